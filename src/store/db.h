/* db.h - what the files of this room share: the handle and short SQL helpers.
 *
 * Uses: SQLite.  Used by: store only. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "store/recent.h"
#include "store/store.h"

#include <sqlite3.h>

/* The words of an article that wait for the end of the transaction: the index writes
 * what it has gathered at every savepoint, which would be once an article. */
typedef struct {
    int64_t id;
    isn_str title, body;
    int64_t gone_by; /* the input that replaced it meanwhile, or 0 */
} isn_index_later;

enum { MOST_KEPT = 96 };

struct isn_store {
    sqlite3 *db;
    char *path;
    int lock_fd;        /* of PATH-lock, held by the one writer; -1 for a reader */
    bool in_transaction;
    bool older;         /* its derived tables are of an older version: rebuild only */
    int n_pending;      /* inputs since the transaction began */
    int64_t n_added;    /* and since the store was opened */
    int64_t began_ms;   /* monotonic */
    int64_t first_ms;   /* of the first transaction */
    const void *heap_until; /* so far the heap is in large pages */
    int64_t first_new;  /* the first article that was added, 0 none */
    isn_arena work;     /* one article's memory, reset for each */
    isn_arena near;     /* its neighbours' */
    isn_arena other;    /* one neighbour's text */
    isn_recent *recent; /* marks and features of the latest articles */
    struct isn_places *places; /* articles' stories, and what stories are about */
    isn_arena later;    /* holds `to_index` */
    ISN_LIST(isn_index_later) to_index;
    struct {
        const char *sql;
        sqlite3_stmt *q;
    } kept[MOST_KEPT];  /* statements of db_kept */
    int n_kept;
    struct isn_stem_memory *stems; /* of the words of articles found; none before the first search */
    struct isn_to_keep *to_keep;   /* ledgers that were worked out, the latest first; see keep.c */
    ptrdiff_t to_keep_bytes;
};

extern const char *const SCHEMA_FACTS, *const SCHEMA_DERIVED, *const DROP_DERIVED;

#define STORE_APPLICATION_ID 0x69736e64 /* "isnd" */
#define STORE_VERSION 8

/* Fills err from SQLite's last error; returns false. */
bool db_fail(isn_store *s, isn_err *err, const char *doing);

/* Runs statements without results. */
bool db_exec(isn_store *s, const char *sql, isn_err *err);

/* Prepares; NULL with err.  Finish with sqlite3_finalize. */
sqlite3_stmt *db_prepare(isn_store *s, const char *sql, isn_err *err);

/* The same for what every article asks: prepared once and kept until the store is
 * closed.  `sql` is a literal.  Never finalize it: sqlite3_reset when done. */
sqlite3_stmt *db_kept(isn_store *s, const char *sql, isn_err *err);

/* Steps a kept statement that gives no rows and resets it. */
bool db_ran(isn_store *s, sqlite3_stmt *q, isn_err *err);

/* The same of `sql` with `id` for its one parameter. */
bool db_ran_id(isn_store *s, const char *sql, int64_t id, isn_err *err);

/* The one writer's lock, without waiting; true where it is held already. */
bool db_lock(isn_store *s);
void db_unlock(isn_store *s);

/* Writes the ledgers that wait, once the store's own connection is closed; where that
 * cannot be done they are worked out again another time. */
void keep_write(isn_store *s);
void keep_forget(isn_store *s);

/* Which of a story's articles are one text. */
bool pile_texts(isn_store *s, isn_arena *a, const isn_story *story, int32_t **same, isn_err *err);

/* The digests of a story's articles. */
typedef struct {
    isn_digest *at;
    ptrdiff_t bytes; /* of all of them */
    bool changed;    /* one is another than when the story was asked for */
} isn_digests;
bool pile_digests(isn_store *s, isn_arena *a, const isn_story *story, isn_digests *out, isn_err *err);

/* Writes the words that wait into the index. */
bool index_flush(isn_store *s, isn_err *err);

/* Steps a statement that gives no rows and finalizes it. */
bool db_done(isn_store *s, sqlite3_stmt *q, isn_err *err);

void db_bind_str(sqlite3_stmt *q, int i, isn_str v); /* none binds NULL */
isn_str db_str(isn_arena *a, sqlite3_stmt *q, int col);

/* Begins a write transaction if none is open. */
bool db_begin(isn_store *s, isn_err *err);

/* Under which an address stands in the table `address`. */
int64_t address_hash(isn_str uri);

/* Derives all that follows from one stored input; its older readings go. */
bool derive_input(isn_store *s, int64_t input, const isn_source *source, int *n_new, isn_err *err);

/* The source of a stored input; its strings live in `a`. */
bool input_load(isn_store *s, isn_arena *a, int64_t input, isn_source *out, isn_err *err);

/* The columns of isn_doc, for a SELECT from article, and how many they are. */
enum { DOC_N_COLUMNS = 8 };
#define DOC_COLUMNS "article.id, article.uri, article.outlet, article.credit, article.title, " \
                    "article.published, (SELECT story FROM place WHERE place.article=article.id), article.state"
isn_doc db_doc(isn_arena *a, sqlite3_stmt *q, int col);

#endif
