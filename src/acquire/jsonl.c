/* jsonl.c - JSON Lines: one article a line. */
#include "acquire/jsonl.h"

#include "base/day.h"
#include "lexicon/jsonl_field.h"

#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    MAX_LINE = 1 << 28,
    FIRST_BUFFER = 1 << 16,
    DEPTH = 64,          /* of a line's objects in each other */
    MAX_NAME = 4000,
    N_FIELDS = LEX_JSONL_FIELD_FIELD_HTML + 1
};

/* A line's fields by LEX_JSONL_FIELD_FIELD_…, borrowed from the object; text and
 * html even if they are empty, the others not. */
typedef struct {
    isn_str at[N_FIELDS];
    char day[40]; /* of a published that is a number */
} fields;

bool jsonl_looks(isn_str head)
{
    head = str_trim(head);
    return str_starts(head, STR("{")) && str_starts(str_trim(str_sub(head, 1, head.n)), STR("\""));
}

static bool all_digits(isn_str s)
{
    for (ptrdiff_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    return s.n > 0;
}

/* A number as the day it names: 20310506, 20310506100000, seconds since 1970 (ten
 * digits), milliseconds (thirteen); any other text as it is. */
static isn_str day_of(isn_str s, char to[static 40])
{
    if (!all_digits(s)) return s;
    char digits[16] = {0};
    memcpy(digits, s.p, (size_t)(s.n < 15 ? s.n : 15));
    isn_day d = {0};
    if (s.n == 10 || s.n == 13)
        d = day_of_number((int32_t)(strtoll(digits, NULL, 10) / (s.n == 13 ? 86400000 : 86400)));
    else if (s.n != 8 && s.n != 14)
        return s;
    if (d.year) snprintf(to, 40, "%04d-%02d-%02d", d.year, d.month, d.day);
    else snprintf(to, 40, "%.4s-%.2s-%.2s", digits, digits + 4, digits + 6);
    return day_none(day_read(str_c(to))) ? s : str_c(to);
}

static void read_fields(json_object *o, fields *f)
{
    *f = (fields){0};
    for (int row = 0; row < lex_jsonl_field.n_rows; row++) {
        json_object *v = NULL;
        int field = lex_value(&lex_jsonl_field, row, LEX_JSONL_FIELD_FIELD);
        bool bytes = field == LEX_JSONL_FIELD_FIELD_TEXT || field == LEX_JSONL_FIELD_FIELD_HTML;
        const char *name = lex_cell(&lex_jsonl_field, row, LEX_JSONL_FIELD_NAME).p;
        if (f->at[field].p || !json_object_object_get_ex(o, name, &v)) continue;
        bool number = field == LEX_JSONL_FIELD_FIELD_PUBLISHED && json_object_is_type(v, json_type_int);
        if (!number && !json_object_is_type(v, json_type_string)) continue;
        isn_str s = {json_object_get_string(v), 0};
        s.n = number ? (ptrdiff_t)strlen(s.p) : json_object_get_string_len(v);
        if (s.n == 0 && !bytes) continue;
        f->at[field] = field == LEX_JSONL_FIELD_FIELD_PUBLISHED ? day_of(s, f->day) : s;
    }
}

typedef struct {
    isn_str name;
    isn_source_fn *fn;
    void *ctx;
    int line;
    char where[MAX_NAME + 32]; /* «dump.jsonl:12» */
} walker;

static isn_str where(walker *w)
{
    int n = (int)(w->name.n < MAX_NAME ? w->name.n : MAX_NAME);
    snprintf(w->where, sizeof w->where, "%.*s:%d", n, w->name.p, w->line);
    return str_c(w->where);
}

static bool give_error(walker *w, const char *what)
{
    isn_err err;
    err_set(&err, ISN_FORMAT, where(w), ISN_NOWHERE, "%s", what);
    return w->fn(w->ctx, NULL, &err);
}

static bool give_object(walker *w, json_object *o)
{
    fields f;
    read_fields(o, &f);
    isn_str text = f.at[LEX_JSONL_FIELD_FIELD_TEXT], html = f.at[LEX_JSONL_FIELD_FIELD_HTML];
    if (!text.p && !html.p) return give_error(w, "the line has neither \"text\" nor \"html\"");
    isn_source src = {.bytes = text.p ? text : html,
                      .uri = f.at[LEX_JSONL_FIELD_FIELD_URI],
                      .charset = STR("UTF-8"),
                      .media = text.p ? ISN_MEDIA_TEXT : ISN_MEDIA_HTML,
                      .verbatim = text.p != NULL,
                      .title = f.at[LEX_JSONL_FIELD_FIELD_TITLE],
                      .outlet = f.at[LEX_JSONL_FIELD_FIELD_OUTLET],
                      .published = f.at[LEX_JSONL_FIELD_FIELD_PUBLISHED]};
    if (!src.uri.n) src.uri = where(w);
    source_sha256(src.bytes, src.sha256);
    return w->fn(w->ctx, &src, NULL);
}

static bool give_line(walker *w, isn_str s)
{
    json_tokener *tok = json_tokener_new_ex(DEPTH);
    json_object *o = tok ? json_tokener_parse_ex(tok, s.p, (int)s.n) : NULL;
    bool whole = o && json_tokener_get_error(tok) == json_tokener_success && json_object_is_type(o, json_type_object);
    bool going = whole ? give_object(w, o) : give_error(w, "the line is no JSON object");
    if (o) json_object_put(o);
    if (tok) json_tokener_free(tok);
    return going;
}

/* A line so far: `n` bytes, from malloc.  Of one that is too long the rest is
 * passed over. */
typedef struct {
    char *p;
    ptrdiff_t n, cap;
    bool too_long;
} line_buffer;

static void line_add(line_buffer *b, isn_str s)
{
    if (b->too_long || s.n == 0) return;
    ptrdiff_t cap = b->cap ? b->cap : FIRST_BUFFER;
    while (cap < b->n + s.n) cap *= 2;
    char *p = cap > MAX_LINE ? NULL : cap > b->cap ? realloc(b->p, (size_t)cap) : b->p;
    if (!p) {
        b->too_long = true;
        return;
    }
    b->p = p, b->cap = cap;
    memcpy(b->p + b->n, s.p, (size_t)s.n);
    b->n += s.n;
}

static bool line_end(walker *w, line_buffer *b)
{
    isn_str s = str_trim((isn_str){b->p, b->n});
    bool going = true;
    w->line++;
    if (b->too_long) going = give_error(w, "the line is over 256 MiB, or there is no memory for it");
    else if (s.n) going = give_line(w, s);
    b->n = 0, b->too_long = false;
    return going;
}

bool jsonl_walk(isn_stream *s, isn_str name, isn_source_fn *fn, void *ctx)
{
    walker w = {.name = name, .fn = fn, .ctx = ctx};
    line_buffer b = {0};
    char got[16 * 1024];
    bool going = true;
    isn_err err;
    for (ptrdiff_t n; going && (n = stream_read(s, got, sizeof got)) > 0;) {
        ptrdiff_t at = 0;
        for (const char *nl; going && (nl = memchr(got + at, '\n', (size_t)(n - at)));) {
            line_add(&b, (isn_str){got + at, nl - got - at});
            going = line_end(&w, &b);
            at = nl - got + 1;
        }
        line_add(&b, (isn_str){got + at, n - at});
    }
    bool failed = stream_failed(s, &err); /* then the last line is not whole */
    if (going && !failed && (b.n || b.too_long)) going = line_end(&w, &b);
    free(b.p);
    return going && failed ? fn(ctx, NULL, &err) : going;
}
