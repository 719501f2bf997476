/* cluster.c - which story an article belongs to.
 *
 * Likeness is the cosine of the weighted features; what nearly every article of
 * a large store has counts for less.  One very alike article lets another in,
 * or two fairly alike ones: a chance neighbour does not. */
#include "story/story.h"

#include <math.h>

#define JOIN_ONE 0.20    /* likeness to one article of a story that lets another join */
#define JOIN_TWO 0.16    /* mean likeness to its two most alike articles that does */
#define MERGE 1.2        /* so many times either, to a second story, makes the two one */
#define YEARS_HALF 8.0   /* stories run for years: time fades gently */

typedef struct {
    int64_t story;
    double first, second; /* the most alike articles */
    bool reprint;
} vote;

static double days_apart(const isn_profile *x, const isn_profile *y)
{
    if (x->day == ISN_NO_DAY || y->day == ISN_NO_DAY) return 0;
    return fabs((double)x->day - (double)y->day);
}

/* How telling each feature is in this store, 0.3 to 1.  In a small one nothing
 * can be told from counts: it may be all one story. */
static double telling(double rarity, double most)
{
    double cut = most - 5.5; /* a store of e^5.5 ≈ 250 articles */
    if (cut <= 0 || rarity >= cut) return 1.0;
    return 0.3 + 0.7 * rarity / cut;
}

static double likeness(const isn_profile *own, const double *rarity, double most, const isn_profile *other)
{
    double sum = 0;
    for (int32_t i = 0, k = 0; i < own->n && k < other->n;) {
        if (own->at[i].hash < other->at[k].hash) i++;
        else if (own->at[i].hash > other->at[k].hash) k++;
        else {
            sum += (double)own->at[i].weight * (double)other->at[k].weight * telling(rarity[i], most);
            i++, k++;
        }
    }
    return sum * pow(0.5, days_apart(own, other) / (365.25 * YEARS_HALF));
}

static vote *find_vote(vote *v, ptrdiff_t *n, int64_t story)
{
    for (ptrdiff_t i = 0; i < *n; i++)
        if (v[i].story == story) return &v[i];
    v[*n] = (vote){.story = story};
    return &v[(*n)++];
}

static void cast(vote *v, double like)
{
    if (like > v->first) v->second = v->first, v->first = like;
    else if (like > v->second) v->second = like;
}

/* 1 and more lets an article join. */
static double pull(const vote *v)
{
    double one = v->first / JOIN_ONE, two = (v->first + v->second) / 2 / JOIN_TWO;
    return v->reprint ? 10.0 : one > two ? one : two;
}

int64_t story_choose(isn_arena *a, const isn_profile *own, const double *rarity,
                     const isn_neighbour *near, ptrdiff_t n_near, int64_t *merge)
{
    *merge = -1;
    vote *v = isn_new(a, vote, n_near);
    if (!v || !n_near) return -1;
    double most = 0;
    for (int32_t i = 0; i < own->n; i++)
        if (rarity[i] > most) most = rarity[i];
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < n_near; i++) {
        vote *one = find_vote(v, &n, near[i].story);
        cast(one, likeness(own, rarity, most, &near[i].profile));
        one->reprint |= near[i].reprint;
    }
    const vote *best = NULL, *second = NULL;
    for (ptrdiff_t i = 0; i < n; i++) {
        if (!best || pull(&v[i]) > pull(best) || (pull(&v[i]) == pull(best) && v[i].story < best->story)) {
            second = best;
            best = &v[i];
        } else if (!second || pull(&v[i]) > pull(second)) second = &v[i];
    }
    if (!best || pull(best) < 1.0) return -1;
    if (second && pull(second) >= MERGE) *merge = second->story;
    return best->story;
}

isn_str story_title(const isn_str *titles, ptrdiff_t n)
{
    return n ? titles[0] : STR_NONE;
}
