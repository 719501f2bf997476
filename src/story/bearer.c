/* bearer.c - one bearer of a name over many stories. */
#include "story/bearer.h"

#include "lex/fold.h"
#include "lexicon/first_name.h"
#include "mention/name.h"
#include "story/bytes.h"
#include "story/who.h"

enum { LIKE_NAME = 85 }; /* of 100: as in a story */

isn_bearer bearer_of(isn_arena *a, isn_pile pile, const isn_who *w, int64_t story, isn_str title)
{
    isn_bearer b = {.who = *w};
    isn_bearer_story in = {story, title, (int32_t)w->documents.n};
    memset(&b.who.documents, 0, sizeof b.who.documents);
    isn_push_value(a, &b.stories, in);
    for (ptrdiff_t i = 0; i < w->documents.n; i++) isn_push_value(a, &b.documents, pile.at[w->documents.at[i]].uri);
    return b;
}

static bool several_words(isn_str key) { return str_find(key, STR(" "), 0) >= 0; }

/* May another spelling be his?  Of two names and more, and none that a correction set apart. */
static bool may_vary(const isn_who *w) { return w->type == ISN_PERSON && several_words(w->key) && str_find(w->key, STR("#"), 0) < 0; }

bool bearer_given(const isn_bearer *b)
{
    return b->who.type == ISN_PERSON && lex_find(&lex_first_name, b->who.key) >= 0;
}

uint64_t bearer_group(const isn_bearer *b)
{
    const isn_who *w = &b->who;
    unsigned char type = (unsigned char)w->type;
    uint64_t h = str_hash(STR_HASH_SEED, (isn_str){(const char *)&type, 1});
    if (may_vary(w)) return h ^ isn_name_sound(w->key);
    return str_hash(bearer_given(b) ? h ^ (uint64_t)b->stories.at[0].id : h, w->key);
}

/* The bearer that the row is, or -1. */
static ptrdiff_t same_bearer(isn_arena *a, const isn_bearers *all, const isn_bearer *row, bool *variant)
{
    *variant = false;
    for (ptrdiff_t i = 0; i < all->n; i++)
        if (all->at[i].who.type == row->who.type && str_eq(all->at[i].who.key, row->who.key)) return i;
    *variant = true;
    for (ptrdiff_t i = 0; i < all->n && may_vary(&row->who); i++) {
        const isn_who *other = &all->at[i].who;
        bool like = other->type == row->who.type && may_vary(other) && isn_name_near(other->key, row->who.key) >= LIKE_NAME;
        if (like && who_share_office(a, other, &row->who)) return i;
    }
    return -1;
}

void bearer_join(isn_arena *a, isn_bearers *out, const isn_bearer *row)
{
    bool variant;
    ptrdiff_t at = same_bearer(a, out, row, &variant);
    if (at < 0) {
        isn_push_value(a, out, *row);
        return;
    }
    isn_bearer *b = &out->at[at];
    who_alias(a, &b->who, row->who.name, variant ? ISN_ALIAS_VARIANT : ISN_ALIAS_SPELLING);
    for (ptrdiff_t i = 0; i < row->who.aliases.n; i++) who_alias(a, &b->who, row->who.aliases.at[i].name, row->who.aliases.at[i].why);
    for (ptrdiff_t i = 0; i < row->who.titles.n; i++) who_title(a, &b->who, row->who.titles.at[i]);
    b->who.n_statements += row->who.n_statements;
    b->who.split |= row->who.split;
    for (ptrdiff_t i = 0; i < row->documents.n; i++) isn_push_value(a, &b->documents, row->documents.at[i]);
    for (ptrdiff_t i = 0; i < row->stories.n; i++) {
        ptrdiff_t k = 0; /* two spellings in one story are one mention of it */
        while (k < b->stories.n && b->stories.at[k].id != row->stories.at[i].id) k++;
        if (k < b->stories.n) b->stories.at[k].n += row->stories.at[i].n;
        else isn_push_value(a, &b->stories, row->stories.at[i]);
    }
}

void bearers_close(isn_arena *a, isn_bearers *all)
{
    for (ptrdiff_t i = 0; i < all->n; i++) who_titles_close(a, &all->at[i].who);
}

static void put_story(isn_out *o, isn_bearer_story s) { put_u64(o, (uint64_t)s.id), put_str(o, s.title), put_i32(o, s.n); }

static isn_bearer_story get_story(isn_bytes *r)
{
    isn_bearer_story s = {.id = (int64_t)get_u64(r)};
    s.title = get_str(r), s.n = get_i32(r);
    return s;
}

void bearer_write(isn_out *o, const isn_bearer *b)
{
    isn_who who = b->who;
    isn_ledgers one = {.who = {.at = &who, .n = 1}};
    PUT_LIST(o, b->documents, put_str);
    PUT_LIST(o, b->stories, put_story);
    ledger_write(o, &one, ISN_LEDGER_WHO);
}

bool bearer_read(isn_arena *a, isn_str bytes, isn_bearer *out)
{
    isn_bytes r = {a, bytes, 0, false};
    isn_ledgers one = {0};
    *out = (isn_bearer){0};
    GET_LIST(&r, &out->documents, get_str);
    GET_LIST(&r, &out->stories, get_story);
    if (r.bad || !ledger_read(a, str_sub(bytes, r.at, bytes.n), ISN_LEDGER_WHO, &one) || one.who.n != 1 || !out->stories.n) return false;
    out->who = one.who.at[0];
    return true;
}
