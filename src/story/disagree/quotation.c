/* quotation.c - one quotation whose words differ between articles.
 *
 * Two direct quotations that are the same word for word but for one short
 * stretch, where that stretch is no mere spelling, synonym or other form:
 * «تعاونا حقيقيا» has become «تعاونا محدودا».  Two translations of one remark
 * differ in many places and are no alteration.  What is reported without marks
 * is anybody's wording: there only words that judge part it («إنقاذ», «تهريب»). */
#include "story/disagree/disagree.h"
#include "story/sense.h"
#include "story/wording.h"

#include <math.h>

enum {
    LEAST_WORDS = 5,    /* of a quotation */
    LEAST_QUOTED = 4,   /* inside the marks: fewer are a name */
    LEAST_TELLING = 6,  /* bytes of a word that tells something */
    MOST_ALTERED = 2,   /* words that may differ, in one stretch */
    MAX_QUOTES = 20000,
    MAX_BUCKET = 40     /* quotations with the same beginning or end */
};

typedef struct {
    int32_t doc, statement;
    const isn_digest_clause *c;
    isn_str *word;   /* folded, in their order */
    uint32_t *hash;  /* of each */
    int n_words;
    uint64_t inside; /* a bit for each word: it stands inside quotation marks */
    bool marks_read; /* `inside` is known */
    bool quoted;     /* there are such marks; else the words are reported */
    uint64_t head, tail, whole; /* hashes of its first and last three words, of all */
} quote;
typedef ISN_LIST(quote) quotes;

enum { EDGE = 3, MAX_WORDS = 60 };

/* The words and numbers of a clause and their hashes; «ﷺ» is four. */
static int read_words(const isn_pile_words *words, isn_word_list list, isn_str *w, uint32_t *hash)
{
    int n = 0;
    for (ptrdiff_t i = 0; i < list.n; i++) {
        const isn_known_word *is = &words->known[list.at[i].is];
        ptrdiff_t at = 0;
        for (isn_str one; n < MAX_WORDS && (one = key_word(is->key, &at)).n;) {
            bool word = (unsigned char)one.p[0] >= 0xD8 && (unsigned char)one.p[0] <= 0xDB && one.n > 2;
            if (!word && !(one.p[0] >= '0' && one.p[0] <= '9')) continue;
            hash[n] = one.n == is->key.n ? is->hash : (uint32_t)str_hash(STR_HASH_SEED, one);
            w[n++] = one;
        }
    }
    return n;
}

/* Words one after the other, a space between. */
static isn_str joined(isn_arena *a, const isn_str *w, int n)
{
    isn_str all = n ? w[0] : STR_NONE;
    for (int i = 1; i < n; i++) all = arena_fmt(a, "%.*s %.*s", STR_ARG(all), STR_ARG(w[i]));
    return all;
}

static uint64_t edge_hash(const isn_str *w)
{
    uint64_t h = STR_HASH_SEED;
    for (int i = 0; i < EDGE; i++) h = str_hash(h, w[i]);
    return h;
}

static void gather(isn_arena *a, isn_pile pile, const isn_pile_words *words, quotes *out)
{
    for (ptrdiff_t i = 0; i < pile.n; i++)
        for (ptrdiff_t k = 0; k < pile.at[i].clauses.n && out->n < MAX_QUOTES; k++) {
            const isn_digest_clause *c = &pile.at[i].clauses.at[k];
            bool quoted = c->marks & ISN_CLAUSE_QUOTED || str_find(c->phrase.text, STR("«"), 0) >= 0 ||
                          str_find(c->phrase.text, STR("\""), 0) >= 0 || str_find(c->phrase.text, STR("“"), 0) >= 0;
            if (!quoted && c->statement < 0) continue; /* nobody's words */
            isn_str w[MAX_WORDS];
            uint32_t hash[MAX_WORDS];
            quote q = {.doc = (int32_t)i, .statement = c->statement, .c = c, .quoted = quoted,
                       .n_words = read_words(words, clause_words(words, i, k), w, hash)};
            if (q.n_words < LEAST_WORDS || !(q.word = isn_new(a, isn_str, q.n_words)) || !(q.hash = isn_new(a, uint32_t, q.n_words))) continue;
            memcpy(q.word, w, (size_t)q.n_words * sizeof *w);
            memcpy(q.hash, hash, (size_t)q.n_words * sizeof *hash);
            q.head = edge_hash(w), q.tail = edge_hash(w + q.n_words - EDGE), q.whole = STR_HASH_SEED;
            for (int j = 0; j < q.n_words; j++) q.whole = str_hash(q.whole, w[j]); /* a space too few is no other word */
            isn_push_value(a, out, q);
        }
}

/* Does word `n` of the clause stand inside quotation marks? */
static bool inside_marks(quote *q, int n)
{
    isn_str text = q->c->phrase.text;
    bool inside = q->c->marks & ISN_CLAUSE_QUOTED;
    int seen = 0;
    isn_span u = {0, 0};
    for (isn_unit kind; !q->marks_read && seen < q->n_words && (kind = unit_next(text, u.end, &u)) != UNIT_END;) {
        isn_str w = str_span(text, u);
        if (str_is(w, "«") || str_is(w, "“")) inside = true;
        else if (str_is(w, "»") || str_is(w, "”")) inside = false;
        else if (str_is(w, "\"")) inside = !inside;
        if (kind == UNIT_PUNCT || (kind == UNIT_WORD && w.n <= 2)) continue;
        q->inside |= (uint64_t)inside << seen++;
    }
    q->marks_read = true;
    return q->inside >> n & 1;
}

/* How many words stand inside the marks around word `n`; 0 where it stands outside. */
static int quoted_words(quote *q, int n)
{
    int first = n, end = n;
    while (first > 0 && inside_marks(q, first - 1)) first--;
    while (end < q->n_words && inside_marks(q, end)) end++;
    return inside_marks(q, n) ? end - first : 0;
}

static bool one_word(const quote *x, int i, const quote *y, int k)
{
    return x->hash[i] == y->hash[k] && str_eq(x->word[i], y->word[k]);
}

/* Where the two differ: one stretch of 1..MOST_ALTERED words on each side. */
static bool altered(isn_arena *in, quote *x, quote *y, isn_str *a, isn_str *b)
{
    const isn_str *u = x->word, *v = y->word;
    int n = x->n_words, m = y->n_words, head = 0, tail = 0;
    if (x->whole == y->whole || n >= m + MOST_ALTERED || m >= n + MOST_ALTERED) return false;
    while (head < n && head < m && one_word(x, head, y, head)) head++;
    while (tail < n - head && tail < m - head && one_word(x, n - 1 - tail, y, m - 1 - tail)) tail++;
    int left = n - head - tail, right = m - head - tail;
    if (left < 1 || right < 1 || left > MOST_ALTERED || right > MOST_ALTERED || head + tail < LEAST_WORDS - 1) return false;
    if (x->quoted && y->quoted && (quoted_words(x, head) < LEAST_QUOTED || quoted_words(y, head) < LEAST_QUOTED)) return false;
    *a = joined(in, u + head, left), *b = joined(in, v + head, right);
    return true;
}

/* The stem without the letter of person: «تشكل», «يشكلون» → شكل. */
static isn_str bare(isn_str w)
{
    isn_str s = story_stem(w);
    bool person = s.n > 6 && (str_starts(s, STR("ت")) || str_starts(s, STR("ي")) || str_starts(s, STR("ن")));
    return person ? str_sub(s, 2, s.n) : s;
}

/* Only letters that begin a form: «سأ», «ت», «لت». */
static bool of_form(isn_str s)
{
    static const char *const letter[] = {"س", "ت", "ي", "ن", "ا", "م", "ب", "ف", "و", "ل", "ك"};
    for (ptrdiff_t i = 0; i + 1 < s.n; i += 2) {
        bool there = false;
        for (size_t k = 0; k < sizeof letter / sizeof *letter; k++) there |= memcmp(s.p + i, letter[k], 2) == 0;
        if (!there) return false;
    }
    return s.n <= 4;
}

/* One word after other beginnings: «سأقوم», «أقوم»; «تراوح», «تتراوح». */
static bool one_ending(isn_str a, isn_str b)
{
    ptrdiff_t n = 0;
    while (n < a.n && n < b.n && a.p[a.n - 1 - n] == b.p[b.n - 1 - n]) n++;
    n -= n % 2;
    return n >= 6 && of_form(str_sub(a, 0, a.n - n)) && of_form(str_sub(b, 0, b.n - n));
}

/* «البورليساريو» for «البوليساريو»: a letter too many. */
static bool letter_more(isn_str a, isn_str b)
{
    if (a.n > b.n) return letter_more(b, a);
    ptrdiff_t i = 0, k = 0;
    while (i < a.n && a.p[i] == b.p[i]) i++;
    while (k < a.n && a.p[a.n - 1 - k] == b.p[b.n - 1 - k]) k++;
    return b.n == a.n + 2 && a.n >= 8 && i + k >= a.n;
}

/* «إبى» for «إلى»: one letter of a word, the rest the same; «سيصنفكم» for «سينصفكم». */
static bool one_letter(isn_str a, isn_str b)
{
    int off = 0;
    ptrdiff_t first = -1, last = -1;
    if (a.n != b.n) return false;
    for (ptrdiff_t i = 0; i + 1 < a.n; i += 2)
        if (memcmp(a.p + i, b.p + i, 2) != 0) last = i, first = off++ ? first : i;
    bool exchanged = off == 2 && last == first + 2 && memcmp(a.p + first, b.p + last, 2) == 0 && memcmp(a.p + last, b.p + first, 2) == 0;
    return off == 1 || exchanged;
}

/* One word in two forms, or two that say the same. */
static bool same_word(isn_str a, isn_str b)
{
    return wording_spelling(a, b) || wording_spelling(bare(a), bare(b)) || one_letter(a, b) || letter_more(a, b) || one_ending(a, b) ||
           story_root(a) == story_root(b) || sense_same(a, b);
}

/* Is there a word in `a` that tells something and that `b` has not in any form? */
static bool says_more(isn_str a, isn_str b)
{
    ptrdiff_t i = 0;
    for (isn_str w; (w = key_word(a, &i)).n;) {
        bool there = story_stop(w) || w.n < LEAST_TELLING;
        ptrdiff_t k = 0;
        for (isn_str v; !there && (v = key_word(b, &k)).n;) there = same_word(w, v);
        if (!there) return true;
    }
    return false;
}

/* Does a word of the one judge what a word of the other names: «إنقاذ», «تهريب»? */
static bool judges(isn_str a, isn_str b)
{
    ptrdiff_t i = 0;
    for (isn_str w; (w = key_word(a, &i)).n;) {
        ptrdiff_t k = 0;
        for (isn_str v; (v = key_word(b, &k)).n;)
            if (sense_parts(w, v)) return true;
    }
    return false;
}

/* A title beside a name is no other word: «ترامب», «الرئيس الأميركي». */
static bool has_title(isn_str a)
{
    ptrdiff_t i = 0;
    for (isn_str w; (w = key_word(a, &i)).n;)
        if (sense_title(w)) return true;
    return false;
}

/* «الyصلاحي»: a key that was pressed in the other alphabet. */
static bool latin_inside(isn_str a)
{
    for (ptrdiff_t i = 0; i < a.n; i++)
        if ((a.p[i] >= 'a' && a.p[i] <= 'z') || (a.p[i] >= 'A' && a.p[i] <= 'Z')) return true;
    return false;
}

/* Do the stretches say two things?  Words inside quotation marks must be no synonyms; in
 * what is reported only words that judge part it from another outlet's wording. */
static bool sense_differs(const quote *x, const quote *y, isn_str a, isn_str b)
{
    if (sense_same(a, b) || latin_inside(a) || latin_inside(b)) return false; /* «وأميركا», «والولايات المتحدة» */
    if (!says_more(a, b) || !says_more(b, a)) return false;
    if (judges(a, b)) return true;
    return x->quoted && y->quoted && !has_title(a) && !has_title(b);
}

/* What was said of two stretches before: articles that have one text part at the same
 * words again and again. */
enum { PARTED = 512 };

typedef struct {
    isn_str a, b; /* none: nothing yet */
    bool quoted, differs;
} parted;

static bool parts(parted *before, const quote *x, const quote *y, isn_str a, isn_str b)
{
    uint64_t h = str_hash(str_hash(STR_HASH_SEED, a), b);
    bool quoted = x->quoted && y->quoted;
    parted *one = &before[(h ^ h >> 32) % PARTED];
    if (one->a.n != a.n || one->quoted != quoted || !str_eq(one->a, a) || !str_eq(one->b, b))
        *one = (parted){a, b, quoted, sense_differs(x, y, a, b)};
    return one->differs;
}

static isn_side side_of(const isn_digest *d, const quote *q)
{
    isn_str chain = q->statement >= 0 && q->statement < d->statements.n && d->statements.at[q->statement].link_names.n
                        ? d->statements.at[q->statement].link_names.at[0] : STR_NONE;
    return (isn_side){.document = q->doc, .span = q->c->phrase.span, .text = q->c->phrase.text, .value = (double)NAN,
                      .max = (double)NAN, .statement = q->statement, .chain = chain, .part_of = -1};
}

static bool told(const isn_disagreements *out, ptrdiff_t from, isn_str a, isn_str b)
{
    for (ptrdiff_t i = from; i < out->n; i++)
        if (str_eq(out->at[i].about, a) || str_eq(out->at[i].about, b)) return true;
    return false;
}

void quotations_disagree(isn_arena *a, isn_pile pile, const isn_pile_words *words, isn_disagreements *out)
{
    quotes all = {0};
    gather(a, pile, words, &all);
    ptrdiff_t from = out->n;
    uint32_t n_slots = 64;
    while (n_slots < (uint64_t)all.n * 4 && n_slots < 1u << 20) n_slots *= 2;
    int32_t *newest = isn_new(a, int32_t, n_slots), *before = isn_new(a, int32_t, all.n * 2);
    parted *known = isn_new(a, parted, PARTED);
    if (!newest || !before || !known) return;
    for (ptrdiff_t i = 0; i < all.n; i++) /* chains by head and tail; entries are 2 * index + 1 + which */
        for (int which = 0; which < 2; which++) {
            uint32_t h = (uint32_t)(which ? all.at[i].tail : all.at[i].head) & (n_slots - 1);
            int seen = 0;
            for (int32_t e = newest[h]; e && seen < MAX_BUCKET; e = before[e - 1], seen++) {
                quote *x = &all.at[(e - 1) / 2], *y = &all.at[i];
                isn_str u, v;
                if (x->doc == y->doc || !altered(a, x, y, &u, &v) || !parts(known, x, y, u, v) || told(out, from, u, v)) continue;
                isn_disagreement *d = disagreement_add(a, out, ISN_CONFLICT_QUOTATION, ISN_RELATION_DISAGREEMENT, u,
                                                       side_of(&pile.at[x->doc], x), side_of(&pile.at[y->doc], y));
                if (d) reason_give(a, d, x->quoted && y->quoted ? "quoted" : "judged", (isn_reason_words){.a = u, .b = v});
            }
            before[2 * i + which] = newest[h];
            newest[h] = (int32_t)(2 * i + which + 1);
        }
}
