/* extract.h - an HTML page's articles.
 *
 * Uses: gather, line, credit, meta.  Used by: page.
 *
 * Where the article is among the boxes of a page, what each block of it is, and
 * which of the page's words about itself to believe.  By structure first: how
 * much running text a box holds and how little else. */
#ifndef PAGE_EXTRACT_H
#define PAGE_EXTRACT_H

#include "base/list.h"
#include "isnad.h"

/* Appends the articles of a page to `out`, usually one.
 *
 *   a        texts, blocks and strings live here
 *   scratch  used for the reading; not reset
 *   html     valid UTF-8, borrowed
 *   known    what is known already: title, outlet, hints, charset, …; copied
 *
 * False where an arena is full. */
ISN_MUST bool extract_read(isn_arena *a, isn_arena *scratch, isn_str html, const isn_page *known,
                           isn_pages *out);

#endif
