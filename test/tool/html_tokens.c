/* html_tokens - prints the tokenizer's tokens, for tools/html5lib_check.py.
 *
 * stdin: for each case a line "MODE NAME BYTES" (NAME "-" for none) and BYTES
 * bytes; stdout: for each a line, the JSON list of its tokens as html5lib-tests
 * writes them, text in as many pieces as it came. */
#include "base/arena.h"
#include "base/out.h"
#include "page/html_token.h"

#include <stdio.h>
#include <stdlib.h>

/* A string as the standard has it after its first step: CR LF and CR are LF;
 * NUL is U+FFFD. */
static void write_clean(isn_out *o, isn_str s)
{
    if (!s.p) {
        out_c(o, "null");
        return;
    }
    isn_out clean = {0};
    for (ptrdiff_t i = 0; i < s.n; i++) {
        if (s.p[i] == 0) out_c(&clean, "\xEF\xBF\xBD");
        else if (s.p[i] != '\r') out_char(&clean, s.p[i]);
        else if (i + 1 >= s.n || s.p[i + 1] != '\n') out_char(&clean, '\n');
    }
    out_json(o, out_view(&clean));
    out_free(&clean);
}

static isn_str ascii_lower(isn_arena *a, isn_str s)
{
    if (!s.p) return s;
    char *p = isn_alloc(a, s.n + 1);
    for (ptrdiff_t i = 0; p && i < s.n; i++)
        p[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + 32 : s.p[i]);
    return (isn_str){p, p ? s.n : 0};
}

static void write_token(isn_out *o, isn_arena *a, const html_token *t)
{
    switch (t->kind) {
    case HTML_TOKEN_TEXT:
        out_c(o, "[\"Character\",");
        out_json(o, t->text);
        break;
    case HTML_TOKEN_START:
        out_c(o, "[\"StartTag\",");
        out_json(o, t->name);
        out_c(o, ",{");
        for (int i = 0; i < t->n_attrs; i++) {
            out_c(o, i ? "," : "");
            out_json(o, t->attr[i].name);
            out_char(o, ':');
            out_json(o, t->attr[i].value.n ? t->attr[i].value : STR(""));
        }
        out_c(o, t->self_closing ? "},true" : "}");
        break;
    case HTML_TOKEN_FINISH:
        out_c(o, "[\"EndTag\",");
        out_json(o, t->name);
        break;
    case HTML_TOKEN_COMMENT:
        out_c(o, "[\"Comment\",");
        write_clean(o, t->text.n ? t->text : STR(""));
        break;
    case HTML_TOKEN_DOCTYPE:
        out_c(o, "[\"DOCTYPE\",");
        write_clean(o, ascii_lower(a, t->text));
        out_char(o, ',');
        write_clean(o, t->public_id);
        out_char(o, ',');
        write_clean(o, t->system_id);
        out_c(o, t->quirks ? ",false" : ",true");
        break;
    case HTML_TOKEN_NONE: case HTML_TOKEN_EOF: break;
    }
    out_c(o, "]");
}

static html_mode mode_of(const char *name)
{
    static const char *const NAME[] = {"data", "rcdata", "rawtext", "script", "plaintext", "cdata"};
    for (int i = 0; i < 6; i++)
        if (strcmp(name, NAME[i]) == 0) return (html_mode)i;
    fprintf(stderr, "html_tokens: no mode '%s'\n", name);
    exit(2);
}

int main(void)
{
    char mode[32], name[64];
    long n;
    isn_out o = {0};
    while (scanf("%31s %63s %ld", mode, name, &n) == 3 && getchar() == '\n' && n >= 0) {
        char *bytes = malloc((size_t)n + 1);
        if (!bytes || fread(bytes, 1, (size_t)n, stdin) != (size_t)n) return 2;
        isn_arena a;
        arena_init(&a, 1 << 24);
        html_lexer z;
        html_token t;
        if (!html_lexer_init(&z, &a, (isn_str){bytes, n})) return 2;
        if (strcmp(mode, "data") != 0) html_set_mode(&z, mode_of(mode), str_c(name));
        out_clear(&o);
        out_char(&o, '[');
        for (bool first = true; html_next(&z, &t), t.kind != HTML_TOKEN_EOF; first = false) {
            if (!first) out_char(&o, ',');
            write_token(&o, &a, &t);
        }
        out_c(&o, "]\n");
        fwrite(o.p, 1, (size_t)o.n, stdout);
        fflush(stdout);
        arena_free(&a);
        free(bytes);
    }
    out_free(&o);
    return 0;
}
