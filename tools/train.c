/* train.c - learns the weights of the name tagger.
 *
 *     train [options] WORDS.bin SET… > names.bin
 *     train --model names.bin --test SET …
 *
 * SET is FORMAT:DOMAIN:FILE; FORMAT `conll` (a token and its tag a line, a blank
 * line between sentences).  Sets of one DOMAIN share weights of their own on
 * top of those that all share; the model written is that of --domain.
 *
 *     --fold K/N      keep every Nth block of 40 sentences of the first set,
 *                     beginning at K, for measuring; nothing is written
 *     --test SET      measure on this set too (may be repeated)
 *     --domain NAME   whose weights to write and measure with (the first set's)
 *     --epochs N  --rate X  --rows LOG2
 *     --decay X   the prior's weight; --drop X  share of features left out at random
 *     --unseen X  share of words taken for unseen; --bias X  taken from the score of "no name"
 *     --model FILE    measure with this model, learn nothing
 *     --silver NEWS.txt OUT.bin   tag raw news and write WORDS.bin again with
 *                     what each word was mostly tagged as
 *     --errors        print what the measured sets get wrong
 *
 * A conditional random field: the likelihood of whole sentences by forward and
 * backward sums, AdaGrad with L2 decay, features dropped at random, weights
 * averaged over the last epochs.  One thread and one fixed seed: the same data
 * give the same bytes on one machine. */
#include "base/list.h"
#include "mention/tagger.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAX_SETS = 16, MAX_DOMAINS = 4, BLOCK = 40 };

typedef struct {
    int n, n_given;       /* our tokens; tokens as the set divides them */
    int *given;           /* of each of ours: the set's token */
    isn_str *word;        /* the set's tokens, as written */
    uint8_t *gold;        /* one a token of ours */
    uint8_t *given_gold;  /* one a token of the set */
    isn_tag_word *w;
    int domain;
    bool held_out;
} sentence;

typedef ISN_LIST(sentence) sentences;

typedef struct {
    const char *format, *domain_name, *path;
    int domain;
} set;

static isn_arena arena;
static isn_tag_model words_model;
static uint64_t seed = 88172645463325252u;

static struct {
    int epochs, log_rows, fold, n_folds, domain;
    double rate, decay, drop, unseen, bias;
    bool errors;
} opt = {.epochs = 10, .log_rows = 19, .rate = 0.12, .decay = 3, .drop = 0.1, .unseen = 0.2};

static const char *domain_name[MAX_DOMAINS];
static int n_domains;

static uint64_t rnd(void)
{
    seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
    return seed;
}

static void *need(void *p)
{
    if (!p) fputs("train: out of memory\n", stderr), exit(2);
    return p;
}

static isn_str load(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) fprintf(stderr, "train: cannot read '%s'\n", path), exit(2);
    fseek(f, 0, SEEK_END);
    long n = ftell(f);
    rewind(f);
    char *p = need(malloc((size_t)n + 1));
    if (fread(p, 1, (size_t)n, f) != (size_t)n) exit(2);
    fclose(f);
    return (isn_str){p, n};
}

/* ---- reading ---- */

/* The sets' names of types in ours; 0 for what is no name of ours. */
static int tag_of(isn_str tag)
{
    static const struct { const char *name; int begin; } type[] = {
        {"PER", TAG_B_PERSON}, {"PERS", TAG_B_PERSON}, {"person", TAG_B_PERSON},
        {"ORG", TAG_B_ORGANIZATION}, {"organization", TAG_B_ORGANIZATION},
        {"LOC", TAG_B_PLACE}, {"GPE", TAG_B_PLACE}, {"FAC", TAG_B_PLACE}, {"place", TAG_B_PLACE}};
    if (tag.n < 3 || (tag.p[1] != '-' && tag.p[1] != '_')) return TAG_O;
    for (size_t i = 0; i < sizeof type / sizeof *type; i++)
        if (str_is(str_sub(tag, 2, tag.n), type[i].name)) return type[i].begin + (tag.p[0] == 'I');
    return TAG_O;
}

typedef ISN_LIST(isn_str) str_list;
typedef ISN_LIST(uint8_t) tag_list;

/* The set's tokens as running text, read as the library reads it. */
static void add_sentence(sentences *out, const str_list *word, const tag_list *tag, int domain)
{
    if (!word->n) return;
    sentence *s = isn_push(&arena, out);
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < word->n; i++) n += word->at[i].n + 1;
    char *p = need(isn_alloc(&arena, n + 1));
    uint32_t *end = need(isn_alloc(&arena, word->n * 4));
    n = 0;
    for (ptrdiff_t i = 0; i < word->n; i++) {
        memcpy(p + n, word->at[i].p, (size_t)word->at[i].n);
        n += word->at[i].n;
        end[i] = (uint32_t)n;
        p[n++] = ' ';
    }
    isn_page page = {.text = {p, n}};
    isn_block b = {.span = {0, (uint32_t)n}, .kind = ISN_BLOCK_PARAGRAPH};
    isn_push_value(&arena, &page.blocks, b);
    isn_text t;
    isn_text_read(&arena, &page, &t);
    *s = (sentence){.n = (int)t.toks.n, .n_given = (int)word->n, .word = word->at, .domain = domain};
    s->given = need(isn_alloc(&arena, 4 * (t.toks.n + 1)));
    s->gold = need(isn_alloc(&arena, t.toks.n + 1));
    s->given_gold = tag->at;
    int g = 0, last = -1;
    for (ptrdiff_t i = 0; i < t.toks.n; i++) {
        while (t.toks.at[i].span.start >= end[g]) g++;
        s->given[i] = g;
        int gold = tag->at[g];
        if (t.toks.at[i].kind == TOK_PUNCT && word->at[g].n > 1 && gold && gold % 2 == 1) gold = last == g ? gold + 1 : TAG_O;
        else if (gold % 2 == 1 && last == g) gold++;
        if (gold) last = g;
        s->gold[i] = (uint8_t)gold;
    }
    /* marks at the end of a token close the name: «بغداد.» */
    for (ptrdiff_t i = t.toks.n - 1; i >= 0; i--) {
        bool ends = i + 1 == t.toks.n || s->gold[i + 1] == TAG_O || s->gold[i + 1] % 2 == 1;
        if (ends && t.toks.at[i].kind == TOK_PUNCT && word->at[s->given[i]].n > 1) s->gold[i] = TAG_O;
    }
    for (ptrdiff_t i = 0; i < t.toks.n; i++) /* what goes on must have begun */
        if (s->gold[i] && s->gold[i] % 2 == 0 &&
            (i == 0 || (s->gold[i - 1] != s->gold[i] && s->gold[i - 1] != s->gold[i] - 1)))
            s->gold[i]--;
    isn_name_mark *marks = need(isn_new(&arena, isn_name_mark, t.toks.n + 1));
    name_marks(t.toks, marks);
    s->w = tag_words(&arena, &words_model, t.toks, marks);
}

static void read_conll(sentences *out, const set *from)
{
    isn_str all = load(from->path);
    str_list word = {0};
    tag_list tag = {0};
    for (ptrdiff_t at = 0; at <= all.n;) {
        const char *nl = at < all.n ? memchr(all.p + at, '\n', (size_t)(all.n - at)) : NULL;
        ptrdiff_t end = nl ? nl - all.p : all.n;
        isn_str line = str_trim(str_sub(all, at, end));
        at = end + 1;
        ptrdiff_t cut = line.n;
        while (cut > 0 && line.p[cut - 1] != ' ' && line.p[cut - 1] != '\t') cut--;
        if (cut > 0) {
            isn_push_value(&arena, &word, str_trim(str_sub(line, 0, cut)));
            isn_push_value(&arena, &tag, (uint8_t)tag_of(str_sub(line, cut, line.n)));
        }
        if (line.n && at <= all.n) continue;
        add_sentence(out, &word, &tag, from->domain);
        word = (str_list){0};
        tag = (tag_list){0};
    }
}

static set read_set(char *arg)
{
    set s = {.format = strtok(arg, ":"), .domain_name = strtok(NULL, ":"), .path = strtok(NULL, "")};
    if (!s.path) fprintf(stderr, "train: a set is FORMAT:DOMAIN:FILE, not '%s'\n", arg), exit(2);
    for (s.domain = 0; s.domain < n_domains; s.domain++)
        if (strcmp(domain_name[s.domain], s.domain_name) == 0) return s;
    if (n_domains == MAX_DOMAINS) exit(2);
    domain_name[n_domains++] = s.domain_name;
    return s;
}

/* ---- the field ---- */

typedef float row8[TAG_ROW];

static uint32_t n_rows;
static float *often; /* 1 / times a row occurs: spreads its prior over them */
static row8 *weight[MAX_DOMAINS + 1], *square[MAX_DOMAINS + 1], *sum; /* the last: shared */
static row8 step[TAG_ROW], step_square[TAG_ROW], step_sum[TAG_ROW];
static int n_sums;

static bool may_follow(int from, int to)
{
    if (to == TAG_O || to % 2 == 1) return true;
    return from != N_TAGS && (from == to || from == to - 1);
}

static void field_new(void)
{
    n_rows = 1u << opt.log_rows;
    for (int d = 0; d <= n_domains; d++) {
        weight[d] = need(calloc(n_rows, sizeof(row8)));
        square[d] = need(calloc(n_rows, sizeof(row8)));
    }
    sum = need(calloc(n_rows, sizeof(row8)));
    often = need(calloc(n_rows, sizeof(float)));
}

static void count_rows(const sentences *all)
{
    uint32_t row[TAG_MAX_FEATURES];
    for (ptrdiff_t i = 0; i < all->n; i++)
        for (int k = 0; !all->at[i].held_out && k < all->at[i].n; k++)
            for (int f = tag_features(all->at[i].w, all->at[i].n, k, n_rows, row) - 1; f >= 0; f--) often[row[f]]++;
    for (uint32_t r = 0; r < n_rows; r++) often[r] = often[r] > 0 ? 1 / often[r] : 0;
}

/* Adds the gradient `g` of the likelihood, less the prior's, to one weight. */
static inline void update(float *w, float *sq, float g)
{
    *sq += g * g;
    *w += (float)opt.rate * g / (sqrtf(*sq) + 1e-4f);
}

static double log_sum(const double *x, int n)
{
    double most = -1e30, s = 0;
    for (int i = 0; i < n; i++) if (x[i] > most) most = x[i];
    if (most <= -1e29) return -1e30;
    for (int i = 0; i < n; i++) s += exp(x[i] - most);
    return most + log(s);
}

enum { MAX_LEN = 2000 };
static double emit[MAX_LEN][TAG_ROW], ahead[MAX_LEN][TAG_ROW], back[MAX_LEN][TAG_ROW];
static uint32_t rows[MAX_LEN][TAG_MAX_FEATURES];
static int n_of[MAX_LEN];

static void scores(const sentence *s, double drop)
{
    const row8 *own = weight[s->domain], *all = weight[n_domains];
    for (int i = 0; i < s->n; i++) {
        int n = tag_features(s->w, s->n, i, n_rows, rows[i]), kept = 0;
        bool unseen = drop > 0 && (double)(rnd() >> 11) * 0x1p-53 < opt.unseen;
        float e[TAG_ROW] = {0};
        for (int k = 0; k < n; k++) {
            if (unseen && tag_feature_of_word(k)) continue;
            if (drop > 0 && (double)(rnd() >> 11) * 0x1p-53 < drop) continue;
            uint32_t r = rows[i][kept++] = rows[i][k];
            for (int t = 0; t < TAG_ROW; t++) e[t] += own[r][t] + all[r][t];
        }
        n_of[i] = kept;
        for (int t = 0; t < TAG_ROW; t++) emit[i][t] = e[t];
    }
}

static double cross(int from, int to)
{
    return may_follow(from, to) ? step[from][to] : -1e30;
}

static void sums(const sentence *s)
{
    double x[TAG_ROW];
    for (int t = 0; t < N_TAGS; t++) ahead[0][t] = emit[0][t] + cross(N_TAGS, t);
    for (int i = 1; i < s->n; i++)
        for (int t = 0; t < N_TAGS; t++) {
            for (int u = 0; u < N_TAGS; u++) x[u] = ahead[i - 1][u] + cross(u, t);
            ahead[i][t] = emit[i][t] + log_sum(x, N_TAGS);
        }
    for (int t = 0; t < N_TAGS; t++) back[s->n - 1][t] = 0;
    for (int i = s->n - 2; i >= 0; i--)
        for (int t = 0; t < N_TAGS; t++) {
            for (int u = 0; u < N_TAGS; u++) x[u] = cross(t, u) + emit[i + 1][u] + back[i + 1][u];
            back[i][t] = log_sum(x, N_TAGS);
        }
}

static double learn(const sentence *s)
{
    if (s->n == 0 || s->n > MAX_LEN) return 0;
    scores(s, opt.drop);
    sums(s);
    double z = log_sum(ahead[s->n - 1], N_TAGS), gold = 0;
    for (int i = 0; i < s->n; i++) {
        int g = s->gold[i], before = i ? s->gold[i - 1] : N_TAGS;
        gold += emit[i][g] + cross(before, g);
        float grad[TAG_ROW] = {0};
        for (int t = 0; t < N_TAGS; t++)
            grad[t] = (float)((t == g ? 1. : 0.) - exp(ahead[i][t] + back[i][t] - z));
        for (int k = 0; k < n_of[i]; k++)
            for (int d = 0; d < 2; d++) {
                uint32_t r = rows[i][k];
                float *w = weight[d ? n_domains : s->domain][r], *sq = square[d ? n_domains : s->domain][r];
                float prior = (float)opt.decay * often[r];
                for (int t = 0; t < N_TAGS; t++) update(&w[t], &sq[t], grad[t] - prior * w[t]);
            }
        for (int t = 0; t < N_TAGS; t++) {
            if (i == 0) {
                if (may_follow(N_TAGS, t)) update(&step[N_TAGS][t], &step_square[N_TAGS][t], grad[t]);
                continue;
            }
            for (int u = 0; u < N_TAGS; u++) {
                if (!may_follow(u, t)) continue;
                double p = exp(ahead[i - 1][u] + cross(u, t) + emit[i][t] + back[i][t] - z);
                update(&step[u][t], &step_square[u][t], (float)((u == before && t == g ? 1. : 0.) - p));
            }
        }
    }
    return z - gold;
}

static void average(void)
{
    n_sums++;
    for (uint32_t r = 0; r < n_rows; r++)
        for (int t = 0; t < N_TAGS; t++)
            sum[r][t] += weight[opt.domain][r][t] + weight[n_domains][r][t];
    for (int f = 0; f <= N_TAGS; f++)
        for (int t = 0; t < N_TAGS; t++) step_sum[f][t] += step[f][t];
}

static void train(const sentences *all)
{
    int n = 0;
    int *order = need(malloc(sizeof(int) * (size_t)(all->n + 1)));
    for (int i = 0; i < all->n; i++)
        if (!all->at[i].held_out) order[n++] = i;
    for (int e = 0; e < opt.epochs; e++) {
        double loss = 0;
        for (int i = n - 1; i > 0; i--) {
            int j = (int)(rnd() % (uint64_t)(i + 1)), x = order[i];
            order[i] = order[j], order[j] = x;
        }
        for (int i = 0; i < n; i++) loss += learn(&all->at[order[i]]);
        if (e >= opt.epochs - 4) average();
        if (opt.errors || e % 6 == 5) fprintf(stderr, "train: epoch %d, loss %.0f\n", e + 1, loss);
    }
    free(order);
}

/* ---- the model as it will be read ---- */

static isn_str model_write(void)
{
    uint32_t n_slots = words_model.words.n_slots;
    ptrdiff_t n = 16 + TAG_ROW * TAG_ROW * 2 + (ptrdiff_t)n_slots * 8 + (ptrdiff_t)n_rows * TAG_ROW;
    char *p = need(calloc(1, (size_t)n));
    uint32_t head[4] = {TAG_MAGIC, n_rows, n_slots, 0};
    memcpy(p, head, 16);
    ptrdiff_t at = 16;
    const double scale = 24;
    for (int f = 0; f < TAG_ROW; f++)
        for (int t = 0; t < TAG_ROW; t++, at += 2) {
            double x = f <= N_TAGS && t < N_TAGS && may_follow(f, t) ? (double)step_sum[f][t] / n_sums * scale : -30000;
            int16_t v = (int16_t)lrint(x);
            memcpy(p + at, &v, 2);
        }
    memcpy(p + at, words_model.words.print, (size_t)n_slots * 4);
    at += (ptrdiff_t)n_slots * 4;
    memcpy(p + at, words_model.words.info, (size_t)n_slots * 4);
    at += (ptrdiff_t)n_slots * 4;
    int64_t clipped = 0;
    isn_tag_word none = {0};
    uint32_t row[TAG_MAX_FEATURES];
    tag_features(&none, 1, 0, n_rows, row);
    uint32_t bias_row = row[0]; /* every token has it */
    for (uint32_t r = 0; r < n_rows; r++)
        for (int t = 0; t < TAG_ROW; t++, at++) {
            double x = t < N_TAGS ? (double)sum[r][t] / n_sums * scale : 0;
            if (r == bias_row && t == TAG_O) x -= opt.bias * scale;
            if (x > 127) x = 127, clipped++;
            if (x < -127) x = -127, clipped++;
            p[at] = (char)lrint(x);
        }
    if (clipped) fprintf(stderr, "train: %lld weights clipped\n", (long long)clipped);
    return (isn_str){p, n};
}

/* ---- measuring ---- */

typedef struct { int hit[4], said[4], gold[4]; } tally;

static bool begins(const uint8_t *tag, int i)
{
    return tag[i] && (tag[i] % 2 == 1 || i == 0 || (tag[i - 1] != tag[i] && tag[i - 1] != tag[i] - 1));
}

static int name_end(const uint8_t *tag, int n, int i)
{
    int go_on = tag[i] + tag[i] % 2, end = i + 1;
    while (end < n && tag[end] == go_on) end++;
    return end;
}

static void show(const sentence *s, const uint8_t *tag, const char *what, int i)
{
    int end = name_end(tag, s->n_given, i);
    printf("%s %d:", what, (tag[i] + 1) / 2);
    for (int k = i > 3 ? i - 3 : 0; k < end + 3 && k < s->n_given; k++)
        printf(" %s%.*s%s", k == i ? "[" : "", STR_ARG(s->word[k]), k == end - 1 ? "]" : "");
    putchar('\n');
}

static void measure_one(const isn_tag_model *m, const sentence *s, tally *sum_of)
{
    isn_arena scratch;
    arena_init(&scratch, 1 << 24);
    const uint8_t *own = need(tag_sentence(&scratch, m, s->w, s->n));
    uint8_t *said = need(isn_alloc(&scratch, s->n_given + 1));
    for (int i = 0; i < s->n; i++)
        if (own[i] && (!said[s->given[i]])) said[s->given[i]] = own[i];
    for (int i = 0; i < s->n_given; i++) {
        bool g = begins(s->given_gold, i), p = begins(said, i);
        if (g) sum_of->gold[(s->given_gold[i] + 1) / 2]++;
        if (p) sum_of->said[(said[i] + 1) / 2]++;
        bool same = g && p && (said[i] + 1) / 2 == (s->given_gold[i] + 1) / 2 &&
                    name_end(s->given_gold, s->n_given, i) == name_end(said, s->n_given, i);
        if (same) sum_of->hit[(said[i] + 1) / 2]++;
        if (opt.errors && g && !same) show(s, s->given_gold, "missed", i);
        if (opt.errors && p && !same) show(s, said, "spurious", i);
    }
    arena_free(&scratch);
}

static double print_tally(const char *what, tally t)
{
    static const char *const type[] = {"all", "person", "organization", "place"};
    double f1 = 0;
    for (int k = 1; k < 4; k++) t.hit[0] += t.hit[k], t.said[0] += t.said[k], t.gold[0] += t.gold[k];
    for (int k = 0; k < 4; k++) {
        double p = t.said[k] ? (double)t.hit[k] / t.said[k] : 0, r = t.gold[k] ? (double)t.hit[k] / t.gold[k] : 0;
        double f = p + r > 0 ? 2 * p * r / (p + r) : 0;
        if (k == 0) f1 = f;
        fprintf(stderr, "%-24s %-13s P %.3f R %.3f F1 %.3f  (%d)\n", k ? "" : what, type[k], p, r, f, t.gold[k]);
    }
    return f1;
}

static double measure(const char *what, const isn_tag_model *m, const sentences *all, bool held_out)
{
    tally t = {0};
    for (int i = 0; i < all->n; i++)
        if (all->at[i].held_out == held_out && all->at[i].n) measure_one(m, &all->at[i], &t);
    return print_tally(what, t);
}

/* ---- silver: what the model says of raw news, word by word ---- */

static ptrdiff_t slot_of_word(isn_str key)
{
    const isn_words_table *t = &words_model.words;
    uint32_t i, print = word_print(key, &i);
    for (i &= t->n_slots - 1; t->print[i]; i = (i + 1) & (t->n_slots - 1))
        if (t->print[i] == print) return i;
    return -1;
}

static void tag_line(const isn_tag_model *m, isn_str line, uint32_t (*count)[4])
{
    isn_arena scratch;
    arena_init(&scratch, 1 << 26);
    isn_page page = {.text = line};
    isn_block b = {.span = {0, (uint32_t)line.n}, .kind = ISN_BLOCK_PARAGRAPH};
    isn_push_value(&scratch, &page.blocks, b);
    isn_text t;
    isn_text_read(&scratch, &page, &t);
    isn_name_mark *marks = need(isn_new(&scratch, isn_name_mark, t.toks.n + 1));
    name_marks(t.toks, marks);
    const isn_tag_word *w = need(tag_words(&scratch, m, t.toks, marks));
    const uint8_t *tag = need(tag_sentence(&scratch, m, w, t.toks.n));
    for (ptrdiff_t i = 0; i < t.toks.n; i++) {
        if (t.toks.at[i].kind != TOK_WORD) continue;
        isn_word_base base;
        word_base(&m->words, t.toks.at[i].key, &base);
        ptrdiff_t slot = slot_of_word(base.key);
        if (slot >= 0) count[slot][(tag[i] + 1) / 2]++;
    }
    arena_free(&scratch);
}

/* Bits 25-26 of a word's info: the type it is mostly tagged with; bit 27:
 * only between a third and two thirds of the times; bit 28: never. */
static void write_silver(const isn_tag_model *m, const char *news, const char *path)
{
    isn_str all = load(news);
    uint32_t n = words_model.words.n_slots, (*count)[4] = need(calloc(n, sizeof *count));
    for (ptrdiff_t at = 0; at < all.n;) {
        const char *nl = memchr(all.p + at, '\n', (size_t)(all.n - at));
        ptrdiff_t end = nl ? nl - all.p : all.n;
        tag_line(m, str_sub(all, at, end < at + 100000 ? end : at + 100000), count);
        at = end + 1;
    }
    uint32_t *info = need(malloc(4 * (size_t)n)), head[2] = {0x31575349u, n};
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t *c = count[i];
        uint32_t total = c[0] + c[1] + c[2] + c[3], best = 1;
        info[i] = words_model.words.info[i] & 0x1FFFFFFu;
        for (uint32_t k = 2; k < 4; k++)
            if (c[k] > c[best]) best = k;
        if (total < 4) continue;
        if (c[best] * 3 >= total) info[i] |= best << 25;
        if (c[best] * 3 >= total && c[best] * 3 < total * 2) info[i] |= 1u << 27;
        if (c[0] * 50 >= total * 49) info[i] |= 1u << 28;
    }
    FILE *f = fopen(path, "wb");
    if (!f) exit(2);
    fwrite(head, 4, 2, f);
    fwrite(words_model.words.print, 4, n, f);
    fwrite(info, 4, n, f);
    fclose(f);
}

/* ---- the walk ---- */

static void read_words(const char *path)
{
    isn_str all = load(path);
    uint32_t n;
    memcpy(&n, all.p + 4, 4);
    if (all.n != 8 + (ptrdiff_t)n * 8) fprintf(stderr, "train: '%s' is no table of words\n", path), exit(2);
    words_model.words = (isn_words_table){(const uint32_t *)(const void *)(all.p + 8),
                                          (const uint32_t *)(const void *)(all.p + 8) + n, n};
}

int main(int argc, char **argv)
{
    set sets[MAX_SETS], tests[MAX_SETS];
    int n_sets = 0, n_tests = 0;
    const char *words = NULL, *domain = NULL, *model = NULL, *silver = NULL, *silver_out = NULL;
    arena_init(&arena, (ptrdiff_t)8 << 30);
    for (int i = 1; i < argc; i++) {
        char *a = argv[i], *v = i + 1 < argc ? argv[i + 1] : NULL;
        if (strcmp(a, "--errors") == 0) { opt.errors = true; continue; }
        if (strncmp(a, "--", 2) == 0 && !v) return fputs("train: a value is missing\n", stderr), 2;
        if (strcmp(a, "--fold") == 0) sscanf(v, "%d/%d", &opt.fold, &opt.n_folds), i++;
        else if (strcmp(a, "--test") == 0) tests[n_tests++] = read_set(v), i++;
        else if (strcmp(a, "--domain") == 0) domain = v, i++;
        else if (strcmp(a, "--model") == 0) model = v, i++;
        else if (strcmp(a, "--silver") == 0 && i + 2 < argc) silver = v, silver_out = argv[i + 2], i += 2;
        else if (strcmp(a, "--epochs") == 0) opt.epochs = atoi(v), i++;
        else if (strcmp(a, "--rows") == 0) opt.log_rows = atoi(v), i++;
        else if (strcmp(a, "--rate") == 0) opt.rate = atof(v), i++;
        else if (strcmp(a, "--decay") == 0) opt.decay = atof(v), i++;
        else if (strcmp(a, "--drop") == 0) opt.drop = atof(v), i++;
        else if (strcmp(a, "--unseen") == 0) opt.unseen = atof(v), i++;
        else if (strcmp(a, "--bias") == 0) opt.bias = atof(v), i++;
        else if (!words && !model) words = a;
        else if (n_sets < MAX_SETS) sets[n_sets++] = read_set(a);
    }
    if ((!words && !model) || (!n_sets && !n_tests && !silver)) return fputs("usage: train [options] WORDS.bin FORMAT:DOMAIN:FILE… > names.bin\n", stderr), 2;
    for (int d = 0; domain && d < n_domains; d++)
        if (strcmp(domain, domain_name[d]) == 0) opt.domain = d;
    isn_str bytes = STR_NONE;
    isn_tag_model m;
    if (model) {
        bytes = load(model);
        if (!tag_model_read(bytes, &m)) return fputs("train: no model\n", stderr), 2;
        words_model.words = m.words;
    } else read_words(words);
    sentences all = {0};
    for (int i = 0; i < n_sets; i++) {
        ptrdiff_t first = all.n;
        read_conll(&all, &sets[i]);
        for (ptrdiff_t k = first; opt.n_folds && i == 0 && k < all.n; k++)
            all.at[k].held_out = (k - first) / BLOCK % opt.n_folds == opt.fold;
    }
    if (!model) {
        field_new();
        count_rows(&all);
        train(&all);
        bytes = model_write();
    }
    if (!tag_model_read(bytes, &m)) return fputs("train: no model\n", stderr), 2;
    if (opt.n_folds) measure("held out", &m, &all, true);
    for (int i = 0; i < n_tests; i++) {
        sentences test = {0};
        read_conll(&test, &tests[i]);
        measure(tests[i].path, &m, &test, false);
    }
    if (silver) write_silver(&m, silver, silver_out);
    if (!opt.n_folds && !model) fwrite(bytes.p, 1, (size_t)bytes.n, stdout);
    return 0;
}
