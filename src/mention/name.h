/* name.h - names of persons, organizations and places, and who is who among them.
 *
 * Uses: text.  Used by: statement, article. */
#ifndef MENTION_NAME_H
#define MENTION_NAME_H

#include "text/token.h"

/* Appends every name of the article's sentences to `out`, in text order, none
 * overlapping, and groups them: one entity for all mentions of one bearer
 * inside the article (full name, surname, acronym).  mentions[i].entity is an
 * index into `entities`.
 *
 * Cannot fail; if `a` fills, the lists are short and a->full is set. */
void isn_names_find(isn_arena *a, const isn_text *t, isn_mentions *out, isn_entities *entities);

/* A key under which the spellings of one name fall together across articles:
 * folded, without ال, titles and the usual variation of transliteration. */
isn_str isn_name_key(isn_arena *a, isn_str name, isn_entity_type type);

#endif
