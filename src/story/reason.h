/* reason.h - why two sides stand together, in words.
 *
 * Uses: lexicon/reason.tsv.  Used by: the disagreements of story. */
#ifndef STORY_REASON_H
#define STORY_REASON_H

#include "lex/table.h"
#include "story/story.h"

typedef struct {
    isn_str a, b, x, y; /* what {a} {b} {x} {y} stand for */
} isn_reason_words;

/* The Arabic of a row without gaps: «عدد القتلى».  None where there is no such row. */
isn_str reason_words(const char *id);

/* Sets d->reason and d->reason_en from the row `id`. */
void reason_give(isn_arena *a, isn_disagreement *d, const char *id, isn_reason_words words);

#endif
