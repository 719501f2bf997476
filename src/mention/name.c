/* name.c - names in the text: rules and tagger, then who is who. */
#include "mention/name.h"
#include "mention/entity.h"
#include "mention/namerule.h"

#include "lexicon/organization.h"
#include "lexicon/place.h"

typedef struct {
    isn_arena *a;
    const isn_text *text;
    isn_mentions *out;
    isn_name_ids ids;
} finding;

/* The lexicons' id for the bearer of a name that is exactly one of their entries. */
static isn_str known_id(const isn_name_mark *m, const isn_name_found *f)
{
    if (f->type == ISN_ORGANIZATION && m->org.n == f->n)
        return lex_cell(&lex_organization, m->org.row, LEX_ORGANIZATION_ID);
    if (f->type == ISN_PLACE && m->place.n == f->n)
        return lex_cell(&lex_place, m->place.row, LEX_PLACE_ID);
    return STR_NONE;
}

static isn_span words_span(const isn_text *t, isn_toks toks, ptrdiff_t first, ptrdiff_t n, int n_pre)
{
    isn_span s = toks_span(toks, first, n);
    if (n_pre) s.start += tok_key_to_bytes(t->text, &toks.at[first], n_pre);
    return s;
}

static void add(finding *g, isn_toks toks, const isn_name_mark *marks, const isn_name_found *f)
{
    isn_mention *m = isn_push(g->a, g->out);
    if (!m) return;
    *m = (isn_mention){.span = words_span(g->text, toks, f->first, f->n, f->n_pre),
                       .type = f->type,
                       .entity = -1,
                       .rule = f->rule};
    if (f->type == ISN_PERSON) {
        int n_pre;
        ptrdiff_t title = name_title_before(toks, marks, f->first, &n_pre);
        if (title < f->first) m->title = words_span(g->text, toks, title, f->first - title, n_pre);
    }
    isn_push_value(g->a, &g->ids, known_id(&marks[f->first], f));
}

static void read_sentence(finding *g, isn_toks toks)
{
    isn_name_mark *marks = name_marks(g->a, toks);
    if (!marks) return;
    for (ptrdiff_t i = 0; i < toks.n;) {
        isn_name_found f;
        int n = name_rule_at(toks, marks, i, &f);
        if (n) add(g, toks, marks, &f);
        i += n ? n : 1;
    }
}

void isn_names_find(isn_arena *a, const isn_text *t, isn_mentions *out, isn_entities *entities)
{
    finding g = {.a = a, .text = t, .out = out};
    for (ptrdiff_t i = 0; i < t->sents.n && !a->full; i++)
        if (t->sents.at[i].in_article) read_sentence(&g, sent_toks(t, &t->sents.at[i]));
    if (!a->full) entities_group(a, t, out, &g.ids, entities);
}
