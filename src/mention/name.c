/* name.c - names in the text. */
#include "mention/name.h"

void isn_names_find(isn_arena *a, const isn_text *t, isn_mentions *out, isn_entities *entities)
{
    (void)a, (void)t, (void)out, (void)entities;
}

isn_str isn_name_key(isn_arena *a, isn_str name, isn_entity_type type)
{
    (void)type;
    return fold_phrase(a, name);
}
