/* date_year.c - dates of the calendar: years, months, days, in words and digits.
 *
 * Leaves opens the year that the text does not give (date_value.c closes it). */
#include "lexicon/day_first.h"
#include "lexicon/famous_day.h"
#include "lexicon/month.h"
#include "lexicon/time_direction.h"
#include "lexicon/time_era.h"
#include "lexicon/time_year_noun.h"
#include "mention/date_in.h"

enum { YEAR_LEAST = 1000, YEAR_MOST = 2199, HIJRI_LEAST = 1200, HIJRI_MOST = 1500 };

/* ---- years ----------------------------------------------------------------- */

static int read_era(const reader *r, ptrdiff_t i, int *era)
{
    word_hit h;
    *era = -1;
    bool opens = is_punct(r, i, "(");
    if (!word_find_bare(r, i + opens, W_ERA, &h)) return 0;
    *era = lex_value(&lex_time_era, h.row, LEX_TIME_ERA_ERA);
    return h.n + (opens && is_punct(r, i + 1 + h.n, ")") ? 2 : 0);
}

/* «2015», «2015م», «1436هـ». */
int read_year_digits(const reader *r, ptrdiff_t i, int *year, isn_calendar *cal)
{
    int v, n, era;
    if (!plain_number(r, i, 4, &v, &n)) return 0;
    int used = 1 + read_era(r, i + 1, &era);
    if (n != 4 && era != LEX_TIME_ERA_ERA_HIJRI) return 0;
    if (era == LEX_TIME_ERA_ERA_BC || v < (era >= 0 ? 1 : YEAR_LEAST) || v > YEAR_MOST) return 0;
    if (era == LEX_TIME_ERA_ERA_HIJRI) {
        if (v > HIJRI_MOST) return 0;
        *cal = ISN_HIJRI;
    } else if (era == LEX_TIME_ERA_ERA_GREGORIAN) *cal = ISN_GREGORIAN;
    *year = v;
    return used;
}

/* «ألفين وسبعة عشر»: only where «عام» stands before it. */
static int read_year_words(const reader *r, ptrdiff_t i, int *year)
{
    isn_number num;
    int n = number_read(r->toks, i, &num);
    if (!n || num.digits || num.value < YEAR_LEAST || num.value > YEAR_MOST) return 0;
    *year = (int)num.value;
    return n;
}

/* A second year joined to the first: «2017 و2018», «2015-2016», «2015/2016»,
 * «2015 إلى 2017»; the same century may be left out: «2015/16». */
static int read_second_year(const reader *r, ptrdiff_t i, int first, bool any, int *second)
{
    int v, n, joint = 1;
    if (is_punct(r, i, "(")) joint = 1;
    else if (is_dash(r, i) || is_punct(r, i, "/")) joint = 1;
    else if (is_class(r, i, CLASS(TO)) || is_class(r, i, CLASS(UNTIL)) || tok_is(r->toks, i, "و")) joint = 1;
    else return 0;
    if (is_punct(r, i, "(") || !plain_number(r, i + joint, 4, &v, &n)) return 0;
    if (n == 2 && (is_dash(r, i) || is_punct(r, i, "/"))) v += first / 100 * 100;
    else if (n != 4) return 0;
    if (v <= first || v > first + 150) return 0;
    if (tok_is(r->toks, i, "و") && !any && v != first + 1) return 0; /* a list of years */
    *second = v;
    return joint + 1;
}

static void set_year_range(when *w, int last)
{
    w->is_range = true;
    w->end_year = last;
}

enum { UNSAID_LEAST = 1380, UNSAID_MOST = 1449 };

/* «مطلع عام 1400», «العام الدراسي 1436/1437»: a year of living memory by the Hijri
 * calendar, where no era is written. */
static void unsaid_hijri(const reader *r, int n_toks, when *w)
{
    if (n_toks == 1 && r->pub.year > 1960 && w->year >= UNSAID_LEAST && w->year <= UNSAID_MOST) w->calendar = ISN_HIJRI;
}

/* [date.year] «عام» or its dual or plural, and years in digits or words:
 *
 *     عام 2017 · سنة 2010م · العامين 2017 و2018 · عام ألفين وسبعة عشر · عام 1436هـ */
int read_year(reader *r, ptrdiff_t i, when *w)
{
    unit_hit u;
    if (!unit_find(r, i, &u) || u.unit != UNIT_YEAR) return 0;
    *w = (when){.grain = GRAIN_YEAR, .n_pre = u.n_pre, .rule = "date.year"};
    ptrdiff_t k = i + 1;
    word_hit h;
    if (in_table(r, i, W_YEAR_NOUN) && word_find(r, i, W_YEAR_NOUN, &h)) k = i + h.n;
    direction_hit d;
    if (u.definite && direction_find(r, k, &d)) k += d.n;
    bool opens = is_punct(r, k, "(");
    if (opens) k++;
    int v, n_digits, n = read_year_digits(r, k, &w->year, &w->calendar);
    if (n) unsaid_hijri(r, n, w);
    if (!n && !opens && u.number == 0) n = read_year_words(r, k, &w->year);
    if (!n && !opens && u.number == 0 && !u.definite && plain_number(r, k, 2, &v, &n_digits) &&
        n_digits == 2 && v >= 40 && is_mark(r, k + 1)) {
        w->year = 1900 + v; /* «عام 67» */
        n = 1;
    }
    if (!n) return 0;
    k += n;
    if (opens && is_punct(r, k, ")")) k++;
    int last = w->year;
    for (; (n = read_second_year(r, k, last, u.number == 1, &last)) != 0; k += n) set_year_range(w, last);
    return (int)(k - i);
}

/* Words before a bare number that make it a year: «في 2007», «منذ 2011», «مونديال
 * 2018», «موازنة 2018-2019». */
static bool year_cue(const reader *r, ptrdiff_t i)
{
    static const int cues[] = {CLASS(IN), CLASS(SINCE), CLASS(UNTIL), CLASS(BY), CLASS(DURING),
                               CLASS(BEFORE), CLASS(AFTER), CLASS(BETWEEN), CLASS(TO)};
    for (size_t c = 0; c < sizeof cues / sizeof *cues; c++)
        if (is_class(r, i - 1, cues[c])) return true;
    if (in_table(r, i - 1, W_SEASON)) return true;
    for (ptrdiff_t k = i - 1; k >= 0 && k >= i - 3; k--) { /* «أولمبياد طوكيو 2020» */
        if (in_table(r, k, W_YEAR_NOUN)) return true;
        if (r->toks.at[k].kind != TOK_WORD && !is_punct(r, k, "(")) return false;
    }
    return false;
}

/* Does something stand after the number that it may count? */
static bool counts_something(const reader *r, ptrdiff_t i)
{
    if (is_mark(r, i)) return is_punct(r, i, "%") || is_punct(r, i, "٪") || is_punct(r, i, "$");
    const isn_tok *t = &r->toks.at[i];
    if (t->flags & TOK_TANWIN) return true;
    unit_hit u;
    return unit_find(r, i, &u);
}

/* [date.year-alone] A bare number of four digits that can be a year and counts
 * nothing: after a preposition of time or the name of an event, in brackets, or
 * at the end of a phrase. */
int read_year_alone(reader *r, ptrdiff_t i, when *w)
{
    *w = (when){.grain = GRAIN_YEAR, .rule = "date.year-alone"};
    int n = read_year_digits(r, i, &w->year, &w->calendar);
    if (!n) return 0;
    bool era = n > 1, cue = year_cue(r, i);
    if (!era && (w->year < 1800 || w->year > 2060)) return 0;
    int last = w->year;
    ptrdiff_t k = i + n;
    while ((n = read_second_year(r, k, last, is_class(r, i - 1, CLASS(BETWEEN)), &last)) != 0) set_year_range(w, last), k += n;
    bool bracketed = is_punct(r, i - 1, "(") && is_punct(r, k, ")");
    if (era || bracketed) return (int)(k - i);
    if (counts_something(r, k)) return 0;
    if (w->is_range && (cue || last - w->year <= 10)) return (int)(k - i);
    return cue && !w->is_range ? (int)(k - i) : 0;
}

/* «من العام الماضي», «من العام نفسه», «من هذا العام», «عام 2017» as the year of a
 * month or a part of the year. */
int read_any_year(reader *r, ptrdiff_t i, when *w)
{
    int n = read_year(r, i, w);
    if (n) return n;
    n = read_unit(r, i, w);
    if (n && w->grain == GRAIN_YEAR) return n;
    return read_year_alone(r, i, w);
}

/* «2017» where a part of a year was told before: «الربع الثالث من 2017». */
int read_year_of(reader *r, ptrdiff_t i, when *w)
{
    int n = read_any_year(r, i, w);
    if (n) return n;
    *w = (when){.grain = GRAIN_YEAR, .rule = "date.year-alone"};
    n = read_year_digits(r, i, &w->year, &w->calendar);
    if (!n) n = read_year_words(r, i, &w->year);
    return n && w->year >= 1800 && w->year <= 2100 ? n : 0;
}

/* ---- months ----------------------------------------------------------------- */

/* A month's name; `*alone` is the lexicon's word on what it needs beside it. */
int read_month_name(const reader *r, ptrdiff_t i, int *month, isn_calendar *cal, int *alone, int *n_pre)
{
    word_hit h;
    if (!word_find(r, i, W_MONTH, &h)) return 0;
    *month = lex_value(&lex_month, h.row, LEX_MONTH_MONTH);
    *cal = (isn_calendar)lex_value(&lex_month, h.row, LEX_MONTH_CALENDAR);
    *alone = lex_value(&lex_month, h.row, LEX_MONTH_ALONE);
    *n_pre = h.n_pre;
    return h.n;
}

/* The same month in another calendar of names, however it is joined:
 * «يونيو/حزيران», «حزيران يونيو», «أكتوبر (تشرين الأول)», «أيلول - سبتمبر». */
static int read_dual(const reader *r, ptrdiff_t i, int month)
{
    int other, alone, n_pre;
    isn_calendar cal;
    bool opens = is_punct(r, i, "(") || is_punct(r, i, "[");
    bool joint = opens || is_punct(r, i, "/") || is_punct(r, i, "\\") || is_dash(r, i) || is_punct(r, i, "،");
    int n = read_month_name(r, i + joint, &other, &cal, &alone, &n_pre);
    if (!n || other != month || cal != ISN_GREGORIAN || n_pre) return 0;
    n += joint;
    if (opens && (is_punct(r, i + n, ")") || is_punct(r, i + n, "]"))) n++;
    else if (opens && !(i + n < r->toks.n && r->toks.at[i + n].kind == TOK_NUMBER)) return 0;
    return n;
}

/* A month with its dual name, if it has one. */
static int read_whole_month(const reader *r, ptrdiff_t i, when *w, int *alone)
{
    int n_pre, bracket = is_punct(r, i, "(");
    int n = read_month_name(r, i + bracket, &w->month, &w->calendar, alone, &n_pre);
    if (!n) return 0;
    w->n_pre = n_pre;
    n += bracket;
    int dual = 0;
    if (bracket && is_punct(r, i + n, ")")) n++, dual = 1;
    else if (bracket) return 0;
    int more = w->calendar == ISN_GREGORIAN ? read_dual(r, i + n, w->month) : 0;
    if (bracket && !more) return 0;
    if (more || dual) *alone = LEX_MONTH_ALONE_YES;
    return n + more;
}

/* What gives a month its year: «2021», «، 2021», «من عام 2021», «عام 2017», «من العام
 * الماضي», «الماضي», «المقبل»; with its direction left in w->shift. */
int read_year_tail(reader *r, ptrdiff_t i, when *w)
{
    isn_calendar cal = w->calendar;
    int year;
    bool joint = is_punct(r, i, "/") || is_dash(r, i) || is_punct(r, i, "،") || is_punct(r, i, ",") ||
                 is_punct(r, i, ".");
    int n = read_year_digits(r, i + joint, &year, &cal);
    if (n && cal == w->calendar &&
        (cal == ISN_HIJRI ? year >= HIJRI_LEAST - 1200 && year <= HIJRI_MOST : year >= YEAR_LEAST)) {
        if (cal == ISN_GREGORIAN || year <= HIJRI_MOST) {
            w->year = year;
            return n + joint;
        }
    }
    if (n && w->calendar == ISN_HIJRI && cal == ISN_HIJRI && year > 1800) { /* «رمضان 2019» */
        w->within = year;
        return n + joint;
    }
    direction_hit d;
    if (direction_find(r, i, &d) && (d.kind == LEX_TIME_DIRECTION_KIND_FROM_NOW || d.kind == LEX_TIME_DIRECTION_KIND_RECENT)) {
        w->has_shift = true;
        w->shift = d.shift;
        int more = read_year_digits(r, i + d.n, &year, &cal);
        if (more) w->year = year;
        return d.n + more;
    }
    ptrdiff_t k = i;
    if (is_class(r, k, CLASS(OF)) || is_class(r, k, CLASS(IN))) k++;
    when y;
    n = read_year(r, k, &y);
    if (!n) {
        n = read_unit(r, k, &y);
        if (n && y.grain != GRAIN_YEAR) n = 0;
    }
    if (n && !y.is_range && y.year && w->calendar == ISN_HIJRI && y.calendar == ISN_GREGORIAN) {
        w->within = y.year; /* «رمضان من العام الماضي» */
        return (int)(k - i) + n;
    }
    if (!n || y.is_range || (y.year && y.calendar != w->calendar)) return 0;
    w->year = y.year;
    return (int)(k - i) + n;
}

/* May a month that is another word too stand here alone? */
static bool month_cue(const reader *r, ptrdiff_t i, const when *w, int alone)
{
    if (alone == LEX_MONTH_ALONE_DAY) return false;
    if (alone == LEX_MONTH_ALONE_YES || w->year || w->has_shift) return true;
    return is_class(r, i - 1, CLASS(IN)) || is_class(r, i - 1, CLASS(SINCE)) ||
           is_class(r, i - 1, CLASS(DURING)) || is_class(r, i - 1, CLASS(MONTH)) ||
           is_class(r, i - 1, CLASS(BY)) || is_class(r, i - 1, CLASS(UNTIL)) ||
           is_class(r, i - 1, CLASS(DAYS)) || in_table(r, i - 1, W_PART);
}

/* «مايو ويونيو», «مايو - يونيو», «مايو إلى يونيو»: the month that ends a stretch. */
static int read_second_month(const reader *r, ptrdiff_t i, bool any, when *w)
{
    int month, alone, n_pre, joint = 0;
    isn_calendar cal;
    if (is_dash(r, i) || is_punct(r, i, "/") || is_class(r, i, CLASS(TO)) || is_class(r, i, CLASS(UNTIL)) ||
        tok_is(r->toks, i, "و"))
        joint = 1;
    int n = read_month_name(r, i + joint, &month, &cal, &alone, &n_pre);
    if (!n || cal != w->calendar || month == w->month || alone == LEX_MONTH_ALONE_DAY) return 0;
    bool and = joint ? tok_is(r->toks, i, "و") : joined_and(r, i, n_pre);
    if (!joint && !and) return 0;
    if (and && !any && month != w->month + 1) return 0;
    n += joint;
    if (cal == ISN_GREGORIAN) n += read_dual(r, i + n, month);
    w->is_range = true;
    w->end_month = month;
    return n;
}

/* [date.month] A month, with «شهر» or without, and perhaps its year:
 *
 *     أغسطس/آب الماضي · شهر ماي 2011 · يناير عام 2017 · شهري مايو ويونيو */
static int read_some_month(reader *r, ptrdiff_t i, bool sure, when *w)
{
    int alone;
    *w = (when){.grain = GRAIN_MONTH, .rule = "date.month"};
    ptrdiff_t k = i;
    unit_hit u;
    bool named = unit_find(r, i, &u) && u.unit == UNIT_MONTH && !u.definite;
    if (named) k++;
    int n = read_whole_month(r, k, w, &alone);
    if (!n) return 0;
    if (named) w->n_pre = u.n_pre;
    k += n;
    n = read_year_tail(r, k, w);
    k += n;
    if (!n || (named && u.number == 1)) {
        int more = read_second_month(r, k, named && u.number == 1, w);
        if (more && !w->year) {
            k += more;
            when end = {.grain = GRAIN_MONTH, .calendar = w->calendar, .month = w->end_month};
            more = read_year_tail(r, k, &end);
            w->end_year = end.year;
            w->has_shift = end.has_shift, w->shift = end.shift;
            if (end.year) w->year = end.year - (w->end_month < w->month);
            k += more;
        } else k += more;
    }
    if (!sure && !named && !month_cue(r, i, w, alone)) return 0;
    return (int)(k - i);
}

int read_month(reader *r, ptrdiff_t i, when *w)
{
    return read_some_month(r, i, false, w);
}

int read_month_of(reader *r, ptrdiff_t i, when *w)
{
    return read_some_month(r, i, true, w);
}

/* ---- days -------------------------------------------------------------------- */

/* The number of a day: «12», «الخامس عشر», «فاتح», «غرة». */
static int read_day_number(const reader *r, ptrdiff_t i, int *day, int *n_pre)
{
    int n_digits;
    *n_pre = 0;
    if (plain_number(r, i, 2, day, &n_digits)) return *day >= 1 && *day <= 31;
    if (i >= r->toks.n || r->toks.at[i].kind != TOK_WORD) return 0;
    isn_number num;
    int n = ordinal_read(r->toks, i, &num);
    if (n && num.value >= 1 && num.value <= 31) {
        *day = (int)num.value;
        *n_pre = num.n_pre;
        return n;
    }
    word_hit h;
    if (word_find(r, i, W_FIRST, &h)) {
        *day = lex_value(&lex_day_first, h.row, LEX_DAY_FIRST_DAY);
        *n_pre = h.n_pre;
        return h.n;
    }
    return 0;
}

/* «12-15 مارس», «12 و13 مارس», «12 إلى 15 مارس»: more days before the month. */
static int read_more_days(const reader *r, ptrdiff_t i, when *w)
{
    ptrdiff_t k = i;
    for (int rounds = 0; rounds < 8; rounds++) {
        int joint = is_dash(r, k) || is_punct(r, k, "/") || is_class(r, k, CLASS(TO)) ||
                    is_class(r, k, CLASS(UNTIL)) || tok_is(r->toks, k, "و") || is_punct(r, k, "،") ||
                    (is_class(r, k, CLASS(UNTIL)));
        int day, n_pre, n = read_day_number(r, k + joint, &day, &n_pre);
        if (!n || (!joint && !joined_and(r, k, n_pre))) break;
        if (day <= (w->is_range ? w->end_day : w->day)) break;
        w->is_range = true;
        w->end_day = day;
        k += joint + n;
    }
    return (int)(k - i);
}

/* [date.day-month] A day, a month in any calendar, perhaps a year:
 *
 *     5 يونيو/حزيران 2021 · الخامس من حزيران · 12مارس · 14 رجب 1445هـ · 12-15 مارس */
int read_day_month(reader *r, ptrdiff_t i, when *w)
{
    int alone, n_pre;
    *w = (when){.grain = GRAIN_DAY, .rule = "date.day-month"};
    int n = read_day_number(r, i, &w->day, &n_pre);
    if (!n) return 0;
    ptrdiff_t k = i + n;
    k += read_more_days(r, k, w);
    bool joint = is_dash(r, k) || is_punct(r, k, "/") || is_punct(r, k, ".") || is_punct(r, k, "،");
    if (joint && r->toks.at[i].kind == TOK_NUMBER) k++;
    else if (is_class(r, k, CLASS(OF))) k++;
    unit_hit u;
    bool here = is_class(r, k, CLASS(THIS)) && (w->is_range || k > i + n);
    if (here || (unit_find(r, k, &u) && u.unit == UNIT_MONTH && u.number == 0)) {
        if (here || u.definite) { /* «السابع من الشهر الحالي» */
            when m;
            n = read_unit(r, k, &m);
            if (!n || m.grain != GRAIN_MONTH || !m.year) return 0;
            w->year = m.year, w->month = m.month;
            if (w->is_range) w->end_month = m.month, w->end_year = m.year;
            w->n_pre = n_pre;
            return (int)(k - i) + n;
        }
        k++;
    }
    n = read_whole_month(r, k, w, &alone);
    if (!n) return 0;
    w->n_pre = n_pre;
    if (w->is_range) w->end_month = w->month;
    k += n;
    k += read_year_tail(r, k, w);
    if (w->calendar == ISN_HIJRI && alone == LEX_MONTH_ALONE_DAY && !w->year && !is_class(r, i + 1, CLASS(OF)))
        return 0; /* «3-صفر» is the score of a match */
    if (w->calendar == ISN_HIJRI && !w->year && alone != LEX_MONTH_ALONE_YES &&
        !is_class(r, i + 1, CLASS(OF)) && !in_table(r, k, W_ERA) && r->toks.at[i].kind != TOK_NUMBER)
        return 0; /* «الأول رمضان» is a name */
    return (int)(k - i);
}

/* «يوليو 18, 2012»: the English order. */
static int read_month_day(reader *r, ptrdiff_t i, when *w)
{
    int alone, n_pre, n_digits;
    *w = (when){.grain = GRAIN_DAY, .rule = "date.month-day"};
    int n = read_month_name(r, i, &w->month, &w->calendar, &alone, &n_pre);
    if (!n || w->calendar != ISN_GREGORIAN) return 0;
    ptrdiff_t k = i + n;
    k += read_dual(r, k, w->month);
    if (!plain_number(r, k, 2, &w->day, &n_digits) || w->day < 1 || w->day > 31) return 0;
    k++;
    bool comma = is_punct(r, k, ",") || is_punct(r, k, "،");
    n = read_year_digits(r, k + comma, &w->year, &w->calendar);
    if (!n || w->calendar != ISN_GREGORIAN) return 0;
    w->n_pre = n_pre;
    return (int)(k - i) + comma + n;
}

/* Three numbers of a date in digits, however they are divided. */
typedef struct {
    int v[3], digits[3];
    int n_toks;
    char sep;
} triple;

static bool same_sep(const reader *r, ptrdiff_t i, char *sep)
{
    if (i >= r->toks.n || r->toks.at[i].kind != TOK_PUNCT) return false;
    isn_str k = r->toks.at[i].key;
    char c = is_dash(r, i) ? '-' : k.n == 1 && (k.p[0] == '/' || k.p[0] == '\\' || k.p[0] == '.') ? k.p[0] : 0;
    if (!c || (*sep && c != *sep)) return false;
    *sep = c;
    return true;
}

/* «22.10.2012» is one token. */
static bool dotted(isn_str key, triple *t)
{
    int part = 0;
    for (ptrdiff_t k = 0; k < key.n; k++) {
        char c = key.p[k];
        if (c == '.') {
            if (++part > 2 || !t->digits[part - 1]) return false;
        } else if (c >= '0' && c <= '9' && t->digits[part] < 4) {
            t->v[part] = t->v[part] * 10 + (c - '0');
            t->digits[part]++;
        } else return false;
    }
    return part == 2 && t->digits[2] > 0;
}

static bool read_triple(const reader *r, ptrdiff_t i, triple *t)
{
    *t = (triple){.n_toks = 1, .sep = '.'};
    if (i >= r->toks.n || r->toks.at[i].kind != TOK_NUMBER) return false;
    if (dotted(r->toks.at[i].key, t)) return true;
    *t = (triple){.n_toks = 5};
    return plain_number(r, i, 4, &t->v[0], &t->digits[0]) && same_sep(r, i + 1, &t->sep) &&
           plain_number(r, i + 2, 2, &t->v[1], &t->digits[1]) && same_sep(r, i + 3, &t->sep) &&
           plain_number(r, i + 4, 4, &t->v[2], &t->digits[2]);
}

static bool set_dmy(when *w, int day, int month, int year)
{
    isn_day d = {(int16_t)year, (int8_t)month, (int8_t)day};
    if (month > 12 || day > 31) return false;
    bool hijri = year >= HIJRI_LEAST && year <= HIJRI_MOST && day <= 30 && day >= 1 && month >= 1;
    if (!hijri && (!day_exists(d) || year < 1800 || year > YEAR_MOST)) return false;
    w->day = day, w->month = month, w->year = year;
    w->calendar = hijri ? ISN_HIJRI : ISN_GREGORIAN;
    return true;
}

/* Day before month, unless that is no date, the text elsewhere writes the month
 * first, or only so the date is not in the future. */
static bool set_numbers(const reader *r, const triple *t, when *w)
{
    const int *v = t->v;
    if (t->digits[0] == 4) return t->digits[2] <= 2 && (set_dmy(w, v[2], v[1], v[0]) || set_dmy(w, v[1], v[2], v[0]));
    int year = v[2];
    if (t->digits[2] == 2 && t->digits[0] <= 2) {
        if (t->sep == '.' && t->digits[1] != 2) return false;
        year += year < 70 ? 2000 : 1900;
    } else if (t->digits[2] != 4) return false;
    if (t->digits[0] > 2) return false;
    if (r->month_first && set_dmy(w, v[1], v[0], year)) return true;
    if (!set_dmy(w, v[0], v[1], year)) return set_dmy(w, v[1], v[0], year);
    when other = *w;
    if (!day_none(r->pub) && day_cmp(when_day(w), r->pub) > 0 && v[0] != v[1] &&
        set_dmy(&other, v[1], v[0], year) && day_cmp(when_day(&other), r->pub) == 0)
        *w = other;
    return true;
}

/* [date.digits] 2021-06-05, 5/6/2021, 22.10.2012, 27-09-2023; «9/27/2023» by evidence. */
int read_digit_date(reader *r, ptrdiff_t i, when *w)
{
    triple t;
    *w = (when){.grain = GRAIN_DAY, .rule = "date.digits"};
    if (!read_triple(r, i, &t) || !set_numbers(r, &t, w)) return 0;
    if (same_sep(r, i - 1, &(char){t.sep}) || same_sep(r, i + t.n_toks, &(char){t.sep}))
        if (t.n_toks == 5 && i + t.n_toks + 1 < r->toks.n && r->toks.at[i + t.n_toks + 1].kind == TOK_NUMBER &&
            !(r->toks.at[i + t.n_toks + 1].flags & TOK_SPACE_BEFORE))
            return 0; /* one of many numbers in a row: no date */
    int era, n = read_era(r, i + t.n_toks, &era);
    if (era == LEX_TIME_ERA_ERA_HIJRI && w->calendar != ISN_HIJRI) return 0;
    return t.n_toks + n;
}

/* Does something before a number say that it is a day?  «يوم 22», «الجمعة 17/6», «من 3»,
 * «بتاريخ 17/6». */
static bool day_cue(const reader *r, ptrdiff_t i)
{
    return is_class(r, i - 1, CLASS(DAY)) || is_class(r, i - 1, CLASS(DATED)) || in_table(r, i - 1, W_WEEKDAY);
}

static bool stretch_cue(const reader *r, ptrdiff_t i)
{
    return is_class(r, i - 1, CLASS(IN)) || is_class(r, i - 1, CLASS(SINCE)) || is_class(r, i - 1, CLASS(UNTIL)) ||
           is_class(r, i - 1, CLASS(OF)) || is_class(r, i - 1, CLASS(TO)) || is_class(r, i - 1, CLASS(BETWEEN));
}

/* [date.day-slash] «يوم 17/6», «من 13/8 إلى 18/9/1436هـ»: a day and a month in digits.
 * «في 3/4 الملعب» is a fraction. */
static int read_day_slash(const reader *r, ptrdiff_t i, bool named, when *w)
{
    int day, month, n_digits;
    if (!plain_number(r, i, 2, &day, &n_digits) || !is_punct(r, i + 1, "/") || !plain_number(r, i + 2, 2, &month, &n_digits)) return 0;
    if (is_punct(r, i + 3, "/") || is_punct(r, i + 3, "%") || is_punct(r, i - 1, "/")) return 0;
    if (day < 1 || day > 31 || month < 1 || month > 12) return 0;
    if (!named && !day_cue(r, i) && !(stretch_cue(r, i) && day > month && !is_class(r, i + 3, CLASS(OF)))) return 0;
    *w = (when){.grain = GRAIN_DAY, .day = day, .month = month, .slashed = true, .rule = "date.day-slash"};
    return 3;
}

/* [date.day-direction] «يوم 22 الجاري», «في 15 الجاري», «25 من المقبل»: the month is not said. */
static int read_day_direction(const reader *r, ptrdiff_t i, bool named, when *w)
{
    int day, n_digits;
    direction_hit d;
    if (!plain_number(r, i, 2, &day, &n_digits) || day < 1 || day > 31 || day_none(r->pub)) return 0;
    ptrdiff_t k = i + 1;
    if (is_class(r, k, CLASS(OF))) k++;
    int n = direction_find(r, k, &d);
    if (!n || d.kind != LEX_TIME_DIRECTION_KIND_FROM_NOW || d.shift < -1 || d.shift > 1) return 0;
    isn_str key = r->toks.at[k].key; /* «24 الماضية» are hours */
    if (str_ends(key, STR("ة")) || str_ends(key, STR("ه")) || str_ends(key, STR("ن"))) return 0;
    if (!named && !day_cue(r, i) && !stretch_cue(r, i)) return 0;
    when_shift(w, GRAIN_MONTH, r->pub, d.shift);
    isn_day at = {(int16_t)w->year, (int8_t)w->month, (int8_t)day};
    if (!day_exists(at)) return 0;
    *w = (when){.rule = "date.day-direction"};
    when_of_day(w, at);
    return (int)(k - i) + n;
}

/* [date.calendar-day] Any of them, «يوم» before it or not. */
int read_calendar_day(reader *r, ptrdiff_t i, when *w)
{
    unit_hit u;
    bool named = unit_find(r, i, &u) && u.unit == UNIT_DAY && u.number == 0 && !u.definite;
    int n = read_day_month(r, i + named, w);
    if (!n) n = read_month_day(r, i + named, w);
    if (!n) n = read_digit_date(r, i + named, w);
    if (!n) n = read_day_slash(r, i + named, named, w);
    if (!n) n = read_day_direction(r, i + named, named, w);
    if (!n || (named && w->n_pre)) return 0;
    if (named) w->n_pre = u.n_pre;
    return n + named;
}

/* Does the text write 9/27/2023 somewhere, and nowhere 27/9/2023? */
void month_first_look(reader *r, const isn_toks all)
{
    isn_toks keep = r->toks;
    bool first = false, second = false;
    r->toks = all;
    for (ptrdiff_t i = 0; i + 4 < all.n; i++) {
        triple t;
        if (all.at[i].kind != TOK_NUMBER || all.at[i + 1].kind != TOK_PUNCT) continue;
        if (!read_triple(r, i, &t) || t.digits[2] != 4 || t.digits[0] > 2) continue;
        if (t.v[0] > 12 && t.v[0] <= 31 && t.v[1] <= 12) second = true;
        if (t.v[1] > 12 && t.v[1] <= 31 && t.v[0] <= 12) first = true;
    }
    r->toks = keep;
    r->month_first = first && !second;
}

/* [date.famous] «هجمات 11 سبتمبر», «ثورة 25 يناير»: the event tells the year.  The
 * event's noun is no part of the time. */
int read_famous(reader *r, ptrdiff_t i, when *w)
{
    word_hit h;
    if (!in_table(r, i - 1, W_FAMOUS) || !word_find(r, i - 1, W_FAMOUS, &h)) return 0;
    *w = (when){.rule = "date.famous"};
    when_of_day(w, (isn_day){(int16_t)lex_value(&lex_famous_day, h.row, LEX_FAMOUS_DAY_YEAR),
                             (int8_t)lex_value(&lex_famous_day, h.row, LEX_FAMOUS_DAY_MONTH),
                             (int8_t)lex_value(&lex_famous_day, h.row, LEX_FAMOUS_DAY_DAY)});
    return h.n - 1;
}
