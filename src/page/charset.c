/* charset.c - labels, byte tables, and reading each kind of encoding. */
#include "page/charset.h"
#include "base/utf8.h"
#include "lex/fold.h"
#include "lexicon/charset.h"
#include "lexicon/letter.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

/* ---- labels ------------------------------------------------------------------ */

enum { MAX_LABEL = 40, COL_NAME = 1, COL_CONVERTER = 2, COL_KIND = 3 };

charset charset_of(isn_arena *a, isn_str label)
{
    static const charset NONE;
    label = str_trim(label);
    if (label.n == 0 || label.n > MAX_LABEL) return NONE;
    int k = lex_find(&lex_charset, fold_phrase(a, label));
    if (k < 0) return NONE;
    int row = lex_row(&lex_charset, k);
    return (charset){lex_cell(&lex_charset, row, COL_NAME), lex_cell(&lex_charset, row, COL_CONVERTER),
                     (charset_kind)lex_value(&lex_charset, row, COL_KIND)};
}

static UConverter *open_converter(const charset *c)
{
    char name[MAX_LABEL];
    if (c->converter.n >= MAX_LABEL) return NULL;
    memcpy(name, c->converter.p, (size_t)c->converter.n);
    name[c->converter.n] = 0;
    UErrorCode e = U_ZERO_ERROR;
    UConverter *u = ucnv_open(name, &e);
    return U_SUCCESS(e) ? u : NULL;
}

bool charset_load(const charset *c, charset_table *t)
{
    UConverter *u = open_converter(c);
    if (!u) return false;
    for (int b = 0; b < 256; b++) {
        char byte = (char)b;
        UChar to[4];
        UErrorCode e = U_ZERO_ERROR;
        int n = b < 0x80 ? 0 : ucnv_toUChars(u, to, 4, &byte, 1, &e);
        t->of[b] = b < 0x80 ? (uint16_t)b : n == 1 && U_SUCCESS(e) ? to[0] : (uint16_t)UTF8_BAD;
    }
    ucnv_close(u);
    return true;
}

/* ---- what the bytes are like ----------------------------------------------------- */

static bool ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void charset_count(isn_str bytes, byte_counts *out)
{
    *out = (byte_counts){0};
    isn_str s = str_sub(bytes, 0, 1 << 20);
    for (ptrdiff_t i = 0; i < s.n; i++) {
        unsigned char b = (unsigned char)s.p[i];
        out->n[b]++;
        if (b < 0x80) continue;
        out->n_high++;
        if (b < 0xC0) continue;
        out->n_letter++;
        if ((i > 0 && ascii_letter(s.p[i - 1])) || (i + 1 < s.n && ascii_letter(s.p[i + 1])))
            out->n_beside_latin++;
    }
}

enum {
    WEIGHT_SIGN = -450,    /* « » “ ” … and the like stand in every language */
    WEIGHT_OTHER = -800,   /* é, ÷: hardly in Arabic */
    WEIGHT_NOTHING = -1200 /* controls and undefined bytes */
};

/* Weights of the Arabic block from the lexicon; 0 where it has none. */
typedef struct {
    int16_t of[256]; /* U+0600 on */
} letter_weights;

static void load_weights(letter_weights *w)
{
    memset(w, 0, sizeof *w);
    for (int row = 0; row < lex_letter.n_rows; row++) {
        int cp = lex_value(&lex_letter, row, 1);
        if (cp >= 0x600 && cp < 0x700) w->of[cp - 0x600] = (int16_t)lex_value(&lex_letter, row, 2);
    }
}

static int weight_of(const letter_weights *w, uint16_t cp)
{
    if (cp >= 0x600 && cp < 0x700) return w->of[cp - 0x600] ? w->of[cp - 0x600] : WEIGHT_OTHER;
    if (cp < 0xA0 || cp == UTF8_BAD) return WEIGHT_NOTHING;
    bool sign = (cp < 0xC0 && cp != 0xAA && cp != 0xBA && cp != 0xB5) || (cp >= 0x2000 && cp < 0x2100);
    return sign ? WEIGHT_SIGN : WEIGHT_OTHER;
}

/* How Arabic the bytes are when they are read by `t`: the average weight of a
 * byte from 0x80 on, and how many of them are Arabic letters. */
static int weigh(const byte_counts *c, const charset_table *t, int64_t *n_arabic)
{
    letter_weights w;
    load_weights(&w);
    int64_t sum = 0;
    *n_arabic = 0;
    for (int b = 0x80; b < 256; b++) {
        uint16_t cp = t->of[b];
        sum += (int64_t)c->n[b] * weight_of(&w, cp);
        if (cp >= 0x621 && cp <= 0x64A) *n_arabic += c->n[b];
    }
    return c->n_high ? (int)(sum / c->n_high) : WEIGHT_NOTHING;
}

enum {
    ARABIC_WEIGHT = -385,  /* an average above this is Arabic: true text has -300 ± 25 */
    DECLARED_BONUS = 25,   /* what it says itself counts, between two that are likely */
    FEWEST_LETTERS = 4
};

charset charset_arabic(isn_arena *a, const byte_counts *counts, isn_str declared, charset_table *table)
{
    static const char *const LABEL[] = {"windows-1256", "iso-8859-6"};
    charset best = {0};
    int best_weight = ARABIC_WEIGHT - 1;
    if (counts->n_beside_latin * 3 > counts->n_letter) return best;
    for (int k = 0; k < 2; k++) {
        charset c = charset_of(a, str_c(LABEL[k]));
        charset_table t;
        int64_t n_arabic;
        if (!charset_load(&c, &t)) continue;
        int weight = weigh(counts, &t, &n_arabic);
        if (n_arabic < FEWEST_LETTERS) continue;
        if (str_eq(c.name, declared)) weight += DECLARED_BONUS;
        if (weight <= best_weight) continue;
        best = c;
        best_weight = weight;
        *table = t;
    }
    return best;
}

/* ---- writing ------------------------------------------------------------------------ */

/* Text that is being made: at most `max` bytes, cut between two characters. */
typedef struct {
    char *p;
    ptrdiff_t n, max;
    bool truncated, after_bad;
} writer;

static bool writer_open(writer *w, isn_arena *a, ptrdiff_t need, ptrdiff_t max_bytes)
{
    *w = (writer){.max = max_bytes};
    w->p = isn_alloc(a, (need < max_bytes ? need : max_bytes) + 4);
    return w->p != NULL;
}

static void put(writer *w, uint32_t cp)
{
    char c[4];
    int n = utf8_write(c, cp);
    w->after_bad = false;
    if (w->truncated || w->n + n > w->max) {
        w->truncated = true;
        return;
    }
    memcpy(w->p + w->n, c, (size_t)n);
    w->n += n;
}

/* Bytes that mean nothing: one U+FFFD for the run. */
static void put_bad(writer *w)
{
    if (!w->after_bad) put(w, UTF8_BAD);
    w->after_bad = true;
}

static bool writer_close(const writer *w, isn_str *text, bool *truncated)
{
    *text = (isn_str){w->p, w->n};
    *truncated = *truncated || w->truncated;
    return true;
}

/* ---- reading --------------------------------------------------------------------------- */

bool charset_read_single(isn_arena *a, isn_str in, const charset_table *t, ptrdiff_t max_bytes,
                         isn_str *text, int64_t *replaced, bool *truncated)
{
    char utf8[256][4]; /* what each byte becomes, and how long that is */
    uint8_t n_utf8[256];
    for (int b = 0; b < 256; b++) n_utf8[b] = (uint8_t)utf8_write(utf8[b], t->of[b]);
    ptrdiff_t need = 0;
    for (ptrdiff_t i = 0; i < in.n; i++) need += n_utf8[(unsigned char)in.p[i]];
    writer w;
    if (!writer_open(&w, a, need, max_bytes)) return false;
    for (ptrdiff_t i = 0; i < in.n; i++) {
        unsigned char b = (unsigned char)in.p[i];
        bool bad = t->of[b] == UTF8_BAD;
        if (bad) ++*replaced;
        if (bad && w.after_bad) continue;
        w.after_bad = bad;
        w.truncated = w.n + n_utf8[b] > w.max;
        if (w.truncated) break;
        memcpy(w.p + w.n, utf8[b], 4); /* the buffer has 4 bytes to spare */
        w.n += n_utf8[b];
    }
    return writer_close(&w, text, truncated);
}

bool charset_read_utf16(isn_arena *a, isn_str in, bool big_endian, ptrdiff_t max_bytes,
                        isn_str *text, int64_t *replaced, bool *truncated)
{
    writer w;
    if (!writer_open(&w, a, in.n / 2 * 3 + 3, max_bytes)) return false;
    ptrdiff_t i = 0;
    uint32_t high = 0; /* the first half of a pair */
    for (; i + 1 < in.n && !w.truncated; i += 2) {
        uint32_t x = (unsigned char)in.p[i], y = (unsigned char)in.p[i + 1];
        uint32_t u = big_endian ? x << 8 | y : y << 8 | x;
        bool is_high = u >= 0xD800 && u < 0xDC00, is_low = u >= 0xDC00 && u < 0xE000;
        if (high && is_low) {
            put(&w, 0x10000 + ((high - 0xD800) << 10) + (u - 0xDC00));
            high = 0;
            continue;
        }
        if (high || is_low) put_bad(&w), *replaced += 2;
        high = is_high ? u : 0;
        if (!is_high && !is_low) put(&w, u);
    }
    if (high) put_bad(&w), *replaced += 2;
    if (i < in.n && !w.truncated) put_bad(&w), *replaced += in.n - i;
    return writer_close(&w, text, truncated);
}

bool charset_read_utf8(isn_arena *a, isn_str in, ptrdiff_t max_bytes, isn_str *text,
                       int64_t *replaced, bool *truncated)
{
    ptrdiff_t need = 0; /* a run of bad bytes is at least one byte and becomes three */
    for (ptrdiff_t i = 0; i < in.n; need += 3) {
        ptrdiff_t good = utf8_valid_prefix(str_sub(in, i, in.n));
        need += good;
        i += good + 1;
    }
    writer w;
    if (!writer_open(&w, a, need, max_bytes)) return false;
    for (ptrdiff_t i = 0; i < in.n && !w.truncated;) {
        uint32_t cp;
        int n = utf8_read(in, i, &cp);
        if (cp != UTF8_BAD || (n == 3 && memcmp(in.p + i, "\xEF\xBF\xBD", 3) == 0)) {
            put(&w, cp);
        } else {
            put_bad(&w);
            *replaced += n;
        }
        i += n;
    }
    return writer_close(&w, text, truncated);
}

/* ICU's callback for bytes that mean nothing: counts them and writes U+FFFD. */
static void count_bad(const void *ctx, UConverterToUnicodeArgs *args, const char *bytes, int32_t n,
                      UConverterCallbackReason reason, UErrorCode *e)
{
    (void)bytes;
    static const UChar BAD = 0xFFFD;
    if (reason > UCNV_IRREGULAR) return;
    *(int64_t *)(uintptr_t)ctx += n;
    *e = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(args, &BAD, 1, 0, e);
}

/* UTF-16 units of a converter into `w`; `*high` carries a pair's first half. */
static void put_units(writer *w, const UChar *u, ptrdiff_t n, uint32_t *high)
{
    for (ptrdiff_t i = 0; i < n; i++) {
        uint32_t x = u[i];
        if (x >= 0xD800 && x < 0xDC00) {
            *high = x;
        } else if (x >= 0xDC00 && x < 0xE000) {
            put(w, 0x10000 + ((*high - 0xD800) << 10) + (x - 0xDC00));
        } else if (x == UTF8_BAD) {
            put_bad(w);
        } else {
            put(w, x);
        }
    }
}

bool charset_read_multi(isn_arena *a, isn_str in, const charset *c, ptrdiff_t max_bytes,
                        isn_str *text, int64_t *replaced, bool *truncated)
{
    writer w;
    UConverter *u = open_converter(c);
    if (!u || !writer_open(&w, a, in.n * 3, max_bytes)) {
        if (u) ucnv_close(u);
        return false;
    }
    UErrorCode e = U_ZERO_ERROR;
    ucnv_setToUCallBack(u, count_bad, replaced, NULL, NULL, &e);
    const char *from = in.p, *end = in.p + in.n;
    uint32_t high = 0xD800;
    for (bool more = true; more && !w.truncated;) {
        UChar units[1024];
        UChar *to = units;
        e = U_ZERO_ERROR;
        ucnv_toUnicode(u, &to, units + 1024, &from, end, NULL, true, &e);
        more = e == U_BUFFER_OVERFLOW_ERROR;
        put_units(&w, units, to - units, &high);
    }
    ucnv_close(u);
    return writer_close(&w, text, truncated);
}
