/* page.c - any bytes to pages: as HTML, as a dump, as whatever they look like. */
#include "base/arena.h"
#include "page/page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    for (int media = ISN_MEDIA_GUESS; media <= ISN_MEDIA_TEXT; media++) {
        isn_source source = {.bytes = {(const char *)data, (ptrdiff_t)n}, .uri = STR("fuzz"), .media = (isn_media)media};
        isn_arena a;
        isn_pages pages = {0};
        isn_err err;
        arena_init(&a, (ptrdiff_t)1 << 28);
        if (isn_page_read(&a, &source, &pages, &err))
            for (ptrdiff_t i = 0; i < pages.n; i++) {
                const isn_page *p = &pages.at[i];
                uint32_t at = 0;
                for (ptrdiff_t k = 0; k < p->blocks.n; k++) {
                    isn_span s = p->blocks.at[k].span;
                    if (s.start < at || s.end <= s.start || s.end > p->text.n) __builtin_trap();
                    at = s.end;
                }
            }
        arena_free(&a);
    }
    return 0;
}
