/* tagger.c - features of tokens, and the best path through their tags. */
#include "mention/tagger.h"
#include "base/utf8.h"

extern const char isn_names_model[], isn_names_model_end[];

static uint32_t word32(const char *p)
{
    uint32_t v;
    memcpy(&v, p, 4);
    return v;
}

bool tag_model_read(isn_str bytes, isn_tag_model *out)
{
    *out = (isn_tag_model){0};
    ptrdiff_t at = 16 + (ptrdiff_t)sizeof out->step;
    if (bytes.n < at || word32(bytes.p) != TAG_MAGIC) return false;
    uint32_t n_rows = word32(bytes.p + 4), n_slots = word32(bytes.p + 8);
    if (!n_rows || n_rows & (n_rows - 1) || !n_slots || n_slots & (n_slots - 1)) return false;
    if (bytes.n != at + (ptrdiff_t)n_slots * 8 + (ptrdiff_t)n_rows * TAG_ROW) return false;
    memcpy(out->step, bytes.p + 16, sizeof out->step);
    out->n_rows = n_rows;
    out->words.n_slots = n_slots;
    out->words.print = (const uint32_t *)(const void *)(bytes.p + at);
    out->words.info = out->words.print + n_slots;
    out->weight = (const int8_t *)(out->words.info + n_slots);
    return true;
}

isn_tag_model tag_model_built_in(void)
{
    isn_tag_model m;
    isn_str bytes = {isn_names_model, isn_names_model_end - isn_names_model};
    m.remembers = tag_model_read(bytes, &m);
    return m;
}

/* ---- what a token shows ---- */

static uint64_t mix(uint64_t h)
{
    h ^= h >> 32;
    h *= 0xd6e8feb86659fd93u;
    return h ^ h >> 32;
}

/* Length of the base, ال, digits, Latin, the kind of mark: 0..31. */
static uint8_t shape_of(const isn_tok *t, isn_str base)
{
    if (t->kind == TOK_NUMBER) return t->key.n == 4 ? 1 : t->key.n > 4 ? 2 : 3;
    if (t->kind == TOK_PUNCT)
        return t->flags & TOK_OPENS_QUOTE    ? 4
               : t->flags & TOK_CLOSES_QUOTE ? 5
               : str_is(t->key, "(")         ? 6
               : str_is(t->key, ")")         ? 7
               : str_is(t->key, ".")         ? 8
                                             : 9;
    if (t->flags & TOK_LATIN) return 10;
    int letters = (int)(base.n / 2);
    uint8_t shape = (uint8_t)(11 + (letters < 9 ? letters : 9));
    return (uint8_t)(shape + (str_starts(base, STR("ال")) ? 10 : 0));
}

/* Hashes of the first and last letters; a letter is two bytes in Arabic. */
static void ends_of(isn_str base, isn_tag_word *w)
{
    for (int k = 0; k < 4; k++) {
        ptrdiff_t n = 2 * (k + 1);
        if (n > base.n) n = base.n;
        if (k) w->begin[k - 1] = (uint32_t)mix(str_hash(STR_HASH_SEED, str_sub(base, 0, n)));
        w->end[k] = (uint32_t)mix(str_hash(STR_HASH_SEED, str_sub(base, base.n - n, base.n)));
    }
}

static uint8_t clitic_of(const isn_word_base *b)
{
    static const char letters[] = "wfblk";
    unsigned v = 0;
    for (int i = 0; b->pre[i] && i < 3; i++) {
        const char *at = strchr(letters, b->pre[i]);
        v = v * 6 + (at ? (unsigned)(at - letters) + 1 : 0);
    }
    return (uint8_t)v;
}

/* Where in an entry of a gazetteer the token stands: two bits for places
 * (1 begins, 2 goes on), two for organizations, one where only an unsure
 * entry says so, one for entries of several words; and the same for cities. */
static void gazetteers(isn_toks toks, const isn_name_mark *marks, isn_tag_word *w)
{
    for (ptrdiff_t i = 0; i < toks.n; i++) {
        const isn_name_entry *e[2] = {&marks[i].place, &marks[i].org};
        for (int g = 0; g < 2; g++)
            for (ptrdiff_t k = 0; k < e[g]->n && i + k < toks.n; k++)
                if (!(w[i + k].gazetteer & 3 << 2 * g))
                    w[i + k].gazetteer |= (uint8_t)((k ? 2 : 1) << 2 * g | (e[g]->sure ? 0 : 16) |
                                                    (e[g]->n > 1 ? 32 : 0));
        for (ptrdiff_t k = 0; k < marks[i].city.n && i + k < toks.n; k++)
            if (!(w[i + k].gazetteer & 192)) w[i + k].gazetteer |= (uint8_t)(k ? 128 : 64);
    }
}

/* What the token shows by itself. */
static void show(const isn_tag_model *m, const isn_tok *t, isn_tag_word *w)
{
    isn_word_base base = {.key = t->kind == TOK_NUMBER ? STR("0") : t->key};
    if (t->kind == TOK_WORD) word_base(&m->words, t->key, &base);
    else base.info = word_info(&m->words, base.key);
    w->key = mix(str_hash(STR_HASH_SEED, t->key));
    w->base = base.n_pre ? mix(str_hash(STR_HASH_SEED, base.key)) : w->key;
    w->info = base.info;
    w->n_pre = (uint8_t)base.n_pre;
    w->shape = shape_of(t, base.key);
    w->clitic = clitic_of(&base);
    ends_of(base.key, w);
}

static void remember(isn_name_memory *known, const isn_tag_word *w)
{
    known->shown = true;
    known->key = w->key, known->base = w->base;
    known->info = w->info;
    known->shape = w->shape, known->clitic = w->clitic, known->n_pre = w->n_pre;
    memcpy(known->begin, w->begin, sizeof w->begin);
    memcpy(known->end, w->end, sizeof w->end);
}

static void recall(const isn_name_memory *known, isn_tag_word *w)
{
    w->key = known->key, w->base = known->base;
    w->info = known->info;
    w->shape = known->shape, w->clitic = known->clitic, w->n_pre = known->n_pre;
    memcpy(w->begin, known->begin, sizeof w->begin);
    memcpy(w->end, known->end, sizeof w->end);
}

isn_tag_word *tag_words(isn_arena *a, const isn_tag_model *m, isn_toks toks,
                        const isn_name_mark *marks)
{
    isn_tag_word *w = isn_new(a, isn_tag_word, toks.n + 1);
    for (ptrdiff_t i = 0; w && i < toks.n; i++) {
        isn_name_memory *known = m->remembers ? name_memory(&toks.at[i]) : NULL;
        w[i].marks = (uint16_t)marks[i].set;
        if (known && known->shown) {
            recall(known, &w[i]);
            continue;
        }
        show(m, &toks.at[i], &w[i]);
        if (known) remember(known, &w[i]);
    }
    if (w) gazetteers(toks, marks, w);
    return w;
}

/* ---- features ---- */

typedef struct {
    uint32_t *row;
    int n;
    uint32_t mask;
} feature_list;

static inline void feature(feature_list *f, uint64_t x, uint64_t y)
{
    uint64_t h = (x + (uint64_t)(f->n + 1) * 0x9e3779b97f4a7c15u) ^ y * 0xc2b2ae3d27d4eb4fu;
    f->row[f->n++] = (uint32_t)mix(h) & f->mask;
}

int tag_features(const isn_tag_word *w, ptrdiff_t n, ptrdiff_t i, uint32_t n_rows,
                 uint32_t row[TAG_MAX_FEATURES])
{
    static const isn_tag_word edge = {.key = 1, .base = 1, .shape = 31};
    const isn_tag_word *at = &w[i];
    const isn_tag_word *p = i > 0 ? at - 1 : &edge, *pp = i > 1 ? at - 2 : &edge;
    const isn_tag_word *q = i + 1 < n ? at + 1 : &edge, *qq = i + 2 < n ? at + 2 : &edge;
    feature_list f = {row, 0, n_rows - 1};
    int c = word_cluster(at->info), cp = word_cluster(p->info), cq = word_cluster(q->info);
    int s = word_super(at->info), sp = word_super(p->info), sq = word_super(q->info);
    uint64_t lists = at->info >> 22;

    feature(&f, 0, 0);
    feature(&f, at->key, 0);
    feature(&f, at->base, 0);
    feature(&f, p->base, 0);
    feature(&f, q->base, 0);
    feature(&f, pp->base, 0);
    feature(&f, qq->base, 0);
    feature(&f, p->base, at->base);
    feature(&f, at->base, q->base);
    feature(&f, pp->base, p->base);
    feature(&f, at->begin[0], 0);
    feature(&f, at->begin[1], 0);
    feature(&f, at->begin[2], 0);
    feature(&f, at->end[0], 0);
    feature(&f, at->end[1], 0);
    feature(&f, at->end[2], 0);
    feature(&f, at->end[3], 0);
    feature(&f, (uint64_t)c, 0);
    feature(&f, (uint64_t)cp, 0);
    feature(&f, (uint64_t)cq, 0);
    feature(&f, (uint64_t)word_cluster(pp->info), 0);
    feature(&f, (uint64_t)word_cluster(qq->info), 0);
    feature(&f, (uint64_t)c, (uint64_t)cp);
    feature(&f, (uint64_t)c, (uint64_t)cq);
    feature(&f, (uint64_t)s, (uint64_t)(sp * 64 + sq));
    feature(&f, (uint64_t)s, (uint64_t)(sp * 64 + word_super(pp->info)));
    feature(&f, (uint64_t)s, (uint64_t)(sq * 64 + word_super(qq->info)));
    feature(&f, at->marks, 0);
    feature(&f, p->marks, 0);
    feature(&f, q->marks, 0);
    feature(&f, at->marks, p->marks);
    feature(&f, at->marks, q->marks);
    feature(&f, p->base, (uint64_t)s);
    feature(&f, at->gazetteer, lists);
    feature(&f, at->gazetteer, at->marks);
    feature(&f, at->gazetteer, p->base);
    feature(&f, at->shape, at->clitic);
    feature(&f, at->shape, (uint64_t)word_count_bin(at->info));
    feature(&f, p->shape, (uint64_t)(q->shape * 64 + at->shape));
    feature(&f, lists, p->marks);
    feature(&f, lists, (uint64_t)sp);
    feature(&f, q->gazetteer, (uint64_t)(p->gazetteer * 256 + at->gazetteer));
    feature(&f, p->info >> 22, lists);
    feature(&f, q->info >> 22, lists);
    feature(&f, lists, (uint64_t)at->clitic);
    return f.n;
}

/* ---- the best path ---- */

/* The rows of a token's features, asked for a token ahead: they stand all over
 * the model, and the wait for memory is most of the work. */
typedef struct {
    uint32_t row[TAG_MAX_FEATURES];
    int n;
} token_rows;

static void rows_ahead(const isn_tag_model *m, const isn_tag_word *w, ptrdiff_t n, ptrdiff_t i, token_rows *r)
{
    r->n = i < n ? tag_features(w, n, i, m->n_rows, r->row) : 0;
    for (int k = 0; k < r->n; k++) ISN_PREFETCH(m->weight + (ptrdiff_t)r->row[k] * TAG_ROW);
}

/* The sum of rows of eight signed bytes, four of them at once in a number: each is
 * made positive, so that sixteen bits hold the sum of TAG_MAX_FEATURES. */
static void emission(const isn_tag_model *m, const token_rows *r, int32_t score[TAG_ROW])
{
    const uint64_t every_second = 0x00FF00FF00FF00FFu, sign = 0x8080808080808080u;
    uint64_t even = 0, odd = 0;
    for (int k = 0; k < r->n; k++) {
        uint64_t x = str_word64((const char *)m->weight + (ptrdiff_t)r->row[k] * TAG_ROW) ^ sign;
        even += x & every_second;
        odd += x >> 8 & every_second;
    }
    for (int t = 0; t < TAG_ROW; t += 2) {
        score[t] = (int32_t)(even >> 8 * t & 0xFFFF) - 128 * r->n;
        score[t + 1] = (int32_t)(odd >> 8 * t & 0xFFFF) - 128 * r->n;
    }
}
_Static_assert(TAG_ROW == 8 && TAG_MAX_FEATURES * 255 < 1 << 16, "eight bytes, summed in sixteen bits");

/* The best way to each tag over all tags before it, the first of equals; without
 * branches, for all tags at once. */
static void advance(const int32_t step[TAG_ROW][TAG_ROW], int32_t best[TAG_ROW], uint8_t from[TAG_ROW])
{
    int32_t most[TAG_ROW], by[TAG_ROW];
    for (int t = 0; t < TAG_ROW; t++) most[t] = best[0] + step[0][t], by[t] = 0;
    for (int u = 1; u < N_TAGS; u++)
        for (int t = 0; t < TAG_ROW; t++) {
            int32_t x = best[u] + step[u][t];
            by[t] = x > most[t] ? u : by[t];
            most[t] = x > most[t] ? x : most[t];
        }
    for (int t = 0; t < TAG_ROW; t++) from[t] = (uint8_t)by[t];
    memcpy(best, most, sizeof most);
}

uint8_t *tag_sentence(isn_arena *a, const isn_tag_model *m, const isn_tag_word *w, ptrdiff_t n)
{
    uint8_t *tag = isn_new(a, uint8_t, n + 1);
    uint8_t(*from)[TAG_ROW] = isn_alloc_n(a, TAG_ROW, n + 1);
    if (!tag || !from || n == 0 || !m->n_rows) return tag;
    int32_t step[TAG_ROW][TAG_ROW], best[TAG_ROW], score[TAG_ROW];
    for (int u = 0; u < TAG_ROW; u++)
        for (int t = 0; t < TAG_ROW; t++) step[u][t] = t < N_TAGS ? m->step[u][t] : 0;
    token_rows rows[2];
    rows_ahead(m, w, n, 0, &rows[0]);
    memcpy(best, step[N_TAGS], sizeof best);
    for (ptrdiff_t i = 0; i < n; i++) {
        rows_ahead(m, w, n, i + 1, &rows[(i + 1) & 1]);
        if (i) advance(step, best, from[i]);
        emission(m, &rows[i & 1], score);
        for (int t = 0; t < TAG_ROW; t++) best[t] += score[t];
    }
    int last = 0;
    for (int t = 1; t < N_TAGS; t++)
        if (best[t] > best[last]) last = t;
    for (ptrdiff_t i = n - 1; i >= 0; i--) {
        tag[i] = (uint8_t)last;
        last = from[i][last];
    }
    return tag;
}
