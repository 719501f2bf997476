/* meeting.c - who met whom, where, when.
 *
 * Owns: a verb of meeting with two parties («التقى الوزير السفير»), or a noun of
 * meeting with parties or a round («عقدت اللجنة جولتها الثالثة»).  Dates, places
 * and names are those of the rooms before. */
#include "lexicon/gathering.h"
#include "lexicon/meeting.h"
#include "lexicon/ordinal.h"
#include "lexicon/pronoun.h"
#include "statement/talk.h"

enum { CLAUSE_MOST = 40 };

#define CLASS(x) LEX_PARTICLE_CLASS_##x

static int32_t clause_end(const talk *k, int32_t i, int32_t hi)
{
    int32_t last = i + CLAUSE_MOST < hi ? i + CLAUSE_MOST : hi;
    for (; i < last; i++)
        if (tok_stop(k, i) || tok_colon(k, i) || k->word[i] == CLASS(THAT) || k->word[i] == CLASS(CONJ)) break;
    return i;
}

static void add_party(talk *k, isn_meeting *m, const talk_np *np)
{
    isn_link l = {.span = np_span(k, np), .entity = -1, .anonymous = np->anonymous, .rule = "meeting.party"};
    if (np->mention >= 0) l.entity = k->r->mentions->at[np->mention].entity;
    isn_push_value(k->a, &m->who, l);
}

/* Persons and organizations named in the clause. */
static void parties(talk *k, int32_t from, int32_t to, isn_meeting *m)
{
    int32_t last = -1;
    for (int32_t i = from; i < to && m->who.n < 8; i++) {
        int32_t name = k->name[i];
        if (name < 0 || name == last) continue;
        last = name;
        const isn_mention *at = &k->r->mentions->at[name];
        if (at->type == ISN_PLACE) {
            if (i > from && k->word[i - 1] == CLASS(FI) && span_empty(m->where)) m->where = at->span;
            continue;
        }
        talk_np np = {.from = i, .to = i + 1, .mention = name, .kind = -1};
        while (np.to < to && k->name[np.to] == name) np.to++;
        add_party(k, m, &np);
        m->who.at[m->who.n - 1].span = at->span;
    }
}

/* «الثالثة» → 3, 0 for another word. */
static int32_t ordinal(isn_str key)
{
    if (str_starts(key, STR("ال"))) key = str_sub(key, 4, key.n);
    int found = lex_find(&lex_ordinal, key);
    return found < 0 || lex_row(&lex_ordinal, found) < 0 ? 0 : lex_value(&lex_ordinal, lex_row(&lex_ordinal, found), LEX_ORDINAL_VALUE);
}

/* «جولة، الجولة، جولتها»: a noun of meeting, with what may hang on it. */
static bool gathering_at(const talk *k, int32_t i)
{
    int key, pre;
    if (!tok_word(k, i)) return false;
    if (toks_match(&lex_gathering, k->t, i, &key, &pre) > 0) return true;
    isn_str word = k->t.at[i].key;
    if (str_starts(word, STR("ال"))) return lex_find(&lex_gathering, str_sub(word, 4, word.n)) >= 0;
    for (int p = 0; p < lex_pronoun.n_rows; p++) {
        isn_str end = lex_cell(&lex_pronoun, p, LEX_PRONOUN_LETTERS);
        if (!str_ends(word, end) || word.n - end.n < 6 || word.n > 60) continue;
        isn_str stem = str_sub(word, 0, word.n - end.n);
        char buf[64];
        memcpy(buf, stem.p, (size_t)stem.n);
        if (str_ends(stem, STR("ت"))) memcpy(buf + stem.n - 2, "ه", 2);
        if (lex_find(&lex_gathering, stem) >= 0 || lex_find(&lex_gathering, (isn_str){buf, stem.n}) >= 0) return true;
    }
    return false;
}

static void when_and_round(const talk *k, int32_t from, int32_t to, isn_meeting *m)
{
    for (int32_t i = from; i < to; i++) {
        if (k->when[i] >= 0 && !m->date.n) {
            const isn_date *d = &k->r->dates->at[k->when[i]];
            if (d->type == ISN_TIMEX_DATE || d->type == ISN_TIMEX_TIME) m->date = d->value;
        }
        if (!m->round && i > from && gathering_at(k, i - 1)) m->round = ordinal(k->t.at[i].key);
    }
}

static bool meets(const talk *k, int32_t i)
{
    if (!tok_word(k, i) || k->name[i] >= 0 || k->word[i]) return false;
    isn_form form[FORM_MOST];
    int n = form_of(&lex_meeting, FORMS_MEETING, &k->t.at[i], form);
    for (int f = 0; f < n; f++)
        if (form[f].kind == FORM_PAST || form[f].kind == FORM_PRESENT) return true;
    return false;
}

/* [meeting.verb] A verb of meeting counts with two parties, or with one and a
 * noun of meeting: «شارك الوزير في اجتماع اللجنة». */
static int32_t read_meeting(talk *k, int32_t i, int32_t hi, isn_meetings *out)
{
    int32_t end = clause_end(k, i + 1, hi);
    isn_meeting m = {.rule = "meeting.verb"};
    int32_t what = -1;
    for (int32_t j = i + 1; j < end && what < 0; j++)
        if (gathering_at(k, j) && k->name[j] < 0) what = j;
    parties(k, i + 1, end, &m);
    when_and_round(k, i + 1, end, &m);
    if (m.who.n < (what < 0 ? 2 : 1)) return i;
    m.what = what < 0 ? k->t.at[i].span : k->t.at[what].span;
    m.span = toks_span(k->t, i, end - i);
    isn_push_value(k->a, out, m);
    return end - 1;
}

void talk_meetings(talk *k, isn_meetings *out)
{
    for (ptrdiff_t s = 0; s < k->sents.n && !k->a->full; s++) {
        const isn_sent *sent = &k->sents.at[s];
        if (!sent->in_article) continue;
        int32_t lo = (int32_t)sent->first, hi = lo + (int32_t)sent->n;
        bool named = false; /* no names, nobody who met */
        for (int32_t i = lo; i < hi && !named; i++) named = k->name[i] >= 0;
        for (int32_t i = lo; i < hi && named; i++)
            if (meets(k, i)) i = read_meeting(k, i, hi, out);
    }
}
