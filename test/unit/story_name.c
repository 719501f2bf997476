/* story_name.c - tests of names that part: slips, and offices that do not go together. */
#include "pile.h"

static const char LEADER[] = "استقبل الرئيس الأردني أحمد سالم وفدا من المزارعين.\nوقال أحمد سالم إن السد سيفتح قريبا.";
static const char LEADER_AGAIN[] = "أعلن الرئيس الأردني أحمد سالم فتح السد.\nوحضر أحمد سالم الحفل.";
static const char OTHERS_LEADER[] = "أكد الرئيس التونسي أحمد سالم أن السد سيفتح.\nوقال أحمد سالم إن الحفل كبير.";
static const char VISITOR[] = "التقى وزير الخارجية التونسي أحمد سالم نظيره أمس.\nوقال أحمد سالم إن السد سيفتح قريبا.";

static void one_article_gives_anothers_office(void **state)
{
    (void)state;
    pile_of p;
    pile_start(&p);
    pile_add(&p, "2021-03-05", LEADER);
    pile_add(&p, "2021-03-06", LEADER_AGAIN);
    pile_add(&p, "2021-03-07", OTHERS_LEADER);
    assert_int_equal(pile_ask(&p, ISN_CONFLICT_NAME), 1);
    assert_true(pile_side(&p, 0, "التونسي") && pile_side(&p, 1, "الأردني"));
    assert_int_equal(p.all.at[0].sides.at[1].document, 1); /* the nearest in time */
    assert_true(p.all.at[0].reason.n > 0);
    arena_free(&p.a);
}

/* Where no article but one tells each, nobody knows which is right. */
static void two_tellings_prove_nothing(void **state)
{
    (void)state;
    pile_of p;
    pile_start(&p);
    pile_add(&p, "2021-03-05", VISITOR);
    pile_add(&p, "2021-03-06", LEADER);
    assert_int_equal(pile_ask(&p, ISN_CONFLICT_NAME), 0);
    arena_free(&p.a);
}

/* How many names part in one article and a second. */
static int parts(const char *one, const char *two)
{
    pile_of p;
    pile_start(&p);
    pile_add(&p, "2021-03-05", one);
    pile_add(&p, "2021-03-06", two);
    int n = pile_ask(&p, ISN_CONFLICT_NAME);
    arena_free(&p.a);
    return n;
}

/* «الصورة» is a word, and another name; «النضهة» is a slip that misleads nobody. */
static void a_place_by_another_word(void **state)
{
    (void)state;
    assert_int_equal(parts("سقطت قذيفة أمام مستشفى الصورة في الوردية.", "نقل الجرحى إلى مستشفى الثورة.\nوقال مدير مستشفى الثورة إنه مزدحم."), 1);
    assert_int_equal(parts("سقطت قذيفة أمام مستشفى النضهة في الوردية.", "نقل الجرحى إلى مستشفى النهضة.\nوقال مدير مستشفى النهضة إنه مزدحم."), 0);
    assert_int_equal(parts("سقطت قذيفة أمام مستشفى الصورة في الوردية.", "نقل الجرحى إلى مستشفى السلام.\nوقال مدير مستشفى السلام إنه مزدحم."), 0);
    assert_int_equal(parts("سقطت قذيفة أمام مدرسة الصورة في الوردية.", "نقل الجرحى إلى مستشفى الثورة.\nوقال مدير مستشفى الثورة إنه مزدحم."), 0);
}

/* Two letters exchanged in a name of three words. */
static void letters_exchanged(void **state)
{
    (void)state;
    assert_int_equal(parts("وقال عمر بشراي النخلي إن السد سيفتح قريبا.", "وقال عمر بشاري النخلي إن السد سيفتح قريبا."), 1);
    assert_int_equal(parts("وقال عمر بشاري النخلي إن السد سيفتح قريبا.", "وقال عمر بشاري النخلي إن السد سيفتح قريبا."), 0);
}

/* «الإسلامي» is no state, and «الكوري» none of the two. */
static void what_is_no_state_is_no_office(void **state)
{
    (void)state;
    static const char AGAIN[] = "أعلن الرئيس المصري أحمد سالم فتح السد.\nوحضر الرئيس المصري أحمد سالم الحفل.";
    assert_int_equal(parts(AGAIN, "أكد الرئيس الإسلامي أحمد سالم أن السد سيفتح."), 0);
    assert_int_equal(parts(AGAIN, "أكد الرئيس الأردني أحمد سالم أن السد سيفتح."), 1);
    assert_int_equal(parts("أعلن زعيم كوريا الشمالية كيم سان فتح السد.\nوحضر الزعيم الكوري الشمالي كيم سان الحفل.", "أكد الرئيس الكوري كيم سان أن السد سيفتح."), 0);
}

/* The offices of a person, as one line. */
static isn_str offices(pile_of *p, const char *name)
{
    isn_whos who = {0};
    isn_str all = STR("");
    story_who(&p->a, (isn_pile){p->d, p->n, p->same}, &who);
    for (ptrdiff_t i = 0; i < who.n; i++)
        for (ptrdiff_t k = 0; str_eq(who.at[i].name, str_c(name)) && k < who.at[i].titles.n; k++)
            all = arena_fmt(&p->a, "%.*s%s%.*s", STR_ARG(all), k ? " | " : "", STR_ARG(who.at[i].titles.at[k].text));
    return all;
}

/* Spellings of one office are one, the fuller stays; his daughter's is not his. */
static void offices_are_told_once_and_are_his(void **state)
{
    (void)state;
    pile_of p;
    pile_start(&p);
    pile_add(&p, "2021-03-05", "أعلن الرئيس أحمد سالم فتح السد.\nوحضر أحمد سالم الحفل.");
    pile_add(&p, "2021-03-06", "أعلن الرئيس الأمريكي أحمد سالم فتح السد.\nوحضر أحمد سالم الحفل.");
    pile_add(&p, "2021-03-07", "أعلنت زوجة الرئيس الأميركي أحمد سالم فتح السد.\nوحضر أحمد سالم الحفل.");
    pile_add(&p, "2021-03-08", "أعلن الرئيس الأميركي أحمد سالم فتح السد.\nوحضر أحمد سالم الحفل.");
    assert_str(offices(&p, "أحمد سالم"), "الرئيس الأمريكي");
    arena_free(&p.a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_article_gives_anothers_office),
        cmocka_unit_test(two_tellings_prove_nothing),
        cmocka_unit_test(a_place_by_another_word),
        cmocka_unit_test(letters_exchanged),
        cmocka_unit_test(what_is_no_state_is_no_office),
        cmocka_unit_test(offices_are_told_once_and_are_his),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
