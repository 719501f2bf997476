/* who.c - the bearers of names over the whole store. */
#include "store/who.h"

#include <sqlite3.h>
#include <stdlib.h>

/* The rows of one bearer are joined in memory: of the name that stands in every article of
 * a large store these are many. */
#define GROUP_BUDGET ((ptrdiff_t)1 << 30)

struct isn_gathered {
    sqlite3 *db;
    isn_arena a;
    sqlite3_stmt *add;
};

static bool fail(isn_gathered *g, isn_err *err)
{
    return err_set(err, ISN_STORE, STR("names"), ISN_NOWHERE, "cannot gather them: %s", g->db ? sqlite3_errmsg(g->db) : "there is no memory");
}

bool isn_gathered_open(isn_gathered **out, isn_err *err)
{
    isn_gathered *g = *out = calloc(1, sizeof *g);
    if (!g) return err_set(err, ISN_LIMIT, STR("names"), ISN_NOWHERE, "there is no memory");
    arena_init(&g->a, GROUP_BUDGET);
    if (sqlite3_open("", &g->db) == SQLITE_OK &&
        sqlite3_exec(g->db, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16384; BEGIN;"
                            "CREATE TABLE row(name INTEGER, n INTEGER, story INTEGER, bytes BLOB);"
                            "CREATE TABLE bearer(n INTEGER, type INTEGER, key TEXT, bytes BLOB);", NULL, NULL, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(g->db, "INSERT INTO row VALUES(?,?,?,?)", -1, &g->add, NULL) == SQLITE_OK)
        return true;
    fail(g, err);
    isn_gathered_close(g);
    *out = NULL;
    return false;
}

void isn_gathered_close(isn_gathered *g)
{
    if (!g) return;
    sqlite3_finalize(g->add);
    sqlite3_close(g->db);
    arena_free(&g->a);
    free(g);
}

static bool insert(isn_gathered *g, sqlite3_stmt *q, const isn_bearer *b, isn_err *err)
{
    isn_out bytes = {0};
    bearer_write(&bytes, b);
    sqlite3_bind_blob64(q, 4, bytes.p ? bytes.p : "", (sqlite3_uint64)bytes.n, SQLITE_STATIC);
    bool ok = !bytes.failed && !g->a.full && sqlite3_step(q) == SQLITE_DONE;
    if (!ok) fail(g, err);
    sqlite3_reset(q);
    sqlite3_clear_bindings(q);
    out_free(&bytes);
    return ok;
}

bool isn_gathered_add(isn_gathered *g, const isn_ledgers *l, int64_t story, isn_str title, isn_err *err)
{
    bool ok = true;
    for (ptrdiff_t i = 0; ok && i < l->who.n; i++) {
        arena_reset(&g->a);
        isn_bearer b = bearer_of(&g->a, l->pile, &l->who.at[i], story, title);
        sqlite3_bind_int64(g->add, 1, (int64_t)bearer_group(&b));
        sqlite3_bind_int64(g->add, 2, l->who.at[i].documents.n);
        sqlite3_bind_int64(g->add, 3, story);
        ok = insert(g, g->add, &b, err);
    }
    return ok;
}

/* Writes down the bearers of one name. */
static bool keep(isn_gathered *g, sqlite3_stmt *q, isn_bearers *all, isn_err *err)
{
    bool ok = true;
    bearers_close(&g->a, all);
    for (ptrdiff_t i = 0; ok && i < all->n; i++) {
        const isn_bearer *b = &all->at[i];
        sqlite3_bind_int64(q, 1, b->documents.n);
        sqlite3_bind_int(q, 2, (int)b->who.type);
        sqlite3_bind_text64(q, 3, b->who.key.p ? b->who.key.p : "", (sqlite3_uint64)b->who.key.n, SQLITE_STATIC, SQLITE_UTF8);
        ok = insert(g, q, b, err);
    }
    memset(all, 0, sizeof *all);
    arena_reset(&g->a);
    return ok;
}

static isn_str bytes_of(isn_arena *a, sqlite3_stmt *q, int column)
{
    const void *p = sqlite3_column_blob(q, column);
    return arena_str(a, (isn_str){p, sqlite3_column_bytes(q, column)});
}

/* Joins the rows, name by name. */
static bool join(isn_gathered *g, isn_err *err)
{
    sqlite3_stmt *rows = NULL, *add = NULL;
    bool ok = sqlite3_prepare_v2(g->db, "SELECT name, bytes FROM row ORDER BY name, n DESC, story, rowid", -1, &rows, NULL) == SQLITE_OK &&
              sqlite3_prepare_v2(g->db, "INSERT INTO bearer VALUES(?,?,?,?)", -1, &add, NULL) == SQLITE_OK;
    if (!ok) fail(g, err);
    isn_bearers all = {0};
    int64_t name = 0;
    int step = SQLITE_DONE;
    arena_reset(&g->a);
    while (ok && (step = sqlite3_step(rows)) == SQLITE_ROW) {
        isn_bearer one;
        if (all.n && sqlite3_column_int64(rows, 0) != name) ok = keep(g, add, &all, err);
        name = sqlite3_column_int64(rows, 0);
        if (ok && bearer_read(&g->a, bytes_of(&g->a, rows, 1), &one)) bearer_join(&g->a, &all, &one);
        if (ok && g->a.full) ok = err_set(err, ISN_LIMIT, STR("names"), ISN_NOWHERE, "the answer needs more memory than allowed");
    }
    if (ok && step != SQLITE_DONE) ok = fail(g, err);
    if (ok && all.n) ok = keep(g, add, &all, err);
    sqlite3_finalize(rows);
    sqlite3_finalize(add);
    return ok;
}

bool isn_gathered_each(isn_gathered *g, isn_bearer_fn *each, void *ctx, isn_err *err)
{
    sqlite3_stmt *q = NULL;
    if (!join(g, err)) return false;
    if (sqlite3_prepare_v2(g->db, "SELECT bytes FROM bearer ORDER BY n DESC, type, key, rowid", -1, &q, NULL) != SQLITE_OK) return fail(g, err);
    bool more = true;
    int step = SQLITE_DONE;
    while (more && (step = sqlite3_step(q)) == SQLITE_ROW) {
        isn_bearer b;
        arena_reset(&g->a);
        if (bearer_read(&g->a, bytes_of(&g->a, q, 0), &b)) more = each(ctx, &g->a, &b);
    }
    bool ok = !more || step == SQLITE_DONE || fail(g, err);
    sqlite3_finalize(q);
    return ok;
}
