/* name.c - names in the text: what the tagger and the rules find, reconciled
 * over the whole article, then who is who. */
#include "mention/name.h"
#include "mention/entity.h"
#include "mention/nameagain.h"
#include "mention/nameplace.h"
#include "mention/tagger.h"

#include "lexicon/name_context.h"
#include "lexicon/organization.h"
#include "lexicon/place.h"
#include "lexicon/surname.h"
#include "text/stem.h"
#include "text/verb.h"

typedef struct {
    isn_arena *a;
    const isn_text *text;
    isn_names_work w;
    const isn_tag_word *words;  /* of the sentence being read */
    const isn_name_mark *marks; /* of its tokens */
} finding;

/* ---- one sentence ---- */

/* A name that tags draw: [i, …).  Marks at its ends are no part of it. */
static isn_name_found tagged(isn_toks toks, const uint8_t *tag, ptrdiff_t i)
{
    static const isn_entity_type type[] = {ISN_PERSON, ISN_ORGANIZATION, ISN_PLACE};
    ptrdiff_t end = i + 1;
    while (end < toks.n && tag[end] == tag[i] + 1) end++;
    while (end > i + 1 && toks.at[end - 1].kind == TOK_PUNCT) end--;
    return (isn_name_found){i, end - i, 0, type[(tag[i] - 1) / 2], "name.tagger"};
}

/* Two letters that are a word of grammar and a given name (إن and آن) are the
 * word of grammar to the rules; the tagger has seen both. */
static void settle_short_words(isn_toks toks, isn_name_mark *marks)
{
    for (ptrdiff_t i = 0; i < toks.n; i++)
        if (marks[i].set & MARK_STOP && toks.at[i].key.n <= 4) marks[i].set &= ~(uint32_t)MARK_FIRST;
}

enum { OF_NAMES = MARK_FIRST | MARK_SERVANT | MARK_KUNYA | MARK_SON | MARK_PARTICLE };

/* Does a person's name end before token `i`?  At a word of grammar or a verb
 * («سامر الجابري إن …», «الجابري ترى»), and at an office without ال («سامر الجابري
 * مدير القسم», «سامر بن فهد أمير منطقة …»). */
static bool ends_person(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i)
{
    unsigned set = marks[i].set;
    bool place_next = i + 1 < toks.n && marks[i + 1].set & (MARK_PLACE_DROP | MARK_PLACE_HEAD);
    if (set & MARK_TITLE && place_next && !marks[i].n_pre) return true;
    if (set & OF_NAMES) return false;
    return set & (MARK_STOP | MARK_VERB) || (set & MARK_TITLE_BODY && !(set & MARK_DEFINITE));
}

/* «و» between two surnames divides two persons: «ديران وسانتو»; a name that is
 * itself written with و (واتسون) is known as one. */
static bool joins_persons(const isn_tag_word *w, isn_toks toks, const isn_name_mark *marks, ptrdiff_t i)
{
    isn_str key = toks.at[i].key;
    bool known = w[i].n_pre == 0 && w[i].info & (WORD_SPELT | WORD_GIVEN | WORD_LAST);
    if (!str_starts(key, STR("و")) || key.n < 8 || known) return false;
    return !(marks[i].set & OF_NAMES && !marks[i].n_pre) && lex_find(&lex_surname, key) < 0;
}

static void divide_persons(isn_tag_word *w, isn_toks toks, const isn_name_mark *marks, uint8_t *tag)
{
    for (ptrdiff_t i = 1; i < toks.n; i++) {
        bool after = tag[i - 1] == TAG_B_PERSON || tag[i - 1] == TAG_I_PERSON;
        bool person = tag[i] == TAG_I_PERSON || tag[i] == TAG_B_PERSON;
        if (person && after && joins_persons(w, toks, marks, i)) {
            tag[i] = TAG_B_PERSON;
            if (!w[i].n_pre) w[i].n_pre = 2;
        }
        if (tag[i] != TAG_I_PERSON) continue;
        if (ends_person(toks, marks, i)) {
            tag[i] = TAG_O;
            if (i + 1 < toks.n && tag[i + 1] == TAG_I_PERSON)
                tag[i + 1] = marks[i + 1].set & (MARK_FIRST | MARK_SERVANT | MARK_KUNYA) ? TAG_B_PERSON : TAG_O;
        }
    }
}

/* «روى الصياد»: a verb before a noun with ال is no given name; a word of grammar
 * or of the calendar alone is no name at all («نيسان»). */
static void drop_verbs(isn_toks toks, const isn_name_mark *marks, uint8_t *tag)
{
    for (ptrdiff_t i = 0; i < toks.n; i++) {
        if (tag[i] % 2 == 0) continue;
        bool alone = i + 1 == toks.n || tag[i + 1] != tag[i] + 1, entry = marks[i].place.n || marks[i].org.n;
        bool name = marks[i].set & OF_NAMES && !(toks.at[i].flags & TOK_ALEF_MAQSURA);
        bool verb = marks[i].set & (MARK_VERB | MARK_STOP) && !name;
        if (!verb || entry || (!alone && tag[i] != TAG_B_PERSON)) continue;
        bool noun = !alone && marks[i + 1].set & MARK_DEFINITE;
        tag[i] = TAG_O;
        for (ptrdiff_t k = i + 1; k < toks.n && tag[k] == TAG_I_PERSON; k++) {
            if (noun) tag[k] = TAG_O;
            else if (k == i + 1) tag[k] = TAG_B_PERSON;
        }
    }
}

/* What lexicon/name_context.tsv says of token `i`, alone or after «و»; -1 for nothing. */
static int context_of(isn_toks toks, ptrdiff_t i)
{
    isn_str key = toks.at[i].key;
    int k = lex_find(&lex_name_context, key);
    if (k < 0 && str_starts(key, STR("و")) && key.n > 4) k = lex_find(&lex_name_context, str_sub(key, 2, key.n));
    return k < 0 ? -1 : lex_value(&lex_name_context, lex_row(&lex_name_context, k), LEX_NAME_CONTEXT_KIND);
}

/* After «في» and «إلى» stands a place where the tagger saw a person in one word that
 * lists of towns know («إلى الخور»), and no given name («في تيسير العمل»). */
static void settle_after_in(isn_toks toks, const isn_name_mark *marks, uint8_t *tag)
{
    for (ptrdiff_t i = 1; i < toks.n; i++) {
        if (tag[i] != TAG_B_PERSON) continue;
        int context = context_of(toks, i - 1);
        bool in = context == LEX_NAME_CONTEXT_KIND_IN, to = context == LEX_NAME_CONTEXT_KIND_TO;
        bool alone = i + 1 == toks.n || tag[i + 1] != TAG_I_PERSON;
        if (!alone || !(in || to)) continue;
        if (marks[i].city.n == 1 && !(marks[i].set & MARK_FIRST)) tag[i] = TAG_B_PLACE;
        else if (in && marks[i].set & MARK_FIRST) tag[i] = TAG_O;
    }
}

/* «في صور وبنت وأنصار»: what goes on after a place with «و» and is a town by the
 * list is a place too. */
static void list_places(isn_tag_word *w, isn_toks toks, const isn_name_mark *marks, uint8_t *tag)
{
    unsigned no = MARK_STOP | MARK_VERB | MARK_TITLE | MARK_ORG_HEAD | MARK_NATION | MARK_PLACE_DROP | MARK_DIRECTION | MARK_PORTFOLIO;
    for (ptrdiff_t i = 1; i < toks.n; i++) {
        bool after = tag[i - 1] == TAG_B_PLACE || tag[i - 1] == TAG_I_PLACE;
        if (tag[i] != TAG_O || !after || marks[i].city.n != 1 || marks[i].city.n_pre != 2) continue;
        if (!str_starts(toks.at[i].key, STR("و")) || marks[i].set & no || toks.at[i].key.n < 8) continue;
        tag[i] = TAG_B_PLACE;
        w[i].n_pre = 2;
    }
}

/* After a title, «أن» or «إن» no ب, ل or ك stands before a name: «السيدة بوستان». */
static bool whole_after(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i)
{
    if (i == 0 || toks.at[i - 1].kind != TOK_WORD || str_starts(toks.at[i].key, STR("و"))) return false;
    return marks[i - 1].set & MARK_TITLE || context_of(toks, i - 1) == LEX_NAME_CONTEXT_KIND_THAT;
}

/* Proclitics before a person: none before a surname that only looks as if it had
 * them (بايدن, وبايدن). */
static int person_clitics(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, int n_pre)
{
    isn_clitic_cut cut;
    for (int way = 0; n_pre && clitic_cut(toks.at[i].key, way, &cut); way++)
        if (lex_find(&lex_surname, cut.rest) >= 0) return cut.n_pre;
    return n_pre && whole_after(toks, marks, i) ? 0 : n_pre;
}

/* Which proclitics stand before a tagged name: those of a lexicon's entry,
 * else those that raw news speaks for; a given name has none. */
static int clitics_of(isn_toks toks, const isn_name_mark *m, const isn_tag_word *w, const isn_name_found *f)
{
    if (f->type == ISN_PLACE && m->place.n) return m->place.n_pre;
    if (f->type == ISN_ORGANIZATION && m->org.n) return m->org.n_pre;
    if (f->type == ISN_PERSON && m->set & (MARK_FIRST | MARK_SERVANT | MARK_KUNYA)) return m->n_pre;
    return f->type == ISN_PERSON ? person_clitics(toks, m - f->first, f->first, w->n_pre) : w->n_pre;
}

static bool by_rule(const isn_name_found *f, const char *rule)
{
    return strcmp(f->rule, rule) == 0;
}

/* May token `i` belong to a person's name though the tagger left it out: a
 * given name, or a word that raw news takes for a person's? */
static bool may_name(const finding *g, ptrdiff_t i)
{
    if (g->marks[i].set & (MARK_FIRST | MARK_SERVANT | MARK_KUNYA | MARK_SON)) return true;
    uint32_t info = g->words[i].info;
    return g->words[i].n_pre == 0 && (info >> 25 & 7) == 1;
}

static bool person_wins(const finding *g, const isn_name_found *rule, const isn_name_found *tag)
{
    ptrdiff_t end = rule->first + rule->n, tag_end = tag->first + tag->n;
    if (tag->type != ISN_PERSON || rule->n <= tag->n || rule->first > tag->first || end < tag_end)
        return false;
    for (ptrdiff_t i = rule->first; i < end; i++)
        if ((i < tag->first || i >= tag_end) && !may_name(g, i)) return false;
    return true;
}

/* Does the rule's name take the place of the tagger's where they overlap?  A
 * lexicon knows its own names; a body ends where a given name begins;
 * otherwise the longer one stands. */
static bool rule_wins(const finding *g, const isn_name_found *rule, const isn_name_found *tag)
{
    if (rule->first == tag->first && rule->n == tag->n)
        return by_rule(rule, "name.organization") || by_rule(rule, "name.place");
    if (by_rule(rule, "name.person")) return person_wins(g, rule, tag);
    if (by_rule(rule, "name.medium")) return false;
    if (rule->first == tag->first && rule->n < tag->n && rule->type == ISN_ORGANIZATION &&
        g->marks[rule->first + rule->n].set & MARK_FIRST)
        return true;
    return rule->n > tag->n;
}

/* Two persons side by side are one: «خلفان» + «سعيد الكعبي». */
static bool goes_on(const isn_names_found *found, const isn_name_found *f)
{
    if (!found->n || f->type != ISN_PERSON || f->n_pre) return false;
    const isn_name_found *last = &found->at[found->n - 1];
    return last->type == ISN_PERSON && last->first + last->n == f->first;
}

static void add_found(finding *g, isn_name_found f, ptrdiff_t first_tok)
{
    f.first += first_tok;
    if (goes_on(&g->w.found, &f)) {
        g->w.found.at[g->w.found.n - 1].n += f.n;
        return;
    }
    isn_push_value(g->a, &g->w.found, f);
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
            if (!by_rule(y, "name.person")) add_found(g, *y, first_tok);
            r++;
        } else if (rule_wins(g, y, x)) {
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

/* Hashtags write names with _ between the words (#سامر_الجابري): the sentence
 * is read without them.  `back` leads from its tokens to the sentence's. */
static isn_toks without_joins(isn_arena *a, isn_toks toks, uint32_t **back)
{
    isn_toks out = {isn_new(a, isn_tok, toks.n + 1), 0};
    *back = isn_new(a, uint32_t, toks.n + 1);
    for (ptrdiff_t i = 0; out.at && *back && i < toks.n; i++) {
        if (tok_is(toks, i, "_") && i + 1 < toks.n && !(toks.at[i].flags & TOK_SPACE_BEFORE)) continue;
        (*back)[out.n] = (uint32_t)i;
        out.at[out.n++] = toks.at[i];
    }
    return out;
}

static bool has_joins(isn_toks toks)
{
    for (ptrdiff_t i = 1; i < toks.n; i++)
        if (tok_is(toks, i, "_")) return true;
    return false;
}

/* The names of `toks`, whose marks are `marks`; sets n_pre of each token. */
static isn_names_found read_tokens(finding *g, const isn_tag_model *model, isn_toks toks,
                                   isn_name_mark *marks, uint8_t *n_pre)
{
    isn_names_found from_tags = {0}, from_rules = {0}, kept = g->w.found;
    name_marks(toks, marks);
    isn_tag_word *w = tag_words(g->a, model, toks, marks);
    uint8_t *tag = w ? tag_sentence(g->a, model, w, toks.n) : NULL;
    settle_short_words(toks, marks);
    if (tag) {
        drop_verbs(toks, marks, tag);
        divide_persons(w, toks, marks, tag);
        settle_after_in(toks, marks, tag);
        list_places(w, toks, marks, tag);
    }
    for (ptrdiff_t i = 0; tag && i < toks.n; i++) {
        n_pre[i] = w[i].n_pre;
        if (tag[i] % 2 == 0) continue;
        isn_name_found f = tagged(toks, tag, i);
        if (f.type == ISN_PLACE && f.n == 1 && name_is_epithet(toks, marks, i)) continue;
        f.n_pre = clitics_of(toks, &marks[i], &w[i], &f);
        isn_push_value(g->a, &from_tags, f);
    }
    for (ptrdiff_t i = 0; i < toks.n;) {
        isn_name_found f;
        int n = name_rule_at(toks, marks, i, &f);
        if (n) isn_push_value(g->a, &from_rules, f);
        i += n ? n : 1;
    }
    g->w.found = (isn_names_found){0};
    g->words = w;
    g->marks = marks;
    if (w) reconcile(g, &from_tags, &from_rules, 0);
    isn_names_found out = g->w.found;
    g->w.found = kept;
    return out;
}

static void read_sentence(finding *g, const isn_tag_model *model, const isn_sent *s)
{
    isn_toks toks = sent_toks(g->text, s), seen = toks;
    isn_name_mark *marks = g->w.marks + s->first, *own = marks;
    uint8_t *n_pre = g->w.n_pre + s->first, *own_pre = n_pre;
    uint32_t *back = NULL;
    if (has_joins(toks)) {
        seen = without_joins(g->a, toks, &back);
        own = isn_new(g->a, isn_name_mark, toks.n + 1);
        own_pre = isn_new(g->a, uint8_t, toks.n + 1);
        if (!seen.at || !back || !own || !own_pre) return;
    }
    isn_names_found found = read_tokens(g, model, seen, own, own_pre);
    for (ptrdiff_t i = 0; back && i < seen.n; i++) {
        marks[back[i]] = own[i];
        n_pre[back[i]] = own_pre[i];
    }
    for (ptrdiff_t i = 0; i < found.n; i++) {
        isn_name_found f = found.at[i];
        if (back) {
            ptrdiff_t last = back[f.first + f.n - 1];
            f.first = back[f.first];
            f.n = last - f.first + 1;
        }
        f.first += s->first;
        isn_push_value(g->a, &g->w.found, f);
    }
}

/* ---- bounds ---- */

/* Takes the first token off. */
static void behead(isn_name_found *f)
{
    f->first++, f->n--;
    f->n_pre = 0;
}

/* «سامر الجابري | ستجمد»: a verb to come whose present is common; «ستالين، ستروس» only look so. */
static bool common_future(isn_str key)
{
    enum { SEEN_OFTEN = 9, LETTER = 2 }; /* a weight of text/stem.h; bytes of the س */
    bool noun;
    return isn_future_verb(key) && str_starts(key, STR("س")) && isn_word_weight(str_sub(key, LETTER, key.n), &noun) >= SEEN_OFTEN;
}

/* Titles and nationalities before a person, and words of grammar at either
 * end, are no part of the name: «الرئيس الفرنسي جان …». */
static void trim_person(const finding *g, isn_name_found *f)
{
    const isn_name_mark *m = g->w.marks;
    unsigned given = MARK_FIRST | MARK_SERVANT | MARK_KUNYA;
    if (m[f->first].set & MARK_TITLE_BODY && !(m[f->first].set & given))
        for (ptrdiff_t k = 1; k < f->n; k++)
            if (m[f->first + k].set & given && !m[f->first + k].n_pre) {
                f->first += k, f->n -= k;
                f->n_pre = 0;
                break;
            }
    while (f->n > 1 && m[f->first].set & (MARK_TITLE | MARK_NATION | MARK_STOP | MARK_KIN) &&
           !(m[f->first].set & (MARK_FIRST | MARK_KUNYA)))
        behead(f);
    for (ptrdiff_t k = 1; k < f->n; k++) /* «سامر الجابري حفيد ليلى المنصور» */
        if (m[f->first + k].set & MARK_KIN && !(m[f->first + k].set & (MARK_DEFINITE | MARK_FIRST))) f->n = k;
    while (f->n > 1 && !(m[f->first + f->n - 1].set & MARK_FIRST) && common_future(g->text->toks.at[f->first + f->n - 1].key))
        f->n--;
    while (f->n > 1 && m[f->first + f->n - 1].set & (MARK_STOP | MARK_SON) && !(m[f->first + f->n - 1].set & MARK_FIRST))
        f->n--;
}

/* Does the clause go on at token `i` with «إن», an office, or a mark and an office:
 * «… إن», «… مدير القسم», «…، عضو المجلس»? */
static bool name_is_over(const finding *g, ptrdiff_t i, bool mark_only)
{
    isn_toks toks = g->text->toks;
    if (i >= toks.n) return false;
    if (tok_is(toks, i, "،") || tok_is(toks, i, ","))
        return i + 1 < toks.n && g->w.marks[i + 1].set & MARK_TITLE && !g->w.marks[i + 1].n_pre;
    if (mark_only) return false;
    return context_of(toks, i) == LEX_NAME_CONTEXT_KIND_THAT ||
           (g->w.marks[i].set & MARK_TITLE_BODY && !(g->w.marks[i].set & MARK_DEFINITE));
}

/* A surname that is a common noun: after a verb or office and given names, up to
 * what shows that the name is over: «قال أنور البسمة إن», «وأكد وليد كسر الحجر، عضو …».
 * `end` is where the next name begins. */
static void take_surname(const finding *g, isn_name_found *f, ptrdiff_t end)
{
    const isn_name_mark *m = g->w.marks;
    unsigned no = MARK_STOP | MARK_VERB | MARK_TITLE | MARK_ORG_HEAD | MARK_PLACE_DROP | MARK_NATION;
    ptrdiff_t i = f->first + f->n, n = 0;
    if (f->first == 0 || !(m[f->first - 1].set & (MARK_STOP | MARK_VERB | MARK_TITLE))) return;
    for (ptrdiff_t k = f->first; k < i; k++)
        if (!(m[k].set & (MARK_FIRST | MARK_SERVANT))) return;
    while (n < 3 && i + n < end && g->text->toks.at[i + n].kind == TOK_WORD && !(m[i + n].set & no) && !m[i + n].n_pre) {
        n++;
        bool definite = m[i + n - 1].set & MARK_DEFINITE;
        if (!name_is_over(g, i + n, n > 1 || !definite)) continue;
        f->n += n;
        return;
    }
}

static bool same_cell(const isn_lex *lex, int col, const isn_name_entry *x, const isn_name_entry *y)
{
    return str_eq(lex_cell(lex, x->row, col), lex_cell(lex, y->row, col));
}

/* «مدينة بغداد», «مضيق هرمز»: the head goes where the rest stands alone. */
static void trim_place(const finding *g, isn_name_found *f)
{
    while (f->n > 1 && g->w.marks[f->first].set & MARK_PLACE_DROP &&
           !(g->w.marks[f->first].set & MARK_DEFINITE)) {
        const isn_name_entry *whole = &g->w.marks[f->first].place;
        const isn_name_entry *rest = &g->w.marks[f->first + 1].place;
        if (whole->n > 1 && !(rest->n == whole->n - 1 && same_cell(&lex_place, LEX_PLACE_ID, whole, rest)))
            break;
        behead(f);
    }
}

/* «للأنباء» after the name of an agency. */
static bool for_what(const finding *g, ptrdiff_t i)
{
    return str_starts(g->text->toks.at[i].key, STR("لل"));
}

/* Media, groups, parties and companies are named without what they are. */
static bool stands_alone(const isn_name_entry *e)
{
    int kind = lex_value(&lex_organization, e->row, LEX_ORGANIZATION_KIND);
    return kind != LEX_ORGANIZATION_KIND_BODY && kind != LEX_ORGANIZATION_KIND_STATE;
}

/* «حركة حماس», «قناة الحرة الأميركية»: a type noun goes where the rest is known
 * by itself, or is a medium; the country of a medium or group is no part. */
static void trim_organization(const finding *g, isn_name_found *f)
{
    const isn_name_mark *m = &g->w.marks[f->first];
    if (f->n > 1 && m->set & MARK_ORG_HEAD && !(m->set & MARK_DEFINITE)) {
        const isn_name_entry *rest = &m[1].org;
        bool known = rest->n == 1 && f->n == 2 && rest->sure && m->org.n < 2;
        bool alone = rest->n && rest->n_pre == 0 && (rest->sure || rest->n == 1) && (known || stands_alone(rest));
        bool other = m->org.n > 1 && rest->n && !same_cell(&lex_organization, LEX_ORGANIZATION_ID, &m->org, rest);
        if ((alone && !other) || (m->set & MARK_MEDIUM && m->org.n < 2)) {
            behead(f);
            m++;
        }
    }
    if (!m->org.n || m->org.n >= f->n || !stands_alone(&m->org)) return;
    bool epithets = true;
    for (ptrdiff_t i = m->org.n; i < f->n; i++) epithets &= m[i].set & MARK_DEFINITE && (!m[i].n_pre || for_what(g, f->first + i));
    if (epithets) f->n = m->org.n;
}

/* «شارع سامر الجابري», «ولاية الجزيرة»: some heads of places belong to the name. */
static void take_place_head(const finding *g, isn_name_found *f, ptrdiff_t from)
{
    if (f->first <= from || f->n_pre) return;
    const isn_name_mark *head = &g->w.marks[f->first - 1];
    if (g->text->toks.at[f->first - 1].kind != TOK_WORD) return;
    if (!(head->set & MARK_PLACE_HEAD) || head->set & (MARK_DEFINITE | MARK_FIRST | MARK_ORG_HEAD)) return;
    f->first--, f->n++;
    f->n_pre = head->n_pre;
    f->type = ISN_PLACE;
}

/* «هيئة موانئ تلفار»: a head of institutions and nouns without ال that lead to a
 * place make it a body's name. */
static void take_body_head(const finding *g, isn_name_found *f, ptrdiff_t from)
{
    const isn_name_mark *m = g->w.marks;
    unsigned no_head = MARK_ORG_DROP | MARK_ORG_WEAK | MARK_DEFINITE | MARK_MINISTRY;
    unsigned no = MARK_STOP | MARK_VERB | MARK_TITLE | MARK_NATION | MARK_DEFINITE | MARK_FIRST | MARK_DIRECTION;
    if (f->n_pre) return;
    for (ptrdiff_t k = 1; k <= 3 && f->first - k >= from; k++) {
        ptrdiff_t i = f->first - k;
        if (g->text->toks.at[i].kind != TOK_WORD) return;
        if (m[i].set & MARK_ORG_HEAD && !(m[i].set & no_head)) {
            f->first = i, f->n += k;
            f->n_pre = m[i].n_pre;
            f->type = ISN_ORGANIZATION;
            return;
        }
        if (m[i].set & (no | MARK_ORG_HEAD) || m[i].n_pre) return;
    }
}

static void set_bounds(finding *g)
{
    ptrdiff_t from = 0;
    for (ptrdiff_t i = 0; i < g->w.found.n; i++) {
        isn_name_found *f = &g->w.found.at[i];
        if (f->type == ISN_PERSON) {
            bool more = i + 1 < g->w.found.n;
            trim_person(g, f);
            take_surname(g, f, more ? g->w.found.at[i + 1].first : g->text->toks.n);
        }
        if (f->type == ISN_PLACE) trim_place(g, f);
        if (f->type == ISN_ORGANIZATION) trim_organization(g, f);
        if (f->type == ISN_PLACE) take_body_head(g, f, from);
        take_place_head(g, f, from);
        from = f->first + f->n;
    }
}

/* «هيئة موانئ تلفار» once تلفار is known for a place. */
static void set_body_heads(finding *g)
{
    ptrdiff_t from = 0;
    for (ptrdiff_t i = 0; i < g->w.found.n; i++) {
        isn_name_found *f = &g->w.found.at[i];
        if (f->type == ISN_PLACE && by_rule(f, "name.again")) take_body_head(g, f, from);
        from = f->first + f->n;
    }
}

/* ---- the article ---- */

/* The lexicons' id for the bearer of a name that is exactly one of their entries. */
static isn_str known_id(const finding *g, const isn_name_found *f)
{
    const isn_name_mark *m = &g->w.marks[f->first];
    int n = 0; /* words, without the _ of a hashtag */
    for (ptrdiff_t i = f->first; i < f->first + f->n; i++) n += !tok_is(g->text->toks, i, "_");
    if (f->type == ISN_ORGANIZATION && m->org.n == n)
        return lex_cell(&lex_organization, m->org.row, LEX_ORGANIZATION_ID);
    if (f->type == ISN_PLACE && m->place.n == n)
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
    ptrdiff_t at = name_title_before(sent_toks(g->text, s), g->w.marks + s->first, first, &n_pre);
    return at < first ? words_span(g, at + s->first, first - at, n_pre) : (isn_span){0, 0};
}

static void write_mentions(finding *g, isn_mentions *out, isn_name_ids *ids)
{
    ptrdiff_t sent = 0;
    for (ptrdiff_t i = 0; i < g->w.found.n; i++) {
        isn_name_found *f = &g->w.found.at[i];
        while (sent + 1 < g->text->sents.n && g->text->sents.at[sent + 1].first <= f->first) sent++;
        isn_mention *m = isn_push(g->a, out);
        if (!m) return;
        m->span = words_span(g, f->first, f->n, f->n_pre);
        m->type = f->type;
        m->entity = -1;
        m->rule = f->rule;
        if (f->type == ISN_PERSON) m->title = title_of(g, &g->text->sents.at[sent], f);
        const isn_mention *before = out->n > 1 ? m - 1 : NULL; /* «الرئيس سامر الجابري بترشيح ليلى المنصور» is his */
        if (before && before->type == ISN_PERSON && span_overlaps(before->span, m->title)) m->title = (isn_span){0, 0};
        isn_push_value(g->a, ids, known_id(g, f));
    }
}

void isn_names_find(isn_arena *a, const isn_text *t, isn_mentions *out, isn_entities *entities)
{
    finding g = {.a = a, .text = t, .w = {.text = t}};
    g.w.marks = isn_new(a, isn_name_mark, t->toks.n + 1);
    g.w.n_pre = isn_new(a, uint8_t, t->toks.n + 1);
    if (!g.w.marks || !g.w.n_pre) return;
    isn_tag_model model = tag_model_built_in();
    for (ptrdiff_t i = 0; i < t->sents.n && !a->full; i++)
        if (t->sents.at[i].in_article) read_sentence(&g, &model, &t->sents.at[i]);
    set_bounds(&g);
    names_learn(a, &g.w);
    names_again(a, &g.w);
    if (g.w.places.n) set_body_heads(&g);
    isn_name_ids ids = {0};
    write_mentions(&g, out, &ids);
    if (!a->full) entities_group(a, t, out, &ids, entities);
}
