/* html.c - pieces that several pages share. */
#include "serve/html.h"

void html_count(isn_html *h, const char *id, ptrdiff_t n)
{
    if (h->english) out_fmt(h->o, "%td ", n), html_label(h, id);
    else html_label(h, id), out_fmt(h->o, ": %td", n);
}

void html_tag(isn_html *h, const char *id)
{
    html_raw(h, "<span class=\"tag "), html_text(h, str_c(id)), html_raw(h, "\">");
    html_label(h, id), html_raw(h, "</span>");
}

void html_marked(isn_html *h, isn_str words, const isn_span *mark, ptrdiff_t n)
{
    ptrdiff_t at = 0;
    html_raw(h, "<bdi>");
    for (ptrdiff_t i = 0; i < n; i++) {
        html_text(h, str_sub(words, at, mark[i].start)), html_raw(h, "<mark>");
        if (span_empty(mark[i])) html_raw(h, "…");
        html_text(h, str_span(words, mark[i])), html_raw(h, "</mark>");
        at = mark[i].end;
    }
    html_text(h, str_sub(words, at, words.n)), html_raw(h, "</bdi>");
}

void html_cite(isn_html *h, int document, isn_span span, isn_str words, const isn_span *mark, ptrdiff_t n)
{
    out_fmt(h->o, "<a href=\"#d%d-%u\">", document, span.start);
    html_marked(h, words, mark, n), html_raw(h, "</a>");
}
