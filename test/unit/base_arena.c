/* base_arena.c - tests of src/base/arena.c and list.h. */
#include "unit.h"
#include "base/day.h"

static void full_stays_full(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 100000);
    assert_non_null(isn_alloc(&a, 1000));
    assert_null(isn_alloc(&a, 1000000));
    assert_true(a.full);
    assert_null(isn_alloc(&a, 1));
    arena_reset(&a);
    assert_non_null(isn_alloc(&a, 1));
    arena_free(&a);
}

static void list_grows_and_refusal_is_seen(void **state)
{
    (void)state;
    isn_arena a;
    for (int refuse = 1; refuse < 6; refuse++) {
        arena_init(&a, 1 << 20);
        a.refuse_at = refuse;
        ISN_LIST(int) list = {0};
        int n = 0;
        while (n < 100) {
            int *p = isn_push(&a, &list);
            if (!p) break;
            *p = n++;
        }
        for (int i = 0; i < list.n; i++) assert_int_equal(list.at[i], i);
        assert_true(a.full == (n < 100));
        arena_free(&a);
    }
}

static void numbers_of_days_go_round(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 20);
    assert_str(arena_fmt(&a, "%d-%s", 7, "x"), "7-x");
    arena_free(&a);
}

/* Is `timex` the days from `first` to `last`? */
static bool ranges(const char *timex, const char *first, const char *last)
{
    int32_t from, to;
    return day_range(str_c(timex), &from, &to) && from == day_number(day_read(str_c(first))) && to == day_number(day_read(str_c(last)));
}

static void dates_mean_days(void **state)
{
    (void)state;
    assert_true(ranges("2018-04-07", "2018-04-07", "2018-04-07"));
    assert_true(ranges("2018-04-07TMO", "2018-04-07", "2018-04-07"));
    assert_true(ranges("2020-02", "2020-02-01", "2020-02-29"));
    assert_true(ranges("2018", "2018-01-01", "2018-12-31"));
    assert_true(ranges("2018-W01", "2018-01-01", "2018-01-07"));
    assert_true(ranges("2018-W31", "2018-07-30", "2018-08-05"));
    assert_true(ranges("2018-H2", "2018-07-01", "2018-12-31"));
    assert_true(ranges("2018-WI", "2018-12-01", "2019-02-28"));
    assert_true(ranges("2018-05-30/2018-06-02", "2018-05-30", "2018-06-02"));
    assert_true(ranges("2018/2019", "2018-01-01", "2019-12-31"));
    int32_t from, to;
    assert_false(day_range(STR("FUTURE_REF"), &from, &to));
    assert_false(day_range(STR(""), &from, &to));
    assert_false(day_range(STR("2018/"), &from, &to));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_stays_full),
        cmocka_unit_test(list_grows_and_refusal_is_seen),
        cmocka_unit_test(numbers_of_days_go_round),
        cmocka_unit_test(dates_mean_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
