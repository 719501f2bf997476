/* page_read.c - what holds for every page: spans, order, UTF-8, the same twice. */
#include "unit.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "page/page.h"

static isn_pages read_bytes(isn_arena *a, const char *bytes, ptrdiff_t n, isn_media media)
{
    isn_source source = {.bytes = {bytes, n}, .uri = STR("test"), .media = media};
    isn_pages pages = {0};
    isn_err err;
    (void)!isn_page_read(a, &source, &pages, &err);
    return pages;
}

/* Blocks lie inside the text, in order, disjoint, on character boundaries, not
 * empty; hints that have a span have it inside. */
static void check_page(const isn_page *p)
{
    assert_int_equal(utf8_valid_prefix(p->text), p->text.n);
    uint32_t at = 0;
    for (ptrdiff_t i = 0; i < p->blocks.n; i++) {
        isn_span s = p->blocks.at[i].span;
        assert_true(s.start >= at && s.start < s.end && s.end <= p->text.n);
        assert_true(((unsigned char)p->text.p[s.start] & 0xC0) != 0x80);
        assert_true(s.end == p->text.n || ((unsigned char)p->text.p[s.end] & 0xC0) != 0x80);
        at = s.end;
    }
    for (ptrdiff_t i = 0; i < p->hints.n; i++) assert_true(p->hints.at[i].span.end <= p->text.n);
}

static bool same_pages(isn_pages x, isn_pages y)
{
    if (x.n != y.n) return false;
    for (ptrdiff_t i = 0; i < x.n; i++) {
        isn_page *p = &x.at[i], *q = &y.at[i];
        if (!str_eq(p->text, q->text) || p->blocks.n != q->blocks.n || !str_eq(p->title, q->title) ||
            !str_eq(p->outlet, q->outlet) || !str_eq(p->credit, q->credit) || p->hints.n != q->hints.n)
            return false;
        for (ptrdiff_t k = 0; k < p->blocks.n; k++)
            if (p->blocks.at[k].kind != q->blocks.at[k].kind ||
                p->blocks.at[k].span.start != q->blocks.at[k].span.start)
                return false;
    }
    return true;
}

static const char PAGE[] =
    "<!doctype html><html lang=ar><head><meta charset=utf-8><title>جسر الرمان يغلق - مرآة النوارة</title>"
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"جسر الرمان يغلق\",\"datePublished\":\"2021-04-06\"}</script>"
    "</head><body><nav><ul><li><a href=1>الرئيسية</a><li><a href=2>محليات</a></ul></nav><article><h1>جسر الرمان يغلق</h1>"
    "<p>أعلن مجلس البلدية إغلاق الجسر أمام الشاحنات حتى نهاية نيسان بعد كشف شقوق.</p>&nbsp;<p>&nbsp;</p>"
    "<p>وقال رئيسه إن «الأشغال تبدأ الأسبوع المقبل»<br>وتستمر أربعة أشهر على الأقل.</p><figure><figcaption>الجسر (رويترز)</figcaption></figure>"
    "</article><ol class=liveblog><li><time datetime=2021-04-06T10:00>10:00</time><p>نص</ol><footer>جميع الحقوق محفوظة</footer>";

static const char DUMP[] =
    "جسر الرمان يغلق\r\n\r\n • 4/6/2021\r\n • 3\r\nكتب: سامر الحلو\r\nأعلن مجلس البلدية إغلاق الجسر أمام الشاحنات حتى نهاية نيسان بعد كشف شقوق.\r\n"
    "الجسر أمس (رويترز)\nالجسر أمس (رويترز)\nوقال رئيسه إن الأشغال تبدأ الأسبوع المقبل. وسوم جسر نيسان\n\nمقالات ذات صلة\n\nخبر آخر\nخبر ثالث";

static void check_all_prefixes(const char *bytes, ptrdiff_t n, isn_media media)
{
    isn_arena a;
    arena_init(&a, 1 << 28);
    for (ptrdiff_t i = 0; i <= n; i++) {
        isn_pages pages = read_bytes(&a, bytes, i, media);
        for (ptrdiff_t k = 0; k < pages.n; k++) check_page(&pages.at[k]);
        isn_pages again = read_bytes(&a, bytes, i, media);
        assert_true(same_pages(pages, again));
        arena_reset(&a);
    }
    arena_free(&a);
}

static void every_prefix_of_a_page(void **state)
{
    (void)state;
    check_all_prefixes(PAGE, sizeof PAGE - 1, ISN_MEDIA_HTML);
}

static void every_prefix_of_a_dump(void **state)
{
    (void)state;
    check_all_prefixes(DUMP, sizeof DUMP - 1, ISN_MEDIA_TEXT);
}

/* A page under any budget is read, or refused with ISN_LIMIT; nothing else. */
static void little_memory(void **state)
{
    (void)state;
    for (ptrdiff_t budget = 64; budget < 1 << 20; budget = budget * 3 / 2) {
        isn_arena a;
        arena_init(&a, budget);
        isn_source source = {.bytes = {PAGE, sizeof PAGE - 1}, .uri = STR("test"), .media = ISN_MEDIA_HTML};
        isn_pages pages = {0};
        isn_err err = {0};
        bool ok = isn_page_read(&a, &source, &pages, &err);
        assert_true(ok || err.code == ISN_LIMIT);
        for (ptrdiff_t k = 0; ok && k < pages.n; k++) check_page(&pages.at[k]);
        arena_free(&a);
    }
}

static void text_of_the_caller_is_not_touched(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 24);
    isn_source source = {.bytes = {DUMP, sizeof DUMP - 1}, .uri = STR("test"), .media = ISN_MEDIA_TEXT, .verbatim = true};
    isn_pages pages = {0};
    isn_err err;
    assert_true(isn_page_read(&a, &source, &pages, &err));
    assert_ptr_equal(pages.at[0].text.p, source.bytes.p);
    assert_int_equal(pages.at[0].text.n, source.bytes.n);
    arena_free(&a);
}

static void what_is_given_is_kept(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 24);
    isn_source source = {.bytes = {PAGE, sizeof PAGE - 1}, .uri = STR("test"), .media = ISN_MEDIA_HTML,
                         .title = STR("عنوان"), .outlet = STR("منبر"), .published = STR("2020-01-01")};
    isn_pages pages = {0};
    isn_err err;
    assert_true(isn_page_read(&a, &source, &pages, &err));
    assert_str(pages.at[0].title, "عنوان");
    assert_str(pages.at[0].outlet, "منبر");
    assert_int_equal(pages.at[0].hints.at[0].place, ISN_HINT_GIVEN);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_prefix_of_a_page),
        cmocka_unit_test(every_prefix_of_a_dump),
        cmocka_unit_test(little_memory),
        cmocka_unit_test(text_of_the_caller_is_not_touched),
        cmocka_unit_test(what_is_given_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
