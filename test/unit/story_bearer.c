/* story_bearer.c - tests of bearers over many stories: src/story/bearer.c, src/store/who.c. */
#include "unit.h"
#include "story/bearer.h"
#include "store/who.h"

#include <string.h>

enum { MOST = 16 };

/* The names of some stories; a story has one article unless it is told otherwise. */
typedef struct {
    isn_arena a;
    isn_gathered *g;
    isn_bearer found[MOST];
    int n, most;
} dossier;

typedef struct {
    isn_entity_type type;
    const char *key, *name, *alias, *title, *day;
    int statements, articles;
} row;

static void start(dossier *x)
{
    isn_err err;
    memset(x, 0, sizeof *x);
    x->most = MOST;
    arena_init(&x->a, 1 << 26);
    assert_true(isn_gathered_open(&x->g, &err));
}

static void add_story(dossier *x, int64_t id, const char *title, const row *r, int n)
{
    isn_err err;
    isn_ledgers l = {.pile = {.n = 9, .at = isn_new(&x->a, isn_digest, 9)}};
    isn_digest *d = (isn_digest *)l.pile.at;
    for (int i = 0; i < 9; i++) d[i].uri = arena_fmt(&x->a, "%d/%d", (int)id, i);
    for (int i = 0; i < n; i++) {
        isn_who w = {.type = r[i].type, .key = str_c(r[i].key), .name = str_c(r[i].name), .n_statements = r[i].statements};
        if (r[i].alias) {
            isn_alias one = {str_c(r[i].alias), ISN_ALIAS_ARTICLE};
            isn_push_value(&x->a, &w.aliases, one);
        }
        if (r[i].title) {
            isn_office one = {str_c(r[i].title), str_c(r[i].day), str_c(r[i].day)};
            isn_push_value(&x->a, &w.titles, one);
        }
        for (int k = 0; k < (r[i].articles ? r[i].articles : 1); k++) isn_push_value(&x->a, &w.documents, k);
        isn_push_value(&x->a, &l.who, w);
    }
    assert_true(isn_gathered_add(x->g, &l, id, str_c(title), &err));
}

static bool take(void *ctx, isn_arena *a, const isn_bearer *b)
{
    dossier *x = ctx;
    isn_out o = {0};
    (void)a;
    assert_true(x->n < MOST);
    bearer_write(&o, b); /* it lives for the call alone */
    assert_true(bearer_read(&x->a, arena_str(&x->a, out_view(&o)), &x->found[x->n++]));
    out_free(&o);
    return x->n < x->most;
}

static void ask(dossier *x)
{
    isn_err err;
    if (!isn_gathered_each(x->g, take, x, &err)) fail_msg("%s", err.msg);
}

static void end(dossier *x)
{
    isn_gathered_close(x->g);
    arena_free(&x->a);
}

/* One minister in two stories: one row, his offices in time, all his forms, both stories. */
static void one_row(void **state)
{
    (void)state;
    static const row FIRST[] = {{ISN_PERSON, "سالم نخلي", "سالم النخلي", "النخلي", "وزير الصحة", "2031-05-02", 3, 2}};
    static const row SECOND[] = {{ISN_PERSON, "سالم نخلي", "سالم النخلى", NULL, "وزير الصحة السلماري", "2030-01-04", 4, 3},
                                 {ISN_PLACE, "ورديه", "الوردية", NULL, NULL, NULL, 0, 4}};
    dossier x;
    start(&x);
    add_story(&x, 7, "حريق الفندق", FIRST, 1);
    add_story(&x, 9, "سد النهر", SECOND, 2);
    ask(&x);
    assert_int_equal(x.n, 2);
    const isn_bearer *b = &x.found[0];
    assert_true(str_is(b->who.name, "سالم النخلى")); /* of the story with most articles */
    assert_int_equal(b->documents.n, 5);
    assert_int_equal(b->who.n_statements, 7);
    assert_int_equal(b->stories.n, 2);
    assert_true(b->stories.at[0].id == 9 && b->stories.at[0].n == 3 && str_is(b->stories.at[1].title, "حريق الفندق"));
    assert_int_equal(b->who.titles.n, 1);
    assert_true(str_is(b->who.titles.at[0].text, "وزير الصحة السلماري") && str_is(b->who.titles.at[0].from, "2030-01-04") && str_is(b->who.titles.at[0].to, "2031-05-02"));
    assert_int_equal(b->who.aliases.n, 2);
    assert_true(b->who.aliases.at[0].why == ISN_ALIAS_SPELLING && str_is(b->who.aliases.at[1].name, "النخلي"));
    assert_true(x.found[1].who.type == ISN_PLACE);
    end(&x);
}

static int rows_of(const row *r, const row *s)
{
    dossier x;
    start(&x);
    add_story(&x, 1, "أ", r, 1);
    add_story(&x, 2, "ب", s, 1);
    ask(&x);
    int n = x.n;
    end(&x);
    return n;
}

static void who_is_one(void **state)
{
    (void)state;
    static const struct {
        row x, y;
        int n;
    } T[] = {
        {{ISN_PERSON, "هيذر نويرت", "هيذر نويرت", NULL, "المتحدثة باسم الخارجية", "2030-01-01", 0, 1},
         {ISN_PERSON, "هيذر ناويرت", "هيذر ناويرت", NULL, "المتحدثة باسم الخارجية الأميركية", "2030-02-01", 0, 1}, 1},
        {{ISN_PERSON, "هيذر نويرت", "هيذر نويرت", NULL, NULL, NULL, 0, 1}, {ISN_PERSON, "هيذر ناويرت", "هيذر ناويرت", NULL, NULL, NULL, 0, 1}, 2},
        {{ISN_PERSON, "احمد عوض", "أحمد عوض", NULL, "الرئيس", "2030-01-01", 0, 1}, {ISN_PERSON, "احمد عيد", "أحمد عيد", NULL, "الرئيس", "2030-01-01", 0, 1}, 2},
        {{ISN_PERSON, "محمد", "محمد", NULL, NULL, NULL, 0, 1}, {ISN_PERSON, "محمد", "محمد", NULL, NULL, NULL, 0, 1}, 2}, /* a given name alone */
        {{ISN_PERSON, "نخلي", "النخلي", NULL, NULL, NULL, 0, 1}, {ISN_PERSON, "نخلي", "النخلي", NULL, NULL, NULL, 0, 1}, 1},
        {{ISN_PERSON, "نخلي", "النخلي", NULL, NULL, NULL, 0, 1}, {ISN_PERSON, "سالم نخلي", "سالم النخلي", NULL, NULL, NULL, 0, 1}, 2},
        {{ISN_PERSON, "ورديه", "الوردية", NULL, NULL, NULL, 0, 1}, {ISN_PLACE, "ورديه", "الوردية", NULL, NULL, NULL, 0, 1}, 2}, /* of two types */
        {{ISN_PERSON, "سالم نخلي#3", "سالم النخلي", NULL, NULL, NULL, 0, 1}, {ISN_PERSON, "سالم نخلي", "سالم النخلي", NULL, NULL, NULL, 0, 1}, 2}, /* set apart */
    };
    for (size_t i = 0; i < sizeof T / sizeof *T; i++)
        if (rows_of(&T[i].x, &T[i].y) != T[i].n) fail_msg("%s / %s: not %d", T[i].x.name, T[i].y.name, T[i].n);
}

/* Those with most articles first; no more than are asked for; damaged bytes are none. */
static void in_order(void **state)
{
    (void)state;
    static const row R[] = {{ISN_PLACE, "ا", "أ", NULL, NULL, NULL, 0, 1}, {ISN_PLACE, "ب", "ب", NULL, NULL, NULL, 0, 5}, {ISN_PLACE, "ت", "ت", NULL, NULL, NULL, 0, 3}};
    dossier x;
    isn_bearer back;
    isn_out o = {0};
    start(&x);
    x.most = 2;
    add_story(&x, 1, "قصة", R, 3);
    ask(&x);
    assert_int_equal(x.n, 2);
    assert_true(str_is(x.found[0].who.key, "ب") && str_is(x.found[1].who.key, "ت"));
    bearer_write(&o, &x.found[0]);
    for (ptrdiff_t n = 0; n < o.n; n++) assert_false(bearer_read(&x.a, str_sub(out_view(&o), 0, n), &back));
    out_free(&o);
    end(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_row), cmocka_unit_test(who_is_one), cmocka_unit_test(in_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
