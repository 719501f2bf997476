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

/* Reads the article once and appends, each in text order:
 *
 *   statements   every piece of reported speech or writing, by their cues
 *   commitments  what somebody is to do by some time, from narrative and statements
 *   meetings     who met whom, when, where
 *
 * Cannot fail; if `a` fills, the lists are short and a->full is set. */
void isn_talk_find(isn_arena *a, const isn_reading *r, isn_statements *statements,
                   isn_commitments *commitments, isn_meetings *meetings);

#endif
