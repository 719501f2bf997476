/* reprint.c - the same text in two places: how much, which way, and what changed.
 *
 * Two bodies are compared by their word 4-grams, all of them: the sketches only
 * brought the pair here.  Passages are then aligned to see what was altered. */
#include "story/medium.h"
#include "story/wording.h"

#include "base/day.h"
#include "lex/fold.h"

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

/* A distinct shingle: where it stands first, and how often. */
typedef struct {
    uint64_t hash;
    int32_t at; /* index of its first word */
    int32_t n;
} shingle;
typedef ISN_LIST(shingle) shingles;

struct isn_body_read {
    const isn_body *body;
    shingles shingles; /* in order of the text */
    int32_t *slot;     /* index + 1, by hash */
    uint64_t mask;     /* slots - 1: over twice the shingles */
};

/* Where `hash` is, or would be. */
static int32_t *slot_of(const isn_body_read *r, uint64_t hash)
{
    uint64_t i = hash & r->mask;
    while (r->slot[i] && r->shingles.at[r->slot[i] - 1].hash != hash) i = (i + 1) & r->mask;
    return &r->slot[i];
}

isn_body_read *body_read(isn_arena *a, const isn_body *body)
{
    isn_body_read *r = isn_new(a, isn_body_read, 1);
    if (!r) return NULL;
    r->body = body;
    const isn_body_words *words = &body->words;
    uint64_t slots = 64;
    while (slots < 2 * (uint64_t)words->n) slots *= 2;
    r->mask = slots - 1;
    r->slot = isn_new(a, int32_t, (ptrdiff_t)slots);
    r->shingles.at = isn_new(a, shingle, words->n);
    r->shingles.cap = words->n;
    if (a->full) return NULL;
    for (ptrdiff_t i = 0; i + SHINGLE <= words->n; i++) {
        uint64_t h = shingle_hash(words->at + i, SHINGLE);
        int32_t *slot = slot_of(r, h);
        if (*slot) {
            r->shingles.at[*slot - 1].n++;
            continue;
        }
        r->shingles.at[r->shingles.n++] = (shingle){h, (int32_t)i, 1};
        *slot = (int32_t)r->shingles.n;
    }
    return r;
}

/* ---- overlap ----------------------------------------------------------------- */

typedef struct {
    int32_t x, y; /* word indexes of a shingle that each has exactly once */
} anchor;
typedef ISN_LIST(anchor) anchors;

typedef struct {
    ptrdiff_t shared, n_x, n_y; /* distinct shingles */
} overlap;

/* The anchors come in the order of x. */
static overlap shingles_meet(isn_arena *a, const isn_body_read *x, const isn_body_read *y, anchors *out)
{
    overlap o = {0, x->shingles.n, y->shingles.n};
    for (ptrdiff_t i = 0; i < x->shingles.n; i++) {
        const shingle *sx = &x->shingles.at[i];
        int32_t slot = *slot_of(y, sx->hash);
        if (!slot) continue;
        o.shared++;
        const shingle *sy = &y->shingles.at[slot - 1];
        anchor one = {sx->at, sy->at};
        if (sx->n == 1 && sy->n == 1) isn_push_value(a, out, one);
    }
    return o;
}

/* ---- alignment ------------------------------------------------------------------ */

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

/* Word for word the same but for its spelling: «الأمريكية» / «الأميركية». */
static bool spelt_apart(isn_arena *a, const isn_body *x, const isn_body *y, anchor from, anchor to)
{
    if (to.x - from.x != to.y - from.y) return false;
    for (int32_t i = 0; i < to.x - from.x; i++)
        if (!wording_spelling(fold_word(a, str_span(x->text, x->words.at[from.x + i].span)),
                              fold_word(a, str_span(y->text, y->words.at[from.y + i].span))))
            return false;
    return true;
}

/* What differs between two words that are the same on both sides. */
static void alteration(isn_arena *a, const isn_body *x, const isn_body *y, anchor from, anchor to, isn_reprint *out)
{
    if (to.x - from.x > ALTERED_WORDS || to.y - from.y > ALTERED_WORDS) return;
    if (to.x == from.x && to.y == from.y) return;
    if (!tells(&x->words, from.x, to.x) || !tells(&y->words, from.y, to.y) || out->altered.n >= MAX_ALTERED) return;
    if (!x->text.p || !y->text.p) out->ask_text = true;
    if (out->ask_text || spelt_apart(a, x, y, from, to)) return;
    isn_alteration one = {words_span(&x->words, from.x, to.x), words_span(&y->words, from.y, to.y)};
    isn_push_value(a, &out->altered, one);
}

/* Walks the chain, makes each run as long as it goes, and looks at the gaps.
 * Returns the number of gaps between runs. */
static ptrdiff_t walk_runs(isn_arena *a, const isn_body *body_x, const isn_body *body_y, const anchors *chain, isn_reprint *out)
{
    const isn_body_words *x = &body_x->words, *y = &body_y->words;
    ptrdiff_t gaps = 0;
    anchor end = {0, 0}; /* where the last run ended */
    for (ptrdiff_t i = 0; i < chain->n; i++) {
        anchor at = chain->at[i];
        if (i && (at.x < end.x || at.y < end.y)) continue; /* inside the run */
        while (at.x > end.x && at.y > end.y && x->at[at.x - 1].hash == y->at[at.y - 1].hash) at.x--, at.y--;
        if (i && (at.x > end.x || at.y > end.y)) {
            gaps++;
            alteration(a, body_x, body_y, end, at, out);
        }
        while (at.x < x->n && at.y < y->n && x->at[at.x].hash == y->at[at.y].hash) at.x++, at.y++;
        end = at;
    }
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
static int direction(isn_arena *a, const isn_body *x, const isn_body *y, overlap o)
{
    bool x_owes = names_outlet(a, x->credit, y->outlet), y_owes = names_outlet(a, y->credit, x->outlet);
    if (x_owes != y_owes) return x_owes ? 1 : 0;
    int time = by_time(x->published, y->published);
    if (time >= 0) return time;
    if (o.n_x > o.n_y + o.n_y / 4) return 0;
    if (o.n_y > o.n_x + o.n_x / 4) return 1;
    return -1;
}

static isn_str credit_of(const isn_body *x, const isn_body *y, int earlier)
{
    if (earlier == 0) return y->credit;
    if (earlier == 1) return x->credit;
    return y->credit.n ? y->credit : x->credit;
}

bool reprint_compare(isn_arena *a, const isn_body_read *x, const isn_body_read *y, isn_reprint *out)
{
    anchors met = {0};
    if (!x || !y) return false;
    overlap o = shingles_meet(a, x, y, &met);
    ptrdiff_t shorter = o.n_x < o.n_y ? o.n_x : o.n_y, all = o.n_x + o.n_y - o.shared;
    if (a->full || shorter == 0) return false;
    bool own = x->body->outlet.n && str_eq(x->body->outlet, y->body->outlet);
    double share = (double)o.shared / (double)shorter;
    ptrdiff_t least = own ? LEAST_SHARED_OWN : LEAST_SHARED;
    if (share < (own ? PART_OWN : PART) || o.shared < (least < shorter / 2 ? least : shorter / 2)) return false;
    anchors chain = rising(a, &met);
    out->ask_text = false;
    ptrdiff_t gaps = walk_runs(a, x->body, y->body, &chain, out);
    double alike = (double)o.shared / (double)all;
    out->similarity = share;
    out->kind = gaps == 0 && alike >= 0.8 ? ISN_REPRINT_EXACT
                : share >= WHOLE          ? ISN_REPRINT_EDITED
                                          : ISN_REPRINT_PARTIAL;
    out->earlier = direction(a, x->body, y->body, o);
    out->credit = credit_of(x->body, y->body, out->earlier);
    return true;
}
