/* ledger.c - what the store answers: articles, stories, reprints. */
#include "store/body.h"
#include "store/correct.h"
#include "store/db.h"
#include "story/wording.h"

#include <stdlib.h>

bool input_load(isn_store *s, isn_arena *a, int64_t input, isn_source *out, isn_err *err)
{
    sqlite3_stmt *q = db_prepare(s, "SELECT uri, sha256, bytes, charset, media, verbatim, title, outlet, published"
                                    " FROM input WHERE id=?", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, input);
    bool ok = sqlite3_step(q) == SQLITE_ROW;
    if (ok) {
        *out = (isn_source){.uri = db_str(a, q, 0),
                            .bytes = db_str(a, q, 2),
                            .charset = db_str(a, q, 3),
                            .media = (isn_media)sqlite3_column_int(q, 4),
                            .verbatim = sqlite3_column_int(q, 5) != 0,
                            .title = db_str(a, q, 6),
                            .outlet = db_str(a, q, 7),
                            .published = db_str(a, q, 8)};
        isn_str hash = db_str(a, q, 1);
        memcpy(out->sha256, hash.p ? hash.p : "", (size_t)(hash.n < 64 ? hash.n : 64));
    } else db_fail(s, err, "read");
    sqlite3_finalize(q);
    return ok;
}

bool isn_store_article(isn_store *s, isn_arena *a, int64_t id, isn_article *out, isn_err *err)
{
    sqlite3_stmt *q = db_prepare(s, "SELECT input, part FROM article WHERE id=?", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, id);
    bool there = sqlite3_step(q) == SQLITE_ROW;
    int64_t input = sqlite3_column_int64(q, 0);
    int part = sqlite3_column_int(q, 1);
    sqlite3_finalize(q);
    if (!there) return err_set(err, ISN_STORE, str_c(s->path), ISN_NOWHERE, "it has no article %d", (int)id);
    isn_source source;
    isn_articles all = {0};
    if (!input_load(s, a, input, &source, err) || !correct_source(s, a, &source, err) || !isn_read(a, &source, &all, err))
        return false;
    for (ptrdiff_t i = 0; i < all.n; i++)
        if (all.at[i].page.part == part) {
            *out = all.at[i];
            return correct_article(s, a, out, err);
        }
    return err_set(err, ISN_STORE, source.uri, ISN_NOWHERE, "its part %d is gone; run isnad rebuild", part);
}

bool isn_store_ids(isn_store *s, isn_arena *a, isn_ids *out, isn_err *err)
{
    sqlite3_stmt *q = db_prepare(s, "SELECT id FROM article ORDER BY id", err);
    if (!q) return false;
    while (sqlite3_step(q) == SQLITE_ROW) {
        int64_t id = sqlite3_column_int64(q, 0);
        isn_push_value(a, out, id);
    }
    sqlite3_finalize(q);
    return true;
}

/* Adds the next row of a query by story to the stories. */
static bool add_doc(isn_arena *a, sqlite3_stmt *q, isn_stories *out)
{
    isn_doc doc = db_doc(a, q, 0);
    isn_story *story = out->n ? &out->at[out->n - 1] : NULL;
    if (!story || story->id != doc.story) {
        if (!(story = isn_push(a, out))) return false;
        story->id = doc.story;
    }
    isn_push_value(a, &story->docs, doc);
    isn_str day = str_sub(doc.published, 0, 10);
    if (day.n && !story->from.n) story->from = day;
    if (day.n) story->to = day;
    return true;
}

static void title_story(isn_store *s, isn_arena *a, isn_story *story)
{
    story->title = correct_title(s, a, story->id);
    isn_str *titles = story->title.n ? NULL : isn_new(a, isn_str, story->docs.n);
    if (!titles) return;
    for (ptrdiff_t i = 0; i < story->docs.n; i++) titles[i] = story->docs.at[i].title;
    story->title = story_title(titles, story->docs.n);
}

/* Reads documents in story order into stories: the largest first, then by id. */
bool isn_store_stories(isn_store *s, isn_arena *a, isn_stories *out, isn_err *err)
{
    sqlite3_stmt *q = db_prepare(s,
        "SELECT " DOC_COLUMNS " FROM story JOIN place ON place.story=story.id JOIN article ON article.id=place.article ORDER BY story.n DESC, story.id,"
        " article.published IS NULL, article.published, article.id", err);
    if (!q) return false;
    while (sqlite3_step(q) == SQLITE_ROW && add_doc(a, q, out)) {}
    sqlite3_finalize(q);
    for (ptrdiff_t i = 0; i < out->n; i++) title_story(s, a, &out->at[i]);
    return true;
}

bool isn_store_story(isn_store *s, isn_arena *a, int64_t id, isn_stories *out, isn_err *err)
{
    sqlite3_stmt *q = db_prepare(s, "SELECT " DOC_COLUMNS " FROM article WHERE id IN (SELECT article FROM place WHERE story=?)"
                                    " ORDER BY published IS NULL, published, id", err);
    ptrdiff_t n = out->n;
    if (!q) return false;
    sqlite3_bind_int64(q, 1, id);
    while (sqlite3_step(q) == SQLITE_ROW && add_doc(a, q, out)) {}
    sqlite3_finalize(q);
    if (out->n > n) title_story(s, a, &out->at[n]);
    return true;
}

bool isn_store_story_sizes(isn_store *s, isn_arena *a, isn_story_sizes *out, isn_err *err)
{
    sqlite3_stmt *q = db_prepare(s, "SELECT id, n FROM story WHERE n>0 ORDER BY n DESC, id", err);
    if (!q) return false;
    while (sqlite3_step(q) == SQLITE_ROW) {
        isn_story_size one = {sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1)};
        isn_push_value(a, out, one);
    }
    sqlite3_finalize(q);
    return true;
}

/* ---- which texts are the same ---------------------------------------------------- */

typedef struct {
    int64_t id;
    int32_t at; /* index among the story's documents */
} place;

static int by_id(const void *x, const void *y)
{
    int64_t a = ((const place *)x)->id, b = ((const place *)y)->id;
    return (a > b) - (a < b);
}

static int32_t earliest(const int32_t *same, int32_t i)
{
    while (same[i] != i) i = same[i];
    return i;
}

/* The earliest article of each group of reprints, by following edges. */
bool pile_texts(isn_store *s, isn_arena *a, const isn_story *story, int32_t **out, isn_err *err)
{
    ptrdiff_t n = story->docs.n;
    place *places = isn_new(a, place, n);
    int32_t *same = *out = isn_new(a, int32_t, n);
    sqlite3_stmt *q = db_kept(s, "SELECT a FROM reprint WHERE b=? AND kind<2", err);
    if (!q) return false;
    if (n && (!places || !same)) return err_set(err, ISN_LIMIT, str_c(s->path), ISN_NOWHERE, "there is no memory");
    for (ptrdiff_t i = 0; i < n; i++) same[i] = (int32_t)i, places[i] = (place){story->docs.at[i].id, (int32_t)i};
    qsort(places, (size_t)n, sizeof *places, by_id);
    for (ptrdiff_t i = 0; i < n; i++) {
        sqlite3_bind_int64(q, 1, story->docs.at[i].id);
        while (sqlite3_step(q) == SQLITE_ROW) {
            place wanted = {sqlite3_column_int64(q, 0), 0};
            const place *other = bsearch(&wanted, places, (size_t)n, sizeof *places, by_id);
            if (!other) continue;
            int32_t x = earliest(same, (int32_t)i), y = earliest(same, other->at);
            same[x > y ? x : y] = x > y ? y : x;
        }
        sqlite3_reset(q);
    }
    for (ptrdiff_t i = 0; i < n; i++) same[i] = same[same[i]]; /* in order: each root is before */
    return true;
}

bool pile_digests(isn_store *s, isn_arena *a, const isn_story *story, isn_digests *out, isn_err *err)
{
    ptrdiff_t n = story->docs.n;
    *out = (isn_digests){.at = isn_new(a, isn_digest, n)};
    if (n && !out->at) return err_set(err, ISN_LIMIT, str_c(s->path), ISN_NOWHERE, "there is no memory");
    sqlite3_stmt *q = db_kept(s, "SELECT digest, state FROM article WHERE id=?", err);
    if (!q) return false;
    bool ok = true;
    for (ptrdiff_t i = 0; ok && i < n; i++) {
        sqlite3_bind_int64(q, 1, story->docs.at[i].id);
        isn_str blob = STR_NONE;
        if (sqlite3_step(q) == SQLITE_ROW) {
            blob = db_str(a, q, 0);
            out->changed |= (uint64_t)sqlite3_column_int64(q, 1) != story->docs.at[i].state;
        }
        ok = digest_read(a, blob, &out->at[i]) ||
             err_set(err, ISN_STORE, str_c(s->path), ISN_NOWHERE,
                     "it was derived by another version; run isnad rebuild");
        out->bytes += blob.n;
        sqlite3_reset(q);
    }
    return ok;
}

bool isn_store_pile(isn_store *s, isn_arena *a, const isn_story *story, isn_pile *out, isn_err *err)
{
    isn_digests d;
    int32_t *same;
    bool ok = pile_digests(s, a, story, &d, err) && pile_texts(s, a, story, &same, err);
    if (ok) *out = (isn_pile){d.at, story->docs.n, same};
    return ok;
}

static isn_passage passage_of(isn_arena *a, isn_str text, isn_span words)
{
    isn_passage p = {.span = wording_passage(text, words), .words = words};
    p.text = arena_str(a, str_span(text, p.span));
    return p;
}

/* What was altered, with its passages, from the texts of both: adding left open whether anything was. */
static bool passages(isn_store *s, isn_arena *a, isn_store_reprint *r, isn_err *err)
{
    isn_str x, y;
    if (!r->reprint.ask_text) return true;
    arena_reset(&s->other);
    isn_reprint worked_out = {.earlier = -1};
    if (!body_altered(s, &s->other, r->a.id, r->b.id, &worked_out, &x, &y, err)) return false;
    for (ptrdiff_t i = 0; i < worked_out.altered.n; i++) {
        isn_alteration one = worked_out.altered.at[i];
        isn_passage p = passage_of(a, x, one.a), o = passage_of(a, y, one.b);
        isn_push_value(a, &r->reprint.altered, one);
        isn_push_value(a, &r->a_words, p);
        isn_push_value(a, &r->b_words, o);
    }
    return true;
}

#define SOURCES \
        "SELECT x.id, x.uri, x.outlet, x.credit, x.title, x.published, px.story, x.state," \
        " y.id, y.uri, y.outlet, y.credit, y.title, y.published, py.story, y.state," \
        " kind, similarity, earlier, reprint.credit, altered" \
        " FROM reprint JOIN article x ON x.id=a JOIN article y ON y.id=b JOIN place px ON px.article=a JOIN place py ON py.article=b"

enum { AFTER_DOCS = 2 * DOC_N_COLUMNS };

static bool read_sources(isn_store *s, isn_arena *a, const char *sql, int64_t story, isn_store_reprints *out, isn_err *err)
{
    sqlite3_stmt *q = db_prepare(s, sql, err);
    if (!q) return false;
    if (story >= 0) sqlite3_bind_int64(q, 1, story);
    while (sqlite3_step(q) == SQLITE_ROW) {
        isn_store_reprint *r = isn_push(a, out);
        if (!r) break;
        r->a = db_doc(a, q, 0);
        r->b = db_doc(a, q, DOC_N_COLUMNS);
        r->reprint.kind = (isn_reprint_kind)sqlite3_column_int(q, AFTER_DOCS);
        r->reprint.similarity = sqlite3_column_double(q, AFTER_DOCS + 1);
        r->reprint.earlier = sqlite3_column_int(q, AFTER_DOCS + 2);
        r->reprint.credit = db_str(a, q, AFTER_DOCS + 3);
        r->reprint.ask_text = sqlite3_column_int(q, AFTER_DOCS + 4) != 0;
    }
    sqlite3_finalize(q);
    for (ptrdiff_t i = 0; i < out->n; i++)
        if (!passages(s, a, &out->at[i], err)) return false;
    return true;
}

bool isn_store_sources(isn_store *s, isn_arena *a, isn_store_reprints *out, isn_err *err)
{
    return read_sources(s, a, SOURCES " ORDER BY a, b", -1, out, err);
}

bool isn_store_story_sources(isn_store *s, isn_arena *a, int64_t story, isn_store_reprints *out, isn_err *err)
{
    return read_sources(s, a, SOURCES " WHERE py.story=? ORDER BY a, b", story, out, err);
}
