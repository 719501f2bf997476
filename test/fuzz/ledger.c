/* ledger.c - a ledger read back from a damaged database, and shown. */
#include "story/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* The first byte says which ledger, the rest is it. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    enum { DOCS = 3 };
    static const isn_digest docs[DOCS];
    isn_arena a;
    isn_out o = {0};
    isn_ledgers l = {.pile = {docs, DOCS, NULL}};
    if (n < 1) return 0;
    isn_ledger which = (isn_ledger)(data[0] % ISN_LEDGERS);
    arena_init(&a, (ptrdiff_t)1 << 26);
    bool ok = ledger_read(&a, (isn_str){(const char *)data + 1, (ptrdiff_t)n - 1}, which, &l);
    isn_str id = STR("1");
    for (ptrdiff_t i = 0; ok && i < l.who.n; i++) who_json(&o, l.pile, &l.who.at[i], id);
    for (ptrdiff_t i = 0; ok && i < l.figures.n; i++) series_json(&o, l.pile, &l.figures.at[i], id);
    for (ptrdiff_t i = 0; ok && i < l.promises.n; i++) promise_json(&o, l.pile, &l.promises.at[i], id);
    for (ptrdiff_t i = 0; ok && i < l.disagreements.n; i++) disagreement_json(&o, &a, l.pile, &l.disagreements.at[i], id);
    for (ptrdiff_t i = 0; ok && i < l.timeline.n; i++) event_json(&o, l.pile, &l.timeline.at[i]);
    for (ptrdiff_t i = 0; ok && i < l.claims.n; i++) claim_json(&o, l.pile, &l.claims.at[i], id);
    out_free(&o);
    arena_free(&a);
    return 0;
}
