/* warc.c - any bytes as a WARC file, as JSON Lines or as a feed. */
#define _GNU_SOURCE /* fmemopen */
#include "acquire/feed.h"
#include "acquire/jsonl.h"
#include "acquire/warc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static bool ignore(void *ctx, const isn_source *source, const isn_err *err)
{
    (void)ctx, (void)source, (void)err;
    return true;
}

typedef bool file_walk(isn_stream *s, isn_str name, isn_source_fn *fn, void *ctx);

static void as_file(file_walk *walk, const uint8_t *data, size_t n)
{
    FILE *f = n ? fmemopen((void *)(uintptr_t)data, n, "rb") : NULL;
    isn_stream *s = f ? stream_open(f, STR("fuzz")) : NULL;
    if (s) walk(s, STR("fuzz"), ignore, NULL);
    stream_close(s);
    if (f) fclose(f);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    feed_walk((isn_str){(const char *)data, (ptrdiff_t)n}, STR("fuzz"), ignore, NULL);
    as_file(warc_walk, data, n);
    as_file(jsonl_walk, data, n);
    return 0;
}
