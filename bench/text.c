/* text.c - the text room alone: its speed, and its answers for scoring.
 *
 *     bench_text speed FILE [ROUNDS]   text → tokens, sentences, clitics: MB/s
 *     bench_text sentences < LINES     each line is a block; prints its sentences,
 *                                      one a line, and an empty line after each block
 *     bench_text terms FILE [ROUNDS]   text → search terms: MB/s
 *     bench_text fold < LINES          the keys of each line
 *     bench_text words < LINES         each line is a block; prints each word's
 *                                      written form, key, n_pre, n_post, flags */
#include "lines.h"
#include "text/term.h"
#include "text/token.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void print_sentences(const isn_text *t)
{
    for (ptrdiff_t i = 0; i < t->sents.n; i++) {
        if (i && t->sents.at[i].block != t->sents.at[i - 1].block) putchar('\n');
        printf("%.*s\n", STR_ARG(str_span(t->text, t->sents.at[i].span)));
    }
}

static void print_words(const isn_text *t)
{
    for (ptrdiff_t i = 0; i < t->toks.n; i++) {
        const isn_tok *k = &t->toks.at[i];
        if (i && k->block != t->toks.at[i - 1].block) putchar('\n');
        printf("%.*s\t%.*s\t%d\t%d\t%d\t%d\n", STR_ARG(str_span(t->text, k->span)), STR_ARG(k->key),
               k->n_pre, k->n_post, k->flags, k->kind);
    }
}

static void print_folded(isn_arena *a, isn_str text)
{
    for (ptrdiff_t at = 0; at < text.n;) {
        ptrdiff_t end = str_find(text, STR("\n"), at);
        if (end < 0) end = text.n;
        printf("%.*s\n", STR_ARG(fold_phrase(a, str_sub(text, at, end))));
        at = end + 1;
    }
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* others may be busy */
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Articles of about 4 KB, one arena each, as a reader would. */
static void speed(isn_str text, int rounds)
{
    isn_arena a;
    arena_init(&a, (ptrdiff_t)1 << 30);
    for (int r = 0; r < rounds; r++) {
        double start = now();
        ptrdiff_t n_tok = 0, n_sent = 0;
        for (ptrdiff_t at = 0; at < text.n;) {
            ptrdiff_t end = at + 4096 < text.n ? str_find(text, STR("\n"), at + 4096) : text.n;
            if (end < 0) end = text.n;
            arena_reset(&a);
            isn_page page = page_of(&a, str_sub(text, at, end));
            isn_text t;
            isn_text_read(&a, &page, &t);
            n_tok += t.toks.n;
            n_sent += t.sents.n;
            at = end + 1;
        }
        double s = now() - start;
        printf("%.1f MB/s, %.2f M tokens/s (%td bytes, %td tokens, %td sentences)\n",
               (double)text.n / 1e6 / s, (double)n_tok / 1e6 / s, text.n, n_tok, n_sent);
    }
    arena_free(&a);
}

typedef struct {
    ptrdiff_t terms, plus;
} term_count;

static bool count_term(void *ctx, const isn_term *t)
{
    term_count *c = ctx;
    c->terms++;
    c->plus += t->colocated;
    return true;
}

/* Search terms alone, as the tokenizer asks for them. */
static void term_speed(isn_str text, int rounds)
{
    isn_stem_memory *memory = calloc(1, isn_stem_memory_size());
    for (int r = 0; r < rounds; r++) {
        term_count c = {0, 0};
        double start = now();
        isn_terms_walk_with(memory, text, TERMS_DOCUMENT, count_term, &c);
        double s = now() - start;
        printf("%.1f MB/s (%td terms, %td of them beside another)\n", (double)text.n / 1e6 / s, c.terms, c.plus);
    }
    free(memory);
}

int main(int argc, char **argv)
{
    bool terms = argc >= 3 && strcmp(argv[1], "terms") == 0;
    if (terms || (argc >= 3 && strcmp(argv[1], "speed") == 0)) {
        FILE *f = fopen(argv[2], "rb");
        if (!f) return perror(argv[2]), 2;
        (terms ? term_speed : speed)(load(f), argc > 3 ? atoi(argv[3]) : 5);
        return 0;
    }
    if (argc != 2) return fputs("usage: bench_text speed FILE | fold | sentences | words\n", stderr), 2;
    isn_arena a;
    arena_init(&a, (ptrdiff_t)1 << 32);
    isn_str input = load(stdin);
    if (strcmp(argv[1], "fold") == 0) {
        print_folded(&a, input);
    } else {
        isn_page page = page_of(&a, input);
        isn_text t;
        isn_text_read(&a, &page, &t);
        if (strcmp(argv[1], "sentences") == 0) print_sentences(&t);
        else print_words(&t);
    }
    arena_free(&a);
    free((char *)(uintptr_t)input.p);
    return 0;
}
