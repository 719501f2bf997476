/* story.c - how the store bears many articles: the rate of adding as it grows, its
 * size, the memory, and what a story's page takes when all is in.
 *
 *     bench_story DATABASE docs.jsonl [STEP]
 *     bench_story DATABASE                     the pages alone
 *
 * Prints a line every STEP articles (default 10,000): the rate over these, in
 * articles a second of this process's processor time and by the clock, and the
 * peak of memory; then the ratio of the last rate to the first, what it takes to make the
 * pages of large stories ready as `isnad add` does at its end, and the milliseconds of
 * processor time of the pages of stories of several sizes: as adding leaves them, when
 * all is worked out, and again, when it was kept.
 *
 * On a machine that does other work too the same article takes now more, now less processor
 * time.  So for every fiftieth one of the first 200 is read again, without the store, which is
 * the same work at every step: adding is also given in such readings an article. */
#include "acquire/source.h"
#include "store/store.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

/* Asked to stop, it reports on what it has. */
static volatile sig_atomic_t asked_to_stop;

static void ask_to_stop(int sig)
{
    (void)sig;
    asked_to_stop = 1;
}

static double clock_of(clockid_t which)
{
    struct timespec t;
    clock_gettime(which, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double peak_mib(void)
{
    struct rusage r;
    getrusage(RUSAGE_SELF, &r);
    return (double)r.ru_maxrss / 1024;
}

enum { YARD = 200 };
typedef struct {
    isn_store *store;
    const char *path;
    int64_t step, n, failed;
    double cpu, wall;
    double text;             /* bytes since the last line */
    double first_rate, rate; /* articles a second of processor time */
    isn_source yard[YARD];   /* the first articles */
    isn_arena kept, arena;   /* their bytes; what is read again */
    double spent;            /* processor time on that since the last line */
    double again;            /* of it, on n_again articles that count */
    int64_t n_again;
    double first_cost, cost; /* of adding an article, in readings of one */
} bench;

static double size_mb(const char *path, const char *more)
{
    char name[4096];
    struct stat st;
    snprintf(name, sizeof name, "%s%s", path, more);
    return stat(name, &st) == 0 ? (double)st.st_size / 1e6 : 0;
}

static void report_step(bench *b)
{
    double cpu = clock_of(CLOCK_PROCESS_CPUTIME_ID), wall = clock_of(CLOCK_MONOTONIC);
    double seconds = cpu - b->cpu - b->spent;
    b->rate = (double)b->step / seconds;
    b->cost = b->n_again ? seconds / (double)b->step / (b->again / (double)b->n_again) : 0;
    if (b->first_rate <= 0) b->first_rate = b->rate, b->first_cost = b->cost;
    printf("%9lld articles: %6.0f/s of processor time, %6.0f/s by the clock, %4.1f MB/s, %.2f readings each; peak %.0f MiB;"
           " database %.0f + %.0f MB\n",
           (long long)b->n, b->rate, (double)b->step / (wall - b->wall), b->text / 1e6 / seconds, b->cost, peak_mib(),
           size_mb(b->path, ""), size_mb(b->path, "-wal"));
    fflush(stdout);
    b->cpu = cpu, b->wall = wall, b->text = 0, b->spent = b->again = 0, b->n_again = 0;
}

/* Keeps the first articles, and reads one of them again for every fiftieth: the same ones at every step. */
static void read_again(bench *b, const isn_source *source)
{
    enum { EVERY = 50 };
    isn_err err;
    isn_articles articles = {0};
    if (b->n < YARD) {
        b->yard[b->n] = *source;
        b->yard[b->n].bytes = arena_str(&b->kept, source->bytes);
        b->yard[b->n].title = arena_str(&b->kept, source->title);
        b->yard[b->n].uri = arena_str(&b->kept, source->uri);
        b->yard[b->n].outlet = arena_str(&b->kept, source->outlet);
        b->yard[b->n].published = arena_str(&b->kept, source->published);
        b->yard[b->n].charset = STR_NONE;
        return;
    }
    bool warm = b->n < 3 * YARD; /* its memory of words is not full yet */
    if (!warm && b->n % EVERY) return;
    double from = clock_of(CLOCK_PROCESS_CPUTIME_ID);
    arena_reset(&b->arena);
    bool ok = isn_read(&b->arena, &b->yard[(warm ? b->n : b->n / EVERY) % YARD], &articles, &err);
    double took = clock_of(CLOCK_PROCESS_CPUTIME_ID) - from;
    b->spent += took;
    if (ok && !warm) b->again += took, b->n_again++;
}

static bool one(void *ctx, const isn_source *source, const isn_err *err)
{
    bench *b = ctx;
    isn_err own;
    int n_new = 0;
    if (!err && !isn_store_add(b->store, source, &n_new, &own)) err = &own;
    if (err) {
        if (b->failed++ < 5) fprintf(stderr, "bench_story: %s\n", err->msg);
        return err->code != ISN_STORE;
    }
    b->n += n_new;
    b->text += (double)source->bytes.n;
    if (!err) read_again(b, source);
    if (n_new && b->n % b->step == 0) report_step(b);
    return !asked_to_stop;
}

/* ---- a story's page ------------------------------------------------------- */

enum { OPEN, STORY, DIGESTS, TIMELINE, DISAGREE, FIGURES, PROMISES, WHO, CLAIMS, N_PARTS };
static const char *const PART[] = {"open", "articles", "digests", "timeline", "disagree", "figures", "promises", "who", "claims"};

static void lap(double *ms, double *from)
{
    double to = clock_of(CLOCK_PROCESS_CPUTIME_ID);
    *ms = (to - *from) * 1000;
    *from = to;
}

/* What each ledger takes by itself, from the closed database. */
static void parts_ms(const char *path, int64_t id, double ms[N_PARTS])
{
    isn_err err;
    isn_store *s;
    isn_arena a;
    isn_stories story = {0};
    isn_pile pile;
    arena_init(&a, (ptrdiff_t)1 << 30);
    double from = clock_of(CLOCK_PROCESS_CPUTIME_ID);
    if (!isn_store_open(path, ISN_STORE_READ, &s, &err)) return;
    lap(&ms[OPEN], &from);
    if (isn_store_story(s, &a, id, &story, &err) && story.n) {
        lap(&ms[STORY], &from);
        bool ok = isn_store_pile(s, &a, &story.at[0], &pile, &err);
        lap(&ms[DIGESTS], &from);
        isn_ledgers l = {.pile = pile};
        if (ok) story_timeline(&a, pile, &l.timeline), lap(&ms[TIMELINE], &from);
        if (ok) story_disagreements(&a, pile, &l.disagreements), lap(&ms[DISAGREE], &from);
        if (ok) story_figures(&a, pile, &l.figures), lap(&ms[FIGURES], &from);
        if (ok) story_promises(&a, pile, &l.promises), lap(&ms[PROMISES], &from);
        if (ok) story_who(&a, pile, &l.who), lap(&ms[WHO], &from);
        if (ok) story_claims(&a, pile, &l.claims), lap(&ms[CLAIMS], &from);
    }
    isn_store_close(s, &err);
    arena_free(&a);
}

/* The page: the database opened, the story's documents and all its ledgers; closing it
 * apart, when answers are kept. */
static ptrdiff_t page_ms(const char *path, int64_t id, double *page, double *closing)
{
    isn_err err;
    isn_store *s;
    isn_arena a;
    isn_stories story = {0};
    isn_ledgers l;
    ptrdiff_t n = 0;
    arena_init(&a, (ptrdiff_t)1 << 30);
    double from = clock_of(CLOCK_PROCESS_CPUTIME_ID);
    if (!isn_store_open(path, ISN_STORE_READ, &s, &err)) return 0;
    if (isn_store_story(s, &a, id, &story, &err) && story.n && isn_store_ledgers(s, &a, &story.at[0], ISN_WITH_DIGESTS - 1, &l, &err))
        n = story.at[0].docs.n;
    lap(page, &from);
    isn_store_close(s, &err);
    lap(closing, &from);
    arena_free(&a);
    return n;
}

static void forget_answers(const char *path, int64_t id)
{
    sqlite3 *db = NULL;
    char sql[80];
    snprintf(sql, sizeof sql, "DELETE FROM kept WHERE id/8=%lld", (long long)id);
    if (sqlite3_open(path, &db) != SQLITE_OK || sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fprintf(stderr, "bench_story: %s\n", sqlite3_errmsg(db));
    sqlite3_close(db);
}

/* The least of a few times: the machine can only make it slower. */
static void report_page(const bench *b, int64_t id)
{
    enum { TIMES = 5 };
    double part[N_PARTS] = {0}, left, closed, first = 0, again = 0, kept = 0;
    ptrdiff_t n = page_ms(b->path, id, &left, &closed);
    for (int i = 0; i < TIMES; i++) {
        double ms[N_PARTS] = {0}, page, closing, close_again;
        forget_answers(b->path, id);
        n = page_ms(b->path, id, &page, &closing);
        if (i == 0 || page < first) first = page;
        if (i == 0 || closing < kept) kept = closing;
        page_ms(b->path, id, &page, &close_again);
        if (i == 0 || page < again) again = page;
        parts_ms(b->path, id, ms);
        for (int k = 0; k < N_PARTS; k++)
            if (i == 0 || ms[k] < part[k]) part[k] = ms[k];
    }
    printf("a story of %td articles: as it was left %.1f ms; worked out %.1f, then closing %.1f; again %.1f; one by one:", n, left, first, kept, again);
    for (int k = 0; k < N_PARTS; k++) printf(" %s %.1f", PART[k], part[k]);
    printf("\n");
}

/* What `isnad add` does when all is added. */
static void make_ready(const bench *b, int64_t first)
{
    isn_err err;
    double cpu = clock_of(CLOCK_PROCESS_CPUTIME_ID), wall = clock_of(CLOCK_MONOTONIC);
    bool ok = isn_store_ahead(b->path, first, ISN_LARGE_STORY, &err);
    if (!ok) fprintf(stderr, "bench_story: %s\n", err.msg);
    printf("pages of large stories made ready in %.1f s of processor time, %.1f s by the clock; peak %.0f MiB\n",
           clock_of(CLOCK_PROCESS_CPUTIME_ID) - cpu, clock_of(CLOCK_MONOTONIC) - wall, peak_mib());
}

static void report_stories(bench *b)
{
    static const int64_t SIZE[] = {INT64_MAX, 1000, 500, 200, 100, 50, 20, 5};
    isn_err err;
    isn_arena a;
    isn_story_sizes sizes = {0};
    isn_store *s;
    arena_init(&a, (ptrdiff_t)1 << 30);
    if (!isn_store_open(b->path, ISN_STORE_READ, &s, &err)) return;
    bool ok = isn_store_story_sizes(s, &a, &sizes, &err) && sizes.n > 0;
    isn_store_close(s, &err);
    if (!ok) return;
    printf("%td stories; the largest of at most so many articles, its page with all ledgers:\n", sizes.n);
    ptrdiff_t at = 0, last = -1;
    for (size_t i = 0; i < sizeof SIZE / sizeof *SIZE; i++) {
        while (at < sizes.n - 1 && sizes.at[at].n > SIZE[i]) at++;
        if (at != last) report_page(b, sizes.at[at].id);
        last = at;
    }
    arena_free(&a);
}

int main(int argc, char **argv)
{
    isn_err err;
    if (argc < 2) return fputs("usage: bench_story DATABASE [docs.jsonl [STEP]]\n", stderr), 2;
    static bench b;
    b = (bench){.path = argv[1], .step = argc > 3 ? atoll(argv[3]) : 10000};
    if (argc == 2) return report_stories(&b), 0;
    if (b.step < 1 || !isn_store_open(b.path, ISN_STORE_WRITE, &b.store, &err)) {
        fprintf(stderr, "bench_story: %s\n", b.step < 1 ? "STEP is a number" : err.msg);
        return 2;
    }
    arena_init(&b.arena, (ptrdiff_t)1 << 30);
    arena_init(&b.kept, (ptrdiff_t)1 << 30);
    double began = clock_of(CLOCK_MONOTONIC), cpu = clock_of(CLOCK_PROCESS_CPUTIME_ID);
    b.wall = began, b.cpu = cpu;
    struct sigaction act = {.sa_handler = ask_to_stop};
    sigaction(SIGINT, &act, NULL), sigaction(SIGTERM, &act, NULL);
    isn_sources_walk(argv[2], one, &b);
    double wrote = clock_of(CLOCK_MONOTONIC);
    int64_t first_new = isn_store_first_new(b.store);
    if (!isn_store_close(b.store, &err)) fprintf(stderr, "bench_story: %s\n", err.msg);
    printf("%lld articles in %.0f s, %.0f s of processor time (closing took %.1f s); %lld failed\n", (long long)b.n,
           clock_of(CLOCK_MONOTONIC) - began, clock_of(CLOCK_PROCESS_CPUTIME_ID) - cpu, clock_of(CLOCK_MONOTONIC) - wrote,
           (long long)b.failed);
    if (b.first_rate > 0) printf("rate of the last %lld to the first: %.2f, in readings %.2f; peak %.0f MiB; database %.0f MB\n",
                                 (long long)b.step, b.rate / b.first_rate, b.first_cost / b.cost, peak_mib(), size_mb(b.path, ""));
    arena_free(&b.arena);
    arena_free(&b.kept);
    if (first_new) make_ready(&b, first_new);
    report_stories(&b);
    return b.failed ? 1 : 0;
}
