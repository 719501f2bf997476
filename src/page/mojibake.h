/* mojibake.h - text that had been read in the wrong encoding and written again.
 *
 *     العربية  →  Ø§Ù„Ø¹Ø±Ø¨ÙŠØ©   UTF-8 read as windows-1252 or Latin-1
 *     العربية  →  ط§ظ„ط¹ط±ط¨ظٹط©   UTF-8 read as windows-1256
 *     العربية  →  ÇáÚÑÈíÉ           windows-1256 read as windows-1252
 *
 * Uses: charset.  Used by: decode.c. */
#ifndef PAGE_MOJIBAKE_H
#define PAGE_MOJIBAKE_H

#include "page/charset.h"

/* The text as it was meant, new in `a`, or `text` itself where it is not such a
 * text: only where nearly all that could be damaged turns back, and that into
 * Arabic.  Twice damaged is repaired twice. */
isn_str mojibake_repair(isn_arena *a, isn_str text);

#endif
