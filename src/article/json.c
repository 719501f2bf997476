/* json.c - an article as one JSON object. */
#include "article/json.h"
#include "article/holder.h"
#include "base/json.h"


static void entity_field(isn_out *o, const isn_article *art, int32_t e)
{
    json_str(o, "entity", e >= 0 && e < art->entities.n ? art->entities.at[e].id : STR_NONE);
}

static void document(isn_out *o, const isn_article *art)
{
    const isn_page *p = &art->page;
    json_begin(o, "document", '{');
    json_c(o, "id", art->id);
    json_str(o, "uri", art->uri);
    json_str(o, "url", p->url);
    json_str(o, "outlet", p->outlet);
    json_str(o, "credit", p->credit);
    json_str(o, "title", p->title);
    json_str(o, "subtitle", p->subtitle);
    json_str(o, "byline", p->byline);
    json_str(o, "section", p->section);
    json_str(o, "published", art->published);
    json_c(o, "published_from", art->published.n ? isn_hint_place_name(art->published_from) : "");
    json_str(o, "language", p->language);
    json_field(o, "text");
    out_json(o, p->text);
    json_c(o, "sha256", art->sha256);
    json_begin(o, "decoding", '{');
    json_str(o, "charset", p->charset);
    json_str(o, "declared", p->declared);
    json_num(o, "replaced", (double)p->replaced);
    json_end(o, '}');
    json_flag(o, "truncated", p->truncated);
    if (p->part) json_index(o, "part", p->part);
    json_end(o, '}');
}

static void blocks(isn_out *o, const isn_article *art)
{
    json_begin(o, "blocks", '[');
    for (ptrdiff_t i = 0; i < art->page.blocks.n; i++) {
        json_item(o);
        json_span(o, art->page.blocks.at[i].span);
        json_c(o, "kind", isn_block_kind_name(art->page.blocks.at[i].kind));
        json_end(o, '}');
    }
    json_end(o, ']');
}

static void entities(isn_out *o, const isn_article *art)
{
    json_begin(o, "entities", '[');
    for (ptrdiff_t i = 0; i < art->entities.n; i++) {
        const isn_entity *e = &art->entities.at[i];
        json_item(o);
        json_str(o, "id", e->id);
        json_c(o, "type", isn_entity_type_name(e->type));
        json_str(o, "name", e->name);
        json_begin(o, "aliases", '[');
        for (ptrdiff_t k = 0; k < e->aliases.n; k++) {
            if (k) out_char(o, ',');
            out_json(o, e->aliases.at[k]);
        }
        json_end(o, ']');
        json_end(o, '}');
    }
    json_end(o, ']');
}

static void mentions(isn_out *o, const isn_article *art)
{
    json_begin(o, "mentions", '[');
    for (ptrdiff_t i = 0; i < art->mentions.n; i++) {
        const isn_mention *m = &art->mentions.at[i];
        json_item(o);
        json_span(o, m->span);
        json_str(o, "text", isn_words(art, m->span));
        json_c(o, "type", isn_entity_type_name(m->type));
        entity_field(o, art, m->entity);
        json_str(o, "title", isn_words(art, m->title));
        json_c(o, "rule", m->rule);
        json_end(o, '}');
    }
    json_end(o, ']');
}

/* "statement": whose words it stands in, null where they are the article's own. */
static void holder(isn_out *o, const isn_article *art, isn_span span)
{
    int32_t s = article_statement_of(art, span);
    json_field(o, "statement");
    if (s >= 0) out_c(o, "\"s"), out_int(o, s), out_char(o, '"');
    else out_c(o, "null");
}

static void dates(isn_out *o, const isn_article *art)
{
    json_begin(o, "dates", '[');
    for (ptrdiff_t i = 0; i < art->dates.n; i++) {
        const isn_date *d = &art->dates.at[i];
        json_item(o);
        json_span(o, d->span);
        json_str(o, "text", isn_words(art, d->span));
        json_c(o, "type", isn_date_type_name(d->type));
        json_str(o, "value", d->value);
        json_c(o, "mod", isn_date_mod_name(d->mod));
        json_day(o, "from", d->from);
        json_day(o, "to", d->to);
        json_c(o, "calendar", isn_calendar_name(d->calendar));
        if (d->year_inferred) json_flag(o, "year_inferred", true);
        if (d->weekday_conflict) json_flag(o, "weekday_conflict", true);
        holder(o, art, d->span);
        json_c(o, "rule", d->rule);
        json_end(o, '}');
    }
    json_end(o, ']');
}

static void figures(isn_out *o, const isn_article *art)
{
    json_begin(o, "figures", '[');
    for (ptrdiff_t i = 0; i < art->figures.n; i++) {
        const isn_figure *f = &art->figures.at[i];
        json_item(o);
        json_span(o, f->span);
        json_str(o, "text", isn_words(art, f->span));
        json_num(o, "value", f->value);
        json_num(o, "max", f->max);
        json_c(o, "mod", isn_figure_mod_name(f->mod));
        json_str(o, "unit", f->unit);
        json_str(o, "of_text", isn_words(art, f->of));
        json_flag(o, "implicit", f->implicit);
        json_index(o, "part_of", f->part_of);
        json_str(o, "date", f->date >= 0 && f->date < art->dates.n ? art->dates.at[f->date].value : STR_NONE);
        holder(o, art, f->span);
        json_c(o, "rule", f->rule);
        json_end(o, '}');
    }
    json_end(o, ']');
}

static void link_fields(isn_out *o, const isn_article *art, const isn_link *l)
{
    json_span(o, l->span);
    json_str(o, "text", isn_words(art, l->span));
    json_c(o, "role", isn_role_name(l->role));
    json_flag(o, "anonymous", l->anonymous);
    entity_field(o, art, l->entity);
    if (l->elided) json_flag(o, "elided", true);
    json_c(o, "rule", l->rule);
}

static void statements(isn_out *o, const isn_article *art)
{
    json_begin(o, "statements", '[');
    for (ptrdiff_t i = 0; i < art->statements.n; i++) {
        const isn_statement *s = &art->statements.at[i];
        json_item(o);
        json_field(o, "id");
        out_fmt(o, "\"s%d\"", (int)i);
        json_span(o, s->span);
        json_c(o, "act", isn_act_name(s->act));
        json_begin(o, "cue", '{');
        json_span(o, s->cue);
        json_str(o, "lemma", s->lemma);
        json_end(o, '}');
        if (s->negated) json_flag(o, "negated", true);
        json_begin(o, "content", '{');
        json_span(o, s->content);
        json_c(o, "mode", isn_mode_name(s->mode));
        json_end(o, '}');
        json_begin(o, "chain", '[');
        for (ptrdiff_t k = 0; k < s->chain.n; k++) {
            json_item(o);
            link_fields(o, art, &s->chain.at[k]);
            json_end(o, '}');
        }
        json_end(o, ']');
        json_str(o, "said", s->said);
        json_c(o, "rule", s->rule);
        json_end(o, '}');
    }
    json_end(o, ']');
}

static void commitments(isn_out *o, const isn_article *art)
{
    json_begin(o, "commitments", '[');
    for (ptrdiff_t i = 0; i < art->commitments.n; i++) {
        const isn_commitment *c = &art->commitments.at[i];
        json_item(o);
        json_span(o, c->span);
        json_str(o, "actor", isn_words(art, c->actor.span));
        json_str(o, "actor_entity", c->actor.entity >= 0 && c->actor.entity < art->entities.n
                                         ? art->entities.at[c->actor.entity].id : STR_NONE);
        json_begin(o, "action", '{');
        json_span(o, c->action);
        json_end(o, '}');
        json_str(o, "due", c->due);
        json_c(o, "mod", isn_date_mod_name(c->mod));
        json_c(o, "status", isn_status_name(c->status));
        json_field(o, "statement");
        if (c->statement >= 0) out_fmt(o, "\"s%d\"", (int)c->statement);
        else out_c(o, "null");
        json_c(o, "rule", c->rule);
        json_end(o, '}');
    }
    json_end(o, ']');
}

static void meetings(isn_out *o, const isn_article *art)
{
    json_begin(o, "meetings", '[');
    for (ptrdiff_t i = 0; i < art->meetings.n; i++) {
        const isn_meeting *m = &art->meetings.at[i];
        json_item(o);
        json_span(o, m->span);
        json_str(o, "what", isn_words(art, m->what));
        json_begin(o, "who", '[');
        for (ptrdiff_t k = 0; k < m->who.n; k++) {
            json_item(o);
            link_fields(o, art, &m->who.at[k]);
            json_end(o, '}');
        }
        json_end(o, ']');
        json_str(o, "where", isn_words(art, m->where));
        json_str(o, "date", m->date);
        if (m->round) json_index(o, "round", m->round);
        json_c(o, "rule", m->rule);
        json_end(o, '}');
    }
    json_end(o, ']');
}

void article_json(isn_out *o, const isn_article *art)
{
    json_begin(o, NULL, '{');
    json_c(o, "schema", ISN_SCHEMA);
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
