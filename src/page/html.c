/* html.c - the stack of open elements, and the events.
 *
 * Owns HTML 13.2.6 as far as reading text needs it: which tag ends which open
 * element.  Left out, because it moves or repeats what is written: foster
 * parenting, rebuilding formatting in the next block, the adoption agency (a
 * formatting element is closed where its end tag stands instead), frames,
 * quirks mode.
 *
 * Each element on the stack remembers the nearest one below it of the same tag
 * and the nearest of each kind of boundary, so "is there a p in button scope"
 * is one comparison however deep the page is. */
#include "page/html_token.h"

/* Kinds of boundary that a search down the stack stops at. */
enum {
    TO_SCOPE, TO_BUTTON, TO_LIST, TO_TABLE, /* the standard's four scopes */
    TO_SPECIAL, TO_MARK,                    /* any special element; the last marker */
    TO_LI, TO_DD,                           /* what a new <li>, <dd> may not end */
    N_BOUNDS
};

typedef struct {
    isn_str name;
    char own_name[64];    /* for names that the input has with capitals */
    uint32_t hash;        /* of the name, where tag is HTML_OTHER */
    int16_t tag;
    int16_t kin;          /* index into reader.last: the tag, or a bucket of names */
    int16_t below;        /* the next of the same kin, -1 none */
    int16_t bound[N_BOUNDS]; /* the nearest, itself included; -1 none */
    bool closed;          /* its end tag came while others were open in it */
    bool foreign;         /* of <svg> or <math> */
    bool holds_html;      /* foreign, but its content is HTML again: <foreignObject> */
    bool implied;
} element;

enum { TAG_SLOTS = 512, N_BUCKETS = 64, N_KIN = HTML_N_TAGS + N_BUCKETS };

typedef struct {
    html_lexer lex;
    html_handler *on;
    void *ctx;
    html_token tok;
    element stack[HTML_MAX_DEPTH];
    int n;
    int16_t last[N_KIN];           /* the topmost of the tag or bucket, -1 none */
    int32_t n_flat[HTML_N_TAGS];   /* elements too deep whose end tag may come */
    uint16_t bounds_of[HTML_N_TAGS]; /* bits 1 << TO_… */
    uint8_t slot[TAG_SLOTS];       /* hash table of tags */
    bool body;                     /* body content has begun */
    bool head;                     /* <head> has been seen */
    bool skip_newline;             /* the one after <pre> and <textarea> */
    bool stopped, truncated;
} reader;

#define X_NAME(N, name, flags) STR(name),
static const isn_str TAG_NAME[HTML_N_TAGS] = {STR(""), HTML_TAGS(X_NAME)};
#define X_FLAGS(N, name, flags) flags,
static const int16_t TAG_FLAGS[HTML_N_TAGS] = {0, HTML_TAGS(X_FLAGS)};

int html_tag_flags(html_tag t)
{
    return TAG_FLAGS[t];
}

/* ---- names to tags --------------------------------------------------------- */

static unsigned bounds_of_tag(html_tag t)
{
    unsigned m = 0;
    if (TAG_FLAGS[t] & HTML_SCOPE) m |= 1u << TO_SCOPE | 1u << TO_BUTTON | 1u << TO_LIST;
    if (t == HTML_BUTTON) m |= 1u << TO_BUTTON;
    if (t == HTML_OL || t == HTML_UL) m |= 1u << TO_LIST;
    if (t == HTML_TABLE || t == HTML_TEMPLATE || t == HTML_HTML) m |= 1u << TO_TABLE;
    if (TAG_FLAGS[t] & HTML_MARKER) m |= 1u << TO_MARK;
    if (TAG_FLAGS[t] & HTML_SPECIAL) {
        m |= 1u << TO_SPECIAL;
        bool passed = t == HTML_ADDRESS || t == HTML_DIV || t == HTML_P;
        if (!passed && t != HTML_LI) m |= 1u << TO_LI;
        if (!passed && t != HTML_DD && t != HTML_DT) m |= 1u << TO_DD;
    }
    return m;
}

static void init_tags(reader *r)
{
    for (int t = 1; t < HTML_N_TAGS; t++) {
        uint32_t h = html_name_hash(TAG_NAME[t]) % TAG_SLOTS;
        while (r->slot[h]) h = (h + 1) % TAG_SLOTS;
        r->slot[h] = (uint8_t)t;
        r->bounds_of[t] = (uint16_t)bounds_of_tag((html_tag)t);
    }
    for (int t = 0; t < N_KIN; t++) r->last[t] = -1;
}
_Static_assert(HTML_N_TAGS < 256, "a tag fits a slot");

static html_tag tag_of(const reader *r, const html_token *t)
{
    for (uint32_t h = t->hash % TAG_SLOTS; r->slot[h]; h = (h + 1) % TAG_SLOTS)
        if (str_eq(TAG_NAME[r->slot[h]], t->name)) return (html_tag)r->slot[h];
    return HTML_OTHER;
}

/* ---- events -------------------------------------------------------------------- */

static void send(reader *r, const html_event *e)
{
    if (!r->stopped && !r->on(r->ctx, e)) r->stopped = true;
}

/* OPEN or CLOSE of what is not, or not yet, on the stack. */
static html_event tag_event(const reader *r, html_event_kind kind, html_tag tag, isn_str name)
{
    return (html_event){.kind = kind, .tag = tag, .name = tag ? TAG_NAME[tag] : name,
                        .depth = r->n, .at = r->tok.at, .end = r->tok.end};
}

static void send_close(reader *r, int i, bool by_tag)
{
    const element *el = &r->stack[i];
    html_event e = tag_event(r, HTML_CLOSE, (html_tag)el->tag, el->name);
    e.name = el->name;
    e.depth = i;
    e.implied = !by_tag;
    if (!by_tag) e.end = e.at;
    send(r, &e);
}

/* OPEN of the start tag just read. */
static void send_open(reader *r, html_tag tag, bool is_void, bool flat)
{
    html_event e = tag_event(r, HTML_OPEN, tag, r->tok.name);
    e.attr = r->tok.attr;
    e.n_attrs = r->tok.n_attrs;
    e.is_void = is_void;
    e.flat = flat;
    send(r, &e);
    if (!is_void && !flat) return;
    e.kind = HTML_CLOSE;
    e.attr = NULL;
    e.n_attrs = 0;
    e.at = e.end;
    send(r, &e);
}

/* ---- the stack --------------------------------------------------------------------- */

static const element *top(const reader *r)
{
    return r->n ? &r->stack[r->n - 1] : NULL;
}

static bool top_is(const reader *r, html_tag t)
{
    return r->n && r->stack[r->n - 1].tag == (int)t && !r->stack[r->n - 1].closed;
}

static int bound(const reader *r, int kind)
{
    return r->n ? r->stack[r->n - 1].bound[kind] : -1;
}

/* The topmost element of the tag that no boundary hides, or -1. */
static int within(const reader *r, html_tag t, int kind)
{
    return r->last[t] >= 0 && r->last[t] >= bound(r, kind) ? r->last[t] : -1;
}

/* Takes the elements from `i` on off the stack; the end tag just read, if
 * `by_tag`, is that of `i`. */
static void pop_to(reader *r, int i, bool by_tag)
{
    while (r->n > i) {
        int k = r->n - 1;
        element *el = &r->stack[k];
        if (!el->closed) {
            send_close(r, k, by_tag && k == i);
            r->last[el->kin] = el->below;
        }
        r->n--;
    }
    while (r->n && r->stack[r->n - 1].closed) r->n--;
}

/* Ends `i` alone: <b><p>x</b>y</p>, <form><div></form>. */
static void close_early(reader *r, int i, bool by_tag)
{
    send_close(r, i, by_tag);
    r->stack[i].closed = true;
    r->last[r->stack[i].kin] = r->stack[i].below;
}

static unsigned foreign_bounds(const element *el)
{
    return el->holds_html ? 1u << TO_SCOPE | 1u << TO_BUTTON | 1u << TO_LIST | 1u << TO_SPECIAL |
                                1u << TO_LI | 1u << TO_DD
                          : 0;
}

/* Elements that HTML does not know are told apart by buckets of their names. */
static int16_t kin_of(html_tag tag, uint32_t hash)
{
    return (int16_t)(tag ? (int)tag : HTML_N_TAGS + (int)(hash % N_BUCKETS));
}

/* Puts an element on the stack that has room; its OPEN has been sent. */
static element *push(reader *r, html_tag tag, isn_str name, bool foreign, bool holds_html)
{
    const element *under = top(r);
    element *el = &r->stack[r->n];
    el->tag = (int16_t)tag;
    el->foreign = foreign;
    el->holds_html = holds_html;
    el->closed = el->implied = false;
    unsigned mask = foreign ? foreign_bounds(el) : r->bounds_of[tag];
    for (int k = 0; k < N_BOUNDS; k++)
        el->bound[k] = (int16_t)(mask >> k & 1 ? r->n : under ? under->bound[k] : -1);
    el->hash = r->tok.hash;
    el->kin = kin_of(tag, el->hash);
    el->below = r->last[el->kin];
    r->last[el->kin] = (int16_t)r->n;
    if (tag) {
        el->name = TAG_NAME[tag];
    } else if (name.p >= r->lex.in.p && name.p < r->lex.in.p + r->lex.in.n) {
        el->name = name;
    } else {
        ptrdiff_t n = name.n < (ptrdiff_t)sizeof el->own_name ? name.n : (ptrdiff_t)sizeof el->own_name;
        memcpy(el->own_name, name.p, (size_t)n);
        el->name = (isn_str){el->own_name, n};
    }
    r->n++;
    return el;
}

/* Opens the element of the start tag just read: on the stack, or flat where
 * that is full. */
static void open_element(reader *r, html_tag tag, bool foreign, bool holds_html)
{
    if (r->n < HTML_MAX_DEPTH) {
        send_open(r, tag, false, false);
        push(r, tag, r->tok.name, foreign, holds_html);
        return;
    }
    send_open(r, tag, false, true);
    r->truncated = true;
    if (tag != HTML_P && tag != HTML_LI) r->n_flat[tag]++;
}

/* ---- head and body --------------------------------------------------------------------- */

static void open_implied_body(reader *r)
{
    html_event e = tag_event(r, HTML_OPEN, HTML_BODY, STR_NONE);
    e.end = e.at;
    e.implied = true;
    send(r, &e);
    push(r, HTML_BODY, STR_NONE, false, false);
}

/* Inside <template>, and <noscript> of the head, there is content but no body. */
static bool apart(const reader *r)
{
    return r->last[HTML_TEMPLATE] >= 0 || r->last[HTML_NOSCRIPT] >= 0;
}

/* Body content is about to begin: the head ends and the body is open. */
static void need_body(reader *r)
{
    if (r->body || apart(r)) return;
    pop_to(r, r->last[HTML_HTML] + 1, false);
    r->body = true;
    open_implied_body(r);
}

/* <html>, <head>, <body>: the first of each counts. */
static void start_frame(reader *r, html_tag tag)
{
    if (r->body || apart(r)) return;
    if (tag == HTML_BODY) {
        pop_to(r, r->last[HTML_HTML] + 1, false);
        r->body = true;
    } else if (tag == HTML_HTML ? r->n > 0 : r->head) {
        return;
    } else if (tag == HTML_HEAD) {
        r->head = true;
    }
    open_element(r, tag, false, false);
}

/* ---- end tags ------------------------------------------------------------------------------ */

/* </b>: with only inline elements above it they end too; with a block above it
 * only the formatting ends. */
static void end_formatting(reader *r, html_tag tag, bool by_tag)
{
    int i = within(r, tag, TO_MARK);
    if (i < 0) return;
    if (bound(r, TO_SPECIAL) < i) pop_to(r, i, by_tag);
    else close_early(r, i, by_tag);
}

/* </h2> ends the heading that is open, of whatever level. */
static void end_heading(reader *r)
{
    int i = -1;
    for (int t = HTML_H1; t <= HTML_H6; t++)
        if (r->last[t] > i) i = r->last[t];
    if (i >= 0 && i >= bound(r, TO_SCOPE)) pop_to(r, i, true);
}

/* </p> without <p> is an empty paragraph. */
static void end_paragraph(reader *r)
{
    int i = within(r, HTML_P, TO_BUTTON);
    if (i >= 0) {
        pop_to(r, i, true);
        return;
    }
    need_body(r);
    r->tok.name = TAG_NAME[HTML_P];
    r->tok.n_attrs = 0;
    send_open(r, HTML_P, false, true);
}

/* An element without rules of its own ends, with what is inline in it. */
static void end_plain(reader *r, html_tag tag)
{
    int i = r->last[kin_of(tag, r->tok.hash)];
    if (tag == HTML_OTHER)
        while (i >= 0 && (r->stack[i].hash != r->tok.hash || !str_eq(r->stack[i].name, r->tok.name)))
            i = r->stack[i].below;
    if (i >= 0 && i >= bound(r, TO_SPECIAL)) pop_to(r, i, true);
}

static void end_within(reader *r, html_tag tag, int kind)
{
    int i = within(r, tag, kind);
    if (i >= 0) pop_to(r, i, true);
}

static void end_form(reader *r)
{
    int i = within(r, HTML_FORM, TO_SCOPE);
    if (i < 0) return;
    if (bound(r, TO_SPECIAL) == i) pop_to(r, i, true);
    else close_early(r, i, true);
}

/* In <svg> an end tag ends the foreign element of its name; true if it did. */
static bool end_foreign(reader *r)
{
    for (int i = r->n - 1; i >= 0 && r->stack[i].foreign; i--) {
        if (!str_eq(r->stack[i].name, r->tok.name)) continue;
        pop_to(r, i, true);
        return true;
    }
    return false;
}

static void end_tag(reader *r)
{
    html_tag tag = tag_of(r, &r->tok);
    if (r->n && top(r)->foreign && end_foreign(r)) return;
    if (r->n_flat[tag] > 0) {
        r->n_flat[tag]--;
        return;
    }
    switch (tag) {
    case HTML_HTML: case HTML_BODY: return; /* what follows is body all the same */
    case HTML_HEAD:
        if (!r->body) end_within(r, tag, TO_SCOPE);
        return;
    case HTML_BR: /* </br> is <br> */
        need_body(r);
        r->tok.n_attrs = 0;
        send_open(r, tag, true, false);
        return;
    case HTML_P: end_paragraph(r); return;
    case HTML_LI: end_within(r, tag, TO_LIST); return;
    case HTML_H1: case HTML_H2: case HTML_H3: case HTML_H4: case HTML_H5: case HTML_H6:
        end_heading(r);
        return;
    case HTML_TABLE: case HTML_TBODY: case HTML_THEAD: case HTML_TFOOT: case HTML_TR:
    case HTML_TD: case HTML_TH: case HTML_CAPTION: case HTML_COLGROUP:
        end_within(r, tag, TO_TABLE);
        return;
    case HTML_FORM: end_form(r); return;
    default: break;
    }
    if (TAG_FLAGS[tag] & HTML_FORMAT) end_formatting(r, tag, true);
    else if (TAG_FLAGS[tag] & (HTML_SPECIAL | HTML_ENDS_P)) end_within(r, tag, TO_SCOPE);
    else end_plain(r, tag);
}

/* ---- start tags: what they end --------------------------------------------------------------- */

static int topmost(const reader *r, const html_tag *t, int n)
{
    int i = -1;
    for (int k = 0; k < n; k++)
        if (r->last[t[k]] > i) i = r->last[t[k]];
    return i;
}

/* Where a part of a table goes: the stack is cleared back to the row for a cell,
 * to the section for a row, to the table for the rest.  Outside a table nothing
 * ends. */
static void clear_table(reader *r, html_tag tag)
{
    static const html_tag SECTION[] = {HTML_TBODY, HTML_THEAD, HTML_TFOOT};
    int table = bound(r, TO_TABLE);
    if (table < 0 || r->stack[table].tag != HTML_TABLE) return;
    int keep = table;
    if (tag == HTML_TR || tag == HTML_TD || tag == HTML_TH) {
        int section = topmost(r, SECTION, 3);
        if (section > keep) keep = section;
    }
    if ((tag == HTML_TD || tag == HTML_TH) && r->last[HTML_TR] > keep) keep = r->last[HTML_TR];
    if (tag == HTML_COL && r->last[HTML_COLGROUP] > keep) keep = r->last[HTML_COLGROUP];
    pop_to(r, keep + 1, false);
}

/* <table> in a table, but not in a cell of it, ends that one. */
static void end_outer_table(reader *r)
{
    static const html_tag CELL[] = {HTML_TD, HTML_TH, HTML_CAPTION};
    int table = bound(r, TO_TABLE);
    if (table < 0 || r->stack[table].tag != HTML_TABLE) return;
    if (topmost(r, CELL, 3) < table) pop_to(r, table, false);
}

static void end_if_within(reader *r, html_tag tag, int kind)
{
    int i = within(r, tag, kind);
    if (i >= 0) pop_to(r, i, false);
}

static bool is_heading(int tag)
{
    return tag >= HTML_H1 && tag <= HTML_H6;
}

/* Ends what the start tag ends.  False where the tag itself is to be ignored. */
static bool end_implied(reader *r, html_tag tag)
{
    static const html_tag TERM[] = {HTML_DD, HTML_DT};
    int i;
    switch (tag) {
    case HTML_LI: end_if_within(r, HTML_LI, TO_LI); break;
    case HTML_DD: case HTML_DT:
        i = topmost(r, TERM, 2);
        if (i >= 0 && i >= bound(r, TO_DD)) pop_to(r, i, false);
        break;
    case HTML_A: end_formatting(r, HTML_A, false); break;
    case HTML_NOBR: end_formatting(r, HTML_NOBR, false); break;
    case HTML_BUTTON: end_if_within(r, HTML_BUTTON, TO_SCOPE); break;
    case HTML_OPTGROUP:
        if (top_is(r, HTML_OPTION)) pop_to(r, r->n - 1, false);
        if (top_is(r, HTML_OPTGROUP)) pop_to(r, r->n - 1, false);
        break;
    case HTML_OPTION:
        if (top_is(r, HTML_OPTION)) pop_to(r, r->n - 1, false);
        break;
    case HTML_RB: case HTML_RT: case HTML_RP: case HTML_RTC:
        if (top_is(r, HTML_RB) || top_is(r, HTML_RT) || top_is(r, HTML_RP)) pop_to(r, r->n - 1, false);
        break;
    case HTML_SELECT: case HTML_INPUT: case HTML_TEXTAREA: case HTML_KEYGEN:
        i = within(r, HTML_SELECT, TO_SCOPE);
        if (i < 0) break;
        pop_to(r, i, false);
        return tag != HTML_SELECT;
    case HTML_FORM:
        if (r->last[HTML_FORM] >= 0) return false; /* no form in a form */
        break;
    case HTML_TABLE: end_outer_table(r); break;
    case HTML_CAPTION: case HTML_COLGROUP: case HTML_COL: case HTML_TBODY: case HTML_THEAD:
    case HTML_TFOOT: case HTML_TR: case HTML_TD: case HTML_TH:
        clear_table(r, tag);
        break;
    default: break;
    }
    if (TAG_FLAGS[tag] & HTML_ENDS_P) end_if_within(r, HTML_P, TO_BUTTON);
    if (is_heading((int)tag) && r->n && is_heading(top(r)->tag)) pop_to(r, r->n - 1, false);
    return true;
}

/* ---- foreign content ----------------------------------------------------------------------------- */

/* <p> in <svg> shows that somebody forgot </svg>: the tags that end it. */
static bool breaks_out(const reader *r, html_tag tag)
{
    switch (tag) {
    case HTML_B: case HTML_BIG: case HTML_BLOCKQUOTE: case HTML_BODY: case HTML_BR: case HTML_CENTER:
    case HTML_CODE: case HTML_DD: case HTML_DIV: case HTML_DL: case HTML_DT: case HTML_EM:
    case HTML_EMBED: case HTML_H1: case HTML_H2: case HTML_H3: case HTML_H4: case HTML_H5:
    case HTML_H6: case HTML_HEAD: case HTML_HR: case HTML_I: case HTML_IMG: case HTML_LI:
    case HTML_LISTING: case HTML_MENU: case HTML_META: case HTML_NOBR: case HTML_OL: case HTML_P:
    case HTML_PRE: case HTML_RUBY: case HTML_S: case HTML_SMALL: case HTML_SPAN: case HTML_STRONG:
    case HTML_STRIKE: case HTML_SUB: case HTML_SUP: case HTML_TABLE: case HTML_TT: case HTML_U:
    case HTML_UL: case HTML_VAR:
        return true;
    case HTML_FONT:
        for (int i = 0; i < r->tok.n_attrs; i++) {
            isn_str n = r->tok.attr[i].name;
            if (str_is(n, "color") || str_is(n, "face") || str_is(n, "size")) return true;
        }
        return false;
    default: return false;
    }
}

/* Elements of SVG and MathML whose content is HTML. */
static bool holds_html(const reader *r)
{
    static const char *const NAME[] = {"foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext"};
    for (size_t i = 0; i < sizeof NAME / sizeof *NAME; i++)
        if (str_is(r->tok.name, NAME[i])) return true;
    if (!str_is(r->tok.name, "annotation-xml")) return false;
    for (int i = 0; i < r->tok.n_attrs; i++)
        if (str_is(r->tok.attr[i].name, "encoding"))
            return html_has_word(r->tok.attr[i].value, "text/html") ||
                   html_has_word(r->tok.attr[i].value, "application/xhtml+xml");
    return false;
}

/* A start tag in <svg> or <math>; false where it is HTML after all. */
static bool start_foreign(reader *r, html_tag tag)
{
    if (breaks_out(r, tag)) {
        while (r->n && top(r)->foreign && !top(r)->holds_html) pop_to(r, r->n - 1, false);
        return false;
    }
    if (r->tok.self_closing) send_open(r, HTML_OTHER, true, false);
    else open_element(r, HTML_OTHER, true, holds_html(r));
    return true;
}

/* ---- start tags -------------------------------------------------------------------------------------- */

/* <script> and its kind: OPEN, RAW, CLOSE at once. */
static void read_raw(reader *r, html_tag tag)
{
    send_open(r, tag, false, false);
    html_set_mode(&r->lex, tag == HTML_SCRIPT ? HTML_MODE_SCRIPT : HTML_MODE_RAWTEXT, TAG_NAME[tag]);
    ptrdiff_t at = r->lex.at;
    isn_str raw = html_take_raw(&r->lex);
    html_event e = tag_event(r, HTML_RAW, tag, STR_NONE);
    e.text = raw;
    e.at = at;
    e.end = at + raw.n;
    send(r, &e);
    html_next(&r->lex, &r->tok); /* its end tag, or the input's end */
    e = tag_event(r, HTML_CLOSE, tag, STR_NONE);
    e.implied = r->tok.kind == HTML_TOKEN_EOF;
    send(r, &e);
}

static void start_html(reader *r, html_tag tag)
{
    if (tag == HTML_HTML || tag == HTML_HEAD || tag == HTML_BODY) {
        start_frame(r, tag);
        return;
    }
    int flags = TAG_FLAGS[tag];
    if (!(flags & HTML_HEADISH)) need_body(r);
    if (!end_implied(r, tag)) return;
    if (flags & HTML_RAWISH) {
        read_raw(r, tag);
    } else if (flags & HTML_VOID) {
        send_open(r, tag, true, false);
    } else if (tag == HTML_SVG || tag == HTML_MATH) {
        if (r->tok.self_closing) send_open(r, tag, true, false);
        else open_element(r, tag, true, false);
    } else {
        open_element(r, tag, false, false);
        if (tag == HTML_TITLE || tag == HTML_TEXTAREA)
            html_set_mode(&r->lex, HTML_MODE_RCDATA, TAG_NAME[tag]);
        if (tag == HTML_XMP) html_set_mode(&r->lex, HTML_MODE_RAWTEXT, TAG_NAME[tag]);
        if (tag == HTML_PLAINTEXT) html_set_mode(&r->lex, HTML_MODE_PLAINTEXT, STR_NONE);
        r->skip_newline = tag == HTML_PRE || tag == HTML_LISTING || tag == HTML_TEXTAREA;
    }
}

static void start_tag(reader *r)
{
    html_tag tag = tag_of(r, &r->tok);
    if (r->n && top(r)->foreign && !top(r)->holds_html && start_foreign(r, tag)) return;
    start_html(r, tag);
}

/* ---- text and the whole --------------------------------------------------------------------------------- */

static void text(reader *r, bool after_pre)
{
    isn_str s = r->tok.text;
    html_event e = {.kind = HTML_TEXT, .at = r->tok.at, .end = r->tok.end};
    if (after_pre && s.p[0] == '\n') {
        s.n--, s.p++;
        if (e.end - e.at == s.n + 1) e.at++;
    }
    if (s.n == 0 || (s.n == 1 && s.p[0] == 0)) return;
    if (!r->body) {
        bool in_frame = r->n == 0 || top_is(r, HTML_HTML) || top_is(r, HTML_HEAD);
        bool blank = in_frame && str_trim(s).n == 0;
        if (blank && r->n == 0) return;
        if (in_frame && !blank) need_body(r);
    }
    e.tag = r->n ? (html_tag)top(r)->tag : HTML_OTHER;
    e.depth = r->n - 1;
    e.text = s;
    send(r, &e);
}

bool html_read(isn_arena *scratch, isn_str utf8, html_handler *on, void *ctx)
{
    reader *r = isn_new(scratch, reader, 1);
    isn_str in = utf8;
    if (in.n > HTML_MAX_BYTES) {
        in.n = HTML_MAX_BYTES;
        while (in.n > 0 && ((unsigned char)in.p[in.n] & 0xC0) == 0x80) in.n--;
    }
    if (!r || !html_lexer_init(&r->lex, scratch, in)) return false;
    r->on = on;
    r->ctx = ctx;
    r->truncated = in.n < utf8.n;
    init_tags(r);
    while (!r->stopped && !scratch->full) {
        r->lex.cdata = r->n && top(r)->foreign;
        html_next(&r->lex, &r->tok);
        bool after_pre = r->skip_newline;
        r->skip_newline = false;
        if (r->tok.kind == HTML_TOKEN_EOF) break;
        if (r->tok.kind == HTML_TOKEN_START) start_tag(r);
        else if (r->tok.kind == HTML_TOKEN_FINISH) end_tag(r);
        else if (r->tok.kind == HTML_TOKEN_TEXT) text(r, after_pre);
    }
    pop_to(r, 0, false);
    html_event e = {.kind = HTML_END, .depth = -1, .at = in.n, .end = in.n};
    e.truncated = r->truncated || r->lex.truncated;
    send(r, &e);
    return !scratch->full;
}

/* ---- reading events ---------------------------------------------------------------------------------------- */

isn_str html_attr_value(const html_event *e, const char *name)
{
    for (int i = 0; i < e->n_attrs; i++)
        if (str_is(e->attr[i].name, name)) return e->attr[i].value;
    return STR_NONE;
}

bool html_has_attr(const html_event *e, const char *name)
{
    for (int i = 0; i < e->n_attrs; i++)
        if (str_is(e->attr[i].name, name)) return true;
    return false;
}

static bool same_letters(isn_str a, isn_str b)
{
    if (a.n != b.n) return false;
    for (ptrdiff_t i = 0; i < a.n; i++) {
        char x = a.p[i], y = b.p[i];
        if (x >= 'A' && x <= 'Z') x = (char)(x + 32);
        if (y >= 'A' && y <= 'Z') y = (char)(y + 32);
        if (x != y) return false;
    }
    return true;
}

bool html_has_word(isn_str list, const char *word)
{
    isn_str want = str_c(word);
    while ((list = str_trim(list)).n > 0) {
        ptrdiff_t n = 0;
        while (n < list.n && !byte_is_space(list.p[n])) n++;
        if (same_letters((isn_str){list.p, n}, want)) return true;
        list = str_sub(list, n, list.n);
    }
    return false;
}
