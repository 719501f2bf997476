/* out.h - a growing buffer for what is written: JSON, HTML, text.
 *
 * Allocation failure is sticky (`failed`); writing to a failed buffer does
 * nothing, so a writer checks once, at the end. */
#ifndef BASE_OUT_H
#define BASE_OUT_H

#include "base/str.h"

typedef struct {
    char *p;
    ptrdiff_t n, cap;
    bool failed;
} isn_out;

void out_free(isn_out *o);
static inline void out_clear(isn_out *o) { o->n = 0; }
static inline isn_str out_view(const isn_out *o) { return (isn_str){o->p, o->n}; }

/* Room for `n` more bytes after o->n, which the caller moves on; NULL if there is none. */
char *out_room(isn_out *o, ptrdiff_t n);

void out_str(isn_out *o, isn_str s);
void out_c(isn_out *o, const char *c);
void out_char(isn_out *o, char c);
void out_int(isn_out *o, int64_t v);
void out_fmt(isn_out *o, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* A JSON string with its quotation marks (RFC 8259).  Bytes that are not
 * UTF-8 are written as U+FFFD. */
void out_json(isn_out *o, isn_str s);

/* A JSON string, or null where `s` is none. */
void out_json_or_null(isn_out *o, isn_str s);

/* A JSON number: shortest form that reads back to the same double, no exponent
 * between 1e-4 and 1e15; null for NAN. */
void out_json_num(isn_out *o, double v);

/* A number for people, its thousands set apart from 10,000 on (a year is not): «65,000,000»;
 * fifteen digits at the most. */
enum { NUMBER_ROOM = 48 };
void number_written(char out[NUMBER_ROOM], double v);
void out_number(isn_out *o, double v);

/* Text for HTML content or a quoted attribute: & < > " ' are escaped, control
 * characters other than tab and newline become U+FFFD. */
void out_html(isn_out *o, isn_str s);

/* One CSV field (RFC 4180), quoted where it must be. */
void out_csv(isn_out *o, isn_str s);

#endif
