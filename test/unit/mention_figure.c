/* mention_figure.c - tests of src/mention/figure*.c beside golden/figure: links,
 * counts that no number word carries, and hostile text. */
#include "unit.h"
#include "mention/figure.h"

#include <math.h>

typedef struct {
    isn_text text;
    isn_dates dates;
    isn_figures figures;
} reading;

static void read_figures(isn_arena *a, isn_str s, reading *r)
{
    *r = (reading){0};
    isn_page *page = isn_new(a, isn_page, 1);
    page->text = s;
    isn_block *b = isn_push(a, &page->blocks);
    b->span = (isn_span){0, (uint32_t)s.n};
    b->kind = ISN_BLOCK_PARAGRAPH;
    isn_text_read(a, page, &r->text);
    isn_dates_find(a, &r->text, (isn_day){2020, 3, 15}, &r->dates);
    isn_figures_find(a, &r->text, &r->dates, &r->figures);
}

static void parts_lead_to_their_whole(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 20);
    reading r;
    read_figures(&a, STR("وصل 3500 جندي بينهم 2500 أميركي و300 فرنسي. وقتل 4 جنود."), &r);
    assert_int_equal(r.figures.n, 4);
    assert_int_equal(r.figures.at[0].part_of, -1);
    assert_int_equal(r.figures.at[1].part_of, 0);
    assert_int_equal(r.figures.at[2].part_of, 0);
    assert_int_equal(r.figures.at[3].part_of, -1);
    read_figures(&a, STR("قتل 15 شخصا بينهم امرأة وجرح 11 آخرون"), &r);
    assert_int_equal(r.figures.n, 2);
    assert_int_equal(r.figures.at[1].part_of, -1);
    arena_free(&a);
}

static void change_is_two_figures(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 20);
    reading r;
    read_figures(&a, STR("ارتفع عدد العمال من 40 إلى 60 عاملا"), &r);
    assert_int_equal(r.figures.n, 2);
    assert_true(r.figures.at[0].value == 40 && isnan(r.figures.at[0].max));
    assert_true(r.figures.at[1].value == 60);
    assert_str(r.figures.at[0].unit, "person");
    read_figures(&a, STR("يحتاج المصنع إلى من 40 إلى 60 عاملا"), &r);
    assert_int_equal(r.figures.n, 1);
    assert_true(r.figures.at[0].value == 40 && r.figures.at[0].max == 60);
    arena_free(&a);
}

static void the_date_of_a_count(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 20);
    reading r;
    read_figures(&a, STR("بلغ عدد السكان 5 ملايين نسمة في عام 2017 ثم 6 ملايين نسمة"), &r);
    assert_int_equal(r.figures.n, 2);
    assert_int_equal(r.figures.at[0].date, 0);
    assert_int_equal(r.figures.at[1].date, -1);
    arena_free(&a);
}

static void duals_and_zeros_are_implicit(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double value;
        const char *unit;
    } c[] = {
        {"سقط قتيلان في الغارة", 2, "person"},  {"أصيب جنديان بجروح", 2, "person"},
        {"أطلق صاروخين على السفينة", 2, "item"}, {"لم يصب أحد في الحادث", 0, "person"},
        {"انتهى الحريق من دون إصابات", 0, "person"}, {"ولم تقع إصابات", 0, "person"},
    };
    isn_arena a;
    arena_init(&a, 1 << 20);
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        reading r;
        arena_reset(&a);
        read_figures(&a, str_c(c[i].text), &r);
        if (r.figures.n != 1) fail_msg("%s: %td figures", c[i].text, r.figures.n);
        assert_true(r.figures.at[0].implicit);
        assert_true(r.figures.at[0].value == c[i].value);
        assert_str(r.figures.at[0].unit, c[i].unit);
    }
    arena_free(&a);
}

/* Plurals that look like duals, and durations, are no implicit counts. */
static void no_false_duals(void **state)
{
    (void)state;
    static const char *const c[] = {"سقط مدنيون من المدنيين", "استمر يومين", "عاد بعد شهرين",
                                    "فاز نادي ميلان", "قال المسؤولون إن اللبنانيين عادوا"};
    isn_arena a;
    arena_init(&a, 1 << 20);
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        reading r;
        arena_reset(&a);
        read_figures(&a, str_c(c[i]), &r);
        if (r.figures.n) fail_msg("%s: %td figures", c[i], r.figures.n);
    }
    arena_free(&a);
}

/* The words that are counted, without what only begins after them. */
static void what_is_counted(void **state)
{
    (void)state;
    static const struct {
        const char *text, *of;
    } c[] = {
        {"نحو 3500 جندي أجنبي على الحدود", "جندي أجنبي"},
        {"خمسين هجوما صاروخيا أو بطائرات مسيرة استهدفت المرفأ", "هجوما صاروخيا أو بطائرات مسيرة"},
        {"100 من عناصر الشرطة في المدينة", "عناصر الشرطة"},
        {"15 في المئة من سكان الجزيرة", "سكان الجزيرة"},
        {"مئات الأشخاص الغاضبين أمام المصنع", "الأشخاص الغاضبين"},
        {"40 مسافرا وصلوا أمس", "مسافرا"},
        {"12 سفينة تحمل القمح", "سفينة"},
        {"12 سفينة وعشرة قوارب", "سفينة"},
    };
    isn_arena a;
    arena_init(&a, 1 << 20);
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        reading r;
        arena_reset(&a);
        read_figures(&a, str_c(c[i].text), &r);
        if (!r.figures.n) fail_msg("%s: no figure", c[i].text);
        assert_str(str_span(r.text.text, r.figures.at[0].of), c[i].of);
    }
    arena_free(&a);
}

/* Work per byte must not grow with the text: counted in figures found, which
 * for a repeated phrase are as many as its repetitions, within the arena. */
static void repeated_text_stays_linear(void **state)
{
    (void)state;
    static const char *const unit[] = {"مئة و", "بين 10 و", "1 ", "من 3 إلى ", "نصف ", "ألف ألف ",
                                       "والمئة ", "10 دنانير 5 ليرات ", "(1) ", "1,", "لم "};
    isn_arena a;
    arena_init(&a, 1 << 27);
    for (size_t i = 0; i < sizeof unit / sizeof *unit; i++) {
        arena_reset(&a);
        isn_str one = str_c(unit[i]);
        ptrdiff_t n = 200000 / one.n * one.n;
        char *p = isn_alloc(&a, n);
        for (ptrdiff_t at = 0; at < n; at += one.n) memcpy(p + at, one.p, (size_t)one.n);
        reading r;
        read_figures(&a, (isn_str){p, n}, &r);
        assert_false(a.full);
        for (ptrdiff_t k = 1; k < r.figures.n; k++)
            assert_true(r.figures.at[k - 1].span.end <= r.figures.at[k].span.start);
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_lead_to_their_whole), cmocka_unit_test(change_is_two_figures),
        cmocka_unit_test(the_date_of_a_count),       cmocka_unit_test(duals_and_zeros_are_implicit),
        cmocka_unit_test(no_false_duals),            cmocka_unit_test(what_is_counted),
        cmocka_unit_test(repeated_text_stays_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
