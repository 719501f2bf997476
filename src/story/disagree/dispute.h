/* dispute.h - what one says and another denies, told in one article or in ten.
 *
 * Uses: account, disagree.  Used by: the denials of story.
 *
 * denial.c, negation.c and contrast.c each find pairs
 * of a claim and its denial; dispute.c joins the pairs of one dispute into one
 * record, a side for each account, and chooses which telling shows it best. */
#ifndef STORY_DISPUTE_H
#define STORY_DISPUTE_H

#include "story/disagree/account.h"
#include "story/disagree/disagree.h"

typedef struct {
    const isn_account *claim, *denial;
    double fit;         /* of pairs that say the same the better one stays */
    const char *reason; /* a row of lexicon/reason.tsv */
} isn_dispute_pair;
typedef ISN_LIST(isn_dispute_pair) isn_dispute_pairs;

/* Each appends the pairs of its kind.  `all` are the accounts of `pile`. */
void denial_pairs(isn_arena *a, isn_pile pile, const isn_accounts *all, isn_dispute_pairs *out);
void fact_pairs(isn_arena *a, isn_pile pile, const isn_accounts *all, isn_dispute_pairs *out);
void contrast_pairs(isn_arena *a, isn_pile pile, const isn_accounts *all, isn_dispute_pairs *out);
/* The root of the telling word that is negated: of «نغلق» in «لم نغلق السوق»; 0 none, as
 * in «من دون طيار». */
uint32_t negation_root(const isn_accounts *all, const isn_account *x);

/* «لم ننفذ ضربات», «لم تكن هناك غارات»: the verb says no more than that it was done. */
bool negation_only_done(const isn_accounts *all, const isn_account *x);

void negation_pairs(isn_arena *a, isn_pile pile, const isn_accounts *all, isn_dispute_pairs *out);

/* Says what is revised: who claims an attack that nobody had claimed. */
void reversals_disagree(isn_arena *a, isn_pile pile, const isn_accounts *all, isn_disagreements *out);

#endif
