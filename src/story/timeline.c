/* timeline.c - what happened when, by the day of the event.
 *
 * What is said stands on the day it was said, once for all who have it from there;
 * meetings, deadlines and what the head of an article dates stand on their days.
 * One line an event, with all its tellings: a session that one article announces,
 * another dates and a third reports is one. */
#include "story/bag.h"
#include "story/timeline.h"

#include "base/day.h"

#include <stdlib.h>

enum { MAX_EVENTS = 40000, LEAST_WORDS = 4, HEAD_SENTENCES = 3 };
#define SAME_EVENT 0.4 /* cosine: that the day is the same says half of it */

typedef struct {
    isn_str date;
    isn_event_kind kind;
    isn_phrase phrase;
    int32_t doc, statement;
    isn_str chain;
} happening;
typedef ISN_LIST(happening) happenings;

/* The day, month, year or stretch of a TIMEX3 value, without the time of day:
 * «2018-08-10TEV» is 2018-08-10. */
static isn_str day_of(isn_str date)
{
    ptrdiff_t t = str_find(date, STR("T"), 0);
    return t > 0 && str_find(date, STR("/"), 0) < 0 ? str_sub(date, 0, t) : date;
}

static bool dated(isn_str date)
{
    return date.n >= 4 && date.p[0] >= '0' && date.p[0] <= '9' && date.p[3] >= '0' && date.p[3] <= '9';
}

static void add(isn_arena *a, happenings *out, happening h)
{
    h.date = day_of(h.date);
    if (dated(h.date) && out->n < MAX_EVENTS && h.phrase.text.n) isn_push_value(a, out, h);
}

/* Words of a clause that tell something: no numbers. */
static int telling_words(isn_str key)
{
    int n = 0;
    ptrdiff_t at = 0;
    for (isn_str w; (w = key_word(key, &at)).n;) n += !(w.p[0] >= '0' && w.p[0] <= '9');
    return n;
}

/* Does the clause hold the verb by which something is said: «وأعرب غوتيريش، في بيان»? */
static bool reports(const isn_digest *d, isn_span clause)
{
    for (ptrdiff_t i = 0; i < d->statements.n; i++)
        if (span_overlaps(d->statements.at[i].record.cue, clause)) return true;
    return false;
}

static void gather(isn_arena *a, const isn_digest *d, int32_t doc, happenings *out)
{
    for (ptrdiff_t i = 0; i < d->meetings.n; i++)
        add(a, out, (happening){d->meetings.at[i].record.date, ISN_EVENT_MEETING, d->meetings.at[i].clause, doc, -1, STR_NONE});
    for (ptrdiff_t i = 0; i < d->commitments.n; i++) {
        const isn_digest_commitment *c = &d->commitments.at[i];
        add(a, out, (happening){c->record.due, ISN_EVENT_DEADLINE, c->action, doc, c->record.statement, c->actor});
    }
    int32_t first = d->clauses.n ? d->clauses.at[0].sentence : 0;
    for (ptrdiff_t i = 0; i < d->clauses.n && d->clauses.at[i].sentence < first + HEAD_SENTENCES; i++) {
        const isn_digest_clause *c = &d->clauses.at[i];
        if (c->statement >= 0 || c->marks & (ISN_CLAUSE_TITLE | ISN_CLAUSE_RELATIVE) || day_none(day_read(c->date))) continue;
        if (telling_words(c->phrase.key) < LEAST_WORDS || reports(d, c->phrase.span)) continue;
        add(a, out, (happening){c->date, ISN_EVENT_EVENT, c->phrase, doc, -1, STR_NONE});
    }
}

static bool other_day(const void *ctx, ptrdiff_t x, ptrdiff_t y)
{
    const happenings *h = ctx;
    return !str_eq(h->at[x].date, h->at[y].date);
}

static const char *precision(isn_str date)
{
    if (!day_none(day_read(date))) return "day";
    return date.n >= 7 && date.p[5] >= '0' && date.p[5] <= '9' ? "month" : "year";
}

static isn_event *event_add(isn_arena *a, isn_events *out, isn_str date, isn_event_kind kind, isn_str text)
{
    isn_event *e = isn_push(a, out);
    if (e) *e = (isn_event){.date = date, .precision = str_c(precision(date)), .kind = kind, .text = text};
    return e;
}

/* A meeting says more than a deadline, a deadline more than a dated clause; an
 * article tells an event once. */
static void tell(isn_arena *a, isn_event *e, const happening *h)
{
    static const int weight[] = {[ISN_EVENT_MEETING] = 3, [ISN_EVENT_DEADLINE] = 2, [ISN_EVENT_EVENT] = 1, [ISN_EVENT_STATEMENT] = 0};
    isn_side side = {.document = h->doc, .span = h->phrase.span, .text = h->phrase.text, .statement = h->statement,
                     .said = h->date, .chain = h->chain, .part_of = -1};
    if (weight[h->kind] > weight[e->kind]) e->kind = h->kind;
    for (ptrdiff_t i = 0; i < e->tellings.n; i++)
        if (e->tellings.at[i].document == h->doc) return;
    isn_push_value(a, &e->tellings, side);
}

static void tell_events(isn_arena *a, isn_pile pile, isn_events *out)
{
    happenings all = {0};
    for (ptrdiff_t i = 0; i < pile.n; i++) gather(a, &pile.at[i], (int32_t)i, &all);
    isn_bag *bag = isn_new(a, isn_bag, all.n);
    int32_t *group = isn_new(a, int32_t, all.n), *place = isn_new(a, int32_t, all.n);
    if (!bag || !group || !place) return;
    for (ptrdiff_t i = 0; i < all.n; i++) bag[i] = bag_make(a, all.at[i].phrase.key);
    bags_group(a, bag, all.n, SAME_EVENT, other_day, &all, group);
    for (ptrdiff_t i = 0; i < all.n; i++) {
        const happening *h = &all.at[i];
        if (group[i] == i) {
            if (!event_add(a, out, h->date, h->kind, h->phrase.text)) return;
            place[i] = (int32_t)out->n - 1;
        }
        tell(a, &out->at[place[group[i]]], h);
    }
}

/* ---- what is said ------------------------------------------------------------------------ */

/* For each telling the one it goes back to: a reprint and a paper that has it from
 * another were not told it on their own day. */
static int32_t *heads(isn_arena *a, const isn_claim *c)
{
    int32_t *head = isn_new(a, int32_t, c->tellings.n), *of = isn_new(a, int32_t, c->tree.n);
    if (!head || !of) return NULL;
    for (int32_t i = 0; i < c->tellings.n; i++) head[i] = i;
    for (ptrdiff_t i = 0; i < c->tree.n; i++) {
        const isn_chain_node *n = &c->tree.at[i];
        of[i] = n->parent >= 0 && of[n->parent] >= 0 ? of[n->parent] : n->telling;
        if (n->telling >= 0) head[n->telling] = of[i];
    }
    return head;
}

static void tell_claim(isn_arena *a, const isn_claim *c, isn_events *out)
{
    ptrdiff_t from = out->n;
    int32_t *head = heads(a, c);
    for (ptrdiff_t i = 0; head && i < c->tellings.n; i++) {
        const isn_side *s = &c->tellings.at[i];
        isn_str date = day_of(c->tellings.at[head[i]].said);
        if (!dated(date) || out->n >= MAX_EVENTS) continue;
        isn_event *e = NULL;
        for (ptrdiff_t k = from; k < out->n && !e; k++)
            if (str_eq(out->at[k].date, date)) e = &out->at[k];
        if (!e && !(e = event_add(a, out, date, ISN_EVENT_STATEMENT, s->text))) return;
        e->act = c->act;
        isn_push_value(a, &e->tellings, *s);
    }
}

/* ---- in order --------------------------------------------------------------------------- */

/* By day; what happened before what was said; then as the articles tell it. */
static int by_date(const void *x, const void *y)
{
    const isn_event *a = x, *b = y;
    int c = str_cmp(a->date, b->date);
    if (!c) c = (a->kind == ISN_EVENT_STATEMENT) - (b->kind == ISN_EVENT_STATEMENT);
    if (!c) c = a->tellings.at[0].document - b->tellings.at[0].document;
    if (!c) c = (a->tellings.at[0].span.start > b->tellings.at[0].span.start) - (a->tellings.at[0].span.start < b->tellings.at[0].span.start);
    return c ? c : (int)a->tellings.at[0].span.end - (int)b->tellings.at[0].span.end;
}

void story_timeline(isn_arena *a, isn_pile pile, isn_events *out)
{
    isn_claims said = {0};
    story_claims(a, pile, &said);
    timeline_of(a, pile, &said, out);
}

void timeline_of(isn_arena *a, isn_pile pile, const isn_claims *said, isn_events *out)
{
    tell_events(a, pile, out);
    for (ptrdiff_t i = 0; i < said->n; i++) tell_claim(a, &said->at[i], out);
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < out->n; i++) /* nothing without a telling, where the arena is full */
        if (out->at[i].tellings.n) out->at[n++] = out->at[i];
    out->n = n;
    if (out->n) qsort(out->at, (size_t)out->n, sizeof *out->at, by_date);
}
