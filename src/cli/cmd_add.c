/* cmd_add.c - isnad add PATH…: read and keep; isnad rebuild, verify. */
#include "acquire/source.h"
#include "cli/cli.h"

#include <signal.h>
#include <stdio.h>

/* Set by SIGINT and SIGTERM: finish the input at hand, commit, stop. */
static volatile sig_atomic_t asked_to_stop;

static void ask_to_stop(int sig)
{
    (void)sig;
    asked_to_stop = 1;
}

typedef struct {
    const cli_options *o;
    isn_store *store;
    int n_new, n_known, n_failed;
    bool broken; /* the database failed: go no further */
} adding;

static bool add_one(void *ctx, const isn_source *source, const isn_err *err)
{
    adding *a = ctx;
    isn_err own;
    int n_new = 0;
    if (!err && !isn_store_add(a->store, source, &n_new, &own)) err = &own;
    if (err) {
        cli_complain(a->o, err);
        a->n_failed++;
        a->broken = err->code == ISN_STORE;
        return !a->broken;
    }
    if (n_new) a->n_new += n_new;
    else a->n_known++;
    return !asked_to_stop;
}

/* All is kept by now: where this fails, or somebody stops it, nothing is lost but time. */
void cli_look_ahead(const cli_options *o, int64_t first)
{
    isn_err ignored;
    signal(SIGINT, SIG_DFL), signal(SIGTERM, SIG_DFL);
    bool ready = isn_store_ahead(o->db, first, ISN_LARGE_STORY, &ignored);
    (void)ready;
}

int cmd_add(const cli_options *o)
{
    if (o->n_args == 0) {
        fputs("isnad: add what? name files, directories, or - for standard input\n", stderr);
        return EXIT_ERROR;
    }
    adding a = {.o = o};
    isn_err err;
    if (!isn_store_open(o->db, ISN_STORE_WRITE, &a.store, &err)) {
        cli_complain(o, &err);
        return EXIT_ERROR;
    }
    struct sigaction act = {.sa_handler = ask_to_stop};
    sigaction(SIGINT, &act, NULL);
    sigaction(SIGTERM, &act, NULL);
    bool going = true;
    for (int i = 0; i < o->n_args && going; i++) going = isn_sources_walk(o->arg[i], add_one, &a);
    int64_t first = isn_store_first_new(a.store);
    if (!isn_store_close(a.store, &err)) {
        cli_complain(o, &err);
        a.broken = true;
    }
    if (!o->quiet)
        fprintf(stderr, "isnad: %d new articles, %d inputs already known, %d failed; kept in %s%s\n", a.n_new,
                a.n_known, a.n_failed, o->db, asked_to_stop ? "; stopped before the end" : "");
    if (a.broken || asked_to_stop) return EXIT_ERROR;
    if (first) cli_look_ahead(o, first);
    if (a.n_failed == 0) return EXIT_DONE;
    return a.n_new + a.n_known ? EXIT_SOME_FAILED : EXIT_ERROR;
}

int cmd_rebuild(const cli_options *o)
{
    isn_err err;
    isn_store *s;
    bool ok = isn_store_open(o->db, ISN_STORE_WRITE, &s, &err) && isn_store_rebuild(s, &err);
    isn_err ignored;
    ok = isn_store_close(s, ok ? &err : &ignored) && ok; /* what is rebuilt is kept when it is closed */
    if (!ok) cli_complain(o, &err);
    else cli_look_ahead(o, 1);
    return ok ? EXIT_DONE : EXIT_ERROR;
}

static void complain_of(void *ctx, const char *uri, const char *what)
{
    ++*(int64_t *)ctx;
    fprintf(stderr, "isnad: '%s': %s\n", uri, what);
}

int cmd_verify(const cli_options *o)
{
    isn_store *s = cli_open(o);
    if (!s) return EXIT_ERROR;
    int64_t n_bad = 0, n_checked = 0;
    isn_err err, ignored;
    bool ok = isn_store_verify(s, complain_of, &n_bad, &n_checked, &err);
    if (!ok) cli_complain(o, &err);
    else printf("%lld citations checked, %lld wrong\n", (long long)n_checked, (long long)n_bad);
    isn_store_close(s, &ignored);
    return ok && n_bad == 0 ? EXIT_DONE : EXIT_ERROR;
}
