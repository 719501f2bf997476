/* places.c - articles' stories and stories' profiles in memory, over their tables. */
#include "store/places.h"
#include "store/db.h"

#include <stdlib.h>

enum {
    CHUNK = 512,         /* articles that are read at once: a page of the table */
    MOST_CHUNKS = 8192,  /* of four million articles, 16 MB; those beyond are asked for one by one */
    SLOTS = 65536        /* stories in memory, the late ones mostly: 20 MB, as most are small */
};

typedef struct {
    int32_t story[CHUNK]; /* 0: none, or too large a number: the table knows */
} chunk;

/* A story as its row has it. */
typedef struct {
    int64_t id;
    int64_t n;
    int32_t bytes, room;
    char profile[];
} slot;

struct isn_places {
    chunk *chunk[MOST_CHUNKS]; /* NULL: not read yet */
    slot *slot[SLOTS];         /* NULL: none yet */
    bool changed;              /* since places_begin */
    bool used;                 /* anything was read */
};

isn_places *places_open(void)
{
    return calloc(1, sizeof(isn_places));
}

void places_reset(isn_places *p)
{
    p->changed = false;
    if (!p->used) return;
    p->used = false;
    for (int i = 0; i < MOST_CHUNKS; i++) {
        free(p->chunk[i]);
        p->chunk[i] = NULL;
    }
    for (int i = 0; i < SLOTS; i++) {
        free(p->slot[i]);
        p->slot[i] = NULL;
    }
}

void places_free(isn_places *p)
{
    if (!p) return;
    places_reset(p);
    free(p);
}

void places_begin(isn_places *p) { p->changed = false; }

void places_undo(isn_places *p)
{
    if (p->changed) places_reset(p);
}

static bool other_version(isn_store *s, isn_err *err)
{
    return err_set(err, ISN_STORE, str_c(s->path), ISN_NOWHERE, "an article is of another version; run isnad rebuild");
}

/* ---- articles ----------------------------------------------------------------- */

/* Where memory has an article; NULL where its chunk was not read. */
static int32_t *in_memory(const isn_places *p, int64_t article)
{
    int64_t i = article / CHUNK;
    return article >= 0 && i < MOST_CHUNKS && p->chunk[i] ? &p->chunk[i]->story[article % CHUNK] : NULL;
}

static void note(isn_places *p, int64_t article, int64_t story)
{
    int32_t *at = in_memory(p, article);
    p->changed = true;
    if (at) *at = story > 0 && story <= INT32_MAX ? (int32_t)story : 0;
}

static bool read_chunk(isn_store *s, int64_t i, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT article, story FROM place WHERE article BETWEEN ?1 AND ?2", err);
    chunk *c = s->places->chunk[i] = calloc(1, sizeof *c);
    s->places->used = true;
    if (!q || !c) return q != NULL; /* without memory it is asked for */
    sqlite3_bind_int64(q, 1, i * CHUNK);
    sqlite3_bind_int64(q, 2, i * CHUNK + CHUNK - 1);
    while (sqlite3_step(q) == SQLITE_ROW) {
        int64_t story = sqlite3_column_int64(q, 1);
        c->story[sqlite3_column_int64(q, 0) % CHUNK] = story > 0 && story <= INT32_MAX ? (int32_t)story : 0;
    }
    return sqlite3_reset(q) == SQLITE_OK || db_fail(s, err, "ask");
}

static bool ask_story(isn_store *s, int64_t article, int64_t *story, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT story FROM place WHERE article=?", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, article);
    bool ok = sqlite3_step(q) == SQLITE_ROW;
    *story = sqlite3_column_int64(q, 0);
    sqlite3_reset(q);
    return ok || other_version(s, err);
}

bool places_story(isn_store *s, int64_t article, int64_t *story, isn_err *err)
{
    int64_t i = article / CHUNK;
    if (article >= 0 && i < MOST_CHUNKS && !s->places->chunk[i] && !read_chunk(s, i, err)) return false;
    const int32_t *at = in_memory(s->places, article);
    if (!at || !*at) return ask_story(s, article, story, err);
    *story = *at;
    return true;
}

bool places_put(isn_store *s, int64_t article, int64_t story, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "INSERT INTO place VALUES(?,?)", err);
    if (!q) return false;
    note(s->places, article, story);
    sqlite3_bind_int64(q, 1, article);
    sqlite3_bind_int64(q, 2, story);
    return db_ran(s, q, err);
}

static bool move_rows(isn_store *s, int64_t to, int64_t from, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "UPDATE place SET story=?1 WHERE story=?2", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, to);
    sqlite3_bind_int64(q, 2, from);
    return db_ran(s, q, err);
}

bool places_move(isn_store *s, int64_t to, int64_t from, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT article FROM place WHERE story=?", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, from);
    while (sqlite3_step(q) == SQLITE_ROW) note(s->places, sqlite3_column_int64(q, 0), to);
    sqlite3_reset(q);
    return move_rows(s, to, from, err);
}

/* ---- stories ------------------------------------------------------------------- */

static slot **slot_of(isn_places *p, int64_t id) { return &p->slot[(uint64_t)id % SLOTS]; }

static void drop_story(isn_places *p, int64_t id)
{
    slot **at = slot_of(p, id);
    free(*at);
    *at = NULL;
}

/* NULL without memory. */
static const slot *keep_story(isn_places *p, int64_t id, int64_t n, isn_str profile)
{
    enum { STEP = 64 };
    slot **at = slot_of(p, id);
    p->used = true;
    if (*at && (*at)->room < profile.n) drop_story(p, id);
    if (!*at) {
        int32_t room = (int32_t)(profile.n + STEP - 1) / STEP * STEP;
        if (!(*at = malloc(sizeof **at + (size_t)room))) return NULL;
        (*at)->room = room;
    }
    (*at)->id = id, (*at)->n = n, (*at)->bytes = (int32_t)profile.n;
    if (profile.n) memcpy((*at)->profile, profile.p, (size_t)profile.n);
    return *at;
}

/* NULL with err. */
static const slot *read_story(isn_store *s, int64_t id, isn_err *err)
{
    const slot *one = NULL;
    sqlite3_stmt *q = db_kept(s, "SELECT n, features FROM story WHERE id=?", err);
    if (!q) return NULL;
    sqlite3_bind_int64(q, 1, id);
    if (sqlite3_step(q) != SQLITE_ROW || sqlite3_column_bytes(q, 1) > ISN_PROFILE_BYTES) other_version(s, err);
    else if (!(one = keep_story(s->places, id, sqlite3_column_int64(q, 0), (isn_str){sqlite3_column_blob(q, 1), sqlite3_column_bytes(q, 1)})))
        err_set(err, ISN_LIMIT, str_c(s->path), ISN_NOWHERE, "there is no memory");
    sqlite3_reset(q);
    return one;
}

bool places_load_story(isn_store *s, int64_t id, isn_story_near *out, isn_err *err)
{
    const slot *one = *slot_of(s->places, id);
    if ((!one || one->id != id) && !(one = read_story(s, id, err))) return false;
    out->id = id, out->n = one->n;
    return profile_read((isn_str){one->profile, one->bytes}, &out->profile) || other_version(s, err);
}

bool places_save_story(isn_store *s, isn_story_near *story, isn_err *err)
{
    char bytes[ISN_PROFILE_BYTES];
    int n = profile_write(&story->profile, bytes);
    sqlite3_stmt *q = db_kept(s, "INSERT OR REPLACE INTO story(id, n, features) VALUES(?,?,?)", err);
    if (!q) return false;
    if (story->id >= 0) sqlite3_bind_int64(q, 1, story->id);
    sqlite3_bind_int64(q, 2, story->n);
    sqlite3_bind_blob(q, 3, bytes, n, SQLITE_STATIC);
    if (!db_ran(s, q, err)) return false;
    if (story->id < 0) story->id = sqlite3_last_insert_rowid(s->db);
    s->places->changed = true;
    if (!keep_story(s->places, story->id, story->n, (isn_str){bytes, n})) drop_story(s->places, story->id);
    return true;
}

bool places_take(isn_store *s, int64_t article, isn_err *err)
{
    int64_t story;
    if (!places_story(s, article, &story, err)) return false;
    note(s->places, article, 0);
    drop_story(s->places, story);
    return db_ran_id(s, "UPDATE story SET n=n-1 WHERE id=?", story, err) && db_ran_id(s, "DELETE FROM place WHERE article=?", article, err);
}
