/* turn.c - one party who says otherwise than before.
 *
 * Of one party and one plan («القمة», «الهجوم») an article's first word counts:
 * goes on, is possible, is off.  Where a later article's is on the other side,
 * all turns stand in one record, in order. */
#include "story/disagree/held.h"

#include "lexicon/plan.h"

enum { MANY_WORDS = 4, /* by which one of many sanctions is told from the others */
       DAYS_APART = 60, MOST_SIDES = 6, MOST_CHAIN = 120 };
#define OF_ONE 2.5 /* weight of shared words besides the plan's own noun */

enum { OFF, POSSIBLE, GOES_ON };

static int level(const isn_held *x)
{
    if (x->s->kind == ISN_STAND_OFF) return OFF;
    return x->s->marks & ISN_STAND_MAYBE ? POSSIBLE : GOES_ON;
}

static uint64_t holder_of(const isn_held *x) { return x->holder.state ? x->holder.state : x->holder.who; }

static bool turns(const isn_held *x)
{
    bool plan = (x->s->kind == ISN_STAND_ON || x->s->kind == ISN_STAND_OFF) && x->s->plan;
    if (!plan || !(x->holder.state || x->s->marks & ISN_STAND_OWN) || x->s->marks & (ISN_STAND_IF | ISN_STAND_RECALLED | ISN_STAND_TOLD)) return false;
    return !(x->s->kind == ISN_STAND_OFF && x->s->marks & ISN_STAND_MAYBE); /* «قد تلغي»: a threat */
}

/* Does it name nobody but its holder: «سيبقى الحظر دائما»? */
static bool names_none(const isn_held *x)
{
    for (ptrdiff_t i = 0; i < x->c->parties.n; i++)
        if (x->c->parties.at[i] != x->holder.who && x->c->parties.at[i] != x->holder.state) return false;
    return true;
}

/* Of a ban or a siege there is one; of sanctions there are many. */
static bool is_measure(const isn_held *x)
{
    return x->s->plan == LEX_PLAN_CLASS_BAN + 1 || x->s->plan == LEX_PLAN_CLASS_CLOSURE + 1 || x->s->plan == LEX_PLAN_CLASS_CURFEW + 1;
}

static bool shares_party(const isn_held *x, const isn_held *y)
{
    for (ptrdiff_t i = 0; i < x->c->parties.n; i++)
        for (ptrdiff_t k = 0; k < y->c->parties.n; k++) {
            uint64_t p = x->c->parties.at[i];
            if (p == y->c->parties.at[k] && p != x->holder.who && p != x->holder.state) return true;
        }
    return false;
}

/* Of one plan: telling words are shared, fewer where a party besides the holder is. */
static bool of_one(const isn_held_list *all, isn_pile pile, const isn_held *x, const isn_held *y)
{
    int days = days_between(&pile.at[x->doc], &pile.at[y->doc]), words;
    if (days < 0 || days > DAYS_APART) return false;
    if (bag_shared(&x->bag, &y->bag, &words) >= 2 * OF_ONE && words >= 3 && days > 0) return true; /* «الهجوم على مدينة الحديدة», in a story of it */
    if (is_measure(x) && words >= 1 && (names_none(x) || names_none(y)) && days > 0) return true;
    bool many = x->s->plan == LEX_PLAN_CLASS_SANCTION + 1 || x->s->plan == LEX_PLAN_CLASS_TARIFF + 1;
    if (many && !(shares_party(x, y) && held_shared(all, x, y, &words) >= OF_ONE && words >= MANY_WORDS)) return false;
    return held_shared(all, x, y, &words) >= (shares_party(x, y) ? OF_ONE : 2 * OF_ONE) && words >= 2;
}

typedef struct {
    uint64_t key;
    int32_t first, last; /* of the stands of one holder and plan; 0 none, else index + 1 */
} slot;

static void say(isn_arena *a, isn_pile pile, const isn_held_list *all, const int32_t *line, int n, isn_disagreements *out)
{
    const isn_held *x = &all->at[line[0]], *y = &all->at[line[1]];
    isn_str about = bag_shared_phrase(a, &x->bag, &y->bag, x->c->phrase.text);
    isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_POSITION, ISN_RELATION_REVISION, about.n ? about : x->c->phrase.text,
                                           held_side(pile, x), held_side(pile, y));
    for (int i = 2; d && i < n; i++) isn_push_value(a, &d->sides, held_side(pile, &all->at[line[i]]));
    if (d) reason_give(a, d, "turned", (isn_reason_words){.a = d->about});
}

/* The line of turns that begins at `from` of a chain; `taken` marks what is told of
 * the same plan, be it a turn or not.  False where nobody turned. */
static bool line_from(isn_pile pile, const isn_held_list *all, const int32_t *chain, int n_chain, int from, bool *taken, int32_t *line, int *n)
{
    bool turned = false;
    line[0] = chain[from], *n = 1;
    for (int i = from + 1; i < n_chain && *n < MOST_SIDES; i++) {
        const isn_held *x = &all->at[line[*n - 1]], *y = &all->at[chain[i]];
        if (taken[i] || !of_one(all, pile, x, y)) continue;
        taken[i] = true;
        if (x->doc == y->doc || level(x) == level(y)) continue;
        turned |= (level(x) == OFF) != (level(y) == OFF);
        line[(*n)++] = chain[i];
    }
    return turned;
}

/* The turns among the stands of one holder and plan, chained by `next`. */
static void tell(isn_arena *a, isn_pile pile, const isn_held_list *all, const int32_t *next, int32_t first, isn_disagreements *out)
{
    int32_t chain[MOST_CHAIN], line[MOST_SIDES];
    bool taken[MOST_CHAIN] = {false};
    int n_chain = 0, n;
    for (int32_t e = first; e && n_chain < MOST_CHAIN; e = next[e - 1]) chain[n_chain++] = e - 1;
    for (int i = 0; i < n_chain; i++)
        if (!taken[i] && line_from(pile, all, chain, n_chain, i, taken, line, &n)) say(a, pile, all, line, n, out);
}

void turns_find(isn_arena *a, isn_pile pile, const isn_held_list *all, isn_disagreements *out)
{
    uint32_t n = 64;
    while (n < (uint64_t)all->n * 2 && n < 1u << 22) n *= 2;
    slot *at = isn_new(a, slot, n);
    int32_t *next = isn_new(a, int32_t, all->n + 1), *order = isn_new(a, int32_t, all->n + 1), n_order = 0;
    if (!at || !next || !order) return;
    for (ptrdiff_t i = 0; i < all->n; i++) {
        const isn_held *x = &all->at[i];
        if (!turns(x)) continue;
        uint64_t key = (holder_of(x) ^ (uint64_t)x->s->plan * 0x9E3779B97F4A7C15u) | 1;
        uint32_t k = (uint32_t)(key >> 16) & (n - 1);
        while (at[k].key && at[k].key != key) k = (k + 1) & (n - 1);
        if (!at[k].key) at[k] = (slot){key, (int32_t)i + 1, (int32_t)i + 1}, order[n_order++] = (int32_t)k;
        else next[at[k].last - 1] = (int32_t)i + 1, at[k].last = (int32_t)i + 1;
    }
    for (int32_t i = 0; i < n_order && !a->full; i++) tell(a, pile, all, next, at[order[i]].first, out);
}
