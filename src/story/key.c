/* key.c - keys, sketches and features: first versions. */
#include "story/key.h"

isn_str story_key(isn_arena *a, isn_str words)
{
    return fold_phrase(a, words);
}

void sketch_make(const isn_text *t, isn_digest *d)
{
    (void)t, (void)d;
}

void features_make(isn_arena *a, const isn_text *t, isn_digest *d)
{
    (void)a, (void)t, (void)d;
}
