/* meta.h - what a page says of itself in its head, in JSON-LD and microdata.
 *
 * Uses: html, jsonld.  Used by: page.
 *
 * Everything is gathered as found; extract.c weighs it against the visible page. */
#ifndef PAGE_META_H
#define PAGE_META_H

#include "page/html.h"

typedef struct {
    isn_str og_title, ld_title, meta_title, title; /* OpenGraph, JSON-LD, other meta, <title> */
    isn_str description;
    isn_str og_site, ld_site, app_name;            /* the outlet */
    isn_str byline, section, language, url;
    isn_hints hints;                               /* dates, in order of finding */
    bool live_blog;
} meta_found;

/* Takes what an OPEN event carries: <meta>, <link>, <html lang>, <time>, itemprop. */
void meta_open(isn_arena *a, meta_found *m, const html_event *e);

/* Takes the bytes of a <script type="application/ld+json">. */
void meta_json(isn_arena *a, meta_found *m, isn_str json);

/* Adds the date that an address carries: /2018/03/23/, /20180521-, /2020-06-03. */
void meta_url_date(isn_arena *a, meta_found *m, isn_str url);

/* A date as metadata has it, of the first publication or of a change. */
void meta_date(isn_arena *a, meta_found *m, isn_str value, isn_hint_place place, bool modified);

#endif
