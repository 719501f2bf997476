/* story_promises.c - tests of what is to be done by when, on invented articles. */
#include "unit.h"
#include "lex/fold.h"
#include "lexicon/completion.h"
#include "lexicon/delay.h"
#include "statement/morph.h"
#include "story/story.h"

enum { MOST = 6 };

typedef struct {
    isn_arena a;
    isn_digest d[MOST];
    int32_t same[MOST];
    int n;
    isn_promises promises;
} pile_of;

static void start(pile_of *p)
{
    memset(p, 0, sizeof *p);
    arena_init(&p->a, 1 << 27);
}

static void add(pile_of *p, const char *published, const char *text)
{
    isn_err err;
    isn_articles got = {0};
    isn_source s = {.bytes = str_c(text), .uri = arena_fmt(&p->a, "a%d", p->n), .media = ISN_MEDIA_TEXT, .verbatim = true,
                    .title = STR("عن السد"), .outlet = STR("الضحى"), .published = str_c(published)};
    assert_true(isn_read(&p->a, &s, &got, &err));
    digest_make(&p->a, &got.at[0], &p->d[p->n]);
    p->same[p->n] = p->n;
    p->n++;
}

static const isn_promise *first(pile_of *p)
{
    story_promises(&p->a, (isn_pile){p->d, p->n, p->same}, &p->promises);
    assert_true(p->promises.n > 0);
    return &p->promises.at[0];
}

static void due(const isn_promise *p, int i, const char *date, isn_status status, bool slipped)
{
    assert_true(i < p->dues.n);
    assert_str(p->dues.at[i].due, date);
    assert_int_equal(p->dues.at[i].status, status);
    assert_int_equal(p->dues.at[i].slipped, slipped);
}

#define PLAN "ستنهي شركة السهل ترميم سد الوردية القديم قبل "

static void a_date_put_off_slips_and_what_is_reported_is_done(void **state)
{
    (void)state;
    pile_of p;
    start(&p);
    add(&p, "2020-02-03", PLAN "نهاية عام 2020.\n");
    add(&p, "2020-12-04", PLAN "30 يونيو 2021.\n");
    add(&p, "2021-06-20", "أنهت شركة السهل ترميم سد الوردية القديم أمس.\n");
    const isn_promise *one = first(&p);
    assert_int_equal(one->dues.n, 3);
    assert_int_equal(one->n_slips, 1);
    due(one, 0, "2020", ISN_STATUS_PLANNED, false);
    due(one, 1, "2021-06-30", ISN_STATUS_PLANNED, true);
    due(one, 2, "2021-06-19", ISN_STATUS_DONE, false);
    arena_free(&p.a);
}

static void what_did_not_happen_is_no_report_of_it(void **state)
{
    (void)state;
    pile_of p;
    start(&p);
    add(&p, "2020-02-03", PLAN "نهاية يونيو المقبل.\n");
    add(&p, "2020-07-05", "لم تنه شركة السهل ترميم سد الوردية القديم.\n");
    const isn_promise *one = first(&p);
    for (ptrdiff_t i = 0; i < one->dues.n; i++) assert_int_not_equal(one->dues.at[i].status, ISN_STATUS_DONE);
    arena_free(&p.a);
}

/* Another dam, another verb, another year: nothing is reported of the promise. */
static void what_is_done_elsewhere_is_not_it(void **state)
{
    (void)state;
    static const struct {
        const char *published, *text;
    } other[] = {
        {"2020-06-20", "أنهت شركة السهل بناء جسر الميناء الجديد أمس.\n"},
        {"2020-06-20", "زارت شركة السهل سد الوردية القديم بعد ترميم بواباته أمس.\n"},
        {"2020-06-20", "أنهت شركة السهل المرحلة الأولى من ترميم سد الوردية القديم أمس.\n"},
        {"2023-06-20", "أنهت شركة السهل ترميم سد الوردية القديم أمس.\n"},
    };
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        pile_of p;
        start(&p);
        add(&p, "2020-02-03", PLAN "نهاية يونيو المقبل.\n");
        add(&p, other[i].published, other[i].text);
        const isn_promise *one = first(&p);
        for (ptrdiff_t k = 0; k < one->dues.n; k++)
            if (one->dues.at[k].status == ISN_STATUS_DONE) fail_msg("%s", other[i].text);
        arena_free(&p.a);
    }
}

/* «الجولة الخامسة» and «الجولة السادسة» are two promises. */
static void another_round_is_another_promise(void **state)
{
    (void)state;
    pile_of p;
    start(&p);
    add(&p, "2020-02-03", "ستعقد لجنة السد جولتها الخامسة في بلدة الوردية قبل نهاية يونيو المقبل.\n");
    add(&p, "2020-08-03", "ستعقد لجنة السد جولتها السادسة في بلدة الوردية قبل نهاية أكتوبر المقبل.\n");
    assert_int_equal(first(&p)->dues.n, 1);
    arena_free(&p.a);
}

/* lexicon/completion.tsv: each verb is read in the past in its own example. */
static void read_in_examples(const isn_lex *lex, int column)
{
    for (int row = 0; row < lex->n_rows; row++) {
        isn_str example = lex_cell(lex, row, column);
        isn_form form[FORM_MOST];
        char key[128];
        isn_unit_word u;
        assert_int_equal(unit_read(example, 0, key, sizeof key, &u), UNIT_WORD);
        int n = form_read(lex, (isn_str){key, u.n_key}, u.wrote, form);
        bool past = false;
        for (int f = 0; f < n; f++) past |= form[f].row == row && form[f].kind == FORM_PAST;
        if (!past) fail_msg("%.*s", STR_ARG(example));
    }
}

static void verbs_are_read_in_their_examples(void **state)
{
    (void)state;
    read_in_examples(&lex_completion, LEX_COMPLETION_EXAMPLE);
    read_in_examples(&lex_delay, LEX_DELAY_EXAMPLE);
}

/* Is what the second text tells reported as done? */
static bool done_after(const char *plan, const char *report)
{
    pile_of p;
    start(&p);
    add(&p, "2020-02-03", plan);
    add(&p, "2020-03-25", report);
    const isn_promise *one = first(&p);
    bool done = one->dues.at[one->dues.n - 1].status == ISN_STATUS_DONE;
    arena_free(&p.a);
    return done;
}

static void a_noun_or_a_clause_beside_it_is_no_report(void **state)
{
    (void)state;
    static const char plan[] = "سترفع البلدية حظر الصيد في خليج الوردية في 20 مارس 2020.\n";
    assert_true(done_after(plan, "رفعت البلدية حظر الصيد في خليج الوردية.\n"));
    assert_false(done_after(plan, "وقعت الحوادث بعد رفع حظر الصيد في خليج الوردية.\n"));
    assert_false(done_after(plan, "سترفع البلدية حظر الصيد في خليج الوردية قريبا.\n"));
}

/* How many series the two texts make, and the dates of the first. */
static int series(const char *day1, const char *one, const char *day2, const char *two, int *dues)
{
    pile_of p;
    start(&p);
    add(&p, day1, one);
    add(&p, day2, two);
    *dues = (int)first(&p)->dues.n;
    int n = (int)p.promises.n;
    arena_free(&p.a);
    return n;
}

static void words_that_name_the_thing_make_a_series(void **state)
{
    (void)state;
    int dues;
    /* verbs that only say that it is to come do not */
    assert_int_equal(series("2020-02-03", "ستعقد قمة المياه في بلغراد الشهر المقبل.\n", "2020-02-05", "وستعقد جلسة البرلمان الجديد الشهر المقبل.\n", &dues), 2);
    assert_int_equal(series("2020-02-03", "ستعقد قمة المياه في بلغراد الشهر المقبل.\n", "2020-02-05", "على جدول قمة المياه المقررة في بلغراد الشهر المقبل.\n", &dues), 1);
    assert_int_equal(dues, 2);
    /* after its day it is the next one of its kind */
    assert_int_equal(series("2020-02-03", "يعقد مجلس المدينة جلسة المياه الخميس المقبل.\n", "2020-02-10", "يعقد مجلس المدينة جلسة المياه الخميس المقبل.\n", &dues), 2);
    assert_int_equal(series("2020-02-03", "سيفتتح معرض الكتاب في بلغراد في 20 مارس 2020.\n", "2020-04-10", "تأجيل معرض الكتاب في بلغراد إلى 20 يونيو 2020.\n", &dues), 1);
    assert_int_equal(dues, 2);
}

static void without_memory(void **state)
{
    (void)state;
    pile_of p;
    start(&p);
    add(&p, "2020-02-03", PLAN "نهاية عام 2020.\n");
    add(&p, "2020-12-20", "أنهت شركة السهل ترميم سد الوردية القديم أمس.\n");
    for (int n = 1; n < 200; n++) {
        isn_arena scratch;
        isn_promises promises = {0};
        arena_init(&scratch, 1 << 24);
        scratch.refuse_at = n;
        story_promises(&scratch, (isn_pile){p.d, p.n, p.same}, &promises);
        arena_free(&scratch);
    }
    arena_free(&p.a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_put_off_slips_and_what_is_reported_is_done),
        cmocka_unit_test(what_did_not_happen_is_no_report_of_it),
        cmocka_unit_test(what_is_done_elsewhere_is_not_it),
        cmocka_unit_test(another_round_is_another_promise),
        cmocka_unit_test(a_noun_or_a_clause_beside_it_is_no_report),
        cmocka_unit_test(words_that_name_the_thing_make_a_series),
        cmocka_unit_test(verbs_are_read_in_their_examples),
        cmocka_unit_test(without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
