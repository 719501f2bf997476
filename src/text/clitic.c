/* clitic.c - proclitics and pronoun suffixes of a folded key. */
#include "text/sentence.h"
#include "text/token.h"

/* The order in which proclitics may stand: أ (question), و/ف, ب/ك/ل/س, then ال
 * with the stem. */
static const struct {
    const char *letters; /* folded, two bytes each */
    char ascii[4];
} WAY[] = {
    {"", ""},        {"و", "w"},      {"ف", "f"},      {"ب", "b"},     {"ل", "l"},
    {"ك", "k"},      {"س", "s"},      {"وب", "wb"},    {"ول", "wl"},   {"وك", "wk"},
    {"وس", "ws"},    {"فب", "fb"},    {"فل", "fl"},    {"فس", "fs"},   {"فك", "fk"},
};

bool clitic_cut(isn_str key, int nth, isn_clitic_cut *out)
{
    int seen = 0;
    for (size_t i = 0; i < sizeof WAY / sizeof *WAY; i++) {
        isn_str pre = str_c(WAY[i].letters);
        if (i > 0 && (!str_starts(key, pre) || key.n - pre.n < 4)) continue;
        if (seen++ < nth) continue;
        memcpy(out->pre, WAY[i].ascii, sizeof out->pre);
        out->n_pre = (int)pre.n;
        out->rest = str_sub(key, pre.n, key.n);
        isn_str lam = STR("ل");
        bool after_lam = str_ends(pre, lam);
        if (after_lam && str_starts(out->rest, lam) &&
            out->rest.n + 2 <= (ptrdiff_t)sizeof out->buf) {
            memcpy(out->buf, "ا", 2);
            memcpy(out->buf + 2, out->rest.p, (size_t)out->rest.n);
            out->rest = (isn_str){out->buf, out->rest.n + 2};
        }
        return true;
    }
    return false;
}

/* First version: what stands before ال is a proclitic. */
void clitic_choose(isn_tok *t, int below)
{
    (void)below;
    isn_clitic_cut cut;
    for (int way = 1; clitic_cut(t->key, way, &cut); way++)
        if (str_starts(cut.rest, STR("ال")) && cut.rest.n > 6) {
            t->n_pre = (uint8_t)cut.n_pre;
            break;
        }
}
