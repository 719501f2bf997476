/* entity.h - mentions of one article to bearers.
 *
 * Uses: name rules, name key.  Used by: name. */
#ifndef MENTION_ENTITY_H
#define MENTION_ENTITY_H

#include "mention/name.h"

/* What the lexicons know of a mention: the stable id of its bearer, or none. */
typedef ISN_LIST(isn_str) isn_name_ids;

/* Fills `entities` and sets mentions[i].entity.
 *
 *   ids  one a mention, {0} where the lexicons know none */
void entities_group(isn_arena *a, const isn_text *t, isn_mentions *mentions,
                    const isn_name_ids *ids, isn_entities *entities);

#endif
