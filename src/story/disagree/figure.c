/* figure.c - numbers that part: revised, of another scope, or disputed.
 *
 * Points of one thing and event are one count.  In a count, tellings whose
 * values part are tied, each to its neighbour: in one article the words of its
 * sources, between articles the account that each gives at its head, and what
 * one source says again.  Every tie is a revision, a matter of scope or a
 * dispute; those of one count and relation are told in one record, so that a
 * reader sees 12, 14 and 16 once, and not in pairs. */
#include "story/disagree/disagree.h"

#include "base/day.h"
#include "lexicon/toll.h"

enum {
    MAX_GROUP = 400,   /* points of one group that are looked at */
    MAX_SIDES = 12,    /* of one record; what comes after begins another */
    SOON_DAYS = 10,    /* what stands does not change so soon; and a toll grows no longer */
    WINDOW = 40        /* points before one with which it is compared */
};
#define BIG_STEP 2.0   /* «ارتفع إلى 14» after 9 */
#define SINCE_STEP 1.25
#define SLIP_STEP 1.15 /* «16 قتيلا» and «17 قتيلا» in one article */
#define SMALL_STEP 1.5 /* on one day a toll grows by steps, sources part by leaps */

/* ---- two values --------------------------------------------------------------------- */

/* Who says it is told, and it is not the same one. */
static bool other_source(const isn_point *x, const isn_point *y)
{
    if (!x->speaker.n || !y->speaker.n) return false;
    return !str_eq(x->speaker, y->speaker) && str_find(x->speaker, y->speaker, 0) < 0 &&
           str_find(y->speaker, x->speaker, 0) < 0;
}

static bool same_source(const isn_point *x, const isn_point *y)
{
    return x->speaker.n && y->speaker.n && !other_source(x, y);
}

/* What befalls more and more people while the news comes in. */
static bool grows(const isn_point *p)
{
    return p->fate >= 0 && p->fate != LEX_TOLL_CLASS_GATHERED && p->fate != LEX_TOLL_CLASS_INVOLVED &&
           p->fate != LEX_TOLL_CLASS_BOMBERS && p->fate != LEX_TOLL_CLASS_MAGNITUDE;
}

typedef struct {
    isn_relation relation;
    const char *reason;
} verdict;

static const verdict DISPUTE = {ISN_RELATION_DISAGREEMENT, "sources"};

static verdict change(const isn_point *x, const isn_point *y)
{
    if (same_source(x, y)) return (verdict){ISN_RELATION_REVISION, "revised"};
    return (verdict){ISN_RELATION_REVISION, y->f->record.value > x->f->record.value ? "rise" : "fall"};
}

/* «أوقف ستة», «أوقف 14 منذ الهجوم»: whoever counts these counts from the beginning. */
static bool adds_up(const isn_point *p)
{
    return p->fate == LEX_TOLL_CLASS_ARRESTED || p->fate == LEX_TOLL_CLASS_DISPLACED || p->fate == LEX_TOLL_CLASS_EVACUATED ||
           p->fate == LEX_TOLL_CLASS_INFECTED || p->fate == LEX_TOLL_CLASS_RESCUED;
}

/* «60 جريحا» in all and 50 of them badly; 31 since the beginning and ten on Friday. */
static bool scopes_part(const isn_point *x, const isn_point *y)
{
    double vx = x->f->record.value, vy = y->f->record.value;
    uint32_t only_x = x->bounds & ~y->bounds, only_y = y->bounds & ~x->bounds;
    const isn_point *less = vx < vy ? x : y;
    bool still = x->fate != y->fate && less->fate == LEX_TOLL_CLASS_HELD; /* «36 مخطوفا», «30 لا يزالون محتجزين» */
    bool part = still || (less == x ? only_x : only_y) & POINT_PART || (x->doc == y->doc && x->bounds & y->bounds & POINT_PART);
    bool whole = (less == x ? only_y : only_x) & POINT_SINCE;
    double step = vx > vy ? vx / vy : vy / vx; /* 109 dead, and 110 «منذ ثوران البركان», are one toll */
    return part || (whole && x->fate >= 0 && step >= SINCE_STEP && !adds_up(x)); /* what stands has no total: «سيوفد 120 خلال أسابيع» */
}

/* «وصل العدد إلى 150 … وكانت بدأت في أبريل 2019 بـ120» */
static bool then_and_now(const isn_point *x, const isn_point *y)
{
    if (x->from == NO_DAY || y->from == NO_DAY) return false;
    return x->to + SOON_DAYS < y->from || y->to + SOON_DAYS < x->from;
}

/* «قائمة توثق 17 اسما، في حين قال مصدر إن الرقم قد يصل إلى 40»: a source is set against
 * what the article says itself; a plural of a source's, too. */
static bool against(const isn_point *x, const isn_point *y)
{
    bool one = (x->speaker.n > 0) != (y->speaker.n > 0);
    const isn_point *sourced = x->speaker.n ? x : y, *own = sourced == x ? y : x;
    if (!one || !x->main || !y->main || own->bounds & POINT_VAGUE) return false;
    return (y == sourced && y->bounds & POINT_AGAINST) || sourced->bounds & POINT_VAGUE;
}

/* x stands before y in time and text. */
static verdict judge(const isn_point *x, const isn_point *y)
{
    double vx = x->f->record.value, vy = y->f->record.value, step = vx > vy ? vx / vy : vy / vx;
    if (scopes_part(x, y)) return (verdict){ISN_RELATION_SCOPE, "part"};
    bool two_outlets = x->doc != y->doc && x->day == y->day && !grows(x); /* of one body, on one day */
    if (same_source(x, y) && !two_outlets) return change(x, y);
    bool moving = (x->bounds | y->bounds) & POINT_MOVING, others = other_source(x, y) || (x->doc == y->doc && against(x, y));
    if ((vx == 0 || vy == 0) && !moving) return DISPUTE; /* «لم يصب أحد», and seven were */
    if (x->doc == y->doc) {
        if ((x->bounds ^ y->bounds) & POINT_EARLIER) return change(x, y);
        if (others || !grows(x)) return DISPUTE;
        return moving || step <= SMALL_STEP ? change(x, y) : DISPUTE;
    }
    int32_t days = x->day == NO_DAY || y->day == NO_DAY ? 0 : y->day - x->day;
    if (!grows(x)) return days <= SOON_DAYS && !(moving && days > 0 && x->fate < 0) ? DISPUTE : change(x, y);
    if (days > SOON_DAYS) return DISPUTE;
    if (days > 0 && vy < vx) return others ? DISPUTE : change(x, y);
    bool at_once = days == 0 && x->from == x->day && y->from == y->day; /* the day's own news: it is still being counted */
    if (at_once) return change(x, y);
    const isn_point *more = vx > vy ? x : y;
    if (days > 0 || step <= (more->bounds & POINT_MOVING ? BIG_STEP : SMALL_STEP) || x->bounds & y->bounds & POINT_MOVING) return change(x, y);
    return DISPUTE;
}

/* ---- which tellings ------------------------------------------------------------------- */

static bool in_one_sentence(const isn_point *x, const isn_point *y)
{
    return x->doc == y->doc && x->f->sentence.span.start == y->f->sentence.span.start;
}

/* «19 شخصا، بينهم 11 تاجرا», «150 مراقبا … 38 منهم في الميناء»: one sentence tells a part and its whole. */
static bool named_part(const isn_point *x, const isn_point *y)
{
    return in_one_sentence(x, y) && x->fate < 0 && ((x->bounds ^ y->bounds) & POINT_PART);
}

/* What two accounts can count differently: «قتل 20، وقال آخرون 30».  Whom one
 * state sends away and whom another does are not one count. */
static bool may_differ(const isn_point *p)
{
    return p->fate == LEX_TOLL_CLASS_DEAD || p->fate == LEX_TOLL_CLASS_WOUNDED || p->fate == LEX_TOLL_CLASS_MISSING ||
           p->fate == LEX_TOLL_CLASS_KIDNAPPED || p->fate == LEX_TOLL_CLASS_BOMBERS || p->fate == LEX_TOLL_CLASS_CASUALTIES ||
           p->fate == LEX_TOLL_CLASS_GATHERED || p->fate == LEX_TOLL_CLASS_MAGNITUDE;
}

/* Two measures of one article, and two counts of one sentence, are of two things, unless it tells of two sources
 * of a toll, of a part, or of a toll that moved: «سبعون، وكانت حصيلة سابقة …». */
static bool two_things(const isn_point *x, const isn_point *y)
{
    if (x->doc == y->doc && point_measured(x->f)) return !other_source(x, y) && x->fate < 0;
    if (named_part(x, y)) return !((x->bounds | y->bounds) & POINT_OF_THEM); /* «بينهم 11» leaves nothing open */
    if (!in_one_sentence(x, y)) return false;
    bool moved = (x->bounds ^ y->bounds) & POINT_MOVING;
    return !may_differ(x) || !(other_source(x, y) || moved || against(x, y));
}

/* A group: points of one thing, in order of publication and text, and after them
 * from `n` to `all` those that are only known to be told (POINT_BESIDE). */
typedef struct {
    const isn_point **at;
    ptrdiff_t n, all;
} group;

static bool one_number(const isn_point *x, const isn_point *y)
{
    return x->doc == y->doc && x->f->record.value == y->f->record.value && !((x->bounds ^ y->bounds) & (POINT_VAGUE | POINT_PART)) && (x == y || points_same(x, y));
}

/* How near a telling is to who says it: the head sums up what the body quotes, and «ارتفع العدد
 * إلى 43» tells a toll more straightly than what goes back to it. */
static int nearness(const isn_point *p)
{
    bool moved = (p->bounds & (POINT_MOVING | POINT_EARLIER)) == POINT_MOVING;
    return 4 * (p->speaker.n > 0) + 3 * moved + 2 * p->main + 2 * !(p->bounds & POINT_LEAD) + (p->f->record.mod == ISN_FIGURE_EXACT);
}

/* Of the tellings of one number in one article the one nearest to its source. */
static bool nearest(group g, ptrdiff_t i)
{
    for (ptrdiff_t k = 0; k < g.n; k++) {
        if (k == i || !one_number(g.at[k], g.at[i])) continue;
        int more = nearness(g.at[k]) - nearness(g.at[i]);
        if (more > 0 || (more == 0 && k < i)) return false;
    }
    return true;
}

/* «قتل سبعة … ما يرفع العدد إلى تسعة»: the nine stand for the article; so does
 * what is told against an earlier toll. */
static bool superseded(group g, const isn_point *one)
{
    bool earlier = one->bounds & POINT_EARLIER; /* where nothing later stands in its article, it is all that it tells */
    if (one->fate < 0 || (one->bounds & POINT_MOVING && !earlier)) return earlier;
    for (ptrdiff_t i = 0; i < g.n; i++) {
        const isn_point *p = g.at[i];
        bool more = p->f->record.value >= one->f->record.value;
        if (earlier && more && p->doc == one->doc && !(p->bounds & (POINT_EARLIER | POINT_VAGUE)) && points_same(p, one)) return true;
        if (earlier) continue;
        bool moved = p->bounds & POINT_MOVING && !(p->bounds & POINT_EARLIER) && (p->bounds & POINT_LEAD || !(one->bounds & POINT_LEAD));
        if (p->doc == one->doc && moved && p->f->record.value > one->f->record.value && points_same(p, one)) return true;
    }
    return false;
}

/* Part of a count, and not of those that are counted by themselves: «بينهم 29 طفلا». */
static bool is_part(const isn_point *p)
{
    return p->bounds & POINT_PART && !(p->group >= 0 && p->bounds & POINT_AMONG);
}

/* The same number in the words nearest to its source: not those of the title. */
static const isn_point *best_words(group g, const isn_point *one)
{
    const isn_point *best = one;
    for (ptrdiff_t i = 0; i < g.n; i++)
        if (one_number(g.at[i], one) && g.at[i]->main >= one->main && nearness(g.at[i]) > nearness(best)) best = g.at[i];
    return best;
}

/* The account that an article gives of the event of `like`: the first telling of
 * a whole at its head, else in its body; of what is no toll the one nearest to
 * its source. */
static const isn_point *account(group g, int32_t doc, const isn_point *like)
{
    const isn_point *best = NULL;
    int most = -1;
    for (ptrdiff_t i = 0; i < g.n; i++) {
        const isn_point *p = g.at[i];
        if (p->doc != doc || (p->fate >= 0 && is_part(p)) || p->bounds & POINT_VAGUE || superseded(g, p)) continue;
        if (p != like && !points_same(p, like)) continue;
        int good = 2 * ((p->bounds & POINT_LEAD) > 0) + p->main;
        if (good > most) best = p, most = good;
    }
    return best ? best_words(g, best) : best;
}

/* Does an article tell the number of `p`, of the same thing, as well?  «ثلاثة ألقاب …
 * وسبعة»: of what is no toll the same number of the same noun is enough. */
static bool tells(group g, int32_t doc, const isn_point *p)
{
    for (ptrdiff_t i = 0; i < g.all; i++) {
        const isn_point *q = g.at[i];
        if (q->doc != doc) continue;
        if (p->fate < 0 && (q->f->record.value == p->f->record.value || (point_measured(p->f) && points_agree(q, p)))) return true;
        if (i < g.n && points_agree(q, p) && points_same(q, p)) return true;
    }
    return false;
}

/* Of what is no toll, and of two peoples, two numbers that one article tells both are
 * two things in it: «33 ألف موظف في وزارة، و22 ألفا في أخرى». */
static bool told_beside(group g, const isn_point *x, const isn_point *y)
{
    return (x->fate < 0 || x->nation != y->nation) && x->doc != y->doc && (tells(g, x->doc, y) || tells(g, y->doc, x));
}

/* «67,7% بعد فرز 90%», and the sentence again: each is told beside the other. */
static bool told_together(group g, const isn_point *x, const isn_point *y)
{
    bool told = false, apart = x->fate < 0 && !in_one_sentence(x, y);
    for (ptrdiff_t i = 0; apart && !told && i < g.n; i++) {
        const isn_point *p = g.at[i];
        told = (p != x && in_one_sentence(p, x) && points_agree(p, y)) || (p != y && in_one_sentence(p, y) && points_agree(p, x));
    }
    return told;
}

/* ---- ties ------------------------------------------------------------------------------- */

typedef struct {
    const isn_point *x, *y; /* x before y */
    verdict v;
} tie;

/* The ties of a pile, and which points are tellings of one count. */
typedef struct {
    ISN_LIST(tie) list;
    const isn_point *first; /* of the pile's points */
    int32_t *parent;        /* one a point: another of its count, or itself */
} ties;

static int32_t count_of(const ties *all, const isn_point *p)
{
    int32_t i = (int32_t)(p - all->first);
    while (all->parent[i] != i) i = all->parent[i] = all->parent[all->parent[i]];
    return i;
}

/* The least number stands for the count. */
static void one_count(const ties *all, const isn_point *x, const isn_point *y)
{
    int32_t a = count_of(all, x), b = count_of(all, y);
    if (a < b) all->parent[b] = a;
    else all->parent[a] = b;
}

static bool touch(const tie *t, const isn_point *p) { return t->x == p || t->y == p; }

/* One article's number of one thing, however often it tells it. */
static bool again(const isn_point *x, const isn_point *y)
{
    return x->doc == y->doc && x->what == y->what && x->f->record.value == y->f->record.value && x->group == y->group;
}

/* Has a tie of the two articles these two numbers, in whichever words? */
static bool repeats(const tie *t, const isn_point *x, const isn_point *y)
{
    return (again(t->x, x) && again(t->y, y)) || (again(t->x, y) && again(t->y, x));
}

/* On one day a count that moves goes up. */
static bool in_order(const isn_point *x, const isn_point *y)
{
    bool moving = (x->bounds | y->bounds) & POINT_MOVING;
    if ((x->bounds ^ y->bounds) & POINT_EARLIER && x->doc == y->doc) return x->bounds & POINT_EARLIER;
    return x->day != y->day || !moving || x->f->record.value <= y->f->record.value;
}

/* Ties two tellings of one count, where their values part. */
static void bind(isn_arena *a, const isn_point *x, const isn_point *y, ties *all)
{
    enum { LATEST_TIES = 64 }; /* those of one telling are made together */
    if (two_things(x, y)) return;
    bool scope = !points_agree(x, y) && scopes_part(x, y); /* 62 on Monday, 110 «منذ بدء الاحتجاجات»: two counts */
    if (!scope && !((x->bounds ^ y->bounds) & POINT_PART)) one_count(all, x, y);
    if (points_agree(x, y)) return;
    if (!in_order(x, y)) {
        const isn_point *t = x;
        x = y, y = t;
    }
    tie one = {x, y, judge(x, y)};
    for (ptrdiff_t i = all->list.n - 1; i >= 0 && all->list.n - i <= LATEST_TIES; i--) {
        if (!repeats(&all->list.at[i], x, y)) continue;
        if (one.v.relation == ISN_RELATION_SCOPE) all->list.at[i] = one; /* in words that say why they part */
        return;
    }
    isn_push_value(a, &all->list, one);
}

/* Does the source of an earlier number tell the later one in its article? */
static bool own_later(group g, const isn_point *earlier)
{
    for (ptrdiff_t i = 0; i < g.n; i++)
        if (g.at[i]->doc == earlier->doc && !(g.at[i]->bounds & POINT_EARLIER) && same_source(g.at[i], earlier) && points_same(g.at[i], earlier))
            return true;
    return false;
}

/* An article that gives two numbers for one thing says why: two sources, an
 * earlier toll, a part; or it is a slip, and the numbers are near.  Else they
 * are two things. */
static bool parts_inside(const isn_point *x, const isn_point *y)
{
    double vx = x->f->record.value, vy = y->f->record.value, step = vx > vy ? vx / vy : vy / vx;
    if (against(x, y) && may_differ(x)) return true;
    if (point_at_arms(x)) return false; /* one article tells them front by front */
    if ((other_source(x, y) && (x->fate < 0 || may_differ(x))) || (x->bounds ^ y->bounds) & (x->fate < 0 ? POINT_EARLIER : POINT_MOVING | POINT_EARLIER) || scopes_part(x, y)) return true;
    return may_differ(x) && step <= SLIP_STEP && (x->bounds | y->bounds) & POINT_LEAD;
}

/* In one article: each source's number and the one told before it. */
static void bind_inside(isn_arena *a, group g, ptrdiff_t i, ties *all)
{
    const isn_point *y = g.at[i];
    if (!nearest(g, i)) return;
    bool bound = false;
    for (ptrdiff_t k = i - 1; k >= 0 && i - k < WINDOW && g.at[k]->doc == y->doc; k--) {
        const isn_point *x = g.at[k];
        if (!nearest(g, k) || points_agree(x, y) || !points_same(x, y) || two_things(x, y) || !parts_inside(x, y)) continue;
        if (x->fate < 0 && !other_source(x, y) && !scopes_part(x, y) && then_and_now(x, y)) continue; /* its history, that other articles tell */
        if ((bound && !(may_differ(y) && (other_source(x, y) || against(x, y)))) || told_together(g, x, y)) continue;
        if ((x->bounds ^ y->bounds) & POINT_EARLIER && other_source(x, y) && own_later(g, x->bounds & POINT_EARLIER ? x : y)) continue;
        bind(a, x, y, all);
        bound = true;
    }
}

/* Is `x` nearer before `y` than `best`?  Of one day's accounts of what grows, the
 * greatest that is less: hours are not told, but a toll goes up. */
static bool nearer(const isn_point *x, const isn_point *best, const isn_point *y)
{
    if (!best) return true;
    if (x->day != best->day || !grows(y)) return false;
    double vx = x->f->record.value, vb = best->f->record.value, vy = y->f->record.value;
    return vx < vy && (vb >= vy || vx > vb);
}

/* «246», then «200 على الأقل», then «246»: was the number of `y` told before `x`, in
 * another article?  Then nothing moved. */
static bool told_earlier(group g, const isn_point *x, const isn_point *y)
{
    for (ptrdiff_t i = 0; grows(y) && i < g.n && g.at[i]->day < x->day; i++) {
        const isn_point *p = g.at[i];
        if (p->doc != y->doc && p->main && !is_part(p) && !(p->bounds & POINT_VAGUE) && points_agree(p, y) && points_same(p, y)) return true;
    }
    return false;
}

/* Between articles: the account of this one and of the latest before it that
 * tells of the event. */
static void bind_accounts(isn_arena *a, group g, ptrdiff_t i, ties *all)
{
    const isn_point *y = g.at[i], *best = NULL;
    if (y->bounds & POINT_VAGUE || account(g, y->doc, y) != y) return;
    for (ptrdiff_t k = i - 1; k >= 0 && i - k < WINDOW; k--) {
        if (best && g.at[k]->day != best->day) break;
        if (g.at[k]->doc == y->doc || !points_same(g.at[k], y)) continue;
        const isn_point *x = account(g, g.at[k]->doc, y);
        if (!x || (x->fate < 0 && (x->bounds | y->bounds) & POINT_PART) || told_beside(g, x, y)) continue;
        if (nearer(x, best, y)) best = x;
    }
    if (best && (points_agree(best, y) || !told_earlier(g, best, y))) bind(a, best, y, all);
}

/* A second source's number of a toll beside its article's account: that account, else NULL. */
static const isn_point *set_against(group g, const isn_point *p)
{
    if (!grows(p) || !p->main || is_part(p) || p->bounds & (POINT_VAGUE | POINT_EARLIER)) return NULL;
    const isn_point *own = account(g, p->doc, p);
    return own && own != p && other_source(own, p) && !points_agree(own, p) ? own : NULL;
}

/* «الأطباء 20، والقناة 30», and on the next day «الأطباء 20، والقناة 55»: where the
 * accounts of two articles agree, what is set against them may have moved. */
static void bind_rivals(isn_arena *a, group g, ptrdiff_t i, ties *all)
{
    const isn_point *y = g.at[i], *own = nearest(g, i) ? set_against(g, y) : NULL;
    for (ptrdiff_t k = i - 1; own && k >= 0 && i - k < WINDOW; k--) {
        const isn_point *x = g.at[k];
        if (x->doc == y->doc || !nearest(g, k) || !points_same(x, y)) continue;
        const isn_point *other = set_against(g, x);
        if (!other || !points_agree(own, other) || points_agree(x, y)) continue;
        bind(a, x, y, all);
        return;
    }
}

/* Is the point in a tie? */
static bool tied(const ties *all, const isn_point *p)
{
    for (ptrdiff_t i = all->list.n - 1; i >= 0 && all->list.n - i <= MAX_GROUP; i--)
        if (touch(&all->list.at[i], p)) return true;
    return false;
}

/* «30 قتيلا» of a second source, and 55 of the next day: the next account of another
 * article stands beside every number that was told before and that none is set
 * against, the greatest that is less. */
static void bind_left(isn_arena *a, group g, ptrdiff_t i, ties *all)
{
    const isn_point *x = g.at[i], *best = NULL;
    bool whole = x->fate >= 0 && grows(x) && x->main && !is_part(x) && !(x->bounds & POINT_VAGUE) && !superseded(g, x);
    if (!whole || account(g, x->doc, x) != x || tied(all, x)) return;
    for (ptrdiff_t k = i + 1; k < g.n && k - i < WINDOW; k++) {
        const isn_point *y = g.at[k];
        if (best && y->day != best->day) break;
        if (y->doc == x->doc || !points_same(x, y) || account(g, y->doc, y) != y || points_agree(x, y)) continue;
        if (y->f->record.value > x->f->record.value && (!best || y->f->record.value < best->f->record.value)) best = y;
    }
    if (best) bind(a, x, best, all);
}

/* Of one day, or of the next? */
static bool together(const isn_point *x, const isn_point *y)
{
    return x->from == NO_DAY || y->from == NO_DAY || (x->from <= y->to + 1 && y->from <= x->to + 1);
}

/* What one source says again, in another article. */
static void bind_source(isn_arena *a, group g, ptrdiff_t i, ties *all)
{
    const isn_point *y = g.at[i];
    if (!y->speaker.n || y->bounds & POINT_VAGUE || !nearest(g, i)) return;
    for (ptrdiff_t k = i - 1; k >= 0 && i - k < WINDOW; k--) {
        const isn_point *x = g.at[k];
        if (x->doc == y->doc || x->bounds & POINT_VAGUE || !same_source(x, y) || !points_same(x, y)) continue;
        bool other_day = scopes_part(x, y) && (!together(x, y) || x->group != y->group); /* who came to a hospital on one day, and all of another */
        if (!points_agree(x, y) && !told_beside(g, x, y) && !other_day) bind(a, x, y, all);
        return;
    }
}

/* «نقل 442 جريحا إلى المستشفيات»: a part that its article sets beside no whole,
 * beside the account of another. */
static void bind_ward(isn_arena *a, group g, ptrdiff_t i, ties *all)
{
    const isn_point *part = g.at[i], *whole = NULL;
    if (part->fate < 0 || part->group >= 0 || part->bounds & POINT_VAGUE || !is_part(part) || part->bounds & POINT_AMONG || !nearest(g, i)) return;
    for (ptrdiff_t k = 0; k < g.n; k++)
        if (g.at[k]->doc == part->doc && !is_part(g.at[k]) && points_same(g.at[k], part)) return;
    int32_t least = INT32_MAX;
    for (ptrdiff_t k = i < WINDOW ? 0 : i - WINDOW; k < g.n && k - i < WINDOW; k++) {
        if (g.at[k]->doc == part->doc || !points_same(g.at[k], part)) continue;
        const isn_point *x = account(g, g.at[k]->doc, part);
        if (!x || x->f->record.value <= part->f->record.value) continue;
        int32_t days = x->day == NO_DAY || part->day == NO_DAY ? 0 : x->day > part->day ? x->day - part->day : part->day - x->day;
        if (days < least) whole = x, least = days;
    }
    if (whole) bind(a, whole, part, all);
}

/* ---- a part and its whole ------------------------------------------------------------------ */

/* «بينهم 29 طفلا» counts among its like; «بينهم 12» counts nothing. */
static bool counts(const isn_point *p)
{
    bool among = p->f->record.part_of >= 0 || p->bounds & POINT_AMONG;
    return !among || p->group >= 0 || p->fate < 0;
}

/* Is `w` the whole of which `part` counts some? */
static bool whole_of(const isn_point *w, const isn_point *part)
{
    return w->group < 0 && !(w->bounds & (POINT_VAGUE | POINT_BESIDE)) && w->fate == part->fate && w->doc != part->doc && w->main &&
           w->f->record.value > part->f->record.value && points_one_event(w, part);
}

/* «تسلم المستشفى جثث 29 طفلا» stands for itself beside the 39 dead of another
 * account: a part, told by itself, beside the latest whole before it. */
static void bind_parts(isn_arena *a, const isn_points *all, ties *out)
{
    for (ptrdiff_t i = 0; i < all->n; i++) {
        const isn_point *part = &all->at[i], *whole = NULL;
        if (part->group < 0 || part->fate < 0 || part->f->record.part_of >= 0 || !part->main ||
            !(part->bounds & POINT_PART) || part->bounds & (POINT_AMONG | POINT_VAGUE | POINT_BESIDE))
            continue;
        for (ptrdiff_t k = i - 1; k >= 0 && i - k < MAX_GROUP && !whole; k--)
            if (whole_of(&all->at[k], part)) whole = &all->at[k];
        for (ptrdiff_t k = i + 1; k < all->n && k - i < MAX_GROUP && !whole; k++)
            if (whole_of(&all->at[k], part)) whole = &all->at[k];
        bool again = false;
        for (ptrdiff_t k = 0; k < i; k++)
            again |= all->at[k].doc == part->doc && all->at[k].what == part->what && all->at[k].bounds & POINT_PART &&
                     all->at[k].f->record.value == part->f->record.value;
        if (whole && !again) bind(a, whole, part, out);
    }
}

/* ---- records --------------------------------------------------------------------------------- */

/* «عدد القتلى: الوردية», by the towns that both heads name; else the noun that is counted, as it stands. */
static isn_str about(isn_arena *a, const isn_point *x, const isn_point *y)
{
    static const struct { int fate; const char *id; } name[] = {
        {LEX_TOLL_CLASS_DEAD, "tolldead"}, {LEX_TOLL_CLASS_WOUNDED, "tollwounded"}, {LEX_TOLL_CLASS_MISSING, "tollmissing"},
        {LEX_TOLL_CLASS_ARRESTED, "tollarrested"}, {LEX_TOLL_CLASS_DISPLACED, "tolldisplaced"}, {LEX_TOLL_CLASS_GATHERED, "tollgathered"},
        {LEX_TOLL_CLASS_MAGNITUDE, "tollmagnitude"},
    };
    isn_str phrase = x->fate >= 0 ? bag_shared_phrase(a, &x->places, &y->places, x->f->sentence.text) : STR_NONE;
    if (x->fate < 0) phrase = bag_shared_phrase(a, &x->bag, &y->bag, x->f->sentence.text);
    isn_str head = x->f->of.text.n ? x->f->of.text : y->f->of.text;
    for (size_t i = 0; i < sizeof name / sizeof *name; i++)
        if (x->fate == name[i].fate && x->group < 0) head = reason_words(name[i].id);
    if (!head.n) return phrase;
    return phrase.n && str_find(phrase, head, 0) < 0 ? arena_fmt(a, "%.*s: %.*s", STR_ARG(head), STR_ARG(phrase)) : head;
}

/* A record in the making: its points in the order they were met. */
typedef struct {
    const isn_point *at[MAX_SIDES];
    int n;
    const char *reason; /* of all its ties, NULL where they differ */
} record;

/* A number is told by the first two that told it; in a dispute every source has
 * its side. */
static bool holds(const record *r, const isn_point *p, isn_relation relation)
{
    int tellings = 0;
    bool told = false; /* by the same source, or by one that is not named */
    for (int i = 0; i < r->n; i++) {
        const isn_point *q = r->at[i];
        if (q == p || (q->f->record.value == p->f->record.value && str_eq(q->text, p->text))) return true; /* one text in two papers */
        tellings += q->doc != p->doc && q->f->record.value == p->f->record.value;
        told |= q->f->record.value == p->f->record.value && !other_source(q, p);
    }
    return (relation == ISN_RELATION_REVISION || told) && tellings >= 2;
}

/* Earlier tolls first; in order of publication, on one day by value where it grows, then by document and text. */
static bool before(const isn_point *x, const isn_point *y)
{
    if (x->day != y->day) return x->day < y->day;
    if (x->doc == y->doc && (x->bounds ^ y->bounds) & POINT_EARLIER) return x->bounds & POINT_EARLIER;
    if (grows(x) && x->f->record.value != y->f->record.value) return x->f->record.value < y->f->record.value;
    return x->doc != y->doc ? x->doc < y->doc : x->span.start < y->span.start;
}

static void insert(record *r, const isn_point *p)
{
    int i = r->n++;
    for (; i > 0 && before(p, r->at[i - 1]); i--) r->at[i] = r->at[i - 1];
    r->at[i] = p;
}

/* «12 / 14 / 16», in a dispute «الوزارة 12 / المسعفون 14». */
static isn_str values(isn_arena *a, const record *r, bool who)
{
    isn_str all = STR_NONE;
    for (int i = 0; i < r->n; i++) {
        isn_str number = point_number(a, r->at[i]), name = who ? r->at[i]->speaker_name : STR_NONE;
        if (name.n) number = arena_fmt(a, "%.*s %.*s", STR_ARG(name), STR_ARG(number));
        all = all.n ? arena_fmt(a, "%.*s / %.*s", STR_ARG(all), STR_ARG(number)) : number;
    }
    return all;
}

static void tell(isn_arena *a, const record *r, isn_relation relation, isn_disagreements *out)
{
    if (r->n < 2) return;
    const isn_point *x = r->at[0], *y = r->at[1];
    isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_FIGURE, relation, about(a, x, y), point_side(x), point_side(y));
    if (!d) return;
    for (int i = 2; i < r->n; i++) disagreement_side(a, d, point_side(r->at[i]));
    if (r->n == 2) {
        const char *reason = r->reason ? r->reason : "differ";
        bool named = x->speaker.n && y->speaker.n && !same_source(x, y), moved = strcmp(reason, "rise") == 0 || strcmp(reason, "fall") == 0;
        if (relation == ISN_RELATION_DISAGREEMENT && !named) reason = "differ";
        if (moved) reason = y->f->record.value > x->f->record.value ? "rise" : "fall"; /* as the sides stand */
        reason_give(a, d, reason, (isn_reason_words){point_number(a, x), point_number(a, y), x->speaker_name, y->speaker_name});
        return;
    }
    const char *reason = relation == ISN_RELATION_SCOPE ? "parts" : relation == ISN_RELATION_REVISION ? "series" : "disputed";
    reason_give(a, d, reason, (isn_reason_words){.a = values(a, r, relation == ISN_RELATION_DISAGREEMENT)});
}

static bool has(const isn_disagreement *d, const isn_side *s)
{
    for (ptrdiff_t i = 0; i < d->sides.n; i++)
        if (d->sides.at[i].document == s->document && d->sides.at[i].value == s->value) return true;
    return false;
}

/* Of the figures' records from `first` on, those drop out whose two sides stand in a longer
 * one: an article's 16 and 17 are told where 12, 14, 16 and 17 are. */
static void drop_told(isn_disagreements *out, ptrdiff_t first)
{
    enum { NEAREST = 64 }; /* records with which one is compared */
    ptrdiff_t kept = first;
    for (ptrdiff_t i = first; i < out->n; i++) {
        const isn_disagreement *d = &out->at[i];
        bool within = false;
        for (ptrdiff_t k = i < first + NEAREST ? first : i - NEAREST; d->sides.n == 2 && d->relation != ISN_RELATION_SCOPE && k < out->n && k < i + NEAREST && !within; k++) {
            const isn_disagreement *e = k < i && k >= kept ? NULL : &out->at[k];
            within = e && k != i && e->sides.n > 2 && str_eq(e->about, d->about) && has(e, &d->sides.at[0]) && has(e, &d->sides.at[1]);
        }
        if (!within) out->at[kept++] = out->at[i];
    }
    out->n = kept;
}

/* The ties of one count and relation from `i` on, as records. */
static void tell_count(isn_arena *a, const ties *all, bool *told, ptrdiff_t i, isn_disagreements *out)
{
    const tie *first = &all->list.at[i];
    int32_t count = count_of(all, first->x), other = count_of(all, first->y);
    record r = {.reason = first->v.reason};
    for (ptrdiff_t k = i; k < all->list.n; k++) {
        const tie *t = &all->list.at[k];
        bool same = t->v.relation == first->v.relation && count_of(all, t->x) == count && count_of(all, t->y) == other;
        if (told[k] || !same) continue;
        if (r.n + 2 > MAX_SIDES) { /* a long series goes on in another record */
            tell(a, &r, first->v.relation, out);
            r.n = 0;
        }
        told[k] = true;
        if (!holds(&r, t->x, first->v.relation)) insert(&r, t->x);
        if (!holds(&r, t->y, first->v.relation)) insert(&r, t->y);
    }
    tell(a, &r, first->v.relation, out);
}

/* The group of the points that count what point `i` counts. */
static void gather(group *g, isn_points all, ptrdiff_t i, bool *used)
{
    g->n = 0;
    for (ptrdiff_t k = i; k < all.n; k++) {
        if (used[k] || all.at[k].what != all.at[i].what || all.at[k].bounds & POINT_BESIDE) continue;
        used[k] = true;
        if (g->n < MAX_GROUP && counts(&all.at[k])) g->at[g->n++] = &all.at[k];
    }
    g->all = g->n;
    for (ptrdiff_t k = 0; k < all.n && g->all < MAX_GROUP; k++)
        if (all.at[k].what == all.at[i].what && all.at[k].bounds & POINT_BESIDE) g->at[g->all++] = &all.at[k];
}

void figures_disagree(isn_arena *a, isn_points all, isn_disagreements *out)
{
    ties bound = {.first = all.at, .parent = isn_new(a, int32_t, all.n)};
    if (!bound.parent) return;
    for (ptrdiff_t i = 0; i < all.n; i++) bound.parent[i] = (int32_t)i;
    group g = {isn_new(a, const isn_point *, MAX_GROUP), 0, 0};
    bool *used = isn_new(a, bool, all.n);
    for (ptrdiff_t i = 0; g.at && used && i < all.n; i++) {
        if (used[i] || all.at[i].bounds & POINT_BESIDE) continue;
        gather(&g, all, i, used);
        for (ptrdiff_t k = 0; k < g.n; k++) {
            bind_inside(a, g, k, &bound);
            bind_accounts(a, g, k, &bound);
            bind_rivals(a, g, k, &bound);
            bind_source(a, g, k, &bound);
            bind_ward(a, g, k, &bound);
        }
        for (ptrdiff_t k = 0; k < g.n; k++) bind_left(a, g, k, &bound);
    }
    bind_parts(a, &all, &bound);
    bool *told = isn_new(a, bool, bound.list.n);
    ptrdiff_t first = out->n;
    for (ptrdiff_t i = 0; told && i < bound.list.n; i++)
        if (!told[i]) tell_count(a, &bound, told, i, out);
    drop_told(out, first);
}
