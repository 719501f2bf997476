/* disagree_denial.c - who denies what whom says.
 *
 * A clause that denies («نفت موسكو تورطها») is paired with the clause that says
 * what it denies: of the same article first, else of another of these days.
 * Where the denial names no matter («هذه الاتهامات»), it answers the nearest
 * accusation; where it does, the two must share it.  A denial that finds no
 * such clause is paired with nothing. */
#include "story/disagree.h"

#include <math.h>

enum {
    BACK = 9,        /* clauses before the denial in which an accusation is sought */
    AHEAD = 2,
    BARE = 3,        /* words of a denial that says no more: «لكن طهران تنفي» */
    SHORT = 7,       /* of «وهو ما نفى الجيش مسؤوليته عنه» */
    TELLING = 4,     /* words of a clause that can be what «وهو ما …» speaks of */
    ONE_ANSWER = 4,  /* clauses of one answer: «نفت … وقالت إن المزاعم لا أساس لها» */
    BACK_TOLD = 40,  /* in which one that shares its words is sought */
    DAYS_APART = 3   /* between a claim and its denial in another article */
};
#define LEAST 2.0    /* a fit that makes a pair */

typedef struct {
    int32_t doc, n;    /* clause n of the document */
    const isn_digest_clause *c;
    bool denies, accuses; /* by its own words, or inside a statement that does */
    isn_bag bag;
} stand;
typedef ISN_LIST(stand) stands;

static isn_act act_of(isn_pile pile, int32_t doc, const isn_digest_clause *c)
{
    const isn_digest *d = &pile.at[doc];
    return c->statement >= 0 && c->statement < d->statements.n ? d->statements.at[c->statement].record.act : ISN_ACT_SAY;
}

static bool denies(const stand *s) { return s->denies; }
static bool accuses(const stand *s) { return s->accuses; }

static int shared_parties(const isn_digest_clause *x, const isn_digest_clause *y)
{
    int n = 0;
    for (ptrdiff_t i = 0; i < x->parties.n; i++)
        for (ptrdiff_t k = 0; k < y->parties.n; k++) n += x->parties.at[i] == y->parties.at[k];
    return n;
}

static bool same_sentence(const stand *x, const stand *y)
{
    return x->doc == y->doc && x->c->sentence == y->c->sentence;
}

static bool names(const isn_digest_clause *c, uint64_t party)
{
    for (ptrdiff_t i = 0; i < c->parties.n; i++)
        if (c->parties.at[i] == party) return true;
    return false;
}

/* How well `claim`, `back` clauses before the denial, is what it denies; 0 not
 * at all. */
static double fit(const stand *claim, const stand *denial, int back)
{
    int words;
    double shared = bag_shared(&claim->bag, &denial->bag, &words);
    int parties = shared_parties(claim->c, denial->c);
    bool vague = denial->c->marks & (ISN_CLAUSE_VAGUE | ISN_CLAUSE_RELATIVE) || denial->bag.n <= BARE;
    if (denies(claim) || claim->c->marks & (ISN_CLAUSE_NEGATED | ISN_CLAUSE_TITLE)) return 0;
    if (denial->c->marks & ISN_CLAUSE_RELATIVE && denial->bag.n <= SHORT && back >= 1 && back <= 2 && same_sentence(claim, denial))
        return claim->bag.n >= TELLING ? 6 - back : 0;
    double score = shared / 4.0 + 0.8 * parties + 0.15 * (double)(denial->bag.n < 8 ? denial->bag.n : 8);
    bool answers = !denial->c->parties.n || names(claim->c, denial->c->parties.at[0]);
    if (!answers && words < 2) return 0; /* another is accused than denies */
    if (!vague && words < (denial->c->parties.n ? 2 : 3)) return 0; /* it says what it denies: that must be told */
    if (accuses(claim) && back <= BACK && back >= -AHEAD) {
        /* «نفت هذه الاتهامات» answers the last ones */
        double far = (vague && words < 2 ? 0.5 : 0.12) * (back > 0 ? back : 2 - back);
        if (!parties && words < 2 && !(back > 0 && back <= 3 && vague)) return 0;
        return score + 2.0 - far;
    }
    if (back < 0 || words < 3 || shared < 10.0) return 0; /* nothing accuses: the words must tell */
    return score - 0.02 * (back > 0 ? back : -back);
}

static isn_side side_of(const isn_digest *d, const stand *s)
{
    int32_t st = s->c->statement;
    isn_str chain = st >= 0 && st < d->statements.n && d->statements.at[st].link_names.n
                        ? d->statements.at[st].link_names.at[0] : STR_NONE;
    return (isn_side){.document = s->doc, .span = s->c->phrase.span, .text = s->c->phrase.text,
                      .value = (double)NAN, .max = (double)NAN, .statement = st, .said = s->c->date,
                      .chain = chain, .part_of = -1};
}

static void say(isn_arena *a, isn_pile pile, const stand *claim, const stand *denial, isn_disagreements *out)
{
    isn_str about = bag_shared_phrase(a, &claim->bag, &denial->bag, claim->c->phrase.text);
    isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_DENIAL, ISN_RELATION_DISAGREEMENT,
                                           about.n ? about : claim->c->phrase.text,
                                           side_of(&pile.at[claim->doc], claim), side_of(&pile.at[denial->doc], denial));
    if (!d) return;
    isn_str who = d->sides.at[1].chain;
    if (who.n && str_find(denial->c->phrase.text, who, 0) >= 0) reason_give(a, d, "denied", (isn_reason_words){.y = who});
    else reason_give(a, d, "deny", (isn_reason_words){.a = about});
}

/* A pair, and how well it fits. */
typedef struct {
    const stand *claim, *denial;
    double fit;
} pair;
typedef ISN_LIST(pair) pairs;

/* Do both stand in statements of one speaker?  What the denier goes on to say is
 * not what he denies. */
static bool one_speaker(isn_pile pile, const stand *x, const stand *y)
{
    const isn_digest *d = &pile.at[x->doc];
    int32_t a = x->c->statement, b = y->c->statement;
    if (a < 0 || b < 0 || a >= d->statements.n || b >= d->statements.n || same_sentence(x, y)) return false;
    const isn_digest_statement *s = &d->statements.at[a], *t = &d->statements.at[b];
    return s->link_names.n && t->link_names.n && str_eq(s->link_names.at[0], t->link_names.at[0]);
}

/* The best claim for a denial in its own article. */
static pair claim_beside(isn_pile pile, const stands *s, ptrdiff_t i)
{
    pair best = {NULL, &s->at[i], LEAST};
    for (ptrdiff_t k = i - BACK_TOLD < 0 ? 0 : i - BACK_TOLD; k <= i + BACK && k < s->n; k++) {
        if (k == i || s->at[k].doc != s->at[i].doc || one_speaker(pile, &s->at[k], &s->at[i])) continue;
        double f = fit(&s->at[k], &s->at[i], (int)(i - k));
        if (f > best.fit) best.claim = &s->at[k], best.fit = f;
    }
    return best;
}

/* The best claim in another article of these days: it must accuse, and name the
 * one who denies. */
static pair claim_elsewhere(isn_pile pile, const stands *s, const int32_t *first, ptrdiff_t i)
{
    pair best = {NULL, &s->at[i], LEAST + 1.0};
    int32_t doc = s->at[i].doc;
    for (int32_t other = doc - 12 < 0 ? 0 : doc - 12; other < pile.n && other <= doc + 12; other++) {
        int days = days_between(&pile.at[other], &pile.at[doc]);
        if (other == doc || days < -1 || days > DAYS_APART) continue;
        for (int32_t k = first[other]; k < first[other + 1]; k++) {
            int words;
            double shared = bag_shared(&s->at[k].bag, &s->at[i].bag, &words);
            bool named = words >= 2 && shared >= 6.0 && shared_parties(s->at[k].c, s->at[i].c);
            if (!accuses(&s->at[k]) || !(named || (words >= 3 && shared >= 10.0))) continue;
            double f = fit(&s->at[k], &s->at[i], 1);
            if (f > best.fit) best.claim = &s->at[k], best.fit = f;
        }
    }
    return best;
}

static void gather(isn_arena *a, isn_pile pile, stands *out)
{
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        if (pile.same_text && pile.same_text[i] != i) continue;
        for (ptrdiff_t k = 0; k < pile.at[i].clauses.n; k++) {
            const isn_digest_clause *c = &pile.at[i].clauses.at[k];
            isn_act act = act_of(pile, (int32_t)i, c);
            bool no = c->marks & ISN_CLAUSE_DENIES || (act == ISN_ACT_DENY && !(c->marks & ISN_CLAUSE_ACCUSES));
            stand s = {(int32_t)i, (int32_t)k, c, no, !no && (c->marks & ISN_CLAUSE_ACCUSES || act == ISN_ACT_CLAIM),
                       bag_make(a, c->phrase.key)};
            isn_push_value(a, out, s);
        }
    }
}

/* One dispute is told once an article: the same denier answers the same claim. */
static bool one_dispute(const pair *x, const pair *y)
{
    if (x->denial->doc != y->denial->doc || x->claim->doc != y->claim->doc) return false;
    if (x->claim == y->claim) return true;
    int apart = x->denial->n - y->denial->n;
    if (apart >= -ONE_ANSWER && apart <= ONE_ANSWER && shared_parties(x->claim->c, y->claim->c)) return true;
    const isn_digest_clause *a = x->denial->c, *b = y->denial->c;
    return a->parties.n && b->parties.n && a->parties.at[0] == b->parties.at[0] && shared_parties(x->claim->c, y->claim->c);
}

/* Of two denials of one claim the one that says what is denied shows it best. */
static double shown(const pair *p)
{
    return p->fit - (p->denial->c->marks & ISN_CLAUSE_VAGUE ? 2.0 : 0);
}

static void keep(isn_arena *a, pairs *all, pair one)
{
    for (ptrdiff_t i = all->n - 1; i >= 0 && all->at[i].denial->doc == one.denial->doc; i--) {
        if (!one_dispute(&all->at[i], &one)) continue;
        if (shown(&one) > shown(&all->at[i])) all->at[i] = one;
        return;
    }
    isn_push_value(a, all, one);
}

void denials_disagree(isn_arena *a, isn_pile pile, isn_disagreements *out)
{
    stands s = {0};
    pairs all = {0};
    int32_t *first = isn_new(a, int32_t, pile.n + 1); /* of each document in s */
    if (!first) return;
    gather(a, pile, &s);
    for (ptrdiff_t i = s.n - 1; i >= 0; i--) first[s.at[i].doc] = (int32_t)i;
    first[pile.n] = (int32_t)s.n;
    for (ptrdiff_t i = pile.n - 1; i >= 0; i--) /* documents without clauses */
        if (first[i] == 0 && (s.n == 0 || s.at[0].doc != i)) first[i] = first[i + 1];
    for (ptrdiff_t i = 0; i < s.n; i++) {
        if (!denies(&s.at[i]) || s.at[i].c->marks & ISN_CLAUSE_TITLE || s.at[i].c->phrase.text.n == 0) continue;
        pair p = claim_beside(pile, &s, i);
        if (!p.claim) p = claim_elsewhere(pile, &s, first, i);
        if (p.claim) keep(a, &all, p);
    }
    for (ptrdiff_t i = 0; i < all.n; i++) say(a, pile, all.at[i].claim, all.at[i].denial, out);
}
