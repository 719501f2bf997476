/* line.h - what one line of a page looks like, read by itself.
 *
 * Uses: lex.  Used by: page (dump.c, blocks.c, credit.c).
 *
 * A line is the text between two breaks: of a text dump, or of one block
 * element.  Nothing here depends on the lines around it; who decides what a
 * line is in its article weighs these looks against its neighbours. */
#ifndef PAGE_LINE_H
#define PAGE_LINE_H

#include "base/list.h"
#include "lex/fold.h"
#include "lex/table.h"

enum { LINE_UNITS = 48 }; /* units that are folded; the tail has as many again */

/* One word, number or mark of a line. */
typedef struct {
    isn_span span; /* bytes of the line */
    isn_str key;   /* folded; empty for a run of tatweel, which divides */
    isn_unit kind;
} line_unit;

typedef struct {
    const line_unit *at;
    int n;
} line_units;

typedef enum {
    LINE_PLAIN,
    LINE_RELATED,     /* «اقرأ أيضا», «مقالات ذات صلة» */
    LINE_COMMENT,     /* where the readers' comments begin */
    LINE_FURNITURE,   /* share rows, menus, counters, rights, promotion */
    LINE_PROMO,       /* a call to act: «اضغط هنا للاشتراك» */
    LINE_TAGS,        /* «وسوم: …» and links to the article itself */
    LINE_SOURCE,      /* «المصدر: رويترز» */
    LINE_STAMP,       /* a date of publication and what stands with it */
    LINE_BYLINE,      /* «كتب: …», «القاهرة - رويترز» */
    LINE_CAPTION      /* «… (أ.ف.ب)», «صورة أرشيفية» */
} line_look;

typedef enum { LINE_REACH_LINE, LINE_REACH_BOX, LINE_REACH_END } line_reach;

typedef struct {
    isn_str text;      /* without white space at either end */
    uint64_t hash;     /* equal for lines of the same words */
    line_look look;
    line_reach reach;  /* of RELATED and COMMENT: how far what they begin goes */
    bool whole;        /* RELATED: the line is the phrase alone */
    bool weak;         /* BYLINE: by shape alone, «أحمد سالم (القاهرة)» */
    bool stop;         /* ends like a sentence: . ؟ ! … */
    bool hard_stop;    /* … by a full stop */
    bool colon;        /* ends in a colon */
    bool bullet;       /* begins with - • * or «1.» */
    bool updated;      /* STAMP: of the last change */
    bool and;          /* begins with و or كما: goes on from the line before */
    bool kicker;       /* begins as the line above a headline does */
    bool adverbial;    /* … with a preposition or the like: it may go on from above */
    bool masthead;     /* «صحيفة …» and nothing else */
    bool name;         /* two to four words and nothing else: may be a person */
    bool is_date;      /* a date stands in it: a month by name, or 12/3/2019 */
    bool bracket_credit; /* ends in the brackets of a picture's source */
    int n_words;
    int n_letters;     /* letters and digits, about: bytes of words */
} isn_line;

/* Looks at one line.
 *
 *   scratch  for the folded keys; the caller resets it
 *   s        borrowed
 *   out      filled; out->text.n is 0 for a line without words */
void line_read(isn_arena *scratch, isn_str s, isn_line *out);

/* The first (or with `tail` the last) LINE_UNITS units of a line, in `scratch`. */
line_units line_units_read(isn_arena *scratch, isn_str s, bool tail);

/* Does the unit divide a byline or dateline into parts? - / : ( ) « » | , … */
bool unit_divides(const line_unit *u);

/* Does a part begin at unit `i`: at the line's start or after what divides?  A
 * quotation mark inside a phrase does not: «تفسير سورة "النبأ"». */
bool unit_begins_part(line_units u, int i);

/* Longest match of `lex` at unit `i`: units matched, 0 for none; `*key` is the
 * first key of the match. */
int units_match(const isn_lex *lex, line_units u, int i, int *key);

/* Does the line begin with the word for tags, «سمات …», whatever follows? */
bool line_begins_tags(isn_arena *scratch, isn_str s);

/* Without white space, no-break spaces, joiners and bidi controls at either end. */
isn_str line_trim(isn_str s);

#endif
