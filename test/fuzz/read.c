/* read.c - the whole walk: any bytes to records and their JSON. */
#include "article/json.h"
#include "base/arena.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    isn_source source = {.bytes = {(const char *)data, (ptrdiff_t)n}, .uri = STR("fuzz")};
    if (n > 0) source.media = (isn_media)(data[0] % 3);
    isn_arena a;
    isn_articles articles = {0};
    isn_err err;
    isn_out o = {0};
    arena_init(&a, (ptrdiff_t)1 << 28);
    if (isn_read(&a, &source, &articles, &err))
        for (ptrdiff_t i = 0; i < articles.n; i++) article_json(&o, &articles.at[i]);
    out_free(&o);
    arena_free(&a);
    return 0;
}
