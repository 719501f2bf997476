/* store_places.c - tests of src/store/places.c: what stands in memory is what the tables have. */
#include "unit.h"
#include "store/db.h"
#include "store/places.h"

#include <stdio.h>
#include <unistd.h>

enum { ARTICLES = 1500, STORIES = 40 };

static isn_store *open_store(char path[64])
{
    isn_err err;
    isn_store *s;
    snprintf(path, 64, "/tmp/isnad-places-%ld.db", (long)getpid());
    assert_true(isn_store_open(path, ISN_STORE_WRITE, &s, &err));
    assert_true(db_begin(s, &err));
    return s;
}

static void close_store(isn_store *s, const char *path)
{
    static const char *const MORE[] = {"", "-wal", "-shm", "-lock"};
    isn_err err;
    assert_true(isn_store_close(s, &err));
    for (int i = 0; i < 4; i++) {
        char name[80];
        snprintf(name, sizeof name, "%s%s", path, MORE[i]);
        unlink(name);
    }
}

static void save(isn_store *s, int64_t id, int64_t n, uint32_t hash)
{
    isn_err err;
    isn_story_near story = {.id = id, .n = n, .profile = {.n = 1, .at = {{hash, 1.0f}}}};
    assert_true(places_save_story(s, &story, &err));
    assert_true(id < 0 ? story.id > 0 : story.id == id);
}

static void put(isn_store *s, int64_t article, int64_t story)
{
    isn_err err;
    assert_true(places_put(s, article, story, &err));
}

static void check(isn_store *s)
{
    isn_err err;
    int n = 0;
    sqlite3_stmt *q = db_prepare(s, "SELECT article, story FROM place", &err);
    for (; sqlite3_step(q) == SQLITE_ROW; n++) {
        int64_t story = -1;
        assert_true(places_story(s, sqlite3_column_int64(q, 0), &story, &err));
        assert_int_equal(story, sqlite3_column_int64(q, 1));
    }
    sqlite3_finalize(q);
    assert_true(n > 0);
    q = db_prepare(s, "SELECT id, n FROM story", &err);
    while (sqlite3_step(q) == SQLITE_ROW) {
        isn_story_near story;
        assert_true(places_load_story(s, sqlite3_column_int64(q, 0), &story, &err));
        assert_int_equal(story.n, sqlite3_column_int64(q, 1));
        assert_int_equal(story.profile.n, 1);
    }
    sqlite3_finalize(q);
}

static void fill(isn_store *s)
{
    for (int64_t i = 1; i <= STORIES; i++) save(s, -1, 0, (uint32_t)i);
    for (int64_t i = 1; i <= ARTICLES; i++) put(s, i, i % STORIES + 1);
    for (int64_t i = 1; i <= STORIES; i++) save(s, i, ARTICLES / STORIES, (uint32_t)i);
}

/* Put, moved, taken out, written over. */
static void follows(void **state)
{
    (void)state;
    isn_err err;
    char path[64];
    isn_store *s = open_store(path);
    fill(s);
    check(s);
    assert_true(places_move(s, 3, 4, &err));
    assert_true(places_take(s, 81, &err));
    save(s, 7, 90, 70);
    put(s, ARTICLES + 1, 9);
    check(s);
    int64_t story;
    isn_story_near none;
    assert_true(places_story(s, 3, &story, &err) && story == 3);
    assert_false(places_story(s, 81, &story, &err));
    assert_false(places_load_story(s, 0, &none, &err));
    assert_false(places_load_story(s, STORIES + 1, &none, &err));
    close_store(s, path);
}

/* What is undone in the tables is undone in memory; what did not change stays. */
static void undone(void **state)
{
    (void)state;
    isn_err err;
    char path[64];
    int64_t story;
    isn_store *s = open_store(path);
    fill(s);
    check(s);
    for (int pass = 0; pass < 2; pass++) {
        assert_true(db_exec(s, "SAVEPOINT one", &err));
        places_begin(s->places);
        if (pass == 1) {
            assert_true(places_move(s, 3, 4, &err) && places_take(s, 40, &err));
            put(s, ARTICLES + 1, 9);
            save(s, 9, 1000, 9);
            check(s);
        }
        assert_true(db_exec(s, "ROLLBACK TO one; RELEASE one", &err));
        places_undo(s->places);
        check(s);
        assert_true(places_story(s, 3, &story, &err) && story == 4);
        assert_true(places_story(s, 40, &story, &err) && story == 1);
        assert_false(places_story(s, ARTICLES + 1, &story, &err));
    }
    assert_true(isn_store_commit(s, &err) && db_begin(s, &err));
    save(s, 5, 7, 5);
    isn_store_abandon(s);
    check(s);
    close_store(s, path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follows),
        cmocka_unit_test(undone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
