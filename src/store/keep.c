/* keep.c - ledgers that were worked out once.
 *
 * The ledgers of a story are a function of its articles' digests, of which of them are
 * one text, and of the program.  Those of a thousand articles take some 150 ms, of which
 * reading the digests is a sixth and no loop is needless any more; a page is to take 50.
 * So what was worked out is written down, with the hash of all that it follows from, and
 * a second look is a read; so is the first, where whoever added articles has looked at
 * the large stories that they went to (ahead.c).
 *
 * An answer cannot go stale, because nothing has to tell it to go: it is taken only where
 * the hash of the story as it is now is the one it was written with.  An article more or
 * less, a correction, another order of publication, another program: each is another
 * hash.  The next answer takes the place of the last.  Nothing is worked out for each
 * article that is added: that would make it the dearer the larger its story is.
 *
 * Who asks only reads, and never waits: the answers are written when the store is closed,
 * by a connection of their own that holds the writer's lock meanwhile.  Where that is
 * taken, or the file cannot be written, they are worked out again another time. */
#include "store/db.h"
#include "store/program.h"

#include <stdlib.h>
#include <unistd.h>

enum { LEDGERS_A_STORY = 8 };
#define LEAST_BYTES (256 << 10)      /* of digests: less is worked out as fast as it is read */
#define MOST_WAITING ((ptrdiff_t)64 << 20)

typedef struct isn_to_keep {
    struct isn_to_keep *before;
    int64_t id; /* story * 8 + ledger */
    uint64_t state;
    isn_out bytes;
} to_keep;

static uint64_t add_number(uint64_t h, uint64_t v)
{
    char b[8];
    for (int i = 0; i < 8; i++) b[i] = (char)(v >> 8 * i);
    return str_hash(h, (isn_str){b, 8});
}

/* The hash of all that a story's ledgers follow from. */
static uint64_t state_of(const isn_story *story, const int32_t *same)
{
    uint64_t h = add_number(STR_HASH_SEED, PROGRAM_STATE);
    for (ptrdiff_t i = 0; i < story->docs.n; i++) {
        h = add_number(h, (uint64_t)story->docs.at[i].id);
        h = add_number(h, story->docs.at[i].state);
        h = add_number(h, (uint64_t)same[i]);
    }
    return h;
}

/* Is it the story as the store has it, and not a part that was asked for? */
static bool whole(isn_store *s, const isn_story *story)
{
    isn_err ignored;
    sqlite3_stmt *q = db_kept(s, "SELECT n FROM story WHERE id=?", &ignored);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, story->id);
    bool is = sqlite3_step(q) == SQLITE_ROW && sqlite3_column_int64(q, 0) == story->docs.n;
    sqlite3_reset(q);
    return is;
}

/* Reads the ledger that was kept in this state; false where there is none. */
static bool recall(isn_store *s, isn_arena *a, int64_t story, isn_ledger ledger, uint64_t state, isn_ledgers *out)
{
    isn_err ignored;
    sqlite3_stmt *q = db_kept(s, "SELECT bytes FROM kept WHERE id=? AND state=?", &ignored);
    isn_ledgers read = {.pile = out->pile};
    if (!q) return false;
    sqlite3_bind_int64(q, 1, story * LEDGERS_A_STORY + ledger);
    sqlite3_bind_int64(q, 2, (int64_t)state);
    bool there = sqlite3_step(q) == SQLITE_ROW;
    isn_str bytes = there ? db_str(a, q, 0) : STR_NONE;
    sqlite3_reset(q);
    if (!there || !ledger_read(a, bytes, ledger, &read)) return false;
    switch (ledger) {
    case ISN_LEDGER_WHO: out->who = read.who; break;
    case ISN_LEDGER_FIGURES: out->figures = read.figures; break;
    case ISN_LEDGER_PROMISES: out->promises = read.promises; break;
    case ISN_LEDGER_DISAGREEMENTS: out->disagreements = read.disagreements; break;
    case ISN_LEDGER_TIMELINE: out->timeline = read.timeline; break;
    case ISN_LEDGER_CLAIMS: out->claims = read.claims; break;
    case ISN_LEDGERS: break;
    }
    return true;
}

/* Puts a ledger by, to be written when the store is closed. */
static void put_by(isn_store *s, int64_t story, isn_ledger ledger, uint64_t state, const isn_ledgers *l)
{
    to_keep *one = s->to_keep_bytes < MOST_WAITING ? calloc(1, sizeof *one) : NULL;
    if (!one) return;
    one->id = story * LEDGERS_A_STORY + ledger, one->state = state;
    ledger_write(&one->bytes, l, ledger);
    one->before = s->to_keep;
    s->to_keep = one;
    s->to_keep_bytes += one->bytes.n;
}

/* The documents of a story without their digests. */
static isn_digest *heads(isn_arena *a, const isn_story *story)
{
    isn_digest *d = isn_new(a, isn_digest, story->docs.n);
    for (ptrdiff_t i = 0; d && i < story->docs.n; i++) {
        const isn_doc *doc = &story->docs.at[i];
        d[i].uri = doc->uri, d[i].outlet = doc->outlet, d[i].credit = doc->credit;
        d[i].title = doc->title, d[i].published = doc->published;
    }
    return d;
}

/* Those of `which` that were not kept, by their digests. */
static bool work_out(isn_store *s, isn_arena *a, const isn_story *story, unsigned which, uint64_t state, isn_ledgers *out, isn_err *err)
{
    isn_digests d;
    if (!pile_digests(s, a, story, &d, err)) return false;
    out->pile.at = d.at;
    story_ledgers(a, which, out);
    bool keep = which && d.bytes >= LEAST_BYTES && !d.changed && !a->full && whole(s, story);
    for (isn_ledger k = 0; keep && k < ISN_LEDGERS; k++)
        if (which >> k & 1) put_by(s, story->id, k, state, out);
    return true;
}

bool isn_store_ledgers(isn_store *s, isn_arena *a, const isn_story *story, unsigned which, isn_ledgers *out, isn_err *err)
{
    int32_t *same;
    *out = (isn_ledgers){.pile = {.n = story->docs.n}};
    if (!pile_texts(s, a, story, &same, err)) return false;
    out->pile.same_text = same;
    uint64_t state = state_of(story, same);
    unsigned missing = which & (ISN_WITH_DIGESTS - 1);
    for (isn_ledger k = 0; k < ISN_LEDGERS; k++)
        if (missing >> k & 1 && recall(s, a, story->id, k, state, out)) missing &= ~(1u << k);
    if (missing || which & ISN_WITH_DIGESTS) return work_out(s, a, story, missing, state, out, err);
    out->pile.at = heads(a, story);
    return out->pile.at || err_set(err, ISN_LIMIT, str_c(s->path), ISN_NOWHERE, "there is no memory");
}

/* ---- writing them down ----------------------------------------------------------- */

static bool run(sqlite3 *db, const char *sql) { return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK; }

static bool insert_all(sqlite3 *db, const to_keep *one)
{
    sqlite3_stmt *q = NULL;
    bool ok = sqlite3_prepare_v2(db, "INSERT OR REPLACE INTO kept(id, state, bytes) VALUES(?,?,?)", -1, &q, NULL) == SQLITE_OK;
    for (; ok && one; one = one->before) {
        if (one->bytes.failed) continue;
        sqlite3_bind_int64(q, 1, one->id);
        sqlite3_bind_int64(q, 2, (int64_t)one->state);
        sqlite3_bind_blob64(q, 3, one->bytes.p, (sqlite3_uint64)one->bytes.n, SQLITE_STATIC);
        ok = sqlite3_step(q) == SQLITE_DONE;
        sqlite3_reset(q);
    }
    sqlite3_finalize(q);
    return ok;
}

/* A story that went into another leaves its answers behind. */
static bool drop_left(sqlite3 *db)
{
    return run(db, "DELETE FROM kept WHERE NOT EXISTS(SELECT 1 FROM story WHERE story.id=kept.id/8 AND n>0)");
}

void keep_write(isn_store *s)
{
    sqlite3 *db = NULL;
    if (!s->to_keep || access(s->path, W_OK) != 0 || !db_lock(s)) return;
    if (sqlite3_open_v2(s->path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
        run(db, "PRAGMA synchronous=NORMAL; BEGIN IMMEDIATE"))
        run(db, insert_all(db, s->to_keep) && drop_left(db) ? "COMMIT" : "ROLLBACK");
    sqlite3_close(db);
}

void keep_forget(isn_store *s)
{
    for (to_keep *one = s->to_keep, *before; one; one = before) {
        before = one->before;
        out_free(&one->bytes);
        free(one);
    }
    s->to_keep = NULL, s->to_keep_bytes = 0;
}
