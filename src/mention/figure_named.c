/* figure_named.c - numbers that name, order or score: no figures.
 *
 *     المادة 140 · القرار 2254 · إف-16 · كوفيد-19 · 2:1 · 5+1 · (2017) · 1. */
#include "lexicon/figure_label.h"
#include "lexicon/phrase_stop.h"
#include "mention/figure_parts.h"

static bool glued_to(isn_toks toks, ptrdiff_t i)
{
    return i > 0 && i < toks.n && !(toks.at[i].flags & TOK_SPACE_BEFORE);
}

static bool any_of(isn_toks toks, ptrdiff_t i, const char *marks)
{
    if (i < 0 || i >= toks.n || toks.at[i].kind != TOK_PUNCT || toks.at[i].key.n != 1) return false;
    return strchr(marks, toks.at[i].key.p[0]) != NULL;
}

static bool is_dash(isn_toks toks, ptrdiff_t i)
{
    return tok_is(toks, i, "-") || tok_is(toks, i, "–") || tok_is(toks, i, "—") || tok_is(toks, i, "−");
}

/* [figure.not-label] «المادة 140», «القرار (2254)», «الدورة الـ78», «رقم: 12» */
static bool after_label(isn_toks toks, ptrdiff_t i)
{
    int k, n_pre;
    ptrdiff_t end = i;
    if (tok_is(toks, end - 1, "ال")) end--;
    if (any_of(toks, end - 1, "(:\"[")) end--;
    if (end > 0 && toks.at[end - 1].flags & TOK_OPENS_QUOTE) end--;
    return match_before(&lex_figure_label, toks, end, 3, &k, &n_pre) > 0;
}

/* [figure.not-listed] «المادتين 5 و7»: joined to a number that named. */
static bool after_named(const scene *s, ptrdiff_t i)
{
    if (s->named_end < 0 || i - s->named_end > 2) return false;
    for (ptrdiff_t j = s->named_end; j < i; j++)
        if (!tok_is(s->toks, j, "و") && !tok_is(s->toks, j, "،") && !tok_is(s->toks, j, ",") &&
            !is_word(s->toks, j, LEX_FIGURE_WORD_KIND_TO) && !is_dash(s->toks, j) && !any_of(s->toks, j, "/)"))
            return false;
    return true;
}

/* [figure.not-model] «إف-16», «F16», «S 400», «5G», «كوفيد-19» */
static bool in_model(isn_toks toks, ptrdiff_t i, ptrdiff_t end)
{
    if (i > 0 && toks.at[i - 1].flags & TOK_LATIN) return true;
    if (glued_to(toks, end) && toks.at[end].flags & TOK_LATIN) return true;
    if (i < 2 || !is_dash(toks, i - 1) || !glued_to(toks, i) || !glued_to(toks, i - 1)) return false;
    const isn_tok *t = &toks.at[i - 2];
    return t->kind == TOK_WORD && (t->key.n > 2 || t->flags & TOK_LATIN);
}

/* [figure.not-score] «2-1», «10:30», «3/5», «5+1», «#7», «@9» */
static bool in_score(isn_toks toks, ptrdiff_t i, ptrdiff_t end)
{
    if (any_of(toks, i - 1, ":/+*#@_=x") && glued_to(toks, i)) return true;
    if (any_of(toks, end, ":/+*=_") && glued_to(toks, end) && glued_to(toks, end + 1)) return true;
    bool dash_before = is_dash(toks, i - 1) && i > 1 && toks.at[i - 2].kind == TOK_NUMBER;
    bool dash_after = is_dash(toks, end) && end + 1 < toks.n && toks.at[end + 1].kind == TOK_NUMBER;
    return dash_before || dash_after;
}

/* [figure.not-item] «1.», «2 -», «3)» at the beginning of a line. */
static bool numbers_a_list(isn_toks toks, ptrdiff_t i, ptrdiff_t end)
{
    bool first = toks.at[i].flags & (TOK_LINE_START | TOK_BLOCK_START);
    if (!first && any_of(toks, i - 1, "(")) first = toks.at[i - 1].flags & (TOK_LINE_START | TOK_BLOCK_START);
    return first && (end >= toks.n || is_dash(toks, end) || any_of(toks, end, ".)/:"));
}

/* [figure.not-year] 1900 to 2099 in four digits that count nothing. */
static bool is_year(isn_toks toks, ptrdiff_t i, const isn_number *num)
{
    return num->n_toks == 1 && toks.at[i].key.n == 4 && num->value >= 1900 && num->value < 2100;
}

/* [figure.not-phone] seven digits and more in one run, or a leading zero. */
static bool is_phone(isn_toks toks, ptrdiff_t i, const isn_number *num)
{
    isn_str key = toks.at[i].key;
    if (num->n_toks != 1) return false;
    for (ptrdiff_t j = 0; j < key.n; j++)
        if (key.p[j] < '0' || key.p[j] > '9') return false;
    return key.n >= 7 || (key.n > 1 && key.p[0] == '0') || any_of(toks, i - 1, "+");
}

/* [figure.not-ordinal] «الرابع عشر», «الخامس والعشرين» */
static bool in_ordinal(isn_toks toks, ptrdiff_t i)
{
    isn_number num;
    return i > 0 && ordinal_read(toks, i - 1, &num) > 1;
}

/* [figure.not-enumerated] «: 1 - المواد. 2- البرامج»: a dash after it, and before it
 * no verb or preposition that would lead to an amount. */
static bool enumerates(const scene *s, ptrdiff_t i, ptrdiff_t end)
{
    if (!is_dash(s->toks, end) || i == 0) return is_dash(s->toks, end);
    return s->toks.at[i - 1].kind != TOK_WORD || lex_find(&lex_phrase_stop, s->toks.at[i - 1].key) < 0;
}

/* [figure.not-named-noun] «الوطنية 2», «الدقيقة 94»: bare digits right after a
 * definite singular. */
static bool after_singular(const scene *s, ptrdiff_t i, const isn_number *num)
{
    isn_toks toks = s->toks;
    counted_kind kind;
    if (i == 0 || num->n_toks > 1 || num->value >= 1000 || toks.at[i - 1].kind != TOK_WORD) return false;
    noun_unit(toks, i - 1, &kind);
    if (kind == COUNTS_TIME && !num->digits) return true; /* «سنوات أربع» */
    isn_str key = toks.at[i - 1].key; /* «قتل اليوم 15» is no «اليوم 15» */
    return has_article(key) && !plural_noun(toks, i - 1) && !in_date(s, i - 1) &&
           lex_find(&lex_phrase_stop, key) < 0;
}

/* [figure.not-day] «الأحد في 25»: a bare number up to 31 after «في» is a day. */
static bool is_day(isn_toks toks, ptrdiff_t i, const isn_number *num)
{
    return num->n_toks == 1 && num->value <= 31 && tok_is(toks, i - 1, "في");
}

/* [figure.not-reference] «(105)», «(الأحزاب: 59)»: digits alone in brackets, or
 * at their end after a colon. */
static bool in_brackets(isn_toks toks, ptrdiff_t i, ptrdiff_t end)
{
    return any_of(toks, i - 1, "([:") && any_of(toks, end, ")]");
}

/* [figure.not-glued] «إتش17»: bare digits written onto a word of two letters or more. */
static bool glued_to_word(isn_toks toks, ptrdiff_t i)
{
    return glued_to(toks, i) && toks.at[i - 1].kind == TOK_WORD && toks.at[i - 1].key.n > 2 &&
           !tok_is(toks, i - 1, "ال");
}

/* [figure.not-score] «3 3», «لبنان 3 ـ 4»: two bare numbers side by side. */
static bool beside_number(isn_toks toks, ptrdiff_t i, ptrdiff_t end)
{
    return (i > 0 && toks.at[i - 1].kind == TOK_NUMBER) ||
           (end < toks.n && toks.at[end].kind == TOK_NUMBER && !(toks.at[end].flags & TOK_LINE_START));
}

/* Digits that count nothing we know, by where they stand. */
static bool bare_digits_name(const scene *s, ptrdiff_t i, ptrdiff_t end, const isn_number *num)
{
    isn_toks toks = s->toks;
    return enumerates(s, i, end) || after_singular(s, i, num) || is_day(toks, i, num) ||
           in_brackets(toks, i, end) || glued_to_word(toks, i) || beside_number(toks, i, end) || numbers_a_list(toks, i, end) || is_year(toks, i, num) ||
           is_phone(toks, i, num);
}

/* [figure.not-verb] «ألّف كتبا»: a thousand takes a bare singular («ألف كتاب»). */
static bool wrote(isn_toks toks, ptrdiff_t i, const isn_number *num)
{
    if (num->digits || num->n_toks != 1 || num->value != 1000 || num->plural_magnitude) return false;
    if (i + 1 >= toks.n || toks.at[i + 1].kind != TOK_WORD) return false;
    if (str_ends(toks.at[i].key, STR("ا")) || is_word(toks, i + 1, LEX_FIGURE_WORD_KIND_OTHERS)) return false; /* «ألفا», «ألف آخرين» */
    isn_str next = toks.at[i + 1].key;
    counted_kind kind;
    bool known = noun_unit(toks, i + 1, &kind).n > 0;
    return known ? !count_agrees(toks, i + 1, 1000) || toks.at[i + 1].flags & TOK_TANWIN
                 : str_ends(next, STR("ا")) || plural_noun(toks, i + 1);
}

bool number_names(scene *s, ptrdiff_t i, const isn_number *num, follows noun)
{
    isn_toks toks = s->toks;
    ptrdiff_t end = i + num->n_toks;
    bool names = in_ordinal(toks, i) || wrote(toks, i, num) || in_model(toks, i, end) || in_score(toks, i, end);
    if (!names && noun != FOLLOWS_COUNTED) names = after_label(toks, i) || after_named(s, i);
    if (!names && noun == FOLLOWS_NOUN && num->digits) names = is_year(toks, i, num);
    if (!names && noun == FOLLOWS_NOTHING && !num->digits) names = after_singular(s, i, num);
    if (!names && noun == FOLLOWS_NOTHING && num->digits) names = bare_digits_name(s, i, end, num);
    if (names) s->named_end = end;
    return names;
}
