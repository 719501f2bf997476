/* nameagain.c - names met once are known for the rest of the article. */
#include "mention/nameagain.h"

enum { MAX_FORM = 6, STARTS = 1 << 12 };

/* A way to write a name that was found. */
typedef struct {
    uint64_t hash; /* of its keys; 0 is an empty place */
    int16_t n;     /* tokens */
    int16_t count; /* times found as it stands */
    isn_entity_type type;
    bool surname;
} form;

typedef struct {
    isn_arena *a;
    isn_names_work *w;
    form *at;
    uint32_t n_slots;
    uint8_t starts[STARTS / 8]; /* which first words any form has */
    isn_names_found more;
} again;

/* Hash of token `i` without `n_pre` bytes; «للعراق» without ل is «العراق». */
static uint64_t word_hash(isn_toks toks, ptrdiff_t i, int n_pre)
{
    isn_str key = toks.at[i].key, rest = str_sub(key, n_pre, key.n), lam = STR("ل");
    uint64_t h = STR_HASH_SEED;
    if (n_pre >= 2 && str_starts(rest, lam) && str_ends(str_sub(key, 0, n_pre), lam))
        h = str_hash(h, STR("ا"));
    return str_hash(h, rest);
}

static uint64_t next_hash(uint64_t h, isn_toks toks, ptrdiff_t i)
{
    return str_hash(str_hash(h, STR(" ")), toks.at[i].key);
}

static form *slot_of(again *g, uint64_t h)
{
    uint32_t mask = g->n_slots - 1, i = (uint32_t)(h ^ h >> 32) & mask;
    while (g->at[i].hash && g->at[i].hash != h) i = (i + 1) & mask;
    return &g->at[i];
}

static void add_form(again *g, ptrdiff_t first, ptrdiff_t n, int n_pre, isn_entity_type type,
                     bool surname)
{
    if (n > MAX_FORM) return;
    isn_toks toks = g->w->text->toks;
    uint64_t h = word_hash(toks, first, n_pre);
    uint32_t start = (uint32_t)(h ^ h >> 32) % STARTS;
    g->starts[start / 8] |= (uint8_t)(1 << start % 8);
    for (ptrdiff_t i = 1; i < n; i++) h = next_hash(h, toks, first + i);
    form *f = slot_of(g, h);
    if (!f->hash) *f = (form){.hash = h, .n = (int16_t)n, .type = type};
    if (surname) f->surname = true;
    else if (f->count < 1000) f->count++;
}

/* The surname of a person found: the last word, with «عبد», «أبو», «بن» or
 * «آل» before it. */
static void add_surname(again *g, const isn_name_found *f)
{
    ptrdiff_t last = f->first + f->n - 1;
    unsigned joins = MARK_SERVANT | MARK_KUNYA;
    if (f->n > 2 && g->w->marks[last - 1].set & joins)
        add_form(g, last - 1, 2, 0, ISN_PERSON, true);
    else if (f->n > 1 && g->w->text->toks.at[last].key.n >= 4)
        add_form(g, last, 1, 0, ISN_PERSON, true);
}

static bool single_ok(const again *g, const form *f, ptrdiff_t i, bool block_start)
{
    const isn_name_mark *m = &g->w->marks[i];
    if (m->set & (MARK_STOP | MARK_TITLE | MARK_ORG_HEAD)) return false;
    if (m->place.sure || m->org.sure) return false;
    if (!f->surname) return f->type == ISN_PERSON || f->count > 1;
    if (!(m->set & MARK_NATION)) return true;
    /* «الوزير السوداني» is a nisba, «قال السوداني» the man */
    return block_start || !(g->w->marks[i - 1].set & (MARK_DEFINITE | MARK_TITLE | MARK_NATION));
}

/* The longest form that stands at token `i` before `end`: its tokens. */
static int form_at(again *g, ptrdiff_t i, ptrdiff_t end, int n_pre, bool block_start,
                   isn_name_found *out)
{
    isn_toks toks = g->w->text->toks;
    uint64_t h = word_hash(toks, i, n_pre);
    uint32_t start = (uint32_t)(h ^ h >> 32) % STARTS;
    if (!(g->starts[start / 8] & 1 << start % 8)) return 0;
    int best = 0;
    for (int n = 1; n <= MAX_FORM && i + n <= end; n++) {
        if (n > 1) h = next_hash(h, toks, i + n - 1);
        const form *f = slot_of(g, h);
        if (!f->hash || f->n != n) continue;
        if (n == 1 && !single_ok(g, f, i, block_start)) continue;
        best = n;
        isn_entity_type type = f->surname ? ISN_PERSON : f->type;
        *out = (isn_name_found){i, n, n_pre, type, "name.again"};
    }
    return best;
}

/* The free tokens [i, end) between two names. */
static void search(again *g, ptrdiff_t i, ptrdiff_t end, ptrdiff_t first_of_sentence)
{
    while (i < end) {
        isn_name_found f;
        int n = 0, n_pre = g->w->n_pre[i];
        if (g->w->text->toks.at[i].kind == TOK_WORD) {
            bool start = i == first_of_sentence;
            n = form_at(g, i, end, 0, start, &f);
            if (!n && n_pre) n = form_at(g, i, end, n_pre, start, &f);
        }
        if (n) isn_push_value(g->a, &g->more, f);
        i += n ? n : 1;
    }
}

/* A word taken for a place or body that is a person's surname elsewhere. */
static void retype(again *g, isn_name_found *f)
{
    const isn_name_mark *m = &g->w->marks[f->first];
    if (f->n != 1 || f->type == ISN_PERSON || m->place.n || m->org.n) return;
    const form *x = slot_of(g, word_hash(g->w->text->toks, f->first, f->n_pre));
    if (x->hash && x->surname) f->type = ISN_PERSON;
}

static void merge(again *g)
{
    isn_names_found all = {0}, *old = &g->w->found;
    for (ptrdiff_t i = 0, k = 0; i < old->n || k < g->more.n;) {
        bool take_old = k == g->more.n || (i < old->n && old->at[i].first < g->more.at[k].first);
        isn_push_value(g->a, &all, take_old ? old->at[i] : g->more.at[k]);
        if (take_old) i++;
        else k++;
    }
    *old = all;
}

void names_again(isn_arena *a, isn_names_work *w)
{
    again g = {.a = a, .w = w, .n_slots = 64};
    while (g.n_slots < (uint64_t)(w->found.n + w->places.n) * 4) g.n_slots *= 2;
    g.at = isn_new(a, form, g.n_slots);
    if (!g.at) return;
    for (ptrdiff_t i = 0; i < w->found.n; i++) {
        isn_name_found *f = &w->found.at[i];
        add_form(&g, f->first, f->n, f->n_pre, f->type, false);
        if (f->type == ISN_PERSON) add_surname(&g, f);
    }
    for (ptrdiff_t i = 0; i < w->places.n; i++) /* twice: one place to learn it from is enough */
        for (int twice = 0; twice < 2; twice++)
            add_form(&g, w->places.at[i].first, w->places.at[i].n, w->places.at[i].n_pre, ISN_PLACE, false);
    ptrdiff_t k = 0;
    for (ptrdiff_t s = 0; s < w->text->sents.n; s++) {
        const isn_sent *sent = &w->text->sents.at[s];
        if (!sent->in_article) continue;
        ptrdiff_t at = sent->first, end = at + sent->n;
        for (; k < w->found.n && w->found.at[k].first < end; k++) {
            retype(&g, &w->found.at[k]);
            search(&g, at, w->found.at[k].first, sent->first);
            at = w->found.at[k].first + w->found.at[k].n;
        }
        search(&g, at, end, sent->first);
    }
    merge(&g);
}
