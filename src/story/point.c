/* point.c - a figure and what its article says of it: of when, where, by whom. */
#include "story/point.h"

#include "base/day.h"
#include "base/out.h"
#include "lexicon/counted.h"
#include "lexicon/org_head.h"
#include "lexicon/place.h"
#include "lexicon/source_kind.h"
#include "lexicon/toll.h"
#include "story/point_words.h"

#include <math.h>

enum {
    LEAD_SENTENCES = 4,
    AWAY_DAYS = 3,        /* a day further from the article's is another event's */
    NAMED_DAYS = 30,      /* in which a day of the head may be that of the event */
    SHORT_CLAUSE = 60,    /* bytes: «وفي أبريل 2017،» */
    LONG_AGO_DAYS = 300,
    NEAR_BYTES = 300,     /* from a count to the names of those counted */
    ADDED_BYTES = 60,     /* from «عشرة من الجنود» to «إضافة إلى ثلاثة» */
    JOINED_BYTES = 24,    /* from «12 رجل أمن» to «وثلاثة» */
    FEW_WORDS = 5         /* «ارتفع عدد القتلى إلى تسعة.» speaks of what all speaks of */
};

#define MAIN_LIKE 0.06 /* of a sentence to the lead: it speaks of the same */

/* ---- when and by whom ---------------------------------------------------------------- */

/* The day its sentence names; else the article's own. */
static void find_day(const isn_digest *d, int32_t from, int32_t to, isn_point *p)
{
    p->from = from, p->to = to;
    p->dated = day_range(p->f->date, &p->from, &p->to);
    bool begun = false; /* «وفي بداية نيسان، تحطمت ثلاث طائرات في …، ما أسفر عن أربعة قتلى» */
    for (ptrdiff_t i = 0; i < d->clauses.n && !p->dated; i++) {
        const isn_digest_clause *c = &d->clauses.at[i];
        if (c->phrase.span.start > p->f->record.span.end) break;
        if (!span_holds(p->f->sentence.span, c->phrase.span)) continue;
        bool first = !begun && c->phrase.span.end - c->phrase.span.start <= SHORT_CLAUSE;
        begun = true;
        if (first) p->dated = day_range(c->date, &p->from, &p->to);
        if (p->dated) break;
        bool own = span_overlaps(c->phrase.span, p->f->record.span);
        bool before = i + 1 < d->clauses.n && span_overlaps(d->clauses.at[i + 1].phrase.span, p->f->record.span) &&
                      c->phrase.span.end - c->phrase.span.start <= SHORT_CLAUSE;
        if (own || before) p->dated = day_range(c->date, &p->from, &p->to);
    }
}

static void find_speaker(isn_arena *a, const isn_digest *d, isn_point *p)
{
    int32_t s = p->f->statement;
    if (p->speaker_name.n) { /* «في حين أن الإحصاء الرسمي يقول» */
        p->speaker = story_key(a, p->speaker_name);
        return;
    }
    if (s < 0 || s >= d->statements.n || !d->statements.at[s].link_names.n) return;
    const isn_digest_statement *st = &d->statements.at[s];
    p->speaker_name = st->link_names.at[0];
    p->speaker = story_key(a, p->speaker_name);
}

/* «البيان», «اللجنة»: one definite noun, that of a document, a company or a body, stands for who was named before;
 * «الوزارة», «الجيش», «الشرطة» are sources. */
static bool nameless(isn_arena *a, isn_str speaker)
{
    if (!str_starts(speaker, STR("ال")) || str_find(speaker, STR(" "), 0) >= 0) return false;
    isn_str key = fold_word(a, speaker), noun = str_sub(key, 4, key.n);
    int kind = lex_find(&lex_source_kind, noun), head = lex_find(&lex_org_head, noun), toll = lex_find(&lex_toll, noun);
    bool force = toll >= 0 && lex_value(&lex_toll, lex_row(&lex_toll, toll), LEX_TOLL_COLUMN) == LEX_TOLL_COLUMN_GROUP;
    bool ministry = head >= 0 && lex_value(&lex_org_head, lex_row(&lex_org_head, head), LEX_ORG_HEAD_KIND) == LEX_ORG_HEAD_KIND_MINISTRY;
    return (kind >= 0 || head >= 0) && !force && !ministry;
}

/* ---- one point ------------------------------------------------------------------------- */

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
    static const char *const COUNTED[] = {"item", "person", "event", "country", "place", "vote", "seat"};
    for (size_t i = 0; i < sizeof COUNTED / sizeof *COUNTED; i++)
        if (str_is(f->record.unit, COUNTED[i])) return false;
    return f->record.unit.n > 0;
}

/* Who are taken, are held and set free: one story of captives. */
static int family(int fate)
{
    bool captive = fate == LEX_TOLL_CLASS_ARRESTED || fate == LEX_TOLL_CLASS_HELD || fate == LEX_TOLL_CLASS_RELEASED;
    return captive ? LEX_TOLL_CLASS_KIDNAPPED : fate;
}

/* Of a toll the fate's family; who they are and what became of them is told apart
 * where two are compared (points_same). */
static uint64_t what(const isn_point *p, isn_str noun, bool people)
{
    uint64_t h = point_measured(p->f) ? str_hash(STR_HASH_SEED, p->f->record.unit) : STR_HASH_SEED;
    bool toll = p->fate >= 0 && p->fate != LEX_TOLL_CLASS_DESTROYED; /* «تدمير 9 سيارات», «12 هدفا» */
    if (toll) h = STR_HASH_SEED;
    unsigned char id[2] = {(unsigned char)(family(p->fate) + 1), (unsigned char)(toll ? 0 : p->group + 1)};
    h = str_hash(h, (isn_str){(const char *)id, 2});
    return toll || p->group >= 0 || people ? h : str_hash(h, noun);
}

/* What all points of one article share. */
typedef struct {
    int32_t day, from, to;
    int32_t also[4]; /* other days that its head names, NO_DAY where no more */
    isn_bag title, lead, places;
    int32_t lead_end; /* number of the sentence after the lead */
} setting;

static bool country(isn_arena *a, isn_str name)
{
    int k = lex_find(&lex_place, fold_word(a, name));
    return k >= 0 && lex_value(&lex_place, lex_row(&lex_place, k), LEX_PLACE_KIND) == LEX_PLACE_KIND_COUNTRY;
}

/* A place by its name, as the articles of a story name it again and again. */
typedef struct {
    isn_str name; /* none: a free slot */
    isn_bag bag;
    bool country;
} known_place;

enum { PLACES = 4096, MOST_STEPS = 8 };

/* The place of that name; the slots are the pile's. */
static known_place place_of(isn_arena *a, known_place *slot, isn_str name)
{
    uint64_t h = str_hash(STR_HASH_SEED, name);
    uint32_t i = (uint32_t)(h ^ h >> 32) & (PLACES - 1);
    for (int step = 0; step < MOST_STEPS && slot[i].name.n; step++, i = (i + 1) & (PLACES - 1))
        if (str_eq(slot[i].name, name)) return slot[i];
    known_place p = {name, bag_make(a, story_key(a, name)), country(a, name)};
    if (!slot[i].name.n) slot[i] = p;
    return p;
}

/* The towns and regions first named before byte `end`: where it happened. */
static isn_bag places_before(isn_arena *a, known_place *places, const isn_digest *d, uint32_t end)
{
    isn_bag all = {0};
    for (ptrdiff_t i = 0; i < d->entities.n; i++) {
        const isn_digest_entity *e = &d->entities.at[i];
        if (e->type != ISN_PLACE || e->first.start >= end) continue;
        known_place one = place_of(a, places, e->name);
        if (!one.country) all = bag_join(a, &all, &one.bag, 1.0);
    }
    return all;
}

/* A day of the last weeks that the head names, beside the news' own. */
static void name_day(setting *s, int32_t day)
{
    if (s->day == NO_DAY || day > s->day || s->day - day > NAMED_DAYS) return;
    for (size_t i = 0; i < sizeof s->also / sizeof *s->also; i++) {
        if (s->also[i] == day) return;
        if (s->also[i] != NO_DAY) continue;
        s->also[i] = day;
        return;
    }
}

static setting setting_of(isn_arena *a, known_place *places, const isn_digest *d)
{
    setting s = {.day = NO_DAY, .from = NO_DAY, .to = NO_DAY};
    isn_day day = day_read(d->published);
    if (!day_none(day)) s.day = s.from = s.to = day_number(day);
    s.title = bag_make(a, story_key(a, d->title));
    s.lead = s.title;
    s.lead_end = (d->clauses.n ? d->clauses.at[0].sentence : 0) + LEAD_SENTENCES;
    for (size_t i = 0; i < sizeof s.also / sizeof *s.also; i++) s.also[i] = NO_DAY;
    bool dated = false;
    uint32_t end = 0;
    for (ptrdiff_t i = 0; i < d->clauses.n && d->clauses.at[i].sentence < s.lead_end; i++) {
        const isn_digest_clause *c = &d->clauses.at[i];
        end = c->phrase.span.end;
        isn_bag b = bag_make(a, c->phrase.key);
        s.lead = bag_join(a, &s.lead, &b, 1.0);
        int32_t from, to;
        if (!day_range(c->date, &from, &to) || from != to) continue;
        bool news = s.day == NO_DAY || (s.day - from <= AWAY_DAYS && from <= s.day);
        if (dated || !news) {
            name_day(&s, from);
            continue;
        }
        s.from = s.to = from;
        dated = true;
    }
    s.places = places_before(a, places, d, end);
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
static bool other_place(isn_arena *a, known_place *places, const isn_digest *d, const setting *s, const isn_point *p)
{
    isn_str said = p->text; /* not who says it: «قناة البلد: قتل 20» */
    if (p->f->statement >= 0 && p->f->statement < d->statements.n) {
        uint32_t from = d->statements.at[p->f->statement].record.content.start;
        if (from > p->span.start && from < p->span.end) said = str_sub(said, from - p->span.start, said.n);
    }
    isn_bag shown = {0};
    for (ptrdiff_t i = 0; i < p->f->entities.n; i++) {
        const isn_digest_entity *e = &d->entities.at[p->f->entities.at[i]];
        if (e->type != ISN_PLACE) continue;
        isn_bag name = place_of(a, places, e->name).bag;
        int beside, in_lead;
        bag_shared(&name, &s->lead, &in_lead);
        if (!name.n || in_lead) continue;
        if (!shown.at) shown = bag_make(a, story_key(a, said));
        bag_shared(&name, &shown, &beside);
        if (beside == name.n) return true;
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
    known_place *places;
} settings;

/* Is the figure of a day that no article of the pile is about?  «والشهر الماضي
 * قتل 80 …» is of another event; «14 أوقفوا منذ 4 أغسطس» is of the event that
 * the articles of these days told. */
static bool away(settings all, const setting *own, const isn_point *p)
{
    if (!p->dated || own->from == NO_DAY || (p->to >= own->from - AWAY_DAYS && p->from <= own->to + AWAY_DAYS)) return false;
    for (ptrdiff_t i = 0; i < all.n && p->from == p->to; i++)
        if (all.at[i].from != NO_DAY && p->from >= all.at[i].from - 1 && p->to <= all.at[i].to + 1) return false;
    for (size_t i = 0; i < sizeof own->also / sizeof *own->also && p->from == p->to; i++)
        if (own->also[i] == p->from && !(p->bounds & POINT_RECALLED)) return false; /* its head tells of that day */
    return true;
}

/* The first of the words counted, without ال. */
static isn_str counted_word(isn_arena *a, const isn_digest_figure *f)
{
    ptrdiff_t at = 0;
    isn_str key = key_word(fold_phrase(a, f->of.text), &at);
    return str_starts(key, STR("ال")) ? str_sub(key, 4, key.n) : key;
}

/* Are things counted: «ثلاث كنائس»?  What is said to befall people beside them
 * befell others.  «15 حالة», «20 اسما» stand for people. */
static bool counts_things(isn_arena *a, const isn_digest_figure *f)
{
    isn_str key = counted_word(a, f);
    int head = lex_find(&lex_toll, key), k = lex_find(&lex_counted, key);
    int row = head >= 0 ? lex_row(&lex_toll, head) : -1, class = row >= 0 ? lex_value(&lex_toll, row, LEX_TOLL_CLASS) : -1;
    bool befell = row >= 0 && (lex_value(&lex_toll, row, LEX_TOLL_COLUMN) != LEX_TOLL_COLUMN_BOUND || class == LEX_TOLL_CLASS_HEAD || class == LEX_TOLL_CLASS_PEOPLE);
    if (befell || k < 0) return false;
    return !str_is(lex_cell(&lex_counted, lex_row(&lex_counted, k), LEX_COUNTED_UNIT), "person");
}

/* «القتلى الستة», «الجنود الثلاثة», not «الاعتداءات الثلاثة»: people, by what befell
 * them or by what they are. */
static bool counts_bodies(isn_arena *a, const isn_digest_figure *f)
{
    isn_str key = counted_word(a, f);
    int toll = lex_find(&lex_toll, key), k = lex_find(&lex_counted, key);
    if (toll >= 0 && lex_value(&lex_toll, lex_row(&lex_toll, toll), LEX_TOLL_COLUMN) != LEX_TOLL_COLUMN_BOUND) return true;
    return k >= 0 && str_is(lex_cell(&lex_counted, lex_row(&lex_counted, k), LEX_COUNTED_UNIT), "person");
}

/* «252 ألفا من رعاياها», «262 ألف فلبيني»: people, called by nothing else or by their nation. */
static bool counts_people(isn_arena *a, const isn_point *p)
{
    isn_str key = counted_word(a, p->f);
    isn_clitic_cut cut;
    for (int way = 0; clitic_cut(key, way, &cut); way++) {
        int k = lex_find(&lex_toll, cut.rest);
        if (k >= 0) return lex_value(&lex_toll, lex_row(&lex_toll, k), LEX_TOLL_CLASS) == LEX_TOLL_CLASS_PEOPLE;
    }
    return point_nation(key) != 0;
}

/* «اختطف 20 … وثمة قائمة توثق 17 اسما»: names and cases are of the people of the
 * count before them. */
static bool stands_for_people(isn_arena *a, const isn_point *last, const isn_point *p)
{
    int k = lex_find(&lex_toll, counted_word(a, p->f));
    if (!last || last->fate < 0 || k < 0 || lex_value(&lex_toll, lex_row(&lex_toll, k), LEX_TOLL_CLASS) != LEX_TOLL_CLASS_HEAD) return false;
    return p->f->sentence.span.start <= last->f->sentence.span.end + NEAR_BYTES;
}

/* «الدول السبع», «الكنائس الثلاث»: a number that belongs to the name of the known. */
static bool known_set(const isn_digest_figure *f)
{
    return f->of.text.n && f->record.of.start <= f->record.span.start && f->record.of.end > f->record.span.start && str_starts(f->of.text, STR("ال"));
}

/* What befalls people and is counted with duals, plurals and none: «قتل شخصان»,
 * «عشرات الجرحى», «لم يصب أحد». */
static bool befalls(int fate)
{
    return fate >= 0 && fate != LEX_TOLL_CLASS_MAGNITUDE && fate != LEX_TOLL_CLASS_DESTROYED && fate != LEX_TOLL_CLASS_INVOLVED &&
           fate != LEX_TOLL_CLASS_GATHERED;
}

/* «اختطاف عاملين»: two, or workers; «شخصين» are two. */
static bool may_be_plural(isn_arena *a, const isn_figure *f, const isn_point *p)
{
    isn_str key = counted_word(a, p->f), ending = STR("ين");
    if (f->value != 2 || !str_ends(key, ending)) return false;
    isn_str stem = str_sub(key, 0, key.n - ending.n);
    return lex_find(&lex_counted, arena_fmt(a, "%.*sون", STR_ARG(stem))) >= 0 || lex_find(&lex_counted, arena_fmt(a, "%.*sي", STR_ARG(stem))) >= 0;
}

/* Is it no number that can be set against another: «سيارتين», «مئات الدعوات», «10%» of
 * a price? */
static bool untold(isn_arena *a, const isn_point *p)
{
    const isn_figure *f = &p->f->record;
    bool numeral = !f->implicit && !(p->bounds & POINT_VAGUE);
    if (known_set(p->f) && (p->fate < 0 || !counts_bodies(a, p->f))) return true;
    bool money = str_starts(p->f->record.unit, STR("currency"));
    if (p->fate < 0 && p->bounds & POINT_PLAYED && !money) return true;
    return (p->bounds & POINT_QUOTED && p->fate < 0) || (!numeral && !befalls(p->fate));
}

/* Where the figure and what it counts end. */
static uint32_t end_of(const isn_point *p)
{
    uint32_t of = p->f->of.text.n ? p->f->record.of.end : 0;
    return of > p->f->record.span.end ? of : p->f->record.span.end;
}

/* Bytes from the one to the next of its sentence. */
static uint32_t gap_after(const isn_point *before, const isn_point *p)
{
    return end_of(before) <= p->f->record.span.start ? p->f->record.span.start - end_of(before) : UINT32_MAX;
}

/* «12 رجل أمن وثلاثة من العاملين», «إضافة إلى ثلاثة»: what is added to the point before and has its fate
 * from there is no count by itself. */
static bool added(const isn_point *before, const isn_point *p)
{
    if (!before || before->fate != p->fate || p->fate < 0 || (before->bounds ^ p->bounds) & POINT_MOVING) return false;
    if (gap_after(before, p) > (p->bounds & POINT_PLUS ? ADDED_BYTES : JOINED_BYTES)) return false;
    if (p->bounds & POINT_PLUS) return true;
    isn_str gap = str_span(p->f->sentence.text, (isn_span){end_of(before) - p->f->sentence.span.start, p->f->record.span.start - p->f->sentence.span.start});
    return str_find(gap, STR("و"), 0) >= 0;
}

/* The sentence that was read last: most figures share theirs with the next. */
typedef struct {
    point_word *word;
    int n;
    const isn_digest *d;
    isn_span span;
    isn_bag bag; /* dampened; made when it is first asked for */
} sentence_read;

static void read_sentence(isn_arena *a, const isn_digest *d, isn_phrase text, sentence_read *s)
{
    if (s->d == d && s->span.start == text.span.start && s->span.end == text.span.end) return;
    *s = (sentence_read){.word = s->word, .n = point_words_read(a, text, s->word), .d = d, .span = text.span};
}

/* The words around it: what is counted, how it is bounded; false where nothing can
 * be set against it.  `last` is the article's point before it, or NULL. */
static bool read_words(isn_arena *a, const isn_point *last, const sentence_read *in, isn_point *p)
{
    const isn_figure *f = &p->f->record;
    const isn_point *before = last && last->f->sentence.span.start == p->f->sentence.span.start ? last : NULL;
    const point_word *w = in->word;
    point_words s = {.at = w, .n = in->n};
    while (s.first < s.n && w[s.first].span.end <= f->span.start) s.first++;
    for (s.last = s.first; s.last + 1 < s.n && w[s.last + 1].span.start < f->span.end; s.last++) {}
    if (s.first >= s.n || point_age(s) || (!p->f->of.text.n && point_of_medium(s))) return false;
    bool heads = !point_measured(p->f) && f->value == floor(f->value), degrees = str_is(f->unit, "degree");
    p->group = point_group(s);
    p->bounds = point_bounds(s) | (!f->implicit && point_vague(s) ? POINT_VAGUE : 0);
    p->things = counts_things(a, p->f) && !(p->group >= 0 && str_is(w[s.first + 1 < s.n ? s.first + 1 : s.first].key, "من")); /* «اثنان من قوة مكافحة الإرهاب» */
    p->fate = heads ? point_fate(s, p->things) : degrees ? point_magnitude(s) : -1;
    bool game = p->bounds & POINT_PLAYED && (p->fate == LEX_TOLL_CLASS_GATHERED || p->fate == LEX_TOLL_CLASS_INVOLVED);
    if (p->bounds & POINT_WHOLE || game) p->fate = -1; /* «شارك في 27 مباراة» */
    if (p->bounds & POINT_AMONG && p->fate < 0 && heads && before) p->fate = before->fate; /* «246 قتيلا بينهم 135 مدنيا» */
    if (p->fate < 0 && heads && stands_for_people(a, last, p)) p->fate = last->fate;
    if (p->fate < 0 && heads && point_to_hospital(s) && counts_people(a, p)) p->fate = LEX_TOLL_CLASS_WOUNDED; /* «نقل 187 شخصا إلى المستشفيات» */
    if (p->fate < 0 && heads && p->group >= 0 && before && before->group >= 0 && before->bounds & POINT_AMONG && gap_after(before, p) <= JOINED_BYTES)
        p->fate = before->fate, p->bounds |= POINT_PART | POINT_AMONG; /* «بينهم 24 طفلا، و12 سيدة» */
    if (f->implicit && f->value == 0 && p->fate < 0) p->fate = LEX_TOLL_CLASS_WOUNDED;
    if (p->group == LEX_TOLL_CLASS_CIVILIANS && !(p->bounds & POINT_AMONG)) p->group = -1; /* «39 مدنيا» is how all are called */
    if (p->fate == LEX_TOLL_CLASS_DEAD && p->group < 0 && point_suspects(s)) p->group = LEX_TOLL_CLASS_INVOLVED;
    if (p->fate < 0 && p->bounds & POINT_BECOME) p->bounds |= POINT_MOVING;
    if (p->fate >= 0 && !(p->bounds & POINT_SINCE) && point_of_year(s, p->day == NO_DAY ? 0 : day_of_number(p->day).year)) p->bounds |= POINT_FOREIGN | POINT_RECALLED;
    if (untold(a, p) || (f->implicit && may_be_plural(a, f, p))) return false;
    isn_span tally = p->fate >= 0 && (p->bounds & (POINT_AGAINST | POINT_EARLIER)) == POINT_AGAINST ? point_tally(s) : (isn_span){0, 0};
    if (tally.end) p->speaker_name = str_span(p->f->sentence.text, (isn_span){tally.start - p->f->sentence.span.start, tally.end - p->f->sentence.span.start});
    if (p->fate < 0) point_deed(s, p);
    point_whom(s, p);
    bool other_people = before && p->nation && p->nation != before->nation; /* «26 من قوات النظام إضافة إلى 9 روس» */
    if (!other_people && added(before, p)) p->bounds |= POINT_PART | POINT_AMONG;
    if (!p->nation && before && (p->bounds & POINT_AMONG || gap_after(before, p) <= JOINED_BYTES)) p->nation = before->nation; /* «قتيلين فلسطينيين و15 جريحا» */
    isn_str noun = first_word(p->f->of.key);
    isn_str label = point_label(s);
    if (!noun.n) noun = label;
    if (label.n) p->bounds |= POINT_LABELLED;
    if (p->fate < 0 && !noun.n && !point_measured(p->f)) return false;
    p->bodies = p->fate == LEX_TOLL_CLASS_DEAD && point_bodies(s);
    p->what = what(p, point_measured(p->f) ? STR_NONE : noun, counts_people(a, p));
    p->span = point_shown(s);
    p->text = str_span(p->f->sentence.text, (isn_span){p->span.start - p->f->sentence.span.start, p->span.end - p->f->sentence.span.start});
    return true;
}

/* The towns and regions named in its sentence. */
static isn_bag places_beside(isn_arena *a, known_place *places, const isn_digest *d, const isn_point *p)
{
    isn_bag all = {0};
    for (ptrdiff_t i = 0; i < p->f->entities.n; i++) {
        const isn_digest_entity *e = &d->entities.at[p->f->entities.at[i]];
        if (e->type != ISN_PLACE) continue;
        known_place one = place_of(a, places, e->name);
        if (!one.country) all = bag_join(a, &all, &one.bag, 1.0);
    }
    return all;
}

/* Does it stand in the title or the first sentences? */
static bool in_lead(const isn_digest *d, const setting *s, const isn_point *p)
{
    for (ptrdiff_t k = 0; k < d->clauses.n; k++)
        if (span_overlaps(d->clauses.at[k].phrase.span, p->f->record.span) && d->clauses.at[k].sentence < s->lead_end) return true;
    return false;
}

static bool make_point(isn_arena *a, const isn_digest *d, settings all, int32_t doc, int32_t i, const isn_point *last, sentence_read *in, isn_point *p)
{
    const setting *s = &all.at[doc];
    *p = (isn_point){.doc = doc, .figure = i, .f = &d->figures.at[i], .day = s->day, .lead = s->lead, .places = s->places};
    if (!isfinite(p->f->record.value) || p->f->sentence.text.n == 0) return false;
    read_sentence(a, d, p->f->sentence, in);
    if (!read_words(a, last, in, p)) return false;
    memcpy(p->also, s->also, sizeof p->also);
    p->clause = clause_of(d, p);
    find_day(d, s->from, s->to, p);
    bool risen = p->bounds & POINT_MOVING && p->from == p->to && p->from == s->day; /* «ارتفع اليوم عدد قتلى حريق الاثنين» */
    if (p->fate >= 0 && p->dated && s->day != NO_DAY && (p->from > s->day || risen)) /* nobody counts what is to come */
        p->from = s->from, p->to = s->to, p->dated = false;
    find_speaker(a, d, p);
    if (p->fate < 0 && nameless(a, p->speaker_name)) p->bounds |= POINT_NAMELESS;
    if (p->fate >= 0 && !p->dated && recalls(d, p)) p->bounds |= POINT_FOREIGN;
    if (!in->bag.at) in->bag = bag_make(a, p->f->sentence.key), census_dampen(all.census, &in->bag);
    p->self = in->bag;
    p->beside = places_beside(a, all.places, d, p);
    if (p->fate < 0) p->shown = bag_make(a, story_key(a, p->text));
    if (in_lead(d, s, p)) p->bounds |= POINT_LEAD;
    p->bag = bag_join(a, &p->self, &s->title, p->bounds & POINT_LEAD ? 0.8 : 0.4);
    if (away(all, s, p) || (!(p->bounds & POINT_LEAD) && (other_place(a, all.places, d, s, p) || (!p->speaker.n && other_state(d, s, p))))) p->bounds |= POINT_FOREIGN;
    bool moved = p->fate >= 0 && p->bounds & POINT_MOVING && !p->dated && !p->beside.n; /* «وبذلك ترتفع الحصيلة إلى 40» */
    p->main = !(p->bounds & POINT_FOREIGN) && (p->bounds & POINT_LEAD || moved || p->self.n <= FEW_WORDS || bag_cosine(&p->self, &s->lead) >= MAIN_LIKE);
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
        if (q->bounds & POINT_BESIDE) continue;
        if (q->f->sentence.span.start != p->f->sentence.span.start) return false;
        if (q->what == p->what && q->fate == p->fate && q->group == p->group && !((q->bounds ^ p->bounds) & POINT_VAGUE) && str_eq(q->speaker, p->speaker) && !((q->bounds | p->bounds) & POINT_MOVING) &&
            !((q->bounds ^ p->bounds) & POINT_PART) && !(point_measured(p->f) && tenfold(q, p)))
            return true; /* not «150 مراقبا، 38 منهم», not «2 تريليون، و5% منها 100 مليار» */
    }
    return false;
}

/* «عثر على 26 جثة في حقل», where 88 are dead: bodies found are some of them.  Its points from `from` on. */
static void mark_bodies(isn_points *all, ptrdiff_t from)
{
    enum { OTHERS = 60 }; /* that are looked at */
    for (ptrdiff_t i = from; i < all->n; i++) {
        isn_point *p = &all->at[i];
        for (ptrdiff_t k = i < from + OTHERS ? from : i - OTHERS; p->bodies && k < all->n && k < i + OTHERS; k++) {
            const isn_point *q = &all->at[k];
            bool whole = q->fate == p->fate && q->group < 0 && !q->bodies && !(q->bounds & (POINT_PART | POINT_VAGUE | POINT_BESIDE | POINT_FOREIGN | POINT_SINCE));
            if (whole && q->f->record.value > p->f->record.value) p->bounds |= POINT_PART | POINT_AMONG;
        }
    }
}

/* Marks the kinds of people of an article whose whole it does not tell: its points
 * from `from` on. */
static void mark_alone(isn_points *all, ptrdiff_t from)
{
    enum { OTHERS = 60 }; /* that are looked at */
    for (ptrdiff_t i = from; i < all->n; i++) {
        isn_point *p = &all->at[i];
        bool alone = p->fate >= 0 && point_at_arms(p) && !(p->bounds & (POINT_PART | POINT_VAGUE | POINT_BESIDE));
        for (ptrdiff_t k = i < from + OTHERS ? from : i - OTHERS; alone && k < all->n && k < i + OTHERS; k++)
            alone = all->at[k].fate != p->fate || all->at[k].group >= 0 || all->at[k].bounds & (POINT_PART | POINT_FOREIGN);
        if (alone) p->bounds |= POINT_ALONE;
    }
}

void points_find(isn_arena *a, isn_pile pile, bool reprints, isn_points *out)
{
    sentence_read in = {.word = isn_new(a, point_word, POINT_WORDS)};
    setting *at = isn_new(a, setting, pile.n);
    known_place *places = isn_new(a, known_place, PLACES);
    if (!in.word || !at || !places) return;
    ptrdiff_t words = 0;
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        at[i] = setting_of(a, places, &pile.at[i]);
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
        ptrdiff_t last = -1, from = out->n;
        if ((!reprints && pile.same_text && pile.same_text[i] != i) || !d->figures.n) continue;
        for (ptrdiff_t k = 0; k < d->figures.n; k++) {
            isn_point p;
            const isn_point *q = last >= 0 ? &out->at[last] : NULL;
            if (!make_point(a, d, (settings){at, pile.n, &census, places}, (int32_t)i, (int32_t)k, q, &in, &p)) continue;
            if (beside(out, &p) || (p.fate < 0 && p.bounds & POINT_COMPARED)) p.bounds |= POINT_BESIDE; /* «256 مقابل 167» */
            else last = out->n;
            isn_push_value(a, out, p);
        }
        mark_bodies(out, from);
        mark_alone(out, from);
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
    isn_span in = p->f->record.span, sentence = p->f->sentence.span;
    if (p->bounds & POINT_VAGUE) return str_span(p->f->sentence.text, (isn_span){in.start - sentence.start, in.end - sentence.start});
    char number[NUMBER_ROOM];
    number_written(number, p->f->record.value);
    return arena_fmt(a, "%s", number);
}
