/* label.h - the program's own words in Arabic and English (lexicon/label.tsv).
 *
 * Uses: lex.  Used by: serve, cli. */
#ifndef SERVE_LABEL_H
#define SERVE_LABEL_H

#include "base/str.h"

/* The label of `id` in Arabic, or English; `id` itself where there is none. */
isn_str label(const char *id, bool english);

#endif
