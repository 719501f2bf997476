/* root.c - the consonants that the forms of one word share.
 *
 * «استخدام», «استخدم» and «مستخدمة» have خدم; «دخول», «يدخلوا» and «دخل» have دخل;
 * «تطوير» and «طورت» have طور.  It is no morphology: prefixes and endings that
 * leave three letters are taken off, then long vowels until three are left.  Two
 * words of other roots may meet in one, so a root counts only among others. */
#include "story/digest/key.h"

#include "lexicon/alike.h"

enum { LETTER = 2, MOST = 16 };

/* Code points of the folded letters used below, as the two bytes they have. */
#define L(s) (uint16_t)((unsigned char)(s)[0] << 8 | (unsigned char)(s)[1])

typedef struct {
    uint16_t at[MOST];
    int n;
} letters;

static letters spelled(isn_str s)
{
    letters l = {{0}, 0};
    for (ptrdiff_t i = 0; i + 1 < s.n && l.n < MOST; i += LETTER) l.at[l.n++] = (uint16_t)((unsigned char)s.p[i] << 8 | (unsigned char)s.p[i + 1]);
    return l;
}

static void drop(letters *l, int i)
{
    for (l->n--; i < l->n; i++) l->at[i] = l->at[i + 1];
}

static bool weak(uint16_t c) { return c == L("ا") || c == L("و") || c == L("ي") || c == L("ى"); }

static bool ends(const letters *l, const char *end)
{
    int n = 0;
    while (end[LETTER * n]) n++;
    for (int i = 0; i < n; i++)
        if (l->n < n || l->at[l->n - n + i] != L(end + LETTER * i)) return false;
    return true;
}

static bool starts(const letters *l, const char *start)
{
    for (int i = 0; start[LETTER * i]; i++)
        if (i >= l->n || l->at[i] != L(start + LETTER * i)) return false;
    return true;
}

/* Endings of pronouns, number and person, the longest first; four letters stay. */
static void without_ending(letters *l)
{
    enum { BOTH = 2 }; /* letters of each */
    static const char *const end[] = {"ها", "هم", "نا", "ات", "ون", "ين", "وا", "تا", "ية", "يه", "ته", NULL};
    for (const char *const *e = end; *e && l->n - BOTH >= 3; e++) {
        if (!ends(l, *e)) continue;
        l->n -= BOTH;
        break;
    }
    if (l->n >= 4 && (ends(l, "ه") || ends(l, "ة") || ends(l, "ت"))) l->n--;
    if (l->n >= 5 && ends(l, "ان")) l->n -= 2;
}

/* «سيقطع», «يستخدم», «مستشفى», «تدمير»: letters of person, time and form. */
static void without_beginning(letters *l)
{
    if (l->n >= 5 && (starts(l, "سي") || starts(l, "ست") || starts(l, "سن"))) drop(l, 0);
    if (l->n >= 5 && starts(l, "ال")) drop(l, 0), drop(l, 0);
    bool person = starts(l, "ي") || starts(l, "ت") || starts(l, "ن") || starts(l, "ا") || starts(l, "م");
    if (l->n >= 6 && person && l->at[1] == L("س") && l->at[2] == L("ت")) drop(l, 0), drop(l, 0), drop(l, 0);
    else if (l->n >= 5 && starts(l, "ست")) drop(l, 0), drop(l, 0);
    else if (l->n == 5 && starts(l, "ت") && l->at[3] == L("ي")) drop(l, 3), drop(l, 0); /* تفعيل */
    else if (l->n >= 4 && person) drop(l, 0);
}

static isn_str class_of(isn_str word)
{
    int k = word.n >= 2 * LETTER ? lex_find(&lex_alike, word) : -1;
    return k >= 0 ? lex_cell(&lex_alike, lex_row(&lex_alike, k), LEX_ALIKE_CLASS) : STR_NONE;
}

static isn_str cut_lead(isn_str s, const char *lead)
{
    return str_starts(s, str_c(lead)) ? str_sub(s, str_c(lead).n, s.n) : s;
}

/* «محادثات», «مفاوضات»: words of one matter count as one root; with what is written
 * together before them, «والمحادثات», «بمفاوضات», or by their stem. */
static isn_str matter_of(isn_str key, isn_str stem)
{
    isn_str found = class_of(key), s = cut_lead(key, "و");
    if (!found.n) found = class_of(s);
    for (const char *const *p = (const char *const[]){"ب", "ل", "ف", "س", "", NULL}; *p && !found.n; p++) {
        isn_str cut = cut_lead(s, *p);
        found = class_of(cut);
        if (!found.n) found = class_of(cut_lead(cut, str_starts(s, STR("لل")) ? "ل" : "ال"));
    }
    return found.n ? found : class_of(stem);
}

uint32_t story_root(isn_str key)
{
    isn_str stem = story_stem(key), matter = key.n ? matter_of(key, stem) : STR_NONE;
    if (matter.n) key = matter, stem = story_stem(key);
    unsigned char first = key.n ? (unsigned char)key.p[0] : 0;
    if (first < 0xD8 || first > 0xDB) return (uint32_t)str_hash(STR_HASH_SEED, key);
    letters l = spelled(stem.n >= 3 * LETTER ? stem : key);
    without_ending(&l);
    without_beginning(&l);
    for (int i = 0; i < l.n && l.n > 3;)
        if (weak(l.at[i])) drop(&l, i);
        else i++;
    char root[LETTER * MOST];
    for (int i = 0; i < l.n; i++) {
        uint16_t c = (uint16_t)(weak(l.at[i]) ? L("و") : l.at[i]);
        root[LETTER * i] = (char)(c >> 8), root[LETTER * i + 1] = (char)(c & 0xFF);
    }
    return (uint32_t)str_hash(STR_HASH_SEED, (isn_str){root, LETTER * l.n});
}
