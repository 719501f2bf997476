/* disagree_denial.c - who denies what whom says.
 *
 * A clause that denies («نفت موسكو تورطها») is paired with the clause that says
 * what it denies: of the same article first, else of another of these days.
 * Where the denial names no matter («هذه الاتهامات»), it answers the nearest
 * accusation of the one who denies; where it does, the two must share it.  A
 * denial that finds no such clause is paired with nothing. */
#include "story/dispute.h"

enum {
    BACK = 14,        /* clauses before the denial in which an accusation is sought */
    AHEAD = 2,
    BACK_TOLD = 40,   /* in which one that shares its words is sought */
    RELATIVE_BACK = 2,/* «وهو ما نفاه فلان» speaks of the clause before */
    TELLING = 2,      /* words of a clause that can be what «وهو ما …» speaks of */
    NEAR_DOCS = 12,   /* articles on either side */
    DAYS_APART = 3,   /* from a claim to its denial in another article */
    CONTEXT = 2       /* clauses on either side that tell of the same */
};
#define LEAST 2.0     /* a fit that makes a pair */
#define COVERED 0.6   /* of what a denial says, where nothing accuses */
#define CONTEXT_SHARED 9.0

static bool vague(const isn_account *x)
{
    return x->c->marks & (ISN_CLAUSE_VAGUE | ISN_CLAUSE_PART | ISN_CLAUSE_RELATIVE) || x->n_words <= 1;
}

/* How well `claim`, `back` clauses before the denial, is what it denies; 0 not
 * at all. */
static double fit_beside(const isn_account *claim, const isn_account *denial, int back)
{
    int words;
    double shared = account_shared(claim, denial, &words);
    uint32_t marks = claim->c->marks;
    if (claim->denies || marks & (ISN_CLAUSE_TITLE | ISN_CLAUSE_QUESTION) || (marks & ISN_CLAUSE_NEGATED && !claim->accuses)) return 0;
    if (denial->c->marks & ISN_CLAUSE_RELATIVE && denial->n_words <= TELLING && account_same_sentence(claim, denial))
        return back >= 1 && back <= RELATIVE_BACK && claim->n_words >= TELLING ? 4.5 - back + 0.3 * (claim->n_words < 6 ? claim->n_words : 6) : 0;
    bool answers = account_answers(claim, denial), near = back >= 1 && back <= 2 && (!claim->c->parties.n || denial->c->marks & ISN_CLAUSE_RELATIVE);
    double covered = denial->weight > 0 ? shared / (double)denial->weight : 0;
    double score = (shared < 9.0 ? shared : 9.0) / 3.0 + 1.5 * answers + 2.0 * claim->accuses;
    if (vague(denial)) {
        bool told = claim->accuses || (back == 1 && claim->st && claim->c->parties.n > 0);
        if (!told || back < -AHEAD || back > BACK || !(answers || near || (claim->accuses && words >= 1 && !denial->deniers))) return 0;
        return score + 1.0 - 0.15 * (back > 0 ? back : 2 - back);
    }
    if (claim->accuses && back <= BACK && back >= -AHEAD) {
        if (!(answers ? words >= 1 : words >= 2 && covered >= 0.4)) return 0;
        return score + 0.5 - 0.1 * (back > 0 ? back : 2 - back);
    }
    if (back < 0 || words < 2 || covered < COVERED) return 0; /* nothing accuses: the words must tell */
    return score + 0.6 * words - 0.03 * back;
}

/* The best claim for a denial in its own article. */
static isn_dispute_pair claim_beside(const isn_accounts *all, ptrdiff_t i)
{
    const isn_account *denial = &all->at[i];
    isn_dispute_pair best = {NULL, denial, LEAST, "deny"};
    ptrdiff_t first = all->first[denial->doc], end = all->first[denial->doc + 1];
    for (ptrdiff_t k = i - BACK_TOLD < first ? first : i - BACK_TOLD; k <= i + AHEAD && k < end; k++) {
        const isn_account *claim = &all->at[k];
        bool own = account_one_speaker(claim, denial) || account_own(claim, denial);
        if (k == i || (own && !(denial->c->marks & ISN_CLAUSE_RELATIVE))) continue;
        double f = fit_beside(claim, denial, (int)(i - k));
        if (f > best.fit) best.claim = claim, best.fit = f;
    }
    return best;
}

/* The words that the clauses around both share. */
static double context_shared(const isn_accounts *all, const isn_account *x, const isn_account *y)
{
    double most = 0;
    for (ptrdiff_t i = -CONTEXT; i <= CONTEXT; i++) {
        const isn_account *near = x + i;
        if (near < all->at || near >= all->at + all->n || near->doc != x->doc) continue;
        for (int w = 0; w < near->n_words; w++) {
            bool found = false;
            for (ptrdiff_t k = -CONTEXT; k <= CONTEXT && !found; k++)
                found = y + k >= all->at && y + k < all->at + all->n && y[k].doc == y->doc && account_has(y + k, near->word[w].root);
            if (found) most += (double)near->word[w].weight;
        }
    }
    return most;
}

/* How well a claim of another article is what is denied: it must accuse, and of
 * the same; or name the one who denies, where both speak of one event. */
static double fit_elsewhere(const isn_accounts *all, const isn_account *claim, const isn_account *denial)
{
    int words;
    if (!claim->accuses || claim->denies || claim->c->marks & (ISN_CLAUSE_TITLE | ISN_CLAUSE_NEGATED | ISN_CLAUSE_QUESTION)) return 0;
    double shared = account_shared(claim, denial, &words);
    bool answers = account_answers(claim, denial);
    double covered = denial->weight > 0 ? shared / (double)denial->weight : 0;
    if (words >= 2 && shared >= 6.0 && covered >= (answers ? 0.4 : COVERED)) return 1.5 + shared / 3.0 + answers;
    if (!answers) return 0;
    double context = context_shared(all, claim, denial);
    return context >= CONTEXT_SHARED ? 1.2 + context / 12.0 + words : 0;
}

static isn_dispute_pair claim_elsewhere(isn_pile pile, const isn_accounts *all, ptrdiff_t i)
{
    const isn_account *denial = &all->at[i];
    isn_dispute_pair best = {NULL, denial, LEAST, "deny"};
    int32_t doc = denial->doc;
    for (int32_t other = doc - NEAR_DOCS < 0 ? 0 : doc - NEAR_DOCS; other < pile.n && other <= doc + NEAR_DOCS; other++) {
        int days = days_between(&pile.at[other], &pile.at[doc]);
        if (other == doc || days < -1 || days > DAYS_APART) continue;
        for (int32_t k = all->first[other]; k < all->first[other + 1]; k++) {
            if (!all->at[k].accuses || account_one_speaker(&all->at[k], denial) || account_own(&all->at[k], denial)) continue;
            double f = fit_elsewhere(all, &all->at[k], denial);
            if (f > best.fit) best.claim = &all->at[k], best.fit = f;
        }
    }
    return best;
}

void denial_pairs(isn_arena *a, isn_pile pile, const isn_accounts *all, isn_dispute_pairs *out)
{
    for (ptrdiff_t i = 0; i < all->n && !a->full; i++) {
        const isn_account *x = &all->at[i];
        if (!x->denies || x->c->marks & (ISN_CLAUSE_TITLE | ISN_CLAUSE_QUESTION) || !(x->deniers || x->st)) continue;
        isn_dispute_pair p = claim_beside(all, i);
        if (!p.claim) p = claim_elsewhere(pile, all, i);
        if (p.claim) isn_push_value(a, out, p);
    }
}
