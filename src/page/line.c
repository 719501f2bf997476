/* line.c - the look of one line: furniture, date, byline, caption, or plain.
 *
 * The words are in lexicon/furniture.tsv, stamp.tsv, byline.tsv, agency.tsv,
 * outlet.tsv and kicker.tsv; here stand only the shapes. */
#include "page/line.h"
#include "base/utf8.h"
#include "lexicon/agency.h"
#include "lexicon/byline.h"
#include "lexicon/furniture.h"
#include "lexicon/kicker.h"
#include "lexicon/medium_word.h"
#include "lexicon/outlet.h"
#include "lexicon/stamp.h"

enum { RIGHTS_WORDS = 60 }; /* «© 2022 The News. Written permission …» is no longer */
enum { GLUED_BYTES = 44 };
enum { KEYS_ROOM = 1024 }; /* for the keys of most lines */

/* ---- white space --------------------------------------------------------- */

/* White space and what is seen as none: no-break space, joiners, bidi controls. */
static bool is_blank(uint32_t cp)
{
    return cp_class(cp) == CP_SPACE || (cp >= 0x200B && cp <= 0x200F) ||
           (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069) || cp == 0xFEFF ||
           cp == 0x061C;
}

static ptrdiff_t last_code_point(isn_str s, uint32_t *cp)
{
    ptrdiff_t at = s.n - 1;
    while (at > 0 && s.n - at < 4 && ((unsigned char)s.p[at] & 0xC0) == 0x80) at--;
    utf8_read(s, at, cp);
    return at;
}

isn_str line_trim(isn_str s)
{
    uint32_t cp;
    while (s.n > 0) {
        int n = utf8_read(s, 0, &cp);
        if (!is_blank(cp)) break;
        s.p += n, s.n -= n;
    }
    while (s.n > 0) {
        ptrdiff_t at = last_code_point(s, &cp);
        if (!is_blank(cp)) break;
        s.n = at;
    }
    return s;
}

/* ---- units --------------------------------------------------------------- */

/* Where the last LINE_UNITS units surely begin: white space this far from the end. */
static ptrdiff_t tail_at(isn_str s)
{
    ptrdiff_t at = s.n > 400 ? s.n - 400 : 0;
    while (at > 0 && at < s.n && !byte_is_space(s.p[at])) at++;
    return at;
}

line_units line_units_read(isn_arena *scratch, isn_str s, bool tail)
{
    line_unit *at = isn_new(scratch, line_unit, LINE_UNITS);
    if (!at) return (line_units){NULL, 0};
    isn_unit_word u = {.span = {0, tail ? (uint32_t)tail_at(s) : 0}};
    isn_key_room keys = {.room = s.n < KEYS_ROOM ? s.n + 32 : KEYS_ROOM};
    isn_str key;
    int n = 0;
    keys.p = isn_alloc(scratch, keys.room);
    if (!keys.p) return (line_units){NULL, 0};
    for (isn_unit kind; (kind = unit_read_in(scratch, s, u.span.end, &keys, &u, &key)) != UNIT_END;) {
        if (n == LINE_UNITS) {
            if (!tail) break;
            memmove(at, at + 1, sizeof *at * (LINE_UNITS - 1));
            n--;
        }
        at[n++] = (line_unit){u.span, key, kind};
    }
    return (line_units){at, n};
}

bool unit_divides(const line_unit *u)
{
    if (u->kind == UNIT_WORD) return u->key.n == 0; /* a run of tatweel: «القاهرة ــ الزمان» */
    if (u->kind != UNIT_PUNCT) return false;
    static const char *const divides[] = {"-", "–", "—", "―", "/", "\\", ":", "|", "(", ")", "[", "]",
                                          "«", "»", "\"", "“", "”", ",", "،", "*", "•", "·", "؛",
                                          "‐", "‑", "−", "@", "…", "<", ">"};
    for (size_t i = 0; i < sizeof divides / sizeof *divides; i++)
        if (str_is(u->key, divides[i])) return true;
    return false;
}

bool unit_begins_part(line_units u, int i)
{
    if (i == 0) return true;
    if (!unit_divides(&u.at[i - 1])) return false;
    static const char *const quotes[] = {"\"", "«", "“", "'"};
    for (size_t k = 0; k < sizeof quotes / sizeof *quotes; k++)
        if (str_is(u.at[i - 1].key, quotes[k]))
            return i == 1 || unit_divides(&u.at[i - 2]);
    return true;
}

int units_match(const isn_lex *lex, line_units u, int i, int *key)
{
    isn_lex_walk w = lex_walk(lex);
    int best = 0;
    for (int j = i; j < u.n && lex_step(&w, u.at[j].key); j++)
        if (w.found >= 0) best = j - i + 1, *key = w.found;
    return best;
}

static bool unit_is(const line_unit *u, const char *c)
{
    return str_is(u->key, c);
}

/* ---- measures ------------------------------------------------------------ */

/* Words divided by white space, and the bytes of them. */
static void count_words(isn_line *l)
{
    bool in = false;
    for (ptrdiff_t i = 0; i < l->text.n; i++) {
        bool space = byte_is_space(l->text.p[i]);
        if (!space && !in) l->n_words++;
        if (!space) l->n_letters++;
        in = !space;
    }
}

/* Ends a sentence: a full stop, ؟ ! …, perhaps with closing marks after it. */
static void look_at_end(isn_line *l)
{
    isn_str s = l->text;
    for (int i = 0; i < 6 && s.n > 0; i++) {
        uint32_t cp;
        ptrdiff_t at = last_code_point(s, &cp);
        if (cp == '.' || cp == 0x06D4 || cp == 0x3002) l->stop = l->hard_stop = true;
        else if (cp == 0x061F || cp == '?' || cp == '!' || cp == 0x2026 || cp == 0xFF1F || cp == 0xFF01) l->stop = true;
        else if (cp == ':' && i == 0) l->colon = true;
        if (l->stop || l->colon) return;
        bool closes = cp == '"' || cp == 0x300D || cp == 0xFF09 || cp == 0xBB || cp == 0x201D || cp == ')' || cp == '\'' ||
                      cp == ']' || cp == 0x2019 || is_blank(cp);
        if (!closes) return;
        s.n = at;
    }
}

static uint64_t hash_units(line_units u, ptrdiff_t n)
{
    uint64_t h = STR_HASH_SEED ^ (uint64_t)n;
    for (int i = 0; i < u.n; i++)
        if (u.at[i].kind != UNIT_PUNCT) h = str_hash(h, u.at[i].key), h = str_hash(h, STR(" "));
    return h;
}

/* ---- furniture ------------------------------------------------------------ */

static bool has_kind(int key, int kind, int where)
{
    for (int k = key; k >= 0; k = lex_next(&lex_furniture, k)) {
        int row = lex_row(&lex_furniture, k);
        if (lex_value(&lex_furniture, row, LEX_FURNITURE_WHERE) == where &&
            (kind < 0 || lex_value(&lex_furniture, row, LEX_FURNITURE_KIND) == kind))
            return true;
    }
    return false;
}

/* The row of a match that stands in place `where`, or -1. */
static int row_where(int key, int where)
{
    for (int k = key; k >= 0; k = lex_next(&lex_furniture, k)) {
        int row = lex_row(&lex_furniture, k);
        if (lex_value(&lex_furniture, row, LEX_FURNITURE_WHERE) == where) return row;
    }
    return -1;
}

/* A line of numbers and marks alone: a counter, a rule. */
static bool no_words(line_units u)
{
    for (int i = 0; i < u.n; i++)
        if (u.at[i].kind == UNIT_WORD && u.at[i].key.n > 1) return false; /* 16h39 */
    return true;
}

/* A menu whose words lost the space between them: no word of the language is so long. */
static bool glued_words(const isn_line *l, line_units u)
{
    bool longest = false;
    for (int i = 0; i < u.n; i++)
        longest |= u.at[i].kind == UNIT_WORD && u.at[i].key.n >= GLUED_BYTES && (unsigned char)u.at[i].key.p[0] >= 0xD8;
    return longest && l->n_words <= 8 && !l->stop;
}

/* «شارك فيسبوك تويتر طباعة 12»: words of menus, share rows and counters, all of
 * the line or, of a longer row, most of it. */
static bool all_furniture(const isn_line *l, line_units u)
{
    int words = 0, others = 0;
    for (int i = 0; i < u.n;) {
        int key = -1, n = units_match(&lex_furniture, u, i, &key);
        if (n && has_kind(key, -1, LEX_FURNITURE_WHERE_WORD)) {
            i += n, words++;
        } else if (u.at[i].kind != UNIT_WORD || u.at[i].key.n == 0) {
            i++;
        } else {
            i++, others++;
        }
    }
    return words > 0 && (others == 0 || (words >= 3 && others * 2 <= words && !l->stop && !l->colon));
}

/* First unit that is no mark: «// انتهى //», «* نقلا عن». */
static int first_word(line_units u)
{
    int i = 0;
    while (i < u.n && (u.at[i].kind == UNIT_PUNCT || (u.at[i].kind == UNIT_WORD && !u.at[i].key.n))) i++;
    return i;
}

static bool only_marks_from(line_units u, int i)
{
    for (; i < u.n; i++)
        if (u.at[i].kind == UNIT_WORD && u.at[i].key.n) return false;
    return true;
}

static void take_row(isn_line *l, int row)
{
    static const uint8_t look[] = {
        [LEX_FURNITURE_KIND_RELATED] = LINE_RELATED,  [LEX_FURNITURE_KIND_SHARE] = LINE_FURNITURE,
        [LEX_FURNITURE_KIND_MENU] = LINE_FURNITURE,   [LEX_FURNITURE_KIND_COMMENT] = LINE_COMMENT,
        [LEX_FURNITURE_KIND_PROMO] = LINE_PROMO,      [LEX_FURNITURE_KIND_RIGHTS] = LINE_FURNITURE,
        [LEX_FURNITURE_KIND_TAGS] = LINE_TAGS,        [LEX_FURNITURE_KIND_LINK] = LINE_TAGS,
        [LEX_FURNITURE_KIND_SOURCE] = LINE_SOURCE,    [LEX_FURNITURE_KIND_END] = LINE_FURNITURE,
        [LEX_FURNITURE_KIND_COUNTER] = LINE_FURNITURE,[LEX_FURNITURE_KIND_CAPTION] = LINE_CAPTION};
    l->look = look[lex_value(&lex_furniture, row, LEX_FURNITURE_KIND)];
    static const uint8_t reach[] = {[LEX_FURNITURE_REACH_LINE] = LINE_REACH_LINE,
                                    [LEX_FURNITURE_REACH_BOX] = LINE_REACH_BOX,
                                    [LEX_FURNITURE_REACH_END] = LINE_REACH_END};
    l->reach = reach[lex_value(&lex_furniture, row, LEX_FURNITURE_REACH)];
}

/* A phrase that opens a line says what the line is only where the line is not
 * a sentence of the article that happens to begin so: «شاهد العالم …», «عن …». */
static bool start_holds(const isn_line *l, line_units u, int row, int i, int n)
{
    bool divided = i + n >= u.n || unit_divides(&u.at[i + n]) || u.at[i + n].kind == UNIT_PUNCT;
    switch (lex_value(&lex_furniture, row, LEX_FURNITURE_KIND)) {
    case LEX_FURNITURE_KIND_RELATED:
        return divided || (n >= 2 && l->n_words <= 20 && !l->hard_stop);
    case LEX_FURNITURE_KIND_PROMO:
        return l->n_words <= (n >= 2 ? 40 : 8) && (n >= 2 || !l->hard_stop);
    case LEX_FURNITURE_KIND_COMMENT:
    case LEX_FURNITURE_KIND_RIGHTS:
        return n >= 2 || divided || u.at[i].kind == UNIT_PUNCT;
    case LEX_FURNITURE_KIND_TAGS:
        return divided && l->n_words <= 40 && !l->hard_stop;
    case LEX_FURNITURE_KIND_LINK:
        return l->n_words <= 40;
    case LEX_FURNITURE_KIND_SOURCE:
        return (divided || i > 0) && l->n_words <= 9 && !l->hard_stop;
    case LEX_FURNITURE_KIND_CAPTION:
        return !l->hard_stop && l->n_words <= 24 && (n >= 2 || divided);
    default:
        return true;
    }
}

/* Numbers that stand as 12/3/2019, 2019-03-12 or 12.3.2019, or a time 10:30. */
static bool is_digit_date(line_units u, int i, isn_str s)
{
    if (u.at[i].kind != UNIT_NUMBER) return false;
    isn_str number = str_span(s, u.at[i].span);
    int dots = 0;
    for (ptrdiff_t k = 0; k < number.n; k++) dots += number.p[k] == '.';
    if (dots == 2) return true;
    return i + 4 < u.n && u.at[i + 1].kind == UNIT_PUNCT && u.at[i + 2].kind == UNIT_NUMBER &&
           unit_divides(&u.at[i + 1]) && str_eq(u.at[i + 1].key, u.at[i + 3].key) &&
           u.at[i + 4].kind == UNIT_NUMBER && !unit_is(&u.at[i + 1], "،");
}

static bool has_digit_date(line_units u, isn_str s)
{
    for (int i = 0; i < u.n; i++)
        if (is_digit_date(u, i, s)) return true;
    return false;
}

static void look_for_furniture(isn_line *l, line_units u)
{
    int i = first_word(u), key = -1;
    int n = units_match(&lex_furniture, u, i, &key);
    if (n) {
        int row = row_where(key, LEX_FURNITURE_WHERE_WHOLE);
        if (row >= 0 && only_marks_from(u, i + n)) {
            take_row(l, row);
            l->whole = true;
            return;
        }
        row = row_where(key, LEX_FURNITURE_WHERE_START);
        if (row >= 0 && start_holds(l, u, row, i, n)) {
            take_row(l, row);
            l->whole = l->look == LINE_RELATED && only_marks_from(u, i + n);
            return;
        }
    }
    if (l->n_words <= RIGHTS_WORDS && str_starts(l->text, STR("©"))) l->look = LINE_FURNITURE;
    if (l->n_words <= 2 && (str_starts(l->text, STR("http")) || str_starts(l->text, STR("www.")))) l->look = LINE_FURNITURE;
    if (u.n < LINE_UNITS && ((no_words(u) && !has_digit_date(u, l->text)) || all_furniture(l, u) || glued_words(l, u))) l->look = LINE_FURNITURE;
}

/* ---- dates ----------------------------------------------------------------- */

typedef struct {
    int labels, weekdays, months, digit_dates, numbers, marks, others, media;
    bool updated;
} stamp_count;

static stamp_count count_stamp(line_units u, isn_str s)
{
    stamp_count c = {0};
    for (int i = 0; i < u.n;) {
        int key = -1, n = units_match(&lex_stamp, u, i, &key);
        if (is_digit_date(u, i, s)) c.digit_dates++;
        if (n) {
            int row = lex_row(&lex_stamp, key);
            switch (lex_value(&lex_stamp, row, LEX_STAMP_PART)) {
            case LEX_STAMP_PART_UPDATED: c.updated = c.labels == 0, c.labels++; break;
            case LEX_STAMP_PART_LABEL: c.labels++; break;
            case LEX_STAMP_PART_WEEKDAY: c.weekdays++; break;
            case LEX_STAMP_PART_MONTH: c.months++; break;
            default: c.marks++; break;
            }
        } else if (u.at[i].kind == UNIT_NUMBER) {
            c.numbers++;
        } else if (u.at[i].kind == UNIT_WORD && u.at[i].key.n) {
            n = units_match(&lex_outlet, u, i, &key);
            if (!n) n = units_match(&lex_agency, u, i, &key);
            if (n) c.media++;
            else c.others++;
        }
        i += n ? n : 1;
    }
    return c;
}

/* A line that is a date: «الأحد 16 سبتمبر 2012 الساعة 8 مساء», «نشر في 12/3/2019»,
 * «صحيفة … - العدد 2376 الثلاثاء 12 يونيو 2012». */
static void look_for_stamp(isn_line *l, line_units u)
{
    stamp_count c = count_stamp(u, l->text);
    bool date = c.digit_dates || (c.months && c.numbers);
    l->is_date = date;
    if (u.n >= LINE_UNITS || l->n_words > 26 || l->hard_stop) return;
    int known = c.labels + c.weekdays + c.months + c.marks + c.media + c.digit_dates;
    int others_allowed = c.labels ? 3 : c.months && known + c.numbers >= 5 ? 2 : 1;
    bool labelled = c.labels && c.numbers && c.others <= 2;
    if (c.digit_dates && c.media && l->n_words <= 16) others_allowed = known = c.others; /* «… في هسبريس يوم 01 - 08 - 2012» */
    if ((date && c.others <= others_allowed && c.others <= known) || (labelled && c.others <= known)) {
        l->look = LINE_STAMP;
        l->updated = c.updated;
    }
}

/* ---- bylines ---------------------------------------------------------------- */

/* Does the part of a line from unit `i` to the next divider equal a phrase? */
static int whole_part(const isn_lex *lex, line_units u, int i)
{
    int key = -1, n = units_match(lex, u, i, &key);
    return n && (i + n == u.n || unit_divides(&u.at[i + n]) || unit_is(&u.at[i + n], ".")) ? n : 0;
}

static bool names_medium(line_units u)
{
    for (int i = 0; i < u.n; i++) {
        if (!unit_begins_part(u, i)) continue;
        if (whole_part(&lex_agency, u, i) || whole_part(&lex_outlet, u, i)) return true;
    }
    return false;
}

static bool has_address(line_units u)
{
    for (int i = 0; i < u.n; i++)
        if (unit_is(&u.at[i], "@")) return true;
    return false;
}

/* Two or three parts of few words: «أحمد سالم (القاهرة)», «القاهرة ـ الميناء», «إب/ صادق …». */
static bool two_short_parts(line_units u)
{
    int parts = 0, words = 0, most = 0, marks = 0;
    for (int i = 0; i < u.n; i++) {
        if (u.at[i].kind == UNIT_NUMBER) return false;
        if (unit_divides(&u.at[i])) {
            if (unit_is(&u.at[i], "«") || unit_is(&u.at[i], "\"") || unit_is(&u.at[i], "،")) return false;
            if (words) parts++;
            words = 0, marks++;
        } else if (u.at[i].kind == UNIT_WORD) {
            words++;
            if (words > most) most = words;
        }
    }
    parts += words > 0;
    return (parts == 2 || parts == 3) && most <= 4 && marks <= 5;
}

static bool only_words(line_units u)
{
    for (int i = 0; i < u.n; i++)
        if (u.at[i].kind != UNIT_WORD) return false;
    return true;
}

static bool may_be_name(const isn_line *l, line_units u)
{
    int words = 0;
    for (int i = 0; i < u.n; i++) {
        if (u.at[i].kind == UNIT_WORD && u.at[i].key.n) words++;
        else if (!unit_is(&u.at[i], ".") && !unit_is(&u.at[i], "*")) return false;
    }
    return words >= 2 && words <= 5 && l->n_words <= 5 && !l->stop;
}

static void look_for_byline(isn_line *l, line_units u)
{
    l->name = may_be_name(l, u);
    if (l->n_words <= 6 && names_medium(u) && !l->is_date) l->look = LINE_BYLINE; /* «أ.ف.ب / .» */
    if (l->n_words > 14 || l->stop || l->look == LINE_BYLINE) return;
    int i = first_word(u), key = -1;
    int n = units_match(&lex_byline, u, i, &key);
    bool divided = n && i + n < u.n && unit_divides(&u.at[i + n]);
    if (n && l->n_words <= 10 && (divided || l->colon || l->n_words <= 5)) l->look = LINE_BYLINE;
    else if (l->n_words <= 10 && names_medium(u)) l->look = LINE_BYLINE;
    else if (has_address(u) && l->n_words <= 6) l->look = LINE_BYLINE;
    else if (l->n_words <= 8 && two_short_parts(u)) l->look = LINE_BYLINE, l->weak = true;
}

/* ---- captions --------------------------------------------------------------- */

/* «… في ميونيخ السبت (أ.ف.ب)»: what is said of a picture ends in its source. */
static void look_for_caption(isn_line *l, line_units tail)
{
    int last = tail.n - 1;
    if (last < 2 || l->stop) return;
    if (!unit_is(&tail.at[last], ")") && !unit_is(&tail.at[last], "]")) return;
    int open = last;
    while (open > 0 && last - open < 9 && !unit_is(&tail.at[open], "(") && !unit_is(&tail.at[open], "[")) open--;
    if (open == 0 || last - open < 2 || last - open >= 9) return;
    for (int i = open + 1; i < last; i++) {
        if (i > open + 1 && !unit_divides(&tail.at[i - 1])) continue;
        int key = -1, n = units_match(&lex_furniture, tail, i, &key);
        bool cue = n && i + n == last && row_where(key, LEX_FURNITURE_WHERE_END) >= 0;
        if (cue || whole_part(&lex_agency, tail, i) || whole_part(&lex_outlet, tail, i))
            l->bracket_credit = true;
    }
    if (l->bracket_credit && l->n_words >= 4 && l->n_words <= 40) l->look = LINE_CAPTION;
}

/* ---- the line ---------------------------------------------------------------- */

/* «صحيفة الأفق», «إذاعة المرسى»: a masthead. */
static bool is_masthead(const isn_line *l, line_units u)
{
    int key = -1, n = units_match(&lex_medium_word, u, 0, &key);
    if (!n || lex_value(&lex_medium_word, lex_row(&lex_medium_word, key), LEX_MEDIUM_WORD_STANDS) != LEX_MEDIUM_WORD_STANDS_BEFORE)
        return false;
    return l->n_words > 1 && l->n_words <= 4 && !l->stop && !l->colon && only_words(u);
}

static bool begins_bullet(line_units u)
{
    if (u.n < 2) return false;
    static const char *const bullets[] = {"-", "–", "•", "*", "·", "●", "▪", "■", "◄", "►", "‏", "—", "o"};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (unit_is(&u.at[0], bullets[i])) return true;
    return u.at[0].kind == UNIT_NUMBER && u.at[0].key.n <= 2 &&
           (unit_is(&u.at[1], "-") || unit_is(&u.at[1], ".") || unit_is(&u.at[1], ")"));
}

static bool begins_with_and(isn_str s)
{
    uint32_t cp;
    return s.n > 2 && utf8_read(s, 0, &cp) == 2 && cp == 0x0648;
}

bool line_begins_tags(isn_arena *scratch, isn_str s)
{
    line_units u = line_units_read(scratch, s, false);
    int i = first_word(u), key = -1;
    return units_match(&lex_furniture, u, i, &key) > 0 &&
           has_kind(key, LEX_FURNITURE_KIND_TAGS, LEX_FURNITURE_WHERE_START);
}

void line_read(isn_arena *scratch, isn_str s, isn_line *out)
{
    *out = (isn_line){.text = line_trim(s)};
    if (out->text.n == 0) return;
    count_words(out);
    look_at_end(out);
    line_units u = line_units_read(scratch, out->text, false);
    out->hash = hash_units(u, out->text.n);
    out->and = begins_with_and(out->text);
    out->bullet = begins_bullet(u);
    int key = -1;
    out->kicker = units_match(&lex_kicker, u, first_word(u), &key) > 0;
    out->adverbial = out->kicker && lex_value(&lex_kicker, lex_row(&lex_kicker, key), LEX_KICKER_CLASS) ==
                                        LEX_KICKER_CLASS_ADVERBIAL;
    look_for_furniture(out, u);
    if (out->look == LINE_PLAIN || out->look == LINE_SOURCE) look_for_stamp(out, u);
    if (out->look == LINE_PLAIN) {
        line_units tail = out->text.n > 400 ? line_units_read(scratch, out->text, true) : u;
        look_for_caption(out, tail);
    }
    if (out->look == LINE_PLAIN) look_for_byline(out, u);
    out->masthead = (out->look == LINE_PLAIN || out->look == LINE_BYLINE) && is_masthead(out, u);
}
