/* html.c - decoding and the HTML reader; the first byte chooses what was declared.
 *
 * What must hold: text is valid UTF-8, pieces of text come in order, and every
 * OPEN has one CLOSE. */
#include <stdlib.h>

#include "base/utf8.h"
#include "page/decode.h"
#include "page/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

typedef struct {
    isn_str page;
    ptrdiff_t at;
    int n_open[HTML_MAX_DEPTH + 1];
    bool ended;
} audit;

static void must(bool holds)
{
    if (!holds) abort();
}

static bool audit_event(void *ctx, const html_event *e)
{
    audit *x = ctx;
    must(!x->ended && e->at >= 0 && e->at <= e->end && e->end <= x->page.n);
    switch (e->kind) {
    case HTML_OPEN:
        must(e->depth >= 0 && e->depth <= HTML_MAX_DEPTH);
        x->n_open[e->depth]++;
        for (int i = 0; i < e->n_attrs; i++)
            must(e->attr[i].name.n > 0 && utf8_valid_prefix(e->attr[i].value) == e->attr[i].value.n);
        break;
    case HTML_CLOSE: must(--x->n_open[e->depth] >= 0); break;
    case HTML_TEXT: case HTML_RAW:
        must(e->at >= x->at && utf8_valid_prefix(e->text) == e->text.n);
        x->at = e->end;
        break;
    case HTML_END:
        for (int i = 0; i <= HTML_MAX_DEPTH; i++) must(x->n_open[i] == 0);
        x->ended = true;
        break;
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const char *const SAID[] = {"", "utf-8", "windows-1256", "iso-8859-6", "utf-16", "gbk", "koi8-r", "x"};
    isn_arena a;
    decode_result r;
    isn_err err;
    if (n == 0) return 0;
    isn_str bytes = {(const char *)data + 1, (ptrdiff_t)n - 1};
    arena_init(&a, 1 << 24);
    if (decode_read(&a, bytes, str_c(SAID[data[0] % 8]), data[0] & 8, 1 << 16, STR("fuzz"), &r, &err)) {
        must(utf8_valid_prefix(r.text) == r.text.n);
        audit x = {.page = r.text};
        if (html_read(&a, r.text, audit_event, &x)) must(x.ended);
        isn_str once = html_unescape(&a, r.text);
        must(utf8_valid_prefix(once) == once.n);
    }
    arena_free(&a);
    return 0;
}
