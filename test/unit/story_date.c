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
        {{"2021-03-05", "2021-03-05"}, /* hours of two clocks are no days */
         {"أوضحت البعثة أن القطار سيصل إلى محطة النخيل الكبرى في الساعة 9.30 الجمعة.", "أوضحت البعثة أن القطار سيصل إلى محطة النخيل الكبرى في الساعة 9.30."}, 0, 0},
        {{"2021-03-05", "2021-03-07"}, /* sessions come every month */
         {"وعقدت لجنة الجسور في 4 فبراير جلسة مغلقة.", "وعقدت لجنة الجسور في 25 فبراير جلسة مغلقة."}, 0, 0},
    };
    hold(T, sizeof T / sizeof *T);
}

static void what_happens_once(void **state)
{
    (void)state;
    static const story T[] = {
        {{"2021-03-06", "2021-03-09"}, /* who holds a place from when on */
         {"وقال متحدث اليوم السبت إن قوات النهضة حررت مطار مدينة الوردية.", "وأعلن قائد قوات النهضة الثلاثاء تحرير مطار الوردية بالكامل."}, 1, ISN_RELATION_DISAGREEMENT},
        {{"2021-03-06", "2021-03-09"}, /* two places */
         {"وقال متحدث اليوم السبت إن قوات النهضة حررت مطار مدينة الوردية.", "وأعلن قائد قوات النهضة الثلاثاء تحرير ميناء الوردية بالكامل."}, 0, 0},
        {{"2021-03-06", "2021-03-09"}, /* parts of a place */
         {"وسيطرت قوات النهضة السبت على مواقع في مدينة الوردية.", "وسيطرت قوات النهضة الثلاثاء على مواقع في مدينة الوردية."}, 0, 0},
        {{"2021-03-06", "2021-03-09"}, /* what is meant */
         {"وأطلقت قوات النهضة السبت عملية لتحرير مطار الوردية.", "وبدأت قوات النهضة الثلاثاء هجوما لتحرير مطار الوردية."}, 0, 0},
        {{"2021-02-14", "2021-02-18"}, /* one strike by two nouns, looked back to */
         {"وردت فرنسا بقصف جوي على الرتل في 7 فبراير/شباط.", "وقتلوا في الغارة التي نفذتها فرنسا على الرتل بالثامن من فبراير الجاري."}, 1, ISN_RELATION_DISAGREEMENT},
        {{"2021-02-08", "2021-02-09"}, /* daily strikes, not looked back to */
         {"وردت فرنسا بقصف جوي على الرتل في 7 فبراير/شباط.", "وقتلوا في الغارة التي نفذتها فرنسا على الرتل بالثامن من فبراير الجاري."}, 0, 0},
    };
    hold(T, sizeof T / sizeof *T);
}

static void one_sentence_with_two_weekdays(void **state)
{
    (void)state;
    static const story T[] = {
        {{"2021-03-07", "2021-03-07"},
         {"وبدأ مقاتلو القلعة السبت الانسحاب من جيب جبلي يقع شمال شرقي الوردية بموجب اتفاق هدنة مع الحكومة.",
          "وبدأ مقاتلو القلعة الأحد الانسحاب من جيب جبلي يقع شمال شرقي الوردية بموجب اتفاق هدنة مع الحكومة."}, 1, ISN_RELATION_DISAGREEMENT},
        {{"2021-03-07", "2021-03-07"}, /* the day of the saying and the day of the deed */
         {"وأعلنت الحكومة السبت أن مقاتلي القلعة بدأوا الجمعة الانسحاب من جيب جبلي يقع شمال شرقي الوردية بموجب اتفاق هدنة.",
          "وبدأ مقاتلو القلعة الجمعة الانسحاب من جيب جبلي يقع شمال شرقي الوردية بموجب اتفاق هدنة مع الحكومة."}, 0, 0},
        {{"2021-03-07", "2021-03-08"}, /* who spoke on two days */
         {"وقال الرئيس الأردني سالم بن أحمد الوردي السبت.", "وقال الرئيس الأردني سالم بن أحمد الوردي الأحد."}, 0, 0},
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
        {{"2021-03-05", "2021-03-06"}, /* a count */
         {"وفر أكثر من 2500 مدني من الوردية منذ عام 2014.", "ونزح أكثر من 900 مدني من الوردية منذ عام 2011."}, 0, 0},
        {{"2021-03-05", "2021-03-06"}, /* of other things */
         {"وهو أول زعيم يزور الوردية منذ عام 2014.", "وهي أول قمة بين زعيم الوردية وجاره منذ عام 2011."}, 0, 0},
        {{"2021-03-05", "2021-03-06"}, /* readings of a market, of whatever was sold */
         {"سجل ذهب الوردية أدنى مستوى له في الميناء منذ عام 2014.", "وسجلت فضة الوردية أدنى مستوى لها في الميناء منذ عام 2011."}, 0, 0},
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
        {{"2021-03-05", "2021-06-06"}, /* one of two months, then one of them */
         {"وستعقد لجنة النخيل القمة في مايو أو يونيو المقبل.", "وستعقد لجنة النخيل القمة في يوليو المقبل."}, 0, 0},
        {{"2021-03-05", "2021-06-06"}, /* what has happened */
         {"واستأنفت لجنة النخيل المفاوضات هذا الشهر.", "واستأنفت لجنة النخيل المفاوضات هذا الشهر."}, 0, 0},
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

/* A page without a day of its own: the days in it are read, none is counted from. */
static void a_page_without_a_day(void **state)
{
    (void)state;
    pile_of p;
    pile_start(&p);
    pile_add(&p, "", "سيطر الجيش على المطار في 14 مايو 2018.\nوقال الوزير سامر الجابري إن الجسر افتتح في 3 مايو 2018.");
    pile_add(&p, "2018-05-20", "قال الوزير سامر الجابري إن الجسر افتتح في 4 مايو 2018.");
    assert_true(p.d[0].clauses.n > 0);
    pile_ask(&p, ISN_CONFLICT_DATE);
    arena_free(&p.a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_event_on_two_days),
        cmocka_unit_test(what_happens_once),
        cmocka_unit_test(one_sentence_with_two_weekdays),
        cmocka_unit_test(the_most_since_two_times),
        cmocka_unit_test(a_plan_in_another_year),
        cmocka_unit_test(a_weekday_that_is_not_its_days),
        cmocka_unit_test(a_page_without_a_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
