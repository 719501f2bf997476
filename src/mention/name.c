/* name.c - names in the text: what the tagger and the rules find, reconciled
 * over the whole article, then who is who. */
#include "mention/name.h"
#include "mention/entity.h"
#include "mention/namerule.h"
#include "mention/tagger.h"

#include "lexicon/organization.h"
#include "lexicon/place.h"

typedef ISN_LIST(isn_name_found) isn_names_found;

typedef struct {
    isn_arena *a;
    const isn_text *text;
    isn_name_mark *marks; /* one a token of the article */
    uint8_t *n_pre;       /* of each token, by raw news: bytes of its key */
    isn_names_found found; /* tokens counted from the article's first */
} finding;

/* ---- one sentence ---- */

/* A name that tags draw: [i, …).  Marks at its ends are no part of it. */
static isn_name_found tagged(const finding *g, isn_toks toks, const uint8_t *tag, ptrdiff_t i)
{
    static const isn_entity_type type[] = {ISN_PERSON, ISN_ORGANIZATION, ISN_PLACE};
    ptrdiff_t end = i + 1;
    while (end < toks.n && tag[end] == tag[i] + 1) end++;
    while (end > i + 1 && toks.at[end - 1].kind == TOK_PUNCT) end--;
    (void)g;
    return (isn_name_found){i, end - i, 0, type[(tag[i] - 1) / 2], "name.tagger"};
}

/* Which proclitics stand before a tagged name: those of a lexicon's entry,
 * else those that raw news speaks for; a given name has none. */
static int clitics_of(const isn_name_mark *m, const isn_tag_word *w, const isn_name_found *f)
{
    if (f->type == ISN_PLACE && m->place.n) return m->place.n_pre;
    if (f->type == ISN_ORGANIZATION && m->org.n) return m->org.n_pre;
    if (f->type == ISN_PERSON && m->set & (MARK_FIRST | MARK_SERVANT | MARK_KUNYA)) return m->n_pre;
    return w->n_pre;
}

/* Does the rule's name take the place of the tagger's where they overlap?
 * A lexicon knows its own names; otherwise the longer one stands. */
static bool rule_wins(const isn_name_found *rule, const isn_name_found *tag)
{
    bool same = rule->first == tag->first && rule->n == tag->n;
    bool lexicon = strcmp(rule->rule, "name.organization") == 0 ||
                   strcmp(rule->rule, "name.place") == 0;
    if (same) return lexicon;
    if (strcmp(rule->rule, "name.person") == 0) return false;
    return rule->n > tag->n;
}

static void add_found(finding *g, isn_name_found f, ptrdiff_t first_tok)
{
    f.first += first_tok;
    isn_push_value(g->a, &g->found, f);
}

/* Walks both lists of one sentence, in text order, and keeps the better where
 * they overlap. */
static void reconcile(finding *g, const isn_names_found *tag, const isn_names_found *rule,
                      ptrdiff_t first_tok)
{
    ptrdiff_t t = 0, r = 0;
    while (t < tag->n || r < rule->n) {
        const isn_name_found *x = t < tag->n ? &tag->at[t] : NULL;
        const isn_name_found *y = r < rule->n ? &rule->at[r] : NULL;
        if (!y || (x && x->first + x->n <= y->first)) {
            add_found(g, *x, first_tok), t++;
        } else if (!x || y->first + y->n <= x->first) {
            if (strcmp(y->rule, "name.person") != 0) add_found(g, *y, first_tok);
            r++;
        } else if (rule_wins(y, x)) {
            ptrdiff_t end = y->first + y->n;
            add_found(g, *y, first_tok), r++;
            while (t < tag->n && tag->at[t].first < end) t++;
        } else {
            ptrdiff_t end = x->first + x->n;
            add_found(g, *x, first_tok), t++;
            while (r < rule->n && rule->at[r].first < end) r++;
        }
    }
}

static void read_sentence(finding *g, const isn_tag_model *model, const isn_sent *s)
{
    isn_toks toks = sent_toks(g->text, s);
    isn_name_mark *marks = g->marks + s->first;
    name_marks(toks, marks);
    isn_tag_word *w = tag_words(g->a, model, toks, marks);
    uint8_t *tag = w ? tag_sentence(g->a, model, w, toks.n) : NULL;
    if (!tag) return;
    isn_names_found by_tag = {0}, by_rule = {0};
    for (ptrdiff_t i = 0; i < toks.n; i++) {
        g->n_pre[s->first + (uint32_t)i] = w[i].n_pre;
        if (tag[i] % 2 == 0) continue;
        isn_name_found f = tagged(g, toks, tag, i);
        f.n_pre = clitics_of(&marks[i], &w[i], &f);
        isn_push_value(g->a, &by_tag, f);
    }
    for (ptrdiff_t i = 0; i < toks.n;) {
        isn_name_found f;
        int n = name_rule_at(toks, marks, i, &f);
        if (n) isn_push_value(g->a, &by_rule, f);
        i += n ? n : 1;
    }
    reconcile(g, &by_tag, &by_rule, (ptrdiff_t)s->first);
}

/* ---- bounds ---- */

/* Titles and nationalities before a person, type nouns before what stands
 * alone, are no part of the name: «الرئيس الفرنسي جان …», «قناة …». */
static void trim(const finding *g, isn_name_found *f)
{
    unsigned before = f->type == ISN_PERSON  ? MARK_TITLE | MARK_NATION
                      : f->type == ISN_PLACE ? MARK_PLACE_DROP
                                             : 0;
    while (f->n > 1) {
        const isn_name_mark *m = &g->marks[f->first];
        if (!(m->set & before) || m->set & (MARK_FIRST | MARK_KUNYA) || m->place.n > 1) break;
        f->first++, f->n--;
        f->n_pre = 0;
    }
}

/* ---- the article ---- */

/* The lexicons' id for the bearer of a name that is exactly one of their entries. */
static isn_str known_id(const isn_name_mark *m, const isn_name_found *f)
{
    if (f->type == ISN_ORGANIZATION && m->org.n == f->n)
        return lex_cell(&lex_organization, m->org.row, LEX_ORGANIZATION_ID);
    if (f->type == ISN_PLACE && m->place.n == f->n)
        return lex_cell(&lex_place, m->place.row, LEX_PLACE_ID);
    return STR_NONE;
}

static isn_span words_span(const finding *g, ptrdiff_t first, ptrdiff_t n, int n_pre)
{
    isn_span s = toks_span(g->text->toks, first, n);
    if (n_pre) s.start += tok_key_to_bytes(g->text->text, &g->text->toks.at[first], n_pre);
    return s;
}

static isn_span title_of(const finding *g, const isn_sent *s, const isn_name_found *f)
{
    int n_pre;
    ptrdiff_t first = f->first - s->first;
    ptrdiff_t at = name_title_before(sent_toks(g->text, s), g->marks + s->first, first, &n_pre);
    return at < first ? words_span(g, at + s->first, first - at, n_pre) : (isn_span){0, 0};
}

static void write_mentions(finding *g, isn_mentions *out, isn_name_ids *ids)
{
    ptrdiff_t sent = 0;
    for (ptrdiff_t i = 0; i < g->found.n; i++) {
        isn_name_found *f = &g->found.at[i];
        trim(g, f);
        while (sent + 1 < g->text->sents.n && g->text->sents.at[sent + 1].first <= f->first) sent++;
        isn_mention *m = isn_push(g->a, out);
        if (!m) return;
        m->span = words_span(g, f->first, f->n, f->n_pre);
        m->type = f->type;
        m->entity = -1;
        m->rule = f->rule;
        if (f->type == ISN_PERSON) m->title = title_of(g, &g->text->sents.at[sent], f);
        isn_push_value(g->a, ids, known_id(&g->marks[f->first], f));
    }
}

void isn_names_find(isn_arena *a, const isn_text *t, isn_mentions *out, isn_entities *entities)
{
    finding g = {.a = a, .text = t};
    g.marks = isn_new(a, isn_name_mark, t->toks.n + 1);
    g.n_pre = isn_new(a, uint8_t, t->toks.n + 1);
    if (!g.marks || !g.n_pre) return;
    isn_tag_model model = tag_model_built_in();
    for (ptrdiff_t i = 0; i < t->sents.n && !a->full; i++)
        if (t->sents.at[i].in_article) read_sentence(&g, &model, &t->sents.at[i]);
    isn_name_ids ids = {0};
    write_mentions(&g, out, &ids);
    if (!a->full) entities_group(a, t, out, &ids, entities);
}
