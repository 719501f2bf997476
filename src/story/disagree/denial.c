/* denial.c - who denies what whom says.
 *
 * A clause that denies («نفت موسكو تورطها») is paired with the clause that says
 * what it denies: of the same article first, else of another of these days.
 * Where the denial names no matter («هذه الاتهامات»), it answers the nearest
 * accusation of the one who denies; where it does, the two must share it.  A
 * denial that finds no such clause is paired with nothing. */
#include "story/disagree/dispute.h"

#include "lexicon/stance.h"

#include <stdlib.h>

enum {
    BACK = 14,        /* clauses before the denial in which an accusation is sought */
    AHEAD = 2,
    BLAMED = 3,       /* who accuses, by name and state, and who is accused come first */
    TOLD_AHEAD = 14,  /* «نفى …» leads, and who accused him of what comes later */
    ANSWER_BACK = 6,  /* … in which one that names who denies is told */
    LEAD = 3,         /* clauses of an article's head */
    NEWS_AHEAD = 8,   /* clauses from «التقارير غير صحيحة» to the report */
    TOLD_BACK = 10,   /* in which somebody says what is denied */
    COVERED_BACK = 20,
    BACK_TOLD = 40,   /* in which one that shares its words is sought */
    RELATIVE_BACK = 2,/* «وهو ما نفاه فلان» speaks of the clause before */
    TELLING = 2,      /* words of a clause that can be what «وهو ما …» speaks of */
    NEAR_DOCS = 12,   /* articles on either side */
    DAYS_APART = 3,   /* from a claim to its denial in another article */
    SAYS_MORE = 3,    /* words of a denial that names its matter */
    TAILS = 4,        /* clauses to one that can be next to it but for what ends it */
    GOES_ON = 4,      /* clauses in which one who denies says what */
    NAMED_BACK = 2    /* clauses of its sentence before a claim that may name the accused */
};
#define LEAST 2.0     /* a fit that makes a pair */
#define MOST_SHARED 6.0
#define COVERED 0.6   /* of what a denial says, where nothing accuses */
#define ANSWER_SHARED 2.0
#define ANSWER_COVERED 0.25
#define ANSWER_ONE 0.4     /* … by one word */
#define PHRASE_COVERED 0.4
#define TOLD_SHARED 4.0    /* … where the claim does not accuse */
#define TOLD_COVERED 0.3
#define SAME_COVERED 0.6   /* … or names nobody */
#define CONTEXT_SHARED 9.0

/* Does it name no matter: «نفى ذلك», «أي تورط»? */
static bool vague(const isn_account *x)
{
    return x->c->marks & (ISN_CLAUSE_VAGUE | ISN_CLAUSE_PART | ISN_CLAUSE_RELATIVE) || x->n_words <= 1;
}

/* Is it something that is told, by somebody or in reports? */
static bool reported(const isn_account *x)
{
    if (x->c->marks & ISN_CLAUSE_RUMOUR) return true;
    isn_act act = x->st ? x->st->record.act : ISN_ACT_CALL;
    return x->st && act != ISN_ACT_CALL && act != ISN_ACT_EXPECT && act != ISN_ACT_AGREE;
}

/* «وهو ما نفاه الجيش»: the clause before, or the one before that. */
static double fit_relative(const isn_account *claim, int back)
{
    if (back < 1 || back > RELATIVE_BACK || (claim->n_words < TELLING && !claim->accuses)) return 0;
    return 6.0 - back + 1.0 * claim->accuses + 0.3 * (claim->n_words < 6 ? claim->n_words : 6);
}

/* What two clauses of one article share, `back` clauses apart. */
typedef struct {
    int words, back, parties; /* parties: besides those who deny */
    double shared, covered, score;
    bool answers; /* the claim names the one who denies */
    bool accuser; /* the denial names the one who claims: «اتهامات المغرب» */
    bool beside;  /* of one sentence, or of two that follow each other */
} meeting;

/* «حمّلت أ ب مسؤولية …»: does it name him late who denies, after whom it blames? */
static bool named_late(const isn_account *claim, const isn_account *denial)
{
    for (ptrdiff_t i = 0; i < claim->c->parties.n && i < BLAMED; i++)
        for (ptrdiff_t k = 0; k < denial->deniers.n; k++)
            if (claim->c->parties.at[i] == denial->deniers.at[k]) return false;
    return claim->accuses;
}

/* Does the sentence before the claim name one who denies?  «واتهمت النيابة ثلاثة من
 * رجال الأمن التشادي، بقطع مياه السد» */
static bool answered_before(const isn_account *claim, const isn_account *denial)
{
    for (int i = 1; i <= NAMED_BACK && claim->n >= i && claim[-i].doc == claim->doc && account_same_sentence(claim, claim - i); i++)
        if (claim[-i].c->parties.n && !claim[-i].denies) return account_answers(claim - i, denial);
    const isn_account *next = claim + 1; /* «أنحى باللائمة على رجل الدين، سليم الخازن» */
    return !claim->last && claim->accuses && account_same_sentence(claim, next) && !next->denies && !next->accuses && account_answers(next, denial);
}

/* The parties of both that are not those who deny. */
static int parties_shared(const isn_account *claim, const isn_account *denial)
{
    int n = 0;
    for (ptrdiff_t i = 0; i < claim->c->parties.n; i++) {
        uint64_t party = claim->c->parties.at[i];
        bool own = false;
        for (ptrdiff_t k = 0; k < denial->deniers.n; k++) own |= denial->deniers.at[k] == party;
        n += !own && account_names(denial, party);
    }
    return n;
}

/* «رفض المندوب تصريحات بكري»: does the denial name him whose words the claim is? */
static bool names_speaker(const isn_account *claim, const isn_account *denial)
{
    for (ptrdiff_t i = 0; claim->st && i < claim->st->parties.n; i++) {
        bool own = false;
        for (ptrdiff_t k = 0; k < denial->deniers.n; k++) own |= denial->deniers.at[k] == claim->st->parties.at[i];
        if (!own && account_names(denial, claim->st->parties.at[i])) return true;
    }
    return false;
}

static bool of_deniers(const isn_account *denial, uint64_t party)
{
    for (ptrdiff_t k = 0; k < denial->deniers.n; k++)
        if (denial->deniers.at[k] == party) return true;
    return false;
}

/* «نفى حزب الله اتهامات المغرب»: is it another's claim, who is named neither in its words
 * nor as he whose words they are? */
static bool of_another(const isn_account *claim, const isn_account *denial)
{
    uint64_t who = denial->c->claimant;
    if (!who || of_deniers(denial, who) || account_names(claim, who)) return false;
    for (ptrdiff_t i = 0; claim->st && i < claim->st->parties.n; i++)
        if (claim->st->parties.at[i] == who) return false;
    for (int i = 1; claim->n >= i && account_same_sentence(claim - i, claim); i++)
        if (account_names(claim - i, who)) return false;
    return true;
}

/* The words of both: near each other by how telling they are in the news, for an
 * article that speaks of one matter says its words in every clause. */
static void share(const isn_account *claim, const isn_account *denial, meeting *m)
{
    double whole = 0;
    m->shared = 0, m->words = 0;
    for (int i = 0; i < denial->n_words; i++) {
        if (of_deniers(denial, denial->word[i].party)) continue; /* that it is he who denies is told apart */
        double w = (double)(m->beside ? denial->word[i].rarity : denial->word[i].weight);
        whole += w;
        if (account_has(claim, denial->word[i].root)) m->shared += w, m->words++;
    }
    m->covered = whole > 0 ? m->shared / whole : 0;
}

/* A denial that says no more than that it is one. */
static double fit_vague(const isn_account *claim, const isn_account *denial, const meeting *m)
{
    bool anaphor = denial->c->marks & (ISN_CLAUSE_VAGUE | ISN_CLAUSE_RELATIVE);
    bool part = denial->c->marks & ISN_CLAUSE_PART && m->words >= 1;
    bool tells = denial->n_words > SAYS_MORE && !m->words && !m->accuser; /* «نفى اتهامات بدعم …»: of another matter */
    bool same = denial->c->marks & ISN_CLAUSE_BUT && account_same_sentence(claim, denial) && !(denial->st && span_overlaps(denial->st->record.cue, claim->c->phrase.span)); /* «خضع للتحقيق …، إلا أنه نفى ارتكاب أي مخالفات» */
    bool next = m->back >= 1 && ((m->back == 1 && anaphor && (claim->accuses || reported(claim) || same)) || (m->beside && claim->accuses));
    bool unnamed = claim->accuses && m->back >= 1 && m->back <= 2 && (!claim->c->parties.n || !denial->deniers.n);
    bool answered = claim->accuses && m->answers;
    bool leads = denial->n <= LEAD && m->back < 0 && m->back >= -TOLD_AHEAD && m->answers && !tells;
    bool named = m->accuser && (m->back >= 1 || leads) && (claim->accuses || reported(claim));
    bool words = m->words >= 1 && m->shared >= 2.0 && (claim->accuses ? !denial->deniers.n || m->words >= 2 : reported(claim) && m->back >= 1 && m->back <= 5);
    bool news = denial->c->marks & claim->c->marks & ISN_CLAUSE_NEWS && anaphor && m->back >= -NEWS_AHEAD && m->back <= NEWS_AHEAD &&
                (m->words >= 1 || m->answers);
    answered |= m->answers && m->back >= 1 && m->back <= ANSWER_BACK && (anaphor || part) && !tells && (m->words || m->accuser || m->back == 1) && reported(claim);
    bool later = claim->accuses && m->answers && m->back >= -TOLD_AHEAD;
    if (m->back > BACK || (m->back < -AHEAD && !news && !later && !(named && leads)) || !(next || unnamed || answered || named || words || news)) return 0;
    return m->score + 1.0 + 0.8 * next + 0.5 * news - (m->back < -AHEAD && !news ? (denial->n <= LEAD ? 0.4 : 1.2) : 0) - (news || m->back < -AHEAD ? 0.05 : 0.15) * (m->back > 0 ? m->back : 2 - m->back);
}

/* «لا دليل على …», «عدم وقوع …»: no verb of denying, and nothing that is spoken of. */
static bool by_phrase(const isn_account *x)
{
    uint32_t of_it = ISN_CLAUSE_VAGUE | ISN_CLAUSE_RELATIVE | ISN_CLAUSE_WHO | ISN_CLAUSE_PART;
    return !(x->c->marks & (of_it | ISN_CLAUSE_VERB)) && !(x->st && x->st->record.act == ISN_ACT_DENY);
}

/* An accusation that a denial of its words answers: «اتهمت … بقصف السوق» / «نفى قصف السوق». */
static double fit_accusation(const isn_account *denial, const meeting *m)
{
    double far = m->back > 0 ? m->back : 2 - m->back;
    bool ahead = m->back < -AHEAD, leads = denial->n <= LEAD;
    bool of_it = m->answers ? m->words >= 1 : m->words >= 2 && m->covered >= 0.4;
    if (of_it && m->back <= BACK && m->back >= (m->answers ? -TOLD_AHEAD : -AHEAD))
        return m->score + 0.5 - (ahead ? (leads ? 0.4 : 1.2) + 0.05 * far : 0.1 * far);
    bool close = m->back >= 1 && m->back <= ANSWER_BACK && m->words >= 1 && m->shared >= 2.0 && m->covered >= 0.25;
    return close ? m->score + 0.2 - 0.1 * far : 0;
}

/* What somebody tells and a denial of its words answers. */
static double fit_report(const isn_account *denial, const meeting *m)
{
    bool leads = denial->n <= LEAD; /* «نفى الوزير …» and then who said so */
    double far = m->back > 0 ? m->back : 2 - m->back;
    bool party = m->parties && m->words >= 1 && m->covered >= 0.25; /* «مشاورات بين … والسعوديين» */
    party |= m->answers && m->back >= 1 && m->back <= 3 && denial->n_words <= TELLING; /* «أن يكون لها أي عناصر هناك» */
    bool beside = m->beside && (party || (m->words >= 2 && m->covered >= 0.3));
    bool later = m->back < 0 && m->words >= 2 && m->shared >= 3.0 && m->covered >= (leads ? 0.2 : 0.3);
    return beside || later ? m->score + 0.4 * m->words - (beside ? 0.1 : 0.05) * far : 0;
}

/* A denial that says what it denies: that must be told. */
static double fit_told(const isn_account *claim, const isn_account *denial, const meeting *m)
{
    if (by_phrase(denial) && (m->words < 2 || m->covered < PHRASE_COVERED)) return 0;
    double best = claim->accuses ? fit_accusation(denial, m) : reported(claim) ? fit_report(denial, m) : 0;
    if (m->back < 0) return best;
    bool near = m->back <= 4 && m->words >= 1 && m->shared >= 3.0 && m->covered >= 0.3;
    bool told = m->answers && m->back <= ANSWER_BACK && m->words >= 1 && m->shared >= 2.0 && m->covered >= 0.3;
    told |= m->back <= TOLD_BACK && m->words >= 2 && m->covered >= 0.4;
    near |= told && reported(claim);
    if (!near && (m->words < 2 || m->covered < COVERED || m->back > COVERED_BACK)) return best; /* nothing accuses: the words must tell */
    double words = m->score + 0.5 * m->words + 0.3 * reported(claim) - (near ? 0.1 : 0.06) * m->back;
    return words > best && !claim->accuses ? words : best;
}

/* «لا علاقة له بالهجوم»: nobody denies by a verb. */
static bool no_verb(const isn_account *denial)
{
    bool verb = denial->c->denier || (denial->st && denial->st->record.act == ISN_ACT_DENY);
    return denial->c->marks & ISN_CLAUSE_PART && !verb && !(denial->c->marks & (ISN_CLAUSE_VAGUE | ISN_CLAUSE_RELATIVE));
}

/* Is it negated, and not only a word of it: «سددت بلا مبرر»? */
static bool negated(const isn_accounts *all, const isn_account *x)
{
    isn_word_list list = account_words(all, x);
    for (ptrdiff_t i = 0; x->c->marks & ISN_CLAUSE_NEGATED && i < list.n; i++) {
        const isn_known_word *w = &all->words->known[list.at[i].is];
        if (word_stance(w, LEX_STANCE_KIND_NEGATE) && !word_stance(w, LEX_STANCE_KIND_UN)) return true;
    }
    return false;
}

/* «…، | بحسب الجيش»: does a clause only end what is told? */
static bool tail(const isn_account *x)
{
    isn_span c = x->c->phrase.span;
    bool begins = x->st && (span_overlaps(x->st->record.cue, c) || (x->st->record.content.start >= c.start && x->st->record.content.start < c.end));
    return x->n_words < TELLING && !begins;
}

/* How well `claim`, `back` clauses before the denial, is what it denies; 0 not
 * at all. */
static double fit_beside(const isn_accounts *all, const isn_account *claim, const isn_account *denial, int back)
{
    uint32_t marks = claim->c->marks;
    bool relative = denial->c->marks & ISN_CLAUSE_RELATIVE && denial->n_words <= TELLING && account_same_sentence(claim, denial);
    if (claim->denies || claim->head || marks & (ISN_CLAUSE_TITLE | ISN_CLAUSE_QUESTION)) return 0;
    if (of_another(claim, denial) || (!claim->accuses && tail(claim) && denial->n_words < TELLING)) return 0;
    bool it = back == 1 && denial->c->marks & ISN_CLAUSE_VAGUE && reported(claim) && claim->n_words >= TELLING && !(marks & ISN_CLAUSE_IF); /* «لم يُبلَّغ أحد. لكنه نفى ذلك» */
    if ((marks & ISN_CLAUSE_IF || negated(all, claim)) && !claim->accuses && !relative && !it) return 0; /* «عما إذا كانت هناك بؤر» */
    if (!claim->accuses && (marks & ISN_CLAUSE_WHO || no_verb(denial))) return 0; /* «الذي يعيش في …»; «لا علاقة للجائزة بالسعر» */
    if (relative) return fit_relative(claim, back);
    meeting m = {.back = back, .answers = account_answers(claim, denial), .accuser = names_speaker(claim, denial),
                 .parties = parties_shared(claim, denial), .beside = abs(claim->c->sentence - denial->c->sentence) <= 1};
    share(claim, denial, &m);
    bool before = !m.answers && answered_before(claim, denial);
    m.answers |= before;
    bool by_state = m.answers && denial->deniers.n > 1 && !account_names(claim, denial->deniers.at[0]); /* «ساركوزي» by «فرنسا» */
    m.score = (m.shared < MOST_SHARED ? m.shared : MOST_SHARED) / 3.0 + (before ? 0.7 : named_late(claim, denial) ? 0.8 : by_state ? 1.3 : 1.5) * m.answers + 1.0 * m.accuser + 0.4 * (m.parties < 2 ? m.parties : 2) +
              (!(marks & ISN_CLAUSE_CHARGE) ? 2.0 : denial->c->marks & ISN_CLAUSE_VAGUE ? 0.5 : 0.2) * (claim->c->marks & ISN_CLAUSE_ACCUSES ? 1 : 0.5) * claim->accuses + 0.7 * (reported(claim) && !claim->accuses) + 0.3 * (claim->accuses && reported(claim)) + 0.3 * (claim->accuses && claim->st && claim->st->record.mode == ISN_MODE_DIRECT) - 1.5 * (claim->accuses && marks & ISN_CLAUSE_IF) - 0.6 * !!(marks & ISN_CLAUSE_RECAP) + 0.15 * (claim->n_words < 6 ? claim->n_words : 6) - 0.5;
    double told = denial->n_words > TELLING || !vague(denial) ? fit_told(claim, denial, &m) : 0;
    double of_it = vague(denial) ? fit_vague(claim, denial, &m) : 0;
    return told > of_it ? told : of_it;
}

/* Is it what the denial's speaker says of the same: «نفى ذلك قائلا | لم نغلق السوق»? */
static bool says_more(const isn_account *x, const isn_account *denial)
{
    uint32_t not_so = ISN_CLAUSE_TITLE | ISN_CLAUSE_IF | ISN_CLAUSE_QUESTION;
    if (!(x->c->marks & ISN_CLAUSE_NEGATED) || x->denies || x->c->marks & not_so) return false;
    return account_one_speaker(x, denial) || (x->st && x->st == denial->st) || account_own(x, denial);
}

/* A denial of no matter, with the words in which its speaker goes on. */
static isn_account told_in_full(isn_arena *a, const isn_accounts *all, ptrdiff_t i)
{
    isn_account full = all->at[i];
    if (full.n_words > TELLING || full.c->marks & ISN_CLAUSE_RELATIVE) return full;
    for (ptrdiff_t k = i + 1; k <= i + GOES_ON && k < all->first[full.doc + 1]; k++)
        if (says_more(&all->at[k], &all->at[i])) account_add_words(a, &full, &all->at[k]);
    return full;
}

/* Do both stand in what one says, and neither in what one accuses of: «اتهموه بكذا لكنه نفى»? */
static bool one_statement(const isn_account *x, const isn_account *y)
{
    return x->st && x->st == y->st && x->st->record.act != ISN_ACT_CLAIM && !y->c->denier;
}

/* Clauses from the claim `k` to the denial `i`, without those that only end what it tells:
 * «قتلت الجماعة ثلاثة، | أو ربما أربعة، | في آب الماضي. | لكنها نفت ذلك» are next to each other. */
static int clauses_back(const isn_accounts *all, ptrdiff_t i, ptrdiff_t k)
{
    int back = (int)(i - k);
    for (ptrdiff_t j = k + 1; i - k <= TAILS && j < i; j++) back -= tail(&all->at[j]) && !all->at[j].accuses && account_same_sentence(&all->at[j], &all->at[k]);
    return back;
}

/* The best claim for a denial in its own article; `denial` is the account `i`, it
 * may be told in full. */
static isn_dispute_pair claim_beside(const isn_accounts *all, ptrdiff_t i, const isn_account *denial)
{
    isn_dispute_pair best = {NULL, &all->at[i], LEAST, "deny"};
    ptrdiff_t first = all->first[denial->doc], end = all->first[denial->doc + 1];
    for (ptrdiff_t k = i - BACK_TOLD < first ? first : i - BACK_TOLD; k <= i + BACK_TOLD && k < end; k++) {
        const isn_account *claim = &all->at[k];
        bool own = account_one_speaker(claim, denial) || account_own(claim, denial) || one_statement(claim, denial);
        if (own && claim->c->marks & ISN_CLAUSE_RUMOUR && k != i) own = false; /* «وذلك بعد تداول شائعة عن …», says he who denies it */
        if (k == i || (own && !(denial->c->marks & ISN_CLAUSE_RELATIVE && account_same_sentence(claim, denial)))) continue;
        double f = fit_beside(all, claim, denial, clauses_back(all, i, k));
        if (f > best.fit) best.claim = claim, best.fit = f;
    }
    return best;
}

/* «لم نغلق السوق», says one of those who are accused: it denies, without the word. */
static double fit_answer(const isn_account *claim, const isn_account *no, int back)
{
    uint32_t marks = claim->c->marks;
    bool accuses = claim->accuses && !(marks & ISN_CLAUSE_CHARGE);
    if (claim->denies || claim->head || marks & (ISN_CLAUSE_TITLE | ISN_CLAUSE_QUESTION | ISN_CLAUSE_NEGATED | ISN_CLAUSE_IF)) return 0;
    meeting m = {.back = back, .beside = abs(claim->c->sentence - no->c->sentence) <= 1};
    share(claim, no, &m);
    m.answers = account_answers(claim, no) || answered_before(claim, no);
    bool asked = marks & ISN_CLAUSE_RUMOUR && back >= 1; /* «وردا على تساؤلات عن …» */
    if (asked && m.words >= 3 && m.shared >= TOLD_SHARED && m.covered >= SAME_COVERED) return 2.0 + 0.4 * m.words - 0.05 * abs(back);
    if (!m.answers || !m.words || m.shared < ANSWER_SHARED || m.covered < (m.words > 1 ? ANSWER_COVERED : ANSWER_ONE)) return 0;
    if (!accuses && (!reported(claim) || m.words < 2 || m.shared < TOLD_SHARED || m.covered < TOLD_COVERED)) return 0;
    return 1.5 + 0.4 * m.words + (m.shared < MOST_SHARED ? m.shared : MOST_SHARED) / 3.0 - 0.05 * abs(back);
}

/* The accusation that a clause with a negation answers. */
static isn_dispute_pair accusation_beside(const isn_accounts *all, ptrdiff_t i)
{
    const isn_account *x = &all->at[i];
    isn_dispute_pair best = {NULL, x, LEAST, "negated"};
    uint32_t not_so = ISN_CLAUSE_TITLE | ISN_CLAUSE_QUESTION | ISN_CLAUSE_IF | ISN_CLAUSE_CONTRAST;
    if (x->denies || !(x->c->marks & ISN_CLAUSE_NEGATED) || x->c->marks & not_so || !x->st || !x->st->parties.n || x->st->record.act == ISN_ACT_CLAIM) return best;
    isn_account no = *x;
    no.deniers = x->st->parties;
    ptrdiff_t first = all->first[x->doc], end = all->first[x->doc + 1];
    for (ptrdiff_t k = i - BACK < first ? first : i - BACK; k <= i + BACK && k < end; k++) {
        if (k == i || account_one_speaker(&all->at[k], x) || account_own(&all->at[k], &no)) continue;
        double f = fit_answer(&all->at[k], &no, (int)(i - k));
        if (f > best.fit) best.claim = &all->at[k], best.fit = f;
    }
    if (!best.claim) return best;
    uint32_t root = negation_root(all, x); /* none: «من دون طيار», «غير مقبولة» */
    bool of_it = root && (best.claim->accuses || account_has(best.claim, root) || negation_only_done(all, x));
    if (!of_it) best.claim = NULL;
    return best;
}

/* How well a claim of another article is what is denied: it must accuse, and of
 * the same; or name the one who denies, where both speak of one event. */
static double fit_elsewhere(const isn_accounts *all, const isn_account *claim, const isn_account *denial)
{
    int words;
    if (!claim->accuses || claim->denies || claim->c->marks & (ISN_CLAUSE_TITLE | ISN_CLAUSE_NEGATED | ISN_CLAUSE_QUESTION) || of_another(claim, denial)) return 0;
    double shared = account_shared(claim, denial, &words);
    bool answers = account_answers(claim, denial);
    if (no_verb(denial)) return 0;
    double own = 0.5 * (claim->st && claim->st->record.mode == ISN_MODE_DIRECT) - 0.5 * !!(claim->c->marks & ISN_CLAUSE_RECAP);
    double covered = denial->weight > 0 ? shared / (double)denial->weight : 0;
    if (words >= 2 && shared >= 6.0 && covered >= (answers ? 0.4 : COVERED)) return 1.5 + shared / 3.0 + answers + own;
    if (!answers) return 0;
    double context = account_around_shared(all, claim, denial);
    return context >= CONTEXT_SHARED ? 1.2 + context / 12.0 + words + own : 0;
}

static isn_dispute_pair claim_elsewhere(isn_pile pile, const isn_accounts *all, ptrdiff_t i)
{
    const isn_account *denial = &all->at[i];
    isn_dispute_pair best = {NULL, denial, LEAST, "deny"};
    int32_t doc = denial->doc;
    for (int32_t other = doc - NEAR_DOCS < 0 ? 0 : doc - NEAR_DOCS; other < pile.n && other <= doc + NEAR_DOCS; other++) {
        int days = days_between(&pile.at[other], &pile.at[doc]);
        if (other == doc || days < -1 || days > DAYS_APART) continue;
        for (int32_t k = all->first[other]; k < all->first[other + 1]; k++) {
            if (!all->at[k].accuses || account_one_speaker(&all->at[k], denial) || account_own(&all->at[k], denial)) continue;
            double f = fit_elsewhere(all, &all->at[k], denial);
            if (f > best.fit) best.claim = &all->at[k], best.fit = f;
        }
    }
    return best;
}

static void add_pair(isn_arena *a, const isn_accounts *all, isn_dispute_pair p, isn_dispute_pairs *out)
{
    if (!p.claim) return;
    p.claim = account_whole(all, p.claim);
    if (p.claim != p.denial) isn_push_value(a, out, p);
}

void denial_pairs(isn_arena *a, isn_pile pile, const isn_accounts *all, isn_dispute_pairs *out)
{
    for (ptrdiff_t i = 0; i < all->n && !a->full; i++) {
        const isn_account *x = &all->at[i];
        add_pair(a, all, accusation_beside(all, i), out);
        bool heading = !x->st && x->c->marks & ISN_CLAUSE_ACCUSES && !(x->c->marks & ISN_CLAUSE_CHARGE) && x->n_words <= TELLING; /* «التحالف ينفي ويتهم» */
        bool whose = x->deniers.n || x->st || vague(x); /* «وهو ما نفاه مسؤول محلي» */
        if (!x->denies || heading || x->c->marks & (ISN_CLAUSE_TITLE | ISN_CLAUSE_QUESTION) || !whose) continue;
        isn_account full = told_in_full(a, all, i);
        isn_dispute_pair p = claim_beside(all, i, &full);
        if (!p.claim) p = claim_elsewhere(pile, all, i);
        add_pair(a, all, p, out);
    }
}
