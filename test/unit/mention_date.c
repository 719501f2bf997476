/* mention_date.c - tests of src/mention/date*.c beside test/golden/date: the fields
 * that the records carry, what is no date, and the cost of long inputs. */
#include "unit.h"
#include "mention/date.h"

#include <stdlib.h>
#include <time.h>

static void find(isn_arena *a, isn_str text, isn_day published, isn_dates *out)
{
    isn_page page = {.text = text};
    isn_block b = {{0, (uint32_t)text.n}, ISN_BLOCK_PARAGRAPH};
    isn_push_value(a, &page.blocks, b);
    isn_text t;
    isn_text_read(a, &page, &t);
    isn_dates_find(a, &t, published, out);
}

static const isn_day PUB = {2018, 5, 18};

static void days_it_can_mean(void **state)
{
    (void)state;
    static const struct { const char *text; isn_day from, to; } t[] = {
        {"زار المدينة في 12 مارس 2016.", {2016, 3, 12}, {2016, 3, 12}},
        {"زار المدينة في فبراير 2016.", {2016, 2, 1}, {2016, 2, 29}},
        {"زار المدينة عام 2016.", {2016, 1, 1}, {2016, 12, 31}},
        {"زار المدينة الأسبوع الماضي.", {2018, 5, 7}, {2018, 5, 13}},
        {"زار المدينة خلال الربع الثالث من عام 2017.", {2017, 7, 1}, {2017, 9, 30}},
        {"أغلق الميناء من مايو إلى يوليو 2017.", {2017, 5, 1}, {2017, 7, 31}},
        {"بني في ستينيات القرن الماضي.", {1960, 1, 1}, {1969, 12, 31}},
        {"أقام خلال رمضان 1439.", {2018, 5, 16}, {2018, 6, 14}},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_arena a;
        arena_init(&a, 1 << 20);
        isn_dates d = {0};
        find(&a, str_c(t[i].text), PUB, &d);
        assert_int_equal(d.n, 1);
        assert_memory_equal(&d.at[0].from, &t[i].from, sizeof(isn_day));
        assert_memory_equal(&d.at[0].to, &t[i].to, sizeof(isn_day));
        arena_free(&a);
    }
}

static void what_was_inferred_is_told(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 20);
    isn_dates d = {0};
    find(&a, STR("وصل في 12 مارس. ووصل الأحد 13 مارس 2018. ووصل في 14 رجب 1439هـ."), PUB, &d);
    assert_int_equal(d.n, 3);
    assert_true(d.at[0].year_inferred);
    assert_false(d.at[1].year_inferred);
    assert_true(d.at[1].weekday_conflict); /* it was a Tuesday */
    assert_int_equal(d.at[2].calendar, ISN_HIJRI);
    assert_str(d.at[2].value, "2018-03-31");
    arena_free(&a);
}

static void impossible_days_are_no_dates(void **state)
{
    (void)state;
    static const char *const t[] = {"وصل في 31/2/2018 إلى المدينة", "وصل في 32/1/2018 إلى المدينة",
                                    "سجل 0/0/2018 في الدفتر", "العنوان 12.34.56.78 في الشبكة"};
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_arena a;
        arena_init(&a, 1 << 20);
        isn_dates d = {0};
        find(&a, str_c(t[i]), PUB, &d);
        assert_int_equal(d.n, 0);
        arena_free(&a);
    }
    isn_arena a;
    arena_init(&a, 1 << 20);
    isn_dates d = {0};
    find(&a, STR("وصل في 31 فبراير 2018 إلى المدينة"), PUB, &d);
    for (ptrdiff_t i = 0; i < d.n; i++) assert_false(str_starts(d.at[i].value, STR("2018-02-3")));
    arena_free(&a);
}

static void refused_memory_is_no_crash(void **state)
{
    (void)state;
    for (int nth = 1; nth < 80; nth++) {
        isn_arena a;
        arena_init(&a, 1 << 22);
        a.refuse_at = nth;
        isn_dates d = {0};
        find(&a, STR("بداية العامالماضي وفي 14 رجب 1439هـ ومن 5 مايو إلى 7 يونيو 2021 ومنذ ثلاثة أيام"), PUB, &d);
        arena_free(&a);
    }
}

/* Seconds to read `unit` repeated to `n` bytes. */
static double cost(const char *unit, ptrdiff_t n)
{
    ptrdiff_t size = (ptrdiff_t)strlen(unit);
    char *p = malloc((size_t)n + (size_t)size);
    ptrdiff_t used = 0;
    while (p && used < n) memcpy(p + used, unit, (size_t)size), used += size;
    isn_arena a;
    arena_init(&a, (ptrdiff_t)1 << 31);
    isn_dates d = {0};
    clock_t start = clock();
    find(&a, (isn_str){p, used}, PUB, &d);
    double s = (double)(clock() - start) / CLOCKS_PER_SEC;
    arena_free(&a);
    free(p);
    return s;
}

static void twice_the_words_cost_about_twice(void **state)
{
    (void)state;
    static const char *const units[] = {"1 ", "عام 2017 و", "من ", "بين 3 و", "نهاية ", "12 و", "بعد ذلك ", "كل ثلاثة ",
                                        "الساعة ", "ونصف ", "مارس/", "(", "2017-", "العامالعام", "ال", "الأول من "};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        cost(units[i], 1 << 14);
        double once = 1e9, twice = 1e9;
        for (int k = 0; k < 3; k++) { /* the least of three: other work disturbs */
            double s = cost(units[i], 1 << 17);
            once = s < once ? s : once;
            s = cost(units[i], 1 << 18);
            twice = s < twice ? s : twice;
        }
        if (twice > 0.02 && twice > 3.5 * once) fail_msg("'%s': %.3f s, then %.3f s", units[i], once, twice);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_it_can_mean),
        cmocka_unit_test(what_was_inferred_is_told),
        cmocka_unit_test(impossible_days_are_no_dates),
        cmocka_unit_test(refused_memory_is_no_crash),
        cmocka_unit_test(twice_the_words_cost_about_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
