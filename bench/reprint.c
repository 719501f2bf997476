/* reprint.c - the stage of reprints, in CPU time of one core.
 *
 *     bench_reprint [-n ROUNDS] PATH…    JSON Lines, texts
 *
 * Of every article the words and marks are made (tokens given), the words are written
 * as the store keeps them, its body is read from these, and it is compared with the one before
 * it, as the store does where a mark brings two together.  Prints megabytes of text
 * a second: of each of these, and of all of it with two candidates an article, each of which is
 * read from its words. */
#include "acquire/source.h"
#include "base/list.h"
#include "page/page.h"
#include "story/digest/key.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MARKS, WRITE, READ, COMPARE, N_STAGES };

typedef struct {
    isn_arena arena[2]; /* this article's and the last one's */
    isn_body body[2];
    isn_out bytes_of_words;
    isn_body_read *read[2];
    isn_arena scratch;
    int at, found;
    double seconds[N_STAGES], bytes;
    long articles;
} stage;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void compare_page(stage *s, isn_arena *a, const isn_page *page)
{
    int k = s->at, before = 1 - k;
    isn_article art = {.page = *page};
    isn_digest d = {0};
    isn_text text;
    isn_text_read(a, page, &text);
    double t0 = now();
    sketch_make(a, &text, &art, &d);
    double t1 = now();
    s->bytes_of_words.n = 0;
    body_write(&s->bytes_of_words, &d.words);
    double t2 = now();
    s->body[k] = (isn_body){.outlet = page->outlet, .credit = page->credit};
    body_words_read(a, out_view(&s->bytes_of_words), &s->body[k].words);
    s->read[k] = body_read(a, &s->body[k]);
    double t3 = now();
    isn_reprint r = {.earlier = -1};
    arena_reset(&s->scratch);
    s->found += reprint_compare(&s->scratch, s->read[before], s->read[k], &r);
    double t4 = now();
    s->seconds[MARKS] += t1 - t0, s->seconds[WRITE] += t2 - t1, s->seconds[READ] += t3 - t2, s->seconds[COMPARE] += t4 - t3;
    s->bytes += (double)page->text.n;
    s->articles++;
}

static bool one(void *ctx, const isn_source *source, const isn_err *err)
{
    stage *s = ctx;
    isn_pages pages = {0};
    isn_err e;
    if (err) return true;
    isn_arena *a = &s->arena[s->at];
    arena_reset(a);
    s->read[s->at] = NULL;
    if (!isn_page_read(a, source, &pages, &e) || pages.n == 0) return true;
    compare_page(s, a, &pages.at[0]);
    s->at = 1 - s->at;
    return true;
}

int main(int argc, char **argv)
{
    int rounds = 3, first = 1;
    if (argc > 2 && strcmp(argv[1], "-n") == 0) rounds = atoi(argv[2]), first = 3;
    double best[N_STAGES] = {0}, bytes = 0;
    long articles = 0;
    for (int r = 0; r < rounds; r++) {
        stage s = {.at = 0};
        for (int k = 0; k < 2; k++) arena_init(&s.arena[k], (ptrdiff_t)1 << 28);
        arena_init(&s.scratch, (ptrdiff_t)1 << 28);
        for (int i = first; i < argc; i++) isn_sources_walk(argv[i], one, &s);
        for (int k = 0; k < N_STAGES; k++)
            if (r == 0 || s.seconds[k] < best[k]) best[k] = s.seconds[k];
        bytes = s.bytes, articles = s.articles;
        for (int k = 0; k < 2; k++) arena_free(&s.arena[k]);
        arena_free(&s.scratch);
        out_free(&s.bytes_of_words);
    }
    double mb = bytes / 1e6, all = best[MARKS] + best[WRITE] + 3 * best[READ] + 2 * best[COMPARE];
    printf("%ld articles, %.1f MB: words and marks %.0f MB/s, writing the words %.0f, reading a body %.0f, comparing %.0f;"
           " all with two candidates %.0f MB/s\n",
           articles, mb, mb / best[MARKS], mb / best[WRITE], mb / best[READ], mb / best[COMPARE], mb / all);
    return 0;
}
