/* cluster.c - learns from raw news which words behave alike.
 *
 *     cluster NEWS.txt NAMES.tsv > words.bin
 *
 * NEWS.txt   running text, a paragraph a line
 * NAMES.tsv  word <tab> s|g|l: spelt, given, last (src/mention/words.h)
 *
 * Counts every folded word, takes proclitics off by those counts, learns a
 * vector for each word by skip-gram with negative sampling (Mikolov et al.
 * 2013), and cuts the vectors into clusters by k-means on the sphere, the
 * clusters again into clusters of clusters.  One thread, one fixed seed: the
 * same text gives the same bytes on one machine. */
#include "base/arena.h"
#include "mention/words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { DIM = 64, WINDOW = 3, NEGATIVE = 5, EPOCHS = 4, K = 800, K_SUPER = 60, ROUNDS = 14,
       MIN_COUNT = 4, MIN_VECTOR = 8, NOISE = 1 << 22 };

typedef struct {
    isn_str key;
    int64_t n;      /* times written as it stands */
    int64_t n_base; /* times written, with proclitics or without */
    uint32_t lists;
    int cluster, super;
} word;

typedef struct {
    word *at;
    int n, cap;
    int32_t *slot;
    uint32_t n_slots;
    isn_arena *a;
} vocabulary;

static uint64_t seed = 88172645463325252u;

static uint64_t rnd(void)
{
    seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
    return seed;
}

static float rnd_unit(void) { return (float)(rnd() >> 40) / (float)(1 << 24); }

static void *need(void *p)
{
    if (!p) fputs("cluster: out of memory\n", stderr), exit(2);
    return p;
}

static isn_str load(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) fprintf(stderr, "cluster: cannot read '%s'\n", path), exit(2);
    fseek(f, 0, SEEK_END);
    long n = ftell(f);
    rewind(f);
    char *p = need(malloc((size_t)n + 1));
    if (fread(p, 1, (size_t)n, f) != (size_t)n) exit(2);
    fclose(f);
    return (isn_str){p, n};
}

static int find(vocabulary *v, isn_str key, bool make)
{
    uint64_t h = str_hash(STR_HASH_SEED, key);
    uint32_t mask = v->n_slots - 1, i = (uint32_t)(h ^ h >> 32) & mask;
    for (; v->slot[i] >= 0; i = (i + 1) & mask)
        if (str_eq(v->at[v->slot[i]].key, key)) return v->slot[i];
    if (!make) return -1;
    if (v->n == v->cap) v->at = need(realloc(v->at, sizeof *v->at * (size_t)(v->cap *= 2)));
    v->at[v->n] = (word){.key = arena_str(v->a, key)};
    return v->slot[i] = v->n++;
}

static vocabulary vocabulary_new(isn_arena *a)
{
    vocabulary v = {.cap = 1 << 16, .n_slots = 1 << 23, .a = a};
    v.at = need(malloc(sizeof *v.at * (size_t)v.cap));
    v.slot = need(malloc(4 * (size_t)v.n_slots));
    memset(v.slot, -1, 4 * (size_t)v.n_slots);
    return v;
}

/* ---- the table in its final form ---- */

static uint32_t bin_of(int64_t n)
{
    if (n <= 0) return 0;
    int b = (int)(2 * log2((double)n)) + 1;
    return (uint32_t)(b > 63 ? 63 : b);
}

static uint32_t *table_print, *table_info;

static isn_words_table table_make(const vocabulary *v)
{
    uint32_t n_slots = 1024, n = 0;
    for (int i = 0; i < v->n; i++) n += v->at[i].n_base >= MIN_COUNT || v->at[i].lists;
    while (n_slots < n * 4u / 3) n_slots *= 2;
    free(table_print), free(table_info);
    table_print = need(calloc(n_slots, 4));
    table_info = need(calloc(n_slots, 4));
    for (int i = 0; i < v->n; i++) {
        const word *w = &v->at[i];
        if (w->n_base < MIN_COUNT && !w->lists) continue;
        uint32_t at, print = word_print(w->key, &at);
        for (at &= n_slots - 1; table_print[at]; at = (at + 1) & (n_slots - 1)) {}
        table_print[at] = print;
        table_info[at] = bin_of(w->n) | (uint32_t)w->cluster << 6 | (uint32_t)w->super << 16 | w->lists;
    }
    return (isn_words_table){table_print, table_info, n_slots};
}

/* ---- reading ---- */

typedef struct { int32_t *at; int64_t n, cap; } stream;

static void stream_add(stream *s, int32_t id)
{
    if (s->n == s->cap) s->at = need(realloc(s->at, 4 * (size_t)(s->cap = s->cap ? s->cap * 2 : 1 << 20)));
    s->at[s->n++] = id;
}

/* Words of the text as ids, -1 for the end of a line; numbers share one word. */
static void read_text(isn_str all, vocabulary *v, stream *s)
{
    isn_arena scratch;
    arena_init(&scratch, 1 << 26);
    for (ptrdiff_t at = 0; at < all.n;) {
        const char *nl = memchr(all.p + at, '\n', (size_t)(all.n - at));
        ptrdiff_t end = nl ? nl - all.p : all.n;
        isn_str line = {all.p + at, end - at};
        isn_span u = {0, 0};
        for (isn_unit k; (k = unit_next(line, u.end, &u)) != UNIT_END;) {
            isn_str key = k == UNIT_NUMBER ? STR("0") : fold_word(&scratch, str_span(line, u));
            if (!key.n || key.n > 64) continue;
            int id = find(v, key, true);
            v->at[id].n++, v->at[id].n_base++;
            stream_add(s, id);
        }
        stream_add(s, -1);
        arena_reset(&scratch);
        at = end + 1;
    }
    arena_free(&scratch);
}

static void read_names(isn_str all, vocabulary *v)
{
    isn_arena scratch;
    arena_init(&scratch, 1 << 26);
    for (ptrdiff_t at = 0; at < all.n;) {
        const char *nl = memchr(all.p + at, '\n', (size_t)(all.n - at));
        ptrdiff_t end = nl ? nl - all.p : all.n;
        isn_str line = {all.p + at, end - at};
        ptrdiff_t tab = str_find(line, STR("\t"), 0);
        at = end + 1;
        if (tab <= 0 || tab + 1 >= line.n) continue;
        isn_str key = fold_word(&scratch, str_sub(line, 0, tab));
        if (key.n < 4 || key.n > 64) continue;
        char c = line.p[tab + 1];
        v->at[find(v, key, true)].lists |= c == 's' ? (uint32_t)WORD_SPELT : c == 'g' ? (uint32_t)WORD_GIVEN : (uint32_t)WORD_LAST;
        arena_reset(&scratch);
    }
    arena_free(&scratch);
}

/* Every word of the stream without its proclitics. */
static void to_bases(vocabulary *v, stream *s)
{
    for (int i = 0; i < v->n; i++) v->at[i].n_base = v->at[i].n;
    isn_words_table t = table_make(v);
    int n = v->n;
    int32_t *base = need(malloc(4 * (size_t)n));
    for (int i = 0; i < n; i++) {
        isn_word_base b;
        word_base(&t, v->at[i].key, &b);
        base[i] = b.n_pre ? find(v, b.key, true) : i;
        if (base[i] != i) v->at[base[i]].n_base += v->at[i].n, v->at[i].n_base -= v->at[i].n;
        if (v->at[i].n_base < v->at[i].n) v->at[i].n_base = v->at[i].n >= MIN_COUNT ? MIN_COUNT : v->at[i].n;
    }
    for (int64_t i = 0; i < s->n; i++)
        if (s->at[i] >= 0) s->at[i] = base[s->at[i]];
    free(base);
}

/* ---- vectors ---- */

static float *vec, *ctx;
static int32_t *noise;

static void noise_make(const vocabulary *v)
{
    double total = 0, so_far = 0;
    noise = need(malloc(4 * (size_t)NOISE));
    for (int i = 0; i < v->n; i++)
        if (v->at[i].n_base >= MIN_VECTOR) total += pow((double)v->at[i].n_base, 0.75);
    int64_t at = 0;
    for (int i = 0; i < v->n; i++) {
        if (v->at[i].n_base < MIN_VECTOR) continue;
        so_far += pow((double)v->at[i].n_base, 0.75) / total;
        while (at < NOISE && (double)at < so_far * NOISE) noise[at++] = i;
    }
    while (at < NOISE) noise[at++] = noise[0];
}

static void learn_pair(int w, int c, float rate)
{
    float *a = vec + (ptrdiff_t)w * DIM, grad[DIM] = {0};
    for (int k = 0; k <= NEGATIVE; k++) {
        int t = k ? noise[rnd() & (NOISE - 1)] : c;
        if (k && t == c) continue;
        float *b = ctx + (ptrdiff_t)t * DIM, dot = 0;
        for (int d = 0; d < DIM; d++) dot += a[d] * b[d];
        float g = ((k ? 0.f : 1.f) - 1.f / (1.f + expf(-dot))) * rate;
        for (int d = 0; d < DIM; d++) grad[d] += g * b[d], b[d] += g * a[d];
    }
    for (int d = 0; d < DIM; d++) a[d] += grad[d];
}

static void learn(const vocabulary *v, const stream *s)
{
    vec = need(malloc(sizeof(float) * DIM * (size_t)v->n));
    ctx = need(calloc((size_t)v->n * DIM, sizeof(float)));
    for (int64_t i = 0; i < (int64_t)v->n * DIM; i++) vec[i] = (rnd_unit() - 0.5f) / DIM;
    noise_make(v);
    float *keep = need(malloc(sizeof(float) * (size_t)v->n));
    for (int i = 0; i < v->n; i++) {
        double f = (double)v->at[i].n_base / (double)s->n / 1e-3;
        keep[i] = f > 1 ? (float)(1 / sqrt(f)) : 1;
        if (v->at[i].n_base < MIN_VECTOR) keep[i] = 0;
    }
    for (int e = 0; e < EPOCHS; e++) {
        for (int64_t i = 0; i < s->n; i++) {
            int w = s->at[i];
            if (w < 0 || rnd_unit() >= keep[w]) continue;
            double done = ((double)e + (double)i / (double)s->n) / EPOCHS;
            float rate = (float)(0.03 * (1 - done) + 0.0003);
            int span = 1 + (int)(rnd() % WINDOW);
            for (int side = -1; side <= 1; side += 2)
                for (int d = 1; d <= span; d++) {
                    int64_t j = i + side * d;
                    if (j < 0 || j >= s->n || s->at[j] < 0) break;
                    if (keep[s->at[j]] > 0) learn_pair(w, s->at[j], rate);
                }
        }
        fprintf(stderr, "cluster: epoch %d of %d\n", e + 1, EPOCHS);
    }
    free(keep);
}

/* ---- clusters ---- */

static void unit_length(float *x)
{
    float n = 0;
    for (int d = 0; d < DIM; d++) n += x[d] * x[d];
    n = n > 0 ? 1 / sqrtf(n) : 0;
    for (int d = 0; d < DIM; d++) x[d] *= n;
}

static int nearest(const float *x, const float *centre, int k)
{
    int best = 0;
    float most = -2;
    for (int c = 0; c < k; c++) {
        float dot = 0;
        for (int d = 0; d < DIM; d++) dot += x[d] * centre[c * DIM + d];
        if (dot > most) most = dot, best = c;
    }
    return best;
}

/* k-means of the n unit vectors at `x`; weights soften the frequent. */
static void kmeans(const float *x, const float *weight, int n, int k, int *of, float *centre)
{
    for (int c = 0; c < k; c++)
        memcpy(centre + c * DIM, x + (ptrdiff_t)((int64_t)c * n / k) * DIM, sizeof(float) * DIM);
    for (int r = 0; r < ROUNDS; r++) {
        for (int i = 0; i < n; i++) of[i] = nearest(x + (ptrdiff_t)i * DIM, centre, k);
        memset(centre, 0, sizeof(float) * (size_t)k * DIM);
        for (int i = 0; i < n; i++)
            for (int d = 0; d < DIM; d++) centre[of[i] * DIM + d] += weight[i] * x[(ptrdiff_t)i * DIM + d];
        for (int c = 0; c < k; c++) {
            unit_length(centre + c * DIM);
            if (centre[c * DIM] == 0 && centre[c * DIM + 1] == 0)
                memcpy(centre + c * DIM, x + (ptrdiff_t)(rnd() % (uint64_t)n) * DIM, sizeof(float) * DIM);
        }
    }
}

static int by_count(const void *a, const void *b)
{
    const word *x = a, *y = b;
    if (x->n_base != y->n_base) return x->n_base < y->n_base ? 1 : -1;
    return str_cmp(x->key, y->key);
}

static void cluster(vocabulary *v)
{
    int n = 0;
    int *id = need(malloc(sizeof(int) * (size_t)v->n)), *of = need(malloc(sizeof(int) * (size_t)v->n));
    float *x = need(malloc(sizeof(float) * DIM * (size_t)v->n)), *weight = need(malloc(sizeof(float) * (size_t)v->n));
    for (int i = 0; i < v->n; i++) {
        if (v->at[i].n_base < MIN_VECTOR) continue;
        id[n] = i;
        weight[n] = sqrtf(sqrtf((float)v->at[i].n_base));
        memcpy(x + (ptrdiff_t)n * DIM, vec + (ptrdiff_t)i * DIM, sizeof(float) * DIM);
        unit_length(x + (ptrdiff_t)n++ * DIM);
    }
    static float centre[K * DIM], top[K_SUPER * DIM], one[K];
    static int super[K];
    int k = n < K ? n : K, k_super = k < K_SUPER ? k : K_SUPER;
    kmeans(x, weight, n, k, of, centre);
    for (int c = 0; c < k; c++) one[c] = 1;
    kmeans(centre, one, k, k_super, super, top);
    for (int i = 0; i < n; i++) v->at[id[i]].cluster = of[i] + 1, v->at[id[i]].super = super[of[i]] + 1;
    fprintf(stderr, "cluster: %d words in %d clusters\n", n, k);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: cluster NEWS.txt NAMES.tsv [WORDS.tsv] > words.bin\n", stderr);
        return 2;
    }
    isn_arena a;
    arena_init(&a, (ptrdiff_t)1 << 32);
    vocabulary v = vocabulary_new(&a);
    stream s = {0};
    read_text(load(argv[1]), &v, &s);
    read_names(load(argv[2]), &v);
    fprintf(stderr, "cluster: %lld tokens, %d words\n", (long long)s.n, v.n);
    to_bases(&v, &s);
    learn(&v, &s);
    cluster(&v);
    isn_words_table t = table_make(&v);
    uint32_t head[2] = {0x31575349u, t.n_slots}; /* "ISW1" */
    fwrite(head, 4, 2, stdout);
    fwrite(t.print, 4, t.n_slots, stdout);
    fwrite(t.info, 4, t.n_slots, stdout);
    FILE *f = argc > 3 ? fopen(argv[3], "w") : NULL; /* to look at */
    if (f) {
        qsort(v.at, (size_t)v.n, sizeof *v.at, by_count);
        for (int i = 0; i < v.n && v.at[i].n_base >= MIN_VECTOR; i++)
            fprintf(f, "%d\t%d\t%.*s\t%lld\t%lld\n", v.at[i].super, v.at[i].cluster, STR_ARG(v.at[i].key),
                    (long long)v.at[i].n, (long long)v.at[i].n_base);
        fclose(f);
    }
    arena_free(&a);
    return 0;
}
