/* body.c - bodies as rows. */
#include "store/body.h"

static bool other_version(isn_store *s, isn_err *err)
{
    return err_set(err, ISN_STORE, str_c(s->path), ISN_NOWHERE, "an article is of another version; run isnad rebuild");
}

bool body_load(isn_store *s, isn_arena *a, int64_t id, isn_body *out, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT words, outlet, credit, published FROM body WHERE article=?", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, id);
    bool ok = sqlite3_step(q) == SQLITE_ROW &&
              body_words_read(a, (isn_str){sqlite3_column_blob(q, 0), sqlite3_column_bytes(q, 0)}, &out->words);
    if (ok) out->text = STR_NONE, out->outlet = db_str(a, q, 1), out->credit = db_str(a, q, 2), out->published = db_str(a, q, 3);
    sqlite3_reset(q);
    return ok || other_version(s, err);
}

bool body_keep(isn_store *s, int64_t id, const isn_digest *d, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "INSERT INTO body VALUES(?,?,?,?,?)", err);
    isn_out words = {0};
    if (!q) return false;
    body_write(&words, &d->words);
    sqlite3_bind_int64(q, 1, id);
    db_bind_str(q, 2, d->outlet);
    db_bind_str(q, 3, d->credit);
    db_bind_str(q, 4, d->published);
    sqlite3_bind_blob64(q, 5, words.p ? words.p : "", (sqlite3_uint64)words.n, SQLITE_STATIC);
    bool ok = (!words.failed || err_set(err, ISN_LIMIT, d->uri, ISN_NOWHERE, "there is no memory")) && db_ran(s, q, err);
    out_free(&words);
    return ok;
}

bool body_forget(isn_store *s, int64_t id, isn_err *err)
{
    return db_ran_id(s, "DELETE FROM body WHERE article=?", id, err);
}

/* Its text, and where the words stand in it. */
static bool load_text(isn_store *s, isn_arena *a, int64_t id, isn_body *out, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT text, spans FROM article WHERE id=?", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, id);
    bool ok = sqlite3_step(q) == SQLITE_ROW &&
              body_spans_read((isn_str){sqlite3_column_blob(q, 1), sqlite3_column_bytes(q, 1)}, &out->words);
    if (ok) out->text = db_str(a, q, 0);
    sqlite3_reset(q);
    return ok || other_version(s, err);
}

bool body_altered(isn_store *s, isn_arena *a, int64_t x, int64_t y, isn_reprint *out, isn_str *x_text, isn_str *y_text, isn_err *err)
{
    isn_body bx, by;
    isn_reprint r = {.earlier = -1};
    if (!body_load(s, a, x, &bx, err) || !body_load(s, a, y, &by, err) || !load_text(s, a, x, &bx, err) || !load_text(s, a, y, &by, err))
        return false;
    if (reprint_compare(a, body_read(a, &bx), body_read(a, &by), &r)) out->altered = r.altered;
    *x_text = bx.text, *y_text = by.text;
    return true;
}
