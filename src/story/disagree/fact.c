/* fact.c - two things told of one matter that cannot both hold.
 *
 * «تطهير المطار والسيطرة عليه» / «ظل المطار خارج سيطرتها»: the clauses stand on two
 * sides of a class of lexicon/fact.tsv or act.tsv.  «لم تنفذ القوات أي غارات قرب الجسر» /
 * «قصفت القوات مواقع قرب الجسر»: one says that it was not done, by whom the other says
 * did it.  Both speak of one thing or one doer and of the same days, each in the
 * words of another. */
#include "story/disagree/dispute.h"

#include "lexicon/fact.h"
#include "lexicon/outcome.h"

#include <stdlib.h>

enum {
    NEAR_DOCS = 8,    /* articles on either side */
    DAYS_STATE = 1,   /* who holds a town changes … */
    DAYS_DEED = 4,    /* … what was done stays done … */
    DAYS_CAUSE = 14,  /* … and of a death it is told for long what it was */
    MOST_TRIED = 400, /* facts of one class, the nearest */
    CLASSES = LEX_FACT_CLASS_REAL + 1
};
#define LEAST 1.5
#define AROUND 9.0          /* the weight of what the clauses around two deeds share */
#define SHARED_BESIDE 2.0    /* rarity of what both share, in one article … */
#define SHARED_ELSEWHERE 4.5 /* … and in two */

/* A fact of an account. */
typedef struct {
    int32_t account;
    const isn_digest_fact *fact;
} fact_at;

/* By class and side, then by account. */
typedef struct {
    fact_at *at;
    ptrdiff_t first[2 * CLASSES + 1];
} fact_index;

static bool told(const isn_account *x, const isn_digest_fact *f)
{
    uint32_t not_told = ISN_CLAUSE_DENIES | ISN_CLAUSE_TITLE | ISN_CLAUSE_QUESTION;
    isn_act act = x->st ? x->st->record.act : ISN_ACT_SAY;
    bool thinks = act == ISN_ACT_EXPECT && f->marks & ISN_FACT_NOT && !(f->marks & ISN_FACT_NOW); /* «تعتقد أنهم لم يدخلوا» */
    bool says = act != ISN_ACT_CALL && (act != ISN_ACT_EXPECT || thinks) && act != ISN_ACT_WARN && act != ISN_ACT_AGREE;
    return says && !x->denies && !(x->c->marks & not_told);
}

/* Both sides of one class in a clause tell of a change: «استعاد ما فقده». */
static bool both_sides(const isn_account *x, uint32_t side)
{
    for (ptrdiff_t i = 0; i < x->c->facts.n; i++)
        if (x->c->facts.at[i].side == (side ^ 1u)) return true;
    return false;
}

static bool counts(const isn_digest_fact *f) { return !(f->marks & ISN_FACT_UNREAL) && f->side < 2 * CLASSES; }

static bool index_make(isn_arena *a, const isn_accounts *all, fact_index *out)
{
    ptrdiff_t n = 0;
    *out = (fact_index){0};
    for (ptrdiff_t i = 0; i < all->n; i++) n += all->at[i].c->facts.n;
    out->at = isn_new(a, fact_at, n > 0 ? n : 1);
    ptrdiff_t *next = isn_new(a, ptrdiff_t, 2 * CLASSES + 1);
    if (!out->at || !next) return false;
    for (int pass = 0; pass < 2; pass++) {
        for (ptrdiff_t i = 0; i < all->n; i++) {
            const isn_account *x = &all->at[i];
            for (ptrdiff_t k = 0; k < x->c->facts.n; k++) {
                const isn_digest_fact *f = &x->c->facts.at[k];
                if (!told(x, f) || !counts(f) || both_sides(x, f->side)) continue;
                if (pass == 0) out->first[f->side + 1]++;
                else out->at[next[f->side]++] = (fact_at){(int32_t)i, f};
            }
        }
        for (int k = 0; pass == 0 && k < 2 * CLASSES; k++) out->first[k + 1] += out->first[k];
        for (int k = 0; pass == 0 && k < 2 * CLASSES; k++) next[k] = out->first[k];
    }
    return true;
}

/* What is so of a class beyond its rows in act.tsv and fact.tsv; of a class that is not
 * here one says that it was and another, by a negation, that it was not. */
enum {
    STATES = 1,  /* its two sides stand against each other by themselves */
    NO_DEED = 2, /* what may, can or goes on turns other words */
    PLACE = 4,   /* of a place rather than of somebody who must be named */
    BLAMED = 8   /* it is asked who did it */
};

static bool trait(uint32_t class, uint8_t which)
{
    static const uint8_t of[CLASSES] = {
        [LEX_FACT_CLASS_CONTROL] = STATES | PLACE, [LEX_FACT_CLASS_OPEN] = STATES | PLACE,  [LEX_FACT_CLASS_ALIVE] = STATES | BLAMED,
        [LEX_FACT_CLASS_FREE] = STATES,            [LEX_FACT_CLASS_WILL] = STATES,          [LEX_FACT_CLASS_INTENT] = STATES,
        [LEX_FACT_CLASS_ALONE] = STATES,           [LEX_FACT_CLASS_FAIR] = STATES,          [LEX_FACT_CLASS_ALLOW] = NO_DEED,
        [LEX_FACT_CLASS_SUCCEED] = NO_DEED,        [LEX_FACT_CLASS_CONTINUE] = NO_DEED,     [LEX_FACT_CLASS_PASS] = NO_DEED,
        [LEX_FACT_CLASS_WORK] = NO_DEED | PLACE,   [LEX_FACT_CLASS_REAL] = NO_DEED | PLACE, [LEX_FACT_CLASS_ATTACK] = BLAMED,
        [LEX_FACT_CLASS_POISON] = BLAMED,          [LEX_FACT_CLASS_HACK] = BLAMED,          [LEX_FACT_CLASS_STEAL] = BLAMED,
        [LEX_FACT_CLASS_TAMPER] = BLAMED,          [LEX_FACT_CLASS_DESTROY] = BLAMED,
    };
    return class < CLASSES && of[class] & which;
}

/* Is it told to have been done, and not merely named: «قضية تسميم العميل»? */
static bool asserted(const isn_account *x, const isn_digest_fact *f)
{
    bool agent = f->agent.who || f->agent.state;
    return !(f->marks & ISN_FACT_NOUN) || agent || x->accuses || x->st;
}

/* Two voices: two who speak, or an outlet and one who speaks in another, or two outlets. */
static bool two_voices(isn_pile pile, const isn_account *x, const isn_account *y) /* y: who says that it was not so */
{
    if (x->st && y->st) return account_two_speakers(x, y);
    if (x->doc == y->doc) return y->st && !x->st; /* «وقع … | وقال … إنه لم يقع» */
    return x->st || y->st || !str_eq(pile.at[x->doc].outlet, pile.at[y->doc].outlet);
}

static double weight_of(const isn_account *x, uint32_t root, bool beside)
{
    for (int i = 0; i < x->n_words; i++)
        if (x->word[i].root == root) return (double)(beside ? x->word[i].rarity : x->word[i].weight);
    return 0;
}

static bool has_thing(const isn_digest_fact *f, uint32_t root)
{
    for (int i = 0; i < ISN_FACT_THINGS; i++)
        if (f->thing[i] == root) return true;
    return false;
}

/* What both say it is of, and how much of what `no` says that is. */
typedef struct {
    int n;
    double sum, whole;
} common;

static common things_shared(const isn_digest_fact *fy, const isn_account *no, const isn_digest_fact *fn, bool beside)
{
    common c = {0};
    for (int i = 0; i < ISN_FACT_THINGS; i++) {
        uint32_t r = fn->thing[i];
        double w = !r || r == fn->root || r == fy->root ? 0 : weight_of(no, r, beside);
        if (w <= 0) continue;
        bool both = has_thing(fy, r);
        if (i < ISN_FACT_AFTER || both) c.whole += w;
        if (both) c.sum += w, c.n++;
    }
    return c;
}

static bool named(const isn_account *x, isn_actor who)
{
    return (who.who && account_names(x, who.who)) || (who.state && account_names(x, who.state));
}

/* Who did it, is it the same in both: 2, or 1 where one only names him; two: -1; 0
 * where one does not tell. */
static int doers(const isn_account *yes, const isn_digest_fact *fy, const isn_account *no, const isn_digest_fact *fn)
{
    isn_actor x = fy->agent, y = fn->agent;
    bool both = (x.who || x.state) && (y.who || y.state);
    if (both && ((x.who && x.who == y.who) || (x.state && x.state == y.state))) return 2;
    if (named(no, x) || named(yes, y)) return 1;
    return both ? -1 : 0;
}

/* Do two of one party speak: «قال لافروف», «شدد وزير الخارجية الروسي»? */
static bool one_side(const isn_account *x, const isn_account *y)
{
    for (ptrdiff_t i = 0; x->st && y->st && i < x->st->parties.n; i++)
        for (ptrdiff_t k = 0; k < y->st->parties.n; k++)
            if (x->st->parties.at[i] == y->st->parties.at[k]) return true;
    return false;
}

/* Do the two speak of one deed, by what it was done to and who did it? */
static bool one_deed(const isn_digest_fact *fy, const isn_digest_fact *fn, const common *c, int who, bool parties, int days, bool beside)
{
    double covered = c->whole > 0 ? c->sum / c->whole : 0;
    bool both_nouns = fy->marks & fn->marks & ISN_FACT_NOUN; /* «استخدام الدهانات», «عدم استخدام الدهانات» */
    if (both_nouns && who <= 0 && !parties && !(fn->marks & ISN_FACT_ANY)) return false;
    bool word = fy->root == fn->root, habit = (fy->marks | fn->marks) & ISN_FACT_NOW;
    if (habit && (who <= 0 || fn->side / 2 == LEX_FACT_CLASS_ATTACK)) return false; /* «يرسلون أطفالهم», «لا يرسلون» */
    if (who == 2 && fn->side / 2 == LEX_FACT_CLASS_ATTACK && days <= 1 && fn->marks & ISN_FACT_NOUN && !habit) return true; /* «لم تنفذ أي غارات» */
    if (who > 0 && c->whole <= 0) return word && !habit && beside && (who == 2 || fn->side / 2 != LEX_FACT_CLASS_ATTACK);
    if (who > 0 && c->n >= 1 && c->sum >= 1.5 && covered >= 0.4) return word || c->n >= 2 || c->sum >= 4.0;
    if (c->n >= 2 && c->sum >= 4.0 && covered >= 0.5) return word || parties;
    return word && parties && c->n >= 1 && c->sum >= 2.5 && covered >= 0.5;
}

static double fit(isn_pile pile, const isn_account *yes, const isn_digest_fact *fy, const isn_account *no, const isn_digest_fact *fn)
{
    int days = abs(days_between(&pile.at[yes->doc], &pile.at[no->doc]));
    bool negated = (fn->marks | fy->marks) & ISN_FACT_NOT, beside = yes->doc == no->doc;
    uint32_t class = fn->side / 2;
    if (trait(class, NO_DEED) || (!negated && !trait(class, STATES)) || !asserted(yes, fy)) return 0;
    if (days > (negated ? DAYS_DEED : DAYS_STATE) || !two_voices(pile, yes, no) || one_side(yes, no)) return 0;
    if (!beside && yes->c->date.n && no->c->date.n && !str_eq(yes->c->date, no->c->date)) return 0;
    common c = things_shared(fy, no, fn, beside);
    int who = doers(yes, fy, no, fn);
    bool parties = account_parties_meet(yes, no);
    if (who < 0 || yes->n_words < (who == 2 ? 1 : 2)) return 0;
    double covered = c.whole > 0 ? c.sum / c.whole : 0;
    bool thing = c.n >= 1 && c.sum >= (beside ? SHARED_BESIDE : SHARED_ELSEWHERE) && covered >= 0.3;
    bool freed = class == LEX_FACT_CLASS_FREE; /* who is arrested and let go later is «لا يزال محتجزا» for nobody */
    if (freed && !negated && !(no->c->marks & ISN_CLAUSE_IF)) return 0;
    if (class == LEX_FACT_CLASS_OPEN && !(beside && yes->st && fy->marks & fn->marks & ISN_FACT_PHRASE)) return 0; /* what opens in the morning closes at night */
    bool state = thing && (trait(class, PLACE) || (parties && c.sum >= (class == LEX_FACT_CLASS_ALIVE ? 4.0 : 2.0)) || c.n >= 3);
    if (!(negated ? one_deed(fy, fn, &c, who, parties, days, beside) : state)) return 0;
    return 1.0 + c.sum / 3.0 + (who > 0 ? 1.0 + 0.5 * who : 0) + 0.5 * (yes->st != NULL) + 1.0 * beside + 0.4 * parties - 0.1 * days + 0.5 * covered;
}

/* ---- two who are held to have done it ---------------------------------------------------- */

/* Does it name the state of him who did it by the other account, but as whose words it is? */
static bool names_other(const isn_account *x, isn_actor other)
{
    for (ptrdiff_t i = 0; i < x->st->parties.n; i++)
        if (x->st->parties.at[i] == other.state) return false;
    return named(x, other);
}

/* Is somebody held to have done it: of attacks, of which a war has many, not where he is
 * merely accused of them. */
static bool held(const isn_account *x, const isn_digest_fact *f)
{
    bool accused = false;
    for (ptrdiff_t i = 0; i < x->c->stands.n; i++) accused |= x->c->stands.at[i].kind == ISN_STAND_ACCUSE;
    return f->marks & ISN_FACT_BEHIND && !(accused && f->side / 2 == LEX_FACT_CLASS_ATTACK);
}

static double fit_doers(isn_pile pile, const isn_accounts *all, const isn_account *x, const isn_digest_fact *fx, const isn_account *y, const isn_digest_fact *fy)
{
    int days = abs(days_between(&pile.at[x->doc], &pile.at[y->doc]));
    if (!(held(x, fx) || held(y, fy)) || (fx->marks | fy->marks) & ISN_FACT_NOT || days > 1) return 0;
    if (!x->st || !y->st || !account_two_speakers(x, y) || one_side(x, y) || fx->agent.state == fy->agent.state) return 0;
    if (names_other(x, fy->agent) || names_other(y, fx->agent)) return 0;
    if (x->c->date.n && y->c->date.n && !str_eq(x->c->date, y->c->date)) return 0;
    bool beside = x->doc == y->doc, states = fx->agent.state && fy->agent.state; /* of others two names may be one's */
    common c = things_shared(fx, y, fy, beside);
    double around = account_around_shared(all, x, y);
    if (!states || c.n < 1 || (c.sum < 3.0 && around < AROUND)) return 0;
    return 1.0 + c.sum / 3.0 + around / 12.0 + beside;
}

static void doer_pairs(isn_arena *a, isn_pile pile, const isn_accounts *all, const fact_index *index, isn_dispute_pairs *out)
{
    for (int side = 0; side < 2 * CLASSES && !a->full; side++) {
        if (!trait((uint32_t)side / 2, BLAMED) || (side / 2 == LEX_FACT_CLASS_ALIVE) == (side & 1)) continue;
        for (ptrdiff_t i = index->first[side]; i < index->first[side + 1]; i++) {
            const isn_account *y = &all->at[index->at[i].account];
            isn_dispute_pair best = {NULL, y, LEAST, "doers"};
            ptrdiff_t tried = 0;
            for (ptrdiff_t k = i - 1; k >= index->first[side] && tried < MOST_TRIED; k--) {
                const isn_account *x = &all->at[index->at[k].account];
                if (x->doc + NEAR_DOCS < y->doc) break;
                tried++;
                double f = x == y ? 0 : fit_doers(pile, all, x, index->at[k].fact, y, index->at[i].fact);
                if (f > best.fit) best.claim = x, best.fit = f;
            }
            if (best.claim) isn_push_value(a, out, best);
        }
    }
}

/* ---- two causes of one thing -------------------------------------------------------------- */

/* Does it name one whom the other does not, and who is not its speaker? */
static bool names_another(const isn_account *x, const isn_account *y)
{
    for (ptrdiff_t i = 0; i < x->c->parties.n; i++) {
        uint64_t party = x->c->parties.at[i];
        bool own = account_names(y, party);
        for (ptrdiff_t k = 0; x->st && k < x->st->parties.n; k++) own |= x->st->parties.at[k] == party;
        if (!own) return true;
    }
    return false;
}

static double fit_causes(isn_pile pile, const isn_accounts *all, const isn_account *x, const isn_digest_fact *fx, const isn_account *y, const isn_digest_fact *fy)
{
    int days = abs(days_between(&pile.at[x->doc], &pile.at[y->doc]));
    uint32_t of = fx->side - ISN_FACT_CAUSE, to = fy->side - ISN_FACT_CAUSE;
    if (of / ISN_FACT_KINDS != to / ISN_FACT_KINDS || of == to || days > DAYS_CAUSE) return 0;
    if (!(two_voices(pile, x, y) || two_voices(pile, y, x)) || one_side(x, y)) return 0;
    bool beside = x->doc == y->doc;
    common c = things_shared(fx, y, fy, beside);
    bool parties = account_parties_meet(x, y);
    if (days > DAYS_DEED && !parties) return 0;
    bool near = beside && abs(x->c->sentence - y->c->sentence) <= 1;
    if (of / ISN_FACT_KINDS == LEX_OUTCOME_CLASS_DEATH) { /* many die on a day, each of his own */
        double around = account_around_shared(all, x, y);
        if (!parties && !near && around < AROUND) return 0;
        bool of_x = names_another(x, y), of_y = names_another(y, x);
        if (near ? of_x && of_y : of_x || of_y) return 0;
        if (near || around >= AROUND) return 1.5 + around / 12.0 + 0.4 * parties + beside - 0.1 * days;
    }
    if (c.n < (beside || parties ? 1 : 2) || c.sum < (beside || parties ? 1.5 : 5.0)) return 0;
    return 1.0 + c.sum / 3.0 + 0.4 * parties + beside - 0.1 * days;
}

static void cause_pairs(isn_arena *a, isn_pile pile, const isn_accounts *all, isn_dispute_pairs *out)
{
    ISN_LIST(fact_at) list = {0};
    for (ptrdiff_t i = 0; i < all->n && !a->full; i++)
        for (ptrdiff_t k = 0; k < all->at[i].c->facts.n; k++)
            if (all->at[i].c->facts.at[k].side >= ISN_FACT_CAUSE && told(&all->at[i], &all->at[i].c->facts.at[k])) {
                fact_at one = {(int32_t)i, &all->at[i].c->facts.at[k]};
                isn_push_value(a, &list, one);
            }
    for (ptrdiff_t i = 1; i < list.n; i++) {
        const isn_account *y = &all->at[list.at[i].account];
        isn_dispute_pair best = {NULL, y, LEAST, "causes"};
        for (ptrdiff_t k = i - 1; k >= 0 && k >= i - MOST_TRIED; k--) {
            const isn_account *x = &all->at[list.at[k].account];
            if (x->doc + NEAR_DOCS < y->doc) break;
            double f = fit_causes(pile, all, x, list.at[k].fact, y, list.at[i].fact);
            if (f > best.fit) best.claim = x, best.fit = f;
        }
        if (best.claim) isn_push_value(a, out, best);
    }
}

void fact_pairs(isn_arena *a, isn_pile pile, const isn_accounts *all, isn_dispute_pairs *out)
{
    fact_index index;
    if (!index_make(a, all, &index)) return;
    for (int class = 0; class < CLASSES && !a->full; class++) {
        ptrdiff_t from = index.first[2 * class + 1]; /* no article before it is near */
        for (ptrdiff_t i = index.first[2 * class]; i < index.first[2 * class + 1]; i++) {
            const isn_account *no = &all->at[index.at[i].account];
            isn_dispute_pair best = {NULL, no, LEAST, "facts"};
            ptrdiff_t tried = 0;
            while (from < index.first[2 * class + 2] && all->at[index.at[from].account].doc + NEAR_DOCS < no->doc) from++;
            for (ptrdiff_t k = from; k < index.first[2 * class + 2] && tried < MOST_TRIED; k++) {
                const isn_account *yes = &all->at[index.at[k].account];
                if (yes->doc > no->doc + NEAR_DOCS) break;
                tried++;
                double f = yes == no ? 0 : fit(pile, yes, index.at[k].fact, no, index.at[i].fact);
                if (f > best.fit) best.claim = yes, best.fit = f;
            }
            if (best.claim) isn_push_value(a, out, best);
        }
    }
    doer_pairs(a, pile, all, &index, out);
    cause_pairs(a, pile, all, out);
}
