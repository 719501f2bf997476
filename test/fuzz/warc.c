/* warc.c - any bytes as a WARC file or a feed. */
#define _GNU_SOURCE /* fmemopen */
#include "acquire/feed.h"
#include "acquire/warc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static bool ignore(void *ctx, const isn_source *source, const isn_err *err)
{
    (void)ctx, (void)source, (void)err;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    feed_walk((isn_str){(const char *)data, (ptrdiff_t)n}, STR("fuzz"), ignore, NULL);
    FILE *f = n ? fmemopen((void *)(uintptr_t)data, n, "rb") : NULL;
    isn_stream *s = f ? stream_open(f, STR("fuzz")) : NULL;
    if (s) warc_walk(s, STR("fuzz"), ignore, NULL);
    stream_close(s);
    if (f) fclose(f);
    return 0;
}
