/* disagree_figure.c - numbers that part: revised, of another scope, or disputed.
 *
 * Points of one thing and event form a group; in a group the values are told
 * apart by time.  Neighbours in time are paired, not all with all. */
#include "story/disagree.h"

#include "base/day.h"
#include "lexicon/toll.h"

enum {
    MAX_GROUP = 400,   /* points of one group that are looked at */
    MAX_BACK = 100,
    SOON_DAYS = 10,    /* what stands does not change so soon */
    WINDOW = 12        /* values before it with which a value is compared */
};

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

typedef struct {
    isn_relation relation;
    const char *reason;
} verdict;

/* x stands before y in time and text. */
static verdict judge(const isn_point *x, const isn_point *y)
{
    double vx = x->f->record.value, vy = y->f->record.value;
    uint32_t only_x = x->bounds & ~y->bounds, only_y = y->bounds & ~x->bounds;
    const isn_point *less = vx < vy ? x : y;
    bool part = (less == x ? only_x : only_y) & POINT_PART;
    bool whole = (less == x ? only_y : only_x) & POINT_SINCE && x->day == y->day;
    if (part || (whole && !(less->bounds & POINT_MOVING))) return (verdict){ISN_RELATION_SCOPE, "part"};
    if (same_source(x, y)) return (verdict){ISN_RELATION_REVISION, "revised"};
    bool moving = (x->bounds | y->bounds) & POINT_MOVING;
    bool later = x->day != NO_DAY && y->day != NO_DAY && y->day > x->day;
    bool standing = x->fate < 0 && y->day - x->day <= SOON_DAYS;
    if (other_source(x, y) && (standing || (!(moving && vy > vx) && (!later || vy < vx))))
        return (verdict){ISN_RELATION_DISAGREEMENT, "sources"};
    bool own_voice = x->doc == y->doc && (x->speaker.n > 0) != (y->speaker.n > 0);
    if (own_voice && !moving) return (verdict){ISN_RELATION_DISAGREEMENT, "differ"};
    bool soon = x->day == NO_DAY || y->day == NO_DAY || y->day - x->day <= SOON_DAYS;
    if (x->fate < 0 && soon && !moving && x->doc != y->doc) return (verdict){ISN_RELATION_DISAGREEMENT, "differ"};
    if (later || moving || x->doc == y->doc) return (verdict){ISN_RELATION_REVISION, vy > vx ? "rise" : "fall"};
    return (verdict){ISN_RELATION_DISAGREEMENT, "differ"};
}

/* On one day a count that moves goes up. */
static bool in_order(const isn_point *x, const isn_point *y)
{
    bool moving = (x->bounds | y->bounds) & POINT_MOVING;
    return x->day != y->day || !moving || x->f->record.value <= y->f->record.value;
}

/* «عدد القتلى: الوردية», by the towns that both heads name; else the noun that is counted, as it stands. */
static isn_str about(isn_arena *a, const isn_point *x, const isn_point *y)
{
    static const struct { int fate; const char *id; } name[] = {
        {LEX_TOLL_CLASS_DEAD, "tolldead"}, {LEX_TOLL_CLASS_WOUNDED, "tollwounded"}, {LEX_TOLL_CLASS_MISSING, "tollmissing"},
        {LEX_TOLL_CLASS_ARRESTED, "tollarrested"}, {LEX_TOLL_CLASS_DISPLACED, "tolldisplaced"}, {LEX_TOLL_CLASS_GATHERED, "tollgathered"},
    };
    isn_str phrase = x->fate >= 0 ? bag_shared_phrase(a, &x->places, &y->places, x->f->sentence.text) : STR_NONE;
    if (x->fate < 0) phrase = bag_shared_phrase(a, &x->bag, &y->bag, x->f->sentence.text);
    isn_str head = x->f->of.text.n ? x->f->of.text : y->f->of.text;
    for (size_t i = 0; i < sizeof name / sizeof *name; i++)
        if (x->fate == name[i].fate && x->group < 0) head = reason_words(name[i].id);
    if (!head.n) return phrase;
    return phrase.n && str_find(phrase, head, 0) < 0 ? arena_fmt(a, "%.*s: %.*s", STR_ARG(head), STR_ARG(phrase)) : head;
}

static void pair(isn_arena *a, const isn_point *x, const isn_point *y, isn_disagreements *out)
{
    if (!in_order(x, y)) {
        const isn_point *t = x;
        x = y, y = t;
    }
    verdict v = judge(x, y);
    isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_FIGURE, v.relation,
                                           about(a, x, y),
                                           point_side(x), point_side(y));
    if (d) reason_give(a, d, v.reason, (isn_reason_words){point_number(a, x), point_number(a, y), x->speaker_name, y->speaker_name});
}

static bool in_one_sentence(const isn_point *x, const isn_point *y)
{
    return x->doc == y->doc && x->f->sentence.span.start == y->f->sentence.span.start;
}

/* «150 مراقباً … منهم 38»: one sentence tells a part and its whole. */
static bool named_part(const isn_point *x, const isn_point *y)
{
    return x->fate < 0 && ((x->bounds ^ y->bounds) & POINT_PART);
}

/* What two accounts can count differently: «قتل 20، وقال آخرون 30».  Whom one
 * state sends away and whom another does are not one count. */
static bool casualties(const isn_point *p)
{
    return p->fate == LEX_TOLL_CLASS_DEAD || p->fate == LEX_TOLL_CLASS_WOUNDED || p->fate == LEX_TOLL_CLASS_MISSING ||
           p->fate == LEX_TOLL_CLASS_GATHERED;
}

/* Two measures of one article, and two counts of one sentence, are of two things, unless it tells of two sources
 * of a toll, of a part, or of a toll that moved: «سبعون، وكانت حصيلة سابقة …». */
static bool two_things(const isn_point *x, const isn_point *y)
{
    if (x->doc == y->doc && point_measured(x->f)) return !other_source(x, y);
    if (!in_one_sentence(x, y) || named_part(x, y)) return false;
    bool moved = (x->bounds ^ y->bounds) & POINT_MOVING;
    return !casualties(x) || !(other_source(x, y) || moved);
}

/* Has this value been told in the group before `i`? */
static bool told(const isn_point *const *p, ptrdiff_t i)
{
    for (ptrdiff_t k = i - 1; k >= 0 && i - k <= MAX_BACK; k--)
        if (p[k]->f->record.value == p[i]->f->record.value && points_same(p[k], p[i])) return true;
    return false;
}

/* Of the tellings of one number in one article, the one that shows best whose
 * it is: said by somebody, exactly. */
static const isn_point *best_telling(const isn_point *const *p, ptrdiff_t n, const isn_point *one)
{
    const isn_point *best = one;
    int most = -1;
    for (ptrdiff_t i = 0; i < n; i++) {
        if (p[i]->doc != one->doc || p[i]->f->record.value != one->f->record.value) continue;
        if (p[i] != one && !points_same(p[i], one)) continue;
        int good = 2 * (p[i]->speaker.n > 0) + (p[i]->f->record.mod == ISN_FIGURE_EXACT) + 2 * (p[i]->main) + ((p[i]->bounds & POINT_LEAD) > 0);
        if (good > most) best = p[i], most = good;
    }
    return best;
}

/* Where the article of `other` tells the number of `one` too, it is shown there. */
static const isn_point *told_beside(const isn_point *const *p, ptrdiff_t n, const isn_point *one, const isn_point *other)
{
    for (ptrdiff_t i = 0; i < n; i++)
        if (p[i]->doc == other->doc && p[i]->f->record.value == one->f->record.value && points_same(p[i], other))
            return p[i];
    return one;
}

/* A part is set beside the whole of its own article; where that has none, beside
 * that of another. */
static bool own_whole(const isn_point *const *p, ptrdiff_t n, const isn_point *part)
{
    for (ptrdiff_t i = 0; i < n; i++)
        if (p[i]->doc == part->doc && !(p[i]->bounds & POINT_PART) && points_same(p[i], part)) return true;
    return false;
}

static bool whole_elsewhere(const isn_point *const *p, ptrdiff_t n, const isn_point *x, const isn_point *y)
{
    if (x->doc == y->doc || !((x->bounds ^ y->bounds) & POINT_PART)) return false;
    return own_whole(p, n, x->bounds & POINT_PART ? x : y);
}

/* «قتل سبعة … ما يرفع العدد إلى تسعة»: the nine stand for the article. */
static bool superseded(const isn_point *const *p, ptrdiff_t n, const isn_point *one)
{
    if (one->fate < 0 || one->bounds & POINT_MOVING) return false;
    for (ptrdiff_t i = 0; i < n; i++)
        if (p[i]->doc == one->doc && p[i]->bounds & POINT_MOVING && p[i]->f->record.value > one->f->record.value && points_same(p[i], one))
            return true;
    return false;
}

/* Pairs each new value with the latest one that it parts from, and with others
 * of the same day by other sources. */
static void walk_group(isn_arena *a, const isn_point *const *p, ptrdiff_t n, isn_disagreements *out)
{
    for (ptrdiff_t i = 1; i < n; i++) {
        if (told(p, i)) continue;
        int paired = 0, seen = 0;
        for (ptrdiff_t k = i - 1; k >= 0 && seen < WINDOW && paired < 2; k--) {
            if (told(p, k) || !points_same(p[k], p[i]) || points_agree(p[k], p[i])) continue;
            if (p[i]->fate < 0 && (p[k]->bounds | p[i]->bounds) & POINT_PART && !in_one_sentence(p[k], p[i])) continue;
            if (whole_elsewhere(p, n, p[k], p[i]) || (p[k]->doc != p[i]->doc && superseded(p, n, p[k]))) continue;
            seen++;
            if (paired && !(other_source(p[k], p[i]) && p[k]->day == p[i]->day)) continue;
            const isn_point *x = best_telling(p, n, told_beside(p, n, p[k], p[i])), *y = best_telling(p, n, p[i]);
            if (two_things(x, y)) continue;
            pair(a, x, y, out);
            if (x->doc == y->doc && p[k]->doc != y->doc && p[k]->bounds & POINT_LEAD && !((x->bounds ^ y->bounds) & POINT_PART)) /* «حصيلة سابقة», and the article that told it */
                pair(a, best_telling(p, n, p[k]), y, out);
            paired++;
        }
    }
}

/* «بينهم 29 طفلا» counts among its like; «بينهم 12» counts nothing. */
static bool counts(const isn_point *p)
{
    bool among = p->f->record.part_of >= 0 || p->bounds & POINT_AMONG;
    return !among || p->group >= 0 || p->fate < 0;
}

/* Is `w` the whole of which `part` counts some? */
static bool whole_of(const isn_point *w, const isn_point *part)
{
    return w->group < 0 && w->fate == part->fate && w->doc != part->doc && w->main &&
           w->f->record.value > part->f->record.value && points_one_event(w, part);
}

/* «تسلم المستشفى جثث 29 طفلا» stands for itself beside the 39 dead of another
 * account: a part, told by itself, beside the latest whole before it. */
static void parts(isn_arena *a, const isn_points *all, isn_disagreements *out)
{
    for (ptrdiff_t i = 0; i < all->n; i++) {
        const isn_point *part = &all->at[i], *whole = NULL;
        if (part->group < 0 || part->fate < 0 || part->f->record.part_of >= 0 || !part->main ||
            !(part->bounds & POINT_PART) || part->bounds & POINT_AMONG)
            continue;
        for (ptrdiff_t k = i - 1; k >= 0 && i - k < MAX_GROUP && !whole; k--)
            if (whole_of(&all->at[k], part)) whole = &all->at[k];
        for (ptrdiff_t k = i + 1; k < all->n && k - i < MAX_GROUP && !whole; k++)
            if (whole_of(&all->at[k], part)) whole = &all->at[k];
        bool again = false;
        for (ptrdiff_t k = 0; k < i; k++)
            again |= all->at[k].doc == part->doc && all->at[k].what == part->what && all->at[k].bounds & POINT_PART &&
                     all->at[k].f->record.value == part->f->record.value;
        if (whole && !again) pair(a, whole, part, out);
    }
}

/* Has the pair been told, in whatever words? */
static bool paired_already(const isn_disagreements *out, const isn_point *x, const isn_point *y)
{
    for (ptrdiff_t i = 0; i < out->n; i++) {
        const isn_side *a = &out->at[i].sides.at[0], *b = &out->at[i].sides.at[1];
        bool same = a->value == x->f->record.value && b->value == y->f->record.value;
        bool crossed = a->value == y->f->record.value && b->value == x->f->record.value;
        if (out->at[i].kind == ISN_CONFLICT_FIGURE && (same || crossed) && a->document != b->document) return true;
    }
    return false;
}

/* What stands at the head of an article is its account: of two articles in turn
 * whose heads part, both are shown, though others told the number before. */
static void heads(isn_arena *a, const isn_point *const *p, ptrdiff_t n, isn_disagreements *out)
{
    for (ptrdiff_t i = 1; i < n; i++) {
        if (p[i]->fate < 0 || p[i]->group >= 0 || !(p[i]->bounds & POINT_LEAD) || !p[i]->main || p[i]->bounds & POINT_PART) continue;
        for (ptrdiff_t k = i - 1; k >= 0 && i - k < WINDOW; k--) {
            bool head = p[k]->bounds & POINT_LEAD && p[k]->main && !(p[k]->bounds & POINT_PART);
            if (!head || p[k]->doc == p[i]->doc || superseded(p, n, p[k]) || superseded(p, n, p[i])) continue;
            if (!points_same(p[k], p[i])) continue;
            if (!points_agree(p[k], p[i]) && !paired_already(out, p[k], p[i])) pair(a, p[k], p[i], out);
            break;
        }
    }
}

void figures_disagree(isn_arena *a, isn_pile pile, isn_disagreements *out)
{
    isn_points all = {0};
    points_find(a, pile, true, &all);
    const isn_point **group = isn_new(a, const isn_point *, MAX_GROUP);
    bool *used = isn_new(a, bool, all.n);
    for (ptrdiff_t i = 0; group && used && i < all.n; i++) {
        if (used[i]) continue;
        ptrdiff_t n = 0;
        for (ptrdiff_t k = i; k < all.n; k++) {
            if (used[k] || all.at[k].what != all.at[i].what) continue;
            used[k] = true;
            if (n < MAX_GROUP && counts(&all.at[k])) group[n++] = &all.at[k];
        }
        walk_group(a, group, n, out);
        heads(a, group, n, out);
    }
    parts(a, &all, out);
}
