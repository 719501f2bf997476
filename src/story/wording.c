/* wording.c - one sentence in two wordings. */
#include "story/wording.h"

#include "base/utf8.h"
#include "lex/fold.h"

/* ---- spelling ---------------------------------------------------------------- */

static bool weak(isn_str s, ptrdiff_t i)
{
    return i + 1 < s.n && (!memcmp(s.p + i, "ا", 2) || !memcmp(s.p + i, "و", 2) || !memcmp(s.p + i, "ي", 2));
}

/* The letters without ا و ي, in which spellings differ. */
static bool same_consonants(isn_str a, isn_str b)
{
    ptrdiff_t i = 0, k = 0;
    for (;;) {
        while (weak(a, i)) i += 2;
        while (weak(b, k)) k += 2;
        if (i >= a.n || k >= b.n) return i >= a.n && k >= b.n;
        if (a.p[i++] != b.p[k++]) return false;
    }
}

static bool is_number(isn_str s) { return s.n > 0 && s.p[0] >= '0' && s.p[0] <= '9'; }

bool wording_spelling(isn_str a, isn_str b)
{
    if (is_number(a) || is_number(b)) return str_eq(a, b);
    if (str_eq(a, b) || str_eq(story_stem(a), story_stem(b))) return true;
    if (same_consonants(a, b) && a.n > 4 && b.n > 4) return true;
    ptrdiff_t same = 0;
    while (same < a.n && same < b.n && a.p[same] == b.p[same]) same++;
    return same * 3 >= (a.n > b.n ? a.n : b.n) * 2;
}

/* ---- what differs --------------------------------------------------------------- */

enum { MOST_WORDS = 160 };

typedef struct {
    isn_str key;
    isn_span span;
} word;

static int words_of(isn_arena *a, isn_str text, word *w)
{
    int n = 0;
    isn_span u = {0, 0};
    for (isn_unit kind; (kind = unit_next(text, u.end, &u)) != UNIT_END;) {
        if (kind == UNIT_PUNCT) continue;
        if (n == MOST_WORDS) return MOST_WORDS + 1;
        w[n++] = (word){fold_word(a, str_span(text, u)), u};
    }
    return n;
}

/* Word `i` joins the stretch that ends right before it, or begins one. */
static void add(isn_arena *a, const word *w, int i, isn_stretches *out)
{
    if (out->n && i > 0 && out->at[out->n - 1].end == w[i - 1].span.end) out->at[out->n - 1].end = w[i].span.end;
    else isn_push_value(a, out, w[i].span);
}

/* By the longest common sequence of words; like[i][k] is that of the words from
 * i of x and k of y on. */
void wording_differ(isn_arena *a, isn_str x, isn_str y, isn_stretches *in_x, isn_stretches *in_y)
{
    word *u = isn_new(a, word, MOST_WORDS), *v = isn_new(a, word, MOST_WORDS);
    if (!u || !v) return;
    int n = words_of(a, x, u), m = words_of(a, y, v);
    if (n > MOST_WORDS || m > MOST_WORDS) return;
    uint8_t *like = isn_new(a, uint8_t, (n + 1) * (m + 1));
    bool *same = isn_new(a, bool, (n + 1) * (m + 1));
    if (!like || !same) return;
    int row = m + 1;
    for (int i = n - 1; i >= 0; i--)
        for (int k = m - 1; k >= 0; k--) {
            int at = i * row + k;
            same[at] = wording_spelling(u[i].key, v[k].key);
            uint8_t down = like[at + row], right = like[at + 1];
            like[at] = same[at] ? (uint8_t)(like[at + row + 1] + 1) : down > right ? down : right;
        }
    for (int i = 0, k = 0; i < n || k < m;) {
        int at = i * row + k;
        if (i < n && k < m && same[at]) i++, k++;
        else if (i < n && (k == m || like[at + row] >= like[at + 1])) add(a, u, i++, in_x);
        else add(a, v, k++, in_y);
    }
}

isn_stretches disagreement_changed(isn_arena *a, const isn_disagreement *d, ptrdiff_t i)
{
    isn_stretches here = {0}, there = {0};
    if (d->kind == ISN_CONFLICT_QUOTATION && d->sides.n > 1)
        wording_differ(a, d->sides.at[i].text, d->sides.at[i ? 0 : 1].text, &here, &there);
    return here;
}

/* ---- what to show of a place ------------------------------------------------------ */

enum { NEAR_BYTES = 240, SHOWN_BYTES = 120 };

static const struct {
    const char *opens, *closes;
} MARK[] = {{"«", "»"}, {"\"", "\""}, {"“", "”"}, {"”", "“"}, {"”", "”"}};

/* Where `what` stands last before `at`, not past a line break and NEAR_BYTES; -1. */
static ptrdiff_t before(isn_str text, ptrdiff_t at, isn_str what)
{
    for (ptrdiff_t i = at - what.n; i >= 0 && at - i <= NEAR_BYTES && text.p[i] != '\n'; i--)
        if (memcmp(text.p + i, what.p, (size_t)what.n) == 0) return i;
    return -1;
}

static ptrdiff_t after(isn_str text, ptrdiff_t at, isn_str what)
{
    for (ptrdiff_t i = at; i + what.n <= text.n && i - at <= NEAR_BYTES && text.p[i] != '\n'; i++)
        if (memcmp(text.p + i, what.p, (size_t)what.n) == 0) return i + what.n;
    return -1;
}

isn_span wording_passage(isn_str text, isn_span place)
{
    ptrdiff_t start = -1, end = -1;
    for (size_t i = 0; i < sizeof MARK / sizeof *MARK && start < 0; i++) {
        isn_str left = str_c(MARK[i].opens), right = str_c(MARK[i].closes);
        ptrdiff_t from = before(text, place.start, left), to = after(text, place.end, right);
        ptrdiff_t shut = before(text, place.start, right);
        if (from < 0 || to < 0 || (shut > from && !str_eq(left, right))) continue;
        start = from, end = to;
    }
    if (start >= 0) return (isn_span){(uint32_t)start, (uint32_t)end};
    start = place.start, end = place.end;
    while (start > 0 && place.start - start < SHOWN_BYTES && text.p[start - 1] != '\n') start--;
    while (start > 0 && start < place.start && text.p[start - 1] != '\n' && text.p[start - 1] != ' ') start++;
    while (end < text.n && end - place.end < SHOWN_BYTES && text.p[end] != '\n') end++;
    while (end < text.n && end > place.end && text.p[end] != '\n' && text.p[end] != ' ') end--;
    return (isn_span){(uint32_t)start, (uint32_t)end};
}
