/* search.c - full text: the best articles for a query.
 *
 * The index is asked for the articles that have all the words (rank.c keeps the best),
 * then, where these are few, for those with enough of them; what is shown of an
 * article is read only for the few that are shown. */
#include "base/day.h"
#include "store/db.h"
#include "store/query.h"
#include "store/rank.h"
#include "store/snippet.h"

#include <stdio.h>
#include <stdlib.h>

/* How much of the words' weight an article must hold that holds not all of them. */
static const double PARTIAL_NEED = 0.4;

enum { MOST_ROWS = 10000 };

/* SQL for the filters; parameters are bound in the same order by bind_filters. */
static isn_str filters_sql(isn_arena *a, const isn_query *q)
{
    isn_str sql = STR("");
    if (q->from.year) sql = arena_fmt(a, "%.*s AND substr(article.published,1,10)>=?", STR_ARG(sql));
    if (q->to.year) sql = arena_fmt(a, "%.*s AND substr(article.published,1,10)<=?", STR_ARG(sql));
    for (ptrdiff_t i = 0; i < q->outlets.n; i++)
        sql = arena_fmt(a, "%.*s AND %sinstr(isnad_fold(ifnull(article.outlet,'')),isnad_fold(?))>0", STR_ARG(sql),
                        q->outlets.at[i].without ? "NOT " : "");
    for (ptrdiff_t i = 0; i < q->speakers.n; i++)
        sql = arena_fmt(a, "%.*s AND %sEXISTS(SELECT 1 FROM statement WHERE statement.article=article.id"
                           " AND instr(isnad_fold(ifnull(speaker,'')),isnad_fold(?))>0)", STR_ARG(sql),
                        q->speakers.at[i].without ? "NOT " : "");
    if (q->unless.n)
        sql = arena_fmt(a, "%.*s AND article.id NOT IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)", STR_ARG(sql));
    return sql;
}

static void bind_day(sqlite3_stmt *s, int i, isn_day d)
{
    char text[32];
    snprintf(text, sizeof text, "%04d-%02d-%02d", d.year, d.month, d.day);
    sqlite3_bind_text(s, i, text, -1, SQLITE_TRANSIENT);
}

static int bind_filters(sqlite3_stmt *s, int i, const isn_query *q)
{
    if (q->from.year) bind_day(s, i++, q->from);
    if (q->to.year) bind_day(s, i++, q->to);
    for (ptrdiff_t k = 0; k < q->outlets.n; k++) db_bind_str(s, i++, q->outlets.at[k].value);
    for (ptrdiff_t k = 0; k < q->speakers.n; k++) db_bind_str(s, i++, q->speakers.at[k].value);
    if (q->unless.n) db_bind_str(s, i++, q->unless);
    return i;
}

/* Rows of the index; the table of articles is joined only where a filter or a date
 * among the words needs it. */
static sqlite3_stmt *index_rows(isn_store *s, isn_arena *a, isn_str filters, bool dated, isn_err *err)
{
    static const char all[] = "SELECT isnad_top(article_fts, ?1) FROM article_fts WHERE article_fts MATCH ?2";
    static const char days[] = "SELECT isnad_top(article_fts, ?1, article.published) FROM article_fts JOIN article"
                               " ON article.id=article_fts.rowid WHERE article_fts MATCH ?2";
    if (filters.n == 0) return db_kept(s, dated ? days : all, err);
    isn_str sql = arena_fmt(a, "SELECT isnad_top(article_fts, ?, article.published) FROM article_fts JOIN article"
                               " ON article.id=article_fts.rowid WHERE article_fts MATCH ?%.*s", STR_ARG(filters));
    if (sql.p) return db_prepare(s, sql.p, err);
    err_set(err, ISN_LIMIT, STR_NONE, ISN_NOWHERE, "there is no memory");
    return NULL;
}

/* Hands every row that matches to `top`. */
static bool rank_rows(isn_store *s, isn_arena *a, const isn_query *q, isn_str match, rank_top *top, isn_err *err)
{
    isn_str filters = filters_sql(a, q);
    sqlite3_stmt *st = index_rows(s, a, filters, top->when.month, err);
    if (!st) return false;
    sqlite3_bind_pointer(st, 1, top, RANK_TOP, NULL);
    db_bind_str(st, 2, match);
    bind_filters(st, 3, q);
    int step;
    while ((step = sqlite3_step(st)) == SQLITE_ROW)
        if (top->only_weigh) break;
    bool ok = step == SQLITE_DONE || step == SQLITE_ROW || db_fail(s, err, "search");
    if (filters.n) sqlite3_finalize(st);
    else sqlite3_reset(st);
    return ok;
}

/* ---- articles with some of the words -------------------------------------------- */

typedef ISN_LIST(char) text;

static void put(isn_arena *a, text *t, isn_str s)
{
    for (ptrdiff_t i = 0; i < s.n; i++) isn_push_value(a, t, s.p[i]);
}

/* «("a" OR "b")» of some words of the query; notes which word each phrase is. */
static void put_any(isn_arena *a, text *t, const isn_query *q, const int *word, int n, rank_top *top, int *n_phrases)
{
    for (int i = 0; i < n; i++) {
        put(a, t, i ? STR(" OR ") : STR("("));
        put(a, t, q->words.at[word[i]].string);
        top->word_of[(*n_phrases)++] = (uint8_t)word[i];
    }
    put(a, t, STR(")"));
}

static isn_str finish(isn_arena *a, const isn_query *q, text *t)
{
    put(a, t, q->not);
    isn_str s = {t->at, t->n};
    put(a, t, (isn_str){"", 1});
    s.p = t->at;
    return a->full ? STR_NONE : s;
}

/* Learns how rare the words are, where no article has them all. */
static bool weigh_words(isn_store *s, isn_arena *a, const isn_query *q, const int *word, rank_top *top, isn_err *err)
{
    if (top->weighed) return true;
    text t = {0};
    int n_phrases = 0;
    put_any(a, &t, q, word, top->n_words, top, &n_phrases);
    isn_query bare = {.words = q->words, .not = STR("")};
    top->only_weigh = true;
    bool ok = rank_rows(s, a, &bare, finish(a, &bare, &t), top, err);
    top->only_weigh = false;
    return ok;
}

/* The words, the rarest first. */
static void sort_words(const rank_top *top, int *word)
{
    for (int i = 1; i < top->n_words; i++)
        for (int k = i; k > 0 && top->weight[word[k]] > top->weight[word[k - 1]]; k--) {
            int other = word[k];
            word[k] = word[k - 1];
            word[k - 1] = other;
        }
}

/* How many of the rarest words there must be so that an article with none of them
 * has too little of the weight: only rows with one of these need be looked at. */
static int n_rarest(const rank_top *top, const int *word)
{
    double all = 0, rest = 0;
    for (int i = 0; i < top->n_words; i++) all += top->weight[i];
    int n = top->n_words;
    while (n > 1 && rest + top->weight[word[n - 1]] < top->need * all) rest += top->weight[word[--n]];
    return n;
}

/* «(rare OR rarer) AND (rare OR rarer OR common)»: of the common words only the places
 * in rows that have a rare one are read. */
static isn_str some_words(isn_arena *a, const isn_query *q, const int *word, rank_top *top)
{
    text t = {0};
    int n_phrases = 0, n = n_rarest(top, word);
    put_any(a, &t, q, word, n, top, &n_phrases);
    if (n < top->n_words) {
        put(a, &t, STR(" AND "));
        put_any(a, &t, q, word, top->n_words, top, &n_phrases);
    }
    return finish(a, q, &t);
}

/* «(all AND others) AND (all OR ١٢ OR أيار)»: the words of a date may be missing, for a row
 * of that day has them too.  None where the query has no other words. */
static isn_str with_date(isn_arena *a, const isn_query *q, rank_top *top)
{
    text t = {0};
    int n_phrases = 0, word[RANK_WORDS], n = 0;
    for (int i = 0; i < top->n_words; i++) {
        if (q->words.at[i].of_date) continue;
        put(a, &t, n_phrases ? STR(" AND ") : STR("("));
        put(a, &t, q->words.at[i].string);
        top->word_of[n_phrases++] = (uint8_t)i;
        word[n++] = i;
    }
    if (n == 0) return STR_NONE;
    n = 1;
    for (int i = 0; i < top->n_words; i++)
        if (q->words.at[i].of_date) word[n++] = i;
    put(a, &t, STR(") AND "));
    put_any(a, &t, q, word, n, top, &n_phrases);
    return finish(a, q, &t);
}

static bool rank_partial(isn_store *s, isn_arena *a, const isn_query *q, rank_top *top, isn_err *err)
{
    int word[RANK_WORDS];
    for (int i = 0; i < top->n_words; i++) word[i] = i;
    if (!weigh_words(s, a, q, word, top, err)) return false;
    if (!top->weighed) return true; /* no article has any of them */
    top->need = PARTIAL_NEED, top->partial = true;
    sort_words(top, word);
    isn_str match = some_words(a, q, word, top);
    return a->full || rank_rows(s, a, q, match, top, err);
}

/* ---- what is shown ----------------------------------------------------------------- */

/* Adds one article; the stems of its words are remembered from search to search. */
static bool show(isn_store *s, isn_arena *a, int64_t id, const mark_terms *wanted, int together, isn_found *f, isn_err *err)
{
    sqlite3_stmt *st = db_kept(s, "SELECT " DOC_COLUMNS ", article.text FROM article WHERE id=?1", err);
    if (!st) return false;
    sqlite3_bind_int64(st, 1, id);
    int step = sqlite3_step(st);
    if (step == SQLITE_ROW) {
        if (!s->stems) s->stems = calloc(1, isn_stem_memory_size());
        f->doc = db_doc(a, st, 0);
        snippet_find(a, s->stems, db_str(a, st, DOC_N_COLUMNS), wanted, together, f);
    }
    bool ok = step == SQLITE_ROW || step == SQLITE_DONE || db_fail(s, err, "search");
    sqlite3_reset(st);
    return ok;
}

static bool has_found(const isn_founds *list, int64_t id)
{
    for (ptrdiff_t i = 0; i < list->n; i++)
        if (list->at[i].doc.id == id) return true;
    return false;
}

static bool show_ranked(isn_store *s, isn_arena *a, const mark_terms *wanted, const rank_top *top, int limit, isn_founds *out, isn_err *err)
{
    ptrdiff_t n_before = out->n;
    for (int i = 0; i < top->n && out->n < limit; i++) {
        if (n_before && has_found(out, top->row[i].id)) continue;
        isn_found *f = isn_push(a, out);
        if (!f) break;
        f->score = top->row[i].score, f->partial = !top->row[i].has_all;
        if (!show(s, a, top->row[i].id, wanted, top->row[i].together, f, err)) return false;
    }
    return true;
}

static rank_top *new_top(isn_arena *a, const isn_query *q, int limit)
{
    rank_top *top = isn_new(a, rank_top, 1);
    if (!top) return NULL;
    *top = (rank_top){.limit = limit, .n_words = (int)q->words.n, .when = q->when, .row = isn_new(a, rank_row, limit)};
    for (int i = 0; i < top->n_words; i++) {
        top->word_of[i] = (uint8_t)i;
        top->of_date[i] = q->words.at[i].of_date;
    }
    return top->row ? top : NULL;
}

/* Articles with all the words; where they are fewer than asked for, then those
 * with the words that weigh most. */
static bool by_words(isn_store *s, isn_arena *a, const isn_query *q, int limit, isn_founds *out, isn_err *err)
{
    rank_top *top = new_top(a, q, limit);
    if (!top) return true; /* a->full says it */
    mark_terms wanted = {.a = a};
    mark_terms_read(&wanted, q->match);
    isn_str match = q->loose && q->when.month ? with_date(a, q, top) : STR_NONE;
    if (!rank_rows(s, a, q, match.n ? match : q->match, top, err)) return false;
    if (!show_ranked(s, a, &wanted, top, limit, out, err)) return false;
    if (!q->loose || top->n >= limit) return true;
    top->n = 0;
    return rank_partial(s, a, q, top, err) && show_ranked(s, a, &wanted, top, limit, out, err);
}

/* Where no words are asked for: what the filters leave, the newest first. */
static bool by_filters(isn_store *s, isn_arena *a, const isn_query *q, int limit, isn_founds *out, isn_err *err)
{
    isn_str sql = arena_fmt(a, "SELECT article.id FROM article WHERE 1%.*s ORDER BY article.published DESC, article.id LIMIT ?",
                            STR_ARG(filters_sql(a, q)));
    sqlite3_stmt *st = sql.p ? db_prepare(s, sql.p, err) : NULL;
    if (!st) return a->full;
    sqlite3_bind_int(st, bind_filters(st, 1, q), limit);
    mark_terms none = {.a = a};
    int step;
    bool ok = true;
    while (ok && (step = sqlite3_step(st)) == SQLITE_ROW) {
        isn_found *f = isn_push(a, out);
        if (!f) break;
        ok = show(s, a, sqlite3_column_int64(st, 0), &none, 0, f, err);
    }
    ok = ok && (step == SQLITE_DONE || a->full || db_fail(s, err, "search"));
    sqlite3_finalize(st);
    return ok;
}

bool isn_store_search(isn_store *s, isn_arena *a, isn_str words, int limit, isn_founds *out, isn_err *err)
{
    isn_query q = {0};
    if (!isn_query_read(a, words, &q, err)) return false;
    if (limit <= 0) limit = 20;
    if (limit > MOST_ROWS) limit = MOST_ROWS;
    bool ok = q.match.n ? by_words(s, a, &q, limit, out, err) : by_filters(s, a, &q, limit, out, err);
    if (ok && a->full) return err_set(err, ISN_LIMIT, str_c(s->path), ISN_NOWHERE, "it needs more memory than allowed");
    return ok;
}
