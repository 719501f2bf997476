/* near.c - the neighbours of a new article.
 *
 * The cost of an article does not grow with the store, nor with its story: every
 * number of things that are looked at is bounded here, and what is looked at is
 * small.  A mark or a feature calls the newest articles that have it, these are
 * counted, and only the best are compared: by their profiles (400 bytes) for the
 * story, by their words for reprints. */
#include "store/near.h"
#include "store/correct.h"

#include <math.h>

enum {
    COPIES = 32,      /* articles that one mark calls, the newest: a line that stands in more is furniture */
    MAX_SAME = 24,    /* articles compared word by word, those with most marks in common */
    CALLERS = 20,     /* features that call neighbours, the most telling: the others add few */
    CALLED = 40,      /* articles that one feature calls, the newest: a story's last ones are known by them */
    MAX_NEAR = 32,    /* articles compared for the story, those with most votes */
    COMMON = 5000,    /* a feature of so many articles calls nobody: it is in every kind of story */
    MAX_MOVED = 200   /* articles of a story that may go over to another: the smaller story moves, and two larger ones
                       * that were apart so long stay apart */
};

static bool exec_id(isn_store *s, const char *sql, int64_t id, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, sql, err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, id);
    return db_ran(s, q, err);
}

/* Runs `sql` with each (number, article). */
static bool each_number(isn_store *s, const char *sql, const uint32_t *v, int32_t n, int64_t id, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, sql, err);
    bool ok = q != NULL;
    for (int32_t i = 0; ok && i < n; i++) {
        sqlite3_bind_int64(q, 1, (int32_t)v[i]);
        sqlite3_bind_int64(q, 2, id);
        ok = db_ran(s, q, err);
    }
    return ok;
}

/* ---- candidates --------------------------------------------------------------- */

typedef struct {
    int64_t article;
    double votes; /* how much it shares */
} candidate;

/* Those who were called, found by their number. */
typedef struct {
    candidate *at;
    ptrdiff_t n, most;
    int32_t *slot; /* index + 1 */
    uint64_t mask;
} candidates;

static bool candidates_open(isn_arena *a, candidates *c, ptrdiff_t most)
{
    uint64_t slots = 64;
    while (slots < 2 * (uint64_t)most) slots *= 2;
    *c = (candidates){isn_new(a, candidate, most), 0, most, isn_new(a, int32_t, (ptrdiff_t)slots), slots - 1};
    return c->at && c->slot;
}

static void vote(candidates *c, int64_t article, double votes)
{
    uint64_t i = (uint64_t)article * 0x9e3779b97f4a7c15u >> 20 & c->mask;
    while (c->slot[i] && c->at[c->slot[i] - 1].article != article) i = (i + 1) & c->mask;
    if (!c->slot[i]) {
        if (c->n == c->most) return;
        c->at[c->n++] = (candidate){article, 0};
        c->slot[i] = (int32_t)c->n;
    }
    c->at[c->slot[i] - 1].votes += votes;
}

/* Most votes first, then the older. */
static bool before(candidate x, candidate y)
{
    return x.votes != y.votes ? x.votes > y.votes : x.article < y.article;
}

static void keep_best(candidates *c, ptrdiff_t most)
{
    ptrdiff_t kept = 0;
    for (ptrdiff_t i = 0; i < c->n; i++) {
        candidate one = c->at[i];
        if (kept == most && !before(one, c->at[most - 1])) continue;
        ptrdiff_t k = kept < most ? kept++ : most - 1;
        for (; k > 0 && before(one, c->at[k - 1]); k--) c->at[k] = c->at[k - 1];
        c->at[k] = one;
    }
    c->n = kept;
}

/* Votes for what `sql` finds for a number: articles, in its first column. */
static void call(sqlite3_stmt *q, uint32_t number, int most, double votes, candidates *out)
{
    sqlite3_bind_int64(q, 1, (int32_t)number);
    sqlite3_bind_int(q, 2, most);
    while (sqlite3_step(q) == SQLITE_ROW) vote(out, sqlite3_column_int64(q, 0), votes);
    sqlite3_reset(q);
}

static bool mark_candidates(isn_store *s, const isn_marks *m, candidates *out, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT article FROM mark WHERE mark=?1 ORDER BY article DESC LIMIT ?2", err);
    if (!q || !candidates_open(&s->near, out, (ptrdiff_t)ISN_MARKS * COPIES)) return false;
    for (int32_t i = 0; i < m->n; i++) call(q, m->at[i], COPIES, 1, out);
    keep_best(out, MAX_SAME);
    return true;
}

/* Of each feature: how many articles have it, and log(N / df). */
static bool feature_rarity(isn_store *s, const isn_profile *p, int64_t id, int64_t *df, double *rarity, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT n FROM feature_count WHERE hash=?", err);
    if (!q) return false;
    for (int32_t i = 0; i < p->n; i++) {
        sqlite3_bind_int64(q, 1, (int32_t)p->at[i].hash);
        df[i] = sqlite3_step(q) == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
        rarity[i] = log(((double)id + 1) / (double)(df[i] > 1 ? df[i] : 1));
        sqlite3_reset(q);
    }
    return true;
}

/* The features that call: the rarer in the store and the weightier in the article, the
 * better.  Those that nobody has yet would call in vain. */
static int callers(const isn_profile *p, const int64_t *df, const double *rarity, int32_t *out)
{
    int n = 0;
    for (int32_t i = 0; i < p->n; i++) {
        double w = rarity[i] * (double)p->at[i].weight;
        if (df[i] == 0 || df[i] >= COMMON) continue;
        int k = n < CALLERS ? n++ : CALLERS;
        for (; k > 0 && rarity[out[k - 1]] * (double)p->at[out[k - 1]].weight < w; k--)
            if (k < CALLERS) out[k] = out[k - 1];
        if (k < CALLERS) out[k] = i;
    }
    return n;
}

static bool feature_candidates(isn_store *s, const isn_profile *p, const int64_t *df, const double *rarity,
                               candidates *out, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT article FROM feature WHERE hash=?1 ORDER BY article DESC LIMIT ?2", err);
    if (!q || !candidates_open(&s->near, out, (ptrdiff_t)CALLERS * CALLED)) return false;
    int32_t caller[CALLERS];
    int n = callers(p, df, rarity, caller);
    for (int i = 0; i < n; i++) call(q, p->at[caller[i]].hash, CALLED, rarity[caller[i]], out);
    keep_best(out, MAX_NEAR);
    return true;
}

/* ---- reprints -------------------------------------------------------------------- */

static bool load_body(isn_store *s, isn_arena *a, int64_t id, isn_body *out, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT outlet, credit, published, blocks, text FROM article WHERE id=?", err);
    isn_blocks *blocks = isn_new(a, isn_blocks, 1);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, id);
    bool ok = blocks && sqlite3_step(q) == SQLITE_ROW;
    if (ok) {
        ok = blocks_read(a, (isn_str){sqlite3_column_blob(q, 3), sqlite3_column_bytes(q, 3)}, blocks);
        *out = (isn_body){db_str(a, q, 4), blocks, db_str(a, q, 0), db_str(a, q, 1), db_str(a, q, 2)};
    }
    sqlite3_reset(q);
    return ok || err_set(err, ISN_STORE, str_c(s->path), ISN_NOWHERE,
                         "an article is of another version; run isnad rebuild");
}

static bool insert_reprint(isn_store *s, int64_t a, int64_t b, const isn_reprint *r, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "INSERT OR REPLACE INTO reprint VALUES(?,?,?,?,?,?,?)", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, a);
    sqlite3_bind_int64(q, 2, b);
    sqlite3_bind_int(q, 3, (int)r->kind);
    sqlite3_bind_double(q, 4, r->similarity);
    sqlite3_bind_int(q, 5, r->earlier);
    db_bind_str(q, 6, r->credit);
    sqlite3_bind_blob(q, 7, r->altered.at ? (const void *)r->altered.at : "",
                      (int)(r->altered.n * (ptrdiff_t)sizeof *r->altered.at), SQLITE_TRANSIENT);
    return db_ran(s, q, err);
}

/* Compares with every candidate; those that are reprints are kept in `same`. */
static bool find_reprints(isn_store *s, int64_t id, const isn_article *art, const isn_digest *d, candidates *same,
                          isn_err *err)
{
    isn_body body = {art->page.text, &art->page.blocks, d->outlet, d->credit, d->published};
    isn_body_read *own = same->n ? body_read(&s->near, &body) : NULL;
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < same->n; i++) {
        isn_body other;
        isn_reprint r = {.earlier = -1};
        arena_reset(&s->other);
        if (!load_body(s, &s->other, same->at[i].article, &other, err)) return false;
        if (!reprint_compare(&s->other, body_read(&s->other, &other), own, &r)) continue;
        if (!insert_reprint(s, same->at[i].article, id, &r, err)) return false;
        same->at[n++] = same->at[i];
    }
    same->n = n;
    return true;
}

/* ---- stories ---------------------------------------------------------------------- */

static bool load_neighbour(isn_store *s, int64_t id, isn_neighbour *out, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT story, n, features FROM profile JOIN story ON story.id=story WHERE article=?", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, id);
    bool ok = sqlite3_step(q) == SQLITE_ROW;
    if (ok) {
        out->story = sqlite3_column_int64(q, 0);
        out->story_size = sqlite3_column_int64(q, 1);
        ok = profile_read((isn_str){sqlite3_column_blob(q, 2), sqlite3_column_bytes(q, 2)}, &out->profile);
    }
    sqlite3_reset(q);
    return ok || err_set(err, ISN_STORE, str_c(s->path), ISN_NOWHERE,
                         "an article is of another version; run isnad rebuild");
}

static bool story_size(isn_store *s, int64_t story, int64_t *n, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT n FROM story WHERE id=?", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, story);
    *n = sqlite3_step(q) == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
    sqlite3_reset(q);
    return true;
}

static bool two_ids(isn_store *s, const char *sql, int64_t one, int64_t two, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, sql, err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, one);
    sqlite3_bind_int64(q, 2, two);
    return db_ran(s, q, err);
}

/* Two stories become one: the smaller goes over, if it is not too large to. */
static bool merge_stories(isn_store *s, int64_t *story, int64_t other, isn_err *err)
{
    int64_t n, m;
    if (!story_size(s, *story, &n, err) || !story_size(s, other, &m, err)) return false;
    int64_t to = n > m || (n == m && *story < other) ? *story : other, from = to == other ? *story : other;
    int64_t moved = from == other ? m : n;
    if (moved > MAX_MOVED) return true;
    *story = to;
    return two_ids(s, "UPDATE profile SET story=?1 WHERE article IN (SELECT id FROM article WHERE story=?2)", to, from, err) &&
           two_ids(s, "UPDATE article SET story=?1 WHERE story=?2", to, from, err) &&
           two_ids(s, "UPDATE story SET n=n+?2 WHERE id=?1", to, moved, err) &&
           exec_id(s, "UPDATE story SET n=0 WHERE id=?", from, err);
}

static bool join_story(isn_store *s, const isn_digest *d, const candidates *near_ids, const candidates *reprints,
                       const double *rarity, int64_t *chosen, isn_err *err)
{
    ptrdiff_t n = near_ids->n + reprints->n;
    isn_neighbour *near = isn_new(&s->near, isn_neighbour, n);
    if (n && !near) return err_set(err, ISN_LIMIT, str_c(s->path), ISN_NOWHERE, "there is no memory");
    n = 0;
    for (ptrdiff_t i = 0; i < near_ids->n + reprints->n; i++) {
        bool reprint = i >= near_ids->n;
        int64_t id = reprint ? reprints->at[i - near_ids->n].article : near_ids->at[i].article;
        if (!load_neighbour(s, id, &near[n], err)) return false;
        near[n++].reprint = reprint;
    }
    int64_t merge = -1;
    int64_t story;
    if (!correct_story(s, d->uri, &story, err)) return false;
    if (story == -2) story = story_choose(&s->near, &d->profile, rarity, near, n, &merge);
    if (story < 0) {
        if (!db_exec(s, "INSERT INTO story(n) VALUES(0)", err)) return false;
        story = sqlite3_last_insert_rowid(s->db);
    }
    *chosen = story;
    return merge < 0 || merge == story || merge_stories(s, chosen, merge, err);
}

/* ---- what derive.c asks ------------------------------------------------------------ */

bool near_place(isn_store *s, int64_t id, const isn_article *art, const isn_digest *d, int64_t *story, isn_err *err)
{
    arena_reset(&s->near);
    candidates same = {0}, near = {0};
    double rarity[ISN_FEATURES];
    int64_t df[ISN_FEATURES];
    return mark_candidates(s, &d->marks, &same, err) && find_reprints(s, id, art, d, &same, err) &&
           feature_rarity(s, &d->profile, id, df, rarity, err) &&
           feature_candidates(s, &d->profile, df, rarity, &near, err) &&
           join_story(s, d, &near, &same, rarity, story, err);
}

static void hashes_of(const isn_profile *p, uint32_t *out)
{
    for (int32_t i = 0; i < p->n; i++) out[i] = p->at[i].hash;
}

bool near_keep(isn_store *s, int64_t id, int64_t story, const isn_digest *d, isn_err *err)
{
    char bytes[ISN_PROFILE_BYTES];
    uint32_t hash[ISN_FEATURES];
    sqlite3_stmt *q = db_kept(s, "INSERT INTO profile VALUES(?,?,?,?)", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, id);
    sqlite3_bind_int64(q, 2, story);
    sqlite3_bind_blob(q, 3, bytes, profile_write(&d->profile, bytes), SQLITE_STATIC);
    sqlite3_bind_blob(q, 4, d->marks.at, d->marks.n * (int)sizeof *d->marks.at, SQLITE_STATIC);
    hashes_of(&d->profile, hash);
    return db_ran(s, q, err) && exec_id(s, "UPDATE story SET n=n+1 WHERE id=?", story, err) &&
           each_number(s, "INSERT OR IGNORE INTO mark VALUES(?,?)", d->marks.at, d->marks.n, id, err) &&
           each_number(s, "INSERT OR IGNORE INTO feature VALUES(?,?)", hash, d->profile.n, id, err) &&
           each_number(s, "INSERT INTO feature_count VALUES(?,1) ON CONFLICT(hash) DO UPDATE SET n=n+1 WHERE ?2>=0", hash,
                       d->profile.n, id, err);
}

bool near_forget(isn_store *s, int64_t id, isn_err *err)
{
    isn_profile p = {.n = 0};
    uint32_t hash[ISN_FEATURES];
    isn_marks m = {.n = 0};
    sqlite3_stmt *q = db_kept(s, "SELECT story, features, marks FROM profile WHERE article=?", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, id);
    int64_t story = -1;
    if (sqlite3_step(q) == SQLITE_ROW) {
        story = sqlite3_column_int64(q, 0);
        profile_read((isn_str){sqlite3_column_blob(q, 1), sqlite3_column_bytes(q, 1)}, &p);
        int size = sqlite3_column_bytes(q, 2);
        if (size > 0 && size <= (int)sizeof m.at) memcpy(m.at, sqlite3_column_blob(q, 2), (size_t)size), m.n = size / 4;
    }
    sqlite3_reset(q);
    hashes_of(&p, hash);
    return each_number(s, "UPDATE feature_count SET n=n-1 WHERE hash=?1 AND ?2>=0", hash, p.n, id, err) &&
           each_number(s, "DELETE FROM feature WHERE hash=? AND article=?", hash, p.n, id, err) &&
           each_number(s, "DELETE FROM mark WHERE mark=? AND article=?", m.at, m.n, id, err) &&
           exec_id(s, "UPDATE story SET n=n-1 WHERE id=?", story, err) &&
           exec_id(s, "DELETE FROM profile WHERE article=?", id, err) &&
           exec_id(s, "DELETE FROM reprint WHERE a=?", id, err) && exec_id(s, "DELETE FROM reprint WHERE b=?", id, err);
}
