/* title.c - the headline by agreement of several witnesses. */
#include "page/title.h"
#include "lex/table.h"
#include "lexicon/page_hint.h"
#include "page/line.h"

#define ROLE(name) ((page_roles)1 << LEX_PAGE_HINT_ROLE_##name)

enum { MAX_WORDS = 40, MAX_TITLE_BYTES = 600, MAX_CANDIDATES = 64, MAX_PLAIN = 400 };

static int read_words(isn_arena *scratch, isn_str s, isn_str *to)
{
    int n = 0;
    isn_span u = {0, 0};
    if (s.n > MAX_TITLE_BYTES) s.n = MAX_TITLE_BYTES;
    for (isn_unit kind; n < MAX_WORDS && (kind = unit_next(s, u.end, &u)) != UNIT_END;)
        if (kind != UNIT_PUNCT) to[n++] = fold_word(scratch, str_span(s, u));
    return n;
}

static int common(const isn_str *x, int nx, const isn_str *y, int ny)
{
    int n = 0;
    for (int i = 0; i < nx; i++)
        for (int k = 0; k < ny; k++)
            if (str_eq(x[i], y[k])) {
                n++;
                break;
            }
    return n;
}

double words_alike(isn_arena *scratch, isn_str x, isn_str y)
{
    isn_str wx[MAX_WORDS], wy[MAX_WORDS];
    int nx = read_words(scratch, x, wx), ny = read_words(scratch, y, wy);
    int longer = nx > ny ? nx : ny;
    return longer ? (double)common(wx, nx, wy, ny) / longer : 0;
}

/* How much of `x` stands in `y`. */
static double words_within(isn_arena *scratch, isn_str x, isn_str y)
{
    isn_str wx[MAX_WORDS], wy[MAX_WORDS];
    int nx = read_words(scratch, x, wx), ny = read_words(scratch, y, wy);
    return nx ? (double)common(wx, nx, wy, ny) / nx : 0;
}

/* ---- <title> ------------------------------------------------------------------- */

static bool divider_at(isn_str s, ptrdiff_t i, int *n)
{
    static const char *const dividers[] = {" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", "|", " / ", " : "};
    for (size_t k = 0; k < sizeof dividers / sizeof *dividers; k++) {
        isn_str d = str_c(dividers[k]);
        if (str_starts(str_sub(s, i, s.n), d)) {
            *n = (int)d.n;
            return true;
        }
    }
    return false;
}

/* «Headline | Section | Outlet»: gives the longest part, and in `*rest` the last
 * of the others (or the first, where the longest is the last). */
static isn_str split_title(isn_str s, isn_str *rest)
{
    isn_str best = STR_NONE, first = STR_NONE, last = STR_NONE;
    ptrdiff_t from = 0;
    for (ptrdiff_t i = 0; i <= s.n; i++) {
        int n = 0;
        if (i < s.n && !divider_at(s, i, &n)) continue;
        isn_str part = str_trim(str_sub(s, from, i));
        from = i + n;
        i += n > 1 ? n - 1 : 0;
        if (part.n == 0) continue;
        if (first.n == 0) first = part;
        last = part;
        if (part.n > best.n) best = part;
    }
    *rest = last.p != best.p ? last : first.p != best.p ? first : STR_NONE;
    return best;
}

/* Without dividers at either end. */
static isn_str strip_dividers(isn_str s)
{
    static const char *const marks[] = {"|", "-", "–", "—", ":", "»", "«", "·", "•", "/", ","};
    for (bool again = true; again;) {
        again = false;
        s = str_trim(s);
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            isn_str m = str_c(marks[i]);
            if (str_starts(s, m)) s = str_sub(s, m.n, s.n), again = true;
            else if (str_ends(s, m)) s = str_sub(s, 0, s.n - m.n), again = true;
        }
    }
    return s;
}

/* What of <title> is not the headline: what stands before or after it, or its
 * other end between dividers. */
static isn_str suffix_beside(isn_arena *scratch, isn_str whole, isn_str title)
{
    ptrdiff_t at = title.n ? str_find(whole, title, 0) : -1;
    if (at >= 0 && title.n < whole.n) {
        isn_str before = strip_dividers(str_sub(whole, 0, at)), rest = STR_NONE;
        isn_str after = strip_dividers(str_sub(whole, at + title.n, whole.n));
        isn_str part = after.n ? after : before;
        isn_str longest = split_title(part, &rest); /* «Section | Outlet» */
        if (rest.n && str_ends(part, rest)) longest = rest;
        return longest.n <= 80 ? longest : STR_NONE;
    }
    isn_str rest = STR_NONE, longest = split_title(whole, &rest);
    if (longest.n == 0 || rest.n == 0 || rest.n > 80) return STR_NONE;
    return words_within(scratch, rest, title) < 0.6 ? rest : STR_NONE;
}

/* ---- witnesses ------------------------------------------------------------------- */

typedef struct {
    isn_str at[6];
    int n;
} witnesses;

static void add(witnesses *w, isn_str s)
{
    if (s.n && w->n < 6) w->at[w->n++] = s;
}

static bool may_be_headline(const gathered *g, const page_block *b)
{
    if (b->letters < 6 || b->letters > 300) return false;
    if (b->heading) return true;
    for (int32_t n = b->node, up = 0; n >= 0 && up < 2; n = g->node.at[n].parent, up++)
        if (g->node.at[n].roles & ROLE(TITLE)) return true;
    return false;
}

/* Pages without headings: the first block that says what the head says. */
static ptrdiff_t find_plain_block(isn_arena *scratch, const gathered *g, const witnesses *w)
{
    for (ptrdiff_t i = 0; i < g->block.n && i < MAX_PLAIN; i++) {
        const page_block *b = &g->block.at[i];
        if (b->letters < 12 || b->letters > 300 || b->linked * 2 > b->letters) continue;
        for (int k = 0; k < w->n; k++)
            if (words_alike(scratch, str_span(g->text, b->span), w->at[k]) > 0.85) return i;
    }
    return -1;
}

/* The block that agrees best with the head; h1 before smaller headings. */
static ptrdiff_t find_block(isn_arena *scratch, const gathered *g, const witnesses *w)
{
    double best = 0.45;
    ptrdiff_t at = -1, first_h1 = -1;
    int tried = 0;
    for (ptrdiff_t i = 0; i < g->block.n && tried < MAX_CANDIDATES; i++) {
        const page_block *b = &g->block.at[i];
        if (!may_be_headline(g, b)) continue;
        if (first_h1 < 0 && b->heading == 1 && b->letters >= 15) first_h1 = i;
        tried++;
        double score = 0;
        for (int k = 0; k < w->n; k++) {
            double alike = words_alike(scratch, str_span(g->text, b->span), w->at[k]);
            if (alike > score) score = alike;
        }
        if (b->linked * 2 > b->letters && b->heading != 1) score -= 0.15;
        if (score > 0.3) score += b->heading == 1 ? 0.12 : b->heading ? 0.06 : 0;
        if (score <= best) continue;
        best = score;
        at = i;
    }
    if (at < 0 && w->n) at = find_plain_block(scratch, g, w);
    return at >= 0 ? at : w->n == 0 ? first_h1 : -1;
}

page_title title_find(isn_arena *a, isn_arena *scratch, const gathered *g, isn_str given)
{
    const meta_found *m = &g->meta;
    page_title out = {.title = given, .block = -1};
    isn_str whole = str_trim(html_unescape(a, m->title)), rest = STR_NONE;
    isn_str longest = split_title(whole, &rest);
    witnesses w = {0};
    add(&w, given), add(&w, m->og_title), add(&w, m->ld_title), add(&w, m->meta_title);
    add(&w, longest), add(&w, whole);
    out.block = find_block(scratch, g, &w);
    isn_str visible = out.block >= 0 ? str_span(g->text, g->block.at[out.block].span) : STR_NONE;
    isn_str said = m->og_title.n ? m->og_title : m->ld_title.n ? m->ld_title : m->meta_title;
    if (out.title.n == 0) {
        isn_str clean = STR_NONE, tail = STR_NONE;
        if (said.n) clean = visible.n && words_within(scratch, visible, said) > 0.9 ? visible : said;
        if (said.n && !visible.n) clean = split_title(said, &tail), clean = tail.n && tail.n * 3 < said.n ? clean : said;
        out.title = visible.n ? visible : clean.n ? clean : longest;
    }
    out.outlet = suffix_beside(scratch, whole, out.title);
    return out;
}
