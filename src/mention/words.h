/* words.h - what raw news taught about single words: how often each is
 * written, and which other words it behaves like (its cluster).
 *
 * Uses: lex.  Used by: tagger, inside this room; tools/cluster makes it.
 *
 * The table holds fingerprints, not words: two arrays of the same size, a power
 * of two, open addressing by the key's hash.  It is part of model/names.bin. */
#ifndef MENTION_WORDS_H
#define MENTION_WORDS_H

#include "text/token.h"

/* info: bits 0-5 twice the binary logarithm of the count + 1, bits 6-15 the
 * cluster, bits 16-21 the cluster of clusters, bits 22-24 the lists below, bits
 * 25-28 what an earlier model took the word for in raw news (tools/train.c). */
enum {
    WORD_SPELT = 1 << 22, /* in a list of names with their spellings */
    WORD_GIVEN = 1 << 23, /* begins persons' names in a list of them */
    WORD_LAST = 1 << 24,  /* ends persons' names */
};

typedef struct {
    const uint32_t *print; /* 0 is an empty place */
    const uint32_t *info;
    uint32_t n_slots;      /* a power of two, or 0 for an empty table */
} isn_words_table;

/* The fingerprint of a key and the place where its search begins. */
static inline uint32_t word_print(isn_str key, uint32_t *start)
{
    uint64_t h = str_hash(STR_HASH_SEED, key);
    h ^= h >> 29;
    h *= 0xbf58476d1ce4e5b9u;
    *start = (uint32_t)(h & 0xffffffffu);
    uint32_t print = (uint32_t)(h >> 32);
    return print ? print : 1;
}

/* The info of `key`, 0 where the table does not know it. */
static inline uint32_t word_info(const isn_words_table *t, isn_str key)
{
    if (!t->n_slots) return 0;
    uint32_t mask = t->n_slots - 1, i, print = word_print(key, &i);
    for (i &= mask; t->print[i]; i = (i + 1) & mask)
        if (t->print[i] == print) return t->info[i];
    return 0;
}

static inline int word_count_bin(uint32_t info) { return (int)(info & 63); }
static inline int word_cluster(uint32_t info) { return (int)(info >> 6 & 1023); }
static inline int word_super(uint32_t info) { return (int)(info >> 16 & 63); }

/* A key without the proclitics that raw news speaks for: «وبغداد» is بغداد
 * because that is written far more often, «واشنطن» stays whole. */
typedef struct {
    isn_str key;    /* the rest; a key of its own in `buf` after لل */
    int n_pre;      /* bytes of the key taken off */
    uint32_t info;  /* of the rest */
    char pre[4];    /* as in isn_clitic_cut */
    char buf[96];
} isn_word_base;

void word_base(const isn_words_table *t, isn_str key, isn_word_base *out);

#endif
