/* term.c - words to search terms; multi-word synonyms to one position. */
#include "text/term.h"
#include "lexicon/synonym.h"
#include "text/sentence.h"
#include "text/stem.h"

enum { KEY_BYTES = 128, AHEAD = 8 };

/* A word of the text: its token, whose key stands in `key`. */
typedef struct {
    isn_tok tok;
    bool exact; /* a query wrote = before it */
    char key[KEY_BYTES];
} word;

typedef struct {
    isn_str text;
    isn_terms_for what;
    isn_term_sink *sink;
    void *ctx;
    ptrdiff_t at;      /* where reading goes on */
    bool marked;       /* the last mark read was = */
    word ahead[AHEAD]; /* read and not yet told: a ring */
    int first, n;
} walker;

static isn_str key_of(const word *w)
{
    return (isn_str){w->key, w->tok.key.n};
}

/* Reads one more word or number into the ring; false at the end.  A key without
 * room is cut: nobody looks for such a word by its end. */
static bool read_word(walker *w)
{
    for (;;) {
        word *k = &w->ahead[(w->first + w->n) % AHEAD];
        isn_unit_word u;
        isn_unit kind = unit_read(w->text, w->at, k->key, KEY_BYTES, &u);
        if (kind == UNIT_END) return false;
        bool glued = w->marked && (ptrdiff_t)u.span.start == w->at;
        w->at = u.span.end;
        w->marked = kind == UNIT_PUNCT && w->what == TERMS_QUERY && w->text.p[u.span.start] == '=';
        if (kind == UNIT_PUNCT || u.n_key == 0) continue;
        k->tok = (isn_tok){.span = u.span, .key = {k->key, u.n_key}, .flags = u.wrote,
                           .kind = kind == UNIT_WORD ? TOK_WORD : TOK_NUMBER};
        k->exact = glued;
        if (kind == UNIT_WORD) clitic_choose(&k->tok, u.below);
        w->n++;
        return true;
    }
}

static word *ahead(walker *w, int i)
{
    while (w->n <= i)
        if (w->n == AHEAD || !read_word(w)) return NULL;
    return &w->ahead[(w->first + i) % AHEAD];
}

static bool tell(walker *w, isn_str term, isn_span span, bool colocated)
{
    isn_term t = {term, span, colocated};
    return w->sink(w->ctx, &t);
}

/* prefix + s */
static isn_str marked(char *to, char mark, isn_str s)
{
    to[0] = mark;
    memcpy(to + 1, s.p, (size_t)s.n);
    return (isn_str){to, s.n + 1};
}

/* A prefix finds stems too: «قوا*» the word «والقوات». */
static bool tell_prefix(walker *w, isn_str key, isn_span at)
{
    char buf[KEY_BYTES + 1];
    return tell(w, marked(buf, '+', key), at, true);
}

/* Terms of one word at span `at`. */
static bool tell_word(walker *w, const word *k, isn_span at, bool colocated)
{
    char stem_buf[STEM_ROOM], plus_buf[STEM_ROOM + 1];
    isn_str key = key_of(k);
    bool plain = k->tok.kind != TOK_WORD || k->tok.flags & TOK_LATIN || k->exact;
    if (plain) return tell(w, key, at, colocated);
    if (w->what == TERMS_PREFIX) return tell(w, key, at, colocated) && tell_prefix(w, key, at);
    isn_str stem = isn_stem(&k->tok, stem_buf);
    isn_str plus = marked(plus_buf, '+', stem);
    if (w->what == TERMS_STEMS) return tell(w, stem, at, false);
    if (w->what == TERMS_DOCUMENT)
        return tell(w, key, at, colocated) && (str_eq(stem, key) || tell(w, plus, at, true));
    return tell(w, plus, at, colocated) && tell(w, stem, at, true);
}

/* The longest synonym that begins at the first word: its words and row. */
static int synonym_at(walker *w, int *row, int *n_pre)
{
    word *first = ahead(w, 0);
    isn_clitic_cut cut;
    int best = 0;
    *n_pre = 0;
    for (int way = 0; clitic_cut(key_of(first), way, &cut) && !best; way++) {
        isn_lex_walk walk = lex_walk(&lex_synonym);
        for (int i = 0; i < AHEAD; i++) {
            word *k = ahead(w, i);
            if (!k || !lex_step(&walk, i ? key_of(k) : cut.rest)) break;
            if (walk.found < 0) continue;
            best = i + 1;
            *row = lex_row(&lex_synonym, walk.found);
            *n_pre = cut.n_pre;
        }
    }
    return best;
}

static bool tell_class(walker *w, int row, isn_span at, bool colocated)
{
    char buf[64];
    isn_str class = lex_cell(&lex_synonym, row, LEX_SYNONYM_CLASS);
    if (class.n >= (ptrdiff_t)sizeof buf) return true;
    return tell(w, marked(buf, '#', class), at, colocated);
}

/* «=كانون الثاني»: the expression as written. */
static bool tell_joined(walker *w, int n, isn_span at, bool colocated)
{
    char buf[AHEAD * (KEY_BYTES + 1) + 1];
    ptrdiff_t len = 0;
    for (int i = 0; i < n; i++) {
        isn_str key = key_of(ahead(w, i));
        buf[len++] = i ? ' ' : '=';
        memcpy(buf + len, key.p, (size_t)key.n);
        len += key.n;
    }
    return tell(w, (isn_str){buf, len}, at, colocated);
}

/* Terms of a synonym of `n` words, all at one position. */
static bool tell_synonym(walker *w, int n, int row)
{
    isn_span at = {ahead(w, 0)->tok.span.start, ahead(w, n - 1)->tok.span.end};
    if (w->what == TERMS_QUERY) {
        if (ahead(w, 0)->exact) return n > 1 ? tell_joined(w, n, at, false) : tell_word(w, ahead(w, 0), at, false);
        return (n > 1 || tell_word(w, ahead(w, 0), at, false)) && tell_class(w, row, at, n == 1);
    }
    for (int i = 0; i < n; i++)
        if (!tell_word(w, ahead(w, i), at, i > 0)) return false;
    return tell_class(w, row, at, true) && (n == 1 || tell_joined(w, n, at, true));
}

bool isn_terms_walk(isn_str text, isn_terms_for what, isn_term_sink *sink, void *ctx)
{
    walker w = {.text = text, .what = what, .sink = sink, .ctx = ctx};
    for (word *k; (k = ahead(&w, 0));) {
        int row = 0, n_pre = 0;
        int n = what == TERMS_PREFIX || what == TERMS_STEMS ? 0 : synonym_at(&w, &row, &n_pre);
        if (!(n ? tell_synonym(&w, n, row) : tell_word(&w, k, k->tok.span, false))) return false;
        if (n == 0) n = 1;
        w.first = (w.first + n) % AHEAD;
        w.n -= n;
    }
    return true;
}
