/* dump.h - a page that somebody has already stripped to text.
 *
 * Uses: line, credit.  Used by: page.
 *
 * A dump has no marks but line breaks, and not even these are sure: menus and
 * counters are glued to the article, captions stand twice, other articles
 * follow the end, a paragraph is cut in the middle or all of it is one line. */
#ifndef PAGE_DUMP_H
#define PAGE_DUMP_H

#include "page/line.h"

/* Fills page->blocks and, where they are not given, title, subtitle, byline,
 * outlet, credit and the date lines among page->hints.
 *
 *   a        the results live here
 *   scratch  used and reset
 *   page     text, and title and outlet where they are given */
void dump_read(isn_arena *a, isn_arena *scratch, isn_page *page);

#endif
