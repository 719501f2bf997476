/* key.h - how words, bodies and articles are compared.
 *
 * Uses: text.  Used by: story only. */
#ifndef STORY_KEY_H
#define STORY_KEY_H

#include "story/story.h"
#include "text/token.h"

/* The content words of a phrase: folded, without clitics and function words,
 * one space between, in their order. */
isn_str story_key(isn_arena *a, isn_str words);

/* MinHash of the body's word 4-grams, and its LSH bands. */
void sketch_make(const isn_text *t, isn_digest *d);

/* What the article is about: its entities and telling words, hashed. */
void features_make(isn_arena *a, const isn_text *t, isn_digest *d);

#endif
