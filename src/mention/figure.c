/* figure.c - the walk over the sentences, and the links between figures.
 *
 * figure_read.c reads one figure, figure_noun.c what it counts, figure_named.c
 * knows the numbers that are none. */
#include "mention/figure.h"
#include "base/list.h"
#include "lexicon/count_subject.h"
#include "lexicon/part_of.h"
#include "mention/figure_parts.h"

enum { PART_REACH = 8, DATE_REACH = 8, UNIT_REACH = 12 };

bool in_date(const scene *s, ptrdiff_t i)
{
    isn_span span = s->toks.at[i].span;
    ptrdiff_t low = 0, high = s->dates->n;
    while (low < high) { /* the first date that ends after the token's start */
        ptrdiff_t mid = low + (high - low) / 2;
        if (s->dates->at[mid].span.end <= span.start) low = mid + 1;
        else high = mid;
    }
    return low < s->dates->n && span_overlaps(s->dates->at[low].span, span);
}

bool is_word(isn_toks toks, ptrdiff_t i, int kind)
{
    if (i < 0 || i >= toks.n) return false;
    for (int k = lex_find(&lex_figure_word, toks.at[i].key); k >= 0; k = lex_next(&lex_figure_word, k))
        if (lex_value(&lex_figure_word, lex_row(&lex_figure_word, k), LEX_FIGURE_WORD_KIND) == kind)
            return true;
    return false;
}

/* Do the tokens [i, i + n) spell a key of `lex`, the first without `cut`? */
static bool spells(const isn_lex *lex, isn_toks toks, ptrdiff_t i, int n, isn_str first, int *k)
{
    isn_lex_walk w = lex_walk(lex);
    for (int j = 0; j < n; j++)
        if (!lex_step(&w, j ? toks.at[i + j].key : first)) return false;
    *k = w.found;
    return w.found >= 0;
}

int match_before(const isn_lex *lex, isn_toks toks, ptrdiff_t end, int reach, int *k, int *n_pre)
{
    for (int n = reach; n > 0; n--) {
        isn_clitic_cut cut;
        if (end - n < 0) continue;
        for (int way = 0; clitic_cut(toks.at[end - n].key, way, &cut); way++)
            if (spells(lex, toks, end - n, n, cut.rest, k)) {
                *n_pre = cut.n_pre;
                return n;
            }
    }
    return 0;
}

ptrdiff_t token_at(isn_toks toks, uint32_t at)
{
    ptrdiff_t low = 0, high = toks.n;
    while (low < high) {
        ptrdiff_t mid = low + (high - low) / 2;
        if (toks.at[mid].span.end <= at) low = mid + 1;
        else high = mid;
    }
    return low;
}

/* «قتل 15 بينهم امرأة وجرح 11»: does another thing befall people in tokens [i, end)? */
static bool befalls_others(const scene *s, ptrdiff_t i, ptrdiff_t end)
{
    for (; i < end; i++) {
        int k, n_pre;
        if (toks_match(&lex_count_subject, s->toks, i, &k, &n_pre) && n_pre && lex_value(&lex_count_subject, lex_row(&lex_count_subject, k), LEX_COUNT_SUBJECT_KIND) == LEX_COUNT_SUBJECT_KIND_PERSON)
            return true;
    }
    return false;
}

/* [figure.part-of] «3500 جندي بينهم 2500 أميركي»: the second is a part of the first. */
static void link_part(const scene *s, isn_figures *out, ptrdiff_t first)
{
    ptrdiff_t i = out->n - 1;
    if (i <= first) return;
    ptrdiff_t at = token_at(s->toks, out->at[i].span.start);
    ptrdiff_t before = token_at(s->toks, out->at[i - 1].span.end);
    for (ptrdiff_t j = before; j < at && j < before + PART_REACH; j++) {
        int k, n_pre;
        int n = toks_match(&lex_part_of, s->toks, j, &k, &n_pre);
        if (!n) continue;
        if (befalls_others(s, j + n, at)) return;
        ptrdiff_t whole = i - 1; /* «10 قتلى و5 جرحى بينهم 2»: of the nearest */
        out->at[i].part_of = (int32_t)whole;
        return;
    }
    /* «بينهم 3 نساء و5 أطفال»: joined to a part, it is a part of the same whole */
    if (out->at[i - 1].part_of >= 0 && at - before <= 1) out->at[i].part_of = out->at[i - 1].part_of;
}

/* Are the two so near that one noun may serve both? */
static bool may_share(const scene *s, const isn_figure *a, const isn_figure *b)
{
    if (a->implicit || b->implicit) return false;
    return token_at(s->toks, b->span.start) - token_at(s->toks, a->span.end) <= UNIT_REACH;
}

/* [figure.same-unit] «ارتفع من 10 إلى 15 مليون دولار», «5 مليارات مقابل 6 مليارات
 * دولار»: a bare amount takes the unit of its neighbour in the sentence. */
static void share_units(const scene *s, isn_figures *out, ptrdiff_t first)
{
    for (ptrdiff_t i = first + 1; i < out->n; i++) {
        isn_figure *a = &out->at[i - 1], *b = &out->at[i];
        if (!may_share(s, a, b)) continue;
        if (!b->unit.n && a->unit.n && !str_is(a->unit, "percent") && !str_is(a->unit, "share")) b->unit = a->unit;
    }
    for (ptrdiff_t i = out->n - 1; i > first; i--) {
        isn_figure *a = &out->at[i - 1], *b = &out->at[i];
        if (!may_share(s, a, b)) continue;
        if (!a->unit.n && b->unit.n && !str_is(b->unit, "percent") && !str_is(b->unit, "share")) a->unit = b->unit;
    }
    for (ptrdiff_t i = first; i < out->n; i++)
        if (!out->at[i].unit.n) out->at[i].unit = STR("item");
}

/* [figure.date] «2500 جندي في عام 2020»: the day or year that stands right after,
 * before any other figure. */
static void link_dates(const scene *s, isn_figures *out, ptrdiff_t first)
{
    ptrdiff_t d = 0, high = s->dates->n;
    if (first >= out->n) return;
    while (d < high) {
        ptrdiff_t mid = d + (high - d) / 2;
        if (s->dates->at[mid].span.end <= out->at[first].span.start) d = mid + 1;
        else high = mid;
    }
    for (ptrdiff_t i = first; i < out->n; i++) {
        isn_figure *f = &out->at[i];
        uint32_t limit = i + 1 < out->n ? out->at[i + 1].span.start : s->toks.at[s->toks.n - 1].span.end;
        while (d < s->dates->n && s->dates->at[d].span.start < f->span.end) d++;
        if (d >= s->dates->n || s->dates->at[d].span.end > limit) continue;
        const isn_date *date = &s->dates->at[d];
        ptrdiff_t gap = token_at(s->toks, date->span.start) - token_at(s->toks, f->span.end);
        if (date->type == ISN_TIMEX_DATE && gap <= DATE_REACH) f->date = (int32_t)d;
    }
}

/* The mark before decimals in the article's numbers: the one that stands before a
 * run of other than three digits («1.5», «0,25»), where only one of the two does. */
static char decimal_mark(isn_toks toks)
{
    bool dot = false, comma = false;
    for (ptrdiff_t i = 0; i < toks.n && !(dot && comma); i++) {
        isn_str k = toks.at[i].key;
        if (toks.at[i].kind != TOK_NUMBER) continue;
        const char *d = memchr(k.p, '.', (size_t)k.n), *c = memchr(k.p, ',', (size_t)k.n);
        const char *end = k.p + k.n;
        if (d && !memchr(d + 1, '.', (size_t)(end - d - 1))) dot |= end - d != 4;
        if (c && !memchr(c + 1, ',', (size_t)(end - c - 1))) comma |= end - c != 4;
    }
    return dot && !comma ? '.' : comma && !dot ? ',' : 0;
}

static void read_sentence(isn_arena *a, scene *s, isn_figures *out)
{
    ptrdiff_t first = out->n;
    for (ptrdiff_t i = 0; i < s->toks.n && !a->full;) {
        isn_figure f;
        bool found = false;
        int n = 0;
        if (s->toks.at[i].kind != TOK_PUNCT && !in_date(s, i)) {
            if (number_possible(s->toks, i)) n = figure_read(s, i, &f, &found);
            if (!n && (n = figure_implicit(s, i, &f))) found = true;
        }
        i += n > 0 ? n : 1;
        if (!found) continue;
        if (out->n > first && f.span.start < out->at[out->n - 1].span.end) continue;
        if (isn_push_value(a, out, f)) link_part(s, out, first);
    }
    share_units(s, out, first);
    link_dates(s, out, first);
}

void isn_figures_find(isn_arena *a, const isn_text *t, const isn_dates *dates, isn_figures *out)
{
    char mark = decimal_mark(t->toks);
    for (ptrdiff_t i = 0; i < t->sents.n && !a->full; i++) {
        const isn_sent *sent = &t->sents.at[i];
        if (!sent->in_article) continue;
        scene s = {.text = t, .toks = sent_toks(t, sent), .dates = dates,
                   .decimal_mark = mark, .named_end = -1};
        read_sentence(a, &s, out);
    }
    money_settle(t, out);
}
