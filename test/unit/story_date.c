/* story_date.c - tests of dates that part: src/story/digest/moment.c, disagree/date.c. */
#include "pile.h"

typedef struct {
    const char *published[2], *text[2];
    int n;
    isn_relation relation;
} story;

static void hold(const story *t, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        pile_of p;
        pile_start(&p);
        for (int k = 0; k < 2 && t[i].text[k]; k++) pile_add(&p, t[i].published[k], t[i].text[k]);
        int got = pile_ask(&p, ISN_CONFLICT_DATE);
        if (got != t[i].n) fail_msg("'%s': %d dates part, not %d", t[i].text[0], got, t[i].n);
        if (got && p.all.at[0].relation != t[i].relation) fail_msg("'%s': relation %d", t[i].text[0], (int)p.all.at[0].relation);
        if (got) assert_true(p.all.at[0].reason.n > 0 && p.all.at[0].sides.n == 2);
        arena_free(&p.a);
    }
}

static void one_event_on_two_days(void **state)
{
    (void)state;
    static const story T[] = {
        {{"2021-03-05", "2021-03-07"},
         {"وتنتهي الاحتجاجات في ذكرى فيضان النهر في 14 مايو المقبل.", "وستختتم الحملة بذكرى فيضان النهر في 15 أيار/مايو."}, 1, ISN_RELATION_DISAGREEMENT},
        {{"2021-03-05", "2021-03-07"}, /* weeks apart: another of its kind */
         {"وبدأت مسيرة النخيل الكبرى في 30 كانون الثاني.", "قرب الميناء في مسيرة النخيل الكبرى في 12 شباط/فبراير."}, 0, 0},
        {{"2021-03-05", "2021-03-07"}, /* one day in two calendars' names */
         {"وتنتهي الاحتجاجات في ذكرى فيضان النهر في 14 مايو المقبل.", "وستختتم الحملة بذكرى فيضان النهر في 14 أيار."}, 0, 0},
        {{"2021-03-05", "2021-03-07"}, /* two things */
         {"وتنتهي الاحتجاجات في ذكرى فيضان النهر في 14 مايو المقبل.", "وستختتم الحملة بمهرجان التمور السنوي في 15 أيار."}, 0, 0},
        {{"2021-03-05", "2021-03-07"}, /* sessions come every month */
         {"وعقدت لجنة الجسور في 4 فبراير جلسة مغلقة.", "وعقدت لجنة الجسور في 25 فبراير جلسة مغلقة."}, 0, 0},
    };
    hold(T, sizeof T / sizeof *T);
}

static void the_most_since_two_times(void **state)
{
    (void)state;
    static const story T[] = {
        {{"2021-03-05", "2021-03-06"},
         {"وقتل سبعة في أكثر أيام الوردية دموية منذ الخريف الماضي.", "وكان يوم الجمعة الأكثر دموية في الوردية منذ حرب عام 2014."}, 1, ISN_RELATION_DISAGREEMENT},
        {{"2021-03-05", "2021-03-06"},
         {"وقتل سبعة في أكثر أيام الوردية دموية منذ عام 2014.", "وكان يوم الجمعة الأكثر دموية في الوردية منذ حرب عام 2014."}, 0, 0},
        {{"2021-03-05", "2021-03-06"},
         {"وقتل سبعة في أكثر أيام الوردية دموية منذ عام 2014.", "وسجلت العملة أعلى سعر لها منذ عام 2011."}, 0, 0},
    };
    hold(T, sizeof T / sizeof *T);
}

static void a_plan_in_another_year(void **state)
{
    (void)state;
    static const story T[] = {
        {{"2021-03-05", "2021-06-06"},
         {"وتستعد شركة النخيل لإجراء الطرح خلال العام الجاري.", "وقالت شركة النخيل إنها ستجري الطرح خلال العام المقبل."}, 1, ISN_RELATION_REVISION},
        {{"2021-03-05"}, {"وتستعد شركة النخيل لإجراء الطرح خلال العام الجاري.\nوقد تؤجل شركة النخيل الطرح إلى العام المقبل."}, 1, ISN_RELATION_DISAGREEMENT},
        {{"2021-03-05", "2021-06-06"}, /* every eight years */
         {"وتستعد المدينة لكأس الصحراء للرماية في البطولة هذا العام.", "وستنظم المدينة كأس الصحراء للرماية في البطولة عام 2029."}, 0, 0},
    };
    hold(T, sizeof T / sizeof *T);
}

static void a_weekday_that_is_not_its_days(void **state)
{
    (void)state;
    static const story T[] = {
        {{"2021-03-05"}, {"وصل الوفد إلى الوردية يوم الأربعاء 3 مارس 2021.\nوقال إنه يتحدث من المطار يوم الخميس 3 مارس 2021."}, 1, ISN_RELATION_DISAGREEMENT},
        {{"2021-03-05"}, {"وصل الوفد إلى الوردية يوم الأربعاء 3 مارس 2021.\nوقال إنه يتحدث من المطار يوم الأربعاء 3 مارس 2021."}, 0, 0},
    };
    hold(T, sizeof T / sizeof *T);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_event_on_two_days),
        cmocka_unit_test(the_most_since_two_times),
        cmocka_unit_test(a_plan_in_another_year),
        cmocka_unit_test(a_weekday_that_is_not_its_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
