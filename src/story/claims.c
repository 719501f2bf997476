/* claims.c - one thing said, however often it is told, and the way it came.
 *
 * Statements whose contents are alike, none denying and none giving other
 * numbers, are one claim.  tree.c draws the tree of each. */
#include "story/tree.h"

#include <math.h>
#include <stdlib.h>

enum { MAX_STATEMENTS = 60000, LEAST_WORDS = 3, LEAST_SHARED = 4, MOST_NUMBERS = 12 };
#define SAME_TEXT 0.5    /* cosine of two tellings of one text */
#define SAME_SPEAKER 0.65 /* of one speaker */
#define SAME_CLAIM 0.7   /* of two */

typedef struct {
    isn_teller at;
    isn_bag bag;
    double number[MOST_NUMBERS]; /* that its content gives */
    int n_numbers;
    bool denies;  /* denies it, or says that it is not so */
    uint64_t side[2]; /* classes of lexicon/opposite.tsv on whose one side and other it stands */
} told;
typedef struct {
    const isn_pile *pile;
    const int32_t *group; /* of those before */
    told *at;
    ptrdiff_t n;
} tellings;

/* ---- what a statement says --------------------------------------------------------- */

/* «نفى أن …», «لم يؤكد»: each turns the content round; so does a negated clause of it. */
static bool denying(const isn_digest *d, int32_t statement)
{
    const isn_statement *s = &d->statements.at[statement].record;
    bool turned = (s->act == ISN_ACT_DENY) != s->negated;
    for (ptrdiff_t i = 0; i < d->clauses.n; i++)
        if (d->clauses.at[i].statement == statement && d->clauses.at[i].marks & ISN_CLAUSE_NEGATED) return !turned;
    return turned;
}

static void add_number(told *t, double v)
{
    if (t->n_numbers < MOST_NUMBERS && !isnan(v)) t->number[t->n_numbers++] = v;
}

/* The numbers of its words and of its figures: «180 مراقبا», «14 قتيلا», 2022. */
static void numbers(const isn_digest *d, int32_t statement, told *t)
{
    isn_str key = d->statements.at[statement].content.key;
    ptrdiff_t at = 0;
    for (isn_str w; (w = key_word(key, &at)).n;) {
        double v = 0;
        ptrdiff_t i = 0;
        while (i < w.n && i < 15 && w.p[i] >= '0' && w.p[i] <= '9') v = v * 10 + (w.p[i++] - '0');
        if (i && i == w.n) add_number(t, v);
    }
    for (ptrdiff_t i = 0; i < d->figures.n; i++)
        if (d->figures.at[i].statement == statement) add_number(t, d->figures.at[i].record.value);
}

static bool among(const told *x, const told *y)
{
    for (int i = 0; i < x->n_numbers; i++) {
        bool there = false;
        for (int k = 0; k < y->n_numbers; k++) there |= fabs(x->number[i] - y->number[k]) < 1e-9;
        if (!there) return false;
    }
    return true;
}

static bool same_text(const isn_pile *p, int32_t x, int32_t y)
{
    return p->same_text && p->same_text[x] == p->same_text[y];
}

/* «القمة ما زالت ممكنة» / «ألغيت القمة»: one stands on one side alone, one on the other. */
static bool opposed(const told *t, const told *u)
{
    uint64_t t_one = t->side[0] & ~t->side[1], t_other = t->side[1] & ~t->side[0];
    return (t_one & u->side[1] & ~u->side[0]) || (t_other & u->side[0] & ~u->side[1]);
}

/* The bit of the question that a stand answers. */
static uint64_t question(const isn_digest_stand *s)
{
    bool judged = s->kind == ISN_STAND_YES || s->kind == ISN_STAND_NO, plan = s->kind == ISN_STAND_ON || s->kind == ISN_STAND_OFF;
    if (!judged && !plan && s->kind != ISN_STAND_FOR && s->kind != ISN_STAND_AGAINST) return 0;
    return (uint64_t)1 << (judged ? s->plan & 31 : plan ? 32 + (s->plan & 15) : 48 + (s->head & 15));
}

static void stand(const isn_digest *d, int32_t statement, told *t)
{
    for (ptrdiff_t i = 0; i < d->clauses.n; i++)
        for (ptrdiff_t k = 0; d->clauses.at[i].statement == statement && k < d->clauses.at[i].stands.n; k++) {
            const isn_digest_stand *s = &d->clauses.at[i].stands.at[k];
            t->side[s->kind == ISN_STAND_YES || s->kind == ISN_STAND_ON || s->kind == ISN_STAND_FOR] |= question(s);
        }
}

static bool differ(const tellings *all, const told *t, const told *u)
{
    if (t->denies != u->denies || opposed(t, u) || (!among(t, u) && !among(u, t))) return true;
    double like = bag_cosine(&t->bag, &u->bag);
    if (same_text(all->pile, t->at.doc, u->at.doc)) return like < SAME_TEXT;
    if (t->at.who == u->at.who && !t->at.unnamed) return like < SAME_SPEAKER;
    int shared;
    bag_shared(&t->bag, &u->bag, &shared);
    return like < SAME_CLAIM || shared < LEAST_SHARED;
}

/* One denies, they give other numbers, or they are too little alike for two
 * speakers; the same of the claim's first telling, so that no chain of likenesses
 * leads from one claim to another. */
static bool other_claim(const void *ctx, ptrdiff_t x, ptrdiff_t y)
{
    const tellings *all = ctx;
    return differ(all, &all->at[x], &all->at[y]) || differ(all, &all->at[x], &all->at[all->group[y]]);
}

/* ---- the ledger ---------------------------------------------------------------------- */

static tellings gather(isn_arena *a, const isn_pile *pile, const isn_origins *origins)
{
    tellings all = {.pile = pile};
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < pile->n; i++) n += pile->at[i].statements.n;
    if (n > MAX_STATEMENTS) n = MAX_STATEMENTS;
    all.at = isn_new(a, told, n);
    for (ptrdiff_t i = 0; all.at && i < pile->n; i++)
        for (ptrdiff_t k = 0; k < pile->at[i].statements.n && all.n < n; k++) {
            told *t = &all.at[all.n++];
            t->at = tree_teller(a, *pile, origins, (int32_t)i, (int32_t)k);
            t->bag = bag_make(a, t->at.statement->content.key);
            t->denies = denying(&pile->at[i], (int32_t)k);
            numbers(&pile->at[i], (int32_t)k, t);
            stand(&pile->at[i], (int32_t)k, t);
        }
    return all;
}

static isn_side telling_side(isn_arena *a, const isn_digest *d, const isn_teller *t)
{
    const isn_digest_statement *st = t->statement;
    isn_str said = st->record.said.n ? st->record.said : str_sub(d->published, 0, 10);
    return (isn_side){.document = t->doc, .value = (double)NAN, .max = (double)NAN, .span = st->content.span, .text = st->content.text,
                      .statement = t->n, .said = said, .chain = tree_words(a, st), .part_of = -1};
}

typedef ISN_LIST(const isn_teller *) told_by;

/* A statement inside another of the same article is no second telling:
 * «وصف الرسالة بأنها «ودية»» / «ودية». */
static bool told_already(const told_by *by, const isn_teller *t)
{
    for (ptrdiff_t i = by->n - 1; i >= 0 && by->at[i]->doc == t->doc; i--)
        if (span_overlaps(by->at[i]->statement->content.span, t->statement->content.span)) return true;
    return false;
}

static int by_reach(const void *x, const void *y)
{
    const isn_claim *a = x, *b = y;
    if (a->n_documents != b->n_documents) return b->n_documents - a->n_documents;
    const isn_side *s = &a->tellings.at[0], *t = &b->tellings.at[0];
    return s->document != t->document ? s->document - t->document : s->statement - t->statement;
}

void story_claims(isn_arena *a, isn_pile pile, isn_claims *out)
{
    isn_who_rows rows = {0};
    who_rows(a, pile, &rows);
    claims_of(a, pile, &rows, out);
}

void claims_of(isn_arena *a, isn_pile pile, const isn_who_rows *rows, isn_claims *out)
{
    isn_origins origins = tree_origins(a, pile, rows);
    tellings all = gather(a, &pile, &origins);
    isn_bag *bag = isn_new(a, isn_bag, all.n);
    told_by *by = isn_new(a, told_by, all.n);
    int32_t *group = isn_new(a, int32_t, all.n), *place = isn_new(a, int32_t, all.n);
    if (!all.at || !bag || !by || !group || !place) return;
    for (ptrdiff_t i = 0; i < all.n; i++) bag[i] = all.at[i].bag;
    all.group = group;
    bags_group(a, bag, all.n, SAME_TEXT, other_claim, &all, group);
    for (ptrdiff_t i = 0; i < all.n; i++) {
        const isn_teller *t = &all.at[i].at;
        if (bag[i].n < LEAST_WORDS && group[i] == i) group[i] = -1;
        if (group[i] < 0 || group[group[i]] < 0) continue;
        if (group[i] == i) {
            isn_claim *c = isn_push(a, out);
            if (!c) return;
            c->about = t->statement->content.text, c->act = t->statement->record.act;
            place[i] = (int32_t)out->n - 1;
        }
        int32_t at = place[group[i]];
        if (told_already(&by[at], t)) continue;
        isn_side side = telling_side(a, &pile.at[t->doc], t);
        if (!isn_push_value(a, &out->at[at].tellings, side) || !isn_push_value(a, &by[at], t)) return;
    }
    for (ptrdiff_t i = 0; i < out->n; i++) tree_make(a, pile, &origins, by[i].at, by[i].n, &out->at[i]);
    if (out->n) qsort(out->at, (size_t)out->n, sizeof *out->at, by_reach);
}
