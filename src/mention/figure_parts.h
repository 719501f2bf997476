/* figure_parts.h - what the files of the figure finder share.
 *
 * Uses: number, date.  Used by: figure*.c only. */
#ifndef MENTION_FIGURE_PARTS_H
#define MENTION_FIGURE_PARTS_H

#include "lexicon/figure_word.h"
#include "mention/figure.h"
#include "mention/number.h"

/* One sentence under the reader's eye. */
typedef struct {
    const isn_text *text;
    isn_toks toks;          /* of the sentence */
    const isn_dates *dates; /* of the article, in text order */
    char decimal_mark;      /* the article's, '.' or ',' where its numbers tell, else 0 */
    ptrdiff_t named_end;    /* token after the last number that names, or -1 */
} scene;

/* Does token `i` lie in a time expression? */
bool in_date(const scene *s, ptrdiff_t i);

/* Longest match of `lex` at token `i`, whose words may carry the article ال;
 * the key in `*k`.  0 for none. */
int match_definite(const isn_lex *lex, isn_toks toks, ptrdiff_t i, int *k);

/* Is token `i` a word of lexicon/figure_word.tsv of this kind? */
bool is_word(isn_toks toks, ptrdiff_t i, int kind);

/* Number of tokens of a phrase of `lex` that ends right before token `end`,
 * looking back at most `reach` tokens; the key in `*k`, the proclitics of its
 * first word in `*n_pre`.  0 for none. */
int match_before(const isn_lex *lex, isn_toks toks, ptrdiff_t end, int reach, int *k, int *n_pre);

/* Index of the token of `toks` that ends after byte `at`. */
ptrdiff_t token_at(isn_toks toks, uint32_t at);

/* ---- figure_money.c: whose dinar ------------------------------------------ */

/* Gives bare «دينار», «ريال», «ليرة» the currency of the country that the article
 * names most. */
void money_settle(const isn_text *t, isn_figures *out);

/* ---- figure_noun.c: what is counted -------------------------------------- */

typedef enum {
    COUNTS_NOTHING, /* no noun: the figure stands alone */
    COUNTS_NOUN,
    COUNTS_MONEY,
    COUNTS_MEASURE,
    COUNTS_TIME /* a duration, which is no figure */
} counted_kind;

typedef struct {
    counted_kind kind;
    int n_toks;     /* tokens from where it was looked for to its end */
    int n_skip;     /* of these, what stands before the noun: «من» */
    isn_str unit;   /* empty where the noun's class is not known */
} counted;

/* Reads the noun phrase at token `i` that `num` counts; with NULL any phrase,
 * such as what a percentage is of. */
counted counted_read(const scene *s, ptrdiff_t i, const isn_number *num);

/* The class of the noun at token `i`, with or without article; empty if unknown. */
isn_str noun_unit(isn_toks toks, ptrdiff_t i, counted_kind *kind);

/* Does the key carry the article, rather than begin with ال of its own? */
bool has_article(isn_str key);

/* Is token `i` a plural, by its ending or as one of counted.tsv? */
bool plural_noun(isn_toks toks, ptrdiff_t i);

/* Has the counted noun at token `i` the form that `value` asks for? */
bool count_agrees(isn_toks toks, ptrdiff_t i, double value);

/* Does a word that ends noun phrases, or no noun at all, stand at token `i`? */
bool ends_phrase(const scene *s, ptrdiff_t i);

/* Is it a verb by its shape: «يعيشون», «قتلوا», «ستشارك»? */
bool looks_verb(const isn_tok *t);

/* ---- figure_named.c: numbers that name ------------------------------------ */

/* What follows the number, as evidence that it counts. */
typedef enum {
    FOLLOWS_NOTHING, /* no noun */
    FOLLOWS_NOUN,    /* something that may be one: «الفصل 80 من القانون» */
    FOLLOWS_COUNTED  /* %, money, a measure, or a noun in the form it asks for */
} follows;

/* Does the number at token `i` name or order rather than count: «المادة 140»,
 * «إف-16», «2:1», «2017», «1.»? */
bool number_names(scene *s, ptrdiff_t i, const isn_number *num, follows noun);

/* ---- figure_read.c: one figure --------------------------------------------- */

/* Reads the figure whose number begins at token `i`.  Returns the tokens from
 * `i` to read on after, 0 where there is no number; `*found` tells whether `*f`
 * was filled. */
int figure_read(scene *s, ptrdiff_t i, isn_figure *f, bool *found);

/* ---- figure_subject.c: what a bare number counts ---------------------------- */

/* Sets the unit, and `of`, of the bare figure in tokens [first, end) from «عدد
 * القتلى», «مقتل» near it; leaves it as it is where nothing tells. */
void subject_find(const scene *s, ptrdiff_t first, ptrdiff_t end, isn_figure *f);

/* ---- figure_implicit.c: counts without a number word ----------------------- */

/* Reads «قتيلان» or «لم يصب أحد» at token `i`: the tokens, 0 for none. */
int figure_implicit(const scene *s, ptrdiff_t i, isn_figure *f);

#endif
