/* story_claims.c - tests of claims and the ways they came, on invented articles. */
#include "unit.h"
#include "story/medium.h"

enum { MOST = 8 };

typedef struct {
    isn_arena a;
    isn_digest d[MOST];
    int32_t same[MOST];
    int n;
    isn_claims claims;
} pile_of;

static void start(pile_of *p)
{
    memset(p, 0, sizeof *p);
    arena_init(&p->a, 1 << 27);
}

static void add(pile_of *p, const char *outlet, const char *credit, int same, const char *text)
{
    isn_err err;
    isn_articles got = {0};
    isn_source s = {.bytes = str_c(text), .uri = arena_fmt(&p->a, "a%d", p->n), .media = ISN_MEDIA_TEXT, .verbatim = true,
                    .title = STR("عن السد"), .outlet = str_c(outlet), .published = arena_fmt(&p->a, "2024-03-%02d", p->n + 1)};
    assert_true(isn_read(&p->a, &s, &got, &err));
    assert_int_equal(got.n, 1);
    digest_make(&p->a, &got.at[0], &p->d[p->n]);
    p->d[p->n].credit = str_c(credit);
    p->same[p->n] = same;
    p->n++;
}

/* The claim told most often. */
static const isn_claim *first(pile_of *p)
{
    story_claims(&p->a, (isn_pile){p->d, p->n, p->same}, &p->claims);
    assert_true(p->claims.n > 0);
    return &p->claims.at[0];
}

static void node(const isn_claim *c, int i, isn_node_kind kind, int depth, int parent, const char *name)
{
    assert_true(i < c->tree.n);
    const isn_chain_node *n = &c->tree.at[i];
    assert_int_equal(n->kind, kind);
    assert_int_equal(n->depth, depth);
    assert_int_equal(n->parent, parent);
    if (!str_is(n->name, name)) fail_msg("%.*s, not %s", STR_ARG(n->name), name);
    assert_true((n->telling >= 0) == (kind == ISN_NODE_OUTLET || kind == ISN_NODE_REPRINT));
}

#define CLOSES "سد الوردية الكبير سيغلق بواباته الغربية لإجراء صيانة عاجلة.\n"

/* «نقلت قناة النجم عن مسؤولين»: who has it from the channel adds no origin. */
static void a_paper_that_quotes_a_channel_adds_no_origin(void **state)
{
    (void)state;
    pile_of p;
    start(&p);
    add(&p, "قناة النجم", "", 0, "قال ثلاثة مسؤولين في وزارة الري لقناة النجم إن " CLOSES);
    add(&p, "صحيفة الضحى", "", 1, "نقلت قناة «النجم» عن ثلاثة مسؤولين أن " CLOSES);
    add(&p, "المشرق", "", 2, "أعلن وزير الري سالم الدوسان أن " CLOSES);
    const isn_claim *c = first(&p);
    assert_int_equal(c->n_origins, 2);
    assert_int_equal(c->n_documents, 3);
    assert_int_equal(c->tree.n, 5);
    node(c, 0, ISN_NODE_ORIGIN, 0, -1, "ثلاثة مسؤولين في وزارة الري");
    assert_true(c->tree.at[0].anonymous);
    node(c, 1, ISN_NODE_OUTLET, 1, 0, "قناة النجم");
    node(c, 2, ISN_NODE_OUTLET, 2, 1, "صحيفة الضحى");
    node(c, 3, ISN_NODE_ORIGIN, 0, -1, "سالم الدوسان");
    node(c, 4, ISN_NODE_OUTLET, 1, 3, "المشرق");
    arena_free(&p.a);
}

/* A channel whose own article is not here stands as a carrier, once for all who name it. */
static void a_channel_not_here_is_a_carrier(void **state)
{
    (void)state;
    pile_of p;
    start(&p);
    add(&p, "الرابية", "", 0, "نقلت قناة النجم عن ثلاثة مسؤولين أن " CLOSES);
    add(&p, "صحيفة الضحى", "", 1, "نقلت قناة «النجم» عن مسؤولين أن " CLOSES);
    const isn_claim *c = first(&p);
    assert_int_equal(c->n_origins, 1);
    assert_int_equal(c->tree.n, 4);
    node(c, 1, ISN_NODE_CARRIER, 1, 0, "النجم");
    node(c, 2, ISN_NODE_OUTLET, 2, 1, "الرابية");
    node(c, 3, ISN_NODE_OUTLET, 2, 1, "صحيفة الضحى");
    arena_free(&p.a);
}

/* The text of an agency hangs under the agency, whoever stands first in the pile. */
static void a_reprint_hangs_under_its_source(void **state)
{
    (void)state;
    pile_of p;
    start(&p);
    add(&p, "الضحى", "", 0, "أعلن وزير الري سالم الدوسان أن " CLOSES);
    add(&p, "وكالة أنباء السهل", "", 0, "أعلن وزير الري سالم الدوسان أن " CLOSES);
    add(&p, "المشرق", "السهل", 0, "أعلن وزير الري سالم الدوسان أن " CLOSES);
    const isn_claim *c = first(&p);
    assert_int_equal(c->n_origins, 1);
    assert_int_equal(c->tree.n, 4);
    node(c, 1, ISN_NODE_OUTLET, 1, 0, "وكالة أنباء السهل");
    node(c, 2, ISN_NODE_REPRINT, 2, 1, "الضحى");
    node(c, 3, ISN_NODE_REPRINT, 2, 1, "المشرق");
    arena_free(&p.a);
}

/* A text alike that has it of another man is another's word. */
static void a_reprint_with_another_speaker_is_his(void **state)
{
    (void)state;
    pile_of p;
    start(&p);
    add(&p, "الضحى", "", 0, "أعلن وزير الري سالم الدوسان أن " CLOSES);
    add(&p, "المشرق", "", 0, "أعلن محافظ الوردية كمال البرجاوي أن " CLOSES);
    assert_int_equal(first(&p)->n_origins, 2);
    arena_free(&p.a);
}

/* Who denies it does not tell it; nor who gives another number. */
static void what_is_denied_is_another_claim(void **state)
{
    (void)state;
    pile_of p;
    start(&p);
    add(&p, "الضحى", "", 0, "أعلن وزير الري سالم الدوسان أن " CLOSES);
    add(&p, "المشرق", "", 1, "نفى محافظ الوردية كمال البرجاوي أن " CLOSES);
    assert_int_equal(first(&p)->n_documents, 1);
    assert_int_equal(p.claims.n, 2);
    arena_free(&p.a);
    start(&p);
    add(&p, "الضحى", "", 0, "أعلن وزير الري سالم الدوسان أن فيضان سد الوردية شرد 300 أسرة من القرى المجاورة للنهر.\n");
    add(&p, "المشرق", "", 1, "أعلن وزير الري سالم الدوسان أن فيضان سد الوردية شرد 450 أسرة من القرى المجاورة للنهر.\n");
    assert_int_equal(first(&p)->n_documents, 1);
    arena_free(&p.a);
}

/* Two who each quote the other have it from their speakers, and the walk ends. */
static void a_circle_is_cut(void **state)
{
    (void)state;
    pile_of p;
    start(&p);
    add(&p, "قناة النجم", "", 0, "نقلت صحيفة الضحى عن ثلاثة مسؤولين أن " CLOSES);
    add(&p, "صحيفة الضحى", "", 1, "نقلت قناة النجم عن ثلاثة مسؤولين أن " CLOSES);
    const isn_claim *c = first(&p);
    assert_int_equal(c->n_documents, 2);
    int outlets = 0;
    for (ptrdiff_t i = 0; i < c->tree.n; i++) {
        assert_true(c->tree.at[i].parent < i);
        outlets += c->tree.at[i].telling >= 0;
    }
    assert_int_equal(outlets, 2);
    arena_free(&p.a);
}

/* The nth allocation refused, for every n: a shorter ledger, no crash. */
static void without_memory(void **state)
{
    (void)state;
    pile_of p;
    start(&p);
    add(&p, "قناة النجم", "", 0, "قال ثلاثة مسؤولين في وزارة الري لقناة النجم إن " CLOSES);
    add(&p, "صحيفة الضحى", "النجم", 0, "نقلت قناة «النجم» عن ثلاثة مسؤولين أن " CLOSES);
    for (int n = 1; n < 200; n++) {
        isn_arena scratch;
        isn_claims claims = {0};
        arena_init(&scratch, 1 << 24);
        scratch.refuse_at = n;
        story_claims(&scratch, (isn_pile){p.d, p.n, p.same}, &claims);
        arena_free(&scratch);
    }
    arena_free(&p.a);
}

static void media_are_known_by_their_own_words(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 20);
    static const struct {
        const char *x, *y;
        bool same;
    } t[] = {
        {"وكالة أنباء السهل", "السهل", true},   {"لقناة «النجم»", "قناة النجم", true}, {"الفرنسية", "فرانس 24", false},
        {"وكالة الصحافة الفرنسية", "أ ف ب", true}, {"قناة النجم", "صحيفة الضحى", false},  {"القناة", "قناة النجم", false},
        {"", "", false},                        {"النجم نيوز", "النجم", true},
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        isn_str x = medium_key(&a, str_c(t[i].x)), y = medium_key(&a, str_c(t[i].y));
        if (medium_same(x, y) != t[i].same) fail_msg("%s / %s", t[i].x, t[i].y);
    }
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_paper_that_quotes_a_channel_adds_no_origin),
        cmocka_unit_test(a_channel_not_here_is_a_carrier),
        cmocka_unit_test(a_reprint_hangs_under_its_source),
        cmocka_unit_test(a_reprint_with_another_speaker_is_his),
        cmocka_unit_test(what_is_denied_is_another_claim),
        cmocka_unit_test(a_circle_is_cut),
        cmocka_unit_test(without_memory),
        cmocka_unit_test(media_are_known_by_their_own_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
