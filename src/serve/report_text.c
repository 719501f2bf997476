/* report_text.c - an article's text with what is cited in it marked where it stands. */
#include "serve/report_parts.h"

#include <stdlib.h>

/* What covers a byte: the marks are drawn over each other. */
enum { IN_SAY = 1, IN_FIGURE = 2, IN_TIME = 4 };

typedef struct {
    uint32_t at;
    int8_t say, figure, time; /* +1 where one begins, -1 where it ends */
    bool anchor;              /* something cited begins here */
} edge;
typedef ISN_LIST(edge) edges;

static void add_span(isn_arena *a, edges *e, isn_span s, int kind, bool anchor)
{
    if (span_empty(s)) return;
    edge begin = {.at = s.start, .anchor = anchor}, end = {.at = s.end};
    begin.say = kind == IN_SAY, begin.figure = kind == IN_FIGURE, begin.time = kind == IN_TIME;
    end.say = (int8_t)-begin.say, end.figure = (int8_t)-begin.figure, end.time = (int8_t)-begin.time;
    isn_push_value(a, e, begin);
    isn_push_value(a, e, end);
}

static int by_place(const void *x, const void *y)
{
    const edge *a = x, *b = y;
    return (a->at > b->at) - (a->at < b->at);
}

static void piece(isn_html *h, isn_str text, int say, int figure, int time)
{
    if (text.n == 0) return;
    bool marked = say > 0 || figure > 0 || time > 0;
    if (marked) {
        html_raw(h, "<span class=\"");
        html_raw(h, say > 0 ? "say " : ""), html_raw(h, figure > 0 ? "fig " : ""), html_raw(h, time > 0 ? "time" : "");
        html_raw(h, "\">");
    }
    html_text(h, text);
    if (marked) html_raw(h, "</span>");
}

static const char *element(isn_block_kind k)
{
    switch (k) {
    case ISN_BLOCK_TITLE: return "h3";
    case ISN_BLOCK_SUBTITLE: case ISN_BLOCK_HEADING: return "h4";
    case ISN_BLOCK_QUOTE: return "blockquote";
    default: return "p";
    }
}

static bool furniture(isn_block_kind k)
{
    return k == ISN_BLOCK_CAPTION || k == ISN_BLOCK_RELATED || k == ISN_BLOCK_BOILERPLATE;
}

static void gather(isn_arena *a, const isn_article *art, const isn_spans *cited, edges *e)
{
    for (ptrdiff_t i = 0; i < art->statements.n; i++) add_span(a, e, art->statements.at[i].content, IN_SAY, true);
    for (ptrdiff_t i = 0; i < art->figures.n; i++) add_span(a, e, art->figures.at[i].span, IN_FIGURE, true);
    for (ptrdiff_t i = 0; i < art->dates.n; i++) add_span(a, e, art->dates.at[i].span, IN_TIME, true);
    for (ptrdiff_t i = 0; i < cited->n; i++) add_span(a, e, cited->at[i], 0, true);
    if (e->n) qsort(e->at, (size_t)e->n, sizeof(edge), by_place);
}

void report_text(isn_html *h, isn_arena *a, int document, const isn_article *art, const isn_spans *cited)
{
    edges e = {0};
    gather(a, art, cited, &e);
    isn_str text = art->page.text;
    ptrdiff_t k = 0;
    int say = 0, figure = 0, time = 0;
    uint32_t last_anchor = UINT32_MAX;
    for (ptrdiff_t i = 0; i < art->page.blocks.n; i++) {
        const isn_block *b = &art->page.blocks.at[i];
        if (b->kind == ISN_BLOCK_BOILERPLATE || b->kind == ISN_BLOCK_RELATED) continue;
        out_fmt(h->o, "<%s dir=\"auto\"%s>", element(b->kind), furniture(b->kind) ? " class=\"furniture\"" : "");
        uint32_t at = b->span.start;
        for (; k < e.n && e.at[k].at < b->span.end; k++) {
            const edge *x = &e.at[k];
            if (x->at > at) piece(h, str_sub(text, at, x->at), say, figure, time), at = x->at;
            if (x->anchor && x->at != last_anchor && x->at >= b->span.start) {
                out_fmt(h->o, "<a class=\"at\" id=\"d%d-%u\"></a>", document, x->at);
                last_anchor = x->at;
            }
            say += x->say, figure += x->figure, time += x->time;
        }
        piece(h, str_sub(text, at, b->span.end), say, figure, time);
        out_fmt(h->o, "</%s>\n", element(b->kind));
    }
}
