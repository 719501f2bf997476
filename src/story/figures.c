/* figures.c - figures as series: the same thing counted again and again. */
#include "story/point.h"

enum { MAX_SERIES_POINTS = 4000 };

static int32_t root(int32_t *parent, int32_t i)
{
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
}

/* Joins points of one thing, each with the latest few before it. */
static void join(const isn_points *all, int32_t *parent)
{
    enum { BACK = 60 };
    for (ptrdiff_t i = 0; i < all->n; i++)
        for (ptrdiff_t k = i - 1, seen = 0; k >= 0 && seen < BACK; k--) {
            if (all->at[k].what != all->at[i].what) continue;
            seen++;
            if (!points_series(&all->at[k], &all->at[i])) continue;
            int32_t x = root(parent, (int32_t)k), y = root(parent, (int32_t)i);
            if (x < y) parent[y] = x;
            else parent[x] = y;
        }
}

void story_figures(isn_arena *a, isn_pile pile, isn_series_list *out)
{
    isn_points all = {0};
    points_find(a, pile, true, &all);
    points_in_series(a, all, out);
}

/* Those that can be set against others. */
static isn_points to_compare(isn_arena *a, isn_points all)
{
    isn_points kept = {isn_new(a, isn_point, all.n), 0, 0};
    for (ptrdiff_t i = 0; kept.at && i < all.n; i++)
        if (!(all.at[i].bounds & POINT_BESIDE)) kept.at[kept.n++] = all.at[i];
    return kept;
}

void points_in_series(isn_arena *a, isn_points all, isn_series_list *out)
{
    all = to_compare(a, all);
    if (all.n > MAX_SERIES_POINTS) all.n = MAX_SERIES_POINTS;
    int32_t *parent = isn_new(a, int32_t, all.n), *series = isn_new(a, int32_t, all.n);
    if (!parent || !series) return;
    for (ptrdiff_t i = 0; i < all.n; i++) parent[i] = (int32_t)i;
    join(&all, parent);
    for (ptrdiff_t i = 0; i < all.n; i++) {
        const isn_point *p = &all.at[i];
        ptrdiff_t r = root(parent, (int32_t)i);
        if (r == i) {
            isn_series *s = isn_push(a, out);
            if (!s) return;
            s->about = p->text;
            series[i] = (int32_t)out->n - 1;
        }
        isn_push_value(a, &out->at[series[r]].points, point_side(p));
    }
    /* one point is no series */
    ptrdiff_t kept = 0;
    for (ptrdiff_t i = 0; i < out->n; i++)
        if (out->at[i].points.n > 1) out->at[kept++] = out->at[i];
    out->n = kept;
}
