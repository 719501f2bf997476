/* date_value.c - the arithmetic of times and how TIMEX3 writes them. */
#include "lexicon/time_tense.h"
#include "mention/date_in.h"
#include "text/verb.h"

#include <stdio.h>

/* ---- does the clause look ahead? ----------------------------------------- */

enum { LOOK_BACK = 14, PLUPERFECT_BACK = 5 };

/* 1 ahead, -1 back, -2 before what is told («كان»), 0 nothing said. */
static int tense_at(const reader *r, ptrdiff_t i)
{
    word_hit h;
    if (word_find(r, i, W_TENSE, &h)) {
        int tense = lex_value(&lex_time_tense, h.row, LEX_TIME_TENSE_TENSE);
        if (tense == LEX_TIME_TENSE_TENSE_PLUPERFECT) return -2;
        return tense == LEX_TIME_TENSE_TENSE_FUTURE ? 1 : tense == LEX_TIME_TENSE_TENSE_PAST ? -1 : 0;
    }
    return r->toks.at[i].kind == TOK_WORD && !(r->toks.at[i].flags & TOK_TA_MARBUTA) && isn_future_verb(r->toks.at[i].key);
}

/* The verb nearest before the date decides: «قال الاثنين إنه سيزور» looks back,
 * «قال إنه سيزور العاصمة الاثنين» ahead; else one right after it. */
static int tense_near(const reader *r, ptrdiff_t i, ptrdiff_t end)
{
    for (ptrdiff_t k = i - 1; k >= 0 && k >= i - LOOK_BACK; k--) {
        int tense = tense_at(r, k);
        if (tense != -1) {
            if (tense) return tense;
            continue;
        }
        for (ptrdiff_t b = k - 1; b >= 0 && b >= k - PLUPERFECT_BACK; b--) /* «وكانت … أعلنت» */
            if (tense_at(r, b) == -2) return -2;
        return tense;
    }
    for (ptrdiff_t k = end; k < r->toks.n && k < end + 2; k++) {
        int tense = tense_at(r, k);
        if (tense) return tense;
    }
    return 0;
}

bool is_future(const reader *r, ptrdiff_t i, ptrdiff_t end)
{
    return tense_near(r, i, end) > 0;
}

/* ---- building ------------------------------------------------------------- */

void when_ref(when *w, ref which)
{
    w->grain = GRAIN_REF;
    w->n = (int)which;
    w->fixed = true;
}

void when_of_day(when *w, isn_day d)
{
    w->grain = GRAIN_DAY;
    w->calendar = ISN_GREGORIAN;
    w->year = d.year, w->month = d.month, w->day = d.day;
    w->fixed = true;
}

isn_day when_day(const when *w)
{
    if (!w->year) return (isn_day){0};
    return (isn_day){(int16_t)w->year, (int8_t)(w->month ? w->month : 1), (int8_t)(w->day ? w->day : 1)};
}

static void week_of(when *w, isn_day d)
{
    w->n = day_iso_week(d, &w->year);
    w->month = d.month, w->day = d.day;
}

void when_shift(when *w, grain g, isn_day from, int by)
{
    w->grain = g;
    w->fixed = true;
    w->calendar = ISN_GREGORIAN;
    isn_day d = from;
    switch (g) {
    case GRAIN_DAY: when_of_day(w, day_add(from, by)); break;
    case GRAIN_WEEK: week_of(w, day_add(from, 7 * by)); break;
    case GRAIN_MONTH:
        d.day = 1;
        d = day_add_months(d, by);
        w->year = d.year, w->month = d.month, w->day = 0;
        break;
    case GRAIN_QUARTER: {
        int q = from.year * 4 + (from.month - 1) / 3 + by;
        w->year = q / 4, w->n = q % 4 + 1;
        break;
    }
    case GRAIN_HALF: {
        int h = from.year * 2 + (from.month - 1) / 6 + by;
        w->year = h / 2, w->n = h % 2 + 1;
        break;
    }
    case GRAIN_DECADE: w->n = from.year / 10 + by; break;
    case GRAIN_CENTURY: w->n = from.year / 100 + by; break;
    default:
        w->grain = GRAIN_YEAR;
        w->year = from.year + by;
        w->month = w->day = 0;
        break;
    }
}

/* ---- completing ------------------------------------------------------------ */

static int apart(isn_day a, isn_day b)
{
    int d = day_number(a) - day_number(b);
    return d < 0 ? -d : d;
}

/* The first day of `w` were its year `year`; {0} where there is no such day. */
static isn_day in_year(reader *r, const when *w, int year)
{
    int day = w->day ? w->day : 1;
    if (w->calendar == ISN_HIJRI) return hijri_day(r, year, w->month, day);
    isn_day d = {(int16_t)year, (int8_t)w->month, (int8_t)day};
    return day_exists(d) ? d : (isn_day){0};
}

/* Is `d`, in the grain of `w`, before (-1), at (0) or after (1) publication? */
static int side_of(const reader *r, const when *w, isn_day d)
{
    if (w->grain == GRAIN_MONTH && w->calendar == ISN_GREGORIAN) {
        int a = d.year * 12 + d.month, b = r->pub.year * 12 + r->pub.month;
        return (a > b) - (a < b);
    }
    int c = day_cmp(d, r->pub);
    return (c > 0) - (c < 0);
}

/* How well a year fits: smaller is better.  A direction («الماضي», «المقبل») rules
 * sides out; a verb that looks ahead or back makes the other side costly. */
static int cost_of_year(const reader *r, const when *w, isn_day d, int tense)
{
    if (day_none(d)) return INT32_MAX;
    int side = side_of(r, w, d), cost = apart(d, r->pub);
    if (w->has_shift && w->shift != 0 && side != (w->shift > 0 ? 1 : -1)) return INT32_MAX;
    if (w->has_shift && w->shift == 0) cost += d.year == r->pub.year ? 0 : 10000;
    if (w->weekday && w->calendar == ISN_GREGORIAN && day_weekday(d) != w->weekday) cost += 150;
    if (tense > 0 && side < 0) cost += 150;
    if (tense < 0 && side > 0) cost += tense == -2 ? 400 : 150;
    return cost;
}

/* The year that context and tense say: the nearest that they allow. */
static bool infer_year(reader *r, ptrdiff_t i, ptrdiff_t end, when *w)
{
    if (day_none(r->pub)) return true;
    int tense = tense_near(r, i, end);
    int base = w->calendar == ISN_HIJRI ? hijri_year(r, r->pub) : r->pub.year;
    int best = INT32_MAX, year = 0;
    for (int y = base; y >= base - 4; y--) { /* 29 February is every fourth */
        int cost = cost_of_year(r, w, in_year(r, w, y), tense);
        if (cost < best) best = cost, year = y;
        if (y == base) {
            cost = cost_of_year(r, w, in_year(r, w, base + 1), tense);
            if (cost < best) best = cost, year = base + 1;
        }
    }
    if (!year) return false;
    w->year = year;
    w->year_inferred = true;
    return true;
}

/* A bare weekday is the nearest that is past, today included; the next where the
 * clause looks ahead; what «المقبل» or a date already said of it, where it did. */
static void infer_weekday(reader *r, ptrdiff_t i, ptrdiff_t end, when *w)
{
    if (day_none(r->pub)) return;
    int today = day_weekday(r->pub), wd = w->weekday;
    int back = (today - wd + 7) % 7, ahead = (wd - today + 7) % 7;
    isn_day d;
    if (w->has_shift && w->shift < 0) d = day_add(r->pub, -(back ? back : 7) - 7 * (-w->shift - 1));
    else if (w->has_shift && w->shift > 0) d = day_add(r->pub, (ahead ? ahead : 7) + 7 * (w->shift - 1));
    else if (w->has_shift) d = day_add(r->pub, wd - today);
    else if (!day_none(r->anchored[wd])) d = r->anchored[wd];
    else d = ahead && tense_near(r, i, end) > 0 ? day_add(r->pub, ahead) : day_add(r->pub, -back);
    when_of_day(w, d);
    if (w->has_shift) r->anchored[wd] = d;
}

static void complete_end(when *w)
{
    if (!w->is_range) return;
    if (!w->end_month) w->end_month = w->day ? w->month : 0;
    if (!w->end_year) {
        bool wraps = w->end_month && (w->end_month < w->month);
        w->end_year = w->year ? w->year + wraps : 0;
    }
}

/* «عيد الأضحى 2013»: the Hijri year whose day falls in that year of ours. */
static void year_within(reader *r, when *w)
{
    int first = hijri_year(r, (isn_day){(int16_t)w->within, 1, 1});
    for (int y = first; first && y <= first + 1 && !w->year; y++)
        if (in_year(r, w, y).year == w->within) w->year = y;
}

bool when_complete(reader *r, ptrdiff_t i, ptrdiff_t end, when *w)
{
    if (w->within && !w->year) year_within(r, w);
    if (!w->fixed && w->grain == GRAIN_DAY && w->weekday && !w->month) infer_weekday(r, i, end, w);
    else if (!w->fixed && !w->year && w->month) {
        if (r->last_year_here && w->calendar == ISN_GREGORIAN && !w->has_shift &&
            (day_none(r->pub) || r->last_year_here < r->pub.year) && tense_near(r, i, end) <= 0) {
            w->year = r->last_year_here;
            w->year_inferred = true;
        } else if (!infer_year(r, i, end, w)) return false;
    }
    complete_end(w);
    if (w->grain != GRAIN_DAY || !w->month || w->fixed) return true;
    if (w->calendar == ISN_HIJRI) return w->day <= 30;
    isn_day d = {(int16_t)(w->year ? w->year : 2000), (int8_t)w->month, (int8_t)w->day};
    if (!day_exists(d)) return false;
    if (w->weekday && w->year) w->weekday_conflict = day_weekday(d) != w->weekday;
    return true;
}

/* ---- values ---------------------------------------------------------------- */

static isn_day month_end(isn_day d)
{
    d.day = (int8_t)month_days(d.year, d.month);
    return d;
}

static isn_day ymd(int year, int month, int day)
{
    return (isn_day){(int16_t)year, (int8_t)month, (int8_t)day};
}

/* Hijri is written in the Gregorian calendar, a month or year as its days. */
static void finish_hijri(reader *r, when *w)
{
    if (!w->year) {
        snprintf(w->value, sizeof w->value, "XXXX-XX%s", w->grain == GRAIN_DAY ? "-XX" : "");
        return;
    }
    int month = w->month ? w->month : 1, day = w->day ? w->day : 1;
    w->from = hijri_day(r, w->year, month, day);
    if (w->grain == GRAIN_DAY) w->to = w->from;
    else if (w->grain == GRAIN_MONTH)
        w->to = day_add(hijri_day(r, w->year + month / 12, month % 12 + 1, 1), -1);
    else w->to = day_add(hijri_day(r, w->year + 1, 1, 1), -1);
    if (w->is_range && w->end_day)
        w->to = hijri_day(r, w->end_year ? w->end_year : w->year,
                          w->end_month ? w->end_month : month, w->end_day);
    if (w->is_range && w->grain == GRAIN_YEAR && w->end_year)
        w->to = day_add(hijri_day(r, w->end_year + 1, 1, 1), -1);
    if (day_none(w->from) || day_none(w->to)) return;
    if (day_cmp(w->from, w->to) == 0)
        snprintf(w->value, sizeof w->value, "%04d-%02d-%02d", w->from.year, w->from.month, w->from.day);
    else
        snprintf(w->value, sizeof w->value, "%04d-%02d-%02d/%04d-%02d-%02d", w->from.year,
                 w->from.month, w->from.day, w->to.year, w->to.month, w->to.day);
}

static int write_ymd(char *to, size_t n, grain g, int year, int month, int day)
{
    char y[16] = "XXXX";
    if (year) snprintf(y, sizeof y, "%04d", year);
    if (g == GRAIN_YEAR) return snprintf(to, n, "%s", y);
    if (g == GRAIN_MONTH) return snprintf(to, n, "%s-%02d", y, month);
    return snprintf(to, n, "%s-%02d-%02d", y, month, day);
}

static void days_of_ymd(grain g, int year, int month, int day, isn_day *from, isn_day *to)
{
    if (!year) return;
    if (from) *from = ymd(year, month ? month : 1, day ? day : 1);
    if (!to) return;
    if (g == GRAIN_YEAR) *to = ymd(year, 12, 31);
    else if (g == GRAIN_MONTH) *to = month_end(ymd(year, month, 1));
    else *to = ymd(year, month, day);
}

static void finish_ymd(when *w)
{
    size_t n = sizeof w->value;
    if (w->grain == GRAIN_DAY && !w->month) {
        snprintf(w->value, n, "XXXX-WXX-%d", w->weekday);
        return;
    }
    int used = write_ymd(w->value, n, w->grain, w->year, w->month, w->day);
    days_of_ymd(w->grain, w->year, w->month, w->day, &w->from, &w->to);
    if (!w->is_range || w->has_end_clock) return;
    used += snprintf(w->value + used, n - (size_t)used, "/");
    write_ymd(w->value + used, n - (size_t)used, w->grain, w->end_year, w->end_month, w->end_day);
    days_of_ymd(w->grain, w->end_year, w->end_month, w->end_day, NULL, &w->to);
}

static void finish_period(when *w)
{
    static const char *const season[] = {"", "SP", "SU", "FA", "WI"};
    static const int season_month[] = {0, 3, 6, 9, 12};
    size_t n = sizeof w->value;
    char y[16] = "XXXX";
    if (w->year) snprintf(y, sizeof y, "%04d", w->year);
    int first = 1, months = 12;
    switch (w->grain) {
    case GRAIN_HALF: snprintf(w->value, n, "%s-H%d", y, w->n), first = w->n * 6 - 5, months = 6; break;
    case GRAIN_QUARTER: snprintf(w->value, n, "%s-Q%d", y, w->n), first = w->n * 3 - 2, months = 3; break;
    case GRAIN_SEASON:
        snprintf(w->value, n, "%s-%s", y, season[w->n]);
        first = season_month[w->n], months = 3;
        break;
    case GRAIN_WEEK: {
        snprintf(w->value, n, "%s-W%02d", y, w->n);
        isn_day d = ymd(w->year, 1, 4);
        w->from = day_add(d, 1 - day_weekday(d) + 7 * (w->n - 1));
        w->to = day_add(w->from, 6);
        if (w->weekend) { /* Friday to Sunday: some lands rest on two of them */
            w->from = day_add(w->from, 4);
            snprintf(w->value, n, "%s-W%02d-WE", y, w->n);
        }
        return;
    }
    case GRAIN_DECADE:
        snprintf(w->value, n, "%d", w->n);
        w->from = ymd(w->n * 10, 1, 1), w->to = ymd(w->n * 10 + 9, 12, 31);
        return;
    default:
        snprintf(w->value, n, "%02d", w->n);
        w->from = ymd(w->n * 100 + 1, 1, 1), w->to = ymd(w->n * 100 + 100, 12, 31);
        return;
    }
    if (!w->year) return;
    w->from = ymd(w->year, first, 1);
    w->to = month_end(day_add_months(w->from, months - 1));
}

static void finish_time(when *w)
{
    if (!w->is_time || w->grain == GRAIN_REF) return;
    size_t used = strlen(w->value), n = sizeof w->value;
    if (w->has_clock)
        used += (size_t)snprintf(w->value + used, n - used, "T%02d:%02d%s", w->hour, w->minute, w->zone);
    else used += (size_t)snprintf(w->value + used, n - used, "T%s", w->part);
    if (w->is_range && w->has_end_clock)
        snprintf(w->value + used, n - used, "/T%02d:%02d%s", w->end_hour, w->end_minute, w->zone);
}

void when_finish(reader *r, when *w)
{
    static const char *const refs[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
    if (w->grain == GRAIN_DURATION || w->grain == GRAIN_SET || w->written) return;
    if (w->grain == GRAIN_REF) snprintf(w->value, sizeof w->value, "%s", refs[w->n]);
    else if (w->calendar == ISN_HIJRI) finish_hijri(r, w);
    else if (w->grain == GRAIN_DAY || w->grain == GRAIN_MONTH || w->grain == GRAIN_YEAR)
        finish_ymd(w);
    else if (w->grain != GRAIN_NONE) finish_period(w);
    finish_time(w);
}
