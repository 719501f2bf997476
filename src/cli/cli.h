/* cli.h - the command's parts: the option table, and one cmd_*.c each.
 *
 * Uses: every room.  stdout is data, stderr is messages. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/err.h"
#include "base/out.h"
#include "store/store.h"

enum { EXIT_DONE = 0, EXIT_NOTHING = 1, EXIT_ERROR = 2, EXIT_SOME_FAILED = 3 };

typedef enum { FORMAT_AUTO, FORMAT_TEXT, FORMAT_JSONL, FORMAT_CSV, FORMAT_HTML, FORMAT_CONLLU, FORMAT_SVG } cli_format;

/* What the command line says; words that are no options come in `arg`. */
typedef struct {
    const char *command;
    const char *db;      /* --db FILE, else $ISNAD_DB, else isnad.db */
    cli_format format;
    const char *output;  /* -o FILE */
    const char *story;   /* --story ID */
    const char *speaker, *about, *outlet, *from, *to;
    const char *lang;    /* --lang ar|en: of reports */
    const char *color;   /* --color auto|always|never */
    int limit;           /* --limit N */
    int port;            /* --port N */
    bool debug, near, quiet;
    const char **arg;
    int n_args;
} cli_options;

/* Reads the command line; false after it has said what is wrong. */
bool cli_parse(int argc, char **argv, cli_options *out);

/* "isnad: 'x': why" on stderr; with --debug where it was raised. */
void cli_complain(const cli_options *o, const isn_err *err);

/* Writes a buffer to stdout or -o FILE; false after it has said why not. */
bool cli_write(const cli_options *o, const isn_out *out);

/* Text for people: asked for, or not asked and a terminal. */
bool cli_wants_text(const cli_options *o);

void cli_help(const char *command); /* NULL: of all */
void cli_man(void);

/* Opens --db for reading; NULL after it has said why not. */
isn_store *cli_open(const cli_options *o);

/* Makes the pages of large stories ready, to which articles from `first` on went: for a
 * command that has written and closed the store. */
void cli_look_ahead(const cli_options *o, int64_t first);

typedef int cli_command(const cli_options *o);
cli_command cmd_read, cmd_add, cmd_search, cmd_stories, cmd_timeline, cmd_who, cmd_figures, cmd_promises,
    cmd_disagree, cmd_sources, cmd_chain, cmd_report, cmd_export, cmd_verify, cmd_rebuild, cmd_explain,
    cmd_correct, cmd_corrections;

#endif
