/* reason.c - sentences of lexicon/reason.tsv with their gaps filled. */
#include "story/reason.h"

#include "base/out.h"
#include "lexicon/reason.h"

static isn_str gap(isn_reason_words w, char letter)
{
    return letter == 'a' ? w.a : letter == 'b' ? w.b : letter == 'x' ? w.x : w.y;
}

static isn_str fill(isn_arena *a, isn_str sentence, isn_reason_words w)
{
    isn_out o = {0};
    for (ptrdiff_t i = 0; i < sentence.n; i++) {
        bool hole = sentence.p[i] == '{' && i + 2 < sentence.n && sentence.p[i + 2] == '}';
        if (hole) out_str(&o, gap(w, sentence.p[i + 1])), i += 2;
        else out_char(&o, sentence.p[i]);
    }
    isn_str out = arena_str(a, out_view(&o));
    out_free(&o);
    return out;
}

void reason_give(isn_arena *a, isn_disagreement *d, const char *id, isn_reason_words words)
{
    int k = lex_find(&lex_reason, str_c(id));
    if (k < 0) return;
    d->reason = fill(a, lex_cell(&lex_reason, lex_row(&lex_reason, k), LEX_REASON_ARABIC), words);
    d->reason_en = fill(a, lex_cell(&lex_reason, lex_row(&lex_reason, k), LEX_REASON_ENGLISH), words);
}

isn_str reason_words(const char *id)
{
    int k = lex_find(&lex_reason, str_c(id));
    return k < 0 ? STR_NONE : lex_cell(&lex_reason, lex_row(&lex_reason, k), LEX_REASON_ARABIC);
}
