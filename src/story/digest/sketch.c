/* sketch.c - the body reduced to the numbers under which reprints meet. */
#include "story/digest/key.h"

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

static uint64_t mix(uint64_t x) /* splitmix64's finalizer */
{
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

#define ODD 0x9e3779b97f4a7c15u

/* The bytes of a key, eight at a time, whatever the machine's order. */
static uint32_t key_hash(isn_str key)
{
    const unsigned char *p = (const unsigned char *)key.p;
    uint64_t h = (uint64_t)key.n;
    ptrdiff_t i = 0;
    for (; i + 8 <= key.n; i += 8)
        h = (h ^ ((uint64_t)p[i] | (uint64_t)p[i + 1] << 8 | (uint64_t)p[i + 2] << 16 | (uint64_t)p[i + 3] << 24 |
                  (uint64_t)p[i + 4] << 32 | (uint64_t)p[i + 5] << 40 | (uint64_t)p[i + 6] << 48 | (uint64_t)p[i + 7] << 56)) * ODD,
        h ^= h >> 29;
    uint64_t rest = 0;
    for (int shift = 0; i < key.n; i++, shift += 8) rest |= (uint64_t)p[i] << shift;
    return (uint32_t)(mix(h ^ rest) >> 32);
}

/* Follows quotation marks: «…» “…” open and close, "…" turns about. */
static bool quote_step(isn_str mark, bool inside)
{
    if (str_is(mark, "«") || str_is(mark, "“") || str_is(mark, "„")) return true;
    if (str_is(mark, "»") || str_is(mark, "”")) return false;
    return str_is(mark, "\"") ? !inside : inside;
}

static void body_words(isn_arena *a, const isn_text *t, const isn_page *page, isn_body_words *out)
{
    uint32_t block = UINT32_MAX;
    bool quoted = false;
    out->at = isn_new(a, isn_body_word, t->toks.n);
    out->n = 0, out->cap = out->at ? t->toks.n : 0;
    for (ptrdiff_t i = 0; i < t->toks.n && out->at; i++) {
        const isn_tok *tok = &t->toks.at[i];
        if (!in_body(page->blocks.at[tok->block].kind)) continue;
        if (tok->block != block) quoted = false;
        block = tok->block;
        if (tok->kind == TOK_PUNCT) quoted = quote_step(str_span(page->text, tok->span), quoted);
        else out->at[out->n++] = (isn_body_word){key_hash(tok->key), tok->span, quoted, tok->kind == TOK_NUMBER};
    }
}

/* ---- words as bytes ------------------------------------------------------------- */

/* Seven bits a byte, the low ones first. */
static char *put_number(char *p, uint64_t v)
{
    for (; v >= 128; v >>= 7) *p++ = (char)(v | 128);
    *p++ = (char)v;
    return p;
}

static bool get_number(isn_str s, ptrdiff_t *at, uint64_t *v)
{
    *v = 0;
    for (int shift = 0; *at < s.n && shift < 42; shift += 7) {
        unsigned char c = (unsigned char)s.p[(*at)++];
        *v |= (uint64_t)(c & 127) << shift;
        if (c < 128) return true;
    }
    return false;
}

/* Of each word three bytes of its hash, then of four words in a byte whether they are quoted and are numbers. */
void body_write(isn_out *o, const isn_body_words *words)
{
    ptrdiff_t flags = (words->n + 3) / 4;
    char *start = out_room(o, 3 * words->n + flags), *p = start;
    if (!start || !words->n) return;
    for (ptrdiff_t i = 0; i < words->n; i++)
        for (int k = 1; k < 4; k++) *p++ = (char)(words->at[i].hash >> 8 * k);
    memset(p, 0, (size_t)flags);
    for (ptrdiff_t i = 0; i < words->n; i++) {
        const isn_body_word *w = &words->at[i];
        p[i / 4] = (char)((unsigned char)p[i / 4] | (unsigned)(w->quoted << 1 | w->number) << i % 4 * 2);
    }
    o->n += 3 * words->n + flags;
}

bool body_words_read(isn_arena *a, isn_str bytes, isn_body_words *out)
{
    ptrdiff_t n = bytes.n * 4 / 13; /* 3 n + n / 4, rounded up */
    *out = (isn_body_words){isn_new(a, isn_body_word, n), n, n};
    if (!out->at || 3 * n + (n + 3) / 4 != bytes.n) return out->at && bytes.n == 0;
    const unsigned char *p = (const unsigned char *)bytes.p, *flags = p + 3 * n;
    for (ptrdiff_t i = 0; i < n; i++, p += 3) {
        isn_body_word *w = &out->at[i];
        w->hash = (uint32_t)p[0] << 8 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 24;
        w->number = flags[i / 4] >> i % 4 * 2 & 1;
        w->quoted = flags[i / 4] >> (i % 4 * 2 + 1) & 1;
    }
    return true;
}

/* Of each word the bytes between it and the one before, and its length. */
void body_spans_write(isn_out *o, const isn_body_words *words)
{
    enum { MOST_BYTES = 6 + 6 }; /* a word */
    char *start = out_room(o, words->n * MOST_BYTES + 1), *p = start;
    if (!start) return;
    uint32_t end = 0;
    for (ptrdiff_t i = 0; i < words->n; i++) {
        const isn_body_word *w = &words->at[i];
        p = put_number(p, w->span.start - end);
        p = put_number(p, w->span.end - w->span.start);
        end = w->span.end;
    }
    o->n += p - start;
}

bool body_spans_read(isn_str bytes, isn_body_words *words)
{
    ptrdiff_t at = 0;
    uint64_t end = 0, gap, length;
    for (ptrdiff_t i = 0; i < words->n; i++) {
        if (!get_number(bytes, &at, &gap) || !get_number(bytes, &at, &length)) return false;
        uint64_t start = end + gap;
        end = start + length;
        if (end > UINT32_MAX) return false;
        words->at[i].span = (isn_span){(uint32_t)start, (uint32_t)end};
    }
    return at == bytes.n;
}

uint64_t shingle_hash(const isn_body_word *w, int n)
{
    uint64_t h = (uint64_t)n;
    for (int i = 0; i < n; i++) h = (h ^ w[i].hash) * ODD;
    return mix(h);
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
    isn_marks least = {{0}, 0};
    d->marks.n = 0;
    body_words(a, t, &article->page, &d->words);
    ptrdiff_t n = d->words.n - MARK_WORDS + 1;
    uint32_t *h = n > 0 ? isn_new(a, uint32_t, n) : NULL;
    for (ptrdiff_t i = 0; h && !a->full && i < n; i++) {
        uint64_t long_hash = shingle_hash(d->words.at + i, MARK_WORDS);
        h[i] = (uint32_t)(long_hash ^ long_hash >> 32);
        keep_mark(&least, MARK_LEAST, h[i]);
    }
    if (h && !a->full) winnow(h, n, &d->marks);
    for (int32_t i = 0; i < least.n; i++) keep_mark(&d->marks, ISN_MARKS, least.at[i]);
    for (ptrdiff_t i = 0; i < d->words.n; i++) d->words.at[i].hash &= ~UINT32_C(0xff); /* as its bytes have it */
    for (int32_t i = 0; i < d->marks.n; i++) d->marks.at[i] *= 0x9e3779b1u; /* the least numbers, spread out again */
}
