/* cmd_ledgers.c - the ledgers as JSON Lines: stories, timeline, who, figures,
 * promises, disagree, sources, chain, export. */
#include "article/json.h"
#include "cli/cli.h"
#include "cli/csv.h"
#include "cli/show.h"
#include "story/json.h"

#include <stdio.h>
#include <stdlib.h>

#define LEDGER_BUDGET ((ptrdiff_t)2 << 30)

/* Appends one story's rows to `out` and returns how many. */
typedef ptrdiff_t story_rows(const cli_options *o, isn_arena *a, isn_pile pile, int64_t story, isn_out *out);

#define ROWS(function, list_type, compute, write)                              \
    static ptrdiff_t function(const cli_options *o, isn_arena *a, isn_pile pile, int64_t story, isn_out *out) \
    {                                                                          \
        list_type list = {0};                                                  \
        ptrdiff_t n = 0;                                                       \
        compute(a, pile, &list);                                               \
        for (ptrdiff_t i = 0; i < list.n; i++) {                               \
            isn_str id = arena_fmt(a, "%lld-%d", (long long)story, (int)i + 1); \
            ptrdiff_t from = out->n;                                           \
            write;                                                             \
            out_char(out, '\n');                                               \
            n += cli_keep_row(o, a, out, from);                                \
        }                                                                      \
        return n;                                                              \
    }

ROWS(who_rows, isn_whos, story_who, who_json(out, pile, &list.at[i], id))
ROWS(figure_rows, isn_series_list, story_figures, series_json(out, pile, &list.at[i], id))
ROWS(promise_rows, isn_promises, story_promises, promise_json(out, pile, &list.at[i], id))
ROWS(disagree_rows, isn_disagreements, story_disagreements, disagreement_json(out, pile, &list.at[i], id))
ROWS(timeline_rows, isn_events, story_timeline, ((void)id, event_json(out, pile, &list.at[i])))
ROWS(chain_rows, isn_claims, story_claims, claim_json(out, pile, &list.at[i], id))

static bool wanted(const cli_options *o, const isn_story *story)
{
    return !o->story || strtoll(o->story, NULL, 10) == story->id;
}

/* Writes the rows, as a table if that was asked for: `array` is what makes its
 * lines.  Closes and frees everything. */
static int finish(const cli_options *o, isn_store *s, isn_arena *a, isn_out *out, const char *array, bool ok,
                  ptrdiff_t n, isn_err *err)
{
    isn_err ignored;
    isn_out table = {0};
    if (ok && a->full) ok = err_set(err, ISN_LIMIT, str_c(o->db), ISN_NOWHERE, "the answer needs more memory than allowed");
    if (!ok) cli_complain(o, err);
    else if (o->format == FORMAT_CSV) csv_write(&table, out_view(out), array), ok = cli_write(o, &table);
    else ok = cli_write(o, out);
    out_free(&table);
    isn_store_close(s, &ignored);
    arena_free(a);
    out_free(out);
    return !ok ? EXIT_ERROR : n ? EXIT_DONE : EXIT_NOTHING;
}

typedef ptrdiff_t story_show(isn_term *t, isn_arena *a, isn_pile pile);

static int each_story(const cli_options *o, story_rows *rows, story_show *show, const char *array)
{
    isn_store *s = cli_open(o);
    if (!s) return EXIT_ERROR;
    isn_arena a;
    isn_out out = {0};
    isn_err err;
    isn_stories stories = {0};
    arena_init(&a, LEDGER_BUDGET);
    ptrdiff_t n = 0;
    bool ok = isn_store_stories(s, &a, &stories, &err);
    for (ptrdiff_t i = 0; ok && i < stories.n; i++) {
        isn_pile pile;
        if (!wanted(o, &stories.at[i])) continue;
        ok = isn_store_pile(s, &a, &stories.at[i], &pile, &err);
        if (!ok) break;
        isn_term t = term_of(o, &out);
        n += cli_wants_text(o) ? show(&t, &a, pile) : rows(o, &a, pile, stories.at[i].id, &out);
    }
    return finish(o, s, &a, &out, array, ok, n, &err);
}

int cmd_who(const cli_options *o) { return each_story(o, who_rows, show_who, "titles"); }
int cmd_figures(const cli_options *o) { return each_story(o, figure_rows, show_figures, "points"); }
int cmd_promises(const cli_options *o) { return each_story(o, promise_rows, show_promises, "dues"); }
int cmd_disagree(const cli_options *o) { return each_story(o, disagree_rows, show_disagreements, "sides"); }
int cmd_timeline(const cli_options *o) { return each_story(o, timeline_rows, show_timeline, "tellings"); }
int cmd_chain(const cli_options *o) { return each_story(o, chain_rows, show_claims, "tellings"); }

int cmd_stories(const cli_options *o)
{
    isn_store *s = cli_open(o);
    if (!s) return EXIT_ERROR;
    isn_arena a;
    isn_out out = {0};
    isn_err err;
    isn_stories stories = {0};
    arena_init(&a, LEDGER_BUDGET);
    bool ok = isn_store_stories(s, &a, &stories, &err);
    for (ptrdiff_t i = 0; ok && i < stories.n; i++) {
        const isn_story *story = &stories.at[i];
        isn_term t = term_of(o, &out);
        if (cli_wants_text(o)) {
            show_story(&t, story);
            continue;
        }
        json_begin(&out, NULL, '{');
        json_field(&out, "id");
        out_fmt(&out, "\"%lld\"", (long long)story->id);
        json_str(&out, "title", story->title);
        json_begin(&out, "documents", '[');
        for (ptrdiff_t k = 0; k < story->docs.n; k++) {
            if (k) out_char(&out, ',');
            out_json(&out, story->docs.at[k].uri);
        }
        json_end(&out, ']');
        json_str(&out, "from", story->from);
        json_str(&out, "to", story->to);
        json_end(&out, '}');
        out_char(&out, '\n');
    }
    return finish(o, s, &a, &out, "documents", ok, stories.n, &err);
}

static void source_row(isn_out *out, const isn_store_reprint *r)
{
    json_begin(out, NULL, '{');
    json_begin(out, "documents", '[');
    out_json(out, r->a.uri), out_char(out, ','), out_json(out, r->b.uri);
    json_end(out, ']');
    json_c(out, "kind", isn_reprint_kind_name(r->reprint.kind));
    json_num(out, "similarity", (double)(int)(r->reprint.similarity * 1000 + 0.5) / 1000);
    json_str(out, "earlier", r->reprint.earlier == 0 ? r->a.uri : r->reprint.earlier == 1 ? r->b.uri : STR_NONE);
    json_str(out, "credit", r->reprint.credit);
    json_begin(out, "altered", '[');
    for (ptrdiff_t i = 0; i < r->reprint.altered.n; i++) {
        json_item(out);
        json_begin(out, "a", '{'), json_span(out, r->reprint.altered.at[i].a), json_end(out, '}');
        json_begin(out, "b", '{'), json_span(out, r->reprint.altered.at[i].b), json_end(out, '}');
        json_end(out, '}');
    }
    json_end(out, ']');
    json_end(out, '}');
    out_char(out, '\n');
}

int cmd_sources(const cli_options *o)
{
    isn_store *s = cli_open(o);
    if (!s) return EXIT_ERROR;
    isn_arena a;
    isn_out out = {0};
    isn_err err;
    isn_store_reprints list = {0};
    arena_init(&a, LEDGER_BUDGET);
    bool ok = isn_store_sources(s, &a, &list, &err);
    isn_term t = term_of(o, &out);
    for (ptrdiff_t i = 0; ok && i < list.n; i++) {
        if (cli_wants_text(o)) show_reprint(&t, &list.at[i]);
        else source_row(&out, &list.at[i]);
    }
    return finish(o, s, &a, &out, "altered", ok, list.n, &err);
}

int cmd_export(const cli_options *o)
{
    isn_store *s = cli_open(o);
    if (!s) return EXIT_ERROR;
    isn_arena a, one;
    isn_out out = {0};
    isn_err err;
    isn_ids ids = {0};
    arena_init(&a, LEDGER_BUDGET);
    arena_init(&one, LEDGER_BUDGET);
    bool ok = isn_store_ids(s, &a, &ids, &err);
    for (ptrdiff_t i = 0; ok && i < ids.n; i++) {
        isn_article art;
        arena_reset(&one);
        ok = isn_store_article(s, &one, ids.at[i], &art, &err);
        if (!ok) break;
        article_json(&out, &art);
        out_char(&out, '\n');
    }
    arena_free(&one);
    return finish(o, s, &a, &out, "statements", ok, ids.n, &err);
}
