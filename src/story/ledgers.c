/* ledgers.c - the ledgers of a story together, and as bytes to be kept.
 *
 * A ledger is a function of its pile alone, so whoever has it need not work it out
 * again as long as the pile is the same (store/keep.c says when it is). */
#include "story/bytes.h"
#include "story/disagree/disagree.h"
#include "story/timeline.h"
#include "story/tree.h"

static bool asked(unsigned which, isn_ledger one) { return which >> one & 1; }

void story_ledgers(isn_arena *a, unsigned which, isn_ledgers *out)
{
    isn_points points = {0};
    isn_claims said = {0};
    isn_who_rows rows = {0};
    if (which & ~(1u << ISN_LEDGER_FIGURES | 1u << ISN_LEDGER_PROMISES)) who_rows(a, out->pile, &rows);
    if (asked(which, ISN_LEDGER_FIGURES) || asked(which, ISN_LEDGER_DISAGREEMENTS)) points_find(a, out->pile, true, &points);
    if (asked(which, ISN_LEDGER_TIMELINE) || asked(which, ISN_LEDGER_CLAIMS)) claims_of(a, out->pile, &rows, &said);
    if (asked(which, ISN_LEDGER_WHO)) who_told(a, out->pile, &rows, &out->who);
    if (asked(which, ISN_LEDGER_FIGURES)) points_in_series(a, points, &out->figures);
    if (asked(which, ISN_LEDGER_PROMISES)) story_promises(a, out->pile, &out->promises);
    if (asked(which, ISN_LEDGER_DISAGREEMENTS)) accounts_disagree(a, out->pile, &rows, points, &out->disagreements);
    if (asked(which, ISN_LEDGER_TIMELINE)) timeline_of(a, out->pile, &said, &out->timeline);
    if (asked(which, ISN_LEDGER_CLAIMS)) out->claims = said;
}

/* ---- as bytes ---------------------------------------------------------------- */

/* A field more is a field to be written below: the sizes where pointers have 8 bytes. */
#define SAME_SIZE(T, bytes) _Static_assert(sizeof(void *) != 8 || sizeof(T) == (bytes), #T " has other fields")
SAME_SIZE(isn_side, 120);
SAME_SIZE(isn_alias, 24);
SAME_SIZE(isn_office, 48);
SAME_SIZE(isn_who, 128);
SAME_SIZE(isn_series, 40);
SAME_SIZE(isn_promise, 64);
SAME_SIZE(isn_disagreement, 80);
SAME_SIZE(isn_event, 80);
SAME_SIZE(isn_chain_node, 40);
SAME_SIZE(isn_claim, 80);

/* A string that is there and empty is not one that is none. */
static void put_text(isn_out *o, isn_str s)
{
    put_u32(o, s.p ? (uint32_t)s.n + 1 : 0);
    out_str(o, s);
}

static isn_str get_text(isn_bytes *r)
{
    ptrdiff_t n = (ptrdiff_t)get_u32(r) - 1;
    if (n < 0) return STR_NONE;
    if (r->bad || n > r->s.n - r->at) {
        r->bad = true;
        return STR_NONE;
    }
    isn_str s = {r->s.p + r->at, n};
    r->at += n;
    return s;
}

static void put_side(isn_out *o, isn_side s)
{
    put_i32(o, s.document), put_span(o, s.span), put_text(o, s.text), put_double(o, s.value), put_double(o, s.max);
    put_u32(o, (uint32_t)s.mod), put_i32(o, s.statement), put_text(o, s.said), put_text(o, s.due);
    put_u32(o, (uint32_t)s.status << 1 | s.slipped), put_text(o, s.chain), put_i32(o, s.part_of);
}

static isn_side get_side(isn_bytes *r)
{
    isn_side s = {.document = get_i32(r)};
    s.span = get_span(r), s.text = get_text(r), s.value = get_double(r), s.max = get_double(r);
    s.mod = (isn_figure_mod)get_u32(r), s.statement = get_i32(r), s.said = get_text(r), s.due = get_text(r);
    uint32_t status = get_u32(r);
    s.status = (isn_status)(status >> 1), s.slipped = status & 1;
    s.chain = get_text(r), s.part_of = get_i32(r);
    return s;
}

static void put_alias(isn_out *o, isn_alias n) { put_text(o, n.name), put_u32(o, (uint32_t)n.why); }

static isn_alias get_alias(isn_bytes *r)
{
    isn_str name = get_text(r);
    return (isn_alias){name, (isn_alias_why)get_u32(r)};
}

static void put_title(isn_out *o, isn_office t) { put_text(o, t.text), put_text(o, t.from), put_text(o, t.to); }

static isn_office get_title(isn_bytes *r)
{
    isn_office t = {.text = get_text(r)};
    t.from = get_text(r), t.to = get_text(r);
    return t;
}

static void put_who(isn_out *o, isn_who w)
{
    put_u32(o, (uint32_t)w.type << 1 | w.split), put_text(o, w.key), put_text(o, w.name), put_i32(o, w.n_statements);
    PUT_LIST(o, w.aliases, put_alias);
    PUT_LIST(o, w.titles, put_title);
    PUT_LIST(o, w.documents, put_i32);
}

static isn_who get_who(isn_bytes *r)
{
    uint32_t type = get_u32(r);
    isn_who w = {.type = (isn_entity_type)(type >> 1), .split = type & 1};
    w.key = get_text(r), w.name = get_text(r), w.n_statements = get_i32(r);
    GET_LIST(r, &w.aliases, get_alias);
    GET_LIST(r, &w.titles, get_title);
    GET_LIST(r, &w.documents, get_i32);
    return w;
}

static void put_series(isn_out *o, isn_series s)
{
    put_text(o, s.about);
    PUT_LIST(o, s.points, put_side);
}

static isn_series get_series(isn_bytes *r)
{
    isn_series s = {.about = get_text(r)};
    GET_LIST(r, &s.points, get_side);
    return s;
}

static void put_promise(isn_out *o, isn_promise p)
{
    put_text(o, p.actor), put_text(o, p.action), put_i32(o, p.n_slips);
    PUT_LIST(o, p.dues, put_side);
}

static isn_promise get_promise(isn_bytes *r)
{
    isn_promise p = {.actor = get_text(r)};
    p.action = get_text(r), p.n_slips = get_i32(r);
    GET_LIST(r, &p.dues, get_side);
    return p;
}

static void put_disagreement(isn_out *o, isn_disagreement d)
{
    put_u32(o, (uint32_t)d.kind), put_u32(o, (uint32_t)d.relation), put_text(o, d.about);
    put_text(o, d.reason), put_text(o, d.reason_en);
    PUT_LIST(o, d.sides, put_side);
}

static isn_disagreement get_disagreement(isn_bytes *r)
{
    isn_disagreement d = {.kind = (isn_conflict_kind)get_u32(r)};
    d.relation = (isn_relation)get_u32(r), d.about = get_text(r);
    d.reason = get_text(r), d.reason_en = get_text(r);
    GET_LIST(r, &d.sides, get_side);
    return d;
}

static void put_event(isn_out *o, isn_event e)
{
    put_text(o, e.date), put_text(o, e.precision), put_u32(o, (uint32_t)e.kind), put_u32(o, (uint32_t)e.act), put_text(o, e.text);
    PUT_LIST(o, e.tellings, put_side);
}

static isn_event get_event(isn_bytes *r)
{
    isn_event e = {.date = get_text(r)};
    e.precision = get_text(r), e.kind = (isn_event_kind)get_u32(r), e.act = (isn_act)get_u32(r), e.text = get_text(r);
    GET_LIST(r, &e.tellings, get_side);
    return e;
}

static void put_node(isn_out *o, isn_chain_node n)
{
    put_u32(o, (uint32_t)n.kind << 1 | n.anonymous), put_text(o, n.name);
    put_i32(o, n.parent), put_i32(o, n.depth), put_i32(o, n.telling);
}

static isn_chain_node get_node(isn_bytes *r)
{
    uint32_t kind = get_u32(r);
    isn_chain_node n = {.kind = (isn_node_kind)(kind >> 1), .anonymous = kind & 1};
    n.name = get_text(r), n.parent = get_i32(r), n.depth = get_i32(r), n.telling = get_i32(r);
    return n;
}

static void put_claim(isn_out *o, isn_claim c)
{
    put_text(o, c.about), put_u32(o, (uint32_t)c.act), put_i32(o, c.n_origins), put_i32(o, c.n_documents);
    PUT_LIST(o, c.tellings, put_side);
    PUT_LIST(o, c.tree, put_node);
}

static isn_claim get_claim(isn_bytes *r)
{
    isn_claim c = {.about = get_text(r)};
    c.act = (isn_act)get_u32(r), c.n_origins = get_i32(r), c.n_documents = get_i32(r);
    GET_LIST(r, &c.tellings, get_side);
    GET_LIST(r, &c.tree, get_node);
    return c;
}

void ledger_write(isn_out *o, const isn_ledgers *l, isn_ledger which)
{
    switch (which) {
    case ISN_LEDGER_WHO: PUT_LIST(o, l->who, put_who); break;
    case ISN_LEDGER_FIGURES: PUT_LIST(o, l->figures, put_series); break;
    case ISN_LEDGER_PROMISES: PUT_LIST(o, l->promises, put_promise); break;
    case ISN_LEDGER_DISAGREEMENTS: PUT_LIST(o, l->disagreements, put_disagreement); break;
    case ISN_LEDGER_TIMELINE: PUT_LIST(o, l->timeline, put_event); break;
    case ISN_LEDGER_CLAIMS: PUT_LIST(o, l->claims, put_claim); break;
    case ISN_LEDGERS: break;
    }
}

/* Do all sides point to documents of the pile?  The bytes may be damaged. */
static bool sides_hold(const isn_sides *sides, ptrdiff_t n_docs)
{
    for (ptrdiff_t i = 0; i < sides->n; i++)
        if (sides->at[i].document < 0 || sides->at[i].document >= n_docs) return false;
    return true;
}

static bool who_holds(const isn_who *w, ptrdiff_t n_docs)
{
    for (ptrdiff_t i = 0; i < w->documents.n; i++)
        if (w->documents.at[i] < 0 || w->documents.at[i] >= n_docs) return false;
    return true;
}

static bool tree_holds(const isn_claim *c)
{
    for (int32_t i = 0; i < c->tree.n; i++) {
        const isn_chain_node *n = &c->tree.at[i];
        int32_t depth = n->parent < 0 ? 0 : n->parent < i ? c->tree.at[n->parent].depth + 1 : -1;
        if (n->depth != depth || n->parent < -1 || n->telling < -1 || n->telling >= c->tellings.n) return false;
    }
    return true;
}

static bool ledger_holds(const isn_ledgers *l, isn_ledger which)
{
    bool ok = true;
    ptrdiff_t n = l->pile.n;
    for (ptrdiff_t i = 0; which == ISN_LEDGER_WHO && i < l->who.n; i++) ok &= who_holds(&l->who.at[i], n);
    for (ptrdiff_t i = 0; which == ISN_LEDGER_FIGURES && i < l->figures.n; i++) ok &= sides_hold(&l->figures.at[i].points, n);
    for (ptrdiff_t i = 0; which == ISN_LEDGER_PROMISES && i < l->promises.n; i++) ok &= sides_hold(&l->promises.at[i].dues, n);
    for (ptrdiff_t i = 0; which == ISN_LEDGER_DISAGREEMENTS && i < l->disagreements.n; i++) ok &= sides_hold(&l->disagreements.at[i].sides, n);
    for (ptrdiff_t i = 0; which == ISN_LEDGER_TIMELINE && i < l->timeline.n; i++)
        ok &= sides_hold(&l->timeline.at[i].tellings, n) && l->timeline.at[i].tellings.n > 0;
    for (ptrdiff_t i = 0; which == ISN_LEDGER_CLAIMS && i < l->claims.n; i++)
        ok &= sides_hold(&l->claims.at[i].tellings, n) && l->claims.at[i].tellings.n > 0 && tree_holds(&l->claims.at[i]);
    return ok;
}

bool ledger_read(isn_arena *a, isn_str bytes, isn_ledger which, isn_ledgers *l)
{
    isn_bytes r = {a, bytes, 0, false};
    switch (which) {
    case ISN_LEDGER_WHO: GET_LIST(&r, &l->who, get_who); break;
    case ISN_LEDGER_FIGURES: GET_LIST(&r, &l->figures, get_series); break;
    case ISN_LEDGER_PROMISES: GET_LIST(&r, &l->promises, get_promise); break;
    case ISN_LEDGER_DISAGREEMENTS: GET_LIST(&r, &l->disagreements, get_disagreement); break;
    case ISN_LEDGER_TIMELINE: GET_LIST(&r, &l->timeline, get_event); break;
    case ISN_LEDGER_CLAIMS: GET_LIST(&r, &l->claims, get_claim); break;
    case ISN_LEDGERS: return false;
    }
    return !r.bad && !a->full && r.at == bytes.n && ledger_holds(l, which);
}
