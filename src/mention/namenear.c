/* namenear.c - how alike two names are. */
#include "mention/name.h"
#include "mention/namekey.h"

/* Costs of an edit in tenths: a vowel more or less, a letter of the same class,
 * any other. */
enum { VOWEL = 4, CLASS = 4, OTHER = 10 };

static int gap(uint16_t c)
{
    return letter_is_vowel(c) ? VOWEL : OTHER;
}

static int swap_cost(uint16_t x, uint16_t y)
{
    if (x == y) return 0;
    if (letter_is_vowel(x) && letter_is_vowel(y)) return VOWEL;
    isn_name_word a = {{x}, 1, x < 0x250}, b = {{y}, 1, y < 0x250};
    isn_name_word s = name_skeleton(&a), t = name_skeleton(&b);
    return s.n == 1 && t.n == 1 && s.at[0] == t.at[0] ? CLASS : OTHER;
}

/* 100 less the share of the longer word that must be edited. */
static int letters_like(const isn_name_word *x, const isn_name_word *y)
{
    int row[NAME_LETTERS + 1], longer = x->n > y->n ? x->n : y->n;
    if (longer == 0) return 0;
    row[0] = 0;
    for (int j = 0; j < y->n; j++) row[j + 1] = row[j] + gap(y->at[j]);
    for (int i = 0; i < x->n; i++) {
        int diagonal = row[0];
        row[0] += gap(x->at[i]);
        for (int j = 0; j < y->n; j++) {
            int best = diagonal + swap_cost(x->at[i], y->at[j]);
            diagonal = row[j + 1];
            if (row[j + 1] + gap(x->at[i]) < best) best = row[j + 1] + gap(x->at[i]);
            if (row[j] + gap(y->at[j]) < best) best = row[j] + gap(y->at[j]);
            row[j + 1] = best;
        }
    }
    int like = 100 - row[y->n] * 10 / longer;
    return like > 0 ? like : 0;
}

/* Likeness of two words: by their letters, or by their skeletons where those
 * are long enough to tell names apart, or where the scripts differ. */
static int word_like(const isn_name_word *x, const isn_name_word *y)
{
    int like = x->latin == y->latin ? letters_like(x, y) : 0;
    if (like == 100) return like;
    isn_name_word s = name_skeleton(x), t = name_skeleton(y);
    if ((s.n < 4 || t.n < 4) && x->latin == y->latin) return like;
    int bones = letters_like(&s, &t) * 96 / 100;
    return bones > like ? bones : like;
}

/* Each word of the shorter name finds the word most like it that is free. */
static int match_words(const isn_name_word *few, int n_few, const isn_name_word *many, int n_many,
                       int *least)
{
    bool used[NAME_WORDS] = {false};
    int sum = 0;
    *least = 100;
    for (int i = 0; i < n_few; i++) {
        int best = -1, at = 0;
        for (int j = 0; j < n_many; j++) {
            int like = used[j] ? -1 : word_like(&few[i], &many[j]);
            if (like > best) best = like, at = j;
        }
        used[at] = true;
        sum += best;
        if (best < *least) *least = best;
    }
    return sum / n_few;
}

int isn_name_near(isn_str key_a, isn_str key_b)
{
    if (str_eq(key_a, key_b)) return key_a.n ? 100 : 0;
    isn_name_word a[NAME_WORDS], b[NAME_WORDS];
    int n_a = name_words(key_a, a), n_b = name_words(key_b, b), least;
    if (!n_a || !n_b) return 0;
    bool a_few = n_a <= n_b;
    int n_few = a_few ? n_a : n_b, n_many = a_few ? n_b : n_a;
    int like = match_words(a_few ? a : b, n_few, a_few ? b : a, n_many, &least);
    if (n_a == n_b) {
        int least_back, back = match_words(b, n_b, a, n_a, &least_back);
        if (back > like) like = back, least = least_back;
        if (least >= 70 && like >= 80) return like < 100 ? like : 99;
        return like > 79 ? 49 : like / 2;
    }
    if (least >= 85) return 50 + 29 * n_few / n_many;
    return like / 3;
}
