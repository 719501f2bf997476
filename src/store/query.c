/* query.c - the query language, one item after the other. */
#include "store/query.h"
#include "base/day.h"
#include "base/err.h"
#include "base/utf8.h"
#include "lex/fold.h"
#include "lexicon/query.h"
#include "lexicon/stopword.h"
#include "lexicon/synonym.h"
#include "text/stem.h"

enum { MAX_ITEMS = 64, MAX_WORDS = 8 };
enum { COMMON = 23, COMMONEST = 30 }; /* weights of isn_word_weight */

/* One item: [-][field:][=](word | "phrase")[*] */
typedef struct {
    ptrdiff_t at;       /* of its first byte */
    isn_str words;      /* without quotation marks */
    ptrdiff_t words_at;
    int field;          /* LEX_QUERY_FIELD_…, or -1 */
    bool without, exact, prefix, quoted;
    bool common;        /* «في»: nearly every article has it */
    bool of_date;       /* of «١٢ أيار» */
} item;

typedef struct {
    isn_arena *a;
    isn_str s;
    ptrdiff_t at;
    isn_query *q;
    isn_err *err;
    item item[MAX_ITEMS];
    int n;
} reader;

static bool fail(reader *r, ptrdiff_t at, const char *what)
{
    return err_set(r->err, ISN_USAGE, r->s, at, "%s", what);
}

static bool is_space_at(isn_str s, ptrdiff_t at, int *n)
{
    uint32_t cp;
    *n = utf8_read(s, at, &cp);
    return cp_class(cp) == CP_SPACE;
}

static void skip_space(reader *r)
{
    int n;
    while (r->at < r->s.n && is_space_at(r->s, r->at, &n)) r->at += n;
}

/* A quotation mark of any style and the one that closes it; 0 if none. */
static uint32_t quote_end(uint32_t cp)
{
    switch (cp) {
    case '"': return '"';
    case 0xAB: return 0xBB;     /* « » */
    case 0xBB: return 0xAB;     /* » « */
    case 0x201C: return 0x201D; /* “ ” */
    case 0x201D: return 0x201C;
    case 0x201E: return 0x201C; /* „ “ */
    default: return 0;
    }
}

static bool read_quoted(reader *r, item *it, int n_mark, uint32_t close)
{
    ptrdiff_t start = r->at;
    r->at += n_mark;
    it->words_at = r->at;
    while (r->at < r->s.n) {
        uint32_t cp;
        int n = utf8_read(r->s, r->at, &cp);
        if (cp == close) {
            it->words = str_sub(r->s, it->words_at, r->at);
            r->at += n;
            it->quoted = true;
            return true;
        }
        r->at += n;
    }
    return fail(r, start, "this quotation mark is never closed");
}

/* Up to white space or a quotation mark. */
static void read_bare(reader *r, item *it)
{
    it->words_at = r->at;
    int n;
    while (r->at < r->s.n && !is_space_at(r->s, r->at, &n)) {
        uint32_t cp;
        utf8_read(r->s, r->at, &cp);
        if (quote_end(cp) && r->at > it->words_at) break;
        r->at += n;
    }
    it->words = str_sub(r->s, it->words_at, r->at);
    if (it->words.n && it->words.p[it->words.n - 1] == '*') {
        it->prefix = true;
        it->words.n--;
    }
}

static bool read_words(reader *r, item *it)
{
    uint32_t cp = 0;
    int n = r->at < r->s.n ? utf8_read(r->s, r->at, &cp) : 0;
    uint32_t close = quote_end(cp);
    if (!close) return read_bare(r, it), true;
    if (!read_quoted(r, it, n, close)) return false;
    if (r->at < r->s.n && r->s.p[r->at] == '*') {
        it->prefix = true;
        r->at++;
    }
    return true;
}

/* «speaker:» → its field and the cursor behind the colon.  A word with a colon
 * that is no field («10:30») is a word. */
static bool read_field(reader *r, item *it)
{
    ptrdiff_t colon = r->at;
    int n;
    while (colon < r->s.n && r->s.p[colon] != ':' && r->s.p[colon] != '"' && !is_space_at(r->s, colon, &n))
        colon += n;
    it->field = -1;
    if (colon >= r->s.n || r->s.p[colon] != ':') return true;
    isn_str name = str_sub(r->s, r->at, colon);
    int k = lex_find(&lex_query, fold_phrase(r->a, name));
    if (k >= 0) {
        it->field = lex_value(&lex_query, lex_row(&lex_query, k), LEX_QUERY_FIELD);
        r->at = colon + 1;
        return true;
    }
    bool is_number = name.n && cp_class((unsigned char)name.p[0]) == CP_DIGIT;
    bool says_more = colon + 1 < r->s.n && !is_space_at(r->s, colon + 1, &n);
    if (!is_number && says_more)
        return err_set(r->err, ISN_USAGE, r->s, r->at,
                       "no field '%.*s': there are speaker, outlet, from and to", STR_ARG(name));
    return true;
}

static bool has_word(isn_str s)
{
    isn_span u = {0, 0};
    for (isn_unit k; (k = unit_next(s, u.end, &u)) != UNIT_END;)
        if (k != UNIT_PUNCT) return true;
    return false;
}

/* 2024, 2024-06, 2024-06-01, in digits of any script. */
static bool read_day(reader *r, const item *it, bool last, isn_day *out)
{
    isn_str s = fold_word(r->a, it->words);
    int part[3] = {0, last ? 12 : 1, last ? 31 : 1}, n = 0;
    ptrdiff_t i = 0;
    while (n < 3 && i < s.n) {
        ptrdiff_t start = i;
        int v = 0;
        while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && i - start < 4) v = v * 10 + s.p[i++] - '0';
        if (i == start) break;
        part[n++] = v;
        if (i < s.n && (s.p[i] == '-' || s.p[i] == '/')) i++;
        else break;
    }
    isn_day d = {(int16_t)part[0], (int8_t)(part[1] & 127), (int8_t)(part[2] & 127)};
    if (n == 2 && last) d.day = (int8_t)month_days(d.year, d.month);
    if (n == 0 || i != s.n || !day_exists(d))
        return fail(r, it->words_at, "not a day: write 2024, 2024-06 or 2024-06-01");
    *out = d;
    return true;
}

static bool keep_field(reader *r, const item *it)
{
    isn_query *q = r->q;
    if (it->words.n == 0) return fail(r, it->words_at, "a value is missing here");
    if (it->prefix) return fail(r, it->words_at, "only words can be cut short with *");
    bool from = it->field == LEX_QUERY_FIELD_FROM;
    if (from || it->field == LEX_QUERY_FIELD_TO) {
        if (it->without) return fail(r, it->at, "a day cannot be excluded");
        return read_day(r, it, !from, from ? &q->from : &q->to);
    }
    isn_query_name name = {it->words, it->without};
    isn_query_names *list = it->field == LEX_QUERY_FIELD_SPEAKER ? &q->speakers : &q->outlets;
    isn_push_value(r->a, list, name);
    return true;
}

static bool read_item(reader *r)
{
    if (r->n == MAX_ITEMS) return fail(r, r->at, "too many words");
    item *it = &r->item[r->n];
    *it = (item){.at = r->at, .field = -1};
    if (r->s.p[r->at] == '-') it->without = true, r->at++;
    if (!read_field(r, it)) return false;
    if (it->field < 0 && r->at < r->s.n && r->s.p[r->at] == '=') it->exact = true, r->at++;
    if (!read_words(r, it)) return false;
    if (it->field >= 0) return keep_field(r, it);
    if (has_word(it->words)) r->n++;
    else if (it->without || it->exact || it->quoted || it->prefix)
        return fail(r, it->at, "a word is missing here");
    return true;
}

/* ---- FTS5 ------------------------------------------------------------- */

typedef ISN_LIST(char) text;

static void put(reader *r, text *t, isn_str s)
{
    for (ptrdiff_t i = 0; i < s.n; i++) isn_push_value(r->a, t, s.p[i]);
}

/* A string of FTS5: its words apart by spaces, each with = where exact. */
static void put_string(reader *r, text *t, isn_str words, bool exact, bool prefix)
{
    put(r, t, STR("\""));
    isn_span u = {0, 0};
    bool any = false;
    for (isn_unit k; (k = unit_next(words, u.end, &u)) != UNIT_END;) {
        if (k == UNIT_PUNCT) continue;
        if (any) put(r, t, STR(" "));
        if (exact) put(r, t, STR("="));
        put(r, t, str_span(words, u));
        any = true;
    }
    put(r, t, STR("\""));
    if (prefix) put(r, t, STR(" *"));
}

static bool plain(const item *it)
{
    return !it->without && !it->exact && !it->prefix && !it->quoted;
}

/* Bare words from `i` that are one synonym («كانون الثاني») go in one string. */
static int synonym_words(const reader *r, int i)
{
    isn_lex_walk w = lex_walk(&lex_synonym);
    int best = 1;
    for (int j = i; j < r->n && j - i < MAX_WORDS && plain(&r->item[j]); j++) {
        if (!lex_step(&w, fold_phrase(r->a, r->item[j].words))) break;
        if (w.found >= 0) best = j - i + 1;
    }
    return best;
}

/* أ behind the first letter. */
static bool has_inner_hamza(isn_str s)
{
    return s.n > 2 && str_find(s, STR("\xD8\xA3"), 2) >= 0;
}

/* «في», «التي», «لم»: a word of the grammar, which nearly every article has.  Those that
 * can be things as well («بناء», «مقابل») stand with the article elsewhere; «كان» is no
 * «كأن», though both have one key. */
static bool is_common(const reader *r, const item *it)
{
    if (!plain(it)) return false;
    isn_str key = fold_word(r->a, it->words);
    int k = lex_find(&lex_stopword, key);
    if (k < 0) return false;
    int row = lex_row(&lex_stopword, k);
    int class = lex_value(&lex_stopword, row, LEX_STOPWORD_CLASS);
    bool of_grammar = class == LEX_STOPWORD_CLASS_PREPOSITION || class == LEX_STOPWORD_CLASS_PRONOUN || class == LEX_STOPWORD_CLASS_PARTICLE;
    if (!of_grammar || has_inner_hamza(lex_cell(&lex_stopword, row, 0)) != has_inner_hamza(it->words)) return false;
    bool noun;
    int weight = isn_word_weight(key, &noun);
    return weight >= COMMON && (!noun || weight >= COMMONEST);
}

/* ---- a date among the words --------------------------------------------- */

/* The month whose name begins at item `i` («كانون الثاني»: two items), 0 if none.  «أب» is
 * a father and no «آب». */
static int month_at(const reader *r, int i, int *n)
{
    *n = plain(&r->item[i]) ? synonym_words(r, i) : 0;
    if (*n == 0) return 0;
    isn_lex_walk w = lex_walk(&lex_synonym);
    for (int j = i; j < i + *n; j++) lex_step(&w, fold_phrase(r->a, r->item[j].words));
    if (w.found < 0) return 0;
    isn_str class = lex_cell(&lex_synonym, lex_row(&lex_synonym, w.found), LEX_SYNONYM_CLASS);
    uint32_t cp = 0;
    utf8_read(r->item[i].words, 0, &cp);
    if (!str_starts(class, STR("month-")) || (*n == 1 && cp == 0x623 && str_eq(class, STR("month-8")) && r->item[i].words.n <= 4)) return 0;
    int month = 0;
    for (ptrdiff_t k = 6; k < class.n; k++) month = month * 10 + class.p[k] - '0';
    return month;
}

/* The number that an item is, 0 if it is none. */
static int number_of(const reader *r, int i)
{
    if (i < 0 || i >= r->n || !plain(&r->item[i])) return 0;
    isn_str s = fold_word(r->a, r->item[i].words);
    int v = 0;
    for (ptrdiff_t k = 0; k < s.n && k < 5; k++) {
        if (s.p[k] < '0' || s.p[k] > '9') return 0;
        v = v * 10 + s.p[k] - '0';
    }
    return s.n < 5 ? v : 0;
}

/* The first date of the query: «أيار», «١٢ أيار», «مايو 2018». */
static void find_date(reader *r)
{
    for (int i = 0, n; i < r->n; i++) {
        int month = month_at(r, i, &n);
        if (!month) continue;
        int day = number_of(r, i - 1), year = number_of(r, i + n);
        bool has_day = day >= 1 && day <= 31, has_year = year >= 1900 && year < 2200;
        r->q->when = (isn_day){(int16_t)(has_year ? year : 0), (int8_t)month, (int8_t)(has_day ? day : 0)};
        for (int j = i - has_day; j < i + n + has_year; j++) r->item[j].of_date = true;
        return;
    }
}

/* An item and those that are one synonym with it as a string of FTS5; the last of them. */
static int put_item(reader *r, text *t, int i)
{
    const item *it = &r->item[i];
    int n = plain(it) ? synonym_words(r, i) : 1;
    const item *last = &r->item[i + n - 1];
    isn_str words = n > 1 ? str_sub(r->s, it->words_at, last->words_at + last->words.n) : it->words;
    put_string(r, t, words, it->exact, it->prefix);
    return i + n - 1;
}

/* A text as a string with its end marked. */
static isn_str finish(reader *r, text *t)
{
    isn_str s = {t->at, t->n};
    put(r, t, (isn_str){"", 1});
    s.p = t->at;
    return r->a->full ? STR_NONE : s;
}

static void list_wanted(reader *r, bool common_too)
{
    for (int i = 0; i < r->n; i++) {
        if (r->item[i].without || (r->item[i].common && !common_too)) continue;
        text t = {0};
        isn_query_word word = {.of_date = r->item[i].of_date};
        i = put_item(r, &t, i);
        word.string = finish(r, &t);
        isn_push_value(r->a, &r->q->words, word);
    }
}

static isn_str unwanted(reader *r)
{
    text t = {0};
    bool any = false;
    for (int i = 0; i < r->n; i++) {
        if (!r->item[i].without) continue;
        if (any) put(r, &t, STR(" OR "));
        put_item(r, &t, i);
        any = true;
    }
    return finish(r, &t);
}

static isn_str all_words(reader *r)
{
    text t = {0};
    put(r, &t, STR("("));
    for (ptrdiff_t i = 0; i < r->q->words.n; i++) {
        if (i) put(r, &t, STR(" AND "));
        put(r, &t, r->q->words.at[i].string);
    }
    put(r, &t, STR(")"));
    put(r, &t, r->q->not);
    return finish(r, &t);
}

static void write_match(reader *r)
{
    int n_without = 0, n_plain = 0, n_common = 0;
    for (int i = 0; i < r->n; i++) {
        item *it = &r->item[i];
        it->common = is_common(r, it);
        n_without += it->without, n_plain += plain(it), n_common += it->common;
    }
    r->q->not = STR("");
    if (n_without) {
        isn_str not = unwanted(r);
        if (n_without == r->n) r->q->unless = not;
        else r->q->not = arena_fmt(r->a, " NOT (%.*s)", STR_ARG(not));
    }
    if (n_without == r->n) return;
    find_date(r);
    list_wanted(r, n_common + n_without == r->n);
    r->q->match = all_words(r);
    r->q->loose = r->q->words.n > 1 && n_plain + n_without == r->n;
}

static bool asks_something(const isn_query *q)
{
    return q->match.n || q->unless.n || q->speakers.n || q->outlets.n || !day_none(q->from) ||
           !day_none(q->to);
}

bool isn_query_read(isn_arena *a, isn_str s, isn_query *out, isn_err *err)
{
    *out = (isn_query){0};
    if (utf8_valid_prefix(s) != s.n)
        return err_set(err, ISN_USAGE, STR_NONE, utf8_valid_prefix(s), "the query is not UTF-8");
    reader *r = isn_new(a, reader, 1);
    if (!r) return err_set(err, ISN_LIMIT, s, ISN_NOWHERE, "out of memory");
    *r = (reader){.a = a, .s = s, .q = out, .err = err};
    for (skip_space(r); r->at < s.n; skip_space(r))
        if (!read_item(r)) return false;
    write_match(r);
    if (a->full) return err_set(err, ISN_LIMIT, s, ISN_NOWHERE, "out of memory");
    if (!asks_something(out)) return fail(r, 0, "the query has no word to look for");
    if (!day_none(out->from) && !day_none(out->to) && day_cmp(out->from, out->to) > 0)
        return fail(r, 0, "no day is after from: and before to:");
    return true;
}
