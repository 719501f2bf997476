/* point_same.c - do two figures count one thing of one event?
 *
 * What is counted is told by the words beside the number (point.c).  That two
 * articles tell of one event is told by the day, the place and how alike their
 * heads are; the further apart the days, the more must speak for it. */
#include "story/point.h"

#include "lexicon/toll.h"

#include <math.h>

enum {
    GROWING_DAYS = 10,   /* in which a toll still grows */
    NEXT_BYTES = 300,    /* from one sentence to the next, over a short one */
    RETOLD_DAYS = 200,   /* so long after is an event told again without its day */
    CROWD_DAYS = 3,      /* in which one crowd is told */
    PERIOD_DAYS = 2,     /* in which two articles tell one reading of what is measured again and again */
    NEAR_WORDS = 3,      /* that the words about two numbers must share, the counted with them */
    DEED_WORDS = 2,      /* … where one thing was done with them */
    DEED_DAYS = 4,       /* in which it is told again */
    STANDING_WORDS = 3   /* that two sentences on a thing that stands must share */
};
#define FAR_OFF 4.0
#define FAR_PART 5.0
#define FAR_NONE 40.0     /* «لم يصب أحد» and 40 wounded may be one event, and 400 may not */
#define FAR_SOURCES 60.0  /* so far two sources of one article may part: «خمسة» and «200» */
#define EXCEEDS 1.5      /* «17 من رجال الأمن» and 15 in all; 63 and 15 are of two kinds */
#define HEADS_ALIKE 0.2
#define AGAIN_LIKE 1.4   /* of what is told again days later */
#define LABELLED_LIKE 0.08
#define RIVALS_LIKE 0.45  /* of two sentences that nothing else sets against each other */
#define RIVALS_SELF 0.38
#define RIVALS_NEAR 0.4
#define ONE_THING 0.2     /* of two sentences in which sources count what is no toll */
#define SAME_DAY_LIKE 0.2 /* of sentences that name one day, under heads that are alike */
#define LOOSE 2.0
#define ROUND_UNIT 10.0      /* «أكثر من 40» is rounded, «أكثر من 43» is not */
#define ROUNDED_FROM 10000.0 /* lesser numbers are told to the last */
#define MONEY_FROM 100.0     /* … but of money, which is reckoned from another's */
#define ALIKE 0.18     /* of heads of one event */
#define ELSEWHERE 0.35 /* where they name different towns */
#define TOWN 0.08      /* what a town of both is worth */
#define SERIES_LIKE 0.1 /* of sentences that count one thing through the years */
#define RETOLD_MORE 2.0  /* so much may be added until an event is told again */
#define COLLAPSED 2.0
#define STEP_FROM 20.0 /* a number that few tolls share */
#define STEP_MOST 1.2
#define STEP_LIKE 0.7
#define FALLEN 1.3     /* by so much a toll is not put right, it is of another event */

/* ---- what a number can mean ----------------------------------------------------------- */

/* «عشرات» are 12 and more, «مئات» 120 and more. */
static double low(const isn_point *p)
{
    double v = p->f->record.value;
    if (p->bounds & POINT_VAGUE) return v * 1.2;
    return p->f->record.mod == ISN_FIGURE_APPROX ? v * 0.96 : v;
}

/* The last place that a round number tells: 100 of 1400, 10 of 50. */
static double unit_of(double v)
{
    double unit = 1;
    while (unit < 1e12 && v >= unit * 10 && fmod(v, unit * 10) == 0) unit *= 10;
    return unit;
}

static double high(const isn_point *p)
{
    if (p->bounds & POINT_VAGUE) return p->f->record.value * (p->f->record.value < 1000 ? 10 : 100) - 1;
    double v = isfinite(p->f->record.max) ? p->f->record.max : p->f->record.value;
    if (p->f->record.mod == ISN_FIGURE_OVER) return fmax(v * 1.025, v + unit_of(v) / 4); /* «أكثر من 50» and 51 agree */
    return p->f->record.mod == ISN_FIGURE_APPROX ? v * 1.04 : v;
}

/* «دون وقوع إصابات» */
static bool nobody(const isn_point *p) { return p->f->record.value == 0; }

/* ---- one event -------------------------------------------------------------------------- */

/* «قتل 54 مسلحا», and 46 on the next day: what is counted daily is of another day.
 * Whom one saves is news of its day; who survived what befell others is told again. */
static bool daily(const isn_point *p)
{
    switch (p->fate) {
    case LEX_TOLL_CLASS_RESCUED: return p->bounds & POINT_LEAD;
    case LEX_TOLL_CLASS_MAGNITUDE:
    case LEX_TOLL_CLASS_ARRESTED:
    case LEX_TOLL_CLASS_RELEASED:
    case LEX_TOLL_CLASS_KIDNAPPED:
    case LEX_TOLL_CLASS_HELD: return true;
    default: return point_at_arms(p);
    }
}

/* Days from a stretch to a point's; a point that names no day is of its article's,
 * or of one that the article's head names. */
static int32_t days_from(int32_t from, int32_t to, const isn_point *p)
{
    int32_t least = to < p->from ? p->from - to : p->to < from ? from - p->to : 0;
    for (size_t i = 0; i < sizeof p->also / sizeof *p->also && p->also[i] != NO_DAY && !p->dated && !daily(p); i++) {
        int32_t apart = to < p->also[i] ? p->also[i] - to : p->also[i] < from ? from - p->also[i] : 0;
        if (apart < least) least = apart;
    }
    return least;
}

/* Days between the two; 0 where they touch or one is unknown. */
static int32_t days_apart(const isn_point *x, const isn_point *y)
{
    if (x->from == NO_DAY || y->from == NO_DAY) return 0;
    int32_t least = days_from(x->from, x->to, y);
    for (size_t i = 0; i < sizeof x->also / sizeof *x->also && x->also[i] != NO_DAY && !x->dated && !daily(x); i++) {
        int32_t apart = days_from(x->also[i], x->also[i], y);
        if (apart < least) least = apart;
    }
    return least;
}

/* A toll many times another is of another event, or of a whole war. */
static bool far_off(const isn_point *x, const isn_point *y)
{
    double most = (x->bounds ^ y->bounds) & POINT_PART ? FAR_PART : FAR_OFF; /* a part may be small */
    if (low(x) == 0 || low(y) == 0) return fmax(low(x), low(y)) > FAR_NONE;
    double few = point_measured(x->f) ? 0 : 5; /* of five and one nothing is told by their ratio */
    return low(x) > most * high(y) + few || low(y) > most * high(x) + few;
}

static int words_shared(const isn_bag *x, const isn_bag *y)
{
    int n;
    bag_shared(x, y, &n);
    return n;
}

/* The day beside a toll may be that of the news, not of the event: in the heads
 * of two articles that are much alike, a toll that grows is one toll. */
static bool toll_grows(const isn_point *x, const isn_point *y, int32_t apart)
{
    if (x->day == NO_DAY || y->day == NO_DAY || apart > GROWING_DAYS) return false;
    if (x->fate == LEX_TOLL_CLASS_MAGNITUDE && !words_shared(&x->places, &y->places)) return false; /* quakes of two places */
    const isn_point *early = x->day < y->day || (x->day == y->day && x->from < y->from) ? x : y, *late = early == x ? y : x;
    double ratio = late->f->record.value / early->f->record.value;
    return x->bounds & y->bounds & POINT_LEAD && ratio >= 1 && ratio <= 4 && bag_cosine(&x->lead, &y->lead) >= 0.2;
}

/* «مستشفى أكد وفاة سبعين. وترجح تقارير أن يصل العدد إلى 180»: sentence by sentence. */
static bool next_to(const isn_point *x, const isn_point *y)
{
    isn_span s = x->f->sentence.span, t = y->f->sentence.span;
    uint32_t gap = s.end <= t.start ? t.start - s.end : t.end <= s.start ? s.start - t.end : 0;
    return x->doc == y->doc && gap <= NEXT_BYTES;
}

/* «للتحقيق في هجوم الميناء الذي قتل فيه 40»: `late` tells again, by its place and
 * kind, what `early` was about. */
static bool retells(const isn_point *late, const isn_point *early)
{
    int n, places;
    if (late->dated || daily(late) || late->day == NO_DAY || early->day == NO_DAY || late->day <= early->day || !early->main) return false;
    bool sources = late->speaker.n && early->speaker.n && !str_eq(late->speaker, early->speaker);
    if (!sources && low(late) > RETOLD_MORE * high(early)) return false;
    bag_shared(&late->self, &early->places, &places);
    bag_shared(&late->self, &early->lead, &n);
    bool heads = !(late->bounds & POINT_LEAD) || bag_cosine(&late->lead, &early->lead) >= 0.15;
    return heads && late->day - early->day <= RETOLD_DAYS && places >= 1 && n >= places + 2;
}

/* How much speaks for one event, by the heads of two articles: 1 is enough. */
static double likeness(const isn_point *x, const isn_point *y, bool *town)
{
    int towns;
    bag_shared(&x->places, &y->places, &towns);
    *town = towns > 0;
    bool apart = x->places.n && y->places.n && !towns;
    return (bag_cosine(&x->lead, &y->lead) + (towns ? TOWN : 0)) / (apart ? ELSEWHERE : ALIKE);
}

/* «38», and days later «ترتفع الحصيلة إلى 40»: what goes up by a little to a great number went on from there. */
static bool next_step(const isn_point *early, const isn_point *late)
{
    double a = early->f->record.value, b = late->f->record.value;
    bool whole = early->group < 0 && late->group < 0 && !((early->bounds | late->bounds) & (POINT_PART | POINT_VAGUE | POINT_EARLIER));
    return whole && late->bounds & POINT_MOVING && early->day < late->day && a >= STEP_FROM && b >= a && b <= a * STEP_MOST;
}

/* Do the heads of two articles tell of one event, `apart` days between?  On the
 * day and the next the place says so; later only what says that the toll moved,
 * or heads that are nearly one.  A toll does not fall: fewer are of another event. */
static bool one_news(const isn_point *x, const isn_point *y, int32_t apart)
{
    const isn_point *late = x->day > y->day ? x : y, *early = late == x ? y : x;
    bool town, moves = (x->bounds | y->bounds) & (POINT_MOVING | (x->fate == LEX_TOLL_CLASS_ARRESTED ? POINT_SINCE : 0));
    if ((nobody(x) || nobody(y)) && (apart > 0 || !(x->bounds & y->bounds & POINT_LEAD))) return false;
    bool nowhere = !x->places.n || !y->places.n; /* one head names no town: nothing against it */
    double like = likeness(x, y, &town), enough = town || !apart || (nowhere && apart <= 1) ? 1.0 : 1.4;
    if (apart > GROWING_DAYS || (apart > 1 && daily(x) && !moves) || (apart > 0 && point_at_arms(x) && point_at_arms(y))) return false;
    if (apart > 1) enough = moves ? 1.4 : 2.0;
    else if (apart == 1 && !moves && daily(x)) enough = 2.0; /* the next day's own */
    bool fallen = x->day != y->day && !((x->bounds | y->bounds) & POINT_PART) && late->f->record.value * FALLEN < early->f->record.value;
    bool less = apart > 1 && x->day != y->day && !((x->bounds | y->bounds) & POINT_PART) && high(late) < low(early);
    if (less && enough < 2.0) enough = 2.0;
    if (fallen && enough < (apart > 1 ? 2.0 : 1.6)) enough = apart > 1 ? 2.0 : 1.6;
    if (next_step(early, late)) enough = STEP_LIKE;
    return like >= enough;
}

/* «38 قتيلا» in the morning and 215 in the evening: in the first hours a toll
 * leaps, where the heads leave no doubt of the event. */
static bool leaps(const isn_point *x, const isn_point *y, int32_t apart)
{
    bool town;
    double a = x->f->record.value, b = y->f->record.value, ratio = a > b ? a / b : b / a;
    return !((x->bounds ^ y->bounds) & POINT_PART) && apart <= 1 && x->bounds & y->bounds & POINT_LEAD && ratio <= 10 &&
           likeness(x, y, &town) >= 1.6 && town;
}

/* «100 مليار دولار» and «100 مليون دولار»: one number with another power, as is often
 * miswritten. */
static bool slip_of_power(const isn_point *x, const isn_point *y)
{
    double a = x->f->record.value, b = y->f->record.value, ratio = a > b ? a / b : b / a;
    return point_measured(x->f) && x->doc != y->doc && fmin(a, b) >= 1e6 && (fabs(ratio - 1e3) < 1e-3 || fabs(ratio - 1e6) < 1);
}

/* Are the towns and regions named beside the one others than those beside the other:
 * «30 في النجف», «160 في البصرة»? */
static bool elsewhere(const isn_point *x, const isn_point *y)
{
    int both;
    bag_shared(&x->beside, &y->beside, &both);
    return x->beside.n && y->beside.n && !both;
}

/* Days between the articles. */
static int32_t published_apart(const isn_point *x, const isn_point *y)
{
    if (x->day == NO_DAY || y->day == NO_DAY) return 0;
    return x->day < y->day ? y->day - x->day : x->day - y->day;
}

/* «30 قذيفة», «12 غارة» are of their day; «27 قرية» stand. */
static bool fired(const isn_point *p) { return str_is(p->f->record.unit, "item") || str_is(p->f->record.unit, "event"); }

static bool money(const isn_point *p) { return str_starts(p->f->record.unit, STR("currency")); }

/* Lengths and weights: two sources of one article that measure one thing need fewer words. */
static bool length(const isn_point *p)
{
    return !money(p) && !str_is(p->f->record.unit, "percent") && str_find(p->f->record.unit, STR("/"), 0) < 0;
}

/* «لجنة عامة», «لجنة انتخابية»: two kinds of one noun. */
static bool other_kind(const isn_point *x, const isn_point *y)
{
    ptrdiff_t i = 0, k = 0;
    isn_str a = x->f->of.key, b = y->f->of.key;
    if (!str_eq(key_word(a, &i), key_word(b, &k))) return false;
    isn_str kind_a = key_word(a, &i), kind_b = key_word(b, &k);
    return kind_a.n && kind_b.n && !str_eq(kind_a, kind_b);
}

/* «إن إيران أطلقت 20 صاروخا», «تم إطلاق 55 صاروخا»: one thing was done with one noun, on one day, in two
 * articles whose heads tell of one event. */
static bool one_deed(const isn_point *x, const isn_point *y)
{
    bool town;
    if (!x->unites || !y->unites || !str_eq(x->deed, y->deed) || other_kind(x, y)) return false;
    if (x->doc == y->doc || published_apart(x, y) > DEED_DAYS || str_is(x->f->record.unit, "percent")) return false;
    bool again = days_apart(x, y) > 1, sources = x->speaker.n && y->speaker.n && !str_eq(x->speaker, y->speaker);
    if (again && (x->dated || y->dated || !sources)) return false; /* told some days later, by another */
    return words_shared(&x->shown, &y->shown) >= DEED_WORDS && likeness(x, y, &town) >= (again ? AGAIN_LIKE : 1);
}

/* Two sources of one article that count one thing: the words about both numbers agree, and it says that it sets
 * them against each other («لكن», «من جهتها»), or one thing was done with them, or their sentences are alike. */
static bool rivals(const isn_point *x, const isn_point *y, int near)
{
    if (x->bounds & POINT_NAMELESS || y->bounds & POINT_NAMELESS || other_kind(x, y)) return false;
    if (x->dated && y->dated && days_apart(x, y) > GROWING_DAYS) return false; /* of 2015, and of 2020 */
    double like = bag_cosine(&x->bag, &y->bag);
    bool measured = point_measured(x->f), against = (x->bounds | y->bounds) & POINT_AGAINST;
    bool deed = x->deed.n && str_eq(x->deed, y->deed) && ((x->unites && y->unites) || (measured && length(x)));
    if (words_shared(&x->bag, &y->bag) < (against ? 2 : STANDING_WORDS)) return false;
    if (x->bounds & y->bounds & POINT_LABELLED) return like >= LABELLED_LIKE;
    if (x->f->sentence.span.start == y->f->sentence.span.start && !against) return false;
    bool long_way = measured && length(x) && (deed || (x->main && y->main && like >= ONE_THING)); /* «ستة كيلومترات متبقية» */
    if (near < NEAR_WORDS) return near == NEAR_WORDS - 1 && ((against && like >= RIVALS_NEAR) || long_way);
    if (measured && !length(x)) return (against || deed) && like >= RIVALS_LIKE;
    return (against || deed) ? like >= ONE_THING : like >= RIVALS_LIKE && bag_cosine(&x->self, &y->self) >= RIVALS_SELF;
}

/* What stands, not what befell: «150 مراقبا في خور السدر».  Years may lie between,
 * so the sentences themselves must be much alike, and the words about the numbers
 * too; less, where one article sets a source against another.  How many rounds were
 * fired is of its day. */
static bool one_standing(const isn_point *x, const isn_point *y)
{
    bool measured = point_measured(x->f), one_article = x->doc == y->doc;
    int32_t apart = published_apart(x, y);
    if (slip_of_power(x, y)) return words_shared(&x->bag, &y->bag) >= 2 && bag_cosine(&x->bag, &y->bag) >= 0.15;
    if (!one_article && (x->bounds ^ y->bounds) & POINT_FOREIGN && days_apart(x, y) > GROWING_DAYS) return false; /* of 2014, and of today */
    if ((x->bounds | y->bounds) & POINT_PERIODIC && apart > PERIOD_DAYS) return false; /* of another week or month */
    if (far_off(x, y) || elsewhere(x, y) || (x->bounds ^ y->bounds) & POINT_PERIOD) return false;
    bool sources = x->speaker.n && y->speaker.n && !str_eq(x->speaker, y->speaker);
    if (one_deed(x, y)) return true;
    if (one_article && str_is(x->f->record.unit, "percent")) return false; /* «41% راضون تماما، و31% إلى حد ما» */
    int near = words_shared(&x->shown, &y->shown);
    if (one_article && sources) return rivals(x, y, near);
    bool told = measured && x->main && y->main && sources && bag_cosine(&x->lead, &y->lead) >= HEADS_ALIKE && bag_cosine(&x->bag, &y->bag) >= 0.2;
    if (told && money(x) && !one_article) return near >= NEAR_WORDS + 1;
    bool moves = (x->bounds | y->bounds) & POINT_MOVING && x->main && y->main && !measured && !x->things && apart <= GROWING_DAYS;
    bool part = one_article && (x->bounds ^ y->bounds) & POINT_PART;
    if ((near < NEAR_WORDS || (apart > 1 && x->things && fired(x))) && !part && !(moves && near >= NEAR_WORDS - 1)) return false;
    if (words_shared(&x->bag, &y->bag) < STANDING_WORDS) return false;
    if (moves && near >= NEAR_WORDS - 1) return bag_cosine(&x->bag, &y->bag) >= 0.2;
    double like = one_article ? bag_cosine(&x->self, &y->self) : bag_cosine(&x->bag, &y->bag);
    return like >= (part ? 0.3 : measured ? 0.45 : apart > GROWING_DAYS ? 0.4 : 0.3);
}

/* 14 dead, and two days later four: nobody who counts less than half of a toll that was
 * told counts the same, unless he is set against who told it the day before. */
static bool collapsed(const isn_point *x, const isn_point *y)
{
    if (x->day == NO_DAY || y->day == NO_DAY || x->day == y->day || (x->bounds | y->bounds) & (POINT_PART | POINT_VAGUE)) return false;
    const isn_point *late = x->day > y->day ? x : y, *early = late == x ? y : x;
    bool sources = x->speaker.n && y->speaker.n && !str_eq(x->speaker, y->speaker) && late->day - early->day <= 1;
    return !sources && !nobody(late) && low(early) >= COLLAPSED * high(late);
}

/* «أطلقت 55 صاروخا», «أسقطت 20 صاروخا»: another thing was done with them; «أطلقت إيران», «أطلقت إسرائيل»:
 * another did it. */
static bool other_deed(const isn_point *x, const isn_point *y)
{
    if (!x->deed.n || !y->deed.n || slip_of_power(x, y)) return false;
    if (x->doc == y->doc && (x->bounds ^ y->bounds) & POINT_PART) return false; /* «150 مراقبا، منهم 38 يعملون في الميناء» */
    return !str_eq(x->deed, y->deed) || (x->doer && y->doer && x->doer != y->doer);
}

bool points_one_event(const isn_point *x, const isn_point *y)
{
    if (x->fate < 0) return !other_deed(x, y) && one_standing(x, y);
    if (collapsed(x, y)) return false;
    int32_t apart = days_apart(x, y);
    bool moves = (x->bounds | y->bounds) & POINT_MOVING, one_article = x->doc == y->doc;
    if (x->dated && y->dated && apart > !one_article) return toll_grows(x, y, apart);
    if (((one_article && !moves) || nobody(x) || nobody(y) || x->fate == LEX_TOLL_CLASS_GATHERED) && elsewhere(x, y)) return false;
    if ((nobody(x) || nobody(y)) && !(x->bounds & y->bounds & POINT_LEAD)) return false;
    bool aside = (x->dated && !(x->bounds & POINT_LEAD)) || (y->dated && !(y->bounds & POINT_LEAD));
    bool heads = x->bounds & y->bounds & POINT_LEAD && x->speaker.n && y->speaker.n && !str_eq(x->speaker, y->speaker);
    if (one_article && !heads && apart > (moves || !aside)) return false;
    if ((x->bounds ^ y->bounds) & POINT_RECALLED) return false;
    if (x->fate == LEX_TOLL_CLASS_GATHERED && apart > CROWD_DAYS && !retells(x, y) && !retells(y, x)) return false; /* of another Friday */
    bool sources = x->speaker.n && y->speaker.n && !str_eq(x->speaker, y->speaker);
    bool together = one_article && x->main && y->main && (x->bounds & y->bounds & POINT_LEAD || (x->bounds | y->bounds) & POINT_RIVAL || next_to(x, y));
    bool far = low(x) > FAR_SOURCES * high(y) || low(y) > FAR_SOURCES * high(x); /* of a day, and of a whole war */
    if (together && sources && !far) return true; /* «أعلنت موسكو مقتل خمسة، لكن الموقع أشار إلى 200» */
    if (far_off(x, y) && !leaps(x, y, apart)) return false;
    if (one_article && ((x->main && y->main) || (next_to(x, y) && !((x->bounds | y->bounds) & POINT_FOREIGN)))) return true;
    if (x->main && y->main && one_news(x, y, apart)) return true;
    if (!nobody(x) && !nobody(y) && (retells(x, y) || retells(y, x))) return true;
    int n;
    bag_shared(&x->self, &y->self, &n);
    if (apart > !daily(x) || nobody(x) || nobody(y)) return false; /* what is counted daily is of its day */
    if (x->dated && y->dated && !apart && !one_article && bag_cosine(&x->lead, &y->lead) >= HEADS_ALIKE) return n >= 3 && bag_cosine(&x->self, &y->self) >= SAME_DAY_LIKE;
    return n >= 3 && bag_cosine(&x->self, &y->self) >= (one_article && !moves ? 0.5 : 0.35);
}

/* «11 فلسطينيا» and «3 إسرائيليين» are two counts, as are the police and the protesters. */
static bool same_people(const isn_point *x, const isn_point *y)
{
    bool both = x->nation && y->nation;
    if ((nobody(x) || nobody(y)) && x->nation != y->nation) return false; /* «لم يقتل أي إسرائيلي» */
    if (both && x->nation == y->nation) return true;
    return !both && (!x->role || !y->role || x->role == y->role);
}

/* «17 من رجال الأمن» beside 15 in all: what is more than the whole is no part of it. */
static bool exceeds(const isn_point *grouped, const isn_point *all)
{
    bool heads = grouped->main && all->main && grouped->bounds & all->bounds & POINT_LEAD && !((grouped->bounds | all->bounds) & POINT_PART);
    return heads && all->group < 0 && grouped->group >= 0 && grouped->group != LEX_TOLL_CLASS_INVOLVED && low(grouped) > high(all) && low(grouped) <= high(all) * EXCEEDS;
}

/* «7 من رجال الأمن» at the head of an article that tells no whole, and 40 at the head of
 * the next day's: the first stand for all. */
static bool stands_alone(const isn_point *grouped, const isn_point *all)
{
    bool heads = grouped->main && all->main && grouped->bounds & all->bounds & POINT_LEAD && !((grouped->bounds | all->bounds) & (POINT_PART | POINT_VAGUE));
    return heads && grouped->doc != all->doc && grouped->group != LEX_TOLL_CLASS_FIGHTERS && grouped->bounds & POINT_ALONE && all->group < 0 && low(all) > high(grouped);
}

/* Are the counted of one kind: fighters and fighters, «مقاتلين روس» and Russians? */
static bool same_group(const isn_point *x, const isn_point *y)
{
    if (x->group == y->group) return true;
    if (x->fate < 0) return false;
    bool apart = x->group >= 0 && y->group >= 0;
    bool against = next_to(x, y) && x->speaker.n && y->speaker.n && !str_eq(x->speaker, y->speaker) && (x->bounds | y->bounds) & POINT_AGAINST;
    if (!apart && against && !((x->bounds | y->bounds) & POINT_PART)) return true; /* «الوزارة: مقتل جنديين … غير أن مصادر طبية أشارت إلى 14» */
    if (!apart && x->fate != y->fate) return true; /* «36 سيدة وطفلا», «30 لا يزالون محتجزين» */
    if (x->nation && x->nation == y->nation && !apart && !((x->bounds | y->bounds) & POINT_PART)) return true;
    return exceeds(x, y) || exceeds(y, x) || stands_alone(x, y) || stands_alone(y, x);
}

static bool taken(const isn_point *p) { return p->fate == LEX_TOLL_CLASS_ARRESTED || p->fate == LEX_TOLL_CLASS_KIDNAPPED; }

/* Did the same befall them?  «30 لا يزالون محتجزين» of «36 مخطوفا»; nobody sets more
 * free than are held. */
static bool same_fate(const isn_point *x, const isn_point *y)
{
    const isn_point *free = x->fate == LEX_TOLL_CLASS_RELEASED ? x : y, *other = free == x ? y : x;
    bool held = (x->fate == LEX_TOLL_CLASS_HELD && taken(y)) || (y->fate == LEX_TOLL_CLASS_HELD && taken(x));
    if (x->fate == y->fate || held) return true;
    bool captive = taken(other) || other->fate == LEX_TOLL_CLASS_HELD;
    return free->fate == LEX_TOLL_CLASS_RELEASED && captive && low(free) > high(other);
}

bool points_same(const isn_point *x, const isn_point *y)
{
    return x->what == y->what && same_people(x, y) && same_fate(x, y) && same_group(x, y) && points_one_event(x, y);
}

bool points_series(const isn_point *x, const isn_point *y)
{
    if (x->fate >= 0 || point_measured(x->f)) return points_same(x, y);
    if (x->what != y->what || !same_people(x, y) || x->group != y->group || far_off(x, y)) return false;
    int n;
    bag_shared(&x->bag, &y->bag, &n);
    return n >= 2 && bag_cosine(&x->bag, &y->bag) >= SERIES_LIKE;
}

/* The last place that a number written with «ألف», «مليون» or «مليار» tells: «70 مليونا» tells millions. */
static double written_unit(double v)
{
    double word = v >= 1e12 ? 1e12 : v >= 1e9 ? 1e9 : v >= 1e6 ? 1e6 : v >= 1e3 ? 1e3 : 1;
    return fmin(unit_of(v), word);
}

/* «7.6 مليون» and 7,613,155, 70 and 69.72 millions: the one is the other, rounded; so is «382 ألفا» 382,800. */
static bool rounded(const isn_point *x, const isn_point *y)
{
    double a = x->f->record.value, b = y->f->record.value, unit = fmax(unit_of(a), unit_of(b)), word = fmax(written_unit(a), written_unit(b)), most = fmax(a, b);
    if (fmin(a, b) < (money(x) ? MONEY_FROM : ROUNDED_FROM)) return false;
    if (fabs(a - b) < unit / 2 && unit <= most / 10) return true;
    return fabs(a - b) < (word <= most / 100 ? word : word / 2) && word <= most / 10;
}

/* «252 قتيلا», and then «أكثر من 200 قتيل»: who rounds down a number that was told
 * has not put it right. */
static bool rounded_down(const isn_point *late, const isn_point *early)
{
    double v = late->f->record.value, told = early->f->record.value;
    bool bound = late->f->record.mod == ISN_FIGURE_OVER || late->f->record.mod == ISN_FIGURE_AT_LEAST;
    if (late->bounds & POINT_VAGUE || !bound || late->day == NO_DAY || early->day == NO_DAY || late->day < early->day) return false;
    return unit_of(v) >= ROUND_UNIT && told > v && told < v + unit_of(v);
}

bool points_agree(const isn_point *x, const isn_point *y)
{
    if (rounded_down(x, y) || rounded_down(y, x)) return true;
    if (rounded(x, y)) return true;
    double loose = (x->bounds | y->bounds) & POINT_VAGUE ? LOOSE : 1; /* «العشرات» is said of 110, too */
    if (loose > 1) return low(x) <= high(y) * loose && low(y) <= high(x) * loose;
    return low(x) <= high(y) && low(y) <= high(x);
}
