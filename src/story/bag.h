/* bag.h - phrases as bags of telling words, and how alike two are.
 *
 * Uses: key.  Used by: the ledgers of story. */
#ifndef STORY_BAG_H
#define STORY_BAG_H

#include "story/key.h"

typedef struct {
    uint32_t hash;
    float weight; /* rarity in the news at large */
} isn_bag_word;

typedef struct {
    isn_bag_word *at; /* by hash, each once */
    ptrdiff_t n;
    double norm;      /* square root of the sum of squares */
} isn_bag;

/* The bag of a key made by story_key.  Numbers are left out. */
isn_bag bag_make(isn_arena *a, isn_str key);

/* Both together, with weights of the second times `gain`. */
isn_bag bag_join(isn_arena *a, const isn_bag *x, const isn_bag *y, double gain);

double bag_cosine(const isn_bag *x, const isn_bag *y); /* 0..1 */

/* The sum of the weights of shared words, and their number in `*n`. */
double bag_shared(const isn_bag *x, const isn_bag *y, int *n);

/* The words of `text` that both share, as written, the most telling first, at
 * most `most`: «دوما، هجوم». */
isn_str bag_shared_words(isn_arena *a, const isn_bag *x, const isn_bag *y, isn_str text, int most);

#endif
