/* feed.h - articles out of RSS and Atom feeds.
 *
 * Uses: expat, source.h.  Used by: source.c.
 *
 * Each item gives a source: its fullest text (content:encoded, content, description,
 * summary) as HTML, its link as uri, its title and date as given, the feed's title
 * as outlet. */
#ifndef ACQUIRE_FEED_H
#define ACQUIRE_FEED_H

#include "acquire/source.h"

/* Gives every item of the feed; an error where the XML breaks, after the items
 * before it.  False if `fn` stopped the walk. */
bool feed_walk(isn_str bytes, isn_str name, isn_source_fn *fn, void *ctx);

/* Does it begin as a feed does? */
bool feed_looks(isn_str beginning);

#endif
