/* store.c - opening, locking, transactions. */
#define _GNU_SOURCE /* flock */
#include "store/db.h"
#include "store/heap.h"
#include "store/places.h"
#include "store/tokenizer.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define WORK_BUDGET ((ptrdiff_t)1 << 30)

/* Commit at the latest after a second, or after a twentieth of the time that the adding has taken, where that is more,
 * and after twenty seconds: an index page that many articles touch is written once, and a long run that is killed loses no more than that.  The
 * cache holds the upper levels of the indexes of a million articles and what the latest touched; the log is copied back
 * when it has LOG_PAGES pages, most of them written over often. */
enum { MAX_PENDING = 10000, LEAST_PENDING_MS = 1000, MOST_PENDING_MS = 20000, TWENTIETH = 20,
       MAX_WAITING = 16 << 20 /* bytes of words to index */, MAX_UNINDEXED = 1000,
       MANY = 1000 /* articles of a transaction: a run that is worth large pages */ };
#define WRITER_CACHE_KIB "262144"
#define LOG_PAGES "16000"

bool db_fail(isn_store *s, isn_err *err, const char *doing)
{
    int code = sqlite3_errcode(s->db);
    const char *what = code == SQLITE_FULL ? "the disk is full"
                       : code == SQLITE_READONLY ? "it cannot be written"
                       : code == SQLITE_NOTADB ? "it is not a database"
                                               : sqlite3_errmsg(s->db);
    return err_set(err, ISN_STORE, str_c(s->path), ISN_NOWHERE, "cannot %s the database: %s", doing, what);
}

bool db_exec(isn_store *s, const char *sql, isn_err *err)
{
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || db_fail(s, err, "change");
}

sqlite3_stmt *db_prepare(isn_store *s, const char *sql, isn_err *err)
{
    sqlite3_stmt *q = NULL;
    if (sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) != SQLITE_OK) db_fail(s, err, "ask");
    return q;
}

sqlite3_stmt *db_kept(isn_store *s, const char *sql, isn_err *err)
{
    for (int i = 0; i < s->n_kept; i++) {
        if (s->kept[i].sql != sql && strcmp(s->kept[i].sql, sql) != 0) continue;
        sqlite3_clear_bindings(s->kept[i].q);
        return s->kept[i].q;
    }
    assert(s->n_kept < MOST_KEPT);
    sqlite3_stmt *q = NULL;
    if (sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &q, NULL) != SQLITE_OK) {
        db_fail(s, err, "ask");
        return NULL;
    }
    s->kept[s->n_kept].sql = sql;
    s->kept[s->n_kept++].q = q;
    return q;
}

bool db_ran(isn_store *s, sqlite3_stmt *q, isn_err *err)
{
    bool ok = sqlite3_step(q) == SQLITE_DONE;
    if (!ok) db_fail(s, err, "write");
    sqlite3_reset(q);
    return ok;
}

bool db_ran_id(isn_store *s, const char *sql, int64_t id, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, sql, err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, id);
    return db_ran(s, q, err);
}

static bool run(isn_store *s, const char *sql, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, sql, err);
    return q && db_ran(s, q, err);
}

bool db_done(isn_store *s, sqlite3_stmt *q, isn_err *err)
{
    bool ok = sqlite3_step(q) == SQLITE_DONE;
    if (!ok) db_fail(s, err, "write");
    sqlite3_finalize(q);
    return ok;
}

void db_bind_str(sqlite3_stmt *q, int i, isn_str v)
{
    if (v.p) sqlite3_bind_text64(q, i, v.p, (sqlite3_uint64)v.n, SQLITE_TRANSIENT, SQLITE_UTF8);
    else sqlite3_bind_null(q, i);
}

isn_str db_str(isn_arena *a, sqlite3_stmt *q, int col)
{
    if (sqlite3_column_type(q, col) == SQLITE_NULL) return STR_NONE;
    const void *p = sqlite3_column_blob(q, col);
    return arena_str(a, (isn_str){p, sqlite3_column_bytes(q, col)});
}

isn_doc db_doc(isn_arena *a, sqlite3_stmt *q, int col)
{
    return (isn_doc){.id = sqlite3_column_int64(q, col),
                     .uri = db_str(a, q, col + 1),
                     .outlet = db_str(a, q, col + 2),
                     .credit = db_str(a, q, col + 3),
                     .title = db_str(a, q, col + 4),
                     .published = db_str(a, q, col + 5),
                     .story = sqlite3_column_int64(q, col + 6),
                     .state = (uint64_t)sqlite3_column_int64(q, col + 7)};
}

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

bool db_begin(isn_store *s, isn_err *err)
{
    if (s->in_transaction) return true;
    if (!db_exec(s, "BEGIN IMMEDIATE", err)) return false;
    s->in_transaction = true;
    s->n_pending = 0;
    s->began_ms = now_ms();
    if (!s->first_ms) s->first_ms = s->began_ms;
    return true;
}

static void roll_back(isn_store *s)
{
    sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    s->in_transaction = false;
    s->to_index.n = 0;
    recent_reset(s->recent);
    places_reset(s->places);
}

void isn_store_abandon(isn_store *s)
{
    if (s && s->in_transaction) roll_back(s);
}

bool isn_store_commit(isn_store *s, isn_err *err)
{
    if (!s->in_transaction) return true;
    bool ok = index_flush(s, err) && recent_settle(s, false, err) && db_exec(s, "COMMIT", err);
    if (!ok) roll_back(s);
    else if (s->n_pending >= MANY) heap_large_pages(s, &s->heap_until);
    s->in_transaction = false;
    return ok;
}

/* The one writer's lock: PATH-lock, held until the store is closed.  SQLite
 * 3.40 can lose a commit when two connections write and checkpoint at the same
 * moment (fixed in 3.51.3), so writing and checkpointing are one at a time. */
static bool take_lock(isn_store *s, isn_err *err)
{
    isn_str path = str_c(s->path);
    char *name = malloc((size_t)path.n + 6);
    if (!name) return err_set(err, ISN_LIMIT, path, ISN_NOWHERE, "there is no memory");
    snprintf(name, (size_t)path.n + 6, "%s-lock", s->path);
    s->lock_fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    free(name);
    if (s->lock_fd < 0)
        return err_set(err, ISN_IO, path, ISN_NOWHERE, "cannot write beside the database: %s",
                       strerror(errno));
    if (flock(s->lock_fd, LOCK_EX | LOCK_NB) != 0) {
        db_unlock(s);
        return err_set(err, ISN_STORE, path, ISN_NOWHERE,
                       "another isnad is writing to it; wait until it has finished");
    }
    return true;
}

/* A reader that keeps an answer has the lock for some milliseconds. */
static bool wait_for_lock(isn_store *s, isn_err *err)
{
    enum { TIMES = 10, MS = 20 };
    struct timespec pause = {.tv_nsec = MS * 1000000};
    for (int i = 0; i < TIMES; i++) {
        if (take_lock(s, err)) return true;
        if (err->code != ISN_STORE) return false;
        nanosleep(&pause, NULL);
    }
    return false;
}

bool db_lock(isn_store *s)
{
    isn_err ignored;
    return s->lock_fd >= 0 || take_lock(s, &ignored);
}

void db_unlock(isn_store *s)
{
    if (s->lock_fd >= 0) close(s->lock_fd);
    s->lock_fd = -1;
}

static int64_t pragma(isn_store *s, const char *sql)
{
    sqlite3_stmt *q = NULL;
    int64_t v = -1;
    if (sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) == SQLITE_OK && sqlite3_step(q) == SQLITE_ROW)
        v = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return v;
}

static bool create_schema(isn_store *s, isn_err *err)
{
    char header[120];
    snprintf(header, sizeof header, "PRAGMA application_id=%d; PRAGMA user_version=%d;",
             STORE_APPLICATION_ID, STORE_VERSION);
    return db_exec(s, "BEGIN IMMEDIATE", err) && db_exec(s, SCHEMA_FACTS, err) &&
           db_exec(s, SCHEMA_DERIVED, err) && db_exec(s, header, err) && db_exec(s, "COMMIT", err);
}

static bool err_older(const isn_store *s, isn_err *err)
{
    return err_set(err, ISN_FORMAT, str_c(s->path), ISN_NOWHERE,
                   "it was made by an older isnad; run isnad rebuild, which keeps all that was added");
}

/* Ours, empty and to be made, or a clear no. */
static bool check_schema(isn_store *s, isn_store_mode mode, isn_err *err)
{
    isn_str path = str_c(s->path);
    int64_t tables = pragma(s, "SELECT count(*) FROM sqlite_schema");
    if (tables < 0) {
        int code = sqlite3_errcode(s->db);
        if (code == SQLITE_NOTADB)
            return err_set(err, ISN_FORMAT, path, ISN_NOWHERE,
                           "it is not a database; name another with --db FILE");
        return db_fail(s, err, "open");
    }
    if (tables == 0 && pragma(s, "PRAGMA application_id") == 0) {
        if (mode == ISN_STORE_WRITE) return create_schema(s, err);
        return err_set(err, ISN_FORMAT, path, ISN_NOWHERE, "the database is empty; fill it with isnad add");
    }
    if (pragma(s, "PRAGMA application_id") != STORE_APPLICATION_ID)
        return err_set(err, ISN_FORMAT, path, ISN_NOWHERE,
                       "it is a database of another program; name another with --db FILE");
    int64_t version = pragma(s, "PRAGMA user_version");
    if (version > STORE_VERSION)
        return err_set(err, ISN_FORMAT, path, ISN_NOWHERE,
                       "it was made by a newer isnad (format %d, this one knows %d); update isnad",
                       (int)version, STORE_VERSION);
    s->older = version < STORE_VERSION;
    if (s->older && mode == ISN_STORE_READ) return err_older(s, err);
    return true;
}

/* isnad_address(URI): its hash, as in the table `address`. */
static void sql_address(sqlite3_context *ctx, int n, sqlite3_value **v)
{
    (void)n;
    isn_str uri = {(const char *)sqlite3_value_text(v[0]), sqlite3_value_bytes(v[0])};
    if (uri.p) sqlite3_result_int64(ctx, address_hash(uri));
}

static bool open_database(isn_store *s, isn_store_mode mode, isn_err *err)
{
    isn_str path = str_c(s->path);
    bool write = mode == ISN_STORE_WRITE;
    if (!write && access(s->path, F_OK) != 0)
        return err_set(err, ISN_IO, path, ISN_NOWHERE, "no such database; make one with isnad add");
    if (write && !wait_for_lock(s, err)) return false;
    int flags = write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    if (sqlite3_open_v2(s->path, &s->db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        return err_set(err, ISN_IO, path, ISN_NOWHERE, "cannot open it: %s",
                       s->db ? sqlite3_errmsg(s->db) : "no memory");
    sqlite3_busy_timeout(s->db, 5000);
    enum { FLAGS = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS };
    if (isnad_fts5_register(s->db) != SQLITE_OK ||
        sqlite3_create_function(s->db, "isnad_address", 1, FLAGS, NULL, sql_address, NULL, NULL) != SQLITE_OK)
        return db_fail(s, err, "open");
    if (!check_schema(s, mode, err)) return false;
    if (!write) return db_exec(s, "PRAGMA cache_size=-16384", err); /* KiB */
    return db_exec(s, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                                "PRAGMA cache_size=-" WRITER_CACHE_KIB "; PRAGMA temp_store=MEMORY;"
                      "PRAGMA wal_autocheckpoint=" LOG_PAGES ";", err);
}

bool isn_store_open(const char *path, isn_store_mode mode, isn_store **out, isn_err *err)
{
    *out = NULL;
    isn_store *s = calloc(1, sizeof *s);
    char *copy = s ? malloc(strlen(path) + 1) : NULL;
    if (!copy || !(s->recent = recent_open()) || !(s->places = places_open())) {
        if (s) recent_free(s->recent);
        free(copy);
        free(s);
        return err_set(err, ISN_LIMIT, str_c(path), ISN_NOWHERE, "there is no memory");
    }
    s->path = strcpy(copy, path);
    s->lock_fd = -1;
    arena_init(&s->work, WORK_BUDGET);
    arena_init(&s->near, WORK_BUDGET);
    arena_init(&s->other, WORK_BUDGET);
    arena_init(&s->later, WORK_BUDGET);
    if (!open_database(s, mode, err)) {
        isn_err ignored;
        isn_store_close(s, &ignored);
        return false;
    }
    *out = s;
    return true;
}

/* Marks and features that stand in memory go into tables, that the next one need not look for them. */
static bool settle(isn_store *s, isn_err *err)
{
    return !recent_waits(s->recent) || (db_begin(s, err) && recent_settle(s, true, err));
}

/* After many were added the pieces of the index become fewer, so that a query asks four of a kind at most: a page of it for
 * two articles that were added, which is most of a small store and little of a large one. */
static bool merge_pieces(isn_store *s, isn_err *err)
{
    enum { ARTICLES_A_PAGE = 2, MOST_PAGES = 16000 };
    int64_t pages = s->n_added / ARTICLES_A_PAGE;
    if (!pages) return true;
    sqlite3_stmt *q = db_prepare(s, "INSERT INTO article_fts(article_fts, rank) VALUES('merge', ?)", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, pages < MOST_PAGES ? pages : MOST_PAGES);
    return db_done(s, q, err);
}

bool isn_store_close(isn_store *s, isn_err *err)
{
    if (!s) return true;
    bool ok = isn_store_commit(s, err) && settle(s, err) && merge_pieces(s, err) && isn_store_commit(s, err);
    for (int i = 0; i < s->n_kept; i++) sqlite3_finalize(s->kept[i].q);
    sqlite3_close(s->db);
    if (ok) keep_write(s);
    keep_forget(s);
    db_unlock(s);
    arena_free(&s->work);
    arena_free(&s->near);
    arena_free(&s->other);
    arena_free(&s->later);
    recent_free(s->recent);
    places_free(s->places);
    free(s->stems);
    free(s->path);
    free(s);
    return ok;
}

static int64_t known_input(isn_store *s, const isn_source *source, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT input.id FROM address CROSS JOIN input ON input.id=address.input"
                                 " WHERE address.hash=? AND input.uri=? AND sha256=?", err);
    if (!q) return -2;
    sqlite3_bind_int64(q, 1, address_hash(source->uri));
    db_bind_str(q, 2, source->uri);
    db_bind_str(q, 3, str_c(source->sha256));
    int step = sqlite3_step(q);
    int64_t id = step == SQLITE_ROW ? sqlite3_column_int64(q, 0) : -1;
    if (step != SQLITE_ROW && step != SQLITE_DONE) db_fail(s, err, "ask"), id = -2;
    sqlite3_reset(q);
    return id;
}

static bool insert_input(isn_store *s, const isn_source *source, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s,
        "INSERT INTO input(uri, sha256, bytes, charset, media, verbatim, title, outlet, published)"
        " VALUES(?,?,?,?,?,?,?,?,?)", err);
    if (!q) return false;
    db_bind_str(q, 1, source->uri);
    db_bind_str(q, 2, str_c(source->sha256));
    sqlite3_bind_blob64(q, 3, source->bytes.p ? source->bytes.p : "", (sqlite3_uint64)source->bytes.n, SQLITE_STATIC);
    db_bind_str(q, 4, source->charset);
    sqlite3_bind_int(q, 5, (int)source->media);
    sqlite3_bind_int(q, 6, source->verbatim);
    db_bind_str(q, 7, source->title);
    db_bind_str(q, 8, source->outlet);
    db_bind_str(q, 9, source->published);
    return db_ran(s, q, err);
}

/* What a failed input left waiting goes, what it replaced comes back. */
static void index_forget(isn_store *s, ptrdiff_t keep, int64_t input)
{
    s->to_index.n = keep;
    for (ptrdiff_t i = 0; i < keep; i++)
        if (s->to_index.at[i].gone_by == input) s->to_index.at[i].gone_by = 0;
}

/* Has the transaction gone on for long enough? */
static bool is_time(const isn_store *s)
{
    int64_t now = now_ms(), most = (now - s->first_ms) / TWENTIETH;
    most = most < LEAST_PENDING_MS ? LEAST_PENDING_MS : most > MOST_PENDING_MS ? MOST_PENDING_MS : most;
    return s->n_pending >= MAX_PENDING || s->later.used >= MAX_WAITING || now - s->began_ms >= most;
}

bool isn_store_add(isn_store *s, const isn_source *source, int *n_new, isn_err *err)
{
    *n_new = 0;
    if (s->older) return err_older(s, err);
    if (!db_begin(s, err)) return false;
    int64_t known = known_input(s, source, err);
    if (known == -2) return false;
    if (known >= 0) return true;
    isn_err undo;
    ptrdiff_t waiting = s->to_index.n;
    recent_begin(s->recent);
    places_begin(s->places);
    if (!run(s, "SAVEPOINT one", err)) return false;
    bool ok = insert_input(s, source, err);
    int64_t input = ok ? sqlite3_last_insert_rowid(s->db) : 0;
    ok = ok && derive_input(s, input, source, n_new, err);
    if (!ok) { /* the first error is the one to tell */
        run(s, "ROLLBACK TO one", &undo);
        recent_undo(s->recent);
        places_undo(s->places);
        index_forget(s, waiting, input);
        *n_new = 0;
    }
    if (!run(s, "RELEASE one", ok ? err : &undo)) return false;
    s->n_pending++, s->n_added++;
    return ok && is_time(s) ? isn_store_commit(s, err) : ok;
}

int64_t isn_store_first_new(const isn_store *s) { return s->first_new; }

static const char *user_version(char out[40])
{
    snprintf(out, 40, "PRAGMA user_version=%d", STORE_VERSION);
    return out;
}

bool isn_store_rebuild(isn_store *s, isn_err *err)
{
    isn_arena ids_arena;
    arena_init(&ids_arena, WORK_BUDGET);
    isn_ids ids = {0};
    char version[40];
    bool ok = isn_store_commit(s, err) && db_begin(s, err) && db_exec(s, DROP_DERIVED, err) &&
              db_exec(s, SCHEMA_DERIVED, err) && db_exec(s, user_version(version), err);
    recent_reset(s->recent);
    places_reset(s->places);
    sqlite3_stmt *q = ok ? db_prepare(s, "SELECT id FROM input ORDER BY id", err) : NULL;
    ok = q != NULL;
    while (ok && sqlite3_step(q) == SQLITE_ROW) {
        int64_t id = sqlite3_column_int64(q, 0);
        isn_push_value(&ids_arena, &ids, id);
    }
    sqlite3_finalize(q);
    for (ptrdiff_t i = 0; ok && i < ids.n; i++) {
        isn_arena bytes;
        arena_init(&bytes, WORK_BUDGET);
        isn_source source;
        int n_new;
        recent_begin(s->recent);
        places_begin(s->places);
        ok = input_load(s, &bytes, ids.at[i], &source, err);
        /* what can no longer be read stays a fact without articles */
        if (ok && !derive_input(s, ids.at[i], &source, &n_new, err)) ok = err->code == ISN_FORMAT || err->code == ISN_LIMIT;
        arena_free(&bytes);
        if (ok && s->to_index.n >= MAX_UNINDEXED) ok = index_flush(s, err) && recent_settle(s, false, err);
    }
    arena_free(&ids_arena);
    ok = ok && isn_store_commit(s, err);
    if (ok) s->older = false;
    else roll_back(s);
    return ok;
}
