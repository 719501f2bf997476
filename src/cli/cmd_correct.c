/* cmd_correct.c - isnad correct KIND SUBJECT [VALUE]; isnad corrections.
 *
 *     isnad correct merge 'كاميلا هاريسون' 'كاميلا هاريس'
 *     isnad correct date pages/a.html 2024-06-01
 *     isnad correct undo 3
 *     isnad corrections --format jsonl > mine.jsonl;  isnad correct import mine.jsonl */
#include "base/json.h"
#include "cli/cli.h"
#include "cli/csv.h"
#include "cli/term.h"
#include "store/correct.h"

#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>

static isn_str member(json_object *o, const char *name)
{
    json_object *v = NULL;
    if (!json_object_object_get_ex(o, name, &v) || !json_object_is_type(v, json_type_string)) return STR_NONE;
    return (isn_str){json_object_get_string(v), json_object_get_string_len(v)};
}

/* Corrections as `isnad corrections --format jsonl` wrote them. */
static bool import(isn_store *s, const char *path, isn_err *err)
{
    FILE *f = fopen(path, "rb");
    if (!f) return err_set(err, ISN_IO, str_c(path), ISN_NOWHERE, "cannot read it");
    char *line = NULL;
    size_t size = 0;
    bool ok = true;
    for (int n = 1; ok && getline(&line, &size, f) > 0; n++) {
        json_object *o = json_tokener_parse(line);
        isn_correction c = {.kind = o ? member(o, "kind") : STR_NONE};
        if (c.kind.n) c.subject = member(o, "subject"), c.value = member(o, "value");
        ok = c.kind.n ? isn_store_correct(s, &c, err)
                      : err_set(err, ISN_FORMAT, str_c(path), ISN_NOWHERE, "line %d is no correction", n);
        if (o) json_object_put(o);
    }
    free(line);
    fclose(f);
    return ok;
}

static bool run(const cli_options *o, isn_store *s, isn_err *err)
{
    isn_str kind = str_c(o->arg[0]);
    if (str_is(kind, "undo")) return isn_store_uncorrect(s, strtoll(o->arg[1], NULL, 10), err);
    if (str_is(kind, "import")) return import(s, o->arg[1], err);
    isn_correction c = {0, kind, str_c(o->arg[1]), o->n_args > 2 ? str_c(o->arg[2]) : STR_NONE};
    return isn_store_correct(s, &c, err);
}

int cmd_correct(const cli_options *o)
{
    if (o->n_args < 2 || o->n_args > 3) {
        fputs("isnad: correct what? isnad correct KIND SUBJECT [VALUE], undo N, or import FILE\n", stderr);
        return EXIT_ERROR;
    }
    isn_err err, ignored;
    isn_store *s = NULL;
    bool ok = isn_store_open(o->db, ISN_STORE_WRITE, &s, &err) && run(o, s, &err) && isn_store_rebuild(s, &err);
    if (!ok) isn_store_abandon(s); /* all of an import, or nothing */
    ok = isn_store_close(s, ok ? &err : &ignored) && ok;
    if (!ok) cli_complain(o, &err);
    else cli_look_ahead(o, 1);
    return ok ? EXIT_DONE : EXIT_ERROR;
}

int cmd_corrections(const cli_options *o)
{
    isn_store *s = cli_open(o);
    if (!s) return EXIT_ERROR;
    isn_arena a;
    isn_out out = {0};
    isn_err err, ignored;
    isn_corrections list = {0};
    arena_init(&a, (ptrdiff_t)1 << 26);
    isn_term t = term_of(o, &out);
    bool ok = isn_store_corrections(s, &a, &list, &err);
    for (ptrdiff_t i = 0; i < list.n; i++) {
        const isn_correction *c = &list.at[i];
        if (cli_wants_text(o)) {
            term_line(&t, 0), out_fmt(&out, "%lld  ", (long long)c->id), term_text(&t, c->kind), out_c(&out, "  ");
            term_text(&t, c->subject), out_c(&out, "  "), term_text(&t, c->value);
        } else {
            json_begin(&out, NULL, '{'), json_int(&out, "id", c->id), json_str(&out, "kind", c->kind);
            json_str(&out, "subject", c->subject), json_str(&out, "value", c->value), json_end(&out, '}');
        }
        out_char(&out, '\n');
    }
    isn_out table = {0};
    if (!ok) cli_complain(o, &err);
    else if (o->format == FORMAT_CSV) csv_write(&table, out_view(&out), "-"), ok = cli_write(o, &table);
    else ok = cli_write(o, &out);
    isn_store_close(s, &ignored);
    arena_free(&a);
    out_free(&out);
    out_free(&table);
    return !ok ? EXIT_ERROR : list.n ? EXIT_DONE : EXIT_NOTHING;
}
