/* extension.c - isnad.so: the tokenizer in any SQLite.
 *
 *     sqlite3> .load ./isnad
 *     >>> db.load_extension('./isnad')        Python
 *     $ datasette news.db --load-extension ./isnad */
#define ISNAD_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1
#include "store/tokenizer.c"

#include "store/rank.c"

__attribute__((visibility("default"))) int sqlite3_isnad_init(sqlite3 *db, char **why,
                                                              const sqlite3_api_routines *api);

int sqlite3_isnad_init(sqlite3 *db, char **why, const sqlite3_api_routines *api)
{
    SQLITE_EXTENSION_INIT2(api);
    int code = isnad_fts5_register(db);
    if (code != SQLITE_OK && why) *why = sqlite3_mprintf("isnad: this SQLite has no FTS5");
    return code;
}
