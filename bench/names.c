/* names.c - names alone: how fast they are found.
 *
 *     bench_names FILE [ROUNDS]   tokens → mentions and entities: MB/s
 *
 * FILE is cut at line ends into articles of about 4 KB, one arena each; only
 * the finder is timed. */
#include "base/list.h"
#include "mention/name.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static isn_str load(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) fprintf(stderr, "bench_names: cannot read '%s'\n", path), exit(2);
    size_t cap = 1 << 20, n = 0, got;
    char *p = malloc(cap);
    while (p && (got = fread(p + n, 1, cap - n, f)) > 0) {
        n += got;
        if (n == cap) p = realloc(p, cap *= 2);
    }
    fclose(f);
    return (isn_str){p, (ptrdiff_t)n};
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    if (argc < 2) return fputs("usage: bench_names FILE [ROUNDS]\n", stderr), 2;
    isn_str all = load(argv[1]);
    isn_arena a;
    arena_init(&a, (ptrdiff_t)1 << 30);
    for (int r = argc > 2 ? atoi(argv[2]) : 1; r > 0; r--) {
        double spent = 0;
        ptrdiff_t n_mentions = 0;
        for (ptrdiff_t at = 0; at < all.n;) {
            ptrdiff_t end = at + 4096 < all.n ? str_find(all, STR("\n"), at + 4096) : all.n;
            if (end < 0) end = all.n;
            arena_reset(&a);
            isn_page page = {.text = str_sub(all, at, end)};
            for (ptrdiff_t i = 0; i < page.text.n;) {
                ptrdiff_t stop = str_find(page.text, STR("\n"), i);
                if (stop < 0) stop = page.text.n;
                isn_block b = {.span = {(uint32_t)i, (uint32_t)stop}, .kind = ISN_BLOCK_PARAGRAPH};
                isn_push_value(&a, &page.blocks, b);
                i = stop + 1;
            }
            isn_text t;
            isn_mentions m = {0};
            isn_entities e = {0};
            isn_text_read(&a, &page, &t);
            double before = now();
            isn_names_find(&a, &t, &m, &e);
            spent += now() - before;
            n_mentions += m.n;
            at = end + 1;
        }
        printf("names: %.1f MB/s, %td mentions\n", (double)all.n / 1e6 / spent, n_mentions);
    }
    arena_free(&a);
    return 0;
}
