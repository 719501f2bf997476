/* base_out.c - tests of src/base/out.c and day.c. */
#include "unit.h"
#include "base/day.h"
#include "base/out.h"

static void json_escapes(void **state)
{
    (void)state;
    isn_out o = {0};
    out_json(&o, STR("a\"\\\n\x01\xff" "ب"));
    assert_str(out_view(&o), "\"a\\\"\\\\\\n\\u0001\xEF\xBF\xBDب\"");
    out_clear(&o);
    out_json_num(&o, 0.3);
    out_char(&o, ' ');
    out_json_num(&o, 2500);
    assert_str(out_view(&o), "0.3 2500");
    out_free(&o);
}

static void html_escapes(void **state)
{
    (void)state;
    isn_out o = {0};
    out_html(&o, STR("<a href='x'>&"));
    assert_str(out_view(&o), "&lt;a href=&#39;x&#39;&gt;&amp;");
    out_free(&o);
}

static void days_go_round(void **state)
{
    (void)state;
    for (int32_t n = -800000; n < 800000; n += 37) {
        isn_day d = day_of_number(n);
        if (d.year < 1) continue;
        assert_true(day_exists(d));
        assert_int_equal(day_number(d), n);
    }
    int year;
    assert_int_equal(day_weekday((isn_day){2021, 7, 23}), 5);
    assert_int_equal(day_iso_week((isn_day){2021, 1, 1}, &year), 53);
    assert_int_equal(year, 2020);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_escapes),
        cmocka_unit_test(html_escapes),
        cmocka_unit_test(days_go_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
