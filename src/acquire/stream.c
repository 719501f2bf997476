/* stream.c - plain, gzip or zstd, one buffer in and one out. */
#include "acquire/stream.h"

#include <errno.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

enum { BUFFER = 64 * 1024 };

typedef enum { PACKED_NOT, PACKED_GZIP, PACKED_ZSTD } packing;

struct isn_stream {
    FILE *f;
    isn_str name;
    packing how;
    bool failed;
    bool inside; /* of a gzip member or zstd frame: the end must come yet */
    char why[80];
    z_stream z;
    ZSTD_DStream *zstd;
    unsigned char in[BUFFER]; /* packed bytes: [in_at, in_n) */
    ptrdiff_t in_at, in_n;
    char out[BUFFER];         /* unpacked and not yet taken: [out_at, out_n) */
    ptrdiff_t out_at, out_n;
};

static void fail(isn_stream *s, const char *why)
{
    s->failed = true;
    snprintf(s->why, sizeof s->why, "%s", why);
}

/* More packed bytes, after those not yet used; false at the end of the file. */
static bool fill_in(isn_stream *s)
{
    if (s->in_at < s->in_n) return true;
    s->in_at = 0;
    s->in_n = (ptrdiff_t)fread(s->in, 1, sizeof s->in, s->f);
    if (s->in_n == 0 && ferror(s->f)) fail(s, strerror(errno));
    return s->in_n > 0;
}

isn_stream *stream_open(FILE *f, isn_str name)
{
    isn_stream *s = calloc(1, sizeof *s);
    if (!s) return NULL;
    s->f = f;
    s->name = name;
    fill_in(s);
    static const unsigned char zstd_magic[] = {0x28, 0xB5, 0x2F, 0xFD};
    if (s->in_n > 2 && s->in[0] == 0x1F && s->in[1] == 0x8B) {
        s->how = PACKED_GZIP;
        if (inflateInit2(&s->z, 15 + 16) != Z_OK) fail(s, "cannot begin to unpack gzip");
    } else if (s->in_n > 4 && memcmp(s->in, zstd_magic, sizeof zstd_magic) == 0) {
        s->how = PACKED_ZSTD;
        s->zstd = ZSTD_createDStream();
        if (!s->zstd) fail(s, "cannot begin to unpack zstd");
    }
    return s;
}

void stream_close(isn_stream *s)
{
    if (!s) return;
    if (s->how == PACKED_GZIP) inflateEnd(&s->z);
    ZSTD_freeDStream(s->zstd);
    free(s);
}

static ptrdiff_t unpack_gzip(isn_stream *s, char *to, ptrdiff_t n)
{
    s->z.next_out = (Bytef *)to;
    s->z.avail_out = (uInt)n;
    while (s->z.avail_out == (uInt)n && fill_in(s)) {
        s->z.next_in = s->in + s->in_at;
        s->z.avail_in = (uInt)(s->in_n - s->in_at);
        int rc = inflate(&s->z, Z_NO_FLUSH);
        s->in_at = s->in_n - (ptrdiff_t)s->z.avail_in;
        s->inside = rc != Z_STREAM_END;
        if (rc == Z_STREAM_END) rc = inflateReset(&s->z); /* the next member */
        if (rc != Z_OK && rc != Z_BUF_ERROR) {
            fail(s, "the gzip data are damaged");
            break;
        }
    }
    if (s->z.avail_out == (uInt)n && s->inside && !s->failed) fail(s, "the gzip data are cut short");
    return n - (ptrdiff_t)s->z.avail_out;
}

static ptrdiff_t unpack_zstd(isn_stream *s, char *to, ptrdiff_t n)
{
    ZSTD_outBuffer out = {to, (size_t)n, 0};
    while (out.pos == 0 && fill_in(s)) {
        ZSTD_inBuffer in = {s->in, (size_t)s->in_n, (size_t)s->in_at};
        size_t rc = ZSTD_decompressStream(s->zstd, &out, &in);
        s->in_at = (ptrdiff_t)in.pos;
        s->inside = rc != 0;
        if (ZSTD_isError(rc)) {
            fail(s, "the zstd data are damaged");
            break;
        }
    }
    if (out.pos == 0 && s->inside && !s->failed) fail(s, "the zstd data are cut short");
    return (ptrdiff_t)out.pos;
}

/* Unpacked bytes straight to `to`. */
static ptrdiff_t unpack(isn_stream *s, char *to, ptrdiff_t n)
{
    if (s->failed || n <= 0) return 0;
    if (s->how == PACKED_GZIP) return unpack_gzip(s, to, n);
    if (s->how == PACKED_ZSTD) return unpack_zstd(s, to, n);
    if (!fill_in(s)) return 0;
    ptrdiff_t m = s->in_n - s->in_at < n ? s->in_n - s->in_at : n;
    memcpy(to, s->in + s->in_at, (size_t)m);
    s->in_at += m;
    return m;
}

isn_str stream_peek(isn_stream *s, ptrdiff_t n)
{
    if (n > BUFFER) n = BUFFER;
    if (s->out_n - s->out_at < n) {
        memmove(s->out, s->out + s->out_at, (size_t)(s->out_n - s->out_at));
        s->out_n -= s->out_at;
        s->out_at = 0;
        for (ptrdiff_t m; s->out_n < n && (m = unpack(s, s->out + s->out_n, BUFFER - s->out_n)) > 0;) s->out_n += m;
    }
    return (isn_str){s->out + s->out_at, s->out_n - s->out_at};
}

ptrdiff_t stream_read(isn_stream *s, char *to, ptrdiff_t n)
{
    ptrdiff_t have = s->out_n - s->out_at;
    if (have == 0) return unpack(s, to, n);
    ptrdiff_t m = have < n ? have : n;
    memcpy(to, s->out + s->out_at, (size_t)m);
    s->out_at += m;
    return m;
}

bool stream_failed(const isn_stream *s, isn_err *err)
{
    if (s->failed) err_set(err, ISN_IO, s->name, ISN_NOWHERE, "cannot read it: %s", s->why);
    return s->failed;
}
