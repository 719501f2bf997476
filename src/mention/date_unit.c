/* date_unit.c - weeks, months, years and longer by direction; parts of them. */
#include "lexicon/decade.h"
#include "lexicon/season.h"
#include "lexicon/time_direction.h"
#include "lexicon/time_part.h"
#include "lexicon/time_vague.h"
#include "lexicon/time_year_noun.h"
#include "mention/date_in.h"

static grain grain_of(time_unit u)
{
    switch (u) {
    case UNIT_DAY: case UNIT_NIGHT: return GRAIN_DAY;
    case UNIT_WEEK: return GRAIN_WEEK;
    case UNIT_MONTH: return GRAIN_MONTH;
    case UNIT_QUARTER: return GRAIN_QUARTER;
    case UNIT_YEAR: return GRAIN_YEAR;
    case UNIT_DECADE: return GRAIN_DECADE;
    case UNIT_CENTURY: return GRAIN_CENTURY;
    default: return GRAIN_NONE;
    }
}

/* ---- what a direction counts from ------------------------------------------------ */

/* The day from which «السابق», «نفسه», «التالي» count: the date last told of. */
isn_day anchor_day(const reader *r)
{
    isn_day d = when_day(&r->last);
    return day_none(d) ? r->pub : d;
}

static void shifted(reader *r, when *w, grain g, const direction_hit *d)
{
    bool from_last = d->kind == LEX_TIME_DIRECTION_KIND_FROM_LAST ||
                     d->kind == LEX_TIME_DIRECTION_KIND_SAME;
    isn_day base = from_last ? anchor_day(r) : r->pub;
    if (day_none(base)) when_ref(w, d->shift < 0 ? REF_PAST : d->shift > 0 ? REF_FUTURE : REF_PRESENT);
    else when_shift(w, g, base, d->shift);
}

/* ---- fiscal and school years ------------------------------------------------------- */

/* A fiscal year that begins in July is named by the year in which it begins. */
static void fiscal_year(reader *r, when *w, int shift)
{
    w->grain = GRAIN_YEAR;
    w->fixed = true;
    if (day_none(r->pub)) {
        when_ref(w, shift < 0 ? REF_PAST : shift > 0 ? REF_FUTURE : REF_PRESENT);
        return;
    }
    w->year = r->pub.year + shift - (r->pub.month < r->fiscal_month);
}

/* [date.fiscal-year] «السنة المالية الحالية», «العام الدراسي المقبل», «موازنة 2018-2019». */
static int read_fiscal(reader *r, ptrdiff_t i, when *w)
{
    word_hit h;
    if (!word_find(r, i, W_YEAR_NOUN, &h)) return 0;
    int kind = lex_value(&lex_time_year_noun, h.row, LEX_TIME_YEAR_NOUN_KIND);
    if (kind != LEX_TIME_YEAR_NOUN_KIND_FISCAL && kind != LEX_TIME_YEAR_NOUN_KIND_SCHOOL) return 0;
    unit_hit u;
    if (!unit_find(r, i, &u)) return 0; /* «موازنة» is named by its number alone */
    *w = (when){.n_pre = h.n_pre, .rule = "date.fiscal-year"};
    direction_hit d;
    int n = direction_find(r, i + h.n, &d);
    if (!n) return 0;
    int keep = r->fiscal_month;
    if (kind == LEX_TIME_YEAR_NOUN_KIND_SCHOOL) r->fiscal_month = 8;
    fiscal_year(r, w, d.kind == LEX_TIME_DIRECTION_KIND_RECENT ? -1 : d.shift);
    if (kind == LEX_TIME_YEAR_NOUN_KIND_SCHOOL && w->grain == GRAIN_YEAR)
        w->is_range = true, w->end_year = w->year + 1;
    r->fiscal_month = keep;
    return h.n + n;
}

/* ---- one unit ------------------------------------------------------------------------ */

/* «الأمين العام السابق»: an adjective, no year.  «العام» after a definite word, with a
 * direction that also fits persons. */
static bool is_general(const reader *r, ptrdiff_t i, const unit_hit *u, const direction_hit *d)
{
    if (u->unit != UNIT_YEAR || !u->definite || i == 0) return false;
    if (d->kind == LEX_TIME_DIRECTION_KIND_FROM_NOW && d->shift != 0) return false;
    if (str_ends(tok_stem(&r->toks.at[i]), STR("ة")) || str_ends(tok_stem(&r->toks.at[i]), STR("ه"))) return false; /* «السنة» */
    const isn_tok *before = &r->toks.at[i - 1];
    isn_str key = str_sub(before->key, before->n_pre, before->key.n);
    return before->kind == TOK_WORD && has_al(key) && !in_table(r, i - 1, W_PART);
}

/* «العام الماضي», «الأسبوع المقبل», «الشهر نفسه», «اليوم التالي», «القرن الماضي». */
static int read_directed(reader *r, ptrdiff_t i, const unit_hit *u, when *w)
{
    direction_hit d;
    int n = direction_find(r, i + 1, &d);
    grain g = grain_of(u->unit);
    if (!n || g == GRAIN_NONE || is_general(r, i, u, &d)) return 0;
    if (u->unit == UNIT_QUARTER) return 0;
    *w = (when){.n_pre = u->n_pre, .rule = "date.unit-direction"};
    if (d.kind == LEX_TIME_DIRECTION_KIND_RECENT) {
        if (g != GRAIN_YEAR && g != GRAIN_DECADE && g != GRAIN_MONTH && g != GRAIN_WEEK) return 0;
        w->grain = GRAIN_DURATION;
        w->type_unit = u->unit;
        w->count = 1;
        span_value(w);
        return 1 + n;
    }
    if (d.kind == LEX_TIME_DIRECTION_KIND_SAME && g == GRAIN_DAY) return 0;
    if (u->unit == UNIT_DAY && d.kind == LEX_TIME_DIRECTION_KIND_FROM_NOW) return 0; /* «اليوم الحالي» */
    shifted(r, w, g, &d);
    if (w->grain == GRAIN_WEEK && w->year && (in_table(r, i + 1 + n, W_WEEKDAY) || in_table(r, i + 2 + n, W_WEEKDAY)) && d.kind == LEX_TIME_DIRECTION_KIND_FROM_NOW) {
        when day; /* «الأسبوع المقبل الجمعة» */
        int m = read_weekday(r, i + 1 + n, &day);
        if (m && !day.n_pre && !day.month) {
            when_finish(r, w);
            isn_day from = w->from;
            *w = (when){.n_pre = u->n_pre, .rule = "date.week-weekday"};
            when_of_day(w, day_add(from, day.weekday - 1));
            return 1 + n + m;
        }
    }
    /* «الشهر نفسه من العام الماضي» */
    if (d.kind != LEX_TIME_DIRECTION_KIND_FROM_NOW && g == GRAIN_MONTH && is_class(r, i + 1 + n, CLASS(OF))) {
        when y;
        int m = read_any_year(r, i + 2 + n, &y);
        if (m && y.year) {
            w->year = y.year;
            return 2 + n + m;
        }
    }
    return 1 + n;
}

/* «هذا العام», «هذه السنة»; «ذلك اليوم», «ذلك العام» tell of the last date. */
static int read_demonstrative(reader *r, ptrdiff_t i, when *w)
{
    unit_hit u;
    bool here = is_class(r, i, CLASS(THIS)), there = is_class(r, i, CLASS(THAT));
    if ((!here && !there) || !unit_find(r, i + 1, &u) || u.number != 0 || u.n_pre) return 0;
    if (!u.definite) return 0;
    grain g = grain_of(u.unit);
    if (g == GRAIN_NONE || u.unit == UNIT_QUARTER) return 0;
    direction_hit d = {.shift = 0,
                       .kind = here ? LEX_TIME_DIRECTION_KIND_FROM_NOW : LEX_TIME_DIRECTION_KIND_FROM_LAST};
    if (there && r->last.grain == GRAIN_NONE) return 0;
    *w = (when){.n_pre = class_pre(r, i, here ? CLASS(THIS) : CLASS(THAT)), .rule = "date.demonstrative"};
    shifted(r, w, g, &d);
    int year;
    isn_calendar cal = ISN_GREGORIAN;
    int n = g == GRAIN_YEAR && here ? read_year_digits(r, i + 2, &year, &cal) : 0;
    if (n) w->year = year, w->grain = GRAIN_YEAR;
    return 2 + n;
}

/* «القرن العشرين», «القرن الـ19», «القرن 21». */
static int read_century(reader *r, ptrdiff_t i, const unit_hit *u, when *w)
{
    if (u->unit != UNIT_CENTURY || u->number != 0) return 0;
    ptrdiff_t k = i + 1;
    if (is_class(r, k, CLASS(LETTER))) k++;
    int v, n_digits, n = 0;
    isn_number num;
    if (plain_number(r, k, 2, &v, &n_digits)) n = 1;
    else if ((n = ordinal_read(r->toks, k, &num)) != 0) v = (int)num.value;
    else if (u->definite && (n = number_read(r->toks, k, &num)) != 0) v = (int)num.value;
    if (!n || v < 1 || v > 22) return 0;
    *w = (when){.grain = GRAIN_CENTURY, .n = v - 1, .fixed = true, .n_pre = u->n_pre, .rule = "date.century"};
    return (int)(k - i) + n;
}

/* «العقد الثامن من القرن الماضي»: the 1970s. */
static int read_nth_decade(reader *r, ptrdiff_t i, const unit_hit *u, when *w)
{
    isn_number num;
    when century;
    if (u->unit != UNIT_DECADE || u->number != 0 || !u->definite) return 0;
    int n = ordinal_read(r->toks, i + 1, &num);
    if (!n || num.value < 1 || num.value > 10 || !is_class(r, i + 1 + n, CLASS(OF))) return 0;
    int m = read_unit(r, i + 2 + n, &century);
    if (!m || century.grain != GRAIN_CENTURY) return 0;
    *w = (when){.grain = GRAIN_DECADE, .n = century.n * 10 + (int)num.value - 1, .fixed = true, .n_pre = u->n_pre, .rule = "date.decade"};
    return 2 + n + m;
}

/* «الأسبوع الأول من مايو», «الأسبوع الأخير من شهر ماي»: a part of the month. */
static int read_week_of_month(reader *r, ptrdiff_t i, const unit_hit *u, when *w)
{
    isn_number num;
    direction_hit d;
    if (u->unit != UNIT_WEEK || u->number != 0 || !u->definite) return 0;
    bool last = direction_find(r, i + 1, &d) && d.kind == LEX_TIME_DIRECTION_KIND_RECENT;
    int n = last ? d.n : ordinal_read(r->toks, i + 1, &num);
    if (!n || !is_class(r, i + 1 + n, CLASS(OF))) return 0;
    int m = read_month_of(r, i + 2 + n, w);
    if (!m) m = read_unit(r, i + 2 + n, w);
    if (!m || w->grain != GRAIN_MONTH) return 0;
    w->mod = last || num.value >= 4 ? ISN_DATE_END : num.value < 2 ? ISN_DATE_START : ISN_DATE_MID;
    w->n_pre = u->n_pre;
    w->rule = "date.week-of-month";
    return 2 + n + m;
}

/* [date.unit] One day, week, month, year, decade or century that is told by its
 * direction or a demonstrative, or a century by its number. */
int read_unit(reader *r, ptrdiff_t i, when *w)
{
    int n = read_demonstrative(r, i, w);
    if (!n) n = read_fiscal(r, i, w);
    if (n) return n;
    unit_hit u;
    if (!unit_find(r, i, &u) || u.number != 0) return 0;
    n = read_week_of_month(r, i, &u, w);
    if (!n) n = read_nth_decade(r, i, &u, w);
    if (!n) n = read_century(r, i, &u, w);
    if (!n && u.definite) n = read_directed(r, i, &u, w);
    return n;
}

/* ---- parts of a stretch ---------------------------------------------------------------- */

/* A month, year or the like of which a part is told. */
static int read_stretch(reader *r, ptrdiff_t i, when *w)
{
    int n = read_month_of(r, i, w);
    if (!n) n = read_year(r, i, w);
    if (!n) n = read_fraction(r, i, w);
    if (!n) n = read_decade(r, i, w);
    if (!n) n = read_season(r, i, w);
    if (!n) n = read_unit(r, i, w);
    return n;
}

/* «العام», «الشهر», «الأسبوع» bare after a part: the present one. */
static int read_present_unit(reader *r, ptrdiff_t i, when *w)
{
    unit_hit u;
    if (!unit_find(r, i, &u) || u.number != 0 || !u.definite) return 0;
    grain g = grain_of(u.unit);
    if (g != GRAIN_WEEK && g != GRAIN_MONTH && g != GRAIN_YEAR) return 0;
    if (i + 1 < r->toks.n && !is_mark(r, i + 1) && in_table(r, i + 1, W_YEAR_NOUN)) return 0;
    *w = (when){.n_pre = u.n_pre, .rule = "date.present-unit"};
    direction_hit d = {.shift = 0, .kind = LEX_TIME_DIRECTION_KIND_FROM_NOW};
    shifted(r, w, g, &d);
    return 1;
}

/* [date.part] The beginning, middle or end of a stretch:
 *
 *     مطلع العام الجاري · أواخر يوليو · نهاية 2021 · منتصف الشهر المقبل · نهاية العام
 *
 * «عطلة نهاية الأسبوع» is the weekend (-WE), «نهاية الأسبوع» the end of the week. */
int read_part(reader *r, ptrdiff_t i, when *w)
{
    word_hit h;
    if (!word_find(r, i, W_PART, &h)) return 0;
    ptrdiff_t k = i + h.n;
    if (in_table(r, i, W_FIRST) && read_day_month(r, i, w)) return 0; /* «أول يناير» is the day */
    if (is_class(r, k, CLASS(OF))) k++;
    int n = read_stretch(r, k, w);
    if (!n && k == i + h.n) n = read_present_unit(r, k, w);
    if (!n) { /* «نهاية 2021» */
        *w = (when){.grain = GRAIN_YEAR};
        n = read_year_digits(r, k, &w->year, &w->calendar);
        if (n && (w->year < 1500 || w->year > 2100) && w->calendar == ISN_GREGORIAN) return 0;
    }
    if (!n || w->grain == GRAIN_DAY || w->grain == GRAIN_DURATION) return 0;
    static const isn_date_mod mods[] = {ISN_DATE_START, ISN_DATE_MID, ISN_DATE_END};
    w->mod = mods[lex_value(&lex_time_part, h.row, LEX_TIME_PART_MOD)];
    w->n_pre = h.n_pre;
    w->rule = "date.part";
    if (w->grain == GRAIN_WEEK && w->mod == ISN_DATE_END && is_class(r, i - 1, CLASS(WEEKEND)))
        w->weekend = true, w->mod = ISN_DATE_NONE, w->rule = "date.weekend";
    return (int)(k - i) + n;
}

/* The whole of which a fraction is told, after «من» or at once: «من العام الحالي». */
static int read_whole(reader *r, ptrdiff_t i, when *w)
{
    ptrdiff_t k = i;
    if (is_class(r, k, CLASS(OF))) k++;
    else if (is_class(r, k, CLASS(IN))) return 0;
    int n = 0;
    word_hit h;
    if (word_find(r, k, W_YEAR_NOUN, &h) &&
        lex_value(&lex_time_year_noun, h.row, LEX_TIME_YEAR_NOUN_KIND) == LEX_TIME_YEAR_NOUN_KIND_FISCAL) {
        n = read_unit(r, k, w); /* «السنة المالية الحالية» */
        if (!n) n = read_year(r, k, w);
        if (n) w->fiscal = true;
    }
    if (!n) n = read_month_of(r, k, w);
    if (!n) n = k > i ? read_year_of(r, k, w) : read_any_year(r, k, w);
    if (!n && k > i) n = read_present_unit(r, k, w);
    if (!n && k > i) {
        unit_hit u;
        if (unit_find(r, k, &u) && u.unit >= UNIT_DECADE) n = read_unit(r, k, w);
    }
    return n ? (int)(k - i) + n : 0;
}

/* The part of a fiscal year that begins in July, as a part of the calendar's. */
static void fiscal_part(const reader *r, when *w, int months)
{
    int first = (w->n - 1) * months + r->fiscal_month - 1;
    w->year += first / 12;
    w->n = first % 12 / months + 1;
}

static int parts_of(const reader *r, ptrdiff_t i)
{
    return is_class(r, i, CLASS(HALF)) ? 2 : is_class(r, i, CLASS(THIRD)) ? 3 : is_class(r, i, CLASS(QUARTER)) ? 4 : 0;
}

/* Is there a year with which a fraction stands without «من»: the article's own, or
 * the nearest past quarter. */
static void nearest_part(const reader *r, when *w, int months)
{
    if (day_none(r->pub)) return;
    int ends = w->n * months;
    w->year = r->pub.year - (ends - months + 1 > r->pub.month);
    w->year_inferred = true;
}

/* [date.fraction] Halves, thirds and quarters: «الربع الأول من العام الحالي»,
 * «النصف الثاني من 2018», «الثلث الأخير من مايو». */
int read_fraction(reader *r, ptrdiff_t i, when *w)
{
    int parts = parts_of(r, i);
    isn_number num;
    if (!parts) return 0;
    int n = ordinal_read(r->toks, i + 1, &num);
    direction_hit d;
    bool last = false;
    if (!n) {
        n = direction_find(r, i + 1, &d);
        if (!n || d.kind != LEX_TIME_DIRECTION_KIND_RECENT) return 0;
        last = true;
        num.value = parts;
    }
    if (num.value < 1 || num.value > parts) return 0;
    int months = 12 / parts, which = (int)num.value;
    int n_pre = class_pre(r, i, parts == 2 ? CLASS(HALF) : parts == 3 ? CLASS(THIRD) : CLASS(QUARTER));
    isn_str key = str_sub(r->toks.at[i].key, n_pre, r->toks.at[i].key.n);
    if (!has_al(key) && !(n_pre && str_starts(key, STR("ل")))) return 0;
    when whole;
    int m = read_whole(r, i + 1 + n, &whole);
    *w = (when){.fixed = true, .n_pre = n_pre, .rule = "date.fraction"};
    if (m) {
        bool fiscal = whole.fiscal;
        if (whole.grain != GRAIN_YEAR || whole.calendar == ISN_HIJRI || parts == 3) {
            *w = whole;
            w->mod = which == 1 ? ISN_DATE_START : which == parts ? ISN_DATE_END : ISN_DATE_MID;
            w->n_pre = n_pre, w->rule = "date.fraction";
            return 1 + n + m;
        }
        w->year = whole.year;
        w->n = which;
        w->grain = parts == 2 ? GRAIN_HALF : GRAIN_QUARTER;
        if (fiscal) fiscal_part(r, w, months);
        return 1 + n + m;
    }
    if (parts != 4 || last) return 0; /* «النصف الثاني» of a match */
    w->grain = GRAIN_QUARTER;
    w->n = which;
    direction_hit dir;
    m = direction_find(r, i + 1 + n, &dir);
    if (m && dir.kind == LEX_TIME_DIRECTION_KIND_FROM_NOW) n += m;
    nearest_part(r, w, months);
    return 1 + n;
}

/* [date.decade] «الستينيات», «ستينيات القرن الماضي», «ثمانينيات القرن التاسع عشر». */
int read_decade(reader *r, ptrdiff_t i, when *w)
{
    word_hit h;
    if (!word_find(r, i, W_DECADE, &h)) return 0;
    int decade = lex_value(&lex_decade, h.row, LEX_DECADE_DECADE), century = 19;
    when c;
    ptrdiff_t k = i + h.n;
    if (is_class(r, k, CLASS(OF)) && is_class(r, k + 1, CLASS(AGE))) return 0; /* «من عمره» */
    if (is_class(r, k, CLASS(AGE))) return 0;
    word_hit second; /* «سبعينات وثمانينات القرن الماضي» */
    ptrdiff_t whose = k;
    if (word_find(r, k, W_DECADE, &second) && joined_and(r, k, second.n_pre)) whose += second.n;
    bool of = is_class(r, whose, CLASS(OF));
    int n = read_unit(r, whose + of, &c);
    if (n && c.grain == GRAIN_CENTURY && whose > k) century = c.n;
    else if (n && c.grain == GRAIN_CENTURY) {
        century = c.n;
        k += n + of;
    } else {
        isn_str key = r->toks.at[i].key;
        if (!has_al(str_sub(key, h.n_pre, key.n))) return 0;
    }
    *w = (when){.grain = GRAIN_DECADE, .n = century * 10 + decade, .fixed = true, .n_pre = h.n_pre, .rule = "date.decade"};
    return (int)(k - i);
}

/* [date.season] «صيف 2014», «الصيف الماضي», «شتاء العام الماضي», «هذا الصيف». */
int read_season(reader *r, ptrdiff_t i, when *w)
{
    static const char *const names[] = {"SP", "SU", "FA", "WI"};
    word_hit h;
    bool here = is_class(r, i, CLASS(THIS));
    if (!word_find(r, i + here, W_SEASON, &h)) return 0;
    *w = (when){.grain = GRAIN_SEASON, .fixed = true, .n_pre = here ? 0 : h.n_pre, .rule = "date.season"};
    for (int s = 0; s < 4; s++)
        if (str_is(lex_cell(&lex_season, h.row, LEX_SEASON_VALUE), names[s])) w->n = s + 1;
    ptrdiff_t k = i + here + h.n;
    direction_hit d;
    int n = direction_find(r, k, &d);
    int starts = w->n * 3; /* March, June, September, December */
    if (here) n = 0, d = (direction_hit){.shift = 0};
    if (here || (n && d.kind == LEX_TIME_DIRECTION_KIND_FROM_NOW)) {
        if (day_none(r->pub)) when_ref(w, d.shift < 0 ? REF_PAST : d.shift > 0 ? REF_FUTURE : REF_PRESENT);
        else if (d.shift < 0) w->year = r->pub.year - (r->pub.month < starts + 3);
        else if (d.shift > 0) w->year = r->pub.year + (r->pub.month >= starts);
        else w->year = r->pub.year - (w->n == 4 && r->pub.month < 3);
        return (int)(k - i) + n;
    }
    when y;
    if (is_class(r, k, CLASS(OF))) k++;
    n = read_year(r, k, &y);
    if (!n) n = read_unit(r, k, &y);
    if (!n) n = read_year_digits(r, k, &y.year, &y.calendar), y.grain = GRAIN_YEAR;
    if (!n || y.grain != GRAIN_YEAR || !y.year) return 0;
    w->year = y.year;
    k += n;
    int v, n_digits; /* «شتاء 2019-2020» */
    bool wraps = w->n == 4 && (is_dash(r, k) || is_punct(r, k, "/")) && plain_number(r, k + 1, 4, &v, &n_digits) &&
                 v == w->year + 1;
    return (int)(k - i) + (wraps ? 2 : 0);
}

/* ---- times that name no day ------------------------------------------------------------ */

/* «من», «منه», «منها» */
static bool is_of(const reader *r, ptrdiff_t i)
{
    if (is_class(r, i, CLASS(OF))) return true;
    if (i >= r->toks.n || r->toks.at[i].kind != TOK_WORD) return false;
    isn_str stem = tok_stem(&r->toks.at[i]);
    return r->toks.at[i].n_post && str_is(stem, "من");
}

/* [date.vague] «مؤخرا», «حاليا», «في وقت لاحق»; «حينذاك» is the date that was told of. */
int read_vague(reader *r, ptrdiff_t i, when *w)
{
    word_hit h;
    if (!word_find(r, i, W_VAGUE, &h)) return 0;
    int ref_ = lex_value(&lex_time_vague, h.row, LEX_TIME_VAGUE_REF);
    *w = (when){.n_pre = h.n_pre, .rule = "date.vague"};
    ptrdiff_t k = i + h.n;
    if ((is_class(r, i, CLASS(BEFORE)) || is_class(r, i, CLASS(SINCE))) && is_class(r, k, CLASS(OF))) return 0; /* «قبل قليل من …» */
    if (is_quote(r, i - 1) && is_quote(r, k)) return 0; /* «المستقبل», a paper */
    if (h.n == 1 && ref_ == LEX_TIME_VAGUE_REF_FUTURE_REF && is_of(r, k)) return 0; /* «كان قريبا منه» */
    if (ref_ == LEX_TIME_VAGUE_REF_THEN && h.n == 1 && is_class(r, i - 1, CLASS(IN))) return 0; /* «جاء في وقته» */
    if (ref_ == LEX_TIME_VAGUE_REF_THEN && r->then.grain != GRAIN_NONE) {
        int pre = w->n_pre;
        *w = r->then;
        w->n_pre = pre;
        w->fixed = true;
        w->mod = ISN_DATE_NONE;
        w->rule = "date.then";
        return h.n;
    }
    if (ref_ == LEX_TIME_VAGUE_REF_LATER) when_ref(w, is_future(r, i, i + h.n) ? REF_FUTURE : REF_PAST);
    else when_ref(w, ref_ == LEX_TIME_VAGUE_REF_PRESENT_REF ? REF_PRESENT : ref_ == LEX_TIME_VAGUE_REF_FUTURE_REF ? REF_FUTURE : REF_PAST);
    /* «وقت سابق من هذا الشهر», «وقت لاحق اليوم»: the stretch tells more */
    when in;
    bool of = is_class(r, k, CLASS(OF));
    int n = read_any_day(r, k + of, &in);
    if (!n && of) n = read_stretch(r, k + 1, &in);
    bool here = !n && !of && h.n > 1 && is_class(r, k, CLASS(THIS));
    if (here) n = read_unit(r, k, &in);
    bool tells = h.n > 1 || (ref_ == LEX_TIME_VAGUE_REF_LATER && in_table(r, k, W_WEEKDAY));
    if (n && (in.grain == GRAIN_DAY || of || here) && tells && in.grain != GRAIN_REF && !in.n_pre) {
        int pre = w->n_pre;
        *w = in;
        w->n_pre = pre;
        w->rule = "date.vague-of";
        return h.n + of + n;
    }
    unit_hit u; /* «هذه الفترة من السنة» */
    if (of && unit_find(r, k + 1, &u) && u.definite && u.number == 0) return h.n + 2;
    return h.n;
}

/* [date.same-period] «الفترة نفسها من العام الماضي»: the stretch last told of, in
 * another year. */
int read_same_period(reader *r, ptrdiff_t i, when *w)
{
    if (!is_class(r, i, CLASS(PERIOD)) && !parts_of(r, i)) return 0;
    direction_hit d;
    int n = direction_find(r, i + 1, &d);
    if (!n || d.shift != 0 || d.kind == LEX_TIME_DIRECTION_KIND_FROM_NOW) return 0;
    ptrdiff_t k = i + 1 + n;
    when y;
    bool of = is_class(r, k, CLASS(OF)) || is_class(r, k, CLASS(IN));
    if (of) k++;
    n = read_any_year(r, k, &y);
    if (!n || !of || !y.year || r->last.grain == GRAIN_NONE) return 0;
    when last = r->last;
    *w = (when){.grain = GRAIN_YEAR};
    if (last.grain >= GRAIN_YEAR && last.grain <= GRAIN_DAY && last.grain != GRAIN_WEEK && last.calendar == ISN_GREGORIAN) {
        *w = last;
        if (w->is_range && w->end_year) w->end_year += y.year - w->year;
    }
    w->year = y.year;
    w->fixed = true;
    w->n_pre = class_pre(r, i, is_class(r, i, CLASS(PERIOD)) ? CLASS(PERIOD) : CLASS(QUARTER));
    w->rule = "date.same-period";
    return (int)(k - i) + n;
}
