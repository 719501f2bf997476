/* namerule.c - names that lexicons and word order give away. */
#include "mention/namerule.h"
#include "mention/namebody.h"

#include "lexicon/title.h"
#include "lexicon/body_common.h"
#include "lexicon/organization.h"

enum { MAX_PERSON = 6, MAX_TITLE = 9 };

static bool has(const isn_name_mark *marks, ptrdiff_t i, unsigned set)
{
    return (marks[i].set & set) != 0;
}

static bool is_word(isn_toks toks, ptrdiff_t i)
{
    return i < toks.n && toks.at[i].kind == TOK_WORD;
}

/* A word that stands free: no proclitic seen on it. */
static bool is_bare(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i)
{
    return is_word(toks, i) && marks[i].n_pre == 0;
}

/* [name.person-part] One part of a person's name: a given name, «عبد الله»,
 * «أبو بكر», «بن سلمان», «آل ثاني».  The tokens it takes, 0 if it is none. */
static int person_part(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i)
{
    if (!is_word(toks, i)) return 0;
    bool joins = has(marks, i, MARK_SERVANT | MARK_KUNYA | MARK_SON);
    if (joins && is_bare(toks, marks, i + 1) && !has(marks, i + 1, MARK_STOP)) return 2;
    if (has(marks, i, MARK_FIRST) && !(toks.at[i].flags & TOK_ALEF_MAQSURA)) return 1;
    return 0;
}

/* A word that can close a name as the surname: it stands free and is no word
 * of grammar, office or place. */
static bool is_surname(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i)
{
    if (!is_bare(toks, marks, i) || toks.at[i].key.n < 4) return false;
    if (has(marks, i, MARK_STOP | MARK_TITLE | MARK_ORG_HEAD | MARK_PLACE_DROP | MARK_DIRECTION))
        return false;
    return !has(marks, i, MARK_NATION) || has(marks, i, MARK_DEFINITE);
}

/* [name.person] Given name, more names, surname: محمد شياع السوداني, جون كيربي.
 * At least two parts, or one part after a title. */
static int person(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, isn_name_found *out)
{
    int n = person_part(toks, marks, i);
    if (n == 0) return 0;
    if (marks[i].n_pre && !has(marks, i, MARK_FIRST)) return 0;
    bool titled = i > 0 && has(marks, i - 1, MARK_TITLE | MARK_NATION) && is_word(toks, i - 1);
    int parts = 1;
    while (n < MAX_PERSON) {
        int more = is_bare(toks, marks, i + n) ? person_part(toks, marks, i + n) : 0;
        if (!more) break;
        n += more;
        parts++;
    }
    if (n < MAX_PERSON && is_surname(toks, marks, i + n)) n++, parts++;
    if (parts < 2 && !titled) return 0;
    *out = (isn_name_found){i, n, marks[i].n_pre, ISN_PERSON, "name.person"};
    return n;
}

/* The kind of an entry of lexicon/organization.tsv. */
static int kind_of(const isn_name_entry *e)
{
    return lex_value(&lex_organization, e->row, LEX_ORGANIZATION_KIND);
}

/* Does an indefinite head stand before token `i`, perhaps with a quotation mark
 * between: «صحيفة "الوطن"»? */
static bool head_before(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, unsigned set)
{
    ptrdiff_t at = i - 1;
    if (at >= 0 && toks.at[at].flags & TOK_OPENS_QUOTE) at--;
    return at >= 0 && is_word(toks, at) && has(marks, at, set) && !has(marks, at, MARK_DEFINITE);
}

/* [name.organization] An organization that the lexicon knows; institutions
 * with the nationality that follows: الكونغرس الأميركي, but قناة الحرة
 * الأميركية is الحرة.  An entry that is also a common word needs its head. */
static int organization(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i,
                        isn_name_found *out)
{
    const isn_name_entry *e = &marks[i].org;
    if (e->n == 0) return 0;
    bool headed = head_before(toks, marks, i, MARK_ORG_DROP | MARK_ORG_HEAD) && e->n_pre == 0;
    bool credit = kind_of(e) == LEX_ORGANIZATION_KIND_AGENCY && tok_is(toks, i - 1, "(") &&
                  tok_is(toks, i + e->n, ")");
    if (!e->sure && !headed && !credit) return 0;
    int n = e->n, kind = kind_of(e);
    if (kind == LEX_ORGANIZATION_KIND_STATE || kind == LEX_ORGANIZATION_KIND_BODY)
        n += name_nations(toks, marks, i + n);
    *out = (isn_name_found){i, n, e->n_pre, ISN_ORGANIZATION, "name.organization"};
    return n;
}

/* Words in quotation marks from token `i` after the opening one, at most three: their
 * number, 0 where they do not close. */
static int quoted(isn_toks toks, ptrdiff_t i)
{
    if (i == 0 || !(toks.at[i - 1].flags & TOK_OPENS_QUOTE)) return 0;
    int n = 0;
    while (n < 3 && is_word(toks, i + n)) n++;
    return n && i + n < toks.n && toks.at[i + n].flags & TOK_CLOSES_QUOTE ? n : 0;
}

/* [name.medium] A paper or channel that only its head or its quotation marks give
 * away: صحيفة الوطن، صحيفة "صدى الشاطئ"، في تصريح لـ"الأمس". */
static int medium(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, isn_name_found *out)
{
    bool headed = head_before(toks, marks, i, MARK_MEDIUM);
    int n = quoted(toks, i);
    bool told = n && (tok_is(toks, i - 2, "ل") || tok_is(toks, i - 2, "لـ")) && has(marks, i, MARK_DEFINITE);
    if (!headed && !told) return 0;
    unsigned no = n ? 0u : MARK_NATION | MARK_STOP | MARK_PLACE_HEAD | MARK_PORTFOLIO;
    if (!is_bare(toks, marks, i) || has(marks, i, no) || (!n && !has(marks, i, MARK_DEFINITE))) return 0;
    if (!n && lex_find(&lex_body_common, str_sub(toks.at[i].key, 4, toks.at[i].key.n)) >= 0) return 0;
    *out = (isn_name_found){i, n ? n : 1, 0, ISN_ORGANIZATION, "name.medium"};
    return n ? n : 1;
}

/* A name of a place that is also a nisba describes the noun before it where
 * that agrees: «السفارة السعودية», but «زار السعودية». */
bool name_is_epithet(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i)
{
    if (i == 0 || !has(marks, i, MARK_NATION) || marks[i].n_pre) return false;
    return is_word(toks, i - 1) && has(marks, i - 1, MARK_DEFINITE) &&
           (toks.at[i - 1].flags & TOK_TA_MARBUTA || str_ends(toks.at[i - 1].key, STR("ات")) ||
            has(marks, i - 1, MARK_NATION));
}

/* [name.two-heads] «قرية عين الجوز»: after a head that is left out, a head that is
 * kept and a noun with ال. */
static int double_head(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, isn_name_found *out)
{
    unsigned no = MARK_STOP | MARK_VERB | MARK_TITLE | MARK_NATION | MARK_ORG_HEAD | MARK_PLACE_DROP;
    if (!has(marks, i, MARK_PLACE_HEAD) || has(marks, i, MARK_DEFINITE | MARK_ORG_HEAD)) return 0;
    if (!is_bare(toks, marks, i + 1) || !has(marks, i + 1, MARK_DEFINITE) || has(marks, i + 1, no)) return 0;
    *out = (isn_name_found){i, 2, 0, ISN_PLACE, "name.two-heads"};
    return 2;
}

/* [name.place] A place that the lexicon knows, or one whose head gives it away:
 * في بغداد، قطاع غزة، مدينة الباب. */
static int place(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, isn_name_found *out)
{
    const isn_name_entry *e = &marks[i].place;
    bool after_head = i > 0 && has(marks, i - 1, MARK_PLACE_DROP) && is_word(toks, i - 1);
    if (e->n == 1 && name_is_epithet(toks, marks, i)) return 0;
    if (e->n && (e->sure || (after_head && e->n_pre == 0))) {
        *out = (isn_name_found){i, e->n, e->n_pre, ISN_PLACE, "name.place"};
        return e->n;
    }
    if (has(marks, i, MARK_PLACE_HEAD) && !has(marks, i, MARK_DEFINITE) &&
        is_bare(toks, marks, i + 1) && marks[i + 1].place.n) {
        int n = 1 + marks[i + 1].place.n;
        *out = (isn_name_found){i, n, marks[i].n_pre, ISN_PLACE, "name.place-head"};
        return n;
    }
    return after_head && marks[i].n_pre == 0 ? double_head(toks, marks, i, out) : 0;
}

int name_rule_at(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, isn_name_found *out)
{
    if (!is_word(toks, i)) return 0;
    isn_name_found best = {0}, one;
    int (*const rule[])(isn_toks, const isn_name_mark *, ptrdiff_t, isn_name_found *) = {
        organization, name_ministry, name_definite_body, name_body, name_dedicated, medium, place, person};
    for (size_t r = 0; r < sizeof rule / sizeof *rule; r++)
        if (rule[r](toks, marks, i, &one) && one.n > best.n) best = one;
    if (best.n) *out = best;
    return (int)best.n;
}

/* A bare word of office or occupation next to the name is no title of his: «طالب سامر
 * بالرد», «حكم سامر»; a title has ال, a body or a pronoun: «الطالب سامر», «نائبه سامر». */
static bool is_bare_office(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i)
{
    isn_str key = toks.at[i].key; /* folded: «نائبه» is «نائبة» */
    bool joined = str_starts(key, STR("و")) || str_starts(key, STR("ف"));
    if (marks[i].n_pre == 2 && joined) key = str_sub(key, 2, key.n); /* «وطالب» */
    else if (marks[i].n_pre) return false;
    int k = str_ends(key, STR("ه")) ? -1 : lex_find(&lex_title, key);
    int kind = k < 0 ? LEX_TITLE_KIND_RANK : lex_value(&lex_title, lex_row(&lex_title, k), LEX_TITLE_KIND);
    return kind == LEX_TITLE_KIND_OFFICE || kind == LEX_TITLE_KIND_JOB;
}

ptrdiff_t name_title_before(isn_toks toks, const isn_name_mark *marks, ptrdiff_t first, int *n_pre)
{
    ptrdiff_t at = first;
    *n_pre = 0;
    for (ptrdiff_t i = first - 1; i >= 0 && first - i <= MAX_TITLE; i--) {
        if (!is_word(toks, i)) break;
        bool verb = has(marks, i, MARK_STOP) && at == i + 1 && at < first; /* «طالب وزير …» */
        if (verb) break;
        if (has(marks, i, MARK_KIN) && !has(marks, i, MARK_DEFINITE)) /* «حفيد مؤسس الحزب سامر», but «نجل الرئيس سامر» */
            return at < first && has(marks, at, MARK_DEFINITE) ? at : first;
        bool body_follows = first - i == 1 || has(marks, i, MARK_TITLE_BODY);
        if (has(marks, i, MARK_TITLE) && (body_follows || i + 1 == at)) {
            at = i;
            *n_pre = marks[i].n_pre;
            if (marks[i].n_pre) break;
        } else if (has(marks, i, MARK_STOP)) {
            break;
        }
    }
    return at == first - 1 && is_bare_office(toks, marks, at) ? first : at;
}
