/* cmd_read.c - isnad read FILE…: articles to records, no store. */
#include "acquire/source.h"
#include "article/json.h"
#include "cli/cli.h"
#include "cli/show.h"

#include <stdio.h>

#define READ_BUDGET ((ptrdiff_t)1 << 30)

typedef struct {
    const cli_options *o;
    isn_arena arena;
    isn_out out;
    int n_read, n_failed;
} reading;

static void print_article(reading *r, const isn_article *art)
{
    isn_term t = term_of(r->o, &r->out);
    if (strcmp(r->o->command, "explain") == 0) {
        show_rules(&t, art);
    } else if (cli_wants_text(r->o)) {
        show_article(&t, &r->arena, art);
    } else {
        article_json(&r->out, art);
        out_char(&r->out, '\n');
    }
}

static bool read_one(void *ctx, const isn_source *source, const isn_err *err)
{
    reading *r = ctx;
    isn_err own;
    isn_articles articles = {0};
    arena_reset(&r->arena);
    if (!err && !isn_read(&r->arena, source, &articles, &own)) err = &own;
    if (err) {
        cli_complain(r->o, err);
        r->n_failed++;
        return true;
    }
    for (ptrdiff_t i = 0; i < articles.n; i++) {
        out_clear(&r->out);
        print_article(r, &articles.at[i]);
        if (!cli_write(r->o, &r->out)) return false;
    }
    r->n_read++;
    return true;
}

int cmd_explain(const cli_options *o)
{
    return cmd_read(o);
}

int cmd_read(const cli_options *o)
{
    reading r = {.o = o};
    if (o->n_args == 0) {
        fprintf(stderr, "isnad: %s what? name files, directories, or - for standard input\n", o->command);
        return EXIT_ERROR;
    }
    arena_init(&r.arena, READ_BUDGET);
    bool going = true;
    for (int i = 0; i < o->n_args && going; i++) going = isn_sources_walk(o->arg[i], read_one, &r);
    arena_free(&r.arena);
    out_free(&r.out);
    if (!going) return EXIT_ERROR;
    return r.n_failed == 0 ? EXIT_DONE : r.n_read ? EXIT_SOME_FAILED : EXIT_ERROR;
}
