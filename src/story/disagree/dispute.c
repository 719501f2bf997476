/* dispute.c - pairs of a claim and its denial joined into disputes. */
#include "story/disagree/dispute.h"

#include <stdlib.h>

enum {
    MOST_SIDES = 6,
    DAYS_APART = 10,  /* between the tellings of one dispute */
    NEAR_PAIRS = 60,  /* pairs with which one is compared, the latest */
    AGAIN = 12,       /* clauses from a denial to the same in other words */
    OWN_NEAR = 2      /* … and sentences to his who denies */
};
#define SAID_AGAIN 0.5
#define AS_GOOD 2.0   /* less than the best fit, and still shown if it is plainer */
#define SAME_MATTER 0.65
#define OF_ONE 0.3      /* charges of one party in one article, told as one */
#define OWN_WORDS 1.0 /* how much plainer the denier's own words are */

/* Is one of those who deny the same? */
static bool same_denier(const isn_account *x, const isn_account *y)
{
    for (ptrdiff_t i = 0; i < x->deniers.n; i++)
        for (ptrdiff_t k = 0; k < y->deniers.n; k++)
            if (x->deniers.at[i] == y->deniers.at[k]) return true;
    return false;
}

/* The share of the lighter one's words that the other has. */
static double alike(const isn_account *x, const isn_account *y)
{
    int words;
    double shared = account_shared(x, y, &words);
    float least = x->weight < y->weight ? x->weight : y->weight;
    return words >= 2 && least > 0 ? shared / (double)least : 0;
}

/* Are two claims against one who denies of one charge: by the same against the same,
 * or in words of one matter? */
static bool one_charge(const isn_account *x, const isn_account *y)
{
    int met = 0;
    for (ptrdiff_t i = 0; i < x->c->parties.n; i++) met += account_names(y, x->c->parties.at[i]);
    return met && ((x->accuses && y->accuses && (met > 1 || x->doc != y->doc)) || alike(x, y) >= OF_ONE);
}

/* Is it one dispute?  One clause in both; or one who denies, and claims that are
 * alike or, in one article, of the same parties. */
static bool one_dispute(isn_pile pile, const isn_dispute_pair *p, const isn_dispute_pair *q)
{
    bool same = same_denier(p->denial, q->denial), unknown = !p->denial->deniers.n || !q->denial->deniers.n;
    if (p->denial == q->denial || (p->claim == q->claim && (same || unknown))) return true;
    bool beside = p->denial->doc == q->denial->doc && p->claim->doc == q->claim->doc;
    int days = days_between(&pile.at[p->denial->doc], &pile.at[q->denial->doc]);
    if (days > DAYS_APART || days < -DAYS_APART) return false;
    if (same && beside && one_charge(p->claim, q->claim)) return true;
    if (alike(p->denial, q->denial) >= SAME_MATTER && alike(p->claim, q->claim) >= SAME_MATTER) return true;
    return same && (alike(p->claim, q->claim) >= SAME_MATTER || alike(p->denial, q->denial) >= SAME_MATTER);
}

/* How plainly a denial says what is denied: «لم نقصف السوق» before «نفى ذلك». */
static double denial_plain(const isn_account *x, const isn_account *claim)
{
    int words;
    double shared = account_shared(x, claim, &words);
    double plain = (x->n_words < 5 ? x->n_words : 5) * 0.2 + (shared < 9 ? shared : 9) * 0.2;
    if (x->c->marks & (ISN_CLAUSE_RELATIVE | ISN_CLAUSE_WHO)) plain -= 1.5;
    if (x->c->marks & ISN_CLAUSE_VAGUE) plain -= 0.5;
    if (x->c->marks & ISN_CLAUSE_PART) plain += 0.5;
    if (x->st && x->st->record.act == ISN_ACT_DENY) plain += 0.5;
    if (x->c->marks & ISN_CLAUSE_NEGATED && x->st && x->st->record.mode == ISN_MODE_DIRECT) plain += 1.0;
    if (x->denies && x->st && x->st->record.mode == ISN_MODE_DIRECT) plain += 1.0;
    if (x->n_words == 0) plain -= 0.5;
    return plain;
}

/* How plainly a claim is told: what is claimed, and of nobody besides. */
static double claim_plain(const isn_account *x)
{
    double plain = (x->n_words < 6 ? x->n_words : 6) * 0.2;
    if (x->c->parties.n > 2) plain -= 0.5 * (double)(x->c->parties.n - 2);
    if (x->st && x->st->record.mode == ISN_MODE_DIRECT) plain += 0.8;
    return plain;
}

/* Does it speak of what the claim's sentence tells? */
static bool said_of(const isn_account *x, const isn_account *claim)
{
    int words;
    if (account_shared(x, claim, &words) >= SAID_AGAIN && words * 3 >= x->n_words) return true;
    return !claim->last && account_same_sentence(claim, claim + 1) && claim + 1 != x && account_shared(x, claim + 1, &words) >= SAID_AGAIN;
}

/* Is what it negates told by either: «لم نقصف السوق», where one says that it was bombed?
 * «لا نريد أن نلعب ألعابا» is no denial of what he said before. */
static bool negates(const isn_accounts *all, const isn_account *x, const isn_account *denial, const isn_account *claim)
{
    uint32_t root = negation_root(all, x);
    return root ? account_has(claim, root) || account_has(denial, root) : negation_only_done(all, x);
}

/* Whose words the denial is told to be say it again: «لم نقصف السوق» after «نفى ذلك». */
static bool says_again(const isn_accounts *all, const isn_account *x, const isn_account *denial, const isn_account *claim)
{
    int denied;
    bool no = x->denies || (x->c->marks & ISN_CLAUSE_NEGATED && negates(all, x, denial, claim));
    if (x == denial || x == claim || !no || x->c->marks & (ISN_CLAUSE_TITLE | ISN_CLAUSE_IF | ISN_CLAUSE_RELATIVE)) return false;
    return (account_one_speaker(x, denial) || account_own(x, denial)) && !account_own(claim, x) &&
           (said_of(x, claim) || account_shared(x, denial, &denied) >= SAID_AGAIN);
}

static bool quoted(const isn_account *x) { return x->st && x->st->record.mode == ISN_MODE_DIRECT; }

/* «ينفي الحزب هذه المزاعم جملة وتفصيلا», in the words of him who denies: of that which the
 * reporter says he denies. */
static bool in_own_words(const isn_account *x, const isn_account *denial)
{
    bool own = x->denies && quoted(x) && x->c->marks & ISN_CLAUSE_VAGUE && !(x->c->marks & (ISN_CLAUSE_TITLE | ISN_CLAUSE_WHO));
    own &= abs(x->c->sentence - denial->c->sentence) <= OWN_NEAR;
    return own && denial->denies && !quoted(denial) && (!denial->deniers.n || same_denier(x, denial));
}

/* The plainest words of the denial in its article. */
static const isn_account *restated(const isn_accounts *all, const isn_dispute_pair *p)
{
    const isn_account *best = p->denial;
    bool plain_enough = !(best->c->marks & (ISN_CLAUSE_VAGUE | ISN_CLAUSE_RELATIVE | ISN_CLAUSE_WHO)) && best->n_words;
    double most = denial_plain(best, p->claim) + 0.4;
    ptrdiff_t at = p->denial - all->at, from = all->first[p->denial->doc], end = all->first[p->denial->doc + 1];
    for (ptrdiff_t i = at - AGAIN < from ? from : at - AGAIN; i < end && i <= at + AGAIN; i++) {
        const isn_account *x = &all->at[i];
        bool own = in_own_words(x, p->denial);
        if (!own && (plain_enough || !says_again(all, x, p->denial, p->claim))) continue;
        double plain = denial_plain(x, p->claim) + OWN_WORDS * own;
        if (plain > most) best = x, most = plain;
    }
    return best;
}

/* A pair of a dispute: the index of the dispute's first. */
typedef struct {
    isn_dispute_pair pair;
    ptrdiff_t first;
} member;
typedef ISN_LIST(member) members;

/* The disputes of the pairs x and y are one: it bears the number of its first. */
static void join(members *all, ptrdiff_t x, ptrdiff_t y)
{
    ptrdiff_t from = all->at[x].first, to = all->at[y].first;
    if (from == to) return;
    if (from < to) from = all->at[y].first, to = all->at[x].first;
    for (ptrdiff_t i = from; i < all->n && i < from + 2 * NEAR_PAIRS; i++)
        if (all->at[i].first == from) all->at[i].first = to;
}

static void group(isn_arena *a, isn_pile pile, const isn_dispute_pairs *pairs, members *out)
{
    for (ptrdiff_t i = 0; i < pairs->n && !a->full; i++) {
        member m = {pairs->at[i], i};
        isn_push_value(a, out, m);
        for (ptrdiff_t k = i - NEAR_PAIRS < 0 ? 0 : i - NEAR_PAIRS; k < i && out->n > i; k++)
            if (one_dispute(pile, &out->at[k].pair, &m.pair)) join(out, i, k);
    }
}

/* How one document tells a dispute. */
typedef struct {
    const isn_account *claim, *denial;
    double claim_best, denial_best;
} telling;

/* Of the pairs that fit about as well as the best, the plainest of each side. */
static telling tell(const members *all, ptrdiff_t first, int32_t doc)
{
    telling t = {0};
    double most = 0;
    for (int pass = 0; pass < 2; pass++)
        for (ptrdiff_t i = first; i < all->n && i < first + NEAR_PAIRS; i++) {
            const isn_dispute_pair *p = &all->at[i].pair;
            bool claims = p->claim->doc == doc, denies = p->denial->doc == doc;
            if (all->at[i].first != first || !(claims || denies)) continue;
            double fit = p->fit + (claims && denies ? 3 : 0);
            if (pass == 0) most = fit > most ? fit : most;
            if (pass == 0 || fit < most - AS_GOOD) continue;
            double c = claim_plain(p->claim) + 0.3 * fit, d = denial_plain(p->denial, p->claim) + 0.3 * fit;
            if (claims && (!t.claim || c > t.claim_best)) t.claim = p->claim, t.claim_best = c;
            if (denies && (!t.denial || d > t.denial_best)) t.denial = p->denial, t.denial_best = d;
        }
    return t;
}

/* The first and the last document of a dispute. */
static void reach(const members *all, ptrdiff_t first, int32_t *low, int32_t *high)
{
    *low = INT32_MAX, *high = -1;
    for (ptrdiff_t i = first; i < all->n && i < first + NEAR_PAIRS; i++) {
        if (all->at[i].first != first) continue;
        int32_t doc[] = {all->at[i].pair.claim->doc, all->at[i].pair.denial->doc};
        for (int k = 0; k < 2; k++) {
            if (doc[k] < *low) *low = doc[k];
            if (doc[k] > *high) *high = doc[k];
        }
    }
}

/* Both sides as each document tells them; or, where none tells both, as the pair
 * that fits best. */
static telling choose(isn_arena *a, const isn_accounts *accounts, const members *all, ptrdiff_t first, isn_sides *sides)
{
    int32_t low, high;
    telling shown = {0};
    reach(all, first, &low, &high);
    for (int32_t doc = low; doc <= high && sides->n + 2 <= MOST_SIDES; doc++) {
        telling t = tell(all, first, doc);
        if (!t.claim || !t.denial) continue;
        t.denial = restated(accounts, &(isn_dispute_pair){t.claim, t.denial, 0, NULL});
        isn_side s[] = {account_side(t.claim), account_side(t.denial)};
        isn_push_value(a, sides, s[0]);
        isn_push_value(a, sides, s[1]);
        if (!shown.claim) shown = t;
    }
    if (shown.claim) return shown;
    const isn_dispute_pair *best = &all->at[first].pair;
    for (ptrdiff_t i = first; i < all->n && i < first + NEAR_PAIRS; i++)
        if (all->at[i].first == first && all->at[i].pair.fit > best->fit) best = &all->at[i].pair;
    isn_side s[] = {account_side(best->claim), account_side(best->denial)};
    isn_push_value(a, sides, s[0]);
    isn_push_value(a, sides, s[1]);
    return (telling){best->claim, best->denial, 0, 0};
}

static void say(isn_arena *a, const isn_accounts *accounts, const members *all, ptrdiff_t first, isn_disagreements *out)
{
    const isn_dispute_pair *p = &all->at[first].pair;
    isn_disagreement *d = NULL;
    isn_sides sides = {0};
    telling t = choose(a, accounts, all, first, &sides);
    const isn_account *claim = t.claim, *denial = t.denial;
    if (sides.n < 2) return;
    isn_bag x = bag_make(a, claim->c->phrase.key), y = bag_make(a, denial->c->phrase.key);
    isn_str about = bag_shared_phrase(a, &x, &y, claim->c->phrase.text);
    d = disagreement_add(a, out, ISN_CONFLICT_DENIAL, ISN_RELATION_DISAGREEMENT, about.n ? about : claim->c->phrase.text,
                         sides.at[0], sides.at[1]);
    if (!d) return;
    for (ptrdiff_t i = 2; i < sides.n; i++) disagreement_side(a, d, sides.at[i]);
    isn_str who = denial->st && denial->st->link_names.n && denial->st->links.at[0].entity >= 0 ? denial->st->link_names.at[0] : STR_NONE;
    bool named = who.n && str_find(denial->c->phrase.text, who, 0) >= 0;
    if (str_eq(str_c(p->reason), STR("deny")) && named) reason_give(a, d, "denied", (isn_reason_words){.y = who});
    else reason_give(a, d, p->reason, (isn_reason_words){.a = d->about});
}

void denials_disagree(isn_arena *a, isn_pile pile, const isn_pile_words *words, isn_disagreements *out)
{
    isn_accounts all;
    isn_dispute_pairs pairs = {0};
    members list = {0};
    accounts_make(a, pile, words, &all);
    denial_pairs(a, pile, &all, &pairs);
    negation_pairs(a, pile, &all, &pairs);
    fact_pairs(a, pile, &all, &pairs);
    contrast_pairs(a, pile, &all, &pairs);
    group(a, pile, &pairs, &list);
    for (ptrdiff_t i = 0; i < list.n; i++)
        if (list.at[i].first == i) say(a, &all, &list, i, out);
    reversals_disagree(a, pile, &all, out);
}
