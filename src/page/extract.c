/* extract.c - an HTML page's article: its blocks and what is known of it. */
#include "page/extract.h"
#include "lex/table.h"
#include "lexicon/page_hint.h"
#include "page/credit.h"
#include "page/gather.h"
#include "page/line.h"
#include "page/live.h"
#include "page/region.h"
#include "page/several.h"
#include "page/title.h"

#define LINE_BYTES ((ptrdiff_t)64 << 20)
#define ROLE(name) ((page_roles)1 << LEX_PAGE_HINT_ROLE_##name)

enum {
    SCRAP_LETTERS = 14,
    NEAR_BLOCKS = 40,
    LEAD_BLOCKS = 12,
    PART_HINTS = 32, /* of the page's dates, for a part that says only its hour */
    LEAD_LETTERS = 80 /* a heading so long is a lead: a sentence in large type */
};

typedef struct {
    isn_line look;
    isn_block_kind kind;
    bool looked;
} place;

typedef struct {
    isn_arena *a, *scratch, *line; /* line: reset after each line */
    const gathered *g;
    page_region region;
    page_title title;
    place *at;           /* of each block */
    isn_page *page;
} reading;

static isn_str words_of(const reading *r, ptrdiff_t i)
{
    return str_span(r->g->text, r->g->block.at[i].span);
}

static const isn_line *look_at(reading *r, ptrdiff_t i)
{
    if (!r->at[i].looked) {
        isn_str s = words_of(r, i);
        if (s.n > 4000) {
            s.n = 4000;
            while (s.n > 0 && ((unsigned char)s.p[s.n] & 0xC0) == 0x80) s.n--;
        }
        line_read(r->line, s, &r->at[i].look);
        r->at[i].look.text = words_of(r, i);
        r->at[i].looked = true;
        arena_reset(r->line);
    }
    return &r->at[i].look;
}

/* ---- what a block is ----------------------------------------------------------- */

/* The kind of a block that its box takes out of the article. */
static isn_block_kind kind_of_off(page_roles off)
{
    if (off & (ROLE(COMMENT) | ROLE(NAV) | ROLE(FOOTER) | ROLE(COOKIE) | ROLE(PROMO) | ROLE(AD) | ROLE(FORM)))
        return ISN_BLOCK_BOILERPLATE;
    if (off & (ROLE(RELATED) | ROLE(SIDE))) return ISN_BLOCK_RELATED;
    if (off & ROLE(CAPTION)) return ISN_BLOCK_CAPTION;
    if (off & ROLE(DATE)) return ISN_BLOCK_DATELINE;
    if (off & ROLE(BYLINE)) return ISN_BLOCK_BYLINE;
    return ISN_BLOCK_BOILERPLATE;
}

static bool mostly_link(const page_block *b)
{
    return b->linked * 2 > b->letters;
}

/* A block inside the article's box that reads like the article. */
static isn_block_kind kind_of_body(const page_block *b)
{
    if (b->heading) return ISN_BLOCK_HEADING;
    if (b->at & AT_QUOTE) return ISN_BLOCK_QUOTE;
    if (b->at & AT_LIST) return ISN_BLOCK_LIST;
    return ISN_BLOCK_PARAGRAPH;
}

/* Furniture that stands inside the article's box without a class that says so. */
static bool kind_of_look(const page_block *b, const isn_line *l, isn_block_kind *kind)
{
    switch (l->look) {
    case LINE_FURNITURE: case LINE_PROMO: case LINE_TAGS: case LINE_COMMENT: *kind = ISN_BLOCK_BOILERPLATE; return true;
    case LINE_RELATED: *kind = ISN_BLOCK_RELATED; return l->whole || b->linked * 3 > b->letters || l->n_words <= 20;
    case LINE_STAMP: *kind = ISN_BLOCK_DATELINE; return true;
    case LINE_CAPTION: *kind = ISN_BLOCK_CAPTION; return !(b->at & AT_P) || l->bracket_credit || l->n_words <= 12;
    case LINE_SOURCE: *kind = ISN_BLOCK_BYLINE; return l->n_words <= 6;
    case LINE_BYLINE: *kind = ISN_BLOCK_BYLINE; return !l->weak && !b->heading;
    default: return false;
    }
}

static bool is_scrap(const page_block *b, const isn_line *l)
{
    return !b->heading && !(b->at & (AT_P | AT_LIST | AT_TABLE | AT_QUOTE | AT_PRE)) && b->letters < SCRAP_LETTERS && !l->stop;
}

static isn_block_kind kind_inside(reading *r, ptrdiff_t i)
{
    const page_block *b = &r->g->block.at[i];
    page_roles off = r->region.off[b->node];
    if (off) return kind_of_off(off);
    if (b->at & AT_CAPTION) return ISN_BLOCK_CAPTION;
    if (b->at & AT_FIGURE && b->letters < 300) return ISN_BLOCK_CAPTION;
    if (b->at & AT_FORM) return ISN_BLOCK_BOILERPLATE;
    const isn_line *l = look_at(r, i);
    isn_block_kind kind;
    if (kind_of_look(b, l, &kind)) return kind;
    if (mostly_link(b) && !(b->heading && b->heading <= 3) && (!l->hard_stop || b->linked == b->letters)) return ISN_BLOCK_RELATED;
    if (is_scrap(b, l)) return ISN_BLOCK_BOILERPLATE;
    return kind_of_body(b);
}

static isn_block_kind kind_outside(reading *r, ptrdiff_t i)
{
    const page_block *b = &r->g->block.at[i];
    page_roles off = r->region.off[b->node];
    if (off) return kind_of_off(off);
    if (b->at & (AT_CAPTION | AT_FIGURE)) return ISN_BLOCK_CAPTION;
    return mostly_link(b) && b->letters > SCRAP_LETTERS ? ISN_BLOCK_RELATED : ISN_BLOCK_BOILERPLATE;
}

static bool is_body(isn_block_kind k)
{
    return k == ISN_BLOCK_HEADING || k == ISN_BLOCK_PARAGRAPH || k == ISN_BLOCK_LIST || k == ISN_BLOCK_QUOTE;
}

static void place_blocks(reading *r)
{
    for (ptrdiff_t i = 0; i < r->g->block.n; i++) {
        bool inside = (uint32_t)i >= r->region.begin && (uint32_t)i < r->region.end;
        r->at[i].kind = inside ? kind_inside(r, i) : kind_outside(r, i);
    }
    if (r->title.block >= 0) r->at[r->title.block].kind = ISN_BLOCK_TITLE;
}

/* ---- corrections that need the neighbours ------------------------------------------ */

/* A phrase like «مقالات ذات صلة» opens a list; headlines under it are not ours. */
static void cut_related(reading *r)
{
    for (ptrdiff_t i = (ptrdiff_t)r->region.begin; i < (ptrdiff_t)r->region.end; i++) {
        if (!r->at[i].looked || r->at[i].look.look != LINE_RELATED || !r->at[i].look.whole) continue;
        ptrdiff_t k = i + 1;
        for (; k < (ptrdiff_t)r->region.end; k++) {
            const page_block *b = &r->g->block.at[k];
            bool teaser = mostly_link(b) || b->heading || b->at & AT_LIST || b->letters < 90;
            if (!teaser || !is_body(r->at[k].kind) || look_at(r, k)->hard_stop) break;
            r->at[k].kind = ISN_BLOCK_RELATED;
        }
    }
}

/* A heading over nothing of the article is furniture: «شارك» above icons. */
static void drop_empty_headings(reading *r)
{
    bool body_below = false;
    for (ptrdiff_t i = (ptrdiff_t)r->region.end - 1; i >= (ptrdiff_t)r->region.begin; i--) {
        if (r->at[i].kind == ISN_BLOCK_HEADING) {
            if (!body_below && r->g->block.at[i].letters < LEAD_LETTERS) r->at[i].kind = ISN_BLOCK_BOILERPLATE;
            body_below = body_below && r->g->block.at[i].heading > 1;
        } else if (is_body(r->at[i].kind)) {
            body_below = true;
        } else if (r->at[i].kind == ISN_BLOCK_RELATED) {
            body_below = false;
        }
    }
}

/* Does text of the article stand at `i`, other than a heading? */
static bool text_at(const reading *r, ptrdiff_t i)
{
    return i < (ptrdiff_t)r->region.end && is_body(r->at[i].kind) && r->at[i].kind != ISN_BLOCK_HEADING;
}

/* Scraps that introduce what is no text, «Mehr zum Thema:», «المزيد:», and the
 * scraps under the last paragraph: who wrote it, where to order. */
static void drop_loose_ends(reading *r)
{
    for (ptrdiff_t i = (ptrdiff_t)r->region.end - 1; i >= (ptrdiff_t)r->region.begin; i--) {
        if (r->at[i].kind != ISN_BLOCK_PARAGRAPH || text_at(r, i + 1)) continue;
        const page_block *b = &r->g->block.at[i];
        bool bracketed = str_starts(words_of(r, i), STR("(")); /* «(رويترز)» under the text */
        if ((b->at & AT_TABLE && !bracketed) || b->at & AT_PRE) continue; /* cells are short, code has no stops */
        const isn_line *l = look_at(r, i);
        bool heading_follows = i + 1 < (ptrdiff_t)r->region.end && r->at[i + 1].kind == ISN_BLOCK_HEADING;
        if (l->n_words <= 7 && !l->stop && (l->colon || !heading_follows)) r->at[i].kind = ISN_BLOCK_BOILERPLATE;
    }
}

/* A paragraph whose words stood before on the page: a caption printed twice, a
 * pulled quotation.  Linear: a hash table of the looks. */
static void drop_repeated(reading *r)
{
    ptrdiff_t size = 64;
    while (size < 2 * (ptrdiff_t)(r->region.end - r->region.begin)) size *= 2;
    int32_t *slot = isn_new(r->scratch, int32_t, size);
    if (!slot) return;
    for (ptrdiff_t i = (ptrdiff_t)r->region.begin; i < (ptrdiff_t)r->region.end; i++) {
        if (!is_body(r->at[i].kind) || r->g->block.at[i].letters < 30) continue;
        uint64_t hash = look_at(r, i)->hash;
        ptrdiff_t at = (ptrdiff_t)(hash & (uint64_t)(size - 1));
        while (slot[at] && r->at[slot[at] - 1].look.hash != hash) at = (at + 1) & (size - 1);
        if (slot[at]) r->at[i].kind = ISN_BLOCK_BOILERPLATE;
        else slot[at] = (int32_t)i + 1;
    }
}

/* Headings between the headline and the first paragraph: a subtitle. */
static void place_subtitle(reading *r)
{
    if (r->title.block < 0) return;
    for (ptrdiff_t i = r->title.block + 1; i < r->g->block.n && i < r->title.block + 12; i++) {
        const page_block *b = &r->g->block.at[i];
        if (r->at[i].kind == ISN_BLOCK_PARAGRAPH || r->at[i].kind == ISN_BLOCK_LIST) break;
        page_roles roles = r->g->node.at[b->node].roles;
        bool named = roles & ROLE(SUBTITLE);
        if ((r->at[i].kind == ISN_BLOCK_HEADING && b->heading <= 3) || (named && !r->region.off[b->node] && b->letters > 20)) {
            r->at[i].kind = ISN_BLOCK_SUBTITLE;
            break;
        }
    }
}

/* The same words again: a caption or a headline printed twice. */
static void drop_repeated_title(reading *r)
{
    for (ptrdiff_t i = (ptrdiff_t)r->region.begin; i < (ptrdiff_t)r->region.end; i++) {
        if (i == r->title.block || !is_body(r->at[i].kind) || r->title.title.n == 0) continue;
        const page_block *b = &r->g->block.at[i];
        if (b->letters > 300 || b->letters * 3 < (uint32_t)r->title.title.n / 2) continue;
        if (words_alike(r->line, words_of(r, i), r->title.title) >= 0.95) r->at[i].kind = ISN_BLOCK_BOILERPLATE;
        arena_reset(r->line);
    }
}

/* The box in which to look for paragraphs beside the article's: the nearest
 * around it that is an <article> or <main>, or that holds the headline. */
static int32_t scope_of(const reading *r)
{
    int32_t n = r->region.node;
    for (; n > 0; n = r->g->node.at[n].parent) {
        const page_node *p = &r->g->node.at[n];
        bool headline = r->title.block >= 0 && (uint32_t)r->title.block >= p->begin && (uint32_t)r->title.block < p->end;
        if (p->tag == HTML_ARTICLE || p->tag == HTML_MAIN || p->tag == HTML_BODY || headline) break;
    }
    return n > 0 ? n : 0;
}

/* A lead stands between headline and text, often in a box that the design calls
 * header or teaser: running text without a link. */
static bool may_be_lead(const reading *r, ptrdiff_t i)
{
    const page_block *b = &r->g->block.at[i];
    page_roles may = ROLE(HEADER) | ROLE(RELATED) | ROLE(META) | ROLE(SIDE) | ROLE(SHARE);
    return r->title.block >= 0 && i > r->title.block && i <= r->title.block + LEAD_BLOCKS && b->linked == 0 &&
           b->letters >= LEAD_LETTERS * 3 / 4 && !(r->region.off[b->node] & ~may);
}

/* A paragraph beside the article's box: before it the lead, after it what an
 * advertisement cut off. */
static void widen_block(reading *r, ptrdiff_t i, bool before)
{
    const page_block *b = &r->g->block.at[i];
    if ((r->region.off[b->node] && !(before && may_be_lead(r, i))) || b->linked * 3 > b->letters || b->at & (AT_CAPTION | AT_FIGURE | AT_FORM | AT_LIST)) return;
    if (b->heading && (!before || b->letters < LEAD_LETTERS / 2)) return;
    const isn_line *l = look_at(r, i);
    isn_block_kind kind;
    if (kind_of_look(b, l, &kind)) {
        r->at[i].kind = kind;
        return;
    }
    if (b->heading) r->at[i].kind = ISN_BLOCK_SUBTITLE;
    else if (before && b->letters >= 60 && (l->stop || b->at & AT_P)) r->at[i].kind = ISN_BLOCK_PARAGRAPH;
    else if (!before && b->letters >= 100 && l->hard_stop && (b->at & AT_P || b->letters >= 160)) r->at[i].kind = ISN_BLOCK_PARAGRAPH;
}

static void widen(reading *r)
{
    const page_node *scope = &r->g->node.at[scope_of(r)];
    ptrdiff_t from = scope->begin;
    if (r->title.block >= from && (uint32_t)r->title.block < r->region.begin) from = r->title.block + 1;
    if ((ptrdiff_t)r->region.begin - from > NEAR_BLOCKS) {
        for (ptrdiff_t i = from; from == r->title.block + 1 && i < from + LEAD_BLOCKS; i++) widen_block(r, i, true);
        from = (ptrdiff_t)r->region.begin - NEAR_BLOCKS;
    }
    for (ptrdiff_t i = from; i < (ptrdiff_t)r->region.begin; i++) widen_block(r, i, true);
    for (ptrdiff_t i = r->region.end; i < (ptrdiff_t)scope->end; i++) widen_block(r, i, false);
}

/* ---- metadata ------------------------------------------------------------------------ */

static void take_first(isn_str *to, isn_str v)
{
    if (to->n == 0 && v.n) *to = v;
}

/* Whom the lines around the body name. */
static void read_line_names(reading *r, ptrdiff_t i, bool below)
{
    isn_page *p = r->page;
    isn_str s = words_of(r, i);
    if (s.n > 300) return;
    const isn_line *l = look_at(r, i);
    bool source = l->look == LINE_SOURCE;
    if (source || (below && r->at[i].kind != ISN_BLOCK_RELATED)) take_first(&p->credit, credit_of_source(r->line, s, source));
    if (!source && (r->at[i].kind == ISN_BLOCK_BYLINE || r->at[i].kind == ISN_BLOCK_DATELINE))
        take_first(&p->credit, credit_of_line(r->line, s).agency);
    if (!source && r->at[i].kind == ISN_BLOCK_BYLINE) take_first(&p->byline, s);
    arena_reset(r->line);
}

static void read_names(reading *r)
{
    ptrdiff_t first = -1, last = -1;
    for (ptrdiff_t i = 0; i < r->g->block.n; i++) {
        if (!is_body(r->at[i].kind) || r->at[i].kind == ISN_BLOCK_HEADING) continue;
        if (first < 0) first = i;
        last = i;
    }
    if (first < 0) return;
    ptrdiff_t from = r->title.block >= 0 && r->title.block < first ? r->title.block : first - NEAR_BLOCKS;
    for (ptrdiff_t i = from < 0 ? 0 : from; i < first; i++) read_line_names(r, i, false);
    take_first(&r->page->credit, credit_of_dateline(r->line, words_of(r, first)).agency);
    take_first(&r->page->credit, credit_of_foot(r->line, words_of(r, last)).agency);
    arena_reset(r->line);
    for (ptrdiff_t i = last + 1; i < r->g->block.n && i <= last + 5; i++) read_line_names(r, i, true);
}

static void read_dates(reading *r)
{
    isn_page *p = r->page;
    for (ptrdiff_t i = 0; i < r->g->meta.hints.n; i++) isn_push_value(r->a, &p->hints, r->g->meta.hints.at[i]);
    for (ptrdiff_t i = 0; i < r->g->times.n; i++) {
        const page_time *t = &r->g->times.at[i];
        bool near = t->block + NEAR_BLOCKS > r->region.begin && t->block < r->region.end + 3;
        if (!near || t->block >= r->g->block.n || r->at[t->block].kind == ISN_BLOCK_RELATED ||
            r->region.off[r->g->block.at[t->block].node] & (ROLE(COMMENT) | ROLE(RELATED) | ROLE(NAV) | ROLE(SIDE)))
            continue;
        isn_hint h = {.text = t->value, .place = ISN_HINT_TIME, .modified = t->modified, .span = r->g->block.at[t->block].span};
        isn_push_value(r->a, &p->hints, h);
    }
    for (ptrdiff_t i = 0; i < r->g->block.n; i++) {
        bool near = i + NEAR_BLOCKS > (ptrdiff_t)r->region.begin && i < (ptrdiff_t)r->region.end + 12;
        const page_block *b = &r->g->block.at[i];
        if (!near || is_body(r->at[i].kind) || b->letters > 200) continue;
        const isn_line *l = look_at(r, i);
        if (!l->is_date && l->look != LINE_STAMP && r->at[i].kind != ISN_BLOCK_DATELINE) continue;
        page_roles others = ROLE(RELATED) | ROLE(SIDE) | ROLE(NAV) | ROLE(COMMENT);
        if (r->at[i].kind == ISN_BLOCK_RELATED || mostly_link(b) || r->region.off[b->node] & others) continue;
        if (i >= (ptrdiff_t)r->region.end && l->look != LINE_STAMP) continue;
        isn_hint *h = isn_push(r->a, &p->hints);
        if (!h) return;
        *h = (isn_hint){.text = words_of(r, i), .place = ISN_HINT_TEXT, .modified = l->updated, .span = b->span};
    }
}

static void read_meta(reading *r)
{
    const meta_found *m = &r->g->meta;
    isn_page *p = r->page;
    take_first(&p->title, r->title.title);
    take_first(&p->outlet, m->og_site);
    take_first(&p->outlet, m->ld_site);
    take_first(&p->outlet, r->title.outlet);
    take_first(&p->outlet, m->app_name);
    take_first(&p->byline, m->byline);
    take_first(&p->section, m->section);
    take_first(&p->url, m->url);
    if (m->language.n) p->language = m->language;
    for (ptrdiff_t i = 0; i < r->g->block.n && p->subtitle.n == 0; i++)
        if (r->at[i].kind == ISN_BLOCK_SUBTITLE) p->subtitle = words_of(r, i);
    read_dates(r);
    read_names(r);
}

/* The blocks [from, end) to a page whose text begins at byte `at` of the gathered. */
static void make_blocks(reading *r, isn_page *page, ptrdiff_t from, ptrdiff_t end, uint32_t at)
{
    for (ptrdiff_t i = from; i < end; i++) {
        isn_str s = line_trim(words_of(r, i));
        if (s.n == 0) continue; /* no-break spaces */
        isn_block *b = isn_push(r->a, &page->blocks);
        if (!b) return;
        b->span.start = (uint32_t)(s.p - r->g->text.p) - at;
        b->span.end = b->span.start + (uint32_t)s.n;
        b->kind = r->at[i].kind;
    }
}

/* Does a time say its day? «2021-08-21T19:30», not «19:30». */
static bool has_day(isn_str when)
{
    return when.n >= 10 && when.p[4] == '-';
}

/* One part of a page: the blocks [from, end).  Its own time, where it says the
 * day, is when it was published; what the page says holds for the page. */
static void make_part(reading *r, isn_pages *out, ptrdiff_t from, ptrdiff_t end, isn_str when, int part)
{
    isn_page *page = isn_push(r->a, out);
    if (!page) return;
    *page = *r->page;
    page->part = part;
    page->blocks = (isn_blocks){0};
    uint32_t at = r->g->block.at[from].span.start;
    page->text = str_sub(r->g->text, at, r->g->block.at[end - 1].span.end);
    make_blocks(r, page, from, end, at);
    if (when.n == 0) return;
    page->hints = (isn_hints){0};
    isn_hint own = {.text = when, .place = ISN_HINT_TIME};
    isn_push_value(r->a, &page->hints, own);
    for (ptrdiff_t i = 0; i < r->page->hints.n && i < PART_HINTS && !has_day(when); i++) {
        isn_hint h = r->page->hints.at[i];
        h.span = (isn_span){0, 0};
        isn_push_value(r->a, &page->hints, h);
    }
}

/* A live blog as its entries, after what stands above them where that is text. */
static void make_parts(reading *r, isn_pages *out, const live_entries *entries)
{
    int part = 1;
    ptrdiff_t first = entries->at[0].begin;
    bool lead = false;
    for (ptrdiff_t i = r->region.begin; i < first; i++) lead |= is_body(r->at[i].kind) && block_good(r->g, &r->g->block.at[i]) > 0;
    if (lead) make_part(r, out, 0, first, STR_NONE, part++);
    for (ptrdiff_t i = 0; i < entries->n; i++)
        make_part(r, out, entries->at[i].begin, entries->at[i].end, entries->at[i].when, part++);
}

/* Full articles side by side, each with its own headline; who wrote the page
 * wrote none of them. */
static void make_articles(reading *r, isn_pages *out, const several_articles *list)
{
    isn_str title = r->page->title;
    r->page->byline = r->page->subtitle = r->page->credit = STR_NONE;
    for (ptrdiff_t i = 0; i < list->n; i++) {
        const several_article *one = &list->at[i];
        r->page->title = words_of(r, one->headline);
        r->at[one->headline].kind = ISN_BLOCK_TITLE;
        make_part(r, out, one->begin, one->end, one->when, (int)i + 1);
    }
    r->page->title = title;
}

/* Entries are list items to HTML, and paragraphs to a reader. */
static void place_entries(reading *r, const live_entries *entries)
{
    for (ptrdiff_t i = 0; i < entries->n; i++)
        for (uint32_t k = entries->at[i].begin; k < entries->at[i].end; k++)
            if (r->at[k].kind == ISN_BLOCK_LIST) r->at[k].kind = ISN_BLOCK_PARAGRAPH;
}

static void place_all(reading *r)
{
    place_blocks(r);
    cut_related(r);
    drop_repeated_title(r);
    drop_repeated(r);
    drop_loose_ends(r);
    drop_empty_headings(r);
    place_subtitle(r);
    widen(r);
}

static bool read_gathered(reading *r, const isn_page *known, isn_pages *out)
{
    isn_page page = *known;
    r->page = &page;
    page.text = r->g->text;
    page.truncated |= r->g->truncated;
    r->title = title_find(r->a, r->scratch, r->g, known->title);
    if (!region_find(r->scratch, r->g, r->title.block, &r->region)) return false;
    place_all(r);
    read_meta(r);
    live_entries entries = {0};
    live_find(r->scratch, r->g, &r->region, &entries);
    if (entries.n) {
        place_entries(r, &entries);
        make_parts(r, out, &entries);
        return true;
    }
    several_articles several = {0};
    several_find(r->scratch, r->g, &r->region, &several);
    if (several.n) {
        make_articles(r, out, &several);
        return true;
    }
    make_blocks(r, &page, 0, r->g->block.n, 0);
    return isn_push_value(r->a, out, page) != NULL;
}

bool extract_read(isn_arena *a, isn_arena *scratch, isn_str html, const isn_page *known, isn_pages *out)
{
    gathered g = {0};
    if (!gather_read(a, scratch, html, &g)) return false;
    meta_url_date(a, &g.meta, g.meta.url.n ? g.meta.url : known->url);
    isn_arena line;
    arena_init(&line, LINE_BYTES);
    reading r = {.a = a, .scratch = scratch, .line = &line, .g = &g};
    r.at = isn_new(scratch, place, g.block.n + 1);
    bool ok = r.at && read_gathered(&r, known, out);
    arena_free(&line);
    return ok && !a->full && !scratch->full;
}
