/* region.h - which box of a page holds the article.
 *
 * Uses: gather.  Used by: extract.c. */
#ifndef PAGE_REGION_H
#define PAGE_REGION_H

#include "page/gather.h"

typedef struct {
    int32_t node;          /* the article's box */
    uint32_t begin, end;   /* its blocks */
    page_roles *off;       /* of each node: the roles for which it is no article text,
                              its own and its ancestors'; 0 for none */
    uint32_t *good;        /* prefix sums over blocks: letters of running text */
    uint32_t *seen;        /* prefix sums over blocks: all letters */
} page_region;

/* Finds it.  `title_block` is the headline's block, or -1.  False where
 * `scratch` is full. */
bool region_find(isn_arena *scratch, const gathered *g, ptrdiff_t title_block, page_region *out);

/* Letters of running text in a block, judged by itself; 0 for links and scraps. */
uint32_t block_good(const gathered *g, const page_block *b);

#endif
