/* stream.h - a file's bytes in order, unpacked on the way.
 *
 * Uses: zlib, libzstd.  Used by: acquire only.
 *
 * gzip (also many members one after the other, as WARC files have) and zstd are
 * known by their first bytes; anything else comes as it is. */
#ifndef ACQUIRE_STREAM_H
#define ACQUIRE_STREAM_H

#include "base/err.h"

#include <stdio.h>

typedef struct isn_stream isn_stream;

/* Begins to read `f`, which the caller closes after stream_close; NULL if there
 * is no memory. */
isn_stream *stream_open(FILE *f, isn_str name);
void stream_close(isn_stream *s);

/* At most `n` bytes to `to`; 0 at the end or on error (then stream_failed). */
ptrdiff_t stream_read(isn_stream *s, char *to, ptrdiff_t n);

/* Looks at the next bytes without taking them: at least `n` unless the stream
 * ends before, and at most 64 KiB. */
isn_str stream_peek(isn_stream *s, ptrdiff_t n);

/* Did reading or unpacking fail?  Fills `err` if so. */
bool stream_failed(const isn_stream *s, isn_err *err);

#endif
