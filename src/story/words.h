/* words.h - the words of a pile's clauses, each form of a word worked out once.
 *
 * Uses: key.  Used by: the disagreements of story.
 *
 * The articles of a story have most of their words in common, and half a dozen rules
 * read every clause: so the text is cut into words once, and what a word is (its key,
 * its root, which stand it takes) is worked out where it first stands. */
#ifndef STORY_WORDS_H
#define STORY_WORDS_H

#include "lex/fold.h"
#include "story/digest/key.h"

typedef struct {
    isn_str text;   /* as it is written */
    isn_str key;    /* folded */
    isn_str stem;   /* its light stem, a part of the key */
    uint32_t root;  /* story_root of the key */
    uint32_t hash;  /* of the key */
    uint64_t stance, stem_stance; /* a bit for each LEX_STANCE_KIND_… that lexicon/stance.tsv gives the key, the stem */
    float rarity;   /* story_idf of the stem */
    isn_unit kind;
    bool stop;      /* story_stop */
} isn_known_word;

typedef struct {
    isn_span span;  /* in its clause's text */
    int32_t is;     /* index in isn_pile_words.known */
} isn_word_at;

/* The words, numbers and marks of one clause. */
typedef struct {
    const isn_word_at *at;
    ptrdiff_t n;
} isn_word_list;

typedef struct {
    const isn_known_word *known;
    ptrdiff_t n_known;      /* one form may stand there more than once: compare keys */
    isn_word_list *clause;
    ptrdiff_t *first;       /* of each document in `clause` */
} isn_pile_words;

/* The words of every clause of the pile.  Where `a` fills, a->full is set and clauses
 * have no words. */
isn_pile_words words_read(isn_arena *a, isn_pile pile);

/* Has lexicon/stance.tsv the word as of this kind?  It, or its stem? */
static inline bool word_stance(const isn_known_word *w, int kind) { return w->stance >> kind & 1; }
static inline bool word_stance_any(const isn_known_word *w, int kind) { return (w->stance | w->stem_stance) >> kind & 1; }

/* One word by itself, folded. */
isn_known_word word_look(isn_str text, isn_str key, isn_unit kind);

static inline isn_word_list clause_words(const isn_pile_words *w, ptrdiff_t doc, ptrdiff_t clause)
{
    return w->clause ? w->clause[w->first[doc] + clause] : (isn_word_list){0};
}

#endif
