/* snippet.c - walking an article for the words of a query, no further than need be. */
#include "store/snippet.h"

#include "base/utf8.h"

enum { SNIPPET_BYTES = 320 };

/* ---- the terms ---------------------------------------------------------------- */

static bool take_term(void *ctx, const isn_term *t)
{
    mark_terms *all = ctx;
    if (all->n == MARK_TERMS) return false;
    if (!t->colocated) all->n_words++;
    all->word[all->n] = (uint8_t)(all->n_words % 64);
    all->prefix[all->n] = all->reading_prefix;
    all->at[all->n++] = arena_str(all->a, t->term);
    return true;
}

void mark_terms_read(mark_terms *out, isn_str match)
{
    for (ptrdiff_t i = 0; i < match.n; i++) {
        if (str_starts(str_sub(match, i, match.n), STR(" NOT "))) return;
        if (match.p[i] != '"') continue;
        ptrdiff_t end = str_find(match, STR("\""), i + 1);
        if (end < 0) return;
        out->reading_prefix = end + 2 < match.n && match.p[end + 2] == '*';
        isn_terms_walk(str_sub(match, i + 1, end), out->reading_prefix ? TERMS_PREFIX : TERMS_QUERY, take_term, out);
        i = end;
    }
}

/* ---- the walk ------------------------------------------------------------------- */

typedef struct {
    isn_arena *a;
    const mark_terms *wanted;
    isn_found *found;
    ISN_LIST(uint8_t) words; /* beside found->marks: of which word each is a form */
    int together;            /* as many different words are looked for */
    ptrdiff_t first;         /* the earliest mark that may be in a passage with the last */
    ptrdiff_t best;          /* the first mark of the best passage so far */
    int most;                /* … and how many different words it has */
    ptrdiff_t end;           /* where the walk may end, once it has enough; else 0 */
} marking;

static int count_bits(uint64_t v)
{
    int n = 0;
    for (; v; v &= v - 1) n++;
    return n;
}

/* The passage that ends with the last mark: does it have more words than any before? */
static void try_passage(marking *m)
{
    const isn_found *f = m->found;
    ptrdiff_t last = f->marks.n - 1;
    while (f->marks.at[last].end - f->marks.at[m->first].start > SNIPPET_BYTES && m->first < last) m->first++;
    uint64_t words = 0;
    for (ptrdiff_t i = m->first; i <= last; i++) words |= (uint64_t)1 << m->words.at[i];
    int n = count_bits(words);
    if (n <= m->most) return;
    m->most = n, m->best = m->first;
    if (n >= m->together) m->end = (ptrdiff_t)f->marks.at[m->first].start + SNIPPET_BYTES;
}

static int wanted_at(const mark_terms *wanted, isn_str term)
{
    for (int i = 0; i < wanted->n; i++)
        if (wanted->prefix[i] ? str_starts(term, wanted->at[i]) : str_eq(term, wanted->at[i])) return i;
    return -1;
}

static bool mark_term(void *ctx, const isn_term *t)
{
    marking *m = ctx;
    if (m->end && (ptrdiff_t)t->span.start > m->end) return false;
    int i = wanted_at(m->wanted, t->term);
    if (i < 0) return true;
    ptrdiff_t n = m->found->marks.n;
    if (n && m->found->marks.at[n - 1].start == t->span.start) return true;
    if (!isn_push_value(m->a, &m->words, m->wanted->word[i]) || !isn_push_value(m->a, &m->found->marks, t->span)) return false;
    if (!m->end) try_passage(m);
    return true;
}

/* ---- the passage ------------------------------------------------------------------ */

/* Moves `at` back to the beginning of its word, forward to its end. */
static ptrdiff_t word_start(isn_str s, ptrdiff_t at)
{
    while (at > 0 && !byte_is_space(s.p[at - 1])) at--;
    return at;
}

static ptrdiff_t word_stop(isn_str s, ptrdiff_t at)
{
    while (at < s.n && !byte_is_space(s.p[at])) at++;
    return at;
}

/* The line that holds byte `at`: a block of the article, so that a snippet does
 * not run from the menu into the text.  No further than a snippet can reach. */
static isn_span line_of(isn_str text, ptrdiff_t at)
{
    ptrdiff_t start = at, end = at;
    while (start > 0 && at - start <= SNIPPET_BYTES && text.p[start - 1] != '\n') start--;
    while (end < text.n && end - at <= 2 * SNIPPET_BYTES && text.p[end] != '\n') end++;
    return (isn_span){(uint32_t)start, (uint32_t)end};
}

/* Some words around the best passage; the text's beginning where nothing is marked. */
static void choose_passage(isn_str text, const marking *m)
{
    isn_found *f = m->found;
    bool any = f->marks.n > 0;
    isn_span mark = any ? f->marks.at[m->best] : (isn_span){0, 0};
    ptrdiff_t start = any ? (ptrdiff_t)mark.start - SNIPPET_BYTES / 4 : 0;
    start = word_start(text, start < 0 ? 0 : start);
    ptrdiff_t stop = start + SNIPPET_BYTES;
    if (any && stop < mark.end) stop = mark.end;
    stop = word_stop(text, stop > text.n ? text.n : stop);
    if (any) {
        isn_span line = line_of(text, mark.start);
        if (start < line.start) start = line.start;
        if (stop > line.end && line.end - start >= SNIPPET_BYTES / 3) stop = line.end;
    }
    isn_str words = str_trim(str_sub(text, start, stop));
    if (words.n == 0) return;
    f->span = (isn_span){(uint32_t)(words.p - text.p), (uint32_t)(words.p - text.p + words.n)};
    f->snippet = words;
}

void snippet_find(isn_arena *a, isn_stem_memory *stems, isn_str text, const mark_terms *wanted, int together, isn_found *f)
{
    marking m = {.a = a, .wanted = wanted, .found = f, .together = together};
    if (together > 0) isn_terms_walk_with(stems, text, TERMS_DOCUMENT, mark_term, &m);
    choose_passage(text, &m);
}
