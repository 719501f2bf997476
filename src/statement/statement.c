/* statement.c - the room's front door: drafts become records. */
#include "statement/talk.h"

static isn_span content_span(const talk *k, const talk_draft *d)
{
    isn_span s = toks_span(k->t, d->from, d->to - d->from);
    if (d->skip) s.start += tok_key_to_bytes(k->text, &k->t.at[d->from], d->skip);
    return s;
}

static isn_span cue_span(const talk *k, const talk_draft *d)
{
    const talk_cue *c = &k->cues.at[d->cue];
    isn_span s = toks_span(k->t, c->at, c->n);
    if (d->form.n_pre) s.start += tok_key_to_bytes(k->text, &k->t.at[c->at], d->form.n_pre);
    return s;
}

/* [said.phrase] A date between the cue and its content: «قال الجمعة إن». */
static isn_str said_when(const talk *k, const talk_draft *d)
{
    const talk_cue *c = &k->cues.at[d->cue];
    if (d->open == OPEN_BEFORE) return STR_NONE;
    for (int32_t i = c->at; i < d->from && i < k->t.n; i++) {
        if (k->when[i] < 0) continue;
        const isn_date *date = &k->r->dates->at[k->when[i]];
        if (date->type == ISN_TIMEX_DATE || date->type == ISN_TIMEX_TIME) return date->value;
    }
    return STR_NONE;
}

/* A headline repeats what its article says, so its statements count only where
 * the speaker says nothing in the body. */
static bool of_title(const talk *k, const talk_draft *d)
{
    uint32_t block = k->t.at[k->cues.at[d->cue].at].block;
    return k->r->page->blocks.at[block].kind == ISN_BLOCK_TITLE;
}

static void record(talk *k, const talk_draft *d, isn_statements *out)
{
    isn_span content = content_span(k, d);
    if (span_empty(content)) return; /* a cue with nothing said is no statement */
    isn_statement *s = isn_push(k->a, out);
    if (!s) return;
    const talk_cue *c = &k->cues.at[d->cue];
    s->cue = cue_span(k, d);
    s->lemma = d->row >= 0 ? lex_cell(&lex_reporting, d->row, LEX_REPORTING_LEMMA) : str_span(k->text, s->cue);
    s->act = d->act;
    s->negated = c->negated;
    s->content = content;
    s->mode = d->mode;
    s->chain = d->chain;
    for (ptrdiff_t i = 0; i < s->chain.n; i++) s->chain.at[i].role = i ? ISN_ROLE_VIA : ISN_ROLE_SPEAKER;
    s->said = said_when(k, d);
    s->rule = d->rule ? d->rule : "statement";
    s->span = span_join(span_join(s->cue, s->content), np_span(k, &d->who));
}

void talk_statements(talk *k, isn_statements *out)
{
    drafts_find(k);
    contents_end(k);
    chains_find(k);
    bool body = false;
    for (ptrdiff_t i = 0; i < k->drafts.n; i++)
        body |= !k->drafts.at[i].dropped && !of_title(k, &k->drafts.at[i]);
    for (ptrdiff_t i = 0; i < k->drafts.n && !k->a->full; i++) {
        const talk_draft *d = &k->drafts.at[i];
        if (!d->dropped && !(body && of_title(k, d))) record(k, d, out);
    }
}

void isn_talk_find(isn_arena *a, const isn_reading *r, isn_statements *statements,
                   isn_commitments *commitments, isn_meetings *meetings)
{
    talk k;
    if (!talk_open_article(&k, a, r)) return;
    talk_statements(&k, statements);
    talk_commitments(&k, statements, commitments);
    talk_meetings(&k, meetings);
}
