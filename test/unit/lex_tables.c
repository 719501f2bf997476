/* lex_tables.c - every row of every lexicon is found in its own example.
 *
 * A table whose rows are lemmas, found only inflected, has a column
 * `examples_by` naming the room whose test reads its examples instead. */
#include "unit.h"
#include "lex/fold.h"
#include "text/token.h"

static int column(const isn_lex *lex, const char *name)
{
    for (int i = 0; i < lex->n_cols; i++)
        if (strcmp(lex->col[i], name) == 0) return i;
    return -1;
}

static isn_toks tokens(isn_arena *a, isn_str s)
{
    ISN_LIST(isn_tok) list = {0};
    isn_span u = {0, 0};
    for (isn_unit kind; (kind = unit_next(s, u.end, &u)) != UNIT_END;) {
        isn_tok *t = isn_push(a, &list);
        *t = (isn_tok){.span = u, .key = fold_word(a, str_span(s, u)), .kind = kind == UNIT_WORD ? TOK_WORD : TOK_PUNCT};
    }
    return (isn_toks){list.at, list.n};
}

static bool row_in_example(const isn_lex *lex, int row, isn_toks toks)
{
    for (ptrdiff_t i = 0; i < toks.n; i++)
        for (int way = 0;; way++) {
            isn_clitic_cut cut;
            if (!clitic_cut(toks.at[i].key, way, &cut)) break;
            isn_lex_walk w = lex_walk(lex);
            for (ptrdiff_t j = i; j < toks.n && lex_step(&w, j == i ? cut.rest : toks.at[j].key); j++)
                for (int k = w.found; k >= 0; k = lex_next(lex, k))
                    if (lex_row(lex, k) == row) return true;
        }
    return false;
}

static void examples_match(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 28);
    int bad = 0;
    for (int l = 0; l < lex_all_n; l++) {
        const isn_lex *lex = lex_all[l];
        int col = column(lex, "example");
        if (column(lex, "examples_by") >= 0) continue;
        for (int row = 0; row < lex->n_rows; row++) {
            arena_reset(&a);
            isn_str example = lex_cell(lex, row, col);
            if (row_in_example(lex, row, tokens(&a, example))) continue;
            print_error("%s: row %d (%.*s) is not in its example '%.*s'\n", lex->name, row + 1,
                        STR_ARG(lex_cell(lex, row, 0)), STR_ARG(example));
            bad++;
        }
    }
    arena_free(&a);
    assert_int_equal(bad, 0);
}

static void folding_is_idempotent(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 20);
    static const struct { const char *in, *want; } t[] = {
        {"الأمريكيّة", "الامريكيه"}, {"إلى", "الي"}, {"مَسْؤُول", "مسوول"}, {"٢٠٢٤", "2024"},
        {"مـحمـد", "محمد"}, {"كانون  الثاني", "كانون الثاني"}, {"ABC", "abc"},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_str once = fold_phrase(&a, str_c(t[i].in));
        assert_str(once, t[i].want);
        assert_str(fold_phrase(&a, once), t[i].want);
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_match),
        cmocka_unit_test(folding_is_idempotent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
