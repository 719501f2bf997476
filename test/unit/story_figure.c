/* story_figure.c - tests of figures that part or agree between articles, on invented ones. */
#include "pile.h"

static void add(pile_of *p, const char *published, const char *title, const char *text)
{
    static const char *const OUTLET[] = {"الضحى", "المشرق", "الرابية", "الساحل", "الميناء", "النهار"};
    pile_add_article(p, published, OUTLET[p->n], title, text);
}

/* How many records of figures there are. */
static int records(pile_of *p) { return p->all.n ? (int)p->all.n : pile_ask(p, ISN_CONFLICT_FIGURE); }

/* Has a record of the relation both values? */
static bool tied(pile_of *p, isn_relation relation, double x, double y)
{
    records(p);
    for (ptrdiff_t i = 0; i < p->all.n; i++) {
        const isn_disagreement *d = &p->all.at[i];
        bool has_x = false, has_y = false;
        for (ptrdiff_t k = 0; k < d->sides.n; k++) has_x |= d->sides.at[k].value == x, has_y |= d->sides.at[k].value == y;
        if (d->relation == relation && has_x && has_y) return true;
    }
    return false;
}

#define TITLE "انفجار في سوق الحدادين بالوردية"

/* Two articles of the given days: does a record of the relation hold both values? */
static bool between(const char *day_x, const char *text_x, const char *day_y, const char *text_y, isn_relation relation, double x, double y)
{
    pile_of p;
    pile_start(&p);
    add(&p, day_x, TITLE, text_x);
    add(&p, day_y, TITLE, text_y);
    bool found = tied(&p, relation, x, y);
    arena_free(&p.a);
    return found;
}

static bool revised(const char *day_x, const char *text_x, const char *day_y, const char *text_y, double x, double y)
{
    return between(day_x, text_x, day_y, text_y, ISN_RELATION_REVISION, x, y);
}

/* «أكثر من 200» after 252 has put nothing right; 215 after 252 has. */
static void who_rounds_down_revises_nothing(void **state)
{
    (void)state;
    const char *first = "قتل 252 شخصا في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.";
    assert_false(revised("2020-05-05", first, "2020-05-06", "قتل أكثر من 200 شخص في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", 252, 200));
    assert_true(revised("2020-05-05", first, "2020-05-06", "قتل 215 شخصا في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", 252, 215));
}

/* A toll that falls to less than half, days later, is another event's. */
static void a_toll_does_not_collapse(void **state)
{
    (void)state;
    const char *first = "قتل 40 شخصا في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.";
    assert_false(revised("2020-05-05", first, "2020-05-08", "قتل 11 شخصا في انفجار هز سوق الحدادين وسط مدينة الوردية.", 40, 11));
}

/* «الاعتداءات الثلاثة», a site's name, suspects and the dead of another year are no tolls of the day's victims. */
static void what_numbers_no_victims(void **state)
{
    (void)state;
    const char *first = "قتل تسعة أشخاص في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.";
    assert_false(revised("2020-05-05", first, "2020-05-05", "قال الدفاع المدني إن الهجمات الدموية الثلاثة أصابت سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", 9, 3));
    assert_false(revised("2020-05-05", first, "2020-05-05", "وقال موقع الوردية 24 على الإنترنت إن قتلى سقطوا في انفجار سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", 9, 24));
    assert_false(revised("2020-05-05", first, "2020-05-05", "أعلنت الشرطة مقتل 11 مشتبها بهم في انفجار سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", 9, 11));
    assert_false(revised("2020-05-05", first, "2020-05-05", "هز انفجار سوق الحدادين وسط مدينة الوردية صباح الثلاثاء، وهو الأكبر منذ هجمات 2009 التي قتل فيها 12 شخصا في السوق.", 9, 12));
    assert_true(revised("2020-05-05", first, "2020-05-05", "قتل 12 شخصا في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", 9, 12));
}

/* Seven policemen, where the article tells no whole, stand for all; beside a whole they are some of them. */
static void a_kind_stands_for_the_whole(void **state)
{
    (void)state;
    const char *later = "أصيب 20 شخصا في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.";
    assert_true(revised("2020-05-05", "أصيب 12 من رجال الأمن في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", "2020-05-06", later, 12, 20));
    assert_false(revised("2020-05-05", "أصيب 12 من رجال الأمن في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.\nوقال الدفاع المدني إن 18 شخصا أصيبوا في الانفجار.", "2020-05-06", later, 12, 20));
}

/* What is destroyed is counted by what it is; those saved at sea are of their day. */
static void things_and_days(void **state)
{
    (void)state;
    assert_false(revised("2020-05-05", "أعلن الجيش تدمير تسع سيارات في سوق الحدادين بمدينة الوردية.", "2020-05-06", "أعلن الجيش تدمير 12 نفقا في سوق الحدادين بمدينة الوردية.", 9, 12));
    assert_false(revised("2020-05-05", "أعلن خفر السواحل إنقاذ 72 مهاجرا قبالة مدينة الوردية.", "2020-05-08", "أعلن خفر السواحل إنقاذ 217 مهاجرا قبالة مدينة الوردية.", 72, 217));
}

/* Goals of a player, and what one article tells both («256 مقابل 167») are no dispute. */
static void games_and_pairs(void **state)
{
    (void)state;
    assert_false(between("2020-05-05", "سجل سالم الراوي 14 هدفا لفريق الوردية في مباريات الدوري هذا الموسم.", "2020-05-06", "سجل سالم الراوي 16 هدفا لفريق الوردية في مباريات الدوري هذا الموسم.", ISN_RELATION_DISAGREEMENT, 14, 16));
    assert_true(between("2020-05-05", "تضم بعثة المراقبين الدولية في ميناء الوردية 150 مراقبا مدنيا.", "2020-05-06", "تضم بعثة المراقبين الدولية في ميناء الوردية 90 مراقبا مدنيا.", ISN_RELATION_DISAGREEMENT, 150, 90));
    assert_false(between("2020-05-05", "تضم بعثة المراقبين الدولية في ميناء الوردية 150 مراقبا مدنيا و90 مراقبا محليا.", "2020-05-06", "تضم بعثة المراقبين الدولية في ميناء الوردية 90 مراقبا مدنيا.", ISN_RELATION_DISAGREEMENT, 150, 90));
}

/* What is measured again every month is of its month; what has become is no dispute but a revision;
 * those hurt «بين صفوف رجال الأمن» are policemen. */
static void what_moves(void **state)
{
    (void)state;
    const char *stock = "قالت هيئة الميناء إن مخزونات القمح في ميناء الوردية بلغت 300 ألف طن.";
    assert_false(between("2020-05-05", stock, "2020-05-12", "قالت هيئة الميناء إن مخزونات القمح في ميناء الوردية بلغت 500 ألف طن.", ISN_RELATION_DISAGREEMENT, 300000, 500000));
    assert_true(revised("2020-05-05", "تضم بعثة المراقبين الدولية في ميناء الوردية 150 مراقبا مدنيا.", "2020-05-08", "باتت بعثة المراقبين الدولية في ميناء الوردية تضم 90 مراقبا مدنيا.", 150, 90));
    assert_true(revised("2020-05-05", "أسفر انفجار سوق الحدادين وسط مدينة الوردية صباح الثلاثاء عن 42 إصابة بين صفوف رجال الأمن.", "2020-05-05", "أصيب 90 من رجال الأمن في انفجار سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", 42, 90));
}

/* 110 dead «منذ ثوران البركان» after 72 is the toll that grew, not another stretch of time. */
static void since_the_event(void **state)
{
    (void)state;
    const char *first = "قتل 100 شخص في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.";
    assert_true(revised("2020-05-05", first, "2020-05-06", "قتل 110 أشخاص منذ انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", 100, 110));
}

/* One number told three times by nobody in particular stands twice in a dispute. */
static void a_dispute_is_not_repeated(void **state)
{
    (void)state;
    pile_of p;
    pile_start(&p);
    const char *hurt = "أصيب سبعة أشخاص في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.";
    add(&p, "2020-05-05", TITLE, "قالت وكالة الأنباء إن انفجار سوق الحدادين وسط مدينة الوردية صباح الثلاثاء وقع من دون وقوع أي إصابات.");
    for (int i = 0; i < 4; i++) add(&p, "2020-05-05", TITLE, hurt);
    assert_true(tied(&p, ISN_RELATION_DISAGREEMENT, 0, 7));
    for (ptrdiff_t i = 0; i < p.all.n; i++) assert_true(p.all.at[i].sides.n <= 3);
    arena_free(&p.a);
}

/* One article's pair of numbers is told once, though a title repeats them. */
static void a_pair_is_told_once(void **state)
{
    (void)state;
    pile_of p;
    pile_start(&p);
    add(&p, "2020-05-05", "مقتل تسعة أشخاص في انفجار سوق الحدادين بالوردية",
        "قتل تسعة أشخاص في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.\nوقال الدفاع المدني إن تسعة أشخاص قتلوا في انفجار السوق.");
    add(&p, "2020-05-06", "مقتل 14 شخصا في انفجار سوق الحدادين بالوردية",
        "قتل 14 شخصا في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.\nوقال الدفاع المدني إن 14 شخصا قتلوا في انفجار السوق.");
    assert_true(tied(&p, ISN_RELATION_REVISION, 9, 14));
    assert_int_equal(records(&p), 1);
    arena_free(&p.a);
}

/* «19 عاملا، بينهم 11 بحارا» leaves nothing open; nor do the two numbers of one vote. */
static void parts_told_together(void **state)
{
    (void)state;
    const char *other = "فتح سوق الحدادين أبوابه صباح الثلاثاء.";
    assert_false(between("2020-05-05", "تضم بعثة المراقبين الدولية في ميناء الوردية 150 مراقبا، منهم 38 مراقبا محليا.", "2020-05-06", other, ISN_RELATION_SCOPE, 150, 38));
    assert_false(between("2020-05-05", "وافق مجلس بلدية الوردية على موازنة المرفأ الجديد بأغلبية 25 صوتا مقابل 16 صوتا.", "2020-05-06",
                         "وبأغلبية 25 ضد 16 صوتا وافق مجلس بلدية الوردية على موازنة المرفأ الجديد.", ISN_RELATION_DISAGREEMENT, 25, 16));
}

/* Two sources of one article that count one noun are set against each other where the words about both agree;
 * shares of one article are of different wholes. */
static void sources_of_what_is_no_toll(void **state)
{
    (void)state;
    const char *other = "فتح سوق الحدادين أبوابه صباح الثلاثاء.";
    assert_false(between("2020-05-05", "قال زعيم الفصيل إن رجاله أطلقوا 55 صاروخا على مرفأ الوردية.\nوأعلنت الوزارة أن دفاعاتها أسقطت 20 صاروخا فوق البحر.",
                         "2020-05-06", other, ISN_RELATION_DISAGREEMENT, 55, 20));
    assert_true(between("2020-05-05", "قال زعيم الفصيل إن رجاله أطلقوا 55 صاروخا على مرفأ الوردية.\nوأعلنت الوزارة أن الفصيل أطلق 40 صاروخا على مرفأ الوردية.",
                        "2020-05-06", other, ISN_RELATION_DISAGREEMENT, 55, 40));
    assert_false(between("2020-05-05", "قال مجلس التجار إن 41% من تجار الوردية راضون تماما عن السوق.\nوقالت الغرفة إن 31% من تجار الوردية راضون عن السوق إلى حد ما.",
                         "2020-05-06", other, ISN_RELATION_DISAGREEMENT, 41, 31));
}

/* «بفارق سبع نقاط» is no death, what a currency does on two days is no one count. */
static void points_and_prices(void **state)
{
    (void)state;
    assert_false(between("2020-05-05", "تصدر فريق الوردية القائمة بفارق سبعة عن فريق المرسى في سوق الحدادين.", "2020-05-05",
                         "تصدر فريق الوردية القائمة بفارق ثمانية عن فريق المرسى في سوق الحدادين.", ISN_RELATION_REVISION, 7, 8));
    assert_false(between("2020-05-05", "صعد الدولار 4 بالمئة أمام العملة المحلية في سوق الحدادين بالوردية.", "2020-05-06",
                         "صعد الدولار 2 بالمئة أمام العملة المحلية في سوق الحدادين بالوردية.", ISN_RELATION_DISAGREEMENT, 4, 2));
}

/* «البيان» is no second source; where an article sets two against each other («لكن») it takes less. */
static void who_is_a_second_source(void **state)
{
    (void)state;
    const char *other = "فتح سوق الحدادين أبوابه صباح الثلاثاء.";
    const isn_relation parted = ISN_RELATION_DISAGREEMENT;
    assert_false(between("2020-05-05", "قالت شركة المرسى إن رافعات مرفأ الوردية نقلت 55 حاوية يوم الثلاثاء.\nوجاء في البيان أن رافعات مرفأ الوردية نقلت 40 حاوية يوم الثلاثاء.",
                         "2020-05-06", other, parted, 55, 40));
    assert_true(between("2020-05-05", "قالت شركة المرسى إن رافعات مرفأ الوردية نقلت 55 حاوية يوم الثلاثاء.\nلكن نقابة الميناء قالت إن رافعات مرفأ الوردية نقلت 40 حاوية.",
                        "2020-05-06", other, parted, 55, 40));
}

/* What was done with things divides their counts and unites them, so does who did it; «70 مليونا» is 69.72 rounded. */
static void deeds_of_things(void **state)
{
    (void)state;
    const isn_relation parted = ISN_RELATION_DISAGREEMENT;
    const char *fired = "أطلقت الزوارق 20 صاروخا على مرفأ الوردية صباح الثلاثاء.";
    assert_true(between("2020-05-05", fired, "2020-05-06", "قال عامل في المرفأ إنه تم إطلاق 55 صاروخا عليه يوم الثلاثاء.", parted, 20, 55));
    assert_true(between("2020-05-05", fired, "2020-05-06", "استهدفت الزوارق مرفأ الوردية بـ55 صاروخا يوم الثلاثاء.", parted, 20, 55));
    assert_false(between("2020-05-05", fired, "2020-05-06", "أسقطت الدفاعات 14 صاروخا فوق مرفأ الوردية صباح الثلاثاء.", parted, 20, 14));
    assert_false(between("2020-05-05", "أطلقت الزوارق الفرنسية 20 صاروخا على مرفأ الوردية صباح الثلاثاء.", "2020-05-06",
                         "أطلقت الزوارق الإيطالية 55 صاروخا على مرفأ الوردية صباح الثلاثاء.", parted, 20, 55));
    assert_true(between("2020-05-05", "تلقت الشركة غرامة بقيمة 65 مليون دولار في قضية سوق الوردية.", "2020-05-05",
                        "بلغت الغرامة على الشركة 72 مليون دولار في قضية سوق الوردية.", parted, 65e6, 72e6));
    assert_false(between("2020-05-05", "تلقت الشركة غرامة بقيمة 69.72 مليون دولار في قضية سوق الوردية.", "2020-05-05",
                         "بلغت الغرامة على الشركة 70 مليون دولار في قضية سوق الوردية.", parted, 69.72e6, 70e6));
}

/* Those killed on a day and those «منذ بدء الاحتجاجات» are two counts, each with its own changes. */
static void since_the_beginning(void **state)
{
    (void)state;
    pile_of p;
    pile_start(&p);
    add(&p, "2020-05-05", "قتلى في احتجاجات الوردية", "قتل 12 شخصا في احتجاجات مدينة الوردية الثلاثاء.\nومنذ بدء الاحتجاجات قتل 60 شخصا في مدينة الوردية.");
    add(&p, "2020-05-06", "قتلى في احتجاجات الوردية", "ارتفع عدد قتلى احتجاجات مدينة الوردية الثلاثاء إلى 14 شخصا.\nومنذ بدء الاحتجاجات قتل 64 شخصا في مدينة الوردية.");
    assert_true(tied(&p, ISN_RELATION_REVISION, 12, 14));
    assert_false(tied(&p, ISN_RELATION_REVISION, 14, 64));
    assert_false(tied(&p, ISN_RELATION_REVISION, 12, 64));
    arena_free(&p.a);
}

/* «قائمة توثق 17 اسما … ورويترز 20 … في حين قال مصدر إن الرقم قد يصل إلى 40» is one record of three;
 * what it tells in pairs is not told again. */
static void all_sources_in_one_record(void **state)
{
    (void)state;
    pile_of p;
    pile_start(&p);
    add(&p, "2020-05-05", "خطف عشرات في سوق الحدادين بالوردية",
        "خطف مسلحون 17 شخصا من سوق الحدادين بمدينة الوردية صباح الثلاثاء.\n"
        "وقالت نقابة التجار إن 20 شخصا خطفوا من سوق الحدادين.\n"
        "في حين قال مصدر محلي في بلدية المدينة القريبة من الميناء إن الرقم قد يصل إلى 40 مختطفا من سوق الحدادين.");
    assert_true(tied(&p, ISN_RELATION_DISAGREEMENT, 17, 40));
    assert_true(tied(&p, ISN_RELATION_DISAGREEMENT, 20, 40));
    assert_int_equal(records(&p), 1);
    arena_free(&p.a);
}

#define NEXT_DAY "قتل 20 شخصا في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء."

/* What befell those counted: told before a number of captives or refugees, or after an insertion;
 * «فقد» before a verb is no fate. */
static void what_befell_them(void **state)
{
    (void)state;
    assert_true(revised("2020-05-05", "أسفر انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء عن مقتل 15 نازحا.", "2020-05-06", NEXT_DAY, 15, 20));
    assert_true(revised("2020-05-05", "أعلن الدفاع المدني أن 15 شخصا من سكان حي الميناء، بينهم تجار معروفون، قتلوا في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.",
                        "2020-05-06", NEXT_DAY, 15, 20));
    assert_true(revised("2020-05-05", "قال خفر السواحل إن 15 شخصا من التجار، بينهم 6 نساء، لقوا حتفهم في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", "2020-05-06", NEXT_DAY, 15, 20));
    assert_false(between("2020-05-05", "نفذ الدفاع المدني 15 عملية إنقاذ بعد انفجار سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", "2020-05-05",
                         "أنقذ الدفاع المدني 19 شخصا بعد انفجار سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", ISN_RELATION_REVISION, 15, 19));
    assert_true(revised("2020-05-05", "أصيب 15 شخصا في انفجار سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.",
                        "2020-05-06", "أصيب 17 شخصا في انفجار سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.\nوأفرج عن 30 معتقلا.", 15, 17));
    assert_false(revised("2020-05-05", "فقد 15 شخصا في انفجار سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.",
                         "2020-05-06", "فقد شارك 17 شخصا في إزالة ركام انفجار سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", 15, 17));
}

/* «اثنان من القتلى», «بين القتلى ثلاثة تجار» are some of them, «بينهم امرأة وجرح 11» tells all the wounded. */
static void some_of_the_fallen(void **state)
{
    (void)state;
    const char *first = "قتل 15 شخصا في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.";
    assert_false(revised("2020-05-05", first, "2020-05-06", "قال المستشفى إن 16 من القتلى في انفجار سوق الحدادين وسط مدينة الوردية صباح الثلاثاء تجار.", 15, 16));
    assert_false(revised("2020-05-05", first, "2020-05-06", "قال المستشفى إن بين القتلى 16 تاجرا في انفجار سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", 15, 16));
    assert_true(revised("2020-05-05", "أصيب تسعة أشخاص في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.",
                        "2020-05-06", "قتل 15 شخصا بينهم امرأة وجرح 11 آخرون في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", 9, 11));
}

/* «قاعدة سابقة» tells no earlier toll, «حصيلة رسمية سابقة» does; of «15، بعد حصيلة سابقة من 12» the twelve are earlier. */
static void earlier_tolls(void **state)
{
    (void)state;
    const char *other = "فتح سوق الحدادين أبوابه صباح الثلاثاء.";
    assert_true(revised("2020-05-05", "قتل 15 شخصا في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.\nوكانت حصيلة رسمية سابقة أفادت بمقتل 12 شخصا في الانفجار.", "2020-05-06", other, 12, 15));
    assert_true(revised("2020-05-05", "قتل 15 شخصا في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء، بعد حصيلة سابقة أفادت بمقتل 12 شخصا.",
                        "2020-05-06", "ارتفع إلى 19 عدد قتلى انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", 15, 19));
}

/* «35، في حين أن الإحصاء الرسمي يقول إن عدد القتلى 20»: of one mouth, set against each other. */
static void the_official_count(void **state)
{
    (void)state;
    const char *other = "فتح سوق الحدادين أبوابه صباح الثلاثاء.";
    assert_true(between("2020-05-05", "نقلت وكالة الساحل عن مصادر بالمطافئ قولها إن 35 شخصا قتلوا في انفجار سوق الحدادين بالوردية، في حين أن الإحصاء الرسمي يقول إن عدد القتلى 20.",
                        "2020-05-06", other, ISN_RELATION_DISAGREEMENT, 35, 20));
}

/* «ترتفع الحصيلة إلى 40» of an article on something else goes on from 38; bodies found are some of the dead;
 * «بعد شهر من هجوم أسفر عن» and what another clause dates are of another event. */
static void what_goes_on(void **state)
{
    (void)state;
    pile_of p;
    pile_start(&p);
    add(&p, "2020-05-06", TITLE, "قتل 38 شخصا في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.");
    add(&p, "2020-05-09", "بلدية الوردية تتعهد بإعادة بناء سوق الحدادين بعد الانفجار", "تعهدت بلدية الوردية بإعادة بناء سوق الحدادين خلال عام بعد الانفجار.\nوخصصت البلدية لذلك قطعة أرض.\nوأعلنت عن لجنة.\nوتضم اللجنة تجارا.\n"
        "وعثر رجال الإطفاء على سيارة تحت الركام.\nوبذلك ترتفع الحصيلة الرسمية إلى 40 قتيلا.");
    assert_true(tied(&p, ISN_RELATION_REVISION, 38, 40));
    arena_free(&p.a);
    const char *first = "قتل 38 شخصا في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.";
    assert_false(revised("2020-05-05", first, "2020-05-06", "ارتفع عدد قتلى انفجار سوق الحدادين وسط مدينة الوردية صباح الثلاثاء إلى 38.\nوعثر رجال الإنقاذ على 45 جثة.\nوأعلنت البلدية مقتل 60 شخصا في انفجار سوق الحدادين.", 38, 45));
    assert_false(revised("2020-05-05", "قتل تسعة أشخاص في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.", "2020-05-05",
                         "هز انفجار سوق الحدادين وسط مدينة الوردية صباح الثلاثاء، بعد شهر من هجوم على السوق نفسه أسفر عن مقتل 12 شخصا.", 9, 12));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_rounds_down_revises_nothing),
        cmocka_unit_test(a_toll_does_not_collapse),
        cmocka_unit_test(what_numbers_no_victims),
        cmocka_unit_test(a_kind_stands_for_the_whole),
        cmocka_unit_test(things_and_days),
        cmocka_unit_test(games_and_pairs),
        cmocka_unit_test(what_moves),
        cmocka_unit_test(since_the_event),
        cmocka_unit_test(all_sources_in_one_record),
        cmocka_unit_test(parts_told_together),
        cmocka_unit_test(since_the_beginning),
        cmocka_unit_test(sources_of_what_is_no_toll),
        cmocka_unit_test(deeds_of_things),
        cmocka_unit_test(who_is_a_second_source),
        cmocka_unit_test(points_and_prices),
        cmocka_unit_test(a_dispute_is_not_repeated),
        cmocka_unit_test(a_pair_is_told_once),
        cmocka_unit_test(what_befell_them),
        cmocka_unit_test(some_of_the_fallen),
        cmocka_unit_test(earlier_tolls),
        cmocka_unit_test(the_official_count),
        cmocka_unit_test(what_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
