/* published.c - which of a page's dates is the day it came out. */
#include "base/day.h"
#include "mention/date.h"

isn_str isn_published_choose(isn_arena *a, const isn_page *page, const isn_text *t,
                             isn_hint_place *from)
{
    (void)t;
    for (ptrdiff_t i = 0; i < page->hints.n; i++) {
        const isn_hint *h = &page->hints.at[i];
        if (h->modified || day_none(day_read(h->text))) continue;
        *from = h->place;
        return arena_str(a, h->text);
    }
    return STR_NONE;
}
