/* story_words.c - tests of the words of a pile's clauses: src/story/words.c. */
#include "pile.h"

#include "lexicon/stance.h"
#include "story/words.h"

static void start(pile_of *p)
{
    pile_start(p);
    pile_add(p, "2021-03-05", "نفى الوزير سالم النخلي إغلاق المطار، وقال \"لم نغلق المطار يوم 12,5 ولا الميناء\". إغلاق المطار خبر كاذب (ﷺ).");
    pile_add(p, "2021-03-06", "أعلنت الشركة إغلاقَ المطار؛ المطار،المطار  مغلق منذ 3 أيام. Al-Nahr TV قالت: لا تعليق!");
}

/* Every clause is cut as unit_next cuts it, and every word folded as fold_word does. */
static void cut_as_units(void **state)
{
    (void)state;
    pile_of p;
    start(&p);
    isn_pile_words all = words_read(&p.a, (isn_pile){p.d, p.n, p.same});
    ptrdiff_t seen = 0;
    for (int i = 0; i < p.n; i++)
        for (ptrdiff_t k = 0; k < p.d[i].clauses.n; k++) {
            isn_str text = p.d[i].clauses.at[k].phrase.text;
            isn_word_list list = clause_words(&all, i, k);
            isn_span u = {0, 0};
            ptrdiff_t n = 0;
            for (isn_unit kind; (kind = unit_next(text, u.end, &u)) != UNIT_END; n++, seen++) {
                assert_true(n < list.n);
                const isn_known_word *w = &all.known[list.at[n].is];
                assert_int_equal(list.at[n].span.start, u.start);
                assert_int_equal(list.at[n].span.end, u.end);
                assert_int_equal(w->kind, kind);
                assert_true(str_eq(w->key, fold_word(&p.a, str_span(text, u))));
                assert_true(kind == UNIT_PUNCT || (str_eq(w->stem, story_stem(w->key)) && w->root == story_root(w->key)));
                assert_true(kind == UNIT_PUNCT || w->stop == story_stop(w->key));
            }
            assert_int_equal(n, list.n);
        }
    assert_true(seen > 30 && all.n_known < seen);
    arena_free(&p.a);
}

/* «المطار», «المطار،» and «المطار؛» hold one form; «نفى» denies. */
static void one_form(void **state)
{
    (void)state;
    pile_of p;
    int forms = 0, denies = 0;
    start(&p);
    isn_pile_words all = words_read(&p.a, (isn_pile){p.d, p.n, p.same});
    for (ptrdiff_t i = 0; i < all.n_known; i++) {
        forms += str_is(all.known[i].text, "المطار");
        denies += word_stance(&all.known[i], LEX_STANCE_KIND_DENY) && str_is(all.known[i].text, "نفى");
    }
    assert_int_equal(forms, 1);
    assert_int_equal(denies, 1);
    arena_free(&p.a);
}

/* A full arena leaves clauses without words, and the rules without records. */
static void no_memory(void **state)
{
    (void)state;
    pile_of p;
    start(&p);
    for (ptrdiff_t at = 1; at < 200; at += 3) {
        isn_arena a;
        isn_disagreements out = {0};
        arena_init(&a, 1 << 24);
        a.refuse_at = at;
        isn_pile_words all = words_read(&a, (isn_pile){p.d, p.n, p.same});
        if (a.full) assert_int_equal(clause_words(&all, 0, 0).n, 0);
        arena_free(&a);
        arena_init(&a, 1 << 24);
        a.refuse_at = at;
        story_disagreements(&a, (isn_pile){p.d, p.n, p.same}, &out);
        arena_free(&a);
    }
    arena_free(&p.a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(cut_as_units), cmocka_unit_test(one_form), cmocka_unit_test(no_memory)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
