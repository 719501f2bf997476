/* statement_morph.c - tests of src/statement/morph.c. */
#include "unit.h"
#include "lexicon/pronoun.h"
#include "lexicon/reporting.h"
#include "statement/morph.h"

/* The row of `lemma` among the readings of `word` in the given form, or NULL. */
static const isn_form *reading(isn_form *all, int n, const char *lemma, isn_form_kind kind)
{
    for (int i = 0; i < n; i++)
        if (str_is(lex_cell(&lex_reporting, all[i].row, LEX_REPORTING_LEMMA), lemma) && all[i].kind == kind)
            return &all[i];
    return NULL;
}

/* The flags that the token room would set. */
static uint16_t flags_of(isn_str word)
{
    uint16_t flags = 0;
    if (str_ends(word, STR("ى"))) flags |= TOK_ALEF_MAQSURA;
    if (str_ends(word, STR("ة"))) flags |= TOK_TA_MARBUTA;
    if (str_starts(word, STR("أ"))) flags |= TOK_HAMZA_ABOVE;
    return flags;
}

static int read_word(isn_arena *a, const char *word, isn_form all[FORM_MOST])
{
    return form_read(&lex_reporting, fold_word(a, str_c(word)), flags_of(str_c(word)), all);
}

static void forms_lead_to_their_verb(void **state)
{
    (void)state;
    static const struct {
        const char *word, *lemma;
        isn_form_kind kind;
        char number, gender;
    } T[] = {
        {"قالت", "قال", FORM_PAST, 's', 'f'},        {"وقالوا", "قال", FORM_PAST, 'p', 'm'},
        {"يقولون", "قال", FORM_PRESENT, 'p', 'm'},   {"نفت", "نفى", FORM_PAST, 's', 'f'},
        {"نفوا", "نفى", FORM_PAST, 'p', 'm'},        {"نفيا", "نفى", FORM_PAST, 'd', 'm'},
        {"ينفون", "نفى", FORM_PRESENT, 'p', 'm'},    {"دعتا", "دعا", FORM_PAST, 'd', 'f'},
        {"تدعو", "دعا", FORM_PRESENT, 's', 'f'},     {"أكدا", "أكد", FORM_PAST, 'd', 'm'},
        {"يؤكدان", "أكد", FORM_PRESENT, 'd', 'm'},   {"وأكدتا", "أكد", FORM_PAST, 'd', 'f'},
        {"مؤكدين", "أكد", FORM_PARTICIPLE, 'p', 'm'}, {"مشيرة", "أشار", FORM_PARTICIPLE, 's', 'f'},
        {"مشيراً", "أشار", FORM_PARTICIPLE, 's', 'm'}, {"داعيا", "دعا", FORM_PARTICIPLE, 's', 'm'},
        {"معربتين", "أعرب", FORM_PARTICIPLE, 'd', 'f'}, {"فأجاب", "أجاب", FORM_PAST, 's', 'm'},
    };
    isn_arena a;
    arena_init(&a, 1 << 20);
    for (size_t i = 0; i < sizeof T / sizeof *T; i++) {
        isn_form all[FORM_MOST];
        const isn_form *f = reading(all, read_word(&a, T[i].word, all), T[i].lemma, T[i].kind);
        if (!f) fail_msg("'%s' is not read as a form of %s", T[i].word, T[i].lemma);
        if (f->number != T[i].number || f->gender != T[i].gender)
            fail_msg("'%s': got %c%c", T[i].word, f->number, f->gender);
    }
    arena_free(&a);
}

static void pronouns_are_seen(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 20);
    isn_form all[FORM_MOST];
    const isn_form *f = reading(all, read_word(&a, "أكدته", all), "أكد", FORM_PAST);
    assert_true(f && f->suffix && f->gender == 'f' && f->suffix_gender == 'm');
    f = reading(all, read_word(&a, "نفاه", all), "نفى", FORM_PAST);
    assert_true(f && f->suffix);
    f = reading(all, read_word(&a, "سيعلن", all), "أعلن", FORM_PRESENT);
    assert_true(f && f->future);
    for (int row = 0; row < lex_pronoun.n_rows; row++) {
        isn_str example = fold_word(&a, lex_cell(&lex_pronoun, row, LEX_PRONOUN_EXAMPLE));
        int n = form_read(&lex_reporting, example, 0, all);
        bool seen = false;
        for (int i = 0; i < n; i++) seen |= all[i].kind == FORM_NOUN && all[i].suffix;
        assert_true(seen);
    }
    arena_free(&a);
}

static void other_words_are_not_read(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 20);
    isn_form all[FORM_MOST];
    assert_int_equal(read_word(&a, "الجسر", all), 0);
    assert_int_equal(read_word(&a, "و", all), 0);
    assert_int_equal(read_word(&a, "", all), 0);
    assert_null(reading(all, read_word(&a, "تذكرة", all), "ذكر", FORM_PRESENT)); /* a ticket */
    assert_null(reading(all, read_word(&a, "أعتقد", all), "اعتقد", FORM_PAST));  /* I believe */
    assert_null(reading(all, read_word(&a, "نفي", all), "نفى", FORM_PAST));      /* a denial */
    arena_free(&a);
}

/* The first word of each row's example is read as that row's verb. */
static void examples_are_read(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 26);
    int bad = 0;
    for (int row = 0; row < lex_reporting.n_rows; row++) {
        isn_str example = lex_cell(&lex_reporting, row, LEX_REPORTING_EXAMPLE);
        const char *space = memchr(example.p, ' ', (size_t)example.n);
        isn_str word = {example.p, space ? space - example.p : example.n};
        isn_form all[FORM_MOST];
        int n = form_read(&lex_reporting, fold_word(&a, word), flags_of(word), all);
        bool seen = false;
        for (int i = 0; i < n; i++) seen |= all[i].row == row;
        if (!seen && n < FORM_MOST) {
            print_error("reporting: row %d is not read in '%.*s'\n", row + 1, STR_ARG(example));
            bad++;
        }
    }
    arena_free(&a);
    assert_int_equal(bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_lead_to_their_verb),
        cmocka_unit_test(pronouns_are_seen),
        cmocka_unit_test(other_words_are_not_read),
        cmocka_unit_test(examples_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
