/* source.c - files, directories, standard input, JSON Lines. */
#include "acquire/source.h"
#include "acquire/feed.h"
#include "acquire/stream.h"
#include "acquire/warc.h"

#include <dirent.h>
#include <errno.h>
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { MAX_DEPTH = 32 };

enum { MAX_INPUT = 1 << 30 }; /* of one file that is not a WARC, unpacked */

/* A stream's bytes, from malloc; false with err. */
static bool load(isn_stream *s, isn_str name, isn_str *out, isn_err *err)
{
    ptrdiff_t n = 0, cap = 1 << 16;
    char *p = malloc((size_t)cap);
    while (p) {
        ptrdiff_t got = stream_read(s, p + n, cap - n);
        if (got <= 0) break;
        n += got;
        if (n < cap) continue;
        char *q = cap < MAX_INPUT ? realloc(p, (size_t)(cap *= 2)) : NULL;
        if (!q) free(p);
        p = q;
    }
    if (!p) return err_set(err, ISN_LIMIT, name, ISN_NOWHERE, "it is over 1 GiB, or there is no memory for it");
    if (stream_failed(s, err)) {
        free(p);
        return false;
    }
    *out = (isn_str){p, n};
    return true;
}

static isn_str json_text(json_object *o, const char *name)
{
    json_object *v = NULL;
    if (!json_object_object_get_ex(o, name, &v) || !json_object_is_type(v, json_type_string))
        return STR_NONE;
    return (isn_str){json_object_get_string(v), json_object_get_string_len(v)};
}

static bool give_error(isn_source_fn *fn, void *ctx, isn_str path, int line, const char *what)
{
    isn_err err;
    char where[4200];
    snprintf(where, sizeof where, "%.*s:%d", (int)(path.n < 4000 ? path.n : 4000), path.p, line);
    err_set(&err, ISN_FORMAT, str_c(where), ISN_NOWHERE, "%s", what);
    return fn(ctx, NULL, &err);
}

/* One line of JSON Lines as a source. */
static bool give_line(isn_str path, int line, isn_str s, isn_source_fn *fn, void *ctx)
{
    if (s.n > INT32_MAX / 2) return give_error(fn, ctx, path, line, "the line is over 1 GiB");
    json_tokener *tok = json_tokener_new_ex(64);
    json_object *o = tok ? json_tokener_parse_ex(tok, s.p, (int)s.n) : NULL;
    enum json_tokener_error e = tok ? json_tokener_get_error(tok) : json_tokener_error_size;
    bool going = true;
    isn_str text = STR_NONE, html = STR_NONE;
    if (o && json_object_is_type(o, json_type_object)) {
        text = json_text(o, "text");
        html = json_text(o, "html");
    }
    if (!o || e != json_tokener_success || !json_object_is_type(o, json_type_object))
        going = give_error(fn, ctx, path, line, "the line is no JSON object");
    else if (!text.p && !html.p)
        going = give_error(fn, ctx, path, line, "the line has neither \"text\" nor \"html\"");
    else {
        isn_source src = {.bytes = text.p ? text : html,
                          .uri = json_text(o, "uri"),
                          .charset = STR("UTF-8"),
                          .media = text.p ? ISN_MEDIA_TEXT : ISN_MEDIA_HTML,
                          .verbatim = text.p != NULL,
                          .title = json_text(o, "title"),
                          .outlet = json_text(o, "outlet"),
                          .published = json_text(o, "published")};
        char made[4200];
        if (src.uri.n == 0) {
            snprintf(made, sizeof made, "%.*s:%d", (int)(path.n < 4000 ? path.n : 4000), path.p, line);
            src.uri = str_c(made);
        }
        source_sha256(src.bytes, src.sha256);
        going = fn(ctx, &src, NULL);
    }
    if (o) json_object_put(o);
    if (tok) json_tokener_free(tok);
    return going;
}

static bool give_lines(isn_str path, isn_str all, isn_source_fn *fn, void *ctx)
{
    int line = 0;
    for (ptrdiff_t at = 0; at < all.n;) {
        const char *nl = memchr(all.p + at, '\n', (size_t)(all.n - at));
        ptrdiff_t end = nl ? nl - all.p : all.n;
        isn_str s = str_trim(str_sub(all, at, end));
        at = end + 1;
        line++;
        if (s.n && !give_line(path, line, s, fn, ctx)) return false;
    }
    return true;
}

static bool has_ending(isn_str path, const char *ending)
{
    return str_ends(path, str_c(ending));
}

static isn_media media_of(isn_str path)
{
    static const char *const html[] = {".html", ".htm", ".xhtml", ".shtml"};
    for (size_t i = 0; i < sizeof html / sizeof *html; i++)
        if (has_ending(path, html[i])) return ISN_MEDIA_HTML;
    return has_ending(path, ".txt") ? ISN_MEDIA_TEXT : ISN_MEDIA_GUESS;
}

/* The name without .gz or .zst: what is packed in it. */
static isn_str unpacked_name(isn_str name)
{
    if (has_ending(name, ".gz")) return str_sub(name, 0, name.n - 3);
    return has_ending(name, ".zst") ? str_sub(name, 0, name.n - 4) : name;
}

static bool give_bytes(isn_str all, isn_str name, isn_source_fn *fn, void *ctx)
{
    isn_str inner = unpacked_name(name);
    if (has_ending(inner, ".jsonl") || has_ending(inner, ".ndjson")) return give_lines(name, all, fn, ctx);
    if (feed_looks(str_sub(all, 0, 4096)) && media_of(inner) != ISN_MEDIA_HTML) return feed_walk(all, name, fn, ctx);
    isn_source src = {.bytes = all, .uri = name, .media = media_of(inner)};
    source_sha256(all, src.sha256);
    return fn(ctx, &src, NULL);
}

static bool give_file(FILE *f, isn_str name, isn_source_fn *fn, void *ctx)
{
    isn_err err;
    isn_str all = STR_NONE;
    isn_stream *s = stream_open(f, name);
    if (!s) {
        err_set(&err, ISN_LIMIT, name, ISN_NOWHERE, "there is no memory for it");
        return fn(ctx, NULL, &err);
    }
    bool going;
    if (warc_looks(stream_peek(s, 16))) {
        going = warc_walk(s, name, fn, ctx);
    } else if (!load(s, name, &all, &err)) {
        going = fn(ctx, NULL, &err);
    } else {
        going = give_bytes(all, name, fn, ctx);
        free((char *)(uintptr_t)all.p);
    }
    stream_close(s);
    return going;
}

static bool walk(const char *path, int depth, isn_source_fn *fn, void *ctx);

static int not_hidden(const struct dirent *d)
{
    return d->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool walk_directory(const char *path, int depth, isn_source_fn *fn, void *ctx)
{
    struct dirent **entry;
    isn_err err;
    int n = depth < MAX_DEPTH ? scandir(path, &entry, not_hidden, by_bytes) : -1;
    if (n < 0) {
        err_set(&err, ISN_IO, str_c(path), ISN_NOWHERE, "cannot read the directory: %s",
                depth < MAX_DEPTH ? strerror(errno) : "nested too deep");
        return fn(ctx, NULL, &err);
    }
    if (n == 0) {
        free(entry);
        err_set(&err, ISN_IO, str_c(path), ISN_NOWHERE, "the directory holds no pages");
        return fn(ctx, NULL, &err);
    }
    bool going = true;
    for (int i = 0; i < n; i++) {
        size_t size = strlen(path) + strlen(entry[i]->d_name) + 2;
        char *sub = malloc(size);
        if (sub && going) {
            snprintf(sub, size, "%s/%s", path, entry[i]->d_name);
            going = walk(sub, depth + 1, fn, ctx);
        }
        free(sub);
        free(entry[i]);
    }
    free(entry);
    return going;
}

static bool walk(const char *path, int depth, isn_source_fn *fn, void *ctx)
{
    if (strcmp(path, "-") == 0) return give_file(stdin, STR("-"), fn, ctx);
    struct stat st;
    isn_err err;
    FILE *f = NULL;
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) return walk_directory(path, depth, fn, ctx);
    if (!(f = fopen(path, "rb"))) {
        err_set(&err, ISN_IO, str_c(path), ISN_NOWHERE, "cannot read it: %s", strerror(errno));
        return fn(ctx, NULL, &err);
    }
    bool going = give_file(f, str_c(path), fn, ctx);
    fclose(f);
    return going;
}

bool isn_sources_walk(const char *path, isn_source_fn *fn, void *ctx)
{
    return walk(path, 0, fn, ctx);
}
