/* number.c - numbers in digits and words. */
#include "mention/number.h"

int number_read(isn_toks toks, ptrdiff_t i, isn_number *out)
{
    if (i >= toks.n || toks.at[i].kind != TOK_NUMBER) return 0;
    double v = 0;
    isn_str key = toks.at[i].key;
    for (ptrdiff_t k = 0; k < key.n; k++) {
        if (key.p[k] < '0' || key.p[k] > '9') return 0;
        v = v * 10 + (key.p[k] - '0');
    }
    *out = (isn_number){.value = v, .n_toks = 1, .digits = true};
    return 1;
}

int ordinal_read(isn_toks toks, ptrdiff_t i, isn_number *out)
{
    (void)toks, (void)i, (void)out;
    return 0;
}
