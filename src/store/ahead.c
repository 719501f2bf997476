/* ahead.c - ledgers that are worked out before somebody asks.
 *
 * The first look at a story of a thousand articles takes 300 ms where a page is to take
 * 50, so whoever has added articles works out the ledgers of the large stories that they
 * went to, once a run and not once an article, and leaves them where keep.c finds them.
 * A run takes on no more than so many articles of stories for each one that it added:
 * what an article costs does not grow with the store. */
#include "store/db.h"

#define AHEAD_BUDGET ((ptrdiff_t)1 << 30)
#define MOST_WAITING ((ptrdiff_t)16 << 20) /* bytes of ledgers */
enum { FOR_EACH = 20, AT_LEAST = 3000 }; /* articles of stories for one that was added; for a run */

/* The stories with at least `least` articles to which those from `first` on went, the
 * smallest first, as far as the run may go. */
static bool stories_touched(isn_store *s, isn_arena *a, int64_t first, int64_t least, isn_ids *out, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT count(*) FROM place WHERE article>=?", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, first);
    int64_t left = sqlite3_step(q) == SQLITE_ROW ? FOR_EACH * sqlite3_column_int64(q, 0) : 0;
    if (left < AT_LEAST) left = AT_LEAST;
    sqlite3_reset(q);
    q = db_kept(s, "SELECT id, n FROM story WHERE n>=? AND id IN (SELECT story FROM place WHERE article>=?) ORDER BY n, id", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, least);
    sqlite3_bind_int64(q, 2, first);
    while (sqlite3_step(q) == SQLITE_ROW && (left -= sqlite3_column_int64(q, 1)) >= 0) {
        int64_t id = sqlite3_column_int64(q, 0);
        isn_push_value(a, out, id);
    }
    sqlite3_reset(q);
    return !a->full;
}

/* A look at one story: what was worked out waits in the store until it is closed. */
static bool look(isn_store *s, int64_t id, isn_err *err)
{
    isn_arena a;
    isn_stories story = {0};
    isn_ledgers l;
    arena_init(&a, AHEAD_BUDGET);
    bool ok = isn_store_story(s, &a, id, &story, err);
    if (ok && story.n) ok = isn_store_ledgers(s, &a, &story.at[0], ISN_WITH_DIGESTS - 1, &l, err);
    arena_free(&a);
    return ok;
}

bool isn_store_ahead(const char *path, int64_t first, int64_t least, isn_err *err)
{
    isn_store *s;
    isn_arena a;
    isn_ids ids = {0};
    isn_err ignored;
    if (!isn_store_open(path, ISN_STORE_READ, &s, err)) return false;
    arena_init(&a, AHEAD_BUDGET);
    bool ok = stories_touched(s, &a, first, least, &ids, err);
    for (ptrdiff_t i = 0; ok && i < ids.n; i++) {
        ok = look(s, ids.at[i], err);
        if (!ok || s->to_keep_bytes < MOST_WAITING) continue;
        ok = isn_store_close(s, err); /* writes them */
        s = NULL;
        ok = ok && isn_store_open(path, ISN_STORE_READ, &s, err);
    }
    arena_free(&a);
    return isn_store_close(s, ok ? err : &ignored) && ok;
}
