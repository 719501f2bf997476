/* figure.h - counts, amounts, shares and measures in the text.
 *
 * Uses: text, date.  Used by: statement, article. */
#ifndef MENTION_FIGURE_H
#define MENTION_FIGURE_H

#include "mention/date.h"

/* Appends every figure of the article's sentences to `out`, in text order.
 *
 *   dates  what isn_dates_find found: numbers inside them are no figures
 *
 * Cannot fail; if `a` fills, the list is short and a->full is set. */
void isn_figures_find(isn_arena *a, const isn_text *t, const isn_dates *dates, isn_figures *out);

#endif
