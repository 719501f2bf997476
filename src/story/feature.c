/* feature.c - what an article is about. */
#include "story/key.h"

void features_make(isn_arena *a, const isn_text *t, const isn_article *article, isn_digest *d)
{
    (void)a, (void)t, (void)article, (void)d;
}
