/* live.h - the entries of a live blog.
 *
 * Uses: gather, region.  Used by: extract.c.
 *
 * A page that tells a day minute by minute holds many small articles, each with
 * its own time.  Only a page that says it is one is cut: JSON-LD's
 * LiveBlogPosting, or boxes that are called so. */
#ifndef PAGE_LIVE_H
#define PAGE_LIVE_H

#include "page/region.h"

typedef struct {
    uint32_t begin, end; /* blocks */
    isn_str when;        /* of its <time>, or none */
} live_entry;

typedef ISN_LIST(live_entry) live_entries;

/* The entries in reading order; none where the page is no live blog. */
void live_find(isn_arena *scratch, const gathered *g, const page_region *r, live_entries *out);

#endif
