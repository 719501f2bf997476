/* sha256.c - the name of a sequence of bytes. */
#include "acquire/source.h"

#include <nettle/sha2.h>

void source_sha256(isn_str bytes, char hex[65])
{
    static const char digit[] = "0123456789abcdef";
    struct sha256_ctx ctx;
    uint8_t sum[SHA256_DIGEST_SIZE];
    sha256_init(&ctx);
    if (bytes.n > 0) sha256_update(&ctx, (size_t)bytes.n, (const uint8_t *)bytes.p);
    sha256_digest(&ctx, sizeof sum, sum);
    for (int i = 0; i < SHA256_DIGEST_SIZE; i++) {
        hex[2 * i] = digit[sum[i] >> 4];
        hex[2 * i + 1] = digit[sum[i] & 15];
    }
    hex[64] = 0;
}
