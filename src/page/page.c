/* page.c - from bytes to pages: the room's front door. */
#include "page/page.h"
#include "page/dump.h"

enum { SCRATCH_BYTES = 256 << 20 };

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
    isn_arena scratch;
    arena_init(&scratch, SCRATCH_BYTES);
    dump_read(a, &scratch, page);
    arena_free(&scratch);
    if (a->full) return err_set(err, ISN_LIMIT, source->uri, ISN_NOWHERE, "it needs more memory than allowed");
    return true;
}
