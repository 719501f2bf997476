/* holder.h - in whose words a figure or a date stands.
 *
 * Uses: base.  Used by: article, story. */
#ifndef ARTICLE_HOLDER_H
#define ARTICLE_HOLDER_H

#include "base/str.h"

/* Index of the statement with the shortest content that holds `span`, or -1. */
int32_t article_statement_of(const isn_article *article, isn_span span);

#endif
