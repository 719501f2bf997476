/* gather.h - a page's events as a list of blocks and an outline of their boxes.
 *
 * Uses: html, line, meta.  Used by: page (extract.c).
 *
 * One pass over the events (html.h).  What comes out is small and flat: the
 * visible text, one block a line; for each block where it stands; and the block
 * elements as an outline, each knowing its parent and its range of blocks. */
#ifndef PAGE_GATHER_H
#define PAGE_GATHER_H

#include "page/html.h"
#include "page/meta.h"

enum { GATHER_MAX_NODES = 1 << 18, GATHER_MAX_BLOCKS = 1 << 18, GATHER_MAX_TIMES = 256 };

/* Parts of a page, as lexicon/page_hint.tsv names them: bit 1 << LEX_PAGE_HINT_ROLE_… */
typedef uint32_t page_roles;

enum { /* where a block stands */
    AT_QUOTE = 1,    /* in a blockquote */
    AT_LIST = 2,     /* in an li, dt or dd */
    AT_TABLE = 4,    /* in a cell */
    AT_FIGURE = 8,   /* in a figure */
    AT_CAPTION = 16, /* in a figcaption or caption */
    AT_FORM = 32,    /* in a form, button or label */
    AT_P = 64,       /* in a paragraph element */
    AT_BOLD = 128,   /* begins in bold type */
    AT_TIME = 256,   /* in a time element */
    AT_PRE = 512
};

typedef struct {
    int32_t parent;       /* index, -1 of the first */
    uint32_t begin, end;  /* its blocks */
    page_roles roles;
    uint8_t tag;          /* html_tag */
    bool body_prop;       /* itemprop="articleBody" */
} page_node;

typedef struct {
    isn_span span;        /* of the gathered text */
    int32_t node;         /* the innermost block element around it */
    uint32_t letters;     /* characters that are no white space */
    uint32_t linked;      /* of these, in links */
    uint16_t at;          /* AT_… */
    uint8_t heading;      /* 1 to 6 in h1 to h6, else 0 */
} page_block;

/* A <time datetime>. */
typedef struct {
    isn_str value;
    uint32_t block;       /* the block it stands in, or the next */
    bool modified;
} page_time;

typedef struct {
    isn_str text;
    ISN_LIST(page_time) times;
    ISN_LIST(page_node) node;
    ISN_LIST(page_block) block;
    meta_found meta;
    bool truncated;
} gathered;

/* Reads a page.
 *
 *   a        everything in `out` lives here
 *   scratch  for the reader; not reset
 *   html     valid UTF-8, borrowed; meta values may point into it
 *
 * False where an arena is full. */
bool gather_read(isn_arena *a, isn_arena *scratch, isn_str html, gathered *out);

/* The roles that the words of a class, id or role attribute name. */
page_roles roles_of(isn_str words);

#endif
