/* nameagain.h - names met once are known for the rest of the article.
 *
 * Uses: name rules.  Used by: name. */
#ifndef MENTION_NAMEAGAIN_H
#define MENTION_NAMEAGAIN_H

#include "mention/namerule.h"

typedef ISN_LIST(isn_name_found) isn_names_found;

/* The article as the passes over names share it. */
typedef struct {
    const isn_text *text;
    isn_name_mark *marks;  /* one a token of the article */
    uint8_t *n_pre;        /* of each token, by raw news: bytes of its key */
    isn_names_found found; /* in text order, none overlapping; tokens of the article */
    isn_names_found places; /* where a place that names_learn found out stands once */
} isn_names_work;

/* Adds to `w->found` the places where a name that was found stands again and
 * was missed: the same words, or the surname of a person:
 *
 *     قال سامر الجابري إن … وأضاف الجابري …
 *
 * A name of one word that was found only once is not looked for, unless it is
 * a person's.  Linear in the article. */
void names_again(isn_arena *a, isn_names_work *w);

#endif
