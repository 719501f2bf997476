/* stand.h - what a clause is for or against, and who it is that is.
 *
 * Uses: key.  Used by: digest, the positions of a story. */
#ifndef STORY_STAND_H
#define STORY_STAND_H

#include "story/digest/key.h"

/* Finds the stands of every clause of `d`, whose entities, statements and clauses
 * are made already. */
void stands_make(isn_arena *a, const isn_story_words *w, const isn_article *article, isn_digest *d);

#endif
