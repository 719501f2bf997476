/* packed.c - the rows of a range of marks in memory.
 *
 * A range is the marks with the same eight high bits.  The next ten bits are the bucket; a row has the fourteen that are
 * left, then its article. */
#include "store/packed.h"

#include <stdlib.h>
#include <string.h>

enum { ROW = 5, ARTICLE_BITS = 26, KEY_BITS = 14 };
#define MOST_ARTICLE (((int64_t)1 << ARTICLE_BITS) - 1) /* 0: taken out */

static uint64_t row_of(uint32_t mark, int64_t article)
{
    return (uint64_t)(mark & ((1u << KEY_BITS) - 1)) << ARTICLE_BITS | (uint64_t)article;
}

static int bucket_of(uint32_t mark) { return (int)(mark >> KEY_BITS & (PACKED_BUCKETS - 1)); }

static uint64_t row_get(const unsigned char *p)
{
    return (uint64_t)p[0] << 32 | (uint64_t)p[1] << 24 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 8 | (uint64_t)p[4];
}

static void row_set(unsigned char *p, uint64_t row)
{
    for (int k = 0; k < ROW; k++) p[k] = (unsigned char)(row >> 8 * (ROW - 1 - k));
}

static int64_t article_of(uint64_t row) { return (int64_t)(row & (uint64_t)MOST_ARTICLE); }

void packed_free(isn_packed *p)
{
    free(p->at);
    p->at = NULL, p->n = p->cap = 0, p->whole = false;
}

void packed_begin(isn_packed *p)
{
    packed_free(p);
    p->bucket = -1;
}

static bool give_up(isn_packed *p)
{
    packed_free(p);
    return false;
}

static bool has_room(isn_packed *p, uint32_t n)
{
    if (n <= p->cap) return true;
    unsigned char *at = realloc(p->at, (size_t)n * ROW);
    if (!at) return false;
    p->at = at, p->cap = n;
    return true;
}

bool packed_put(isn_packed *p, isn_packed_row row)
{
    int bucket = bucket_of(row.mark);
    uint64_t packed = row_of(row.mark, row.article);
    if (row.article <= 0 || row.article > MOST_ARTICLE || p->n >= MOST_PACKED) return give_up(p);
    if (bucket == p->bucket && row_get(p->at + (size_t)(p->n - 1) * ROW) == packed) return true;
    if (p->n == p->cap && !has_room(p, p->cap + p->cap / 2 + 64)) return give_up(p);
    while (p->bucket < bucket) p->start[++p->bucket] = p->n;
    row_set(p->at + (size_t)p->n++ * ROW, packed);
    return true;
}

bool packed_end(isn_packed *p)
{
    while (p->bucket < PACKED_BUCKETS) p->start[++p->bucket] = p->n;
    if (p->n && p->n < p->cap) {
        unsigned char *at = realloc(p->at, (size_t)p->n * ROW);
        if (at) p->at = at, p->cap = p->n;
    }
    return p->whole = true;
}

bool packed_merge(isn_packed *p, const isn_packed_row *row, int32_t n)
{
    isn_packed old = *p;
    bool ok = true;
    p->at = NULL;
    packed_begin(p);
    if (old.n + (uint32_t)n) ok = has_room(p, old.n + (uint32_t)n);
    int32_t next = 0;
    for (int b = 0; ok && b < PACKED_BUCKETS; b++) {
        uint32_t i = old.start[b];
        while (ok && (i < old.start[b + 1] || (next < n && bucket_of(row[next].mark) == b))) {
            uint64_t x = i < old.start[b + 1] ? row_get(old.at + (size_t)i * ROW) : UINT64_MAX;
            uint64_t y = next < n && bucket_of(row[next].mark) == b ? row_of(row[next].mark, row[next].article) : UINT64_MAX;
            if (y < x) ok = packed_put(p, row[next++]);
            else if (i++, article_of(x))
                ok = packed_put(p, (isn_packed_row){(uint32_t)b << KEY_BITS | (uint32_t)(x >> ARTICLE_BITS), article_of(x)});
        }
    }
    free(old.at);
    return ok ? packed_end(p) : give_up(p);
}

int packed_newest(const isn_packed *p, uint32_t mark, int64_t *article, int most)
{
    int b = bucket_of(mark), n = 0;
    uint64_t key = row_of(mark, 0) >> ARTICLE_BITS;
    for (uint32_t i = p->start[b + 1]; i-- > p->start[b] && n < most;) {
        uint64_t row = row_get(p->at + (size_t)i * ROW);
        if (row >> ARTICLE_BITS < key) break;
        if (row >> ARTICLE_BITS == key && article_of(row)) article[n++] = article_of(row);
    }
    return n;
}

bool packed_take(isn_packed *p, isn_packed_row row)
{
    int b = bucket_of(row.mark);
    for (uint32_t i = p->start[b]; i < p->start[b + 1]; i++) {
        unsigned char *at = p->at + (size_t)i * ROW;
        if (row_get(at) != row_of(row.mark, row.article)) continue;
        row_set(at, row_of(row.mark, 0));
        return true;
    }
    return false;
}
