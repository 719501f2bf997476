/* sentence.c - where sentences end.
 *
 * A stop ends a sentence unless it stands in a quotation or in brackets, belongs
 * to an abbreviation («د. أحمد»، «أ. ف. ب.»), to a list number («1. »), or to a
 * Latin name («example.com»).  The end of a block ends one always. */
#include "text/sentence.h"
#include "lexicon/abbreviation.h"

enum { PAREN_TOKENS = 60 };

typedef enum { STOP_NONE, STOP_FULL, STOP_ASK, STOP_DOTS } stop;

/* A run of stops: «.» «؟!» «..» «…» */
typedef struct {
    stop kind;
    ptrdiff_t end; /* index after its last token */
} stop_run;

static stop stop_of(const isn_tok *t)
{
    if (t->kind != TOK_PUNCT) return STOP_NONE;
    if (str_is(t->key, ".") || str_is(t->key, "۔") || str_is(t->key, "。")) return STOP_FULL;
    if (str_is(t->key, "؟") || str_is(t->key, "?") || str_is(t->key, "!")) return STOP_ASK;
    return str_is(t->key, "…") ? STOP_DOTS : STOP_NONE;
}

static stop_run run_at(isn_toks t, ptrdiff_t i, ptrdiff_t end)
{
    stop_run r = {stop_of(&t.at[i]), i + 1};
    bool asks = r.kind == STOP_ASK;
    while (r.end < end && stop_of(&t.at[r.end])) {
        asks |= stop_of(&t.at[r.end]) == STOP_ASK;
        r.end++;
    }
    if (asks) r.kind = STOP_ASK;
    else if (r.end - i > 1) r.kind = STOP_DOTS;
    return r;
}

static bool glued(isn_toks t, ptrdiff_t i, ptrdiff_t end)
{
    return i < end && !(t.at[i].flags & TOK_SPACE_BEFORE);
}

/* «وقال», «وأضافت»: how a new sentence begins after a stop that may be part of
 * an abbreviation. */
static bool begins_sentence(isn_toks t, ptrdiff_t i, ptrdiff_t end)
{
    if (i >= end || t.at[i].flags & TOK_LINE_START) return true;
    return t.at[i].kind == TOK_WORD && t.at[i].key.n >= 8 && str_starts(t.at[i].key, STR("و"));
}

static bool is_letter(const isn_tok *t)
{
    return t->kind == TOK_WORD && (t->key.n <= 2 || (t->flags & TOK_LATIN && t->key.n == 1));
}

static int abbreviation_kind(const isn_tok *t)
{
    if (t->kind != TOK_WORD) return -1;
    int k = lex_find(&lex_abbreviation, t->key);
    return k < 0 ? -1 : lex_value(&lex_abbreviation, lex_row(&lex_abbreviation, k), LEX_ABBREVIATION_KIND);
}

static bool is_spelt(const isn_tok *t)
{
    return is_letter(t) || abbreviation_kind(t) == LEX_ABBREVIATION_KIND_LETTER;
}

/* «د ب أ.»: the last of several letters is no title. */
static bool after_letter(isn_toks t, ptrdiff_t first, ptrdiff_t i)
{
    ptrdiff_t before = i - 1;
    if (before > first && str_is(t.at[before].key, ".")) before--;
    return before >= first && is_spelt(&t.at[before]);
}

/* Does the full stop at `i` belong to the word before it? */
static bool is_abbreviation(isn_toks t, ptrdiff_t first, ptrdiff_t i, ptrdiff_t end)
{
    if (i == first || !str_is(t.at[i].key, ".")) return false;
    const isn_tok *before = &t.at[i - 1];
    if (before->kind == TOK_PUNCT) return false;
    bool starts = i - 1 == first;
    if (before->kind == TOK_NUMBER) return starts && before->key.n <= 3 && i + 1 < end;
    bool after_number = i - 1 > first && t.at[i - 2].kind == TOK_NUMBER && glued(t, i - 1, end);
    if (after_number) return false; /* «1436هـ.», «2019م.» end a sentence */
    bool before_latin = i + 1 < end && t.at[i + 1].flags & TOK_LATIN;
    if (before->flags & TOK_LATIN)
        return (glued(t, i + 1, end) && t.at[i + 1].kind != TOK_PUNCT) ||
               (before->key.n == 1 && before_latin);
    switch (abbreviation_kind(before)) {
    case LEX_ABBREVIATION_KIND_TITLE:
        if (after_letter(t, first, i - 1)) break;
        return i + 1 < end && t.at[i + 1].kind != TOK_PUNCT;
    case LEX_ABBREVIATION_KIND_LETTER:
        if (is_letter(before)) break;
        if (i + 1 < end && is_spelt(&t.at[i + 1])) return true;
        return after_letter(t, first, i - 1) && !begins_sentence(t, i + 1, end);
    case LEX_ABBREVIATION_KIND_WORD: return !begins_sentence(t, i + 1, end);
    default: break;
    }
    if (!is_letter(before)) return false;
    if (i + 1 < end && is_letter(&t.at[i + 1])) return true;
    return !begins_sentence(t, i + 1, end);
}

/* What may follow a stop only inside a sentence: «إلخ.، و…», «(أ. ف. ب.):» */
static bool goes_on(isn_toks t, ptrdiff_t i, ptrdiff_t end)
{
    if (i >= end || t.at[i].flags & TOK_LINE_START) return false;
    isn_str k = t.at[i].key;
    return str_is(k, "،") || str_is(k, ",") || str_is(k, "؛") || str_is(k, ":") || str_is(k, ";");
}

static bool is_headline(isn_block_kind k)
{
    return k == ISN_BLOCK_TITLE || k == ISN_BLOCK_SUBTITLE || k == ISN_BLOCK_HEADING;
}

/* Two or three dots part clauses in running text («انتهى الأمر.. وعاد الوفد»); in
 * a headline, or after one or two words, they are a breath. */
static bool dots_end(isn_toks t, ptrdiff_t first, ptrdiff_t i, ptrdiff_t next, ptrdiff_t end,
                     isn_block_kind block)
{
    if (next >= end) return true;
    if (is_headline(block) || i - first < 3) return false;
    return t.at[next].kind != TOK_PUNCT || t.at[next].flags & TOK_OPENS_QUOTE;
}

/* «قال: "انتهى الأمر." وأضاف»: does the quotation that closes at `close`, after
 * the stop, end its sentence?  A question in the middle of one does not: «سأل
 * "ماذا بعد؟" ثم ذهب». */
static bool quoted_stop_ends(isn_toks t, stop kind, ptrdiff_t opener, ptrdiff_t close, ptrdiff_t end)
{
    ptrdiff_t next = close + 1;
    if (goes_on(t, next, end)) return false;
    if (next >= end) return true;
    if (stop_of(&t.at[next])) return false; /* that stop decides */
    bool introduced = opener > 0 && str_is(t.at[opener - 1].key, ":");
    if (kind == STOP_FULL) return true;
    return introduced && begins_sentence(t, next, end);
}

static bool full_stop_ends(isn_toks t, ptrdiff_t first, ptrdiff_t i, ptrdiff_t end)
{
    if (is_abbreviation(t, first, i, end)) return false;
    if (!glued(t, i + 1, end) || t.at[i + 1].kind == TOK_PUNCT) return true;
    if (t.at[i + 1].flags & TOK_LATIN) return false;
    return i > first; /* «الأمر.وأضاف»: the space was forgotten */
}

/* The bracket that closes the one at `i`, if it does so soon; else `i`. */
static ptrdiff_t bracket_end(isn_toks t, ptrdiff_t i, ptrdiff_t end)
{
    for (ptrdiff_t j = i + 1; j < end && j - i <= PAREN_TOKENS; j++) {
        if (str_is(t.at[j].key, "(") || str_is(t.at[j].key, "[")) return i;
        if (str_is(t.at[j].key, ")") || str_is(t.at[j].key, "]")) return j;
    }
    return i;
}

static bool in_article(isn_block_kind k)
{
    return is_headline(k) || k == ISN_BLOCK_PARAGRAPH || k == ISN_BLOCK_LIST || k == ISN_BLOCK_QUOTE;
}

typedef struct {
    isn_arena *a;
    isn_text *out;
    isn_block_kind kind;
    ptrdiff_t first, end; /* the sentence being read, and its block's end */
    ptrdiff_t bracket;    /* index of the bracket that closes the open one */
    ptrdiff_t opener;     /* the outermost open quotation mark */
    int depth;
} cutter;

static void cut_before(cutter *c, ptrdiff_t end)
{
    if (c->first >= end) return;
    isn_sent *s = isn_push(c->a, &c->out->sents);
    if (!s) return;
    s->first = (uint32_t)c->first;
    s->n = (uint32_t)(end - c->first);
    s->block = c->out->toks.at[c->first].block;
    s->span = toks_span(c->out->toks, c->first, end - c->first);
    s->in_article = in_article(c->kind);
    c->first = end;
    c->depth = 0;
    c->bracket = -1;
}

/* The index after the stops `r` and every mark that closes with them, if the
 * sentence ends there; else 0. */
static ptrdiff_t end_at(const cutter *c, ptrdiff_t i, stop_run r)
{
    isn_toks t = c->out->toks;
    ptrdiff_t next = r.end;
    if (c->depth > 0) {
        int depth = c->depth;
        while (next < c->end && depth > 0 && t.at[next].flags & TOK_CLOSES_QUOTE) next++, depth--;
        if (depth > 0 || !quoted_stop_ends(t, r.kind, c->opener, next - 1, c->end)) return 0;
        return next;
    }
    while (next < c->end && glued(t, next, c->end) && str_is(t.at[next].key, ")")) next++;
    if (goes_on(t, next, c->end)) return 0;
    bool ends = r.kind == STOP_FULL   ? full_stop_ends(t, c->first, i, c->end)
                : r.kind == STOP_DOTS ? dots_end(t, c->first, i, next, c->end, c->kind)
                                      : true;
    return ends ? next : 0;
}

/* A blank line inside a block: what stands before it is a heading. */
static bool after_blank_line(isn_str text, isn_toks t, ptrdiff_t i)
{
    int breaks = 0;
    for (uint32_t b = t.at[i - 1].span.end; b < t.at[i].span.start; b++) breaks += text.p[b] == '\n';
    return breaks > 1;
}

/* No sentence of the news is as long: text without any stop is cut here, so that
 * what looks through a sentence from each of its words stays linear. */
enum { LONGEST_SENTENCE = 1200 };

static void read_token(cutter *c, ptrdiff_t i)
{
    isn_tok *t = &c->out->toks.at[i];
    if (i - c->first >= LONGEST_SENTENCE) cut_before(c, i);
    if (t->flags & TOK_LINE_START && i > c->first && after_blank_line(c->out->text, c->out->toks, i))
        cut_before(c, i);
    if (t->kind != TOK_PUNCT) return;
    if (t->flags & TOK_OPENS_QUOTE) {
        if (c->depth++ == 0) c->opener = i;
    } else if (t->flags & TOK_CLOSES_QUOTE) {
        if (c->depth > 0) c->depth--;
    } else if (str_is(t->key, "(") || str_is(t->key, "[")) {
        c->bracket = bracket_end(c->out->toks, i, c->end);
    }
}

static void cut_block(cutter *c)
{
    isn_toks t = c->out->toks;
    for (ptrdiff_t i = c->first; i < c->end; i++) {
        read_token(c, i);
        if (i < c->bracket || !stop_of(&t.at[i])) continue;
        stop_run r = run_at(t, i, c->end);
        ptrdiff_t end = end_at(c, i, r);
        if (end) {
            t.at[r.end - 1].flags |= TOK_OF_SENTENCE_END;
            cut_before(c, end);
            i = end - 1;
        } else {
            i = r.end - 1;
        }
    }
    cut_before(c, c->end);
}

void sentences_find(isn_arena *a, const isn_page *page, isn_text *out)
{
    isn_toks toks = out->toks;
    quotes_mark(toks);
    for (ptrdiff_t i = 0; i < toks.n && !a->full;) {
        ptrdiff_t end = i + 1;
        while (end < toks.n && toks.at[end].block == toks.at[i].block) end++;
        cutter c = {.a = a, .out = out, .first = i, .end = end, .bracket = -1,
                    .kind = page->blocks.at[toks.at[i].block].kind};
        cut_block(&c);
        i = end;
    }
}
