/* namebody.c - institutions by their head noun and what it is of. */
#include "mention/namebody.h"

#include "lexicon/body_common.h"

enum { MAX_BODY = 8, MAX_INNER = 3 };

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

static bool is_adjective(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, unsigned of)
{
    if (!is_bare(toks, marks, i) || !has(marks, i, MARK_DEFINITE) || has(marks, i, MARK_STOP))
        return false;
    if (has(marks, i, MARK_NATION)) return true;
    isn_str key = toks.at[i].key;
    return of == 0 && (str_ends(key, STR("ي")) || str_ends(key, STR("يه"))) &&
           !has(marks, i, MARK_TITLE | MARK_PORTFOLIO);
}

/* Nationalities that follow: «العراقية والأميركية». */
int name_nations(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i)
{
    int n = 0;
    while (is_word(toks, i + n) && has(marks, i + n, MARK_NATION) &&
           has(marks, i + n, MARK_DEFINITE) && (n || marks[i + n].n_pre == 0) &&
           (marks[i + n].n_pre == 0 || str_starts(toks.at[i + n].key, STR("و"))))
        n++;
    return n;
}

/* [name.ministry] وزارة الصناعة والتجارة والتكنولوجيات الحديثة، وزارة الدفاع
 * الأميركية; and the portfolio alone with a nationality: الخارجية الأميركية. */
int name_ministry(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, isn_name_found *out)
{
    int n = 0;
    if (has(marks, i, MARK_MINISTRY)) {
        n = 1;
        while (n < MAX_BODY && is_word(toks, i + n) && has(marks, i + n, MARK_PORTFOLIO) &&
               has(marks, i + n, MARK_DEFINITE) &&
               (marks[i + n].n_pre == 0 || (n > 1 && str_starts(toks.at[i + n].key, STR("و")))))
            do n++;
            while (n < MAX_BODY && is_adjective(toks, marks, i + n, 0));
        if (n == 1) return 0;
        n += name_nations(toks, marks, i + n);
    } else if (has(marks, i, MARK_BARE) && has(marks, i, MARK_DEFINITE)) {
        n = name_nations(toks, marks, i + 1);
        if (n == 0 || (i > 0 && has(marks, i - 1, MARK_TITLE | MARK_ORG_HEAD))) return 0;
        n++;
    }
    if (n == 0) return 0;
    *out = (isn_name_found){i, n, marks[i].n_pre, ISN_ORGANIZATION, "name.ministry"};
    return n;
}

/* A word that can stand inside a descriptive name: «تجار», «حماية», «رجال»; no
 * word of grammar, office or verb («تطالب», «يقر»). */
static bool is_inner(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i)
{
    unsigned no = MARK_STOP | MARK_VERB | MARK_TITLE | MARK_NATION | MARK_ORG_HEAD | MARK_DEFINITE;
    if (!is_word(toks, i) || toks.at[i].flags & TOK_LATIN || has(marks, i, no)) return false;
    isn_str key = toks.at[i].key;
    if (key.n < 4 || marks[i].place.sure || str_starts(key, STR("ي"))) return false;
    bool feminine_past = str_ends(key, STR("ت")) && !str_ends(key, STR("ات")) && key.n > 6;
    bool masdar = str_ends(key, STR("ه")) || (key.n >= 10 && str_starts(str_sub(key, 6, key.n), STR("ي"))) ||
                  str_starts(str_sub(key, 2, key.n), STR("ا")) || key.n <= 8;
    return !feminine_past && (!str_starts(key, STR("ت")) || masdar);
}

/* «و» and a noun with ال that goes on a list: «النقل والمواصلات». */
static bool goes_on(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i)
{
    unsigned no = MARK_STOP | MARK_VERB | MARK_ORG_HEAD | MARK_TITLE | MARK_NATION | MARK_FIRST;
    if (!is_word(toks, i) || !str_starts(toks.at[i].key, STR("و")) || has(marks, i, no)) return false;
    return marks[i].n_pre && has(marks, i, MARK_DEFINITE) && !marks[i].place.n && !marks[i].org.n;
}

/* «الإدارة», «المدينة» make no name of a head. */
static bool is_common(isn_str key)
{
    return str_starts(key, STR("ال")) && lex_find(&lex_body_common, str_sub(key, 4, key.n)) >= 0;
}

/* [name.of] What a body is of, from token `i`: nouns without ال, each of the next,
 * closed by one with ال or a place: «تجار ومصدري الأثاث», «حماية المستهلك»,
 * «تجارة وصناعة عمان».  Sets the number of the nouns; 0 where nothing closes. */
static int of_what(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, int *n_nouns)
{
    int n = 0;
    *n_nouns = 0;
    while (n < MAX_INNER && is_inner(toks, marks, i + n) &&
           (marks[i + n].n_pre == 0 || (n && str_starts(toks.at[i + n].key, STR("و")))))
        n++;
    if (!is_bare(toks, marks, i + n) || has(marks, i + n, MARK_STOP | MARK_VERB)) return 0;
    *n_nouns = n + 1;
    const isn_name_entry *place = &marks[i + n].place;
    if (place->n && !place->n_pre && (place->sure || n == 0)) return n + place->n;
    bool nation = has(marks, i + n, MARK_NATION);
    unsigned no = MARK_ORG_HEAD | (n ? 0u : MARK_TITLE);
    if (n == 0 && is_common(toks.at[i].key)) return 0;
    return has(marks, i + n, MARK_DEFINITE) && !nation && !has(marks, i + n, no) ? n + 1 : 0;
}

/* [name.purpose] What a body is for: «للرقابة على الصادرات والواردات», «لمناهضة
 * التعذيب», «لطلبة تونس».  At most `most` tokens; 0 where no purpose begins. */
static int purpose_at(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, int most)
{
    int n = 0, nouns;
    if (!is_word(toks, i) || !str_starts(toks.at[i].key, STR("ل"))) return 0;
    if (str_starts(toks.at[i].key, STR("لل")) && marks[i].n_pre && has(marks, i, MARK_DEFINITE)) n = 1;
    else if (i > 0 && (has(marks, i - 1, MARK_RANK) || is_adjective(toks, marks, i - 1, 0)) &&
             toks.at[i].key.n > 6 && !has(marks, i, MARK_STOP | MARK_TITLE | MARK_VERB)) {
        n = of_what(toks, marks, i + 1, &nouns);
        n = n ? n + 1 : 0;
    }
    while (n && n < most && is_word(toks, i + n)) {
        bool on = has(marks, i + n, MARK_STOP) && toks.at[i + n].flags & TOK_ALEF_MAQSURA && /* على */
                  i + n + 1 < toks.n && has(marks, i + n + 1, MARK_DEFINITE);
        bool masdar = str_starts(toks.at[i + n].key, STR("و")) && is_inner(toks, marks, i + n) &&
                      is_bare(toks, marks, i + n + 1) && has(marks, i + n + 1, MARK_DEFINITE) &&
                      !has(marks, i + n + 1, MARK_STOP | MARK_TITLE | MARK_NATION);
        if ((on || masdar) && n + 2 <= most) n += 2;
        else if (goes_on(toks, marks, i + n) || is_adjective(toks, marks, i + n, 0)) n++;
        else break;
    }
    return n <= most ? n : 0;
}

/* [name.definite-body] A definite head with its adjectives and what it is for:
 * السفارة السعودية، الحزب الاشتراكي، الهيئة العامة للرقابة. */
int name_definite_body(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, isn_name_found *out)
{
    if (!has(marks, i, MARK_ORG_NATION) || !has(marks, i, MARK_DEFINITE)) return 0;
    bool titled = has(marks, i, MARK_ORG_TITLED), named = false;
    int n = 1;
    while (n < 4 && (is_adjective(toks, marks, i + n, titled ? 0 : MARK_NATION) ||
                     (titled && is_bare(toks, marks, i + n) && has(marks, i + n, MARK_RANK) &&
                      has(marks, i + n, MARK_DEFINITE)))) {
        named |= !titled || !has(marks, i + n, MARK_NATION | MARK_RANK);
        n++;
    }
    int purpose = titled ? purpose_at(toks, marks, i + n, MAX_BODY + 2 - n) : 0;
    bool of_state = has(marks, i, MARK_ORG_STATE) && has(marks, i + n - 1, MARK_NATION);
    if (!named && !purpose && !of_state) return 0;
    n += purpose;
    *out = (isn_name_found){i, n, marks[i].n_pre, ISN_ORGANIZATION, "name.definite-body"};
    return n;
}

/* [name.body] Head of an institution, what it is of, its adjectives and what it
 * is for: جامعة نيويورك، مجلس النواب العراقي، جمعية تجار ومصدري الأثاث، نقابة
 * سائقي الحافلات.  Heads that are common words too (مركز، شركة) need more than one
 * noun with ال: «مركز التنمية الريفية», but no «مركز المدينة». */
int name_body(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, isn_name_found *out)
{
    unsigned no = MARK_ORG_DROP | MARK_ORG_WEAK | MARK_DEFINITE | MARK_MINISTRY;
    if (!has(marks, i, MARK_ORG_HEAD) || has(marks, i, no)) return 0;
    int nouns, n = of_what(toks, marks, i + 1, &nouns), more = 0;
    if (n == 0) return 0;
    n++;
    while (n + more < MAX_BODY && (is_adjective(toks, marks, i + n + more, 0) ||
                                   (nouns < 3 && goes_on(toks, marks, i + n + more))))
        more++;
    more += purpose_at(toks, marks, i + n + more, MAX_BODY + 2 - n - more);
    if (has(marks, i, MARK_ORG_SOME) && nouns < 2 && more == 0 && !marks[i + 1].place.n) return 0;
    *out = (isn_name_found){i, n + more, marks[i].n_pre, ISN_ORGANIZATION, "name.body"};
    return n + more;
}

/* [name.dedicated] What is named after somebody with his title: «جامعة الملك سامر»,
 * «مستشفى الأمير سامر بن فهد التخصصي», «شارع الشهيد سامر». */
int name_dedicated(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, isn_name_found *out)
{
    unsigned head = MARK_ORG_HEAD | MARK_PLACE_HEAD, part = MARK_FIRST | MARK_SERVANT | MARK_SON | MARK_KUNYA;
    if (!has(marks, i, head) || has(marks, i, MARK_DEFINITE | MARK_ORG_DROP | MARK_FIRST)) return 0;
    if (!is_bare(toks, marks, i + 1) || !has(marks, i + 1, MARK_HONOUR) || !has(marks, i + 1, MARK_DEFINITE))
        return 0;
    int n = 2;
    while (n < MAX_BODY && is_bare(toks, marks, i + n) && has(marks, i + n, part)) n++;
    if (n == 2) return 0;
    while (n < MAX_BODY && is_adjective(toks, marks, i + n, 0)) n++;
    isn_entity_type type = has(marks, i, MARK_ORG_HEAD) ? ISN_ORGANIZATION : ISN_PLACE;
    *out = (isn_name_found){i, n, marks[i].n_pre, type, "name.dedicated"};
    return n;
}
