/* report_parts.h - the report's parts: one function a section.
 *
 * Uses: store, story.  Used by: report.c only. */
#ifndef SERVE_REPORT_PARTS_H
#define SERVE_REPORT_PARTS_H

#include "serve/html.h"
#include "store/store.h"

typedef ISN_LIST(isn_span) isn_spans;

/* One story as the report shows it. */
typedef struct {
    const isn_story *story;
    isn_ledgers all;
    int first;        /* number of its first document in the page, from 1 */
    isn_spans *cited; /* per document: what links point to */
} isn_chapter;

/* Each writes its section, nothing where it is empty, and returns its rows. */
ptrdiff_t report_timeline(isn_html *h, isn_arena *a, isn_chapter *c);
ptrdiff_t report_disagreements(isn_html *h, isn_arena *a, isn_chapter *c);
ptrdiff_t report_figures(isn_html *h, isn_arena *a, isn_chapter *c);
ptrdiff_t report_promises(isn_html *h, isn_arena *a, isn_chapter *c);
ptrdiff_t report_statements(isn_html *h, isn_arena *a, isn_chapter *c);
ptrdiff_t report_who(isn_html *h, isn_arena *a, isn_chapter *c);
ptrdiff_t report_claims(isn_html *h, isn_arena *a, isn_chapter *c);

/* A link to the words of a side, remembered as cited. */
void chapter_cite(isn_html *h, isn_arena *a, isn_chapter *c, int32_t document, isn_span span, isn_str words);

/* "outlet, day" of a document of the chapter. */
void chapter_source(isn_html *h, const isn_chapter *c, int32_t document);

/* The article's text with all records marked and every cited place anchored. */
void report_text(isn_html *h, isn_arena *a, int document, const isn_article *art, const isn_spans *cited);

/* A chart of one series of figures as SVG. */
void report_chart(isn_html *h, const isn_chapter *c, const isn_series *s);

#endif
