/* text.c - folding, tokens, sentences, clitics and search terms of any bytes.
 *
 * What must hold: tokens and sentences tile their block in order, no key is empty,
 * keys are folded, clitics leave a stem, the way back stays in the token, and
 * remembered stems change no term. */
#include <stdlib.h>

#include "base/utf8.h"
#include "text/term.h"
#include "text/token.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void must(bool holds)
{
    if (!holds) abort();
}

static void audit_token(isn_arena *a, isn_str text, const isn_tok *t, uint32_t before)
{
    must(t->span.start >= before && t->span.end > t->span.start && t->span.end <= text.n);
    must(t->key.n > 0);
    must(str_eq(fold_word(a, t->key), t->key));
    must(t->n_pre + t->n_post <= t->key.n);
    must(t->n_pre + t->n_post == 0 || t->n_pre + t->n_post < t->key.n);
    must(tok_key_to_bytes(text, t, t->n_pre) <= t->span.end - t->span.start);
}

static void audit(isn_arena *a, const isn_text *t)
{
    uint32_t before = 0, next = 0;
    for (ptrdiff_t i = 0; i < t->toks.n; i++) {
        audit_token(a, t->text, &t->toks.at[i], before);
        before = t->toks.at[i].span.end;
    }
    for (ptrdiff_t i = 0; i < t->sents.n; i++) {
        const isn_sent *s = &t->sents.at[i];
        must(s->first == next && s->n > 0);
        next = s->first + s->n;
        for (uint32_t k = s->first; k < next; k++) must(t->toks.at[k].block == s->block);
    }
    must(a->full || next == t->toks.n);
}

typedef struct {
    uint64_t hash;
    uint32_t before;
    ptrdiff_t n;
} terms;

static bool take(void *ctx, const isn_term *t)
{
    terms *s = ctx;
    must(t->term.n > 0 && t->span.end > t->span.start && t->span.start >= s->before);
    s->before = t->span.start;
    s->hash = str_hash(s->hash, t->term) + t->colocated;
    s->n++;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n > 1 << 16) return 0;
    isn_arena a;
    arena_init(&a, (ptrdiff_t)1 << 28);
    isn_str s = {(const char *)data, (ptrdiff_t)n};
    isn_page page = {.text = s};
    for (ptrdiff_t at = 0; at < s.n;) { /* one block a line */
        ptrdiff_t end = str_find(s, STR("\n"), at);
        if (end < 0) end = s.n;
        isn_block b = {.span = {(uint32_t)at, (uint32_t)end}, .kind = ISN_BLOCK_PARAGRAPH};
        isn_push_value(&a, &page.blocks, b);
        at = end + 1;
    }
    isn_text t;
    isn_text_read(&a, &page, &t);
    audit(&a, &t);
    for (isn_terms_for what = TERMS_DOCUMENT; what <= TERMS_STEMS; what++) {
        isn_stem_memory *m = calloc(1, isn_stem_memory_size());
        terms with = {.hash = STR_HASH_SEED}, without = with;
        isn_terms_walk(s, what, take, &without);
        must(m && isn_terms_walk_with(m, s, what, take, &with));
        must(with.hash == without.hash && with.n == without.n);
        free(m);
    }
    arena_free(&a);
    return 0;
}
