/* date_word.c - the words of time at a token, looked up once and marked.
 *
 * One table of marks (lexc --marks) says for every way of cutting a token's
 * proclitics in which tables it stands; the grammar asks those alone. */
#include "lexicon/day_first.h"
#include "lexicon/decade.h"
#include "lexicon/famous_day.h"
#include "lexicon/holiday.h"
#include "lexicon/month.h"
#include "lexicon/season.h"
#include "lexicon/time_day.h"
#include "lexicon/time_daypart.h"
#include "lexicon/time_direction.h"
#include "lexicon/time_era.h"
#include "lexicon/time_mod.h"
#include "lexicon/time_name.h"
#include "lexicon/time_part.h"
#include "lexicon/time_set.h"
#include "lexicon/time_tense.h"
#include "lexicon/time_unit.h"
#include "lexicon/time_vague.h"
#include "lexicon/time_year_noun.h"
#include "lexicon/time_zone.h"
#include "lexicon/weekday.h"
#include "mention/date_in.h"
#include "text/word.h"

static const isn_lex *const TABLE[W_TABLES] = {
    [W_MONTH] = &lex_month,         [W_WEEKDAY] = &lex_weekday,
    [W_UNIT] = &lex_time_unit,      [W_DIRECTION] = &lex_time_direction,
    [W_DAY] = &lex_time_day,        [W_PART] = &lex_time_part,
    [W_DAYPART] = &lex_time_daypart, [W_SEASON] = &lex_season,
    [W_HOLIDAY] = &lex_holiday,     [W_VAGUE] = &lex_time_vague,
    [W_SET] = &lex_time_set,        [W_MOD] = &lex_time_mod,
    [W_WORD] = &lex_time_word,      [W_ERA] = &lex_time_era,
    [W_DECADE] = &lex_decade,       [W_ZONE] = &lex_time_zone,
    [W_TENSE] = &lex_time_tense,    [W_YEAR_NOUN] = &lex_time_year_noun,
    [W_FIRST] = &lex_day_first,     [W_NAME] = &lex_time_name,
    [W_FAMOUS] = &lex_famous_day,
};

/* What dates remember of a word. */
typedef struct {
    bool known;
    uint32_t tables;
    uint64_t classes;
} date_memory;

_Static_assert(sizeof(date_memory) <= sizeof((isn_word *)0)->of_dates, "it fits");

static void mark_rest(isn_str rest, word_mark *m)
{
    int k = lex_find(&lex_time_marks, rest);
    if (k < 0) return;
    uint32_t tables = (uint32_t)lex_value(&lex_time_marks, lex_row(&lex_time_marks, k), 0);
    m->tables |= tables;
    if (!(tables >> W_WORD & 1)) return;
    for (k = lex_find(&lex_time_word, rest); k >= 0; k = lex_next(&lex_time_word, k))
        m->classes |= (uint64_t)1 << lex_value(&lex_time_word, lex_row(&lex_time_word, k),
                                               LEX_TIME_WORD_CLASS);
}

static void mark_word(const isn_tok *t, word_mark *m)
{
    date_memory *memory = t->word ? (date_memory *)(void *)t->word->of_dates : NULL;
    if (!memory || !memory->known) {
        isn_clitic_cut cut;
        for (int way = 0; clitic_cut(t->key, way, &cut); way++) mark_rest(cut.rest, m);
        if (memory) *memory = (date_memory){true, m->tables, m->classes};
        return;
    }
    m->tables = memory->tables;
    m->classes = memory->classes;
}

enum { NUMBER_REACH = 6 }; /* the longest number before its noun */

void words_mark(isn_toks toks, word_mark *mark)
{
    const uint32_t units = 1u << W_UNIT | 1u << W_MONTH | 1u << W_DAYPART;
    int reach = 0;
    for (ptrdiff_t i = toks.n - 1; i >= 0; i--) {
        mark[i] = (word_mark){.unit_follows = reach > 0};
        if (toks.at[i].kind == TOK_WORD) mark_word(&toks.at[i], &mark[i]);
        if (mark[i].tables & units) reach = NUMBER_REACH;
        else if (toks.at[i].kind == TOK_PUNCT) reach = 0;
        else if (reach > 0) reach--;
    }
}

/* ---- lost spaces ------------------------------------------------------------ */

enum { GLUED_LEAST = 14, GLUED_MOST = 64 }; /* bytes of a word that may be two */

static uint32_t tables_of(isn_str key)
{
    word_mark m = {0};
    isn_clitic_cut cut;
    for (int way = 0; clitic_cut(key, way, &cut); way++) mark_rest(cut.rest, &m);
    return m.tables;
}

/* «العامالماضي»: where a unit, a weekday or a month ends and a word with ال begins
 * that belongs after it; 0 where the word is one. */
static ptrdiff_t glued_at(isn_str key)
{
    const uint32_t first = 1u << W_UNIT | 1u << W_WEEKDAY | 1u << W_MONTH | 1u << W_DAYPART | 1u << W_PART | 1u << W_DAY;
    const uint32_t then = 1u << W_DIRECTION | 1u << W_WEEKDAY | 1u << W_UNIT;
    for (ptrdiff_t at = 4; (at = str_find(key, STR("ال"), at)) >= 0; at += 2) {
        if (key.n - at < 8 || !(tables_of(str_sub(key, 0, at)) & first)) continue;
        word_mark second = {0};
        mark_rest(str_sub(key, at, key.n), &second);
        if (second.tables & then) return at;
    }
    return 0;
}

static bool may_be_glued(const isn_tok *t, const word_mark *m)
{
    return t->kind == TOK_WORD && t->key.n >= GLUED_LEAST && t->key.n <= GLUED_MOST && !m->tables && !(t->flags & TOK_LATIN);
}

static isn_tok part_of_token(isn_str text, const isn_tok *t, ptrdiff_t from, ptrdiff_t to)
{
    isn_tok part = tok_with_key(*t, str_sub(t->key, from, to));
    part.span.start = t->span.start + (from ? tok_key_to_bytes(text, t, (int)from) : 0);
    part.span.end = to < t->key.n ? t->span.start + tok_key_to_bytes(text, t, (int)to) : t->span.end;
    part.n_pre = from ? 0 : t->n_pre;
    part.n_post = 0;
    return part;
}

bool words_split(isn_arena *a, isn_str text, isn_toks *toks, const word_mark **mark)
{
    ptrdiff_t n_glued = 0;
    for (ptrdiff_t i = 0; i < toks->n; i++)
        n_glued += may_be_glued(&toks->at[i], &(*mark)[i]) && glued_at(toks->at[i].key) > 0;
    if (!n_glued) return false;
    isn_tok *to = isn_new(a, isn_tok, toks->n + n_glued);
    word_mark *m = isn_new(a, word_mark, toks->n + n_glued);
    if (!to || !m) return false;
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < toks->n; i++) {
        const isn_tok *t = &toks->at[i];
        ptrdiff_t at = may_be_glued(t, &(*mark)[i]) ? glued_at(t->key) : 0;
        if (at) to[n++] = part_of_token(text, t, 0, at);
        to[n++] = at ? part_of_token(text, t, at, t->key.n) : *t;
    }
    *toks = (isn_toks){to, n};
    words_mark(*toks, m);
    *mark = m;
    return true;
}

/* ---- finding ------------------------------------------------------------------- */

int word_find(const reader *r, ptrdiff_t i, word_table w, word_hit *hit)
{
    *hit = (word_hit){0};
    if (!in_table(r, i, w)) return 0;
    hit->n = toks_match(TABLE[w], r->toks, i, &hit->key, &hit->n_pre);
    if (hit->n) hit->row = lex_row(TABLE[w], hit->key);
    return hit->n;
}

int word_find_bare(const reader *r, ptrdiff_t i, word_table w, word_hit *hit)
{
    *hit = (word_hit){0};
    if (!in_table(r, i, w)) return 0;
    hit->n_pre = 0;
    hit->n = toks_match(TABLE[w], r->toks, i, &hit->key, NULL);
    if (hit->n) hit->row = lex_row(TABLE[w], hit->key);
    return hit->n;
}

int class_pre(const reader *r, ptrdiff_t i, int class)
{
    isn_clitic_cut cut;
    for (int way = 0; clitic_cut(r->toks.at[i].key, way, &cut); way++)
        for (int k = lex_find(&lex_time_word, cut.rest); k >= 0; k = lex_next(&lex_time_word, k))
            if (lex_value(&lex_time_word, lex_row(&lex_time_word, k), LEX_TIME_WORD_CLASS) == class)
                return cut.n_pre;
    return 0;
}

bool joined_and(const reader *r, ptrdiff_t i, int n_pre)
{
    return n_pre == 2 && i < r->toks.n && str_starts(r->toks.at[i].key, STR("و"));
}

bool unit_find(const reader *r, ptrdiff_t i, unit_hit *u)
{
    word_hit h;
    *u = (unit_hit){0};
    if (!word_find(r, i, W_UNIT, &h)) return false;
    u->unit = (time_unit)lex_value(&lex_time_unit, h.row, LEX_TIME_UNIT_UNIT);
    u->number = lex_value(&lex_time_unit, h.row, LEX_TIME_UNIT_NUMBER);
    u->definite = lex_value(&lex_time_unit, h.row, LEX_TIME_UNIT_DEFINITE) ==
                  LEX_TIME_UNIT_DEFINITE_YES;
    u->n_pre = h.n_pre;
    return true;
}

int direction_find(const reader *r, ptrdiff_t i, direction_hit *d)
{
    word_hit h;
    *d = (direction_hit){0};
    if (!word_find_bare(r, i, W_DIRECTION, &h)) return 0;
    d->shift = lex_value(&lex_time_direction, h.row, LEX_TIME_DIRECTION_SHIFT);
    d->kind = lex_value(&lex_time_direction, h.row, LEX_TIME_DIRECTION_KIND);
    return d->n = h.n;
}

bool plain_number(const reader *r, ptrdiff_t i, int max, int *value, int *n_digits)
{
    if (i < 0 || i >= r->toks.n || r->toks.at[i].kind != TOK_NUMBER) return false;
    isn_str key = r->toks.at[i].key;
    if (key.n > max) return false;
    int v = 0;
    for (ptrdiff_t k = 0; k < key.n; k++) {
        if (key.p[k] < '0' || key.p[k] > '9') return false;
        v = v * 10 + (key.p[k] - '0');
    }
    *value = v;
    *n_digits = (int)key.n;
    return true;
}

bool is_dash(const reader *r, ptrdiff_t i)
{
    return is_punct(r, i, "-") || is_punct(r, i, "–") || is_punct(r, i, "—") || is_punct(r, i, "‑");
}

bool is_quote(const reader *r, ptrdiff_t i)
{
    return is_punct(r, i, "\"") || is_punct(r, i, "«") || is_punct(r, i, "»") || is_punct(r, i, "“") || is_punct(r, i, "”");
}

bool is_mark(const reader *r, ptrdiff_t i)
{
    return i < 0 || i >= r->toks.n || r->toks.at[i].kind == TOK_PUNCT;
}
