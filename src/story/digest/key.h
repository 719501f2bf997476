/* key.h - how words, bodies and articles are compared.
 *
 * Uses: text.  Used by: story only. */
#ifndef STORY_KEY_H
#define STORY_KEY_H

#include "story/story.h"
#include "text/token.h"

/* The light stem of a folded word, a part of `key`: without proclitics and ال,
 * without the endings of number, gender, case and possession:
 *
 *     والغارات → غار     غارة → غار     قتيلا → قتيل
 *
 * It need not be a word: only the same for the forms of one. */
isn_str story_stem(isn_str key);

/* A hash of the consonants that the forms of a folded word share: the same for
 * «استخدام» and «استخدمت», for «دخول» and «لم يدخلوا» (root.c). */
uint32_t story_root(isn_str key);

/* Does this folded word tell nothing of what a text is about? */
bool story_stop(isn_str key);

/* The content words of a phrase: their light stems, without function words,
 * one space between, in their order; numbers stay. */
isn_str story_key(isn_arena *a, isn_str words);

/* What story_stem and story_stop say of each token of an article, worked out once. */
typedef struct {
    isn_str stem;
    bool stop; /* a function word, or a letter alone */
} isn_story_word;

typedef struct {
    const isn_text *text;
    const isn_story_word *word; /* one a token */
} isn_story_words;

bool story_words_make(isn_arena *a, const isn_text *text, isn_story_words *out);

/* story_key of the words in `span`, which may begin or end inside a token. */
isn_str story_key_of(isn_arena *a, const isn_story_words *w, isn_span span);

/* How telling a light stem is: log(10000 / articles of 10,000 that have it), of
 * lexicon/common.tsv; 0.9 for the commonest, 5.5 for what is not listed. */
double story_idf(isn_str stem);

/* A state as a party: the hash of its id in lexicon/place.tsv. */
uint64_t story_state(isn_str id);

/* The next word of a key at or after byte `*at`; none at the end. */
isn_str key_word(isn_str key, ptrdiff_t *at);

/* The last word of a key: of a person's the surname, by which he is a party. */
isn_str key_last(isn_str key);

/* The first token that ends after byte `at`; t.n if none does. */
ptrdiff_t tok_after_byte(isn_toks t, uint32_t at);

/* The hash of the `n` words that begin at `w`. */
uint64_t shingle_hash(const isn_body_word *w, int n);

/* The words of the body's blocks, hashed, without punctuation, into d->words, and the
 * marks under which reprints find each other: the least hashes of 6-grams, of
 * every stretch of the body and of the whole.  Articles that share half of their
 * words in a row, or one long passage, have some in common. */
void sketch_make(isn_arena *a, const isn_text *t, const isn_article *article, isn_digest *d);

/* The article's clauses, with what each does and whom it names. */
void clauses_make(isn_arena *a, const isn_story_words *w, const isn_article *article, isn_digest *d);

/* What the article is about: its entities and telling words, hashed, each with
 * its weight, into d->profile. */
void features_make(isn_arena *a, const isn_story_words *w, const isn_article *article, isn_digest *d);

#endif
