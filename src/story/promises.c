/* promises.c - what is to be done by when: the same action, its dates in order, and
 * what later articles say of it.
 *
 * No verdicts: a slip is a later date than any before, and what is reported done is
 * what an article reports done. */
#include "story/bag.h"

#include "base/day.h"
#include "lex/fold.h"
#include "lexicon/commitment.h"
#include "lexicon/completion.h"
#include "lexicon/deed.h"
#include "lexicon/delay.h"
#include "lexicon/future.h"
#include "lexicon/month.h"
#include "lexicon/ordinal.h"
#include "lexicon/partial.h"
#include "lexicon/particle.h"
#include "lexicon/time_direction.h"
#include "lexicon/time_part.h"
#include "lexicon/time_unit.h"
#include "lexicon/weekday.h"
#include "statement/morph.h"
#include "text/token.h"
#include "text/verb.h"

#include <stdlib.h>

enum { MAX_COMMITMENTS = 20000, NO_DATE = INT32_MIN, MOST_VERBS = 4, LEAST_WORDS = 2 };
#define SAME_ACTION 0.45
#define SAME_MOVED 0.6 /* where the days part */

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
    bool moved;    /* it says that the day is another: «تأجيل، تمديد» */
    int32_t first, last, published; /* days; NO_DATE where open or unknown */
} planned;
typedef ISN_LIST(planned) plans;

typedef struct {
    plans all;
    isn_bag *bag;
    int32_t *group;
} compared;

/* ---- days -------------------------------------------------------------------------- */

/* The first and the last day that a TIMEX3 value can mean, NO_DATE where it names no year. */
static int32_t first_day(isn_str v)
{
    int32_t first, last;
    return day_range(v, &first, &last) ? first : NO_DATE;
}

static int32_t last_day(isn_str v)
{
    int32_t first, last;
    return day_range(v, &first, &last) ? last : NO_DATE;
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

/* A verb that only says that something is to come, or a word of delay: what names the thing
 * are the nouns («ستعقد القمة», «تأجيل الطرح»).  Notes the delay. */
static bool of_plan(const plan_word *word, planned *p)
{
    isn_form form[FORM_MOST];
    isn_clitic_cut cut;
    int n = form_read(&lex_delay, word->key, word->flags, form);
    if (n) p->moved = true;
    if (n || isn_future_verb(word->key)) return true;
    for (int way = 0; clitic_cut(word->key, way, &cut); way++)
        if (lex_find(&lex_future, cut.rest) >= 0) return true;
    n = form_read(&lex_deed, word->key, word->flags, form);
    for (int f = 0; f < n; f++)
        if (form[f].kind == FORM_PRESENT) return true;
    n = form_read(&lex_commitment, word->key, word->flags, form);
    for (int f = 0; f < n; f++)
        if (form[f].kind == FORM_PRESENT || form[f].kind == FORM_PAST) return true;
    return false;
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
        bool names = !skip && !of_time(word[i].key) && !of_plan(&word[i], p);
        if (names) p->core = p->core.n ? arena_fmt(a, "%.*s %.*s", STR_ARG(p->core), STR_ARG(word[i].word)) : word[i].word;
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
    isn_day published = day_read(d->published);
    planned p = {.doc = doc, .c = c, .shown = &c->action, .actor = story_key(a, c->actor), .first = first_day(c->record.due),
                 .last = last_day(c->record.due), .published = day_none(published) ? NO_DATE : day_number(published)};
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

enum { PASSED = 2 }; /* days after its day that an article can still tell of a plan */

/* Two plans of one kind, not one that moved: days that part, told in one article, or one after
 * the other had passed («يعقد المجلس جلسة الخميس», a week later «… الخميس»).  A word of
 * delay says that it moved. */
static bool other_day(const planned *a, const planned *b)
{
    if (a->first == NO_DATE || b->first == NO_DATE || a->last == NO_DATE || b->last == NO_DATE) return false;
    if (a->first <= b->last && b->first <= a->last) return false;
    if (a->moved || b->moved) return false;
    if (a->doc == b->doc || a->published == NO_DATE || b->published == NO_DATE) return true;
    const planned *early = a->published <= b->published ? a : b, *late = early == a ? b : a;
    return late->published > early->last + PASSED;
}

/* Are the days other ones, or is one of them none («قريبا»)? */
static bool days_part(const planned *a, const planned *b)
{
    bool known = a->first != NO_DATE && b->first != NO_DATE && a->last != NO_DATE && b->last != NO_DATE;
    return !known || a->first > b->last || b->first > a->last;
}

static bool key_has(isn_str key, isn_str word)
{
    ptrdiff_t at = 0;
    for (isn_str w; (w = key_word(key, &at)).n;)
        if (str_eq(w, word)) return true;
    return false;
}

/* Words that both have, besides who is to do it. */
static int words_shared(const planned *a, const planned *b)
{
    int n = 0;
    ptrdiff_t at = 0;
    for (isn_str w; (w = key_word(a->core, &at)).n;)
        n += !key_has(a->actor, w) && !key_has(b->actor, w) && key_has(b->core, w);
    return n;
}

static bool same_deed(const planned *a, const planned *b)
{
    for (int i = 0; i < a->deeds.n; i++)
        if (known_deed(&b->deeds, a->deeds.row[i])) return true;
    return false;
}

/* Two actors that are both known and share no word do not promise one thing; nor
 * is the fifth round the sixth, nor «تجتمع» «تسلم». */
static bool at_odds(const planned *a, const planned *b)
{
    if (a->actor.n && b->actor.n && !share_word(a->actor, b->actor)) return true;
    if (a->ordinal && b->ordinal && a->ordinal != b->ordinal) return true;
    if (a->moved || b->moved) return false; /* «تأجيل الطرح» has no verb of its own */
    return a->deeds.n && b->deeds.n && !same_deed(a, b);
}

/* May two not stand in one series, nor the new one with the first of the other's?  Where
 * the days part the words must agree the more. */
static bool other_action(const void *ctx, ptrdiff_t x, ptrdiff_t y)
{
    const compared *c = ctx;
    const planned *a = &c->all.at[x], *b = &c->all.at[y];
    if (a->n_words < LEAST_WORDS || b->n_words < LEAST_WORDS) return true;
    if (other_day(a, b) || at_odds(a, b) || at_odds(a, &c->all.at[c->group[y]])) return true;
    int shared;
    bag_shared(&c->bag[x], &c->bag[y], &shared);
    if (shared < LEAST_WORDS) return true;
    if (!days_part(a, b)) return false;
    if (same_deed(a, b)) return words_shared(a, b) + 1 < LEAST_WORDS;
    return words_shared(a, b) < LEAST_WORDS || bag_cosine(&c->bag[x], &c->bag[y]) < SAME_MOVED;
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
        bool again = i && str_eq(d->text, p->dues.at[i - 1].text); /* «يوم الأحد», printed again on Monday */
        d->slipped = latest != NO_DATE && d->document != doc && !again && first_day(d->due) > latest;
        p->n_slips += d->slipped;
        if (day > latest) latest = day, doc = d->document;
    }
}

/* ---- reported done ------------------------------------------------------------------------ */

enum { MOST_LOOKS = 4000000, LEAST_SHARED = 2, EARLY = 45, EARLY_DAY = 14 /* of a day */, LATE = 120 };
#define MOST_OF_IT 0.7 /* of the weight of its words, the verb apart */

/* Is the word a preposition, so that a noun follows? */
static bool governs(isn_str key)
{
    int k = lex_find(&lex_particle, key), class = k < 0 ? -1 : lex_value(&lex_particle, lex_row(&lex_particle, k), LEX_PARTICLE_CLASS);
    return class == LEX_PARTICLE_CLASS_PREP || class == LEX_PARTICLE_CLASS_MIN || class == LEX_PARTICLE_CLASS_FI ||
           class == LEX_PARTICLE_CLASS_ALA || class == LEX_PARTICLE_CLASS_ILA || class == LEX_PARTICLE_CLASS_AFTER;
}

static bool negates(isn_str key)
{
    int k = lex_find(&lex_particle, key);
    return k >= 0 && lex_value(&lex_particle, lex_row(&lex_particle, k), LEX_PARTICLE_CLASS) == LEX_PARTICLE_CLASS_NEG;
}

/* What the clause reports of them: done («أنهت»، «تم إنهاء»), denied («لم تنه»), or planned
 * where it reports nothing. */
static isn_status deed_reported(isn_arena *a, isn_str text, const deeds *awaits)
{
    bool happened = false;
    plan_word word[MOST_PLAN_WORDS];
    int n_words = plan_words(a, text, word);
    for (int i = 0; i < n_words; i++) {
        isn_form form[FORM_MOST];
        if (isn_future_verb(word[i].key) || lex_find(&lex_future, word[i].key) >= 0) break; /* «من المقرر أن تعيد فتح» */
        int n = form_read(&lex_completion, word[i].key, word[i].flags, form);
        bool happens = false, noun = i && governs(word[i - 1].key); /* «قبل أسابيع من رفع الحظر» */
        bool negated = i && negates(word[i - 1].key);
        for (int f = 0; f < n; f++) {
            bool mine = known_deed(awaits, form[f].row);
            if (form[f].kind == FORM_PAST && (noun || form[f].suffix)) continue; /* «المبادرة التي أطلقها» is of another time */
            if (mine && negated && form[f].kind == FORM_PRESENT) return ISN_STATUS_DENIED;
            if (mine && form[f].kind == FORM_PAST) return negated ? ISN_STATUS_DENIED : ISN_STATUS_DONE;
            if (mine && form[f].kind == FORM_NOUN && happened) return ISN_STATUS_DONE;
            happens |= form[f].kind == FORM_PAST && !negated && deed_kind(form[f].row) == LEX_COMPLETION_KIND_HAPPEN;
        }
        happened = happens;
    }
    return ISN_STATUS_PLANNED;
}

/* A word for a part that the promise has not: «الدفعة قبل الأخيرة». */
static bool partial(isn_arena *a, isn_str text, isn_str promised)
{
    isn_span u = {0, 0};
    isn_str known = fold_phrase(a, promised);
    for (isn_unit kind; (kind = unit_next(text, u.end, &u)) != UNIT_END;) {
        isn_str key = kind == UNIT_WORD ? fold_word(a, str_span(text, u)) : STR_NONE;
        if (key.n && lex_find(&lex_partial, key) >= 0 && str_find(known, key, 0) < 0) return true;
    }
    return false;
}

typedef struct {
    deeds deeds;
    isn_str promised; /* the words of its first date */
    isn_bag core;     /* who and what, without the verb */
    int32_t from, to; /* days between which a report can be of it */
} awaited;

/* Can the clause be a report: no condition, nothing quoted, nobody's demand? */
static bool may_report(const isn_digest_clause *c)
{
    return !(c->marks & (ISN_CLAUSE_DENIES | ISN_CLAUSE_IF | ISN_CLAUSE_QUOTED | ISN_CLAUSE_RELATIVE | ISN_CLAUSE_VAGUE | ISN_CLAUSE_ACCUSES));
}

/* Of every clause in the pile a bit for each of its words, of the 64 that there are: one
 * that has not the bits has not the words. */
typedef struct {
    const uint64_t *bits;  /* one a clause */
    const ptrdiff_t *first; /* of each document in `bits` */
} sightings;

static sightings see(isn_arena *a, isn_pile pile)
{
    ptrdiff_t n = 0, i = 0;
    for (ptrdiff_t k = 0; k < pile.n; k++) n += pile.at[k].clauses.n;
    uint64_t *bits = isn_new(a, uint64_t, n);
    ptrdiff_t *first = isn_new(a, ptrdiff_t, pile.n);
    if (!bits || !first) return (sightings){0};
    for (ptrdiff_t k = 0; k < pile.n; k++) {
        first[k] = i;
        for (ptrdiff_t j = 0; j < pile.at[k].clauses.n; j++, i++) {
            ptrdiff_t at = 0;
            for (isn_str w; (w = key_word(pile.at[k].clauses.at[j].phrase.key, &at)).n;) bits[i] |= (uint64_t)1 << (str_hash(STR_HASH_SEED, w) & 63);
        }
    }
    return (sightings){bits, first};
}

/* The words of a core by the bit that they have. */
typedef struct {
    uint64_t bits;
    double weight[64], all; /* of the words of a bit; of all */
    int n[64];
} by_bit;

static void bits_of(const isn_bag *core, by_bit *out)
{
    *out = (by_bit){0};
    for (ptrdiff_t i = 0; i < core->n && i < 64; i++) {
        int bit = core->at[i].hash & 63;
        out->bits |= (uint64_t)1 << bit;
        out->weight[bit] += (double)core->at[i].weight, out->all += (double)core->at[i].weight, out->n[bit]++;
    }
}

/* Could the clause have most of what it is about?  Asked of every clause of the days
 * around a date; a little more than `holds` lets through. */
static bool may_hold(const by_bit *core, uint64_t bits)
{
    double shared = 0;
    int n = 0;
    for (uint64_t both = core->bits & bits; both; both &= both - 1) {
        int bit = __builtin_ctzll(both);
        shared += core->weight[bit], n += core->n[bit];
    }
    return n >= LEAST_SHARED && shared >= MOST_OF_IT * core->all * 0.999999;
}

/* Has it? */
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

static isn_status reported(isn_arena *a, const isn_digest_clause *c, int32_t published, const awaited *w)
{
    isn_day day = day_read(c->date);
    int32_t dated = last_day(c->date), of = day_none(day) ? published : day_number(day);
    if (dated != NO_DATE && dated < w->from) return ISN_STATUS_PLANNED; /* «زار المدينة آخر مرة في العام الماضي» */
    if (!may_report(c) || of < w->from || of > w->to || of > published) return ISN_STATUS_PLANNED;
    return holds(&w->core, c->phrase.key) && !partial(a, c->phrase.text, w->promised) ? deed_reported(a, c->phrase.text, &w->deeds) : ISN_STATUS_PLANNED;
}

static isn_side done_side(const isn_digest *d, int32_t doc, const isn_digest_clause *c, isn_status status)
{
    isn_str published = str_sub(d->published, 0, 10);
    return (isn_side){.document = doc, .span = c->phrase.span, .text = c->phrase.text, .statement = c->statement, .said = published,
                      .due = c->date.n ? c->date : published, .part_of = -1,
                      .status = status};
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
    awaited w = {.deeds = first->deeds, .promised = first->shown->text, .from = NO_DATE, .to = NO_DATE};
    isn_day said = day_read(pile.at[first->doc].published);
    for (ptrdiff_t i = 0; i < p->dues.n; i++) {
        int32_t day = last_day(p->dues.at[i].due);
        if (day == NO_DATE) continue;
        if (w.to == NO_DATE || day + LATE > w.to) w.to = day + LATE;
        int32_t early = first_day(p->dues.at[i].due) == day ? EARLY_DAY : EARLY;
        if (w.from == NO_DATE || day - early < w.from) w.from = day - early;
    }
    if (!day_none(said) && day_number(said) >= w.from) w.from = day_number(said) + 1;
    w.core = bag_make(a, without_deeds(a, first->core, &w.deeds));
    return w;
}

/* The first article that reports it done, or not done, after it was promised. */
static void look_for_reports(isn_arena *a, isn_pile pile, const sightings *seen, isn_promise *p, const planned *first, int64_t *looks)
{
    awaited w = await(a, pile, p, first);
    by_bit core;
    if (!w.deeds.n || w.to == NO_DATE) return;
    bits_of(&w.core, &core);
    for (int32_t i = p->dues.at[0].document + 1; i < pile.n; i++) {
        const isn_digest *d = &pile.at[i];
        int32_t day = d->day;
        if (day == ISN_NO_DAY || day < w.from || day > w.to + LATE) continue;
        for (ptrdiff_t k = 0; k < d->clauses.n && *looks < MOST_LOOKS; k++, ++*looks) {
            if (!may_hold(&core, seen->bits[seen->first[i] + k])) continue;
            isn_status status = reported(a, &d->clauses.at[k], day, &w);
            if (status == ISN_STATUS_PLANNED) continue;
            isn_side side = done_side(d, i, &d->clauses.at[k], status);
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
    compared of = {0};
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
    ptrdiff_t words = 0;
    for (ptrdiff_t i = 0; i < all.n; i++) bag[i] = bag_make(a, all.at[i].core), words += bag[i].n;
    isn_census census = census_open(a, words);
    for (ptrdiff_t i = 0; i < all.n; i++) census_add(&census, &bag[i]);
    for (ptrdiff_t i = 0; i < all.n; i++) census_dampen(&census, &bag[i]);
    of = (compared){all, bag, group};
    bags_group(a, bag, all.n, SAME_ACTION, other_action, &of, group);
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
    sightings seen = all.n ? see(a, pile) : (sightings){0};
    for (ptrdiff_t i = 0; i < all.n && !a->full; i++) {
        if (group[i] != i) continue;
        look_for_reports(a, pile, &seen, &out->at[place[i]], &all.at[i], &looks);
        mark_slips(&out->at[place[i]]);
    }
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < out->n; i++) /* nothing without a date, where the arena is full */
        if (out->at[i].dues.n) out->at[n++] = out->at[i];
    out->n = n;
    if (out->n) qsort(out->at, (size_t)out->n, sizeof *out->at, by_story);
}
