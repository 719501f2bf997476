/* moment.c - what a clause sets on which day.
 *
 * The words right before a date name what happens then: «ذكرى النكبة في 14 مايو»
 * is the النكبة and ذكرى of that day.  A month or a year to come is of the thing that is
 * planned, and no day or time of what has happened.  A day is also of what happens
 * once (a place taken, a strike) and of the clause itself, which another may repeat.
 * After «منذ» a date, or a stretch of years, ends the time in which something was the
 * most, or the first: there the words are those that follow the superlative.  An hour
 * is of what happens once. */
#include "story/digest/moment.h"

#include "base/day.h"
#include "lexicon/action_noun.h"
#include "lexicon/commitment.h"
#include "lexicon/completion.h"
#include "lexicon/deed.h"
#include "lexicon/delay.h"
#include "lexicon/fact.h"
#include "lexicon/future.h"
#include "lexicon/happening.h"
#include "lexicon/hour_bound.h"
#include "lexicon/month.h"
#include "lexicon/particle.h"
#include "lexicon/place_head.h"
#include "lexicon/plan.h"
#include "lexicon/stance.h"
#include "lexicon/superlative.h"
#include "lexicon/weekday.h"
#include "statement/morph.h"
#include "text/verb.h"

enum {
    WORDS_BACK = 7,   /* tokens before a date in which its words may stand */
    SINCE_WITHIN = 5, /* tokens between «منذ» and its date */
    MOST_BACK = 16,   /* tokens from «منذ» back to the superlative */
    LONG_LEAST = 25,  /* days from which on a stretch is no day or week */
    EVENT_BACK = 18,  /* tokens from a day back to what happened then */
    OR_WITHIN = 12,   /* bytes after a date in which «أو» gives another */
    PLACE_WITHIN = 8, /* tokens after «سيطر» */
    LOOKED_BACK = 2,  /* days after which a day is told of as past */
    BOUND_BACK = 4,   /* tokens from an hour back to a word that bounds it */
    HOUR_BACK = 14,   /* tokens from an hour back to what happened then */
    MOST_YEARS = 200
};
#define YEAR 365.25

typedef struct {
    const isn_story_words *w;
    isn_toks t;
    ptrdiff_t lo, hi, lo_before; /* the clause; where the one before it begins */
    isn_digest_clause *c;
    int n_days, n_hours; /* dates, hours in the clause */
} place;

static uint32_t word_hash(const place *p, ptrdiff_t i)
{
    return (uint32_t)str_hash(STR_HASH_SEED, p->w->word[i].stem) | 1;
}

static bool telling(const place *p, ptrdiff_t i)
{
    return p->t.at[i].kind == TOK_WORD && !p->w->word[i].stop;
}

/* Does the date from token `i` to byte `end` hold a word of the table?  Of months: «7 فبراير»,
 * «الثامن من شباط»; not «الثلاثاء», «الساعة 9». */
static bool date_names(const place *p, const isn_lex *lex, ptrdiff_t i, uint32_t end)
{
    isn_clitic_cut cut;
    for (; i < p->hi && p->t.at[i].span.start < end; i++)
        for (int way = 0; p->t.at[i].kind == TOK_WORD && clitic_cut(p->t.at[i].key, way, &cut); way++)
            if (lex_find(lex, cut.rest) >= 0) return true;
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

/* ---- what is planned ------------------------------------------------------------ */

static bool has_form(const isn_lex *lex, const isn_tok *t, isn_form_kind a, isn_form_kind b)
{
    isn_form form[FORM_MOST];
    int n = form_read(lex, t->key, t->flags, form);
    for (int i = 0; i < n; i++)
        if (form[i].kind == a || form[i].kind == b) return true;
    return false;
}

/* A word that says no more than that something is to come: «المقرر», «المرتقبة». */
static bool only_future(const place *p, ptrdiff_t i)
{
    int k;
    return toks_match_al(&lex_future, p->t, i, &k) > 0;
}

/* Does the clause speak of what is to come: «سيجري», «من المقرر», «تستعد», «تأجيل»? */
static bool to_come(const place *p)
{
    for (ptrdiff_t i = p->lo; i < p->hi; i++) {
        const isn_tok *t = &p->t.at[i];
        if (t->kind != TOK_WORD) continue;
        int k;
        bool meant = str_starts(t->key, STR("ل")) && toks_match_al(&lex_action_noun, p->t, i, &k); /* «لإجراء» */
        if (meant || isn_future_verb(t->key) || only_future(p, i)) return true;
        if (has_form(&lex_commitment, t, FORM_PRESENT, FORM_NOUN) || has_form(&lex_delay, t, FORM_PRESENT, FORM_NOUN)) return true;
    }
    return false;
}

/* Does token `i` name what can be planned: «القمة», «الطرح», «افتتاح»? */
static bool names_deed(const place *p, ptrdiff_t i)
{
    int k;
    const isn_tok *t = &p->t.at[i];
    return toks_match_al(&lex_plan, p->t, i, &k) || toks_match_al(&lex_happening, p->t, i, &k) || toks_match_al(&lex_action_noun, p->t, i, &k) ||
           has_form(&lex_completion, t, FORM_NOUN, FORM_NOUN) || has_form(&lex_deed, t, FORM_NOUN, FORM_NOUN);
}

/* «الطرح خلال العام المقبل»: the known thing that is set on a month or a year; none where
 * other times may be meant as well («في مايو أو يونيو»). */
static bool planned_before(const place *p, ptrdiff_t i, uint32_t end, isn_digest_moment *m)
{
    for (ptrdiff_t k = i - 1; k < p->hi && (k < i || p->t.at[k].span.start < end + OR_WITHIN); k++)
        if (k >= p->lo && str_is(p->t.at[k].key, "او")) return false;
    for (ptrdiff_t k = i - 1; k >= p->lo && k >= i - WORDS_BACK; k--) {
        if (!telling(p, k) || only_future(p, k)) continue;
        bool known = str_starts(str_sub(p->t.at[k].key, p->t.at[k].n_pre, p->t.at[k].key.n), STR("ال"));
        m->word[0] = word_hash(p, k), m->word[1] = m->word[2] = 0;
        return known && names_deed(p, k);
    }
    return false;
}

/* ---- since when -------------------------------------------------------------------- */

static bool relative(const place *p, ptrdiff_t i)
{
    int k, n = p->t.at[i].kind == TOK_WORD ? toks_match_al(&lex_stance, p->t, i, &k) : 0;
    for (int j = n ? k : -1; j >= 0; j = lex_next(&lex_stance, j)) {
        int kind = lex_value(&lex_stance, lex_row(&lex_stance, j), LEX_STANCE_KIND);
        if (kind == LEX_STANCE_KIND_RELATIVE || kind == LEX_STANCE_KIND_WHO) return true;
    }
    return false;
}

static int superlative_kind(const place *p, ptrdiff_t i)
{
    int k, n_pre;
    if (!toks_match(&lex_superlative, p->t, i, &k, &n_pre)) return -1;
    return lex_value(&lex_superlative, lex_row(&lex_superlative, k), LEX_SUPERLATIVE_KIND);
}

/* The superlative before «منذ» at token `i` and what it is of; false where none, and where
 * something else goes on since: «أعنف هجوم في الحرب المستمرة منذ …». */
static bool superlative_before(const place *p, ptrdiff_t i, isn_digest_moment *m)
{
    for (ptrdiff_t k = i - 1; k >= p->lo && k >= i - MOST_BACK; k--) {
        if (superlative_kind(p, k) == LEX_SUPERLATIVE_KIND_LASTING) return false;
        if (superlative_kind(p, k) != LEX_SUPERLATIVE_KIND_MOST || tok_is(p->t, k + 1, "من")) continue; /* «أكثر من 30 ألفا» */
        if (k + 1 < i && superlative_kind(p, k + 1) == LEX_SUPERLATIVE_KIND_MEASURE) return false; /* «أدنى مستوى»: of which price? */
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

/* «أول انتخابات منذ …» before token `i`: the noun right after it, and what more is told of that. */
static bool first_before(const place *p, ptrdiff_t i, isn_digest_moment *m)
{
    for (ptrdiff_t k = i - 1; k >= p->lo && k >= i - MOST_BACK; k--) {
        if (superlative_kind(p, k) == LEX_SUPERLATIVE_KIND_LASTING) return false;
        if (superlative_kind(p, k) != LEX_SUPERLATIVE_KIND_FIRST) continue;
        if (k + 1 >= i || !telling(p, k + 1)) return false; /* «الأولى منذ»: of what? */
        m->word[0] = word_hash(p, k + 1);
        for (ptrdiff_t j = k + 2; j < i && !m->word[1]; j++)
            if (telling(p, j)) m->word[1] = word_hash(p, j);
        return true;
    }
    return false;
}

/* «منذ تسع سنوات»: the days that are as long ago; false where it is no number of years. */
static bool years_ago(const isn_date *d, int32_t published, isn_digest_moment *m)
{
    int years = 0;
    ptrdiff_t i = 1;
    if (!str_starts(d->value, STR("P")) || published == INT32_MIN) return false;
    for (; i < d->value.n && d->value.p[i] >= '0' && d->value.p[i] <= '9' && years < MOST_YEARS; i++) years = years * 10 + (d->value.p[i] - '0');
    if (i == 1 || i + 1 != d->value.n || d->value.p[i] != 'Y' || years < 2) return false;
    double least = d->mod == ISN_DATE_APPROX ? 0.75 : d->mod == ISN_DATE_LESS_THAN ? 0.5 : 1;
    double most = d->mod == ISN_DATE_APPROX ? 1.25 : d->mod == ISN_DATE_MORE_THAN ? 1.5 : 1;
    m->from = published - (int32_t)(years * most * YEAR), m->to = published - (int32_t)(years * least * YEAR);
    return true;
}

/* What was the most, or the first, since `m`. */
static void add_since(isn_arena *a, const place *p, ptrdiff_t since, isn_digest_moment m)
{
    if (superlative_before(p, since, &m)) m.kind = ISN_MOMENT_SINCE;
    else if (first_before(p, since, &m)) m.kind = ISN_MOMENT_FIRST;
    else return;
    isn_push_value(a, &p->c->moments, m);
}

/* The class of what happened, told nearest before token `i`; 0 where nothing is.  `hour`: where
 * that is a thing of a moment. */
static uint32_t happening_before(const place *p, ptrdiff_t i, bool hour)
{
    for (ptrdiff_t k = i - 1; k >= p->lo && k >= i - (hour ? HOUR_BACK : EVENT_BACK); k--) {
        int key, n = p->t.at[k].kind == TOK_WORD ? toks_match_al(&lex_happening, p->t, k, &key) : 0;
        if (n && hour && lex_value(&lex_happening, lex_row(&lex_happening, key), LEX_HAPPENING_HOUR) != LEX_HAPPENING_HOUR_YES) return 0;
        if (n) return (uint32_t)lex_value(&lex_happening, lex_row(&lex_happening, key), LEX_HAPPENING_CLASS) * 2654435761u | 1;
    }
    return 0;
}

/* The class of the noun of places at token `i`, -1 for none. */
static int place_noun(const place *p, ptrdiff_t i)
{
    int k, n_pre;
    if (i >= p->hi || p->t.at[i].kind != TOK_WORD || !toks_match(&lex_place_head, p->t, i, &k, &n_pre)) return -1;
    return lex_value(&lex_place_head, lex_row(&lex_place_head, k), LEX_PLACE_HEAD_TYPE);
}

/* A part of a place is no place: «أجزاء من مديرية …», «مواقع في محافظة …». */
static bool part_of(const place *p, ptrdiff_t i)
{
    int k = tok_find(&lex_particle, &p->t.at[i]);
    int class = k < 0 ? -1 : lex_value(&lex_particle, lex_row(&lex_particle, k), LEX_PARTICLE_CLASS);
    return class == LEX_PARTICLE_CLASS_FI || class == LEX_PARTICLE_CLASS_MIN;
}

/* The first place named after its noun from token `i` on: «مطار مدينة الحديدة» and «مطار الحديدة»
 * are one; 0 for none, and for a part of one. */
static uint32_t place_after(const place *p, ptrdiff_t i)
{
    for (ptrdiff_t end = i + PLACE_WITHIN; i < p->hi && i < end; i++) {
        if (place_noun(p, i) < 0 || place_noun(p, i) == LEX_PLACE_HEAD_TYPE_DIRECTION) continue;
        if (part_of(p, i - 1) || str_starts(p->t.at[i].key, STR("ال"))) return 0;
        uint32_t kind = place_noun(p, i) == LEX_PLACE_HEAD_TYPE_DROP ? 1 : word_hash(p, i);
        while (place_noun(p, i) >= 0) i++;
        return i < p->hi && telling(p, i) ? (kind * 31 + word_hash(p, i)) | 1 : 0;
    }
    return 0;
}

/* «حررت قوات التحالف مطار الحديدة»: who controls what place from that day on; not «التي
 * تسيطر عليها», nor what is meant: «لتحرير». */
static void add_control(isn_arena *a, const place *p, isn_digest_moment m)
{
    for (ptrdiff_t i = p->lo; i < p->hi; i++) {
        int k, n = p->t.at[i].kind == TOK_WORD ? toks_match_al(&lex_fact, p->t, i, &k) : 0;
        if (!n || lex_value(&lex_fact, lex_row(&lex_fact, k), LEX_FACT_CLASS) != LEX_FACT_CLASS_CONTROL) continue;
        if (lex_value(&lex_fact, lex_row(&lex_fact, k), LEX_FACT_SIDE) != LEX_FACT_SIDE_PLUS) continue;
        bool meant = str_starts(p->t.at[i].key, STR("ل")) && lex_find(&lex_fact, p->t.at[i].key) < 0;
        m.word[1] = meant || (i > p->lo && relative(p, i - 1)) ? 0 : place_after(p, i + n);
        if (m.word[1]) isn_push_value(a, &p->c->moments, m);
        return;
    }
}

enum { TOLD_LEAST = 5, TOLD_MOST = 40 }; /* words of a clause that another repeats */

/* The clause by its two most telling words: another that says the same has them too. */
static void add_told(isn_arena *a, const place *p, isn_digest_moment m, bool off)
{
    double best = 0, second = 0;
    int n = 0;
    isn_str w, key = p->c->phrase.key;
    for (ptrdiff_t at = 0; (w = key_word(key, &at)).n; n++) {
        double idf = story_idf(w);
        uint32_t hash = (uint32_t)str_hash(STR_HASH_SEED, w) | 1;
        if (hash == m.word[0] || hash == m.word[1]) continue;
        if (idf > best) second = best, m.word[1] = m.word[0], best = idf, m.word[0] = hash;
        else if (idf > second) second = idf, m.word[1] = hash;
    }
    if (n < TOLD_LEAST || n > TOLD_MOST || !m.word[1]) return;
    if (m.word[0] > m.word[1]) m.word[2] = m.word[0], m.word[0] = m.word[1], m.word[1] = m.word[2];
    m.word[2] = off, m.kind = ISN_MOMENT_TOLD;
    isn_push_value(a, &p->c->moments, m);
}

/* «أعلنت الوزارة، الأربعاء، إلغاء القمة»: a day between commas is of what follows too; elsewhere one at
 * a clause's beginning is of what stands before. */
static bool set_off(const place *p, ptrdiff_t i) { return i == p->lo && i > 0 && tok_is(p->t, i - 1, "،") && tok_is(p->t, i + 1, "،"); }

/* What the clause sets on the one day of `m`: a state that begins, by any name of the day;
 * what happened, by a day with its month that is looked back to. */
static void add_events(isn_arena *a, const place *p, ptrdiff_t i, bool month, int32_t published, isn_digest_moment m)
{
    bool off = set_off(p, i);
    if (m.from <= published && (i > p->lo + 1 || off) && p->n_days == 1) add_told(a, p, m, off);
    m.kind = ISN_MOMENT_EVENT;
    for (ptrdiff_t k = 0; k < p->c->facts.n && m.from <= published; k++) {
        uint32_t side = p->c->facts.at[k].side;
        m.word[0] = (side + 1) * 40503u << 1;
        if (side == LEX_FACT_CLASS_CONTROL * 2 + LEX_FACT_SIDE_PLUS) {
            add_control(a, p, m);
            break;
        }
    }
    m.word[1] = 0;
    m.word[0] = month && m.from < published && published - m.from > LOOKED_BACK ? happening_before(p, i, false) : 0;
    if (m.word[0]) isn_push_value(a, &p->c->moments, m);
}

/* «من الساعة 9», «بين التاسعة والعاشرة»: does a word before token `i` make of the hour a bound? */
static bool bounded(const place *p, ptrdiff_t i)
{
    for (ptrdiff_t k = i - 1; k >= p->lo && k >= i - BOUND_BACK; k--) {
        int key;
        if (p->t.at[k].kind == TOK_WORD && toks_match_al(&lex_hour_bound, p->t, k, &key)) return true;
    }
    return false;
}

/* «انهار الجسر في الساعة 11:30 (09:30 بتوقيت غرينتش)»: the minutes at the end of a TIMEX3 time. */
static void add_hour(isn_arena *a, const place *p, const isn_date *d, ptrdiff_t i)
{
    ptrdiff_t t = str_find(d->value, STR("T"), 0);
    if (t < 0 || d->value.n < t + 6 || d->value.p[t + 3] != ':' || p->n_hours > 2) return;
    const char *h = d->value.p + t + 1;
    for (int k = 0; k < 5; k++)
        if (k != 2 && (h[k] < '0' || h[k] > '9')) return;
    isn_digest_moment m = {.kind = str_ends(d->value, STR("Z")) ? ISN_MOMENT_ZULU : ISN_MOMENT_CLOCK};
    m.from = m.to = ((h[0] - '0') * 10 + (h[1] - '0')) * 60 + (h[3] - '0') * 10 + (h[4] - '0');
    bool aside = i == p->lo && i > 0 && p->lo_before < p->lo && tok_is(p->t, i - 1, "("); /* of the clause before */
    place q = *p;
    if (aside) q.c--, q.lo = p->lo_before;
    m.word[0] = bounded(&q, i) ? 0 : happening_before(&q, i, true);
    if (m.word[0]) isn_push_value(a, &q.c->moments, m);
}

static void add(isn_arena *a, const place *p, const isn_date *d, int32_t published)
{
    ptrdiff_t i = p->lo;
    while (i < p->hi && p->t.at[i].span.end <= d->span.start) i++;
    if (i >= p->hi) return;
    if (d->type == ISN_TIMEX_TIME) add_hour(a, p, d, i);
    isn_digest_moment m = {0};
    ptrdiff_t since = since_before(p, i);
    if (d->type == ISN_TIMEX_DURATION) {
        if (since >= 0 && years_ago(d, published, &m)) add_since(a, p, since, m);
        return;
    }
    if (day_none(d->from) || day_none(d->to)) return;
    m.from = day_number(d->from), m.to = day_number(d->to);
    if (since >= 0) {
        add_since(a, p, since, m);
        return;
    } else {
        bool long_one = m.to - m.from >= LONG_LEAST, month = date_names(p, &lex_month, i, d->span.end);
        if (m.from == m.to && (month || date_names(p, &lex_weekday, i, d->span.end))) add_events(a, p, i, month, published, m);
        m.kind = long_one ? ISN_MOMENT_LONG : ISN_MOMENT_DAY;
        if (long_one ? m.to <= published : m.from != m.to || !month) return;
        if (long_one) {
            bool of_year = str_starts(p->t.at[i].key, STR("ل")); /* «الدليل لعام 2018» */
            if (of_year || !planned_before(p, i, d->span.end, &m) || (m.from <= published && !to_come(p))) return;
        } else {
            words_before(p, i, &m);
        }
        if (!m.word[0]) return;
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
        p.lo_before = i > 0 && d->clauses.at[i - 1].sentence == p.c->sentence ? p.lo : p.t.n;
        while (p.lo < p.t.n && p.t.at[p.lo].span.end <= p.c->phrase.span.start) p.lo++;
        for (p.hi = p.lo; p.hi < p.t.n && p.t.at[p.hi].span.start < p.c->phrase.span.end;) p.hi++;
        while (first < article->dates.n && article->dates.at[first].span.end <= p.c->phrase.span.start) first++;
        p.n_days = p.n_hours = 0;
        for (ptrdiff_t k = first; k < article->dates.n && article->dates.at[k].span.start < p.c->phrase.span.end; k++) {
            if (article->dates.at[k].type != ISN_TIMEX_DURATION) p.n_days++;
            p.n_hours += article->dates.at[k].type == ISN_TIMEX_TIME;
        }
        for (ptrdiff_t k = first; k < article->dates.n && article->dates.at[k].span.start < p.c->phrase.span.end; k++) {
            const isn_date *one = &article->dates.at[k];
            if (one->type != ISN_TIMEX_SET) add(a, &p, one, published);
        }
    }
}
