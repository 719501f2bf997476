/* who.h - the bearers of names over the whole store.
 *
 * Uses: story/bearer.h, SQLite.  Used by: cli.
 *
 * Rows of stories go in, one bearer a row comes out.  What went in waits in a temporary
 * database of SQLite's and not in memory: of a million articles there are millions. */
#ifndef STORE_WHO_H
#define STORE_WHO_H

#include "base/err.h"
#include "story/bearer.h"

typedef struct isn_gathered isn_gathered;

ISN_MUST bool isn_gathered_open(isn_gathered **out, isn_err *err);
void isn_gathered_close(isn_gathered *g); /* NULL is harmless */

/* Takes in the names of one story: l->who. */
ISN_MUST bool isn_gathered_add(isn_gathered *g, const isn_ledgers *l, int64_t story, isn_str title, isn_err *err);

/* Calls `each` for every bearer, those with most articles first, until it says false.
 * The bearer lives for the call.  False with `err` where the database or the memory
 * failed. */
typedef bool isn_bearer_fn(void *ctx, isn_arena *a, const isn_bearer *b);
ISN_MUST bool isn_gathered_each(isn_gathered *g, isn_bearer_fn *each, void *ctx, isn_err *err);

#endif
