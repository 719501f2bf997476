/* stand.c - what a clause is for or against, and who it is that is.
 *
 * A word of lexicon/stand.tsv in any of its forms, or a phrase of
 * lexicon/stand_word.tsv, opens a stand: «رفضت الوزارة إغلاق الجسر» is the
 * ministry against the closing of the bridge.  The holder is the verb's subject
 * where one stands beside it, else he who is speaking. */
#include "story/digest/stand.h"

#include "story/digest/act.h"
#include "story/digest/matter.h"
#include "story/digest/merit.h"

#include "lexicon/blame.h"
#include "lexicon/connector.h"
#include "lexicon/opposite.h"
#include "lexicon/particle.h"
#include "lexicon/plan.h"
#include "lexicon/stand.h"
#include "lexicon/stand_word.h"
#include "lexicon/title.h"
#include "statement/morph.h"

enum {
    NEGATION_REACH = 2, /* words from a negation to what it turns */
    BEFORE_MOST = 6,    /* words back to what is judged */
    AHEAD_MOST = 14,    /* words past the clause in which its object may stand */
    PLAN_AFTER = 6, PLAN_BEFORE = 16,
    TARGET_WITHIN = 8,
    FEW_LEFT = 4,       /* words of whom it is told at a clause's end */
    MAYBE_BACK = 3,
    JUDGED_BACK = 14    /* words from «وصف» to what it calls a thing */
};

/* A clause's tokens and what is known of it. */
typedef struct {
    isn_digest_clause *c;
    ptrdiff_t lo, hi;
    ptrdiff_t end;      /* as far as its object may go: in the same sentence */
    bool but;           /* opens with a word of contrast */
    isn_actor speaker;  /* of the statement in which it stands */
    isn_actor last;     /* holder of the stand before it in the sentence */
    isn_actor before;   /* speaker of the sentence before */
    isn_actor kept;     /* holder of the last stand of all */
} clause;

/* ---- stands -------------------------------------------------------------------------- */

static bool negated(const isn_finder *f, ptrdiff_t lo, ptrdiff_t i)
{
    for (ptrdiff_t k = i - 1, n; k >= lo && k >= i - NEGATION_REACH; k--) {
        int len;
        int kind = stand_word_kind(f, k, &len);
        n = stand_word_not(kind);
        if (n && k + len <= i) return true;
        if (f->t.at[k].kind == TOK_PUNCT) return false;
    }
    return false;
}

static isn_stand_kind opposite(isn_stand_kind k)
{
    switch (k) {
    case ISN_STAND_FOR: return ISN_STAND_AGAINST;
    case ISN_STAND_AGAINST: return ISN_STAND_FOR;
    case ISN_STAND_ON: return ISN_STAND_OFF;
    case ISN_STAND_OFF: return ISN_STAND_ON;
    case ISN_STAND_YES: return ISN_STAND_NO;
    case ISN_STAND_NO: return ISN_STAND_YES;
    default: return k;
    }
}

/* Bytes of the clause's key before token `i`. */
static uint32_t key_offset(const isn_finder *f, const clause *q, ptrdiff_t i)
{
    ptrdiff_t n = 0;
    for (ptrdiff_t k = q->lo; k < i && k < q->hi; k++)
        if (f->t.at[k].kind != TOK_PUNCT && !f->w->word[k].stop) n += f->w->word[k].stem.n + 1;
    return (uint32_t)(n < q->c->phrase.key.n ? n : q->c->phrase.key.n);
}

/* What is imposed and lifted. */
static bool is_measure(uint32_t plan)
{
    return plan == LEX_PLAN_CLASS_SANCTION + 1 || plan == LEX_PLAN_CLASS_BAN + 1 || plan == LEX_PLAN_CLASS_CLOSURE + 1 || plan == LEX_PLAN_CLASS_CURFEW + 1;
}

/* The plan among tokens [from, to), the first; 0 none.  A comma and «و» end the search. */
static uint32_t plan_in(const isn_finder *f, ptrdiff_t from, ptrdiff_t to)
{
    int k;
    for (ptrdiff_t j = from; j < to; j++) {
        if (lex_noun_at(&lex_plan, f->t, j, &k) && is_measure((uint32_t)lex_value(&lex_plan, lex_row(&lex_plan, k), LEX_PLAN_CLASS) + 1))
            return (uint32_t)lex_value(&lex_plan, lex_row(&lex_plan, k), LEX_PLAN_CLASS) + 1; /* «رفعت تونس الحظر» */
        bool over = j > from && (lex_holds(&lex_opposite, f->t, j) || (f->t.at[j].n_pre && proclitic_at(f->t.at[j].key, 0) == 'w'));
        if (over || particle_at(f->t, j) == LEX_PARTICLE_CLASS_ALA) return 0; /* «علق على الاجتماع», «مدد رفع العقوبات» */
        if (lex_noun_at(&lex_plan, f->t, j, &k)) return (uint32_t)lex_value(&lex_plan, lex_row(&lex_plan, k), LEX_PLAN_CLASS) + 1;
    }
    return 0;
}

static uint32_t plan_after(const isn_finder *f, const clause *q, ptrdiff_t i)
{
    return plan_in(f, i, i + PLAN_AFTER < q->hi ? i + PLAN_AFTER : q->hi);
}

/* «الهجوم على الميناء لن يتوقف»: the plan nearest before token `i`; of measures alone. */
static uint32_t plan_before(const isn_finder *f, const clause *q, ptrdiff_t i, bool measures)
{
    int k;
    for (ptrdiff_t j = i - 1; j >= q->lo && j > i - PLAN_BEFORE; j--) {
        if (!lex_noun_at(&lex_plan, f->t, j, &k)) continue;
        uint32_t plan = (uint32_t)lex_value(&lex_plan, lex_row(&lex_plan, k), LEX_PLAN_CLASS) + 1;
        if (!measures || is_measure(plan)) return plan;
    }
    return 0;
}

/* What the stand before was about ends where the next verb opens another. */
static void close_last(clause *q, uint32_t at)
{
    isn_digest_stand *last = q->c->stands.n ? &q->c->stands.at[q->c->stands.n - 1] : NULL;
    if (last && last->from < at && at < last->to) last->to = at;
}

static void add(isn_finder *f, isn_arena *a, clause *q, isn_digest_stand s)
{
    if (q->but) s.marks |= ISN_STAND_BUT;
    if (actor_known(q->speaker) && actor_known(s.holder) && !actor_same(q->speaker, s.holder)) s.marks |= ISN_STAND_TOLD;
    if (s.to <= s.from && !s.plan && !s.head && s.kind != ISN_STAND_ACCUSE && s.kind != ISN_STAND_CLAIM) return;
    if (actor_known(s.holder)) q->last = s.holder;
    (void)f;
    isn_push_value(a, &q->c->stands, s);
}

/* Is a word of lexicon/blame.tsv beside the verb: «حمّل … المسؤولية»? */
static bool burdens(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    for (; i < hi; i++)
        if (lex_holds(&lex_blame, f->t, i)) return true;
    return false;
}

/* «ألقى … باللوم على»: after the preposition that follows the burden; else `i`. */
static ptrdiff_t past_burden(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    bool burden = false;
    for (ptrdiff_t k = i, n; k < hi; k += n) {
        int key, p = particle_at(f->t, k);
        n = 1;
        if (burden && (p == LEX_PARTICLE_CLASS_ALA || p == LEX_PARTICLE_CLASS_ILA)) return k + 1;
        if (f->t.at[k].kind != TOK_WORD || (n = lex_at(&lex_blame, f->t, k, &key)) == 0) {
            n = 1;
            continue;
        }
        p = particle_at(f->t, k + n);
        if (p != LEX_PARTICLE_CLASS_ALA && p != LEX_PARTICLE_CLASS_ILA && !f->when[k]) {
            bool to_whom = k + n < hi && f->t.at[k + n].n_pre > 0 && proclitic_at(f->t.at[k + n].key, 0) == 'l'; /* «الاتهام للحركة» */
            return to_whom ? k + n : i;
        }
        burden = true;
    }
    return i;
}

/* Whom the verb at `v` accuses: «اتهمت موسكو واشنطن بـ», «ألقى باللائمة على الشركة». */
static isn_actor accused(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi, ptrdiff_t *next)
{
    isn_actor x;
    int with = i < hi && f->t.at[i].n_pre > 0 && proclitic_at(f->t.at[i].key, 0) == 'w' ? actor_at(f, i, hi, &x) : 0;
    i += with; /* «اتهمت تونس والمغرب ليبيا» */
    for (ptrdiff_t end = i + TARGET_WITHIN < hi ? i + TARGET_WITHIN : hi; i < end; i++) {
        if (preposition_at(f->t, i) || (tok_hangs(&f->t.at[i]) && proclitic_at(f->t.at[i].key, 0) != 'l')) break; /* «اتهم الزعيم بـ»: whom is not said */
        int n = actor_at(f, i, hi, &x);
        bool noun = !n && f->t.at[i].kind == TOK_WORD && definite(f->t.at[i].key) && f->t.at[i].n_pre == 0 && !lex_holds(&lex_blame, f->t, i);
        if (!n && !noun) continue;
        *next = i + (n ? n : 1);
        return n ? x : actor_noun(f->t, i);
    }
    return (isn_actor){0};
}

/* A verb that can also be a verbal noun («رفض», «توقف») is one only at a clause's
 * beginning with its subject after it, or where what stands before it shows it. */
static bool truly_verb(const isn_finder *f, const clause *q, ptrdiff_t i, const isn_form *all, int n, const isn_form *form)
{
    bool noun = false, present = form->kind == FORM_PRESENT;
    for (int k = 0; k < n; k++) noun |= all[k].kind == FORM_NOUN && (present || all[k].row == form->row) && !all[k].suffix;
    if (!noun) return true;
    bool opens = i == q->lo || f->t.at[i - 1].kind == TOK_PUNCT || form->conj;
    int before = i > q->lo ? particle_at(f->t, i - 1) : -1;
    if (present && (before == LEX_PARTICLE_CLASS_NEG || before == LEX_PARTICLE_CLASS_QAD || before == LEX_PARTICLE_CLASS_FUTURE)) return true;
    if (form->kind == FORM_PAST && before == LEX_PARTICLE_CLASS_QAD) return true;
    if (actor_known(holder_before(f, q->lo, i))) return true; /* «عند توقف المحادثات» is no verb */
    if (before == LEX_PARTICLE_CLASS_AS) return true; /* «كما رفض سحب القانون» */
    isn_actor x;
    ptrdiff_t at = past_asides(f, i + 1, q->hi);
    return opens && at < q->hi && actor_at(f, at, q->hi, &x) > 0;
}

/* «رافضا», «منتقدة»: goes on with what the speaker does. */
static bool truly_participle(const isn_finder *f, const clause *q, ptrdiff_t i, const isn_form *form)
{
    if (form->definite || form->suffix) return false;
    int key;
    bool after = i > q->lo && (particle_at(f->t, i - 1) == LEX_PARTICLE_CLASS_THAT || lex_at(&lex_connector, f->t, i - 1, &key) > 0); /* «لكنها متمسكة» */
    bool opens = i == q->lo || f->t.at[i - 1].kind == TOK_PUNCT || form->conj || after;
    if (!opens) opens = actor_known(holder_before(f, q->lo, i)); /* «النقابات متمسكة» */
    return f->t.at[i].flags & TOK_TANWIN || ((form->gender == 'f' || form->number == 'p') && opens);
}

static isn_stand_kind kind_of(int lexical)
{
    switch (lexical) {
    case LEX_STAND_KIND_FOR:
    case LEX_STAND_KIND_DEMAND:
    case LEX_STAND_KIND_DECIDE:
    case LEX_STAND_KIND_WISH:
    case LEX_STAND_KIND_PROPOSE: return ISN_STAND_FOR;
    case LEX_STAND_KIND_AGAINST:
    case LEX_STAND_KIND_RETREAT:
    case LEX_STAND_KIND_FEAR:
    case LEX_STAND_KIND_CONDEMN: return ISN_STAND_AGAINST;
    case LEX_STAND_KIND_IMPOSE:
    case LEX_STAND_KIND_HOLD:
    case LEX_STAND_KIND_ON: return ISN_STAND_ON;
    case LEX_STAND_KIND_LIFT:
    case LEX_STAND_KIND_OFF: return ISN_STAND_OFF;
    case LEX_STAND_KIND_CLAIM: return ISN_STAND_CLAIM;
    default: return ISN_STAND_ACCUSE;
    }
}

/* «إلغاء», «إلقاء»: a verbal noun whose own letters look like ال. */
static bool verbal_noun(isn_str key, isn_form *out)
{
    char tagged[64] = "n ";
    isn_clitic_cut cut;
    for (int way = 0; clitic_cut(key, way, &cut); way++) {
        if (!str_starts(cut.rest, STR("ال")) || cut.rest.n > 56) continue;
        memcpy(tagged + 2, cut.rest.p, (size_t)cut.rest.n);
        int k = lex_find(&lex_stand, (isn_str){tagged, cut.rest.n + 2});
        if (k < 0) continue;
        *out = (isn_form){.row = lex_row(&lex_stand, k), .kind = FORM_NOUN, .person = 3, .conj = cut.pre[0] == 'w' || cut.pre[0] == 'f'};
        return true;
    }
    return false;
}

/* Is it about a word with a pronoun: «من تداعياتها», «عليه»? */
static bool of_it(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    for (ptrdiff_t k = i; k < hi && k < i + NP_MOST; k++) {
        if (particle_at(f->t, k) == LEX_PARTICLE_CLASS_ONIT) return true;
        if (!preposition_at(f->t, k)) continue;
        return k + 1 < hi && f->t.at[k + 1].kind == TOK_WORD && f->t.at[k + 1].n_post > 0 && !definite(f->t.at[k + 1].key);
    }
    return false;
}

/* Does the verbal noun at `i` open what is said, or is it held for possible: «أعلن إلغاء
 * القمة», «من الممكن عقد قمة»? */
static bool is_said(const isn_finder *f, const clause *q, ptrdiff_t i)
{
    ptrdiff_t k = i;
    while (k > q->lo && (f->when[k - 1] || f->t.at[k - 1].kind == TOK_PUNCT)) k--;
    int32_t st = q->c->statement;
    if (st >= 0 && st < f->art->statements.n) {
        uint32_t start = f->art->statements.at[st].content.start;
        if (f->t.at[k].span.start <= start && start < f->t.at[i].span.end) return true;
        if (start > f->t.at[k].span.start && start <= f->t.at[i].span.start) return true;
    }
    for (ptrdiff_t j = i - 1; j >= q->lo && j >= i - MAYBE_BACK; j--) {
        int n;
        if (stand_word_kind(f, j, &n) == LEX_STAND_WORD_KIND_MAYBE && j + n == i) return true;
    }
    return false;
}

/* Is somebody for or against something in the clause? */
static bool takes_side(const isn_digest_clause *c)
{
    for (ptrdiff_t i = 0; i < c->stands.n; i++)
        if (c->stands.at[i].kind == ISN_STAND_FOR || c->stands.at[i].kind == ISN_STAND_AGAINST) return true;
    return false;
}

/* «قال إنه يرفض», «وأكدت أنها لا تقبل»: the pronoun before token `i` is his who speaks. */
static bool of_itself(const isn_finder *f, const clause *q, ptrdiff_t i)
{
    ptrdiff_t k = i - 1;
    while (k > q->lo && (particle_at(f->t, k) == LEX_PARTICLE_CLASS_NEG || particle_at(f->t, k) == LEX_PARTICLE_CLASS_QAD || particle_at(f->t, k) == LEX_PARTICLE_CLASS_FUTURE)) k--;
    return k >= q->lo && that_one_at(f->t, k);
}

/* «تعهد رئيس الوزراء المكلف، سامي نجار، أمس، بسحب القانون»: is what it is about not yet told before the
 * clause's end? */
static bool goes_past(const isn_finder *f, const clause *q, ptrdiff_t i)
{
    if (q->hi >= q->end || q->hi - i > FEW_LEFT) return false;
    for (ptrdiff_t k = i; k < q->hi; k++) {
        bool object = f->t.at[k].n_pre > 0 || preposition_at(f->t, k) || tok_is(f->t, k, "ان");
        if (object || (f->t.at[k].kind == TOK_WORD && !definite(f->t.at[k].key))) return false;
    }
    return true;
}

/* The clause with those after it in its sentence, up to the first that is more than a name or a day. */
static isn_phrase with_next(const isn_finder *f, isn_arena *a, const clause *q)
{
    enum { ASIDE_BYTES = 40, ASIDES = 3 };
    const isn_digest_clause *last = f->d->clauses.at + f->d->clauses.n;
    for (const isn_digest_clause *c = q->c + 1; c < last && c <= q->c + ASIDES && c->sentence == q->c->sentence; c++) {
        if (c->phrase.key.n <= ASIDE_BYTES) continue;
        isn_span span = {q->c->phrase.span.start, c->phrase.span.end};
        return (isn_phrase){span, arena_str(a, isn_words(f->art, span)), c->phrase.key};
    }
    return (isn_phrase){0};
}

/* The stand that the verb at `i` opens. */
static bool verb_stand(isn_finder *f, isn_arena *a, clause *q, ptrdiff_t i, uint32_t marks)
{
    isn_form all[FORM_MOST];
    if (tok_is(f->t, i - 1, "ان")) return false; /* «يخشون أن ترفض» */
    int n = form_of(&lex_stand, FORMS_STAND, &f->t.at[i], all);
    if (!n && verbal_noun(f->t.at[i].key, &all[0])) n = 1;
    for (int k = 0; k < n; k++) {
        const isn_form *form = &all[k];
        int lexical = lex_value(&lex_stand, form->row, LEX_STAND_KIND);
        if (lexical == LEX_STAND_KIND_CALL || ((lexical == LEX_STAND_KIND_DECIDE || lexical == LEX_STAND_KIND_WISH) && form->kind == FORM_NOUN)) continue;
        bool finite = form->kind == FORM_PAST || form->kind == FORM_PRESENT, noun = form->kind == FORM_NOUN;
        bool measure = lexical == LEX_STAND_KIND_IMPOSE || lexical == LEX_STAND_KIND_LIFT;
        bool hold = lexical == LEX_STAND_KIND_HOLD, plan = measure || hold || lexical == LEX_STAND_KIND_ON || lexical == LEX_STAND_KIND_OFF;
        if (hold && form->kind == FORM_PAST && !negated(f, q->lo, i)) continue; /* «عقدت تونس قمة» */
        if (finite && !truly_verb(f, q, i, all, n, form)) continue;
        if (form->suffix && (lexical == LEX_STAND_KIND_ACCUSE || lexical == LEX_STAND_KIND_BURDEN)) continue; /* «الذي يتهمه» */
        if (noun && particle_at(f->t, i + 1) == LEX_PARTICLE_CLASS_LATTER) continue; /* «طلب الأخيرة» */
        if (noun && !plan && !form->suffix && q->c->stands.n) continue; /* «استنكر مطالبة كندا» */
        if (noun && form->suffix && q->c->stands.n && tok_hangs(&f->t.at[i])) continue; /* «انتقد الحكومة لموافقتها» */
        if (form->kind == FORM_PARTICIPLE && !truly_participle(f, q, i, form)) continue;
        if (noun && plan && takes_side(q->c)) continue; /* «طالبت بإلغاء القمة» */
        if (noun && plan && (form->suffix || !is_said(f, q, i))) continue; /* «المزمع عقدها», «عند توقف المحادثات» */
        ptrdiff_t past;
        isn_actor doer = noun && !plan && !form->suffix && !tok_hangs(&f->t.at[i]) ? holder_after(f, i, q->hi, &past) : (isn_actor){0};
        if (noun && (form->definite || (!plan && !form->suffix && !actor_known(q->speaker) && !actor_known(doer)))) continue; /* «وسط رفض النقابات» */
        if (lexical == LEX_STAND_KIND_BURDEN && !burdens(f, i, q->hi)) continue;
        if (noun && (lexical == LEX_STAND_KIND_ACCUSE || lexical == LEX_STAND_KIND_BURDEN)) continue;
        if (f->t.at[i].n_pre == 0 && particle_at(f->t, i - 1) == LEX_PARTICLE_CLASS_MIN) continue; /* «من أجل» */
        ptrdiff_t next = i + 1;
        isn_digest_stand s = {.kind = kind_of(lexical), .marks = marks};
        if (plan) s.plan = plan_after(f, q, i + 1);
        bool passive = plan && finite && !s.plan; /* «القمة ستعقد» */
        if (passive) s.plan = plan_before(f, q, i, measure);
        if (plan && !s.plan) continue;
        if (measure && (!is_measure(s.plan) || form->suffix || (noun && tok_hangs(&f->t.at[i])))) continue; /* «التي فرضتها», «طلبت برفع» */
        if (passive) {
            s.holder = q->speaker;
        } else if (finite && form->person == 3) {
            s.holder = holder_before(f, q->lo, i);
            if (!actor_known(s.holder)) s.holder = noun_right_before(f, q->lo, i);
            if (!actor_known(s.holder)) s.holder = holder_after(f, i, q->hi, &next);
            if (!actor_known(s.holder)) s.holder = actor_speaking(f, f->cue[i]);
            if (actor_known(s.holder)) s.marks |= ISN_STAND_OWN;
            else if (of_itself(f, q, i)) s.holder = q->speaker;
            else if ((form->conj && i == q->lo) || particle_at(f->t, i - 1) == LEX_PARTICLE_CLASS_AS)
                s.holder = actor_known(q->last) ? q->last : actor_known(q->speaker) ? q->speaker : q->kept;
            else if (plan) s.holder = q->speaker;
        } else if (noun && !form->suffix && !tok_hangs(&f->t.at[i]) && i + 1 < q->hi && actor_at(f, i + 1, q->hi, &s.holder)) {
            if (plan && !actor_same(s.holder, q->speaker)) continue; /* in another's words */
            s.marks |= ISN_STAND_OWN; /* «انسحاب الولايات المتحدة» */
            next = i + 1 + actor_at(f, i + 1, q->hi, &s.holder);
        } else if (actor_known(doer)) {
            s.holder = doer, s.marks |= ISN_STAND_OWN, next = past;
        } else if (noun && form->suffix) {
            s.holder = actor_in(f, q->lo, i);
            if (actor_known(s.holder)) s.marks |= ISN_STAND_OWN;
            else s.holder = q->speaker;
        } else if (noun && !plan && !is_said(f, q, i)) { /* «بعد إقرار القانون» is nobody's stand */
            continue;
        } else {
            s.holder = actor_known(q->speaker) ? q->speaker : q->last;
        }
        if (s.kind == ISN_STAND_ACCUSE) {
            ptrdiff_t whom = lexical == LEX_STAND_KIND_BURDEN ? past_burden(f, next, q->hi) : next;
            bool told = whom > next; /* «وجهت واشنطن الاتهام إلى 12 شخصا»: not to her */
            s.target = accused(f, whom, q->hi, &next);
            bool of_what = next < q->hi && f->t.at[next].n_pre > 0 && proclitic_at(f->t.at[next].key, 0) == 'b';
            bool object = lexical == LEX_STAND_KIND_BURDEN || of_what;
            if (!actor_known(s.target) && s.marks & ISN_STAND_OWN && (form->conj || particle_at(f->t, i - 1) == LEX_PARTICLE_CLASS_AS) && object && !told) { /* «وحملت الشركة المسؤولية», «واتهمت الشركة بالإهمال» */
                s.target = s.holder, s.holder = actor_known(q->last) ? q->last : actor_known(q->speaker) && !actor_same(q->speaker, s.target) ? q->speaker : q->before;
                s.marks &= ~(uint32_t)ISN_STAND_OWN;
            }
        }
        if (lexical == LEX_STAND_KIND_DEMAND && actor_at(f, past_asides(f, next, q->hi), q->hi, &s.target)) s.marks |= ISN_STAND_DEMAND;
        if (lexical == LEX_STAND_KIND_CONDEMN && actor_known(s.holder) && !form->suffix) s.marks |= ISN_STAND_WRONG, s.target = actor_in(f, next, q->hi);
        if (lexical == LEX_STAND_KIND_DECIDE || lexical == LEX_STAND_KIND_WISH) s.marks |= ISN_STAND_WILL;
        if (lexical == LEX_STAND_KIND_FEAR || lexical == LEX_STAND_KIND_WISH) s.marks |= ISN_STAND_WEAK;
        if (s.kind == ISN_STAND_CLAIM && plan_after(f, q, i + 1) != LEX_PLAN_CLASS_ATTACK + 1) continue;
        if (lexical == LEX_STAND_KIND_RETREAT) {
            if (particle_at(f->t, next) != LEX_PARTICLE_CLASS_AN) continue; /* «تراجع الاستثمار» */
            next++;
        }
        int len;
        if (s.kind == ISN_STAND_AGAINST && next < q->hi && stand_word_kind(f, next + (particle_at(f->t, next) == LEX_PARTICLE_CLASS_AN), &len) == LEX_STAND_WORD_KIND_ANSWER) return true;
        if (lexical == LEX_STAND_KIND_PROPOSE && (!finite || !(next = matter_past_proposal(f, next, q->hi)))) continue;
        if (f->cue[i] >= 0 && !plan) { /* what is said begins after its speaker */
            ptrdiff_t content = tok_after_byte(f->t, f->art->statements.at[f->cue[i]].content.start);
            if (content > next && content < q->hi) next = content;
        }
        if (negated(f, q->lo, i)) {
            if (s.kind == ISN_STAND_ACCUSE || s.kind == ISN_STAND_CLAIM) return true;
            if (noun && !stand_word_not(stand_word_kind(f, i - 1, &len))) continue; /* «لم يتقدم بطلب» */
            s.kind = opposite(s.kind);
        }
        if (noun && matter_past_namely(f, i, q->hi) > i) next = matter_past_namely(f, i, q->hi);
        if (!plan && (s.marks & ISN_STAND_OWN) && goes_past(f, q, next)) next = q->hi;
        if (of_it(f, next, q->hi)) s.marks |= ISN_STAND_IT;
        if (finite && form->conj) close_last(q, key_offset(f, q, i));
        if (s.kind == ISN_STAND_FOR || s.kind == ISN_STAND_AGAINST) next = matter_past_that(f, next, q->hi);
        if (lexical == LEX_STAND_KIND_DEMAND) next = matter_past_addressed(f, next, q->hi);
        if (lexical == LEX_STAND_KIND_AGAINST && matter_without(f, next, q->hi)) return true;
        bool turned = false, warns = lexical == LEX_STAND_KIND_FEAR && next < q->hi && tok_hangs(&f->t.at[next]); /* «حذرت بعدم إجبار اللاجئين» */
        ptrdiff_t from = next;
        s.head = matter_head(f, next, q->end, &turned, &next);
        if (!plan && matter_known(f, from, q->end, s.head)) s.marks |= ISN_STAND_KNOWN;
        if (turned && !warns && (s.kind == ISN_STAND_FOR || s.kind == ISN_STAND_AGAINST)) s.kind = opposite(s.kind);
        if (plan) s.back = said_from(f, q->lo, i);
        s.from = plan ? 0 : key_offset(f, q, next), s.to = (uint32_t)q->c->phrase.key.n;
        if (s.from >= s.to) s.marks |= ISN_STAND_NEXT, s.whole = with_next(f, a, q);
        if (s.marks & ISN_STAND_NEXT && !s.whole.text.n && (s.kind == ISN_STAND_FOR || s.kind == ISN_STAND_AGAINST)) return true;
        add(f, a, q, s);
        return true;
    }
    return false;
}

/* «لن نقبل»: a phrase that holds its own negation. */
static bool opens_with_not(const isn_finder *f, ptrdiff_t i)
{
    isn_clitic_cut cut;
    for (int k, way = 0; clitic_cut(f->t.at[i].key, way, &cut); way++) /* the first word by itself */
        for (k = lex_find(&lex_stand_word, cut.rest); k >= 0; k = lex_next(&lex_stand_word, k))
            if (stand_word_not(lex_value(&lex_stand_word, lex_row(&lex_stand_word, k), LEX_STAND_WORD_KIND))) return true;
    return false;
}

/* The telling word before token `i`. */
static uint32_t word_before(const isn_finder *f, ptrdiff_t lo, ptrdiff_t i)
{
    for (ptrdiff_t k = i - 1; k >= lo && k >= i - BEFORE_MOST; k--) {
        int len;
        uint64_t s;
        if (f->t.at[k].kind != TOK_WORD || f->w->word[k].stop || f->when[k] || nation_at(f->t, k, &s)) continue;
        if (stand_word_wraps(stand_word_kind(f, k, &len))) continue;
        return matter_word(f, k);
    }
    return 0;
}

/* «وصف القرار بأنه جريمة», «إنه عدوان»: a word of judging stands before token `i`. */
static bool is_judged(const isn_finder *f, const clause *q, ptrdiff_t i)
{
    isn_form all[FORM_MOST];
    for (ptrdiff_t k = i - 1; k >= q->lo && k >= i - JUDGED_BACK; k--) {
        bool it = particle_at(f->t, k) == LEX_PARTICLE_CLASS_THAT && str_ends(f->t.at[k].key, STR("ه"));
        if ((it || (particle_at(f->t, k) == LEX_PARTICLE_CLASS_THAT && str_ends(f->t.at[k].key, STR("ها")))) && k >= i - 2) return true;
        int n = f->t.at[k].kind == TOK_WORD ? form_read(&lex_stand, f->t.at[k].key, f->t.at[k].flags, all) : 0;
        for (int r = 0; r < n; r++)
            if (lex_value(&lex_stand, all[r].row, LEX_STAND_KIND) == LEX_STAND_KIND_CALL) return true;
    }
    return false;
}

/* The stand that is about the noun at token `i`: «دعا إلى فتح المعبر». */
static const isn_digest_stand *asks_for(const isn_finder *f, const clause *q, ptrdiff_t i)
{
    const isn_digest_stand *last = q->c->stands.n ? &q->c->stands.at[q->c->stands.n - 1] : NULL;
    bool asks = last && (last->kind == ISN_STAND_FOR || last->kind == ISN_STAND_AGAINST);
    return asks && last->head == matter_word(f, i) ? last : NULL;
}

/* What the speaker holds of something: needed or not, lawful or a crime
 * (lexicon/opposite.tsv).  How many tokens it takes. */
static int judged_stand(isn_finder *f, isn_arena *a, clause *q, ptrdiff_t i, uint32_t marks)
{
    int key, n_pre, n = toks_match(&lex_opposite, f->t, i, &key, &n_pre);
    const isn_digest_stand *asked = n ? asks_for(f, q, i) : NULL;
    isn_actor holder = asked ? asked->holder : q->speaker;
    for (int k = n ? key : -1; k >= 0 && actor_known(holder); k = lex_next(&lex_opposite, k)) {
        int row = lex_row(&lex_opposite, k);
        bool yes = lex_value(&lex_opposite, row, LEX_OPPOSITE_SIDE) == LEX_OPPOSITE_SIDE_PLUS;
        if (!asked && lex_value(&lex_opposite, row, LEX_OPPOSITE_BY) == LEX_OPPOSITE_BY_STAND) continue;
        if (asked && asked->kind == ISN_STAND_AGAINST) yes = !yes;
        if (!asked && !opens_with_not(f, i) && negated(f, q->lo, i)) yes = !yes;
        if (lex_value(&lex_opposite, row, LEX_OPPOSITE_CLASS) == LEX_OPPOSITE_CLASS_WORTH && !is_judged(f, q, i)) continue;
        isn_digest_stand s = {.kind = yes ? ISN_STAND_YES : ISN_STAND_NO, .marks = asked ? asked->marks : marks, .holder = holder, .to = (uint32_t)q->c->phrase.key.n,
                              .plan = (uint32_t)lex_value(&lex_opposite, row, LEX_OPPOSITE_CLASS) + 1,
                              .head = matter_head(f, i + n, q->hi, NULL, NULL), .back = word_before(f, q->lo, i)};
        add(f, a, q, s);
    }
    return n;
}

/* «لم تعلن أي جهة حتى الآن مسؤوليتها»: a negation anywhere before it. */
static bool denied_before(const isn_finder *f, const clause *q, ptrdiff_t i)
{
    for (ptrdiff_t k = q->lo; k < i; k++) {
        int key, n_pre;
        if (!toks_match(&lex_particle, f->t, k, &key, &n_pre)) continue;
        if (lex_value(&lex_particle, lex_row(&lex_particle, key), LEX_PARTICLE_CLASS) == LEX_PARTICLE_CLASS_NEG) return true;
    }
    return false;
}

/* The stand that a phrase of stand_word.tsv, tokens [i, i + n), makes. */
static void phrase_stand(isn_finder *f, isn_arena *a, clause *q, ptrdiff_t i, int n, int kind, uint32_t marks)
{
    static const struct {
        int lexical;
        isn_stand_kind kind;
    } KIND[] = {{LEX_STAND_WORD_KIND_FOR, ISN_STAND_FOR}, {LEX_STAND_WORD_KIND_MUST, ISN_STAND_FOR},
                {LEX_STAND_WORD_KIND_AGAINST, ISN_STAND_AGAINST},
                {LEX_STAND_WORD_KIND_ON, ISN_STAND_ON},   {LEX_STAND_WORD_KIND_LASTING, ISN_STAND_ON}, {LEX_STAND_WORD_KIND_OFF, ISN_STAND_OFF},
                {LEX_STAND_WORD_KIND_ACCUSE, ISN_STAND_ACCUSE}, {LEX_STAND_WORD_KIND_CLAIM, ISN_STAND_CLAIM}};
    for (size_t k = 0; k < sizeof KIND / sizeof *KIND; k++) {
        if (KIND[k].lexical != kind) continue;
        isn_digest_stand s = {.kind = KIND[k].kind, .marks = marks, .to = (uint32_t)q->c->phrase.key.n};
        isn_actor beside = holder_before(f, q->lo, i);
        bool plan = s.kind == ISN_STAND_ON || s.kind == ISN_STAND_OFF;
        bool theirs = s.kind == ISN_STAND_CLAIM && particle_at(f->t, i) != LEX_PARTICLE_CLASS_THAT; /* «أعلن … مسؤوليته»: no word of who speaks */
        if (theirs && q->c->marks & ISN_CLAUSE_DENIES) return;
        s.holder = theirs ? (isn_actor){0} : q->speaker;
        bool must = kind == LEX_STAND_WORD_KIND_MUST; /* «يجب فتح المعبر»: so says the speaker */
        if (must && !actor_known(q->speaker)) return;
        if (must) s.marks |= ISN_STAND_WEAK;
        if (s.kind == ISN_STAND_ACCUSE) {
            ptrdiff_t next;
            s.target = actor_known(beside) ? beside : noun_before(f, q->lo, i);
            if (!actor_known(s.target)) s.target = accused(f, i + n, q->hi, &next);
        } else if (!plan && !must) {
            ptrdiff_t next;
            if (!actor_known(beside)) beside = holder_after(f, i + n - 1, q->hi, &next);
            if (actor_known(beside)) s.holder = beside, s.marks |= ISN_STAND_OWN;
        }
        if (!actor_known(s.holder) && s.kind == ISN_STAND_CLAIM && i > q->lo && definite(f->t.at[i - 1].key)) s.holder = actor_noun(f->t, i - 1);
        if (!actor_known(s.holder) && s.kind != ISN_STAND_ACCUSE) s.holder = q->last;
        if (plan && !(s.plan = plan_after(f, q, i)) && !(s.plan = plan_before(f, q, i, kind == LEX_STAND_WORD_KIND_LASTING))) return;
        if (kind == LEX_STAND_WORD_KIND_LASTING && !is_measure(s.plan)) return;
        bool whom = must && particle_at(f->t, i + n) == LEX_PARTICLE_CLASS_ALA && actor_at(f, i + n + 1, q->hi, &s.target); /* «يتعين على تونس أن» */
        if (whom) s.marks |= ISN_STAND_DEMAND;
        ptrdiff_t about = must ? matter_past_that(f, i + n, q->hi) : i + n;
        if (plan) s.back = said_from(f, q->lo, i);
        bool turned = false;
        ptrdiff_t from = about;
        if (!plan) s.head = matter_head(f, about, q->end, &turned, &about), s.from = key_offset(f, q, about);
        if (!plan && matter_known(f, from, q->end, s.head)) s.marks |= ISN_STAND_KNOWN;
        if (turned && (s.kind == ISN_STAND_FOR || s.kind == ISN_STAND_AGAINST)) s.kind = opposite(s.kind);
        int len;
        if (!stand_word_not(stand_word_kind(f, i, &len)) && !opens_with_not(f, i) && negated(f, q->lo, i)) {
            if (s.kind == ISN_STAND_ACCUSE || s.kind == ISN_STAND_CLAIM) return;
            s.kind = opposite(s.kind);
        }
        if (s.kind == ISN_STAND_CLAIM && denied_before(f, q, i)) return;
        add(f, a, q, s);
        return;
    }
}

/* Does the clause speak of its speaker before token `i`: «إنها لن», «"لن نسحب»? */
static bool of_speaker(const isn_finder *f, const clause *q, ptrdiff_t i, bool first_person)
{
    if (first_person || of_itself(f, q, i)) return true;
    isn_actor x = holder_before(f, q->lo, i);
    return actor_known(x) && actor_same(x, q->speaker);
}

/* «إنها لن تسحب القانون», «سوف نبقى في المنجم»: what one says that he will do or will not.  How
 * many tokens it takes, 0 none. */
static int will_stand(isn_finder *f, isn_arena *a, clause *q, ptrdiff_t i, uint32_t marks)
{
    int p = particle_at(f->t, i);
    bool not = p == LEX_PARTICLE_CLASS_NEG && tok_is(f->t, i, "لن"), will = p == LEX_PARTICLE_CLASS_FUTURE;
    bool joined = !not && !will && str_starts(f->t.at[i].key, STR("س"));
    ptrdiff_t v = joined ? i : i + 1;
    if ((!not && !will && !joined) || v >= q->hi || f->t.at[v].kind != TOK_WORD || !actor_known(q->speaker)) return 0;
    isn_str verb = joined ? str_sub(f->t.at[v].key, 2, f->t.at[v].key.n) : f->t.at[v].key;
    bool first_person = str_starts(verb, STR("ن")) || (!joined && str_starts(verb, STR("ا")) && !definite(verb));
    bool third = str_starts(verb, STR("ي")) || str_starts(verb, STR("ت"));
    if (verb.n < 6 || (!first_person && !third)) return 0;
    if (joined && (i == q->lo || particle_at(f->t, i - 1) != LEX_PARTICLE_CLASS_THAT)) return 0; /* «سنوات» */
    if (!of_speaker(f, q, i, first_person)) return 0;
    int len;
    ptrdiff_t about = stand_word_wraps(stand_word_kind(f, v, &len)) ? v + 1 : v;
    isn_digest_stand s = {.kind = not ? ISN_STAND_AGAINST : ISN_STAND_FOR, .marks = marks | ISN_STAND_WILL, .holder = q->speaker,
                          .from = key_offset(f, q, v), .to = (uint32_t)q->c->phrase.key.n};
    bool turned = false;
    s.head = about == v ? story_root(verb) | 1 : matter_head(f, about - 1, q->end, &turned, NULL);
    if (matter_known(f, about, q->end, s.head)) s.marks |= ISN_STAND_KNOWN;
    if (turned) s.kind = opposite(s.kind);
    add(f, a, q, s);
    return not || will ? 2 : 1;
}

/* «أكد الوزير على عدم سحب القانون»: what one says is not to be. */
static int lack_stand(isn_finder *f, isn_arena *a, clause *q, ptrdiff_t i, uint32_t marks)
{
    int len;
    bool lack = stand_word_kind(f, i, &len) == LEX_STAND_WORD_KIND_LACK;
    int32_t st = q->c->statement;
    if (!lack || q->c->stands.n || !actor_known(q->speaker) || st < 0) return 0;
    uint32_t start = f->art->statements.at[st].content.start;
    if (start > f->t.at[i].span.start || (i > 1 && start < f->t.at[i - 2].span.start)) return 0; /* it opens what is said */
    isn_digest_stand s = {.kind = ISN_STAND_AGAINST, .marks = marks | ISN_STAND_WILL, .holder = q->speaker, .head = matter_head(f, i + 1, q->end, NULL, NULL),
                          .from = key_offset(f, q, i + 1), .to = (uint32_t)q->c->phrase.key.n};
    add(f, a, q, s);
    return 1;
}

static bool is_qad(isn_toks t, ptrdiff_t i)
{
    int k, n_pre;
    if (!toks_match(&lex_particle, t, i, &k, &n_pre)) return false;
    return lex_value(&lex_particle, lex_row(&lex_particle, k), LEX_PARTICLE_CLASS) == LEX_PARTICLE_CLASS_QAD;
}

/* «قد رفضت» is certain, «قد ترفض» is not: after قد a verb that does not begin with
 * a letter of person, or that ends as the past does. */
static bool past_follows(isn_toks t, ptrdiff_t i)
{
    if (i + 1 >= t.n) return false;
    isn_str key = t.at[i + 1].key;
    bool present = str_starts(key, STR("ي")) || str_starts(key, STR("ت")) || str_starts(key, STR("ن"));
    return !present || str_ends(key, STR("ت"));
}

static void read_clause(isn_finder *f, isn_arena *a, clause *q)
{
    uint32_t marks = 0;
    int key;
    q->but = q->lo < q->hi && lex_at(&lex_connector, f->t, q->lo, &key) > 0;
    for (ptrdiff_t i = q->lo, n; i < q->hi; i += n) {
        int len, kind = stand_word_kind(f, i, &len);
        n = len > 0 ? len : 1;
        if (kind == LEX_STAND_WORD_KIND_IF) marks |= ISN_STAND_IF;
        if (kind == LEX_STAND_WORD_KIND_RECALLED) marks |= ISN_STAND_RECALLED;
        if (kind == LEX_STAND_WORD_KIND_MAYBE && !(len == 1 && is_qad(f->t, i) && past_follows(f->t, i))) marks |= ISN_STAND_MAYBE;
    }
    for (ptrdiff_t i = q->lo; i < q->hi; i++) {
        if (f->t.at[i].kind != TOK_WORD) continue;
        int n, kind = stand_word_kind(f, i, &n), m;
        if (kind == LEX_STAND_WORD_KIND_NONE && n > 1) {
            i += n - 1;
        } else if (kind <= LEX_STAND_WORD_KIND_MAYBE && ((m = will_stand(f, a, q, i, marks)) || (m = lack_stand(f, a, q, i, marks)))) {
            i += m - 1;
        } else if (kind > LEX_STAND_WORD_KIND_MAYBE) {
            phrase_stand(f, a, q, i, n, kind, marks);
            i += n - 1;
        } else if (!verb_stand(f, a, q, i, marks) && (n = judged_stand(f, a, q, i, marks)) > 1 && !opens_with_not(f, i)) {
            i += n - 1;
        }
    }
}

void stands_make(isn_arena *a, const isn_story_words *w, const isn_article *article, isn_digest *d)
{
    isn_finder f;
    if (!finder_make(a, w, article, d, &f)) return;
    isn_toks t = f.t;
    clause q = {0};
    ptrdiff_t at = 0;
    for (ptrdiff_t i = 0; i < d->clauses.n && !a->full; i++) {
        isn_digest_clause *c = &d->clauses.at[i];
        while (at < t.n && t.at[at].span.end <= c->phrase.span.start) at++;
        ptrdiff_t hi = at;
        while (hi < t.n && t.at[hi].span.start < c->phrase.span.end) hi++;
        bool same = q.c && q.c->sentence == c->sentence;
        ptrdiff_t end = hi;
        for (ptrdiff_t k = i + 1; k < d->clauses.n && d->clauses.at[k].sentence == c->sentence; k++)
            while (end < t.n && end < hi + AHEAD_MOST && t.at[end].span.start < d->clauses.at[k].phrase.span.end) end++;
        isn_actor before = actor_known(q.speaker) ? q.speaker : q.before;
        q = (clause){c, at, hi, end, false, actor_speaking(&f, c->statement), same ? q.last : (isn_actor){0}, before, actor_known(q.last) ? q.last : q.kept};
        isn_actor last = q.last;
        read_clause(&f, a, &q);
        merits_add(&f, a, &(isn_merit_clause){c, at, hi, q.speaker, last});
        facts_add(&f, a, c, at, hi);
    }
}
