/* feed.c - items as expat gives them. */
#include "acquire/feed.h"
#include "base/out.h"

#include <expat.h>

#include <stdio.h>
#include <stdlib.h>

typedef enum { TITLE, LINK, DATE, SHORT_TEXT, FULL_TEXT, N_PARTS } part;

typedef struct {
    isn_str name;
    isn_source_fn *fn;
    void *ctx;
    XML_Parser parser;
    isn_out outlet, item[N_PARTS];
    isn_out *into;   /* where character data go, or NULL */
    int depth, item_depth, into_depth, n_items;
    bool in_item, stopped;
} feed;

bool feed_looks(isn_str s)
{
    s = str_trim(s);
    if (str_starts(s, STR("\xEF\xBB\xBF"))) s = str_sub(s, 3, s.n);
    if (!str_starts(s, STR("<"))) return false;
    return str_find(s, STR("<rss"), 0) >= 0 || str_find(s, STR("<feed"), 0) >= 0 || str_find(s, STR("<rdf:RDF"), 0) >= 0;
}

/* The element's name without its namespace prefix. */
static isn_str local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return str_c(colon ? colon + 1 : name);
}

static part part_of(const char *name)
{
    static const struct {
        const char *name;
        part p;
    } t[] = {{"title", TITLE},        {"link", LINK},           {"guid", N_PARTS},        {"pubDate", DATE},
             {"date", DATE},          {"published", DATE},      {"description", SHORT_TEXT}, {"summary", SHORT_TEXT},
             {"encoded", FULL_TEXT},  {"content", FULL_TEXT}};
    isn_str n = local(name);
    for (size_t i = 0; i < sizeof t / sizeof *t; i++)
        if (str_is(n, t[i].name)) return t[i].p;
    return N_PARTS;
}

static void XMLCALL start(void *ctx, const char *name, const char **attribute)
{
    feed *f = ctx;
    f->depth++;
    isn_str n = local(name);
    if (!f->in_item && (str_is(n, "item") || str_is(n, "entry"))) {
        f->in_item = true;
        f->item_depth = f->depth;
        for (int i = 0; i < N_PARTS; i++) out_clear(&f->item[i]);
        return;
    }
    if (f->into) return; /* markup inside a text */
    part p = part_of(name);
    if (!f->in_item) {
        if (p == TITLE && f->outlet.n == 0) f->into = &f->outlet, f->into_depth = f->depth;
        return;
    }
    if (p == N_PARTS || f->depth != f->item_depth + 1) return;
    for (int i = 0; p == LINK && f->item[LINK].n == 0 && attribute[i]; i += 2) /* Atom: in an attribute */
        if (strcmp(attribute[i], "href") == 0) out_c(&f->item[LINK], attribute[i + 1]);
    if (f->item[p].n == 0) f->into = &f->item[p], f->into_depth = f->depth; /* the first of its kind counts */
}

/* RFC 822's "Mon, 06 Sep 2021 10:00:00 +0300" as ISO 8601; others as they are. */
static isn_str iso_date(isn_str v, char to[40])
{
    static const char month[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    char buf[64], name[8], zone[8] = "";
    int day, year, h, m, s = 0;
    snprintf(buf, sizeof buf, "%.*s", (int)(v.n < 60 ? v.n : 60), v.p ? v.p : "");
    const char *comma = strchr(buf, ',');
    if (sscanf(comma ? comma + 1 : buf, " %d %3s %d %d:%d:%d %6s", &day, name, &year, &h, &m, &s, zone) < 5) return v;
    const char *hit = strstr(month, name);
    if (!hit || (hit - month) % 3 || day < 1 || day > 31 || year < 1000 || year > 9999) return v;
    bool offset = strlen(zone) == 5 && (zone[0] == '+' || zone[0] == '-');
    snprintf(to, 40, "%04d-%02d-%02dT%02d:%02d:%02d", year, (int)(hit - month) / 3 + 1, day, h % 100, m % 100, s % 100);
    size_t n = strlen(to);
    if (offset) snprintf(to + n, 40 - n, "%.3s:%.2s", zone, zone + 3);
    else if (strcmp(zone, "GMT") == 0 || strcmp(zone, "UT") == 0) snprintf(to + n, 40 - n, "Z");
    return str_c(to);
}

static void give_item(feed *f)
{
    char date[40], made[64];
    isn_str text = str_trim(out_view(&f->item[f->item[FULL_TEXT].n ? FULL_TEXT : SHORT_TEXT]));
    isn_source src = {.bytes = text,
                      .uri = str_trim(out_view(&f->item[LINK])),
                      .charset = STR("UTF-8"),
                      .media = ISN_MEDIA_HTML,
                      .title = str_trim(out_view(&f->item[TITLE])),
                      .outlet = str_trim(out_view(&f->outlet)),
                      .published = iso_date(str_trim(out_view(&f->item[DATE])), date)};
    f->n_items++;
    if (text.n == 0) return;
    if (src.uri.n == 0) {
        snprintf(made, sizeof made, "item %d", f->n_items);
        src.uri = str_c(made);
    }
    source_sha256(src.bytes, src.sha256);
    if (!f->fn(f->ctx, &src, NULL)) {
        f->stopped = true;
        XML_StopParser(f->parser, XML_FALSE);
    }
}

static void XMLCALL end(void *ctx, const char *name)
{
    (void)name;
    feed *f = ctx;
    if (f->into && f->depth == f->into_depth) f->into = NULL;
    if (f->in_item && f->depth == f->item_depth) {
        f->in_item = false;
        give_item(f);
    }
    f->depth--;
}

static void XMLCALL text(void *ctx, const char *p, int n)
{
    feed *f = ctx;
    if (f->into && f->into->n < 16 << 20) out_str(f->into, (isn_str){p, n});
}

bool feed_walk(isn_str bytes, isn_str name, isn_source_fn *fn, void *ctx)
{
    feed f = {.name = name, .fn = fn, .ctx = ctx, .parser = XML_ParserCreate(NULL)};
    isn_err err;
    if (!f.parser) {
        err_set(&err, ISN_LIMIT, name, ISN_NOWHERE, "there is no memory for it");
        return fn(ctx, NULL, &err);
    }
    XML_SetUserData(f.parser, &f);
    XML_SetElementHandler(f.parser, start, end);
    XML_SetCharacterDataHandler(f.parser, text);
    bool ok = XML_Parse(f.parser, bytes.p, (int)(bytes.n < INT32_MAX ? bytes.n : INT32_MAX), 1) != XML_STATUS_ERROR;
    bool going = !f.stopped;
    if (!ok && going) {
        err_set(&err, ISN_FORMAT, name, (ptrdiff_t)XML_GetCurrentByteIndex(f.parser), "the feed's XML breaks at line %lu: %s",
                (unsigned long)XML_GetCurrentLineNumber(f.parser), XML_ErrorString(XML_GetErrorCode(f.parser)));
        going = fn(ctx, NULL, &err);
    }
    XML_ParserFree(f.parser);
    out_free(&f.outlet);
    for (int i = 0; i < N_PARTS; i++) out_free(&f.item[i]);
    return going;
}
