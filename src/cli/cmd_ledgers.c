/* cmd_ledgers.c - the ledgers, for people and as data: stories, timeline, who, figures,
 * promises, disagree, sources, chain, export. */
#include "article/json.h"
#include "cli/cli.h"
#include "cli/csv.h"
#include "cli/show.h"
#include "lex/fold.h"
#include "serve/tree.h"
#include "store/who.h"
#include "story/json.h"

#include <stdio.h>
#include <stdlib.h>

#define LEDGER_BUDGET ((ptrdiff_t)2 << 30)

/* What a command writes, story by story. */
typedef struct {
    const cli_options *o;
    isn_out out;
    ptrdiff_t n, most;   /* rows, and how many at most */
    isn_tree_size drawn; /* of trees as SVG */
    bool broken;         /* standard output failed, and that was said */
} writing;

/* Hands on what is written so far, where each row is whole by itself: an answer of a
 * million articles need not stand in memory.  Where that fails no more rows are wanted. */
static void hand_on(writing *w)
{
    enum { ENOUGH = 1 << 20 };
    bool whole = w->o->output || w->o->format == FORMAT_CSV || w->o->format == FORMAT_SVG;
    if (whole || w->out.n < ENOUGH) return;
    w->broken = !cli_write(w->o, &w->out);
    if (w->broken) w->most = 0;
    out_clear(&w->out);
}

/* Appends one story's rows.  What a row must hold was asked for beside the command. */
typedef void story_rows(writing *w, isn_arena *a, const isn_ledgers *l, const isn_story *story);

#define LEDGER(function, list, show, write)                                    \
    static void function(writing *w, isn_arena *a, const isn_ledgers *l, const isn_story *story) \
    {                                                                          \
        isn_term t = term_of(w->o, &w->out);                                   \
        isn_out *out = &w->out;                                                \
        for (ptrdiff_t i = 0; i < l->list.n && w->n < w->most; i++) {          \
            isn_str id = arena_fmt(a, "%lld-%d", (long long)story->id, (int)i + 1); \
            ptrdiff_t from = out->n;                                           \
            if (cli_wants_text(w->o)) show;                                    \
            else write, out_char(out, '\n');                                   \
            w->n += cli_keep_row(w->o, a, out, from);                          \
        }                                                                      \
    }
#define PILE l->pile

LEDGER(who_rows, who, show_who(&t, &l->who.at[i]), who_json(out, PILE, &l->who.at[i], id))
LEDGER(figure_rows, figures, show_series(&t, PILE, &l->figures.at[i]), series_json(out, PILE, &l->figures.at[i], id))
LEDGER(promise_rows, promises, show_promise(&t, PILE, &l->promises.at[i]), promise_json(out, PILE, &l->promises.at[i], id))
LEDGER(disagree_rows, disagreements, show_disagreement(&t, a, PILE, &l->disagreements.at[i]),
       disagreement_json(out, a, PILE, &l->disagreements.at[i], id))
LEDGER(timeline_rows, timeline, show_event(&t, PILE, &l->timeline.at[i]), ((void)id, event_json(out, PILE, &l->timeline.at[i])))
LEDGER(chain_rows, claims, show_claim(&t, a, PILE, &l->claims.at[i]), claim_json(out, PILE, &l->claims.at[i], id))

/* --limit N, else all of them. */
static ptrdiff_t most_rows(const cli_options *o) { return o->limit > 0 ? o->limit : PTRDIFF_MAX; }

static bool wanted_doc(const cli_options *o, isn_arena *a, const isn_doc *d)
{
    isn_str day = str_sub(d->published, 0, 10);
    if (o->from && str_cmp(day, str_c(o->from)) < 0) return false;
    if (o->to && (!day.n || str_cmp(str_sub(day, 0, (ptrdiff_t)strlen(o->to)), str_c(o->to)) > 0)) return false;
    return !o->outlet || str_find(fold_phrase(a, d->outlet), fold_phrase(a, str_c(o->outlet)), 0) >= 0;
}

/* Has it articles of --outlet, --from and --to?  Those stay. */
static bool wanted(const cli_options *o, isn_arena *a, isn_story *story)
{
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < story->docs.n; i++)
        if (wanted_doc(o, a, &story->docs.at[i])) story->docs.at[n++] = story->docs.at[i];
    story->docs.n = n;
    return n > 0;
}

/* Every story, or the one that was asked for. */
static bool stories_asked(const cli_options *o, isn_store *s, isn_arena *a, isn_stories *out, isn_err *err)
{
    return o->story ? isn_store_story(s, a, strtoll(o->story, NULL, 10), out, err) : isn_store_stories(s, a, out, err);
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

/* The story that was asked for, else all of them, by their size. */
static bool sizes_asked(const cli_options *o, isn_store *s, isn_arena *a, isn_story_sizes *out, isn_err *err)
{
    if (!o->story) return isn_store_story_sizes(s, a, out, err);
    isn_story_size one = {.id = strtoll(o->story, NULL, 10)};
    isn_push_value(a, out, one);
    return true;
}

/* Asks one ledger of every story that is wanted and hands it to `rows`; each story's
 * memory is given back before the next. */
static bool walk(writing *w, isn_store *s, isn_arena *a, story_rows *rows, isn_ledger which, isn_err *err)
{
    isn_arena one;
    isn_story_sizes all = {0};
    arena_init(&one, LEDGER_BUDGET);
    bool ok = sizes_asked(w->o, s, a, &all, err);
    for (ptrdiff_t i = 0; ok && i < all.n && w->n < w->most; i++) {
        isn_ledgers l;
        isn_stories story = {0};
        arena_reset(&one);
        ok = isn_store_story(s, &one, all.at[i].id, &story, err);
        if (!ok || !story.n || !wanted(w->o, &one, &story.at[0])) continue;
        ok = isn_store_ledgers(s, &one, &story.at[0], 1u << which, &l, err);
        if (ok) rows(w, &one, &l, &story.at[0]);
        hand_on(w);
        a->full |= one.full;
    }
    arena_free(&one);
    return ok;
}

static int each_story(const cli_options *o, story_rows *rows, isn_ledger which, const char *array)
{
    isn_store *s = cli_open(o);
    if (!s) return EXIT_ERROR;
    isn_arena a;
    isn_err err;
    writing w = {.o = o, .most = most_rows(o)};
    arena_init(&a, LEDGER_BUDGET);
    bool ok = walk(&w, s, &a, rows, which, &err);
    int code = finish(o, s, &a, &w.out, array, ok, w.n, &err);
    return w.broken ? EXIT_ERROR : code;
}

static int who_everywhere(const cli_options *o);

int cmd_who(const cli_options *o) { return o->story ? each_story(o, who_rows, ISN_LEDGER_WHO, "titles") : who_everywhere(o); }
int cmd_figures(const cli_options *o) { return each_story(o, figure_rows, ISN_LEDGER_FIGURES, "points"); }
int cmd_promises(const cli_options *o) { return each_story(o, promise_rows, ISN_LEDGER_PROMISES, "dues"); }
int cmd_disagree(const cli_options *o) { return each_story(o, disagree_rows, ISN_LEDGER_DISAGREEMENTS, "sides"); }
int cmd_timeline(const cli_options *o) { return each_story(o, timeline_rows, ISN_LEDGER_TIMELINE, "tellings"); }

/* ---- who, over all stories -------------------------------------------------------------- */

/* What the walk hands on, and what comes back from it. */
typedef struct {
    writing w; /* first: the walk knows it as this */
    isn_gathered *names;
    isn_out row; /* what words are looked for in: no titles of stories */
    isn_err *err;
    bool ok;
} gathering;

static void gather_names(writing *w, isn_arena *a, const isn_ledgers *l, const isn_story *story)
{
    gathering *g = (gathering *)(void *)w;
    (void)a;
    if (g->ok) g->ok = isn_gathered_add(g->names, l, story->id, story->title, g->err);
}

/* "person:سامر الحيدان"; of a given name alone also the story. */
static isn_str bearer_id(isn_arena *a, const isn_bearer *b)
{
    const char *type = isn_entity_type_name(b->who.type);
    if (!bearer_given(b)) return arena_fmt(a, "%s:%.*s", type, STR_ARG(b->who.key));
    return arena_fmt(a, "%s:%.*s@%lld", type, STR_ARG(b->who.key), (long long)b->stories.at[0].id);
}

static bool bearer_row(void *ctx, isn_arena *a, const isn_bearer *b)
{
    gathering *g = ctx;
    writing *w = &g->w;
    isn_term t = term_of(w->o, &w->out);
    out_clear(&g->row);
    out_str(&g->row, b->who.name);
    for (ptrdiff_t i = 0; i < b->who.aliases.n; i++) out_char(&g->row, ' '), out_str(&g->row, b->who.aliases.at[i].name);
    for (ptrdiff_t i = 0; i < b->who.titles.n; i++) out_char(&g->row, ' '), out_str(&g->row, b->who.titles.at[i].text);
    if (!cli_keep_row(w->o, a, &g->row, 0)) return true;
    if (cli_wants_text(w->o)) show_bearer(&t, b);
    else bearer_json(&w->out, b, bearer_id(a, b)), out_char(&w->out, '\n');
    w->n++;
    hand_on(w);
    return w->n < w->most;
}

static int who_everywhere(const cli_options *o)
{
    isn_store *s = cli_open(o);
    if (!s) return EXIT_ERROR;
    isn_arena a;
    isn_err err;
    gathering g = {.w = {.o = o, .most = PTRDIFF_MAX}, .err = &err, .ok = true};
    arena_init(&a, LEDGER_BUDGET);
    bool ok = isn_gathered_open(&g.names, &err) && walk(&g.w, s, &a, gather_names, ISN_LEDGER_WHO, &err) && g.ok;
    g.w.most = most_rows(o);
    ok = ok && isn_gathered_each(g.names, bearer_row, &g, &err);
    isn_gathered_close(g.names);
    out_free(&g.row);
    int code = finish(o, s, &a, &g.w.out, "titles", ok, g.w.n, &err);
    return g.w.broken ? EXIT_ERROR : code;
}

/* ---- chain --format svg ------------------------------------------------------------- */

enum { BETWEEN_TREES = 28 };

/* The trees of one story, one below the other from w->drawn.height on. */
static void draw_trees(writing *w, isn_arena *a, const isn_ledgers *l, const isn_story *story)
{
    (void)story;
    isn_html h = {&w->out, strcmp(w->o->lang, "en") == 0};
    for (ptrdiff_t i = 0; i < l->claims.n && w->n < w->most; i++) {
        ptrdiff_t from = w->out.n;
        isn_tree_size one = tree_size(&l->claims.at[i], true);
        out_fmt(&w->out, "<g transform=\"translate(0 %d)\">", w->drawn.height);
        tree_draw(&h, a, l->pile, &l->claims.at[i], 0, true);
        out_c(&w->out, "</g>\n");
        if (!cli_keep_row(w->o, a, &w->out, from)) continue;
        w->drawn.height += one.height + BETWEEN_TREES;
        if (w->drawn.width < one.width) w->drawn.width = one.width;
        w->n++;
    }
}

static int chain_svg(const cli_options *o)
{
    isn_store *s = cli_open(o);
    if (!s) return EXIT_ERROR;
    isn_arena a;
    isn_out out = {0};
    isn_html h = {&out, strcmp(o->lang, "en") == 0};
    isn_err err;
    writing w = {.o = o, .most = most_rows(o)};
    arena_init(&a, LEDGER_BUDGET);
    bool ok = walk(&w, s, &a, draw_trees, ISN_LEDGER_CLAIMS, &err);
    tree_open(&h, w.drawn), out_str(&out, out_view(&w.out)), tree_close(&h);
    out.failed |= w.out.failed;
    out_free(&w.out);
    return finish(o, s, &a, &out, NULL, ok, w.n, &err);
}

int cmd_chain(const cli_options *o)
{
    return o->format == FORMAT_SVG ? chain_svg(o) : each_story(o, chain_rows, ISN_LEDGER_CLAIMS, "tellings");
}

/* ---- stories, sources, export ------------------------------------------------------- */

int cmd_stories(const cli_options *o)
{
    isn_store *s = cli_open(o);
    if (!s) return EXIT_ERROR;
    isn_arena a;
    isn_out out = {0};
    isn_err err;
    isn_stories stories = {0};
    arena_init(&a, LEDGER_BUDGET);
    bool ok = stories_asked(o, s, &a, &stories, &err);
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; ok && i < stories.n && n < most_rows(o); i++) {
        isn_story *story = &stories.at[i];
        isn_term t = term_of(o, &out);
        if (!wanted(o, &a, story)) continue;
        n++;
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
    return finish(o, s, &a, &out, "documents", ok, n, &err);
}

static void altered_json(isn_out *out, const char *name, const isn_passage *p)
{
    json_begin(out, name, '{'), json_span(out, p->words);
    json_str(out, "text", str_sub(p->text, p->words.start - (ptrdiff_t)p->span.start, p->words.end - (ptrdiff_t)p->span.start));
    json_str(out, "passage", p->text), json_end(out, '}');
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
    for (ptrdiff_t i = 0; i < r->a_words.n; i++) {
        json_item(out);
        altered_json(out, "a", &r->a_words.at[i]);
        altered_json(out, "b", &r->b_words.at[i]);
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
    if (list.n > most_rows(o)) list.n = most_rows(o);
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
