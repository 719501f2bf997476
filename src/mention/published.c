/* published.c - which of a page's dates is the day it came out.
 *
 * In this order, a date of first publication before one of modification:
 *   1. what the caller gave;
 *   2. what the page tells machines: JSON-LD, meta, <time>;
 *   3. what it tells readers: a hint of the page's, a line of the masthead or the
 *      foot that is little more than a date, a date after «نشر في», a dateline;
 *   4. the day in the URL (when another candidate says the same day with its
 *      hour, that one is taken);
 *   5. inferred: a full date beside «اليوم» in the beginning of the text.
 * Where none of them speaks the article has no date: nothing is guessed. */
#include "base/day.h"
#include "lexicon/publish_label.h"
#include "lexicon/time_day.h"
#include "mention/date.h"

enum { HEAD_LINES = 40, HEAD_TOKENS = 600, TAIL_LINES = 8, TAIL_TOKENS = 120, LONG_LINE = 45 };

typedef struct {
    isn_day day;
    isn_str iso;
    isn_hint_place place;
    bool modified;
    int score;
} candidate;

static bool plausible(isn_day d)
{
    return !day_none(d) && d.year >= 1900 && d.year <= 2100;
}

/* ---- words and digits to a day ------------------------------------------------ */

/* «2018-03-12 10:30:00 …» → «2018-03-12T10:30:00»: the ISO beginning of `s`. */
static isn_str iso_of(isn_arena *a, isn_str s)
{
    ptrdiff_t n = 10;
    bool timed = s.n > 12 && (s.p[10] == 'T' || s.p[10] == ' ') && s.p[11] >= '0' && s.p[11] <= '9';
    if (timed)
        for (n = 11; n < s.n && n < 40 && memchr("0123456789:.+-Z", s.p[n], 15); n++) {}
    isn_str out = arena_str(a, str_sub(s, 0, n));
    if (timed && out.n > 10) {
        char *p = isn_alloc(a, out.n);
        if (!p) return STR_NONE;
        memcpy(p, out.p, (size_t)out.n);
        p[10] = 'T';
        out.p = p;
    }
    return out;
}

static isn_str iso_of_day(isn_arena *a, isn_day d)
{
    return arena_fmt(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

/* The day that a date of the grammar names, all of it written; {0} otherwise. */
static isn_day full_day(const isn_date *d)
{
    bool day = (d->type == ISN_TIMEX_DATE || d->type == ISN_TIMEX_TIME) && !d->year_inferred;
    bool one = day && (d->value.n == 10 || (d->value.n > 10 && d->value.p[10] == 'T'));
    isn_day written = one ? day_read(d->value) : (isn_day){0};
    return plausible(written) ? written : (isn_day){0};
}

/* The first full day that the grammar of dates reads in `words`. */
static isn_day read_words(isn_arena *a, isn_str words, isn_day published)
{
    isn_page page = {.text = words};
    isn_block *b = isn_push(a, &page.blocks);
    if (!b) return (isn_day){0};
    *b = (isn_block){{0, (uint32_t)words.n}, ISN_BLOCK_PARAGRAPH};
    isn_text t;
    isn_text_read(a, &page, &t);
    isn_dates dates = {0};
    isn_dates_find(a, &t, published, &dates);
    for (ptrdiff_t i = 0; i < dates.n; i++) {
        isn_day d = full_day(&dates.at[i]);
        if (!day_none(d)) return d;
    }
    return (isn_day){0};
}

/* A hint in words.  Read without a day of publication, so that «قبل ساعتين» says
 * nothing; then `near`, the day of a surer candidate, decides between 5/6 and 6/5. */
static isn_day day_of_words(isn_arena *a, isn_str words, isn_day near)
{
    isn_day d = read_words(a, words, (isn_day){0});
    bool may_swap = !day_none(d) && !day_none(near) && d.year == near.year && d.month == near.day && d.day == near.month;
    return may_swap ? near : d;
}

static candidate candidate_of_hint(isn_arena *a, const isn_hint *h, isn_day near)
{
    candidate c = {.place = h->place, .modified = h->modified};
    isn_str s = str_trim(h->text);
    c.day = day_read(s);
    if (plausible(c.day)) c.iso = iso_of(a, s);
    else {
        c.day = day_of_words(a, str_sub(s, 0, 400), near);
        if (!day_none(c.day)) c.iso = iso_of_day(a, c.day);
    }
    return c;
}

/* ---- lines of the text ------------------------------------------------------------ */

/* Tokens [first, end) of one line. */
typedef struct {
    ptrdiff_t first, end;
} line;

static bool begins_line(const isn_text *t, ptrdiff_t i)
{
    return i == 0 || t->toks.at[i].flags & (TOK_LINE_START | TOK_BLOCK_START);
}

static line line_of(const isn_text *t, ptrdiff_t i)
{
    line l = {i, i + 1};
    while (l.first > 0 && !begins_line(t, l.first)) l.first--;
    while (l.end < t->toks.n && !begins_line(t, l.end)) l.end++;
    return l;
}

/* The masthead: lines up to the second long one, which is body. */
static ptrdiff_t head_end(const isn_text *t)
{
    int lines = 0, long_lines = 0;
    ptrdiff_t i = 0, start = 0;
    for (; i < t->toks.n && i < HEAD_TOKENS; i++) {
        if (i == 0 || !begins_line(t, i)) continue;
        long_lines += i - start > LONG_LINE;
        start = i;
        if (++lines > HEAD_LINES || long_lines > 1) break;
    }
    return i;
}

static ptrdiff_t tail_start(const isn_text *t)
{
    int lines = 0;
    ptrdiff_t i = t->toks.n;
    while (i > 0 && t->toks.n - i < TAIL_TOKENS) {
        i--;
        if (begins_line(t, i) && ++lines >= TAIL_LINES) break;
    }
    return i;
}

static int words_in(const isn_text *t, ptrdiff_t from, ptrdiff_t to)
{
    int n = 0;
    for (ptrdiff_t i = from; i < to; i++) n += t->toks.at[i].kind != TOK_PUNCT;
    return n;
}

/* «الراويةنشر في»: a label of several words whose first lost its space. */
static bool glued_label(const isn_text *t, ptrdiff_t i, int *k)
{
    isn_str key = t->toks.at[i].key;
    if (key.n > 60 || i + 1 >= t->toks.n) return false;
    isn_tok two[2] = {t->toks.at[i], t->toks.at[i + 1]};
    isn_toks pair = {two, 2};
    for (ptrdiff_t at = 4; at + 6 <= key.n; at += 2) {
        two[0] = tok_with_key(two[0], str_sub(key, at, key.n));
        if (toks_match(&lex_publish_label, pair, 0, k, NULL) == 2) return true;
    }
    return false;
}

/* A label in the words before token `at`: on its line, or alone on the line before.
 * -1 none. */
static int label_before(const isn_text *t, line l, ptrdiff_t at)
{
    ptrdiff_t from = at - 7 > l.first ? at - 7 : l.first;
    if (words_in(t, l.first, at) == 0 && l.first > 0) {
        line above = line_of(t, l.first - 1);
        if (words_in(t, above.first, above.end) <= 4) from = above.first;
    }
    int kind = -1, k;
    for (ptrdiff_t i = from; i < at; i++)
        if (t->toks.at[i].kind == TOK_WORD &&
            (toks_match(&lex_publish_label, t->toks, i, &k, NULL) > 0 || glued_label(t, i, &k)))
            kind = lex_value(&lex_publish_label, lex_row(&lex_publish_label, k), LEX_PUBLISH_LABEL_KIND);
    return kind;
}

/* ---- judging a date of the text ------------------------------------------------------ */

static bool is_near_day(const isn_text *t, ptrdiff_t first)
{
    int k, n = toks_match(&lex_time_day, t->toks, first, &k, NULL);
    return n && lex_value(&lex_time_day, lex_row(&lex_time_day, k), LEX_TIME_DAY_SHIFT) == 0;
}

/* How surely the date at tokens [first, end) is the article's own; 0: it is not.
 *
 *   6 after a label «نشر في»
 *   5 its line is little more than the date: masthead
 *   4 the same at the foot of the text
 *   3 dateline: «بيت لحم 13-7-2012 وفا -»
 *   2 beside «اليوم» */
static int judge(const isn_text *t, ptrdiff_t first, ptrdiff_t end, bool head, isn_str title,
                 bool *modified)
{
    line l = line_of(t, first);
    if (end > l.end) end = l.end;
    int label = label_before(t, l, first);
    *modified = label == LEX_PUBLISH_LABEL_KIND_MODIFIED;
    int before = words_in(t, l.first, first), after = words_in(t, end, l.end);
    int others = before + after, own = words_in(t, first, end);
    if (label >= 0 && (before <= 10 || others <= 14)) return *modified ? 1 : 6;
    if (is_near_day(t, first)) return 2;
    isn_str words = str_span(t->text, toks_span(t->toks, l.first, l.end - l.first));
    bool is_title = title.n && (str_eq(str_trim(words), title) || str_find(words, title, 0) >= 0);
    if (others == 0 || (!is_title && (others <= own || others <= 4) && others <= 12))
        return head ? 5 : 4;
    bool closes = end < l.end && t->toks.at[end].kind == TOK_PUNCT;
    bool agency_then_dash = end + 2 < l.end && t->toks.at[end + 1].kind == TOK_PUNCT;
    bool opens_line = before <= 6 && (closes || agency_then_dash);
    return head && !is_title && opens_line ? 3 : 0;
}

static ptrdiff_t token_at(const isn_text *t, uint32_t byte, ptrdiff_t from, ptrdiff_t to)
{
    while (from < to) { /* the first token that ends after `byte` */
        ptrdiff_t mid = from + (to - from) / 2;
        if (t->toks.at[mid].span.end <= byte) from = mid + 1;
        else to = mid;
    }
    return from;
}

/* The best date among tokens [from, to) of the text. */
static void scan(isn_arena *a, const isn_text *t, isn_str title, ptrdiff_t from, ptrdiff_t to,
                 bool head, candidate *best)
{
    if (from >= to) return;
    isn_text part = {.text = t->text, .toks = {t->toks.at + from, to - from}};
    for (ptrdiff_t s = 0; s < t->sents.n; s++) {
        isn_sent sent = t->sents.at[s];
        ptrdiff_t end = sent.first + sent.n < to ? sent.first + (ptrdiff_t)sent.n : to;
        ptrdiff_t first = sent.first > from ? (ptrdiff_t)sent.first : from;
        if (first >= end) continue;
        sent.first = (uint32_t)(first - from);
        sent.n = (uint32_t)(end - first);
        sent.in_article = true;
        isn_push_value(a, &part.sents, sent);
    }
    isn_dates dates = {0};
    isn_dates_find(a, &part, (isn_day){0}, &dates);
    for (ptrdiff_t i = 0; i < dates.n; i++) {
        const isn_date *d = &dates.at[i];
        candidate c = {.day = full_day(d), .place = ISN_HINT_TEXT};
        if (day_none(c.day)) continue;
        ptrdiff_t first = token_at(t, d->span.start, from, to);
        ptrdiff_t end = token_at(t, d->span.end - 1, first, to) + 1;
        c.score = judge(t, first, end, head, title, &c.modified);
        if (c.score == 2) c.place = ISN_HINT_INFERRED;
        if (c.score > best->score) {
            c.iso = iso_of_day(a, c.day);
            *best = c;
        }
    }
}

/* ---- choosing --------------------------------------------------------------------------- */

/* The place in the order of trust: 0 the surest. */
static int rank(isn_hint_place p)
{
    switch (p) {
    case ISN_HINT_GIVEN: return 0;
    case ISN_HINT_JSON_LD: return 1;
    case ISN_HINT_META: return 2;
    case ISN_HINT_TIME: return 3;
    case ISN_HINT_TEXT: return 4;
    case ISN_HINT_URL: return 5;
    default: return 6;
    }
}

static bool better(const candidate *c, const candidate *best)
{
    if (day_none(c->day)) return false;
    if (day_none(best->day)) return true;
    if (c->modified != best->modified) return best->modified;
    return rank(c->place) < rank(best->place);
}

/* A candidate of the same day or the next to it that has the hour, where the best
 * one is a bare day. */
static void sharpen(const candidate *c, candidate *best)
{
    if (best->iso.n != 10 || c->iso.n <= 10 || day_none(c->day) || c->modified || best->place == ISN_HINT_GIVEN) return;
    int apart = day_number(c->day) - day_number(best->day);
    if (apart >= -1 && apart <= 1) *best = *c;
}

isn_str isn_published_choose(isn_arena *a, const isn_page *page, const isn_text *t,
                             isn_hint_place *from)
{
    candidate best = {.score = 0}, text = {.score = 0};
    for (ptrdiff_t i = 0; i < page->hints.n && !a->full; i++) {
        candidate c = candidate_of_hint(a, &page->hints.at[i], best.day);
        if (better(&c, &best)) best = c;
        else sharpen(&c, &best);
    }
    bool sure = !day_none(best.day) && !best.modified && rank(best.place) < rank(ISN_HINT_TEXT);
    if (!sure) {
        ptrdiff_t head = head_end(t), tail = tail_start(t);
        scan(a, t, page->title, 0, head, true, &text);
        scan(a, t, page->title, tail > head ? tail : head, t->toks.n, false, &text);
        if (better(&text, &best)) best = text;
    }
    if (day_none(best.day)) return STR_NONE;
    *from = best.place;
    return best.iso;
}
