/* actor.h - who stands where in a clause: states, offices, bodies, persons.
 *
 * Uses: key.  Used by: stand. */
#ifndef STORY_ACTOR_H
#define STORY_ACTOR_H

#include "story/digest/key.h"

/* An article's tokens with what is known of each. */
typedef struct {
    const isn_story_words *w;
    const isn_article *art;
    isn_digest *d;
    isn_toks t;         /* the article's */
    isn_actor *entity;  /* one an entity */
    int32_t *name;      /* one a token: the mention that begins there with its title, or -1 */
    bool *when;         /* one a token: part of a date */
    int32_t *cue;       /* one a token: the statement whose cue it is, or -1 */
    isn_actor *again;   /* one a token: who was named before with that head: «الجيش» of «الجيش الأردني» */
} isn_finder;

/* False where the arena is full.  The digest's entities get their offices. */
bool finder_make(isn_arena *a, const isn_story_words *w, const isn_article *article, isn_digest *d, isn_finder *f);

enum { NP_MOST = 4 }; /* words of «نائب الوزير الكوري» */

static inline bool actor_known(isn_actor x) { return x.who || x.state; }
static inline bool actor_same(isn_actor x, isn_actor y) { return (x.who && x.who == y.who) || (x.state && x.state == y.state); }
static inline bool definite(isn_str key) { return str_starts(key, STR("ال")) && key.n > 6; }

/* ---- words ---- */

/* Longest match at token `i`, with proclitics, or of the word without ال: how many
 * tokens, 0 none; the key in `*k`. */
int lex_at(const isn_lex *lex, isn_toks t, ptrdiff_t i, int *k);

/* The same of a noun with a pronoun: «قمته» is قمة. */
int lex_noun_at(const isn_lex *lex, isn_toks t, ptrdiff_t i, int *k);
bool lex_holds(const isn_lex *lex, isn_toks t, ptrdiff_t i);

int particle_at(isn_toks t, ptrdiff_t i); /* LEX_PARTICLE_CLASS_…, or -1 */
bool that_one_at(isn_toks t, ptrdiff_t i); /* أنه، إنها، بأنهم */
bool preposition_at(isn_toks t, ptrdiff_t i);
bool tok_hangs(const isn_tok *t); /* a proclitic ب ل ك shows it to be no subject */

/* A country, its capital or an adjective of it at `i`: how many words, 0 none. */
int nation_at(isn_toks t, ptrdiff_t i, uint64_t *state);
bool of_state_body(isn_toks t, ptrdiff_t i); /* الوزارة، المجلس، الجيش */

/* ---- who ---- */

/* Somebody named at token `i`, before token `hi`: how many tokens, 0 nobody. */
int actor_at(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi, isn_actor *out);
isn_actor actor_in(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi); /* the first named between */

/* The subject of the verb at token `v`, none where nobody is named beside it:
 * right before it, over negations and «قد كانت»; after it, where `*next` is where
 * what follows him begins. */
isn_actor actor_before(const isn_finder *f, ptrdiff_t lo, ptrdiff_t v);
isn_actor actor_after(const isn_finder *f, ptrdiff_t v, ptrdiff_t hi, ptrdiff_t *next);

/* The same, where an office or a body of no told state may stand too: «النقابات». */
isn_actor holder_before(const isn_finder *f, ptrdiff_t lo, ptrdiff_t v);
isn_actor holder_after(const isn_finder *f, ptrdiff_t v, ptrdiff_t hi, ptrdiff_t *next);

uint64_t actor_of_name(isn_str key); /* the party of a person's isn_name_key: by his last name */

/* A noun of which no more is known, at token `i`; the noun that أن opens before the
 * verb at `v`; the noun right before it that opens what the verb goes on with. */
isn_actor actor_noun(isn_toks t, ptrdiff_t i);
isn_actor noun_before(const isn_finder *f, ptrdiff_t lo, ptrdiff_t v);
isn_actor noun_right_before(const isn_finder *f, ptrdiff_t lo, ptrdiff_t v);

/* Over commas, days and «بدورها» to where a subject may stand. */
ptrdiff_t past_asides(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi);

/* Where what is said begins in a clause, before or at token `i`: at إن, after an opening
 * mark; 0 where the clause does not say. */
uint32_t said_from(const isn_finder *f, ptrdiff_t lo, ptrdiff_t i);

isn_actor actor_speaking(const isn_finder *f, int32_t statement); /* who makes a statement */

#endif
