/* morph.c - inflection of the verbs of saying, read backwards.
 *
 * Owns: what letters person, gender, number, the pronoun objects and the weak
 * verbs put around a stem.  Leaves to cue.c whether the word is a cue here. */
#include "statement/morph.h"
#include "lexicon/pronoun.h"

enum { KEY_ROOM = 64 };

typedef struct {
    const isn_lex *lex;
    isn_form *out;
    int n;
    bool hamza;  /* the word begins with أ */
    bool dotted; /* it ends in ي and not in ى */
} search;

/* May a form with this tag begin with `a` (no letter or one) and the first two letters
 * of `b`?  Most words are no verb of the lexicon, and this tells it before any ending
 * is taken off.  Words as short as that, or whose last letter there is the one that an
 * ending may change, are tried. */
static bool may_begin(const search *s, char tag, isn_str a, isn_str b, isn_str changes)
{
    enum { LETTER = 2, TWO = 4 };
    char buf[8] = {tag, ' '};
    if (b.n < TWO || !s->lex->begins) return true;
    if (a.n) memcpy(buf + 2, a.p, LETTER);
    memcpy(buf + 2 + a.n, b.p, TWO);
    return lex_may_begin(s->lex, (isn_str){buf, 2 + a.n + TWO}) || memcmp(b.p + LETTER, changes.p, LETTER) == 0;
}

/* Asks for "TAG stem+end" and adds a reading for each row that has it. */
static void ask(search *s, char tag, isn_str before, isn_str stem, isn_str end, isn_form f)
{
    char buf[KEY_ROOM];
    ptrdiff_t n = 2 + before.n + stem.n + end.n;
    if (n > KEY_ROOM || stem.n < 2) return;
    buf[0] = tag, buf[1] = ' ';
    if (before.n) memcpy(buf + 2, before.p, (size_t)before.n);
    memcpy(buf + 2 + before.n, stem.p, (size_t)stem.n);
    if (end.n) memcpy(buf + 2 + before.n + stem.n, end.p, (size_t)end.n);
    for (int k = lex_find(s->lex, (isn_str){buf, n}); k >= 0; k = lex_next(s->lex, k)) {
        if (lex_row(s->lex, k) < 0 || s->n == FORM_MOST) continue;
        f.row = lex_row(s->lex, k);
        bool plain = str_starts(lex_cell(s->lex, f.row, 0), STR("ا"));
        if (f.kind == FORM_PAST && s->hamza && plain) continue; /* «أعتقد» is no «اعتقد» */
        if (f.kind == FORM_PAST && s->dotted && str_ends(lex_cell(s->lex, f.row, 0), STR("ى")) && !end.n)
            continue; /* «نفي» is a denial, «نفى» he denied */
        bool again = false;
        for (int i = 0; i < s->n; i++) again |= s->out[i].row == f.row && s->out[i].kind == f.kind;
        if (!again) s->out[s->n++] = f;
    }
}

/* Subject endings of the past: «قالت، قالا، قالتا، قالوا، قلنا». */
static const struct {
    isn_str letters;
    char number, gender;
    uint8_t person;
    bool on_object_only; /* وا is written و before a pronoun */
    bool weakens;        /* a final weak letter falls: نفى، نفت */
} PAST[] = {
    {{"", 0}, 's', 'm', 3, false, false},   {{"ت", 2}, 's', 'f', 3, false, true},
    {{"ا", 2}, 'd', 'm', 3, false, false},  {{"تا", 4}, 'd', 'f', 3, false, true},
    {{"وا", 4}, 'p', 'm', 3, false, true},  {{"و", 2}, 'p', 'm', 3, true, true},
    {{"نا", 4}, 'p', 'm', 1, false, false},
};

/* Endings of the present: «يقولون، يقولان، تقولين». */
static const struct {
    isn_str letters;
    char number;
    bool weakens;
} PRESENT[] = {
    {{"", 0}, 's', false}, {{"ون", 4}, 'p', true}, {{"ان", 4}, 'd', false}, {{"وا", 4}, 'p', true},
};

/* The pronoun that hangs on a word, from lexicon/pronoun.tsv; number 0 is none. */
typedef struct {
    isn_str letters;
    char number, gender;
} pronoun;

/* Those that a word may end in: none first. */
enum { PRONOUNS_MOST = 8 };
typedef struct {
    pronoun at[PRONOUNS_MOST];
    int n;
} pronouns;

static void find_pronouns(isn_str w, pronouns *out)
{
    static const char NUMBER[] = "sdp", GENDER[] = "mf";
    out->at[0] = (pronoun){{"", 0}, 0, 0};
    out->n = 1;
    for (int i = 0; i < lex_pronoun.n_rows && out->n < PRONOUNS_MOST; i++) {
        isn_str letters = lex_cell(&lex_pronoun, i, LEX_PRONOUN_LETTERS);
        if (!str_ends(w, letters)) continue;
        out->at[out->n++] = (pronoun){letters, NUMBER[lex_value(&lex_pronoun, i, LEX_PRONOUN_NUMBER)],
                                      GENDER[lex_value(&lex_pronoun, i, LEX_PRONOUN_GENDER)]};
    }
}

#define COUNT(x) ((int)(sizeof(x) / sizeof *(x)))

static isn_str without(isn_str s, isn_str end)
{
    return str_sub(s, 0, s.n - end.n);
}

/* [morph.past] «أكدته» = أكد + ت + ه.  A verb that ends in ى writes it ا before
 * a pronoun («نفاه») and drops it before ت and وا («نفت، نفوا»). */
static void read_past(search *s, isn_str w, const pronouns *on, uint16_t flags, isn_form f)
{
    if (!may_begin(s, 'v', STR(""), w, STR("ا"))) return;
    s->dotted = str_ends(w, STR("ي")) && !(flags & TOK_ALEF_MAQSURA);
    f.kind = FORM_PAST;
    for (int o = 0; o < on->n; o++) {
        pronoun pro = on->at[o];
        isn_str obj = pro.letters;
        if (w.n - obj.n < 4) continue;
        isn_str verb = without(w, obj);
        f.suffix = obj.n > 0;
        f.suffix_gender = pro.gender, f.suffix_number = pro.number;
        if (f.suffix && str_ends(verb, STR("ا"))) {
            f.number = 's', f.gender = 'm', f.person = 3;
            ask(s, 'v', STR_NONE, without(verb, STR("ا")), STR("ي"), f);
        }
        for (int e = 0; e < COUNT(PAST); e++) {
            isn_str end = PAST[e].letters;
            if (!str_ends(verb, end) || verb.n - end.n < 4) continue;
            if (PAST[e].on_object_only && !f.suffix) continue;
            f.number = PAST[e].number, f.gender = PAST[e].gender, f.person = PAST[e].person;
            isn_str stem = without(verb, end);
            ask(s, 'v', STR_NONE, stem, STR_NONE, f);
            if (!PAST[e].weakens) continue;
            ask(s, 'v', STR_NONE, stem, STR("ي"), f);
            ask(s, 'v', STR_NONE, stem, STR("ا"), f);
        }
    }
}

/* [morph.present] «سيقولون» = س + ي + قول + ون; تـ is the feminine, نـ and أـ
 * the first person.  «ينفون» has lost the ي of ينفي. */
static void read_present(search *s, isn_str w, const pronouns *on, isn_form f)
{
    static const struct {
        isn_str letter;
        char gender;
        uint8_t person;
    } FIRST[] = {{{"ي", 2}, 'm', 3}, {{"ت", 2}, 'f', 3}, {{"ن", 2}, 'm', 1}, {{"ا", 2}, 'm', 1}};
    f.kind = FORM_PRESENT;
    for (int p = 0; p < COUNT(FIRST); p++) {
        if (!str_starts(w, FIRST[p].letter) || w.n < 6) continue;
        isn_str rest = str_sub(w, 2, w.n);
        if (!may_begin(s, 'p', STR("ي"), rest, STR("ا"))) continue;
        f.gender = FIRST[p].gender, f.person = FIRST[p].person;
        for (int o = 0; o < on->n; o++) {
            pronoun pro = on->at[o];
            isn_str obj = pro.letters;
            if (rest.n - obj.n < 4) continue;
            isn_str verb = without(rest, obj);
            f.suffix = obj.n > 0;
            f.suffix_gender = pro.gender, f.suffix_number = pro.number;
            for (int e = 0; e < COUNT(PRESENT); e++) {
                isn_str end = PRESENT[e].letters;
                if (!str_ends(verb, end) || verb.n - end.n < 4) continue;
                f.number = f.person == 1 ? 'p' : PRESENT[e].number;
                if (f.person == 1 && end.n) continue;
                isn_str stem = without(verb, end);
                ask(s, 'p', STR("ي"), stem, STR_NONE, f);
                if (f.suffix && !end.n && str_ends(stem, STR("ا")))
                    ask(s, 'p', STR("ي"), without(stem, STR("ا")), STR("ي"), f);
                if (!PRESENT[e].weakens) continue;
                ask(s, 'p', STR("ي"), stem, STR("ي"), f);
                ask(s, 'p', STR("ي"), stem, STR("و"), f);
            }
        }
    }
}

/* [morph.participle] The accusative of state: «مؤكدا، مؤكدة، مؤكدين، مؤكدتين».
 * The bare form is a reading only with its tanwin written («مؤكداً»): else it is
 * a noun («متحدث»). */
static void read_participle(search *s, isn_str w, uint16_t flags, isn_form f)
{
    static const struct {
        isn_str letters;
        char number, gender;
    } END[] = {{{"ا", 2}, 's', 'm'}, {{"ه", 2}, 's', 'f'}, {{"ين", 4}, 'p', 'm'}};
    if (!may_begin(s, 'a', STR(""), w, STR("ت"))) return;
    f.kind = FORM_PARTICIPLE;
    for (int e = 0; e < COUNT(END); e++) {
        isn_str end = END[e].letters;
        if (!str_ends(w, end) || w.n - end.n < 4) continue;
        f.number = END[e].number, f.gender = END[e].gender;
        isn_str stem = without(w, end);
        ask(s, 'a', STR_NONE, stem, STR_NONE, f);
        bool dual = str_is(end, "ين");
        if (!dual || !str_ends(stem, STR("ت"))) continue;
        f.number = 'd', f.gender = 'f';
        ask(s, 'a', STR_NONE, without(stem, STR("ت")), STR_NONE, f);
    }
    if (flags & TOK_TANWIN) {
        f.number = 's', f.gender = 'm';
        ask(s, 'a', STR_NONE, w, STR_NONE, f);
    }
}

/* [morph.noun] The verbal noun, with ال, a pronoun, or before its subject:
 * «القول، قولها، إعلان حماس». */
static void read_noun(search *s, isn_str w, const pronouns *on, isn_form f)
{
    f.kind = FORM_NOUN;
    bool definite = str_starts(w, STR("ال"));
    if (!may_begin(s, 'n', STR(""), definite ? str_sub(w, 4, w.n) : w, STR("ت"))) return;
    if (definite) {
        f.definite = true;
        ask(s, 'n', STR_NONE, str_sub(w, 4, w.n), STR_NONE, f);
        return;
    }
    if (str_ends(w, STR("ات")) && w.n > 8) { /* تصريحات، اتهامات */
        f.number = 'p';
        ask(s, 'n', STR_NONE, without(w, STR("ات")), STR_NONE, f);
        f.number = 0;
    }
    for (int o = 0; o < on->n; o++) {
        pronoun pro = on->at[o];
        isn_str obj = pro.letters;
        if (w.n - obj.n < 4) continue;
        f.suffix = obj.n > 0;
        f.suffix_gender = pro.gender, f.suffix_number = pro.number;
        isn_str stem = without(w, obj);
        ask(s, 'n', STR_NONE, stem, STR_NONE, f);
        if (f.suffix && str_ends(stem, STR("ت"))) /* دعوته: دعوة + ه */
            ask(s, 'n', STR_NONE, without(stem, STR("ت")), STR("ه"), f);
    }
}

/* Proclitics that may stand before each kind of form. */
static bool takes(const char *pre, isn_form *f)
{
    f->conj = pre[0] == 'w' || pre[0] == 'f';
    const char *rest = pre + f->conj;
    f->future = rest[0] == 's';
    f->li = rest[0] == 'l';
    return rest[0] == 0 || rest[0] == 's' || rest[0] == 'l' || rest[0] == 'b';
}

int form_read(const isn_lex *lex, isn_str key, uint16_t flags, isn_form out[FORM_MOST])
{
    search s = {.lex = lex, .out = out, .hamza = (flags & TOK_HAMZA_ABOVE) != 0};
    if (key.n < 4 || key.n > KEY_ROOM - 8) return 0;
    isn_clitic_cut cut;
    for (int way = 0; clitic_cut(key, way, &cut); way++) {
        isn_form f = {.n_pre = (uint8_t)cut.n_pre};
        if (!takes(cut.pre, &f)) continue;
        bool b = cut.pre[0] == 'b' || cut.pre[1] == 'b';
        pronouns on;
        find_pronouns(cut.rest, &on);
        bool verb = !(flags & TOK_TA_MARBUTA); /* «تذكرة» is no «تذكره» */
        if (verb && !f.li && !f.future && !b) read_past(&s, cut.rest, &on, flags, f);
        if (verb && !b) read_present(&s, cut.rest, &on, f);
        if (!f.li && !f.future && !b) read_participle(&s, cut.rest, flags, f);
        if (!f.future) read_noun(&s, cut.rest, &on, f);
    }
    return s.n;
}

enum { NO_FORM = 1, NO_ACT = 2 }; /* bits of what is remembered: the second shares the stands' byte */

static int form_unless(const isn_lex *lex, unsigned char *none, unsigned char bit, const isn_tok *t, isn_form out[FORM_MOST])
{
    if (none && *none & bit) return 0;
    int n = form_read(lex, t->key, t->flags, out);
    if (none && n == 0) *none = (unsigned char)(*none | bit);
    return n;
}

int form_of(const isn_lex *lex, talk_question which, const isn_tok *t, isn_form out[FORM_MOST])
{
    return form_unless(lex, talk_memory(t, which), NO_FORM, t, out);
}

int form_of_act(const isn_lex *lex, const isn_tok *t, isn_form out[FORM_MOST])
{
    return form_unless(lex, talk_memory(t, FORMS_STAND), NO_ACT, t, out);
}
