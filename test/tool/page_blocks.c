/* page_blocks.c - reads one page or dump and says how many parts and blocks it
 * has: for tests that measure. */
#include "base/arena.h"
#include "page/page.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    FILE *f = argc > 1 ? fopen(argv[1], "rb") : NULL;
    if (!f) return 2;
    fseek(f, 0, SEEK_END);
    long n = ftell(f);
    rewind(f);
    char *p = malloc((size_t)n + 1);
    if (!p || fread(p, 1, (size_t)n, f) != (size_t)n) return 2;
    fclose(f);
    isn_str path = str_c(argv[1]);
    isn_source source = {.bytes = {p, n}, .uri = path,
                         .media = str_ends(path, STR(".html")) ? ISN_MEDIA_HTML : ISN_MEDIA_TEXT};
    isn_arena a;
    isn_pages pages = {0};
    isn_err err = {0};
    ptrdiff_t blocks = 0;
    arena_init(&a, (ptrdiff_t)1 << 30);
    if (!isn_page_read(&a, &source, &pages, &err)) printf("refused: %s\n", err.msg);
    for (ptrdiff_t i = 0; i < pages.n; i++) blocks += pages.at[i].blocks.n;
    printf("%td parts, %td blocks, %td MiB\n", pages.n, blocks, a.used >> 20);
    arena_free(&a);
    free(p);
    return 0;
}
