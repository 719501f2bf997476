/* position.c - who is for what others are against.
 *
 * The stands of one story's clauses (stand.c) are laid side by side where they
 * are opposed and of one thing: one asks for it and another refuses it, one
 * calls it lawful and another a crime.  Blame and turns of one speaker are in
 * blame.c and turn.c. */
#include "story/disagree/held.h"

enum {
    BACK = 600,      /* stands before it with which one is compared */
    DAYS_APART = 14,
    DAYS_OF_ONE = 5, /* of two on what the story is about */
    CLAUSES_APART = 2,
    CLAUSES_CLOSE = 4, /* of two that judge one thing in one article */
    MOST_SIDES = 3
};
#define ALIKE_JUDGED 4.5
#define ALIKE_WEAK 5.5 /* where one of the two is a wish or a fear */
#define HEAD 3.0     /* of a head that both share in another form */
#define BESIDE 4.0   /* what two of one article fit better */
#define COVERED 0.4  /* of the shorter of the two */
#define ALIKE 3.5    /* weight of shared words that makes two of one thing */

static bool judged(const isn_held *x) { return x->s->kind == ISN_STAND_YES || x->s->kind == ISN_STAND_NO; }

static bool opposed(const isn_held *x, const isn_held *y)
{
    isn_stand_kind a = x->s->kind, b = y->s->kind;
    if (judged(x)) return judged(y) && a != b && x->s->plan == y->s->plan;
    return (a == ISN_STAND_FOR && b == ISN_STAND_AGAINST) || (a == ISN_STAND_AGAINST && b == ISN_STAND_FOR);
}

/* Does the clause tell both sides: «عرقلت واشنطن طلب الكويت»? */
static bool holds_both(const isn_digest_clause *c)
{
    bool yes = false, no = false;
    for (ptrdiff_t i = 0; i < c->stands.n; i++) {
        yes |= c->stands.at[i].kind == ISN_STAND_FOR;
        no |= c->stands.at[i].kind == ISN_STAND_AGAINST;
    }
    return yes && no;
}

static bool same_head(const isn_digest_stand *x, const isn_digest_stand *y)
{
    uint32_t a[] = {x->head, x->back}, b[] = {y->head, y->back};
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < 2; k++)
            if (a[i] && a[i] == b[k]) return true;
    return false;
}

static bool has_word(const isn_bag *b, uint32_t word)
{
    for (ptrdiff_t i = 0; i < b->n; i++)
        if ((b->at[i].hash | 1) == word) return true;
    return false;
}

static double weight_of(const isn_bag *b)
{
    double sum = 0;
    for (ptrdiff_t i = 0; i < b->n; i++) sum += (double)b->at[i].weight;
    return sum;
}

static double least(const isn_bag *x, const isn_bag *y) { return weight_of(x) < weight_of(y) ? weight_of(x) : weight_of(y); }

/* «ندد بالاتفاق الفظيع», «ستواصل مساندة الاتفاق»: in a story of one deal it is that one. */
static bool of_the_story(const isn_held_list *all, const isn_held *x, const isn_held *y, int days)
{
    bool known = x->s->marks & y->s->marks & ISN_STAND_KNOWN && x->s->head == y->s->head && !held_same(x, y);
    return known && days <= DAYS_OF_ONE && days >= -DAYS_OF_ONE && (held_bare(all, x) || held_bare(all, y));
}

/* Two that are about one thing: how well, 0 not at all. */
static double fit(const isn_held_list *all, isn_pile pile, const isn_held *x, const isn_held *y)
{
    if (!held_known(x) || !held_known(y) || held_retold(x, y)) return 0;
    int days = days_between(&pile.at[x->doc], &pile.at[y->doc]), words;
    if (days > DAYS_APART || days < -DAYS_APART) return 0;
    uint32_t self = ISN_STAND_OWN | ISN_STAND_WILL;
    bool own = x->s->marks & self && y->s->marks & self;
    if (held_same(x, y) && (days < 1 || judged(x) || !own || (x->s->marks | y->s->marks) & (ISN_STAND_RECALLED | ISN_STAND_TOLD))) return 0; /* a turn takes time */
    bool beside = x->doc == y->doc && y->c->sentence == x->c->sentence && y->n > x->n && y->n - x->n <= CLAUSES_APART;
    bool contrast = (x->s->marks | y->s->marks) & ISN_STAND_BUT;
    if (beside && own && contrast && y->s->marks & ISN_STAND_IT && x->bag.n > 0 && !judged(x)) return 20;
    bool close = judged(x) && x->doc == y->doc && y->n - x->n <= CLAUSES_CLOSE && y->n > x->n;
    if (!same_head(x->s, y->s) && !close) return 0;
    if (!judged(x) && of_the_story(all, x, y, days)) return ALIKE + (x->doc == y->doc ? BESIDE : 0) - (holds_both(x->c) || holds_both(y->c) ? 3 : 0);
    double shared = close ? bag_shared(&x->bag, &y->bag, &words) : held_roots_shared(all, x, y, &words);
    if (x->s->head == y->s->head && x->first != y->first && !(has_word(&x->roots, x->s->head) && has_word(&y->roots, x->s->head))) shared += HEAD, words++; /* «بيانا», «البيان» */
    if (!close && shared < COVERED * least(&x->roots, &y->roots)) return 0;
    bool weak = !close && ((x->s->marks | y->s->marks) & ISN_STAND_WEAK || held_same(x, y));
    if (weak && (words < 3 || shared < ALIKE_WEAK)) return 0;
    if (words < 2 || shared < (judged(x) && !close ? ALIKE_JUDGED : ALIKE)) return 0;
    return shared + (x->doc == y->doc ? BESIDE : 0) + (x->s->marks & ISN_STAND_OWN ? 1 : 0) + (y->s->marks & ISN_STAND_OWN ? 1 : 0) -
           (holds_both(x->c) ? 3 : 0) - (holds_both(y->c) ? 3 : 0);
}

/* A dispute as it is gathered: the stands that are its sides. */
typedef struct {
    int32_t record, n, side[MOST_SIDES];
} dispute;

typedef struct {
    isn_arena *a;
    isn_pile pile;
    isn_held_list all;
    int32_t *of;       /* one a stand: the dispute in which it or its like stands + 1 */
    uint64_t *told;    /* the clauses that are sides: document and last byte, 0 none */
    uint32_t n_told;
    ISN_LIST(dispute) disputes;
} bench;

static uint64_t *told_at(const bench *b, int32_t doc, uint32_t end)
{
    uint64_t key = ((uint64_t)doc << 32 | end) + 1;
    uint32_t i = (uint32_t)((key * 0x9E3779B97F4A7C15u) >> 40) & (b->n_told - 1);
    while (b->told[i] && b->told[i] != key) i = (i + 1) & (b->n_told - 1);
    return &b->told[i];
}

static void tell(const bench *b, int32_t doc, uint32_t end) { *told_at(b, doc, end) = ((uint64_t)doc << 32 | end) + 1; }
static bool is_told(const bench *b, const isn_held *x) { return *told_at(b, x->doc, x->c->phrase.span.end) != 0; }

static void open_dispute(bench *b, isn_disagreements *out, int32_t i, int32_t k)
{
    const isn_held *x = &b->all.at[i], *y = &b->all.at[k];
    bool turned = held_same(x, y);
    isn_str about = bag_shared_phrase(b->a, &x->bag, &y->bag, x->c->phrase.text);
    dispute one = {(int32_t)out->n, 2, {i, k}};
    isn_disagreement *d = disagreement_add(b->a, out, ISN_CONFLICT_POSITION, turned ? ISN_RELATION_REVISION : ISN_RELATION_DISAGREEMENT,
                                           about.n ? about : x->c->phrase.text, held_side(b->pile, x), held_side(b->pile, y));
    if (!d) return;
    reason_give(b->a, d, turned ? "turned" : "opposed", (isn_reason_words){.a = d->about});
    isn_push_value(b->a, &b->disputes, one);
    tell(b, x->doc, x->c->phrase.span.end);
    tell(b, y->doc, y->c->phrase.span.end);
    b->of[i] = b->of[k] = (int32_t)b->disputes.n;
}

/* How plainly a clause tells its stand: who holds it, what it is about, and one side alone. */
static int plainness(const isn_held *x)
{
    return (x->s->marks & ISN_STAND_OWN ? 1 : 0) + (x->s->marks & ISN_STAND_NEXT ? 0 : 1) + (holds_both(x->c) ? 0 : 2);
}

/* A further account of a dispute is a side of it, where its holder has none yet or
 * a less plain one. */
static void join_dispute(bench *b, isn_disagreements *out, int32_t i, dispute *d)
{
    const isn_held *y = &b->all.at[i];
    b->of[i] = (int32_t)(d - b->disputes.at) + 1;
    for (int32_t k = 0; k < d->n; k++) {
        if (!held_same(&b->all.at[d->side[k]], y)) continue;
        if (y->s->kind != b->all.at[d->side[k]].s->kind || plainness(y) <= plainness(&b->all.at[d->side[k]])) return;
        d->side[k] = i;
        out->at[d->record].sides.at[k] = held_side(b->pile, y);
        return;
    }
    if (d->n >= MOST_SIDES) return;
    d->side[d->n++] = i;
    isn_push_value(b->a, &out->at[d->record].sides, held_side(b->pile, y));
}

static bool firm(const isn_held *x) { return !(x->s->marks & (ISN_STAND_IF | ISN_STAND_MAYBE)); }

/* The stand before `i` that it opposes best, or -1. */
static int32_t opponent(const bench *b, int32_t i)
{
    const isn_held *y = &b->all.at[i];
    int32_t best = -1;
    double most = 0;
    for (int32_t k = i - 1; k >= 0 && k >= i - BACK; k--) {
        const isn_held *x = &b->all.at[k];
        if (!opposed(x, y) || !firm(x) || x->c == y->c) continue;
        double f = fit(&b->all, b->pile, x, y);
        if (f > most) best = k, most = f;
    }
    return best;
}

void positions_disagree(isn_arena *a, isn_pile pile, isn_disagreements *out)
{
    bench b = {.a = a, .pile = pile};
    held_gather(a, pile, false, &b.all);
    b.of = isn_new(a, int32_t, b.all.n + 1);
    for (b.n_told = 64; b.n_told < (uint64_t)b.all.n * 4 && b.n_told < 1u << 24;) b.n_told *= 2;
    b.told = isn_new(a, uint64_t, b.n_told);
    if (!b.of || !b.told) return;
    ptrdiff_t from = out->n;
    turns_find(a, pile, &b.all, out);
    blames_find(a, pile, &b.all, out);
    merits_find(a, pile, from, out);
    for (ptrdiff_t i = from; i < out->n; i++)
        for (ptrdiff_t k = 0; k < out->at[i].sides.n; k++) tell(&b, out->at[i].sides.at[k].document, out->at[i].sides.at[k].span.end);
    for (int32_t i = 0; i < b.all.n && !a->full; i++) {
        if (!firm(&b.all.at[i]) || (is_told(&b, &b.all.at[i]) && !b.of[i])) continue;
        int32_t k = opponent(&b, i);
        if (k < 0) continue;
        if (b.of[k]) join_dispute(&b, out, i, &b.disputes.at[b.of[k] - 1]);
        else if (!is_told(&b, &b.all.at[k])) open_dispute(&b, out, k, i);
    }
}
