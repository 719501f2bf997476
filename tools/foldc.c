/* foldc.c - compiles lexicon/fold.tsv and fold_unicode.tsv to the folding table.
 *
 *     foldc OUT.c FOLD.tsv …
 *
 * It comes before lexc: lexc folds the keys of every other lexicon with what
 * foldc makes, so foldc itself folds nothing.  A code point of no row is a
 * letter that stays itself.  src/lex/fold.h tells the layout. */
#include "base/str.h"
#include "base/utf8.h"
#include "lex/fold_table.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAX_BLOB = 60000, COLS = 5 };

typedef struct {
    fold_cell cell[FOLD_LIMIT];
    char blob[MAX_BLOB];
    int n_blob;
    int n_errors;
} table;

static const char *const KIND[] = {
    [FOLD_OTHER] = "other",   [FOLD_SPACE] = "space",     [FOLD_DIGIT] = "digit",
    [FOLD_LETTER] = "letter", [FOLD_LATIN] = "latin",     [FOLD_SEAT] = "seat",
    [FOLD_ABOVE] = "above",   [FOLD_BELOW] = "below",     [FOLD_MARBUTA] = "marbuta",
    [FOLD_MAQSURA] = "maqsura", [FOLD_MARK] = "mark",     [FOLD_TANWIN] = "tanwin",
    [FOLD_SHADDA] = "shadda", [FOLD_HAMZA] = "hamza",
};

static void complain(table *t, const char *path, int line, const char *what, isn_str cell)
{
    fprintf(stderr, "foldc: %s:%d: %s '%.*s'\n", path, line, what, STR_ARG(cell));
    t->n_errors++;
}

static isn_str cut(isn_str *rest, char stop)
{
    const char *hit = rest->n ? memchr(rest->p, stop, (size_t)rest->n) : NULL;
    isn_str piece = {rest->p, hit ? hit - rest->p : rest->n};
    *rest = hit ? (isn_str){hit + 1, rest->n - piece.n - 1} : STR_NONE;
    return piece;
}

static long hex(isn_str s)
{
    char buf[16], *end;
    snprintf(buf, sizeof buf, "%.*s", STR_ARG(s));
    long v = strtol(buf, &end, 16);
    return s.n && !*end && v >= 0 && v < FOLD_LIMIT ? v : -1;
}

static int kind_of(isn_str s)
{
    for (int k = 0; k < (int)(sizeof KIND / sizeof *KIND); k++)
        if (str_is(s, KIND[k])) return k;
    return -1;
}

/* The place of `s` in the blob, shared where it already stands there. */
static int place(table *t, isn_str s)
{
    ptrdiff_t at = str_find((isn_str){t->blob, t->n_blob}, s, 0);
    if (at >= 0) return (int)at;
    if (t->n_blob + s.n > MAX_BLOB) exit((fputs("foldc: the table is too large\n", stderr), 2));
    memcpy(t->blob + t->n_blob, s.p, (size_t)s.n);
    t->n_blob += (int)s.n;
    return t->n_blob - (int)s.n;
}

static void set(table *t, long cp, int kind, isn_str to)
{
    char own[4];
    bool vanishes = kind >= FOLD_MARK || kind == FOLD_SPACE;
    if (to.n == 0 && !vanishes) to = (isn_str){own, utf8_write(own, (uint32_t)cp)};
    if (vanishes) to.n = 0;
    t->cell[cp] = (fold_cell){(uint8_t)kind, (uint8_t)to.n, (uint16_t)place(t, to.n ? to : STR(" "))};
}

static void read_row(table *t, const char *path, int line, isn_str row)
{
    isn_str cell[COLS];
    for (int i = 0; i < COLS; i++) cell[i] = cut(&row, '\t');
    if (str_is(cell[0], "from")) return;
    isn_str high_text = cell[0], low_text = cut(&high_text, '-');
    long low = hex(low_text), high = high_text.p ? hex(high_text) : low;
    int kind = kind_of(cell[1]);
    if (low < 0 || high < low) complain(t, path, line, "not a range of code points:", cell[0]);
    else if (kind < 0) complain(t, path, line, "no such kind:", cell[1]);
    else if (cell[2].n > FOLD_MAX) complain(t, path, line, "too long:", cell[2]);
    else if (cell[4].n == 0) complain(t, path, line, "an empty source in", cell[0]);
    else
        for (long cp = low; cp <= high; cp++) {
            char next = cell[2].n == 1 ? (char)(cell[2].p[0] + (cp - low)) : 0;
            set(t, cp, kind, next ? (isn_str){&next, 1} : cell[2]);
        }
}

static void read_file(table *t, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) exit((fprintf(stderr, "foldc: cannot read '%s': %s\n", path, strerror(errno)), 2));
    char line[512];
    for (int n = 1; fgets(line, sizeof line, f); n++) {
        isn_str row = str_c(line);
        if (row.n && row.p[row.n - 1] == '\n') row.n--;
        if (row.n && row.p[0] != '#') read_row(t, path, n, row);
    }
    fclose(f);
}

/* Pages of 256 code points; those that are alike are written once, so most of
 * Unicode is one page of letters. */
static void write_table(table *t, FILE *f)
{
    static int page_of[FOLD_LIMIT / 256];
    int n_pages = 0;
    fputs("/* Made by foldc from the fold lexicons. */\n#include \"lex/fold_table.h\"\n\n"
          "const fold_cell fold_page[][256] = {\n", f);
    for (int p = 0; p < FOLD_LIMIT / 256; p++) {
        int same = 0;
        while (same < p && memcmp(t->cell + same * 256, t->cell + p * 256, sizeof *t->cell * 256) != 0) same++;
        page_of[p] = same < p ? page_of[same] : n_pages;
        if (same < p) continue;
        fputs("{", f);
        for (int i = 0; i < 256; i++) {
            fold_cell c = t->cell[p * 256 + i];
            fprintf(f, "{%d,%d,%d},%s", c.kind, c.n, c.at, i % 16 == 15 ? "\n" : "");
        }
        fputs("},\n", f);
        n_pages++;
    }
    fputs("};\nconst unsigned char fold_page_of[] = {", f);
    for (int p = 0; p < FOLD_LIMIT / 256; p++) fprintf(f, "%d,", page_of[p]);
    fputs("};\nconst char fold_blob[] = {", f);
    for (int i = 0; i < t->n_blob; i++) fprintf(f, "'\\x%02x',", (unsigned char)t->blob[i]);
    fputs("0};\n", f);
    if (n_pages > 256) exit((fputs("foldc: too many pages\n", stderr), 2));
}

/* The Arabic block again, with the bytes themselves where they are two. */
static void write_arabic(const table *t, FILE *f)
{
    fputs("const fold_letter fold_arabic[256] = {\n", f);
    for (uint32_t i = 0; i < 256; i++) {
        fold_cell c = t->cell[0x600 + i];
        char to[4] = {0};
        int n = c.n;
        if (n == 0) n = utf8_write(to, 0x600 + i);
        else if (n == 2) memcpy(to, t->blob + c.at, 2);
        bool plain = c.kind >= FOLD_LETTER && c.kind < FOLD_MARK && c.kind != FOLD_SEAT && n == 2;
        fprintf(f, "{%d,%d,{'\\x%02x','\\x%02x'}},%s", c.kind, plain, (unsigned char)to[0], (unsigned char)to[1], i % 8 == 7 ? "\n" : "");
    }
    fputs("};\n", f);
}

int main(int argc, char **argv)
{
    if (argc < 3) return fputs("usage: foldc OUT.c FOLD.tsv …\n", stderr), 2;
    static table t;
    for (long cp = 0; cp < FOLD_LIMIT; cp++) t.cell[cp] = (fold_cell){FOLD_LETTER, 0, 0};
    for (int i = 2; i < argc; i++) read_file(&t, argv[i]);
    if (t.n_errors) return 1;
    FILE *f = fopen(argv[1], "wb");
    if (!f) return fprintf(stderr, "foldc: cannot write '%s': %s\n", argv[1], strerror(errno)), 2;
    write_table(&t, f);
    write_arabic(&t, f);
    return fclose(f) ? 2 : 0;
}
