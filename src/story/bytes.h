/* bytes.h - records as bytes, and back.
 *
 * Uses: base.  Used by: what story hands to the store to keep.
 *
 * Numbers take as many bytes as they need; strings and lists carry their length.  What is read may
 * be damaged: nothing is read past its end, and a list takes no more memory than a
 * multiple of the bytes that are left. */
#ifndef STORY_BYTES_H
#define STORY_BYTES_H

#include "base/list.h"
#include "base/out.h"

typedef struct {
    isn_arena *a; /* for lists */
    isn_str s;
    ptrdiff_t at; /* what was read */
    bool bad;     /* they end too early */
} isn_bytes;

/* Seven bits a byte, the low ones first: most numbers are small. */
static inline void put_u32(isn_out *o, uint32_t v)
{
    char b[5];
    int n = 0;
    for (; v >= 128; v >>= 7) b[n++] = (char)(v | 128);
    b[n++] = (char)v;
    out_str(o, (isn_str){b, n});
}

static inline uint32_t get_u32(isn_bytes *r)
{
    uint32_t v = 0;
    for (int shift = 0; shift < 35 && r->at < r->s.n; shift += 7) {
        unsigned char c = (unsigned char)r->s.p[r->at++];
        v |= (uint32_t)(c & 127) << shift;
        if (c < 128) return v;
    }
    r->bad = true;
    return 0;
}

/* Hashes: eight bytes. */
static inline void put_u64(isn_out *o, uint64_t v)
{
    char b[8];
    for (int i = 0; i < 8; i++) b[i] = (char)(v >> 8 * i);
    out_str(o, (isn_str){b, 8});
}

static inline uint64_t get_u64(isn_bytes *r)
{
    uint64_t v = 0;
    if (r->s.n - r->at < 8) {
        r->bad = true;
        return 0;
    }
    for (int i = 0; i < 8; i++) v |= (uint64_t)(unsigned char)r->s.p[r->at++] << 8 * i;
    return v;
}

/* -1 is as short as 1. */
static inline void put_i32(isn_out *o, int32_t v) { put_u32(o, (uint32_t)v << 1 ^ (v < 0 ? UINT32_MAX : 0)); }

static inline int32_t get_i32(isn_bytes *r)
{
    uint32_t v = get_u32(r);
    return (int32_t)(v >> 1 ^ (v & 1 ? UINT32_MAX : 0));
}

static inline void put_double(isn_out *o, double v)
{
    uint64_t bits;
    memcpy(&bits, &v, sizeof bits);
    put_u64(o, bits);
}

static inline double get_double(isn_bytes *r)
{
    uint64_t bits = get_u64(r);
    double v;
    memcpy(&v, &bits, sizeof v);
    return v;
}

static inline void put_str(isn_out *o, isn_str s)
{
    put_u32(o, (uint32_t)s.n);
    out_str(o, s);
}

static inline isn_str get_str(isn_bytes *r)
{
    ptrdiff_t n = (ptrdiff_t)get_u32(r);
    if (r->bad || n > r->s.n - r->at) {
        r->bad = true;
        return STR_NONE;
    }
    isn_str s = {n ? r->s.p + r->at : NULL, n};
    r->at += n;
    return s;
}

/* A count that the bytes left could hold. */
static inline ptrdiff_t get_count(isn_bytes *r)
{
    ptrdiff_t n = (ptrdiff_t)get_u32(r);
    if (n > r->s.n - r->at) r->bad = true;
    return r->bad ? 0 : n;
}

static inline void put_span(isn_out *o, isn_span s) { put_u32(o, s.start), put_u32(o, s.end - s.start); }

static inline isn_span get_span(isn_bytes *r)
{
    uint32_t start = get_u32(r);
    return (isn_span){start, start + get_u32(r)};
}

/* Lists, each element by `put` and `get`. */
#define PUT_LIST(o, list, put)                                                 \
    do {                                                                       \
        put_u32((o), (uint32_t)(list).n);                                      \
        for (ptrdiff_t i_ = 0; i_ < (list).n; i_++) put((o), (list).at[i_]);   \
    } while (0)
#define GET_LIST(r, list, get)                                                 \
    do {                                                                       \
        ptrdiff_t n_ = get_count(r);                                           \
        if (n_) (list)->at = isn_alloc_n((r)->a, (ptrdiff_t)sizeof *(list)->at, n_), (list)->cap = n_; \
        for (; n_ > 0 && !(r)->bad && !(r)->a->full; n_--) (list)->at[(list)->n++] = get(r); \
    } while (0)

#endif
