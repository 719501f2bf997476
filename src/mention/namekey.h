/* namekey.h - the letters of names under their spellings, for name.h's keys.
 *
 * Uses: lex.  Used by: namekey, namenear.  A word here is an array of letters
 * (code points of the folded form), at most NAME_LETTERS. */
#ifndef MENTION_NAMEKEY_H
#define MENTION_NAMEKEY_H

#include "base/str.h"

enum { NAME_LETTERS = 32, NAME_WORDS = 12 };

typedef struct {
    uint16_t at[NAME_LETTERS];
    int n;
    bool latin;
} isn_name_word;

/* The words of a folded phrase, at most NAME_WORDS: how many. */
int name_words(isn_str folded, isn_name_word out[NAME_WORDS]);

/* The consonants of a word in classes that transliteration mixes up, without
 * vowels but for a first one: أنتوني and Antony are both «ءنتن».  Latin letters
 * are read as the Arabic ones that they are written for. */
isn_name_word name_skeleton(const isn_name_word *w);

/* ا و ي ه, which spellings add and leave out. */
static inline bool letter_is_vowel(uint16_t c)
{
    return c == 0x0627 || c == 0x0648 || c == 0x064A || c == 0x0647;
}

#endif
