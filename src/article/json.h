/* json.h - an article as the record of doc/records.md.
 *
 * Uses: base.  Used by: store, serve, cli. */
#ifndef ARTICLE_JSON_H
#define ARTICLE_JSON_H

#include "base/out.h"

/* Appends one JSON object, without a line break. */
void article_json(isn_out *o, const isn_article *article);

#endif
