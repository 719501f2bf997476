/* replay.c - runs a fuzz target on files, and on broken copies of them.
 *
 *     fuzz_NAME FILE…        as they are, cut short, and with bytes changed
 *
 * The changes come from a fixed generator, so a failure can be had again. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { MAX_INPUT = 1 << 16, BROKEN_COPIES = 24 };

static uint64_t next(uint64_t *state) /* xorshift64 (Marsaglia 2003) */
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* The target gets its own allocation, so that a read past the end is seen. */
static void run(const uint8_t *data, size_t n)
{
    uint8_t *copy = calloc(n ? n : 1, 1);
    if (!copy) abort();
    memcpy(copy, data, n);
    LLVMFuzzerTestOneInput(copy, n);
    free(copy);
}

static void run_broken(uint8_t *data, size_t n, uint64_t *state)
{
    static const char *const piece[] = {"<", "\"", "«", "»", "\xff", "\xd9", "(", "،", "&#", "\n", "قال", "أن", "2024", "٪", "\xe2\x80\x8f"};
    for (int i = 0; i < BROKEN_COPIES; i++) {
        uint8_t *copy = calloc(n + 16, 1);
        if (!copy) abort();
        memcpy(copy, data, n);
        size_t m = i % 4 == 0 ? next(state) % (n + 1) : n;
        for (uint64_t k = next(state) % 8; k > 0 && m > 16; k--) {
            const char *p = piece[next(state) % (sizeof piece / sizeof *piece)];
            memcpy(copy + next(state) % (m - 8), p, strlen(p) < 8 ? strlen(p) : 8);
        }
        run(copy, m);
        free(copy);
    }
}

int main(int argc, char **argv)
{
    static uint8_t data[MAX_INPUT];
    uint64_t state = 88172645463325252u;
    run(data, 0);
    for (int i = 1; i < argc; i++) {
        FILE *f = fopen(argv[i], "rb");
        if (!f) continue;
        size_t n = fread(data, 1, sizeof data, f);
        fclose(f);
        run(data, n);
        if (n > 16) run_broken(data, n, &state);
    }
    printf("%d inputs\n", argc - 1);
    return 0;
}
