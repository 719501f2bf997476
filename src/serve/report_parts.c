/* report_parts.c - the sections of one story: evidence first. */
#include "serve/report_parts.h"
#include "serve/tree.h"
#include "story/json.h"
#include "story/wording.h"

#include <math.h>

/* The words of a side as a link, what was changed in them marked. */
static void cite_changed(isn_html *h, isn_arena *a, isn_chapter *c, const isn_side *s, const isn_stretches *changed)
{
    html_cite(h, c->first + s->document, s->span, s->text, changed->at, changed->n);
    isn_push_value(a, &c->cited[s->document], s->span);
}

void chapter_cite(isn_html *h, isn_arena *a, isn_chapter *c, int32_t document, isn_span span, isn_str words)
{
    html_cite(h, c->first + document, span, words, NULL, 0);
    isn_push_value(a, &c->cited[document], span);
}

void chapter_source(isn_html *h, const isn_chapter *c, int32_t document)
{
    const isn_digest *d = &c->all.pile.at[document];
    html_raw(h, "<span class=\"soft\">");
    out_fmt(h->o, "<a href=\"#d%d\">", c->first + document);
    html_isolate(h, d->outlet.n ? d->outlet : d->uri), html_raw(h, "</a> · <span class=\"when\">");
    if (d->published.n) html_text(h, str_sub(d->published, 0, 10));
    else html_label(h, "undated");
    html_raw(h, "</span></span>");
}

/* A section's heading and its list, or nothing where it is empty. */
static void section(isn_html *h, const char *id, ptrdiff_t n, const isn_chapter *c)
{
    out_fmt(h->o, "<section id=\"st%lld-%s\"><h3>", (long long)c->story->id, id);
    html_label(h, id);
    out_fmt(h->o, " <span class=\"soft\">(%d)</span></h3>\n", (int)n);
}

static void end_section(isn_html *h)
{
    html_raw(h, "</section>\n");
}

/* "speaker ← agency" with the arrows as such. */
static void chain(isn_html *h, isn_str words)
{
    if (words.n == 0) return;
    html_raw(h, "<span class=\"chain\">"), html_isolate(h, words), html_raw(h, "</span>");
}

/* One event: its first telling, the others behind a summary. */
static void event(isn_html *h, isn_arena *a, isn_chapter *c, const isn_event *e)
{
    bool said = e->kind == ISN_EVENT_STATEMENT;
    html_raw(h, "<div>"), html_tag(h, said ? isn_act_name(e->act) : isn_event_kind_name(e->kind)), html_raw(h, " ");
    for (ptrdiff_t k = 0; k < e->tellings.n; k++) {
        const isn_side *s = &e->tellings.at[k];
        if (k == 0) {
            if (s->chain.n) chain(h, s->chain), html_raw(h, ": ");
            chapter_cite(h, a, c, s->document, s->span, e->text.n ? e->text : s->text);
            html_raw(h, " "), chapter_source(h, c, s->document);
            continue;
        }
        html_raw(h, "<details><summary>"), chapter_source(h, c, s->document), html_raw(h, "</summary>");
        chapter_cite(h, a, c, s->document, s->span, s->text), html_raw(h, "</details>");
    }
    html_raw(h, "</div>\n");
}

enum { SHOWN_A_DAY = 4 }; /* events of one day in sight; the others are one click away */

ptrdiff_t report_timeline(isn_html *h, isn_arena *a, isn_chapter *c)
{
    const isn_events list = c->all.timeline;
    if (!list.n) return 0;
    section(h, "timeline", list.n, c);
    html_raw(h, "<ol class=\"rows timeline\">\n");
    for (ptrdiff_t i = 0; i < list.n;) {
        ptrdiff_t end = i;
        while (end < list.n && str_eq(list.at[end].date, list.at[i].date)) end++;
        html_raw(h, "<li><span class=\"when\">"), html_text(h, list.at[i].date), html_raw(h, "</span><div>");
        bool hides = end - i > SHOWN_A_DAY + 1;
        for (ptrdiff_t k = i; k < end; k++) {
            if (hides && k == i + SHOWN_A_DAY)
                out_fmt(h->o, "<details><summary class=\"soft\">+%td</summary>", end - k);
            event(h, a, c, &list.at[k]);
        }
        html_raw(h, hides ? "</details></div></li>\n" : "</div></li>\n");
        i = end;
    }
    html_raw(h, "</ol>"), end_section(h);
    return list.n;
}

static void side_card(isn_html *h, isn_arena *a, isn_chapter *c, const isn_side *s, const isn_stretches *changed)
{
    html_raw(h, "<div class=\"side\">");
    if (!isnan(s->value)) {
        html_raw(h, "<b class=\"value\">"), out_number(h->o, s->value), html_raw(h, "</b> ");
    }
    html_raw(h, "<blockquote>"), cite_changed(h, a, c, s, changed), html_raw(h, "</blockquote>");
    chain(h, s->chain), html_raw(h, "<br>"), chapter_source(h, c, s->document), html_raw(h, "</div>\n");
}

ptrdiff_t report_disagreements(isn_html *h, isn_arena *a, isn_chapter *c)
{
    const isn_disagreements list = c->all.disagreements;
    if (!list.n) return 0;
    section(h, "disagreements", list.n, c);
    for (ptrdiff_t i = 0; i < list.n; i++) {
        const isn_disagreement *d = &list.at[i];
        html_raw(h, "<div class=\"card\">");
        html_tag(h, isn_relation_name(d->relation)), html_raw(h, " "), html_tag(h, isn_conflict_kind_name(d->kind));
        html_raw(h, " <b>"), html_isolate(h, d->about), html_raw(h, "</b><div class=\"sides\">");
        for (ptrdiff_t k = 0; k < d->sides.n; k++) {
            isn_stretches changed = disagreement_changed(a, d, k);
            side_card(h, a, c, &d->sides.at[k], &changed);
        }
        html_raw(h, "</div><p class=\"soft\">");
        html_text(h, h->english && d->reason_en.n ? d->reason_en : d->reason), html_raw(h, "</p></div>\n");
    }
    end_section(h);
    return list.n;
}

ptrdiff_t report_figures(isn_html *h, isn_arena *a, isn_chapter *c)
{
    const isn_series_list list = c->all.figures;
    if (!list.n) return 0;
    section(h, "figures", list.n, c);
    for (ptrdiff_t i = 0; i < list.n; i++) {
        const isn_series *s = &list.at[i];
        html_raw(h, "<div class=\"card\"><b>"), html_isolate(h, s->about), html_raw(h, "</b>");
        report_chart(h, c, s);
        html_raw(h, "<div class=\"scroll\"><table>");
        for (ptrdiff_t k = 0; k < s->points.n; k++) {
            const isn_side *p = &s->points.at[k];
            html_raw(h, "<tr><td class=\"when\">"), html_text(h, p->said.n ? p->said : str_sub(c->all.pile.at[p->document].published, 0, 10));
            html_raw(h, "</td><td>"), chapter_cite(h, a, c, p->document, p->span, p->text);
            html_raw(h, "</td><td>"), chain(h, p->chain), html_raw(h, "</td><td>");
            chapter_source(h, c, p->document), html_raw(h, "</td></tr>\n");
        }
        html_raw(h, "</table></div></div>\n");
    }
    end_section(h);
    return list.n;
}

ptrdiff_t report_promises(isn_html *h, isn_arena *a, isn_chapter *c)
{
    const isn_promises list = c->all.promises;
    if (!list.n) return 0;
    section(h, "promises", list.n, c);
    for (ptrdiff_t i = 0; i < list.n; i++) {
        const isn_promise *p = &list.at[i];
        html_raw(h, "<div class=\"card\">");
        if (p->actor.n) html_raw(h, "<b>"), html_isolate(h, p->actor), html_raw(h, "</b>: ");
        html_isolate(h, p->action);
        html_raw(h, "<div class=\"scroll\"><table>");
        for (ptrdiff_t k = 0; k < p->dues.n; k++) {
            const isn_side *d = &p->dues.at[k];
            html_raw(h, "<tr><td>"), html_label(h, "due"), html_raw(h, d->slipped ? ": <b class=\"when slip\">" : ": <b class=\"when\">");
            html_text(h, d->due), html_raw(h, "</b></td><td>"), html_tag(h, isn_status_name(d->status));
            if (d->slipped) html_raw(h, " "), html_tag(h, "slipped");
            html_raw(h, "</td><td>"), chapter_cite(h, a, c, d->document, d->span, d->text), html_raw(h, "</td><td>");
            chapter_source(h, c, d->document), html_raw(h, "</td></tr>\n");
        }
        html_raw(h, "</table></div></div>\n");
    }
    end_section(h);
    return list.n;
}

/* What a reprint has in other words than the text it repeats. */
static isn_stretches reworded(isn_arena *a, const isn_claim *m, int32_t telling)
{
    isn_stretches here = {0}, there = {0};
    for (ptrdiff_t i = 0; i < m->tree.n; i++) {
        const isn_chain_node *n = &m->tree.at[i];
        if (n->telling != telling || n->kind != ISN_NODE_REPRINT) continue;
        const isn_chain_node *of = &m->tree.at[n->parent];
        if (of->telling >= 0) wording_differ(a, m->tellings.at[telling].text, m->tellings.at[of->telling].text, &here, &there);
    }
    return here;
}

/* A claim of several articles: its isnad drawn, and each telling in its words. */
static void claim(isn_html *h, isn_arena *a, isn_chapter *c, const isn_claim *m)
{
    isn_tree_size size = tree_size(m, false);
    html_raw(h, "<div class=\"card\">"), html_tag(h, isn_act_name(m->act));
    html_raw(h, " <b>"), html_isolate(h, m->about);
    html_raw(h, "</b> <span class=\"tag\">"), html_count(h, "origins", m->n_origins), html_raw(h, "</span>");
    html_raw(h, "<figure class=\"isnad\"><svg class=\"isnad\" role=\"group\" "), tree_frame(h, size);
    html_raw(h, " aria-label=\""), html_text(h, m->about), html_raw(h, "\">");
    tree_draw(h, a, c->all.pile, m, c->first, false);
    html_raw(h, "</svg></figure><details><summary>"), html_count(h, "tellings", m->tellings.n), html_raw(h, "</summary>");
    for (ptrdiff_t k = 0; k < m->tellings.n; k++) {
        const isn_side *s = &m->tellings.at[k];
        isn_stretches changed = reworded(a, m, (int32_t)k);
        html_raw(h, "<blockquote>"), cite_changed(h, a, c, s, &changed), html_raw(h, "<br>");
        chain(h, s->chain), html_raw(h, " "), chapter_source(h, c, s->document), html_raw(h, "</blockquote>");
    }
    html_raw(h, "</details></div>\n");
}

ptrdiff_t report_claims(isn_html *h, isn_arena *a, isn_chapter *c)
{
    const isn_claims list = c->all.claims;
    ptrdiff_t n = 0; /* the first: what one article tells stands among the statements */
    while (n < list.n && list.at[n].n_documents > 1) n++;
    if (!n) return 0;
    section(h, "claims", n, c);
    for (ptrdiff_t i = 0; i < n; i++) claim(h, a, c, &list.at[i]);
    end_section(h);
    return n;
}

static void links(isn_html *h, isn_arena *a, isn_chapter *c, int32_t document, const isn_digest_statement *s)
{
    html_raw(h, "<span class=\"chain\">");
    if (s->links.n == 0) html_label(h, "unknown speaker");
    for (ptrdiff_t k = 0; k < s->links.n; k++) {
        if (k) html_raw(h, " <span class=\"arrow\">←</span> ");
        chapter_cite(h, a, c, document, s->links.at[k].span, s->link_names.at[k]);
        if (s->links.at[k].anonymous) html_raw(h, " "), html_tag(h, "anonymous");
    }
    html_raw(h, "</span>");
}

ptrdiff_t report_statements(isn_html *h, isn_arena *a, isn_chapter *c)
{
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < c->all.pile.n; i++) n += c->all.pile.at[i].statements.n;
    if (!n) return 0;
    section(h, "statements", n, c);
    for (int32_t i = 0; i < c->all.pile.n; i++) {
        const isn_digest *d = &c->all.pile.at[i];
        if (!d->statements.n) continue;
        html_raw(h, "<details><summary>"), html_isolate(h, d->title.n ? d->title : d->uri), html_raw(h, " — ");
        chapter_source(h, c, i), out_fmt(h->o, " <span class=\"soft\">(%d)</span></summary><ul class=\"rows\">", (int)d->statements.n);
        for (ptrdiff_t k = 0; k < d->statements.n; k++) {
            const isn_digest_statement *s = &d->statements.at[k];
            html_raw(h, "<li>"), html_tag(h, isn_act_name(s->record.act)), html_raw(h, " ");
            links(h, a, c, i, s);
            html_raw(h, "<blockquote>"), chapter_cite(h, a, c, i, s->record.content, s->content.text), html_raw(h, "</blockquote>");
            if (s->record.said.n) {
                html_raw(h, "<span class=\"soft\">"), html_label(h, "said"), html_raw(h, " <span class=\"when\">");
                html_text(h, s->record.said), html_raw(h, "</span></span>");
            }
            html_raw(h, "</li>\n");
        }
        html_raw(h, "</ul></details>\n");
    }
    end_section(h);
    return n;
}

/* One other form of a name, and why it is taken for it where that is not plain. */
static void form(isn_html *h, const isn_alias *n)
{
    bool slip = n->why == ISN_ALIAS_SLIP, plain = n->why == ISN_ALIAS_ARTICLE || n->why == ISN_ALIAS_SPELLING;
    html_raw(h, slip ? "<div class=\"slip\">" : "<div>"), html_isolate(h, n->name);
    if (!plain) html_raw(h, " ("), html_label(h, slip ? "misspelt" : isn_alias_why_name(n->why)), html_raw(h, ")");
    html_raw(h, "</div>");
}

ptrdiff_t report_who(isn_html *h, isn_arena *a, isn_chapter *c)
{
    (void)a;
    const isn_whos list = c->all.who;
    if (!list.n) return 0;
    section(h, "who", list.n, c);
    html_raw(h, "<div class=\"scroll\"><table>");
    for (ptrdiff_t i = 0; i < list.n; i++) {
        const isn_who *w = &list.at[i];
        html_raw(h, "<tr><td><b>"), html_isolate(h, w->name), html_raw(h, "</b> "), html_tag(h, isn_entity_type_name(w->type));
        html_raw(h, "</td><td>");
        for (ptrdiff_t k = 0; k < w->titles.n; k++) {
            const isn_office *held = &w->titles.at[k];
            html_isolate(h, held->text), html_raw(h, " <span class=\"when\">"), html_text(h, held->from);
            if (!str_eq(held->to, held->from)) html_raw(h, " – "), html_text(h, held->to);
            html_raw(h, "</span><br>");
        }
        html_raw(h, "</td><td class=\"soft\">");
        for (ptrdiff_t k = 0; k < w->aliases.n; k++) form(h, &w->aliases.at[k]);
        if (w->split) html_label(h, "split");
        out_fmt(h->o, "</td><td class=\"soft\">%d · %d</td></tr>\n", (int)w->documents.n, w->n_statements);
    }
    html_raw(h, "</table></div>"), end_section(h);
    return list.n;
}
