/* held.h - the stands of a story, each with who holds it.
 *
 * Uses: bag, disagree.  Used by: disagree_position, disagree_blame, disagree_turn. */
#ifndef STORY_HELD_H
#define STORY_HELD_H

#include "story/disagree/disagree.h"

typedef struct {
    int32_t doc, n;            /* clause n of the document */
    const isn_digest_clause *c;
    const isn_digest_stand *s;
    isn_actor holder, target;  /* with the state that other articles give them */
    isn_str about;             /* the stems of what the stand is about */
    isn_bag bag, roots;        /* what the stand is about, by stems and by roots */
    uint32_t first;            /* its first word */
} isn_held;

typedef struct {
    uint32_t hash; /* of a word; 0 none */
    int32_t docs, last;
} isn_held_word;

typedef ISN_LIST(isn_held) isn_held_rows;

typedef struct {
    isn_held *at;
    ptrdiff_t n;
    isn_held_rows rows;
    isn_held_word *word; /* in how many articles each word stands */
    uint32_t n_words;
    int32_t n_docs;
} isn_held_list;

/* The stands of all articles but reprints, in order: `merits` those that name a doing
 * well or ill and accusations, else all that do not. */
void held_gather(isn_arena *a, isn_pile pile, bool merits, isn_held_list *out);

/* The weight of the words that both are about, and their number in `*n`.  What
 * most articles of the story name tells little. */
double held_shared(const isn_held_list *all, const isn_held *x, const isn_held *y, int *n);
double held_roots_shared(const isn_held_list *all, const isn_held *x, const isn_held *y, int *n); /* in any of their forms */

/* Does it tell no more of its matter than the story is about: «ستواصل مساندة الاتفاق»? */
bool held_bare(const isn_held_list *all, const isn_held *x);

static inline bool actor_is(isn_actor x, isn_actor y)
{
    return (x.who && x.who == y.who) || (x.state && x.state == y.state);
}
static inline bool actor_named(isn_actor x) { return x.who || x.state; }
static inline bool held_same(const isn_held *x, const isn_held *y) { return actor_is(x->holder, y->holder); }
static inline bool held_known(const isn_held *x) { return actor_named(x->holder); }

/* Are the two clauses one sentence told twice? */
bool held_retold(const isn_held *x, const isn_held *y);

/* Is its clause a side of one of the records from `from` on? */
bool held_taken(const isn_disagreements *out, ptrdiff_t from, const isn_held *x);

isn_side held_side(isn_pile pile, const isn_held *x);

/* Turns of one speaker, and who blames whom. */
void turns_find(isn_arena *a, isn_pile pile, const isn_held_list *all, isn_disagreements *out);
void blames_find(isn_arena *a, isn_pile pile, const isn_held_list *all, isn_disagreements *out);

/* One deed named well and ill. */
void merits_find(isn_arena *a, isn_pile pile, ptrdiff_t from, isn_disagreements *out); /* from: the first record of a position */


#endif
