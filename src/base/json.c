/* json.c - JSON objects field by field. */
#include "base/json.h"

static void comma(isn_out *o)
{
    char last = o->n ? o->p[o->n - 1] : '[';
    if (last != '{' && last != '[' && last != ':' && last != '\n') out_char(o, ',');
}

void json_field(isn_out *o, const char *name)
{
    comma(o);
    out_char(o, '"');
    out_c(o, name);
    out_c(o, "\":");
}

void json_begin(isn_out *o, const char *name, char bracket)
{
    if (name) json_field(o, name);
    else comma(o);
    out_char(o, bracket);
}

void json_end(isn_out *o, char bracket)
{
    out_char(o, bracket);
}

void json_item(isn_out *o)
{
    comma(o);
    out_char(o, '{');
}

void json_str(isn_out *o, const char *name, isn_str s)
{
    json_field(o, name);
    out_json_or_null(o, s);
}

void json_c(isn_out *o, const char *name, const char *c)
{
    json_str(o, name, str_c(c));
}

void json_flag(isn_out *o, const char *name, bool v)
{
    json_field(o, name);
    out_c(o, v ? "true" : "false");
}

void json_num(isn_out *o, const char *name, double v)
{
    json_field(o, name);
    out_json_num(o, v);
}

void json_int(isn_out *o, const char *name, int64_t v)
{
    json_field(o, name);
    out_int(o, v);
}

void json_index(isn_out *o, const char *name, int64_t i)
{
    if (i >= 0) {
        json_int(o, name, i);
        return;
    }
    json_field(o, name);
    out_c(o, "null");
}

void json_span(isn_out *o, isn_span s)
{
    json_int(o, "start", s.start);
    json_int(o, "end", s.end);
}

void json_day(isn_out *o, const char *name, isn_day d)
{
    json_field(o, name);
    if (d.year) out_fmt(o, "\"%04d-%02d-%02d\"", d.year, d.month, d.day);
    else out_c(o, "null");
}
