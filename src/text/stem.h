/* stem.h - a word's stem for search: no clitics, no article, singular, one verb
 * form, one spelling.
 *
 * Uses: token.  Used by: term.c.
 *
 *     وللقوات     قوه          السيارات   سياره
 *     الوزراء     وزير         تعلن       يعلن
 *     الأميركية   امريكي       جوجل       غوغل
 *
 * Endings come off only where what is left is a word of the news (stem.tsv):
 * «فلسطين» is no plural.  What no rule can know is in inflection.tsv and
 * variant.tsv. */
#ifndef TEXT_STEM_H
#define TEXT_STEM_H

#include "text/token.h"

enum { STEM_ROOM = 96 }; /* bytes that a stem may need */

/* The stem of a token's key into `to`, which has room for STEM_ROOM bytes.  Only
 * key, kind, flags, n_pre and n_post of the token are read.  A word longer than
 * STEM_ROOM is cut. */
isn_str isn_stem(const isn_tok *t, char *to);

/* How often the news have a key as it stands: 2 log2 of the count, at most 31, 0 if
 * never; and whether it also stands with the article («بناء», but not «بين»). */
int isn_word_weight(isn_str key, bool *noun);

#endif
