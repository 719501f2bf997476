/* figure_noun.c - the noun phrase that a number counts.
 *
 *     3500 [جندي أجنبي] · عشرات [الهجمات الإرهابية] · 100 من [عناصر الشرطة]
 *
 * It begins with a noun, goes on over adjectives, complements and coordinated
 * nouns that agree with it, and ends before anything that begins a new phrase.
 * Where it ends is decided by closed classes (phrase_stop.tsv) and by endings. */
#include "lexicon/counted.h"
#include "lexicon/counted_complement.h"
#include "lexicon/currency.h"
#include "lexicon/partitive.h"
#include "lexicon/phrase_stop.h"
#include "lexicon/place.h"
#include "mention/figure_parts.h"

#include <math.h>

enum { MAX_WORDS = 6, MAX_JOINED = 4 };

/* What kind of noun may follow the number. */
typedef enum {
    NOUN_INDEFINITE, /* «3500 جندي أجنبي» */
    NOUN_ANY         /* «عشرات الركاب», «ثلث المقاعد» */
} noun_rule;

static bool counts_definite(const isn_number *num)
{
    return !num || num->plural_magnitude || num->fraction;
}

/* ---- looking words up ------------------------------------------------------ */

static isn_str without_article(isn_str key)
{
    isn_str al = STR("ال");
    return str_starts(key, al) && key.n >= al.n + 4 ? str_sub(key, al.n, key.n) : key;
}

static bool is_definite(isn_str key)
{
    return str_starts(key, STR("ال")) && key.n > 8;
}

bool has_article(isn_str key)
{
    return is_definite(key) && lex_find(&lex_counted, key) < 0;
}

int match_definite(const isn_lex *lex, isn_toks toks, ptrdiff_t i, int *k)
{
    int best = toks_match(lex, toks, i, k, NULL);
    isn_lex_walk w = lex_walk(lex);
    for (ptrdiff_t j = i; j < toks.n && lex_step(&w, without_article(toks.at[j].key)); j++)
        if (w.found >= 0 && j - i + 1 > best) {
            best = (int)(j - i) + 1;
            *k = w.found;
        }
    return best;
}

/* Of the rows of one word the one whose number `num` asks for: «ألف كتاب» are
 * books, «خمسة كتاب» writers. */
static int agreeing_row(int k, const isn_number *num)
{
    int first = lex_row(&lex_counted, k);
    if (!num || num->value < 3 || num->plural_magnitude) return first;
    int small = (int)fmod(num->value, 100);
    int want = small >= 3 && small <= 10 ? LEX_COUNTED_NUMBER_MANY : LEX_COUNTED_NUMBER_ONE;
    for (; k >= 0; k = lex_next(&lex_counted, k))
        if (lex_value(&lex_counted, lex_row(&lex_counted, k), LEX_COUNTED_NUMBER) == want)
            return lex_row(&lex_counted, k);
    return first;
}

/* The row of counted.tsv, and money, at token `i`. */
static int class_at(isn_toks toks, ptrdiff_t i, const isn_number *num, counted *c)
{
    int k, n = match_definite(&lex_currency, toks, i, &k);
    if (n) {
        c->kind = COUNTS_MONEY;
        c->unit = lex_cell(&lex_currency, lex_row(&lex_currency, k), LEX_CURRENCY_UNIT);
        return n;
    }
    n = match_definite(&lex_counted, toks, i, &k);
    if (!n && toks.at[i].n_post) { /* «رجالنا», «سكانها» */
        isn_tok bare = toks.at[i];
        bare.key.n -= bare.n_post;
        n = match_definite(&lex_counted, (isn_toks){&bare, 1}, 0, &k);
    }
    if (!n) return 0;
    int row = agreeing_row(k, num);
    int kind = lex_value(&lex_counted, row, LEX_COUNTED_KIND);
    c->kind = kind == LEX_COUNTED_KIND_TIME      ? COUNTS_TIME
              : kind == LEX_COUNTED_KIND_MEASURE ? COUNTS_MEASURE
                                                 : COUNTS_NOUN;
    c->unit = lex_cell(&lex_counted, row, LEX_COUNTED_UNIT);
    return n;
}

isn_str noun_unit(isn_toks toks, ptrdiff_t i, counted_kind *kind)
{
    counted c = {0};
    class_at(toks, i, NULL, &c);
    *kind = c.kind;
    return c.unit;
}

/* al-ʿadad wa-l-maʿdud: 3 to 10 count a plural («خمسة جنود»), 11 to 99 an
 * accusative singular («55 جنديا»), hundreds a bare singular («100 جندي»). */
bool count_agrees(isn_toks toks, ptrdiff_t i, double value)
{
    int k, n = match_definite(&lex_counted, toks, i, &k);
    if (!n) return toks_match(&lex_currency, toks, i, &k, NULL) > 0;
    int small = (int)fmod(value, 100);
    bool one = false, many = false; /* «كتاب» is one book and many writers */
    for (; k >= 0; k = lex_next(&lex_counted, k)) {
        int number = lex_value(&lex_counted, lex_row(&lex_counted, k), LEX_COUNTED_NUMBER);
        one |= number == LEX_COUNTED_NUMBER_ONE;
        many |= number == LEX_COUNTED_NUMBER_MANY;
    }
    isn_str key = toks.at[i].key;
    if (small >= 3 && small <= 10) return many;
    if (small < 11) return one;
    return one && (str_ends(key, STR("ا")) || str_ends(key, STR("ه")) || str_ends(key, STR("ي")) ||
                   str_ends(key, STR("اء")));
}

static bool looks_plural(isn_str k)
{
    return str_ends(k, STR("ات")) || str_ends(k, STR("ين")) || str_ends(k, STR("ون"));
}

bool plural_noun(isn_toks toks, ptrdiff_t i)
{
    if (looks_plural(toks.at[i].key)) return true;
    int k, n = match_definite(&lex_counted, toks, i, &k);
    return n == 1 && lex_value(&lex_counted, lex_row(&lex_counted, k), LEX_COUNTED_NUMBER) ==
                         LEX_COUNTED_NUMBER_MANY;
}

/* ---- where a phrase ends ---------------------------------------------------- */

static bool ends_with(isn_str key, const char *end)
{
    return str_ends(key, str_c(end));
}

/* al-nisba: أميركي، أميركية، أميركيا، أميركيين */
static bool looks_nisba(isn_str k)
{
    if (k.n < 8) return false;
    if (ends_with(k, "ين") || ends_with(k, "ون") || ends_with(k, "ات")) k.n -= 4;
    else if (ends_with(k, "ه") || ends_with(k, "ا")) k.n -= 2;
    return ends_with(k, "ي");
}

bool looks_verb(const isn_tok *t)
{
    isn_str k = t->key;
    if (k.n >= 8 && ends_with(k, "وا")) return true; /* «قتلوا» */
    if (k.n < 6 || looks_nisba(k)) return false;
    if (str_starts(k, STR("ي"))) return true;
    if (str_starts(k, STR("سي")) || str_starts(k, STR("ست"))) return k.n >= 10;
    return str_starts(k, STR("ت")) && k.n >= 10 && (ends_with(k, "ون") || ends_with(k, "ها"));
}

/* A word of phrase_stop.tsv, or one after «و», «ف»: «وهو», «فيما». */
static bool is_stop(isn_toks toks, ptrdiff_t i)
{
    isn_str key = toks.at[i].key;
    if (lex_find(&lex_phrase_stop, key) >= 0) return true;
    if (!str_starts(key, STR("و")) && !str_starts(key, STR("ف"))) return false;
    return lex_find(&lex_phrase_stop, str_sub(key, 2, key.n)) >= 0;
}

/* An unknown word that begins with «و», or with a proclitic before a noun that we
 * know, is joined: «100 وقالت», «16 بكأس», unlike «100 وزير», «16 بلدا». */
static bool looks_joined(isn_toks toks, ptrdiff_t i)
{
    counted_kind kind;
    if (noun_unit(toks, i, &kind).n) return false;
    if (str_starts(toks.at[i].key, STR("و"))) return true;
    isn_clitic_cut cut;
    for (int way = 1; clitic_cut(toks.at[i].key, way, &cut); way++)
        if (lex_find(&lex_counted, without_article(cut.rest)) >= 0) return true;
    return false;
}

bool ends_phrase(const scene *s, ptrdiff_t i)
{
    if (i >= s->toks.n) return true;
    const isn_tok *t = &s->toks.at[i];
    if (t->kind != TOK_WORD || t->key.n < 4 || t->flags & (TOK_LATIN | TOK_LINE_START)) return true;
    if (in_date(s, i) || is_stop(s->toks, i)) return true;
    isn_number num;
    return t->n_pre > 0 || looks_joined(s->toks, i) || number_read(s->toks, i, &num) || ordinal_read(s->toks, i, &num);
}

/* Has an unknown word the ending that the number asks for: an accusative or a
 * feminine after 11 to 99, no «ت» of a verb («45 تأكدت»), whole things only? */
static bool unknown_agrees(const isn_tok *t, double value)
{
    isn_str key = t->key;
    int small = (int)fmod(value, 100);
    if (value != floor(value)) return false;
    if (t->n_post >= 4) return false; /* what is counted has no owner: «أربع قضاها» */
    if (ends_with(key, "ت") && !ends_with(key, "ات")) return false;
    if (small < 11) return true;
    return ends_with(key, "ا") || ends_with(key, "ه") || ends_with(key, "ء") || ends_with(key, "ي");
}

/* Can the word be what the number counts?  It is not in counted.tsv; so it must
 * be no verb, have no article after an exact number, and agree. */
static bool can_be_counted(const scene *s, ptrdiff_t i, const isn_number *num)
{
    if (ends_phrase(s, i)) return false;
    const isn_tok *t = &s->toks.at[i];
    if (counts_definite(num)) return is_definite(t->key) || !looks_verb(t);
    return !is_definite(t->key) && !looks_verb(t) && unknown_agrees(t, num->value);
}

/* ---- going on --------------------------------------------------------------- */

static bool same_end(isn_str a, isn_str b, const char *end)
{
    return ends_with(a, end) && ends_with(b, end);
}

/* Does the bare word `w` agree with the indefinite noun `head` as an adjective
 * would: «جندي أجنبي», «سيارة مدرعة», «مدرعات عسكرية», «محاور رئيسية»? */
static bool agrees(isn_str head, isn_str w)
{
    if (w.n < 6) return false;
    if (looks_nisba(w)) return true;
    if (ends_with(head, "ه") || ends_with(head, "ات")) return ends_with(w, "ه") || ends_with(w, "ات");
    if (same_end(head, w, "ا") || same_end(head, w, "ين") || same_end(head, w, "ون")) return w.n >= 8;
    return ends_with(w, "ه") && w.n >= 8 && str_starts(w, STR("م")); /* صواريخ موجهة */
}

/* One more word of the phrase at `i`, after the word at `i - 1`? */
static bool goes_on(const scene *s, ptrdiff_t i, isn_str head, noun_rule rule, bool *definite)
{
    if (ends_phrase(s, i)) return false;
    const isn_tok *t = &s->toks.at[i];
    if (is_definite(t->key)) {
        if (!*definite && rule == NOUN_INDEFINITE) return false;
        *definite = true;
        return true;
    }
    if (*definite || looks_verb(t)) return false;
    int k;
    if (lex_find(&lex_counted_complement, t->key) >= 0) return true;
    if (agrees(head, t->key)) return true;
    return rule == NOUN_ANY && i + 1 < s->toks.n && is_definite(s->toks.at[i + 1].key) &&
           !toks_match(&lex_phrase_stop, s->toks, i + 1, &k, NULL);
}

static isn_str after_wa(const isn_tok *t)
{
    isn_str wa = STR("و");
    return str_starts(t->key, wa) && t->key.n >= wa.n + 6 ? str_sub(t->key, wa.n, t->key.n)
                                                          : STR_NONE;
}

/* «شركة ومؤسسة», «الجرحى والمشردين»: a noun of the same shape, with nothing
 * counted after it. */
static bool joined_by_wa(const scene *s, ptrdiff_t i, isn_str head, bool definite)
{
    if (i >= s->toks.n || s->toks.at[i].kind != TOK_WORD || in_date(s, i)) return false;
    isn_str w = after_wa(&s->toks.at[i]);
    isn_number num;
    if (!w.n || number_read(s->toks, i, &num) || number_read(s->toks, i + 1, &num)) return false;
    if (lex_find(&lex_phrase_stop, w) >= 0 || is_definite(w) != definite) return false;
    if (looks_verb(&s->toks.at[i])) return false;
    counted_kind kind;
    isn_tok bare = tok_with_key(s->toks.at[i], w);
    isn_str unit = noun_unit((isn_toks){&bare, 1}, 0, &kind);
    if (kind == COUNTS_TIME || kind == COUNTS_MONEY || looks_verb(&bare)) return false;
    counted_kind head_kind;
    isn_tok before = {.key = head};
    if (unit.n && (definite || str_eq(unit, noun_unit((isn_toks){&before, 1}, 0, &head_kind)))) return true;
    if (definite) return ends_with(w, "ين") || ends_with(w, "ات");
    return same_end(head, w, "ه") || same_end(head, w, "ا") || same_end(head, w, "ات");
}

/* «هجوما صاروخيا أو بطائرات مسيرة»: an alternative, with its preposition if any. */
static int joined_by_or(const scene *s, ptrdiff_t i)
{
    isn_number num;
    if (!tok_is(s->toks, i, "او") || i + 1 >= s->toks.n) return 0;
    const isn_tok *t = &s->toks.at[i + 1];
    if (t->kind != TOK_WORD || t->key.n < 6 || in_date(s, i + 1) || is_stop(s->toks, i + 1) ||
        looks_verb(t) || is_definite(t->key) || number_read(s->toks, i + 1, &num))
        return 0;
    return 2;
}

/* From the head at `i` to the phrase's end: its tokens. */
static int phrase_length(const scene *s, ptrdiff_t i, int n_head, noun_rule rule)
{
    isn_toks toks = s->toks;
    isn_str head = toks.at[i + n_head - 1].key;
    bool definite = is_definite(toks.at[i].key);
    int n = n_head, joined = 0, words = 1;
    while (i + n < toks.n && joined <= MAX_JOINED) {
        if (words < MAX_WORDS && goes_on(s, i + n, head, rule, &definite)) {
            n++, words++;
            continue;
        }
        int or_n = joined_by_or(s, i + n);
        if (!or_n && !joined_by_wa(s, i + n, head, definite)) break;
        n += or_n ? or_n : 1;
        head = or_n ? toks.at[i + n - 1].key : after_wa(&toks.at[i + n - 1]);
        joined++;
        words = 1;
    }
    return n;
}

/* «من» + a phrase of its own: «100 من عناصر الشرطة», «عشرات من إطارات السيارات». */
static int after_min(const scene *s, ptrdiff_t i, bool many)
{
    if (i + 1 >= s->toks.n || !tok_is(s->toks, i, "من")) return 0;
    if (ends_phrase(s, i + 1)) return 0;
    const isn_tok *t = &s->toks.at[i + 1];
    counted_kind kind;
    isn_str unit = noun_unit(s->toks, i + 1, &kind);
    if (kind == COUNTS_TIME || kind == COUNTS_MONEY) return 0;
    bool owned = t->n_post > 0 && lex_find(&lex_partitive, tok_stem(t)) >= 0; /* «من رعاياها», «من مواطنيه» */
    bool head = unit.n > 0 || owned || lex_find(&lex_partitive, t->key) >= 0;
    if (!head && !is_definite(t->key) && !(many && ends_with(t->key, "ات"))) return 0;
    /* «عاد 40 من العراق», «من المبنى»: no plural, or a place */
    if (!head && (t->flags & (TOK_TA_MARBUTA | TOK_ALEF_MAQSURA) || lex_find(&lex_place, t->key) >= 0 ||
                  lex_find(&lex_place, without_article(t->key)) >= 0))
        return 0;
    return 1 + phrase_length(s, i + 1, 1, NOUN_ANY);
}

/* «11 شركة من كبريات الشركات»: what goes on after «من» with a partitive head. */
static int partitive_tail(const scene *s, ptrdiff_t i)
{
    if (i + 1 >= s->toks.n || !tok_is(s->toks, i, "من")) return 0;
    if (lex_find(&lex_partitive, s->toks.at[i + 1].key) < 0 || ends_phrase(s, i + 1)) return 0;
    return 1 + phrase_length(s, i + 1, 1, NOUN_ANY);
}

counted counted_read(const scene *s, ptrdiff_t i, const isn_number *num)
{
    counted c = {0};
    noun_rule rule = counts_definite(num) ? NOUN_ANY : NOUN_INDEFINITE;
    if (i >= s->toks.n || s->toks.at[i].flags & TOK_LINE_START) return c;
    int n = after_min(s, i, num && num->plural_magnitude);
    if (n) {
        class_at(s->toks, i + 1, NULL, &c);
        c.kind = COUNTS_NOUN;
        c.n_toks = n;
        c.n_skip = 1;
        return c;
    }
    n = in_date(s, i) ? 0 : class_at(s->toks, i, num, &c);
    if (num && num->definite && num->plural_magnitude) return (counted){0}; /* «الملايين» */
    if (n && rule == NOUN_INDEFINITE && c.kind == COUNTS_NOUN && has_article(s->toks.at[i].key)) n = 0;
    if (n && c.kind != COUNTS_NOUN) {
        c.n_toks = n;
        if (c.kind == COUNTS_MEASURE && !ends_phrase(s, i + n) && /* «طن قمح» */
            lex_find(&lex_counted_complement, s->toks.at[i + n].key) >= 0)
            c.n_toks++;
        return c;
    }
    if (!n && !can_be_counted(s, i, num)) return (counted){0};
    if (!n) n = 1;
    c.kind = COUNTS_NOUN;
    c.n_toks = phrase_length(s, i, n, rule);
    c.n_toks += partitive_tail(s, i + c.n_toks);
    return c;
}
