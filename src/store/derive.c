/* derive.c - from one stored input to everything that follows from it.
 *
 * The cost of an article does not grow with the store: it meets only the
 * articles that share a band of its sketch (reprints) or one of its rarest
 * features (stories), and at most MAX_NEAR of those. */
#include "store/correct.h"
#include "store/db.h"

#include <math.h>

enum {
    MAX_NEAR = 48,          /* articles compared for the story */
    MAX_SAME = 64,          /* articles compared word by word for reprints */
    RARE_FEATURES = 24,     /* the rarest features that call neighbours */
    MAX_POSTINGS = 400,     /* newest articles of a feature that are looked at */
    COMMON_FEATURE = 20000  /* a feature of more articles calls nobody */
};

static bool exec_id(isn_store *s, const char *sql, int64_t id, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, sql, err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, id);
    return db_ran(s, q, err);
}

/* ---- what leaves ------------------------------------------------------------ */

/* The body and title as they were indexed: the text with furniture blanked, so
 * that offsets stay. */
static isn_str indexed_text(isn_arena *a, const isn_page *page)
{
    char *p = isn_alloc(a, page->text.n);
    if (!p) return STR_NONE;
    memset(p, ' ', (size_t)page->text.n);
    for (ptrdiff_t i = 0; i < page->blocks.n; i++) {
        const isn_block *b = &page->blocks.at[i];
        if (b->kind == ISN_BLOCK_RELATED || b->kind == ISN_BLOCK_BOILERPLATE) continue;
        memcpy(p + b->span.start, page->text.p + b->span.start, b->span.end - b->span.start);
    }
    return (isn_str){p, page->text.n};
}

static bool index_write(isn_store *s, const char *sql, const isn_index_later *one, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, sql, err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, one->id);
    db_bind_str(q, 2, one->title);
    db_bind_str(q, 3, one->body);
    return db_ran(s, q, err);
}

bool index_flush(isn_store *s, isn_err *err)
{
    bool ok = true;
    for (ptrdiff_t i = 0; ok && i < s->to_index.n; i++)
        if (!s->to_index.at[i].gone_by)
            ok = index_write(s, "INSERT INTO article_fts(rowid, title, body) VALUES(?,?,?)", &s->to_index.at[i], err);
    memset(&s->to_index, 0, sizeof s->to_index);
    arena_reset(&s->later);
    return ok;
}

static bool index_later(isn_store *s, int64_t id, const isn_page *page, isn_err *err)
{
    isn_index_later one = {.id = id, .title = arena_str(&s->later, page->title), .body = indexed_text(&s->later, page)};
    if (isn_push_value(&s->later, &s->to_index, one) && !s->later.full) return true;
    return err_set(err, ISN_LIMIT, str_c(s->path), ISN_NOWHERE, "it needs more memory than allowed");
}

/* Takes an article's words out of the index, or out of those that wait for it. */
static bool index_remove(isn_store *s, int64_t id, const isn_page *page, int64_t input, isn_err *err)
{
    for (ptrdiff_t i = 0; i < s->to_index.n; i++)
        if (s->to_index.at[i].id == id && !s->to_index.at[i].gone_by) {
            s->to_index.at[i].gone_by = input;
            return true;
        }
    isn_index_later old = {.id = id, .title = page->title, .body = indexed_text(&s->work, page)};
    return index_write(s, "INSERT INTO article_fts(article_fts, rowid, title, body) VALUES('delete',?,?,?)", &old, err);
}

/* Takes one article's rows out, for a page that was read anew. */
static bool remove_article(isn_store *s, int64_t id, int64_t input, isn_err *err)
{
    isn_article old;
    if (!isn_store_article(s, &s->work, id, &old, err)) return false;
    return index_remove(s, id, &old.page, input, err) &&
           exec_id(s, "UPDATE feature_count SET n=n-1 WHERE hash IN (SELECT hash FROM feature WHERE article=?)", id, err) &&
           exec_id(s, "DELETE FROM feature WHERE article=?", id, err) &&
           exec_id(s, "DELETE FROM band WHERE article=?", id, err) &&
           exec_id(s, "DELETE FROM statement WHERE article=?", id, err) &&
           exec_id(s, "DELETE FROM reprint WHERE a=?", id, err) &&
           exec_id(s, "DELETE FROM reprint WHERE b=?", id, err) &&
           exec_id(s, "DELETE FROM article WHERE id=?", id, err);
}

/* Older readings of the same address. */
static bool remove_older(isn_store *s, int64_t input, isn_str uri, isn_err *err)
{
    isn_arena a;
    arena_init(&a, 1 << 20);
    isn_ids old = {0};
    sqlite3_stmt *q = db_kept(s, "SELECT article.id FROM article JOIN input ON input.id=article.input"
                                    " WHERE input.uri=? AND input.id<>?", err);
    if (!q) return false;
    db_bind_str(q, 1, uri);
    sqlite3_bind_int64(q, 2, input);
    while (sqlite3_step(q) == SQLITE_ROW) {
        int64_t id = sqlite3_column_int64(q, 0);
        isn_push_value(&a, &old, id);
    }
    sqlite3_reset(q);
    bool ok = true;
    for (ptrdiff_t i = 0; ok && i < old.n; i++) {
        arena_reset(&s->work);
        ok = remove_article(s, old.at[i], input, err);
    }
    arena_free(&a);
    return ok;
}

/* ---- what comes --------------------------------------------------------------- */

/* The number that SQLite would give the next article: it is needed before the row is
 * written, which is once its story is known. */
static int64_t next_article(isn_store *s, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT coalesce(max(id), 0) + 1 FROM article", err);
    int64_t id = -1;
    if (q && sqlite3_step(q) == SQLITE_ROW) id = sqlite3_column_int64(q, 0);
    else if (q) db_fail(s, err, "ask");
    sqlite3_reset(q);
    return id;
}

static bool insert_article(isn_store *s, int64_t id, int64_t input, int64_t story, const isn_article *art,
                           const isn_out *digest, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s,
        "INSERT INTO article(input, part, uri, doc_id, outlet, credit, title, byline, published,"
        " published_from, language, text, digest, story, id) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, input);
    sqlite3_bind_int(q, 2, art->page.part);
    db_bind_str(q, 3, art->uri);
    db_bind_str(q, 4, str_c(art->id));
    db_bind_str(q, 5, art->page.outlet);
    db_bind_str(q, 6, art->page.credit);
    db_bind_str(q, 7, art->page.title);
    db_bind_str(q, 8, art->page.byline);
    db_bind_str(q, 9, art->published);
    db_bind_str(q, 10, str_c(isn_hint_place_name(art->published_from)));
    db_bind_str(q, 11, art->page.language);
    db_bind_str(q, 12, art->page.text);
    sqlite3_bind_blob64(q, 13, digest->p ? digest->p : "", (sqlite3_uint64)digest->n, SQLITE_STATIC);
    sqlite3_bind_int64(q, 14, story);
    sqlite3_bind_int64(q, 15, id);
    return db_ran(s, q, err);
}

/* "speaker ← agency": the chain as people read it. */
static isn_str chain_words(isn_arena *a, const isn_digest_statement *st)
{
    isn_str out = STR_NONE;
    for (ptrdiff_t i = 0; i < st->link_names.n; i++)
        out = i ? arena_fmt(a, "%.*s ← %.*s", STR_ARG(out), STR_ARG(st->link_names.at[i])) : st->link_names.at[i];
    return out;
}

static bool insert_statements(isn_store *s, int64_t id, const isn_digest *d, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "INSERT INTO statement VALUES(?,?,?,?,?,?,?,?,?,?)", err);
    if (!q) return false;
    bool ok = true;
    for (ptrdiff_t i = 0; ok && i < d->statements.n; i++) {
        const isn_digest_statement *st = &d->statements.at[i];
        int32_t e = st->links.n ? st->links.at[0].entity : -1;
        sqlite3_bind_int64(q, 1, id);
        sqlite3_bind_int64(q, 2, i);
        sqlite3_bind_int64(q, 3, st->record.span.start);
        sqlite3_bind_int64(q, 4, st->record.span.end);
        db_bind_str(q, 5, str_c(isn_act_name(st->record.act)));
        db_bind_str(q, 6, st->content.text.p ? st->content.text : STR(""));
        db_bind_str(q, 7, st->link_names.n ? st->link_names.at[0] : STR_NONE);
        db_bind_str(q, 8, e >= 0 && e < d->entities.n ? d->entities.at[e].key : STR_NONE);
        db_bind_str(q, 9, chain_words(&s->work, st));
        db_bind_str(q, 10, st->record.said);
        ok = sqlite3_step(q) == SQLITE_DONE || db_fail(s, err, "write");
        sqlite3_reset(q);
    }
    sqlite3_reset(q);
    return ok;
}

/* Inserts (number, article) pairs. */
static bool insert_numbers(isn_store *s, const char *sql, const uint64_t *v, ptrdiff_t n, int64_t id, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, sql, err);
    bool ok = q != NULL;
    for (ptrdiff_t i = 0; ok && i < n; i++) {
        sqlite3_bind_int64(q, 1, (int64_t)v[i]);
        sqlite3_bind_int64(q, 2, id);
        ok = sqlite3_step(q) == SQLITE_DONE || db_fail(s, err, "write");
        sqlite3_reset(q);
    }
    sqlite3_reset(q);
    return ok;
}

/* ---- neighbours --------------------------------------------------------------- */

typedef struct {
    int64_t article;
    double votes; /* the rarity of what it shares */
} candidate;
typedef ISN_LIST(candidate) candidates;

static candidate *find_candidate(isn_arena *a, candidates *c, int64_t article)
{
    for (ptrdiff_t i = 0; i < c->n; i++)
        if (c->at[i].article == article) return &c->at[i];
    candidate *one = isn_push(a, c);
    if (one) one->article = article;
    return one;
}

static void keep_best(candidates *c, ptrdiff_t most)
{
    for (ptrdiff_t i = 1; i < c->n; i++) { /* insertion sort: votes down, then id */
        candidate one = c->at[i];
        ptrdiff_t k = i;
        while (k > 0 && (c->at[k - 1].votes < one.votes ||
                         (c->at[k - 1].votes == one.votes && c->at[k - 1].article > one.article))) {
            c->at[k] = c->at[k - 1];
            k--;
        }
        c->at[k] = one;
    }
    if (c->n > most) c->n = most;
}

static bool band_candidates(isn_store *s, const isn_digest *d, int64_t id, candidates *out, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT article FROM band WHERE band=? AND article<>? ORDER BY article DESC LIMIT 40", err);
    if (!q) return false;
    for (ptrdiff_t i = 0; i < d->bands.n; i++) {
        sqlite3_bind_int64(q, 1, (int64_t)d->bands.at[i]);
        sqlite3_bind_int64(q, 2, id);
        while (sqlite3_step(q) == SQLITE_ROW) {
            candidate *c = find_candidate(&s->near, out, sqlite3_column_int64(q, 0));
            if (c) c->votes += 1;
        }
        sqlite3_reset(q);
    }
    sqlite3_reset(q);
    keep_best(out, MAX_SAME);
    return true;
}

/* log(N / df) of each feature of the article; 0 where it is alone with it. */
static bool feature_rarity(isn_store *s, const isn_digest *d, int64_t id, double *rarity, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT n FROM feature_count WHERE hash=?", err);
    if (!q) return false;
    double n_all = (double)id;
    for (ptrdiff_t i = 0; i < d->features.n; i++) {
        sqlite3_bind_int64(q, 1, (int64_t)d->features.at[i]);
        int64_t df = sqlite3_step(q) == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
        rarity[i] = log((n_all + 1) / (double)(df > 1 ? df : 1));
        sqlite3_reset(q);
    }
    sqlite3_reset(q);
    return true;
}

static bool feature_candidates(isn_store *s, const isn_digest *d, const double *rarity, int64_t id,
                               candidates *out, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "SELECT feature.article FROM feature JOIN feature_count USING(hash)"
                                    " WHERE hash=?1 AND article<>?2 AND feature_count.n<?3"
                                    " ORDER BY feature.article DESC LIMIT ?4", err);
    if (!q) return false;
    ptrdiff_t n = d->features.n;
    bool *used = isn_new(&s->near, bool, n);
    for (int round = 0; used && round < RARE_FEATURES && round < n; round++) {
        ptrdiff_t best = -1;
        for (ptrdiff_t i = 0; i < n; i++) {
            double w = rarity[i] * (i < d->weights.n ? (double)d->weights.at[i] : 1.0);
            if (used[i]) continue;
            if (best < 0 || w > rarity[best] * (best < d->weights.n ? (double)d->weights.at[best] : 1.0)) best = i;
        }
        if (best < 0) break;
        used[best] = true;
        sqlite3_bind_int64(q, 1, (int64_t)d->features.at[best]);
        sqlite3_bind_int64(q, 2, id);
        sqlite3_bind_int64(q, 3, COMMON_FEATURE);
        sqlite3_bind_int64(q, 4, MAX_POSTINGS);
        while (sqlite3_step(q) == SQLITE_ROW) {
            candidate *c = find_candidate(&s->near, out, sqlite3_column_int64(q, 0));
            if (c) c->votes += rarity[best];
        }
        sqlite3_reset(q);
    }
    sqlite3_reset(q);
    keep_best(out, MAX_NEAR);
    return true;
}

/* ---- reprints -------------------------------------------------------------------- */

/* The head of a stored article's digest, and its story; its text too where `text` is asked for. */
static bool load_digest(isn_store *s, isn_arena *a, int64_t id, isn_digest *d, isn_str *text, int64_t *story,
                        isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, text ? "SELECT digest, story, text FROM article WHERE id=?"
                                      : "SELECT digest, story FROM article WHERE id=?", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, id);
    bool ok = sqlite3_step(q) == SQLITE_ROW;
    if (ok) {
        isn_str blob = {sqlite3_column_blob(q, 0), sqlite3_column_bytes(q, 0)};
        *story = sqlite3_column_int64(q, 1);
        ok = digest_read_head(a, blob, d);
        if (text) *text = db_str(a, q, 2);
    }
    sqlite3_reset(q);
    return ok || err_set(err, ISN_STORE, str_c(s->path), ISN_NOWHERE,
                         "an article's digest is of another version; run isnad rebuild");
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

/* Compares with every candidate and marks the reprints in `near`. */
static bool find_reprints(isn_store *s, int64_t id, const isn_article *art, const isn_digest *d,
                          const candidates *same, isn_ids *reprints, isn_err *err)
{
    isn_body body = {art->page.text, &art->page.blocks, d};
    isn_arena other_arena;
    arena_init(&other_arena, (ptrdiff_t)1 << 28);
    bool ok = true;
    for (ptrdiff_t i = 0; ok && i < same->n; i++) {
        arena_reset(&other_arena);
        isn_str text = STR_NONE;
        isn_digest od;
        int64_t story;
        ok = load_digest(s, &other_arena, same->at[i].article, &od, &text, &story, err);
        if (!ok) break;
        isn_body other_body = {text, &od.blocks, &od};
        isn_reprint r = {.earlier = -1};
        if (!reprint_compare(&other_arena, &other_body, &body, &r)) continue;
        isn_push_value(&s->near, reprints, same->at[i].article);
        ok = insert_reprint(s, same->at[i].article, id, &r, err);
    }
    arena_free(&other_arena);
    return ok;
}

/* ---- stories ---------------------------------------------------------------------- */

static bool join_story(isn_store *s, const isn_digest *d, const candidates *near_ids,
                       const isn_ids *reprints, const double *rarity, int64_t *chosen, isn_err *err)
{
    ptrdiff_t n = near_ids->n;
    isn_neighbour *near = isn_new(&s->near, isn_neighbour, n);
    isn_digest *digest = isn_new(&s->near, isn_digest, n);
    if (n && (!near || !digest)) return err_set(err, ISN_LIMIT, str_c(s->path), ISN_NOWHERE, "there is no memory");
    for (ptrdiff_t i = 0; i < n; i++) {
        if (!load_digest(s, &s->near, near_ids->at[i].article, &digest[i], NULL, &near[i].story, err)) return false;
        near[i].digest = &digest[i];
        for (ptrdiff_t k = 0; k < reprints->n; k++) near[i].reprint |= reprints->at[k] == near_ids->at[i].article;
    }
    int64_t merge = -1;
    int64_t story;
    if (!correct_story(s, d->uri, &story, err)) return false;
    if (story == -2) story = story_choose(&s->near, d, rarity, near, n, &merge);
    if (story < 0) {
        if (!db_exec(s, "INSERT INTO story DEFAULT VALUES", err)) return false;
        story = sqlite3_last_insert_rowid(s->db);
    }
    *chosen = story;
    if (merge < 0 || merge == story) return true;
    sqlite3_stmt *q = db_kept(s, "UPDATE article SET story=?1 WHERE story=?2", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, story);
    sqlite3_bind_int64(q, 2, merge);
    return db_ran(s, q, err);
}

/* Finds an article's place among the others and writes it down. */
static bool place_article(isn_store *s, int64_t input, const isn_article *art, const isn_digest *d, const isn_out *bytes,
                          isn_err *err)
{
    arena_reset(&s->near);
    candidates same = {0}, near = {0};
    isn_ids reprints = {0};
    double *rarity = isn_new(&s->near, double, d->features.n);
    int64_t id = next_article(s, err), story = -1;
    if (id < 0 || (d->features.n && !rarity)) return false;
    return band_candidates(s, d, id, &same, err) && find_reprints(s, id, art, d, &same, &reprints, err) &&
           feature_rarity(s, d, id, rarity, err) && feature_candidates(s, d, rarity, id, &near, err) &&
           join_story(s, d, &near, &reprints, rarity, &story, err) &&
           insert_article(s, id, input, story, art, bytes, err) && index_later(s, id, &art->page, err) &&
           insert_statements(s, id, d, err) &&
           insert_numbers(s, "INSERT OR IGNORE INTO band VALUES(?,?)", d->bands.at, d->bands.n, id, err) &&
           insert_numbers(s, "INSERT OR IGNORE INTO feature VALUES(?,?)", d->features.at, d->features.n, id, err) &&
           insert_numbers(s, "INSERT INTO feature_count VALUES(?,1) ON CONFLICT(hash) DO UPDATE SET n=n+1 WHERE ?2>=0",
                          d->features.at, d->features.n, id, err);
}

static bool derive_article(isn_store *s, int64_t input, const isn_article *art, isn_err *err)
{
    isn_digest d = {0};
    digest_make(&s->work, art, &d);
    if (!correct_digest(s, &s->work, &d, err)) return false;
    isn_out bytes = {0};
    digest_write(&bytes, &d);
    if (s->work.full || bytes.failed) {
        out_free(&bytes);
        return err_set(err, ISN_LIMIT, art->uri, ISN_NOWHERE, "it needs more memory than allowed");
    }
    bool ok = place_article(s, input, art, &d, &bytes, err);
    out_free(&bytes);
    return ok;
}

bool derive_input(isn_store *s, int64_t input, const isn_source *source, int *n_new, isn_err *err)
{
    *n_new = 0;
    if (!remove_older(s, input, source->uri, err)) return false;
    arena_reset(&s->work);
    isn_articles articles = {0};
    isn_source known = *source;
    if (!correct_source(s, &s->work, &known, err) || !isn_read(&s->work, &known, &articles, err)) return false;
    for (ptrdiff_t i = 0; i < articles.n; i++)
        if (!correct_article(s, &s->work, &articles.at[i], err) || !derive_article(s, input, &articles.at[i], err)) return false;
    *n_new = (int)articles.n;
    return true;
}
