/* tokenizer.c - FTS5 calls us with text; we answer with keys. */
#include "store/tokenizer.h"
#include "text/token.h"

typedef struct {
    isn_arena arena;
} tokenizer;

static int create(void *ctx, const char **args, int n_args, Fts5Tokenizer **out)
{
    (void)ctx, (void)args, (void)n_args;
    tokenizer *t = sqlite3_malloc((int)sizeof *t);
    if (!t) return SQLITE_NOMEM;
    arena_init(&t->arena, (ptrdiff_t)1 << 26);
    *out = (Fts5Tokenizer *)t;
    return SQLITE_OK;
}

static void destroy(Fts5Tokenizer *p)
{
    tokenizer *t = (tokenizer *)p;
    arena_free(&t->arena);
    sqlite3_free(t);
}

typedef int token_fn(void *ctx, int flags, const char *token, int n, int start, int end);

static int tokenize(Fts5Tokenizer *p, void *ctx, int why, const char *text, int n, token_fn *give)
{
    (void)why;
    tokenizer *t = (tokenizer *)p;
    isn_str s = {text, n};
    isn_span u = {0, 0};
    int rc = SQLITE_OK;
    for (isn_unit kind; rc == SQLITE_OK && (kind = unit_next(s, u.end, &u)) != UNIT_END;) {
        if (kind == UNIT_PUNCT) continue;
        arena_reset(&t->arena);
        isn_str key = fold_word(&t->arena, str_span(s, u));
        if (key.n == 0) continue;
        rc = give(ctx, 0, key.p, (int)key.n, (int)u.start, (int)u.end);
    }
    return rc;
}

static fts5_api *api_of(sqlite3 *db)
{
    fts5_api *api = NULL;
    sqlite3_stmt *q = NULL;
    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &q, NULL) != SQLITE_OK) return NULL;
    sqlite3_bind_pointer(q, 1, (void *)&api, "fts5_api_ptr", NULL);
    sqlite3_step(q);
    sqlite3_finalize(q);
    return api;
}

int isnad_fts5_register(sqlite3 *db)
{
    fts5_api *api = api_of(db);
    if (!api) return SQLITE_ERROR;
    static fts5_tokenizer t = {create, destroy, tokenize};
    return api->xCreateTokenizer(api, "isnad", NULL, &t, NULL);
}
