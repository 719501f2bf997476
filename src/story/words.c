/* words.c - the words of a pile's clauses, each form of a word worked out once.
 *
 * Two tables: of words, and of what stands between two spaces («المطار»، «المطار،»), which
 * is most often one word and is found again without being read. */
#include "story/words.h"

#include "lexicon/stance.h"

#include <xxhash.h>

enum { FEW_SLOTS = 4096, MOST_STEPS = 64, BLOCK = 1 << 14 };

/* An index by hash: what has no room within MOST_STEPS is worked out again. */
typedef struct {
    uint32_t hash;
    int32_t is; /* index + 1; 0: free */
} slot;

typedef struct {
    slot *at;
    uint32_t n, used;
} slots;

/* What stands between two spaces: `n` units from `first` on. */
typedef struct {
    isn_str text;
    int32_t first, n;
} chunk;

typedef struct {
    isn_arena *a;
    slots by_text, by_chunk;
    ISN_LIST(isn_known_word) known;
    ISN_LIST(chunk) chunks;
    ISN_LIST(isn_word_at) units; /* of all chunks, their spans from the chunk's first byte */
    isn_word_at *next; /* room for words of clauses */
    ptrdiff_t room;
} reading;

static void put(slots *x, slot one)
{
    uint32_t i = one.hash & (x->n - 1);
    for (int step = 0; step < MOST_STEPS; step++, i = (i + 1) & (x->n - 1)) {
        if (x->at[i].is) continue;
        x->at[i] = one;
        x->used++;
        return;
    }
}

static void insert(isn_arena *a, slots *x, uint32_t hash, int32_t is)
{
    if (x->used * 2 >= x->n) {
        slots more = {.n = x->n ? x->n * 2 : FEW_SLOTS};
        more.at = isn_new(a, slot, more.n);
        if (!more.at) return;
        for (uint32_t i = 0; i < x->n; i++)
            if (x->at[i].is) put(&more, x->at[i]);
        *x = more;
    }
    put(x, (slot){hash, is + 1});
}

static uint32_t hash_of(isn_str s) { return (uint32_t)XXH3_64bits(s.p, (size_t)s.n); }

static uint64_t stances(isn_str key)
{
    uint64_t bits = 0;
    for (int k = lex_find(&lex_stance, key); k >= 0; k = lex_next(&lex_stance, k))
        bits |= UINT64_C(1) << lex_value(&lex_stance, lex_row(&lex_stance, k), LEX_STANCE_KIND);
    return bits;
}

isn_known_word word_look(isn_str text, isn_str key, isn_unit kind)
{
    isn_known_word w = {.text = text, .key = key, .kind = kind};
    w.hash = (uint32_t)str_hash(STR_HASH_SEED, w.key);
    if (kind == UNIT_PUNCT) return w;
    w.stem = story_stem(w.key);
    w.root = story_root(w.key);
    w.rarity = (float)story_idf(w.stem);
    w.stance = stances(w.key);
    w.stem_stance = stances(w.stem);
    w.stop = story_stop(w.key);
    return w;
}

/* The index of a word among the known; `key` need not outlive the call. */
static int32_t know(reading *r, isn_str text, isn_str key, isn_unit kind)
{
    uint32_t hash = hash_of(text), i = hash & (r->by_text.n - 1);
    for (int step = 0; r->by_text.n && step < MOST_STEPS && r->by_text.at[i].is; step++, i = (i + 1) & (r->by_text.n - 1))
        if (r->by_text.at[i].hash == hash && str_eq(r->known.at[r->by_text.at[i].is - 1].text, text)) return r->by_text.at[i].is - 1;
    isn_known_word w = word_look(text, arena_str(r->a, key), kind);
    if (!isn_push_value(r->a, &r->known, w)) return -1;
    insert(r->a, &r->by_text, hash, (int32_t)r->known.n - 1);
    return (int32_t)r->known.n - 1;
}

/* A chunk that was met before, or is read now; NULL where there is no memory. */
static const chunk *chunk_of(reading *r, isn_str text)
{
    uint32_t hash = hash_of(text), i = hash & (r->by_chunk.n - 1);
    for (int step = 0; r->by_chunk.n && step < MOST_STEPS && r->by_chunk.at[i].is; step++, i = (i + 1) & (r->by_chunk.n - 1))
        if (r->by_chunk.at[i].hash == hash && str_eq(r->chunks.at[r->by_chunk.at[i].is - 1].text, text))
            return &r->chunks.at[r->by_chunk.at[i].is - 1];
    chunk c = {.text = text, .first = (int32_t)r->units.n};
    isn_unit_word u = {.span = {0, 0}};
    char room[256];
    for (isn_unit kind; (kind = unit_read(text, u.span.end, room, sizeof room, &u)) != UNIT_END; c.n++) {
        isn_str as = str_span(text, u.span), key = u.cut ? fold_word(r->a, as) : (isn_str){room, u.n_key};
        isn_word_at one = {u.span, know(r, as, key, kind)};
        if (one.is < 0 || !isn_push_value(r->a, &r->units, one)) return NULL;
    }
    insert(r->a, &r->by_chunk, hash, (int32_t)r->chunks.n);
    return isn_push_value(r->a, &r->chunks, c);
}

/* Room for the words of a clause, of which there are no more than its bytes. */
static isn_word_at *room_for(reading *r, ptrdiff_t most)
{
    if (r->room < most) {
        r->room = most > BLOCK ? most : BLOCK;
        r->next = isn_new(r->a, isn_word_at, r->room);
    }
    return r->next;
}

static isn_word_list read_clause(reading *r, isn_str text)
{
    isn_word_list w = {room_for(r, text.n), 0};
    isn_word_at *to = r->next;
    for (ptrdiff_t at = 0, end; to && at < text.n; at = end + 1) {
        const char *space = memchr(text.p + at, ' ', (size_t)(text.n - at));
        end = space ? space - text.p : text.n;
        const chunk *c = end > at ? chunk_of(r, str_sub(text, at, end)) : NULL;
        for (int32_t i = 0; c && i < c->n; i++) {
            isn_word_at one = r->units.at[c->first + i];
            to[w.n++] = (isn_word_at){{one.span.start + (uint32_t)at, one.span.end + (uint32_t)at}, one.is};
        }
    }
    r->next += w.n, r->room -= w.n;
    return w;
}

isn_pile_words words_read(isn_arena *a, isn_pile pile)
{
    isn_pile_words w = {0};
    reading r = {.a = a};
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < pile.n; i++) n += pile.at[i].clauses.n;
    isn_word_list *clause = isn_new(a, isn_word_list, n);
    w.first = isn_new(a, ptrdiff_t, pile.n);
    if (!clause || !w.first) return (isn_pile_words){0};
    n = 0;
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        w.first[i] = n;
        for (ptrdiff_t k = 0; k < pile.at[i].clauses.n; k++) clause[n++] = read_clause(&r, pile.at[i].clauses.at[k].phrase.text);
    }
    w.clause = clause, w.known = r.known.at, w.n_known = r.known.n;
    return a->full ? (isn_pile_words){0} : w;
}
