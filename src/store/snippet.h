/* snippet.h - the words of a query marked in an article, and the passage to show.
 *
 * Uses: text.  Used by: search.c. */
#ifndef STORE_SNIPPET_H
#define STORE_SNIPPET_H

#include "store/store.h"
#include "text/term.h"

enum { MARK_TERMS = 64 };

/* The terms that a query asks for. */
typedef struct {
    isn_arena *a;
    isn_str at[MARK_TERMS];
    bool prefix[MARK_TERMS];
    uint8_t word[MARK_TERMS]; /* which word of the query it is a form of */
    int n, n_words;
    bool reading_prefix;
} mark_terms;

/* Adds the terms of the strings of an FTS5 expression up to its NOT. */
void mark_terms_read(mark_terms *out, isn_str match);

/* Fills in snippet, span and marks of `f`: the first passage of the text that has
 * `together` different words of the query, or where there is none the one with most;
 * the text's beginning where it has none.  The walk ends where the passage does, so
 * that what it costs is as a rule a small part of the text; the marks are of what was
 * walked.  `stems` may be NULL. */
void snippet_find(isn_arena *a, isn_stem_memory *stems, isn_str text, const mark_terms *wanted, int together, isn_found *f);

#endif
