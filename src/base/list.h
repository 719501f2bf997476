/* list.h - growing arrays in an arena: the macro ISN_LIST of isnad.h.
 *
 *     isn_dates out = {0};
 *     isn_date *d = isn_push(a, &out);      zeroed, or NULL if `a` is full
 *     if (!d) return;
 *
 * Growth copies into new arena memory, so a pointer to an element lives until
 * the next push; keep indexes. */
#ifndef BASE_LIST_H
#define BASE_LIST_H

#include "base/arena.h"

#define isn_push(a, list)                                                      \
    ((list)->n < (list)->cap ||                                                \
             list_grow((a), (void **)&(list)->at, &(list)->cap, (list)->n,     \
                       (ptrdiff_t)sizeof *(list)->at)                          \
         ? memset(&(list)->at[(list)->n++], 0, sizeof *(list)->at)             \
         : NULL)

/* Pushes a value; the element's address, or NULL. */
#define isn_push_value(a, list, value)                                         \
    ((list)->n < (list)->cap ||                                                \
             list_grow((a), (void **)&(list)->at, &(list)->cap, (list)->n,     \
                       (ptrdiff_t)sizeof *(list)->at)                          \
         ? ((list)->at[(list)->n++] = (value), &(list)->at[(list)->n - 1])     \
         : NULL)

/* Doubles the room; false (and a->full) when there is none. */
bool list_grow(isn_arena *a, void **at, ptrdiff_t *cap, ptrdiff_t n, ptrdiff_t size);

#endif
