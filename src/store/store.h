/* store.h - one SQLite file: facts that are never lost, and what is derived from them.
 *
 * Uses: all rooms before it, SQLite.  Used by: serve, cli.
 *
 * Facts are the bytes that came in, where they came from, and the user's
 * corrections.  Everything else is derived and can be remade by
 * isn_store_rebuild.  One writer at a time holds a lock beside the file; readers
 * never wait. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/err.h"
#include "base/list.h"
#include "story/story.h"

typedef struct isn_store isn_store;

typedef enum { ISN_STORE_READ, ISN_STORE_WRITE } isn_store_mode;

/* Opens the database at `path`; ISN_STORE_WRITE makes one where there is none.
 *
 * False with `err`: not there (ISN_IO), not a database or not ours
 * (ISN_FORMAT), made by a newer version (ISN_FORMAT), locked by another
 * writer (ISN_STORE). */
ISN_MUST bool isn_store_open(const char *path, isn_store_mode mode, isn_store **out, isn_err *err);

/* Commits what is open and closes; NULL is harmless.  False with `err` where
 * the last commit failed. */
bool isn_store_close(isn_store *s, isn_err *err);

/* Forgets what was written since the last commit; NULL is harmless. */
void isn_store_abandon(isn_store *s);

/* ---- adding --------------------------------------------------------------- */

/* Reads one input and keeps it with all that is derived from it.  The same
 * bytes from the same place again change nothing: `*n_new` is then 0, else the
 * number of its articles.  A page that changed replaces its older reading; the
 * older bytes stay.  Whole inputs are committed, several at a time:
 * isn_store_commit makes sure of all so far.
 *
 * False with `err` where the input could not be read (nothing of it is kept;
 * the store can be used on) or the database failed (ISN_STORE, ISN_IO). */
ISN_MUST bool isn_store_add(isn_store *s, const isn_source *source, int *n_new, isn_err *err);
ISN_MUST bool isn_store_commit(isn_store *s, isn_err *err);

/* The first article that was added with this handle, 0 where none was. */
int64_t isn_store_first_new(const isn_store *s);

/* Works out the ledgers of the stories with at least `least` articles to which those
 * from `first` on went, that the next who asks need only read them (ahead.c).  For whoever
 * has closed the store after adding.  False with `err` where it could not be read: then
 * they are worked out when they are asked for. */
enum { ISN_LARGE_STORY = 128 };
ISN_MUST bool isn_store_ahead(const char *path, int64_t first, int64_t least, isn_err *err);

/* Throws away all that is derived and makes it again from the facts. */
ISN_MUST bool isn_store_rebuild(isn_store *s, isn_err *err);

/* ---- asking ---------------------------------------------------------------- */

typedef struct {
    int64_t id;
    isn_str uri, outlet, credit, title, published;
    int64_t story;
    uint64_t state; /* the hash of its digest */
} isn_doc;
typedef ISN_LIST(isn_doc) isn_docs;

typedef struct {
    int64_t id;
    isn_str title, from, to; /* days of the first and last article, or none */
    isn_docs docs;           /* in order of publication, undated last */
} isn_story;
typedef ISN_LIST(isn_story) isn_stories;

/* All stories, the largest first, then by id. */
ISN_MUST bool isn_store_stories(isn_store *s, isn_arena *a, isn_stories *out, isn_err *err);

/* One story by its id; nothing is added to `out` where there is none. */
ISN_MUST bool isn_store_story(isn_store *s, isn_arena *a, int64_t id, isn_stories *out, isn_err *err);

/* How many articles every story has, the largest first, then by id. */
typedef struct {
    int64_t id, n;
} isn_story_size;
typedef ISN_LIST(isn_story_size) isn_story_sizes;
ISN_MUST bool isn_store_story_sizes(isn_store *s, isn_arena *a, isn_story_sizes *out, isn_err *err);

/* The digests of a story's articles, in the order of story->docs, for the
 * ledgers of story.h. */
ISN_MUST bool isn_store_pile(isn_store *s, isn_arena *a, const isn_story *story, isn_pile *out,
                             isn_err *err);

/* Some of a story's ledgers (bits of 1u << ISN_LEDGER_…) into `out`, and the documents
 * that they point to, without their digests unless ISN_WITH_DIGESTS is asked for.
 *
 * What takes long is kept: the ledgers of a large story that were worked out once are
 * written down when the store is closed, and are read as long as the story's digests,
 * its reprints and the program are the same (keep.c).  A database that cannot be written
 * answers as well. */
#define ISN_WITH_DIGESTS (1u << ISN_LEDGERS)
ISN_MUST bool isn_store_ledgers(isn_store *s, isn_arena *a, const isn_story *story, unsigned which, isn_ledgers *out,
                                isn_err *err);

/* One side of an alteration as it is shown: the quotation that it stands in. */
typedef struct {
    isn_str text;
    isn_span span;  /* of `text` in the article */
    isn_span words; /* what was altered, in the article; empty where something was left out */
} isn_passage;

typedef struct {
    isn_doc a, b;
    isn_reprint reprint; /* `earlier` 0 is a, 1 is b */
    ISN_LIST(isn_passage) a_words, b_words; /* one for each of reprint.altered */
} isn_store_reprint;
typedef ISN_LIST(isn_store_reprint) isn_store_reprints;
ISN_MUST bool isn_store_sources(isn_store *s, isn_arena *a, isn_store_reprints *out, isn_err *err);

/* The same where the later one added is in the story. */
ISN_MUST bool isn_store_story_sources(isn_store *s, isn_arena *a, int64_t story, isn_store_reprints *out, isn_err *err);

/* One article read again from its bytes. */
ISN_MUST bool isn_store_article(isn_store *s, isn_arena *a, int64_t id, isn_article *out, isn_err *err);

/* Every article's id, in the order they were added. */
typedef ISN_LIST(int64_t) isn_ids;
ISN_MUST bool isn_store_ids(isn_store *s, isn_arena *a, isn_ids *out, isn_err *err);

/* Searching: words, "phrases", -word, and the filters; see store/query.h. */
typedef struct {
    isn_doc doc;
    isn_span span;    /* of the snippet in the article's text */
    isn_str snippet;
    ISN_LIST(isn_span) marks; /* matched words, inside the article's text */
    double score;     /* higher is better */
    bool partial;     /* it has some of the words: after all that have all of them */
} isn_found;
typedef ISN_LIST(isn_found) isn_founds;
ISN_MUST bool isn_store_search(isn_store *s, isn_arena *a, isn_str query, int limit, isn_founds *out,
                               isn_err *err);

/* Checks every citation against the stored bytes: the bytes have their hash,
 * reading them again gives the stored text, and every span gives its words.
 * `complain` is called for each that does not hold. */
typedef void isn_complain_fn(void *ctx, const char *uri, const char *what);
ISN_MUST bool isn_store_verify(isn_store *s, isn_complain_fn *complain, void *ctx, int64_t *n_checked,
                               isn_err *err);

#endif
