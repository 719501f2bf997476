/* near.c - the neighbours of a new article.
 *
 * The cost of an article does not grow with the store, nor with its story: every
 * number of things that are looked at is bounded here, and what is looked at is
 * small.  A mark or a feature calls the newest articles that have it, these are
 * counted, and only the best are compared: by their words for reprints, by the
 * profiles of their stories (one each, 600 bytes, however many its articles) for
 * the story. */
#include "store/near.h"
#include "store/body.h"
#include "store/correct.h"
#include "store/places.h"

#include <assert.h>
#include <math.h>

enum {
    COPIES = 32,    /* articles that one mark calls, the newest: a line that stands in more is furniture */
    STANDING = 10,  /* a passage that so many articles have already is a formula («صدر بحقه صك شرعي …», a bulletin's
                     * frame): what has little else in common, by a third of the marks, must be alike as a whole */
    FORMULA = 3,    /* marks that such a one must have in common to be looked at (or half of all): of those with one or two
                     * 39 in 19,652 were alike as a whole, and in a large store they are a third of all */
    MAX_SAME = 24,  /* articles compared word by word, those with most marks in common */
    NOTED = MOST_NOTED, /* 16 features by which an article finds and is found, the heaviest: more were tried and found no more */
    CALLED = 24,    /* articles that one feature calls, the newest: a story's last ones are known by them */
    MAX_NEAR = 24,  /* articles whose stories are compared, those with most votes */
    MAX_MOVED = 200 /* articles of a story that may go over to another: the smaller story moves, and two larger ones
                     * that were apart so long stay apart */
};

_Static_assert((int)COPIES <= (int)MOST_CALLED && (int)CALLED <= (int)MOST_CALLED, "so many can be called");

/* ---- candidates --------------------------------------------------------------- */

typedef struct {
    int64_t article;
    double votes; /* how much it shares */
    int shared;   /* marks or features */
    int rare;     /* of these, those that fewer than STANDING articles have */
} candidate;

/* Those who were called, found by their number. */
typedef struct {
    candidate *at;
    ptrdiff_t n, most;
    int32_t *slot; /* index + 1 */
    uint64_t mask;
} candidates;

static bool candidates_open(isn_arena *a, candidates *c, ptrdiff_t most)
{
    uint64_t slots = 64;
    while (slots < 2 * (uint64_t)most) slots *= 2;
    *c = (candidates){isn_new(a, candidate, most), 0, most, isn_new(a, int32_t, (ptrdiff_t)slots), slots - 1};
    return c->at && c->slot;
}

static void vote(candidates *c, int64_t article, double votes, int n)
{
    uint64_t i = (uint64_t)article * 0x9e3779b97f4a7c15u >> 20 & c->mask;
    while (c->slot[i] && c->at[c->slot[i] - 1].article != article) i = (i + 1) & c->mask;
    if (!c->slot[i]) {
        if (c->n == c->most) return;
        c->at[c->n++] = (candidate){.article = article};
        c->slot[i] = (int32_t)c->n;
    }
    candidate *one = &c->at[c->slot[i] - 1];
    one->votes += votes;
    one->shared++;
    one->rare += n < STANDING;
}

/* Most votes first, then the older. */
static bool before(candidate x, candidate y)
{
    return x.votes != y.votes ? x.votes > y.votes : x.article < y.article;
}

static void keep_best(candidates *c, ptrdiff_t most)
{
    ptrdiff_t kept = 0;
    for (ptrdiff_t i = 0; i < c->n; i++) {
        candidate one = c->at[i];
        if (kept == most && !before(one, c->at[most - 1])) continue;
        ptrdiff_t k = kept < most ? kept++ : most - 1;
        for (; k > 0 && before(one, c->at[k - 1]); k--) c->at[k] = c->at[k - 1];
        c->at[k] = one;
    }
    c->n = kept;
}

static void vote_all(candidates *c, const isn_called *by, double votes)
{
    for (int i = 0; i < by->n; i++) vote(c, by->article[i], votes, by->n);
}

static bool mark_candidates(isn_store *s, const isn_marks *m, candidates *out, isn_err *err)
{
    if (!candidates_open(&s->near, out, (ptrdiff_t)ISN_MARKS * COPIES))
        return err_set(err, ISN_LIMIT, str_c(s->path), ISN_NOWHERE, "there is no memory");
    for (int32_t i = 0; i < m->n; i++) {
        isn_called by;
        if (!recent_mark(s, m->at[i], COPIES, &by, err)) return false;
        vote_all(out, &by, 1);
    }
    keep_best(out, MAX_SAME);
    return true;
}

/* What the store knows of the features under which the article is noted. */
typedef struct {
    int32_t at[NOTED]; /* indexes into its profile, the heaviest first */
    isn_called by[NOTED];
    int n;
} noted;

static bool note_features(isn_store *s, const isn_profile *p, noted *out, isn_err *err)
{
    out->n = profile_heaviest(p, NOTED, out->at);
    for (int i = 0; i < out->n; i++)
        if (!recent_feature(s, p->at[out->at[i]].hash, CALLED, &out->by[i], err)) return false;
    return true;
}

/* log(N / df) of each feature of a profile; of those that are too light to be noted as
 * of one that nobody has. */
static void feature_rarity(const isn_profile *p, const noted *known, int64_t id, double *rarity)
{
    for (int32_t i = 0; i < p->n; i++) rarity[i] = log((double)id + 1);
    for (int i = 0; i < known->n; i++)
        rarity[known->at[i]] = log(((double)id + 1) / (double)(known->by[i].df > 1 ? known->by[i].df : 1));
}

static bool feature_candidates(isn_store *s, const noted *known, const double *rarity, candidates *out, isn_err *err)
{
    if (!candidates_open(&s->near, out, (ptrdiff_t)NOTED * CALLED))
        return err_set(err, ISN_LIMIT, str_c(s->path), ISN_NOWHERE, "there is no memory");
    for (int i = 0; i < known->n; i++)
        if (known->by[i].df < COMMON_FEATURE) vote_all(out, &known->by[i], rarity[known->at[i]]);
    keep_best(out, MAX_NEAR);
    return true;
}

/* ---- reprints -------------------------------------------------------------------- */

static bool insert_reprint(isn_store *s, int64_t a, int64_t b, const isn_reprint *r, isn_err *err)
{
    sqlite3_stmt *q = db_kept(s, "INSERT OR REPLACE INTO reprint VALUES(?,?,?,?,?,?,?)", err);
    if (!q) return false;
    sqlite3_bind_int64(q, 1, a);
    sqlite3_bind_int64(q, 2, b);
    sqlite3_bind_int(q, 3, (int)r->kind);
    sqlite3_bind_double(q, 4, r->similarity);
    sqlite3_bind_int(q, 5, r->earlier);
    db_bind_str(q, 6, r->credit);
    sqlite3_bind_int(q, 7, r->ask_text);
    return db_ran(s, q, err);
}

/* Share of the shorter one's 4-grams that makes two alike as a whole: those with half of all in common have it. */
#define ALIKE 0.66

/* Compares with one by its words: their texts are read when somebody asks what was altered (body.h). */
static bool compare(isn_store *s, int64_t article, const isn_body_read *own, isn_reprint *r, bool *found, isn_err *err)
{
    isn_body other;
    if (!body_load(s, &s->other, article, &other, err)) return false;
    *found = reprint_compare(&s->other, body_read(&s->other, &other), own, r);
    return true;
}

/* Has it little in common but formulae? */
static bool by_formulae(const candidate *c) { return c->rare * 3 < c->shared; }

/* Compares with every candidate that may be one; those that are reprints are kept in `same`. */
static bool find_reprints(isn_store *s, int64_t id, const isn_digest *d, candidates *same, isn_err *err)
{
    isn_body body = {d->words, STR_NONE, d->outlet, d->credit, d->published};
    isn_body_read *own = same->n ? body_read(&s->near, &body) : NULL;
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < same->n; i++) {
        isn_reprint r = {.earlier = -1};
        bool found, formulae = by_formulae(&same->at[i]);
        if (formulae && same->at[i].shared < FORMULA && same->at[i].shared * 2 < d->marks.n) continue;
        arena_reset(&s->other);
        if (!compare(s, same->at[i].article, own, &r, &found, err)) return false;
        if (!found || (formulae && r.similarity < ALIKE)) continue;
        if (!insert_reprint(s, same->at[i].article, id, &r, err)) return false;
        same->at[n++] = same->at[i];
    }
    same->n = n;
    return true;
}

/* ---- stories ---------------------------------------------------------------------- */

/* Stories by id, each once: a story's profile is large, and is read in its place. */
enum { MOST_STORIES = MAX_NEAR + MAX_SAME };
typedef struct {
    struct {
        int64_t id;
        bool reprint;
    } at[MOST_STORIES];
    int n;
} story_ids;

/* The story of each article. */
static bool stories_of(isn_store *s, const candidates *c, bool reprint, story_ids *out, isn_err *err)
{
    for (ptrdiff_t i = 0; i < c->n; i++) {
        int64_t story;
        if (!places_story(s, c->at[i].article, &story, err)) return false;
        int k = out->n;
        while (k > 0 && out->at[k - 1].id > story) k--;
        if (k == 0 || out->at[k - 1].id != story) {
            assert(out->n < MOST_STORIES);
            memmove(&out->at[k + 1], &out->at[k], (size_t)(out->n++ - k) * sizeof *out->at);
            out->at[k].id = story, out->at[k++].reprint = false;
        }
        out->at[k - 1].reprint |= reprint;
    }
    return true;
}

static isn_story_near *load_stories(isn_store *s, const story_ids *ids, isn_err *err)
{
    isn_story_near *list = isn_new(&s->near, isn_story_near, ids->n);
    if (!list) err_set(err, ISN_LIMIT, str_c(s->path), ISN_NOWHERE, "there is no memory");
    for (int i = 0; list && i < ids->n; i++) {
        list[i].reprint = ids->at[i].reprint;
        if (!places_load_story(s, ids->at[i].id, &list[i], err)) return NULL;
    }
    return list;
}

/* Two stories become one, in `*to`: the smaller goes over, if it is not too large to. */
static bool merge_stories(isn_store *s, isn_story_near *to, isn_story_near *other, isn_err *err)
{
    isn_story_near *from = other;
    if (to->n > MAX_MOVED && other->n > MAX_MOVED) return true;
    if (other->n > to->n || (other->n == to->n && other->id < to->id)) {
        isn_story_near swap = *to;
        *to = *other, *other = swap;
    }
    profile_join(&to->profile, to->n, &from->profile, from->n);
    to->n += from->n, from->n = 0;
    return places_move(s, to->id, from->id, err) && places_save_story(s, from, err);
}

static bool join_story(isn_store *s, const isn_digest *d, const candidates *near, const candidates *reprints,
                       const double *rarity, int64_t *chosen, isn_err *err)
{
    story_ids ids = {.n = 0};
    isn_story_near fresh = {.id = -1}, *story = &fresh;
    int64_t told;
    if (!correct_story(s, d->uri, &told, err)) return false;
    if (told == -2) { /* nobody says: by likeness */
        ptrdiff_t second = -1;
        if (!stories_of(s, near, false, &ids, err) || !stories_of(s, reprints, true, &ids, err)) return false;
        isn_story_near *list = load_stories(s, &ids, err);
        if (!list) return false;
        ptrdiff_t best = story_choose(&d->profile, rarity, list, ids.n, &second);
        if (best >= 0) story = &list[best];
        if (second >= 0 && !merge_stories(s, story, &list[second], err)) return false;
    } else if (told >= 0 && !places_load_story(s, told, &fresh, err)) return false;
    profile_join(&story->profile, story->n, &d->profile, 1);
    story->n++;
    if (!places_save_story(s, story, err)) return false;
    *chosen = story->id;
    return true;
}

/* ---- what derive.c asks ------------------------------------------------------------ */

bool near_place(isn_store *s, int64_t id, const isn_digest *d, isn_placed *out, isn_err *err)
{
    arena_reset(&s->near);
    candidates same = {0}, near = {0};
    double rarity[ISN_STORY_FEATURES];
    noted known;
    if (!mark_candidates(s, &d->marks, &same, err) || !find_reprints(s, id, d, &same, err) ||
        !note_features(s, &d->profile, &known, err))
        return false;
    feature_rarity(&d->profile, &known, id, rarity);
    out->n = known.n;
    for (int i = 0; i < known.n; i++) {
        out->hash[i] = d->profile.at[known.at[i]].hash;
        out->ordinal[i] = known.by[i].df + 1;
    }
    return feature_candidates(s, &known, rarity, &near, err) && join_story(s, d, &near, &same, rarity, &out->story, err);
}

bool near_keep(isn_store *s, int64_t id, const isn_placed *p, const isn_digest *d, isn_err *err)
{
    return places_put(s, id, p->story, err) && body_keep(s, id, d, err) && recent_keep(s, id, p, &d->marks, err);
}

bool near_forget(isn_store *s, int64_t id, isn_err *err)
{
    return recent_forget(s, id, err) && places_take(s, id, err) && body_forget(s, id, err) &&
           db_ran_id(s, "DELETE FROM reprint WHERE b=?", id, err); /* rows of later ones with it are left, and joined with nothing */
}
