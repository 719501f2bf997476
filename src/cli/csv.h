/* csv.h - ledger rows as a table.
 *
 * Uses: json-c.  Used by: the commands. */
#ifndef CLI_CSV_H
#define CLI_CSV_H

#include "base/out.h"

/* Turns JSON Lines into CSV (RFC 4180), appended to `out` with a header line.
 * Each element of a row's array `array` (sides, points, statements …) becomes a
 * line of its own that repeats the row's own values; an object inside one gives
 * a column `outer.inner`, a list of words one cell with "; " between; other lists of
 * records stay in the JSON.  A row without the array gives one line. */
void csv_write(isn_out *out, isn_str jsonl, const char *array);

#endif
