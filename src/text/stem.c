/* stem.c - from a word to its stem for search, step by step.
 *
 * Letters are held as numbers (the two bytes of their UTF-8), so that a rule can
 * build the word it looks for. */
#include "text/stem.h"
#include "lexicon/inflection.h"
#include "lexicon/variant.h"
#include "text/letters.h"
#include "text/stem_table.h"

typedef struct {
    int letter[STEM_ROOM / 2];
    int n;
} word;

enum {
    NEARLY = 4,       /* in half bits: a form four times rarer may still be the base */
    MUCH_MORE = 6,    /* … eight times more frequent */
    FAR = 10          /* … thirty-two times */
};

static bool spell(isn_str key, word *w)
{
    w->n = (int)(key.n / 2);
    if (key.n % 2 || w->n > STEM_ROOM / 2 - 2 || w->n < 2) return false;
    for (int i = 0; i < w->n; i++) {
        w->letter[i] = letter_at(key, i);
        if (!is_arabic_letter(w->letter[i])) return false;
    }
    return true;
}

static isn_str write_word(const word *w, char *to)
{
    for (int i = 0; i < w->n; i++) {
        to[2 * i] = (char)(w->letter[i] >> 8);
        to[2 * i + 1] = (char)(w->letter[i] & 0xFF);
    }
    return (isn_str){to, 2 * w->n};
}

/* What the news know of these letters: weight and marks, 0 if nothing. */
static uint32_t find_letters(const int *letter, int n)
{
    uint64_t h = STEM_SEED;
    for (int i = 0; i < n; i++) h = stem_hash(h, (unsigned char)(letter[i] >> 8), (unsigned char)letter[i]);
    return stem_find(h);
}

/* … of the word, whose final ه may be a ة (which the table keeps apart). */
static uint32_t find_word(const word *w)
{
    uint32_t as_is = find_letters(w->letter, w->n);
    if (w->letter[w->n - 1] != HEH) return as_is;
    word m = *w;
    m.letter[m.n - 1] = MARBUTA;
    uint32_t with_dots = find_letters(m.letter, m.n);
    return (with_dots & STEM_WEIGHT) >= (as_is & STEM_WEIGHT) && with_dots ? with_dots : as_is;
}

static int weight(uint32_t found)
{
    return found ? (int)(found & STEM_WEIGHT) : -100;
}

static int weight_of(const word *w) { return weight(find_word(w)); }
static bool is_noun(const word *w) { return find_word(w) & STEM_NOUN; }

static bool ends(const word *w, int a, int b)
{
    return w->n >= 2 && w->letter[w->n - 1] == b && w->letter[w->n - 2] == a;
}

static word shorter(const word *w, int by)
{
    word s = *w;
    s.n -= by;
    return s;
}

static word longer(word w, int letter)
{
    w.letter[w.n++] = letter;
    return w;
}

/* A word from letters, 0 ends them. */
static word build(const int *letters)
{
    word w = {.n = 0};
    for (; *letters; letters++) w.letter[w.n++] = *letters;
    return w;
}
#define BUILD(...) build((const int[]){__VA_ARGS__, 0})

/* Takes `candidate` if it is more frequent than the best so far. */
static void consider(word *best, int *best_weight, word candidate)
{
    int x = weight_of(&candidate);
    if (candidate.n >= 2 && x > *best_weight) *best = candidate, *best_weight = x;
}

/* ---- the article ---------------------------------------------------------- */

/* ال comes off where the rest is a word; «ألمانيا» and «التزام» keep theirs. */
static void drop_article(word *w, bool after_lam)
{
    if (after_lam && w->n >= 3 && w->letter[0] == LAM) { /* لل: ل + ال */
        word rest = *w;
        rest.n--;
        memmove(rest.letter, w->letter + 1, sizeof *w->letter * (size_t)rest.n);
        if (weight_of(&rest) >= weight_of(w)) *w = rest;
        return;
    }
    if (w->n < 4 || w->letter[0] != ALEF || w->letter[1] != LAM) return;
    word rest = *w;
    rest.n -= 2;
    memmove(rest.letter, w->letter + 2, sizeof *w->letter * (size_t)rest.n);
    int own = weight_of(w);
    if (own > 0 && own >= weight_of(&rest)) return;
    *w = rest;
}

/* ---- endings -------------------------------------------------------------- */

/* السيارات: سيارة; المطارات: مطار; المستشفيات: مستشفى */
static bool sound_feminine_plural(word *w)
{
    if (!ends(w, ALEF, TEH) || w->n < 4) return false;
    word stem = shorter(w, 2), best = *w;
    int found = -1;
    consider(&best, &found, stem);
    consider(&best, &found, longer(stem, HEH));
    if (found < 0 || found + FAR < weight_of(w)) return false;
    *w = best;
    return true;
}

/* Do the news have both «مهاجرون» and «مهاجرين»?  Then «مهاجر» is a noun with this
 * plural, which may stand much more often than the singular.  «فلسطون» is nowhere. */
static bool has_sound_plural(const word *stem)
{
    if (!is_noun(stem)) return false;
    word oon = longer(longer(*stem, WAW), NOON), een = longer(longer(*stem, YEH), NOON);
    if (stem->letter[stem->n - 1] == YEH && !find_word(&oon)) oon.letter[stem->n - 1] = WAW; /* لاجئون is folded لاجؤون */
    return find_word(&oon) && find_word(&een);
}

/* لاجؤون، لاجؤو: لاجئون، لاجئو, where the singular in -ئ is known. */
static void mend_seat(word *w)
{
    int at = ends(w, WAW, NOON) ? w->n - 3 : w->letter[w->n - 1] == WAW ? w->n - 2 : -1;
    if (at < 2 || w->letter[at] != WAW) return;
    word stem = *w;
    stem.n = at + 1, stem.letter[at] = YEH;
    if (has_sound_plural(&stem)) w->letter[at] = YEH;
}

/* المسؤولون، المسؤولين: مسؤول; الدولتان: دولة; الوزيران: وزير */
static bool sound_plural_or_dual(word *w)
{
    bool een = ends(w, YEH, NOON), oon = ends(w, WAW, NOON), aan = ends(w, ALEF, NOON);
    if (!(een || oon || aan) || w->n < 5) return false;
    word stem = shorter(w, 2);
    int own = weight_of(w);
    if (stem.letter[stem.n - 1] == TEH && !oon) {
        word feminine = longer(shorter(&stem, 1), HEH);
        if (weight_of(&feminine) > own && is_noun(&feminine)) return *w = feminine, true;
    }
    bool verb = !aan && (w->letter[0] == YEH || w->letter[0] == TEH); /* يقولون، تقولين */
    if (!verb && !is_noun(&stem)) return false;                       /* «كانون» is no «كان» */
    int least = aan ? own + MUCH_MORE : own - (has_sound_plural(&stem) ? FAR : 2);
    if (weight_of(&stem) < (least > 0 ? least : 0)) return false;
    *w = stem;
    return true;
}

/* لاجئو، لاجئي (الروهينغا): لاجئ, a plural before what it belongs to.  «عسكري» is none. */
static bool plural_in_construct(word *w)
{
    int last = w->letter[w->n - 1];
    if ((last != WAW && last != YEH) || w->n < 5) return false;
    word stem = shorter(w, 1);
    if (!has_sound_plural(&stem) || weight_of(&stem) < weight_of(w) - (last == WAW ? FAR : 0)) return false;
    if (last == YEH && is_noun(w)) return false;
    *w = stem;
    return true;
}

/* (ثلاثون) مهاجرا: مهاجر.  Not «كندا», nor «سوريا» (سوري): there the ا is the word's own, as
 * its frequency shows. */
static bool accusative(word *w, bool tanwin)
{
    if (w->letter[w->n - 1] != ALEF || w->n < 4 || (is_noun(w) && !tanwin)) return false;
    word stem = shorter(w, 1);
    bool after_yeh = stem.letter[stem.n - 1] == YEH;
    int least = tanwin ? 0 : weight_of(w) + (after_yeh ? 2 : 0);
    if (!is_noun(&stem) || weight_of(&stem) < (least > 0 ? least : 0)) return false;
    *w = stem;
    return true;
}

static word behind(int first, const word *w)
{
    word more = *w;
    memmove(more.letter + 1, w->letter, sizeof *w->letter * (size_t)w->n);
    more.letter[0] = first;
    more.n++;
    return more;
}

static bool is_weak(int letter)
{
    return letter == ALEF || letter == WAW || letter == YEH || letter == HAMZA;
}

/* Is this noun written like the past of a verb that the news know: «قصف» (يقصف), three
 * strong letters; «توصل» (يتوصل)? */
static bool is_past_too(const word *w)
{
    bool three = w->n == 3 && !is_weak(w->letter[0]) && !is_weak(w->letter[1]) && !is_weak(w->letter[2]);
    if (!three && !((w->n == 4 || w->n == 5) && w->letter[0] == TEH)) return false;
    word present = behind(YEH, w);
    return find_word(&present) && !is_noun(&present);
}

/* أعلنت، أعلنوا: أعلن; قصفت: قصف */
static bool past_verb(word *w)
{
    bool waw = ends(w, WAW, ALEF), teh = w->letter[w->n - 1] == TEH;
    word stem = shorter(w, waw ? 2 : 1);
    if (!(waw || teh) || stem.n < 3 || is_noun(w)) return false;
    if (is_noun(&stem) ? !is_past_too(&stem) : weight_of(&stem) < weight_of(w) - NEARLY) return false;
    *w = stem;
    return true;
}

/* يقصف، تقصف: قصف; تتوصل: توصل: the noun of the verb is written like its past. */
static bool present_of_noun(word *w)
{
    int first = w->letter[0];
    if ((first != YEH && first != TEH) || w->n < 4 || w->n > 6 || is_noun(w) || !find_word(w)) return false;
    word past = *w;
    past.n--;
    memmove(past.letter, w->letter + 1, sizeof *w->letter * (size_t)past.n);
    word fourth = behind(ALEF, &past); /* يعلن is of أعلن, not of العلن */
    if (!is_noun(&past) || !is_past_too(&past) || weight_of(&fourth) > weight_of(&past)) return false;
    *w = past;
    return true;
}

/* اعتقال: اعتقل; انسحاب: انسحب; استخدام: استخدم: the noun of a verb of the longer forms.
 * «استقال» is a verb itself. */
static bool noun_of_verb(word *w)
{
    const int *r = w->letter;
    if (w->n < 6 || w->n > 7 || r[0] != ALEF || r[w->n - 2] != ALEF) return false;
    bool tenth = r[1] == SEEN && r[2] == TEH, seventh = r[1] == NOON, eighth = r[1] == TEH || r[2] == TEH || r[2] == TAH;
    if (w->n == 7 ? !tenth : tenth || !(seventh || eighth)) return false;
    word past = *w;
    past.letter[w->n - 2] = r[w->n - 1];
    past.n--;
    if (!find_word(&past) || is_noun(&past)) return false;
    *w = past;
    return true;
}

/* الأمريكية: أمريكي, where a plural of people («أمريكيون») shows an adjective. */
static bool nisba(word *w)
{
    if (!ends(w, YEH, HEH) || w->n < 5) return false;
    word stem = shorter(w, 1);
    word oon = longer(longer(stem, WAW), NOON), een = longer(longer(stem, YEH), NOON);
    bool people = find_word(&oon) || find_word(&een);
    if (!people || weight_of(&stem) < weight_of(w) - 8) return false;
    *w = stem;
    return true;
}

/* تعلن، نعلن، أعلن: يعلن.  One form of the present stands for all of a verb whose
 * past differs by its first letter alone. */
static bool verb(word *w)
{
    if (w->n < 4 || is_noun(w) || !find_word(w)) return false;
    word best = *w, yeh = *w;
    int found = 0;
    int first = w->letter[0];
    if (first == TEH || first == NOON || first == ALEF) {
        yeh.letter[0] = YEH;
        int least = first == ALEF ? 0 : weight_of(w) - (first == TEH ? MUCH_MORE : 0); /* «تونس» is no «يونس» */
        if (weight_of(&yeh) >= least) consider(&best, &found, yeh);
    }
    if (first != YEH && first != ALEF) { /* تحدث: يتحدث; حذر: يحذر */
        consider(&best, &found, behind(YEH, w));
    }
    if (found <= 0 || is_noun(&best)) return false;
    *w = best;
    return true;
}

/* ---- broken plurals by pattern --------------------------------------------- */

/* The singular of a plural whose letters follow one of the regular patterns; the
 * singular must be a noun of the news and not much rarer. */
static bool broken_plural(word *w, bool alef_below)
{
    const int *r = w->letter;
    word best = *w;
    int own = weight_of(w), found = (own > NEARLY ? own - NEARLY : 0);
    int n = w->n;
    if (n == 5 && r[3] == ALEF && r[4] == HAMZA) /* وزراء: وزير */
        consider(&best, &found, BUILD(r[0], r[1], YEH, r[2]));
    if (n == 5 && r[0] == ALEF && r[3] == ALEF && !alef_below) { /* أحزاب: حزب */
        consider(&best, &found, BUILD(r[1], r[2], r[4]));
    }
    if (n == 5 && r[0] == ALEF && r[4] == HEH && !alef_below) /* أسلحة: سلاح */
        consider(&best, &found, BUILD(r[1], r[2], ALEF, r[3]));
    if (n == 5 && r[0] == MEEM && r[2] == ALEF) { /* مكاتب: مكتب; مدارس: مدرسة */
        consider(&best, &found, BUILD(r[0], r[1], r[3], r[4]));
        consider(&best, &found, BUILD(r[0], r[1], r[3], r[4], HEH));
    }
    if (n == 5 && r[2] == ALEF && r[3] == YEH) { /* رسائل: رسالة; وسائل: وسيلة */
        consider(&best, &found, BUILD(r[0], r[1], ALEF, r[4], HEH));
        consider(&best, &found, BUILD(r[0], r[1], YEH, r[4], HEH));
    }
    if (n == 5 && r[1] == WAW && r[2] == ALEF) { /* شوارع: شارع; قواعد: قاعدة */
        consider(&best, &found, BUILD(r[0], ALEF, r[3], r[4]));
        consider(&best, &found, BUILD(r[0], ALEF, r[3], r[4], HEH));
    }
    if (n == 6 && r[2] == ALEF && r[4] == YEH) { /* تقارير: تقرير; مشاريع: مشروع; مفاتيح: مفتاح */
        consider(&best, &found, BUILD(r[0], r[1], r[3], YEH, r[5]));
        consider(&best, &found, BUILD(r[0], r[1], r[3], WAW, r[5]));
        consider(&best, &found, BUILD(r[0], r[1], r[3], ALEF, r[5]));
        if (r[1] == WAW) { /* صواريخ: صاروخ; قوانين: قانون */
            consider(&best, &found, BUILD(r[0], ALEF, r[3], WAW, r[5]));
            consider(&best, &found, BUILD(r[0], ALEF, r[3], YEH, r[5]));
        }
    }
    if (best.n == n && memcmp(best.letter, r, sizeof *r * (size_t)n) == 0) return false;
    if (!is_noun(&best)) return false;
    *w = best;
    return true;
}

/* ---- lexicons --------------------------------------------------------------- */

/* The first form of the row, folded. */
static bool first_form(const isn_lex *lex, int k, word *w)
{
    isn_str cell = lex_cell(lex, lex_row(lex, k), 0);
    ptrdiff_t bar = str_find(cell, STR("|"), 0);
    char key[STEM_ROOM];
    isn_unit_word u;
    unit_read(str_sub(cell, 0, bar < 0 ? cell.n : bar), 0, key, sizeof key, &u);
    return !u.cut && spell((isn_str){key, u.n_key}, w);
}

static bool same_word(word *w, const isn_lex *lex)
{
    char buf[STEM_ROOM];
    int k = lex_find(lex, write_word(w, buf));
    return k >= 0 && first_form(lex, k, w);
}

/* «أميركيين»: a variant of the beginning, «أمريك». */
static bool same_beginning(word *w)
{
    char buf[STEM_ROOM];
    isn_str key = write_word(w, buf);
    for (int n = w->n < 8 ? w->n : 8; n >= 3; n--) {
        int k = lex_find(&lex_variant, str_sub(key, 0, 2 * n));
        if (k < 0) continue;
        bool whole = lex_value(&lex_variant, lex_row(&lex_variant, k), LEX_VARIANT_AS) == LEX_VARIANT_AS_WORD;
        word first;
        if ((whole && n < w->n) || !first_form(&lex_variant, k, &first)) continue;
        if (first.n + w->n - n > STEM_ROOM / 2 - 2) return false;
        memcpy(first.letter + first.n, w->letter + n, sizeof *w->letter * (size_t)(w->n - n));
        first.n += w->n - n;
        *w = first;
        return true;
    }
    return false;
}

/* بيونجيانج: بيونغيانغ: a foreign g, where the news know the name with غ.  Names have no
 * article; a word of five letters that is another with غ for ج is hardly Arabic. */
static void foreign_g(word *w)
{
    if (w->n < 5 || is_noun(w)) return;
    word alike = *w;
    int n = 0;
    for (int i = 0; i < w->n; i++)
        if (w->letter[i] == JEEM) alike.letter[i] = GHAIN, n++;
    if (n && find_word(&alike) && !is_noun(&alike)) *w = alike;
}

/* What a pronoun changed: حكومته: حكومة; مستواها: مستوى; أبنائه، أبناؤه: أبناء;
 * استقبلوه: استقبلوا. */
static void mend_end(word *w)
{
    int last = w->letter[w->n - 1], found = weight_of(w);
    word rest = shorter(w, 1), best = *w;
    if (last == TEH) consider(&best, &found, longer(rest, HEH));
    if (last == ALEF) consider(&best, &found, longer(rest, YEH));
    if (last == YEH || last == WAW) consider(&best, &found, longer(rest, HAMZA));
    if (last == WAW) consider(&best, &found, longer(*w, ALEF));
    *w = best;
}

/* دمر، دمرت: يدمر.  The present must not be much rarer: «بعد» is no verb of «يبعد». */
static bool past_of_three(word *w)
{
    if (w->n != 3 || is_noun(w) || is_weak(w->letter[0]) || is_weak(w->letter[1]) || is_weak(w->letter[2])) return false;
    word present = behind(YEH, w);
    int own = weight_of(w);
    if (own < 0 || is_noun(&present) || weight_of(&present) < own - MUCH_MORE) return false;
    *w = present;
    return true;
}

/* One form for a verb and the noun of it that is written alike. */
static void verb_or_its_noun(word *w)
{
    if (noun_of_verb(w) && same_word(w, &lex_inflection)) return;
    if (!present_of_noun(w) && !past_of_three(w)) verb(w);
}

/* Endings, once; a word of the lexicon is not cut. */
static void inflect(word *w, uint16_t flags)
{
    mend_seat(w);
    if (same_word(w, &lex_inflection)) return;
    if (accusative(w, flags & TOK_TANWIN) && same_word(w, &lex_inflection)) return;
    if (sound_feminine_plural(w) || sound_plural_or_dual(w) || plural_in_construct(w)) {
        same_word(w, &lex_inflection);
        nisba(w);
        verb_or_its_noun(w);
        return;
    }
    if (broken_plural(w, flags & TOK_HAMZA_BELOW) || nisba(w)) return;
    past_verb(w);
    verb_or_its_noun(w);
}

isn_str isn_stem(const isn_tok *t, char *to)
{
    isn_str key = tok_stem(t);
    word w;
    if (t->kind != TOK_WORD || t->flags & TOK_LATIN || !spell(key, &w)) {
        ptrdiff_t n = key.n < STEM_ROOM ? key.n : STEM_ROOM;
        if (n) memcpy(to, key.p, (size_t)n);
        return (isn_str){to, n};
    }
    if (t->n_post) mend_end(&w);
    bool after_lam = t->n_pre && letter_at(t->key, t->n_pre / 2 - 1) == LAM;
    if (!t->n_post) drop_article(&w, after_lam);
    same_beginning(&w);
    inflect(&w, t->flags);
    same_beginning(&w);
    foreign_g(&w);
    return write_word(&w, to);
}

int isn_word_weight(isn_str key, bool *noun)
{
    word w;
    uint32_t found = spell(key, &w) ? find_word(&w) : 0;
    *noun = found & STEM_NOUN;
    return (int)(found & STEM_WEIGHT);
}
