/* cluster.c - which story an article belongs to. */
#include "story/story.h"

int64_t story_choose(isn_arena *a, const isn_digest *d, const double *rarity,
                     const isn_neighbour *near, ptrdiff_t n_near, int64_t *merge)
{
    (void)a, (void)d, (void)rarity, (void)near, (void)n_near;
    *merge = -1;
    return -1;
}

isn_str story_title(isn_arena *a, isn_pile pile)
{
    (void)a;
    return pile.n ? pile.at[0].title : STR_NONE;
}
