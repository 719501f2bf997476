/* unit.h - cmocka with what it wants included first. */
#ifndef TEST_UNIT_H
#define TEST_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/list.h"

#define assert_str(got, want) \
    do { \
        isn_str got_ = (got), want_ = str_c(want); \
        if (!str_eq(got_, want_)) \
            fail_msg("got '%.*s', want '%.*s'", STR_ARG(got_), STR_ARG(want_)); \
    } while (0)

#endif
