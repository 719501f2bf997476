/* html_token.h - the WHATWG tokenizer: bytes to tags, text, comments, doctypes.
 *
 * Uses: base.  Used by: html.c, and the check against html5lib's tests.
 *
 * Works on the whole input at once, so most states of the standard are places
 * in a function here.  Nothing is copied unless it must change: names with
 * capitals, values with references, carriage returns or NULs. */
#ifndef PAGE_HTML_TOKEN_H
#define PAGE_HTML_TOKEN_H

#include "page/html.h"

typedef enum {
    HTML_MODE_DATA, HTML_MODE_RCDATA, HTML_MODE_RAWTEXT, HTML_MODE_SCRIPT,
    HTML_MODE_PLAINTEXT, HTML_MODE_CDATA
} html_mode;

typedef enum {
    HTML_TOKEN_NONE, HTML_TOKEN_TEXT, HTML_TOKEN_START, HTML_TOKEN_FINISH, HTML_TOKEN_COMMENT,
    HTML_TOKEN_DOCTYPE, HTML_TOKEN_EOF
} html_token_kind;

/* Valid until the next token is asked for. */
typedef struct {
    html_token_kind kind;
    ptrdiff_t at, end;     /* bytes of the input */
    isn_str text;          /* TEXT, COMMENT (white space and NUL as the input has
                              them); DOCTYPE: its name */
    isn_str name;          /* START, FINISH: lower case */
    uint32_t hash;         /* of the name */
    const html_attr *attr; /* START */
    int n_attrs;
    bool self_closing;
    bool quirks;           /* DOCTYPE: "force-quirks" */
    isn_str public_id, system_id; /* DOCTYPE; p NULL where missing */
} html_token;

enum {
    HTML_ATTR_SLOTS = 1024, /* for finding repeated attributes */
    HTML_MAX_NAME = 256     /* bytes of a tag's or attribute's name; the rest is cut */
};

typedef struct {
    isn_arena *a;
    isn_str in;
    ptrdiff_t at;
    html_mode mode;
    isn_str raw_name;      /* RCDATA, RAWTEXT, SCRIPT: whose end tag ends it */
    ptrdiff_t raw_end;     /* where that stands, -1 not yet looked for */
    bool cdata;            /* <![CDATA[ is allowed: inside <svg> and <math> */
    bool truncated;        /* attributes were dropped or cut */
    html_attr *attr;       /* HTML_MAX_ATTRS */
    int n_attrs;
    uint16_t *slot;        /* HTML_ATTR_SLOTS, index + 1; in use from 16 attributes on */
    char *buf;             /* bytes of this token that had to change */
    ptrdiff_t buf_n, buf_cap;
    ptrdiff_t value_bytes; /* of this token's values that had to change */
    char utf8[8];          /* a resolved reference in text */
} html_lexer;

/* Begins to read `in`; false if `a` is full. */
ISN_MUST bool html_lexer_init(html_lexer *z, isn_arena *a, isn_str in);

/* The next token; after the last one HTML_TOKEN_EOF for ever. */
void html_next(html_lexer *z, html_token *t);

/* From here on the content is of this mode, until the end tag `name`. */
void html_set_mode(html_lexer *z, html_mode mode, isn_str name);

/* In RAWTEXT or SCRIPT: all up to the end tag, which the next token is. */
isn_str html_take_raw(html_lexer *z);

/* The hash that html_token.hash holds. */
uint32_t html_name_hash(isn_str lower);

/* Resolves the reference that begins at the '&' at `at`: writes its UTF-8 to
 * `to` (room for 8 bytes), the bytes written to `*n`, and returns the bytes of
 * input read; 0 if it is no reference. */
ptrdiff_t html_reference(isn_str in, ptrdiff_t at, bool in_attr, char *to, ptrdiff_t *n);

#endif
