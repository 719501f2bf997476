/* sieve.c - a set of numbers that may say yes wrongly. */
#include "store/sieve.h"

#include <stdlib.h>

enum {
    OF_WORD = 4,          /* numbers of a word, when it is as full as it is meant to be */
    LEAST_WORDS = 64,
    MOST_WORDS = 1 << 15  /* 256 KB, times 256 ranges: as much as a million articles need */
};

bool sieve_open(isn_sieve *s, int64_t n)
{
    uint32_t words = LEAST_WORDS;
    while (words < MOST_WORDS && (int64_t)words * OF_WORD < n) words *= 2;
    sieve_free(s);
    s->word = calloc(words, sizeof *s->word);
    s->words = s->word ? words : 0;
    return s->word != NULL;
}

void sieve_free(isn_sieve *s)
{
    free(s->word);
    *s = (isn_sieve){.word = NULL};
}

/* Four bits of a word. */
static uint64_t bits_of(uint32_t number, uint64_t *where)
{
    uint64_t h = number;
    h = (h ^ h >> 16) * 0xbf58476d1ce4e5b9u;
    h ^= h >> 31;
    *where = h >> 32;
    return UINT64_C(1) << (h & 63) | UINT64_C(1) << (h >> 6 & 63) | UINT64_C(1) << (h >> 12 & 63) | UINT64_C(1) << (h >> 18 & 63);
}

void sieve_put(isn_sieve *s, uint32_t number)
{
    uint64_t where, bits = bits_of(number, &where);
    s->n++;
    s->full = s->words < MOST_WORDS && s->n > (int64_t)s->words * OF_WORD;
    if (s->words) s->word[where & (s->words - 1)] |= bits;
}

bool sieve_has(const isn_sieve *s, uint32_t number)
{
    uint64_t where, bits = bits_of(number, &where);
    return s->words && (s->word[where & (s->words - 1)] & bits) == bits;
}
