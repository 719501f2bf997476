/* dump.c - the blocks of a text dump.
 *
 * Three passes over its lines: what each looks like by itself (line.h), where
 * the article begins and ends among them, and what each is in its place. */
#include "page/dump.h"
#include "lexicon/first_name.h"
#include "lexicon/name_part.h"
#include "page/credit.h"

enum {
    PROSE_WORDS = 22,     /* so long a line is a paragraph, stop or no stop */
    SENTENCE_WORDS = 6,   /* so long a line with a full stop is one too */
    LABEL_WORDS = 5, TITLE_WORDS = 21,     /* no headline is longer */
    HEAD_LINES = 6,       /* short lines that may stand between headline and body */
    HEADING_WORDS = 14,
    BROKEN_WORDS = 13,    /* a line so long may be the first half of a sentence */
    WRAP_BYTES = 260,
    MAX_LINES = 1 << 17,  /* more are read as one */
    MAX_SEARCHES = 16,    /* for what only a few lines of an article need */
    LOOK_BYTES = 4000     /* of a line are looked at for its look and its words */
};

typedef struct {
    isn_span span;        /* of the page's text */
    isn_line look;
    isn_block_kind kind;
    bool prose;           /* a paragraph by itself */
    bool after_blank;     /* an empty line stands before it */
    bool again;           /* its words stood before */
    bool repeated;        /* or stand again */
    bool twin;            /* the line just before or after says the same */
    bool joined;          /* goes on in the middle of the sentence before */
    bool done;            /* its kind is decided */
} dump_line;

typedef struct {
    isn_arena *a, *scratch;
    isn_page *page;
    ISN_LIST(dump_line) line;
    ptrdiff_t begin, end; /* the body's first and last + 1 line */
    ptrdiff_t column;     /* where it is wrapped, in bytes; 0 if it is not */
    ptrdiff_t title;      /* line of the headline, or -1 */
} dump;

/* ---- pass one: lines ------------------------------------------------------- */

static bool is_prose(const isn_line *l)
{
    if (l->look != LINE_PLAIN && l->look != LINE_SOURCE) return false;
    return l->n_words >= PROSE_WORDS || (l->hard_stop && l->n_words >= SENTENCE_WORDS);
}

static void add_line(dump *d, isn_str s, bool after_blank)
{
    dump_line *l = isn_push(d->a, &d->line);
    if (!l) return;
    isn_str seen = s;
    if (seen.n > LOOK_BYTES) { /* the ends are enough; the middle of a giant says nothing */
        seen.n = LOOK_BYTES;
        while (seen.n > 0 && ((unsigned char)seen.p[seen.n] & 0xC0) == 0x80) seen.n--;
    }
    line_read(d->scratch, seen, &l->look);
    arena_reset(d->scratch);
    l->span.start = (uint32_t)(s.p - d->page->text.p);
    l->span.end = l->span.start + (uint32_t)s.n;
    l->look.text = s;
    l->after_blank = after_blank;
    l->prose = is_prose(&l->look);
    l->kind = ISN_BLOCK_PARAGRAPH;
}

static ptrdiff_t line_break(isn_str s)
{
    for (ptrdiff_t i = 0; i < s.n; i++)
        if (s.p[i] == '\n' || s.p[i] == '\r') return i;
    return s.n;
}

/* Carriage returns divide like line feeds; a pair of them is one break. */
static void split_lines(dump *d)
{
    isn_str rest = d->page->text;
    bool blank = true;
    while (rest.n > 0 && !d->a->full) {
        if (d->line.n >= MAX_LINES) {
            isn_str s = line_trim(rest);
            if (s.n) add_line(d, s, blank);
            return;
        }
        const char *nl = memchr(rest.p, '\n', (size_t)rest.n);
        isn_str part = {rest.p, nl ? nl - rest.p : rest.n};
        rest = str_sub(rest, part.n + 1, rest.n);
        if (part.n && part.p[part.n - 1] == '\r') part.n--;
        do {
            ptrdiff_t n = d->line.n < MAX_LINES ? line_break(part) : part.n;
            isn_str s = line_trim(str_sub(part, 0, n));
            part = str_sub(part, n + 1, part.n);
            if (s.n) add_line(d, s, blank);
            blank = s.n == 0;
        } while (part.n > 0);
    }
}

/* Is the text wrapped at a column?  Then nearly all lines that break off in the
 * middle of a sentence are of one length.  Gives it in bytes, 0 if not. */
static ptrdiff_t wrap_column(const dump *d)
{
    ptrdiff_t n = d->line.n, longest = 0, open = 0, close = 0;
    for (ptrdiff_t i = 0; i < n; i++)
        if (d->line.at[i].look.text.n > longest) longest = d->line.at[i].look.text.n;
    if (n < 6 || longest > WRAP_BYTES) return 0;
    for (ptrdiff_t i = 0; i + 1 < n; i++) {
        if (d->line.at[i].look.stop || d->line.at[i + 1].after_blank) continue;
        open++;
        close += d->line.at[i].look.text.n * 4 >= longest * 3;
    }
    return open >= 3 && open * 5 >= n * 2 && close * 10 >= open * 9 ? longest : 0;
}

/* In wrapped text a paragraph is a run of lines, and each line of it is prose. */
static void mark_wrapped(dump *d)
{
    d->column = wrap_column(d);
    for (ptrdiff_t i = 0, k; i < d->line.n && d->column; i = k) {
        ptrdiff_t words = d->line.at[i].look.n_words;
        bool stop = d->line.at[i].look.stop;
        for (k = i + 1; k < d->line.n && !d->line.at[k].after_blank; k++) {
            words += d->line.at[k].look.n_words;
            stop |= d->line.at[k].look.stop;
        }
        if (k - i < 2 || words < PROSE_WORDS || !stop) continue;
        for (ptrdiff_t j = i; j < k; j++)
            if (d->line.at[j].look.look == LINE_PLAIN || d->line.at[j].look.weak) d->line.at[j].prose = true;
    }
}

/* A long line without a stop, and a paragraph right below that cannot begin one:
 * the sentence was broken. «… بنسبة 25% / على كافة المركبات …» */
static void mark_broken(dump *d)
{
    for (ptrdiff_t i = 0; i + 1 < d->line.n; i++) {
        dump_line *l = &d->line.at[i], *next = &d->line.at[i + 1];
        if (l->prose || l->look.look != LINE_PLAIN || l->look.stop || l->look.colon) continue;
        if (l->look.n_words >= BROKEN_WORDS && next->prose && !next->after_blank && next->look.adverbial) l->prose = true;
    }
}

/* ---- pass two: repetition ---------------------------------------------------- */

/* An open hash table of the lines' words; linear. */
static void mark_repeated(dump *d)
{
    ptrdiff_t size = 16;
    while (size < d->line.n * 2) size *= 2;
    int32_t *slot = isn_new(d->scratch, int32_t, size);
    if (!slot) return;
    for (ptrdiff_t i = 0; i < d->line.n; i++) {
        dump_line *l = &d->line.at[i];
        if (l->look.n_words < 2) continue;
        ptrdiff_t at = (ptrdiff_t)(l->look.hash & (uint64_t)(size - 1));
        while (slot[at] && d->line.at[slot[at] - 1].look.hash != l->look.hash) at = (at + 1) & (size - 1);
        if (slot[at]) {
            l->again = l->repeated = d->line.at[slot[at] - 1].repeated = true;
            if (slot[at] - 1 == i - 1) l->twin = d->line.at[i - 1].twin = true;
        }
        slot[at] = (int32_t)i + 1; /* the newest, so that twins are seen each time */
    }
    arena_reset(d->scratch);
}

/* ---- pass three: what each line is ------------------------------------------- */

static void set(dump_line *l, isn_block_kind kind)
{
    l->kind = kind;
    l->done = true;
}

/* Kinds that a line has wherever it stands. */
static void place_free(dump *d)
{
    for (ptrdiff_t i = 0; i < d->line.n; i++) {
        dump_line *l = &d->line.at[i];
        switch (l->look.look) {
        case LINE_FURNITURE: case LINE_PROMO: case LINE_TAGS: set(l, ISN_BLOCK_BOILERPLATE); break;
        case LINE_STAMP: set(l, ISN_BLOCK_DATELINE); break;
        case LINE_CAPTION: set(l, ISN_BLOCK_CAPTION); break;
        default:
            if (l->twin && !l->prose) set(l, ISN_BLOCK_CAPTION);
            else if (l->repeated && !l->prose && str_ends(l->look.text, STR(")"))) set(l, ISN_BLOCK_CAPTION);
            break;
        }
    }
}

/* A box of promotion is several short lines together: «قراؤنا من مستخدمي … /
 * اضغط هنا». */
static void spread_promotion(dump *d)
{
    for (ptrdiff_t i = 0; i < d->line.n; i++) {
        if (d->line.at[i].look.look != LINE_PROMO) continue;
        for (ptrdiff_t k = i; k > 0 && !d->line.at[k].after_blank; k--) {
            dump_line *l = &d->line.at[k - 1];
            if (l->prose || l->done || l->look.n_words > HEADING_WORDS || i - k > 3) break;
            set(l, ISN_BLOCK_BOILERPLATE);
        }
    }
}

/* Short lines after «اقرأ أيضا», until the article goes on. */
static ptrdiff_t end_of_box(const dump *d, ptrdiff_t i)
{
    ptrdiff_t k = i + 1;
    if (!d->line.at[i].look.whole && !d->line.at[i].look.colon) return k; /* headline on the same line */
    while (k < d->line.n && k - i <= 8 && !d->line.at[k].prose && !d->line.at[k].look.stop &&
           d->line.at[k].look.n_words >= 3 && !(k > i + 1 && d->line.at[k].after_blank && k - i > 5))
        k++;
    return k;
}

/* Does the article go on after a list of related articles?  It does where
 * paragraphs follow each other; teasers have headlines between them. */
static bool article_goes_on(const dump *d, ptrdiff_t from, ptrdiff_t prose_before)
{
    ptrdiff_t run = 0, shorts = 0, prose = 0;
    for (ptrdiff_t k = from; k < d->line.n; k++) {
        if (d->line.at[k].prose) prose++, run++;
        else if (!d->line.at[k].done) shorts++, run = 0;
        if (run >= 3 && shorts <= 8 && prose_before < 3) return true;
    }
    return prose > 2 * prose_before && shorts * 2 < prose;
}

/* Boxes of other articles, and the end that a list of them or the readers'
 * comments put to this one. */
static void cut_related(dump *d)
{
    ptrdiff_t prose = 0;
    int searches = 0;
    for (ptrdiff_t i = 0; i < d->line.n; i++) {
        dump_line *l = &d->line.at[i];
        prose += l->prose;
        if (l->look.look != LINE_RELATED && l->look.look != LINE_COMMENT) continue;
        bool is_comment = l->look.look == LINE_COMMENT;
        isn_block_kind kind = is_comment ? ISN_BLOCK_BOILERPLATE : ISN_BLOCK_RELATED;
        set(l, kind);
        ptrdiff_t box = end_of_box(d, i);
        if (l->look.reach == LINE_REACH_LINE) continue;
        if (l->look.reach == LINE_REACH_END && prose > 0 &&
            (searches++ >= MAX_SEARCHES || !article_goes_on(d, box, prose))) {
            for (ptrdiff_t k = i + 1; k < d->line.n; k++) set(&d->line.at[k], kind);
            d->end = i;
            return;
        }
        for (ptrdiff_t k = i + 1; k < box; k++) set(&d->line.at[k], kind);
    }
}

/* The first and the last paragraph bound the body. */
static void find_body(dump *d)
{
    ptrdiff_t first = -1, last = -1;
    for (ptrdiff_t i = 0; i < d->end; i++) {
        if (!d->line.at[i].prose || d->line.at[i].done) continue;
        if (first < 0) first = i;
        last = i;
    }
    if (first < 0) { /* no paragraph at all: verse, a list, a flash; the first line may be its title */
        first = d->end > 2 ? 1 : 0;
        while (first < d->end && d->line.at[first].done) first++;
        last = d->end - 1;
    }
    d->begin = first;
    d->end = last + 1;
}

/* A headline is short and no sentence. */
static bool may_be_title(const dump_line *l)
{
    return !l->done && !l->look.masthead && !l->look.hard_stop && l->look.n_words <= TITLE_WORDS && l->look.n_words >= 2 &&
           (l->look.look == LINE_PLAIN || (l->look.look == LINE_BYLINE && l->look.weak));
}

/* The given title, or a page's own title, where it stands in the text. */
static ptrdiff_t find_given_title(const dump *d)
{
    if (d->page->title.n == 0) return -1;
    isn_line want;
    line_read(d->scratch, d->page->title, &want);
    arena_reset(d->scratch);
    for (ptrdiff_t i = 0; i < d->line.n; i++)
        if (d->line.at[i].look.hash == want.hash) return i;
    return -1;
}

/* The headline among the lines before the body: the first that may be one, but
 * not a kicker, which needs the line below it («أكد رفض التدخل / مصدر: …»). */
static ptrdiff_t find_title(const dump *d)
{
    ptrdiff_t first = -1;
    for (ptrdiff_t i = 0; i < d->begin; i++) {
        const dump_line *l = &d->line.at[i];
        if (!may_be_title(l)) continue;
        if (first < 0) {
            first = i;
            if (!l->look.kicker && !l->look.colon) return i;
            continue;
        }
        bool below = i <= first + 2 && !l->look.kicker && !l->look.name && l->look.look == LINE_PLAIN &&
                     (l->look.n_letters * 2 >= d->line.at[first].look.n_letters);
        return below ? i : first;
    }
    return first;
}

/* A few words alone under the line of the date, «نشرت على الساعة 18:22 / جسر الرمان
 * ليلا», say what the picture between them shows: a headline is longer, or stands
 * above its date. */
static bool is_label_of_picture(const dump *d, ptrdiff_t i)
{
    const dump_line *l = &d->line.at[i];
    if (i == 0 || l->look.n_words > LABEL_WORDS || d->line.at[i - 1].look.look != LINE_STAMP) return false;
    for (ptrdiff_t k = 0; k < d->begin; k++)
        if (k != i && may_be_title(&d->line.at[k])) return false;
    return true;
}

static bool is_author(const dump_line *l)
{
    return l->look.look == LINE_BYLINE || l->look.name;
}

/* Lines between the top and the body. */
static void place_head(dump *d)
{
    ptrdiff_t left = 0;
    for (ptrdiff_t i = 0; i < d->begin; i++) left += !d->line.at[i].done && i != d->title;
    for (ptrdiff_t i = 0; i < d->begin; i++) {
        dump_line *l = &d->line.at[i];
        if (i == d->title) set(l, ISN_BLOCK_TITLE);
        else if (l->done) continue;
        else if (l->look.masthead) set(l, ISN_BLOCK_BOILERPLATE);
        else if (is_author(l) || l->look.look == LINE_SOURCE) set(l, ISN_BLOCK_BYLINE);
        else if (l->again) set(l, ISN_BLOCK_BOILERPLATE);
        else if (left <= HEAD_LINES && (d->title >= 0)) set(l, ISN_BLOCK_SUBTITLE);
        else set(l, l->look.bullet ? ISN_BLOCK_LIST : ISN_BLOCK_PARAGRAPH);
    }
}

/* A line that was broken in the middle of a sentence: long, without a stop, and
 * what follows at once does not begin anew. */
static bool goes_on(const dump_line *l, const dump_line *next)
{
    return l->prose && !l->look.stop && !l->look.colon && !next->after_blank && !next->done &&
           !next->look.bullet && !next->look.and && next->look.look == LINE_PLAIN &&
           (next->prose || next->look.stop);
}

static void join_broken(dump *d)
{
    for (ptrdiff_t i = d->begin; i + 1 < d->end; i++) {
        dump_line *l = &d->line.at[i], *next = &d->line.at[i + 1];
        if (l->done || next->done || next->after_blank) continue;
        if (d->column) next->joined = !l->look.stop || l->look.text.n * 5 >= d->column * 4;
        else next->joined = goes_on(l, next);
    }
}

static void place_body(dump *d)
{
    for (ptrdiff_t i = d->begin; i < d->end; i++) {
        dump_line *l = &d->line.at[i];
        if (l->done || l->joined) continue;
        bool short_line = !l->prose && !l->look.stop && l->look.n_words <= HEADING_WORDS;
        bool again = l->again && !l->prose && l->look.n_words >= 3;
        if (i == d->title || (again && short_line)) set(l, ISN_BLOCK_BOILERPLATE);
        else if (l->look.bullet && !l->prose) set(l, ISN_BLOCK_LIST);
        else if (short_line && i + 1 < d->end && d->line.at[i + 1].prose) set(l, ISN_BLOCK_HEADING);
        else set(l, ISN_BLOCK_PARAGRAPH);
    }
}

/* Headlines of other articles under the last paragraph, without a word that
 * says so: three or more lines that read like headlines, after a body whose
 * paragraphs end in stops. */
static bool teasers_follow(const dump *d, ptrdiff_t from, ptrdiff_t to)
{
    ptrdiff_t n = 0, stops = 0, prose = 0;
    for (ptrdiff_t i = d->begin; i < d->end; i++)
        if (d->line.at[i].prose) prose++, stops += d->line.at[i].look.stop;
    if (prose < 2 || stops * 10 < prose * 7) return false;
    for (ptrdiff_t i = from; i < to; i++) {
        const isn_line *l = &d->line.at[i].look;
        if (d->line.at[i].done) continue;
        if (l->n_words < 5 || l->n_words > 18 || l->bullet || l->colon || l->hard_stop) return false;
        n++;
    }
    return n >= 3;
}

/* Lines under the last paragraph. */
static void place_tail(dump *d, ptrdiff_t to)
{
    bool teasers = teasers_follow(d, d->end, to);
    ptrdiff_t open = 0;
    for (ptrdiff_t i = d->end; i < to; i++) open += !d->line.at[i].done;
    for (ptrdiff_t i = d->end; i < to; i++) {
        dump_line *l = &d->line.at[i];
        if (l->done) continue;
        if (teasers) set(l, ISN_BLOCK_RELATED);
        else if ((l->look.look == LINE_BYLINE && (!l->look.weak || open <= 3)) || l->look.look == LINE_SOURCE)
            set(l, ISN_BLOCK_BYLINE);
        else if (l->look.n_words <= 4 && str_starts(l->look.text, STR("(")) && str_ends(l->look.text, STR(")")))
            set(l, ISN_BLOCK_BYLINE);
        else if (l->look.name && open <= 3) set(l, ISN_BLOCK_BYLINE);
        else if (l->again) set(l, ISN_BLOCK_BOILERPLATE);
        else set(l, l->look.bullet ? ISN_BLOCK_LIST : ISN_BLOCK_PARAGRAPH);
    }
}

/* ---- the tail that is glued to the last paragraph ------------------------------ */

/* Byte after the last full stop that has text after it, or -1. */
static ptrdiff_t after_last_stop(isn_str s)
{
    for (ptrdiff_t i = s.n - 2; i > 0 && s.n - i < 900; i--)
        if (s.p[i] == '.' && (byte_is_space(s.p[i + 1]) || (unsigned char)s.p[i + 1] == 0xC2)) return i + 1;
    return -1;
}

/* «… في الحال. سمات السفارة النمسا»: tags and links after the last sentence are
 * a block of their own.  Gives where they begin, or the line's end. */
static uint32_t glued_tail(dump *d, const dump_line *l)
{
    ptrdiff_t at = after_last_stop(l->look.text);
    if (at < 0) return l->span.end;
    isn_line tail;
    isn_str rest = line_trim(str_sub(l->look.text, at, l->look.text.n));
    line_units u = line_units_read(d->scratch, rest, false);
    line_read(d->scratch, rest, &tail);
    arena_reset(d->scratch);
    bool furniture = tail.look == LINE_TAGS || tail.look == LINE_FURNITURE || tail.look == LINE_PROMO ||
                     tail.look == LINE_RELATED;
    if (!furniture && u.n) furniture = line_begins_tags(d->scratch, rest);
    return furniture && rest.n ? (uint32_t)(rest.p - d->page->text.p) : l->span.end;
}

/* ---- results --------------------------------------------------------------------- */

static void push_block(dump *d, uint32_t start, uint32_t end, isn_block_kind kind)
{
    isn_str s = line_trim(str_sub(d->page->text, start, end));
    if (s.n == 0) return;
    isn_block *b = isn_push(d->a, &d->page->blocks);
    if (!b) return;
    b->span.start = (uint32_t)(s.p - d->page->text.p);
    b->span.end = b->span.start + (uint32_t)s.n;
    b->kind = kind;
}

static bool is_body(isn_block_kind k)
{
    return k == ISN_BLOCK_PARAGRAPH || k == ISN_BLOCK_HEADING || k == ISN_BLOCK_LIST || k == ISN_BLOCK_QUOTE;
}

static void make_blocks(dump *d)
{
    ptrdiff_t last = d->end - 1;
    for (ptrdiff_t i = 0; i < d->line.n;) {
        dump_line *l = &d->line.at[i];
        ptrdiff_t k = i + 1;
        while (k < d->line.n && d->line.at[k].joined) k++;
        uint32_t end = d->line.at[k - 1].span.end;
        uint32_t cut = k - 1 == last && is_body(l->kind) ? glued_tail(d, &d->line.at[k - 1]) : end;
        push_block(d, l->span.start, cut, l->kind);
        if (cut < end) push_block(d, cut, end, ISN_BLOCK_BOILERPLATE);
        i = k;
    }
}

static void add_hint(dump *d, const dump_line *l)
{
    isn_hint *h = isn_push(d->a, &d->page->hints);
    if (!h) return;
    h->text = l->look.text;
    h->place = ISN_HINT_TEXT;
    h->modified = l->look.updated;
    h->span = l->span;
}

static void take_names(dump *d, credit_names names, bool foot)
{
    isn_page *p = d->page;
    if (p->credit.n == 0 && names.agency.n) p->credit = names.agency;
    if (names.outlet.n == 0) return;
    if (!foot && p->outlet.n == 0) p->outlet = names.outlet;
}

/* Who is named in byline and date lines, in the first dateline, in the foot. */
static void read_names(dump *d)
{
    for (ptrdiff_t i = 0; i < d->begin; i++) {
        dump_line *l = &d->line.at[i];
        if (l->kind == ISN_BLOCK_BYLINE || l->kind == ISN_BLOCK_DATELINE)
            take_names(d, credit_of_line(d->scratch, l->look.text), false);
    }
    if (d->begin < d->end && is_body(d->line.at[d->begin].kind))
        take_names(d, credit_of_dateline(d->scratch, d->line.at[d->begin].look.text), false);
    if (d->end > d->begin && is_body(d->line.at[d->end - 1].kind))
        take_names(d, credit_of_foot(d->scratch, d->line.at[d->end - 1].look.text), true);
    for (ptrdiff_t i = d->end; i < d->line.n && i < d->end + 6; i++) {
        dump_line *l = &d->line.at[i];
        bool source = l->look.look == LINE_SOURCE;
        if (d->page->credit.n == 0 && (source || l->look.n_words <= 6))
            d->page->credit = credit_of_source(d->scratch, l->look.text, source);
        if (!source && (l->kind == ISN_BLOCK_BYLINE || l->kind == ISN_BLOCK_DATELINE))
            take_names(d, credit_of_line(d->scratch, l->look.text), false);
    }
    arena_reset(d->scratch);
}

/* An outlet that signs the teasers around the article: «الشرق الأوسط» (بغداد)». */
static void outlet_of_teasers(dump *d)
{
    for (ptrdiff_t i = d->end; i < d->line.n && d->page->outlet.n == 0; i++) {
        dump_line *l = &d->line.at[i];
        if (l->look.look != LINE_BYLINE || !l->again) continue;
        take_names(d, credit_of_line(d->scratch, l->look.text), false);
        arena_reset(d->scratch);
    }
}

/* A masthead among the lines above the body: «إذاعة المرسى». */
static void outlet_of_masthead(dump *d)
{
    for (ptrdiff_t i = 0; i < d->begin && d->page->outlet.n == 0; i++)
        if (d->line.at[i].look.masthead) d->page->outlet = d->line.at[i].look.text;
}

static bool is_letter_byte(char c)
{
    return (unsigned char)c >= 0xD8 && (unsigned char)c <= 0xDB ? true : ((unsigned char)c & 0xC0) == 0x80;
}

/* «المدار» as it stands after ل: «للمدار». */
static isn_str without_article(isn_str name)
{
    return str_starts(name, STR("\xD8\xA7\xD9\x84")) ? str_sub(name, 2, name.n) : name;
}

/* Does the article say «… ل«الاسم»» or «… للاسم»: it was told to the outlet itself? */
static bool told_to(const dump *d, isn_str name)
{
    for (ptrdiff_t i = d->begin; i < d->end; i++) {
        isn_str s = str_sub(d->line.at[i].look.text, 0, LOOK_BYTES);
        for (ptrdiff_t at = str_find(s, name, 0); at >= 0; at = str_find(s, name, at + 1)) {
            isn_str before = str_sub(s, at > 8 ? at - 8 : 0, at);
            while (before.n && !is_letter_byte(before.p[before.n - 1])) before.n--; /* « */
            if (str_ends(before, STR("\xD9\x84")) || str_ends(before, STR("\xD9\x84\xD9\x80"))) return true;
        }
    }
    return false;
}

/* The outlet's own pictures carry its name: «… (الأفق)».  It is the outlet where
 * the article was told to it, or where the name stands alone above the body. */
static void outlet_of_captions(dump *d)
{
    int searches = 0;
    for (ptrdiff_t i = 0; i < d->line.n && d->page->outlet.n == 0 && searches < MAX_SEARCHES; i++) {
        const dump_line *l = &d->line.at[i];
        if (l->kind != ISN_BLOCK_CAPTION || l->again) continue;
        isn_str name = credit_of_caption(l->look.text);
        if (name.n < 4) continue;
        searches++;
        bool own = told_to(d, name) || told_to(d, without_article(name));
        for (ptrdiff_t k = 0; k < d->begin && !own; k++) own = str_eq(d->line.at[k].look.text, name);
        if (!own) continue;
        d->page->outlet = name;
        if (str_eq(d->page->credit, name)) d->page->credit = STR_NONE;
    }
}

/* Two to four words alone are a byline only where one is a given name. */
static bool names_person(isn_arena *scratch, isn_str s)
{
    line_units u = line_units_read(scratch, s, false);
    bool found = false;
    for (int i = 0, key = -1; i < u.n && !found; i++) 
        found = units_match(&lex_first_name, u, i, &key) > 0 || units_match(&lex_name_part, u, i, &key) > 0;
    arena_reset(scratch);
    return found;
}

static void read_meta(dump *d)
{
    isn_page *p = d->page;
    bool given = p->title.n > 0;
    for (ptrdiff_t i = 0; i < d->line.n; i++) {
        dump_line *l = &d->line.at[i];
        if (l->kind == ISN_BLOCK_TITLE && !given) p->title = l->look.text;
        if (l->kind == ISN_BLOCK_SUBTITLE && p->subtitle.n == 0) p->subtitle = l->look.text;
        if (l->kind == ISN_BLOCK_BYLINE && p->byline.n == 0 && i < d->end + 4 && l->look.look != LINE_SOURCE &&
            (l->look.look == LINE_BYLINE || names_person(d->scratch, l->look.text))) p->byline = l->look.text;
        if (l->kind == ISN_BLOCK_DATELINE) add_hint(d, l);
    }
    read_names(d);
    outlet_of_masthead(d);
    outlet_of_captions(d);
    outlet_of_teasers(d);
    if (str_eq(p->credit, p->outlet)) p->credit = STR_NONE;
}

void dump_read(isn_arena *a, isn_arena *scratch, isn_page *page)
{
    dump d = {.a = a, .scratch = scratch, .page = page, .title = -1};
    split_lines(&d);
    d.end = d.line.n;
    mark_wrapped(&d);
    mark_broken(&d);
    mark_repeated(&d);
    place_free(&d);
    spread_promotion(&d);
    cut_related(&d);
    ptrdiff_t to = d.end;
    find_body(&d);
    d.title = find_given_title(&d);
    if (d.title < 0 && page->title.n == 0) d.title = find_title(&d);
    if (d.title >= 0 && page->title.n == 0 && is_label_of_picture(&d, d.title)) {
        set(&d.line.at[d.title], ISN_BLOCK_CAPTION);
        d.title = -1;
    }
    if (d.title >= 0 && d.title >= d.begin && d.title < d.end) {
        set(&d.line.at[d.title], ISN_BLOCK_TITLE);
        if (d.title == d.begin) d.begin++;
    }
    place_head(&d);
    join_broken(&d);
    place_body(&d);
    place_tail(&d, to);
    make_blocks(&d);
    read_meta(&d);
}
