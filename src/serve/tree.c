/* tree.c - the isnad of a claim as SVG. */
#include "serve/tree.h"

#include "base/utf8.h"
#include "lex/fold.h"
#include "story/json.h"

enum {
    BOX_WIDE = 208, BOX_HIGH = 46, ROW_HIGH = 58, COLUMN_WIDE = 252,
    MARGIN = 12, HEAD_HIGH = 84, LEAST_WIDE = 620,
    NAME_LETTERS = 24, HEAD_LETTERS = 68, HEAD_LINES = 2, CURVE = 22
};

typedef struct {
    isn_html *h;
    const isn_claim *claim;
    int width;
    int *row; /* twice the row of each node, so that a parent can stand between two */
} drawing;

static int depth_of(const isn_claim *c)
{
    int most = 0;
    for (ptrdiff_t i = 0; i < c->tree.n; i++)
        if (c->tree.at[i].depth > most) most = c->tree.at[i].depth;
    return most;
}

static bool is_leaf(const isn_claim *c, ptrdiff_t i)
{
    return i + 1 >= c->tree.n || c->tree.at[i + 1].parent != i;
}

isn_tree_size tree_size(const isn_claim *c, bool heads)
{
    int leaves = 0, wide = depth_of(c) * COLUMN_WIDE + BOX_WIDE + 2 * MARGIN;
    for (ptrdiff_t i = 0; i < c->tree.n; i++) leaves += is_leaf(c, i);
    return (isn_tree_size){wide > LEAST_WIDE ? wide : LEAST_WIDE, leaves * ROW_HIGH + (heads ? HEAD_HIGH : 0)};
}

/* Leaves take the rows in their order; a parent stands midway of its children. */
static int *rows(isn_arena *a, const isn_claim *c)
{
    ptrdiff_t n = c->tree.n;
    int *row = isn_new(a, int, n), *first = isn_new(a, int, n), next = 0;
    if (!row || !first) return NULL;
    for (ptrdiff_t i = 0; i < n; i++) first[i] = -1;
    for (ptrdiff_t i = 0; i < n; i++)
        if (is_leaf(c, i)) row[i] = 2 * next++;
    for (ptrdiff_t i = n - 1; i >= 0; i--) { /* children stand after their parent; the last is met first */
        int32_t up = c->tree.at[i].parent;
        if (!is_leaf(c, i)) row[i] = (row[i] + first[i]) / 2;
        if (up < 0) continue;
        if (first[up] < 0) row[up] = row[i];
        first[up] = row[i];
    }
    return row;
}

/* ---- words -------------------------------------------------------------------- */

/* The bytes of `s` from `at` that `most` letters take, whole words if it can be. */
static ptrdiff_t letters(isn_str s, ptrdiff_t at, int most)
{
    ptrdiff_t i = at, space = at;
    for (int n = 0; i < s.n; n += 1) {
        uint32_t cp;
        int wide = utf8_read(s, i, &cp);
        if (cp_class(cp) == CP_MARK) n--;
        if (n >= most) return space > at ? space : i;
        if (cp == ' ') space = i;
        i += wide;
    }
    return s.n;
}

/* Text in a direction of its own at (x, y): of the Arabic articles, or the program's. */
static void words(drawing *d, int x, int y, const char *class, const char *anchor, isn_str s, bool cut)
{
    out_fmt(d->h->o, "<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"%s\" direction=\"rtl\">", class, x, y, anchor);
    html_text(d->h, s), html_raw(d->h, cut ? "…</text>" : "</text>");
}

static void head(drawing *d)
{
    const isn_claim *c = d->claim;
    bool english = d->h->english;
    int x = english ? MARGIN : -MARGIN, y = MARGIN + 14;
    const char *edge = english ? "end" : "start"; /* of text that runs from right to left */
    ptrdiff_t at = 0;
    for (int line = 0; line < HEAD_LINES && at < c->about.n; line++, y += 22) {
        ptrdiff_t end = letters(c->about, at, HEAD_LETTERS * d->width / LEAST_WIDE);
        words(d, x, y, "claim", edge, str_trim(str_sub(c->about, at, end)), line == HEAD_LINES - 1 && end < c->about.n);
        at = end;
    }
    out_fmt(d->h->o, "<text class=\"note\" x=\"%d\" y=\"%d\" text-anchor=\"start\" direction=\"%s\">", x, y, english ? "ltr" : "rtl");
    html_label(d->h, isn_act_name(c->act)), html_raw(d->h, " · ");
    html_count(d->h, "origins", c->n_origins), html_raw(d->h, " · ");
    html_count(d->h, "articles", c->n_documents), html_raw(d->h, "</text>\n");
}

/* ---- boxes -------------------------------------------------------------------------- */

static int left_of(const drawing *d, int depth)
{
    int x = MARGIN + depth * COLUMN_WIDE;
    return d->h->english ? x : -x - BOX_WIDE;
}

static int middle_of(const drawing *d, ptrdiff_t i) { return d->row[i] * ROW_HIGH / 2 + ROW_HIGH / 2; }

static void stroke(drawing *d, ptrdiff_t i)
{
    const isn_chain_node *n = &d->claim->tree.at[i];
    if (n->parent < 0) return;
    int turn = d->h->english ? 1 : -1;
    int from = left_of(d, n->depth - 1) + (turn > 0 ? BOX_WIDE : 0), to = left_of(d, n->depth) + (turn > 0 ? 0 : BOX_WIDE);
    int y = middle_of(d, n->parent), y2 = middle_of(d, i);
    out_fmt(d->h->o, "<path class=\"link%s\" d=\"M%d %dC%d %d %d %d %d %d\"/>", n->kind == ISN_NODE_REPRINT ? " again" : "",
            from, y, from + turn * CURVE, y, to - turn * CURVE, y2, to, y2);
}

/* What stands below the name: the kind of origin or carrier, an outlet's day. */
static void note(drawing *d, isn_pile pile, const isn_chain_node *n, int x, int y)
{
    isn_html *h = d->h;
    out_fmt(h->o, "<text class=\"note\" x=\"%d\" y=\"%d\" text-anchor=\"middle\" direction=\"%s\">", x, y, h->english ? "ltr" : "rtl");
    if (n->telling < 0) {
        html_label(h, n->anonymous && n->name.n ? "anonymous" : isn_node_kind_name(n->kind));
        html_raw(h, "</text>");
        return;
    }
    isn_str day = str_sub(pile.at[d->claim->tellings.at[n->telling].document].published, 0, 10);
    if (day.n) html_raw(h, "<tspan direction=\"ltr\" unicode-bidi=\"isolate\">"), html_text(h, day), html_raw(h, "</tspan>");
    else html_label(h, "undated");
    if (n->kind == ISN_NODE_REPRINT) html_raw(h, " · "), html_label(h, "reprint");
    html_raw(h, "</text>");
}

static void box(drawing *d, isn_pile pile, ptrdiff_t i, int first)
{
    const isn_chain_node *n = &d->claim->tree.at[i];
    const isn_side *told = n->telling >= 0 ? &d->claim->tellings.at[n->telling] : NULL;
    int x = left_of(d, n->depth), y = middle_of(d, i) - BOX_HIGH / 2;
    isn_str name = n->name.n ? n->name : label("unknown speaker", d->h->english);
    ptrdiff_t end = letters(name, 0, NAME_LETTERS);
    if (told && first) out_fmt(d->h->o, "<a href=\"#d%d-%u\">", first + told->document, told->span.start);
    out_fmt(d->h->o, "<g class=\"%s\"><title>", isn_node_kind_name(n->kind));
    html_text(d->h, name);
    if (told) html_raw(d->h, ": "), html_text(d->h, told->text);
    out_fmt(d->h->o, "</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>", x, y, BOX_WIDE, BOX_HIGH,
            n->kind == ISN_NODE_ORIGIN ? BOX_HIGH / 2 : 6);
    words(d, x + BOX_WIDE / 2, y + 20, "name", "middle", str_sub(name, 0, end), end < name.n);
    note(d, pile, n, x + BOX_WIDE / 2, y + 37);
    html_raw(d->h, told && first ? "</g></a>\n" : "</g>\n");
}

void tree_draw(isn_html *h, isn_arena *a, isn_pile pile, const isn_claim *c, int first, bool heads)
{
    drawing d = {h, c, tree_size(c, heads).width, rows(a, c)};
    if (!d.row) return;
    if (heads) {
        head(&d);
        out_fmt(h->o, "<g transform=\"translate(0 %d)\">", HEAD_HIGH);
    }
    for (ptrdiff_t i = 0; i < c->tree.n; i++) stroke(&d, i);
    html_raw(h, "\n");
    for (ptrdiff_t i = 0; i < c->tree.n; i++) box(&d, pile, i, first);
    if (heads) html_raw(h, "</g>");
}

/* ---- a file by itself ------------------------------------------------------------------- */

extern const isn_str embed_tree_css;

void tree_frame(isn_html *h, isn_tree_size size)
{
    out_fmt(h->o, "width=\"%d\" height=\"%d\" viewBox=\"%d 0 %d %d\"", size.width, size.height, h->english ? 0 : -size.width,
            size.width, size.height);
}

void tree_open(isn_html *h, isn_tree_size size)
{
    html_raw(h, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"isnad\" ");
    tree_frame(h, size);
    html_raw(h, h->english ? " xml:lang=\"en\"><style>" : " xml:lang=\"ar\"><style>");
    out_str(h->o, embed_tree_css);
    out_fmt(h->o, "</style><rect class=\"paper\" x=\"%d\" width=\"100%%\" height=\"100%%\"/>\n", h->english ? 0 : -size.width);
}

void tree_close(isn_html *h) { html_raw(h, "</svg>\n"); }
