/* sketch.c - the body reduced to the numbers under which reprints meet. */
#include "story/key.h"

#include "base/utf8.h"
#include "lex/fold.h"

enum {
    SHINGLE = 4,       /* words of a MinHash shingle */
    ROWS = 3,          /* sketch values of one band */
    BANDS = ISN_SKETCH / ROWS,
    MARK_WORDS = 6,    /* words of a mark */
    MARK_WINDOW = 16,  /* one mark at least in so many */
    MAX_MARKS = 24
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

/* The i-th of ISN_SKETCH hash functions: odd multiplier, then the upper half. */
static void minhash(const isn_body_words *w, uint32_t *sketch)
{
    uint64_t factor[ISN_SKETCH];
    for (int i = 0; i < ISN_SKETCH; i++) {
        factor[i] = mix((uint64_t)i + 1) | 1;
        sketch[i] = UINT32_MAX;
    }
    for (ptrdiff_t k = 0; k + SHINGLE <= w->n; k++) {
        uint64_t h = shingle_hash(w->at + k, SHINGLE);
        for (int i = 0; i < ISN_SKETCH; i++) {
            uint32_t v = (uint32_t)(h * factor[i] >> 32);
            if (v < sketch[i]) sketch[i] = v;
        }
    }
}

/* Keeps the least MAX_MARKS of the hashes, each once, by insertion. */
static void keep_mark(uint64_t *least, int *n, uint64_t h)
{
    int at = *n;
    while (at > 0 && least[at - 1] > h) at--;
    if (at > 0 && least[at - 1] == h) return;
    if (at == MAX_MARKS) return;
    int last = *n < MAX_MARKS ? (*n)++ : MAX_MARKS - 1;
    memmove(least + at + 1, least + at, (size_t)(last - at) * sizeof *least);
    least[at] = h;
}

/* Winnowing (Schleimer, Wilkerson, Aiken 2003): the least hash of every window,
 * so that any passage of MARK_WORDS + MARK_WINDOW - 1 words has a mark. */
static int winnow(isn_arena *a, const isn_body_words *w, uint64_t *least)
{
    ptrdiff_t n = w->n - MARK_WORDS + 1;
    int kept = 0;
    if (n <= 0) return 0;
    uint64_t *h = isn_new(a, uint64_t, n);
    if (!h) return 0;
    for (ptrdiff_t i = 0; i < n; i++) h[i] = shingle_hash(w->at + i, MARK_WORDS);
    ptrdiff_t low = -1;
    for (ptrdiff_t end = 0; end < n; end++) {
        ptrdiff_t start = end - MARK_WINDOW + 1 > 0 ? end - MARK_WINDOW + 1 : 0;
        if (low >= start && h[end] > h[low]) continue; /* nothing new */
        if (low >= start) low = end;
        else
            for (low = start; start <= end; start++)
                if (h[start] <= h[low]) low = start;
        if (end + 1 >= MARK_WINDOW || end + 1 == n) keep_mark(least, &kept, h[low]);
    }
    return kept;
}

void sketch_make(isn_arena *a, const isn_text *t, const isn_article *article, isn_digest *d)
{
    isn_body_words w = {0};
    body_hashes(a, t, &article->page.blocks, &w);
    minhash(&w, d->sketch);
    if (w.n < SHINGLE || a->full) return;
    for (int b = 0; b < BANDS; b++) {
        uint64_t h = (uint64_t)b + 1;
        for (int r = 0; r < ROWS; r++) h = mix(h * 31 + d->sketch[b * ROWS + r]);
        isn_push_value(a, &d->bands, h);
    }
    uint64_t least[MAX_MARKS];
    int n = winnow(a, &w, least);
    for (int i = 0; i < n; i++) isn_push_value(a, &d->bands, least[i]);
}
