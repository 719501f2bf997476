/* store_recent.c - tests of src/store/recent.c, latest.c, packed.c and sieve.c: what a number calls, beside a plain list of all that was kept. */
#include "unit.h"
#include "store/db.h"
#include "store/latest.h"
#include "store/packed.h"
#include "store/sieve.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_ARTICLES = 4000, MARKS = 6, FEATURES = 4, DIFFERENT = 900 };

/* What was kept, article by article. */
typedef struct {
    char path[64];
    isn_store *s;
    isn_err err;
    uint32_t random;
    uint32_t mark[MOST_ARTICLES][MARKS], feature[MOST_ARTICLES][FEATURES];
    int64_t ordinal[MOST_ARTICLES][FEATURES];
    bool there[MOST_ARTICLES];
    int n; /* the number of the last one */
} plain;

static uint32_t some(plain *p, uint32_t below)
{
    p->random = p->random * 1664525u + 1013904223u;
    return (p->random >> 8) % below;
}

/* One of few numbers, spread over all. */
static uint32_t number(plain *p) { return (some(p, DIFFERENT) + 1) * 0x9e3779b1u; }

static void reopen(plain *p)
{
    assert_true(isn_store_close(p->s, &p->err));
    assert_true(isn_store_open(p->path, ISN_STORE_WRITE, &p->s, &p->err));
    assert_true(db_begin(p->s, &p->err));
}

static void open_plain(plain *p)
{
    memset(p, 0, sizeof *p);
    p->random = 17;
    snprintf(p->path, sizeof p->path, "/tmp/isnad-recent-%ld.db", (long)getpid());
    assert_true(isn_store_open(p->path, ISN_STORE_WRITE, &p->s, &p->err));
    assert_true(db_begin(p->s, &p->err));
}

static void close_plain(plain *p)
{
    static const char *const MORE[] = {"", "-wal", "-shm", "-lock"};
    assert_true(isn_store_close(p->s, &p->err));
    for (int i = 0; i < 4; i++) {
        char name[80];
        snprintf(name, sizeof name, "%s%s", p->path, MORE[i]);
        unlink(name);
    }
}

static bool has(const uint32_t *list, int n, uint32_t v)
{
    for (int i = 0; i < n; i++)
        if (list[i] == v) return true;
    return false;
}

/* A new article with numbers of its own choice, each once. */
static void keep_next(plain *p)
{
    int id = ++p->n;
    isn_marks m = {.n = MARKS};
    isn_placed placed = {.n = FEATURES};
    assert_true(id < MOST_ARTICLES);
    for (int i = 0; i < MARKS; i++) {
        do p->mark[id][i] = number(p);
        while (has(p->mark[id], i, p->mark[id][i]));
        m.at[i] = p->mark[id][i];
    }
    for (int i = 0; i < FEATURES; i++) {
        do p->feature[id][i] = number(p);
        while (has(p->feature[id], i, p->feature[id][i]));
        placed.hash[i] = p->feature[id][i];
        placed.ordinal[i] = p->ordinal[id][i] = 1 + (int64_t)some(p, 4000);
    }
    p->there[id] = true;
    assert_true(recent_keep(p->s, id, &placed, &m, &p->err));
}

static void forget(plain *p, int id)
{
    if (id < 1 || id > p->n || !p->there[id]) return;
    p->there[id] = false;
    assert_true(recent_forget(p->s, id, &p->err));
    while (p->n > 0 && !p->there[p->n]) p->n--; /* the last numbers are given again */
}

static void check_number(plain *p, uint32_t v)
{
    isn_called marks, features;
    int n_marks = 0, n_features = 0;
    assert_true(recent_mark(p->s, v, MOST_CALLED, &marks, &p->err));
    assert_true(recent_feature(p->s, v, MOST_CALLED, &features, &p->err));
    for (int id = p->n; id > 0; id--) {
        if (!p->there[id]) continue;
        if (has(p->mark[id], MARKS, v) && n_marks < MOST_CALLED) {
            assert_true(n_marks < marks.n);
            assert_int_equal(marks.article[n_marks++], id);
        }
        for (int i = 0; i < FEATURES; i++)
            if (p->feature[id][i] == v && n_features < MOST_CALLED) {
                assert_true(n_features < features.n);
                if (n_features == 0) assert_int_equal(features.df, p->ordinal[id][i]);
                assert_int_equal(features.article[n_features++], id);
            }
    }
    assert_int_equal(marks.n, n_marks);
    assert_int_equal(features.n, n_features);
}

static void check(plain *p)
{
    for (uint32_t i = 1; i <= DIFFERENT + 20; i++) check_number(p, i * 0x9e3779b1u);
}

/* Kept, taken out, undone, settled, closed and opened: what is found is the same as in the list. */
static void as_a_plain_list(void **state)
{
    (void)state;
    plain *p = malloc(sizeof *p);
    open_plain(p);
    for (int step = 0; step < 3600; step++) {
        recent_begin(p->s->recent);
        keep_next(p);
        if (some(p, 9) == 0) forget(p, (int)some(p, (uint32_t)p->n) + 1);
        if (some(p, 50) == 0) forget(p, p->n);
        if (step % 100 == 99) assert_true(recent_settle(p->s, false, &p->err));
        if (step % 600 == 599) check(p);
        if (step == 300 || step == 900) reopen(p), check(p);
        if (step == 1550 || step == 3250) recent_reset(p->s->recent), check(p); /* as after a process that ended early */
    }
    check(p);
    reopen(p);
    check(p);
    close_plain(p);
    free(p);
}

/* What is undone was never there, what was taken out is there again. */
static void undone(void **state)
{
    (void)state;
    plain *p = malloc(sizeof *p);
    open_plain(p);
    for (int i = 0; i < 40; i++) keep_next(p);
    static plain before;
    before = *p;
    assert_true(db_exec(p->s, "SAVEPOINT one", &p->err));
    recent_begin(p->s->recent);
    for (int i = 0; i < 5; i++) keep_next(p), forget(p, 3 * i + 2);
    assert_true(db_exec(p->s, "ROLLBACK TO one; RELEASE one", &p->err));
    recent_undo(p->s->recent);
    isn_store *s = p->s;
    *p = before;
    p->s = s;
    check(p);
    reopen(p);
    check(p);
    close_plain(p);
    free(p);
}

/* All since the last commit is gone, and what was committed is read again. */
static void abandoned(void **state)
{
    (void)state;
    plain *p = malloc(sizeof *p);
    open_plain(p);
    for (int i = 0; i < 40; i++) keep_next(p);
    assert_true(isn_store_commit(p->s, &p->err));
    assert_true(db_begin(p->s, &p->err));
    for (int i = 0; i < 7; i++) keep_next(p);
    isn_store_abandon(p->s);
    for (int i = 41; i <= 47; i++) p->there[i] = false;
    p->n = 40;
    check(p);
    close_plain(p);
    free(p);
}

/* A sieve says yes to all that was put in and to few others, with room for all or for less. */
static void sieve(void **state)
{
    (void)state;
    for (int full = 0; full < 2; full++) {
        isn_sieve v = {.word = NULL};
        int wrong = 0;
        assert_false(sieve_has(&v, 5));
        assert_true(sieve_open(&v, full ? 2000 : 10000));
        for (uint32_t i = 0; i < 4000; i++) sieve_put(&v, i * 2654435761u);
        for (uint32_t i = 0; i < 4000; i++) assert_true(sieve_has(&v, i * 2654435761u));
        for (uint32_t i = 4000; i < 14000; i++) wrong += sieve_has(&v, i * 2654435761u);
        assert_int_equal(v.full, full);
        assert_true(wrong < (full ? 1500 : 200));
        sieve_free(&v);
    }
}

enum { PACKED_ROWS = 3000, PACKED_MARKS = 700 };

static int by_row(const void *x, const void *y)
{
    const isn_packed_row *a = x, *b = y;
    return a->mark != b->mark ? (a->mark > b->mark) - (a->mark < b->mark) : (a->article > b->article) - (a->article < b->article);
}

static void check_packed(const isn_packed *p, const isn_packed_row *row, int n)
{
    for (uint32_t k = 0; k < PACKED_MARKS + 10; k++) {
        uint32_t mark = UINT32_C(0x7e000000) | (k * 0x9e3779b1u) >> 8;
        int64_t article[7], wanted[7];
        int n_wanted = 0;
        for (int i = n; i-- > 0 && n_wanted < 7;)
            if (row[i].mark == mark && row[i].article) wanted[n_wanted++] = row[i].article;
        assert_int_equal(packed_newest(p, mark, article, 7), n_wanted);
        for (int i = 0; i < n_wanted; i++) assert_int_equal(article[i], wanted[i]);
    }
}

/* Rows of a range put in, taken in later and taken out: those that are called are the newest of a plain list; too many, or
 * a number too large, leave nothing. */
static void packed(void **state)
{
    (void)state;
    static isn_packed p;
    static isn_packed_row row[2 * PACKED_ROWS];
    uint32_t random = 5;
    for (int i = 0; i < 2 * PACKED_ROWS; i++) {
        random = random * 1664525u + 1013904223u;
        uint32_t k = i % 40 ? (random >> 8) % PACKED_MARKS : 3; /* one that many have */
        row[i] = (isn_packed_row){UINT32_C(0x7e000000) | (k * 0x9e3779b1u) >> 8, i + (i < PACKED_ROWS ? 1 : 40000000)};
    }
    qsort(row, PACKED_ROWS, sizeof *row, by_row);
    qsort(row + PACKED_ROWS, PACKED_ROWS, sizeof *row, by_row);
    packed_begin(&p);
    assert_true(packed_end(&p) && p.whole);
    check_packed(&p, row, 0);
    packed_begin(&p);
    for (int i = 0; i < PACKED_ROWS; i++) assert_true(packed_put(&p, row[i]) && packed_put(&p, row[i]));
    assert_true(packed_end(&p) && p.n == PACKED_ROWS);
    check_packed(&p, row, PACKED_ROWS);
    for (int i = 0; i < PACKED_ROWS; i += 3) {
        assert_true(packed_take(&p, row[i]));
        assert_false(packed_take(&p, row[i]));
        row[i].article = 0;
    }
    check_packed(&p, row, PACKED_ROWS);
    assert_true(packed_merge(&p, row + PACKED_ROWS, PACKED_ROWS) && p.whole);
    assert_int_equal(p.n, 2 * PACKED_ROWS - PACKED_ROWS / 3);
    qsort(row, 2 * PACKED_ROWS, sizeof *row, by_row);
    check_packed(&p, row, 2 * PACKED_ROWS);
    assert_true(packed_merge(&p, row, 0));
    check_packed(&p, row, 2 * PACKED_ROWS);
    assert_false(packed_merge(&p, &(isn_packed_row){7, INT64_C(1) << 26}, 1));
    assert_true(!p.whole && p.n == 0 && !p.at);
    packed_begin(&p);
    int64_t n = 0;
    while (packed_put(&p, (isn_packed_row){9, n + 1})) n++;
    assert_true(n == MOST_PACKED && !p.whole && !p.at);
}

/* The row of a feature: the newest in order, each once, none too many, and the same out of its bytes; bytes cut off or
 * broken give no more than they hold. */
static void latest(void **state)
{
    (void)state;
    isn_latest l = {.n = 0}, read;
    char bytes[LATEST_BYTES];
    for (int64_t i = 1; i <= 60; i++) latest_put(&l, (isn_latest_one){i * 1000003, i % 7 ? i : 5000});
    assert_int_equal(l.n, MOST_LATEST);
    latest_put(&l, (isn_latest_one){3, 9}); /* older than all */
    latest_put(&l, l.at[4]);
    for (int i = 0; i < l.n; i++) assert_int_equal(l.at[i].article, (60 - i) * INT64_C(1000003));
    assert_true(latest_take(&l, l.at[1].article));
    assert_false(latest_take(&l, 59 * 1000003));
    latest_put(&l, (isn_latest_one){(INT64_C(1) << 40) - 1, 3});
    assert_int_equal(l.n, MOST_LATEST);
    int n = latest_write(&l, bytes);
    assert_true(n <= LATEST_BYTES);
    latest_read((isn_str){bytes, n}, &read);
    assert_int_equal(read.n, l.n);
    for (int i = 0; i < l.n; i++) assert_true(read.at[i].article == l.at[i].article && read.at[i].n == l.at[i].n);
    for (int cut = 0; cut < n; cut++) latest_read((isn_str){bytes, cut}, &read), assert_true(read.n < l.n);
    memset(bytes, 0xff, sizeof bytes);
    latest_read((isn_str){bytes, LATEST_BYTES}, &read);
    assert_true(read.n <= MOST_LATEST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_a_plain_list),
        cmocka_unit_test(undone),
        cmocka_unit_test(abandoned),
        cmocka_unit_test(latest),
        cmocka_unit_test(packed),
        cmocka_unit_test(sieve),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
