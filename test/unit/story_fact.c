/* story_fact.c - tests of what was done or is so, of two accounts of it that cannot both
 * hold, and of who did it: src/story/digest/act.c, disagree/fact.c. */
#include "pile.h"

#include "lexicon/act.h"
#include "lexicon/fact.h"

/* The first fact of a class that a text tells; NULL for none. */
static const isn_digest_fact *fact_of(const isn_digest *d, int class)
{
    for (ptrdiff_t i = 0; i < d->clauses.n; i++)
        for (ptrdiff_t k = 0; k < d->clauses.at[i].facts.n; k++)
            if ((int)d->clauses.at[i].facts.at[k].side / 2 == class) return &d->clauses.at[i].facts.at[k];
    return NULL;
}

/* Every verb of lexicon/act.tsv tells its fact in its example. */
static void every_verb_tells_its_fact(void **state)
{
    (void)state;
    int bad = 0;
    for (int row = 0; row < lex_act.n_rows; row++) {
        pile_of p;
        pile_start(&p);
        isn_str example = lex_cell(&lex_act, row, LEX_ACT_EXAMPLE);
        pile_add(&p, "2021-03-05", arena_fmt(&p.a, "%.*s.", (int)example.n, example.p).p);
        const isn_digest_fact *f = fact_of(&p.d[0], lex_value(&lex_act, row, LEX_ACT_CLASS));
        if (!f || f->marks & (ISN_FACT_NOT | ISN_FACT_UNREAL)) {
            print_error("'%.*s': %s\n", (int)example.n, example.p, f ? "negated or unreal" : "no fact");
            bad++;
        }
        arena_free(&p.a);
    }
    assert_int_equal(bad, 0);
}

/* Has the text a fact of this side? */
static bool tells_side(const isn_digest *d, uint32_t side)
{
    for (ptrdiff_t i = 0; i < d->clauses.n; i++)
        for (ptrdiff_t k = 0; k < d->clauses.at[i].facts.n; k++)
            if (d->clauses.at[i].facts.at[k].side == side) return true;
    return false;
}

/* Every form of lexicon/fact.tsv tells its own side, those that begin with a negation too:
 * «لم يغادر», «لا يزال في». */
static void every_phrase_tells_its_side(void **state)
{
    (void)state;
    int bad = 0;
    for (int row = 0; row < lex_fact.n_rows; row++) {
        isn_str forms = lex_cell(&lex_fact, row, LEX_FACT_FORM);
        uint32_t side = (uint32_t)(lex_value(&lex_fact, row, LEX_FACT_CLASS) * 2 + lex_value(&lex_fact, row, LEX_FACT_SIDE));
        while (forms.n > 0) {
            ptrdiff_t end = str_find(forms, STR("|"), 0);
            isn_str form = str_sub(forms, 0, end < 0 ? forms.n : end);
            forms = str_sub(forms, form.n + 1, forms.n);
            pile_of p;
            pile_start(&p);
            pile_add(&p, "2021-03-05", arena_fmt(&p.a, "وقال المتحدث إنه %.*s في السوق القديم.", STR_ARG(form)).p);
            if (!tells_side(&p.d[0], side)) print_error("'%.*s': not its side\n", STR_ARG(form)), bad++;
            arena_free(&p.a);
        }
    }
    assert_int_equal(bad, 0);
}

typedef struct {
    const char *text;
    int class;          /* -1: none is told */
    uint32_t marks;
    const char *agent;  /* a state that did it, or NULL */
} wanted;

static void what_is_told_and_who_did_it(void **state)
{
    (void)state;
    static const wanted T[] = {
        {"وقال المتحدث إن القوات لم تقصف السوق.", LEX_FACT_CLASS_ATTACK, ISN_FACT_NOT, NULL},
        {"وقال المتحدث إنه لم ينفذ أي فرد في الجيش الذي تقوده تونس غارات قرب الجسر.", LEX_FACT_CLASS_ATTACK, ISN_FACT_NOT, NULL},
        {"وقال المتحدث إن تونس لم تنفذ أي غارات قرب الجسر.", LEX_FACT_CLASS_ATTACK, ISN_FACT_NOT, "tunisia"},
        {"وقال المتحدث إنه لم يتم العثور على أدلة على استخدام السلاح.", LEX_FACT_CLASS_USE, ISN_FACT_NOT, NULL},
        {"وقال المتحدث إنهم لم يتمكنوا من دخول السوق.", LEX_FACT_CLASS_ENTER, ISN_FACT_NOT, NULL},
        {"وقال المتحدث إن الحراس يمنعون الخبراء من دخول السوق.", LEX_FACT_CLASS_ENTER, ISN_FACT_UNREAL, NULL},
        {"وقال المتحدث إن غارة تونسية أصابت السوق.", LEX_FACT_CLASS_ATTACK, 0, "tunisia"},
        {"وقال المتحدث إن طائرات تونسية قصفت السوق.", LEX_FACT_CLASS_ATTACK, 0, "tunisia"},
        {"وقال المتحدث إن تونس تقف وراء الهجوم على السوق.", LEX_FACT_CLASS_ATTACK, ISN_FACT_BEHIND, "tunisia"},
        {"وقتل سبعة في الهجوم الذي نفذته تونس على السوق.", LEX_FACT_CLASS_ATTACK, 0, "tunisia"},
        {"وقال المتحدث إنها ضربة تونسية.", LEX_FACT_CLASS_ATTACK, ISN_FACT_BEHIND, "tunisia"},
        {"وقال المتحدث إن تونس ستقصف السوق.", -1, 0, NULL},                       /* to come */
        {"وقال المتحدث إن تونس تعتزم قصف السوق.", LEX_FACT_CLASS_ATTACK, ISN_FACT_UNREAL, NULL}, /* meant */
        {"وقال المتحدث إنه لا يعرف لماذا قصفت القوات السوق.", LEX_FACT_CLASS_ATTACK, ISN_FACT_UNREAL, NULL}, /* not known why */
        {"وكان الجيش قد سلم الميناء إلى الشركة.", LEX_FACT_CLASS_SEND, 0, NULL},    /* no «لم» in «سلم» */
    };
    for (size_t i = 0; i < sizeof T / sizeof *T; i++) {
        pile_of p;
        pile_start(&p);
        pile_add(&p, "2021-03-05", T[i].text);
        const isn_digest_fact *f = fact_of(&p.d[0], T[i].class >= 0 ? T[i].class : (int)LEX_FACT_CLASS_ATTACK);
        uint32_t asked = ISN_FACT_NOT | ISN_FACT_UNREAL | ISN_FACT_BEHIND;
        if ((T[i].class >= 0) != (f != NULL)) fail_msg("'%s': %s", T[i].text, f ? "a fact" : "no fact");
        if (f && (f->marks & asked) != T[i].marks) fail_msg("'%s': marks %x", T[i].text, (unsigned)f->marks);
        if (f && T[i].agent && f->agent.state != story_state(str_c(T[i].agent))) fail_msg("'%s': another did it", T[i].text);
        arena_free(&p.a);
    }
}

typedef struct {
    const char *published[2], *text[2];
    int n;
    const char *side[2];
} story;

static void accounts_that_exclude_each_other(void **state)
{
    (void)state;
    static const story T[] = {
        {{"2021-03-05", NULL}, /* it did, it did not */
         {"وقال قائد الشرطة سالم الوردي إن طائرات تونسية قصفت موقعا قرب جسر النخيل.\n"
          "وأبلغ متحدث باسم الجيش التونسي، هو جابر الهادي، الصحيفة أنه \"لم تنفذ تونس أي غارات قرب جسر النخيل\"."},
         1, {"قصفت موقعا", "لم تنفذ تونس"}},
        {{"2021-03-05", NULL}, /* it did not, as it is said of another */
         {"وقال قائد الشرطة سالم الوردي إن طائرات مغربية قصفت موقعا قرب جسر النخيل.\n"
          "وأبلغ متحدث باسم الجيش التونسي، هو جابر الهادي، الصحيفة أنه \"لم تنفذ تونس أي غارات قرب جسر النخيل\"."},
         0, {NULL, NULL}},
        {{"2021-03-05", NULL}, /* two who are held to have done it */
         {"وقال قائد الشرطة سالم الوردي إن طائرات مغربية قصفت مخزن الحبوب قرب جسر النخيل.\n"
          "وقالت المحللة ريم الهادي إن تونس هي التي شنت الغارة على مخزن الحبوب قرب جسر النخيل."},
         1, {"طائرات مغربية", "تونس هي التي"}},
        {{"2021-03-05", NULL}, /* two who each did it: nobody is held to have done the other's */
         {"وقال قائد الشرطة سالم الوردي إن طائرات مغربية قصفت مخزن الحبوب قرب جسر النخيل.\n"
          "وقالت المحللة ريم الهادي إن طائرات تونسية قصفت مخزن الحبوب قرب جسر النخيل."},
         0, {NULL, NULL}},
        {{"2021-03-05", NULL}, /* two causes of one death */
         {"وقال مدير السجن سالم الوردي إن الصحفي نادر الخازن توفي بسبب نوبة قلبية.\n"
          "وقالت محاميته ريم الهادي إن الصحفي نادر الخازن توفي جراء التعذيب."},
         1, {"نوبة قلبية", "التعذيب"}},
        {{"2021-03-05", NULL}, /* … next to the death, and after «سبب … هو» */
         {"وقال مدير السجن سالم الوردي إن الصحفي نادر الخازن توفي بأزمة قلبية مفاجئة.\n"
          "وقالت الطبيبة ريم الهادي إن سبب وفاة الصحفي نادر الخازن هو الغرق."},
         1, {"بأزمة قلبية", "هو الغرق"}},
        {{"2021-03-05", NULL}, /* … before «السبب في» */
         {"وقال مدير السجن سالم الوردي إن استنشاق الغاز ربما كان السبب في وفاة الصحفي نادر الخازن.\n"
          "وقالت الطبيبة ريم الهادي إن الصحفي نادر الخازن قتل برصاصة في ظهره."},
         1, {"استنشاق الغاز", "برصاصة"}},
        {{"2021-03-05", NULL}, /* … of one who is not named again; of two */
         {"وقال مدير السجن سالم الوردي إن استنشاق الغاز ربما كان السبب في وفاة سجين، إلا أن هيئة الأسرى أكدت أن الضحية قتل برصاصة في ظهره."},
         1, {"استنشاق الغاز", "برصاصة"}},
        {{"2021-03-05", NULL},
         {"وقال مدير السجن سالم الوردي إن سجينا توفي بسبب نوبة قلبية، فيما قالت هيئة الأسرى إن سجينا آخر توفي جراء التعذيب."},
         0, {NULL, NULL}},
        {{"2021-03-05", NULL}, /* one cause in two words */
         {"وقال مدير السجن سالم الوردي إن الصحفي نادر الخازن توفي بسبب نوبة قلبية.\n"
          "وقالت طبيبته ريم الهادي إن الصحفي نادر الخازن توفي جراء المرض."},
         0, {NULL, NULL}},
        {{"2021-03-05", NULL}, /* two who died */
         {"وقال مدير السجن سالم الوردي إن الصحفي نادر الخازن توفي بسبب نوبة قلبية.\n"
          "وقالت محاميته ريم الهادي إن الصحفي سمير البحري توفي جراء التعذيب."},
         0, {NULL, NULL}},
        {{"2021-03-05", NULL}, /* a habit */
         {"وقال الباحث سالم الوردي إن المزارعين يستخدمون مبيد الزنبق في الحقول.\n"
          "وقالت الباحثة ريم الهادي إن المزارعين لا يستخدمون مبيد الزنبق في الحقول."},
         0, {NULL, NULL}},
        {{"2021-03-05", NULL}, /* what is only named */
         {"وتحقق النيابة في قضية تسميم الخيول بمزرعة النخيل.\n"
          "وقالت الطبيبة ريم الهادي إنه لم يتم تسميم الخيول بمزرعة النخيل."},
         0, {NULL, NULL}},
    };
    for (size_t i = 0; i < sizeof T / sizeof *T; i++) {
        pile_of p;
        pile_start(&p);
        for (int k = 0; k < 2 && T[i].text[k]; k++) pile_add(&p, T[i].published[k], T[i].text[k]);
        int got = pile_ask(&p, ISN_CONFLICT_DENIAL);
        if (got != T[i].n) fail_msg("'%s': %d denials, not %d", T[i].text[0], got, T[i].n);
        for (int k = 0; k < 2 && got; k++)
            if (!pile_side(&p, k, T[i].side[k])) fail_msg("'%s': side %d is another", T[i].text[0], k);
        arena_free(&p.a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_verb_tells_its_fact),
        cmocka_unit_test(what_is_told_and_who_did_it),
        cmocka_unit_test(every_phrase_tells_its_side), cmocka_unit_test(accounts_that_exclude_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
