/* medium.h - the names by which papers, agencies and channels are called.
 *
 * Uses: key, lexicon/agency.tsv, outlet.tsv, medium_word.tsv.  Used by: reprint, claims. */
#ifndef STORY_MEDIUM_H
#define STORY_MEDIUM_H

#include "story/digest/key.h"

/* What a medium's name has besides the words for a medium:
 *
 *     وكالة أنباء المرفأ، المرفأ → مرفا      لقناة «المدار» → مدار
 *
 * An agency or outlet of the lexicons is its one name there.  None where nothing
 * is left («القناة»): such a name tells nobody from anybody. */
isn_str medium_key(isn_arena *a, isn_str name);

/* Do two keys name one medium?  The words of one stand together in the other; an
 * empty key names none. */
bool medium_same(isn_str x, isn_str y);

#endif
