/* heap.c - a long run's memory in large pages.
 *
 * A writer's cache, and what else it has in memory, is 400 MB that are touched here and there, and of small pages the
 * processor knows where some thousands stand: with large ones adding takes some seven in a hundred less user time. */
#define _DEFAULT_SOURCE /* sbrk, madvise */
#include "store/heap.h"

#include <stdint.h>

#ifdef __linux__
#include <sys/mman.h>
#include <unistd.h>

enum { LARGE = 2 << 20 };

void heap_large_pages(const void *first, const void **until)
{
    uintptr_t end = (uintptr_t)sbrk(0), start = (uintptr_t)(*until ? *until : first);
    *until = (const void *)end;
    start = (start + LARGE - 1) / LARGE * LARGE, end = end / LARGE * LARGE;
    if (start >= end || end - start > (uintptr_t)1 << 32) return; /* not in this heap */
    *until = (const void *)end;
    if (madvise((void *)start, end - start, MADV_HUGEPAGE) != 0) return;
#ifdef MADV_COLLAPSE
    madvise((void *)start, end - start, MADV_COLLAPSE); /* at once, where the system can */
#endif
}
#else
void heap_large_pages(const void *first, const void **until) { (void)first, (void)until; }
#endif
