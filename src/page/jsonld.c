/* jsonld.c - a tolerant scanner of JSON-LD. */
#include "page/jsonld.h"
#include "base/utf8.h"
#include "page/html.h"

enum { MAX_DEPTH = 64, MAX_THINGS = 64, MAX_VALUE = 4000 };

typedef struct {
    jsonld_thing thing;
    isn_str key;      /* the key under which this object or array stands */
    isn_str next;     /* inside: the key that was read last */
    bool is_array, aside; /* aside: inside something that lists other articles */
} level;

typedef struct {
    isn_arena *a;
    isn_str s;
    ptrdiff_t at;
    jsonld_things *out;
    level level[MAX_DEPTH + 1];
    int depth, over; /* over: levels beyond MAX_DEPTH */
} scanner;

/* ---- strings ---------------------------------------------------------------- */

static ptrdiff_t skip_space(isn_str s, ptrdiff_t at)
{
    while (at < s.n && byte_is_space(s.p[at])) at++;
    return at;
}

/* A quotation mark closes a string where what follows may follow a string; one
 * that a headline brought along unescaped does not: "قال "زيد" إن". */
static bool closes(isn_str s, ptrdiff_t at)
{
    ptrdiff_t next = skip_space(s, at + 1);
    if (next >= s.n) return true;
    char c = s.p[next];
    if (c == ':' || c == '}' || c == ']') return true;
    if (c == ',') {
        ptrdiff_t after = skip_space(s, next + 1);
        return after >= s.n || strchr("\"{}[]tfn-0123456789/,", s.p[after]) != NULL;
    }
    return c == '"' && memchr(s.p + at, '\n', (size_t)(next - at)) != NULL;
}

/* The bytes between the marks; `at` is on the first. */
static isn_str raw_string(scanner *j)
{
    ptrdiff_t start = j->at + 1;
    for (ptrdiff_t i = start; i < j->s.n; i++) {
        if (j->s.p[i] == '\\') {
            i++;
        } else if (j->s.p[i] == '"' && closes(j->s, i)) {
            j->at = i + 1;
            return str_sub(j->s, start, i);
        }
    }
    j->at = j->s.n;
    return str_sub(j->s, start, j->s.n);
}

static int hex4(isn_str s, ptrdiff_t at)
{
    int v = 0;
    for (int i = 0; i < 4; i++) {
        char c = at + i < s.n ? s.p[at + i] : 'x';
        int d = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
        if (d < 0) return -1;
        v = v * 16 + d;
    }
    return v;
}

/* One escape at s.p[at] == '\\': its bytes to `to`; gives how many were read. */
static int unescape_one(isn_str s, ptrdiff_t at, char *to, int *n)
{
    char c = at + 1 < s.n ? s.p[at + 1] : '\\';
    *n = 1;
    switch (c) {
    case 'n': case 't': case 'r': case 'b': case 'f': to[0] = ' '; return 2;
    case 'u': break;
    default: to[0] = c; return 2;
    }
    int v = hex4(s, at + 2), used = 6;
    if (v < 0) {
        to[0] = 'u';
        return 2;
    }
    if (v >= 0xD800 && v < 0xDC00 && at + 7 < s.n && s.p[at + 6] == '\\' && s.p[at + 7] == 'u') {
        int low = hex4(s, at + 8);
        if (low >= 0xDC00 && low < 0xE000) v = 0x10000 + ((v - 0xD800) << 10) + (low - 0xDC00), used = 12;
    }
    *n = utf8_write(to, (uint32_t)v);
    return used;
}

/* A string's value: escapes and references resolved, white space made single. */
static isn_str value_of(isn_arena *a, isn_str raw)
{
    if (raw.n == 0 || raw.n > MAX_VALUE * 3) return STR_NONE;
    char *p = isn_alloc(a, raw.n + 4);
    if (!p) return STR_NONE;
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < raw.n;) {
        int wrote = 1, used = 1;
        if (raw.p[i] == '\\') used = unescape_one(raw, i, p + n, &wrote);
        else p[n] = raw.p[i];
        bool space = wrote == 1 && byte_is_space(p[n]);
        if (space) p[n] = ' ';
        if (!space || (n > 0 && p[n - 1] != ' ')) n += wrote;
        i += used;
    }
    isn_str v = html_unescape(a, str_trim((isn_str){p, n}));
    return v.n <= MAX_VALUE && utf8_valid_prefix(v) == v.n ? v : STR_NONE;
}

/* ---- things ------------------------------------------------------------------- */

static bool among(isn_str s, const char *const *list)
{
    for (; *list; list++)
        if (str_is(s, *list)) return true;
    return false;
}

/* Under these keys stand other articles, or parts that have dates of their own. */
static bool lists_others(isn_str key)
{
    static const char *const keys[] = {"comment", "comments", "itemListElement", "hasPart", "citation",
                                       "mentions", "about", "video", "image", "associatedMedia",
                                       "liveBlogUpdate", "relatedLink", "significantLink", "review",
                                       "itemReviewed", "isBasedOn", "subjectOf", "workExample", "audio",
                                       "potentialAction", "breadcrumb", "logo", NULL};
    return among(key, keys);
}

static void take_type(jsonld_thing *t, isn_str type)
{
    if (t->type.n == 0) t->type = type;
    bool live = str_find(type, STR("LiveBlog"), 0) >= 0;
    t->is_live |= live;
    t->is_article |= str_ends(type, STR("Article")) || str_ends(type, STR("Posting")) || live ||
                     str_is(type, "Report") || str_is(type, "Review") || str_is(type, "ClaimReview") ||
                     str_is(type, "VideoObject");
    t->is_page |= str_ends(type, STR("Page"));
    t->is_site |= str_is(type, "WebSite") || str_ends(type, STR("Organization"));
}

static void take_first(isn_str *to, isn_str v)
{
    if (to->n == 0 && v.n) *to = v;
}

/* A string under a key of an object. */
static void take_value(jsonld_thing *t, isn_str key, isn_str v)
{
    if (v.n == 0) return;
    if (str_is(key, "@type")) take_type(t, v);
    else if (str_is(key, "headline")) take_first(&t->headline, v);
    else if (str_is(key, "name")) take_first(&t->name, v);
    else if (str_is(key, "datePublished") || str_is(key, "uploadDate")) take_first(&t->published, v);
    else if (str_is(key, "dateCreated") && t->published.n == 0) t->published = v;
    else if (str_is(key, "dateModified")) take_first(&t->modified, v);
    else if (str_is(key, "author") || str_is(key, "creator")) take_first(&t->author, v);
    else if (str_is(key, "publisher")) take_first(&t->publisher, v);
    else if (str_is(key, "articleSection")) take_first(&t->section, v);
    else if (str_is(key, "inLanguage")) take_first(&t->language, v);
    else if (str_is(key, "description")) take_first(&t->description, v);
    else if (str_is(key, "url") || str_is(key, "mainEntityOfPage")) take_first(&t->url, v);
}

static bool wanted(isn_str key)
{
    static const char *const keys[] = {"@type", "headline", "name", "datePublished", "uploadDate", "dateCreated",
                                       "dateModified", "author", "creator", "publisher", "articleSection",
                                       "inLanguage", "description", "url", "mainEntityOfPage", NULL};
    return among(key, keys);
}

/* The object that the array or object at `depth` belongs to. */
static level *holder(scanner *j, int depth)
{
    while (depth > 0 && j->level[depth].is_array) depth--;
    return &j->level[depth];
}

/* An object has ended: it names its parent's author or publisher, or is a thing
 * of its own. */
static void end_object(scanner *j, level *l)
{
    level *up = holder(j, j->depth - 1);
    jsonld_thing *t = &l->thing;
    isn_str key = l->key;
    if (str_is(key, "author") || str_is(key, "creator")) take_first(&up->thing.author, t->name);
    else if (str_is(key, "publisher") || str_is(key, "sourceOrganization")) take_first(&up->thing.publisher, t->name);
    else if (!l->aside && (t->is_article || t->is_page || t->is_site) && j->out->n < MAX_THINGS)
        isn_push_value(j->a, j->out, *t);
}

static void open_level(scanner *j, bool is_array)
{
    if (j->depth >= MAX_DEPTH) {
        j->over++;
        return;
    }
    level *up = &j->level[j->depth];
    isn_str key = up->is_array ? up->key : up->next;
    j->level[++j->depth] = (level){.key = key, .is_array = is_array, .aside = up->aside || lists_others(key)};
}

static void close_level(scanner *j)
{
    if (j->over > 0) {
        j->over--;
        return;
    }
    if (j->depth == 0) return;
    level *l = &j->level[j->depth];
    if (!l->is_array) end_object(j, l);
    j->depth--;
}

/* A string is a key where a colon follows it, else a value. */
static void on_string(scanner *j)
{
    isn_str raw = raw_string(j);
    level *l = &j->level[j->depth];
    ptrdiff_t next = skip_space(j->s, j->at);
    if (!l->is_array && next < j->s.n && j->s.p[next] == ':') {
        l->next = raw;
        j->at = next + 1;
        return;
    }
    if (j->over || j->depth == 0) return;
    level *to = holder(j, j->depth);
    isn_str key = l->is_array ? l->key : l->next;
    if (wanted(key)) take_value(&to->thing, key, value_of(j->a, raw));
}

void jsonld_read(isn_arena *a, isn_str json, jsonld_things *out)
{
    scanner *j = isn_new(a, scanner, 1);
    if (!j) return;
    j->a = a;
    j->s = json;
    j->out = out;
    while (j->at < json.n && !a->full) {
        switch (json.p[j->at]) {
        case '"': on_string(j); break;
        case '{': j->at++, open_level(j, false); break;
        case '[': j->at++, open_level(j, true); break;
        case '}': case ']': j->at++, close_level(j); break;
        default: j->at++; break;
        }
    }
    while (j->depth > 0) close_level(j); /* cut off in the middle */
}
