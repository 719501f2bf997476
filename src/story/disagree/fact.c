/* fact.c - two states of one thing that cannot both hold.
 *
 * «تطهير المطار والسيطرة عليه» / «ظل المطار خارج سيطرتها»: the clauses stand on two
 * sides of a class of lexicon/fact.tsv, speak of the same thing on the same
 * day, each in the words of another. */
#include "story/disagree/dispute.h"

#include "lexicon/fact.h"
#include "lexicon/stance.h"

#include <stdlib.h>

enum {
    NEAR_DOCS = 6,    /* articles on either side */
    DAYS_APART = 1,   /* who holds a town changes */
    ABOUT = 3,        /* words from that of the fact to the thing */
    MOST_ROOTS = 40,
    MOST_TRIED = 300  /* clauses that have a word of it, the nearest */
};
#define SHARED_BESIDE 2.0    /* rarity of what both share, in one article … */
#define SHARED_ELSEWHERE 4.5 /* … and in two */

static bool wanted(const isn_accounts *all, const isn_account *x)
{
    isn_word_list list = account_words(all, x);
    for (ptrdiff_t i = 0; i < list.n; i++) {
        const isn_known_word *w = &all->words->known[list.at[i].is];
        if (w->kind == UNIT_WORD && word_stance(w, LEX_STANCE_KIND_UNREAL)) return true;
    }
    return false;
}

/* Something that is told to be so, and of one side only. */
static bool states(const isn_accounts *all, const isn_account *x)
{
    uint32_t not_told = ISN_CLAUSE_DENIES | ISN_CLAUSE_TITLE | ISN_CLAUSE_QUESTION;
    isn_act act = x->st ? x->st->record.act : ISN_ACT_SAY;
    if (x->c->marks & not_told || act == ISN_ACT_CALL || act == ISN_ACT_EXPECT || act == ISN_ACT_WARN || act == ISN_ACT_AGREE) return false;
    for (ptrdiff_t i = 0; i < x->c->facts.n; i++)
        for (ptrdiff_t k = 0; k < i; k++)
            if (x->c->facts.at[i].side == (x->c->facts.at[k].side ^ 1u)) return false;
    return !wanted(all, x);
}

/* Is x in the state and y not: a place; or a person, where both name him? */
static bool opposed(const isn_account *x, const isn_account *y)
{
    for (ptrdiff_t i = 0; i < x->c->facts.n; i++)
        for (ptrdiff_t k = 0; k < y->c->facts.n; k++) {
            uint32_t side = x->c->facts.at[i].side, class = side / 2;
            bool place = class == LEX_FACT_CLASS_CONTROL || class == LEX_FACT_CLASS_OPEN;
            if ((side & 1u) && y->c->facts.at[k].side == side - 1 && (place || account_parties_meet(x, y))) return true;
        }
    return false;
}

/* The weight of what both speak of, without the words of the facts themselves. */
static double shared_things(const isn_account *x, const isn_account *y, int *words)
{
    double sum = 0;
    *words = 0;
    for (int i = 0; i < x->n_words; i++) {
        bool fact = false;
        for (ptrdiff_t k = 0; k < x->c->facts.n; k++) fact |= x->c->facts.at[k].root == x->word[i].root;
        for (ptrdiff_t k = 0; k < y->c->facts.n; k++) fact |= y->c->facts.at[k].root == x->word[i].root;
        if (!fact && account_has(y, x->word[i].root)) sum += (double)x->word[i].rarity, (*words)++;
    }
    return sum;
}

/* The roots of the telling words, in their order, and where the word of a fact is. */
static int read_order(const isn_accounts *all, const isn_account *x, uint32_t *root, int most, int *fact)
{
    int n = 0;
    *fact = -1;
    isn_word_list list = account_words(all, x);
    for (ptrdiff_t i = 0; i < list.n && n < most; i++) {
        const isn_known_word *w = &all->words->known[list.at[i].is];
        if (w->kind != UNIT_WORD) continue;
        uint32_t r = w->root;
        bool of_fact = false;
        for (ptrdiff_t k = 0; k < x->c->facts.n; k++) of_fact |= x->c->facts.at[k].root == r;
        if (of_fact) *fact = n;
        if (of_fact || account_has(x, r)) root[n++] = r;
    }
    return n;
}

/* Is what both share the thing itself: near the word of the fact in both? */
static bool meet_at_facts(const isn_accounts *all, const isn_account *x, const isn_account *y)
{
    uint32_t rx[MOST_ROOTS], ry[MOST_ROOTS];
    int fx, fy, nx = read_order(all, x, rx, MOST_ROOTS, &fx), ny = read_order(all, y, ry, MOST_ROOTS, &fy);
    for (int i = 0; i < nx; i++)
        for (int k = 0; k < ny; k++)
            if (i != fx && k != fy && rx[i] == ry[k] && abs(i - fx) <= ABOUT && abs(k - fy) <= ABOUT) return true;
    return false;
}

static double fit(const isn_accounts *all, isn_pile pile, const isn_account *x, const isn_account *y)
{
    int days = abs(days_between(&pile.at[x->doc], &pile.at[y->doc])), words;
    if (days > DAYS_APART || !opposed(x, y) || !account_two_speakers(x, y)) return 0;
    bool beside = x->doc == y->doc;
    if (!beside && x->c->date.n && y->c->date.n && !str_eq(x->c->date, y->c->date)) return 0;
    double shared = shared_things(x, y, &words);
    if (!meet_at_facts(all, x, y)) return 0;
    if (words < (beside ? 1 : 2) || shared < (beside ? SHARED_BESIDE : SHARED_ELSEWHERE)) return 0;
    bool direct = x->st && x->st->record.mode == ISN_MODE_DIRECT;
    return shared / 3.0 + 1.2 * beside + 0.5 * direct + 0.2 * account_parties_meet(x, y);
}

/* The best of the clauses that have one of its words. */
static isn_dispute_pair answer_to(isn_pile pile, const isn_accounts *all, const isn_account *no)
{
    isn_dispute_pair best = {NULL, no, 0, "facts"};
    for (int w = 0; w < no->n_words; w++) {
        ptrdiff_t from, to, tried = 0;
        account_uses(all, no->word[w].root, &from, &to);
        for (ptrdiff_t i = from; i < to && tried < MOST_TRIED; i++) {
            const isn_account *yes = &all->at[all->use[i].account];
            if (yes->doc + NEAR_DOCS < no->doc) continue;
            if (yes->doc > no->doc + NEAR_DOCS) break;
            tried++;
            double f = yes == no ? 0 : fit(all, pile, yes, no);
            if (f > best.fit && states(all, yes)) best.claim = yes, best.fit = f;
        }
    }
    return best;
}

/* The accounts, and of the uses of their words those of accounts with a fact. */
static isn_accounts with_facts(isn_arena *a, const isn_accounts *all)
{
    isn_accounts few = *all;
    isn_account_use *use = isn_new(a, isn_account_use, all->n_uses);
    few.n_uses = 0, few.use = use;
    for (ptrdiff_t i = 0; use && i < all->n_uses; i++)
        if (all->at[all->use[i].account].c->facts.n) use[few.n_uses++] = all->use[i];
    return few;
}

void fact_pairs(isn_arena *a, isn_pile pile, const isn_accounts *all, isn_dispute_pairs *out)
{
    isn_accounts few = with_facts(a, all);
    for (ptrdiff_t i = 0; i < all->n && !a->full; i++) {
        const isn_account *no = &all->at[i];
        bool minus = false; /* «لا يزال محتجزا» */
        for (ptrdiff_t k = 0; k < no->c->facts.n; k++) minus |= (no->c->facts.at[k].side & 1u) == 0;
        if (!minus || !states(all, no)) continue;
        isn_dispute_pair p = answer_to(pile, &few, no);
        if (p.claim) isn_push_value(a, out, p);
    }
}
