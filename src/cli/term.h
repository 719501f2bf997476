/* term.h - writing for a terminal: width, colours, wrapped Arabic lines.
 *
 * Lines of Arabic begin with U+200F so that a terminal that knows direction
 * lays them out from the right whatever their first word is; foreign words in
 * a line stand in bidi isolates; control characters are shown, not sent. */
#ifndef CLI_TERM_H
#define CLI_TERM_H

#include "cli/cli.h"

typedef struct {
    isn_out *o;
    int width;    /* columns of a line */
    bool color;
    bool english; /* the program's own words */
    const cli_options *options;
} isn_term;

isn_term term_of(const cli_options *o, isn_out *out);

typedef enum { STYLE_PLAIN, STYLE_BOLD, STYLE_DIM, STYLE_SAY, STYLE_FIGURE, STYLE_TIME, STYLE_BAD, STYLE_GOOD } isn_style;

/* One style for what follows; STYLE_PLAIN ends it. */
void term_style(isn_term *t, isn_style s);

/* Columns that `s` takes: code points without marks and controls. */
int term_columns(isn_str s);

/* Begins a line `indent` columns in. */
void term_line(isn_term *t, int indent);

/* Text in one line, its control characters shown. */
void term_text(isn_term *t, isn_str s);

/* The same, no wider than `most` columns: whole words, then an ellipsis. */
void term_cut(isn_term *t, isn_str s, int most);

void term_label(isn_term *t, const char *id);

/* "المقالات: 24" or "24 articles". */
void term_count(isn_term *t, const char *id, ptrdiff_t n);

/* Does what was written to `o` since byte `from` hold every word of the command
 * line (--about and the words beside the command, folded)?  If not it is taken back. */
bool cli_keep_row(const cli_options *options, isn_arena *a, isn_out *o, ptrdiff_t from);

/* Styled stretches of a text, in order, not overlapping. */
typedef struct {
    isn_span span;
    isn_style style;
} isn_stretch;

/* Wraps text[span] to the width, `indent` columns in; styles where they stand. */
void term_wrap(isn_term *t, isn_str text, isn_span span, int indent, const isn_stretch *style, ptrdiff_t n);

/* A whole text wrapped, its stretches between ⟦ and ⟧; an empty one is ⟦…⟧. */
void term_marked(isn_term *t, isn_str text, const isn_span *at, ptrdiff_t n, int indent);

#endif
