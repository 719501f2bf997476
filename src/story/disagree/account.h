/* account.h - the clauses of a story's articles as accounts of a matter.
 *
 * Uses: words.  Used by: the denials of story.
 *
 * What an account is of is told by its words, each by its root (root.c): without
 * the words that only say, accuse or deny, and each the less telling the more
 * clauses of the story have it.  In a story of a fire «حريق» tells nothing. */
#ifndef STORY_ACCOUNT_H
#define STORY_ACCOUNT_H

#include "story/digest/key.h"
#include "story/words.h"

typedef struct {
    uint32_t root;
    float weight, rarity; /* in the story; in the news at large */
    uint64_t party;       /* whom it would name, as the last word of a name */
} isn_account_word;

typedef struct {
    int32_t doc, n;              /* clause n of its document */
    const isn_digest_clause *c;
    const isn_digest_statement *st; /* in whose content it stands, or NULL */
    uint32_t speaker;            /* the last word of its speaker, hashed; 0 unknown */
    const isn_account_word *word; /* by root, each once */
    int32_t n_words;
    float weight;                /* the sum of theirs */
    bool last;                   /* of its document */
    bool head;                   /* a verb of saying and its speaker alone */
    bool denies, accuses;        /* by its own words, or in a statement that does */
    isn_parties deniers;         /* of a denial: whose it is, as far as is told */
} isn_account;

typedef struct {
    uint32_t root;
    int32_t account;
} isn_account_use;

typedef struct {
    isn_account *at;     /* by document, in the order of the text */
    ptrdiff_t n;
    int32_t *first;      /* of each document in `at`; one more than there are */
    isn_account_use *use; /* by root, then by account */
    ptrdiff_t n_uses;
    const isn_pile_words *words; /* of all clauses */
} isn_accounts;

/* The accounts of a pile; of a reprint what its source does not tell. */
void accounts_make(isn_arena *a, isn_pile pile, const isn_pile_words *words, isn_accounts *out);

/* Its words as they stand in its clause. */
static inline isn_word_list account_words(const isn_accounts *all, const isn_account *x)
{
    return clause_words(all->words, x->doc, x->n);
}

/* Has lexicon/stance.tsv the folded word as of this kind, LEX_STANCE_KIND_…? */
bool account_stance(isn_str key, int kind);

/* The weight of the words that both have, and their number in `*n`. */
double account_shared(const isn_account *x, const isn_account *y, int *n);

/* The weight of the words that the two clauses before to the two after have in common, of
 * each with its document. */
double account_around_shared(const isn_accounts *all, const isn_account *x, const isn_account *y);

/* Adds the words of another that it has not. */
void account_add_words(isn_arena *a, isn_account *x, const isn_account *more);

bool account_has(const isn_account *x, uint32_t root);

/* Do both name one party, or is `party` one of the clause's? */
bool account_parties_meet(const isn_account *x, const isn_account *y);
bool account_names(const isn_account *x, uint64_t party);

/* Does the claim name one of those who deny?  False where the denial names none. */
bool account_answers(const isn_account *claim, const isn_account *denial);

/* Is the claim made by one of those who deny? */
bool account_own(const isn_account *claim, const isn_account *denial);

/* Are both the words of one speaker?  Of one sentence? */
bool account_one_speaker(const isn_account *x, const isn_account *y);
bool account_two_speakers(const isn_account *x, const isn_account *y);
bool account_same_sentence(const isn_account *x, const isn_account *y);

/* The places in `use` where `root` begins and ends. */
void account_uses(const isn_accounts *all, uint32_t root, ptrdiff_t *from, ptrdiff_t *to);

/* The accusation of which it is a part, «بكذا» of «اتهم فلانا، | بكذا»; or itself. */
const isn_account *account_whole(const isn_accounts *all, const isn_account *x);

/* It as a side of a disagreement. */
isn_side account_side(const isn_account *x);

#endif
