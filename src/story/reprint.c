/* reprint.c - the same text in two places: how much, which way, and what changed.
 *
 * Two bodies are compared by their word 4-grams, all of them: the sketches only
 * brought the pair here.  Passages are then aligned to see what was altered. */
#include "story/medium.h"

#include "base/day.h"

enum {
    SHINGLE = 4,
    LEAST_SHARED = 14,     /* shingles: shorter passages are phrases of the trade */
    LEAST_SHARED_OWN = 40, /* inside one outlet, whose articles end in the same lines */
    ALTERED_WORDS = 6,     /* a longer change is no alteration but another text */
    MAX_ALTERED = 32
};
#define PART 0.14      /* share of the shorter one's shingles that makes a part */
#define PART_OWN 0.5   /* the same inside one outlet */
#define WHOLE 0.5      /* that makes an edited whole */

typedef struct {
    uint64_t hash;
    int32_t at; /* index of its first word */
} shingle;
typedef ISN_LIST(shingle) shingles;

/* ---- sorting: radix by hash, stable, so places stay in order -------------------- */

static void sort_shingles(isn_arena *a, shingles *s)
{
    shingle *other = isn_new(a, shingle, s->n);
    if (!other) return;
    for (int shift = 0; shift < 64; shift += 8) {
        ptrdiff_t count[257] = {0};
        for (ptrdiff_t i = 0; i < s->n; i++) count[(s->at[i].hash >> shift & 255) + 1]++;
        for (int b = 0; b < 256; b++) count[b + 1] += count[b];
        for (ptrdiff_t i = 0; i < s->n; i++) other[count[s->at[i].hash >> shift & 255]++] = s->at[i];
        shingle *t = s->at;
        s->at = other;
        other = t;
    }
}

static void shingles_make(isn_arena *a, const isn_body_words *w, shingles *out)
{
    for (ptrdiff_t i = 0; i + SHINGLE <= w->n; i++) {
        shingle *s = isn_push(a, out);
        if (!s) return;
        *s = (shingle){shingle_hash(w->at + i, SHINGLE), (int32_t)i};
    }
    sort_shingles(a, out);
}

static ptrdiff_t run_end(const shingles *s, ptrdiff_t i)
{
    ptrdiff_t k = i;
    while (k < s->n && s->at[k].hash == s->at[i].hash) k++;
    return k;
}

/* ---- overlap ----------------------------------------------------------------- */

typedef struct {
    int32_t x, y; /* word indexes of a shingle that each has exactly once */
} anchor;
typedef ISN_LIST(anchor) anchors;

typedef struct {
    ptrdiff_t shared, n_x, n_y; /* distinct shingles */
} overlap;

static overlap shingles_meet(isn_arena *a, const shingles *x, const shingles *y, anchors *out)
{
    overlap o = {0};
    ptrdiff_t i = 0, k = 0;
    while (i < x->n || k < y->n) {
        ptrdiff_t xe = i < x->n ? run_end(x, i) : i, ye = k < y->n ? run_end(y, k) : k;
        bool left = i < x->n && (k >= y->n || x->at[i].hash <= y->at[k].hash);
        bool right = k < y->n && (i >= x->n || y->at[k].hash <= x->at[i].hash);
        o.n_x += left, o.n_y += right, o.shared += left && right;
        if (left && right && xe == i + 1 && ye == k + 1) {
            anchor one = {x->at[i].at, y->at[k].at};
            isn_push_value(a, out, one);
        }
        if (left) i = xe;
        if (right) k = ye;
    }
    return o;
}

/* ---- alignment ------------------------------------------------------------------ */

static void sort_anchors(isn_arena *a, anchors *s)
{
    anchor *other = isn_new(a, anchor, s->n);
    if (!other) return;
    for (int shift = 0; shift < 32; shift += 8) {
        ptrdiff_t count[257] = {0};
        for (ptrdiff_t i = 0; i < s->n; i++) count[((uint32_t)s->at[i].x >> shift & 255) + 1]++;
        for (int b = 0; b < 256; b++) count[b + 1] += count[b];
        for (ptrdiff_t i = 0; i < s->n; i++) other[count[(uint32_t)s->at[i].x >> shift & 255]++] = s->at[i];
        anchor *t = s->at;
        s->at = other;
        other = t;
    }
}

/* The longest chain of anchors that rises in both texts (patience sorting). */
static anchors rising(isn_arena *a, const anchors *s)
{
    anchors out = {0};
    int32_t *top = isn_new(a, int32_t, s->n), *before = isn_new(a, int32_t, s->n);
    if (!top || !before || !s->n) return out;
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < s->n; i++) {
        ptrdiff_t low = 0, high = n;
        while (low < high) {
            ptrdiff_t mid = (low + high) / 2;
            if (s->at[top[mid]].y < s->at[i].y) low = mid + 1;
            else high = mid;
        }
        before[i] = low ? top[low - 1] : -1;
        top[low] = (int32_t)i;
        if (low == n) n++;
    }
    anchor *at = isn_new(a, anchor, n);
    if (!at) return out;
    out.at = at, out.n = out.cap = n;
    for (int32_t i = top[n - 1]; n > 0; i = before[i]) at[--n] = s->at[i];
    return out;
}

static isn_span words_span(const isn_body_words *w, ptrdiff_t from, ptrdiff_t to)
{
    if (from < to) return (isn_span){w->at[from].span.start, w->at[to - 1].span.end};
    uint32_t at = from > 0 ? w->at[from - 1].span.end : 0; /* something left out here */
    return (isn_span){at, at};
}

/* Is the gap inside a quotation, or a number that changed? */
static bool tells(const isn_body_words *w, ptrdiff_t from, ptrdiff_t to)
{
    for (ptrdiff_t i = from; i < to; i++)
        if (w->at[i].quoted || w->at[i].number) return true;
    return from == to && from > 0 && from < w->n && w->at[from - 1].quoted && w->at[from].quoted;
}

/* What differs between two words that are the same on both sides. */
static void alteration(isn_arena *a, const isn_body_words *x, const isn_body_words *y, anchor from, anchor to,
                       isn_reprint *out)
{
    if (to.x - from.x > ALTERED_WORDS || to.y - from.y > ALTERED_WORDS) return;
    if (to.x == from.x && to.y == from.y) return;
    if (!tells(x, from.x, to.x) || !tells(y, from.y, to.y) || out->altered.n >= MAX_ALTERED) return;
    isn_alteration one = {words_span(x, from.x, to.x), words_span(y, from.y, to.y)};
    isn_push_value(a, &out->altered, one);
}

/* Walks the chain, makes each run as long as it goes, and looks at the gaps.
 * Returns the number of gaps between runs. */
static ptrdiff_t walk_runs(isn_arena *a, const isn_body_words *x, const isn_body_words *y, const anchors *chain,
                           isn_reprint *out, anchor *first, anchor *last)
{
    ptrdiff_t gaps = 0;
    anchor end = {0, 0}; /* where the last run ended */
    for (ptrdiff_t i = 0; i < chain->n; i++) {
        anchor at = chain->at[i];
        if (i && (at.x < end.x || at.y < end.y)) continue; /* inside the run */
        while (at.x > end.x && at.y > end.y && x->at[at.x - 1].hash == y->at[at.y - 1].hash) at.x--, at.y--;
        if (i && (at.x > end.x || at.y > end.y)) {
            gaps++;
            alteration(a, x, y, end, at, out);
        }
        if (!i) *first = at;
        while (at.x < x->n && at.y < y->n && x->at[at.x].hash == y->at[at.y].hash) at.x++, at.y++;
        end = at;
    }
    *last = end;
    return gaps;
}

/* ---- direction and credit --------------------------------------------------------- */

/* Does `credit` name `outlet`?  «المرفأ», «وكالة أنباء المرفأ». */
static bool names_outlet(isn_arena *a, isn_str credit, isn_str outlet)
{
    return medium_same(medium_key(a, credit), medium_key(a, outlet));
}

static int by_time(isn_str x, isn_str y)
{
    if (x.n < 10 || y.n < 10) return -1;
    int day = str_cmp(str_sub(x, 0, 10), str_sub(y, 0, 10));
    if (day) return day < 0 ? 0 : 1;
    if (x.n < 16 || y.n < 16) return -1;
    int time = str_cmp(str_sub(x, 11, 16), str_sub(y, 11, 16));
    return time ? (time < 0 ? 0 : 1) : -1;
}

/* The earlier: credited by the other; else the earlier day and time; else the
 * one that holds all of the other and more. */
static int direction(isn_arena *a, const isn_digest *x, const isn_digest *y, overlap o)
{
    bool x_owes = names_outlet(a, x->credit, y->outlet), y_owes = names_outlet(a, y->credit, x->outlet);
    if (x_owes != y_owes) return x_owes ? 1 : 0;
    int time = by_time(x->published, y->published);
    if (time >= 0) return time;
    if (o.n_x > o.n_y + o.n_y / 4) return 0;
    if (o.n_y > o.n_x + o.n_x / 4) return 1;
    return -1;
}

static isn_str credit_of(const isn_digest *x, const isn_digest *y, int earlier)
{
    if (earlier == 0) return y->credit;
    if (earlier == 1) return x->credit;
    return y->credit.n ? y->credit : x->credit;
}

bool reprint_compare(isn_arena *a, const isn_body *x, const isn_body *y, isn_reprint *out)
{
    isn_body_words wx = {0}, wy = {0};
    shingles sx = {0}, sy = {0};
    anchors met = {0};
    body_words(a, x->text, x->blocks, &wx);
    body_words(a, y->text, y->blocks, &wy);
    shingles_make(a, &wx, &sx);
    shingles_make(a, &wy, &sy);
    overlap o = shingles_meet(a, &sx, &sy, &met);
    ptrdiff_t shorter = o.n_x < o.n_y ? o.n_x : o.n_y, all = o.n_x + o.n_y - o.shared;
    if (a->full || shorter == 0) return false;
    bool own = x->digest->outlet.n && str_eq(x->digest->outlet, y->digest->outlet);
    double share = (double)o.shared / (double)shorter;
    ptrdiff_t least = own ? LEAST_SHARED_OWN : LEAST_SHARED;
    if (share < (own ? PART_OWN : PART) || o.shared < (least < shorter / 2 ? least : shorter / 2)) return false;
    sort_anchors(a, &met);
    anchors chain = rising(a, &met);
    anchor first = {0}, last = {0};
    ptrdiff_t gaps = walk_runs(a, &wx, &wy, &chain, out, &first, &last);
    double alike = (double)o.shared / (double)all;
    out->similarity = share;
    out->kind = gaps == 0 && alike >= 0.8     ? ISN_REPRINT_EXACT
                : share >= WHOLE ? ISN_REPRINT_EDITED
                                              : ISN_REPRINT_PARTIAL;
    out->earlier = direction(a, x->digest, y->digest, o);
    out->credit = credit_of(x->digest, y->digest, out->earlier);
    return true;
}
