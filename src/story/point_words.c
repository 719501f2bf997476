/* point_words.c - the words beside a figure: fate, people, bounds.
 *
 * All words are rows of lexicon/toll.tsv; here is how far from the figure each
 * kind of them reaches, and what stands in the way. */
#include "story/point_words.h"

#include "lexicon/connector.h"
#include "lexicon/happening.h"
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
    RISEN_REACH = 30,     /* in which «ارتفع عدد … إلى» is looked for */
    NEAR_RISEN = 20,      /* and where no «إلى» stands before the number */
    MOVED_REACH = 16,     /* and where something else leads to the number */
    PLURAL_REACH = 22,    /* «45 عنصرا من …، بينهم قياديون، قتلوا» */
    EVENT_REACH = 4,      /* «مقتل نحو 20 لاجئا» */
    NEXT_REACH = 8,       /* «حصيلة سابقة أفادت عن مقتل 12» */
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
        out[n] = (point_word){{u.start + sentence.span.start, u.end + sentence.span.start}, fold_word(a, w), false, false, -1, -1};
        if (kind == UNIT_WORD) {
            out[n].toll = toll_of(out, n), out[n].deed = point_deed_row(out[n].key), out[n].turns = lex_find(&lex_connector, out[n].key) >= 0;
            bool other = out[n].toll >= 0 && str_ends(w, STR("ة")) && str_ends(lex_cell(&lex_toll, out[n].toll, LEX_TOLL_FORM), STR("ه"));
            if (other) out[n].toll = -1; /* «وحدة» is not «وحده» */
        }
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

/* Bodies are of the dead. */
static int class(const point_word *w)
{
    int c = lex_value(&lex_toll, w->toll, LEX_TOLL_CLASS);
    return c == LEX_TOLL_CLASS_BODIES ? LEX_TOLL_CLASS_DEAD : c;
}

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

/* What those counted are already, before anything befalls them: «مقتل 20 لاجئا», «الإفراج عن 7 معتقلين». */
static bool state(int fate)
{
    return fate == LEX_TOLL_CLASS_ARRESTED || fate == LEX_TOLL_CLASS_HELD || fate == LEX_TOLL_CLASS_KIDNAPPED || fate == LEX_TOLL_CLASS_DISPLACED;
}

/* What is said right before the number to have befallen them, of another kind; -1 none.
 * «350 ألف قتيل وملايين النازحين» are two counts. */
static int event_before(point_words s, int fate)
{
    for (int i = s.first - 1; i >= 0 && i >= s.first - EVENT_REACH && !str_starts(s.at[s.first].key, STR("و")); i--) {
        if (s.at[i].breaks || s.at[i].turns || numeral(&s.at[i])) return -1;
        if (!fate_word(&s.at[i]) || weak(class(&s.at[i])) || class(&s.at[i]) == LEX_TOLL_CLASS_DESTROYED) continue;
        bool gone = class(&s.at[i]) == LEX_TOLL_CLASS_EVACUATED, fled = fate == LEX_TOLL_CLASS_DISPLACED; /* «غادر 500 لاجئ» */
        bool other = state(class(&s.at[i])) ? fled && class(&s.at[i]) != fate : !(gone && fled);
        return other ? class(&s.at[i]) : -1;
    }
    return -1;
}

/* In the words counted: «12 قتيلا»; «100 قتيل وجريح» are both at once. */
static bool fate_inside(point_words s, fates *f)
{
    for (int i = s.first; i < s.n && i <= s.last + 1; i++) {
        if (i > s.last && s.at[i].breaks) break;
        if (!fate_word(&s.at[i]) || joined(&s.at[i])) continue;
        bool both = i + 1 < s.n && fate_word(&s.at[i + 1]) && class(&s.at[i + 1]) == LEX_TOLL_CLASS_CASUALTIES;
        if (both) f->found = LEX_TOLL_CLASS_CASUALTIES;
        if (!both && state(class(&s.at[i])) && event_before(s, class(&s.at[i])) >= 0) f->found = event_before(s, class(&s.at[i]));
        else if (!both) take(f, &s.at[i]);
        if (f->found >= 0) return true;
    }
    return false;
}

/* «ارتفع عدد قتلى الأمطار الغزيرة التي … إلى 64»: «إلى» leads far back, where no other
 * number stands between. */
static bool rises_to(point_words s) { return s.first > 0 && is(&s.at[s.first - 1], LEX_TOLL_CLASS_TO); }

static bool rises(point_words s)
{
    bool to = rises_to(s);
    for (int i = s.first - 1; i >= 0 && i >= s.first - (to ? RISEN_REACH : NEAR_RISEN) && !numeral(&s.at[i]); i--)
        if (is(&s.at[i], LEX_TOLL_CLASS_MOVING)) return true;
    return false;
}

/* «إضافة إلى القتلى الـ199، قالت إنها لا تعلم شيئا عن عشرات»: those have their number. */
static bool fallen_numbered(point_words s, int i)
{
    if (!str_starts(s.at[i].key, STR("ال"))) return false;
    for (int k = i + 1; k < s.first && k <= i + 2; k++)
        if (numeral(&s.at[k])) return true;
    return false;
}

/* Before it as far as the clause goes and one further: «توفي 87، فيما يعاني 13»
 * tells the fate of the 13 itself. */
static bool fate_left(point_words s, fates *f)
{
    int commas = 0, reach = rises(s) ? RISEN_REACH : LEFT_REACH;
    for (int i = s.first - 1; i >= 0 && i >= s.first - reach; i--) {
        if ((s.at[i].breaks && ++commas > 1) || s.at[i].turns) return false;
        if (i + 1 == s.first && is(&s.at[i], LEX_TOLL_CLASS_LOST)) { /* «فقد نحو 20», not «فقد شارك 45 ألفا» */
            f->found = LEX_TOLL_CLASS_MISSING;
            return true;
        }
        if (fallen_numbered(s, i)) continue;
        if (i + 1 == s.first && str_starts(s.at[s.first].key, STR("و")) && str_starts(s.at[i].key, STR("ال"))) continue; /* «أقارب الضحايا ومئات السكان» */
        if (fate_word(&s.at[i]) && take(f, &s.at[i])) return true;
    }
    return false;
}

static bool fate_right(point_words s, fates *f)
{
    for (int i = s.last + 1; i < s.n && i <= s.last + RIGHT_REACH; i++) {
        if (s.at[i].breaks || joined(&s.at[i]) || is(&s.at[i], LEX_TOLL_CLASS_AMONG)) return false; /* «6000 شخص بينهم ضحايا» */
        if (fate_word(&s.at[i]) && i + 1 < s.n && is(&s.at[i + 1], LEX_TOLL_CLASS_AMONG)) return false; /* «خمسة أشخاص قتل أحدهم» */
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

/* «بينهم 6 أطفال»: a number of some of them. */
static bool some_of_them(point_words s, int i)
{
    return is(&s.at[i - 1], LEX_TOLL_CLASS_AMONG) || is(&s.at[i - 1], LEX_TOLL_CLASS_OF);
}

/* «أن 45 عنصرا من التنظيم، بينهم 6 قياديين، قتلوا في غارة»: a verb in the plural speaks of
 * the many before it, however far, up to the next number or clause. */
static bool fate_plural(point_words s, fates *f)
{
    for (int i = s.last + 1; i < s.n && i <= s.last + PLURAL_REACH && !(numeral(&s.at[i]) && !some_of_them(s, i)) && !s.at[i].turns && !is(&s.at[i], LEX_TOLL_CLASS_OPENS); i++)
        if (fate_word(&s.at[i]) && (str_ends(s.at[i].key, STR("وا")) || str_ends(s.at[i].key, STR("لن"))) && !weak(class(&s.at[i]))) {
            f->found = class(&s.at[i]);
            return true;
        }
    return false;
}

/* «كان القارب يحمل 150 شخصا عندما غرق», «المنطقة التي يعيش فيها 30 ألفا»: how many there
 * were, not how many it befell. */
bool point_held(point_words s)
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
    if (found && things && f.found != LEX_TOLL_CLASS_DESTROYED) return -1; /* «18 عملية إنقاذ», «205 مذكرات توقيف» */
    if (!found && point_held(s)) return -1;
    if (!found && begins_clause(s)) found = fate_right(s, &f);
    if (!found && (fate_left(s, &f) || fate_right(s, &f))) {
        if (things && f.found != LEX_TOLL_CLASS_DESTROYED) return -1;
        found = true;
    }
    if (!found && !things && (begins_clause(s) || s.first == 0)) found = fate_plural(s, &f);
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

bool point_to_hospital(point_words s)
{
    for (int i = s.last + 1; i < s.n && i <= s.last + WARD_REACH && !s.at[i].breaks; i++)
        if (is(&s.at[i], LEX_TOLL_CLASS_PARTIAL) && is(&s.at[i - 1], LEX_TOLL_CLASS_TO)) return true;
    return false;
}

bool point_bodies(point_words s)
{
    for (int i = s.first; i <= s.last; i++)
        if (is(&s.at[i], LEX_TOLL_CLASS_BODIES)) return true;
    return false;
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

static bool fallen(const point_word *w)
{
    return fate_word(w) && (class(w) == LEX_TOLL_CLASS_DEAD || class(w) == LEX_TOLL_CLASS_WOUNDED || class(w) == LEX_TOLL_CLASS_MISSING);
}

/* «القتلى», «الضحايا», «المعتقلين»: those of whom was told what befell them. */
static bool the_fallen(const point_word *w)
{
    return (fallen(w) || (fate_word(w) && state(class(w)))) && str_starts(w->key, STR("ال"));
}

/* «عشرة من الضحايا», «اثنان من المصابين»: some of those who were counted. */
static bool of_the_fallen(point_words s)
{
    for (int i = s.first + 1; i <= s.last + 1 && i + 1 < s.n && !point_vague(s); i++)
        if (str_is(s.at[i].key, "من") && fallen(&s.at[i + 1])) return true;
    return false;
}

/* Words from `i` to the number; the «و» of «بينهم طفل واحد و13 سيدة» is none, and where another
 * count begins («بينهم امرأة وجرح 11») it is far. */
static int words_to(point_words s, int i)
{
    int n = 0;
    for (int k = i + 1; k <= s.first; k++) {
        if (k < s.first && next_count(&s.at[k])) return POINT_WORDS;
        n += !str_is(s.at[k].key, "و");
    }
    return n;
}

/* «بين القتلى ستة سوريون», «من بين الضحايا، 3 أطفال»; «من بين القتلى الستة» are all. */
static bool among_fallen(point_words s, int i)
{
    bool by = is(&s.at[i], LEX_TOLL_CLASS_INSIDE) || is(&s.at[i], LEX_TOLL_CLASS_OUTOF);
    return by && i + 1 < s.first && the_fallen(&s.at[i + 1]) && words_to(s, i) <= PART_REACH + 1;
}

/* «بينهم 12» is a part, «12 منهم», «12 ممن قتلوا» too; «12 بينهم …», «12، منهم 5»
 * the whole.  «5% منها يعني 100»: what follows a numeral is of that. */
static bool among(point_words s, int i)
{
    bool of = is(&s.at[i], LEX_TOLL_CLASS_OF), by = is(&s.at[i], LEX_TOLL_CLASS_AMONG) || is(&s.at[i], LEX_TOLL_CLASS_OUTOF);
    if (of && i > s.last) return i - s.last <= 2 && !number_follows(s, i) && !is(&s.at[i - 1], LEX_TOLL_CLASS_MOST);
    if (i < s.first && among_fallen(s, i)) return true;
    if (!(of || by) || i >= s.first || words_to(s, i) > PART_REACH || (i + 1 == s.first && the_fallen(&s.at[s.first]))) return false;
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

/* «هجوم», «الزلزال» */
static bool happens(isn_str key)
{
    if (str_starts(key, STR("ال"))) key = str_sub(key, 4, key.n);
    return lex_find(&lex_happening, key) >= 0;
}

/* Does a word for a count stand before, or what it is of: «حصيلة رسمية سابقة», «عدد القتلى السابق»? */
static bool tally_before(point_words s, int i)
{
    for (int k = i - 1; k >= 0 && k >= i - PART_REACH - 1 && !s.at[k].breaks; k--)
        if (is(&s.at[k], LEX_TOLL_CLASS_TALLY) || is(&s.at[k], LEX_TOLL_CLASS_DEAD) || is(&s.at[k], LEX_TOLL_CLASS_WOUNDED) || is(&s.at[k], LEX_TOLL_CLASS_TOLL) || column(&s.at[k]) == LEX_TOLL_COLUMN_LABEL) return true;
    return false;
}

isn_span point_tally(point_words s)
{
    for (int i = s.first - 1; i >= 0 && i >= s.first - LEFT_REACH && !s.at[i].breaks && !numeral(&s.at[i]); i--) {
        bool tally = is(&s.at[i], LEX_TOLL_CLASS_TALLY) || is(&s.at[i], LEX_TOLL_CLASS_TOLL), against = false;
        for (int k = i - 1; k >= 0 && k >= i - PART_REACH; k--) against |= is(&s.at[k], LEX_TOLL_CLASS_AGAINST);
        if (!tally || !against) continue;
        bool adjective = i + 1 < s.first && str_starts(s.at[i].key, STR("ال")) && str_starts(s.at[i + 1].key, STR("ال"));
        return (isn_span){s.at[i].span.start, s.at[i + adjective].span.end};
    }
    return (isn_span){0, 0};
}

/* «15 قتيلا، بعد حصيلة سابقة من 12»: the toll that was told before is the one that follows. */
static bool of_the_next(point_words s, int i)
{
    for (int k = i + 1; i > s.last && k < s.n && k <= i + NEXT_REACH; k++)
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
    case LEX_TOLL_CLASS_EARLIER: return of_the_next(s, i) ? POINT_MOVING : POINT_MOVING | POINT_EARLIER;
    case LEX_TOLL_CLASS_FORMER: if (!tally_before(s, i)) return 0;
        return of_the_next(s, i) ? POINT_MOVING : POINT_MOVING | POINT_EARLIER; /* «حصيلة سابقة», not «قواعد سابقة» */
    case LEX_TOLL_CLASS_MARKET: return POINT_QUOTED;
    case LEX_TOLL_CLASS_PERIOD: return POINT_PERIOD;
    case LEX_TOLL_CLASS_AGAINST: return i < s.first ? POINT_AGAINST : 0;
    case LEX_TOLL_CLASS_PLUS: return i < s.first && s.first - i <= PART_REACH ? POINT_PLUS : 0;
    case LEX_TOLL_CLASS_YEARAGO: return i < s.first ? POINT_COMPARED | POINT_FOREIGN : 0; /* «وفي العام الماضي لقي 48 حتفهم» */
    case LEX_TOLL_CLASS_AFTER: return i + 1 < s.first && happens(s.at[i + 1].key) ? POINT_FOREIGN | POINT_RECALLED : 0; /* «بعد شهر من حادثة أسفرت عن عشرة قتلى» */
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

/* Does no number stand between word `i` and the figure? */
static bool no_number(point_words s, int i)
{
    while (++i < s.first)
        if (numeral(&s.at[i])) return false;
    return true;
}

uint32_t point_bounds(point_words s)
{
    uint32_t bounds = speaks_of(s);
    bool total = false; /* «العدد الإجمالي ارتفع إلى 66» is the toll itself */
    int clause = s.first; /* where its clause begins */
    while (clause > 0 && !s.at[clause - 1].breaks) clause--;
    int next = s.last + 1; /* where the count beside it begins */
    while (next < s.n && !next_count(&s.at[next])) next++;
    if (rises_to(s) && rises(s)) bounds |= POINT_MOVING;
    if (of_the_fallen(s)) bounds |= POINT_PART | POINT_AMONG;
    for (int i = s.first < RISEN_REACH ? 0 : s.first - RISEN_REACH; i < s.n && i <= s.last + LEFT_REACH; i++) {
        if (column(&s.at[i]) != LEX_TOLL_COLUMN_BOUND) continue;
        int c = class(&s.at[i]);
        if (i < s.first - MOVED_REACH && !(c == LEX_TOLL_CLASS_EARLIER && no_number(s, i))) continue; /* «حصيلة سابقة أعلنتها متحدثة باسم … أفادت بمقتل» */
        bool ward = c == LEX_TOLL_CLASS_PARTIAL && i >= clause && i <= s.last + WARD_REACH;
        bool far = c == LEX_TOLL_CLASS_YEARAGO || c == LEX_TOLL_CLASS_AFTER || c == LEX_TOLL_CLASS_MOVING || c == LEX_TOLL_CLASS_AGAINST || c == LEX_TOLL_CLASS_EARLIER || c == LEX_TOLL_CLASS_MARKET || ward;
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
