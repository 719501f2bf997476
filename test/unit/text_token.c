/* text_token.c - tests of src/text/. */
#include "unit.h"
#include "text/token.h"

static void read_text(isn_arena *a, const char *c, isn_text *out)
{
    isn_page *page = isn_new(a, isn_page, 1);
    page->text = str_c(c);
    isn_block *b = isn_push(a, &page->blocks);
    b->span = (isn_span){0, (uint32_t)page->text.n};
    b->kind = ISN_BLOCK_PARAGRAPH;
    isn_text_read(a, page, out);
}

static void spans_lead_back(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 20);
    isn_text t;
    read_text(&a, "قال الوزيرُ: «انتهى الأمر. نعم». وأضاف أ. ف. ب. 1,500 جندي.", &t);
    assert_str(str_span(t.text, t.toks.at[1].span), "الوزيرُ");
    assert_str(t.toks.at[1].key, "الوزير");
    assert_int_equal(t.sents.n, 2);
    arena_free(&a);
}

static void clitics_are_offered(void **state)
{
    (void)state;
    isn_clitic_cut cut;
    assert_true(clitic_cut(STR("وللعراق"), 0, &cut));
    assert_str(cut.rest, "وللعراق");
    bool seen = false;
    for (int way = 0; clitic_cut(STR("وللعراق"), way, &cut); way++)
        seen |= str_is(cut.rest, "العراق") && strcmp(cut.pre, "wl") == 0;
    assert_true(seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spans_lead_back),
        cmocka_unit_test(clitics_are_offered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
