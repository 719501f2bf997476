/* html_text - visible words of pages, one a line, for tools/gumbo_check.py.
 *
 *     html_text ours|gumbo FILE…     words; a line of one form feed after each file
 *     html_text bench FILE…          MB/s of the reader over the files together
 *     html_text count FILE…          events, and whether a bound was reached
 *
 * gumbo is there where the build found libgumbo: the oracle of what a browser's
 * parser makes of a page. */
#include "base/arena.h"
#include "base/out.h"
#include "page/decode.h"
#include "page/html.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#ifdef HAVE_GUMBO
#include <gumbo.h>
#endif

static isn_str load(const char *path)
{
    FILE *f = fopen(path, "rb");
    long n = f && fseek(f, 0, SEEK_END) == 0 ? ftell(f) : -1;
    char *p = n < 0 ? NULL : malloc((size_t)n + 1);
    if (!p || fseek(f, 0, SEEK_SET) != 0 || fread(p, 1, (size_t)n, f) != (size_t)n) {
        fprintf(stderr, "html_text: cannot read '%s'\n", path);
        exit(2);
    }
    fclose(f);
    return (isn_str){p, n};
}

/* Text whose words a reader would see; tags in which none is. */
static bool hides(const char *name)
{
    static const char *const HIDES[] = {"script", "style", "template", "iframe", "noembed", "noframes", "svg", "math", "noscript"};
    for (size_t i = 0; i < sizeof HIDES / sizeof *HIDES; i++)
        if (strcmp(name, HIDES[i]) == 0) return true;
    return false;
}

static bool divides(html_tag t)
{
    return t == HTML_BR || (html_tag_flags(t) & HTML_BLOCK) != 0;
}

typedef struct {
    isn_out out;
    int hidden;
} collector;

static bool collect(void *ctx, const html_event *e)
{
    collector *c = ctx;
    if (e->kind == HTML_TEXT && c->hidden == 0) out_str(&c->out, e->text);
    if (e->kind != HTML_OPEN && e->kind != HTML_CLOSE) return true;
    if (divides(e->tag)) out_char(&c->out, ' ');
    bool hidden = e->tag == HTML_TEMPLATE || e->tag == HTML_SVG || e->tag == HTML_MATH || e->tag == HTML_NOSCRIPT;
    if (hidden) c->hidden += e->kind == HTML_OPEN ? 1 : -1;
    return true;
}

static void print_words(isn_str s)
{
    while ((s = str_trim(s)).n > 0) {
        ptrdiff_t n = 0;
        while (n < s.n && !byte_is_space(s.p[n])) n++;
        printf("%.*s\n", (int)n, s.p);
        s = str_sub(s, n, s.n);
    }
    printf("\f\n");
}

static void ours(isn_str page)
{
    isn_arena a;
    arena_init(&a, 1 << 26);
    collector c = {0};
    if (!html_read(&a, page, collect, &c)) exit(2);
    print_words(out_view(&c.out));
    out_free(&c.out);
    arena_free(&a);
}

#ifdef HAVE_GUMBO
static html_tag tag_named(const char *name)
{
#define X_NAME(N, s, flags) if (strcmp(name, s) == 0) return HTML_##N;
    HTML_TAGS(X_NAME)
    return HTML_OTHER;
}

static void walk(isn_out *o, const GumboNode *n)
{
    if (n->type == GUMBO_NODE_TEXT || n->type == GUMBO_NODE_WHITESPACE || n->type == GUMBO_NODE_CDATA)
        out_c(o, n->v.text.text);
    if (n->type != GUMBO_NODE_ELEMENT) return;
    const char *name = gumbo_normalized_tagname(n->v.element.tag);
    if (hides(name)) return;
    bool divided = divides(tag_named(name));
    if (divided) out_char(o, ' ');
    for (unsigned i = 0; i < n->v.element.children.length; i++) walk(o, n->v.element.children.data[i]);
    if (divided) out_char(o, ' ');
}

static void gumbo(isn_str page)
{
    isn_out o = {0};
    GumboOutput *g = gumbo_parse_with_options(&kGumboDefaultOptions, page.p, (size_t)page.n);
    walk(&o, g->root);
    gumbo_destroy_output(&kGumboDefaultOptions, g);
    print_words(out_view(&o));
    out_free(&o);
}
#else
static void gumbo(isn_str page)
{
    (void)page;
    fprintf(stderr, "html_text: built without libgumbo\n");
    exit(3);
}
#endif

typedef struct {
    long n;
    bool truncated;
} tally;

static bool tally_event(void *ctx, const html_event *e)
{
    tally *t = ctx;
    t->n++;
    if (e->kind == HTML_END) t->truncated = e->truncated;
    return true;
}

/* The most memory this program has had (a parent's, which getrusage adds, is none
 * of ours). */
static long peak_kib(void)
{
    char line[256];
    long kib = -1;
    FILE *f = fopen("/proc/self/status", "r");
    while (f && fgets(line, sizeof line, f))
        if (sscanf(line, "VmHWM: %ld", &kib) == 1) break;
    if (f) fclose(f);
    return kib;
}

static void count_events(isn_str page, bool cut)
{
    isn_arena a;
    arena_init(&a, 1 << 25);
    tally t = {0};
    if (!html_read(&a, page, tally_event, &t)) exit(2);
    printf("%ld events%s%s, %ld KiB\n", t.n, t.truncated ? " truncated" : "", cut ? " cut" : "", peak_kib());
    arena_free(&a);
}

static bool count(void *ctx, const html_event *e)
{
    *(ptrdiff_t *)ctx += e->kind == HTML_TEXT ? e->text.n : 0;
    return true;
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void bench(isn_str *page, int n)
{
    ptrdiff_t n_bytes = 0, n_text = 0;
    isn_arena a;
    arena_init(&a, 1 << 26);
    double start = seconds(), spent;
    do {
        for (int i = 0; i < n; i++) {
            arena_reset(&a);
            if (!html_read(&a, page[i], count, &n_text)) exit(2);
            n_bytes += page[i].n;
        }
    } while ((spent = seconds() - start) < 1);
    arena_free(&a);
    printf("%.0f MB/s over %d pages\n", (double)n_bytes / spent / 1e6, n);
}

int main(int argc, char **argv)
{
    if (argc < 3) return 2;
    isn_str *page = calloc((size_t)argc, sizeof *page);
    int n = 0;
    for (int i = 2; page && i < argc; i++) {
        isn_arena a;
        isn_err err;
        decode_result r;
        isn_str bytes = load(argv[i]);
        arena_init(&a, 1 << 27);
        if (decode_read(&a, bytes, STR_NONE, true, 1 << 24, str_c(argv[i]), &r, &err)) page[n] = r.text;
        if (strcmp(argv[1], "ours") == 0) ours(page[n]);
        else if (strcmp(argv[1], "gumbo") == 0) gumbo(page[n]);
        else if (strcmp(argv[1], "count") == 0) count_events(page[n], r.truncated);
        else n++;
        if (strcmp(argv[1], "bench") == 0) continue; /* keeps the text */
        arena_free(&a);
        free((char *)bytes.p);
    }
    if (n) bench(page, n);
    free(page);
    return 0;
}
