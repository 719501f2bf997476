/* tokenizer.c - text/term.h as an FTS5 tokenizer, and two SQL functions.
 *
 * Compiled twice: into the library, and by extension.c into isnad.so, where the
 * names of SQLite lead to the host's own copy. */
#include "store/tokenizer.h"
#include "store/rank.h"

#ifdef ISNAD_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif

#include "text/term.h"

/* An instance is its memory of stems. */
static int make(void *ctx, const char **arg, int n_arg, Fts5Tokenizer **out)
{
    (void)ctx, (void)arg;
    *out = NULL;
    if (n_arg != 0) return SQLITE_ERROR;
    void *memory = sqlite3_malloc64(isn_stem_memory_size());
    if (!memory) return SQLITE_NOMEM;
    memset(memory, 0, isn_stem_memory_size());
    *out = memory;
    return SQLITE_OK;
}

static void unmake(Fts5Tokenizer *t)
{
    sqlite3_free(t);
}

typedef struct {
    void *ctx;
    int (*tell)(void *, int, const char *, int, int, int);
    int code;
} sink;

static bool hand_over(void *ctx, const isn_term *t)
{
    sink *s = ctx;
    s->code = s->tell(s->ctx, t->colocated ? FTS5_TOKEN_COLOCATED : 0, t->term.p, (int)t->term.n,
                      (int)t->span.start, (int)t->span.end);
    return s->code == SQLITE_OK;
}

static int tokenize(Fts5Tokenizer *t, void *ctx, int flags, const char *text, int n,
                    int (*tell)(void *, int, const char *, int, int, int))
{
    sink s = {ctx, tell, SQLITE_OK};
    isn_terms_for what = !(flags & FTS5_TOKENIZE_QUERY)   ? TERMS_DOCUMENT
                         : flags & FTS5_TOKENIZE_PREFIX ? TERMS_PREFIX
                                                        : TERMS_QUERY;
    isn_terms_walk_with((isn_stem_memory *)t, (isn_str){text, n}, what, hand_over, &s);
    return s.code;
}

/* isnad_fold(text): words, numbers and marks folded, apart by one space. */
static void sql_fold(sqlite3_context *ctx, int n, sqlite3_value **v)
{
    (void)n;
    if (sqlite3_value_type(v[0]) == SQLITE_NULL) return;
    isn_str s = {(const char *)sqlite3_value_text(v[0]), sqlite3_value_bytes(v[0])};
    isn_arena a;
    arena_init(&a, (ptrdiff_t)1 << 31);
    isn_str out = fold_phrase(&a, s);
    if (a.full) sqlite3_result_error_nomem(ctx);
    else sqlite3_result_text(ctx, out.n ? out.p : "", (int)out.n, SQLITE_TRANSIENT);
    arena_free(&a);
}

typedef struct {
    sqlite3_str *out;
    bool any;
} stems;

static bool keep_stem(void *ctx, const isn_term *t)
{
    stems *s = ctx;
    if (s->any) sqlite3_str_append(s->out, " ", 1);
    sqlite3_str_append(s->out, t->term.p, (int)t->term.n);
    s->any = true;
    return true;
}

/* isnad_stem(text): the stems of its words, apart by one space. */
static void sql_stem(sqlite3_context *ctx, int n, sqlite3_value **v)
{
    (void)n;
    if (sqlite3_value_type(v[0]) == SQLITE_NULL) return;
    isn_str s = {(const char *)sqlite3_value_text(v[0]), sqlite3_value_bytes(v[0])};
    stems st = {sqlite3_str_new(sqlite3_context_db_handle(ctx)), false};
    isn_terms_walk(s, TERMS_STEMS, keep_stem, &st);
    int len = sqlite3_str_length(st.out);
    char *p = sqlite3_str_finish(st.out);
    if (p) sqlite3_result_text(ctx, p, len, sqlite3_free);
    else sqlite3_result_text(ctx, "", 0, SQLITE_STATIC);
}

/* How FTS5 hands out its interface: the SQL function fts5(pointer). */
static int find_fts5(sqlite3 *db, fts5_api **out)
{
    sqlite3_stmt *s = NULL;
    *out = NULL;
    int code = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &s, NULL);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_pointer(s, 1, out, "fts5_api_ptr", NULL);
    sqlite3_step(s);
    code = sqlite3_finalize(s);
    return code != SQLITE_OK ? code : *out ? SQLITE_OK : SQLITE_ERROR;
}

int isnad_fts5_register(sqlite3 *db)
{
    static const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    fts5_api *fts;
    int code = find_fts5(db, &fts);
    if (code != SQLITE_OK) return code;
    fts5_tokenizer t = {make, unmake, tokenize};
    code = fts->xCreateTokenizer(fts, "isnad", NULL, &t, NULL);
    if (code == SQLITE_OK) code = isnad_rank_register(fts);
    if (code == SQLITE_OK) code = sqlite3_create_function(db, "isnad_fold", 1, flags, NULL, sql_fold, NULL, NULL);
    if (code == SQLITE_OK) code = sqlite3_create_function(db, "isnad_stem", 1, flags, NULL, sql_stem, NULL, NULL);
    return code;
}
