/* statement.c - reported speech. */
#include "statement/statement.h"

void isn_statements_find(isn_arena *a, const isn_reading *r, isn_statements *out)
{
    (void)a, (void)r, (void)out;
}
