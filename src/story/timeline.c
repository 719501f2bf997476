/* timeline.c - what happened when, by the day of the event.
 *
 * Statements stand on the day they were made, meetings on theirs, deadlines on
 * the day that is due, and what the head of an article dates on that day.  One
 * line an event, with all its tellings. */
#include "story/bag.h"

#include "base/day.h"

#include <stdlib.h>

enum { MAX_EVENTS = 40000, LEAST_WORDS = 3, HEAD_SENTENCES = 3 };
#define SAME_EVENT 0.5

typedef struct {
    isn_str date;
    isn_event_kind kind;
    isn_phrase phrase;
    int32_t doc, statement;
    isn_str chain;
} happening;
typedef ISN_LIST(happening) happenings;

static bool dated(isn_str date)
{
    return date.n >= 4 && date.p[0] >= '0' && date.p[0] <= '9' && date.p[3] >= '0' && date.p[3] <= '9';
}

static void add(isn_arena *a, happenings *out, happening h)
{
    if (dated(h.date) && out->n < MAX_EVENTS && h.phrase.text.n) isn_push_value(a, out, h);
}

static void gather(isn_arena *a, const isn_digest *d, int32_t doc, happenings *out)
{
    for (ptrdiff_t i = 0; i < d->statements.n; i++) {
        const isn_digest_statement *s = &d->statements.at[i];
        isn_str day = s->record.said.n ? s->record.said : str_sub(d->published, 0, 10);
        add(a, out, (happening){day, ISN_EVENT_STATEMENT, s->content, doc, (int32_t)i,
                                s->link_names.n ? s->link_names.at[0] : STR_NONE});
    }
    for (ptrdiff_t i = 0; i < d->meetings.n; i++)
        add(a, out, (happening){d->meetings.at[i].record.date, ISN_EVENT_MEETING, d->meetings.at[i].clause, doc, -1, STR_NONE});
    for (ptrdiff_t i = 0; i < d->commitments.n; i++) {
        const isn_digest_commitment *c = &d->commitments.at[i];
        add(a, out, (happening){c->record.due, ISN_EVENT_DEADLINE, c->action, doc, c->record.statement, c->actor});
    }
    int32_t first = d->clauses.n ? d->clauses.at[0].sentence : 0;
    for (ptrdiff_t i = 0; i < d->clauses.n && d->clauses.at[i].sentence < first + HEAD_SENTENCES; i++) {
        const isn_digest_clause *c = &d->clauses.at[i];
        bool told = c->statement >= 0 || c->marks & ISN_CLAUSE_TITLE || day_none(day_read(c->date));
        if (!told) add(a, out, (happening){c->date, ISN_EVENT_EVENT, c->phrase, doc, -1, STR_NONE});
    }
}

static bool other_day(const void *ctx, ptrdiff_t x, ptrdiff_t y)
{
    const happenings *h = ctx;
    return h->at[x].kind != h->at[y].kind || !str_eq(str_sub(h->at[x].date, 0, 10), str_sub(h->at[y].date, 0, 10));
}

static const char *precision(isn_str date)
{
    if (!day_none(day_read(date))) return "day";
    return date.n >= 7 && date.p[5] >= '0' && date.p[5] <= '9' ? "month" : "year";
}

static int by_date(const void *x, const void *y)
{
    const isn_event *a = x, *b = y;
    int c = str_cmp(a->date, b->date);
    if (!c) c = (int)a->kind - (int)b->kind;
    if (!c) c = a->tellings.at[0].document - b->tellings.at[0].document;
    if (!c) c = (a->tellings.at[0].span.start > b->tellings.at[0].span.start) - (a->tellings.at[0].span.start < b->tellings.at[0].span.start);
    return c ? c : (int)a->tellings.at[0].span.end - (int)b->tellings.at[0].span.end;
}

void story_timeline(isn_arena *a, isn_pile pile, isn_events *out)
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
            isn_event *e = isn_push(a, out);
            if (!e) return;
            *e = (isn_event){.date = h->date, .precision = str_c(precision(h->date)), .kind = h->kind, .text = h->phrase.text};
            place[i] = (int32_t)out->n - 1;
        }
        isn_side side = {.document = h->doc, .span = h->phrase.span, .text = h->phrase.text, .statement = h->statement,
                         .said = h->date, .chain = h->chain, .part_of = -1};
        isn_push_value(a, &out->at[place[group[i]]].tellings, side);
    }
    if (out->n) qsort(out->at, (size_t)out->n, sizeof *out->at, by_date);
}
