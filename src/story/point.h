/* point.h - the figures of a story, each with what it counts and of when.
 *
 * Uses: bag, lexicon/toll.tsv.  Used by: figures, disagree. */
#ifndef STORY_POINT_H
#define STORY_POINT_H

#include "story/bag.h"

enum { /* bounds of a count */
    POINT_PART = 1,    /* in one hospital, badly, «منهم» */
    POINT_SINCE = 2,   /* since the beginning, in all */
    POINT_MOVING = 4,  /* «ارتفع إلى», «حصيلة سابقة» */
    POINT_EARLIER = 128, /* «حصيلة سابقة»: no longer held; such a point moves, too */
    POINT_LEAD = 8,    /* in the title or the first sentences */
    POINT_RIVAL = 256, /* «إلى حصيلة أكبر»: set against another count */
    POINT_AMONG = 32,  /* a part of a count beside it: «منهم 12», «بينهم 12 طفلا» */
    POINT_RECALLED = 64, /* «ذكرى مقتل ستة»: of what was long ago */
    POINT_VAGUE = 512,     /* «عشرات القتلى»: a plural that tells no number */
    POINT_QUOTED = 1024,   /* a price or its change: true of a moment */
    POINT_WHOLE = 2048,    /* «100 من أصل 500»: all there were of another count */
    POINT_PERIOD = 4096,   /* «على أساس شهري»: of one month, not of the year */
    POINT_COMPARED = 8192, /* «مقارنة مع 30 ألفا»: the number of another time, beside today's */
    POINT_AGAINST = 16384, /* «في حين قال آخر إن»: set against what was told before */
    POINT_PLUS = 32768,    /* «إضافة إلى ثلاثة»: added to the count before */
    POINT_ALONE = 131072,  /* of one kind of people («12 رجل أمن»), where its article tells no whole */
    POINT_PLAYED = 262144, /* points, goals, titles: of a game */
    POINT_BECOME = 524288, /* «باتت تسيطر على 80%»: of what is no toll, it moved */
    POINT_PERIODIC = 1048576, /* «معدل التضخم», «مخزونات الخام»: measured again every week, month or year */
    POINT_LABELLED = 2097152, /* «عدد المراقبين لا يتجاوز 150»: it says that it counts them all */
    POINT_OF_THEM = 4194304,  /* «38 مراقبا منهم»: a part that follows its whole with words of its own */
    POINT_BESIDE = 65536,  /* the second of one sentence: known to be told, set against nothing */
    POINT_NAMELESS = 8388608, /* «البيان», «اللجنة» say it: who was named before, no source of their own */
    POINT_FOREIGN = 16 /* its words point away from what the article is about */
};

enum { NO_DAY = INT32_MIN };

typedef struct {
    int32_t doc, figure;
    const isn_digest_figure *f;
    const isn_digest_clause *clause; /* in which it stands, or NULL */
    uint64_t what;      /* what is counted: same number, same thing */
    int fate, group;    /* rows' classes of lexicon/toll.tsv, -1 none */
    isn_str deed;       /* class of lexicon/thing_deed.tsv, or none; of what is no toll */
    bool unites;        /* one deed speaks for one count */
    uint64_t doer;      /* the state that did it, 0 untold */
    uint64_t nation;    /* whose they are, 0 untold: «11 فلسطينيا» */
    int role;           /* row's class + 1, 0 untold: «سبعة متظاهرين», «4 من أفراد الشرطة» */
    uint32_t bounds;    /* POINT_… */
    int32_t day;        /* of publication, NO_DAY if unknown */
    int32_t from, to;   /* days it can be of: what the sentence names, else the article's */
    int32_t also[4];    /* days that the head of its article names, NO_DAY where no more; of an undated one */
    bool dated;         /* the sentence names it */
    isn_str speaker;    /* key of who says it, or none */
    isn_str speaker_name;
    isn_span span;      /* the words around it: what is shown */
    isn_str text;
    isn_bag self, bag;  /* its sentence; the same with the title, lighter */
    bool main;          /* it is of what the article is about */
    isn_bag shown;      /* the words shown, of what is no toll */
    isn_bag beside;     /* towns and regions named in its sentence */
    bool things;        /* it counts no people: «30 قذيفة» */
    bool bodies;        /* it counts bodies that were found */
    isn_bag places;     /* towns and regions named at the head of its article */
    isn_bag lead;       /* title and first sentences of its article */
} isn_point;
typedef ISN_LIST(isn_point) isn_points;

/* All points of the pile that can be compared, and those beside them, in order of
 * publication and text; unless `reprints`, of one text only the earliest (pile.same_text). */
void points_find(isn_arena *a, isn_pile pile, bool reprints, isn_points *out);

/* The points as series: story_figures. */
void points_in_series(isn_arena *a, isn_points all, isn_series_list *out);

/* Do the two count the same thing of one event, as far as their words tell? */
bool points_same(const isn_point *x, const isn_point *y);

/* May they stand in one series?  Of what stands («150 مراقبا», years later 90) a
 * series asks less than a dispute: it only lays them side by side. */
bool points_series(const isn_point *x, const isn_point *y);

/* As points_same, but of two groups or of a part and all: the same event. */
bool points_one_event(const isn_point *x, const isn_point *y);

/* Can both numbers be true of one thing?  «نحو 1500» and 1480 can. */
bool points_agree(const isn_point *x, const isn_point *y);

/* Money, shares, lengths: the unit says what is counted, the sentence of what. */
bool point_measured(const isn_digest_figure *f);

/* Fighters, soldiers, police: told day by day and front by front. */
bool point_at_arms(const isn_point *p);

/* A side of a ledger. */
isn_side point_side(const isn_point *p);

/* «150»; of a plural that tells no number its words, «عشرات» */
isn_str point_number(isn_arena *a, const isn_point *p);

#endif
