/* The HTML reader: what opens, what closes, what is text. */
#include "unit.h"

#include <stdlib.h>

#include "base/out.h"
#include "page/html.h"

/* Events as a line: <p> </p> "text" {raw}; ~ marks what is implied, ! flat. */
static bool write_event(void *ctx, const html_event *e)
{
    isn_out *o = ctx;
    if (e->kind == HTML_OPEN) {
        out_fmt(o, "<%.*s", STR_ARG(e->name));
        for (int i = 0; i < e->n_attrs; i++)
            out_fmt(o, " %.*s=%.*s", STR_ARG(e->attr[i].name), STR_ARG(e->attr[i].value));
        out_c(o, e->flat ? "!>" : e->implied ? "~>" : ">");
    } else if (e->kind == HTML_CLOSE && !e->is_void) {
        out_fmt(o, "</%.*s%s>", STR_ARG(e->name), e->implied ? "~" : "");
    } else if (e->kind == HTML_TEXT) {
        out_str(o, e->text);
    } else if (e->kind == HTML_RAW) {
        out_fmt(o, "{%.*s}", STR_ARG(e->text));
    } else if (e->kind == HTML_END && e->truncated) {
        out_c(o, "[truncated]");
    }
    return true;
}

static void read_to(isn_out *o, isn_str page)
{
    isn_arena a;
    arena_init(&a, 1 << 24);
    out_clear(o);
    assert_true(html_read(&a, page, write_event, o));
    arena_free(&a);
}

typedef struct {
    const char *page, *want;
} example;

static void check(const example *x, size_t n)
{
    isn_out o = {0};
    for (size_t i = 0; i < n; i++) {
        read_to(&o, str_c(x[i].page));
        if (!str_is(out_view(&o), x[i].want))
            fail_msg("%s\n  got  %.*s\n  want %s", x[i].page, STR_ARG(out_view(&o)), x[i].want);
    }
    out_free(&o);
}

#define CHECK(x) check((x), sizeof(x) / sizeof *(x))
#define IN(s) "<body~>" s "</body~>"

static void implied_ends(void **state)
{
    (void)state;
    static const example X[] = {
        {"<p>a<p>b", IN("<p>a</p~><p>b</p~>")},
        {"<p>a<div>b</div>c", IN("<p>a</p~><div>b</div>c")},
        {"<p><b>a</p>b", IN("<p><b>a</b~></p>b")},
        {"<ul><li>a<li>b<ul><li>c</ul>d</ul>", IN("<ul><li>a</li~><li>b<ul><li>c</li~></ul>d</li~></ul>")},
        {"<li><div><li>a", IN("<li><div></div~></li~><li>a</li~>")},
        {"<dl><dt>a<dd>b<dt>c</dl>", IN("<dl><dt>a</dt~><dd>b</dd~><dt>c</dt~></dl>")},
        {"<table><tr><td>a<td>b<tr><td>c</table>d",
         IN("<table><tr><td>a</td~><td>b</td~></tr~><tr><td>c</td~></tr~></table>d")},
        {"<table><tr><td><table><tr><td>a</td></tr></table>b</td></tr></table>",
         IN("<table><tr><td><table><tr><td>a</td></tr></table>b</td></tr></table>")},
        {"<table><thead><tr><th>a<tbody><tr><td>b</table>",
         IN("<table><thead><tr><th>a</th~></tr~></thead~><tbody><tr><td>b</td~></tr~></tbody~></table>")},
        {"<select><option>a<option>b</select>", IN("<select><option>a</option~><option>b</option~></select>")},
        {"<h2>a<h3>b</h2>c", IN("<h2>a</h2~><h3>b</h3>c")},
        {"<a href=x>a<a href=y>b</a>", IN("<a href=x>a</a~><a href=y>b</a>")},
        {"<button>a<button>b", IN("<button>a</button~><button>b</button~>")},
        {"<ruby>a<rt>b<rp>c</ruby>", IN("<ruby>a<rt>b</rt~><rp>c</rp~></ruby>")},
    };
    CHECK(X);
}

static void stray_and_crossed(void **state)
{
    (void)state;
    static const example X[] = {
        {"a</div>b</span></p>c</br>d", IN("ab<p!></p>c<br>d")},
        {"<b><p>x</b>y</p>z", IN("<b><p>x</b>y</p>z")},
        {"<b><i>x</b>y</i>z", IN("<b><i>x</i~></b>yz")},
        {"<div><span>a</div>b", IN("<div><span>a</span~></div>b")},
        {"<a><div>x</a>y</div>z", IN("<a><div>x</a>y</div>z")},
        {"<div><form><div>a</form>b</div>c</div>", IN("<div><form><div>a</form>b</div>c</div>")},
        {"<form>a<form>b</form>c", IN("<form>ab</form>c")},
        {"<p>a<br/>b<img src=x>c<hr>d", IN("<p>a<br>b<img src=x>c</p~><hr>d")},
        {"<x-card>a</X-CARD>b<Y-Card>c</y-cARD>d", IN("<x-card>a</x-card>b<y-card>c</y-card>d")},
        {"<body>a</body>b</html>c", "<body>abc</body~>"},
    };
    CHECK(X);
}

static void head_and_body(void **state)
{
    (void)state;
    static const example X[] = {
        {"<!doctype html>\n<html lang=ar>\n<head><title>a&amp;b</title><meta charset=utf-8>\n<p>c",
         "<html lang=ar>\n<head><title>a&b</title><meta charset=utf-8>\n</head~><body~><p>c</p~></body~></html~>"},
        {"<title>a</title><body class=x>b", "<title>a</title><body class=x>b</body~>"},
        {"<head></head><script>x</script><body>b", "<head></head><script>{x}</script><body>b</body~>"},
        {"<head><noscript><img src=x></noscript></head><body class=y>",
         "<head><noscript><img src=x></noscript></head><body class=y></body~>"},
        {"a<body class=x>b", IN("ab")},
        {"<head>a", "<head></head~><body~>a</body~>"},
        {"", ""},
    };
    CHECK(X);
}

static void raw_content(void **state)
{
    (void)state;
    static const example X[] = {
        {"<script type=\"application/ld+json\">{\"a\":\"</p>&amp;\"}</script>b",
         "<script type=application/ld+json>{{\"a\":\"</p>&amp;\"}}</script><body~>b</body~>"},
        {"<script><!--<script></script>--></script>a", "<script>{<!--<script></script>-->}</script><body~>a</body~>"},
        {"<style>p > a{}</style >", "<style>{p > a{}}</style>"},
        {"<p><iframe><p>x</iframe>y", IN("<p><iframe>{<p>x}</iframe>y</p~>")},
        {"<textarea>\n<b>&lt;</textarea>", IN("<textarea><b><</textarea>")},
        {"<pre>\n a\n</pre>", IN("<pre> a\n</pre>")},
        {"<script>a", "<script>{a}</script~>"},
        {"<plaintext><b></plaintext>", IN("<plaintext><b></plaintext></plaintext~>")},
    };
    CHECK(X);
}

static void foreign(void **state)
{
    (void)state;
    static const example X[] = {
        {"<svg><title>a<b>c</b></title><path/></svg>d", IN("<svg><title>a<b>c</b></title><path></svg>d")},
        {"<svg><style>a<![CDATA[<b>]]></style></svg>", IN("<svg><style>a<b></style></svg>")},
        {"<svg><g><p>a", IN("<svg><g></g~></svg~><p>a</p~>")},
        {"<p><svg/>a", IN("<p><svg>a</p~>")},
        {"<div><![CDATA[a]]></div>", IN("<div></div>")},
    };
    CHECK(X);
}

static void references(void **state)
{
    (void)state;
    static const example X[] = {
        {"<a href='?a=1&copy=2&amp;b=3&lt'>&copy2 &notit; &#1593;&#x639; &#128; &#0; &#xD800; & &x;",
         IN("<a href=?a=1&copy=2&b=3<>©2 ¬it; عع € � � & &x;</a~>")},
        {"&nLt;&hellip;&laquo;&raquo;&nbsp;.", IN("≪⃒…«»\u00a0.")},
        {"a\r\nb\rc", IN("a\nb\nc")},
    };
    CHECK(X);
    isn_arena a;
    arena_init(&a, 1 << 16);
    assert_str(html_unescape(&a, STR("&quot;&nGt;&nGt;&x&#1593;")), "\"≫⃒≫⃒&xع");
    arena_free(&a);
}

static void attributes(void **state)
{
    (void)state;
    static const example X[] = {
        {"<p CLASS=A class=b id = 'x y' hidden data-x=\"a\r\nb\"/c>", IN("<p class=A id=x y hidden= data-x=a\nb c=></p~>")},
        {"<p a/b=c/>d", IN("<p a= b=c/>d</p~>")},
        {"<p =a=b \"c>d", IN("<p =a=b \"c=>d</p~>")},
    };
    CHECK(X);
    html_attr attr[] = {{STR("class"), STR(" post\tEntry-Title "), 0}, {STR("hidden"), {"", 0}, 0}};
    html_event e = {.attr = attr, .n_attrs = 2};
    assert_true(html_has_word(html_attr_value(&e, "class"), "entry-title"));
    assert_false(html_has_word(html_attr_value(&e, "class"), "entry"));
    assert_true(html_has_attr(&e, "hidden"));
    assert_false(html_has_attr(&e, "id"));
    assert_null(html_attr_value(&e, "id").p);
}

/* Offsets: every piece of text lies where it says, in order; depths fit; every
 * OPEN has one CLOSE. */
typedef struct {
    isn_str page;
    ptrdiff_t at;
    int n_open, open_at[HTML_MAX_DEPTH + 1];
    bool ended;
} audit;

static bool audit_event(void *ctx, const html_event *e)
{
    audit *x = ctx;
    assert_false(x->ended);
    assert_true(e->at >= 0 && e->at <= e->end && e->end <= x->page.n);
    if (e->kind == HTML_TEXT || e->kind == HTML_RAW) {
        assert_true(e->at >= x->at);
        x->at = e->end;
        if (e->text.n == e->end - e->at && e->text.n > 2)
            assert_int_equal(memcmp(e->text.p, x->page.p + e->at, (size_t)e->text.n), 0);
    } else if (e->kind == HTML_OPEN) {
        assert_true(e->depth >= 0 && e->depth <= HTML_MAX_DEPTH);
        x->open_at[e->depth]++;
        x->n_open++;
    } else if (e->kind == HTML_CLOSE) {
        assert_true(--x->open_at[e->depth] >= 0);
        x->n_open--;
    } else {
        assert_int_equal(x->n_open, 0);
        x->ended = true;
    }
    return true;
}

static const char SAMPLE[] =
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"x\"><html lang=ar><head><title>خبر &amp; رأي</title>"
    "<script>var a = '<!--<script>x</script>-->';</script><style>p{}</style><meta name='d' content=\"&quot;\"></head>\r\n"
    "<body class=\"a b\"><!-- x --><div><p>قال &laquo;نعم&raquo;<b><i>x</b></i><ul><li>a<li>b</ul><table><tr><td>1<td>2</table>"
    "<svg viewBox=0><path d='M0'/><title>t</title><![CDATA[ <x> ]]></svg><select><option>a</select><textarea>\n&lt;b></textarea>"
    "</div></p><a href=\"/x?a=1&b=2\">l<div>m</a>n</div><X-Y Z>q</x-y><?php ?></><! a></body></html>";

static void every_prefix(void **state)
{
    (void)state;
    ptrdiff_t n = (ptrdiff_t)sizeof SAMPLE - 1;
    for (ptrdiff_t k = 0; k <= n; k++) {
        char *copy = malloc((size_t)k + 1); /* exactly k bytes for the sanitizer */
        memcpy(copy, SAMPLE, (size_t)k);
        char *tight = realloc(copy, k ? (size_t)k : 1);
        audit x = {.page = {tight, k}};
        isn_arena a;
        arena_init(&a, 1 << 20);
        assert_true(html_read(&a, x.page, audit_event, &x));
        assert_true(x.ended);
        arena_free(&a);
        free(tight);
    }
}

static isn_str repeat(const char *what, ptrdiff_t times)
{
    ptrdiff_t n = (ptrdiff_t)strlen(what);
    char *p = malloc((size_t)(n * times));
    for (ptrdiff_t i = 0; i < times; i++) memcpy(p + i * n, what, (size_t)n);
    return (isn_str){p, n * times};
}

static void audit_page(isn_str page, bool *truncated);
static bool keep_truncated(void *ctx, const html_event *e)
{
    if (e->kind == HTML_END) *(bool *)ctx = e->truncated;
    return true;
}

static void audit_page(isn_str page, bool *truncated)
{
    isn_arena a;
    arena_init(&a, 1 << 23);
    audit x = {.page = page};
    assert_true(html_read(&a, page, audit_event, &x));
    assert_true(x.ended);
    assert_true(html_read(&a, page, keep_truncated, truncated));
    arena_free(&a);
}

static void bounds(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        ptrdiff_t times;
        bool truncated;
    } X[] = {
        {"<div>", 20000, true}, {"<b>", 3000, true}, {"<a>", 3000, false}, {"<p>", 3000, false},
        {"<svg>", 3000, true}, {"<table><td>", 3000, true}, {"<template>", 3000, true},
        {"</>", 3000, false}, {"<svg><![CDATA[]]>", 3000, true}, {"<table>", 3000, false},
        {"<b><p></b>", 3000, false}, {"<b><div></b>", 3000, true}, {"&", 3000, false}, {"<!--", 3000, false}, {"<x", 3000, true},
        {"<h1><div>", 3000, true}, {"<select>", 3000, false}, {"\r", 3000, false},
    };
    for (size_t i = 0; i < sizeof X / sizeof *X; i++) {
        isn_str page = repeat(X[i].what, X[i].times);
        bool truncated = false;
        audit_page(page, &truncated);
        if (truncated != X[i].truncated) fail_msg("%s: truncated %d", X[i].what, truncated);
        free((char *)page.p);
    }
}

/* 300 different attributes: 256 are kept, a repeated one of the first counts once. */
static void many_attributes(void **state)
{
    (void)state;
    isn_out o = {0}, got = {0};
    out_c(&o, "<p");
    for (int i = 0; i < 300; i++) out_fmt(&o, " a%d=%d A%d", i, i, i / 2);
    out_c(&o, ">x");
    read_to(&got, out_view(&o));
    assert_true(str_find(out_view(&got), STR(" a0=0 a1=1"), 0) > 0);
    assert_true(str_find(out_view(&got), STR(" a255=255>x"), 0) > 0);
    assert_true(str_ends(out_view(&got), STR("[truncated]")));
    out_free(&o);
    out_free(&got);
}

/* Refusing the nth allocation, for every n, is an answer and no crash. */
static void refused(void **state)
{
    (void)state;
    for (int n = 1; n < 8; n++) {
        isn_arena a;
        arena_init(&a, 1 << 23);
        a.refuse_at = n;
        isn_out o = {0};
        bool ok = html_read(&a, str_c(SAMPLE), write_event, &o);
        assert_int_equal(ok, !a.full);
        out_free(&o);
        arena_free(&a);
    }
}

static bool stop_at_text(void *ctx, const html_event *e)
{
    ++*(int *)ctx;
    return e->kind != HTML_TEXT;
}

static void stops(void **state)
{
    (void)state;
    int n = 0;
    isn_arena a;
    arena_init(&a, 1 << 20);
    assert_true(html_read(&a, STR("<p>a<p>b"), stop_at_text, &n));
    assert_int_equal(n, 3);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(implied_ends), cmocka_unit_test(stray_and_crossed),
        cmocka_unit_test(head_and_body), cmocka_unit_test(raw_content),
        cmocka_unit_test(foreign), cmocka_unit_test(references),
        cmocka_unit_test(attributes), cmocka_unit_test(every_prefix),
        cmocka_unit_test(bounds), cmocka_unit_test(many_attributes),
        cmocka_unit_test(refused), cmocka_unit_test(stops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
