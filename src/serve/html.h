/* html.h - writing HTML: text goes through the escaping writer, tags do not.
 *
 * Uses: base.  Used by: serve only. */
#ifndef SERVE_HTML_H
#define SERVE_HTML_H

#include "base/out.h"
#include "serve/label.h"

typedef struct {
    isn_out *o;
    bool english;
} isn_html;

/* Tags and attributes of our own; never foreign text. */
static inline void html_raw(isn_html *h, const char *c) { out_c(h->o, c); }

/* Foreign text, escaped. */
static inline void html_text(isn_html *h, isn_str s) { out_html(h->o, s); }

/* Foreign text in its own direction, whatever stands around it. */
static inline void html_isolate(isn_html *h, isn_str s)
{
    html_raw(h, "<bdi>"), html_text(h, s), html_raw(h, "</bdi>");
}

static inline void html_label(isn_html *h, const char *id) { html_text(h, label(id, h->english)); }

/* "المقالات: 24" or "24 articles": no agreement of number and noun to get wrong. */
void html_count(isn_html *h, const char *id, ptrdiff_t n);

/* A small rounded tag, its class the id of its label. */
void html_tag(isn_html *h, const char *id);

/* Foreign words with some of them marked: stretches of `words`, in order; none
 * where `n` is 0, and an empty one is shown as what was left out. */
void html_marked(isn_html *h, isn_str words, const isn_span *mark, ptrdiff_t n);

/* The same as a link to the words of document number `document` (from 1). */
void html_cite(isn_html *h, int document, isn_span span, isn_str words, const isn_span *mark, ptrdiff_t n);

#endif
