/* morph.h - an inflected word back to its row in lexicon/reporting.tsv.
 *
 * Uses: lex.  Used by: cue, commitment.
 *
 * The lexicon gives four forms of a verb (قال يقول قائل قول); every other one is
 * these with letters before and after, so a word is read by taking letters off
 * and asking for what is left.  Nothing is generated or kept. */
#ifndef STATEMENT_MORPH_H
#define STATEMENT_MORPH_H

#include "text/token.h"
#include "text/word.h"

typedef enum { FORM_PAST, FORM_PRESENT, FORM_PARTICIPLE, FORM_NOUN } isn_form_kind;

typedef struct {
    int row;            /* of lex_reporting (or the lexicon asked) */
    isn_form_kind kind;
    uint8_t person;     /* 3, or 1 for «أكدنا»; 0 for nouns */
    char number;        /* 's' 'd' 'p': as the word shows it; a verb before its
                           subject is always 's' */
    char gender;        /* 'm' 'f' */
    bool future;        /* س before it */
    bool suffix;        /* a pronoun hangs on it: «أكدته», «قوله» */
    char suffix_gender; /* of that pronoun */
    char suffix_number;
    bool definite;      /* a noun with ال */
    uint8_t n_pre;      /* bytes of key before it */
    bool conj;          /* و or ف before it */
    bool li;            /* ل before it: «لحثّه» */
} isn_form;

enum { FORM_MOST = 6 };

/* Reads `key` in every way that the lexicon knows and writes at most
 * FORM_MOST readings to `out`, plain ones first.  `flags` are the token's.
 * Returns their number, 0 for a word that is no verb of the lexicon. */
int form_read(const isn_lex *lex, isn_str key, uint16_t flags, isn_form out[FORM_MOST]);

/* The same of a token, with what its word's memory (text/word.h) says: that it is no
 * verb of `which` lexicon, which most words are not. */
typedef enum { FORMS_REPORTING, FORMS_COMMITMENT, FORMS_MEETING, FORMS_STAND, TALK_HEAD } talk_question;
int form_of(const isn_lex *lex, talk_question which, const isn_tok *t, isn_form out[FORM_MOST]);

/* The same of lexicon/act.tsv, which has most of the news' verbs. */
int form_of_act(const isn_lex *lex, const isn_tok *t, isn_form out[FORM_MOST]);

/* Where an answer of «no» is remembered; NULL where nothing is. */
static inline unsigned char *talk_memory(const isn_tok *t, talk_question which)
{
    return t->word ? &t->word->of_talk[which] : NULL;
}

#endif
