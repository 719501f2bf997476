/* show.h - records and ledgers as people read them.
 *
 * Uses: term.h, story.  Used by: the commands. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "cli/term.h"

/* The article with its statements marked, then its ledgers. */
void show_article(isn_term *t, isn_arena *a, const isn_article *art);

/* The same, every record with the rule behind it. */
void show_rules(isn_term *t, const isn_article *art);

void show_story(isn_term *t, const isn_story *story);
void show_reprint(isn_term *t, const isn_store_reprint *r);
void show_found(isn_term *t, const isn_found *f);

/* One story's rows; each returns how many it showed. */
ptrdiff_t show_timeline(isn_term *t, isn_arena *a, isn_pile pile);
ptrdiff_t show_who(isn_term *t, isn_arena *a, isn_pile pile);
ptrdiff_t show_figures(isn_term *t, isn_arena *a, isn_pile pile);
ptrdiff_t show_promises(isn_term *t, isn_arena *a, isn_pile pile);
ptrdiff_t show_disagreements(isn_term *t, isn_arena *a, isn_pile pile);
ptrdiff_t show_claims(isn_term *t, isn_arena *a, isn_pile pile);

#endif
