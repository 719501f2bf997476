/* talk.h - what the files of this room share: the article seen as talk.
 *
 * Uses: text, mention.  Used by: cue, subject, before, content, chain, statement,
 * commitment, meeting.
 *
 * The work goes in this order, each step in its own file:
 *   cue.c      which words are cues, and in which form
 *   subject.c  the noun phrase that speaks; before.c where it stands before the verb
 *   frame.c    cue + speaker + what opens the content = a draft
 *   content.c  where each content ends, what lies inside what
 *   chain.c    who an elided or definite speaker is, and who carried it */
#ifndef STATEMENT_TALK_H
#define STATEMENT_TALK_H

#include "lexicon/particle.h"
#include "lexicon/reporting.h"
#include "lexicon/source_kind.h"
#include "statement/morph.h"
#include "statement/statement.h"

typedef enum { CUE_VERB, CUE_PARTICIPLE, CUE_NOUN, CUE_OF } talk_cue_kind;

/* A word, or a few, that may report speech. */
typedef struct {
    int32_t at, n; /* tokens */
    talk_cue_kind kind;
    isn_form form[FORM_MOST]; /* readings of a verb, participle or noun */
    int8_t n_forms;
    int8_t of_kind;  /* CUE_OF: LEX_ATTRIBUTION_KIND_… */
    bool joined;     /* CUE_OF: its ل is on the next word */
    bool negated;    /* لم، لا، لن before it */
} talk_cue;
typedef ISN_LIST(talk_cue) talk_cues;

/* A noun phrase that speaks: tokens [from, to). */
typedef struct {
    int32_t from, to;
    uint8_t skip;     /* bytes of the first token's key that are clitics */
    int32_t issuer;   /* token where a document's author begins, 0 for none */
    int32_t mention;  /* the name it holds, or -1 */
    int16_t kind;     /* LEX_SOURCE_KIND_KIND_… of its head, or -1 */
    bool anonymous, definite, plural;
} talk_np;

/* What opens a content. */
typedef enum { OPEN_NONE, OPEN_THAT, OPEN_QUOTE, OPEN_COLON, OPEN_PREP, OPEN_OBJECT, OPEN_BEFORE, OPEN_BACK } talk_open;

/* A statement in the making; `chain.c` turns it into a record. */
typedef struct {
    int32_t cue;      /* index into cues */
    int32_t row;      /* of lex_reporting, -1 for CUE_OF */
    isn_form form;
    int32_t sent;
    talk_np who;      /* to == from: left out */
    bool before;      /* the speaker stands before the verb */
    talk_np via[2];
    int8_t n_via;
    talk_open open;
    int32_t from, to; /* the content's tokens */
    uint8_t skip;     /* bytes of the first token's key left out: «بسحبه» */
    bool quoted;      /* the content is one quotation: outer marks left out */
    bool unclosed;    /* it begins with a mark that nothing closes */
    isn_act act;
    isn_mode mode;
    int32_t outer;    /* draft in whose content it stands, or -1 */
    int32_t same;     /* an attribution of this draft's content: adds a link */
    bool dropped;
    isn_chain chain;
    char gender, number; /* of the speaker, as the verb or head tells */
    isn_rule rule;
} talk_draft;
typedef ISN_LIST(talk_draft) talk_drafts;

typedef struct {
    isn_arena *a;
    const isn_reading *r;
    isn_str text;
    isn_toks t;
    isn_sents sents; /* the text's, joined where an agency's ، has become ? */
    /* one entry a token */
    uint8_t *word;   /* LEX_PARTICLE_CLASS_…, 0 (NONE) for a full word */
    uint8_t *word_n; /* its tokens */
    uint8_t *word_pre; /* bytes of proclitic before it */
    int32_t *name;   /* mention that covers it, or -1 */
    int32_t *when;   /* date that covers it, or -1 */
    int32_t *mate;   /* a quotation mark's partner, or -1 */
    int32_t *cue;    /* cue that begins here, or -1 */
    int32_t *unnamed; /* end of the formula of anonymity that begins here, or 0 */
    talk_cues cues;
    talk_drafts drafts;
} talk;

/* cue.c: fills the per-token arrays and the cues of every sentence. */
bool talk_open_article(talk *k, isn_arena *a, const isn_reading *r);

/* subject.c: is the word definite by ال?  «إلغاء، ألوان» only look so. */
bool tok_definite(const talk *k, int32_t i);

/* «تتواجد، يزور، أحضروا»: a verb that no lexicon of ours holds, by its letters. */
bool verb_by_letters(const talk *k, int32_t i);

/* Reads a noun phrase at `i`, at most to `hi`; the token after it.
 * np->to == np->from where none begins.  With `object_may_follow`, stops where
 * the thing announced begins: «أعلن الجيش | خروج القوات». */
int32_t np_read(const talk *k, int32_t i, int32_t hi, bool object_may_follow, talk_np *np);

/* before.c: the speaker before the verb at `at`, the clause beginning at or after `lo`:
 * «وزير النقل … أكد», «البيت الأبيض قال», «الذي شدد». */
bool np_before(const talk *k, int32_t lo, int32_t at, talk_np *np);

/* «والتقى الرئيس فلانا وعبر، جعل خان»: does a verb that is in none of our tables open the
 * clause at `i` that goes on to `hi`?  A word that is no name, no head and not definite, before
 * a name or a head. */
bool unknown_verb(const talk *k, int32_t i, int32_t hi);

/* Where the sentence at `lo` begins after its dateline, «الوردية (المرفأ)-- »; `lo` where it has none. */
int32_t past_dateline(const talk *k, int32_t lo, int32_t hi);

/* Is this noun phrase able to speak: a name, a known head, anonymous? */
bool np_speaks(const talk *k, const talk_np *np);
isn_span np_span(const talk *k, const talk_np *np);

/* Skips what stands between verb, speaker and content: dates, prepositional
 * phrases, adverbs; notes media it passes («لرويترز») in via. */
int32_t adjuncts_skip(const talk *k, int32_t i, int32_t hi, unsigned frame, talk_draft *d);

/* Does an announced thing begin at `i`: a verbal noun, a noun with a pronoun? */
bool object_starts(const talk *k, int32_t i);

/* Is the word at `i` a verbal noun under a preposition or ال: «بإجراء، للإفراج، الإفراج»? */
bool verbal_noun_within(const talk *k, int32_t i);

/* frame.c */
enum {
    FRAME_THAT = 1, FRAME_Q = 2, FRAME_BI = 4, FRAME_ALA = 8, FRAME_AN = 16, FRAME_ILA = 32,
    FRAME_MIN = 64, FRAME_LI = 128, FRAME_FI = 256, FRAME_OBJ = 512, FRAME_CLAIM = 1024,
    FRAME_CARRY = 2048, FRAME_ADDRESSEE = 4096, /* somebody may stand before the preposition */
    FRAME_BLAME = 32768, FRAME_DOC = 8192, FRAME_HIM = 16384 /* a pronoun on the verb is who is told */
};
unsigned frame_of(int row);
void drafts_find(talk *k);

/* content.c */
void contents_end(talk *k);

/* chain.c */
void chains_find(talk *k);

/* statement.c, commitment.c, meeting.c: each on an opened article. */
void talk_statements(talk *k, isn_statements *out);
void talk_commitments(talk *k, const isn_statements *statements, isn_commitments *out);
void talk_meetings(talk *k, isn_meetings *out);

/* small readings of tokens */
static inline bool tok_word(const talk *k, int32_t i) { return k->t.at[i].kind == TOK_WORD; }
static inline bool tok_opens(const talk *k, int32_t i)
{
    return (k->t.at[i].flags & TOK_OPENS_QUOTE) != 0;
}
static inline bool tok_closes(const talk *k, int32_t i)
{
    return (k->t.at[i].flags & TOK_CLOSES_QUOTE) != 0;
}
/* «دان الوزير مثل هذه الأعمال»: what looks like a preposition and begins the object. */
static inline bool tok_such(const talk *k, int32_t i) { return tok_is(k->t, i, "مثل"); }
/* Is the token part of a person's name?  Is it a preposition? */
static inline bool tok_person(const talk *k, int32_t i)
{
    return k->name[i] >= 0 && k->r->mentions->at[k->name[i]].type == ISN_PERSON;
}
static inline bool tok_preposition(const talk *k, int32_t i)
{
    return k->word[i] >= LEX_PARTICLE_CLASS_ALA && k->word[i] <= LEX_PARTICLE_CLASS_PREP;
}
bool tok_comma(const talk *k, int32_t i);
bool tok_colon(const talk *k, int32_t i);
bool tok_stop(const talk *k, int32_t i);

/* Is the first letter of word `i` a preposition of its own ("ل" or "ب")? */
bool prefixed(const talk *k, int32_t i, const char *letter);

/* The head of lexicon/source_kind.tsv at token `i` (without ال and proclitics):
 * its row, or -1; `*n` its tokens. */
int source_head(const talk *k, int32_t i, int *n);

/* Is the word at `i` a head of this kind, LEX_SOURCE_KIND_KIND_…? */
bool of_source_kind(const talk *k, int32_t i, int kind);

/* «سيبقى، ستعقد»: س before a verb of the present. */
bool future_verb(const talk *k, int32_t i);

/* ---- unnamed.c ---- */

/* Marks «طلب عدم ذكر اسمه، شريطة كتمان هويته» in [lo, hi): k->unnamed. */
void unnamed_mark(talk *k, int32_t lo, int32_t hi);

#endif
