/* moment.c - what a clause sets on which day.
 *
 * The words right before a date name what happens then: «ذكرى النكبة في 14 مايو»
 * is the النكبة and ذكرى of that day.  After «منذ» a date ends the time in which
 * something was the most: there the words are those that follow the superlative. */
#include "story/digest/moment.h"

#include "base/day.h"
#include "lexicon/superlative.h"

enum {
    WORDS_BACK = 7,   /* tokens before a date in which its words may stand */
    SINCE_WITHIN = 5, /* tokens between «منذ» and its date */
    MOST_BACK = 16,   /* tokens from «منذ» back to the superlative */
    LONG_LEAST = 25   /* days from which on a stretch is no day or week */
};

typedef struct {
    const isn_story_words *w;
    isn_toks t;
    ptrdiff_t lo, hi; /* the clause */
    isn_digest_clause *c;
} place;

static uint32_t word_hash(const place *p, ptrdiff_t i)
{
    return (uint32_t)str_hash(STR_HASH_SEED, p->w->word[i].stem) | 1;
}

static bool telling(const place *p, ptrdiff_t i)
{
    return p->t.at[i].kind == TOK_WORD && !p->w->word[i].stop;
}

static bool has_number(const place *p, ptrdiff_t i, uint32_t end)
{
    for (; i < p->hi && p->t.at[i].span.start < end; i++)
        if (p->t.at[i].kind == TOK_NUMBER) return true;
    return false;
}

/* The telling words before token `i`, nearest first. */
static void words_before(const place *p, ptrdiff_t i, isn_digest_moment *m)
{
    int n = 0;
    for (ptrdiff_t k = i - 1; k >= p->lo && k >= i - WORDS_BACK && n < ISN_MOMENT_WORDS; k--) {
        if (p->t.at[k].kind == TOK_NUMBER) return; /* another date, or a count */
        if (telling(p, k)) m->word[n++] = word_hash(p, k);
    }
}

/* Is the telling word nearest before token `i` a known thing: «الطرح», «الانتخابات»? */
static bool definite_before(const place *p, ptrdiff_t i)
{
    for (ptrdiff_t k = i - 1; k >= p->lo && k >= i - WORDS_BACK; k--)
        if (telling(p, k)) return str_starts(str_sub(p->t.at[k].key, p->t.at[k].n_pre, p->t.at[k].key.n), STR("ال"));
    return false;
}

static int superlative_kind(const place *p, ptrdiff_t i)
{
    int k, n_pre;
    if (!toks_match(&lex_superlative, p->t, i, &k, &n_pre)) return -1;
    return lex_value(&lex_superlative, lex_row(&lex_superlative, k), LEX_SUPERLATIVE_KIND);
}

/* The superlative before «منذ» at token `i` and what it is of; false where none. */
static bool superlative_before(const place *p, ptrdiff_t i, isn_digest_moment *m)
{
    for (ptrdiff_t k = i - 1; k >= p->lo && k >= i - MOST_BACK; k--) {
        if (superlative_kind(p, k) != LEX_SUPERLATIVE_KIND_MOST) continue;
        int n = 0;
        for (ptrdiff_t j = k + 1; j < i && n < ISN_MOMENT_WORDS; j++)
            if (telling(p, j)) m->word[n++] = word_hash(p, j);
        return n > 0;
    }
    return false;
}

/* «منذ» shortly before token `i`, or -1. */
static ptrdiff_t since_before(const place *p, ptrdiff_t i)
{
    for (ptrdiff_t k = i; k >= p->lo && k >= i - SINCE_WITHIN; k--)
        if (superlative_kind(p, k) == LEX_SUPERLATIVE_KIND_SINCE) return k;
    return -1;
}

static void add(isn_arena *a, const place *p, const isn_date *d, int32_t published)
{
    ptrdiff_t i = p->lo;
    while (i < p->hi && p->t.at[i].span.end <= d->span.start) i++;
    if (i >= p->hi || day_none(d->from) || day_none(d->to)) return;
    isn_digest_moment m = {.from = day_number(d->from), .to = day_number(d->to)};
    ptrdiff_t since = since_before(p, i);
    if (since >= 0) {
        m.kind = ISN_MOMENT_SINCE;
        if (!superlative_before(p, since, &m)) return;
    } else {
        bool long_one = m.to - m.from >= LONG_LEAST;
        m.kind = long_one ? ISN_MOMENT_LONG : ISN_MOMENT_DAY;
        if (long_one ? m.to <= published : m.from != m.to || !has_number(p, i, d->span.end)) return;
        words_before(p, i, &m);
        if (!m.word[0] || (long_one && !definite_before(p, i))) return;
    }
    isn_push_value(a, &p->c->moments, m);
}

void moments_make(isn_arena *a, const isn_story_words *w, const isn_article *article, isn_digest *d)
{
    isn_day day = day_read(article->published);
    int32_t published = day_none(day) ? INT32_MIN : day_number(day);
    place p = {.w = w, .t = w->text->toks};
    ptrdiff_t first = 0;
    for (ptrdiff_t i = 0; i < d->clauses.n && !a->full; i++) {
        p.c = &d->clauses.at[i];
        while (p.lo < p.t.n && p.t.at[p.lo].span.end <= p.c->phrase.span.start) p.lo++;
        for (p.hi = p.lo; p.hi < p.t.n && p.t.at[p.hi].span.start < p.c->phrase.span.end;) p.hi++;
        while (first < article->dates.n && article->dates.at[first].span.end <= p.c->phrase.span.start) first++;
        for (ptrdiff_t k = first; k < article->dates.n && article->dates.at[k].span.start < p.c->phrase.span.end; k++) {
            const isn_date *one = &article->dates.at[k];
            if (one->type == ISN_TIMEX_DATE || one->type == ISN_TIMEX_TIME) add(a, &p, one, published);
        }
    }
}
