/* mention_published.c - tests of src/mention/published.c: which date is the article's. */
#include "unit.h"
#include "mention/date.h"

/* The text is blocks divided by '\n'; hints are {text, place, modified}. */
typedef struct {
    const char *text;
    isn_hint_place place;
    bool modified;
} hint;

static isn_str choose(isn_arena *a, const char *title, const char *text, const hint *hints, int n, isn_hint_place *from)
{
    isn_page *page = isn_new(a, isn_page, 1);
    page->text = str_c(text);
    page->title = str_c(title);
    for (ptrdiff_t at = 0; at < page->text.n;) {
        ptrdiff_t end = str_find(page->text, STR("\n"), at);
        if (end < 0) end = page->text.n;
        isn_block b = {{(uint32_t)at, (uint32_t)end}, ISN_BLOCK_PARAGRAPH};
        isn_push_value(a, &page->blocks, b);
        at = end + 1;
    }
    for (int i = 0; i < n; i++) {
        isn_hint h = {.text = str_c(hints[i].text), .place = hints[i].place, .modified = hints[i].modified};
        isn_push_value(a, &page->hints, h);
    }
    isn_text t;
    isn_text_read(a, page, &t);
    return isn_published_choose(a, page, &t, from);
}

#define BODY "افتتح الوزير الجسر الجديد في المدينة بحضور جمع كبير من السكان الذين انتظروا هذا المشروع طويلا.\n"

static void the_surest_hint_wins(void **state)
{
    (void)state;
    static const struct { hint h[3]; const char *want; isn_hint_place from; } t[] = {
        {{{"2020-05-01", ISN_HINT_URL, false}, {"2020-05-01T10:00:00+03:00", ISN_HINT_TIME, false}, {"2020-05-03", ISN_HINT_META, true}}, "2020-05-01T10:00:00+03:00", ISN_HINT_TIME},
        {{{"2021-02-03 08:15:00", ISN_HINT_META, false}, {"2021-02-02", ISN_HINT_JSON_LD, false}, {"2019-01-01", ISN_HINT_GIVEN, false}}, "2019-01-01", ISN_HINT_GIVEN},
        {{{"2021-02-03", ISN_HINT_META, true}, {"الأربعاء 27 يناير 2021", ISN_HINT_TEXT, false}, {"", ISN_HINT_TEXT, false}}, "2021-01-27", ISN_HINT_TEXT},
        {{{"2021-02-03", ISN_HINT_META, true}, {"قبل ساعتين", ISN_HINT_TEXT, false}, {"", ISN_HINT_TEXT, false}}, "2021-02-03", ISN_HINT_META},
        {{{"Wed, 27 Sep 2023 10:30:00 GMT", ISN_HINT_META, false}, {"", ISN_HINT_TEXT, false}, {"", ISN_HINT_TEXT, false}}, "2023-09-27", ISN_HINT_META},
        {{{"9/27/2023", ISN_HINT_TEXT, false}, {"", ISN_HINT_TEXT, false}, {"", ISN_HINT_TEXT, false}}, "2023-09-27", ISN_HINT_TEXT},
        {{{"26-4-1433 هـ", ISN_HINT_TEXT, false}, {"", ISN_HINT_TEXT, false}, {"", ISN_HINT_TEXT, false}}, "2012-03-19", ISN_HINT_TEXT},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_arena a;
        arena_init(&a, 1 << 22);
        isn_hint_place from = ISN_HINT_INFERRED;
        assert_str(choose(&a, "", BODY, t[i].h, 3, &from), t[i].want);
        assert_int_equal(from, t[i].from);
        arena_free(&a);
    }
}

static void lines_of_the_text_tell(void **state)
{
    (void)state;
    static const struct { const char *text, *want; isn_hint_place from; } t[] = {
        {"افتتاح الجسر\nالأحد, 29-إبريل-2012\nنشرة الضفاف -\n" BODY, "2012-04-29", ISN_HINT_TEXT},
        {"افتتاح الجسر\nسامي الراويةنشر في ضفاف يوم 05 - 09 - 2012\n" BODY, "2012-09-05", ISN_HINT_TEXT},
        {"افتتاح الجسر\n| يوليو 18, 2012 على الساعة 09:49 |\n" BODY, "2012-07-18", ISN_HINT_TEXT},
        {"افتتاح الجسر\n22.10.2012\n16h39\n" BODY, "2012-10-22", ISN_HINT_TEXT},
        {"افتتاح الجسر\nالضفاف 28-6-2012 نفا- " BODY BODY, "2012-06-28", ISN_HINT_TEXT},
        {"افتتاح الجسر\n" BODY "تاريخ النشر: 12 جانفي 2015\n", "2015-01-12", ISN_HINT_TEXT},
        {"افتتاح الجسر\nقال الوزير اليوم الجمعة 23 تموز 2021 إن الجسر مفتوح أمام كل العابرين من أهل المدينة وجوارها.\n", "2021-07-23", ISN_HINT_INFERRED},
        {"افتتاح الجسر\nقال الوزير إن العمل في الجسر بدأ في 3 مارس 2010 وانتهى بعد سنتين من الجهد المتواصل في الوادي.\n", "", ISN_HINT_INFERRED},
        {"افتتاح الجسر في 5 مايو 2012\n" BODY, "", ISN_HINT_INFERRED},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_arena a;
        arena_init(&a, 1 << 22);
        isn_hint_place from = ISN_HINT_INFERRED;
        const char *title = i + 1 == sizeof t / sizeof *t ? "افتتاح الجسر في 5 مايو 2012" : "افتتاح الجسر";
        assert_str(choose(&a, title, t[i].text, NULL, 0, &from), t[i].want);
        assert_int_equal(from, t[i].from);
        arena_free(&a);
    }
}

/* Every allocation may be refused: the answer is short, nothing breaks. */
static void refused_memory_is_no_crash(void **state)
{
    (void)state;
    for (int nth = 1; nth < 60; nth++) {
        isn_arena a;
        arena_init(&a, 1 << 22);
        a.refuse_at = nth;
        isn_hint_place from = ISN_HINT_INFERRED;
        isn_page page = {.text = str_c("الأحد 29 إبريل 2012\n" BODY)};
        isn_block b[2] = {{{0, 30}, ISN_BLOCK_PARAGRAPH}, {{31, (uint32_t)page.text.n}, ISN_BLOCK_PARAGRAPH}};
        page.blocks.at = b, page.blocks.n = page.blocks.cap = 2;
        isn_text t;
        isn_text_read(&a, &page, &t);
        isn_dates dates = {0};
        isn_dates_find(&a, &t, (isn_day){2012, 5, 1}, &dates);
        (void)isn_published_choose(&a, &page, &t, &from);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_surest_hint_wins),
        cmocka_unit_test(lines_of_the_text_tell),
        cmocka_unit_test(refused_memory_is_no_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
