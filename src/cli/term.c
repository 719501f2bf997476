/* term.c - lines for a terminal. */
#define _DEFAULT_SOURCE /* TIOCGWINSZ */
#include "cli/term.h"
#include "base/utf8.h"
#include "lex/fold.h"
#include "serve/label.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define RLM "\xE2\x80\x8F"

isn_term term_of(const cli_options *o, isn_out *out)
{
    isn_term t = {.o = out, .width = 80, .english = strcmp(o->lang, "en") == 0, .options = o};
    bool to_terminal = !o->output && isatty(STDOUT_FILENO);
    struct winsize w;
    const char *columns = getenv("COLUMNS");
    if (to_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col > 0) t.width = w.ws_col;
    else if (columns && atoi(columns) > 0) t.width = atoi(columns);
    if (t.width > 100) t.width = 100;
    if (t.width < 30) t.width = 30;
    t.color = strcmp(o->color, "always") == 0 ||
              (strcmp(o->color, "auto") == 0 && to_terminal && !getenv("NO_COLOR"));
    return t;
}

void term_style(isn_term *t, isn_style s)
{
    static const char *const code[] = {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[33m", "\x1b[4m", "\x1b[31m", "\x1b[32m"};
    if (t->color) out_c(t->o, code[s]);
}

int term_columns(isn_str s)
{
    int n = 0;
    for (ptrdiff_t i = 0; i < s.n;) {
        uint32_t cp;
        i += utf8_read(s, i, &cp);
        n += cp_class(cp) != CP_MARK || cp == 0x0640;
    }
    return n;
}

void term_line(isn_term *t, int indent)
{
    if (!t->english) out_c(t->o, RLM);
    for (int i = 0; i < indent; i++) out_char(t->o, ' ');
}

/* A code point that would command the terminal or turn its direction. */
static bool is_control(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

static void put(isn_term *t, isn_str s, ptrdiff_t at, int n, uint32_t cp)
{
    if (cp == UTF8_BAD || is_control(cp)) out_c(t->o, "\xEF\xBF\xBD");
    else out_str(t->o, str_sub(s, at, at + n));
}

void term_text(isn_term *t, isn_str s)
{
    for (ptrdiff_t i = 0; i < s.n;) {
        uint32_t cp;
        int n = utf8_read(s, i, &cp);
        if (cp == '\n' || cp == '\r' || cp == '\t') out_char(t->o, ' ');
        else put(t, s, i, n, cp);
        i += n;
    }
}

void term_cut(isn_term *t, isn_str s, int most)
{
    if (term_columns(s) > most) {
        ptrdiff_t end = 0;
        for (ptrdiff_t sp; (sp = str_find(s, STR(" "), end + 1)) >= 0 && term_columns(str_sub(s, 0, sp)) < most;) end = sp;
        term_text(t, str_sub(s, 0, end)), out_c(t->o, "…");
    } else term_text(t, s);
}

void term_label(isn_term *t, const char *id)
{
    out_str(t->o, label(id, t->english));
}

void term_count(isn_term *t, const char *id, ptrdiff_t n)
{
    if (t->english) out_fmt(t->o, "%td ", n), term_label(t, id);
    else term_label(t, id), out_fmt(t->o, ": %td", n);
}

/* Are all words of `asked` among the folded words of `row`? */
static bool holds(isn_arena *a, isn_str row, const char *asked)
{
    isn_str words = fold_phrase(a, str_c(asked));
    for (ptrdiff_t at = 0; at < words.n;) {
        ptrdiff_t end = str_find(words, STR(" "), at);
        if (end < 0) end = words.n;
        if (str_find(row, str_sub(words, at, end), 0) < 0) return false;
        at = end + 1;
    }
    return true;
}

bool cli_keep_row(const cli_options *options, isn_arena *a, isn_out *o, ptrdiff_t from)
{
    if (!options->about && !options->speaker && options->n_args == 0) return true;
    isn_str row = fold_phrase(a, (isn_str){o->p + from, o->n - from});
    bool keep = !options->about || holds(a, row, options->about);
    keep = keep && (!options->speaker || holds(a, row, options->speaker));
    for (int i = 0; keep && i < options->n_args; i++) keep = holds(a, row, options->arg[i]);
    if (!keep) o->n = from;
    return keep;
}

void term_wrap(isn_term *t, isn_str text, isn_span span, int indent, const isn_stretch *style, ptrdiff_t n)
{
    int column = indent;
    ptrdiff_t k = 0;
    bool first = true, inside = false;
    term_line(t, indent);
    for (ptrdiff_t i = span.start; i < span.end;) {
        while (i < span.end && byte_is_space(text.p[i])) i++;
        ptrdiff_t end = i;
        while (end < span.end && !byte_is_space(text.p[end])) end++;
        if (end == i) break;
        int wide = term_columns(str_sub(text, i, end));
        if (!first && column + 1 + wide > t->width) {
            out_char(t->o, '\n');
            term_line(t, indent);
            column = indent;
        } else if (!first) {
            out_char(t->o, ' ');
            column++;
        }
        first = false;
        column += wide;
        while (i < end) {
            while (k < n && style[k].span.end <= i) {
                if (inside) term_style(t, STYLE_PLAIN), inside = false;
                k++;
            }
            if (k < n && !inside && style[k].span.start <= i) term_style(t, style[k].style), inside = true;
            uint32_t cp;
            int m = utf8_read(text, i, &cp);
            put(t, text, i, m, cp);
            i += m;
        }
    }
    if (inside) term_style(t, STYLE_PLAIN);
    out_char(t->o, '\n');
}

void term_marked(isn_term *t, isn_str text, const isn_span *at, ptrdiff_t n, int indent)
{
    enum { MOST = 32 };
    isn_out with = {0};
    isn_stretch style[MOST];
    ptrdiff_t from = 0, k = 0;
    for (; k < n && k < MOST; k++) {
        out_str(&with, str_sub(text, from, at[k].start));
        style[k] = (isn_stretch){{(uint32_t)with.n, 0}, STYLE_SAY};
        out_c(&with, "⟦"), out_str(&with, str_span(text, at[k]));
        out_c(&with, span_empty(at[k]) ? "…⟧" : "⟧");
        style[k].span.end = (uint32_t)with.n;
        from = at[k].end;
    }
    out_str(&with, str_sub(text, from, text.n));
    t->o->failed |= with.failed;
    term_wrap(t, out_view(&with), (isn_span){0, (uint32_t)with.n}, indent, style, k);
    out_free(&with);
}
