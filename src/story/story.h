/* story.h - what turns a pile of articles into an answer.
 *
 * Uses: mention, statement, article records.  Used by: store, cli, serve.
 *
 * The store hands over digests of articles that may have to do with each other;
 * this room says which are reprints, which belong to one story, and what a
 * story's ledgers are.  It computes on what it is handed and keeps nothing. */
#ifndef STORY_STORY_H
#define STORY_STORY_H

#include "base/list.h"
#include "base/out.h"

/* ---- the digest of an article ------------------------------------------ */

/* All that is compared across articles, self-contained: what the store keeps so
 * that no article has to be read twice.  Pointers live in the arena. */
typedef struct {
    isn_span span;
    isn_str text;      /* the words */
    isn_str key;       /* folded content words, one space between, in order */
} isn_phrase;

typedef ISN_LIST(int32_t) isn_named; /* indexes into isn_digest.entities */
typedef ISN_LIST(uint64_t) isn_parties; /* states, bodies, persons, hashed, in order */

/* The state for which an office speaks: «الرئيس التونسي» of «الرئيس التونسي سالم ورد». */
typedef struct {
    uint64_t state;
    isn_span span;
    isn_str text;
    int32_t n_mentions;
} isn_digest_office;

typedef struct {
    isn_entity_type type;
    isn_str key, name; /* isn_name_key; the fullest form in the article */
    isn_str title;     /* office or rank, "" if none */
    int32_t n_mentions;
    isn_span first;    /* its first mention */
    ISN_LIST(isn_digest_office) offices; /* one a state, in the order of the article */
    ISN_LIST(isn_str) aliases;
} isn_digest_entity;

typedef struct {
    isn_statement record; /* spans and act; chain empty, see links */
    isn_phrase content;
    ISN_LIST(isn_link) links;      /* entity indexes into digest.entities */
    ISN_LIST(isn_str) link_names;
    isn_named entities;    /* named in the content */
    isn_parties parties;   /* whose words they are */
} isn_digest_statement;

typedef struct {
    isn_figure record;
    isn_phrase of;       /* what is counted */
    isn_phrase sentence; /* where it stands */
    int32_t statement;   /* the statement whose content holds it, or -1 */
    isn_str date;        /* TIMEX3 value it is of, or none */
    isn_named entities; /* named in the sentence */
} isn_digest_figure;

typedef struct {
    isn_commitment record;
    isn_phrase action;
    isn_str actor;
} isn_digest_commitment;

typedef struct {
    isn_meeting record;
    isn_phrase clause;
    ISN_LIST(isn_str) who;
    isn_str where;
} isn_digest_meeting;

/* What a clause does. */
enum {
    ISN_CLAUSE_DENIES = 1,    /* «نفت موسكو» */
    ISN_CLAUSE_ACCUSES = 2,   /* «اتهم مادورو كولومبيا» */
    ISN_CLAUSE_NEGATED = 4,   /* «لم يدخلوا» */
    ISN_CLAUSE_VAGUE = 8,     /* denies without repeating what: «هذه الاتهامات» */
    ISN_CLAUSE_TITLE = 16,
    ISN_CLAUSE_QUOTED = 32,   /* begins inside quotation marks */
    ISN_CLAUSE_WEEKDAY = 64,  /* its date has the wrong weekday */
    ISN_CLAUSE_IF = 256,      /* on condition, or goes on: «إذا لم …», «لا يزال» */
    ISN_CLAUSE_RELATIVE = 128,/* speaks of the clause before: «الأمر الذي …» */
    ISN_CLAUSE_WHO = 512,     /* of somebody in the clause before: «التي نفت …» */
    ISN_CLAUSE_PART = 2048,   /* of a part in something: «تورطها», «أي دور لها» */
    ISN_CLAUSE_QUESTION = 4096,
    ISN_CLAUSE_CHARGE = 16384,/* accuses by a noun alone: «اتهامات», «مزاعم» */
    ISN_CLAUSE_NEWS = 8192,   /* names reports, rumours, papers */
    ISN_CLAUSE_UNCLAIMED = 32768, /* nobody has claimed it: «لم تعلن أي جهة مسؤوليتها» */
    ISN_CLAUSE_CLAIMED = 65536,   /* somebody does: «أعلن … مسؤوليته عن الهجوم» */
    ISN_CLAUSE_RUMOUR = 131072,   /* of what goes round: «شائعات عن …», «ما تردد عن …» */
    ISN_CLAUSE_RECAP = 262144,    /* tells again what was told: «يأتي ذلك بعد اتهام …», «يذكر أن …» */
    ISN_CLAUSE_BUT = 1048576,     /* opens against what is before: «إلا أنه نفى …» */
    ISN_CLAUSE_VERB = 524288,     /* denies by one word: «نفى», «نفيه», not «لا صحة», «عدم وقوع» */
    ISN_CLAUSE_CONTRAST = 1024 /* says that accounts differ: «تناقض هذه الرواية …» */
};

/* Somebody as a party: by his own name, and by the state that he speaks for.  0
 * where the text does not say. */
typedef struct {
    uint64_t who, state;
} isn_actor;

/* What a clause is for or against (lexicon/stand.tsv, stand_word.tsv). */
#define ISN_STAND_KINDS(X)                                                     \
    X(FOR, "for") X(AGAINST, "against") X(ON, "on") X(OFF, "off")              \
    X(ACCUSE, "accuse") X(CLAIM, "claim") X(YES, "yes") X(NO, "no")            \
    X(GOOD, "good") X(BAD, "bad")
#define ISN_X_STAND(N, s) ISN_ENUM(STAND, N, s)
typedef enum { ISN_STAND_KINDS(ISN_X_STAND) } isn_stand_kind;

enum {
    ISN_STAND_IF = 1,       /* on condition */
    ISN_STAND_RECALLED = 2, /* of an earlier time: «كان ألغى» */
    ISN_STAND_MAYBE = 4,    /* held for possible */
    ISN_STAND_OWN = 8,      /* the holder is named in the clause */
    ISN_STAND_IT = 16,      /* it is about what was named before: «من تداعياتها» */
    ISN_STAND_NEXT = 32,    /* what it is about stands in the next clause */
    ISN_STAND_BUT = 64,     /* its clause opens with a word of contrast: «بينما» */
    ISN_STAND_WRONG = 128,  /* against, as of a wrong: «نددت» */
    ISN_STAND_DEMAND = 256, /* for what `target` is to do */
    ISN_STAND_WILL = 512,   /* for what the holder is to do: «سنبقى», «قرر» */
    ISN_STAND_WEAK = 1024,  /* a wish, a fear, what must be */
    ISN_STAND_KNOWN = 4096, /* it is about something planned or going on that is known: «الاتفاق» */
    ISN_STAND_TOLD = 2048   /* another says so of the holder: «قال الخبير إن تونس ستنسحب» */
};

typedef struct {
    isn_stand_kind kind;
    uint32_t marks;           /* ISN_STAND_… */
    isn_actor holder, target; /* target: whom it accuses; whose doing it names */
    uint32_t plan;            /* on, off: class of lexicon/plan.tsv + 1; yes, no: of opposite.tsv; good, bad: how of merit.tsv */
    uint32_t back;            /* yes, no: hash of the telling word before it, or 0; else byte where what is said begins, or 0 */
    uint32_t head;            /* root of the word that names what it is about: «تسليم» of «الطلب الروسي بتسليم» */
    uint32_t from, to;        /* bytes of the clause's key: the words of what it is about */
    isn_phrase whole;         /* where the clause does not tell that: it with the clause that does */
} isn_digest_stand;

/* What a clause sets on a day: the days it can mean and the telling words that
 * name what happens then, nearest first. */
enum { ISN_MOMENT_WORDS = 3 };

typedef enum {
    ISN_MOMENT_DAY,  /* a day written with its month: «ذكرى النكبة في 14 مايو» */
    ISN_MOMENT_LONG, /* a month, a part of a year, a year to come: «الطرح خلال العام المقبل» */
    ISN_MOMENT_SINCE,/* «أكثر الأيام دموية منذ …»: the words are the superlative's */
    ISN_MOMENT_EVENT,/* a day of what happens once («الغارة في 7 فبراير», «حرر المطار الثلاثاء»): its class, its place */
    ISN_MOMENT_TOLD, /* a clause that names its day, by its two most telling words, and 1 for a day between commas */
    ISN_MOMENT_FIRST,/* «أول انتخابات منذ …»: what it is the first of, and the next word */
    ISN_MOMENT_CLOCK,/* the hour of what happens once, by its class: minutes, local */
    ISN_MOMENT_ZULU  /* the same, by GMT */
} isn_moment_kind;

typedef struct {
    isn_moment_kind kind;
    int32_t from, to; /* day numbers, first and last; minutes of an hour */
    uint32_t word[ISN_MOMENT_WORDS]; /* hashes of stems, 0 none */
} isn_digest_moment;

/* What a clause says was done or is so: a class of lexicon/fact.tsv and act.tsv and
 * the side of it, a negation before the word read. */
enum {
    ISN_FACT_NOT = 1,    /* a negation turned it */
    ISN_FACT_UNREAL = 2, /* wanted, planned, feared */
    ISN_FACT_BEHIND = 4, /* somebody is held to have done it: «تقف وراء الهجوم» */
    ISN_FACT_NOUN = 8,
    ISN_FACT_ANY = 32,   /* … of any such: «عدم وقوع أي هجوم» */
    ISN_FACT_PHRASE = 64,/* by a row of fact.tsv */
    ISN_FACT_NOW = 16    /* a verb of the present: it may be a habit */
};
enum { ISN_FACT_AFTER = 4, ISN_FACT_THINGS = 6 };

enum { ISN_FACT_CAUSE = 256, ISN_FACT_KINDS = 8 };

typedef struct {
    uint32_t side; /* class * 2 + side; of a cause ISN_FACT_CAUSE + class of outcome.tsv * ISN_FACT_KINDS + kind of cause.tsv */
    uint32_t root; /* of the word, as stand the words about it */
    uint32_t marks;
    isn_actor agent; /* who does it, where the words beside it say so */
    uint32_t thing[ISN_FACT_THINGS]; /* roots of the telling words beside it: ISN_FACT_AFTER after it, then before it; 0 none */
} isn_digest_fact;

/* One clause of the article: the least that takes a stand. */
typedef struct {
    isn_phrase phrase;
    isn_span told;     /* it, with the verb of saying and the speaker where they are cut off before it */
    isn_str told_text; /* none where that is the phrase */
    int32_t sentence;  /* its sentence's number in the article */
    int32_t statement; /* the statement in whose content it stands, or -1 */
    uint32_t marks;    /* ISN_CLAUSE_… */
    isn_parties parties; /* named in it */
    ISN_LIST(isn_digest_fact) facts;
    uint64_t denier;   /* of a clause that denies: the party before the verb or next to it, or 0 */
    uint64_t claimant; /* … the party whose words or accusation it denies: «نفى اتهامات المغرب», or 0 */
    ISN_LIST(isn_digest_stand) stands;
    ISN_LIST(isn_digest_moment) moments;
    isn_str date;      /* TIMEX3 of the first day named in it, else of the first month or year */
} isn_digest_clause;

/* What an article or a story is about, small: its heaviest features (actors,
 * places, bodies, issue words), hashed, each with its weight.  The squares of the
 * weights add up to 1. */
enum { ISN_FEATURES = 48, ISN_STORY_FEATURES = 96 };

typedef struct {
    uint32_t hash;
    float weight;
} isn_feature;

typedef struct {
    isn_feature at[ISN_STORY_FEATURES]; /* by hash, each once; an article has ISN_FEATURES at most */
    int32_t n;
} isn_profile;

/* One word of an article's body. */
typedef struct {
    uint32_t hash; /* of its three upper bytes */
    isn_span span;
    bool quoted;  /* stands inside quotation marks */
    bool number;
} isn_body_word;
typedef ISN_LIST(isn_body_word) isn_body_words;

/* Marks of passages: articles that have one in common may be reprints. */
enum { ISN_MARKS = 48 };

typedef struct {
    uint32_t at[ISN_MARKS];
    int32_t n;
} isn_marks;

enum { ISN_NO_DAY = INT32_MIN };

typedef struct {
    isn_str uri, outlet, credit, title, published; /* published: ISO 8601 or none */
    int32_t day;                 /* of it, numbered; ISN_NO_DAY where none */
    isn_marks marks;             /* not in its bytes */
    isn_body_words words;        /* not in its bytes */
    isn_profile profile;         /* not in its bytes */
    isn_blocks blocks;           /* of the article's text */
    ISN_LIST(isn_digest_entity) entities;
    ISN_LIST(isn_digest_statement) statements;
    ISN_LIST(isn_digest_figure) figures;
    ISN_LIST(isn_digest_commitment) commitments;
    ISN_LIST(isn_digest_meeting) meetings;
    ISN_LIST(isn_digest_clause) clauses;
} isn_digest;

/* Makes the digest of an article; its strings are copied into `a`. */
void digest_make(isn_arena *a, const isn_article *article, isn_digest *out);

/* The digest as bytes, and back: its strings are those bytes, borrowed.  digest_read is
 * false where the bytes are not a digest of this version (the store then remakes it). */
void digest_write(isn_out *o, const isn_digest *d);
bool digest_read(isn_arena *a, isn_str bytes, isn_digest *out);

/* The profile as bytes, at most ISN_PROFILE_BYTES, and back; the weights are rounded.
 * profile_write returns how many; profile_read is false for bytes that are none. */
enum { ISN_PROFILE_BYTES = 6 * ISN_STORY_FEATURES };
int profile_write(const isn_profile *p, char *bytes);
bool profile_read(isn_str bytes, isn_profile *out);

/* The same for the blocks of a text: where they stand and their kinds. */
void blocks_write(isn_out *o, const isn_blocks *b);
bool blocks_read(isn_arena *a, isn_str bytes, isn_blocks *out);

/* ---- reprints ----------------------------------------------------------- */

#define ISN_REPRINT_KINDS(X) X(EXACT, "exact") X(EDITED, "edited") X(PARTIAL, "partial")
typedef enum { ISN_REPRINT_EXACT, ISN_REPRINT_EDITED, ISN_REPRINT_PARTIAL } isn_reprint_kind;

typedef struct {
    isn_span a, b; /* where the two differ inside one quotation or figure */
} isn_alteration;

typedef struct {
    isn_reprint_kind kind;
    double similarity;  /* share of the shorter one's shingles in the other */
    int earlier;        /* 0 the first, 1 the second, -1 unknown */
    isn_str credit;     /* to whom the text is credited, or none */
    ISN_LIST(isn_alteration) altered;
    bool ask_text;
} isn_reprint;

/* The words of a body as bytes, some three a word, and back, without their spans; false for bytes that are none.
 * The spans are bytes of their own: few comparisons ask for them. */
void body_write(isn_out *o, const isn_body_words *words);
bool body_words_read(isn_arena *a, isn_str bytes, isn_body_words *out);
void body_spans_write(isn_out *o, const isn_body_words *words);
bool body_spans_read(isn_str bytes, isn_body_words *words);

/* One article's body as the comparison needs it; all borrowed. */
typedef struct {
    isn_body_words words;
    isn_str text; /* or none: see isn_reprint.ask_text */
    isn_str outlet, credit, published;
} isn_body;

/* The same with its 4-grams.  Lives in the arena it was read in. */
typedef struct isn_body_read isn_body_read;
isn_body_read *body_read(isn_arena *a, const isn_body *body);

/* Is one a reprint of the other, as a whole or in part?  False where not, or
 * where either is NULL.  Where a passage may be altered, or spelt in another way,
 * and a text is not given, out->ask_text says so: the answer is to be asked for again
 * with both, and with the spans of their words. */
bool reprint_compare(isn_arena *a, const isn_body_read *x, const isn_body_read *y, isn_reprint *out);

/* ---- which story --------------------------------------------------------- */

typedef struct {
    int64_t id, n;       /* n articles */
    isn_profile profile; /* of all of them */
    bool reprint;        /* has a reprint of the new article */
} isn_story_near;

/* Which story the article joins: the index of one of these, or -1 for a new one.
 *
 *   own      the article's profile
 *   rarity   for each of its features, how telling it is: log(N / df), from the store
 *   near     stories with articles that share telling features, borrowed; by id
 *   merge    set to the index of a second story that the article shows to be the same, or -1 */
ptrdiff_t story_choose(const isn_profile *own, const double *rarity, const isn_story_near *near, ptrdiff_t n_near,
                       ptrdiff_t *merge);

/* Adds to the profile of a story of `n` articles that of `m` others. */
void profile_join(isn_profile *story, int64_t n, const isn_profile *other, int64_t m);

/* The `most` heaviest features of a profile, heaviest first, as indexes; returns how many. */
int profile_heaviest(const isn_profile *p, int most, int32_t *out);

/* ---- ledgers of one story -------------------------------------------------- */

/* Where something is said: document is an index into the digests handed over. */
typedef struct {
    int32_t document;
    isn_span span;
    isn_str text;
    double value;      /* figures: the number; else NAN */
    double max;
    isn_figure_mod mod;
    int32_t statement; /* index in its document, or -1 */
    isn_str said;      /* TIMEX3 value: when it was said or is of, or none */
    isn_str due;       /* promises: the date */
    isn_status status;
    bool slipped;      /* promises: the date is later than all before it */
    isn_str chain;     /* "speaker ← agency", or none */
    int32_t part_of;   /* figures: index of the point it is part of, or -1 */
} isn_side;
typedef ISN_LIST(isn_side) isn_sides;

#define ISN_CONFLICT_KINDS(X)                                                  \
    X(FIGURE, "figure") X(DENIAL, "denial") X(POSITION, "position")            \
    X(DATE, "date") X(NAME, "name") X(QUOTATION, "quotation")
#define ISN_RELATIONS(X)                                                       \
    X(DISAGREEMENT, "disagreement") X(REVISION, "revision") X(SCOPE, "scope")
#define ISN_EVENT_KINDS(X)                                                     \
    X(STATEMENT, "statement") X(MEETING, "meeting") X(DEADLINE, "deadline") X(EVENT, "event")

#define ISN_X_CONFLICT(N, s) ISN_ENUM(CONFLICT, N, s)
#define ISN_X_RELATION(N, s) ISN_ENUM(RELATION, N, s)
#define ISN_X_EVENT(N, s) ISN_ENUM(EVENT, N, s)
typedef enum { ISN_CONFLICT_KINDS(ISN_X_CONFLICT) } isn_conflict_kind;
typedef enum { ISN_RELATIONS(ISN_X_RELATION) } isn_relation;
typedef enum { ISN_EVENT_KINDS(ISN_X_EVENT) } isn_event_kind;

typedef struct {
    isn_conflict_kind kind;
    isn_relation relation;
    isn_str about;   /* what it is about, in the articles' words */
    isn_sides sides; /* two or more */
    isn_str reason;  /* in words, Arabic first, that a reader finds fair */
    isn_str reason_en;
} isn_disagreement;
typedef ISN_LIST(isn_disagreement) isn_disagreements;

typedef struct {
    isn_str actor, action;
    isn_sides dues; /* in order of publication; at the end the first report that it was done, or not */
    int32_t n_slips;
} isn_promise;
typedef ISN_LIST(isn_promise) isn_promises;

typedef struct {
    isn_str about;
    isn_sides points; /* in order of `said`, else of publication */
} isn_series;
typedef ISN_LIST(isn_series) isn_series_list;

typedef struct {
    isn_str date;        /* TIMEX3 value of the event */
    isn_str precision;   /* day, month, year */
    isn_event_kind kind;
    isn_act act;         /* of what is said: a denial's content alone reads as what was denied */
    isn_str text;
    isn_sides tellings;
} isn_event;
typedef ISN_LIST(isn_event) isn_events;

typedef struct {
    isn_str text, from, to; /* an office and the publication days that give it */
} isn_office;

/* Why another form of a name is taken for the same bearer's. */
#define ISN_ALIAS_WHYS(X)                                                      \
    X(ARTICLE, "article")       /* one article calls him both: «عبد الرحيم الواسطي … الواسطي» */ \
    X(SPELLING, "spelling")     /* one key: «عبدالرحيم», «عبد الرحيم» */        \
    X(VARIANT, "variant")       /* another transliteration: «نويرت», «ناويرت» */ \
    X(SURNAME, "surname")       /* a surname that one person alone bears in the story */ \
    X(SLIP, "slip")             /* rare, and a letter off a common name: likely misspelt */ \
    X(CORRECTION, "correction") /* the user said so */
#define ISN_X_ALIAS(N, s) ISN_ENUM(ALIAS, N, s)
typedef enum { ISN_ALIAS_WHYS(ISN_X_ALIAS) } isn_alias_why;

typedef struct {
    isn_str name;
    isn_alias_why why;
} isn_alias;

typedef struct {
    isn_entity_type type;
    isn_str key, name;
    ISN_LIST(isn_alias) aliases; /* each form once, in the order met */
    bool split;                  /* set apart from a bearer of the same name by correction */
    ISN_LIST(isn_office) titles; /* in order of `from` */
    ISN_LIST(int32_t) documents;
    int32_t n_statements;
} isn_who;
typedef ISN_LIST(isn_who) isn_whos;

/* The isnad of a claim as a tree, each node after its parent, depth first:
 *
 *     فهد المنصوري              origin: who is behind it
 *      └ وكالة أنباء المرفأ      outlet: where it is read
 *         └ الضفاف              reprint of that text
 *
 * A carrier passed it on and is no document here: «نقلت قناة المدار عن …». */
#define ISN_NODE_KINDS(X)                                                      \
    X(ORIGIN, "origin") X(CARRIER, "carrier") X(OUTLET, "outlet") X(REPRINT, "reprint")
#define ISN_X_NODE(N, s) ISN_ENUM(NODE, N, s)
typedef enum { ISN_NODE_KINDS(ISN_X_NODE) } isn_node_kind;

typedef struct {
    isn_node_kind kind;
    isn_str name;      /* as it stands in an article; none where nobody is named */
    bool anonymous;    /* origins: an unnamed source */
    int32_t parent;    /* index of its node, less than its own; -1 for an origin */
    int32_t depth;     /* 0 for an origin */
    int32_t telling;   /* outlets and reprints: index into tellings; else -1 */
} isn_chain_node;

/* A claim: one thing said, however often it is told. */
typedef struct {
    isn_str about;
    isn_act act;         /* of its first telling */
    isn_sides tellings;  /* in order of publication */
    int32_t n_origins;   /* independent, after reprints and shared chains: the roots of the tree */
    int32_t n_documents; /* that tell it */
    ISN_LIST(isn_chain_node) tree;
} isn_claim;
typedef ISN_LIST(isn_claim) isn_claims;

/* One story's articles, in order of publication (undated last). */
typedef struct {
    const isn_digest *at;
    ptrdiff_t n;
    const int32_t *same_text; /* reprints: index of the earliest of its group, or NULL */
} isn_pile;

/* All of them, or some: bits of 1u << ISN_LEDGER_….  What two of them need is worked
 * out once. */
typedef enum {
    ISN_LEDGER_WHO, ISN_LEDGER_FIGURES, ISN_LEDGER_PROMISES, ISN_LEDGER_DISAGREEMENTS, ISN_LEDGER_TIMELINE,
    ISN_LEDGER_CLAIMS, ISN_LEDGERS
} isn_ledger;

typedef struct {
    isn_pile pile; /* the documents that the sides point to */
    isn_whos who;
    isn_series_list figures;
    isn_promises promises;
    isn_disagreements disagreements;
    isn_events timeline;
    isn_claims claims;
} isn_ledgers;

/* Those of `which`, of out->pile. */
void story_ledgers(isn_arena *a, unsigned which, isn_ledgers *out);

/* One ledger as bytes, and back: its strings are those bytes, borrowed.  ledger_read is
 * false where the bytes are none of a ledger of out->pile. */
void ledger_write(isn_out *o, const isn_ledgers *l, isn_ledger which);
bool ledger_read(isn_arena *a, isn_str bytes, isn_ledger which, isn_ledgers *out);

/* One alone. */
void story_who(isn_arena *a, isn_pile pile, isn_whos *out);
void story_figures(isn_arena *a, isn_pile pile, isn_series_list *out);
void story_promises(isn_arena *a, isn_pile pile, isn_promises *out);
void story_disagreements(isn_arena *a, isn_pile pile, isn_disagreements *out);
void story_timeline(isn_arena *a, isn_pile pile, isn_events *out);
/* The claims told in most articles first, then in order of their first telling. */
void story_claims(isn_arena *a, isn_pile pile, isn_claims *out);

/* A title for the story out of its articles' titles, in order of publication. */
isn_str story_title(const isn_str *titles, ptrdiff_t n);

#endif
