/* key.c - words to keys: a light stem and the words that tell nothing.
 *
 * The stemmer is the usual light one of Arabic retrieval (Larkey, Ballesteros,
 * Connell 2007) after the clitics of src/text: it errs the same way on both
 * sides of a comparison, which is all that is asked of it. */
#include "story/digest/key.h"

#include "lexicon/common.h"
#include "lexicon/stopword.h"

#include <math.h>

enum {
    LETTER = 2,          /* bytes of one Arabic letter */
    RARE_PER_10000 = 40  /* what a word that is not listed is taken for */
};

/* Endings in the order they are tried; each must leave `leave` letters. */
static const struct {
    isn_str end;
    int leave;
} ENDING[] = {{{"ها", 4}, 3}, {{"هم", 4}, 3}, {{"نا", 4}, 3}, {{"ات", 4}, 3}, {{"ان", 4}, 3}, {{"ون", 4}, 3}, {{"ين", 4}, 3},
              {{"وا", 4}, 3}, {{"ته", 4}, 3}, {{"يه", 4}, 3}, {{"ه", 2}, 2},  {{"ي", 2}, 3},  {{"ا", 2}, 3}};

static bool arabic(isn_str s)
{
    return s.n > 0 && (unsigned char)s.p[0] >= 0xD8 && (unsigned char)s.p[0] <= 0xDB;
}

static isn_str without(isn_str key, const char *lead, int leave)
{
    isn_str l = str_c(lead);
    return str_starts(key, l) && key.n - l.n >= leave * LETTER ? str_sub(key, l.n, key.n) : key;
}

/* و, then one of ب ك ف ل before ال, then ال itself; لل. */
static isn_str without_lead(isn_str key)
{
    isn_str s = without(key, "و", 3);
    for (const char *const *p = (const char *const[]){"ف", "ب", "ك", NULL}; *p; p++) {
        isn_str cut = without(s, *p, 4);
        if (cut.n < s.n && str_starts(cut, STR("ال"))) {
            s = cut;
            break;
        }
    }
    isn_str bare = without(s, "ال", 2);
    return bare.n < s.n ? bare : without(s, "لل", 3);
}

static int per_10000(isn_str stem)
{
    int k = lex_find(&lex_common, stem);
    return k < 0 ? 0 : lex_value(&lex_common, lex_row(&lex_common, k), LEX_COMMON_PER10000);
}

/* ب، ل، ك، ف before a word that is commoner without: «بإطلاق» is إطلاق, «بنك»
 * stays. */
static isn_str without_particle(isn_str s)
{
    for (const char *const *p = (const char *const[]){"ب", "ل", "ك", "ف", NULL}; *p; p++) {
        isn_str cut = without(s, *p, 3);
        if (cut.n < s.n) return per_10000(cut) > 2 * per_10000(s) ? cut : s;
    }
    return s;
}

isn_str story_stem(isn_str key)
{
    if (!arabic(key)) return key;
    isn_str s = without_lead(key);
    for (size_t i = 0; i < sizeof ENDING / sizeof *ENDING; i++) {
        isn_str end = ENDING[i].end;
        if (!str_ends(s, end) || s.n - end.n < ENDING[i].leave * LETTER) continue;
        s.n -= end.n;
        break;
    }
    return without_particle(s);
}

bool story_stop(isn_str key)
{
    if (lex_find(&lex_stopword, key) >= 0) return true;
    isn_str bare = without(key, "و", 2);
    if (bare.n < key.n && lex_find(&lex_stopword, bare) >= 0) return true;
    bare = without(key, "ف", 2);
    return bare.n < key.n && lex_find(&lex_stopword, bare) >= 0;
}

isn_str story_key(isn_arena *a, isn_str words)
{
    char *p = isn_alloc(a, words.n * 3 + 1);
    if (!p) return STR_NONE;
    ptrdiff_t n = 0;
    isn_span u = {0, 0};
    for (isn_unit kind; (kind = unit_next(words, u.end, &u)) != UNIT_END;) {
        if (kind == UNIT_PUNCT) continue;
        isn_str key = fold_word(a, str_span(words, u));
        if (kind == UNIT_WORD && (key.n <= LETTER || story_stop(key))) continue;
        isn_str stem = story_stem(key);
        if (n + stem.n + 1 > words.n * 3) break;
        if (n) p[n++] = ' ';
        memcpy(p + n, stem.p, (size_t)stem.n);
        n += stem.n;
    }
    return (isn_str){p, n};
}

bool story_words_make(isn_arena *a, const isn_text *text, isn_story_words *out)
{
    isn_story_word *word = isn_new(a, isn_story_word, text->toks.n);
    *out = (isn_story_words){text, word};
    for (ptrdiff_t i = 0; word && i < text->toks.n; i++) {
        const isn_tok *t = &text->toks.at[i];
        if (t->kind == TOK_PUNCT) continue;
        word[i].stop = t->kind == TOK_WORD && (t->key.n <= LETTER || story_stop(t->key));
        word[i].stem = story_stem(t->key);
    }
    return word != NULL;
}

ptrdiff_t tok_after_byte(isn_toks t, uint32_t at)
{
    ptrdiff_t low = 0, high = t.n;
    while (low < high) {
        ptrdiff_t mid = (low + high) / 2;
        if (t.at[mid].span.end <= at) low = mid + 1;
        else high = mid;
    }
    return low;
}

isn_str story_key_of(isn_arena *a, const isn_story_words *w, isn_span span)
{
    isn_toks t = w->text->toks;
    ptrdiff_t i = tok_after_byte(t, span.start), room = span.end > span.start ? (ptrdiff_t)(span.end - span.start) * 3 : 0;
    char *p = isn_alloc(a, room + 1);
    if (!p) return STR_NONE;
    ptrdiff_t n = 0;
    for (; i < t.n && t.at[i].span.start < span.end; i++) {
        if (t.at[i].kind == TOK_PUNCT) continue;
        isn_story_word word = w->word[i];
        if (!span_holds(span, t.at[i].span)) { /* «بسحبه» without its ب */
            isn_span part = t.at[i].span;
            if (part.start < span.start) part.start = span.start;
            if (part.end > span.end) part.end = span.end;
            isn_str key = fold_word(a, str_span(w->text->text, part));
            word.stop = t.at[i].kind == TOK_WORD && (key.n <= LETTER || story_stop(key));
            word.stem = story_stem(key);
        }
        if (word.stop) continue;
        if (n + word.stem.n + 1 > room) break;
        if (n) p[n++] = ' ';
        memcpy(p + n, word.stem.p, (size_t)word.stem.n);
        n += word.stem.n;
    }
    return (isn_str){p, n};
}

double story_idf(isn_str stem)
{
    int k = lex_find(&lex_common, stem);
    int per = k < 0 ? RARE_PER_10000 : lex_value(&lex_common, lex_row(&lex_common, k), LEX_COMMON_PER10000);
    return log(10000.0 / (double)per);
}

uint64_t story_state(isn_str id)
{
    return str_hash(str_hash(STR_HASH_SEED, STR("state ")), id);
}

isn_str key_word(isn_str key, ptrdiff_t *at)
{
    if (*at >= key.n) return STR_NONE;
    ptrdiff_t end = str_find(key, STR(" "), *at);
    if (end < 0) end = key.n;
    isn_str word = str_sub(key, *at, end);
    *at = end + 1;
    return word;
}

isn_str key_last(isn_str key)
{
    for (ptrdiff_t sp; (sp = str_find(key, STR(" "), 0)) >= 0;) key = str_sub(key, sp + 1, key.n);
    return key;
}
