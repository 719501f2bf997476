/* mention_name.c - names found, bounded and grouped, in invented sentences. */
#include "unit.h"
#include "mention/name.h"
#include "mention/namemark.h"
#include "mention/tagger.h"

static isn_arena arena;

/* One paragraph read; mentions as «type:name» joined by " | ". */
static isn_str names_of(const char *text, isn_mentions *m, isn_entities *e)
{
    isn_page page = {.text = str_c(text)};
    isn_block b = {.span = {0, (uint32_t)page.text.n}, .kind = ISN_BLOCK_PARAGRAPH};
    isn_push_value(&arena, &page.blocks, b);
    isn_text t;
    isn_text_read(&arena, &page, &t);
    *m = (isn_mentions){0};
    *e = (isn_entities){0};
    isn_names_find(&arena, &t, m, e);
    isn_str all = STR("");
    for (ptrdiff_t i = 0; i < m->n; i++)
        all = arena_fmt(&arena, "%.*s%s%.1s:%.*s", STR_ARG(all), i ? " | " : "",
                        isn_entity_type_name(m->at[i].type),
                        STR_ARG(str_span(page.text, m->at[i].span)));
    return all;
}

static void names_and_their_bounds(void **state)
{
    (void)state;
    static const struct { const char *text, *want; } t[] = {
        {"وصل وزير النقل سامر الجابري إلى بغداد", "p:سامر الجابري | p:بغداد"},
        {"التقى الوفد في دمشق وبيروت", "p:دمشق | p:بيروت"},
        {"دعا البنتاغون إلى الهدوء", "o:البنتاغون"},
        {"قالت وزارة النقل الأردنية اليوم", "o:وزارة النقل الأردنية"},
        {"وصل إلى مدينة الباب أمس", "p:الباب"},
        {"فتح الباب أمام الزوار", ""},
        {"سيطرت القوات الأميركية على الطريق", ""},
        {"اتفاق للعراق مع الأردن", "p:لعراق | p:الأردن"},
        {"أعلنت وزارة الصناعة والتجارة الأردنية", "o:وزارة الصناعة والتجارة الأردنية"},
        {"أصدرت وزارة الموارد المائية بيانا", "o:وزارة الموارد المائية"},
        {"قالت الخارجية الأردنية", "o:الخارجية الأردنية"},
        {"الهيئة العامة للرقابة على الأسواق والمخازن", "o:الهيئة العامة للرقابة على الأسواق والمخازن"},
        {"أعلنت السفارة السعودية", "o:السفارة السعودية"},
        {"أعلنت القوات الأميركية", ""},
        {"نقلت قناة الحرة الأميركية", "o:الحرة"},
        {"نقلت صحيفة \"المنارة\" عن مصدر", "o:المنارة"},
        {"حركة حماس", "o:حماس"},
        {"عبر مضيق هرمز", "p:هرمز"},
        {"المملكة العربية السعودية", "p:المملكة العربية السعودية"},
        {"التقى الرئيس الفرنسي جان ديران", "p:جان ديران"},
        {"#سامر_الجابري في بيروت", "p:سامر_الجابري | p:بيروت"},
        {"قال المسؤول في رويترز", "o:رويترز"},
        {"أعلنت جمعية تجار ومصدري الأثاث إضرابا", "o:جمعية تجار ومصدري الأثاث"},
        {"أعلنت نقابة سائقي وعاملات حافلات الشمال", "o:نقابة سائقي وعاملات حافلات الشمال"},
        {"افتتح مركز التنمية الريفية", "o:مركز التنمية الريفية"},
        {"وقع الحريق قرب مركز المدينة", ""},
        {"وافق مجلس الإدارة على ذلك", ""},
        {"قالت الرئاسة الإيطالية اليوم", "o:الرئاسة الإيطالية"},
        {"نشرت الإدارة العامة للغابات الصور", "o:الإدارة العامة للغابات"},
        {"نقل إلى مستشفى الملك فهد التخصصي", "o:مستشفى الملك فهد التخصصي"},
        {"جمعية تطالب الحكومة بالدعم", ""},
        {"قال أنور البسمة إن السوق أغلق", "p:أنور البسمة"},
        {"وأكد وليد كسر الحجر، عضو المجلس، أن العمل مستمر", "p:وليد كسر الحجر"},
        {"وذكر ديوارت وسانغو أن النتائج صحيحة", "p:ديوارت | p:سانغو"},
        {"وسافر إلى الخور", "p:الخور"},
        {"روى الصياد ما رآه", ""},
        {"وصلوا إلى قرية عين الجوز مساء", "p:عين الجوز"},
        {"ارتفعت تسعيرة نيسان كثيرا", ""},
        {"وساهم في تيسير العمل ولجان أخرى", ""},
        {"التقى الوزير الرئيس جو بايدن في بيروت", "p:جو بايدن | p:بيروت"},
        {"وقال سامر الجابري حفيد رائد المنصور إن التهمة باطلة", "p:سامر الجابري"},
        {"وقال سامر الجابري ستجمد الحكومة أمواله", "p:سامر الجابري"},
        {"وقرأ سيرة جوزيف ستالين أمس", "p:جوزيف ستالين"},
        {"قال في تصريح لصحيفة \"صدى الشاطئ\" اليوم", "o:صدى الشاطئ"},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_mentions m;
        isn_entities e;
        assert_str(names_of(t[i].text, &m, &e), t[i].want);
    }
}

static void one_bearer_one_entity(void **state)
{
    (void)state;
    isn_mentions m;
    isn_entities e;
    const char *text = "قال وزير النقل سامر الجابري إن سامر الجابري سيزور البنتاغون. "
                       "وأعلنت وزارة الدفاع الأميركية ذلك";
    names_of(text, &m, &e);
    assert_int_equal(m.n, 4);
    assert_int_equal(e.n, 2);
    assert_int_equal(m.at[0].entity, m.at[1].entity);
    assert_int_equal(m.at[2].entity, m.at[3].entity);
    assert_str(str_span(str_c(text), m.at[0].title), "وزير النقل");
    assert_str(e.at[1].id, "organization:us-defense-department");
}

static void titles_of(const char *text, const char *want)
{
    isn_mentions m;
    isn_entities e;
    names_of(text, &m, &e);
    assert_true(m.n > 0);
    isn_span title = m.at[m.n - 1].title;
    assert_str(title.end > title.start ? isn_title_written(&arena, str_c(text), title) : STR(""), want);
}

/* «طالب سامر» asks; a title before the name has ال, a body or a pronoun. */
static void a_bare_office_is_no_title(void **state)
{
    (void)state;
    titles_of("وقد طالب سامر الجابري بالرد", "");
    titles_of("وطالب سامر الجابري بالرد", "");
    titles_of("وقام الرئيس سامر الجابري بترشيح ليلى المنصور", "");
    titles_of("وقال الطالب سامر الجابري ذلك", "الطالب");
    titles_of("وقال نائبه سامر الجابري ذلك", "نائبه");
    titles_of("وقال وزير النقل سامر الجابري ذلك", "وزير النقل");
    titles_of("ورفضت المحكمة طلب حفيد مؤسس الحزب سامر الجابري", ""); /* the forefather's office */
    titles_of("وقال نجل الرئيس سامر الجابري ذلك", "الرئيس");
    titles_of("وأعطى الكأس للأمير سامر الجابري", "الأمير");
}

/* A hashtag, and the article that ل takes up, are no part of a name. */
static void names_are_written_by_themselves(void **state)
{
    (void)state;
    static const struct { const char *text, *name, *id; } t[] = {
        {"أعلن #الجيش__الإسرائيلي ذلك", "الجيش الإسرائيلي", "organization:idf"},
        {"وفقا للجيش الإسرائيلي", "الجيش الإسرائيلي", "organization:idf"},
        {"قال الرئيس سامر #الجابري إن العمل مستمر", "سامر الجابري", NULL},
        {"وسافر الوزير إلى لبنان ثم عاد للبنان", "لبنان", NULL},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_mentions m;
        isn_entities e;
        names_of(t[i].text, &m, &e);
        assert_int_equal(e.n, 1);
        assert_str(e.at[0].name, t[i].name);
        if (t[i].id) assert_str(e.at[0].id, t[i].id);
    }
}

static void surnames_are_known_again(void **state)
{
    (void)state;
    isn_mentions m;
    isn_entities e;
    const char *text = "قال وزير النقل سامر الكعباوي إن الخطة جاهزة. وشدد الكعباوي على الموعد، "
                       "ورافق للكعباوي مستشاره";
    names_of(text, &m, &e);
    assert_int_equal(e.n, 1);
    assert_true(m.n >= 2);
    assert_str(str_span(str_c(text), m.at[1].span), "الكعباوي");
    assert_str(e.at[0].name, "سامر الكعباوي");
    assert_str(e.at[0].aliases.at[0], "الكعباوي");
}

static void two_of_one_surname_stay_apart(void **state)
{
    (void)state;
    isn_mentions m;
    isn_entities e;
    names_of("التقى سامر الجابري نظيره خالد الجابري في دمشق", &m, &e);
    assert_int_equal(m.n, 3);
    assert_int_equal(e.n, 3);
}

static void short_of_memory(void **state)
{
    (void)state;
    isn_page page = {.text = STR("قال وزير النقل سامر الجابري في بغداد إن #سامر_الجابري باق")};
    for (ptrdiff_t nth = 1; nth < 200; nth++) {
        isn_arena a;
        arena_init(&a, 1 << 24);
        isn_blocks blocks = {0};
        isn_block b = {.span = {0, (uint32_t)page.text.n}, .kind = ISN_BLOCK_PARAGRAPH};
        isn_push_value(&a, &blocks, b);
        page.blocks = blocks;
        isn_text t;
        isn_mentions m = {0};
        isn_entities e = {0};
        isn_text_read(&a, &page, &t);
        a.refuse_at = nth;
        isn_names_find(&a, &t, &m, &e);
        bool refused = a.full;
        arena_free(&a);
        if (!refused) return;
    }
    fail_msg("200 allocations for one sentence");
}

static void a_bad_model_is_refused(void **state)
{
    (void)state;
    isn_tag_model model;
    char bytes[200] = {0};
    assert_false(tag_model_read(STR(""), &model));
    assert_false(tag_model_read((isn_str){bytes, sizeof bytes}, &model));
    uint32_t head[4] = {TAG_MAGIC, 3, 4, 0};
    memcpy(bytes, head, sizeof head);
    assert_false(tag_model_read((isn_str){bytes, sizeof bytes}, &model));
    assert_int_equal(model.n_rows, 0);
    assert_true(tag_model_built_in().n_rows > 0);
}

static void nisba_in_every_form(void **state)
{
    (void)state;
    static const char *const forms[] = {"اردني", "اردنيه", "اردنيين", "الاردنيون", "اردنيان", "اردنيتان",
                                        "الاردنيتين", "اردنيات", "اردنيا"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        assert_int_equal(name_nation(str_c(forms[i])), name_nation(STR("اردني")));
    assert_true(name_nation(STR("اردني")) >= 0);
    assert_true(name_nation(STR("طاوله")) < 0);
}

/* No list has these: the article itself tells what they are. */
static void places_are_learned(void **state)
{
    (void)state;
    static const struct { const char *text, *want; } t[] = {
        {"نفت وزارة الخارجية التلوانية ذلك. وقالت تلوان إنها لا تعلم. ووصل الوفد من تلوان أمس.",
         "o:وزارة الخارجية التلوانية | p:تلوان | p:تلوان"},
        {"عقد الاجتماع في خور السدر أمس. وانتقل الصيادون من خور السدر إلى الشاطئ.", "p:خور السدر | p:خور السدر"},
        {"عين الجوز 14 مارس (وكالة المرجان) - اجتمع الصيادون. وكانت عين الجوز هادئة.", "p:عين الجوز | o:وكالة المرجان | p:عين الجوز"},
        {"أعلنت وزارة الثروة السمكية ذلك. وبيع سمك كثير.", "o:وزارة الثروة السمكية"},
        {"ارتفع رأس المال في رأس المال العامل. وزاد رأس المال أيضا.", ""},
        {"مبارزة (1): فردي. وكانت مبارزة طويلة.", ""},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_mentions m;
        isn_entities e;
        isn_str got = names_of(t[i].text, &m, &e);
        if (!str_is(got, t[i].want)) fail_msg("%s\n  want %s\n  got  %.*s", t[i].text, t[i].want, STR_ARG(got));
    }
}

static int open_arena(void **state)
{
    (void)state;
    arena_init(&arena, 1 << 26);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_their_bounds),
        cmocka_unit_test(one_bearer_one_entity),
        cmocka_unit_test(a_bare_office_is_no_title),
        cmocka_unit_test(names_are_written_by_themselves),
        cmocka_unit_test(nisba_in_every_form),
        cmocka_unit_test(surnames_are_known_again),
        cmocka_unit_test(two_of_one_surname_stay_apart),
        cmocka_unit_test(places_are_learned),
        cmocka_unit_test(short_of_memory),
        cmocka_unit_test(a_bad_model_is_refused),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
