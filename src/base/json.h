/* json.h - writing JSON objects field by field.
 *
 *     json_begin(o, NULL, '{');
 *     json_str(o, "name", name);            "name":"…", null where it is none
 *     json_begin(o, "list", '['); json_item(o); … json_end(o, '}'); json_end(o, ']');
 *     json_end(o, '}');
 *
 * Commas are put where the byte before is no opening bracket. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/out.h"

void json_field(isn_out *o, const char *name);
void json_begin(isn_out *o, const char *name, char bracket); /* name may be NULL */
void json_end(isn_out *o, char bracket);
void json_item(isn_out *o); /* the next object of an array */
void json_str(isn_out *o, const char *name, isn_str s);
void json_c(isn_out *o, const char *name, const char *c); /* "" is null */
void json_flag(isn_out *o, const char *name, bool v);
void json_num(isn_out *o, const char *name, double v);
void json_int(isn_out *o, const char *name, int64_t v);
void json_index(isn_out *o, const char *name, int64_t i); /* null where negative */
void json_span(isn_out *o, isn_span s);                   /* "start" and "end" */
void json_day(isn_out *o, const char *name, isn_day d);

#endif
