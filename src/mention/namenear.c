/* namenear.c - how alike two names are. */
#include "mention/name.h"
#include "mention/namekey.h"

#include "lexicon/slip_letter.h"
#include "lexicon/sound.h"

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

/* Word by word, so that the order tells; the words' number is in it. */
uint64_t isn_name_sound(isn_str key)
{
    isn_name_word w[NAME_WORDS];
    int n = name_words(key, w);
    uint64_t h = STR_HASH_SEED;
    for (int i = 0; i < n; i++) {
        isn_name_word bones = name_skeleton(&w[i]);
        h = str_hash(h, (isn_str){(const char *)bones.at, bones.n * (ptrdiff_t)sizeof bones.at[0]});
        h = str_hash(h, STR(" "));
    }
    return n ? h : 0;
}

/* ---- slips of the pen ------------------------------------------------------------------ */

/* Letters that one sound is written with when names are brought into Arabic:
 * سيرجي and سيرغي are two spellings, no slip. */
static bool one_sound(const char *x, const char *y)
{
    int a = lex_find(&lex_sound, (isn_str){x, 2}), b = lex_find(&lex_sound, (isn_str){y, 2});
    return a >= 0 && b >= 0 && lex_row(&lex_sound, a) == lex_row(&lex_sound, b);
}

static bool vowel(const char *p)
{
    return memcmp(p, "ا", 2) == 0 || memcmp(p, "و", 2) == 0 || memcmp(p, "ي", 2) == 0;
}

/* Letters that a hand exchanges: neighbours on the keyboard, or alike but for dots. */
static bool near_letter(const char *x, const char *y)
{
    int k = lex_find(&lex_slip_letter, (isn_str){x, 2});
    return k >= 0 && str_find(lex_cell(&lex_slip_letter, lex_row(&lex_slip_letter, k), LEX_SLIP_LETTER_NEAR), (isn_str){y, 2}, 0) >= 0;
}

/* Is the letter at byte `i` a way of spelling a foreign sound: مولر, موللر; مانزوكيتش, ماندزوكيتش? */
static bool of_sound(isn_str w, ptrdiff_t i)
{
    const char *p = w.p + i, *next = i + 2 < w.n ? p + 2 : NULL;
    if ((i > 0 && memcmp(p, p - 2, 2) == 0) || (next && memcmp(p, next, 2) == 0)) return true;
    bool stop = memcmp(p, "ت", 2) == 0 || memcmp(p, "د", 2) == 0;
    return stop && next && (memcmp(next, "ش", 2) == 0 || memcmp(next, "ز", 2) == 0 || memcmp(next, "ج", 2) == 0 || memcmp(next, "س", 2) == 0);
}

/* Are two words one slip apart: a letter changed for its neighbour, left out or added
 * inside the word, or two exchanged, where that is no way of spelling a foreign sound?
 * The last letter of a foreign name is often silent: جيرار and جيرارد are one. */
static bool one_letter(isn_str x, isn_str y)
{
    if (x.n > y.n) {
        isn_str t = x;
        x = y, y = t;
    }
    if (y.n - x.n > 2 || x.n < 8 || x.n % 2 || y.n % 2) return false; /* four letters at least */
    ptrdiff_t i = 0, k = 0;
    while (i < x.n && memcmp(x.p + i, y.p + i, 2) == 0) i += 2;
    while (k < x.n - i && memcmp(x.p + x.n - 2 - k, y.p + y.n - 2 - k, 2) == 0) k += 2;
    ptrdiff_t left = x.n - i - k, right = y.n - i - k;
    if (i == 0 && y.n <= 8) return false; /* سونغ and يونغ are two names */
    bool arabic = str_starts(x, STR("ال")) && str_starts(y, STR("ال")); /* «الصورة» and «الثورة» are no sounds */
    if (left <= 0) return right == 2 && i > 0 && i < x.n && !vowel(y.p + i) && !of_sound(y, i);
    if (left == 2 && right == 2) return near_letter(x.p + i, y.p + i) && (arabic || !one_sound(x.p + i, y.p + i));
    return left == 4 && right == 4 && memcmp(x.p + i, y.p + i + 2, 2) == 0 && memcmp(x.p + i + 2, y.p + i, 2) == 0;
}

/* The next word of a folded name at or after byte `*at`; none at the end. */
static isn_str next_word(isn_str s, ptrdiff_t *at)
{
    ptrdiff_t end = str_find(s, STR(" "), *at);
    isn_str w = str_sub(s, *at, end < 0 ? s.n : end);
    *at = end < 0 ? s.n : end + 1;
    return w;
}

bool isn_name_slip(isn_str x, isn_str y)
{
    ptrdiff_t ax = 0, ay = 0;
    int same = 0, off = 0;
    for (;;) {
        isn_str u = next_word(x, &ax), v = next_word(y, &ay);
        if (!u.n || !v.n) return !u.n && !v.n && off == 1 && (same > 0 || x.n >= 12);
        if (str_eq(u, v)) same++;
        else if (one_letter(u, v)) off++;
        else return false;
    }
}
