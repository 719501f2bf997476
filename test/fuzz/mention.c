/* mention.c - any text, as one paragraph a line, to dates, figures and names. */
#include "base/list.h"
#include "base/utf8.h"
#include "mention/figure.h"
#include "mention/name.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    isn_arena a;
    arena_init(&a, (ptrdiff_t)1 << 28);
    isn_page page = {.text = {(const char *)data, (ptrdiff_t)n}};
    for (ptrdiff_t at = 0; at < page.text.n;) {
        ptrdiff_t end = str_find(page.text, STR("\n"), at);
        if (end < 0) end = page.text.n;
        isn_block b = {.span = {(uint32_t)at, (uint32_t)end}, .kind = ISN_BLOCK_PARAGRAPH};
        isn_push_value(&a, &page.blocks, b);
        at = end + 1;
    }
    isn_text t;
    isn_dates dates = {0};
    isn_figures figures = {0};
    isn_text_read(&a, &page, &t);
    isn_dates_find(&a, &t, (isn_day){2020, 3, 15}, &dates);
    isn_figures_find(&a, &t, &dates, &figures);
    uint32_t at = 0; /* in text order, none overlapping, each with a value */
    for (ptrdiff_t i = 0; i < dates.n; i++) {
        const isn_date *d = &dates.at[i];
        if (d->span.start < at || d->span.start >= d->span.end || d->span.end > n || !d->value.n || !d->rule)
            __builtin_trap();
        at = d->span.end;
    }
    isn_dates undated = {0};
    isn_dates_find(&a, &t, (isn_day){0}, &undated);
    for (ptrdiff_t i = 0; i < figures.n; i++) {
        const isn_figure *f = &figures.at[i];
        if (f->span.start >= f->span.end || f->span.end > n || f->of.end > n || !f->rule || f->part_of >= i)
            __builtin_trap();
    }
    isn_mentions names = {0};
    isn_entities entities = {0};
    isn_names_find(&a, &t, &names, &entities);
    for (ptrdiff_t i = 0; i < names.n; i++) {
        const isn_mention *m = &names.at[i];
        if (m->span.start >= m->span.end || m->span.end > n || m->title.end > n || !m->rule ||
            (i > 0 && m->span.start < names.at[i - 1].span.end) || m->entity < 0 || m->entity >= entities.n)
            __builtin_trap();
    }
    for (ptrdiff_t i = 1; i < entities.n; i++) {
        int near = isn_name_near(entities.at[i].id, entities.at[i - 1].id);
        if (!entities.at[i].name.n || !entities.at[i].id.n || near < 0 || near > 100) __builtin_trap();
    }
    arena_free(&a);
    return 0;
}
