/* report.c - the dossier's page: head, chapters, the articles' texts. */
#include "serve/report.h"
#include "serve/report_parts.h"
#include "story/json.h"

extern const isn_str embed_report_css, embed_tree_css;

#define REPORT_BUDGET ((ptrdiff_t)4 << 30)

typedef ISN_LIST(isn_chapter) isn_chapters;

static bool wanted(const isn_report_options *o, const isn_story *s, bool any_large)
{
    if (o->story >= 0) return s->id == o->story;
    return s->docs.n > 1 || !any_large;
}

static bool gather(isn_store *s, isn_arena *a, const isn_report_options *o, const isn_stories *stories,
                   isn_chapters *out, isn_err *err)
{
    bool any_large = stories->n > 0 && stories->at[0].docs.n > 1;
    int first = 1;
    for (ptrdiff_t i = 0; i < stories->n; i++) {
        if (!wanted(o, &stories->at[i], any_large)) continue;
        isn_chapter *c = isn_push(a, out);
        if (!c) break;
        c->story = &stories->at[i];
        c->first = first;
        if (!isn_store_ledgers(s, a, c->story, ISN_WITH_DIGESTS | (ISN_WITH_DIGESTS - 1), &c->all, err)) return false;
        c->cited = isn_new(a, isn_spans, c->all.pile.n);
        if (!c->cited) return err_set(err, ISN_LIMIT, STR("report"), ISN_NOWHERE, "it needs more memory than allowed");
        first += (int)c->all.pile.n;
    }
    return out->n > 0 || err_set(err, ISN_USAGE, STR("report"), ISN_NOWHERE, "there is no such story; see isnad stories");
}

static void head(isn_html *h, const isn_chapters *chapters)
{
    html_raw(h, "<!doctype html>\n<html lang=\"");
    html_raw(h, h->english ? "en\" dir=\"ltr\">" : "ar\" dir=\"rtl\">");
    html_raw(h, "<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
                "<meta name=\"generator\" content=\"isnad " ISN_VERSION "\"><title>");
    html_label(h, "dossier"), html_raw(h, " — "), html_text(h, chapters->at[0].story->title);
    html_raw(h, "</title><style>"), out_str(h->o, embed_report_css), out_str(h->o, embed_tree_css), html_raw(h, "</style></head><body>");
}

/* The parts of a chapter in their order: what is disputed first. */
static const struct {
    const char *id;
    ptrdiff_t (*write)(isn_html *h, isn_arena *a, isn_chapter *c);
} PART[] = {
    {"disagreements", report_disagreements}, {"timeline", report_timeline},     {"figures", report_figures},
    {"promises", report_promises},           {"claims", report_claims},         {"statements", report_statements},
    {"who", report_who},
};
enum { N_PARTS = sizeof PART / sizeof *PART };

static void contents(isn_html *h, const isn_chapter *c, const ptrdiff_t *rows, bool first)
{
    html_raw(h, first ? "<h1>" : "<h2>");
    out_fmt(h->o, "<a href=\"#st%lld\">", (long long)c->story->id), html_isolate(h, c->story->title);
    html_raw(h, first ? "</a></h1>" : "</a></h2>");
    html_raw(h, "<p class=\"soft\"><span class=\"when\">");
    html_text(h, c->story->from), html_raw(h, " – "), html_text(h, c->story->to), html_raw(h, "</span> · ");
    html_count(h, "articles", c->all.pile.n), html_raw(h, "</p><nav class=\"toc\"><ul>");
    for (int k = 0; k < N_PARTS; k++) {
        if (!rows[k]) continue;
        out_fmt(h->o, "<li><a href=\"#st%lld-%s\">", (long long)c->story->id, PART[k].id);
        html_label(h, PART[k].id), out_fmt(h->o, "</a> <span class=\"soft\">(%td)</span></li>", rows[k]);
    }
    html_raw(h, "</ul></nav>\n");
}

/* The contents can only be written when the parts are: these go to `body`. */
static void chapter(isn_html *h, isn_html *body, isn_arena *a, isn_chapter *c, bool first)
{
    ptrdiff_t rows[N_PARTS];
    out_fmt(body->o, "<section id=\"st%lld\"><h2>", (long long)c->story->id);
    html_isolate(body, c->story->title), html_raw(body, "</h2>");
    for (int k = 0; k < N_PARTS; k++) rows[k] = PART[k].write(body, a, c);
    html_raw(body, "</section>\n");
    contents(h, c, rows, first);
}

static int number_of(const isn_chapters *chapters, int64_t id)
{
    for (ptrdiff_t i = 0; i < chapters->n; i++)
        for (ptrdiff_t k = 0; k < chapters->at[i].story->docs.n; k++)
            if (chapters->at[i].story->docs.at[k].id == id) return chapters->at[i].first + (int)k;
    return 0;
}

static void reprint_document(isn_html *h, const isn_doc *d, int number)
{
    out_fmt(h->o, "<a href=\"#d%d\">", number);
    html_isolate(h, d->outlet.n ? d->outlet : d->uri), html_raw(h, "</a> <span class=\"when\">");
    html_text(h, str_sub(d->published, 0, 10)), html_raw(h, "</span>");
}

/* A quotation as one of the two has it, the altered words marked. */
static void altered(isn_html *h, int number, const isn_passage *p)
{
    isn_span at = {p->words.start - p->span.start, p->words.end - p->span.start};
    out_fmt(h->o, "<blockquote><a href=\"#d%d\">", number);
    html_marked(h, p->text, &at, 1), html_raw(h, "</a></blockquote>");
}

static void reprints(isn_html *h, const isn_chapters *chapters, const isn_store_reprints *list)
{
    html_raw(h, "<section id=\"sources\"><h2>"), html_label(h, "sources"), html_raw(h, "</h2><ul class=\"rows\">");
    for (ptrdiff_t i = 0; i < list->n; i++) {
        const isn_store_reprint *r = &list->at[i];
        int x = number_of(chapters, r->a.id), y = number_of(chapters, r->b.id);
        if (!x || !y) continue;
        html_raw(h, "<li>"), html_tag(h, isn_reprint_kind_name(r->reprint.kind)), html_raw(h, " ");
        reprint_document(h, r->reprint.earlier == 1 ? &r->b : &r->a, r->reprint.earlier == 1 ? y : x);
        html_raw(h, " ← "), reprint_document(h, r->reprint.earlier == 1 ? &r->a : &r->b, r->reprint.earlier == 1 ? x : y);
        out_fmt(h->o, " <span class=\"soft\">%.0f%% · ", r->reprint.similarity * 100);
        if (r->reprint.credit.n) html_label(h, "credited to"), html_raw(h, " "), html_isolate(h, r->reprint.credit);
        if (r->reprint.altered.n) html_raw(h, " · "), html_count(h, "altered", r->reprint.altered.n);
        html_raw(h, "</span>");
        for (ptrdiff_t k = 0; k < r->a_words.n; k++) {
            bool b_first = r->reprint.earlier == 1;
            altered(h, b_first ? y : x, b_first ? &r->b_words.at[k] : &r->a_words.at[k]);
            altered(h, b_first ? x : y, b_first ? &r->a_words.at[k] : &r->b_words.at[k]);
        }
        html_raw(h, "</li>\n");
    }
    html_raw(h, "</ul></section>\n");
}

static bool texts(isn_store *s, isn_html *h, const isn_chapters *chapters, isn_err *err)
{
    isn_arena a;
    arena_init(&a, REPORT_BUDGET);
    bool ok = true;
    html_raw(h, "<section id=\"articles\"><h2>"), html_label(h, "articles"), html_raw(h, "</h2>");
    for (ptrdiff_t i = 0; ok && i < chapters->n; i++) {
        const isn_chapter *c = &chapters->at[i];
        for (ptrdiff_t k = 0; ok && k < c->story->docs.n; k++) {
            isn_article art;
            arena_reset(&a);
            ok = isn_store_article(s, &a, c->story->docs.at[k].id, &art, err);
            if (!ok) break;
            out_fmt(h->o, "<article class=\"text\" id=\"d%d\"><p class=\"soft\">", c->first + (int)k);
            chapter_source(h, c, (int32_t)k), html_raw(h, " · <bdi>"), html_text(h, art.uri), html_raw(h, "</bdi>");
            if (art.page.credit.n) html_raw(h, " · "), html_label(h, "credited to"), html_raw(h, " "), html_isolate(h, art.page.credit);
            html_raw(h, " · <a href=\"#top\">"), html_label(h, "back"), html_raw(h, "</a></p>");
            report_text(h, &a, c->first + (int)k, &art, &c->cited[k]);
            html_raw(h, "</article>\n");
        }
    }
    html_raw(h, "</section>\n");
    arena_free(&a);
    return ok;
}

/* The stories of the report and the reprints in them. */
static bool stories_of(isn_store *s, isn_arena *a, const isn_report_options *options, isn_stories *out,
                       isn_store_reprints *same, isn_err *err)
{
    if (options->story < 0) return isn_store_stories(s, a, out, err) && isn_store_sources(s, a, same, err);
    return isn_store_story(s, a, options->story, out, err) &&
           isn_store_story_sources(s, a, options->story, same, err);
}

static bool write_page(isn_store *s, isn_arena *a, const isn_report_options *options, isn_html *h, isn_err *err)
{
    isn_stories stories = {0};
    isn_chapters chapters = {0};
    isn_store_reprints same = {0};
    if (!stories_of(s, a, options, &stories, &same, err) || !gather(s, a, options, &stories, &chapters, err)) return false;
    head(h, &chapters);
    isn_out parts = {0};
    isn_html body = {&parts, h->english};
    html_raw(h, "<header class=\"top\" id=\"top\"><p class=\"soft\">"), html_label(h, "dossier"), html_raw(h, "</p>");
    for (ptrdiff_t i = 0; i < chapters.n; i++) chapter(h, &body, a, &chapters.at[i], i == 0);
    html_raw(h, "</header>\n<main>");
    out_str(h->o, out_view(&parts));
    h->o->failed |= parts.failed;
    out_free(&parts);
    reprints(h, &chapters, &same);
    if (a->full) return err_set(err, ISN_LIMIT, STR("report"), ISN_NOWHERE, "it needs more memory than allowed");
    if (!texts(s, h, &chapters, err)) return false;
    html_raw(h, "</main><footer class=\"end soft\">"), html_label(h, "made by"), html_raw(h, " · isnad " ISN_VERSION "</footer></body></html>\n");
    return true;
}

bool isn_report_write(isn_store *s, const isn_report_options *options, isn_out *out, isn_err *err)
{
    isn_arena a;
    arena_init(&a, REPORT_BUDGET);
    isn_html h = {out, options->english};
    bool ok = write_page(s, &a, options, &h, err);
    arena_free(&a);
    return ok;
}
