/* namerule.h - names that lexicons and word order give away.
 *
 * Uses: namemark.  Used by: name. */
#ifndef MENTION_NAMERULE_H
#define MENTION_NAMERULE_H

#include "mention/namemark.h"

/* A name as tokens: [first, first + n), without `n_pre` key bytes of the first. */
typedef struct {
    ptrdiff_t first, n;
    int n_pre;
    isn_entity_type type;
    isn_rule rule;
} isn_name_found;

/* The name that begins at token `i`, if the rules know one: the number of its
 * tokens, 0 where none begins; `*out` is set only then. */
int name_rule_at(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, isn_name_found *out);

/* Is token `i` a nisba that describes the noun before it, though it is also
 * the name of a place: «السفارة السعودية»? */
bool name_is_epithet(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i);

/* The words of office before the person at [first, …): the first token of
 * them, or `first` where there are none.  `*n_pre` tells the proclitics. */
ptrdiff_t name_title_before(isn_toks toks, const isn_name_mark *marks, ptrdiff_t first, int *n_pre);

#endif
