/* html_ref.c - character references: &amp; &#1593; &#x639;
 *
 * Owns the rules of HTML 13.2.5.72-80; the names are lexicon/html_entity.tsv. */
#include "page/html_entity.h"
#include "page/html_token.h"

#include "base/utf8.h"

/* What numbers 0x80 to 0x9F mean: they were written for windows-1252.  0 is
 * "as it is". */
static const uint16_t WINDOWS_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static int digit_value(char c, bool hex)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (hex && c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (hex && c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/* &#1593; &#x639; — any number of digits, the semicolon may be missing.  NUL,
 * surrogates and what is over U+10FFFF become U+FFFD. */
static ptrdiff_t numeric_reference(isn_str in, ptrdiff_t at, char *to, ptrdiff_t *n)
{
    ptrdiff_t i = at + 2;
    bool hex = i < in.n && (in.p[i] == 'x' || in.p[i] == 'X');
    if (hex) i++;
    ptrdiff_t first = i;
    uint32_t cp = 0;
    for (int d; i < in.n && (d = digit_value(in.p[i], hex)) >= 0; i++)
        if (cp <= 0x10FFFF) cp = cp * (hex ? 16u : 10u) + (uint32_t)d;
    if (i == first) return 0;
    if (i < in.n && in.p[i] == ';') i++;
    if (cp == 0) cp = UTF8_BAD;
    if (cp >= 0x80 && cp < 0xA0 && WINDOWS_1252[cp - 0x80]) cp = WINDOWS_1252[cp - 0x80];
    *n = utf8_write(to, cp);
    return i - at;
}

/* The first of [lo, hi) whose letter at `k` is `c` or later; all share the
 * letters before. */
static int lower_bound(int lo, int hi, int k, unsigned char c)
{
    while (lo < hi) {
        int mid = lo + (hi - lo) / 2;
        if ((unsigned char)html_entity_at[mid].name[k] < c) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

/* The longest name that stands at `s`, or NULL. */
static const html_entity *longest_entity(isn_str s)
{
    if (s.n == 0 || (unsigned char)s.p[0] >= 128) return NULL;
    const html_entity *best = NULL;
    int lo = html_entity_first[(unsigned char)s.p[0]];
    int hi = html_entity_first[(unsigned char)s.p[0] + 1];
    for (int k = 1; lo < hi; k++) {
        if (html_entity_at[lo].n_name == k) best = &html_entity_at[lo++];
        if (k >= s.n || lo >= hi) break;
        unsigned char c = (unsigned char)s.p[k];
        lo = lower_bound(lo, hi, k, c);
        hi = lower_bound(lo, hi, k, (unsigned char)(c + 1));
        if (c >= 127) break;
    }
    return best;
}

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* In an attribute a name without semicolon is none before a letter, a digit or
 * =, so that href="?a=1&copy=2" stays what it is. */
static ptrdiff_t named_reference(isn_str in, ptrdiff_t at, bool in_attr, char *to, ptrdiff_t *n)
{
    const html_entity *e = longest_entity(str_sub(in, at + 1, in.n));
    if (!e) return 0;
    ptrdiff_t end = at + 1 + e->n_name;
    if (in_attr && e->name[e->n_name - 1] != ';' && end < in.n &&
        (in.p[end] == '=' || is_alnum(in.p[end])))
        return 0;
    memcpy(to, e->chars, e->n_chars);
    *n = e->n_chars;
    return end - at;
}

ptrdiff_t html_reference(isn_str in, ptrdiff_t at, bool in_attr, char *to, ptrdiff_t *n)
{
    if (at + 1 >= in.n) return 0;
    return in.p[at + 1] == '#' ? numeric_reference(in, at, to, n)
                               : named_reference(in, at, in_attr, to, n);
}

isn_str html_unescape(isn_arena *a, isn_str s)
{
    if (s.n == 0 || !memchr(s.p, '&', (size_t)s.n)) return s;
    char *to = isn_alloc(a, s.n + s.n / 4 + 8); /* &nLt; has 5 bytes and means 6 */
    if (!to) return STR_NONE;
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < s.n;) {
        ptrdiff_t n_chars = 0;
        ptrdiff_t used = s.p[i] == '&' ? html_reference(s, i, false, to + n, &n_chars) : 0;
        if (used == 0) to[n++] = s.p[i++];
        i += used;
        n += n_chars;
    }
    return (isn_str){to, n};
}
