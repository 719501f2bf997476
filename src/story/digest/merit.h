/* merit.h - how a clause names what somebody did: well or ill.
 *
 * Uses: actor, lexicon/merit.tsv.  Used by: stand. */
#ifndef STORY_MERIT_H
#define STORY_MERIT_H

#include "story/digest/actor.h"

typedef struct {
    isn_digest_clause *c;
    ptrdiff_t lo, hi;  /* its tokens */
    isn_actor speaker; /* of the statement in which it stands */
    isn_actor last;    /* holder of the stand before it in the sentence */
} isn_merit_clause;

/* Adds the good and the bad stands of the clause, after all its others. */
void merits_add(const isn_finder *f, isn_arena *a, const isn_merit_clause *q);

#endif
