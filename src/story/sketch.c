/* sketch.c - the body reduced to the numbers under which reprints meet. */
#include "story/key.h"

#include "base/utf8.h"
#include "lex/fold.h"

enum {
    MARK_WORDS = 6,   /* words of a mark */
    MARK_WINDOW = 16, /* one mark at least in so many */
    MARK_LEAST = 10   /* the least of all are marks too: a short text has few windows */
};

static bool in_body(isn_block_kind k)
{
    return k == ISN_BLOCK_HEADING || k == ISN_BLOCK_PARAGRAPH || k == ISN_BLOCK_LIST || k == ISN_BLOCK_QUOTE;
}

/* Folds and hashes (FNV-1a) a word without keeping it. */
static uint32_t word_hash(isn_str word)
{
    uint64_t h = STR_HASH_SEED;
    char to[32];
    for (ptrdiff_t i = 0; i < word.n;) {
        uint32_t cp;
        i += utf8_read(word, i, &cp);
        h = str_hash(h, (isn_str){to, cp_fold(cp, to)});
    }
    return (uint32_t)(h ^ h >> 32);
}

/* Follows quotation marks: «…» “…” open and close, "…" turns about. */
static bool quote_step(isn_str mark, bool inside)
{
    if (str_is(mark, "«") || str_is(mark, "“") || str_is(mark, "„")) return true;
    if (str_is(mark, "»") || str_is(mark, "”")) return false;
    return str_is(mark, "\"") ? !inside : inside;
}

void body_words(isn_arena *a, isn_str text, const isn_blocks *blocks, isn_body_words *out)
{
    for (ptrdiff_t b = 0; b < blocks->n; b++) {
        if (!in_body(blocks->at[b].kind)) continue;
        isn_span block = blocks->at[b].span, u = {block.start, block.start};
        isn_str part = str_sub(text, 0, block.end);
        bool quoted = false;
        for (isn_unit kind; (kind = unit_next(part, u.end, &u)) != UNIT_END;) {
            isn_str word = str_span(part, u);
            if (kind == UNIT_PUNCT) {
                quoted = quote_step(word, quoted);
                continue;
            }
            isn_body_word *w = isn_push(a, out);
            if (!w) return;
            *w = (isn_body_word){word_hash(word), u, quoted, kind == UNIT_NUMBER};
        }
    }
}

/* The same words by the keys of their tokens: the hashes alone. */
static void body_hashes(isn_arena *a, const isn_text *t, const isn_blocks *blocks, isn_body_words *out)
{
    for (ptrdiff_t i = 0; i < t->toks.n; i++) {
        const isn_tok *tok = &t->toks.at[i];
        if (tok->kind == TOK_PUNCT || !in_body(blocks->at[tok->block].kind)) continue;
        uint64_t h = str_hash(STR_HASH_SEED, tok->key);
        isn_body_word w = {.hash = (uint32_t)(h ^ h >> 32), .span = tok->span};
        if (!isn_push_value(a, out, w)) return;
    }
}

static uint64_t mix(uint64_t x) /* splitmix64's finalizer */
{
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

uint64_t shingle_hash(const isn_body_word *w, int n)
{
    uint64_t h = (uint64_t)n;
    for (int i = 0; i < n; i++) h = mix(h + 0x9e3779b97f4a7c15u + w[i].hash);
    return h;
}

/* Keeps the least `most` of the hashes, each once, in order. */
static void keep_mark(isn_marks *m, int32_t most, uint32_t h)
{
    int32_t at = m->n;
    if (at == most && m->at[at - 1] <= h) return;
    while (at > 0 && m->at[at - 1] > h) at--;
    if (at > 0 && m->at[at - 1] == h) return;
    int32_t last = m->n < most ? m->n++ : most - 1;
    memmove(m->at + at + 1, m->at + at, (size_t)(last - at) * sizeof *m->at);
    m->at[at] = h;
}

/* Winnowing (Schleimer, Wilkerson, Aiken 2003): the least hash of every window,
 * so that a passage of MARK_WORDS + MARK_WINDOW - 1 words has a mark; of a long
 * article the least ISN_MARKS of these. */
static void winnow(const uint32_t *h, ptrdiff_t n, isn_marks *m)
{
    ptrdiff_t low = -1;
    for (ptrdiff_t end = 0; end < n; end++) {
        ptrdiff_t start = end - MARK_WINDOW + 1 > 0 ? end - MARK_WINDOW + 1 : 0;
        if (low >= start && h[end] > h[low]) continue; /* nothing new */
        if (low >= start) low = end;
        else
            for (low = start; start <= end; start++)
                if (h[start] <= h[low]) low = start;
        if (end + 1 >= MARK_WINDOW || end + 1 == n) keep_mark(m, ISN_MARKS, h[low]);
    }
}

void sketch_make(isn_arena *a, const isn_text *t, const isn_article *article, isn_digest *d)
{
    isn_body_words w = {0};
    isn_marks least = {{0}, 0};
    d->marks.n = 0;
    body_hashes(a, t, &article->page.blocks, &w);
    ptrdiff_t n = w.n - MARK_WORDS + 1;
    uint32_t *h = n > 0 ? isn_new(a, uint32_t, n) : NULL;
    if (!h || a->full) return;
    for (ptrdiff_t i = 0; i < n; i++) {
        uint64_t long_hash = shingle_hash(w.at + i, MARK_WORDS);
        h[i] = (uint32_t)(long_hash ^ long_hash >> 32);
        keep_mark(&least, MARK_LEAST, h[i]);
    }
    winnow(h, n, &d->marks);
    for (int32_t i = 0; i < least.n; i++) keep_mark(&d->marks, ISN_MARKS, least.at[i]);
    for (int32_t i = 0; i < d->marks.n; i++) d->marks.at[i] *= 0x9e3779b1u; /* the least numbers, spread out again */
}
