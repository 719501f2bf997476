/* tree.h - by which way a claim reached the reader.
 *
 * Uses: bag, who, medium.  Used by: claims. */
#ifndef STORY_TREE_H
#define STORY_TREE_H

#include "story/bag.h"
#include "story/who.h"

/* An office, and who alone bears it in the pile. */
typedef struct {
    uint64_t hash; /* of the title's words */
    int32_t row;   /* -1 where several do */
} isn_held_office;
typedef ISN_LIST(isn_held_office) isn_offices;

/* What the trees of a pile need to know of its documents. */
typedef struct {
    const isn_who_rows *rows;
    int32_t **row;        /* row[document][entity]: who bears the name; -1 unknown */
    isn_offices offices;
    int32_t *source;      /* the document whose text a reprint is; else the document itself */
    isn_str *medium, *credit; /* medium_key of its outlet, and of whom it credits */
    isn_str *text_medium; /* of whoever brought the text: the agency credited, else the source's outlet */
} isn_origins;

/* `row` is NULL where the arena is full. */
isn_origins tree_origins(isn_arena *a, isn_pile pile, const isn_who_rows *rows);

/* One statement as a telling of a claim. */
typedef struct {
    const isn_digest_statement *statement;
    int32_t doc, n; /* its document, its number there */
    bool unnamed;   /* nobody is named: it counts by who brings it */
    uint64_t who;   /* the origin: same number, same origin */
    int32_t row;    /* of the speaker in isn_origins.rows, -1 none */
} isn_teller;

isn_teller tree_teller(isn_arena *a, isn_pile pile, const isn_origins *o, int32_t doc, int32_t statement);

/* "speaker ← agency": the chain as people read it; none where nobody is named. */
isn_str tree_words(isn_arena *a, const isn_digest_statement *st);

/* Draws the claim's tree: c->tree, c->n_origins and c->n_documents.
 *
 *   by   the teller of each of c->tellings, in their order */
void tree_make(isn_arena *a, isn_pile pile, const isn_origins *o, const isn_teller *const *by, ptrdiff_t n, isn_claim *c);

/* story_claims, with the names of the pile. */
void claims_of(isn_arena *a, isn_pile pile, const isn_who_rows *rows, isn_claims *out);

#endif
