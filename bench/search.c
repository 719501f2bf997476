/* search.c - searching a table of news, without the rooms that read it.
 *
 *     bench_search make DB < ROWS            each line: uri, title, published, text
 *     bench_search run DB N < QUERIES        prints query's number, rank, uri
 *     bench_search time DB N < QUERIES       milliseconds of processor time of each query, best of three
 *
 * The tables are a store's own; only what searching needs is filled. */
#include "base/list.h"
#include "base/out.h"
#include "store/store.h"
#include "store/tokenizer.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Processor time: the machine may have other work. */
static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int complain(const isn_err *err)
{
    fprintf(stderr, "bench_search: %s: %s\n", err->where, err->msg);
    return 2;
}

static bool insert(sqlite3_stmt *q, const char *cell[4], int64_t id)
{
    sqlite3_bind_int64(q, 1, id);
    for (int i = 0; i < 4; i++) sqlite3_bind_text(q, 2 + i, cell[i], -1, SQLITE_STATIC);
    sqlite3_step(q);
    return sqlite3_reset(q) == SQLITE_OK;
}

/* Cuts a line at its tabs; missing cells are empty. */
static void cut(char *line, const char *cell[4])
{
    line[strcspn(line, "\n")] = 0;
    for (int i = 0; i < 4; i++) {
        cell[i] = line;
        line += strcspn(line, "\t");
        if (i < 3 && *line) *line++ = 0;
    }
}

static int fill(const char *path)
{
    sqlite3 *db;
    sqlite3_stmt *article, *fts;
    if (sqlite3_open(path, &db) != SQLITE_OK || isnad_fts5_register(db) != SQLITE_OK) return 2;
    sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
    sqlite3_prepare_v2(db, "INSERT INTO article(id, input, part, uri, doc_id, title, published, text, blocks, digest, story)"
                           " VALUES(?1, 0, 0, ?2, '', ?3, ?4, ?5, x'', x'', 0)", -1, &article, NULL);
    sqlite3_prepare_v2(db, "INSERT INTO article_fts(rowid, title, body) VALUES(?1, ?3, ?5)", -1, &fts, NULL);
    char *line = NULL;
    size_t room = 0;
    const char *cell[4];
    double took = 0, bytes = 0;
    bool ok = article && fts;
    for (int64_t id = 1; ok && getline(&line, &room, stdin) > 0; id++) {
        cut(line, cell);
        ok = insert(article, cell, id);
        double start = now_ms();
        ok = ok && insert(fts, cell, id);
        took += now_ms() - start;
        bytes += (double)(strlen(cell[1]) + strlen(cell[3]));
    }
    free(line);
    sqlite3_finalize(article);
    sqlite3_finalize(fts);
    if (!ok) fprintf(stderr, "bench_search: %s\n", sqlite3_errmsg(db));
    ok = sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK && ok;
    sqlite3_exec(db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
    sqlite3_close(db);
    printf("%.1f MB indexed at %.1f MB/s\n", bytes / 1e6, bytes / 1e3 / took);
    return ok ? 0 : 2;
}

static int make(const char *path)
{
    isn_store *s = NULL;
    isn_err err;
    if (!isn_store_open(path, ISN_STORE_WRITE, &s, &err) || !isn_store_close(s, &err)) return complain(&err);
    return fill(path);
}

static void print_founds(int number, const isn_founds *list)
{
    for (ptrdiff_t i = 0; i < list->n; i++)
        printf("%d\t%d\t%.*s\t%.4f\n", number, (int)i + 1, STR_ARG(list->at[i].doc.uri), list->at[i].score);
}

static int ask(const char *path, int limit, bool timed)
{
    isn_store *s = NULL;
    isn_err err;
    isn_arena a;
    char line[4096];
    if (!isn_store_open(path, ISN_STORE_READ, &s, &err)) return complain(&err);
    arena_init(&a, (ptrdiff_t)1 << 30);
    for (int number = 1; fgets(line, sizeof line, stdin); number++) {
        double best = 1e9;
        for (int round = 0; round < (timed ? 3 : 1); round++) {
            isn_founds list = {0};
            arena_reset(&a);
            double start = now_ms();
            if (!isn_store_search(s, &a, str_trim(str_c(line)), limit, &list, &err)) complain(&err);
            double took = now_ms() - start;
            if (took < best) best = took;
            if (!timed) print_founds(number, &list);
        }
        if (timed) printf("%.4f\n", best);
    }
    arena_free(&a);
    isn_store_close(s, &err);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "make") == 0) return make(argv[2]);
    if (argc == 4 && strcmp(argv[1], "run") == 0) return ask(argv[2], atoi(argv[3]), false);
    if (argc == 4 && strcmp(argv[1], "time") == 0) return ask(argv[2], atoi(argv[3]), true);
    fprintf(stderr, "usage: bench_search make|run|time DB [N]\n");
    return 2;
}
