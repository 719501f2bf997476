/* rank.c - how well a row answers a query, as a function of FTS5.
 *
 * BM25 over the words of the query, where a place in the title (the first column) or
 * in the lead of the text counts more than one further down; a little more where
 * neighbours in the query are neighbours in the text; and less in proportion to
 * the weight of the words that are missing.  How rare a word is is guessed from
 * its first rows: the cost of that does not grow with the table. */
#include "store/rank.h"

#ifdef ISNAD_EXTENSION
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3
#else
#include <sqlite3.h>
#endif

#include <math.h>
#include <stddef.h>
#include <string.h>

enum { MAX_PLACES = 48, SAMPLE = 200 };
enum { LEAD_FIRST_WORDS = 20, LEAD_WORDS = 40, DAYS_NEAR = 2 };

/* Chosen on one half of test/judged, reported on the other. */
static const double TITLE = 8, LEAD_FIRST = 3, LEAD = 2, SATURATION = 2, LENGTH = 0.5, NEAR = 0.1;
static const double MISSING = 0.7, RARITY = 0.7; /* powers */
static const double DATED = 3; /* how often a word of a date stands in a row of that day */

/* What is the same for all rows of a query. */
typedef struct {
    int n_phrases, n_words;
    double mean_words; /* of a row */
    double all;        /* the sum of the weights */
    rank_top own;      /* for isnad_rank, which is given none */
} measure;

/* ---- how rare a phrase is ----------------------------------------------------- */

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

static double weight_of(const Fts5ExtensionApi *api, Fts5Context *fts, int phrase, sqlite3_int64 n_rows)
{
    double with = rows_with(api, fts, phrase, n_rows);
    return pow(log(1 + ((double)n_rows - with + 0.5) / (with + 0.5)), RARITY);
}

static void weigh(const Fts5ExtensionApi *api, Fts5Context *fts, rank_top *top, int n_phrases, sqlite3_int64 n_rows)
{
    bool known[RANK_WORDS] = {false};
    for (int i = 0; i < n_phrases; i++) {
        int word = top->word_of[i];
        if (word >= RANK_WORDS || known[word]) continue;
        known[word] = true;
        top->weight[word] = top->n_words == 1 ? 1 : weight_of(api, fts, i, n_rows);
    }
    top->weighed = true;
}

static measure *measure_once(const Fts5ExtensionApi *api, Fts5Context *fts, rank_top *top)
{
    measure *m = api->xGetAuxdata(fts, 0); /* it goes with the query */
    if (m) return m;
    m = sqlite3_malloc64(sizeof *m);
    if (!m) return NULL;
    memset(m, 0, sizeof *m);
    if (!top) top = &m->own;
    sqlite3_int64 n_rows = 0, n_words = 0;
    api->xRowCount(fts, &n_rows);
    api->xColumnTotalSize(fts, -1, &n_words);
    m->n_phrases = api->xPhraseCount(fts);
    if (m->n_phrases > RANK_PHRASES) m->n_phrases = RANK_PHRASES;
    if (top->n_words == 0) {
        if (m->n_phrases > RANK_WORDS) m->n_phrases = RANK_WORDS;
        top->n_words = m->n_phrases;
        for (int i = 0; i < m->n_phrases; i++) top->word_of[i] = (uint8_t)i;
    }
    m->n_words = top->n_words;
    if (!top->weighed) weigh(api, fts, top, m->n_phrases, n_rows);
    m->mean_words = n_rows ? (double)n_words / (double)n_rows : 1;
    m->all = 0;
    for (int i = 0; i < m->n_words; i++) m->all += top->weight[i];
    if (api->xSetAuxdata(fts, m, sqlite3_free) != SQLITE_OK) return NULL;
    return m;
}

/* ---- where the words of a row stand --------------------------------------------- */

/* Where a word stands: column << 32 | its number there. */
typedef struct {
    sqlite3_int64 at[MAX_PLACES];
    int n;
    double often; /* times, those of the title and the lead weighing more */
} places;

typedef struct {
    places word[RANK_WORDS];
    double has;   /* the weight of the words it holds */
    bool has_all;
    int least;    /* words that the row must have at least: the last place of a word */
} row;

static void find_places(const Fts5ExtensionApi *api, Fts5Context *fts, int phrase, places *p, int *least)
{
    Fts5PhraseIter it;
    int column, word;
    p->n = 0, p->often = 0;
    if (api->xPhraseFirst(fts, phrase, &it, &column, &word) != SQLITE_OK) return;
    for (; column >= 0; api->xPhraseNext(fts, &it, &column, &word)) {
        p->often += column == 0 ? TITLE : word < LEAD_FIRST_WORDS ? LEAD_FIRST : word < LEAD_WORDS ? LEAD : 1;
        if (p->n < MAX_PLACES) p->at[p->n++] = (sqlite3_int64)column << 32 | word;
        if (word >= *least) *least = word + 1;
    }
}

/* «١٢ أيار» is answered by an article that came out then, or a day or two later. */
static bool of_that_day(const rank_top *top, const isn_day *out)
{
    if (!out || !out->year || !top->when.month) return false;
    isn_day day = top->when;
    if (!day.year) day.year = out->year;
    if (!day.day) return day.month == out->month && day.year == out->year;
    int late = day_exists(day) ? day_number(*out) - day_number(day) : -1000;
    return late >= -DAYS_NEAR && late <= DAYS_NEAR;
}

static void read_row(const Fts5ExtensionApi *api, Fts5Context *fts, const measure *m, const rank_top *top, const isn_day *out, row *w)
{
    w->has = 0, w->least = 0, w->has_all = true;
    for (int i = 0; i < m->n_words; i++) w->word[i].n = -1;
    for (int i = 0; i < m->n_phrases; i++) {
        places *p = &w->word[top->word_of[i]];
        if (p->n < 0) find_places(api, fts, i, p, &w->least); /* a word may be asked for twice */
    }
    bool dated = of_that_day(top, out);
    for (int i = 0; i < m->n_words; i++) {
        places *p = &w->word[i];
        if (dated && top->of_date[i] && p->often < DATED) p->often = DATED;
        if (p->often > 0) w->has += top->weight[i];
        else w->has_all = false;
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

/* The most different words among SNIPPET_WORDS neighbours of the text. */
static int most_together(const row *w, int n_words)
{
    int next[RANK_WORDS] = {0}, most = 0;
    const sqlite3_int64 text = (sqlite3_int64)1 << 32;
    for (int i = 0; i < n_words; i++)
        while (next[i] < w->word[i].n && w->word[i].at[next[i]] < text) next[i]++;
    for (;;) {
        sqlite3_int64 first = INT64_MAX;
        int of = -1, n = 0;
        for (int i = 0; i < n_words; i++)
            if (next[i] < w->word[i].n && w->word[i].at[next[i]] < first) first = w->word[i].at[next[i]], of = i;
        if (of < 0) return most;
        for (int i = 0; i < n_words; i++) n += next[i] < w->word[i].n && w->word[i].at[next[i]] < first + SNIPPET_WORDS;
        if (n > most) most = n;
        next[of]++;
    }
}

/* ---- the score -------------------------------------------------------------------- */

static double saturated(double often, double length)
{
    return often * (SATURATION + 1) / (often + SATURATION * length);
}

static double score_of(const measure *m, const rank_top *top, const row *w, double length)
{
    double score = 0;
    for (int i = 0; i < m->n_words; i++) {
        const places *now = &w->word[i];
        if (now->often <= 0) continue;
        score += top->weight[i] * saturated(now->often, length);
        if (i == 0 || w->word[i - 1].n <= 0 || now->n <= 0) continue;
        double near = often_near(&w->word[i - 1], now);
        if (near > 0) score += NEAR * (top->weight[i - 1] + top->weight[i]) / 2 * saturated(near, length);
    }
    return m->all > 0 ? score * pow(w->has / m->all, MISSING) : 0;
}

static double length_of(const measure *m, int n_words)
{
    return 1 - LENGTH + LENGTH * n_words / m->mean_words;
}

static double full_score(const Fts5ExtensionApi *api, Fts5Context *fts, const measure *m, const rank_top *top, const row *w)
{
    int n_words = 0;
    api->xColumnSize(fts, -1, &n_words);
    return score_of(m, top, w, length_of(m, n_words));
}

/* Puts a row where it belongs among the best. */
static void keep(rank_top *top, rank_row new)
{
    int i = top->n < top->limit ? top->n++ : top->limit - 1;
    for (; i > 0 && top->row[i - 1].score < new.score; i--) top->row[i] = top->row[i - 1];
    top->row[i] = new;
}

static bool may_enter(const rank_top *top, double score)
{
    return top->n < top->limit || score > top->row[top->limit - 1].score;
}

/* The length of a row is costly to ask for.  Where enough rows are better already
 * than this one would be if it ended with its last word found, it need not be asked. */
static void consider(const Fts5ExtensionApi *api, Fts5Context *fts, const measure *m, rank_top *top, const isn_day *out)
{
    row w;
    read_row(api, fts, m, top, out, &w);
    if (w.has < top->need * m->all || (top->partial && w.has_all)) return;
    if (!may_enter(top, score_of(m, top, &w, length_of(m, w.least)))) return;
    double score = full_score(api, fts, m, top, &w);
    if (may_enter(top, score)) keep(top, (rank_row){api->xRowid(fts), score, w.has_all, most_together(&w, m->n_words)});
}

static void top_function(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *ctx, int n_value, sqlite3_value **value)
{
    rank_top *top = n_value >= 1 ? sqlite3_value_pointer(value[0], RANK_TOP) : NULL;
    if (!top) {
        sqlite3_result_error(ctx, "isnad_top is for isnad itself: isnad_rank ranks", -1);
        return;
    }
    const measure *m = measure_once(api, fts, top);
    if (!m) sqlite3_result_error_nomem(ctx);
    if (!m || top->only_weigh || top->limit <= 0) return;
    isn_day out = {0};
    if (n_value >= 2 && sqlite3_value_type(value[1]) == SQLITE_TEXT)
        out = day_read((isn_str){(const char *)sqlite3_value_text(value[1]), sqlite3_value_bytes(value[1])});
    consider(api, fts, m, top, &out);
}

/* For other people's tables: their phrases are the words. */
static void rank_function(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *ctx, int n_value, sqlite3_value **value)
{
    const measure *m = measure_once(api, fts, NULL);
    if (!m) {
        sqlite3_result_error_nomem(ctx);
        return;
    }
    double need = n_value > 0 ? sqlite3_value_double(value[0]) : 0;
    row w;
    read_row(api, fts, m, &m->own, NULL, &w);
    sqlite3_result_double(ctx, w.has < need * m->all ? 0 : -full_score(api, fts, m, &m->own, &w));
}

int isnad_rank_register(fts5_api *fts)
{
    int code = fts->xCreateFunction(fts, "isnad_rank", NULL, rank_function, NULL);
    return code == SQLITE_OK ? fts->xCreateFunction(fts, "isnad_top", NULL, top_function, NULL) : code;
}
