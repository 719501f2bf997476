/* token.h - text to tokens, and the way back.
 *
 * Uses: lex.  Used by: mention, statement, story, store.
 *
 * A token is one unit of lex/fold.h: a word, a number, a punctuation mark.  Its
 * span is in the article's text, its key is folded, and its clitic analysis
 * says how many bytes of the KEY are proclitics (و ف ب ك ل س أ) and how many
 * are a pronoun suffix.  The article ال belongs to the stem. */
#ifndef TEXT_TOKEN_H
#define TEXT_TOKEN_H

#include "base/list.h"
#include "lex/fold.h"
#include "lex/index.h"

typedef enum { TOK_WORD, TOK_NUMBER, TOK_PUNCT } isn_tok_kind;

enum { /* flags */
    TOK_SPACE_BEFORE = 1,   /* white space, or the block's start, before it */
    TOK_BLOCK_START = 2,    /* first of its block */
    TOK_TA_MARBUTA = 4,     /* ends in ة, which the key writes ه */
    TOK_ALEF_MAQSURA = 8,   /* ends in ى, which the key writes ي */
    TOK_TANWIN = 16,        /* carries ً ٌ ٍ at its end, or ends in اً */
    TOK_LATIN = 32,         /* Latin letters */
    TOK_LINE_START = 64,    /* a line break stands before it */
    TOK_HAMZA_ABOVE = 128,  /* first letter after proclitics written أ */
    TOK_HAMZA_BELOW = 256,  /* first letter after proclitics written إ */
    TOK_OPENS_QUOTE = 512,  /* a quotation mark that opens */
    TOK_CLOSES_QUOTE = 1024,/* a quotation mark that closes */
    TOK_OF_SENTENCE_END = 2048, /* . ؟ ! … that ends a sentence */
    TOK_SHADDA = 4096       /* carries a shadda */
};

typedef struct {
    isn_span span;
    isn_str key;
    uint8_t kind;   /* isn_tok_kind */
    uint8_t n_pre;  /* bytes of key that are proclitics, best analysis */
    uint8_t n_post; /* bytes of key that are a pronoun suffix, best analysis */
    uint16_t flags;
    uint16_t in[3]; /* the sets (lex/index.h) of each way of clitic_cut; 0 is unknown */
    uint32_t block; /* index of its block */
    struct isn_word *word; /* what is remembered of it (word.h), or NULL */
} isn_tok;

typedef struct {
    isn_tok *at;
    ptrdiff_t n;
} isn_toks;

/* One sentence: tokens [first, first + n) of the article.  A quotation that
 * holds full stops stays in the sentence that opens it. */
typedef struct {
    uint32_t first, n;
    uint32_t block;
    isn_span span;
    bool in_article; /* in the title, subtitle or body, not in furniture */
} isn_sent;
typedef ISN_LIST(isn_sent) isn_sents;

typedef struct {
    isn_str text; /* the article's text, borrowed */
    isn_toks toks;
    isn_sents sents;
} isn_text;

/* Tokens and sentences of every block of `page`, in reading order.
 *
 *   a     where they live
 *   page  borrowed; page->text must outlive the result
 *
 * Cannot fail; if `a` fills, the lists are short and a->full is set. */
void isn_text_read(isn_arena *a, const isn_page *page, isn_text *out);

/* The token with another key: nothing is known of where that stands. */
static inline isn_tok tok_with_key(isn_tok t, isn_str key)
{
    t.key = key;
    memset(t.in, 0, sizeof t.in);
    t.word = NULL;
    return t;
}

/* lex_find of a token's key. */
static inline int tok_find(const isn_lex *lex, const isn_tok *t)
{
    return lex_set_holds(t->in[0], lex) ? lex_find(lex, t->key) : -1;
}

/* The tokens of one sentence. */
static inline isn_toks sent_toks(const isn_text *t, const isn_sent *s)
{
    return (isn_toks){t->toks.at + s->first, (ptrdiff_t)s->n};
}

/* The key without its proclitics and suffix, best analysis. */
static inline isn_str tok_stem(const isn_tok *t)
{
    return (isn_str){t->key.p + t->n_pre, t->key.n - t->n_pre - t->n_post};
}

/* Bytes of the token's span in the text that its first `n_key` key bytes cover:
 * where a name begins after a clitic.  The span of the rest is
 * [start + result, end). */
uint32_t tok_key_to_bytes(isn_str text, const isn_tok *t, int n_key);

/* The proclitic that stands at byte `at`, as ASCII; 0 for any other letter. */
static inline char proclitic_at(isn_str key, ptrdiff_t at)
{
    if (key.n - at < 2) return 0;
    unsigned pair = (unsigned)(unsigned char)key.p[at] << 8 | (unsigned char)key.p[at + 1];
    switch (pair) {
    case 0xD988: return 'w'; /* و */
    case 0xD981: return 'f'; /* ف */
    case 0xD8A8: return 'b'; /* ب */
    case 0xD984: return 'l'; /* ل */
    case 0xD983: return 'k'; /* ك */
    case 0xD8B3: return 's'; /* س */
    default: return 0;
    }
}

/* One way to take proclitics off a key.  `rest` is the key after them, with
 * لل put back to ال («للعراق» → ل + العراق, built in `buf`). */
typedef struct {
    isn_str rest;
    int n_pre;      /* bytes of key taken */
    char pre[4];    /* their folded letters as ASCII: w f b k l s a, terminated */
    char buf[96];
} isn_clitic_cut;

/* The `nth` way (0 is none taken) to cut proclitics off `key`; false when there
 * are no more.  Ways that leave fewer than two letters are not offered. */
bool clitic_cut(isn_str key, int nth, isn_clitic_cut *out);

/* Longest match of `lex` at token `i`: the number of tokens, 0 for none, and
 * the key in `*k`.  With `clitics` the first word may carry proclitics, which
 * `*n_pre` (bytes of its key) tells; NULL forbids them. */
int toks_match_held(const isn_lex *lex, isn_toks toks, ptrdiff_t i, int *k, int *n_pre);

static inline int toks_match(const isn_lex *lex, isn_toks toks, ptrdiff_t i, int *k, int *n_pre)
{
    const isn_tok *t = &toks.at[i];
    if (lex_set_holds(t->in[0], lex) ||
        (n_pre && (lex_set_holds(t->in[1], lex) || lex_set_holds(t->in[2], lex))))
        return toks_match_held(lex, toks, i, k, n_pre);
    if (n_pre) *n_pre = 0;
    return 0; /* most words, most tables */
}

/* The same with proclitics, or one word without ال: «والمقابلة» where the lexicon has
 * «مقابلة». */
int toks_match_al(const isn_lex *lex, isn_toks toks, ptrdiff_t i, int *k);

/* Is token `i` the punctuation mark or word whose key is `c`? */
static inline bool tok_is(isn_toks t, ptrdiff_t i, const char *c)
{
    return i >= 0 && i < t.n && str_is(t.at[i].key, c);
}

/* The span from token `i` to token `i + n - 1`. */
static inline isn_span toks_span(isn_toks t, ptrdiff_t i, ptrdiff_t n)
{
    return (isn_span){t.at[i].span.start, t.at[i + n - 1].span.end};
}

#endif
