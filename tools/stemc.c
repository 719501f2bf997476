/* stemc.c - compiles lexicon/stem.tsv to the hash table of src/text/stem_table.h.
 *
 *     stemc OUT.c STEM.tsv */
#include "text/stem_table.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint32_t slot[1 << STEM_BITS];

static uint64_t hash_of(const char *s, size_t n)
{
    uint64_t h = STEM_SEED;
    for (size_t i = 0; i + 1 < n; i += 2) h = stem_hash(h, (unsigned char)s[i], (unsigned char)s[i + 1]);
    return h;
}

/* Puts one row in; what is wrong with it, or NULL. */
static const char *put(char *line)
{
    char *weight = strchr(line, '\t');
    char *marks = weight ? strchr(weight + 1, '\t') : NULL;
    if (!marks) return "three columns are wanted";
    *weight++ = 0, *marks++ = 0;
    long w = strtol(weight, NULL, 10);
    size_t n = strlen(line);
    if (n % 2 || n < 4) return "a stem of two letters or more is wanted";
    if (w < 0 || w > STEM_WEIGHT) return "weight is not between 0 and 31";
    uint64_t h = hash_of(line, n);
    uint32_t value = stem_tag(h) | (uint32_t)w | (strchr(marks, 'n') ? STEM_NOUN : 0u) |
                     (strchr(marks, 'h') ? STEM_HAMZA : 0u);
    uint32_t mask = (1u << STEM_BITS) - 1, i = (uint32_t)h & mask;
    while (slot[i]) i = (i + 1) & mask;
    slot[i] = value;
    return NULL;
}

static int read_rows(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) return fprintf(stderr, "stemc: cannot read '%s': %s\n", path, strerror(errno)), -1;
    char line[256];
    int rows = 0;
    for (int n = 1; fgets(line, sizeof line, f); n++) {
        line[strcspn(line, "\r\n")] = 0;
        if (!*line || *line == '#' || strncmp(line, "stem\t", 5) == 0) continue;
        const char *wrong = put(line);
        if (wrong) return fprintf(stderr, "stemc: %s:%d: %s\n", path, n, wrong), -1;
        if (++rows > (1 << STEM_BITS) * 3 / 4) return fputs("stemc: too many stems\n", stderr), -1;
    }
    fclose(f);
    return rows;
}

int main(int argc, char **argv)
{
    if (argc != 3) return fputs("usage: stemc OUT.c STEM.tsv\n", stderr), 2;
    if (read_rows(argv[2]) < 0) return 1;
    FILE *f = fopen(argv[1], "wb");
    if (!f) return fprintf(stderr, "stemc: cannot write '%s': %s\n", argv[1], strerror(errno)), 2;
    fputs("/* Made by stemc from stem.tsv. */\n#include \"text/stem_table.h\"\n\nconst uint32_t stem_slot[1 << STEM_BITS] = {", f);
    for (int i = 0; i < 1 << STEM_BITS; i++) fprintf(f, "%s%uu,", i % 12 ? "" : "\n", slot[i]);
    fputs("\n};\n", f);
    return fclose(f) ? 2 : 0;
}
