/* sense.c - words that say one thing, and words that judge it otherwise.
 *
 * A word is looked up as it stands, less its proclitics, less ال or its feminine ending, and as
 * its stem. */
#include "story/sense.h"

#include "lexicon/agency.h"
#include "lexicon/naming.h"
#include "lexicon/nationality.h"
#include "lexicon/outlet.h"
#include "lexicon/place.h"
#include "lexicon/seat.h"
#include "lexicon/sense.h"
#include "lexicon/synonym.h"
#include "lexicon/title.h"
#include "mention/namemark.h"

enum { MOST_ROWS = 24 };

typedef struct {
    int row[MOST_ROWS];
    int n;
} rows;

static void add_rows(const isn_lex *lex, isn_str key, rows *out)
{
    for (int k = lex_find(lex, key); k >= 0 && out->n < MOST_ROWS; k = lex_next(lex, k)) out->row[out->n++] = lex_row(lex, k);
}

/* The letter of person and the s of time to come before a verb: «سيتمكنون» → تمكن. */
static isn_str without_person(isn_str stem)
{
    if (stem.n > 8 && str_starts(stem, STR("س"))) stem = str_sub(stem, 2, stem.n);
    bool person = stem.n > 6 && (str_starts(stem, STR("ت")) || str_starts(stem, STR("ي")) || str_starts(stem, STR("ن")));
    return person ? str_sub(stem, 2, stem.n) : stem;
}

static rows rows_of(const isn_lex *lex, isn_str word)
{
    rows out = {.n = 0};
    isn_clitic_cut cut;
    isn_str stem = story_stem(word);
    for (int way = 0; clitic_cut(word, way, &cut); way++) {
        add_rows(lex, cut.rest, &out);
        if (str_ends(cut.rest, STR("ه")) && cut.rest.n > 8) add_rows(lex, str_sub(cut.rest, 0, cut.rest.n - 2), &out); /* «برلمانية» */
        if (str_starts(cut.rest, STR("ال")) && cut.rest.n > 8) add_rows(lex, str_sub(cut.rest, 4, cut.rest.n), &out);
        isn_str rest = story_stem(cut.rest);
        if (way && !str_eq(rest, cut.rest)) add_rows(lex, rest, &out);
    }
    if (!str_eq(stem, word)) add_rows(lex, stem, &out);
    if (!out.n) add_rows(lex, without_person(stem), &out);
    return out;
}

/* The state that the word names, by any of its names; none. */
static isn_str state_of(isn_str word)
{
    rows r = rows_of(&lex_seat, word);
    if (r.n) return lex_cell(&lex_seat, r.row[0], LEX_SEAT_OF);
    r = rows_of(&lex_place, word);
    if (r.n) return lex_cell(&lex_place, r.row[0], LEX_PLACE_ID);
    int row = name_nation(word);
    return row < 0 ? STR_NONE : lex_cell(&lex_nationality, row, LEX_NATIONALITY_OF);
}

static bool share_row(const isn_lex *lex, isn_str a, isn_str b)
{
    rows x = rows_of(lex, a), y = rows_of(lex, b);
    for (int i = 0; i < x.n; i++)
        for (int k = 0; k < y.n; k++)
            if (x.row[i] == y.row[k]) return true;
    return false;
}

bool sense_same(isn_str a, isn_str b)
{
    if (share_row(&lex_sense, a, b) || share_row(&lex_synonym, a, b)) return true;
    isn_str x = state_of(a), y = state_of(b);
    return x.n && str_eq(x, y);
}

bool sense_parts(isn_str a, isn_str b)
{
    rows x = rows_of(&lex_naming, a), y = rows_of(&lex_naming, b);
    for (int i = 0; i < x.n; i++)
        for (int k = 0; k < y.n; k++) {
            int of = lex_value(&lex_naming, x.row[i], LEX_NAMING_CLASS), to = lex_value(&lex_naming, y.row[k], LEX_NAMING_CLASS);
            int view = lex_value(&lex_naming, x.row[i], LEX_NAMING_VIEW), other = lex_value(&lex_naming, y.row[k], LEX_NAMING_VIEW);
            if (of == to && view != other) return true;
        }
    return false;
}

bool sense_title(isn_str word)
{
    return rows_of(&lex_title, word).n || rows_of(&lex_agency, word).n || rows_of(&lex_outlet, word).n;
}
