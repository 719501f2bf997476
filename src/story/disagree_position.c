/* disagree_position.c - opposed stands on one question.
 *
 * Clauses of one story that take opposite sides of one class of
 * lexicon/opposite.tsv («الحاجة لا تزال قائمة» / «لم تعد هناك حاجة») and speak of
 * the same things are laid side by side: of two parties, or of one party at two
 * times, which is then a turn of its own. */
#include "story/disagree.h"

#include <math.h>
#include <stdlib.h>

enum {
    NEAR_DOCS = 12,   /* documents before it whose stands are compared */
    DAYS_APART = 30
};

typedef struct {
    int32_t doc;
    uint32_t issue;   /* class * 2 + side */
    const isn_digest_clause *c;
    const isn_digest_statement *st;
    isn_str speaker;  /* key, or none */
    isn_bag bag;
} stand;
typedef ISN_LIST(stand) stands;

static bool same_speaker(const stand *x, const stand *y)
{
    return x->speaker.n && y->speaker.n && str_eq(x->speaker, y->speaker);
}

/* Only what somebody says is a position. */
static void gather(isn_arena *a, isn_pile pile, stands *out)
{
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        const isn_digest *d = &pile.at[i];
        if (pile.same_text && pile.same_text[i] != i) continue;
        for (ptrdiff_t k = 0; k < d->clauses.n; k++) {
            const isn_digest_clause *c = &d->clauses.at[k];
            if (c->statement < 0 || c->statement >= d->statements.n || c->marks & ISN_CLAUSE_DENIES) continue;
            const isn_digest_statement *st = &d->statements.at[c->statement];
            for (ptrdiff_t j = 0; j < c->issues.n; j++) {
                stand s = {.doc = (int32_t)i, .issue = c->issues.at[j], .c = c, .st = st};
                if (st->link_names.n && !st->links.at[0].anonymous) s.speaker = story_key(a, st->link_names.at[0]);
                s.bag = bag_make(a, c->phrase.key);
                isn_push_value(a, out, s);
            }
        }
    }
}

static bool both_sides(const isn_digest_clause *c, uint32_t issue)
{
    for (ptrdiff_t i = 0; i < c->issues.n; i++)
        if (c->issues.at[i] == (issue ^ 1u)) return true;
    return false;
}

static double fit(isn_pile pile, const stand *x, const stand *y)
{
    if ((x->issue ^ y->issue) != 1u || x->c == y->c) return 0;
    if (both_sides(x->c, x->issue) || both_sides(y->c, y->issue)) return 0; /* «لا … بل»: it says both */
    if (x->doc == y->doc && (x->st == y->st || same_speaker(x, y))) return 0; /* one telling, or told again */
    int words, days = abs(days_between(&pile.at[x->doc], &pile.at[y->doc]));
    if (days > DAYS_APART) return 0;
    double shared = bag_shared(&x->bag, &y->bag, &words), like = bag_cosine(&x->bag, &y->bag);
    if (!x->speaker.n || !y->speaker.n) return 0;
    if (words < 2 || shared < 5.5 || like < 0.48) return 0;
    return like + 0.1 * words;
}

static isn_side side_of(const stand *s)
{
    return (isn_side){.document = s->doc, .span = s->c->phrase.span, .text = s->c->phrase.text, .value = (double)NAN,
                      .max = (double)NAN, .statement = s->c->statement, .said = s->st->record.said,
                      .chain = s->st->link_names.n ? s->st->link_names.at[0] : STR_NONE, .part_of = -1};
}

static void say(isn_arena *a, const stand *x, const stand *y, isn_disagreements *out)
{
    isn_str about = bag_shared_phrase(a, &x->bag, &y->bag, x->c->phrase.text);
    bool turned = same_speaker(x, y) && x->doc != y->doc;
    isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_POSITION,
                                           turned ? ISN_RELATION_REVISION : ISN_RELATION_DISAGREEMENT, about, side_of(x), side_of(y));
    if (d) reason_give(a, d, turned ? "turned" : "opposed", (isn_reason_words){.a = about});
}

static bool told(const isn_disagreements *out, ptrdiff_t from, const stand *x, const stand *y)
{
    for (ptrdiff_t i = from; i < out->n; i++) {
        const isn_side *a = &out->at[i].sides.at[0], *b = &out->at[i].sides.at[1];
        if (a->document == x->doc && b->document == y->doc &&
            (span_overlaps(a->span, x->c->phrase.span) || span_overlaps(b->span, y->c->phrase.span))) return true;
    }
    return false;
}

void positions_disagree(isn_arena *a, isn_pile pile, isn_disagreements *out)
{
    stands s = {0};
    gather(a, pile, &s);
    ptrdiff_t from = out->n, low = 0;
    for (ptrdiff_t i = 0; i < s.n; i++) {
        while (s.at[low].doc + NEAR_DOCS < s.at[i].doc) low++;
        const stand *best = NULL;
        double most = 0;
        for (ptrdiff_t k = low; k < i; k++) {
            double f = fit(pile, &s.at[k], &s.at[i]);
            if (f > most) best = &s.at[k], most = f;
        }
        if (best && !told(out, from, best, &s.at[i])) say(a, best, &s.at[i], out);
    }
}
