/* store_keep.c - tests of src/store/keep.c: an answer that is kept is the one that would
 * be worked out, whatever happened to the story since. */
#include "unit.h"
#include "acquire/source.h"
#include "store/correct.h"
#include "store/store.h"
#include "story/json.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ALL = ISN_WITH_DIGESTS - 1, ARTICLES = 26, SENTENCES = 15 };

/* ---- a database of one invented story, large enough to be kept ------------------- */

typedef struct {
    isn_arena a;
    char folder[64], path[96];
} dossier;

static isn_str text_of(isn_arena *a, int i)
{
    isn_out o = {0};
    out_fmt(&o, "أعلن وزير الصحة سالم ورد ارتفاع عدد قتلى حريق فندق النخلة في مدينة الوردية إلى %d قتيلا.\n", 10 + i);
    for (int k = 0; k < SENTENCES; k++) {
        int day = (i * 7 + k) % 27 + 1;
        out_fmt(&o, "وقالت المتحدثة باسم البلدية هالة نجار إن لجنة التحقيق رقم %d ستسلم تقريرها عن الحريق في %d يونيو 2030.\n", k, day);
        out_fmt(&o, "ونفى مدير الفندق نجيب راشد أن يكون الدفاع المدني قد حذر %d مرات من أسلاك المطبخ في الطابق %d.\n", i + k, k);
    }
    isn_str text = arena_str(a, out_view(&o));
    out_free(&o);
    return text;
}

static void add_titled(dossier *x, isn_store *s, int i, const char *outlet, const char *title, isn_str text)
{
    isn_err err;
    int n_new;
    isn_source one = {.bytes = text, .uri = arena_fmt(&x->a, "fire-%d", i), .media = ISN_MEDIA_TEXT, .verbatim = true,
                      .title = str_c(title), .outlet = str_c(outlet),
                      .published = arena_fmt(&x->a, "2030-05-%02d", i % 27 + 1)};
    source_sha256(text, one.sha256);
    if (!isn_store_add(s, &one, &n_new, &err)) fail_msg("%s", err.msg);
    assert_int_equal(n_new, 1);
}

static void add(dossier *x, isn_store *s, int i, const char *outlet, isn_str text)
{
    add_titled(x, s, i, outlet, "حريق فندق النخلة في الوردية", text);
}

static isn_store *opened(const dossier *x, isn_store_mode mode)
{
    isn_err err;
    isn_store *s;
    if (!isn_store_open(x->path, mode, &s, &err)) fail_msg("%s", err.msg);
    return s;
}

static void closed(isn_store *s)
{
    isn_err err;
    if (!isn_store_close(s, &err)) fail_msg("%s", err.msg);
}

static void start(dossier *x)
{
    memset(x, 0, sizeof *x);
    arena_init(&x->a, (ptrdiff_t)1 << 30);
    snprintf(x->folder, sizeof x->folder, "/tmp/isnad-keep-XXXXXX");
    assert_non_null(mkdtemp(x->folder));
    snprintf(x->path, sizeof x->path, "%s/a.db", x->folder);
    isn_store *s = opened(x, ISN_STORE_WRITE);
    for (int i = 0; i < ARTICLES; i++) add(x, s, i, i % 2 ? "الضحى" : "المدار", text_of(&x->a, i));
    closed(s);
}

static void end(dossier *x)
{
    static const char *const after[] = {"", "-wal", "-shm", "-lock"};
    char name[128];
    for (size_t i = 0; i < sizeof after / sizeof *after; i++) {
        snprintf(name, sizeof name, "%s%s", x->path, after[i]);
        if (unlink(name) != 0) rmdir(name);
    }
    assert_int_equal(rmdir(x->folder), 0);
    arena_free(&x->a);
}

/* Runs SQL; the number that it selects, or -1. */
static int64_t sql(const dossier *x, const char *text)
{
    sqlite3 *db;
    sqlite3_stmt *q;
    int64_t v = -1;
    assert_int_equal(sqlite3_open(x->path, &db), SQLITE_OK);
    if (sqlite3_prepare_v2(db, text, -1, &q, NULL) != SQLITE_OK) fail_msg("%s", sqlite3_errmsg(db));
    if (sqlite3_step(q) == SQLITE_ROW) v = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    sqlite3_close(db);
    return v;
}

static int64_t n_kept(const dossier *x) { return sql(x, "SELECT count(*) FROM kept"); }

/* ---- looking ------------------------------------------------------------------------ */

static isn_str told(isn_arena *a, const isn_ledgers *l)
{
    isn_out o = {0};
    isn_str id = STR("1");
    for (ptrdiff_t i = 0; i < l->who.n; i++) who_json(&o, l->pile, &l->who.at[i], id);
    for (ptrdiff_t i = 0; i < l->figures.n; i++) series_json(&o, l->pile, &l->figures.at[i], id);
    for (ptrdiff_t i = 0; i < l->promises.n; i++) promise_json(&o, l->pile, &l->promises.at[i], id);
    for (ptrdiff_t i = 0; i < l->disagreements.n; i++) disagreement_json(&o, a, l->pile, &l->disagreements.at[i], id);
    for (ptrdiff_t i = 0; i < l->timeline.n; i++) event_json(&o, l->pile, &l->timeline.at[i]);
    for (ptrdiff_t i = 0; i < l->claims.n; i++) claim_json(&o, l->pile, &l->claims.at[i], id);
    isn_str text = arena_str(a, out_view(&o));
    out_free(&o);
    return text;
}

static isn_story largest(dossier *x, isn_store *s)
{
    isn_err err;
    isn_stories all = {0};
    assert_true(isn_store_stories(s, &x->a, &all, &err));
    assert_true(all.n > 0 && all.at[0].docs.n >= ARTICLES - 2);
    return all.at[0];
}

/* The ledgers as the store answers. */
static isn_str look(dossier *x)
{
    isn_err err;
    isn_ledgers l;
    isn_store *s = opened(x, ISN_STORE_READ);
    isn_story story = largest(x, s);
    if (!isn_store_ledgers(s, &x->a, &story, ALL, &l, &err)) fail_msg("%s", err.msg);
    isn_str text = told(&x->a, &l);
    closed(s);
    return text;
}

/* The ledgers as they are worked out, one by one. */
static isn_str computed(dossier *x)
{
    isn_err err;
    isn_ledgers l = {0};
    isn_store *s = opened(x, ISN_STORE_READ);
    isn_story story = largest(x, s);
    assert_true(isn_store_pile(s, &x->a, &story, &l.pile, &err));
    story_who(&x->a, l.pile, &l.who), story_figures(&x->a, l.pile, &l.figures), story_promises(&x->a, l.pile, &l.promises);
    story_disagreements(&x->a, l.pile, &l.disagreements), story_timeline(&x->a, l.pile, &l.timeline), story_claims(&x->a, l.pile, &l.claims);
    assert_true(l.who.n && l.figures.n && l.promises.n && l.disagreements.n && l.timeline.n && l.claims.n);
    isn_str text = told(&x->a, &l);
    closed(s);
    return text;
}

/* ---- tests ---------------------------------------------------------------------------- */

static void kept_is_what_is_worked_out(void **state)
{
    (void)state;
    dossier x;
    start(&x);
    isn_str want = computed(&x);
    assert_int_equal(n_kept(&x), 0);
    assert_true(str_eq(look(&x), want));
    assert_int_equal(n_kept(&x), ISN_LEDGERS);
    assert_true(str_eq(look(&x), want));
    sql(&x, "UPDATE kept SET bytes=x'00'"); /* an empty ledger: it is read, and not worked out again */
    assert_int_equal(look(&x).n, 0);
    sql(&x, "DELETE FROM kept WHERE id%8=0");
    sql(&x, "INSERT INTO kept VALUES(8 * 777, 1, x'00000000')"); /* of a story that is no more */
    look(&x);
    assert_int_equal(sql(&x, "SELECT count(*) FROM kept WHERE id=8*777"), 0);
    assert_int_equal(n_kept(&x), ISN_LEDGERS);
    end(&x);
}

/* Who added articles can leave the answers of large stories there, of those alone to which
 * articles went. */
static void looked_at_ahead(void **state)
{
    (void)state;
    dossier x;
    isn_err err;
    start(&x);
    assert_true(isn_store_ahead(x.path, 1, ARTICLES + 1, &err)); /* not large enough */
    assert_int_equal(n_kept(&x), 0);
    isn_store *s = opened(&x, ISN_STORE_WRITE);
    assert_int_equal(isn_store_first_new(s), 0);
    add_titled(&x, s, 40, "الضحى", "معرض الكتاب", STR("افتتحت البلدية اليوم معرض الكتاب السنوي في حديقة النهر.\n"));
    int64_t first = isn_store_first_new(s);
    closed(s);
    assert_int_equal(first, ARTICLES + 1);
    assert_true(isn_store_ahead(x.path, first, ARTICLES, &err)); /* it went to no large story */
    assert_int_equal(n_kept(&x), 0);
    assert_true(isn_store_ahead(x.path, 1, ARTICLES, &err));
    assert_int_equal(n_kept(&x), ISN_LEDGERS);
    assert_true(str_eq(look(&x), computed(&x)));
    sql(&x, "UPDATE kept SET bytes=x'00'"); /* what is there is not worked out again */
    assert_true(isn_store_ahead(x.path, 1, ARTICLES, &err));
    assert_int_equal(sql(&x, "SELECT count(*) FROM kept WHERE bytes=x'00'"), ISN_LEDGERS);
    unlink(x.path);
    assert_false(isn_store_ahead(x.path, 1, ARTICLES, &err));
    end(&x);
}

/* Everything that was kept before comes back after the change, as if somebody slow had
 * written it only now; the answer is the new one all the same. */
static void check_change(dossier *x, isn_str before)
{
    sql(x, "CREATE TABLE IF NOT EXISTS old(id, state, bytes)");
    sql(x, "INSERT OR REPLACE INTO kept SELECT * FROM old");
    isn_str now = computed(x), first = look(x), again = look(x);
    assert_false(str_eq(now, before));
    assert_true(str_eq(first, now));
    assert_true(str_eq(again, now));
    sql(x, "INSERT INTO old SELECT * FROM kept");
}

static void correct(dossier *x, const char *kind, const char *subject, const char *value)
{
    isn_err err;
    isn_store *s = opened(x, ISN_STORE_WRITE);
    isn_correction c = {.kind = str_c(kind), .subject = str_c(subject), .value = str_c(value)};
    if (!isn_store_correct(s, &c, &err) || !isn_store_rebuild(s, &err)) fail_msg("%s", err.msg);
    closed(s);
}

static void never_stale(void **state)
{
    (void)state;
    dossier x;
    isn_err err;
    start(&x);
    isn_str first = look(&x), before = first;
    sql(&x, "CREATE TABLE old AS SELECT * FROM kept");
    isn_store *s = opened(&x, ISN_STORE_WRITE); /* one more */
    add(&x, s, ARTICLES, "الضفاف", text_of(&x.a, ARTICLES + 3));
    closed(s);
    check_change(&x, before), before = look(&x);
    s = opened(&x, ISN_STORE_WRITE); /* one that was changed */
    add(&x, s, 3, "الضحى", text_of(&x.a, 70));
    closed(s);
    check_change(&x, before), before = look(&x);
    correct(&x, "outlet", "fire-5", "الميناء");
    check_change(&x, before), before = look(&x);
    correct(&x, "date", "fire-6", "2030-06-20");
    check_change(&x, before), before = look(&x);
    correct(&x, "merge", "نجيب راشد", "سالم ورد");
    check_change(&x, before), before = look(&x);
    s = opened(&x, ISN_STORE_WRITE); /* and back: the answer of then */
    if (!isn_store_uncorrect(s, sql(&x, "SELECT max(id) FROM correction"), &err) || !isn_store_rebuild(s, &err)) fail_msg("%s", err.msg);
    closed(s);
    check_change(&x, before);
    assert_false(str_eq(first, look(&x)));
    end(&x);
}

/* Another program, and another set of reprints, make another state. */
static void another_state(void **state)
{
    (void)state;
    dossier x;
    start(&x);
    isn_str want = look(&x);
    sql(&x, "UPDATE kept SET bytes=x'00', state=state+1");
    assert_true(str_eq(look(&x), want));
    sql(&x, "UPDATE kept SET bytes=x'00'");
    assert_int_equal(look(&x).n, 0);
    bool same = sql(&x, "SELECT count(*) FROM reprint WHERE kind<2") > 0;
    sql(&x, same ? "DELETE FROM reprint" : "INSERT INTO reprint VALUES(1, 2, 0, 1, 0, NULL, NULL)");
    isn_str now = look(&x);
    assert_true(now.n > 0);
    assert_true(str_eq(now, computed(&x)));
    end(&x);
}

/* Of a part of a story nothing is kept, nor is what is kept of the whole taken for it. */
static void parts(void **state)
{
    (void)state;
    dossier x;
    isn_err err;
    isn_ledgers l;
    start(&x);
    isn_str want = look(&x);
    isn_store *s = opened(&x, ISN_STORE_READ);
    isn_story story = largest(&x, s);
    story.docs.n--;
    assert_true(isn_store_ledgers(s, &x.a, &story, ALL, &l, &err));
    assert_false(str_eq(told(&x.a, &l), want));
    assert_int_equal(l.pile.n, story.docs.n);
    closed(s);
    sql(&x, "UPDATE kept SET bytes=x'00'");
    assert_int_equal(look(&x).n, 0);
    end(&x);
}

/* Where nothing can be written the answer is the same, and nobody waits. */
static void not_written(void **state)
{
    (void)state;
    dossier x;
    char lock[128];
    start(&x);
    isn_str want = computed(&x);
    isn_store *writer = opened(&x, ISN_STORE_WRITE);
    assert_true(str_eq(look(&x), want));
    assert_int_equal(n_kept(&x), 0);
    closed(writer);
    snprintf(lock, sizeof lock, "%s-lock", x.path);
    unlink(lock);
    assert_int_equal(mkdir(lock, 0755), 0); /* no lock can be had */
    assert_true(str_eq(look(&x), want));
    assert_int_equal(n_kept(&x), 0);
    rmdir(lock);
    assert_true(str_eq(look(&x), want));
    assert_int_equal(n_kept(&x), ISN_LEDGERS);
    end(&x);
}

/* Damaged bytes are no answer: cut short, or with sides in documents that are none. */
static void damaged(void **state)
{
    (void)state;
    dossier x;
    isn_err err;
    isn_ledgers l, back;
    isn_out bytes = {0};
    start(&x);
    isn_str want = look(&x);
    sql(&x, "UPDATE kept SET bytes=substr(bytes, 1, length(bytes) - 5)");
    assert_true(str_eq(look(&x), want));
    isn_store *s = opened(&x, ISN_STORE_READ);
    isn_story story = largest(&x, s);
    assert_true(isn_store_ledgers(s, &x.a, &story, ALL, &l, &err));
    for (isn_ledger k = 0; k < ISN_LEDGERS; k++) {
        isn_arena scratch;
        arena_init(&scratch, (ptrdiff_t)1 << 28);
        out_clear(&bytes);
        ledger_write(&bytes, &l, k);
        back = (isn_ledgers){.pile = l.pile};
        assert_true(ledger_read(&scratch, out_view(&bytes), k, &back));
        for (ptrdiff_t n = 0; n < bytes.n; n += 1 + bytes.n / 41) {
            back = (isn_ledgers){.pile = l.pile};
            arena_reset(&scratch);
            assert_false(ledger_read(&scratch, str_sub(out_view(&bytes), 0, n), k, &back));
        }
        back = (isn_ledgers){.pile = {l.pile.at, 0, l.pile.same_text}};
        assert_false(ledger_read(&scratch, out_view(&bytes), k, &back));
        for (int n = 1; n < 12; n++) { /* no memory */
            arena_free(&scratch);
            arena_init(&scratch, (ptrdiff_t)1 << 28);
            scratch.refuse_at = n;
            back = (isn_ledgers){.pile = l.pile};
            assert_true(ledger_read(&scratch, out_view(&bytes), k, &back) != scratch.full);
            assert_true(n > 1 || scratch.full);
        }
        arena_free(&scratch);
    }
    out_free(&bytes);
    closed(s);
    end(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kept_is_what_is_worked_out), cmocka_unit_test(looked_at_ahead), cmocka_unit_test(never_stale), cmocka_unit_test(another_state),
        cmocka_unit_test(parts), cmocka_unit_test(not_written), cmocka_unit_test(damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
