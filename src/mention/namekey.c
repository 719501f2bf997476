/* namekey.c - keys under which the spellings of one name fall together. */
#include "mention/namekey.h"
#include "base/utf8.h"
#include "mention/name.h"

#include "lexicon/first_name.h"
#include "lexicon/name_part.h"

#define AL STR("ال")

int name_words(isn_str folded, isn_name_word out[NAME_WORDS])
{
    int n = 0;
    bool inside = false;
    for (ptrdiff_t i = 0; i < folded.n;) {
        uint32_t cp;
        i += utf8_read(folded, i, &cp);
        if (cp == ' ') {
            inside = false;
            continue;
        }
        if (!inside && n == NAME_WORDS) break;
        if (!inside) out[n++] = (isn_name_word){.latin = cp < 0x250};
        inside = true;
        isn_name_word *w = &out[n - 1];
        if (w->n < NAME_LETTERS && cp <= 0xFFFF) w->at[w->n++] = (uint16_t)cp;
    }
    return n;
}

/* ---- letters that transliteration mixes up ---- */

/* One letter for each class: گ غ ج for g and j, ق ك, ث ط ت, ص س, ذ د, ظ ض ز,
 * ڤ ف, پ ب, ح ه. */
static uint16_t letter_class(uint16_t c)
{
    switch (c) {
    case 0x062C: case 0x06AF: case 0x0686: return 0x063A; /* ج گ چ → غ */
    case 0x0642: return 0x0643;                           /* ق → ك */
    case 0x062B: case 0x0637: return 0x062A;              /* ث ط → ت */
    case 0x0635: return 0x0633;                           /* ص → س */
    case 0x0630: case 0x0636: return 0x062F;              /* ذ ض → د */
    case 0x0638: return 0x0632;                           /* ظ → ز */
    case 0x06A4: return 0x0641;                           /* ڤ → ف */
    case 0x067E: return 0x0628;                           /* پ → ب */
    case 0x062D: return 0x0647;                           /* ح → ه */
    default: return c;
    }
}

/* A Latin letter as the Arabic one that it is mostly written for; pairs first.
 * 0 is a vowel. */
static uint16_t latin_letter(const isn_name_word *w, int i, int *n)
{
    static const struct { char pair[3]; uint16_t as; } two[] = {
        {"sh", 0x0634}, {"ch", 0x0634}, {"kh", 0x062E}, {"gh", 0x063A}, {"th", 0x062A},
        {"ph", 0x0641}, {"ck", 0x0643}, {"dh", 0x062F}, {"zh", 0x063A}};
    static const uint16_t one[26] = {
        0, 0x0628, 0x0643, 0x062F, 0, 0x0641, 0x063A, 0x0647, 0, 0x063A, 0x0643, 0x0644, 0x0645,
        0x0646, 0, 0x0628, 0x0643, 0x0631, 0x0633, 0x062A, 0, 0x0641, 0, 0x0643, 0, 0x0632};
    *n = 2;
    for (size_t k = 0; i + 1 < w->n && k < sizeof two / sizeof *two; k++)
        if (w->at[i] == two[k].pair[0] && w->at[i + 1] == two[k].pair[1]) return two[k].as;
    *n = 1;
    uint16_t c = w->at[i];
    if (c == 'c' && i + 1 < w->n && (w->at[i + 1] == 'e' || w->at[i + 1] == 'i' || w->at[i + 1] == 'y'))
        return 0x0633;
    return c >= 'a' && c <= 'z' ? one[c - 'a'] : 0;
}

static void push_letter(isn_name_word *w, uint16_t c)
{
    if (w->n && w->at[w->n - 1] == c) return; /* doubled letters are one */
    if (w->n < NAME_LETTERS) w->at[w->n++] = c;
}

isn_name_word name_skeleton(const isn_name_word *w)
{
    isn_name_word s = {0};
    for (int i = 0, n = 1; i < w->n; i += n) {
        n = 1;
        uint16_t c = w->latin ? latin_letter(w, i, &n) : letter_class(w->at[i]);
        bool h = c == 0x0647; /* ه sounds but at the end */
        bool vowel = c == 0 || (h ? i + n >= w->n : !w->latin && letter_is_vowel(c));
        if (!vowel) push_letter(&s, c);
        else if (i == 0) push_letter(&s, 0x0621); /* ء: a vowel stands first */
    }
    return s;
}

/* ---- the key ---- */

/* بن، ابن and آل are left out: a name is written without them as often. */
static int part_kind(isn_str word)
{
    int k = lex_find(&lex_name_part, word);
    return k < 0 ? -1 : lex_value(&lex_name_part, lex_row(&lex_name_part, k), LEX_NAME_PART_KIND);
}

static ptrdiff_t put_letters(char *to, const isn_name_word *w)
{
    ptrdiff_t n = 0;
    for (int i = 0; i < w->n; i++) n += utf8_write(to + n, w->at[i]);
    return n;
}

/* A foreign name is reduced to its skeleton where that still tells it apart
 * (نتنياهو = نتانياهو); Arabic ones, known by ال or as given names, keep their
 * vowels: حسن is not حسين.  Three consonants are too few: ميلر is not مولر. */
static ptrdiff_t put_word(char *to, isn_str word)
{
    bool article = str_starts(word, AL) && word.n > 6;
    if (article) word = str_sub(word, AL.n, word.n);
    isn_name_word w[NAME_WORDS];
    bool plain = article || lex_find(&lex_first_name, word) >= 0;
    if (!plain && name_words(word, w) == 1 && !w[0].latin) {
        isn_name_word s = name_skeleton(&w[0]);
        if (s.n >= 4) return put_letters(to, &s);
    }
    memcpy(to, word.p, (size_t)word.n);
    return word.n;
}

/* The part of the key for «عبد الله», «ابو بكر»: written as one word. */
static isn_str joined(isn_arena *a, isn_str first, isn_str second, int kind)
{
    isn_str head = kind == LEX_NAME_PART_KIND_KUNYA && first.n > 4 ? str_sub(first, 0, 4) : first;
    return arena_fmt(a, "%.*s%.*s", STR_ARG(head), STR_ARG(second));
}

static isn_str next_word(isn_str all, ptrdiff_t *at)
{
    ptrdiff_t end = str_find(all, STR(" "), *at);
    if (end < 0) end = all.n;
    isn_str word = str_sub(all, *at, end);
    *at = end + 1;
    return word;
}

isn_str isn_name_key(isn_arena *a, isn_str name, isn_entity_type type)
{
    isn_str all = fold_phrase(a, name);
    char *p = isn_alloc(a, all.n * 2 + 8);
    if (!p) return STR_NONE;
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < all.n;) {
        isn_str word = next_word(all, &i);
        int kind = type == ISN_PERSON ? part_kind(word) : -1;
        bool last = i >= all.n;
        bool mark = cp_class((unsigned char)word.p[0]) == CP_OTHER && (unsigned char)word.p[0] < 0x80;
        if (mark || (!last && (kind == LEX_NAME_PART_KIND_SON || kind == LEX_NAME_PART_KIND_CLAN))) continue;
        if (!last && (kind == LEX_NAME_PART_KIND_SERVANT || kind == LEX_NAME_PART_KIND_KUNYA))
            word = joined(a, word, next_word(all, &i), kind);
        if (n) p[n++] = ' ';
        n += type == ISN_PERSON ? put_word(p + n, word) : (memcpy(p + n, word.p, (size_t)word.n), word.n);
    }
    return n ? (isn_str){p, n} : all;
}
