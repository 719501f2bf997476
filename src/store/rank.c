/* rank.c - how well a row answers a query, as a function of FTS5.
 *
 * BM25 over the words of the query, where a place in the title (the first column) or
 * in the lead of the text counts more than one further down; a little more where
 * neighbours in the query are neighbours in the text; and less in proportion to
 * the weight of the words that are missing.  How rare a word is is guessed from
 * its first rows: the cost of that does not grow with the table. */
#include "store/tokenizer.h"

#ifdef ISNAD_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

enum { MAX_PHRASES = 64, MAX_PLACES = 64, SAMPLE = 500, MAX_BEST = 64 };

/* Chosen on one half of test/judged, reported on the other. */
static const double TITLE = 8, LEAD = 2, SATURATION = 1.2, LENGTH = 0.5, NEAR = 0.1;
enum { LEAD_WORDS = 40 };

/* What is the same for all rows of a query. */
typedef struct {
    double mean_words, all; /* `all`: the sum of the weights */
    double weight[MAX_PHRASES]; /* how rare a phrase is */
    double best[MAX_BEST];      /* the best scores so far, falling */
    int n_best;
} rarity;

typedef struct {
    sqlite3_int64 n, last;
} sample;

static int count_row(const Fts5ExtensionApi *api, Fts5Context *fts, void *to)
{
    sample *s = to;
    s->n++;
    s->last = api->xRowid(fts);
    return s->n < SAMPLE ? SQLITE_OK : SQLITE_DONE;
}

/* The rows that hold a phrase: counted, or guessed from the first of them. */
static double rows_with(const Fts5ExtensionApi *api, Fts5Context *fts, int phrase, sqlite3_int64 n_rows)
{
    sample s = {0, 1};
    api->xQueryPhrase(fts, phrase, &s, count_row);
    if (s.n < SAMPLE || s.last <= 0) return (double)s.n;
    double guess = (double)s.n * (double)n_rows / (double)s.last;
    return guess > (double)n_rows ? (double)n_rows : guess < (double)s.n ? (double)s.n : guess;
}

static rarity *measure(const Fts5ExtensionApi *api, Fts5Context *fts)
{
    rarity *r = api->xGetAuxdata(fts, 0);
    if (r) return r;
    r = sqlite3_malloc64(sizeof *r);
    if (!r) return NULL;
    sqlite3_int64 n_rows = 0, n_words = 0;
    api->xRowCount(fts, &n_rows);
    api->xColumnTotalSize(fts, -1, &n_words);
    int n = api->xPhraseCount(fts);
    if (n > MAX_PHRASES) n = MAX_PHRASES;
    r->mean_words = n_rows ? (double)n_words / (double)n_rows : 1;
    r->all = 0, r->n_best = 0;
    for (int i = 0; i < n; i++) {
        double with = n == 1 ? 1 : rows_with(api, fts, i, n_rows);
        r->weight[i] = log(1 + ((double)n_rows - with + 0.5) / (with + 0.5));
        r->all += r->weight[i];
    }
    if (api->xSetAuxdata(fts, r, sqlite3_free) != SQLITE_OK) return NULL;
    return r;
}

/* Where a phrase stands: column << 32 | word. */
typedef struct {
    sqlite3_int64 at[MAX_PLACES];
    int n;
    double often; /* times, those of the title and the lead weighing more */
} places;

static void find_places(const Fts5ExtensionApi *api, Fts5Context *fts, int phrase, places *p)
{
    Fts5PhraseIter it;
    int column, word;
    p->n = 0, p->often = 0;
    if (api->xPhraseFirst(fts, phrase, &it, &column, &word) != SQLITE_OK) return;
    for (; column >= 0; api->xPhraseNext(fts, &it, &column, &word)) {
        p->often += column == 0 ? TITLE : word < LEAD_WORDS ? LEAD : 1;
        if (p->n < MAX_PLACES) p->at[p->n++] = (sqlite3_int64)column << 32 | word;
    }
}

/* How often the second follows the first closely, or comes just before it. */
static double often_near(const places *a, const places *b)
{
    double often = 0;
    for (int i = 0, k = 0; i < a->n && k < b->n;) {
        sqlite3_int64 gap = b->at[k] - a->at[i];
        if (gap < -2) k++;
        else if (gap > 3) i++;
        else often += a->at[i] >> 32 ? 1 : TITLE, i++, k++;
    }
    return often;
}

static double saturated(double often, double length)
{
    return often * (SATURATION + 1) / (often + SATURATION * length);
}

/* What the phrases of a row are worth. */
typedef struct {
    double often[MAX_PHRASES], near[MAX_PHRASES]; /* near: to the phrase before */
    double has;                                   /* the weight of those it holds */
    int n;
} row;

static void read_row(const Fts5ExtensionApi *api, Fts5Context *fts, const rarity *r, row *w)
{
    places two[2]; /* of this phrase and of the one before it */
    int n = api->xPhraseCount(fts);
    w->n = n < MAX_PHRASES ? n : MAX_PHRASES;
    w->has = 0;
    for (int i = 0; i < w->n; i++) {
        places *now = &two[i & 1], *before = &two[1 - (i & 1)];
        find_places(api, fts, i, now);
        w->often[i] = now->often;
        w->near[i] = i && before->n && now->n ? often_near(before, now) : 0;
        if (now->n) w->has += r->weight[i];
    }
}

static double score_of(const rarity *r, const row *w, double length)
{
    double score = 0;
    for (int i = 0; i < w->n; i++) {
        if (w->often[i] > 0) score += r->weight[i] * saturated(w->often[i], length);
        if (w->near[i] > 0) score += NEAR * (r->weight[i - 1] + r->weight[i]) / 2 * saturated(w->near[i], length);
    }
    return r->all > 0 ? score * w->has / r->all : 0;
}

/* Keeps the `limit` best scores. */
static void keep_best(rarity *r, double score, int limit)
{
    if (r->n_best == limit && score <= r->best[limit - 1]) return;
    int i = r->n_best < limit ? r->n_best++ : limit - 1;
    for (; i > 0 && r->best[i - 1] < score; i--) r->best[i] = r->best[i - 1];
    r->best[i] = score;
}

/* The length of a row is costly to ask for.  Where `limit` rows are better already
 * than this one would be if it were empty, it need not be asked. */
static void rank(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *ctx, int n_value, sqlite3_value **value)
{
    rarity *r = measure(api, fts);
    if (!r) {
        sqlite3_result_error_nomem(ctx);
        return;
    }
    double need = n_value > 0 ? sqlite3_value_double(value[0]) : 0;
    int limit = n_value > 1 ? sqlite3_value_int(value[1]) : 0, n_words = 0;
    if (limit > MAX_BEST) limit = 0;
    row w;
    read_row(api, fts, r, &w);
    sqlite3_result_double(ctx, 0);
    if (w.has < need * r->all) return;
    if (limit > 0 && r->n_best == limit && score_of(r, &w, 1 - LENGTH) < r->best[limit - 1]) return;
    api->xColumnSize(fts, -1, &n_words);
    double score = score_of(r, &w, 1 - LENGTH + LENGTH * n_words / r->mean_words);
    if (limit > 0) keep_best(r, score, limit);
    sqlite3_result_double(ctx, -score);
}

int isnad_rank_register(fts5_api *fts)
{
    return fts->xCreateFunction(fts, "isnad_rank", NULL, rank, NULL);
}
