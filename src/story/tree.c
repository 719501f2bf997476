/* tree.c - by which way a claim reached the reader.
 *
 * A telling hangs under whoever it has the claim from: a reprint under the text it
 * repeats, «نقلت قناة المدار» under the channel's own article where the pile has
 * it, the credited agency likewise; else under its origin, past its carriers. */
#include "story/tree.h"

#include "story/medium.h"

enum {
    MOST_NODES = 1000,  /* of one tree: more are counted, not drawn */
    MOST_SOURCES = 64,  /* tellings that others can have it from */
    MOST_STEPS = 12     /* from one document to the next */
};

/* ---- documents ----------------------------------------------------------------------- */

static void rows_of(isn_arena *a, isn_pile pile, isn_origins *o)
{
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        ptrdiff_t n = pile.at[i].entities.n;
        if (!(o->row[i] = isn_new(a, int32_t, n ? n : 1))) return;
        for (ptrdiff_t k = 0; k < n; k++) o->row[i][k] = -1;
    }
    for (ptrdiff_t r = 0; r < o->rows->n; r++)
        for (ptrdiff_t k = 0; k < o->rows->at[r].documents.n; k++) {
            isn_who_ref ref = o->rows->at[r].documents.at[k];
            o->row[ref.doc][ref.entity] = o->rows->at[r].same_as >= 0 ? o->rows->at[r].same_as : (int32_t)r;
        }
}

enum { MOST_OFFICES = 4000 };

static uint64_t hash_of(const char *kind, isn_str s)
{
    return str_hash(str_hash(STR_HASH_SEED, str_c(kind)), s);
}

static isn_held_office *office_of(const isn_offices *all, uint64_t hash)
{
    for (ptrdiff_t i = 0; i < all->n; i++)
        if (all->at[i].hash == hash) return &all->at[i];
    return NULL;
}

/* «وزير الإعلام الفنزويلي» without a name is the one who bears the title in
 * another article of the story; an office of two bearers is nobody's name. */
static void offices_of(isn_arena *a, isn_pile pile, isn_origins *o)
{
    for (ptrdiff_t i = 0; i < pile.n; i++)
        for (ptrdiff_t k = 0; k < pile.at[i].entities.n && o->offices.n < MOST_OFFICES; k++) {
            const isn_digest_entity *e = &pile.at[i].entities.at[k];
            isn_str key = story_key(a, e->title);
            if (e->type != ISN_PERSON || str_find(key, STR(" "), 0) < 0) continue;
            uint64_t hash = hash_of("office ", key);
            isn_held_office *known = office_of(&o->offices, hash);
            if (known && known->row != o->row[i][k]) known->row = -1;
            if (known) continue;
            isn_held_office one = {hash, o->row[i][k]};
            isn_push_value(a, &o->offices, one);
        }
}

/* medium_key of an article's outlet: most stories have a handful of them. */
typedef struct {
    isn_str name[16], key[16];
    uint32_t n;
} outlets;

static isn_str outlet_key(isn_arena *a, outlets *known, isn_str name)
{
    for (uint32_t i = 0; i < known->n && i < 16; i++)
        if (str_eq(known->name[i], name)) return known->key[i];
    uint32_t at = known->n++ & 15;
    known->name[at] = name;
    return known->key[at] = medium_key(a, name);
}

/* Of several copies of one text the source is the one whose outlet another credits,
 * else the earliest; whoever is credited brought it. */
static void sources_of(isn_arena *a, isn_pile pile, isn_origins *o)
{
    outlets known = {.n = 0};
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        int32_t first = pile.same_text ? pile.same_text[i] : (int32_t)i;
        o->medium[i] = outlet_key(a, &known, pile.at[i].outlet);
        o->source[i] = first;
        isn_str credit = o->credit[i] = medium_key(a, pile.at[i].credit);
        if (credit.n && !medium_same(credit, o->medium[i]) && !o->text_medium[first].n) o->text_medium[first] = credit;
    }
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        int32_t first = pile.same_text ? pile.same_text[i] : (int32_t)i;
        if (o->source[first] == first && medium_same(o->text_medium[first], o->medium[i])) o->source[first] = (int32_t)i;
    }
    for (ptrdiff_t i = 0; i < pile.n; i++) {
        int32_t first = pile.same_text ? pile.same_text[i] : (int32_t)i;
        o->source[i] = o->source[first];
        isn_str brought = o->text_medium[first].n ? o->text_medium[first] : o->medium[o->source[i]];
        o->text_medium[i] = brought.n ? brought : pile.at[o->source[i]].uri;
    }
}

isn_origins tree_origins(isn_arena *a, isn_pile pile, const isn_who_rows *rows)
{
    isn_origins o = {.rows = rows, .row = isn_new(a, int32_t *, pile.n), .source = isn_new(a, int32_t, pile.n),
                     .medium = isn_new(a, isn_str, pile.n), .credit = isn_new(a, isn_str, pile.n),
                     .text_medium = isn_new(a, isn_str, pile.n)};
    if (!o.row || !o.source || !o.medium || !o.credit || !o.text_medium) return (isn_origins){0};
    rows_of(a, pile, &o);
    offices_of(a, pile, &o);
    sources_of(a, pile, &o);
    if (a->full) o.row = NULL;
    return o;
}

/* ---- one telling ---------------------------------------------------------------------- */

static isn_str link_name(const isn_digest_statement *st, ptrdiff_t i)
{
    return i < st->link_names.n ? st->link_names.at[i] : STR_NONE;
}

isn_str tree_words(isn_arena *a, const isn_digest_statement *st)
{
    isn_str out = STR_NONE;
    for (ptrdiff_t i = 0; i < st->link_names.n; i++)
        out = i ? arena_fmt(a, "%.*s ← %.*s", STR_ARG(out), STR_ARG(st->link_names.at[i])) : st->link_names.at[i];
    return out;
}

/* The stem of «وزير» has lost what looks like «and»; that of «الوزير» has it. */
static bool one_word(isn_str x, isn_str y)
{
    isn_str and = {"\xD9\x88", 2};
    if (str_eq(x, y)) return true;
    return x.n > y.n ? str_starts(x, and) && str_eq(str_sub(x, 2, x.n), y) : str_starts(y, and) && str_eq(str_sub(y, 2, y.n), x);
}

/* Do the words of `office` stand in `title`, its first word first?  «الوزير» is
 * of «وزير الأشغال». */
static bool of_title(isn_str office, isn_str title)
{
    ptrdiff_t at = 0, k = 0;
    isn_str first = key_word(title, &k);
    for (isn_str w; (w = key_word(office, &at)).n;) {
        bool there = one_word(w, first);
        ptrdiff_t i = k;
        for (isn_str v; !there && first.n && at > w.n && (v = key_word(title, &i)).n;) there = one_word(v, w);
        if (!there) return false;
    }
    return office.n > 0 && first.n > 0;
}

/* The one person of the article whose title the words are of, else the one in the
 * story; -1 where there is none, or several. */
static int32_t office_bearer(isn_arena *a, isn_pile pile, const isn_origins *o, int32_t doc, isn_str words)
{
    int32_t found = -1;
    for (ptrdiff_t i = 0; words.n && i < pile.at[doc].entities.n; i++) {
        const isn_digest_entity *e = &pile.at[doc].entities.at[i];
        if (e->type != ISN_PERSON || !e->title.n || !of_title(words, story_key(a, e->title))) continue;
        if (found >= 0 && found != o->row[doc][i]) return -1;
        found = o->row[doc][i];
    }
    if (found >= 0) return found;
    const isn_held_office *office = office_of(&o->offices, hash_of("office ", words));
    return office ? office->row : -1;
}

/* Who is behind it: the bearer of the speaker's name; the name's words where no
 * article makes it a name; for «مصادر مطلعة» whoever brings them to the reader. */
isn_teller tree_teller(isn_arena *a, isn_pile pile, const isn_origins *o, int32_t doc, int32_t statement)
{
    const isn_digest_statement *st = &pile.at[doc].statements.at[statement];
    isn_teller t = {st, doc, statement, true, 0, -1};
    if (!o->row) return t;
    const isn_link *speaker = st->links.n ? &st->links.at[0] : NULL;
    t.unnamed = !speaker || speaker->anonymous || !st->link_names.n;
    if (t.unnamed) {
        isn_str via = medium_key(a, link_name(st, 1));
        t.who = hash_of("medium ", via.n ? via : o->text_medium[doc]);
        return t;
    }
    bool borne = speaker->entity >= 0 && speaker->entity < pile.at[doc].entities.n;
    int32_t row = borne ? o->row[doc][speaker->entity] : -1;
    isn_str words = row < 0 ? story_key(a, link_name(st, 0)) : STR_NONE;
    if (row < 0) row = office_bearer(a, pile, o, doc, words);
    t.row = row;
    t.who = row >= 0 ? hash_of("name ", o->rows->at[row].key) : hash_of("words ", words);
    return t;
}

/* ---- the tree --------------------------------------------------------------------------- */

typedef struct {
    isn_chain_node node;
    uint64_t id; /* of origins and carriers: what makes two one */
    int32_t child, last, next;
} sapling; /* a node before it has its place in the order */

typedef struct {
    isn_arena *a;
    isn_pile pile;
    const isn_origins *o;
    const isn_teller *const *by;
    ptrdiff_t n;
    int32_t *from;   /* per telling: the telling it hangs under, or -1 */
    int32_t *past;   /* per telling: the link from which its carriers are drawn */
    int32_t *leaf;   /* per telling: its sapling + 1, 0 while it has none */
    ISN_LIST(sapling) s;
    ISN_LIST(int32_t) named; /* saplings with an id */
    int32_t root, last_root;
} planting;

/* Is the speaker named in this document? */
static bool names(const planting *p, int32_t doc, const isn_teller *t)
{
    for (ptrdiff_t i = 0; i < p->pile.at[doc].entities.n; i++)
        if (p->o->row[doc][i] == t->row) return true;
    return false;
}

/* The telling that a reprint repeats, or -1: the same speaker's in the document
 * whose text it is, else the first there.  A text alike that has it of somebody
 * whom the other does not know is another's word.  Tellings are in order of documents. */
static int32_t telling_repeated(const planting *p, int32_t doc, const isn_teller *t)
{
    ptrdiff_t low = 0, high = p->n;
    while (low < high) {
        ptrdiff_t mid = (low + high) / 2;
        if (p->by[mid]->doc < doc) low = mid + 1;
        else high = mid;
    }
    ptrdiff_t first = low;
    for (; low < p->n && p->by[low]->doc == doc; low++)
        if (p->by[low]->who == t->who) return (int32_t)low;
    return low > first && (t->row < 0 || names(p, doc, t)) ? (int32_t)first : -1;
}

/* The telling of another document whose outlet is this medium, or -1; the same
 * origin before any other. */
static int32_t telling_by(const planting *p, isn_str medium, bool whole, const isn_teller *t)
{
    int32_t found = -1;
    if (!medium.n || medium_same(medium, p->o->medium[t->doc])) return -1;
    for (int32_t i = 0; i < p->n && i < MOST_SOURCES; i++) {
        isn_str other = p->o->medium[p->by[i]->doc];
        if (whole ? !str_eq(medium, other) : !medium_same(medium, other)) continue;
        if (p->by[i]->who == t->who) return i;
        if (found < 0) found = i;
    }
    return found;
}

/* Sets from and past of telling `i`. */
static void find_source(planting *p, int32_t i)
{
    const isn_teller *t = p->by[i];
    const isn_digest_statement *st = t->statement;
    int32_t n = (int32_t)st->link_names.n;
    p->from[i] = -1, p->past[i] = 1;
    if (p->n == 1) return; /* nobody else tells it */
    if (p->o->source[t->doc] != t->doc && (p->from[i] = telling_repeated(p, p->o->source[t->doc], t)) >= 0) {
        p->past[i] = n;
        return;
    }
    if ((p->from[i] = telling_by(p, p->o->credit[t->doc], false, t)) >= 0) {
        p->past[i] = n;
        return;
    }
    for (int32_t k = n - 1; k >= 0; k--) {
        p->from[i] = telling_by(p, medium_key(p->a, st->link_names.at[k]), k == 0, t);
        if (p->from[i] < 0) continue;
        p->past[i] = k + 1;
        return;
    }
}

/* Whoever has it from himself, by whatever way, has it from his origin. */
static void cut_circles(planting *p)
{
    for (int32_t i = 0; i < p->n; i++) {
        int steps = 0;
        for (int32_t k = p->from[i]; k >= 0; k = p->from[k])
            if (k == i || ++steps > MOST_STEPS) {
                p->from[i] = -1, p->past[i] = 1;
                break;
            }
    }
}

static int32_t plant(planting *p, int32_t parent, isn_chain_node node, uint64_t id)
{
    if (p->s.n >= MOST_NODES || !isn_push(p->a, &p->s)) return -1;
    int32_t at = (int32_t)p->s.n - 1;
    node.parent = parent;
    p->s.at[at] = (sapling){node, id, -1, -1, -1};
    int32_t *last = parent < 0 ? &p->last_root : &p->s.at[parent].last;
    if (*last >= 0) p->s.at[*last].next = at;
    else if (parent < 0) p->root = at;
    else p->s.at[parent].child = at;
    *last = at;
    if (id) isn_push_value(p->a, &p->named, at);
    return at;
}

/* The origin or carrier of this identity under `parent`, made where there is none. */
static int32_t grow(planting *p, int32_t parent, isn_chain_node node, uint64_t id)
{
    for (ptrdiff_t i = 0; i < p->named.n; i++) {
        const sapling *s = &p->s.at[p->named.at[i]];
        if (s->id == id && s->node.parent == parent) return p->named.at[i];
    }
    return plant(p, parent, node, id);
}

static int32_t carriers(planting *p, int32_t i, int32_t at)
{
    const isn_teller *t = p->by[i];
    isn_str own = p->o->medium[t->doc], credit = p->o->credit[t->doc];
    bool credited = p->past[i] < t->statement->link_names.n || p->from[i] < 0;
    for (ptrdiff_t k = p->past[i]; at >= 0 && k < t->statement->link_names.n; k++) {
        isn_str name = t->statement->link_names.at[k], key = medium_key(p->a, name);
        if (medium_same(key, own)) continue;
        if (medium_same(key, credit)) credited = false;
        isn_chain_node node = {.kind = ISN_NODE_CARRIER, .name = name, .telling = -1};
        at = grow(p, at, node, hash_of("via ", key.n ? key : story_key(p->a, name)));
    }
    if (at < 0 || !credited || !credit.n || medium_same(credit, own)) return at;
    isn_chain_node node = {.kind = ISN_NODE_CARRIER, .name = p->pile.at[t->doc].credit, .telling = -1};
    return grow(p, at, node, hash_of("via ", credit));
}

static bool reprinted(const planting *p, int32_t i)
{
    return p->from[i] >= 0 && p->o->source[p->by[i]->doc] == p->by[p->from[i]]->doc;
}

/* The bearer's name where the story knows it, else the words of the article. */
static isn_str origin_name(const planting *p, const isn_teller *t)
{
    if (t->row < 0) return link_name(t->statement, 0);
    isn_who_ref ref = p->o->rows->at[t->row].documents.at[0];
    return p->pile.at[ref.doc].entities.at[ref.entity].name;
}

/* Gives telling `i` its leaf, and first the one it hangs under: cut_circles bounds
 * the depth by MOST_STEPS. */
static void place(planting *p, int32_t i)
{
    if (p->leaf[i]) return;
    const isn_teller *t = p->by[i];
    int32_t at;
    if (p->from[i] >= 0) {
        place(p, p->from[i]);
        at = p->leaf[p->from[i]] - 1;
    } else {
        isn_chain_node origin = {.kind = ISN_NODE_ORIGIN, .name = origin_name(p, t), .anonymous = t->unnamed, .telling = -1};
        at = grow(p, -1, origin, t->who);
    }
    at = carriers(p, i, at);
    if (at < 0) return;
    for (int32_t k = i - 1; k >= 0 && p->by[k]->doc == t->doc; k--) /* the same article again */
        if (p->leaf[k] && p->s.at[p->leaf[k] - 1].node.parent == at) {
            p->leaf[i] = p->leaf[k];
            return;
        }
    isn_str outlet = p->pile.at[t->doc].outlet;
    isn_chain_node leaf = {.kind = reprinted(p, i) ? ISN_NODE_REPRINT : ISN_NODE_OUTLET,
                           .name = outlet.n ? outlet : p->pile.at[t->doc].uri, .telling = i};
    p->leaf[i] = plant(p, at, leaf, 0) + 1;
}

/* Depth first; parents come to be numbered by their new places. */
static void harvest(planting *p, isn_claim *c)
{
    int32_t *place_of = isn_new(p->a, int32_t, p->s.n);
    if (!place_of) return;
    for (int32_t at = p->root, depth = 0; at >= 0;) {
        sapling *s = &p->s.at[at];
        isn_chain_node node = s->node;
        node.depth = depth;
        node.parent = node.parent < 0 ? -1 : place_of[node.parent];
        place_of[at] = (int32_t)c->tree.n;
        c->n_origins += node.parent < 0;
        if (!isn_push_value(p->a, &c->tree, node)) return;
        if (s->child >= 0) {
            at = s->child, depth++;
            continue;
        }
        while (at >= 0 && p->s.at[at].next < 0) at = p->s.at[at].node.parent, depth--;
        if (at >= 0) at = p->s.at[at].next;
    }
}

void tree_make(isn_arena *a, isn_pile pile, const isn_origins *o, const isn_teller *const *by, ptrdiff_t n, isn_claim *c)
{
    planting p = {.a = a, .pile = pile, .o = o, .by = by, .n = n, .root = -1, .last_root = -1,
                  .from = isn_new(a, int32_t, n), .past = isn_new(a, int32_t, n), .leaf = isn_new(a, int32_t, n)};
    if (!p.from || !p.past || !p.leaf || !o->row) return;
    for (int32_t i = 0; i < n; i++) find_source(&p, i);
    cut_circles(&p);
    for (int32_t i = 0; i < n; i++) {
        place(&p, i);
        c->n_documents += i == 0 || by[i]->doc != by[i - 1]->doc;
    }
    harvest(&p, c);
}
