/* search_rows.c - does a query find a text?
 *
 *     search_rows < ROWS       each line: query, tab, text
 *
 * prints 1 or 0 a line, or `error: …` where the query makes no sense. */
#include "store/query.h"
#include "store/tokenizer.h"

#include <sqlite3.h>
#include <stdio.h>

static int found(sqlite3 *db, isn_str match, isn_str text)
{
    sqlite3_stmt *s;
    sqlite3_exec(db, "DELETE FROM t", NULL, NULL, NULL);
    sqlite3_prepare_v2(db, "INSERT INTO t VALUES(?1)", -1, &s, NULL);
    sqlite3_bind_text(s, 1, text.p, (int)text.n, SQLITE_STATIC);
    sqlite3_step(s);
    sqlite3_finalize(s);
    sqlite3_prepare_v2(db, "SELECT count(*) FROM t WHERE t MATCH ?1", -1, &s, NULL);
    sqlite3_bind_text(s, 1, match.p, (int)match.n, SQLITE_STATIC);
    int n = sqlite3_step(s) == SQLITE_ROW ? sqlite3_column_int(s, 0) : -1;
    sqlite3_finalize(s);
    return n;
}

static void answer(sqlite3 *db, isn_arena *a, isn_str query, isn_str text)
{
    isn_query q;
    isn_err err;
    arena_reset(a);
    if (isn_query_read(a, query, &q, &err)) printf("%d\n", q.match.n ? found(db, q.match, text) : -1);
    else printf("error: %s\n", err.msg);
}

int main(void)
{
    sqlite3 *db;
    if (sqlite3_open(":memory:", &db) != SQLITE_OK || isnad_fts5_register(db) != SQLITE_OK) return 2;
    if (sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING fts5(b, tokenize='isnad')", NULL, NULL, NULL)) return 2;
    isn_arena a;
    arena_init(&a, 1 << 24);
    char line[8192];
    while (fgets(line, sizeof line, stdin)) {
        isn_str s = str_trim(str_c(line));
        ptrdiff_t tab = str_find(s, STR("\t"), 0);
        if (tab < 0) continue;
        ptrdiff_t end = str_find(s, STR("\t"), tab + 1);
        answer(db, &a, str_sub(s, 0, tab), str_sub(s, tab + 1, end < 0 ? s.n : end));
    }
    arena_free(&a);
    sqlite3_close(db);
    return 0;
}
