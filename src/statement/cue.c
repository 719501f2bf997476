/* cue.c - the words of an article that may report speech.
 *
 * Owns: the per-token tables that the room's other files read (particles, names,
 * dates, quotation pairs) and the list of cues.  A cue here is only a word of
 * the right form; whether it reports anything is frame.c's to say. */
#include "lexicon/attribution.h"
#include "lexicon/impersonal.h"
#include "statement/talk.h"

enum { QUOTE_DEPTH = 16 };

bool tok_comma(const talk *k, int32_t i)
{
    return tok_is(k->t, i, "،") || tok_is(k->t, i, ",") || tok_is(k->t, i, "؛") ||
           tok_is(k->t, i, ";") || tok_is(k->t, i, "?"); /* agency texts lose ، to ? */
}

bool tok_colon(const talk *k, int32_t i)
{
    return tok_is(k->t, i, ":") || tok_is(k->t, i, "：");
}

bool tok_stop(const talk *k, int32_t i)
{
    return (k->t.at[i].flags & TOK_OF_SENTENCE_END) ||
           tok_is(k->t, i, "!") || tok_is(k->t, i, "؟") || tok_is(k->t, i, "…");
}

/* Longest particle at `i`, with و، ف، ب before it where that is needed. */
static void read_particle(talk *k, int32_t i)
{
    int key = -1, pre = 0;
    int n = toks_match(&lex_particle, k->t, i, &key, NULL);
    if (!n) {
        n = toks_match(&lex_particle, k->t, i, &key, &pre);
        if (n && pre > 0 && k->t.at[i].key.n - pre < 4) n = 0;
        if (n) { /* only و، ف and ب join particles */
            isn_str p = str_sub(k->t.at[i].key, 0, pre);
            if (str_ends(p, STR("س")) || str_ends(p, STR("ك"))) n = 0;
        }
    }
    if (!n) return;
    k->word[i] = (uint8_t)lex_value(&lex_particle, lex_row(&lex_particle, key), LEX_PARTICLE_CLASS);
    k->word_n[i] = (uint8_t)n;
    k->word_pre[i] = (uint8_t)pre;
}

/* Pairs quotation marks inside [lo, hi); an unclosed one keeps -1. */
static void pair_quotes(talk *k, int32_t lo, int32_t hi)
{
    int32_t open[QUOTE_DEPTH];
    int depth = 0;
    for (int32_t i = lo; i < hi; i++) {
        if (tok_opens(k, i)) {
            if (depth < QUOTE_DEPTH) open[depth++] = i;
        } else if (tok_closes(k, i) && depth > 0) {
            k->mate[i] = open[--depth];
            k->mate[open[depth]] = i;
        }
    }
}

/* Marks the tokens that lie in each span of a list, both in text order. */
static void cover(const talk *k, int32_t *table, isn_span span, int32_t index, ptrdiff_t *at)
{
    while (*at < k->t.n && k->t.at[*at].span.end <= span.start) (*at)++;
    for (ptrdiff_t i = *at; i < k->t.n && k->t.at[i].span.start < span.end; i++) table[i] = index;
}

/* A name cannot begin with أن or another small word: «أن الرصاصة» is no Anne. */
static bool name_is_grammar(talk *k, isn_span span, ptrdiff_t *at)
{
    while (*at < k->t.n && k->t.at[*at].span.end <= span.start) (*at)++;
    if (*at < k->t.n && k->word[*at] == LEX_PARTICLE_CLASS_ALA && !(k->t.at[*at].flags & TOK_ALEF_MAQSURA) &&
        k->t.at[*at].span.end < span.end)
        k->word[*at] = 0; /* the man «علي فتح», not the preposition */
    return *at < k->t.n && k->word[*at] && k->word[*at] != LEX_PARTICLE_CLASS_ADVERB;
}

/* «تي إن تي»: a small word inside a name is part of it. */
static void no_words_within(talk *k, ptrdiff_t i, isn_span span)
{
    for (i++; i < k->t.n && k->t.at[i].span.start < span.end; i++)
        if (k->word[i] == LEX_PARTICLE_CLASS_THAT) k->word[i] = 0;
}

static void cover_all(talk *k)
{
    ptrdiff_t at = 0;
    for (ptrdiff_t i = 0; i < k->r->mentions->n; i++) {
        isn_span span = k->r->mentions->at[i].span;
        if (name_is_grammar(k, span, &at)) continue;
        no_words_within(k, at, span);
        cover(k, k->name, span, (int32_t)i, &at);
    }
    at = 0;
    for (ptrdiff_t i = 0; i < k->r->dates->n; i++)
        cover(k, k->when, k->r->dates->at[i].span, (int32_t)i, &at);
}

static bool negated_at(const talk *k, int32_t i)
{
    return i > 0 && k->word[i - 1] == LEX_PARTICLE_CLASS_NEG;
}

/* [cue.of] «وفقا لـ، بحسب، نقلا عن، على حد قوله».  The ل of «وفقا ل» is found
 * alone («لـ») or on the next word («للوزير، لوكالة»). */
static int32_t read_of(talk *k, int32_t i, talk_cue *c)
{
    int key = -1, pre = 0;
    int n = toks_match(&lex_attribution, k->t, i, &key, &pre);
    if (!n && i + 1 < k->t.n && tok_word(k, i + 1) && str_starts(k->t.at[i + 1].key, STR("ل"))) {
        isn_lex_walk w = lex_walk(&lex_attribution);
        isn_clitic_cut cut;
        for (int way = 0; clitic_cut(k->t.at[i].key, way, &cut); way++) {
            w = lex_walk(&lex_attribution);
            if (lex_step(&w, cut.rest) && lex_step(&w, STR("ل")) && w.found >= 0) {
                key = w.found, n = 1, pre = cut.n_pre;
                c->joined = true;
                break;
            }
        }
    }
    if (!n) return 0;
    c->kind = CUE_OF;
    c->at = i, c->n = n;
    c->of_kind = (int8_t)lex_value(&lex_attribution, lex_row(&lex_attribution, key), LEX_ATTRIBUTION_KIND);
    return n;
}

/* «أنحاء» is no «إنحاء»: a noun that its table writes with إ is not written with أ. */
static bool other_hamza(const isn_tok *t, const isn_form *f)
{
    return f->kind == FORM_NOUN && t->flags & TOK_HAMZA_ABOVE &&
           str_starts(lex_cell(&lex_reporting, f->row, LEX_REPORTING_MASDAR), STR("إ"));
}

/* «اتفاق بين الدولتين، عبر البحر»: a preposition that looks like a verb is one only where a
 * clause begins, and is none as the second half of «بين الخطتين وبين فهم الوزير». */
static bool preposition(const talk *k, int32_t i)
{
    if (k->word[i] != LEX_PARTICLE_CLASS_PREP) return false;
    if (!k->word_pre[i]) return i > 0 && tok_word(k, i - 1) && !k->word[i - 1] && k->name[i - 1] < 0 && k->when[i - 1] < 0 && !(k->t.at[i].flags & TOK_BLOCK_START);
    isn_str word = str_sub(k->t.at[i].key, k->word_pre[i], k->t.at[i].key.n);
    for (int32_t j = i - 1; j >= 0 && j > i - 15 && !tok_stop(k, j); j--)
        if (str_eq(k->t.at[j].key, word)) return true;
    return false;
}

static bool wants(const isn_form *f)
{
    if (f->kind == FORM_NOUN) return true;
    return f->person != 1 && !f->future;
}

/* [cue.verb] [cue.participle] [cue.noun] A word of lexicon/reporting.tsv.  The
 * first person speaks inside a quotation and reports nothing to us; the future
 * («سيعلن») has not been said. */
static bool read_word(talk *k, int32_t i, talk_cue *c)
{
    if (k->word[i] && k->word[i] != LEX_PARTICLE_CLASS_PREP) return false; /* «بين، عبر» are both */
    if (k->when[i] >= 0 || preposition(k, i)) return false; /* «12 شهرا» */
    isn_form all[FORM_MOST];
    int n = form_of(&lex_reporting, FORMS_REPORTING, &k->t.at[i], all);
    bool future = i > 0 && k->word[i - 1] == LEX_PARTICLE_CLASS_FUTURE;
    bool governed = i > 0 && tok_preposition(k, i - 1);
    for (int f = 0; f < n; f++) {
        if (governed && (all[f].kind == FORM_PAST || all[f].kind == FORM_PRESENT)) continue; /* «بين فهم الوزير» */
        if (wants(&all[f]) && !future && !other_hamza(&k->t.at[i], &all[f])) c->form[c->n_forms++] = all[f];
    }
    if (!c->n_forms) return false;
    c->at = i, c->n = 1;
    bool after_mark = i == 0 || k->t.at[i - 1].kind == TOK_PUNCT || k->when[i - 1] >= 0;
    bool counted = i > 0 && k->t.at[i - 1].kind == TOK_NUMBER; /* «51 متهما» */
    for (int f = 0; f < c->n_forms && !after_mark; f++) /* «بعد دخول محتجين» */
        if (c->form[f].kind == FORM_PARTICIPLE && (counted || c->form[f].number != 's') && !c->form[f].conj)
            c->form[f--] = c->form[--c->n_forms];
    /* «أكدت متحدثة باسم …، وقالت ناطقة عسكرية»: after a verb the noun of who tells is its subject */
    int head_n;
    bool after_verb = i > 0 && k->cue[i - 1] >= 0 && k->cues.at[k->cue[i - 1]].kind == CUE_VERB;
    bool teller = after_verb && !(k->t.at[i].flags & TOK_TANWIN) && source_head(k, i, &head_n) >= 0;
    for (int f = 0; f < c->n_forms && teller; f++)
        if (c->form[f].kind == FORM_PARTICIPLE) c->form[f--] = c->form[--c->n_forms];
    /* «في لقاء على إذاعة الساحل»: a medium is no telling */
    bool medium = of_source_kind(k, i, LEX_SOURCE_KIND_KIND_MEDIUM);
    for (int f = 0; f < c->n_forms && medium; f++)
        if (c->form[f].kind == FORM_NOUN && c->form[f].number == 's' && !c->form[f].suffix) c->form[f--] = c->form[--c->n_forms];
    if (!c->n_forms) return false;
    isn_form_kind kind = c->form[0].kind;
    c->kind = kind == FORM_PARTICIPLE ? CUE_PARTICIPLE : kind == FORM_NOUN ? CUE_NOUN : CUE_VERB;
    c->negated = negated_at(k, i);
    return true;
}

static void find_cues(talk *k, int32_t lo, int32_t hi)
{
    for (int32_t i = lo; i < hi; i++) {
        if (!tok_word(k, i)) continue;
        if (k->unnamed[i]) { /* «طلب عدم ذكر اسمه»: asks nothing that is told */
            i = k->unnamed[i] - 1;
            continue;
        }
        talk_cue c = {0};
        int key, pre;
        int32_t n = toks_match(&lex_impersonal, k->t, i, &key, &pre);
        if (n) { /* «يذكر أن»: nobody's word */
            i += n - 1;
            continue;
        }
        n = read_of(k, i, &c);
        if (!n && !read_word(k, i, &c)) continue;
        k->cue[i] = (int32_t)k->cues.n;
        if (!isn_push_value(k->a, &k->cues, c)) return;
        if (n > 1) i += n - 1;
    }
}

/* [text.lost-comma] Some agency texts reach us with every ، as ?: an article with
 * no comma of its own and several ? inside its sentences.  Those cut no sentence. */
static bool commas_lost(const talk *k)
{
    int marks = 0;
    for (int32_t i = 0; i < k->t.n; i++) {
        if (tok_is(k->t, i, "،")) return false;
        marks += tok_is(k->t, i, "?") && !(k->t.at[i].flags & TOK_SPACE_BEFORE);
    }
    return marks >= 3;
}

static void join_sentences(talk *k)
{
    bool lost = commas_lost(k);
    for (ptrdiff_t s = 0; s < k->r->text->sents.n; s++) {
        isn_sent sent = k->r->text->sents.at[s];
        isn_sent *before = k->sents.n ? &k->sents.at[k->sents.n - 1] : NULL;
        if (lost && before && before->block == sent.block && sent.first > 0 && tok_is(k->t, sent.first - 1, "?")) {
            k->t.at[sent.first - 1].flags &= (uint16_t)~TOK_OF_SENTENCE_END;
            before->n += sent.n;
            before->span = span_join(before->span, sent.span);
            continue;
        }
        isn_push_value(k->a, &k->sents, sent);
    }
}

static int32_t *table(isn_arena *a, ptrdiff_t n, int32_t fill)
{
    int32_t *t = isn_new(a, int32_t, n);
    for (ptrdiff_t i = 0; t && i < n; i++) t[i] = fill;
    return t;
}

bool talk_open_article(talk *k, isn_arena *a, const isn_reading *r)
{
    *k = (talk){.a = a, .r = r, .text = r->text->text, .t = r->text->toks};
    ptrdiff_t n = k->t.n;
    k->word = isn_new(a, uint8_t, n);
    k->word_n = isn_new(a, uint8_t, n);
    k->word_pre = isn_new(a, uint8_t, n);
    k->name = table(a, n, -1);
    k->when = table(a, n, -1);
    k->mate = table(a, n, -1);
    k->cue = table(a, n, -1);
    k->unnamed = table(a, n, 0);
    if (a->full) return false;
    for (int32_t i = 0; i < n; i++)
        if (tok_word(k, i)) read_particle(k, i);
    cover_all(k);
    join_sentences(k);
    for (ptrdiff_t s = 0; s < k->sents.n; s++) {
        const isn_sent *sent = &k->sents.at[s];
        if (!sent->in_article) continue;
        int32_t lo = (int32_t)sent->first, hi = lo + (int32_t)sent->n;
        pair_quotes(k, lo, hi);
        unnamed_mark(k, lo, hi);
        find_cues(k, lo, hi);
    }
    return !a->full;
}
