/* utf8.h - code points in and out of UTF-8 (RFC 3629). */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#define UTF8_BAD 0xFFFDu

/* Reads the code point at `s.p[at]` into `*cp` and returns its length in bytes,
 * 1 to 4.  A malformed sequence reads as UTF8_BAD and is as long as its
 * maximal valid beginning (Unicode 15, §3.9, "substitution of maximal
 * subparts"), so a loop always moves on.  `at` must be below s.n. */
int utf8_read(isn_str s, ptrdiff_t at, uint32_t *cp);

/* Writes `cp` to `to` (room for 4 bytes) and returns the bytes written.  A
 * surrogate or a value over U+10FFFF is written as U+FFFD. */
int utf8_write(char *to, uint32_t cp);

/* The number of leading bytes of `s` that are valid UTF-8; s.n if all are. */
ptrdiff_t utf8_valid_prefix(isn_str s);

/* Cuts an incomplete last sequence off a terminated string. */
void utf8_trim_end(char *c);

#endif
