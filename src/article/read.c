/* read.c - the walk through the pure rooms: one input, its articles. */
#include "base/day.h"
#include "base/err.h"
#include "base/list.h"
#include "mention/date.h"
#include "mention/figure.h"
#include "mention/name.h"
#include "page/page.h"
#include "statement/statement.h"

#include <stdio.h>

static void name_article(isn_article *art, const isn_source *source, int part)
{
    memcpy(art->sha256, source->sha256, sizeof art->sha256);
    if (part) snprintf(art->id, sizeof art->id, "%.16s-%d", source->sha256, part);
    else snprintf(art->id, sizeof art->id, "%.16s", source->sha256);
}

/* Names one article: «live.html», or «live.html#part-2» of a page with several. */
static isn_str article_uri(isn_arena *a, isn_str uri, int part)
{
    return part ? arena_fmt(a, "%.*s#part-%d", STR_ARG(uri), part) : arena_str(a, uri);
}

static void read_article(isn_arena *a, const isn_source *source, isn_article *art)
{
    isn_page *page = &art->page;
    name_article(art, source, page->part);
    art->uri = article_uri(a, source->uri, page->part);
    isn_text *text = isn_new(a, isn_text, 1);
    if (!text) return;
    isn_text_read(a, page, text);
    art->tokens = text; /* digest_make need not read them again */
    art->published_from = ISN_HINT_INFERRED;
    art->published = isn_published_choose(a, page, text, &art->published_from);
    isn_dates_find(a, text, day_read(art->published), &art->dates);
    isn_figures_find(a, text, &art->dates, &art->figures);
    isn_names_find(a, text, &art->mentions, &art->entities);
    isn_reading r = {.page = page,
                     .text = text,
                     .dates = &art->dates,
                     .figures = &art->figures,
                     .mentions = &art->mentions,
                     .entities = &art->entities,
                     .published = art->published};
    isn_talk_find(a, &r, &art->statements, &art->commitments, &art->meetings);
}

bool isn_read(isn_arena *a, const isn_source *source, isn_articles *out, isn_err *err)
{
    isn_pages pages = {0};
    if (!isn_page_read(a, source, &pages, err)) return false;
    for (ptrdiff_t i = 0; i < pages.n; i++) {
        isn_article *art = isn_push(a, out);
        if (!art) break;
        art->page = pages.at[i];
        read_article(a, source, art);
    }
    if (a->full)
        return err_set(err, ISN_LIMIT, source->uri, ISN_NOWHERE, "it needs more memory than allowed");
    return true;
}

isn_str isn_words(const isn_article *article, isn_span span)
{
    return str_span(article->page.text, span);
}
