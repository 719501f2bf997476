/* who.c - one bearer for all spellings of a name across the articles.
 *
 * Names of one key and type are one.  A surname alone is the one person of the
 * pile who bears it, where there is only one.  A rare spelling one letter off a
 * common name of two words or more is a likely slip: linked, and flagged. */
#include "story/who.h"

#include "lex/fold.h"
#include "lexicon/sound.h"

enum { MAX_WORD = 40, MOST_SLIPS = 4000 };

/* ---- a table of rows by key ------------------------------------------------------- */

static uint64_t row_hash(isn_entity_type type, isn_str key)
{
    unsigned char t = (unsigned char)type;
    return str_hash(str_hash(STR_HASH_SEED, (isn_str){(const char *)&t, 1}), key);
}

typedef struct {
    int32_t *slot; /* row + 1 */
    uint32_t n;
} table;

static int32_t *find(const table *t, uint64_t hash, const isn_who_rows *rows)
{
    uint32_t i = (uint32_t)hash & (t->n - 1);
    while (t->slot[i] && rows->at[t->slot[i] - 1].hash != hash) i = (i + 1) & (t->n - 1);
    return &t->slot[i];
}

static table table_make(isn_arena *a, ptrdiff_t most)
{
    table t = {NULL, 64};
    while (t.n < (uint64_t)most * 2 && t.n < 1u << 24) t.n *= 2;
    t.slot = isn_new(a, int32_t, t.n);
    return t;
}

/* ---- surnames ----------------------------------------------------------------------- */

static isn_str last_word(isn_str key)
{
    for (ptrdiff_t sp; (sp = str_find(key, STR(" "), 0)) >= 0;) key = str_sub(key, sp + 1, key.n);
    return key;
}

static bool several_words(isn_str key) { return str_find(key, STR(" "), 0) >= 0; }

/* For each last word, the one person who bears it; -1 where there are two. */
static void link_surnames(isn_arena *a, isn_who_rows *rows)
{
    table t = table_make(a, rows->n);
    int32_t *owner = isn_new(a, int32_t, t.n);
    uint64_t *name = isn_new(a, uint64_t, t.n);
    if (!t.slot || !owner || !name) return;
    for (ptrdiff_t pass = 0; pass < 2; pass++)
        for (ptrdiff_t i = 0; i < rows->n; i++) {
            isn_who_row *r = &rows->at[i];
            if (r->type != ISN_PERSON || several_words(r->key) != (pass == 0)) continue;
            uint64_t h = str_hash(STR_HASH_SEED, last_word(r->key));
            uint32_t k = (uint32_t)h & (t.n - 1);
            while (t.slot[k] && name[k] != h) k = (k + 1) & (t.n - 1);
            if (pass == 1) {
                if (t.slot[k] && owner[k] >= 0) r->same_as = owner[k];
                continue;
            }
            owner[k] = t.slot[k] ? -1 : (int32_t)i;
            t.slot[k] = 1, name[k] = h;
        }
}

/* ---- slips of the pen ------------------------------------------------------------------ */

/* Letters that one sound is written with when names are brought into Arabic:
 * سيرجي and سيرغي are two spellings, no slip. */
static bool one_sound(const char *x, const char *y)
{
    int a = lex_find(&lex_sound, (isn_str){x, 2}), b = lex_find(&lex_sound, (isn_str){y, 2});
    return a >= 0 && b >= 0 && lex_row(&lex_sound, a) == lex_row(&lex_sound, b);
}

static bool vowel(const char *p)
{
    return memcmp(p, "ا", 2) == 0 || memcmp(p, "و", 2) == 0 || memcmp(p, "ي", 2) == 0;
}

/* Are two words one slip apart: a letter changed, left out, added, or two
 * exchanged, where that is no way of spelling a foreign sound? */
static bool one_letter(isn_str x, isn_str y)
{
    if (x.n > y.n) {
        isn_str t = x;
        x = y, y = t;
    }
    if (y.n - x.n > 2 || x.n < 8 || x.n % 2 || y.n % 2) return false; /* four letters at least */
    ptrdiff_t i = 0, k = 0;
    while (i < x.n && memcmp(x.p + i, y.p + i, 2) == 0) i += 2;
    while (k < x.n - i && memcmp(x.p + x.n - 2 - k, y.p + y.n - 2 - k, 2) == 0) k += 2;
    ptrdiff_t left = x.n - i - k, right = y.n - i - k;
    if (left <= 0) return right == 2 && !vowel(y.p + i);
    if (left == 2 && right == 2) return !one_sound(x.p + i, y.p + i);
    return left == 4 && right == 4 && memcmp(x.p + i, y.p + i + 2, 2) == 0 && memcmp(x.p + i + 2, y.p + i, 2) == 0;
}

/* All words the same but one, which is one letter off. */
static bool slip(isn_str x, isn_str y)
{
    ptrdiff_t ax = 0, ay = 0;
    int same = 0, off = 0;
    for (;;) {
        isn_str u = key_word(x, &ax), v = key_word(y, &ay);
        if (!u.n || !v.n) return !u.n && !v.n && off == 1 && (same > 0 || x.n >= 12);
        if (str_eq(u, v)) same++;
        else if (one_letter(u, v)) off++;
        else return false;
    }
}

/* A spelling of one article beside one of three or more. */
static void link_slips(isn_who_rows *rows)
{
    ptrdiff_t looked = 0;
    for (ptrdiff_t i = 0; i < rows->n && looked < MOST_SLIPS; i++) {
        isn_who_row *r = &rows->at[i];
        if (r->type != ISN_PERSON || r->same_as >= 0 || r->documents.n != 1) continue;
        looked++;
        for (ptrdiff_t k = 0; k < rows->n && r->same_as < 0; k++) {
            const isn_who_row *big = &rows->at[k];
            if (big->type != ISN_PERSON || big->same_as >= 0 || big->documents.n < 3) continue;
            if (!slip(r->key, big->key) && !(!several_words(r->key) && slip(r->key, last_word(big->key)))) continue;
            r->same_as = (int32_t)k;
            r->misspelt = true;
        }
    }
}

/* ---- rows ----------------------------------------------------------------------------------- */

static void add_entity(isn_arena *a, isn_who_rows *rows, const table *t, int32_t doc, int32_t entity,
                       const isn_digest_entity *e)
{
    if (!e->key.n) return;
    uint64_t hash = row_hash(e->type, e->key);
    int32_t *at = find(t, hash, rows);
    if (!*at) {
        isn_who_row *r = isn_push(a, rows);
        if (!r) return;
        r->type = e->type, r->key = e->key, r->hash = hash, r->same_as = -1;
        *at = (int32_t)rows->n;
    }
    isn_who_ref ref = {doc, entity};
    isn_push_value(a, &rows->at[*at - 1].documents, ref);
}

void who_rows(isn_arena *a, isn_pile pile, isn_who_rows *out)
{
    ptrdiff_t most = 0;
    for (ptrdiff_t i = 0; i < pile.n; i++) most += pile.at[i].entities.n;
    table t = table_make(a, most);
    if (!t.slot) return;
    for (ptrdiff_t i = 0; i < pile.n; i++)
        for (ptrdiff_t k = 0; k < pile.at[i].entities.n; k++)
            add_entity(a, out, &t, (int32_t)i, (int32_t)k, &pile.at[i].entities.at[k]);
    link_slips(out);
    link_surnames(a, out);
    for (ptrdiff_t i = 0; i < out->n; i++) /* a slip of a surname leads to the full name */
        if (out->at[i].same_as >= 0 && out->at[out->at[i].same_as].same_as >= 0)
            out->at[i].same_as = out->at[out->at[i].same_as].same_as;
}

/* ---- the ledger --------------------------------------------------------------------------- */

static void add_once(isn_arena *a, isn_who *w, isn_str name, bool misspelt)
{
    if (!name.n || str_eq(name, w->name)) return;
    for (ptrdiff_t i = 0; i < w->aliases.n; i++)
        if (str_eq(w->aliases.at[i], name)) return;
    isn_push_value(a, &w->aliases, name);
    if (misspelt) isn_push_value(a, &w->misspelt, name);
}

/* Two letters that stand side by side exchanged: «لينهرات» for «لينهارت».  The key
 * of a name leaves its long vowels out, so such a slip has the bearer's own key. */
static bool exchanged(isn_str x, isn_str y)
{
    if (x.n != y.n || x.n < 8) return false;
    ptrdiff_t i = 0;
    while (i < x.n && memcmp(x.p + i, y.p + i, 2) == 0) i += 2;
    return i + 4 <= x.n && memcmp(x.p + i, y.p + i + 2, 2) == 0 && memcmp(x.p + i + 2, y.p + i, 2) == 0 &&
           memcmp(x.p + i + 4, y.p + i + 4, (size_t)(x.n - i - 4)) == 0;
}

/* In how many of the bearer's articles is the name written so? */
static int articles_with(isn_pile pile, const isn_who_row *r, isn_str name)
{
    int n = 0;
    for (ptrdiff_t i = 0; i < r->documents.n; i++) {
        const isn_digest_entity *e = &pile.at[r->documents.at[i].doc].entities.at[r->documents.at[i].entity];
        bool there = str_eq(e->name, name);
        for (ptrdiff_t k = 0; k < e->aliases.n && !there; k++) there = str_eq(e->aliases.at[k], name);
        n += there;
    }
    return n;
}

/* Flags a spelling of one article with two letters of the bearer's name
 * exchanged, where three articles or more have the name. */
static void flag_exchanged(isn_arena *a, isn_pile pile, const isn_who_row *r, isn_who *w)
{
    if (r->type != ISN_PERSON || articles_with(pile, r, w->name) < 3) return;
    isn_str name = fold_phrase(a, w->name);
    for (ptrdiff_t i = 0; i < w->aliases.n; i++) {
        isn_str alias = fold_phrase(a, w->aliases.at[i]);
        if (!exchanged(alias, name) && !exchanged(alias, last_word(name))) continue;
        if (articles_with(pile, r, w->aliases.at[i]) == 1) isn_push_value(a, &w->misspelt, w->aliases.at[i]);
    }
}

static void add_title(isn_arena *a, isn_who *w, isn_str title, isn_str published)
{
    isn_str day = str_sub(published, 0, 10);
    if (!title.n) return;
    for (ptrdiff_t i = 0; i < w->titles.n; i++)
        if (str_eq(w->titles.at[i].text, title)) {
            if (day.n) w->titles.at[i].to = day;
            return;
        }
    isn_office office = {title, day, day};
    isn_push_value(a, &w->titles, office);
}

static int count_statements(const isn_digest *d, int32_t entity)
{
    int n = 0;
    for (ptrdiff_t i = 0; i < d->statements.n; i++)
        n += d->statements.at[i].links.n > 0 && d->statements.at[i].links.at[0].entity == entity;
    return n;
}

static void add_row(isn_arena *a, isn_pile pile, const isn_who_row *r, isn_who *w)
{
    for (ptrdiff_t i = 0; i < r->documents.n; i++) {
        isn_who_ref ref = r->documents.at[i];
        const isn_digest *d = &pile.at[ref.doc];
        const isn_digest_entity *e = &d->entities.at[ref.entity];
        if (!w->name.n) w->name = e->name;
        add_once(a, w, e->name, r->misspelt);
        for (ptrdiff_t k = 0; k < e->aliases.n; k++) add_once(a, w, e->aliases.at[k], r->misspelt);
        add_title(a, w, e->title, d->published);
        w->n_statements += count_statements(d, ref.entity);
        bool there = false;
        for (ptrdiff_t k = w->documents.n - 1; k >= 0 && !there; k--) there = w->documents.at[k] == ref.doc;
        if (!there) isn_push_value(a, &w->documents, ref.doc);
    }
}

void story_who(isn_arena *a, isn_pile pile, isn_whos *out)
{
    isn_who_rows rows = {0};
    who_rows(a, pile, &rows);
    int32_t *place = isn_new(a, int32_t, rows.n);
    if (!place) return;
    for (int pass = 0; pass < 2; pass++) /* the bearers first, then what leads to them */
        for (ptrdiff_t i = 0; i < rows.n; i++) {
            const isn_who_row *r = &rows.at[i];
            if ((r->same_as >= 0) != (pass == 1)) continue;
            if (pass == 0) {
                isn_who *w = isn_push(a, out);
                if (!w) return;
                w->type = r->type, w->key = r->key;
                place[i] = (int32_t)out->n - 1;
            }
            add_row(a, pile, r, &out->at[place[pass ? r->same_as : i]]);
            if (pass == 0) flag_exchanged(a, pile, r, &out->at[place[i]]);
        }
}
