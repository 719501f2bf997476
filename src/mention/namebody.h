/* namebody.h - institutions by their head noun and what it is of.
 *
 * Uses: namerule's types.  Used by: namerule.
 *
 * Each answers with the tokens of the name that begins at token `i`, 0 where
 * none of its kind does; `*out` is set only where one does. */
#ifndef MENTION_NAMEBODY_H
#define MENTION_NAMEBODY_H

#include "mention/namerule.h"

/* How many definite nationalities follow at `i`: «العراقية والأميركية» two. */
int name_nations(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i);

/* وزارة الدفاع الأميركية، الخارجية الأميركية */
int name_ministry(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, isn_name_found *out);

/* السفارة السعودية، الهيئة العامة للرقابة */
int name_definite_body(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, isn_name_found *out);

/* جامعة نيويورك، جمعية تجار ومصدري الأثاث */
int name_body(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, isn_name_found *out);

/* مستشفى الملك سامر التخصصي، شارع الأمير سامر */
int name_dedicated(isn_toks toks, const isn_name_mark *marks, ptrdiff_t i, isn_name_found *out);

#endif
