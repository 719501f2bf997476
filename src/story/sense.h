/* sense.h - words that say one thing, and words that judge it otherwise.
 *
 * Uses: key.  Used by: quotations of a story. */
#ifndef STORY_SENSE_H
#define STORY_SENSE_H

#include "story/digest/key.h"

/* Do two folded words say much the same: one row of lexicon/sense.tsv, one state by
 * its name, its capital or an adjective?  «الصمت» and «السكوت», «واشنطن» and «الأميركية». */
bool sense_same(isn_str a, isn_str b);

/* Are they two views of one thing (lexicon/naming.tsv): «إنقاذ» and «تهريب»? */
bool sense_parts(isn_str a, isn_str b);

/* Does the word name an office, a paper or an agency, in whose place others' names stand? */
bool sense_title(isn_str word);

#endif
