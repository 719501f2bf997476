/* quote.c - quotation marks: which open, which close, which belong together.
 *
 * Papers write five styles and mix them: «…», “…”, "…", ''…'' and <<…>>, beside
 * ‹…›, ‘…’, ((…)) and the inverted pairs »…« and ”…“ of programs that mirror.
 * What stands around a mark decides before its shape does; a mark without its
 * partner in the same block is no quotation and swallows nothing. */
#include "base/utf8.h"
#include "text/sentence.h"

/* How a mark is drawn.  EITHER has one shape for both ends. */
typedef enum { SIDE_NONE, SIDE_OPEN, SIDE_CLOSE, SIDE_EITHER } side;

/* Marks of one family close each other. */
typedef enum { F_DOUBLE, F_GUILLEMET, F_SINGLE_GUILLEMET, F_SINGLE, F_PAREN, F_VERSE } family;

typedef struct {
    ptrdiff_t at; /* index of its first token */
    int n_tok;    /* 1, or 2 for '' << (( */
    family family;
    side drawn;
    bool word_before, word_after; /* no space between it and a word or number */
    bool clitic_before;           /* … a word of one letter: «و" نعم "» */
    bool free_before, free_after; /* space, the block's end, or an outer mark */
} mark;

enum { MAX_OPEN = 8, QUOTE_TOKENS = 400, NEST_TOKENS = 60 };

static uint32_t only_letter(isn_str key)
{
    if (key.n == 0 || key.n > 4) return 0;
    uint32_t cp;
    return utf8_read(key, 0, &cp) == key.n ? cp : 0;
}

/* The family and shape of a mark of one code point. */
static side drawn_as(uint32_t cp, family *f)
{
    switch (cp) {
    case '"': case 0xFF02: case 0x2033: *f = F_DOUBLE; return SIDE_EITHER;
    case 0x201C: case 0x201E: case 0x201F: *f = F_DOUBLE; return SIDE_OPEN; /* “ „ ‟ */
    case 0x201D: *f = F_DOUBLE; return SIDE_CLOSE;                          /* ” */
    case 0xAB: case 0x300A: *f = F_GUILLEMET; return SIDE_OPEN;             /* « 《 */
    case 0xBB: case 0x300B: *f = F_GUILLEMET; return SIDE_CLOSE;            /* » 》 */
    case 0x2039: *f = F_SINGLE_GUILLEMET; return SIDE_OPEN;                 /* ‹ */
    case 0x203A: *f = F_SINGLE_GUILLEMET; return SIDE_CLOSE;                /* › */
    case 0x2018: case 0x201A: case 0x201B: *f = F_SINGLE; return SIDE_OPEN; /* ‘ ‚ */
    case 0x2019: *f = F_SINGLE; return SIDE_CLOSE;                          /* ’ */
    case '\'': case '`': *f = F_SINGLE; return SIDE_EITHER;
    case 0xFD3F: *f = F_VERSE; return SIDE_OPEN;  /* ﴿ stands on the right */
    case 0xFD3E: *f = F_VERSE; return SIDE_CLOSE; /* ﴾ */
    default: return SIDE_NONE;
    }
}

/* Two glued tokens that are one mark: '' `` << >> (( )). */
static side drawn_double(uint32_t a, uint32_t b, family *f)
{
    bool single_a = a == '\'' || a == '`' || a == 0x2018 || a == 0x2019;
    bool single_b = b == '\'' || b == '`' || b == 0x2018 || b == 0x2019;
    if (single_a && single_b) return *f = F_DOUBLE, SIDE_EITHER;
    if (a == '<' && b == '<') return *f = F_GUILLEMET, SIDE_OPEN;
    if (a == '>' && b == '>') return *f = F_GUILLEMET, SIDE_CLOSE;
    if (a == '(' && b == '(') return *f = F_PAREN, SIDE_OPEN;
    if (a == ')' && b == ')') return *f = F_PAREN, SIDE_CLOSE;
    return SIDE_NONE;
}

static bool spaced(isn_toks t, ptrdiff_t i)
{
    return i >= t.n || t.at[i].flags & (TOK_SPACE_BEFORE | TOK_BLOCK_START);
}

/* What stands before a mark: an opening bracket or a colon is as good as space. */
static bool opens_after(uint32_t cp)
{
    return cp == '(' || cp == '[' || cp == ':' || cp == 0x060C || cp == ',' || cp == '/' ||
           cp == '-' || cp == 0x2013 || cp == 0x2014;
}

/* What stands after it: a stop, a comma, a bracket that closes. */
static bool closes_before(uint32_t cp)
{
    return cp == ')' || cp == ']' || cp == ':' || cp == 0x060C || cp == ',' || cp == '.' ||
           cp == 0x061B || cp == ';' || cp == 0x061F || cp == '?' || cp == '!' || cp == '/' ||
           cp == 0x2026 || cp == '-' || cp == 0x2013 || cp == 0x2014;
}

static void look_around(isn_toks t, mark *m)
{
    ptrdiff_t before = m->at - 1, after = m->at + m->n_tok;
    m->free_before = spaced(t, m->at);
    m->free_after = spaced(t, after);
    if (!m->free_before && before >= 0) {
        m->word_before = t.at[before].kind != TOK_PUNCT;
        m->clitic_before = t.at[before].kind == TOK_WORD && t.at[before].key.n <= 2;
        m->free_before = !m->word_before && opens_after(only_letter(t.at[before].key));
    }
    if (!m->free_after) {
        m->word_after = t.at[after].kind != TOK_PUNCT;
        m->free_after = !m->word_after && closes_before(only_letter(t.at[after].key));
    }
}

/* Reads the mark at token `i`; false where none stands. */
static bool mark_at(isn_toks t, ptrdiff_t i, mark *m)
{
    if (t.at[i].kind != TOK_PUNCT) return false;
    *m = (mark){.at = i, .n_tok = 1};
    uint32_t a = only_letter(t.at[i].key);
    if (i + 1 < t.n && t.at[i + 1].kind == TOK_PUNCT && !spaced(t, i + 1)) {
        m->drawn = drawn_double(a, only_letter(t.at[i + 1].key), &m->family);
        if (m->drawn) m->n_tok = 2;
    }
    if (!m->drawn) m->drawn = drawn_as(a, &m->family);
    if (!m->drawn) return false;
    look_around(t, m);
    /* an apostrophe: «O'Neil», «شارع 5'» */
    if (m->family == F_SINGLE && m->word_before && m->word_after) return false;
    return true;
}

/* Index in `open` of the innermost mark that `m` can close, or -1. */
static int partner(const mark *opener, int n, const mark *m)
{
    for (int i = n - 1; i >= 0; i--)
        if (opener[i].family == m->family && opener[i].n_tok == m->n_tok) return i;
    return -1;
}

/* Does `m` open, in a block where `waiting` says that one of its family waits to
 * be closed?  White space around a mark is heard first, then its shape, then
 * parity. */
static bool opens(const mark *m, bool waiting)
{
    bool looks_open = m->free_before && m->word_after;
    bool looks_close = m->free_after && !m->free_before;
    if (m->drawn == SIDE_EITHER) {
        if (looks_open) return true;
        if (looks_close) return m->clitic_before && !waiting;
        return !waiting;
    }
    if (m->drawn == SIDE_OPEN) return !(waiting && looks_close);
    return looks_open && !waiting; /* » that stands like an opening mark */
}

static void set_flags(isn_toks t, const mark *m, uint16_t flag)
{
    for (int i = 0; i < m->n_tok; i++) t.at[m->at + i].flags |= flag;
}

/* A pair is a quotation only if it is not absurdly long: then one mark of it was
 * forgotten somewhere. */
static bool believable(const mark *opener, const mark *close)
{
    return close->at - opener->at <= QUOTE_TOKENS;
}

static void pair(isn_toks t, const mark *opener, const mark *close)
{
    if (!believable(opener, close)) return;
    set_flags(t, opener, TOK_OPENS_QUOTE);
    set_flags(t, close, TOK_CLOSES_QUOTE);
}

/* Two opening marks of one family in a row: one quotation in another where they
 * have a direction, or stand near («قال: "هذه شركة "كذا" الكبرى"»); else the first
 * was never closed. */
static void push_open(mark *opener, int *n, const mark *m)
{
    if (m->drawn == SIDE_EITHER) {
        int same = partner(opener, *n, m);
        if (same >= 0 && m->at - opener[same].at > NEST_TOKENS) *n = same;
    }
    if (*n == MAX_OPEN) {
        memmove(opener, opener + 1, sizeof *opener * (MAX_OPEN - 1));
        --*n;
    }
    opener[(*n)++] = *m;
}

static void quotes_of_block(isn_toks t, ptrdiff_t first, ptrdiff_t end)
{
    isn_toks block = {t.at, end};
    mark opener[MAX_OPEN], m;
    int n = 0;
    for (ptrdiff_t i = first; i < end; i++) {
        if (!mark_at(block, i, &m)) continue;
        i += m.n_tok - 1;
        int p = partner(opener, n, &m);
        if (opens(&m, p >= 0)) {
            push_open(opener, &n, &m);
        } else if (p >= 0) {
            pair(t, &opener[p], &m);
            n = p;
        }
    }
}

void quotes_mark(isn_toks toks)
{
    for (ptrdiff_t i = 0; i < toks.n;) {
        ptrdiff_t end = i + 1;
        while (end < toks.n && toks.at[end].block == toks.at[i].block) end++;
        quotes_of_block(toks, i, end);
        i = end;
    }
}
