/* warc.c - records one after the other, each bounded. */
#include "acquire/warc.h"

#include <stdlib.h>
#include <strings.h>
#include <zlib.h>

enum { MAX_HEADER = 32 * 1024, MAX_BODY = 16 * 1024 * 1024 };

typedef struct {
    isn_stream *s;
    isn_str name;
    isn_source_fn *fn;
    void *ctx;
    char *header, *body, *plain; /* buffers of MAX_HEADER, MAX_BODY, MAX_BODY bytes */
    int64_t record;              /* number of the record, from 1 */
} warc;

bool warc_looks(isn_str beginning)
{
    return str_starts(beginning, STR("WARC/"));
}

/* The value of a header line, without space around it; none if it is not there. */
static isn_str field(isn_str headers, const char *name)
{
    ptrdiff_t n = (ptrdiff_t)strlen(name);
    for (ptrdiff_t at = 0; at < headers.n;) {
        ptrdiff_t end = str_find(headers, STR("\n"), at);
        if (end < 0) end = headers.n;
        isn_str line = str_sub(headers, at, end);
        if (line.n > n && line.p[n] == ':' && strncasecmp(line.p, name, (size_t)n) == 0)
            return str_trim(str_sub(line, n + 1, line.n));
        at = end + 1;
    }
    return STR_NONE;
}

static int64_t number(isn_str v)
{
    int64_t n = 0;
    for (ptrdiff_t i = 0; i < v.n; i++) {
        if (v.p[i] < '0' || v.p[i] > '9' || n > INT64_MAX / 16) return -1;
        n = n * 10 + (v.p[i] - '0');
    }
    return v.n ? n : -1;
}

/* Header lines up to the empty one, into w->header; none at the end. */
static isn_str read_header(warc *w)
{
    ptrdiff_t n = 0;
    char c;
    while (n < MAX_HEADER && stream_read(w->s, &c, 1) == 1) {
        if (n == 0 && (c == '\r' || c == '\n')) continue; /* between records */
        w->header[n++] = c;
        if (c == '\n' && ((n > 1 && w->header[n - 2] == '\n') || (n > 3 && w->header[n - 3] == '\n' && w->header[n - 2] == '\r')))
            break;
    }
    return (isn_str){w->header, n};
}

/* `n` bytes of body, of which the first MAX_BODY are kept; -1 if cut short. */
static ptrdiff_t read_body(warc *w, int64_t n)
{
    ptrdiff_t kept = 0;
    char waste[4096];
    while (n > 0) {
        ptrdiff_t room = MAX_BODY - kept;
        char *to = room > 0 ? w->body + kept : waste;
        ptrdiff_t want = room > 0 ? room : (ptrdiff_t)sizeof waste;
        ptrdiff_t got = stream_read(w->s, to, (int64_t)want < n ? want : (ptrdiff_t)n);
        if (got <= 0) return -1;
        if (room > 0) kept += got;
        n -= got;
    }
    return kept;
}

/* Joins the chunks of a chunked body in place (RFC 9112 §7.1). */
static isn_str join_chunks(char *p, ptrdiff_t n)
{
    ptrdiff_t at = 0, to = 0;
    while (at < n) {
        char *end;
        long size = strtol(p + at, &end, 16);
        const char *nl = memchr(p + at, '\n', (size_t)(n - at));
        if (!nl || end == p + at || size <= 0) break;
        at = nl + 1 - p;
        if (size > n - at) size = n - at;
        memmove(p + to, p + at, (size_t)size);
        to += size;
        at += size + 2;
    }
    return (isn_str){p, to};
}

/* A gzip-encoded body unpacked into w->plain, at most MAX_BODY bytes. */
static isn_str unpack(warc *w, isn_str packed)
{
    z_stream z = {0};
    if (inflateInit2(&z, 15 + 32) != Z_OK) return STR_NONE;
    z.next_in = (Bytef *)(uintptr_t)packed.p;
    z.avail_in = (uInt)packed.n;
    z.next_out = (Bytef *)w->plain;
    z.avail_out = MAX_BODY;
    inflate(&z, Z_FINISH);
    ptrdiff_t n = MAX_BODY - (ptrdiff_t)z.avail_out;
    inflateEnd(&z);
    return (isn_str){w->plain, n};
}

static isn_str charset_of(isn_str type)
{
    ptrdiff_t at = str_find(type, STR("charset="), 0);
    if (at < 0) return STR_NONE;
    isn_str v = str_sub(type, at + 8, type.n);
    ptrdiff_t n = 0;
    while (n < v.n && v.p[n] != ';' && v.p[n] != ' ' && v.p[n] != '"') n++;
    return str_sub(v, 0, n);
}

static bool give(warc *w, isn_str uri, isn_str bytes, isn_str type, isn_media media)
{
    if (str_trim(bytes).n == 0) return true;
    isn_source src = {.bytes = bytes, .uri = uri, .charset = charset_of(type), .media = media};
    source_sha256(bytes, src.sha256);
    return w->fn(w->ctx, &src, NULL);
}

/* An HTTP response: its status, its body as the browser would have it. */
static bool give_response(warc *w, isn_str uri, ptrdiff_t n)
{
    isn_str all = {w->body, n};
    ptrdiff_t split = str_find(all, STR("\r\n\r\n"), 0);
    if (split < 0 || !str_starts(all, STR("HTTP/"))) return true;
    isn_str headers = str_sub(all, 0, split), body = str_sub(all, split + 4, n);
    isn_str type = field(headers, "Content-Type");
    bool html = str_find(type, STR("html"), 0) >= 0;
    bool ok_status = str_find(str_sub(headers, 0, 16), STR(" 200"), 0) > 0;
    if (!ok_status || (!html && str_find(type, STR("text/plain"), 0) < 0)) return true;
    isn_str encoding = field(headers, "Transfer-Encoding");
    if (str_is(encoding, "chunked") && body.n) body = join_chunks(w->body + (body.p - w->body), body.n);
    if (body.n > 2 && (unsigned char)body.p[0] == 0x1F && (unsigned char)body.p[1] == 0x8B) body = unpack(w, body);
    return give(w, uri, body, type, html ? ISN_MEDIA_HTML : ISN_MEDIA_TEXT);
}

static bool complain(warc *w, const char *what)
{
    isn_err err;
    if (!stream_failed(w->s, &err))
        err_set(&err, ISN_FORMAT, w->name, ISN_NOWHERE, "WARC record %lld: %s", (long long)w->record, what);
    return w->fn(w->ctx, NULL, &err);
}

/* One record; *more false at the end of the file. */
static bool walk_record(warc *w, bool *more)
{
    isn_str header = read_header(w);
    w->record++;
    *more = header.n > 0;
    if (!*more) {
        isn_err err;
        return !stream_failed(w->s, &err) || w->fn(w->ctx, NULL, &err);
    }
    int64_t length = number(field(header, "Content-Length"));
    if (!warc_looks(header) || length < 0) {
        *more = false;
        return complain(w, "it does not begin as a record; what follows is not read");
    }
    ptrdiff_t n = read_body(w, length);
    if (n < 0) {
        *more = false;
        return complain(w, "it is cut short");
    }
    isn_str type = field(header, "WARC-Type"), uri = field(header, "WARC-Target-URI");
    if (uri.n > 1 && uri.p[0] == '<') uri = str_sub(uri, 1, uri.n - 1);
    if (uri.n == 0) return true;
    if (str_is(type, "response")) return give_response(w, uri, n);
    if (str_is(type, "conversion")) return give(w, uri, (isn_str){w->body, n}, STR("charset=utf-8"), ISN_MEDIA_TEXT);
    return true;
}

bool warc_walk(isn_stream *s, isn_str name, isn_source_fn *fn, void *ctx)
{
    warc w = {.s = s, .name = name, .fn = fn, .ctx = ctx};
    w.header = malloc(MAX_HEADER), w.body = malloc(MAX_BODY + 1), w.plain = malloc(MAX_BODY);
    bool going = true, more = w.header && w.body && w.plain;
    if (!more) going = complain(&w, "there is no memory for it");
    else w.body[MAX_BODY] = 0;
    while (going && more) going = walk_record(&w, &more);
    free(w.header), free(w.body), free(w.plain);
    return going;
}
