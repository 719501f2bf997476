/* figure_money.c - whose dinar: the currency of a bare noun, by the countries that
 * the article names. */
#include "lexicon/currency.h"
#include "lexicon/nationality.h"
#include "lexicon/place.h"
#include "mention/figure_parts.h"

enum { MAX_CANDIDATES = 16, MAX_NOUNS = 12 };

/* The currencies that one noun may name, and how often each one's country is. */
typedef struct {
    int row[MAX_CANDIDATES];
    int count[MAX_CANDIDATES];
    int n;
} candidates;

static isn_str cell(int row, int col)
{
    return lex_cell(&lex_currency, row, col);
}

/* The row of the bare, ambiguous noun that the figure counts, or -1. */
static int bare_row(const isn_text *t, const isn_figure *f)
{
    int k;
    if (span_empty(f->of)) return -1;
    ptrdiff_t i = token_at(t->toks, f->of.start);
    if (i >= t->toks.n || !match_definite(&lex_currency, t->toks, i, &k)) return -1;
    int row = lex_row(&lex_currency, k);
    return cell(row, LEX_CURRENCY_NOUN).n && !cell(row, LEX_CURRENCY_OF).n ? row : -1;
}

static void candidates_of(int bare, candidates *c)
{
    *c = (candidates){0};
    for (int r = 0; r < lex_currency.n_rows && c->n < MAX_CANDIDATES; r++)
        if (cell(r, LEX_CURRENCY_OF).n &&
            str_eq(cell(r, LEX_CURRENCY_NOUN), cell(bare, LEX_CURRENCY_NOUN)))
            c->row[c->n++] = r;
}

static void count_country(candidates *c, isn_str id)
{
    for (int j = 0; j < c->n; j++)
        if (str_eq(cell(c->row[j], LEX_CURRENCY_OF), id)) c->count[j]++;
}

/* The country that a word names or is of: «العراق», «عراقي», «العراقية». */
static isn_str country_of(isn_toks toks, ptrdiff_t i)
{
    int k;
    if (toks_match(&lex_place, toks, i, &k, NULL)) {
        int row = lex_row(&lex_place, k);
        bool country = lex_value(&lex_place, row, LEX_PLACE_KIND) == LEX_PLACE_KIND_COUNTRY;
        return country ? lex_cell(&lex_place, row, LEX_PLACE_ID) : STR_NONE;
    }
    isn_str key = tok_stem(&toks.at[i]), al = STR("ال");
    if (str_starts(key, al)) key = str_sub(key, al.n, key.n);
    k = lex_find(&lex_nationality, key);
    if (k < 0 && (str_ends(key, STR("ه")) || str_ends(key, STR("ا"))))
        k = lex_find(&lex_nationality, str_sub(key, 0, key.n - 2));
    return k < 0 ? STR_NONE : lex_cell(&lex_nationality, lex_row(&lex_nationality, k), LEX_NATIONALITY_OF);
}

/* The candidate whose country is named most; -1 where none or two are. */
static int most_named(const candidates *c)
{
    int best = -1, most = 0;
    for (int j = 0; j < c->n; j++) {
        if (c->count[j] == most) best = -1;
        if (c->count[j] > most) most = c->count[j], best = c->row[j];
    }
    return best;
}

/* The currency of the bare noun of row `bare` in this article, or -1. */
static int settle_noun(const isn_text *t, int bare)
{
    candidates c;
    candidates_of(bare, &c);
    for (ptrdiff_t j = 0; j < t->toks.n; j++)
        if (t->toks.at[j].kind == TOK_WORD) count_country(&c, country_of(t->toks, j));
    return most_named(&c);
}

void money_settle(const isn_text *t, isn_figures *out)
{
    struct {
        int bare, best;
    } known[MAX_NOUNS]; /* the article is read once for each noun */
    int n = 0, j;
    for (ptrdiff_t i = 0; i < out->n; i++) {
        int bare = bare_row(t, &out->at[i]);
        if (bare < 0) continue;
        for (j = 0; j < n && known[j].bare != bare; j++) {}
        if (j == MAX_NOUNS) continue;
        if (j == n) {
            known[n].bare = bare;
            known[n++].best = settle_noun(t, bare);
        }
        if (known[j].best >= 0) out->at[i].unit = cell(known[j].best, LEX_CURRENCY_UNIT);
    }
}
