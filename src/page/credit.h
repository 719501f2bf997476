/* credit.h - which agency an article is credited to, and which outlet it is of.
 *
 * Uses: line.  Used by: page.
 *
 * Only places that speak of the whole article count: byline, dateline, the line
 * of the date, the foot.  An agency that is quoted is a link of a chain, and
 * none of our business here. */
#ifndef PAGE_CREDIT_H
#define PAGE_CREDIT_H

#include "page/line.h"

/* What a byline, a date line or a foot names; none where it names nobody. */
typedef struct {
    isn_str agency; /* as written, inside the line */
    isn_str outlet; /* as written, or the lexicon's name where that is the same word */
} credit_names;

/* Reads a line of which all is byline, date line or source line. */
credit_names credit_of_line(isn_arena *scratch, isn_str line);

/* Reads the dateline that may open a first paragraph: «عمان، 3 حزيران (بترا) - قال …»,
 * «القاهرة - رويترز: …», «إيلاف من لندن: …». */
credit_names credit_of_dateline(isn_arena *scratch, isn_str paragraph);

/* Reads what may close a last paragraph after its last full stop: «… . (وات)». */
credit_names credit_of_foot(isn_arena *scratch, isn_str paragraph);

/* What stands in the last brackets of a caption: «… (الأفق)». */
isn_str credit_of_caption(isn_str line);

/* Reads a line that says where the text is from: «المصدر: رويترز», «(سانا)», «نقلا عن …».
 * Unless `labelled`, only a short line all in brackets counts.  None if it is none. */
isn_str credit_of_source(isn_arena *scratch, isn_str line, bool labelled);

#endif
