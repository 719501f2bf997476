/* promises.c - what is to be done by when: the same action, its dates in order, and
 * what later articles say of it.
 *
 * No verdicts: a slip is a later date than any before, and what is reported done is
 * what an article reports done. */
#include "story/bag.h"

#include "base/day.h"
#include "lex/fold.h"
#include "lexicon/completion.h"
#include "lexicon/future.h"
#include "lexicon/month.h"
#include "lexicon/ordinal.h"
#include "lexicon/time_direction.h"
#include "lexicon/time_part.h"
#include "lexicon/time_unit.h"
#include "lexicon/weekday.h"
#include "statement/morph.h"
#include "text/token.h"

#include <stdlib.h>

enum { MAX_COMMITMENTS = 20000, NO_DATE = INT32_MIN, MOST_VERBS = 4, LEAST_WORDS = 2 };
#define SAME_ACTION 0.45

typedef struct {
    int row[MOST_VERBS]; /* of lexicon/completion.tsv */
    int n;
} deeds;

typedef struct {
    int32_t doc;
    const isn_digest_commitment *c;
    const isn_phrase *shown; /* its action, or where that is a date alone its clause */
    isn_str actor; /* key */
    isn_str core;  /* key: who and what, without when */
    int n_words;   /* of it */
    deeds deeds;   /* what is to be done */
    int ordinal;   /* «الجولة السادسة»: 6, else 0 */
} planned;
typedef ISN_LIST(planned) plans;

/* ---- days -------------------------------------------------------------------------- */

static int number_at(isn_str s, ptrdiff_t at, int n)
{
    int v = 0;
    for (int i = 0; i < n; i++) {
        if (at + i >= s.n || s.p[at + i] < '0' || s.p[at + i] > '9') return -1;
        v = v * 10 + s.p[at + i] - '0';
    }
    return v;
}

/* The first day that a TIMEX3 value can mean, NO_DATE where it names no year. */
static int32_t first_day(isn_str v)
{
    isn_day d = day_read(v);
    if (!day_none(d)) return day_number(d);
    int year = number_at(v, 0, 4), month = v.n >= 7 ? number_at(v, 5, 2) : -1;
    if (year < 1) return NO_DATE;
    return day_number((isn_day){(int16_t)year, (int8_t)(month >= 1 && month <= 12 ? month : 1), 1});
}

/* The last day that a TIMEX3 value can mean, NO_DATE where it is open: «2020» ends
 * in December, a stretch with its second date, a half, quarter or season with its
 * months. */
static int32_t last_day(isn_str v)
{
    ptrdiff_t slash = str_find(v, STR("/"), 0);
    if (slash >= 0) v = str_sub(v, slash + 1, v.n);
    isn_day d = day_read(v);
    if (!day_none(d)) return day_number(d);
    int year = number_at(v, 0, 4), month = v.n >= 7 ? number_at(v, 5, 2) : -1, week = v.n >= 8 && v.p[5] == 'W' ? number_at(v, 6, 2) : -1;
    if (year < 1 || year > 9998) return NO_DATE;
    static const struct {
        const char *name;
        int month; /* its last; of winter the next year's second */
    } part[] = {{"H1", 6}, {"H2", 12}, {"Q1", 3}, {"Q2", 6}, {"Q3", 9}, {"Q4", 12}, {"SP", 5}, {"SU", 8}, {"FA", 11}, {"WI", 14}};
    if (week > 0) return day_number((isn_day){(int16_t)year, 1, 4}) + (week - 1) * 7 + 6;
    for (size_t i = 0; i < sizeof part / sizeof *part && month < 0 && v.n >= 7; i++)
        if (str_is(str_sub(v, 5, 7), part[i].name)) month = part[i].month;
    if (month < 1) month = 12;
    if (month > 12) year++, month -= 12;
    return day_number((isn_day){(int16_t)year, (int8_t)month, (int8_t)month_days(year, month)});
}

/* ---- what is to be done ------------------------------------------------------------- */

static bool known_deed(const deeds *d, int row)
{
    for (int i = 0; i < d->n; i++)
        if (d->row[i] == row) return true;
    return false;
}

static int deed_kind(int row) { return lex_value(&lex_completion, row, LEX_COMPLETION_KIND); }

/* A word of dates: «نهاية»، «يونيو»، «المقبل». */
static bool of_time(isn_str key)
{
    static const isn_lex *const lex[] = {&lex_month, &lex_weekday, &lex_time_unit, &lex_time_part, &lex_time_direction};
    isn_clitic_cut cut;
    for (int way = 0; clitic_cut(key, way, &cut); way++)
        for (size_t i = 0; i < sizeof lex / sizeof *lex; i++)
            if (lex_find(lex[i], cut.rest) >= 0) return true;
    return false;
}

static int ordinal_of(isn_str key)
{
    isn_str bare = str_starts(key, STR("ال")) ? str_sub(key, 4, key.n) : key;
    int k = bare.n < key.n ? lex_find(&lex_ordinal, bare) : -1;
    return k < 0 ? 0 : lex_value(&lex_ordinal, lex_row(&lex_ordinal, k), LEX_ORDINAL_VALUE);
}

enum { MOST_PLAN_WORDS = 60 };

typedef struct {
    isn_str word, key;
    uint16_t flags; /* what its letters tell that the key does not: TOK_… */
} plan_word;

/* The words of a text, at most MOST_PLAN_WORDS. */
static int plan_words(isn_arena *a, isn_str text, plan_word *out)
{
    int n = 0;
    isn_unit_word u = {{0, 0}, 0, 0, 0, false};
    while (n < MOST_PLAN_WORDS) {
        isn_span next;
        isn_unit kind = unit_next(text, u.span.end, &next);
        ptrdiff_t room = 3 * (ptrdiff_t)(next.end - next.start) + 32;
        char *key = kind == UNIT_END ? NULL : isn_alloc(a, room);
        if (!key) break;
        kind = unit_read(text, u.span.end, key, room, &u);
        if (kind == UNIT_WORD) out[n++] = (plan_word){str_span(text, u.span), {key, u.n_key}, u.wrote};
    }
    return n;
}

/* How many of the words from the first on stand at a date: «في موعد أقصاه». */
static int deadline_words(const plan_word *word, int n)
{
    isn_lex_walk w = lex_walk(&lex_future);
    int best = 0;
    isn_clitic_cut cut;
    for (int way = 0; clitic_cut(word[0].key, way, &cut) && !best; way++) {
        w = lex_walk(&lex_future);
        for (int i = 0; i < n && lex_step(&w, i ? word[i].key : cut.rest); i++)
            if (w.found >= 0) best = i + 1;
    }
    return best;
}

/* Notes the verbs in a form to come that a word can be: «تنهي», «إنهاء». */
static void read_deed(const plan_word *word, deeds *d)
{
    isn_form form[FORM_MOST];
    int n = form_read(&lex_completion, word->key, word->flags, form);
    for (int f = 0; f < n && d->n < MOST_VERBS; f++) {
        bool to_come = form[f].kind == FORM_PRESENT || form[f].kind == FORM_NOUN;
        if (to_come && deed_kind(form[f].row) == LEX_COMPLETION_KIND_DO && !known_deed(d, form[f].row)) d->row[d->n++] = form[f].row;
    }
}

/* Reads one of the texts of a promise, its actor or action: verbs, the round, and
 * the words that are no dates. */
static void read_plan(isn_arena *a, isn_str text, planned *p)
{
    plan_word word[MOST_PLAN_WORDS];
    int n = plan_words(a, text, word);
    for (int i = 0; i < n;) {
        int skip = deadline_words(word + i, n - i);
        if (!skip) read_deed(&word[i], &p->deeds);
        if (!skip && !p->ordinal) p->ordinal = ordinal_of(word[i].key);
        if (!skip && !of_time(word[i].key)) p->core = p->core.n ? arena_fmt(a, "%.*s %.*s", STR_ARG(p->core), STR_ARG(word[i].word)) : word[i].word;
        i += skip ? skip : 1;
    }
}

static void read_texts(isn_arena *a, planned *p)
{
    p->core = STR_NONE, p->n_words = 0;
    read_plan(a, p->shown->text, p);
    if (str_find(p->shown->text, p->c->actor, 0) < 0) read_plan(a, p->c->actor, p);
    p->core = story_key(a, p->core);
    ptrdiff_t at = 0;
    while (key_word(p->core, &at).n) p->n_words++;
}

/* An action that is little but its date («موعد أقصاه 30 يونيو») is read and shown
 * with the clause that it stands in. */
static planned plan_of(isn_arena *a, const isn_digest *d, int32_t doc, const isn_digest_commitment *c)
{
    planned p = {.doc = doc, .c = c, .shown = &c->action, .actor = story_key(a, c->actor)};
    read_texts(a, &p);
    for (ptrdiff_t i = 0; i < d->clauses.n && p.n_words < LEAST_WORDS; i++) {
        const isn_digest_clause *clause = &d->clauses.at[i];
        if (!span_overlaps(clause->phrase.span, c->action.span) || clause->phrase.text.n <= c->action.text.n) continue;
        p.shown = &clause->phrase;
        read_texts(a, &p);
    }
    return p;
}

/* ---- one series ----------------------------------------------------------------------- */

static bool share_word(isn_str a, isn_str b)
{
    ptrdiff_t at = 0;
    for (isn_str w; (w = key_word(a, &at)).n;) {
        ptrdiff_t k = 0;
        for (isn_str v; (v = key_word(b, &k)).n;)
            if (str_eq(w, v)) return true;
    }
    return false;
}

/* Two actors that are both known and share no word do not promise one thing; nor
 * is the fifth round the sixth, nor «تجتمع» «تسلم». */
static bool other_action(const void *ctx, ptrdiff_t x, ptrdiff_t y)
{
    const plans *p = ctx;
    const planned *a = &p->at[x], *b = &p->at[y];
    if (a->n_words < LEAST_WORDS || b->n_words < LEAST_WORDS) return true;
    if (a->actor.n && b->actor.n && !share_word(a->actor, b->actor)) return true;
    if (a->ordinal && b->ordinal && a->ordinal != b->ordinal) return true;
    for (int i = 0; i < a->deeds.n; i++)
        if (known_deed(&b->deeds, a->deeds.row[i])) return false;
    return a->deeds.n && b->deeds.n;
}

static isn_side due_side(const isn_digest *d, const planned *p)
{
    const isn_commitment *c = &p->c->record;
    isn_str said = str_sub(d->published, 0, 10), chain = STR_NONE;
    if (c->statement >= 0 && c->statement < d->statements.n) {
        const isn_digest_statement *st = &d->statements.at[c->statement];
        if (st->record.said.n) said = st->record.said;
        if (st->link_names.n) chain = st->link_names.at[0];
    }
    return (isn_side){.document = p->doc, .span = p->shown->span, .text = p->shown->text,
                      .statement = c->statement, .said = said, .due = c->due, .status = c->status,
                      .chain = chain, .part_of = -1};
}

/* A date that begins after all before it have ended, of what is still to be done. */
static void mark_slips(isn_promise *p)
{
    int32_t latest = NO_DATE, doc = -1;
    for (ptrdiff_t i = 0; i < p->dues.n; i++) {
        isn_side *d = &p->dues.at[i];
        int32_t day = last_day(d->due);
        if (d->status == ISN_STATUS_DONE || d->status == ISN_STATUS_DENIED || day == NO_DATE) continue;
        d->slipped = latest != NO_DATE && d->document != doc && first_day(d->due) > latest;
        p->n_slips += d->slipped;
        if (day > latest) latest = day, doc = d->document;
    }
}

/* ---- reported done ------------------------------------------------------------------------ */

enum { MOST_LOOKS = 4000000, LEAST_SHARED = 2, EARLY = 45, LATE = 120 };
#define MOST_OF_IT 0.6 /* of the weight of its words, the verb apart */

/* Does the clause report one of them: «أنهت»، «تم إنهاء»; negated «لم تنه»? */
static bool deed_reported(isn_arena *a, isn_str text, bool negated, const deeds *awaits)
{
    bool happened = false;
    plan_word word[MOST_PLAN_WORDS];
    int n_words = plan_words(a, text, word);
    for (int i = 0; i < n_words; i++) {
        isn_form form[FORM_MOST];
        int n = form_read(&lex_completion, word[i].key, word[i].flags, form);
        bool happens = false;
        for (int f = 0; f < n; f++) {
            bool mine = known_deed(awaits, form[f].row);
            if (mine && (form[f].kind == FORM_PAST || (negated && form[f].kind == FORM_PRESENT))) return true;
            if (mine && form[f].kind == FORM_NOUN && happened) return true;
            happens |= form[f].kind == FORM_PAST && deed_kind(form[f].row) == LEX_COMPLETION_KIND_HAPPEN;
        }
        happened = happens;
    }
    return false;
}

typedef struct {
    deeds deeds;
    isn_bag core;     /* who and what, without the verb */
    int32_t from, to; /* days between which a report can be of it */
} awaited;

/* Can the clause be a report: no condition, nothing quoted, nobody's demand? */
static bool may_report(const isn_digest_clause *c)
{
    return !(c->marks & (ISN_CLAUSE_DENIES | ISN_CLAUSE_IF | ISN_CLAUSE_QUOTED | ISN_CLAUSE_RELATIVE | ISN_CLAUSE_VAGUE | ISN_CLAUSE_ACCUSES));
}

/* Has the clause most of what it is about?  Asked of every clause of the days around
 * a date: nothing is allocated. */
static bool holds(const isn_bag *core, isn_str key)
{
    bool there[64] = {false};
    ptrdiff_t at = 0;
    for (isn_str w; (w = key_word(key, &at)).n;) {
        uint32_t hash = (uint32_t)str_hash(STR_HASH_SEED, w);
        for (ptrdiff_t i = 0; i < core->n && i < 64; i++) there[i] |= core->at[i].hash == hash;
    }
    double all = 0, shared = 0;
    int n = 0;
    for (ptrdiff_t i = 0; i < core->n && i < 64; i++) {
        all += (double)core->at[i].weight;
        if (there[i]) shared += (double)core->at[i].weight, n++;
    }
    return n >= LEAST_SHARED && shared >= MOST_OF_IT * all;
}

static bool reports(isn_arena *a, const isn_digest_clause *c, int32_t published, const awaited *w)
{
    isn_day day = day_read(c->date);
    int32_t of = day_none(day) ? published : day_number(day);
    if (!may_report(c) || of < w->from || of > w->to || of > published) return false;
    return holds(&w->core, c->phrase.key) && deed_reported(a, c->phrase.text, c->marks & ISN_CLAUSE_NEGATED, &w->deeds);
}

static isn_side done_side(const isn_digest *d, int32_t doc, const isn_digest_clause *c)
{
    isn_str published = str_sub(d->published, 0, 10);
    return (isn_side){.document = doc, .span = c->phrase.span, .text = c->phrase.text, .statement = c->statement, .said = published,
                      .due = c->date.n ? c->date : published, .part_of = -1,
                      .status = c->marks & ISN_CLAUSE_NEGATED ? ISN_STATUS_DENIED : ISN_STATUS_DONE};
}

/* The words of a key that are no form of the verbs. */
static isn_str without_deeds(isn_arena *a, isn_str core, const deeds *d)
{
    isn_str out = STR_NONE;
    ptrdiff_t at = 0;
    for (isn_str w; (w = key_word(core, &at)).n;) {
        isn_form form[FORM_MOST];
        int n = form_read(&lex_completion, w, 0, form);
        bool deed = false;
        for (int f = 0; f < n; f++) deed |= known_deed(d, form[f].row);
        if (!deed) out = out.n ? arena_fmt(a, "%.*s %.*s", STR_ARG(out), STR_ARG(w)) : w;
    }
    return out;
}

/* From the first plan of a series: its words and verbs, and the days around its dates. */
static awaited await(isn_arena *a, isn_pile pile, const isn_promise *p, const planned *first)
{
    awaited w = {.deeds = first->deeds, .from = NO_DATE, .to = NO_DATE};
    isn_day said = day_read(pile.at[first->doc].published);
    for (ptrdiff_t i = 0; i < p->dues.n; i++) {
        int32_t day = last_day(p->dues.at[i].due);
        if (day == NO_DATE) continue;
        if (w.to == NO_DATE || day + LATE > w.to) w.to = day + LATE;
        if (w.from == NO_DATE || day - EARLY < w.from) w.from = day - EARLY;
    }
    if (!day_none(said) && day_number(said) >= w.from) w.from = day_number(said) + 1;
    w.core = bag_make(a, without_deeds(a, first->core, &w.deeds));
    return w;
}

/* The first article that reports it done, or not done, after it was promised. */
static void look_for_reports(isn_arena *a, isn_pile pile, isn_promise *p, const planned *first, int64_t *looks)
{
    awaited w = await(a, pile, p, first);
    if (!w.deeds.n || w.to == NO_DATE) return;
    for (int32_t i = p->dues.at[0].document + 1; i < pile.n; i++) {
        const isn_digest *d = &pile.at[i];
        isn_day day = day_read(d->published);
        if (day_none(day) || day_number(day) < w.from || day_number(day) > w.to + LATE) continue;
        for (ptrdiff_t k = 0; k < d->clauses.n && *looks < MOST_LOOKS; k++, ++*looks) {
            if (!reports(a, &d->clauses.at[k], day_number(day), &w)) continue;
            isn_side side = done_side(d, i, &d->clauses.at[k]);
            isn_push_value(a, &p->dues, side);
            return;
        }
    }
}

/* What has more to tell than one date first, then in the articles' order. */
static int by_story(const void *x, const void *y)
{
    const isn_promise *a = x, *b = y;
    if ((a->dues.n > 1) != (b->dues.n > 1)) return (b->dues.n > 1) - (a->dues.n > 1);
    const isn_side *s = &a->dues.at[0], *t = &b->dues.at[0];
    if (s->document != t->document) return s->document - t->document;
    if (s->span.start != t->span.start) return s->span.start < t->span.start ? -1 : 1;
    return str_cmp(s->due, t->due);
}

/* ---- the ledger ------------------------------------------------------------------------------ */

void story_promises(isn_arena *a, isn_pile pile, isn_promises *out)
{
    plans all = {0};
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        if (pile.same_text && pile.same_text[i] != i) continue;
        for (ptrdiff_t k = 0; k < pile.at[i].commitments.n && all.n < MAX_COMMITMENTS; k++) {
            planned p = plan_of(a, &pile.at[i], (int32_t)i, &pile.at[i].commitments.at[k]);
            isn_push_value(a, &all, p);
        }
    }
    isn_bag *bag = isn_new(a, isn_bag, all.n);
    int32_t *group = isn_new(a, int32_t, all.n), *place = isn_new(a, int32_t, all.n);
    if (!bag || !group || !place) return;
    for (ptrdiff_t i = 0; i < all.n; i++) bag[i] = bag_make(a, all.at[i].core);
    bags_group(a, bag, all.n, SAME_ACTION, other_action, &all, group);
    for (ptrdiff_t i = 0; i < all.n; i++) {
        const planned *p = &all.at[i];
        if (group[i] == i) {
            isn_promise *one = isn_push(a, out);
            if (!one) return;
            one->action = p->shown->text;
            place[i] = (int32_t)out->n - 1;
        }
        isn_promise *one = &out->at[place[group[i]]];
        if (!one->actor.n) one->actor = p->c->actor;
        isn_side due = due_side(&pile.at[p->doc], p);
        isn_push_value(a, &one->dues, due);
    }
    int64_t looks = 0;
    for (ptrdiff_t i = 0; i < all.n && !a->full; i++) {
        if (group[i] != i) continue;
        look_for_reports(a, pile, &out->at[place[i]], &all.at[i], &looks);
        mark_slips(&out->at[place[i]]);
    }
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < out->n; i++) /* nothing without a date, where the arena is full */
        if (out->at[i].dues.n) out->at[n++] = out->at[i];
    out->n = n;
    if (out->n) qsort(out->at, (size_t)out->n, sizeof *out->at, by_story);
}
