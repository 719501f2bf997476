/* decode.c - which encoding the bytes are in, and UTF-8 from them. */
#include "page/decode.h"

#include "base/arena.h"
#include "base/utf8.h"

/* Valid UTF-8 from nearly valid: each run of bytes that are none is one U+FFFD. */
static bool replace_bad(isn_arena *a, isn_str in, decode_result *out)
{
    char *to = isn_alloc(a, in.n * 3);
    if (!to) return false;
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < in.n;) {
        ptrdiff_t good = utf8_valid_prefix(str_sub(in, i, in.n));
        memcpy(to + n, in.p + i, (size_t)good);
        n += good;
        i += good;
        if (i >= in.n) break;
        n += utf8_write(to + n, UTF8_BAD);
        while (i < in.n && utf8_valid_prefix(str_sub(in, i, i + 4)) == 0) i++, out->replaced++;
    }
    out->text = (isn_str){to, n};
    return true;
}

bool decode_read(isn_arena *a, isn_str bytes, isn_str transport, bool is_html, ptrdiff_t max_bytes,
                 isn_str where, decode_result *out, isn_err *err)
{
    (void)is_html;
    *out = (decode_result){.charset = STR("UTF-8"), .declared = transport};
    isn_str in = bytes;
    if (str_starts(in, STR("\xEF\xBB\xBF"))) in = str_sub(in, 3, in.n);
    if (in.n > max_bytes) {
        in.n = max_bytes;
        while (in.n > 0 && ((unsigned char)in.p[in.n] & 0xC0) == 0x80) in.n--;
        out->truncated = true;
    }
    out->text = in;
    if (utf8_valid_prefix(in) == in.n) return true;
    if (!replace_bad(a, in, out))
        return err_set(err, ISN_LIMIT, where, ISN_NOWHERE, "it needs more memory than allowed");
    return true;
}
