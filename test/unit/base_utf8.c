/* UTF-8: the quick check of validity and its plain twin agree. */
#include "unit.h"

#include "base/utf8.h"

static ptrdiff_t plain_prefix(isn_str s)
{
    ptrdiff_t i = 0;
    while (i < s.n) {
        uint32_t cp;
        int n = utf8_read(s, i, &cp);
        if (cp == UTF8_BAD && !str_starts(str_sub(s, i, s.n), STR("\xEF\xBF\xBD"))) break;
        i += n;
    }
    return i;
}

static void twins(void **state)
{
    (void)state;
    static const unsigned char POOL[] = {0x20, 0xD8, 0xA7, 0xD9, 0x84, 0x41, 0xC1, 0xE2, 0x80, 0x8F,
                                         0xF0, 0x90, 0xED, 0xA0, 0xBF, 0xEF, 0xBD, 0xFF, 0xC2, 0x00};
    uint32_t x = 1;
    for (int round = 0; round < 300000; round++) {
        char bytes[24];
        int n = (int)(x >> 16) % 25;
        for (int i = 0; i < n; i++) {
            x = x * 1664525u + 1013904223u;
            bytes[i] = (char)POOL[(x >> 20) % (round & 1 ? 6 : sizeof POOL)];
        }
        x = x * 1664525u + 1013904223u;
        assert_int_equal(utf8_valid_prefix((isn_str){bytes, n}), plain_prefix((isn_str){bytes, n}));
    }
}

/* Every code point comes back; no surrogate does. */
static void round_trip(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp < 0x110000; cp++) {
        char c[4];
        uint32_t back;
        int n = utf8_write(c, cp);
        assert_int_equal(utf8_read((isn_str){c, n}, 0, &back), n);
        assert_int_equal(back, cp >= 0xD800 && cp < 0xE000 ? UTF8_BAD : cp);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(twins), cmocka_unit_test(round_trip)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
