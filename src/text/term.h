/* term.h - text to search terms: what the index holds and what a query asks.
 *
 * Uses: token.  Used by: store (the FTS5 tokenizer).
 *
 * At every word's position the index holds
 *
 *     key       the folded word as it stands: «والقوات»
 *     +stem     without clitics and inflection: «+قوه», of every Arabic word, so that
 *               a query needs to ask for one term alone
 *     #class    its class of synonyms, if it has one: «#month-9» for «أيلول»
 *
 * Words of one synonym («كانون الثاني») share one position, together with
 * «=كانون الثاني», the expression as written.  A query asks for stem and class;
 * with = before a word («=القوات») for that very word; with a prefix («قوا*»)
 * for keys.  doc/folding.md tells the rest. */
#ifndef TEXT_TERM_H
#define TEXT_TERM_H

#include "text/token.h"

typedef enum {
    TERMS_DOCUMENT,
    TERMS_QUERY,
    TERMS_PREFIX,
    TERMS_STEMS /* one stem a word, for people: no marks, no classes */
} isn_terms_for;

typedef struct {
    isn_str term;   /* borrowed for the call */
    isn_span span;  /* bytes of the text */
    bool colocated; /* at the position of the term before it */
} isn_term;

/* Is told of each term; false stops the walk. */
typedef bool isn_term_sink(void *ctx, const isn_term *term);

/* Walks the terms of `text` in order; false where the sink said so.  Needs no
 * memory but its stack, whatever the length of the text. */
bool isn_terms_walk(isn_str text, isn_terms_for what, isn_term_sink *sink, void *ctx);

/* The same with a memory of words already stemmed, which the caller owns and has
 * zeroed once: the answers are the same, and come faster.  NULL for none. */
typedef struct isn_stem_memory isn_stem_memory;
bool isn_terms_walk_with(isn_stem_memory *memory, isn_str text, isn_terms_for what,
                         isn_term_sink *sink, void *ctx);

/* Bytes that an isn_stem_memory takes. */
size_t isn_stem_memory_size(void);

#endif
