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

void html_cite(isn_html *h, int document, isn_span span, isn_str words)
{
    out_fmt(h->o, "<a href=\"#d%d-%u\">", document, span.start);
    html_isolate(h, words), html_raw(h, "</a>");
}
