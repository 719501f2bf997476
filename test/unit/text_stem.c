/* text_stem.c - which words share a stem: src/text/stem.c. */
#include "unit.h"
#include "text/term.h"

static bool take(void *ctx, const isn_term *t)
{
    isn_str *to = ctx;
    static char room[2][128];
    static int turn;
    turn = 1 - turn;
    assert_true(t->term.n < (ptrdiff_t)sizeof room[0]);
    memcpy(room[turn], t->term.p, (size_t)t->term.n);
    *to = (isn_str){room[turn], t->term.n};
    return true;
}

static bool share(const char *a, const char *b)
{
    isn_str one = STR_NONE, other = STR_NONE;
    isn_terms_walk(str_c(a), TERMS_STEMS, take, &one);
    isn_terms_walk(str_c(b), TERMS_STEMS, take, &other);
    return str_eq(one, other);
}

static void one_stem(void **state)
{
    (void)state;
    static const char *const t[][2] = {
        /* a plural that stands more often than its singular */
        {"مهاجرين", "المهاجر"}, {"المحتجون", "محتجين"}, {"لاجئو", "اللاجئين"}, {"معلمو", "المعلمين"}, {"مسؤولي", "مسؤول"},
        /* after a number, as an adverb */
        {"مهاجرا", "مهاجر"}, {"مسلحاً", "مسلح"}, {"يوما", "اليوم"},
        /* a verb, its past and its noun */
        {"قصفت", "تقصف"}, {"قصف", "يقصفون"}, {"دمرت", "تدمر"}, {"حذر", "وحذرت"}, {"توصلت", "يتوصل"}, {"تراجع", "تراجعت"},
        {"اعتقلت", "اعتقالات"}, {"انسحاب", "ستنسحب"}, {"استخدمت", "استخدام"}, {"يتهم", "اتهامات"}, {"أعلن", "تعلن"},
        /* spellings of foreign names */
        {"بيونجيانج", "بيونغيانغ"}, {"أنجيلا", "أنغيلا"}, {"الكيماوي", "الكيميائي"},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++)
        if (!share(t[i][0], t[i][1])) fail_msg("%s and %s have two stems", t[i][0], t[i][1]);
}

static void two_stems(void **state)
{
    (void)state;
    static const char *const t[][2] = {
        {"تونس", "يونس"}, {"نجيب", "يجيب"}, {"سوريا", "سوري"}, {"إسبانيا", "إسباني"}, {"كندا", "كند"}, {"بعد", "يبعد"},
        {"خارجي", "خارج"}, {"عسكري", "عسكر"}, {"فلسطين", "فلسط"}, {"عشرين", "عشر"}, {"استقال", "استقل"}, {"مدرسة", "مدرس"},
        {"يعلن", "العلن"}, {"رجب", "رغب"},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++)
        if (share(t[i][0], t[i][1])) fail_msg("%s and %s have one stem", t[i][0], t[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_stem), cmocka_unit_test(two_stems)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
