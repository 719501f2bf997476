/* err.h - filling the one error type, once, where most is known. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/str.h"

#define ERR_LINE2(x) #x
#define ERR_LINE(x) ERR_LINE2(x)

/* Fills `*err` and returns false, so that a function can end with
 *     return err_set(err, ISN_IO, path, ISN_NOWHERE, "cannot read: %s", why);
 * `where` is cut to its tail; control characters are shown, not kept. */
#define err_set(err, code, where, at, ...)                                     \
    err_set_at((err), __FILE__ ":" ERR_LINE(__LINE__), (code), (where), (at), __VA_ARGS__)

bool err_set_at(isn_err *err, const char *raised, isn_code code, isn_str where,
                ptrdiff_t at, const char *fmt, ...) __attribute__((format(printf, 6, 7)));

#endif
