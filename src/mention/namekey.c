/* namekey.c - keys under which the spellings of one name fall together. */
#include "mention/name.h"

#include "lexicon/name_part.h"

#define AL STR("ال")

/* بن، ابن and آل are left out: a name is written without them as often. */
static bool left_out(isn_str word)
{
    int k = lex_find(&lex_name_part, word);
    if (k < 0) return false;
    int kind = lex_value(&lex_name_part, lex_row(&lex_name_part, k), LEX_NAME_PART_KIND);
    return kind == LEX_NAME_PART_KIND_SON || kind == LEX_NAME_PART_KIND_CLAN;
}

isn_str isn_name_key(isn_arena *a, isn_str name, isn_entity_type type)
{
    (void)type;
    isn_str all = fold_phrase(a, name);
    char *p = isn_alloc(a, all.n + 1);
    if (!p) return STR_NONE;
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < all.n;) {
        ptrdiff_t end = str_find(all, STR(" "), i);
        if (end < 0) end = all.n;
        isn_str word = str_sub(all, i, end);
        i = end + 1;
        if (left_out(word)) continue;
        if (str_starts(word, AL) && word.n > 6) word = str_sub(word, AL.n, word.n);
        if (n) p[n++] = ' ';
        memcpy(p + n, word.p, (size_t)word.n);
        n += word.n;
    }
    return (isn_str){p, n};
}

int isn_name_near(isn_str key_a, isn_str key_b)
{
    return str_eq(key_a, key_b) ? 100 : 0;
}
