/* decode.c - decides which encoding the bytes are in.
 *
 * Owns the order of evidence; charset.c knows the encodings themselves.  Only
 * what would hide markup from the reader is never obeyed: UTF-7, ISO-2022 and
 * the like are no labels of lexicon/charset.tsv. */
#include "page/decode.h"
#include "base/utf8.h"
#include "page/charset.h"
#include "page/html_token.h"
#include "page/mojibake.h"

/* ---- what is no text ------------------------------------------------------------ */

/* Beginnings of files that are no text, and what to call them. */
static const struct {
    const char *begins;
    int n;
    const char *name;
} FORMAT[] = {
    {"%PDF-", 5, "a PDF file"}, {"PK\3\4", 4, "a zip archive"}, {"\x89PNG", 4, "a PNG image"},
    {"\xFF\xD8\xFF", 3, "a JPEG image"}, {"GIF8", 4, "a GIF image"}, {"\x1F\x8B", 2, "gzip data"},
    {"\x28\xB5\x2F\xFD", 4, "zstd data"}, {"BZh", 3, "bzip2 data"}, {"\xFD" "7zXZ", 5, "xz data"},
    {"7z\xBC\xAF", 4, "a 7z archive"}, {"Rar!", 4, "a RAR archive"}, {"\x7F" "ELF", 4, "a program"},
    {"\xD0\xCF\x11\xE0", 4, "an old office document"}, {"OggS", 4, "a media file"},
    {"SQLite format 3", 15, "a database"}, {"wOF", 3, "a font"},
};

static const char *known_format(isn_str s)
{
    for (size_t i = 0; i < sizeof FORMAT / sizeof *FORMAT; i++)
        if (str_starts(s, (isn_str){FORMAT[i].begins, FORMAT[i].n})) return FORMAT[i].name;
    return NULL;
}

/* Text has hardly any control characters; one byte in twenty is too many. */
static bool full_of_controls(isn_str bytes)
{
    isn_str s = str_sub(bytes, 0, 1 << 14);
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if ((c < 0x20 && !byte_is_space((char)c) && c != 0x1B) || c == 0x7F) n++;
    }
    return n >= 4 && n * 20 > s.n;
}

/* ---- what the page says ------------------------------------------------------------ */

static char ascii_lower(char c) { return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c); }

/* Byte after `word` (lower case) in any case in `s`, or -1. */
static ptrdiff_t after_word(isn_str s, isn_str word)
{
    for (ptrdiff_t i = 0; i + word.n <= s.n; i++) {
        ptrdiff_t k = 0;
        while (k < word.n && ascii_lower(s.p[i + k]) == word.p[k]) k++;
        if (k == word.n) return i + k;
    }
    return -1;
}

/* The value after «charset=» or «encoding=», quoted or not. */
static isn_str value_after(isn_str s, isn_str word)
{
    ptrdiff_t i = after_word(s, word);
    if (i < 0) return STR_NONE;
    isn_str rest = str_trim(str_sub(s, i, s.n));
    if (!str_starts(rest, STR("="))) return STR_NONE;
    rest = str_trim(str_sub(rest, 1, rest.n));
    if (rest.n == 0) return STR_NONE;
    char quote = rest.p[0] == '"' || rest.p[0] == '\'' ? rest.p[0] : 0;
    if (quote) rest = str_sub(rest, 1, rest.n);
    ptrdiff_t n = 0;
    while (n < rest.n && (quote ? rest.p[n] != quote : !byte_is_space(rest.p[n]) && rest.p[n] != ';')) n++;
    return str_sub(rest, 0, n);
}

static isn_str attr_of(const html_token *t, const char *name)
{
    for (int i = 0; i < t->n_attrs; i++)
        if (str_is(t->attr[i].name, name)) return t->attr[i].value;
    return STR_NONE;
}

enum { PRESCAN = 4096 }; /* the standard asks for 1,024; pages are not so tidy */

/* <meta charset=…>, <meta http-equiv=content-type content="…; charset=…">,
 * <?xml encoding=…?>: the first that is known to us, else the first. */
static isn_str declared_in_page(isn_arena *a, isn_str bytes)
{
    html_lexer z;
    html_token t;
    isn_str first = STR_NONE;
    if (!html_lexer_init(&z, a, str_sub(bytes, 0, PRESCAN))) return STR_NONE;
    while (html_next(&z, &t), t.kind != HTML_TOKEN_EOF) {
        isn_str label = STR_NONE;
        if (t.kind == HTML_TOKEN_COMMENT && str_starts(t.text, STR("?xml"))) {
            label = value_after(t.text, STR("encoding"));
        } else if (t.kind == HTML_TOKEN_START && str_is(t.name, "meta")) {
            label = attr_of(&t, "charset");
            if (label.n == 0 && after_word(attr_of(&t, "http-equiv"), STR("content-type")) > 0)
                label = value_after(attr_of(&t, "content"), STR("charset"));
        }
        label = str_trim(label);
        if (label.n == 0) continue;
        if (first.n == 0) first = arena_str(a, label);
        if (charset_of(a, label).name.n) return arena_str(a, label);
    }
    return first;
}

/* ---- UTF-8 and UTF-16 by their looks ----------------------------------------------- */

/* UTF-16 without a mark: nearly every second byte is 00 or 06, of Latin and
 * Arabic letters.  1 little endian, 2 big endian, 0 neither. */
static int looks_utf16(isn_str bytes)
{
    isn_str s = str_sub(bytes, 0, 1 << 14);
    ptrdiff_t n[2] = {0, 0}, n_pairs = s.n / 2;
    for (ptrdiff_t i = 0; i < n_pairs * 2; i++)
        if (s.p[i] == 0 || s.p[i] == 6) n[i & 1]++;
    if (n_pairs < 4) return 0;
    if (n[1] * 10 >= n_pairs * 8 && n[0] * 4 < n_pairs) return 1;
    if (n[0] * 10 >= n_pairs * 8 && n[1] * 4 < n_pairs) return 2;
    return 0;
}

/* Whether text with bytes that are no UTF-8 is UTF-8 all the same: more whole
 * sequences than broken bytes.  Legacy Arabic hardly ever makes one. */
static bool mostly_utf8(isn_str s)
{
    ptrdiff_t n_good = 0, n_bad = 0;
    for (ptrdiff_t i = 0; i < s.n;) {
        if ((unsigned char)s.p[i] < 0x80) {
            i++;
            continue;
        }
        uint32_t cp;
        int n = utf8_read(s, i, &cp);
        if (cp == UTF8_BAD) n_bad += n;
        else n_good++;
        i += n;
    }
    return n_good >= n_bad;
}

/* ---- the decision ------------------------------------------------------------------------ */

typedef struct {
    isn_arena *a;
    isn_str in;
    ptrdiff_t max;
    decode_result *out;
} job;

static bool read_utf8(const job *j, bool valid)
{
    decode_result *o = j->out;
    o->charset = STR("UTF-8");
    if (valid) {
        o->text = j->in;
        return true;
    }
    return charset_read_utf8(j->a, j->in, j->max, &o->text, &o->replaced, &o->truncated);
}

static bool read_utf16(const job *j, bool big_endian)
{
    decode_result *o = j->out;
    isn_str in = o->truncated ? str_sub(j->in, 0, j->in.n & ~(ptrdiff_t)1) : j->in;
    o->charset = big_endian ? STR("UTF-16BE") : STR("UTF-16LE");
    return charset_read_utf16(j->a, in, big_endian, j->max, &o->text, &o->replaced, &o->truncated);
}

static bool read_single(const job *j, const charset *c, const charset_table *t)
{
    j->out->charset = c->name;
    return charset_read_single(j->a, j->in, t, j->max, &j->out->text, &j->out->replaced, &j->out->truncated);
}

/* In the declared encoding, unless that leaves holes all over; false where it
 * does, or nothing fit was declared. */
static bool read_declared(const job *j, const charset *c)
{
    charset_table t;
    decode_result *o = j->out, before = *o;
    if (c->name.n == 0 || c->kind == CHARSET_UTF8 || c->kind == CHARSET_UTF16) return false;
    if (c->kind == CHARSET_SINGLE) return charset_load(c, &t) && read_single(j, c, &t);
    o->charset = c->name;
    if (charset_read_multi(j->a, j->in, c, j->max, &o->text, &o->replaced, &o->truncated) &&
        o->replaced * 20 <= j->in.n)
        return true;
    *o = before;
    return false;
}

/* Bytes that are not UTF-8: as Arabic if they read as Arabic, else as declared,
 * else as browsers do, windows-1252. */
static bool read_legacy(const job *j, const charset *declared)
{
    byte_counts counts;
    charset_table t;
    charset_count(j->in, &counts);
    charset c = charset_arabic(j->a, &counts, declared->name, &t);
    if (c.name.n) return read_single(j, &c, &t);
    if (read_declared(j, declared)) return true;
    c = charset_of(j->a, STR("windows-1252"));
    return !j->a->full && charset_load(&c, &t) && read_single(j, &c, &t);
}

static bool cut_input(const job *j, isn_str *in)
{
    if (in->n <= j->max) return false;
    in->n = j->max;
    for (int k = 0; k < 3 && in->n > 0 && ((unsigned char)in->p[in->n] & 0xC0) == 0x80; k++) in->n--;
    return true;
}

/* Everything but the refusal of what is no text.  What the page says of itself
 * stands in UTF-16 there, so it is looked for after decoding. */
static bool decode(job *j, isn_str transport, bool is_html)
{
    decode_result *o = j->out;
    isn_str all = j->in;
    int utf16 = str_starts(all, STR("\xFF\xFE")) ? 1 : str_starts(all, STR("\xFE\xFF")) ? 2 : 0;
    bool utf8_mark = str_starts(all, STR("\xEF\xBB\xBF"));
    if (utf16 || utf8_mark) j->in = str_sub(all, utf8_mark ? 3 : 2, all.n);
    o->truncated = cut_input(j, &j->in);
    if (!utf16 && !utf8_mark) utf16 = looks_utf16(j->in);
    bool ok = !utf16 || read_utf16(j, utf16 == 2);
    isn_str in_page = is_html && ok ? declared_in_page(j->a, utf16 ? o->text : j->in) : STR_NONE;
    o->declared = transport.n ? transport : in_page;
    if (utf16) return ok;
    bool valid = utf8_valid_prefix(j->in) == j->in.n;
    if (valid || utf8_mark || mostly_utf8(j->in)) return read_utf8(j, valid);
    charset declared = charset_of(j->a, transport);
    if (declared.name.n == 0 || declared.kind == CHARSET_UTF8) declared = charset_of(j->a, in_page);
    return read_legacy(j, &declared);
}

bool decode_read(isn_arena *a, isn_str bytes, isn_str transport, bool is_html, ptrdiff_t max_bytes,
                 isn_str where, decode_result *out, isn_err *err)
{
    *out = (decode_result){0};
    const char *format = known_format(bytes);
    if (format) return err_set(err, ISN_FORMAT, where, 0, "it is no text: it is %s", format);
    job j = {a, bytes, max_bytes, out};
    if (!decode(&j, str_trim(transport), is_html) || a->full)
        return err_set(err, ISN_LIMIT, where, ISN_NOWHERE, "it needs more memory than allowed");
    if (full_of_controls(out->text))
        return err_set(err, ISN_FORMAT, where, ISN_NOWHERE, "it is no text: too many control characters");
    isn_str repaired = mojibake_repair(a, out->text);
    out->mojibake = repaired.p != out->text.p;
    out->text = repaired;
    if (a->full) return err_set(err, ISN_LIMIT, where, ISN_NOWHERE, "it needs more memory than allowed");
    return true;
}
