/* Decoding: every encoding with every declaration, damage, and what is no text. */
#include "unit.h"

#include <stdio.h>

#include <unicode/ucnv.h>

#include "base/utf8.h"
#include "lexicon/charset.h"
#include "page/charset.h"
#include "page/decode.h"

static const char NEWS[] =
    "أعلنت وزيرة الري في بلدية وادي السنديان، الأربعاء، أن أعمال ترميم السد القديم ستنتهي قبل نهاية الشهر المقبل، "
    "وقالت في مؤتمر صحفي: «لن نؤجل الموعد مرة أخرى». وأضاف المتحدث باسم البلدية أن 350 عاملا يشاركون في المشروع؛ "
    "فيما نفى رئيس اللجنة علمه بأي تأخير. هل تكفي الميزانية؟";
static const char SHORT[] = "قال الوزير إن الاجتماع تأجل إلى يوم الخميس المقبل";
static const char FRENCH[] = "Le ministre a déclaré à la presse que l'été prochain serait « décisif » pour la forêt où naît le Rhône.";
static const char GERMAN[] = "Die Behörde erklärte am Montag, daß die Brücke über den Fluß im März für Fußgänger geöffnet würde.";

static isn_arena A;

static int setup(void **state)
{
    (void)state;
    arena_init(&A, 1 << 26);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(&A);
    return 0;
}

/* UTF-8 in another encoding, by ICU. */
static isn_str encode(const char *utf8, const char *to)
{
    char *p = isn_alloc(&A, (ptrdiff_t)strlen(utf8) * 4 + 16);
    UErrorCode e = U_ZERO_ERROR;
    int32_t n = ucnv_convert(to, "UTF-8", p, (int32_t)strlen(utf8) * 4 + 16, utf8, (int32_t)strlen(utf8), &e);
    assert_true(U_SUCCESS(e));
    return (isn_str){p, n};
}

static decode_result decoded(isn_str bytes, const char *transport, bool is_html)
{
    decode_result r;
    isn_err err = {0};
    if (!decode_read(&A, bytes, str_c(transport), is_html, 1 << 24, STR("x"), &r, &err)) fail_msg("%s", err.msg);
    assert_int_equal(utf8_valid_prefix(r.text), r.text.n);
    return r;
}

static isn_str joined(isn_str a, isn_str b)
{
    char *p = isn_alloc(&A, a.n + b.n);
    if (a.n) memcpy(p, a.p, (size_t)a.n);
    if (b.n) memcpy(p + a.n, b.p, (size_t)b.n);
    return (isn_str){p, a.n + b.n};
}

static void untouched(void **state)
{
    (void)state;
    isn_str s = str_c(NEWS);
    decode_result r = decoded(s, "windows-1256", false);
    assert_ptr_equal(r.text.p, s.p);
    assert_int_equal(r.text.n, s.n);
    assert_str(r.charset, "UTF-8");
    assert_str(r.declared, "windows-1256");
    assert_int_equal(r.replaced, 0);
    assert_false(r.truncated || r.mojibake);
    assert_str(decoded(STR("plain"), NULL, false).charset, "UTF-8");
}

/* Each encoding × each declaration as transport or <meta>. */
static void wrong_declarations(void **state)
{
    (void)state;
    static const char *const REAL[] = {"UTF-8", "windows-1256", "ISO-8859-6", "UTF-16LE", "UTF-16BE"};
    static const char *const SAID[] = {NULL, "utf-8", "windows-1256", "iso-8859-6", "utf-16", "iso-8859-1",
                                       "windows-1252", "x-mac-arabic", "utf-7", "iso-2022-jp", "gbk", ""};
    const char *text[] = {NEWS, SHORT};
    for (size_t x = 0; x < 2; x++)
        for (size_t i = 0; i < 5; i++)
            for (size_t k = 0; k < sizeof SAID / sizeof *SAID; k++)
                for (int how = 0; how < 2; how++) {
                    char head[200] = "";
                    if (how && SAID[k]) snprintf(head, sizeof head, "<html><head><meta charset='%s'></head><p>", SAID[k]);
                    /* ISO-8859-6 has no quotation marks like these */
                    char *page = (char *)joined(str_c(head), (isn_str){text[x], (ptrdiff_t)strlen(text[x]) + 1}).p;
                    if (i == 2)
                        for (char *q; (q = strstr(page, "«")) || (q = strstr(page, "»"));) q[0] = q[1] = ' ';
                    decode_result r = decoded(encode(page, REAL[i]), how ? NULL : SAID[k], how);
                    if (!str_is(r.charset, REAL[i]) || !str_is(r.text, page))
                        fail_msg("%s said to be %s (%s): read as %.*s", REAL[i], SAID[k] ? SAID[k] : "nothing",
                                 how ? "meta" : "transport", STR_ARG(r.charset));
                }
}

static void marks(void **state)
{
    (void)state;
    decode_result r = decoded(joined(STR("\xEF\xBB\xBF"), str_c(SHORT)), NULL, false);
    assert_str(r.text, SHORT);
    r = decoded(joined(STR("\xFF\xFE"), encode(SHORT, "UTF-16LE")), "utf-8", false);
    assert_str(r.text, SHORT);
    assert_str(r.charset, "UTF-16LE");
    r = decoded(joined(STR("\xFE\xFF"), encode(SHORT, "UTF-16BE")), NULL, true);
    assert_str(r.text, SHORT);
    r = decoded(STR("\xFF\xFE\x39\x06\x00\xD8\x31\x06\x01"), NULL, false); /* half a pair, half a unit */
    assert_str(r.text, "ع�ر�");
    assert_int_equal(r.replaced, 3);
}

static void other_languages(void **state)
{
    (void)state;
    assert_str(decoded(encode(FRENCH, "windows-1252"), NULL, false).text, FRENCH);
    assert_str(decoded(encode(GERMAN, "windows-1252"), "utf-8", false).text, GERMAN);
    assert_str(decoded(encode(GERMAN, "iso-8859-1"), "iso-8859-1", false).charset, "windows-1252");
    static const char RUSSIAN[] = "Министр заявил, что мост откроют в марте";
    assert_str(decoded(encode(RUSSIAN, "windows-1251"), "windows-1251", false).text, RUSSIAN);
    static const char CHINESE[] = "部长表示大桥将于三月开放";
    assert_str(decoded(encode(CHINESE, "GBK"), "gb2312", false).text, CHINESE);
    assert_str(decoded(encode(FRENCH, "UTF-8"), NULL, false).text, FRENCH);
}

static void damage(void **state)
{
    (void)state;
    decode_result r = decoded(STR("قال\xFF\xFE نعم\xD9"), NULL, false);
    assert_str(r.text, "قال� نعم�");
    assert_int_equal(r.replaced, 3);
    isn_str old_footer = joined(str_c(NEWS), encode("جميع الحقوق محفوظة", "windows-1256"));
    r = decoded(old_footer, NULL, false);
    assert_str(r.charset, "UTF-8");
    assert_true(r.replaced >= 15 && str_starts(r.text, str_c(NEWS)));
    r = decoded(joined(encode(NEWS, "windows-1256"), STR("قال")), NULL, false);
    assert_str(r.charset, "windows-1256");
    assert_true(str_starts(r.text, str_c(NEWS)));
}

/* UTF-8 read as `as` and written again. */
static isn_str read_wrongly(isn_str utf8, const char *as)
{
    isn_str out = STR_NONE;
    charset_table t;
    charset c = charset_of(&A, str_c(as));
    assert_true(charset_load(&c, &t));
    int64_t replaced = 0;
    bool truncated = false;
    assert_true(charset_read_single(&A, utf8, &t, 1 << 24, &out, &replaced, &truncated));
    return out;
}

static void mojibake(void **state)
{
    (void)state;
    static const char *const AS[] = {"windows-1252", "windows-1256"};
    for (int i = 0; i < 2; i++) {
        isn_str once = read_wrongly(str_c(NEWS), AS[i]);
        decode_result r = decoded(once, "utf-8", false);
        assert_str(r.text, NEWS);
        assert_true(r.mojibake);
        r = decoded(read_wrongly(once, "windows-1252"), NULL, false);
        assert_str(r.text, NEWS);
        assert_true(r.mojibake);
        /* in a page whose own words are sound, mostly ASCII */
        r = decoded(joined(STR("<html><title>Wadi News — café</title><p>"), once), NULL, true);
        assert_true(r.mojibake && str_ends(r.text, str_c(NEWS)));
        assert_true(str_starts(r.text, STR("<html><title>Wadi News — café")));
    }
    static const char *const LEGACY[] = {"windows-1256", "ISO-8859-6"};
    for (int i = 0; i < 2; i++) { /* ÞÇá ÇáæÒíÑ */
        decode_result r = decoded(read_wrongly(encode(SHORT, LEGACY[i]), "windows-1252"), "utf-8", false);
        assert_str(r.text, SHORT);
        assert_true(r.mojibake);
        r = decoded(joined(STR("<html><body class=a id=b><p class=c id=d>"), read_wrongly(encode(SHORT, LEGACY[i]), "windows-1252")), NULL, true);
        assert_true(r.mojibake && str_ends(r.text, str_c(SHORT)));
    }
    const char *sound[] = {NEWS, SHORT, FRENCH, GERMAN, "Øystein og Åse på Ørland, ÙÙÙÙÙÙÙÙÙÙ", "طظ طظ طظ طظ طظ طظ طظ",
                           "ÄÖÜ äöü ßßß éèê ÀÉÈ ñÑ çÇ ÅØÆ åøæ ÁÍÓÚ áíóú ýÝ ðÐ þÞ", "Það er ágætt að sjá þig á þessari öld"};
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++) {
        decode_result r = decoded(str_c(sound[i]), NULL, false);
        assert_ptr_equal(r.text.p, sound[i]);
        assert_false(r.mojibake);
    }
}

static void declared(void **state)
{
    (void)state;
    static const struct {
        const char *page, *want;
    } X[] = {
        {"<meta charset=windows-1256>", "windows-1256"},
        {"<META CHARSET = 'UTF-8'/>", "UTF-8"},
        {"<meta content='text/html; Charset = \"cp1256\"' http-equiv=Content-Type>", "cp1256"},
        {"<meta http-equiv=refresh content='charset=x'><meta charset=latin1>", "latin1"},
        {"<!-- <meta charset=a> --><meta charset=b>", "b"},
        {"<meta charset=nonsense><meta charset=utf-8>", "utf-8"},
        {"<?xml version='1.0' encoding='ISO-8859-6'?><p>", "ISO-8859-6"},
        {"<p>charset=utf-8", ""},
        {"<meta charset=>", ""},
        {"<meta name=description content='charset=x'>", ""},
    };
    for (size_t i = 0; i < sizeof X / sizeof *X; i++)
        assert_str(decoded(str_c(X[i].page), NULL, true).declared, X[i].want);
    assert_str(decoded(str_c(X[0].page), "ASCII", true).declared, "ASCII");
    assert_str(decoded(encode("<meta charset=utf-16><p>قال", "UTF-16BE"), NULL, true).declared, "utf-16");
}

static void refused_bytes(void **state)
{
    (void)state;
    decode_result r;
    isn_err err = {0};
    assert_false(decode_read(&A, STR("%PDF-1.4 x"), STR_NONE, false, 100, STR("a.pdf"), &r, &err));
    assert_int_equal(err.code, ISN_FORMAT);
    assert_string_equal(err.msg, "it is no text: it is a PDF file");
    char noise[5000];
    uint32_t x = 1;
    for (int i = 0; i < 5000; i++) noise[i] = (char)((x = x * 1664525u + 1013904223u) >> 24);
    assert_false(decode_read(&A, (isn_str){noise, 5000}, STR_NONE, false, 10000, STR("a"), &r, &err));
    assert_int_equal(err.code, ISN_FORMAT);
    assert_true(decode_read(&A, STR("one NUL\0 is no harm"), STR_NONE, false, 100, STR("a"), &r, &err));
}

static void bounded(void **state)
{
    (void)state;
    for (ptrdiff_t max = 0; max < 40; max++) {
        decode_result r;
        isn_err err;
        const char *const AS[] = {"UTF-8", "windows-1256", "UTF-16LE"};
        for (int k = 0; k < 3; k++) {
            isn_str in = encode(SHORT, AS[k]);
            assert_true(decode_read(&A, in, STR_NONE, false, max, STR("x"), &r, &err));
            assert_true(r.truncated && r.text.n <= max && utf8_valid_prefix(r.text) == r.text.n);
            if (k == 0 || max > 30) assert_true(str_starts(str_c(SHORT), r.text));
        }
    }
}

/* Every label of the lexicon opens, and every converter reads its ASCII. */
static void labels(void **state)
{
    (void)state;
    for (int row = 0; row < lex_charset.n_rows; row++) {
        isn_str all = lex_cell(&lex_charset, row, 0);
        for (ptrdiff_t i = 0; i <= all.n;) {
            ptrdiff_t bar = str_find(all, STR("|"), i);
            isn_str label = str_sub(all, i, bar < 0 ? all.n : bar);
            charset c = charset_of(&A, label);
            if (!str_eq(c.name, lex_cell(&lex_charset, row, 1)))
                fail_msg("%.*s leads to %.*s", STR_ARG(label), STR_ARG(c.name));
            charset_table t;
            if (!charset_load(&c, &t)) fail_msg("ICU has no %.*s", STR_ARG(c.converter));
            assert_int_equal(t.of['A'], 'A');
            i = bar < 0 ? all.n + 1 : bar + 1;
        }
    }
    assert_int_equal(charset_of(&A, STR("utf-7")).name.n, 0);
    assert_int_equal(charset_of(&A, STR("iso-2022-jp")).name.n, 0);
}

/* Any bytes give valid UTF-8 or a refusal; every allocation may be refused. */
static void any_bytes(void **state)
{
    (void)state;
    uint32_t x = 7;
    for (int round = 0; round < 3000; round++) {
        char bytes[64];
        int n = (int)(x >> 8) % 64;
        for (int i = 0; i < n; i++) {
            x = x * 1664525u + 1013904223u;
            bytes[i] = (char)(x >> 24);
            if (round % 3 == 0) bytes[i] = (char)((i & 1 ? 0x98 : 0xD8) + (x >> 28) % 2);
        }
        isn_arena a;
        arena_init(&a, 1 << 20);
        a.refuse_at = round % 7;
        decode_result r;
        isn_err err;
        if (decode_read(&a, (isn_str){bytes, n}, STR_NONE, round & 1, 1 << 20, STR("x"), &r, &err))
            assert_int_equal(utf8_valid_prefix(r.text), r.text.n);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(untouched, setup, teardown),
        cmocka_unit_test_setup_teardown(wrong_declarations, setup, teardown),
        cmocka_unit_test_setup_teardown(marks, setup, teardown),
        cmocka_unit_test_setup_teardown(other_languages, setup, teardown),
        cmocka_unit_test_setup_teardown(damage, setup, teardown),
        cmocka_unit_test_setup_teardown(mojibake, setup, teardown),
        cmocka_unit_test_setup_teardown(declared, setup, teardown),
        cmocka_unit_test_setup_teardown(refused_bytes, setup, teardown),
        cmocka_unit_test_setup_teardown(bounded, setup, teardown),
        cmocka_unit_test_setup_teardown(labels, setup, teardown),
        cmocka_unit_test(any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
