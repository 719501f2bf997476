/* medium.c - the names by which papers, agencies and channels are called. */
#include "story/medium.h"

#include "lex/fold.h"
#include "lexicon/agency.h"
#include "lexicon/medium_word.h"
#include "lexicon/outlet.h"

/* The one name of a medium that the lexicons know; the name itself where they do not. */
static isn_str listed(isn_str folded, isn_str name)
{
    int k = lex_find(&lex_agency, folded);
    if (k >= 0) return lex_cell(&lex_agency, lex_row(&lex_agency, k), LEX_AGENCY_AGENCY);
    k = lex_find(&lex_outlet, folded);
    return k >= 0 ? lex_cell(&lex_outlet, lex_row(&lex_outlet, k), LEX_OUTLET_OUTLET) : name;
}

static isn_str word_at(isn_str s, ptrdiff_t at)
{
    ptrdiff_t end = str_find(s, STR(" "), at);
    return str_sub(s, at, end < 0 ? s.n : end);
}

/* Bytes of the word for a medium that begins at `at`, 0 where none does: «وكالة
 * أنباء», «قناة», and with a preposition written onto it «لقناة». */
static ptrdiff_t medium_word(isn_str s, ptrdiff_t at)
{
    enum { LETTER = 2 };
    for (ptrdiff_t skip = 0; skip <= LETTER; skip += LETTER) {
        isn_lex_walk w = lex_walk(&lex_medium_word);
        ptrdiff_t best = 0, i = at + skip;
        for (isn_str word; (word = word_at(s, i)).n && lex_step(&w, word);) {
            i += word.n;
            if (w.found >= 0) best = i - at;
            if (i < s.n) i++;
        }
        if (best) return best;
    }
    return 0;
}

isn_str medium_key(isn_arena *a, isn_str name)
{
    isn_str folded = fold_phrase(a, name), own = STR_NONE;
    if (str_is(folded, "")) return STR_NONE;
    folded = fold_phrase(a, listed(folded, name));
    for (ptrdiff_t at = 0; at < folded.n;) {
        isn_str word = word_at(folded, at);
        ptrdiff_t skip = medium_word(folded, at);
        if (!skip && word.n) own = own.n ? arena_fmt(a, "%.*s %.*s", STR_ARG(own), STR_ARG(word)) : word;
        at += (skip ? skip : word.n) + 1;
    }
    isn_str key = story_key(a, own);
    return key.n ? key : own; /* «أ ف ب» is all letters */
}

bool medium_same(isn_str x, isn_str y)
{
    if (!x.n || !y.n) return false;
    if (x.n > y.n) {
        isn_str t = x;
        x = y, y = t;
    }
    ptrdiff_t at = str_find(y, x, 0);
    return at >= 0 && (at == 0 || y.p[at - 1] == ' ') && (at + x.n == y.n || y.p[at + x.n] == ' ');
}
