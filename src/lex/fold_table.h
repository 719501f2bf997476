/* fold_table.h - the compiled folding table (tools/foldc writes it).
 *
 * Uses: nothing.  Used by: fold.c, tools/foldc.c.
 *
 *     code point --> fold_page_of[cp >> 8] --> fold_page[…][cp & 255] --> kind, and
 *     n bytes of fold_blob from `at`
 *
 * A letter with n == 0 stays itself; so does every code point from FOLD_LIMIT. */
#ifndef LEX_FOLD_TABLE_H
#define LEX_FOLD_TABLE_H

#include <stdint.h>

/* In this order: what is no part of a word, digits, letters, marks. */
typedef enum {
    FOLD_OTHER,
    FOLD_SPACE,
    FOLD_DIGIT,
    FOLD_LETTER,
    FOLD_LATIN,
    FOLD_SEAT,    /* ئ */
    FOLD_ABOVE,   /* أ */
    FOLD_BELOW,   /* إ */
    FOLD_MARBUTA, /* ة */
    FOLD_MAQSURA, /* ى */
    FOLD_MARK,
    FOLD_TANWIN,
    FOLD_SHADDA,
    FOLD_HAMZA /* the hamza that is a mark of its own */
} fold_kind;

enum { FOLD_LIMIT = 0x20000, FOLD_MAX = 24 };

typedef struct {
    uint8_t kind, n;
    uint16_t at;
} fold_cell;

/* U+0600 to U+06FF, most of what we read, without the way through pages. */
typedef struct {
    uint8_t kind;
    uint8_t plain; /* a letter whose key is the two bytes `to`, and that changes no other */
    char to[2];
} fold_letter;

extern const fold_letter fold_arabic[256];
extern const fold_cell fold_page[][256];
extern const unsigned char fold_page_of[];
extern const char fold_blob[];

#endif
