/* html_markup.h - the parts of the tokenizer that are no tags and no text. */
#ifndef PAGE_HTML_MARKUP_H
#define PAGE_HTML_MARKUP_H

#include "page/html_token.h"

/* What follows "<!" at `i`: a comment, a doctype, a CDATA section where allowed,
 * or something that is read as a comment. */
void html_declaration(html_lexer *z, html_token *t, ptrdiff_t i);

/* Up to the next '>' is a comment: <?xml …>, </1>, <!x>. */
void html_bogus_comment(html_lexer *z, html_token *t, ptrdiff_t i);

/* Where the end tag stands that ends raw content which begins at `from`; in.n
 * where none does.  In a script "<!--<script>" hides one end tag. */
ptrdiff_t html_raw_end(isn_str in, ptrdiff_t from, isn_str name, bool script);

#endif
