/* frame.c - a cue, its speaker and what opens its content make a draft.
 *
 * Owns: which cue reports something here, by the frame that lexicon/reporting.tsv
 * gives it.  Leaves to content.c where the content ends. */
#include "lexicon/attribution.h"
#include "lexicon/blame.h"
#include "statement/talk.h"

#define CLASS(x) LEX_PARTICLE_CLASS_##x

enum { FAR = 25 /* tokens in which a complementizer is looked for */ };

/* ---- what the lexicon says ------------------------------------------------- */

unsigned frame_of(int row)
{
    static const struct {
        const char *word;
        unsigned bits;
    } WORD[] = {
        {"that", FRAME_THAT}, {"q", FRAME_Q}, {"bi", FRAME_BI}, {"ala", FRAME_ALA}, {"an", FRAME_AN},
        {"ila", FRAME_ILA}, {"min", FRAME_MIN}, {"li", FRAME_LI}, {"fi", FRAME_FI}, {"obj", FRAME_OBJ},
        {"objclaim", FRAME_CLAIM}, {"carry", FRAME_CARRY}, {"doc", FRAME_DOC}, {"blame", FRAME_BLAME}, {"him", FRAME_HIM},
        {"objbi", FRAME_BI | FRAME_ADDRESSEE}, {"objila", FRAME_ILA | FRAME_ADDRESSEE},
        {"objala", FRAME_ALA | FRAME_ADDRESSEE},
    };
    isn_str rest = lex_cell(&lex_reporting, row, LEX_REPORTING_FRAME);
    unsigned bits = 0;
    while (rest.n > 0) {
        const char *space = memchr(rest.p, ' ', (size_t)rest.n);
        isn_str word = {rest.p, space ? space - rest.p : rest.n};
        rest = str_sub(rest, word.n + 1, rest.n);
        for (size_t i = 0; i < sizeof WORD / sizeof *WORD; i++)
            if (str_is(word, WORD[i].word)) bits |= WORD[i].bits;
    }
    return bits;
}

static int strength(const talk_draft *d)
{
    return lex_value(&lex_reporting, d->row, LEX_REPORTING_STRENGTH);
}

/* ---- what opens a content ---------------------------------------------------- */

static bool opened(talk_draft *d, talk_open how, int32_t from, isn_rule rule)
{
    d->open = how;
    d->from = from;
    d->rule = rule;
    return true;
}

static bool full_word(const talk *k, int32_t i, int32_t hi)
{
    return i < hi && (k->t.at[i].kind != TOK_PUNCT || tok_opens(k, i) || tok_is(k->t, i, "#") || tok_is(k->t, i, "("));
}

/* «قال: "…» and the closing mark never comes: the mark is stepped over. */
static int32_t past_stray_mark(const talk *k, int32_t i, int32_t hi, talk_draft *d)
{
    static const char *const MARK[] = {"\"", "«", "“", "”", "„", "'"};
    if (i + 1 >= hi || tok_opens(k, i) || tok_closes(k, i)) return i;
    for (int m = 0; m < 6; m++)
        if (tok_is(k->t, i, MARK[m])) {
            d->unclosed = true;
            return i + 1;
        }
    return i;
}

/* After a preposition or colon there may still stand أن/إن: «إلى أن، قال: إن». */
static int32_t past_that(const talk *k, int32_t i, int32_t hi)
{
    return i < hi && k->word[i] == CLASS(THAT) ? i + 1 : i;
}

static bool prep_opens(const talk *k, int32_t i, int32_t hi, unsigned frame, talk_draft *d)
{
    static const struct {
        uint8_t word;
        unsigned bit;
    } PREP[] = {{CLASS(ALA), FRAME_ALA}, {CLASS(AN), FRAME_AN}, {CLASS(ILA), FRAME_ILA},
                {CLASS(MIN), FRAME_MIN}, {CLASS(FI), FRAME_FI}};
    for (int p = 0; p < 5; p++)
        if (k->word[i] == PREP[p].word && (frame & PREP[p].bit)) {
            int32_t from = past_that(k, i + 1, hi);
            return full_word(k, from, hi) && opened(d, from > i + 1 ? OPEN_THAT : OPEN_PREP, from, "statement.prep");
        }
    const isn_tok *t = &k->t.at[i];
    bool bi = (frame & FRAME_BI) && str_starts(t->key, STR("ب"));
    bool li = (frame & FRAME_LI) && str_starts(t->key, STR("ل"));
    if (!bi && !li) return false;
    if (k->name[i] >= 0 && k->r->mentions->at[k->name[i]].span.start <= t->span.start) return false; /* «وصف بريطانيا بأنها» */
    if (k->word[i] && k->word[i] != CLASS(THAT)) return false;
    if (t->key.n == 2) /* «بـ"عملية"»: the letter alone */
        return full_word(k, i + 1, hi) && opened(d, OPEN_PREP, i + 1, "statement.prep");
    if (t->key.n < 6 || (k->cue[i] >= 0 && k->cues.at[k->cue[i]].kind == CUE_OF)) return false;
    d->skip = 2;
    return opened(d, OPEN_PREP, i, "statement.prep");
}

/* Does the content open at `i`? */
static bool opens_at(const talk *k, int32_t i, int32_t hi, unsigned frame, talk_draft *d)
{
    if (i >= hi) return false;
    if (tok_comma(k, i) && i + 1 < hi && k->word[i + 1] == CLASS(THAT)) i++;
    if (tok_colon(k, i)) {
        if (i + 1 >= hi || !(frame & (FRAME_Q | FRAME_OBJ | FRAME_THAT))) return false;
        int32_t from = past_that(k, past_stray_mark(k, past_that(k, i + 1, hi), hi, d), hi);
        if (!full_word(k, from, hi)) return false;
        return opened(d, tok_opens(k, from) ? OPEN_QUOTE : from > i + 1 ? OPEN_THAT : OPEN_COLON, from, "statement.colon");
    }
    if (tok_opens(k, i)) return (frame & FRAME_Q || frame & FRAME_OBJ) && opened(d, OPEN_QUOTE, i, "statement.quote");
    if (k->word[i] == CLASS(THAT)) {
        bool bi = (frame & FRAME_BI) && str_starts(k->t.at[i].key, STR("ب"));
        if (!(frame & FRAME_THAT) && !bi) return false; /* «بأن» opens where أن does */
        if (k->word_pre[i] && (str_starts(k->t.at[i].key, STR("ف")) || str_starts(k->t.at[i].key, STR("ل")))) return false; /* «فإن، لأنها» answer something else */
        int32_t from = i + 1 < hi && tok_colon(k, i + 1) ? i + 2 : i + 1; /* «قالت إنها: "…"» */
        from = past_stray_mark(k, from, hi, d);
        return full_word(k, from, hi) && opened(d, OPEN_THAT, from, "statement.that");
    }
    return prep_opens(k, i, hi, frame, d);
}

/* A far opener: what stands between was not understood, but nothing in it speaks. */
static bool opens_later(const talk *k, int32_t i, int32_t hi, unsigned frame, talk_draft *d)
{
    bool other = false; /* a weaker verb passed: «مصدر، طلب عدم ذكر اسمه، إن» */
    for (int32_t j = i; j < hi && j < i + FAR; j++) {
        if (tok_opens(k, j) && k->mate[j] > j && !(j > 0 && tok_colon(k, j - 1))) { j = k->mate[j]; continue; }
        bool after_prep = j > i && (k->word[j - 1] == CLASS(PREP) || k->word[j - 1] == CLASS(AFTER) || k->word[j - 1] == CLASS(CONJ) ||
                                    k->word[j - 1] == CLASS(ASIDE) || k->word[j - 1] == CLASS(AS) || k->word[j - 1] == CLASS(MIN));
        if (k->word[j] == CLASS(THAT) && after_prep) continue;
        if (tok_comma(k, j) && j + 1 < hi && (frame & (FRAME_ILA | FRAME_ALA | FRAME_AN | FRAME_MIN)) &&
            k->word[j + 1] != CLASS(FI) && prep_opens(k, j + 1, hi, frame & (FRAME_ILA | FRAME_ALA | FRAME_AN | FRAME_MIN), d))
            return true;
        if (other && k->word[j] == CLASS(THAT) && !tok_comma(k, j - 1)) return false; /* the other verb's */
        if (k->word[j] == CLASS(THAT) || tok_colon(k, j)) return opens_at(k, j, hi, frame, d);
        if (j > i && k->cue[j] >= 0 && k->name[j] < 0 && k->cues.at[k->cue[j]].kind <= CUE_PARTICIPLE) {
            int row = k->cues.at[k->cue[j]].form[0].row;
            int s = lex_value(&lex_reporting, row, LEX_REPORTING_STRENGTH);
            if (s == LEX_REPORTING_STRENGTH_STRONG) return false;
            other |= s == LEX_REPORTING_STRENGTH_WEAK;
        }
        if (tok_stop(k, j)) return false;
    }
    return false;
}

/* ---- verbs ----------------------------------------------------------------------- */

/* A feminine verb has no masculine subject after it: «دانت القانون» leaves its
 * speaker out.  Names and collectives may be either. */
static bool agrees_after(const talk *k, const talk_draft *d, const talk_np *np)
{
    if (np->mention >= 0 && k->name[np->from] >= 0) return true;
    bool feminine = (k->t.at[np->from].flags & TOK_TA_MARBUTA) != 0;
    if (np->plural) return true;
    bool titled = np->mention >= 0 && np->kind < 0 && k->r->mentions->at[np->mention].type == ISN_PERSON && np->definite;
    if (titled && d->form.gender == 'f') return feminine; /* «تتهم المفكر فلانا» */
    if (d->form.gender == 'f') return feminine || np->kind == LEX_SOURCE_KIND_KIND_BODY ||
                                      np->kind > LEX_SOURCE_KIND_KIND_BODY || np->kind == LEX_SOURCE_KIND_KIND_MEDIA ||
                                      np->kind < 0;
    return !feminine || np->kind == LEX_SOURCE_KIND_KIND_PERSON;
}

static int32_t read_subject(const talk *k, int32_t i, int32_t hi, unsigned frame, talk_draft *d)
{
    d->who = (talk_np){.from = i, .to = i, .mention = -1, .kind = -1};
    if (d->form.kind == FORM_PARTICIPLE || d->form.number != 's') return i;
    int32_t start = i;
    i = adjuncts_skip(k, i, hi, frame, d);
    if (i >= hi || k->word[i] == CLASS(THAT)) return i;
    if ((frame & FRAME_BI) && k->name[i] < 0 && prefixed(k, i, "ب")) return i;
    bool object = (frame & (FRAME_OBJ | FRAME_CLAIM | FRAME_ADDRESSEE | FRAME_HIM | FRAME_BLAME | FRAME_MIN)) != 0;
    if (object && object_starts(k, i)) return i;
    talk_np np;
    int32_t j = np_read(k, i, hi, object, &np);
    if (j == i) return i;
    if (!agrees_after(k, d, &np)) return i;
    if (i > start && !np_speaks(k, &np)) return i; /* «في يوم دراسي» */
    if ((frame & FRAME_ADDRESSEE) && !np_speaks(k, &np) && d->form.conj) return i; /* «ووصف المكافآت بأنها» */
    bool of_speech = k->cue[i] >= 0 && k->cues.at[k->cue[i]].kind == CUE_NOUN; /* «يدحض مزاعم دفاعه» */
    bool opens = j < hi && (k->word[j] == CLASS(THAT) || tok_colon(k, j) || tok_opens(k, j));
    bool nominative = str_ends(k->t.at[i].key, STR("ون")) || str_ends(k->t.at[i].key, STR("ان")); /* «وأكد اللاعبون على» */
    if (frame & FRAME_OBJ && !np_speaks(k, &np) && !opens && (of_speech || (d->form.conj && np.definite && !nominative))) return i; /* «وينفي الاتهامات الموجهة إليه» */
    d->who = np;
    return j;
}

/* A noun that can be announced: a verbal noun, a definite one, a name, a number. */
static bool object_like(const talk *k, int32_t i)
{
    const isn_tok *t = &k->t.at[i];
    int n;
    int row = source_head(k, i, &n);
    if (object_starts(k, i) || k->name[i] >= 0 || t->kind != TOK_WORD) return true;
    if (str_starts(t->key, STR("و"))) return false;
    return str_starts(t->key, STR("ال")) || (t->flags & TOK_TANWIN) || row < 0 ||
           lex_value(&lex_source_kind, row, LEX_SOURCE_KIND_KIND) >= LEX_SOURCE_KIND_KIND_DOCUMENT;
}

/* «تعتبر روسيا أكبر البلدان، الجسر يعتبر رمزا»: what is held to be something says nothing. */
static bool held_to_be(const talk *k, int32_t i, const talk_draft *d)
{
    const isn_tok *t = &k->t.at[i];
    if (d->form.kind != FORM_PRESENT || d->form.suffix || d->act != ISN_ACT_SAY || !(frame_of(d->row) & FRAME_THAT)) return false;
    if (t->kind != TOK_WORD || k->name[i] >= 0 || str_starts(t->key, STR("ال"))) return false;
    enum { ELATIVE = 8 }; /* bytes of «أكبر» */
    return (t->flags & TOK_HAMZA_ABOVE && t->key.n <= ELATIVE) || ((d->before || d->who.to <= d->who.from) && t->n_post == 0);
}

/* An announced noun phrase: «أكد تطابق الموقفين، نفى الاتهامات». */
static bool object_at(const talk *k, int32_t i, int32_t hi, unsigned frame, talk_draft *d)
{
    if (i >= hi || !full_word(k, i, hi) || !(frame & FRAME_OBJ) || !object_like(k, i) || held_to_be(k, i, d)) return false;
    if (k->word[i] && k->word[i] != CLASS(ADVERB) && k->word[i] != CLASS(ALL) && !tok_such(k, i)) return false;
    if (k->cue[i] >= 0 && k->cues.at[k->cue[i]].kind <= CUE_PARTICIPLE && !object_starts(k, i)) {
        int row = k->cues.at[k->cue[i]].form[0].row;
        if (lex_value(&lex_reporting, row, LEX_REPORTING_STRENGTH) == LEX_REPORTING_STRENGTH_STRONG) return false;
    }
    return opened(d, OPEN_OBJECT, i, "statement.object");
}

/* «للمشاركة»: ل and a verbal noun. */
static bool object_starts_after(const talk *k, int32_t i)
{
    int n;
    return source_head(k, i, &n) < 0 && k->name[i] < 0;
}

/* «اتهم الوزير الشركة بالتقصير، دعا المجلس الحكومة إلى الإسراع»: the preposition
 * after somebody.  Of accusations and descriptions the somebody is content. */
static bool opens_after_addressee(const talk *k, int32_t i, int32_t hi, unsigned frame, talk_draft *d)
{
    for (int32_t j = i; j < hi && j < i + FAR; j++) {
        if (tok_stop(k, j) || tok_colon(k, j) || k->word[j] == CLASS(ASIDE) || k->word[j] == CLASS(CONJ)) return false;
        if (tok_opens(k, j) && k->mate[j] > j && !opens_at(k, j, hi, frame & ~(unsigned)FRAME_Q, d)) { j = k->mate[j]; continue; }
        bool that = k->word[j] == CLASS(THAT);
        talk_draft probe = *d;
        probe.skip = 0;
        bool prefixed_b = (frame & FRAME_BI) && str_starts(k->t.at[j].key, STR("ب")) &&
                          (k->t.at[j].n_pre > 0 || k->t.at[j].key.n == 2 || str_starts(str_sub(k->t.at[j].key, 2, k->t.at[j].key.n), STR("ال")) || that);
        bool prefixed_l = (frame & FRAME_LI) && prefixed(k, j, "ل") && object_starts_after(k, j);
        bool prep = prefixed_b || prefixed_l || k->word[j] == (frame & FRAME_ILA ? CLASS(ILA) : frame & FRAME_ALA ? CLASS(ALA) : CLASS(THAT));
        if (!that && !prep) {
            if (j > i && k->cue[j] >= 0 && k->cues.at[k->cue[j]].kind == CUE_VERB && k->cues.at[k->cue[j]].form[0].conj) return false;
            continue;
        }
        if (!(that ? opened(&probe, OPEN_THAT, j + 1, "statement.that") : opens_at(k, j, hi, frame, &probe))) continue;
        *d = probe;
        bool says_of = d->act == ISN_ACT_SAY || (d->act == ISN_ACT_CLAIM && !that);
        if (says_of && j > i && tok_word(k, i) && (frame & (FRAME_BI | FRAME_ILA)) && !d->form.suffix) {
            d->from = i, d->skip = 0, d->open = OPEN_OBJECT;
        }
        return full_word(k, d->from, hi);
    }
    return false;
}

/* [statement.carry] «نقلت X عن Y قوله إن …»: Y speaks, X carries. */
static bool read_carry(const talk *k, int32_t i, int32_t hi, talk_draft *d)
{
    talk_np carrier;
    int32_t j = np_read(k, i, hi, false, &carrier);
    j = adjuncts_skip(k, j, hi, FRAME_AN, NULL);
    if (j + 1 >= hi || k->word[j] != CLASS(AN)) return false;
    talk_np origin;
    int32_t e = np_read(k, j + 1, hi, true, &origin);
    if (e == j + 1) return false;
    if (carrier.to > carrier.from) d->via[d->n_via++] = carrier;
    d->who = origin;
    d->gender = k->t.at[origin.from].flags & TOK_TA_MARBUTA ? 'f' : 'm'; /* the verb's is the carrier's */
    e = adjuncts_skip(k, e, hi, FRAME_OBJ, d);
    if (e < hi && k->cue[e] >= 0 && k->cues.at[k->cue[e]].kind == CUE_NOUN && k->cues.at[k->cue[e]].form[0].suffix) {
        isn_act act = (isn_act)lex_value(&lex_reporting, k->cues.at[k->cue[e]].form[0].row, LEX_REPORTING_ACT);
        if (act != ISN_ACT_SAY) d->act = act, d->row = k->cues.at[k->cue[e]].form[0].row;
        e = adjuncts_skip(k, e + 1, hi, 0, d);
    }
    if (opens_at(k, e, hi, FRAME_THAT | FRAME_Q | FRAME_BI, d)) return true;
    if (opens_later(k, e, hi, FRAME_THAT | FRAME_Q, d)) return true;
    return full_word(k, e, hi) && !k->word[e] && opened(d, OPEN_OBJECT, e, "statement.carry");
}

/* «ذكرت الوكالة نقلا عن مصدر أن …» */
static int32_t citing(const talk *k, int32_t i, int32_t hi, unsigned frame, talk_draft *d)
{
    if (i >= hi || k->cue[i] < 0 || k->cues.at[k->cue[i]].kind != CUE_OF) return i;
    const talk_cue *c = &k->cues.at[k->cue[i]];
    talk_np np;
    int32_t j = np_read(k, i + c->n, hi, true, &np);
    if (j == i + c->n || !np_speaks(k, &np) || c->of_kind != LEX_ATTRIBUTION_KIND_OF) return i;
    if (d->who.to > d->who.from && d->n_via < 2) d->via[d->n_via++] = d->who;
    d->who = np;
    if (d->act == ISN_ACT_SAY) d->act = ISN_ACT_REPORT;
    return adjuncts_skip(k, j, hi, frame, d);
}

/* [statement.blame] «حمّلت النقابة الشركة مسؤولية الحادث». */
static bool blames(const talk *k, int32_t i, int32_t hi, talk_draft *d)
{
    int key, pre;
    for (int32_t j = i; j < hi && j < i + 10 && !tok_stop(k, j) && !tok_comma(k, j); j++)
        if (toks_match(&lex_blame, k->t, j, &key, &pre) && (np_speaks(k, &d->who) || d->form.kind == FORM_PARTICIPLE))
            return full_word(k, i, hi) && opened(d, OPEN_OBJECT, i, "statement.blame");
    return false;
}

/* Is there something that speaks, beside the verb? */
static bool has_speaker(const talk *k, const talk_draft *d)
{
    return np_speaks(k, &d->who);
}

/* [statement.doc] «جاء في بيان للوزارة أن»: the document speaks, or who issued it. */
static bool read_doc(const talk *k, int32_t i, int32_t hi, talk_draft *d)
{
    d->who = (talk_np){.from = i, .to = i, .mention = -1, .kind = -1};
    if (i + 1 >= hi) return false;
    if (k->word[i] == CLASS(ONIT)) return opens_at(k, i + 1, hi, FRAME_THAT | FRAME_Q, d); /* «بيان جاء فيه أن» */
    if (k->word[i] != CLASS(FI)) return false;
    int32_t j = i + k->word_n[i];
    int32_t e = np_read(k, j, hi, false, &d->who);
    if (e == j || d->who.kind < LEX_SOURCE_KIND_KIND_DOCUMENT) return false;
    e = adjuncts_skip(k, e, hi, 0, d);
    return opens_at(k, e, hi, FRAME_THAT | FRAME_Q, d) || opens_later(k, e, hi, FRAME_THAT | FRAME_Q, d);
}

/* [statement.back] What is confirmed or denied stands before: «وهو ما نفاه الوزير،
 * اتفاق، أكده المرصد». */
static bool read_back(const talk *k, int32_t lo, int32_t i, int32_t hi, const talk_cue *c, talk_draft *d)
{
    if (d->form.kind == FORM_PARTICIPLE || c->at <= lo || strength(d) == LEX_REPORTING_STRENGTH_BOUND) return false;
    bool what = k->word[c->at - 1] == CLASS(CONJ) ||
                (c->at > lo + 1 && k->word[c->at - 2] == CLASS(CONJ) && k->word_n[c->at - 2] == 2); /* «الأمر الذي، وهو ما» */
    bool confirms = d->act == ISN_ACT_AFFIRM || d->act == ISN_ACT_DENY;
    if (!confirms || !(what || tok_comma(k, c->at - 1))) return false;
    int32_t j = adjuncts_skip(k, i, hi, 0, NULL);
    int32_t e = np_read(k, j, hi, false, &d->who);
    bool latter = j < hi && k->word[j] == CLASS(LATTER);
    if (latter) d->who = (talk_np){.from = j, .to = j + 1, .mention = -1, .kind = -1};
    else if (e == j || !np_speaks(k, &d->who)) return false;
    d->to = what;
    return opened(d, OPEN_BACK, lo, "statement.back");
}

/* A verb after its subject shows its gender. */
static bool agrees_before(const talk *k, const talk_draft *d, const talk_np *np)
{
    if (d->form.number != 's') return true;
    if (np->mention >= 0 || np->plural) return true;
    bool feminine = (k->t.at[np->from].flags & TOK_TA_MARBUTA) != 0;
    return feminine == (d->form.gender == 'f') || np->kind == LEX_SOURCE_KIND_KIND_BODY;
}

/* [statement.after-quote] «"الجسر آمن"، قال الوزير.» */
static bool quote_before(const talk *k, int32_t lo, int32_t at, talk_draft *d)
{
    int32_t i = at - 1;
    while (i > lo && (tok_comma(k, i) || tok_is(k->t, i, "-"))) i--;
    if (i <= lo || !tok_closes(k, i) || k->mate[i] < lo) return false;
    return opened(d, OPEN_QUOTE, k->mate[i], "statement.after-quote");
}

/* [statement.judged] «واستنكر الهجوم على القرار»: the speaker goes on, and the definite
 * noun after a verb of judging is what is judged, not who judges. */
static bool judged_at(const talk *k, int32_t i, int32_t hi, talk_draft *d)
{
    int n;
    if (i >= hi || k->word[i] || k->name[i] >= 0 || !str_starts(k->t.at[i].key, STR("ال")) || source_head(k, i, &n) >= 0) return false;
    if (d->before || has_speaker(k, d)) return false;
    for (int32_t j = i; j < hi && j < i + FAR && !tok_stop(k, j); j++)
        if (k->word[j] == CLASS(THAT) || tok_colon(k, j)) return false;
    d->who = (talk_np){.from = i, .to = i, .mention = -1, .kind = -1};
    return opened(d, OPEN_OBJECT, i, "statement.judged");
}

/* [statement.apposition] «أكد وليد كسر الحجر، عضو المجلس، | أن»: أن after a comma, or
 * after a subject that a comma has closed, opens the content: what stands before
 * it is still the speaker. */
static bool after_apposition(const talk *k, int32_t after, int32_t p, int32_t hi, unsigned frame, talk_draft *d)
{
    bool closed = p > after && tok_comma(k, p - 1);
    int32_t comma = -1;
    for (int32_t j = after; j < hi && j < after + FAR; j++) {
        if (tok_stop(k, j) || tok_colon(k, j) || tok_opens(k, j) || k->word[j] == CLASS(CONJ)) return false;
        if (tok_comma(k, j)) {
            if (comma < 0) comma = j;
            continue;
        }
        if (k->word[j] == CLASS(THAT)) {
            bool own = !k->word_pre[j] && (tok_comma(k, j - 1) || closed);
            if (!own || comma < 0 || !opens_at(k, j, hi, frame & FRAME_THAT, d)) return false;
            if (d->who.to > d->who.from && comma > d->who.to && comma < d->who.to + 4 && tok_word(k, d->who.to)) d->who.to = comma;
            return true;
        }
        if (j > after && k->name[j] < 0 && k->cue[j] >= 0 && k->cues.at[k->cue[j]].kind <= CUE_PARTICIPLE &&
            lex_value(&lex_reporting, k->cues.at[k->cue[j]].form[0].row, LEX_REPORTING_STRENGTH) == LEX_REPORTING_STRENGTH_STRONG)
            return false;
    }
    return false;
}

/* «الذي تطالب هيئات بإطلاق سراحه، التي أعلن الوزير»: the verb is not of the gender that the relative
 * pronoun before it has, so its subject is another. */
static bool anothers_verb(const talk *k, int32_t at, const talk_draft *d)
{
    if (at == 0 || k->word[at - 1] != CLASS(REL) || d->form.number != 's') return false;
    bool masculine = str_find(k->t.at[at - 1].key, STR("ذ"), 0) >= 0; /* الذي، اللذان، الذين; التي، اللتان، اللاتي */
    return masculine != (d->form.gender == 'm');
}

/* «أنه أبلغ الرئيس بذلك، وهي تتهم الوزير، المرأة التي تتهم الوزير بكذا»: the pronoun is the verb's
 * subject, the noun after it is whom it is about. */
static bool after_pronoun(const talk *k, int32_t at, const talk_draft *d)
{
    enum { THAT_ALONE = 4 }; /* bytes of «أن» */
    if (at == 0) return false;
    bool joined = k->word[at - 1] == CLASS(THAT) && k->t.at[at - 1].key.n - k->word_pre[at - 1] > THAT_ALONE;
    bool relative = k->word[at - 1] == CLASS(REL) && !anothers_verb(k, at, d) && frame_of(d->row) & FRAME_ADDRESSEE && !d->form.suffix;
    return joined || k->word[at - 1] == CLASS(PRONOUN) || relative;
}

/* «كما اتهمت الوزير بالتزوير، ووصف الوزير بأنه ضعيف»: who is accused or described must be told, so the
 * one noun right before «بـ» is he, and who speaks is left out; «تتهم فلانا منذ أعوام بكذا» too, but
 * «وصف فلان عام 2017 بأنه صعب» describes the year. */
static bool lacks_object(const talk *k, const talk_draft *d, unsigned frame)
{
    bool of_somebody = frame & FRAME_ADDRESSEE && frame & FRAME_BI && (d->act == ISN_ACT_SAY || d->act == ISN_ACT_CLAIM);
    bool by_b = d->open == OPEN_PREP || (d->open == OPEN_THAT && !(frame & FRAME_THAT));
    if (!of_somebody || !by_b || d->before || d->form.suffix || d->form.kind == FORM_PARTICIPLE || d->who.to <= d->who.from) return false;
    int32_t i = d->who.to, b = d->from - (d->open == OPEN_THAT);
    while (i < b && d->act == ISN_ACT_CLAIM && (k->when[i] >= 0 || k->word[i] == CLASS(PREP))) i++;
    return i == b;
}

/* One reading of a verb or participle; true where it makes a draft. */
static bool read_verb(const talk *k, int32_t lo, int32_t hi, const talk_cue *c, talk_draft *d)
{
    unsigned frame = frame_of(d->row);
    int32_t i = c->at + c->n;
    if (frame & FRAME_CARRY) return read_carry(k, i, hi, d);
    if (frame & FRAME_DOC) return read_doc(k, i, hi, d);
    bool of_it = d->act == ISN_ACT_SAY && (frame & FRAME_OBJ) && strength(d) == LEX_REPORTING_STRENGTH_STRONG; /* «يعتبرها باطلة» */
    if (d->form.suffix && !(frame & (FRAME_HIM | FRAME_ADDRESSEE)) && !of_it)
        return read_back(k, lo, i, hi, c, d);
    d->who = (talk_np){.from = i, .to = i, .mention = -1, .kind = -1};
    bool verb = d->form.kind != FORM_PARTICIPLE;
    d->before = verb && !d->form.conj && !anothers_verb(k, c->at, d) && np_before(k, lo, c->at, &d->who) && agrees_before(k, d, &d->who);
    int32_t after = d->before || after_pronoun(k, c->at, d) ? i : read_subject(k, i, hi, frame, d);
    bool none = d->who.to <= d->who.from;
    if (d->before && !has_speaker(k, d) && object_starts(k, d->who.from)) return false;
    if (none && verb) d->before = np_before(k, lo, c->at, &d->who);
    if (none && !d->before) d->who = (talk_np){.from = i, .to = i, .mention = -1, .kind = -1};
    if (frame & FRAME_ADDRESSEE && d->form.suffix) { /* «وصفه بأنه، دعاهم إلى» */
        if (strength(d) != LEX_REPORTING_STRENGTH_STRONG && !has_speaker(k, d)) return false;
        int32_t p = adjuncts_skip(k, after, hi, frame, d);
        return opens_at(k, p, hi, frame, d) || opens_after_addressee(k, after, hi, frame, d);
    }
    int32_t p = adjuncts_skip(k, after, hi, frame, d);
    p = citing(k, p, hi, frame, d);
    bool weak = strength(d) != LEX_REPORTING_STRENGTH_STRONG;
    bool opens = opens_at(k, p, hi, frame, d);
    if (opens && lacks_object(k, d, frame)) {
        if (d->act == ISN_ACT_CLAIM && d->form.gender == 'm' && d->form.kind == FORM_PAST) return false; /* «اتُّهم الوزير بالتزوير» */
        d->from = d->who.from, d->skip = 0, d->open = OPEN_OBJECT;
        d->who.to = d->who.from, d->who.mention = -1;
        return true;
    }
    if (opens) {
        if (strength(d) == LEX_REPORTING_STRENGTH_BOUND && (d->open == OPEN_PREP || (p > after && !(d->form.conj && c->at == lo))))
            return false;
        if (weak && d->open == OPEN_PREP && !has_speaker(k, d) && d->form.kind != FORM_PARTICIPLE) return false;
        if (weak && d->open == OPEN_QUOTE && !(frame & FRAME_Q)) return false;
        if (weak && d->open == OPEN_QUOTE && c->at > lo && !has_speaker(k, d) && !tok_colon(k, d->from - 1) && k->word[d->from - 1] != CLASS(THAT)) return false;
        if (!none && !has_speaker(k, d) && weak && object_starts(k, d->who.from)) return false; /* «تحقيق الفوز أكد» */
        return true;
    }
    if (frame & FRAME_MIN && has_speaker(k, d) && p < hi && k->name[p] >= 0) { /* «حذر فلان | باريس من أن» */
        talk_np warned;
        int32_t past = adjuncts_skip(k, np_read(k, p, hi, true, &warned), hi, frame, d);
        if (k->word[past < hi ? past : p] == CLASS(MIN) && opens_at(k, past, hi, frame, d)) return true;
    }
    if (frame & FRAME_ADDRESSEE && strength(d) != LEX_REPORTING_STRENGTH_BOUND &&
        (!weak || has_speaker(k, d)) && opens_after_addressee(k, p, hi, frame, d))
        return true;
    if (frame & FRAME_OBJ && frame & FRAME_THAT && after_apposition(k, after, p, hi, frame, d)) return true;
    bool marked = verb || c->at == lo || d->form.conj || k->t.at[c->at - 1].kind == TOK_PUNCT; /* not «تقارير غير مؤكدة» */
    if (frame & FRAME_OBJ && !weak && marked && object_at(k, p, hi, frame, d)) return true;
    bool state = d->form.kind == FORM_PARTICIPLE && p < hi && k->name[p] >= 0; /* «ممهلا الحكومة شهرا» */
    if (frame & FRAME_OBJ && strength(d) == LEX_REPORTING_STRENGTH_WEAK && (state || (has_speaker(k, d) && object_starts(k, p))) &&
        object_at(k, p, hi, frame, d))
        return true;
    if (frame & FRAME_OBJ && !weak && d->form.conj && judged_at(k, i, hi, d)) return true;
    if (frame & FRAME_BLAME) return blames(k, p, hi, d);
    if (frame & FRAME_HIM && has_speaker(k, d) && strength(d) != LEX_REPORTING_STRENGTH_BOUND && opens_later(k, p, hi, frame & (FRAME_THAT | FRAME_BI), d)) return true;
    if (frame & FRAME_CLAIM && p < hi && k->cue[p] >= 0 && k->cues.at[k->cue[p]].kind == CUE_NOUN)
        return opened(d, OPEN_OBJECT, p, "statement.object");
    bool over = p >= hi || tok_stop(k, p);
    if (frame & FRAME_Q && over && has_speaker(k, d) && quote_before(k, lo, c->at, d)) return true;
    if (frame & FRAME_OBJ && k->word[p < hi ? p : hi - 1] != CLASS(PREP)) return !weak && has_speaker(k, d) && opens_later(k, p, hi, FRAME_THAT, d);
    bool document = d->who.kind == LEX_SOURCE_KIND_KIND_DOCUMENT;
    if (strength(d) == LEX_REPORTING_STRENGTH_BOUND) return false;
    return (!weak || document) && (has_speaker(k, d) || !d->form.conj) && opens_later(k, p, hi, frame, d);
}

/* [statement.noun] A verbal noun with its complementizer: «إعلان حماس أن، تصريحات
 * رئيس الوزراء بأن، قوله إن». */
static bool read_noun_cue(const talk *k, int32_t hi, const talk_cue *c, talk_draft *d)
{
    if (strength(d) == LEX_REPORTING_STRENGTH_BOUND) return false;
    int32_t i = c->at + c->n;
    d->who = (talk_np){.from = i, .to = i, .mention = -1, .kind = -1};
    if (!d->form.suffix) {
        int32_t j = np_read(k, i, hi, false, &d->who);
        if (j > i && !np_speaks(k, &d->who)) return false;
        i = j;
    }
    i = adjuncts_skip(k, i, hi, 0, d);
    if (i >= hi) return false;
    bool that = k->word[i] == CLASS(THAT);
    bool quote = tok_colon(k, i) && i + 1 < hi && tok_opens(k, i + 1);
    if (!that && !quote) {
        unsigned prep = frame_of(d->row) & (FRAME_AN | FRAME_ALA | FRAME_MIN | FRAME_ILA);
        bool with = c->at > 0 && tok_is(k->t, c->at - 1, "مع"); /* «مع التنويه إلى أن» */
        if (!prep || !(d->form.suffix || d->form.li || with) || strength(d) != LEX_REPORTING_STRENGTH_STRONG) return false;
        return opens_at(k, i, hi, prep, d);
    }
    if (!d->form.suffix && !has_speaker(k, d) && !that) return false;
    return opens_at(k, i, hi, FRAME_THAT | FRAME_Q, d);
}

/* ---- «بحسب» ------------------------------------------------------------------------ */

/* [statement.of] The content of «…، بحسب X» stands before it, that of «بحسب X، …»
 * after it. */
static bool read_of_cue(const talk *k, int32_t lo, int32_t hi, const talk_cue *c, talk_draft *d)
{
    int32_t i = c->at + c->n;
    d->who = (talk_np){.from = i, .to = i, .mention = -1, .kind = -1};
    d->act = ISN_ACT_REPORT;
    if (c->of_kind == LEX_ATTRIBUTION_KIND_WHAT) {
        while (i < hi && (k->word[i] || k->cue[i] >= 0) && i < c->at + c->n + 4) i++;
        i = adjuncts_skip(k, i, hi, 0, d);
    }
    if (c->of_kind != LEX_ATTRIBUTION_KIND_OWN) {
        int32_t j = np_read(k, i, hi, false, &d->who);
        if (c->of_kind == LEX_ATTRIBUTION_KIND_WHAT && (j == i || !np_speaks(k, &d->who)) && i < hi && tok_opens(k, i) && k->mate[i] > i + 1 && k->mate[i] < i + 6) {
            j = k->mate[i] + 1; /* «وفق ما أوردت "الشاطئ"»: a paper by its bare name */
            d->who = (talk_np){.from = i + 1, .to = j - 1, .mention = -1, .kind = LEX_SOURCE_KIND_KIND_MEDIUM};
        }
        if (j == i || !np_speaks(k, &d->who)) return false;
        if (d->who.kind == LEX_SOURCE_KIND_KIND_LAW && d->who.mention < 0) return false;
        if (c->joined) d->who.skip = str_starts(k->t.at[d->who.from].key, STR("لل")) && k->name[d->who.from] < 0 ? 4 : 2; /* «لـ|لتقرير» */
        i = j;
        while (i < hi && k->when[i] >= 0) i++;
    }
    bool first = c->at <= lo + 1;
    bool below = c->at > lo && k->word[c->at - 1] == CLASS(THAT); /* «بين أنه وفقا للدستور فإن …» */
    if (first || below) {
        if (c->of_kind == LEX_ATTRIBUTION_KIND_OWN) return false;
        while (i < hi && (tok_comma(k, i) || k->word[i] == CLASS(THAT))) i++;
        return full_word(k, i, hi) && opened(d, OPEN_THAT, i, "statement.of-first");
    }
    d->to = i; /* where the attribution ends; content.c finds what it is of */
    return opened(d, OPEN_BEFORE, lo, "statement.of");
}

/* «دون أن يوضح، من دون الإشارة»: what was not said. */
static bool after_aside(const talk *k, int32_t at, int32_t lo)
{
    for (int32_t i = at - 1; i >= lo && i > at - 3; i--)
        if (k->word[i] == CLASS(ASIDE)) return true;
    return false;
}

static void read_cue(talk *k, int32_t s, int32_t lo, int32_t hi, int32_t cue)
{
    const talk_cue *c = &k->cues.at[cue];
    talk_draft d = {.cue = cue, .row = -1, .sent = s, .outer = -1, .same = -1};
    const talk_cue *last = cue > 0 ? &k->cues.at[cue - 1] : NULL;
    if (last && last->kind == CUE_OF && last->of_kind == LEX_ATTRIBUTION_KIND_WHAT && last->at + last->n == c->at)
        return; /* «وفق ما أوردت …»: the verb is the attribution's */
    if (c->kind == CUE_OF) {
        if (read_of_cue(k, lo, hi, c, &d)) isn_push_value(k->a, &k->drafts, d);
        return;
    }
    for (int f = 0; f < c->n_forms; f++) {
        d = (talk_draft){.cue = cue, .row = c->form[f].row, .form = c->form[f], .sent = s, .outer = -1, .same = -1};
        d.act = (isn_act)lex_value(&lex_reporting, d.row, LEX_REPORTING_ACT);
        if (k->cues.at[cue].at > lo + 1 && after_aside(k, c->at, lo)) continue;
        if (c->negated && d.act != ISN_ACT_EXPECT && d.form.kind != FORM_NOUN) continue; /* «لم يؤكد» */
        if (k->name[c->at] >= 0 && d.form.kind != FORM_PAST && d.form.kind != FORM_PRESENT) continue;
        bool ok = d.form.kind == FORM_NOUN ? read_noun_cue(k, hi, c, &d) : read_verb(k, lo, hi, c, &d);
        if (!ok) continue;
        isn_push_value(k->a, &k->drafts, d);
        return;
    }
}

/* How sure a draft is of its opener, when two claim the same one. */
static int claim(const talk_draft *d)
{
    int s = d->row < 0 ? 0 : strength(d);
    int worth = s == LEX_REPORTING_STRENGTH_STRONG ? 6 : s == LEX_REPORTING_STRENGTH_WEAK ? 4 : 1;
    if (d->form.kind != FORM_NOUN) return worth;
    return d->form.number == 'p' ? worth - 1 : worth - 3; /* «تصريحات» is surer than «أمر» */
}

/* One أن opens one content: «وكالة أنباء … إن» is not also أنبأ's. */
static void settle_claims(talk *k, ptrdiff_t first)
{
    for (ptrdiff_t i = first; i < k->drafts.n; i++) {
        talk_draft *d = &k->drafts.at[i];
        if (d->open == OPEN_BEFORE || d->open == OPEN_BACK) continue;
        for (ptrdiff_t j = i + 1; j < k->drafts.n && j < i + 12; j++) {
            talk_draft *o = &k->drafts.at[j];
            if (o->open == OPEN_BEFORE || o->open == OPEN_BACK || o->from != d->from || o->dropped || d->dropped) continue;
            if (claim(o) > claim(d)) d->dropped = true;
            else o->dropped = true;
        }
    }
    ptrdiff_t n = first;
    for (ptrdiff_t i = first; i < k->drafts.n; i++)
        if (!k->drafts.at[i].dropped) k->drafts.at[n++] = k->drafts.at[i];
    k->drafts.n = n;
}

void drafts_find(talk *k)
{
    int32_t next = 0;
    for (int32_t s = 0; s < k->sents.n && !k->a->full; s++) {
        const isn_sent *sent = &k->sents.at[s];
        int32_t lo = (int32_t)sent->first, hi = lo + (int32_t)sent->n;
        while (next < k->cues.n && k->cues.at[next].at < lo) next++;
        ptrdiff_t first = k->drafts.n;
        for (; next < k->cues.n && k->cues.at[next].at < hi; next++) read_cue(k, s, lo, hi, next);
        settle_claims(k, first);
    }
}
