/* disagree.c - all kinds together, in the order of their sides. */
#include "story/disagree/disagree.h"

isn_disagreement *disagreement_add(isn_arena *a, isn_disagreements *out, isn_conflict_kind kind, isn_relation relation,
                                   isn_str about, isn_side x, isn_side y)
{
    isn_disagreement *d = isn_push(a, out);
    if (!d) return NULL;
    d->kind = kind, d->relation = relation, d->about = about;
    isn_push_value(a, &d->sides, x);
    isn_push_value(a, &d->sides, y);
    return d;
}

void disagreement_side(isn_arena *a, isn_disagreement *d, isn_side side)
{
    for (ptrdiff_t i = 0; i < d->sides.n; i++)
        if (d->sides.at[i].document == side.document && span_overlaps(d->sides.at[i].span, side.span)) return;
    isn_push_value(a, &d->sides, side);
}

int days_between(const isn_digest *x, const isn_digest *y)
{
    return x->day == ISN_NO_DAY || y->day == ISN_NO_DAY ? 0 : y->day - x->day;
}

void story_disagreements(isn_arena *a, isn_pile pile, isn_disagreements *out)
{
    isn_points points = {0};
    isn_who_rows rows = {0};
    points_find(a, pile, true, &points);
    who_rows(a, pile, &rows);
    accounts_disagree(a, pile, &rows, points, out);
}

void accounts_disagree(isn_arena *a, isn_pile pile, const isn_who_rows *rows, isn_points points, isn_disagreements *out)
{
    isn_pile_words words = words_read(a, pile);
    figures_disagree(a, points, out);
    denials_disagree(a, pile, &words, out);
    positions_disagree(a, pile, out);
    quotations_disagree(a, pile, &words, out);
    lists_disagree(a, pile, &words, out);
    dates_disagree(a, pile, out);
    names_disagree(a, pile, rows, out);
    places_disagree(a, pile, &words, out);
}
