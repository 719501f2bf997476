/* several.h - full articles side by side on one page.
 *
 * Uses: gather, region.  Used by: extract.c. */
#ifndef PAGE_SEVERAL_H
#define PAGE_SEVERAL_H

#include "page/region.h"

typedef struct {
    uint32_t begin, end;  /* its blocks */
    uint32_t headline;    /* the block of its own headline */
    isn_str when;         /* of its first <time>; none where it has none */
} several_article;

typedef ISN_LIST(several_article) several_articles;

/* Appends the articles of a page that has two or more: <article>s inside the
 * region, each with a headline and paragraphs of its own.  Teasers and comments
 * are none.  Nothing is appended where there is only one. */
void several_find(isn_arena *scratch, const gathered *g, const page_region *r, several_articles *out);

#endif
