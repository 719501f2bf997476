/* text_term.c - search terms: src/text/term.c. */
#include "unit.h"
#include "text/term.h"

#include <stdlib.h>

typedef struct {
    char out[2048];
} log_of;

/* Terms apart by spaces, those of one position by /. */
static bool note(void *ctx, const isn_term *t)
{
    log_of *l = ctx;
    size_t n = strlen(l->out);
    if (n) l->out[n++] = t->colocated ? '/' : ' ';
    memcpy(l->out + n, t->term.p, (size_t)t->term.n);
    l->out[n + (size_t)t->term.n] = 0;
    return true;
}

static void check(isn_terms_for what, const char *text, const char *want)
{
    log_of l = {""};
    assert_true(isn_terms_walk(str_c(text), what, note, &l));
    if (strcmp(l.out, want) != 0) fail_msg("%s: got '%s', want '%s'", text, l.out, want);
}

static void documents(void **state)
{
    (void)state;
    check(TERMS_DOCUMENT, "القوات انسحبت", "القوات/+قوه انسحبت/+انسحب");
    check(TERMS_DOCUMENT, "السد", "السد/+سد");
    check(TERMS_DOCUMENT, "بالسد", "بالسد/+سد");
    check(TERMS_DOCUMENT, "في أيلول ٢٠٢٤", "في/+في ايلول/+ايلول/#month-9 2024");
    check(TERMS_DOCUMENT, "كانون الثاني 5", "كانون/+كانون/الثاني/+ثاني/#month-1/=كانون الثاني 5");
    check(TERMS_DOCUMENT, "أب حنون", "اب/+اب حنون/+حنون");
    check(TERMS_DOCUMENT, "في آب", "في/+في اب/+اب/#month-8");
    check(TERMS_DOCUMENT, "=ABC", "abc");
}

static void queries(void **state)
{
    (void)state;
    check(TERMS_QUERY, "=القوات", "القوات");
    check(TERMS_QUERY, "= القوات", "+قوه");
    check(TERMS_QUERY, "كانون الثاني", "#month-1");
    check(TERMS_QUERY, "=كانون =الثاني", "=كانون الثاني");
    check(TERMS_PREFIX, "القو", "القو/+القو");
    check(TERMS_STEMS, "وللقوات في كانون الثاني", "قوه في كانون ثاني");
}

/* What is remembered of one word is never told of another. */
static void memory_changes_nothing(void **state)
{
    (void)state;
    isn_stem_memory *m = calloc(1, isn_stem_memory_size());
    assert_non_null(m);
    static const char *const text[] = {"دوره", "ثورة", "دورة", "ثوره", "ضمانة", "زمانه", "بنيه", "جنيه", "مئة", "فيه", "أب", "آب", "اب"};
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
            log_of with = {""}, without = {""};
            isn_terms_walk_with(m, str_c(text[i]), TERMS_DOCUMENT, note, &with);
            isn_terms_walk(str_c(text[i]), TERMS_DOCUMENT, note, &without);
            assert_string_equal(with.out, without.out);
        }
    free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents),
        cmocka_unit_test(queries),
        cmocka_unit_test(memory_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
