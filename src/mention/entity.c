/* entity.c - mentions of one article to bearers: full name, surname, acronym. */
#include "mention/entity.h"

#include "lexicon/city.h"
#include "lexicon/first_name.h"
#include "lexicon/place.h"
#include "lexicon/surname.h"
#include "lexicon/title.h"

enum { LOOK_BACK = 200, MAX_ALIASES = 32 };

typedef struct {
    isn_str key;  /* isn_name_key of the fullest form */
    isn_str id;   /* from a lexicon, or none */
    isn_entity_type type;
} bearer;

typedef struct {
    isn_arena *a;
    isn_str text;
    isn_toks toks;
    isn_entities *out;
    ISN_LIST(bearer) list;
    int32_t *slot; /* hash of a lexicon's id, or of a type and a key met, to bearers */
    uint64_t *hash;
    uint32_t n_slots;
} grouping;

static ptrdiff_t n_words(isn_str key)
{
    ptrdiff_t n = key.n > 0;
    for (ptrdiff_t i = 0; i < key.n; i++) n += key.p[i] == ' ';
    return n;
}

/* Does `key` hold `words` as whole words, at its beginning or its end? */
static bool key_bounds(isn_str key, isn_str words)
{
    if (key.n <= words.n) return str_eq(key, words);
    if (str_starts(key, words) && key.p[words.n] == ' ') return true;
    return str_ends(key, words) && key.p[key.n - words.n - 1] == ' ';
}

static bool starts_words(isn_str key, isn_str words)
{
    return key.n > words.n && str_starts(key, words) && key.p[words.n] == ' ';
}

/* May `key` be a shorter form of the bearer's name, or the other way round?
 *
 *   person        surname or given name alone; first and last of a longer name
 *   organization  «وزارة الخارجية» of «وزارة الخارجية المصرية» */
static bool same_bearer(const bearer *b, isn_str key, isn_entity_type type)
{
    if (b->type != type) return false;
    if (str_eq(b->key, key)) return true;
    if (type == ISN_PERSON) return key_bounds(b->key, key) || key_bounds(key, b->key);
    if (type == ISN_ORGANIZATION && n_words(key) > 1 && n_words(b->key) > 1)
        return starts_words(b->key, key) || starts_words(key, b->key);
    return false;
}

static ptrdiff_t bearer_new(grouping *g, isn_str id, isn_str key, isn_entity_type type)
{
    bearer b = {.key = key, .id = id, .type = type};
    isn_entity *e = isn_push(g->a, g->out);
    if (!e || !isn_push_value(g->a, &g->list, b)) return -1;
    e->type = type;
    return g->out->n - 1;
}

static uint64_t hash_of(isn_str word, isn_entity_type type, bool id)
{
    char kind[2] = {(char)('0' + type), id ? 'i' : 'k'};
    uint64_t h = str_hash(str_hash(STR_HASH_SEED, (isn_str){kind, 2}), word);
    return h ? h : 1;
}

/* Where the hash stands, or where it may be put. */
static uint32_t slot_of(const grouping *g, uint64_t h)
{
    uint32_t mask = g->n_slots - 1, i = (uint32_t)(h ^ h >> 32) & mask;
    while (g->hash[i] && g->hash[i] != h) i = (i + 1) & mask;
    return i;
}

static ptrdiff_t met(const grouping *g, uint64_t h)
{
    uint32_t i = slot_of(g, h);
    return g->hash[i] ? g->slot[i] : -1;
}

static void remember(grouping *g, uint64_t h, ptrdiff_t who)
{
    uint32_t i = slot_of(g, h);
    g->hash[i] = h;
    g->slot[i] = (int32_t)who;
}

/* The nearest earlier bearer of whom this may be a shorter or longer form, not
 * further back than LOOK_BACK bearers; -1 for none. */
static ptrdiff_t nearest(const grouping *g, isn_str id, isn_str key, isn_entity_type type)
{
    ptrdiff_t last = g->list.n > LOOK_BACK ? g->list.n - LOOK_BACK : 0;
    for (ptrdiff_t i = g->list.n - 1; i >= last; i--)
        if (!(id.n && g->list.at[i].id.n) && same_bearer(&g->list.at[i], key, type)) return i;
    return -1;
}

/* The bearer: the one of the lexicon's id, the one met under this very key, the
 * nearest it may be a form of, or a new one. */
static ptrdiff_t bearer_of(grouping *g, isn_str id, isn_str key, isn_entity_type type)
{
    uint64_t by_id = hash_of(id, type, true), by_key = hash_of(key, type, false);
    ptrdiff_t i = id.n ? met(g, by_id) : -1;
    if (i < 0 && !id.n) i = met(g, by_key);
    if (i < 0) i = nearest(g, id, key, type);
    if (i < 0) i = bearer_new(g, id, key, type);
    if (i < 0) return -1;
    bearer *b = &g->list.at[i];
    if (key.n > b->key.n) b->key = key;
    if (id.n && !b->id.n) b->id = id;
    if (id.n) remember(g, by_id, i);
    remember(g, by_key, i);
    return i;
}

static bool has_token(const grouping *g, isn_str key)
{
    for (ptrdiff_t i = 0; i < g->toks.n; i++)
        if (str_eq(g->toks.at[i].key, key)) return true;
    return false;
}

static bool is_name(isn_str word)
{
    return lex_find(&lex_place, word) >= 0 || lex_find(&lex_city, word) >= 0 || lex_find(&lex_first_name, word) >= 0 ||
           lex_find(&lex_surname, word) >= 0;
}

/* «للأمير»: a word that begins with ل after a ل that is no part of it. */
static bool after_lam(isn_str text, isn_span span)
{
    return span.start >= 2 && str_starts(str_sub(text, span.start - 2, span.end), STR("لل"));
}

/* Does the name want its article back?  «للجيش» is ل and «الجيش», «لليبيا» ل and
 * «ليبيا»: where no lexicon has the name without, the article's other words tell,
 * and a body has one. */
static bool lost_article(const grouping *g, isn_str name, isn_span span, isn_entity_type type)
{
    if (!after_lam(g->text, span)) return false;
    ptrdiff_t end = str_find(name, STR(" "), 0);
    isn_str word = fold_word(g->a, str_sub(name, 0, end < 0 ? name.n : end));
    if (is_name(word) || has_token(g, word)) return false;
    return type == ISN_ORGANIZATION || has_token(g, arena_fmt(g->a, "ا%.*s", STR_ARG(word)));
}

/* Without the # and _ of a hashtag. */
static isn_str without_tags(isn_arena *a, isn_str name)
{
    if (str_find(name, STR("_"), 0) < 0 && str_find(name, STR("#"), 0) < 0) return name;
    char *p = isn_new(a, char, name.n);
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; p && i < name.n; i++) {
        char c = name.p[i] == '_' ? ' ' : name.p[i];
        if (c != '#' && !(c == ' ' && n > 0 && p[n - 1] == ' ')) p[n++] = c;
    }
    return p ? str_trim((isn_str){p, n}) : name;
}

/* A name as it is written by itself: «إيمانويل ماكرون» of «إيمانويل #ماكرون», «الجيش
 * الإسرائيلي» of «#الجيش__الإسرائيلي» and of «للجيش الإسرائيلي». */
static isn_str written(const grouping *g, isn_span span, isn_entity_type type)
{
    isn_str name = without_tags(g->a, str_span(g->text, span));
    return lost_article(g, name, span, type) ? arena_fmt(g->a, "ا%.*s", STR_ARG(name)) : name;
}

isn_str isn_title_written(isn_arena *a, isn_str text, isn_span span)
{
    isn_str title = without_tags(a, str_span(text, span));
    if (!after_lam(text, span)) return title;
    ptrdiff_t end = str_find(title, STR(" "), 0);
    bool whole = lex_find(&lex_title, fold_word(a, str_sub(title, 0, end < 0 ? title.n : end))) >= 0;
    return arena_fmt(a, whole ? "ال%.*s" : "ا%.*s", STR_ARG(title));
}

static void add_form(grouping *g, isn_entity *e, isn_str form)
{
    if (e->name.n == 0) {
        e->name = form;
        return;
    }
    if (str_eq(e->name, form)) return;
    if (form.n > e->name.n) {
        isn_str shorter = e->name;
        e->name = form;
        form = shorter;
    }
    for (ptrdiff_t i = 0; i < e->aliases.n; i++)
        if (str_eq(e->aliases.at[i], form)) return;
    if (e->aliases.n >= MAX_ALIASES) return;
    isn_push_value(g->a, &e->aliases, form);
}

static void write_id(grouping *g, isn_entity *e, const bearer *b)
{
    isn_str body = b->id.n ? b->id : b->key;
    e->id = arena_fmt(g->a, "%s:%.*s", isn_entity_type_name(e->type), STR_ARG(body));
    for (ptrdiff_t i = 0; i < e->id.n; i++)
        if (e->id.p[i] == ' ') ((char *)e->id.p)[i] = '-';
}

void entities_group(isn_arena *a, const isn_text *t, isn_mentions *mentions,
                    const isn_name_ids *ids, isn_entities *entities)
{
    grouping g = {.a = a, .text = t->text, .toks = t->toks, .out = entities, .n_slots = 64};
    while (g.n_slots < (uint64_t)mentions->n * 4) g.n_slots *= 2;
    g.slot = isn_new(a, int32_t, g.n_slots);
    g.hash = isn_new(a, uint64_t, g.n_slots);
    if (!g.slot || !g.hash) return;
    for (ptrdiff_t i = 0; i < mentions->n && !a->full; i++) {
        isn_mention *m = &mentions->at[i];
        isn_str form = written(&g, m->span, m->type);
        isn_str key = isn_name_key(a, form, m->type);
        m->entity = (int32_t)bearer_of(&g, ids->at[i], key, m->type);
        if (m->entity >= 0) add_form(&g, &entities->at[m->entity], form);
    }
    for (ptrdiff_t i = 0; i < g.list.n && !a->full; i++) write_id(&g, &entities->at[i], &g.list.at[i]);
}
