/* name.c - one person's name written wrongly, or given another's office. */
#include "story/disagree/disagree.h"

#include "lex/fold.h"
#include "mention/name.h"
#include "story/who.h"

#include <math.h>
#include <stdlib.h>

static isn_side side_of(isn_pile pile, const isn_who_row *r, ptrdiff_t i)
{
    isn_who_ref ref = r->documents.at[i];
    const isn_digest_entity *e = &pile.at[ref.doc].entities.at[ref.entity];
    return (isn_side){.document = ref.doc, .span = e->first, .text = e->name, .value = (double)NAN, .max = (double)NAN,
                      .statement = -1, .part_of = -1};
}

enum { MOST_WRITTEN = 400 }; /* articles of one bearer that are looked at */

/* The spelling all others use, in the article nearest in time. */
static ptrdiff_t nearest(const isn_who_row *right, int32_t doc)
{
    ptrdiff_t best = 0;
    for (ptrdiff_t i = 1; i < right->documents.n; i++) {
        int32_t a = right->documents.at[i].doc - doc, b = right->documents.at[best].doc - doc;
        if ((a < 0 ? -a : a) < (b < 0 ? -b : b)) best = i;
    }
    return best;
}

static void slips_disagree(isn_arena *a, isn_pile pile, const isn_who_rows *rows, isn_disagreements *out)
{
    for (ptrdiff_t i = 0; i < rows->n; i++) {
        const isn_who_row *r = &rows->at[i];
        if (r->same_as < 0 || r->why != ISN_ALIAS_SLIP) continue;
        const isn_who_row *right = &rows->at[r->same_as];
        isn_side x = side_of(pile, r, 0), y = side_of(pile, right, nearest(right, x.document));
        isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_NAME, ISN_RELATION_DISAGREEMENT, y.text, x, y);
        if (d) reason_give(a, d, "misspelt", (isn_reason_words){.a = x.text, .b = y.text});
    }
}

/* In how many of the row's articles is the name written so? */
static int written_so(isn_arena *a, isn_pile pile, const isn_who_row *r, isn_str name)
{
    int n = 0;
    for (ptrdiff_t i = 0; i < r->documents.n; i++)
        n += str_eq(fold_phrase(a, pile.at[r->documents.at[i].doc].entities.at[r->documents.at[i].entity].name), name);
    return n;
}

/* «أبي بشراي النخلي», «أبي بشاري النخلي»: the key has no long vowels, so that one row
 * holds both.  Of a name of three words either may be the slip; a shorter one must
 * be written otherwise in three articles. */
static void exchanged_disagree(isn_arena *a, isn_pile pile, const isn_who_rows *rows, isn_disagreements *out)
{
    for (ptrdiff_t i = 0; i < rows->n; i++) {
        const isn_who_row *r = &rows->at[i];
        for (ptrdiff_t k = 1; r->type == ISN_PERSON && k < r->documents.n && k < MOST_WRITTEN; k++) {
            isn_side x = side_of(pile, r, k), y = side_of(pile, r, k - 1);
            isn_str u = fold_phrase(a, x.text), v = fold_phrase(a, y.text);
            if (str_eq(u, v) || !isn_name_slip(u, v)) continue;
            int n = written_so(a, pile, r, u), m = written_so(a, pile, r, v);
            bool three = str_find(u, STR(" "), str_find(u, STR(" "), 0) + 1) > 0 && str_find(u, STR(" "), 0) > 0;
            if ((n > m ? m : n) != 1 || (n + m < 4 && !three)) continue;
            isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_NAME, ISN_RELATION_DISAGREEMENT, n > m ? x.text : y.text, y, x);
            if (d) reason_give(a, d, "misspelt", (isn_reason_words){.a = y.text, .b = x.text});
            break;
        }
    }
}

/* ---- offices ---------------------------------------------------------------------- */

enum { MOST_STATES = 4 };

/* How often a bearer speaks for one state, and where first. */
typedef struct {
    uint64_t state;
    int32_t n, doc;
    const isn_digest_office *office;
} tally;

typedef struct {
    tally at[MOST_STATES];
    int n;
} tallies;

static void count_office(tallies *t, int32_t doc, const isn_digest_office *o)
{
    int i = 0;
    while (i < t->n && t->at[i].state != o->state) i++;
    if (i == MOST_STATES) return;
    if (i == t->n) t->at[t->n++] = (tally){o->state, 0, doc, o};
    t->at[i].n += o->n_mentions;
}

static isn_side office_side(const tally *t)
{
    return (isn_side){.document = t->doc, .span = t->office->span, .text = t->office->text, .value = (double)NAN, .max = (double)NAN,
                      .statement = -1, .part_of = -1};
}

/* The first two words of a key, or none where it has fewer. */
static isn_str two_words(isn_str key)
{
    ptrdiff_t sp = str_find(key, STR(" "), 0);
    if (sp < 0) return STR_NONE;
    ptrdiff_t end = str_find(key, STR(" "), sp + 1);
    return end < 0 ? key : str_sub(key, 0, end);
}

/* For each row of two words the only longer name that begins with them, else the
 * row itself: «كيم جونغ» is «كيم جونغ أون» where no other Kim Jong is named. */
static void bearers(isn_arena *a, const isn_who_rows *rows, int32_t *of)
{
    uint32_t n = 64;
    while (n < (uint64_t)rows->n * 2 && n < 1u << 22) n *= 2;
    int32_t *slot = isn_new(a, int32_t, n), *longer = isn_new(a, int32_t, n); /* row + 1; -1 several */
    for (int pass = 0; slot && longer && pass < 2; pass++)
        for (ptrdiff_t i = 0; i < rows->n; i++) {
            const isn_who_row *r = &rows->at[i];
            isn_str two = r->type == ISN_PERSON ? two_words(r->key) : STR_NONE;
            if (pass == 0) of[i] = r->same_as >= 0 ? r->same_as : (int32_t)i;
            if (!two.n) continue;
            uint32_t k = (uint32_t)str_hash(STR_HASH_SEED, two) & (n - 1);
            while (slot[k] && !str_eq(two_words(rows->at[slot[k] - 1].key), two)) k = (k + 1) & (n - 1);
            slot[k] = slot[k] ? slot[k] : (int32_t)i + 1;
            if (pass == 0 && two.n < r->key.n && r->same_as < 0) longer[k] = longer[k] ? -1 : (int32_t)i + 1;
            if (pass == 1 && two.n == r->key.n && of[i] == i && longer[k] > 0) of[i] = longer[k] - 1;
        }
}

/* Of the mentions of bearer `i` with the state of `t`, the one nearest to article `doc`. */
static void nearest_office(isn_pile pile, const isn_who_rows *rows, const int32_t *of, int32_t i, int32_t doc, tally *t)
{
    for (ptrdiff_t r = 0; r < rows->n; r++)
        for (ptrdiff_t k = 0; of[r] == i && k < rows->at[r].documents.n; k++) {
            isn_who_ref ref = rows->at[r].documents.at[k];
            const isn_digest_entity *e = &pile.at[ref.doc].entities.at[ref.entity];
            for (ptrdiff_t j = 0; j < e->offices.n; j++)
                if (e->offices.at[j].state == t->state && abs(ref.doc - doc) < abs(t->doc - doc)) t->doc = ref.doc, t->office = &e->offices.at[j];
        }
}

/* ---- slips of one who holds the same office ------------------------------------------ */

enum { MOST_OFFICES = 400 };

/* All words alike but one, and that by one letter: «مون جاي» / «كون جاي». */
static bool one_letter_off(isn_str x, isn_str y)
{
    int off = 0;
    if (x.n != y.n || str_find(x, STR(" "), 0) < 0) return false;
    for (ptrdiff_t i = 0; i < x.n;) {
        bool space = x.p[i] == ' ';
        if (space != (y.p[i] == ' ')) return false;
        ptrdiff_t step = space ? 1 : 2;
        off += memcmp(x.p + i, y.p + i, (size_t)(i + step <= x.n ? step : 1)) != 0;
        i += step;
    }
    return off == 1;
}

typedef struct {
    int32_t row, doc;
    const isn_digest_office *office;
} holder;

static isn_side holder_side(const holder *h)
{
    return (isn_side){.document = h->doc, .span = h->office->span, .text = h->office->text, .value = (double)NAN, .max = (double)NAN,
                      .statement = -1, .part_of = -1};
}

/* «الرئيس التونسي», «رئيس تونس»: both begin with the same word. */
static bool same_office(isn_arena *a, const isn_digest_office *x, const isn_digest_office *y)
{
    ptrdiff_t i = 0, k = 0;
    return x->state == y->state && str_eq(story_stem(key_word(fold_phrase(a, x->text), &i)), story_stem(key_word(fold_phrase(a, y->text), &k)));
}

/* One article writes another letter in the name of him who holds the office. */
static void holders_disagree(isn_arena *a, isn_pile pile, const isn_who_rows *rows, isn_disagreements *out)
{
    ISN_LIST(holder) all = {0};
    for (int32_t i = 0; i < rows->n && all.n < MOST_OFFICES; i++) {
        const isn_who_row *r = &rows->at[i];
        for (ptrdiff_t k = 0; r->type == ISN_PERSON && r->same_as < 0 && k < r->documents.n && all.n < MOST_OFFICES; k++) {
            const isn_digest_entity *e = &pile.at[r->documents.at[k].doc].entities.at[r->documents.at[k].entity];
            holder h = {i, r->documents.at[k].doc, e->offices.n ? &e->offices.at[0] : NULL};
            if (h.office) isn_push_value(a, &all, h);
        }
    }
    for (ptrdiff_t i = 0; i < all.n; i++) {
        const isn_who_row *odd = &rows->at[all.at[i].row];
        const holder *best = NULL;
        for (ptrdiff_t k = 0; odd->documents.n == 1 && k < all.n; k++) {
            const holder *h = &all.at[k];
            bool right = rows->at[h->row].documents.n >= 2 && one_letter_off(odd->key, rows->at[h->row].key);
            if (!right || !same_office(a, h->office, all.at[i].office)) continue;
            if (!best || abs(h->doc - all.at[i].doc) < abs(best->doc - all.at[i].doc)) best = h;
        }
        if (!best) continue;
        isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_NAME, ISN_RELATION_DISAGREEMENT, best->office->text, holder_side(&all.at[i]), holder_side(best));
        if (d) reason_give(a, d, "misspelt", (isn_reason_words){.a = all.at[i].office->text, .b = best->office->text});
    }
}

/* One article puts somebody at the head of another state than all others do. */
static void offices_disagree(isn_arena *a, isn_pile pile, const isn_who_rows *rows, isn_disagreements *out)
{
    tallies *all = isn_new(a, tallies, rows->n + 1);
    int32_t *of = isn_new(a, int32_t, rows->n + 1);
    if (!of) return;
    bearers(a, rows, of);
    for (ptrdiff_t i = 0; all && i < rows->n; i++) {
        const isn_who_row *r = &rows->at[i];
        if (r->type != ISN_PERSON || str_find(r->key, STR(" "), 0) < 0) continue; /* a surname has several bearers */
        tallies *t = &all[of[i]];
        for (ptrdiff_t k = 0; k < r->documents.n; k++) {
            const isn_digest_entity *e = &pile.at[r->documents.at[k].doc].entities.at[r->documents.at[k].entity];
            for (ptrdiff_t j = 0; j < e->offices.n; j++) count_office(t, r->documents.at[k].doc, &e->offices.at[j]);
        }
    }
    for (ptrdiff_t i = 0; all && i < rows->n; i++) {
        const tally *most = &all[i].at[0];
        for (int k = 1; k < all[i].n; k++)
            if (all[i].at[k].n > most->n) most = &all[i].at[k];
        for (int k = 0; k < all[i].n; k++) {
            const tally *odd = &all[i].at[k];
            if (odd == most || odd->n > 1 || most->n < 2) continue;
            tally near = *most;
            nearest_office(pile, rows, of, (int32_t)i, odd->doc, &near);
            isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_NAME, ISN_RELATION_DISAGREEMENT, rows->at[i].key, office_side(odd), office_side(&near));
            if (d) d->about = most->office->text, reason_give(a, d, "office", (isn_reason_words){.a = odd->office->text, .b = most->office->text});
        }
    }
}

void names_disagree(isn_arena *a, isn_pile pile, const isn_who_rows *rows, isn_disagreements *out)
{
    slips_disagree(a, pile, rows, out);
    exchanged_disagree(a, pile, rows, out);
    offices_disagree(a, pile, rows, out);
    holders_disagree(a, pile, rows, out);
}
