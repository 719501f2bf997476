/* text_verb.c - the س of what is to come: src/text/verb.c. */
#include "unit.h"
#include "text/verb.h"

static void future_verbs(void **state)
{
    (void)state;
    static const char *const yes[] = {"سيعقد", "ستعقد", "وسيعقد", "فستبدا", "سيتم", "سيلتقيان", "سيكون", "ستكون", "سنواصل", "ستفرضها", "سيغادرون", "ستفكك"};
    static const char *const no[] = {"سيطرت", "وسيطرت", "سيطرتها", "سيطروا", "سيارات", "سياراتهم", "ستين", "سنوات", "سياسيون", "سيناء",
                                     "سيدات", "سيول", "ستار", "سنويا", "سينمائي", "سيما", "سيناريو", "سيادته", "سلم", "سافر", "سي", ""};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (!isn_future_verb(str_c(yes[i]))) fail_msg("%s is to come", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (isn_future_verb(str_c(no[i]))) fail_msg("%s is not to come", no[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(future_verbs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
