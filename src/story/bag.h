/* bag.h - phrases as bags of telling words, and how alike two are.
 *
 * Uses: key.  Used by: the ledgers of story. */
#ifndef STORY_BAG_H
#define STORY_BAG_H

#include "story/digest/key.h"

typedef struct {
    uint32_t hash;
    float weight; /* rarity in the news at large */
} isn_bag_word;

typedef struct {
    isn_bag_word *at; /* by hash, each once */
    ptrdiff_t n;
    double norm;      /* square root of the sum of squares */
    uint64_t bits;    /* one a word, of the 64 there are: two without a bit in common share no word */
} isn_bag;

/* The bag of a key made by story_key.  Numbers are left out. */
isn_bag bag_make(isn_arena *a, isn_str key);

/* Both together, with weights of the second times `gain`. */
isn_bag bag_join(isn_arena *a, const isn_bag *x, const isn_bag *y, double gain);

double bag_cosine(const isn_bag *x, const isn_bag *y); /* 0..1 */

/* The sum of the weights of shared words, and their number in `*n`. */
double bag_shared(const isn_bag *x, const isn_bag *y, int *n);

/* Groups bags that are alike: group[i] is the index of the first of i's group.
 * Only bags that share one of their most telling words are compared, each with
 * the latest few, so the cost grows with n.
 *
 *   least   the cosine that makes two alike
 *   apart   asked besides, or NULL: true where the two may not go together */
typedef bool isn_apart_fn(const void *ctx, ptrdiff_t x, ptrdiff_t y);
void bags_group(isn_arena *a, const isn_bag *bag, ptrdiff_t n, double least, isn_apart_fn *apart, const void *ctx,
                int32_t *group);

/* In how many bags of a pile each word stands.  In a story of a thousand articles
 * the words that all have tell nothing any more. */
typedef struct {
    uint32_t *hash;
    int32_t *n;      /* 0: a free slot */
    uint32_t mask;   /* of slots */
    int32_t bags;
} isn_census;

/* Room for `words` words, counted with repetition; what has no room is not counted. */
isn_census census_open(isn_arena *a, ptrdiff_t words);
void census_add(isn_census *c, const isn_bag *b);

/* Makes the words of many bags of the pile lighter.  A few bags change nothing. */
void census_dampen(const isn_census *c, isn_bag *b);

/* The stretch of `text`, as it stands there, whose words both share and that
 * tells most: «هجوم كيماوي على مدينة دوما».  Small words may stand between. */
isn_str bag_shared_phrase(isn_arena *a, const isn_bag *x, const isn_bag *y, isn_str text);

#endif
