/* disagree_date.c - one event with two dates.
 *
 * Two clauses of different articles that speak of the same thing in nearly the
 * same words and name two days are laid side by side; and a clause whose
 * weekday is not that of its date is told by itself against its neighbour that
 * gives the right one. */
#include "story/disagree.h"

#include "base/day.h"

#include <math.h>

enum { NEAR_DOCS = 10, DAYS_APART = 12, MOST_APART = 40 };
#define ALIKE 0.6

typedef struct {
    int32_t doc;
    const isn_digest_clause *c;
    isn_day day;
    isn_bag bag;
} dated;
typedef ISN_LIST(dated) dates;

static void gather(isn_arena *a, isn_pile pile, dates *out)
{
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        if (pile.same_text && pile.same_text[i] != i) continue;
        for (ptrdiff_t k = 0; k < pile.at[i].clauses.n; k++) {
            const isn_digest_clause *c = &pile.at[i].clauses.at[k];
            dated d = {(int32_t)i, c, day_read(c->date), {0}};
            if (day_none(d.day)) continue;
            d.bag = bag_make(a, c->phrase.key);
            isn_push_value(a, out, d);
        }
    }
}

static bool parts(isn_pile pile, const dated *x, const dated *y)
{
    int apart = day_number(y->day) - day_number(x->day), published = days_between(&pile.at[x->doc], &pile.at[y->doc]);
    if (apart < 0) apart = -apart;
    if (x->doc == y->doc || apart == 0 || apart > MOST_APART || published > DAYS_APART) return false;
    /* tomorrow's event is another: both must be dated in the same way */
    if (apart == published && day_number(x->day) != 0) return false;
    int words;
    double shared = bag_shared(&x->bag, &y->bag, &words);
    return words >= 4 && shared >= 12 && bag_cosine(&x->bag, &y->bag) >= ALIKE;
}

/* «الخميس 20 يونيو»: written out; not «اليوم الاثنين». */
static bool written_out(isn_str text)
{
    isn_span u = {0, 0};
    for (isn_unit kind; (kind = unit_next(text, u.end, &u)) != UNIT_END;)
        if (kind == UNIT_NUMBER) return true;
    return false;
}

static isn_side side_of(const dated *d)
{
    return (isn_side){.document = d->doc, .span = d->c->phrase.span, .text = d->c->phrase.text, .value = (double)NAN,
                      .max = (double)NAN, .statement = d->c->statement, .said = d->c->date, .part_of = -1};
}

static void say(isn_arena *a, const dated *x, const dated *y, const char *reason, isn_disagreements *out)
{
    isn_str about = bag_shared_phrase(a, &x->bag, &y->bag, x->c->phrase.text);
    isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_DATE, ISN_RELATION_DISAGREEMENT, about, side_of(x), side_of(y));
    if (d) reason_give(a, d, reason, (isn_reason_words){.a = x->c->date, .b = y->c->date});
}

void dates_disagree(isn_arena *a, isn_pile pile, isn_disagreements *out)
{
    dates s = {0};
    gather(a, pile, &s);
    ptrdiff_t low = 0;
    for (ptrdiff_t i = 0; i < s.n; i++) {
        while (s.at[low].doc + NEAR_DOCS < s.at[i].doc) low++;
        const dated *best = NULL;
        double most = 0;
        for (ptrdiff_t k = low; k < i; k++) {
            if (s.at[i].c->marks & ISN_CLAUSE_WEEKDAY && s.at[k].doc == s.at[i].doc && k + 3 >= i &&
                written_out(s.at[i].c->phrase.text) && written_out(s.at[k].c->phrase.text) &&
                !(s.at[k].c->marks & ISN_CLAUSE_WEEKDAY) && str_eq(s.at[k].c->date, s.at[i].c->date))
                say(a, &s.at[k], &s.at[i], "weekday", out);
            double like = bag_cosine(&s.at[k].bag, &s.at[i].bag);
            if (like > most && parts(pile, &s.at[k], &s.at[i])) best = &s.at[k], most = like;
        }
        if (best) say(a, best, &s.at[i], "day", out);
    }
}
