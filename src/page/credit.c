/* credit.c - agencies and outlets in bylines, datelines and feet. */
#include "page/credit.h"
#include "lexicon/agency.h"
#include "lexicon/byline.h"
#include "lexicon/furniture.h"
#include "lexicon/medium_word.h"
#include "lexicon/outlet.h"
#include "lexicon/place.h"

enum { DATELINE_UNITS = 26, FOOT_UNITS = 14, ENCLOSED_UNITS = 12 };

static bool is(const line_unit *u, const char *c)
{
    return str_is(u->key, c);
}

static bool part_begins(line_units u, int i)
{
    return unit_begins_part(u, i) || is(&u.at[i - 1], ".") || u.at[i - 1].kind == UNIT_NUMBER;
}

static bool part_ends(line_units u, int end)
{
    return end >= u.n || unit_divides(&u.at[end]) || is(&u.at[end], ".");
}

/* Units that are exactly a phrase of `lex` from one divider to the next. */
static int part(const isn_lex *lex, line_units u, int i, int *key)
{
    if (!part_begins(u, i)) return 0;
    int n = units_match(lex, u, i, key);
    return n && part_ends(u, i + n) ? n : 0;
}

static isn_str words(isn_str s, line_units u, int first, int end)
{
    return str_sub(s, u.at[first].span.start, u.at[end - 1].span.end);
}

/* The outlet as the line writes it, unless it only writes the lexicon's name
 * with other hamzas. */
static void take_outlet(isn_arena *scratch, credit_names *out, isn_str written, int key)
{
    isn_str name = lex_cell(&lex_outlet, lex_row(&lex_outlet, key), LEX_OUTLET_OUTLET);
    bool same = str_eq(fold_phrase(scratch, written), fold_phrase(scratch, name));
    out->outlet = same ? name : written;
}

/* One past the last unit of the part that begins at `i`. */
static int end_of_part(line_units u, int i, int end)
{
    while (i < end && !unit_divides(&u.at[i])) i++;
    return i;
}

/* «شهارة نت», «الساحل نيوز»: the last word says what the name is. */
static bool ends_as_medium(line_units u, int first, int end)
{
    for (int i = first + 1; i < end; i++) {
        int key = -1, n = units_match(&lex_medium_word, u, i, &key);
        if (n && i + n == end &&
            lex_value(&lex_medium_word, lex_row(&lex_medium_word, key), LEX_MEDIUM_WORD_STANDS) == LEX_MEDIUM_WORD_STANDS_AFTER)
            return true;
    }
    return false;
}

/* «القاهرة ــ الزمان»: after a city, one or two words with the article, which no
 * reporter's name begins with. */
static bool stands_after_city(line_units u, int before, int first, int end)
{
    int key = -1, n = before > 0 ? units_match(&lex_place, u, 0, &key) : 0;
    bool city = n && n <= before && unit_divides(&u.at[n]);
    isn_str alif_lam = {"\xD8\xA7\xD9\x84", 4};
    return city && end - first <= 2 && str_starts(u.at[first].key, alif_lam) &&
           !units_match(&lex_byline, u, first, &key) && !units_match(&lex_place, u, first, &key);
}

/* An outlet that the lexicon does not know, by its form or its place. */
static void outlet_by_form(isn_str s, line_units u, int end, credit_names *out)
{
    for (int i = 0; i < end && out->outlet.n == 0;) {
        int stop = end_of_part(u, i, end);
        if (stop > i && stop - i <= 3 && u.at[i].kind == UNIT_WORD &&
            (ends_as_medium(u, i, stop) || (i > 0 && stands_after_city(u, i, i, stop))))
            out->outlet = words(s, u, i, stop);
        i = stop + 1;
    }
}

/* Every part from unit `i` to `end`.  Several agencies, «أ ف ب/ رويترز», are one credit. */
static credit_names read_parts(isn_arena *scratch, isn_str s, line_units u, int i, int end)
{
    credit_names out = {0};
    int first = -1, last = -1;
    for (; i < end;) {
        int key = -1, n = part(&lex_agency, u, i, &key);
        if (n) {
            if (first < 0) first = i;
            last = i + n;
        } else if ((n = part(&lex_outlet, u, i, &key)) > 0 && out.outlet.n == 0) {
            take_outlet(scratch, &out, words(s, u, i, i + n), key);
        }
        i += n ? n : 1;
    }
    if (first >= 0) out.agency = words(s, u, first, last);
    return out;
}

/* A date line ends in its agency without a mark: «… 11 أغسطس 2015 م واس». */
static void last_words(isn_str s, line_units u, credit_names *out)
{
    if (out->agency.n || u.n < 4) return;
    int key = -1;
    if (units_match(&lex_agency, u, u.n - 1, &key) == 1) out->agency = words(s, u, u.n - 1, u.n);
}

/* «صحيفة الوطن - العدد …», «… في الحياة العربية يوم …»: an outlet inside a date line. */
static void outlet_within(isn_arena *scratch, isn_str s, line_units u, credit_names *out)
{
    for (int i = 0; i < u.n && out->outlet.n == 0; i++) {
        int key = -1;
        int n = units_match(&lex_outlet, u, i, &key);
        bool named = n >= 2 || (n == 1 && i > 0 && u.at[i - 1].kind == UNIT_WORD && u.at[i - 1].key.n == 4); /* في */
        if (named) take_outlet(scratch, out, words(s, u, i, i + n), key);
    }
}

credit_names credit_of_line(isn_arena *scratch, isn_str line)
{
    line_units u = line_units_read(scratch, line, false);
    credit_names out = read_parts(scratch, line, u, 0, u.n);
    bool has_number = false;
    for (int i = 0; i < u.n; i++) has_number |= u.at[i].kind == UNIT_NUMBER;
    if (has_number) last_words(line, u, &out);
    if (has_number) outlet_within(scratch, line, u, &out);
    bool address = str_find(line, STR("@"), 0) >= 0;
    if (out.outlet.n == 0 && out.agency.n == 0 && !has_number && !address) outlet_by_form(line, u, u.n, &out);
    return out;
}

/* Where the dateline of a paragraph ends: after the first colon or dash that has
 * no more than a city, a date and a medium before it.  0 where there is none. */
static int dateline_end(line_units u)
{
    int words_in_part = 0;
    for (int i = 0; i < u.n && i < DATELINE_UNITS; i++) {
        if (unit_divides(&u.at[i]) || is(&u.at[i], ".")) {
            bool closes = i + 1 < u.n && unit_divides(&u.at[i + 1]);
            if (is(&u.at[i], ":")) return i;
            int key = -1;
            bool medium = i + 1 < u.n && (units_match(&lex_agency, u, i + 1, &key) || units_match(&lex_outlet, u, i + 1, &key));
            if ((is(&u.at[i], ")") && !closes) ||
                ((is(&u.at[i], "-") || is(&u.at[i], "–") || is(&u.at[i], "—")) && i + 6 < u.n &&
                 !medium && u.at[i + 1].kind == UNIT_WORD && !unit_divides(&u.at[i + 1]) && !unit_divides(&u.at[i + 2])))
                return i;
            words_in_part = 0;
        } else if (u.at[i].kind == UNIT_WORD && u.at[i].key.n && ++words_in_part > 7) {
            return 0;
        }
    }
    return 0;
}

/* «إيلاف من لندن:» */
static void outlet_from_city(isn_arena *scratch, isn_str s, line_units u, int end, credit_names *out)
{
    int key = -1, n = units_match(&lex_outlet, u, 0, &key);
    if (n && n + 1 < end && end - n <= 4 && u.at[n].kind == UNIT_WORD && u.at[n].key.n == 4)
        take_outlet(scratch, out, words(s, u, 0, n), key); /* a word of two letters: من */
}

/* «رام الله في 09 يوليو /قنا/ أفاد …»: an agency between two marks, soon enough.
 * One past the second mark, or 0. */
static int end_of_enclosed(line_units u)
{
    for (int i = 1; i < u.n && i < ENCLOSED_UNITS; i++) {
        if (!is(&u.at[i - 1], "/") && !is(&u.at[i - 1], "(")) continue;
        int key = -1, n = units_match(&lex_agency, u, i, &key);
        if (n && i + n < u.n && (is(&u.at[i + n], "/") || is(&u.at[i + n], ")"))) return i + n + 1;
    }
    return 0;
}

credit_names credit_of_dateline(isn_arena *scratch, isn_str paragraph)
{
    line_units u = line_units_read(scratch, paragraph, false);
    int end = dateline_end(u);
    if (end == 0) end = end_of_enclosed(u);
    if (end == 0) return (credit_names){0};
    credit_names out = read_parts(scratch, paragraph, u, 0, end);
    if (out.outlet.n == 0) outlet_from_city(scratch, paragraph, u, end, &out);
    if (out.outlet.n == 0 && out.agency.n == 0) outlet_by_form(paragraph, u, end, &out);
    return out;
}

credit_names credit_of_foot(isn_arena *scratch, isn_str paragraph)
{
    line_units u = line_units_read(scratch, paragraph, true);
    int end = u.n;
    while (end > 0 && u.at[end - 1].kind == UNIT_PUNCT) end--;
    int first = end > FOOT_UNITS ? end - FOOT_UNITS : 0;
    for (int i = end - 1; i > first; i--) {
        bool mark = is(&u.at[i - 1], "(") || is(&u.at[i - 1], "[") || is(&u.at[i - 1], "-") ||
                    is(&u.at[i - 1], "–") || is(&u.at[i - 1], "*");
        int key = -1;
        int n = mark ? units_match(&lex_agency, u, i, &key) : 0;
        bool alone = n && i + n >= end && i >= 2 &&
                     (is(&u.at[i - 2], ".") || is(&u.at[i - 2], "\"") || is(&u.at[i - 2], "»") ||
                      is(&u.at[i - 2], "!") || is(&u.at[i - 2], "؟") || is(&u.at[i - 1], "-") ||
                      end == u.n - 1);
        if (alone) return read_parts(scratch, paragraph, u, i, end);
    }
    return (credit_names){0};
}

/* The words of `u` from `first` to `end` without marks at either end. */
static isn_str bare_words(isn_str s, line_units u, int first, int end)
{
    while (first < end && u.at[first].kind == UNIT_PUNCT) first++;
    while (end > first && u.at[end - 1].kind == UNIT_PUNCT) end--;
    return first < end ? words(s, u, first, end) : STR_NONE;
}

isn_str credit_of_source(isn_arena *scratch, isn_str line, bool labelled)
{
    line_units u = line_units_read(scratch, line, false);
    int first = 0, n_words = 0;
    if (labelled) {
        int key = -1;
        while (first < u.n && u.at[first].kind == UNIT_PUNCT) first++;
        int n = units_match(&lex_furniture, u, first, &key);
        first += n;
    } else if (u.n < 3 || !(is(&u.at[0], "(") || is(&u.at[0], "[")) ||
               !(is(&u.at[u.n - 1], ")") || is(&u.at[u.n - 1], "]"))) {
        return STR_NONE;
    }
    for (int i = first; i < u.n; i++) {
        if (u.at[i].kind == UNIT_NUMBER && !labelled) return STR_NONE;
        n_words += u.at[i].kind == UNIT_WORD;
    }
    return n_words >= 1 && n_words <= 5 ? bare_words(line, u, first, u.n) : STR_NONE;
}

isn_str credit_of_caption(isn_str line)
{
    if (!str_ends(line, STR(")"))) return STR_NONE;
    ptrdiff_t open = line.n - 1;
    while (open > 0 && line.n - open < 60 && line.p[open] != '(') open--;
    return open > 0 && line.p[open] == '(' ? str_trim(str_sub(line, open + 1, line.n - 1)) : STR_NONE;
}
