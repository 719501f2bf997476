/* number.c - numbers in digits and words.
 *
 *     number = term («و» term)* [«و» fraction]      scales falling
 *     term   = [group] magnitude* | fraction magnitude
 *     group  = digits | [unit] hundred [«و» small] | small
 *     small  = unit «و» tens | unit عشر | tens | unit | عشرة
 *
 * What each word is worth stands in lexicon/number.tsv. */
#include "mention/number.h"
#include "text/word.h"
#include "lexicon/number.h"
#include "lexicon/ordinal.h"

enum { MAX_DIGITS = 18, MAX_TERMS = 12 };

/* ---- words -------------------------------------------------------------- */

/* A word of lexicon/number.tsv as it stands at a token. */
typedef struct {
    int kind; /* LEX_NUMBER_KIND_… */
    int value, power;
    int n_pre; /* bytes of proclitics */
    bool definite;
} number_word;

static double ten_to(int power)
{
    double v = 1;
    while (power-- > 0) v *= 10;
    return v;
}

static bool is_fraction(int kind)
{
    return kind == LEX_NUMBER_KIND_FRACTION || kind == LEX_NUMBER_KIND_FRACTIONS;
}

static bool is_magnitude(int kind)
{
    return kind == LEX_NUMBER_KIND_ONE || kind == LEX_NUMBER_KIND_ALEF ||
           kind == LEX_NUMBER_KIND_DUAL || kind == LEX_NUMBER_KIND_MANY;
}

/* The row of `key` that is a fraction, or that is none; -1 where there is none. */
static int row_of(isn_str key, bool fraction)
{
    for (int k = lex_find(&lex_number, key); k >= 0; k = lex_next(&lex_number, k))
        if (is_fraction(lex_value(&lex_number, lex_row(&lex_number, k), LEX_NUMBER_KIND)) ==
            fraction)
            return lex_row(&lex_number, k);
    return -1;
}

/* The word with or without its article: «ألف» before «ال» + «ف». */
static int row_or_definite(isn_str key, bool fraction, bool *definite)
{
    isn_str al = STR("ال");
    *definite = false;
    int row = row_of(key, fraction);
    if (row >= 0 || !str_starts(key, al) || key.n < al.n + 4) return row;
    *definite = true;
    return row_of(str_sub(key, al.n, key.n), fraction);
}

/* What a word may carry: the first of a number any proclitic («بعشرين»), a later
 * one nothing, or «و» as its joint («وعشرين»; so «وأحد», folded as «واحد», is
 * not one but «و» and eleven's beginning). */
typedef enum { ANY_CLITIC, BARE, WITH_WA } joint;

static bool joint_fits(joint j, const isn_clitic_cut *cut)
{
    if (j == BARE) return cut->n_pre == 0;
    if (j == WITH_WA) return strcmp(cut->pre, "w") == 0;
    /* «كمية», «كميات» are quantities and «لست» a verb, not «ك» + «مية» and «ل» + «ست» */
    if (strchr(cut->pre, 's') || strchr(cut->pre, 'a')) return false;
    if (strchr(cut->pre, 'k')) return cut->rest.n >= 10;
    return !strchr(cut->pre, 'l') || cut->rest.n >= 6;
}

/* What is remembered of a word: of_numbers[0] these, [1] true where it is no ordinal. */
enum { ASKED_POSSIBLE = 1, POSSIBLE = 2, ASKED_WORDS = 4, NO_WORDS = 8 };

/* Is the word no number word, whatever it carries? */
static bool no_number_word(const isn_tok *t)
{
    unsigned char *known = t->word ? &t->word->of_numbers[0] : NULL;
    if (known && *known & ASKED_WORDS) return *known & NO_WORDS;
    isn_clitic_cut cut;
    bool any = false, definite;
    for (int way = 0; !any && clitic_cut(t->key, way, &cut); way++)
        any = row_or_definite(cut.rest, false, &definite) >= 0 || row_or_definite(cut.rest, true, &definite) >= 0;
    if (known) *known |= any ? ASKED_WORDS : ASKED_WORDS | NO_WORDS;
    return !any;
}

/* The number word at token `i`. */
static bool word_at(isn_toks toks, ptrdiff_t i, joint j, bool fraction, number_word *out)
{
    if (i >= toks.n || toks.at[i].kind != TOK_WORD || toks.at[i].flags & TOK_LATIN) return false;
    if (no_number_word(&toks.at[i])) return false; /* as most are */
    isn_clitic_cut cut;
    for (int way = 0; clitic_cut(toks.at[i].key, way, &cut); way++) {
        if (!joint_fits(j, &cut)) continue;
        bool definite;
        int row = row_or_definite(cut.rest, fraction, &definite);
        if (row < 0) continue;
        *out = (number_word){.kind = lex_value(&lex_number, row, LEX_NUMBER_KIND),
                             .value = lex_value(&lex_number, row, LEX_NUMBER_VALUE),
                             .power = lex_value(&lex_number, row, LEX_NUMBER_POWER),
                             .n_pre = cut.n_pre,
                             .definite = definite};
        return true;
    }
    return false;
}

/* The next word of a compound. */
static bool next_word(isn_toks toks, ptrdiff_t i, joint j, number_word *out)
{
    return word_at(toks, i, j, false, out);
}

/* A letter that may be a proclitic: و ف ب ل ك س. */
static bool proclitic_letter(isn_str key)
{
    static const char LETTERS[][4] = {"و", "ف", "ب", "ل", "ك", "س"};
    if (key.n < 6) return false;
    for (size_t i = 0; i < sizeof LETTERS / sizeof *LETTERS; i++)
        if (memcmp(key.p, LETTERS[i], 2) == 0) return true;
    return false;
}

static bool word_possible(isn_str key)
{
    isn_str al = STR("ال");
    for (int taken = 0;; taken++) {
        if (lex_find(&lex_number, key) >= 0) return true;
        bool article = str_starts(key, al) || (taken && str_starts(key, STR("ل")));
        ptrdiff_t n_article = str_starts(key, al) ? al.n : 2; /* «للمئة» has lost its alif */
        if (article && lex_find(&lex_number, str_sub(key, n_article, key.n)) >= 0) return true;
        if (taken == 2 || !proclitic_letter(key)) return false;
        key = str_sub(key, 2, key.n);
    }
}

bool number_possible(isn_toks toks, ptrdiff_t i)
{
    const isn_tok *t = &toks.at[i];
    if (t->kind != TOK_WORD) return t->kind == TOK_NUMBER;
    if (t->flags & TOK_LATIN) return false;
    unsigned char *known = t->word ? &t->word->of_numbers[0] : NULL;
    if (known && *known & ASKED_POSSIBLE) return *known & POSSIBLE;
    bool possible = word_possible(t->key);
    if (known) *known |= possible ? ASKED_POSSIBLE | POSSIBLE : ASKED_POSSIBLE;
    return possible;
}

/* ---- digits ------------------------------------------------------------- */

static bool glued(isn_toks toks, ptrdiff_t i)
{
    return i > 0 && i < toks.n && !(toks.at[i].flags & TOK_SPACE_BEFORE) &&
           toks.at[i].block == toks.at[i - 1].block;
}

static bool all_digits(isn_str s)
{
    for (ptrdiff_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    return s.n > 0;
}

static bool is_digits(isn_toks toks, ptrdiff_t i)
{
    return i < toks.n && toks.at[i].kind == TOK_NUMBER && all_digits(toks.at[i].key);
}

static double digits_value(isn_str s)
{
    double v = 0;
    for (ptrdiff_t i = 0; i < s.n; i++) v = v * 10 + (s.p[i] - '0');
    return v;
}

/* «٫» is a decimal mark, «٬» a divider of thousands, the others are either. */
typedef enum { MARK_NONE, MARK_COMMA, MARK_DOT, MARK_DECIMAL, MARK_THOUSANDS } mark;

static mark mark_at(isn_str s, ptrdiff_t i, int *n)
{
    *n = 1;
    if (s.p[i] == ',') return MARK_COMMA;
    if (s.p[i] == '.') return MARK_DOT;
    *n = 2;
    if (str_starts(str_sub(s, i, s.n), STR("٫"))) return MARK_DECIMAL;
    if (str_starts(str_sub(s, i, s.n), STR("٬"))) return MARK_THOUSANDS;
    return MARK_NONE;
}

/* Runs of digits and the marks between them: «1.234,56» is 3 runs. */
typedef struct {
    isn_str run[8];
    mark between[8]; /* between[k] stands before run[k] */
    int n;
} digit_runs;

static bool split_runs(isn_str s, digit_runs *out)
{
    *out = (digit_runs){0};
    ptrdiff_t start = 0;
    mark before = MARK_NONE;
    for (ptrdiff_t i = 0; i <= s.n;) {
        if (i < s.n && s.p[i] >= '0' && s.p[i] <= '9') {
            i++;
            continue;
        }
        if (out->n == 8 || i == start || i - start > MAX_DIGITS) return false;
        out->between[out->n] = before;
        out->run[out->n++] = str_sub(s, start, i);
        if (i == s.n) break;
        int n;
        before = mark_at(s, i, &n);
        if (before == MARK_NONE) return false;
        i += n;
        start = i;
    }
    return out->n > 0;
}

/* Do runs [first, end) of a number fall in thousands: 1 to 3 digits, then 3 each,
 * with one and the same mark? */
static bool in_thousands(const digit_runs *r, int end)
{
    if (r->run[0].n > 3 || (r->run[0].n == 1 && r->run[0].p[0] == '0')) return false;
    for (int k = 1; k < end; k++)
        if (r->run[k].n != 3 || r->between[k] != r->between[1]) return false;
    return true;
}

static double runs_value(const digit_runs *r, bool last_is_decimal)
{
    double v = 0;
    int end = last_is_decimal ? r->n - 1 : r->n;
    for (int k = 0; k < end; k++) v = v * ten_to((int)r->run[k].n) + digits_value(r->run[k]);
    if (!last_is_decimal) return v;
    isn_str tail = r->run[r->n - 1]; /* one division, so that 2.3 is the nearest double */
    return (v * ten_to((int)tail.n) + digits_value(tail)) / ten_to((int)tail.n);
}

/* [number.digits] The value of digits with marks, decided by their shape:
 *
 *     1,000 · 1.000.000 · ١٬٠٠٠      three digits after each mark: thousands
 *     2,8 · ٢٫٨ · 0.125 · 1.234,56   the last mark is another, or not before three
 *     3.125 مليون                     before a magnitude or % a dot is decimal
 *     12.3.2018 · 1.2.3              no number */
static bool marked_value(isn_str key, bool before_magnitude, double *v)
{
    digit_runs r;
    if (!split_runs(key, &r)) return false;
    mark last = r.between[r.n - 1];
    bool decimal = false;
    if (r.n == 1) decimal = false;
    else if (last == MARK_DECIMAL) decimal = r.n == 2 || in_thousands(&r, r.n - 1);
    else if (r.n == 2) decimal = !in_thousands(&r, 2) || (before_magnitude && last != MARK_THOUSANDS);
    else if (in_thousands(&r, r.n)) decimal = false;
    else if (last != r.between[1] && in_thousands(&r, r.n - 1)) decimal = true;
    else return false;
    if (r.n > 1 && !decimal && !in_thousands(&r, r.n)) return false;
    *v = runs_value(&r, decimal);
    return true;
}

/* Does «مليون», «في المئة» or «%» stand at token `i`? */
static bool scales_follow(isn_toks toks, ptrdiff_t i)
{
    number_word w;
    if (i >= toks.n) return false;
    if (toks.at[i].kind == TOK_PUNCT) return str_is(toks.at[i].key, "%") || str_is(toks.at[i].key, "٪");
    if (word_at(toks, i, BARE, false, &w)) return is_magnitude(w.kind);
    if (tok_is(toks, i, "في")) i++;
    return word_at(toks, i, ANY_CLITIC, false, &w) && w.kind == LEX_NUMBER_KIND_HUNDRED && w.definite;
}

/* The mark between reversed decimals: «ر», or a point and a right-to-left mark
 * (three bytes, which the tokens skip). */
static bool reversing_mark(isn_toks toks, ptrdiff_t i)
{
    if (tok_is(toks, i, "ر")) return glued(toks, i + 1);
    return tok_is(toks, i, ".") && toks.at[i + 1].block == toks.at[i].block &&
           toks.at[i + 1].span.start - toks.at[i].span.end == 3;
}

/* [number.reversed] «9ر2» is 2.9: agencies that typeset from right to left write
 * the decimals first.  More than three digits before the «ر» are the whole part. */
static int reversed_read(isn_toks toks, ptrdiff_t i, double *v)
{
    if (i + 2 >= toks.n || !glued(toks, i + 1)) return 0;
    if (!reversing_mark(toks, i + 1) || !is_digits(toks, i) || !is_digits(toks, i + 2)) return 0;
    isn_str a = toks.at[i].key, b = toks.at[i + 2].key;
    if (a.n > 9 || b.n > 9) return 0;
    isn_str whole = a.n > 3 ? a : b, part = a.n > 3 ? b : a;
    *v = (digits_value(whole) * ten_to((int)part.n) + digits_value(part)) / ten_to((int)part.n);
    return 3;
}

/* [number.arabic-comma] «1،500» and «2،5 مليون»: the comma glued between digits. */
static int arabic_comma_read(isn_toks toks, ptrdiff_t i, double *v)
{
    int n = 1;
    double whole = digits_value(toks.at[i].key);
    if (!is_digits(toks, i) || toks.at[i].key.n > 3) return 0;
    while (n < 9 && tok_is(toks, i + n, "،") && glued(toks, i + n) && glued(toks, i + n + 1) &&
           is_digits(toks, i + n + 1)) {
        isn_str next = toks.at[i + n + 1].key;
        bool decimal = next.n != 3 || scales_follow(toks, i + n + 2);
        if (decimal && (n > 1 || next.n > 3 || !scales_follow(toks, i + n + 2))) return 0;
        if (decimal) {
            *v = (whole * ten_to((int)next.n) + digits_value(next)) / ten_to((int)next.n);
            return n + 2;
        }
        whole = whole * 1000 + digits_value(next);
        n += 2;
    }
    *v = whole;
    return n > 1 ? n : 0;
}

/* «1 234 567,89»: the last group and its decimals. */
static bool spaced_tail(isn_toks toks, ptrdiff_t i, double *v)
{
    digit_runs r;
    if (i >= toks.n || toks.at[i].kind != TOK_NUMBER || toks.at[i].flags & TOK_LINE_START) return false;
    if (toks.at[i].span.start - toks.at[i - 1].span.end > 3) return false;
    if (!split_runs(toks.at[i].key, &r) || r.n != 2 || r.run[0].n != 3) return false;
    *v = *v * 1000 + runs_value(&r, true);
    return true;
}

/* [number.spaced] «12 500»: groups of exactly three digits after a space. */
static int spaced_read(isn_toks toks, ptrdiff_t i, double *v)
{
    isn_str first = toks.at[i].key;
    if (!is_digits(toks, i) || first.n > 3 || first.p[0] == '0') return 0;
    int n = 1;
    *v = digits_value(first);
    while (n < 5 && is_digits(toks, i + n) && toks.at[i + n].key.n == 3 &&
           toks.at[i + n].block == toks.at[i].block &&
           !(toks.at[i + n].flags & TOK_LINE_START) &&
           toks.at[i + n].span.start - toks.at[i + n - 1].span.end <= 3) {
        *v = *v * 1000 + digits_value(toks.at[i + n].key);
        n++;
    }
    if (n > 1 && spaced_tail(toks, i + n, v)) n++;
    return n > 1 && !(is_digits(toks, i + n) && !(toks.at[i + n].flags & TOK_LINE_START)) ? n : 0;
}

/* «2.850» may be read either way: sets the mark and the decimal reading. */
static void other_reading(isn_str key, isn_number *out)
{
    digit_runs r;
    if (!split_runs(key, &r) || r.n != 2 || !in_thousands(&r, 2)) return;
    if (r.between[1] != MARK_DOT && r.between[1] != MARK_COMMA) return;
    out->mark = r.between[1] == MARK_DOT ? '.' : ',';
    out->otherwise = runs_value(&r, true);
}

/* Does a decimal point with nothing before it stand on the digits at `i`? */
static bool after_point(isn_toks toks, ptrdiff_t i)
{
    return is_digits(toks, i) && toks.at[i].key.n <= MAX_DIGITS && glued(toks, i) &&
           tok_is(toks, i - 1, ".") && toks.at[i - 1].flags & TOK_SPACE_BEFORE;
}

static int digits_read(isn_toks toks, ptrdiff_t i, double *v)
{
    if (i >= toks.n || toks.at[i].kind != TOK_NUMBER) return 0;
    int n = reversed_read(toks, i, v);
    if (!n) n = arabic_comma_read(toks, i, v);
    if (!n) n = spaced_read(toks, i, v);
    if (n) return n;
    if (after_point(toks, i)) { /* «.25» */
        isn_str key = toks.at[i].key;
        *v = digits_value(key) / ten_to((int)key.n);
        return 1;
    }
    return marked_value(toks.at[i].key, scales_follow(toks, i + 1), v) ? 1 : 0;
}

/* ---- groups: below one thousand ------------------------------------------ */

/* What has been read so far of a number. */
typedef struct {
    double value;
    int n;     /* tokens */
    int n_pre; /* of the first word */
    bool digits, definite, dual, many;
    double scale;
} part;

/* «ثلاثة أرباع»: the unit counts parts. */
static bool counts_parts(isn_toks toks, ptrdiff_t i, number_word w)
{
    number_word parts;
    return w.kind == LEX_NUMBER_KIND_UNIT && word_at(toks, i + 1, BARE, true, &parts) &&
           parts.kind == LEX_NUMBER_KIND_FRACTIONS;
}

/* [number.small] خمسة وعشرون · ثلاثة عشر · اثنا عشر · أحد وعشرون · ثلاثون · سبعة */
static int small_read(isn_toks toks, ptrdiff_t i, number_word w, int *v)
{
    number_word next;
    *v = w.value;
    if (w.kind == LEX_NUMBER_KIND_TENS || w.kind == LEX_NUMBER_KIND_TEN) return 1;
    if (w.kind != LEX_NUMBER_KIND_UNIT && w.kind != LEX_NUMBER_KIND_BOUND) return 0;
    if (next_word(toks, i + 1, BARE, &next) && next.kind == LEX_NUMBER_KIND_TEN &&
        !next.definite) {
        *v += 10;
        return 2;
    }
    if (next_word(toks, i + 1, WITH_WA, &next) && next.kind == LEX_NUMBER_KIND_TENS) {
        *v += next.value;
        return 2;
    }
    if (tok_is(toks, i + 1, "و") && next_word(toks, i + 2, BARE, &next) &&
        next.kind == LEX_NUMBER_KIND_TENS) {
        *v += next.value;
        return 3;
    }
    return w.kind == LEX_NUMBER_KIND_UNIT ? 1 : 0;
}

/* «و» and what follows it below a hundred: «وخمسة وعشرين», «و 50». */
static int and_small_read(isn_toks toks, ptrdiff_t i, double *v)
{
    number_word w;
    int small;
    bool apart = tok_is(toks, i, "و");
    if (apart && is_digits(toks, i + 1) && toks.at[i + 1].key.n <= 2) {
        *v = digits_value(toks.at[i + 1].key);
        return *v > 0 ? 2 : 0;
    }
    if (!next_word(toks, i + apart, apart ? BARE : WITH_WA, &w)) return 0;
    if (counts_parts(toks, i + apart, w)) return 0;
    int n = small_read(toks, i + apart, w, &small);
    *v = small;
    return n ? n + apart : 0;
}

/* [number.hundred] مئة · ثلاث مئة · ثلاثمئة وخمسة وعشرون */
static int hundred_read(isn_toks toks, ptrdiff_t i, number_word w, double *v)
{
    int n = 1;
    *v = w.value;
    if (w.kind == LEX_NUMBER_KIND_UNIT) {
        number_word next;
        if (w.value < 3 || w.definite || !next_word(toks, i + 1, BARE, &next) || next.definite)
            return 0;
        bool many = next.kind == LEX_NUMBER_KIND_MANY && next.power == 2; /* ثلاث مئات */
        if (!many && (next.kind != LEX_NUMBER_KIND_HUNDRED || next.value != 100)) return 0;
        *v *= 100;
        n = 2;
    } else if (w.kind != LEX_NUMBER_KIND_HUNDRED) {
        return 0;
    }
    double small;
    int more = and_small_read(toks, i + n, &small);
    if (!more) return n;
    *v += small;
    return n + more;
}

static int group_read(isn_toks toks, ptrdiff_t i, number_word w, double *v)
{
    int n = hundred_read(toks, i, w, v), small;
    if (n) return n;
    n = small_read(toks, i, w, &small);
    *v = small;
    return n;
}

/* «3 مئة و21»: a digit before the hundred's word. */
static int digit_hundreds(isn_toks toks, ptrdiff_t i, double *v)
{
    number_word w;
    double small;
    if (*v < 1 || *v > 9 || *v != (int)*v || !next_word(toks, i, BARE, &w) || w.definite) return 0;
    bool many = w.kind == LEX_NUMBER_KIND_MANY && w.power == 2;
    if (!many && (w.kind != LEX_NUMBER_KIND_HUNDRED || w.value != 100)) return 0;
    int more = and_small_read(toks, i + 1, &small);
    *v = *v * 100 + (more ? small : 0);
    return 1 + more;
}

/* ---- terms: a group and its magnitude ------------------------------------- */

/* Can «ألفا» at `i` be the dual before its noun («ألفا جندي»), rather than the
 * accusative of one («بلغ ألفا»)?  Only where a noun follows at once. */
static bool noun_follows(isn_toks toks, ptrdiff_t i)
{
    if (i + 1 >= toks.n || toks.at[i].flags & TOK_TANWIN) return false;
    const isn_tok *next = &toks.at[i + 1];
    if (next->kind != TOK_WORD || next->block != toks.at[i].block || next->key.n < 4) return false;
    number_word w;
    if (word_at(toks, i + 1, ANY_CLITIC, false, &w)) return is_magnitude(w.kind) && !w.n_pre;
    return next->n_pre == 0 && !str_starts(next->key, STR("ال"));
}

/* The first magnitude of a term that counts by itself: «ألف», «ألفان», «آلاف». */
static void bare_magnitude(isn_toks toks, ptrdiff_t i, number_word w, part *p)
{
    p->dual = w.kind == LEX_NUMBER_KIND_DUAL ||
              (w.kind == LEX_NUMBER_KIND_ALEF && noun_follows(toks, i));
    p->many = w.kind == LEX_NUMBER_KIND_MANY;
    p->definite = w.definite;
    p->value = p->dual ? 2 : 1;
}

/* May magnitude `w` stand after a count or another magnitude: «خمسة آلاف», «مئة
 * ألف مليون», «عشرات الآلاف», but no dual, no «مئات», and none that is smaller? */
static bool multiplies(number_word w, const part *p, int n)
{
    if (w.kind == LEX_NUMBER_KIND_DUAL || (w.kind == LEX_NUMBER_KIND_MANY && w.power < 3))
        return false;
    return n == 0 || p->many || ten_to(w.power) >= p->scale;
}

/* The magnitudes of a term.  Where the term is nothing else, `j` is what the
 * first may carry; after a group it is BARE and p->value is set. */
static int scales_read(isn_toks toks, ptrdiff_t i, joint j, part *p)
{
    int n = 0;
    bool counted = p->value > 0;
    number_word w;
    while (n < 3 && word_at(toks, i + n, n ? BARE : j, false, &w) && is_magnitude(w.kind)) {
        if (!counted) bare_magnitude(toks, i, w, p);
        else if (!multiplies(w, p, n)) break;
        counted = true;
        p->value *= ten_to(w.power);
        p->scale *= ten_to(w.power);
        n++;
    }
    return n;
}

/* «(7) مليارات»: the bracket that closes between digits and magnitude. */
static int bracket_read(isn_toks toks, ptrdiff_t i, ptrdiff_t first)
{
    number_word w;
    return first > 0 && tok_is(toks, first - 1, "(") && tok_is(toks, i, ")") &&
           word_at(toks, i + 1, BARE, false, &w) && is_magnitude(w.kind);
}

/* [number.term] One term.  A later one begins with «و» on or before its word. */
static int term_read(isn_toks toks, ptrdiff_t i, bool first, part *p)
{
    *p = (part){.scale = 1};
    bool apart = !first && tok_is(toks, i, "و");
    joint j = first ? ANY_CLITIC : apart ? BARE : WITH_WA;
    ptrdiff_t at = i + apart;
    int n = first || apart ? digits_read(toks, at, &p->value) : 0;
    if (n) {
        p->digits = true;
        n += digit_hundreds(toks, at + n, &p->value);
        int skip = bracket_read(toks, at + n, at);
        int scales = scales_read(toks, at + n + skip, BARE, p);
        return apart + n + (scales ? skip + scales : 0);
    }
    number_word w;
    if (!word_at(toks, at, j, false, &w) || (!first && counts_parts(toks, at, w))) return 0;
    if (is_magnitude(w.kind)) {
        n = scales_read(toks, at, j, p);
    } else if (w.kind == LEX_NUMBER_KIND_ZERO) {
        n = first;
    } else {
        n = group_read(toks, at, w, &p->value);
        if (n) n += scales_read(toks, at + n, BARE, p);
        p->definite = w.definite;
    }
    p->n_pre = w.n_pre;
    return n ? n + apart : 0;
}

/* «ونصف», «وثلاثة أرباع», «و ربع» at `i`: the share, and the tokens. */
static int joined_share(isn_toks toks, ptrdiff_t i, double *share)
{
    number_word w, parts;
    bool apart = tok_is(toks, i, "و");
    joint j = apart ? BARE : WITH_WA;
    i += apart;
    if (word_at(toks, i, j, true, &w) && w.kind == LEX_NUMBER_KIND_FRACTION && w.power <= 4) {
        *share = (double)w.value / w.power;
        return 1 + apart;
    }
    if (!word_at(toks, i, j, false, &w) || !counts_parts(toks, i, w)) return 0;
    if (!word_at(toks, i + 1, BARE, true, &parts)) return 0;
    *share = (double)w.value / parts.power;
    return 2 + apart;
}

/* [number.and-half] «مليار ونصف المليار», «3 ملايين وربع»: a share of the last
 * magnitude, which may be named again.  «5 ونصف», «ثلاثة ونصف مليون»: below a
 * thousand it is a share of one; «3 ونصف السكان» are two numbers. */
static int and_fraction_read(isn_toks toks, ptrdiff_t i, isn_number *r)
{
    double share;
    int n = joined_share(toks, i, &share);
    if (!n) return 0;
    number_word w;
    bool magnitude = word_at(toks, i + n, BARE, false, &w) && is_magnitude(w.kind);
    if (r->scale >= 1000) {
        r->value += share * r->scale;
        return n + (magnitude && ten_to(w.power) == r->scale);
    }
    if (i + n < toks.n && !magnitude && str_starts(toks.at[i + n].key, STR("ال"))) return 0;
    if (r->value < 1 || toks.at[i].flags & TOK_LINE_START || (magnitude && w.definite)) return 0;
    r->value += share;
    if (!magnitude) return n;
    r->value *= ten_to(w.power);
    r->scale = ten_to(w.power);
    return n + 1;
}

/* [number.of-magnitude] «نصف مليون», «ربع المليار», «ثلاثة أرباع المليون» */
static int fraction_of_magnitude(isn_toks toks, ptrdiff_t i, part *p)
{
    isn_number f;
    *p = (part){.scale = 1};
    int n = fraction_read(toks, i, &f);
    number_word w;
    if (!n || !word_at(toks, i + n, BARE, false, &w) || w.kind != LEX_NUMBER_KIND_ONE) return 0;
    *p = (part){.value = f.value, .n_pre = f.n_pre, .scale = 1};
    return n + scales_read(toks, i + n, BARE, p);
}

int number_read(isn_toks toks, ptrdiff_t i, isn_number *out)
{
    if (i < 0 || i >= toks.n || !number_possible(toks, i)) return 0;
    part p;
    int n = fraction_of_magnitude(toks, i, &p);
    if (!n) n = term_read(toks, i, true, &p);
    if (!n) return 0;
    isn_number r = {.value = p.value, .n_pre = p.n_pre, .digits = p.digits,
                    .plural_magnitude = p.many, .definite = p.definite,
                    .indefinite = true, .scale = p.scale};
    for (int terms = 1; terms < MAX_TERMS && r.scale >= 1000 && !r.plural_magnitude; terms++) {
        int k = term_read(toks, i + n, false, &p);
        if (!k || p.many || p.value >= r.scale || p.value == 0) break;
        r.value += p.value;
        r.digits |= p.digits;
        r.scale = p.scale;
        n += k;
    }
    if (!r.plural_magnitude) n += and_fraction_read(toks, i + n, &r);
    if (n == 1 && r.digits) other_reading(toks.at[i].key, &r);
    r.n_toks = n;
    r.indefinite = !str_ends(toks.at[i + n - 1].key, STR("ان"));
    *out = r;
    return n;
}

bool number_is_share(isn_toks toks, ptrdiff_t i)
{
    isn_number num, f;
    int n = fraction_read(toks, i, &f);
    if (n != 1) return n > 1;
    if (!number_read(toks, i, &num)) return true;
    if (num.n_toks > 1 || i + 1 >= toks.n || toks.at[i + 1].kind != TOK_WORD) return false;
    const isn_tok *t = &toks.at[i + 1];
    if (number_read(toks, i + 1, &num)) return false;
    return t->flags & TOK_TA_MARBUTA || (str_starts(t->key, STR("ال")) && t->key.n > 8);
}

int fraction_read(isn_toks toks, ptrdiff_t i, isn_number *out)
{
    number_word w, of;
    int n = 0;
    double v = 0, part_of_one;
    if (i < 0 || i >= toks.n || !number_possible(toks, i)) return 0;
    if (word_at(toks, i, ANY_CLITIC, true, &w) && w.kind == LEX_NUMBER_KIND_FRACTION) {
        v = (double)w.value / w.power;
        n = 1;
    } else if (word_at(toks, i, ANY_CLITIC, false, &w) && w.kind == LEX_NUMBER_KIND_UNIT) {
        part_of_one = w.value;
        if (!word_at(toks, i + 1, BARE, true, &of) || of.kind != LEX_NUMBER_KIND_FRACTIONS)
            return 0;
        v = part_of_one / of.power;
        n = 2;
    }
    if (!n) return 0;
    *out = (isn_number){.value = v, .n_toks = n, .n_pre = w.n_pre, .definite = w.definite,
                        .fraction = true, .indefinite = true, .scale = 1};
    return n;
}

/* ---- ordinals ------------------------------------------------------------- */

/* The ordinal below eleven at token `i`, or the row that begins a compound. */
static int ordinal_row(isn_toks toks, ptrdiff_t i, number_word *out)
{
    if (i >= toks.n || toks.at[i].kind != TOK_WORD) return -1;
    unsigned char *none = toks.at[i].word ? &toks.at[i].word->of_numbers[1] : NULL;
    if (none && *none) return -1;
    isn_clitic_cut cut;
    isn_str al = STR("ال");
    for (int way = 0; clitic_cut(toks.at[i].key, way, &cut); way++) {
        bool definite = str_starts(cut.rest, al) && cut.rest.n > al.n + 4;
        int k = lex_find(&lex_ordinal, definite ? str_sub(cut.rest, al.n, cut.rest.n) : cut.rest);
        if (k < 0) continue;
        *out = (number_word){.n_pre = cut.n_pre, .definite = definite};
        return lex_row(&lex_ordinal, k);
    }
    if (none) *none = true;
    return -1;
}

/* Where ordinal and cardinal are one word: «العشرين», «المئة والخامسة والعشرون»,
 * «المئة والعشرين». */
static int definite_ordinal(isn_toks toks, ptrdiff_t i, number_word w, double *v)
{
    isn_number rest;
    number_word next;
    bool below = w.kind == LEX_NUMBER_KIND_HUNDRED && ordinal_row(toks, i + 1, &next) >= 0;
    int more = below ? ordinal_read(toks, i + 1, &rest) : 0;
    if (more && rest.n_pre == 2 && str_starts(toks.at[i + 1].key, STR("و"))) {
        *v = w.value + rest.value;
        return 1 + more;
    }
    int n = number_read(toks, i, &rest);
    *v = n ? rest.value : 0;
    return *v >= 20 && !rest.plural_magnitude && !rest.digits ? n : 0;
}

/* [ordinal] الثالث · الثانية عشرة · الخامس والعشرين · الحادي والثلاثون · العشرين */
int ordinal_read(isn_toks toks, ptrdiff_t i, isn_number *out)
{
    if (i < 0 || i >= toks.n) return 0;
    number_word w, next;
    int row = ordinal_row(toks, i, &w), n = 1;
    double v = 0;
    if (row >= 0) {
        v = lex_value(&lex_ordinal, row, LEX_ORDINAL_VALUE);
        bool apart = tok_is(toks, i + 1, "و");
        if (next_word(toks, i + 1, BARE, &next) && next.kind == LEX_NUMBER_KIND_TEN) {
            v += 10;
            n = 2;
        } else if (next_word(toks, i + 1 + apart, apart ? BARE : WITH_WA, &next) &&
                   next.kind == LEX_NUMBER_KIND_TENS) {
            v += next.value;
            n = 2 + apart;
        } else if (lex_value(&lex_ordinal, row, LEX_ORDINAL_KIND) == LEX_ORDINAL_KIND_BOUND) {
            return 0;
        }
    } else if (word_at(toks, i, ANY_CLITIC, false, &w) && w.definite) {
        n = definite_ordinal(toks, i, w, &v);
        if (!n) return 0;
    } else {
        return 0;
    }
    *out = (isn_number){.value = v, .n_toks = n, .n_pre = w.n_pre, .ordinal = true,
                        .definite = w.definite, .indefinite = true, .scale = 1};
    return n;
}
