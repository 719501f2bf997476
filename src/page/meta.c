/* meta.c - the page's own words about itself. */
#include "page/meta.h"
#include "lex/fold.h"
#include "lex/table.h"
#include "lexicon/meta_name.h"
#include "page/jsonld.h"

#include <stdio.h>

enum { MAX_HINTS = 64 };

static void take_first(isn_arena *a, isn_str *to, isn_str v)
{
    v = str_trim(v);
    if (to->n == 0 && v.n > 0 && v.n < 4000) *to = arena_str(a, v);
}

void meta_date(isn_arena *a, meta_found *m, isn_str value, isn_hint_place place, bool modified)
{
    value = str_trim(value);
    bool digit = false;
    for (ptrdiff_t i = 0; i < value.n; i++) digit |= (value.p[i] >= '0' && value.p[i] <= '9') || (unsigned char)value.p[i] >= 0xD9;
    if (!digit || value.n < 6 || value.n > 120 || m->hints.n >= MAX_HINTS) return;
    isn_hint *h = isn_push(a, &m->hints);
    if (!h) return;
    h->text = arena_str(a, value);
    h->place = place;
    h->modified = modified;
}

/* ---- <meta> ------------------------------------------------------------------ */

static void take_field(isn_arena *a, meta_found *m, int field, isn_str v)
{
    switch (field) {
    case LEX_META_NAME_FIELD_OG_TITLE: take_first(a, &m->og_title, v); break;
    case LEX_META_NAME_FIELD_TITLE: take_first(a, &m->meta_title, v); break;
    case LEX_META_NAME_FIELD_DESCRIPTION: take_first(a, &m->description, v); break;
    case LEX_META_NAME_FIELD_SITE: take_first(a, &m->og_site, v); break;
    case LEX_META_NAME_FIELD_APP: take_first(a, &m->app_name, v); break;
    case LEX_META_NAME_FIELD_SECTION: take_first(a, &m->section, v); break;
    case LEX_META_NAME_FIELD_URL: take_first(a, &m->url, v); break;
    case LEX_META_NAME_FIELD_LANGUAGE: take_first(a, &m->language, v); break;
    case LEX_META_NAME_FIELD_PUBLISHED: meta_date(a, m, v, ISN_HINT_META, false); break;
    case LEX_META_NAME_FIELD_MODIFIED: meta_date(a, m, v, ISN_HINT_META, true); break;
    case LEX_META_NAME_FIELD_BYLINE:
        if (str_find(v, STR("://"), 0) < 0) take_first(a, &m->byline, v);
        break;
    default: break;
    }
}

static int field_of(isn_arena *a, isn_str name)
{
    if (name.n == 0 || name.n > 60) return -1;
    int k = lex_find(&lex_meta_name, fold_phrase(a, name));
    return k < 0 || lex_row(&lex_meta_name, k) < 0
               ? -1
               : lex_value(&lex_meta_name, lex_row(&lex_meta_name, k), LEX_META_NAME_FIELD);
}

static void on_meta(isn_arena *a, meta_found *m, const html_event *e)
{
    static const char *const named[] = {"property", "name", "itemprop", "http-equiv"};
    isn_str v = html_unescape(a, html_attr_value(e, "content"));
    if (v.n == 0) return;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        isn_str name = html_attr_value(e, named[i]);
        if (i == 3 && !str_is(name, "content-language") && !str_is(name, "Content-Language")) continue;
        int field = field_of(a, name);
        if (field >= 0) {
            take_field(a, m, field, v);
            return;
        }
    }
}

/* ---- other elements ------------------------------------------------------------ */

static void on_itemprop(isn_arena *a, meta_found *m, const html_event *e, isn_str prop)
{
    isn_str v = html_attr_value(e, "content");
    if (v.n == 0) v = html_attr_value(e, "datetime");
    if (v.n == 0) return;
    if (html_has_word(prop, "datepublished") || html_has_word(prop, "datecreated"))
        meta_date(a, m, v, ISN_HINT_META, false);
    else if (html_has_word(prop, "datemodified"))
        meta_date(a, m, v, ISN_HINT_META, true);
    else if (html_has_word(prop, "headline"))
        take_first(a, &m->meta_title, v);
    else if (html_has_word(prop, "articlesection"))
        take_first(a, &m->section, v);
}

void meta_open(isn_arena *a, meta_found *m, const html_event *e)
{
    if (e->n_attrs == 0) return;
    switch (e->tag) {
    case HTML_META: on_meta(a, m, e); return;
    case HTML_LINK:
        if (html_has_word(html_attr_value(e, "rel"), "canonical") && m->url.n == 0)
            take_first(a, &m->url, html_attr_value(e, "href"));
        return;
    case HTML_HTML: {
        isn_str lang = html_attr_value(e, "lang");
        if (lang.n == 0) lang = html_attr_value(e, "xml:lang");
        if (lang.n) m->language = arena_str(a, lang);
        return;
    }
    default: break;
    }
    for (int i = 0; i < e->n_attrs; i++)
        if (str_is(e->attr[i].name, "itemprop")) on_itemprop(a, m, e, e->attr[i].value);
}

void meta_json(isn_arena *a, meta_found *m, isn_str json)
{
    jsonld_things things = {0};
    jsonld_read(a, json, &things);
    for (int pass = 0; pass < 2; pass++) /* articles first, then pages and sites */
        for (ptrdiff_t i = 0; i < things.n; i++) {
            const jsonld_thing *t = &things.at[i];
            if (t->is_article != (pass == 0)) continue;
            if (t->is_site) {
                take_first(a, &m->ld_site, t->name);
                continue;
            }
            if (t->is_article) take_first(a, &m->ld_title, t->headline.n ? t->headline : t->name);
            meta_date(a, m, t->published, ISN_HINT_JSON_LD, false);
            meta_date(a, m, t->modified, ISN_HINT_JSON_LD, true);
            take_first(a, &m->byline, t->author);
            if (t->publisher.n && t->is_article) m->ld_site = t->publisher;
            take_first(a, &m->section, t->section);
            if (m->language.n == 0) take_first(a, &m->language, t->language);
            m->live_blog |= t->is_live;
        }
}

/* ---- addresses ------------------------------------------------------------------- */

/* `n` digits at `at` as a number, or -1; no digit may follow. */
static int digits(isn_str s, ptrdiff_t at, int n)
{
    int v = 0;
    for (int i = 0; i < n; i++) {
        if (at + i >= s.n || s.p[at + i] < '0' || s.p[at + i] > '9') return -1;
        v = v * 10 + (s.p[at + i] - '0');
    }
    return v;
}

static bool digit_at(isn_str s, ptrdiff_t at)
{
    return at >= 0 && at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

/* Reads one or two digits; how many in *n. */
static int short_number(isn_str s, ptrdiff_t at, int *n)
{
    *n = digit_at(s, at + 1) ? 2 : 1;
    return digit_at(s, at) ? digits(s, at, *n) : -1;
}

/* /2018/03/23/, -2018-3-23, /20180521-: a year, a month, a day, with one divider
 * or none. */
static bool date_at(isn_str s, ptrdiff_t at, int *y, int *m, int *d)
{
    *y = digits(s, at, 4);
    if (*y < 1995 || *y > 2099 || digit_at(s, at - 1)) return false;
    char divider = at + 4 < s.n ? s.p[at + 4] : 0;
    if (digit_at(s, at + 4)) {
        *m = digits(s, at + 4, 2), *d = digits(s, at + 6, 2);
        return *m >= 1 && *m <= 12 && *d >= 1 && *d <= 31 && !digit_at(s, at + 8);
    }
    if (divider != '/' && divider != '-' && divider != '_' && divider != '.') return false;
    int n = 0, k = 0;
    *m = short_number(s, at + 5, &n);
    if (*m < 1 || *m > 12) return false;
    ptrdiff_t next = at + 5 + n;
    if (next >= s.n || s.p[next] != divider) return false;
    *d = short_number(s, next + 1, &k);
    return *d >= 1 && *d <= 31 && !digit_at(s, next + 1 + k);
}

void meta_url_date(isn_arena *a, meta_found *m, isn_str url)
{
    for (ptrdiff_t i = 1; i + 8 <= url.n && i < 2000; i++) {
        int y, mo, d;
        if (!date_at(url, i, &y, &mo, &d)) continue;
        isn_hint *h = isn_push(a, &m->hints);
        if (!h) return;
        h->text = arena_fmt(a, "%04d-%02d-%02d", y, mo, d);
        h->place = ISN_HINT_URL;
        return;
    }
}
