/* clause.c - sentences cut into clauses, and what each clause does.
 *
 * A clause ends at a comma, a semicolon or where a word of
 * lexicon/connector.tsv begins the next: «قال أ كذا، بينما نفى ب ذلك» is two.
 * It is the unit in which accounts part: short enough to be shown as a side. */
#include "story/digest/key.h"

#include "base/day.h"
#include "lexicon/connector.h"
#include "lexicon/nationality.h"
#include "lexicon/place.h"
#include "lexicon/portfolio.h"
#include "lexicon/private.h"
#include "lexicon/seat.h"
#include "lexicon/source_kind.h"
#include "lexicon/stance.h"
#include "lexicon/title.h"
#include "mention/namemark.h"

enum {
    LEAST_WORDS = 3,   /* fewer go to the clause before */
    MOST_WORDS = 34,   /* more are cut */
    NEITHER_REACH = 14, /* from a negation to a denial that it turns */
    MOST_HEAD = 300,   /* bytes from a verb of saying to what is said */
    VERB_FIRST = 2,    /* words before a verb that is followed by who does it */
    REJECT_REACH = 8,  /* from «رفض» to «الاتهامات» */
    CHARGE_REACH = 3,  /* clauses from «اتهم» to «بكذا» */
    MOST_CHARGE = 240, /* bytes of both */
    ANY_REACH = 4,     /* from «نفى» to «أي» */
    CALLS_REACH = 5,   /* from «ما وصفه» to «بمزاعم» */
    SAID_REACH = 8,    /* bytes: «على», «أنه» */
    SPREAD_REACH = 2,  /* from «نشر» to «أخبار كاذبة» */
    ANSWER_REACH = 2   /* words from «التي» to «نفت» */
};

/* Longest match at `i`, with proclitics, or of the word without ال. */
static int match(const isn_lex *lex, isn_toks toks, ptrdiff_t i, int *k)
{
    return toks_match_al(lex, toks, i, k);
}

/* Does a mark end a clause?  Not inside a number: «الساعة 11:30». */
static bool breaks(isn_toks s, ptrdiff_t i)
{
    bool inside = i > 0 && i + 1 < s.n && s.at[i - 1].kind == TOK_NUMBER && s.at[i + 1].kind == TOK_NUMBER;
    if (inside && s.at[i - 1].span.end == s.at[i].span.start && s.at[i].span.end == s.at[i + 1].span.start) return false;
    static const char *const mark[] = {"،", ",", "؛", ";", ":", ".", "؟", "?", "!", "…", NULL};
    for (const char *const *m = mark; *m; m++)
        if (tok_is(s, i, *m)) return true;
    return false;
}

typedef struct {
    isn_arena *a;
    const isn_story_words *w;
    const isn_article *art;
    isn_digest *d;
    ptrdiff_t mention, date, statement; /* where the last search ended */
} maker;

static void add_party(maker *m, isn_parties *to, uint64_t party)
{
    for (ptrdiff_t i = 0; i < to->n; i++)
        if (to->at[i] == party) return;
    isn_push_value(m->a, to, party);
}

/* A country, its capital, or an adjective of it: all one party. */
static int state_at(maker *m, isn_toks toks, ptrdiff_t i, isn_parties *to)
{
    int k, n_pre, n = toks_match(&lex_place, toks, i, &k, &n_pre);
    if (n && lex_value(&lex_place, lex_row(&lex_place, k), LEX_PLACE_KIND) == LEX_PLACE_KIND_COUNTRY) {
        add_party(m, to, story_state(lex_cell(&lex_place, lex_row(&lex_place, k), LEX_PLACE_ID)));
        return n;
    }
    n = toks_match(&lex_seat, toks, i, &k, &n_pre);
    if (n) {
        add_party(m, to, story_state(lex_cell(&lex_seat, lex_row(&lex_seat, k), LEX_SEAT_OF)));
        return n;
    }
    int row = name_nation(toks.at[i].key);
    if (row < 0) return 0;
    add_party(m, to, story_state(lex_cell(&lex_nationality, row, LEX_NATIONALITY_OF)));
    return 1;
}

/* «المتحدثة باسم الخارجية الأميركية»: who holds the office speaks for the state. */
static void add_office(maker *m, isn_str title, isn_parties *to)
{
    isn_span u = {0, 0};
    for (isn_unit kind; (kind = unit_next(title, u.end, &u)) != UNIT_END;) {
        int row = kind == UNIT_WORD ? name_nation(fold_word(m->a, str_span(title, u))) : -1;
        if (row < 0) continue;
        add_party(m, to, story_state(lex_cell(&lex_nationality, row, LEX_NATIONALITY_OF)));
        return;
    }
}

/* Bodies by their key, persons by the last word of theirs. */
static void add_entity(maker *m, int32_t entity, isn_parties *to)
{
    if (entity < 0 || entity >= m->d->entities.n || m->d->entities.at[entity].type == ISN_PLACE) return;
    const isn_digest_entity *e = &m->d->entities.at[entity];
    isn_str key = e->type == ISN_PERSON ? key_last(e->key) : e->key;
    if (key.n) add_party(m, to, str_hash(STR_HASH_SEED, key));
    if (e->type == ISN_PERSON) add_office(m, e->title, to);
}

/* Those named by the token `t` and what follows it. */
static void add_names(maker *m, const isn_tok *t, isn_digest_clause *c)
{
    const isn_mentions *all = &m->art->mentions;
    while (m->mention < all->n && all->at[m->mention].span.end <= c->phrase.span.start) m->mention++;
    for (ptrdiff_t i = m->mention; i < all->n && all->at[i].span.start < t->span.end; i++)
        if (all->at[i].span.end > t->span.start) add_entity(m, all->at[i].entity, &c->parties);
}

static void add_date(maker *m, isn_digest_clause *c)
{
    const isn_dates *all = &m->art->dates;
    while (m->date < all->n && all->at[m->date].span.end <= c->phrase.span.start) m->date++;
    for (ptrdiff_t i = m->date; i < all->n && all->at[i].span.start < c->phrase.span.end; i++) {
        const isn_date *one = &all->at[i];
        if (one->weekday_conflict) c->marks |= ISN_CLAUSE_WEEKDAY;
        bool when = (one->type == ISN_TIMEX_DATE || one->type == ISN_TIMEX_TIME) && one->from.year;
        if (!when || (c->date.n && (day_read(c->date).year || !day_read(one->value).year))) continue;
        c->date = arena_str(m->a, one->value);
    }
}

static void add_statement(maker *m, isn_digest_clause *c)
{
    c->statement = -1;
    const isn_statements *all = &m->art->statements;
    for (ptrdiff_t i = m->statement; i < all->n && all->at[i].span.start < c->phrase.span.end; i++) {
        if (all->at[i].span.end <= c->phrase.span.start && i == m->statement) m->statement++;
        if (span_overlaps(all->at[i].content, c->phrase.span)) c->statement = (int32_t)i;
    }
}

/* «قال الوزير، سامي نجار، | إن الجسر آمن»: the clause that begins what is said is told
 * with its verb and speaker. */
static void add_head(maker *m, isn_digest_clause *c)
{
    c->told = c->phrase.span;
    if (c->statement < 0) return;
    const isn_statement *st = &m->art->statements.at[c->statement];
    uint32_t start = c->phrase.span.start;
    if (st->cue.start >= start || st->content.start < start || st->content.start >= c->phrase.span.end || start - st->cue.start > MOST_HEAD) return;
    const isn_digest_clause *first = m->d->clauses.at;
    for (const isn_digest_clause *k = c - 1; k >= first && k->sentence == c->sentence; k--)
        if (k->phrase.span.start <= st->cue.start && k->phrase.span.end > st->cue.start) c->told.start = k->phrase.span.start;
    if (c->told.start < start) c->told_text = arena_str(m->a, isn_words(m->art, c->told));
}

/* What was read of a clause up to a word: where the last of each kind stood. */
typedef struct {
    ptrdiff_t negated, turning;      /* the last negation; the last word that turns the next */
    ptrdiff_t reject, refuse, belie; /* «استنكر», «رفض», «كذّب», until it is seen what */
    ptrdiff_t calls, spread;
    ptrdiff_t verb_at, before;       /* of the denial; parties before it */
    ptrdiff_t whose, also;           /* where it may stand whose words they are; and who says so too: or -1 */
    bool nobody, adopts, says, responsible, loads; /* «لم تعلن أي جهة مسؤوليتها» */
    bool about, label, charge, verb, words;
    bool said; /* what is said begins with this word */
    bool first; /* its clause begins the sentence */
} stands;

static bool within(ptrdiff_t i, ptrdiff_t at, ptrdiff_t reach) { return at >= 0 && i - at <= reach; }

/* «رفضها الاتهامات», «كذّبت الوزارة تصريحات …», «ما وصفها بمزاعم …»: what is rejected,
 * belied or called so by this word. */
static void add_object(isn_digest_clause *c, stands *r, int kind, ptrdiff_t i)
{
    const uint32_t denies_it = ISN_CLAUSE_DENIES | ISN_CLAUSE_VAGUE | ISN_CLAUSE_VERB;
    bool charge = kind == LEX_STANCE_KIND_CHARGE, about = kind == LEX_STANCE_KIND_ABOUT;
    bool spoken = kind == LEX_STANCE_KIND_WORDS;
    if (kind == LEX_STANCE_KIND_TOLD && within(i, r->refuse, REJECT_REACH)) c->marks |= denies_it; /* «رفضت ما قاله فريق التحقيق» */
    if (charge && within(i, r->reject, REJECT_REACH)) c->marks |= denies_it;
    if ((charge || about || spoken) && within(i, r->belie, REJECT_REACH)) c->marks |= denies_it;
    if (kind == LEX_STANCE_KIND_DUBIOUS && within(i, r->calls, CALLS_REACH)) c->marks |= ISN_CLAUSE_DENIES;
}

/* One reading of the `n` words at `i`. */
static void add_stand(isn_digest_clause *c, stands *r, int kind, ptrdiff_t i, int n)
{
    bool neither = n == 1 && c->marks & ISN_CLAUSE_NEGATED && i - r->negated <= NEITHER_REACH && r->turning == i - 1; /* «لا يؤكد ولا ينفي» */
    bool spread = n > 1 && within(i, r->spread, SPREAD_REACH); /* «بتهمة نشر أخبار كاذبة» */
    add_object(c, r, kind, i);
    switch (kind) {
    case LEX_STANCE_KIND_NEGATE: r->turning = i + n - 1, r->negated = i + n - 1, c->marks |= ISN_CLAUSE_NEGATED; break;
    case LEX_STANCE_KIND_NOT:
    case LEX_STANCE_KIND_EITHER: r->turning = i + n - 1; break;
    case LEX_STANCE_KIND_DENY: if (!neither && !spread) c->marks |= ISN_CLAUSE_DENIES | (n == 1 ? ISN_CLAUSE_VERB : 0); break;
    case LEX_STANCE_KIND_DOUBT: if (r->turning != i - 1) c->marks |= ISN_CLAUSE_DENIES; break;
    case LEX_STANCE_KIND_ABSENT: if (r->said) c->marks |= ISN_CLAUSE_DENIES; break; /* «أكد عدم وقوع هجوم» */
    case LEX_STANCE_KIND_ACCUSE: c->marks |= ISN_CLAUSE_ACCUSES, r->charge = false, r->verb = true; break;
    case LEX_STANCE_KIND_TRIED: /* «أدين», «محاكمته» */
    case LEX_STANCE_KIND_CHARGE: c->marks |= ISN_CLAUSE_ACCUSES, r->charge = !r->verb; break;
    case LEX_STANCE_KIND_IF: c->marks |= ISN_CLAUSE_IF; break;
    case LEX_STANCE_KIND_RELATIVE: if (i < 2) c->marks |= ISN_CLAUSE_RELATIVE; break;
    case LEX_STANCE_KIND_WHO: if (i < 2) c->marks |= ISN_CLAUSE_WHO; break;
    case LEX_STANCE_KIND_BUT: if (i == 0) c->marks |= ISN_CLAUSE_BUT; break;
    case LEX_STANCE_KIND_CONTRAST: c->marks |= ISN_CLAUSE_CONTRAST; break;
    case LEX_STANCE_KIND_NEWS: c->marks |= ISN_CLAUSE_NEWS; break;
    case LEX_STANCE_KIND_ANY: if (r->verb_at >= 0 && i - r->verb_at <= ANY_REACH && c->marks & ISN_CLAUSE_VERB) c->marks |= ISN_CLAUSE_VAGUE; break; /* «ينفي الحزب أي تحيز» */
    case LEX_STANCE_KIND_IT: c->marks |= ISN_CLAUSE_VAGUE | (i == 0 && n == 1 && !r->first ? ISN_CLAUSE_RELATIVE : 0); break; /* «اتهام نفاه التحالف», «فضيحة …، | نفتها السلطات» */
    case LEX_STANCE_KIND_RUMOUR: c->marks |= ISN_CLAUSE_RUMOUR; break;
    case LEX_STANCE_KIND_RECAP: if (i < 2) c->marks |= ISN_CLAUSE_RECAP; break;
    case LEX_STANCE_KIND_PART: c->marks |= ISN_CLAUSE_PART; break;
    case LEX_STANCE_KIND_REJECT: r->reject = i; break;
    case LEX_STANCE_KIND_REFUSE: r->refuse = i; break;
    case LEX_STANCE_KIND_BELIE: if (r->turning != i - 1) r->belie = i; break; /* «لم يشكك في التقرير» */
    case LEX_STANCE_KIND_COMMENT: r->reject = r->refuse = r->belie = -1; break; /* «رفض التعليق على الاتهامات» */
    case LEX_STANCE_KIND_CALLS: r->calls = i; break;
    case LEX_STANCE_KIND_SPREAD: r->spread = i; break;
    case LEX_STANCE_KIND_ABOUT: r->about = true; break;
    case LEX_STANCE_KIND_WORDS: r->words = true; break;
    case LEX_STANCE_KIND_LABEL: r->label |= !within(i, r->spread, SPREAD_REACH); break;
    default: break;
    }
    r->nobody |= kind == LEX_STANCE_KIND_NOBODY, r->adopts |= kind == LEX_STANCE_KIND_ADOPTS;
    r->says |= kind == LEX_STANCE_KIND_SAYS, r->loads |= kind == LEX_STANCE_KIND_LOADS, r->responsible |= kind == LEX_STANCE_KIND_RESPONSIBLE;
    bool verb = kind == LEX_STANCE_KIND_REJECT || kind == LEX_STANCE_KIND_BELIE || kind == LEX_STANCE_KIND_DENY;
    if (r->verb_at < 0 && verb) r->verb_at = i, r->before = c->parties.n;
    if (kind == LEX_STANCE_KIND_ABOUT && c->marks & ISN_CLAUSE_DENIES) c->marks |= ISN_CLAUSE_VAGUE;
}

/* What all its words together say that it does. */
static void add_whole(isn_digest_clause *c, const stands *r)
{
    if (r->about && c->marks & ISN_CLAUSE_DENIES) c->marks |= ISN_CLAUSE_VAGUE; /* «الاتهامات التي نفتها موسكو» */
    if (r->charge) c->marks |= ISN_CLAUSE_CHARGE;
    if (r->loads && r->responsible) c->marks |= ISN_CLAUSE_ACCUSES, c->marks &= ~(uint32_t)ISN_CLAUSE_CHARGE; /* «حملت الحكومة مسؤولية الحريق» */
    if (r->adopts || (r->says && r->responsible)) {
        if (c->marks & ISN_CLAUSE_NEGATED) c->marks |= r->nobody ? ISN_CLAUSE_UNCLAIMED : 0;
        else if (!(c->marks & ISN_CLAUSE_DENIES)) c->marks |= ISN_CLAUSE_CLAIMED;
    }
    if (r->label && (r->about || (r->words && r->calls >= 0))) c->marks |= ISN_CLAUSE_DENIES; /* «المزاعم ملفقة» */
}

/* «أكد المتحدث عدم وقوع هجوم», «شدد على عدم …»: does what is said begin at `at`? */
static bool says_first(const maker *m, const isn_digest_clause *c, uint32_t at)
{
    if (c->statement < 0) return false;
    uint32_t start = m->art->statements.at[c->statement].content.start;
    return start >= c->phrase.span.start && start <= at && at - start <= SAID_REACH;
}

/* Is it a word whose name may follow: «اتهامات وزير الخارجية السوداني»? */
static bool names_after(isn_toks s, ptrdiff_t i)
{
    int k;
    return match(&lex_source_kind, s, i, &k) || match(&lex_title, s, i, &k) || match(&lex_portfolio, s, i, &k);
}

/* «نفى اتهامات المغرب», «كذّب ما قاله الوزير»: whose words they are stands next to them, in
 * the genitive; «اتهامات لإيران», «مزاعم عن إيران» are of others. */
static void add_claimant(isn_digest_clause *c, stands *r, isn_toks s, ptrdiff_t i, bool words, int n, bool party)
{
    bool denying = c->marks & ISN_CLAUSE_DENIES || r->verb_at >= 0;
    if (r->also == i && party && s.at[i].n_pre) c->claimant = 0; /* «مزاعم السودان والنيجر»: of either */
    if (r->whose == i && party && !s.at[i].n_pre) c->claimant = c->parties.at[c->parties.n - 1], r->also = i + n;
    else if (r->also == i && !party && !s.at[i].n_pre && names_after(s, i)) r->also++;
    if (words && denying && !c->claimant) r->whose = i + n;
    else if (r->whose == i) r->whose = !party && !s.at[i].n_pre && names_after(s, i) ? i + 1 : -1;
}

/* What the words of lexicon/stance.tsv say that the clause does. */
static void add_stands(maker *m, isn_toks toks, isn_digest_clause *c)
{
    stands r = {.negated = -NEITHER_REACH - 1, .turning = -2, .reject = -1, .refuse = -1, .belie = -1, .calls = -1,
                .spread = -1, .verb_at = -1, .whose = -1, .also = -1, .first = m->d->clauses.n < 2 || m->d->clauses.at[m->d->clauses.n - 2].sentence != c->sentence};
    ptrdiff_t next_party = -1; /* «التي نفتها موسكو»: the first after the verb, near it */
    for (ptrdiff_t i = 0; i < toks.n; i++) {
        if (toks.at[i].kind != TOK_WORD) continue;
        int k, n = match(&lex_stance, toks, i, &k), longest = n;
        r.said = n > 1 && says_first(m, c, toks.at[i].span.start);
        bool words = false;
        for (int j = n ? k : -1; j >= 0; j = lex_next(&lex_stance, j)) {
            int kind = lex_value(&lex_stance, lex_row(&lex_stance, j), LEX_STANCE_KIND);
            add_stand(c, &r, kind, i, n);
            words |= kind == LEX_STANCE_KIND_CHARGE || kind == LEX_STANCE_KIND_TOLD || kind == LEX_STANCE_KIND_DUBIOUS;
        }
        ptrdiff_t parties = c->parties.n;
        n = state_at(m, toks, i, &c->parties);
        add_names(m, &toks.at[i], c);
        if (r.verb_at >= 0 && next_party < 0 && c->parties.n > r.before && i - r.verb_at <= VERB_FIRST) next_party = r.before;
        add_claimant(c, &r, toks, i, words, longest > 0 ? longest : 1, c->parties.n > parties);
        if (n > longest) longest = n;
        if (longest > 1) i += longest - 1;
    }
    if (c->parties.n && r.verb_at >= 0 && (r.before > 0 || r.verb_at <= VERB_FIRST || next_party >= 0)) c->denier = c->parties.at[next_party >= 0 ? next_party : 0];
    add_whole(c, &r);
}

static void add_clause(maker *m, isn_toks toks, int32_t sentence, bool title, bool quoted)
{
    bool question = toks.n && tok_is(toks, toks.n - 1, "؟");
    while (toks.n && toks.at[toks.n - 1].kind == TOK_PUNCT && !(toks.at[toks.n - 1].flags & TOK_CLOSES_QUOTE)) toks.n--;
    while (toks.n && toks.at[0].kind == TOK_PUNCT && !(toks.at[0].flags & TOK_OPENS_QUOTE)) toks.at++, toks.n--;
    if (!toks.n) return;
    isn_digest_clause *c = isn_push(m->a, &m->d->clauses);
    if (!c) return;
    isn_span span = toks_span(toks, 0, toks.n);
    c->phrase = (isn_phrase){span, arena_str(m->a, isn_words(m->art, span)), story_key_of(m->a, m->w, span)};
    c->sentence = sentence;
    c->marks = (title ? ISN_CLAUSE_TITLE : 0) | (quoted ? ISN_CLAUSE_QUOTED : 0) |
               (question ? ISN_CLAUSE_QUESTION : 0);
    add_statement(m, c);
    add_stands(m, toks, c);
    add_date(m, c);
    add_head(m, c);
}

/* «بقصف السوق»: does it begin with what is done, after a word written together with it? */
static bool begins_with_deed(const maker *m, const isn_digest_clause *c)
{
    isn_toks all = m->w->text->toks;
    ptrdiff_t i = tok_after_byte(all, c->phrase.span.start);
    if (i >= all.n || all.at[i].kind != TOK_WORD) return false;
    return str_starts(all.at[i].key, STR("ب")) && !m->w->word[i].stop;
}

/* «اتهمت البلدية الشركة، ومقرها الميناء، | بإغراق الحقول»: an accusation is told with what
 * it is of, wherever a comma cuts it.  `from`: the sentence's first clause. */
static void add_charges(maker *m, ptrdiff_t from)
{
    isn_digest_clause *all = m->d->clauses.at;
    for (ptrdiff_t i = from; i < m->d->clauses.n; i++) {
        isn_digest_clause *c = &all[i];
        if ((c->marks & (ISN_CLAUSE_ACCUSES | ISN_CLAUSE_CHARGE | ISN_CLAUSE_DENIES)) != ISN_CLAUSE_ACCUSES || c->statement < 0) continue;
        ptrdiff_t last = i;
        for (ptrdiff_t k = i + 1; k < m->d->clauses.n && k <= i + CHARGE_REACH; k++) {
            bool of_it = all[k].statement == c->statement && !(all[k].marks & ISN_CLAUSE_DENIES);
            if (!of_it || all[k].phrase.span.end - c->told.start > MOST_CHARGE) break;
            if (begins_with_deed(m, &all[k])) last = k;
        }
        if (last == i) continue;
        c->told.end = all[last].phrase.span.end;
        c->told_text = arena_str(m->a, isn_words(m->art, c->told));
        for (ptrdiff_t k = i + 1; k <= last; k++)
            for (ptrdiff_t j = 0; j < all[k].parties.n; j++) add_party(m, &c->parties, all[k].parties.at[j]);
    }
}

/* How many words at `i` are of this kind; 0 none. */
static int is_stance(isn_toks s, ptrdiff_t i, int kind)
{
    int k, n = i < s.n && s.at[i].kind == TOK_WORD ? match(&lex_stance, s, i, &k) : 0;
    for (int j = n ? k : -1; j >= 0; j = lex_next(&lex_stance, j))
        if (lex_value(&lex_stance, lex_row(&lex_stance, j), LEX_STANCE_KIND) == kind) return n;
    return 0;
}

/* «اتهمت لندن موسكو التي نفت ذلك»: the answer is a clause of its own, «المزاعم التي لا
 * أساس لها» is one. */
static bool answers(isn_toks s, ptrdiff_t i)
{
    if (!is_stance(s, i, LEX_STANCE_KIND_RELATIVE) && !is_stance(s, i, LEX_STANCE_KIND_WHO)) return false;
    for (ptrdiff_t k = i + 1; k <= i + ANSWER_REACH && k < s.n && s.at[k].kind == TOK_WORD; k++)
        if (is_stance(s, k, LEX_STANCE_KIND_DENY) == 1) return true;
    return false;
}

static void cut_sentence(maker *m, isn_toks s, int32_t number, bool title)
{
    ptrdiff_t first = 0, words = 0, from = m->d->clauses.n;
    bool quoted = false, at_start = false;
    for (ptrdiff_t i = 0; i < s.n; i++) {
        int k;
        bool mark = s.at[i].kind == TOK_PUNCT && breaks(s, i);
        bool next = s.at[i].kind == TOK_WORD && words >= LEAST_WORDS && (match(&lex_connector, s, i, &k) > 0 || answers(s, i));
        if ((mark && words >= LEAST_WORDS) || next || words >= MOST_WORDS) {
            ptrdiff_t end = mark ? i + 1 : i;
            add_clause(m, (isn_toks){s.at + first, end - first}, number, title, at_start);
            first = end, words = 0, at_start = quoted;
        }
        words += s.at[i].kind != TOK_PUNCT;
        if (s.at[i].flags & TOK_OPENS_QUOTE) quoted = true;
        if (s.at[i].flags & TOK_CLOSES_QUOTE) quoted = false;
    }
    if (words < LEAST_WORDS && first > 0 && m->d->clauses.n) { /* a tail: «، وفق مسعفين» */
        isn_digest_clause *last = &m->d->clauses.at[m->d->clauses.n - 1];
        if (words == 0 || last->sentence != number) {
            add_charges(m, from);
            return;
        }
    }
    add_clause(m, (isn_toks){s.at + first, s.n - first}, number, title, at_start);
    add_charges(m, from);
}

/* The tokens in `span`. */
static isn_toks toks_in(isn_toks t, isn_span span)
{
    ptrdiff_t low = 0, high = t.n;
    while (low < high) {
        ptrdiff_t mid = (low + high) / 2;
        if (t.at[mid].span.start < span.start) low = mid + 1;
        else high = mid;
    }
    ptrdiff_t end = low;
    while (end < t.n && t.at[end].span.end <= span.end) end++;
    return (isn_toks){t.at + low, end - low};
}

/* «زوجة الحارس الأرجنتيني», «خبير روسي»: no state speaks by them; by «مسؤول روسي» it does. */
static bool speaks_for_none(isn_toks name)
{
    int k;
    return name.n && match(&lex_private, name, 0, &k);
}

/* «دفع المدير … لامرأة اتهمته»: who stands before such a verb may be the one it is said of. */
static bool of_pronoun(const maker *m, const isn_statement *st, isn_span speaker)
{
    isn_toks cue = toks_in(m->w->text->toks, st->cue);
    return st->act == ISN_ACT_CLAIM && speaker.end <= st->cue.start && cue.n && cue.at[0].n_post;
}

/* «المتحدث باسم الحكومة الكولومبية»: the words are the state's. */
static void add_speakers(maker *m)
{
    for (ptrdiff_t i = 0; i < m->d->statements.n && i < m->art->statements.n; i++) {
        isn_digest_statement *st = &m->d->statements.at[i];
        if (!st->links.n || of_pronoun(m, &m->art->statements.at[i], st->links.at[0].span)) continue;
        add_entity(m, st->links.at[0].entity, &st->parties);
        bool accuses = st->record.act == ISN_ACT_CLAIM; /* «اتهمت الدول الغربية دمشق»: its first word or an adjective */
        isn_toks name = toks_in(m->w->text->toks, st->links.at[0].span);
        if (speaks_for_none(name)) continue;
        for (ptrdiff_t k = 0; k < name.n && k < MOST_WORDS && !(accuses && st->parties.n); k++)
            if (name.at[k].kind == TOK_WORD && (!accuses || k == 0 || name_nation(name.at[k].key) >= 0)) state_at(m, name, k, &st->parties);
    }
}

void clauses_make(isn_arena *a, const isn_story_words *w, const isn_article *article, isn_digest *d)
{
    const isn_text *t = w->text;
    maker m = {a, w, article, d, 0, 0, 0};
    add_speakers(&m);
    for (ptrdiff_t i = 0; i < t->sents.n && !a->full; i++) {
        const isn_sent *s = &t->sents.at[i];
        if (!s->in_article) continue;
        isn_block_kind k = s->block < (uint32_t)article->page.blocks.n ? article->page.blocks.at[s->block].kind
                                                                       : ISN_BLOCK_PARAGRAPH;
        cut_sentence(&m, sent_toks(t, s), (int32_t)i, k == ISN_BLOCK_TITLE || k == ISN_BLOCK_SUBTITLE);
    }
}
