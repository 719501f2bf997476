/* recent.c - numbers in memory, in small tables, in large ones. */
#include "store/db.h"
#include "store/held.h"
#include "store/packed.h"
#include "store/sieve.h"

#include <stdlib.h>

enum {
    IN_MEMORY = 131072, /* articles that come between two turns of a range: half of them stand in memory, 40 MB */
    RANGES = 256,
    TURN_EVERY = IN_MEMORY / RANGES, /* articles */
    HEADS = 4096,       /* chains of a range */
    WORTH = 2 * TURN_EVERY /* articles added, after which it is worth to read what marks a range has */
};

/* One mark of one article. */
typedef struct {
    uint32_t number;
    int32_t article; /* less the base; GONE where it was taken out */
    int32_t before;  /* index + 1 of the one before it in its chain, or 0 */
} entry;
enum { GONE = INT32_MIN };

/* A range of numbers; the newest of a chain first. */
typedef struct {
    entry *at;
    int32_t n, cap;
    int32_t head[HEADS]; /* index + 1 */
} range;

typedef struct {
    range *range[RANGES]; /* NULL: nothing yet */
} numbers;

/* What was done since recent_begin: to a mark, or to a feature. */
typedef struct {
    range *in;
    isn_held *held;
    isn_packed *packed;     /* one was taken out of it */
    uint32_t hash;          /* the feature */
    int32_t taken, article; /* what was taken out (of a mark: its index) and of which article; -1: one was added */
} deed;
typedef ISN_LIST(deed) deeds;

struct isn_recent {
    numbers marks;
    isn_held features[RANGES];
    int64_t base;    /* the first article in memory */
    int64_t last;    /* the last one */
    int64_t from;    /* the last one before this process */
    int64_t turned;  /* the ranges had their turns up to this article */
    int64_t until;   /* no table has anything of an article after this one */
    bool known;      /* holds all that is in no table */
    bool drained[RANGES]; /* the small tables have nothing of the range */
    isn_packed packed[RANGES]; /* the range's rows in the large table, if it is whole; else … */
    bool sifted[RANGES];  /* … `sieve` holds all its marks */
    isn_sieve sieve[RANGES]; /* most marks are new, and need not be looked for */
    isn_arena memory;/* of deeds */
    deeds deeds;
};

isn_recent *recent_open(void)
{
    isn_recent *r = calloc(1, sizeof *r);
    if (r) arena_init(&r->memory, (ptrdiff_t)1 << 30);
    return r;
}

static void free_numbers(numbers *k)
{
    for (int i = 0; i < RANGES; i++) {
        if (k->range[i]) free(k->range[i]->at);
        free(k->range[i]);
    }
    memset(k, 0, sizeof *k);
}

void recent_free(isn_recent *r)
{
    if (!r) return;
    free_numbers(&r->marks);
    for (int i = 0; i < RANGES; i++) held_free(&r->features[i]);
    for (int i = 0; i < RANGES; i++) sieve_free(&r->sieve[i]), packed_free(&r->packed[i]);
    arena_free(&r->memory);
    free(r);
}

static bool no_memory(isn_store *s, isn_err *err)
{
    return err_set(err, ISN_LIMIT, str_c(s->path), ISN_NOWHERE, "there is no memory");
}

/* ---- memory ------------------------------------------------------------------- */

/* Ranges in the order of the tables, whose numbers are signed. */
static int range_of(uint32_t number) { return (int)((number ^ 0x80000000u) / (uint32_t)((UINT64_C(1) << 32) / RANGES)); }

static int32_t *head_of(range *in, uint32_t number)
{
    return &in->head[(number * 0x9e3779b1u) / (uint32_t)((UINT64_C(1) << 32) / HEADS)];
}

static bool has_room(range *in)
{
    if (in->n < in->cap) return true;
    int32_t cap = in->cap ? in->cap + in->cap / 2 : 16;
    entry *at = in->cap < INT32_MAX / 4 ? realloc(in->at, (size_t)cap * sizeof *at) : NULL;
    if (!at) return false;
    in->at = at, in->cap = cap;
    return true;
}

static bool put_mark(isn_recent *r, int64_t article, uint32_t number)
{
    range **in = &r->marks.range[range_of(number)];
    if (!*in && !(*in = calloc(1, sizeof **in))) return false;
    deed done = {.in = *in, .taken = -1};
    if (!has_room(*in) || article - r->base > INT32_MAX || !isn_push_value(&r->memory, &r->deeds, done)) return false;
    int32_t *head = head_of(*in, number);
    (*in)->at[(*in)->n++] = (entry){number, (int32_t)(article - r->base), *head};
    *head = (*in)->n;
    return true;
}

static void call_marks(const isn_recent *r, uint32_t number, int most, isn_called *out)
{
    range *in = r->marks.range[range_of(number)];
    for (int32_t i = in ? *head_of(in, number) : 0; i && out->n < most; i = in->at[i - 1].before) {
        const entry *one = &in->at[i - 1];
        if (one->number != number || one->article == GONE) continue;
        out->article[out->n++] = r->base + one->article;
    }
}

static bool put_feature(isn_recent *r, int64_t article, uint32_t hash, int64_t n)
{
    isn_held *held = &r->features[range_of(hash)];
    deed done = {.held = held, .hash = hash, .taken = -1};
    isn_held_feature *f = article - r->base > INT32_MAX ? NULL : held_make(held, hash);
    if (!f || !held_add(f, (isn_held_one){.article = (int32_t)(article - r->base), .n = (uint16_t)n})) return false;
    if (isn_push_value(&r->memory, &r->deeds, done)) return true;
    f->n--;
    return false;
}

static bool take_features(isn_recent *r, const isn_placed *p, int64_t article)
{
    for (int i = 0; i < p->n; i++) {
        isn_held *held = &r->features[range_of(p->hash[i])];
        isn_held_feature *f = held_find(held, p->hash[i]);
        isn_held_one *one = f ? held_article(f, (int32_t)(article - r->base), false) : NULL;
        deed done = {.held = held, .hash = p->hash[i], .taken = 0, .article = (int32_t)(article - r->base)};
        if (!isn_push_value(&r->memory, &r->deeds, done)) return false;
        if (one) one->gone = true;
    }
    return true;
}

static bool take_marks(isn_recent *r, const uint32_t *number, int32_t n, int64_t article)
{
    for (int32_t j = 0; j < n; j++) {
        range *in = r->marks.range[range_of(number[j])];
        for (int32_t i = in ? *head_of(in, number[j]) : 0; i; i = in->at[i - 1].before) {
            entry *one = &in->at[i - 1];
            deed done = {.in = in, .taken = i - 1, .article = one->article};
            if (one->number != number[j] || one->article == GONE || r->base + one->article != article) continue;
            if (!isn_push_value(&r->memory, &r->deeds, done)) return false;
            one->article = GONE;
        }
    }
    return true;
}

static bool remember(isn_recent *r, int64_t id, const isn_placed *p, const isn_marks *m)
{
    bool ok = true;
    if (id > r->last) r->last = id;
    for (int32_t i = 0; ok && i < m->n; i++) ok = put_mark(r, id, m->at[i]);
    for (int i = 0; ok && i < p->n; i++) ok = p->ordinal[i] > COMMON_FEATURE || put_feature(r, id, p->hash[i], p->ordinal[i]);
    return ok;
}

void recent_begin(isn_recent *r)
{
    memset(&r->deeds, 0, sizeof r->deeds);
    arena_reset(&r->memory);
}

/* What was taken out before the feature was read from the tables is read again. */
static void undo_feature(const deed *d)
{
    isn_held_feature *f = held_find(d->held, d->hash);
    isn_held_one *one = f && d->taken >= 0 ? held_article(f, d->article, true) : NULL;
    if (one) one->gone = false;
    else if (f && d->taken < 0) f->n--;
    else if (f) held_drop_kept(f);
}

void recent_undo(isn_recent *r)
{
    for (ptrdiff_t i = r->deeds.n; i-- > 0;) {
        deed d = r->deeds.at[i];
        if (d.packed) packed_free(d.packed); /* the table is asked until it is read again */
        else if (d.held) undo_feature(&d);
        else if (d.taken >= 0) d.in->at[d.taken].article = d.article;
        else {
            entry last = d.in->at[--d.in->n];
            *head_of(d.in, last.number) = last.before;
        }
    }
    recent_begin(r);
}

static void empty(range *in)
{
    free(in->at);
    *in = (range){.at = NULL};
}

void recent_reset(isn_recent *r)
{
    for (int i = 0; i < RANGES; i++) {
        if (r->marks.range[i]) empty(r->marks.range[i]);
        held_free(&r->features[i]);
        packed_free(&r->packed[i]); /* it may have rows that the table has no more */
    }
    recent_begin(r);
    r->known = false;
}

/* ---- profiles: the same for good -------------------------------------------------- */

/* A feature as a profile notes it. */
typedef struct {
    uint32_t hash, ordinal;
} noted;

static bool insert_profile(isn_store *s, int64_t id, const isn_placed *p, const isn_marks *m, isn_err *err)
{
    noted list[MOST_NOTED];
    sqlite3_stmt *q = db_kept(s, "INSERT INTO profile VALUES(?,?,?)", err);
    if (!q) return false;
    for (int i = 0; i < p->n; i++) list[i] = (noted){p->hash[i], (uint32_t)p->ordinal[i]};
    sqlite3_bind_int64(q, 1, id);
    sqlite3_bind_blob(q, 2, list, p->n * (int)sizeof *list, SQLITE_STATIC);
    sqlite3_bind_blob(q, 3, m->at, m->n * (int)sizeof *m->at, SQLITE_STATIC);
    return db_ran(s, q, err);
}

/* What columns `noted` and `marks` hold. */
static void profile_columns(sqlite3_stmt *q, int column, isn_placed *p, isn_marks *m)
{
    noted list[MOST_NOTED];
    size_t n = (size_t)sqlite3_column_bytes(q, column) / sizeof *list;
    p->n = (int)(n < MOST_NOTED ? n : MOST_NOTED);
    if (p->n) memcpy(list, sqlite3_column_blob(q, column), (size_t)p->n * sizeof *list);
    for (int i = 0; i < p->n; i++) p->hash[i] = list[i].hash, p->ordinal[i] = list[i].ordinal;
    n = (size_t)sqlite3_column_bytes(q, column + 1) / sizeof *m->at;
    m->n = (int32_t)(n < ISN_MARKS ? n : ISN_MARKS);
    if (m->n) memcpy(m->at, sqlite3_column_blob(q, column + 1), (size_t)m->n * sizeof *m->at);
}

/* Without the numbers of ranges that were settled after the article came. */
static void keep_unsettled(const int64_t *until, int64_t id, isn_placed *p, isn_marks *m)
{
    int32_t n = 0;
    for (int32_t i = 0; i < m->n; i++)
        if (id > until[range_of(m->at[i])]) m->at[n++] = m->at[i];
    m->n = n, n = 0;
    for (int32_t i = 0; i < p->n; i++)
        if (id > until[range_of(p->hash[i])]) p->hash[n] = p->hash[i], p->ordinal[n++] = p->ordinal[i];
    p->n = n;
}

static bool ask(isn_store *s, const char *sql, int64_t *out, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, sql, err);
    if (!q) return false;
    *out = sqlite3_step(q) == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
    sqlite3_reset(q);
    return true;
}

/* The last article of which the tables have each range. */
static bool settled_until(isn_store *s, int64_t until[RANGES], isn_err *err)
{
    memset(until, 0, RANGES * sizeof *until);
    sqlite3_stmt *q = db_kept(s, "SELECT range, until FROM settled", err);
    if (!q) return false;
    while (sqlite3_step(q) == SQLITE_ROW) {
        int64_t i = sqlite3_column_int64(q, 0);
        if (i >= 0 && i < RANGES) until[i] = sqlite3_column_int64(q, 1);
    }
    sqlite3_reset(q);
    return true;
}

static bool read_profiles(isn_store *s, const int64_t until[RANGES], isn_err *err)
{
    isn_recent *r = s->recent;
    r->base = INT64_MAX;
    for (int i = 0; i < RANGES; i++) {
        if (until[i] < r->base) r->base = until[i];
        if (until[i] > r->until) r->until = until[i];
    }
    sqlite3_stmt *q = db_kept(s, "SELECT article, noted, marks FROM profile WHERE article>? ORDER BY article", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, r->base);
    bool ok = true;
    while (ok && sqlite3_step(q) == SQLITE_ROW) {
        isn_placed p = {.n = 0};
        isn_marks m;
        int64_t id = sqlite3_column_int64(q, 0);
        profile_columns(q, 1, &p, &m);
        keep_unsettled(until, id, &p, &m);
        ok = remember(r, id, &p, &m);
        recent_begin(r);
    }
    sqlite3_reset(q);
    return ok || no_memory(s, err);
}

/* Which tables need not be asked, because they are empty. */
static bool know_tables(isn_store *s, isn_err *err)
{
    isn_recent *r = s->recent;
    int64_t marks = 0, features = 0, large = 0;
    if (!ask(s, "SELECT 1 FROM mark_new LIMIT 1", &marks, err) || !ask(s, "SELECT 1 FROM feature_new LIMIT 1", &features, err) ||
        !ask(s, "SELECT 1 FROM mark LIMIT 1", &large, err))
        return false;
    for (int i = 0; i < RANGES; i++) {
        r->drained[i] = !marks && !features;
        if (large) continue;
        packed_begin(&r->packed[i]);
        packed_end(&r->packed[i]);
    }
    return true;
}

/* Reads what no table has. */
static bool know(isn_store *s, isn_err *err)
{
    isn_recent *r = s->recent;
    int64_t until[RANGES];
    if (r->known) return true;
    recent_reset(r);
    r->until = r->last = 0;
    r->known = ask(s, "SELECT max(article) FROM profile", &r->turned, err) && know_tables(s, err) && settled_until(s, until, err) &&
               read_profiles(s, until, err);
    r->from = r->turned;
    return r->known;
}

/* ---- tables --------------------------------------------------------------------- */

/* Adds the rows of a query for a mark: articles, the newest first. */
static bool call_from(isn_store *s, const char *sql, uint32_t number, int most, isn_called *out, isn_err *err)
{
    if (out->n == most) return true;
    sqlite3_stmt *q = db_kept(s, sql, err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, (int32_t)number);
    sqlite3_bind_int(q, 2, most - out->n);
    while (sqlite3_step(q) == SQLITE_ROW) out->article[out->n++] = sqlite3_column_int64(q, 0);
    sqlite3_reset(q);
    return true;
}

/* The row of a feature; empty where it has none. */
static bool latest_load(isn_store *s, uint32_t hash, isn_latest *out, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT latest FROM feature WHERE hash=?", err);
    out->n = 0;
    if (!q) return false;
    sqlite3_bind_int64(q, 1, (int32_t)hash);
    if (sqlite3_step(q) == SQLITE_ROW) latest_read((isn_str){sqlite3_column_blob(q, 0), sqlite3_column_bytes(q, 0)}, out);
    return sqlite3_reset(q) == SQLITE_OK || db_fail(s, err, "ask");
}

static bool latest_save(isn_store *s, uint32_t hash, const isn_latest *l, isn_err *err)
{
    char bytes[LATEST_BYTES];
    sqlite3_stmt *q = db_kept(s, "INSERT OR REPLACE INTO feature VALUES(?,?)", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, (int32_t)hash);
    sqlite3_bind_blob(q, 2, bytes, latest_write(l, bytes), SQLITE_STATIC);
    return db_ran(s, q, err);
}

/* What the small table has of a feature. */
static bool new_load(isn_store *s, uint32_t hash, isn_latest *out, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT article, n FROM feature_new WHERE hash=?1 ORDER BY article DESC LIMIT ?2", err);
    out->n = 0;
    if (!q) return false;
    sqlite3_bind_int64(q, 1, (int32_t)hash);
    sqlite3_bind_int(q, 2, MOST_LATEST);
    while (sqlite3_step(q) == SQLITE_ROW) latest_put(out, (isn_latest_one){sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1)});
    return sqlite3_reset(q) == SQLITE_OK || db_fail(s, err, "ask");
}

/* Puts those of a table before what is there, all of which came later. */
static bool put_older(isn_store *s, isn_held_feature *f, const isn_latest *l, isn_err *err)
{
    int64_t base = s->recent->base, first = f->n ? base + f->at[0].article : INT64_MAX;
    for (int i = 0; i < l->n; i++) {
        isn_latest_one one = l->at[i];
        if (one.article >= first || base - one.article > INT32_MAX) continue;
        if (!held_add_older(f, (isn_held_one){.article = (int32_t)(one.article - base), .n = (uint16_t)one.n, .kept = true}))
            return no_memory(s, err);
    }
    return true;
}

/* Makes the feature whole. */
static bool load_older(isn_store *s, isn_held_feature *f, isn_err *err)
{
    isn_latest l;
    bool drained = s->recent->drained[range_of(f->hash)];
    if (f->n < LEAST_HELD && !drained && (!new_load(s, f->hash, &l, err) || !put_older(s, f, &l, err))) return false;
    if (f->n < LEAST_HELD && (!latest_load(s, f->hash, &l, err) || !put_older(s, f, &l, err))) return false;
    return f->whole = true;
}

/* Adds those that the large table has, from memory where it has them. */
static bool call_large(isn_store *s, uint32_t mark, int most, isn_called *out, isn_err *err)
{
    const isn_recent *r = s->recent;
    int i = range_of(mark);
    if (r->packed[i].whole) out->n += packed_newest(&r->packed[i], mark, out->article + out->n, most - out->n);
    else if (!r->sifted[i] || sieve_has(&r->sieve[i], mark))
        return call_from(s, "SELECT article FROM mark WHERE mark=?1 ORDER BY article DESC LIMIT ?2", mark, most, out, err);
    return true;
}

bool recent_mark(isn_store *s, uint32_t mark, int most, isn_called *out, isn_err *err)
{
    isn_recent *r = s->recent;
    out->n = 0, out->df = 0;
    if (!know(s, err)) return false;
    int i = range_of(mark);
    call_marks(r, mark, most, out);
    return (r->drained[i] ||
            call_from(s, "SELECT article FROM mark_new WHERE mark=?1 ORDER BY article DESC LIMIT ?2", mark, most, out, err)) &&
           call_large(s, mark, most, out, err);
}

bool recent_feature(isn_store *s, uint32_t hash, int most, isn_called *out, isn_err *err)
{
    isn_recent *r = s->recent;
    out->n = 0, out->df = 0;
    if (!know(s, err)) return false;
    isn_held_feature *f = held_make(&r->features[range_of(hash)], hash);
    if (!f) return no_memory(s, err);
    if (!f->whole && !load_older(s, f, err)) return false;
    for (int i = f->n; i-- > 0 && out->n < most;) {
        if (f->at[i].gone) continue;
        if (out->n == 0) out->df = f->at[i].n;
        out->article[out->n++] = r->base + f->at[i].article;
    }
    return true;
}

/* Runs a statement with up to two numbers. */
static bool run(isn_store *s, const char *sql, int64_t x, int64_t y, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, sql, err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, x);
    if (sqlite3_bind_parameter_count(q) > 1) sqlite3_bind_int64(q, 2, y);
    return db_ran(s, q, err);
}

bool recent_keep(isn_store *s, int64_t id, const isn_placed *p, const isn_marks *m, isn_err *err)
{
    if (!know(s, err) || !insert_profile(s, id, p, m, err)) return false;
    /* the last articles have gone, and their numbers are given again */
    if (id <= s->recent->until && !run(s, "UPDATE settled SET until=?1 WHERE until>?1", id - 1, 0, err)) return false;
    return remember(s->recent, id, p, m) || no_memory(s, err);
}

/* Deletes (number, article) from a table. */
static bool delete_each(isn_store *s, const char *sql, const uint32_t *v, int32_t n, int64_t id, isn_err *err)
{
    bool ok = true;
    for (int32_t i = 0; ok && i < n; i++) ok = run(s, sql, (int32_t)v[i], id, err);
    return ok;
}

static bool latest_forget(isn_store *s, const isn_placed *p, int64_t id, isn_err *err)
{
    isn_latest l;
    for (int i = 0; i < p->n; i++)
        if (!latest_load(s, p->hash[i], &l, err) || (latest_take(&l, id) && !latest_save(s, p->hash[i], &l, err))) return false;
    return true;
}

static bool take_packed(isn_recent *r, const isn_marks *m, int64_t id)
{
    for (int32_t i = 0; i < m->n; i++) {
        isn_packed *p = &r->packed[range_of(m->at[i])];
        deed done = {.packed = p};
        if (!p->whole || !packed_take(p, (isn_packed_row){m->at[i], id})) continue;
        if (!isn_push_value(&r->memory, &r->deeds, done)) return false;
    }
    return true;
}

bool recent_forget(isn_store *s, int64_t id, isn_err *err)
{
    isn_placed p = {.n = 0};
    isn_marks m = {.n = 0};
    if (!know(s, err)) return false;
    sqlite3_stmt *q = db_kept(s, "SELECT noted, marks FROM profile WHERE article=?", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, id);
    if (sqlite3_step(q) == SQLITE_ROW) profile_columns(q, 0, &p, &m);
    sqlite3_reset(q);
    if (!take_marks(s->recent, m.at, m.n, id) || !take_features(s->recent, &p, id) || !take_packed(s->recent, &m, id))
        return no_memory(s, err);
    return run(s, "DELETE FROM profile WHERE article=?", id, 0, err) &&
           delete_each(s, "DELETE FROM feature_new WHERE hash=? AND article=?", p.hash, p.n, id, err) &&
           latest_forget(s, &p, id, err) &&
           delete_each(s, "DELETE FROM mark_new WHERE mark=? AND article=?", m.at, m.n, id, err) &&
           delete_each(s, "DELETE FROM mark WHERE mark=? AND article=?", m.at, m.n, id, err);
}

/* ---- settling ---------------------------------------------------------------------- */

/* As the tables have them. */
static int by_number(const void *x, const void *y)
{
    const entry *a = x, *b = y;
    int32_t p = (int32_t)a->number, q = (int32_t)b->number;
    return p != q ? (p > q) - (p < q) : (a->article > b->article) - (a->article < b->article);
}

static void sort_range(range *in)
{
    if (in && in->n) qsort(in->at, (size_t)in->n, sizeof *in->at, by_number);
}

/* Writes a range, which is sorted, into a table and empties it. */
static bool write_range(isn_store *s, const char *sql, range *in, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, sql, err);
    bool ok = q != NULL;
    if (!in) return ok;
    for (int32_t i = 0; ok && i < in->n; i++) {
        const entry *one = &in->at[i];
        if (one->article == GONE) continue;
        sqlite3_bind_int64(q, 1, (int32_t)one->number);
        sqlite3_bind_int64(q, 2, s->recent->base + one->article);
        ok = db_ran(s, q, err);
    }
    empty(in);
    return ok;
}

/* What goes over to the rows of features: their entries come in order, each feature's together. */
typedef struct {
    uint32_t hash;
    bool any;
    isn_latest row;
} row_writer;

static bool row_done(isn_store *s, row_writer *w, isn_err *err)
{
    return !w->any || latest_save(s, w->hash, &w->row, err);
}

static bool row_put(isn_store *s, row_writer *w, uint32_t hash, isn_latest_one one, isn_err *err)
{
    if ((!w->any || w->hash != hash) && (!row_done(s, w, err) || !latest_load(s, hash, &w->row, err))) return false;
    w->hash = hash, w->any = true;
    latest_put(&w->row, one);
    return true;
}

static bool insert_new(isn_store *s, uint32_t hash, isn_latest_one one, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "INSERT OR IGNORE INTO feature_new VALUES(?,?,?)", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, (int32_t)hash);
    sqlite3_bind_int64(q, 2, one.article);
    sqlite3_bind_int64(q, 3, one.n);
    return db_ran(s, q, err);
}

/* Writes what a feature has that no table has: into its row, or with no `w` into the small table. */
static bool write_feature(isn_store *s, const isn_held_feature *f, row_writer *w, isn_err *err)
{
    bool ok = true;
    for (int i = 0; ok && i < f->n; i++) {
        isn_latest_one one = {s->recent->base + f->at[i].article, f->at[i].n};
        if (f->at[i].gone || f->at[i].kept) continue;
        ok = w ? row_put(s, w, f->hash, one, err) : insert_new(s, f->hash, one, err);
    }
    return ok;
}

/* Writes the features of a range, and empties it. */
static bool write_features(isn_store *s, isn_held *h, bool rows, isn_err *err)
{
    row_writer w = {.any = false};
    const isn_held_feature **list = malloc((h->used + 1) * sizeof *list);
    bool ok = list || no_memory(s, err);
    if (ok) held_sorted(h, list);
    for (uint32_t i = 0; ok && i < h->used; i++) ok = write_feature(s, list[i], rows ? &w : NULL, err);
    free(list);
    held_free(h);
    return ok && row_done(s, &w, err);
}

/* The features of a range of the small table go over to their rows. */
static bool drain_rows(isn_store *s, int64_t low, int64_t high, isn_err *err)
{
    row_writer w = {.any = false};
    bool ok = true;
    sqlite3_stmt *q = db_kept(s, "SELECT hash, article, n FROM feature_new WHERE hash BETWEEN ?1 AND ?2 ORDER BY hash, article", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, low);
    sqlite3_bind_int64(q, 2, high);
    while (ok && sqlite3_step(q) == SQLITE_ROW)
        ok = row_put(s, &w, (uint32_t)sqlite3_column_int64(q, 0), (isn_latest_one){sqlite3_column_int64(q, 1), sqlite3_column_int64(q, 2)}, err);
    if (sqlite3_reset(q) != SQLITE_OK && ok) ok = db_fail(s, err, "ask");
    return ok && row_done(s, &w, err);
}

/* The first number of a range as the tables have it, and the last. */
static void bounds(int64_t i, int64_t *low, int64_t *high)
{
    const int64_t wide = ((int64_t)1 << 32) / RANGES;
    *low = INT32_MIN + i * wide;
    *high = *low + wide - 1;
}

/* A range of the small tables goes over to the large ones. */
static bool drain(isn_store *s, int64_t i, isn_err *err)
{
    int64_t low, high;
    bounds(i, &low, &high);
    return run(s, "INSERT OR IGNORE INTO mark SELECT * FROM mark_new WHERE mark BETWEEN ?1 AND ?2 ORDER BY mark, article", low, high, err) &&
           run(s, "DELETE FROM mark_new WHERE mark BETWEEN ?1 AND ?2", low, high, err) &&
           drain_rows(s, low, high, err) &&
           run(s, "DELETE FROM feature_new WHERE hash BETWEEN ?1 AND ?2", low, high, err);
}

/* Reads the rows of a range into memory; they are not whole where they are too many. */
static bool pack(isn_store *s, isn_packed *p, int64_t low, int64_t high, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT mark, article FROM mark WHERE mark BETWEEN ?1 AND ?2 ORDER BY mark, article", err);
    bool room = true;
    if (!q) return false;
    sqlite3_bind_int64(q, 1, low);
    sqlite3_bind_int64(q, 2, high);
    packed_begin(p);
    while (room && sqlite3_step(q) == SQLITE_ROW)
        room = packed_put(p, (isn_packed_row){(uint32_t)sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1)});
    if (sqlite3_reset(q) != SQLITE_OK) return db_fail(s, err, "ask");
    if (room) packed_end(p);
    return true;
}

/* Puts the marks of a range into a new sieve, with room for twice as many. */
static bool sift(isn_store *s, int64_t i, int64_t low, int64_t high, isn_err *err)
{
    isn_recent *r = s->recent;
    int64_t n = 0;
    for (int pass = 0; pass < 2; pass++) {
        sqlite3_stmt *q = db_kept(s, "SELECT DISTINCT mark FROM mark WHERE mark BETWEEN ?1 AND ?2", err);
        if (!q) return false;
        if (pass && !sieve_open(&r->sieve[i], 2 * n)) return true; /* without memory it is asked for */
        sqlite3_bind_int64(q, 1, low);
        sqlite3_bind_int64(q, 2, high);
        while (sqlite3_step(q) == SQLITE_ROW)
            if (pass) sieve_put(&r->sieve[i], (uint32_t)sqlite3_column_int64(q, 0));
            else n++;
        if (sqlite3_reset(q) != SQLITE_OK) return db_fail(s, err, "ask");
    }
    return r->sifted[i] = true;
}

/* Takes into memory what the table has of a range, if so many are added that it is worth it. */
static bool know_range(isn_store *s, int64_t i, isn_err *err)
{
    isn_recent *r = s->recent;
    int64_t low, high;
    bounds(i, &low, &high);
    packed_free(&r->packed[i]);
    r->sifted[i] = false;
    if (r->last - r->from < WORTH) return true;
    if (!pack(s, &r->packed[i], low, high, err)) return false;
    if (!r->packed[i].whole) return sift(s, i, low, high, err);
    sieve_free(&r->sieve[i]);
    return true;
}

/* Into memory goes what goes over to the table; false where that has to be read again. */
static bool follow_range(isn_recent *r, int64_t i)
{
    const range *in = r->marks.range[i];
    if (!r->packed[i].whole) {
        for (int32_t k = 0; in && k < in->n; k++) sieve_put(&r->sieve[i], in->at[k].number);
        return r->sifted[i] && r->sieve[i].words && !r->sieve[i].full;
    }
    isn_packed_row *row = in && in->n ? malloc((size_t)in->n * sizeof *row) : NULL;
    int32_t n = 0;
    if (!in || !in->n) return true;
    for (int32_t k = 0; row && k < in->n; k++)
        if (in->at[k].article != GONE) row[n++] = (isn_packed_row){in->at[k].number, r->base + in->at[k].article};
    bool ok = row && packed_merge(&r->packed[i], row, n);
    free(row);
    return ok;
}

static bool settle_range(isn_store *s, int64_t i, isn_err *err)
{
    isn_recent *r = s->recent;
    bool followed = r->drained[i];
    if (!r->drained[i] && !drain(s, i, err)) return false;
    r->drained[i] = true;
    sort_range(r->marks.range[i]);
    followed = followed && follow_range(r, i);
    return write_range(s, "INSERT OR IGNORE INTO mark VALUES(?,?)", r->marks.range[i], err) &&
           write_features(s, &r->features[i], true, err) &&
           run(s, "INSERT OR REPLACE INTO settled VALUES(?,?)", i, r->last, err) &&
           (followed || know_range(s, i, err));
}

static bool settle_rest(isn_store *s, isn_err *err)
{
    isn_recent *r = s->recent;
    bool ok = true;
    for (int i = 0; i < RANGES; i++) sort_range(r->marks.range[i]);
    for (int i = 0; ok && i < RANGES; i++) ok = write_range(s, "INSERT OR IGNORE INTO mark_new VALUES(?,?)", r->marks.range[i], err);
    for (int i = 0; ok && i < RANGES; i++) ok = write_features(s, &r->features[i], false, err);
    for (int i = 0; ok && i < RANGES; i++) ok = run(s, "INSERT OR REPLACE INTO settled VALUES(?,?)", i, r->last, err);
    memset(r->drained, 0, sizeof r->drained);
    return ok;
}

bool recent_waits(const isn_recent *r)
{
    return r->known && r->last > 0;
}

bool recent_settle(isn_store *s, bool close, isn_err *err)
{
    isn_recent *r = s->recent;
    if (!recent_waits(r)) return true;
    bool ok = true;
    recent_begin(r);
    for (int64_t k = r->turned / TURN_EVERY + 1; ok && k <= r->last / TURN_EVERY; k++) ok = settle_range(s, k % RANGES, err);
    if (r->last > r->turned) r->turned = r->last;
    if (r->last > r->until) r->until = r->last;
    if (ok && close) ok = settle_rest(s, err);
    if (!ok) recent_reset(r); /* read again from the profiles */
    return ok;
}
