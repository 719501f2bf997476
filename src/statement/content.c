/* content.c - where what is said begins and ends, and what lies inside what.
 *
 * Owns: the end of quotations and of indirect speech, the clause that «بحسب» is
 * said of, nesting.  Drafts come in text order and a draft's bounds are known
 * before those that may lie in it are read, so one pass is enough. */
#include "lexicon/attribution.h"
#include "statement/talk.h"

#define CLASS(x) LEX_PARTICLE_CLASS_##x

enum { QUOTE_SHORT = 8, NEAR = 14, CONTENT_MOST = 600, DRAFTS_NEAR = 40 };

static int32_t cue_at(const talk *k, const talk_draft *d) { return k->cues.at[d->cue].at; }
static talk_cue_kind cue_kind(const talk *k, const talk_draft *d) { return k->cues.at[d->cue].kind; }

/* Has only punctuation from `i` to `hi`. */
static bool only_marks(const talk *k, int32_t i, int32_t hi)
{
    for (; i < hi; i++)
        if (k->t.at[i].kind != TOK_PUNCT) return false;
    return true;
}

/* Cuts commas, stops, dashes, a lone و and unpaired marks off the end. */
static int32_t trim_end(const talk *k, int32_t from, int32_t to)
{
    while (to > from) {
        int32_t i = to - 1;
        const isn_tok *t = &k->t.at[i];
        bool own_mark = (tok_closes(k, i) && k->mate[i] >= from) || tok_is(k->t, i, ")") || tok_is(k->t, i, "%");
        if (t->kind == TOK_PUNCT && !own_mark) { to--; continue; }
        if (t->kind == TOK_WORD && t->key.n <= 2) { to--; continue; }
        break;
    }
    /* a stop inside the last mark stays out with it only where it ends a quotation */
    return to;
}

/* ---- siblings ------------------------------------------------------------------ */

static bool same_gender(const talk_draft *a, const talk_draft *b)
{
    bool carrier = a->n_via > 0 && a->form.gender == b->form.gender; /* «نقلت الإذاعة عن شهود …، وقالت» */
    return carrier || !a->gender || !b->form.gender || a->gender == b->form.gender;
}

static bool conj_before(const talk *k, int32_t i)
{
    return i > 0 && (k->word[i - 1] == CLASS(CONJ) || k->word[i - 1] == CLASS(AS) || tok_is(k->t, i - 1, "ثم"));
}

static bool after_relative(const talk *k, int32_t i)
{
    while (i > 0 && (k->word[i - 1] == CLASS(QAD) || k->word[i - 1] == CLASS(BEEN))) i--;
    return i > 0 && k->word[i - 1] == CLASS(REL);
}

static bool content_subject_is_person(const talk *k, const talk_draft *d)
{
    int n;
    int row = source_head(k, d->from, &n);
    if (row >= 0 && lex_value(&lex_source_kind, row, LEX_SOURCE_KIND_KIND) == LEX_SOURCE_KIND_KIND_PERSON) return true;
    return tok_person(k, d->from);
}

static bool speaks_as_body(const talk *k, const talk_draft *d)
{
    if (d->who.to <= d->who.from) return false;
    if (d->who.mention >= 0 && k->r->mentions->at[d->who.mention].type == ISN_PERSON) return false;
    return d->who.kind > LEX_SOURCE_KIND_KIND_PERSON || d->who.mention >= 0;
}

/* Does `j` go on beside `d` and not inside what `d` reports?
 *     «قال إن الأسعار ارتفعت، مؤكدا أن …»              beside
 *     «قال إن الأسعار ارتفعت، واقترح مسؤولون خفضها»     beside
 *     «قال المكتب إن الوزير التقى السفير وأكد له أن …»   inside: the minister did */
static bool beside(const talk *k, const talk_draft *d, const talk_draft *j)
{
    int32_t at = cue_at(k, j);
    if (cue_kind(k, j) == CUE_PARTICIPLE) return true;
    if (cue_kind(k, j) == CUE_NOUN) return at > 0 && tok_is(k->t, at - 1, "مع"); /* «مع التأكيد على» */
    if (j->open == OPEN_BACK) return true;
    if (after_relative(k, at)) return false;
    bool thinks = j->act == ISN_ACT_EXPECT && lex_value(&lex_reporting, j->row, LEX_REPORTING_STRENGTH) != LEX_REPORTING_STRENGTH_STRONG;
    if (thinks && j->who.to <= j->who.from) return false; /* «لكنه ظن أنها»: still the speaker's words */
    if (j->before) {
        int32_t b = j->who.from;
        if (b > 0 && k->word[b - 1] == CLASS(THAT)) return false;
        return conj_before(k, b) || (b > 1 && tok_comma(k, b - 1));
    }
    bool conj = j->form.conj || conj_before(k, at) || (at > 0 && tok_comma(k, at - 1));
    if (!conj) return false;
    if (j->who.to > j->who.from) return true;
    if (!same_gender(d, j)) return false;
    return !(speaks_as_body(k, d) && content_subject_is_person(k, d));
}

/* The first token that belongs to the clause of draft `j`, backwards from its cue. */
static int32_t clause_of(const talk *k, const talk_draft *j, int32_t least)
{
    int32_t i = j->before ? j->who.from : cue_at(k, j);
    while (i > least) {
        uint8_t w = k->word[i - 1];
        if (w == CLASS(QAD) || w == CLASS(BEEN) || w == CLASS(MEDIALLY) || w == CLASS(CONJ) || w == CLASS(REL) ||
            w == CLASS(AS) || (cue_kind(k, j) == CUE_NOUN && tok_is(k->t, i - 1, "مع")))
            i--;
        else break;
    }
    return i;
}

/* «دون أن يوضح، من دون الإشارة إلى»: the reporter's own remark. */
static bool remark_at(const talk *k, int32_t i, int32_t hi)
{
    if (k->word[i] != CLASS(ASIDE)) return false;
    int32_t j = i + k->word_n[i];
    if (j >= hi) return false;
    if (k->word[j] == CLASS(THAT)) j++;
    if (i > 0 && tok_comma(k, i - 1) && k->word[j - 1] == CLASS(THAT)) return true;
    if (j >= hi || k->cue[j] < 0) return false;
    return k->cues.at[k->cue[j]].kind != CUE_OF;
}

/* «فيما، بينما، في حين» before a clause with a cue of its own. */
static bool turn_at(const talk *k, int32_t i, int32_t hi, int32_t draft)
{
    if (k->word[i] != CLASS(CONJ)) return false;
    for (int32_t d = draft; d < k->drafts.n; d++) {
        int32_t at = cue_at(k, &k->drafts.at[d]);
        if (at < i) continue;
        if (at >= hi || at > i + NEAR) return false;
        return cue_kind(k, &k->drafts.at[d]) == CUE_VERB && clause_of(k, &k->drafts.at[d], i) == i;
    }
    return false;
}

/* ---- ends -------------------------------------------------------------------------- */

/* Does the sentence end soon, with no comma before? */
static bool only_words_left(const talk *k, int32_t i, int32_t hi)
{
    for (int32_t j = i; j < hi && j < i + 6; j++)
        if (k->t.at[j].kind == TOK_PUNCT) return true;
    return hi <= i + 6;
}

/* «… مع بغداد، بعد أيام من تصريحات …»: the reporter's time, not the speaker's. */
static int32_t before_noun(const talk *k, int32_t i, int32_t least)
{
    for (int32_t b = i - 1; b > least && b > i - 5; b--)
        if (k->word[b] == CLASS(AFTER)) return b;
    return -1;
}

/* «دان القانون في بيان منفصل»: where it was said is no part of it. */
static bool own_words_at(const talk *k, int32_t i, int32_t hi)
{
    int n;
    if (k->word[i] != CLASS(FI) || i + 1 >= hi) return false;
    int row = source_head(k, i + 1, &n);
    return row >= 0 && lex_value(&lex_source_kind, row, LEX_SOURCE_KIND_KIND) == LEX_SOURCE_KIND_KIND_DOCUMENT &&
           only_words_left(k, i, hi);
}

/* Indirect speech runs to the end of its clause: the sentence's end, a cue that
 * stands beside it, the reporter's remark, an attribution that closes it. */
static int32_t indirect_end(talk *k, int32_t index, int32_t hi)
{
    talk_draft *d = &k->drafts.at[index];
    if (hi > d->from + CONTENT_MOST) hi = d->from + CONTENT_MOST;
    int32_t next = index + 1;
    for (int32_t i = d->from; i < hi; i++) {
        if (tok_opens(k, i) && k->mate[i] > i && k->mate[i] < hi) {
            i = k->mate[i];
            continue;
        }
        if (tok_closes(k, i) && k->mate[i] < d->from) return i;
        if (remark_at(k, i, hi)) return i;
        if (d->open >= OPEN_PREP && i > d->from && own_words_at(k, i, hi)) return i;
        if (d->open == OPEN_OBJECT && k->word[i] == CLASS(AS) && i + 1 < hi && !k->word[i + 1]) return i;
        bool later = i > d->from + 1 && tok_comma(k, i - 1) && k->word[i] == CLASS(AFTER) && i + 1 < hi && k->word[i + 1] == CLASS(THAT);
        if (later && (d->open == OPEN_PREP || d->open == OPEN_OBJECT)) return i; /* «دعا إلى الإضراب، بعد أن شاع …» */
        if (turn_at(k, i, hi, next) && i > d->from + 2) return i;
        while (next < k->drafts.n && cue_at(k, &k->drafts.at[next]) < i) next++;
        if (next >= k->drafts.n || cue_at(k, &k->drafts.at[next]) != i || i == d->from) continue;
        const talk_draft *j = &k->drafts.at[next];
        if (j->open == OPEN_BEFORE) {
            if (only_marks(k, j->to, hi)) return i;
            continue;
        }
        if (cue_kind(k, j) == CUE_OF) continue;
        if (cue_kind(k, j) == CUE_NOUN) {
            int32_t b = before_noun(k, i, d->from + 3);
            if (b > 0) return b;
        }
        if (beside(k, d, j)) return clause_of(k, j, d->from + 1);
    }
    return hi;
}

/* After a quotation: does the sentence go on inside what is said?  «إن "من المرجح"
 * أن تكون …، "…" إلى جانب "…"» */
static bool goes_on(const talk *k, int32_t index, int32_t i, int32_t hi, int32_t quote_n)
{
    if (i >= hi || k->t.at[i].kind == TOK_PUNCT) return false;
    for (int32_t d = index + 1; d < k->drafts.n && cue_at(k, &k->drafts.at[d]) <= i + 1; d++)
        if (cue_at(k, &k->drafts.at[d]) >= i) return false;
    if (k->word[i] == CLASS(CONJ) || k->word[i] == CLASS(ASIDE) || k->word[i] == CLASS(MEDIALLY)) return false;
    if ((k->cue[i] >= 0 && k->cues.at[k->cue[i]].kind != CUE_NOUN) || k->when[i] >= 0) return false;
    for (int32_t j = i; j < hi && j < i + 4; j++)
        if (tok_opens(k, j) && k->mate[j] > j) return true;
    return quote_n <= QUOTE_SHORT;
}

/* A content that begins with a quotation mark. */
static bool quotation(talk *k, int32_t index, int32_t hi)
{
    talk_draft *d = &k->drafts.at[index];
    if (!tok_opens(k, d->from) || d->skip) return false;
    int32_t end = k->mate[d->from] > d->from && k->mate[d->from] <= hi ? k->mate[d->from] : hi;
    if (end < hi && goes_on(k, index, end + 1, hi, end - d->from - 1)) return false;
    d->from++;
    if (d->from < end && k->word[d->from] == CLASS(THAT)) d->from++;
    d->to = end;
    while (d->to > d->from && (tok_comma(k, d->to - 1) || (tok_is(k->t, d->to - 1, ".") && !tok_is(k->t, d->to - 2, "."))))
        d->to--;
    d->quoted = true;
    return d->to > d->from;
}

/* Is a quotation inside the content a name only?  «تنظيم "الدولة"» */
static bool quotes_words(const talk *k, const talk_draft *d)
{
    int n;
    for (int32_t i = d->from; i < d->to; i++)
        if (tok_opens(k, i) && k->mate[i] > i && k->mate[i] <= d->to &&
            !(i > 0 && source_head(k, i - 1, &n) >= 0) && k->name[i + 1] < 0)
            return true;
    return false;
}

/* ---- nesting ------------------------------------------------------------------------- */

static int32_t holder_of(const talk *k, int32_t index)
{
    int32_t at = cue_at(k, &k->drafts.at[index]);
    int32_t sent = k->drafts.at[index].sent;
    for (int32_t d = index - 1; d >= 0 && d > index - DRAFTS_NEAR && k->drafts.at[d].sent == sent; d--) {
        const talk_draft *o = &k->drafts.at[d];
        if (!o->dropped && o->open != OPEN_BEFORE && o->from <= at && at < o->to) return d;
    }
    return -1;
}

/* ---- «…، بحسب X» ------------------------------------------------------------------------ */

static int32_t last_boundary(const talk *k, int32_t lo, int32_t at)
{
    for (int32_t i = at - 1; i > lo; i--) {
        if (tok_closes(k, i) && k->mate[i] >= lo) { i = k->mate[i]; continue; }
        if (tok_comma(k, i) && i < at - 2) {
            int32_t s = i + 1;
            return k->word[s] == CLASS(CONJ) ? s + 1 : s;
        }
        if (k->word[i] == CLASS(THAT)) return i + 1;
    }
    return lo;
}

/* [statement.of] What an attribution after its content is of: the statement that
 * ends there (then it adds a link), a clause inside one, or the sentence. */
static void attribution(talk *k, int32_t index, int32_t lo, int32_t hi)
{
    talk_draft *d = &k->drafts.at[index];
    int32_t at = cue_at(k, d), after = d->to;
    bool own = k->cues.at[d->cue].of_kind == LEX_ATTRIBUTION_KIND_OWN;
    d->dropped = own;
    if (own) return;
    int32_t holder = holder_of(k, index);
    int32_t turn = after < hi && tok_comma(k, after) ? after + 1 : after;
    if (holder >= 0 && turn > after && turn < hi && k->word[turn] == CLASS(CONJ) && k->drafts.at[holder].outer < 0) {
        d->same = holder; /* «ادعى أنه …، وفق ما أوردت كذا، غير أنه …» */
        d->dropped = true;
        return;
    }
    if (holder >= 0) {
        d->outer = holder;
        d->from = last_boundary(k, k->drafts.at[holder].from, at);
        d->to = trim_end(k, d->from, at);
        d->mode = quotes_words(k, d) ? ISN_MODE_MIXED : ISN_MODE_INDIRECT;
        d->dropped = d->to < d->from + 3;
        return;
    }
    for (int32_t o = index - 1; o >= 0 && k->drafts.at[o].sent == d->sent; o--) {
        const talk_draft *s = &k->drafts.at[o];
        if (s->open == OPEN_BEFORE || s->dropped || s->outer >= 0) continue;
        if (!only_marks(k, s->to, at) && at - s->to > 3) break;
        d->same = o;
        d->dropped = true;
        return;
    }
    d->from = lo;
    while (d->from < at && k->t.at[d->from].kind == TOK_PUNCT && !tok_opens(k, d->from)) d->from++;
    const isn_tok *t = &k->t.at[d->from];
    if (t->n_pre > 0 && (str_starts(t->key, STR("و")) || str_starts(t->key, STR("ف")))) d->skip = 2;
    else if (str_starts(t->key, STR("و")) && t->key.n > 8 && k->name[d->from] < 0) d->skip = 2;
    int32_t next = after < hi && tok_comma(k, after) ? after + 1 : after;
    bool inside = !only_marks(k, after, hi) && at - lo < 12 && next < hi && k->word[next] != CLASS(CONJ) && k->word[next] != CLASS(REL) &&
                  !(str_starts(k->t.at[next].key, STR("و")) && k->name[next] < 0); /* «…، وهو رقم ضخم» */
    bool marks = after < hi && (tok_comma(k, after) || (after > 0 && tok_comma(k, after - 1)));
    d->to = inside && marks && hi - after > 4 ? trim_end(k, d->from, hi) : trim_end(k, d->from, at);
    d->mode = quotes_words(k, d) ? ISN_MODE_MIXED : ISN_MODE_INDIRECT;
    d->dropped = d->to < d->from + 2;
}

/* [statement.back] «…، الأمر الذي أكدته الوزارة»: the content of the statement
 * before, or the clause; «اتفاق إجلاء، أكده المرصد»: the noun phrase before. */
static void look_back(talk *k, int32_t index, int32_t lo)
{
    talk_draft *d = &k->drafts.at[index];
    bool what = d->to != 0;
    int32_t at = cue_at(k, d), end = clause_of(k, d, lo);
    while (end > lo && tok_comma(k, end - 1)) end--;
    d->dropped = true;
    if (what && index > 0 && k->drafts.at[index - 1].sent == d->sent && !k->drafts.at[index - 1].dropped) {
        const talk_draft *o = &k->drafts.at[index - 1];
        d->from = o->from, d->to = o->to, d->skip = o->skip, d->mode = o->mode;
        d->dropped = false;
        return;
    }
    if (what) { /* «وقع الانفجار، الأمر الذي نفته الشركة» */
        d->from = lo;
        d->to = trim_end(k, lo, end);
        d->mode = quotes_words(k, d) ? ISN_MODE_MIXED : ISN_MODE_INDIRECT;
        d->dropped = d->to < lo + 2;
        return;
    }
    int32_t from = end;
    while (from > lo && from > at - 16 && !(k->t.at[from - 1].kind == TOK_PUNCT && !tok_closes(k, from - 1) && !tok_opens(k, from - 1)) &&
           (k->word[from - 1] == CLASS(NONE) || k->word[from - 1] == CLASS(FI)))
        from--;
    d->from = from;
    d->to = trim_end(k, from, end);
    d->mode = quotes_words(k, d) ? ISN_MODE_MIXED : ISN_MODE_INDIRECT;
    d->dropped = d->to < from + 2;
}

/* ---- the pass --------------------------------------------------------------------------- */

/* «كما أن …، وأنه …» at the head of a sentence goes on with what was being said. */
static void run_on(talk *k, int32_t index)
{
    talk_draft *d = &k->drafts.at[index];
    if (d->open != OPEN_THAT || d->quoted || d->outer >= 0) return;
    for (int32_t s = d->sent + 1; s < k->sents.n; s++) {
        const isn_sent *sent = &k->sents.at[s];
        int32_t lo = (int32_t)sent->first, hi = lo + (int32_t)sent->n;
        if (!only_marks(k, d->to, lo) || !sent->in_article || hi - lo < 3) return;
        bool more = (k->word[lo] == CLASS(THAT) && k->word_pre[lo]) ||
                    (k->word[lo] == CLASS(AS) && k->word[lo + 1] == CLASS(THAT));
        if (!more || k->t.at[lo].block != k->t.at[d->from].block) return;
        d->to = trim_end(k, d->from, hi);
    }
}

static void one_end(talk *k, int32_t index, int32_t lo, int32_t hi)
{
    talk_draft *d = &k->drafts.at[index];
    if (d->open == OPEN_BEFORE) {
        attribution(k, index, lo, hi);
        return;
    }
    if (d->open == OPEN_BACK) {
        look_back(k, index, lo);
        return;
    }
    d->outer = holder_of(k, index);
    if (d->outer >= 0 && d->from < k->drafts.at[d->outer].to) hi = k->drafts.at[d->outer].to;
    if (!quotation(k, index, hi)) d->to = trim_end(k, d->from, indirect_end(k, index, hi));
    d->dropped = d->to <= d->from;
    bool in_quote = d->outer >= 0 && k->drafts.at[d->outer].mode == ISN_MODE_DIRECT;
    d->mode = d->quoted || d->unclosed || in_quote ? ISN_MODE_DIRECT : quotes_words(k, d) ? ISN_MODE_MIXED : ISN_MODE_INDIRECT;
    run_on(k, index);
}

/* [statement.collapse] «قال الوزير إن الرئيس أكد أن …»: where all that the outer
 * content holds is the inner report, the outer speaker only carries it. */
static void collapse(talk *k, int32_t index)
{
    talk_draft *d = &k->drafts.at[index];
    if (d->outer < 0 || d->dropped) return;
    talk_draft *o = &k->drafts.at[d->outer];
    if (cue_kind(k, d) == CUE_OF && d->open == OPEN_THAT && o->from == cue_at(k, d)) { /* «أنه وفقا للدستور فإن …» */
        o->dropped = d->to + 2 >= o->to;
        return;
    }
    if (!d->before || cue_at(k, d) > d->who.to + 2) return;
    if (o->from != d->who.from) return;
    int32_t reach = d->to;
    for (int32_t i = index + 1; i < k->drafts.n && i < index + DRAFTS_NEAR && k->drafts.at[i].outer == d->outer; i++)
        if (!k->drafts.at[i].dropped && k->drafts.at[i].to > reach) reach = k->drafts.at[i].to;
    if (o->to <= reach + 2) o->dropped = true;
}

void contents_end(talk *k)
{
    for (int32_t i = 0; i < k->drafts.n; i++) {
        const isn_sent *s = &k->sents.at[k->drafts.at[i].sent];
        int32_t lo = (int32_t)s->first, hi = lo + (int32_t)s->n;
        if (!k->drafts.at[i].gender) k->drafts.at[i].gender = k->drafts.at[i].form.gender;
        one_end(k, i, lo, hi);
    }
    for (int32_t i = 0; i < k->drafts.n; i++) collapse(k, i);
}
