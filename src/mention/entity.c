/* entity.c - mentions of one article to bearers: full name, surname, acronym. */
#include "mention/entity.h"

typedef struct {
    isn_str key;  /* isn_name_key of the fullest form */
    isn_str id;   /* from a lexicon, or none */
    isn_entity_type type;
} bearer;

typedef struct {
    isn_arena *a;
    isn_str text;
    isn_entities *out;
    ISN_LIST(bearer) list;
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

/* The nearest earlier bearer, or a new one. */
static ptrdiff_t bearer_of(grouping *g, isn_str id, isn_str key, isn_entity_type type)
{
    for (ptrdiff_t i = g->list.n - 1; id.n && i >= 0; i--)
        if (str_eq(g->list.at[i].id, id) && g->list.at[i].type == type) return i;
    for (ptrdiff_t i = g->list.n - 1; i >= 0; i--) {
        bearer *b = &g->list.at[i];
        if (id.n && b->id.n) continue;
        if (!same_bearer(b, key, type)) continue;
        if (key.n > b->key.n) b->key = key;
        if (id.n) b->id = id;
        return i;
    }
    return bearer_new(g, id, key, type);
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
    grouping g = {.a = a, .text = t->text, .out = entities};
    for (ptrdiff_t i = 0; i < mentions->n && !a->full; i++) {
        isn_mention *m = &mentions->at[i];
        isn_str form = str_span(t->text, m->span);
        isn_str key = isn_name_key(a, form, m->type);
        m->entity = (int32_t)bearer_of(&g, ids->at[i], key, m->type);
        if (m->entity >= 0) add_form(&g, &entities->at[m->entity], form);
    }
    for (ptrdiff_t i = 0; i < entities->n; i++) write_id(&g, &entities->at[i], &g.list.at[i]);
}
