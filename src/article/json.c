/* json.c - an article as one JSON object. */
#include "article/json.h"


static void field(isn_out *o, const char *name)
{
    char last = o->n ? o->p[o->n - 1] : 0;
    if (last != '{' && last != '[') out_char(o, ',');
    out_fmt(o, "\"%s\":", name);
}

static void field_str(isn_out *o, const char *name, isn_str s)
{
    field(o, name);
    out_json_or_null(o, s);
}

static void field_c(isn_out *o, const char *name, const char *c)
{
    field_str(o, name, str_c(c));
}

static void field_bool(isn_out *o, const char *name, bool v)
{
    field(o, name);
    out_c(o, v ? "true" : "false");
}

static void field_num(isn_out *o, const char *name, double v)
{
    field(o, name);
    out_json_num(o, v);
}

/* An index, null where it is -1. */
static void field_index(isn_out *o, const char *name, int32_t i)
{
    field(o, name);
    if (i < 0) out_c(o, "null");
    else out_fmt(o, "%d", (int)i);
}

static void field_span(isn_out *o, isn_span s)
{
    field(o, "start");
    out_fmt(o, "%u", s.start);
    field(o, "end");
    out_fmt(o, "%u", s.end);
}

static void begin(isn_out *o, const char *name, char c)
{
    field(o, name);
    out_char(o, c);
}

/* The next object of an array. */
static void item(isn_out *o)
{
    if (o->n && o->p[o->n - 1] != '[') out_char(o, ',');
    out_char(o, '{');
}

static void finish(isn_out *o, char c)
{
    out_char(o, c);
}

static void day_field(isn_out *o, const char *name, isn_day d)
{
    field(o, name);
    if (d.year) out_fmt(o, "\"%04d-%02d-%02d\"", d.year, d.month, d.day);
    else out_c(o, "null");
}

static void entity_field(isn_out *o, const isn_article *art, int32_t e)
{
    field_str(o, "entity", e >= 0 && e < art->entities.n ? art->entities.at[e].id : STR_NONE);
}

static void document(isn_out *o, const isn_article *art)
{
    const isn_page *p = &art->page;
    begin(o, "document", '{');
    field_c(o, "id", art->id);
    field_str(o, "uri", art->uri);
    field_str(o, "outlet", p->outlet);
    field_str(o, "credit", p->credit);
    field_str(o, "title", p->title);
    field_str(o, "subtitle", p->subtitle);
    field_str(o, "byline", p->byline);
    field_str(o, "section", p->section);
    field_str(o, "published", art->published);
    field_c(o, "published_from", art->published.n ? isn_hint_place_name(art->published_from) : "");
    field_str(o, "language", p->language);
    field(o, "text");
    out_json(o, p->text);
    field_c(o, "sha256", art->sha256);
    begin(o, "decoding", '{');
    field_str(o, "charset", p->charset);
    field_str(o, "declared", p->declared);
    field_num(o, "replaced", (double)p->replaced);
    finish(o, '}');
    field_bool(o, "truncated", p->truncated);
    if (p->part) field_index(o, "part", p->part);
    finish(o, '}');
}

static void blocks(isn_out *o, const isn_article *art)
{
    begin(o, "blocks", '[');
    for (ptrdiff_t i = 0; i < art->page.blocks.n; i++) {
        item(o);
        field_span(o, art->page.blocks.at[i].span);
        field_c(o, "kind", isn_block_kind_name(art->page.blocks.at[i].kind));
        finish(o, '}');
    }
    finish(o, ']');
}

static void entities(isn_out *o, const isn_article *art)
{
    begin(o, "entities", '[');
    for (ptrdiff_t i = 0; i < art->entities.n; i++) {
        const isn_entity *e = &art->entities.at[i];
        item(o);
        field_str(o, "id", e->id);
        field_c(o, "type", isn_entity_type_name(e->type));
        field_str(o, "name", e->name);
        begin(o, "aliases", '[');
        for (ptrdiff_t k = 0; k < e->aliases.n; k++) {
            if (k) out_char(o, ',');
            out_json(o, e->aliases.at[k]);
        }
        finish(o, ']');
        finish(o, '}');
    }
    finish(o, ']');
}

static void mentions(isn_out *o, const isn_article *art)
{
    begin(o, "mentions", '[');
    for (ptrdiff_t i = 0; i < art->mentions.n; i++) {
        const isn_mention *m = &art->mentions.at[i];
        item(o);
        field_span(o, m->span);
        field_str(o, "text", isn_words(art, m->span));
        field_c(o, "type", isn_entity_type_name(m->type));
        entity_field(o, art, m->entity);
        field_str(o, "title", isn_words(art, m->title));
        field_c(o, "rule", m->rule);
        finish(o, '}');
    }
    finish(o, ']');
}

static void dates(isn_out *o, const isn_article *art)
{
    begin(o, "dates", '[');
    for (ptrdiff_t i = 0; i < art->dates.n; i++) {
        const isn_date *d = &art->dates.at[i];
        item(o);
        field_span(o, d->span);
        field_str(o, "text", isn_words(art, d->span));
        field_c(o, "type", isn_date_type_name(d->type));
        field_str(o, "value", d->value);
        field_c(o, "mod", isn_date_mod_name(d->mod));
        day_field(o, "from", d->from);
        day_field(o, "to", d->to);
        field_c(o, "calendar", isn_calendar_name(d->calendar));
        if (d->year_inferred) field_bool(o, "year_inferred", true);
        if (d->weekday_conflict) field_bool(o, "weekday_conflict", true);
        field_c(o, "rule", d->rule);
        finish(o, '}');
    }
    finish(o, ']');
}

static void figures(isn_out *o, const isn_article *art)
{
    begin(o, "figures", '[');
    for (ptrdiff_t i = 0; i < art->figures.n; i++) {
        const isn_figure *f = &art->figures.at[i];
        item(o);
        field_span(o, f->span);
        field_str(o, "text", isn_words(art, f->span));
        field_num(o, "value", f->value);
        field_num(o, "max", f->max);
        field_c(o, "mod", isn_figure_mod_name(f->mod));
        field_str(o, "unit", f->unit);
        field_str(o, "of_text", isn_words(art, f->of));
        field_bool(o, "implicit", f->implicit);
        field_index(o, "part_of", f->part_of);
        field_str(o, "date", f->date >= 0 && f->date < art->dates.n ? art->dates.at[f->date].value : STR_NONE);
        field_c(o, "rule", f->rule);
        finish(o, '}');
    }
    finish(o, ']');
}

static void link_fields(isn_out *o, const isn_article *art, const isn_link *l)
{
    field_span(o, l->span);
    field_str(o, "text", isn_words(art, l->span));
    field_c(o, "role", isn_role_name(l->role));
    field_bool(o, "anonymous", l->anonymous);
    entity_field(o, art, l->entity);
    if (l->elided) field_bool(o, "elided", true);
    field_c(o, "rule", l->rule);
}

static void statements(isn_out *o, const isn_article *art)
{
    begin(o, "statements", '[');
    for (ptrdiff_t i = 0; i < art->statements.n; i++) {
        const isn_statement *s = &art->statements.at[i];
        item(o);
        field(o, "id");
        out_fmt(o, "\"s%d\"", (int)i);
        field_span(o, s->span);
        field_c(o, "act", isn_act_name(s->act));
        begin(o, "cue", '{');
        field_span(o, s->cue);
        field_str(o, "lemma", s->lemma);
        finish(o, '}');
        if (s->negated) field_bool(o, "negated", true);
        begin(o, "content", '{');
        field_span(o, s->content);
        field_c(o, "mode", isn_mode_name(s->mode));
        finish(o, '}');
        begin(o, "chain", '[');
        for (ptrdiff_t k = 0; k < s->chain.n; k++) {
            item(o);
            link_fields(o, art, &s->chain.at[k]);
            finish(o, '}');
        }
        finish(o, ']');
        field_str(o, "said", s->said);
        field_c(o, "rule", s->rule);
        finish(o, '}');
    }
    finish(o, ']');
}

static void commitments(isn_out *o, const isn_article *art)
{
    begin(o, "commitments", '[');
    for (ptrdiff_t i = 0; i < art->commitments.n; i++) {
        const isn_commitment *c = &art->commitments.at[i];
        item(o);
        field_span(o, c->span);
        field_str(o, "actor", isn_words(art, c->actor.span));
        field_str(o, "actor_entity", c->actor.entity >= 0 && c->actor.entity < art->entities.n
                                         ? art->entities.at[c->actor.entity].id : STR_NONE);
        begin(o, "action", '{');
        field_span(o, c->action);
        finish(o, '}');
        field_str(o, "due", c->due);
        field_c(o, "mod", isn_date_mod_name(c->mod));
        field_c(o, "status", isn_status_name(c->status));
        field(o, "statement");
        if (c->statement >= 0) out_fmt(o, "\"s%d\"", (int)c->statement);
        else out_c(o, "null");
        field_c(o, "rule", c->rule);
        finish(o, '}');
    }
    finish(o, ']');
}

static void meetings(isn_out *o, const isn_article *art)
{
    begin(o, "meetings", '[');
    for (ptrdiff_t i = 0; i < art->meetings.n; i++) {
        const isn_meeting *m = &art->meetings.at[i];
        item(o);
        field_span(o, m->span);
        field_str(o, "what", isn_words(art, m->what));
        begin(o, "who", '[');
        for (ptrdiff_t k = 0; k < m->who.n; k++) {
            item(o);
            link_fields(o, art, &m->who.at[k]);
            finish(o, '}');
        }
        finish(o, ']');
        field_str(o, "where", isn_words(art, m->where));
        field_str(o, "date", m->date);
        if (m->round) field_index(o, "round", m->round);
        field_c(o, "rule", m->rule);
        finish(o, '}');
    }
    finish(o, ']');
}

void article_json(isn_out *o, const isn_article *art)
{
    out_char(o, '{');
    field_c(o, "schema", ISN_SCHEMA);
    document(o, art);
    blocks(o, art);
    entities(o, art);
    mentions(o, art);
    dates(o, art);
    figures(o, art);
    statements(o, art);
    commitments(o, art);
    meetings(o, art);
    out_char(o, '}');
}
