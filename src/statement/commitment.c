/* commitment.c - who is to do what by when. */
#include "statement/statement.h"

void isn_commitments_find(isn_arena *a, const isn_reading *r, const isn_statements *statements,
                          isn_commitments *out)
{
    (void)a, (void)r, (void)statements, (void)out;
}
