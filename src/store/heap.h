/* heap.h - a long run's memory in large pages.
 *
 * Uses: nothing.  Used by: store. */
#ifndef STORE_HEAP_H
#define STORE_HEAP_H

/* Asks the system to put the heap into pages of two megabytes, from `*until` or, where that is NULL, from `first`, a
 * piece of it, to its end, which `*until` is then.  Where the system or the heap is another nothing happens. */
void heap_large_pages(const void *first, const void **until);

#endif
