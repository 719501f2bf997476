/* title.h - the headline: what the head says, what stands on the page, and the
 * outlet's name that clings to <title>.
 *
 * Uses: gather.  Used by: extract.c. */
#ifndef PAGE_TITLE_H
#define PAGE_TITLE_H

#include "page/gather.h"

typedef struct {
    isn_str title;
    ptrdiff_t block;  /* where it stands, or -1 */
    isn_str outlet;   /* what <title> adds to it: « | Name», or none */
} page_title;

/* `given` is the title that the caller knows, or none. */
page_title title_find(isn_arena *a, isn_arena *scratch, const gathered *g, isn_str given);

/* Do two lines say the same?  From 0 to 1: words in common, of the longer. */
double words_alike(isn_arena *scratch, isn_str x, isn_str y);

#endif
