/* err.c - one error, filled once. */
#include "base/err.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

/* Copies the tail of `s` that fits, from a code point boundary. */
static void copy_tail(char *to, ptrdiff_t size, isn_str s)
{
    ptrdiff_t from = s.n > size - 1 ? s.n - (size - 1) : 0;
    while (from < s.n && ((unsigned char)s.p[from] & 0xC0) == 0x80) from++;
    ptrdiff_t n = s.n - from;
    for (ptrdiff_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s.p[from + i];
        to[i] = (char)(c < 0x20 || c == 0x7F ? '?' : c);
    }
    to[n > 0 ? n : 0] = 0;
}

bool err_set_at(isn_err *err, const char *raised, isn_code code, isn_str where,
                ptrdiff_t at, const char *fmt, ...)
{
    err->code = code;
    err->at = at;
    err->raised = raised;
    copy_tail(err->where, (ptrdiff_t)sizeof err->where, where);
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(err->msg, sizeof err->msg, fmt, ap);
    va_end(ap);
    utf8_trim_end(err->msg); /* vsnprintf may have cut a letter in two */
    return false;
}
