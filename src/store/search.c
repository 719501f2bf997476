/* search.c - full text, with the words marked where they stand. */
#include "base/day.h"
#include "store/db.h"
#include "store/query.h"
#include "text/term.h"

#include <stdio.h>
#include <stdlib.h>

enum { SNIPPET_BYTES = 320, MAX_TERMS = 64 };

/* How much of the words' weight an article must hold that holds not all of them. */
static const double PARTIAL_NEED = 0.3;

/* ---- the terms that a query asks for, to mark them ----------------------------- */

typedef struct {
    isn_arena *a;
    isn_str at[MAX_TERMS];
    bool prefix[MAX_TERMS];
    uint8_t word[MAX_TERMS]; /* which word of the query it is a form of */
    int n, n_words;
    bool reading_prefix;
} terms;

static bool take_term(void *ctx, const isn_term *t)
{
    terms *all = ctx;
    if (all->n == MAX_TERMS) return false;
    if (!t->colocated) all->n_words++;
    all->word[all->n] = (uint8_t)(all->n_words % 64);
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
    ISN_LIST(uint8_t) words; /* beside found->marks: of which word each is a form */
} marking;

static bool mark_term(void *ctx, const isn_term *t)
{
    marking *m = ctx;
    for (int i = 0; i < m->wanted->n; i++) {
        bool hit = m->wanted->prefix[i] ? str_starts(t->term, m->wanted->at[i]) : str_eq(t->term, m->wanted->at[i]);
        if (!hit) continue;
        isn_span span = {t->span.start + m->from, t->span.end + m->from};
        ptrdiff_t n = m->found->marks.n;
        if (n && m->found->marks.at[n - 1].start == span.start) return true;
        if (isn_push_value(m->a, &m->words, m->wanted->word[i])) isn_push_value(m->a, &m->found->marks, span);
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

static int count_bits(uint64_t v)
{
    int n = 0;
    for (; v; v &= v - 1) n++;
    return n;
}

/* The first mark of the window with most different words of the query, and of
 * those with most marks.  A window holds few marks: each is a word. */
static ptrdiff_t best_window(const marking *m)
{
    const isn_found *f = m->found;
    ptrdiff_t best = 0, most = -1;
    for (ptrdiff_t i = 0; i < f->marks.n; i++) {
        uint64_t words = 0;
        ptrdiff_t k = i;
        for (; k < f->marks.n && f->marks.at[k].end - f->marks.at[i].start <= SNIPPET_BYTES; k++)
            words |= (uint64_t)1 << m->words.at[k];
        ptrdiff_t worth = count_bits(words) * SNIPPET_BYTES + (k - i);
        if (worth > most) most = worth, best = i;
    }
    return best;
}

/* Some words around the best window; the text's beginning where nothing is marked. */
/* The line that holds byte `at`: a block of the article, so that a snippet does
 * not run from the menu into the text. */
static isn_span line_of(isn_str text, ptrdiff_t at)
{
    ptrdiff_t start = at, end = at;
    while (start > 0 && text.p[start - 1] != '\n') start--;
    while (end < text.n && text.p[end] != '\n') end++;
    return (isn_span){(uint32_t)start, (uint32_t)end};
}

static void choose_snippet(isn_str text, const marking *m)
{
    isn_found *f = m->found;
    ptrdiff_t best = best_window(m);
    ptrdiff_t start = f->marks.n ? (ptrdiff_t)f->marks.at[best].start - SNIPPET_BYTES / 4 : 0;
    start = word_start(text, start < 0 ? 0 : start);
    ptrdiff_t stop = start + SNIPPET_BYTES;
    if (f->marks.n && stop < f->marks.at[best].end) stop = f->marks.at[best].end;
    stop = word_stop(text, stop > text.n ? text.n : stop);
    if (f->marks.n) {
        isn_span line = line_of(text, f->marks.at[best].start);
        if (start < line.start) start = line.start;
        if (stop > line.end && line.end - start >= SNIPPET_BYTES / 3) stop = line.end;
    }
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

/* The rows that answer, best first.  The table of articles is joined to those alone,
 * unless a filter needs it for all. */
static isn_str match_sql(isn_arena *a, isn_str filters)
{
    return arena_fmt(a, "SELECT " DOC_COLUMNS ", article.text, -best.score FROM"
                        " (SELECT article_fts.rowid AS id, isnad_rank(article_fts, ?, ?) AS score FROM article_fts%s"
                        " WHERE article_fts MATCH ?%.*s ORDER BY score, article_fts.rowid LIMIT ?) AS best"
                        " JOIN article ON article.id=best.id WHERE best.score<0 ORDER BY best.score, best.id",
                     filters.n ? " JOIN article ON article.id=article_fts.rowid" : "", STR_ARG(filters));
}

static isn_str filter_sql(isn_arena *a, isn_str filters)
{
    return arena_fmt(a, "SELECT " DOC_COLUMNS ", article.text, 0.0 FROM article WHERE 1%.*s"
                        " ORDER BY article.published DESC, article.id LIMIT ?", STR_ARG(filters));
}

/* A row as a find.  The stems of its words are remembered from search to search. */
static void read_found(isn_store *s, isn_arena *a, sqlite3_stmt *st, const terms *wanted, isn_found *f)
{
    if (!s->stems) s->stems = calloc(1, isn_stem_memory_size());
    f->doc = db_doc(a, st, 0);
    isn_str text = db_str(a, st, 7);
    f->score = sqlite3_column_double(st, 8);
    marking m = {.a = a, .wanted = wanted, .found = f};
    isn_terms_walk_with(s->stems, text, TERMS_DOCUMENT, mark_term, &m);
    choose_snippet(text, &m);
}

static bool has_found(const isn_founds *list, int64_t id)
{
    for (ptrdiff_t i = 0; i < list->n; i++)
        if (list->at[i].doc.id == id) return true;
    return false;
}

/* Asks with one FTS5 expression (none: by the filters alone) and appends what is
 * new, up to `limit` in all. */
static bool ask(isn_store *s, isn_arena *a, const isn_query *q, isn_str match, double need, int limit, isn_founds *out, isn_err *err)
{
    isn_str filters = filters_sql(a, q);
    isn_str sql = match.n ? match_sql(a, filters) : filter_sql(a, filters);
    if (!sql.p) return err_set(err, ISN_LIMIT, STR_NONE, ISN_NOWHERE, "there is no memory");
    sqlite3_stmt *st = db_prepare(s, sql.p, err);
    if (!st) return false;
    int i = 1;
    if (match.n) {
        sqlite3_bind_double(st, i++, need);
        sqlite3_bind_int(st, i++, filters.n ? 0 : limit); /* filters leave rows out */
        db_bind_str(st, i++, match);
    }
    i = bind_filters(st, i, q);
    sqlite3_bind_int(st, i, limit);
    terms wanted = {.a = a};
    query_terms(match, &wanted);
    ptrdiff_t n_before = out->n;
    int step = SQLITE_DONE;
    while (out->n < limit && (step = sqlite3_step(st)) == SQLITE_ROW) {
        if (n_before && has_found(out, sqlite3_column_int64(st, 0))) continue;
        isn_found *f = isn_push(a, out);
        if (!f) break;
        f->partial = need > 0;
        read_found(s, a, st, &wanted, f);
    }
    bool ok = step == SQLITE_DONE || step == SQLITE_ROW || a->full || db_fail(s, err, "search");
    sqlite3_finalize(st);
    return ok;
}

/* Articles with all the words; where they are fewer than asked for, then those
 * with the words that weigh most. */
bool isn_store_search(isn_store *s, isn_arena *a, isn_str words, int limit, isn_founds *out, isn_err *err)
{
    isn_query q = {0};
    if (!isn_query_read(a, words, &q, err)) return false;
    if (limit <= 0) limit = 20;
    if (!ask(s, a, &q, q.match, 0, limit, out, err)) return false;
    return !q.any.n || out->n >= limit || ask(s, a, &q, q.any, PARTIAL_NEED, limit, out, err);
}
