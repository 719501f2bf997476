/* utf8.c - RFC 3629, table 3-7 of the Unicode standard. */
#include "base/utf8.h"

int utf8_read(isn_str s, ptrdiff_t at, uint32_t *cp)
{
    const unsigned char *p = (const unsigned char *)s.p + at;
    ptrdiff_t left = s.n - at;
    unsigned b = p[0];
    if (b < 0x80) {
        *cp = b;
        return 1;
    }
    *cp = UTF8_BAD;
    if (b < 0xC2 || b > 0xF4) return 1;
    int more = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
    uint32_t v = b & (0x3Fu >> more);
    for (int i = 1; i <= more; i++) {
        if (i >= left) return i;
        unsigned c = p[i];
        unsigned low = 0x80, high = 0xBF;
        if (i == 1) {
            if (b == 0xE0) low = 0xA0;
            if (b == 0xED) high = 0x9F;
            if (b == 0xF0) low = 0x90;
            if (b == 0xF4) high = 0x8F;
        }
        if (c < low || c > high) return i;
        v = v << 6 | (c & 0x3F);
    }
    *cp = v;
    return more + 1;
}

int utf8_write(char *to, uint32_t cp)
{
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) cp = UTF8_BAD;
    if (cp < 0x80) {
        to[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        to[0] = (char)(0xC0 | cp >> 6);
        to[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        to[0] = (char)(0xE0 | cp >> 12);
        to[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        to[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    to[0] = (char)(0xF0 | cp >> 18);
    to[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    to[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    to[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

/* The first byte at or after `i` that is not ASCII, eight at a time. */
static ptrdiff_t skip_ascii(isn_str s, ptrdiff_t i)
{
    for (; s.n - i >= 8; i += 8) {
        uint64_t v;
        memcpy(&v, s.p + i, 8);
        if (v & 0x8080808080808080u) break;
    }
    while (i < s.n && (unsigned char)s.p[i] < 0x80) i++;
    return i;
}

ptrdiff_t utf8_valid_prefix(isn_str s)
{
    ptrdiff_t i = 0;
    while ((i = skip_ascii(s, i)) < s.n) {
        const unsigned char *p = (const unsigned char *)s.p + i;
        ptrdiff_t left = s.n - i;
        /* Arabic letters, one after the other */
        while (left >= 2 && p[0] >= 0xC2 && p[0] <= 0xDF && (p[1] & 0xC0) == 0x80) p += 2, left -= 2;
        i = s.n - left;
        if (left == 0 || p[0] < 0x80) continue;
        uint32_t cp;
        int n = utf8_read(s, i, &cp);
        bool written_so = n == 3 && memcmp(s.p + i, "\xEF\xBF\xBD", 3) == 0;
        if (cp == UTF8_BAD && !written_so) return i;
        i += n;
    }
    return i;
}

void utf8_trim_end(char *c)
{
    ptrdiff_t n = (ptrdiff_t)strlen(c);
    c[utf8_valid_prefix((isn_str){c, n})] = 0;
}
