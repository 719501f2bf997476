/* arena.h - memory that is given out in order and freed all at once.
 *
 * An arena has a byte budget.  When it is spent, or malloc says no, the arena
 * is full and stays full: isn_alloc returns NULL, loops stop, and the room's
 * entry point turns that into one ISN_LIMIT error.  Nothing aborts. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

struct isn_arena_chunk;

struct isn_arena {
    struct isn_arena_chunk *chunk; /* the newest; older ones behind it */
    char *free, *end;              /* what is left of the newest chunk */
    ptrdiff_t budget, used;        /* bytes asked of malloc */
    bool full;
    uint32_t turn;                 /* how often it was reset */
    void *memory;                  /* of arena_memory, and its bytes of the budget */
    ptrdiff_t memory_size;
    ptrdiff_t refuse_at;           /* tests: the nth isn_alloc from now fails; 0 never */
};

/* `a` becomes an empty arena; no memory is taken until the first isn_alloc. */
void arena_init(isn_arena *a, ptrdiff_t budget);

/* Frees everything; `a` can be used again as after arena_init. */
void arena_free(isn_arena *a);

/* Forgets everything but keeps one chunk for the next use: for scratch. */
void arena_reset(isn_arena *a);

/* A memory of what was worked out once and holds for every use of the arena: `size`
 * zeroed bytes at the first call, the same bytes as they were left at every later
 * one, over arena_reset too, until arena_free.  One an arena.  NULL where the budget
 * has no room for them: who asks can do without.  Aligned to 64 bytes. */
void *arena_memory(isn_arena *a, ptrdiff_t size);

/* `n` zeroed bytes aligned for any type, or NULL (and a->full) if there are no
 * more.  n == 0 gives a pointer that must not be read. */
void *isn_alloc(isn_arena *a, ptrdiff_t n);

/* `count` zeroed objects of type T, or NULL. */
#define isn_new(a, T, count) ((T *)isn_alloc_n((a), (ptrdiff_t)sizeof(T), (count)))
void *isn_alloc_n(isn_arena *a, ptrdiff_t size, ptrdiff_t count);

/* Copies into the arena; {NULL, 0} if it is full or `s` is empty. */
isn_str arena_str(isn_arena *a, isn_str s);

/* Formats into the arena like printf. */
isn_str arena_fmt(isn_arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
