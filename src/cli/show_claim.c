/* show_claim.c - claims with their isnad drawn as a tree. */
#include "cli/show.h"
#include "lex/fold.h"

/* The strokes look the same from both sides, so that the tree stands whether the
 * terminal turns Arabic lines or not. */
#define STROKE_CHILD "\u253C\u2500 " /* ┼─ */
#define STROKE_LAST "\u2534\u2500 "  /* ┴─ */
#define STROKE_PAST "\u2502  "       /* │  */
#define STROKE_NONE "   "

enum { DEEPEST = 24, INDENT = 3 };

/* Where each node's next sibling is, -1 for the last of its parent's children. */
static int32_t *siblings(isn_arena *a, const isn_claim *c)
{
    int32_t *next = isn_new(a, int32_t, c->tree.n), *first = isn_new(a, int32_t, c->tree.n + 1);
    if (!next || !first) return NULL;
    for (ptrdiff_t i = 0; i <= c->tree.n; i++) first[i] = -1;
    for (int32_t i = (int32_t)c->tree.n - 1; i >= 0; i--) {
        int32_t *of = &first[c->tree.at[i].parent + 1];
        next[i] = *of;
        *of = i;
    }
    return next;
}

/* The strokes before node `at`, outermost first; below it where `below`. */
static void strokes(isn_term *t, const isn_claim *c, const int32_t *next, int32_t at, bool below)
{
    const char *stroke[DEEPEST];
    int n = 0;
    for (int32_t k = at; k >= 0 && c->tree.at[k].parent >= 0 && n < DEEPEST; k = c->tree.at[k].parent)
        stroke[n++] = k == at && !below ? (next[k] >= 0 ? STROKE_CHILD : STROKE_LAST) : next[k] >= 0 ? STROKE_PAST : STROKE_NONE;
    while (n > 0) out_c(t->o, stroke[--n]);
}

static void origin(isn_term *t, const isn_chain_node *n)
{
    term_style(t, STYLE_BOLD);
    if (n->name.n) term_text(t, n->name);
    else term_label(t, "unknown speaker");
    term_style(t, STYLE_PLAIN);
    if (n->anonymous && n->name.n) out_c(t->o, " · "), term_label(t, "anonymous");
}

static void outlet(isn_term *t, isn_pile pile, const isn_claim *c, const isn_chain_node *n)
{
    isn_str day = str_sub(pile.at[c->tellings.at[n->telling].document].published, 0, 10);
    term_text(t, n->name);
    if (day.n) out_c(t->o, "، "), term_text(t, day);
    if (n->kind == ISN_NODE_REPRINT) term_style(t, STYLE_DIM), out_c(t->o, " · "), term_label(t, "reprint"), term_style(t, STYLE_PLAIN);
}

/* Not the same words, however they are spelt: «شخصا» and «شخصاً» are. */
static bool other_words(isn_arena *a, isn_str x, isn_str y)
{
    return !str_eq(x, y) && !str_eq(fold_phrase(a, x), fold_phrase(a, y));
}

static void tree(isn_term *t, isn_arena *a, isn_pile pile, const isn_claim *c)
{
    int32_t *next = siblings(a, c);
    for (int32_t i = 0; next && i < c->tree.n; i++) {
        const isn_chain_node *n = &c->tree.at[i];
        term_line(t, INDENT), strokes(t, c, next, i, false);
        if (n->kind == ISN_NODE_ORIGIN) origin(t, n);
        else if (n->telling >= 0) outlet(t, pile, c, n);
        else term_text(t, n->name), term_style(t, STYLE_DIM), out_c(t->o, " · "), term_label(t, "carrier"), term_style(t, STYLE_PLAIN);
        out_char(t->o, '\n');
        if (n->telling < 0 || !other_words(a, c->tellings.at[n->telling].text, c->about)) continue;
        bool has_child = i + 1 < c->tree.n && c->tree.at[i + 1].parent == i;
        term_line(t, INDENT), strokes(t, c, next, i, true), out_c(t->o, has_child ? STROKE_PAST : STROKE_NONE);
        term_style(t, STYLE_DIM), term_cut(t, c->tellings.at[n->telling].text, t->width - INDENT * (n->depth + 2)), term_style(t, STYLE_PLAIN);
        out_char(t->o, '\n');
    }
}

void show_claim(isn_term *t, isn_arena *a, isn_pile pile, const isn_claim *c)
{
    term_style(t, STYLE_BOLD), term_wrap(t, c->about, (isn_span){0, (uint32_t)c->about.n}, 0, NULL, 0), term_style(t, STYLE_PLAIN);
    term_line(t, INDENT), term_label(t, isn_act_name(c->act)), out_c(t->o, " · ");
    term_count(t, "origins", c->n_origins), out_c(t->o, " · "), term_count(t, "articles", c->n_documents), out_char(t->o, '\n');
    tree(t, a, pile, c);
}
