/* date.c - finds the times of an article: walks its sentences, tries the rules in
 * order, joins stretches, remembers what was told.
 *
 *   date_word.c   lexicons      date_year.c  the calendar     date_day.c  days and clocks
 *   date_unit.c   directions    date_span.c  durations, sets  date_value.c  values
 *   date_hijri.c  Umm al-Qura   published.c  the article's own date */
#include "lexicon/time_year_noun.h"
#include "mention/date_in.h"

#include <stdio.h>

/* ---- one expression --------------------------------------------------------------- */

typedef int rule_fn(reader *r, ptrdiff_t i, when *w);

/* The order is the precedence: what is longer and surer comes first. */
static rule_fn *const RULES[] = {
    read_famous,    read_set,       read_ago,      read_same_period, read_vague,  read_part,    read_holiday,
    read_day_part,  read_clock,    read_any_day,     read_month,  read_fraction, read_decade,
    read_season,    read_year,     read_unit,        read_duration, read_year_alone,
};

#define BIT(NAME) ((uint64_t)1 << CLASS(NAME))

/* The small words that may begin a time; prepositions stand before one. */
#define BEGINNERS                                                                          \
    (BIT(THIS) | BIT(THAT) | BIT(EVERY) | BIT(FEW) | BIT(HALF) | BIT(QUARTER) | BIT(THIRD) | \
     BIT(PERIOD) | BIT(BEFORE) | BIT(AFTER) | BIT(AFTER_IT) | BIT(BEFORE_IT) | BIT(OCLOCK) | \
     BIT(MONTH) | BIT(DAY) | BIT(LETTER))

/* May a time begin at this token?  Numbers may; words only where a lexicon says so. */
static bool may_begin(const reader *r, ptrdiff_t i)
{
    const isn_tok *t = &r->toks.at[i];
    if (t->kind == TOK_NUMBER) return true;
    if (t->kind != TOK_WORD) return false;
    const uint32_t never = 1u << W_TENSE | 1u << W_ERA | 1u << W_ZONE | 1u << W_DIRECTION | 1u << W_WORD | 1u << W_NAME;
    return (r->mark[i].tables & ~never) || (r->mark[i].classes & BEGINNERS);
}

/* A word that begins a number or an ordinal is in no table of ours: it is read where
 * a unit, a month or a part of the day follows within a few words. */
static rule_fn *const NUMBER_RULES[] = {read_famous, read_holiday, read_clock, read_calendar_day, read_duration};

static bool number_may_begin(const reader *r, ptrdiff_t i)
{
    isn_number num;
    if (r->toks.at[i].kind != TOK_WORD || !r->mark[i].unit_follows) return false;
    return number_read(r->toks, i, &num) > 0 || ordinal_read(r->toks, i, &num) > 0;
}

static int try_rules(reader *r, ptrdiff_t i, rule_fn *const *rule, size_t n_rules, when *w)
{
    for (size_t k = 0; k < n_rules; k++) {
        int n = rule[k](r, i, w);
        if (n) return n;
    }
    return 0;
}

static int read_expression(reader *r, ptrdiff_t i, when *w)
{
    if (may_begin(r, i)) return try_rules(r, i, RULES, sizeof RULES / sizeof *RULES, w);
    if (number_may_begin(r, i))
        return try_rules(r, i, NUMBER_RULES, sizeof NUMBER_RULES / sizeof *NUMBER_RULES, w);
    return 0;
}

/* ---- stretches from one date to another ---------------------------------------------- */

static bool same_kind(const when *a, const when *b)
{
    return a->grain == b->grain && (a->grain == GRAIN_DAY || a->grain == GRAIN_MONTH || a->grain == GRAIN_YEAR) &&
           a->calendar == b->calendar && !a->is_time && !b->is_time && !a->is_range && !b->is_range;
}

static int read_end_of_stretch(reader *r, ptrdiff_t i, when *w)
{
    int n = read_any_day(r, i, w);
    if (!n) n = read_month(r, i, w);
    if (!n) n = read_any_year(r, i, w);
    return n;
}

/* [date.from-to] «من 5 مايو إلى 7 يونيو 2021», «بين مايو ويوليو», «بين عامي 2011 و2014»:
 * one stretch.  The first takes the year of the second where it has none. */
static int read_from_to(reader *r, ptrdiff_t i, when *w)
{
    bool from = is_class(r, i, CLASS(OF)), between = is_class(r, i, CLASS(BETWEEN));
    if (!from && !between) return 0;
    when a, b;
    int day, n_digits, n = read_end_of_stretch(r, i + 1, &a);
    if (!n && from && plain_number(r, i + 1, 2, &day, &n_digits) && day <= 31) { /* «من 12 إلى 15 مارس» */
        a = (when){.grain = GRAIN_DAY, .day = day};
        n = 1;
    }
    if (!n || a.is_range) return 0;
    ptrdiff_t k = i + 1 + n;
    bool to = is_class(r, k, CLASS(TO)) || is_class(r, k, CLASS(UNTIL));
    if (from && !to) return 0;
    if (to) k++;
    if (between && tok_is(r->toks, k, "و")) k++;
    n = read_end_of_stretch(r, k, &b);
    if (!n || (between && !to && !tok_is(r->toks, k - 1, "و") && !joined_and(r, k, b.n_pre))) return 0;
    if (!a.month && a.day && a.grain == GRAIN_DAY) a.month = b.month, a.calendar = b.calendar;
    if (a.slashed) a.calendar = b.calendar;
    if (!same_kind(&a, &b) || (!b.month && b.grain != GRAIN_YEAR)) return 0;
    if (a.weekday && !a.month) return 0;
    if (!b.year && !b.fixed) { /* close the end first, the beginning by it */
        if (a.year) b.year = a.year + (b.month < a.month);
        else if (!when_complete(r, i, k + n, &b)) return 0;
    }
    if (!a.year && b.year) {
        a.year = b.year - (a.month > b.month);
        a.year_inferred = b.year_inferred;
    }
    *w = a;
    w->is_range = true;
    w->end_year = b.year, w->end_month = b.month, w->end_day = b.day;
    w->rule = "date.from-to";
    if (w->year && b.year) {
        isn_day x = when_day(&a), y = when_day(&b);
        if (day_cmp(x, y) > 0) return 0;
    }
    return (int)(k - i) + n;
}

/* «2 أكتوبر إلى 22 أكتوبر», «2011 حتى 2015», «مايو - يوليو»: a stretch that «من» does
 * not begin. */
static int read_onward(reader *r, ptrdiff_t i, int n, when *w)
{
    ptrdiff_t k = i + n;
    if (!is_class(r, k, CLASS(TO)) && !is_class(r, k, CLASS(UNTIL)) && !is_dash(r, k)) return 0;
    if (w->fixed || (w->weekday && !w->month) || w->has_shift) return 0;
    when b, a = *w;
    int m = read_end_of_stretch(r, k + 1, &b);
    if (!m || b.n_pre || b.fixed || !same_kind(&a, &b) || (!b.month && b.grain != GRAIN_YEAR)) return 0;
    if (!b.year) {
        if (a.year) b.year = a.year + (b.month < a.month);
        else if (!when_complete(r, i, k + 1 + m, &b)) return 0;
    }
    if (!a.year && b.year) a.year = b.year - (a.month > b.month), a.year_inferred = b.year_inferred;
    if (!a.year || !b.year || day_cmp(when_day(&a), when_day(&b)) >= 0) return 0;
    *w = a;
    w->is_range = true;
    w->end_year = b.year, w->end_month = b.month, w->end_day = b.day;
    w->rule = "date.from-to";
    return 1 + m;
}

/* ---- from one part of a day to another ------------------------------------------------ */

/* [time.from-to] «بين ليل السبت وفجر الأحد», «من مساء الأحد إلى صباح الاثنين», «ليل الأحد
 * وفجر الاثنين»: one stretch.  Without «من» or «بين» only a night and the morning
 * after it are one. */
static int read_time_stretch(reader *r, ptrdiff_t i, when *w)
{
    bool from = is_class(r, i, CLASS(OF)), between = is_class(r, i, CLASS(BETWEEN));
    ptrdiff_t k = i + (from || between);
    when a, b;
    int n = in_table(r, k, W_DAYPART) ? read_day_part(r, k, &a) : 0;
    if (!n || !when_complete(r, k, k + n, &a) || a.has_clock || a.grain != GRAIN_DAY || !a.year) return 0;
    k += n;
    bool to = is_class(r, k, CLASS(TO)) || is_class(r, k, CLASS(UNTIL)), and = tok_is(r->toks, k, "و");
    if (to || and) k++;
    n = in_table(r, k, W_DAYPART) ? read_day_part(r, k, &b) : 0;
    if (!n || !when_complete(r, k, k + n, &b) || b.has_clock || b.grain != GRAIN_DAY || !b.year) return 0;
    and = and || joined_and(r, k, b.n_pre);
    int apart = day_number(when_day(&b)) - day_number(when_day(&a));
    bool night = strcmp(a.part, "NI") == 0 && strcmp(b.part, "MO") == 0 && apart >= 0 && apart <= 1;
    if (!(from && to) && !(between && (and || to)) && !(night && !from && !between)) return 0;
    if (apart < 0) return 0;
    when_finish(r, &a);
    when_finish(r, &b);
    *w = a;
    size_t used = strlen(w->value);
    snprintf(w->value + used, sizeof w->value - used, "/%.30s", b.value);
    w->to = b.to;
    w->written = w->is_range = true;
    w->rule = "time.from-to";
    return (int)(k - i) + n;
}

/* ---- two calendars -------------------------------------------------------------------- */

/* [date.two-calendars] «10 شعبان 1436هـ الموافق 28 مايو 2015», «(26 يوليو 2015)»,
 * «…/…»: one day in two calendars.  The Gregorian one gives the value. */
static int read_other_calendar(reader *r, ptrdiff_t i, when *w)
{
    if (w->grain != GRAIN_DAY || !w->day || w->is_range) return 0;
    ptrdiff_t k = i;
    while (k < i + 2 && (is_punct(r, k, "،") || is_punct(r, k, ",") || is_punct(r, k, ")"))) k++;
    bool opens = is_punct(r, k, "("), joint = opens || is_punct(r, k, "/") || is_dash(r, k) || is_punct(r, k, "=");
    if (joint) k++;
    bool named = is_class(r, k, CLASS(EQUALS));
    if (named) k++;
    if (named && (tok_is(r->toks, k, "ل") || is_class(r, k, CLASS(DAY)) || is_class(r, k, CLASS(DATED)))) k++;
    if (!named && !joint && w->calendar != ISN_HIJRI) return 0;
    when other;
    int n = read_any_day(r, k, &other);
    if (!n || other.grain != GRAIN_DAY || !other.day || !other.month || other.is_range) return 0;
    if (other.calendar == w->calendar && !named) return 0;
    k += n;
    if (opens && is_punct(r, k, ")")) k++;
    isn_calendar first = w->calendar;
    if (other.calendar == ISN_GREGORIAN && first == ISN_HIJRI) {
        int pre = w->n_pre, weekday = w->weekday;
        *w = other;
        w->n_pre = pre;
        if (!w->weekday) w->weekday = weekday;
        w->first_hijri = true;
    } else if (other.calendar == ISN_GREGORIAN && other.year && !w->year) w->year = other.year;
    return (int)(k - i);
}

/* ---- keeping --------------------------------------------------------------------------- */

static isn_date_type type_of(const when *w)
{
    if (w->grain == GRAIN_DURATION) return ISN_TIMEX_DURATION;
    if (w->grain == GRAIN_SET) return ISN_TIMEX_SET;
    return w->is_time ? ISN_TIMEX_TIME : ISN_TIMEX_DATE;
}

/* What later words may point back to. */
static void remember(reader *r, const when *w)
{
    if (w->grain <= GRAIN_REF || w->grain >= GRAIN_DURATION) return;
    r->last = *w;
    r->last.is_time = r->last.has_clock = false;
    if (w->calendar == ISN_HIJRI && !day_none(w->from)) {
        r->last.calendar = ISN_GREGORIAN;
        r->last.year = w->from.year, r->last.month = w->from.month;
        if (w->grain == GRAIN_DAY) r->last.day = w->from.day;
    }
    if (w->year && !w->year_inferred && !w->fixed && w->calendar == ISN_GREGORIAN && !w->is_range)
        r->last_year_here = w->year;
    isn_day d = when_day(&r->last);
    if (w->grain == GRAIN_DAY && !day_none(d)) {
        r->last_day = d;
        if (w->weekday && w->day && !w->fixed) r->anchored[w->weekday] = d;
    }
    int ago = day_none(d) || day_none(r->pub) ? 100 : day_number(r->pub) - day_number(d);
    if (w->grain != GRAIN_DAY || ago > 7 || ago < -7) r->then = r->last;
}

static void keep(isn_arena *a, reader *r, ptrdiff_t i, int n, when *w, isn_dates *out)
{
    when_finish(r, w);
    if (!w->value[0]) return;
    isn_date *d = isn_push(a, out);
    if (!d) return;
    d->span = toks_span(r->toks, i, n);
    d->span.start += tok_key_to_bytes(r->text, &r->toks.at[i], w->n_pre);
    d->type = type_of(w);
    d->value = arena_str(a, str_c(w->value));
    d->mod = w->mod;
    d->from = w->from, d->to = w->to;
    d->calendar = w->first_hijri ? ISN_HIJRI : w->calendar;
    d->year_inferred = w->year_inferred;
    d->weekday_conflict = w->weekday_conflict;
    d->rule = w->rule;
    remember(r, w);
}

/* Reads at token `i`; the tokens passed. */
static int step(isn_arena *a, reader *r, ptrdiff_t i, isn_dates *out)
{
    when w = {0};
    word_hit name;
    int skip = 0, n = 0;
    if (word_find(r, i, W_NAME, &name)) return name.n;
    if (is_class(r, i, CLASS(OF)) || is_class(r, i, CLASS(BETWEEN))) {
        n = read_from_to(r, i, &w);
        if (!n) n = read_time_stretch(r, i, &w);
        if (n) skip = 1, n--;
    } else if (in_table(r, i, W_DAYPART)) n = read_time_stretch(r, i, &w);
    if (!n) n = read_expression(r, i, &w);
    if (!n) return 1;
    if (!skip) n += read_onward(r, i, n, &w);
    n += read_day_tail(r, i + skip + n, &w);
    n += read_other_calendar(r, i + skip + n, &w);
    if (!when_complete(r, i, i + skip + n, &w)) return 1;
    keep(a, r, i + skip, n, &w, out);
    return skip + n;
}

/* ---- the article -------------------------------------------------------------------------- */

/* A fiscal year that the article says ends in June begins in July; so does one that
 * carries two years («2017-2018»), which is Egypt's and Pakistan's. */
static int fiscal_month(const isn_text *t)
{
    isn_toks k = t->toks;
    for (ptrdiff_t i = 0; i + 3 < k.n; i++) {
        int row;
        if (k.at[i].kind != TOK_WORD || !toks_match(&lex_time_year_noun, k, i, &row, NULL)) continue;
        if (lex_value(&lex_time_year_noun, lex_row(&lex_time_year_noun, row), LEX_TIME_YEAR_NOUN_KIND) !=
            LEX_TIME_YEAR_NOUN_KIND_FISCAL)
            continue;
        for (ptrdiff_t j = i + 1; j < i + 4 && j + 2 < k.n; j++)
            if (k.at[j].kind == TOK_NUMBER && k.at[j].key.n == 4 && k.at[j + 1].kind == TOK_PUNCT &&
                k.at[j + 2].kind == TOK_NUMBER)
                return 7;
    }
    return 1;
}

void isn_dates_find(isn_arena *a, const isn_text *t, isn_day published, isn_dates *out)
{
    word_mark *mark = isn_new(a, word_mark, t->toks.n);
    if (!mark) return;
    words_mark(t->toks, mark);
    reader r = {.text = t->text, .pub = published, .fiscal_month = fiscal_month(t)};
    month_first_look(&r, t->toks);
    for (ptrdiff_t s = 0; s < t->sents.n && !a->full; s++) {
        const isn_sent *sent = &t->sents.at[s];
        if (!sent->in_article) continue;
        r.toks = sent_toks(t, sent);
        r.mark = mark + sent->first;
        words_split(a, t->text, &r.toks, &r.mark);
        r.last_year_here = 0;
        for (ptrdiff_t i = 0; i < r.toks.n && !a->full;) i += step(a, &r, i, out);
    }
    hijri_close(&r);
}
