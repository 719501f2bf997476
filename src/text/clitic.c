/* clitic.c - proclitics and pronoun suffixes of a folded key. */
#include "text/sentence.h"
#include "text/token.h"

/* The proclitic that stands at byte `at`, as ASCII; 0 for any other letter. */
static char proclitic_at(isn_str key, ptrdiff_t at)
{
    if (key.n - at < 2) return 0;
    unsigned pair = (unsigned)(unsigned char)key.p[at] << 8 | (unsigned char)key.p[at + 1];
    switch (pair) {
    case 0xD988: return 'w'; /* و */
    case 0xD981: return 'f'; /* ف */
    case 0xD8A8: return 'b'; /* ب */
    case 0xD984: return 'l'; /* ل */
    case 0xD983: return 'k'; /* ك */
    case 0xD8B3: return 's'; /* س */
    default: return 0;
    }
}

/* The order in which proclitics may stand: و/ف, then ب/ك/ل/س, then ال with the
 * stem.  So a key has at most three ways: none, its first letter, its first two. */
bool clitic_cut(isn_str key, int nth, isn_clitic_cut *out)
{
    enum { LETTER = 2, LEAST_REST = 4 };
    memset(out->pre, 0, sizeof out->pre);
    out->n_pre = 0;
    out->rest = key;
    if (nth == 0) return true;
    ptrdiff_t taken = (ptrdiff_t)nth * LETTER;
    char first = nth <= 2 ? proclitic_at(key, 0) : 0, last = first;
    if (!first || key.n - taken < LEAST_REST) return false;
    if (nth == 2) {
        last = proclitic_at(key, LETTER);
        if ((first != 'w' && first != 'f') || !last || last == 'w' || last == 'f') return false;
        out->pre[1] = last;
    }
    out->pre[0] = first;
    out->n_pre = (int)taken;
    out->rest = (isn_str){key.p + taken, key.n - taken};
    bool assimilated = last == 'l' && proclitic_at(out->rest, 0) == 'l'; /* للعراق: ل + العراق */
    if (assimilated && out->rest.n + LETTER <= (ptrdiff_t)sizeof out->buf) {
        memcpy(out->buf, "\xD8\xA7", LETTER); /* ا */
        memcpy(out->buf + LETTER, out->rest.p, (size_t)out->rest.n);
        out->rest = (isn_str){out->buf, out->rest.n + LETTER};
    }
    return true;
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
