/* promises.c - what is to be done by when: the same action, its dates in order. */
#include "story/bag.h"

enum { MAX_COMMITMENTS = 20000 };
#define SAME_ACTION 0.45

typedef struct {
    int32_t doc;
    const isn_digest_commitment *c;
    isn_str actor; /* key */
} planned;
typedef ISN_LIST(planned) plans;

/* Two actors that are both known and share no word do not promise one thing. */
static bool other_actor(const void *ctx, ptrdiff_t x, ptrdiff_t y)
{
    const plans *p = ctx;
    isn_str a = p->at[x].actor, b = p->at[y].actor;
    if (!a.n || !b.n) return false;
    ptrdiff_t at = 0;
    for (isn_str w; (w = key_word(a, &at)).n;) {
        ptrdiff_t k = 0;
        for (isn_str v; (v = key_word(b, &k)).n;)
            if (str_eq(w, v)) return false;
    }
    return true;
}

static isn_side due_side(const isn_digest *d, const planned *p)
{
    const isn_commitment *c = &p->c->record;
    isn_str said = str_sub(d->published, 0, 10), chain = STR_NONE;
    if (c->statement >= 0 && c->statement < d->statements.n) {
        const isn_digest_statement *st = &d->statements.at[c->statement];
        if (st->record.said.n) said = st->record.said;
        if (st->link_names.n) chain = st->link_names.at[0];
    }
    return (isn_side){.document = p->doc, .span = p->c->action.span, .text = p->c->action.text,
                      .statement = c->statement, .said = said, .due = c->due, .status = c->status,
                      .chain = chain, .part_of = -1};
}

void story_promises(isn_arena *a, isn_pile pile, isn_promises *out)
{
    plans all = {0};
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        if (pile.same_text && pile.same_text[i] != i) continue;
        for (ptrdiff_t k = 0; k < pile.at[i].commitments.n && all.n < MAX_COMMITMENTS; k++) {
            const isn_digest_commitment *c = &pile.at[i].commitments.at[k];
            planned p = {(int32_t)i, c, story_key(a, c->actor)};
            isn_push_value(a, &all, p);
        }
    }
    isn_bag *bag = isn_new(a, isn_bag, all.n);
    int32_t *group = isn_new(a, int32_t, all.n), *place = isn_new(a, int32_t, all.n);
    if (!bag || !group || !place) return;
    for (ptrdiff_t i = 0; i < all.n; i++) bag[i] = bag_make(a, all.at[i].c->action.key);
    bags_group(a, bag, all.n, SAME_ACTION, other_actor, &all, group);
    for (ptrdiff_t i = 0; i < all.n; i++) {
        const planned *p = &all.at[i];
        if (group[i] == i) {
            isn_promise *one = isn_push(a, out);
            if (!one) return;
            one->action = p->c->action.text;
            place[i] = (int32_t)out->n - 1;
        }
        isn_promise *one = &out->at[place[group[i]]];
        if (!one->actor.n) one->actor = p->c->actor;
        isn_side due = due_side(&pile.at[p->doc], p);
        isn_push_value(a, &one->dues, due);
    }
}
