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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_article_gives_anothers_office),
        cmocka_unit_test(two_tellings_prove_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
