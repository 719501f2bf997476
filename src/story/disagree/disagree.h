/* disagree.h - the kinds of disagreement, one file each.
 *
 * Uses: point, bag, reason, who, words.  Used by: ledgers of story. */
#ifndef STORY_DISAGREE_H
#define STORY_DISAGREE_H

#include "story/point.h"
#include "story/reason.h"
#include "story/who.h"
#include "story/words.h"

void figures_disagree(isn_arena *a, isn_points points, isn_disagreements *out); /* of reprints, too */
void denials_disagree(isn_arena *a, isn_pile pile, const isn_pile_words *words, isn_disagreements *out);
void positions_disagree(isn_arena *a, isn_pile pile, isn_disagreements *out);
void quotations_disagree(isn_arena *a, isn_pile pile, const isn_pile_words *words, isn_disagreements *out);
void lists_disagree(isn_arena *a, isn_pile pile, const isn_pile_words *words, isn_disagreements *out);
void dates_disagree(isn_arena *a, isn_pile pile, isn_disagreements *out);
void names_disagree(isn_arena *a, isn_pile pile, const isn_who_rows *rows, isn_disagreements *out);
void places_disagree(isn_arena *a, isn_pile pile, const isn_pile_words *words, isn_disagreements *out);

/* All of them: story_disagreements, with the names and the points of the pile. */
void accounts_disagree(isn_arena *a, isn_pile pile, const isn_who_rows *rows, isn_points points, isn_disagreements *out);

/* A new record with two sides, its id left to the caller. */
isn_disagreement *disagreement_add(isn_arena *a, isn_disagreements *out, isn_conflict_kind kind, isn_relation relation,
                                   isn_str about, isn_side x, isn_side y);

/* One more side of it, unless it is a side already. */
void disagreement_side(isn_arena *a, isn_disagreement *d, isn_side side);

/* Days from x to y by publication; 0 where one is unknown. */
int days_between(const isn_digest *x, const isn_digest *y);

#endif
