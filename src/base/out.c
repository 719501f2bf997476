/* out.c - the growing buffer and its escapes. */
#include "base/out.h"
#include "base/utf8.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void out_free(isn_out *o)
{
    free(o->p);
    *o = (isn_out){0};
}

static bool room_for(isn_out *o, ptrdiff_t n)
{
    if (o->failed) return false;
    if (n <= o->cap - o->n) return true;
    ptrdiff_t cap = o->cap ? o->cap : 4096;
    while (cap - o->n < n && cap < PTRDIFF_MAX / 4) cap *= 2;
    char *p = cap - o->n < n ? NULL : realloc(o->p, (size_t)cap);
    if (!p) {
        o->failed = true;
        return false;
    }
    o->p = p;
    o->cap = cap;
    return true;
}

char *out_room(isn_out *o, ptrdiff_t n)
{
    return room_for(o, n) ? o->p + o->n : NULL;
}

void out_str(isn_out *o, isn_str s)
{
    if (s.n <= 0 || !room_for(o, s.n)) return;
    memcpy(o->p + o->n, s.p, (size_t)s.n);
    o->n += s.n;
}

void out_c(isn_out *o, const char *c)
{
    out_str(o, str_c(c));
}

void out_char(isn_out *o, char c)
{
    if (room_for(o, 1)) o->p[o->n++] = c;
}

void out_int(isn_out *o, int64_t v)
{
    char digit[24];
    int at = (int)sizeof digit;
    uint64_t left = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    do digit[--at] = (char)('0' + left % 10);
    while (left /= 10);
    if (v < 0) digit[--at] = '-';
    out_str(o, (isn_str){digit + at, (ptrdiff_t)sizeof digit - at});
}

/* Into the room that is left; once more where that was too little. */
void out_fmt(isn_out *o, const char *fmt, ...)
{
    va_list ap, again;
    if (!room_for(o, 1)) return;
    va_start(ap, fmt);
    va_copy(again, ap);
    ptrdiff_t left = o->cap - o->n;
    int n = vsnprintf(o->p + o->n, (size_t)left, fmt, ap);
    bool short_of = n >= left && room_for(o, (ptrdiff_t)n + 1);
    if (short_of) vsnprintf(o->p + o->n, (size_t)n + 1, fmt, again);
    if (n > 0 && (n < left || short_of)) o->n += n;
    va_end(again);
    va_end(ap);
}

/* Writes the bytes from `*from` to `to` as they stand and moves `*from` on. */
static void copy_plain(isn_out *o, isn_str s, ptrdiff_t *from, ptrdiff_t to)
{
    out_str(o, str_sub(s, *from, to));
    *from = to;
}

/* The first byte at or after `i` that is not written as it stands, or may not be:
 * letters of two bytes and plain ASCII, the most of a text, are passed over. */
static ptrdiff_t skip_plain(isn_str s, ptrdiff_t i)
{
    const unsigned char *p = (const unsigned char *)s.p;
    while (i < s.n) {
        if (p[i] < 0x80) {
            if (p[i] < 0x20 || p[i] == '"' || p[i] == '\\') break;
            i++;
        } else {
            if (p[i] < 0xC2 || p[i] > 0xDF || i + 1 >= s.n || (p[i + 1] & 0xC0) != 0x80) break;
            i += 2;
        }
    }
    return i;
}

static void escape(isn_out *o, unsigned char c)
{
    static const char HEX[] = "0123456789abcdef";
    char six[] = {'\\', 'u', '0', '0', HEX[c >> 4 & 15], HEX[c & 15]};
    switch (c) {
    case '"': out_c(o, "\\\""); break;
    case '\\': out_c(o, "\\\\"); break;
    case '\n': out_c(o, "\\n"); break;
    case '\t': out_c(o, "\\t"); break;
    case '\r': out_c(o, "\\r"); break;
    default: out_str(o, (isn_str){six, 6}); break;
    }
}

void out_json(isn_out *o, isn_str s)
{
    out_char(o, '"');
    ptrdiff_t plain = 0, i = 0;
    while ((i = skip_plain(s, i)) < s.n) {
        unsigned char c = (unsigned char)s.p[i];
        if (c < 0x80) {
            copy_plain(o, s, &plain, i);
            escape(o, c);
            plain = ++i;
            continue;
        }
        uint32_t cp;
        int n = utf8_read(s, i, &cp);
        if (cp == UTF8_BAD) {
            copy_plain(o, s, &plain, i);
            out_c(o, "\xEF\xBF\xBD");
            plain = i + n;
        }
        i += n;
    }
    copy_plain(o, s, &plain, s.n);
    out_char(o, '"');
}

void out_json_or_null(isn_out *o, isn_str s)
{
    if (s.p && s.n > 0) out_json(o, s);
    else out_c(o, "null");
}

void out_json_num(isn_out *o, double v)
{
    if (!isfinite(v)) {
        out_c(o, "null");
        return;
    }
    if (v == floor(v) && fabs(v) < 1e15) {
        out_int(o, (int64_t)v);
        return;
    }
    char b[40];
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(b, sizeof b, "%.*g", digits, v);
        if (strtod(b, NULL) == v) break;
    }
    out_c(o, b);
}

void number_written(char out[NUMBER_ROOM], double v)
{
    enum { APART_FROM = 10000 };
    char plain[NUMBER_ROOM - 16]; /* no more than five commas come to fifteen digits */
    snprintf(plain, sizeof plain, "%.15g", v);
    int from = plain[0] == '-', digits = (int)strspn(plain + from, "0123456789"), n = from;
    bool apart = fabs(v) >= APART_FROM && !strchr(plain, 'e');
    memcpy(out, plain, (size_t)from);
    for (int i = 0; i < digits; i++) {
        if (apart && i > 0 && (digits - i) % 3 == 0) out[n++] = ',';
        out[n++] = plain[from + i];
    }
    strcpy(out + n, plain + from + digits);
}

void out_number(isn_out *o, double v)
{
    char b[NUMBER_ROOM];
    number_written(b, v);
    out_c(o, b);
}

void out_html(isn_out *o, isn_str s)
{
    ptrdiff_t plain = 0;
    for (ptrdiff_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        const char *to = c == '&'   ? "&amp;"
                         : c == '<' ? "&lt;"
                         : c == '>' ? "&gt;"
                         : c == '"' ? "&quot;"
                         : c == '\'' ? "&#39;"
                         : c < 0x20 && c != '\n' && c != '\t' ? "\xEF\xBF\xBD"
                                                              : NULL;
        if (!to) continue;
        copy_plain(o, s, &plain, i);
        out_c(o, to);
        plain = i + 1;
    }
    copy_plain(o, s, &plain, s.n);
}

void out_csv(isn_out *o, isn_str s)
{
    bool quote = false;
    for (ptrdiff_t i = 0; i < s.n && !quote; i++)
        quote = s.p[i] == '"' || s.p[i] == ',' || s.p[i] == '\n' || s.p[i] == '\r';
    if (!quote) {
        out_str(o, s);
        return;
    }
    out_char(o, '"');
    for (ptrdiff_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"') out_char(o, '"');
        out_char(o, s.p[i]);
    }
    out_char(o, '"');
}
