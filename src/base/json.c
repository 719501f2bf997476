/* json.c - JSON objects field by field. */
#include "base/json.h"

/* Must a comma stand before what comes next? */
static bool wants_comma(const isn_out *o)
{
    char last = o->n ? o->p[o->n - 1] : '[';
    return last != '{' && last != '[' && last != ':' && last != '\n';
}

static void comma(isn_out *o)
{
    if (wants_comma(o)) out_char(o, ',');
}

void json_field(isn_out *o, const char *name)
{
    size_t n = strlen(name);
    char *p = out_room(o, (ptrdiff_t)n + 4), *start = p;
    if (!p) return;
    if (wants_comma(o)) *p++ = ',';
    *p++ = '"';
    memcpy(p, name, n);
    p += n;
    *p++ = '"';
    *p++ = ':';
    o->n += p - start;
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

/* "2019-05-20" */
static void day_digits(isn_out *o, isn_day d)
{
    int v[] = {d.year / 1000, d.year / 100 % 10, d.year / 10 % 10, d.year % 10, -1, d.month / 10, d.month % 10, -1, d.day / 10, d.day % 10};
    char text[12] = {'"'};
    for (int i = 0; i < 10; i++) text[i + 1] = v[i] < 0 ? '-' : (char)('0' + v[i]);
    text[11] = '"';
    out_str(o, (isn_str){text, 12});
}

void json_day(isn_out *o, const char *name, isn_day d)
{
    json_field(o, name);
    if (d.year > 0 && d.year < 10000 && d.month >= 0 && d.month < 100 && d.day >= 0 && d.day < 100) day_digits(o, d);
    else if (d.year) out_fmt(o, "\"%04d-%02d-%02d\"", d.year, d.month, d.day);
    else out_c(o, "null");
}
