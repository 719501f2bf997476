/* commitment.c - who is to do what by when.
 *
 * Owns: clauses that hold both a sign of the time to come and a date that has
 * not passed when the article came out.  lexicon/commitment.tsv and future.tsv
 * hold the signs.  A commitment inside what somebody says keeps that
 * statement's index. */
#include "base/day.h"
#include "lexicon/commitment.h"
#include "lexicon/future.h"
#include "lexicon/growth.h"
#include "statement/talk.h"

enum { CLAUSE_MOST = 28, NEAR = 40 /* statements looked through */ };

#define CLASS(x) LEX_PARTICLE_CLASS_##x

typedef struct {
    int32_t at;         /* token, -1 for none */
    isn_status status;
    bool marked;        /* a word of ours or س, not only the present tense */
    bool future;        /* it speaks of the time to come by itself: س، المقرر */
    bool past;          /* a verb of the past: «قررت المحكمة» */
    int place;          /* LEX_FUTURE_PLACE_… */
    isn_rule rule;
} sign;

/* «الانتخابات، المباريات» */
static bool feminine_plural(const talk *k, int32_t i)
{
    return str_starts(k->t.at[i].key, STR("ال")) && str_ends(k->t.at[i].key, STR("ات"));
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
    if (feminine && !(i + 1 < k->t.n && ((k->t.at[i + 1].flags & TOK_TA_MARBUTA) || k->word[i + 1] == CLASS(FI) || feminine_plural(k, i + 1) ||
                                         k->when[i + 1] >= 0 || k->name[i + 1] >= 0)))
        return false;
    bool subject = i + 1 < k->t.n && (str_starts(k->t.at[i + 1].key, STR("ال")) || k->name[i + 1] >= 0 || k->when[i + 1] >= 0 || k->word[i + 1] == CLASS(FI));
    bool weak = str_ends(key, STR("ي")) && !(subject && k->word[i + 1] != CLASS(FI)); /* «ينتهي العقد», not «يومي، التي تنتهي في» */
    bool alif = str_ends(str_span(k->text, t->span), STR("ا")); /* not «يبدأ» */
    if ((t->flags & TOK_TANWIN) || alif) return false; /* «تعظيما لليوم» */
    return key.n >= 8 && (feminine || str_starts(key, STR("ي"))) && !weak && !str_ends(key, STR("ت")) &&
           source_head(k, i, &n) < 0 && !object_starts(k, i);
}

static bool lexicon_sign(const talk *k, int32_t i, sign *s)
{
    int key, pre;
    if (toks_match(&lex_future, k->t, i, &key, &pre)) {
        s->status = (isn_status)lex_value(&lex_future, lex_row(&lex_future, key), LEX_FUTURE_STATUS);
        s->place = lex_value(&lex_future, lex_row(&lex_future, key), LEX_FUTURE_PLACE);
        s->rule = "commitment.future-word";
        s->future = true;
        return true;
    }
    isn_form form[FORM_MOST];
    int n = form_of(&lex_commitment, FORMS_COMMITMENT, &k->t.at[i], form);
    for (int f = 0; f < n; f++) {
        if (form[f].kind == FORM_NOUN && !form[f].suffix && form[f].definite) continue;
        s->status = (isn_status)lex_value(&lex_commitment, form[f].row, LEX_COMMITMENT_STATUS);
        s->past = form[f].kind == FORM_PAST;
        if (form[f].person == 1) continue; /* «إذا انتظرنا» */
        s->rule = "commitment.verb";
        return true;
    }
    return false;
}

static bool clause_mark(const talk *k, int32_t i)
{
    return tok_stop(k, i) || tok_colon(k, i) || k->word[i] == CLASS(THAT) || k->word[i] == CLASS(CONJ) ||
           tok_is(k->t, i, "؛");
}

/* «القمة المقررة»: the noun that it describes, with the noun before that owns it. */
static int32_t described(const talk *k, int32_t lo, int32_t i)
{
    if (i <= lo || !tok_word(k, i - 1) || k->word[i - 1] || !str_starts(k->t.at[i - 1].key, STR("ال"))) return i;
    return i - 1;
}

/* The best sign in the clause before the date's first token: a marked one first.
 * What stands at the date («بحلول، ابتداء من») only says that the verb or verbal
 * noun before it is to come. */
static sign sign_before(const talk *k, int32_t lo, int32_t date, int when)
{
    sign best = {.at = -1}, plain = {.at = -1};
    bool dated = false;
    for (int32_t i = date - 1; i >= lo && i > date - CLAUSE_MOST; i--) {
        if (clause_mark(k, i)) {
            sign told = {.at = i}; /* «من المنتظر أن تفتح»: the verb after أن is expected */
            if (best.at >= 0 && k->word[i] == CLASS(THAT) && i > lo && tok_word(k, i - 1) && lexicon_sign(k, i - 1, &told))
                best.status = told.status, best.marked = true;
            bool happened = i > lo && k->word[i] == CLASS(THAT) && k->word[i - 1] == CLASS(AFTER); /* «قبل أن تتمكن السلطات اليوم» */
            if (happened && !best.marked) best.at = -1;
            break;
        }
        if (k->word[i] == CLASS(BEEN)) return best; /* «كان يعتزم»: no longer */
        if (k->t.at[i].kind != TOK_WORD || k->name[i] >= 0) continue;
        sign s = {.at = i, .marked = true, .status = ISN_STATUS_PLANNED, .rule = "commitment.future"};
        bool found = lexicon_sign(k, i, &s);
        if (found && s.future && s.place == LEX_FUTURE_PLACE_DATE) {
            dated = true;
            continue;
        }
        if (found && s.future && s.place == LEX_FUTURE_PLACE_NOUN) s.at = described(k, lo, i);
        if (!found && future_verb(k, i)) found = s.future = true;
        if (found) {
            if (!best.marked || s.future) best = s;
            continue;
        }
        bool first = i == lo || clause_mark(k, i - 1) || tok_comma(k, i - 1) || (when == 2 && k->word[i - 1] == CLASS(REL));
        talk_np np;
        if (!first && when == 2 && best.at < 0 && present_verb(k, i)) first = np_before(k, lo, i, &np); /* «الوزير يزور المدينة غدا» */
        if (best.at < 0 && first && k->cue[i] < 0 && present_verb(k, i))
            best = (sign){.at = i, .status = ISN_STATUS_PLANNED, .rule = "commitment.present"};
        if (dated && object_starts(k, i))
            plain = (sign){.at = i, .marked = true, .status = ISN_STATUS_PLANNED, .rule = "commitment.dated-noun"};
    }
    return best.at < 0 ? plain : best;
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

static int32_t clause_end(const talk *k, int32_t i, int32_t hi)
{
    int32_t last = i + 14 < hi ? i + 14 : hi;
    for (; i < last; i++)
        if (tok_comma(k, i) || clause_mark(k, i) || (k->cue[i] >= 0 && k->cues.at[k->cue[i]].kind == CUE_OF)) break;
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

/* «ينمو الاقتصاد 3% في 2024»: what only grows or falls is nobody's deed. */
static bool grows(const talk *k, int32_t i)
{
    int key, pre;
    return toks_match(&lex_growth, k->t, i, &key, &pre) > 0;
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
    int when = to_come(d, day_read(k->r->published));
    sign s = sign_before(k, lo, first, when);
    bool one_day = day_cmp(d->from, d->to) == 0;
    bool kept_by = s.status == ISN_STATUS_AGREED && d->mod == ISN_DATE_END; /* agreed in the past, with its end */
    if (s.at < 0 || (!when && !kept_by)) return;
    if (when == 1 && !s.marked && !one_day) return;
    if (grows(k, s.at)) return;
    if (when == 1 && one_day && s.past && s.status == ISN_STATUS_PLANNED) return; /* «التقى الوزير اليوم» */
    if (str_starts(d->value, STR("FUTURE")) && !s.future) return;
    int32_t end = clause_end(k, last, hi);
    isn_span span = toks_span(k->t, s.at, end > s.at ? end - s.at : 1);
    ptrdiff_t before = out->n;
    if (before && span_overlaps(out->at[before - 1].span, span) && str_eq(out->at[before - 1].due, d->value)) return;
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
