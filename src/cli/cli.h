/* cli.h - the command's parts: one cmd_*.c each. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/err.h"

enum { EXIT_DONE = 0, EXIT_NOTHING = 1, EXIT_ERROR = 2, EXIT_SOME_FAILED = 3 };

/* "isnad: cannot read 'x': why" on stderr. */
void cli_complain(const isn_err *err);

int cmd_read(int argc, char **argv);

#endif
