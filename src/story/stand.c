/* stand.c - what a clause is for or against, and who it is that is.
 *
 * A word of lexicon/stand.tsv in any of its forms, or a phrase of
 * lexicon/stand_word.tsv, opens a stand: «رفضت الوزارة إغلاق الجسر» is the
 * ministry against the closing of the bridge.  The holder is the verb's subject
 * where one stands beside it, else he who is speaking. */
#include "story/stand.h"

#include "lexicon/blame.h"
#include "lexicon/connector.h"
#include "lexicon/nationality.h"
#include "lexicon/nonstate.h"
#include "lexicon/opposite.h"
#include "lexicon/org_head.h"
#include "lexicon/particle.h"
#include "lexicon/place.h"
#include "lexicon/plan.h"
#include "lexicon/portfolio.h"
#include "lexicon/seat.h"
#include "lexicon/stand.h"
#include "lexicon/stand_word.h"
#include "lexicon/title.h"
#include "mention/namemark.h"
#include "statement/morph.h"

enum {
    NEGATION_REACH = 2, /* words from a negation to what it turns */
    ASIDE_MOST = 6,     /* words between a verb and its subject: «، أمس الخميس،» */
    NP_MOST = 4,        /* words of «نائب الوزير الكوري» */
    BEFORE_MOST = 6,    /* words back to what is judged */
    AHEAD_MOST = 14,    /* words past the clause in which its object may stand */
    PLAN_AFTER = 6, PLAN_BEFORE = 16,
    TARGET_WITHIN = 8,
    THAT_WITHIN = 10
};

typedef struct {
    const isn_story_words *w;
    const isn_article *art;
    isn_digest *d;
    isn_toks t;         /* the article's */
    isn_actor *entity;  /* one an entity */
    int32_t *name;      /* one a token: the mention that begins there with its title, or -1 */
    bool *when;         /* one a token: part of a date */
    int32_t *cue;       /* one a token: the statement whose cue it is, or -1 */
} finder;

/* A clause's tokens and what is known of it. */
typedef struct {
    isn_digest_clause *c;
    ptrdiff_t lo, hi;
    ptrdiff_t end;      /* as far as its object may go: in the same sentence */
    bool but;           /* opens with a word of contrast */
    isn_actor speaker;  /* of the statement in which it stands */
    isn_actor last;     /* holder of the stand before it in the sentence */
} clause;

static bool actor_known(isn_actor x) { return x.who || x.state; }
static bool same_actor(isn_actor x, isn_actor y) { return (x.who && x.who == y.who) || (x.state && x.state == y.state); }

/* ---- words ------------------------------------------------------------------------ */

/* Longest match at `i`, with proclitics, or of the word without ال. */
static int match(const isn_lex *lex, isn_toks t, ptrdiff_t i, int *k)
{
    return toks_match_al(lex, t, i, k);
}

/* The same of a noun with a pronoun: «قمته» is قمة. */
static int match_noun(const isn_lex *lex, isn_toks t, ptrdiff_t i, int *k)
{
    int n = t.at[i].kind == TOK_WORD ? match(lex, t, i, k) : 0;
    isn_str stem = tok_stem(&t.at[i]);
    if (n || !t.at[i].n_post || stem.n < 4) return n;
    if ((*k = lex_find(lex, stem)) >= 0) return 1;
    char ta[64];
    if (!str_ends(stem, STR("ت")) || stem.n > 60) return 0;
    memcpy(ta, stem.p, (size_t)stem.n);
    memcpy(ta + stem.n - 2, "ه", 2);
    return (*k = lex_find(lex, (isn_str){ta, stem.n})) >= 0;
}

static bool is_in(const isn_lex *lex, isn_toks t, ptrdiff_t i)
{
    int k;
    return t.at[i].kind == TOK_WORD && match(lex, t, i, &k) > 0;
}

static int particle(isn_toks t, ptrdiff_t i)
{
    int k = i >= 0 && i < t.n ? tok_find(&lex_particle, &t.at[i]) : -1;
    return k < 0 ? -1 : lex_value(&lex_particle, lex_row(&lex_particle, k), LEX_PARTICLE_CLASS);
}

static bool preposition(isn_toks t, ptrdiff_t i)
{
    int p = particle(t, i);
    return p == LEX_PARTICLE_CLASS_FI || p == LEX_PARTICLE_CLASS_MIN || p == LEX_PARTICLE_CLASS_ALA || p == LEX_PARTICLE_CLASS_ILA ||
           p == LEX_PARTICLE_CLASS_AN || p == LEX_PARTICLE_CLASS_PREP;
}

/* «الروسي»: an adjective of nationality, and no country: «روسيا» has its letters too. */
static bool nisba(isn_toks t, ptrdiff_t i)
{
    int k, n_pre;
    return name_nation(t.at[i].key) >= 0 && !toks_match(&lex_place, t, i, &k, &n_pre);
}

/* A country, its capital or an adjective of it at `i`: how many words, 0 none. */
static int nation_at(isn_toks t, ptrdiff_t i, uint64_t *state)
{
    int k, n_pre, n;
    if (t.at[i].kind != TOK_WORD) return 0;
    if ((n = toks_match(&lex_seat, t, i, &k, &n_pre))) {
        *state = story_state(lex_cell(&lex_seat, lex_row(&lex_seat, k), LEX_SEAT_OF));
        return n;
    }
    if ((n = toks_match(&lex_place, t, i, &k, &n_pre)) &&
        lex_value(&lex_place, lex_row(&lex_place, k), LEX_PLACE_KIND) == LEX_PLACE_KIND_COUNTRY) {
        *state = story_state(lex_cell(&lex_place, lex_row(&lex_place, k), LEX_PLACE_ID));
        return n;
    }
    int row = name_nation(t.at[i].key);
    if (row < 0 || is_in(&lex_portfolio, t, i)) return 0; /* «وزير المالية» is not of Mali */
    *state = story_state(lex_cell(&lex_nationality, row, LEX_NATIONALITY_OF));
    return 1;
}

/* ---- who --------------------------------------------------------------------------- */

static bool of_office(isn_toks t, ptrdiff_t i)
{
    int k;
    if (t.at[i].kind != TOK_WORD || !match(&lex_title, t, i, &k)) return false;
    int kind = lex_value(&lex_title, lex_row(&lex_title, k), LEX_TITLE_KIND);
    return kind == LEX_TITLE_KIND_OFFICE || kind == LEX_TITLE_KIND_RANK;
}

static bool of_state_body(isn_toks t, ptrdiff_t i)
{
    int k;
    if (t.at[i].kind != TOK_WORD || !match(&lex_org_head, t, i, &k)) return false;
    int kind = lex_value(&lex_org_head, lex_row(&lex_org_head, k), LEX_ORG_HEAD_KIND);
    return kind == LEX_ORG_HEAD_KIND_MINISTRY || kind == LEX_ORG_HEAD_KIND_ARMED || kind == LEX_ORG_HEAD_KIND_BODY;
}

static ptrdiff_t token_at(isn_toks t, uint32_t at)
{
    ptrdiff_t low = 0, high = t.n;
    while (low < high) {
        ptrdiff_t mid = (low + high) / 2;
        if (t.at[mid].span.end <= at) low = mid + 1;
        else high = mid;
    }
    return low;
}

/* The state for which an office or a body speaks: «وزير الخارجية الروسي», not
 * «زعيم المعارضة الروسية». */
static uint64_t state_of_words(isn_toks t, isn_span where, bool person)
{
    uint64_t state = 0;
    bool office = false;
    for (ptrdiff_t i = token_at(t, where.start); i < t.n && t.at[i].span.start < where.end; i++) {
        if (is_in(&lex_nonstate, t, i)) return 0;
        office |= person ? of_office(t, i) : of_state_body(t, i) || is_in(&lex_portfolio, t, i);
        uint64_t s;
        if (!state && nation_at(t, i, &s)) state = s;
    }
    return office ? state : 0;
}

static isn_str last_word(isn_str key)
{
    for (ptrdiff_t sp; (sp = str_find(key, STR(" "), 0)) >= 0;) key = str_sub(key, sp + 1, key.n);
    return key;
}

/* «الروسي», «روسيا»: no «أممي» and nothing that hangs on a letter. */
static bool definite_or_alone(isn_toks t, ptrdiff_t i)
{
    int k, n_pre;
    return str_starts(t.at[i].key, STR("ال")) || toks_match(&lex_place, t, i, &k, &n_pre);
}

enum { TITLE_MOST = 6 };

/* The one state that a title beside a name gives its bearer; 0 for none or two, or
 * where the title holds more than itself. */
static uint64_t state_of_title(const finder *f, isn_span title)
{
    isn_toks t = f->t;
    uint64_t state = 0;
    ptrdiff_t first = token_at(t, title.start);
    for (ptrdiff_t i = first; i < t.n && t.at[i].span.start < title.end;) {
        uint64_t s;
        int n = nation_at(t, i, &s);
        bool person = f->name[i] >= 0 && i > first && f->art->mentions.at[f->name[i]].type == ISN_PERSON;
        if (i - first >= TITLE_MOST || person || preposition(t, i) || (n && (t.at[i].n_pre || !definite_or_alone(t, i)))) return 0;
        if (n && state && s != state) return 0;
        if (n) state = s;
        i += n ? n : 1;
    }
    return state && state_of_words(t, title, true) == state ? state : 0;
}

/* «الرئيس التونسي سالم ورد»: the office counts for its state. */
static void add_office(isn_arena *a, const finder *f, const isn_mention *m)
{
    uint64_t state = m->type == ISN_PERSON && m->title.start < m->span.start ? state_of_title(f, m->title) : 0;
    ptrdiff_t first = state ? token_at(f->t, m->title.start) : 0;
    if (!state || first >= f->t.n || !of_office(f->t, first)) return;
    isn_digest_entity *e = &f->d->entities.at[m->entity];
    for (ptrdiff_t i = 0; i < e->offices.n; i++)
        if (e->offices.at[i].state == state) {
            e->offices.at[i].n_mentions++;
            return;
        }
    isn_span span = {m->title.start, m->span.end};
    isn_digest_office one = {state, span, arena_str(a, isn_words(f->art, span)), 1};
    isn_push_value(a, &e->offices, one);
}

static void entities_as_actors(finder *f, isn_arena *a)
{
    const isn_mentions *all = &f->art->mentions;
    for (ptrdiff_t i = 0; i < all->n; i++) {
        const isn_mention *m = &all->at[i];
        if (m->entity < 0 || m->entity >= f->d->entities.n) continue;
        isn_actor *x = &f->entity[m->entity];
        ptrdiff_t first = token_at(f->t, m->span.start);
        uint64_t s;
        if (first < f->t.n && m->type == ISN_PLACE && nation_at(f->t, first, &s)) *x = (isn_actor){s, s};
        if (m->type == ISN_PLACE) continue;
        isn_str key = f->d->entities.at[m->entity].key;
        if (m->type == ISN_PERSON) key = last_word(key);
        if (!span_empty(m->title)) add_office(a, f, m);
        if (key.n) x->who = str_hash(STR_HASH_SEED, key);
        if (!x->state && m->type == ISN_PERSON && !span_empty(m->title)) x->state = state_of_words(f->t, m->title, true);
        if (!x->state && m->type != ISN_PERSON) x->state = state_of_words(f->t, m->span, false);
    }
}

static void names_at_tokens(finder *f)
{
    for (ptrdiff_t i = 0; i < f->t.n; i++) f->name[i] = -1;
    for (ptrdiff_t i = 0; i < f->art->mentions.n; i++) {
        const isn_mention *m = &f->art->mentions.at[i];
        if (m->entity < 0 || m->entity >= f->d->entities.n) continue;
        uint32_t start = !span_empty(m->title) && m->title.start < m->span.start ? m->title.start : m->span.start;
        ptrdiff_t at = token_at(f->t, start);
        if (at < f->t.n && f->name[at] < 0) f->name[at] = (int32_t)i;
        at = token_at(f->t, m->span.start);
        if (at < f->t.n && f->name[at] < 0) f->name[at] = (int32_t)i;
    }
    for (ptrdiff_t i = 0; i < f->art->dates.n; i++)
        for (ptrdiff_t k = token_at(f->t, f->art->dates.at[i].span.start); k < f->t.n && f->t.at[k].span.start < f->art->dates.at[i].span.end; k++)
            f->when[k] = true;
    for (ptrdiff_t i = 0; i < f->t.n; i++) f->cue[i] = -1;
    for (ptrdiff_t i = 0; i < f->art->statements.n; i++) {
        ptrdiff_t at = token_at(f->t, f->art->statements.at[i].cue.start);
        if (at < f->t.n) f->cue[at] = (int32_t)i;
    }
}

static bool definite(isn_str key) { return str_starts(key, STR("ال")) && key.n > 6; }

/* «الجانب الفلسطيني», «نائب الوزير الكوري»: a noun that a nationality follows. */
static int noun_of_nation(const finder *f, ptrdiff_t i, ptrdiff_t hi, isn_actor *out)
{
    bool free = is_in(&lex_nonstate, f->t, i);
    if (is_in(&lex_plan, f->t, i)) return 0; /* «الاتفاق الإيراني» */
    if (!definite(f->t.at[i].key) && !free && !of_office(f->t, i) && !of_state_body(f->t, i)) return 0;
    for (ptrdiff_t k = i + 1; k < hi && k <= i + NP_MOST; k++) {
        uint64_t s;
        int n = nation_at(f->t, k, &s);
        if (n) {
            isn_str head = story_stem(f->t.at[i].key);
            *out = free ? (isn_actor){str_hash(s, head), 0} : (isn_actor){s, s};
            return (int)(k - i) + n;
        }
        if (is_in(&lex_nonstate, f->t, k)) free = true;
        bool goes_on = f->t.at[k].kind == TOK_WORD && !preposition(f->t, k) && (definite(f->t.at[k].key) || is_in(&lex_portfolio, f->t, k));
        if (!goes_on) break;
    }
    return 0;
}

/* Somebody named at token `i`: how many tokens, 0 nobody. */
static int actor_at(const finder *f, ptrdiff_t i, ptrdiff_t hi, isn_actor *out)
{
    if (i >= hi || f->t.at[i].kind != TOK_WORD) return 0;
    if (f->name[i] >= 0) {
        const isn_mention *m = &f->art->mentions.at[f->name[i]];
        *out = f->entity[m->entity];
        if (!actor_known(*out)) return 0;
        uint32_t end = m->title.end > m->span.end ? m->title.end : m->span.end;
        ptrdiff_t k = i;
        while (k < hi && f->t.at[k].span.start < end) k++;
        uint64_t s;
        if (k < hi && m->type != ISN_PERSON && nisba(f->t, k)) k += nation_at(f->t, k, &s);
        return (int)(k - i);
    }
    uint64_t s;
    int n = nisba(f->t, i) ? 0 : nation_at(f->t, i, &s); /* «موسكو», not «الروسي» */
    if (n) {
        *out = (isn_actor){s, s};
        return n;
    }
    return noun_of_nation(f, i, hi, out);
}

/* A noun of which no more is known: «المعارضة اليمينية». */
static isn_actor anybody(isn_toks t, ptrdiff_t i)
{
    return (isn_actor){str_hash(str_hash(STR_HASH_SEED, STR("noun ")), story_stem(t.at[i].key)), 0};
}

/* Over commas, days and «بدورها» to where the subject may stand. */
static ptrdiff_t past_asides(const finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    for (ptrdiff_t from = i; i < hi && i < from + ASIDE_MOST; i++) {
        int p = particle(f->t, i);
        if (tok_is(f->t, i, "كل") && tok_is(f->t, i + 1, "من")) {
            i++;
            continue;
        }
        bool aside = f->when[i] || f->t.at[i].kind == TOK_PUNCT || p == LEX_PARTICLE_CLASS_ADVERB || p == LEX_PARTICLE_CLASS_MEDIALLY;
        if (!aside) break;
    }
    return i;
}

/* A proclitic ب ل ك shows a word to be no subject. */
static bool hangs(const isn_tok *t)
{
    for (ptrdiff_t i = 0; i < t->n_pre; i += 2) {
        char c = proclitic_at(t->key, i);
        if (c == 'b' || c == 'l' || c == 'k') return true;
    }
    return false;
}

/* Who stands right before token `v`, over negations and «قد كانت»: «واشنطن لم ترفض». */
static isn_actor subject_before(const finder *f, ptrdiff_t lo, ptrdiff_t v)
{
    ptrdiff_t end = v;
    while (end > lo) {
        int p = particle(f->t, end - 1);
        bool between = f->when[end - 1] || p == LEX_PARTICLE_CLASS_NEG || p == LEX_PARTICLE_CLASS_QAD || p == LEX_PARTICLE_CLASS_BEEN ||
                       p == LEX_PARTICLE_CLASS_ADVERB || p == LEX_PARTICLE_CLASS_FUTURE || p == LEX_PARTICLE_CLASS_REL;
        if (!between) break;
        end--;
    }
    isn_actor x;
    for (ptrdiff_t i = end - 8 < lo ? lo : end - 8; i < end; i++)
        if (actor_at(f, i, end, &x) == end - i && !preposition(f->t, i - 1) && !hangs(&f->t.at[i])) return x;
    return (isn_actor){0};
}

/* «"الرئاسة تحمل …"»: a noun that opens what the verb goes on with. */
static isn_actor noun_right_before(const finder *f, ptrdiff_t lo, ptrdiff_t v)
{
    ptrdiff_t i = v - 1;
    if (i < lo || f->t.at[i].kind != TOK_WORD || !definite(f->t.at[i].key) || f->t.at[i].n_pre || f->when[i]) return (isn_actor){0};
    bool opens = i == lo || f->t.at[i - 1].kind == TOK_PUNCT || particle(f->t, i - 1) == LEX_PARTICLE_CLASS_THAT;
    return opens ? anybody(f->t, i) : (isn_actor){0};
}

/* «إن تحالف الشمال هو المسؤول»: the noun that أن opens. */
static isn_actor noun_before(const finder *f, ptrdiff_t lo, ptrdiff_t v)
{
    for (ptrdiff_t i = v - 1; i >= lo && i >= v - NP_MOST; i--)
        if (particle(f->t, i) == LEX_PARTICLE_CLASS_THAT && i + 1 < v) return anybody(f->t, i + 1);
    return (isn_actor){0};
}

/* Who stands after token `v`; `*next` is where what follows him begins. */
static isn_actor subject_after(const finder *f, ptrdiff_t v, ptrdiff_t hi, ptrdiff_t *next)
{
    ptrdiff_t i = past_asides(f, v + 1, hi);
    isn_actor x = {0};
    int n = i < hi && !hangs(&f->t.at[i]) ? actor_at(f, i, hi, &x) : 0;
    *next = n ? i + n : v + 1;
    return n ? x : (isn_actor){0};
}

/* Somebody named between `i` and `hi`, the first. */
static isn_actor somebody(const finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    isn_actor x;
    for (; i < hi; i++)
        if (actor_at(f, i, hi, &x)) return x;
    return (isn_actor){0};
}

/* Who makes a statement. */
static isn_actor speaker_of(const finder *f, int32_t statement)
{
    if (statement < 0 || statement >= f->d->statements.n) return (isn_actor){0};
    const isn_digest_statement *s = &f->d->statements.at[statement];
    if (!s->links.n) return (isn_actor){0};
    const isn_link *l = &s->links.at[0];
    if (l->entity >= 0 && l->entity < f->d->entities.n) return f->entity[l->entity];
    isn_actor x = {0};
    ptrdiff_t i = token_at(f->t, l->span.start), hi = token_at(f->t, l->span.end);
    if (i < f->t.n && actor_at(f, i, hi > f->t.n ? f->t.n : hi, &x)) return x;
    return i < f->t.n && !of_office(f->t, i) ? anybody(f->t, i) : x;
}

/* ---- stands -------------------------------------------------------------------------- */

static int word_kind(const finder *f, ptrdiff_t i, int *n)
{
    int k, n_pre;
    *n = f->t.at[i].kind == TOK_WORD ? toks_match(&lex_stand_word, f->t, i, &k, &n_pre) : 0;
    return *n ? lex_value(&lex_stand_word, lex_row(&lex_stand_word, k), LEX_STAND_WORD_KIND) : -1;
}

static bool negated(const finder *f, ptrdiff_t lo, ptrdiff_t i)
{
    for (ptrdiff_t k = i - 1, n; k >= lo && k >= i - NEGATION_REACH; k--) {
        int len;
        n = word_kind(f, k, &len) == LEX_STAND_WORD_KIND_NOT;
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
static uint32_t key_offset(const finder *f, const clause *q, ptrdiff_t i)
{
    ptrdiff_t n = 0;
    for (ptrdiff_t k = q->lo; k < i && k < q->hi; k++)
        if (f->t.at[k].kind != TOK_PUNCT && !f->w->word[k].stop) n += f->w->word[k].stem.n + 1;
    return (uint32_t)(n < q->c->phrase.key.n ? n : q->c->phrase.key.n);
}

/* The plan among tokens [from, to), the first; 0 none.  A comma and «و» end the search. */
static uint32_t plan_in(const finder *f, ptrdiff_t from, ptrdiff_t to)
{
    int k;
    for (ptrdiff_t j = from; j < to; j++) {
        bool over = j > from && (is_in(&lex_opposite, f->t, j) || (f->t.at[j].n_pre && proclitic_at(f->t.at[j].key, 0) == 'w'));
        if (over || particle(f->t, j) == LEX_PARTICLE_CLASS_ALA) return 0; /* «علق على الاجتماع», «مدد رفع العقوبات» */
        if (match_noun(&lex_plan, f->t, j, &k)) return (uint32_t)lex_value(&lex_plan, lex_row(&lex_plan, k), LEX_PLAN_CLASS) + 1;
    }
    return 0;
}

static uint32_t plan_after(const finder *f, const clause *q, ptrdiff_t i)
{
    return plan_in(f, i, i + PLAN_AFTER < q->hi ? i + PLAN_AFTER : q->hi);
}

/* «الهجوم على الميناء لن يتوقف»: the plan nearest before token `i`. */
static uint32_t plan_before(const finder *f, const clause *q, ptrdiff_t i)
{
    int k;
    for (ptrdiff_t j = i - 1; j >= q->lo && j > i - PLAN_BEFORE; j--)
        if (match_noun(&lex_plan, f->t, j, &k)) return (uint32_t)lex_value(&lex_plan, lex_row(&lex_plan, k), LEX_PLAN_CLASS) + 1;
    return 0;
}

/* «بيانا» is بيان: the stem without the ending of the accusative. */
static uint32_t word_hash(const finder *f, ptrdiff_t i)
{
    isn_str key = f->t.at[i].key;
    bool accusative = f->t.at[i].flags & TOK_TANWIN && str_ends(key, STR("ا")) && key.n > 6;
    isn_str stem = accusative ? story_stem(str_sub(key, 0, key.n - 2)) : f->w->word[i].stem;
    return (uint32_t)str_hash(STR_HASH_SEED, stem) | 1;
}

/* The noun that names what the stand is about, from token `i` on: over nouns that
 * only hold it («قرار», «طلب») and over who is named before it. */
static uint32_t head_from(const finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    uint64_t held = 0;
    isn_actor x, who = {0};
    for (int n; i < hi; i += n > 0 ? n : 1) {
        n = 0;
        if (f->t.at[i].kind != TOK_WORD || f->when[i]) continue;
        if ((n = actor_at(f, i, hi, &x))) {
            if (!who.who) who = x;
            continue;
        }
        uint64_t s;
        int len, kind = word_kind(f, i, &len);
        if ((n = nation_at(f->t, i, &s))) continue;
        if ((kind == LEX_STAND_WORD_KIND_WRAP || kind == LEX_STAND_WORD_KIND_PROPOSAL) && !held) held = str_hash(STR_HASH_SEED, f->w->word[i].stem);
        bool wraps = kind == LEX_STAND_WORD_KIND_WRAP || kind == LEX_STAND_WORD_KIND_PROPOSAL;
        if (wraps || f->w->word[i].stop || is_in(&lex_title, f->t, i)) continue;
        if (definite(f->t.at[i].key) && of_state_body(f->t, i)) continue; /* «أن يتبنى المجلس بيانا» */
        return word_hash(f, i);
    }
    return held ? (uint32_t)held | 1 : who.who ? (uint32_t)who.who | 1 : 0;
}

/* What the stand before was about ends where the next verb opens another. */
static void close_last(clause *q, uint32_t at)
{
    isn_digest_stand *last = q->c->stands.n ? &q->c->stands.at[q->c->stands.n - 1] : NULL;
    if (last && last->from < at && at < last->to) last->to = at;
}

static void add(finder *f, isn_arena *a, clause *q, isn_digest_stand s)
{
    if (q->but) s.marks |= ISN_STAND_BUT;
    if (s.to <= s.from && !s.plan && !s.head && s.kind != ISN_STAND_ACCUSE && s.kind != ISN_STAND_CLAIM) return;
    if (actor_known(s.holder)) q->last = s.holder;
    (void)f;
    isn_push_value(a, &q->c->stands, s);
}

/* Is a word of lexicon/blame.tsv beside the verb: «حمّل … المسؤولية»? */
static bool burdens(const finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    for (; i < hi; i++)
        if (is_in(&lex_blame, f->t, i)) return true;
    return false;
}

/* «ألقى … باللوم على»: after the preposition that follows the burden; else `i`. */
static ptrdiff_t past_burden(const finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    bool burden = false;
    for (ptrdiff_t k = i; k < hi; k++) {
        if (burden && (particle(f->t, k) == LEX_PARTICLE_CLASS_ALA || particle(f->t, k) == LEX_PARTICLE_CLASS_ILA)) return k + 1;
        if (is_in(&lex_blame, f->t, k)) {
            if (particle(f->t, k + 1) != LEX_PARTICLE_CLASS_ALA && particle(f->t, k + 1) != LEX_PARTICLE_CLASS_ILA && !f->when[k]) return i;
            burden = true;
        }
    }
    return i;
}

/* Whom the verb at `v` accuses: «اتهمت موسكو واشنطن بـ», «ألقى باللائمة على الشركة». */
static isn_actor accused(const finder *f, ptrdiff_t i, ptrdiff_t hi, ptrdiff_t *next)
{
    isn_actor x;
    for (ptrdiff_t end = i + TARGET_WITHIN < hi ? i + TARGET_WITHIN : hi; i < end; i++) {
        int n = actor_at(f, i, hi, &x);
        bool noun = !n && f->t.at[i].kind == TOK_WORD && definite(f->t.at[i].key) && f->t.at[i].n_pre == 0 && !is_in(&lex_blame, f->t, i);
        if (!n && !noun) continue;
        *next = i + (n ? n : 1);
        return n ? x : anybody(f->t, i);
    }
    return (isn_actor){0};
}

/* A past tense that is also a verbal noun («رفض») is the verb only at a clause's
 * beginning with its subject after it. */
static bool truly_verb(const finder *f, const clause *q, ptrdiff_t i, const isn_form *all, int n, const isn_form *form)
{
    bool noun = false;
    for (int k = 0; k < n; k++) noun |= all[k].kind == FORM_NOUN && all[k].row == form->row && !all[k].suffix;
    if (!noun || form->kind == FORM_PRESENT) return true;
    isn_actor x;
    ptrdiff_t at = past_asides(f, i + 1, q->hi);
    return (i == q->lo || f->t.at[i - 1].kind == TOK_PUNCT || form->conj) && at < q->hi && actor_at(f, at, q->hi, &x) > 0;
}

/* «رافضا», «منتقدة»: goes on with what the speaker does. */
static bool truly_participle(const finder *f, const clause *q, ptrdiff_t i, const isn_form *form)
{
    if (form->definite || form->suffix) return false;
    bool opens = i == q->lo || f->t.at[i - 1].kind == TOK_PUNCT || form->conj;
    return f->t.at[i].flags & TOK_TANWIN || ((form->gender == 'f' || form->number == 'p') && opens);
}

static isn_stand_kind kind_of(int lexical)
{
    switch (lexical) {
    case LEX_STAND_KIND_FOR:
    case LEX_STAND_KIND_PROPOSE: return ISN_STAND_FOR;
    case LEX_STAND_KIND_AGAINST: return ISN_STAND_AGAINST;
    case LEX_STAND_KIND_ON: return ISN_STAND_ON;
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
static bool of_it(const finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    for (ptrdiff_t k = i; k < hi && k < i + NP_MOST; k++) {
        if (particle(f->t, k) == LEX_PARTICLE_CLASS_ONIT) return true;
        if (!preposition(f->t, k)) continue;
        return k + 1 < hi && f->t.at[k + 1].kind == TOK_WORD && f->t.at[k + 1].n_post > 0 && !definite(f->t.at[k + 1].key);
    }
    return false;
}

/* After the word of what is put forward («بمسودة») shortly after token `i`; 0 for none. */
static ptrdiff_t past_proposal(const finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    for (ptrdiff_t k = i; k < hi && k < i + NP_MOST; k++) {
        int n;
        if (word_kind(f, k, &n) == LEX_STAND_WORD_KIND_PROPOSAL) return k + n;
    }
    return 0;
}

/* «طلبت الكويت، العضو في المجلس، أن يتبنى …»: after أن, where it comes soon. */
static ptrdiff_t past_that(const finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    for (ptrdiff_t k = i; k < hi && k < i + THAT_WITHIN; k++)
        if (tok_is(f->t, k, "ان")) return k + 1;
    return i;
}

/* The stand that the verb at `i` opens. */
static bool verb_stand(finder *f, isn_arena *a, clause *q, ptrdiff_t i, uint32_t marks)
{
    isn_form all[FORM_MOST];
    int n = form_of(&lex_stand, FORMS_STAND, &f->t.at[i], all);
    if (!n && verbal_noun(f->t.at[i].key, &all[0])) n = 1;
    for (int k = 0; k < n; k++) {
        const isn_form *form = &all[k];
        int lexical = lex_value(&lex_stand, form->row, LEX_STAND_KIND);
        if (lexical == LEX_STAND_KIND_CALL) continue;
        bool finite = form->kind == FORM_PAST || form->kind == FORM_PRESENT, noun = form->kind == FORM_NOUN;
        bool plan = lexical == LEX_STAND_KIND_ON || lexical == LEX_STAND_KIND_OFF;
        if (finite && (tok_is(f->t, i - 1, "ان") || !truly_verb(f, q, i, all, n, form))) continue; /* «يخشون أن ترفض» */
        if (form->suffix && (lexical == LEX_STAND_KIND_ACCUSE || lexical == LEX_STAND_KIND_BURDEN)) continue; /* «الذي يتهمه» */
        if (noun && particle(f->t, i + 1) == LEX_PARTICLE_CLASS_LATTER) continue; /* «طلب الأخيرة» */
        if (noun && !plan && !form->suffix && q->c->stands.n) continue; /* «استنكر مطالبة كندا» */
        if (form->kind == FORM_PARTICIPLE && !truly_participle(f, q, i, form)) continue;
        if (noun && plan && form->suffix) continue; /* «المزمع عقدها» */
        if (noun && (form->definite || (!plan && !form->suffix && !actor_known(q->speaker)))) continue;
        if (lexical == LEX_STAND_KIND_BURDEN && !burdens(f, i, q->hi)) continue;
        if (noun && (lexical == LEX_STAND_KIND_ACCUSE || lexical == LEX_STAND_KIND_BURDEN)) continue;
        if (f->t.at[i].n_pre == 0 && particle(f->t, i - 1) == LEX_PARTICLE_CLASS_MIN) continue; /* «من أجل» */
        ptrdiff_t next = i + 1;
        isn_digest_stand s = {.kind = kind_of(lexical), .marks = marks};
        if (plan) s.plan = plan_after(f, q, i + 1);
        bool passive = plan && finite && !s.plan; /* «القمة ستعقد» */
        if (passive) s.plan = plan_before(f, q, i);
        if (plan && !s.plan) continue;
        if (passive) {
            s.holder = q->speaker;
        } else if (finite && form->person == 3) {
            s.holder = subject_before(f, q->lo, i);
            if (!actor_known(s.holder)) s.holder = noun_right_before(f, q->lo, i);
            if (!actor_known(s.holder)) s.holder = subject_after(f, i, q->hi, &next);
            if (!actor_known(s.holder)) s.holder = speaker_of(f, f->cue[i]);
            if (actor_known(s.holder)) s.marks |= ISN_STAND_OWN;
            else if (form->conj && i == q->lo) s.holder = actor_known(q->last) ? q->last : q->speaker;
            else if (plan) s.holder = q->speaker;
        } else if (noun && !form->suffix && !hangs(&f->t.at[i]) && i + 1 < q->hi && actor_at(f, i + 1, q->hi, &s.holder)) {
            if (plan && !same_actor(s.holder, q->speaker)) continue; /* in another's words */
            s.marks |= ISN_STAND_OWN; /* «انسحاب الولايات المتحدة» */
            next = i + 1 + actor_at(f, i + 1, q->hi, &s.holder);
        } else if (noun && form->suffix) {
            s.holder = somebody(f, q->lo, i);
            if (actor_known(s.holder)) s.marks |= ISN_STAND_OWN;
            else s.holder = q->speaker;
        } else {
            s.holder = actor_known(q->speaker) ? q->speaker : q->last;
        }
        if (s.kind == ISN_STAND_ACCUSE) {
            s.target = accused(f, lexical == LEX_STAND_KIND_BURDEN ? past_burden(f, next, q->hi) : next, q->hi, &next);
            if (!actor_known(s.target) && s.marks & ISN_STAND_OWN && form->conj && lexical == LEX_STAND_KIND_BURDEN) { /* «وحملت الشركة المسؤولية» */
                s.target = s.holder, s.holder = actor_known(q->last) ? q->last : q->speaker, s.marks &= ~(uint32_t)ISN_STAND_OWN;
            }
        }
        if (s.kind == ISN_STAND_CLAIM && plan_after(f, q, i + 1) != LEX_PLAN_CLASS_ATTACK + 1) continue;
        if (lexical == LEX_STAND_KIND_PROPOSE && (!finite || !(next = past_proposal(f, next, q->hi)))) continue;
        if (f->cue[i] >= 0 && !plan) { /* what is said begins after its speaker */
            ptrdiff_t content = token_at(f->t, f->art->statements.at[f->cue[i]].content.start);
            if (content > next && content < q->hi) next = content;
        }
        if (negated(f, q->lo, i)) {
            if (s.kind == ISN_STAND_ACCUSE || s.kind == ISN_STAND_CLAIM) return true;
            s.kind = opposite(s.kind);
        }
        if (of_it(f, next, q->hi)) s.marks |= ISN_STAND_IT;
        if (finite && form->conj) close_last(q, key_offset(f, q, i));
        if (s.kind == ISN_STAND_FOR || s.kind == ISN_STAND_AGAINST) next = past_that(f, next, q->hi);
        s.head = head_from(f, next, q->end);
        s.from = plan ? 0 : key_offset(f, q, next), s.to = (uint32_t)q->c->phrase.key.n;
        if (s.from >= s.to) s.marks |= ISN_STAND_NEXT;
        add(f, a, q, s);
        return true;
    }
    return false;
}

/* «لن نقبل»: a phrase that holds its own negation. */
static bool opens_with_not(const finder *f, ptrdiff_t i)
{
    isn_clitic_cut cut;
    for (int k, way = 0; clitic_cut(f->t.at[i].key, way, &cut); way++) /* the first word by itself */
        for (k = lex_find(&lex_stand_word, cut.rest); k >= 0; k = lex_next(&lex_stand_word, k))
            if (lex_value(&lex_stand_word, lex_row(&lex_stand_word, k), LEX_STAND_WORD_KIND) == LEX_STAND_WORD_KIND_NOT) return true;
    return false;
}

/* The telling word before token `i`. */
static uint32_t word_before(const finder *f, ptrdiff_t lo, ptrdiff_t i)
{
    for (ptrdiff_t k = i - 1; k >= lo && k >= i - BEFORE_MOST; k--) {
        int len;
        uint64_t s;
        if (f->t.at[k].kind != TOK_WORD || f->w->word[k].stop || f->when[k] || nation_at(f->t, k, &s)) continue;
        int kind = word_kind(f, k, &len);
        if (kind == LEX_STAND_WORD_KIND_WRAP || kind == LEX_STAND_WORD_KIND_PROPOSAL) continue;
        return word_hash(f, k);
    }
    return 0;
}

/* What the speaker holds of something: needed or not, lawful or a crime
 * (lexicon/opposite.tsv).  How many tokens it takes. */
static int judged_stand(finder *f, isn_arena *a, clause *q, ptrdiff_t i, uint32_t marks)
{
    int key, n_pre, n = toks_match(&lex_opposite, f->t, i, &key, &n_pre);
    if (!n || !actor_known(q->speaker)) return n;
    for (int k = key; k >= 0; k = lex_next(&lex_opposite, k)) {
        int row = lex_row(&lex_opposite, k);
        bool yes = lex_value(&lex_opposite, row, LEX_OPPOSITE_SIDE) == LEX_OPPOSITE_SIDE_PLUS;
        if (!opens_with_not(f, i) && negated(f, q->lo, i)) yes = !yes;
        isn_digest_stand s = {.kind = yes ? ISN_STAND_YES : ISN_STAND_NO, .marks = marks, .holder = q->speaker, .to = (uint32_t)q->c->phrase.key.n,
                              .plan = (uint32_t)lex_value(&lex_opposite, row, LEX_OPPOSITE_CLASS) + 1,
                              .head = head_from(f, i + n, q->hi), .back = word_before(f, q->lo, i)};
        add(f, a, q, s);
    }
    return n;
}

/* The stand that a phrase of stand_word.tsv, tokens [i, i + n), makes. */
static void phrase_stand(finder *f, isn_arena *a, clause *q, ptrdiff_t i, int n, int kind, uint32_t marks)
{
    static const struct {
        int lexical;
        isn_stand_kind kind;
    } KIND[] = {{LEX_STAND_WORD_KIND_FOR, ISN_STAND_FOR}, {LEX_STAND_WORD_KIND_AGAINST, ISN_STAND_AGAINST},
                {LEX_STAND_WORD_KIND_ON, ISN_STAND_ON},   {LEX_STAND_WORD_KIND_OFF, ISN_STAND_OFF},
                {LEX_STAND_WORD_KIND_ACCUSE, ISN_STAND_ACCUSE}, {LEX_STAND_WORD_KIND_CLAIM, ISN_STAND_CLAIM}};
    for (size_t k = 0; k < sizeof KIND / sizeof *KIND; k++) {
        if (KIND[k].lexical != kind) continue;
        isn_digest_stand s = {.kind = KIND[k].kind, .marks = marks, .to = (uint32_t)q->c->phrase.key.n};
        isn_actor beside = subject_before(f, q->lo, i);
        bool plan = s.kind == ISN_STAND_ON || s.kind == ISN_STAND_OFF;
        s.holder = q->speaker;
        if (s.kind == ISN_STAND_ACCUSE) {
            ptrdiff_t next;
            s.target = actor_known(beside) ? beside : noun_before(f, q->lo, i);
            if (!actor_known(s.target)) s.target = accused(f, i + n, q->hi, &next);
        } else if (!plan) {
            ptrdiff_t next;
            if (!actor_known(beside)) beside = subject_after(f, i + n - 1, q->hi, &next);
            if (actor_known(beside)) s.holder = beside, s.marks |= ISN_STAND_OWN;
        }
        if (!actor_known(s.holder) && s.kind != ISN_STAND_ACCUSE) s.holder = q->last;
        if (plan && !(s.plan = plan_after(f, q, i)) && !(s.plan = plan_before(f, q, i))) return;
        if (!plan) s.from = key_offset(f, q, i + n), s.head = head_from(f, i + n, q->end);
        int len;
        if (word_kind(f, i, &len) != LEX_STAND_WORD_KIND_NOT && !opens_with_not(f, i) && negated(f, q->lo, i)) {
            if (s.kind == ISN_STAND_ACCUSE || s.kind == ISN_STAND_CLAIM) return;
            s.kind = opposite(s.kind);
        }
        add(f, a, q, s);
        return;
    }
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

static void read_clause(finder *f, isn_arena *a, clause *q)
{
    uint32_t marks = 0;
    int key;
    q->but = q->lo < q->hi && match(&lex_connector, f->t, q->lo, &key) > 0;
    for (ptrdiff_t i = q->lo, n; i < q->hi; i += n) {
        int len, kind = word_kind(f, i, &len);
        n = len > 0 ? len : 1;
        if (kind == LEX_STAND_WORD_KIND_IF) marks |= ISN_STAND_IF;
        if (kind == LEX_STAND_WORD_KIND_RECALLED) marks |= ISN_STAND_RECALLED;
        if (kind == LEX_STAND_WORD_KIND_MAYBE && !(len == 1 && is_qad(f->t, i) && past_follows(f->t, i))) marks |= ISN_STAND_MAYBE;
    }
    for (ptrdiff_t i = q->lo; i < q->hi; i++) {
        if (f->t.at[i].kind != TOK_WORD) continue;
        int n, kind = word_kind(f, i, &n);
        if (kind > LEX_STAND_WORD_KIND_MAYBE) {
            phrase_stand(f, a, q, i, n, kind, marks);
            i += n - 1;
        } else if (!verb_stand(f, a, q, i, marks) && (n = judged_stand(f, a, q, i, marks)) > 1 && !opens_with_not(f, i)) {
            i += n - 1;
        }
    }
}

void stands_make(isn_arena *a, const isn_story_words *w, const isn_article *article, isn_digest *d)
{
    isn_toks t = w->text->toks;
    finder f = {w, article, d, t, isn_new(a, isn_actor, d->entities.n + 1), isn_new(a, int32_t, t.n + 1), isn_new(a, bool, t.n + 1), isn_new(a, int32_t, t.n + 1)};
    if (!f.entity || !f.name || !f.when || !f.cue) return;
    names_at_tokens(&f);
    entities_as_actors(&f, a);
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
        q = (clause){c, at, hi, end, false, speaker_of(&f, c->statement), same ? q.last : (isn_actor){0}};
        read_clause(&f, a, &q);
    }
}
