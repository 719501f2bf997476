/* main.c - the command's front door. */
#include "cli/cli.h"

#include <stdio.h>

void cli_complain(const isn_err *err)
{
    fprintf(stderr, "isnad: '%s': %s\n", err->where, err->msg);
}

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *help;
} COMMAND[] = {
    {"read", cmd_read, "articles to records"},
};

static void usage(FILE *f)
{
    fputs("usage: isnad COMMAND …\n\n", f);
    for (size_t i = 0; i < sizeof COMMAND / sizeof *COMMAND; i++)
        fprintf(f, "  %-10s %s\n", COMMAND[i].name, COMMAND[i].help);
}

int main(int argc, char **argv)
{
    if (argc >= 2 && strcmp(argv[1], "--version") == 0) {
        puts("isnad " ISN_VERSION);
        return EXIT_DONE;
    }
    if (argc >= 2 && strcmp(argv[1], "--help") == 0) {
        usage(stdout);
        return EXIT_DONE;
    }
    for (size_t i = 0; argc >= 2 && i < sizeof COMMAND / sizeof *COMMAND; i++)
        if (strcmp(argv[1], COMMAND[i].name) == 0) return COMMAND[i].run(argc - 1, argv + 1);
    usage(stderr);
    return EXIT_ERROR;
}
