/* str.h - borrowed byte strings and spans.
 *
 * Knows no Arabic.  Everything is inline and allocation-free. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "isnad.h"

#include <string.h>

/* A string literal as an isn_str. */
#define STR(lit) ((isn_str){"" lit, (ptrdiff_t)sizeof(lit) - 1})
#define STR_NONE ((isn_str){NULL, 0})

/* printf's "%.*s" pair. */
#define STR_ARG(s) (int)(s).n, ((s).p ? (s).p : "")

/* Asks for memory that is read soon; a hint, no more. */
#if defined(__GNUC__)
#define ISN_PREFETCH(p) __builtin_prefetch(p)
#else
#define ISN_PREFETCH(p) ((void)(p))
#endif

static inline isn_str str_c(const char *c)
{
    return (isn_str){c, c ? (ptrdiff_t)strlen(c) : 0};
}

static inline bool str_eq(isn_str a, isn_str b)
{
    if (a.n != b.n || a.n == 0) return a.n == b.n;
    return a.p[a.n - 1] == b.p[b.n - 1] && memcmp(a.p, b.p, (size_t)a.n) == 0;
}

static inline bool str_is(isn_str a, const char *c)
{
    return str_eq(a, str_c(c));
}

static inline bool str_starts(isn_str s, isn_str with)
{
    return s.n >= with.n && (with.n == 0 || memcmp(s.p, with.p, (size_t)with.n) == 0);
}

static inline bool str_ends(isn_str s, isn_str with)
{
    if (s.n < with.n || with.n == 0) return with.n == 0;
    if (s.p[s.n - 1] != with.p[with.n - 1]) return false; /* mostly this tells */
    return memcmp(s.p + s.n - with.n, with.p, (size_t)with.n) == 0;
}

/* Bytes [start, end) of `s`; out of range is clamped. */
static inline isn_str str_sub(isn_str s, ptrdiff_t start, ptrdiff_t end)
{
    if (end > s.n) end = s.n;
    if (start < 0) start = 0;
    if (start >= end) return STR_NONE;
    return (isn_str){s.p + start, end - start};
}

static inline isn_str str_span(isn_str text, isn_span span)
{
    return str_sub(text, span.start, span.end);
}

/* Offset of the first `what` at or after `from`, or -1. */
static inline ptrdiff_t str_find(isn_str s, isn_str what, ptrdiff_t from)
{
    if (what.n == 0 || from < 0) return -1;
    while (from + what.n <= s.n) {
        const char *hit = memchr(s.p + from, what.p[0], (size_t)(s.n - from - what.n + 1));
        if (!hit) return -1;
        if (memcmp(hit, what.p, (size_t)what.n) == 0) return hit - s.p;
        from = hit - s.p + 1;
    }
    return -1;
}

static inline bool byte_is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

/* Without ASCII white space at either end. */
static inline isn_str str_trim(isn_str s)
{
    while (s.n > 0 && byte_is_space(s.p[0])) s.p++, s.n--;
    while (s.n > 0 && byte_is_space(s.p[s.n - 1])) s.n--;
    return s;
}

/* Order by bytes, shorter first where one begins the other. */
static inline int str_cmp(isn_str a, isn_str b)
{
    ptrdiff_t n = a.n < b.n ? a.n : b.n;
    int c = n > 0 ? memcmp(a.p, b.p, (size_t)n) : 0;
    return c ? c : (a.n > b.n) - (a.n < b.n);
}

/* FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv).  `seed` is
 * STR_HASH_SEED, or the hash of what stands before. */
#define STR_HASH_SEED 14695981039346656037u
static inline uint64_t str_hash(uint64_t seed, isn_str s)
{
    for (ptrdiff_t i = 0; i < s.n; i++) {
        seed ^= (unsigned char)s.p[i];
        seed *= 1099511628211u;
    }
    return seed;
}

/* Bytes as a number, the first the lowest: one load where the machine is so. */
static inline uint32_t str_word32(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static inline uint64_t str_word64(const char *p)
{
    return (uint64_t)str_word32(p) | (uint64_t)str_word32(p + 4) << 32;
}

static inline bool span_empty(isn_span s)
{
    return s.start >= s.end;
}

static inline bool span_holds(isn_span outer, isn_span inner)
{
    return outer.start <= inner.start && inner.end <= outer.end;
}

static inline bool span_overlaps(isn_span a, isn_span b)
{
    return a.start < b.end && b.start < a.end;
}

/* The smallest span that holds both; an empty one adds nothing. */
static inline isn_span span_join(isn_span a, isn_span b)
{
    if (span_empty(a)) return b;
    if (span_empty(b)) return a;
    return (isn_span){a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end};
}

#endif
