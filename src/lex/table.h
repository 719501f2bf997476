/* table.h - looking words up in the compiled lexicons.
 *
 * Uses: base, fold.  Used by: every room that knows a word.
 *
 * tools/lexc compiles each lexicon/NAME.tsv to a constant `lex_NAME` and an
 * enum of its columns, in a header "lexicon/NAME.h":
 *
 *     form:key    month:int   calendar:enum(gregorian|hijri)   example   source
 *
 * `key` columns hold one or more phrases, alternatives divided by `|`; each
 * leads to the row.  Keys are kept folded (fold.h), words joined by one space,
 * so a token's key can be compared as it is. */
#ifndef LEX_TABLE_H
#define LEX_TABLE_H

#include "base/str.h"

typedef struct {
    isn_str text;    /* folded phrase, or the beginning of one */
    int16_t n_words;
    int32_t row;     /* -1 for a beginning that is no key by itself */
} isn_lex_key;

typedef struct {
    const char *name;
    int n_rows, n_cols, n_keys;
    const char *const *col;   /* names of the columns */
    const isn_str *cell;      /* n_rows * n_cols, as written */
    const int32_t *value;     /* n_rows * n_cols: int and enum columns, else 0 */
    const isn_lex_key *key;   /* equal texts stand side by side, by row */
    const int32_t *slot;      /* hash table of indexes into key, -1 empty */
    uint32_t n_slots;         /* a power of two */
    int max_words;
} isn_lex;

/* Index of the first key equal to the folded phrase, or -1. */
int lex_find(const isn_lex *lex, isn_str folded);

/* The next key of the same text after `k`, or -1: a word may have several rows. */
int lex_next(const isn_lex *lex, int k);

static inline int lex_row(const isn_lex *lex, int k) { return lex->key[k].row; }

static inline isn_str lex_cell(const isn_lex *lex, int row, int col)
{
    return lex->cell[(ptrdiff_t)row * lex->n_cols + col];
}

static inline int lex_value(const isn_lex *lex, int row, int col)
{
    return lex->value[(ptrdiff_t)row * lex->n_cols + col];
}

/* Walking a phrase word by word, for the longest match:
 *
 *     isn_lex_walk w = lex_walk(&lex_agency);
 *     while (i < n && lex_step(&w, tok[i].key)) i++, if (w.found >= 0) …
 *
 * lex_step is false where no key begins with the words so far; `found` is the
 * first key equal to the words so far, or -1. */
typedef struct {
    const isn_lex *lex;
    uint64_t hash;
    isn_str so_far;
    int n_words, found;
} isn_lex_walk;

isn_lex_walk lex_walk(const isn_lex *lex);
bool lex_step(isn_lex_walk *w, isn_str word);

/* All compiled lexicons, for tests and `isnad explain`. */
extern const isn_lex *const lex_all[];
extern const int lex_all_n;

#endif
