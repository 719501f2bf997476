/* embed.c - libisnad in another program: reads a page, prints its statements.
 *
 *     cc embed.c $(pkg-config --cflags --libs isnad) -o embed && ./embed page.html */
#include <isnad.h>

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    static char bytes[16 << 20];
    FILE *f = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!f) return fputs("usage: embed PAGE\n", stderr), 2;
    isn_source source = {{bytes, (ptrdiff_t)fread(bytes, 1, sizeof bytes, f)}, .uri = {argv[1], 0}};
    while (argv[1][source.uri.n]) source.uri.n++;
    fclose(f);

    isn_arena *arena = isn_arena_open(1 << 28);
    isn_articles articles = {0};
    isn_err err;
    if (!arena || !isn_read(arena, &source, &articles, &err)) return fprintf(stderr, "%s\n", err.msg), 1;
    for (ptrdiff_t i = 0; i < articles.n; i++) {
        const isn_article *art = &articles.at[i];
        for (ptrdiff_t k = 0; k < art->statements.n; k++) {
            const isn_statement *s = &art->statements.at[k];
            isn_str said = isn_words(art, s->content), who = {"?", 1};
            if (s->chain.n) who = isn_words(art, s->chain.at[0].span);
            printf("%.*s\t%s\t%.*s\n", (int)who.n, who.p, isn_act_name(s->act), (int)said.n, said.p);
        }
    }
    isn_arena_close(arena);
    return 0;
}
