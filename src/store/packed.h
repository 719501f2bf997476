/* packed.h - what the table of marks has of one range, in memory: five bytes a row.
 *
 * Uses: base.  Used by: recent.
 *
 * Half the marks of a new article that somebody has had are a page of the large table each, and none of them is where the
 * last one was: in a store of 400,000 a page in five that is read back.  A row less what its range and its place say of its
 * mark is no larger than what a sieve (sieve.h) takes to say that it is there. */
#ifndef STORE_PACKED_H
#define STORE_PACKED_H

#include <stdbool.h>
#include <stdint.h>

/* At most so many rows of a range: 320 KB, times 256 ranges; as much as a million short articles need. */
enum { MOST_PACKED = 1 << 16, PACKED_BUCKETS = 1024 };

typedef struct {
    uint32_t mark;
    int64_t article;
} isn_packed_row;

typedef struct {
    unsigned char *at;                  /* the rows in order, by mark and article */
    uint32_t n, cap;
    uint32_t start[PACKED_BUCKETS + 1]; /* where the rows of so many marks side by side begin */
    int bucket;                         /* the last one that has a row, while it is filled */
    bool whole;                         /* has all that the table has */
} isn_packed;

/* Empties it. */
void packed_free(isn_packed *p);

/* Filling it: begin, the rows of one range in order, each once or oftener, end.  It is whole after packed_end; false, and it
 * is empty, where there is no memory or are too many, or an article's number is too large. */
void packed_begin(isn_packed *p);
bool packed_put(isn_packed *p, isn_packed_row row);
bool packed_end(isn_packed *p);

/* Takes in rows in order; false as above. */
bool packed_merge(isn_packed *p, const isn_packed_row *row, int32_t n);

/* The newest articles with a mark, at most `most`; how many. */
int packed_newest(const isn_packed *p, uint32_t mark, int64_t *article, int most);

/* Takes one out; false where it is not there. */
bool packed_take(isn_packed *p, isn_packed_row row);

#endif
