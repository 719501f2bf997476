/* lines.h - text for the benches: a file's bytes, and a page whose blocks are its lines. */
#ifndef BENCH_LINES_H
#define BENCH_LINES_H

#include "base/list.h"

#include <stdio.h>
#include <stdlib.h>

/* All of `f`, from malloc. */
static inline isn_str load(FILE *f)
{
    size_t cap = 1 << 20, n = 0, got;
    char *p = malloc(cap);
    while (p && (got = fread(p + n, 1, cap - n, f)) > 0) {
        n += got;
        if (n == cap) p = realloc(p, cap *= 2);
    }
    return (isn_str){p, (ptrdiff_t)n};
}

/* A page whose blocks are the lines of `text`. */
static inline isn_page page_of(isn_arena *a, isn_str text)
{
    isn_page page = {.text = text};
    for (ptrdiff_t at = 0; at < text.n;) {
        ptrdiff_t end = str_find(text, STR("\n"), at);
        if (end < 0) end = text.n;
        isn_block b = {.span = {(uint32_t)at, (uint32_t)end}, .kind = ISN_BLOCK_PARAGRAPH};
        isn_push_value(a, &page.blocks, b);
        at = end + 1;
    }
    return page;
}

#endif
