/* mojibake.c - turns characters back into the bytes that they were. */
#include "page/mojibake.h"
#include "base/utf8.h"

/* Characters back to bytes.  A legacy encoding has at most a few code points
 * over U+06FF, so two pages and a short list hold it. */
typedef struct {
    uint8_t low[0x700];  /* by code point; 0 none (ASCII is never looked up) */
    uint16_t cp[64];     /* those above, with their bytes */
    uint8_t byte[64];
    int n;
} way_back;

static void way_back_init(way_back *w, const charset_table *t)
{
    memset(w, 0, sizeof *w);
    for (int b = 0x80; b < 0xA0; b++) w->low[b] = (uint8_t)b; /* Latin-1 keeps C1 controls */
    for (int b = 0x80; b < 256; b++) {
        uint16_t cp = t->of[b];
        if (cp == UTF8_BAD || cp < 0x80) continue;
        if (cp < 0x700) w->low[cp] = (uint8_t)b;
        else if (w->n < 64) w->cp[w->n] = cp, w->byte[w->n++] = (uint8_t)b;
    }
}

/* The byte that was read as this character, 0 if none was. */
static uint8_t byte_of(const way_back *w, uint32_t cp)
{
    if (cp < 0x80) return 0;
    if (cp < 0x700) return w->low[cp];
    for (int i = 0; i < w->n; i++)
        if (w->cp[i] == cp) return w->byte[i];
    return 0;
}

/* The character whose UTF-8 bytes the characters from `at` on once were: its
 * length in bytes of `text`, 0 if they are no such thing. */
static ptrdiff_t undo_one(const way_back *w, isn_str text, ptrdiff_t at, uint32_t *cp)
{
    char bytes[4];
    ptrdiff_t end[4];
    int n = 0;
    for (ptrdiff_t i = at; n < 4 && i < text.n;) {
        uint32_t c;
        i += utf8_read(text, i, &c);
        uint8_t b = byte_of(w, c);
        if (!b) break;
        bytes[n] = (char)b;
        end[n++] = i;
    }
    if (n < 2) return 0;
    int used = utf8_read((isn_str){bytes, n}, 0, cp);
    return used < 2 || *cp == UTF8_BAD ? 0 : end[used - 1] - at;
}

/* Arabic, or the Ø and Ù of Arabic that was damaged twice. */
static bool is_arabic(uint32_t cp)
{
    return cp == 0xD8 || cp == 0xD9 || (cp >= 0x600 && cp < 0x700) || (cp >= 0xFB50 && cp < 0xFE00) || (cp >= 0xFE70 && cp < 0xFEFF);
}

enum { SAMPLE = 256 * 1024, FEWEST = 6 };

/* Whether the text is damaged in this way: of what is beyond ASCII in it, nine
 * tenths turn back, and two fifths of what comes out is Arabic. */
static bool damaged(const way_back *w, isn_str text)
{
    isn_str s = str_sub(text, 0, SAMPLE);
    ptrdiff_t n_back = 0, n_arabic = 0, n_other = 0;
    for (ptrdiff_t i = 0; i < s.n;) {
        if ((unsigned char)s.p[i] < 0x80) {
            i++;
            continue;
        }
        uint32_t cp;
        ptrdiff_t used = undo_one(w, s, i, &cp);
        if (used) n_back++, n_arabic += is_arabic(cp);
        else used = utf8_read(s, i, &cp), n_other++;
        i += used;
    }
    return n_arabic >= FEWEST && n_arabic * 5 >= n_back * 2 && n_other * 9 <= n_back * 2;
}

static isn_str undo(isn_arena *a, const way_back *w, isn_str text)
{
    char *p = isn_alloc(a, text.n); /* two characters or more become one */
    if (!p) return text;
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < text.n;) {
        uint32_t cp;
        ptrdiff_t used = (unsigned char)text.p[i] < 0x80 ? 0 : undo_one(w, text, i, &cp);
        if (used) {
            n += utf8_write(p + n, cp);
        } else {
            used = utf8_read(text, i, &cp);
            memcpy(p + n, text.p + i, (size_t)used);
            n += used;
        }
        i += used;
    }
    return (isn_str){p, n};
}

/* A quick look at the text, before anything is tried. */
typedef struct {
    ptrdiff_t n_high;  /* characters beyond ASCII, about */
    ptrdiff_t n_mark;  /* Ø Ù ط ظ Ã: damaged UTF-8 is full of them */
    ptrdiff_t n_latin; /* À to ÿ */
    ptrdiff_t n_beside; /* of those, with another just before */
} glance;

static glance look(isn_str text)
{
    glance g = {0, 0, 0, 0};
    isn_str s = str_sub(text, 0, SAMPLE);
    for (ptrdiff_t i = 0; i + 1 < s.n;) {
        uint64_t v = 0;
        if (s.n - i >= 8) memcpy(&v, s.p + i, 8);
        if (s.n - i >= 8 && !(v & 0x8080808080808080u)) {
            i += 8;
            continue;
        }
        unsigned char b = (unsigned char)s.p[i], c = (unsigned char)s.p[i + 1];
        i += b < 0xC0 ? 1 : 2;
        if (b < 0xC0) continue;
        g.n_high++;
        if (b == 0xC3) {
            g.n_mark += c == 0x98 || c == 0x99 || c == 0x83;
            g.n_latin++;
            g.n_beside += i >= 4 && (unsigned char)s.p[i - 4] == 0xC3;
        } else if (b == 0xD8) {
            g.n_mark += c == 0xB7 || c == 0xB8;
        }
    }
    return g;
}

enum { FEWEST_LATIN = 24 }; /* ÇáÃÎÈÇÑ could be a name; a sentence could not */

static bool suspect_utf8(const glance *g)
{
    return g->n_mark >= FEWEST && g->n_mark * 5 >= g->n_high;
}

/* In no Latin language do such letters stand side by side as a rule. */
static bool suspect_latin(const glance *g)
{
    return g->n_latin >= FEWEST_LATIN && g->n_beside * 2 > g->n_latin;
}

/* UTF-8 that was read as windows-1252 or windows-1256. */
static isn_str repair_utf8(isn_arena *a, isn_str text)
{
    static const char *const LABEL[] = {"windows-1252", "windows-1256"};
    for (int k = 0; k < 2; k++) {
        charset_table t;
        way_back w;
        charset c = charset_of(a, str_c(LABEL[k]));
        if (!charset_load(&c, &t)) continue;
        way_back_init(&w, &t);
        if (damaged(&w, text)) return undo(a, &w, text);
    }
    return text;
}

/* ---- legacy Arabic read as Latin --------------------------------------------- */

/* The text with its characters beyond ASCII as the bytes they were, and a space
 * for those that were none: what charset_arabic judges. */
static isn_str bytes_back(isn_arena *a, const way_back *w, isn_str text)
{
    char *p = isn_alloc(a, text.n);
    if (!p) return STR_NONE;
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < text.n;) {
        uint32_t cp;
        i += utf8_read(text, i, &cp);
        uint8_t b = byte_of(w, cp);
        p[n++] = (char)(cp < 0x80 ? cp : b ? b : ' ');
    }
    return (isn_str){p, n};
}

/* windows-1256 or ISO-8859-6 that was read as windows-1252. */
static isn_str repair_legacy(isn_arena *a, isn_str text)
{
    charset_table latin, arabic;
    way_back w;
    byte_counts counts;
    charset c = charset_of(a, STR("windows-1252"));
    if (!charset_load(&c, &latin)) return text;
    way_back_init(&w, &latin);
    charset_count(bytes_back(a, &w, str_sub(text, 0, SAMPLE)), &counts);
    if (!charset_arabic(a, &counts, STR_NONE, &arabic).name.n) return text;
    char *p = isn_alloc(a, text.n + 4);
    if (!p) return text;
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < text.n;) {
        uint32_t cp;
        int used = utf8_read(text, i, &cp);
        uint8_t b = byte_of(&w, cp);
        uint32_t meant = b ? arabic.of[b] : cp;
        /* what would grow was no letter and stays */
        if (meant == UTF8_BAD || (meant >= 0x800 && used < 3)) meant = cp;
        n += utf8_write(p + n, meant);
        i += used;
    }
    return (isn_str){p, n};
}

isn_str mojibake_repair(isn_arena *a, isn_str text)
{
    glance g = look(text);
    for (int pass = 0; pass < 2 && suspect_utf8(&g); pass++) {
        isn_str repaired = repair_utf8(a, text);
        if (repaired.p == text.p) break;
        text = repaired;
        g = look(text);
    }
    return suspect_latin(&g) ? repair_legacy(a, text) : text;
}
