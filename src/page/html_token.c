/* html_token.c - the tokenizer: text runs, tags and attributes.
 *
 * Comments, doctypes and the end of raw content are html_markup.c's, references
 * html_ref.c's.  A carriage return, alone or before a line feed, is read as one
 * line feed; it is white space in tags. */
#include "page/html_markup.h"

#include "base/utf8.h"

enum { IS_SPACE = 1, ENDS_NAME = 2, ENDS_ATTR = 4, IS_UPPER = 8, IS_NUL = 16, IS_ALPHA = 32,
       ENDS_VALUE = 64, CHANGES_VALUE = 128 };

#define UPPER(c) [c] = IS_UPPER | IS_ALPHA, [(c) + 32] = IS_ALPHA
#define SPACE (IS_SPACE | ENDS_NAME | ENDS_ATTR | ENDS_VALUE)
static const uint8_t CLASS[256] = {
    ['\t'] = SPACE, ['\n'] = SPACE, ['\f'] = SPACE, ['\r'] = SPACE, [' '] = SPACE,
    ['/'] = ENDS_NAME | ENDS_ATTR, ['>'] = ENDS_NAME | ENDS_ATTR | ENDS_VALUE,
    ['='] = ENDS_ATTR, ['&'] = CHANGES_VALUE, [0] = IS_NUL | CHANGES_VALUE,
    UPPER('A'), UPPER('B'), UPPER('C'), UPPER('D'), UPPER('E'), UPPER('F'), UPPER('G'),
    UPPER('H'), UPPER('I'), UPPER('J'), UPPER('K'), UPPER('L'), UPPER('M'), UPPER('N'),
    UPPER('O'), UPPER('P'), UPPER('Q'), UPPER('R'), UPPER('S'), UPPER('T'), UPPER('U'),
    UPPER('V'), UPPER('W'), UPPER('X'), UPPER('Y'), UPPER('Z'),
};

static int class_of(char c) { return CLASS[(unsigned char)c]; }

/* ---- finding bytes eight at a time --------------------------------------- */

#define EACH 0x0101010101010101u
#define TOPS 0x8080808080808080u

/* Not 0 where some byte of `v` is `c`. */
static uint64_t holds(uint64_t v, unsigned char c)
{
    v ^= EACH * c;
    return (v - EACH) & ~v & TOPS;
}

/* The first '&', CR, NUL or `stop` of [i, end), or `end`. */
static ptrdiff_t find_special(const char *p, ptrdiff_t i, ptrdiff_t end, char stop)
{
    for (; end - i >= 8; i += 8) {
        uint64_t v;
        memcpy(&v, p + i, 8);
        if (holds(v, '&') | holds(v, '\r') | holds(v, 0) | holds(v, (unsigned char)stop)) break;
    }
    while (i < end && p[i] != stop && p[i] != '&' && p[i] != '\r' && p[i] != 0) i++;
    return i;
}

/* ---- set-up ---------------------------------------------------------------- */

bool html_lexer_init(html_lexer *z, isn_arena *a, isn_str in)
{
    *z = (html_lexer){.a = a, .in = in, .raw_end = -1};
    z->attr = isn_new(a, html_attr, HTML_MAX_ATTRS);
    z->slot = isn_new(a, uint16_t, HTML_ATTR_SLOTS);
    return z->attr && z->slot;
}

void html_set_mode(html_lexer *z, html_mode mode, isn_str name)
{
    z->mode = mode;
    z->raw_name = name;
    z->raw_end = -1;
}

uint32_t html_name_hash(isn_str lower)
{
    uint32_t h = 2166136261u;
    for (ptrdiff_t i = 0; i < lower.n; i++) h = (h ^ (unsigned char)lower.p[i]) * 16777619u;
    return h ^ h >> 15;
}

/* Room for `n` bytes that live as long as the token, or NULL. */
static char *token_bytes(html_lexer *z, ptrdiff_t n)
{
    if (n > z->buf_cap - z->buf_n) {
        ptrdiff_t cap = z->buf_cap * 2 > n ? z->buf_cap * 2 : n;
        if (cap < 4096) cap = 4096;
        char *p = isn_alloc(z->a, cap);
        if (!p) return NULL;
        z->buf = p;
        z->buf_n = 0;
        z->buf_cap = cap;
    }
    char *p = z->buf + z->buf_n;
    z->buf_n += n;
    return p;
}

/* ---- text ------------------------------------------------------------------- */

/* A piece of text from z->at, at most to `end`: a run of plain bytes, or one
 * reference, carriage return or NUL.  NUL stays in data and CDATA, where the standard
 * leaves it to the next stage, and is U+FFFD elsewhere. */
static void text_piece(html_lexer *z, html_token *t, ptrdiff_t end, bool references)
{
    isn_str in = {z->in.p, end};
    char c = in.p[z->at];
    ptrdiff_t n = 0, used = 0;
    if (c == '&' && references) {
        used = html_reference(in, z->at, false, z->utf8, &n);
    } else if (c == '\r') {
        used = z->at + 1 < z->in.n && in.p[z->at + 1] == '\n' ? 2 : 1;
        z->utf8[0] = '\n';
        n = 1;
    } else if (c == 0 && z->mode != HTML_MODE_DATA && z->mode != HTML_MODE_CDATA) {
        used = 1;
        n = utf8_write(z->utf8, UTF8_BAD);
    }
    t->kind = HTML_TOKEN_TEXT;
    if (used) {
        t->text = (isn_str){z->utf8, n};
        z->at += used;
        return;
    }
    ptrdiff_t stop = z->at + 1;
    if (c) stop = find_special(in.p, stop, end, z->mode == HTML_MODE_DATA ? '<' : '&');
    t->text = (isn_str){in.p + z->at, stop - z->at};
    z->at = stop;
}

/* ---- tags --------------------------------------------------------------------- */

/* At most `max` bytes of [from, to), cut between two characters. */
static isn_str bounded(html_lexer *z, ptrdiff_t from, ptrdiff_t to, ptrdiff_t max)
{
    isn_str s = {z->in.p + from, to - from};
    if (s.n <= max) return s;
    z->truncated = true;
    s.n = max;
    while (s.n > 0 && ((unsigned char)s.p[s.n] & 0xC0) == 0x80) s.n--;
    return s;
}

/* [from, to) in lower case and NUL as U+FFFD; the input itself where it is that. */
static isn_str lower_name(html_lexer *z, ptrdiff_t from, ptrdiff_t to, int classes)
{
    isn_str s = bounded(z, from, to, HTML_MAX_NAME);
    if (!(classes & (IS_UPPER | IS_NUL))) return s;
    char *p = token_bytes(z, s.n * 3);
    if (!p) return s;
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < s.n; i++) {
        if (s.p[i] == 0) n += utf8_write(p + n, UTF8_BAD);
        else p[n++] = (char)(class_of(s.p[i]) & IS_UPPER ? s.p[i] + 32 : s.p[i]);
    }
    return (isn_str){p, n};
}

/* The value [from, to) with its references resolved.  href="?a=1&b=2" holds none
 * and stays where it is. */
static isn_str resolve_value(html_lexer *z, ptrdiff_t from, ptrdiff_t to)
{
    isn_str in = {z->in.p, to};
    bool changed = false;
    for (ptrdiff_t i = from; !changed && (i = find_special(in.p, i, in.n, '&')) < in.n; i++) {
        char c[8];
        ptrdiff_t n;
        changed = in.p[i] != '&' || html_reference(in, i, true, c, &n) > 0;
    }
    if (!changed) return (isn_str){in.p + from, to - from};
    in.n = from + bounded(z, from, to, HTML_MAX_ATTR_BYTES - z->value_bytes).n;
    z->value_bytes += in.n - from;
    char *p = token_bytes(z, (in.n - from) * 3 + 8);
    if (!p) return STR_NONE;
    ptrdiff_t n = 0;
    for (ptrdiff_t i = from; i < in.n;) {
        ptrdiff_t stop = find_special(in.p, i, in.n, '&');
        memcpy(p + n, in.p + i, (size_t)(stop - i));
        n += stop - i;
        if ((i = stop) >= in.n) break;
        ptrdiff_t used = 0, n_chars = 0;
        if (in.p[i] == '&') used = html_reference(in, i, true, p + n, &n_chars);
        else if (in.p[i] == 0) used = 1, n_chars = utf8_write(p + n, UTF8_BAD);
        else if (i + 1 < in.n && in.p[i + 1] == '\n') used = 1;
        else used = 1, p[n] = '\n', n_chars = 1;
        if (used == 0) used = 1, p[n] = '&', n_chars = 1;
        i += used;
        n += n_chars;
    }
    return (isn_str){p, n};
}

/* Whether an attribute of this name stands before; enters it in the slots from
 * the 16th on, so that many attributes cost no more than few. */
static bool attr_repeats(html_lexer *z, isn_str name)
{
    if (z->n_attrs < 16) {
        for (int i = 0; i < z->n_attrs; i++)
            if (str_eq(z->attr[i].name, name)) return true;
        return false;
    }
    if (z->n_attrs == 16) {
        memset(z->slot, 0, sizeof *z->slot * HTML_ATTR_SLOTS);
        for (int i = 0; i < 16; i++) {
            uint32_t h = html_name_hash(z->attr[i].name) % HTML_ATTR_SLOTS;
            while (z->slot[h]) h = (h + 1) % HTML_ATTR_SLOTS;
            z->slot[h] = (uint16_t)(i + 1);
        }
    }
    uint32_t h = html_name_hash(name) % HTML_ATTR_SLOTS;
    for (; z->slot[h]; h = (h + 1) % HTML_ATTR_SLOTS)
        if (str_eq(z->attr[z->slot[h] - 1].name, name)) return true;
    if (z->n_attrs < HTML_MAX_ATTRS) z->slot[h] = (uint16_t)(z->n_attrs + 1);
    return false;
}

static ptrdiff_t skip_space(isn_str in, ptrdiff_t i)
{
    while (i < in.n && class_of(in.p[i]) & IS_SPACE) i++;
    return i;
}

/* The value after '=', from `i`; returns the byte after it, or -1 where the
 * input ends inside. */
static ptrdiff_t read_value(html_lexer *z, ptrdiff_t i, bool keep, html_attr *attr)
{
    isn_str in = z->in;
    i = skip_space(in, i);
    if (i >= in.n) return -1;
    char quote = in.p[i];
    ptrdiff_t from = i, to;
    int classes = CHANGES_VALUE;
    if (quote == '"' || quote == '\'') {
        from = i + 1;
        const char *hit = memchr(in.p + from, quote, (size_t)(in.n - from));
        if (!hit) return -1;
        to = hit - in.p;
        i = to + 1;
    } else {
        classes = 0;
        while (i < in.n && !(class_of(in.p[i]) & ENDS_VALUE)) classes |= class_of(in.p[i++]);
        if (i >= in.n) return -1;
        to = i;
    }
    if (!keep) return i;
    attr->at = from;
    attr->value = classes & CHANGES_VALUE ? resolve_value(z, from, to)
                                          : (isn_str){in.p + from, to - from};
    return i;
}

/* One attribute from `i`; returns the byte after it, or -1 at the input's end. */
static ptrdiff_t read_attr(html_lexer *z, ptrdiff_t i)
{
    isn_str in = z->in;
    ptrdiff_t from = i;
    int classes = class_of(in.p[i++]); /* may be '=' */
    while (i < in.n && !(class_of(in.p[i]) & ENDS_ATTR)) classes |= class_of(in.p[i++]);
    const char *buf = z->buf;
    ptrdiff_t buf_n = z->buf_n;
    html_attr attr = {.name = lower_name(z, from, i, classes), .at = from};
    attr.value.p = in.p + i;
    bool keep = !attr_repeats(z, attr.name);
    if (keep && z->n_attrs >= HTML_MAX_ATTRS) {
        keep = false;
        z->truncated = true;
    }
    if (!keep) z->buf_n = z->buf == buf ? buf_n : 0;
    i = skip_space(in, i);
    if (i < in.n && in.p[i] == '=') i = read_value(z, i + 1, keep, &attr);
    if (keep) z->attr[z->n_attrs++] = attr;
    return i;
}

/* A tag whose name begins at `i`, after < or </.  False where the input ends
 * inside it: such a tag is none. */
static bool read_tag(html_lexer *z, html_token *t, ptrdiff_t i)
{
    isn_str in = z->in;
    ptrdiff_t from = i;
    int classes = 0;
    while (i < in.n && !(class_of(in.p[i]) & ENDS_NAME)) classes |= class_of(in.p[i++]);
    t->name = lower_name(z, from, i, classes);
    t->hash = html_name_hash(t->name);
    z->n_attrs = 0;
    for (;;) {
        i = skip_space(in, i);
        if (i < 0 || i >= in.n) return false;
        if (in.p[i] == '>') break;
        if (in.p[i] == '/') {
            i++;
            t->self_closing = i < in.n && in.p[i] == '>';
            continue;
        }
        i = read_attr(z, i);
        if (i < 0) return false;
    }
    t->attr = z->attr;
    t->n_attrs = z->n_attrs;
    z->at = i + 1;
    return true;
}

/* ---- what comes next ------------------------------------------------------------ */

/* Markup that begins at the '<' at z->at; false where it is text. */
static bool markup(html_lexer *z, html_token *t)
{
    isn_str in = z->in;
    ptrdiff_t i = z->at + 1;
    if (i >= in.n) return false;
    char c = in.p[i];
    bool finish = c == '/';
    if (finish) {
        if (++i >= in.n) return false;
        c = in.p[i];
    }
    if (class_of(c) & IS_ALPHA) {
        t->kind = finish ? HTML_TOKEN_FINISH : HTML_TOKEN_START;
        if (!read_tag(z, t, i)) {
            t->kind = HTML_TOKEN_EOF;
            z->at = in.n;
        }
        return true;
    }
    if (finish && c == '>') { /* </> is nothing at all */
        z->at = i + 1;
        t->kind = HTML_TOKEN_NONE;
        return true;
    }
    if (finish || c == '?') {
        html_bogus_comment(z, t, i);
        return true;
    }
    if (c != '!') return false;
    html_declaration(z, t, i + 1);
    return true;
}

/* In content that only its own end tag ends: text, or that tag. */
static void next_raw(html_lexer *z, html_token *t)
{
    if (z->raw_end < 0)
        z->raw_end = html_raw_end(z->in, z->at, z->raw_name, z->mode == HTML_MODE_SCRIPT);
    if (z->at < z->raw_end) {
        text_piece(z, t, z->raw_end, z->mode == HTML_MODE_RCDATA);
        return;
    }
    html_set_mode(z, HTML_MODE_DATA, STR_NONE);
    t->kind = HTML_TOKEN_FINISH;
    if (!read_tag(z, t, z->at + 2)) {
        t->kind = HTML_TOKEN_EOF;
        z->at = z->in.n;
    }
}

static void next_cdata(html_lexer *z, html_token *t)
{
    if (z->raw_end < 0) {
        z->raw_end = str_find(z->in, STR("]]>"), z->at);
        if (z->raw_end < 0) z->raw_end = z->in.n;
    }
    if (z->at < z->raw_end) {
        text_piece(z, t, z->raw_end, false);
        return;
    }
    z->at = z->at + 3 < z->in.n ? z->at + 3 : z->in.n;
    html_set_mode(z, HTML_MODE_DATA, STR_NONE);
    t->kind = HTML_TOKEN_NONE;
}

/* One step; HTML_TOKEN_NONE where it came to nothing. */
static void step(html_lexer *z, html_token *t)
{
    switch (z->mode) {
    case HTML_MODE_DATA:
        if (z->in.p[z->at] != '<' || !markup(z, t)) text_piece(z, t, z->in.n, true);
        break;
    case HTML_MODE_RCDATA: case HTML_MODE_RAWTEXT: case HTML_MODE_SCRIPT:
        next_raw(z, t);
        break;
    case HTML_MODE_PLAINTEXT:
        text_piece(z, t, z->in.n, false);
        break;
    case HTML_MODE_CDATA:
        next_cdata(z, t);
        break;
    }
}

void html_next(html_lexer *z, html_token *t)
{
    do {
        z->buf_n = z->value_bytes = 0;
        *t = (html_token){.kind = HTML_TOKEN_EOF, .at = z->at};
        if (z->at < z->in.n) step(z, t);
        t->end = z->at;
    } while (t->kind == HTML_TOKEN_NONE);
}

isn_str html_take_raw(html_lexer *z)
{
    if (z->raw_end < 0)
        z->raw_end = html_raw_end(z->in, z->at, z->raw_name, z->mode == HTML_MODE_SCRIPT);
    isn_str raw = str_sub(z->in, z->at, z->raw_end);
    z->at = z->raw_end;
    return raw;
}
