/* meeting.c - who met whom. */
#include "statement/statement.h"

void isn_meetings_find(isn_arena *a, const isn_reading *r, isn_meetings *out)
{
    (void)a, (void)r, (void)out;
}
