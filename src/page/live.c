/* live.c - entries: children of one box that have a time and a text each. */
#include "page/live.h"
#include "lex/table.h"
#include "lexicon/page_hint.h"

#define ROLE(name) ((page_roles)1 << LEX_PAGE_HINT_ROLE_##name)

enum { MIN_ENTRIES = 3, MIN_ENTRY_LETTERS = 30 };

/* Does the page, or a box around or inside the article's, say that it is one? */
static bool says_live(const gathered *g, const page_region *r)
{
    if (g->meta.live_blog) return true;
    for (int32_t n = r->node; n > 0; n = g->node.at[n].parent)
        if (g->node.at[n].roles & ROLE(LIVE)) return true;
    for (ptrdiff_t i = 0; i < g->node.n; i++) {
        const page_node *n = &g->node.at[i];
        if (n->roles & ROLE(LIVE) && n->begin >= r->begin && n->end <= r->end) return true;
    }
    return false;
}

/* The first <time> of the blocks [begin, end); times are in order of blocks. */
static isn_str time_in(const gathered *g, uint32_t begin, uint32_t end)
{
    ptrdiff_t low = 0, high = g->times.n;
    while (low < high) {
        ptrdiff_t mid = low + (high - low) / 2;
        if (g->times.at[mid].block < begin) low = mid + 1;
        else high = mid;
    }
    return low < g->times.n && g->times.at[low].block < end ? g->times.at[low].value : STR_NONE;
}

static bool is_entry(const gathered *g, const page_region *r, const page_node *n)
{
    if (n->begin < r->begin || n->end > r->end || n->end - n->begin < 2) return false;
    return r->seen[n->end] - r->seen[n->begin] >= MIN_ENTRY_LETTERS && time_in(g, n->begin, n->end).n;
}

void live_find(isn_arena *scratch, const gathered *g, const page_region *r, live_entries *out)
{
    if (g->times.n < MIN_ENTRIES || !says_live(g, r)) return;
    uint32_t *count = isn_new(scratch, uint32_t, g->node.n);
    if (!count) return;
    int32_t best = -1;
    for (ptrdiff_t i = 1; i < g->node.n; i++) {
        int32_t up = g->node.at[i].parent;
        if (up < 0 || !is_entry(g, r, &g->node.at[i])) continue;
        count[up]++;
        if (best < 0 || count[up] > count[best]) best = up;
    }
    if (best < 0 || count[best] < MIN_ENTRIES) return;
    for (ptrdiff_t i = 1; i < g->node.n; i++) {
        const page_node *n = &g->node.at[i];
        if (n->parent != best || !is_entry(g, r, n)) continue;
        live_entry e = {n->begin, n->end, time_in(g, n->begin, n->end)};
        isn_push_value(scratch, out, e);
    }
}
