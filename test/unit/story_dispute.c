/* story_dispute.c - tests of denials and of accounts that cannot both hold, on
 * invented articles. */
#include "unit.h"
#include "story/digest/key.h"

enum { MOST = 6 };

typedef struct {
    isn_arena a;
    isn_digest d[MOST];
    int n;
    isn_disagreements all;
} story;

static void start(story *s)
{
    memset(s, 0, sizeof *s);
    arena_init(&s->a, 1 << 26);
}

static void add(story *s, const char *outlet, const char *published, const char *text)
{
    isn_err err;
    isn_articles got = {0};
    isn_source in = {.bytes = str_c(text), .uri = arena_fmt(&s->a, "a%d", s->n), .media = ISN_MEDIA_TEXT, .verbatim = true,
                     .title = STR("عنوان"), .outlet = str_c(outlet), .published = str_c(published)};
    assert_true(isn_read(&s->a, &in, &got, &err));
    digest_make(&s->a, &got.at[0], &s->d[s->n++]);
}

/* The denials of the story so far. */
static int denials(story *s)
{
    isn_disagreements all = {0};
    story_disagreements(&s->a, (isn_pile){s->d, s->n, NULL}, &all);
    s->all = (isn_disagreements){0};
    for (ptrdiff_t i = 0; i < all.n; i++)
        if (all.at[i].kind == ISN_CONFLICT_DENIAL) isn_push_value(&s->a, &s->all, all.at[i]);
    return (int)s->all.n;
}

/* Has the record a side with these words? */
static bool shows(const story *s, ptrdiff_t record, const char *words)
{
    const isn_sides *sides = &s->all.at[record].sides;
    for (ptrdiff_t i = 0; i < sides->n; i++)
        if (str_find(sides->at[i].text, str_c(words), 0) >= 0) return true;
    return false;
}

/* One article: how many denials, and words that a side of the first must have. */
static const struct {
    const char *text;
    int n;
    const char *claim, *denial;
} ONE[] = {
    /* «وهو ما نفاه» speaks of the clause before it, not of the one before that */
    {"وقال سكان قرية الزعرور إن الجسر انهار، مؤكدين أن الشاحنات أصابت المدرسة، وهو ما نفاه المحافظ سليم الخازن.", 1,
     "أصابت المدرسة", "نفاه المحافظ"},
    /* the speaker's own plain words before «نفى ذلك» */
    {"واتهمت السودان تشاد بإغلاق سوق الحدود.\nلكن وزير الداخلية التشادي نادر عثمان نفى ذلك.\n"
     "وأضاف نادر عثمان \"لم نغلق سوق الحدود ولن نغلقه\".", 1, "بإغلاق سوق الحدود", "لم نغلق سوق"},
    /* which of two accusations he denies is told by what he says next */
    {"واتهمت السودان تشاد بإغلاق سوق الحدود.\nواتهمت السودان تشاد بتلويث مياه النهر.\nلكن وزير الداخلية التشادي نادر عثمان نفى ذلك.\n"
     "وأضاف نادر عثمان \"لم نغلق سوق الحدود ولن نغلقه\".", 1, "بإغلاق سوق الحدود", "لم نغلق سوق"},
    /* one of those who are accused says that it is not so */
    {"واتهمت صحيفة النخلة وزارة الري التشادية بتحويل مجرى النهر.\nوقال الوزير التشادي نادر عثمان: \"لم نمس مجرى النهر\".", 1,
     "بتحويل مجرى النهر", "لم نمس مجرى"},
    /* an answer in a relative clause is a side of its own */
    {"وجهت صحيفة النخلة أصابع الاتهام إلى تشاد التي نفت أي علاقة لها بالحريق.", 1, "أصابع الاتهام إلى تشاد", "التي نفت"},
    /* the one who accuses does not deny; the accused does */
    {"اتهم الوزير السوداني سامي بكري تشاد بقطع مياه السد.\nونفت تشاد أي دور لها.", 1, "بقطع مياه السد", "أي دور لها"},
    /* a denial that says what it denies finds where that is told */
    {"وقالت اللجنة إن المناورات الليلية استفزاز للجيران.\nوبدأ الموسم السياحي في الساحل.\n"
     "ونفى قائد المنطقة أن تكون المناورات الليلية استفزازا.", 1, "استفزاز للجيران", "أن تكون المناورات"},
    /* who rejects the accusation denies it */
    {"وحملت الرئاسة السودانية حركة النخلة مسؤولية الهجوم على الميناء.\nوتوقفت الملاحة في الميناء يوما كاملا.\n"
     "وقال بيان إن حركة النخلة تستهجن الاتهامات الجاهزة من الرئاسة السودانية.", 1, "حركة النخلة مسؤولية الهجوم", "تستهجن الاتهامات"},
    /* the denial leads, what it denies comes after */
    {"نفى وزير الزراعة السوداني سامي بكري عزم بلاده إلغاء مشروع قناة الزعرور.\nوقال إن العمل يجري كما خطط له.\n"
     "وكانت صحيفة الضحى قالت إن الحكومة قررت إلغاء مشروع قناة الزعرور.", 1, "قررت إلغاء مشروع", "عزم بلاده إلغاء"},
    /* a wrong that is not named; who denies it is no party that is known */
    {"وتشتبه الشرطة بأن المحافظ سليم الخازن باع أرض المدرسة.\nلكنه نفى ارتكاب أي مخالفات.", 1, "باع أرض المدرسة", "ارتكاب أي"},
    {"ويواجه المحافظ عدة اتهامات بالفساد، وهي اتهامات ينفيها جملة وتفصيلا.", 1, "اتهامات بالفساد", "ينفيها جملة"},
    /* those who accuse do not deny */
    {"واتهمت السلطات البقال نادر عثمان بتهريب الدقيق، فيما نفى صاحب المتجر كل الاتهامات الموجهة إليه.", 1, "بتهريب الدقيق", "نفى صاحب المتجر"},
    /* the denial names reports and says what they are of */
    {"ونفى محافظ الزعرور سليم الخازن أنباء التوصل إلى صلح مع تجار السوق.\nوفتحت المدارس أبوابها صباحا.\n"
     "وكان نقيب التجار نادر عثمان أعلن التوصل إلى صلح مع المحافظ.", 1, "نادر عثمان أعلن", "أنباء التوصل"},
    /* other words of the same matter */
    {"وقالت نقابة الصيادين إن ممثليها أجروا مفاوضات سرية مع إدارة الميناء.\nونفى مدير الميناء إجراء أي محادثات سرية مع الصيادين.", 1,
     "مفاوضات سرية", "أي محادثات سرية"},
    /* an accusation that is only spoken of is no claim beside one that is made */
    {"وأكد سكان القرية أن شاحنات الشركة السودانية أغرقت الحقول.\nواتهموا الشركة السودانية بإغراق الحقول.\n"
     "وبمجرد ظهور اتهامات الحقول نفت الشركة السودانية مسؤوليتها عن الغرق.", 1, "بإغراق الحقول", "مسؤوليتها عن"},
    /* the denial leads, who accuses him of it comes much later */
    {"نفت الحكومة التشادية هذه المزاعم جملة وتفصيلا.\nوتوقفت الملاحة في الميناء يوما كاملا.\nوفتحت المدارس أبوابها صباحا.\n"
     "وقال سكان إنهم سمعوا دويا قويا.\nواتهمت الرئاسة السودانية تشاد بإحراق الميناء.", 1, "تشاد بإحراق الميناء", "هذه المزاعم"},
    /* «رفض … الاتهامات» with words between; «رفض التعليق على الاتهامات» denies nothing */
    {"واتهمت السودان تشاد بإغلاق سوق الحدود.\nورفضت وزارة الداخلية في الحكومة التشادية هذه الاتهامات.", 1, "بإغلاق سوق", "ورفضت وزارة"},
    {"واتهمت السودان تشاد بإغلاق سوق الحدود.\nورفضت الحكومة التشادية التعليق على الاتهامات.", 0, NULL, NULL},
    /* somebody's words are belied; whose report is not doubted is not denied */
    {"كذّبت الحكومة التشادية تصريحات الوزير السوداني سليم الخازن.\nوقال الوزير السوداني سليم الخازن إن تشاد أغلقت سوق الحدود.", 1,
     "أغلقت سوق الحدود", "كذّبت الحكومة"},
    {"واتهمت السودان تشاد بإغلاق سوق الحدود.\nوقال المتحدث إن تشاد لم تشكك في تقرير السودان.", 0, NULL, NULL},
    /* «ما وصفها بمزاعم» */
    {"وقالت الوزارة السودانية إن حركة النخلة أرسلت مدربين إلى مخيم الزعرور.\n"
     "ورد قيادي في حركة النخلة على ما وصفها بـ\"مزاعم\" السودان حول إرسال مدربين إلى مخيم الزعرور.", 1, "أرسلت مدربين", "ما وصفها"},
    /* what is denied as a pronoun; in a clause of its own */
    {"وقال سكان قرية الزعرور إن شاحنات الشركة أغرقت الحقول، اتهام نفاه مدير الشركة نادر عثمان.", 1, "أغرقت الحقول", "اتهام نفاه"},
    /* a whole denial before what else is said */
    {"واعتقل التاجر نادر عثمان للاشتباه بتورطه في تهريب الدقيق.\nوينفي نادر عثمان هذه المزاعم ويقول إن الدوافع سياسية.", 1, "للاشتباه بتورطه",
     "هذه المزاعم"},
    /* who is looked into, but denies any wrong */
    {"وخضع المحافظ للتحقيق بشأن بيع أرض المدرسة، إلا أنه نفى ارتكاب أي مخالفات.", 1, "بيع أرض المدرسة", "ارتكاب أي"},
    /* a rumour of which he who denies it speaks himself */
    {"أكد المتحدث باسم البلدية عدم وقوع أي انفجار في مصنع الزجاج، وذلك بعد تداول شائعة عن انفجار مصنع الزجاج صباحا.", 1, "شائعة عن انفجار",
     "عدم وقوع أي"},
    /* he is asked, and did not */
    {"وردا على تساؤلات صحفية حول استخدام مياه ملوثة لري الحقول، قال مدير المزرعة سامي بكري: \"لم نستخدم مياها ملوثة لري الحقول\".", 1,
     "تساؤلات صحفية", "لم نستخدم"},
    /* an accusation is shown with what it is of, wherever a comma cuts it */
    {"واتهمت الحكومة السودانية الشركة التشادية، ومقرها مدينة الزعرور، بإغراق حقول القمح.\nونفت الشركة التشادية إغراق أي حقول.", 1,
     "الشركة التشادية، ومقرها مدينة الزعرور، بإغراق حقول", "ونفت الشركة"},
    /* «ينفي أي …» speaks of what was said just before; who quotes a denial does not deny */
    {"وقال منتقدون إن لجنة السوق تحابي تجار المدينة.\nوتنفي لجنة السوق أي تحيز.", 1, "تحابي تجار", "أي تحيز"},
    {"واتهمت السودان تشاد بإغلاق سوق الحدود.\nوقالت وكالة النخلة: \"نفت تشاد هذا الاتهام\".", 1, "بإغلاق سوق", "نفت تشاد"},
    /* false news that one spreads denies nothing */
    {"وقال سكان إن السوق أغلق.\nوأوقف شاب بتهمة نشر أخبار كاذبة عن إغلاق السوق.", 0, NULL, NULL},
    /* who lied of a thing does not deny it by our words */
    {"وقال الوزير إن الشركة حفرت بئرا سرية في الوادي.\nوأضاف الوزير أن الشركة كذبت في حديثها عن بئر الوادي السرية.", 0, NULL, NULL},
    /* neither confirmed nor denied */
    {"اتهمت السودان تشاد بإغلاق سوق الحدود.\nوقال المتحدث إنه لا يؤكد هذا الاتهام ولا ينفيه.", 0, NULL, NULL},
    {"وقال مسؤول سوداني إن وزارة الخارجية التشادية أغلقت سوق الحدود.\nلكن الوزارة لم تؤكد أو تنفي إغلاق سوق الحدود.", 0, NULL, NULL},
    /* another matter is denied */
    {"اتهمت السودان تشاد بإغلاق سوق الحدود.\nونفى مدير المعرض تأجيل حفل الافتتاح في العاصمة البعيدة.", 0, NULL, NULL},
    /* «كاذبة» of other things denies nothing */
    {"اتهمت السودان تشاد بإغلاق سوق الحدود.\nوضبطت الشرطة لوحات سيارات كاذبة في المرآب.", 0, NULL, NULL},
    /* «لا علاقة له» of things denies no report of them; who is only described says nothing */
    {"وقالت لجنة الجائزة إن ثلاثة أفلام أضيفت إلى قائمة المهرجان.\nوأوضحت أن إضافة الأفلام لا علاقة لها بقيمتها.", 0, NULL, NULL},
    {"وزار العاصمة الطبيب سليم الخازن، الذي يعيش في تشاد منذ سنين.\nونفى سليم الخازن شراء أرض في تشاد.", 0, NULL, NULL},
    /* «من دون طيار» negates nothing */
    {"وتتهم السودان تشاد باستخدام طائرات مسيرة في النهر.\nوأضافت الحكومة التشادية أن طائرات من دون طيار تراقب النهر.", 0, NULL, NULL},
    /* accusations of which only the matter is named */
    {"وأحيل الكاردينال سليم الخازن إلى المحاكمة في اتهامات باختلاس أموال الكنيسة.\nونفى الكاردينال رسميا جميع التهم الموجهة إليه.", 1,
     "باختلاس أموال", "جميع التهم"},
    /* a long denial keeps its verb */
    {"واتهمت السودان تشاد بإغلاق سوق الحدود.\nونفت الحكومة التشادية في بيان طويل قرأه المتحدث باسمها أمام الصحفيين في العاصمة "
     "إغلاق سوق الحدود الجنوبي أمام التجار القادمين من القرى المجاورة.", 1, "بإغلاق سوق", "ونفت الحكومة التشادية"},
    /* what else he negates is not what he denied: the denial itself is shown */
    {"واتهمت السودان تشاد بإغلاق سوق الحدود.\nوتنفي الحكومة التشادية هذه الاتهامات.\n"
     "وقالت الحكومة التشادية إنها لا تريد خلافا حول سوق الحدود.", 1, "بإغلاق سوق", "هذه الاتهامات"},
    /* «نفى أن» denies too; a word of the claim is negated and not the claim */
    {"وقالت مصادر إن المحافظ باع أرض المدرسة بصورة غير قانونية، لكنه نفى أن يكون فعل ذلك.", 1, "باع أرض المدرسة", "نفى أن"},
    /* «المزاعم التي لا أساس لها» is one clause; «بصورة مشددة» too */
    {"واتهمت السودان تشاد بإغلاق سوق الحدود.\nورفضت تشاد هذه المزاعم التي لا أساس لها.", 1, "بإغلاق سوق", "هذه المزاعم التي لا أساس"},
    {"وقال الوزير السوداني سامي بكري إن تشاد أغلقت سوق الحدود.\nوتنفي تشاد بصورة مشددة ما قاله سامي بكري.", 1, "أغلقت سوق", "ما قاله سامي"},
    /* who rejects what one said denies it; who rejects a request does not */
    {"وقال الوزير السوداني سامي بكري إن تشاد أغلقت سوق الحدود.\nورفضت تشاد تصريحات سامي بكري.", 1, "أغلقت سوق", "تصريحات سامي"},
    {"وقال الوزير السوداني سامي بكري إن تشاد أغلقت سوق الحدود.\nورفضت تشاد بيانات الشركة.", 0, NULL, NULL},
    /* «بأنه لا أساس له» speaks of what was just said */
    {"وقال الوزير السوداني سامي بكري إن تشاد أغلقت سوق الحدود.\nووصفت وزارة الداخلية التشادية ذلك بأنه لا أساس له.", 1, "أغلقت سوق", "لا أساس له"},
    /* whose accusations are denied is told: another's are not */
    {"واتهمت النيجر تشاد بإحراق مخازن القمح.\nونفت تشاد اتهامات السودان.", 0, NULL, NULL},
    /* a player's wife does not speak for his country, nor is its club's word hers */
    {"وتصر زوجة الحارس التشادي نادر عثمان على أنه سيلعب، نافية إجراء جراحة في ركبته اليمنى.\n"
     "وقال الاتحاد التشادي إن الحارس أجرى جراحة في ركبته اليمنى.", 1, "أجرى جراحة", "نافية إجراء"},
    /* «لامرأة اتهمته»: he is the accused */
    {"دفع الممثل سليم الخازن مبلغا لامرأة اتهمته بسرقة لوحة المتحف.\nوينفي سليم الخازن سرقة لوحة المتحف.", 1, "اتهمته بسرقة", "وينفي سليم"},
    /* what carries a name accuses nobody; who lays the responsibility on somebody does */
    {"وحلقت فوق تشاد طائرة تحمل اسم النخلة.\nوتنفي تشاد أي دور لها.", 0, NULL, NULL},
    {"وحملت السودان تشاد مسؤولية حريق السوق.\nوتنفي تشاد أي دور لها.", 1, "مسؤولية حريق", "أي دور لها"},
    /* the prosecution is no accusation, but what it says is */
    {"ورفض القاضي طلب الادعاء حبس سليم الخازن.\nويقول الادعاء إن سليم الخازن سرق لوحة المتحف.\nوينفي سليم الخازن التهم الموجهة إليه.", 1,
     "سرق لوحة", "التهم الموجهة"},
    /* what ends the claim does not stand between it and «نفت ذلك» */
    {"وذكرت اللجنة أن جماعة النخلة قتلت ثلاثة حراس في السوق، أو ربما أربعة حراس، في شهر آب الماضي.\nلكن الجماعة نفت ذلك.", 1, "قتلت ثلاثة",
     "نفت ذلك"},
    /* whose accusations they are, where there are two */
    {"واتهمت النيجر تشاد بإحراق مخازن القمح.\nونفت تشاد اتهامات السودان والنيجر.", 1, "بإحراق مخازن", "ونفت تشاد"},
    /* a verb with its object as a pronoun speaks of the clause before */
    {"وأثارت قضية شراء لوحات مسروقة لمتحف الزعرور، نفتها البلدية مرارا، غضب السكان.", 1, "لوحات مسروقة", "نفتها البلدية"},
    /* a question accuses nobody */
    {"من أغلق سوق الحدود ومن يقف وراء إغلاق السوق؟\nوتنفي تشاد أي دور لها.", 0, NULL, NULL},
};

static void a_denial_answers_its_claim(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ONE / sizeof *ONE; i++) {
        story s;
        start(&s);
        add(&s, "الضحى", "2020-05-05", ONE[i].text);
        int n = denials(&s);
        if (n != ONE[i].n) fail_msg("%d denials, not %d: %s", n, ONE[i].n, ONE[i].text);
        if (n && !(shows(&s, 0, ONE[i].claim) && shows(&s, 0, ONE[i].denial))) fail_msg("other sides: %s", ONE[i].text);
        arena_free(&s.a);
    }
}

static void two_articles_tell_one_dispute(void **state)
{
    (void)state;
    story s;
    start(&s);
    add(&s, "الضحى", "2020-05-05", "اتهمت السودان تشاد بإغلاق سوق الحدود الجنوبي.\nونفت تشاد إغلاق سوق الحدود الجنوبي.");
    add(&s, "المشرق", "2020-05-06", "وتتهم السودان جارتها تشاد بإغلاق سوق الحدود الجنوبي.\nلكن تشاد تنفي إغلاق سوق الحدود الجنوبي.");
    assert_int_equal(denials(&s), 1);
    assert_int_equal(s.all.at[0].sides.n, 4);
    assert_true(s.all.at[0].reason.n && s.all.at[0].reason_en.n && s.all.at[0].about.n);
    arena_free(&s.a);
}

static void a_denial_may_stand_in_another_article(void **state)
{
    (void)state;
    story s;
    start(&s);
    add(&s, "الضحى", "2020-05-05", "اتهمت السودان تشاد بإغلاق سوق الحدود الجنوبي.\nويعمل في السوق ألف تاجر.");
    add(&s, "المشرق", "2020-05-06", "نفت وزارة التجارة في تشاد إغلاق سوق الحدود الجنوبي.\nويعمل في السوق ألف تاجر.");
    assert_int_equal(denials(&s), 1);
    assert_true(shows(&s, 0, "بإغلاق سوق") && shows(&s, 0, "نفت وزارة"));
    arena_free(&s.a);
    start(&s); /* too long after */
    add(&s, "الضحى", "2020-05-05", "اتهمت السودان تشاد بإغلاق سوق الحدود الجنوبي.\nويعمل في السوق ألف تاجر.");
    add(&s, "المشرق", "2020-09-06", "نفت وزارة التجارة في تشاد إغلاق سوق الحدود الجنوبي.\nويعمل في السوق ألف تاجر.");
    assert_int_equal(denials(&s), 0);
    arena_free(&s.a);
}

/* A reprint's own sentences count; those it shares with its source do not again. */
static void a_reprint_tells_what_it_adds(void **state)
{
    (void)state;
    int32_t same[] = {0, 0};
    story s;
    isn_disagreements all = {0};
    start(&s);
    add(&s, "الضحى", "2020-05-05", "اتهمت السودان تشاد بإغلاق سوق الحدود الجنوبي.\nويعمل في السوق ألف تاجر.");
    add(&s, "المشرق", "2020-05-05",
        "اتهمت السودان تشاد بإغلاق سوق الحدود الجنوبي.\nويعمل في السوق ألف تاجر.\nونفت تشاد إغلاق سوق الحدود الجنوبي.");
    story_disagreements(&s.a, (isn_pile){s.d, s.n, same}, &all);
    assert_int_equal(all.n, 1);
    assert_int_equal(all.at[0].sides.n, 2);
    assert_int_equal(all.at[0].sides.at[0].document, 0);
    assert_int_equal(all.at[0].sides.at[1].document, 1);
    arena_free(&s.a);
}

/* What the first article tells, what the second says is not so; and whether they
 * part. */
static const struct {
    const char *yes, *no;
    bool parts;
} NOT[] = {
    {"وأكدت وكالة الضحى دخول مفتشي السلامة منجم الزعرور.", "وقال مدير المنجم إن مفتشي السلامة لم يدخلوا منجم الزعرور.", true},
    {"وقال شهود إن الحراس استخدموا الرصاص المطاطي في ملعب الزعرور.",
     "وقال قائد الحرس إنه لم يتم استخدام الرصاص المطاطي في ملعب الزعرور.", true},
    /* planned, wanted, asked for: not told to have happened */
    {"وناقش المجلس خطط دخول مفتشي السلامة منجم الزعرور.", "وقال مدير المنجم إن مفتشي السلامة لم يدخلوا منجم الزعرور.", false},
    {"وهل يدخل مفتشو السلامة منجم الزعرور؟", "وقال مدير المنجم إن مفتشي السلامة لم يدخلوا منجم الزعرور.", false},
    /* no more than of some; of a word, not of what is done */
    {"وقال شهود إن عشرين عاملا قتلوا في حريق منجم الزعرور.", "وقال السفير إنه لم يقتل أي تشادي في حريق منجم الزعرور.", false},
    {"وقال شهود إن عشرين عاملا قتلوا في حريق منجم الزعرور.", "وقال السفير إنه لم يقتل ولم يصب أي تشادي في حريق منجم الزعرور.", false},
    {"وقال الوزير إن القانون يتعلق بحقوق العمال في منجم الزعرور.", "وقال المدير إن القانون يتعلق بالضرائب لا بحقوق العمال في منجم الزعرور.", false},
    {"وقالت النقابة إن المدير امتنع عن تحديد أسباب حريق المنجم.", "وقال النقيب إن المدير لم يحدد أسباب حريق المنجم.", false},
    /* both say no */
    {"وأكد العمال عدم دخول مفتشي السلامة منجم الزعرور.", "وقال مدير المنجم إن مفتشي السلامة لم يدخلوا منجم الزعرور.", false},
    /* on condition; some of many; no more than */
    {"وأكدت وكالة الضحى دخول مفتشي السلامة منجم الزعرور.", "وقال مدير المنجم إن العمل يتوقف إذا لم يدخل مفتشو السلامة منجم الزعرور.", false},
    {"وقالت الوزارة إن الشركات تحترم قواعد السلامة في المناجم.", "وقال النقيب إن الشركات التي لا تحترم قواعد السلامة في المناجم قليلة.", false},
    {"وقال المدير إن العمال يلبسون الخوذ في المنجم.", "وقال النقيب إن العمال لا يلبسون إلا الخوذ في المنجم.", false},
};

static void what_one_says_another_negates(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof NOT / sizeof *NOT; i++) {
        story s;
        start(&s);
        add(&s, "الضحى", "2020-05-05", NOT[i].yes);
        add(&s, "المشرق", "2020-05-05", NOT[i].no);
        if ((denials(&s) == 1) != NOT[i].parts) fail_msg("%s: %s", NOT[i].parts ? "do not part" : "part", NOT[i].no);
        arena_free(&s.a);
    }
}

/* States of one thing on one day, in one article. */
static const struct {
    const char *text;
    int n;
} FACT[] = {
    {"وقال قائد القوات إن جنوده حرروا مرفأ الزعرور بالكامل.\nلكن مراسل قناة النخلة قال إن المرفأ ظل خارج سيطرتهم.", 1},
    {"وقالت الشرطة إنها أفرجت عن الصحفي سليم الخازن.\nوقالت نقابته إن الصحفي سليم الخازن لا يزال محتجزا في الميناء.", 1},
    {"وقال المدير إن جسر الزعرور مفتوح أمام الشاحنات.\nوقال سائقون إن جسر الزعرور مغلق منذ الفجر.", 1},
    /* another thing; what is wanted; one speaker's two */
    {"وقال المدير إن جسر الزعرور مفتوح أمام الشاحنات.\nوقال سائقون إن مستودع الوردية مغلق منذ الفجر.", 0},
    {"وطالب التجار بإعادة فتح جسر الزعرور.\nوقال سائقون إن جسر الزعرور مغلق منذ الفجر.", 0},
    {"وقال المدير سامي بكري إن جسر الزعرور مفتوح للمشاة.\nوأضاف سامي بكري أن جسر الزعرور مغلق أمام الشاحنات.", 0},
};

static void two_states_cannot_both_hold(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof FACT / sizeof *FACT; i++) {
        story s;
        start(&s);
        add(&s, "الضحى", "2020-05-05", FACT[i].text);
        int n = denials(&s);
        if (n != FACT[i].n) fail_msg("%d, not %d: %s", n, FACT[i].n, FACT[i].text);
        arena_free(&s.a);
    }
}

static void accounts_that_the_article_sets_apart(void **state)
{
    (void)state;
    story s;
    start(&s);
    add(&s, "الضحى", "2020-05-05",
        "وقال المحافظ إن ما جرى كان بسبب انفجار سيارة قرب المنصة.\nوأصيب سبعة أشخاص بجروح.\n"
        "وقدم رجال الإطفاء رواية مختلفة.\nوقال الإطفائي نادر عثمان إن ما وقع كان انفجار خزان غاز في شقة.");
    assert_int_equal(denials(&s), 1);
    assert_true(shows(&s, 0, "سيارة قرب المنصة") && shows(&s, 0, "خزان غاز"));
    arena_free(&s.a);
}

/* Nobody has claimed it; and what a later article says. */
static const struct {
    const char *later;
    bool revised;
} CLAIMED[] = {
    {"وأعلن تنظيم النخلة مسؤوليته عن تفجير محطة قطار الزعرور.", true},
    {"وأسفر تفجير محطة قطار الزعرور الذي تبناه تنظيم النخلة عن مقتل سبعة مسافرين.", true},
    {"ولم تعلن أي جماعة مسؤوليتها عن تفجير محطة قطار الزعرور.", false},
    {"ونفى تنظيم النخلة مسؤوليته عن تفجير محطة قطار الزعرور.", false},
    {"وأعلنت شركة الكهرباء مسؤوليتها عن انقطاع التيار في الوردية.", false},
};

static void who_claims_what_nobody_had_claimed(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CLAIMED / sizeof *CLAIMED; i++) {
        story s;
        start(&s);
        add(&s, "الضحى", "2020-05-05", "هز تفجير محطة قطار الزعرور صباحا.\nولم تعلن أي جهة حتى الآن مسؤوليتها عن تفجير محطة القطار.");
        add(&s, "المشرق", "2020-05-06", CLAIMED[i].later);
        bool revised = false;
        for (int k = 0; k < denials(&s); k++) revised |= s.all.at[k].relation == ISN_RELATION_REVISION;
        if (revised != CLAIMED[i].revised) fail_msg("%s: %s", CLAIMED[i].revised ? "not revised" : "revised", CLAIMED[i].later);
        arena_free(&s.a);
    }
}

static void forms_of_a_word_share_a_root(void **state)
{
    (void)state;
    static const char *const same[][4] = {{"دخول", "يدخلوا", "دخلت", "بدخول"}, {"استخدام", "استخدمت", "يستخدمون", "مستخدمة"},
                                          {"تدمير", "دمرت", "تدمر", "مدمرة"},  {"تطوير", "طورت", "يطور", "التطوير"},
                                          {"سيطرة", "تسيطر", "سيطرت", "السيطرة"}, {"استفزاز", "الاستفزازية", "استفزازي", "استفزازا"}};
    isn_arena a;
    arena_init(&a, 1 << 20);
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        for (int k = 1; k < 4; k++)
            if (story_root(fold_word(&a, str_c(same[i][0]))) != story_root(fold_word(&a, str_c(same[i][k])))) fail_msg("%s / %s", same[i][0], same[i][k]);
    assert_true(story_root(fold_word(&a, STR("دخول"))) != story_root(fold_word(&a, STR("خروج"))));
    assert_true(story_root(STR("2018")) != story_root(STR("2019")));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_denial_answers_its_claim),
        cmocka_unit_test(two_articles_tell_one_dispute),
        cmocka_unit_test(a_denial_may_stand_in_another_article),
        cmocka_unit_test(a_reprint_tells_what_it_adds),
        cmocka_unit_test(what_one_says_another_negates),
        cmocka_unit_test(two_states_cannot_both_hold),
        cmocka_unit_test(accounts_that_the_article_sets_apart),
        cmocka_unit_test(who_claims_what_nobody_had_claimed),
        cmocka_unit_test(forms_of_a_word_share_a_root),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
