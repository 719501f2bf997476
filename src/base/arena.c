/* arena.c - chunks from malloc, given out in order. */
#include "base/arena.h"
#include "base/list.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { ALIGN = 16, CHUNK_MIN = 64 * 1024, CHUNK_MAX = 4 * 1024 * 1024 };

struct isn_arena_chunk {
    struct isn_arena_chunk *older;
    ptrdiff_t size; /* bytes of malloc, this header included */
    _Alignas(ALIGN) char bytes[];
};

void arena_init(isn_arena *a, ptrdiff_t budget)
{
    *a = (isn_arena){.budget = budget};
}

static void free_chunks(struct isn_arena_chunk *c)
{
    while (c) {
        struct isn_arena_chunk *older = c->older;
        free(c);
        c = older;
    }
}

void arena_free(isn_arena *a)
{
    free_chunks(a->chunk);
    free(a->memory);
    arena_init(a, a->budget);
}

enum { LINE = 64 }; /* of the cache */

void *arena_memory(isn_arena *a, ptrdiff_t size)
{
    if (!a->memory) {
        if (size > a->budget / 4 || size > a->budget - a->used) return NULL;
        a->memory = calloc(1, (size_t)size + LINE);
        if (!a->memory) return NULL;
        a->memory_size = size;
        a->used += size;
    }
    assert(size == a->memory_size);
    uintptr_t at = ((uintptr_t)a->memory + LINE - 1) & ~(uintptr_t)(LINE - 1);
    return (char *)a->memory + (at - (uintptr_t)a->memory);
}

void arena_reset(isn_arena *a)
{
    struct isn_arena_chunk *keep = a->chunk;
    a->turn++;
    if (!keep) {
        a->full = false;
        return;
    }
    free_chunks(keep->older);
    keep->older = NULL;
    a->used = keep->size + a->memory_size;
    a->free = keep->bytes;
    a->end = (char *)keep + keep->size;
    a->full = false;
}

isn_arena *isn_arena_open(ptrdiff_t budget)
{
    isn_arena *a = malloc(sizeof *a);
    if (a) arena_init(a, budget);
    return a;
}

void isn_arena_close(isn_arena *a)
{
    if (!a) return;
    arena_free(a);
    free(a);
}

/* A chunk twice the last one's size, at least `n` bytes of room. */
static bool add_chunk(isn_arena *a, ptrdiff_t n)
{
    ptrdiff_t want = a->chunk ? a->chunk->size * 2 : CHUNK_MIN;
    if (want > CHUNK_MAX) want = CHUNK_MAX;
    ptrdiff_t head = (ptrdiff_t)sizeof(struct isn_arena_chunk);
    if (want < n + head) want = n + head;
    if (want > a->budget - a->used) want = n + head; /* the last bit exactly */
    if (n > a->budget || want > a->budget - a->used) return false;
    struct isn_arena_chunk *c = malloc((size_t)want);
    if (!c) return false;
    c->older = a->chunk;
    c->size = want;
    a->chunk = c;
    a->used += want;
    a->free = c->bytes;
    a->end = (char *)c + want;
    return true;
}

void *isn_alloc(isn_arena *a, ptrdiff_t n)
{
    if (a->full || n < 0 || n > PTRDIFF_MAX / 2) goto full;
    if (a->refuse_at > 0 && --a->refuse_at == 0) goto full;
    n = (n + ALIGN - 1) & ~(ptrdiff_t)(ALIGN - 1);
    if (n > a->end - a->free && !add_chunk(a, n)) goto full;
    void *p = a->free;
    if (n) a->free += n; /* nothing is added to NULL */
    return n ? memset(p, 0, (size_t)n) : p;
full:
    a->full = true;
    return NULL;
}

void *isn_alloc_n(isn_arena *a, ptrdiff_t size, ptrdiff_t count)
{
    if (count < 0 || (count > 0 && size > PTRDIFF_MAX / 2 / count)) {
        a->full = true;
        return NULL;
    }
    return isn_alloc(a, size * count);
}

isn_str arena_str(isn_arena *a, isn_str s)
{
    if (s.n <= 0) return STR_NONE;
    char *p = isn_alloc(a, s.n);
    if (!p) return STR_NONE;
    memcpy(p, s.p, (size_t)s.n);
    return (isn_str){p, s.n};
}

isn_str arena_fmt(isn_arena *a, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    char *p = n > 0 ? isn_alloc(a, n + 1) : NULL;
    if (!p) return STR_NONE;
    va_start(ap, fmt);
    vsnprintf(p, (size_t)n + 1, fmt, ap);
    va_end(ap);
    return (isn_str){p, n};
}

bool list_grow(isn_arena *a, void **at, ptrdiff_t *cap, ptrdiff_t n, ptrdiff_t size)
{
    ptrdiff_t more = *cap ? *cap * 2 : 8;
    void *p = isn_alloc_n(a, size, more);
    if (!p) return false;
    if (n) memcpy(p, *at, (size_t)(n * size));
    *at = p;
    *cap = more;
    return true;
}
