/* tokenizer.h - the FTS5 tokenizer `isnad`: folded keys, with the clitic-free form
 * at the same place.
 *
 * Uses: text, SQLite.  Used by: store, and the loadable extension. */
#ifndef STORE_TOKENIZER_H
#define STORE_TOKENIZER_H

#include <sqlite3.h>

/* Registers the tokenizer with `db`; an SQLite result code. */
int isnad_fts5_register(sqlite3 *db);

#endif
