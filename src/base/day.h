/* day.h - days of the proleptic Gregorian calendar. */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include "base/str.h"

static inline bool day_none(isn_day d) { return d.year == 0; }

int month_days(int year, int month);  /* 28..31; 0 for no such month */
bool day_exists(isn_day d);           /* years 1..9999 */

/* Days since 1970-01-01 (Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms") and back. */
int32_t day_number(isn_day d);
isn_day day_of_number(int32_t n);

static inline isn_day day_add(isn_day d, int days)
{
    return day_of_number(day_number(d) + days);
}

/* Month arithmetic; a day that the month does not have becomes its last. */
isn_day day_add_months(isn_day d, int months);

int day_weekday(isn_day d); /* 1 Monday … 7 Sunday, as ISO 8601 */
int day_iso_week(isn_day d, int *year); /* 1..53, with its ISO year */
int day_cmp(isn_day a, isn_day b); /* <0, 0, >0 */

/* Reads "YYYY-MM-DD" at the beginning of `s`; {0} if it does not stand there. */
isn_day day_read(isn_str s);

/* The days, as day_number gives them, that a TIMEX3 value can mean: 2018-04-07,
 * 2018-04, 2018, 2018-W31, 2018-H2, 2018-Q1, 2018-SU, and stretches a/b.  False
 * where it names no year. */
bool day_range(isn_str timex, int32_t *first, int32_t *last);

#endif
