/* blame.c - each holds another responsible, or asks something of the other.
 *
 * «ألقى المبعوث باللائمة على الحركة» / «حمّل الرئيس الحكومة المسؤولية»: two
 * accusations that answer each other; and two who say that they did one thing. */
#include "story/disagree/held.h"

enum { BACK = 120, DAYS_APART = 3, CLAUSES_NEAR = 10 };
#define OF_ONE 6.0

static bool blames(const isn_held *x)
{
    return (x->s->kind == ISN_STAND_ACCUSE || x->s->kind == ISN_STAND_CLAIM) && !(x->s->marks & ISN_STAND_IF);
}

/* «طالبت تونس ليبيا بفتح المعبر» */
static bool demands(const isn_held *x) { return x->s->marks & ISN_STAND_DEMAND && x->s->kind == ISN_STAND_FOR && !(x->s->marks & ISN_STAND_IF); }

static bool names(const isn_held *x, isn_actor who)
{
    for (ptrdiff_t i = 0; i < x->c->parties.n; i++)
        if (x->c->parties.at[i] && (x->c->parties.at[i] == who.who || x->c->parties.at[i] == who.state)) return true;
    return false;
}

/* Each asks something of the other. */
static double asks_back(const isn_held_list *all, isn_pile pile, const isn_held *x, const isn_held *y)
{
    if (!held_known(x) || !held_known(y) || held_same(x, y) || held_retold(x, y)) return 0;
    if (actor_is(x->target, y->target)) return 0; /* two who ask one thing of a third */
    bool back = actor_is(y->target, x->holder), forth = actor_is(x->target, y->holder);
    bool named = x->doc == y->doc && ((back && names(y, x->target)) || (forth && names(x, y->target))); /* «تطالب واشنطن» … «على واشنطن أن … تجاه بيونغيانغ» */
    if (!(back && forth) && !named) return 0;
    int days = days_between(&pile.at[x->doc], &pile.at[y->doc]), words;
    if (days > DAYS_APART || days < -DAYS_APART) return 0;
    double shared = held_shared(all, x, y, &words);
    bool near = x->doc == y->doc && y->n - x->n <= CLAUSES_NEAR;
    return near || (words >= 2 && shared >= OF_ONE) ? 5 + shared : 0;
}

/* «داعش», «تنظيم الدولة الإسلامية»: do both clauses name one party? */
static bool one_party(const isn_held *x, const isn_held *y)
{
    for (ptrdiff_t i = 0; i < x->c->parties.n; i++)
        for (ptrdiff_t k = 0; k < y->c->parties.n; k++)
            if (x->c->parties.at[i] && x->c->parties.at[i] == y->c->parties.at[k]) return true;
    return false;
}

static isn_actor culprit(const isn_held *x) { return x->s->kind == ISN_STAND_CLAIM ? x->holder : x->target; }

/* How well the two part over who did one thing; 0 not at all. */
static double fit(const isn_held_list *all, isn_pile pile, const isn_held *x, const isn_held *y)
{
    isn_actor a = culprit(x), b = culprit(y);
    if (!actor_named(a) || !actor_named(b) || actor_is(a, b) || !held_known(x) || !held_known(y) || held_same(x, y) || held_retold(x, y)) return 0;
    int days = days_between(&pile.at[x->doc], &pile.at[y->doc]), words;
    if (days > DAYS_APART || days < -DAYS_APART) return 0;
    double shared = held_shared(all, x, y, &words);
    bool near = x->doc == y->doc && y->n - x->n <= CLAUSES_NEAR;
    bool answers = actor_is(b, x->holder), answered = actor_is(a, y->holder);
    if (answers && answered && (near || (words >= 2 && shared >= OF_ONE))) return 20 + shared;
    if ((answers || answered) && (near || (words >= 3 && shared >= 1.5 * OF_ONE))) return 10 + shared;
    if (x->s->kind == ISN_STAND_CLAIM && y->s->kind == ISN_STAND_CLAIM && one_party(x, y)) return 0;
    if (x->s->kind == ISN_STAND_CLAIM && y->s->kind == ISN_STAND_CLAIM) return words >= 1 ? 15 + shared : 0;
    return 0;
}

void blames_find(isn_arena *a, isn_pile pile, const isn_held_list *all, isn_disagreements *out)
{
    ptrdiff_t from = out->n;
    for (ptrdiff_t i = 0; i < all->n && !a->full; i++) {
        const isn_held *y = &all->at[i], *best = NULL;
        double most = 0;
        if (!(blames(y) || demands(y)) || held_taken(out, from, y)) continue;
        for (ptrdiff_t k = i - 1; k >= 0 && k >= i - BACK; k--) {
            const isn_held *x = &all->at[k];
            if (x->c == y->c) continue;
            double f = blames(x) && blames(y) ? fit(all, pile, x, y) : demands(x) && demands(y) ? asks_back(all, pile, x, y) : 0;
            if (f > most && !held_taken(out, from, x)) best = x, most = f;
        }
        if (!best) continue;
        isn_str about = bag_shared_phrase(a, &best->bag, &y->bag, best->c->phrase.text);
        isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_POSITION, ISN_RELATION_DISAGREEMENT,
                                               about.n ? about : best->c->phrase.text, held_side(pile, best), held_side(pile, y));
        if (d) reason_give(a, d, demands(y) ? "demands" : "blame", (isn_reason_words){.a = d->about});
    }
}
