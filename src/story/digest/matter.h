/* matter.h - what a stand is about: the words of lexicon/stand_word.tsv around it, and the noun
 * that names it.
 *
 * Uses: actor.  Used by: stand. */
#ifndef STORY_MATTER_H
#define STORY_MATTER_H

#include "story/digest/actor.h"

/* The kind of the phrase at token `i`, LEX_STAND_WORD_KIND_…, and its tokens in `*n`; -1 for none. */
int stand_word_kind(const isn_finder *f, ptrdiff_t i, int *n);
bool stand_word_not(int kind);
bool stand_word_wraps(int kind); /* «قرار», «مسودة»: holds what it is about */

/* The root of token `i`, 1 in its lowest bit. */
uint32_t matter_word(const isn_finder *f, ptrdiff_t i);

/* The noun that names what the stand is about, from token `i` on; `*turned` where it is about its
 * not being, `*at` where «وهو» shows where it begins. */
uint32_t matter_head(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi, bool *turned, ptrdiff_t *at);

/* Where what is meant begins: after «وهو», after أن, after «بمسودة» (0 where there is none). */
ptrdiff_t matter_past_namely(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi);
ptrdiff_t matter_past_that(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi);
ptrdiff_t matter_past_proposal(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi);

/* Past whom one asks, to what one asks for: «دعا الجنود إلى …»; `i` where that stands there. */
ptrdiff_t matter_past_addressed(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi);

/* «يرفضون أي خطة بدون …»: is a word of «دون» between the tokens? */
bool matter_without(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi);

/* Is it something planned or going on that is known: «الاتفاق», not «اتفاق»? */
bool matter_known(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi, uint32_t head);

#endif
