/* words.c - which proclitics a word carries, judged by the counts of raw news. */
#include "mention/words.h"

/* How much more often, in half doublings, the rest must be written than the
 * whole for proclitics to be believed.  و stands before any word, the others
 * before nouns. */
static int margin(const char *pre)
{
    return pre[0] == 'w' || pre[0] == 'f' ? 0 : 3;
}

/* Of two proclitics the second must be worth taking off too: «ولجان» is و + لجان, for
 * that is written more often than جان is after ل. */
static bool worth(const isn_words_table *t, isn_str key, const isn_clitic_cut *cut, uint32_t info)
{
    if (cut->pre[0] != 'w' && cut->pre[0] != 'f') return true;
    uint32_t half = word_info(t, str_sub(key, 2, key.n));
    return word_count_bin(info) - word_count_bin(half) >= margin(cut->pre + 1);
}

void word_base(const isn_words_table *t, isn_str key, isn_word_base *out)
{
    uint32_t whole = word_info(t, key);
    *out = (isn_word_base){.key = key, .info = whole};
    int best = 0;
    isn_clitic_cut cut;
    for (int way = 1; clitic_cut(key, way, &cut); way++) {
        if (cut.rest.n < 6 || cut.pre[0] == 's' || cut.pre[1] == 's') continue;
        uint32_t info = word_info(t, cut.rest);
        int gain = word_count_bin(info) - word_count_bin(whole) - margin(cut.pre);
        if (!info || gain <= best) continue;
        if (cut.pre[1] && !worth(t, key, &cut, info)) continue;
        best = gain;
        out->info = info;
        out->n_pre = cut.n_pre;
        memcpy(out->pre, cut.pre, sizeof out->pre);
        bool own = cut.rest.p == cut.buf;
        if (own) memcpy(out->buf, cut.buf, (size_t)cut.rest.n);
        out->key = (isn_str){own ? out->buf : cut.rest.p, cut.rest.n};
    }
}
