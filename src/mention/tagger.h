/* tagger.h - a linear chain over tokens that marks names.
 *
 * Uses: namemark, words.  Used by: name; tools/train learns its weights.
 *
 * Each token has a score for each tag, the sum of the weights of its features;
 * each pair of neighbours one for the step between their tags.  The best path
 * is found in integers, so every machine finds the same.  model/names.md says
 * what the weights were learned from. */
#ifndef MENTION_TAGGER_H
#define MENTION_TAGGER_H

#include "mention/namemark.h"
#include "mention/words.h"

/* B- begins a name, I- goes on in one. */
enum {
    TAG_O,
    TAG_B_PERSON,
    TAG_I_PERSON,
    TAG_B_ORGANIZATION,
    TAG_I_ORGANIZATION,
    TAG_B_PLACE,
    TAG_I_PLACE,
    N_TAGS,
    TAG_ROW = 8 /* weights a feature: one a tag, one unused */
};

enum { TAG_MAX_FEATURES = 64, TAG_MAGIC = 0x314e5349 /* "ISN1" */ };

typedef struct {
    isn_words_table words;
    const int8_t *weight; /* n_rows rows of TAG_ROW */
    uint32_t n_rows;      /* a power of two */
    int16_t step[TAG_ROW][TAG_ROW]; /* from, to; from N_TAGS is the start */
    bool remembers;       /* what a token shows by itself is kept with its word (text/word.h) */
} isn_tag_model;

/* The layout of the file, all little-endian: TAG_MAGIC, n_rows, n_slots, 0;
 * step; word prints; word infos; weights.  False where it is not so. */
bool tag_model_read(isn_str bytes, isn_tag_model *out);

/* The model that the library was built with. */
isn_tag_model tag_model_built_in(void);

/* What the features of one token are made of. */
typedef struct {
    uint64_t key, base;         /* hashes of the key, with and without proclitics */
    uint32_t begin[3], end[4];  /* hashes of the first 2..4 and the last 1..4 letters of the base */
    uint32_t info;              /* of raw news, of the base */
    uint16_t marks;             /* MARK_… */
    uint8_t shape, clitic, gazetteer;
    uint8_t n_pre;              /* bytes of the key that are proclitics of the base */
} isn_tag_word;

/* One a token of `toks`, in `a`; NULL if `a` is full. */
isn_tag_word *tag_words(isn_arena *a, const isn_tag_model *m, isn_toks toks,
                        const isn_name_mark *marks);

/* The rows of the features of token `i`: how many, in `row`. */
int tag_features(const isn_tag_word *w, ptrdiff_t n, ptrdiff_t i, uint32_t n_rows,
                 uint32_t row[TAG_MAX_FEATURES]);

/* Is the `k`th feature made of the very word or its conjunctions? */
static inline bool tag_feature_of_word(int k)
{
    return k == 1 || k == 2 || k == 7 || k == 8;
}

/* The best tags of one sentence, one a token, in `a`; NULL if `a` is full. */
uint8_t *tag_sentence(isn_arena *a, const isn_tag_model *m, const isn_tag_word *w, ptrdiff_t n);

#endif
