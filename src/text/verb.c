/* verb.c - the س of what is to come, told from the س of a word. */
#include "text/verb.h"

#include "text/stem.h"

enum {
    LETTER = 2, /* bytes of one Arabic letter */
    RARER = 4   /* weights apart: the rest is four times as common as the whole */
};

static int weight(isn_str key)
{
    bool noun;
    return isn_word_weight(key, &noun);
}

/* What hangs on words: subjects of the past and plurals («سيطرت، سياسيون»), pronouns. */
static const char *const END[] = {"", "ها", "هم", "كم", "نا", "ه", "ني", "ك", "ون", "ان", "وا", "ين", "ات", "ا", "ت", "تا"};
enum { ENDS = (int)(sizeof END / sizeof *END), PLAIN_ENDS = 11 /* those that a present verb takes: the first */ };

/* The weight of the word that this is with one of `n` endings, or without. */
static int heaviest(isn_str key, int n)
{
    int most = 0;
    for (int i = 0; i < n; i++) {
        isn_str end = str_c(END[i]);
        if (!str_ends(key, end) || key.n - end.n < 3 * LETTER) continue;
        int w = weight(str_sub(key, 0, key.n - end.n));
        if (w > most) most = w;
    }
    return most;
}

/* Is this a verb of the present that the news have, in this person or another: «تفكك» of
 * «يفكك»? */
static bool present(isn_str verb)
{
    if (heaviest(verb, PLAIN_ENDS) || heaviest(verb, ENDS)) return true;
    char other[64];
    if (verb.n > (ptrdiff_t)sizeof other) return false;
    memcpy(other, verb.p, (size_t)verb.n);
    memcpy(other, str_starts(verb, STR("ي")) ? "ت" : "ي", LETTER);
    return heaviest((isn_str){other, verb.n}, PLAIN_ENDS) > 0;
}

bool isn_future_verb(isn_str key)
{
    if (key.n > 4 * LETTER && (str_starts(key, STR("و")) || str_starts(key, STR("ف")))) key = str_sub(key, LETTER, key.n);
    if (!str_starts(key, STR("س")) || key.n < 4 * LETTER) return false;
    isn_str verb = str_sub(key, LETTER, key.n);
    if (!str_starts(verb, STR("ي")) && !str_starts(verb, STR("ت")) && !str_starts(verb, STR("ن"))) return false;
    int whole = heaviest(key, ENDS);
    return whole ? whole + RARER < weight(verb) : present(verb);
}
