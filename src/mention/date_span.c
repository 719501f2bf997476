/* date_span.c - durations, sets, and how long ago. */
#include "lexicon/time_direction.h"
#include "lexicon/time_mod.h"
#include "lexicon/time_set.h"
#include "lexicon/weekday.h"
#include "mention/date_in.h"

#include <stdio.h>

/* ---- the value ------------------------------------------------------------------ */

/* A year and a half is P18M, half an hour PT30M, half a year P6M. */
static bool halves(when *w, double v)
{
    int whole = (int)v;
    double rest = v - whole;
    if (rest <= 0 || v > 1000) return false;
    size_t n = sizeof w->value;
    bool year = w->type_unit >= UNIT_YEAR;
    if (!year && w->type_unit != UNIT_HOUR) return false;
    int small = (int)(rest * (year ? 12 : 60) + 0.5);
    if (year) snprintf(w->value, n, "P%dM", whole * 12 + small);
    else if (whole) snprintf(w->value, n, "PT%dH%dM", whole, small);
    else snprintf(w->value, n, "PT%dM", small);
    return true;
}

/* «3 أشهر» P3M; count < 0 is «أشهر» PXM; decades are ten years, «عقود» is PXDE. */
void span_value(when *w)
{
    static const char *const letter[] = {"S", "M", "H", "D", "D", "W", "M", "M", "Y", "Y", "Y", "Y"};
    static const int times[] = {1, 1, 1, 1, 1, 1, 1, 3, 1, 10, 100, 1000};
    const char *t = w->type_unit <= UNIT_HOUR ? "T" : "";
    size_t n = sizeof w->value;
    if (w->count < 0) {
        const char *u = w->type_unit == UNIT_DECADE ? "DE" : w->type_unit == UNIT_CENTURY ? "CE" : letter[w->type_unit];
        snprintf(w->value, n, "P%sX%s", t, u);
        return;
    }
    double v = w->count * times[w->type_unit];
    if (halves(w, v)) return;
    if (v == (double)(int64_t)v) snprintf(w->value, n, "P%s%lld%s", t, (long long)v, letter[w->type_unit]);
    else snprintf(w->value, n, "P%s%.10g%s", t, v, letter[w->type_unit]);
}

static int mod_at(const reader *r, ptrdiff_t i, int place, isn_date_mod *mod, int *n_pre)
{
    static const isn_date_mod mods[] = {ISN_DATE_APPROX, ISN_DATE_MORE_THAN, ISN_DATE_LESS_THAN};
    word_hit h;
    if (!word_find(r, i, W_MOD, &h)) return 0;
    if (lex_value(&lex_time_mod, h.row, LEX_TIME_MOD_PLACE) != place) return 0;
    *mod = mods[lex_value(&lex_time_mod, h.row, LEX_TIME_MOD_MOD)];
    *n_pre = h.n_pre;
    return h.n;
}

/* ---- counted units ------------------------------------------------------------------ */

/* Words that would be another thing without a number: «معلومات دقيقة», «مرة ثانية»,
 * «عقد» a contract, «أشهر» the best known, «الفصل» a chapter. */
static bool needs_number(const reader *r, ptrdiff_t i, const unit_hit *u)
{
    if (u->unit == UNIT_SECOND || u->unit == UNIT_MINUTE || u->unit == UNIT_QUARTER) return u->number != 2;
    if (u->unit == UNIT_DECADE || u->unit == UNIT_MILLENNIUM) return true;
    return u->unit == UNIT_MONTH && u->number == 2 && !str_starts(tok_stem(&r->toks.at[i]), STR("ش"));
}

static bool time_preposition(const reader *r, ptrdiff_t i)
{
    return is_class(r, i, CLASS(SINCE)) || is_class(r, i, CLASS(BEFORE)) || is_class(r, i, CLASS(AFTER)) ||
           is_class(r, i, CLASS(DURING)) || is_class(r, i, CLASS(FOR)) || is_class(r, i, CLASS(AFTER_IT)) ||
           is_class(r, i, CLASS(BEFORE_IT));
}

/* «ونصف», «ونصف العام», «وثلاثة أشهر» after a counted unit. */
static int read_and_more(const reader *r, ptrdiff_t i, when *w)
{
    if (i >= r->toks.n || !str_starts(r->toks.at[i].key, STR("و"))) return 0;
    double add = is_class(r, i, CLASS(HALF)) ? 0.5 : is_class(r, i, CLASS(QUARTER)) ? 0.25 : 0;
    if (add == 0 || w->count < 0) return 0;
    w->count += add;
    unit_hit u;
    return unit_find(r, i + 1, &u) && u.unit == w->type_unit && u.number == 0 && !u.n_pre ? 2 : 1;
}

static int read_counted(const reader *r, ptrdiff_t i, when *w);

/* P3Y + P2M is P3Y2M; PT2H + PT20M is PT2H20M; P1D + PT2H is P1DT2H. */
static bool append_span(char *value, size_t size, const char *more)
{
    bool timed = strchr(value, 'T') != NULL;
    more++; /* its P */
    if (timed && *more != 'T') return false;
    if (timed) more++;
    size_t used = strlen(value);
    snprintf(value + used, size - used, "%s", more);
    return true;
}

/* «ساعتين وعشرين دقيقة» PT2H20M, «ثلاث سنوات وشهرين» P3Y2M: smaller units joined by
 * «و».  The value is written here and w->composite says so. */
static int read_smaller(const reader *r, ptrdiff_t i, when *w)
{
    ptrdiff_t k = i;
    when total = *w;
    for (int rounds = 0; rounds < 3; rounds++) {
        when small;
        bool loose = tok_is(r->toks, k, "و");
        int n = read_counted(r, k + loose, &small);
        if (!n || small.type_unit >= total.type_unit || small.count < 0 || total.count < 0) break;
        if (loose ? small.n_pre != 0 : !joined_and(r, k, small.n_pre)) break;
        if (!w->composite) span_value(w);
        span_value(&small);
        if (!append_span(w->value, sizeof w->value, small.value)) break;
        w->composite = true;
        total = small;
        k += loose + n;
    }
    return (int)(k - i);
}

/* Adjectives and measures after the unit: «أيام عدة», «سنوات طويلة», «يوم واحد», «ثلاثة
 * أيام متتالية». */
static int read_measure(const reader *r, ptrdiff_t i, const when *w)
{
    if (is_class(r, i, CLASS(LONG)) && (w->count < 0 || w->count > 1)) return 1;
    if (is_class(r, i, CLASS(ONE)) && w->count == 1) return 1;
    return 0;
}

static bool is_one(const reader *r, ptrdiff_t i)
{
    isn_number num;
    if (is_class(r, i, CLASS(ONE)) && is_class(r, i, CLASS(LONG))) return true; /* «يوم كامل» */
    return is_class(r, i, CLASS(ONE)) && number_read(r->toks, i, &num) == 1 && num.value == 1;
}

/* A number, a unit: «3 أشهر», «خمسة عشر عاما», «نصف عام»; the dual: «شهرين». */
static int read_counted(const reader *r, ptrdiff_t i, when *w)
{
    isn_number num;
    unit_hit u;
    ptrdiff_t k = i;
    *w = (when){.grain = GRAIN_DURATION, .rule = "duration.count"};
    if (is_class(r, k, CLASS(FEW)) && unit_find(r, k + 1, &u) && u.number == 2) { /* «عدة أيام» */
        w->count = -1;
        w->type_unit = u.unit;
        w->n_pre = class_pre(r, k, CLASS(FEW));
        return 2;
    }
    if (is_class(r, k, CLASS(LETTER))) k++; /* «الـ24 ساعة» */
    bool half = is_class(r, k, CLASS(HALF));
    int n = half ? 1 : number_read(r->toks, k, &num);
    if (half) num = (isn_number){.value = 0.5};
    if (n && num.value == 100 && num.definite && (num.n_pre || is_class(r, i - 1, CLASS(IN)))) return 0; /* «62 في المئة عام 2011» */
    if (n && num.value < 1e6 && unit_find(r, k + n, &u) && !u.n_pre && (!u.definite || (num.definite && u.number == 2))) {
        if (half && u.number != 0) return 0;
        if (u.unit == UNIT_DECADE && num.value > 10) return 0; /* «745 عقد بيع»: contracts */
        int year, cal_digits;
        if (!half && plain_number(r, k, 4, &year, &cal_digits) && cal_digits == 4 && year > 1900 && year < 2100 && u.unit < UNIT_YEAR)
            return 0; /* «في 2015 يوم …» */
        w->n_pre = half || k > i ? 0 : num.n_pre;
        w->count = num.plural_magnitude ? -1 : num.value;
        w->type_unit = u.unit;
        return (int)(k - i) + n + 1;
    }
    bool one = unit_find(r, i, &u) && u.number == 0 && !u.definite && !needs_number(r, i, &u) &&
               ((i + 1 < r->toks.n && str_starts(r->toks.at[i + 1].key, STR("و")) &&
                 is_class(r, i + 1, CLASS(HALF))) || is_one(r, i + 1));
    if (one) { /* «عاما ونصف العام», «عام واحد» */
        w->n_pre = u.n_pre;
        w->count = 1;
        w->type_unit = u.unit;
        return 1;
    }
    if (unit_find(r, i, &u) && u.number == 1 && !u.definite) {
        isn_str stem = tok_stem(&r->toks.at[i]);
        if (str_ends(stem, STR("ي"))) return 0; /* «يومي», «عامي» open other rules */
        if (u.unit == UNIT_SECOND || u.unit == UNIT_MILLENNIUM) return 0;
        if (u.unit == UNIT_YEAR && i > 0 && r->toks.at[i - 1].kind == TOK_WORD && str_ends(r->toks.at[i - 1].key, STR("ين")) &&
            !u.n_pre && !is_class(r, i - 1, CLASS(BETWEEN)))
            return 0; /* «مؤتمرين عامين»: general */
        w->n_pre = u.n_pre;
        w->count = 2;
        w->type_unit = u.unit;
        return 1;
    }
    return 0;
}

/* Does what follows a bare plural make it the plural of something: «سنوات الحرب»? */
static bool owned(const reader *r, ptrdiff_t i)
{
    if (is_mark(r, i) || is_class(r, i, CLASS(TO))) return false;
    const isn_tok *t = &r->toks.at[i];
    if (t->kind != TOK_WORD) return true;
    return has_al(t->key) || in_table(r, i, W_WEEKDAY) || in_table(r, i, W_MONTH) ||
           in_table(r, i, W_HOLIDAY);
}

/* [duration.bare] «سنوات» PXY, «ساعات» PTXH; «شهر» P1M after a preposition of time. */
static int read_bare(const reader *r, ptrdiff_t i, when *w)
{
    unit_hit u;
    if (!unit_find(r, i, &u) || u.definite || u.number == 1) return 0;
    *w = (when){.grain = GRAIN_DURATION, .type_unit = u.unit, .n_pre = u.n_pre, .rule = "duration.bare"};
    bool letter = u.n_pre && str_starts(str_sub(r->toks.at[i].key, u.n_pre - 2, r->toks.at[i].key.n), STR("ل"));
    bool cue = time_preposition(r, i - 1) || letter ||
               (is_class(r, i - 1, CLASS(IN)) && u.number == 0 && u.unit >= UNIT_WEEK && u.unit <= UNIT_YEAR && is_mark(r, i + 1));
    if (u.number == 0) {
        word_hit h;
        if (!cue || (needs_number(r, i, &u) && u.unit < UNIT_DECADE && u.unit != UNIT_MINUTE)) return 0;
        if (in_table(r, i + 1, W_MONTH) && u.unit == UNIT_MONTH && word_find(r, i + 1, W_MONTH, &h)) return 0;
        if (in_table(r, i + 1, W_WEEKDAY) || in_table(r, i + 1, W_DAY) || (i + 1 < r->toks.n && r->toks.at[i + 1].kind == TOK_NUMBER)) return 0;
        if (owned(r, i + 1) || (letter && !(r->toks.at[i].flags & TOK_TANWIN) && !is_mark(r, i + 1) && !is_class(r, i + 1, CLASS(ONE)))) return 0;
        w->count = 1;
        return 1;
    }
    if (owned(r, i + 1)) return 0;
    if (!cue && (needs_number(r, i, &u) || u.unit == UNIT_DAY || u.unit == UNIT_NIGHT)) return is_class(r, i + 1, CLASS(LONG)) ? (w->count = -1, 1) : 0;
    if (!cue && !is_mark(r, i + 1) && !is_class(r, i + 1, CLASS(OF)) && !is_class(r, i + 1, CLASS(LONG)) &&
        !is_class(r, i + 1, CLASS(AT)))
        return 0;
    w->count = -1;
    return 1;
}

/* «طوال اليوم», «على مدار العام»: the whole of a unit. */
static int read_whole_unit(const reader *r, ptrdiff_t i, when *w)
{
    unit_hit u;
    direction_hit d;
    if (!is_class(r, i - 1, CLASS(ALONG)) || !unit_find(r, i, &u) || !u.definite || u.number != 0 || u.n_pre) return 0;
    if (direction_find(r, i + 1, &d) || in_table(r, i + 1, W_WEEKDAY) || (i + 1 < r->toks.n && r->toks.at[i + 1].kind == TOK_NUMBER)) return 0;
    word_hit noun;
    if (word_find(r, i, W_YEAR_NOUN, &noun)) return 0;
    *w = (when){.grain = GRAIN_DURATION, .count = 1, .type_unit = u.unit, .rule = "duration.whole"};
    return 1;
}

/* «السنوات العشر الماضية», «الشهرين الماضيين», «الساعات الماضية», «الـ24 ساعة الماضية»,
 * «العقود الأخيرة»: a stretch that ends or begins now. */
static int read_recent(const reader *r, ptrdiff_t i, when *w)
{
    unit_hit u;
    ptrdiff_t k = i;
    *w = (when){.grain = GRAIN_DURATION, .rule = "duration.recent"};
    isn_number num;
    if (unit_find(r, i, &u) && u.definite && u.number != 0) {
        w->count = u.number == 1 ? 2 : -1;
        k++;
        int n = number_read(r->toks, k, &num);
        bool measured = is_class(r, k, CLASS(LONG));
        if (!n && is_class(r, k, CLASS(LETTER)) && (n = number_read(r->toks, k + 1, &num)) != 0) n++;
        if (n && num.value < 1000) w->count = num.value, k += n;
        else if (measured) k++;
    } else return 0;
    w->type_unit = u.unit;
    w->n_pre = u.n_pre;
    direction_hit d;
    int n = direction_find(r, k, &d);
    if (!n || d.kind == LEX_TIME_DIRECTION_KIND_SAME) return 0;
    if (d.kind == LEX_TIME_DIRECTION_KIND_RECENT && w->count < 0) when_ref(w, REF_PAST);
    k += n;
    if (is_class(r, k, CLASS(LONG)) && w->count < 0) k++;
    return (int)(k - i);
}

/* «الأشهر الأولى من عام 2023», «أول ستة أشهر من السنة», «الأيام الأولى من يناير». */
static int read_first_of(reader *r, ptrdiff_t i, when *w)
{
    isn_number num = {.value = 0}, first;
    unit_hit u;
    ptrdiff_t k = i;
    int n, n_pre, count = 0;
    bool last = false;
    if (unit_find(r, i, &u) && u.definite && u.number != 0) { /* «الأشهر التسعة الأولى» */
        n_pre = u.n_pre;
        k++;
        count = u.number == 1 ? 2 : 0;
        isn_number ord;
        n = ordinal_read(r->toks, k, &ord);
        if (!(n && ord.value == 1) && (n = number_read(r->toks, k, &num)) != 0) count = (int)num.value, k += n;
        n = ordinal_read(r->toks, k, &first);
        direction_hit d;
        if (!n && (n = direction_find(r, k, &d)) != 0 && d.kind == LEX_TIME_DIRECTION_KIND_RECENT) last = true;
        else if (!n || first.value != 1) return 0;
        k += n;
    } else { /* «أول ستة أشهر» */
        n = ordinal_read(r->toks, i, &first);
        if (!n || first.value != 1) return 0;
        n_pre = first.n_pre;
        k += n;
        n = number_read(r->toks, k, &num);
        if (n) count = (int)num.value, k += n;
        if (!unit_find(r, k, &u) || (n == 0 && u.number != 1)) return 0;
        if (!n) count = 2;
        k++;
    }
    if (!is_class(r, k, CLASS(OF))) return 0;
    k++;
    when whole;
    n = read_unit(r, k, &whole);
    bool fiscal = n && in_table(r, k, W_YEAR_NOUN);
    if (!n) n = read_month_of(r, k, &whole);
    if (!n) n = read_year_of(r, k, &whole);
    unit_hit year;
    if (!n && unit_find(r, k, &year) && year.definite && year.unit == UNIT_YEAR && !day_none(r->pub)) {
        whole = (when){0};
        when_shift(&whole, GRAIN_YEAR, r->pub, 0);
        n = 1;
    }
    if (!n || (whole.grain != GRAIN_YEAR && whole.grain != GRAIN_MONTH)) return 0;
    k += n;
    *w = whole;
    w->n_pre = n_pre;
    w->rule = "date.first-of";
    bool months = u.unit == UNIT_MONTH && whole.grain == GRAIN_YEAR && whole.calendar == ISN_GREGORIAN && !whole.is_range;
    bool shift = fiscal && r->fiscal_month == 7;
    if (months && (count == 6 || count == 3)) {
        w->grain = count == 6 ? GRAIN_HALF : GRAIN_QUARTER;
        w->n = count == 6 ? (last != shift ? 2 : 1) : (last ? 4 : 1) + (shift ? (last ? -2 : 2) : 0);
        w->year += shift && last;
        w->fixed = true;
    } else if (months && count > 1 && count < 12 && w->year) {
        w->grain = GRAIN_MONTH;
        w->is_range = true;
        w->month = last ? 13 - count : 1;
        w->end_month = last ? 12 : count;
        w->end_year = w->year;
    } else w->mod = last ? ISN_DATE_END : ISN_DATE_START;
    return (int)(k - i);
}

/* [duration.range] «من 3 إلى 10 سنوات», «بين ساعتين وثلاث ساعات», «3-5 سنوات»: from the
 * shorter to the longer.  `i` is after «من» or «بين». */
static int read_range(const reader *r, ptrdiff_t i, when *w)
{
    when a, b;
    isn_number num;
    bool between = is_class(r, i - 1, CLASS(BETWEEN)), whole = true;
    int n = read_counted(r, i, &a);
    unit_hit u;
    if (!n && between && unit_find(r, i, &u) && u.number == 0 && !u.definite) {
        a = (when){.count = 1, .type_unit = u.unit};
        n = 1;
    } else if (!n) {
        n = number_read(r->toks, i, &num);
        if (!n || num.value > 1000) return 0;
        a = (when){.count = num.value, .n_pre = num.n_pre};
        whole = false;
    }
    ptrdiff_t k = i + n;
    bool joint = is_dash(r, k) || is_class(r, k, CLASS(TO)) || (between && tok_is(r->toks, k, "و"));
    if (whole && is_dash(r, k)) return 0;
    n = read_counted(r, k + joint, &b);
    if (!n || a.count < 0 || b.count < 0 || (!joint && !(between && joined_and(r, k, b.n_pre)))) return 0;
    if (!whole) a.type_unit = b.type_unit;
    span_value(&a);
    span_value(&b);
    *w = (when){.grain = GRAIN_DURATION, .count = b.count, .type_unit = b.type_unit, .n_pre = a.n_pre, .is_range = true, .rule = "duration.range"};
    snprintf(w->value, sizeof w->value, "%.28s/%.28s", a.value, b.value);
    return (int)(k - i) + joint + n;
}

/* ---- durations ------------------------------------------------------------------------ */

/* [duration] A stretch of time, its modifier before or after:
 *
 *     أكثر من 18 عاما · نحو شهرين · 24 ساعة على الأقل · سنوات · السنوات العشر الماضية */
int read_duration(reader *r, ptrdiff_t i, when *w)
{
    int n = read_first_of(r, i, w);
    if (!n) n = read_range(r, i, w);
    if (n) return n;
    isn_date_mod mod = ISN_DATE_NONE, after;
    int mod_pre = 0, ignored;
    int m = mod_at(r, i, LEX_TIME_MOD_PLACE_BEFORE, &mod, &mod_pre);
    ptrdiff_t k = i + m;
    n = m ? 0 : read_whole_unit(r, k, w);
    if (!n) n = read_recent(r, k, w);
    if (!n) {
        n = read_counted(r, k, w);
        unit_hit u;
        if (!n && m && unit_find(r, k, &u) && u.number == 0 && !u.definite && (u.unit == UNIT_DECADE || !needs_number(r, k, &u)) && !owned(r, k + 1) &&
            !(k + 1 < r->toks.n && r->toks.at[k + 1].kind == TOK_NUMBER) && !in_table(r, k + 1, W_MONTH)) {
            *w = (when){.grain = GRAIN_DURATION, .count = 1, .type_unit = u.unit, .rule = "duration.count"};
            n = 1;
        }
        if (!n) n = m ? 0 : read_bare(r, k, w);
        if (!n) return 0;
        int more = read_and_more(r, k + n, w);
        n += more;
        if (!more) n += read_smaller(r, k + n, w);
        n += read_measure(r, k + n, w);
        direction_hit d; /* «24 ساعة الماضية», «الثلاثة أشهر المقبلة» */
        int dir = direction_find(r, k + n, &d);
        if (dir && (d.kind == LEX_TIME_DIRECTION_KIND_FROM_NOW || d.kind == LEX_TIME_DIRECTION_KIND_RECENT)) n += dir;
    }
    k += n;
    if (m) w->mod = mod, w->n_pre = mod_pre;
    else if ((n = mod_at(r, k, LEX_TIME_MOD_PLACE_AFTER, &after, &ignored)) != 0) w->mod = after, k += n;
    if (w->grain == GRAIN_DURATION && !w->composite) span_value(w);
    return (int)(k - i);
}

/* ---- how long ago ------------------------------------------------------------------------ */

static grain grain_of_span(const when *w)
{
    switch (w->type_unit) {
    case UNIT_DAY: case UNIT_NIGHT: return GRAIN_DAY;
    case UNIT_WEEK: return GRAIN_WEEK;
    case UNIT_MONTH: return GRAIN_MONTH;
    case UNIT_QUARTER: return GRAIN_QUARTER;
    case UNIT_YEAR: case UNIT_DECADE: case UNIT_CENTURY: return GRAIN_YEAR;
    default: return GRAIN_NONE;
    }
}

static void count_from(when *w, isn_day base, int sign)
{
    static const int times[] = {0, 0, 0, 1, 1, 1, 1, 1, 1, 10, 100, 1000};
    when span = *w;
    int by = (int)(span.count * times[span.type_unit]) * sign;
    grain g = grain_of_span(&span);
    if (by > 3000 || by < -3000) {
        if (g != GRAIN_DAY || by > 300000 || by < -300000) {
            when_ref(w, sign < 0 ? REF_PAST : REF_FUTURE);
            return;
        }
    }
    if (span.count != (double)(int)span.count && g == GRAIN_YEAR)
        g = GRAIN_MONTH, by = (int)(span.count * 12) * sign; /* «قبل عام ونصف» */
    isn_date_mod mod = w->mod;
    w->value[0] = 0;
    when_shift(w, g, base, by);
    w->mod = mod;
}

enum { COMPARED_BACK = 12 };

/* [date.year-before] «في الربع الأول … مقارنة مع 15 مليونا قبل عام»: the same quarter, half
 * or months of the year before, where the sentence compares. */
static bool year_before(const reader *r, ptrdiff_t i, when *w)
{
    const when *last = &r->last;
    if (w->type_unit != UNIT_YEAR || w->count != 1 || w->mod != ISN_DATE_NONE || !last->year) return false;
    if (last->grain != GRAIN_QUARTER && last->grain != GRAIN_HALF && last->grain != GRAIN_MONTH) return false;
    bool compared = false;
    for (ptrdiff_t k = i - 1; k >= 0 && k >= i - COMPARED_BACK && !compared; k--)
        compared = is_class(r, k, CLASS(COMPARED));
    if (!compared || last->calendar != ISN_GREGORIAN) return false;
    int n_pre = w->n_pre;
    *w = *last;
    w->year--;
    if (w->is_range && w->end_year) w->end_year--;
    w->value[0] = 0;
    w->mod = ISN_DATE_NONE;
    w->fixed = true;
    w->n_pre = n_pre;
    w->rule = "date.year-before";
    return true;
}

/* [date.ago] A stretch counted from now, or from the date last told of:
 *
 *     قبل ثلاثة أيام · قبل عامين · قبل أيام · بعد ذلك بيومين · بعدها بشهر
 *
 * «قبل يومين من الانتخابات» is only a stretch, and so are «بعد يومين من» and «بعد
 * يومين على». */
int read_ago(reader *r, ptrdiff_t i, when *w)
{
    bool before = is_class(r, i, CLASS(BEFORE)), after = is_class(r, i, CLASS(AFTER));
    bool before_it = is_class(r, i, CLASS(BEFORE_IT)), after_it = is_class(r, i, CLASS(AFTER_IT));
    ptrdiff_t k = i + 1;
    bool of_it = before_it || after_it;
    if ((before || after) && is_class(r, k, CLASS(IT)) && k + 1 < r->toks.n) k++, of_it = true;
    if (!before && !after && !of_it) return 0;
    int n = read_duration(r, k, w);
    if (!n || w->grain != GRAIN_DURATION || w->is_range || w->composite) return 0;
    if (of_it ? w->n_pre == 0 : w->n_pre != 0) return 0;
    ptrdiff_t end = k + n;
    w->n_pre = 0;
    isn_str key = r->toks.at[i].key;
    if (str_starts(key, STR("و")) || str_starts(key, STR("ف"))) w->n_pre = 2;
    w->rule = "date.ago";
    bool back = before || before_it;
    if (of_it) {
        isn_day base = anchor_day(r);
        if (day_none(base) || grain_of_span(w) == GRAIN_NONE || w->count < 0) return 0;
        count_from(w, base, back ? -1 : 1);
        return (int)(end - i);
    }
    when now; /* «بعد خمس سنوات من الآن» */
    int more = is_class(r, end, CLASS(OF)) ? read_vague(r, end + 1, &now) : 0;
    bool from_now = more && now.grain == GRAIN_REF && now.n == REF_PRESENT && !now.n_pre && after;
    if (from_now && w->count > 0 && !day_none(r->pub) && grain_of_span(w) != GRAIN_NONE) {
        count_from(w, r->pub, 1);
        return (int)(end - i) + 1 + more;
    }
    if (is_class(r, end, CLASS(OF)) || (after && is_class(r, end, CLASS(UPON)))) return 0;
    if (back && year_before(r, i, w)) return (int)(end - i);
    if (after && (w->count < 0 || !is_future(r, i, end))) return 0;
    if (w->count < 0 || day_none(r->pub)) when_ref(w, back ? REF_PAST : REF_FUTURE);
    else if (grain_of_span(w) == GRAIN_NONE) when_of_day(w, r->pub);
    else count_from(w, r->pub, back ? -1 : 1);
    return (int)(end - i);
}

/* ---- sets ---------------------------------------------------------------------------------- */

/* «أيام الجمعة»: every one of them, where no other day, date or direction follows. */
static bool read_weekly(const reader *r, ptrdiff_t i, int n_pre, when *w)
{
    word_hit h, next;
    direction_hit d;
    if (!word_find_bare(r, i + 1, W_WEEKDAY, &h)) return false;
    if (word_find(r, i + 2, W_WEEKDAY, &next) || is_punct(r, i + 2, "،") || direction_find(r, i + 2, &d) ||
        tok_is(r->toks, i + 2, "و") || (i + 2 < r->toks.n && r->toks.at[i + 2].kind == TOK_NUMBER))
        return false;
    *w = (when){.grain = GRAIN_SET, .n_pre = n_pre, .rule = "set.weekly"};
    snprintf(w->value, sizeof w->value, "XXXX-WXX-%d", lex_value(&lex_weekday, h.row, LEX_WEEKDAY_DAY));
    return true;
}

/* [set] «يوميا», «كل جمعة», «كل ثلاثة أشهر», «كل عام». */
int read_set(reader *r, ptrdiff_t i, when *w)
{
    word_hit h;
    if (word_find(r, i, W_SET, &h)) {
        *w = (when){.grain = GRAIN_SET, .n_pre = h.n_pre, .rule = "set.word"};
        snprintf(w->value, sizeof w->value, "%.*s", STR_ARG(lex_cell(&lex_time_set, h.row, LEX_TIME_SET_VALUE)));
        return h.n;
    }
    unit_hit u;
    if (unit_find(r, i, &u) && u.unit == UNIT_DAY && u.number == 2 && !u.definite && read_weekly(r, i, u.n_pre, w)) return 2;
    if (!is_class(r, i, CLASS(EVERY))) return 0;
    ptrdiff_t k = i + 1;
    int n_pre = class_pre(r, i, CLASS(EVERY));
    bool day = unit_find(r, k, &u) && u.unit == UNIT_DAY && u.number == 0 && !u.definite && in_table(r, k + 1, W_WEEKDAY);
    if (word_find(r, k + day, W_WEEKDAY, &h) && !h.n_pre) {
        *w = (when){.grain = GRAIN_SET, .n_pre = n_pre, .rule = "set.every"};
        snprintf(w->value, sizeof w->value, "XXXX-WXX-%d", lex_value(&lex_weekday, h.row, LEX_WEEKDAY_DAY));
        return 1 + day + h.n;
    }
    when span;
    int n = 0;
    if (unit_find(r, k, &u) && u.number == 0 && !u.definite && !u.n_pre && u.unit != UNIT_QUARTER && u.unit != UNIT_SECOND && !owned(r, k + 1)) {
        span = (when){.count = 1, .type_unit = u.unit};
        n = 1;
    } else if ((n = read_counted(r, k, &span)) == 0 || span.n_pre || span.count < 0) return 0;
    *w = span;
    span_value(w);
    w->grain = GRAIN_SET;
    w->n_pre = n_pre;
    w->rule = "set.every";
    return 1 + n;
}
