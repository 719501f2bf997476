/* story_quotation.c - tests of remarks that two texts tell with another sense: src/story/sense.c,
 * disagree/quotation.c, disagree/list.c. */
#include "pile.h"

#include "story/sense.h"

typedef struct {
    const char *x, *y;
    int n;
} pair;

static void hold(const pair *t, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        pile_of p;
        pile_start(&p);
        pile_add(&p, "2021-03-05", t[i].x);
        pile_add(&p, "2021-03-05", t[i].y);
        int got = pile_ask(&p, ISN_CONFLICT_QUOTATION);
        if (got != t[i].n) fail_msg("'%s' / '%s': %d, not %d", t[i].x, t[i].y, got, t[i].n);
        arena_free(&p.a);
    }
}

static void inside_the_marks(void **state)
{
    (void)state;
    static const pair T[] = {
        {"وقال الوزير سالم النخلي \"نأمل أن نطوق البلدة بالكامل قبل المساء\".", "وقال الوزير سالم النخلي \"نأمل أن نقصف البلدة بالكامل قبل المساء\".", 1},
        {"وقال الوزير سالم النخلي \"سنبدأ قريبا تنفيذ هذا القرار في الوردية\".", "وقال الوزير سالم النخلي \"سنبدأ قريبا تطبيق هذا القرار في الوردية\".", 0},   /* synonyms */
        {"وقال الوزير سالم النخلي \"سأقوم بزيارة المصنع الجديد في الوردية\".", "وقال الوزير سالم النخلي \"أقوم بزيارة المصنع الجديد في الوردية\".", 0},       /* one verb */
        {"وقال الوزير سالم النخلي \"التاريخ سيصنفكم في صفحات سوداء طويلة\".", "وقال الوزير سالم النخلي \"التاريخ سينصفكم في صفحات سوداء طويلة\".", 0}, /* a slip of the pen */
        {"وقال الوزير سالم النخلي \"سنوقع هذا الاتفاق بين الصين وأميركا قبل المساء\".", "وقال الوزير سالم النخلي \"سنوقع هذا الاتفاق بين الصين والولايات المتحدة قبل المساء\".", 0}, /* one state */
        {"وقال الوزير سالم النخلي \"كان دائما محركا لبرنامج الوردية الزراعي الكبير\".", "وقال الوزير سالم النخلي \"كان دائما محركا لبرنامج الوردية الزyاعي الكبير\".", 0}, /* a wrong key */
        {"وفق ما ذكرت اليوم الاثنين صحيفة \"الضفاف\" المحلية.", "وفق ما ذكرت اليوم الاثنين صحيفة \"المرفأ\" المحلية.", 0},                                       /* a name */
    };
    hold(T, sizeof T / sizeof *T);
}

/* What is reported without marks is anybody's wording: only words that judge part it. */
static void reported_words_that_judge(void **state)
{
    (void)state;
    static const pair T[] = {
        {"واعتبرت تونس إنقاذ السفارة للعاملات انتهاكا لسيادتها.", "واعتبرت تونس تهريب السفارة للعاملات انتهاكا لسيادتها.", 1},
        {"واعتبرت تونس زيارة السفارة للعاملات انتهاكا لسيادتها.", "واعتبرت تونس مراسلة السفارة للعاملات انتهاكا لسيادتها.", 0},
    };
    hold(T, sizeof T / sizeof *T);
}

static void lists_of_one_speaker(void **state)
{
    (void)state;
    static const pair T[] = {
        {"وأعلن الرئيس سالم النخلي اتخاذ الإجراءات القانونية والمالية كافة.", "وأكد الرئيس سالم النخلي اتخاذ الإجراءات القانونية والإدارية اللازمة.", 1},
        {"وأعلن الرئيس سالم النخلي اتخاذ الإجراءات القانونية والمالية كافة.", "وأكد الرئيس سالم النخلي اتخاذ الإجراءات المالية والقانونية اللازمة.", 0},
        {"وأعلن الرئيس سالم النخلي اتخاذ الإجراءات القانونية والمالية كافة.", "وأكد الوزير هاني الوردي اتخاذ الإجراءات القانونية والإدارية اللازمة.", 0}, /* two speakers */
        {"وأعلن الرئيس سالم النخلي تنظيم انتخابات رئاسية وبرلمانية مبكرة.", "وأكد الرئيس سالم النخلي تنظيم انتخابات رئاسية وتشريعية مبكرة.", 0},          /* synonyms */
    };
    hold(T, sizeof T / sizeof *T);
}

static void words_and_what_they_say(void **state)
{
    (void)state;
    assert_true(sense_same(STR("الصمت"), STR("السكوت")));
    assert_true(sense_same(STR("وبرلمانيه"), STR("تشريعيه")));
    assert_true(sense_same(STR("واشنطن"), STR("الاميركيه")));
    assert_false(sense_same(STR("الصمت"), STR("الجسر")));
    assert_true(sense_parts(STR("انقاذ"), STR("تهريب")));
    assert_false(sense_parts(STR("انقاذ"), STR("اجلاء")));
    assert_true(sense_title(STR("الرييس")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inside_the_marks),
        cmocka_unit_test(reported_words_that_judge),
        cmocka_unit_test(lists_of_one_speaker),
        cmocka_unit_test(words_and_what_they_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
