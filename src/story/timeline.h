/* timeline.h - the timeline of a pile whose claims are known.
 *
 * Uses: story.h.  Used by: ledgers. */
#ifndef STORY_TIMELINE_H
#define STORY_TIMELINE_H

#include "story/story.h"

/* story_timeline, with what story_claims says of the pile. */
void timeline_of(isn_arena *a, isn_pile pile, const isn_claims *said, isn_events *out);

#endif
