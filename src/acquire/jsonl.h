/* jsonl.h - JSON Lines: one article a line.
 *
 * Uses: stream, json-c, lexicon/jsonl_field.tsv.  Used by: acquire only.
 *
 * Read as a stream, so that a dump may be larger than memory.  What the fields
 * are called is told by the lexicon; published may be a number, of seconds or
 * milliseconds since 1970. */
#ifndef ACQUIRE_JSONL_H
#define ACQUIRE_JSONL_H

#include "acquire/source.h"
#include "acquire/stream.h"

/* Do these bytes begin with an object that has a field: {" ? */
bool jsonl_looks(isn_str head);

/* Calls `fn` for every line, or with an error that names the file and the line;
 * blank lines are passed over.  False if `fn` stopped the walk. */
bool jsonl_walk(isn_stream *s, isn_str name, isn_source_fn *fn, void *ctx);

#endif
