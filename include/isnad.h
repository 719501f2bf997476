/* isnad.h - the front door of libisnad, and the only installed header.
 *
 * isnad reads Arabic news and keeps the chain of transmission (إسناد): who said
 * what, on whose word, when, and who says otherwise.  This header holds the
 * records that every room of the library fills and the calls that a program
 * needs to get them.  doc/records.md describes the same records as JSON.
 *
 * Three conventions hold everywhere:
 *   - Text is UTF-8.  Every offset and length is in BYTES unless its name says
 *     otherwise, and every span is half open and points into isn_page.text.
 *   - What goes in is borrowed for the call; what comes out lives in the arena
 *     that was handed in, so it lives as long as the article.
 *   - "The text does not say" is an ordinary result: an empty string, an empty
 *     list, -1 for an index.  Only the world failing is an isn_err. */
#ifndef ISNAD_H
#define ISNAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ISN_VERSION "0.1.0"
#define ISN_SCHEMA "isnad/1"

#if defined(__GNUC__)
#define ISN_MUST __attribute__((warn_unused_result))
#else
#define ISN_MUST
#endif

/* ---- values ------------------------------------------------------------ */

/* Borrowed bytes, not terminated; may hold NUL.  {NULL, 0} is "none". */
typedef struct {
    const char *p;
    ptrdiff_t n; /* bytes */
} isn_str;

/* Bytes [start, end) of isn_page.text.  start == end is "no span". */
typedef struct {
    uint32_t start, end;
} isn_span;

/* A day of the proleptic Gregorian calendar; year 0 is "no day". */
typedef struct {
    int16_t year;
    int8_t month, day; /* 1..12, 1..31 */
} isn_day;

/* The id of the rule that made a record, such as "date.day-month".  A static
 * string, never NULL in a record; `isnad explain` prints it. */
typedef const char *isn_rule;

/* A growing array that lives in an arena: see base/list.h. */
#define ISN_LIST(T)                                                            \
    struct {                                                                   \
        T *at;                                                                 \
        ptrdiff_t n, cap;                                                      \
    }

/* ---- errors ------------------------------------------------------------ */

typedef enum {
    ISN_OK,
    ISN_IO,     /* the operating system said no */
    ISN_FORMAT, /* the input is not what it claims to be */
    ISN_LIMIT,  /* a bound of ours was reached */
    ISN_STORE,  /* the database said no */
    ISN_USAGE   /* the caller's words are off */
} isn_code;

#define ISN_NOWHERE ((ptrdiff_t)-1)

typedef struct {
    isn_code code;
    char msg[200];      /* for people: one sentence, complete by itself */
    char where[120];    /* the input: path or URL, its tail if too long */
    ptrdiff_t at;       /* byte offset in `where`, or ISN_NOWHERE */
    const char *raised; /* our own file:line, shown with --debug */
} isn_err;

/* ---- memory ------------------------------------------------------------ */

/* One arena an article: base/arena.h.  Opaque to callers of the front door. */
typedef struct isn_arena isn_arena;

/* Makes an arena that gives out at most `budget` bytes; NULL if there is no
 * memory for it.  isn_arena_close frees it and all that was made in it. */
ISN_MUST isn_arena *isn_arena_open(ptrdiff_t budget);
void isn_arena_close(isn_arena *a);

/* ---- enumerations: each is a list of X(NAME, "name in JSON") ------------ */

#define ISN_BLOCK_KINDS(X)                                                     \
    X(TITLE, "title") X(SUBTITLE, "subtitle") X(BYLINE, "byline")              \
    X(DATELINE, "dateline") X(CAPTION, "caption") X(HEADING, "heading")        \
    X(PARAGRAPH, "paragraph") X(LIST, "list") X(QUOTE, "quote")                \
    X(RELATED, "related") X(BOILERPLATE, "boilerplate")

#define ISN_ENTITY_TYPES(X)                                                    \
    X(PERSON, "person") X(ORGANIZATION, "organization") X(PLACE, "place")

#define ISN_DATE_TYPES(X)                                                      \
    X(DATE, "DATE") X(TIME, "TIME") X(DURATION, "DURATION") X(SET, "SET")

/* TIMEX3 modifiers.  NONE prints as null. */
#define ISN_DATE_MODS(X)                                                       \
    X(NONE, "") X(START, "START") X(MID, "MID") X(END, "END")                  \
    X(APPROX, "APPROX") X(BEFORE, "BEFORE") X(AFTER, "AFTER")                  \
    X(MORE_THAN, "MORE_THAN") X(LESS_THAN, "LESS_THAN")

#define ISN_CALENDARS(X) X(GREGORIAN, "gregorian") X(HIJRI, "hijri")

#define ISN_FIGURE_MODS(X)                                                     \
    X(EXACT, "exact") X(APPROX, "approx") X(AT_LEAST, "at-least")              \
    X(AT_MOST, "at-most") X(OVER, "over") X(UNDER, "under")

#define ISN_ACTS(X)                                                            \
    X(SAY, "say") X(AFFIRM, "affirm") X(DENY, "deny")                          \
    X(ANNOUNCE, "announce") X(CLAIM, "claim") X(REVEAL, "reveal")              \
    X(EXPECT, "expect") X(CALL, "call") X(WARN, "warn") X(AGREE, "agree")      \
    X(REPORT, "report")

#define ISN_MODES(X)                                                           \
    X(DIRECT, "direct") X(INDIRECT, "indirect") X(MIXED, "mixed")

#define ISN_ROLES(X) X(SPEAKER, "speaker") X(VIA, "via")

#define ISN_STATUSES(X)                                                        \
    X(PLANNED, "planned") X(AGREED, "agreed") X(EXPECTED, "expected")          \
    X(DEMANDED, "demanded") X(DENIED, "denied") X(DONE, "done")

#define ISN_HINT_PLACES(X)                                                     \
    X(GIVEN, "given") X(JSON_LD, "json-ld") X(META, "meta") X(TIME, "time")    \
    X(URL, "url") X(TEXT, "text") X(INFERRED, "inferred")

#define ISN_ENUM(prefix, NAME, name) ISN_##prefix##_##NAME,
#define ISN_X_BLOCK(N, s) ISN_ENUM(BLOCK, N, s)
#define ISN_X_ENTITY(N, s) ISN_##N,
#define ISN_X_TIMEX(N, s) ISN_ENUM(TIMEX, N, s)
#define ISN_X_DMOD(N, s) ISN_ENUM(DATE, N, s)
#define ISN_X_CAL(N, s) ISN_##N,
#define ISN_X_FMOD(N, s) ISN_ENUM(FIGURE, N, s)
#define ISN_X_ACT(N, s) ISN_ENUM(ACT, N, s)
#define ISN_X_MODE(N, s) ISN_ENUM(MODE, N, s)
#define ISN_X_ROLE(N, s) ISN_ENUM(ROLE, N, s)
#define ISN_X_STATUS(N, s) ISN_ENUM(STATUS, N, s)
#define ISN_X_HINT(N, s) ISN_ENUM(HINT, N, s)

typedef enum { ISN_BLOCK_KINDS(ISN_X_BLOCK) } isn_block_kind;
typedef enum { ISN_ENTITY_TYPES(ISN_X_ENTITY) } isn_entity_type;
typedef enum { ISN_DATE_TYPES(ISN_X_TIMEX) } isn_date_type; /* ISN_TIMEX_DATE … */
typedef enum { ISN_DATE_MODS(ISN_X_DMOD) } isn_date_mod;    /* ISN_DATE_END … */
typedef enum { ISN_CALENDARS(ISN_X_CAL) } isn_calendar;
typedef enum { ISN_FIGURE_MODS(ISN_X_FMOD) } isn_figure_mod;
typedef enum { ISN_ACTS(ISN_X_ACT) } isn_act;
typedef enum { ISN_MODES(ISN_X_MODE) } isn_mode;
typedef enum { ISN_ROLES(ISN_X_ROLE) } isn_role;
typedef enum { ISN_STATUSES(ISN_X_STATUS) } isn_status;
typedef enum { ISN_HINT_PLACES(ISN_X_HINT) } isn_hint_place;

/* The name of a value as the records write it; "" for one out of range. */
const char *isn_block_kind_name(isn_block_kind k);
const char *isn_entity_type_name(isn_entity_type t);
const char *isn_date_type_name(isn_date_type t);
const char *isn_date_mod_name(isn_date_mod m);
const char *isn_calendar_name(isn_calendar c);
const char *isn_figure_mod_name(isn_figure_mod m);
const char *isn_act_name(isn_act a);
const char *isn_mode_name(isn_mode m);
const char *isn_role_name(isn_role r);
const char *isn_status_name(isn_status s);
const char *isn_hint_place_name(isn_hint_place p);

/* ---- what comes in ------------------------------------------------------ */

typedef enum { ISN_MEDIA_GUESS, ISN_MEDIA_HTML, ISN_MEDIA_TEXT } isn_media;

/* One input and what is known of it.  Everything is borrowed. */
typedef struct {
    isn_str bytes;
    isn_str uri;       /* path, URL or the given id; never empty */
    isn_str charset;   /* as the transport declared it, or none */
    isn_media media;
    bool verbatim;     /* JSONL "text": document.text is exactly these bytes */
    isn_str title;     /* given by the caller and taken as known, or none */
    isn_str outlet;
    isn_str published; /* ISO 8601 */
    char sha256[65];   /* hex of `bytes`, terminated; "" if not computed */
} isn_source;

/* ---- page: the article as text ------------------------------------------ */

typedef struct {
    isn_span span;
    isn_block_kind kind;
} isn_block;
typedef ISN_LIST(isn_block) isn_blocks;

/* Something that may be the date of publication; `mention` chooses. */
typedef struct {
    isn_str text;         /* as the page writes it: ISO, or words */
    isn_hint_place place;
    bool modified;        /* the page calls it the date of modification */
    isn_span span;        /* where it stands in the text; empty if it does not */
} isn_hint;
typedef ISN_LIST(isn_hint) isn_hints;

typedef struct {
    isn_str text; /* document.text: valid UTF-8 */
    isn_blocks blocks; /* in order, disjoint */
    isn_str url;       /* the page's own address, or none */
    isn_str title, subtitle, byline, outlet, credit, section, language;
    isn_hints hints;
    isn_str charset;   /* what it was decoded from */
    isn_str declared;  /* what it said it was, or none */
    int64_t replaced;  /* bytes that could not be decoded: each run is one U+FFFD */
    bool truncated;    /* over a bound and cut */
    int part;          /* 0, or 1, 2, … where one page holds several articles */
} isn_page;
typedef ISN_LIST(isn_page) isn_pages;

/* ---- mention: times, numbers, names ------------------------------------- */

typedef struct {
    isn_span span;
    isn_date_type type;
    isn_str value; /* TIMEX3 value */
    isn_date_mod mod;
    isn_day from, to; /* first and last day it can mean; none for durations */
    isn_calendar calendar;
    bool year_inferred;    /* the text gave no year; we chose it */
    bool weekday_conflict; /* the weekday written is not that day's */
    isn_rule rule;
} isn_date;
typedef ISN_LIST(isn_date) isn_dates;

typedef struct {
    isn_span span; /* from the modifier to the end of what is counted */
    double value;
    double max; /* upper end of a range; NAN if none */
    isn_figure_mod mod;
    isn_str unit;     /* "person", "percent", "share", "currency:USD", "km", "item" … */
    isn_span of;      /* the words that are counted, or empty */
    bool implicit;    /* no number word carries it: dual, zero */
    int32_t part_of;  /* index of the figure it is a part of, or -1 */
    int32_t date;     /* index of the date it is of, or -1 */
    isn_rule rule;
} isn_figure;
typedef ISN_LIST(isn_figure) isn_figures;

typedef struct {
    isn_span span; /* the name alone: no clitic, no title */
    isn_entity_type type;
    int32_t entity; /* index into entities, or -1 */
    isn_span title; /* the words of office or rank beside it, or empty */
    isn_rule rule;
} isn_mention;
typedef ISN_LIST(isn_mention) isn_mentions;

typedef struct {
    isn_entity_type type;
    isn_str id;   /* stable key made from the name */
    isn_str name; /* the fullest form in the article */
    ISN_LIST(isn_str) aliases; /* other forms, as written */
} isn_entity;
typedef ISN_LIST(isn_entity) isn_entities;

/* ---- statement: who said what, on whose word ----------------------------- */

/* One link of a chain: a person, body, medium or unnamed source.  Where the
 * grammar leaves it out, the span is that of the antecedent. */
typedef struct {
    isn_span span;
    isn_role role;
    bool anonymous;
    bool elided;    /* not in the clause itself: resolved to an antecedent */
    int32_t entity; /* index into entities, or -1 */
    isn_rule rule;
} isn_link;
typedef ISN_LIST(isn_link) isn_chain;

typedef struct {
    isn_span span;    /* the smallest that holds cue, content and speaker */
    isn_span cue;
    isn_str lemma;    /* of the cue */
    isn_act act;
    bool negated;     /* «لم يؤكد» */
    isn_span content; /* without complementizer and outer quotation marks */
    isn_mode mode;
    isn_chain chain;  /* origin first; empty where the speaker is unknown */
    isn_str said;     /* TIMEX3 value, or none */
    isn_rule rule;
} isn_statement;
typedef ISN_LIST(isn_statement) isn_statements;

typedef struct {
    isn_span span;     /* the clause */
    isn_link actor;    /* span empty where unknown */
    isn_span action;
    isn_str due;       /* TIMEX3 value */
    isn_date_mod mod;
    isn_status status;
    int32_t statement; /* index of the statement it stands in, or -1 */
    isn_rule rule;
} isn_commitment;
typedef ISN_LIST(isn_commitment) isn_commitments;

typedef struct {
    isn_span span;      /* the clause */
    isn_span what;      /* the noun: اجتماع، جولة، لقاء */
    ISN_LIST(isn_link) who;
    isn_span where;     /* a place name, or empty */
    isn_str date;       /* TIMEX3 value, or none */
    int32_t round;      /* n of «الجولة الثالثة», 0 if not said */
    isn_rule rule;
} isn_meeting;
typedef ISN_LIST(isn_meeting) isn_meetings;

/* ---- the article --------------------------------------------------------- */

typedef struct {
    isn_page page;
    isn_str uri;
    char id[24]; /* first 16 hex digits of sha256, then -part */
    char sha256[65];
    isn_str published; /* ISO 8601 date or date-time, or none */
    isn_hint_place published_from;
    isn_entities entities;
    isn_mentions mentions;
    isn_dates dates;
    isn_figures figures;
    isn_statements statements;
    isn_commitments commitments;
    isn_meetings meetings;
    const void *tokens; /* for the library's own use, or NULL */
} isn_article;
typedef ISN_LIST(isn_article) isn_articles;

/* Reads one input and appends every article that it holds to `out`.
 *
 *   a       where the articles live; its budget bounds the work
 *   source  borrowed for the call; `bytes` may be anything at all
 *   out     grows in `a`
 *
 * False with `err` filled where nothing could be read: the bytes are not text
 * (ISN_FORMAT), or the arena's budget is too small (ISN_LIMIT).  A page cut at
 * a bound is no error: page.truncated says so. */
ISN_MUST bool isn_read(isn_arena *a, const isn_source *source, isn_articles *out,
                       isn_err *err);

/* The bytes of `span` in the article's text. */
isn_str isn_words(const isn_article *article, isn_span span);

#ifdef __cplusplus
}
#endif
#endif
