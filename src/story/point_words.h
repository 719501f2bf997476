/* point_words.h - what the words beside a figure say of it.
 *
 * Uses: lexicon/toll.tsv, point_deed.c, clause turns.  Used by: point.c. */
#ifndef STORY_POINT_WORDS_H
#define STORY_POINT_WORDS_H

#include "story/point.h"

enum { POINT_WORDS = 160 }; /* of one sentence that are looked at */

typedef struct {
    isn_span span; /* in the article */
    isn_str key;
    bool breaks;   /* a comma or stop */
    bool turns;    /* «فيما», «بينما»: another clause begins */
    int toll;      /* row of lexicon/toll.tsv, -1 none */
    int deed;      /* row of lexicon/thing_deed.tsv, -1 none */
} point_word;

/* A sentence and in it the figure, words [first, last]. */
typedef struct {
    const point_word *at;
    int n, first, last;
} point_words;

/* The words of a sentence into `out`, which has room for POINT_WORDS: how many. */
int point_words_read(isn_arena *a, isn_phrase sentence, point_word *out);

/* The fate of those counted, a class of lexicon/toll.tsv or -1.
 *
 *   things  what is counted is no people: only what its own words say befell it,
 *           or that it was destroyed */
int point_fate(point_words s, bool things);

/* «تضم 193 دولة», «كان القارب يحمل 150 شخصا»: how many there are, not what befell them. */
bool point_held(point_words s);

/* The row of lexicon/thing_deed.tsv of a word, without proclitics and ال; -1 none. */
int point_deed_row(isn_str key);

/* What was done with what is counted, or the noun that governs a measure («أطلقت 20 صاروخا»,
 * «خسائر بقيمة مليار دولار»): fills `deed`, `unites` and `doer` of the point. */
void point_deed(point_words s, isn_point *p);

/* «زلزال بقوة 6,9 درجات»: a measure of the event itself, as a toll is; or -1. */
int point_magnitude(point_words s);

/* «موقع سويداء 24»: the number is part of a name. */
bool point_of_medium(point_words s);

/* «مقتل أربعة مشتبه بانتمائهم إلى …»: no victims. */
bool point_suspects(point_words s);

/* «منذ اعتداءات 2009 التي أوقعت تسعة قتلى»: its clause names a year before `year`, which
 * is 0 where no year is known. */
bool point_of_year(point_words s, int year);

/* Who they are, as a class of lexicon/toll.tsv, or -1. */
int point_group(point_words s);

/* The nation a word names its people by: «فلسطينيا», «الروس»; 0 none. */
uint64_t point_nation(isn_str key);

/* Whose they are and what they were about: `nation` and `role` of the point. */
void point_whom(point_words s, isn_point *p);

/* POINT_… that the words around it say. */
uint32_t point_bounds(point_words s);

/* The words for a count that is set against another, «في حين أن الإحصاء الرسمي», «لكن تقديرات»: its
 * source; ends at 0 where none stands before the number. */
isn_span point_tally(point_words s);

/* «نقل 187 شخصا إلى المستشفيات» */
bool point_to_hospital(point_words s);

/* «26 جثة» */
bool point_bodies(point_words s);

/* «رجل في 66 من العمر» */
bool point_age(point_words s);

/* «عشرات القتلى», «مئات»: a plural that tells no number. */
bool point_vague(point_words s);

/* «عدد المراقبين لا يتجاوز 150»: the counted noun that stands before, or none. */
isn_str point_label(point_words s);

/* The words to show around it: within the sentence, not over more than one stop
 * nor into the count beside it. */
isn_span point_shown(point_words s);

#endif
