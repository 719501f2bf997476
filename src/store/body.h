/* body.h - what an article is compared with others by: the hashes of its body's words.
 *
 * Uses: story, SQLite.  Used by: near, ledger.
 *
 * They stand apart from the text, which is ten times as large: adding compares an article with a handful of others, most of
 * them anywhere in the store, and each is a page that is read.  The text is read when somebody asks what two tell
 * differently. */
#ifndef STORE_BODY_H
#define STORE_BODY_H

#include "store/db.h"

/* The body of an article that is there, without text and spans.  False with `err`, as below. */
bool body_load(isn_store *s, isn_arena *a, int64_t id, isn_body *out, isn_err *err);

bool body_keep(isn_store *s, int64_t id, const isn_digest *d, isn_err *err);
bool body_forget(isn_store *s, int64_t id, isn_err *err);

/* What was altered between two that are reprints, into out->altered, and their texts. */
bool body_altered(isn_store *s, isn_arena *a, int64_t x, int64_t y, isn_reprint *out, isn_str *x_text, isn_str *y_text, isn_err *err);

#endif
