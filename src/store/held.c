/* held.c - features in memory. */
#include "store/held.h"

#include <stdlib.h>
#include <string.h>

static bool is_free(const isn_held_feature *f) { return !f->at; }

/* Where a hash is or would be; there are free slots. */
static isn_held_feature *slot_of(isn_held_feature *slot, uint32_t slots, uint32_t hash)
{
    uint32_t i = (hash * 0x9e3779b1u >> 8) & (slots - 1);
    while (!is_free(&slot[i]) && slot[i].hash != hash) i = (i + 1) & (slots - 1);
    return &slot[i];
}

isn_held_feature *held_find(const isn_held *h, uint32_t hash)
{
    if (!h->slots) return NULL;
    isn_held_feature *f = slot_of(h->slot, h->slots, hash);
    return is_free(f) ? NULL : f;
}

static bool grow(isn_held *h)
{
    uint32_t slots = h->slots ? 2 * h->slots : 64;
    isn_held_feature *slot = slots < UINT32_C(1) << 30 ? calloc(slots, sizeof *slot) : NULL;
    if (!slot) return false;
    for (uint32_t i = 0; i < h->slots; i++)
        if (!is_free(&h->slot[i])) *slot_of(slot, slots, h->slot[i].hash) = h->slot[i];
    free(h->slot);
    h->slot = slot, h->slots = slots;
    return true;
}

static bool has_room(isn_held_feature *f)
{
    if (f->n < f->cap) return true;
    uint16_t cap = (uint16_t)(f->cap < 2 ? 2 : 2 * f->cap < MOST_HELD ? 2 * f->cap : MOST_HELD);
    isn_held_one *at = realloc(f->at, cap * sizeof *at);
    if (!at) return false;
    f->at = at, f->cap = cap;
    return true;
}

isn_held_feature *held_make(isn_held *h, uint32_t hash)
{
    if (h->used * 3 >= h->slots * 2 && !grow(h)) return NULL;
    isn_held_feature *f = slot_of(h->slot, h->slots, hash);
    if (!is_free(f)) return f;
    f->hash = hash;
    if (!has_room(f)) return NULL;
    h->used++;
    return f;
}

bool held_add(isn_held_feature *f, isn_held_one one)
{
    if (f->n == MOST_HELD) {
        f->n = LEAST_HELD;
        memmove(f->at, f->at + MOST_HELD - LEAST_HELD, LEAST_HELD * sizeof *f->at);
    }
    if (!has_room(f)) return false;
    f->at[f->n++] = one;
    return true;
}

bool held_add_older(isn_held_feature *f, isn_held_one one)
{
    if (f->n == MOST_HELD) return true;
    if (!has_room(f)) return false;
    memmove(f->at + 1, f->at, f->n++ * sizeof *f->at);
    f->at[0] = one;
    return true;
}

isn_held_one *held_article(const isn_held_feature *f, int32_t article, bool gone)
{
    for (int i = f->n; i-- > 0;)
        if (f->at[i].article == article && f->at[i].gone == gone) return &f->at[i];
    return NULL;
}

void held_drop_kept(isn_held_feature *f)
{
    uint16_t n = 0;
    for (int i = 0; i < f->n; i++)
        if (!f->at[i].kept) f->at[n++] = f->at[i];
    f->n = n, f->whole = false;
}

static int by_hash(const void *x, const void *y)
{
    int32_t a = (int32_t)(*(const isn_held_feature *const *)x)->hash, b = (int32_t)(*(const isn_held_feature *const *)y)->hash;
    return (a > b) - (a < b);
}

void held_sorted(const isn_held *h, const isn_held_feature **out)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < h->slots; i++)
        if (!is_free(&h->slot[i])) out[n++] = &h->slot[i];
    if (n) qsort(out, n, sizeof *out, by_hash);
}

void held_free(isn_held *h)
{
    for (uint32_t i = 0; i < h->slots; i++) free(h->slot[i].at);
    free(h->slot);
    *h = (isn_held){.slot = NULL};
}
