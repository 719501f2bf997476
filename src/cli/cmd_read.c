/* cmd_read.c - isnad read FILE…: articles to records, no store. */
#include "acquire/source.h"
#include "article/conllu.h"
#include "article/json.h"
#include "base/json.h"
#include "cli/cli.h"
#include "cli/csv.h"
#include "cli/show.h"

#include <stdio.h>

#define READ_BUDGET ((ptrdiff_t)1 << 30)

typedef struct {
    const cli_options *o;
    isn_arena arena;
    isn_out out;
    isn_out rows; /* for CSV: the statements of all articles */
    int n_read, n_failed;
} reading;

/* The words of the chain's links behind its speaker, «; » between. */
static isn_str via_words(isn_arena *a, const isn_article *art, const isn_chain *chain)
{
    isn_str all = STR_NONE;
    for (ptrdiff_t k = 1; k < chain->n; k++) {
        isn_str one = isn_words(art, chain->at[k].span);
        all = k > 1 ? arena_fmt(a, "%.*s; %.*s", STR_ARG(all), STR_ARG(one)) : one;
    }
    return all;
}

/* The statements as rows for CSV, with the words that they cite. */
static void statement_rows(isn_out *o, isn_arena *a, const isn_article *art)
{
    for (ptrdiff_t i = 0; i < art->statements.n; i++) {
        const isn_statement *s = &art->statements.at[i];
        json_begin(o, NULL, '{');
        json_str(o, "document", art->uri);
        json_str(o, "outlet", art->page.outlet);
        json_str(o, "title", art->page.title);
        json_str(o, "published", art->published);
        json_span(o, s->span);
        json_c(o, "act", isn_act_name(s->act));
        json_flag(o, "negated", s->negated);
        json_str(o, "cue", isn_words(art, s->cue));
        json_str(o, "content", isn_words(art, s->content));
        json_c(o, "mode", isn_mode_name(s->mode));
        json_str(o, "speaker", s->chain.n ? isn_words(art, s->chain.at[0].span) : STR_NONE);
        json_str(o, "via", via_words(a, art, &s->chain));
        json_str(o, "said", s->said);
        json_c(o, "rule", s->rule);
        json_end(o, '}');
        out_char(o, '\n');
    }
}

static void print_article(reading *r, const isn_article *art)
{
    isn_term t = term_of(r->o, &r->out);
    if (strcmp(r->o->command, "explain") == 0) {
        show_rules(&t, art);
    } else if (r->o->format == FORMAT_CONLLU) {
        article_conllu(&r->out, &r->arena, art);
    } else if (r->o->format == FORMAT_CSV) {
        statement_rows(&r->rows, &r->arena, art);
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

/* One line a statement. */
static bool write_table(reading *r)
{
    out_clear(&r->out);
    csv_write(&r->out, out_view(&r->rows), "-");
    return cli_write(r->o, &r->out);
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
    if (going && o->format == FORMAT_CSV) going = write_table(&r);
    arena_free(&r.arena);
    out_free(&r.out);
    out_free(&r.rows);
    if (!going) return EXIT_ERROR;
    return r.n_failed == 0 ? EXIT_DONE : r.n_read ? EXIT_SOME_FAILED : EXIT_ERROR;
}
