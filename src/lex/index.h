/* index.h - in which of all lexicons a word begins a key: one look-up for all.
 *
 * Uses: table.  Used by: text.
 *
 * A token is asked for in some sixty tables and stands in two or three.  lexc --index
 * writes one hash table of the first words of all keys; a slot leads to a set of
 * tables.  Many words have the same set, so there are few sets, and a token carries
 * the number of its own.  A set may hold a table too many, one word in a hundred
 * thousand: who finds a bit set asks the table itself. */
#ifndef LEX_INDEX_H
#define LEX_INDEX_H

#include "lex/table.h"

typedef struct {
    uint64_t bit[LEX_TABLES / 64]; /* by isn_lex.number */
} isn_lex_set;

/* The number of a set.  LEX_ANYWHERE, all tables, is that of a word nobody has looked up,
 * LEX_SOMEWHERE, all tables too, of words that the index cannot tell apart. */
enum { LEX_ANYWHERE = 0, LEX_NOWHERE = 1, LEX_SOMEWHERE = 2 };

extern const isn_lex_set lex_set[];
extern const uint32_t lex_index[]; /* 16 bits of the trace | the number of the set; 0 empty */
extern const uint32_t lex_index_mask;

static inline void lex_index_prefetch(uint32_t trace)
{
    ISN_PREFETCH(&lex_index[trace & lex_index_mask]);
}

/* The set of the tables in which the word of this lex_trace begins a key, or is one. */
static inline uint16_t lex_set_of(uint32_t trace)
{
    for (uint32_t i = trace & lex_index_mask; lex_index[i]; i = (i + 1) & lex_index_mask)
        if (lex_index[i] >> 16 == trace >> 16) return (uint16_t)lex_index[i];
    return LEX_NOWHERE;
}

static inline bool lex_set_holds(uint16_t set, const isn_lex *lex)
{
    return lex_set[set].bit[lex->number >> 6] >> (lex->number & 63) & 1;
}

#endif
