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
 * marks alone.  Space vanishes.  Beyond cp_fold it knows one rule of two letters:
 * ئ before و is ؤ («مسئول», «شئون» in Egypt: «مسؤول», «شؤون»). */
isn_str fold_word(isn_arena *a, isn_str word);

/* What the next word-like unit is.  A WORD is a run of letters and marks; a
 * NUMBER a run of digits with single separators . , ٫ ٬ between digits; PUNCT
 * one code point of anything else that is not space. */
typedef enum { UNIT_END, UNIT_WORD, UNIT_NUMBER, UNIT_PUNCT } isn_unit;

enum { /* what a word's letters tell that its key does not: flags of isn_unit_read */
    WROTE_MARBUTA = 4,  /* ends in ة */
    WROTE_MAQSURA = 8,  /* ends in ى */
    WROTE_TANWIN = 16,  /* carries ً ٌ ٍ */
    WROTE_LATIN = 32,   /* has a Latin letter */
    WROTE_ABOVE = 128,  /* أ among its first three letters */
    WROTE_BELOW = 256,  /* إ among its first three letters */
    WROTE_SHADDA = 4096
};

/* One unit, read and folded in one go. */
typedef struct {
    isn_span span;
    int n_key;      /* bytes written to the key */
    uint16_t wrote; /* WROTE_… */
    uint8_t below;  /* bytes of the key before its first إ, or 255 */
    bool cut;       /* the key had no room and is short */
} isn_unit_word;

/* Like unit_next, and writes the key of the unit to `key`, which has room for
 * `room` bytes.  A unit of n bytes needs at most 3 n + 32. */
isn_unit unit_read(isn_str s, ptrdiff_t at, char *key, ptrdiff_t room, isn_unit_word *out);

/* Room for keys, one after the other: zero it, or give it room that may do. */
typedef struct {
    char *p;
    ptrdiff_t room;
} isn_key_room;

/* The same with room from `a` where what there is is too little.  *key is the unit's. */
isn_unit unit_read_in(isn_arena *a, isn_str s, ptrdiff_t at, isn_key_room *keys, isn_unit_word *out, isn_str *key);

/* Finds the first unit at or after byte `at` of `s` and sets `*unit` to its
 * bytes; UNIT_END where there is none. */
isn_unit unit_next(isn_str s, ptrdiff_t at, isn_span *unit);

/* Text of several words → their keys (words, numbers and punctuation) joined
 * by one space: the form in which lexicon keys are kept. */
isn_str fold_phrase(isn_arena *a, isn_str phrase);

#endif
