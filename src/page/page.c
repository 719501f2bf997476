/* page.c - from bytes to pages: the room's front door. */
#include "page/page.h"
#include "base/utf8.h"
#include "page/decode.h"
#include "page/dump.h"
#include "page/extract.h"

enum { SNIFF_BYTES = 2048 };
#define SCRATCH_BYTES ((ptrdiff_t)1 << 30)

static bool fail_full(const isn_source *source, isn_err *err)
{
    return err_set(err, ISN_LIMIT, source->uri, ISN_NOWHERE, "it needs more memory than allowed");
}

/* Is it markup?  It is where a tag that only pages have stands near the top. */
static bool looks_like_html(isn_str s)
{
    static const char *const tags[] = {"<!doctype", "<html", "<head", "<body", "<meta", "<title", "<script",
                                       "<div", "<article", "<p>", "<table", "<link"};
    isn_str top = str_sub(s, 0, SNIFF_BYTES);
    for (ptrdiff_t i = 0; i < top.n; i++) {
        if (top.p[i] != '<') continue;
        for (size_t k = 0; k < sizeof tags / sizeof *tags; k++) {
            ptrdiff_t n = (ptrdiff_t)strlen(tags[k]), j = 0;
            while (j < n && i + j < top.n && (top.p[i + j] | (tags[k][j] >= 'a' ? 32 : 0)) == tags[k][j]) j++;
            if (j == n) return true;
        }
    }
    return false;
}

static bool has_letters(isn_str s)
{
    return str_trim(s).n > 0;
}

/* What is known before the page is read. */
static void take_known(isn_arena *a, const isn_source *source, isn_page *page)
{
    page->language = STR("ar");
    page->title = arena_str(a, source->title);
    page->outlet = arena_str(a, source->outlet);
    if (source->published.n == 0) return;
    isn_hint *h = isn_push(a, &page->hints);
    if (h) *h = (isn_hint){.text = arena_str(a, source->published), .place = ISN_HINT_GIVEN};
}

/* Decodes, unless the text is the caller's own. */
static bool take_text(isn_arena *a, const isn_source *source, bool is_html, isn_page *page, isn_err *err)
{
    if (source->verbatim && utf8_valid_prefix(source->bytes) == source->bytes.n) {
        page->text = source->bytes;
        page->charset = page->declared = STR("UTF-8");
        return true;
    }
    decode_result d = {0};
    if (!decode_read(a, source->bytes, source->charset, is_html, PAGE_MAX_BYTES, source->uri, &d, err))
        return false;
    page->text = d.text;
    page->charset = d.charset;
    page->declared = d.declared;
    page->replaced = d.replaced;
    page->truncated = d.truncated;
    return true;
}

/* Cuts an article's text, and the blocks that lie beyond, at PAGE_MAX_TEXT. */
static void cut_text(isn_page *page)
{
    if (page->text.n <= PAGE_MAX_TEXT) return;
    ptrdiff_t n = PAGE_MAX_TEXT;
    while (n > 0 && ((unsigned char)page->text.p[n] & 0xC0) == 0x80) n--;
    page->text.n = n;
    page->truncated = true;
    while (page->blocks.n > 0 && page->blocks.at[page->blocks.n - 1].span.start >= n) page->blocks.n--;
    if (page->blocks.n == 0) return;
    isn_span *last = &page->blocks.at[page->blocks.n - 1].span;
    if (last->end > n) last->end = (uint32_t)n;
}

static bool read_dump(isn_arena *a, isn_arena *scratch, const isn_page *known, isn_pages *out)
{
    isn_page *page = isn_push(a, out);
    if (!page) return false;
    *page = *known;
    cut_text(page);
    dump_read(a, scratch, page);
    return true;
}

bool isn_page_read(isn_arena *a, const isn_source *source, isn_pages *out, isn_err *err)
{
    if (!has_letters(source->bytes))
        return err_set(err, ISN_FORMAT, source->uri, ISN_NOWHERE, "it is empty");
    bool is_html = source->media == ISN_MEDIA_HTML ||
                   (source->media == ISN_MEDIA_GUESS && looks_like_html(source->bytes));
    isn_page known = {0};
    take_known(a, source, &known);
    if (!take_text(a, source, is_html, &known, err)) return false;
    isn_arena scratch;
    arena_init(&scratch, SCRATCH_BYTES);
    bool ok = is_html ? extract_read(a, &scratch, known.text, &known, out)
                      : read_dump(a, &scratch, &known, out);
    arena_free(&scratch);
    for (ptrdiff_t i = 0; i < out->n; i++) cut_text(&out->at[i]);
    return ok && !a->full ? true : fail_full(source, err);
}
