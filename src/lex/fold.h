/* fold.h - letters to keys: the one folding that text and lexicons share.
 *
 * Uses: base.  Used by: tools/lexc and every room after it.
 *
 * A key is what two spellings of one word have in common: hamza forms, ى/ي, ة/ه,
 * tatweel, vowel marks, Persian look-alikes, presentation forms, digits of all
 * kinds and the case of Latin letters are folded; bidi and zero-width controls
 * vanish.  doc/folding.md specifies it. */
#ifndef LEX_FOLD_H
#define LEX_FOLD_H

#include "base/arena.h"

typedef enum {
    CP_OTHER,  /* punctuation, symbols */
    CP_SPACE,
    CP_LETTER, /* Arabic, Latin, any script */
    CP_DIGIT,  /* decimal digits of any kind we fold to 0-9 */
    CP_MARK,   /* vowel marks, tatweel, joiners, bidi controls: part of the word, folded away */
} isn_cp_class;

isn_cp_class cp_class(uint32_t cp);

/* The folded form of one code point: bytes written to `to` (room for 32),
 * 0 where it folds away. */
int cp_fold(uint32_t cp, char *to);

/* A word as written → its key, in `a`.  Idempotent.  Empty only for a word of
 * marks alone.  Multi-word text keeps one space between words. */
isn_str fold_word(isn_arena *a, isn_str word);

/* What the next word-like unit is.  A WORD is a run of letters and marks; a
 * NUMBER a run of digits with single separators . , ٫ ٬ between digits; PUNCT
 * one code point of anything else that is not space. */
typedef enum { UNIT_END, UNIT_WORD, UNIT_NUMBER, UNIT_PUNCT } isn_unit;

/* Finds the first unit at or after byte `at` of `s` and sets `*unit` to its
 * bytes; UNIT_END where there is none. */
isn_unit unit_next(isn_str s, ptrdiff_t at, isn_span *unit);

/* Text of several words → their keys (words, numbers and punctuation) joined
 * by one space: the form in which lexicon keys are kept. */
isn_str fold_phrase(isn_arena *a, isn_str phrase);

#endif
