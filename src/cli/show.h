/* show.h - records and ledgers as people read them.
 *
 * Uses: term.h, story.  Used by: the commands. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "cli/term.h"
#include "story/bearer.h"

/* The article with its statements marked, then its ledgers. */
void show_article(isn_term *t, isn_arena *a, const isn_article *art);

/* The same, every record with the rule behind it. */
void show_rules(isn_term *t, const isn_article *art);

void show_story(isn_term *t, const isn_story *story);
void show_reprint(isn_term *t, const isn_store_reprint *r);
void show_found(isn_term *t, const isn_found *f);

/* One row of a story's ledger; `pile` names the documents it points to. */
void show_event(isn_term *t, isn_pile pile, const isn_event *e);
void show_who(isn_term *t, const isn_who *w);
void show_bearer(isn_term *t, const isn_bearer *b); /* of the whole store */
void show_series(isn_term *t, isn_pile pile, const isn_series *s);
void show_promise(isn_term *t, isn_pile pile, const isn_promise *p);
void show_disagreement(isn_term *t, isn_arena *a, isn_pile pile, const isn_disagreement *d);
void show_claim(isn_term *t, isn_arena *a, isn_pile pile, const isn_claim *c);

#endif
