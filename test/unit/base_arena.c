/* base_arena.c - tests of src/base/arena.c and list.h. */
#include "unit.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_stays_full),
        cmocka_unit_test(list_grows_and_refusal_is_seen),
        cmocka_unit_test(numbers_of_days_go_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
