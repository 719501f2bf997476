/* date.c - times in the text. */
#include "mention/date.h"

void isn_dates_find(isn_arena *a, const isn_text *t, isn_day published, isn_dates *out)
{
    (void)a, (void)t, (void)published, (void)out;
}
