/* cmd_report.c - isnad report -o story.html: one page to send to an editor. */
#include "cli/cli.h"
#include "serve/report.h"

#include <stdlib.h>

int cmd_report(const cli_options *o)
{
    isn_store *s = cli_open(o);
    if (!s) return EXIT_ERROR;
    isn_report_options options = {.english = strcmp(o->lang, "en") == 0,
                                  .story = o->story ? strtoll(o->story, NULL, 10) : -1};
    isn_out out = {0};
    isn_err err, ignored;
    bool ok = isn_report_write(s, &options, &out, &err);
    if (!ok) cli_complain(o, &err);
    else ok = cli_write(o, &out);
    out_free(&out);
    isn_store_close(s, &ignored);
    return ok ? EXIT_DONE : EXIT_ERROR;
}
