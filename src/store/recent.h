/* recent.h - the marks and features of the latest articles in memory, and which
 * articles have a number among all.  For near.c.
 *
 * Uses: story, SQLite.  Used by: store only.
 *
 * Numbers come in no order, each to a page of its own: a million articles would write
 * every page of their tables again and again.  So those of the latest articles stand in
 * memory, in ranges, and one range after the other goes over to the large tables, in
 * order, many numbers to a page.  What still stands in memory when the store is closed
 * goes to two small tables, from which the ranges are drawn off in the same way.
 *
 * What is found does not depend on where it stands, and nothing is lost: the numbers
 * are in the articles' profiles too, and are read from there where a process ended
 * before it had settled them. */
#ifndef STORE_RECENT_H
#define STORE_RECENT_H

#include "story/story.h"

typedef struct isn_store isn_store;

/* Where an article came to stand, and by which features it will be found. */
enum { MOST_NOTED = 16 };
typedef struct {
    int64_t story;
    uint32_t hash[MOST_NOTED];
    int64_t ordinal[MOST_NOTED]; /* the how manyeth article with the feature it is */
    int n;
} isn_placed;

/* A feature of so many articles calls nobody: it is in every kind of story. */
enum { COMMON_FEATURE = 5000 };

/* The newest articles that have a number. */
enum { MOST_CALLED = 32 };
typedef struct {
    int64_t article[MOST_CALLED];
    int n;
    int64_t df; /* features: how many there were ever, as the newest has it noted */
} isn_called;

/* The numbers in memory; NULL where there is no memory. */
typedef struct isn_recent isn_recent;
isn_recent *recent_open(void);
void recent_free(isn_recent *r);

/* The newest `most` articles with a mark, or a feature.  False with `err`. */
bool recent_mark(isn_store *s, uint32_t mark, int most, isn_called *out, isn_err *err);
bool recent_feature(isn_store *s, uint32_t hash, int most, isn_called *out, isn_err *err);

/* Keeps an article's numbers: all marks, and those features that call somebody. */
bool recent_keep(isn_store *s, int64_t id, const isn_placed *p, const isn_marks *m, isn_err *err);

/* Takes them out again. */
bool recent_forget(isn_store *s, int64_t id, isn_err *err);

/* What recent_keep and recent_forget do from here on can be undone. */
void recent_begin(isn_recent *r);
void recent_undo(isn_recent *r);

/* Forgets what is in memory, after the transaction was undone: it is read again. */
void recent_reset(isn_recent *r);

/* Is there anything in memory? */
bool recent_waits(const isn_recent *r);

/* Writes the ranges whose turn it is into their tables, or what there is, where the store is to be
 * closed.  Inside a transaction, outside of a savepoint. */
bool recent_settle(isn_store *s, bool close, isn_err *err);

#endif
