/* charset.h - the encodings a page may be in, and how well bytes read in one.
 *
 * Uses: lex, ICU's converters.  Used by: decode.c, mojibake.c.
 *
 * lexicon/charset.tsv says which labels mean which encoding, lexicon/letter.tsv
 * how often each Arabic letter stands in news. */
#ifndef PAGE_CHARSET_H
#define PAGE_CHARSET_H

#include "base/arena.h"

typedef enum { CHARSET_UTF8, CHARSET_UTF16, CHARSET_SINGLE, CHARSET_MULTI } charset_kind;

typedef struct {
    isn_str name;      /* "windows-1256"; static; none where the label is unknown */
    isn_str converter; /* ICU's name */
    charset_kind kind;
} charset;

/* The encoding of a label in any case («ISO-8859-1» means windows-1252, as in
 * browsers); name.n == 0 for one unknown or refused.  `a` is for scratch. */
charset charset_of(isn_arena *a, isn_str label);

/* What each byte means in a single-byte encoding; U+FFFD where nothing. */
typedef struct {
    uint16_t of[256];
} charset_table;

/* False where ICU has no such converter. */
bool charset_load(const charset *c, charset_table *t);

/* What bytes are like: filled once, read for each candidate. */
typedef struct {
    int32_t n[256];    /* how often each byte stands there, of the first MiB */
    int64_t n_high;    /* bytes from 0x80 on */
    int64_t n_letter;  /* bytes from 0xC0 on */
    int64_t n_beside_latin; /* of those, with an ASCII letter beside them: «café» */
} byte_counts;

void charset_count(isn_str bytes, byte_counts *out);

/* The encoding of windows-1256 and ISO-8859-6 in which the bytes read as Arabic,
 * by how often its letters stand there, and its table; name.n == 0 if in
 * neither.  `declared`, the name of an encoding or none, decides between two
 * that are likely. */
charset charset_arabic(isn_arena *a, const byte_counts *counts, isn_str declared, charset_table *table);

/* Reads single-byte text; each run of undefined bytes is one U+FFFD. */
bool charset_read_single(isn_arena *a, isn_str in, const charset_table *t, ptrdiff_t max_bytes,
                         isn_str *text, int64_t *replaced, bool *truncated);

/* The same through an ICU converter. */
bool charset_read_multi(isn_arena *a, isn_str in, const charset *c, ptrdiff_t max_bytes,
                        isn_str *text, int64_t *replaced, bool *truncated);

/* UTF-16 without its mark. */
bool charset_read_utf16(isn_arena *a, isn_str in, bool big_endian, ptrdiff_t max_bytes,
                        isn_str *text, int64_t *replaced, bool *truncated);

/* UTF-8 that is not valid throughout. */
bool charset_read_utf8(isn_arena *a, isn_str in, ptrdiff_t max_bytes, isn_str *text,
                       int64_t *replaced, bool *truncated);

#endif
