/* digest.c - an article reduced to what is compared across articles. */
#include "article/holder.h"
#include "base/day.h"
#include "mention/name.h"
#include "story/bytes.h"
#include "story/digest/key.h"
#include "story/digest/moment.h"
#include "story/digest/stand.h"
#include "story/story.h"
#include "text/token.h"

/* The sentence that holds `span`: its start and end found by the blocks and
 * full stops around it would be read twice, so the caller passes sentences. */
static isn_span sentence_of(const isn_text *t, isn_span span)
{
    ptrdiff_t low = 0, high = t->sents.n;
    while (low < high) {
        ptrdiff_t mid = (low + high) / 2;
        if (t->sents.at[mid].span.end <= span.start) low = mid + 1;
        else high = mid;
    }
    return low < t->sents.n && span_overlaps(t->sents.at[low].span, span) ? t->sents.at[low].span : span;
}

static isn_phrase phrase(isn_arena *a, const isn_story_words *w, isn_span span)
{
    return (isn_phrase){span, arena_str(a, str_span(w->text->text, span)), story_key_of(a, w, span)};
}

/* More names than a reader would take from one sentence are not noted. */
enum { MOST_NAMED = 16 };

/* The first mention that begins at or after byte `at`: mentions are in order. */
static ptrdiff_t mention_from(const isn_mentions *m, uint32_t at)
{
    ptrdiff_t low = 0, high = m->n;
    while (low < high) {
        ptrdiff_t mid = (low + high) / 2;
        if (m->at[mid].span.start < at) low = mid + 1;
        else high = mid;
    }
    return low;
}

/* The entities named in `where`, each once, the first MOST_NAMED. */
static void entities_in(isn_arena *a, const isn_article *art, isn_span where, isn_named *out)
{
    for (ptrdiff_t i = mention_from(&art->mentions, where.start); i < art->mentions.n && out->n < MOST_NAMED; i++) {
        const isn_mention *m = &art->mentions.at[i];
        if (m->span.start >= where.end) return;
        if (m->entity < 0 || m->span.end > where.end) continue;
        bool seen = false;
        for (ptrdiff_t k = 0; k < out->n; k++) seen |= out->at[k] == m->entity;
        if (!seen) isn_push_value(a, out, m->entity);
    }
}

static void add_entities(isn_arena *a, const isn_article *art, isn_digest *d)
{
    for (ptrdiff_t i = 0; i < art->entities.n; i++) {
        const isn_entity *e = &art->entities.at[i];
        isn_digest_entity *to = isn_push(a, &d->entities);
        if (!to) return;
        to->type = e->type;
        to->name = arena_str(a, e->name);
        to->key = isn_name_key(a, e->name, e->type);
        for (ptrdiff_t k = 0; k < e->aliases.n; k++) {
            isn_str alias = arena_str(a, e->aliases.at[k]);
            isn_push_value(a, &to->aliases, alias);
        }
    }
    for (ptrdiff_t i = 0; i < art->mentions.n; i++) {
        const isn_mention *m = &art->mentions.at[i];
        if (m->entity < 0 || m->entity >= d->entities.n) continue;
        isn_digest_entity *e = &d->entities.at[m->entity];
        if (e->n_mentions++ == 0) e->first = m->span;
        if (e->title.n == 0) e->title = arena_str(a, isn_title_written(a, art->page.text, m->title));
    }
}

static void add_statements(isn_arena *a, const isn_article *art, const isn_story_words *w, isn_digest *d)
{
    for (ptrdiff_t i = 0; i < art->statements.n; i++) {
        const isn_statement *s = &art->statements.at[i];
        isn_digest_statement *to = isn_push(a, &d->statements);
        if (!to) return;
        to->record = *s;
        to->record.lemma = arena_str(a, s->lemma);
        to->record.said = arena_str(a, s->said);
        to->record.chain = (isn_chain){0};
        to->content = phrase(a, w, s->content);
        for (ptrdiff_t k = 0; k < s->chain.n; k++) {
            const isn_link *l = &s->chain.at[k];
            isn_str name = l->entity >= 0 && l->entity < art->entities.n ? art->entities.at[l->entity].name
                                                                         : isn_words(art, l->span);
            isn_push_value(a, &to->links, *l);
            name = arena_str(a, name);
            isn_push_value(a, &to->link_names, name);
        }
        entities_in(a, art, s->content, &to->entities);
    }
}

static void add_figures(isn_arena *a, const isn_article *art, const isn_story_words *w, isn_digest *d)
{
    isn_phrase sentence = {{0, 0}, STR_NONE, STR_NONE};
    for (ptrdiff_t i = 0; i < art->figures.n; i++) {
        const isn_figure *f = &art->figures.at[i];
        isn_digest_figure *to = isn_push(a, &d->figures);
        if (!to) return;
        to->record = *f;
        to->record.unit = arena_str(a, f->unit);
        to->of = phrase(a, w, f->of);
        isn_span where = sentence_of(w->text, f->span);
        if (where.start != sentence.span.start || where.end != sentence.span.end) sentence = phrase(a, w, where);
        to->sentence = sentence; /* shared by the figures of one sentence */
        to->statement = article_statement_of(art, f->span);
        if (f->date >= 0 && f->date < art->dates.n) to->date = arena_str(a, art->dates.at[f->date].value);
        entities_in(a, art, to->sentence.span, &to->entities);
    }
}

static void add_plans(isn_arena *a, const isn_article *art, const isn_story_words *w, isn_digest *d)
{
    for (ptrdiff_t i = 0; i < art->commitments.n; i++) {
        const isn_commitment *c = &art->commitments.at[i];
        isn_digest_commitment *to = isn_push(a, &d->commitments);
        if (!to) return;
        to->record = *c;
        to->record.due = arena_str(a, c->due);
        to->action = phrase(a, w, span_empty(c->action) ? c->span : c->action);
        int32_t e = c->actor.entity;
        to->actor = arena_str(a, e >= 0 && e < art->entities.n ? art->entities.at[e].name
                                                              : isn_words(art, c->actor.span));
    }
    for (ptrdiff_t i = 0; i < art->meetings.n; i++) {
        const isn_meeting *m = &art->meetings.at[i];
        isn_digest_meeting *to = isn_push(a, &d->meetings);
        if (!to) return;
        to->record = *m;
        memset(&to->record.who, 0, sizeof to->record.who);
        to->record.date = arena_str(a, m->date);
        to->clause = phrase(a, w, m->span);
        to->where = arena_str(a, isn_words(art, m->where));
        for (ptrdiff_t k = 0; k < m->who.n; k++) {
            isn_str who = arena_str(a, isn_words(art, m->who.at[k].span));
            isn_push_value(a, &to->who, who);
        }
    }
}

static int32_t day_of(isn_str published)
{
    isn_day day = day_read(published);
    return day_none(day) ? ISN_NO_DAY : day_number(day);
}

void digest_make(isn_arena *a, const isn_article *art, isn_digest *d)
{
    *d = (isn_digest){.uri = arena_str(a, art->uri),
                      .outlet = arena_str(a, art->page.outlet),
                      .credit = arena_str(a, art->page.credit),
                      .title = arena_str(a, art->page.title),
                      .published = arena_str(a, art->published),
                      .day = day_of(art->published)};
    isn_text own;
    const isn_text *t = art->tokens ? art->tokens : &own;
    if (t == &own) isn_text_read(a, &art->page, &own);
    isn_story_words w;
    if (!story_words_make(a, t, &w)) return;
    add_entities(a, art, d);
    add_statements(a, art, &w, d);
    add_figures(a, art, &w, d);
    add_plans(a, art, &w, d);
    for (ptrdiff_t i = 0; i < art->page.blocks.n; i++) isn_push_value(a, &d->blocks, art->page.blocks.at[i]);
    clauses_make(a, &w, art, d);
    stands_make(a, &w, art, d);
    moments_make(a, &w, art, d);
    sketch_make(a, t, art, d);
    features_make(a, &w, art, d);
}

/* ---- as bytes ---------------------------------------------------------------- */

/* It begins with a magic number with the version of this layout. */
#define DIGEST_MAGIC 0x46676469u /* "idgF" */

static void put_block(isn_out *o, isn_block b) { put_span(o, b.span), put_u32(o, (uint32_t)b.kind); }

static isn_block get_block(isn_bytes *r)
{
    isn_span span = get_span(r);
    return (isn_block){span, (isn_block_kind)get_u32(r)};
}

static void put_phrase(isn_out *o, isn_phrase p)
{
    put_span(o, p.span), put_str(o, p.text), put_str(o, p.key);
}

static isn_phrase get_phrase(isn_bytes *r)
{
    isn_span span = get_span(r);
    isn_str text = get_str(r);
    return (isn_phrase){span, text, get_str(r)};
}

static void put_link(isn_out *o, isn_link l)
{
    put_span(o, l.span), put_u32(o, (uint32_t)l.role), put_i32(o, l.entity);
    put_u32(o, (uint32_t)l.anonymous | (uint32_t)l.elided << 1);
}

static isn_link get_link(isn_bytes *r)
{
    isn_link l = {.span = get_span(r), .rule = ""};
    l.role = (isn_role)get_u32(r);
    l.entity = get_i32(r);
    uint32_t bits = get_u32(r);
    l.anonymous = bits & 1, l.elided = bits >> 1 & 1;
    return l;
}

static void put_office(isn_out *o, isn_digest_office f)
{
    put_u64(o, f.state), put_span(o, f.span), put_str(o, f.text), put_i32(o, f.n_mentions);
}

static isn_digest_office get_office(isn_bytes *r)
{
    isn_digest_office f = {.state = get_u64(r)};
    f.span = get_span(r), f.text = get_str(r), f.n_mentions = get_i32(r);
    return f;
}

static void put_entity(isn_out *o, isn_digest_entity e)
{
    put_u32(o, (uint32_t)e.type), put_str(o, e.key), put_str(o, e.name), put_str(o, e.title);
    put_i32(o, e.n_mentions), put_span(o, e.first);
    PUT_LIST(o, e.aliases, put_str);
    PUT_LIST(o, e.offices, put_office);
}

static isn_digest_entity get_entity(isn_bytes *r)
{
    isn_digest_entity e = {.type = (isn_entity_type)get_u32(r)};
    e.key = get_str(r), e.name = get_str(r), e.title = get_str(r);
    e.n_mentions = get_i32(r), e.first = get_span(r);
    GET_LIST(r, &e.aliases, get_str);
    GET_LIST(r, &e.offices, get_office);
    return e;
}

static void put_statement(isn_out *o, isn_digest_statement s)
{
    put_span(o, s.record.span), put_span(o, s.record.cue), put_span(o, s.record.content);
    put_u32(o, (uint32_t)s.record.act), put_u32(o, (uint32_t)s.record.mode), put_u32(o, s.record.negated);
    put_str(o, s.record.lemma), put_str(o, s.record.said), put_phrase(o, s.content);
    PUT_LIST(o, s.links, put_link);
    PUT_LIST(o, s.link_names, put_str);
    PUT_LIST(o, s.entities, put_i32);
    PUT_LIST(o, s.parties, put_u64);
}

static isn_digest_statement get_statement(isn_bytes *r)
{
    isn_digest_statement s = {.record = {.rule = ""}};
    s.record.span = get_span(r), s.record.cue = get_span(r), s.record.content = get_span(r);
    s.record.act = (isn_act)get_u32(r), s.record.mode = (isn_mode)get_u32(r), s.record.negated = get_u32(r) != 0;
    s.record.lemma = get_str(r), s.record.said = get_str(r), s.content = get_phrase(r);
    GET_LIST(r, &s.links, get_link);
    GET_LIST(r, &s.link_names, get_str);
    GET_LIST(r, &s.entities, get_i32);
    GET_LIST(r, &s.parties, get_u64);
    return s;
}

static void put_figure(isn_out *o, isn_digest_figure f)
{
    put_span(o, f.record.span), put_span(o, f.record.of);
    put_double(o, f.record.value), put_double(o, f.record.max);
    put_u32(o, (uint32_t)f.record.mod), put_str(o, f.record.unit), put_u32(o, f.record.implicit);
    put_i32(o, f.record.part_of), put_phrase(o, f.of), put_phrase(o, f.sentence);
    put_i32(o, f.statement), put_str(o, f.date);
    PUT_LIST(o, f.entities, put_i32);
}

static isn_digest_figure get_figure(isn_bytes *r)
{
    isn_digest_figure f = {.record = {.rule = "", .date = -1}};
    f.record.span = get_span(r), f.record.of = get_span(r);
    f.record.value = get_double(r), f.record.max = get_double(r);
    f.record.mod = (isn_figure_mod)get_u32(r), f.record.unit = get_str(r), f.record.implicit = get_u32(r) != 0;
    f.record.part_of = get_i32(r), f.of = get_phrase(r), f.sentence = get_phrase(r);
    f.statement = get_i32(r), f.date = get_str(r);
    GET_LIST(r, &f.entities, get_i32);
    return f;
}

static void put_commitment(isn_out *o, isn_digest_commitment c)
{
    put_span(o, c.record.span), put_span(o, c.record.action), put_str(o, c.record.due);
    put_u32(o, (uint32_t)c.record.mod), put_u32(o, (uint32_t)c.record.status), put_i32(o, c.record.statement);
    put_link(o, c.record.actor), put_phrase(o, c.action), put_str(o, c.actor);
}

static isn_digest_commitment get_commitment(isn_bytes *r)
{
    isn_digest_commitment c = {.record = {.rule = ""}};
    c.record.span = get_span(r), c.record.action = get_span(r), c.record.due = get_str(r);
    c.record.mod = (isn_date_mod)get_u32(r), c.record.status = (isn_status)get_u32(r);
    c.record.statement = get_i32(r), c.record.actor = get_link(r);
    c.action = get_phrase(r), c.actor = get_str(r);
    return c;
}

static void put_meeting(isn_out *o, isn_digest_meeting m)
{
    put_span(o, m.record.span), put_span(o, m.record.what), put_span(o, m.record.where);
    put_str(o, m.record.date), put_i32(o, m.record.round), put_phrase(o, m.clause), put_str(o, m.where);
    PUT_LIST(o, m.who, put_str);
}

static isn_digest_meeting get_meeting(isn_bytes *r)
{
    isn_digest_meeting m = {.record = {.rule = ""}};
    m.record.span = get_span(r), m.record.what = get_span(r), m.record.where = get_span(r);
    m.record.date = get_str(r), m.record.round = get_i32(r), m.clause = get_phrase(r), m.where = get_str(r);
    GET_LIST(r, &m.who, get_str);
    return m;
}

static void put_stand(isn_out *o, isn_digest_stand s)
{
    put_u32(o, (uint32_t)s.kind), put_u32(o, s.marks), put_u32(o, s.plan), put_u32(o, s.back), put_u32(o, s.head), put_u32(o, s.from), put_u32(o, s.to);
    put_u64(o, s.holder.who), put_u64(o, s.holder.state), put_u64(o, s.target.who), put_u64(o, s.target.state);
}

static isn_digest_stand get_stand(isn_bytes *r)
{
    isn_digest_stand s = {.kind = (isn_stand_kind)get_u32(r)};
    s.marks = get_u32(r), s.plan = get_u32(r), s.back = get_u32(r), s.head = get_u32(r), s.from = get_u32(r), s.to = get_u32(r);
    s.holder.who = get_u64(r), s.holder.state = get_u64(r), s.target.who = get_u64(r), s.target.state = get_u64(r);
    return s;
}

static void put_moment(isn_out *o, isn_digest_moment m)
{
    put_u32(o, (uint32_t)m.kind), put_i32(o, m.from), put_i32(o, m.to);
    for (int i = 0; i < ISN_MOMENT_WORDS; i++) put_u32(o, m.word[i]);
}

static isn_digest_moment get_moment(isn_bytes *r)
{
    isn_digest_moment m = {.kind = (isn_moment_kind)get_u32(r)};
    m.from = get_i32(r), m.to = get_i32(r);
    for (int i = 0; i < ISN_MOMENT_WORDS; i++) m.word[i] = get_u32(r);
    return m;
}

static void put_fact(isn_out *o, isn_digest_fact f)
{
    put_u32(o, f.side), put_u32(o, f.root), put_u32(o, f.marks), put_u64(o, f.agent.who), put_u64(o, f.agent.state);
    for (int i = 0; i < ISN_FACT_THINGS; i++) put_u32(o, f.thing[i]);
}

static isn_digest_fact get_fact(isn_bytes *r)
{
    isn_digest_fact f = {.side = get_u32(r)};
    f.root = get_u32(r), f.marks = get_u32(r), f.agent.who = get_u64(r), f.agent.state = get_u64(r);
    for (int i = 0; i < ISN_FACT_THINGS; i++) f.thing[i] = get_u32(r);
    return f;
}

static void put_clause(isn_out *o, isn_digest_clause c)
{
    put_phrase(o, c.phrase), put_span(o, c.told), put_str(o, c.told_text), put_i32(o, c.sentence), put_i32(o, c.statement);
    put_u32(o, c.marks), put_str(o, c.date), put_u64(o, c.denier), put_u64(o, c.claimant);
    PUT_LIST(o, c.parties, put_u64);
    PUT_LIST(o, c.facts, put_fact);
    PUT_LIST(o, c.stands, put_stand);
    PUT_LIST(o, c.moments, put_moment);
}

static isn_digest_clause get_clause(isn_bytes *r)
{
    isn_digest_clause c = {.phrase = get_phrase(r)};
    c.told = get_span(r), c.told_text = get_str(r);
    c.sentence = get_i32(r), c.statement = get_i32(r);
    c.marks = get_u32(r), c.date = get_str(r), c.denier = get_u64(r), c.claimant = get_u64(r);
    GET_LIST(r, &c.parties, get_u64);
    GET_LIST(r, &c.facts, get_fact);
    GET_LIST(r, &c.stands, get_stand);
    GET_LIST(r, &c.moments, get_moment);
    return c;
}

void digest_write(isn_out *o, const isn_digest *d)
{
    put_u32(o, DIGEST_MAGIC);
    put_str(o, d->uri), put_str(o, d->outlet), put_str(o, d->credit);
    put_str(o, d->title), put_str(o, d->published);
    PUT_LIST(o, d->blocks, put_block);
    PUT_LIST(o, d->entities, put_entity);
    PUT_LIST(o, d->statements, put_statement);
    PUT_LIST(o, d->figures, put_figure);
    PUT_LIST(o, d->commitments, put_commitment);
    PUT_LIST(o, d->meetings, put_meeting);
    PUT_LIST(o, d->clauses, put_clause);
}

bool digest_read(isn_arena *a, isn_str bytes, isn_digest *d)
{
    isn_bytes r = {a, bytes, 0, false};
    *d = (isn_digest){0};
    if (get_u32(&r) != DIGEST_MAGIC) return false;
    d->uri = get_str(&r), d->outlet = get_str(&r), d->credit = get_str(&r);
    d->title = get_str(&r), d->published = get_str(&r);
    d->day = day_of(d->published);
    GET_LIST(&r, &d->blocks, get_block);
    GET_LIST(&r, &d->entities, get_entity);
    GET_LIST(&r, &d->statements, get_statement);
    GET_LIST(&r, &d->figures, get_figure);
    GET_LIST(&r, &d->commitments, get_commitment);
    GET_LIST(&r, &d->meetings, get_meeting);
    GET_LIST(&r, &d->clauses, get_clause);
    return !r.bad && !a->full && r.at == bytes.n;
}

/* ---- what is compared of every article ------------------------------------------ */

static void put_le(char *p, uint64_t v, int bytes)
{
    for (int i = 0; i < bytes; i++) p[i] = (char)(v >> 8 * i);
}

static uint32_t get_le(const char *p, int bytes)
{
    uint32_t v = 0;
    for (int i = 0; i < bytes; i++) v |= (uint32_t)(unsigned char)p[i] << 8 * i;
    return v;
}

int profile_write(const isn_profile *p, char *bytes)
{
    for (int32_t i = 0; i < p->n; i++) {
        put_le(bytes + 6 * i, p->at[i].hash, 4);
        put_le(bytes + 6 * i + 4, (uint64_t)((double)p->at[i].weight * 65535 + 0.5), 2);
    }
    return 6 * p->n;
}

bool profile_read(isn_str bytes, isn_profile *out)
{
    out->n = 0;
    if (bytes.n > ISN_PROFILE_BYTES || bytes.n % 6) return false;
    out->n = (int32_t)bytes.n / 6;
    for (int32_t i = 0; i < out->n; i++)
        out->at[i] = (isn_feature){get_le(bytes.p + 6 * i, 4), (float)get_le(bytes.p + 6 * i + 4, 2) / 65535};
    return true;
}

void blocks_write(isn_out *o, const isn_blocks *b) { PUT_LIST(o, *b, put_block); }

bool blocks_read(isn_arena *a, isn_str bytes, isn_blocks *out)
{
    isn_bytes r = {a, bytes, 0, false};
    *out = (isn_blocks){0};
    GET_LIST(&r, out, get_block);
    return !r.bad && !a->full && r.at == bytes.n;
}
