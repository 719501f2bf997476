/* contrast.c - accounts of which the article itself says that they differ.
 *
 * «وقدمت فرق الإطفاء رواية مختلفة: انفجار خزان غاز»: what is said after such a word is
 * laid beside what another said of the same before it.  «وهو ما يناقض رواية الشرطة»
 * speaks of the accounts before it alone. */
#include "story/disagree/dispute.h"

enum {
    BACK = 40, /* clauses before it in which the other account is sought */
    AHEAD = 4  /* after it, in which its own is told */
};
#define SHARED 1.5

/* Something that somebody says to be so. */
static bool told(const isn_account *x)
{
    isn_act act = x->st ? x->st->record.act : ISN_ACT_CALL;
    bool says = act != ISN_ACT_CALL && act != ISN_ACT_EXPECT && act != ISN_ACT_WARN && act != ISN_ACT_AGREE;
    return says && !x->head && x->n_words >= 2 && !(x->c->marks & (ISN_CLAUSE_TITLE | ISN_CLAUSE_QUESTION | ISN_CLAUSE_CONTRAST));
}

/* Do two speak of one thing, by the words of two speakers? */
static double fit(const isn_account *before, const isn_account *after)
{
    int words;
    if (!told(before) || before->st == after->st || account_one_speaker(before, after)) return 0;
    double shared = account_shared(before, after, &words);
    return words >= 1 && shared >= SHARED ? shared + 0.5 * words : 0;
}

void contrast_pairs(isn_arena *a, isn_pile pile, const isn_accounts *all, isn_dispute_pairs *out)
{
    (void)pile;
    for (ptrdiff_t i = 0; i < all->n && !a->full; i++) {
        const isn_account *x = &all->at[i];
        if (!(x->c->marks & ISN_CLAUSE_CONTRAST) || x->c->marks & ISN_CLAUSE_TITLE) continue;
        bool looks_back = x->c->marks & ISN_CLAUSE_RELATIVE;
        ptrdiff_t first = all->first[x->doc], end = all->first[x->doc + 1];
        isn_dispute_pair best = {NULL, NULL, 0, "contrast"};
        for (ptrdiff_t k = looks_back ? i - AHEAD : i + 1; k <= (looks_back ? i - 1 : i + AHEAD) && k < end; k++) {
            if (k < first || !told(&all->at[k])) continue;
            for (ptrdiff_t j = k - BACK < first ? first : k - BACK; j < (looks_back ? k : i); j++) {
                double f = fit(&all->at[j], &all->at[k]);
                if (f > best.fit) best.claim = &all->at[j], best.denial = &all->at[k], best.fit = f;
            }
        }
        if (best.claim) isn_push_value(a, out, best);
    }
}
