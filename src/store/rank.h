/* rank.h - how well rows answer a query: two auxiliary functions of FTS5.
 *
 * Uses: SQLite.  Used by: tokenizer.c (which registers them), search.c.
 *
 *     isnad_rank(table [, need])   a number, lower is better, as with bm25(); 0 where the
 *                                  words found weigh less than `need` (0 to 1) of all
 *     isnad_top(table, top [, day])  keeps the best rows in a rank_top, bound as a pointer
 *                                  named RANK_TOP; says nothing.  `day` is when the row came
 *                                  out, 2018-05-12, where the query names a date */
#ifndef STORE_RANK_H
#define STORE_RANK_H

#include "base/day.h"

#include <stdbool.h>
#include <stdint.h>

enum { RANK_PHRASES = 128, RANK_WORDS = 64 };
#define RANK_TOP "isnad_top"

typedef struct {
    int64_t id;
    double score;  /* higher is better */
    bool has_all;  /* the words, all of them */
    int together;  /* most different words of the query in some SNIPPET_WORDS words of the text */
} rank_row;

enum { SNIPPET_WORDS = 28 };

/* What is asked, and the answer.  The caller zeroes it, gives room and fills in what is asked. */
typedef struct {
    int limit;      /* rows wanted */
    double need;    /* how much of the words' weight a row must hold, 0 to 1 */
    bool partial;   /* leave out rows that hold all words */
    isn_day when;   /* the date that the query names: month, perhaps day and year; none */
    bool of_date[RANK_WORDS]; /* the words that name it: a row of that day has them too */
    bool only_weigh; /* learn the weights from the first row asked about, keep none */
    int n_words;    /* words of the query; 0: a word each phrase */
    uint8_t word_of[RANK_PHRASES]; /* which word each phrase of the expression is */
    double weight[RANK_WORDS];     /* how rare each word is; asked of the index if not `weighed` */
    bool weighed;
    rank_row *row;  /* `limit` of them, the best first */
    int n;
} rank_top;

/* SQLITE_OK or the error of SQLite. */
struct fts5_api;
int isnad_rank_register(struct fts5_api *fts);

#endif
