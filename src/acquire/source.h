/* source.h - bytes from the world, one input at a time, with their provenance.
 *
 * Uses: base, json-c, zlib, libzstd, expat, nettle.  Used by: cli, store.
 *
 * A path may be a file, a directory (walked in name order), or "-" for standard
 * input.  A file may be a page, a text dump, JSON Lines (one source a line, by
 * its name or by how it begins), an RSS or Atom feed, or a WARC or WET file; each
 * of them also packed with gzip or zstd. */
#ifndef ACQUIRE_SOURCE_H
#define ACQUIRE_SOURCE_H

#include "base/err.h"
#include "base/list.h"

/* Called once a source, or once with `err` for one that could not be had (its
 * name is in err->where; the walk goes on).  Exactly one of the two is NULL.
 * `source` is borrowed for the call.  Returns false to stop the walk. */
typedef bool isn_source_fn(void *ctx, const isn_source *source, const isn_err *err);

/* Walks `path` and calls `fn` for everything found there.  False if `fn`
 * stopped the walk. */
bool isn_sources_walk(const char *path, isn_source_fn *fn, void *ctx);

/* Hex SHA-256 (FIPS 180-4, by nettle) of `bytes` to `hex`, terminated. */
void source_sha256(isn_str bytes, char hex[65]);

#endif
