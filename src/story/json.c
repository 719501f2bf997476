/* json.c - ledgers as JSON. */
#include "story/json.h"
#include "story/wording.h"

#include <math.h>

#define NAME_OF(N, s) s,
#define NAMER(function, T, LIST)                                               \
    const char *function(T v)                                                  \
    {                                                                          \
        static const char *const name[] = {LIST(NAME_OF)};                     \
        return (size_t)v < sizeof name / sizeof *name ? name[v] : "";          \
    }
NAMER(isn_reprint_kind_name, isn_reprint_kind, ISN_REPRINT_KINDS)
NAMER(isn_conflict_kind_name, isn_conflict_kind, ISN_CONFLICT_KINDS)
NAMER(isn_relation_name, isn_relation, ISN_RELATIONS)
NAMER(isn_event_kind_name, isn_event_kind, ISN_EVENT_KINDS)
NAMER(isn_node_kind_name, isn_node_kind, ISN_NODE_KINDS)
NAMER(isn_alias_why_name, isn_alias_why, ISN_ALIAS_WHYS)

static void where(isn_out *o, isn_pile pile, const isn_side *s)
{
    json_str(o, "document", s->document >= 0 && s->document < pile.n ? pile.at[s->document].uri : STR_NONE);
    json_span(o, s->span);
}

static void statement(isn_out *o, const isn_side *s)
{
    json_field(o, "statement");
    if (s->statement >= 0) out_fmt(o, "\"s%d\"", (int)s->statement);
    else out_c(o, "null");
}

/* The other forms of a name: all of them, or the likely misspellings alone. */
static void names(isn_out *o, const char *field, const isn_who *w, bool slips)
{
    bool any = false;
    json_begin(o, field, '[');
    for (ptrdiff_t i = 0; i < w->aliases.n; i++) {
        if (slips && w->aliases.at[i].why != ISN_ALIAS_SLIP) continue;
        if (any) out_char(o, ',');
        out_json(o, w->aliases.at[i].name);
        any = true;
    }
    json_end(o, ']');
}

/* All of a bearer but the articles. */
static void bearer_fields(isn_out *o, const isn_who *w, isn_str id)
{
    json_str(o, "id", id);
    json_c(o, "type", isn_entity_type_name(w->type));
    json_str(o, "name", w->name);
    names(o, "aliases", w, false);
    names(o, "misspelt", w, true);
    json_begin(o, "links", '[');
    for (ptrdiff_t i = 0; i < w->aliases.n; i++) {
        json_item(o);
        json_str(o, "name", w->aliases.at[i].name);
        json_c(o, "why", isn_alias_why_name(w->aliases.at[i].why));
        json_end(o, '}');
    }
    json_end(o, ']');
    json_flag(o, "split", w->split);
    json_begin(o, "titles", '[');
    for (ptrdiff_t i = 0; i < w->titles.n; i++) {
        json_item(o);
        json_str(o, "text", w->titles.at[i].text);
        json_str(o, "from", w->titles.at[i].from);
        json_str(o, "to", w->titles.at[i].to);
        json_end(o, '}');
    }
    json_end(o, ']');
}

void who_json(isn_out *o, isn_pile pile, const isn_who *w, isn_str id)
{
    json_begin(o, NULL, '{');
    bearer_fields(o, w, id);
    json_begin(o, "documents", '[');
    for (ptrdiff_t i = 0; i < w->documents.n; i++) {
        if (i) out_char(o, ',');
        out_json(o, pile.at[w->documents.at[i]].uri);
    }
    json_end(o, ']');
    json_int(o, "statements", w->n_statements);
    json_end(o, '}');
}

void bearer_json(isn_out *o, const isn_bearer *b, isn_str id)
{
    json_begin(o, NULL, '{');
    bearer_fields(o, &b->who, id);
    json_begin(o, "documents", '[');
    for (ptrdiff_t i = 0; i < b->documents.n; i++) {
        if (i) out_char(o, ',');
        out_json(o, b->documents.at[i]);
    }
    json_end(o, ']');
    json_int(o, "statements", b->who.n_statements);
    json_begin(o, "stories", '[');
    for (ptrdiff_t i = 0; i < b->stories.n; i++) {
        json_item(o);
        json_field(o, "id"), out_fmt(o, "\"%lld\"", (long long)b->stories.at[i].id);
        json_str(o, "title", b->stories.at[i].title);
        json_int(o, "documents", b->stories.at[i].n);
        json_end(o, '}');
    }
    json_end(o, ']');
    json_end(o, '}');
}

void series_json(isn_out *o, isn_pile pile, const isn_series *s, isn_str id)
{
    json_begin(o, NULL, '{');
    json_str(o, "id", id);
    json_str(o, "about", s->about);
    json_begin(o, "points", '[');
    for (ptrdiff_t i = 0; i < s->points.n; i++) {
        const isn_side *p = &s->points.at[i];
        json_item(o);
        where(o, pile, p);
        json_str(o, "text", p->text);
        json_num(o, "value", p->value);
        json_num(o, "max", p->max);
        json_c(o, "mod", isn_figure_mod_name(p->mod));
        json_str(o, "as_of", p->said);
        json_str(o, "chain", p->chain);
        json_index(o, "part_of", p->part_of);
        json_end(o, '}');
    }
    json_end(o, ']');
    json_end(o, '}');
}

void promise_json(isn_out *o, isn_pile pile, const isn_promise *p, isn_str id)
{
    json_begin(o, NULL, '{');
    json_str(o, "id", id);
    json_str(o, "actor", p->actor);
    json_str(o, "action", p->action);
    json_int(o, "slips", p->n_slips);
    json_begin(o, "dues", '[');
    for (ptrdiff_t i = 0; i < p->dues.n; i++) {
        const isn_side *d = &p->dues.at[i];
        json_item(o);
        where(o, pile, d);
        json_str(o, "text", d->text);
        json_str(o, "due", d->due);
        json_c(o, "status", isn_status_name(d->status));
        json_flag(o, "slipped", d->slipped);
        json_str(o, "said", d->said);
        json_end(o, '}');
    }
    json_end(o, ']');
    json_end(o, '}');
}

/* The changed words of a quotation, as bytes of the article. */
static void altered(isn_out *o, const isn_side *s, const isn_stretches *changed)
{
    json_begin(o, "altered", '[');
    for (ptrdiff_t i = 0; i < changed->n; i++) {
        isn_span at = {s->span.start + changed->at[i].start, s->span.start + changed->at[i].end};
        json_item(o), json_span(o, at), json_str(o, "text", str_span(s->text, changed->at[i])), json_end(o, '}');
    }
    json_end(o, ']');
}

void disagreement_json(isn_out *o, isn_arena *a, isn_pile pile, const isn_disagreement *d, isn_str id)
{
    json_begin(o, NULL, '{');
    json_str(o, "id", id);
    json_c(o, "kind", isn_conflict_kind_name(d->kind));
    json_c(o, "relation", isn_relation_name(d->relation));
    json_str(o, "about", d->about);
    json_begin(o, "sides", '[');
    for (ptrdiff_t i = 0; i < d->sides.n; i++) {
        const isn_side *s = &d->sides.at[i];
        json_item(o);
        where(o, pile, s);
        json_str(o, "text", s->text);
        json_num(o, "value", s->value);
        statement(o, s);
        json_str(o, "said", s->said);
        json_str(o, "chain", s->chain);
        isn_stretches changed = disagreement_changed(a, d, i);
        if (changed.n) altered(o, s, &changed);
        json_end(o, '}');
    }
    json_end(o, ']');
    json_str(o, "reason", d->reason);
    json_str(o, "reason_en", d->reason_en);
    json_end(o, '}');
}

static void tellings(isn_out *o, isn_pile pile, const isn_sides *sides)
{
    json_begin(o, "tellings", '[');
    for (ptrdiff_t i = 0; i < sides->n; i++) {
        json_item(o);
        where(o, pile, &sides->at[i]);
        json_str(o, "published", str_sub(pile.at[sides->at[i].document].published, 0, 10));
        json_str(o, "text", sides->at[i].text);
        json_str(o, "chain", sides->at[i].chain);
        json_end(o, '}');
    }
    json_end(o, ']');
}

void event_json(isn_out *o, isn_pile pile, const isn_event *e)
{
    json_begin(o, NULL, '{');
    json_str(o, "date", e->date);
    json_str(o, "precision", e->precision);
    json_c(o, "kind", isn_event_kind_name(e->kind));
    if (e->kind == ISN_EVENT_STATEMENT) json_c(o, "act", isn_act_name(e->act));
    json_str(o, "text", e->text);
    tellings(o, pile, &e->tellings);
    json_end(o, '}');
}

static void tree(isn_out *o, isn_pile pile, const isn_claim *c)
{
    json_begin(o, "tree", '[');
    for (ptrdiff_t i = 0; i < c->tree.n; i++) {
        const isn_chain_node *n = &c->tree.at[i];
        json_item(o);
        json_c(o, "kind", isn_node_kind_name(n->kind));
        json_str(o, "name", n->name);
        if (n->kind == ISN_NODE_ORIGIN) json_flag(o, "anonymous", n->anonymous);
        json_index(o, "parent", n->parent);
        if (n->telling >= 0) where(o, pile, &c->tellings.at[n->telling]);
        json_end(o, '}');
    }
    json_end(o, ']');
}

void claim_json(isn_out *o, isn_pile pile, const isn_claim *c, isn_str id)
{
    json_begin(o, NULL, '{');
    json_str(o, "id", id);
    json_str(o, "about", c->about);
    json_c(o, "act", isn_act_name(c->act));
    json_int(o, "origins", c->n_origins);
    tellings(o, pile, &c->tellings);
    tree(o, pile, c);
    json_end(o, '}');
}
