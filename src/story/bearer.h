/* bearer.h - one bearer of a name over many stories.
 *
 * Uses: who.  Used by: the store (who.c), cli. */
#ifndef STORY_BEARER_H
#define STORY_BEARER_H

#include "story/story.h"

typedef struct {
    int64_t id;
    isn_str title;
    int32_t n;       /* of its articles that name him */
} isn_bearer_story;

typedef struct {
    isn_who who;     /* its list of documents is empty */
    ISN_LIST(isn_str) documents; /* by their uri */
    ISN_LIST(isn_bearer_story) stories;
} isn_bearer;
typedef ISN_LIST(isn_bearer) isn_bearers;

/* A row of a story's ledger as a bearer; its strings are borrowed. */
isn_bearer bearer_of(isn_arena *a, isn_pile pile, const isn_who *w, int64_t story, isn_str title);

/* Is it a given name alone: «محمد»?  In every story that is somebody else. */
bool bearer_given(const isn_bearer *b);

/* A number that all rows of one bearer have in common. */
uint64_t bearer_group(const isn_bearer *b);

/* Adds a row of the group to `out`: to the bearer that has its key or, of persons with
 * two names and more, that sounds alike, differs by a letter of transliteration and
 * has the same office («هيذر نويرت», «هيذر ناويرت»; «أحمد عوض», «أحمد عيد» are two);
 * else as a bearer of its own.  A surname alone is no bearer's of another story.  Whoever comes first gives the name, so the rows with most
 * articles come first. */
void bearer_join(isn_arena *a, isn_bearers *out, const isn_bearer *row);

/* When all have joined: orders the titles, and drops those that are somebody else's. */
void bearers_close(isn_arena *a, isn_bearers *all);

/* As bytes, and back: its strings are those bytes, borrowed.  False for bytes that are
 * none. */
void bearer_write(isn_out *o, const isn_bearer *b);
bool bearer_read(isn_arena *a, isn_str bytes, isn_bearer *out);

#endif
