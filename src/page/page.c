/* page.c - from bytes to pages: the room's front door. */
#include "page/page.h"

bool isn_page_read(isn_arena *a, const isn_source *source, isn_pages *out, isn_err *err)
{
    if (str_trim(source->bytes).n == 0)
        return err_set(err, ISN_FORMAT, source->uri, ISN_NOWHERE, "it is empty");
    isn_page *page = isn_push(a, out);
    if (!page) return err_set(err, ISN_LIMIT, source->uri, ISN_NOWHERE, "it needs more memory than allowed");
    page->text = source->bytes;
    page->charset = page->declared = STR("UTF-8");
    page->language = STR("ar");
    page->title = source->title;
    page->outlet = source->outlet;
    if (source->published.n) {
        isn_hint *h = isn_push(a, &page->hints);
        if (h) h->text = source->published, h->place = ISN_HINT_GIVEN;
    }
    isn_str rest = page->text;
    while (rest.n > 0) {
        const char *nl = memchr(rest.p, '\n', (size_t)rest.n);
        isn_str line = {rest.p, nl ? nl - rest.p : rest.n};
        rest = str_sub(rest, line.n + 1, rest.n);
        line = str_trim(line);
        if (line.n == 0) continue;
        isn_block *b = isn_push(a, &page->blocks);
        if (!b) break;
        b->span.start = (uint32_t)(line.p - page->text.p);
        b->span.end = b->span.start + (uint32_t)line.n;
        b->kind = ISN_BLOCK_PARAGRAPH;
    }
    if (a->full) return err_set(err, ISN_LIMIT, source->uri, ISN_NOWHERE, "it needs more memory than allowed");
    return true;
}
