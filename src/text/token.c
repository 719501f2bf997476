/* token.c - the units of each block as tokens, with flags and clitics. */
#include "text/token.h"
#include "base/utf8.h"
#include "text/sentence.h"
#include "text/word.h"

/* The flags of a token that say how it is written are those of unit_read. */
_Static_assert(TOK_TA_MARBUTA == (int)WROTE_MARBUTA && TOK_ALEF_MAQSURA == (int)WROTE_MAQSURA &&
                   TOK_TANWIN == (int)WROTE_TANWIN && TOK_LATIN == (int)WROTE_LATIN &&
                   TOK_HAMZA_ABOVE == (int)WROTE_ABOVE && TOK_HAMZA_BELOW == (int)WROTE_BELOW &&
                   TOK_SHADDA == (int)WROTE_SHADDA,
               "one set of flags");

static uint16_t place_flags(isn_str text, isn_span block, uint32_t before, uint32_t start)
{
    if (start == before + 1 && before > block.start && text.p[before] == ' ') return TOK_SPACE_BEFORE;
    if (before == block.start && start == block.start) return TOK_SPACE_BEFORE | TOK_BLOCK_START;
    uint16_t flags = before == block.start ? TOK_BLOCK_START | TOK_SPACE_BEFORE : 0;
    for (uint32_t i = before; i < start;) {
        uint32_t cp;
        i += (uint32_t)utf8_read(text, i, &cp);
        if (cp_class(cp) == CP_SPACE) flags |= TOK_SPACE_BEFORE;
        if (cp == '\n') flags |= TOK_LINE_START;
    }
    return flags;
}

static void read_block(isn_arena *a, isn_str text, isn_span block, uint32_t index,
                       isn_text *out, ptrdiff_t *cap)
{
    isn_str all = {text.p, block.end}; /* so that spans are the article's */
    isn_key_room keys = {.room = (ptrdiff_t)(block.end - block.start) + 64}; /* folding rarely makes text longer */
    keys.p = isn_alloc(a, keys.room);
    if (!keys.p) return;
    isn_unit_word w = {0};
    isn_str key;
    uint32_t before = block.start;
    for (isn_unit kind; (kind = unit_read_in(a, all, before, &keys, &w, &key)) != UNIT_END; before = w.span.end) {
        if (out->toks.n == *cap &&
            !list_grow(a, (void **)&out->toks.at, cap, out->toks.n, sizeof(isn_tok)))
            return;
        isn_tok *t = &out->toks.at[out->toks.n++];
        *t = (isn_tok){.span = w.span, .key = key, .block = index};
        t->kind = kind == UNIT_WORD ? TOK_WORD : kind == UNIT_NUMBER ? TOK_NUMBER : TOK_PUNCT;
        t->flags = kind == UNIT_WORD ? w.wrote : 0;
        t->flags |= place_flags(text, block, before, w.span.start);
        t->in[0] = w.below; /* until words_know */
    }
}

/* ---- what is known of a word ---------------------------------------------- */

/* The sets of the lexicons in which the token may stand. */
static void look_up(isn_tok *t)
{
    isn_clitic_cut cut;
    t->in[0] = lex_set_of(lex_trace(t->key));
    t->in[1] = t->in[2] = LEX_NOWHERE;
    if (t->kind != TOK_WORD || !proclitic_at(t->key, 0)) return;
    for (int way = 1; clitic_cut(t->key, way, &cut); way++) t->in[way] = lex_set_of(lex_trace(cut.rest));
}

static void work_out(isn_tok *t, int below)
{
    if (t->kind == TOK_WORD) clitic_choose(t, below);
    look_up(t);
}

/* Everything that unit_read tells of a word. */
typedef struct {
    uint64_t part[WORD_KEY / 8];
    isn_word *place;
    uint16_t wrote;
    uint8_t below;
} sighting;

enum { WROTE = TOK_TA_MARBUTA | TOK_ALEF_MAQSURA | TOK_TANWIN | TOK_LATIN | TOK_HAMZA_ABOVE | TOK_HAMZA_BELOW | TOK_SHADDA };

static sighting see(const isn_tok *t, isn_word *words)
{
    sighting s = {.wrote = t->flags & WROTE, .below = (uint8_t)t->in[0]};
    if (!words || t->kind != TOK_WORD || t->key.n > WORD_KEY) return s;
    memcpy(s.part, t->key.p, (size_t)t->key.n);
    uint64_t h = (uint64_t)s.wrote << 8 | s.below;
    for (int i = 0; i < WORD_KEY / 8; i++) {
        h = (h ^ s.part[i]) * 0x9E3779B97F4A7C15u;
        h ^= h >> 32;
    }
    s.place = &words[h % WORD_PLACES * WORD_WAYS];
    for (int way = 0; way < WORD_WAYS; way++) ISN_PREFETCH(&s.place[way]);
    return s;
}

/* Is it the word that has the record? */
static bool met(const isn_word *w, const isn_tok *t, const sighting *s)
{
    return w->turn && w->n_key == t->key.n && w->wrote == s->wrote && w->below == s->below &&
           memcmp(w->key, s->part, WORD_KEY) == 0;
}

static void recall(isn_tok *t, isn_word *w, uint32_t turn)
{
    t->n_pre = w->n_pre;
    t->n_post = w->n_post;
    memcpy(t->in, w->in, sizeof t->in);
    t->word = w;
    if (w->worth < UINT8_MAX) w->worth++;
    w->turn = turn;
}

/* The record of the place that a new word may take; NULL where words of this article
 * have all. */
static isn_word *least_of(isn_word *place, uint32_t turn)
{
    isn_word *least = NULL;
    for (int way = 0; way < WORD_WAYS; way++) {
        isn_word *w = &place[way];
        if (w->turn != turn && (!least || w->worth < least->worth)) least = w;
    }
    for (int way = 0; way < WORD_WAYS; way++)
        if (&place[way] != least && place[way].worth) place[way].worth--;
    return least;
}

static void know(isn_tok *t, const sighting *s, uint32_t turn)
{
    for (int way = 0; s->place && way < WORD_WAYS; way++)
        if (met(&s->place[way], t, s)) {
            recall(t, &s->place[way], turn);
            return;
        }
    work_out(t, s->below);
    isn_word *w = s->place ? least_of(s->place, turn) : NULL;
    if (!w) return;
    *w = (isn_word){.wrote = s->wrote, .n_key = (uint8_t)t->key.n, .below = s->below, .n_pre = t->n_pre, .n_post = t->n_post, .turn = turn};
    memcpy(w->key, s->part, WORD_KEY);
    memcpy(w->in, t->in, sizeof w->in);
    t->word = w;
}

enum { AT_ONCE = 16 }; /* asks memory for some places before it reads the first */

static void words_know(isn_arena *a, isn_toks toks)
{
    isn_word *words = arena_memory(a, WORD_PLACES * WORD_WAYS * (ptrdiff_t)sizeof(isn_word));
    sighting s[AT_ONCE];
    for (ptrdiff_t at = 0; at < toks.n; at += AT_ONCE) {
        isn_tok *t = toks.at + at;
        int n = toks.n - at < AT_ONCE ? (int)(toks.n - at) : AT_ONCE;
        for (int i = 0; i < n; i++) s[i] = see(&t[i], words);
        for (int i = 0; i < n; i++) know(&t[i], &s[i], a->turn + 1);
    }
}

void isn_text_read(isn_arena *a, const isn_page *page, isn_text *out)
{
    *out = (isn_text){.text = page->text};
    ptrdiff_t cap = 0;
    for (ptrdiff_t i = 0; i < page->blocks.n && !a->full; i++)
        read_block(a, page->text, page->blocks.at[i].span, (uint32_t)i, out, &cap);
    words_know(a, out->toks);
    sentences_find(a, page, out);
}

uint32_t tok_key_to_bytes(isn_str text, const isn_tok *t, int n_key)
{
    isn_str w = str_span(text, t->span);
    ptrdiff_t i = 0;
    for (int got = 0; got < n_key && i < w.n;) {
        uint32_t cp;
        char folded[32];
        i += utf8_read(w, i, &cp);
        got += cp_fold(cp, folded);
    }
    while (i < w.n) { /* marks belong to the letter before them */
        uint32_t cp;
        int n = utf8_read(w, i, &cp);
        if (cp_class(cp) != CP_MARK) break;
        i += n;
    }
    return (uint32_t)i;
}

/* The longest match whose first word is `first`, which stands at token `i`. */
static int match_from(const isn_lex *lex, isn_toks toks, ptrdiff_t i, isn_str first, int *k)
{
    isn_lex_walk w = lex_walk(lex);
    int best = 0;
    for (ptrdiff_t j = i; j < toks.n; j++) {
        if (!lex_step(&w, j == i ? first : toks.at[j].key)) break;
        if (w.found >= 0) {
            best = (int)(j - i) + 1;
            *k = w.found;
        }
    }
    return best;
}

int toks_match_held(const isn_lex *lex, isn_toks toks, ptrdiff_t i, int *k, int *n_pre)
{
    const isn_tok *t = &toks.at[i];
    if (n_pre) *n_pre = 0;
    int best = lex_set_holds(t->in[0], lex) ? match_from(lex, toks, i, t->key, k) : 0;
    if (best || !n_pre || t->kind != TOK_WORD) return best;
    isn_clitic_cut cut;
    for (int way = 1; clitic_cut(t->key, way, &cut); way++) {
        if (!lex_set_holds(t->in[way], lex)) continue;
        best = match_from(lex, toks, i, cut.rest, k);
        if (!best) continue;
        *n_pre = cut.n_pre;
        return best;
    }
    return 0;
}

/* ال, or لل that has lost its alif, at the beginning or after one or two letters: most
 * words have none. */
static bool may_have_al(isn_str key)
{
    for (ptrdiff_t at = 0; at <= 4 && at + 4 <= key.n; at += 2)
        if (memcmp(key.p + at, "\xD8\xA7\xD9\x84", 4) == 0 || memcmp(key.p + at, "\xD9\x84\xD9\x84", 4) == 0) return true;
    return false;
}

int toks_match_al(const isn_lex *lex, isn_toks toks, ptrdiff_t i, int *k)
{
    int n_pre, n = toks_match(lex, toks, i, k, &n_pre);
    if (n || !may_have_al(toks.at[i].key)) return n;
    isn_clitic_cut cut;
    isn_str al = STR("ال");
    for (int way = 0; clitic_cut(toks.at[i].key, way, &cut); way++) {
        if (!str_starts(cut.rest, al)) continue;
        *k = lex_find(lex, str_sub(cut.rest, al.n, cut.rest.n));
        if (*k >= 0) return 1;
    }
    return 0;
}
