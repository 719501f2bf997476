/* lexc.c - compiles lexicon/NAME.tsv to a constant table.
 *
 *     lexc --out-c NAME.c --out-h NAME.h NAME.tsv NUMBER
 *     lexc --all all.c NAME.tsv …
 *     lexc --index index.c NAME.tsv …            (the nth has number n, from 0)
 *     lexc --marks NAME.c NAME.h A.tsv B.tsv …   (at most 31 tables)
 *
 * The first line that is no comment is the header: columns divided by tabs,
 * each `name` or `name:type` with type key, key(TAG), str (default), int or
 * enum(a|b|…).  The keys of a key(TAG) column are kept with the word TAG before
 * them, so that a row's several forms can be told apart.  Lines that begin with # are comments.  A `key` cell may hold
 * alternatives divided by |.  Every table needs a key column and the columns
 * `example` and `source`.  Keys are folded by the code that folds the text. */
#include "base/list.h"
#include "lex/fold.h"
#include "lex/index.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAX_COLS = 32, MAX_ENUM = 64 };

typedef enum { COL_STR, COL_KEY, COL_INT, COL_ENUM } col_type;

typedef struct {
    isn_str name;
    col_type type;
    isn_str tag; /* of a key(TAG) column */
    isn_str choice[MAX_ENUM];
    int n_choices;
} column;

typedef struct {
    isn_str text;
    int n_words, row;
} key;

typedef struct {
    isn_arena *a;
    const char *path;
    isn_str name;
    column col[MAX_COLS];
    int n_cols;
    ISN_LIST(isn_str) cell;
    ISN_LIST(int32_t) value;
    ISN_LIST(key) key;
    int n_rows;
    int n_errors;
} table;

static void complain(table *t, int line, int col, const char *what, isn_str cell)
{
    fprintf(stderr, "lexc: %s:%d:%d: %s '%.*s'\n", t->path, line, col, what, STR_ARG(cell));
    t->n_errors++;
}

static isn_str load(isn_arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) {
        fprintf(stderr, "lexc: cannot read '%s': %s\n", path, strerror(errno));
        exit(2);
    }
    isn_str all = {NULL, 0};
    ptrdiff_t cap = 0;
    char buf[65536];
    size_t n;
    char *p = NULL;
    while ((n = fread(buf, 1, sizeof buf, f)) > 0) {
        if (all.n + (ptrdiff_t)n > cap) {
            cap = (all.n + (ptrdiff_t)n) * 2;
            char *q = isn_alloc(a, cap);
            if (!q) exit(2);
            if (all.n) memcpy(q, all.p, (size_t)all.n);
            all.p = p = q;
        }
        memcpy(p + all.n, buf, n);
        all.n += (ptrdiff_t)n;
    }
    fclose(f);
    return all;
}

/* Cuts the next piece up to `stop` off `*rest`. */
static isn_str cut(isn_str *rest, char stop)
{
    const char *hit = rest->n ? memchr(rest->p, stop, (size_t)rest->n) : NULL;
    isn_str piece = {rest->p, hit ? hit - rest->p : rest->n};
    *rest = hit ? (isn_str){hit + 1, rest->n - piece.n - 1} : STR_NONE;
    return piece;
}

static void read_header(table *t, int line, isn_str s)
{
    bool has_key = false, has_example = false, has_source = false;
    while (s.p && t->n_cols < MAX_COLS) {
        isn_str cell = cut(&s, '\t');
        isn_str type = cell;
        column *c = &t->col[t->n_cols++];
        c->name = cut(&type, ':');
        if (type.n == 0 || str_is(type, "str")) c->type = COL_STR;
        else if (str_is(type, "key")) c->type = COL_KEY;
        else if (str_starts(type, STR("key(")) && str_ends(type, STR(")"))) {
            c->type = COL_KEY;
            c->tag = str_sub(type, 4, type.n - 1);
        }
        else if (str_is(type, "int")) c->type = COL_INT;
        else if (str_starts(type, STR("enum(")) && str_ends(type, STR(")"))) {
            c->type = COL_ENUM;
            isn_str list = str_sub(type, 5, type.n - 1);
            while (list.p && c->n_choices < MAX_ENUM) c->choice[c->n_choices++] = cut(&list, '|');
        } else complain(t, line, t->n_cols, "no such column type", type);
        has_key |= c->type == COL_KEY;
        has_example |= str_is(c->name, "example");
        has_source |= str_is(c->name, "source");
    }
    if (!has_key || !has_example || !has_source)
        complain(t, line, 1, "the header needs a key column, example and source:", s);
}

static void read_keys(table *t, int line, int col, isn_str cell)
{
    isn_str rest = cell;
    while (rest.p) {
        isn_str folded = fold_phrase(t->a, str_trim(cut(&rest, '|')));
        isn_str tag = t->col[col - 1].tag;
        if (folded.n && tag.n)
            folded = arena_fmt(t->a, "%.*s %.*s", STR_ARG(tag), STR_ARG(folded));
        if (folded.n == 0) {
            if (cell.n) complain(t, line, col, "a key that folds to nothing:", cell);
            continue;
        }
        int words = 1;
        for (ptrdiff_t i = 0; i < folded.n; i++) words += folded.p[i] == ' ';
        key k = {folded, words, t->n_rows};
        isn_push_value(t->a, &t->key, k);
    }
}

static int32_t read_value(table *t, int line, int i, isn_str cell)
{
    column *c = &t->col[i];
    if (c->type == COL_INT && cell.n) {
        char buf[32], *end;
        snprintf(buf, sizeof buf, "%.*s", STR_ARG(cell));
        long v = strtol(buf, &end, 10);
        if (*end || v < INT32_MIN || v > INT32_MAX) complain(t, line, i + 1, "not a number:", cell);
        return (int32_t)v;
    }
    if (c->type == COL_ENUM) {
        for (int k = 0; k < c->n_choices; k++)
            if (str_eq(c->choice[k], cell)) return k;
        complain(t, line, i + 1, "not one of this column's words:", cell);
    }
    return 0;
}

static void read_row(table *t, int line, isn_str s)
{
    for (int i = 0; i < t->n_cols; i++) {
        isn_str cell = str_trim(cut(&s, '\t'));
        isn_push_value(t->a, &t->cell, cell);
        int32_t v = read_value(t, line, i, cell);
        isn_push_value(t->a, &t->value, v);
        if (t->col[i].type == COL_KEY) read_keys(t, line, i + 1, cell);
        if (cell.n == 0 && (str_is(t->col[i].name, "example") || str_is(t->col[i].name, "source")))
            complain(t, line, i + 1, "an empty", t->col[i].name);
    }
    if (s.p) complain(t, line, t->n_cols + 1, "more cells than columns:", s);
    t->n_rows++;
}

static void read_table(table *t, isn_str s)
{
    int line = 0;
    while (s.p) {
        isn_str row = cut(&s, '\n');
        line++;
        if (row.n && row.p[row.n - 1] == '\r') row.n--;
        if (row.n == 0 || row.p[0] == '#') continue;
        if (t->n_cols == 0) read_header(t, line, row);
        else read_row(t, line, row);
    }
    if (t->n_cols == 0) complain(t, 1, 1, "no header row", STR_NONE);
}

static int key_order(const void *x, const void *y)
{
    const key *a = x, *b = y;
    int c = str_cmp(a->text, b->text);
    return c ? c : (a->row > b->row) - (a->row < b->row);
}

/* Sorts, drops a row's repeated keys and adds every beginning that is no key. */
static void arrange_keys(table *t)
{
    ptrdiff_t given = t->key.n;
    for (ptrdiff_t i = 0; i < given; i++) {
        key k = t->key.at[i];
        int words = 0;
        for (ptrdiff_t j = 0; j < k.text.n; j++) {
            if (k.text.p[j] != ' ') continue;
            key beginning = {{k.text.p, j}, ++words, INT32_MAX};
            isn_push_value(t->a, &t->key, beginning);
        }
    }
    qsort(t->key.at, (size_t)t->key.n, sizeof(key), key_order);
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < t->key.n; i++) {
        key k = t->key.at[i];
        bool again = n > 0 && str_eq(t->key.at[n - 1].text, k.text) &&
                     (k.row == INT32_MAX || t->key.at[n - 1].row == k.row);
        if (!again) t->key.at[n++] = k;
    }
    t->key.n = n;
}

static void write_str(FILE *f, isn_str s)
{
    fputs("{\"", f);
    bool hex = false;
    for (ptrdiff_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool is_hex_digit = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f');
        if (hex && is_hex_digit) fputs("\" \"", f); /* end the \x escape */
        hex = false;
        if (c == '"' || c == '\\' || c == '?') fprintf(f, "\\%c", c);
        else if (c < 0x20) fprintf(f, "\\x%02x", c), hex = true;
        else fputc(c, f);
    }
    fprintf(f, "\", %td}", s.n);
}

static FILE *create(const char *path)
{
    FILE *f = fopen(path, "wb");
    if (!f) {
        fprintf(stderr, "lexc: cannot write '%s': %s\n", path, strerror(errno));
        exit(2);
    }
    return f;
}

static void upper(FILE *f, isn_str s)
{
    for (ptrdiff_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        fputc(c >= 'a' && c <= 'z' ? c - 32 : c == '-' || c == '.' ? '_' : c, f);
    }
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void write_header(table *t, const char *path)
{
    FILE *f = create(path);
    fprintf(f, "/* Made by lexc from %s. */\n#pragma once\n#include \"lex/table.h\"\n\n",
            base_name(t->path));
    fprintf(f, "extern const isn_lex lex_%.*s;\n\nenum {\n", STR_ARG(t->name));
    for (int i = 0; i < t->n_cols; i++) {
        fputs("    LEX_", f), upper(f, t->name), fputc('_', f), upper(f, t->col[i].name);
        fputs(",\n", f);
    }
    fputs("};\n", f);
    for (int i = 0; i < t->n_cols; i++) {
        if (t->col[i].type != COL_ENUM) continue;
        fprintf(f, "\nenum { /* the values of %.*s */\n", STR_ARG(t->col[i].name));
        for (int k = 0; k < t->col[i].n_choices; k++) {
            isn_str c = t->col[i].choice[k];
            fputs("    LEX_", f), upper(f, t->name), fputc('_', f), upper(f, t->col[i].name);
            fputc('_', f), upper(f, c.n ? c : STR("NONE")), fputs(",\n", f);
        }
        fputs("};\n", f);
    }
    fclose(f);
}

static void put_slot(uint32_t *slot, uint32_t n_slots, uint64_t hash, ptrdiff_t k)
{
    uint32_t i = lex_start(hash) & (n_slots - 1);
    while (slot[i]) i = (i + 1) & (n_slots - 1);
    slot[i] = lex_tag(hash) << LEX_KEY_BITS | (uint32_t)(k + 1);
}

/* lex_hash_on over the words of a phrase. */
static uint64_t hash_by_words(isn_str rest)
{
    uint64_t h = lex_hash(cut(&rest, ' '));
    while (rest.p) h = lex_hash_on(h, lex_hash(cut(&rest, ' ')));
    return h;
}

/* Each key once, a phrase twice: as lex_find asks for it and as lex_step does. */
static void write_slots(table *t, FILE *f, uint32_t n_slots)
{
    uint32_t *slot = isn_new(t->a, uint32_t, n_slots);
    if (!slot) exit(2);
    for (ptrdiff_t k = 0; k < t->key.n; k++) {
        isn_str text = t->key.at[k].text;
        if (k && str_eq(t->key.at[k - 1].text, text)) continue;
        put_slot(slot, n_slots, lex_hash(text), k);
        if (t->key.at[k].n_words > 1) put_slot(slot, n_slots, hash_by_words(text), k);
    }
    fputs("static const uint32_t slot[] = {", f);
    for (uint32_t i = 0; i < n_slots; i++) fprintf(f, "%s%uu,", i % 12 ? "" : "\n", slot[i]);
    fputs("\n};\n", f);
}

/* Does a longer key begin with the key `k` and a space?  It would stand next. */
static bool goes_on(const table *t, ptrdiff_t k)
{
    isn_str text = t->key.at[k].text;
    while (++k < t->key.n && str_eq(t->key.at[k].text, text)) continue;
    if (k >= t->key.n) return false;
    isn_str next = t->key.at[k].text;
    return next.n > text.n && str_starts(next, text) && next.p[text.n] == ' ';
}

/* A bit field of the traces of every key, or of its first `n_bytes` and two more. */
static void write_sieve(table *t, FILE *f, uint32_t n_slots, const char *name, int n_bytes)
{
    uint32_t n_bits = n_slots * LEX_SIEVE, n = n_bits < 64 ? 1 : n_bits / 64;
    uint64_t *sieve = isn_new(t->a, uint64_t, n);
    if (!sieve) exit(2);
    for (ptrdiff_t k = 0; k < t->key.n; k++) {
        isn_str text = t->key.at[k].text;
        for (int more = 0; more <= (n_bytes ? 2 : 0); more += 2) {
            isn_str part = n_bytes ? str_sub(text, 0, n_bytes + more) : text;
            uint32_t bit = lex_trace(part) & (n_bits - 1);
            sieve[bit >> 6] |= (uint64_t)1 << (bit & 63);
        }
    }
    fprintf(f, "static const uint64_t %s[] = {", name);
    for (uint32_t i = 0; i < n; i++) fprintf(f, "%s0x%" PRIx64 ",", i % 8 ? "" : "\n", sieve[i]);
    fputs("\n};\n", f);
}

static void write_table(table *t, const char *path, int number)
{
    FILE *f = create(path);
    int max_words = 0;
    uint64_t n_entries = 0;
    fprintf(f, "/* Made by lexc from %s. */\n", base_name(t->path));
    fprintf(f, "#include \"lexicon/%.*s.h\"\n\n", STR_ARG(t->name));
    fputs("static const char *const col[] = {", f);
    for (int i = 0; i < t->n_cols; i++) fprintf(f, "\"%.*s\", ", STR_ARG(t->col[i].name));
    fputs("};\nstatic const isn_str cell[] = {\n", f);
    for (ptrdiff_t i = 0; i < t->cell.n; i++) write_str(f, t->cell.at[i]), fputs(",\n", f);
    fputs("};\nstatic const int32_t value[] = {", f);
    for (ptrdiff_t i = 0; i < t->value.n; i++)
        fprintf(f, "%s%d,", i % t->n_cols ? "" : "\n", t->value.at[i]);
    fputs("\n};\nstatic const isn_lex_key key[] = {\n", f);
    for (ptrdiff_t i = 0; i < t->key.n; i++) {
        key k = t->key.at[i];
        if (k.n_words > max_words) max_words = k.n_words;
        fputc('{', f), write_str(f, k.text);
        fprintf(f, ", %d, %d, %d},\n", k.n_words, goes_on(t, i), k.row == INT32_MAX ? -1 : k.row);
        n_entries += k.n_words > 1 ? 2 : 1;
    }
    fputs("};\n", f);
    if (t->key.n >= 1 << LEX_KEY_BITS) exit((fputs("lexc: too many keys\n", stderr), 2));
    uint32_t n_slots = 4;
    while (n_slots < n_entries * 2) n_slots *= 2;
    write_slots(t, f, n_slots);
    write_sieve(t, f, n_slots, "sieve", 0);
    bool tags = false;
    for (int i = 0; i < t->n_cols; i++) tags |= t->col[i].tag.n > 0;
    if (tags) write_sieve(t, f, n_slots, "begins", 6);
    fprintf(f, "\nconst isn_lex lex_%.*s = {\"%.*s\", %d, %d, %d, %td, col, cell, value, key, slot, %u, %d, sieve, %s};\n",
            STR_ARG(t->name), STR_ARG(t->name), number, t->n_rows, t->n_cols, t->key.n, n_slots, max_words, tags ? "begins" : "NULL");
    fclose(f);
}

static isn_str name_of(const char *path)
{
    isn_str s = str_c(base_name(path));
    return str_ends(s, STR(".tsv")) ? str_sub(s, 0, s.n - 4) : s;
}

static int write_all(const char *path, char **tsv, int n)
{
    FILE *f = create(path);
    fputs("/* Made by lexc: every lexicon. */\n#include \"lex/table.h\"\n\n", f);
    for (int i = 0; i < n; i++) fprintf(f, "extern const isn_lex lex_%.*s;\n", STR_ARG(name_of(tsv[i])));
    fputs("\nconst isn_lex *const lex_all[] = {\n", f);
    for (int i = 0; i < n; i++) fprintf(f, "    &lex_%.*s,\n", STR_ARG(name_of(tsv[i])));
    fprintf(f, "};\nconst int lex_all_n = %d;\n", n);
    return fclose(f) ? 2 : 0;
}

/* ---- marks: in which of several tables a word stands ----------------------- */

enum { MAX_MARKED = 31 };

static int mark_order(const void *x, const void *y)
{
    const key *a = x, *b = y;
    return str_cmp(a->text, b->text);
}

static void write_marks_header(table *t, char **tsv, int n, const char *path)
{
    FILE *f = create(path);
    fprintf(f, "/* Made by lexc: bits of lex_%.*s. */\n#pragma once\n#include \"lex/table.h\"\n\n", STR_ARG(t->name));
    fprintf(f, "extern const isn_lex lex_%.*s;\n\nenum {\n", STR_ARG(t->name));
    for (int i = 0; i < n; i++) {
        fputs("    LEX_", f), upper(f, t->name), fputc('_', f), upper(f, name_of(tsv[i]));
        fputs(",\n", f);
    }
    fputs("};\n", f);
    fclose(f);
}

/* The keys of every input, each once, its row's only value the bits. */
static int write_marks(isn_arena *a, const char *out_c, const char *out_h, char **tsv, int n)
{
    table *marks = isn_new(a, table, 1);
    marks->a = a;
    marks->path = out_c;
    isn_str c = str_c(base_name(out_c));
    marks->name = str_sub(c, 0, c.n - 2);
    marks->col[0].name = STR("marks");
    marks->n_cols = 1;
    for (int i = 0; i < n; i++) {
        table *t = isn_new(a, table, 1);
        t->a = a;
        t->path = tsv[i];
        t->name = name_of(tsv[i]);
        read_table(t, load(a, tsv[i]));
        if (t->n_errors || a->full) return 1;
        arrange_keys(t);
        for (ptrdiff_t k = 0; k < t->key.n; k++) {
            key one = t->key.at[k];
            one.row = i; /* for now: the table it is of */
            isn_push_value(a, &marks->key, one);
        }
    }
    qsort(marks->key.at, (size_t)marks->key.n, sizeof(key), mark_order);
    ptrdiff_t kept = 0;
    for (ptrdiff_t k = 0; k < marks->key.n; k++) {
        key one = marks->key.at[k];
        int32_t bit = (int32_t)1 << one.row;
        if (kept && str_eq(marks->key.at[kept - 1].text, one.text)) {
            marks->value.at[kept - 1] |= bit;
            continue;
        }
        one.row = (int)kept;
        marks->key.at[kept++] = one;
        isn_push_value(a, &marks->value, bit);
        isn_str none = STR("");
        isn_push_value(a, &marks->cell, none);
    }
    marks->key.n = kept;
    marks->n_rows = (int)kept;
    write_marks_header(marks, tsv, n, out_h);
    write_table(marks, out_c, LEX_TABLES - 1);
    return a->full;
}

/* ---- index: the first words of all keys ------------------------------------- */

enum { FIRST = LEX_SOMEWHERE + 1 };

static int set_order(const void *x, const void *y)
{
    return memcmp(x, y, sizeof(isn_lex_set));
}

/* The first words of every key of every input, once a table, `row` the table. */
static bool first_words(isn_arena *a, char **tsv, int n, table *all)
{
    for (int i = 0; i < n; i++) {
        table *t = isn_new(a, table, 1);
        t->a = a;
        t->path = tsv[i];
        read_table(t, load(a, tsv[i]));
        if (t->n_errors || a->full) return false;
        for (ptrdiff_t k = 0; k < t->key.n; k++) {
            key one = {str_sub(t->key.at[k].text, 0, t->key.at[k].text.n), 1, i};
            ptrdiff_t space = str_find(one.text, STR(" "), 0);
            if (space >= 0) one.text.n = space;
            isn_push_value(a, &all->key, one);
        }
    }
    qsort(all->key.at, (size_t)all->key.n, sizeof(key), mark_order);
    return !a->full;
}

/* One set a word: its tables and those without a number. */
static ptrdiff_t sets_of(table *all, isn_lex_set *set)
{
    ptrdiff_t kept = 0;
    for (ptrdiff_t k = 0; k < all->key.n; k++) {
        key one = all->key.at[k];
        if (kept == 0 || !str_eq(all->key.at[kept - 1].text, one.text)) {
            set[kept].bit[LEX_TABLES / 64 - 1] = (uint64_t)1 << 63;
            all->key.at[kept++] = one;
        }
        set[kept - 1].bit[one.row >> 6] |= (uint64_t)1 << (one.row & 63);
    }
    return kept;
}

static int write_index(isn_arena *a, const char *path, char **tsv, int n)
{
    table *all = isn_new(a, table, 1);
    if (n >= LEX_TABLES) return fputs("lexc: too many tables\n", stderr), 1;
    if (!first_words(a, tsv, n, all)) return 1;
    isn_lex_set *set = isn_new(a, isn_lex_set, all->key.n + 1), *kind = isn_new(a, isn_lex_set, all->key.n + FIRST);
    if (!set || !kind) return 1;
    ptrdiff_t n_words = sets_of(all, set), n_kinds = FIRST;
    memcpy(kind + FIRST, set, sizeof *set * (size_t)n_words);
    qsort(kind + FIRST, (size_t)n_words, sizeof *kind, set_order);
    for (ptrdiff_t k = FIRST; k < n_words + FIRST; k++)
        if (n_kinds == FIRST || set_order(&kind[n_kinds - 1], &kind[k])) kind[n_kinds++] = kind[k];
    memset(&kind[LEX_ANYWHERE], 0xFF, sizeof *kind);
    memset(&kind[LEX_SOMEWHERE], 0xFF, sizeof *kind);
    kind[LEX_NOWHERE] = (isn_lex_set){0};
    kind[LEX_NOWHERE].bit[LEX_TABLES / 64 - 1] = (uint64_t)1 << 63;
    uint32_t n_slots = 64;
    while (n_slots < (uint64_t)n_words * 2) n_slots *= 2;
    uint32_t *slot = isn_new(a, uint32_t, n_slots);
    if (!slot || n_kinds > UINT16_MAX) return 1;
    for (ptrdiff_t k = 0; k < n_words; k++) {
        uint32_t trace = lex_trace(all->key.at[k].text), i = trace & (n_slots - 1);
        const isn_lex_set *at = bsearch(&set[k], kind + FIRST, (size_t)(n_kinds - FIRST), sizeof *kind, set_order);
        while (slot[i] && slot[i] >> 16 != trace >> 16) i = (i + 1) & (n_slots - 1);
        slot[i] = trace >> 16 << 16 | (slot[i] ? LEX_SOMEWHERE : (uint32_t)(at - kind));
    }
    FILE *f = create(path);
    fputs("/* Made by lexc: the first words of all keys. */\n#include \"lex/index.h\"\n\n", f);
    fprintf(f, "const uint32_t lex_index_mask = %uu;\nconst isn_lex_set lex_set[] = {", n_slots - 1);
    for (ptrdiff_t k = 0; k < n_kinds; k++) {
        fprintf(f, "%s{{", k % 4 ? "" : "\n");
        for (int b = 0; b < LEX_TABLES / 64; b++) fprintf(f, "0x%" PRIx64 ",", kind[k].bit[b]);
        fputs("}},", f);
    }
    fputs("\n};\nconst uint32_t lex_index[] = {", f);
    for (uint32_t i = 0; i < n_slots; i++) fprintf(f, "%s%uu,", i % 12 ? "" : "\n", slot[i]);
    fputs("\n};\n", f);
    return fclose(f) ? 2 : 0;
}

int main(int argc, char **argv)
{
    if (argc >= 3 && strcmp(argv[1], "--index") == 0) {
        isn_arena many;
        arena_init(&many, (ptrdiff_t)1 << 30);
        int failed = write_index(&many, argv[2], argv + 3, argc - 3);
        arena_free(&many);
        return failed;
    }
    if (argc >= 3 && strcmp(argv[1], "--all") == 0) return write_all(argv[2], argv + 3, argc - 3);
    if (argc >= 5 && argc <= 4 + MAX_MARKED && strcmp(argv[1], "--marks") == 0) {
        isn_arena many;
        arena_init(&many, (ptrdiff_t)1 << 30);
        int failed = write_marks(&many, argv[2], argv[3], argv + 4, argc - 4);
        arena_free(&many);
        return failed;
    }
    if (argc != 7 || strcmp(argv[1], "--out-c") != 0 || strcmp(argv[3], "--out-h") != 0) {
        fputs("usage: lexc --out-c FILE.c --out-h FILE.h NAME.tsv NUMBER | lexc --index FILE.c NAME.tsv … | lexc --all FILE.c NAME.tsv … | lexc --marks FILE.c FILE.h NAME.tsv …\n", stderr);
        return 2;
    }
    isn_arena a;
    arena_init(&a, (ptrdiff_t)1 << 30);
    static table t;
    t.a = &a;
    t.path = argv[5];
    t.name = name_of(t.path);
    read_table(&t, load(&a, t.path));
    if (a.full) fputs("lexc: out of memory\n", stderr), t.n_errors++;
    if (t.n_errors) return 1;
    arrange_keys(&t);
    write_header(&t, argv[4]);
    write_table(&t, argv[2], atoi(argv[6]));
    arena_free(&a);
    return 0;
}
