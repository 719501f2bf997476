/* page.h - bytes to articles: decoded text, blocks, and what the page says of itself.
 *
 * Uses: lex.  Used by: mention, article.
 *
 * Decides the charset, reads HTML or plain text, classifies blocks, and gathers
 * title, outlet, credit and every candidate for the date of publication.  It
 * does not understand dates: `mention` chooses among the candidates. */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "base/err.h"
#include "base/list.h"

#define PAGE_MAX_BYTES ((ptrdiff_t)16 * 1024 * 1024) /* of input; more is cut: truncated */
#define PAGE_MAX_TEXT ((ptrdiff_t)2 * 1024 * 1024)   /* of one article's text, likewise */

/* Appends the articles that `source` holds, usually one.
 *
 *   a       the pages and their text live here
 *   source  borrowed for the call; for `verbatim` sources page.text is
 *           source->bytes itself, which must then outlive the pages
 *
 * False with `err` (ISN_FORMAT) where the bytes are no text: empty, or binary. */
ISN_MUST bool isn_page_read(isn_arena *a, const isn_source *source, isn_pages *out, isn_err *err);

#endif
