/* word.h - words met before, and what was worked out about each.
 *
 * Uses: base.  Used by: token.c, which finds a word's place; mention and statement,
 * which keep theirs with it.
 *
 * Most words of an article stood in the last ones too, and most of what the rooms ask
 * of a word is a matter of the word alone.  The arena of the articles remembers some
 * (arena_memory): a token leads to the record of its word, or to NULL where there is
 * none, and then all is worked out anew.  The answers are the same either way.
 *
 * A record stays as it is as long as its arena is not reset: the tokens of an article
 * may point at it.  Afterwards another word of its place may take it.  A place holds two
 * words; the one that was met less often goes, since half of all words are met once. */
#ifndef TEXT_WORD_H
#define TEXT_WORD_H

#include "base/arena.h"

enum { WORD_KEY = 24, WORD_PLACES = 1 << 14, WORD_WAYS = 2 };

struct isn_word {
    char key[WORD_KEY]; /* zeroes after its end */
    uint32_t turn;      /* the arena's, + 1, when a token was told of it; 0 never */
    uint16_t wrote;     /* WROTE_… */
    uint8_t n_key, below; /* as in isn_unit_word */
    uint8_t n_pre, n_post;
    uint16_t in[3];
    uint8_t worth;      /* grows with each meeting, shrinks with each word turned away */
    unsigned char of_talk[5], of_numbers[2]; /* what the rooms keep: zeroes until then */
    _Alignas(8) unsigned char of_dates[16];
    unsigned char of_names[64];
};
typedef struct isn_word isn_word;

_Static_assert(sizeof(isn_word) == 128, "two lines of the cache");

#endif
