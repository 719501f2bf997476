/* options.c - the one table of commands and options: parsing, --help, the man page. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>

static const struct {
    const char *name, *args, *help;
    cli_format own; /* the format that it has besides text, jsonl and csv */
} COMMAND[] = {
    {"read", "FILE…", "read articles and print their records; keeps nothing", FORMAT_CONLLU},
    {"add", "PATH…", "read articles and keep them in the database; again is harmless", FORMAT_AUTO},
    {"search", "WORDS…", "find articles: words, \"phrases\", -word, speaker:, outlet:, from:, to:", FORMAT_AUTO},
    {"stories", "", "the stories, with their articles", FORMAT_AUTO},
    {"timeline", "[WORDS]", "what happened when, with all its tellings", FORMAT_AUTO},
    {"who", "[WORDS]", "persons, bodies and places over all stories, with variants and titles", FORMAT_AUTO},
    {"figures", "[WORDS]", "figures over time: how many, according to whom", FORMAT_AUTO},
    {"promises", "[WORDS]", "commitments and their deadlines, with the slips", FORMAT_AUTO},
    {"disagree", "[WORDS]", "where the accounts part", FORMAT_AUTO},
    {"sources", "", "which articles are one text reprinted", FORMAT_AUTO},
    {"chain", "[WORDS]", "claims with their independent origins and carriers", FORMAT_SVG},
    {"report", "", "one self-contained HTML page to send to an editor", FORMAT_HTML},
    {"export", "", "all records of all articles", FORMAT_AUTO},
    {"verify", "", "check every citation against the stored bytes", FORMAT_AUTO},
    {"rebuild", "", "throw away what is derived and make it again from the stored bytes", FORMAT_AUTO},
    {"correct", "KIND …", "say what the machine has wrong: merge, split, reject, date, outlet, title, apart, together, story", FORMAT_AUTO},
    {"corrections", "", "what was corrected, to keep or to carry to another database", FORMAT_AUTO},
    {"explain", "FILE…", "the rule and the words behind every record of an article", FORMAT_AUTO},
};

typedef enum { OPT_DB, OPT_FORMAT, OPT_OUTPUT, OPT_STORY, OPT_SPEAKER, OPT_ABOUT, OPT_OUTLET, OPT_FROM, OPT_TO,
               OPT_LANG, OPT_COLOR, OPT_LIMIT, OPT_DEBUG, OPT_QUIET } option_id;

static const struct {
    const char *name, *args, *help;
    option_id id;
} OPTION[] = {
    {"--db", "FILE", "the database (default: $ISNAD_DB, else isnad.db)", OPT_DB},
    {"--format", "text|jsonl|csv|html|conllu|svg", "how to print (default: text on a terminal, else jsonl)", OPT_FORMAT},
    {"-o", "FILE", "write there and not to standard output", OPT_OUTPUT},
    {"--story", "ID", "this story alone", OPT_STORY},
    {"--speaker", "NAME", "statements of this speaker alone", OPT_SPEAKER},
    {"--about", "WORDS", "rows with these words alone, as the words beside a command", OPT_ABOUT},
    {"--outlet", "NAME", "articles of this outlet alone", OPT_OUTLET},
    {"--from", "DATE", "published on this day or later (2021-07-23)", OPT_FROM},
    {"--to", "DATE", "published on this day or earlier", OPT_TO},
    {"--lang", "ar|en", "language of a report's own words (default: ar)", OPT_LANG},
    {"--color", "auto|always|never", "colours on a terminal", OPT_COLOR},
    {"--limit", "N", "at most so many rows", OPT_LIMIT},
    {"--quiet", "", "no progress and no summary", OPT_QUIET},
    {"--debug", "", "say where in the program an error was raised", OPT_DEBUG},
};

enum { N_COMMANDS = sizeof COMMAND / sizeof *COMMAND, N_OPTIONS = sizeof OPTION / sizeof *OPTION };

static bool usage_error(const char *what, const char *word)
{
    fprintf(stderr, "isnad: %s '%s'; see isnad --help\n", what, word);
    return false;
}

static const struct {
    const char *name;
    cli_format f;
} FORMAT[] = {{"text", FORMAT_TEXT}, {"jsonl", FORMAT_JSONL}, {"csv", FORMAT_CSV}, {"html", FORMAT_HTML}, {"conllu", FORMAT_CONLLU}, {"svg", FORMAT_SVG}};
enum { N_FORMATS = sizeof FORMAT / sizeof *FORMAT };

static bool read_format(const char *v, cli_format *out)
{
    for (int i = 0; i < N_FORMATS; i++)
        if (strcmp(v, FORMAT[i].name) == 0) {
            *out = FORMAT[i].f;
            return true;
        }
    return usage_error("no such format", v);
}

/* HTML is of reports alone, SVG of chains, CoNLL-U of articles read. */
static bool format_fits(const cli_options *o)
{
    if (o->format != FORMAT_HTML && o->format != FORMAT_SVG && o->format != FORMAT_CONLLU) return true;
    for (int i = 0; o->command && i < N_COMMANDS; i++)
        if (strcmp(o->command, COMMAND[i].name) == 0 && COMMAND[i].own != o->format) {
            for (int k = 0; k < N_FORMATS; k++)
                if (FORMAT[k].f == o->format)
                    fprintf(stderr, "isnad: %s has no format '%s'; see isnad --help\n", o->command, FORMAT[k].name);
            return false;
        }
    return true;
}

static bool read_count(const char *v, int *out)
{
    char *end;
    long n = strtol(v, &end, 10);
    if (*end || n < 1 || n > 1000000000) return usage_error("not a number of rows", v);
    *out = (int)n;
    return true;
}

static bool set_option(cli_options *o, option_id id, const char *v)
{
    switch (id) {
    case OPT_DB: o->db = v; return true;
    case OPT_FORMAT: return read_format(v, &o->format);
    case OPT_OUTPUT: o->output = v; return true;
    case OPT_STORY: o->story = v; return true;
    case OPT_SPEAKER: o->speaker = v; return true;
    case OPT_ABOUT: o->about = v; return true;
    case OPT_OUTLET: o->outlet = v; return true;
    case OPT_FROM: o->from = v; return true;
    case OPT_TO: o->to = v; return true;
    case OPT_LANG:
        o->lang = v;
        return strcmp(v, "ar") == 0 || strcmp(v, "en") == 0 || usage_error("no such language", v);
    case OPT_COLOR: o->color = v; return true;
    case OPT_LIMIT: return read_count(v, &o->limit);
    case OPT_DEBUG: o->debug = true; return true;
    case OPT_QUIET: o->quiet = true; return true;
    }
    return false;
}

/* One word that begins with '-'; moves *i over its value. */
static bool read_option(int argc, char **argv, int *i, cli_options *o)
{
    const char *word = argv[*i];
    const char *equals = strncmp(word, "--", 2) == 0 ? strchr(word, '=') : NULL;
    size_t n = equals ? (size_t)(equals - word) : strlen(word);
    for (int k = 0; k < N_OPTIONS; k++) {
        if (strlen(OPTION[k].name) != n || strncmp(OPTION[k].name, word, n) != 0) continue;
        if (!*OPTION[k].args) return set_option(o, OPTION[k].id, NULL);
        const char *v = equals ? equals + 1 : *i + 1 < argc ? argv[++*i] : NULL;
        return v ? set_option(o, OPTION[k].id, v) : usage_error("a value is missing after", word);
    }
    return usage_error("no such option", word);
}

bool cli_parse(int argc, char **argv, cli_options *o)
{
    *o = (cli_options){.lang = "ar", .color = "auto", .limit = 0};
    o->arg = malloc(sizeof *o->arg * (size_t)(argc + 1));
    if (!o->arg) return usage_error("there is no memory for", "the command line");
    bool words_only = false;
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        /* -word excludes it from a search; a lone - is standard input */
        bool minus_word = o->command && strcmp(o->command, "search") == 0 && word[0] == '-' &&
                          word[1] != '-' && strcmp(word, "-o") != 0;
        if (!words_only && strcmp(word, "--") == 0) words_only = true;
        else if (!words_only && word[0] == '-' && word[1] && !minus_word) {
            if (!read_option(argc, argv, &i, o)) return false;
        } else if (!o->command) o->command = word;
        else o->arg[o->n_args++] = word;
    }
    if (!format_fits(o)) return false;
    if (!o->db) o->db = getenv("ISNAD_DB");
    if (!o->db || !*o->db) o->db = "isnad.db";
    return true;
}

void cli_help(const char *command)
{
    puts("isnad - who said it, on whose word, when, and who says otherwise\n\nusage: isnad COMMAND [WORD…] [OPTION…]\n");
    for (int i = 0; i < N_COMMANDS; i++)
        if (!command || strcmp(command, COMMAND[i].name) == 0)
            printf("  %-9s %-9s %s\n", COMMAND[i].name, COMMAND[i].args, COMMAND[i].help);
    puts("\noptions:");
    for (int i = 0; i < N_OPTIONS; i++) printf("  %-10s %-9s %s\n", OPTION[i].name, OPTION[i].args, OPTION[i].help);
    puts("  --help, --version, --man\n\nexit status: 0 done, 1 nothing found, 2 usage or system error, 3 some inputs failed and the rest are kept");
}

/* A word for roff: '-' is a hyphen there unless escaped. */
static void roff(const char *c)
{
    for (; *c; c++) {
        if (*c == '-' || *c == '\\') putchar('\\');
        putchar(*c);
    }
}

void cli_man(void)
{
    puts(".TH ISNAD 1 \"\" \"isnad " ISN_VERSION "\"\n.SH NAME\nisnad \\- who said it, on whose word, when, and who says otherwise\n"
         ".SH SYNOPSIS\n.B isnad\n.I COMMAND\n[\\fIWORD\\fR…] [\\fIOPTION\\fR…]\n.SH DESCRIPTION\nReads Arabic news and keeps the chain of "
         "transmission.  Data goes to standard output, messages to standard error.\n.SH COMMANDS");
    for (int i = 0; i < N_COMMANDS; i++) {
        fputs(".TP\n.B ", stdout), roff(COMMAND[i].name), putchar(' '), roff(COMMAND[i].args);
        putchar('\n'), roff(COMMAND[i].help), putchar('\n');
    }
    puts(".SH OPTIONS");
    for (int i = 0; i < N_OPTIONS; i++) {
        fputs(".TP\n.B ", stdout), roff(OPTION[i].name), putchar(' '), roff(OPTION[i].args);
        putchar('\n'), roff(OPTION[i].help), putchar('\n');
    }
    puts(".SH EXIT STATUS\n0 done, 1 nothing found, 2 usage or system error, 3 some inputs failed and the rest are kept.\n"
         ".SH ENVIRONMENT\n.TP\n.B ISNAD_DB\nthe database, where \\-\\-db is not given\n"
         ".SH EXAMPLES\n.nf\nisnad read article.html\nisnad add pages/ && isnad disagree\nisnad report \\-o story.html\n.fi");
}
