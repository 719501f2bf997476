/* gather.c - events to blocks. */
#include "page/gather.h"
#include "lex/table.h"
#include "lexicon/page_hint.h"
#include "base/utf8.h"

#define ROLE(name) ((page_roles)1 << LEX_PAGE_HINT_ROLE_##name)

enum { LINK_LETTERS = 400 };

/* What an open element hands down to what it holds. */
typedef struct {
    int32_t node;
    uint16_t at;
    uint8_t heading;
    uint32_t style;  /* which element of formatting is the innermost, 0 for none */
    bool link, mute; /* mute: nothing of it is seen */
} frame;

typedef struct {
    isn_arena *a;
    gathered *out;
    char *text;          /* room for all of the input */
    ptrdiff_t n, room;
    bool in_block, space; /* space: white space since the last word */
    int breaks;           /* <br> since the last word */
    ptrdiff_t line_at;    /* where the words since the last <br> begin */
    uint32_t line_style, last_style, styles; /* of its first and last word; given out so far */
    uint32_t link_letters; /* since the last <a> began: one that nobody closed is no link */
    bool after_link;      /* a link has just ended */
    frame at[HTML_MAX_DEPTH + 2];
    frame outside;
    isn_str lang;
    bool is_json, in_title;
} gather;

/* ---- roles ------------------------------------------------------------------ */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* The next word of «entry-content postBody2»: entry, content, post, body.  In
 * lower case in `buf`; 0 at the end. */
static int next_word(isn_str s, ptrdiff_t *at, char *buf, int size)
{
    while (*at < s.n && !is_letter(s.p[*at])) ++*at;
    int n = 0;
    for (; *at < s.n && is_letter(s.p[*at]) && n < size; ++*at) {
        char c = s.p[*at];
        bool upper = c >= 'A' && c <= 'Z';
        if (n && upper && !(s.p[*at - 1] >= 'A' && s.p[*at - 1] <= 'Z')) break;
        buf[n++] = upper ? (char)(c + 32) : c;
    }
    return n;
}

page_roles roles_of(isn_str words)
{
    page_roles roles = 0;
    char buf[24];
    for (ptrdiff_t at = 0; at < words.n;) {
        ptrdiff_t next = at, end = -1;
        isn_lex_walk w = lex_walk(&lex_page_hint);
        int n, row = -1;
        ptrdiff_t first = -1;
        while ((n = next_word(words, &next, buf, (int)sizeof buf)) > 0) {
            if (first < 0) first = next;
            if (!lex_step(&w, (isn_str){buf, n})) break;
            if (w.found >= 0) row = lex_row(&lex_page_hint, w.found), end = next;
            if (next < words.n && byte_is_space(words.p[next])) break; /* a phrase stays in one name */
        }
        if (first < 0) break;
        if (row >= 0) roles |= (page_roles)1 << lex_value(&lex_page_hint, row, LEX_PAGE_HINT_ROLE);
        at = end > 0 ? end : first;
    }
    return roles;
}

static page_roles roles_of_tag(html_tag tag)
{
    switch (tag) {
    case HTML_NAV: case HTML_MENU: return ROLE(NAV);
    case HTML_ASIDE: return ROLE(SIDE);
    case HTML_FOOTER: return ROLE(FOOTER);
    case HTML_HEADER: return ROLE(HEADER);
    case HTML_FIGCAPTION: return ROLE(CAPTION);
    case HTML_FORM: case HTML_DIALOG: return ROLE(FORM);
    default: return 0;
    }
}

/* ---- text -------------------------------------------------------------------- */

static void end_block(gather *g)
{
    if (g->in_block) {
        g->out->block.at[g->out->block.n - 1].span.end = (uint32_t)g->n;
        g->text[g->n++] = '\n';
        g->in_block = false;
    }
    g->space = false;
    g->breaks = 0;
}

static bool begin_block(gather *g, const frame *f)
{
    page_block *b = g->out->block.n < GATHER_MAX_BLOCKS ? isn_push(g->a, &g->out->block) : NULL;
    if (!b) return false;
    b->span.start = b->span.end = (uint32_t)g->n;
    b->node = f->node;
    b->at = f->at;
    b->heading = f->heading;
    g->in_block = true;
    g->line_at = g->n;
    return true;
}

/* Does what was written since the last break end like a sentence or a heading? */
static bool line_is_done(const gather *g)
{
    isn_str s = {g->text + g->line_at, g->n - g->line_at};
    if (s.n == 0) return false;
    char c = s.p[s.n - 1];
    static const char *const stops[] = {"؟", "…", "»", "”", "۔", "。", "！", "？", "」"};
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        if (str_ends(s, str_c(stops[i]))) return true;
    return c == '.' || c == ':' || c == '!' || c == '?' || c == '"' || c == ')' || s.n < 60;
}

/* The breaks before a word: a paragraph where the line above was done, was all
 * of one type (<font size=5>headline</font><br>) or two of them stand together;
 * else a broken line. */
static void take_breaks(gather *g, const frame *f)
{
    bool own_type = g->line_style && g->line_style == g->last_style && f->style != g->line_style;
    if (g->in_block && (g->breaks > 1 || own_type || line_is_done(g))) end_block(g);
    else g->space = true;
    g->breaks = 0;
    g->line_at = g->n;
}

static void put_text(gather *g, const frame *f, isn_str s)
{
    ptrdiff_t i = 0;
    while (i < s.n) {
        if (byte_is_space(s.p[i])) {
            g->space = true;
            i++;
            continue;
        }
        ptrdiff_t end = i;
        uint32_t letters = 0;
        while (end < s.n && !byte_is_space(s.p[end]))
            letters += ((unsigned char)s.p[end++] & 0xC0) != 0x80;
        if (g->n + (end - i) + 2 > g->room) return;
        if (g->breaks) take_breaks(g, f);
        if (!g->in_block && !begin_block(g, f)) return;
        page_block *b = &g->out->block.at[g->out->block.n - 1];
        if (g->space && g->n > (ptrdiff_t)b->span.start) g->text[g->n++] = ' ';
        g->space = false;
        if (g->n == g->line_at || g->n == (ptrdiff_t)b->span.start) g->line_style = f->style;
        g->last_style = f->style;
        memcpy(g->text + g->n, s.p + i, (size_t)(end - i));
        g->n += end - i;
        b->letters += letters;
        if (f->link && (g->link_letters += letters) < LINK_LETTERS) b->linked += letters;
        i = end;
    }
}

/* ---- elements ------------------------------------------------------------------ */

static bool has_word_nocase(isn_str s, const char *word)
{
    ptrdiff_t n = (ptrdiff_t)strlen(word);
    for (ptrdiff_t i = 0; i + n <= s.n; i++) {
        ptrdiff_t k = 0;
        while (k < n && (s.p[i + k] | 32) == word[k]) k++;
        if (k == n) return true;
    }
    return false;
}

/* «display: none», «visibility:hidden», hidden, aria-hidden. */
static bool is_hidden(const html_event *e)
{
    if (e->tag == HTML_HTML || e->tag == HTML_BODY) return false;
    for (int i = 0; i < e->n_attrs; i++) {
        isn_str name = e->attr[i].name, v = e->attr[i].value;
        if (str_is(name, "hidden")) return !has_word_nocase(v, "until-found");
        if (str_is(name, "aria-hidden") && str_is(v, "true")) return true;
        if (!str_is(name, "style")) continue;
        ptrdiff_t at = str_find(v, STR("display"), 0);
        if (at >= 0 && has_word_nocase(str_sub(v, at, at + 20), "none")) return true;
        at = str_find(v, STR("visibility"), 0);
        if (at >= 0 && has_word_nocase(str_sub(v, at, at + 22), "hidden")) return true;
    }
    return false;
}

static bool is_mute(html_tag tag)
{
    switch (tag) {
    case HTML_HEAD: case HTML_SCRIPT: case HTML_STYLE: case HTML_IFRAME: case HTML_NOEMBED:
    case HTML_NOFRAMES: case HTML_NOSCRIPT: case HTML_TEMPLATE: case HTML_SELECT:
    case HTML_TEXTAREA: case HTML_SVG: case HTML_MATH: case HTML_AUDIO: case HTML_VIDEO:
    case HTML_CANVAS: case HTML_OBJECT: case HTML_DATALIST: case HTML_TITLE:
    case HTML_RT: case HTML_RP: return true; /* how to say what the text says */
    default: return false;
    }
}

static page_roles roles_of_event(const html_event *e)
{
    page_roles roles = roles_of_tag(e->tag);
    for (int i = 0; i < e->n_attrs; i++) {
        isn_str name = e->attr[i].name;
        if (e->attr[i].value.n > 0 && e->attr[i].value.n < 400 &&
            (str_is(name, "class") || str_is(name, "id") || str_is(name, "role")))
            roles |= roles_of(e->attr[i].value);
    }
    return roles;
}

static void place(frame *f, html_tag tag)
{
    switch (tag) {
    case HTML_P: f->at |= AT_P; break;
    case HTML_BLOCKQUOTE: f->at |= AT_QUOTE; break;
    case HTML_LI: case HTML_DT: case HTML_DD: f->at |= AT_LIST; break;
    case HTML_TD: case HTML_TH: f->at |= AT_TABLE; break;
    case HTML_FIGURE: f->at |= AT_FIGURE; break;
    case HTML_FIGCAPTION: case HTML_CAPTION: f->at |= AT_CAPTION; break;
    case HTML_BUTTON: case HTML_LABEL: case HTML_FIELDSET: f->at |= AT_FORM; break;
    case HTML_TIME: f->at |= AT_TIME; break;
    case HTML_PRE: f->at |= AT_PRE; break;
    case HTML_B: case HTML_STRONG: f->at |= AT_BOLD; break;
    case HTML_H1: case HTML_H2: case HTML_H3: case HTML_H4: case HTML_H5: case HTML_H6:
        f->heading = (uint8_t)(tag - HTML_H1 + 1);
        break;
    default: break;
    }
}

/* Inline elements are boxes of their own only where their class says that they
 * are no part of the sentence: <span class="caption">. */
static bool is_box(html_tag tag, page_roles roles)
{
    if (html_tag_flags(tag) & HTML_BLOCK || tag == HTML_BUTTON || tag == HTML_LABEL) return true;
    page_roles apart = ROLE(CAPTION) | ROLE(SHARE) | ROLE(RELATED) | ROLE(DATE) | ROLE(COMMENT) | ROLE(META) |
                       ROLE(SIDE) | ROLE(NAV);
    return (tag == HTML_SPAN || tag == HTML_OTHER || tag == HTML_SECTION) && (roles & apart);
}

static void add_time(gather *g, const html_event *e)
{
    isn_str v = html_attr_value(e, "datetime");
    if (v.n < 4 || v.n > 60 || g->out->times.n >= GATHER_MAX_TIMES) return;
    page_time *t = isn_push(g->a, &g->out->times);
    if (!t) return;
    isn_str words = html_attr_value(e, "class"), prop = html_attr_value(e, "itemprop");
    t->value = arena_str(g->a, v);
    t->block = (uint32_t)(g->out->block.n - (g->in_block ? 1 : 0));
    t->modified = has_word_nocase(words, "updated") || has_word_nocase(words, "modified") ||
                  has_word_nocase(prop, "modified");
}

static void on_open(gather *g, const html_event *e)
{
    frame *up = e->depth > 0 ? &g->at[e->depth - 1] : &g->outside;
    if (e->tag == HTML_BR || e->tag == HTML_HR) {
        g->breaks += g->in_block ? 1 : 0;
        if (e->tag == HTML_HR) end_block(g);
        return;
    }
    meta_open(g->a, &g->out->meta, e);
    if (e->is_void || e->flat) {
        if (html_tag_flags(e->tag) & HTML_BLOCK) end_block(g);
        return;
    }
    frame *f = &g->at[e->depth];
    *f = *up;
    if (html_tag_flags(e->tag) & HTML_FORMAT && e->tag != HTML_A) f->style = ++g->styles;
    if (e->tag == HTML_A) {
        if (g->after_link) g->space = true; /* two links are two words */
        g->link_letters = 0;
    }
    if (e->tag == HTML_TIME) add_time(g, e);
    if (e->tag == HTML_SCRIPT) g->is_json = has_word_nocase(html_attr_value(e, "type"), "ld+json");
    if (e->tag == HTML_TITLE && g->out->meta.title.n == 0 && !up->at) g->in_title = true;
    if (f->mute || is_mute(e->tag) || (e->n_attrs && is_hidden(e))) {
        f->mute = true;
        if (html_tag_flags(e->tag) & HTML_BLOCK) end_block(g);
        return;
    }
    bool looks = e->tag != HTML_A && e->tag != HTML_IMG && !(html_tag_flags(e->tag) & HTML_FORMAT);
    page_roles roles = looks ? roles_of_event(e) : 0;
    if (roles & ROLE(HIDDEN)) {
        f->mute = true;
        return;
    }
    place(f, e->tag);
    if (e->tag == HTML_A) f->link = html_has_attr(e, "href"); /* <a name="top"/> is none */
    /* <h1>Headline<p>Text: a heading that nobody closed is over at its first paragraph. */
    if (e->tag == HTML_P && f->heading && f->node >= 0 && g->out->node.at[f->node].begin < (uint32_t)g->out->block.n)
        f->heading = 0;
    if (!is_box(e->tag, roles)) return;
    end_block(g);
    page_node *n = g->out->node.n < GATHER_MAX_NODES ? isn_push(g->a, &g->out->node) : NULL;
    if (!n) return;
    n->parent = up->node;
    n->tag = (uint8_t)e->tag;
    n->roles = roles;
    n->begin = n->end = (uint32_t)g->out->block.n;
    isn_str prop = html_attr_value(e, "itemprop");
    n->body_prop = prop.n && has_word_nocase(prop, "articlebody");
    f->node = (int32_t)(g->out->node.n - 1);
}

static void on_close(gather *g, const html_event *e)
{
    if (e->tag == HTML_TITLE) g->in_title = false;
    if (e->is_void || e->flat) return;
    frame *f = &g->at[e->depth], *up = e->depth > 0 ? &g->at[e->depth - 1] : &g->outside;
    if (f->node != up->node) {
        end_block(g);
        if (f->node >= 0) g->out->node.at[f->node].end = (uint32_t)g->out->block.n;
    } else if (html_tag_flags(e->tag) & HTML_BLOCK) {
        end_block(g);
    }
}

/* The text of <title>, in the arena, piece by piece. */
static void add_title(gather *g, isn_str s)
{
    isn_str *t = &g->out->meta.title;
    if (t->n + s.n > 2000) return;
    *t = arena_fmt(g->a, "%.*s%.*s", STR_ARG(*t), STR_ARG(s));
}

static bool on_event(void *ctx, const html_event *e)
{
    gather *g = ctx;
    switch (e->kind) {
    case HTML_OPEN: on_open(g, e); break;
    case HTML_CLOSE:
        g->after_link = e->tag == HTML_A;
        on_close(g, e);
        break;
    case HTML_TEXT: {
        g->after_link = false;
        if (g->in_title) add_title(g, e->text);
        const frame *f = e->depth >= 0 ? &g->at[e->depth] : &g->outside;
        if (!f->mute) put_text(g, f, e->text);
        break;
    }
    case HTML_RAW:
        if (g->is_json && e->tag == HTML_SCRIPT) meta_json(g->a, &g->out->meta, e->text);
        break;
    case HTML_END:
        end_block(g);
        g->out->truncated |= e->truncated;
        break;
    }
    return !g->a->full;
}

bool gather_read(isn_arena *a, isn_arena *scratch, isn_str html, gathered *out)
{
    gather *g = isn_new(scratch, gather, 1);
    if (!g) return false;
    g->a = a;
    g->out = out;
    g->room = html.n + 64;
    g->text = isn_alloc(a, g->room);
    if (!g->text) return false;
    g->outside.node = -1;
    page_node *root = isn_push(a, &out->node);
    if (!root) return false;
    root->parent = -1;
    g->outside.node = 0;
    if (!html_read(scratch, html, on_event, g) || a->full) return false;
    out->text = (isn_str){g->text, g->n};
    for (ptrdiff_t i = out->node.n - 1; i >= 0; i--) /* what was open at the end */
        if (out->node.at[i].end < out->node.at[i].begin) out->node.at[i].end = (uint32_t)out->block.n;
    root = &out->node.at[0];
    root->end = (uint32_t)out->block.n;
    return true;
}
