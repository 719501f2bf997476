/* negation.c - what one says was done and another says was not.
 *
 * «ربما عبثت روسيا بالموقع» / «روسيا لم تعبث بالموقع»; «دخول اللجنة إلى المدينة» /
 * «لم يسمح لهم بدخول المدينة»: what one clause negates the other says without a
 * negation, in any form of the word (root.c), and about the word the two speak
 * of the same.  Or they stand on two sides of a fact of lexicon/opposite.tsv:
 * «تحرير المطار» / «لا يزال المطار في قبضة …».  Each is in the words of another, and
 * both are of the same days. */
#include "story/disagree/dispute.h"

#include "lexicon/stance.h"
#include "mention/namemark.h"

#include <stdlib.h>

enum {
    SCOPE = 6,        /* words after a negation that it turns */
    ABOUT = 4,        /* telling words on either side of the one negated */
    BEFORE = 1,       /* of which these before it are its own */
    MOST_ROOTS = 40,
    NEAR_DOCS = 10,   /* articles on either side */
    DAYS_APART = 4,
    MOST_TRIED = 400  /* clauses that have a word, the nearest */
};
#define TELLING 1.2   /* rarity of a word that can be what is negated */
#define COVERED 0.6   /* of what is negated */
#define LEAST 4.0     /* a fit that makes a pair: of real news those below were fair one time in nine */
#define SHARED 3.6    /* the weight of what both share, it among them */

/* The roots of a clause's telling words in their order, and which is negated. */
typedef struct {
    uint32_t at[MOST_ROOTS];
    bool purpose[MOST_ROOTS]; /* «للخروج»: it need not have come to pass */
    int n, negated; /* negated: an index, or -1 */
    uint32_t any;   /* «لم يصب أي سائح»: of these alone it is said; 0 none */
    bool state;     /* they are a people: «أي تشادي» */
    bool unreal;    /* wanted, planned, forbidden: «خطط إدخال القافلة» */
} roots;

/* Negated is the first word after «لم», «لا», «عدم» that is none like «يتم», «وقوع»,
 * «أدلة»; no word where that one tells nothing. */
static roots read_roots(const isn_accounts *all, const isn_account *x)
{
    roots r = {.negated = -1};
    int reach = 0;
    bool done = false, who = false, lack = false, just = false, any = false;
    isn_word_list list = account_words(all, x);
    for (ptrdiff_t i = 0; i < list.n && r.n < MOST_ROOTS; i++) {
        const isn_known_word *w = &all->words->known[list.at[i].is];
        if (w->kind != UNIT_WORD) continue;
        isn_str key = w->key, stem = w->stem;
        bool not = word_stance(w, LEX_STANCE_KIND_NOT);
        if (word_stance(w, LEX_STANCE_KIND_LACK)) reach = SCOPE, lack = true;
        if (not) reach = SCOPE, lack = false, done |= who; /* «الشركات التي لا تحترم …» are some */
        who = word_stance(w, LEX_STANCE_KIND_WHO);
        bool light_word = word_stance_any(w, LEX_STANCE_KIND_LIGHT);
        bool part = str_starts(key, STR("ب")) && !str_starts(stem, STR("ب"));
        if (just && (part || (w->stop && !light_word))) reach = 0; /* «لا في الميناء», «لا بالتجارة»: of the word, not of what is done */
        just = not;
        if (any && !not) r.any = w->root, any = false, r.state = name_nation(key) >= 0;
        any |= reach > 0 && word_stance(w, LEX_STANCE_KIND_ANY);
        if (word_stance_any(w, LEX_STANCE_KIND_UNREAL)) r.unreal = true;
        bool light = light_word || w->stop || key.n <= 4;
        if (reach > 0 && word_stance(w, LEX_STANCE_KIND_BE)) done = true; /* «لم تكن جميلة» */
        if (reach-- > 0 && !light && !done) {
            done = true;
            bool noun = !lack && str_starts(key, STR("ال")); /* «لا الحلف ولا الحركة» */
            if (!noun && story_idf(stem) > TELLING && account_has(x, w->root)) r.negated = r.n;
        }
        if (light || !account_has(x, w->root)) continue;
        r.purpose[r.n] = str_starts(key, STR("ل")) && !str_starts(stem, STR("ل"));
        r.at[r.n++] = w->root;
    }
    return r;
}

uint32_t negation_root(const isn_accounts *all, const isn_account *x)
{
    roots r = read_roots(all, x);
    return r.negated >= 0 ? r.at[r.negated] : 0;
}

bool negation_only_done(const isn_accounts *all, const isn_account *x)
{
    bool not = false;
    isn_word_list list = account_words(all, x);
    for (ptrdiff_t i = 0; i < list.n; i++) {
        const isn_known_word *w = &all->words->known[list.at[i].is];
        if (w->kind != UNIT_WORD) continue;
        if (not && (word_stance(w, LEX_STANCE_KIND_DOES) || word_stance(w, LEX_STANCE_KIND_BE))) return true;
        not = word_stance(w, LEX_STANCE_KIND_NOT);
    }
    return false;
}

/* In one article by how telling the word is in the news: an article of one matter
 * says its words in every clause. */
static double weight_of(const isn_account *x, uint32_t root, bool beside)
{
    for (int i = 0; i < x->n_words; i++)
        if (x->word[i].root == root) return (double)(beside ? x->word[i].rarity : x->word[i].weight);
    return 0;
}

/* The weight of the words that stand about `root` in both. */
static double about_shared(const isn_account *no, const roots *n, int at, const roots *y, uint32_t root, bool beside, int *words)
{
    double most = 0;
    *words = 0;
    for (int k = 0; k < y->n; k++) {
        if (y->at[k] != root || y->purpose[k]) continue;
        double sum = 0;
        int found = 0;
        for (int i = at - ABOUT < 0 ? 0 : at - ABOUT; i < n->n && i <= at + ABOUT; i++) {
            bool both = false;
            for (int j = k - ABOUT < 0 ? 0 : k - ABOUT; j < y->n && j <= k + ABOUT; j++) both |= y->at[j] == n->at[i] && (j != k || i == at);
            if (both) sum += weight_of(no, n->at[i], beside), found++;
        }
        if (sum > most) most = sum, *words = found;
    }
    return most;
}

/* The most that about_shared can find, by the words of the clause in any order. */
static double most_shared(const isn_account *no, const roots *n, const isn_account *yes, bool beside, int *words)
{
    double sum = 0;
    *words = 0;
    for (int i = n->negated - ABOUT < 0 ? 0 : n->negated - ABOUT; i < n->n && i <= n->negated + ABOUT; i++)
        if (account_has(yes, n->at[i])) sum += weight_of(no, n->at[i], beside), (*words)++;
    return sum;
}

/* The weight of what is negated and of what stands about it. */
static double about_weight(const isn_account *x, const roots *r, bool beside)
{
    double sum = 0;
    for (int i = r->negated - BEFORE < 0 ? 0 : r->negated - BEFORE; i < r->n && i <= r->negated + ABOUT; i++) sum += weight_of(x, r->at[i], beside);
    return sum;
}

/* Something that is told to be so: not asked, demanded, expected or denied. */
static bool asserts(const isn_account *x)
{
    if (x->denies || x->c->marks & (ISN_CLAUSE_TITLE | ISN_CLAUSE_IF | ISN_CLAUSE_QUESTION | ISN_CLAUSE_CONTRAST)) return false;
    isn_act act = x->st ? x->st->record.act : ISN_ACT_SAY;
    return act != ISN_ACT_CALL && act != ISN_ACT_EXPECT && act != ISN_ACT_WARN && act != ISN_ACT_AGREE && act != ISN_ACT_DENY;
}

/* Can the two be two persons' accounts of one time? */
static bool comparable(isn_pile pile, const isn_account *yes, const isn_account *no, int most_days)
{
    int days = abs(days_between(&pile.at[yes->doc], &pile.at[no->doc]));
    if (yes == no || days > most_days || !asserts(yes)) return false;
    if (!account_two_speakers(yes, no) && !(no->st && !yes->st && yes->doc != no->doc)) return false;
    return yes->doc == no->doc || !yes->c->date.n || !no->c->date.n || str_eq(yes->c->date, no->c->date);
}

static double fit(isn_pile pile, const isn_account *yes, const isn_account *no, double shared)
{
    int days = abs(days_between(&pile.at[yes->doc], &pile.at[no->doc]));
    return shared / 3.0 + 0.3 * account_parties_meet(yes, no) + 0.8 * (yes->doc == no->doc) - 0.1 * days;
}

/* «… أن روسيا عبثت بالموقع»: does it name him who says that it is not so? */
static bool names_speaker(const isn_account *yes, const isn_account *no)
{
    for (ptrdiff_t i = 0; no->st && i < no->st->parties.n; i++)
        if (account_names(yes, no->st->parties.at[i])) return true;
    return false;
}

/* The best of the clauses that have the negated word. */
static void pair_negated(isn_arena *a, isn_pile pile, const isn_accounts *all, const isn_account *no, isn_dispute_pairs *out)
{
    roots n = read_roots(all, no);
    ptrdiff_t from, to, tried = 0;
    if (n.negated < 0) return;
    uint32_t root = n.at[n.negated];
    double whole[] = {about_weight(no, &n, false), about_weight(no, &n, true)};
    isn_dispute_pair best = {NULL, no, LEAST, "negated"};
    account_uses(all, root, &from, &to);
    for (ptrdiff_t i = from; i < to && tried < MOST_TRIED; i++) {
        const isn_account *yes = &all->at[all->use[i].account];
        if (yes->doc + NEAR_DOCS < no->doc) continue;
        if (yes->doc > no->doc + NEAR_DOCS) break;
        tried++;
        if (yes->c->marks & ISN_CLAUSE_NEGATED || n.state || (n.any && !account_has(yes, n.any))) continue;
        bool beside = yes->doc == no->doc;
        int words, least = account_parties_meet(yes, no) || names_speaker(yes, no) ? 2 : 3;
        double shared = most_shared(no, &n, yes, beside, &words);
        if (words < least || shared < SHARED || shared < COVERED * whole[beside] || !comparable(pile, yes, no, DAYS_APART)) continue;
        roots y = read_roots(all, yes);
        if (y.unreal) continue;
        shared = about_shared(no, &n, n.negated, &y, root, beside, &words);
        if (words < least || shared < SHARED || shared < COVERED * whole[beside]) continue;
        double f = fit(pile, yes, no, shared);
        if (f > best.fit) best.claim = yes, best.fit = f;
    }
    if (best.claim) isn_push_value(a, out, best);
}

void negation_pairs(isn_arena *a, isn_pile pile, const isn_accounts *all, isn_dispute_pairs *out)
{
    for (ptrdiff_t i = 0; i < all->n && !a->full; i++) {
        const isn_account *no = &all->at[i];
        uint32_t marks = no->c->marks;
        if (!no->st || no->denies || !(marks & ISN_CLAUSE_NEGATED) || marks & (ISN_CLAUSE_TITLE | ISN_CLAUSE_IF | ISN_CLAUSE_QUESTION)) continue;
        pair_negated(a, pile, all, no, out);
    }
}
