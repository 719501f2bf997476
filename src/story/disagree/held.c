/* held.c - the stands of a story gathered, and how much two are about one thing. */
#include "story/disagree/held.h"

#include "story/digest/actor.h"

#include <math.h>

enum { LEAST_DOCS = 4, LEAST_SAID = 24, OFTEN = 3 }; /* bytes of what is said that stand by themselves */
#define COMMON 0.4 /* share of the articles above which a word tells little */
#define LITTLE 0.35
#define TOPIC 0.15 /* share of the articles that are for or against what the story is about */

static isn_held_word *word_of(const isn_held_list *l, uint32_t hash)
{
    uint32_t i = hash & (l->n_words - 1);
    while (l->word[i].docs && l->word[i].hash != hash) i = (i + 1) & (l->n_words - 1);
    return &l->word[i];
}

static void count_words(isn_held_list *l, const isn_held *x, const isn_bag *b)
{
    for (ptrdiff_t i = 0; i < b->n; i++) {
        isn_held_word *w = word_of(l, b->at[i].hash);
        if (w->docs && w->last == x->doc) continue;
        w->hash = b->at[i].hash, w->last = x->doc, w->docs++;
    }
}

/* One bearer of a name may be titled in one article and not in the next. */
typedef struct {
    uint64_t who, state;
} known;

typedef struct {
    known *at; /* who 0: free */
    uint32_t n, held;
} states;

static known *state_slot(const states *s, uint64_t who)
{
    uint32_t k = (uint32_t)(who >> 8) & (s->n - 1);
    while (s->at[k].who && s->at[k].who != who) k = (k + 1) & (s->n - 1);
    return &s->at[k];
}

static void learn(states *s, uint64_t who, uint64_t state)
{
    known *k = state_slot(s, who);
    if (!who || !state || k->who || s->held * 2 >= s->n) return;
    *k = (known){who, state};
    s->held++;
}

/* Whom an article titles with an office of one state, and whom its stands do. */
static void learn_states(isn_arena *a, isn_pile pile, isn_held_list *l)
{
    ptrdiff_t most = l->n * 2;
    for (ptrdiff_t i = 0; i < pile.n; i++) most += pile.at[i].entities.n;
    states s = {.n = 64};
    while (s.n < (uint64_t)most * 2 && s.n < 1u << 23) s.n *= 2;
    s.at = isn_new(a, known, s.n);
    if (!s.at) return;
    for (ptrdiff_t i = 0; i < l->n * 2; i++) {
        const isn_actor *x = i & 1 ? &l->at[i / 2].target : &l->at[i / 2].holder;
        learn(&s, x->who, x->state);
    }
    for (ptrdiff_t i = 0; i < pile.n; i++)
        for (ptrdiff_t k = 0; k < pile.at[i].entities.n; k++) {
            const isn_digest_entity *e = &pile.at[i].entities.at[k];
            if (e->type == ISN_PERSON && e->offices.n == 1) learn(&s, actor_of_name(e->key), e->offices.at[0].state);
        }
    for (ptrdiff_t i = 0; i < l->n * 2; i++) {
        isn_actor *x = i & 1 ? &l->at[i / 2].target : &l->at[i / 2].holder;
        if (x->who && !x->state) x->state = state_slot(&s, x->who)->state;
    }
}

/* The first of the same words, by their roots: what follows further on is another's. */
static isn_bag roots_make(isn_arena *a, isn_str key)
{
    enum { MOST = 6 };
    isn_bag b = {.at = isn_new(a, isn_bag_word, MOST)};
    ptrdiff_t at = 0;
    for (isn_str w; b.at && b.n < MOST && (w = key_word(key, &at)).n;) {
        if (w.p[0] >= '0' && w.p[0] <= '9') continue;
        isn_bag_word one = {story_root(w) | 1, (float)story_idf(w)};
        ptrdiff_t k = b.n;
        while (k > 0 && b.at[k - 1].hash > one.hash) k--;
        if (k > 0 && b.at[k - 1].hash == one.hash) continue;
        memmove(b.at + k + 1, b.at + k, (size_t)(b.n - k) * sizeof *b.at);
        b.at[k] = one, b.n++;
    }
    return b;
}

static bool wanted(const isn_digest_stand *s, bool merits)
{
    bool merit = s->kind == ISN_STAND_GOOD || s->kind == ISN_STAND_BAD;
    return merits ? merit || s->kind == ISN_STAND_ACCUSE || s->marks & ISN_STAND_WRONG : !merit;
}

/* What a clause after it tells of a stand, from the word that names it on. */
static isn_str from_head(const isn_digest_stand *s)
{
    ptrdiff_t at = 0, before = 0;
    for (isn_str w; (w = key_word(s->whole.key, &at)).n; before = at)
        if ((story_root(w) | 1) == s->head) return str_sub(s->whole.key, before, s->whole.key.n);
    return s->whole.key;
}

static uint32_t first_word(isn_str key)
{
    ptrdiff_t at = 0;
    return (uint32_t)str_hash(STR_HASH_SEED, key_word(key, &at));
}

void held_gather(isn_arena *a, isn_pile pile, bool merits, isn_held_list *l)
{
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        const isn_digest *d = &pile.at[i];
        if (pile.same_text && pile.same_text[i] != i) continue;
        l->n_docs++;
        for (ptrdiff_t k = 0; k < d->clauses.n; k++) {
            const isn_digest_clause *c = &d->clauses.at[k];
            if (c->marks & ISN_CLAUSE_TITLE) continue;
            for (ptrdiff_t j = 0; j < c->stands.n; j++) {
                const isn_digest_stand *s = &c->stands.at[j];
                if (!wanted(s, merits)) continue;
                isn_str about = s->whole.key.n ? from_head(s) : s->from <= s->to && s->to <= c->phrase.key.n ? str_sub(c->phrase.key, s->from, s->to) : STR_NONE;
                isn_held h = {(int32_t)i, (int32_t)k, c, s, s->holder, s->target, about, bag_make(a, about), merits ? (isn_bag){0} : roots_make(a, about), first_word(about)};
                isn_push_value(a, &l->rows, h);
            }
        }
    }
    l->at = l->rows.at, l->n = l->rows.n;
    ptrdiff_t words = 0;
    for (ptrdiff_t i = 0; i < l->n; i++) words += l->at[i].bag.n + l->at[i].roots.n;
    for (l->n_words = 64; l->n_words < (uint64_t)words * 2 && l->n_words < 1u << 26;) l->n_words *= 2;
    l->word = isn_new(a, isn_held_word, l->n_words);
    if (!l->word) l->n = 0;
    for (ptrdiff_t i = 0; i < l->n; i++) count_words(l, &l->at[i], &l->at[i].bag);
    for (ptrdiff_t i = 0; i < l->n; i++) count_words(l, &l->at[i], &l->at[i].roots);
    learn_states(a, pile, l);
}

static double shared_of(const isn_held_list *l, const isn_bag *x, const isn_bag *y, int *n)
{
    double sum = 0;
    *n = 0;
    for (ptrdiff_t i = 0, k = 0; i < x->n && k < y->n;) {
        if (x->at[i].hash < y->at[k].hash) i++;
        else if (x->at[i].hash > y->at[k].hash) k++;
        else {
            int32_t docs = word_of(l, x->at[i].hash)->docs;
            bool common = l->n_docs >= LEAST_DOCS && docs > COMMON * l->n_docs;
            sum += (double)x->at[i].weight * (common ? LITTLE : 1.0);
            (*n)++, i++, k++;
        }
    }
    return sum;
}

double held_shared(const isn_held_list *l, const isn_held *x, const isn_held *y, int *n) { return shared_of(l, &x->bag, &y->bag, n); }
double held_roots_shared(const isn_held_list *l, const isn_held *x, const isn_held *y, int *n) { return shared_of(l, &x->roots, &y->roots, n); }

/* A root that most articles of the story have in what they are for or against. */
static bool common(const isn_held_list *l, uint32_t root) { return l->n_docs >= LEAST_DOCS && word_of(l, root)->docs > COMMON * l->n_docs; }

bool held_bare(const isn_held_list *l, const isn_held *x)
{
    bool seen = false;
    ptrdiff_t at = 0;
    for (isn_str w; (w = key_word(x->about, &at)).n;) {
        uint32_t root = story_root(w) | 1;
        if (seen && !common(l, root)) return false;
        seen |= root == x->s->head;
    }
    return seen && word_of(l, x->s->head)->docs >= OFTEN && word_of(l, x->s->head)->docs > TOPIC * l->n_docs;
}

bool held_retold(const isn_held *x, const isn_held *y)
{
    isn_str a = x->c->phrase.key, b = y->c->phrase.key;
    ptrdiff_t from = 0, n = a.n < b.n ? a.n : b.n, end = 0;
    if (n == 0) return false;
    while (from < n && a.p[from] == b.p[from]) from++;
    while (end < n - from && a.p[a.n - 1 - end] == b.p[b.n - 1 - end]) end++;
    ptrdiff_t most = a.n > b.n ? a.n : b.n;
    return (from + end) * 4 >= most * 3;
}

bool held_taken(const isn_disagreements *out, ptrdiff_t from, const isn_held *x)
{
    for (ptrdiff_t i = from; i < out->n; i++)
        for (ptrdiff_t k = 0; k < out->at[i].sides.n; k++)
            if (out->at[i].sides.at[k].document == x->doc && span_overlaps(out->at[i].sides.at[k].span, x->c->phrase.span)) return true;
    return false;
}

/* What is said, without «وقال الوزير» before it, where that is in one clause. */
static isn_phrase said_in(const isn_held *x)
{
    isn_phrase p = {x->c->phrase.span, x->c->phrase.text, STR_NONE};
    if (x->s->whole.text.n) return x->s->whole;
    bool told = x->c->statement >= 0 && x->s->kind != ISN_STAND_YES && x->s->kind != ISN_STAND_NO && !(x->s->marks & ISN_STAND_OWN);
    uint32_t at = told ? x->s->back : 0;
    if (at > p.span.start && at + LEAST_SAID <= p.span.end) p.text = str_sub(p.text, at - p.span.start, p.text.n), p.span.start = at;
    return p;
}

isn_side held_side(isn_pile pile, const isn_held *x)
{
    const isn_digest *d = &pile.at[x->doc];
    int32_t st = x->c->statement;
    bool told = st >= 0 && st < d->statements.n && d->statements.at[st].link_names.n;
    isn_phrase p = said_in(x);
    return (isn_side){.document = x->doc, .span = p.span, .text = p.text, .value = (double)NAN,
                      .max = (double)NAN, .statement = st, .said = told ? d->statements.at[st].record.said : x->c->date,
                      .chain = told ? d->statements.at[st].link_names.at[0] : STR_NONE, .part_of = -1};
}
