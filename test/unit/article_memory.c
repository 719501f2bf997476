/* article_memory.c - what an arena remembers of words (text/word.h) changes no record. */
#include "unit.h"
#include "article/json.h"

#include <stdio.h>
#include <stdlib.h>

enum { FRESH_BUDGET = 1 << 23, KEPT_BUDGET = 1 << 28, ARTICLES = 120 };

/* Pieces that every room has something to say of, some in two spellings. */
static const char *const PIECE[] = {
    "قال الوزير سامر الجابري", "وقالت المتحدثة", "إن", "أن", "ان", "نفي", "نفى", "أكدته", "اكدته", "مؤكداً", "مؤكدا", "للصحفيين", "ولجان",
    "يوم الاثنين الماضي", "في مارس", "مارس 2019", "ثلاثة آلاف جندي", "وخمسون", "مدرسة", "مدرسه", "وزارة الصناعة والتجارة", "المدينة",
    "التقى الرئيس السفير", "الجولة الثالثة من المفاوضات", "سيعقد اجتماعا غدا", "بحلول نهاية العام", "نقلت الوكالة عن مصدر", "لوكالة",
    "«لن نقبل ذلك»", "\"نعم\"", "،", ".\n", ".", ":", "د. أحمد", "شارع الشهيد سامر", "في قرية عين الجوز", "وبغداد", "بالقاهرة", "عُمان", "عمان",
    "إيران", "ايران", "بإيران", "بايران", "تؤكده الوزارة أن", "تؤكدة الوزارة أن", "كأس", "كاس", "وأعلن الوزير أن", "واعلن الوزير ان", "لإعلان", "لاعلان", "مضيفاً أن", "مضيف أن", "علي", "على", "من ناحية أخرى", "العامالماضي", "#سامر_الجابري", "Reuters", "50%", "مليون دولار"};
enum { N_PIECES = sizeof PIECE / sizeof *PIECE };

static unsigned next(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16;
}

/* An article of pieces and of words that nobody knows. */
static isn_str article(unsigned seed, char *to, int room, int n_words)
{
    int n = 0;
    for (int i = 0; i < n_words && n < room - 100; i++) {
        const char *piece = PIECE[next(&seed) % N_PIECES];
        if (i % 4 == 3) {
            for (unsigned k = 0, letters = 2 + next(&seed) % 5; k < letters; k++) {
                to[n++] = '\xD8';
                to[n++] = (char)(0xA7 + next(&seed) % 20);
            }
        } else {
            n += snprintf(to + n, (size_t)(room - n), "%s", piece);
        }
        to[n++] = ' ';
    }
    return (isn_str){to, n};
}

static void write_records(isn_arena *a, isn_str text, isn_out *out)
{
    isn_source source = {.bytes = text, .uri = STR("x"), .media = ISN_MEDIA_TEXT, .verbatim = true, .published = STR("2019-05-20")};
    isn_articles articles = {0};
    isn_err err;
    if (!isn_read(a, &source, &articles, &err)) fail_msg("%s", err.msg);
    for (ptrdiff_t i = 0; i < articles.n; i++) article_json(out, &articles.at[i]);
}

static void same_with_and_without(void **state)
{
    (void)state;
    enum { ROOM = 1 << 18 };
    char *text = malloc(ROOM);
    isn_arena kept;
    arena_init(&kept, KEPT_BUDGET);
    for (unsigned i = 0; i < ARTICLES; i++) {
        bool big = i % 40 == 39; /* more words than there are places free of others */
        isn_str s = article(i, text, ROOM, big ? 8000 : 60);
        isn_out with = {0}, without = {0};
        arena_reset(&kept);
        write_records(&kept, s, &with);
        isn_arena fresh;
        arena_init(&fresh, big ? KEPT_BUDGET : FRESH_BUDGET);
        write_records(&fresh, s, &without);
        assert_true(kept.memory != NULL);
        assert_true(big || fresh.memory == NULL);
        assert_true(str_eq(out_view(&with), out_view(&without)));
        arena_free(&fresh);
        out_free(&with);
        out_free(&without);
    }
    arena_free(&kept);
    free(text);
}

static void memory_stays(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 20);
    assert_null(arena_memory(&a, 1 << 19)); /* more than its share of the budget */
    unsigned char *m = arena_memory(&a, 1000);
    assert_int_equal((uintptr_t)m % 64, 0);
    assert_int_equal(m[999], 0);
    m[999] = 7;
    isn_new(&a, char, 5000);
    arena_reset(&a);
    assert_ptr_equal(arena_memory(&a, 1000), m);
    assert_int_equal(m[999], 7);
    assert_int_equal(a.turn, 1);
    arena_free(&a);
    assert_null(a.memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(memory_stays), cmocka_unit_test(same_with_and_without)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
