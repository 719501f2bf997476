/* point_words.c - the words beside a figure: fate, people, bounds.
 *
 * All words are rows of lexicon/toll.tsv; here is how far from the figure each
 * kind of them reaches, and what stands in the way. */
#include "story/point_words.h"

#include "lexicon/connector.h"
#include "lexicon/medium_word.h"
#include "lexicon/nation_plural.h"
#include "lexicon/nationality.h"
#include "lexicon/number.h"
#include "lexicon/toll.h"
#include "mention/namemark.h"

enum {
    LONGEST_PAIR = 128,   /* bytes of two words and the space */
    LEFT_REACH = 9,       /* words in which a fate is looked for */
    RIGHT_REACH = 6,
    WARD_REACH = 4,       /* «60 جريحا نقلوا إلى مستشفى» */
    HOLDS_REACH = 4,      /* «يعيش فيها نحو 30 ألفا» */
    LABEL_REACH = 7,
    RISEN_REACH = 20,
    MOVED_REACH = 16,     /* in which «ارتفع عدد … إلى» is looked for */
    RECORD_REACH = 7,     /* from «أسوأ» to «منذ» */
    OF_REACH = 4,         /* «35 شخصا من بين المتظاهرين» */
    SHORT_WORD = 6,       /* bytes: «في», «على» */
    PART_REACH = 3,       /* «بينهم ما يقارب 12» */
    RANKS_REACH = 4,      /* «42 إصابة بين صفوف …» */
    MEDIUM_REACH = 3,     /* «موقع سويداء 24» */
    YEAR_REACH = 12,      /* from «2009» to a count of that year */
    FIRST_YEAR = 1900,    /* what is no count but a year */
    SHOWN_LEFT = 11,      /* words shown around a figure */
    SHOWN_WHOLE = 4,      /* of them, before «بينهم» */
    SHOWN_ENOUGH = 6,     /* after so many a comma on the right ends them */
    SHOWN_RIGHT = 8
};

/* ---- reading ------------------------------------------------------------------------ */

/* The row of a word as it stands, without proclitics, without ال. */
static int toll_row(isn_str key)
{
    isn_clitic_cut cut;
    for (int way = 0; clitic_cut(key, way, &cut); way++) {
        int k = lex_find(&lex_toll, cut.rest);
        if (k < 0 && str_starts(cut.rest, STR("ال"))) k = lex_find(&lex_toll, str_sub(cut.rest, 4, cut.rest.n));
        if (k >= 0) return lex_row(&lex_toll, k);
    }
    return -1;
}

/* The row of the word, or of it and the one before: «من بين», «رجال الأمن». */
static int toll_of(const point_word *w, int i)
{
    char both[LONGEST_PAIR];
    int pair = -1;
    isn_str x = i > 0 ? w[i - 1].key : STR_NONE, y = w[i].key;
    if (i > 0 && !w[i - 1].breaks && x.n > 0 && x.n + y.n < LONGEST_PAIR) {
        memcpy(both, x.p, (size_t)x.n);
        both[x.n] = ' ';
        memcpy(both + x.n + 1, y.p, (size_t)y.n);
        pair = lex_find(&lex_toll, (isn_str){both, x.n + 1 + y.n});
    }
    return pair >= 0 ? lex_row(&lex_toll, pair) : toll_row(y);
}

/* «6 "إرهابيين"» are six: quotation marks stand between no words. */
static bool is_quote(isn_str w)
{
    static const char *const MARK[] = {"\"", "«", "»", "“", "”", "„", "‘", "’", "'"};
    for (size_t i = 0; i < sizeof MARK / sizeof *MARK; i++)
        if (str_is(w, MARK[i])) return true;
    return false;
}

int point_words_read(isn_arena *a, isn_phrase sentence, point_word *out)
{
    int n = 0;
    isn_span u = {0, 0};
    for (isn_unit kind; n < POINT_WORDS && (kind = unit_next(sentence.text, u.end, &u)) != UNIT_END; n++) {
        isn_str w = str_span(sentence.text, u);
        while (kind == UNIT_PUNCT && is_quote(w) && (kind = unit_next(sentence.text, u.end, &u)) != UNIT_END) w = str_span(sentence.text, u);
        if (kind == UNIT_END) break;
        out[n] = (point_word){{u.start + sentence.span.start, u.end + sentence.span.start}, fold_word(a, w), false, false, -1};
        if (kind == UNIT_WORD) out[n].toll = toll_of(out, n), out[n].turns = lex_find(&lex_connector, out[n].key) >= 0;
        else if (kind == UNIT_PUNCT)
            out[n].breaks = str_is(w, "،") || str_is(w, ",") || str_is(w, "؛") || str_is(w, ".") || str_is(w, ":");
    }
    return n;
}

static bool is(const point_word *w, int class)
{
    return w->toll >= 0 && lex_value(&lex_toll, w->toll, LEX_TOLL_CLASS) == class;
}

static int column(const point_word *w)
{
    return w->toll < 0 ? -1 : lex_value(&lex_toll, w->toll, LEX_TOLL_COLUMN);
}

static int class(const point_word *w) { return lex_value(&lex_toll, w->toll, LEX_TOLL_CLASS); }

/* The row of lexicon/number.tsv of a numeral, as it stands or after و and ال; -1 none. */
static int number_row(isn_str key)
{
    isn_clitic_cut cut;
    for (int way = 0; clitic_cut(key, way, &cut); way++) {
        int k = lex_find(&lex_number, cut.rest);
        if (k < 0 && str_starts(cut.rest, STR("ال"))) k = lex_find(&lex_number, str_sub(cut.rest, 4, cut.rest.n)); /* «المئات من» */
        if (k >= 0) return lex_row(&lex_number, k);
    }
    return -1;
}

static bool digits(isn_str key)
{
    for (ptrdiff_t i = 0; i < key.n; i++)
        if (key.p[i] >= '0' && key.p[i] <= '9') return true;
    return false;
}

static bool numeral(const point_word *w) { return digits(w->key) || number_row(w->key) >= 0; }

bool point_vague(point_words s)
{
    for (int i = s.first; i <= s.last; i++) {
        if (digits(s.at[i].key)) return false;
        int row = number_row(s.at[i].key);
        if (row >= 0) return lex_value(&lex_number, row, LEX_NUMBER_KIND) == LEX_NUMBER_KIND_MANY; /* in «عشرة آلاف» it is not the first */
    }
    return false;
}

/* ---- what became of them --------------------------------------------------------------- */

/* «… وإصابة»: begins the next count. */
static bool joined(const point_word *w)
{
    return str_starts(w->key, STR("و")) && lex_find(&lex_toll, w->key) < 0;
}

static bool fate_word(const point_word *w) { return column(w) == LEX_TOLL_COLUMN_FATE; }

/* «39 قتيلا وأصيب 51 آخرون»: «وأصيب» begins the next count. */
static bool next_count(const point_word *w) { return fate_word(w) && joined(w); }

/* «سبعة متظاهرين قتلوا»: what they did counts only where nothing befell them. */
static bool weak(int fate)
{
    return fate == LEX_TOLL_CLASS_TOLL || fate == LEX_TOLL_CLASS_MAGNITUDE || fate == LEX_TOLL_CLASS_GATHERED || fate == LEX_TOLL_CLASS_INVOLVED || fate == LEX_TOLL_CLASS_INFECTED;
}

/* A fate found so far, and one that counts where no other is found. */
typedef struct {
    int found, fallback;
} fates;

/* Is the search over at this word? */
static bool take(fates *f, const point_word *w)
{
    if (!weak(class(w))) f->found = class(w);
    else if (f->fallback < 0) f->fallback = class(w);
    return f->found >= 0;
}

/* In the words counted: «12 قتيلا»; «100 قتيل وجريح» are both at once. */
static bool fate_inside(point_words s, fates *f)
{
    for (int i = s.first; i < s.n && i <= s.last + 1; i++) {
        if (i > s.last && s.at[i].breaks) break;
        if (!fate_word(&s.at[i]) || joined(&s.at[i])) continue;
        bool both = i + 1 < s.n && fate_word(&s.at[i + 1]) && class(&s.at[i + 1]) == LEX_TOLL_CLASS_CASUALTIES;
        if (both) f->found = LEX_TOLL_CLASS_CASUALTIES;
        if (both || take(f, &s.at[i])) return true;
    }
    return false;
}

/* «ارتفع عدد قتلى الأمطار الغزيرة التي … إلى 64»: «إلى» leads far back, where no other
 * number stands between. */
static bool rises(point_words s)
{
    for (int i = s.first - 1; i >= 0 && i >= s.first - RISEN_REACH && !numeral(&s.at[i]); i--)
        if (is(&s.at[i], LEX_TOLL_CLASS_MOVING)) return true;
    return false;
}

/* Before it as far as the clause goes and one further: «توفي 87، فيما يعاني 13»
 * tells the fate of the 13 itself. */
static bool fate_left(point_words s, fates *f)
{
    int commas = 0, reach = rises(s) ? RISEN_REACH : LEFT_REACH;
    for (int i = s.first - 1; i >= 0 && i >= s.first - reach; i--) {
        if ((s.at[i].breaks && ++commas > 1) || s.at[i].turns) return false;
        if (fate_word(&s.at[i]) && take(f, &s.at[i])) return true;
    }
    return false;
}

static bool fate_right(point_words s, fates *f)
{
    for (int i = s.last + 1; i < s.n && i <= s.last + RIGHT_REACH; i++) {
        if (s.at[i].breaks || joined(&s.at[i])) return false;
        if (fate_word(&s.at[i]) && take(f, &s.at[i])) return true;
    }
    return false;
}

/* «أعلن المتحدث أن 12 شخصا قتلوا»: the count begins its clause, and what befell
 * them comes after it. */
static bool begins_clause(point_words s)
{
    return s.first > 0 && is(&s.at[s.first - 1], LEX_TOLL_CLASS_OPENS);
}

/* «كان القارب يحمل 150 شخصا عندما غرق», «المنطقة التي يعيش فيها 30 ألفا»: how many there
 * were, not how many it befell. */
static bool held_there(point_words s)
{
    for (int i = s.first - 1; i >= 0 && i >= s.first - HOLDS_REACH && !s.at[i].breaks && !fate_word(&s.at[i]); i--)
        if (is(&s.at[i], LEX_TOLL_CLASS_HOLDS)) return true;
    return false;
}

/* The fate nearest to the figure: in the words counted, before it, after it. */
int point_fate(point_words s, bool things)
{
    fates f = {-1, -1};
    bool found = fate_inside(s, &f);
    if (!found && held_there(s)) return -1;
    if (!found && begins_clause(s)) found = fate_right(s, &f);
    if (!found && (fate_left(s, &f) || fate_right(s, &f))) {
        if (things && f.found != LEX_TOLL_CLASS_DESTROYED) return -1;
        found = true;
    }
    if (found) return f.found;
    if (things || f.fallback == LEX_TOLL_CLASS_MAGNITUDE) return -1;
    return f.fallback == LEX_TOLL_CLASS_TOLL ? LEX_TOLL_CLASS_DEAD : f.fallback; /* «ارتفعت الحصيلة إلى 246» */
}

int point_magnitude(point_words s)
{
    for (int i = s.first < LEFT_REACH ? 0 : s.first - LEFT_REACH; i < s.n && i <= s.last + RIGHT_REACH; i++)
        if (is(&s.at[i], LEX_TOLL_CLASS_MAGNITUDE)) return LEX_TOLL_CLASS_MAGNITUDE;
    return -1;
}

/* ---- who they are --------------------------------------------------------------------- */

bool point_age(point_words s)
{
    for (int i = s.first < 2 ? 0 : s.first - 2; i < s.n && i <= s.last + 2; i++)
        if (is(&s.at[i], LEX_TOLL_CLASS_AGE)) return true;
    return false;
}

bool point_of_medium(point_words s)
{
    isn_clitic_cut cut;
    for (int i = s.first - 1; i >= 0 && i >= s.first - MEDIUM_REACH && !s.at[i].breaks; i--)
        for (int way = 0; clitic_cut(s.at[i].key, way, &cut); way++) {
            int k = lex_find(&lex_medium_word, cut.rest);
            bool before = k >= 0 && lex_value(&lex_medium_word, lex_row(&lex_medium_word, k), LEX_MEDIUM_WORD_STANDS) == LEX_MEDIUM_WORD_STANDS_BEFORE;
            if (before) return true;
        }
    return false;
}

bool point_suspects(point_words s)
{
    for (int i = s.first; i < s.n && i <= s.last + 1 && !s.at[i].breaks; i++)
        if (is(&s.at[i], LEX_TOLL_CLASS_INVOLVED)) return true;
    return false;
}

/* «2009»: four digits; 0 where it is no year. */
static int year_word(isn_str key)
{
    int year = 0;
    for (ptrdiff_t i = 0; i < key.n; i++) {
        if (key.p[i] < '0' || key.p[i] > '9') return 0;
        year = 10 * year + key.p[i] - '0';
        if (i >= 4) return 0;
    }
    return key.n == 4 && year >= FIRST_YEAR ? year : 0;
}

bool point_of_year(point_words s, int year)
{
    for (int i = s.first - 1; i >= 0 && i >= s.first - YEAR_REACH && !s.at[i].breaks; i--) {
        int named = year_word(s.at[i].key);
        if (named && named < year) return true;
    }
    return false;
}

/* «42 إصابة بين صفوف قوات الأمن», «250 قتيلا في صفوف …»: the word after which those
 * counted are named, or -1. */
static int ranks(point_words s)
{
    for (int i = s.last + 1; i < s.n && i <= s.last + RANKS_REACH && !s.at[i].breaks; i++)
        if (is(&s.at[i], LEX_TOLL_CLASS_RANKS)) return i;
    return -1;
}

int point_group(point_words s)
{
    int found = -1, in = ranks(s);
    bool of = s.last + 1 < s.n && str_is(s.at[s.last + 1].key, "من");
    for (int i = in + 1; in >= 0 && i < s.n && i <= in + 2 && !s.at[i].breaks; i++)
        if (column(&s.at[i]) == LEX_TOLL_COLUMN_GROUP) return class(&s.at[i]);
    for (int i = s.first; i < s.n && i <= s.last + (of ? OF_REACH : 1) && !(i > s.last && s.at[i].breaks); i++) {
        const point_word *w = &s.at[i];
        if (i > s.last && (is(w, LEX_TOLL_CLASS_AMONG) || is(w, LEX_TOLL_CLASS_OF))) break;
        if (i > s.last + 1 && w->key.n <= SHORT_WORD) break; /* «ثلاثة من العاملين في قوات الأمن» are no police */
        if (column(w) != LEX_TOLL_COLUMN_GROUP) continue;
        bool force = class(w) == LEX_TOLL_CLASS_POLICE || class(w) == LEX_TOLL_CLASS_SOLDIERS;
        if (found < 0 || (found == LEX_TOLL_CLASS_FIGHTERS && force)) found = class(w); /* «خمسة عناصر من قوات الأمن» */
    }
    return found;
}

uint64_t point_nation(isn_str key)
{
    int row = name_nation(key);
    if (row >= 0) return story_state(lex_cell(&lex_nationality, row, LEX_NATIONALITY_OF));
    if (str_starts(key, STR("ال"))) key = str_sub(key, 4, key.n);
    int k = lex_find(&lex_nation_plural, key);
    return k >= 0 ? story_state(lex_cell(&lex_nation_plural, lex_row(&lex_nation_plural, k), LEX_NATION_PLURAL_OF)) : 0;
}

/* In the words counted and in «من …» after them: «11 فلسطينيا», «4 من أفراد الشرطة»,
 * «سبعة متظاهرين». */
void point_whom(point_words s, isn_point *p)
{
    bool of = s.last + 1 < s.n && str_is(s.at[s.last + 1].key, "من");
    for (int i = s.first; i < s.n && i <= s.last + OF_REACH && !(i > s.last && s.at[i].breaks); i++) {
        const point_word *w = &s.at[i];
        if (i > s.last + 1 && !of) break;
        if (!p->nation) p->nation = point_nation(w->key);
        bool role = w->toll >= 0 && (column(w) == LEX_TOLL_COLUMN_GROUP || class(w) == LEX_TOLL_CLASS_GATHERED) && class(w) != LEX_TOLL_CLASS_CIVILIANS;
        if (role && !p->role) p->role = 1 + class(w);
    }
}

isn_str point_label(point_words s)
{
    for (int i = s.first - 1; i > 0 && i >= s.first - LABEL_REACH; i--)
        if (column(&s.at[i - 1]) == LEX_TOLL_COLUMN_LABEL) return story_stem(s.at[i].key);
    return STR_NONE;
}

/* ---- bounds ----------------------------------------------------------------------------- */

/* «15 شهيدا، منهم عشرة طلاب»: who are parted off are the ten. */
static bool number_follows(point_words s, int i)
{
    for (int k = i + 1; k < s.n && k <= i + PART_REACH; k++)
        if (numeral(&s.at[k])) return true;
    return false;
}

/* «بينهم 12» is a part, «12 منهم», «12 ممن قتلوا» too; «12 بينهم …», «12، منهم 5»
 * the whole.  «5% منها يعني 100»: what follows a numeral is of that. */
static bool among(point_words s, int i)
{
    bool of = is(&s.at[i], LEX_TOLL_CLASS_OF), by = is(&s.at[i], LEX_TOLL_CLASS_AMONG) || is(&s.at[i], LEX_TOLL_CLASS_OUTOF);
    if (of && i > s.last) return i - s.last <= 2 && !number_follows(s, i);
    if (!(of || by) || i >= s.first || s.first - i > PART_REACH) return false;
    return !(of && i + 1 < s.first && i > 0 && (numeral(&s.at[i - 1]) || str_is(s.at[i - 1].key, "%")));
}

/* «أسوأ كارثة منذ 30 عاما», «غير مسبوقة منذ»: it bounds the record, not the count. */
static bool of_record(point_words s, int since)
{
    for (int i = since - 1; i >= 0 && i >= since - RECORD_REACH; i--)
        if (is(&s.at[i], LEX_TOLL_CLASS_RECORD)) return true;
    return false;
}

/* «100 شخص من بين 500 عنصر», «3 من أصل 5»: the second is all there were. */
static bool all_of(point_words s, int i)
{
    if (!is(&s.at[i], LEX_TOLL_CLASS_OUTOF) || i >= s.first || s.first - i > 2) return false;
    for (int k = i - 2; k >= 0 && k >= i - 2 - PART_REACH && !s.at[k].breaks; k--)
        if (numeral(&s.at[k])) return true;
    return false;
}

static uint32_t bound_of(point_words s, int i)
{
    switch (class(&s.at[i])) {
    case LEX_TOLL_CLASS_RECALLED: return i < s.first ? POINT_FOREIGN | POINT_RECALLED : 0;
    case LEX_TOLL_CLASS_ELSEWHERE: return POINT_FOREIGN | POINT_RECALLED; /* «وفي هجوم منفصل، قتل ثلاثة» */
    case LEX_TOLL_CLASS_PARTIAL: return POINT_PART;
    case LEX_TOLL_CLASS_SINCE: return of_record(s, i) ? 0 : POINT_SINCE;
    case LEX_TOLL_CLASS_MOVING: return POINT_MOVING;
    case LEX_TOLL_CLASS_BECOME: return i < s.first ? POINT_BECOME : 0;
    case LEX_TOLL_CLASS_RIVAL: return POINT_RIVAL;
    case LEX_TOLL_CLASS_EARLIER: return POINT_MOVING | POINT_EARLIER;
    case LEX_TOLL_CLASS_MARKET: return POINT_QUOTED;
    case LEX_TOLL_CLASS_PERIOD: return POINT_PERIOD;
    case LEX_TOLL_CLASS_AGAINST: return i < s.first ? POINT_AGAINST : 0;
    case LEX_TOLL_CLASS_PLUS: return i < s.first && s.first - i <= PART_REACH ? POINT_PLUS : 0;
    case LEX_TOLL_CLASS_YEARAGO: return i < s.first ? POINT_COMPARED | POINT_FOREIGN : 0; /* «وفي العام الماضي لقي 48 حتفهم» */
    case LEX_TOLL_CLASS_COMPARED: return i < s.first ? POINT_COMPARED : 0;
    case LEX_TOLL_CLASS_OUTOF: if (all_of(s, i)) return POINT_WHOLE; /* fallthrough */
    default: return among(s, i) ? POINT_PART | POINT_AMONG | (i > s.last ? POINT_OF_THEM : 0) : 0;
    }
}

/* «سجل 14 نقطة في المباراة»: its sentence speaks of a game; of what is measured again
 * every month. */
static uint32_t speaks_of(point_words s)
{
    uint32_t of = 0;
    for (int i = 0; i < s.n; i++) {
        if (is(&s.at[i], LEX_TOLL_CLASS_PLAYED)) of |= POINT_PLAYED;
        if (is(&s.at[i], LEX_TOLL_CLASS_STATISTIC)) of |= POINT_PERIODIC;
    }
    return of;
}

uint32_t point_bounds(point_words s)
{
    uint32_t bounds = speaks_of(s);
    bool total = false; /* «العدد الإجمالي ارتفع إلى 66» is the toll itself */
    int clause = s.first; /* where its clause begins */
    while (clause > 0 && !s.at[clause - 1].breaks) clause--;
    int next = s.last + 1; /* where the count beside it begins */
    while (next < s.n && !next_count(&s.at[next])) next++;
    for (int i = s.first < MOVED_REACH ? 0 : s.first - MOVED_REACH; i < s.n && i <= s.last + LEFT_REACH; i++) {
        if (column(&s.at[i]) != LEX_TOLL_COLUMN_BOUND) continue;
        int c = class(&s.at[i]);
        bool ward = c == LEX_TOLL_CLASS_PARTIAL && i >= clause && i <= s.last + WARD_REACH;
        bool far = c == LEX_TOLL_CLASS_MOVING || c == LEX_TOLL_CLASS_AGAINST || c == LEX_TOLL_CLASS_EARLIER || c == LEX_TOLL_CLASS_MARKET || ward;
        if (i < s.first - LEFT_REACH && !far) continue;
        if (c == LEX_TOLL_CLASS_PARTIAL && (i > s.last + WARD_REACH || i >= next)) continue;
        total |= c == LEX_TOLL_CLASS_TOTAL;
        bounds |= bound_of(s, i);
    }
    if (total && !(bounds & POINT_MOVING)) bounds |= POINT_SINCE;
    return bounds;
}

/* ---- shown ------------------------------------------------------------------------------- */

/* «252 شخصا بينهم 139»: a part is shown with the count that it is a part of, no further. */
static int shown_left(point_words s)
{
    for (int i = s.first - 1; i >= 0 && i >= s.first - PART_REACH; i--)
        if ((is(&s.at[i], LEX_TOLL_CLASS_AMONG) || is(&s.at[i], LEX_TOLL_CLASS_OF)) && among(s, i)) return s.first - i + SHOWN_WHOLE;
    return SHOWN_LEFT;
}

isn_span point_shown(point_words s)
{
    int from = s.first, to = s.last, left = shown_left(s);
    while (from > 0 && s.first - from < left) {
        if (s.at[from - 1].breaks && s.first - from >= 3) break;
        if (from < s.first && next_count(&s.at[from])) break;
        from--;
    }
    while (to + 1 < s.n && to - s.last < SHOWN_RIGHT) {
        if (s.at[to + 1].breaks && (to > s.last || s.first - from >= SHOWN_ENOUGH)) break;
        if (next_count(&s.at[to + 1])) break;
        to++;
    }
    while (from < s.first && s.at[from].breaks) from++;
    return (isn_span){s.at[from].span.start, s.at[to].span.end};
}
