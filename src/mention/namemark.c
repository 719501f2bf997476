/* namemark.c - the lexicons of names, asked once for every token. */
#include "mention/namemark.h"

#include "lexicon/city.h"
#include "lexicon/first_name.h"
#include "lexicon/name_part.h"
#include "lexicon/name_stop.h"
#include "lexicon/name_verb.h"
#include "lexicon/nationality.h"
#include "lexicon/nisba_end.h"
#include "lexicon/org_head.h"
#include "lexicon/organization.h"
#include "lexicon/place.h"
#include "lexicon/place_head.h"
#include "lexicon/portfolio.h"
#include "lexicon/title.h"

#define AL STR("ال")

static isn_str without_al(isn_str key)
{
    return str_starts(key, AL) && key.n > 6 ? str_sub(key, AL.n, key.n) : key;
}

/* The row of the nisba left when `ending` is taken off, or -1. */
static int nation_before(isn_str key, isn_str ending)
{
    if (!str_ends(key, ending) || key.n - ending.n < 6) return -1;
    int k = lex_find(&lex_nationality, str_sub(key, 0, key.n - ending.n));
    return k < 0 ? -1 : lex_row(&lex_nationality, k);
}

int name_nation(isn_str key)
{
    key = without_al(key);
    int row = nation_before(key, STR(""));
    for (int k = 0; row < 0 && k < lex_nisba_end.n_keys; k++)
        row = nation_before(key, lex_nisba_end.key[k].text);
    return row;
}

/* The row of the two words less their endings, or -1. */
static int pair_before(isn_str x, isn_str x_end, isn_str y, isn_str y_end)
{
    if (!str_ends(x, x_end) || !str_ends(y, y_end)) return -1;
    isn_lex_walk w = lex_walk(&lex_nationality);
    bool both = lex_step(&w, str_sub(x, 0, x.n - x_end.n)) && (w.found = -1, lex_step(&w, str_sub(y, 0, y.n - y_end.n)));
    return both && w.found >= 0 ? lex_row(&lex_nationality, w.found) : -1;
}

int name_nation_of_two(isn_str first, isn_str second)
{
    isn_str x = without_al(first), y = without_al(second);
    int row = pair_before(x, STR(""), y, STR(""));
    for (int k = 0; row < 0 && k < lex_nisba_end.n_keys; k++) {
        isn_str end = lex_nisba_end.key[k].text;
        row = pair_before(x, end, y, end);
        if (row < 0) row = pair_before(x, STR(""), y, end); /* «الجنوب أفريقية» */
    }
    return row;
}

/* The entry of `lex` for a word with or without ال, or -1. */
static int find_either(const isn_lex *lex, isn_str key)
{
    int k = lex_find(lex, key);
    isn_str bare = k < 0 ? without_al(key) : key;
    return bare.n < key.n ? lex_find(lex, bare) : k;
}

static unsigned title_marks(isn_str key)
{
    int k = find_either(&lex_title, key);
    if (k < 0) return 0;
    int row = lex_row(&lex_title, k);
    bool body = lex_value(&lex_title, row, LEX_TITLE_TAKES) == LEX_TITLE_TAKES_BODY;
    int kind = lex_value(&lex_title, row, LEX_TITLE_KIND);
    return MARK_TITLE | (body ? MARK_TITLE_BODY : 0u) |
           (kind == LEX_TITLE_KIND_HONORIFIC ? MARK_HONOUR : 0u);
}

static unsigned org_head_marks(isn_str key)
{
    static const unsigned of_type[] = {0, MARK_ORG_DROP, MARK_ORG_WEAK, MARK_ORG_SOME};
    static const unsigned of_definite[] = {0, MARK_ORG_NATION, MARK_ORG_NATION | MARK_ORG_TITLED,
                                           MARK_ORG_NATION | MARK_ORG_TITLED | MARK_ORG_STATE};
    int k = find_either(&lex_org_head, key);
    if (k < 0) return 0;
    int row = lex_row(&lex_org_head, k);
    int kind = lex_value(&lex_org_head, row, LEX_ORG_HEAD_KIND);
    return MARK_ORG_HEAD | of_type[lex_value(&lex_org_head, row, LEX_ORG_HEAD_TYPE)] |
           of_definite[lex_value(&lex_org_head, row, LEX_ORG_HEAD_DEFINITE)] |
           (kind == LEX_ORG_HEAD_KIND_MINISTRY ? MARK_MINISTRY : 0u) |
           (kind == LEX_ORG_HEAD_KIND_MEDIUM ? MARK_MEDIUM : 0u);
}

static unsigned portfolio_marks(isn_str key)
{
    int k = lex_find(&lex_portfolio, without_al(key));
    if (k < 0) return 0;
    static const unsigned of_bare[] = {0, MARK_BARE, MARK_RANK};
    int row = lex_row(&lex_portfolio, k);
    return MARK_PORTFOLIO | of_bare[lex_value(&lex_portfolio, row, LEX_PORTFOLIO_BARE)];
}

static unsigned head_marks(isn_str key)
{
    static const unsigned of_type[] = {MARK_PLACE_DROP, MARK_PLACE_HEAD, MARK_DIRECTION, MARK_PLACE_HEAD | MARK_TOWN_HEAD};
    unsigned set = org_head_marks(key) | portfolio_marks(key);
    int k = find_either(&lex_place_head, key);
    if (k >= 0)
        set |= of_type[lex_value(&lex_place_head, lex_row(&lex_place_head, k), LEX_PLACE_HEAD_TYPE)];
    return set;
}

static unsigned part_marks(isn_str key)
{
    static const unsigned of_kind[] = {MARK_SERVANT, MARK_KUNYA, MARK_SON, MARK_SON, MARK_PARTICLE, MARK_KIN};
    int k = lex_find(&lex_name_part, key);
    if (k < 0) return 0;
    return of_kind[lex_value(&lex_name_part, lex_row(&lex_name_part, k), LEX_NAME_PART_KIND)];
}

static unsigned word_marks(isn_str key)
{
    unsigned set = title_marks(key) | head_marks(key) | part_marks(key);
    if (lex_find(&lex_first_name, key) >= 0) set |= MARK_FIRST;
    if (name_nation(key) >= 0) set |= MARK_NATION;
    if (lex_find(&lex_name_stop, key) >= 0) set |= MARK_STOP;
    return set;
}

/* A verb as it stands or after و and ف, which take no part in the marks' cut. */
static bool is_verb(isn_str key)
{
    if (lex_find(&lex_name_verb, key) >= 0) return true;
    bool joined = str_starts(key, STR("و")) || str_starts(key, STR("ف"));
    return joined && key.n > 6 && lex_find(&lex_name_verb, str_sub(key, 2, key.n)) >= 0;
}

/* Marks of the whole key where it has any, else of the key after proclitics:
 * «وقال» is a stop word by its rest, «وليد» a given name as it stands. */
static void mark_word(const isn_tok *t, isn_name_mark *m)
{
    isn_name_memory *known = name_memory(t);
    if (known && known->marked) {
        m->set = known->marks;
        m->n_pre = known->marks_pre;
        return;
    }
    isn_clitic_cut cut;
    bool definite = false;
    for (int way = 0; clitic_cut(t->key, way, &cut); way++) {
        unsigned set = word_marks(cut.rest);
        bool al = str_starts(cut.rest, AL) && cut.rest.n > 6;
        if (al && !definite) m->n_pre = (uint8_t)cut.n_pre;
        definite |= al;
        if (!set) continue;
        m->set = set;
        m->n_pre = (uint8_t)cut.n_pre;
        break;
    }
    if (definite) m->set |= MARK_DEFINITE;
    if (is_verb(t->key)) m->set |= MARK_VERB;
    if (known) known->marked = true, known->marks = m->set, known->marks_pre = m->n_pre;
}

/* The longest entry that begins at token `i`; column `sure` says how sure. */
static isn_name_entry entry_at(const isn_lex *lex, isn_toks toks, ptrdiff_t i, int col_sure,
                               int sure)
{
    int k = -1, n_pre = 0;
    int n = toks_match(lex, toks, i, &k, &n_pre);
    if (n == 0) return (isn_name_entry){0};
    int row = lex_row(lex, k);
    return (isn_name_entry){.n = (uint8_t)n,
                            .n_pre = (uint8_t)n_pre,
                            .sure = col_sure >= 0 && lex_value(lex, row, col_sure) == sure,
                            .row = (int16_t)row};
}

void name_marks(isn_toks toks, isn_name_mark *marks)
{
    for (ptrdiff_t i = 0; i < toks.n; i++) {
        if (toks.at[i].kind != TOK_WORD) continue;
        mark_word(&toks.at[i], &marks[i]);
        marks[i].place = entry_at(&lex_place, toks, i, LEX_PLACE_SURE, LEX_PLACE_SURE_SURE);
        marks[i].org = entry_at(&lex_organization, toks, i, LEX_ORGANIZATION_SURE,
                                LEX_ORGANIZATION_SURE_SURE);
        marks[i].city = entry_at(&lex_city, toks, i, -1, 0);
    }
}
