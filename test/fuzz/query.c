/* query.c - anything typed into the search box. */
#include "store/query.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    isn_arena a;
    isn_query q = {0};
    isn_err err;
    arena_init(&a, (ptrdiff_t)1 << 26);
    bool ok = isn_query_read(&a, (isn_str){(const char *)data, (ptrdiff_t)n}, &q, &err);
    (void)ok;
    arena_free(&a);
    return 0;
}
