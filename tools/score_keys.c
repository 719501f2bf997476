/* score_keys.c - do the spellings of a name share a key, and others not?
 *
 *     score_keys VARIANTS.tsv
 *
 * VARIANTS: a name in Latin letters, a tab, an Arabic spelling with a space
 * between letters.  Latin forms of one sound (katharina, catarina) are taken
 * for one name.  Prints the share of pairs of spellings of one name that
 * share isn_name_key, that isn_name_near puts at 80 or more, and the share of
 * pairs of different names of which the same is true (names whose Latin forms
 * are themselves spellings of each other are not counted as different). */
#include "base/list.h"
#include "mention/name.h"
#include "mention/namekey.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct { isn_str latin, arabic, key, sound; } row;
static ISN_LIST(row) rows;
static isn_arena arena;

static isn_str without_spaces(isn_str s)
{
    char *p = isn_alloc(&arena, s.n + 1);
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; p && i < s.n; i++)
        if (s.p[i] != ' ') p[n++] = s.p[i];
    return (isn_str){p, n};
}

/* Latin spellings of one name together: katharina, catarina. */
static isn_str sound_of(isn_str latin)
{
    static const struct { const char *from, *to; } pair[] = {
        {"ph", "f"}, {"th", "t"}, {"ck", "k"}, {"ou", "u"}, {"oo", "u"}, {"ee", "i"}, {"sch", "sh"}, {"c", "k"},
        {"q", "k"}, {"y", "i"}, {"w", "v"}, {"z", "s"}, {"x", "ks"}};
    char *p = isn_alloc(&arena, latin.n * 2 + 2);
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < latin.n;) {
        const char *to = NULL;
        ptrdiff_t used = 1;
        for (size_t k = 0; !to && k < sizeof pair / sizeof *pair; k++)
            if (str_starts(str_sub(latin, i, latin.n), str_c(pair[k].from))) to = pair[k].to, used = (ptrdiff_t)strlen(pair[k].from);
        for (ptrdiff_t k = 0; to ? to[k] != 0 : k < 1; k++) {
            char c = to ? to[k] : latin.p[i];
            if (!n || p[n - 1] != c) p[n++] = c;
        }
        i += used;
    }
    if (n > 3 && p[n - 1] == 'e') n--;
    return (isn_str){p, n};
}

static void load(const char *path)
{
    static char line[4096];
    FILE *f = fopen(path, "r");
    if (!f) fprintf(stderr, "score_keys: cannot read '%s'\n", path), exit(2);
    while (fgets(line, sizeof line, f)) {
        isn_str s = str_c(line);
        ptrdiff_t a = str_find(s, STR("\t"), 0), b = a < 0 ? -1 : str_find(s, STR("\t"), a + 1);
        if (b < 0) continue;
        row r = {.latin = arena_str(&arena, str_sub(s, 0, a)), .arabic = without_spaces(str_sub(s, a + 1, b))};
        r.sound = sound_of(r.latin);
        r.key = isn_name_key(&arena, r.arabic, ISN_PERSON);
        isn_push_value(&arena, &rows, r);
    }
    fclose(f);
}

static int by_sound(const void *x, const void *y)
{
    int c = str_cmp(((const row *)x)->sound, ((const row *)y)->sound);
    return c ? c : str_cmp(((const row *)x)->arabic, ((const row *)y)->arabic);
}

static bool one_name(isn_str latin_a, isn_str latin_b)
{
    isn_name_word a[NAME_WORDS], b[NAME_WORDS];
    if (!name_words(latin_a, a) || !name_words(latin_b, b)) return false;
    isn_name_word s = name_skeleton(&a[0]), t = name_skeleton(&b[0]);
    return s.n == t.n && memcmp(s.at, t.at, (size_t)s.n * sizeof *s.at) == 0;
}

int main(int argc, char **argv)
{
    if (argc != 2) return fputs("usage: score_keys VARIANTS.tsv\n", stderr), 2;
    arena_init(&arena, (ptrdiff_t)1 << 30);
    load(argv[1]);
    qsort(rows.at, (size_t)rows.n, sizeof *rows.at, by_sound);
    long pairs = 0, equal = 0, near = 0, cross = 0, script = 0, others = 0, merged = 0, others_near = 0;
    for (ptrdiff_t i = 0; i < rows.n; i++) {
        for (ptrdiff_t j = i + 1; j < rows.n && str_eq(rows.at[i].sound, rows.at[j].sound); j++) {
            if (str_eq(rows.at[i].arabic, rows.at[j].arabic)) continue;
            pairs++;
            equal += str_eq(rows.at[i].key, rows.at[j].key);
            near += isn_name_near(rows.at[i].key, rows.at[j].key) >= 80;
        }
        isn_str latin = isn_name_key(&arena, rows.at[i].latin, ISN_PERSON);
        cross++;
        script += isn_name_near(rows.at[i].key, latin) >= 80;
    }
    uint64_t seed = 88172645463325252u;
    for (int k = 0; k < 2000000 && rows.n; k++) { /* half of them neighbours, which are more alike */
        seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
        ptrdiff_t i = (ptrdiff_t)(seed % (uint64_t)rows.n);
        ptrdiff_t j = k % 2 ? (i + 1 + k % 60) % rows.n : (ptrdiff_t)((seed >> 32) % (uint64_t)rows.n);
        if (one_name(rows.at[i].latin, rows.at[j].latin) || str_eq(rows.at[i].arabic, rows.at[j].arabic)) continue;
        others++;
        merged += str_eq(rows.at[i].key, rows.at[j].key);
        others_near += isn_name_near(rows.at[i].key, rows.at[j].key) >= 80;
    }
    printf("spellings of one name       %ld pairs: one key %.3f, near %.3f\n", pairs, (double)equal / (double)pairs, (double)near / (double)pairs);
    printf("Latin and Arabic            %ld pairs: near %.3f\n", cross, (double)script / (double)cross);
    printf("different names             %ld pairs: one key %.6f, near %.6f\n", others, (double)merged / (double)others, (double)others_near / (double)others);
    return 0;
}
