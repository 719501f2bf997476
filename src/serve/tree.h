/* tree.h - the isnad of a claim as SVG: origin, carriers, outlets.
 *
 * Uses: html.h, story.  Used by: report_parts.c, cli.
 *
 *     ┌──────────┐   ┌─────────────┐   ┌────────┐
 *     │ a origin ├───┤ an outlet   ├┬──┤ …      │   in English from left to right,
 *     └──────────┘   └─────────────┘└──┤ …      │   in Arabic from right to left
 *
 * No script, no font file, nothing from the network; all foreign words go through
 * the escaping writer. */
#ifndef SERVE_TREE_H
#define SERVE_TREE_H

#include "serve/html.h"
#include "story/story.h"

typedef struct {
    int width, height; /* pixels */
} isn_tree_size;

/* With the claim and its counts above, or without. */
isn_tree_size tree_size(const isn_claim *c, bool heads);

/* Appends the drawing without an <svg> around it, the corner where it begins at
 * (0, 0): the upper left one, in Arabic the upper right one.
 *
 *   first   number of the pile's first document in a report, whose outlets then
 *           link to their words (#dN-BYTE); 0 for a drawing by itself
 *   heads   as for tree_size */
void tree_draw(isn_html *h, isn_arena *a, isn_pile pile, const isn_claim *c, int first, bool heads);

/* The attributes width, height and viewBox of an <svg> around a drawing. */
void tree_frame(isn_html *h, isn_tree_size size);

/* Around drawings by themselves: the file's head with its colours, and its end. */
void tree_open(isn_html *h, isn_tree_size size);
void tree_close(isn_html *h);

#endif
