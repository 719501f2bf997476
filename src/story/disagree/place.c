/* place.c - the name of a place or a body with a slip in it: «مستشفى الصورة» where
 * the others write «مستشفى الثورة».
 *
 * No name but what follows its noun is compared, a definite word: nouns of
 * lexicon/place_head.tsv and org_head.tsv. */
#include "story/disagree/disagree.h"

#include "lexicon/org_head.h"
#include "lexicon/place_head.h"
#include "mention/name.h"

#include <math.h>
#include <stdlib.h>

enum {
    MOST_NAMED = 20000, /* in one story */
    MOST_ALIKE = 200,   /* tellings after one noun that one is compared with */
    LEAST_NAME = 12,    /* bytes of «ال» and four letters */
    LEAST_TIMES = 2,    /* that the right name is written */
    WORDS_BEFORE = 5,
    WORDS_AFTER = 2
};
#define LISTED 5.4 /* story_idf of a word that the news has */

typedef struct {
    isn_str words, text; /* «مستشفي الصوره», and as it stands */
    ptrdiff_t head;      /* bytes of its first word */
    const isn_digest_clause *c;
    int32_t doc;
} named;
typedef ISN_LIST(named) all_named;

/* Is the folded word a noun of places or bodies? */
static bool heads_name(isn_str key)
{
    int k = lex_find(&lex_place_head, key);
    if (k >= 0) return lex_value(&lex_place_head, lex_row(&lex_place_head, k), LEX_PLACE_HEAD_TYPE) != LEX_PLACE_HEAD_TYPE_DIRECTION;
    return lex_find(&lex_org_head, key) >= 0;
}

/* The stems of those nouns, as clauses' keys have them. */
enum { STEMS = 1024 };
typedef struct {
    uint32_t hash[STEMS];
} stems;

static bool stem_there(const stems *s, uint32_t hash, uint32_t *at)
{
    for (*at = hash & (STEMS - 1); s->hash[*at]; *at = (*at + 1) & (STEMS - 1))
        if (s->hash[*at] == hash) return true;
    return false;
}

static uint32_t stem_hash(isn_str stem) { return (uint32_t)str_hash(STR_HASH_SEED, stem) | 1; }

static void add_stems(const isn_lex *lex, stems *s)
{
    uint32_t at;
    for (int k = 0, n = 0; k < lex->n_keys && n < STEMS / 3; k++) {
        uint32_t hash = stem_hash(story_stem(lex->key[k].text));
        if (stem_there(s, hash, &at)) continue;
        s->hash[at] = hash, n++;
    }
}

/* Asked of every clause first: nothing is allocated. */
static bool may_name(const stems *s, isn_str key)
{
    ptrdiff_t at = 0;
    uint32_t slot;
    for (isn_str w; (w = key_word(key, &at)).n;)
        if (stem_there(s, stem_hash(w), &slot)) return true;
    return false;
}

/* The noun that a word is, less its proclitics, or none: of each form once. */
typedef struct {
    isn_str noun;
    bool looked;
} head;

typedef struct {
    const isn_pile_words *words;
    head *at; /* one for each of words->known */
} head_words;

static isn_str head_of(isn_arena *a, const head_words *all, int32_t is)
{
    const isn_known_word *w = &all->words->known[is];
    head *h = &all->at[is];
    isn_clitic_cut cut;
    for (int way = 0; !h->looked && w->kind == UNIT_WORD && !h->noun.n && clitic_cut(w->key, way, &cut); way++)
        if (heads_name(cut.rest)) h->noun = arena_str(a, cut.rest); /* the cut's letters may be its own */
    h->looked = true;
    return h->noun;
}

static void gather_clause(isn_arena *a, const head_words *heads, int32_t doc, const isn_digest *d, ptrdiff_t k, all_named *out)
{
    const isn_digest_clause *c = &d->clauses.at[k];
    isn_str before = STR_NONE, text = c->phrase.text;
    isn_word_list list = clause_words(heads->words, doc, k);
    for (ptrdiff_t i = 0; i < list.n; i++) {
        const isn_known_word *w = &heads->words->known[list.at[i].is];
        bool name = before.n && w->kind == UNIT_WORD && w->key.n >= LEAST_NAME && str_starts(w->key, STR("ال"));
        if (name && out->n < MOST_NAMED) {
            named one = {arena_fmt(a, "%.*s %.*s", STR_ARG(before), STR_ARG(w->key)),
                         str_sub(text, list.at[i - 1].span.start, list.at[i].span.end), before.n, c, doc};
            isn_push_value(a, out, one);
        }
        before = head_of(a, heads, list.at[i].is);
    }
}

static int by_words(const void *x, const void *y)
{
    const named *a = x, *b = y;
    int c = str_cmp(a->words, b->words);
    if (c) return c;
    if (a->doc != b->doc) return a->doc < b->doc ? -1 : 1;
    return a->c->phrase.span.start < b->c->phrase.span.start ? -1 : a->c->phrase.span.start > b->c->phrase.span.start;
}

/* The name with a few words around it. */
static isn_side side_of(const named *x)
{
    isn_str text = x->c->phrase.text;
    ptrdiff_t at = x->text.p - text.p, start = at, end = at + x->text.n;
    for (int words = 0; start > 0 && words < WORDS_BEFORE; words++) {
        do start--;
        while (start > 0 && text.p[start - 1] != ' ');
    }
    for (int words = 0; end < text.n && words < WORDS_AFTER; words++) {
        do end++;
        while (end < text.n && text.p[end] != ' ');
    }
    isn_span span = {x->c->phrase.span.start + (uint32_t)start, x->c->phrase.span.start + (uint32_t)end};
    return (isn_side){.document = x->doc, .span = span, .text = str_sub(text, start, end), .value = (double)NAN,
                      .max = (double)NAN, .statement = x->c->statement, .part_of = -1};
}

static bool same_head(const named *x, const named *y)
{
    return x->head == y->head && memcmp(x->words.p, y->words.p, (size_t)x->head) == 0;
}

/* How far a telling stands from another: in one article bytes, else articles. */
static int64_t distance(const named *x, const named *y)
{
    int64_t bytes = (int64_t)x->c->phrase.span.start - (int64_t)y->c->phrase.span.start;
    return x->doc == y->doc ? llabs(bytes) : llabs((int64_t)x->doc - y->doc) << 32;
}

/* The end of the run of one name that begins at `i`. */
static ptrdiff_t run(const all_named *all, ptrdiff_t i)
{
    ptrdiff_t end = i + 1;
    while (end < all->n && str_eq(all->at[end].words, all->at[i].words)) end++;
    return end;
}

/* One article has it, and it is a word: «الصورة» tells another place, «النضهة» is a
 * slip that misleads nobody. */
static bool odd_name(const all_named *all, ptrdiff_t i, ptrdiff_t end)
{
    isn_str words = all->at[i].words;
    return end - i <= LEAST_TIMES && all->at[i].doc == all->at[end - 1].doc &&
           story_idf(story_stem(str_sub(words, all->at[i].head + 1, words.n))) < LISTED;
}

/* The odd name from `i` to `i_end` against that from `k` on: the two tellings nearest to each other. */
static void say(isn_arena *a, const all_named *all, ptrdiff_t i, ptrdiff_t i_end, ptrdiff_t k, isn_disagreements *out)
{
    const named *x = &all->at[i], *y = &all->at[k];
    for (; i < i_end; i++)
        for (ptrdiff_t j = k; j < run(all, k) && j < k + MOST_ALIKE; j++)
            if (distance(&all->at[i], &all->at[j]) < distance(x, y)) x = &all->at[i], y = &all->at[j];
    isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_NAME, ISN_RELATION_DISAGREEMENT, y->text, side_of(x), side_of(y));
    if (d) reason_give(a, d, "misspelt", (isn_reason_words){.a = x->text, .b = y->text});
}

void places_disagree(isn_arena *a, isn_pile pile, const isn_pile_words *words, isn_disagreements *out)
{
    all_named all = {0};
    stems *nouns = isn_new(a, stems, 1);
    head_words heads = {words, isn_new(a, head, words->n_known)};
    if (!nouns || !heads.at) return;
    add_stems(&lex_place_head, nouns);
    add_stems(&lex_org_head, nouns);
    for (int32_t i = 0; i < pile.n; i++) {
        if (pile.same_text && pile.same_text[i] != i) continue;
        for (ptrdiff_t k = 0; k < pile.at[i].clauses.n && !a->full; k++)
            if (may_name(nouns, pile.at[i].clauses.at[k].phrase.key)) gather_clause(a, &heads, i, &pile.at[i], k, &all);
    }
    if (all.n) qsort(all.at, (size_t)all.n, sizeof *all.at, by_words);
    for (ptrdiff_t first = 0, end, next; first < all.n; first = end) { /* those of one noun stand together */
        for (end = first + 1; end < all.n && same_head(&all.at[first], &all.at[end]);) end++;
        for (ptrdiff_t i = first; i < end; i = next) {
            next = run(&all, i);
            if (!odd_name(&all, i, next)) continue;
            ptrdiff_t names = 0;
            for (ptrdiff_t k = first, over; k < end && names < MOST_ALIKE; k = over, names++) {
                over = run(&all, k);
                if (over - k <= next - i || over - k < LEAST_TIMES || !isn_name_slip(all.at[i].words, all.at[k].words)) continue;
                say(a, &all, i, next, k, out);
                break;
            }
        }
    }
}
