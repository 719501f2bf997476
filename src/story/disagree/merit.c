/* merit.c - one deed named well by one side and ill by another.
 *
 * «وصفت الوزارة الغارة بأنها مجزرة» / «قال الجيش إنه استهدف مسلحين»: a good name and a
 * bad one, each somebody's word, of the doing of one party. */
#include "story/disagree/held.h"

#include "lexicon/merit.h"

enum {
    BACK = 240,       /* stands with which one is compared */
    DAYS_APART = 3,
    NEAR = 6,         /* clauses between two of one article */
    SAME_ARTICLE = 24,
    MOST_PAIRS = 400,
    MOST_SIDES = 8
};
#define ALIKE 3.0

typedef struct {
    int32_t good, bad;
    double fit;
} pair;
typedef ISN_LIST(pair) pairs;

static bool is_good(const isn_held *x) { return x->s->kind == ISN_STAND_GOOD; }
static bool is_word(const isn_held *x) { return is_good(x) || x->s->kind == ISN_STAND_BAD; }
static bool is_bad(const isn_held *x)
{
    bool charge = x->s->kind == ISN_STAND_ACCUSE || (x->s->kind == ISN_STAND_AGAINST && x->s->marks & ISN_STAND_WRONG);
    return x->s->kind == ISN_STAND_BAD || (charge && !(x->s->marks & ISN_STAND_IF));
}
static int how(const isn_held *x) { return is_word(x) ? (int)x->s->plan - 1 : LEX_MERIT_HOW_STRONG; }

/* Can the two names answer each other?  That there is proof is answered by none, why
 * it was done by another reason. */
static bool answers(int good, int bad)
{
    if (good == LEX_MERIT_HOW_PROOF || bad == LEX_MERIT_HOW_PROOF) return good == bad;
    if (bad == LEX_MERIT_HOW_UNREAL) return false;
    if (good == LEX_MERIT_HOW_MOTIVE) return bad == LEX_MERIT_HOW_MOTIVE;
    return true;
}

/* Two names are of one doing where one article sets them side by side, or they say what was done in
 * the same words: «القصف عمل مشروع», «القصف جريمة»; a label only right against the other: «إلا أن
 * الوزير وصفه بأنه الأسوأ». */
static bool side_by_side(const isn_held *g, const isn_held *b, int apart, int words)
{
    bool names = how(g) == LEX_MERIT_HOW_LABEL || how(g) == LEX_MERIT_HOW_STRONG;
    if (!names || !is_word(b) || how(b) == LEX_MERIT_HOW_MOTIVE || how(b) == LEX_MERIT_HOW_PROOF) return true;
    const isn_held *later = g->n > b->n ? g : b;
    bool strong = how(g) == LEX_MERIT_HOW_STRONG && how(b) == LEX_MERIT_HOW_STRONG;
    return (strong && (g->doc == b->doc || words > 2)) || (g->doc == b->doc && apart == 1 && later->c->marks & ISN_CLAUSE_BUT);
}

/* «اتهم الأسد بتجنيد الشبان، | لشن هجوم على المسلحين»: what another accuses of goes on. */
static bool in_charge(isn_pile pile, const isn_held *g)
{
    if (g->n < 1) return false;
    const isn_digest_clause *c = &pile.at[g->doc].clauses.at[g->n - 1];
    for (ptrdiff_t i = 0; i < c->stands.n && c->sentence == g->c->sentence; i++)
        if (c->stands.at[i].kind == ISN_STAND_ACCUSE) return true;
    return false;
}

/* Of one doing: how well, 0 not at all. */
static double fit(const isn_held_list *all, isn_pile pile, const isn_held *g, const isn_held *b)
{
    if (!held_known(g) || !held_known(b) || held_same(g, b) || g->c == b->c || !answers(how(g), how(b)) || held_retold(g, b)) return 0;
    int days = days_between(&pile.at[g->doc], &pile.at[b->doc]), words, apart = g->n > b->n ? g->n - b->n : b->n - g->n;
    if (days > DAYS_APART || days < -DAYS_APART) return 0;
    if (!actor_is(b->target, g->holder) || in_charge(pile, g)) return 0;
    double shared = held_shared(all, g, b, &words);
    if (!side_by_side(g, b, apart, words)) return 0;
    bool told_so = how(b) == LEX_MERIT_HOW_PROOF || how(g) == LEX_MERIT_HOW_MOTIVE || how(g) == LEX_MERIT_HOW_BELITTLE;
    if (how(g) == LEX_MERIT_HOW_DEED && (g->doc != b->doc || apart > NEAR || words < 1 || how(b) == LEX_MERIT_HOW_LABEL)) return 0;
    if (how(g) == LEX_MERIT_HOW_REPLY && g->bag.n == 0) return 0; /* to what, but not with what */
    double near = 0;
    if (g->doc == b->doc) {
        if (apart > SAME_ARTICLE || (apart > NEAR && shared < 1)) return 0;
        near = 4.0 - 0.15 * apart;
    } else if (!told_so && (words < (how(g) == LEX_MERIT_HOW_LABEL ? 3 : 2) || shared < ALIKE)) {
        return 0;
    }
    bool both = how(g) == LEX_MERIT_HOW_MOTIVE && how(b) == LEX_MERIT_HOW_MOTIVE;
    return 1 + shared + near + (both ? 6 : 0) + (g->s->marks & ISN_STAND_OWN ? 1 : 0);
}

/* Proof and motives are questions of their own. */
static int matter(int how) { return how == LEX_MERIT_HOW_PROOF || how == LEX_MERIT_HOW_MOTIVE ? how : 0; }

static bool one_party(isn_actor x, isn_actor y) { return actor_is(x, y) || (!actor_named(x) && !actor_named(y)); }

/* Is there a better pair of the same parties in those days? */
static bool outdone(const isn_held_list *all, isn_pile pile, const pairs *p, ptrdiff_t i)
{
    const isn_held *g = &all->at[p->at[i].good], *b = &all->at[p->at[i].bad];
    for (ptrdiff_t k = 0; k < p->n; k++) {
        const isn_held *og = &all->at[p->at[k].good], *ob = &all->at[p->at[k].bad];
        int days = days_between(&pile.at[b->doc], &pile.at[ob->doc]);
        if (k == i || days > DAYS_APART || days < -DAYS_APART) continue;
        if (matter(how(b)) != matter(how(ob))) continue;
        if (!one_party(g->holder, og->holder) || !one_party(b->holder, ob->holder)) continue;
        if (p->at[k].fit > p->at[i].fit || (p->at[k].fit >= p->at[i].fit && k < i)) return true;
    }
    return false;
}

/* The record in which the good word stands already: many may condemn what one defends. */
static isn_disagreement *answered(isn_disagreements *out, ptrdiff_t from, isn_side good)
{
    for (ptrdiff_t i = from; i < out->n; i++)
        for (ptrdiff_t k = 0; k < 2 && k < out->at[i].sides.n; k++) {
            const isn_side *s = &out->at[i].sides.at[k];
            if (out->at[i].kind == ISN_CONFLICT_POSITION && s->document == good.document && s->span.start == good.span.start) return &out->at[i];
        }
    return NULL;
}

void merits_find(isn_arena *a, isn_pile pile, ptrdiff_t from, isn_disagreements *out)
{
    isn_held_list all = {0};
    pairs found = {0};
    held_gather(a, pile, true, &all);
    for (int32_t i = 0; i < all.n && !a->full && found.n < MOST_PAIRS; i++) {
        if (!is_bad(&all.at[i]) || held_taken(out, from, &all.at[i])) continue;
        pair best = {-1, i, 0};
        for (int32_t k = i - BACK < 0 ? 0 : i - BACK; k < all.n && k <= i + BACK; k++) {
            if (!is_good(&all.at[k])) continue;
            double f = fit(&all, pile, &all.at[k], &all.at[i]);
            if (f > best.fit) best.good = k, best.fit = f;
        }
        if (best.good >= 0) isn_push_value(a, &found, best);
    }
    for (ptrdiff_t i = 0; i < found.n && !a->full; i++) {
        if (outdone(&all, pile, &found, i)) continue;
        const isn_held *g = &all.at[found.at[i].good], *b = &all.at[found.at[i].bad], *first = g, *second = b;
        isn_disagreement *told = answered(out, from, held_side(pile, g));
        if (told) {
            if (told->sides.n < MOST_SIDES) disagreement_side(a, told, held_side(pile, b));
            continue;
        }
        if (b->doc < g->doc || (b->doc == g->doc && b->n < g->n)) first = b, second = g;
        isn_str about = bag_shared_phrase(a, &g->bag, &b->bag, first->c->phrase.text);
        isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_POSITION, ISN_RELATION_DISAGREEMENT, about.n ? about : first->c->phrase.text,
                                               held_side(pile, first), held_side(pile, second));
        if (d) reason_give(a, d, how(b) == LEX_MERIT_HOW_PROOF ? "proof" : how(b) == LEX_MERIT_HOW_MOTIVE ? "motive" : "merit", (isn_reason_words){0});
    }
}
