/* page.c - HTML to articles, timed page by page, in CPU time of one core.
 *
 *     bench_page [-n ROUNDS] FILE…
 *
 * Prints «bytes seconds p50 p99 most», the times of a page in milliseconds.  The
 * least of ROUNDS rounds counts for each page: the machine can only make it slower. */
#include "page/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static isn_str load(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) return STR_NONE;
    fseek(f, 0, SEEK_END);
    long n = ftell(f);
    rewind(f);
    char *p = malloc((size_t)n + 1);
    n = p ? (long)fread(p, 1, (size_t)n, f) : 0;
    fclose(f);
    return (isn_str){p, n};
}

static double time_page(isn_str bytes, int rounds)
{
    double least = 1e9;
    for (int k = 0; k < rounds; k++) {
        isn_arena a;
        arena_init(&a, (ptrdiff_t)1 << 30);
        isn_pages pages = {0};
        isn_err err = {0};
        isn_source source = {.bytes = bytes, .media = ISN_MEDIA_HTML};
        double from = now();
        bool ok = isn_page_read(&a, &source, &pages, &err);
        arena_free(&a);
        double took = now() - from;
        if (ok && took < least) least = took;
    }
    return least < 1e9 ? least : 0;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    int rounds = 3, first = 1;
    if (argc > 2 && !strcmp(argv[1], "-n")) rounds = atoi(argv[2]), first = 3;
    int n = argc - first;
    double *took = calloc((size_t)n + 1, sizeof *took), seconds = 0, bytes = 0;
    if (n < 1 || !took) return 2;
    for (int i = 0; i < n; i++) {
        isn_str page = load(argv[first + i]);
        if (page.n == 0) continue;
        took[i] = time_page(page, rounds);
        seconds += took[i];
        bytes += (double)page.n;
        free((char *)page.p);
    }
    qsort(took, (size_t)n, sizeof *took, by_size);
    printf("%.0f %.6f %.3f %.3f %.3f\n", bytes, seconds, took[n / 2] * 1e3, took[n * 99 / 100] * 1e3, took[n - 1] * 1e3);
    free(took);
    return 0;
}
