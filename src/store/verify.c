/* verify.c - does every citation still stand in the stored bytes? */
#include "acquire/source.h"
#include "store/db.h"

typedef struct {
    isn_complain_fn *complain;
    void *ctx;
    const char *uri;
    int64_t n;
} checker;

static void check(checker *c, bool good, const char *what)
{
    c->n++;
    if (!good) c->complain(c->ctx, c->uri, what);
}

static void check_words(checker *c, isn_str text, isn_span span, isn_str words, const char *what)
{
    check(c, str_eq(str_span(text, span), words), what);
}

static void check_digest(checker *c, isn_str text, const isn_digest *d)
{
    for (ptrdiff_t i = 0; i < d->statements.n; i++) {
        const isn_digest_statement *st = &d->statements.at[i];
        check_words(c, text, st->content.span, st->content.text, "a statement's words are not at its place");
        check(c, st->record.span.end <= text.n, "a statement ends beyond the text");
        for (ptrdiff_t k = 0; k < st->links.n; k++)
            check(c, st->links.at[k].span.end <= text.n, "a link of a chain lies beyond the text");
    }
    for (ptrdiff_t i = 0; i < d->figures.n; i++) {
        check(c, d->figures.at[i].record.span.end <= text.n, "a figure lies beyond the text");
        check_words(c, text, d->figures.at[i].sentence.span, d->figures.at[i].sentence.text,
                    "a figure's sentence is not at its place");
    }
    for (ptrdiff_t i = 0; i < d->commitments.n; i++)
        check_words(c, text, d->commitments.at[i].action.span, d->commitments.at[i].action.text,
                    "a commitment's words are not at their place");
}

static bool check_article(isn_store *s, isn_arena *a, int64_t id, checker *c, isn_err *err)
{
    sqlite3_stmt *q = db_prepare(s, "SELECT text, digest, article.uri, input.sha256, input.bytes FROM article"
                                    " JOIN input ON input.id=input WHERE article.id=?", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, id);
    bool there = sqlite3_step(q) == SQLITE_ROW;
    isn_str text = STR_NONE, digest = STR_NONE, uri = STR_NONE, hash = STR_NONE, bytes = STR_NONE;
    if (there) {
        text = db_str(a, q, 0), digest = db_str(a, q, 1), uri = db_str(a, q, 2);
        hash = db_str(a, q, 3), bytes = db_str(a, q, 4);
    }
    sqlite3_finalize(q);
    if (!there) return db_fail(s, err, "read");
    isn_str name = arena_fmt(a, "%.*s", STR_ARG(uri));
    c->uri = name.p ? name.p : "";
    char sum[65];
    source_sha256(bytes, sum);
    check(c, str_is(hash, sum), "the stored bytes do not have their hash");
    isn_article again;
    isn_err why;
    bool read = isn_store_article(s, a, id, &again, &why);
    check(c, read && str_eq(again.page.text, text), "reading the bytes again gives another text");
    isn_digest d = {0};
    bool digested = digest_read(a, digest, &d);
    check(c, digested, "its digest cannot be read");
    if (digested) check_digest(c, text, &d);
    return true;
}

bool isn_store_verify(isn_store *s, isn_complain_fn *complain, void *ctx, int64_t *n_checked, isn_err *err)
{
    isn_arena ids_arena, a;
    arena_init(&ids_arena, (ptrdiff_t)1 << 28);
    arena_init(&a, (ptrdiff_t)1 << 30);
    isn_ids ids = {0};
    checker c = {complain, ctx, "", 0};
    bool ok = isn_store_ids(s, &ids_arena, &ids, err);
    for (ptrdiff_t i = 0; ok && i < ids.n; i++) {
        arena_reset(&a);
        ok = check_article(s, &a, ids.at[i], &c, err);
    }
    arena_free(&a);
    arena_free(&ids_arena);
    *n_checked = c.n;
    return ok;
}
