/* statement.h - who said what, on whose word.
 *
 * Uses: text, mention.  Used by: article. */
#ifndef STATEMENT_STATEMENT_H
#define STATEMENT_STATEMENT_H

#include "text/token.h"

/* What the rooms before have found: the context of every grammar here. */
typedef struct {
    const isn_page *page;
    const isn_text *text;
    const isn_dates *dates;
    const isn_figures *figures;
    const isn_mentions *mentions;
    const isn_entities *entities;
    isn_str published; /* ISO 8601, or none */
} isn_reading;

/* All that follows in one pass over the tokens: what isn_read calls. */
void isn_talk_find(isn_arena *a, const isn_reading *r, isn_statements *statements,
                   isn_commitments *commitments, isn_meetings *meetings);

/* Appends every piece of reported speech or writing, in order of the cues.
 * Cannot fail; if `a` fills, the list is short and a->full is set. */
void isn_statements_find(isn_arena *a, const isn_reading *r, isn_statements *out);

/* Appends what somebody is to do by some time, from narrative and statements. */
void isn_commitments_find(isn_arena *a, const isn_reading *r, const isn_statements *statements,
                          isn_commitments *out);

/* Appends who met whom, when, where. */
void isn_meetings_find(isn_arena *a, const isn_reading *r, isn_meetings *out);

#endif
