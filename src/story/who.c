/* who.c - one bearer for all spellings of a name across the articles.
 *
 * Names of one key and type are one; so are names that sound alike and differ by a
 * letter of transliteration.  A surname alone is the one person of the pile who
 * bears it, where there is only one.  A rare spelling one letter off a common name
 * of two words or more, or off any of three, is a likely slip: linked, and flagged.
 * Each form keeps why it was taken for the bearer's. */
#include "story/who.h"

#include "lex/fold.h"
#include "lexicon/nationality.h"
#include "lexicon/title.h"
#include "mention/name.h"
#include "mention/namemark.h"

#include <stdlib.h>

enum { MOST_SLIPS = 4000, MOST_ALIKE = 32 };

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
            if (r->type != ISN_PERSON || r->same_as >= 0 || several_words(r->key) != (pass == 0)) continue;
            uint64_t h = str_hash(STR_HASH_SEED, key_last(r->key));
            uint32_t k = (uint32_t)h & (t.n - 1);
            while (t.slot[k] && name[k] != h) k = (k + 1) & (t.n - 1);
            if (pass == 1) {
                if (t.slot[k] && owner[k] >= 0) r->same_as = owner[k], r->why = ISN_ALIAS_SURNAME;
                continue;
            }
            owner[k] = t.slot[k] ? -1 : (int32_t)i;
            t.slot[k] = 1, name[k] = h;
        }
}

/* ---- spellings and slips -------------------------------------------------------- */

/* A name that a correction set apart: «name#3». */
static bool set_apart(isn_str key) { return str_find(key, STR("#"), 0) >= 0; }

static bool three_words(isn_str key)
{
    ptrdiff_t sp = str_find(key, STR(" "), 0);
    return sp >= 0 && str_find(key, STR(" "), sp + 1) >= 0;
}

/* A spelling of one article beside one of three or more; of a name of three words
 * beside any other. */
static void link_slips(isn_arena *a, isn_who_rows *rows)
{
    ptrdiff_t looked = 0, n_any = 0, n_often = 0;
    int32_t *any = isn_new(a, int32_t, rows->n), *often = isn_new(a, int32_t, rows->n); /* persons; those of three articles */
    if (!any || !often) return;
    for (int32_t i = 0; i < rows->n; i++) {
        const isn_who_row *r = &rows->at[i];
        if (r->type != ISN_PERSON || set_apart(r->key)) continue;
        any[n_any++] = i;
        if (r->documents.n >= 3) often[n_often++] = i;
    }
    for (ptrdiff_t i = 0; i < rows->n && looked < MOST_SLIPS; i++) {
        isn_who_row *r = &rows->at[i];
        if (r->type != ISN_PERSON || r->same_as >= 0 || r->documents.n != 1 || set_apart(r->key)) continue;
        looked++;
        bool three = three_words(r->key);
        for (ptrdiff_t j = 0; j < (three ? n_any : n_often) && r->same_as < 0; j++) {
            int32_t k = three ? any[j] : often[j];
            const isn_who_row *big = &rows->at[k];
            if (big->same_as >= 0 || k == i) continue;
            if (!isn_name_slip(r->key, big->key) && !(!several_words(r->key) && isn_name_slip(r->key, key_last(big->key)))) continue;
            r->same_as = k;
            r->why = ISN_ALIAS_SLIP;
        }
    }
}

enum { LIKE_WORD = 90, LIKE_NAME = 85 }; /* of 100: a name of one word has less to be known by */

/* Names that sound alike and differ by a letter of transliteration are the one
 * that more articles have: هيذر نويرت، هيذر ناويرت. */
static void link_variants(isn_arena *a, isn_who_rows *rows)
{
    table t = table_make(a, rows->n);
    int32_t *before = isn_new(a, int32_t, rows->n);
    uint64_t *sound = isn_new(a, uint64_t, rows->n);
    if (!t.slot || !before || !sound) return;
    for (ptrdiff_t i = 0; i < rows->n; i++) {
        isn_who_row *r = &rows->at[i];
        if (r->same_as >= 0 || set_apart(r->key)) continue;
        sound[i] = isn_name_sound(r->key) + (uint64_t)r->type;
        uint32_t k = (uint32_t)sound[i] & (t.n - 1);
        while (t.slot[k] && sound[t.slot[k] - 1] != sound[i]) k = (k + 1) & (t.n - 1);
        before[i] = t.slot[k];
        t.slot[k] = (int32_t)i + 1;
        for (int32_t j = before[i], seen = 0; j && seen < MOST_ALIKE; j = before[j - 1], seen++) {
            isn_who_row *other = &rows->at[j - 1];
            if (other->same_as >= 0) continue;
            if (isn_name_near(r->key, other->key) < (several_words(r->key) ? LIKE_NAME : LIKE_WORD)) continue;
            bool newer = other->documents.n >= r->documents.n;
            isn_who_row *to = newer ? r : other;
            to->same_as = newer ? j - 1 : (int32_t)i;
            to->why = ISN_ALIAS_VARIANT;
            if (newer) break;
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
    link_slips(a, out);
    link_variants(a, out);
    link_surnames(a, out);
    for (ptrdiff_t i = 0; i < out->n; i++) /* a slip of a surname leads to the full name */
        for (int steps = 0; out->at[i].same_as >= 0 && out->at[out->at[i].same_as].same_as >= 0 && steps < 64; steps++)
            out->at[i].same_as = out->at[out->at[i].same_as].same_as;
}

/* ---- the ledger --------------------------------------------------------------------------- */

void who_alias(isn_arena *a, isn_who *w, isn_str name, isn_alias_why why)
{
    if (!name.n || str_eq(name, w->name)) return;
    for (ptrdiff_t i = 0; i < w->aliases.n; i++)
        if (str_eq(w->aliases.at[i].name, name)) return;
    isn_alias one = {name, why};
    isn_push_value(a, &w->aliases, one);
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

/* «لينهرات» for «لينهارت»: the key leaves long vowels out, so that such a slip has
 * the bearer's own.  Flagged where one article has it and three have the name. */
static void flag_slips(isn_arena *a, isn_pile pile, const isn_who_row *r, isn_who *w)
{
    if (r->type != ISN_PERSON || articles_with(pile, r, w->name) < 3) return;
    isn_str name = fold_phrase(a, w->name);
    for (ptrdiff_t i = 0; i < w->aliases.n; i++) {
        isn_str alias = fold_phrase(a, w->aliases.at[i].name);
        if (!isn_name_slip(alias, name) && !isn_name_slip(alias, key_last(name))) continue;
        if (articles_with(pile, r, w->aliases.at[i].name) == 1) w->aliases.at[i].why = ISN_ALIAS_SLIP;
    }
}

/* ---- offices over time ------------------------------------------------------------------ */

enum { MOST_TITLE_WORDS = 8 };

/* Is this word, without its article, an honour before any name: «معالي»، «الدكتور»? */
static bool honour(isn_arena *a, isn_str word)
{
    isn_str key = fold_word(a, word);
    int k = lex_find(&lex_title, key);
    if (k < 0 && str_starts(key, STR("ال"))) k = lex_find(&lex_title, str_sub(key, 4, key.n));
    return k >= 0 && lex_value(&lex_title, lex_row(&lex_title, k), LEX_TITLE_KIND) == LEX_TITLE_KIND_HONORIFIC;
}

static isn_str first_word(isn_str s)
{
    ptrdiff_t end = str_find(s, STR(" "), 0);
    return end < 0 ? s : str_sub(s, 0, end);
}

/* The office without honours before and after it: «معالي وزير الخارجية» is «وزير
 * الخارجية»; none where it is all honours, or no office but a stretch of text. */
static isn_str office(isn_arena *a, isn_str title)
{
    int words = 1;
    for (ptrdiff_t i = 0; i < title.n; i++) words += title.p[i] == ' ';
    if (words > MOST_TITLE_WORDS) return STR_NONE;
    for (isn_str w; title.n && honour(a, w = first_word(title));) title = str_trim(str_sub(title, w.n, title.n));
    for (isn_str w; title.n && honour(a, w = key_last(title));) title = str_trim(str_sub(title, 0, title.n - w.n));
    return title;
}

/* One word, or two spellings of one nationality: «الأمريكي», «الأميركي». */
static bool same_word(isn_str x, isn_str y)
{
    if (str_eq(x, y)) return true;
    int m = name_nation(x), n = name_nation(y);
    return m >= 0 && n >= 0 && str_eq(lex_cell(&lex_nationality, m, LEX_NATIONALITY_OF), lex_cell(&lex_nationality, n, LEX_NATIONALITY_OF));
}

/* The words of `few` one after the other in `many`, from its first word on or, if
 * `end`, up to its last. */
static bool bounds(isn_str few, isn_str many, bool end)
{
    ptrdiff_t f = 0, m = 0;
    int skip = 0;
    for (ptrdiff_t k = 0; end && key_word(many, &k).n;) skip++;
    for (ptrdiff_t k = 0; end && key_word(few, &k).n;) skip--;
    while (skip-- > 0) key_word(many, &m);
    for (isn_str w; (w = key_word(few, &f)).n;)
        if (!same_word(w, key_word(many, &m))) return false;
    return few.n > 0;
}

/* One office as two articles write it, the one in full: «وزير الخارجية» begins «وزير
 * الخارجية السلماري», but is another's than «نائب وزير الخارجية». */
static bool one_office(isn_str x, isn_str y)
{
    return bounds(x, y, false) || bounds(y, x, false);
}

bool who_share_office(isn_arena *a, const isn_who *x, const isn_who *y)
{
    for (ptrdiff_t i = 0; i < x->titles.n; i++)
        for (ptrdiff_t k = 0; k < y->titles.n; k++) {
            isn_str u = fold_phrase(a, x->titles.at[i].text), v = fold_phrase(a, y->titles.at[k].text);
            if (several_words(u) && several_words(v) && one_office(u, v)) return true;
        }
    return false;
}

void who_title(isn_arena *a, isn_who *w, isn_office one)
{
    isn_str key = fold_phrase(a, one.text);
    for (ptrdiff_t i = 0; i < w->titles.n; i++) {
        isn_office *known = &w->titles.at[i];
        isn_str other = fold_phrase(a, known->text);
        if (!one_office(key, other)) continue;
        if (key.n > other.n && !bounds(key, other, false)) known->text = one.text;
        if (one.to.n && str_cmp(one.to, known->to) > 0) known->to = one.to;
        if (one.from.n && (!known->from.n || str_cmp(one.from, known->from) < 0)) known->from = one.from;
        return;
    }
    isn_push_value(a, &w->titles, one);
}

static void add_title(isn_arena *a, isn_who *w, isn_str title, isn_str published)
{
    isn_str day = str_sub(published, 0, 10), text = office(a, title);
    if (story_key(a, text).n) who_title(a, w, (isn_office){text, day, day});
}

/* «ابنة الرئيس الأميركي دونالد ترمب»: what stands before an office that he has at the
 * time is somebody else's. */
static void drop_others_titles(isn_arena *a, isn_who *w)
{
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < w->titles.n; i++) {
        const isn_office *one = &w->titles.at[i];
        isn_str key = fold_phrase(a, one->text);
        bool others = false;
        for (ptrdiff_t k = 0; k < w->titles.n && !others; k++) {
            const isn_office *held = &w->titles.at[k];
            isn_str own = fold_phrase(a, held->text);
            others = k != i && key.n > own.n && bounds(own, key, true) && str_cmp(held->from, one->from) <= 0 && str_cmp(one->to, held->to) <= 0;
        }
        if (!others) w->titles.at[n++] = *one;
    }
    w->titles.n = n;
}

static int count_statements(const isn_digest *d, int32_t entity)
{
    int n = 0;
    for (ptrdiff_t i = 0; i < d->statements.n; i++)
        n += d->statements.at[i].links.n > 0 && d->statements.at[i].links.at[0].entity == entity;
    return n;
}

/* What makes the name that an entity has in its article this bearer's. */
static isn_alias_why why_of(isn_arena *a, const isn_who_row *r, const isn_digest_entity *e)
{
    if (r->same_as >= 0) return r->why;
    return str_eq(e->key, isn_name_key(a, e->name, e->type)) || set_apart(e->key) ? ISN_ALIAS_SPELLING : ISN_ALIAS_CORRECTION;
}

static void add_row(isn_arena *a, isn_pile pile, const isn_who_row *r, isn_who *w)
{
    for (ptrdiff_t i = 0; i < r->documents.n; i++) {
        isn_who_ref ref = r->documents.at[i];
        const isn_digest *d = &pile.at[ref.doc];
        const isn_digest_entity *e = &d->entities.at[ref.entity];
        isn_alias_why why = why_of(a, r, e);
        if (!w->name.n) w->name = e->name;
        who_alias(a, w, e->name, why);
        for (ptrdiff_t k = 0; k < e->aliases.n; k++)
            who_alias(a, w, e->aliases.at[k], why == ISN_ALIAS_SLIP ? why : ISN_ALIAS_ARTICLE);
        add_title(a, w, e->title, d->published);
        w->n_statements += count_statements(d, ref.entity);
        bool there = false;
        for (ptrdiff_t k = w->documents.n - 1; k >= 0 && !there; k--) there = w->documents.at[k] == ref.doc;
        if (!there) isn_push_value(a, &w->documents, ref.doc);
    }
}

static int by_from(const void *x, const void *y)
{
    const isn_office *a = x, *b = y;
    int c = str_cmp(a->from, b->from);
    return c ? c : str_cmp(a->text, b->text);
}

void who_titles_close(isn_arena *a, isn_who *w)
{
    drop_others_titles(a, w);
    if (w->titles.n) qsort(w->titles.at, (size_t)w->titles.n, sizeof(isn_office), by_from);
}

void story_who(isn_arena *a, isn_pile pile, isn_whos *out)
{
    isn_who_rows rows = {0};
    who_rows(a, pile, &rows);
    who_told(a, pile, &rows, out);
}

/* Those of most articles first, then of most statements, then as they appear. */
static int by_weight(const void *x, const void *y)
{
    const isn_who *a = x, *b = y;
    if (a->documents.n != b->documents.n) return a->documents.n < b->documents.n ? 1 : -1;
    if (a->n_statements != b->n_statements) return b->n_statements - a->n_statements;
    if (a->documents.n && a->documents.at[0] != b->documents.at[0]) return a->documents.at[0] - b->documents.at[0];
    return str_cmp(a->key, b->key);
}

void who_told(isn_arena *a, isn_pile pile, const isn_who_rows *rows, isn_whos *out)
{
    int32_t *place = isn_new(a, int32_t, rows->n);
    if (!place) return;
    for (int pass = 0; pass < 2; pass++) /* the bearers first, then what leads to them */
        for (ptrdiff_t i = 0; i < rows->n; i++) {
            const isn_who_row *r = &rows->at[i];
            if ((r->same_as >= 0) != (pass == 1)) continue;
            if (pass == 0) {
                isn_who *w = isn_push(a, out);
                if (!w) return;
                w->type = r->type, w->key = r->key, w->split = set_apart(r->key);
                place[i] = (int32_t)out->n - 1;
            }
            isn_who *w = &out->at[place[pass ? r->same_as : i]];
            add_row(a, pile, r, w);
            if (pass == 0) flag_slips(a, pile, r, w);
        }
    for (ptrdiff_t i = 0; i < out->n; i++) who_titles_close(a, &out->at[i]);
    if (out->n) qsort(out->at, (size_t)out->n, sizeof *out->at, by_weight);
}
