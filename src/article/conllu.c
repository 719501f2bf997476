/* conllu.c - tokens as CoNLL-U (universaldependencies.org/format.html). */
#include "article/conllu.h"
#include "text/token.h"

/* Text of one line: breaks and tabs become spaces. */
static void line_text(isn_out *o, isn_str s)
{
    for (ptrdiff_t i = 0; i < s.n; i++) out_char(o, (unsigned char)s.p[i] < 0x20 ? ' ' : s.p[i]);
}

typedef struct {
    isn_out *o;
    isn_str text;
    int id; /* of the last syntactic word written */
} writer;

static void row(writer *w, isn_str form, const char *upos)
{
    out_fmt(w->o, "%d\t", ++w->id);
    line_text(w->o, form);
    out_fmt(w->o, "\t_\t%s\t_\t_\t_\t_\t_\t", upos);
}

/* MISC of a surface token, and the end of its line. */
static void misc(writer *w, isn_span s, bool space_after)
{
    out_fmt(w->o, "Bytes=%u:%u%s\n", s.start, s.end, space_after ? "" : "|SpaceAfter=No");
}

static void part(writer *w, isn_str form)
{
    row(w, form, "_");
    out_c(w->o, "_\n");
}

/* «وبحكومته» → و ب حكومت ه: each proclitic is a letter of its own. */
static void word(writer *w, const isn_tok *t, bool space_after)
{
    isn_str whole = str_span(w->text, t->span);
    int n_pre = t->n_pre / 2, n = n_pre + 1 + (t->n_post > 0);
    if (n == 1) {
        row(w, whole, "_");
        misc(w, t->span, space_after);
        return;
    }
    out_fmt(w->o, "%d-%d\t", w->id + 1, w->id + n);
    line_text(w->o, whole);
    out_c(w->o, "\t_\t_\t_\t_\t_\t_\t_\t");
    misc(w, t->span, space_after);
    ptrdiff_t at = 0;
    for (int i = 1; i <= n_pre; i++) {
        ptrdiff_t end = tok_key_to_bytes(w->text, t, 2 * i);
        part(w, str_sub(whole, at, end));
        at = end;
    }
    ptrdiff_t stem_end = tok_key_to_bytes(w->text, t, (int)t->key.n - t->n_post);
    part(w, str_sub(whole, at, stem_end));
    if (t->n_post) part(w, str_sub(whole, stem_end, whole.n));
}

static void token(writer *w, isn_toks toks, ptrdiff_t i)
{
    const isn_tok *t = &toks.at[i];
    bool space_after = i + 1 >= toks.n || toks.at[i + 1].flags & TOK_SPACE_BEFORE;
    if (t->kind == TOK_WORD) {
        word(w, t, space_after);
        return;
    }
    row(w, str_span(w->text, t->span), t->kind == TOK_NUMBER ? "NUM" : "PUNCT");
    misc(w, t->span, space_after);
}

void article_conllu(isn_out *o, isn_arena *a, const isn_article *article)
{
    isn_text text;
    isn_text_read(a, &article->page, &text);
    out_fmt(o, "# newdoc id = %s\n", article->id);
    int n = 0;
    for (ptrdiff_t i = 0; i < text.sents.n; i++) {
        const isn_sent *s = &text.sents.at[i];
        if (!s->in_article) continue;
        out_fmt(o, "# sent_id = %s-%d\n# text = ", article->id, ++n);
        line_text(o, str_span(text.text, s->span));
        out_char(o, '\n');
        writer w = {o, text.text, 0};
        isn_toks toks = sent_toks(&text, s);
        for (ptrdiff_t k = 0; k < toks.n; k++) token(&w, toks, k);
        out_char(o, '\n');
    }
}
