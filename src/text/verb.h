/* verb.h - what a verb to come looks like, by its letters and by the words of the news.
 *
 * Uses: stem.  Used by: mention (dates), statement. */
#ifndef TEXT_VERB_H
#define TEXT_VERB_H

#include "base/str.h"

/* «سيعقد، وستبدأ، سنواصل»: س before a verb of the present.  In «سيطرت، سيارات، ستين»
 * the س belongs to the word: the news have that word, or do not have the rest. */
bool isn_future_verb(isn_str key);

#endif
