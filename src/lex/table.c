/* table.c - open addressing over FNV-1a, laid out by tools/lexc. */
#include "lex/table.h"

int lex_find_held(const isn_lex *lex, isn_str folded)
{
    uint32_t mask = lex->n_slots - 1;
    uint64_t h = str_hash(STR_HASH_SEED, folded);
    for (uint32_t i = (uint32_t)(h ^ h >> 32) & mask;; i = (i + 1) & mask) {
        int32_t k = lex->slot[i];
        if (k < 0) return -1;
        if (str_eq(lex->key[k].text, folded)) return lex->key[k].row >= 0 ? k : -1;
    }
}

int lex_next(const isn_lex *lex, int k)
{
    if (k + 1 >= lex->n_keys) return -1;
    return str_eq(lex->key[k].text, lex->key[k + 1].text) ? k + 1 : -1;
}

bool lex_step_held(isn_lex_walk *w, isn_str word)
{
    const isn_lex *lex = w->lex;
    if (w->n_words >= lex->max_words) return false;
    if (w->n_words) w->hash = str_hash(w->hash, STR(" "));
    w->hash = str_hash(w->hash, word);
    ptrdiff_t before = w->n_words ? w->so_far.n + 1 : 0;
    uint32_t mask = lex->n_slots - 1;
    for (uint32_t i = (uint32_t)(w->hash ^ w->hash >> 32) & mask;; i = (i + 1) & mask) {
        int32_t k = lex->slot[i];
        if (k < 0) return false;
        isn_str key = lex->key[k].text;
        if (key.n != before + word.n) continue;
        if (memcmp(key.p + before, word.p, (size_t)word.n) != 0) continue;
        if (before && (memcmp(key.p, w->so_far.p, (size_t)w->so_far.n) != 0 ||
                       key.p[before - 1] != ' '))
            continue;
        w->so_far = key;
        w->n_words++;
        w->found = lex->key[k].row >= 0 ? k : -1;
        return true;
    }
}
