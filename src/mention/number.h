/* number.h - numbers in digits and words, shared by dates and figures.
 *
 * Uses: text.  Used by: date, figure. */
#ifndef MENTION_NUMBER_H
#define MENTION_NUMBER_H

#include "text/token.h"

typedef struct {
    double value;
    int n_toks;      /* tokens read */
    int n_pre;       /* bytes of the first key that are proclitics, not number */
    bool ordinal;    /* الثالث، ٣ has none */
    bool digits;     /* written in digits, at least in part */
    bool plural_magnitude; /* عشرات، مئات، آلاف: at least */
    bool indefinite; /* a counted noun may follow; false for the dual ألفين alone */
    bool definite;   /* the first word carries ال: «الثلاثة» */
    bool fraction;   /* a share: «ثلثي», «ثلاثة أرباع» */
    char mark;       /* '.' or ',' where «2.850» may be thousands or a decimal; else 0 */
    double otherwise; /* with `mark`: the value that was not chosen */
    double scale;    /* of the last magnitude word: 1e6 in «3 ملايين», else 1 */
} isn_number;

/* Can a number word begin at token `i`?  True too often, never false wrongly; one
 * look where number_read and its kin take many. */
bool number_possible(isn_toks toks, ptrdiff_t i);

/* Reads the cardinal number that begins at token `i`: digits with any
 * separators, words in any case and spelling («ثلاثمئة وخمسة وعشرون ألفا»), or
 * digits followed by a magnitude word («2,5 مليون»).
 *
 * Returns the tokens read, 0 where no number begins; `*out` is set only then. */
int number_read(isn_toks toks, ptrdiff_t i, isn_number *out);

/* Reads an ordinal: الثالث، الثالثة عشرة، الخامس والعشرين، أول. */
int ordinal_read(isn_toks toks, ptrdiff_t i, isn_number *out);

/* Reads a fraction: نصف، ثلثا، ثلاثة أرباع.  Whether «خمس» is five or a fifth
 * is for the caller to say: this reads a fifth. */
int fraction_read(isn_toks toks, ptrdiff_t i, isn_number *out);

/* Is the fraction word at token `i` a share, where it may be a count («خمس»)?
 * Five takes a bare plural («خمس مدن»); so before a definite noun, or one in ة,
 * which as a plural would want «خمسة», it is a fifth. */
bool number_is_share(isn_toks toks, ptrdiff_t i);

#endif
