/* chain.c - who said it, and through whom it came.
 *
 * Owns: elided and definite speakers, pronouns, carriers, the chain of a report
 * inside a report.  A speaker once read is kept with the draft, so that the
 * next draft without one can go back to it. */
#include "statement/talk.h"

#define CLASS(x) LEX_PARTICLE_CLASS_##x

enum { BACK = 24, CHAIN_MOST = 6 };

static int32_t cue_at(const talk *k, const talk_draft *d) { return k->cues.at[d->cue].at; }

static isn_str bare(isn_str key)
{
    return str_starts(key, STR("ال")) && key.n > 6 ? str_sub(key, 4, key.n) : key;
}

static isn_link link_of(const talk *k, const talk_np *np, isn_role role, isn_rule rule)
{
    isn_link l = {.role = role, .anonymous = np->anonymous, .entity = -1, .rule = rule};
    l.span = np_span(k, np);
    if (np->issuer > np->from && np->issuer < np->to) { /* a document speaks for its author */
        talk_np author = *np;
        author.from = np->issuer;
        author.skip = prefixed(k, np->issuer, "ل") ? 2 : 0;
        l.span = np_span(k, &author);
        l.anonymous = false;
    }
    if (np->mention >= 0) {
        l.entity = k->r->mentions->at[np->mention].entity;
        l.anonymous = false;
    }
    return l;
}

static bool same_link(const talk *k, const isn_link *a, const isn_link *b)
{
    if (a->entity >= 0 && a->entity == b->entity) return true;
    isn_str x = str_span(k->text, a->span), y = str_span(k->text, b->span);
    return x.n > 0 && str_eq(x, y);
}

/* The outlet by its own name in another dress: «لإذاعة "المرفأ"، موقع المرفأ.نت»
 * without the type noun, marks and clitics. */
static bool own_outlet(talk *k, isn_span span)
{
    isn_str outlet = k->r->page->outlet;
    if (!outlet.n || span_empty(span)) return false;
    isn_str name = fold_phrase(k->a, outlet);
    for (int way = 0; way < 3; way++) { /* the outlet's own type noun may be left out as well: «قناة الساحل» */
        char words[128];
        ptrdiff_t n = 0, lo = 0, hi = k->t.n;
        while (lo < hi) {
            ptrdiff_t mid = (lo + hi) / 2;
            if (k->t.at[mid].span.end <= span.start) lo = mid + 1;
            else hi = mid;
        }
        bool head = true;
        for (ptrdiff_t i = lo; i < k->t.n && k->t.at[i].span.start < span.end; i++) {
            if (!tok_word(k, (int32_t)i)) continue;
            isn_str key = k->t.at[i].key;
            if (head && way && of_source_kind(k, (int32_t)i, LEX_SOURCE_KIND_KIND_MEDIUM)) continue;
            if (head && way == 2 && str_starts(key, STR("ل")) && key.n > 6) key = str_sub(key, 2, key.n);
            head = false;
            if (n + key.n + 1 > (ptrdiff_t)sizeof words) return false;
            if (n) words[n++] = ' ';
            memcpy(words + n, key.p, (size_t)key.n);
            n += key.n;
        }
        if (!n) continue;
        isn_str said = {words, n};
        if (str_eq(said, name)) return true;
        if (name.n > said.n + 2 && str_ends(name, said) && name.p[name.n - said.n - 1] == ' ') { /* «صحيفة المرفأ» said as «المرفأ» */
            isn_str type = str_sub(name, 0, name.n - said.n - 1);
            int key = lex_find(&lex_source_kind, type);
            if (key >= 0 && lex_value(&lex_source_kind, lex_row(&lex_source_kind, key), LEX_SOURCE_KIND_KIND) == LEX_SOURCE_KIND_KIND_MEDIUM) return true;
        }
    }
    return false;
}

static void add_link(talk *k, talk_draft *d, isn_link l)
{
    if (d->chain.n >= CHAIN_MOST || span_empty(l.span)) return;
    for (ptrdiff_t i = 0; i < d->chain.n; i++)
        if (same_link(k, &d->chain.at[i], &l)) return;
    if (l.role == ISN_ROLE_VIA && own_outlet(k, l.span)) return;
    isn_push_value(k->a, &d->chain, l);
}

static bool agree(const talk_draft *d, const talk_draft *with)
{
    if (d->form.kind == FORM_NOUN) {
        if (!d->form.suffix) return true;
        return !with->gender || d->form.suffix_gender == with->gender || d->form.suffix_number != 's';
    }
    bool plural = with->who.plural || with->number == 'p' || with->number == 'd';
    if (d->form.number != 's') return plural || with->who.to - with->who.from > 2;
    return !with->gender || !d->form.gender || with->gender == d->form.gender;
}

/* The subject of a sentence whose verb is none of ours: «وصل الوزير إلى … مؤكدا». */
static bool sentence_subject(const talk *k, const talk_draft *d, talk_np *np)
{
    const isn_sent *s = &k->sents.at[d->sent];
    int32_t at = cue_at(k, d), lo = past_dateline(k, (int32_t)s->first, at);
    for (int32_t i = lo; i < at && i < lo + 8; i++) {
        int n;
        if (k->name[i] < 0 && source_head(k, i, &n) < 0) continue;
        bool governed = prefixed(k, i, "ب") || prefixed(k, i, "ل") || k->word[i] ||
                        (i > lo && tok_preposition(k, i - 1));
        if (governed) continue; /* «بنادي كذا، في لبنان» */
        np_read(k, i, at, true, np);
        return np_speaks(k, np);
    }
    return false;
}

/* The content's own subject: «إن الوزير التقى … وأكد» is the minister's. */
static bool content_subject(const talk *k, const talk_draft *outer, const talk_draft *d, talk_np *np)
{
    int32_t at = cue_at(k, d);
    for (int32_t i = outer->from; i < at && i < outer->from + 3; i++) {
        int n;
        if (k->name[i] < 0 && source_head(k, i, &n) < 0) continue;
        np_read(k, i, at, true, np);
        return np_speaks(k, np);
    }
    return false;
}

/* An earlier draft at the same depth that this one's verb agrees with. */
static int32_t earlier(const talk *k, int32_t index, bool same_sentence)
{
    const talk_draft *d = &k->drafts.at[index];
    for (int32_t i = index - 1; i >= 0 && i > index - BACK; i--) {
        const talk_draft *o = &k->drafts.at[i];
        if (same_sentence && o->sent != d->sent) return -1;
        if (o->outer != d->outer && !(d->outer < 0 && o->outer < 0)) continue;
        if (o->same >= 0 || !o->chain.n) continue;
        if (o->open == OPEN_BEFORE && o->dropped) continue;
        if (agree(d, o)) return i;
    }
    return -1;
}

static void copy_speaker(talk *k, talk_draft *d, const talk_draft *from, bool with_via)
{
    for (ptrdiff_t i = 0; i < from->chain.n && (i == 0 || with_via); i++) {
        isn_link l = from->chain.at[i];
        if (i == 0) l.elided = true;
        add_link(k, d, l);
    }
    d->number = from->number;
    d->who.plural = from->who.plural;
    d->who.kind = from->who.kind;
    if (!d->gender) d->gender = from->gender;
}

/* «المصدر، الوزير، المتحدث»: a definite noun goes back to the last speaker whose
 * phrase has the same head. */
static int32_t antecedent(const talk *k, int32_t index)
{
    const talk_draft *d = &k->drafts.at[index];
    if (!d->who.definite || d->who.mention >= 0) return -1;
    isn_str head = bare(k->t.at[d->who.from].key);
    for (int32_t i = index - 1; i >= 0 && i > index - BACK; i--) {
        const talk_draft *o = &k->drafts.at[i];
        if (o->who.to <= o->who.from || !o->chain.n) continue;
        bool person = d->who.kind >= 0 && d->who.kind <= LEX_SOURCE_KIND_KIND_PERSON && d->who.kind != LEX_SOURCE_KIND_KIND_MEDIA;
        for (int32_t j = o->who.from; j < o->who.to; j++) {
            if (str_eq(bare(k->t.at[j].key), head)) return i;
            if (!person) break; /* «الشرطة» is not «قائد شرطة …» */
        }
    }
    return -1;
}

/* A verb in mid-sentence goes back to its own sentence first: «ولم يشر البيان إلى
 * … لكنه قال إن».  The index of a draft, -2 for the subject in `np`, or -1. */
static int32_t in_sentence(const talk *k, int32_t index, talk_np *np)
{
    const talk_draft *d = &k->drafts.at[index];
    int32_t lo = (int32_t)k->sents.at[d->sent].first;
    if (cue_at(k, d) < lo + 3) return -1;
    int32_t o = earlier(k, index, true);
    if (o >= 0) return o;
    if (!sentence_subject(k, d, np)) return -1;
    if (d->row >= 0 && (frame_of(d->row) & FRAME_DOC)) return -2; /* «أصدرت النقابة بيانا جاء فيه» */
    bool feminine = (k->t.at[np->from].flags & TOK_TA_MARBUTA) != 0 || np->kind == LEX_SOURCE_KIND_KIND_BODY;
    return np->mention >= 0 || feminine == (d->form.gender == 'f') ? -2 : -1;
}

static void own_speaker(talk *k, int32_t index)
{
    talk_draft *d = &k->drafts.at[index];
    if (d->who.to > d->who.from) {
        isn_link l = link_of(k, &d->who, ISN_ROLE_SPEAKER, d->rule);
        int32_t a = antecedent(k, index);
        if (a >= 0) {
            const isn_link *of = &k->drafts.at[a].chain.at[0];
            if (of->entity >= 0 && d->who.to - d->who.from <= 2) l.span = of->span, l.elided = true;
            l.entity = of->entity;
            l.anonymous = k->drafts.at[a].chain.at[0].anonymous;
            d->who.kind = d->who.kind < 0 ? k->drafts.at[a].who.kind : d->who.kind;
        }
        add_link(k, d, l);
        for (int v = 0; v < d->n_via; v++) add_link(k, d, link_of(k, &d->via[v], ISN_ROLE_VIA, "chain.via"));
        /* the same speaker goes on through the same carrier */
        int others = 0;
        for (int32_t i = index - 1; !d->n_via && d->outer < 0 && i >= 0 && i > index - 8 && others < 2; i--) {
            const talk_draft *o = &k->drafts.at[i];
            if (!o->chain.n || o->outer >= 0) continue;
            bool same = i == a || same_link(k, &o->chain.at[0], &d->chain.at[0]) ||
                        (a >= 0 && same_link(k, &o->chain.at[0], &k->drafts.at[a].chain.at[0]));
            for (ptrdiff_t v = 1; same && v < o->chain.n; v++) add_link(k, d, o->chain.at[v]);
            if (same) break;
            others++;
        }
        return;
    }
    talk_np np;
    bool state = d->form.kind == FORM_PARTICIPLE || d->form.kind == FORM_NOUN;
    int32_t o = earlier(k, index, state || d->outer >= 0);
    if (o < 0 && d->outer >= 0 && content_subject(k, &k->drafts.at[d->outer], d, &np)) {
        d->who = np;
        add_link(k, d, link_of(k, &np, ISN_ROLE_SPEAKER, "chain.content-subject"));
        return;
    }
    if (o < 0 && state && sentence_subject(k, d, &np)) {
        d->who = np;
        isn_link l = link_of(k, &np, ISN_ROLE_SPEAKER, "chain.sentence-subject");
        l.elided = true;
        add_link(k, d, l);
        return;
    }
    bool told = !state && d->outer < 0;
    bool goes_on = told && d->form.conj && unknown_verb(k, (int32_t)k->sents.at[d->sent].first, cue_at(k, d));
    if (told && (o < 0 || goes_on)) { /* «والتقى فلان فلانا وعبر عن»: its own sentence's subject */
        int32_t own = in_sentence(k, index, &np);
        if (own != -1) o = own;
    }
    if (o == -2) {
        d->who = np;
        isn_link l = link_of(k, &np, ISN_ROLE_SPEAKER, "chain.sentence-subject");
        l.elided = true;
        add_link(k, d, l);
        return;
    }
    if (o < 0) o = earlier(k, index, false);
    if (o >= 0) copy_speaker(k, d, &k->drafts.at[o], d->outer < 0);
    for (int v = 0; v < d->n_via; v++) add_link(k, d, link_of(k, &d->via[v], ISN_ROLE_VIA, "chain.via"));
}

/* Who carried a nested report: the whole chain of what it stands in. */
static void outer_links(talk *k, talk_draft *d)
{
    if (d->outer < 0) return;
    const talk_draft *o = &k->drafts.at[d->outer];
    if (!d->chain.n && !d->quoted) d->dropped = true; /* «أعلنت أنها اتفقت»: the same speaker still */
    if (d->chain.n && o->chain.n && same_link(k, &d->chain.at[0], &o->chain.at[0])) d->dropped = true;
    for (ptrdiff_t i = 0; i < o->chain.n; i++) {
        isn_link l = o->chain.at[i];
        l.role = ISN_ROLE_VIA;
        add_link(k, d, l);
    }
}

/* An attribution at the sentence's end carries every statement of the sentence. */
static void attributed(talk *k, int32_t index)
{
    talk_draft *d = &k->drafts.at[index];
    if (d->same < 0) return;
    for (int32_t i = index - 1; i >= 0 && k->drafts.at[i].sent == d->sent; i--) {
        talk_draft *o = &k->drafts.at[i];
        if (o->same < 0 && o->outer < 0) add_link(k, o, link_of(k, &d->who, ISN_ROLE_VIA, "chain.attribution"));
    }
}

static void name_act(talk *k, talk_draft *d)
{
    (void)k;
    int kind = d->who.kind;
    bool writes = kind == LEX_SOURCE_KIND_KIND_MEDIUM || kind == LEX_SOURCE_KIND_KIND_MEDIA ||
                  kind == LEX_SOURCE_KIND_KIND_DOCUMENT || kind == LEX_SOURCE_KIND_KIND_LAW ||
                  kind == LEX_SOURCE_KIND_KIND_PLATFORM;
    if (writes && (d->act == ISN_ACT_SAY || d->act == ISN_ACT_REVEAL)) d->act = ISN_ACT_REPORT;
}

/* What is neither أن nor a quotation needs somebody near who says it: «تكشف عن
 * مواهب» is no report, «وكشف عن خطة» after a speaker is. */
static bool nobody(const talk *k, int32_t index)
{
    const talk_draft *d = &k->drafts.at[index];
    bool sure = d->row >= 0 && lex_value(&lex_reporting, d->row, LEX_REPORTING_STRENGTH) == LEX_REPORTING_STRENGTH_STRONG &&
                d->form.kind != FORM_NOUN && (d->open == OPEN_THAT || d->open == OPEN_QUOTE);
    bool present = d->form.kind == FORM_PRESENT && !d->form.conj && d->who.to <= d->who.from && d->row >= 0;
    if (present && (d->chain.n == 0 || (d->act == ISN_ACT_EXPECT && d->form.gender == 'm' && d->form.number == 's')))
        return true; /* «يتوقع الآن أن»: nobody in particular does */
    if (d->chain.n == 0) return !sure && d->outer < 0; /* speaker unknown, but speech it is */
    if (d->open != OPEN_PREP && d->open != OPEN_OBJECT) return false;
    if (!d->chain.at[0].elided || d->form.kind == FORM_PARTICIPLE) return false;
    for (int32_t i = index - 1; i >= 0; i--)
        if (!k->drafts.at[i].dropped) return d->sent - k->drafts.at[i].sent > 2;
    return true;
}

void chains_find(talk *k)
{
    for (int32_t i = 0; i < k->drafts.n && !k->a->full; i++) {
        talk_draft *d = &k->drafts.at[i];
        if (d->same >= 0) {
            attributed(k, i);
            continue;
        }
        own_speaker(k, i);
        outer_links(k, d);
        name_act(k, d);
        if (nobody(k, i)) d->dropped = true;
    }
}
