/* places.h - which story an article is in, and what stories are about, with the latest of both at hand in memory.
 *
 * Uses: story, SQLite.  Used by: near.
 *
 * A new article asks for the stories of some thirty others and for the profiles of sixteen stories, mostly late ones:
 * from the tables that is a walk through three pages each.  The tables are written at once; memory follows them. */
#ifndef STORE_PLACES_H
#define STORE_PLACES_H

#include "story/story.h"

typedef struct isn_store isn_store;
typedef struct isn_places isn_places;

/* Empty; NULL where there is no memory. */
isn_places *places_open(void);
void places_free(isn_places *p);

/* The story of an article that is there.  False with `err`, as below. */
bool places_story(isn_store *s, int64_t article, int64_t *story, isn_err *err);
bool places_put(isn_store *s, int64_t article, int64_t story, isn_err *err);

/* All articles of one story go over to another. */
bool places_move(isn_store *s, int64_t to, int64_t from, isn_err *err);

/* Takes an article out; its story has one less. */
bool places_take(isn_store *s, int64_t article, isn_err *err);

/* A story's number of articles and profile.  Saving one whose id is below 0 gives it its id. */
bool places_load_story(isn_store *s, int64_t id, isn_story_near *out, isn_err *err);
bool places_save_story(isn_store *s, isn_story_near *story, isn_err *err);

/* What is done from here on can be undone: the tables by a savepoint, memory by forgetting. */
void places_begin(isn_places *p);
void places_undo(isn_places *p);
void places_reset(isn_places *p);

#endif
