/* page_meta.c - dates in addresses, broken JSON-LD, names of parts of a page. */
#include "unit.h"
#include "base/arena.h"
#include "lexicon/page_hint.h"
#include "page/gather.h"
#include "page/jsonld.h"
#include "page/line.h"
#include "page/meta.h"

static void dates_in_addresses(void **state)
{
    (void)state;
    static const struct { const char *url, *want; } t[] = {
        {"https://a.example/2018/03/23/bridge", "2018-03-23"},
        {"https://a.example/ar/20180521-bridge", "2018-05-21"},
        {"https://a.example/story/2020/8/4/bridge/4943459", "2020-08-04"},
        {"https://a.example/news/2020-06-03-1.3874341", "2020-06-03"},
        {"https://a.example/world/202003171044893040-bridge", NULL}, /* a number, not a day */
        {"https://a.example/2018/13/45/bridge", NULL},
        {"https://a.example/article/825076-50", NULL},
        {"https://a.example/1890/03/23/", NULL},
    };
    isn_arena a;
    arena_init(&a, 1 << 20);
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        meta_found m = {0};
        meta_url_date(&a, &m, str_c(t[i].url));
        if (t[i].want) assert_str(m.hints.at[0].text, t[i].want);
        else assert_int_equal(m.hints.n, 0);
    }
    arena_free(&a);
}

static void broken_json_is_read(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 22);
    jsonld_things things = {0};
    jsonld_read(&a, STR("<!-- {\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"منبر\"},{\"@type\":[\"NewsArticle\",\"Thing\"],"
                        "\"headline\":\"قال \"زيد\" إن\nالجسر مغلق\",\"datePublished\":\"2021-04-06\",,\"author\":[{\"@type\":\"Person\",\"name\":\"\\u0644\\u0645\\u0649\"}],"
                        "\"comment\":[{\"@type\":\"NewsArticle\",\"headline\":\"no\"}],\"publisher\":{\"name\":\"A &amp; B\"},}"),
                &things);
    assert_int_equal(things.n, 2);
    assert_true(things.at[0].is_site);
    const jsonld_thing *t = &things.at[1];
    assert_true(t->is_article);
    assert_str(t->headline, "قال \"زيد\" إن الجسر مغلق");
    assert_str(t->published, "2021-04-06");
    assert_str(t->author, "لمى");
    assert_str(t->publisher, "A & B");
    arena_free(&a);
}

static void deep_json_ends(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 24);
    enum { N = 100000 };
    char *p = isn_alloc(&a, N);
    memset(p, '[', N);
    jsonld_things things = {0};
    jsonld_read(&a, (isn_str){p, N}, &things);
    assert_int_equal(things.n, 0);
    memset(p, '"', N);
    jsonld_read(&a, (isn_str){p, N}, &things);
    arena_free(&a);
}

#define ROLE(name) ((page_roles)1 << LEX_PAGE_HINT_ROLE_##name)

static void parts_by_their_names(void **state)
{
    (void)state;
    assert_int_equal(roles_of(STR("sidebar")), ROLE(SIDE));
    assert_int_equal(roles_of(STR("jp-relatedposts x7")), ROLE(RELATED));
    assert_true(roles_of(STR("relatedPosts")) & ROLE(RELATED));
    assert_true(roles_of(STR("entry-content")) & ROLE(BODY));
    assert_true(roles_of(STR("articleBody")) & ROLE(BODY));
    assert_int_equal(roles_of(STR("x1 y2 zebra")), 0);
    assert_false(roles_of(STR("elementor-widget elementor-widget-x")) & ROLE(SIDE));
}

/* A line by itself. */
static void looks_of_lines(void **state)
{
    (void)state;
    static const struct { const char *line; line_look look; } t[] = {
        {"شارك فيسبوك تويتر طباعة 12", LINE_FURNITURE},
        {"الرئيسية سياسة اقتصاد رياضة", LINE_FURNITURE},
        {"• 9", LINE_FURNITURE},
        {"مقالات ذات صلة", LINE_RELATED},
        {"اقرأ أيضاً: جسر الوادي يعود إلى الخدمة", LINE_RELATED},
        {"الأحد 16 سبتمبر-أيلول 2012 الساعة 08 مساءً", LINE_STAMP},
        {"نشر في 12/3/2019", LINE_STAMP},
        {"22.10.2012", LINE_STAMP},
        {"كتب: سامر الحلو", LINE_BYLINE},
        {"القاهرة - رويترز", LINE_BYLINE},
        {"وزير النقل يفتتح الجسر الجديد صباح اليوم (أ.ف.ب)", LINE_CAPTION},
        {"المصدر: رويترز", LINE_SOURCE},
        {"اضغط هنا للاشتراك في القناة", LINE_PROMO},
        {"وسوم: جسر، نيسان", LINE_TAGS},
        {"قال الوزير إن الجسر يفتح غدا.", LINE_PLAIN},
        {"شارك آلاف الأشخاص في مسيرة عند الجسر أمس.", LINE_PLAIN},
        {"شاهد الصيادون القارب يغرق قرب الجسر.", LINE_PLAIN},
        {"عن أي جسر يتحدث الوزير في تصريحه الأخير؟", LINE_PLAIN},
    };
    isn_arena a;
    arena_init(&a, 1 << 22);
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_line l;
        line_read(&a, str_c(t[i].line), &l);
        if (l.look != t[i].look) print_error("%s: look %d\n", t[i].line, (int)l.look);
        assert_int_equal(l.look, t[i].look);
        arena_reset(&a);
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_in_addresses),   cmocka_unit_test(broken_json_is_read),
        cmocka_unit_test(deep_json_ends),       cmocka_unit_test(parts_by_their_names),
        cmocka_unit_test(looks_of_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
