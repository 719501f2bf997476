/* rooms.c - the walk, timed room by room, in CPU time of one core.
 *
 *     bench_rooms [-n ROUNDS] PATH…    pages, dumps, JSON Lines
 *
 * Prints a line a room: megabytes of text (of input, for the page room) a second.
 * The least of ROUNDS rounds counts: the machine can only make it slower. */
#include "acquire/source.h"
#include "article/json.h"
#include "base/day.h"
#include "mention/date.h"
#include "mention/figure.h"
#include "mention/name.h"
#include "page/page.h"
#include "statement/statement.h"
#include "story/story.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PAGE, TEXT, DATES, FIGURES, NAMES, STATEMENTS, DIGEST, JSON, N_ROOMS };
static const char *const NAME[] = {"page", "text", "dates", "figures", "names", "statements", "digest", "json"};

typedef struct {
    double seconds[N_ROOMS];
    double in_bytes, text_bytes;
    int articles;
} tally;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Adds the time since `*from` to a room and begins the next. */
static void lap(tally *t, int room, double *from)
{
    double to = now();
    t->seconds[room] += to - *from;
    *from = to;
}

static void walk_article(isn_arena *a, tally *t, isn_page *page, isn_out *o)
{
    isn_article art = {.page = *page, .published_from = ISN_HINT_INFERRED};
    isn_text text;
    double from = now();
    art.tokens = &text;
    isn_text_read(a, page, &text), lap(t, TEXT, &from);
    art.published = isn_published_choose(a, page, &text, &art.published_from);
    isn_dates_find(a, &text, day_read(art.published), &art.dates), lap(t, DATES, &from);
    isn_figures_find(a, &text, &art.dates, &art.figures), lap(t, FIGURES, &from);
    isn_names_find(a, &text, &art.mentions, &art.entities), lap(t, NAMES, &from);
    isn_reading r = {page, &text, &art.dates, &art.figures, &art.mentions, &art.entities, art.published};
    isn_talk_find(a, &r, &art.statements, &art.commitments, &art.meetings), lap(t, STATEMENTS, &from);
    isn_digest d;
    digest_make(a, &art, &d), lap(t, DIGEST, &from);
    out_clear(o);
    article_json(o, &art), lap(t, JSON, &from);
    t->text_bytes += (double)page->text.n;
    t->articles++;
}

typedef struct {
    isn_arena arena;
    tally *t;
    isn_out out;
} walker;

static bool one(void *ctx, const isn_source *source, const isn_err *err)
{
    walker *w = ctx;
    if (err) return true;
    arena_reset(&w->arena);
    isn_pages pages = {0};
    isn_err e;
    double from = now();
    bool ok = isn_page_read(&w->arena, source, &pages, &e);
    lap(w->t, PAGE, &from);
    w->t->in_bytes += (double)source->bytes.n;
    for (ptrdiff_t i = 0; ok && i < pages.n; i++) walk_article(&w->arena, w->t, &pages.at[i], &w->out);
    return true;
}

int main(int argc, char **argv)
{
    int rounds = 3, first = 1;
    if (argc > 2 && strcmp(argv[1], "-n") == 0) rounds = atoi(argv[2]), first = 3;
    tally best = {{0}, 0, 0, 0};
    for (int r = 0; r < rounds; r++) {
        tally t = {{0}, 0, 0, 0};
        walker w = {.t = &t};
        arena_init(&w.arena, (ptrdiff_t)1 << 30);
        for (int i = first; i < argc; i++) isn_sources_walk(argv[i], one, &w);
        for (int k = 0; k < N_ROOMS; k++)
            if (r && t.seconds[k] > best.seconds[k]) t.seconds[k] = best.seconds[k];
        best = t;
        arena_free(&w.arena);
        out_free(&w.out);
    }
    double all = 0;
    printf("%d articles, %.1f MB in, %.1f MB of text\n", best.articles, best.in_bytes / 1e6, best.text_bytes / 1e6);
    for (int k = 0; k < N_ROOMS; k++) {
        double mb = (k == PAGE ? best.in_bytes : best.text_bytes) / 1e6;
        printf("%-12s %8.1f MB/s  %7.1f us an article\n", NAME[k], mb / best.seconds[k], best.seconds[k] * 1e6 / best.articles);
        all += best.seconds[k];
    }
    printf("%-12s %8.1f MB/s  %7.1f us an article\n", "all", best.text_bytes / 1e6 / all, all * 1e6 / best.articles);
    return 0;
}
