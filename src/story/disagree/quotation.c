/* quotation.c - one quotation whose words differ between articles.
 *
 * Two direct quotations that are the same word for word but for one short
 * stretch, where that stretch is no mere spelling: «تعاونا حقيقيا» has become
 * «تعاونا محدودا».  Two translations of one remark differ in many places and
 * are no alteration. */
#include "story/disagree/disagree.h"
#include "story/wording.h"

#include <math.h>

enum {
    LEAST_WORDS = 5,    /* of a quotation */
    LEAST_TELLING = 6,  /* bytes of a word that tells something */
    MOST_ALTERED = 2,   /* words that may differ, in one stretch */
    MAX_QUOTES = 20000,
    MAX_BUCKET = 40     /* quotations with the same beginning or end */
};

typedef struct {
    int32_t doc, statement;
    const isn_digest_clause *c;
    isn_str *word;   /* folded, in their order */
    uint32_t *hash;  /* of each */
    int n_words;
    uint64_t inside; /* a bit for each word: it stands inside quotation marks */
    bool marks_read; /* `inside` is known */
    uint64_t head, tail, whole; /* hashes of its first and last three words, of all */
} quote;
typedef ISN_LIST(quote) quotes;

static isn_str words_of(isn_arena *a, isn_str text)
{
    isn_str folded = fold_phrase(a, text);
    char *p = isn_alloc(a, folded.n + 1);
    ptrdiff_t n = 0, at = 0;
    if (!p) return STR_NONE;
    for (isn_str w; (w = key_word(folded, &at)).n;) {
        bool word = (unsigned char)w.p[0] >= 0xD8 && (unsigned char)w.p[0] <= 0xDB && w.n > 2;
        if (!word && !(w.p[0] >= '0' && w.p[0] <= '9')) continue;
        if (n) p[n++] = ' ';
        memcpy(p + n, w.p, (size_t)w.n);
        n += w.n;
    }
    return (isn_str){p, n};
}

enum { EDGE = 3, MAX_WORDS = 60 };

static int split(isn_str key, isn_str *w)
{
    int n = 0;
    ptrdiff_t at = 0;
    while (n < MAX_WORDS && (w[n] = key_word(key, &at)).n) n++;
    return n;
}

static void gather(isn_arena *a, isn_pile pile, quotes *out)
{
    for (ptrdiff_t i = 0; i < pile.n; i++)
        for (ptrdiff_t k = 0; k < pile.at[i].clauses.n && out->n < MAX_QUOTES; k++) {
            const isn_digest_clause *c = &pile.at[i].clauses.at[k];
            bool quoted = c->marks & ISN_CLAUSE_QUOTED || str_find(c->phrase.text, STR("«"), 0) >= 0 ||
                          str_find(c->phrase.text, STR("\""), 0) >= 0 || str_find(c->phrase.text, STR("“"), 0) >= 0;
            if (!quoted) continue;
            isn_str w[MAX_WORDS + 1];
            quote q = {.doc = (int32_t)i, .statement = c->statement, .c = c, .n_words = split(words_of(a, c->phrase.text), w)};
            if (q.n_words < LEAST_WORDS || !(q.word = isn_new(a, isn_str, q.n_words)) || !(q.hash = isn_new(a, uint32_t, q.n_words))) continue;
            memcpy(q.word, w, (size_t)q.n_words * sizeof *w);
            q.head = q.tail = q.whole = STR_HASH_SEED;
            for (int j = 0; j < q.n_words; j++) {
                q.hash[j] = (uint32_t)str_hash(STR_HASH_SEED, w[j]);
                q.whole = str_hash(q.whole, w[j]);
            }
            for (int j = 0; j < EDGE; j++) {
                q.head = str_hash(q.head, w[j]);
                q.tail = str_hash(q.tail, w[q.n_words - EDGE + j]);
            }
            isn_push_value(a, out, q);
        }
}

/* Does word `n` of the clause stand inside quotation marks? */
static bool inside_marks(quote *q, int n)
{
    isn_str text = q->c->phrase.text;
    bool inside = q->c->marks & ISN_CLAUSE_QUOTED;
    int seen = 0;
    isn_span u = {0, 0};
    for (isn_unit kind; !q->marks_read && seen < q->n_words && (kind = unit_next(text, u.end, &u)) != UNIT_END;) {
        isn_str w = str_span(text, u);
        if (str_is(w, "«") || str_is(w, "“")) inside = true;
        else if (str_is(w, "»") || str_is(w, "”")) inside = false;
        else if (str_is(w, "\"")) inside = !inside;
        if (kind == UNIT_PUNCT || (kind == UNIT_WORD && w.n <= 2)) continue;
        q->inside |= (uint64_t)inside << seen++;
    }
    q->marks_read = true;
    return q->inside >> n & 1;
}

static bool one_word(const quote *x, int i, const quote *y, int k)
{
    return x->hash[i] == y->hash[k] && str_eq(x->word[i], y->word[k]);
}

/* Where the two differ: one stretch of 1..MOST_ALTERED words on each side. */
static bool altered(quote *x, quote *y, isn_str *a, isn_str *b)
{
    const isn_str *u = x->word, *v = y->word;
    int n = x->n_words, m = y->n_words, head = 0, tail = 0;
    if (x->whole == y->whole || n >= m + MOST_ALTERED || m >= n + MOST_ALTERED) return false;
    while (head < n && head < m && one_word(x, head, y, head)) head++;
    while (tail < n - head && tail < m - head && one_word(x, n - 1 - tail, y, m - 1 - tail)) tail++;
    int left = n - head - tail, right = m - head - tail;
    if (left < 1 || right < 1 || left > MOST_ALTERED || right > MOST_ALTERED || head + tail < LEAST_WORDS - 1) return false;
    *a = (isn_str){u[head].p, u[head + left - 1].p + u[head + left - 1].n - u[head].p};
    *b = (isn_str){v[head].p, v[head + right - 1].p + v[head + right - 1].n - v[head].p};
    return inside_marks(x, head) && inside_marks(y, head);
}

/* The stem without the letter of person: «تشكل», «يشكلون» → شكل. */
static isn_str bare(isn_str w)
{
    isn_str s = story_stem(w);
    bool person = s.n > 6 && (str_starts(s, STR("ت")) || str_starts(s, STR("ي")) || str_starts(s, STR("ن")));
    return person ? str_sub(s, 2, s.n) : s;
}

/* «إبى» for «إلى»: one letter of a word, the rest the same. */
static bool one_letter(isn_str a, isn_str b)
{
    int off = 0;
    if (a.n != b.n) return false;
    for (ptrdiff_t i = 0; i + 1 < a.n; i += 2) off += memcmp(a.p + i, b.p + i, 2) != 0;
    return off == 1;
}

static bool same_word(isn_str a, isn_str b)
{
    return wording_spelling(a, b) || wording_spelling(bare(a), bare(b)) || one_letter(a, b);
}

/* Is there a word in `a` that tells something and that `b` has not in any form? */
static bool says_more(isn_str a, isn_str b)
{
    ptrdiff_t i = 0;
    for (isn_str w; (w = key_word(a, &i)).n;) {
        bool there = story_stop(w) || w.n < LEAST_TELLING;
        ptrdiff_t k = 0;
        for (isn_str v; !there && (v = key_word(b, &k)).n;) there = same_word(w, v);
        if (!there) return true;
    }
    return false;
}

static isn_side side_of(const isn_digest *d, const quote *q)
{
    isn_str chain = q->statement >= 0 && q->statement < d->statements.n && d->statements.at[q->statement].link_names.n
                        ? d->statements.at[q->statement].link_names.at[0] : STR_NONE;
    return (isn_side){.document = q->doc, .span = q->c->phrase.span, .text = q->c->phrase.text, .value = (double)NAN,
                      .max = (double)NAN, .statement = q->statement, .chain = chain, .part_of = -1};
}

static bool told(const isn_disagreements *out, ptrdiff_t from, isn_str a, isn_str b)
{
    for (ptrdiff_t i = from; i < out->n; i++)
        if (str_eq(out->at[i].about, a) || str_eq(out->at[i].about, b)) return true;
    return false;
}

void quotations_disagree(isn_arena *a, isn_pile pile, isn_disagreements *out)
{
    quotes all = {0};
    gather(a, pile, &all);
    ptrdiff_t from = out->n;
    uint32_t n_slots = 64;
    while (n_slots < (uint64_t)all.n * 4 && n_slots < 1u << 20) n_slots *= 2;
    int32_t *newest = isn_new(a, int32_t, n_slots), *before = isn_new(a, int32_t, all.n * 2);
    if (!newest || !before) return;
    for (ptrdiff_t i = 0; i < all.n; i++) /* chains by head and tail; entries are 2 * index + 1 + which */
        for (int which = 0; which < 2; which++) {
            uint32_t h = (uint32_t)(which ? all.at[i].tail : all.at[i].head) & (n_slots - 1);
            int seen = 0;
            for (int32_t e = newest[h]; e && seen < MAX_BUCKET; e = before[e - 1], seen++) {
                quote *x = &all.at[(e - 1) / 2], *y = &all.at[i];
                isn_str u, v;
                if (x->doc == y->doc || !altered(x, y, &u, &v) || !says_more(u, v) || !says_more(v, u) || told(out, from, u, v)) continue;
                isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_QUOTATION, ISN_RELATION_DISAGREEMENT, u,
                                                       side_of(&pile.at[x->doc], x), side_of(&pile.at[y->doc], y));
                if (d) reason_give(a, d, "quoted", (isn_reason_words){.a = u, .b = v});
            }
            before[2 * i + which] = newest[h];
            newest[h] = (int32_t)(2 * i + which + 1);
        }
}
