/* table.c - open addressing over lex_hash, laid out by tools/lexc. */
#include "lex/table.h"

enum { KEY_MASK = (1 << LEX_KEY_BITS) - 1 };

int lex_find_held(const isn_lex *lex, isn_str folded, uint64_t hash)
{
    uint32_t mask = lex->n_slots - 1, tag = lex_tag(hash);
    for (uint32_t i = lex_start(hash) & mask, s; (s = lex->slot[i]); i = (i + 1) & mask) {
        if (s >> LEX_KEY_BITS != tag) continue;
        int k = (int)(s & KEY_MASK) - 1;
        if (str_eq(lex->key[k].text, folded)) return lex->key[k].row >= 0 ? k : -1;
    }
    return -1;
}

int lex_next(const isn_lex *lex, int k)
{
    if (k + 1 >= lex->n_keys) return -1;
    return str_eq(lex->key[k].text, lex->key[k + 1].text) ? k + 1 : -1;
}

/* Is the key the words so far and this one? */
static bool goes_on_with(const isn_lex_walk *w, isn_str key, isn_str word)
{
    ptrdiff_t before = w->n_words ? w->so_far.n + 1 : 0;
    if (key.n != before + word.n || memcmp(key.p + before, word.p, (size_t)word.n) != 0) return false;
    return !before || (memcmp(key.p, w->so_far.p, (size_t)w->so_far.n) == 0 && key.p[before - 1] == ' ');
}

bool lex_step_held(isn_lex_walk *w, isn_str word, uint64_t hash)
{
    const isn_lex *lex = w->lex;
    w->hash = w->n_words ? lex_hash_on(w->hash, hash) : hash;
    uint32_t mask = lex->n_slots - 1, tag = lex_tag(w->hash);
    for (uint32_t i = lex_start(w->hash) & mask, s; (s = lex->slot[i]); i = (i + 1) & mask) {
        if (s >> LEX_KEY_BITS != tag) continue;
        int k = (int)(s & KEY_MASK) - 1;
        const isn_lex_key *key = &lex->key[k];
        if (!goes_on_with(w, key->text, word)) continue;
        w->so_far = key->text;
        w->n_words++;
        w->ends = !key->goes_on;
        w->found = key->row >= 0 ? k : -1;
        return true;
    }
    return false;
}
