/* tokenizer.h - the FTS5 tokenizer `isnad` and its SQL functions.
 *
 * Uses: text.  Used by: store; and by itself as the loadable extension isnad.so.
 *
 *     CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'isnad');
 *     SELECT isnad_fold('الأمريكيّة'), isnad_stem('وللقوات');
 *
 * What it indexes is told in text/term.h.  Offsets are bytes of the original
 * text, so highlight() and snippet() mark what stands there. */
#ifndef STORE_TOKENIZER_H
#define STORE_TOKENIZER_H

typedef struct sqlite3 sqlite3;

/* Makes the tokenizer and the functions known to one connection.  SQLITE_OK, or
 * the error code of SQLite (SQLITE_ERROR where it has no FTS5). */
int isnad_fts5_register(sqlite3 *db);

#endif
