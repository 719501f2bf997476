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
    BACK = 9,          /* clauses before the denial in which its claim is sought */
    AHEAD = 2,
    DAYS_APART = 10,   /* between a claim and its denial in another article */
    MAX_OTHERS = 400   /* clauses of other articles that are looked at for one denial */
};

typedef struct {
    int32_t doc, n;    /* clause n of the document */
    const isn_digest_clause *c;
    isn_bag bag;
} stand;
typedef ISN_LIST(stand) stands;

static bool denies(const stand *s) { return s->c->marks & ISN_CLAUSE_DENIES; }
static bool accuses(const stand *s) { return s->c->marks & ISN_CLAUSE_ACCUSES && !denies(s); }

static int shared_parties(const isn_digest_clause *x, const isn_digest_clause *y)
{
    int n = 0;
    for (ptrdiff_t i = 0; i < x->parties.n; i++)
        for (ptrdiff_t k = 0; k < y->parties.n; k++) n += x->parties.at[i] == y->parties.at[k];
    return n;
}

/* How well `claim` is what `denial` denies; 0 not at all. */
static double fit(const stand *claim, const stand *denial, int apart)
{
    int words;
    double shared = bag_shared(&claim->bag, &denial->bag, &words);
    int parties = shared_parties(claim->c, denial->c);
    bool vague = denial->c->marks & ISN_CLAUSE_VAGUE;
    bool near = apart > 0 && apart <= 3;
    if (denies(claim) || claim->c->marks & ISN_CLAUSE_NEGATED) return 0;
    double score = shared / 4.0 + 0.8 * parties - 0.12 * (apart > 0 ? apart : 2 - apart);
    if (accuses(claim)) {
        if (!parties && words == 0 && !(near && vague)) return 0;
        return score + 2.0;
    }
    if (words < 2 || shared < 6.0) return 0; /* nothing accuses: the words must tell */
    return score;
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
    isn_str about = bag_shared_words(a, &claim->bag, &denial->bag, claim->c->phrase.text, 4);
    isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_DENIAL, ISN_RELATION_DISAGREEMENT,
                                           about.n ? about : claim->c->phrase.text,
                                           side_of(&pile.at[claim->doc], claim), side_of(&pile.at[denial->doc], denial));
    if (!d) return;
    isn_str who = d->sides.at[1].chain;
    if (who.n) reason_give(a, d, "denied", (isn_reason_words){.y = who});
    else reason_give(a, d, "deny", (isn_reason_words){.a = about});
}

static bool said_already(const stand *denial, const isn_disagreements *out, ptrdiff_t from)
{
    for (ptrdiff_t i = from; i < out->n; i++)
        if (out->at[i].sides.at[1].document == denial->doc &&
            span_overlaps(out->at[i].sides.at[1].span, denial->c->phrase.span)) return true;
    return false;
}

/* The best claim near the denial in its own article. */
static const stand *claim_beside(const stands *s, ptrdiff_t i)
{
    const stand *best = NULL;
    double most = 2.0;
    for (ptrdiff_t k = i - BACK < 0 ? 0 : i - BACK; k <= i + AHEAD && k < s->n; k++) {
        if (k == i || s->at[k].doc != s->at[i].doc) continue;
        double f = fit(&s->at[k], &s->at[i], (int)(i - k));
        if (f > most) best = &s->at[k], most = f;
    }
    return best;
}

static void gather(isn_arena *a, isn_pile pile, stands *out)
{
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        if (pile.same_text && pile.same_text[i] != i) continue;
        for (ptrdiff_t k = 0; k < pile.at[i].clauses.n; k++) {
            const isn_digest_clause *c = &pile.at[i].clauses.at[k];
            stand s = {(int32_t)i, (int32_t)k, c, bag_make(a, c->phrase.key)};
            isn_push_value(a, out, s);
        }
    }
}

void denials_disagree(isn_arena *a, isn_pile pile, isn_disagreements *out)
{
    stands s = {0};
    gather(a, pile, &s);
    ptrdiff_t from = out->n;
    for (ptrdiff_t i = 0; i < s.n; i++) {
        if (!denies(&s.at[i]) || said_already(&s.at[i], out, from)) continue;
        const stand *claim = claim_beside(&s, i);
        if (claim) say(a, pile, claim, &s.at[i], out);
    }
}
