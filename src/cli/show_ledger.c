/* show_ledger.c - ledgers as people read them. */
#include "cli/show.h"
#include "story/json.h"
#include "story/wording.h"

#include <math.h>

/* " — outlet، day", dimmed; `before` stands before it. */
static void source_after(isn_term *t, isn_pile pile, int32_t document, const char *before)
{
    const isn_digest *d = &pile.at[document];
    term_style(t, STYLE_DIM), out_c(t->o, before);
    term_text(t, d->outlet.n ? d->outlet : d->uri);
    if (d->published.n) out_c(t->o, "، "), term_text(t, str_sub(d->published, 0, 10));
    term_style(t, STYLE_PLAIN);
}

static void source_of(isn_term *t, isn_pile pile, int32_t document) { source_after(t, pile, document, " — "); }

static void words(isn_term *t, isn_str s, int indent)
{
    term_wrap(t, s, (isn_span){0, (uint32_t)s.n}, indent, NULL, 0);
}

static void side(isn_term *t, isn_pile pile, const isn_side *s, const isn_stretches *changed)
{
    term_line(t, 3);
    if (!isnan(s->value)) term_style(t, STYLE_FIGURE), out_number(t->o, s->value), term_style(t, STYLE_PLAIN), out_char(t->o, ' ');
    if (s->chain.n) term_style(t, STYLE_BOLD), term_text(t, s->chain), term_style(t, STYLE_PLAIN);
    source_of(t, pile, s->document), out_char(t->o, '\n');
    term_marked(t, s->text, changed->at, changed->n, 5);
}

static void bold_line(isn_term *t, isn_str s)
{
    term_line(t, 0), term_style(t, STYLE_BOLD), term_text(t, s), term_style(t, STYLE_PLAIN), out_char(t->o, '\n');
}

void show_story(isn_term *t, const isn_story *story)
{
    term_line(t, 0), out_fmt(t->o, "%lld  ", (long long)story->id), term_style(t, STYLE_BOLD), term_text(t, story->title);
    term_style(t, STYLE_PLAIN), out_char(t->o, '\n'), term_line(t, 5), term_style(t, STYLE_DIM);
    if (story->from.n) term_text(t, story->from), out_c(t->o, " – "), term_text(t, story->to), out_c(t->o, " · ");
    term_count(t, "articles", story->docs.n), term_style(t, STYLE_PLAIN), out_char(t->o, '\n');
    for (ptrdiff_t i = 0; story->docs.n > 1 && i < story->docs.n; i++) {
        const isn_doc *d = &story->docs.at[i];
        term_line(t, 5), term_text(t, d->published.n ? str_sub(d->published, 0, 10) : STR("          "));
        out_c(t->o, "  "), term_text(t, d->title.n ? d->title : d->uri), term_style(t, STYLE_DIM), out_c(t->o, " — ");
        term_text(t, d->outlet.n ? d->outlet : d->uri), term_style(t, STYLE_PLAIN), out_char(t->o, '\n');
    }
}

/* A stretch in its passage, marked: «أظهرت تعاونا ⟦محدودا⟧ بين الضفتين». */
static void altered(isn_term *t, const isn_passage *p)
{
    isn_span at = {p->words.start - p->span.start, p->words.end - p->span.start};
    term_marked(t, p->text, &at, 1, 14);
}

void show_reprint(isn_term *t, const isn_store_reprint *r)
{
    const isn_doc *first = r->reprint.earlier == 1 ? &r->b : &r->a, *second = first == &r->a ? &r->b : &r->a;
    term_line(t, 0), out_fmt(t->o, "%.0f%% ", r->reprint.similarity * 100), term_label(t, isn_reprint_kind_name(r->reprint.kind));
    if (r->reprint.credit.n) out_c(t->o, " · "), term_label(t, "credited to"), out_char(t->o, ' '), term_text(t, r->reprint.credit);
    if (r->reprint.altered.n) out_c(t->o, " · "), term_count(t, "altered", r->reprint.altered.n);
    out_char(t->o, '\n');
    for (int i = 0; i < 2; i++) {
        const isn_doc *d = i ? second : first;
        term_line(t, 3), term_text(t, d->published.n ? str_sub(d->published, 0, 10) : STR("          "));
        out_c(t->o, "  "), term_text(t, d->outlet.n ? d->outlet : d->uri), out_c(t->o, " · "), term_text(t, d->title), out_char(t->o, '\n');
        for (ptrdiff_t k = 0; k < r->a_words.n; k++) altered(t, d == &r->a ? &r->a_words.at[k] : &r->b_words.at[k]);
    }
}

void show_found(isn_term *t, const isn_found *f)
{
    bold_line(t, f->doc.title.n ? f->doc.title : f->doc.uri);
    term_line(t, 3), term_style(t, STYLE_DIM), term_text(t, f->doc.outlet.n ? f->doc.outlet : f->doc.uri);
    if (f->doc.published.n) out_c(t->o, "، "), term_text(t, str_sub(f->doc.published, 0, 10));
    term_style(t, STYLE_PLAIN), out_char(t->o, '\n');
    isn_stretch mark[64];
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < f->marks.n && n < 64; i++) {
        isn_span m = f->marks.at[i];
        if (m.start < f->span.start || m.end > f->span.end) continue;
        mark[n++] = (isn_stretch){{m.start - f->span.start, m.end - f->span.start}, STYLE_SAY};
    }
    term_wrap(t, f->snippet, (isn_span){0, (uint32_t)f->snippet.n}, 3, mark, n);
}

/* «2018-08-10 لقاء، 2018-08-10 نفى», who says so and where, the words, and below them who else tells it. */
void show_event(isn_term *t, isn_pile pile, const isn_event *e)
{
    const isn_side *first = &e->tellings.at[0];
    term_line(t, 0), term_style(t, STYLE_BOLD), term_text(t, e->date), term_style(t, STYLE_PLAIN);
    bool said = e->kind == ISN_EVENT_STATEMENT;
    out_c(t->o, "  "), term_label(t, said ? isn_act_name(e->act) : isn_event_kind_name(e->kind)), source_of(t, pile, first->document), out_char(t->o, '\n');
    if (first->chain.n) {
        term_line(t, 3), term_style(t, STYLE_BOLD), term_text(t, first->chain), term_style(t, STYLE_PLAIN);
        out_c(t->o, ":\n");
    }
    words(t, e->text, 3);
    for (ptrdiff_t i = 1; i < e->tellings.n; i++) {
        term_line(t, 3), source_after(t, pile, e->tellings.at[i].document, "+ "), out_char(t->o, '\n');
    }
}

/* The other forms of a name and why they are taken for it; the likely
 * misspellings on a line of their own. */
static void alias_line(isn_term *t, const isn_who *w, bool slips)
{
    bool any = false;
    for (ptrdiff_t k = 0; k < w->aliases.n; k++) {
        const isn_alias *n = &w->aliases.at[k];
        if ((n->why == ISN_ALIAS_SLIP) != slips) continue;
        if (!any) term_line(t, 3), term_style(t, slips ? STYLE_BAD : STYLE_PLAIN), term_label(t, slips ? "misspelt" : "also written");
        out_c(t->o, any ? "، " : ": ");
        term_text(t, n->name);
        any = true;
        if (slips || n->why == ISN_ALIAS_ARTICLE || n->why == ISN_ALIAS_SPELLING) continue;
        out_c(t->o, " ("), term_label(t, isn_alias_why_name(n->why)), out_c(t->o, ")");
    }
    if (any) term_style(t, STYLE_PLAIN), out_char(t->o, '\n');
}

/* «سامر الحيدان · شخص · مقالات: 4 · الأقوال: 7» */
static void who_line(isn_term *t, const isn_who *w, ptrdiff_t articles)
{
    term_line(t, 0), term_style(t, STYLE_BOLD), term_text(t, w->name), term_style(t, STYLE_PLAIN);
    out_c(t->o, " · "), term_label(t, isn_entity_type_name(w->type));
    out_c(t->o, " · "), term_count(t, "articles", articles);
    out_c(t->o, " · "), term_count(t, "statements", w->n_statements);
}

/* Offices over time and other forms of the name. */
static void who_lines(isn_term *t, const isn_who *w)
{
    for (ptrdiff_t k = 0; k < w->titles.n; k++) {
        const isn_office *held = &w->titles.at[k];
        term_line(t, 3), term_label(t, "title"), out_char(t->o, ' '), term_text(t, held->text);
        if (held->from.n) out_c(t->o, " · "), term_text(t, held->from);
        if (held->to.n && !str_eq(held->to, held->from)) out_c(t->o, " – "), term_text(t, held->to);
        out_char(t->o, '\n');
    }
    alias_line(t, w, false);
    alias_line(t, w, true);
    if (w->split) term_line(t, 3), term_label(t, "split"), out_char(t->o, '\n');
}

void show_who(isn_term *t, const isn_who *w)
{
    who_line(t, w, w->documents.n), out_char(t->o, '\n');
    who_lines(t, w);
}

enum { STORIES_SHOWN = 8 }; /* of one bearer */

void show_bearer(isn_term *t, const isn_bearer *b)
{
    who_line(t, &b->who, b->documents.n);
    out_c(t->o, " · "), term_count(t, "stories", b->stories.n), out_char(t->o, '\n');
    who_lines(t, &b->who);
    for (ptrdiff_t i = 0; i < b->stories.n && i < STORIES_SHOWN; i++) {
        const isn_bearer_story *s = &b->stories.at[i];
        term_line(t, 3), term_style(t, STYLE_DIM), out_fmt(t->o, "%lld  ", (long long)s->id), term_text(t, s->title);
        out_c(t->o, " · "), term_count(t, "articles", s->n), term_style(t, STYLE_PLAIN), out_char(t->o, '\n');
    }
    if (b->stories.n > STORIES_SHOWN) term_line(t, 3), out_fmt(t->o, "+%td", b->stories.n - STORIES_SHOWN), out_char(t->o, '\n');
}

void show_series(isn_term *t, isn_pile pile, const isn_series *s)
{
    bold_line(t, s->about);
    for (ptrdiff_t k = 0; k < s->points.n; k++) {
        const isn_side *p = &s->points.at[k];
        term_line(t, 3), term_text(t, p->said.n ? p->said : str_sub(pile.at[p->document].published, 0, 10)), out_c(t->o, "  ");
        term_style(t, STYLE_FIGURE), out_number(t->o, p->value), term_style(t, STYLE_PLAIN);
        out_c(t->o, "  "), term_text(t, p->text);
        if (p->chain.n) out_c(t->o, " · "), term_text(t, p->chain);
        source_of(t, pile, p->document), out_char(t->o, '\n');
    }
}

void show_promise(isn_term *t, isn_pile pile, const isn_promise *p)
{
    term_line(t, 0), term_style(t, STYLE_BOLD);
    if (p->actor.n) term_text(t, p->actor), out_c(t->o, ": ");
    term_text(t, p->action), term_style(t, STYLE_PLAIN), out_char(t->o, '\n');
    for (ptrdiff_t k = 0; k < p->dues.n; k++) {
        const isn_side *d = &p->dues.at[k];
        term_line(t, 3), term_style(t, d->slipped ? STYLE_BAD : STYLE_FIGURE), term_text(t, d->due), term_style(t, STYLE_PLAIN);
        if (d->slipped) out_c(t->o, " · "), term_label(t, "slipped");
        out_c(t->o, " · "), term_label(t, isn_status_name(d->status)), source_of(t, pile, d->document), out_char(t->o, '\n');
        words(t, d->text, 5);
    }
}

void show_disagreement(isn_term *t, isn_arena *a, isn_pile pile, const isn_disagreement *d)
{
    term_line(t, 0), term_style(t, d->relation == ISN_RELATION_DISAGREEMENT ? STYLE_BAD : STYLE_GOOD);
    term_label(t, isn_relation_name(d->relation)), term_style(t, STYLE_PLAIN), out_c(t->o, " · ");
    term_label(t, isn_conflict_kind_name(d->kind)), out_c(t->o, " · "), term_style(t, STYLE_BOLD);
    term_text(t, d->about), term_style(t, STYLE_PLAIN), out_char(t->o, '\n');
    for (ptrdiff_t k = 0; k < d->sides.n; k++) {
        isn_stretches changed = disagreement_changed(a, d, k);
        side(t, pile, &d->sides.at[k], &changed);
    }
    term_style(t, STYLE_DIM), words(t, t->english && d->reason_en.n ? d->reason_en : d->reason, 3), term_style(t, STYLE_PLAIN);
    out_char(t->o, '\n');
}
