/* sieve.h - which numbers a table may have, in memory: two bytes a number.
 *
 * Uses: base.  Used by: recent.
 *
 * It says yes to every number that was put in, and wrongly to about one other in a
 * hundred; the fuller it is, the oftener (Bloom 1970, the bits of a number in one word). */
#ifndef STORE_SIEVE_H
#define STORE_SIEVE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint64_t *word;
    uint32_t words; /* a power of two, or 0 for none: nothing was put in */
    int64_t n;      /* numbers put in */
    bool full;      /* holds more than it has room for */
} isn_sieve;

/* Empties it and makes room for `n` numbers, up to a bound; false where there is no memory. */
bool sieve_open(isn_sieve *s, int64_t n);
void sieve_free(isn_sieve *s);
void sieve_put(isn_sieve *s, uint32_t number);
bool sieve_has(const isn_sieve *s, uint32_t number);

#endif
