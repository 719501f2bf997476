/* held.h - features in memory, each with its newest articles side by side.
 *
 * Uses: base.  Used by: recent.
 *
 * What an article asks of a common feature is two dozen articles: in a row they are two or three lines of the
 * processor's cache, one by one as they came they were two dozen. */
#ifndef STORE_HELD_H
#define STORE_HELD_H

#include "store/latest.h"

enum { MOST_HELD = 48, LEAST_HELD = MOST_LATEST }; /* at most, and when the oldest go */

typedef struct {
    int32_t article; /* less the base */
    uint16_t n;      /* the how manyeth article with it */
    bool gone;       /* was taken out */
    bool kept;       /* a table has it */
} isn_held_one;

typedef struct {
    uint32_t hash;
    uint16_t n, cap;
    bool whole;       /* has what the tables have, too */
    isn_held_one *at; /* the newest last */
} isn_held_feature;

/* Features by hash. */
typedef struct {
    isn_held_feature *slot; /* at == NULL: a free one */
    uint32_t slots, used;
} isn_held;

/* NULL where it is not there. */
isn_held_feature *held_find(const isn_held *h, uint32_t hash);

/* The same, made if need be, until the next one is made; NULL where there is no memory. */
isn_held_feature *held_make(isn_held *h, uint32_t hash);

/* Adds one that is newer than all, or older than all; false where there is no memory. */
bool held_add(isn_held_feature *f, isn_held_one one);
bool held_add_older(isn_held_feature *f, isn_held_one one);

/* The newest with this article, or NULL. */
isn_held_one *held_article(const isn_held_feature *f, int32_t article, bool gone);

/* Forgets what the tables have. */
void held_drop_kept(isn_held_feature *f);

/* Its features in the order of the tables, whose hashes are signed, in `out`, which has room for `used`. */
void held_sorted(const isn_held *h, const isn_held_feature **out);

void held_free(isn_held *h);

#endif
