/* decode.h - bytes of unknown encoding to valid UTF-8.
 *
 * Uses: base, ICU's converters.  Used by: page.
 *
 * Evidence beats declarations: bytes that are valid UTF-8 are UTF-8, whatever
 * the page says; a legacy encoding must read as plausible text.  The order is
 * byte order mark, validity, transport, <meta>, guess. */
#ifndef PAGE_DECODE_H
#define PAGE_DECODE_H

#include "base/err.h"

typedef struct {
    isn_str text;      /* valid UTF-8; the input itself where it was that already */
    isn_str charset;   /* what it was read as: "UTF-8", "windows-1256", …; static */
    isn_str declared;  /* what it said it was, as written: the transport's word, else
                          the page's; none where nobody said */
    int64_t replaced;  /* bytes that could not be read; each run is one U+FFFD */
    bool truncated;    /* longer than `max_bytes` and cut between two characters */
    bool mojibake;     /* UTF-8 had been read as a legacy encoding and was repaired */
} decode_result;

/* Decodes `bytes`.
 *
 *   a          new text lives here
 *   bytes      borrowed; text that needs no change stays where it is
 *   transport  the charset that the transport declared, or none
 *   is_html    look for <meta charset>
 *   max_bytes  of input read and of text given
 *
 * False with `err`: ISN_FORMAT where it is no text (binary), ISN_LIMIT where `a`
 * is full. */
ISN_MUST bool decode_read(isn_arena *a, isn_str bytes, isn_str transport, bool is_html,
                          ptrdiff_t max_bytes, isn_str where, decode_result *out, isn_err *err);

#endif
