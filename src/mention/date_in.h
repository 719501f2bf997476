/* date_in.h - what the files of the date grammar share; no other room reads it.
 *
 * Uses: text, number.  Used by: date*.c, published.c.
 *
 * The grammar is made of functions `int read_…(reader *r, ptrdiff_t i, when *w)`:
 * a time expression of their kind at token `i` of the sentence?  They return the
 * tokens read, 0 for none, and write `*w` only where the answer is not 0.  What
 * they leave open (a year that the text does not give, a bare weekday) is closed
 * by when_complete, and when_finish writes the TIMEX3 value. */
#ifndef MENTION_DATE_IN_H
#define MENTION_DATE_IN_H

#include "base/day.h"
#include "lexicon/time_marks.h"
#include "lexicon/time_word.h"
#include "mention/date.h"
#include "mention/number.h"

typedef enum {
    GRAIN_NONE,
    GRAIN_REF, /* PAST_REF, PRESENT_REF, FUTURE_REF */
    GRAIN_CENTURY,
    GRAIN_DECADE,
    GRAIN_YEAR,
    GRAIN_HALF,
    GRAIN_QUARTER,
    GRAIN_SEASON,
    GRAIN_MONTH,
    GRAIN_WEEK,
    GRAIN_DAY,
    GRAIN_DURATION,
    GRAIN_SET
} grain;

typedef enum { REF_PAST, REF_PRESENT, REF_FUTURE } ref;

typedef enum { UNIT_SECOND, UNIT_MINUTE, UNIT_HOUR, UNIT_DAY, UNIT_NIGHT, UNIT_WEEK,
               UNIT_MONTH, UNIT_QUARTER, UNIT_YEAR, UNIT_DECADE, UNIT_CENTURY,
               UNIT_MILLENNIUM } time_unit;

/* A time being read.  0 is "not known" for every calendar field. */
typedef struct {
    grain grain;
    isn_calendar calendar;
    int year, month, day; /* in `calendar` */
    int n;       /* century 19 for the 1900s, decade 196, half, quarter, season 1-4, week, ref */
    int weekday; /* as the text names it */
    bool is_time, has_clock;
    int hour, minute;
    char part[3]; /* MO, MI, AF, EV, NI, DT */
    char zone[8]; /* Z, +03:00 */
    bool is_range, has_end_clock;
    int end_year, end_month, end_day, end_hour, end_minute;
    isn_date_mod mod;
    bool year_inferred, weekday_conflict, fixed; /* fixed: nothing is left to complete */
    bool first_hijri; /* written in the Hijri calendar first */
    bool written;     /* `value` is whole: when_finish leaves it */
    bool fiscal;      /* of a fiscal year */
    int within;       /* the Gregorian year in which a Hijri day or month falls */
    bool weekend;     /* of a week */
    bool slashed;     /* «13/8»: the calendar is not told */
    bool composite;   /* a duration of several units: the value is written */
    double count;     /* durations; < 0 is "some" */
    time_unit type_unit; /* of a duration */
    int shift;        /* a direction that completes it: -1 last, +1 next */
    bool has_shift;
    char value[64];   /* durations and sets at once, the rest by when_finish */
    isn_day from, to;
    int n_pre;        /* bytes of the first token's key that do not belong to it */
    isn_rule rule;
} when;

/* The tables in which a word of time may stand; lexc numbers them. */
typedef enum {
    W_MONTH = LEX_TIME_MARKS_MONTH, W_WEEKDAY = LEX_TIME_MARKS_WEEKDAY,
    W_UNIT = LEX_TIME_MARKS_TIME_UNIT, W_DIRECTION = LEX_TIME_MARKS_TIME_DIRECTION,
    W_DAY = LEX_TIME_MARKS_TIME_DAY, W_PART = LEX_TIME_MARKS_TIME_PART,
    W_DAYPART = LEX_TIME_MARKS_TIME_DAYPART, W_SEASON = LEX_TIME_MARKS_SEASON,
    W_HOLIDAY = LEX_TIME_MARKS_HOLIDAY, W_VAGUE = LEX_TIME_MARKS_TIME_VAGUE,
    W_SET = LEX_TIME_MARKS_TIME_SET, W_MOD = LEX_TIME_MARKS_TIME_MOD,
    W_WORD = LEX_TIME_MARKS_TIME_WORD, W_ERA = LEX_TIME_MARKS_TIME_ERA,
    W_DECADE = LEX_TIME_MARKS_DECADE, W_ZONE = LEX_TIME_MARKS_TIME_ZONE,
    W_TENSE = LEX_TIME_MARKS_TIME_TENSE, W_YEAR_NOUN = LEX_TIME_MARKS_TIME_YEAR_NOUN,
    W_FIRST = LEX_TIME_MARKS_DAY_FIRST, W_NAME = LEX_TIME_MARKS_TIME_NAME,
    W_FAMOUS = LEX_TIME_MARKS_FAMOUS_DAY, W_TABLES
} word_table;

/* What the lexicons know of one token, with or without its proclitics. */
typedef struct {
    uint32_t tables;  /* bit per word_table: a key begins here */
    uint64_t classes; /* bit per class of time_word.tsv */
    bool unit_follows; /* a unit, month or part of the day within NUMBER_REACH tokens */
} word_mark;

typedef struct {
    isn_str text;
    isn_toks toks;         /* of one sentence */
    const word_mark *mark; /* of the same tokens */
    isn_day pub;           /* {0} if unknown */
    when last;             /* the date last told of, GRAIN_NONE if none */
    when then;             /* the last one that is not news of the week */
    isn_day last_day;
    bool last_day_here;    /* told in this sentence */
    int last_year_here;    /* written in this sentence, 0 if none */
    isn_day anchored[8];   /* by weekday: the day that «المقبل» or a date gave it */
    int fiscal_month;      /* in which a fiscal year begins; 1 is the calendar's */
    bool month_first;      /* 9/27/2023 was seen, and no 27/9/2023 */
    void *hijri;           /* an ICU calendar, opened when first needed */
} reader;

/* ---- date_word.c: lexicons */

/* Marks every token. */
void words_mark(isn_toks toks, word_mark *mark);

/* Words that lost the space between them are cut: «العامالماضي».  Where there are
 * any, `*toks` and `*mark` become copies in `a`; the answer says so. */
bool words_split(isn_arena *a, isn_str text, isn_toks *toks, const word_mark **mark);

/* A row of a table at token `i`: the tokens that it takes, 0 for none. */
typedef struct {
    int n, row, key;
    int n_pre; /* bytes of proclitics */
} word_hit;
int word_find(const reader *r, ptrdiff_t i, word_table w, word_hit *hit);

/* The same without proclitics. */
int word_find_bare(const reader *r, ptrdiff_t i, word_table w, word_hit *hit);

#define CLASS(NAME) LEX_TIME_WORD_CLASS_##NAME
static inline bool is_class(const reader *r, ptrdiff_t i, int class)
{
    return i >= 0 && i < r->toks.n && (r->mark[i].classes >> class & 1);
}

/* Bytes of proclitics before the word of that class. */
int class_pre(const reader *r, ptrdiff_t i, int class);

static inline bool in_table(const reader *r, ptrdiff_t i, word_table w)
{
    return i >= 0 && i < r->toks.n && (r->mark[i].tables >> w & 1);
}

/* Does the token carry a joined «و» alone before `n_pre` bytes? */
bool joined_and(const reader *r, ptrdiff_t i, int n_pre);

typedef struct {
    time_unit unit;
    int number; /* 0 singular, 1 dual, 2 plural */
    bool definite;
    int n_pre;
} unit_hit;
bool unit_find(const reader *r, ptrdiff_t i, unit_hit *u);

typedef struct {
    int shift, kind, n; /* kind: LEX_TIME_DIRECTION_KIND_… */
} direction_hit;
int direction_find(const reader *r, ptrdiff_t i, direction_hit *d);

/* Digits alone, at most `max` of them. */
bool plain_number(const reader *r, ptrdiff_t i, int max, int *value, int *n_digits);

static inline bool is_punct(const reader *r, ptrdiff_t i, const char *c)
{
    return i >= 0 && i < r->toks.n && r->toks.at[i].kind == TOK_PUNCT && str_is(r->toks.at[i].key, c);
}
/* Does the word carry the article?  «إلى» folds to a word that only looks so. */
static inline bool has_al(isn_str key)
{
    return key.n >= 8 && str_starts(key, STR("ال"));
}
bool is_dash(const reader *r, ptrdiff_t i);
bool is_quote(const reader *r, ptrdiff_t i);
bool is_mark(const reader *r, ptrdiff_t i); /* any punctuation, or the sentence's end */

/* ---- date_year.c: years, months, days of the calendar, digits */
int read_year_digits(const reader *r, ptrdiff_t i, int *year, isn_calendar *cal);
int read_year(reader *r, ptrdiff_t i, when *w);       /* «عام 2017», «العامين 2017 و2018» */
int read_year_alone(reader *r, ptrdiff_t i, when *w); /* «2017» where it is a year */
int read_any_year(reader *r, ptrdiff_t i, when *w);   /* also «العام الماضي», «هذا العام» */
int read_month_name(const reader *r, ptrdiff_t i, int *month, isn_calendar *cal, int *alone, int *n_pre);
int read_year_tail(reader *r, ptrdiff_t i, when *w);
int read_month(reader *r, ptrdiff_t i, when *w);
int read_month_of(reader *r, ptrdiff_t i, when *w); /* where something says that it is one */
int read_year_of(reader *r, ptrdiff_t i, when *w);  /* the same for a bare number */
int read_day_month(reader *r, ptrdiff_t i, when *w);
int read_famous(reader *r, ptrdiff_t i, when *w);       /* «هجمات 11 سبتمبر» */
int read_digit_date(reader *r, ptrdiff_t i, when *w);
int read_calendar_day(reader *r, ptrdiff_t i, when *w); /* any of the two */
void month_first_look(reader *r, const isn_toks all);

/* ---- date_day.c: weekdays, today and tomorrow, parts of the day, clocks */
int read_weekday(reader *r, ptrdiff_t i, when *w);
int read_near_day(reader *r, ptrdiff_t i, when *w);
int read_day_part(reader *r, ptrdiff_t i, when *w);
int read_clock(reader *r, ptrdiff_t i, when *w);
int read_any_day(reader *r, ptrdiff_t i, when *w);
int read_holiday(reader *r, ptrdiff_t i, when *w);
int read_day_tail(reader *r, ptrdiff_t i, when *w); /* «… صباحا», «… على الساعة …» */

/* ---- date_unit.c: weeks, months and years by direction; durations; sets */
int read_unit(reader *r, ptrdiff_t i, when *w);
int read_part(reader *r, ptrdiff_t i, when *w);
int read_fraction(reader *r, ptrdiff_t i, when *w);
int read_decade(reader *r, ptrdiff_t i, when *w);
int read_season(reader *r, ptrdiff_t i, when *w);

/* ---- date_span.c: durations, sets, how long ago */
int read_duration(reader *r, ptrdiff_t i, when *w);
int read_set(reader *r, ptrdiff_t i, when *w);
int read_vague(reader *r, ptrdiff_t i, when *w);
int read_same_period(reader *r, ptrdiff_t i, when *w);
int read_ago(reader *r, ptrdiff_t i, when *w);

isn_day anchor_day(const reader *r); /* the date last told of, or publication */
void span_value(when *w);            /* writes a duration's value */

/* ---- date_value.c: arithmetic and values */
bool is_future(const reader *r, ptrdiff_t i, ptrdiff_t end); /* does the clause look ahead? */
void when_shift(when *w, grain g, isn_day from, int by); /* `by` units of `g` from a day */
void when_ref(when *w, ref which);
void when_of_day(when *w, isn_day d);
isn_day when_day(const when *w); /* the day it begins; {0} unknown */
bool when_complete(reader *r, ptrdiff_t i, ptrdiff_t end, when *w); /* false: no such date */
void when_finish(reader *r, when *w);
isn_day hijri_day(reader *r, int year, int month, int day);
int hijri_year(reader *r, isn_day d);
void hijri_close(reader *r);

#endif
