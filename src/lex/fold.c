/* fold.c - code points to keys, and the units that words are made of. */
#include "lex/fold.h"
#include "base/utf8.h"

static bool between(uint32_t cp, uint32_t low, uint32_t high)
{
    return cp >= low && cp <= high;
}

/* Vowel marks, Quranic signs, tatweel; soft hyphen, joiners, bidi controls, BOM. */
static bool is_mark(uint32_t cp)
{
    return between(cp, 0x064B, 0x065F) || cp == 0x0670 || cp == 0x0640 ||
           between(cp, 0x0610, 0x061A) || between(cp, 0x06D6, 0x06DC) ||
           between(cp, 0x06DF, 0x06E8) || between(cp, 0x06EA, 0x06ED) || cp == 0x061C ||
           cp == 0x00AD || between(cp, 0x200B, 0x200F) || between(cp, 0x202A, 0x202E) ||
           between(cp, 0x2060, 0x2064) || between(cp, 0x2066, 0x206F) || cp == 0xFEFF ||
           between(cp, 0x0300, 0x036F) || between(cp, 0xFE00, 0xFE0F) ||
           between(cp, 0x08D3, 0x08FF);
}

static int digit_value(uint32_t cp)
{
    if (between(cp, '0', '9')) return (int)(cp - '0');
    if (between(cp, 0x0660, 0x0669)) return (int)(cp - 0x0660);
    if (between(cp, 0x06F0, 0x06F9)) return (int)(cp - 0x06F0);
    if (between(cp, 0xFF10, 0xFF19)) return (int)(cp - 0xFF10);
    return -1;
}

isn_cp_class cp_class(uint32_t cp)
{
    if (cp < 0x80) {
        if ((cp | 32) >= 'a' && (cp | 32) <= 'z') return CP_LETTER;
        if (cp >= '0' && cp <= '9') return CP_DIGIT;
        return cp <= 0x20 || cp == 0x7F ? CP_SPACE : CP_OTHER;
    }
    if (is_mark(cp)) return CP_MARK;
    if (digit_value(cp) >= 0) return CP_DIGIT;
    if (cp == 0xA0 || cp == 0x1680 || between(cp, 0x2000, 0x200A) || cp == 0x2028 ||
        cp == 0x2029 || cp == 0x202F || cp == 0x205F || cp == 0x3000 || cp == 0x85)
        return CP_SPACE;
    if (between(cp, 0x80, 0xBF)) return cp == 0xAA || cp == 0xB5 || cp == 0xBA ? CP_LETTER : CP_OTHER;
    if (cp == 0xD7 || cp == 0xF7) return CP_OTHER;
    if (between(cp, 0x0600, 0x060F) || cp == 0x061B || between(cp, 0x061D, 0x061F) ||
        between(cp, 0x066A, 0x066D) || cp == 0x06D4 || cp == 0x06DD || cp == 0x06DE ||
        cp == 0x06E9)
        return CP_OTHER;
    if (between(cp, 0x2010, 0x2BFF) || between(cp, 0x3001, 0x3004) ||
        between(cp, 0x3008, 0x3020) || between(cp, 0xFD3E, 0xFD4F) ||
        between(cp, 0xFDFC, 0xFDFF) || between(cp, 0xFE10, 0xFE6F) ||
        between(cp, 0xFF01, 0xFF0F) || between(cp, 0xFF1A, 0xFF20) ||
        between(cp, 0xE000, 0xF8FF) || cp >= 0x1F000 || cp == UTF8_BAD)
        return CP_OTHER;
    return CP_LETTER;
}

/* Letters that are one letter to a reader. */
static uint32_t fold_letter(uint32_t cp)
{
    switch (cp) {
    case 0x0622: case 0x0623: case 0x0625: case 0x0671: /* آ أ إ ٱ */
    case 0x0672: case 0x0673: case 0x0675: return 0x0627; /* ا */
    case 0x0624: case 0x0676: return 0x0648;            /* ؤ → و */
    case 0x0626: case 0x0649: case 0x06CC: case 0x0678: /* ئ ى ی */
    case 0x06CD: case 0x06D0: case 0x06D2: return 0x064A; /* → ي */
    case 0x0629: case 0x06C1: case 0x06C2: case 0x06C3: /* ة ہ */
    case 0x06D5: case 0x06BE: case 0x06C0: return 0x0647; /* → ه */
    case 0x06A9: case 0x06AA: case 0x06AC: return 0x0643; /* ک → ك */
    default: break;
    }
    if (between(cp, 'A', 'Z')) return cp + 32;
    if (between(cp, 0xC0, 0xDE) && cp != 0xD7) return cp + 32;
    return cp;
}

int cp_fold(uint32_t cp, char *to)
{
    if (is_mark(cp)) return 0;
    int digit = digit_value(cp);
    if (digit >= 0) {
        to[0] = (char)('0' + digit);
        return 1;
    }
    return utf8_write(to, fold_letter(cp));
}

isn_str fold_word(isn_arena *a, isn_str word)
{
    char *p = isn_alloc(a, word.n * 6 + 32);
    if (!p) return STR_NONE;
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < word.n;) {
        uint32_t cp;
        i += utf8_read(word, i, &cp);
        n += cp_fold(cp, p + n);
    }
    return (isn_str){p, n};
}

/* A separator that may stand between two digits of one number. */
static bool joins_digits(uint32_t cp)
{
    return cp == '.' || cp == ',' || cp == 0x066B || cp == 0x066C;
}

static ptrdiff_t word_end(isn_str s, ptrdiff_t at)
{
    while (at < s.n) {
        uint32_t cp;
        int n = utf8_read(s, at, &cp);
        isn_cp_class c = cp_class(cp);
        if (c != CP_LETTER && c != CP_MARK) break;
        at += n;
    }
    return at;
}

static ptrdiff_t number_end(isn_str s, ptrdiff_t at)
{
    while (at < s.n) {
        uint32_t cp, next;
        int n = utf8_read(s, at, &cp);
        if (cp_class(cp) == CP_DIGIT) {
            at += n;
            continue;
        }
        if (!joins_digits(cp) || at + n >= s.n) break;
        utf8_read(s, at + n, &next);
        if (cp_class(next) != CP_DIGIT) break;
        at += n;
    }
    return at;
}

isn_unit unit_next(isn_str s, ptrdiff_t at, isn_span *unit)
{
    while (at < s.n) {
        uint32_t cp;
        int n = utf8_read(s, at, &cp);
        isn_cp_class c = cp_class(cp);
        if (c == CP_SPACE) {
            at += n;
            continue;
        }
        isn_unit kind = UNIT_PUNCT;
        ptrdiff_t end = at + n;
        if (c == CP_DIGIT) {
            kind = UNIT_NUMBER;
            end = number_end(s, at);
        } else if (c == CP_LETTER || c == CP_MARK) {
            end = word_end(s, at);
            kind = UNIT_WORD;
            if (c == CP_MARK) { /* marks before a digit or alone: no word */
                ptrdiff_t i = at;
                while (i < end) {
                    uint32_t one;
                    int m = utf8_read(s, i, &one);
                    if (cp_class(one) == CP_LETTER) break;
                    i += m;
                }
                if (i == end) {
                    at = end;
                    continue;
                }
            }
        }
        *unit = (isn_span){(uint32_t)at, (uint32_t)end};
        return kind;
    }
    return UNIT_END;
}

isn_str fold_phrase(isn_arena *a, isn_str phrase)
{
    char *p = isn_alloc(a, phrase.n * 7 + 32);
    if (!p) return STR_NONE;
    ptrdiff_t n = 0;
    isn_span u = {0, 0};
    while (unit_next(phrase, u.end, &u) != UNIT_END) {
        if (n) p[n++] = ' ';
        for (ptrdiff_t i = u.start; i < u.end;) {
            uint32_t cp;
            i += utf8_read(phrase, i, &cp);
            n += cp_fold(cp, p + n);
        }
    }
    return (isn_str){p, n};
}
