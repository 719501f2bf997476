/* digest.c - a digest read back from a damaged database. */
#include "story/story.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    isn_arena a;
    isn_digest d;
    arena_init(&a, (ptrdiff_t)1 << 26);
    bool ok = digest_read(&a, (isn_str){(const char *)data, (ptrdiff_t)n}, &d);
    (void)ok;
    arena_free(&a);
    return 0;
}
