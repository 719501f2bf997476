/* clitic.c - proclitics and pronoun suffixes of a folded key.
 *
 * clitic_cut lists the ways that letters allow.  clitic_choose takes the best: the
 * way that leaves a stem which the news know (stem.tsv), each clitic at its price.
 * Closed classes («لأن», «منه», «كذلك») are in clitic.tsv. */
#include "lexicon/clitic.h"
#include "text/letters.h"
#include "text/sentence.h"
#include "text/stem_table.h"
#include "text/token.h"

/* The order in which proclitics may stand: و/ف, then ب/ك/ل/س, then ال with the
 * stem.  So a key has at most three ways: none, its first letter, its first two. */
bool clitic_cut(isn_str key, int nth, isn_clitic_cut *out)
{
    enum { LETTER = 2, LEAST_REST = 4 };
    memset(out->pre, 0, sizeof out->pre);
    out->n_pre = 0;
    out->rest = key;
    if (nth == 0) return true;
    ptrdiff_t taken = (ptrdiff_t)nth * LETTER;
    char first = nth <= 2 ? proclitic_at(key, 0) : 0, last = first;
    if (!first || key.n - taken < LEAST_REST) return false;
    if (nth == 2) {
        last = proclitic_at(key, LETTER);
        if ((first != 'w' && first != 'f') || !last || last == 'w' || last == 'f') return false;
        out->pre[1] = last;
    }
    out->pre[0] = first;
    out->n_pre = (int)taken;
    out->rest = (isn_str){key.p + taken, key.n - taken};
    bool assimilated = last == 'l' && proclitic_at(out->rest, 0) == 'l'; /* للعراق: ل + العراق */
    if (assimilated && out->rest.n + LETTER <= (ptrdiff_t)sizeof out->buf) {
        memcpy(out->buf, "\xD8\xA7", LETTER); /* ا */
        memcpy(out->buf + LETTER, out->rest.p, (size_t)out->rest.n);
        out->rest = (isn_str){out->buf, out->rest.n + LETTER};
    }
    return true;
}

/* ---- the best analysis --------------------------------------------------- */

enum {
    MAX_LETTERS = 40, MAX_STARTS = 8, UNKNOWN = -1000
};

/* Prices in half bits, like the weights of stems (2 log2 of a count): a form with
 * و is about an eighth as frequent as the form without it. */
enum {
    PRICE_WAW = 6, PRICE_FEH = 12, PRICE_BEH = 8, PRICE_LAM = 8, PRICE_KAF = 14, PRICE_SEEN = 6,
    PRICE_PRONOUN = 6, PRICE_RARE_PRONOUN = 12,
    PRICE_DOTLESS = 10,      /* ه written for ة */
    PRICE_HAMZA_MISSING = 8, /* ا before a stem that papers write with أ */
    GAIN_HAMZA_SEEN = 6,     /* … and hamza where it should be */
    UNSEEN = -5, UNSEEN_LIKE_CUT = -14
};

typedef struct {
    int letter[MAX_LETTERS]; /* two bytes each */
    int n;
    int below; /* index of its first إ, or -1 */
    bool marbuta, hamza;
} word;

typedef struct {
    int at, price;
} start;

typedef struct {
    int n_pre, n_post, score;
} analysis;

static bool spell(const isn_tok *t, int below, word *w)
{
    if (t->flags & TOK_LATIN || t->key.n > 2 * MAX_LETTERS) return false;
    w->n = (int)(t->key.n / 2);
    for (int i = 0; i < w->n; i++) {
        w->letter[i] = letter_at(t->key, i);
        if (!is_arabic_letter(w->letter[i])) return false;
    }
    w->below = below == 255 ? -1 : below / 2;
    w->marbuta = t->flags & TOK_TA_MARBUTA;
    w->hamza = t->flags & (TOK_HAMZA_ABOVE | TOK_HAMZA_BELOW);
    if (w->marbuta) w->letter[w->n - 1] = MARBUTA;
    return true;
}

/* Can any clitic be there?  Most words are done here. */
static bool may_have_clitics(isn_str key)
{
    switch (letter_at(key, 0)) {
    case WAW: case FEH: case BEH: case LAM: case KAF: case SEEN: return true;
    default: break;
    }
    switch (letter_at(key, (int)(key.n / 2) - 1)) {
    case HEH: case ALEF: case MEEM: case NOON: case YEH: return true;
    default: return false;
    }
}

/* س only before a verb of the present: سيكون، ستعقد، سنرى، سأذهب. */
static int second_price(const word *w, int at)
{
    int next = at + 1 < w->n ? w->letter[at + 1] : 0;
    switch (w->letter[at]) {
    case BEH: return PRICE_BEH;
    case LAM: return PRICE_LAM;
    case KAF: return PRICE_KAF;
    case SEEN: return next == YEH || next == TEH || next == NOON || next == ALEF ? PRICE_SEEN : 0;
    default: return 0;
    }
}

/* Where the stem may begin: after nothing, و/ف, one of ب ل ك س, or both. */
static int starts_of(const word *w, start *out)
{
    int n = 0;
    out[n++] = (start){0, 0};
    int first = w->letter[0] == WAW ? PRICE_WAW : w->letter[0] == FEH ? PRICE_FEH : 0;
    if (first && w->n >= 3) out[n++] = (start){1, first};
    for (int i = 0, had = n; i < had; i++) {
        int price = w->n - out[i].at >= 3 ? second_price(w, out[i].at) : 0;
        if (price) out[n++] = (start){out[i].at + 1, out[i].price + price};
    }
    return n;
}

static uint64_t add_letter(uint64_t h, int letter)
{
    return stem_hash(h, (unsigned char)(letter >> 8), (unsigned char)letter);
}

static int weight_of(uint32_t found)
{
    return found ? (int)(found & STEM_WEIGHT) : UNKNOWN;
}

static int higher(int a, int b)
{
    return a > b ? a : b;
}

/* Hamza at the beginning of a stem: papers write it or not, but mostly the stem
 * says which. */
static int hamza_gain(const word *w, int at, uint32_t found)
{
    if (w->letter[at] != ALEF || at == 0) return 0;
    if (w->hamza) return GAIN_HAMZA_SEEN;
    return found & STEM_HAMZA ? -PRICE_HAMZA_MISSING : 0;
}

/* The stem `core` letters long whose hashes are `h`, before a pronoun: as it
 * stands, or as the pronoun changed its end. */
static int weight_before_pronoun(const word *w, int at, int core, const uint64_t *h)
{
    int last = w->letter[at + core - 1];
    int best = weight_of(stem_find(h[core]));
    if (last == TEH) /* حكومته: حكومة */
        best = higher(best, weight_of(stem_find(add_letter(h[core - 1], MARBUTA))));
    if (last == ALEF) /* مستواها: مستوى */
        best = higher(best, weight_of(stem_find(add_letter(h[core - 1], YEH))));
    if (last == YEH || last == WAW) /* أبنائه، أبناؤه: أبناء */
        best = higher(best, weight_of(stem_find(add_letter(h[core - 1], HAMZA))));
    if (last == WAW) /* استقبلوه: استقبلوا */
        best = higher(best, weight_of(stem_find(add_letter(h[core], ALEF))));
    return best;
}

/* The pronouns by their letters from the last one; n letters, price. */
static int pronoun_at(const word *w, int nth, int *price)
{
    int a = w->letter[w->n - 1], b = w->n > 1 ? w->letter[w->n - 2] : 0, c = w->n > 2 ? w->letter[w->n - 3] : 0;
    int found[3], n = 0;
    int cost[3];
    if (a == HEH) found[n] = 1, cost[n++] = PRICE_PRONOUN;
    if (a == ALEF && b == HEH) found[n] = 2, cost[n++] = PRICE_PRONOUN;
    if (a == MEEM && b == HEH) found[n] = 2, cost[n++] = PRICE_PRONOUN;
    if (a == NOON && b == HEH) found[n] = 2, cost[n++] = PRICE_RARE_PRONOUN;
    if (a == MEEM && b == KAF) found[n] = 2, cost[n++] = PRICE_RARE_PRONOUN;
    if (a == ALEF && b == NOON) found[n] = 2, cost[n++] = PRICE_RARE_PRONOUN;
    if (a == YEH && b == NOON) found[n] = 2, cost[n++] = PRICE_RARE_PRONOUN;
    if (a == ALEF && b == MEEM && c == HEH) found[n] = 3, cost[n++] = PRICE_PRONOUN;
    if (nth >= n) return 0;
    *price = cost[nth];
    return found[nth];
}

static void keep(analysis *best, int n_pre, int n_post, int score)
{
    if (score > best->score) *best = (analysis){n_pre, n_post, score};
}

/* A word that nobody knows: a name as a rule.  و is cut off it, ب is not. */
static int unseen(const word *w, start s, int n_post)
{
    bool like_cut = s.at == 0 && (w->letter[0] == WAW && w->n >= 5);
    int price = 0;
    if (n_post == 0) like_cut |= pronoun_at(w, 0, &price) >= 2 || (pronoun_at(w, 0, &price) == 1 && w->n >= 5);
    return like_cut ? UNSEEN_LIKE_CUT : UNSEEN;
}

/* Stems that begin at `s`, without the article. */
static void try_bare(const word *w, start s, analysis *best)
{
    uint64_t h[MAX_LETTERS + 1];
    int n = w->n - s.at;
    h[0] = STEM_SEED;
    for (int i = 0; i < n; i++) h[i + 1] = add_letter(h[i], w->letter[s.at + i]);
    uint32_t whole = stem_find(h[n]);
    int score = weight_of(whole);
    if (w->letter[w->n - 1] == HEH) /* المدرسه */
        score = higher(score, weight_of(stem_find(add_letter(h[n - 1], MARBUTA))) - PRICE_DOTLESS);
    score = higher(score, unseen(w, s, 0));
    keep(best, s.at, 0, score - s.price + hamza_gain(w, s.at, whole));
    int price = 0;
    for (int nth = 0, k; (k = pronoun_at(w, nth, &price)) > 0; nth++) {
        int core = n - k;
        if (core < 2) continue;
        score = higher(weight_before_pronoun(w, s.at, core, h), core > 2 ? unseen(w, s, k) : UNKNOWN);
        keep(best, s.at, k, score - s.price - price + hamza_gain(w, s.at, stem_find(h[core])));
    }
}

/* A stem with the article, which no pronoun follows: الحكومة, للحكومة. */
static bool try_article(const word *w, start s, analysis *best)
{
    int at = s.at, left = w->n - at;
    bool after_lam = at > 0 && w->letter[at - 1] == LAM;
    if (left >= 4 && w->letter[at] == ALEF && w->letter[at + 1] == LAM && !after_lam) at += 2;
    else if (after_lam && left >= 3 && w->letter[at] == LAM) at += 1;
    else return false;
    uint64_t h = STEM_SEED;
    for (int i = at; i < w->n; i++) h = add_letter(h, w->letter[i]);
    uint32_t found = stem_find(h);
    int score = weight_of(found);
    if (w->letter[w->n - 1] == HEH) {
        uint64_t m = STEM_SEED;
        for (int i = at; i < w->n - 1; i++) m = add_letter(m, w->letter[i]);
        score = higher(score, weight_of(stem_find(add_letter(m, MARBUTA))));
    }
    keep(best, s.at, 0, higher(score, 0) - s.price);
    return true;
}

/* An إ begins the stem, or follows its ال. */
static bool contradicts_below(const word *w, int at)
{
    if (w->below < 0) return false;
    return at != w->below && !(at + 2 == w->below && w->letter[at] == ALEF) &&
           !(at + 1 == w->below && w->letter[at] == LAM);
}

static bool closed_class(isn_tok *t)
{
    bool may = t->key.n <= 16 && !(t->flags & TOK_TA_MARBUTA);
    int k = may ? lex_find(&lex_clitic, t->key) : -1;
    if (k < 0) return false;
    int row = lex_row(&lex_clitic, k);
    t->n_pre = (uint8_t)(2 * lex_value(&lex_clitic, row, LEX_CLITIC_PRE));
    t->n_post = (uint8_t)(2 * lex_value(&lex_clitic, row, LEX_CLITIC_POST));
    return true;
}

void clitic_choose(isn_tok *t, int below)
{
    word w;
    if (t->key.n < 4 || t->key.n % 2) return;
    if (!may_have_clitics(t->key)) {
        if (t->flags & TOK_HAMZA_ABOVE && letter_at(t->key, 0) == ALEF) closed_class(t); /* أليس: أ + ليس */
        return;
    }
    if (!spell(t, below, &w) || closed_class(t)) return;
    start s[MAX_STARTS];
    int n = starts_of(&w, s);
    analysis best = {0, 0, 2 * UNKNOWN};
    for (int i = 0; i < n; i++) {
        if (contradicts_below(&w, s[i].at)) continue;
        if (w.n - s[i].at < 2) continue;
        if (!try_article(&w, s[i], &best)) try_bare(&w, s[i], &best);
    }
    t->n_pre = (uint8_t)(2 * best.n_pre);
    t->n_post = (uint8_t)(2 * best.n_post);
}
