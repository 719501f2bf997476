/* several.c - which <article>s of a page are articles, not teasers. */
#include "page/several.h"

enum {
    MIN_LETTERS = 200,
    MIN_PARAGRAPHS = 2,
    HEADLINE_BLOCKS = 8,
    HEADLINE_LETTERS = 8,
    MAX_ARTICLES = 500, /* more are a list */
    MOST = 95 /* of a hundred letters of running text stand in them, or it is one article */
};

typedef struct {
    const gathered *g;
    const page_region *r;
    uint32_t *running;   /* prefix sums over blocks: paragraphs of running text */
    int32_t *around;     /* of each node: the nearest full article around it, -1 for none */
    uint32_t *inside;    /* of each full article: how many full ones are directly in it */
    bool *taken;         /* it, or one around it, is given out */
} several;

/* The block of its headline: a heading among its first blocks; -1 for none. */
static int64_t headline_of(const gathered *g, const page_node *n)
{
    for (uint32_t i = n->begin; i < n->end && i < n->begin + HEADLINE_BLOCKS; i++) {
        const page_block *b = &g->block.at[i];
        if (b->heading && b->heading <= 3 && b->letters >= HEADLINE_LETTERS) return i;
    }
    return -1;
}

static bool is_full(const several *s, int32_t i)
{
    const page_node *n = &s->g->node.at[i];
    return n->tag == HTML_ARTICLE && !s->r->off[i] && n->begin >= s->r->begin && n->end <= s->r->end &&
           s->r->good[n->end] - s->r->good[n->begin] >= MIN_LETTERS &&
           s->running[n->end] - s->running[n->begin] >= MIN_PARAGRAPHS && headline_of(s->g, n) >= 0;
}

static bool init(several *s, isn_arena *scratch)
{
    s->running = isn_new(scratch, uint32_t, s->g->block.n + 1);
    s->around = isn_new(scratch, int32_t, s->g->node.n);
    s->inside = isn_new(scratch, uint32_t, s->g->node.n);
    s->taken = isn_new(scratch, bool, s->g->node.n);
    if (!s->running || !s->around || !s->inside || !s->taken) return false;
    for (ptrdiff_t i = 0; i < s->g->block.n; i++)
        s->running[i + 1] = s->running[i] + (s->r->good[i + 1] > s->r->good[i]);
    return true;
}

static isn_str first_time(const gathered *g, const page_node *n)
{
    for (ptrdiff_t i = 0; i < g->times.n && g->times.at[i].block < n->end; i++)
        if (g->times.at[i].block >= n->begin) return g->times.at[i].value;
    return STR_NONE;
}

/* Parents stand before their children in the list of nodes. */
void several_find(isn_arena *scratch, const gathered *g, const page_region *r, several_articles *out)
{
    several s = {.g = g, .r = r};
    if (!init(&s, scratch)) return;
    ptrdiff_t before = out->n;
    uint64_t within = 0;
    for (int32_t i = 0; i < (int32_t)g->node.n; i++) {
        int32_t up = g->node.at[i].parent;
        s.around[i] = up < 0 ? -1 : g->node.at[up].tag == HTML_ARTICLE && is_full(&s, up) ? up : s.around[up];
        if (s.around[i] >= 0 && is_full(&s, i)) s.inside[s.around[i]]++;
    }
    for (int32_t i = 0; i < (int32_t)g->node.n; i++) {
        bool covered = s.around[i] >= 0 && s.taken[s.around[i]];
        const page_node *n = &g->node.at[i];
        s.taken[i] = covered || (is_full(&s, i) && s.inside[i] < 2);
        if (!s.taken[i] || covered) continue;
        several_article one = {n->begin, n->end, (uint32_t)headline_of(g, n), first_time(g, n)};
        isn_push_value(scratch, out, one);
        within += r->good[n->end] - r->good[n->begin];
    }
    uint64_t all = r->good[r->end] - r->good[r->begin];
    if (out->n - before < 2 || out->n - before > MAX_ARTICLES || within * 100 < all * MOST) out->n = before;
}
