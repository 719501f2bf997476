/* mention_number.c - tests of src/mention/number.c: cases by hand, and every
 * number written out in each gender, case and spelling and read back. */
#include "unit.h"
#include "mention/number.h"

#include <stdio.h>

static isn_toks tokens_of(isn_arena *a, const char *c)
{
    isn_page *page = isn_new(a, isn_page, 1);
    page->text = str_c(c);
    isn_block *b = isn_push(a, &page->blocks);
    b->span = (isn_span){0, (uint32_t)page->text.n};
    b->kind = ISN_BLOCK_PARAGRAPH;
    isn_text *t = isn_new(a, isn_text, 1);
    isn_text_read(a, page, t);
    return t->toks;
}

typedef struct {
    const char *text;
    double value;
    int n_toks; /* 0: no number begins here */
} number_case;

typedef int (*reader)(isn_toks, ptrdiff_t, isn_number *);

static void check(const number_case *c, size_t n, reader read)
{
    isn_arena a;
    arena_init(&a, 1 << 20);
    int bad = 0;
    for (size_t i = 0; i < n; i++) {
        arena_reset(&a);
        isn_number got = {0};
        int k = read(tokens_of(&a, c[i].text), 0, &got);
        double off = got.value - c[i].value;
        if (k == c[i].n_toks && (k == 0 || (off < 1e-9 && off > -1e-9))) continue;
        print_error("'%s': %d tokens, value %.10g; want %d, %.10g\n", c[i].text, k, got.value,
                    c[i].n_toks, c[i].value);
        bad++;
    }
    arena_free(&a);
    assert_int_equal(bad, 0);
}

#define CHECK(cases, read) check(cases, sizeof cases / sizeof *cases, read)

static void digits_of_every_convention(void **state)
{
    (void)state;
    static const number_case c[] = {
        {"15 قتيلا", 15, 1},
        {"١٥ قتيلا", 15, 1},
        {"1,000 جندي", 1000, 1},
        {"1.000 جندي", 1000, 1},
        {"١٬٠٠٠ جندي", 1000, 1},
        {"1.234.567 ناخبا", 1234567, 1},
        {"1,234,567 ناخبا", 1234567, 1},
        {"1.234,56 دينار", 1234.56, 1},
        {"1,234.56 دينار", 1234.56, 1},
        {"2,8 مليار", 2.8e9, 2},
        {"٢٫٨ مليار", 2.8e9, 2},
        {"3.125 مليون", 3125000, 2},
        {"3.125%", 3.125, 1},
        {"3,125 في المئة", 3.125, 1},
        {"0.125 غرام", 0.125, 1},
        {"12,5 في المئة", 12.5, 1},
        {"9ر2 مليار", 2.9e9, 4},
        {"5ر0 في المئة", 0.5, 3},
        {"935ر6 مليون", 6935000, 4},
        {"5.\u200f26 في المائة", 26.5, 3},
        {"1،500 عامل", 1500, 3},
        {"2،5 مليون", 2500000, 4},
        {"12 500 ناخب", 12500, 2},
        {"1 234 567 ناخبا", 1234567, 3},
        {"16ألف جندي", 16000, 2},
        {"9.4مليار", 9.4e9, 2},
        {"21 مليارا و265 مليون دولار", 21265000000, 5},
        {"3 آلاف و200 ناخب", 3200, 4},
        {"3 ملايين ونصف المليون", 3500000, 4},
        {"100 ألف مليون", 1e11, 3},
        {"12.3.2018", 0, 0},
        {"1.2.3.4", 0, 0},
        {"5 و6", 5, 1},
        {"3 مئة و21", 321, 4},
        {"1 234 567,89 دينار", 1234567.89, 3},
        {"5 ونصف مليون", 5500000, 3},
        {"5 ونصف في المئة", 5.5, 2},
        {"3 ونصف السكان", 3, 1},
        {"100 و200", 100, 1},
        {"٫", 0, 0},
    };
    CHECK(c, number_read);
}

static void words_of_every_spelling(void **state)
{
    (void)state;
    static const number_case c[] = {
        {"خمسة عشر ألفاً", 15000, 3},
        {"مئة جندي", 100, 1},
        {"مائة جندي", 100, 1},
        {"ماية جندي", 100, 1},
        {"ثلاثمئة وخمسة وعشرون ألفا", 325000, 4},
        {"ثلاث مئة", 300, 2},
        {"ثلاثمائة", 300, 1},
        {"مئتا ألف", 200000, 2},
        {"مئتي شخص", 200, 1},
        {"ألفي جندي", 2000, 1},
        {"ألفان ومئتان", 2200, 2},
        {"ألفا جندي", 2000, 1},
        {"ألفاً", 1000, 1},
        {"بألف جندي", 1000, 1},
        {"لألفي جندي", 2000, 1},
        {"مليوني نسمة", 2000000, 1},
        {"مليونا طن", 2000000, 1},
        {"مليونا و200 ألف", 1200000, 4},
        {"مليون ومئتا ألف", 1200000, 3},
        {"مليار ونصف المليار", 1.5e9, 3},
        {"مليون ونصف", 1.5e6, 2},
        {"مليونين ونصف المليون", 2.5e6, 3},
        {"نصف مليون", 500000, 2},
        {"ربع المليار", 250000000, 2},
        {"ثلاثة أرباع المليون", 750000, 3},
        {"ألف مليون", 1e9, 2},
        {"بليون دولار", 1e9, 1},
        {"ثلاثة تريليونات", 3e12, 2},
        {"عشرات القتلى", 10, 1},
        {"مئات الآلاف", 100000, 2},
        {"عشرات الآلاف", 10000, 2},
        {"عشرات آلاف الأشخاص", 10000, 2},
        {"آلاف الأشخاص", 1000, 1},
        {"مئات ملايين الدولارات", 1e8, 2},
        {"ملايين الفقراء", 1e6, 1},
        {"اثنا عشر رجلا", 12, 2},
        {"اثنتي عشرة امرأة", 12, 2},
        {"أحد عشر", 11, 2},
        {"إحدى وعشرين", 21, 2},
        {"أحد المسؤولين", 0, 0},
        {"كمية من", 0, 0},
        {"لست أدري", 0, 0},
        {"الثلاثة والعشرون", 23, 2},
        {"والخمسين", 50, 1},
        {"صفر", 0, 1},
        {"واحد", 1, 1},
        {"وواحد وثلاثين", 31, 2},
        {"ثمانمئة وتسعة وتسعين", 899, 3},
        {"خمسة وستة", 5, 1},
        {"عشرين وثلاثين", 20, 1},
        {"خمس عشرة", 15, 2},
        {"مئة و50 عاملا", 150, 3},
        {"ألف و خمسمئة", 1500, 3},
        {"مئة وثلاثة أرباع", 100.75, 3},
        {"واحد ونصف", 1.5, 2},
        {"وزير", 0, 0},
        {"المتحدث", 0, 0},
    };
    CHECK(c, number_read);
}

static void ordinals(void **state)
{
    (void)state;
    static const number_case c[] = {
        {"الثالث", 3, 1},         {"الثالثة عشرة", 13, 2},   {"الخامس والعشرين", 25, 2},
        {"أول", 1, 1},            {"الأولى", 1, 1},          {"والثاني من", 2, 1},
        {"الحادي عشر", 11, 2},    {"الحادي والثلاثين", 31, 2}, {"الحادية عشرة", 11, 2},
        {"العشرين من", 20, 1},    {"الثلاثون", 30, 1},       {"للمرة", 0, 0},
        {"الحادي", 0, 0},         {"الواحد والعشرين", 21, 2}, {"ثلاثون", 0, 0},
        {"بالخامس", 5, 1},
        {"المئة والخامسة والعشرين", 125, 3},
        {"الخامسة و عشرون", 25, 3},
        {"المئة والخمسون", 150, 2},
    };
    CHECK(c, ordinal_read);
}

static void fractions(void **state)
{
    (void)state;
    static const number_case c[] = {
        {"ثلث السكان", 1.0 / 3, 1}, {"ثلثي المقاعد", 2.0 / 3, 1}, {"ثلاثة أرباع", 0.75, 2},
        {"نصف", 0.5, 1},            {"خمس مساحة", 0.2, 1},        {"أربعة أخماس", 0.8, 2},
        {"بنصف", 0.5, 1},           {"أربعة رجال", 0, 0},
    };
    CHECK(c, fraction_read);
}

/* ---- the round trip ------------------------------------------------------- */

typedef struct {
    bool feminine;  /* of what is counted */
    bool genitive;  /* case of the whole: ون or ين */
    int hundred;    /* 0 مئة, 1 مائة, 2 ماية */
    bool apart;     /* ثلاث مئة */
    bool tanwin;    /* ألفاً */
} spelling;

typedef struct {
    char s[512];
    size_t n;
} words;

static void add(words *w, const char *joint, const char *word)
{
    w->n += (size_t)snprintf(w->s + w->n, sizeof w->s - w->n, "%s%s", w->n ? joint : "", word);
}

static const char *const MASC_FORM[] = {"", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"};
static const char *const FEM_FORM[] = {"", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"};
static const char *const TENS_STEM[] = {"", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"};
static const char *const HUNDRED[] = {"مئة", "مائة", "ماية"};
static const char *const HUNDREDS_STEM[] = {"", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"};

static const char *unit_word(int n, spelling s)
{
    if (n == 2 && s.genitive) return s.feminine ? "اثنتين" : "اثنين";
    return s.feminine ? FEM_FORM[n] : MASC_FORM[n];
}

static void write_teen(words *w, const char *joint, int unit, spelling s)
{
    char t[64];
    const char *ten = s.feminine ? "عشرة" : "عشر";
    const char *u = s.feminine ? FEM_FORM[unit] : MASC_FORM[unit];
    if (unit == 1) u = s.feminine ? "إحدى" : "أحد";
    if (unit == 2) u = s.feminine ? (s.genitive ? "اثنتي" : "اثنتا") : (s.genitive ? "اثني" : "اثنا");
    snprintf(t, sizeof t, "%s %s", u, ten);
    add(w, joint, t);
}

static void write_small(words *w, int n, spelling s)
{
    char t[64];
    if (n > 10 && n < 20) {
        write_teen(w, " و", n - 10, s);
        return;
    }
    if (n <= 10) {
        if (n) add(w, " و", unit_word(n, s));
        return;
    }
    if (n % 10) add(w, " و", n % 10 == 1 ? (s.feminine ? "إحدى" : "واحد") : unit_word(n % 10, s));
    snprintf(t, sizeof t, "%s%s", TENS_STEM[n / 10], s.genitive ? "ين" : "ون");
    add(w, " و", t);
}

static void write_group(words *w, int n, spelling s, bool construct)
{
    char t[64];
    int h = n / 100;
    if (h == 1) add(w, " و", HUNDRED[s.hundred]);
    if (h == 2) {
        const char *stem = s.hundred ? "مائت" : "مئت";
        const char *end = construct && n % 100 == 0 ? (s.genitive ? "ي" : "ا") : (s.genitive ? "ين" : "ان");
        snprintf(t, sizeof t, "%s%s", stem, end);
        add(w, " و", t);
    }
    if (h > 2) {
        snprintf(t, sizeof t, "%s%s%s", HUNDREDS_STEM[h], s.apart ? " " : "", HUNDRED[s.hundred]);
        add(w, " و", t);
    }
    write_small(w, n % 100, s);
}

/* Thousands or millions: one, two, 3 to 10 with the plural, more with the singular. */
static void write_scaled(words *w, int n, spelling s, const char *one, const char *many)
{
    char t[64];
    spelling of = s;
    of.feminine = false;
    if (n == 0) return;
    if (n == 1) add(w, " و", one);
    else if (n == 2) {
        snprintf(t, sizeof t, "%s%s", one, s.genitive ? "ين" : "ان");
        add(w, " و", t);
    } else {
        write_group(w, n, of, true);
        int small = n % 100;
        bool accusative = small > 10;
        snprintf(t, sizeof t, "%s%s", one, accusative ? (s.tanwin ? "اً" : "ا") : "");
        add(w, " ", small >= 3 && small <= 10 ? many : t);
    }
}

static void write_number(words *w, int n, spelling s)
{
    *w = (words){0};
    if (n == 0) add(w, "", "صفر");
    write_scaled(w, n / 1000000, s, "مليون", "ملايين");
    write_scaled(w, n / 1000 % 1000, s, "ألف", "آلاف");
    if (n % 1000) write_group(w, n % 1000, s, false);
}

static int misread(isn_arena *a, int n, spelling s)
{
    words w;
    write_number(&w, n, s);
    arena_reset(a);
    isn_toks toks = tokens_of(a, w.s);
    isn_number got = {0};
    int k = number_read(toks, 0, &got);
    if (k == toks.n && got.value == n) return 0;
    print_error("%d '%s': read %.10g from %d of %td tokens\n", n, w.s, got.value, k, toks.n);
    return 1;
}

static int misread_anyhow(isn_arena *a, int n)
{
    int bad = 0;
    for (int way = 0; way < 48; way++) {
        spelling s = {way & 1, way & 2, way / 16, way & 4, way & 8};
        bad += misread(a, n, s);
    }
    return bad;
}

static void round_trip(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 20);
    int bad = 0;
    for (int n = 0; n <= 1200 && bad < 20; n++) bad += misread_anyhow(&a, n);
    for (int n = 1201; n <= 10000000 && bad < 20; n += 4999) bad += misread_anyhow(&a, n);
    for (int n = 1000; n <= 10000000 && bad < 20; n += 99000) bad += misread_anyhow(&a, n);
    bad += misread_anyhow(&a, 10000000);
    arena_free(&a);
    assert_int_equal(bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_of_every_convention), cmocka_unit_test(words_of_every_spelling),
        cmocka_unit_test(ordinals),                   cmocka_unit_test(fractions),
        cmocka_unit_test(round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
