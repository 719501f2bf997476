/* csv.c - JSON objects flattened to rows. */
#include "cli/csv.h"
#include "base/list.h"

#include <json-c/json.h>

typedef struct {
    isn_str column, value;
} cell;
typedef ISN_LIST(cell) cells;
typedef ISN_LIST(isn_str) columns;

static isn_str value_of(isn_arena *a, json_object *v)
{
    if (!v) return STR_NONE;
    if (!json_object_is_type(v, json_type_array)) return arena_str(a, str_c(json_object_get_string(v)));
    isn_str all = STR_NONE;
    for (size_t i = 0; i < json_object_array_length(v); i++) {
        isn_str one = str_c(json_object_get_string(json_object_array_get_idx(v, i)));
        all = i ? arena_fmt(a, "%.*s; %.*s", STR_ARG(all), STR_ARG(one)) : arena_str(a, one);
    }
    return all;
}

/* A list of records is no cell: the one that makes lines apart, it stays in the JSON. */
static bool records(json_object *v)
{
    return v && json_object_is_type(v, json_type_array) && json_object_array_length(v) > 0 &&
           json_object_is_type(json_object_array_get_idx(v, 0), json_type_object);
}

/* Adds the members of `o` as cells, but for lists of records and the array that makes lines. */
static void flatten(isn_arena *a, json_object *o, isn_str prefix, const char *array, cells *out)
{
    json_object_object_foreach(o, name, v)
    {
        if ((array && strcmp(name, array) == 0) || records(v)) continue;
        isn_str column = prefix.n ? arena_fmt(a, "%.*s.%s", STR_ARG(prefix), name) : arena_str(a, str_c(name));
        if (v && json_object_is_type(v, json_type_object)) {
            flatten(a, v, column, NULL, out);
            continue;
        }
        cell c = {column, value_of(a, v)};
        isn_push_value(a, out, c);
    }
}

static void note_columns(isn_arena *a, const cells *row, columns *all)
{
    for (ptrdiff_t i = 0; i < row->n; i++) {
        bool known = false;
        for (ptrdiff_t k = 0; k < all->n && !known; k++) known = str_eq(all->at[k], row->at[i].column);
        if (!known) isn_push_value(a, all, row->at[i].column);
    }
}

typedef ISN_LIST(cells) rows;

static void add_rows(isn_arena *a, json_object *o, const char *array, rows *out)
{
    json_object *list = NULL;
    size_t n = json_object_object_get_ex(o, array, &list) && json_object_is_type(list, json_type_array)
                   ? json_object_array_length(list) : 0;
    for (size_t i = 0; i < (n ? n : 1); i++) {
        cells *row = isn_push(a, out);
        if (!row) return;
        flatten(a, o, STR_NONE, array, row);
        json_object *item = n ? json_object_array_get_idx(list, i) : NULL;
        if (item && json_object_is_type(item, json_type_object)) flatten(a, item, str_c(array), NULL, row);
        else if (item) {
            cell c = {str_c(array), value_of(a, item)};
            isn_push_value(a, row, c);
        }
    }
}

void csv_write(isn_out *out, isn_str jsonl, const char *array)
{
    isn_arena a;
    arena_init(&a, (ptrdiff_t)2 << 30);
    rows all = {0};
    columns names = {0};
    json_tokener *tok = json_tokener_new_ex(64);
    for (ptrdiff_t at = 0; tok && at < jsonl.n;) {
        const char *nl = memchr(jsonl.p + at, '\n', (size_t)(jsonl.n - at));
        ptrdiff_t end = nl ? nl - jsonl.p : jsonl.n;
        json_tokener_reset(tok);
        json_object *o = json_tokener_parse_ex(tok, jsonl.p + at, (int)(end - at));
        if (o && json_object_is_type(o, json_type_object)) add_rows(&a, o, array, &all);
        if (o) json_object_put(o);
        at = end + 1;
    }
    if (tok) json_tokener_free(tok);
    for (ptrdiff_t i = 0; i < all.n; i++) note_columns(&a, &all.at[i], &names);
    for (ptrdiff_t k = 0; k < names.n; k++) out_c(out, k ? "," : ""), out_csv(out, names.at[k]);
    if (names.n) out_c(out, "\r\n");
    for (ptrdiff_t i = 0; i < all.n; i++) {
        for (ptrdiff_t k = 0; k < names.n; k++) {
            if (k) out_char(out, ',');
            for (ptrdiff_t c = 0; c < all.at[i].n; c++)
                if (str_eq(all.at[i].at[c].column, names.at[k])) out_csv(out, all.at[i].at[c].value);
        }
        out_c(out, "\r\n");
    }
    out->failed |= a.full;
    arena_free(&a);
}
