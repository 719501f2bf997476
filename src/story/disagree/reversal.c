/* reversal.c - what one article says that nobody has done yet, and who does it then.
 *
 * «ولم تعلن أي جهة مسؤوليتها عن التفجير», and two days later «أعلن تنظيم … مسؤوليته
 * عن التفجير»: the second revises the first.  Both speak of one attack, and the
 * later article is not the earlier one. */
#include "story/disagree/dispute.h"

enum {
    CONTEXT = 2,    /* clauses on either side that tell of which attack */
    DAYS_APART = 4,
    NEAR_DOCS = 12, /* articles after it */
    MOST_SIDES = 4
};
#define SHARED 5.0 /* how telling the words of both contexts are */

/* The words that the clauses around both share. */
static double context_shared(const isn_accounts *all, const isn_account *x, const isn_account *y)
{
    double sum = 0;
    uint32_t seen[CONTEXT * 40];
    int n = 0;
    for (ptrdiff_t i = -CONTEXT; i <= CONTEXT; i++) {
        const isn_account *near = x + i;
        if (near < all->at || near >= all->at + all->n || near->doc != x->doc) continue;
        for (int w = 0; w < near->n_words; w++) {
            bool found = false, again = false;
            for (int s = 0; s < n; s++) again |= seen[s] == near->word[w].root;
            for (ptrdiff_t k = -CONTEXT; k <= CONTEXT && !found && !again; k++)
                found = y + k >= all->at && y + k < all->at + all->n && y[k].doc == y->doc && account_has(y + k, near->word[w].root);
            if (!found || n >= (int)(sizeof seen / sizeof *seen)) continue;
            seen[n++] = near->word[w].root;
            sum += (double)near->word[w].rarity;
        }
    }
    return sum;
}

/* The clause of a document that best tells who claims the attack. */
static const isn_account *claimed_in(const isn_accounts *all, int32_t doc, const isn_account *nobody)
{
    const isn_account *best = NULL;
    double most = SHARED;
    for (int32_t k = all->first[doc]; k < all->first[doc + 1]; k++) {
        const isn_account *x = &all->at[k];
        if (!(x->c->marks & ISN_CLAUSE_CLAIMED) || x->denies || x->c->marks & (ISN_CLAUSE_TITLE | ISN_CLAUSE_IF | ISN_CLAUSE_QUESTION)) continue;
        double shared = context_shared(all, nobody, x);
        if (shared > most) best = x, most = shared;
    }
    return best;
}

/* Does the document itself tell who claims it? */
static bool claims_itself(const isn_accounts *all, int32_t doc)
{
    for (int32_t k = all->first[doc]; k < all->first[doc + 1]; k++)
        if (all->at[k].c->marks & ISN_CLAUSE_CLAIMED) return true;
    return false;
}

static void revise(isn_arena *a, isn_pile pile, const isn_accounts *all, const isn_account *nobody, isn_disagreements *out)
{
    isn_disagreement *d = NULL;
    int sides = 1;
    for (int32_t doc = nobody->doc + 1; doc < pile.n && doc <= nobody->doc + NEAR_DOCS && sides < MOST_SIDES; doc++) {
        int days = days_between(&pile.at[nobody->doc], &pile.at[doc]);
        const isn_account *x = days >= 0 && days <= DAYS_APART ? claimed_in(all, doc, nobody) : NULL;
        if (!x) continue;
        if (d) disagreement_side(a, d, account_side(x));
        else d = disagreement_add(a, out, ISN_CONFLICT_DENIAL, ISN_RELATION_REVISION, nobody->c->phrase.text, account_side(nobody), account_side(x));
        if (!d) return;
        sides++;
    }
    if (d) reason_give(a, d, "claimed", (isn_reason_words){0});
}

void reversals_disagree(isn_arena *a, isn_pile pile, const isn_accounts *all, isn_disagreements *out)
{
    int32_t last = -1; /* once an article */
    for (ptrdiff_t i = 0; i < all->n && !a->full; i++) {
        const isn_account *x = &all->at[i];
        if (!(x->c->marks & ISN_CLAUSE_UNCLAIMED) || x->c->marks & ISN_CLAUSE_TITLE || x->doc == last || claims_itself(all, x->doc)) continue;
        last = x->doc;
        revise(a, pile, all, x, out);
    }
}
