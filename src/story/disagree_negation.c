/* disagree_negation.c - what one clause says was done and another says was not.
 *
 * «ربما عبثت روسيا بالموقع» / «روسيا لم تعبث بالموقع»: the word that is negated
 * stands in the other clause without a negation, and the two share a party or
 * another telling word besides.  The forms of a verb are compared by what
 * remains of them without long vowels and the letters of person and time. */
#include "story/disagree.h"

#include "lexicon/stance.h"

#include <math.h>

enum {
    ROOT = 24,       /* bytes kept of a root */
    REACH = 2,       /* words from a negation to what it negates */
    NEAR_DOCS = 8,   /* articles on either side */
    DAYS_APART = 5,
    SHARED_WORDS = 2 /* besides the negated one */
};
#define SHARED 9.0   /* and their weight */
#define LIKE 0.3

typedef struct {
    int32_t doc;
    const isn_digest_clause *c;
    uint64_t root;   /* of the negated word, 0: the clause negates nothing */
    isn_bag bag;
} stand;
typedef ISN_LIST(stand) stands;

/* «تعبث» → «عبث», «دخول» → «دخل»: without the letters of person, without ا و ي
 * inside and ت at the end; 0 where fewer than three letters remain. */
static uint64_t root_of(isn_str word, bool verb)
{
    static const char *const person[] = {"ت", "ي", "ن", NULL};
    isn_str w = verb ? word : story_stem(word);
    for (const char *const *p = person; verb && *p; p++)
        if (w.n > 6 && str_starts(w, str_c(*p))) {
            w = str_sub(w, str_c(*p).n, w.n);
            break;
        }
    char kept[ROOT];
    int n = 0;
    for (ptrdiff_t i = 0; i + 1 < w.n && n + 2 <= ROOT; i += 2) {
        isn_str letter = str_sub(w, i, i + 2);
        bool last = i + 2 >= w.n;
        if (str_is(letter, "ا") || str_is(letter, "و") || str_is(letter, "ي")) continue;
        if (last && i && str_is(letter, "ت")) continue;
        kept[n++] = letter.p[0], kept[n++] = letter.p[1];
    }
    return n >= 6 ? str_hash(STR_HASH_SEED, (isn_str){kept, n}) : 0;
}

/* Is the word «لم», «لن», «لا»: such as negates the verb after it? */
static bool negates(isn_str key)
{
    int k = lex_find(&lex_stance, key);
    for (; k >= 0; k = lex_next(&lex_stance, k))
        if (lex_value(&lex_stance, lex_row(&lex_stance, k), LEX_STANCE_KIND) == LEX_STANCE_KIND_NEGATE) return key.n <= 6;
    return false;
}

/* The root of the first telling word that the clause negates. */
static uint64_t negated_root(isn_arena *a, isn_str text)
{
    int reach = 0;
    isn_span u = {0, 0};
    for (isn_unit kind; (kind = unit_next(text, u.end, &u)) != UNIT_END;) {
        if (kind != UNIT_WORD) continue;
        isn_str key = fold_word(a, str_span(text, u));
        if (negates(key)) reach = REACH;
        else if (reach-- > 0 && !story_stop(key) && story_idf(story_stem(key)) > 2.0) return root_of(key, true);
    }
    return 0;
}

static bool says(isn_arena *a, isn_str text, uint64_t root)
{
    isn_span u = {0, 0};
    for (isn_unit kind; (kind = unit_next(text, u.end, &u)) != UNIT_END;) {
        if (kind != UNIT_WORD) continue;
        isn_str key = fold_word(a, str_span(text, u));
        if (root_of(key, false) == root || root_of(key, true) == root) return true;
    }
    return false;
}

static void gather(isn_arena *a, isn_pile pile, stands *out)
{
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        if (pile.same_text && pile.same_text[i] != i) continue;
        for (ptrdiff_t k = 0; k < pile.at[i].clauses.n; k++) {
            const isn_digest_clause *c = &pile.at[i].clauses.at[k];
            if (c->marks & (ISN_CLAUSE_TITLE | ISN_CLAUSE_IF)) continue;
            stand s = {(int32_t)i, c, 0, bag_make(a, c->phrase.key)};
            if (c->marks & ISN_CLAUSE_NEGATED) s.root = negated_root(a, c->phrase.text);
            isn_push_value(a, out, s);
        }
    }
}

static bool shared_party(const isn_digest_clause *x, const isn_digest_clause *y)
{
    for (ptrdiff_t i = 0; i < x->parties.n; i++)
        for (ptrdiff_t k = 0; k < y->parties.n; k++)
            if (x->parties.at[i] == y->parties.at[k]) return true;
    return false;
}

/* How well `yes` says what `no` negates; 0 not at all. */
static double fit(isn_arena *a, isn_pile pile, const stand *yes, const stand *no)
{
    if (yes->c->marks & (ISN_CLAUSE_NEGATED | ISN_CLAUSE_DENIES)) return 0;
    int days = days_between(&pile.at[yes->doc], &pile.at[no->doc]), words;
    if (days > DAYS_APART || days < -DAYS_APART) return 0;
    double shared = bag_shared(&yes->bag, &no->bag, &words), like = bag_cosine(&yes->bag, &no->bag);
    bool party = shared_party(yes->c, no->c);
    if (!(words >= SHARED_WORDS && shared >= SHARED && like >= LIKE) && !(party && words >= SHARED_WORDS && like >= LIKE)) return 0;
    return says(a, yes->c->phrase.text, no->root) ? like + (yes->doc == no->doc) * 0.1 + party * 0.1 : 0;
}

static isn_side side_of(const isn_digest *d, const stand *s)
{
    int32_t st = s->c->statement;
    isn_str chain = st >= 0 && st < d->statements.n && d->statements.at[st].link_names.n ? d->statements.at[st].link_names.at[0] : STR_NONE;
    return (isn_side){.document = s->doc, .span = s->c->phrase.span, .text = s->c->phrase.text, .value = (double)NAN,
                      .max = (double)NAN, .statement = st, .said = s->c->date, .chain = chain, .part_of = -1};
}

/* Is the clause a side of a denial already? */
static bool told(const isn_disagreements *out, const stand *s)
{
    for (ptrdiff_t i = 0; i < out->n; i++)
        for (ptrdiff_t k = 0; k < out->at[i].sides.n && out->at[i].kind != ISN_CONFLICT_FIGURE; k++)
            if (out->at[i].sides.at[k].document == s->doc && span_overlaps(out->at[i].sides.at[k].span, s->c->phrase.span)) return true;
    return false;
}

void negations_disagree(isn_arena *a, isn_pile pile, isn_disagreements *out)
{
    stands s = {0};
    gather(a, pile, &s);
    ptrdiff_t low = 0;
    for (ptrdiff_t i = 0; i < s.n && !a->full; i++) {
        while (s.at[low].doc + NEAR_DOCS < s.at[i].doc) low++;
        const stand *best = NULL;
        double most = 0;
        if (!s.at[i].root || told(out, &s.at[i])) continue;
        for (ptrdiff_t k = low; k < s.n && s.at[k].doc <= s.at[i].doc + NEAR_DOCS; k++) {
            double f = k == i ? 0 : fit(a, pile, &s.at[k], &s.at[i]);
            if (f > most) best = &s.at[k], most = f;
        }
        if (!best) continue;
        isn_str about = bag_shared_phrase(a, &best->bag, &s.at[i].bag, best->c->phrase.text);
        isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_DENIAL, ISN_RELATION_DISAGREEMENT, about,
                                               side_of(&pile.at[best->doc], best), side_of(&pile.at[s.at[i].doc], &s.at[i]));
        if (d) reason_give(a, d, "negated", (isn_reason_words){.a = about});
    }
}
