/* region.c - the box with the most running text and the least of anything else. */
#include "page/region.h"
#include "lex/table.h"
#include "lexicon/page_hint.h"

#define ROLE(name) ((page_roles)1 << LEX_PAGE_HINT_ROLE_##name)

/* Boxes of these roles are no article, unless they turn out to hold it. */
#define OFF_ROLES                                                                        \
    (ROLE(NAV) | ROLE(SIDE) | ROLE(RELATED) | ROLE(SHARE) | ROLE(COMMENT) | ROLE(FOOTER) | ROLE(PROMO) | \
     ROLE(AD) | ROLE(COOKIE) | ROLE(TAGS) | ROLE(CAPTION) | ROLE(FORM) | ROLE(HEADER) | ROLE(BYLINE) |   \
     ROLE(DATE) | ROLE(META))

enum {
    MIN_LETTERS = 25,      /* fewer are no running text */
    LABEL_LETTERS = 500,   /* a byline or date box is no longer */
    FORUM_LETTERS = 600,   /* so much in comments … */
    FORUM_OTHERS = 200,    /* … and less of anything else */
    BOX_LETTERS = 80       /* what is no <p> must be longer to be running text */
};

static bool ends_sentence(isn_str s)
{
    static const char *const stops[] = {".", "؟", "!", "?", "…", "۔", ".\"", ".»", ".”", ":", ".)", "。", "！", "？", "。」", "。”"};
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        if (str_ends(s, str_c(stops[i]))) return true;
    return false;
}

uint32_t block_good(const gathered *g, const page_block *b)
{
    uint32_t plain = b->letters - b->linked;
    if (b->heading || (b->at & (AT_CAPTION | AT_FORM)) || plain < MIN_LETTERS || b->linked * 2 > b->letters)
        return 0;
    bool stop = ends_sentence(str_span(g->text, b->span));
    if (b->at & AT_LIST && !(b->at & AT_P)) return stop ? plain / 3 : plain / 6;
    if (b->at & AT_P) return stop || plain >= 60 ? plain : plain / 2;
    if (plain >= BOX_LETTERS) return stop || plain >= 200 ? plain : plain / 2;
    return stop ? plain / 2 : 0;
}

static bool holds(const page_node *n, ptrdiff_t block)
{
    return block >= 0 && (uint32_t)block >= n->begin && (uint32_t)block < n->end;
}

/* Which of its roles take a box out of the article.  One that holds the headline
 * or most of the page's text only happens to be called so (<body class="has-sidebar">). */
static page_roles off_roles(const gathered *g, const page_region *r, const page_node *n, ptrdiff_t title)
{
    page_roles roles = n->roles & OFF_ROLES;
    if (!roles || n->tag == HTML_BODY || n->tag == HTML_MAIN || n->body_prop) return 0;
    uint64_t good = r->good[n->end] - r->good[n->begin], all = r->good[g->block.n];
    uint32_t seen = r->seen[n->end] - r->seen[n->begin];
    /* <footer> and <aside> say what they are; a class of that name is a guess. */
    if (n->tag == HTML_FOOTER || n->tag == HTML_ASIDE) return good * 10 < all * 7 ? roles : 0;
    if (holds(n, title)) return 0;
    if (n->roles & ROLE(BODY)) roles &= ROLE(COMMENT) | ROLE(RELATED) | ROLE(FOOTER);
    if (n->tag == HTML_TABLE) roles &= ~(ROLE(HEADER) | ROLE(META) | ROLE(DATE) | ROLE(SHARE));
    if (n->tag == HTML_P) roles &= ROLE(COMMENT) | ROLE(CAPTION) | ROLE(COOKIE);
    if (n->tag == HTML_ARTICLE) roles &= ROLE(COMMENT) | ROLE(RELATED) | ROLE(CAPTION) | ROLE(COOKIE);
    if (roles & (ROLE(COMMENT) | ROLE(COOKIE))) return good + 200 < all ? roles : 0;
    page_roles labels = ROLE(BYLINE) | ROLE(DATE) | ROLE(META) | ROLE(CAPTION) | ROLE(TAGS) | ROLE(HEADER) | ROLE(SHARE);
    if (seen > LABEL_LETTERS && good * 5 > all) roles &= ~labels;
    return good * 10 < all * 4 ? roles : 0;
}

/* A page on which next to nothing stands but comments is a forum: there they are
 * the text. */
static bool is_forum(const gathered *g, const page_region *r)
{
    uint64_t comments = 0, others = 0;
    for (ptrdiff_t i = 0; i < g->block.n; i++) {
        page_roles off = r->off[g->block.at[i].node];
        uint32_t good = r->good[i + 1] - r->good[i];
        if (off & ROLE(COMMENT)) comments += good;
        else if (!off) others += good;
    }
    return comments > FORUM_LETTERS && others < FORUM_OTHERS;
}

static void spread_off(const gathered *g, page_region *r, ptrdiff_t title)
{
    for (ptrdiff_t i = 0; i < g->node.n; i++) {
        const page_node *n = &g->node.at[i];
        r->off[i] = (n->parent >= 0 ? r->off[n->parent] : 0) | off_roles(g, r, n, title);
    }
}

static void sum_good(const gathered *g, page_region *r, bool use_off)
{
    for (ptrdiff_t i = 0; i < g->block.n; i++) {
        const page_block *b = &g->block.at[i];
        bool off = use_off && r->off[b->node];
        r->good[i + 1] = r->good[i] + (off ? 0 : block_good(g, b));
        r->seen[i + 1] = r->seen[i] + (off ? b->letters / 4 : b->letters);
    }
}

/* How much a box looks like the article: its running text, less where the box
 * holds much else; more where it is called so. */
static double worth(const page_region *r, const page_node *n)
{
    double good = r->good[n->end] - r->good[n->begin], seen = r->seen[n->end] - r->seen[n->begin];
    if (good <= 0) return 0;
    double w = good * good / (seen + 60);
    if (n->body_prop) w *= 1.6;
    else if (n->roles & ROLE(BODY)) w *= 1.25;
    else if (n->tag == HTML_ARTICLE || n->tag == HTML_MAIN) w *= 1.1;
    else if (n->roles & ROLE(ARTICLE)) w *= 1.05;
    if (n->tag == HTML_P || n->tag == HTML_LI || n->tag == HTML_BLOCKQUOTE) w *= 0.7;
    return w;
}

/* A paragraph or a list is no article: the box around it is. */
static int32_t whole_box(const gathered *g, int32_t node)
{
    for (; g->node.at[node].parent > 0; node = g->node.at[node].parent) {
        switch (g->node.at[node].tag) {
        case HTML_P: case HTML_OL: case HTML_UL: case HTML_LI: case HTML_DL: case HTML_DD: case HTML_DT:
        case HTML_BLOCKQUOTE: case HTML_FIGURE: case HTML_PRE: case HTML_TBODY: case HTML_TR: continue;
        default: return node;
        }
    }
    return node;
}

bool region_find(isn_arena *scratch, const gathered *g, ptrdiff_t title_block, page_region *out)
{
    out->off = isn_new(scratch, page_roles, g->node.n);
    out->good = isn_new(scratch, uint32_t, g->block.n + 1);
    out->seen = isn_new(scratch, uint32_t, g->block.n + 1);
    if (!out->off || !out->good || !out->seen) return false;
    sum_good(g, out, false);
    spread_off(g, out, title_block);
    if (is_forum(g, out))
        for (ptrdiff_t i = 0; i < g->node.n; i++) out->off[i] &= ~ROLE(COMMENT);
    sum_good(g, out, true);
    double best = 0;
    out->node = 0;
    for (ptrdiff_t i = 0; i < g->node.n; i++) {
        double w = worth(out, &g->node.at[i]);
        if (w < best || w == 0) continue;
        best = w;
        out->node = (int32_t)i;
    }
    out->node = whole_box(g, out->node);
    out->begin = g->node.at[out->node].begin;
    out->end = g->node.at[out->node].end;
    return true;
}
