/* source.c - files, directories, standard input. */
#include "acquire/source.h"
#include "acquire/feed.h"
#include "acquire/jsonl.h"
#include "acquire/stream.h"
#include "acquire/warc.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { MAX_DEPTH = 32 };

enum { MAX_INPUT = 1 << 30 }; /* of one page, dump or feed, unpacked */

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
    if (feed_looks(str_sub(all, 0, 4096)) && media_of(inner) != ISN_MEDIA_HTML) return feed_walk(all, name, fn, ctx);
    isn_source src = {.bytes = all, .uri = name, .media = media_of(inner)};
    source_sha256(all, src.sha256);
    return fn(ctx, &src, NULL);
}

/* By its name, or, where that says nothing, by how it begins. */
static bool is_jsonl(isn_stream *s, isn_str name)
{
    isn_str inner = unpacked_name(name);
    if (has_ending(inner, ".jsonl") || has_ending(inner, ".ndjson")) return true;
    return media_of(inner) == ISN_MEDIA_GUESS && jsonl_looks(stream_peek(s, 64));
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
    } else if (is_jsonl(s, name)) {
        going = jsonl_walk(s, name, fn, ctx);
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
