/* before.c - the speaker before the verb: «البيت الأبيض قال، الوزير الذي شدد».
 *
 * Owns: where the verb's clause begins, past datelines and verbs of no table, and the
 * noun phrase there.  The noun phrase itself is subject.c's. */
#include "statement/talk.h"

#define CLASS(x) LEX_PARTICLE_CLASS_##x

/* Where the clause of the verb at `at` begins: after the last complementizer,
 * colon, opening mark or conjunction, at or after `lo`. */
static int32_t clause_start(const talk *k, int32_t lo, int32_t at)
{
    for (int32_t i = at - 1; i >= lo && i > at - 40; i--) {
        if (tok_closes(k, i) && k->mate[i] >= lo) { i = k->mate[i]; continue; }
        if (k->word[i] == CLASS(THAT) || k->word[i] == CLASS(CONJ) || k->word[i] == CLASS(AS) || tok_colon(k, i) || tok_opens(k, i) ||
            tok_stop(k, i))
            return i + (k->word_n[i] ? k->word_n[i] : 1);
    }
    return lo;
}

static bool is_dash(const talk *k, int32_t i)
{
    return tok_is(k->t, i, "-") || tok_is(k->t, i, "–") || tok_is(k->t, i, "—") || tok_is(k->t, i, "ـ");
}

/* «القاهرة (رويترز) - أعلنت هيئة الموانئ»: a dash before the verb that closes no
 * pair ends a dateline. */
static bool after_dateline(const talk *k, int32_t lo, int32_t at)
{
    if (at <= lo || !is_dash(k, at - 1)) return false;
    for (int32_t i = at - 2; i >= lo; i--)
        if (is_dash(k, i)) return false;
    return true;
}

bool unknown_verb(const talk *k, int32_t i, int32_t at)
{
    int n;
    const isn_tok *t = &k->t.at[i];
    if (!tok_word(k, i) || i + 1 >= at || k->name[i] >= 0 || k->word[i] || source_head(k, i, &n) >= 0) return false;
    if (t->flags & TOK_TA_MARBUTA || (tok_definite(k, i) && !(t->flags & TOK_ALEF_MAQSURA))) return false;
    if (k->name[i + 1] >= 0) return true;
    return source_head(k, i + 1, &n) >= 0 && tok_definite(k, i + 1);
}

int32_t past_dateline(const talk *k, int32_t lo, int32_t hi)
{
    enum { DATELINE_MOST = 12 };
    for (int32_t i = lo + 1; i < hi && i < lo + DATELINE_MOST; i++)
        if (is_dash(k, i) && tok_is(k->t, i - 1, ")")) {
            while (i < hi && is_dash(k, i)) i++;
            return i;
        }
    return lo;
}

/* [speaker.before] «البيت الأبيض قال، كان الوزير قد أعلن، الوفدان أكدا». */
static bool before_in_clause(const talk *k, int32_t lo, int32_t at, talk_np *np)
{
    int32_t i = clause_start(k, lo, at);
    if (after_dateline(k, lo, at)) return false;
    if (i == at && i > lo && tok_opens(k, i - 1)) { /* هاريس «حثت …» */
        at = i - 1;
        i = clause_start(k, lo, at);
    }
    while (i < at && (k->word[i] == CLASS(BEEN) || k->word[i] == CLASS(MEDIALLY) || k->word[i] == CLASS(QAD) ||
                      tok_comma(k, i) || k->when[i] >= 0))
        i += k->word_n[i] ? k->word_n[i] : 1;
    if (i >= at) return false;
    bool other = k->name[i] < 0 && (k->cue[i] >= 0 ? k->cues.at[k->cue[i]].kind == CUE_VERB : verb_by_letters(k, i));
    if (other && i + 1 < at) i++; /* «أصدرت اللجنة تقريرا قالت فيه» */
    bool been = i > lo && k->word[i - 1] == CLASS(BEEN) && k->word[at - 1] == CLASS(QAD); /* «كان فلان قد» */
    if (!other && !been && unknown_verb(k, i, at)) { /* «وظل الوزير | ينتقد», but «وجعل فلان كذا هدفا، وقال» */
        const talk_cue *c = k->cue[at] >= 0 ? &k->cues.at[k->cue[at]] : NULL;
        bool goes_on = c && c->form[0].kind == FORM_PRESENT && !c->form[0].conj;
        return goes_on && np_read(k, i + 1, at, false, np) == at && np_speaks(k, np);
    }
    int32_t j = np_read(k, i, at, other, np);
    if (j == i || (!np_speaks(k, np) && !been)) return false;
    if (other) return tok_comma(k, at - 1) && (k->cue[at] < 0 || !k->cues.at[k->cue[at]].form[0].conj); /* «…، قالت فيه» */
    j = adjuncts_skip(k, j, at, 0, NULL);
    while (j < at && (k->word[j] == CLASS(QAD) || k->word[j] == CLASS(BEEN) || tok_comma(k, j) ||
                      k->word[j] == CLASS(NEG) || k->when[j] >= 0))
        j++;
    return j >= at;
}

/* [speaker.relative] «الوزير الذي شدد، التحالف، الذي أفاد»: the noun phrase
 * that the relative pronoun goes back to. */
static bool before_relative(const talk *k, int32_t lo, int32_t at, talk_np *np)
{
    int32_t i = at - 1;
    while (i > lo && (k->word[i] == CLASS(QAD) || k->word[i] == CLASS(BEEN))) i--;
    if (i <= lo || k->word[i] != CLASS(REL)) return false;
    i--;
    if (tok_comma(k, i)) i--;
    if (i < lo) return false;
    int32_t end = i + 1, n_back = 0, least = end;
    while (least > lo && n_back < 14 && (k->t.at[least - 1].kind != TOK_PUNCT || tok_comma(k, least - 1))) least--, n_back++;
    for (int32_t from = least; from < end; from++) { /* the longest that ends here */
        int n;
        bool first = k->name[from] >= 0 ? from == lo || k->name[from - 1] != k->name[from] : source_head(k, from, &n) >= 0;
        if (!first) continue;
        if (np_read(k, from, end, false, np) == end && np_speaks(k, np)) return true;
    }
    for (int32_t from = end - 1; from >= lo && from > end - 6; from--) { /* «القانون المثير للجدل الذي» */
        int n;
        if (k->t.at[from].kind == TOK_PUNCT) break;
        if (source_head(k, from, &n) < 0) continue;
        np_read(k, from, end, false, np);
        return np_speaks(k, np);
    }
    return false;
}

bool np_before(const talk *k, int32_t lo, int32_t at, talk_np *np)
{
    if (at <= lo) return false;
    if (before_relative(k, lo, at, np)) {
        /* «القانون الذي أعلن فلان أمس تعديله»: the antecedent is the object */
        int after_n;
        bool thing = np->mention < 0 && np->kind >= LEX_SOURCE_KIND_KIND_DOCUMENT;
        bool other = at + 1 < k->t.n && (k->name[at + 1] >= 0 || source_head(k, at + 1, &after_n) >= 0) && !k->word[at + 1];
        return !(thing && other);
    }
    return before_in_clause(k, lo, at, np);
}
