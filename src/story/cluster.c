/* cluster.c - which story an article belongs to.
 *
 * A story is known by one profile, the mean of its articles'.  Likeness is the
 * cosine of an article's profile with it; what a good part of a large store's
 * articles have counts for less.  The mean is what keeps stories apart: were an
 * article let in by its likeness to any one of a story's articles, chains of
 * chance neighbours would make one story of half the news. */
#include "story/story.h"

#include <math.h>

#define JOIN 0.18        /* likeness to a story that lets an article in */
#define JOIN_GROWN 0.005 /* so much more for every doubling of the story: its mean is the surer */
#define SAME 0.45       /* likeness of two stories that lets an article that fits both make them one */
#define MEMORY 50       /* a mean of at most so many: a story that goes on for years may drift */

/* How telling each feature is in this store, 0.3 to 1.  In a small one nothing
 * can be told from counts: it may be all one story. */
static double telling(double rarity, double most)
{
    double cut = most - 5.5; /* a store of e^5.5 ≈ 250 articles */
    if (cut <= 0 || rarity >= cut) return 1.0;
    return 0.3 + 0.7 * rarity / cut;
}

/* The product of two profiles; `gain` weighs each of x's features, or is NULL. */
static double likeness(const isn_profile *x, const double *gain, const isn_profile *y)
{
    double sum = 0;
    for (int32_t i = 0, k = 0; i < x->n && k < y->n;) {
        if (x->at[i].hash < y->at[k].hash) i++;
        else if (x->at[i].hash > y->at[k].hash) k++;
        else {
            sum += (double)x->at[i].weight * (double)y->at[k].weight * (gain ? gain[i] : 1.0);
            i++, k++;
        }
    }
    return sum;
}

/* 1 and more lets an article join. */
static double pull(const isn_profile *own, const double *gain, const isn_story_near *story)
{
    double like = likeness(own, gain, &story->profile);
    if (story->reprint) like += 10.0;
    return like / (JOIN + JOIN_GROWN * log2(story->n > 1 ? (double)story->n : 1.0));
}

ptrdiff_t story_choose(const isn_profile *own, const double *rarity, const isn_story_near *near, ptrdiff_t n_near,
                       ptrdiff_t *merge)
{
    *merge = -1;
    double most = 0, gain[ISN_STORY_FEATURES];
    for (int32_t i = 0; i < own->n; i++)
        if (rarity[i] > most) most = rarity[i];
    for (int32_t i = 0; i < own->n; i++) gain[i] = telling(rarity[i], most);
    ptrdiff_t best = -1, second = -1;
    double first_pull = 0, second_pull = 0;
    for (ptrdiff_t i = 0; i < n_near; i++) {
        double p = pull(own, gain, &near[i]);
        if (best < 0 || p > first_pull) {
            second = best, second_pull = first_pull;
            best = i, first_pull = p;
        } else if (second < 0 || p > second_pull) second = i, second_pull = p;
    }
    if (best < 0 || first_pull < 1.0) return -1;
    if (second >= 0 && second_pull >= 1.0 && likeness(&near[best].profile, NULL, &near[second].profile) >= SAME) *merge = second;
    return best;
}

/* ---- profiles ---------------------------------------------------------------- */

int profile_heaviest(const isn_profile *p, int most, int32_t *out)
{
    int n = 0;
    for (int32_t i = 0; i < p->n; i++) {
        if (n == most && p->at[i].weight <= p->at[out[n - 1]].weight) continue;
        int k = n < most ? n++ : most - 1;
        for (; k > 0 && p->at[out[k - 1]].weight < p->at[i].weight; k--) out[k] = out[k - 1];
        out[k] = i;
    }
    return n;
}

/* The sum of two, each so many times; by hash. */
static int32_t sum_of(const isn_profile *x, double n, const isn_profile *y, double m, isn_feature *out)
{
    int32_t k = 0;
    for (int32_t i = 0, j = 0; i < x->n || j < y->n; k++) {
        bool left = i < x->n && (j >= y->n || x->at[i].hash <= y->at[j].hash);
        bool right = j < y->n && (i >= x->n || y->at[j].hash <= x->at[i].hash);
        out[k].hash = left ? x->at[i].hash : y->at[j].hash;
        out[k].weight = (float)((left ? n * (double)x->at[i].weight : 0) + (right ? m * (double)y->at[j].weight : 0));
        i += left, j += right;
    }
    return k;
}

/* The weight that the heaviest ISN_STORY_FEATURES of a list have at least. */
static float least_kept(const isn_feature *f, int32_t n)
{
    float top[ISN_STORY_FEATURES];
    int32_t kept = 0;
    for (int32_t i = 0; i < n; i++) {
        if (kept == ISN_STORY_FEATURES && f[i].weight <= top[kept - 1]) continue;
        int32_t k = kept < ISN_STORY_FEATURES ? kept++ : kept - 1;
        for (; k > 0 && top[k - 1] < f[i].weight; k--) top[k] = top[k - 1];
        top[k] = f[i].weight;
    }
    return kept == ISN_STORY_FEATURES ? top[kept - 1] : 0;
}

void profile_join(isn_profile *story, int64_t n, const isn_profile *other, int64_t m)
{
    isn_feature sum[2 * ISN_STORY_FEATURES];
    double of_n = (double)(n < MEMORY ? n : MEMORY), of_m = (double)(m < MEMORY ? m : MEMORY), square = 0;
    int32_t k = sum_of(story, of_n, other, of_m, sum);
    float least = least_kept(sum, k);
    story->n = 0;
    for (int32_t i = 0; i < k && story->n < ISN_STORY_FEATURES; i++)
        if (sum[i].weight >= least) {
            story->at[story->n++] = sum[i];
            square += (double)sum[i].weight * (double)sum[i].weight;
        }
    for (int32_t i = 0; i < story->n && square > 0; i++)
        story->at[i].weight = (float)((double)story->at[i].weight / sqrt(square));
}

isn_str story_title(const isn_str *titles, ptrdiff_t n)
{
    return n ? titles[0] : STR_NONE;
}
