/* statement.c - any text, as one paragraph a line, to statements, commitments, meetings. */
#include "base/list.h"
#include "base/utf8.h"
#include "mention/figure.h"
#include "mention/name.h"
#include "statement/statement.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void check_chain(const isn_statement *s, size_t n)
{
    for (ptrdiff_t i = 0; i < s->chain.n; i++) {
        const isn_link *l = &s->chain.at[i];
        if (l->span.start >= l->span.end || l->span.end > n || !l->rule) __builtin_trap();
        if ((l->role == ISN_ROLE_SPEAKER) != (i == 0)) __builtin_trap();
    }
}

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
    isn_mentions mentions = {0};
    isn_entities entities = {0};
    isn_text_read(&a, &page, &t);
    isn_dates_find(&a, &t, (isn_day){2020, 3, 15}, &dates);
    isn_figures_find(&a, &t, &dates, &figures);
    isn_names_find(&a, &t, &mentions, &entities);
    isn_reading r = {&page, &t, &dates, &figures, &mentions, &entities, STR("2020-03-15")};
    isn_statements statements = {0};
    isn_commitments commitments = {0};
    isn_meetings meetings = {0};
    isn_talk_find(&a, &r, &statements, &commitments, &meetings);
    for (ptrdiff_t i = 0; i < statements.n; i++) {
        const isn_statement *s = &statements.at[i];
        if (s->content.start >= s->content.end || s->content.end > n || !s->rule) __builtin_trap();
        if (s->cue.start >= s->cue.end || !span_holds(s->span, s->cue) || !span_holds(s->span, s->content))
            __builtin_trap();
        check_chain(s, n);
    }
    for (ptrdiff_t i = 0; i < commitments.n; i++)
        if (commitments.at[i].span.end > n || !commitments.at[i].due.n || commitments.at[i].statement >= statements.n)
            __builtin_trap();
    for (ptrdiff_t i = 0; i < meetings.n; i++)
        if (meetings.at[i].span.end > n || span_empty(meetings.at[i].what)) __builtin_trap();
    arena_free(&a);
    return 0;
}
