/* show_article.c - one article as a page for a terminal. */
#include "cli/show.h"

#include <math.h>

typedef ISN_LIST(isn_stretch) stretches;

/* Adds a stretch where it overlaps no earlier one: statements come first. */
static void add_stretch(isn_arena *a, stretches *s, isn_span span, isn_style style)
{
    for (ptrdiff_t i = 0; i < s->n; i++)
        if (span_overlaps(s->at[i].span, span)) return;
    isn_stretch one = {span, style};
    if (!span_empty(span)) isn_push_value(a, s, one);
}

static void sort_stretches(stretches *s)
{
    for (ptrdiff_t i = 1; i < s->n; i++)
        for (ptrdiff_t k = i; k > 0 && s->at[k - 1].span.start > s->at[k].span.start; k--) {
            isn_stretch x = s->at[k];
            s->at[k] = s->at[k - 1];
            s->at[k - 1] = x;
        }
}

static stretches styles_in(isn_arena *a, const isn_article *art, isn_span block)
{
    stretches s = {0};
    for (ptrdiff_t i = 0; i < art->statements.n; i++)
        if (span_overlaps(block, art->statements.at[i].cue)) add_stretch(a, &s, art->statements.at[i].cue, STYLE_BOLD);
    for (ptrdiff_t i = 0; i < art->figures.n; i++)
        if (span_overlaps(block, art->figures.at[i].span)) add_stretch(a, &s, art->figures.at[i].span, STYLE_FIGURE);
    for (ptrdiff_t i = 0; i < art->dates.n; i++)
        if (span_overlaps(block, art->dates.at[i].span)) add_stretch(a, &s, art->dates.at[i].span, STYLE_TIME);
    sort_stretches(&s);
    return s;
}

static void heading(isn_term *t, const char *id, ptrdiff_t n)
{
    out_char(t->o, '\n');
    term_line(t, 0), term_style(t, STYLE_BOLD), term_label(t, id);
    out_fmt(t->o, " (%d)", (int)n), term_style(t, STYLE_PLAIN), out_char(t->o, '\n');
}

static void header(isn_term *t, const isn_article *art)
{
    const isn_page *p = &art->page;
    if (p->title.n) {
        isn_stretch bold = {{0, (uint32_t)p->title.n}, STYLE_BOLD};
        term_wrap(t, p->title, bold.span, 0, &bold, 1);
    }
    term_line(t, 0), term_style(t, STYLE_DIM);
    term_text(t, p->outlet.n ? p->outlet : art->uri);
    out_c(t->o, " · ");
    if (art->published.n) term_text(t, art->published);
    else term_label(t, "undated");
    if (p->credit.n) out_c(t->o, " · "), term_label(t, "credited to"), out_char(t->o, ' '), term_text(t, p->credit);
    term_style(t, STYLE_PLAIN), out_c(t->o, "\n\n");
}

static void body(isn_term *t, isn_arena *a, const isn_article *art)
{
    bool shown = false;
    for (ptrdiff_t i = 0; i < art->page.blocks.n; i++) {
        const isn_block *b = &art->page.blocks.at[i];
        if (b->kind < ISN_BLOCK_HEADING || b->kind > ISN_BLOCK_QUOTE) continue;
        stretches s = styles_in(a, art, b->span);
        if (shown) out_char(t->o, '\n');
        term_wrap(t, art->page.text, b->span, b->kind == ISN_BLOCK_QUOTE ? 4 : 0, s.at, s.n);
        shown = true;
    }
}

/* "speaker ← agency" */
static void chain(isn_term *t, const isn_article *art, const isn_chain *c)
{
    if (c->n == 0) term_style(t, STYLE_DIM), term_label(t, "unknown speaker"), term_style(t, STYLE_PLAIN);
    for (ptrdiff_t i = 0; i < c->n; i++) {
        const isn_link *l = &c->at[i];
        if (i) out_c(t->o, " ← ");
        isn_str name = l->entity >= 0 && l->entity < art->entities.n ? art->entities.at[l->entity].name : isn_words(art, l->span);
        term_style(t, STYLE_BOLD), term_text(t, name), term_style(t, STYLE_PLAIN);
        if (l->anonymous) out_c(t->o, " ("), term_label(t, "anonymous"), out_char(t->o, ')');
    }
}

static void statements(isn_term *t, const isn_article *art)
{
    if (!art->statements.n) return;
    heading(t, "statements", art->statements.n);
    for (ptrdiff_t i = 0; i < art->statements.n; i++) {
        const isn_statement *s = &art->statements.at[i];
        term_line(t, 1);
        out_fmt(t->o, "%2d  ", (int)i + 1);
        chain(t, art, &s->chain);
        out_c(t->o, " · "), term_style(t, s->act == ISN_ACT_DENY ? STYLE_BAD : STYLE_GOOD);
        term_label(t, isn_act_name(s->act)), term_style(t, STYLE_PLAIN);
        if (s->said.n) out_c(t->o, " · "), term_text(t, s->said);
        out_char(t->o, '\n');
        isn_stretch say = {s->content, STYLE_SAY};
        term_wrap(t, art->page.text, s->content, 5, &say, 1);
    }
}

static void figures(isn_term *t, const isn_article *art)
{
    if (!art->figures.n) return;
    heading(t, "figures", art->figures.n);
    for (ptrdiff_t i = 0; i < art->figures.n; i++) {
        const isn_figure *f = &art->figures.at[i];
        term_line(t, 5), term_style(t, STYLE_FIGURE);
        out_number(t->o, f->value);
        if (!isnan(f->max)) out_c(t->o, "–"), out_number(t->o, f->max);
        term_style(t, STYLE_PLAIN), out_c(t->o, "  "), term_text(t, isn_words(art, f->span)), out_char(t->o, '\n');
    }
}

static void promises(isn_term *t, const isn_article *art)
{
    if (!art->commitments.n) return;
    heading(t, "promises", art->commitments.n);
    for (ptrdiff_t i = 0; i < art->commitments.n; i++) {
        const isn_commitment *c = &art->commitments.at[i];
        term_line(t, 5), term_text(t, c->due), out_c(t->o, " · "), term_label(t, isn_status_name(c->status));
        out_c(t->o, " · "), term_text(t, isn_words(art, c->actor.span)), out_char(t->o, '\n');
        term_wrap(t, art->page.text, span_empty(c->action) ? c->span : c->action, 5, NULL, 0);
    }
}

void show_article(isn_term *t, isn_arena *a, const isn_article *art)
{
    header(t, art);
    body(t, a, art);
    statements(t, art);
    figures(t, art);
    promises(t, art);
    out_char(t->o, '\n');
}

static void rule(isn_term *t, const isn_article *art, const char *kind, isn_rule name, isn_span span)
{
    term_line(t, 0), out_fmt(t->o, "%-10s %-28s %6u-%-6u ", kind, name ? name : "?", span.start, span.end);
    term_text(t, isn_words(art, span)), out_char(t->o, '\n');
}

void show_rules(isn_term *t, const isn_article *art)
{
    header(t, art);
    for (ptrdiff_t i = 0; i < art->mentions.n; i++) rule(t, art, "name", art->mentions.at[i].rule, art->mentions.at[i].span);
    for (ptrdiff_t i = 0; i < art->dates.n; i++) rule(t, art, "date", art->dates.at[i].rule, art->dates.at[i].span);
    for (ptrdiff_t i = 0; i < art->figures.n; i++) rule(t, art, "figure", art->figures.at[i].rule, art->figures.at[i].span);
    for (ptrdiff_t i = 0; i < art->statements.n; i++) {
        const isn_statement *s = &art->statements.at[i];
        rule(t, art, "cue", s->rule, s->cue);
        rule(t, art, "  content", s->rule, s->content);
        for (ptrdiff_t k = 0; k < s->chain.n; k++) rule(t, art, k ? "  via" : "  speaker", s->chain.at[k].rule, s->chain.at[k].span);
    }
    for (ptrdiff_t i = 0; i < art->commitments.n; i++) rule(t, art, "commitment", art->commitments.at[i].rule, art->commitments.at[i].span);
    for (ptrdiff_t i = 0; i < art->meetings.n; i++) rule(t, art, "meeting", art->meetings.at[i].rule, art->meetings.at[i].span);
}
