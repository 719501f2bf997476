/* term.c - words to search terms; multi-word synonyms to one position. */
#include "text/term.h"
#include "base/utf8.h"
#include "lexicon/synonym.h"
#include "text/sentence.h"
#include "text/stem.h"

enum { KEY_BYTES = 128, AHEAD = 8, AT_ONCE = 4, REMEMBERED = 1 << 16, SHORT = 21 };

/* What is worked out once a word: 32 bytes of the caller's memory.  Its place and its
 * tag are a hash of key and flags.  A place holds two words: one that was met again,
 * and the last one: half of all words are met once. */
typedef struct {
    uint64_t tag; /* 0: nothing */
    uint8_t n_stem;
    bool begins_synonym;
    char stem[SHORT];
} remembered;

struct isn_stem_memory {
    remembered word[REMEMBERED / 2][2];
};

/* A word of the text: its token, whose key stands in `key`. */
typedef struct {
    isn_tok tok;
    uint8_t below;  /* where its key has an إ: clitic_choose wants to know */
    bool exact;     /* a query wrote = before it */
    bool known;     /* stem and begins_synonym are filled */
    bool begins_synonym;
    uint8_t n_stem;
    uint64_t tag;   /* what it is remembered by */
    char key[KEY_BYTES];
    char stem[STEM_ROOM];
} word;

enum { LINE = 64 }; /* of the cache: a place is one */

size_t isn_stem_memory_size(void)
{
    return sizeof(isn_stem_memory) + LINE;
}

/* The memory, from the first line on that is the caller's. */
static isn_stem_memory *aligned(isn_stem_memory *memory)
{
    size_t off = (uintptr_t)memory % LINE;
    return memory && off ? (isn_stem_memory *)(void *)((char *)memory + (LINE - off)) : memory;
}

typedef struct {
    isn_str text;
    isn_terms_for what;
    isn_term_sink *sink;
    void *ctx;
    isn_stem_memory *memory;
    ptrdiff_t at;      /* where reading goes on */
    bool marked;       /* the last mark read was = */
    word ahead[AHEAD]; /* read and not yet told: a ring */
    int first, n;
} walker;

static isn_str key_of(const word *w)
{
    return (isn_str){w->key, w->tok.key.n};
}

static uint64_t tag_of(const word *k)
{
    uint64_t h = (STR_HASH_SEED ^ ((uint64_t)k->tok.flags << 8 | k->below)) * 0x9E3779B97F4A7C15u;
    h ^= h >> 32;
    isn_str key = key_of(k);
    for (ptrdiff_t i = 0; i < key.n; i += 8) {
        uint64_t part = 0;
        memcpy(&part, key.p + i, (size_t)(key.n - i < 8 ? key.n - i : 8));
        h = (h ^ part) * 0x9E3779B97F4A7C15u;
        h ^= h >> 32;
    }
    return h | 1;
}

static remembered *place_of(walker *w, const word *k)
{
    return w->memory->word[k->tag >> 32 & (REMEMBERED / 2 - 1)];
}

/* Brings the word to the front of its place; false where it is not there. */
static bool recall(remembered *place, uint64_t tag)
{
    if (place[0].tag == tag) return true;
    if (place[1].tag != tag) return false;
    remembered front = place[0];
    place[0] = place[1];
    place[1] = front;
    return true;
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
        k->below = u.below;
        k->known = false;
        w->n++;
        if (w->memory) k->tag = tag_of(k), ISN_PREFETCH(place_of(w, k));
        return true;
    }
}

/* The word `i` words ahead, NULL at the end.  Some more are read with it, so that
 * the memory asked for them is there when they are wanted. */
static word *ahead(walker *w, int i)
{
    while (w->n <= i || (w->memory && w->n < AT_ONCE))
        if (w->n == AHEAD || !read_word(w)) break;
    return i < w->n ? &w->ahead[(w->first + i) % AHEAD] : NULL;
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

/* Can a synonym begin with this word, or with what its proclitics leave? */
static bool begins_synonym(isn_str key)
{
    isn_clitic_cut cut;
    for (int way = 0; clitic_cut(key, way, &cut); way++) {
        isn_lex_walk walk = lex_walk(&lex_synonym);
        if (lex_step(&walk, cut.rest)) return true;
    }
    return false;
}

/* Works out, or remembers, what a word's terms are made of. */
static void know(walker *w, word *k)
{
    if (k->known) return;
    k->known = true;
    remembered *r = w->memory ? place_of(w, k) : NULL;
    if (r && recall(r, k->tag)) {
        k->begins_synonym = r->begins_synonym;
        k->n_stem = r->n_stem;
        memcpy(k->stem, r->stem, SHORT);
        return;
    }
    clitic_choose(&k->tok, k->below);
    isn_str stem = isn_stem(&k->tok, k->stem);
    k->n_stem = (uint8_t)stem.n;
    k->begins_synonym = begins_synonym(key_of(k));
    if (!r || stem.n > SHORT) return;
    r[1] = (remembered){.tag = k->tag, .n_stem = k->n_stem, .begins_synonym = k->begins_synonym};
    memcpy(r[1].stem, stem.p, (size_t)stem.n);
}

static isn_str stem_of(walker *w, word *k)
{
    know(w, k);
    return (isn_str){k->stem, k->n_stem};
}

/* A prefix finds stems too: «قوا*» the word «والقوات». */
static bool tell_prefix(walker *w, isn_str key, isn_span at)
{
    char buf[KEY_BYTES + 1];
    return tell(w, marked(buf, '+', key), at, true);
}

static bool has_stem(const word *k)
{
    return k->tok.kind == TOK_WORD && !(k->tok.flags & TOK_LATIN) && !k->exact;
}

/* Terms of one word at span `at`. */
static bool tell_word(walker *w, word *k, isn_span at, bool colocated)
{
    char plus_buf[STEM_ROOM + 1];
    isn_str key = key_of(k);
    if (!has_stem(k)) return tell(w, key, at, colocated);
    if (w->what == TERMS_PREFIX) return tell(w, key, at, colocated) && tell_prefix(w, key, at);
    isn_str stem = stem_of(w, k), plus = marked(plus_buf, '+', stem);
    if (w->what == TERMS_STEMS) return tell(w, stem, at, false);
    if (w->what == TERMS_QUERY) return tell(w, plus, at, colocated);
    return tell(w, key, at, colocated) && tell(w, plus, at, true);
}

/* The written first letter of the form of a row that folds to `key`; 0 if none. */
static uint32_t written_first(int row, isn_str key)
{
    isn_str cell = lex_cell(&lex_synonym, row, 0);
    for (ptrdiff_t at = 0; at < cell.n;) {
        ptrdiff_t bar = str_find(cell, STR("|"), at);
        isn_str form = str_sub(cell, at, bar < 0 ? cell.n : bar);
        char folded[KEY_BYTES];
        isn_unit_word u;
        uint32_t cp;
        if (unit_read(form, 0, folded, sizeof folded, &u) != UNIT_END && str_eq((isn_str){folded, u.n_key}, key)) {
            utf8_read(form, 0, &cp);
            return cp;
        }
        at = bar < 0 ? cell.n : bar + 1;
    }
    return 0;
}

/* «أب» is a father and no «آب». */
static bool spelt_otherwise(const word *k, isn_str rest, int row)
{
    return rest.n <= 4 && k->tok.flags & TOK_HAMZA_ABOVE && written_first(row, rest) == 0x622;
}

/* The longest synonym that begins at the first word: its words and row. */
static int synonym_at(walker *w, int *row, int *n_pre)
{
    word *first = ahead(w, 0);
    isn_clitic_cut cut;
    int best = 0;
    *n_pre = 0;
    if (has_stem(first)) {
        know(w, first);
        if (!first->begins_synonym) return 0;
    }
    for (int way = 0; clitic_cut(key_of(first), way, &cut) && !best; way++) {
        isn_lex_walk walk = lex_walk(&lex_synonym);
        for (int i = 0; i < AHEAD; i++) {
            word *k = ahead(w, i);
            if (!k || !lex_step(&walk, i ? key_of(k) : cut.rest)) break;
            if (walk.found < 0 || (i == 0 && spelt_otherwise(k, cut.rest, lex_row(&lex_synonym, walk.found)))) continue;
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
    return isn_terms_walk_with(NULL, text, what, sink, ctx);
}

bool isn_terms_walk_with(isn_stem_memory *memory, isn_str text, isn_terms_for what,
                         isn_term_sink *sink, void *ctx)
{
    walker w;
    w.text = text, w.what = what, w.sink = sink, w.ctx = ctx, w.memory = aligned(memory);
    w.at = 0, w.first = 0, w.n = 0, w.marked = false; /* the ring stays as it is */
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
