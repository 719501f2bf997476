/* sentence.c - quotation marks paired, sentences cut. */
#include "text/sentence.h"

static bool any(isn_str key, const char *const *list)
{
    for (; *list; list++)
        if (str_is(key, *list)) return true;
    return false;
}

static const char *const OPENS[] = {"«", "“", "„", "‹", "‘", "﴾", NULL};
static const char *const CLOSES[] = {"»", "”", "›", "’", "﴿", NULL};
static const char *const EITHER[] = {"\"", "＂", NULL};
static const char *const STOPS[] = {".", "؟", "!", "?", "…", "۔", NULL};

/* A straight mark opens when none is open in its block. */
static void mark_quotes(isn_toks toks)
{
    bool open = false;
    uint32_t block = UINT32_MAX;
    for (ptrdiff_t i = 0; i < toks.n; i++) {
        isn_tok *t = &toks.at[i];
        if (t->block != block) open = false, block = t->block;
        if (t->kind != TOK_PUNCT) continue;
        if (any(t->key, OPENS)) t->flags |= TOK_OPENS_QUOTE;
        else if (any(t->key, CLOSES)) t->flags |= TOK_CLOSES_QUOTE;
        else if (any(t->key, EITHER)) {
            t->flags |= open ? TOK_CLOSES_QUOTE : TOK_OPENS_QUOTE;
            open = !open;
        }
    }
}

/* «أ. ف. ب.», «د. أحمد»: a stop after a single letter ends nothing. */
static bool is_abbreviation(isn_toks toks, ptrdiff_t stop)
{
    if (!str_is(toks.at[stop].key, ".") || stop == 0) return false;
    isn_tok *before = &toks.at[stop - 1];
    return before->kind == TOK_WORD && before->key.n <= 2 &&
           !(toks.at[stop].flags & TOK_SPACE_BEFORE);
}

static bool in_article(isn_block_kind k)
{
    return k == ISN_BLOCK_TITLE || k == ISN_BLOCK_SUBTITLE || k == ISN_BLOCK_HEADING ||
           k == ISN_BLOCK_PARAGRAPH || k == ISN_BLOCK_LIST || k == ISN_BLOCK_QUOTE;
}

static void add_sentence(isn_arena *a, const isn_page *page, isn_text *out, ptrdiff_t first,
                         ptrdiff_t end)
{
    if (first >= end) return;
    isn_sent *s = isn_push(a, &out->sents);
    if (!s) return;
    s->first = (uint32_t)first;
    s->n = (uint32_t)(end - first);
    s->block = out->toks.at[first].block;
    s->span = toks_span(out->toks, first, end - first);
    s->in_article = in_article(page->blocks.at[s->block].kind);
}

void sentences_find(isn_arena *a, const isn_page *page, isn_text *out)
{
    isn_toks toks = out->toks;
    mark_quotes(toks);
    ptrdiff_t first = 0;
    int depth = 0;
    for (ptrdiff_t i = 0; i < toks.n; i++) {
        isn_tok *t = &toks.at[i];
        if (i > first && t->block != toks.at[first].block) {
            add_sentence(a, page, out, first, i);
            first = i;
            depth = 0;
        }
        if (t->flags & TOK_OPENS_QUOTE) depth++;
        if (t->flags & TOK_CLOSES_QUOTE && depth > 0) depth--;
        if (depth > 0 || t->kind != TOK_PUNCT || !any(t->key, STOPS) ||
            is_abbreviation(toks, i))
            continue;
        t->flags |= TOK_OF_SENTENCE_END;
        ptrdiff_t end = i + 1;
        while (end < toks.n && toks.at[end].block == t->block &&
               (any(toks.at[end].key, STOPS) || toks.at[end].flags & TOK_CLOSES_QUOTE))
            end++;
        add_sentence(a, page, out, first, end);
        first = end;
        i = end - 1;
    }
    add_sentence(a, page, out, first, toks.n);
}
