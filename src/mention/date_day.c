/* date_day.c - weekdays, days told from today, parts of the day, clocks, feasts. */
#include "lexicon/holiday.h"
#include "lexicon/time_day.h"
#include "lexicon/time_daypart.h"
#include "lexicon/time_direction.h"
#include "lexicon/time_zone.h"
#include "lexicon/weekday.h"
#include "mention/date_in.h"

#include <stdio.h>

/* ---- the calendar date beside a day ------------------------------------------ */

/* «(23 تموز 2021)», «، 23 تموز», «الموافق 23 تموز» after a day that it explains. */
static int read_beside(reader *r, ptrdiff_t i, when *w)
{
    ptrdiff_t k = i;
    bool opens = is_punct(r, k, "(");
    if (opens || is_punct(r, k, "،") || is_punct(r, k, ",") || is_dash(r, k)) k++;
    if (is_class(r, k, CLASS(EQUALS))) k++;
    if (tok_is(r->toks, k, "ل") || is_class(r, k, CLASS(DATED))) k++;
    int n = read_calendar_day(r, k, w);
    if (!n) return 0;
    k += n;
    if (opens && is_punct(r, k, ")")) k++;
    return (int)(k - i);
}

/* ---- weekdays ------------------------------------------------------------------ */

static int weekday_at(const reader *r, ptrdiff_t i, bool bare, word_hit *h)
{
    if (!word_find(r, i, W_WEEKDAY, h)) return 0;
    bool definite = lex_value(&lex_weekday, h->row, LEX_WEEKDAY_DEFINITE) == LEX_WEEKDAY_DEFINITE_YES;
    return definite || bare ? h->n : 0;
}

/* «من الأسبوع المقبل» after a weekday: that day of that week. */
static int read_week_of(reader *r, ptrdiff_t i, when *w)
{
    when week;
    int of = is_class(r, i, CLASS(OF)) || is_class(r, i, CLASS(IN));
    if (!of && !in_table(r, i, W_UNIT)) return 0; /* «ثلاثاء الأسبوع الماضي» */
    int n = read_unit(r, i + of, &week);
    if (!n || week.grain != GRAIN_WEEK || !week.year || (!of && week.n_pre)) return 0;
    when_finish(r, &week);
    int opened = !day_none(r->pub) && day_weekday(r->pub) == 7 ? 7 : 0; /* Sunday opens the week */
    when_of_day(w, day_add(week.from, (w->weekday == 7 ? -1 : w->weekday - 1) + opened));
    return n + of;
}

/* «الثلاثاء السابق»: before the day last told of, or before today. */
static void weekday_before(const reader *r, when *w, const direction_hit *d)
{
    isn_day base = day_none(r->last_day) ? r->pub : r->last_day;
    if (day_none(base)) return;
    int back = (day_weekday(base) - w->weekday + 7) % 7, ahead = (w->weekday - day_weekday(base) + 7) % 7;
    when_of_day(w, day_add(base, d->shift < 0 ? -(back ? back : 7) : ahead ? ahead : 7));
}

/* [date.weekday] A weekday, with its direction or its date:
 *
 *     الجمعة · يوم الجمعة الماضي · الاثنين المقبل · السبت 5 يونيو 2021 · الأحد (12 مارس) */
int read_weekday(reader *r, ptrdiff_t i, when *w)
{
    word_hit h;
    ptrdiff_t k = i;
    int n_pre = 0;
    unit_hit u;
    bool named = unit_find(r, i, &u) && u.unit == UNIT_DAY && !(u.definite && u.number == 0);
    if (!named && is_class(r, i, CLASS(DAY)) && !unit_find(r, i, &u)) named = true, u.n_pre = 0;
    if (named) k++, n_pre = u.n_pre;
    unit_hit week;
    bool bare = (named && !u.definite && u.number == 0) || (unit_find(r, k + 1, &week) && week.unit == UNIT_WEEK && week.definite && !week.n_pre);
    int n = weekday_at(r, k, bare, &h);
    if (!n || (named && h.n_pre)) return 0; /* «يوم واحد» is no «و» + «أحد» */
    if (!named) n_pre = h.n_pre;
    int weekday = lex_value(&lex_weekday, h.row, LEX_WEEKDAY_DAY);
    k += n;
    when date;
    n = read_beside(r, k, &date);
    if (n) {
        *w = date;
        w->weekday = weekday;
        w->rule = "date.weekday-date";
    } else {
        *w = (when){.grain = GRAIN_DAY, .weekday = weekday, .rule = "date.weekday"};
        direction_hit d;
        n = direction_find(r, k, &d);
        if (n && d.kind == LEX_TIME_DIRECTION_KIND_FROM_NOW) {
            w->has_shift = true;
            w->shift = d.shift;
            k += n;
            n = read_beside(r, k, &date);
            if (n) *w = date, w->weekday = weekday;
        } else if (n && d.kind == LEX_TIME_DIRECTION_KIND_FROM_LAST && d.shift != 0) weekday_before(r, w, &d);
        else n = read_week_of(r, k, w);
    }
    w->n_pre = n_pre;
    return (int)(k - i) + n;
}

/* ---- today, yesterday, tomorrow --------------------------------------------------- */

/* «اليوم الرابع», «اليوم الوطني», «اليوم العالمي لـ…»: an ordinal or an adjective of
 * relation says which day, so it is not today. */
static bool is_kind_of_day(const reader *r, ptrdiff_t i)
{
    word_hit h;
    isn_number num;
    if (i >= r->toks.n || r->toks.at[i].kind != TOK_WORD || word_find(r, i, W_WEEKDAY, &h)) return false;
    isn_str key = r->toks.at[i].key;
    if (!has_al(key)) return false;
    return str_ends(key, STR("ي")) || ordinal_read(r->toks, i, &num) > 0;
}

/* «عالم اليوم», «أما اليوم», «حتى اليوم», «نعيش اليوم»: nowadays. */
static bool is_nowadays(const reader *r, ptrdiff_t i, ptrdiff_t end)
{
    if (is_class(r, i - 1, CLASS(UNTIL)) || is_class(r, i - 1, CLASS(TO))) return true;
    return is_class(r, i - 1, CLASS(NOWADAYS)) || is_class(r, end, CLASS(NOWADAYS));
}

/* [date.near-day] «اليوم», «أمس», «غدا», with the weekday or date that explains it:
 *
 *     اليوم الجمعة · أمس (الخميس) · يوم غد · اليوم الجمعة 23 تموز 2021 */
int read_near_day(reader *r, ptrdiff_t i, when *w)
{
    word_hit h;
    ptrdiff_t k = i;
    unit_hit u;
    int n_pre = -1;
    if (unit_find(r, i, &u) && u.unit == UNIT_DAY && u.number == 0 && !u.definite && in_table(r, i + 1, W_DAY)) {
        k++;
        n_pre = u.n_pre;
    }
    if (!word_find(r, k, W_DAY, &h)) return 0;
    if (is_quote(r, i - 1) && is_quote(r, k + h.n)) return 0; /* «الغد», a paper */
    if (n_pre < 0) n_pre = h.n_pre;
    direction_hit d;
    if (direction_find(r, k + h.n, &d) && d.kind != LEX_TIME_DIRECTION_KIND_SAME) return 0; /* «اليوم التالي» */
    int shift = lex_value(&lex_time_day, h.row, LEX_TIME_DAY_SHIFT);
    if (shift == 0 && (is_kind_of_day(r, k + h.n) || is_class(r, i - 1, CLASS(THAT)) ||
                       (is_class(r, i - 1, CLASS(ALONG)) && !in_table(r, k + h.n, W_WEEKDAY))))
        return 0;
    isn_str part = lex_cell(&lex_time_day, h.row, LEX_TIME_DAY_PART);
    *w = (when){.n_pre = n_pre, .rule = "date.near-day"};
    k += h.n;
    if (day_none(r->pub)) when_ref(w, shift < 0 ? REF_PAST : shift > 0 ? REF_FUTURE : REF_PRESENT);
    else when_of_day(w, day_add(r->pub, shift));
    bool opens = is_punct(r, k, "(");
    bool joint = opens || is_punct(r, k, "،");
    when day;
    int n = read_weekday(r, k + joint, &day);
    if (!n && shift != 0) n = read_calendar_day(r, k + joint, &day);
    else if (!n) n = read_calendar_day(r, k, &day), joint = n ? 0 : joint, opens = opens && !n;
    if (n && day.n_pre == 0) {
        k += n + joint;
        if (opens && is_punct(r, k, ")")) k++;
        if (day.month) {
            int pre = w->n_pre;
            *w = day;
            w->n_pre = pre;
            w->rule = "date.near-day";
        } else if (w->grain == GRAIN_DAY) {
            int off = (day.weekday - day_weekday(when_day(w)) + 7) % 7;
            w->weekday = day.weekday;
            w->weekday_conflict = off != 0;
            if (off == 1 || off == 6) /* printed a day later, or written the day before */
                when_of_day(w, day_add(when_day(w), off == 1 ? 1 : -1));
        } else *w = (when){.grain = GRAIN_DAY, .weekday = day.weekday, .n_pre = w->n_pre, .rule = "date.near-day"};
    }
    if (!n && shift == 0 && part.n == 0 && n_pre == 0 && h.n == 1 && is_nowadays(r, i, k)) when_ref(w, REF_PRESENT);
    if (part.n == 2 && w->grain == GRAIN_DAY) {
        w->is_time = true;
        memcpy(w->part, part.p, 2);
    }
    return (int)(k - i);
}

/* Any expression of one day: weekday, near day, date, «ذلك اليوم». */
int read_any_day(reader *r, ptrdiff_t i, when *w)
{
    int n = read_near_day(r, i, w);
    if (!n) n = read_weekday(r, i, w);
    if (!n) n = read_calendar_day(r, i, w);
    if (n) return n;
    n = read_unit(r, i, w);
    return n && w->grain == GRAIN_DAY ? n : 0;
}

/* ---- parts of the day ---------------------------------------------------------------- */

static int daypart_at(const reader *r, ptrdiff_t i, word_hit *h)
{
    return word_find(r, i, W_DAYPART, h);
}

static void set_part(when *w, int row)
{
    isn_str v = lex_cell(&lex_time_daypart, row, LEX_TIME_DAYPART_VALUE);
    w->is_time = true;
    if (v.n == 2) memcpy(w->part, v.p, 2);
}

/* [time.part-of-day] «صباح الأحد», «قبل ظهر الاثنين», «مساء أمس», «ليلة الخميس
 * الجمعة»; «هذا الصباح» is in the lexicon of days. */
int read_day_part(reader *r, ptrdiff_t i, when *w)
{
    word_hit h;
    if (!daypart_at(r, i, &h)) return 0;
    ptrdiff_t k = i + h.n;
    if (is_class(r, k, CLASS(OF))) k++;
    if (i + h.n < k && !in_table(r, k, W_WEEKDAY) && !in_table(r, k, W_DAY) && !is_class(r, k, CLASS(DAY)))
        return 0;
    int n = read_any_day(r, k, w);
    if (!n || w->is_time || (w->n_pre && !w->day)) return 0;
    k += n;
    isn_str v = lex_cell(&lex_time_daypart, h.row, LEX_TIME_DAYPART_VALUE);
    if (str_is(v, "NI")) { /* «ليل الأحد - الاثنين»: the night that lies between */
        word_hit second;
        int joint = is_dash(r, k) || is_punct(r, k, "/");
        int m = weekday_at(r, k + joint, false, &second);
        if (m && second.n_pre == 0) k += m + joint;
    }
    set_part(w, h.row);
    w->n_pre = h.n_pre;
    w->rule = "time.part-of-day";
    return (int)(k - i);
}

/* ---- clocks ------------------------------------------------------------------------------ */

typedef struct {
    int hour, minute;
    int part; /* row of time_daypart, or -1 */
    bool sure; /* it can be nothing but a time */
    char zone[8];
} clock_time;

/* «10:30», «10.30», «16h39», «10». */
static int read_clock_digits(const reader *r, ptrdiff_t i, clock_time *c)
{
    int n_digits, m;
    if (i >= r->toks.n || r->toks.at[i].kind != TOK_NUMBER) return 0;
    isn_str key = r->toks.at[i].key;
    if (plain_number(r, i, 4, &c->hour, &n_digits)) {
        if (n_digits >= 3) { /* «1430 ت غ», read only before a zone */
            c->minute = c->hour % 100;
            c->hour /= 100;
            return c->hour < 24 && c->minute < 60 && (in_table(r, i + 1, W_ZONE) || is_class(r, i + 1, CLASS(ZONE))) ? 1 : 0;
        }
        bool joint = is_punct(r, i + 1, ":") || is_punct(r, i + 1, "٫") || tok_is(r->toks, i + 1, "h") || tok_is(r->toks, i + 1, "س");
        if (joint && !(r->toks.at[i + 1].flags & TOK_SPACE_BEFORE) &&
            plain_number(r, i + 2, 2, &m, &n_digits) && n_digits == 2 && m < 60 && c->hour < 25) {
            c->minute = m;
            c->sure = true;
            int n = 3; /* seconds are read and dropped */
            if (is_punct(r, i + 3, ":") && plain_number(r, i + 4, 2, &m, &n_digits) && n_digits == 2) n = 5;
            return n;
        }
        return c->hour <= 24 && n_digits <= 2;
    }
    if (key.n >= 4 && key.n <= 5) { /* «08,00», «10.30» */
        ptrdiff_t dot = key.n - 3;
        if (key.p[dot] != '.' && key.p[dot] != ',') return 0;
        c->minute = (key.p[dot + 1] - '0') * 10 + key.p[dot + 2] - '0';
        c->hour = key.p[0] - '0';
        if (dot == 2) c->hour = c->hour * 10 + key.p[1] - '0';
        return c->hour <= 24 && c->minute < 60;
    }
    return 0;
}

/* «والنصف», «والربع», «وعشر دقائق», «إلا ربعا», «إلا خمس دقائق». */
static int read_minutes(const reader *r, ptrdiff_t i, clock_time *c)
{
    bool except = is_class(r, i, CLASS(EXCEPT));
    ptrdiff_t k = i + except;
    if (!except && (k >= r->toks.n || !str_starts(r->toks.at[k].key, STR("و")))) return 0;
    int minutes = 0, n = 1;
    isn_number num;
    if (tok_is(r->toks, k, "و")) k++;
    unit_hit u;
    if (is_class(r, k, CLASS(HALF))) minutes = 30;
    else if (is_class(r, k, CLASS(QUARTER))) minutes = 15;
    else if (is_class(r, k, CLASS(THIRD))) minutes = 20;
    else if ((n = number_read(r->toks, k, &num)) != 0 && unit_find(r, k + n, &u) && u.unit == UNIT_MINUTE &&
             num.value < 60) {
        minutes = (int)num.value;
        n++;
    } else return 0;
    if (except) c->hour = (c->hour + 23) % 24, c->minute = 60 - minutes;
    else c->minute = minutes;
    c->sure = true;
    return (int)(k - i) + n;
}

/* «صباحا», «بعد الظهر», «ص», «م». */
static int read_half_day(const reader *r, ptrdiff_t i, clock_time *c)
{
    word_hit h;
    bool of = is_class(r, i, CLASS(OF)) || is_class(r, i, CLASS(IN)); /* «من صباح اليوم» */
    if (!daypart_at(r, i + of, &h) || h.n_pre) return 0;
    c->part = h.row;
    c->sure = true;
    return h.n + of;
}

static void to_24_hours(clock_time *c)
{
    if (c->part < 0) {
        /* «الساعة الثانية» with nothing beside it is the afternoon's */
        if (c->hour >= 1 && c->hour <= 6) c->hour += 12;
        return;
    }
    int half = lex_value(&lex_time_daypart, c->part, LEX_TIME_DAYPART_HALF);
    bool late = half == LEX_TIME_DAYPART_HALF_PM ||
                (half == LEX_TIME_DAYPART_HALF_NOON && c->hour <= 4) ||
                (half == LEX_TIME_DAYPART_HALF_NIGHT && c->hour >= 6) ||
                (half == LEX_TIME_DAYPART_HALF_DAY && c->hour <= 6);
    if (late && c->hour < 12) c->hour += 12;
    if (!late && half != LEX_TIME_DAYPART_HALF_NOON && half != LEX_TIME_DAYPART_HALF_DAY && c->hour == 12) c->hour = 0;
}

/* «بتوقيت غرينتش», «ت غ», «(بالتوقيت المحلي)», «GMT». */
static int read_zone(const reader *r, ptrdiff_t i, clock_time *c)
{
    word_hit h;
    ptrdiff_t k = i;
    bool opens = is_punct(r, k, "(");
    if (opens) k++;
    bool named = is_class(r, k, CLASS(ZONE));
    if (named) k++;
    if (!word_find(r, k, W_ZONE, &h)) return 0;
    isn_str offset = lex_cell(&lex_time_zone, h.row, LEX_TIME_ZONE_OFFSET);
    if (!named && !str_is(offset, "Z")) return 0;
    k += h.n;
    if (opens && is_punct(r, k, ")")) k++;
    else if (opens) return 0;
    snprintf(c->zone, sizeof c->zone, "%.*s", STR_ARG(offset));
    c->sure = true;
    return (int)(k - i);
}

/* The clock_time alone, without its day; `*n_pre` are the proclitics before it. */
static int read_clock_core(const reader *r, ptrdiff_t i, clock_time *c, int *n_pre)
{
    *c = (clock_time){.part = -1};
    *n_pre = 0;
    ptrdiff_t k = i;
    unit_hit u;
    bool named = is_class(r, k, CLASS(OCLOCK)) && unit_find(r, k, &u) && u.unit == UNIT_HOUR && u.number == 0;
    if (named) {
        *n_pre = u.n_pre;
        k++;
        c->sure = true;
    }
    if (named && (is_punct(r, k, "(") || is_class(r, k, CLASS(LETTER)))) k++;
    int n = read_clock_digits(r, k, c);
    if (!n) {
        isn_number num;
        n = ordinal_read(r->toks, k, &num);
        if (!n && named) n = number_read(r->toks, k, &num);
        if (!n || num.value < 1 || num.value > 12) return 0;
        const isn_tok *t = &r->toks.at[k];
        bool definite = has_al(str_sub(t->key, num.n_pre, t->key.n));
        if (!definite && !named) return 0;
        c->hour = (int)num.value;
        if (!named) *n_pre = num.n_pre;
    } else if (!named && !c->sure) {
        clock_time half = *c; /* «10 صباحا» */
        if (!read_half_day(r, k + n, &half) && !read_zone(r, k + n, &half)) return 0;
    }
    k += n;
    k += read_minutes(r, k, c);
    if (is_punct(r, k, ")") && named && is_punct(r, i + 1, "(")) k++;
    k += read_half_day(r, k, c);
    k += read_zone(r, k, c);
    to_24_hours(c);
    if (c->hour > 24 || (c->hour == 24 && c->minute) || !c->sure) return 0;
    return (int)(k - i);
}

static void set_clock(when *w, const clock_time *c)
{
    w->is_time = w->has_clock = true;
    w->hour = c->hour, w->minute = c->minute;
    memcpy(w->zone, c->zone, sizeof w->zone);
}

/* The day of a clock_time time that stands alone: the day last told of, or the article's. */
static void day_of_clock(const reader *r, when *w)
{
    isn_day d = day_none(r->last_day) ? r->pub : r->last_day;
    if (!day_none(d)) when_of_day(w, d);
    else w->grain = GRAIN_NONE, w->fixed = true;
}

/* [time.clock] «الساعة الثامنة والنصف مساء», «عند العاشرة صباحا», «10:30 بتوقيت
 * غرينتش», «الثامنة من مساء أمس». */
int read_clock(reader *r, ptrdiff_t i, when *w)
{
    clock_time c;
    int n_pre, n = read_clock_core(r, i, &c, &n_pre);
    if (!n) return 0;
    bool named = is_class(r, i, CLASS(OCLOCK));
    if (!named && c.part < 0 && !c.zone[0] && r->toks.at[i].kind != TOK_NUMBER) return 0;
    if (!named && r->toks.at[i].kind != TOK_NUMBER && !is_class(r, i - 1, CLASS(AT)) && !n_pre && !c.zone[0] &&
        (is_mark(r, i - 1) || !(r->toks.at[i].flags & TOK_TA_MARBUTA) || str_ends(r->toks.at[i - 1].key, STR("ة")) || str_ends(r->toks.at[i - 1].key, STR("ه"))))
        return 0; /* «للمرة الثالثة صباحا» */
    ptrdiff_t k = i + n;
    *w = (when){.rule = "time.clock"};
    /* the day after it: «… من مساء الثلاثاء», «… صباح اليوم», «… اليوم» */
    when day;
    bool of = is_class(r, k, CLASS(OF));
    int m = c.part < 0 || of ? read_day_part(r, k + of, &day) : 0;
    if (!m) m = read_any_day(r, k + of, &day);
    if (m && day.grain == GRAIN_DAY && (of || day.n_pre == 0)) {
        if (day.part[0] && c.part < 0 && c.hour <= 12 && !day.has_clock) {
            bool pm = strcmp(day.part, "AF") == 0 || strcmp(day.part, "EV") == 0 ||
                      (strcmp(day.part, "NI") == 0 && c.hour >= 6);
            if (pm && c.hour < 12) c.hour += 12;
            if (strcmp(day.part, "MO") == 0 && c.hour > 12 && r->toks.at[i + 1].kind != TOK_NUMBER) c.hour -= 12;
        }
        *w = day;
        w->rule = "time.clock";
        k += m + of;
    } else if (c.part >= 0 && k - 1 >= i && (m = read_day_part(r, k - 1, &day)) > 1) {
        *w = day; /* «العاشرة صباح اليوم»: the part was read as the hour's */
        w->rule = "time.clock";
        k += m - 1;
    } else day_of_clock(r, w);
    if (!c.zone[0] && m) k += read_zone(r, k, &c); /* «العاشرة صباح اليوم بتوقيت لندن» */
    set_clock(w, &c);
    w->n_pre = n_pre;
    return (int)(k - i);
}

/* What may follow a day: a part of it («أمس مساء»), or its clock_time («الثلاثاء على الساعة
 * الحادية عشرة»).  A full calendar date keeps its clock_time apart: two times are told. */
int read_day_tail(reader *r, ptrdiff_t i, when *w)
{
    word_hit h;
    if (w->grain != GRAIN_DAY) return 0;
    if (!w->is_time && daypart_at(r, i, &h) && !h.n_pre) {
        when other;
        if (!read_day_part(r, i, &other)) {
            set_part(w, h.row);
            return h.n + read_day_tail(r, i + h.n, w);
        }
    }
    if (w->has_clock || (w->day && !w->fixed)) return 0;
    ptrdiff_t k = i;
    if (is_punct(r, k, "،")) k++;
    if (is_class(r, k, CLASS(AT)) && !is_class(r, k, CLASS(OCLOCK))) k++;
    if (!is_class(r, k, CLASS(OCLOCK)) && !(k > i && in_table(r, k, W_WORD))) return 0;
    clock_time c;
    int n_pre, n = read_clock_core(r, k, &c, &n_pre);
    if (!n) return 0;
    if (c.part < 0 && w->part[0]) {
        bool pm = strcmp(w->part, "AF") == 0 || strcmp(w->part, "EV") == 0 || (strcmp(w->part, "NI") == 0 && c.hour >= 6);
        if (pm && c.hour < 12) c.hour += 12;
        if (strcmp(w->part, "MO") == 0 && c.hour > 12) c.hour -= 12;
    }
    set_clock(w, &c);
    return (int)(k - i) + n;
}

/* ---- feasts --------------------------------------------------------------------------------- */

/* [date.holiday] A named day, where something says that it is a time: a preposition
 * of time before it, or its year or direction after it. */
int read_holiday(reader *r, ptrdiff_t i, when *w)
{
    word_hit h;
    ptrdiff_t k = i;
    int day_of = 0, n_pre = -1;
    isn_number num;
    unit_hit u;
    int n = ordinal_read(r->toks, i, &num); /* «ثاني أيام عيد الأضحى», «أول أيام العيد» */
    if (n && num.value <= 10 && unit_find(r, i + n, &u) && u.unit == UNIT_DAY && u.number == 2) {
        k += n + 1;
        day_of = (int)num.value - 1;
        n_pre = num.n_pre;
    }
    if (!word_find(r, k, W_HOLIDAY, &h)) return 0;
    if (n_pre < 0) n_pre = h.n_pre;
    *w = (when){.grain = GRAIN_DAY,
                .calendar = (isn_calendar)lex_value(&lex_holiday, h.row, LEX_HOLIDAY_CALENDAR),
                .month = lex_value(&lex_holiday, h.row, LEX_HOLIDAY_MONTH),
                .day = lex_value(&lex_holiday, h.row, LEX_HOLIDAY_DAY) + day_of,
                .n_pre = n_pre,
                .rule = "date.holiday"};
    bool cue = k > i || in_table(r, i, W_DAYPART) || in_table(r, i, W_UNIT) || is_class(r, i - 1, CLASS(IN)) || is_class(r, i - 1, CLASS(DURING)) ||
               is_class(r, i - 1, CLASS(SINCE)) || is_class(r, i - 1, CLASS(BEFORE)) ||
               is_class(r, i - 1, CLASS(AFTER)) || is_class(r, i - 1, CLASS(UNTIL)) ||
               in_table(r, i - 1, W_DAYPART) || in_table(r, i - 1, W_UNIT) || in_table(r, i - 1, W_PART) || is_class(r, i - 1, CLASS(DAYS)) || is_class(r, i - 1, CLASS(BY));
    k += h.n;
    n = read_year_tail(r, k, w);
    return cue || n ? (int)(k - i) + n : 0;
}
