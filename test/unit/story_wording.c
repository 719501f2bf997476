/* story_wording.c - tests of one sentence in two wordings. */
#include "unit.h"
#include "story/wording.h"

static isn_arena a;

/* The stretches of a text with a bar between. */
static const char *shown(isn_str text, const isn_stretches *s)
{
    isn_str out = STR("");
    for (ptrdiff_t i = 0; i < s->n; i++)
        out = arena_fmt(&a, "%.*s%s%.*s", STR_ARG(out), i ? "|" : "", STR_ARG(str_span(text, s->at[i])));
    return out.n ? arena_fmt(&a, "%.*s", STR_ARG(out)).p : "";
}

static void what_was_changed_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *x, *y, *in_x, *in_y;
    } t[] = {
        {"أظهرت تعاونا حقيقيا بين الضفتين", "أظهرت تعاوناً محدوداً بين الضفتين", "حقيقيا", "محدوداً"},
        {"هذه السياسة الأمريكية", "هذه السياسة الأميركية", "", ""},
        {"لن نقبل التمديد أبدا", "نقبل التمديد", "لن|أبدا", ""},
        {"بلغ العدد 40 شخصا", "بلغ العدد 60 شخصا", "40", "60"},
        {"«كلمة»", "", "كلمة", ""},
        {"", "", "", ""},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_stretches x = {0}, y = {0};
        wording_differ(&a, str_c(t[i].x), str_c(t[i].y), &x, &y);
        assert_string_equal(shown(str_c(t[i].x), &x), t[i].in_x);
        assert_string_equal(shown(str_c(t[i].y), &y), t[i].in_y);
    }
}

static void long_texts_are_not_compared(void **state)
{
    (void)state;
    isn_out o = {0};
    for (int i = 0; i < 400; i++) out_fmt(&o, "كلمة%d ", i);
    isn_stretches x = {0}, y = {0};
    wording_differ(&a, out_view(&o), STR("كلمة"), &x, &y);
    assert_true(x.n == 0 && y.n == 0);
    out_free(&o);
}

static void a_place_is_shown_in_its_quotation(void **state)
{
    (void)state;
    static const struct {
        const char *text, *place, *want;
    } t[] = {
        {"وقال إن «التعاون مثمر جدا» ثم غادر", "مثمر", "«التعاون مثمر جدا»"},
        {"وقال إن \"التعاون مثمر جدا\" ثم غادر", "مثمر", "\"التعاون مثمر جدا\""},
        {"«قول أول» ثم قال مثمر و«قول آخر»", "مثمر", "«قول أول» ثم قال مثمر و«قول آخر»"},
        {"سطر أول\nسطر فيه مثمر\nسطر آخر", "مثمر", "سطر فيه مثمر"},
        {"مثمر", "مثمر", "مثمر"},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_str text = str_c(t[i].text);
        ptrdiff_t at = str_find(text, str_c(t[i].place), 0);
        isn_span place = {(uint32_t)at, (uint32_t)(at + str_c(t[i].place).n)}, shows = wording_passage(text, place);
        if (!str_is(str_span(text, shows), t[i].want)) fail_msg("%.*s", STR_ARG(str_span(text, shows)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_changed_is_found),
        cmocka_unit_test(long_texts_are_not_compared),
        cmocka_unit_test(a_place_is_shown_in_its_quotation),
    };
    arena_init(&a, 1 << 24);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(&a);
    return failed;
}
