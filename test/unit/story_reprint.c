/* story_reprint.c - tests of src/story/digest/sketch.c and reprint.c, on invented texts. */
#include "unit.h"
#include "story/digest/key.h"

static const char AGENCY[] =
    "اختتمت لجنة المياه المشتركة اجتماعاتها في بلدة السنابل مساء أمس بعد ثلاثة أيام من النقاش حول حصص الري في الوادي الأخضر\n"
    "وقال رئيس اللجنة نعيم الصفدي للصحفيين «حققنا تقدما كبيرا في ملف السد الجديد وسوف نلتقي مرة أخرى في الخريف»\n"
    "وأضاف الصفدي أن الخبراء سلموا تقريرهم الفني إلى الوزارتين وأن القرار الأخير يعود إلى الحكومتين في نهاية الشهر المقبل";
static const char ALTERED[] =
    "اختتمت لجنة المياه المشتركة اجتماعاتها في بلدة السنابل مساء أمس بعد ثلاثة أيام من النقاش حول حصص الري في الوادي الأخضر\n"
    "وقال رئيس اللجنة نعيم الصفدي للصحفيين «حققنا تقدما محدودا في ملف السد الجديد وسوف نلتقي مرة أخرى في الخريف»\n"
    "وأضاف الصفدي أن الخبراء سلموا تقريرهم الفني إلى الوزارتين وأن القرار الأخير يعود إلى الحكومتين في نهاية الشهر المقبل";
static const char RESPELT[] =
    "اختتمت لجنة المياه المشتركة اجتماعاتها في بلدة السنابل مساء أمس بعد ثلاثة أيام من النقاش حول حصص الري في الوادي الأخضر\n"
    "وقال رئيس اللجنة نعيم الصفدي للصحفيين «حققنا تقدماً كبيراً في ملفي السد الجديد وسوف نلتقي مرة أخرى في الخريف»\n"
    "وأضاف الصفدي أن الخبراء سلموا تقريرهم الفني إلى الوزارتين وأن القرار الأخير يعود إلى الحكومتين في نهاية الشهر المقبل";
static const char PARTIAL[] =
    "شهدت أسواق المدينة القديمة إقبالا كبيرا على شراء الحلويات قبل العيد بينما اشتكى الباعة من ارتفاع كلفة السكر والطحين والزبدة\n"
    "من جهة أخرى قال رئيس اللجنة نعيم الصفدي للصحفيين «حققنا تقدما كبيرا في ملف السد الجديد وسوف نلتقي مرة أخرى في الخريف»\n"
    "وتستعد البلدية لتنظيم معرض للكتاب المستعمل في الحديقة العامة يشارك فيه عشرون ناشرا من المحافظات القريبة والبعيدة\n"
    "ويستمر المعرض أسبوعين ويتضمن ندوات عن تاريخ الطباعة وورش رسم للأطفال وأمسيات شعرية في الهواء الطلق كل مساء جمعة";
static const char OTHER[] =
    "فاز فريق النسور على ضيفه فريق الأمواج بهدفين دون رد في افتتاح الدورة الجديدة لكرة اليد أمام جمهور غفير ملأ المدرجات\n"
    "وسجل الهدفين اللاعب الشاب كريم البستاني الذي انضم إلى الفريق هذا الصيف قادما من ناد صغير في الجبل";

/* An article of paragraphs, one a line, read, with its marks. */
typedef struct {
    isn_body body;
    isn_marks marks;
    isn_body_read *read;
} text_of;

static text_of *body(isn_arena *a, const char *text, const char *outlet, const char *published, const char *credit)
{
    isn_article *art = isn_new(a, isn_article, 1);
    isn_digest *d = isn_new(a, isn_digest, 1);
    text_of *out = isn_new(a, text_of, 1);
    art->page.text = str_c(text);
    for (ptrdiff_t at = 0; at < art->page.text.n;) {
        ptrdiff_t end = str_find(art->page.text, STR("\n"), at);
        if (end < 0) end = art->page.text.n;
        isn_block b = {{(uint32_t)at, (uint32_t)end}, ISN_BLOCK_PARAGRAPH};
        isn_push_value(a, &art->page.blocks, b);
        at = end + 1;
    }
    isn_text t;
    isn_text_read(a, &art->page, &t);
    sketch_make(a, &t, art, d);
    out->body = (isn_body){d->words, art->page.text, str_c(outlet), str_c(credit), str_c(published)};
    out->marks = d->marks;
    out->read = body_read(a, &out->body);
    return out;
}

static int shared_marks(const text_of *x, const text_of *y)
{
    int n = 0;
    for (int32_t i = 0; i < x->marks.n; i++)
        for (int32_t k = 0; k < y->marks.n; k++) n += x->marks.at[i] == y->marks.at[k];
    return n;
}

static void same_text_is_exact(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 24);
    text_of *x = body(&a, AGENCY, "وكالة الينبوع", "2020-05-02", ""), *y = body(&a, AGENCY, "الضحى", "2020-05-02", "وكالة الينبوع");
    isn_reprint r = {0};
    assert_true(x->marks.n >= 10 && shared_marks(x, y) == x->marks.n);
    assert_true(reprint_compare(&a, x->read, y->read, &r));
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
    text_of *x = body(&a, AGENCY, "وكالة الينبوع", "2020-05-02", ""), *y = body(&a, ALTERED, "الضحى", "2020-05-03", "");
    isn_reprint r = {0};
    assert_true(reprint_compare(&a, x->read, y->read, &r));
    assert_int_equal(r.kind, ISN_REPRINT_EDITED);
    assert_int_equal(r.earlier, 0); /* by its day */
    assert_int_equal(r.altered.n, 1);
    assert_str(str_span(x->body.text, r.altered.at[0].a), "كبيرا");
    assert_str(str_span(y->body.text, r.altered.at[0].b), "محدودا");
    arena_free(&a);
}

static void a_spelling_is_no_alteration(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 24);
    text_of *x = body(&a, AGENCY, "وكالة الينبوع", "2020-05-02", ""), *y = body(&a, RESPELT, "الضحى", "2020-05-03", "");
    isn_reprint r = {0};
    assert_true(reprint_compare(&a, x->read, y->read, &r));
    assert_int_equal(r.altered.n, 0);
    arena_free(&a);
}

static void a_passage_is_partial(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 24);
    text_of *x = body(&a, AGENCY, "وكالة الينبوع", "2020-05-02", ""), *y = body(&a, PARTIAL, "الضحى", "2020-05-03", "");
    isn_reprint r = {0};
    assert_true(shared_marks(x, y) >= 1); /* they meet by a mark */
    assert_true(reprint_compare(&a, x->read, y->read, &r));
    assert_int_equal(r.kind, ISN_REPRINT_PARTIAL);
    assert_int_equal(r.altered.n, 0);
    arena_free(&a);
}

static void other_texts_are_none(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 24);
    text_of *x = body(&a, AGENCY, "وكالة الينبوع", "2020-05-02", ""), *y = body(&a, OTHER, "الضحى", "2020-05-03", ""),
             *empty = body(&a, "", "الضحى", "", "");
    isn_reprint r = {0};
    assert_int_equal(shared_marks(x, y), 0);
    assert_false(reprint_compare(&a, x->read, y->read, &r));
    assert_false(reprint_compare(&a, x->read, empty->read, &r));
    assert_int_equal(empty->marks.n, 0); /* what has no words calls nobody */
    arena_free(&a);
}

/* A passage that an outlet prints under all its articles is no reprint there. */
static void standing_lines_are_none(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 24);
    text_of *x = body(&a, AGENCY, "الضحى", "2020-05-02", ""), *y = body(&a, PARTIAL, "الضحى", "2020-05-03", "");
    isn_reprint r = {0};
    assert_false(reprint_compare(&a, x->read, y->read, &r));
    arena_free(&a);
}

/* The words of a body and their spans go into bytes and come out as they were, however many they are; bytes that are
 * too few or too many are none. */
static void words_as_bytes(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 24);
    text_of *x = body(&a, AGENCY, "وكالة الينبوع", "2020-05-02", "");
    for (ptrdiff_t n = 0; n <= x->body.words.n; n++) {
        isn_body_words words = x->body.words, read;
        isn_out bytes = {0}, spans = {0};
        words.n = n;
        if (n > 2) words.at[2].number = true;
        body_write(&bytes, &words);
        body_spans_write(&spans, &words);
        assert_true(bytes.n <= 4 * n && body_words_read(&a, out_view(&bytes), &read));
        assert_int_equal(read.n, n);
        assert_true(body_spans_read(out_view(&spans), &read));
        for (ptrdiff_t i = 0; i < n; i++) {
            const isn_body_word *w = &words.at[i], *r = &read.at[i];
            assert_true(r->hash == w->hash && r->quoted == w->quoted && r->number == w->number);
            assert_true(r->span.start == w->span.start && r->span.end == w->span.end);
        }
        if (n > 0) {
            assert_false(body_spans_read(str_sub(out_view(&spans), 0, spans.n - 1), &read));
            read.n--;
            assert_false(body_spans_read(out_view(&spans), &read));
            assert_false(n == 2 && body_words_read(&a, str_sub(out_view(&bytes), 0, bytes.n - 1), &read));
        }
        out_free(&bytes);
        out_free(&spans);
    }
    arena_free(&a);
}

/* What is compared without its text and its spans asks for them where a word changed, and says the same with them. */
static void asks_for_the_text(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 24);
    text_of *x = body(&a, AGENCY, "وكالة الينبوع", "2020-05-02", ""), *y = body(&a, ALTERED, "الضحى", "2020-05-03", "");
    isn_body bare = x->body;
    isn_out bytes = {0};
    bare.text = STR_NONE;
    body_write(&bytes, &x->body.words);
    assert_true(body_words_read(&a, out_view(&bytes), &bare.words));
    isn_reprint r = {.earlier = -1}, whole = {.earlier = -1};
    assert_true(reprint_compare(&a, body_read(&a, &bare), y->read, &r) && r.ask_text && r.altered.n == 0);
    assert_true(reprint_compare(&a, x->read, y->read, &whole) && !whole.ask_text && whole.altered.n == 1);
    assert_true(r.kind == whole.kind && r.similarity == whole.similarity && r.earlier == whole.earlier);
    out_free(&bytes);
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
        text_of *x = body(&a, AGENCY, "وكالة الينبوع", "2020-05-02", ""), *y = body(&a, ALTERED, "الضحى", "2020-05-03", "");
        scratch.refuse_at = n;
        isn_reprint r = {0};
        reprint_compare(&scratch, body_read(&scratch, &x->body), body_read(&scratch, &y->body), &r);
        arena_free(&scratch);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_text_is_exact),      cmocka_unit_test(a_word_changed_inside_the_marks),
        cmocka_unit_test(a_spelling_is_no_alteration), cmocka_unit_test(a_passage_is_partial),    cmocka_unit_test(other_texts_are_none),
        cmocka_unit_test(standing_lines_are_none), cmocka_unit_test(words_as_bytes), cmocka_unit_test(asks_for_the_text),
        cmocka_unit_test(without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
