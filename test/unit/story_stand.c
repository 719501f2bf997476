/* story_stand.c - tests of src/story/digest/stand.c: who is for what. */
#include "pile.h"

#include "lexicon/stand.h"

static isn_stand_kind kind_of(int lexical)
{
    switch (lexical) {
    case LEX_STAND_KIND_FOR:
    case LEX_STAND_KIND_DEMAND:
    case LEX_STAND_KIND_DECIDE:
    case LEX_STAND_KIND_WISH:
    case LEX_STAND_KIND_PROPOSE: return ISN_STAND_FOR;
    case LEX_STAND_KIND_AGAINST:
    case LEX_STAND_KIND_FEAR:
    case LEX_STAND_KIND_RETREAT:
    case LEX_STAND_KIND_CONDEMN: return ISN_STAND_AGAINST;
    case LEX_STAND_KIND_IMPOSE:
    case LEX_STAND_KIND_HOLD:
    case LEX_STAND_KIND_ON: return ISN_STAND_ON;
    case LEX_STAND_KIND_LIFT:
    case LEX_STAND_KIND_OFF: return ISN_STAND_OFF;
    case LEX_STAND_KIND_CLAIM: return ISN_STAND_CLAIM;
    default: return ISN_STAND_ACCUSE;
    }
}

static const isn_digest_stand *stand_of(const isn_digest *d, isn_stand_kind kind)
{
    for (ptrdiff_t i = 0; i < d->clauses.n; i++)
        for (ptrdiff_t k = 0; k < d->clauses.at[i].stands.n; k++)
            if (d->clauses.at[i].stands.at[k].kind == kind) return &d->clauses.at[i].stands.at[k];
    return NULL;
}

/* Every verb of lexicon/stand.tsv opens its stand in its example, held by him who
 * is named beside it. */
static void every_verb_opens_its_stand(void **state)
{
    (void)state;
    for (int row = 0; row < lex_stand.n_rows; row++) {
        int lexical = lex_value(&lex_stand, row, LEX_STAND_KIND);
        if (lexical == LEX_STAND_KIND_CALL) continue; /* read where something is judged */
        pile_of p;
        pile_start(&p);
        isn_str example = lex_cell(&lex_stand, row, LEX_STAND_EXAMPLE);
        pile_add(&p, "2021-03-05", arena_fmt(&p.a, "%.*s أمس.", (int)example.n, example.p).p);
        const isn_digest_stand *s = stand_of(&p.d[0], kind_of(lexical));
        if (!s) fail_msg("'%.*s': no stand", (int)example.n, example.p);
        if (!s->holder.state) fail_msg("'%.*s': nobody holds it", (int)example.n, example.p);
        arena_free(&p.a);
    }
}

/* Of what is no stand, no stand is told. */
static void what_is_no_stand(void **state)
{
    (void)state;
    static const char *const T[] = {"ورفضت تونس التعليق على فتح المعبر القديم.", "ورفض وزير النقل التونسي الإدلاء بتفاصيل.", "وتراجع الاستثمار في تونس أمس.", "وعقدت تونس قمة مع المغرب أمس.",
                                    "وقال الوزير التونسي إن المعبر القديم لن يفتح قريبا."};
    for (size_t i = 0; i < sizeof T / sizeof *T; i++) {
        pile_of p;
        pile_start(&p);
        pile_add(&p, "2021-03-05", T[i]);
        if (stand_of(&p.d[0], ISN_STAND_FOR) || stand_of(&p.d[0], ISN_STAND_AGAINST) || stand_of(&p.d[0], ISN_STAND_ON)) fail_msg("'%s': a stand", T[i]);
        arena_free(&p.a);
    }
}

typedef struct {
    const char *text;
    isn_stand_kind kind;
    uint32_t marks;
    const char *holder, *target; /* states */
} wanted;

static void who_holds_what(void **state)
{
    (void)state;
    static const wanted T[] = {
        {"وقالت الوكالة إن تونس لا تعارض فتح المعبر القديم.", ISN_STAND_FOR, ISN_STAND_OWN, "tunisia", NULL},
        {"وجددت الخارجية المغربية معارضتها لفتح المعبر القديم.", ISN_STAND_AGAINST, ISN_STAND_OWN, "morocco", NULL},
        {"وترفض تونس فتح المعبر القديم إذا لم يوقع الاتفاق.", ISN_STAND_AGAINST, ISN_STAND_OWN | ISN_STAND_IF, "tunisia", NULL},
        {"وكانت تونس قد ألغت القمة المقررة.", ISN_STAND_OFF, ISN_STAND_OWN | ISN_STAND_RECALLED | ISN_STAND_MAYBE, "tunisia", NULL},
        {"وألقت تونس باللوم على المغرب في انهيار السد.", ISN_STAND_ACCUSE, ISN_STAND_OWN, "tunisia", "morocco"},
        {"وحمل الجانب التونسي المغرب مسؤولية انهيار السد.", ISN_STAND_ACCUSE, ISN_STAND_OWN, "tunisia", "morocco"},
        {"وقالت تونس إن المغرب هو المسؤول عن انهيار السد.", ISN_STAND_ACCUSE, 0, "tunisia", "morocco"},
        {"وقال وزير النقل التونسي إنه يؤيد فتح المعبر القديم.", ISN_STAND_FOR, 0, "tunisia", NULL},
        {"وقالت الحكومة التونسية إنها لن تسحب مشروع الجسر.", ISN_STAND_AGAINST, ISN_STAND_WILL, "tunisia", NULL},
        {"وأكدت الحكومة التونسية على عدم سحب مشروع الجسر.", ISN_STAND_AGAINST, ISN_STAND_WILL, "tunisia", NULL},
        {"وتعهدت تونس بأنها لن تسحب مشروع الجسر.", ISN_STAND_AGAINST, ISN_STAND_OWN | ISN_STAND_WILL, "tunisia", NULL},
        {"وتعهدت تونس بعدم سحب مشروع الجسر.", ISN_STAND_AGAINST, ISN_STAND_OWN | ISN_STAND_WILL, "tunisia", NULL},
        {"وأغلق السوق وسط رفض تونس فتح المعبر القديم.", ISN_STAND_AGAINST, ISN_STAND_OWN, "tunisia", NULL},
        {"وتراجعت تونس عن فتح المعبر القديم.", ISN_STAND_AGAINST, ISN_STAND_OWN, "tunisia", NULL},
    };
    for (size_t i = 0; i < sizeof T / sizeof *T; i++) {
        pile_of p;
        pile_start(&p);
        pile_add(&p, "2021-03-05", T[i].text);
        const isn_digest_stand *s = stand_of(&p.d[0], T[i].kind);
        if (!s) fail_msg("'%s': no stand", T[i].text);
        if (s->marks & ~(T[i].marks | ISN_STAND_TOLD | ISN_STAND_BUT | ISN_STAND_IT | ISN_STAND_MAYBE)) fail_msg("'%s': marks %x", T[i].text, s->marks);
        if (s->holder.state != story_state(str_c(T[i].holder))) fail_msg("'%s': another holds it", T[i].text);
        if (T[i].target && s->target.state != story_state(str_c(T[i].target))) fail_msg("'%s': another is accused", T[i].text);
        arena_free(&p.a);
    }
}

/* The adjective of «المعارضة التونسية» does not make it the state. */
static void an_opposition_is_not_its_state(void **state)
{
    (void)state;
    pile_of p;
    pile_start(&p);
    pile_add(&p, "2021-03-05", "ورفضت المعارضة التونسية تمديد الدورة.");
    const isn_digest_stand *s = stand_of(&p.d[0], ISN_STAND_AGAINST);
    assert_non_null(s);
    assert_true(s->holder.state == 0);
    arena_free(&p.a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_verb_opens_its_stand),
        cmocka_unit_test(who_holds_what), cmocka_unit_test(what_is_no_stand),
        cmocka_unit_test(an_opposition_is_not_its_state),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
