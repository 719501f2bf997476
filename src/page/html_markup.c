/* html_markup.c - comments, doctypes, and where scripts end. */
#include "page/html_markup.h"

static char lower(char c) { return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c); }

/* Whether `word` (lower case) stands at `i` in any case. */
static bool word_at(isn_str in, ptrdiff_t i, isn_str word)
{
    if (in.n - i < word.n) return false;
    for (ptrdiff_t k = 0; k < word.n; k++)
        if (lower(in.p[i + k]) != word.p[k]) return false;
    return true;
}

static ptrdiff_t find_byte(isn_str in, ptrdiff_t from, char c)
{
    const char *hit = from < in.n ? memchr(in.p + from, c, (size_t)(in.n - from)) : NULL;
    return hit ? hit - in.p : in.n;
}

/* ---- comments ------------------------------------------------------------ */

void html_bogus_comment(html_lexer *z, html_token *t, ptrdiff_t i)
{
    ptrdiff_t end = find_byte(z->in, i, '>');
    t->kind = HTML_TOKEN_COMMENT;
    t->text = str_sub(z->in, i, end);
    z->at = end < z->in.n ? end + 1 : end;
}

/* Without the beginning of an end that the input does not finish: - -- --! */
static isn_str unfinished_comment(isn_str s)
{
    if (str_ends(s, STR("--!"))) return str_sub(s, 0, s.n - 3);
    if (str_ends(s, STR("--"))) return str_sub(s, 0, s.n - 2);
    if (str_ends(s, STR("-"))) return str_sub(s, 0, s.n - 1);
    return s;
}

/* After "<!--": to "-->" or "--!>"; <!--> and <!---> are whole comments. */
static void comment(html_lexer *z, html_token *t, ptrdiff_t i)
{
    isn_str in = z->in;
    t->kind = HTML_TOKEN_COMMENT;
    if (word_at(in, i, STR(">")) || word_at(in, i, STR("->"))) {
        z->at = i + (in.p[i] == '>' ? 1 : 2);
        return;
    }
    for (ptrdiff_t d = i; (d = find_byte(in, d, '-')) < in.n; d++) {
        ptrdiff_t end = word_at(in, d, STR("-->")) ? d + 3 : word_at(in, d, STR("--!>")) ? d + 4 : 0;
        if (!end) continue;
        t->text = str_sub(in, i, d);
        z->at = end;
        return;
    }
    t->text = unfinished_comment(str_sub(in, i, in.n));
    z->at = in.n;
}

/* ---- doctype ---------------------------------------------------------------- */

static ptrdiff_t skip_space(isn_str in, ptrdiff_t i)
{
    while (i < in.n && in.p[i] != '\v' && byte_is_space(in.p[i])) i++;
    return i;
}

/* A quoted identifier at `i` into `*id`; returns the byte after it.  A '>' inside
 * ends the doctype there, and so does the input's end. */
static ptrdiff_t doctype_id(html_lexer *z, html_token *t, ptrdiff_t i, isn_str *id)
{
    isn_str in = z->in;
    char quote = in.p[i++];
    ptrdiff_t end = i;
    while (end < in.n && in.p[end] != quote && in.p[end] != '>') end++;
    *id = (isn_str){in.p + i, end - i};
    if (end < in.n && in.p[end] == quote) return end + 1;
    t->quirks = true;
    return end;
}

static bool quote_at(isn_str in, ptrdiff_t i)
{
    return i < in.n && (in.p[i] == '"' || in.p[i] == '\'');
}

/* After the name: PUBLIC "…" "…", SYSTEM "…".  Returns where reading stopped;
 * what stands between there and '>' means nothing. */
static ptrdiff_t doctype_ids(html_lexer *z, html_token *t, ptrdiff_t i)
{
    isn_str in = z->in;
    bool is_public = word_at(in, i, STR("public"));
    if (!is_public && !word_at(in, i, STR("system"))) {
        t->quirks = true;
        return i;
    }
    i = skip_space(in, i + 6);
    if (!quote_at(in, i)) {
        t->quirks = true;
        return i;
    }
    if (is_public) {
        i = skip_space(in, doctype_id(z, t, i, &t->public_id));
        if (i >= in.n) t->quirks = true;
        if (i >= in.n || in.p[i] == '>') return i;
        if (!quote_at(in, i)) {
            t->quirks = true;
            return i;
        }
    }
    i = skip_space(in, doctype_id(z, t, i, &t->system_id));
    if (i >= in.n) t->quirks = true;
    return i;
}

/* After "<!doctype". */
static void doctype(html_lexer *z, html_token *t, ptrdiff_t i)
{
    isn_str in = z->in;
    t->kind = HTML_TOKEN_DOCTYPE;
    i = skip_space(in, i);
    ptrdiff_t from = i;
    while (i < in.n && in.p[i] != '>' && (in.p[i] == '\v' || !byte_is_space(in.p[i]))) i++;
    if (i > from) t->text = str_sub(in, from, i);
    else t->quirks = true;
    i = skip_space(in, i);
    if (i >= in.n) t->quirks = true;
    else if (in.p[i] != '>') i = doctype_ids(z, t, i);
    i = find_byte(in, i, '>');
    z->at = i < in.n ? i + 1 : i;
}

void html_declaration(html_lexer *z, html_token *t, ptrdiff_t i)
{
    if (word_at(z->in, i, STR("--"))) {
        comment(z, t, i + 2);
    } else if (word_at(z->in, i, STR("doctype"))) {
        doctype(z, t, i + 7);
    } else if (z->cdata && str_starts(str_sub(z->in, i, z->in.n), STR("[CDATA["))) {
        z->at = i + 7;
        html_set_mode(z, HTML_MODE_CDATA, STR_NONE);
        t->kind = HTML_TOKEN_NONE;
    } else {
        html_bogus_comment(z, t, i);
    }
}

/* ---- raw content ---------------------------------------------------------------- */

/* Whether `name` stands at `i` and a tag's name may end after it. */
static bool tag_name_at(isn_str in, ptrdiff_t i, isn_str name)
{
    ptrdiff_t end = i + name.n;
    if (end >= in.n || !word_at(in, i, name)) return false;
    char c = in.p[end];
    return c == '/' || c == '>' || (c != '\v' && byte_is_space(c));
}

static bool end_tag_at(isn_str in, ptrdiff_t i, isn_str name)
{
    return i + 1 < in.n && in.p[i + 1] == '/' && tag_name_at(in, i + 2, name);
}

/* Inside <!-- of a script, from `i`, just after it.  A script that mentions
 * <script> there is "double escaped": the next </script> ends that one only.
 * Returns where the script's own end tag stands, or the byte after "-->" with
 * *open false, or in.n. */
static ptrdiff_t escaped_script(isn_str in, ptrdiff_t i, isn_str name, bool *ended)
{
    bool inner = false;
    for (; i < in.n; i++) {
        char c = in.p[i];
        if (c == '>' && in.p[i - 1] == '-' && in.p[i - 2] == '-') return i + 1;
        if (c != '<') continue;
        if (!inner && end_tag_at(in, i, name)) {
            *ended = true;
            return i;
        }
        if (inner ? end_tag_at(in, i, STR("script")) : tag_name_at(in, i + 1, STR("script")))
            inner = !inner;
    }
    return in.n;
}

ptrdiff_t html_raw_end(isn_str in, ptrdiff_t from, isn_str name, bool script)
{
    for (ptrdiff_t i = from; (i = find_byte(in, i, '<')) < in.n;) {
        if (end_tag_at(in, i, name)) return i;
        if (!script || !word_at(in, i, STR("<!--"))) {
            i++;
            continue;
        }
        bool ended = false;
        i = escaped_script(in, i + 4, name, &ended);
        if (ended) return i;
    }
    return in.n;
}
