/* main.c - the command's front door. */
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void cli_complain(const cli_options *o, const isn_err *err)
{
    fprintf(stderr, "isnad: '%s': %s", err->where, err->msg);
    if (o->debug) fprintf(stderr, " [%s]", err->raised);
    fputc('\n', stderr);
}

bool cli_write(const cli_options *o, const isn_out *out)
{
    isn_err err;
    const char *name = o->output ? o->output : "standard output";
    if (out->failed) {
        err_set(&err, ISN_LIMIT, str_c(name), ISN_NOWHERE, "there is no memory for the answer");
        cli_complain(o, &err);
        return false;
    }
    FILE *f = o->output ? fopen(o->output, "wb") : stdout;
    bool ok = f && fwrite(out->p ? out->p : "", 1, (size_t)out->n, f) == (size_t)out->n && fflush(f) == 0;
    int why = errno;
    if (f && o->output && fclose(f) != 0) ok = false;
    if (ok) return true;
    err_set(&err, ISN_IO, str_c(name), ISN_NOWHERE, "cannot write it: %s", strerror(why));
    cli_complain(o, &err);
    return false;
}

bool cli_wants_text(const cli_options *o)
{
    if (o->format == FORMAT_AUTO) return !o->output && isatty(STDOUT_FILENO);
    return o->format == FORMAT_TEXT;
}

isn_store *cli_open(const cli_options *o)
{
    isn_err err;
    isn_store *s;
    if (isn_store_open(o->db, ISN_STORE_READ, &s, &err)) return s;
    cli_complain(o, &err);
    return NULL;
}

static const struct {
    const char *name;
    cli_command *run;
} RUN[] = {
    {"read", cmd_read},         {"explain", cmd_explain},
          {"search", cmd_search},     {"add", cmd_add},           {"stories", cmd_stories}, {"timeline", cmd_timeline},
    {"who", cmd_who},           {"figures", cmd_figures},   {"promises", cmd_promises}, {"disagree", cmd_disagree},
    {"sources", cmd_sources},   {"chain", cmd_chain},       {"verify", cmd_verify},   {"rebuild", cmd_rebuild},
    {"export", cmd_export},     {"report", cmd_report},
    {"correct", cmd_correct},   {"corrections", cmd_corrections},
};

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0) break;
        if (strcmp(argv[i], "--version") == 0) return puts("isnad " ISN_VERSION) < 0 ? EXIT_ERROR : EXIT_DONE;
        if (strcmp(argv[i], "--man") == 0) return cli_man(), EXIT_DONE;
        if (strcmp(argv[i], "--help") == 0) return cli_help(i > 1 ? argv[1] : NULL), EXIT_DONE;
    }
    cli_options o;
    if (!cli_parse(argc, argv, &o)) return EXIT_ERROR;
    int status = EXIT_ERROR;
    if (!o.command) {
        fputs("isnad: say what to do; see isnad --help\n", stderr);
    } else {
        size_t i = 0;
        while (i < sizeof RUN / sizeof *RUN && strcmp(RUN[i].name, o.command) != 0) i++;
        if (i < sizeof RUN / sizeof *RUN) status = RUN[i].run(&o);
        else fprintf(stderr, "isnad: no such command '%s'; see isnad --help\n", o.command);
    }
    free(o.arg);
    return status;
}
