/* holder.c - in whose words a figure or a date stands. */
#include "article/holder.h"

/* Statements are in the order of their cues; a content begins near its cue, so only those
 * begun in the NEAR bytes before are asked. */
int32_t article_statement_of(const isn_article *art, isn_span span)
{
    enum { NEAR = 16 * 1024 };
    ptrdiff_t low = 0, high = art->statements.n;
    while (low < high) {
        ptrdiff_t mid = (low + high) / 2;
        if (art->statements.at[mid].cue.start + NEAR < span.start) low = mid + 1;
        else high = mid;
    }
    int32_t best = -1;
    uint32_t shortest = UINT32_MAX;
    for (ptrdiff_t i = low; i < art->statements.n && art->statements.at[i].cue.start < span.end + NEAR; i++) {
        isn_span c = art->statements.at[i].content;
        if (!span_holds(c, span) || c.end - c.start >= shortest) continue;
        best = (int32_t)i;
        shortest = c.end - c.start;
    }
    return best;
}
