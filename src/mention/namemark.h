/* namemark.h - what the lexicons know of each token that may be part of a name.
 *
 * Uses: text.  Used by: name rules and the tagger, inside this room only.
 *
 * One mark a token: which kinds of words it can be (title, given name, nisba,
 * head of an organization …) and the longest entries of the gazetteers that
 * begin at it, each with the proclitics that stand before. */
#ifndef MENTION_NAMEMARK_H
#define MENTION_NAMEMARK_H

#include "text/token.h"
#include "text/word.h"

enum {
    MARK_TITLE = 1,         /* وزير، الرئيس، اللواء */
    MARK_TITLE_BODY = 2,    /* a title after which a body may stand: وزير، رئيس */
    MARK_FIRST = 4,         /* a given name: خالد، جون */
    MARK_NATION = 8,        /* a nisba of nationality, any form: الأميركية */
    MARK_ORG_HEAD = 16,     /* وزارة، هيئة، حزب */
    MARK_ORG_DROP = 32,     /* قناة، صحيفة: left out where the rest stands alone */
    MARK_PLACE_HEAD = 64,   /* قطاع، شارع: part of the name */
    MARK_PLACE_DROP = 128,  /* مدينة، محافظة: left out */
    MARK_DIRECTION = 256,   /* شمال، جنوبي */
    MARK_SERVANT = 512,     /* عبد */
    MARK_KUNYA = 1024,      /* أبو */
    MARK_SON = 2048,        /* بن، آل */
    MARK_DEFINITE = 4096,   /* begins with ال after its proclitics */
    MARK_STOP = 8192,       /* a word that no name holds: في، قال، التي */
    MARK_PARTICLE = 16384,  /* فان، دي */
    MARK_PORTFOLIO = 32768, /* الخارجية، التجارة: what ministries are of */
    /* what the tagger does not look at */
    MARK_ORG_WEAK = 1 << 16,   /* مكتب، قيادة: alone proves no name */
    MARK_ORG_NATION = 1 << 17, /* السفارة + nationality is a name */
    MARK_ORG_TITLED = 1 << 18, /* الحزب + nisba is a name */
    MARK_MINISTRY = 1 << 19,   /* وزارة */
    MARK_BARE = 1 << 20,       /* الخارجية + nationality is a ministry */
    MARK_MEDIUM = 1 << 21,     /* قناة، صحيفة */
    MARK_RANK = 1 << 22,       /* العامة، العليا: adjectives of bodies */
    MARK_VERB = 1 << 23,       /* ترى، أشاد: a verb that no name holds */
    MARK_ORG_SOME = 1 << 24,   /* مركز، شركة: a name with more than one noun */
    MARK_ORG_STATE = 1 << 25,  /* الرئاسة + nationality is a name beside any nisba */
    MARK_HONOUR = 1 << 26,     /* الملك، الشهيد: things are named after them */
    MARK_TOWN_HEAD = 1 << 27,  /* رأس، عين، خور: with a noun the name of a town or bay */
    MARK_KIN = 1 << 28,        /* حفيد، نجل: of another, whose name or office follows */
};

typedef struct {
    uint8_t n;     /* tokens of the longest entry that begins here, 0 none */
    uint8_t n_pre; /* bytes of the first key that are proclitics */
    bool sure;     /* not also a common word */
    int16_t row;   /* of its lexicon */
} isn_name_entry;

typedef struct {
    uint32_t set;  /* MARK_… */
    uint8_t n_pre; /* bytes of the key that are proclitics, for `set` */
    isn_name_entry place, org, city;
} isn_name_mark;

/* What names remember of a word: name_marks fills the first part, the tagger the rest. */
typedef struct {
    bool marked, shown;
    uint8_t marks_pre;
    uint32_t marks;
    uint8_t shape, clitic, n_pre;
    uint32_t info;
    uint64_t key, base;
    uint32_t begin[3], end[4];
} isn_name_memory;

_Static_assert(sizeof(isn_name_memory) <= sizeof((isn_word *)0)->of_names, "it fits");

static inline isn_name_memory *name_memory(const isn_tok *t)
{
    return t->word ? (isn_name_memory *)(void *)t->word->of_names : NULL;
}

/* Fills the marks of `toks`, one a token; `marks` holds zeroes. */
void name_marks(isn_toks toks, isn_name_mark *marks);

/* Is `key` a nisba of nationality in any gender, number and definiteness?
 * The row of lexicon/nationality.tsv, or -1. */
int name_nation(isn_str key);

/* The same of two words: «الكوري الشمالي», «الجنوب أفريقية». */
int name_nation_of_two(isn_str first, isn_str second);

#endif
