/* disagree_name.c - one person's name written wrongly. */
#include "story/disagree.h"

#include "story/who.h"

#include <math.h>

static isn_side side_of(isn_pile pile, const isn_who_row *r, ptrdiff_t i)
{
    isn_who_ref ref = r->documents.at[i];
    const isn_digest_entity *e = &pile.at[ref.doc].entities.at[ref.entity];
    return (isn_side){.document = ref.doc, .span = e->first, .text = e->name, .value = (double)NAN, .max = (double)NAN,
                      .statement = -1, .part_of = -1};
}

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

void names_disagree(isn_arena *a, isn_pile pile, isn_disagreements *out)
{
    isn_who_rows rows = {0};
    who_rows(a, pile, &rows);
    for (ptrdiff_t i = 0; i < rows.n; i++) {
        const isn_who_row *r = &rows.at[i];
        if (r->same_as < 0 || r->why != ISN_ALIAS_SLIP) continue;
        const isn_who_row *right = &rows.at[r->same_as];
        isn_side x = side_of(pile, r, 0), y = side_of(pile, right, nearest(right, x.document));
        isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_NAME, ISN_RELATION_DISAGREEMENT, y.text, x, y);
        if (d) reason_give(a, d, "misspelt", (isn_reason_words){.a = x.text, .b = y.text});
    }
}
