/* merit.c - how a clause names what somebody did: well or ill.
 *
 * «وصفت الوزارة الغارة بأنها مجزرة», «قال الجيش إنه استهدف مسلحين»: a word of
 * lexicon/merit.tsv, whose word it is, and whose doing it names. */
#include "story/digest/merit.h"

#include "lexicon/merit.h"
#include "lexicon/particle.h"
#include "lexicon/stand.h"
#include "lexicon/stand_word.h"
#include "statement/morph.h"

enum {
    GIVEN_BACK = 14,   /* words from «وصف» to the name it gives */
    IT_BACK = 3,       /* from «إنه» */
    NEGATION_BACK = 2
};

/* «وصف القرار بأنه خطأ»: the verb of giving a name before token `i`, or -1. */
static ptrdiff_t verb_of_naming(const isn_finder *f, const isn_merit_clause *q, ptrdiff_t i)
{
    isn_form all[FORM_MOST];
    for (ptrdiff_t k = i - 1; k >= q->lo && k >= i - GIVEN_BACK; k--) {
        int n = f->t.at[k].kind == TOK_WORD ? form_read(&lex_stand, f->t.at[k].key, f->t.at[k].flags, all) : 0;
        for (int r = 0; r < n; r++)
            if (lex_value(&lex_stand, all[r].row, LEX_STAND_KIND) == LEX_STAND_KIND_CALL) return k;
    }
    return -1;
}

/* «إنه قرار شجاع», «"قرار شجاع"»: the name stands by itself. */
static bool given(const isn_finder *f, const isn_merit_clause *q, ptrdiff_t i)
{
    if (i > 0 && f->t.at[i - 1].kind == TOK_PUNCT && f->t.at[i].span.start == f->t.at[i - 1].span.end) return true; /* an opening mark */
    for (ptrdiff_t k = i - 1; k >= q->lo && k >= i - IT_BACK; k--) {
        bool it = str_ends(f->t.at[k].key, STR("ه")) || str_ends(f->t.at[k].key, STR("ها"));
        if (it && particle_at(f->t, k) == LEX_PARTICLE_CLASS_THAT) return true;
    }
    return false;
}

static bool negated(const isn_finder *f, const isn_merit_clause *q, ptrdiff_t i)
{
    for (ptrdiff_t k = i - 1; k >= q->lo && k >= i - NEGATION_BACK; k--) {
        int key, n_pre;
        if (f->t.at[k].kind == TOK_PUNCT) return false;
        if (!toks_match(&lex_stand_word, f->t, k, &key, &n_pre)) continue;
        int kind = lex_value(&lex_stand_word, lex_row(&lex_stand_word, key), LEX_STAND_WORD_KIND);
        if (kind == LEX_STAND_WORD_KIND_NOT || kind == LEX_STAND_WORD_KIND_LACK) return true;
    }
    return false;
}

/* Whom the clause names besides `x`: after token `i` first, then before it. */
static isn_actor another(const isn_finder *f, const isn_merit_clause *q, ptrdiff_t i, isn_actor x)
{
    isn_actor y;
    for (int pass = 0; pass < 2; pass++)
        for (ptrdiff_t k = pass ? q->lo : i + 1, n; k < (pass ? i : q->hi); k += n) {
            n = actor_at(f, k, q->hi, &y);
            if (n && !actor_same(x, y)) return y;
            if (!n) n = 1;
        }
    return (isn_actor){0};
}

static const isn_digest_stand *charge_of(const isn_digest_clause *c)
{
    for (ptrdiff_t i = 0; i < c->stands.n; i++)
        if (c->stands.at[i].kind == ISN_STAND_ACCUSE) return &c->stands.at[i];
    return NULL;
}

/* Is an attack named in the clause: «قصف ردا على الصواريخ»?  Before token `i` alone where
 * that is who was hit. */
static bool attacks(const isn_finder *f, const isn_merit_clause *q, ptrdiff_t i, bool before)
{
    for (ptrdiff_t k = q->lo; k < (before ? i : q->hi); k++) {
        int key;
        if (k == i || f->t.at[k].kind != TOK_WORD || !lex_at(&lex_merit, f->t, k, &key)) continue;
        if (lex_value(&lex_merit, lex_row(&lex_merit, key), LEX_MERIT_HOW) == LEX_MERIT_HOW_ATTACK) return true;
    }
    return false;
}

/* «وردت الولايات المتحدة بقصف»: with what it answered, not with what words. */
static bool by(const isn_finder *f, const isn_merit_clause *q, ptrdiff_t i)
{
    isn_actor x;
    ptrdiff_t next = i + 1 + actor_at(f, i + 1, q->hi, &x);
    return next < q->hi && f->t.at[next].n_pre > 0 && proclitic_at(f->t.at[next].key, 0) == 'b' && particle_at(f->t, next) < 0;
}

/* Does the word at token `i` name a doing, and not merely stand there? */
static bool names(const isn_finder *f, const isn_merit_clause *q, ptrdiff_t i, int how, bool good, ptrdiff_t verb)
{
    switch (how) {
    case LEX_MERIT_HOW_NONE:
    case LEX_MERIT_HOW_ATTACK: return false;
    case LEX_MERIT_HOW_LABEL: return verb >= 0 || given(f, q, i);
    case LEX_MERIT_HOW_STRONG: return good || verb >= 0 || given(f, q, i);
    case LEX_MERIT_HOW_DEED: return verb < 0; /* «اعتبرت إنقاذ السفارة للعمال انتهاكا» */
    case LEX_MERIT_HOW_REPLY: return verb < 0 && attacks(f, q, i, false) && (particle_at(f->t, i + 1) == LEX_PARTICLE_CLASS_ALA || by(f, q, i));
    case LEX_MERIT_HOW_FOE: return (verb < 0 || verb >= i - IT_BACK) && attacks(f, q, i, true);
    default: return true;
    }
}

/* Bytes of the clause's key before token `i`: «قصف مواقع ردا على الصواريخ» is of the raid, not of
 * what it answers. */
static uint32_t key_before(const isn_finder *f, const isn_merit_clause *q, ptrdiff_t i)
{
    ptrdiff_t n = 0;
    for (ptrdiff_t k = q->lo; k < i; k++)
        if (f->t.at[k].kind != TOK_PUNCT && !f->w->word[k].stop) n += f->w->word[k].stem.n + 1;
    return (uint32_t)(n < q->c->phrase.key.n ? n : q->c->phrase.key.n);
}

/* The stand of a word of merit.tsv at token `i`, row `row`.  False where it is nobody's word. */
static bool merit_at(const isn_finder *f, const isn_merit_clause *q, ptrdiff_t i, int row, isn_digest_stand *s)
{
    int how = lex_value(&lex_merit, row, LEX_MERIT_HOW);
    bool good = lex_value(&lex_merit, row, LEX_MERIT_SIDE) == LEX_MERIT_SIDE_GOOD;
    ptrdiff_t verb = verb_of_naming(f, q, i);
    *s = (isn_digest_stand){.plan = (uint32_t)how + 1, .to = (uint32_t)q->c->phrase.key.n};
    if (charge_of(q->c) || !names(f, q, i, how, good, verb)) return false;
    if (negated(f, q, i)) return false;
    s->kind = good ? ISN_STAND_GOOD : ISN_STAND_BAD;
    ptrdiff_t next;
    if (verb >= 0) {
        s->holder = actor_before(f, q->lo, verb);
        if (!actor_known(s->holder)) s->holder = actor_after(f, verb, q->hi, &next);
        if (actor_known(s->holder)) s->marks |= ISN_STAND_OWN;
    }
    bool done = how == LEX_MERIT_HOW_REPLY && by(f, q, i); /* «وردت الولايات المتحدة بقصف» */
    if (how == LEX_MERIT_HOW_REPLY && !done) s->to = key_before(f, q, i);
    if (!actor_known(s->holder) && !done) s->holder = q->speaker;
    if (!actor_known(s->holder) && verb >= 0) s->holder = q->last;
    if (!actor_known(s->holder) && (how == LEX_MERIT_HOW_DEED || how == LEX_MERIT_HOW_REPLY)) { /* «أحبطت الشرطة الهجوم» */
        s->holder = actor_before(f, q->lo, i);
        if (!actor_known(s->holder)) s->holder = actor_after(f, i, q->hi, &next);
        if (actor_known(s->holder)) s->marks |= ISN_STAND_OWN;
    }
    s->back = verb < 0 ? said_from(f, q->lo, i) : 0;
    s->target = another(f, q, i, s->holder);
    return actor_known(s->holder);
}

void merits_add(const isn_finder *f, isn_arena *a, const isn_merit_clause *q)
{
    bool bad = false; /* «جريمة ضد الإنسانية»: what is named ill is not named well besides */
    for (ptrdiff_t i = q->lo, n; i < q->hi; i += n) {
        int key;
        isn_digest_stand s;
        n = f->t.at[i].kind == TOK_WORD ? lex_at(&lex_merit, f->t, i, &key) : 0;
        if (n && merit_at(f, q, i, lex_row(&lex_merit, key), &s) && !(bad && s.kind == ISN_STAND_GOOD)) {
            isn_push_value(a, &q->c->stands, s);
            bad |= s.kind == ISN_STAND_BAD;
        }
        if (!n) n = 1;
    }
}
