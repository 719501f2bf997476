/* ledgers.c - the ledgers of one story: first versions. */
#include "story/story.h"

void story_who(isn_arena *a, isn_pile pile, isn_whos *out) { (void)a, (void)pile, (void)out; }
void story_promises(isn_arena *a, isn_pile pile, isn_promises *out) { (void)a, (void)pile, (void)out; }
void story_timeline(isn_arena *a, isn_pile pile, isn_events *out) { (void)a, (void)pile, (void)out; }
void story_claims(isn_arena *a, isn_pile pile, isn_claims *out) { (void)a, (void)pile, (void)out; }
