/* cmd_search.c - isnad search WORDS: full text and its filters. */
#include "base/json.h"
#include "cli/cli.h"
#include "cli/csv.h"
#include "cli/show.h"

/* The words and the options as one query: --speaker X is speaker:"X". */
static isn_str query_of(isn_arena *a, const cli_options *o)
{
    const struct {
        const char *name, *value;
    } filter[] = {{"speaker", o->speaker}, {"outlet", o->outlet}, {"from", o->from}, {"to", o->to}};
    isn_str q = o->about ? str_c(o->about) : STR("");
    for (int i = 0; i < o->n_args; i++) q = arena_fmt(a, "%.*s %s", STR_ARG(q), o->arg[i]);
    for (size_t i = 0; i < sizeof filter / sizeof *filter; i++)
        if (filter[i].value) q = arena_fmt(a, "%.*s %s:\"%s\"", STR_ARG(q), filter[i].name, filter[i].value);
    return str_trim(q);
}

static void found_json(isn_out *o, const isn_found *f)
{
    json_begin(o, NULL, '{');
    json_str(o, "document", f->doc.uri);
    json_str(o, "title", f->doc.title);
    json_str(o, "outlet", f->doc.outlet);
    json_str(o, "published", f->doc.published);
    json_span(o, f->span);
    json_str(o, "snippet", f->snippet);
    json_num(o, "score", (double)(int64_t)(f->score * 10000 + 0.5) / 10000);
    if (f->partial) json_flag(o, "partial", true);
    json_begin(o, "marks", '[');
    for (ptrdiff_t i = 0; i < f->marks.n; i++) {
        json_item(o), json_span(o, f->marks.at[i]), json_end(o, '}');
    }
    json_end(o, ']');
    json_end(o, '}');
    out_char(o, '\n');
}

int cmd_search(const cli_options *o)
{
    isn_store *s = cli_open(o);
    if (!s) return EXIT_ERROR;
    isn_arena a;
    isn_out out = {0}, table = {0};
    isn_err err, ignored;
    isn_founds list = {0};
    arena_init(&a, (ptrdiff_t)1 << 30);
    isn_term t = term_of(o, &out);
    bool ok = isn_store_search(s, &a, query_of(&a, o), o->limit, &list, &err);
    for (ptrdiff_t i = 0; i < list.n; i++) {
        if (cli_wants_text(o)) show_found(&t, &list.at[i]);
        else found_json(&out, &list.at[i]);
    }
    if (!ok) cli_complain(o, &err);
    else if (o->format == FORMAT_CSV) csv_write(&table, out_view(&out), "-"), ok = cli_write(o, &table);
    else ok = cli_write(o, &out);
    isn_store_close(s, &ignored);
    arena_free(&a);
    out_free(&out);
    out_free(&table);
    return !ok ? EXIT_ERROR : list.n ? EXIT_DONE : EXIT_NOTHING;
}
