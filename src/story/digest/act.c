/* act.c - what a clause says was done or is so, and by whom.
 *
 * «لم تقصف القوات السوق», «الهجوم الذي نفذته الحركة», «ظل المطار خارج سيطرتها»: a word of
 * lexicon/act.tsv in any of its forms, or a phrase of lexicon/fact.tsv, is a fact of
 * its class and side; a negation before it turns the side.  Who did it is told where
 * the words beside it show it (lexicon/agent_word.tsv). */
#include "story/digest/act.h"

#include "lexicon/act.h"
#include "lexicon/agent_word.h"
#include "lexicon/cause.h"
#include "lexicon/fact.h"
#include "lexicon/nationality.h"
#include "lexicon/outcome.h"
#include "lexicon/particle.h"
#include "lexicon/place.h"
#include "lexicon/stance.h"
#include "mention/namemark.h"
#include "statement/morph.h"

enum {
    LETTER = 2,       /* bytes */
    NOT_REACH = 4,    /* words from a negation to what it turns */
    SOME_REACH = 4,   /* words from a negated phrase to «أي» */
    CARRY_REACH = 12, /* over «ينفذ أي فرد في …» */
    AFTER_REACH = 8, BEFORE_REACH = 5,
    BY_REACH = 14,    /* from the deed to «على يد» */
    BEHIND_REACH = 7, /* from «تقف وراء» to the deed */
    TOPIC_REACH = 10, /* from a verb back to أن, after which its subject stands … */
    HEAD_MOST = 3,    /* … at once or after «طائرات» */
    CAUSE_REACH = 4,  /* from «بسبب» to the cause */
    WHY_REACH = 12,   /* from «سبب …» to «هو», from a cause to «السبب في» */
    TO_REACH = 3,     /* … and from there to what came of it */
    DIED_REACH = 6,   /* from «توفي» to «بأزمة قلبية» */
    ADJECTIVES = 2    /* between «قصف» and «تركي» */
};

_Static_assert((int)LEX_ACT_CLASS_CONTROL == (int)LEX_FACT_CLASS_CONTROL && (int)LEX_ACT_CLASS_REAL == (int)LEX_FACT_CLASS_REAL,
               "act.tsv and fact.tsv have one list of classes");
_Static_assert((int)LEX_ACT_SIDE_PLUS == (int)LEX_FACT_SIDE_PLUS && (int)LEX_FACT_SIDE_PLUS == 1, "… and of sides");

/* What is remembered on the way through a clause. */
typedef struct {
    const isn_finder *f;
    isn_arena *a;
    isn_digest_clause *c;
    ptrdiff_t lo, hi;
    int turns;        /* words that a negation still reaches */
    bool carry;       /* … over light words, names and one noun after «أي»: «لم ينفذ أي فرد …» */
    bool lam;         /* the negation was «لم»: the verb after it tells of the past */
    bool habit;       /* «لا تنفذ …» */
    bool any;         /* «أي» stood last */
    bool any_such;    /* «أي» stood after the negation … */
    bool any_other;   /* … and then another noun: «لم تكن لديه أي فكرة» */
    bool unreal;      /* wanted, planned, feared: so are the deeds after it */
    ptrdiff_t done;   /* the last word like «شنت» or «نفذ», or -1 */
    ptrdiff_t behind; /* the last word like «تقف وراء», or -1 */
} walk;

/* A word of the deed itself at one place. */
typedef struct {
    int n;            /* tokens, 0 none */
    uint32_t side;
    bool finite, now, noun, doer, li, phrase;
} deed;

static deed deed_at(const walk *w, ptrdiff_t i)
{
    isn_toks t = w->f->t;
    int k, n = toks_match_al(&lex_fact, t, i, &k);
    if (n) {
        int row = lex_row(&lex_fact, k);
        return (deed){.n = n, .side = (uint32_t)(lex_value(&lex_fact, row, LEX_FACT_CLASS) * 2 + lex_value(&lex_fact, row, LEX_FACT_SIDE)), .noun = true, .phrase = true};
    }
    if (w->f->cue[i] >= 0) return (deed){0}; /* «نقلت وكالة عن» */
    isn_form all[FORM_MOST];
    int forms = form_of_act(&lex_act, &t.at[i], all);
    if (!forms) return (deed){0};
    const isn_form *form = &all[0];
    for (int f = 1; f < forms && form->kind == FORM_PARTICIPLE; f++) form = &all[f];
    bool finite = form->kind == FORM_PAST || form->kind == FORM_PRESENT;
    bool command = form->kind == FORM_PRESENT && form->gender == 'f' && form->number == 'p'; /* «لا تدخلوا» */
    if (form->future || command) return (deed){0};
    return (deed){.n = 1,
                  .side = (uint32_t)(lex_value(&lex_act, form->row, LEX_ACT_CLASS) * 2 + lex_value(&lex_act, form->row, LEX_ACT_SIDE)),
                  .finite = finite,
                  .now = form->kind == FORM_PRESENT,
                  .noun = form->kind == FORM_NOUN,
                  .doer = lex_value(&lex_act, form->row, LEX_ACT_AFTER) == LEX_ACT_AFTER_DOER,
                  .li = form->li && form->kind == FORM_NOUN};
}

static int agent_word(const walk *w, ptrdiff_t i, int *n)
{
    int k;
    *n = w->f->t.at[i].kind == TOK_WORD ? toks_match_al(&lex_agent_word, w->f->t, i, &k) : 0;
    return *n ? lex_value(&lex_agent_word, lex_row(&lex_agent_word, k), LEX_AGENT_WORD_KIND) : -1;
}

/* ---- who --------------------------------------------------------------------------- */

static bool place_at(const isn_finder *f, ptrdiff_t i)
{
    return f->name[i] >= 0 && f->art->mentions.at[f->name[i]].type == ISN_PLACE;
}

/* Somebody named at `i` who can do a thing: no town. */
static isn_actor doer_at(const walk *w, ptrdiff_t i)
{
    isn_actor x = {0};
    if (i >= w->hi || w->f->t.at[i].kind != TOK_WORD) return x;
    if (!actor_at(w->f, i, w->hi, &x) || (place_at(w->f, i) && !x.state)) return (isn_actor){0};
    return x;
}

/* The state of an adjective of nationality at `i`, which no country's name is. */
static isn_actor nisba_at(isn_toks t, ptrdiff_t i)
{
    int key, pre, row = t.at[i].kind == TOK_WORD ? name_nation(t.at[i].key) : -1;
    if (row < 0 || toks_match(&lex_place, t, i, &key, &pre)) return (isn_actor){0};
    uint64_t s = story_state(lex_cell(&lex_nationality, row, LEX_NATIONALITY_OF));
    return (isn_actor){s, s};
}

/* «غارة أميركية», «قصف مدفعي تركي»: by the adjective. */
static isn_actor by_adjective(const walk *w, ptrdiff_t i)
{
    for (ptrdiff_t k = i; k < w->hi && k <= i + ADJECTIVES && w->f->t.at[k].kind == TOK_WORD; k++) {
        isn_actor x = nisba_at(w->f->t, k);
        if (actor_known(x)) return x;
        if (preposition_at(w->f->t, k) || w->f->name[k] >= 0) break;
    }
    return (isn_actor){0};
}

/* «طائرة أميركية قصفت»: by the adjective of the noun before token `v`. */
static isn_actor by_adjective_before(const walk *w, ptrdiff_t v)
{
    if (v - 2 < w->lo || w->f->t.at[v - 2].kind != TOK_WORD || preposition_at(w->f->t, v - 2)) return (isn_actor){0};
    return nisba_at(w->f->t, v - 1);
}

/* The first who is named between, no town. */
static isn_actor doer_in(const walk *w, ptrdiff_t i, ptrdiff_t end)
{
    for (; i < end && i < w->hi; i++) {
        isn_actor x = doer_at(w, i);
        if (actor_known(x)) return x;
    }
    return (isn_actor){0};
}

/* «إن التحالف بقيادة تونس "قصف …"», «أن طائرات تونس قصفت»: who is named after أن, or opens
 * the clause. */
static isn_actor topic_of(const walk *w, ptrdiff_t v)
{
    for (ptrdiff_t i = v - 1; i >= w->lo && i >= v - TOPIC_REACH; i--)
        if (particle_at(w->f->t, i) == LEX_PARTICLE_CLASS_THAT) return doer_in(w, i + 1, i + 1 + HEAD_MOST < v ? i + 1 + HEAD_MOST : v);
    return (isn_actor){0};
}

static isn_actor subject_of(const walk *w, ptrdiff_t v, bool after)
{
    ptrdiff_t next;
    isn_actor x = actor_before(w->f, w->lo, v);
    if (!actor_known(x)) x = topic_of(w, v);
    if (!actor_known(x)) x = by_adjective_before(w, v);
    if (!actor_known(x) && after) x = actor_after(w->f, v, w->hi, &next);
    if (!actor_known(x) && after && v + 2 < w->hi && !preposition_at(w->f->t, v + 1)) x = nisba_at(w->f->t, v + 2); /* «استهدفت غارة تركية المشفى» */
    return x;
}

/* «نعتقد أنها ضربة تونسية», «كان هجوما تونسيا»: is the noun at `i` what is said of it? */
static bool predicate(const walk *w, ptrdiff_t i)
{
    isn_toks t = w->f->t;
    if (i <= w->lo || definite(t.at[i].key)) return false;
    return particle_at(t, i - 1) == LEX_PARTICLE_CLASS_BEEN || that_one_at(t, i - 1);
}

/* Who did what stands at `i`. */
static isn_actor agent_of(const walk *w, ptrdiff_t i, const deed *d, uint32_t *marks)
{
    isn_actor x = {0};
    bool attack = d->side / 2 == LEX_FACT_CLASS_ATTACK;
    ptrdiff_t after = i + d->n;
    for (ptrdiff_t k = after; k < w->hi && k < after + BY_REACH; k++) {
        int n, kind = agent_word(w, k, &n);
        if (kind != LEX_AGENT_WORD_KIND_BY && kind != LEX_AGENT_WORD_KIND_DID) continue;
        x = doer_in(w, k + n, k + n + NP_MOST);
        if (actor_known(x)) return x;
    }
    if (w->behind >= 0 && i - w->behind <= BEHIND_REACH) {
        *marks |= ISN_FACT_BEHIND;
        int n;
        agent_word(w, w->behind, &n);
        x = doer_in(w, w->behind + n, i); /* «ضلوع تونس في الهجوم» */
        if (!actor_known(x)) x = actor_before(w->f, w->lo, w->behind);
        if (actor_known(x)) return x;
    }
    if (w->done >= 0 && i - w->done <= CARRY_REACH) {
        x = subject_of(w, w->done, true);
        if (!actor_known(x)) x = doer_in(w, w->done + 1, i);
        if (actor_known(x)) return x;
    }
    for (ptrdiff_t k = 0; k < w->c->stands.n; k++)
        if (w->c->stands.at[k].kind == ISN_STAND_ACCUSE && actor_known(w->c->stands.at[k].target)) {
            *marks |= ISN_FACT_BEHIND;
            return w->c->stands.at[k].target;
        }
    if (d->noun && attack) {
        x = by_adjective(w, after);
        if (actor_known(x) && predicate(w, i)) *marks |= ISN_FACT_BEHIND;
        if (!actor_known(x) && after < w->hi && w->f->t.at[after].n_pre && proclitic_at(w->f->t.at[after].key, 0) == 'l') x = doer_at(w, after); /* «غارات للتحالف» */
        if (!actor_known(x) && after < w->hi && !place_at(w->f, after) && !preposition_at(w->f->t, after)) x = doer_at(w, after);
        return x;
    }
    if (d->finite) return subject_of(w, i, d->doer || attack);
    if (d->noun && d->doer) return doer_at(w, after);
    return x;
}

/* ---- what ---------------------------------------------------------------------------- */

/* Does the word at `k` tell of what it is about? */
static bool tells(const isn_finder *f, ptrdiff_t k)
{
    return f->t.at[k].kind == TOK_WORD && !f->w->word[k].stop && f->t.at[k].key.n > 4 && !f->when[k];
}

/* The roots of the telling words beside it, the nearest first: after it, then before it. */
static void add_things(const walk *w, ptrdiff_t i, int n, isn_digest_fact *out)
{
    int things = 0;
    for (ptrdiff_t k = i + n; k < w->hi && k < i + n + AFTER_REACH && things < ISN_FACT_AFTER; k++)
        if (tells(w->f, k)) out->thing[things++] = story_root(w->f->t.at[k].key);
    things = ISN_FACT_AFTER;
    for (ptrdiff_t k = i - 1; k >= w->lo && k >= i - BEFORE_REACH && things < ISN_FACT_THINGS; k--)
        if (tells(w->f, k)) out->thing[things++] = story_root(w->f->t.at[k].key);
}

/* Begins with a letter of person and does not end as the past does: «يفشل», no «تمكنت». */
static bool present_at(isn_toks t, ptrdiff_t i)
{
    isn_str key = t.at[i].key;
    return (str_starts(key, STR("ي")) || str_starts(key, STR("ت"))) && !str_ends(key, STR("ت")) && !str_ends(key, STR("وا"));
}

/* «لم يقتل أي تونسي», «لم يقتل ولم يصب أي تونسي»: is no more told than of some? */
static bool of_some(const walk *w, ptrdiff_t i)
{
    for (ptrdiff_t at = i; at < w->hi && at < i + SOME_REACH && w->f->t.at[at].kind == TOK_WORD; at++) {
        int k, n = toks_match_al(&lex_stance, w->f->t, at, &k);
        for (int j = n ? k : -1; j >= 0; j = lex_next(&lex_stance, j))
            if (lex_value(&lex_stance, lex_row(&lex_stance, j), LEX_STANCE_KIND) == LEX_STANCE_KIND_ANY) return true;
    }
    return false;
}

/* What the word at `i` does to the words after it: turns them, carries a negation on.
 * Returns whether a negation passes over it. */
static bool turn(walk *w, ptrdiff_t i)
{
    isn_toks t = w->f->t;
    int k, before, n = toks_match_al(&lex_stance, t, i, &k), exact = toks_match(&lex_stance, t, i, &(int){0}, &before);
    bool any = false, plain = exact && (!before || proclitic_at(t.at[i].key, 0) == 'w' || proclitic_at(t.at[i].key, 0) == 'f') && before <= LETTER; /* «لم», «ولم»: no «وسلم» */
    bool not = false, light = false;
    for (int j = n ? k : -1; j >= 0; j = lex_next(&lex_stance, j)) {
        int kind = lex_value(&lex_stance, lex_row(&lex_stance, j), LEX_STANCE_KIND);
        not |= (kind == LEX_STANCE_KIND_NOT && plain) || kind == LEX_STANCE_KIND_LACK;
        light |= kind == LEX_STANCE_KIND_LIGHT || kind == LEX_STANCE_KIND_BE;
        any |= kind == LEX_STANCE_KIND_ANY;
        w->unreal |= kind == LEX_STANCE_KIND_UNREAL;
    }
    if (any) light = true;
    else if (light) w->any = false;
    w->any |= any, w->any_such |= any;
    int len, word = agent_word(w, i, &len);
    if (word == LEX_AGENT_WORD_KIND_DO) light = true, w->done = i, w->habit |= w->turns > 0 && !w->lam;
    if (word == LEX_AGENT_WORD_KIND_BEHIND) light = true, w->behind = i;
    bool after_that = i > w->lo && particle_at(t, i - 1) == LEX_PARTICLE_CLASS_REL; /* «التحالف الذي تقوده …» */
    if (word == LEX_AGENT_WORD_KIND_WHOSE || (after_that && w->carry)) light = true;
    w->unreal |= word == LEX_AGENT_WORD_KIND_NAMED;
    if (word == LEX_AGENT_WORD_KIND_LACK && w->turns > 0) w->turns = 0, w->unreal = true; /* «أخفقت في منع نقل السلاح» */
    if (word == LEX_AGENT_WORD_KIND_ABOUT && w->turns > 0) {
        w->turns = 0, w->unreal = true;
        return false;
    }
    if (word == LEX_AGENT_WORD_KIND_LACK && w->turns <= 0) {
        w->turns = NOT_REACH, w->carry = true;
        return true;
    }
    bool may = particle_at(t, i) == LEX_PARTICLE_CLASS_QAD && i + 1 < w->hi && present_at(t, i + 1); /* «قد يفشل» */
    w->unreal |= may || tok_is(t, i, "لن") || particle_at(t, i) == LEX_PARTICLE_CLASS_FUTURE;
    if (not) {
        if (i > w->lo && particle_at(t, i - 1) == LEX_PARTICLE_CLASS_REL) w->unreal = true; /* «العائلات التي لم تخرج» are some */
        w->turns = NOT_REACH, w->carry = w->any = w->any_such = w->any_other = false;
        w->lam = !str_ends(t.at[i].key, STR("لا")), w->habit = false;
        return true;
    }
    if (w->any_other && particle_at(t, i) == LEX_PARTICLE_CLASS_THAT) w->unreal = true;
    if (w->turns > 0 && light && !w->carry) w->carry = true, w->turns = CARRY_REACH;
    return light;
}

/* How many tokens the name of a person or body has that begins at `i`; 0 for none. */
static int named_at(const isn_finder *f, ptrdiff_t i)
{
    if (f->name[i] < 0) return 0;
    const isn_mention *m = &f->art->mentions.at[f->name[i]];
    ptrdiff_t k = i;
    while (m->type != ISN_PLACE && k < f->t.n && f->t.at[k].span.start < m->span.end) k++;
    return (int)(k - i);
}

/* Is somebody for something in the clause, or against it: «يحبذون انسحاب اليونان»? */
static bool wished(const isn_digest_clause *c)
{
    for (ptrdiff_t i = 0; i < c->stands.n; i++)
        if (c->stands.at[i].kind == ISN_STAND_FOR || c->stands.at[i].kind == ISN_STAND_AGAINST) return true;
    return false;
}

/* ---- why ------------------------------------------------------------------------------ */

_Static_assert((int)LEX_CAUSE_KIND_DRUG < (int)ISN_FACT_KINDS, "the kinds of causes fit");

/* Where in a clause what tells of a cause was met; far before it where none was. */
typedef struct {
    ptrdiff_t of, why, negated; /* «بسبب», «سبب …», a negation */
    ptrdiff_t before, to;       /* a cause that stands before «السبب في», and that */
    ptrdiff_t outcome;
    int class, before_kind;
    bool many; /* it speaks of several, or of another */
} causes;

/* «17 شخصا», «آخر»: does the word tell of more than one, or of another? */
static bool of_many(isn_toks t, ptrdiff_t i)
{
    int k, n = t.at[i].kind == TOK_WORD ? toks_match_al(&lex_cause, t, i, &k) : 0;
    bool years = i > 0 && t.at[i].kind == TOK_NUMBER && tok_is(t, i - 1, "("); /* «(35 عاما)» */
    return n ? lex_value(&lex_cause, lex_row(&lex_cause, k), LEX_CAUSE_KIND) == LEX_CAUSE_KIND_OTHER : t.at[i].kind == TOK_NUMBER && !years;
}

/* «توفي بأزمة قلبية», «قتل برصاصة»: by itself, next to the death. */
static bool by_it(const walk *w, const causes *at, ptrdiff_t i, int kind)
{
    const isn_tok *t = &w->f->t.at[i];
    bool by = kind == LEX_CAUSE_KIND_NATURE || kind == LEX_CAUSE_KIND_VIOLENCE || kind == LEX_CAUSE_KIND_DRUG;
    return by && at->class == LEX_OUTCOME_CLASS_DEATH && i - at->outcome <= DIED_REACH && tok_hangs(t) && proclitic_at(t->key, 0) == 'b';
}

static void cause_add(const walk *w, const causes *at, int kind)
{
    if (at->class == LEX_OUTCOME_CLASS_DEATH && at->many) return;
    isn_digest_fact x = {.side = (uint32_t)(ISN_FACT_CAUSE + at->class * ISN_FACT_KINDS + kind), .root = story_root(w->f->t.at[at->outcome].key)};
    add_things(w, at->outcome, 1, &x);
    isn_push_value(w->a, &w->c->facts, x);
}

/* «توفي بسبب المرض», «سبب الوفاة هو المرض», «المرض هو السبب في وفاته»: what came of what; one
 * cause a clause. */
static void causes_add(const walk *w)
{
    const ptrdiff_t never = -WHY_REACH - 1;
    isn_toks t = w->f->t;
    causes at = {never, never, never, never, never, -1, -1, -1, false};
    for (ptrdiff_t i = w->lo; i < w->hi; i++) at.many |= of_many(t, i);
    for (ptrdiff_t i = w->lo, n; i < w->hi; i += n) {
        int k, m = 0;
        n = 1;
        if (t.at[i].kind != TOK_WORD) continue;
        if (toks_match_al(&lex_stance, t, i, &k) && lex_value(&lex_stance, lex_row(&lex_stance, k), LEX_STANCE_KIND) == LEX_STANCE_KIND_NEGATE) at.negated = i;
        if ((m = toks_match_al(&lex_outcome, t, i, &k))) {
            if (at.outcome < 0 || at.of < at.outcome) at.outcome = i, at.class = lex_value(&lex_outcome, lex_row(&lex_outcome, k), LEX_OUTCOME_CLASS);
            n = m;
            if (i - at.to <= TO_REACH) { /* «الغاز هو السبب في وفاته» */
                cause_add(w, &at, at.before_kind);
                return;
            }
        }
        if (!(m = toks_match_al(&lex_cause, t, i, &k))) continue;
        if (m > n) n = m;
        int row = lex_row(&lex_cause, k), kind = lex_value(&lex_cause, row, LEX_CAUSE_KIND);
        if (kind == LEX_CAUSE_KIND_WHY) at.why = i;
        if (kind == LEX_CAUSE_KIND_OF || (kind == LEX_CAUSE_KIND_IS && i - at.why <= WHY_REACH)) at.of = i + m - 1;
        if (kind == LEX_CAUSE_KIND_TO && i - at.before <= WHY_REACH && i - at.negated > NOT_REACH) at.to = i + m - 1;
        if (kind >= LEX_CAUSE_KIND_OF) continue;
        bool self = lex_value(&lex_cause, row, LEX_CAUSE_BY) == LEX_CAUSE_BY_SELF;
        bool given = self || (at.outcome >= 0 && at.outcome != i && (i - at.of <= CAUSE_REACH || by_it(w, &at, i, kind)));
        at.before = i, at.before_kind = kind;
        if (!given || i - at.negated <= NOT_REACH) continue;
        if (self && at.outcome < 0) at.outcome = i, at.class = LEX_OUTCOME_CLASS_DEATH;
        cause_add(w, &at, kind);
        return;
    }
}

void facts_add(const isn_finder *f, isn_arena *a, isn_digest_clause *c, ptrdiff_t lo, ptrdiff_t hi)
{
    walk w = {.f = f, .a = a, .c = c, .lo = lo, .hi = hi, .done = -1, .behind = -1};
    for (ptrdiff_t i = lo; i < hi; i++) {
        if (f->t.at[i].kind != TOK_WORD) continue;
        int named = named_at(f, i);
        if (named) { /* «منظمة حظر الأسلحة» */
            i += named - 1;
            if (w.turns > 0) w.turns--;
            continue;
        }
        int len, word = agent_word(&w, i, &len);
        int turned = w.turns; /* «لم يغادر», «لا يزال في»: a phrase is not turned by the negation that it begins with */
        bool unreal = w.unreal, light = turn(&w, i);
        deed d = word == LEX_AGENT_WORD_KIND_LACK ? (deed){0} : deed_at(&w, i);
        if (d.finite && f->t.at[i].n_pre && w.turns > 0 && proclitic_at(f->t.at[i].key, 0) == 'w') w.turns = 0; /* «لا … ودخل» */
        if (d.n) {
            isn_digest_fact x = {.side = d.side, .root = story_root(f->t.at[i].key)};
            if ((d.phrase ? turned : w.turns) > 0) x.side ^= 1u, x.marks |= ISN_FACT_NOT;
            if (unreal || d.li || (d.noun && tok_hangs(&f->t.at[i]) && proclitic_at(f->t.at[i].key, 0) == 'l')) x.marks |= ISN_FACT_UNREAL;
            if (d.noun && wished(c)) x.marks |= ISN_FACT_UNREAL;
            if (d.phrase && of_some(&w, i + d.n)) x.marks |= ISN_FACT_UNREAL;
            if (d.noun) x.marks |= ISN_FACT_NOUN;
            if (d.phrase) x.marks |= ISN_FACT_PHRASE;
            if (x.marks & ISN_FACT_NOT && w.any_such) x.marks |= ISN_FACT_ANY;
            if ((d.now && !(x.marks & ISN_FACT_NOT && w.lam)) || (x.marks & ISN_FACT_NOT && w.habit)) x.marks |= ISN_FACT_NOW;
            x.agent = agent_of(&w, i, &d, &x.marks);
            add_things(&w, i, d.n, &x);
            isn_push_value(a, &c->facts, x);
            uint32_t class = d.side / 2;
            bool lets = class == LEX_FACT_CLASS_ALLOW || class == LEX_FACT_CLASS_SUCCEED; /* «لم يتمكن من دخول» */
            bool stops = lets && !(d.side & 1u) && !(x.marks & ISN_FACT_NOT);             /* «منع من دخول» */
            if (lets && !(d.side & 1u) && x.marks & ISN_FACT_NOT) w.unreal = true;         /* «لم يمنع دخول» */
            if (stops && (i + d.n >= hi || !preposition_at(f->t, i + d.n))) stops = false, w.unreal = true; /* «يمنعون المفتشين من دخول» */
            if (stops) w.turns = CARRY_REACH, w.carry = true;
            else if (!(lets && x.marks & ISN_FACT_NOT)) w.turns = 0;
            i += d.n - 1;
            continue;
        }
        if (w.turns <= 0 || light || f->w->word[i].stop) {
            if (w.turns > 0) w.turns--;
            continue;
        }
        isn_actor who;
        int somebody = actor_at(f, i, hi, &who);
        if (somebody > 1) i += somebody - 1;
        if (somebody || (w.carry && w.any)) w.any_other |= !somebody, w.turns--, w.any = false;
        else w.turns = 0, w.unreal = true; /* of another word: «لم يذكر أن …» */
    }
    causes_add(&w);
}
