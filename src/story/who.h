/* who.h - the names of a story, row by row, before they are told.
 *
 * Uses: key.  Used by: ledgers, tree, bearer, the names of disagree. */
#ifndef STORY_WHO_H
#define STORY_WHO_H

#include "story/digest/key.h"

typedef struct {
    int32_t doc, entity;
} isn_who_ref;

typedef struct {
    isn_entity_type type;
    isn_str key;
    uint64_t hash;     /* of type and key */
    int32_t same_as;   /* the row it leads to, or -1 */
    isn_alias_why why; /* what leads it there */
    ISN_LIST(isn_who_ref) documents;
} isn_who_row;
typedef ISN_LIST(isn_who_row) isn_who_rows;

void who_rows(isn_arena *a, isn_pile pile, isn_who_rows *out);

/* story_who, of the pile's rows. */
void who_told(isn_arena *a, isn_pile pile, const isn_who_rows *rows, isn_whos *out);

/* One more form of his name, unless it is known. */
void who_alias(isn_arena *a, isn_who *w, isn_str name, isn_alias_why why);

/* One more office: of one that is known the longer form and the days of both. */
void who_title(isn_arena *a, isn_who *w, isn_office one);

/* Have both an office of two words and more: «وزير الخارجية», «وزير الخارجية السلماري»? */
bool who_share_office(isn_arena *a, const isn_who *x, const isn_who *y);

/* When all are there: drops those that are somebody else's, and orders them by day. */
void who_titles_close(isn_arena *a, isn_who *w);

#endif
