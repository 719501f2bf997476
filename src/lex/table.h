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
    bool goes_on;    /* a longer key begins with it */
    int32_t row;     /* -1 for a beginning that is no key by itself */
} isn_lex_key;

enum { LEX_TABLES = 128 }; /* at most; the last number is of any table outside lex/index.h */

typedef struct {
    const char *name;
    int number; /* its bit in the sets of lex/index.h */
    int n_rows, n_cols, n_keys;
    const char *const *col;   /* names of the columns */
    const isn_str *cell;      /* n_rows * n_cols, as written */
    const int32_t *value;     /* n_rows * n_cols: int and enum columns, else 0 */
    const isn_lex_key *key;   /* equal texts stand side by side, by row */
    const uint32_t *slot;     /* hash table: 12 bits of the hash, an index into key + 1; 0 empty */
    uint32_t n_slots;         /* a power of two */
    int max_words;
    const uint64_t *sieve;    /* LEX_SIEVE bits a slot: the traces of all keys */
    const uint64_t *begins;   /* the same of their first 6 and 8 bytes; NULL without tags */
} isn_lex;

/* A hash of the first and last eight bytes and the length, in a few instructions. */
static inline uint64_t lex_hash(isn_str s)
{
    uint64_t h = (uint64_t)s.n * 0xD6E8FEB86659FD93u;
    if (s.n >= 8) {
        h ^= str_word64(s.p) * 0x9E3779B97F4A7C15u;
        h = (h ^ h >> 29) + str_word64(s.p + s.n - 8);
    } else if (s.n >= 4) {
        h ^= (uint64_t)str_word32(s.p) << 32 | str_word32(s.p + s.n - 4);
    } else {
        for (ptrdiff_t i = 0; i < s.n; i++) h = h << 8 ^ (unsigned char)s.p[i];
    }
    h = (h ^ h >> 32) * 0x9FB21C651E98DF25u;
    return h ^ h >> 32;
}

/* The hash of a phrase, word by word, from lex_hash of its first word. */
static inline uint64_t lex_hash_on(uint64_t so_far, uint64_t word)
{
    uint64_t h = (so_far * 0x9E3779B97F4A7C15u ^ word) * 0x9FB21C651E98DF25u;
    return h ^ h >> 32;
}

/* Where the search for a hash begins, and what its slots are told by. */
enum { LEX_KEY_BITS = 20 };
static inline uint32_t lex_start(uint64_t hash) { return (uint32_t)(hash >> 32); }
static inline uint32_t lex_tag(uint64_t hash) { return (uint32_t)hash >> LEX_KEY_BITS; }

/* Most look-ups are of words that a table does not have.  The trace of a word, half
 * of its hash, is asked of a bit field first: about one word in ten that is not in
 * the table goes on to be looked for. */
enum { LEX_SIEVE = 4 };

static inline uint32_t lex_trace(isn_str s)
{
    return (uint32_t)(lex_hash(s) >> 32);
}

/* False where no key of the table is, or begins with, just these words. */
static inline bool lex_may_hold(const isn_lex *lex, uint32_t trace)
{
    uint32_t bit = trace & (lex->n_slots * LEX_SIEVE - 1);
    return lex->sieve[bit >> 6] >> (bit & 63) & 1;
}

/* False where no key of a table with tags («v اكد») begins with these 6 or 8 bytes:
 * the tag, a space, two letters or three. */
static inline bool lex_may_begin(const isn_lex *lex, isn_str beginning)
{
    uint32_t bit = lex_trace(beginning) & (lex->n_slots * LEX_SIEVE - 1);
    return lex->begins[bit >> 6] >> (bit & 63) & 1;
}

/* Index of the first key equal to the folded phrase, or -1. */
int lex_find_held(const isn_lex *lex, isn_str folded, uint64_t hash);

static inline int lex_find(const isn_lex *lex, isn_str folded)
{
    if (folded.n <= 0) return -1;
    uint64_t hash = lex_hash(folded);
    return lex_may_hold(lex, (uint32_t)(hash >> 32)) ? lex_find_held(lex, folded, hash) : -1;
}

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
    bool ends; /* no key goes on */
} isn_lex_walk;

static inline isn_lex_walk lex_walk(const isn_lex *lex)
{
    return (isn_lex_walk){.lex = lex, .found = -1};
}

bool lex_step_held(isn_lex_walk *w, isn_str word, uint64_t hash);

static inline bool lex_step(isn_lex_walk *w, isn_str word)
{
    w->found = -1;
    if (word.n <= 0 || w->ends) return false;
    uint64_t hash = lex_hash(word);
    if (w->n_words == 0 && !lex_may_hold(w->lex, (uint32_t)(hash >> 32))) return false;
    return lex_step_held(w, word, hash);
}

/* All compiled lexicons, for tests and `isnad explain`. */
extern const isn_lex *const lex_all[];
extern const int lex_all_n;

#endif
