/* correct.c - the user's word over the machine's. */
#include "store/correct.h"
#include "base/day.h"
#include "mention/name.h"
#include "store/db.h"

typedef enum { NEEDS_NOTHING, NEEDS_WORDS, NEEDS_URI, NEEDS_DATE, NEEDS_SPAN } value_kind;

static const struct {
    const char *name;
    bool subject_is_uri;
    value_kind value;
} KIND[] = {
    {"merge", false, NEEDS_WORDS}, {"split", false, NEEDS_URI},  {"reject", true, NEEDS_SPAN},
    {"date", true, NEEDS_DATE},    {"outlet", true, NEEDS_WORDS}, {"title", true, NEEDS_WORDS},
    {"apart", true, NEEDS_NOTHING}, {"together", true, NEEDS_URI}, {"story", true, NEEDS_WORDS},
};

/* "START-END" → a span; empty where it is none. */
static isn_span span_of(isn_str v)
{
    uint64_t n[2] = {0, 0};
    int k = 0;
    for (ptrdiff_t i = 0; i < v.n; i++) {
        if (v.p[i] == '-' && k == 0 && i > 0) k = 1;
        else if (v.p[i] >= '0' && v.p[i] <= '9' && n[k] < UINT32_MAX / 16) n[k] = n[k] * 10 + (uint64_t)(v.p[i] - '0');
        else return (isn_span){0, 0};
    }
    return (isn_span){(uint32_t)n[0], (uint32_t)n[1]};
}

/* A page, or unless `whole` one article of a page with several: «live.html#part-2». */
static bool has_uri(isn_store *s, isn_str uri, bool whole, isn_err *err)
{
    sqlite3_stmt *q = db_prepare(s, whole ? "SELECT 1 FROM input WHERE uri=?1"
                                          : "SELECT 1 FROM input WHERE uri=?1 UNION ALL SELECT 1 FROM article WHERE uri=?1", err);
    if (!q) return false;
    db_bind_str(q, 1, uri);
    bool there = sqlite3_step(q) == SQLITE_ROW;
    sqlite3_finalize(q);
    return there || err_set(err, ISN_USAGE, uri, ISN_NOWHERE, "the database has no such document; see isnad stories");
}

static bool check(isn_store *s, const isn_correction *c, isn_err *err)
{
    size_t i = 0, n = sizeof KIND / sizeof *KIND;
    while (i < n && !str_is(c->kind, KIND[i].name)) i++;
    if (i == n)
        return err_set(err, ISN_USAGE, c->kind, ISN_NOWHERE,
                       "no such correction: there are merge, split, reject, date, outlet, title, apart, together, story");
    if (c->subject.n == 0) return err_set(err, ISN_USAGE, c->kind, ISN_NOWHERE, "it needs a document or a name");
    bool whole = str_is(c->kind, "date") || str_is(c->kind, "outlet") || str_is(c->kind, "title");
    if (KIND[i].subject_is_uri && !has_uri(s, c->subject, whole, err)) return false;
    switch (KIND[i].value) {
    case NEEDS_NOTHING: return true;
    case NEEDS_WORDS: return c->value.n > 0 || err_set(err, ISN_USAGE, c->kind, ISN_NOWHERE, "its value is missing");
    case NEEDS_URI: return has_uri(s, c->value, false, err);
    case NEEDS_DATE:
        return !day_none(day_read(c->value)) ||
               err_set(err, ISN_USAGE, c->value, ISN_NOWHERE, "it is no date: write 2024-06-01");
    case NEEDS_SPAN:
        return !span_empty(span_of(c->value)) ||
               err_set(err, ISN_USAGE, c->value, ISN_NOWHERE, "it is no place: write START-END in bytes");
    }
    return false;
}

bool isn_store_correct(isn_store *s, const isn_correction *c, isn_err *err)
{
    if (!check(s, c, err) || !db_begin(s, err)) return false;
    sqlite3_stmt *q = db_prepare(s, "INSERT INTO correction(kind, subject, value) SELECT ?1, ?2, ?3 WHERE NOT EXISTS("
                                    "SELECT 1 FROM correction WHERE kind=?1 AND subject=?2 AND value IS ?3)", err);
    if (!q) return false;
    db_bind_str(q, 1, c->kind);
    db_bind_str(q, 2, c->subject);
    db_bind_str(q, 3, c->value);
    return db_done(s, q, err);
}

bool isn_store_uncorrect(isn_store *s, int64_t id, isn_err *err)
{
    if (!db_begin(s, err)) return false;
    sqlite3_stmt *q = db_prepare(s, "DELETE FROM correction WHERE id=?", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, id);
    if (!db_done(s, q, err)) return false;
    return sqlite3_changes(s->db) > 0 ||
           err_set(err, ISN_USAGE, str_c(s->path), ISN_NOWHERE, "it has no correction %lld", (long long)id);
}

#define WHERE(what) "SELECT id, kind, subject, value FROM correction WHERE " what " ORDER BY id"

static bool select_corrections(isn_store *s, isn_arena *a, const char *sql, isn_str subject, isn_corrections *out, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, sql, err);
    if (!q) return false;
    if (sqlite3_bind_parameter_count(q)) db_bind_str(q, 1, subject);
    while (sqlite3_step(q) == SQLITE_ROW) {
        isn_correction c = {sqlite3_column_int64(q, 0), db_str(a, q, 1), db_str(a, q, 2), db_str(a, q, 3)};
        isn_push_value(a, out, c);
    }
    sqlite3_reset(q);
    return true;
}

bool isn_store_corrections(isn_store *s, isn_arena *a, isn_corrections *out, isn_err *err)
{
    return select_corrections(s, a, WHERE("1"), STR_NONE, out, err);
}

bool correct_source(isn_store *s, isn_arena *a, isn_source *source, isn_err *err)
{
    isn_corrections list = {0};
    if (!select_corrections(s, a, WHERE("subject=? AND kind IN('date','outlet','title')"), source->uri, &list, err)) return false;
    for (ptrdiff_t i = 0; i < list.n; i++) {
        isn_str kind = list.at[i].kind, value = list.at[i].value;
        if (str_is(kind, "date")) source->published = value;
        else if (str_is(kind, "outlet")) source->outlet = value;
        else source->title = value;
    }
    return true;
}

static void reject_statement(isn_article *art, isn_span content)
{
    for (ptrdiff_t i = 0; i < art->statements.n; i++) {
        isn_span c = art->statements.at[i].content;
        if (c.start != content.start || c.end != content.end) continue;
        art->statements.n--;
        memmove(&art->statements.at[i], &art->statements.at[i + 1],
                (size_t)(art->statements.n - i) * sizeof *art->statements.at);
        for (ptrdiff_t k = 0; k < art->commitments.n; k++) {
            int32_t *of = &art->commitments.at[k].statement;
            *of = *of == i ? -1 : *of > i ? *of - 1 : *of;
        }
        i--;
    }
}

bool correct_article(isn_store *s, isn_arena *a, isn_article *art, isn_err *err)
{
    isn_corrections list = {0};
    if (!select_corrections(s, a, WHERE("subject=? AND kind='reject'"), art->uri, &list, err)) return false;
    for (ptrdiff_t i = 0; i < list.n; i++) reject_statement(art, span_of(list.at[i].value));
    return true;
}

bool correct_digest(isn_store *s, isn_arena *a, isn_digest *d, isn_err *err)
{
    isn_corrections list = {0};
    if (!select_corrections(s, a, WHERE("kind IN('merge','split')"), STR_NONE, &list, err)) return false;
    for (ptrdiff_t i = 0; i < list.n; i++) {
        bool merge = str_is(list.at[i].kind, "merge");
        if (!merge && !str_eq(list.at[i].value, d->uri)) continue;
        for (ptrdiff_t k = 0; k < d->entities.n; k++) {
            isn_digest_entity *e = &d->entities.at[k];
            if (!str_eq(e->key, isn_name_key(a, list.at[i].subject, e->type))) continue;
            e->key = merge ? isn_name_key(a, list.at[i].value, e->type)
                           : arena_fmt(a, "%.*s#%lld", STR_ARG(e->key), (long long)list.at[i].id);
        }
    }
    return true;
}

/* The articles of an address, with their places. */
#define ARTICLE_AT(uri) \
    " FROM address CROSS JOIN article ON article.input=address.input CROSS JOIN place ON place.article=article.id WHERE address.hash=isnad_address(" uri ") AND article.uri=" uri

bool correct_story(isn_store *s, isn_str uri, int64_t *story, isn_err *err)
{
    *story = -2;
    sqlite3_stmt *q = db_kept(s,
        "SELECT kind, (SELECT story" ARTICLE_AT("correction.value") " LIMIT 1) FROM correction"
        " WHERE subject=?1 AND kind IN('apart','together')"
        " UNION ALL SELECT kind, (SELECT story" ARTICLE_AT("correction.subject") " LIMIT 1) FROM correction"
        " WHERE value=?1 AND kind='together'", err);
    if (!q) return false;
    db_bind_str(q, 1, uri);
    while (sqlite3_step(q) == SQLITE_ROW) {
        isn_str kind = {(const char *)sqlite3_column_text(q, 0), sqlite3_column_bytes(q, 0)};
        if (str_is(kind, "apart")) *story = -1;
        else if (sqlite3_column_type(q, 1) != SQLITE_NULL) *story = sqlite3_column_int64(q, 1);
    }
    sqlite3_reset(q);
    return true;
}

isn_str correct_title(isn_store *s, isn_arena *a, int64_t story)
{
    isn_err ignored;
    sqlite3_stmt *q = db_kept(s, "SELECT value FROM correction WHERE kind='story' AND ?1 IN (SELECT story" ARTICLE_AT("subject") ")"
                                 " ORDER BY id DESC LIMIT 1", &ignored);
    if (!q) return STR_NONE;
    sqlite3_bind_int64(q, 1, story);
    isn_str title = sqlite3_step(q) == SQLITE_ROW ? db_str(a, q, 0) : STR_NONE;
    sqlite3_reset(q);
    return title;
}
