/* latest.c - the newest articles with a feature. */
#include "store/latest.h"

#include <string.h>

void latest_put(isn_latest *l, isn_latest_one one)
{
    int k = 0;
    while (k < l->n && l->at[k].article > one.article) k++;
    if (k == MOST_LATEST || (k < l->n && l->at[k].article == one.article)) return;
    int moved = (l->n < MOST_LATEST ? l->n++ : MOST_LATEST - 1) - k;
    memmove(&l->at[k + 1], &l->at[k], (size_t)moved * sizeof *l->at);
    l->at[k] = one;
}

bool latest_take(isn_latest *l, int64_t article)
{
    int k = 0;
    while (k < l->n && l->at[k].article != article) k++;
    if (k == l->n) return false;
    memmove(&l->at[k], &l->at[k + 1], (size_t)(--l->n - k) * sizeof *l->at);
    return true;
}

/* ---- bytes ------------------------------------------------------------------- */

/* Seven bits a byte, the low ones first; seven bytes at most. */
static int put_number(char *p, uint64_t v)
{
    int n = 0;
    for (; v >= 128; v >>= 7) p[n++] = (char)(v | 128);
    p[n++] = (char)v;
    return n;
}

static bool get_number(isn_str s, ptrdiff_t *at, uint64_t *v)
{
    *v = 0;
    for (int shift = 0; *at < s.n && shift < 49; shift += 7) {
        unsigned char c = (unsigned char)s.p[(*at)++];
        *v |= (uint64_t)(c & 127) << shift;
        if (c < 128) return true;
    }
    return false;
}

/* An ordinal may be less than an older one's, where one between was taken out. */
static uint64_t folded(int64_t v) { return v < 0 ? (uint64_t)-(v + 1) << 1 | 1 : (uint64_t)v << 1; }
static int64_t unfolded(uint64_t v) { return v & 1 ? -(int64_t)(v >> 1) - 1 : (int64_t)(v >> 1); }

/* Of each one how much less than the one before, article and ordinal; the first as it is. */
int latest_write(const isn_latest *l, char out[LATEST_BYTES])
{
    int n = 0;
    for (int i = 0; i < l->n; i++) {
        isn_latest_one before = i ? l->at[i - 1] : (isn_latest_one){0, 0}, one = l->at[i];
        n += put_number(out + n, (uint64_t)(i ? before.article - one.article : one.article));
        n += put_number(out + n, folded(i ? before.n - one.n : one.n));
    }
    return n;
}

void latest_read(isn_str bytes, isn_latest *out)
{
    ptrdiff_t at = 0;
    uint64_t article, n;
    out->n = 0;
    while (out->n < MOST_LATEST && get_number(bytes, &at, &article) && get_number(bytes, &at, &n)) {
        isn_latest_one one = {(int64_t)article, unfolded(n)};
        if (out->n) one.article = out->at[out->n - 1].article - one.article, one.n = out->at[out->n - 1].n - one.n;
        if (one.article <= 0 || one.n < 0 || one.n > UINT32_MAX) return;
        out->at[out->n++] = one;
    }
}
