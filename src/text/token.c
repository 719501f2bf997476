/* token.c - the units of each block as tokens, with flags and clitics. */
#include "text/token.h"
#include "base/utf8.h"
#include "text/sentence.h"

/* Marks of the written form that the key no longer shows. */
static uint16_t written_flags(isn_str w)
{
    uint16_t flags = 0;
    uint32_t cp = 0, last = 0;
    int letters = 0;
    for (ptrdiff_t i = 0; i < w.n;) {
        i += utf8_read(w, i, &cp);
        if (cp == 0x0651) flags |= TOK_SHADDA;
        if (cp >= 0x064B && cp <= 0x064D) flags |= TOK_TANWIN;
        if (cp_class(cp) != CP_LETTER) continue;
        if (cp < 0x250) flags |= TOK_LATIN;
        if (letters < 3 && cp == 0x0623) flags |= TOK_HAMZA_ABOVE;
        if (letters < 3 && cp == 0x0625) flags |= TOK_HAMZA_BELOW;
        letters++;
        last = cp;
    }
    if (last == 0x0629) flags |= TOK_TA_MARBUTA;
    if (last == 0x0649) flags |= TOK_ALEF_MAQSURA;
    return flags;
}

static void read_block(isn_arena *a, isn_str text, isn_span block, uint32_t index,
                       isn_text *out, ptrdiff_t *cap)
{
    isn_str all = {text.p, block.end}; /* so that spans are the article's */
    isn_span u = {block.start, block.start};
    uint32_t before = block.start;
    for (isn_unit kind; (kind = unit_next(all, u.end, &u)) != UNIT_END; before = u.end) {
        if (out->toks.n == *cap &&
            !list_grow(a, (void **)&out->toks.at, cap, out->toks.n, sizeof(isn_tok)))
            return;
        isn_tok *t = &out->toks.at[out->toks.n];
        isn_str w = str_span(text, u);
        *t = (isn_tok){.span = u, .key = fold_word(a, w), .block = index};
        if (a->full) return;
        t->kind = kind == UNIT_WORD ? TOK_WORD : kind == UNIT_NUMBER ? TOK_NUMBER : TOK_PUNCT;
        if (kind == UNIT_WORD) t->flags = written_flags(w);
        if (u.start > before || u.start == block.start) t->flags |= TOK_SPACE_BEFORE;
        if (before == block.start) t->flags |= TOK_BLOCK_START;
        if (memchr(text.p + before, '\n', u.start - before)) t->flags |= TOK_LINE_START;
        out->toks.n++;
    }
}

void isn_text_read(isn_arena *a, const isn_page *page, isn_text *out)
{
    *out = (isn_text){.text = page->text};
    ptrdiff_t cap = 0;
    for (ptrdiff_t i = 0; i < page->blocks.n && !a->full; i++)
        read_block(a, page->text, page->blocks.at[i].span, (uint32_t)i, out, &cap);
    clitics_choose(out->toks);
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

int toks_match(const isn_lex *lex, isn_toks toks, ptrdiff_t i, int *k, int *n_pre)
{
    if (n_pre) *n_pre = 0;
    isn_clitic_cut cut;
    for (int way = 0; way == 0 || (n_pre && toks.at[i].kind == TOK_WORD); way++) {
        if (!clitic_cut(toks.at[i].key, way, &cut)) return 0;
        isn_lex_walk w = lex_walk(lex);
        int best = 0;
        for (ptrdiff_t j = i; j < toks.n; j++) {
            if (!lex_step(&w, j == i ? cut.rest : toks.at[j].key)) break;
            if (w.found >= 0) {
                best = (int)(j - i) + 1;
                *k = w.found;
            }
        }
        if (best) {
            if (n_pre) *n_pre = cut.n_pre;
            return best;
        }
    }
    return 0;
}
