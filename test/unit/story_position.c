/* story_position.c - tests of positions: proposals refused, blame, turns. */
#include "pile.h"

typedef struct {
    const char *published[4], *text[4];
    int n;         /* disagreements */
    isn_relation relation;
    int sides;
    const char *x, *y; /* words of the first two sides */
} story;

static void hold(const story *t, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        pile_of p;
        pile_start(&p);
        for (int k = 0; k < 4 && t[i].text[k]; k++) pile_add(&p, t[i].published[k], t[i].text[k]);
        int got = pile_ask(&p, ISN_CONFLICT_POSITION);
        if (got != t[i].n) fail_msg("'%s': %d positions, not %d", t[i].text[0], got, t[i].n);
        if (t[i].n) {
            const isn_disagreement *d = &p.all.at[0];
            if (d->relation != t[i].relation || d->sides.n != t[i].sides) fail_msg("'%s': relation %d, %d sides", t[i].text[0], (int)d->relation, (int)d->sides.n);
            if (!pile_side(&p, 0, t[i].x) || !pile_side(&p, 1, t[i].y)) fail_msg("'%s': other sides", t[i].text[0]);
            assert_true(d->reason.n > 0 && d->reason_en.n > 0);
        }
        arena_free(&p.a);
    }
}

static void what_one_asks_another_refuses(void **state)
{
    (void)state;
    static const story T[] = {
        {{"2021-03-05", "2021-03-06"},
         {"طالبت تونس أمس بتسليم وثائق السد القديم إلى لجنة الخبراء.", "رفض المغرب تسليم وثائق السد القديم إلى اللجنة."},
         1, ISN_RELATION_DISAGREEMENT, 2, "طالبت تونس", "رفض المغرب"},
        {{"2021-03-05"}, {"ورحبت تونس بقرار إغلاق المنجم الغربي. لكن المغرب انتقد إغلاق المنجم الغربي.\nوأيدت ليبيا إغلاق المنجم الغربي."},
         1, ISN_RELATION_DISAGREEMENT, 3, "رحبت تونس", "انتقد"},
        {{"2021-03-05"}, {"وفيما أشادت تونس بنتائج المعرض الزراعي، قللت ليبيا من نتائجه."}, 1, ISN_RELATION_DISAGREEMENT, 2, "أشادت", "قللت"},
        {{"2021-03-05", "2021-03-12"},
         {"وقالت وزارة الخارجية التونسية إنه يجب رفع الحظر عن سفينة الأرز.", "رفضت ليبيا رفع الحظر عن سفينة الأرز."},
         1, ISN_RELATION_DISAGREEMENT, 2, "يجب رفع", "رفضت ليبيا"},
        {{"2021-03-05", "2021-03-06"}, /* one account a holder */
         {"وذكر مراسل أن ليبيا عرقلت طلب تونس إصدار بيان حول الجسر القديم.\nوتقدمت تونس بمسودة بيان حول الجسر القديم.",
          "وأعلنت ليبيا معارضتها لإصدار بيان حول الجسر القديم."}, 1, ISN_RELATION_DISAGREEMENT, 2, "عرقلت", "بمسودة"},
        {{"2021-03-05", "2021-03-06"}, /* the noun of a verb that is denied */
         {"طالب المغرب تونس بفتح المعبر القديم أمام الرعاة.", "وقالت الحكومة التونسية إنها لن تفتح المعبر القديم أمام الرعاة."},
         1, ISN_RELATION_DISAGREEMENT, 2, "طالب المغرب", "لن تفتح"},
        {{"2021-03-05", "2021-03-06"}, /* what others fear is no stand */
         {"طالبت تونس أمس بتسليم وثائق السد القديم إلى لجنة الخبراء.", "ويخشى الخبراء أن يرفض المغرب تسليم وثائق السد القديم."}, 0, 0, 0, NULL, NULL},
        {{"2021-03-05", "2021-03-06"}, /* of another matter */
         {"طالبت تونس أمس بتسليم وثائق السد القديم إلى لجنة الخبراء.", "رفض المغرب زيادة رسوم الموانئ الشمالية."}, 0, 0, 0, NULL, NULL},
        {{"2021-03-05", "2021-03-06"}, /* both refuse */
         {"رفضت تونس تسليم وثائق السد القديم إلى اللجنة.", "لا يوافق المغرب على تسليم وثائق السد القديم."}, 0, 0, 0, NULL, NULL},
        {{"2021-03-05", "2021-03-06"}, /* on condition */
         {"طالبت تونس أمس بتسليم وثائق السد القديم إلى اللجنة.", "وسيرفض المغرب تسليم وثائق السد القديم إذا انسحبت اللجنة."}, 0, 0, 0, NULL, NULL},
    };
    hold(T, sizeof T / sizeof *T);
}

static void blame_goes_both_ways(void **state)
{
    (void)state;
    static const story T[] = {
        {{"2021-03-05"}, {"ألقت تونس باللوم على ليبيا في انهيار الجسر.\nوحملت ليبيا تونس المسؤولية الكاملة عن الحادث."},
         1, ISN_RELATION_DISAGREEMENT, 2, "ألقت تونس", "وحملت ليبيا"},
        {{"2021-03-05", "2021-03-06"}, {"وأعلنت حركة النخيل مسؤوليتها عن الهجوم على الميناء.", "وأعلن تنظيم الصقور مسؤوليته عن الهجوم على الميناء."},
         1, ISN_RELATION_DISAGREEMENT, 2, "النخيل", "الصقور"},
        {{"2021-03-05"}, {"اتهمت تونس ليبيا بتخريب الجسر.\nواتهمت الخارجية التونسية ليبيا بإغلاق الطريق."}, 0, 0, 0, NULL, NULL},
    };
    hold(T, sizeof T / sizeof *T);
}

static void a_party_turns(void **state)
{
    (void)state;
    static const story T[] = {
        {{"2021-03-05", "2021-03-09", "2021-03-12"},
         {"قالت الحكومة التونسية إن القمة مع ليبيا ستعقد في موعدها في سوسة.", "أعلنت الحكومة التونسية إلغاء القمة مع ليبيا في سوسة.",
          "قالت الحكومة التونسية إنه من الممكن عقد القمة مع ليبيا في سوسة."},
         1, ISN_RELATION_REVISION, 3, "ستعقد", "إلغاء"},
        {{"2021-03-05", "2021-03-09"},
         {"أكدت تونس أن الهجوم على ميناء الزيتون لن يتوقف.", "أعلنت تونس تعليق الهجوم على ميناء الزيتون."}, 1, ISN_RELATION_REVISION, 2, "لن يتوقف", "تعليق"},
        {{"2021-03-05", "2021-03-09"}, /* when it was, not what it says */
         {"أكدت تونس أن المحادثات مع ليبيا ستستمر في سوسة.", "وقالت تونس إن الخلاف ظهر عند توقف المحادثات مع ليبيا في سوسة."}, 0, 0, 0, NULL, NULL},
        {{"2021-03-05", "2021-03-09"}, /* it recalls */
         {"أعلنت تونس إلغاء القمة مع ليبيا في سوسة.", "وكانت تونس قد ألغت القمة مع ليبيا في سوسة."}, 0, 0, 0, NULL, NULL},
    };
    hold(T, sizeof T / sizeof *T);
}

static void what_is_needed_is_not(void **state)
{
    (void)state;
    static const story T[] = {
        {{"2021-03-05", "2021-03-06"},
         {"قالت الحكومة التونسية إن الحاجة إلى حراس السد لا تزال قائمة.", "وقالت الحكومة الليبية إنه لم تعد هناك حاجة إلى حراس السد."},
         1, ISN_RELATION_DISAGREEMENT, 2, "لا تزال", "لم تعد"},
        {{"2021-03-05", "2021-03-06"},
         {"ووصفت تونس إغلاق الجسر القديم بأنه خطوة مهمة.", "وقالت الحكومة الليبية إن إغلاق الجسر القديم يعتبر جريمة."},
         1, ISN_RELATION_DISAGREEMENT, 2, "خطوة مهمة", "جريمة"},
        {{"2021-03-05", "2021-03-06"}, /* nobody judges */
         {"وقالت الحكومة التونسية إن جريمة وقعت قرب الجسر القديم.", "وقالت الحكومة الليبية إن خطوة مهمة تمت قرب الجسر القديم."}, 0, 0, 0, NULL, NULL},
    };
    hold(T, sizeof T / sizeof *T);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_one_asks_another_refuses),
        cmocka_unit_test(blame_goes_both_ways),
        cmocka_unit_test(a_party_turns),
        cmocka_unit_test(what_is_needed_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
