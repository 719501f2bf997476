/* search.c - full text, with the words marked where they stand. */
#include "base/day.h"
#include "store/db.h"
#include "store/query.h"
#include "text/term.h"

#include <stdio.h>

enum { SNIPPET_BYTES = 320, MAX_TERMS = 64 };

/* ---- the terms that a query asks for, to mark them ----------------------------- */

typedef struct {
    isn_arena *a;
    isn_str at[MAX_TERMS];
    bool prefix[MAX_TERMS];
    int n;
    bool reading_prefix;
} terms;

static bool take_term(void *ctx, const isn_term *t)
{
    terms *all = ctx;
    if (all->n == MAX_TERMS) return false;
    all->prefix[all->n] = all->reading_prefix;
    all->at[all->n++] = arena_str(all->a, t->term);
    return true;
}

/* The strings of an FTS5 expression up to its NOT, walked as FTS5 does. */
static void query_terms(isn_str match, terms *out)
{
    for (ptrdiff_t i = 0; i < match.n; i++) {
        if (str_starts(str_sub(match, i, match.n), STR(" NOT "))) return;
        if (match.p[i] != '"') continue;
        ptrdiff_t end = str_find(match, STR("\""), i + 1);
        if (end < 0) return;
        out->reading_prefix = end + 2 < match.n && match.p[end + 2] == '*';
        isn_terms_walk(str_sub(match, i + 1, end), out->reading_prefix ? TERMS_PREFIX : TERMS_QUERY, take_term, out);
        i = end;
    }
}

typedef struct {
    isn_arena *a;
    const terms *wanted;
    uint32_t from; /* where the walked text begins in the article's */
    isn_found *found;
} marking;

static bool mark_term(void *ctx, const isn_term *t)
{
    marking *m = ctx;
    for (int i = 0; i < m->wanted->n; i++) {
        bool hit = m->wanted->prefix[i] ? str_starts(t->term, m->wanted->at[i]) : str_eq(t->term, m->wanted->at[i]);
        if (!hit) continue;
        isn_span span = {t->span.start + m->from, t->span.end + m->from};
        ptrdiff_t n = m->found->marks.n;
        if (n == 0 || m->found->marks.at[n - 1].start != span.start) isn_push_value(m->a, &m->found->marks, span);
        return true;
    }
    return true;
}

/* ---- the snippet ------------------------------------------------------------------ */

/* Moves `at` back to the beginning of its word, forward to its end. */
static ptrdiff_t word_start(isn_str s, ptrdiff_t at)
{
    while (at > 0 && !byte_is_space(s.p[at - 1])) at--;
    return at;
}

static ptrdiff_t word_stop(isn_str s, ptrdiff_t at)
{
    while (at < s.n && !byte_is_space(s.p[at])) at++;
    return at;
}

/* The window with most marks; the text's beginning where there are none. */
static void choose_snippet(isn_str text, isn_found *f)
{
    ptrdiff_t best = 0, most = 0;
    for (ptrdiff_t i = 0; i < f->marks.n; i++) {
        ptrdiff_t k = i;
        while (k < f->marks.n && f->marks.at[k].end - f->marks.at[i].start <= SNIPPET_BYTES) k++;
        if (k - i > most) most = k - i, best = i;
    }
    ptrdiff_t start = f->marks.n ? (ptrdiff_t)f->marks.at[best].start - SNIPPET_BYTES / 4 : 0;
    start = word_start(text, start < 0 ? 0 : start);
    ptrdiff_t stop = start + SNIPPET_BYTES;
    if (f->marks.n && stop < f->marks.at[best].end) stop = f->marks.at[best].end;
    stop = word_stop(text, stop > text.n ? text.n : stop);
    isn_str words = str_trim(str_sub(text, start, stop));
    if (words.n == 0) return;
    f->span = (isn_span){(uint32_t)(words.p - text.p), (uint32_t)(words.p - text.p + words.n)};
    f->snippet = words;
}

/* ---- asking ------------------------------------------------------------------------- */

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

bool isn_store_search(isn_store *s, isn_arena *a, isn_str words, int limit, isn_founds *out, isn_err *err)
{
    isn_query q = {0};
    if (!isn_query_read(a, words, &q, err)) return false;
    isn_str filters = filters_sql(a, &q);
    isn_str sql = q.match.n
        ? arena_fmt(a, "SELECT " DOC_COLUMNS ", article.text, -bm25(article_fts, 4.0, 1.0) FROM article_fts"
                       " JOIN article ON article.id=article_fts.rowid WHERE article_fts MATCH ?%.*s"
                       " ORDER BY bm25(article_fts, 4.0, 1.0), article.id LIMIT ?", STR_ARG(filters))
        : arena_fmt(a, "SELECT " DOC_COLUMNS ", article.text, 0.0 FROM article WHERE 1%.*s"
                       " ORDER BY article.published DESC, article.id LIMIT ?", STR_ARG(filters));
    if (!sql.p) return err_set(err, ISN_LIMIT, words, ISN_NOWHERE, "there is no memory");
    sqlite3_stmt *st = db_prepare(s, sql.p, err);
    if (!st) return false;
    int i = 1;
    if (q.match.n) db_bind_str(st, i++, q.match);
    i = bind_filters(st, i, &q);
    sqlite3_bind_int(st, i, limit > 0 ? limit : 20);
    terms wanted = {.a = a};
    query_terms(q.match, &wanted);
    int step;
    while ((step = sqlite3_step(st)) == SQLITE_ROW) {
        isn_found *f = isn_push(a, out);
        if (!f) break;
        f->doc = db_doc(a, st, 0);
        isn_str text = db_str(a, st, 7);
        f->score = sqlite3_column_double(st, 8);
        marking m = {a, &wanted, 0, f};
        isn_terms_walk(text, TERMS_DOCUMENT, mark_term, &m);
        choose_snippet(text, f);
    }
    bool ok = step == SQLITE_DONE || a->full || db_fail(s, err, "search");
    sqlite3_finalize(st);
    return ok;
}
