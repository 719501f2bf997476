/* subject.c - who speaks: the noun phrase.
 *
 * Owns: where a speaker's noun phrase ends, what may stand between it and the
 * content.  Leaves to chain.c whom a bare or missing noun means. */
#include "base/utf8.h"
#include "lexicon/action_noun.h"
#include "lexicon/ordinal.h"
#include "lexicon/portfolio.h"
#include "lexicon/pronoun.h"
#include "mention/number.h"
#include "statement/talk.h"
#include "text/verb.h"

enum { NP_MOST = 24, NAME_QUOTED_MOST = 5, ADJUNCT_MOST = 60 };

#define CLASS(x) LEX_PARTICLE_CLASS_##x

/* ---- heads --------------------------------------------------------------- */

static isn_str without_al(isn_str key)
{
    return str_starts(key, STR("ال")) && key.n > 6 ? str_sub(key, 4, key.n) : key;
}

/* Longest entry of source_kind whose first word is `first`; *begun where one begins so. */
static int walk_head(const talk *k, int32_t i, isn_str first, int *n, bool *begun)
{
    isn_lex_walk w = lex_walk(&lex_source_kind);
    int best = -1;
    for (int32_t j = i; j < k->t.n && j < i + 4; j++) {
        if (!lex_step(&w, j == i ? first : k->t.at[j].key)) break;
        *begun = true;
        if (w.found >= 0) best = lex_row(&lex_source_kind, w.found), *n = (int)(j - i) + 1;
    }
    return best;
}

static int head_from(const talk *k, int32_t i, isn_str first, int *n)
{
    bool begun;
    return walk_head(k, i, first, n, &begun);
}

static int find_head(const talk *k, int32_t i, int *n, bool *begun)
{
    isn_clitic_cut cut;
    for (int way = 0; clitic_cut(k->t.at[i].key, way, &cut); way++) {
        if (cut.pre[0] == 's' || cut.pre[0] == 'k') continue;
        int row = walk_head(k, i, cut.rest, n, begun);
        if (row < 0) row = walk_head(k, i, without_al(cut.rest), n, begun);
        if (row >= 0) return row;
    }
    /* a noun before a pronoun: «أسرته، محاميها» */
    isn_str key = k->t.at[i].key;
    static const char *const POSSESSIVE[] = {"ها", "هم", "ه"};
    for (int p = 0; p < 3; p++) {
        isn_str end = str_c(POSSESSIVE[p]);
        if (!str_ends(key, end) || key.n < 8) continue;
        isn_str stem = str_sub(key, 0, key.n - end.n);
        char buf[64];
        if (str_ends(stem, STR("ت")) && stem.n < 60) { /* عائلته: عائلة + ه */
            memcpy(buf, stem.p, (size_t)stem.n - 2), memcpy(buf + stem.n - 2, "ه", 2);
            int row = walk_head(k, i, (isn_str){buf, stem.n}, n, begun);
            if (row >= 0) return row;
        }
        int row = walk_head(k, i, stem, n, begun);
        if (row >= 0) return row;
    }
    return -1;
}

int source_head(const talk *k, int32_t i, int *n)
{
    *n = 0;
    if (i >= k->t.n || !tok_word(k, i)) return -1;
    unsigned char *none = talk_memory(&k->t.at[i], TALK_HEAD);
    if (none && *none) return -1; /* most words begin no head */
    bool begun = false;
    int row = find_head(k, i, n, &begun);
    if (none) *none = !begun;
    return row;
}

bool of_source_kind(const talk *k, int32_t i, int kind)
{
    int n;
    int row = source_head(k, i, &n);
    return row >= 0 && lex_value(&lex_source_kind, row, LEX_SOURCE_KIND_KIND) == kind;
}

/* ---- the thing announced ------------------------------------------------- */

static int letters(isn_str key, uint32_t out[12])
{
    int n = 0;
    for (ptrdiff_t i = 0; i < key.n && n < 12;) i += utf8_read(key, i, &out[n++]);
    return n;
}

/* [object.shape] Verbal nouns of the derived forms, by their letters:
 *     تطهير، تقديم     II       إعلان     IV (written إ)
 *     تطابق            VI       انسحاب    VII
 *     اقتراح           VIII     استمرار   X */
static bool verbal_noun_shape(const isn_tok *t, isn_str key)
{
    enum { ALIF = 0x627, TA = 0x62A, YA = 0x64A, NUN = 0x646, SIN = 0x633, HA = 0x647 };
    uint32_t c[12];
    int n = letters(key, c);
    if (n == 5 && c[0] == TA && c[3] == YA) return true;
    if (n == 5 && c[0] == TA && c[2] == ALIF) return true;
    if (n == 5 && c[0] == ALIF && c[3] == ALIF && (t->flags & TOK_HAMZA_BELOW)) return true;
    if (n == 6 && c[0] == ALIF && c[4] == ALIF && (c[1] == NUN || c[2] == TA)) return true;
    if (n == 7 && c[0] == ALIF && c[1] == SIN && c[2] == TA && c[5] == ALIF) return true;
    return false;
}

static bool verbal_noun(const isn_tok *t, isn_str key)
{
    char buf[64] = "n ";
    if (key.n + 2 > (ptrdiff_t)sizeof buf || key.n < 4) return false;
    memcpy(buf + 2, key.p, (size_t)key.n);
    return lex_find(&lex_action_noun, key) >= 0 || verbal_noun_shape(t, key) ||
           lex_find(&lex_reporting, (isn_str){buf, key.n + 2}) >= 0;
}

bool tok_definite(const talk *k, int32_t i)
{
    const isn_tok *t = &k->t.at[i];
    uint32_t first = 0;
    if (!str_starts(t->key, STR("ال"))) return false;
    utf8_read(k->text, t->span.start, &first);
    return first != 0x0625 && first != 0x0623;
}

bool object_starts(const talk *k, int32_t i)
{
    if (!tok_word(k, i) || k->name[i] >= 0) return false;
    const isn_tok *t = &k->t.at[i];
    bool al = tok_definite(k, i);
    int n;
    if (!al && t->n_post > 0 && !(t->flags & TOK_TA_MARBUTA) && !k->word[i] && source_head(k, i, &n) < 0) return true;
    if (!al && verbal_noun(t, t->key)) return true;
    for (int p = 0; p < lex_pronoun.n_rows; p++) {
        isn_str end = lex_cell(&lex_pronoun, p, LEX_PRONOUN_LETTERS);
        if (!str_ends(t->key, end) || t->key.n - end.n < 6 || (t->flags & TOK_TA_MARBUTA)) continue;
        isn_str stem = str_sub(t->key, 0, t->key.n - end.n);
        if (verbal_noun(t, stem)) return true; /* «التزامهما» */
        if (al) continue;
        char buf[64];
        if (!str_ends(stem, STR("ت")) || stem.n > 60) continue;
        memcpy(buf, stem.p, (size_t)stem.n - 2), memcpy(buf + stem.n - 2, "ه", 2);
        if (verbal_noun(t, (isn_str){buf, stem.n})) return true;
    }
    return false;
}

bool verbal_noun_within(const talk *k, int32_t i)
{
    const isn_tok *t = &k->t.at[i];
    isn_str key = t->key;
    if (!tok_word(k, i) || key.n < 8) return false;
    if (str_starts(key, STR("لل"))) key = str_sub(key, 4, key.n);
    else if (str_starts(key, STR("ب")) || str_starts(key, STR("ل"))) key = str_sub(key, 2, key.n);
    isn_tok bare = *t;
    if (str_find(str_span(k->text, t->span), STR("إ"), 0) >= 0) bare.flags |= TOK_HAMZA_BELOW; /* «بإجراء», not «الأطراف» */
    return verbal_noun(&bare, without_al(key));
}

/* ---- one noun phrase ------------------------------------------------------ */

static bool verb_cue(const talk *k, int32_t i)
{
    if (k->cue[i] < 0) return false;
    const talk_cue *c = &k->cues.at[k->cue[i]];
    if (c->kind != CUE_VERB) return false;
    /* a noun that looks like a verb: «كاتب، نقل» are told by their frame alone */
    int strength = lex_value(&lex_reporting, c->form[0].row, LEX_REPORTING_STRENGTH);
    return strength == LEX_REPORTING_STRENGTH_STRONG && k->name[i] < 0;
}

static bool participle_cue(const talk *k, int32_t i)
{
    return k->cue[i] >= 0 && k->cues.at[k->cue[i]].kind == CUE_PARTICIPLE && k->name[i] < 0;
}

bool verb_by_letters(const talk *k, int32_t i)
{
    isn_str key = k->t.at[i].key;
    if (k->name[i] >= 0 || key.n < 8 || k->word[i]) return false;
    bool past = str_ends(key, STR("ت")) && !str_ends(key, STR("ات")) && !str_ends(key, STR("وت")) &&
                !str_ends(key, STR("يت")); /* «انتقلت» */
    past |= str_ends(key, STR("وا")) && !(k->t.at[i].flags & TOK_TANWIN); /* «أحضروا» */
    if (past) return true;
    if (k->t.at[i].flags & TOK_TA_MARBUTA) return false;
    if (str_ends(key, STR("ي")) && !(k->t.at[i].flags & TOK_ALEF_MAQSURA)) return false;
    return str_starts(key, STR("ي")) || str_starts(key, STR("تت")) || str_starts(key, STR("تس"));
}

/* «سيقدم، ستعقد»: س before a verb of the present (text/verb.h), outside names and dates. */
bool future_verb(const talk *k, int32_t i)
{
    const isn_tok *t = &k->t.at[i];
    if (t->kind != TOK_WORD || k->name[i] >= 0 || k->when[i] >= 0 || (t->flags & TOK_TA_MARBUTA)) return false;
    if (!isn_future_verb(t->key)) return false;
    int n;
    return source_head(k, i, &n) < 0;
}

/* Words that end a noun phrase. */
static bool breaks_np(const talk *k, int32_t i)
{
    if (k->unnamed[i]) return true; /* «مصدر | رفض الكشف عن اسمه» */
    switch (k->word[i]) {
    case CLASS(NONE): break;
    case CLASS(NAMELY): case CLASS(ALL): return false;
    case CLASS(CARRIER): return true;
    default: return k->name[i] < 0;
    }
    if (k->name[i] >= 0) return false;
    if (k->when[i] >= 0) return true;
    if (verb_cue(k, i) || participle_cue(k, i)) return true;
    return k->cue[i] >= 0 && k->cues.at[k->cue[i]].kind == CUE_OF;
}

/* «متحدث باسم | سويفت، باسم | "الموج"»: in whose name, be it a word that looks like a verb. */
static bool after_namely(const talk *k, int32_t i, int32_t from)
{
    return i > from + 1 && k->word[i - 1] == CLASS(NAMELY);
}

/* «قناة «الحرة»، حزب «النور»، متحدث باسم «النور»»: a short quotation that the phrase has. */
static int32_t quoted_name(const talk *k, int32_t i, int32_t from, int32_t hi)
{
    int32_t end = k->mate[i];
    if (!tok_opens(k, i) || end < 0 || end - i - 1 > NAME_QUOTED_MOST || end + 1 >= hi) return -1;
    int n;
    int row = i > from ? source_head(k, i - 1, &n) : -1;
    bool after_head = row >= 0 && lex_value(&lex_source_kind, row, LEX_SOURCE_KIND_KIND) > LEX_SOURCE_KIND_KIND_PERSON &&
                      !tok_stop(k, end + 1);
    bool goes_on = k->word[end + 1] == CLASS(THAT) || k->name[i + 1] >= 0 ||
                   (i == from && end - i <= 4 && tok_preposition(k, end + 1)); /* «أثنى "العطوي" على» */
    bool whose = i == from + 1 && row >= 0 && lex_value(&lex_source_kind, row, LEX_SOURCE_KIND_KIND) == LEX_SOURCE_KIND_KIND_PERSON &&
                 !tok_definite(k, from) && tok_word(k, end + 1) && !k->word[end + 1]; /* «رئيس "الموج" فلان» */
    return after_head || goes_on || whose || after_namely(k, i, from) ? end + 1 : -1;
}

/* Does an apposition begin after the comma at `i`? «وزير الداخلية، أحمد زاهد،» */
static bool apposition_after(const talk *k, int32_t i, int32_t hi, int32_t from)
{
    int32_t j = i + 1, n = 0;
    if (j >= hi || !tok_word(k, j)) return false;
    if (k->cue[j] >= 0 || k->when[j] >= 0 || k->word[j]) return false;
    int head_n;
    int head = source_head(k, j, &head_n);
    if (k->name[j] < 0 && head < 0) return false;
    if (i - from > 12 || prefixed(k, j, "ل") || prefixed(k, j, "ب")) return false;
    isn_str key = k->t.at[j].key;
    if (k->name[j] < 0 && (str_starts(key, STR("و")) || str_starts(key, STR("ل")) || str_starts(key, STR("ب")))
        && head < 0)
        return false;
    for (; j < hi && n < 16; j++, n++) /* it must come to an end before the sentence does */
        if (tok_comma(k, j) || tok_colon(k, j) || tok_opens(k, j) || k->word[j] == CLASS(THAT) ||
            verb_cue(k, j) || k->word[j] == CLASS(FI) || k->when[j] >= 0)
            return true;
    return false;
}

/* «(66 عاما)» and the like, at most ten tokens. */
static int32_t skip_brackets(const talk *k, int32_t i, int32_t hi)
{
    if (!tok_is(k->t, i, "(")) return i;
    for (int32_t j = i + 1; j < hi && j < i + 12; j++)
        if (tok_is(k->t, j, ")")) return j + 1;
    return i;
}

/* «الذي يزور المدينة»: to the comma, complementizer or colon. */
static int32_t skip_relative(const talk *k, int32_t i, int32_t hi)
{
    for (int32_t j = i + 1; j < hi && j < i + 30; j++) {
        if (tok_comma(k, j)) return j;
        if (tok_colon(k, j) || k->word[j] == CLASS(THAT)) return j;
        if (tok_opens(k, j) && k->mate[j] > j + NAME_QUOTED_MOST) return j; /* «… الذي ينزل فيه «أجريت …»» */
        if (tok_opens(k, j) && k->mate[j] > 0) j = k->mate[j];
    }
    return i;
}

/* Is the ل or ب at the word's start a preposition of its own?  «لرويترز، بأن» */
bool prefixed(const talk *k, int32_t i, const char *letter)
{
    const isn_tok *t = &k->t.at[i];
    if (!tok_word(k, i) || !str_starts(t->key, str_c(letter))) return false;
    isn_str rest = str_sub(t->key, 2, t->key.n);
    int n;
    if (head_from(k, i, t->key, &n) < 0 && head_from(k, i, rest, &n) >= 0) return true;
    bool name_starts = k->name[i] >= 0 && (i == 0 || k->name[i - 1] != k->name[i]);
    if (name_starts) return k->r->mentions->at[k->name[i]].span.start > t->span.start; /* «لرويترز», but «بيرتو، ليلى» */
    if (t->n_pre > 0) return true;
    if (rest.n > 0 && ((rest.p[0] | 0x20) >= 'a' && (rest.p[0] | 0x20) <= 'z')) return true; /* «لـCNN» */
    if (str_is(str_c(letter), "ب") && lex_find(&lex_action_noun, t->key) < 0 && verbal_noun(t, rest)) return true;
    return str_starts(rest, STR("ال")) || str_starts(rest, STR("ل")) || t->key.n == 2;
}

static bool nisba(isn_str key)
{
    return str_starts(key, STR("ال")) &&
           (str_ends(key, STR("ي")) || str_ends(key, STR("يه")) || (key.n > 6 && (str_ends(key, STR("ين")) || str_ends(key, STR("ون"))) &&
             str_ends(str_sub(key, 0, key.n - 4), STR("ي"))));
}

static void head_of(const talk *k, talk_np *np)
{
    int n;
    int row = source_head(k, np->from, &n);
    np->kind = -1;
    isn_str key = str_sub(k->t.at[np->from].key, np->skip, k->t.at[np->from].key.n);
    np->definite = str_starts(key, STR("ال"));
    isn_number count;
    if (row < 0) { /* «ثلاثة مسؤولين» */
        int m = number_read(k->t, np->from, &count);
        if (m && np->from + m < k->t.n && tok_word(k, np->from + m)) row = source_head(k, np->from + m, &n);
    }
    if (row < 0) return;
    np->kind = (int16_t)lex_value(&lex_source_kind, row, LEX_SOURCE_KIND_KIND);
    np->plural = lex_value(&lex_source_kind, row, LEX_SOURCE_KIND_NUMBER) == LEX_SOURCE_KIND_NUMBER_P;
    np->anonymous = lex_value(&lex_source_kind, row, LEX_SOURCE_KIND_ANONYMOUS) == LEX_SOURCE_KIND_ANONYMOUS_YES;
}

/* «أحد أقرباء فلان، محامي فلان، متحدث باسم فلان»: the person right after a noun without ال
 * is whose they are, and does not speak. */
static bool possessor(const talk *k, const talk_np *np, int32_t i)
{
    for (int32_t j = i - 1; j >= np->from && j >= i - 3; j--) {
        int n;
        if (source_head(k, j, &n) >= 0 && j + n == i) return !tok_definite(k, j);
    }
    return false;
}

/* The name inside the phrase that stands for it: the first person, else the
 * name that the phrase begins with. */
static void name_of(const talk *k, talk_np *np)
{
    np->mention = -1;
    for (int32_t i = np->from; i < np->to; i++) {
        int32_t m = k->name[i];
        if (m < 0) continue;
        if (k->r->mentions->at[m].type == ISN_PERSON && (i == np->from || k->name[i - 1] != m) && possessor(k, np, i)) {
            while (i + 1 < np->to && k->name[i + 1] == m) i++;
            continue;
        }
        bool person = k->r->mentions->at[m].type == ISN_PERSON;
        if (person || (i <= np->from + 1 && np->mention < 0)) np->mention = m;
        if (person) {
            np->anonymous = false;
            return;
        }
    }
}

/* «مدير المبادرات بفرع الوزارة بمنطقة كذا فلان أن»: the name at the far end of
 * a title; only where what follows it shows that the subject is over. */
static int32_t person_far(const talk *k, int32_t i, int32_t hi)
{
    for (int32_t j = i; j < hi && j < i + 14; j++) {
        if (k->when[j] >= 0 || k->t.at[j].kind == TOK_PUNCT || verb_cue(k, j) || verb_by_letters(k, j)) return i;
        if (k->word[j] && !(k->word[j] == CLASS(FI) && tok_is(k->t, j, "في"))) return i;
        if (prefixed(k, j, "ب") && k->name[j] < 0 && verbal_noun(&k->t.at[j], str_sub(k->t.at[j].key, 2, k->t.at[j].key.n))) return i;
        if (!tok_person(k, j)) continue;
        int32_t m = k->name[j];
        while (j < hi && k->name[j] == m) j++;
        return j >= hi || k->word[j] || tok_comma(k, j) || tok_colon(k, j) || tok_opens(k, j) || k->when[j] >= 0 ? j : i;
    }
    return i;
}

/* «المذيع في قناة كذا فلان، مفوض الطاقة في الاتحاد، فلان،»: the name after the place of
 * work is the speaker's. */
static int32_t person_after(const talk *k, int32_t i, int32_t hi)
{
    for (int32_t j = i + 1; j < hi && j < i + 10; j++) {
        if (j + 1 < hi && tok_comma(k, j) && tok_person(k, j + 1)) continue;
        if (k->word[j] || k->when[j] >= 0 || tok_comma(k, j) || verb_cue(k, j)) return i;
        if (!tok_person(k, j)) continue;
        int32_t m = k->name[j];
        while (j < hi && k->name[j] == m) j++;
        return j;
    }
    return i;
}

/* «مصدر مسؤول في وزارة الخارجية»: the place of an unnamed source belongs to it. */
static int32_t affiliation(const talk *k, int32_t i, int32_t hi, const talk_np *np)
{
    if (i + 1 >= hi) return i;
    if (np->kind == LEX_SOURCE_KIND_KIND_PERSON && np->mention < 0 && (k->word[i] == CLASS(FI) || k->word[i] == CLASS(ILA)))
        return person_after(k, i, hi);
    if (!np->anonymous) return i;
    if (k->word[i] != CLASS(FI) && k->word[i] != CLASS(MIN)) return i;
    int32_t j = i + 1;
    int n;
    if (k->name[j] < 0 && source_head(k, j, &n) < 0) return i;
    if (k->when[j] >= 0) return i;
    n = 0;
    int own = source_head(k, j, &n);
    if (own >= 0 && lex_value(&lex_source_kind, own, LEX_SOURCE_KIND_KIND) == LEX_SOURCE_KIND_KIND_DOCUMENT) return i;
    for (int32_t c = 0; j < hi && c < 6 && !breaks_np(k, j) && tok_word(k, j); j++, c++)
        if (c > 0 && (object_starts(k, j) || prefixed(k, j, "ل"))) break;
    return j;
}

/* «بيان صادر عن الوزارة، تقرير أصدرته المنظمة»: whose document it is. */
static int32_t issuer(const talk *k, int32_t i, int32_t hi)
{
    if (i + 2 >= hi) return i;
    if (k->word[i] == CLASS(ISSUED) && k->word[i + 1] == CLASS(AN)) return i + 2;
    if (k->word[i] == CLASS(CARRIER)) return i;
    if (k->cue[i] < 0 || k->cues.at[k->cue[i]].kind != CUE_VERB || !k->cues.at[k->cue[i]].form[0].suffix) return i;
    if (object_starts(k, i)) return i; /* «بيان رفضها لـ»: a noun */
    int n;
    return k->name[i + 1] >= 0 || source_head(k, i + 1, &n) >= 0 ? i + 1 : i;
}

/* «امرأة ثالثة | المفكر، منظمة حقوقية | الحكومة»: an indefinite noun with its epithet is over where
 * a definite one follows; not «وزارة خارجية البلاد», whose second noun is no epithet. */
static bool epithet_closed(const talk *k, const talk_np *np, int32_t i)
{
    if (i != np->from + 2 || !tok_definite(k, i) || tok_definite(k, np->from) || tok_definite(k, i - 1) || k->name[i - 1] >= 0) return false;
    if (!(k->t.at[np->from].flags & k->t.at[i - 1].flags & TOK_TA_MARBUTA)) return false;
    isn_str key = k->t.at[i - 1].key;
    return (str_ends(key, STR("يه")) && lex_find(&lex_portfolio, key) < 0) || lex_find(&lex_ordinal, key) >= 0;
}

/* «دعت النقابة | وزارة الداخلية إلى، طالب النقيب | الوزارة بـ»: after a definite
 * noun another head is somebody else. */
static bool another_head(const talk *k, const talk_np *np, int32_t i)
{
    int n;
    if (k->word[i] == CLASS(ALL) || epithet_closed(k, np, i)) return true; /* «الطرفان | جميع الاتهامات» */
    if (!tok_definite(k, i - 1) || k->name[i] >= 0 || nisba(k->t.at[i].key)) return false;
    if (str_starts(k->t.at[i].key, STR("و")) || prefixed(k, i, "ل")) return false;
    if (i + 1 < k->t.n && tok_person(k, i + 1))
        return false; /* «الخبير العسكري العميد فلان» */
    isn_str word = k->t.at[i].key;
    int row = source_head(k, i, &n);
    bool people = row >= 0 && lex_value(&lex_source_kind, row, LEX_SOURCE_KIND_KIND) < LEX_SOURCE_KIND_KIND_PERSON;
    if (people && (str_ends(word, STR("ون")) || str_ends(word, STR("ين"))))
        return np->kind < 0 && i == np->from + 1; /* «النواب المعارضون», but «العصيان | المواطنين» */
    if (row >= 0) return true;
    if (tok_definite(k, i) && verbal_noun(&k->t.at[i], without_al(k->t.at[i].key))) return true; /* «المدير | التأخير» */
    isn_str key = k->t.at[i].key; /* «أصدرت النقابة | بيانا» */
    return str_ends(key, STR("ا")) && head_from(k, i, str_sub(key, 0, key.n - 2), &n) >= 0;
}

/* «حذر فلان | باريس من، اتهمت حماس | إسرائيل، اتهم الرئيس الأمريكي | طهران، انتقد فلان | الرئيس
 * الأمريكي، فلانا»: a name right after a name or after ال is somebody else, but a person's after a
 * title's: «رئيس وزراء إسرائيل فلان», and one joined by و. */
static bool another_name(const talk *k, const talk_np *np, int32_t i)
{
    if (k->name[i] >= 0 && k->name[i] == k->name[i - 1]) return false;
    bool joined = k->name[i] >= 0 && k->r->mentions->at[k->name[i]].span.start > k->t.at[i].span.start; /* «ولندن، لرويترز» */
    if (joined) return false;
    if (k->name[i - 1] < 0) return k->name[i] >= 0 && !tok_person(k, i) && tok_definite(k, i - 1);
    bool governed = np->from > 0 && k->word[np->from - 1]; /* «مندوبها لدى الأمم المتحدة فلان» */
    if (k->name[i] >= 0) return !tok_person(k, i) || (np->kind < 0 && k->name[np->from] >= 0 && !governed);
    if (!tok_person(k, i - 1) || !tok_definite(k, i) || !of_source_kind(k, i, LEX_SOURCE_KIND_KIND_PERSON)) return false;
    for (int32_t j = i + 1; j < k->t.n && j < i + 6; j++) {
        if (tok_person(k, j)) return true;
        if (!tok_word(k, j) && !tok_comma(k, j)) return false;
    }
    return false;
}

/* «المرصد السوري | لحقوق الإنسان، المنظمة | لحظر الأسلحة»: what a body is for: ل, a noun without ال
 * that is nobody, and a definite one. */
static bool field_of(const talk *k, int32_t i, int32_t hi)
{
    int n;
    return i + 1 < hi && prefixed(k, i, "ل") && (k->name[i] < 0 || k->name[i] == k->name[i - 1]) && !str_starts(k->t.at[i].key, STR("لل")) && !k->word[i] &&
           source_head(k, i, &n) < 0 && k->cue[i] < 0 && tok_definite(k, i + 1) && !k->word[i + 1];
}

/* «جماعات حقوق الإنسان»: after a noun of who speaks without ال what follows is still its own,
 * to the first definite word. */
static bool genitive(const talk *k, const talk_np *np, int32_t i)
{
    for (int32_t j = i; j > np->from && j > i - 3; j--) {
        int n;
        if (!tok_word(k, j - 1) || tok_definite(k, j - 1) || k->name[j - 1] >= 0 || k->t.at[j - 1].flags & TOK_TANWIN) return false;
        if (source_head(k, j - 1, &n) >= 0) return true;
    }
    return false;
}

int32_t np_read(const talk *k, int32_t i, int32_t hi, bool object_may_follow, talk_np *np)
{
    *np = (talk_np){.from = i, .to = i, .mention = -1, .kind = -1};
    if (hi > i + NP_MOST) hi = i + NP_MOST;
    if (i >= hi) return i;
    int32_t from = i;
    bool named = false, office = false;
    if (tok_word(k, i)) head_of(k, np);
    int head_n;
    bool many = tok_word(k, i) && source_head(k, i, &head_n) >= 0 && head_n > 1 && i + head_n <= hi;
    if (many) np->to = i += head_n; /* «وسائل إعلام» */
    while (i < hi) {
        if (k->t.at[i].kind == TOK_PUNCT) {
            int32_t j = quoted_name(k, i, from, hi);
            if (j < 0) j = skip_brackets(k, i, hi);
            if (j > i && i > from) { i = j; np->to = i; continue; }
            if (j > i && i == from && tok_opens(k, i)) { i = j; np->to = i; continue; }
            if (i > from && tok_comma(k, i) && apposition_after(k, i, hi, from)) { i++; continue; }
            if (i > from && tok_is(k->t, i, ".") && k->t.at[i - 1].key.n <= 2) { i++; continue; } /* د. */
            if (tok_is(k->t, i, "#") || tok_is(k->t, i, "_")) { i++; continue; }
            break;
        }
        if (object_may_follow && i > from && tok_closes(k, i - 1) && k->name[i] >= 0) break; /* «اتهمت "ماري" | فلانا» */
        if (k->word[i] == CLASS(REL) && i > from) {
            int32_t j = skip_relative(k, i, hi);
            if (j == i) break;
            i = j;
            continue;
        }
        if (i > from) {
            int32_t j = affiliation(k, i, hi, np);
            if (j > i) { i = j; np->to = i; continue; }
        }
        if (np->kind == LEX_SOURCE_KIND_KIND_DOCUMENT && i > from && i < from + 4) {
            int32_t j = issuer(k, i, hi);
            if (j > i) { np->issuer = i = j; np->to = i; continue; }
        }
        if (breaks_np(k, i)) break;
        if (i > from && !after_namely(k, i, from) && (verb_by_letters(k, i) || future_verb(k, i))) break; /* «فريقه | سيبقى» */
        if (i > from && np->kind == LEX_SOURCE_KIND_KIND_MEDIUM && tok_closes(k, i - 1) && tok_word(k, i) && k->name[i] < 0 && !tok_definite(k, i) &&
            !str_starts(k->t.at[i].key, STR("و")))
            break; /* «مجلة "الموج" | صدر أمس» */
        if (i > from && (prefixed(k, i, "ل") || prefixed(k, i, "ب")) && k->word[i] != CLASS(NAMELY)) {
            /* «المكتب الإعلامي لرئيس الوزراء، أمين عام الاتحاد للشؤون» stay, «للصحفيين» goes */
            int n;
            int row = source_head(k, i, &n);
            int kind = row < 0 ? -1 : lex_value(&lex_source_kind, row, LEX_SOURCE_KIND_KIND);
            bool ours = kind == LEX_SOURCE_KIND_KIND_BODY || kind == LEX_SOURCE_KIND_KIND_PERSON;
            bool medium = kind == LEX_SOURCE_KIND_KIND_MEDIUM || kind == LEX_SOURCE_KIND_KIND_MEDIA;
            if (np->kind == LEX_SOURCE_KIND_KIND_DOCUMENT && i == from + 1 && row >= 0 && !medium) ours = true, np->issuer = i; /* «بيان للسفيرة» */
            if (np->kind == LEX_SOURCE_KIND_KIND_MEDIUM && kind == LEX_SOURCE_KIND_KIND_MEDIA) ours = true; /* «وكالة كذا للأنباء» */
            if (np->kind == LEX_SOURCE_KIND_KIND_PERSON && !named) {
                int32_t j = person_far(k, i, hi);
                if (j > i) { i = j; np->to = i; named = true; continue; }
            }
            if (!object_may_follow && np->kind == LEX_SOURCE_KIND_KIND_BODY && field_of(k, i, hi)) { i++, np->to = i; continue; }
            if (prefixed(k, i, "ب") && kind != LEX_SOURCE_KIND_KIND_BODY) break; /* «أستاذ بجامعة» */
            if (!ours || (named && np->kind != LEX_SOURCE_KIND_KIND_MEDIUM)) break;
        }
        office |= named && i > from && k->name[i] < 0 && of_source_kind(k, i, LEX_SOURCE_KIND_KIND_PERSON);
        bool titled = office && tok_word(k, i - 1) && k->name[i - 1] < 0 && !tok_definite(k, i - 1); /* «فلان مدير | قسم البحوث، وكيل لجنة | العلاقات» */
        if (object_may_follow && i > from && object_starts(k, i) && !titled) break;
        if (object_may_follow && i > from && (another_head(k, np, i) || another_name(k, np, i))) break;
        if (object_may_follow && named && k->name[i] < 0 && k->name[i - 1] >= 0 && tok_definite(k, i) && str_ends(k->t.at[i].key, STR("ين"))) break; /* «دعت فلانة | الليبيين» */
        if (object_may_follow && named && k->name[i] < 0 && !nisba(k->t.at[i].key) && !str_starts(k->t.at[i].key, STR("و"))) {
            int n;
            int row = source_head(k, i, &n);
            if (!titled && !genitive(k, np, i) && (row < 0 || lex_value(&lex_source_kind, row, LEX_SOURCE_KIND_KIND) >= LEX_SOURCE_KIND_KIND_DOCUMENT)) break;
        }
        named |= k->name[i] >= 0;
        i++;
        np->to = i;
    }
    if (np->to > np->from) name_of(k, np);
    return np->to > np->from ? np->to : from;
}

bool np_speaks(const talk *k, const talk_np *np)
{
    (void)k;
    return np->to > np->from && (np->mention >= 0 || np->kind >= 0);
}

isn_span np_span(const talk *k, const talk_np *np)
{
    if (np->to <= np->from) return (isn_span){0, 0};
    isn_span s = toks_span(k->t, np->from, np->to - np->from);
    if (np->skip) s.start += tok_key_to_bytes(k->text, &k->t.at[np->from], np->skip);
    return s;
}

/* ---- between verb and content ---------------------------------------------- */

static void note_via(talk_draft *d, const talk_np *np, bool told)
{
    if (!d || d->n_via == 2) return;
    bool medium = np->kind == LEX_SOURCE_KIND_KIND_MEDIUM || np->kind == LEX_SOURCE_KIND_KIND_MEDIA;
    medium |= told && np->kind == LEX_SOURCE_KIND_KIND_PLATFORM; /* «لموقع كذا», not «على تويتر» */
    if (medium) d->via[d->n_via++] = *np;
}

/* [via.to] «لرويترز، لوكالة الأنباء، مع قناة الحرة، عبر إذاعة محلية». */
static int32_t addressee(const talk *k, int32_t i, int32_t hi, unsigned frame, talk_draft *d)
{
    talk_np np;
    int32_t j = np_read(k, i, hi, (frame & FRAME_OBJ) != 0, &np);
    if (j == i) return i + 1;
    if (str_starts(k->t.at[i].key, STR("لل"))) np.skip = 2;
    else if (prefixed(k, i, "ل")) np.skip = 2;
    note_via(d, &np, np.skip > 0);
    return j;
}

/* [via.carrier] «في تصريحات نقلتها وكالات الأنباء، في مقابلة أجرتها معه قناة». */
static int32_t carrier_skip(const talk *k, int32_t i, int32_t hi, talk_draft *d)
{
    if (k->word[i] != CLASS(CARRIER)) return i;
    int32_t j = i + 1;
    while (j < hi && k->word[j] == CLASS(ADVERB)) j++;
    talk_np np;
    int32_t end = np_read(k, j, hi, false, &np);
    if (end == j) return i;
    note_via(d, &np, true);
    return end;
}

static bool frame_prep(const talk *k, int32_t i, unsigned frame)
{
    if (k->word[i] == CLASS(ALA) && i + 1 < k->t.n && of_source_kind(k, i + 1, LEX_SOURCE_KIND_KIND_MEDIUM)) return false; /* «على إذاعة كذا» */
    switch (k->word[i]) {
    case CLASS(ALA): return frame & FRAME_ALA;
    case CLASS(AN): return frame & FRAME_AN;
    case CLASS(ILA): return frame & FRAME_ILA;
    case CLASS(MIN): return frame & FRAME_MIN;
    case CLASS(FI): return (frame & FRAME_FI) && tok_is(k->t, i, "في");
    default: return false;
    }
}

int32_t adjuncts_skip(const talk *k, int32_t i, int32_t hi, unsigned frame, talk_draft *d)
{
    int32_t last = i + ADJUNCT_MOST < hi ? i + ADJUNCT_MOST : hi;
    while (i < last) {
        int32_t at = i;
        if (k->unnamed[i]) { i = k->unnamed[i]; continue; }
        if (k->word[i] == CLASS(THAT) || tok_colon(k, i) || tok_opens(k, i)) return i;
        if (k->t.at[i].kind == TOK_PUNCT) {
            int32_t j = skip_brackets(k, i, last);
            if (j > i) { i = j; continue; }
            if (tok_comma(k, i) || tok_is(k->t, i, "-") || tok_is(k->t, i, "–")) { i++; continue; }
            return i;
        }
        if (frame_prep(k, i, frame) || (frame & FRAME_OBJ && tok_such(k, i))) return i;
        if (k->when[i] >= 0) {
            int32_t w = k->when[i];
            while (i < last && k->when[i] == w) i++;
            continue;
        }
        switch (k->word[i]) {
        case CLASS(ADVERB): case CLASS(ONIT): case CLASS(MEDIALLY): case CLASS(QAD):
            i += k->word_n[i] ? k->word_n[i] : 1;
            continue;
        case CLASS(FI): case CLASS(PREP): case CLASS(AS): case CLASS(AFTER): case CLASS(ALA): case CLASS(AN): case CLASS(ILA): case CLASS(MIN):
            i += k->word_n[i] ? k->word_n[i] : 1;
            if (i < last && k->word[i] == CLASS(THAT)) i++; /* «بعد أن …»: not the content's */
            if (i < last && tok_preposition(k, i)) continue; /* «ردا على» */
            if (i < last && (tok_word(k, i) || tok_opens(k, i)) ) i = addressee(k, i, last, frame, d);
            continue;
        case CLASS(REL): {
            int32_t j = skip_relative(k, i, last);
            if (j == i) return i;
            i = j;
            continue;
        }
        default: break;
        }
        if (k->cue[i] >= 0 && k->cues.at[k->cue[i]].kind == CUE_OF) return i;
        int32_t carried = carrier_skip(k, i, last, d);
        if (carried > i) { i = carried; continue; }
        if (prefixed(k, i, "ل") && !(frame & FRAME_LI)) { i = addressee(k, i, last, frame, d); continue; }
        if (prefixed(k, i, "ب") && !(frame & FRAME_BI) && i > at) { i++; continue; }
        return i;
    }
    return i;
}
