/* figure_subject.c - what a bare number counts, from a word near it.
 *
 *     ارتفع عدد القتلى إلى [20] · ما يرفع إلى [تسعة] عدد القتلى · أصيب [60] بجروح */
#include "lexicon/count_subject.h"
#include "mention/figure_parts.h"

enum { REACH = 6 };

/* The noun that «عدد» at token `i` is of, or the person of «مقتل»; false where no
 * such word stands there. */
static bool subject_at(const scene *s, ptrdiff_t i, isn_figure *f)
{
    int k, n_pre, n = toks_match(&lex_count_subject, s->toks, i, &k, &n_pre);
    if (!n) return false;
    int kind = lex_value(&lex_count_subject, lex_row(&lex_count_subject, k), LEX_COUNT_SUBJECT_KIND);
    if (kind == LEX_COUNT_SUBJECT_KIND_PERSON) {
        f->unit = STR("person");
        return true;
    }
    counted c = i + n < s->toks.n ? counted_read(s, i + n, NULL) : (counted){0};
    if (c.kind == COUNTS_TIME || c.kind == COUNTS_NOTHING || !c.unit.n) return false;
    f->unit = c.unit;
    f->of = toks_span(s->toks, i + n + c.n_skip, c.n_toks - c.n_skip);
    return true;
}

void subject_find(const scene *s, ptrdiff_t first, ptrdiff_t end, isn_figure *f)
{
    if (end < s->toks.n && s->toks.at[end].kind == TOK_WORD && subject_at(s, end, f)) return;
    for (ptrdiff_t i = first - 1; i >= 0 && first - i <= REACH; i--) {
        const isn_tok *t = &s->toks.at[i];
        if (t->flags & TOK_OF_SENTENCE_END || t->kind == TOK_NUMBER) return;
        if (t->kind == TOK_WORD && subject_at(s, i, f)) return;
    }
}
