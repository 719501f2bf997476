/* account.c - the clauses of a story's articles as accounts of a matter. */
#include "story/disagree/account.h"

#include "lexicon/place.h"
#include "lexicon/seat.h"
#include "lexicon/stance.h"
#include "mention/namemark.h"

#include <math.h>
#include <stdlib.h>

enum {
    MOST_WORDS = 40,
    AROUND = 2,      /* clauses on either side that tell of the same */
    CHARGED = 3,     /* clauses from an accusation to the last of what it is of */
    LONG_DENIAL = 360,
    LONG_SIDE = 250 /* bytes; of a longer one what is said, without who says it */
};
#define COMMON_CLAUSES 2.0 /* a word in more clauses than these tells less … */
#define COMMON_SHARE 0.03  /* … and in this share of the story's */

bool account_stance(isn_str key, int kind)
{
    for (int k = lex_find(&lex_stance, key); k >= 0; k = lex_next(&lex_stance, k))
        if (lex_value(&lex_stance, lex_row(&lex_stance, k), LEX_STANCE_KIND) == kind) return true;
    return false;
}

/* Does a word of this kind still tell what is spoken of: «وقوع», «استخدام», «التعليق»? */
static bool tells_still(int kind)
{
    static const int tells[] = {LEX_STANCE_KIND_LIGHT, LEX_STANCE_KIND_UNREAL, LEX_STANCE_KIND_DOES, LEX_STANCE_KIND_SPREAD,
                                LEX_STANCE_KIND_COMMENT, LEX_STANCE_KIND_WORDS, LEX_STANCE_KIND_RUMOUR, LEX_STANCE_KIND_RECAP, LEX_STANCE_KIND_CALLS,
                                LEX_STANCE_KIND_BUT};
    for (size_t i = 0; i < sizeof tells / sizeof *tells; i++)
        if (tells[i] == kind) return true;
    return false;
}

/* A word that only takes a stand: «اتهم», «ينفي», «المزاعم», «لا». */
static bool only_stance(isn_str key)
{
    int k = lex_find(&lex_stance, key);
    if (k < 0) k = lex_find(&lex_stance, story_stem(key));
    for (; k >= 0; k = lex_next(&lex_stance, k))
        if (!tells_still(lex_value(&lex_stance, lex_row(&lex_stance, k), LEX_STANCE_KIND))) return true;
    return false;
}

/* A name of a state: a party, no matter. */
static bool is_state(isn_str key)
{
    if (name_nation(key) >= 0 || lex_find(&lex_seat, key) >= 0) return true;
    int k = lex_find(&lex_place, key);
    return k >= 0 && lex_value(&lex_place, lex_row(&lex_place, k), LEX_PLACE_KIND) == LEX_PLACE_KIND_COUNTRY;
}

static isn_account_word *word_of(isn_account_word *w, int n, uint32_t root)
{
    for (int i = 0; i < n; i++)
        if (w[i].root == root) return &w[i];
    return NULL;
}

/* By root: short lists, by insertion. */
static void sort_words(isn_account_word *w, int n)
{
    for (int i = 1; i < n; i++) {
        isn_account_word one = w[i];
        int k = i;
        for (; k > 0 && w[k - 1].root > one.root; k--) w[k] = w[k - 1];
        w[k] = one;
    }
}

/* ---- words met before ---------------------------------------------------------------- */

/* What a word tells is a matter of the word alone: each is looked at once. */
typedef struct {
    isn_account_word is;
    bool looked, tells; /* tells: something of the matter */
} known_word;

typedef struct {
    const isn_pile_words *words;
    known_word *at; /* one for each of words->known */
    const isn_digest_statement *last; /* whose speaker was asked for, and that speaker */
    uint32_t speaker;
} known_words;

static known_word look(const isn_known_word *w)
{
    known_word one = {.looked = true};
    if (w->kind == UNIT_PUNCT) return one;
    if (w->kind == UNIT_WORD && (w->key.n <= 4 || w->stop || only_stance(w->key) || is_state(w->key))) return one;
    float rarity = w->kind == UNIT_WORD ? w->rarity : 1.0f;
    one.is = (isn_account_word){w->root, rarity, rarity, str_hash(STR_HASH_SEED, w->key)};
    one.tells = true;
    return one;
}

static const known_word *know(const known_words *all, int32_t is)
{
    known_word *one = &all->at[is];
    if (!one->looked) *one = look(&all->words->known[is]);
    return one;
}

/* Where in the clause the matter begins: after the speaker and the verb of saying. */
static uint32_t matter_start(const isn_account *x)
{
    isn_span clause = x->c->phrase.span;
    if (!x->st) return 0;
    isn_span cue = x->st->record.cue, content = x->st->record.content;
    bool head = cue.start >= clause.start && cue.end <= content.start && content.start < clause.end;
    return head ? content.start - clause.start : 0;
}

/* What follows byte `at` of a word: «أن» of «بأن», where what is said begins in a word. */
static known_word rest_of(isn_arena *a, isn_str text, isn_span word, uint32_t at)
{
    isn_span u;
    isn_unit kind = unit_next(str_sub(text, 0, word.end), at, &u);
    isn_known_word rest = {0};
    if (kind != UNIT_END) rest = word_look(str_span(text, u), fold_word(a, str_span(text, u)), kind);
    return kind == UNIT_END ? (known_word){0} : look(&rest);
}

static void read_words(isn_arena *a, const known_words *known, isn_account *x)
{
    isn_account_word w[MOST_WORDS];
    int n = 0;
    uint32_t start = matter_start(x);
    isn_word_list list = clause_words(known->words, x->doc, x->n);
    for (ptrdiff_t i = 0; i < list.n && n < MOST_WORDS; i++) {
        isn_span u = list.at[i].span;
        if (u.end <= start) continue;
        known_word one = u.start < start ? rest_of(a, x->c->phrase.text, u, start) : *know(known, list.at[i].is);
        if (one.tells && !word_of(w, n, one.is.root)) w[n++] = one.is;
    }
    sort_words(w, n);
    isn_account_word *kept = isn_new(a, isn_account_word, n > 0 ? n : 1);
    if (!kept) return;
    memcpy(kept, w, (size_t)n * sizeof *w);
    x->word = kept, x->n_words = n;
}

/* The speaker of a statement; its clauses stand one after the other. */
static uint32_t speaker_of(isn_arena *a, known_words *known, const isn_digest_statement *st)
{
    if (!st || !st->link_names.n || st->links.at[0].anonymous) return 0;
    if (known->last == st) return known->speaker;
    isn_str key = key_last(story_key(a, st->link_names.at[0]));
    known->last = st, known->speaker = key.n ? (uint32_t)str_hash(STR_HASH_SEED, key) : 0;
    return known->speaker;
}

/* Whose denial it is: of the one who speaks; «التي نفت ذلك»: of one named in the
 * clause before; else of those it names. */
static isn_parties deniers_of(const isn_account *x, const isn_account *before)
{
    isn_parties named = {0};
    if (x->c->denier) named.at = (uint64_t *)&x->c->denier, named.n = 1; /* «تستهجن حماس اتهامات الرئاسة» */
    bool own = x->st && (x->st->record.act == ISN_ACT_DENY || span_overlaps(x->st->record.cue, x->c->phrase.span));
    bool other = x->c->denier && x->c->denier != x->c->parties.at[0] && x->st && x->st->record.act != ISN_ACT_DENY; /* «وقال الاتحاد: نفى اللاعب الاتهام» */
    if (other) return named;
    if (own && (x->st->parties.n || x->st->record.act == ISN_ACT_DENY)) return x->st->parties;
    if (x->c->marks & ISN_CLAUSE_WHO && !x->c->parties.n && before) return before->c->parties;
    bool theirs = x->st && x->st->record.act != ISN_ACT_CLAIM; /* «اتهمته السلطات …، فيما نفى ذلك»: not those who accuse */
    return named.n || !theirs || own ? named : x->st->parties;
}

/* «قصفت الطائرات السوق، وهو ما نفاه الجيش»: what stands before such a verb is what
 * is denied, and no denial. */
static bool is_denied(isn_arena *a, const isn_account *x)
{
    bool deny = x->st && x->st->record.act == ISN_ACT_DENY && account_stance(fold_word(a, x->st->record.lemma), LEX_STANCE_KIND_DENY);
    return deny && x->st->record.cue.start >= x->c->phrase.span.end;
}

/* «ونفى الوزير سامي نجار، | …»: the verb and its speaker, and nothing said. */
static bool is_head(const isn_account *x)
{
    if (x->last) return false;
    const isn_digest_clause *next = x->c + 1;
    bool own = x->st && x->c->statement != next->statement; /* it tells something itself */
    return !own && next->told.start <= x->c->phrase.span.start && next->sentence == x->c->sentence;
}

/* Is it the verb's own clause, or the first of what is said?  «نفى …، وأضاف أن …». */
static bool begins(const isn_account *x)
{
    isn_span c = x->c->phrase.span, content = x->st->record.content;
    return span_overlaps(x->st->record.cue, c) || (content.start >= c.start && content.start < c.end);
}

/* «وينفي الوزير هذه المزاعم ويقول إن …»: the denial is whole before what is said. */
static bool whole_denial(const isn_digest_clause *c)
{
    return c->marks & ISN_CLAUSE_DENIES && c->marks & (ISN_CLAUSE_PART | ISN_CLAUSE_VAGUE);
}

/* Is it what one says who has denied already: «…| وقال إن عملياته دقيقة»? */
static bool after_denial(const isn_account *x)
{
    const isn_digest_clause *before = x->c - 1;
    return x->n > 0 && before->sentence == x->c->sentence && x->st->record.cue.end <= before->phrase.span.end && whole_denial(before);
}

static isn_account account_of(isn_arena *a, known_words *known, const isn_digest *d, int32_t doc, int32_t n)
{
    const isn_digest_clause *c = &d->clauses.at[n];
    isn_account x = {.doc = doc, .n = n, .c = c, .last = n + 1 >= d->clauses.n};
    if (c->statement >= 0 && c->statement < d->statements.n) x.st = &d->statements.at[c->statement];
    isn_act act = x.st ? x.st->record.act : ISN_ACT_SAY;
    x.speaker = act == ISN_ACT_CLAIM ? 0 : speaker_of(a, known, x.st); /* who accuses stands too near to the accused */
    bool denied = is_denied(a, &x), head = is_head(&x), cut = x.c->told.start < x.c->phrase.span.start;
    if (act == ISN_ACT_DENY && !account_stance(fold_word(a, x.st->record.lemma), LEX_STANCE_KIND_DENY)) act = ISN_ACT_SAY; /* «رفض» */
    bool neither = x.st && c->marks & ISN_CLAUSE_NEGATED && span_overlaps(x.st->record.cue, c->phrase.span); /* «لم تؤكد أو تنفي» */
    if (act == ISN_ACT_DENY && neither && !(c->marks & ISN_CLAUSE_DENIES)) act = ISN_ACT_SAY;
    x.denies = (!head || whole_denial(c)) && (c->marks & ISN_CLAUSE_DENIES ||
                         (act == ISN_ACT_DENY && !denied && begins(&x) && !after_denial(&x) && (cut || !(c->marks & ISN_CLAUSE_ACCUSES))));
    x.head = head && !x.denies;
    x.accuses = !x.denies && (c->marks & ISN_CLAUSE_ACCUSES || act == ISN_ACT_CLAIM || denied);
    if (denied) x.speaker = 0;
    read_words(a, known, &x);
    return x;
}

/* «إن مزاعم الوزير عن الحريق، … هي محض خيال»: the clause before says what is denied. */
static bool goes_on(const isn_account *x, const isn_account *before)
{
    bool own = !(x->c->marks & (ISN_CLAUSE_RELATIVE | ISN_CLAUSE_WHO | ISN_CLAUSE_VAGUE)) && !x->c->parties.n;
    return own && x->st && x->st == before->st && account_same_sentence(x, before) && !before->denies;
}

void account_add_words(isn_arena *a, isn_account *x, const isn_account *more)
{
    isn_account_word *w = isn_new(a, isn_account_word, x->n_words + more->n_words + 1);
    int n = x->n_words;
    if (!w) return;
    memcpy(w, x->word, (size_t)n * sizeof *w);
    for (int i = 0; i < more->n_words; i++)
        if (!account_has(x, more->word[i].root)) w[n++] = more->word[i];
    sort_words(w, n);
    x->word = w, x->n_words = n, x->weight = 0;
    for (int i = 0; i < n; i++) x->weight += w[i].weight;
}

/* By root, a byte of it after the other; those of one root stay in their order. */
static void sort_uses(isn_arena *a, isn_account_use *use, ptrdiff_t n)
{
    isn_account_use *from = use, *to = isn_new(a, isn_account_use, n);
    if (!to) return;
    for (int shift = 0; shift < 32; shift += 8) {
        ptrdiff_t at[257] = {0};
        for (ptrdiff_t i = 0; i < n; i++) at[(from[i].root >> shift & 255) + 1]++;
        for (int k = 0; k < 256; k++) at[k + 1] += at[k];
        for (ptrdiff_t i = 0; i < n; i++) to[at[from[i].root >> shift & 255]++] = from[i];
        isn_account_use *t = from;
        from = to, to = t;
    }
}

/* Lists the uses of every root, and weighs each word by them. */
static void weigh(isn_arena *a, isn_accounts *all)
{
    for (ptrdiff_t i = 0; i < all->n; i++) all->n_uses += all->at[i].n_words, all->at[i].weight = 0;
    all->use = isn_new(a, isn_account_use, all->n_uses > 0 ? all->n_uses : 1);
    if (!all->use) {
        all->n = all->n_uses = 0;
        return;
    }
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < all->n; i++)
        for (int k = 0; k < all->at[i].n_words; k++) all->use[n++] = (isn_account_use){all->at[i].word[k].root, (int32_t)i};
    sort_uses(a, all->use, n);
    double common = COMMON_CLAUSES + COMMON_SHARE * (double)all->n;
    for (ptrdiff_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && all->use[end].root == all->use[i].root;) end++;
        double more = (double)(end - i) - COMMON_CLAUSES;
        float damp = (float)(1.0 / (1.0 + (more > 0 ? more : 0) / common));
        for (ptrdiff_t k = i; k < end; k++) {
            isn_account *x = &all->at[all->use[k].account];
            isn_account_word *w = word_of((isn_account_word *)x->word, x->n_words, all->use[k].root);
            w->weight *= damp;
            x->weight += w->weight;
        }
    }
}

/* The clauses of an article, by their keys: a reprint tells only what is not among
 * them. */
typedef struct {
    uint64_t *at;
    ptrdiff_t n;
} key_set;

static int by_key(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return a < b ? -1 : a > b;
}

static key_set keys_of(isn_arena *a, const isn_digest *d)
{
    key_set s = {isn_new(a, uint64_t, d->clauses.n > 0 ? d->clauses.n : 1), 0};
    for (ptrdiff_t i = 0; s.at && i < d->clauses.n; i++) s.at[s.n++] = str_hash(STR_HASH_SEED, d->clauses.at[i].phrase.key);
    if (s.at) qsort(s.at, (size_t)s.n, sizeof *s.at, by_key);
    return s;
}

static bool has_key(const key_set *s, isn_str key)
{
    uint64_t h = str_hash(STR_HASH_SEED, key);
    return s->n && bsearch(&h, s->at, (size_t)s->n, sizeof *s->at, by_key) != NULL;
}

void accounts_make(isn_arena *a, isn_pile pile, const isn_pile_words *words, isn_accounts *out)
{
    ptrdiff_t most = 0;
    *out = (isn_accounts){.words = words};
    for (ptrdiff_t i = 0; i < pile.n; i++) most += pile.at[i].clauses.n;
    out->at = isn_new(a, isn_account, most > 0 ? most : 1);
    out->first = isn_new(a, int32_t, pile.n + 1);
    known_words known = {.words = words, .at = isn_new(a, known_word, words->n_known)};
    if (!out->at || !out->first || !known.at) return;
    for (ptrdiff_t i = 0; i < pile.n && !a->full; i++) {
        bool reprint = pile.same_text && pile.same_text[i] != i;
        key_set told = reprint ? keys_of(a, &pile.at[pile.same_text[i]]) : (key_set){0};
        out->first[i] = (int32_t)out->n;
        for (ptrdiff_t k = 0; k < pile.at[i].clauses.n; k++) {
            if (reprint && has_key(&told, pile.at[i].clauses.at[k].phrase.key)) continue;
            isn_account *x = &out->at[out->n++];
            *x = account_of(a, &known, &pile.at[i], (int32_t)i, (int32_t)k);
            const isn_account *before = out->n - 1 > out->first[i] ? x - 1 : NULL;
            for (isn_account *y = x - 1; y >= out->at + out->first[i] && x - y <= CHARGED && account_same_sentence(x, y); y--)
                if (y->accuses && y->c->told.end >= x->c->phrase.span.end) account_add_words(a, y, x); /* «اتهم …، | بكذا» */
            if (x->denies && before && x->n_words == 0 && before->denies && account_same_sentence(x, before)) x->denies = false; /* said again */
            if (!x->denies) continue;
            x->deniers = deniers_of(x, before);
            if (before && goes_on(x, before)) account_add_words(a, x, before);
        }
        if (out->n > out->first[i]) out->at[out->n - 1].last = true;
    }
    out->first[pile.n] = (int32_t)out->n;
    weigh(a, out);
}

double account_shared(const isn_account *x, const isn_account *y, int *n)
{
    double sum = 0;
    *n = 0;
    for (int i = 0, k = 0; i < x->n_words && k < y->n_words;) {
        if (x->word[i].root < y->word[k].root) i++;
        else if (x->word[i].root > y->word[k].root) k++;
        else sum += (double)x->word[i].weight, (*n)++, i++, k++;
    }
    return sum;
}

double account_around_shared(const isn_accounts *all, const isn_account *x, const isn_account *y)
{
    double sum = 0;
    for (ptrdiff_t i = -AROUND; i <= AROUND; i++) {
        const isn_account *near = x + i;
        if (near < all->at || near >= all->at + all->n || near->doc != x->doc) continue;
        for (int w = 0; w < near->n_words; w++) {
            bool found = false;
            for (ptrdiff_t k = -AROUND; k <= AROUND && !found; k++)
                found = y + k >= all->at && y + k < all->at + all->n && y[k].doc == y->doc && account_has(y + k, near->word[w].root);
            if (found) sum += (double)near->word[w].weight;
        }
    }
    return sum;
}

bool account_has(const isn_account *x, uint32_t root)
{
    int low = 0, high = x->n_words;
    while (low < high) {
        int mid = (low + high) / 2;
        if (x->word[mid].root < root) low = mid + 1;
        else high = mid;
    }
    return low < x->n_words && x->word[low].root == root;
}

bool account_names(const isn_account *x, uint64_t party)
{
    for (ptrdiff_t i = 0; i < x->c->parties.n; i++)
        if (x->c->parties.at[i] == party) return true;
    return false;
}

bool account_parties_meet(const isn_account *x, const isn_account *y)
{
    for (ptrdiff_t i = 0; i < x->c->parties.n; i++)
        if (account_names(y, x->c->parties.at[i])) return true;
    return false;
}

bool account_answers(const isn_account *claim, const isn_account *denial)
{
    for (ptrdiff_t i = 0; i < denial->deniers.n; i++)
        if (account_names(claim, denial->deniers.at[i])) return true;
    return false;
}

bool account_own(const isn_account *claim, const isn_account *denial)
{
    for (ptrdiff_t i = 0; claim->st && i < denial->deniers.n; i++)
        for (ptrdiff_t k = 0; k < claim->st->parties.n; k++)
            if (claim->st->parties.at[k] == denial->deniers.at[i]) return true;
    return false;
}

bool account_one_speaker(const isn_account *x, const isn_account *y)
{
    return x->speaker && x->speaker == y->speaker;
}

bool account_two_speakers(const isn_account *x, const isn_account *y)
{
    return x->st && y->st && x->st != y->st && !account_one_speaker(x, y);
}

bool account_same_sentence(const isn_account *x, const isn_account *y)
{
    return x->doc == y->doc && x->c->sentence == y->c->sentence;
}

static ptrdiff_t use_from(const isn_accounts *all, uint64_t root)
{
    ptrdiff_t low = 0, high = all->n_uses;
    while (low < high) {
        ptrdiff_t mid = (low + high) / 2;
        if (all->use[mid].root < root) low = mid + 1;
        else high = mid;
    }
    return low;
}

void account_uses(const isn_accounts *all, uint32_t root, ptrdiff_t *from, ptrdiff_t *to)
{
    *from = use_from(all, root);
    *to = use_from(all, (uint64_t)root + 1);
}

const isn_account *account_whole(const isn_accounts *all, const isn_account *x)
{
    const isn_account *first = all->at + all->first[x->doc];
    for (const isn_account *y = x - 1; y >= first && x - y <= CHARGED && account_same_sentence(x, y); y--)
        if (y->accuses && y->c->told.end >= x->c->phrase.span.end) return y;
    return x;
}

isn_side account_side(const isn_account *x)
{
    isn_str chain = x->st && x->st->link_names.n ? x->st->link_names.at[0] : STR_NONE;
    isn_str text = x->c->told_text.n ? x->c->told_text : x->c->phrase.text;
    isn_span span = x->c->told;
    bool denies = x->denies || x->c->marks & ISN_CLAUSE_DENIES; /* «تنفي السفارة هذه الاتهامات» is what the side is shown for */
    bool is_long = text.n > (denies ? LONG_DENIAL : LONG_SIDE);
    uint32_t head = is_long && !denies ? matter_start(x) : 0;
    if (is_long) text = str_sub(x->c->phrase.text, head, x->c->phrase.text.n), span = (isn_span){x->c->phrase.span.start + head, x->c->phrase.span.end};
    return (isn_side){.document = x->doc, .span = span, .text = text, .value = (double)NAN,
                      .max = (double)NAN, .statement = x->c->statement, .said = x->c->date, .chain = chain, .part_of = -1};
}
