/* report.h - a dossier as one self-contained HTML page.
 *
 * Uses: store, story.  Used by: cli. */
#ifndef SERVE_REPORT_H
#define SERVE_REPORT_H

#include "base/out.h"
#include "store/store.h"

typedef struct {
    bool english;   /* the page's own words; the articles stay as they are */
    int64_t story;  /* this one alone, or -1: every story of two articles or more */
} isn_report_options;

/* Appends the page to `out`.  It needs no script and no network; every line is
 * linked to its words in the articles' text, which the page holds.
 * False with `err` where the store failed or there is no such story. */
ISN_MUST bool isn_report_write(isn_store *s, const isn_report_options *options, isn_out *out, isn_err *err);

#endif
