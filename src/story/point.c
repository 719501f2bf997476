/* point.c - a figure and what its sentence says of it. */
#include "story/point.h"

#include "base/day.h"
#include "lexicon/connector.h"
#include "lexicon/nationality.h"
#include "lexicon/number.h"
#include "lexicon/place.h"
#include "lexicon/toll.h"
#include "mention/namemark.h"

#include <math.h>

enum {
    MAX_TOKENS = 160,     /* of one sentence */
    LEFT_REACH = 9,       /* words in which a fate is looked for */
    RIGHT_REACH = 6,
    WARD_REACH = 4,       /* «60 جريحا نقلوا إلى مستشفى» */
    LABEL_REACH = 7,
    MOVED_REACH = 16,     /* in which «ارتفع عدد … إلى» is looked for */
    SHOWN_LEFT = 11,      /* words shown around a figure */
    SHOWN_RIGHT = 8,
    LEAD_SENTENCES = 4,
    AWAY_DAYS = 3,        /* a day further from the article's is another event's */
    SHORT_CLAUSE = 60,    /* bytes: «وفي أبريل 2017،» */
    LONGEST_PAIR = 128,   /* bytes of two words and the space */
    LONG_AGO_DAYS = 300,
    RECORD_REACH = 7,     /* from «أسوأ» to «منذ» */
    OF_REACH = 4,         /* «35 شخصا من بين المتظاهرين» */
    FEW_WORDS = 5         /* «ارتفع عدد القتلى إلى تسعة.» speaks of what all speaks of */
};

#define MAIN_LIKE 0.06 /* of a sentence to the lead: it speaks of the same */

/* ---- words around the figure ------------------------------------------------------ */

typedef struct {
    isn_span span; /* in the article */
    isn_str key;
    bool breaks;   /* a comma or stop */
    bool turns;    /* «فيما», «بينما»: another clause begins */
    int toll;      /* row of lexicon/toll.tsv, -1 none */
} word;

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
static int toll_of(const word *w, int i)
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

static int read_words(isn_arena *a, isn_phrase sentence, word *out)
{
    int n = 0;
    isn_span u = {0, 0};
    for (isn_unit kind; n < MAX_TOKENS && (kind = unit_next(sentence.text, u.end, &u)) != UNIT_END; n++) {
        isn_str w = str_span(sentence.text, u);
        out[n] = (word){{u.start + sentence.span.start, u.end + sentence.span.start}, fold_word(a, w), false, false, -1};
        if (kind == UNIT_WORD) out[n].toll = toll_of(out, n), out[n].turns = lex_find(&lex_connector, out[n].key) >= 0;
        else if (kind == UNIT_PUNCT)
            out[n].breaks = str_is(w, "،") || str_is(w, ",") || str_is(w, "؛") || str_is(w, ".") || str_is(w, ":");
    }
    return n;
}

static int column(const word *w)
{
    return w->toll < 0 ? -1 : lex_value(&lex_toll, w->toll, LEX_TOLL_COLUMN);
}

static int class(const word *w) { return lex_value(&lex_toll, w->toll, LEX_TOLL_CLASS); }

/* «… وإصابة»: begins the next count. */
static bool joined(const word *w)
{
    return str_starts(w->key, STR("و")) && lex_find(&lex_toll, w->key) < 0;
}

/* «39 قتيلا وأصيب 51 آخرون»: «وأصيب» begins the next count. */
static bool next_count(const word *w)
{
    return column(w) == LEX_TOLL_COLUMN_FATE && joined(w);
}

/* «سبعة متظاهرين قتلوا»: what they did counts only where nothing befell them. */
static bool weak(int fate)
{
    return fate == LEX_TOLL_CLASS_TOLL || fate == LEX_TOLL_CLASS_MAGNITUDE || fate == LEX_TOLL_CLASS_GATHERED || fate == LEX_TOLL_CLASS_INVOLVED || fate == LEX_TOLL_CLASS_INFECTED;
}

/* «100 قتيل وجريح»: both at once. */
static bool two_fates(const word *w, int n, int i)
{
    return i + 1 < n && column(&w[i + 1]) == LEX_TOLL_COLUMN_FATE && class(&w[i + 1]) == LEX_TOLL_CLASS_CASUALTIES;
}

/* The fate nearest to the figure: in the words counted, then before it as far
 * as the clause goes and one further («توفي 87، فيما يعاني 13» tells the fate of
 * the 13 itself), then after it. */
static int find_fate(const word *w, int n, int first, int last)
{
    int fallback = -1;
    for (int i = first; i < n && i <= last + 1; i++) {
        if (i > last && w[i].breaks) break;
        if (column(&w[i]) != LEX_TOLL_COLUMN_FATE || joined(&w[i])) continue;
        if (two_fates(w, n, i)) return LEX_TOLL_CLASS_CASUALTIES;
        if (!weak(class(&w[i]))) return class(&w[i]);
        if (fallback < 0) fallback = class(&w[i]);
    }
    int commas = 0;
    for (int i = first - 1; i >= 0 && i >= first - LEFT_REACH; i--) {
        if ((w[i].breaks && ++commas > 1) || w[i].turns) break;
        if (column(&w[i]) != LEX_TOLL_COLUMN_FATE) continue;
        if (!weak(class(&w[i]))) return class(&w[i]);
        if (fallback < 0) fallback = class(&w[i]);
    }
    for (int i = last + 1; i < n && i <= last + RIGHT_REACH; i++) {
        if (w[i].breaks || joined(&w[i])) break;
        if (column(&w[i]) != LEX_TOLL_COLUMN_FATE) continue;
        if (!weak(class(&w[i]))) return class(&w[i]);
        if (fallback < 0) fallback = class(&w[i]);
    }
    if (fallback == LEX_TOLL_CLASS_MAGNITUDE) return -1;
    return fallback == LEX_TOLL_CLASS_TOLL ? LEX_TOLL_CLASS_DEAD : fallback; /* «ارتفعت الحصيلة إلى 246» */
}

/* «زلزال بقوة 6,9 درجات»: a measure of the event itself, as a toll is. */
static int find_magnitude(const word *w, int n, int first, int last)
{
    for (int i = first < LEFT_REACH ? 0 : first - LEFT_REACH; i < n && i <= last + RIGHT_REACH; i++)
        if (column(&w[i]) == LEX_TOLL_COLUMN_FATE && class(&w[i]) == LEX_TOLL_CLASS_MAGNITUDE) return class(&w[i]);
    return -1;
}

/* «رجل في 66 من العمر» */
static bool is_age(const word *w, int n, int first, int last)
{
    for (int i = first < 2 ? 0 : first - 2; i < n && i <= last + 2; i++)
        if (column(&w[i]) == LEX_TOLL_COLUMN_BOUND && class(&w[i]) == LEX_TOLL_CLASS_AGE) return true;
    return false;
}

/* Who they are: in the words counted only. */
static int find_group(const word *w, int n, int first, int last)
{
    for (int i = first; i < n && i <= last + 1; i++)
        if (column(&w[i]) == LEX_TOLL_COLUMN_GROUP && !(i > last && w[i].breaks)) return class(&w[i]);
    return -1;
}

/* «بينهم 12» is a part; «12 بينهم …» the whole; «12 منهم», «12 ممن قتلوا» a part again. */
static bool among(const word *w, int i, int first, int last)
{
    if (class(&w[i]) == LEX_TOLL_CLASS_OF) return i < first ? first - i <= 3 : i - last <= 2;
    return class(&w[i]) == LEX_TOLL_CLASS_AMONG && i < first && first - i <= 3;
}

/* Whose they are and what they were about, in the words counted and in «من …»
 * after them: «11 فلسطينيا», «4 من أفراد الشرطة», «سبعة متظاهرين». */
static void find_whom(const word *w, int n, int first, int last, isn_point *p)
{
    bool of = false;
    for (int i = first; i < n && i <= last + OF_REACH && !(i > last && w[i].breaks); i++) {
        of |= str_is(w[i].key, "من");
        if (i > last + 1 && !of) break;
        int row = p->nation ? -1 : name_nation(w[i].key);
        if (row >= 0) p->nation = story_state(lex_cell(&lex_nationality, row, LEX_NATIONALITY_OF));
        bool role = w[i].toll >= 0 && (column(&w[i]) == LEX_TOLL_COLUMN_GROUP || class(&w[i]) == LEX_TOLL_CLASS_GATHERED);
        if (role && !p->role) p->role = 1 + class(&w[i]);
    }
}

/* «أسوأ كارثة منذ 30 عاما», «غير مسبوقة منذ»: it bounds the record, not the count. */
static bool of_record(const word *w, int since)
{
    for (int i = since - 1; i >= 0 && i >= since - RECORD_REACH; i--)
        if (column(&w[i]) == LEX_TOLL_COLUMN_BOUND && class(&w[i]) == LEX_TOLL_CLASS_RECORD) return true;
    return false;
}

static uint32_t find_bounds(const word *w, int n, int first, int last)
{
    uint32_t bounds = 0;
    int clause = first; /* where its clause begins */
    while (clause > 0 && !w[clause - 1].breaks) clause--;
    int next = last + 1; /* where the count beside it begins */
    while (next < n && !next_count(&w[next])) next++;
    for (int i = first < MOVED_REACH ? 0 : first - MOVED_REACH; i < n && i <= last + LEFT_REACH; i++) {
        if (column(&w[i]) != LEX_TOLL_COLUMN_BOUND) continue;
        int c = class(&w[i]);
        bool ward = c == LEX_TOLL_CLASS_PARTIAL && i >= clause && i <= last + WARD_REACH;
        if (i < first - LEFT_REACH && c != LEX_TOLL_CLASS_MOVING && c != LEX_TOLL_CLASS_EARLIER && !ward) continue;
        if (c == LEX_TOLL_CLASS_PARTIAL && (i > last + WARD_REACH || i >= next)) continue;
        if (c == LEX_TOLL_CLASS_RECALLED && i < first) bounds |= POINT_FOREIGN | POINT_RECALLED;
        if (c == LEX_TOLL_CLASS_PARTIAL) bounds |= POINT_PART;
        if (among(w, i, first, last)) bounds |= POINT_PART | POINT_AMONG;
        if (c == LEX_TOLL_CLASS_SINCE && !of_record(w, i)) bounds |= POINT_SINCE;
        if (c == LEX_TOLL_CLASS_MOVING) bounds |= POINT_MOVING;
        if (c == LEX_TOLL_CLASS_RIVAL) bounds |= POINT_RIVAL;
        if (c == LEX_TOLL_CLASS_EARLIER) bounds |= POINT_MOVING | POINT_EARLIER;
    }
    return bounds;
}

/* ---- when and by whom ---------------------------------------------------------------- */

/* The day its sentence names; else the article's own. */
static void find_day(const isn_digest *d, int32_t from, int32_t to, isn_point *p)
{
    p->from = from, p->to = to;
    p->dated = day_range(p->f->date, &p->from, &p->to);
    for (ptrdiff_t i = 0; i < d->clauses.n && !p->dated; i++) {
        const isn_digest_clause *c = &d->clauses.at[i];
        if (c->phrase.span.start > p->f->record.span.end) break;
        if (!span_holds(p->f->sentence.span, c->phrase.span)) continue;
        bool own = span_overlaps(c->phrase.span, p->f->record.span);
        bool before = i + 1 < d->clauses.n && span_overlaps(d->clauses.at[i + 1].phrase.span, p->f->record.span) &&
                      c->phrase.span.end - c->phrase.span.start <= SHORT_CLAUSE;
        if (own || before) p->dated = day_range(c->date, &p->from, &p->to);
    }
}

static void find_speaker(isn_arena *a, const isn_digest *d, isn_point *p)
{
    int32_t s = p->f->statement;
    if (s < 0 || s >= d->statements.n || !d->statements.at[s].link_names.n) return;
    const isn_digest_statement *st = &d->statements.at[s];
    p->speaker_name = st->link_names.at[0];
    p->speaker = story_key(a, p->speaker_name);
}

/* ---- one point ------------------------------------------------------------------------- */

/* The words around, within the sentence, not over more than one stop nor into
 * the count beside it. */
static void show(isn_point *p, const word *w, int n, int first, int last)
{
    int from = first, to = last;
    while (from > 0 && first - from < SHOWN_LEFT) {
        if (w[from - 1].breaks && first - from >= 3) break;
        if (from < first && next_count(&w[from])) break;
        from--;
    }
    while (to + 1 < n && to - last < SHOWN_RIGHT) {
        if (w[to + 1].breaks && to - last >= 1) break;
        if (next_count(&w[to + 1])) break;
        to++;
    }
    while (from < first && w[from].breaks) from++;
    p->span = (isn_span){w[from].span.start, w[to].span.end};
    isn_span in = {p->span.start - p->f->sentence.span.start, p->span.end - p->f->sentence.span.start};
    p->text = str_span(p->f->sentence.text, in);
}

/* «عشرات القتلى», «مئات»: the first numeral is a plural that tells no number; in
 * «عشرة آلاف» it is not the first. */
static bool vague_words(const word *w, int first, int last)
{
    for (int i = first; i <= last; i++) {
        isn_clitic_cut cut;
        for (int way = 0; clitic_cut(w[i].key, way, &cut); way++) {
            isn_str bare = str_starts(cut.rest, STR("ال")) ? str_sub(cut.rest, 4, cut.rest.n) : cut.rest; /* «المئات من» */
            int k = lex_find(&lex_number, bare);
            if (k >= 0) return lex_value(&lex_number, lex_row(&lex_number, k), LEX_NUMBER_KIND) == LEX_NUMBER_KIND_MANY;
        }
        if (w[i].key.n && w[i].key.p[0] >= '0' && w[i].key.p[0] <= '9') return false;
    }
    return false;
}

/* No numeral («طفلين»), or no number. */
static bool untold(const isn_digest_figure *f) { return f->record.implicit || !isfinite(f->record.value); }

static isn_str first_word(isn_str key)
{
    ptrdiff_t at = 0;
    isn_str w = STR_NONE;
    do w = key_word(key, &at);
    while (w.n && w.p[0] >= '0' && w.p[0] <= '9');
    return w;
}

bool point_measured(const isn_digest_figure *f)
{
    isn_str unit = f->record.unit;
    return unit.n && !str_is(unit, "item") && !str_is(unit, "person") && !str_is(unit, "event") && !str_is(unit, "country");
}

/* «عدد المراقبين لا يتجاوز 150»: the counted noun stands before. */
static isn_str label_before(const word *w, int first)
{
    for (int i = first - 1; i > 0 && i >= first - LABEL_REACH; i--)
        if (column(&w[i - 1]) == LEX_TOLL_COLUMN_LABEL) return story_stem(w[i].key);
    return STR_NONE;
}

static uint64_t what(const isn_point *p, isn_str noun)
{
    uint64_t h = point_measured(p->f) ? str_hash(STR_HASH_SEED, p->f->record.unit) : STR_HASH_SEED;
    bool toll = p->fate >= 0;
    if (toll) h = STR_HASH_SEED;
    unsigned char id[2] = {(unsigned char)(p->fate + 1), (unsigned char)(p->group + 1)};
    h = str_hash(h, (isn_str){(const char *)id, 2});
    return toll || p->group >= 0 ? h : str_hash(h, noun);
}

/* What all points of one article share. */
typedef struct {
    int32_t day, from, to;
    isn_bag title, lead, places;
    int32_t lead_end; /* number of the sentence after the lead */
} setting;

static bool country(isn_arena *a, isn_str name)
{
    int k = lex_find(&lex_place, fold_word(a, name));
    return k >= 0 && lex_value(&lex_place, lex_row(&lex_place, k), LEX_PLACE_KIND) == LEX_PLACE_KIND_COUNTRY;
}

/* The towns and regions first named before byte `end`: where it happened. */
static isn_bag places_before(isn_arena *a, const isn_digest *d, uint32_t end)
{
    isn_bag all = {0};
    for (ptrdiff_t i = 0; i < d->entities.n; i++) {
        const isn_digest_entity *e = &d->entities.at[i];
        if (e->type != ISN_PLACE || e->first.start >= end || country(a, e->name)) continue;
        isn_bag one = bag_make(a, story_key(a, e->name));
        all = bag_join(a, &all, &one, 1.0);
    }
    return all;
}

static setting setting_of(isn_arena *a, const isn_digest *d)
{
    setting s = {.day = NO_DAY, .from = NO_DAY, .to = NO_DAY};
    isn_day day = day_read(d->published);
    if (!day_none(day)) s.day = s.from = s.to = day_number(day);
    s.title = bag_make(a, story_key(a, d->title));
    s.lead = s.title;
    s.lead_end = (d->clauses.n ? d->clauses.at[0].sentence : 0) + LEAD_SENTENCES;
    bool dated = false;
    uint32_t end = 0;
    for (ptrdiff_t i = 0; i < d->clauses.n && d->clauses.at[i].sentence < s.lead_end; i++) {
        const isn_digest_clause *c = &d->clauses.at[i];
        end = c->phrase.span.end;
        isn_bag b = bag_make(a, c->phrase.key);
        s.lead = bag_join(a, &s.lead, &b, 1.0);
        int32_t from, to;
        if (dated || !day_range(c->date, &from, &to) || from != to) continue;
        if (s.day != NO_DAY && (s.day - from > AWAY_DAYS || from > s.day)) continue;
        s.from = s.to = from;
        dated = true;
    }
    s.places = places_before(a, d, end);
    return s;
}

/* The clause in which the figure stands. */
static const isn_digest_clause *clause_of(const isn_digest *d, const isn_point *p)
{
    for (ptrdiff_t i = 0; i < d->clauses.n; i++)
        if (span_overlaps(d->clauses.at[i].phrase.span, p->f->record.span)) return &d->clauses.at[i];
    return NULL;
}

/* Are the states named in its clause none of those in the lead? */
static bool other_state(const isn_digest *d, const setting *s, const isn_point *p)
{
    const isn_digest_clause *own = p->clause;
    if (!own || !own->parties.n) return false;
    for (ptrdiff_t i = 0; i < d->clauses.n; i++) {
        const isn_digest_clause *c = &d->clauses.at[i];
        if (c->sentence >= s->lead_end) break;
        for (ptrdiff_t k = 0; k < c->parties.n; k++)
            for (ptrdiff_t j = 0; j < own->parties.n; j++)
                if (c->parties.at[k] == own->parties.at[j]) return false;
    }
    return bag_cosine(&p->self, &s->title) < 0.02;
}

/* Does a place named beside the figure stand nowhere in the article's lead? */
static bool other_place(isn_arena *a, const isn_digest *d, const setting *s, const isn_point *p)
{
    isn_str said = p->text; /* not who says it: «قناة البلد: قتل 20» */
    if (p->f->statement >= 0 && p->f->statement < d->statements.n) {
        uint32_t from = d->statements.at[p->f->statement].record.content.start;
        if (from > p->span.start && from < p->span.end) said = str_sub(said, from - p->span.start, said.n);
    }
    isn_bag shown = bag_make(a, story_key(a, said));
    for (ptrdiff_t i = 0; i < p->f->entities.n; i++) {
        const isn_digest_entity *e = &d->entities.at[p->f->entities.at[i]];
        if (e->type != ISN_PLACE) continue;
        isn_bag name = bag_make(a, story_key(a, e->name));
        int beside, in_lead;
        bag_shared(&name, &shown, &beside);
        bag_shared(&name, &s->lead, &in_lead);
        if (name.n && beside == name.n && in_lead == 0) return true;
    }
    return false;
}

/* «ذكرى مقتل ستة … عام 1976»: its sentence names a time long gone. */
static bool recalls(const isn_digest *d, const isn_point *p)
{
    for (ptrdiff_t i = 0; i < d->clauses.n && p->day != NO_DAY; i++) {
        const isn_digest_clause *c = &d->clauses.at[i];
        int32_t from, to;
        if (span_holds(p->f->sentence.span, c->phrase.span) && day_range(c->date, &from, &to) && to < p->day - LONG_AGO_DAYS)
            return true;
    }
    return false;
}

/* The days on which the pile's articles set what they tell of. */
typedef struct {
    const setting *at; /* one an article */
    ptrdiff_t n;
    const isn_census *census; /* of their heads */
} settings;

/* Is the figure of a day that no article of the pile is about?  «والشهر الماضي
 * قتل 80 …» is of another event; «14 أوقفوا منذ 4 أغسطس» is of the event that
 * the articles of these days told. */
static bool away(settings all, const setting *own, const isn_point *p)
{
    if (!p->dated || own->from == NO_DAY || (p->to >= own->from - AWAY_DAYS && p->from <= own->to + AWAY_DAYS)) return false;
    for (ptrdiff_t i = 0; i < all.n && p->from == p->to; i++)
        if (all.at[i].from != NO_DAY && p->from >= all.at[i].from - 1 && p->to <= all.at[i].to + 1) return false;
    return true;
}

/* `fate_before` is that of the point before in its sentence: «246 قتيلا بينهم 135 مدنيا». */
static bool make_point(isn_arena *a, const isn_digest *d, settings all, int32_t doc, int32_t i, int fate_before, word *w, isn_point *p)
{
    const setting *s = &all.at[doc];
    *p = (isn_point){.doc = doc, .figure = i, .f = &d->figures.at[i], .day = s->day, .lead = s->lead, .places = s->places};
    if (untold(p->f) || p->f->sentence.text.n == 0) return false;
    int n = read_words(a, p->f->sentence, w), first = 0, last;
    while (first < n && w[first].span.end <= p->f->record.span.start) first++;
    for (last = first; last + 1 < n && w[last + 1].span.start < p->f->record.span.end; last++) {}
    if (first >= n || vague_words(w, first, last) || is_age(w, n, first, last)) return false;
    bool heads = !point_measured(p->f) && p->f->record.value == floor(p->f->record.value);
    bool degrees = str_is(p->f->record.unit, "degree");
    p->fate = heads ? find_fate(w, n, first, last) : degrees ? find_magnitude(w, n, first, last) : -1;
    p->group = find_group(w, n, first, last);
    p->bounds = find_bounds(w, n, first, last);
    if (p->bounds & POINT_AMONG && p->fate < 0 && heads) p->fate = fate_before;
    if (p->group == LEX_TOLL_CLASS_CIVILIANS && !(p->bounds & POINT_AMONG)) p->group = -1; /* «39 مدنيا» is how all are called */
    find_whom(w, n, first, last, p);
    isn_str noun = first_word(p->f->of.key);
    if (!noun.n) noun = label_before(w, first);
    if (p->fate < 0 && !noun.n && !point_measured(p->f)) return false;
    p->what = what(p, point_measured(p->f) ? STR_NONE : noun);
    p->clause = clause_of(d, p);
    show(p, w, n, first, last);
    find_day(d, s->from, s->to, p);
    bool risen = p->bounds & POINT_MOVING && p->from == p->to && p->from == s->day; /* «ارتفع اليوم عدد قتلى حريق الاثنين» */
    if (p->fate >= 0 && p->dated && s->day != NO_DAY && (p->from > s->day || risen)) /* nobody counts what is to come */
        p->from = s->from, p->to = s->to, p->dated = false;
    find_speaker(a, d, p);
    if (p->fate >= 0 && !p->dated && recalls(d, p)) p->bounds |= POINT_FOREIGN;
    p->self = bag_make(a, p->f->sentence.key);
    census_dampen(all.census, &p->self);
    for (ptrdiff_t k = 0; k < d->clauses.n && !(p->bounds & POINT_LEAD); k++)
        if (span_overlaps(d->clauses.at[k].phrase.span, p->f->record.span) && d->clauses.at[k].sentence < s->lead_end)
            p->bounds |= POINT_LEAD;
    p->bag = bag_join(a, &p->self, &s->title, p->bounds & POINT_LEAD ? 0.8 : 0.4);
    if (away(all, s, p) || (!(p->bounds & POINT_LEAD) && (other_place(a, d, s, p) || (!p->speaker.n && other_state(d, s, p))))) p->bounds |= POINT_FOREIGN;
    p->main = !(p->bounds & POINT_FOREIGN) && (p->bounds & POINT_LEAD || p->self.n <= FEW_WORDS || bag_cosine(&p->self, &s->lead) >= MAIN_LIKE);
    return true;
}

static bool tenfold(const isn_point *x, const isn_point *y)
{
    double a = x->f->record.value, b = y->f->record.value;
    return a >= 10 * b || b >= 10 * a;
}

/* «1500 في غزة، و120 في الضفة»: the second of one sentence is of something else,
 * where nothing says that the count moved. */
static bool beside(const isn_points *all, const isn_point *p)
{
    for (ptrdiff_t i = all->n - 1; i >= 0 && all->at[i].doc == p->doc; i--) {
        const isn_point *q = &all->at[i];
        if (q->f->sentence.span.start != p->f->sentence.span.start) return false;
        if (q->what == p->what && str_eq(q->speaker, p->speaker) && !((q->bounds | p->bounds) & POINT_MOVING) &&
            !((q->bounds ^ p->bounds) & POINT_PART) && !(point_measured(p->f) && tenfold(q, p)))
            return true; /* not «150 مراقبا، 38 منهم», not «2 تريليون، و5% منها 100 مليار» */
    }
    return false;
}

void points_find(isn_arena *a, isn_pile pile, bool reprints, isn_points *out)
{
    word *w = isn_new(a, word, MAX_TOKENS);
    setting *at = isn_new(a, setting, pile.n);
    if (!w || !at) return;
    ptrdiff_t words = 0;
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        at[i] = setting_of(a, &pile.at[i]);
        words += at[i].lead.n;
    }
    isn_census census = census_open(a, words);
    for (ptrdiff_t i = 0; i < pile.n; i++) census_add(&census, &at[i].lead);
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        census_dampen(&census, &at[i].lead);
        census_dampen(&census, &at[i].title);
    }
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        const isn_digest *d = &pile.at[i];
        ptrdiff_t from = out->n;
        if ((!reprints && pile.same_text && pile.same_text[i] != i) || !d->figures.n) continue;
        for (ptrdiff_t k = 0; k < d->figures.n; k++) {
            isn_point p;
            const isn_point *q = out->n > from ? &out->at[out->n - 1] : NULL;
            bool after = q && q->f->sentence.span.start == d->figures.at[k].sentence.span.start;
            if (make_point(a, d, (settings){at, pile.n, &census}, (int32_t)i, (int32_t)k, after ? q->fate : -1, w, &p) && !beside(out, &p))
                isn_push_value(a, out, p);
        }
    }
}

bool point_at_arms(const isn_point *p)
{
    return p->group == LEX_TOLL_CLASS_FIGHTERS || p->group == LEX_TOLL_CLASS_SOLDIERS || p->group == LEX_TOLL_CLASS_POLICE;
}

isn_side point_side(const isn_point *p)
{
    return (isn_side){.document = p->doc, .span = p->span, .text = p->text,
                      .value = p->f->record.value, .max = p->f->record.max, .mod = p->f->record.mod,
                      .statement = p->f->statement, .said = p->f->date, .chain = p->speaker_name, .part_of = -1};
}

isn_str point_number(isn_arena *a, const isn_point *p)
{
    return arena_fmt(a, "%.15g", p->f->record.value);
}
