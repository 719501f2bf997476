/* nameplace.c - places found out from how an article speaks of them. */
#include "mention/nameplace.h"

#include "lexicon/body_common.h"
#include "lexicon/common.h"
#include "lexicon/name_context.h"

#define AL STR("ال")

enum {
    MOST_LEARNED = 64,
    DATELINE = 14,    /* tokens before a dateline is over */
    COMMON = 60, TOO_COMMON = 300 /* articles of 10,000 that hold a word which makes no name alone; or with another */
};

typedef struct {
    uint64_t hash;   /* of its keys */
    ptrdiff_t first; /* where it stands once */
    int n, n_pre;
    int met, sure;   /* times, and times where only a place can stand */
    bool nisba;      /* known by its nisba alone as yet: it must stand by itself too */
} learned;

typedef struct {
    const isn_names_work *w;
    isn_toks toks;
    learned at[MOST_LEARNED];
    int n;
} learning;

static bool has(const learning *l, ptrdiff_t i, unsigned set)
{
    return i >= 0 && i < l->toks.n && (l->w->marks[i].set & set) != 0;
}

static bool is_word(const learning *l, ptrdiff_t i)
{
    return i >= 0 && i < l->toks.n && l->toks.at[i].kind == TOK_WORD;
}

static uint64_t hash_of(isn_str first, isn_str second)
{
    uint64_t h = str_hash(STR_HASH_SEED, first);
    return second.n ? str_hash(str_hash(h, STR(" ")), second) : h;
}

static learned *find(learning *l, uint64_t hash)
{
    for (int i = 0; i < l->n; i++)
        if (l->at[i].hash == hash) return &l->at[i];
    return NULL;
}

static learned *learn(learning *l, uint64_t hash, ptrdiff_t first, int n, int n_pre)
{
    learned *known = find(l, hash);
    if (known || l->n == MOST_LEARNED) return known;
    l->at[l->n] = (learned){.hash = hash, .first = first, .n = n, .n_pre = n_pre};
    return &l->at[l->n++];
}

/* In how many of 10,000 articles a word stands that has this stem. */
static int commonness(isn_str word)
{
    isn_str bare = str_starts(word, AL) && word.n > 6 ? str_sub(word, AL.n, word.n) : word;
    int k = lex_find(&lex_common, bare);
    if (k < 0 && str_ends(bare, STR("ات"))) k = lex_find(&lex_common, str_sub(bare, 0, bare.n - 4));
    if (k < 0 && str_ends(bare, STR("ه"))) k = lex_find(&lex_common, str_sub(bare, 0, bare.n - 2));
    return k < 0 ? 0 : lex_value(&lex_common, lex_row(&lex_common, k), LEX_COMMON_PER10000);
}

/* Before token `i` stands «في», «إلى», «قرب», or a noun before places. */
static bool place_stands_at(const learning *l, ptrdiff_t i, int n_pre)
{
    if (n_pre == 2 && str_starts(l->toks.at[i].key, STR("ب"))) return true; /* «بخور السدر» */
    if (!is_word(l, i - 1)) return false;
    if (has(l, i - 1, MARK_PLACE_DROP | MARK_PLACE_HEAD | MARK_DIRECTION) && !has(l, i - 1, MARK_DEFINITE)) return true;
    isn_str key = l->toks.at[i - 1].key;
    int k = lex_find(&lex_name_context, key);
    if (k < 0 && str_starts(key, STR("و")) && key.n > 4) k = lex_find(&lex_name_context, str_sub(key, 2, key.n));
    return k >= 0 && lex_value(&lex_name_context, lex_row(&lex_name_context, k), LEX_NAME_CONTEXT_KIND) != LEX_NAME_CONTEXT_KIND_THAT;
}

/* ---- a noun that towns are called by ------------------------------------------------------ */

/* «خور السدر»: the head without ال, then a noun with it that is no common word of
 * the news («رأس المال») and no adjective of the head («عين كبيرة»). */
static bool town_at(const learning *l, ptrdiff_t i)
{
    unsigned no = MARK_STOP | MARK_VERB | MARK_TITLE | MARK_NATION | MARK_ORG_HEAD | MARK_PLACE_DROP | MARK_PORTFOLIO | MARK_DIRECTION;
    if (!has(l, i, MARK_TOWN_HEAD) || has(l, i, MARK_DEFINITE | MARK_ORG_HEAD)) return false;
    if (!is_word(l, i + 1) || !has(l, i + 1, MARK_DEFINITE) || has(l, i + 1, no) || l->w->marks[i + 1].n_pre) return false;
    isn_str key = l->toks.at[i + 1].key;
    if (str_ends(key, STR("يه")) || str_ends(key, STR("ي"))) return false;
    return lex_find(&lex_body_common, str_sub(key, AL.n, key.n)) < 0 && commonness(key) < TOO_COMMON;
}

static void learn_town(learning *l, ptrdiff_t i)
{
    if (!town_at(l, i)) return;
    int n_pre = l->w->marks[i].n_pre;
    isn_str head = l->toks.at[i].key;
    learned *x = learn(l, hash_of(str_sub(head, n_pre, head.n), l->toks.at[i + 1].key), i, 2, n_pre);
    if (!x) return;
    x->met++;
    x->sure += place_stands_at(l, i, n_pre);
}

/* ---- the state of a ministry's nisba ---------------------------------------------------- */

/* «التلوانية»، «التلواني» → تلوان; none where it is no nisba. */
static isn_str of_nisba(isn_str key)
{
    if (!str_starts(key, AL)) return STR_NONE;
    isn_str end = str_ends(key, STR("يه")) ? STR("يه") : STR("ي");
    if (!str_ends(key, end) || key.n - AL.n - end.n < 6) return STR_NONE;
    return str_sub(key, AL.n, key.n - end.n);
}

/* «وزارة الخارجية التلوانية», «رئيس الوزراء التلواني»: what a ministry by itself is
 * called (but «الثروة السمكية»), or an office, then a nisba that no list knows and whose noun is no common word («الوطنية»). */
static void learn_state(learning *l, ptrdiff_t i)
{
    if (!is_word(l, i) || !has(l, i, MARK_DEFINITE) || has(l, i, MARK_NATION | MARK_PORTFOLIO | MARK_TITLE | MARK_RANK)) return;
    bool of = has(l, i - 1, MARK_BARE) || (has(l, i - 1, MARK_TITLE) && has(l, i - 1, MARK_DEFINITE)); /* «رئيس الوزراء» */
    if (!of || !has(l, i - 2, MARK_MINISTRY | MARK_TITLE_BODY)) return;
    isn_str state = of_nisba(l->toks.at[i].key);
    if (!state.n || commonness(state) || commonness(str_sub(l->toks.at[i].key, AL.n, l->toks.at[i].key.n))) return;
    learned *x = learn(l, hash_of(state, STR_NONE), i, 1, 0);
    if (x && !x->met) x->nisba = true;
}

/* Where the noun of a nisba stands by itself: «قالت تلوان», «وتلوان». */
static void meet_state(learning *l, ptrdiff_t i)
{
    isn_clitic_cut cut;
    if (!is_word(l, i)) return;
    for (int way = 0; clitic_cut(l->toks.at[i].key, way, &cut); way++) {
        learned *x = find(l, hash_of(cut.rest, STR_NONE));
        if (!x || x->n != 1) continue;
        if (x->nisba) x->nisba = false, x->first = i, x->n_pre = cut.n_pre;
        x->met++;
        return;
    }
}

/* ---- datelines ------------------------------------------------------------------------ */

/* «عين الجوز 14 مارس 2019 (المرفأ) - …»: one or two words at the head of a block,
 * closed by a number or a bracket, and the bracket by a dash or colon. */
static void learn_dateline(learning *l, const isn_sent *s)
{
    ptrdiff_t i = s->first, end = i + s->n < i + DATELINE ? i + s->n : i + DATELINE, n = 0, close = -1;
    unsigned no = MARK_STOP | MARK_VERB | MARK_TITLE | MARK_FIRST | MARK_NATION | MARK_PORTFOLIO;
    if (!(l->toks.at[i].flags & TOK_BLOCK_START)) return;
    while (i + n < end && is_word(l, i + n) && (!has(l, i + n, no) || (n == 0 && has(l, i, MARK_TOWN_HEAD)))) n++; /* «عين» is a verb too */
    if (n < 1 || n > 2 || i + n >= end || (l->toks.at[i + n].kind != TOK_NUMBER && !tok_is(l->toks, i + n, "("))) return;
    for (ptrdiff_t k = i + n; k < end && close < 0; k++)
        if (tok_is(l->toks, k, ")")) close = k;
    if (close < 0 || !is_word(l, close - 1) || (n == 1 && commonness(l->toks.at[i].key) >= COMMON)) return;
    if (!(tok_is(l->toks, close + 1, "-") || tok_is(l->toks, close + 1, "–") || tok_is(l->toks, close + 1, "ـ") ||
                       tok_is(l->toks, close + 1, ":")))
        return;
    learned *x = learn(l, hash_of(l->toks.at[i].key, n > 1 ? l->toks.at[i + 1].key : STR_NONE), i, (int)n, 0);
    if (x) x->sure++, x->met += 2;
}

/* ---- what was found before ---------------------------------------------------------------- */

static uint64_t hash_found(const learning *l, const isn_name_found *f)
{
    isn_str first = l->toks.at[f->first].key;
    return hash_of(str_sub(first, f->n_pre, first.n), f->n > 1 ? l->toks.at[f->first + 1].key : STR_NONE);
}

/* «في دار النخيل»: a body of two words that no list knows, whose first is no word
 * for bodies, is a place where one is in it. */
static void learn_found(learning *l, const isn_name_found *f)
{
    const isn_name_mark *m = &l->w->marks[f->first];
    bool unknown = f->type == ISN_ORGANIZATION && f->n == 2 && !m->org.n && !(m->set & (MARK_ORG_HEAD | MARK_DEFINITE | MARK_MEDIUM));
    if (!unknown || !has(l, f->first + 1, MARK_DEFINITE) || f->n_pre || !place_stands_at(l, f->first, 0)) return;
    learned *x = learn(l, hash_found(l, f), f->first, 2, 0);
    if (x) x->sure++, x->met += 2;
}

static bool accepted(const learned *x)
{
    if (x->nisba) return false;
    return x->n == 1 ? x->met > 0 : x->met > 1 && x->sure > 0;
}

/* A name found that is one of these, or a person made of one: «موانئ تلفار». */
static bool undo(learning *l, isn_name_found *f)
{
    learned *x = f->n <= 2 ? find(l, hash_found(l, f)) : NULL;
    if (x && accepted(x) && x->n == f->n) {
        f->type = ISN_PLACE;
        return false;
    }
    if (f->type != ISN_PERSON || f->n < 2 || has(l, f->first, MARK_FIRST | MARK_SERVANT | MARK_KUNYA)) return false;
    x = find(l, hash_of(l->toks.at[f->first + f->n - 1].key, STR_NONE));
    if (x && accepted(x) && x->n == 1) return true;
    isn_str state = of_nisba(l->toks.at[f->first].key);
    x = state.n ? find(l, hash_of(state, STR_NONE)) : NULL;
    if (x && x->n == 1 && accepted(x)) f->first++, f->n--, f->n_pre = 0; /* «التلواني سامر الجابري» */
    return false;
}

/* ---- the article ------------------------------------------------------------------------------ */

void names_learn(isn_arena *a, isn_names_work *w)
{
    learning *l = isn_new(a, learning, 1);
    if (!l) return;
    l->w = w, l->toks = w->text->toks;
    for (ptrdiff_t s = 0; s < w->text->sents.n; s++) {
        const isn_sent *sent = &w->text->sents.at[s];
        if (!sent->in_article) continue;
        learn_dateline(l, sent);
        for (ptrdiff_t i = sent->first; i < (ptrdiff_t)sent->first + sent->n; i++) learn_town(l, i), learn_state(l, i);
    }
    for (ptrdiff_t i = 0; i < w->found.n; i++) learn_found(l, &w->found.at[i]);
    if (!l->n) return;
    for (ptrdiff_t s = 0; s < w->text->sents.n; s++) {
        const isn_sent *sent = &w->text->sents.at[s];
        for (ptrdiff_t i = sent->first; sent->in_article && i < (ptrdiff_t)sent->first + sent->n; i++) meet_state(l, i);
    }
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < w->found.n; i++) {
        isn_name_found f = w->found.at[i];
        if (!undo(l, &f)) w->found.at[n++] = f;
    }
    w->found.n = n;
    for (int i = 0; i < l->n; i++) {
        isn_name_found f = {l->at[i].first, l->at[i].n, l->at[i].n_pre, ISN_PLACE, "name.again"};
        if (accepted(&l->at[i])) isn_push_value(a, &w->places, f);
    }
}
