/* derive.c - from one stored input to everything that follows from it. */
#include "store/correct.h"
#include "store/near.h"

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
           near_forget(s, id, err) && db_ran_id(s, "DELETE FROM statement WHERE article=?", id, err) &&
           db_ran_id(s, "DELETE FROM article WHERE id=?", id, err);
}

int64_t address_hash(isn_str uri)
{
    uint64_t h = str_hash(STR_HASH_SEED, uri);
    return (int32_t)(uint32_t)(h ^ h >> 32);
}

static bool insert_address(isn_store *s, isn_str uri, int64_t input, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "INSERT OR IGNORE INTO address VALUES(?,?)", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, address_hash(uri));
    sqlite3_bind_int64(q, 2, input);
    return db_ran(s, q, err);
}

/* Older readings of the same address. */
static bool remove_older(isn_store *s, int64_t input, isn_str uri, isn_err *err)
{
    isn_arena a;
    arena_init(&a, 1 << 20);
    isn_ids old = {0};
    sqlite3_stmt *q = db_kept(s, "SELECT article.id FROM address CROSS JOIN input ON input.id=address.input"
                                 " CROSS JOIN article ON article.input=input.id WHERE address.hash=? AND input.uri=? AND input.id<>?", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, address_hash(uri));
    db_bind_str(q, 2, uri);
    sqlite3_bind_int64(q, 3, input);
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

static bool insert_article(isn_store *s, int64_t id, int64_t input, const isn_article *art, const isn_digest *d,
                           const isn_out *digest, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s,
        "INSERT INTO article(input, part, uri, doc_id, outlet, credit, title, byline, published,"
        " published_from, language, text, digest, id, blocks, state, spans) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", err);
    isn_out blocks = {0}, spans = {0};
    if (!q) return false;
    blocks_write(&blocks, &art->page.blocks);
    body_spans_write(&spans, &d->words);
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
    sqlite3_bind_int64(q, 14, id);
    sqlite3_bind_blob64(q, 15, blocks.p ? blocks.p : "", (sqlite3_uint64)blocks.n, SQLITE_STATIC);
    sqlite3_bind_int64(q, 16, (int64_t)str_hash(STR_HASH_SEED, out_view(digest)));
    sqlite3_bind_blob64(q, 17, spans.p ? spans.p : "", (sqlite3_uint64)spans.n, SQLITE_STATIC);
    bool ok = ((!blocks.failed && !spans.failed) || err_set(err, ISN_LIMIT, art->uri, ISN_NOWHERE, "there is no memory")) && db_ran(s, q, err);
    out_free(&blocks);
    out_free(&spans);
    return ok;
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

/* Finds an article's place among the others and writes it down. */
static bool place_article(isn_store *s, int64_t input, const isn_article *art, const isn_digest *d, const isn_out *bytes,
                          isn_err *err)
{
    isn_placed placed;
    int64_t id = next_article(s, err);
    if (!s->first_new) s->first_new = id;
    if (art->page.part && !insert_address(s, art->uri, input, err)) return false;
    return id >= 0 && near_place(s, id, d, &placed, err) &&
           insert_article(s, id, input, art, d, bytes, err) && index_later(s, id, &art->page, err) &&
           insert_statements(s, id, d, err) && near_keep(s, id, &placed, d, err);
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
    if (!insert_address(s, source->uri, input, err) || !remove_older(s, input, source->uri, err)) return false;
    arena_reset(&s->work);
    isn_articles articles = {0};
    isn_source known = *source;
    if (!correct_source(s, &s->work, &known, err) || !isn_read(&s->work, &known, &articles, err)) return false;
    for (ptrdiff_t i = 0; i < articles.n; i++)
        if (!correct_article(s, &s->work, &articles.at[i], err) || !derive_article(s, input, &articles.at[i], err)) return false;
    *n_new = (int)articles.n;
    return true;
}
