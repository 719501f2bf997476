/* lex_fold.c - properties of folding, and the vectors of doc/folding.md. */
#include "unit.h"
#include "base/utf8.h"
#include "lex/fold.h"

#include <stdio.h>
#include <stdlib.h>

static void every_code_point(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 20);
    for (uint32_t cp = 1; cp <= 0x10FFFF; cp++) {
        if (cp >= 0xD800 && cp < 0xE000) continue;
        arena_reset(&a);
        char raw[4], to[32];
        int n = utf8_write(raw, cp), k = cp_fold(cp, to);
        isn_str once = {to, k}, twice = fold_word(&a, once);
        isn_cp_class c = cp_class(cp);
        if (c != CP_SPACE && !str_eq(once, twice)) fail_msg("U+%04X is not idempotent", cp);
        if (c == CP_LETTER && k == 0) fail_msg("U+%04X is a letter without a key", cp);
        if (c == CP_MARK && k != 0) fail_msg("U+%04X is a mark with a key", cp);
        if (c == CP_DIGIT && (k != 1 || to[0] < '0' || to[0] > '9')) fail_msg("U+%04X is no digit", cp);
        if (k > 3 * n) fail_msg("U+%04X grows too much", cp);
        if (utf8_valid_prefix(once) != once.n) fail_msg("U+%04X folds to no UTF-8", cp);
        if (c == CP_LETTER) { /* what it becomes is made of letters */
            for (ptrdiff_t i = 0; i < once.n;) {
                uint32_t part;
                i += utf8_read(once, i, &part);
                if (cp_class(part) != CP_LETTER) fail_msg("U+%04X folds to U+%04X", cp, part);
            }
        }
    }
    arena_free(&a);
}

/* Pieces that text is made of, good and bad. */
static const char *const PIECE[] = {
    "قال", "مَسْؤُول", "شئون", "شئو", "ئ", "ئُو", "ي\xD9\x94و", "ﷲ", "ﻻ", "ﷺ", "٢٠٢٤", "1,5", "3.", ".", "..", "«", "»", "\"",
    " ", "\n", "\xC2\xA0", "\xE2\x80\x8F", "\xC2\xAD", "ـ", "ً", "A", "é", "ß", "\xFF", "\xD9", "\xE2\x80", "\xF0\x9F\x98\x80",
    "م", "ة", "ى", "؟", "،", "(", ")", "د.", "\xEF\xBB\xBF", "🏽", "x", "0", "٫", "﴿", "''", "𝟎",
};

static isn_str mixture(unsigned seed, char *buf, ptrdiff_t size)
{
    ptrdiff_t n = 0;
    for (unsigned x = seed * 2654435761u + 1; n + 16 < size; x = x * 1664525u + 1013904223u) {
        const char *p = PIECE[(x >> 8) % (sizeof PIECE / sizeof *PIECE)];
        memcpy(buf + n, p, strlen(p));
        n += (ptrdiff_t)strlen(p);
        if ((x >> 24) < 8) break;
    }
    return (isn_str){buf, n};
}

/* Units come in order, between them only space and marks; each key is the fold of
 * its bytes, is idempotent and not empty. */
static void units_tile(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 22);
    char buf[400], key[2048];
    for (unsigned seed = 0; seed < 20000; seed++) {
        arena_reset(&a);
        isn_str s = mixture(seed, buf, sizeof buf);
        uint32_t before = 0;
        isn_unit_word w = {0};
        isn_span u = {0, 0};
        for (;;) {
            isn_unit kind = unit_read(s, before, key, sizeof key, &w);
            assert_int_equal(kind, unit_next(s, before, &u));
            uint32_t start = kind == UNIT_END ? (uint32_t)s.n : w.span.start;
            for (ptrdiff_t i = before; i < start;) {
                uint32_t cp;
                i += utf8_read(s, i, &cp);
                assert_true(cp_class(cp) == CP_SPACE || cp_class(cp) == CP_MARK);
            }
            if (kind == UNIT_END) break;
            assert_true(w.span.start == u.start && w.span.end == u.end && u.end > u.start);
            assert_false(w.cut);
            assert_true(w.n_key > 0);
            isn_str k = {key, w.n_key}, again = fold_word(&a, str_span(s, u));
            assert_true(str_eq(k, again));
            assert_true(str_eq(k, fold_word(&a, k)));
            before = u.end;
        }
    }
    arena_free(&a);
}

/* A key that finds no room says so and is a beginning of the whole. */
static void room_is_kept(void **state)
{
    (void)state;
    isn_str s = STR("ﷲوالقوات");
    char key[64], whole[64];
    isn_unit_word w, all;
    unit_read(s, 0, whole, sizeof whole, &all);
    for (int room = 0; room < all.n_key; room++) {
        memset(key, '#', sizeof key);
        assert_int_equal(unit_read(s, 0, key, room, &w), UNIT_WORD);
        assert_true(w.cut && w.n_key <= room && key[room] == '#');
        assert_int_equal(w.span.end, s.n);
        assert_memory_equal(key, whole, (size_t)w.n_key);
    }
}

static void flags_are_told(void **state)
{
    (void)state;
    static const struct { const char *in; int wrote, below; } t[] = {
        {"المدرسة", WROTE_MARBUTA, 255}, {"المدرسه", 0, 255}, {"مصطفى", WROTE_MAQSURA, 255},
        {"كتابًا", WROTE_TANWIN, 255}, {"فإن", WROTE_BELOW, 2}, {"والإمارات", 0, 6},
        {"أحمد", WROTE_ABOVE, 255}, {"ABC", WROTE_LATIN, 255}, {"أمريكيّة", WROTE_ABOVE | WROTE_MARBUTA | WROTE_SHADDA, 255},
        {"مسئول", 0, 255},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        char key[64];
        isn_unit_word w;
        unit_read(str_c(t[i].in), 0, key, sizeof key, &w);
        if (w.wrote != t[i].wrote || w.below != t[i].below) fail_msg("%s: %d %d", t[i].in, w.wrote, w.below);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point),
        cmocka_unit_test(units_tile),
        cmocka_unit_test(room_is_kept),
        cmocka_unit_test(flags_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
