/* list.c - one speaker's list in two wordings: «الإجراءات القانونية والمالية» in one
 * article, «الإجراءات القانونية والإدارية» in another; «ضغوط دولية», «ضغوط فرنسية وإيطالية».
 *
 * A list is a noun with its adjectives of relation (نسبة), found again by the noun and the
 * word before it.  One of the two must have several adjectives, each one that the other's
 * clause has in no form. */
#include "story/disagree/disagree.h"
#include "lexicon/portfolio.h"
#include "mention/namemark.h"
#include "story/sense.h"
#include "story/wording.h"

#include <math.h>
#include <stdlib.h>

enum {
    MOST_LISTS = 20000, /* in one story */
    MOST_ADJECTIVES = 5,
    LEAST_ADJECTIVE = 8, /* bytes: four letters */
    LEAST_NOUN = 6,
    LEAST_SHARED = 3,   /* telling words of the two clauses */
    MOST_SEEN = 30,     /* lists of one noun that one is compared with */
    SAME_DAYS = 3       /* days between the articles */
};

typedef struct {
    int32_t doc, before; /* before: the latest in its slot, or -1 */
    const isn_digest_clause *c;
    uint64_t noun;       /* and the word before it */
    isn_str text;        /* noun and adjectives, as they stand */
    isn_str adjective[MOST_ADJECTIVES]; /* folded */
    int n, n_joined;     /* by و */
    ptrdiff_t record;    /* that it is a side of, or -1 */
} list;
typedef ISN_LIST(list) lists;

typedef struct {
    const isn_known_word *is;
    isn_span span;
} word;

enum { MOST_WORDS = 60 };

/* The words of a clause, without numbers and marks. */
static int read_words(const isn_pile_words *words, isn_pile pile, int32_t doc, const isn_digest_clause *c, word *w)
{
    int n = 0;
    isn_word_list all = clause_words(words, doc, c - pile.at[doc].clauses.at);
    for (ptrdiff_t i = 0; i < all.n && n < MOST_WORDS; i++) {
        const isn_known_word *is = &words->known[all.at[i].is];
        if (is->kind == UNIT_WORD) w[n++] = (word){is, all.at[i].span};
    }
    return n;
}

static bool definite(isn_str key) { return str_starts(key, STR("ال")); }

/* «قانونيه», «قانونيين»: may it end as an adjective of relation? */
static bool nisba_ending(isn_str s)
{
    isn_str one = str_ends(s, STR("ين")) || str_ends(s, STR("يه")) ? str_sub(s, 0, s.n - (str_ends(s, STR("ين")) ? 4 : 2)) : s;
    return str_ends(one, STR("ي"));
}

/* An adjective of relation that goes with the noun, less its و and ال: «والقانونية» →
 * «قانونيه» after «الإجراءات»; none for another word. */
static isn_str nisba(isn_str noun, isn_str key, bool *joined)
{
    *joined = str_starts(key, STR("و")) && key.n > LEAST_ADJECTIVE;
    isn_str s = *joined ? str_sub(key, 2, key.n) : key;
    if (definite(s) != definite(noun)) return STR_NONE;
    if (definite(s)) s = str_sub(s, 4, s.n);
    return nisba_ending(s) && s.n >= LEAST_ADJECTIVE && !story_stop(s) ? s : STR_NONE;
}

/* The noun at `w` less its proclitics: «للإجراءات» → «الاجراءات». */
static isn_str noun_of(isn_arena *a, isn_str key)
{
    isn_clitic_cut cut;
    if (str_starts(key, STR("لل"))) return arena_fmt(a, "ال%.*s", (int)(key.n - 4), key.p + 4);
    for (int way = 1; clitic_cut(key, way, &cut); way++)
        if (definite(cut.rest)) return arena_str(a, cut.rest); /* the cut's letters may be its own */
    return key;
}

static void gather_clause(isn_arena *a, const isn_pile_words *words, isn_pile pile, int32_t doc, const isn_digest_clause *c, lists *out)
{
    word w[MOST_WORDS];
    int n = read_words(words, pile, doc, c, w);
    for (int i = 1; i + 1 < n && out->n < MOST_LISTS; i++) {
        bool joined;
        if (w[i - 1].is->stop || !nisba_ending(w[i + 1].is->key)) continue;
        isn_str noun = noun_of(a, w[i].is->key);
        if (noun.n < LEAST_NOUN || story_stop(noun) || nisba(noun, w[i].is->key, &joined).n) continue;
        list one = {.doc = doc, .before = -1, .record = -1, .c = c};
        int k = i + 1;
        for (isn_str s; k < n && one.n < MOST_ADJECTIVES && (s = nisba(noun, w[k].is->key, &joined)).n; k++) {
            if (joined && !one.n) break; /* «المدونين والصحفيين»: two nouns */
            if (joined) one.n_joined++;
            one.adjective[one.n++] = s;
        }
        if (!one.n) continue;
        one.noun = str_hash(str_hash(STR_HASH_SEED, w[i - 1].is->stem), story_stem(noun));
        one.text = str_sub(c->phrase.text, w[i].span.start, w[k - 1].span.end);
        isn_push_value(a, out, one);
    }
}

/* Has the clause the word in any form, or one that says the same? */
static bool clause_has(const isn_pile_words *words, isn_pile pile, const list *x, isn_str adjective)
{
    word w[MOST_WORDS];
    int n = read_words(words, pile, x->doc, x->c, w);
    for (int i = 0; i < n; i++) {
        isn_str key = w[i].is->key, bare = str_starts(key, STR("و")) && key.n > LEAST_ADJECTIVE ? str_sub(key, 2, key.n) : key;
        if (definite(bare)) bare = str_sub(bare, 4, bare.n);
        if (wording_spelling(bare, adjective) || story_root(bare) == story_root(adjective) || sense_same(bare, adjective)) return true;
    }
    return false;
}

/* «الإيطالية», «الدولية»; «المالية» is no state's here. */
static bool of_state(isn_str adjective)
{
    return name_nation(adjective) >= 0 && lex_find(&lex_portfolio, adjective) < 0;
}

/* Does one have an adjective of the kind, of states or not, that the other's clause lacks? */
static bool one_more(const isn_pile_words *words, isn_pile pile, const list *x, const list *y, bool of_states)
{
    for (int i = 0; i < x->n; i++)
        if (of_state(x->adjective[i]) == of_states && !clause_has(words, pile, y, x->adjective[i])) return true;
    return false;
}

static const isn_digest_statement *statement_of(isn_pile pile, const list *x)
{
    const isn_digest *d = &pile.at[x->doc];
    return x->c->statement >= 0 && x->c->statement < d->statements.n ? &d->statements.at[x->c->statement] : NULL;
}

static bool one_speaker(isn_pile pile, const list *x, const list *y)
{
    const isn_digest_statement *s = statement_of(pile, x), *t = statement_of(pile, y);
    for (ptrdiff_t i = 0; s && t && i < s->parties.n; i++)
        for (ptrdiff_t k = 0; k < t->parties.n; k++)
            if (s->parties.at[i] == t->parties.at[k]) return true;
    return false;
}

static bool parts(isn_arena *a, const isn_pile_words *all, isn_pile pile, const list *x, const list *y)
{
    if (x->noun != y->noun || x->c == y->c || (!x->n_joined && !y->n_joined) || abs(days_between(&pile.at[x->doc], &pile.at[y->doc])) > SAME_DAYS) return false;
    int words;
    isn_bag u = bag_make(a, x->c->phrase.key), v = bag_make(a, y->c->phrase.key);
    bag_shared(&u, &v, &words);
    if (words < LEAST_SHARED || !one_speaker(pile, x, y)) return false;
    return (one_more(all, pile, x, y, true) && one_more(all, pile, y, x, true)) || (one_more(all, pile, x, y, false) && one_more(all, pile, y, x, false));
}

static isn_side side_of(isn_pile pile, const list *x)
{
    const isn_digest_statement *s = statement_of(pile, x);
    return (isn_side){.document = x->doc, .span = x->c->phrase.span, .text = x->c->phrase.text, .value = (double)NAN, .max = (double)NAN,
                      .statement = x->c->statement, .chain = s && s->link_names.n ? s->link_names.at[0] : STR_NONE, .part_of = -1};
}

void lists_disagree(isn_arena *a, isn_pile pile, const isn_pile_words *words, isn_disagreements *out)
{
    lists all = {0};
    for (int32_t i = 0; i < pile.n; i++) {
        if (pile.same_text && pile.same_text[i] != i) continue;
        for (ptrdiff_t k = 0; k < pile.at[i].clauses.n && !a->full; k++) {
            const isn_digest_clause *c = &pile.at[i].clauses.at[k];
            if (c->statement >= 0 && !(c->marks & ISN_CLAUSE_TITLE)) gather_clause(a, words, pile, i, c, &all);
        }
    }
    uint32_t n_slots = 64;
    while (n_slots < (uint64_t)all.n * 2) n_slots *= 2;
    int32_t *newest = isn_new(a, int32_t, n_slots);
    if (!newest) return;
    for (uint32_t i = 0; i < n_slots; i++) newest[i] = -1;
    for (int32_t i = 0; i < all.n; i++) {
        int32_t *slot = &newest[all.at[i].noun & (n_slots - 1)], k = *slot;
        for (int seen = 0; k >= 0 && seen < MOST_SEEN; k = all.at[k].before, seen++) {
            list *x = &all.at[k], *y = &all.at[i];
            if (!parts(a, words, pile, x, y)) continue;
            if (x->record >= 0) { /* told once more */
                disagreement_side(a, &out->at[y->record = x->record], side_of(pile, y));
                break;
            }
            x->record = y->record = out->n;
            isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_QUOTATION, ISN_RELATION_DISAGREEMENT, x->text, side_of(pile, x), side_of(pile, y));
            if (d) reason_give(a, d, "listed", (isn_reason_words){.a = x->text, .b = y->text});
            break;
        }
        all.at[i].before = *slot, *slot = i;
    }
}
