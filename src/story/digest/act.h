/* act.h - what a clause says was done or is so, and by whom.
 *
 * Uses: actor.  Used by: stand, which walks the clauses. */
#ifndef STORY_ACT_H
#define STORY_ACT_H

#include "story/digest/actor.h"

/* Adds the facts of clause `c`, the tokens [lo, hi), whose stands are made already. */
void facts_add(const isn_finder *f, isn_arena *a, isn_digest_clause *c, ptrdiff_t lo, ptrdiff_t hi);

#endif
