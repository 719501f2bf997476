/* html.h - a page as a stream of elements and text, without a tree.
 *
 * Uses: base.  Used by: page.
 *
 * html_read is a tokenizer after the WHATWG rules (html_token.h) and a bounded
 * stack of open elements with the implied end tags that reading text needs: a
 * <p> ends where the next block begins, an <li> at the next <li>, a cell at the
 * next cell.  One pass, linear time, no tree; nothing is moved, so text stands
 * in the order of the bytes (text that a browser would move out of a table
 * stays where it is written).  decode.h makes the UTF-8 that is read here. */
#ifndef PAGE_HTML_H
#define PAGE_HTML_H

#include "base/list.h"

/* Bounds.  What is beyond them is not lost where that can be helped, and the
 * END event says `truncated`. */
enum {
    HTML_MAX_DEPTH = 512,            /* deeper elements are flat: see html_event */
    HTML_MAX_ATTRS = 256,            /* of one tag; the rest is dropped */
    HTML_MAX_ATTR_BYTES = 1024 * 1024 /* of one tag's values that hold references */
};
#define HTML_MAX_BYTES ((ptrdiff_t)16 * 1024 * 1024) /* the input is cut here */

/* What a tag is.  VOID: has no content and no end tag.  BLOCK: stands on lines
 * of its own in a browser.  The others serve the reader: SPECIAL and FORMAT as
 * the standard calls them, ENDS_P: its start tag ends an open <p>, HEAD: may
 * stand before <body>, RAW: its content is no text, MARKER: formatting does not
 * reach across it, SCOPE: end tags do not reach across it. */
enum {
    HTML_VOID = 1, HTML_BLOCK = 2, HTML_SPECIAL = 4, HTML_FORMAT = 8,
    HTML_ENDS_P = 16, HTML_HEADISH = 32, HTML_RAWISH = 64, HTML_MARKER = 128,
    HTML_SCOPE = 256,
    HTML_SB = HTML_SPECIAL | HTML_BLOCK,
    HTML_SBP = HTML_SB | HTML_ENDS_P,
    HTML_SV = HTML_SPECIAL | HTML_VOID
};

/* X(NAME, "name", flags).  Every element of HTML, old ones too. */
#define HTML_TAGS(X)                                                                         \
    X(A, "a", HTML_FORMAT) X(ABBR, "abbr", 0) X(ACRONYM, "acronym", 0)                       \
    X(ADDRESS, "address", HTML_SBP)                                                          \
    X(APPLET, "applet", HTML_SPECIAL | HTML_MARKER | HTML_SCOPE) X(AREA, "area", HTML_SV)      \
    X(ARTICLE, "article", HTML_SBP) X(ASIDE, "aside", HTML_SBP) X(AUDIO, "audio", 0)         \
    X(B, "b", HTML_FORMAT) X(BASE, "base", HTML_SV | HTML_HEADISH)                           \
    X(BASEFONT, "basefont", HTML_SV | HTML_HEADISH) X(BDI, "bdi", 0) X(BDO, "bdo", 0)        \
    X(BGSOUND, "bgsound", HTML_SV | HTML_HEADISH) X(BIG, "big", HTML_FORMAT)                 \
    X(BLINK, "blink", 0) X(BLOCKQUOTE, "blockquote", HTML_SBP) X(BODY, "body", HTML_SB)      \
    X(BR, "br", HTML_SV) X(BUTTON, "button", HTML_SPECIAL) X(CANVAS, "canvas", 0)            \
    X(CAPTION, "caption", HTML_SB | HTML_MARKER | HTML_SCOPE) X(CENTER, "center", HTML_SBP)    \
    X(CITE, "cite", 0) X(CODE, "code", HTML_FORMAT) X(COL, "col", HTML_SV)                   \
    X(COLGROUP, "colgroup", HTML_SPECIAL) X(DATA, "data", 0) X(DATALIST, "datalist", 0)      \
    X(DD, "dd", HTML_SBP) X(DEL, "del", 0) X(DETAILS, "details", HTML_SBP)                   \
    X(DFN, "dfn", 0) X(DIALOG, "dialog", HTML_BLOCK | HTML_ENDS_P) X(DIR, "dir", HTML_SBP)   \
    X(DIV, "div", HTML_SBP) X(DL, "dl", HTML_SBP) X(DT, "dt", HTML_SBP)                      \
    X(EM, "em", HTML_FORMAT) X(EMBED, "embed", HTML_SV)                                      \
    X(FIELDSET, "fieldset", HTML_SBP) X(FIGCAPTION, "figcaption", HTML_SBP)                  \
    X(FIGURE, "figure", HTML_SBP) X(FONT, "font", HTML_FORMAT) X(FOOTER, "footer", HTML_SBP) \
    X(FORM, "form", HTML_SBP) X(FRAME, "frame", HTML_SV)                                     \
    X(FRAMESET, "frameset", HTML_SB) X(H1, "h1", HTML_SBP) X(H2, "h2", HTML_SBP)             \
    X(H3, "h3", HTML_SBP) X(H4, "h4", HTML_SBP) X(H5, "h5", HTML_SBP)                        \
    X(H6, "h6", HTML_SBP) X(HEAD, "head", HTML_SPECIAL) X(HEADER, "header", HTML_SBP)        \
    X(HGROUP, "hgroup", HTML_SBP) X(HR, "hr", HTML_SBP | HTML_VOID)                          \
    X(HTML, "html", HTML_SB | HTML_SCOPE) X(I, "i", HTML_FORMAT)                             \
    X(IFRAME, "iframe", HTML_SPECIAL | HTML_RAWISH) X(IMG, "img", HTML_SV)                   \
    X(INPUT, "input", HTML_SV) X(INS, "ins", 0) X(KBD, "kbd", 0)                             \
    X(KEYGEN, "keygen", HTML_SV) X(LABEL, "label", 0) X(LEGEND, "legend", HTML_BLOCK)        \
    X(LI, "li", HTML_SBP) X(LINK, "link", HTML_SV | HTML_HEADISH)                            \
    X(LISTING, "listing", HTML_SBP) X(MAIN, "main", HTML_SBP) X(MAP, "map", 0)               \
    X(MARK, "mark", 0) X(MARQUEE, "marquee", HTML_SPECIAL | HTML_MARKER | HTML_SCOPE)          \
    X(MATH, "math", 0) X(MENU, "menu", HTML_SBP) X(META, "meta", HTML_SV | HTML_HEADISH)     \
    X(METER, "meter", 0) X(NAV, "nav", HTML_SBP) X(NOBR, "nobr", HTML_FORMAT)                \
    X(NOEMBED, "noembed", HTML_SPECIAL | HTML_RAWISH)                                        \
    X(NOFRAMES, "noframes", HTML_SPECIAL | HTML_HEADISH | HTML_RAWISH)                       \
    X(NOSCRIPT, "noscript", HTML_SPECIAL | HTML_HEADISH)                                     \
    X(OBJECT, "object", HTML_SPECIAL | HTML_MARKER | HTML_SCOPE) X(OL, "ol", HTML_SBP)         \
    X(OPTGROUP, "optgroup", HTML_BLOCK) X(OPTION, "option", HTML_BLOCK)                      \
    X(OUTPUT, "output", 0) X(P, "p", HTML_SBP) X(PARAM, "param", HTML_SV)                    \
    X(PICTURE, "picture", 0) X(PLAINTEXT, "plaintext", HTML_SBP) X(PRE, "pre", HTML_SBP)     \
    X(PROGRESS, "progress", 0) X(Q, "q", 0) X(RB, "rb", 0) X(RP, "rp", 0) X(RT, "rt", 0)     \
    X(RTC, "rtc", 0) X(RUBY, "ruby", 0) X(S, "s", HTML_FORMAT) X(SAMP, "samp", 0)            \
    X(SCRIPT, "script", HTML_SPECIAL | HTML_HEADISH | HTML_RAWISH)                           \
    X(SEARCH, "search", HTML_SBP) X(SECTION, "section", HTML_SBP)                            \
    X(SELECT, "select", HTML_SPECIAL) X(SLOT, "slot", 0) X(SMALL, "small", HTML_FORMAT)      \
    X(SOURCE, "source", HTML_SV) X(SPAN, "span", 0) X(STRIKE, "strike", HTML_FORMAT)         \
    X(STRONG, "strong", HTML_FORMAT)                                                         \
    X(STYLE, "style", HTML_SPECIAL | HTML_HEADISH | HTML_RAWISH) X(SUB, "sub", 0)            \
    X(SUMMARY, "summary", HTML_SBP) X(SUP, "sup", 0) X(SVG, "svg", 0)                        \
    X(TABLE, "table", HTML_SBP | HTML_SCOPE) X(TBODY, "tbody", HTML_SB)                      \
    X(TD, "td", HTML_SB | HTML_MARKER | HTML_SCOPE)                                            \
    X(TEMPLATE, "template", HTML_SPECIAL | HTML_HEADISH | HTML_MARKER | HTML_SCOPE)            \
    X(TEXTAREA, "textarea", HTML_SPECIAL) X(TFOOT, "tfoot", HTML_SB)                         \
    X(TH, "th", HTML_SB | HTML_MARKER | HTML_SCOPE) X(THEAD, "thead", HTML_SB)                 \
    X(TIME, "time", 0) X(TITLE, "title", HTML_SPECIAL | HTML_HEADISH) X(TR, "tr", HTML_SB)   \
    X(TRACK, "track", HTML_SV) X(TT, "tt", HTML_FORMAT) X(U, "u", HTML_FORMAT)               \
    X(UL, "ul", HTML_SBP) X(VAR, "var", 0) X(VIDEO, "video", 0) X(WBR, "wbr", HTML_SV)       \
    X(XMP, "xmp", HTML_SBP)

#define HTML_X_TAG(N, name, flags) HTML_##N,
typedef enum {
    HTML_OTHER, /* a name of no such element, and everything inside <svg> and <math> */
    HTML_TAGS(HTML_X_TAG) HTML_N_TAGS
} html_tag;

/* The flags of a tag: html_tag_flags(t) & HTML_BLOCK.  0 for HTML_OTHER. */
int html_tag_flags(html_tag t);

typedef struct {
    isn_str name;  /* lower case */
    isn_str value; /* references resolved; n == 0 where there is none */
    ptrdiff_t at;  /* byte offset of the value in the input (of the name, without one) */
} html_attr;

typedef enum {
    HTML_OPEN,  /* an element begins */
    HTML_CLOSE, /* it ends: by its tag, by implication, or with the input */
    HTML_TEXT,  /* a piece of text: one run of text may come in several */
    HTML_RAW,   /* all of a script, style, iframe, noembed or noframes at once,
                   as the input has it; only between its OPEN and CLOSE */
    HTML_END    /* the input has ended; nothing comes after */
} html_event_kind;

/* One event.  Everything that it points to is valid during the call only,
 * except bytes that lie in the input itself.
 *
 * Every OPEN has exactly one CLOSE, void elements at once.  Closes come in the
 * order of nesting, but for formatting (<a>, <b>, …) and <form>: <b><p>x</b>y</p>
 * closes b while p stays open.  `depth` says which element an event is of, so a
 * reader that keeps an array by depth, or counts opens and closes of a tag, is
 * always right; one that pops its own top on every CLOSE is not.
 *
 * Body content has an open <body> even where the page writes no tag for it;
 * <html> and <head> come only where written. */
typedef struct {
    html_event_kind kind;
    html_tag tag;  /* OPEN, CLOSE, RAW: the element; TEXT: the one that holds it,
                      HTML_OTHER outside all */
    int depth;     /* OPEN, CLOSE, RAW: of the element, the outermost 0;
                      TEXT: of the one that holds it, -1 outside all */
    ptrdiff_t at, end; /* bytes of the input: the tag, the piece of text.  Empty for
                      what is implied */
    isn_str name;  /* OPEN, CLOSE: lower case, also where tag is HTML_OTHER */
    isn_str text;  /* TEXT: decoded UTF-8; RAW: the bytes.  text.n == end - at and
                      text.p inside the input, but for a reference (&amp;), a
                      carriage return or a NUL, which are pieces of their own */
    const html_attr *attr; /* OPEN; the first of attributes of one name wins */
    int n_attrs;
    bool is_void;  /* OPEN, CLOSE: CLOSE follows at once */
    bool implied;  /* OPEN, CLOSE: no tag of the page says so */
    bool flat;     /* OPEN, CLOSE: deeper than HTML_MAX_DEPTH; CLOSE follows at once
                      and what it holds counts as its parent's */
    bool truncated; /* END: some bound was reached */
} html_event;

/* Called for every event; false stops the reading. */
typedef bool html_handler(void *ctx, const html_event *e);

/* Reads a page.
 *
 *   scratch  some 128 KiB, more for long attribute values; free to reset after
 *   utf8     valid UTF-8, borrowed; from byte HTML_MAX_BYTES on not read
 *   on, ctx  gets the events
 *
 * False if `scratch` was too small.  No input is an error. */
ISN_MUST bool html_read(isn_arena *scratch, isn_str utf8, html_handler *on, void *ctx);

/* The value of an attribute of an OPEN event, or none ({NULL, 0}); one that
 * stands without a value is empty with p set. */
isn_str html_attr_value(const html_event *e, const char *name);

/* Whether the OPEN event has the attribute. */
bool html_has_attr(const html_event *e, const char *name);

/* Whether a list of words divided by white space, like `class`, holds the word;
 * letters A-Z match a-z. */
bool html_has_word(isn_str list, const char *word);

/* `s` with its character references resolved, for text that was escaped once
 * too often: `s` itself where it holds none, otherwise new in `a`. */
isn_str html_unescape(isn_arena *a, isn_str s);

#endif
