/* jsonld.h - reads the fields of JSON-LD that describe an article.
 *
 * Uses: html (references).  Used by: meta.
 *
 * A scanner, not a parser: pages write JSON-LD with raw line breaks, quotation
 * marks that nobody escaped, trailing commas and comments, and it must still be
 * read.  Articles inside @graph and arrays are found; those that only list
 * other articles (itemListElement, hasPart, comment …) are not taken. */
#ifndef PAGE_JSONLD_H
#define PAGE_JSONLD_H

#include "base/list.h"

typedef struct {
    isn_str type;      /* the first @type */
    isn_str headline, name, published, modified, author, publisher, section, language,
        description, url;
    bool is_article;   /* NewsArticle, ReportageNewsArticle, BlogPosting … */
    bool is_page;      /* WebPage, ItemPage … */
    bool is_site;      /* WebSite, Organization … */
    bool is_live;      /* LiveBlogPosting */
} jsonld_thing;

typedef ISN_LIST(jsonld_thing) jsonld_things;

/* Appends the things of one script that describe the page itself, in order.
 *
 *   a       the texts live here
 *   json    borrowed
 *
 * Nothing is an error. */
void jsonld_read(isn_arena *a, isn_str json, jsonld_things *out);

#endif
