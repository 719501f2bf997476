/* label.c - words for people. */
#include "serve/label.h"
#include "lexicon/label.h"

isn_str label(const char *id, bool english)
{
    isn_str key = str_c(id);
    for (int row = 0; row < lex_label.n_rows; row++)
        if (str_eq(lex_cell(&lex_label, row, LEX_LABEL_ID), key))
            return lex_cell(&lex_label, row, english ? LEX_LABEL_EN : LEX_LABEL_AR);
    return key;
}
