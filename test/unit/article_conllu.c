/* article_conllu.c - tests of src/article/conllu.c. */
#include "unit.h"
#include "article/conllu.h"

static void multi_word_tokens(void **state)
{
    (void)state;
    isn_arena a;
    arena_init(&a, 1 << 20);
    isn_article art = {.id = "doc"};
    art.page.text = STR("وقالَ رئيسها:\nنعم. 3 للحكومة");
    isn_block b = {.span = {0, (uint32_t)art.page.text.n}, .kind = ISN_BLOCK_PARAGRAPH};
    isn_push_value(&a, &art.page.blocks, b);
    isn_out o = {0};
    article_conllu(&o, &a, &art);
    assert_str(out_view(&o),
               "# newdoc id = doc\n"
               "# sent_id = doc-1\n"
               "# text = وقالَ رئيسها: نعم.\n"
               "1-2\tوقالَ\t_\t_\t_\t_\t_\t_\t_\tBytes=0:10\n"
               "1\tو\t_\t_\t_\t_\t_\t_\t_\t_\n"
               "2\tقالَ\t_\t_\t_\t_\t_\t_\t_\t_\n"
               "3-4\tرئيسها\t_\t_\t_\t_\t_\t_\t_\tBytes=11:23|SpaceAfter=No\n"
               "3\tرئيس\t_\t_\t_\t_\t_\t_\t_\t_\n"
               "4\tها\t_\t_\t_\t_\t_\t_\t_\t_\n"
               "5\t:\t_\tPUNCT\t_\t_\t_\t_\t_\tBytes=23:24\n"
               "6\tنعم\t_\t_\t_\t_\t_\t_\t_\tBytes=25:31|SpaceAfter=No\n"
               "7\t.\t_\tPUNCT\t_\t_\t_\t_\t_\tBytes=31:32\n"
               "\n"
               "# sent_id = doc-2\n"
               "# text = 3 للحكومة\n"
               "1\t3\t_\tNUM\t_\t_\t_\t_\t_\tBytes=33:34\n"
               "2-3\tللحكومة\t_\t_\t_\t_\t_\t_\t_\tBytes=35:49\n"
               "2\tل\t_\t_\t_\t_\t_\t_\t_\t_\n"
               "3\tلحكومة\t_\t_\t_\t_\t_\t_\t_\t_\n"
               "\n");
    out_free(&o);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(multi_word_tokens)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
