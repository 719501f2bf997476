/* pile.h - invented articles as the digests of one story. */
#ifndef UNIT_PILE_H
#define UNIT_PILE_H

#include "unit.h"
#include "story/digest/key.h"

enum { PILE_MOST = 12 };

typedef struct {
    isn_arena a;
    isn_digest d[PILE_MOST];
    int32_t same[PILE_MOST];
    int n;
    isn_disagreements all; /* what pile_ask found */
} pile_of;

static inline void pile_start(pile_of *p)
{
    memset(p, 0, sizeof *p);
    arena_init(&p->a, 1 << 27);
}

static inline void pile_add_article(pile_of *p, const char *published, const char *outlet, const char *title, const char *text)
{
    isn_err err;
    isn_articles got = {0};
    isn_source s = {.bytes = str_c(text), .uri = arena_fmt(&p->a, "a%d", p->n), .media = ISN_MEDIA_TEXT, .verbatim = true,
                    .title = str_c(title), .outlet = str_c(outlet), .published = str_c(published)};
    assert_true(p->n < PILE_MOST && isn_read(&p->a, &s, &got, &err));
    assert_int_equal(got.n, 1);
    digest_make(&p->a, &got.at[0], &p->d[p->n]);
    p->same[p->n] = p->n;
    p->n++;
}

static inline void pile_add(pile_of *p, const char *published, const char *text)
{
    pile_add_article(p, published, "الضحى", "", text);
}

/* The disagreements of one kind among the articles: how many. */
static inline int pile_ask(pile_of *p, isn_conflict_kind kind)
{
    isn_disagreements all = {0};
    story_disagreements(&p->a, (isn_pile){p->d, p->n, p->same}, &all);
    memset(&p->all, 0, sizeof p->all);
    for (ptrdiff_t i = 0; i < all.n; i++)
        if (all.at[i].kind == kind) isn_push_value(&p->a, &p->all, all.at[i]);
    return (int)p->all.n;
}

/* Do the words of side `k` of the first found hold `words`? */
static inline bool pile_side(const pile_of *p, int k, const char *words)
{
    return p->all.n > 0 && k < p->all.at[0].sides.n && str_find(p->all.at[0].sides.at[k].text, str_c(words), 0) >= 0;
}

#endif
