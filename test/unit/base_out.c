/* base_out.c - tests of src/base/out.c and day.c. */
#include "unit.h"
#include "base/day.h"
#include "base/json.h"
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

static void numbers_for_people(void **state)
{
    (void)state;
    isn_out o = {0};
    static const double v[] = {65000000, 9999, 10000, 2500.5, 123456.75, -40000, 0, 1e15, 1e300, 0.3};
    for (size_t i = 0; i < sizeof v / sizeof *v; i++) out_number(&o, v[i]), out_char(&o, ' ');
    assert_str(out_view(&o), "65,000,000 9999 10,000 2500.5 123,456.75 -40,000 0 1e+15 1e+300 0.3 ");
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

/* What is formatted may end right at the room that is left, or go beyond it. */
static void formats_into_any_room(void **state)
{
    (void)state;
    for (int before = 4090; before < 4098; before++)
        for (int width = 1; width < 9000; width = width < 12 ? width + 1 : width * 3) {
            isn_out o = {0};
            for (int i = 0; i < before; i++) out_char(&o, 'x');
            out_fmt(&o, "%*d", width, 7);
            out_fmt(&o, "%s", "");
            assert_int_equal(o.n, before + width);
            assert_int_equal(o.p[o.n - 1], '7');
            assert_int_equal(o.p[before - 1], 'x');
            out_free(&o);
        }
}

static void json_fields(void **state)
{
    (void)state;
    isn_out o = {0};
    json_begin(&o, NULL, '{');
    json_day(&o, "a", (isn_day){2019, 5, 7});
    json_day(&o, "b", (isn_day){-44, 3, 15});
    json_day(&o, "c", (isn_day){622, 0, 0});
    json_day(&o, "d", (isn_day){0, 0, 0});
    json_num(&o, "e", -3);
    json_num(&o, "f", 999999999999999.0);
    json_num(&o, "g", -0.0);
    json_str(&o, "h", STR("«نعم»\x1f\t\xD8"));
    json_end(&o, '}');
    assert_str(out_view(&o), "{\"a\":\"2019-05-07\",\"b\":\"-044-03-15\",\"c\":\"0622-00-00\",\"d\":null,"
                             "\"e\":-3,\"f\":999999999999999,\"g\":0,\"h\":\"«نعم»\\u001f\\t\xEF\xBF\xBD\"}");
    out_free(&o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_escapes),
        cmocka_unit_test(numbers_for_people),
        cmocka_unit_test(html_escapes),
        cmocka_unit_test(formats_into_any_room),
        cmocka_unit_test(json_fields),
        cmocka_unit_test(days_go_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
