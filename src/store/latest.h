/* latest.h - the newest articles with a feature, as the bytes of one row.
 *
 * Uses: base.  Used by: recent.
 *
 * A feature that ten thousand articles have calls two dozen of them, so its row has the newest alone: the table grows
 * with the words of the news, not with its articles. */
#ifndef STORE_LATEST_H
#define STORE_LATEST_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* More than are called: some of them may be taken out. */
enum { MOST_LATEST = 40, LATEST_BYTES = 12 * MOST_LATEST };

typedef struct {
    int64_t article;
    int64_t n; /* the how manyeth article with the feature it is */
} isn_latest_one;

/* The newest first. */
typedef struct {
    isn_latest_one at[MOST_LATEST];
    int n;
} isn_latest;

/* Puts one in, in its place; nothing where it is there already or older than all of a full list. */
void latest_put(isn_latest *l, isn_latest_one one);

/* Takes one out; false where it is not there. */
bool latest_take(isn_latest *l, int64_t article);

/* As bytes, and back: broken ones give as many as can be read. */
int latest_write(const isn_latest *l, char out[LATEST_BYTES]);
void latest_read(isn_str bytes, isn_latest *out);

#endif
