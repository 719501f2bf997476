/* html_entity.h - the compiled table of named character references.
 *
 * Made by tools/html_entity.py from lexicon/html_entity.tsv.  Used by html_ref.c. */
#ifndef PAGE_HTML_ENTITY_H
#define PAGE_HTML_ENTITY_H

#include <stdint.h>

typedef struct {
    const char *name;          /* "amp;", and "amp" where that is one too */
    uint8_t n_name, n_chars;   /* bytes */
    unsigned char chars[7];    /* UTF-8 */
} html_entity;

extern const html_entity html_entity_at[]; /* by the bytes of the name */
extern const int html_entity_n;
/* Index of the first name that begins with the letter or a later one. */
extern const uint16_t html_entity_first[129];

#endif
