/* correct.h - what the user says against the machine: facts, replayed whenever
 * something is derived.
 *
 *     kind      subject      value                 means
 *     merge     a name       another name          one bearer, in every article
 *     split     a name       an article's uri      there it is somebody else
 *     reject    a uri        START-END             no statement has this content
 *     date      a uri        an ISO date           the day it came out
 *     outlet    a uri        a name                who published it
 *     title     a uri        words                 its title
 *     apart     a uri                              belongs to no other article's story
 *     together  a uri        another uri           belongs to that article's story
 *     story     a uri        words                 the title of the story it is in
 *
 * Uses: article records, SQLite.  Used by: store, cli. */
#ifndef STORE_CORRECT_H
#define STORE_CORRECT_H

#include "store/store.h"

typedef struct {
    int64_t id;
    isn_str kind, subject, value;
} isn_correction;
typedef ISN_LIST(isn_correction) isn_corrections;

/* Keeps a correction; the store must then be rebuilt.  The same again changes
 * nothing.  False with `err` (ISN_USAGE) for a kind that is none, a date that is
 * none, a uri that the store does not have. */
ISN_MUST bool isn_store_correct(isn_store *s, const isn_correction *c, isn_err *err);

/* Takes a correction back by its id. */
ISN_MUST bool isn_store_uncorrect(isn_store *s, int64_t id, isn_err *err);

/* All of them, in the order they were made. */
ISN_MUST bool isn_store_corrections(isn_store *s, isn_arena *a, isn_corrections *out, isn_err *err);

/* ---- for the store itself ---------------------------------------------------- */

/* What is known of an input by correction: date, outlet, title. */
bool correct_source(isn_store *s, isn_arena *a, isn_source *source, isn_err *err);

/* Takes rejected statements out of an article just read. */
bool correct_article(isn_store *s, isn_arena *a, isn_article *art, isn_err *err);

/* Puts the keys of merged and split names right. */
bool correct_digest(isn_store *s, isn_arena *a, isn_digest *d, isn_err *err);

/* The story that a correction puts the article in: >= 0 that story, -1 a new
 * one, -2 no correction says. */
bool correct_story(isn_store *s, isn_str uri, int64_t *story, isn_err *err);

/* The title given to a story, none if none. */
isn_str correct_title(isn_store *s, isn_arena *a, int64_t story);

#endif
