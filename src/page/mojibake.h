/* mojibake.h - text whose UTF-8 had been read as a legacy encoding.
 *
 *     العربية  →  Ø§Ù„Ø¹Ø±Ø¨ÙŠØ©   read as windows-1252 or Latin-1
 *     العربية  →  ط§ظ„ط¹ط±ط¨ظٹط©   read as windows-1256
 *
 * Uses: charset.  Used by: decode.c. */
#ifndef PAGE_MOJIBAKE_H
#define PAGE_MOJIBAKE_H

#include "page/charset.h"

/* The text as it was meant, new in `a`, or `text` itself where it is not such a
 * text: only where nearly all that could be damaged turns back into valid
 * UTF-8, and that into Arabic.  Twice damaged is repaired twice. */
isn_str mojibake_repair(isn_arena *a, isn_str text);

#endif
