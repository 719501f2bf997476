/* story_reprint.c - tests of src/story/sketch.c and reprint.c, on invented texts. */
#include "unit.h"
#include "story/key.h"

static const char AGENCY[] =
    "اختتمت لجنة المياه المشتركة اجتماعاتها في بلدة السنابل مساء أمس بعد ثلاثة أيام من النقاش حول حصص الري في الوادي الأخضر\n"
    "وقال رئيس اللجنة نعيم الصفدي للصحفيين «حققنا تقدما كبيرا في ملف السد الجديد وسوف نلتقي مرة أخرى في الخريف»\n"
    "وأضاف الصفدي أن الخبراء سلموا تقريرهم الفني إلى الوزارتين وأن القرار الأخير يعود إلى الحكومتين في نهاية الشهر المقبل";
static const char ALTERED[] =
    "اختتمت لجنة المياه المشتركة اجتماعاتها في بلدة السنابل مساء أمس بعد ثلاثة أيام من النقاش حول حصص الري في الوادي الأخضر\n"
    "وقال رئيس اللجنة نعيم الصفدي للصحفيين «حققنا تقدما محدودا في ملف السد الجديد وسوف نلتقي مرة أخرى في الخريف»\n"
    "وأضاف الصفدي أن الخبراء سلموا تقريرهم الفني إلى الوزارتين وأن القرار الأخير يعود إلى الحكومتين في نهاية الشهر المقبل";
static const char PARTIAL[] =
    "شهدت أسواق المدينة القديمة إقبالا كبيرا على شراء الحلويات قبل العيد بينما اشتكى الباعة من ارتفاع كلفة السكر والطحين والزبدة\n"
    "من جهة أخرى قال رئيس اللجنة نعيم الصفدي للصحفيين «حققنا تقدما كبيرا في ملف السد الجديد وسوف نلتقي مرة أخرى في الخريف»\n"
    "وتستعد البلدية لتنظيم معرض للكتاب المستعمل في الحديقة العامة يشارك فيه عشرون ناشرا من المحافظات القريبة والبعيدة\n"
    "ويستمر المعرض أسبوعين ويتضمن ندوات عن تاريخ الطباعة وورش رسم للأطفال وأمسيات شعرية في الهواء الطلق كل مساء جمعة";
static const char OTHER[] =
    "فاز فريق النسور على ضيفه فريق الأمواج بهدفين دون رد في افتتاح الدورة الجديدة لكرة اليد أمام جمهور غفير ملأ المدرجات\n"
    "وسجل الهدفين اللاعب الشاب كريم البستاني الذي انضم إلى الفريق هذا الصيف قادما من ناد صغير في الجبل";

/* An article of paragraphs, one a line, with its sketch. */
static isn_body body(isn_arena *a, const char *text, const char *outlet, const char *published, const char *credit)
{
    isn_article *art = isn_new(a, isn_article, 1);
    isn_digest *d = isn_new(a, isn_digest, 1);
    art->page.text = str_c(text);
    for (ptrdiff_t at = 0; at < art->page.text.n;) {
        ptrdiff_t end = str_find(art->page.text, STR("\n"), at);
        if (end < 0) end = art->page.text.n;
        isn_block b = {{(uint32_t)at, (uint32_t)end}, ISN_BLOCK_PARAGRAPH};
        isn_push_value(a, &art->page.blocks, b);
        at = end + 1;
    }
    *d = (isn_digest){.outlet = str_c(outlet), .published = str_c(published), .credit = str_c(credit)};
    isn_text t;
    isn_text_read(a, &art->page, &t);
    sketch_make(a, &t, art, d);
    return (isn_body){art->page.text, &art->page.blocks, d};
}

static int shared_bands(const isn_digest *x, const isn_digest *y)
{
    int n = 0;
    for (ptrdiff_t i = 0; i < x->bands.n; i++)
        for (ptrdiff_t k = 0; k < y->bands.n; k++) n += x->bands.at[i] == y->bands.at[k];
    return n;
}

static void same_text_is_exact(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 24);
    isn_body x = body(&a, AGENCY, "وكالة الينبوع", "2020-05-02", ""), y = body(&a, AGENCY, "الضحى", "2020-05-02", "وكالة الينبوع");
    isn_reprint r = {0};
    assert_true(shared_bands(x.digest, y.digest) >= 20);
    assert_true(reprint_compare(&a, &x, &y, &r));
    assert_int_equal(r.kind, ISN_REPRINT_EXACT);
    assert_int_equal(r.earlier, 0); /* the one that is credited */
    assert_str(r.credit, "وكالة الينبوع");
    assert_int_equal(r.altered.n, 0);
    arena_free(&a);
}

static void a_word_changed_inside_the_marks(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 24);
    isn_body x = body(&a, AGENCY, "وكالة الينبوع", "2020-05-02", ""), y = body(&a, ALTERED, "الضحى", "2020-05-03", "");
    isn_reprint r = {0};
    assert_true(reprint_compare(&a, &x, &y, &r));
    assert_int_equal(r.kind, ISN_REPRINT_EDITED);
    assert_int_equal(r.earlier, 0); /* by its day */
    assert_int_equal(r.altered.n, 1);
    assert_str(str_span(x.text, r.altered.at[0].a), "كبيرا");
    assert_str(str_span(y.text, r.altered.at[0].b), "محدودا");
    arena_free(&a);
}

static void a_passage_is_partial(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 24);
    isn_body x = body(&a, AGENCY, "وكالة الينبوع", "2020-05-02", ""), y = body(&a, PARTIAL, "الضحى", "2020-05-03", "");
    isn_reprint r = {0};
    assert_true(shared_bands(x.digest, y.digest) >= 1); /* they meet by a mark */
    assert_true(reprint_compare(&a, &x, &y, &r));
    assert_int_equal(r.kind, ISN_REPRINT_PARTIAL);
    assert_int_equal(r.altered.n, 0);
    arena_free(&a);
}

static void other_texts_are_none(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 24);
    isn_body x = body(&a, AGENCY, "وكالة الينبوع", "2020-05-02", ""), y = body(&a, OTHER, "الضحى", "2020-05-03", ""),
             empty = body(&a, "", "الضحى", "", "");
    isn_reprint r = {0};
    assert_int_equal(shared_bands(x.digest, y.digest), 0);
    assert_false(reprint_compare(&a, &x, &y, &r));
    assert_false(reprint_compare(&a, &x, &empty, &r));
    assert_int_equal(empty.digest->bands.n, 0); /* what has no words calls nobody */
    arena_free(&a);
}

/* A passage that an outlet prints under all its articles is no reprint there. */
static void standing_lines_are_none(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 24);
    isn_body x = body(&a, AGENCY, "الضحى", "2020-05-02", ""), y = body(&a, PARTIAL, "الضحى", "2020-05-03", "");
    isn_reprint r = {0};
    assert_false(reprint_compare(&a, &x, &y, &r));
    arena_free(&a);
}

/* Refuse the nth allocation, for every n: no crash, and no made-up answer. */
static void without_memory(void **state)
{
    (void)state;
    for (int n = 1; n < 60; n++) {
        isn_arena a, scratch;
        arena_init(&a, 1 << 24);
        arena_init(&scratch, 1 << 24);
        isn_body x = body(&a, AGENCY, "وكالة الينبوع", "2020-05-02", ""), y = body(&a, ALTERED, "الضحى", "2020-05-03", "");
        scratch.refuse_at = n;
        isn_reprint r = {0};
        reprint_compare(&scratch, &x, &y, &r);
        arena_free(&scratch);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_text_is_exact),      cmocka_unit_test(a_word_changed_inside_the_marks),
        cmocka_unit_test(a_passage_is_partial),    cmocka_unit_test(other_texts_are_none),
        cmocka_unit_test(standing_lines_are_none), cmocka_unit_test(without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
