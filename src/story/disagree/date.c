/* date.c - one event with two dates.
 *
 * Two articles that name what happens on a day by the same words and give two
 * days («ذكرى النكبة في 14 مايو» / «… في 15 أيار»), or of what happens once («حررت
 * المطار السبت» / «تحرير المطار الثلاثاء»), or repeat a sentence with another day; two
 * that set one thing above all since two different times; a plan put into another month or year; and a
 * clause whose weekday is not that of its date, beside its neighbour that gives
 * the right one. */
#include "story/disagree/disagree.h"

#include "base/day.h"

#include <math.h>
#include <stdlib.h>

enum {
    LATEST = 10,      /* earlier moments of the same words that one is compared with */
    PUBLISHED_APART = 20,
    REPEATED = 7,     /* telling words of a clause that another repeats */
    SAME_EVENT = 3,   /* days by which the tellings of one event part */
    SAME_RECORD = 2,  /* days between articles that tell of one record, of one hour */
    POINTS_APART = 320, /* days: nine years ago, ten years ago */
    YEAR_APART = 400, /* days from a stretch of years to a year */
    MINUTES_APART = 20, SAME_HOURS = 360,
    SLIP_MOST = 800,  /* days by which a plan slips: the next one of its kind is no slip */
    WEEKDAY_NEAR = 3  /* dated clauses beside one with a wrong weekday */
};
#define MOST_REPEATED 0.7 /* of the weight of both clauses */
#define OF_ONE 5.0    /* weight of the words that two tellings of one plan share */

typedef struct {
    int32_t doc, before; /* before: the latest in its slot, or -1 */
    uint32_t words;      /* under which it meets others */
    const isn_digest_clause *c;
    const isn_digest_moment *m;
} moment;
typedef ISN_LIST(moment) moments;

/* What a record of two days is of, so that its next telling joins it. */
typedef struct {
    uint32_t words;
    int32_t early, late;
    ptrdiff_t record; /* index into the disagreements */
} dispute;

typedef struct {
    isn_arena *a;
    isn_pile pile;
    moments all;
    int32_t *newest; /* by hash of the words */
    uint32_t n_slots;
    ISN_LIST(dispute) disputes;
    isn_disagreements *out;
} dates;

static isn_side side_of(isn_pile pile, int32_t doc, const isn_digest_clause *c)
{
    const isn_digest *d = &pile.at[doc];
    bool told = c->statement >= 0 && c->statement < d->statements.n && d->statements.at[c->statement].link_names.n;
    return (isn_side){.document = doc, .span = c->phrase.span, .text = c->phrase.text, .value = (double)NAN, .max = (double)NAN,
                      .statement = c->statement, .said = c->date, .part_of = -1,
                      .chain = told ? d->statements.at[c->statement].link_names.at[0] : STR_NONE};
}

static bool told(const isn_disagreements *out, int32_t doc, const isn_digest_clause *c)
{
    for (ptrdiff_t i = 0; i < out->n; i++)
        for (ptrdiff_t k = 0; k < out->at[i].sides.n && out->at[i].kind == ISN_CONFLICT_DATE; k++)
            if (out->at[i].sides.at[k].document == doc && span_overlaps(out->at[i].sides.at[k].span, c->phrase.span)) return true;
    return false;
}

static isn_str day_text(isn_arena *a, int32_t number)
{
    isn_day d = day_of_number(number);
    return arena_fmt(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static isn_str hour_text(isn_arena *a, int32_t minutes) { return arena_fmt(a, "%02d:%02d", minutes / 60 % 24, minutes % 60); }

static void say(dates *t, const moment *x, const moment *y, isn_relation relation, const char *reason)
{
    isn_bag u = bag_make(t->a, x->c->phrase.key), v = bag_make(t->a, y->c->phrase.key);
    isn_str about = bag_shared_phrase(t->a, &u, &v, x->c->phrase.text);
    isn_disagreement *d = disagreement_add(t->a, t->out, ISN_CONFLICT_DATE, relation, about.n ? about : x->c->phrase.text,
                                           side_of(t->pile, x->doc, x->c), side_of(t->pile, y->doc, y->c));
    bool hour = x->m->kind == ISN_MOMENT_CLOCK || x->m->kind == ISN_MOMENT_ZULU;
    if (d) reason_give(t->a, d, reason, (isn_reason_words){.a = (hour ? hour_text : day_text)(t->a, x->m->from), .b = (hour ? hour_text : day_text)(t->a, y->m->from)});
}

static bool disjoint(const isn_digest_moment *x, const isn_digest_moment *y) { return x->to < y->from || y->to < x->from; }

/* A day off by little, or in the next month: «30 نيسان» for «30 آذار». */
static bool slip_of_a_day(const isn_digest_moment *x, const isn_digest_moment *y)
{
    isn_day a = day_of_number(x->from), b = day_of_number(y->from);
    int months = (a.year - b.year) * 12 + a.month - b.month;
    return abs(x->from - y->from) <= SAME_EVENT || (a.day == b.day && abs(months) == 1);
}

static bool one_plan(dates *t, const moment *x, const moment *y)
{
    int words;
    isn_bag u = bag_make(t->a, x->c->phrase.key), v = bag_make(t->a, y->c->phrase.key);
    return bag_shared(&u, &v, &words) >= OF_ONE && words >= 2;
}

/* Does one clause say the other's words, but for the day? */
static bool repeats(dates *t, const moment *x, const moment *y)
{
    int words;
    isn_bag u = bag_make(t->a, x->c->phrase.key), v = bag_make(t->a, y->c->phrase.key);
    double shared = bag_shared(&u, &v, &words), all = 0;
    for (ptrdiff_t i = 0; i < u.n; i++) all += (double)u.at[i].weight;
    for (ptrdiff_t i = 0; i < v.n; i++) all += (double)v.at[i].weight;
    return words >= REPEATED && 2 * shared >= MOST_REPEATED * all;
}

static bool share_party(const isn_parties *x, const isn_parties *y)
{
    for (ptrdiff_t i = 0; i < x->n; i++)
        for (ptrdiff_t k = 0; k < y->n; k++)
            if (x->at[i] == y->at[k]) return true;
    return false;
}

/* What happens once, told of two days that are near. */
static bool one_event(dates *t, const moment *x, const moment *y, int published)
{
    if (abs(x->m->from - y->m->from) > SAME_EVENT || abs(published) > PUBLISHED_APART) return false;
    if (x->m->word[1]) return true;
    int words;
    isn_bag u = bag_make(t->a, x->c->phrase.key), v = bag_make(t->a, y->c->phrase.key);
    return share_party(&x->c->parties, &y->c->parties) && abs(x->m->from - y->m->from) == 1 && bag_shared(&u, &v, &words) > 0;
}

/* «منذ تسع سنوات», «منذ 10 أعوام», «منذ 2005»: a stretch of years tells a year and no day. */
static bool since_parts(const isn_digest_moment *x, const isn_digest_moment *y)
{
    int apart = x->to < y->from ? y->from - x->to : x->from - y->to;
    bool points = x->from == x->to && y->from == y->to, both_dates = x->to - x->from > 1 && y->to - y->from > 1;
    return both_dates || apart >= (points ? POINTS_APART : YEAR_APART);
}

/* «أول انتخابات», «أول انتخابات برلمانية»: no more is told of one, or the same. */
static bool one_first(const isn_digest_moment *x, const isn_digest_moment *y) { return !x->word[1] || !y->word[1] || x->word[1] == y->word[1]; }

/* Do the two date one thing, and differently? */
static bool parts(dates *t, const moment *x, const moment *y)
{
    if (x->c == y->c || x->m->kind != y->m->kind || !disjoint(x->m, y->m)) return false;
    int published = days_between(&t->pile.at[x->doc], &t->pile.at[y->doc]);
    switch (x->m->kind) {
    case ISN_MOMENT_DAY: return x->doc != y->doc && published <= PUBLISHED_APART && slip_of_a_day(x->m, y->m);
    case ISN_MOMENT_SINCE: return x->doc != y->doc && published <= SAME_RECORD && since_parts(x->m, y->m);
    case ISN_MOMENT_FIRST: return x->doc != y->doc && published <= SAME_RECORD && one_first(x->m, y->m) && since_parts(x->m, y->m);
    case ISN_MOMENT_CLOCK:
    case ISN_MOMENT_ZULU: return abs(published) <= SAME_RECORD && abs(x->m->from - y->m->from) >= MINUTES_APART && abs(x->m->from - y->m->from) <= SAME_HOURS;
    case ISN_MOMENT_TOLD: return x->doc != y->doc && x->m->word[2] == y->m->word[2] && abs(published) <= SAME_EVENT && abs(x->m->from - y->m->from) <= SAME_EVENT && repeats(t, x, y);
    case ISN_MOMENT_EVENT: return one_event(t, x, y, published);
    case ISN_MOMENT_LONG: return abs(x->m->from - y->m->from) <= SLIP_MOST && one_plan(t, x, y);
    default: return false;
    }
}

static const char *reason_of(isn_moment_kind kind)
{
    if (kind == ISN_MOMENT_CLOCK || kind == ISN_MOMENT_ZULU) return "hour";
    return kind == ISN_MOMENT_SINCE || kind == ISN_MOMENT_FIRST ? "since" : kind == ISN_MOMENT_LONG ? "slip" : "day";
}

/* The record of these words and days; NULL where there is none yet. */
static isn_disagreement *known(dates *t, const moment *x, const moment *y, uint32_t words)
{
    int32_t early = x->m->from < y->m->from ? x->m->from : y->m->from, late = x->m->from + y->m->from - early;
    for (ptrdiff_t i = 0; i < t->disputes.n; i++) {
        const dispute *d = &t->disputes.at[i];
        if (d->words == words && d->early == early && d->late == late) return &t->out->at[d->record];
    }
    dispute one = {words, early, late, t->out->n};
    isn_push_value(t->a, &t->disputes, one);
    return NULL;
}

/* Compares moment `i` with the latest of the same words, then puts it there. */
static void meet(dates *t, int32_t i, uint32_t words)
{
    moment *y = &t->all.at[i];
    int32_t *slot = &t->newest[words & (t->n_slots - 1)], k = *slot;
    for (int looked = 0; k >= 0 && looked < LATEST; k = t->all.at[k].before, looked++) {
        const moment *x = &t->all.at[k];
        if (x->words != words || !parts(t, x, y) || told(t->out, x->doc, x->c) || told(t->out, y->doc, y->c)) continue;
        isn_disagreement *d = known(t, x, y, words);
        if (d) {
            disagreement_side(t->a, d, side_of(t->pile, x->doc, x->c));
            disagreement_side(t->a, d, side_of(t->pile, y->doc, y->c));
            break;
        }
        bool later = y->m->kind == ISN_MOMENT_LONG && days_between(&t->pile.at[x->doc], &t->pile.at[y->doc]) > 0;
        say(t, x, y, later ? ISN_RELATION_REVISION : ISN_RELATION_DISAGREEMENT, reason_of(y->m->kind));
        break;
    }
    y->before = *slot;
    *slot = i;
}

/* The words under which a moment meets others. */
static uint32_t words_of(const isn_digest_moment *m, int which)
{
    uint32_t kind = (uint32_t)m->kind * 0x9E3779B9u;
    if (m->kind == ISN_MOMENT_DAY) return which || !m->word[1] ? 0 : (m->word[0] * 31 + m->word[1]) ^ kind;
    if (m->kind == ISN_MOMENT_LONG || m->kind == ISN_MOMENT_FIRST || m->kind == ISN_MOMENT_CLOCK || m->kind == ISN_MOMENT_ZULU) return which ? 0 : m->word[0] ^ kind;
    if (m->kind == ISN_MOMENT_EVENT || m->kind == ISN_MOMENT_TOLD) return which ? 0 : (m->word[0] * 31 + m->word[1]) ^ kind;
    return m->word[which] ? m->word[which] ^ kind : 0;
}

static void moments_part(dates *t)
{
    for (int32_t i = 0; i < t->pile.n; i++) {
        if (t->pile.same_text && t->pile.same_text[i] != i) continue;
        for (ptrdiff_t k = 0; k < t->pile.at[i].clauses.n; k++) {
            const isn_digest_clause *c = &t->pile.at[i].clauses.at[k];
            for (ptrdiff_t j = 0; j < c->moments.n && !(c->marks & ISN_CLAUSE_TITLE); j++)
                for (int which = 0; which < ISN_MOMENT_WORDS; which++) {
                    uint32_t words = words_of(&c->moments.at[j], which);
                    moment one = {i, -1, words, c, &c->moments.at[j]};
                    if (!words || !isn_push_value(t->a, &t->all, one)) continue;
                    meet(t, (int32_t)t->all.n - 1, words);
                }
        }
    }
}

/* «الخميس 20 يونيو»: written out; not «اليوم الاثنين». */
static bool written_out(isn_str text)
{
    isn_span u = {0, 0};
    for (isn_unit kind; (kind = unit_next(text, u.end, &u)) != UNIT_END;)
        if (kind == UNIT_NUMBER) return true;
    return false;
}

static bool right_day(const isn_digest_clause *x, const isn_digest_clause *wrong)
{
    return !(x->marks & ISN_CLAUSE_WEEKDAY) && x->date.n && str_eq(x->date, wrong->date) && written_out(x->phrase.text);
}

/* The clause nearest to `i` that gives the right weekday, before it or after; -1 for none. */
static ptrdiff_t right_near(const isn_digest *d, ptrdiff_t i, int step)
{
    int dated = 0;
    for (ptrdiff_t k = i + step; k >= 0 && k < d->clauses.n && dated < WEEKDAY_NEAR; k += step) {
        dated += !day_none(day_read(d->clauses.at[k].date));
        if (right_day(&d->clauses.at[k], &d->clauses.at[i])) return k;
    }
    return -1;
}

/* A wrong weekday beside the right day shortly before or after it. */
static void weekdays_part(dates *t, int32_t doc)
{
    const isn_digest *d = &t->pile.at[doc];
    for (ptrdiff_t i = 0; i < d->clauses.n; i++) {
        const isn_digest_clause *c = &d->clauses.at[i];
        if (!(c->marks & ISN_CLAUSE_WEEKDAY) || !written_out(c->phrase.text) || day_none(day_read(c->date))) continue;
        ptrdiff_t k = right_near(d, i, -1);
        if (k < 0) k = right_near(d, i, 1);
        if (k < 0) continue;
        isn_disagreement *one = disagreement_add(t->a, t->out, ISN_CONFLICT_DATE, ISN_RELATION_DISAGREEMENT, c->phrase.text,
                                                 side_of(t->pile, doc, &d->clauses.at[k]), side_of(t->pile, doc, c));
        if (one) reason_give(t->a, one, "weekday", (isn_reason_words){.a = c->date});
    }
}

void dates_disagree(isn_arena *a, isn_pile pile, isn_disagreements *out)
{
    dates t = {.a = a, .pile = pile, .n_slots = 1024, .out = out};
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < pile.n; i++)
        for (ptrdiff_t k = 0; k < pile.at[i].clauses.n; k++) n += pile.at[i].clauses.at[k].moments.n;
    while (t.n_slots < (uint64_t)n * 6 && t.n_slots < 1u << 22) t.n_slots *= 2;
    t.newest = isn_new(a, int32_t, t.n_slots);
    if (!t.newest) return;
    for (uint32_t i = 0; i < t.n_slots; i++) t.newest[i] = -1;
    moments_part(&t);
    for (int32_t i = 0; i < pile.n; i++)
        if (!pile.same_text || pile.same_text[i] == i) weekdays_part(&t, i);
}
