/* point_deed.c - what was done with the things counted, and by whom.
 *
 * «أطلقت إيران 20 صاروخا», «أسقطت أربعة صواريخ»: the deeds are rows of
 * lexicon/thing_deed.tsv; who did it is a state beside the verb. */
#include "story/point_words.h"

#include "lexicon/nonstate.h"
#include "lexicon/particle.h"
#include "lexicon/place.h"
#include "lexicon/thing_deed.h"
#include "lexicon/toll.h"

enum {
    DEED_LEFT = 8, DEED_RIGHT = 4, /* words in which a deed is looked for */
    DOER_AFTER = 2,  /* «أطلقت المقاتلات الإسرائيلية» */
    DOER_BEFORE = 3, /* «إسرائيل أطلقت» */
    CARRY_REACH = 14 /* from «وأطلقت» back to «أن إسرائيل استخدمت …» */
};

int point_deed_row(isn_str key)
{
    isn_clitic_cut cut;
    for (int way = 0; clitic_cut(key, way, &cut); way++) {
        int k = lex_find(&lex_thing_deed, cut.rest);
        if (k < 0 && str_starts(cut.rest, STR("ال"))) k = lex_find(&lex_thing_deed, str_sub(cut.rest, 4, cut.rest.n));
        if (k >= 0) return lex_row(&lex_thing_deed, k);
    }
    return -1;
}

/* «استهدفت البلدة بثمانية صواريخ»: they are what it was done with. */
static bool instrument(point_words s)
{
    isn_str by = STR("ب");
    return str_starts(s.at[s.first].key, by) || (s.first > 0 && str_eq(s.at[s.first - 1].key, by));
}

static bool preposition(isn_str key)
{
    int k = lex_find(&lex_particle, key);
    int class = k < 0 ? -1 : lex_value(&lex_particle, lex_row(&lex_particle, k), LEX_PARTICLE_CLASS);
    return class == LEX_PARTICLE_CLASS_FI || class == LEX_PARTICLE_CLASS_MIN || class == LEX_PARTICLE_CLASS_ALA || class == LEX_PARTICLE_CLASS_ILA ||
           class == LEX_PARTICLE_CLASS_AN || class == LEX_PARTICLE_CLASS_PREP;
}

/* «إيران», «الإسرائيلية»: a state; 0 none. */
static uint64_t state(isn_str key)
{
    uint64_t nation = point_nation(key);
    int k = lex_find(&lex_place, key);
    if (nation || k < 0) return nation;
    bool country = lex_value(&lex_place, lex_row(&lex_place, k), LEX_PLACE_KIND) == LEX_PLACE_KIND_COUNTRY;
    return country ? story_state(lex_cell(&lex_place, lex_row(&lex_place, k), LEX_PLACE_ID)) : 0;
}

/* «المعارضة السورية» is not Syria. */
static bool no_state(isn_str key)
{
    if (str_starts(key, STR("ال"))) key = str_sub(key, 4, key.n);
    return lex_find(&lex_nonstate, key) >= 0;
}

/* The first state among the words from `i` on, not over a comma nor a preposition. */
static uint64_t state_from(point_words s, int i, int most)
{
    for (int k = i; k < s.n && k < i + most && !s.at[k].breaks && !preposition(s.at[k].key) && !no_state(s.at[k].key); k++) {
        uint64_t found = state(s.at[k].key);
        if (found) return found;
    }
    return 0;
}

/* The state before the word at `i`, no preposition between: «الصين استوردت», «القوات السورية أطلقت». */
static uint64_t state_before(point_words s, int i, int most)
{
    for (int k = i - 1; k >= 0 && k >= i - most && !s.at[k].breaks && !preposition(s.at[k].key); k--) {
        if (k > 0 && (preposition(s.at[k - 1].key) || no_state(s.at[k - 1].key))) return 0;
        uint64_t found = state(s.at[k].key);
        if (found) return found;
    }
    return 0;
}

/* Who did what stands at `i`: beside it, or where its sentence last named who is spoken of. */
static uint64_t doer(point_words s, int i)
{
    uint64_t found = state_before(s, i, 1);
    if (!found) found = state_from(s, i + 1, DOER_AFTER);
    if (!found) found = state_before(s, i, DOER_BEFORE);
    for (int k = i - 1; !found && str_starts(s.at[i].key, STR("و")) && k >= 0 && k >= i - CARRY_REACH; k--)
        if (s.at[k].toll >= 0 && lex_value(&lex_toll, s.at[k].toll, LEX_TOLL_CLASS) == LEX_TOLL_CLASS_OPENS) return state_from(s, k + 1, DOER_AFTER);
    return found;
}

/* The nearest deed before the number in its clause; else the nearest after it («60 صاروخا أطلقت على …»). */
static int deed_at(point_words s)
{
    for (int i = s.first - 1; i >= 0 && i >= s.first - DEED_LEFT && !s.at[i].breaks && !s.at[i].turns; i--)
        if (s.at[i].deed >= 0) return i;
    for (int i = s.last + 1; i < s.n && i <= s.last + DEED_RIGHT && !s.at[i].breaks && !str_starts(s.at[i].key, STR("و")); i++)
        if (s.at[i].deed >= 0) return i;
    return -1;
}

void point_deed(point_words s, isn_point *p)
{
    int i = deed_at(s);
    if (i < 0) return;
    int row = s.at[i].deed;
    isn_str with = i < s.first && instrument(s) ? lex_cell(&lex_thing_deed, row, LEX_THING_DEED_WITH) : STR_NONE;
    p->deed = with.n ? with : lex_cell(&lex_thing_deed, row, LEX_THING_DEED_CLASS);
    p->unites = lex_value(&lex_thing_deed, row, LEX_THING_DEED_UNITES) == LEX_THING_DEED_UNITES_YES && !point_held(s);
    p->doer = doer(s, i);
}
