/* fold.c - code points to keys, and the units that words are made of.
 *
 * What each code point becomes is in lexicon/fold.tsv and fold_unicode.tsv. */
#include "lex/fold.h"
#include "base/utf8.h"
#include "lex/fold_table.h"

static fold_cell cell_of(uint32_t cp)
{
    if (cp >= FOLD_LIMIT) {
        bool selector = cp >= 0xE0000 && cp <= 0xE01EF; /* tags, variation selectors */
        return (fold_cell){selector ? FOLD_MARK : FOLD_LETTER, 0, 0};
    }
    return fold_page[fold_page_of[cp >> 8]][cp & 255];
}

static bool in_word(unsigned kind) { return kind >= FOLD_LETTER; }
static bool is_letter(unsigned kind) { return kind >= FOLD_LETTER && kind < FOLD_MARK; }
static bool is_mark(unsigned kind) { return kind >= FOLD_MARK; }

isn_cp_class cp_class(uint32_t cp)
{
    fold_cell c = cell_of(cp);
    if (is_letter(c.kind)) return CP_LETTER;
    if (is_mark(c.kind)) return CP_MARK;
    return c.kind == FOLD_SPACE ? CP_SPACE : c.kind == FOLD_DIGIT ? CP_DIGIT : CP_OTHER;
}

int cp_fold(uint32_t cp, char *to)
{
    fold_cell c = cell_of(cp);
    if (is_mark(c.kind)) return 0;
    if (c.n == 0) return utf8_write(to, cp);
    memcpy(to, fold_blob + c.at, c.n);
    return c.n;
}

/* Two bytes in four of Arabic text begin a letter of this form. */
static int read_cp(isn_str s, ptrdiff_t at, uint32_t *cp)
{
    const unsigned char *p = (const unsigned char *)s.p + at;
    if (p[0] >= 0xC2 && p[0] < 0xE0 && at + 1 < s.n && (p[1] & 0xC0) == 0x80) {
        *cp = (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
        return 2;
    }
    return utf8_read(s, at, cp);
}

/* A word being folded. */
typedef struct {
    char *key;
    ptrdiff_t n, room;
    ptrdiff_t seat; /* where the ي stands that was ئ, if it was the last letter; else -1 */
    int letters;
    unsigned last; /* kind of the last letter */
    uint16_t wrote;
    uint8_t below;
    bool cut;
} folding;

/* «ئو» is «ؤو»: the seat of hamza before و is written both ways. */
static void mend_seat(folding *f, const char *letter, int n)
{
    if (f->seat >= 0 && n == 2 && memcmp(letter, "\xD9\x88", 2) == 0)
        memcpy(f->key + f->seat, "\xD9\x88", 2);
    f->seat = -1;
}

static void note_letter(folding *f, unsigned kind)
{
    if (kind > FOLD_LETTER) {
        if (kind == FOLD_LATIN) f->wrote |= WROTE_LATIN;
        if (kind == FOLD_ABOVE && f->letters < 3) f->wrote |= WROTE_ABOVE;
        if (kind == FOLD_BELOW) {
            if (f->letters < 3) f->wrote |= WROTE_BELOW;
            if (f->below == 255 && f->n < 255) f->below = (uint8_t)f->n;
        }
        if (kind == FOLD_SEAT) f->seat = f->n;
    }
    f->last = kind;
    f->letters++;
}

static void note_mark(folding *f, unsigned kind)
{
    if (kind == FOLD_TANWIN) f->wrote |= WROTE_TANWIN;
    else if (kind == FOLD_SHADDA) f->wrote |= WROTE_SHADDA;
    else if (kind == FOLD_HAMZA && f->n >= 2 && memcmp(f->key + f->n - 2, "\xD9\x8A", 2) == 0)
        f->seat = f->n - 2;
}

/* Adds one code point of the word, `n_raw` bytes at `raw`. */
static void fold_one(folding *f, fold_cell c, const char *raw, int n_raw)
{
    if (is_mark(c.kind)) {
        if (c.kind > FOLD_MARK) note_mark(f, c.kind);
        return;
    }
    const char *from = c.n ? fold_blob + c.at : raw;
    int n = c.n ? c.n : n_raw;
    if (f->cut || f->n + n > f->room) {
        f->cut = true;
        return;
    }
    if (f->seat >= 0) mend_seat(f, from, n);
    note_letter(f, c.kind);
    if (n == 2) memcpy(f->key + f->n, from, 2);
    else memcpy(f->key + f->n, from, (size_t)n);
    f->n += n;
}

/* Plain Arabic letters, one after the other, from `at`: where they end.  Most of a
 * text is made of them; the rest goes through fold_one. */
static ptrdiff_t fold_letters(folding *f, isn_str s, ptrdiff_t at)
{
    const unsigned char *p = (const unsigned char *)s.p;
    ptrdiff_t n = f->n;
    if (f->seat >= 0 || f->cut) return at;
    while (s.n - at >= 2 && n + 2 <= f->room) {
        unsigned a = p[at], b = p[at + 1];
        if ((a & 0xFC) != 0xD8 || (b & 0xC0) != 0x80) break; /* U+0600 to U+06FF */
        const fold_letter *l = &fold_arabic[(a & 3) << 6 | (b & 63)];
        if (!l->plain) break;
        if (l->kind == FOLD_ABOVE || l->kind == FOLD_BELOW) {
            f->n = n;
            note_letter(f, l->kind);
        } else {
            f->last = l->kind;
            f->letters++;
        }
        memcpy(f->key + n, l->to, 2);
        n += 2;
        at += 2;
    }
    f->n = n;
    return at;
}

/* A malformed sequence folds to U+FFFD, like its code point. */
static void fold_bytes(folding *f, isn_str s)
{
    for (ptrdiff_t i = 0; (i = fold_letters(f, s, i)) < s.n && !f->cut;) {
        uint32_t cp;
        int n = read_cp(s, i, &cp);
        fold_cell c = cell_of(cp);
        if (c.kind != FOLD_SPACE) fold_one(f, c, s.p + i, n);
        i += n;
    }
}

isn_str fold_word(isn_arena *a, isn_str word)
{
    ptrdiff_t room = word.n * 3 + 32;
    folding f = {.key = isn_alloc(a, room), .room = room, .seat = -1, .below = 255};
    if (!f.key) return STR_NONE;
    fold_bytes(&f, word);
    return (isn_str){f.key, f.n};
}

/* A separator that may stand between two digits of one number. */
static bool joins_digits(uint32_t cp)
{
    return cp == '.' || cp == ',' || cp == 0x066B || cp == 0x066C;
}

static ptrdiff_t number_end(isn_str s, ptrdiff_t at)
{
    while (at < s.n) {
        uint32_t cp, next;
        int n = read_cp(s, at, &cp);
        if (cell_of(cp).kind == FOLD_DIGIT) {
            at += n;
            continue;
        }
        if (!joins_digits(cp) || at + n >= s.n) break;
        read_cp(s, at + n, &next);
        if (cell_of(next).kind != FOLD_DIGIT) break;
        at += n;
    }
    return at;
}

/* The word that begins at `at`, folded as it is read. */
static ptrdiff_t read_word(isn_str s, ptrdiff_t at, folding *f)
{
    while ((at = fold_letters(f, s, at)) < s.n) {
        uint32_t cp;
        int n = read_cp(s, at, &cp);
        fold_cell c = cell_of(cp);
        if (!in_word(c.kind)) break;
        fold_one(f, c, s.p + at, n);
        at += n;
    }
    return at;
}

isn_unit unit_read(isn_str s, ptrdiff_t at, char *key, ptrdiff_t room, isn_unit_word *out)
{
    while (at < s.n) {
        uint32_t cp;
        if (s.p[at] == ' ') {
            at++;
            continue;
        }
        int n = read_cp(s, at, &cp);
        fold_cell c = cell_of(cp);
        if (c.kind == FOLD_SPACE) {
            at += n;
            continue;
        }
        folding f = {.key = key, .room = room, .seat = -1, .below = 255};
        isn_unit kind = UNIT_PUNCT;
        ptrdiff_t end = at + n;
        if (in_word(c.kind)) {
            end = read_word(s, at, &f);
            kind = UNIT_WORD;
            if (f.letters == 0 && !f.cut) { /* marks alone are no unit */
                at = end;
                continue;
            }
        } else if (c.kind == FOLD_DIGIT) {
            end = number_end(s, at);
            kind = UNIT_NUMBER;
            fold_bytes(&f, str_sub(s, at, end));
        } else {
            fold_one(&f, c, s.p + at, n);
        }
        if (f.last == FOLD_MARBUTA) f.wrote |= WROTE_MARBUTA;
        if (f.last == FOLD_MAQSURA) f.wrote |= WROTE_MAQSURA;
        *out = (isn_unit_word){.span = {(uint32_t)at, (uint32_t)end}, .n_key = (int)f.n, .wrote = f.wrote, .below = f.below, .cut = f.cut};
        return kind;
    }
    return UNIT_END;
}

isn_unit unit_read_in(isn_arena *a, isn_str s, ptrdiff_t at, isn_key_room *keys, isn_unit_word *out, isn_str *key)
{
    isn_unit kind = unit_read(s, at, keys->p, keys->room, out);
    if (kind == UNIT_END) return kind;
    if (out->cut) { /* room for all that follows */
        keys->room = 3 * (s.n - (ptrdiff_t)out->span.start) + 32;
        keys->p = isn_alloc(a, keys->room);
        if (!keys->p) return UNIT_END;
        kind = unit_read(s, at, keys->p, keys->room, out);
    }
    *key = (isn_str){keys->p, out->n_key};
    keys->p += out->n_key;
    keys->room -= out->n_key;
    return kind;
}

isn_unit unit_next(isn_str s, ptrdiff_t at, isn_span *unit)
{
    char key[64]; /* too small for some, which are only slower */
    isn_unit_word w;
    isn_unit kind = unit_read(s, at, key, sizeof key, &w);
    if (kind != UNIT_END) *unit = w.span;
    return kind;
}

isn_str fold_phrase(isn_arena *a, isn_str phrase)
{
    ptrdiff_t room = phrase.n * 4 + 32, n = 0;
    char *p = isn_alloc(a, room);
    if (!p) return STR_NONE;
    isn_unit_word w = {0};
    while (unit_read(phrase, w.span.end, p + n + (n > 0), room - n - (n > 0), &w) != UNIT_END) {
        if (n) p[n++] = ' ';
        n += w.n_key;
    }
    return (isn_str){p, n};
}
