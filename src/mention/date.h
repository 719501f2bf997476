/* date.h - times in the text, as TIMEX3.
 *
 * Uses: text.  Used by: figure (what is a date is no figure), statement, article. */
#ifndef MENTION_DATE_H
#define MENTION_DATE_H

#include "text/token.h"

/* Appends every time expression of the article's sentences to `out`, in text
 * order, none overlapping.
 *
 *   t          tokens and sentences, borrowed
 *   published  the day the article came out; {0} if unknown: then what is
 *              relative to it keeps an XXXX value
 *   out        grows in `a`
 *
 * Cannot fail; if `a` fills, the list is short and a->full is set. */
void isn_dates_find(isn_arena *a, const isn_text *t, isn_day published, isn_dates *out);

/* Chooses the date of publication from the page's candidates.
 *
 *   page       its hints; the text's own dateline counts too
 *   t          the article's tokens
 *   from       set to where the choice came from
 *
 * The result is an ISO 8601 date or date-time in `a`, {0} where nothing tells. */
isn_str isn_published_choose(isn_arena *a, const isn_page *page, const isn_text *t,
                             isn_hint_place *from);

#endif
