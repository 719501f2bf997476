/* pair.c - what the ledgers of stories say of two headlines.
 *
 *     bench_pair < pairs.tsv    two headlines a line, a tab between them
 *
 * Prints for each pair the kind and relation of the first disagreement between
 * the two ("-" if none), the cosine of their telling words, and how many they share. */
#include "lines.h"
#include "story/bag.h"
#include "story/json.h"
#include "story/story.h"

static void read_headline(isn_arena *a, isn_str headline, isn_digest *out)
{
    isn_err err;
    isn_articles got = {0};
    isn_source s = {.bytes = headline, .uri = STR("headline"), .media = ISN_MEDIA_TEXT, .verbatim = true,
                    .published = STR("2018-06-01")};
    *out = (isn_digest){0};
    if (isn_read(a, &s, &got, &err) && got.n) digest_make(a, &got.at[0], out);
}

static void one_pair(isn_arena *a, isn_str x, isn_str y)
{
    isn_digest d[2];
    int32_t same[2] = {0, 1};
    isn_disagreements all = {0};
    read_headline(a, x, &d[0]), read_headline(a, y, &d[1]);
    d[0].outlet = STR("one"), d[1].outlet = STR("two");
    story_disagreements(a, (isn_pile){d, 2, same}, &all);
    const isn_disagreement *found = NULL;
    for (ptrdiff_t i = 0; i < all.n && !found; i++)
        if (all.at[i].sides.at[0].document != all.at[i].sides.at[1].document) found = &all.at[i];
    isn_bag bx = bag_make(a, story_key(a, x)), by = bag_make(a, story_key(a, y));
    int n = 0;
    bag_shared(&bx, &by, &n);
    printf("%s\t%s\t%.4f\t%d\n", found ? isn_conflict_kind_name(found->kind) : "-",
           found ? isn_relation_name(found->relation) : "-", bag_cosine(&bx, &by), n);
}

int main(void)
{
    isn_arena a;
    isn_str text = load(stdin);
    arena_init(&a, (ptrdiff_t)1 << 28);
    for (ptrdiff_t at = 0; at < text.n;) {
        ptrdiff_t end = str_find(text, STR("\n"), at), tab = str_find(text, STR("\t"), at);
        if (end < 0) end = text.n;
        arena_reset(&a);
        if (tab >= 0 && tab < end) one_pair(&a, str_sub(text, at, tab), str_sub(text, tab + 1, end));
        at = end + 1;
    }
    return 0;
}
