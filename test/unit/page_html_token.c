/* The tokenizer: comments, doctypes, raw content and its escapes, where tags end. */
#include "unit.h"

#include "base/out.h"
#include "page/html_token.h"

/* Tokens as a line: <p a=b> <p/> </p> [comment] {doctype|public|system|quirks} text. */
static void write_tokens(isn_out *o, html_lexer *z)
{
    html_token t;
    out_clear(o);
    while (html_next(z, &t), t.kind != HTML_TOKEN_EOF) {
        if (t.kind == HTML_TOKEN_TEXT) out_str(o, t.text);
        if (t.kind == HTML_TOKEN_COMMENT) out_fmt(o, "[%.*s]", STR_ARG(t.text));
        if (t.kind == HTML_TOKEN_FINISH) out_fmt(o, "</%.*s>", STR_ARG(t.name));
        if (t.kind == HTML_TOKEN_DOCTYPE)
            out_fmt(o, "{%.*s|%.*s|%.*s%s}", STR_ARG(t.text), STR_ARG(t.public_id), STR_ARG(t.system_id),
                    t.quirks ? "|quirks" : "");
        if (t.kind != HTML_TOKEN_START) continue;
        out_fmt(o, "<%.*s", STR_ARG(t.name));
        for (int i = 0; i < t.n_attrs; i++)
            out_fmt(o, " %.*s=%.*s", STR_ARG(t.attr[i].name), STR_ARG(t.attr[i].value));
        out_c(o, t.self_closing ? "/>" : ">");
    }
}

typedef struct {
    const char *in, *want;
} example;

static void check(html_mode mode, const char *name, const example *x, size_t n)
{
    isn_out o = {0};
    for (size_t i = 0; i < n; i++) {
        isn_arena a;
        html_lexer z;
        arena_init(&a, 1 << 20);
        assert_true(html_lexer_init(&z, &a, str_c(x[i].in)));
        if (mode != HTML_MODE_DATA) html_set_mode(&z, mode, str_c(name));
        write_tokens(&o, &z);
        if (!str_is(out_view(&o), x[i].want))
            fail_msg("%s\n  got  %.*s\n  want %s", x[i].in, STR_ARG(out_view(&o)), x[i].want);
        arena_free(&a);
    }
    out_free(&o);
}

#define CHECK(mode, name, x) check((mode), (name), (x), sizeof(x) / sizeof *(x))

static void comments(void **state)
{
    (void)state;
    static const example X[] = {
        {"<!--a-->b", "[a]b"},          {"<!-->b", "[]b"},
        {"<!--->b", "[]b"},             {"<!---->b", "[]b"},
        {"<!--a--!>b", "[a]b"},         {"<!--a--->b", "[a-]b"},
        {"<!--a-- >b-->c", "[a-- >b]c"}, {"<!--a<!--b-->c", "[a<!--b]c"},
        {"<!--a", "[a]"},               {"<!--a-", "[a]"},
        {"<!--a--", "[a]"},             {"<!--a--!", "[a]"},
        {"<!", "[]"},                   {"<!a>b", "[a]b"},
        {"<?xml a?>b", "[?xml a?]b"},   {"</1>b", "[1]b"},
        {"</>b", "b"},                  {"</ a>b", "[ a]b"},
        {"<![CDATA[a]]>b", "[[CDATA[a]]]b"}, {"<!-x-->b", "[-x--]b"},
    };
    CHECK(HTML_MODE_DATA, NULL, X);
}

static void doctypes(void **state)
{
    (void)state;
    static const example X[] = {
        {"<!DOCTYPE html>a", "{html||}a"},
        {"<!doctypehtml>", "{html||}"},
        {"<!doctype>", "{|||quirks}"},
        {"<!doctype html", "{html|||quirks}"},
        {"<!doctype html public \"p\" 's'>", "{html|p|s}"},
        {"<!doctype html PUBLIC\"p\"\"s\" x>", "{html|p|s}"},
        {"<!doctype html public 'p'>", "{html|p|}"},
        {"<!doctype html system \"s\" x>a", "{html||s}a"},
        {"<!doctype html system>", "{html|||quirks}"},
        {"<!doctype html public \"p>a", "{html|p||quirks}a"},
        {"<!doctype html other>a", "{html|||quirks}a"},
        {"<!doctype html public 'p' x>a", "{html|p||quirks}a"},
    };
    CHECK(HTML_MODE_DATA, NULL, X);
}

static void tags(void **state)
{
    (void)state;
    static const example X[] = {
        {"<P Class=\"A\"ID=b>", "<p class=A id=b>"},
        {"<p/><p /><p a/>", "<p/><p/><p a=/>"},
        {"<p / a>", "<p a=>"},
        {"<p a=/>", "<p a=/>"},
        {"<p a=>b", "<p a=>b"},
        {"<p a = 'b' c\n=\nd>", "<p a=b c=d>"},
        {"<p a=\"b", ""},
        {"a<p", "a"},
        {"a<", "a<"},
        {"a</", "a</"},
        {"a< p>", "a< p>"},
        {"<a\tb='1'\fb='2'>", "<a b=1>"},
        {"</p a=b>", "</p>"},
        {"<p a=b&lt;c d='&amp' e=&copy=1>", "<p a=b<c d=& e=&copy=1>"},
        {"<شa>b", "<شa>b"},
        {"<aش ب=ج>", "<aش ب=ج>"},
    };
    CHECK(HTML_MODE_DATA, NULL, X);
}

static void raw(void **state)
{
    (void)state;
    static const example RCDATA[] = {
        {"a<b>&amp;</TITLE >c", "a<b>&</title>c"}, {"a</titlex></title", "a</titlex></title"},
        {"a</title", "a</title"}, {"</title/>a", "</title>a"},
    };
    CHECK(HTML_MODE_RCDATA, "title", RCDATA);
    static const example RAWTEXT[] = {
        {"a<b>&amp;<!--</style>-->", "a<b>&amp;<!--</style>-->"},
        {"</style x", ""},
    };
    CHECK(HTML_MODE_RAWTEXT, "style", RAWTEXT);
    static const example SCRIPT[] = {
        {"a</script>b", "a</script>b"},
        {"<!--</script>b", "<!--</script>b"},
        {"<!--<script></script>--></script>b", "<!--<script></script>--></script>b"},
        {"<!--<script>--></script>b", "<!--<script>--></script>b"},
        {"<!-- <script </script> </script>b", "<!-- <script </script> </script>b"},
        {"<!--<scripts></script>b", "<!--<scripts></script>b"},
        {"<!--><script></script>b", "<!--><script></script>b"},
        {"<!--<script></script></script>b", "<!--<script></script></script>b"},
    };
    CHECK(HTML_MODE_SCRIPT, "script", SCRIPT);
    static const example CDATA[] = {{"a<b>&lt;]]>&lt;", "a<b>&lt;<"}, {"]]", "]]"}};
    CHECK(HTML_MODE_CDATA, NULL, CDATA);
    static const example PLAIN[] = {{"a</plaintext>&lt;", "a</plaintext>&lt;"}};
    CHECK(HTML_MODE_PLAINTEXT, NULL, PLAIN);
}

/* Where the script really ends, which the line above cannot show. */
static void raw_ends(void **state)
{
    (void)state;
    static const struct {
        const char *in;
        ptrdiff_t end;
    } X[] = {
        {"a</script>", 1}, {"<!--</script>", 4}, {"<!--<script></script>--></script>", 24},
        {"<!--<script></script></script>", 21}, {"<!--<script></script>", 21}, {"<!--><script></script>", 13},
        {"<!--<script>--></script>", 15}, {"<!--<scripts></script>", 13},
    };
    for (size_t i = 0; i < sizeof X / sizeof *X; i++) {
        isn_arena a;
        html_lexer z;
        arena_init(&a, 1 << 20);
        assert_true(html_lexer_init(&z, &a, str_c(X[i].in)));
        html_set_mode(&z, HTML_MODE_SCRIPT, STR("script"));
        ptrdiff_t n = html_take_raw(&z).n;
        if (n != X[i].end) fail_msg("%s ends at %td", X[i].in, n);
        arena_free(&a);
    }
}

/* Every offset: tokens follow one another without a gap, but for </>. */
static void offsets(void **state)
{
    (void)state;
    static const char IN[] = "a&amp;b\r\nc<p x='&lt;'>d</p><!--e--><!doctype f>g\0h";
    isn_str in = {IN, (ptrdiff_t)sizeof IN - 1};
    isn_arena a;
    html_lexer z;
    html_token t;
    ptrdiff_t at = 0;
    arena_init(&a, 1 << 20);
    assert_true(html_lexer_init(&z, &a, in));
    while (html_next(&z, &t), t.kind != HTML_TOKEN_EOF) {
        assert_int_equal(t.at, at);
        assert_true(t.end > t.at);
        at = t.end;
    }
    assert_int_equal(at, in.n);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comments), cmocka_unit_test(doctypes), cmocka_unit_test(tags),
        cmocka_unit_test(raw), cmocka_unit_test(raw_ends), cmocka_unit_test(offsets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
