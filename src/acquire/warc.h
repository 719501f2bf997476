/* warc.h - pages out of WARC and WET files (ISO 28500).
 *
 * Uses: stream.  Used by: source.c.
 *
 * `response` records with an HTML or text body and `conversion` records (WET) give
 * a source each, its uri the record's target; all others are passed over. */
#ifndef ACQUIRE_WARC_H
#define ACQUIRE_WARC_H

#include "acquire/source.h"
#include "acquire/stream.h"

/* Gives every page of the stream; a damaged record is given as an error and the
 * next one is looked for.  False if `fn` stopped the walk. */
bool warc_walk(isn_stream *s, isn_str name, isn_source_fn *fn, void *ctx);

/* Does it begin as a WARC file does? */
bool warc_looks(isn_str beginning);

#endif
