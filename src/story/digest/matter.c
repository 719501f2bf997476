/* matter.c - what a stand is about. */
#include "story/digest/matter.h"

#include "lexicon/particle.h"
#include "lexicon/plan.h"
#include "lexicon/stand.h"
#include "lexicon/stand_word.h"
#include "lexicon/title.h"
#include "statement/morph.h"

enum {
    NAMELY_WITHIN = 6,
    THAT_WITHIN = 10,
    ADDRESSED_MOST = 5 /* words of whom one asks: «الجنود الإسرائيليين» */
};

int stand_word_kind(const isn_finder *f, ptrdiff_t i, int *n)
{
    int k, n_pre;
    *n = f->t.at[i].kind == TOK_WORD ? toks_match(&lex_stand_word, f->t, i, &k, &n_pre) : 0;
    return *n ? lex_value(&lex_stand_word, lex_row(&lex_stand_word, k), LEX_STAND_WORD_KIND) : -1;
}

bool stand_word_not(int kind)
{
    return kind == LEX_STAND_WORD_KIND_NOT || kind == LEX_STAND_WORD_KIND_LACK || kind == LEX_STAND_WORD_KIND_WITHOUT;
}

/* What names the matter, in any form: «سحب», «لن تسحب»; «محادثات», «مفاوضات».  «بيانا» is بيان. */
uint32_t matter_word(const isn_finder *f, ptrdiff_t i)
{
    isn_str key = f->t.at[i].key;
    bool accusative = f->t.at[i].flags & TOK_TANWIN && str_ends(key, STR("ا")) && key.n > 6;
    return story_root(accusative ? str_sub(key, 0, key.n - 2) : key) | 1;
}

bool stand_word_wraps(int kind) { return kind == LEX_STAND_WORD_KIND_WRAP || kind == LEX_STAND_WORD_KIND_PROPOSAL; }

/* «مطلبها الأساسي وهو سحب القانون»: after «وهو»; `i` where there is none. */
ptrdiff_t matter_past_namely(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    for (ptrdiff_t k = i + 1; k < hi && k <= i + NAMELY_WITHIN && f->t.at[k].kind == TOK_WORD; k++) {
        int n;
        if (stand_word_kind(f, k, &n) == LEX_STAND_WORD_KIND_NAMELY) return k + n;
    }
    return i;
}

/* «إنه», «بأنها»: أن with what hangs on it. */
static bool opens_content(const isn_finder *f, ptrdiff_t i)
{
    int k, n_pre;
    if (!toks_match(&lex_particle, f->t, i, &k, &n_pre)) return false;
    return lex_value(&lex_particle, lex_row(&lex_particle, k), LEX_PARTICLE_CLASS) == LEX_PARTICLE_CLASS_THAT;
}

/* Is the word at token `i` itself the verbal noun of a stand: above 0 for, below it against? */
static int nested_stand(const isn_finder *f, ptrdiff_t i)
{
    isn_form all[FORM_MOST];
    int n = form_of(&lex_stand, FORMS_STAND, &f->t.at[i], all);
    for (int k = 0; k < n; k++) {
        int lexical = lex_value(&lex_stand, all[k].row, LEX_STAND_KIND);
        if (all[k].kind != FORM_NOUN || all[k].suffix) continue;
        if (lexical == LEX_STAND_KIND_FOR || lexical == LEX_STAND_KIND_WISH) return 1;
        if (lexical == LEX_STAND_KIND_AGAINST || lexical == LEX_STAND_KIND_CONDEMN) return -1;
    }
    return 0;
}

/* «على رفض», «لرفض», «إلى "رفض» */
static bool hangs_on(const isn_finder *f, ptrdiff_t i)
{
    if (tok_hangs(&f->t.at[i])) return true;
    for (i--; i > 0 && f->t.at[i].kind == TOK_PUNCT;) i--;
    return i >= 0 && preposition_at(f->t, i);
}

/* The noun that names what the stand is about, from token `i` on; `*at` where «وهو» shows where it begins: over nouns that
 * only hold it («قرار», «طلب») and over who is named before it. */
uint32_t matter_head(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi, bool *turned, ptrdiff_t *at)
{
    uint64_t held = 0;
    isn_actor x, who = {0};
    ptrdiff_t first = i;
    for (int n; i < hi; i += n > 0 ? n : 1) {
        n = 0;
        if (f->t.at[i].kind != TOK_WORD || f->when[i]) continue;
        if ((n = actor_at(f, i, hi, &x))) {
            if (!who.who && i == first) who = x; /* «أشاد بالوزير», not «قرار للأمين العام» */
            continue;
        }
        uint64_t s;
        int len, kind = stand_word_kind(f, i, &len);
        if ((n = nation_at(f->t, i, &s))) continue;
        bool said_not = kind == LEX_STAND_WORD_KIND_NOT && i > 0 && opens_content(f, i - 1);
        if (kind == LEX_STAND_WORD_KIND_LACK || said_not) { /* «طالب بعدم النشر», «تعهد بأنه لن ينشر» */
            if (turned) *turned = !*turned;
            continue;
        }
        int nested = i > first || hangs_on(f, i) ? nested_stand(f, i) : 0;
        if (nested) { /* «ستواصل مساندة الاتفاق», «أصر على رفض الاتفاق» */
            if (nested < 0 && turned) *turned = !*turned;
            if (!held) held = matter_word(f, i);
            continue;
        }
        if (stand_word_wraps(kind) && !held) {
            ptrdiff_t next = matter_past_namely(f, i, hi);
            held = matter_word(f, i), n = (int)(next - i);
            if (at && n > 0) *at = next;
        }
        if (stand_word_wraps(kind) || f->w->word[i].stop || lex_holds(&lex_title, f->t, i)) continue;
        if (definite(f->t.at[i].key) && of_state_body(f->t, i)) continue; /* «أن يتبنى المجلس بيانا» */
        return matter_word(f, i);
    }
    return held ? (uint32_t)held | 1 : who.who ? (uint32_t)who.who | 1 : 0;
}

/* After the word of what is put forward («بمسودة») shortly after token `i`; 0 for none. */
ptrdiff_t matter_past_proposal(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    for (ptrdiff_t k = i; k < hi && k < i + NP_MOST; k++) {
        int n;
        if (stand_word_kind(f, k, &n) == LEX_STAND_WORD_KIND_PROPOSAL) return k + n;
    }
    return 0;
}

ptrdiff_t matter_past_addressed(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    if (i >= hi || f->t.at[i].kind != TOK_WORD || f->t.at[i].n_pre || !definite(f->t.at[i].key)) return i;
    for (ptrdiff_t k = i + 1; k < hi && k <= i + ADDRESSED_MOST && f->t.at[k].kind == TOK_WORD; k++) {
        int p = particle_at(f->t, k);
        if (p == LEX_PARTICLE_CLASS_ALA || p == LEX_PARTICLE_CLASS_ILA || (p < 0 && tok_hangs(&f->t.at[k]))) return k;
        if (p >= 0) return i;
    }
    return i;
}

bool matter_without(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    for (int n; i < hi; i++)
        if (stand_word_kind(f, i, &n) == LEX_STAND_WORD_KIND_WITHOUT) return true;
    return false;
}

bool matter_known(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi, uint32_t head)
{
    for (; i < hi; i++) {
        if (f->t.at[i].kind != TOK_WORD || matter_word(f, i) != head) continue;
        isn_str rest = str_sub(f->t.at[i].key, f->t.at[i].n_pre, f->t.at[i].key.n);
        int k;
        return definite(rest) && !f->t.at[i].n_post && lex_noun_at(&lex_plan, f->t, i, &k) > 0;
    }
    return false;
}

/* «طلبت الكويت، العضو في المجلس، أن يتبنى …»: after أن, where it comes soon. */
ptrdiff_t matter_past_that(const isn_finder *f, ptrdiff_t i, ptrdiff_t hi)
{
    for (ptrdiff_t k = i; k < hi && k < i + THAT_WITHIN; k++)
        if (tok_is(f->t, k, "ان")) return k + 1;
    return i;
}

