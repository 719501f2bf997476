/* actor.c - who stands where in a clause: states, offices, bodies, persons.
 *
 * «الرئيس الأردني», «عمّان» and «الأردن» are one party; «المعارضة الأردنية» is another
 * (lexicon/nonstate.tsv). */
#include "story/digest/actor.h"

#include "lexicon/nationality.h"
#include "lexicon/nonstate.h"
#include "lexicon/org_head.h"
#include "lexicon/particle.h"
#include "lexicon/place.h"
#include "lexicon/plan.h"
#include "lexicon/portfolio.h"
#include "lexicon/seat.h"
#include "lexicon/title.h"
#include "mention/namemark.h"

enum { ASIDE_MOST = 6 }; /* words between a verb and its subject: «، أمس الخميس،» */

/* ---- words ------------------------------------------------------------------------ */

/* Longest match at `i`, with proclitics, or of the word without ال. */
int lex_at(const isn_lex *lex, isn_toks t, ptrdiff_t i, int *k)
{
    return toks_match_al(lex, t, i, k);
}

/* The same of a noun with a pronoun: «قمته» is قمة. */
int lex_noun_at(const isn_lex *lex, isn_toks t, ptrdiff_t i, int *k)
{
    int n = t.at[i].kind == TOK_WORD ? lex_at(lex, t, i, k) : 0;
    isn_str stem = tok_stem(&t.at[i]);
    if (n || !t.at[i].n_post || stem.n < 4) return n;
    if ((*k = lex_find(lex, stem)) >= 0) return 1;
    char ta[64];
    if (!str_ends(stem, STR("ت")) || stem.n > 60) return 0;
    memcpy(ta, stem.p, (size_t)stem.n);
    memcpy(ta + stem.n - 2, "ه", 2);
    return (*k = lex_find(lex, (isn_str){ta, stem.n})) >= 0;
}

bool lex_holds(const isn_lex *lex, isn_toks t, ptrdiff_t i)
{
    int k;
    return t.at[i].kind == TOK_WORD && lex_at(lex, t, i, &k) > 0;
}

int particle_at(isn_toks t, ptrdiff_t i)
{
    int k = i >= 0 && i < t.n ? tok_find(&lex_particle, &t.at[i]) : -1;
    return k < 0 ? -1 : lex_value(&lex_particle, lex_row(&lex_particle, k), LEX_PARTICLE_CLASS);
}

bool that_one_at(isn_toks t, ptrdiff_t i)
{
    isn_str key = t.at[i].key;
    bool pronoun = str_ends(key, STR("ه")) || str_ends(key, STR("ها")) || str_ends(key, STR("هم"));
    return pronoun && particle_at(t, i) == LEX_PARTICLE_CLASS_THAT;
}

bool preposition_at(isn_toks t, ptrdiff_t i)
{
    int p = particle_at(t, i);
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
int nation_at(isn_toks t, ptrdiff_t i, uint64_t *state)
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
    int pair = i + 1 < t.n && t.at[i + 1].kind == TOK_WORD ? name_nation_of_two(t.at[i].key, t.at[i + 1].key) : -1;
    if (pair >= 0) {
        *state = story_state(lex_cell(&lex_nationality, pair, LEX_NATIONALITY_OF));
        return 2;
    }
    int row = name_nation(t.at[i].key);
    if (row < 0 || lex_holds(&lex_portfolio, t, i)) return 0; /* «وزير المالية» is not of Mali */
    *state = story_state(lex_cell(&lex_nationality, row, LEX_NATIONALITY_OF));
    return 1;
}

/* ---- who --------------------------------------------------------------------------- */

static bool of_office(isn_toks t, ptrdiff_t i)
{
    int k;
    if (t.at[i].kind != TOK_WORD || !lex_at(&lex_title, t, i, &k)) return false;
    int kind = lex_value(&lex_title, lex_row(&lex_title, k), LEX_TITLE_KIND);
    return kind == LEX_TITLE_KIND_OFFICE || kind == LEX_TITLE_KIND_RANK;
}

bool of_state_body(isn_toks t, ptrdiff_t i)
{
    int k;
    if (t.at[i].kind != TOK_WORD || !lex_at(&lex_org_head, t, i, &k)) return false;
    int kind = lex_value(&lex_org_head, lex_row(&lex_org_head, k), LEX_ORG_HEAD_KIND);
    return kind == LEX_ORG_HEAD_KIND_MINISTRY || kind == LEX_ORG_HEAD_KIND_ARMED || kind == LEX_ORG_HEAD_KIND_BODY;
}

/* Is it one state's?  «العربي», «الإسلامي», «الدولي» and «الكوري» by itself are no state's. */
static bool one_state(uint64_t state)
{
    for (int row = 0; row < lex_place.n_rows; row++)
        if (lex_value(&lex_place, row, LEX_PLACE_KIND) == LEX_PLACE_KIND_COUNTRY && story_state(lex_cell(&lex_place, row, LEX_PLACE_ID)) == state)
            return true;
    return false;
}

/* The state for which an office or a body speaks: «وزير الخارجية الروسي», not
 * «زعيم المعارضة الروسية». */
static uint64_t state_of_words(isn_toks t, isn_span where, bool person)
{
    uint64_t state = 0;
    bool office = false;
    for (ptrdiff_t i = tok_after_byte(t, where.start); i < t.n && t.at[i].span.start < where.end; i++) {
        if (lex_holds(&lex_nonstate, t, i)) return 0;
        office |= person ? of_office(t, i) : of_state_body(t, i) || lex_holds(&lex_portfolio, t, i);
        uint64_t s;
        if (nation_at(t, i, &s) && (!state || (s != state && !one_state(state)))) state = s; /* «التعاون الدولي المغربي» */
    }
    return office ? state : 0;
}

uint64_t actor_of_name(isn_str key)
{
    key = key_last(key);
    return key.n ? str_hash(STR_HASH_SEED, key) : 0;
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
static uint64_t state_of_title(const isn_finder *f, isn_span title)
{
    isn_toks t = f->t;
    uint64_t state = 0;
    ptrdiff_t first = tok_after_byte(t, title.start);
    for (ptrdiff_t i = first; i < t.n && t.at[i].span.start < title.end;) {
        uint64_t s;
        int n = nation_at(t, i, &s);
        bool person = f->name[i] >= 0 && i > first && f->art->mentions.at[f->name[i]].type == ISN_PERSON;
        if (i - first >= TITLE_MOST || person || preposition_at(t, i) || (n && (t.at[i].n_pre || !definite_or_alone(t, i)))) return 0;
        if (n && state && s != state) return 0;
        if (n) state = s;
        i += n ? n : 1;
    }
    return state && state_of_words(t, title, true) == state ? state : 0;
}

/* «الرئيس التونسي سالم ورد»: the office counts for its state. */
static void add_office(isn_arena *a, const isn_finder *f, const isn_mention *m)
{
    uint64_t state = m->type == ISN_PERSON && m->title.start < m->span.start ? state_of_title(f, m->title) : 0;
    ptrdiff_t first = state ? tok_after_byte(f->t, m->title.start) : 0, name = tok_after_byte(f->t, m->span.start);
    if (name < f->t.n && f->t.at[name].span.start < m->span.start) return; /* «وزير الخارجية الأردني وسالم» */
    if (!state || first >= f->t.n || !of_office(f->t, first) || !one_state(state)) return;
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

static void entities_as_actors(isn_finder *f, isn_arena *a)
{
    const isn_mentions *all = &f->art->mentions;
    for (ptrdiff_t i = 0; i < all->n; i++) {
        const isn_mention *m = &all->at[i];
        if (m->entity < 0 || m->entity >= f->d->entities.n) continue;
        isn_actor *x = &f->entity[m->entity];
        ptrdiff_t first = tok_after_byte(f->t, m->span.start);
        uint64_t s;
        if (first < f->t.n && m->type == ISN_PLACE && nation_at(f->t, first, &s)) *x = (isn_actor){s, s};
        if (m->type == ISN_PLACE) continue;
        isn_str key = f->d->entities.at[m->entity].key;
        if (m->type == ISN_PERSON) key = key_last(key);
        if (!span_empty(m->title)) add_office(a, f, m);
        isn_str id = f->art->entities.at[m->entity].id; /* «داعش», «تنظيم الدولة» */
        if (m->type == ISN_ORGANIZATION && id.n) key = id;
        if (key.n) x->who = str_hash(STR_HASH_SEED, key);
        if (!x->state && m->type == ISN_PERSON && !span_empty(m->title)) x->state = state_of_words(f->t, m->title, true);
        if (!x->state && m->type != ISN_PERSON) x->state = state_of_words(f->t, m->span, false);
    }
}

static void names_at_tokens(isn_finder *f)
{
    for (ptrdiff_t i = 0; i < f->t.n; i++) f->name[i] = -1;
    for (ptrdiff_t i = 0; i < f->art->mentions.n; i++) {
        const isn_mention *m = &f->art->mentions.at[i];
        if (m->entity < 0 || m->entity >= f->d->entities.n) continue;
        uint32_t start = !span_empty(m->title) && m->title.start < m->span.start ? m->title.start : m->span.start;
        ptrdiff_t at = tok_after_byte(f->t, start);
        if (at < f->t.n && f->name[at] < 0) f->name[at] = (int32_t)i;
        at = tok_after_byte(f->t, m->span.start);
        if (at < f->t.n && f->name[at] < 0) f->name[at] = (int32_t)i;
    }
    for (ptrdiff_t i = 0; i < f->art->dates.n; i++)
        for (ptrdiff_t k = tok_after_byte(f->t, f->art->dates.at[i].span.start); k < f->t.n && f->t.at[k].span.start < f->art->dates.at[i].span.end; k++)
            f->when[k] = true;
    for (ptrdiff_t i = 0; i < f->t.n; i++) f->cue[i] = -1;
    for (ptrdiff_t i = 0; i < f->art->statements.n; i++) {
        ptrdiff_t at = tok_after_byte(f->t, f->art->statements.at[i].cue.start);
        if (at < f->t.n) f->cue[at] = (int32_t)i;
    }
}

/* «الجانب الفلسطيني», «نائب الوزير الكوري»: a noun that a nationality follows. */
static int noun_of_nation(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi, isn_actor *out)
{
    bool free = lex_holds(&lex_nonstate, f->t, i);
    if (lex_holds(&lex_plan, f->t, i)) return 0; /* «الاتفاق الإيراني» */
    if (!definite(f->t.at[i].key) && !free && !of_office(f->t, i) && !of_state_body(f->t, i)) return 0;
    for (ptrdiff_t k = i + 1; k < hi && k <= i + NP_MOST; k++) {
        uint64_t s;
        int n = nation_at(f->t, k, &s);
        if (n) {
            isn_str head = story_stem(f->t.at[i].key);
            *out = free ? (isn_actor){str_hash(s, head), 0} : (isn_actor){s, s};
            return (int)(k - i) + n;
        }
        if (lex_holds(&lex_nonstate, f->t, k)) free = true;
        bool goes_on = f->t.at[k].kind == TOK_WORD && !preposition_at(f->t, k) && (definite(f->t.at[k].key) || lex_holds(&lex_portfolio, f->t, k));
        if (!goes_on) break;
    }
    return 0;
}

/* Somebody named at token `i`: how many tokens, 0 nobody. */
int actor_at(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi, isn_actor *out)
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
    if ((n = noun_of_nation(f, i, hi, out))) return n;
    *out = f->again[i];
    return actor_known(*out);
}

/* A noun of which no more is known: «المعارضة اليمينية». */
isn_actor actor_noun(isn_toks t, ptrdiff_t i)
{
    return (isn_actor){str_hash(str_hash(STR_HASH_SEED, STR("noun ")), story_stem(t.at[i].key)), 0};
}

/* Over commas, days and «بدورها» to where the subject may stand. */
ptrdiff_t past_asides(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    for (ptrdiff_t from = i; i < hi && i < from + ASIDE_MOST; i++) {
        int p = particle_at(f->t, i);
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
bool tok_hangs(const isn_tok *t)
{
    for (ptrdiff_t i = 0; i < t->n_pre; i += 2) {
        char c = proclitic_at(t->key, i);
        if (c == 'b' || c == 'l' || c == 'k') return true;
    }
    return false;
}

/* Who stands right before token `v`, over negations and «قد كانت»: «واشنطن لم ترفض». */
isn_actor actor_before(const isn_finder *f, ptrdiff_t lo, ptrdiff_t v)
{
    ptrdiff_t end = v;
    while (end > lo) {
        int p = particle_at(f->t, end - 1);
        bool between = f->when[end - 1] || p == LEX_PARTICLE_CLASS_NEG || p == LEX_PARTICLE_CLASS_QAD || p == LEX_PARTICLE_CLASS_BEEN ||
                       p == LEX_PARTICLE_CLASS_ADVERB || p == LEX_PARTICLE_CLASS_FUTURE || p == LEX_PARTICLE_CLASS_REL;
        if (!between) break;
        end--;
    }
    isn_actor x;
    for (ptrdiff_t i = end - 8 < lo ? lo : end - 8; i < end; i++)
        if (actor_at(f, i, end, &x) == end - i && !preposition_at(f->t, i - 1) && !tok_hangs(&f->t.at[i])) return x;
    return (isn_actor){0};
}

/* «"الرئاسة تحمل …"»: a noun that opens what the verb goes on with. */
isn_actor noun_right_before(const isn_finder *f, ptrdiff_t lo, ptrdiff_t v)
{
    ptrdiff_t i = v - 1;
    if (i < lo || f->t.at[i].kind != TOK_WORD || !definite(f->t.at[i].key) || f->t.at[i].n_pre || f->when[i]) return (isn_actor){0};
    bool opens = i == lo || f->t.at[i - 1].kind == TOK_PUNCT || particle_at(f->t, i - 1) == LEX_PARTICLE_CLASS_THAT;
    return opens ? actor_noun(f->t, i) : (isn_actor){0};
}

/* «إن تحالف الشمال هو المسؤول»: the noun that أن opens. */
isn_actor noun_before(const isn_finder *f, ptrdiff_t lo, ptrdiff_t v)
{
    for (ptrdiff_t i = v - 1; i >= lo && i >= v - NP_MOST; i--)
        if (particle_at(f->t, i) == LEX_PARTICLE_CLASS_THAT && i + 1 < v) return actor_noun(f->t, i + 1);
    return (isn_actor){0};
}

/* Who stands after token `v`; `*next` is where what follows him begins. */
isn_actor actor_after(const isn_finder *f, ptrdiff_t v, ptrdiff_t hi, ptrdiff_t *next)
{
    ptrdiff_t i = past_asides(f, v + 1, hi);
    isn_actor x = {0};
    int n = i < hi && !tok_hangs(&f->t.at[i]) ? actor_at(f, i, hi, &x) : 0;
    *next = n ? i + n : v + 1;
    return n ? x : (isn_actor){0};
}

/* «النقابات», «رئيس الوزراء», «مجلس النواب»: an office or a body of which no state is told.  How
 * many tokens, 0 none. */
static int bare_at(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi, isn_actor *out)
{
    if (i >= hi || f->t.at[i].kind != TOK_WORD || f->when[i] || lex_holds(&lex_plan, f->t, i)) return 0;
    bool head = of_office(f->t, i) || lex_holds(&lex_org_head, f->t, i) || lex_holds(&lex_nonstate, f->t, i);
    if (!head || tok_hangs(&f->t.at[i])) return 0;
    *out = actor_noun(f->t, i);
    if (definite(f->t.at[i].key)) return 1;
    if (i + 1 >= hi || f->t.at[i + 1].kind != TOK_WORD || !definite(f->t.at[i + 1].key)) return 0;
    out->who = str_hash(out->who, story_stem(f->t.at[i + 1].key));
    return 2;
}

isn_actor holder_before(const isn_finder *f, ptrdiff_t lo, ptrdiff_t v)
{
    isn_actor x = actor_before(f, lo, v);
    if (actor_known(x)) return x;
    ptrdiff_t end = v;
    while (end > lo && (particle_at(f->t, end - 1) == LEX_PARTICLE_CLASS_NEG || particle_at(f->t, end - 1) == LEX_PARTICLE_CLASS_QAD || f->when[end - 1])) end--;
    for (ptrdiff_t i = end - 2 < lo ? lo : end - 2; i < end; i++)
        if (bare_at(f, i, end, &x) == end - i && !preposition_at(f->t, i - 1)) return x;
    return (isn_actor){0};
}

isn_actor holder_after(const isn_finder *f, ptrdiff_t v, ptrdiff_t hi, ptrdiff_t *next)
{
    isn_actor x = actor_after(f, v, hi, next);
    if (actor_known(x)) return x;
    ptrdiff_t i = past_asides(f, v + 1, hi);
    int n = bare_at(f, i, hi, &x);
    if (n) *next = i + n;
    return n ? x : (isn_actor){0};
}

/* Somebody named between `i` and `hi`, the first. */
isn_actor actor_in(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    isn_actor x;
    for (; i < hi; i++)
        if (actor_at(f, i, hi, &x)) return x;
    return (isn_actor){0};
}

uint32_t said_from(const isn_finder *f, ptrdiff_t lo, ptrdiff_t i)
{
    for (ptrdiff_t k = i; k > lo; k--) {
        uint32_t at = f->t.at[k].span.start;
        if (particle_at(f->t, k - 1) == LEX_PARTICLE_CLASS_THAT) return f->t.at[k - 1].span.start;
        if (f->t.at[k].kind != TOK_WORD) continue;
        bool quoted = f->t.at[k - 1].kind == TOK_PUNCT && f->t.at[k - 1].span.end == at && k - 1 > lo && f->t.at[k - 2].span.end < f->t.at[k - 1].span.start;
        if (quoted && i - k >= 2) return at; /* an opening mark */
    }
    return 0;
}

static isn_actor actor_of_link(const isn_finder *f, const isn_link *l)
{
    isn_actor x = {0};
    ptrdiff_t i = tok_after_byte(f->t, l->span.start), hi = tok_after_byte(f->t, l->span.end);
    if (l->entity >= 0 && l->entity < f->d->entities.n) {
        x = f->entity[l->entity];
        return !x.state && i < f->t.n && f->again[i].state ? f->again[i] : x; /* «الجيش» */
    }
    if (i < f->t.n && actor_at(f, i, hi > f->t.n ? f->t.n : hi, &x)) return x;
    return i < f->t.n && !of_office(f->t, i) ? actor_noun(f->t, i) : x;
}

/* Who makes a statement; whose he is where he is named by that alone: «جنوده», «مصادرها». */
isn_actor actor_speaking(const isn_finder *f, int32_t statement)
{
    if (statement < 0 || statement >= f->d->statements.n) return (isn_actor){0};
    const isn_digest_statement *s = &f->d->statements.at[statement];
    if (!s->links.n) return (isn_actor){0};
    const isn_link *l = &s->links.at[0];
    ptrdiff_t i = tok_after_byte(f->t, l->span.start);
    
    bool office = i < f->t.n && (of_office(f->t, i) || of_state_body(f->t, i));
    uint64_t state = office && l->entity < 0 && s->parties.n == 1 ? s->parties.at[0] : 0, nation;
    for (ptrdiff_t k = i; state && k < f->t.n && f->t.at[k].span.start < l->span.end; k++)
        if (nation_at(f->t, k, &nation) && nation == state) return (isn_actor){state, state}; /* «نائب الوزير الكوري الشمالي» */
    bool his = l->entity < 0 && i < f->t.n && f->t.at[i].n_post > 0 && !definite(f->t.at[i].key);
    return actor_of_link(f, his && s->links.n > 1 ? l + 1 : l);
}

enum { MOST_HEADS = 24 };

typedef struct {
    uint64_t word;
    isn_actor who;
} head;

static uint64_t head_word(isn_str key)
{
    return str_hash(STR_HASH_SEED, definite(key) ? str_sub(key, 4, key.n) : key);
}

static void remember(head *heads, int *n, uint64_t word, isn_actor who)
{
    int k = 0;
    while (k < *n && heads[k].word != word) k++;
    if (k == *n && *n < MOST_HEADS) (*n)++;
    if (k < *n) heads[k] = (head){word, who};
}

static bool head_of(const head *heads, int n, uint64_t word, isn_actor *out)
{
    for (int k = 0; k < n; k++)
        if (heads[k].word == word) return *out = heads[k].who, true;
    return false;
}

/* Does the name at token `i`, `taken` tokens long, end in being called by its first word? */
static bool bears_head(const isn_finder *f, ptrdiff_t i, int taken)
{
    bool named = f->name[i] >= 0, person = named && f->art->mentions.at[f->name[i]].type == ISN_PERSON;
    if (named && f->art->mentions.at[f->name[i]].type == ISN_ORGANIZATION && definite(f->t.at[i].key)) return true;
    if (taken < 2) return false;
    return of_office(f->t, i) || (!person && (lex_holds(&lex_org_head, f->t, i) || lex_holds(&lex_nonstate, f->t, i)));
}

/* «الجيش الأردني … الجيش»: the last who bore the head is meant, else the first who will;
 * «الجيش الوطني» is another.  Names are looked for only where two definite words stand
 * together or a name was found. */
static void names_said_again(isn_finder *f, isn_arena *a)
{
    ISN_LIST(int32_t) later = {0}; /* heads that nobody bore so far */
    head heads[MOST_HEADS];
    int n_heads = 0;
    for (ptrdiff_t i = 0, n; i < f->t.n; i += n) {
        isn_actor x;
        n = 1;
        bool alone = i + 1 >= f->t.n || f->t.at[i + 1].kind != TOK_WORD || !definite(f->t.at[i + 1].key) || particle_at(f->t, i + 1) == LEX_PARTICLE_CLASS_REL;
        if (f->t.at[i].kind != TOK_WORD || (f->name[i] < 0 && !definite(f->t.at[i].key))) continue;
        int taken = f->name[i] >= 0 || !alone ? actor_at(f, i, f->t.n, &x) : 0;
        if (taken && bears_head(f, i, taken)) remember(heads, &n_heads, head_word(f->t.at[i].key), x);
        if (taken) n = taken;
        if (taken || !alone || head_of(heads, n_heads, head_word(f->t.at[i].key), &f->again[i])) continue;
        isn_push_value(a, &later, (int32_t)i);
    }
    for (ptrdiff_t k = 0; k < later.n; k++)
        if (head_of(heads, n_heads, head_word(f->t.at[later.at[k]].key), &f->again[later.at[k]]) && of_office(f->t, later.at[k]))
            f->again[later.at[k]] = (isn_actor){0}; /* «الوزير» before any is named */
}

bool finder_make(isn_arena *a, const isn_story_words *w, const isn_article *article, isn_digest *d, isn_finder *f)
{
    isn_toks t = w->text->toks;
    *f = (isn_finder){w, article, d, t, isn_new(a, isn_actor, d->entities.n + 1), isn_new(a, int32_t, t.n + 1),
                      isn_new(a, bool, t.n + 1), isn_new(a, int32_t, t.n + 1), isn_new(a, isn_actor, t.n + 1)};
    if (!f->entity || !f->name || !f->when || !f->cue || !f->again) return false;
    names_at_tokens(f);
    entities_as_actors(f, a);
    names_said_again(f, a);
    return true;
}
