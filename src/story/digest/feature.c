/* feature.c - what an article is about: its telling words and names, weighed.
 *
 * A word tells the more the rarer it is in the news at large
 * (lexicon/common.tsv), the oftener it stands in the article, and the nearer to
 * its head.  Names of several words are features of their own besides. */
#include "story/digest/key.h"

#include <math.h>

enum {
    MAX_WORDS = 4000,   /* of one article */
    LEAD_WORDS = 60
};
#define TITLE_GAIN 2.0
#define LEAD_GAIN 1.4
#define NAME_GAIN 1.5

typedef struct {
    uint64_t hash;
    double gain; /* by place: the best */
    double idf;
    int n;
} feature;

typedef struct {
    feature *at;
    ptrdiff_t n;
    ptrdiff_t most;
    int32_t *slot; /* index + 1 */
    uint32_t mask; /* of slots: over twice `most` */
} bag;

/* Room for `words` words, or MAX_WORDS. */
static bag bag_open(isn_arena *a, ptrdiff_t words)
{
    ptrdiff_t most = words < MAX_WORDS ? words : MAX_WORDS;
    uint32_t slots = 64;
    while (slots <= 2 * (uint32_t)most) slots *= 2;
    return (bag){isn_new(a, feature, most), 0, most, isn_new(a, int32_t, slots), slots - 1};
}

static feature *bag_add(bag *b, uint64_t hash)
{
    uint32_t i = (uint32_t)hash & b->mask;
    while (b->slot[i] && b->at[b->slot[i] - 1].hash != hash) i = (i + 1) & b->mask;
    if (!b->slot[i]) {
        if (b->n == b->most) return NULL;
        b->at[b->n++].hash = hash;
        b->slot[i] = (int32_t)b->n;
    }
    return &b->at[b->slot[i] - 1];
}

/* The kind of a token's block, and whether it is part of the article. */
static bool told(const isn_page *page, uint32_t block, bool *title)
{
    isn_block_kind k = block < (uint32_t)page->blocks.n ? page->blocks.at[block].kind : ISN_BLOCK_PARAGRAPH;
    *title = k == ISN_BLOCK_TITLE || k == ISN_BLOCK_SUBTITLE;
    return *title || k == ISN_BLOCK_HEADING || k == ISN_BLOCK_PARAGRAPH || k == ISN_BLOCK_LIST || k == ISN_BLOCK_QUOTE;
}

static void add_stem(bag *b, isn_str stem, double gain)
{
    if (story_stop(stem)) return;
    feature *f = bag_add(b, str_hash(STR_HASH_SEED, stem));
    if (!f) return;
    if (f->n++ == 0) f->idf = story_idf(stem);
    if (gain > f->gain) f->gain = gain;
}

static void add_word(bag *b, isn_str key, double gain)
{
    if (key.n > 4 && !story_stop(key)) add_stem(b, story_stem(key), gain);
}

static void add_words(isn_arena *a, const isn_story_words *w, const isn_page *page, bag *b)
{
    const isn_text *t = w->text;
    bool title;
    ptrdiff_t n_body = 0;
    for (ptrdiff_t i = 0; i < t->toks.n; i++) {
        const isn_tok *tok = &t->toks.at[i];
        if (tok->kind != TOK_WORD || !told(page, tok->block, &title)) continue;
        double gain = title ? TITLE_GAIN : n_body++ < LEAD_WORDS ? LEAD_GAIN : 1.0;
        if (tok->key.n > 4 && !w->word[i].stop) add_stem(b, w->word[i].stem, gain);
    }
    /* a title that is known but stands in no block */
    bool in_text = false;
    for (ptrdiff_t i = 0; i < page->blocks.n; i++) in_text |= page->blocks.at[i].kind == ISN_BLOCK_TITLE;
    isn_span u = {0, 0};
    for (isn_unit kind; !in_text && (kind = unit_next(page->title, u.end, &u)) != UNIT_END;)
        if (kind == UNIT_WORD) add_word(b, fold_word(a, str_span(page->title, u)), TITLE_GAIN);
}

/* «مجلس الملاحة الإقليمي»: a name of several words, as telling as its rarest. */
static void add_names(const isn_digest *d, bag *b)
{
    for (ptrdiff_t i = 0; i < d->entities.n; i++) {
        const isn_digest_entity *e = &d->entities.at[i];
        if (str_find(e->key, STR(" "), 0) < 0) continue;
        feature *f = bag_add(b, str_hash(str_hash(STR_HASH_SEED, STR("name ")), e->key));
        if (!f) return;
        f->n += e->n_mentions;
        f->gain = NAME_GAIN;
        ptrdiff_t at = 0;
        for (isn_str w; (w = key_word(e->key, &at)).n;) {
            double idf = story_idf(story_stem(w));
            if (idf > f->idf) f->idf = idf;
        }
    }
}

/* The heaviest ISN_FEATURES first; equal weights by hash. */
static void heaviest(bag *b)
{
    ptrdiff_t kept = 0;
    for (ptrdiff_t i = 0; i < b->n; i++) {
        feature f = b->at[i];
        f.gain *= f.idf * (1.0 + log((double)(f.n > 0 ? f.n : 1)));
        ptrdiff_t k = kept < ISN_FEATURES ? kept++ : ISN_FEATURES;
        if (k == ISN_FEATURES) {
            feature last = b->at[ISN_FEATURES - 1];
            if (f.gain < last.gain || (f.gain == last.gain && f.hash >= last.hash)) continue;
            k = ISN_FEATURES - 1;
        }
        while (k > 0 && (b->at[k - 1].gain < f.gain || (b->at[k - 1].gain == f.gain && b->at[k - 1].hash > f.hash))) {
            b->at[k] = b->at[k - 1];
            k--;
        }
        b->at[k] = f;
    }
    b->n = kept;
}

static uint32_t hash32(uint64_t h) { return (uint32_t)(h ^ h >> 32); }

/* In order of hash; the heavier of two that fall together. */
static void put_feature(isn_profile *p, isn_feature f)
{
    int32_t k = p->n;
    while (k > 0 && p->at[k - 1].hash > f.hash) k--;
    if (k > 0 && p->at[k - 1].hash == f.hash) return; /* the heaviest come first */
    memmove(&p->at[k + 1], &p->at[k], (size_t)(p->n - k) * sizeof *p->at);
    p->at[k] = f;
    p->n++;
}

void features_make(isn_arena *a, const isn_story_words *w, const isn_article *article, isn_digest *d)
{
    bag b = bag_open(a, w->text->toks.n + d->entities.n + article->page.title.n);
    if (!b.at || !b.slot) return;
    add_words(a, w, &article->page, &b);
    add_names(d, &b);
    heaviest(&b);
    double sum = 0;
    for (ptrdiff_t i = 0; i < b.n; i++) sum += b.at[i].gain * b.at[i].gain;
    isn_profile *p = &d->profile;
    for (ptrdiff_t i = 0; i < b.n && sum > 0; i++)
        put_feature(p, (isn_feature){hash32(b.at[i].hash), (float)(b.at[i].gain / sqrt(sum))});
}
