/* bag.c - phrases as bags of telling words. */
#include "story/bag.h"

#include <math.h>

static void bag_sort(isn_bag_word *w, ptrdiff_t n) /* short lists: by insertion */
{
    for (ptrdiff_t i = 1; i < n; i++) {
        isn_bag_word one = w[i];
        ptrdiff_t k = i;
        for (; k > 0 && w[k - 1].hash > one.hash; k--) w[k] = w[k - 1];
        w[k] = one;
    }
}

static void bag_measure(isn_bag *b)
{
    double sum = 0;
    b->bits = 0;
    for (ptrdiff_t i = 0; i < b->n; i++) {
        sum += (double)b->at[i].weight * (double)b->at[i].weight;
        b->bits |= (uint64_t)1 << (b->at[i].hash & 63);
    }
    b->norm = sqrt(sum);
}

static void bag_close(isn_bag *b)
{
    bag_sort(b->at, b->n);
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < b->n; i++) {
        if (n && b->at[n - 1].hash == b->at[i].hash) {
            if (b->at[i].weight > b->at[n - 1].weight) b->at[n - 1].weight = b->at[i].weight;
            continue;
        }
        b->at[n++] = b->at[i];
    }
    b->n = n;
    bag_measure(b);
}

enum { MOST_WORDS = 64 };

isn_bag bag_make(isn_arena *a, isn_str key)
{
    isn_bag_word word[MOST_WORDS];
    isn_bag b = {.at = word};
    ptrdiff_t at = 0;
    for (isn_str w; b.n < MOST_WORDS && (w = key_word(key, &at)).n;) {
        if (w.p[0] >= '0' && w.p[0] <= '9') continue;
        b.at[b.n++] = (isn_bag_word){(uint32_t)str_hash(STR_HASH_SEED, w), (float)story_idf(w)};
    }
    bag_close(&b);
    b.at = isn_new(a, isn_bag_word, b.n);
    if (!b.at) return (isn_bag){0};
    memcpy(b.at, word, (size_t)b.n * sizeof *word);
    return b;
}

isn_bag bag_join(isn_arena *a, const isn_bag *x, const isn_bag *y, double gain)
{
    isn_bag b = {.at = isn_new(a, isn_bag_word, x->n + y->n)};
    if (!b.at) return b;
    for (ptrdiff_t i = 0, k = 0; i < x->n || k < y->n;) {
        isn_bag_word one = k < y->n ? (isn_bag_word){y->at[k].hash, y->at[k].weight * (float)gain} : x->at[i];
        if (i < x->n && x->at[i].hash <= one.hash) {
            if (k < y->n && x->at[i].hash == one.hash) k++; /* of both: the heavier */
            else one = x->at[i];
            if (x->at[i].weight > one.weight) one.weight = x->at[i].weight;
            i++;
        } else {
            k++;
        }
        b.at[b.n++] = one;
    }
    bag_measure(&b);
    return b;
}

double bag_cosine(const isn_bag *x, const isn_bag *y)
{
    double sum = 0;
    if (!(x->bits & y->bits)) return 0;
    for (ptrdiff_t i = 0, k = 0; i < x->n && k < y->n;) {
        if (x->at[i].hash < y->at[k].hash) i++;
        else if (x->at[i].hash > y->at[k].hash) k++;
        else sum += (double)x->at[i++].weight * (double)y->at[k++].weight;
    }
    return x->norm > 0 && y->norm > 0 ? sum / (x->norm * y->norm) : 0;
}

double bag_shared(const isn_bag *x, const isn_bag *y, int *n)
{
    double sum = 0;
    *n = 0;
    if (!(x->bits & y->bits)) return 0;
    for (ptrdiff_t i = 0, k = 0; i < x->n && k < y->n;) {
        if (x->at[i].hash < y->at[k].hash) i++;
        else if (x->at[i].hash > y->at[k].hash) k++;
        else sum += (double)x->at[i].weight, (*n)++, i++, k++;
    }
    return sum;
}

static bool bag_has(const isn_bag *b, uint32_t hash)
{
    ptrdiff_t low = 0, high = b->n;
    while (low < high) {
        ptrdiff_t mid = (low + high) / 2;
        if (b->at[mid].hash < hash) low = mid + 1;
        else high = mid;
    }
    return low < b->n && b->at[low].hash == hash;
}

/* ---- a pile's words ----------------------------------------------------------- */

enum { MOST_SLOTS = 1 << 20, FEW_BAGS = 8 };

isn_census census_open(isn_arena *a, ptrdiff_t words)
{
    uint32_t slots = 64;
    while (slots < 2 * (uint64_t)words && slots < MOST_SLOTS) slots *= 2;
    return (isn_census){isn_new(a, uint32_t, slots), isn_new(a, int32_t, slots), slots - 1, 0};
}

/* The slot of a word, or a free one; -1 where many others are in the way. */
static int64_t census_slot(const isn_census *c, uint32_t hash)
{
    enum { MOST_STEPS = 64 };
    uint32_t i = hash & c->mask;
    for (int step = 0; step < MOST_STEPS; step++, i = (i + 1) & c->mask)
        if (!c->n[i] || c->hash[i] == hash) return i;
    return -1;
}

void census_add(isn_census *c, const isn_bag *b)
{
    if (!c->hash || !c->n) return;
    c->bags++;
    for (ptrdiff_t i = 0; i < b->n; i++) {
        int64_t slot = census_slot(c, b->at[i].hash);
        if (slot >= 0) c->hash[slot] = b->at[i].hash, c->n[slot]++;
    }
}

void census_dampen(const isn_census *c, isn_bag *b)
{
    if (!c->hash || !c->n || c->bags <= FEW_BAGS) return;
    double sum = 0, most = log(1.0 + (double)c->bags / FEW_BAGS);
    for (ptrdiff_t i = 0; i < b->n; i++) {
        int64_t slot = census_slot(c, b->at[i].hash);
        int32_t n = slot >= 0 ? c->n[slot] : 0;
        if (n > FEW_BAGS) b->at[i].weight *= (float)(log(1.0 + (double)c->bags / n) / most);
        sum += (double)b->at[i].weight * (double)b->at[i].weight;
    }
    b->norm = sqrt(sum);
}

isn_str bag_shared_phrase(isn_arena *a, const isn_bag *x, const isn_bag *y, isn_str text)
{
    enum { BETWEEN = 2 }; /* small words that a stretch may hold in a row */
    isn_span u = {0, 0}, run = {0, 0}, best = {0, 0};
    double weight = 0, most = 0;
    int small = 0;
    for (isn_unit kind; (kind = unit_next(text, u.end, &u)) != UNIT_END;) {
        isn_str key = kind == UNIT_WORD ? fold_word(a, str_span(text, u)) : STR_NONE, stem = story_stem(key);
        uint32_t hash = (uint32_t)str_hash(STR_HASH_SEED, stem);
        if (kind == UNIT_WORD && bag_has(x, hash) && bag_has(y, hash)) {
            if (weight <= 0) run.start = u.start;
            run.end = u.end, weight += story_idf(stem), small = 0;
            if (weight > most) best = run, most = weight;
        } else if (kind != UNIT_WORD || !story_stop(key) || ++small > BETWEEN) {
            weight = 0, small = 0;
        }
    }
    return str_span(text, best);
}

/* ---- groups ------------------------------------------------------------------- */

enum { CALLING_WORDS = 4, LATEST = 12 };

/* The latest bags that have a word among their most telling. */
typedef struct {
    uint32_t hash;
    int32_t bag[LATEST];
    int32_t n; /* ever put here */
} posting;

static posting *posting_of(posting *slot, uint32_t n_slots, uint32_t hash)
{
    uint32_t i = hash & (n_slots - 1);
    while (slot[i].n && slot[i].hash != hash) i = (i + 1) & (n_slots - 1);
    slot[i].hash = hash;
    return &slot[i];
}

/* Indexes of the heaviest words of a bag. */
static int calling_words(const isn_bag *b, ptrdiff_t *out)
{
    int n = 0;
    for (ptrdiff_t i = 0; i < b->n; i++) {
        int k = n < CALLING_WORDS ? n : CALLING_WORDS - 1;
        if (n == CALLING_WORDS && b->at[out[k]].weight >= b->at[i].weight) continue;
        if (n < CALLING_WORDS) n++;
        for (; k > 0 && b->at[out[k - 1]].weight < b->at[i].weight; k--) out[k] = out[k - 1];
        out[k] = i;
    }
    return n;
}

void bags_group(isn_arena *a, const isn_bag *bag, ptrdiff_t n, double least, isn_apart_fn *apart, const void *ctx,
                int32_t *group)
{
    uint32_t n_slots = 64;
    while (n_slots < (uint64_t)n * CALLING_WORDS * 2 && n_slots < 1u << 24) n_slots *= 2;
    posting *slot = isn_new(a, posting, n_slots);
    for (ptrdiff_t i = 0; i < n; i++) {
        ptrdiff_t word[CALLING_WORDS];
        int n_words = calling_words(&bag[i], word);
        double most = least;
        group[i] = (int32_t)i;
        for (int w = 0; slot && w < n_words; w++) {
            posting *p = posting_of(slot, n_slots, bag[i].at[word[w]].hash);
            for (int k = 0; k < p->n && k < LATEST; k++) {
                int32_t other = p->bag[k];
                double like = bag_cosine(&bag[i], &bag[other]);
                if (like < most || (apart && apart(ctx, i, other))) continue;
                most = like;
                group[i] = group[other];
            }
            if ((uint64_t)n * CALLING_WORDS < n_slots) p->bag[p->n++ % LATEST] = (int32_t)i;
        }
    }
}
