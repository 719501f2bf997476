/* figure_implicit.c - counts that no number word carries: duals and zeros. */
#include "lexicon/counted.h"
#include "lexicon/zero.h"
#include "mention/figure_parts.h"

#include <math.h>

static void implicit(const scene *s, ptrdiff_t i, int n, double value, isn_str unit, isn_rule rule,
                     isn_figure *f)
{
    *f = (isn_figure){.span = toks_span(s->toks, i, n), .value = value, .max = NAN, .unit = unit,
                      .implicit = true, .part_of = -1, .date = -1, .rule = rule};
}

/* [figure.dual] «قتيلان», «جنديين», «لترين»: two of what the noun's singular says. */
static int dual(const scene *s, ptrdiff_t i, isn_figure *f)
{
    isn_str key = s->toks.at[i].key;
    if (!str_ends(key, STR("ان")) && !str_ends(key, STR("ين"))) return 0;
    isn_clitic_cut cut;
    for (int way = 0; clitic_cut(key, way, &cut); way++) {
        int k = lex_find(&lex_counted, cut.rest);
        if (k < 0) continue;
        int row = lex_row(&lex_counted, k);
        if (lex_value(&lex_counted, row, LEX_COUNTED_NUMBER) != LEX_COUNTED_NUMBER_TWO ||
            lex_value(&lex_counted, row, LEX_COUNTED_KIND) == LEX_COUNTED_KIND_TIME)
            return 0;
        implicit(s, i, 1, 2, lex_cell(&lex_counted, row, LEX_COUNTED_UNIT), "figure.dual", f);
        f->span.start += tok_key_to_bytes(s->text->text, &s->toks.at[i], cut.n_pre);
        f->of = f->span;
        return 1;
    }
    return 0;
}

/* و ف ب, which may be joined to «لم», «دون». */
static bool joint_letter(isn_str key)
{
    return str_starts(key, STR("و")) || str_starts(key, STR("ف")) || str_starts(key, STR("ب"));
}

/* [figure.zero] «لم يصب أحد», «من دون إصابات» */
static int zero(const scene *s, ptrdiff_t i, isn_figure *f)
{
    int k, n_pre, n;
    isn_str key = s->toks.at[i].key;
    isn_lex_walk w = lex_walk(&lex_zero), joined = w;
    if (!lex_step(&w, key) && (!joint_letter(key) || !lex_step(&joined, str_sub(key, 2, key.n))))
        return 0;
    n = toks_match(&lex_zero, s->toks, i, &k, &n_pre);
    if (!n) return 0;
    implicit(s, i, n, 0, lex_cell(&lex_zero, lex_row(&lex_zero, k), LEX_ZERO_UNIT), "figure.zero", f);
    return n;
}

int figure_implicit(const scene *s, ptrdiff_t i, isn_figure *f)
{
    if (s->toks.at[i].kind != TOK_WORD || in_date(s, i)) return 0;
    int n = zero(s, i, f);
    return n ? n : dual(s, i, f);
}
