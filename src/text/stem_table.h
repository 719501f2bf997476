/* stem_table.h - the compiled lexicon/stem.tsv (tools/stemc writes it).
 *
 * Uses: nothing.  Used by: clitic.c, stem.c, tools/stemc.c.
 *
 * Open addressing over a hash of the letters; a slot holds 21 further bits of the
 * hash instead of the letters, so a word that is not there is taken for one that
 * is about once in a million look-ups.  0 is an empty slot:
 *
 *     21 bits of the hash | 1 | spare | h | n | weight (5 bits) */
#ifndef TEXT_STEM_TABLE_H
#define TEXT_STEM_TABLE_H

#include <stdint.h>

enum {
    STEM_BITS = 17, /* 2^17 slots */
    STEM_WEIGHT = 31,
    STEM_NOUN = 32,  /* stands with the article */
    STEM_HAMZA = 64, /* begins with أ or إ, though the key has ا */
    STEM_THERE = 512,
    STEM_VALUE_BITS = 10
};

extern const uint32_t stem_slot[1 << STEM_BITS];

#define STEM_SEED 0x9E3779B97F4A7C15u

/* Adds one letter, the two bytes of its UTF-8. */
static inline uint64_t stem_hash(uint64_t h, unsigned char a, unsigned char b)
{
    h = (h ^ (uint64_t)(a << 8 | b)) * 0xFF51AFD7ED558CCDu;
    return h ^ h >> 29;
}

static inline uint32_t stem_tag(uint64_t h)
{
    return (uint32_t)(h >> 43) << STEM_VALUE_BITS | STEM_THERE;
}

/* What the table says of a word with this hash; 0 if nothing. */
static inline uint32_t stem_find(uint64_t h)
{
    const uint32_t mask = (1u << STEM_BITS) - 1;
    const uint32_t keep = ~(uint32_t)(STEM_THERE - 1);
    for (uint32_t i = (uint32_t)h & mask;; i = (i + 1) & mask) {
        uint32_t s = stem_slot[i];
        if (!s) return 0;
        if ((s & keep) == stem_tag(h)) return s & ((1u << STEM_VALUE_BITS) - 1);
    }
}

#endif
