/* mention_namekey.c - spellings of one name share a key; others do not. */
#include "unit.h"
#include "mention/name.h"

static isn_arena arena;

static int near(const char *a, const char *b)
{
    isn_str x = isn_name_key(&arena, str_c(a), ISN_PERSON);
    return isn_name_near(x, isn_name_key(&arena, str_c(b), ISN_PERSON));
}

static void spellings_share_a_key(void **state)
{
    (void)state;
    static const char *const t[][2] = {
        {"أوستن", "اوستن"}, {"نتنياهو", "نتانياهو"}, {"ستولتنبرغ", "ستولتنبرج"},
        {"عبد الله الجابري", "عبدالله الجابري"}, {"سلمان بن خالد", "سلمان خالد"},
        {"أبو بكر سالم", "ابو بكر سالم"}, {"علي آل جابر", "على جابر"}, {"زيلينسكي", "زيلنسكي"},
        {"إبراهيم", "ابراهيم"}, {"فاطمة", "فاطمه"}, {"غوتيريش", "جوتيريش"},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++)
        if (near(t[i][0], t[i][1]) != 100) fail_msg("%s / %s: %d", t[i][0], t[i][1], near(t[i][0], t[i][1]));
}

static void other_names_do_not(void **state)
{
    (void)state;
    static const char *const t[][2] = {
        {"حسن الجابري", "حسين الجابري"}, {"محمد سالم", "محمود سالم"}, {"سامر الجابري", "سامر الخالدي"},
        {"سعد", "سعيد"}, {"أحمد", "حامد"}, {"هادي", "حادي"}, {"ميلر", "مولر"}, {"جون كيربي", "جون كيري"}, {"قاسم", "جاسم"},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++)
        if (near(t[i][0], t[i][1]) == 100) fail_msg("%s / %s share a key", t[i][0], t[i][1]);
}

static void likeness_is_graded(void **state)
{
    (void)state;
    static const struct { const char *a, *b; int low, high; } t[] = {
        {"سامر الجابري", "سامر الجابري", 100, 100},
        {"إلينا رومانوفا", "الينا رومانوفس", 80, 99},  /* a slip of the pen */
        {"لينا هارتسون", "لينا هارتس", 80, 99},
        {"سامر الجابري", "الجابري", 50, 79},
        {"سامر خالد الجابري", "سامر الجابري", 50, 79},
        {"سامر الجابري", "نادر القاضي", 0, 49},
        {"Antony Blinken", "أنتوني بلينكن", 80, 99},
        {"Karlin", "كارلن", 80, 99},
        {"Mohammed", "خالد", 0, 49},
        {"", "خالد", 0, 0},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        int n = near(t[i].a, t[i].b);
        if (n < t[i].low || n > t[i].high) fail_msg("%s / %s: %d, want %d to %d", t[i].a, t[i].b, n, t[i].low, t[i].high);
        assert_int_equal(n, near(t[i].b, t[i].a));
    }
}

static void long_names_are_cut(void **state)
{
    (void)state;
    char big[4000];
    for (size_t i = 0; i + 3 < sizeof big; i += 3) memcpy(big + i, i % 40 < 38 ? "\xd8\xa8\x20" : "\xd8\xa8\xd8", 3);
    big[sizeof big - 1] = 0;
    isn_str key = isn_name_key(&arena, (isn_str){big, sizeof big}, ISN_PERSON);
    assert_true(key.n > 0);
    assert_int_equal(isn_name_near(key, key), 100);
    assert_true(isn_name_near(key, STR("خالد")) < 50);
    assert_int_equal(isn_name_key(&arena, STR(""), ISN_PERSON).n, 0);
}

static int open_arena(void **state)
{
    (void)state;
    arena_init(&arena, 1 << 26);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void a_slip_is_no_spelling(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool slip;
    } t[] = {
        {"ادوارد لينهرات", "ادوارد لينهارت", true}, /* two letters exchanged */
        {"نعيم صدفلي", "نعيم صفدلي", true},
        {"كامل هارسون", "كامل هارسن", false},      /* a vowel */
        {"سيرجي سكريبال", "سيرغي سكريبال", false}, /* one sound */
        {"نعيم صفدلي", "كريم صفدلي", false},
        {"نعيم صفدلي", "نعيم صفدكي", false},       /* ل and ك are no neighbours */
        {"جوريف صفدلي", "جوزيف صفدلي", true},      /* a dot */
        {"نعيم صدلي", "نعيم صفدلي", true},         /* one left out */
        {"جيرارد صفدلي", "جيرار صفدلي", false},    /* a silent end */
        {"اندريه صفدلي", "اندريس صفدلي", false},
        {"نعيم موللر", "نعيم مولر", false},        /* a letter doubled */
        {"نعيم صفدزلي", "نعيم صفزلي", false},      /* one sound in two letters */
        {"كيم سونغ", "كيم يونغ", false},
        {"مستشفي الصوره", "مستشفي الثوره", true},
        {"نعيم صفدلي", "نعيم صفدلي", false},
        {"صفدلي", "صفدلى", false},
        {"", "", false},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++)
        if (isn_name_slip(str_c(t[i].a), str_c(t[i].b)) != t[i].slip) fail_msg("%s / %s", t[i].a, t[i].b);
}

static void names_that_sound_alike_share_a_number(void **state)
{
    (void)state;
    assert_true(isn_name_sound(STR("هيذر ناويرت")) == isn_name_sound(STR("هيذر نويرت")));
    assert_true(isn_name_sound(STR("سيرجي سكريبال")) == isn_name_sound(STR("سيرغي سكريبال")));
    assert_true(isn_name_sound(STR("هيذر ناويرت")) != isn_name_sound(STR("ناويرت هيذر")));
    assert_true(isn_name_sound(STR("")) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_share_a_key),
        cmocka_unit_test(other_names_do_not),
        cmocka_unit_test(likeness_is_graded),
        cmocka_unit_test(long_names_are_cut),
        cmocka_unit_test(a_slip_is_no_spelling),
        cmocka_unit_test(names_that_sound_alike_share_a_number),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
