/* commitment.c - who is to do what by when.
 *
 * Owns: clauses that hold both a sign of the time to come and a date that has
 * not passed when the article came out, or a term: «خلال ثلاثة أشهر».
 * lexicon/commitment.tsv, future.tsv, deed.tsv and within.tsv hold the signs.  A
 * commitment inside what somebody says keeps that statement's index. */
#include "base/day.h"
#include "lexicon/commitment.h"
#include "lexicon/contest.h"
#include "lexicon/deed.h"
#include "lexicon/future.h"
#include "lexicon/plan.h"
#include "lexicon/time_direction.h"
#include "lexicon/within.h"
#include "statement/talk.h"
#include "text/stem.h"

enum {
    CLAUSE_MOST = 28,
    NEAR = 40,      /* statements looked through */
    BEEN_FAR = 8,   /* tokens from «كان» to what had been planned */
    SUBJECT_MOST = 8,
    WITHIN_MOST = 4, /* tokens of «في مدة لا تتجاوز» */
    OPENING = 4,    /* tokens before a date that opens its clause */
    PLAN_NEAR = 7,  /* tokens from a noun of what is planned to its day */
    RARER = 4       /* weights apart, as in text/verb.c */
};

#define CLASS(x) LEX_PARTICLE_CLASS_##x

typedef struct {
    int32_t at;         /* token, -1 for none */
    isn_status status;
    bool marked;        /* a word of ours or س, not only the present tense */
    bool future;        /* it speaks of the time to come by itself: س، المقرر */
    bool verb;          /* a finite verb: its subject may stand before it */
    bool past;          /* a verb of the past: «قررت المحكمة» */
    int place;          /* LEX_FUTURE_PLACE_… */
    int row;            /* of lex_commitment, or -1 */
    isn_form_kind kind;
    isn_rule rule;
} sign;

/* The clause before a date as its signs are looked for, from the date back. */
typedef struct {
    const talk *k;
    const isn_date *d;
    int32_t lo, date, end; /* the sentence from `lo`; the date's tokens */
    int when;              /* 2 wholly to come, 1 under way, 0 past */
    bool one_day;
    /* what the walk has passed */
    bool deed;      /* something to be done: «إلى وقف القتال» */
    bool object;    /* a preposition's noun: «للانتخابات» */
    bool relative;  /* the date stands in a relative clause: «التي تتولى الرئاسة هذا الشهر» */
    bool comma;
    bool said;      /* a word of reporting: the day is its own («…، وفق ما أفادت الصحيفة الخميس») */
    bool dated;     /* «بحلول، اعتبارا من» at the date */
    bool off;       /* what had been planned, or a span since: no sign may be found */
} view;

/* ---- words ---------------------------------------------------------------------- */

/* The class of the verb of the present at `i` (lexicon/deed.tsv), or -1. */
static int deed_class(const talk *k, int32_t i)
{
    isn_form form[FORM_MOST];
    int n = form_read(&lex_deed, k->t.at[i].key, k->t.at[i].flags, form);
    for (int f = 0; f < n; f++)
        if (form[f].kind == FORM_PRESENT) return lex_value(&lex_deed, form[f].row, LEX_DEED_CLASS);
    return -1;
}

#define DEED(x) LEX_DEED_CLASS_##x

/* «الانتخابات، المباريات» */
static bool feminine_plural(const talk *k, int32_t i)
{
    return str_starts(k->t.at[i].key, STR("ال")) && str_ends(k->t.at[i].key, STR("ات"));
}

/* Is the word a noun of the news, «توسيع، يوم», and no verb of deed.tsv? */
static bool plain_noun(const talk *k, int32_t i)
{
    bool noun;
    isn_str key = k->t.at[i].key;
    isn_word_weight(key, &noun);
    if (!noun && key.n > 8 && str_starts(key, STR("و"))) isn_word_weight(str_sub(key, 2, key.n), &noun);
    return noun && deed_class(k, i) < 0;
}

/* «يواصل، تشهد»: the present, by its first letter; it counts only with a day to come. */
static bool present_verb(const talk *k, int32_t i)
{
    const isn_tok *t = &k->t.at[i];
    if (t->kind != TOK_WORD || k->name[i] >= 0 || k->when[i] >= 0 || k->word[i] || (t->flags & TOK_TA_MARBUTA)) return false;
    isn_str key = t->key;
    if (key.n > 8 && str_starts(key, STR("و"))) key = str_sub(key, 2, key.n);
    int n;
    bool feminine = str_starts(key, STR("ت")); /* «تشهد المدينة», not «تمكن فريق» */
    if (feminine && deed_class(k, i) < 0 &&
        !(i + 1 < k->t.n && ((k->t.at[i + 1].flags & TOK_TA_MARBUTA) || k->word[i + 1] == CLASS(FI) || feminine_plural(k, i + 1) ||
                             k->when[i + 1] >= 0 || k->name[i + 1] >= 0)))
        return false;
    bool subject = i + 1 < k->t.n && (str_starts(k->t.at[i + 1].key, STR("ال")) || k->name[i + 1] >= 0 || k->when[i + 1] >= 0 || k->word[i + 1] == CLASS(FI));
    bool weak = str_ends(key, STR("ي")) && !(subject && k->word[i + 1] != CLASS(FI)); /* «ينتهي العقد», not «يومي، التي تنتهي في» */
    weak &= deed_class(k, i) < 0 || (i + 1 < k->t.n && k->word[i + 1] == CLASS(FI)); /* «تنهي مهمتها» */
    bool alif = str_ends(str_span(k->text, t->span), STR("ا")); /* not «يبدأ» */
    if (feminine && deed_class(k, i) < 0 && str_ends(key, STR("ي"))) return false; /* «تلقى الأمير اتصالا» */
    if ((t->flags & TOK_TANWIN) || (alif && deed_class(k, i) < 0)) return false; /* «تعظيما لليوم», but «تستضيفها» */
    return key.n >= 8 && (feminine || str_starts(key, STR("ي"))) && !weak && !str_ends(key, STR("ت")) &&
           source_head(k, i, &n) < 0 && (deed_class(k, i) >= 0 || (!object_starts(k, i) && !plain_noun(k, i)));
}

/* Does something to be done begin here, with a preposition of its own or without:
 * «إجراء، بإجراء، للاجتماع، انتخابات»? */
static bool deed_noun(const talk *k, int32_t i)
{
    int key, pre;
    if (!tok_word(k, i) || k->name[i] >= 0) return false;
    return object_starts(k, i) || toks_match(&lex_plan, k->t, i, &key, &pre) > 0 || verbal_noun_within(k, i);
}

static bool clause_mark(const talk *k, int32_t i)
{
    return tok_stop(k, i) || tok_colon(k, i) || k->word[i] == CLASS(THAT) || k->word[i] == CLASS(CONJ) ||
           tok_is(k->t, i, "؛");
}

static bool governs(const talk *k, int32_t i) /* a preposition, written apart */
{
    int c = k->word[i];
    return c == CLASS(PREP) || c == CLASS(MIN) || c == CLASS(FI) || c == CLASS(ALA) || c == CLASS(ILA);
}

/* ---- one sign -------------------------------------------------------------------- */

/* Does the reading make a commitment of this date?  A past verb looks ahead only where
 * what is to be done stands between it and the day («دعا إلى عقد قمة الشهر المقبل», not
 * «دعا الوزير الاثنين»); a verbal noun likewise, and not from outside a relative clause. */
static bool reading_binds(const view *v, const isn_form *f, int32_t i)
{
    bool after = lex_value(&lex_commitment, f->row, LEX_COMMITMENT_DEED) == LEX_COMMITMENT_DEED_AFTER;
    bool tells = lex_value(&lex_commitment, f->row, LEX_COMMITMENT_PAST) == LEX_COMMITMENT_PAST_TELLS;
    isn_status status = (isn_status)lex_value(&lex_commitment, f->row, LEX_COMMITMENT_STATUS);
    const isn_tok *t = &v->k->t.at[i];
    bool to_come = v->when == 2 || v->dated;
    if (f->person == 1) return false; /* «إذا انتظرنا» */
    switch (f->kind) {
    case FORM_PAST:
        if (i > v->lo && governs(v->k, i - 1)) return false; /* «من أجل» */
        if (status == ISN_STATUS_AGREED && v->d->mod == ISN_DATE_END) return v->deed || v->object; /* agreed, with its end */
        if ((tells && !v->dated) || tok_comma(v->k, v->date - 1)) return false;
        return after ? v->deed && (to_come || !v->comma) : to_come; /* «دعت إلى إضراب الأربعاء», not «دعت الأربعاء إلى» */
    case FORM_NOUN:
        if (lex_value(&lex_commitment, f->row, LEX_COMMITMENT_NOUN) == LEX_COMMITMENT_NOUN_NO) return false;
        if (!to_come || v->relative) return false;
        return !after || v->deed || v->object;
    case FORM_PARTICIPLE:
        if (lex_value(&lex_commitment, f->row, LEX_COMMITMENT_STATE) == LEX_COMMITMENT_STATE_NO && !v->dated) return false;
        if (str_ends(t->key, STR("ه")) && !(t->flags & TOK_TA_MARBUTA)) return false; /* «موقعه» */
        return to_come && !v->relative;
    case FORM_PRESENT:
        if (!to_come && status != ISN_STATUS_PLANNED && !v->deed) return false; /* «يطالب اليوم» */
        if (!to_come && !after && deed_class(v->k, i) != DEED(EVENT) && !f->future) return false;
        return !after || v->deed || v->object;
    }
    return false;
}

/* «بحث» is no «ب» and «حث»: the news have the word as it stands. */
static bool whole_word(const isn_tok *t, const isn_form *f)
{
    bool noun;
    if (!f->n_pre || f->conj || f->future) return false;
    int whole = isn_word_weight(t->key, &noun);
    return whole > isn_word_weight(str_sub(t->key, f->n_pre, t->key.n), &noun) + RARER;
}

static bool future_word(const view *v, int32_t i, int *key, int *n)
{
    int pre;
    *n = toks_match(&lex_future, v->k->t, i, key, &pre);
    return *n > 0;
}

static bool lexicon_sign(const view *v, int32_t i, sign *s)
{
    int key, n_tok;
    if (future_word(v, i, &key, &n_tok)) {
        s->status = (isn_status)lex_value(&lex_future, lex_row(&lex_future, key), LEX_FUTURE_STATUS);
        s->place = lex_value(&lex_future, lex_row(&lex_future, key), LEX_FUTURE_PLACE);
        s->rule = "commitment.future-word";
        s->future = true;
        return true;
    }
    isn_form form[FORM_MOST];
    int n = form_of(&lex_commitment, FORMS_COMMITMENT, &v->k->t.at[i], form);
    for (int f = 0; f < n; f++) {
        if (form[f].kind == FORM_NOUN && !form[f].suffix && form[f].definite) continue;
        if (whole_word(&v->k->t.at[i], &form[f]) || !reading_binds(v, &form[f], i)) continue;
        s->row = form[f].row;
        s->status = (isn_status)lex_value(&lex_commitment, form[f].row, LEX_COMMITMENT_STATUS);
        s->past = form[f].kind == FORM_PAST;
        s->kind = form[f].kind;
        s->verb = form[f].kind == FORM_PAST || form[f].kind == FORM_PRESENT;
        s->future = form[f].future;
        s->rule = "commitment.verb";
        return true;
    }
    return false;
}

/* «القمة المقررة»: the noun that it describes, with the noun before that owns it. */
static int32_t described(const talk *k, int32_t lo, int32_t i)
{
    if (i <= lo || !tok_word(k, i - 1) || k->word[i - 1] || !str_starts(k->t.at[i - 1].key, STR("ال"))) return i;
    return i - 1;
}

/* «يشهد، ويزور»: a verb of the present without a mark of the future, which must open its
 * clause.  Today's counts where it stands on a calendar. */
static bool present_sign(const view *v, int32_t i)
{
    const talk *k = v->k;
    if (!present_verb(k, i)) return false;
    int class = deed_class(k, i);
    bool calendar = class == DEED(EVENT) || class == DEED(HOST);
    if (!calendar && (class >= 0 || k->cue[i] >= 0 || v->when == 1)) return false;
    bool first = i == v->lo || clause_mark(k, i - 1) || tok_comma(k, i - 1);
    first |= k->word[i - 1 > 0 ? i - 1 : 0] == CLASS(REL) && (v->when == 2 || class == DEED(HOST)); /* «المعرض الذي تستضيفه المدينة هذا العام» */
    talk_np np;
    if (!first && v->when == 2) first = np_before(k, v->lo, i, &np); /* «الوزير يزور المدينة غدا» */
    return first || (calendar && str_starts(k->t.at[i].key, STR("و")));
}

/* «كان من المقرر، كانت مبرمجة، كانت ستجمعهما»: what had been planned is off, unless the
 * sign tells what was agreed before («كانا اتفقا على»). */
static bool had_been(const view *v, const sign *s)
{
    for (int32_t i = s->at - 1; i >= v->lo && i > s->at - BEEN_FAR; i--) {
        if (tok_stop(v->k, i) || tok_comma(v->k, i) || tok_colon(v->k, i)) return false;
        if (v->k->word[i] == CLASS(BEEN)) return !s->past && str_starts(str_sub(v->k->t.at[i].key, v->k->word_pre[i], v->k->t.at[i].key.n), STR("كا"));
        if (v->k->word[i] == CLASS(CONJ) || v->k->word[i] == CLASS(QAD)) return false; /* «كان قد أعلن عزمه خوض الانتخابات المقررة» */
    }
    return false;
}

/* The walk passes token `i`: what it means for the signs before it. */
static void pass(view *v, int32_t i)
{
    const talk *k = v->k;
    v->deed |= deed_noun(k, i);
    v->object |= k->word[i] == CLASS(ILA) || k->word[i] == CLASS(ALA) ||
                 (tok_word(k, i) && !k->word[i] && (prefixed(k, i, "ل") || prefixed(k, i, "ب")));
    v->comma |= tok_comma(k, i);
    if (k->cue[i] >= 0) {
        const talk_cue *c = &k->cues.at[k->cue[i]];
        v->said |= c->kind == CUE_OF || (c->kind == CUE_VERB && c->form[0].kind == FORM_PAST);
    }
    v->relative |= k->word[i] == CLASS(REL) && !v->comma;
}

/* «من المؤمل أن تنتهي في أواخر العام»: a verb of the present after أن, of any class. */
static bool expected_verb(const view *v, int32_t i)
{
    return tok_word(v->k, i) && v->k->name[i] < 0 && v->k->when[i] < 0 && !v->relative && !v->said && (deed_class(v->k, i) >= 0 || present_verb(v->k, i));
}

/* «من المنتظر أن تفتح»: the verb after أن is what is expected.  False where it had been. */
static bool told_before(const view *v, int32_t that, sign *best)
{
    if (that <= v->lo || !tok_word(v->k, that - 1)) return true;
    view ahead = *v;
    ahead.deed = true, ahead.when = 2;
    sign told = {.at = that - 1, .row = -1}, phrase = {.at = that - 2, .row = -1};
    if (!lexicon_sign(&ahead, that - 1, &told)) { /* «من المؤمل | أن» */
        int key, n;
        if (that - 2 < v->lo || !future_word(&ahead, that - 2, &key, &n) || n < 2 || !lexicon_sign(&ahead, that - 2, &phrase)) return true;
        told = phrase;
    }
    int over, n_over;
    if (best->at < 0 && future_word(&ahead, that - 1, &over, &n_over) && n_over > 2) *best = told; /* «على أن يتم» */
    if (best->at < 0 && that + 1 < v->date && expected_verb(v, that + 1))
        *best = (sign){.at = that + 1, .row = -1, .verb = true, .rule = "commitment.expected"};
    if (best->at >= 0) best->status = told.status, best->marked = true;
    return !had_been(v, &told);
}

/* «في موعد أقصاه»: does a phrase that stands at the date hold the word, and begin before it? */
static bool within_deadline(const view *v, int32_t i)
{
    for (int32_t j = i - 1; j >= v->lo && j >= i - 2; j--) {
        int key, n;
        if (future_word(v, j, &key, &n) && j + n > i && lex_value(&lex_future, lex_row(&lex_future, key), LEX_FUTURE_PLACE) == LEX_FUTURE_PLACE_DATE) return true;
    }
    return false;
}

/* The sign in the clause before the date: the nearest marked one, but a verb to come or
 * «المقرر» before it rather.  What stands at the date («بحلول، ابتداء من») only says
 * that the verb or verbal noun before it is to come. */
static sign sign_before(view *v)
{
    const talk *k = v->k;
    sign best = {.at = -1}, plain = {.at = -1}, none = {.at = -1};
    for (int32_t i = v->date - 1; i >= v->lo && i > v->date - CLAUSE_MOST; i--) {
        if (clause_mark(k, i)) {
            bool that = k->word[i] == CLASS(THAT);
            if (that && !told_before(v, i, &best)) return v->off = true, none;
            if (that && i > v->lo && k->word[i - 1] == CLASS(AFTER) && !best.marked) best.at = -1; /* «قبل أن تتمكن السلطات اليوم» */
            break;
        }
        if (k->t.at[i].kind != TOK_WORD || k->name[i] >= 0) {
            pass(v, i);
            continue;
        }
        if (within_deadline(v, i)) continue;
        sign s = {.at = i, .row = -1, .marked = true, .status = ISN_STATUS_PLANNED, .rule = "commitment.future"};
        bool found = lexicon_sign(v, i, &s);
        if (found && s.row < 0 && (s.place == LEX_FUTURE_PLACE_DATE || s.place == LEX_FUTURE_PLACE_PAST)) {
            int key, n;
            bool here = future_word(v, i, &key, &n) && i + n >= v->date - 1;
            if (here && s.place == LEX_FUTURE_PLACE_PAST) return v->off = true, none;
            v->dated |= here;
            continue;
        }
        if (found && s.row < 0 && s.place == LEX_FUTURE_PLACE_NOUN) s.at = described(k, v->lo, i);
        if (!found && future_verb(k, i)) found = s.future = s.verb = true;
        if (found && ((v->relative && !s.future) || v->said)) found = false;
        if (found && (best.at < 0 || (!best.marked && !v->comma) || (s.future && !v->comma))) best = s;
        if (!found && best.at < 0 && !v->said && present_sign(v, i))
            best = (sign){.at = i, .row = -1, .verb = true, .marked = deed_class(k, i) == DEED(HOST), .status = ISN_STATUS_PLANNED, .rule = "commitment.present"};
        if (!found && v->dated && v->when == 2 && object_starts(k, i))
            plain = (sign){.at = i, .row = -1, .marked = true, .status = ISN_STATUS_PLANNED, .rule = "commitment.dated-noun"};
        pass(v, i);
    }
    if (best.at < 0) best = plain;
    if (best.at >= 0 && had_been(v, &best)) return v->off = true, none;
    return best;
}

/* Does the date open its clause, with no more than a preposition or «بحلول» before it? */
static bool opens_clause(const view *v)
{
    int32_t i = v->date;
    for (int key, n; i > v->lo && i > v->date - OPENING; i--) {
        bool small = governs(v->k, i - 1) || (v->k->t.at[i - 1].kind == TOK_WORD && future_word(v, i - 1, &key, &n));
        if (!small) break;
    }
    return i == v->lo || clause_mark(v->k, i - 1) || tok_comma(v->k, i - 1);
}

/* «وغدا تبدأ اللجنة عملها», «في مطلع العام المقبل، من المقرر أن …»: the sign after a date that
 * opens its clause. */
static sign sign_after(view *v, int32_t hi)
{
    sign s = {.at = -1};
    const talk *k = v->k;
    if (!v->when || !opens_clause(v)) return s;
    int32_t i = v->end;
    while (i < hi && i < v->end + 2 && (tok_comma(k, i) || k->t.at[i].kind == TOK_PUNCT)) i++;
    if (i >= hi || !tok_word(k, i) || k->name[i] >= 0) return s;
    s = (sign){.at = i, .row = -1, .marked = true, .status = ISN_STATUS_PLANNED, .rule = "commitment.date-first"};
    int key, n, class = deed_class(k, i);
    if (future_word(v, i, &key, &n) && lex_value(&lex_future, lex_row(&lex_future, key), LEX_FUTURE_PLACE) == LEX_FUTURE_PLACE_VERB) {
        s.status = (isn_status)lex_value(&lex_future, lex_row(&lex_future, key), LEX_FUTURE_STATUS), s.future = true;
        return s;
    }
    s.verb = true, s.future = future_verb(k, i);
    bool calendar = (class == DEED(EVENT) || class == DEED(HOST)) && v->when == 2;
    bool none = !s.future && !calendar;
    return none ? (sign){.at = -1} : s;
}

/* «زيارة إلى واشنطن مطلع الأسبوع المقبل»: what is held on a day wholly to come, named by its
 * noun alone (lexicon/plan.tsv), where no verb of the clause tells of it. */
static sign plan_before(const view *v)
{
    sign s = {.at = -1};
    const talk *k = v->k;
    if (v->when != 2 || v->relative || v->said) return s;
    for (int32_t i = v->date - 1; i >= v->lo && i >= v->date - PLAN_NEAR; i--) {
        int key, pre;
        if (clause_mark(k, i) || tok_comma(k, i) || k->word[i] == CLASS(REL) || k->word[i] == CLASS(NEG)) return s;
        if (k->t.at[i].kind != TOK_WORD || k->name[i] >= 0 || !toks_match(&lex_plan, k->t, i, &key, &pre)) continue;
        int class = lex_value(&lex_plan, lex_row(&lex_plan, key), LEX_PLAN_CLASS);
        bool held = class == LEX_PLAN_CLASS_GATHERING || class == LEX_PLAN_CLASS_VISIT || class == LEX_PLAN_CLASS_VOTE || class == LEX_PLAN_CLASS_DRILL || class == LEX_PLAN_CLASS_TRIAL;
        if (held) s = (sign){.at = i, .row = -1, .marked = true, .status = ISN_STATUS_PLANNED, .rule = "commitment.plan-noun"};
        if (held) return s;
    }
    return s;
}

/* Has the time not come when the article came out?  2 wholly to come, 1 under way. */
static int to_come(const isn_date *d, isn_day published)
{
    if (d->type != ISN_TIMEX_DATE && d->type != ISN_TIMEX_TIME) return 0;
    if (str_starts(d->value, STR("FUTURE"))) return 2;
    if (day_none(d->from) || day_none(published)) return 0;
    if (day_cmp(d->from, published) > 0) return 2;
    return day_cmp(d->to, published) >= 0 ? 1 : 0;
}

/* Does a word of the table end right before token `first`? */
static bool within_before(const talk *k, int32_t lo, int32_t first)
{
    for (int32_t i = first - 1; i >= lo && i >= first - WITHIN_MOST; i--) {
        int key, pre, n = toks_match(&lex_within, k->t, i, &key, &pre);
        if (n && i + n == first) return true;
    }
    return false;
}

/* Which way do the words of a span point from now: 1 «المقبلة», -1 «الماضية», 0 neither? */
static int direction(const talk *k, int32_t first, int32_t last)
{
    for (int32_t i = first; i < last; i++) {
        int key = tok_find(&lex_time_direction, &k->t.at[i]);
        int row = key < 0 ? -1 : lex_row(&lex_time_direction, key);
        if (row < 0 || lex_value(&lex_time_direction, row, LEX_TIME_DIRECTION_KIND) != LEX_TIME_DIRECTION_KIND_FROM_NOW) continue;
        int shift = lex_value(&lex_time_direction, row, LEX_TIME_DIRECTION_SHIFT);
        if (shift) return shift > 0 ? 1 : -1;
    }
    return 0;
}

/* A span that is a term: «خلال ثلاثة أشهر», «في غضون أسبوع», «الأيام المقبلة»; not «ثلاثة أشهر»,
 * nor «خلال السنوات العشر الماضية». */
static bool is_term(const talk *k, const isn_date *d, int32_t lo, int32_t first, int32_t last)
{
    if (d->type != ISN_TIMEX_DURATION) return false;
    int way = direction(k, first, last);
    return way > 0 || (way == 0 && within_before(k, lo, first));
}

static int32_t clause_end(const talk *k, int32_t i, int32_t hi)
{
    int32_t last = i + 14 < hi ? i + 14 : hi;
    for (; i < last; i++)
        if (tok_comma(k, i) || clause_mark(k, i) || tok_is(k->t, i, ".") || (k->cue[i] >= 0 && k->cues.at[k->cue[i]].kind == CUE_OF)) break;
    while (i > 0 && k->t.at[i - 1].kind == TOK_PUNCT && !tok_closes(k, i - 1)) i--;
    return i;
}

static int32_t inside(const isn_statements *statements, isn_span span)
{
    ptrdiff_t lo = 0, hi = statements->n; /* statements stand in the order of their cues */
    while (lo < hi) {
        ptrdiff_t mid = (lo + hi) / 2;
        if (statements->at[mid].cue.start <= span.end) lo = mid + 1;
        else hi = mid;
    }
    for (ptrdiff_t i = lo + 4 < statements->n ? lo + 4 : statements->n; i-- > 0 && i > lo - NEAR;)
        if (span_holds(statements->at[i].content, span)) return (int32_t)i;
    return -1;
}

/* Who is to do it: the noun phrase after the verb, else before it. */
static isn_link actor(const talk *k, int32_t lo, int32_t at, int32_t hi)
{
    isn_link l = {.entity = -1, .rule = "commitment.actor"};
    talk_np np;
    np_read(k, at + 1, hi, true, &np);
    if (!np_speaks(k, &np) && !np_before(k, lo, at, &np)) return l;
    if (!np_speaks(k, &np)) return l;
    l.span = np_span(k, &np);
    l.anonymous = np.anonymous;
    if (np.mention >= 0) l.entity = k->r->mentions->at[np.mention].entity;
    return l;
}

/* «ينمو الاقتصاد 3% في 2024، سيسود الهدوء غدا»: what comes about by itself is nobody's deed;
 * «سيواجه الفريق»: when a match is played is no promise, who holds it is. */
static bool nobodys_deed(const talk *k, int32_t lo, const sign *s, int32_t end)
{
    int class = deed_class(k, s->at), key, pre;
    if (class == DEED(CHANGE) || class == DEED(STATE) || class == DEED(WEATHER) || class == DEED(CONTEST)) return true;
    if (class == DEED(HOST) || (s->row >= 0 && s->status != ISN_STATUS_PLANNED)) return false;
    int32_t from = s->at;
    while (from > lo && !clause_mark(k, from - 1) && !tok_comma(k, from - 1)) from--;
    for (int32_t i = from; i < end; i++)
        if (toks_match(&lex_contest, k->t, i, &key, &pre)) return true;
    return false;
}

/* «مونديال روسيا 2018»: the year belongs to the name; «انتخابات 2020» are to be held. */
static bool year_of_name(const talk *k, int32_t first, const isn_date *d)
{
    int key, pre;
    if (d->value.n != 4 || k->t.at[first].kind != TOK_NUMBER || first < 1 || !tok_word(k, first - 1) || k->word[first - 1]) return false;
    return !toks_match(&lex_plan, k->t, first - 1, &key, &pre);
}

static bool feminine(const isn_tok *t) { return (t->flags & TOK_TA_MARBUTA) || str_ends(t->key, STR("ات")); }

/* Where the noun phrase that ends before `end` begins: «القمة التاريخية | التي», «كأس العالم |
 * الذي»; `end` where a preposition governs it or there is none. */
static int32_t noun_before(const talk *k, int32_t lo, int32_t end)
{
    int32_t j = end;
    while (j > lo && j > end - SUBJECT_MOST && tok_word(k, j - 1) && !k->word[j - 1] && k->when[j - 1] < 0) {
        const isn_tok *t = &k->t.at[j - 1];
        bool al = str_starts(t->key, STR("ال")), on = k->name[j - 1] >= 0 || al;
        if (!on && (j == end || k->cue[j - 1] >= 0 || future_verb(k, j - 1) || present_verb(k, j - 1))) break;
        if (al && j < end && str_starts(k->t.at[j].key, STR("ال")) && feminine(t) && !feminine(&k->t.at[j])) break; /* «المدينة | المؤتمر» */
        j--;
        if (!on) break; /* «كأس | العالم الذي»: the head is the last */
    }
    return j > lo && j < end && k->word[j] == CLASS(NONE) && governs(k, j - 1) && k->word[end] != CLASS(REL) ? end : j;
}

/* Where the action begins: at its verb, or at the subject written before it («القمة التي
 * ستعقد، الحكومة تعتزم»). */
static int32_t action_start(const talk *k, int32_t lo, const sign *s)
{
    int32_t i = s->at;
    if (!s->verb || s->past || i <= lo) return i;
    if (k->word[i - 1] == CLASS(REL)) {
        int32_t j = noun_before(k, lo, i - 1);
        return j < i - 1 ? j : i;
    }
    talk_np np;
    if (np_before(k, lo, i, &np) && np.to == i) return np.from;
    return s->future ? noun_before(k, lo, i) : i;
}

/* «تعقد القمة السبت والأحد»: one event of two days. */
static bool joined_days(talk *k, int32_t first, const isn_date *d, isn_commitment *c)
{
    if (first < 1 || k->when[first - 1] < 0 || k->when[first - 1] == k->when[first] || c->due.n != 10 || d->value.n != 10) return false;
    char *p = isn_new(k->a, char, 21);
    if (!p) return false;
    memcpy(p, c->due.p, 10), memcpy(p + 10, "/", 1), memcpy(p + 11, d->value.p, 10);
    c->due = (isn_str){p, 21};
    return true;
}

static void read_date(talk *k, int32_t lo, int32_t hi, int32_t first, int32_t last, const isn_statements *statements,
                      isn_commitments *out)
{
    const isn_date *d = &k->r->dates->at[k->when[first]];
    view v = {.k = k, .d = d, .lo = lo, .date = first, .end = last, .when = to_come(d, day_read(k->r->published)),
              .one_day = day_cmp(d->from, d->to) == 0};
    bool term = is_term(k, d, lo, first, last);
    if (first <= lo || year_of_name(k, first, d)) return;
    if (term) v.when = 2;
    sign s = sign_before(&v);
    bool ahead = false;
    if (s.at < 0) s = sign_after(&v, hi), ahead = s.at >= 0;
    if (s.at < 0 && !v.off) s = plan_before(&v);
    bool kept_by = s.status == ISN_STATUS_AGREED && d->mod == ISN_DATE_END; /* agreed in the past, with its end */
    if (s.at < 0 || (!v.when && !kept_by)) return;
    if (v.when == 1 && !s.marked && !v.one_day) return;
    int32_t end = clause_end(k, ahead ? s.at + 1 : last, hi);
    if (nobodys_deed(k, lo, &s, end)) return;
    if (str_starts(d->value, STR("FUTURE")) && !s.future) return;
    if (term && !s.future && s.row < 0) return; /* «يستقبل خلال شهرين»: every two months */
    int32_t from = ahead ? first : action_start(k, lo, &s);
    if (end > last && tok_closes(k, end - 1) && k->mate[end - 1] < from) end--; /* «سنعود غدا» | » */
    isn_span span = toks_span(k->t, from, end > from ? end - from : 1);
    ptrdiff_t before = out->n;
    if (before && span_overlaps(out->at[before - 1].span, span) && str_eq(out->at[before - 1].due, d->value)) return;
    if (before && out->at[before - 1].span.start == span.start && d->value.n > 10 &&
        str_eq(str_sub(out->at[before - 1].due, 0, 10), str_sub(d->value, 0, 10)))
        return; /* «الثامنة (05:00 بتوقيت غرينتش)، وينتهي في الخامسة»: hours of one day */
    if (before && out->at[before - 1].span.start == span.start && joined_days(k, first, d, &out->at[before - 1])) return;
    isn_commitment *c = isn_push(k->a, out);
    if (!c) return;
    c->span = c->action = span;
    c->due = d->value;
    c->mod = d->mod;
    c->status = s.status;
    c->rule = s.rule;
    c->statement = inside(statements, span);
    c->actor = actor(k, lo, s.at, hi);
}

void talk_commitments(talk *k, const isn_statements *statements, isn_commitments *out)
{
    for (ptrdiff_t s = 0; s < k->sents.n && !k->a->full; s++) {
        const isn_sent *sent = &k->sents.at[s];
        if (!sent->in_article) continue;
        int32_t lo = (int32_t)sent->first, hi = lo + (int32_t)sent->n;
        for (int32_t i = lo; i < hi; i++) {
            if (k->when[i] < 0) continue;
            int32_t first = i;
            while (i + 1 < hi && k->when[i + 1] == k->when[first]) i++;
            read_date(k, lo, hi, first, i + 1, statements, out);
        }
    }
}
