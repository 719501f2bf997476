/* store_query.c - tests of src/store/query.c. */
#include "unit.h"
#include "base/day.h"
#include "store/query.h"

static void words(void **state)
{
    (void)state;
    static const struct { const char *in, *match, *unless; } t[] = {
        {"القوات الأمريكية", "(\"القوات\" AND \"الأمريكية\")", ""},
        {"\"القوات الأمريكية\"", "(\"القوات الأمريكية\")", ""},
        {"«القوات الأمريكية» سد", "(\"القوات الأمريكية\" AND \"سد\")", ""},
        {"=القوات", "(\"=القوات\")", ""},
        {"=\"القوات الأمريكية\"", "(\"=القوات =الأمريكية\")", ""},
        {"قوا*", "(\"قوا\" *)", ""},
        {"سد -ماء -نهر", "(\"سد\") NOT (\"ماء\" OR \"نهر\")", ""},
        {"-ماء", "", "\"ماء\""},
        {"كانون الثاني سد", "(\"كانون الثاني\" AND \"سد\")", ""},
        {"سد's \" OR b:c\"", "(\"سد s\" AND \"OR b c\")", ""},
        {"10:30", "(\"10 30\")", ""},
        {"سي.إن.إن، نفت", "(\"سي إن إن\" AND \"نفت\")", ""},
        {"NOT", "(\"NOT\")", ""},
        {"سد على النهر", "(\"سد\" AND \"النهر\")", ""}, /* nearly every article has «على» */
        {"على", "(\"على\")", ""},
        {"مهرجان كان", "(\"مهرجان\" AND \"كان\")", ""}, /* no «كأن» */
        {"من هو", "(\"من\" AND \"هو\")", ""},
        {"سد \"على\" =في", "(\"سد\" AND \"على\" AND \"=في\")", ""},
        {"بناء سد مقابل الساحل", "(\"بناء\" AND \"سد\" AND \"مقابل\" AND \"الساحل\")", ""},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_arena a;
        arena_init(&a, 1 << 20);
        isn_query q;
        isn_err err;
        if (!isn_query_read(&a, str_c(t[i].in), &q, &err)) fail_msg("%s: %s", t[i].in, err.msg);
        assert_str(q.match, t[i].match);
        assert_str(q.unless, t[i].unless);
        if (q.match.n) assert_int_equal(q.match.p[q.match.n], 0);
        arena_free(&a);
    }
}

static void some_may_do(void **state)
{
    (void)state;
    static const struct { const char *in; int n; bool loose; const char *not; } t[] = {
        {"سد على النهر", 2, true, ""},
        {"سد", 1, false, ""},
        {"سد على", 1, false, ""},
        {"سد \"النهر\"", 2, false, ""},
        {"سد نهر -ماء", 2, true, " NOT (\"ماء\")"},
        {"كانون الثاني سد", 2, true, ""},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_arena a;
        arena_init(&a, 1 << 20);
        isn_query q;
        isn_err err;
        assert_true(isn_query_read(&a, str_c(t[i].in), &q, &err));
        assert_int_equal(q.words.n, t[i].n);
        assert_int_equal(q.loose, t[i].loose);
        assert_str(q.not, t[i].not);
        arena_free(&a);
    }
}

static void dates_among_words(void **state)
{
    (void)state;
    static const struct { const char *in; int year, month, day, n_of_date; } t[] = {
        {"سد ١٢ أيار", 0, 5, 12, 2},      {"سد أيار", 0, 5, 0, 1},          {"5 كانون الثاني 2019 سد", 2019, 1, 5, 3},
        {"سد مايو 2018", 2018, 5, 0, 2}, {"سد 40 مايو", 0, 5, 0, 1},        {"أب حنون", 0, 0, 0, 0},
        {"آب سد", 0, 8, 0, 1},            {"\"١٢ أيار\" سد", 0, 0, 0, 0}, {"سد 2018", 0, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_arena a;
        arena_init(&a, 1 << 20);
        isn_query q;
        isn_err err;
        assert_true(isn_query_read(&a, str_c(t[i].in), &q, &err));
        int n = 0;
        for (ptrdiff_t k = 0; k < q.words.n; k++) n += q.words.at[k].of_date;
        if (q.when.year != t[i].year || q.when.month != t[i].month || q.when.day != t[i].day || n != t[i].n_of_date)
            fail_msg("%s: %d-%d-%d, %d words", t[i].in, q.when.year, q.when.month, q.when.day, n);
        arena_free(&a);
    }
}

static void fields(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 20);
    isn_query q;
    isn_err err;
    assert_true(isn_query_read(&a, STR("سد speaker:\"هالة المرسى\" -outlet:ضفاف منبر:مرسى from:2024-02 to:٢٠٢٤-٠٢"),
                               &q, &err));
    assert_str(q.match, "(\"سد\")");
    assert_int_equal(q.speakers.n, 1);
    assert_str(q.speakers.at[0].value, "هالة المرسى");
    assert_int_equal(q.outlets.n, 2);
    assert_true(q.outlets.at[0].without);
    assert_false(q.outlets.at[1].without);
    assert_str(q.outlets.at[1].value, "مرسى");
    assert_int_equal(day_number(q.from), day_number((isn_day){2024, 2, 1}));
    assert_int_equal(day_number(q.to), day_number((isn_day){2024, 2, 29}));
    arena_free(&a);
}

static void errors_tell_where(void **state)
{
    (void)state;
    static const struct { const char *in; int at; const char *has; } t[] = {
        {"سد \"نهر", 5, "never closed"},
        {"سد from:abc", 10, "not a day"},
        {"سد from:2024-13", 10, "not a day"},
        {"سد to:2023-02-30", 8, "not a day"},
        {"سد -from:2024", 5, "cannot be excluded"},
        {"سد speaker:", 13, "missing"},
        {"sauce:x", 0, "no field 'sauce'"},
        {"", 0, "no word"},
        {"-", 0, "missing"},
        {"سد =", 5, "missing"},
        {"from:2024 to:2023", 0, "no day is after"},
        {"س\xff", 2, "not UTF-8"},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_arena a;
        arena_init(&a, 1 << 20);
        isn_query q;
        isn_err err;
        if (isn_query_read(&a, str_c(t[i].in), &q, &err)) fail_msg("'%s' was read", t[i].in);
        assert_int_equal(err.code, ISN_USAGE);
        if (err.at != t[i].at || !strstr(err.msg, t[i].has))
            fail_msg("'%s': %td %s", t[i].in, err.at, err.msg);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),
        cmocka_unit_test(some_may_do),
        cmocka_unit_test(dates_among_words),
        cmocka_unit_test(fields),
        cmocka_unit_test(errors_tell_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
