/* unnamed.c - the formulas by which a source stays unnamed: no cue, no content. */
#include "lexicon/anonymity.h"
#include "statement/talk.h"

enum { FORMULA_MOST = 8 }; /* words from the one that asks to the name that is hidden */

/* The class of the word at `i`, or -1.  Its row is looked for with and without
 * what is written onto it: «وطلب، بأسمائهم». */
static int class_at(const talk *k, int32_t i, int *n)
{
    int key, pre;
    *n = toks_match(&lex_anonymity, k->t, i, &key, &pre);
    return *n ? lex_value(&lex_anonymity, lex_row(&lex_anonymity, key), LEX_ANONYMITY_CLASS) : -1;
}

/* «طلبوا عدم ذكر أسمائهم»: the end of the formula that begins at `i`, or `i`. */
static int32_t formula_end(const talk *k, int32_t i, int32_t hi)
{
    int n;
    int class = class_at(k, i, &n);
    if (class == LEX_ANONYMITY_CLASS_UNNAMED) return i + n;
    if (class != LEX_ANONYMITY_CLASS_ASKS) return i;
    bool hides = false;
    int32_t last = i + FORMULA_MOST < hi ? i + FORMULA_MOST : hi;
    for (int32_t j = i + n; j < last && k->t.at[j].kind == TOK_WORD; j++) {
        class = class_at(k, j, &n);
        if (class == LEX_ANONYMITY_CLASS_SELF) return hides ? j + n : i;
        hides |= class == LEX_ANONYMITY_CLASS_HIDES || class == LEX_ANONYMITY_CLASS_TELLS;
    }
    return i;
}

void unnamed_mark(talk *k, int32_t lo, int32_t hi)
{
    for (int32_t i = lo; i < hi; i++) {
        if (k->t.at[i].kind != TOK_WORD) continue;
        int32_t end = formula_end(k, i, hi);
        if (end == i) continue;
        k->unnamed[i] = end;
        i = end - 1;
    }
}
