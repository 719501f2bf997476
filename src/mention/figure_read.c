/* figure_read.c - one figure: its number, what it counts, how near it is.
 *
 *     [approximator] number [percent | money | noun phrase] [approximator]
 *
 * and the shapes with two numbers: ranges and «one of every three». */
#include "lexicon/approximator.h"
#include "lexicon/figure_change.h"
#include "lexicon/percent.h"
#include "lexicon/phrase_stop.h"
#include "lexicon/share_context.h"
#include "mention/figure_parts.h"

#include <math.h>

/* A number and its tail: tokens [first, end), of which [noun, end) is counted. */
typedef struct {
    isn_number num;
    ptrdiff_t first, number_end, end;
    ptrdiff_t of, of_end; /* counted noun phrase; of == of_end is none */
    counted_kind kind;
    isn_str unit;
    bool percent;
    isn_figure_mod mod; /* found inside: «بين نحو 10 و15» */
} amount;

static bool is_dash(isn_toks toks, ptrdiff_t i)
{
    return tok_is(toks, i, "-") || tok_is(toks, i, "–") || tok_is(toks, i, "—") || tok_is(toks, i, "ـ");
}

/* ---- the tail ---------------------------------------------------------------- */

/* [figure.percent] «15%», «15 في المئة», «(15) بالمائة» */
static bool percent_tail(const scene *s, amount *m)
{
    int k, n = 0;
    if (m->end < s->toks.n) n = toks_match(&lex_percent, s->toks, m->end, &k, NULL);
    if (!n && tok_is(s->toks, m->end, ")") && m->end + 1 < s->toks.n) {
        n = toks_match(&lex_percent, s->toks, m->end + 1, &k, NULL);
        if (n) n++;
    }
    if (!n && m->first > 0 && !m->num.n_pre &&
        toks_match(&lex_percent, s->toks, m->first - 1, &k, NULL) == 1 &&
        s->toks.at[m->first].kind == TOK_NUMBER) {
        m->first--; /* «% 15» */
    } else if (!n) {
        return false;
    }
    m->unit = lex_cell(&lex_percent, lex_row(&lex_percent, k), LEX_PERCENT_UNIT);
    m->percent = true;
    m->end += n;
    if (!tok_is(s->toks, m->end, "من")) return true;
    counted c = counted_read(s, m->end + 1, NULL);
    if (c.kind == COUNTS_NOTHING || c.kind == COUNTS_TIME) return true;
    m->of = m->end + 1 + c.n_skip; /* what it is a share of is told, but not quoted */
    m->of_end = m->end + 1 + c.n_toks;
    return true;
}

/* [figure.money-before] «$15», «15 €» */
static bool money_sign_before(const scene *s, amount *m)
{
    counted_kind kind;
    if (m->first == 0 || s->toks.at[m->first - 1].kind != TOK_PUNCT) return false;
    isn_str unit = noun_unit(s->toks, m->first - 1, &kind);
    if (kind != COUNTS_MONEY) return false;
    m->first--;
    m->kind = kind;
    m->unit = unit;
    return true;
}

/* Do brackets or quotation marks stand around the number: «(7)», «"37" طالبا»? */
static bool enclosed(isn_toks toks, ptrdiff_t first, ptrdiff_t end)
{
    if (first == 0 || end >= toks.n) return false;
    if (tok_is(toks, end, ")") && tok_is(toks, first - 1, "(")) return true;
    return toks.at[first - 1].flags & TOK_OPENS_QUOTE && toks.at[end].flags & TOK_CLOSES_QUOTE;
}

static void noun_tail(const scene *s, amount *m)
{
    ptrdiff_t at = m->end;
    if (enclosed(s->toks, m->first, at)) at++;
    counted c = counted_read(s, at, &m->num);
    if (c.kind == COUNTS_NOTHING) {
        money_sign_before(s, m);
        return;
    }
    m->kind = c.kind;
    m->unit = c.unit;
    m->of = at + c.n_skip;
    m->of_end = m->end = at + c.n_toks;
}

/* «ملياري دولار ونصف المليار»: the share after the noun. */
static void half_after_noun(const scene *s, amount *m)
{
    isn_number f, mag;
    ptrdiff_t i = m->end;
    if (m->num.scale < 1000 || m->of == m->of_end || i + 1 >= s->toks.n) return;
    if (!str_starts(s->toks.at[i].key, STR("و"))) return;
    int n = fraction_read(s->toks, i, &f);
    if (n != 1 || f.n_pre != 2 || !number_read(s->toks, i + 1, &mag)) return;
    if (mag.n_toks != 1 || mag.value != m->num.scale) return;
    m->num.value += f.value * m->num.scale;
    m->end = i + 2;
}

static void tail_read(const scene *s, amount *m)
{
    if (percent_tail(s, m)) return;
    noun_tail(s, m);
    half_after_noun(s, m);
}

/* ---- fractions ----------------------------------------------------------------- */

static bool is_article_noun(isn_str key)
{
    return str_starts(key, STR("ال")) && key.n > 8;
}

/* Is the noun after a bare fraction one that is shared: definite, or the first
 * of a phrase that ends definite or in a name: «نصف السكان», «ربع مساحة لبنان»? */
static bool shared_noun(const scene *s, ptrdiff_t i)
{
    if (ends_phrase(s, i)) return false;
    counted_kind kind;
    noun_unit(s->toks, i, &kind);
    if (kind == COUNTS_TIME) return false;
    const isn_tok *t = &s->toks.at[i];
    if (is_word(s->toks, i, LEX_FIGURE_WORD_KIND_FINAL)) return false;
    if (is_article_noun(t->key)) return true;
    if (looks_verb(t)) return false;
    return !str_ends(t->key, STR("يه")) && !ends_phrase(s, i + 1);
}

/* «بأغلبية الثلثين», «إلى النصف»: a definite fraction that says a share. */
static bool share_context_before(const scene *s, ptrdiff_t i, const isn_number *f)
{
    int k, n_pre;
    if (f->n_pre == 2 && str_starts(s->toks.at[i].key, STR("ب"))) return true;
    return match_before(&lex_share_context, s->toks, i, 1, &k, &n_pre) > 0;
}

/* [figure.share] A fraction, as a share or as a measure («نصف طن»). */
static bool fraction_amount(const scene *s, ptrdiff_t i, amount *m)
{
    isn_number f, num;
    int n = fraction_read(s->toks, i, &f);
    if (!n || !number_is_share(s->toks, i) || (i + n < s->toks.n && in_date(s, i + n))) return false;
    if (number_read(s->toks, i, &num) && num.n_toks > n) return false; /* «نصف مليون» */
    *m = (amount){.num = f, .first = i, .number_end = i + n, .end = i + n};
    if (f.definite || (n == 2 && ends_phrase(s, i + n))) {
        bool adjective = i + n < s->toks.n && is_article_noun(s->toks.at[i + n].key);
        if (f.definite && (adjective || !share_context_before(s, i, &f))) return false;
        m->unit = STR("share");
        return true;
    }
    counted c = counted_read(s, i + n, &f);
    if (c.kind == COUNTS_MEASURE || c.kind == COUNTS_MONEY) {
        m->kind = c.kind;
        m->unit = c.unit;
    } else if (c.kind == COUNTS_NOUN && shared_noun(s, i + n + c.n_skip)) {
        m->unit = STR("share");
    } else {
        return false;
    }
    m->of = i + n + c.n_skip;
    m->of_end = m->end = i + n + c.n_toks;
    return true;
}

/* [figure.one-of-every] «واحدا من كل ثلاثة فقراء», «3 من كل 10 أطفال» */
static bool of_every(const scene *s, ptrdiff_t i, const isn_number *one, amount *m)
{
    ptrdiff_t j = i + one->n_toks;
    isn_number all;
    if (!tok_is(s->toks, j, "من")) return false;
    j++;
    if (is_word(s->toks, j, LEX_FIGURE_WORD_KIND_AMONG)) j++;
    if (!tok_is(s->toks, j, "كل")) return false;
    int n = number_read(s->toks, j + 1, &all);
    if (!n || all.value <= one->value || all.value <= 0) return false;
    *m = (amount){.num = *one, .first = i, .number_end = j + 1 + n, .end = j + 1 + n};
    counted c = counted_read(s, m->end, &all);
    if (c.kind == COUNTS_TIME) return false;
    m->num.value = one->value / all.value;
    m->num.fraction = true;
    m->unit = STR("share");
    m->of = m->end;
    m->of_end = m->end += c.n_toks;
    return true;
}

/* ---- how near -------------------------------------------------------------------- */

static isn_figure_mod mod_of(int k)
{
    switch (lex_value(&lex_approximator, lex_row(&lex_approximator, k), LEX_APPROXIMATOR_MOD)) {
    case LEX_APPROXIMATOR_MOD_APPROX: return ISN_FIGURE_APPROX;
    case LEX_APPROXIMATOR_MOD_AT_LEAST: return ISN_FIGURE_AT_LEAST;
    case LEX_APPROXIMATOR_MOD_AT_MOST: return ISN_FIGURE_AT_MOST;
    case LEX_APPROXIMATOR_MOD_OVER: return ISN_FIGURE_OVER;
    default: return ISN_FIGURE_UNDER;
    }
}

/* A row of the phrase at key `k` for this side, or -1. */
static int side_key(int k, int side)
{
    for (; k >= 0; k = lex_next(&lex_approximator, k))
        if (lex_value(&lex_approximator, lex_row(&lex_approximator, k), LEX_APPROXIMATOR_SIDE) == side)
            return k;
    return -1;
}

/* The mod right before token `i`, if any: inside «بين نحو 10 و15». */
static void inner_mod(const scene *s, ptrdiff_t i, isn_figure_mod *mod)
{
    int k, n_pre;
    if (match_before(&lex_approximator, s->toks, i, 4, &k, &n_pre) &&
        (k = side_key(k, LEX_APPROXIMATOR_SIDE_BEFORE)) >= 0)
        *mod = mod_of(k);
}

/* ---- ranges -------------------------------------------------------------------- */

/* Do the words before token `i` speak of change («ارتفع من … إلى …»)? */
static bool change_before(const scene *s, ptrdiff_t i)
{
    for (ptrdiff_t j = i; j-- > 0 && i - j <= 12;) {
        isn_clitic_cut cut;
        if (s->toks.at[j].flags & TOK_OF_SENTENCE_END) return false;
        for (int way = 0; clitic_cut(s->toks.at[j].key, way, &cut); way++)
            if (lex_find(&lex_figure_change, cut.rest) >= 0) return true;
    }
    return false;
}

/* The number after the joint at `i`: «و» (on its word too: «وعشرين»), «أو», or
 * with NULL a word for to, «إلى». */
static int joined_number(const scene *s, ptrdiff_t i, const char *joint, isn_number *num)
{
    bool to = !joint && is_word(s->toks, i, LEX_FIGURE_WORD_KIND_TO);
    if (to || (joint && tok_is(s->toks, i, joint))) {
        int n = number_read(s->toks, i + 1, num);
        return n ? n + 1 : 0;
    }
    if (!joint || strcmp(joint, "و") != 0 || i >= s->toks.n) return 0;
    int n = number_read(s->toks, i, num);
    return n && num->n_pre == 2 && str_starts(s->toks.at[i].key, STR("و")) ? n : 0;
}

/* The upper end of a range whose lower end is `m`, before its noun was read.
 * `*first` is set to the token where the range's words begin. */
static int range_upper(const scene *s, const amount *m, isn_number *high, ptrdiff_t *first)
{
    int n, k, n_pre;
    n = match_before(&lex_approximator, s->toks, m->first, 4, &k, &n_pre); /* «بين نحو 10 و15» */
    ptrdiff_t at = m->end, before = m->first - n - 1;
    *first = m->first;
    if (tok_is(s->toks, before, "ما")) before--;
    if (is_word(s->toks, before, LEX_FIGURE_WORD_KIND_BETWEEN) &&
        (n = joined_number(s, at, "و", high))) {
        *first = before - (tok_is(s->toks, before - 1, "ما"));
        return n;
    }
    if ((n = joined_number(s, at, "او", high))) return n;
    if (m->num.digits && is_dash(s->toks, at) && (n = number_read(s->toks, at + 1, high)) && high->digits)
        return n + 1;
    bool from = tok_is(s->toks, m->first - 1, "من");
    n = joined_number(s, at, NULL, high);
    if (!n || (from && change_before(s, m->first - 1))) return 0;
    if (from) *first = m->first - 1;
    return n;
}

/* [figure.range] «بين 10 و15 ألف جندي», «10-15%», «من 3 إلى 5 قتلى», «ثلاثة أو أربعة» */
static bool range_amount(const scene *s, amount *m, double *high_value)
{
    isn_number high;
    ptrdiff_t first;
    amount low = *m;
    int k, p = low.end < s->toks.n ? toks_match(&lex_percent, s->toks, low.end, &k, NULL) : 0;
    counted between = p ? (counted){0} : counted_read(s, low.end, &m->num);
    if (p) low.end += p; /* «بين 10% و15%» */
    else if (between.kind == COUNTS_MONEY || between.kind == COUNTS_MEASURE) low.end += between.n_toks;
    int n = range_upper(s, &low, &high, &first);
    if (!n || high.plural_magnitude) return false;
    double lower = m->num.value;
    if (lower >= high.value) return false;
    if (m->num.scale == 1 && high.scale >= 1000 && lower < high.value / high.scale && low.end == m->end)
        lower *= high.scale; /* «10 إلى 15 ألفا» */
    amount whole = *m;
    whole.num.scale = high.scale;
    whole.num.n_pre = first < m->first ? 0 : m->num.n_pre;
    whole.first = first;
    if (first < m->first) inner_mod(s, m->first, &whole.mod);
    whole.end = whole.number_end = low.end + n;
    tail_read(s, &whole);
    if (whole.kind == COUNTS_TIME) {
        *m = whole;
        return true;
    }
    if (p && !whole.percent) return false; /* «هبط 64% إلى 3 مليارات» */
    if (low.end > m->end && !p && whole.kind != between.kind) return false;
    bool bare = whole.kind == COUNTS_NOTHING && !whole.percent;
    if (bare && high.value <= 31 && tok_is(s->toks, first, "من")) return false; /* days */
    if (bare && first == m->first && !tok_is(s->toks, m->end, "او")) return false;
    whole.num.value = lower;
    *m = whole;
    *high_value = high.value;
    return true;
}

/* Words before the number: sets the mod and where the figure begins. */
static void mod_before(const scene *s, ptrdiff_t *first, uint32_t *start, isn_figure_mod *mod)
{
    for (int times = 0; times < 2; times++) { /* «ما لا يقل عن نحو 20» */
        int k, n_pre;
        ptrdiff_t end = *first;
        if (tok_is(s->toks, end - 1, "ال") || tok_is(s->toks, end - 1, "(")) end--;
        int n = match_before(&lex_approximator, s->toks, end, 5, &k, &n_pre);
        if (!n || (k = side_key(k, LEX_APPROXIMATOR_SIDE_BEFORE)) < 0) return;
        isn_figure_mod found = mod_of(k);
        if (*mod == ISN_FIGURE_EXACT || found != ISN_FIGURE_APPROX) *mod = found;
        int row = lex_row(&lex_approximator, k);
        if (lex_value(&lex_approximator, row, LEX_APPROXIMATOR_SPAN) == LEX_APPROXIMATOR_SPAN_OUT) return;
        *first = end - n;
        const isn_tok *t = &s->toks.at[*first];
        *start = t->span.start + tok_key_to_bytes(s->text->text, t, n_pre);
    }
}

/* Words after the figure: «12 شخصا على الأقل». */
static void mod_after(const scene *s, ptrdiff_t *end, isn_figure_mod *mod)
{
    int k;
    if (*end >= s->toks.n) return;
    int n = toks_match(&lex_approximator, s->toks, *end, &k, NULL);
    if (!n || (k = side_key(k, LEX_APPROXIMATOR_SIDE_AFTER)) < 0) return;
    if (tok_is(s->toks, *end + n, "من")) return; /* «40 قرارا وأكثر من 8000 توصية» */
    *mod = mod_of(k);
    *end += n;
}

/* ---- the noun before --------------------------------------------------------------- */

/* Does a definite noun that may be counted stand at `i`: «الأطراف», «دوله»? */
static bool definite_noun(const scene *s, ptrdiff_t i)
{
    if (i < 0 || s->toks.at[i].kind != TOK_WORD || in_date(s, i)) return false;
    const isn_tok *t = &s->toks.at[i];
    counted_kind kind;
    noun_unit(s->toks, i, &kind);
    if (kind == COUNTS_TIME || lex_find(&lex_phrase_stop, t->key) >= 0) return false;
    if (is_article_noun(tok_stem(t)) || is_article_noun(t->key)) return true;
    if (str_starts(t->key, STR("لل")) && t->key.n > 10) return true; /* «للقرى السبع» */
    isn_str k = t->key; /* a plural with its owner's pronoun: «دوله», not «مجموعة» */
    if (t->flags & TOK_TA_MARBUTA) return false;
    return str_ends(k, STR("ه")) || str_ends(k, STR("ها")) || str_ends(k, STR("هم")) || str_ends(k, STR("نا"));
}

/* [figure.not-ordinal] «الدورة الـ78 لمؤتمر»: a definite singular and «الـ» before
 * digits order. */
static bool orders_in_digits(const scene *s, ptrdiff_t i, const isn_number *num)
{
    return num->digits && tok_is(s->toks, i - 1, "ال") && definite_noun(s, i - 2);
}

/* [figure.after-noun] «الأطراف الثلاثة», «دوله الخمس», «الركاب الـ150» */
static bool after_noun(const scene *s, ptrdiff_t i, const isn_number *num, amount *m)
{
    bool al = tok_is(s->toks, i - 1, "ال") && num->digits;
    ptrdiff_t noun = i - 1 - al;
    if (!(al || num->definite) || num->n_pre || num->value < 2 || num->plural_magnitude) return false;
    if (!definite_noun(s, noun)) return false;
    bool tens = num->value >= 20 && num->n_toks == 1 && !num->digits;
    if (tens && !plural_noun(s->toks, noun)) return false; /* «القرن العشرين» */
    if (!num->digits && num->value == 2) return false;      /* «يوم الاثنين», «الاثنان» */
    if (al && !plural_noun(s->toks, noun)) return false; /* «الدورة الـ78» */
    ptrdiff_t end = noun + 1;
    if (noun > 0 && is_article_noun(s->toks.at[noun].key) && is_article_noun(s->toks.at[noun - 1].key) &&
        definite_noun(s, noun - 1) &&
        (plural_noun(s->toks, noun - 1) || str_ends(s->toks.at[noun].key, STR("يه"))))
        noun--; /* «الدول الصناعية السبع» */
    else if (noun > 0 && !plural_noun(s->toks, noun) && plural_noun(s->toks, noun - 1) &&
             !ends_phrase(s, noun - 1))
        noun--; /* «دول المجلس الست» */
    *m = (amount){.num = *num, .first = noun, .number_end = i + num->n_toks, .end = i + num->n_toks,
                  .of = noun, .of_end = end};
    isn_tok bare = s->toks.at[noun];
    bare = tok_with_key(bare, str_sub(bare.key, bare.n_pre, bare.key.n));
    m->unit = noun_unit((isn_toks){&bare, 1}, 0, &m->kind);
    if (m->kind == COUNTS_NOTHING) m->kind = COUNTS_NOUN;
    m->num.n_pre = s->toks.at[noun].n_pre;
    return true;
}

/* ---- together ------------------------------------------------------------------------ */

/* May a number without any noun be a figure?  Digits and magnitudes may, and
 * small words too; «واحد», the article's «الثلاثة» and a lone «ألف» may not. */
static bool stands_alone(const scene *s, const amount *m, isn_figure_mod mod)
{
    const isn_number *n = &m->num;
    if (n->plural_magnitude || m->percent) return true;
    bool one_word = n->n_toks == 1 && !n->digits;
    if (n->value == 0) return false;
    if (mod != ISN_FIGURE_EXACT) return true;
    if (one_word && (n->definite || n->value == 1000 || n->value == 100)) return false;
    if (n->definite && !n->digits) return false;
    bool of_definite = m->end < s->toks.n && has_article(s->toks.at[m->end].key) && !in_date(s, m->end);
    if (one_word && n->value <= 10 && of_definite) return false; /* «ثماني النوى» */
    return !(n->digits && tok_is(s->toks, m->first - 1, "ال"));
}

static bool opens_before(isn_toks toks, ptrdiff_t i)
{
    return i > 0 && (tok_is(toks, i - 1, "(") || toks.at[i - 1].flags & TOK_OPENS_QUOTE);
}

/* Does what opens before `first` close before `end`: «(7) مليارات», «"37" طالبا»? */
static bool closes_within(isn_toks toks, ptrdiff_t first, ptrdiff_t end)
{
    for (ptrdiff_t i = first; i < end; i++)
        if (tok_is(toks, i, ")") || toks.at[i].flags & TOK_CLOSES_QUOTE) return true;
    return false;
}

/* «2.850 درهم» is under three dirhams in an article that writes «1.5 في المئة»,
 * but «2.500 جندي» are thousands anywhere: people come whole. */
static void choose_mark(const scene *s, amount *m)
{
    if (m->num.mark && m->num.mark == s->decimal_mark && m->kind != COUNTS_NOUN)
        m->num.value = m->num.otherwise;
}

static void fill(const scene *s, const amount *m, double max, isn_figure *f)
{
    ptrdiff_t first = m->first, end = m->end;
    if (opens_before(s->toks, first) && closes_within(s->toks, first, end)) first--;
    const isn_tok *t = &s->toks.at[first];
    uint32_t start = t->span.start + tok_key_to_bytes(s->text->text, t, m->num.n_pre);
    isn_figure_mod mod = m->num.plural_magnitude ? ISN_FIGURE_AT_LEAST : m->mod;
    mod_before(s, &first, &start, &mod);
    mod_after(s, &end, &mod);
    *f = (isn_figure){.value = m->num.value, .max = max, .mod = mod, .part_of = -1, .date = -1};
    f->span = (isn_span){start, s->toks.at[m->end - 1].span.end};
    if (m->of < m->of_end) f->of = toks_span(s->toks, m->of, m->of_end - m->of);
    if (m->of == m->first) f->of.start = f->span.start; /* «بمراحله الثلاث» */
    f->unit = m->unit;
}

static isn_rule rule_name(const amount *m, double max)
{
    if (!isnan(max)) return "figure.range";
    if (m->percent) return "figure.percent";
    if (m->num.fraction) return "figure.share";
    if (m->kind == COUNTS_MONEY) return "figure.money";
    if (m->kind == COUNTS_MEASURE) return "figure.measure";
    return m->kind == COUNTS_NOUN ? "figure.count" : "figure.bare";
}

/* The unit where the noun's class is not known: items where there is a noun. */
static void settle_unit(const amount *m, isn_figure *f)
{
    if (m->kind == COUNTS_MONEY) f->rule = "figure.money";
    else if (!f->unit.n && m->kind == COUNTS_NOUN) f->unit = STR("item");
}

static follows what_follows(const scene *s, const amount *m)
{
    if (m->percent || m->kind == COUNTS_MONEY || m->kind == COUNTS_MEASURE) return FOLLOWS_COUNTED;
    if (m->kind == COUNTS_NOTHING) return FOLLOWS_NOTHING;
    bool right_after = m->unit.n > 0 && m->of == m->number_end;
    return right_after && count_agrees(s->toks, m->of, m->num.value) ? FOLLOWS_COUNTED : FOLLOWS_NOUN;
}

int figure_read(scene *s, ptrdiff_t i, isn_figure *f, bool *found)
{
    amount m;
    double max = NAN;
    *found = false;
    isn_number num = {0};
    int n = number_read(s->toks, i, &num);
    bool share = n ? of_every(s, i, &num, &m) : false;
    if (!share) share = fraction_amount(s, i, &m);
    if (!share && !n) return 0;
    if (!share && after_noun(s, i, &num, &m)) {
        if (number_names(s, i, &num, FOLLOWS_NOTHING) && !num.definite) return n;
    } else if (!share) {
        m = (amount){.num = num, .first = i, .number_end = i + n, .end = i + n};
        if (num.value == 1 && !num.digits) return n; /* «واحد من» */
        bool pronoun = num.definite && !num.digits && num.n_toks == 1 && num.scale == 1 && !(num.value >= 100 && i + n < s->toks.n && count_agrees(s->toks, i + n, num.value)); /* «نحو المئة شخص» */
        if (pronoun) return n; /* «الثلاثة», and names that look so («ألستون») */
        if (!range_amount(s, &m, &max)) tail_read(s, &m);
        if (orders_in_digits(s, i, &num)) return n;
        if (isnan(max) && number_names(s, i, &num, what_follows(s, &m))) return n;
    }
    choose_mark(s, &m);
    int used = (int)(m.end - i);
    if (m.kind == COUNTS_TIME) return used;
    fill(s, &m, max, f);
    bool bare = !share && m.kind == COUNTS_NOTHING && isnan(max);
    if (bare && !stands_alone(s, &m, f->mod)) return used > n ? n : used;
    f->rule = rule_name(&m, max);
    settle_unit(&m, f);
    if (bare && !f->unit.n) subject_find(s, m.first, m.end, f);
    if (bare && !f->unit.n && m.num.plural_magnitude && m.num.definite) f->unit = STR("person");
    *found = true;
    return used;
}
