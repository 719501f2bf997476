/* moment.h - what a clause sets on which day.
 *
 * Uses: key.  Used by: digest, the dates of a story. */
#ifndef STORY_MOMENT_H
#define STORY_MOMENT_H

#include "story/digest/key.h"

/* Finds the moments of every clause of `d`, whose clauses are made already. */
void moments_make(isn_arena *a, const isn_story_words *w, const isn_article *article, isn_digest *d);

#endif
