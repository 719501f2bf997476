/* mention.c - numbers and figures alone: their speed, and their answers for scoring.
 *
 *     bench_mention speed FILE [ROUNDS]   tokens → figures: MB/s
 *     bench_mention numbers < LINES       the cardinals and fractions of each line:
 *                                         words TAB value, and an empty line after
 *     bench_mention ordinals < LINES      the same for ordinals */
#include "lines.h"
#include "mention/figure.h"
#include "mention/number.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Articles of about 4 KB, one arena each; only the finder is timed. */
static void speed(isn_str text, int rounds)
{
    isn_arena a;
    arena_init(&a, (ptrdiff_t)1 << 30);
    for (int r = 0; r < rounds; r++) {
        double s = 0;
        ptrdiff_t n_figures = 0;
        for (ptrdiff_t at = 0; at < text.n;) {
            ptrdiff_t end = at + 4096 < text.n ? str_find(text, STR("\n"), at + 4096) : text.n;
            if (end < 0) end = text.n;
            arena_reset(&a);
            isn_page page = page_of(&a, str_sub(text, at, end));
            isn_text t;
            isn_text_read(&a, &page, &t);
            isn_dates dates = {0};
            isn_figures figures = {0};
            double start = now();
            isn_figures_find(&a, &t, &dates, &figures);
            s += now() - start;
            n_figures += figures.n;
            at = end + 1;
        }
        printf("figures: %.1f MB/s (%td bytes, %td figures)\n", (double)text.n / 1e6 / s, text.n, n_figures);
    }
    arena_free(&a);
}

static int read_at(isn_toks toks, ptrdiff_t i, bool ordinals, isn_number *num)
{
    if (ordinals) return ordinal_read(toks, i, num);
    int n = number_read(toks, i, num);
    isn_number f;
    int k = fraction_read(toks, i, &f);
    if (k < n || !k || !number_is_share(toks, i)) return n;
    *num = f;
    return k;
}

static void print_numbers(isn_str text, bool ordinals)
{
    isn_arena a;
    arena_init(&a, (ptrdiff_t)1 << 30);
    for (ptrdiff_t at = 0; at < text.n;) {
        ptrdiff_t end = str_find(text, STR("\n"), at);
        if (end < 0) end = text.n;
        arena_reset(&a);
        isn_page page = page_of(&a, str_sub(text, at, end));
        isn_text t;
        isn_text_read(&a, &page, &t);
        for (ptrdiff_t i = 0; i < t.toks.n;) {
            isn_number num;
            int n = read_at(t.toks, i, ordinals, &num);
            if (n) printf("%.*s\t%.15g\n", STR_ARG(str_span(t.text, toks_span(t.toks, i, n))), num.value);
            i += n ? n : 1;
        }
        putchar('\n');
        at = end + 1;
    }
    arena_free(&a);
}

int main(int argc, char **argv)
{
    if (argc >= 3 && strcmp(argv[1], "speed") == 0) {
        FILE *f = fopen(argv[2], "rb");
        if (!f) return perror(argv[2]), 2;
        speed(load(f), argc > 3 ? atoi(argv[3]) : 5);
        return 0;
    }
    bool ordinals = argc == 2 && strcmp(argv[1], "ordinals") == 0;
    if (argc != 2 || (!ordinals && strcmp(argv[1], "numbers") != 0))
        return fputs("usage: bench_mention speed FILE | numbers | ordinals\n", stderr), 2;
    print_numbers(load(stdin), ordinals);
    return 0;
}
