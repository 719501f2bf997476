/* claims.c - one thing said, however often it is told.
 *
 * Statements whose contents are alike are one claim.  Its independent origins
 * are its different speakers, counted once each; a speaker left unnamed counts
 * by the text that brings him, reprints being one text. */
#include "story/bag.h"

#include <math.h>

enum { MAX_STATEMENTS = 60000, LEAST_WORDS = 3 };
#define SAME_CLAIM 0.6

typedef struct {
    int32_t doc, n;
    const isn_digest_statement *st;
} told;
typedef ISN_LIST(told) tellings;

static isn_side telling_side(const isn_digest *d, const told *t)
{
    isn_str said = t->st->record.said.n ? t->st->record.said : str_sub(d->published, 0, 10);
    return (isn_side){.document = t->doc, .value = (double)NAN, .max = (double)NAN, .span = t->st->content.span, .text = t->st->content.text,
                      .statement = t->n, .said = said, .part_of = -1};
}

static isn_str chain_words(isn_arena *a, const isn_digest_statement *st)
{
    isn_str out = STR_NONE;
    for (ptrdiff_t i = 0; i < st->link_names.n; i++)
        out = i ? arena_fmt(a, "%.*s ← %.*s", STR_ARG(out), STR_ARG(st->link_names.at[i])) : st->link_names.at[i];
    return out;
}

/* Who is behind a telling, as a number. */
static uint64_t origin(isn_arena *a, isn_pile pile, const told *t)
{
    bool named = t->st->links.n && !t->st->links.at[0].anonymous && t->st->link_names.n;
    if (named) return str_hash(STR_HASH_SEED, story_key(a, t->st->link_names.at[0]));
    const isn_digest *d = &pile.at[pile.same_text ? pile.same_text[t->doc] : t->doc];
    return str_hash(str_hash(STR_HASH_SEED, STR("text ")), d->credit.n ? d->credit : d->uri);
}

void story_claims(isn_arena *a, isn_pile pile, isn_claims *out)
{
    tellings all = {0};
    for (ptrdiff_t i = 0; i < pile.n; i++)
        for (ptrdiff_t k = 0; k < pile.at[i].statements.n && all.n < MAX_STATEMENTS; k++) {
            told t = {(int32_t)i, (int32_t)k, &pile.at[i].statements.at[k]};
            isn_push_value(a, &all, t);
        }
    isn_bag *bag = isn_new(a, isn_bag, all.n);
    int32_t *group = isn_new(a, int32_t, all.n), *place = isn_new(a, int32_t, all.n);
    if (!bag || !group || !place) return;
    for (ptrdiff_t i = 0; i < all.n; i++) bag[i] = bag_make(a, all.at[i].st->content.key);
    bags_group(a, bag, all.n, SAME_CLAIM, NULL, NULL, group);
    typedef ISN_LIST(uint64_t) origins;
    origins *known = isn_new(a, origins, all.n);
    for (ptrdiff_t i = 0; known && i < all.n; i++) {
        if (bag[i].n < LEAST_WORDS && group[i] == i) group[i] = -1;
        if (group[i] < 0 || group[group[i]] < 0) continue;
        if (group[i] == i) {
            isn_claim *c = isn_push(a, out);
            if (!c) return;
            c->about = all.at[i].st->content.text;
            place[i] = (int32_t)out->n - 1;
        }
        int32_t at = place[group[i]];
        isn_side side = telling_side(&pile.at[all.at[i].doc], &all.at[i]);
        side.chain = chain_words(a, all.at[i].st);
        isn_push_value(a, &out->at[at].tellings, side);
        uint64_t o = origin(a, pile, &all.at[i]);
        bool again = false;
        for (ptrdiff_t k = 0; k < known[at].n; k++) again |= known[at].at[k] == o;
        if (again) continue;
        isn_push_value(a, &known[at], o);
        out->at[at].n_origins++;
    }
}
