/* letters.h - Arabic letters as numbers: the two bytes of their UTF-8.
 *
 * Uses: base.  Used by: clitic.c, stem.c. */
#ifndef TEXT_LETTERS_H
#define TEXT_LETTERS_H

#include "base/str.h"

enum {
    HAMZA = 0xD8A1, ALEF = 0xD8A7, BEH = 0xD8A8, MARBUTA = 0xD8A9, TEH = 0xD8AA, JEEM = 0xD8AC, SEEN = 0xD8B3, TAH = 0xD8B7, GHAIN = 0xD8BA,
    FEH = 0xD981, KAF = 0xD983, LAM = 0xD984, MEEM = 0xD985, NOON = 0xD986, HEH = 0xD987,
    WAW = 0xD988, YEH = 0xD98A
};

/* The `i`th letter of a key of two-byte letters. */
static inline int letter_at(isn_str key, int i)
{
    return (unsigned char)key.p[2 * i] << 8 | (unsigned char)key.p[2 * i + 1];
}

static inline bool is_arabic_letter(int letter)
{
    return letter >= 0xD8A0 && letter <= 0xDBBF;
}

#endif
