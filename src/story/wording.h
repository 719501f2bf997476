/* wording.h - one sentence in two wordings: which words were changed.
 *
 * Uses: key.  Used by: reprint, store, serve, cli. */
#ifndef STORY_WORDING_H
#define STORY_WORDING_H

#include "story/digest/key.h"

/* Is it one word spelt or inflected in two ways?  Folded words.
 *
 *     الكيمياوية / الكيماوية، شخصا / شخص      yes
 *     حقيقيا / محدودا                          no */
bool wording_spelling(isn_str a, isn_str b);

typedef ISN_LIST(isn_span) isn_stretches;

/* The stretches of `x` and of `y` whose words stand in the one only, spelling
 * apart; each in its own text, in order.  Of longer texts than 160 words both
 * lists stay empty. */
void wording_differ(isn_arena *a, isn_str x, isn_str y, isn_stretches *in_x, isn_stretches *in_y);

/* What of side `i` was changed where the quotation differs between the sides;
 * empty for other kinds of disagreement.  Offsets are into the side's text. */
isn_stretches disagreement_changed(isn_arena *a, const isn_disagreement *d, ptrdiff_t i);

/* What to show of a place in a text: the quotation around it, or where none
 * opens near it the words beside it, inside its line. */
isn_span wording_passage(isn_str text, isn_span place);

#endif
