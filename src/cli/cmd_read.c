/* cmd_read.c - isnad read FILE…: articles to records, no store. */
#include "acquire/source.h"
#include "article/json.h"
#include "cli/cli.h"

#include <stdio.h>

#define READ_BUDGET ((ptrdiff_t)1 << 30)

typedef struct {
    isn_arena arena;
    isn_out out;
    int n_read, n_failed;
} reading;

static bool read_one(void *ctx, const isn_source *source, const isn_err *err)
{
    reading *r = ctx;
    isn_err own;
    isn_articles articles = {0};
    arena_reset(&r->arena);
    if (!err && !isn_read(&r->arena, source, &articles, &own)) err = &own;
    if (err) {
        cli_complain(err);
        r->n_failed++;
        return true;
    }
    for (ptrdiff_t i = 0; i < articles.n; i++) {
        out_clear(&r->out);
        article_json(&r->out, &articles.at[i]);
        out_char(&r->out, '\n');
        fwrite(r->out.p, 1, (size_t)r->out.n, stdout);
    }
    r->n_read++;
    return true;
}

int cmd_read(int argc, char **argv)
{
    reading r = {0};
    arena_init(&r.arena, READ_BUDGET);
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--format") == 0 && i + 1 < argc) {
            i++;
            continue;
        }
        isn_sources_walk(argv[i], read_one, &r);
    }
    arena_free(&r.arena);
    out_free(&r.out);
    return r.n_failed == 0 ? EXIT_DONE : r.n_read ? EXIT_SOME_FAILED : EXIT_ERROR;
}
