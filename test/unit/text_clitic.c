/* text_clitic.c - the best analysis of words: src/text/clitic.c.
 *
 * + stands where a word is cut. */
#include "unit.h"
#include "text/token.h"

static void best_cuts(void **state)
{
    (void)state;
    static const char *const want[] = {
        /* articles and prepositions */
        "و+الحكومة", "ب+الحكومة", "و+ب+الحكومة", "ل+لحكومة", "و+ل+لحكومة", "ك+الحكومة", "ف+الحكومة", "ل+لغة",
        "ب+شكل", "ب+نسبة", "ل+مدة", "ب+لبنان", "ل+لبنان", "و+لبنان", "ب+سبب", "ب+واشنطن",
        /* words that only begin so */
        "بلد", "بيان", "بحث", "بناء", "بغداد", "باريس", "لبنان", "لجنة", "لقاء", "لندن", "كتاب", "كبير", "كويت", "كان",
        "وزير", "وفد", "وكالة", "ولاية", "واشنطن", "وزارة", "وصل", "وافق", "واحد", "فريق", "فوز", "فرنسا", "سيارة",
        "سياسة", "سنة", "سوريا", "سفير", "والد", "وقت", "كأس",
        /* conjunctions before verbs and particles */
        "و+قال", "و+أعلنت", "ف+قال", "و+كان", "و+لم", "و+في", "و+قد", "ف+إن", "ل+أن", "ب+أن", "و+إلى",
        /* the future */
        "س+يكون", "و+س+يكون", "س+تعقد", "س+نعمل",
        /* pronouns */
        "حكومت+ه", "حكومت+ها", "رئيس+ها", "و+رئيس+ها", "نفس+ه", "علي+ه", "من+ها", "في+هم", "إلي+ه", "أن+ه", "ل+أن+ها",
        "بلاد+ه", "قوات+هم", "بيان+ه", "ل+بيان+ه", "مستوا+ها", "أبنائ+ه", "أكد+ه",
        /* words that only end so */
        "وجه", "مياه", "اتجاه", "مهم", "فهم", "هنا", "مدينة", "جامعة", "لبناني", "قانوني", "مدني", "متهم", "شبه",
        /* no pronoun after the article, and ة is none */
        "المدرسه", "المدرسة", "و+المدرسه", "أهم", "تلك", "ذلك", "هناك",
        /* إ begins a stem */
        "و+إيران", "ل+إيران", "ب+إيران", "و+الإمارات",
        /* هم that is the word's own */
        "اتهم", "و+اتهم", "يتهم", "س+يتهم", "ساهم", "يفهم", "متهم", "كتاب+هم",
        /* أ of a question */
        "أ+ليس", "أ+تريد", "أ+ف+لا", "أ+و+لم", "أ+يعقل", "أيام", "أيد", "أيقظ", "أتراك", "ألم",
        /* names nobody knows */
        "بلينكسون", "كرومبلي", "و+برومستاد",
    };
    isn_arena a;
    arena_init(&a, 1 << 20);
    int bad = 0;
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        arena_reset(&a);
        char word[64], got[96];
        int n = 0;
        for (const char *c = want[i]; *c; c++)
            if (*c != '+') word[n++] = *c;
        word[n] = 0;
        isn_page page = {.text = str_c(word)};
        isn_block b = {.span = {0, (uint32_t)n}};
        isn_push_value(&a, &page.blocks, b);
        isn_text t;
        isn_text_read(&a, &page, &t);
        assert_int_equal(t.toks.n, 1);
        int pre = t.toks.at[0].n_pre, post = t.toks.at[0].n_post, g = 0;
        for (int k = 0; k < n; k++) {
            if (k == n - post || (k > 0 && k <= pre && k % 2 == 0)) got[g++] = '+';
            got[g++] = word[k];
        }
        got[g] = 0;
        if (strcmp(got, want[i]) != 0) {
            print_error("want %s, got %s\n", want[i], got);
            bad++;
        }
    }
    arena_free(&a);
    assert_int_equal(bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(best_cuts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
