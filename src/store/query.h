/* query.h - what a reader types into a search box.
 *
 * Uses: text.  Used by: store, cli, serve.
 *
 *     القوات الأمريكية          both words, however they are inflected
 *     "القوات الأمريكية"        one after the other
 *     =القوات                   this very word
 *     قوا*                      words that begin so
 *     -الناتو                   not this word
 *     speaker:هالة  outlet:"ضفاف نيوز"  -outlet:مرسى
 *     from:2024-06  to:٢٠٢٤     days, months or years
 *
 * The names of the fields have Arabic forms in lexicon/query.tsv. */
#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include "base/list.h"

typedef struct {
    isn_str value; /* as typed, without quotation marks */
    bool without;  /* «-outlet:…» */
} isn_query_name;
typedef ISN_LIST(isn_query_name) isn_query_names;

typedef struct {
    isn_str string; /* for FTS5 */
    bool of_date;   /* «١٢», «أيار» of «الانتخابات ١٢ أيار»: an article of that day answers it
                       as well */
} isn_query_word;
typedef ISN_LIST(isn_query_word) isn_query_words;

typedef struct {
    isn_str match;  /* an FTS5 expression, terminated; none if no word is wanted */
    isn_query_words words; /* what `match` asks for, in the order typed.  «في» and its like are asked for only where nothing
                       else is */
    isn_str not;    /* « NOT (…)», which `match` ends with; empty if nothing is unwanted */
    isn_day when;   /* the day that its words name: a month at least (none if it names
                       none), day and year 0 where they are not said */
    bool loose;     /* all that is wanted are bare words, and there are several: an
                       article with some of them may answer */
    isn_str unless; /* words unwanted where none is wanted: an FTS5 expression whose
                       rows are to be left out; else none (`match` says NOT) */
    isn_query_names speakers, outlets;
    isn_day from, to; /* first and last day, none if not asked */
} isn_query;

/* Reads a query.  False with `err` filled (ISN_USAGE, `where` the query, `at` the
 * byte where it goes wrong) if it makes no sense; the expressions of a query
 * that does are always valid FTS5. */
ISN_MUST bool isn_query_read(isn_arena *a, isn_str text, isn_query *out, isn_err *err);

#endif
