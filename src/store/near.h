/* near.h - which articles a new one meets, and what comes of it: the reprints and
 * the story.  For derive.c.
 *
 * Uses: story, SQLite.  Used by: store only. */
#ifndef STORE_NEAR_H
#define STORE_NEAR_H

#include "store/db.h"

/* Compares a new article, number `id`, with those that share a mark or a telling
 * feature, writes its reprints down, and chooses its story, which may be a new
 * one.  The article's own row is not there yet.  False with `err`. */
bool near_place(isn_store *s, int64_t id, const isn_digest *d, isn_placed *out, isn_err *err);

/* Makes the article known to those that come after it. */
bool near_keep(isn_store *s, int64_t id, const isn_placed *p, const isn_digest *d, isn_err *err);

/* Takes an article out again: its marks, features, profile and reprints. */
bool near_forget(isn_store *s, int64_t id, isn_err *err);

#endif
