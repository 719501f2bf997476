/* db.h - what the files of this room share: the handle and short SQL helpers.
 *
 * Uses: SQLite.  Used by: store only. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "store/store.h"

#include <sqlite3.h>

struct isn_store {
    sqlite3 *db;
    char *path;
    int lock_fd;        /* of PATH-lock, held by the one writer; -1 for a reader */
    bool in_transaction;
    int n_pending;      /* inputs since the transaction began */
    int64_t began_ms;   /* monotonic */
    isn_arena work;     /* one article's memory, reset for each */
    isn_arena near;     /* its neighbours' */
};

extern const char *const SCHEMA_FACTS, *const SCHEMA_DERIVED, *const DROP_DERIVED;

#define STORE_APPLICATION_ID 0x69736e64 /* "isnd" */
#define STORE_VERSION 1

/* Fills err from SQLite's last error; returns false. */
bool db_fail(isn_store *s, isn_err *err, const char *doing);

/* Runs statements without results. */
bool db_exec(isn_store *s, const char *sql, isn_err *err);

/* Prepares; NULL with err.  Finish with sqlite3_finalize. */
sqlite3_stmt *db_prepare(isn_store *s, const char *sql, isn_err *err);

/* Steps a statement that gives no rows and finalizes it. */
bool db_done(isn_store *s, sqlite3_stmt *q, isn_err *err);

void db_bind_str(sqlite3_stmt *q, int i, isn_str v); /* none binds NULL */
isn_str db_str(isn_arena *a, sqlite3_stmt *q, int col);

/* Begins a write transaction if none is open. */
bool db_begin(isn_store *s, isn_err *err);

/* Derives all that follows from one stored input; its older readings go. */
bool derive_input(isn_store *s, int64_t input, const isn_source *source, int *n_new, isn_err *err);

/* The source of a stored input; its strings live in `a`. */
bool input_load(isn_store *s, isn_arena *a, int64_t input, isn_source *out, isn_err *err);

/* The columns of isn_doc, for a SELECT from article. */
#define DOC_COLUMNS "article.id, article.uri, article.outlet, article.credit, article.title, " \
                    "article.published, article.story"
isn_doc db_doc(isn_arena *a, sqlite3_stmt *q, int col);

#endif
