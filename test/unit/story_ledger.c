/* story_ledger.c - tests of the ledgers of one story, on invented articles. */
#include "unit.h"
#include "story/story.h"

#include <math.h>

enum { MOST = 12 };

typedef struct {
    isn_arena a;
    isn_digest d[MOST];
    int32_t same[MOST];
    int n;
} pile_of;

static void add(pile_of *p, const char *outlet, const char *published, const char *title, const char *text)
{
    isn_err err;
    isn_articles got = {0};
    isn_str uri = arena_fmt(&p->a, "a%d", p->n);
    isn_source s = {.bytes = str_c(text), .uri = uri, .media = ISN_MEDIA_TEXT, .verbatim = true,
                    .title = str_c(title), .outlet = str_c(outlet), .published = str_c(published)};
    assert_true(isn_read(&p->a, &s, &got, &err));
    assert_int_equal(got.n, 1);
    digest_make(&p->a, &got.at[0], &p->d[p->n]);
    p->same[p->n] = p->n;
    p->n++;
}

static void start(pile_of *p)
{
    memset(p, 0, sizeof *p);
    arena_init(&p->a, 1 << 27);
}

static isn_pile pile(const pile_of *p) { return (isn_pile){p->d, p->n, p->same}; }

/* The disagreement of a kind between two documents, or NULL. */
static const isn_disagreement *between(const isn_disagreements *all, isn_conflict_kind kind, int x, int y)
{
    for (ptrdiff_t i = 0; i < all->n; i++) {
        const isn_disagreement *d = &all->at[i];
        int a = d->sides.at[0].document, b = d->sides.at[1].document;
        if (d->kind == kind && ((a == x && b == y) || (a == y && b == x))) return d;
    }
    return NULL;
}

static int count(const isn_disagreements *all, isn_conflict_kind kind)
{
    int n = 0;
    for (ptrdiff_t i = 0; i < all->n; i++) n += all->at[i].kind == kind;
    return n;
}

static const char FIRE_1[] = "قتل سبعة أشخاص في حريق اندلع مساء الثلاثاء في فندق النخلة وسط مدينة الوردية.\n"
                             "وقال الدفاع المدني إن الحريق بدأ في مطبخ الفندق.";
static const char FIRE_2[] = "ارتفع عدد قتلى حريق فندق النخلة في مدينة الوردية إلى 11 قتيلا، وفق ما أعلن الدفاع المدني.\n"
                             "وكان الحريق قد اندلع مساء الثلاثاء في مطبخ الفندق.";
static const char FIRE_OLD[] = "أعيد فتح فندق النخلة في مدينة الوردية بعد ترميمه.\n"
                               "وفي مارس 2011، قُتل 30 شخصا في انهيار سوق البلدة القديمة.";

static void a_toll_that_rises_is_revised(void **state)
{
    (void)state;
    pile_of p;
    isn_disagreements all = {0};
    start(&p);
    add(&p, "الضحى", "2020-05-05", "قتلى في حريق فندق النخلة بالوردية", FIRE_1);
    add(&p, "المشرق", "2020-05-06", "ارتفاع قتلى حريق فندق النخلة بالوردية", FIRE_2);
    story_disagreements(&p.a, pile(&p), &all);
    const isn_disagreement *d = between(&all, ISN_CONFLICT_FIGURE, 0, 1);
    assert_non_null(d);
    assert_int_equal(d->relation, ISN_RELATION_REVISION);
    assert_true(d->sides.at[0].value == 7 && d->sides.at[1].value == 11);
    assert_true(d->reason.n > 0 && d->reason_en.n > 0);
    assert_int_equal(count(&all, ISN_CONFLICT_FIGURE), 1);
    arena_free(&p.a);
}

static const char MARKET_NOON[] = "قتل تسعة أشخاص في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.\n"
                                  "وقال الدفاع المدني إن الانفجار وقع في مستودع للوقود.";
static const char MARKET_NIGHT[] = "ارتفع عدد قتلى انفجار سوق الحدادين في مدينة الوردية إلى 14 قتيلا، وفق ما أعلن الدفاع المدني مساء الثلاثاء.\n"
                                   "ووقع الانفجار في مستودع للوقود.";
static const char MARKET_NEXT[] = "ارتفعت حصيلة انفجار سوق الحدادين في مدينة الوردية الثلاثاء إلى 17 شخصا بينهم خمسة عمال.\n"
                                  "ولا يزال رجال الإطفاء يبحثون بين الأنقاض.";

/* A toll told in three articles is one record with three sides, in order. */
static void a_series_is_one_record(void **state)
{
    (void)state;
    pile_of p;
    isn_disagreements all = {0};
    start(&p);
    add(&p, "الضحى", "2020-05-05", "انفجار في سوق الحدادين بالوردية", MARKET_NOON);
    add(&p, "المشرق", "2020-05-05", "ارتفاع قتلى انفجار سوق الحدادين بالوردية", MARKET_NIGHT);
    add(&p, "الرابية", "2020-05-06", "انفجار سوق الحدادين بالوردية: الحصيلة ترتفع", MARKET_NEXT);
    story_disagreements(&p.a, pile(&p), &all);
    assert_int_equal(count(&all, ISN_CONFLICT_FIGURE), 1);
    const isn_disagreement *d = &all.at[0];
    assert_int_equal(d->relation, ISN_RELATION_REVISION);
    assert_int_equal(d->sides.n, 3);
    assert_true(d->sides.at[0].value == 9 && d->sides.at[1].value == 14 && d->sides.at[2].value == 17);
    arena_free(&p.a);
}

/* The figures told of in one article, each in a record of the relation. */
static int figures_of(const char *text, isn_relation relation, double x, double y)
{
    pile_of p;
    isn_disagreements all = {0};
    int n = 0;
    start(&p);
    add(&p, "الضحى", "2020-05-05", "انفجار في سوق الحدادين بالوردية", text);
    story_disagreements(&p.a, pile(&p), &all);
    for (ptrdiff_t i = 0; i < all.n; i++) {
        const isn_sides *s = &all.at[i].sides;
        n += all.at[i].kind == ISN_CONFLICT_FIGURE && all.at[i].relation == relation && s->at[0].value == x && s->at[1].value == y;
    }
    arena_free(&p.a);
    return n;
}

static void sources_of_one_article_part(void **state)
{
    (void)state;
    assert_int_equal(figures_of("قالت وزارة الصحة إن 20 شخصا قتلوا في انفجار سوق الحدادين بمدينة الوردية.\n"
                                "لكن نقابة التجار قالت إن عدد القتلى في الانفجار بلغ 31 قتيلا.",
                                ISN_RELATION_DISAGREEMENT, 20, 31), 1);
    assert_int_equal(figures_of("قالت وزارة الصحة إن 31 شخصا قتلوا في انفجار سوق الحدادين بمدينة الوردية.\n"
                                "وكانت الوزارة قد أعلنت في حصيلة سابقة مقتل 20 شخصا في الانفجار.",
                                ISN_RELATION_REVISION, 20, 31), 1);
}

/* Dead and wounded together, and people of two nations, are not set against each other. */
static void other_people_are_not_compared(void **state)
{
    (void)state;
    assert_int_equal(figures_of("قالت وزارة الصحة إن 20 شخصا قتلوا في انفجار سوق الحدادين بمدينة الوردية.\n"
                                "وقالت نقابة التجار إن الانفجار أوقع أكثر من 90 قتيل وجريح.",
                                ISN_RELATION_DISAGREEMENT, 20, 90), 0);
    assert_int_equal(figures_of("قالت وزارة الصحة إن 20 أردنيا قتلوا في انفجار سوق الحدادين بمدينة الوردية.\n"
                                "وقالت نقابة التجار إن 12 مصريا قتلوا في الانفجار.",
                                ISN_RELATION_DISAGREEMENT, 20, 12), 0);
}

/* A plural without a number parts from a number that it cannot mean; none is a number. */
static void plurals_and_none_are_sides(void **state)
{
    (void)state;
    assert_int_equal(figures_of("قالت وزارة الصحة إن 20 شخصا قتلوا في انفجار سوق الحدادين بمدينة الوردية.\n"
                                "وقالت نقابة التجار إن مئات الأشخاص قتلوا في الانفجار.",
                                ISN_RELATION_DISAGREEMENT, 20, 100), 1);
    assert_int_equal(figures_of("قالت وزارة الصحة إن 20 شخصا قتلوا في انفجار سوق الحدادين بمدينة الوردية.\n"
                                "وقالت نقابة التجار إن عشرات الأشخاص قتلوا في الانفجار.",
                                ISN_RELATION_DISAGREEMENT, 20, 10), 0);
    assert_int_equal(figures_of("قالت وزارة الصحة إن الانفجار في سوق الحدادين بمدينة الوردية وقع من دون وقوع أي إصابات.\n"
                                "وقالت نقابة التجار إن الانفجار أسفر عن إصابة سبعة أشخاص.",
                                ISN_RELATION_DISAGREEMENT, 0, 7), 1);
    assert_int_equal(figures_of("قالت وزارة الصحة إن شخصين قتلا في انفجار سوق الحدادين بمدينة الوردية.\n"
                                "وقالت نقابة التجار إن ستة أشخاص قتلوا في الانفجار.",
                                ISN_RELATION_DISAGREEMENT, 2, 6), 1);
}

/* What befalls people is not told of things beside them; a count and what is added
 * to it are no two counts; «15، منهم عشرة» is all and a part; another attack has
 * another toll. */
static void what_is_no_count(void **state)
{
    (void)state;
    assert_int_equal(figures_of("قالت وزارة الصحة إن 20 شخصا قتلوا في انفجارات هزت ثلاث كنائس بمدينة الوردية.\n"
                                "وقالت نقابة التجار إن ستة أشخاص قتلوا في الانفجارات بمدينة الوردية.",
                                ISN_RELATION_DISAGREEMENT, 3, 6), 0);
    assert_int_equal(figures_of("قالت وزارة الصحة إن انفجار سوق الحدادين بمدينة الوردية أسفر عن مقتل 12 جنديا وثلاثة من العمال.\n"
                                "وقالت نقابة التجار إن عدد قتلى الانفجار بلغ خمسة عشر قتيلا.",
                                ISN_RELATION_DISAGREEMENT, 3, 15), 0);
    assert_int_equal(figures_of("قالت وزارة الصحة إن 20 شخصا قتلوا في انفجار سوق الحدادين بمدينة الوردية.\n"
                                "وفي هجوم منفصل، قالت نقابة التجار إن ثلاثة أشخاص قتلوا قرب مدينة الوردية.",
                                ISN_RELATION_DISAGREEMENT, 20, 3), 0);
}

/* More of a kind than there are in all is a dispute; those of one people are one
 * count, whatever else they are called; who are held are some of those taken. */
static void kinds_of_people(void **state)
{
    (void)state;
    assert_int_equal(figures_of("قالت وزارة الصحة إن 15 شخصا قتلوا في انفجار سوق الحدادين بمدينة الوردية.\n"
                                "وقالت نقابة التجار إن 19 من رجال الأمن قتلوا في الانفجار.",
                                ISN_RELATION_DISAGREEMENT, 15, 19), 1);
    assert_int_equal(figures_of("قالت وزارة الصحة إن 15 شخصا قتلوا في انفجار سوق الحدادين بمدينة الوردية.\n"
                                "وقالت نقابة التجار إن 63 من المسلحين قتلوا قرب سوق الحدادين.",
                                ISN_RELATION_DISAGREEMENT, 15, 63), 0);
    assert_int_equal(figures_of("قالت وزارة الصحة إن 15 شخصا قتلوا في انفجار سوق الحدادين بمدينة الوردية.\n"
                                "وقالت نقابة التجار إن ستة من رجال الأمن قتلوا في الانفجار.",
                                ISN_RELATION_DISAGREEMENT, 15, 6), 0);
    assert_int_equal(figures_of("قالت وزارة الخارجية إن خمسة مواطنين روسا قتلوا في انفجار سوق الحدادين بمدينة الوردية.\n"
                                "وقال موقع النبأ إن عشرين من المقاتلين الروس قتلوا في الانفجار.",
                                ISN_RELATION_DISAGREEMENT, 5, 20), 1);
    assert_int_equal(figures_of("قالت وزارة الداخلية إن المسلحين خطفوا 36 شخصا من سوق الحدادين بمدينة الوردية.\n"
                                "وأضافت الوزارة أن 30 شخصا لا يزالون محتجزين لدى الخاطفين من سوق الحدادين.",
                                ISN_RELATION_SCOPE, 30, 36), 1);
}

/* Prices, rounded numbers, numbers of another time and counts of other towns part nobody. */
static void what_does_not_part(void **state)
{
    (void)state;
    assert_int_equal(figures_of("قال مطار الوردية إن 7.6 ملايين مسافر استخدموا المطار في أبريل.\n"
                                "وذكر تقرير الهيئة أن 7 ملايين و613 ألف مسافر استخدموا المطار في أبريل.",
                                ISN_RELATION_DISAGREEMENT, 7600000, 7613000), 0);
    assert_int_equal(figures_of("قال مطار الوردية إن 8 ملايين مسافر استخدموا المطار في أبريل.\n"
                                "وذكر تقرير الهيئة أن 5 ملايين مسافر استخدموا المطار في أبريل.",
                                ISN_RELATION_DISAGREEMENT, 8000000, 5000000), 1);
    assert_int_equal(figures_of("قال مطار الوردية إن 8 ملايين مسافر استخدموا المطار في أبريل.\n"
                                "وذكر تقرير الهيئة أن المسافرين في أبريل زادوا مقارنة مع 5 ملايين مسافر استخدموا المطار.",
                                ISN_RELATION_DISAGREEMENT, 8000000, 5000000), 0);
}

/* The record of two counts says which way the number went as its sides stand. */
static void a_rise_is_told_as_one(void **state)
{
    (void)state;
    pile_of p;
    isn_disagreements all = {0};
    start(&p);
    add(&p, "الضحى", "2020-05-05", "عشرات القتلى في انفجار سوق الحدادين بالوردية",
        "ارتفع عدد قتلى الانفجار العنيف الذي هز صباح الثلاثاء سوق الحدادين القديم وسط مدينة الوردية ومحيطه إلى 20 شخصا.");
    add(&p, "المشرق", "2020-05-05", "انفجار سوق الحدادين بالوردية",
        "قتل 14 شخصا في انفجار هز سوق الحدادين وسط مدينة الوردية صباح الثلاثاء.");
    story_disagreements(&p.a, pile(&p), &all);
    const isn_disagreement *d = between(&all, ISN_CONFLICT_FIGURE, 0, 1);
    assert_non_null(d);
    assert_int_equal(d->relation, ISN_RELATION_REVISION);
    assert_true(d->sides.at[0].value == 14 && d->sides.at[1].value == 20);
    assert_true(str_find(d->reason_en, STR("rose"), 0) >= 0);
    arena_free(&p.a);
}

/* Who were aboard, last year's dead and none of another people are not the toll; «إن 30 ألفا
 * من رعاياها» and «32 ألف أردني» are one count of people. */
static void whose_numbers(void **state)
{
    (void)state;
    assert_int_equal(figures_of("قالت وزارة الصحة إن القارب كان يحمل 80 شخصا عندما غرق قبالة مدينة الوردية.\n"
                                "وقالت نقابة البحارة إن 31 شخصا غرقوا قبالة مدينة الوردية.",
                                ISN_RELATION_DISAGREEMENT, 80, 31), 0);
    assert_int_equal(figures_of("قالت وزارة الصحة إن 20 شخصا قتلوا في حرائق مدينة الوردية.\n"
                                "وقال الدفاع المدني إن 48 شخصا قتلوا في الحرائق.",
                                ISN_RELATION_DISAGREEMENT, 20, 48), 1);
    assert_int_equal(figures_of("قالت وزارة الصحة إن 20 شخصا قتلوا في حرائق مدينة الوردية.\n"
                                "وقال الدفاع المدني إنه في العام الماضي قتل 48 شخصا في الحرائق.",
                                ISN_RELATION_DISAGREEMENT, 20, 48), 0);
    assert_int_equal(figures_of("قالت سلطات الأردن إن 30 ألفا من رعاياها يعملون في ميناء الوردية وأسواقها.\n"
                                "وقالت نقابة التجار إن 41 ألف أردني يعملون في ميناء الوردية وأسواقها.",
                                ISN_RELATION_DISAGREEMENT, 30000, 41000), 1);
}

/* A number with another power is a slip that readers want to see. */
static void million_for_billion(void **state)
{
    (void)state;
    pile_of p;
    isn_disagreements all = {0};
    start(&p);
    add(&p, "الضحى", "2020-05-05", "الرابية تستثمر في ميناء الوردية",
        "قال وزير المالية نادر العطار إن بلاده ستستثمر 15 مليار دولار في توسعة ميناء الوردية.");
    add(&p, "المشرق", "2020-05-06", "استثمارات في ميناء الوردية",
        "تعهدت الحكومة باستثمار 15 مليون دولار في توسعة ميناء الوردية، وفق وزير المالية.");
    story_disagreements(&p.a, pile(&p), &all);
    assert_non_null(between(&all, ISN_CONFLICT_FIGURE, 0, 1));
    arena_free(&p.a);
}

static void another_event_is_not_compared(void **state)
{
    (void)state;
    pile_of p;
    isn_disagreements all = {0};
    start(&p);
    add(&p, "الضحى", "2020-05-05", "قتلى في حريق فندق النخلة بالوردية", FIRE_1);
    add(&p, "المشرق", "2020-06-20", "فندق النخلة يفتح أبوابه من جديد", FIRE_OLD);
    story_disagreements(&p.a, pile(&p), &all);
    assert_int_equal(count(&all, ISN_CONFLICT_FIGURE), 0);
    arena_free(&p.a);
}

/* The same number, and a reprint of another, are no disagreement. */
static void reprints_count_once(void **state)
{
    (void)state;
    pile_of p;
    isn_disagreements all = {0};
    start(&p);
    add(&p, "الضحى", "2020-05-05", "قتلى في حريق فندق النخلة بالوردية", FIRE_1);
    add(&p, "المشرق", "2020-05-05", "قتلى في حريق فندق النخلة بالوردية", FIRE_1);
    add(&p, "الرابية", "2020-05-06", "ارتفاع قتلى حريق فندق النخلة بالوردية", FIRE_2);
    p.same[1] = 0;
    story_disagreements(&p.a, pile(&p), &all);
    assert_int_equal(count(&all, ISN_CONFLICT_FIGURE), 1);
    isn_series_list series = {0};
    story_figures(&p.a, pile(&p), &series);
    assert_int_equal(series.n, 1);
    assert_int_equal(series.at[0].points.n, 3); /* the series shows every telling */
    arena_free(&p.a);
}

static const char FIRE_RECALLS[] =
    "أحيت مدينة الوردية ذكرى مقتل 19 شخصا في فيضان النهر القديم، فيما اندلع حريق في فندق النخلة.\n"
    "وقال الدفاع المدني إن الحريق بدأ في مطبخ الفندق.";

/* «ذكرى مقتل 19»: of another event, whatever else the article tells. */
static void a_toll_recalled_is_not_compared(void **state)
{
    (void)state;
    pile_of p;
    isn_disagreements all = {0};
    start(&p);
    add(&p, "الضحى", "2020-05-05", "قتلى في حريق فندق النخلة بالوردية", FIRE_1);
    add(&p, "المشرق", "2020-05-05", "حريق في فندق النخلة بالوردية", FIRE_RECALLS);
    story_disagreements(&p.a, pile(&p), &all);
    assert_int_equal(count(&all, ISN_CONFLICT_FIGURE), 0);
    arena_free(&p.a);
}

/* The side is the clause of its own count, and the count has a name. */
static void each_count_is_shown_in_its_clause(void **state)
{
    (void)state;
    pile_of p;
    isn_disagreements all = {0};
    start(&p);
    add(&p, "الضحى", "2020-05-05", "قتلى في حريق فندق النخلة بالوردية", FIRE_1);
    add(&p, "المشرق", "2020-05-06", "ارتفاع قتلى حريق فندق النخلة بالوردية",
        "ارتفع عدد قتلى حريق فندق النخلة في مدينة الوردية إلى 11 قتيلا وإصابة 40 آخرين، وفق الدفاع المدني.");
    story_disagreements(&p.a, pile(&p), &all);
    const isn_disagreement *d = between(&all, ISN_CONFLICT_FIGURE, 0, 1);
    assert_non_null(d);
    assert_true(str_find(d->sides.at[1].text, STR("11"), 0) >= 0 && str_find(d->sides.at[1].text, STR("40"), 0) < 0);
    assert_true(str_starts(d->about, STR("عدد القتلى")));
    arena_free(&p.a);
}

/* «عبثت بالسد» / «لم تعبث بالسد» part; «لا تزال» negates nothing. */
static void what_one_says_another_negates(void **state)
{
    (void)state;
    pile_of p;
    isn_disagreements all = {0};
    start(&p);
    add(&p, "الضحى", "2020-05-05", "تقرير السد",
        "وجاء في التقرير أن شركة المنار عبثت بسجلات سد الريحان قبل التفتيش.\nوبدأ التفتيش يوم الأحد.");
    add(&p, "المشرق", "2020-05-06", "رد الشركة",
        "وقال المدير إن شركة المنار لم تعبث بسجلات سد الريحان.\nولا تزال سجلات سد الريحان لدى شركة المنار.");
    story_disagreements(&p.a, pile(&p), &all);
    const isn_disagreement *d = between(&all, ISN_CONFLICT_DENIAL, 0, 1);
    assert_non_null(d);
    assert_true(str_find(d->sides.at[1].text, STR("لم تعبث"), 0) >= 0);
    assert_int_equal(count(&all, ISN_CONFLICT_DENIAL), 1);
    arena_free(&p.a);
}

static void a_denial_finds_what_it_denies(void **state)
{
    (void)state;
    pile_of p;
    isn_disagreements all = {0};
    start(&p);
    add(&p, "الضحى", "2020-05-05", "سجال بين البلدين",
        "اتهمت تونس ليبيا بإغلاق المعبر الحدودي أمام الشاحنات.\nوقال الوزير إن الشاحنات تنتظر منذ أسبوع.\n"
        "لكن طرابلس نفت هذه الاتهامات.");
    story_disagreements(&p.a, pile(&p), &all);
    assert_int_equal(count(&all, ISN_CONFLICT_DENIAL), 1);
    assert_true(str_find(all.at[0].sides.at[0].text, STR("اتهمت تونس ليبيا"), 0) >= 0);
    assert_true(str_find(all.at[0].sides.at[1].text, STR("نفت هذه الاتهامات"), 0) >= 0);
    arena_free(&p.a);
}

static void a_denial_without_its_claim_stays_alone(void **state)
{
    (void)state;
    pile_of p;
    isn_disagreements all = {0};
    start(&p);
    add(&p, "الضحى", "2020-05-05", "افتتاح معرض الكتاب",
        "افتتح وزير الثقافة معرض الكتاب في الحديقة العامة.\nويشارك في المعرض مئتا ناشر.\n"
        "ونفى الوزير أن يكون عازما على الترشح للانتخابات المقبلة.");
    story_disagreements(&p.a, pile(&p), &all);
    assert_int_equal(count(&all, ISN_CONFLICT_DENIAL), 0);
    arena_free(&p.a);
}

static void a_word_changed_in_a_quotation(void **state)
{
    (void)state;
    pile_of p;
    isn_disagreements all = {0};
    start(&p);
    add(&p, "الضحى", "2020-05-05", "ختام اجتماعات لجنة المياه",
        "قال رئيس اللجنة نعيم الصفدي «أظهرت الاجتماعات تعاونا واسعا بين ضفتي الوادي الأخضر».");
    add(&p, "المشرق", "2020-05-05", "لجنة المياه تختتم اجتماعاتها",
        "قال رئيس اللجنة نعيم الصفدي «أظهرت الاجتماعات تعاونا هزيلا بين ضفتي الوادي الأخضر».");
    story_disagreements(&p.a, pile(&p), &all);
    assert_non_null(between(&all, ISN_CONFLICT_QUOTATION, 0, 1));
    arena_free(&p.a);
}

static void spelling_is_no_alteration(void **state)
{
    (void)state;
    pile_of p;
    isn_disagreements all = {0};
    start(&p);
    add(&p, "الضحى", "2020-05-05", "ختام اجتماعات لجنة المياه",
        "قال رئيس اللجنة نعيم الصفدي «أظهرت الاجتماعات خطر الأسلحة الكيميائية على الوادي الأخضر».");
    add(&p, "المشرق", "2020-05-05", "لجنة المياه تختتم اجتماعاتها",
        "قال رئيس اللجنة نعيم الصفدي «أظهرت الاجتماعات خطر الأسلحة الكيماوية على الوادي الأخضر».");
    story_disagreements(&p.a, pile(&p), &all);
    assert_int_equal(count(&all, ISN_CONFLICT_QUOTATION), 0);
    arena_free(&p.a);
}

/* A digest with one person's name, as the names' room would give it. */
static void add_person(pile_of *p, const char *name)
{
    isn_digest *d = &p->d[p->n];
    *d = (isn_digest){.uri = arena_fmt(&p->a, "a%d", p->n), .outlet = str_c("الضحى")};
    isn_digest_entity e = {.type = ISN_PERSON, .key = str_c(name), .name = str_c(name), .n_mentions = 1, .first = {0, 4}};
    isn_push_value(&p->a, &d->entities, e);
    p->same[p->n] = p->n;
    p->n++;
}

static void a_rare_slip_leads_to_the_common_name(void **state)
{
    (void)state;
    pile_of p;
    isn_whos who = {0};
    isn_disagreements all = {0};
    start(&p);
    for (int i = 0; i < 3; i++) add_person(&p, "نعيم صفدلي");
    add_person(&p, "نعيم صدفلي"); /* two letters exchanged */
    add_person(&p, "صفدلي");      /* the surname alone */
    add_person(&p, "كريم بستاني");
    story_who(&p.a, pile(&p), &who);
    assert_int_equal(who.n, 2);
    assert_int_equal(who.at[0].documents.n, 5);
    assert_int_equal(who.at[0].aliases.n, 2);
    assert_str(who.at[0].aliases.at[0].name, "نعيم صدفلي");
    assert_int_equal(who.at[0].aliases.at[0].why, ISN_ALIAS_SLIP);
    assert_int_equal(who.at[0].aliases.at[1].why, ISN_ALIAS_SURNAME);
    story_disagreements(&p.a, pile(&p), &all);
    assert_int_equal(count(&all, ISN_CONFLICT_NAME), 1);
    arena_free(&p.a);
}

static void two_spellings_of_a_foreign_name_are_no_slip(void **state)
{
    (void)state;
    pile_of p;
    isn_disagreements all = {0};
    start(&p);
    for (int i = 0; i < 3; i++) add_person(&p, "سيرغي بلادور");
    add_person(&p, "سيرجي بلادور");
    story_disagreements(&p.a, pile(&p), &all);
    assert_int_equal(count(&all, ISN_CONFLICT_NAME), 0);
    arena_free(&p.a);
}

/* Two of one surname: the surname alone belongs to neither. */
static void a_shared_surname_is_nobodys(void **state)
{
    (void)state;
    pile_of p;
    isn_whos who = {0};
    start(&p);
    add_person(&p, "نعيم صفدلي");
    add_person(&p, "كريم صفدلي");
    add_person(&p, "صفدلي");
    story_who(&p.a, pile(&p), &who);
    assert_int_equal(who.n, 3);
    arena_free(&p.a);
}

static void claims_count_their_origins(void **state)
{
    (void)state;
    pile_of p;
    isn_claims claims = {0};
    start(&p);
    for (int i = 0; i < 3; i++) {
        isn_digest *d = &p.d[p.n];
        *d = (isn_digest){.uri = arena_fmt(&p.a, "a%d", p.n), .outlet = str_c("الضحى"), .published = str_c("2020-05-05")};
        isn_digest_statement st = {.record = {.rule = ""}};
        st.content.text = str_c("السد الجديد يحتاج إلى ترميم عاجل");
        st.content.key = str_c("سد جديد ترميم عاجل وادي");
        isn_link link = {.rule = "", .entity = -1};
        isn_str name = str_c(i < 2 ? "نعيم الصفدي" : "كريم البستاني");
        isn_push_value(&p.a, &st.links, link);
        isn_push_value(&p.a, &st.link_names, name);
        isn_push_value(&p.a, &d->statements, st);
        p.same[p.n] = p.n;
        p.n++;
    }
    story_claims(&p.a, pile(&p), &claims);
    assert_int_equal(claims.n, 1);
    assert_int_equal(claims.at[0].tellings.n, 3);
    assert_int_equal(claims.at[0].n_origins, 2);
    isn_events events = {0};
    story_timeline(&p.a, pile(&p), &events);
    assert_int_equal(events.n, 1);
    assert_int_equal(events.at[0].tellings.n, 3);
    arena_free(&p.a);
}

static void a_promise_that_slips(void **state)
{
    (void)state;
    pile_of p;
    isn_promises promises = {0};
    start(&p);
    static const char *const due[] = {"2020-12", "2021-06"};
    for (int i = 0; i < 2; i++) {
        isn_digest *d = &p.d[p.n];
        *d = (isn_digest){.uri = arena_fmt(&p.a, "a%d", p.n), .published = str_c(i ? "2020-12-20" : "2020-05-05")};
        isn_digest_commitment c = {.record = {.rule = "", .due = str_c(due[i]), .statement = -1}, .actor = str_c("البلدية")};
        c.action.text = str_c("إنجاز ترميم السد");
        c.action.key = str_c("انجاز ترميم سد");
        isn_push_value(&p.a, &d->commitments, c);
        p.same[p.n] = p.n;
        p.n++;
    }
    story_promises(&p.a, pile(&p), &promises);
    assert_int_equal(promises.n, 1);
    assert_int_equal(promises.at[0].dues.n, 2);
    assert_str(promises.at[0].dues.at[0].due, "2020-12");
    assert_str(promises.at[0].dues.at[1].due, "2021-06");
    arena_free(&p.a);
}

static void nothing_makes_nothing(void **state)
{
    (void)state;
    pile_of p;
    start(&p);
    isn_whos who = {0};
    isn_series_list series = {0};
    isn_promises promises = {0};
    isn_disagreements all = {0};
    isn_events events = {0};
    isn_claims claims = {0};
    story_who(&p.a, pile(&p), &who), story_figures(&p.a, pile(&p), &series), story_promises(&p.a, pile(&p), &promises);
    story_disagreements(&p.a, pile(&p), &all), story_timeline(&p.a, pile(&p), &events), story_claims(&p.a, pile(&p), &claims);
    assert_int_equal(who.n + series.n + promises.n + all.n + events.n + claims.n, 0);
    arena_free(&p.a);
}

/* A digest comes back from its bytes as it was; half of it is refused. */
static void digests_come_back(void **state)
{
    (void)state;
    pile_of p;
    start(&p);
    add(&p, "الضحى", "2020-05-05", "قتلى في حريق فندق النخلة بالوردية", FIRE_1);
    isn_out bytes = {0}, again = {0};
    isn_digest back;
    digest_write(&bytes, &p.d[0]);
    assert_true(digest_read(&p.a, out_view(&bytes), &back));
    digest_write(&again, &back);
    assert_true(str_eq(out_view(&bytes), out_view(&again)));
    assert_true(back.clauses.n > 0 && back.blocks.n > 0);
    for (ptrdiff_t n = 0; n < bytes.n; n += 1 + bytes.n / 97)
        assert_false(digest_read(&p.a, str_sub(out_view(&bytes), 0, n), &back));
    out_free(&bytes), out_free(&again);
    arena_free(&p.a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_toll_that_rises_is_revised),
        cmocka_unit_test(a_series_is_one_record),
        cmocka_unit_test(sources_of_one_article_part),
        cmocka_unit_test(other_people_are_not_compared),
        cmocka_unit_test(plurals_and_none_are_sides),
        cmocka_unit_test(what_is_no_count),
        cmocka_unit_test(kinds_of_people),
        cmocka_unit_test(what_does_not_part),
        cmocka_unit_test(whose_numbers),
        cmocka_unit_test(a_rise_is_told_as_one),
        cmocka_unit_test(million_for_billion),
        cmocka_unit_test(another_event_is_not_compared),
        cmocka_unit_test(reprints_count_once),
        cmocka_unit_test(a_toll_recalled_is_not_compared),
        cmocka_unit_test(each_count_is_shown_in_its_clause),
        cmocka_unit_test(what_one_says_another_negates),
        cmocka_unit_test(a_denial_finds_what_it_denies),
        cmocka_unit_test(a_denial_without_its_claim_stays_alone),
        cmocka_unit_test(a_word_changed_in_a_quotation),
        cmocka_unit_test(spelling_is_no_alteration),
        cmocka_unit_test(a_rare_slip_leads_to_the_common_name),
        cmocka_unit_test(two_spellings_of_a_foreign_name_are_no_slip),
        cmocka_unit_test(a_shared_surname_is_nobodys),
        cmocka_unit_test(claims_count_their_origins),
        cmocka_unit_test(a_promise_that_slips),
        cmocka_unit_test(nothing_makes_nothing),
        cmocka_unit_test(digests_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
