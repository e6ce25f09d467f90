/*
 * Two walks over the mentions. The first judges each by itself; who is named there with a given
 * name or a title is then known to be spoken of, and decides in the second walk what a family name
 * alone leaves open.
 *
 * Scores are tenths of a log odds. The weights were fitted by hand on the learning volumes of the
 * gold; certainties are shares that were right there (tests/gold).
 */
#include "annotate/link.h"
#include <string.h>

enum { CANDIDATES_MAX = 32 };

/* What speaks for and against a person, in tenths of a log odds. */
enum {
    GIVEN_AGREES = 40,
    GIVEN_LIKE = 25,  // Alex, Alexis
    INITIAL_AGREES = 20,
    INITIAL_ELSEWHERE = 8,  // his second
    GIVEN_CONTRADICTS = -70,
    INITIAL_CONTRADICTS = -50,
    RANK_AGREES = 30,
    RANK_LIKE = 12,
    RANK_CONTRADICTS = -25,
    FORM_CALLED = -5,
    FORM_PART = -15,
    FORM_GIVEN = -10,
    NAMED_IN_FULL = 40,  // elsewhere in the document
    NAMED_LAST = 15,     // before, of those
    HIGH_OFFICE = 12,
    ENOUGH = -30,  // least score of a link
    MARGIN = 10,   // least to the next
};

typedef struct {
    uint32_t entry;
    int score, given, rank;
} Candidate;

typedef struct {
    const RuleJob *job;
    const NameList *list;
    uint32_t *full;  // by entry: how often named in full, or by the file
    uint32_t *last;  // by entry: number of the mention, from 1
} Linking;

#define RANK_BIT(name) ((uint64_t)1 << CUE_RANK_##name)

static const uint64_t polite = RANK_BIT(PLAIN) | RANK_BIT(DOCTOR);
static const uint64_t high = RANK_BIT(PRESIDENT) | RANK_BIT(SECRETARY) | RANK_BIT(PRIME_MINISTER) |
                             RANK_BIT(FOREIGN_MINISTER) | RANK_BIT(CHANCELLOR) | RANK_BIT(KING);
/* Ranks by which the same person may be called. */
static const uint64_t akin[] = {
    RANK_BIT(SECRETARY) | RANK_BIT(DEPUTY),
    RANK_BIT(MINISTER) | RANK_BIT(FOREIGN_MINISTER) | RANK_BIT(PRIME_MINISTER) |
        RANK_BIT(DIPLOMAT) | RANK_BIT(DEPUTY),
    RANK_BIT(AMBASSADOR) | RANK_BIT(DIPLOMAT),
    RANK_BIT(GENERAL) | RANK_BIT(COLONEL) | RANK_BIT(OFFICER) | RANK_BIT(MARSHAL),
    RANK_BIT(ADMIRAL) | RANK_BIT(OFFICER),
    RANK_BIT(PRESIDENT) | RANK_BIT(VICE_PRESIDENT) | RANK_BIT(GENERAL) | RANK_BIT(CHAIRMAN) |
        RANK_BIT(MARSHAL) | RANK_BIT(PRIME_MINISTER),
    RANK_BIT(KNIGHT) | RANK_BIT(LORD),
    RANK_BIT(KING) | RANK_BIT(PRINCE) | RANK_BIT(SHEIKH),
    RANK_BIT(CHAIRMAN) | RANK_BIT(SECRETARY_GENERAL) | RANK_BIT(PRIME_MINISTER),
    RANK_BIT(PRESIDENT) | RANK_BIT(SENATOR) | RANK_BIT(VICE_PRESIDENT) | RANK_BIT(GOVERNOR),
};

static int rank_score(uint64_t ranks, uint64_t of_entry) {
    ranks &= ~polite;
    if (ranks == 0)
        return 0;
    if ((ranks & of_entry) != 0)
        return RANK_AGREES;
    for (size_t i = 0; i < sizeof akin / sizeof *akin; i++)
        if ((ranks & akin[i]) != 0 && (of_entry & akin[i]) != 0)
            return RANK_LIKE;
    return RANK_CONTRADICTS;
}

static bool is_letter(Str word) {
    return word.n == 1 || (word.n == 2 && (uint8_t)word.p[0] >= 0xC0);
}

static size_t common_start(Str a, Str b) {
    size_t n = 0;
    while (n < a.n && n < b.n && a.p[n] == b.p[n])
        n++;
    return n;
}

/* One given name or initial of a mention, beside those of an entry. */
static int given_word_score(const NameList *list, const NameEntry *entry, Str word, size_t place) {
    int32_t short_for = cue_value(cue_find(word, cue_hash(word)), CUE_GIVEN_AT);
    int best = is_letter(word) ? INITIAL_CONTRADICTS : GIVEN_CONTRADICTS;
    if (place >= entry->proper_count)
        best = 0;  // more names than the list gives
    for (size_t i = 0; i < entry->given_count; i++) {
        Str own = list->words.p[entry->given[i]].form;
        int32_t same = list->words.p[entry->given[i]].short_for & short_for;
        size_t start = common_start(word, own);
        int score = best;
        if (start == word.n && start == own.n)
            score = is_letter(word) ? INITIAL_AGREES : GIVEN_AGREES;
        else if (start > 0 && (start == word.n || start == own.n) &&
                 (is_letter(word) || is_letter(own)))
            score = i == place ? INITIAL_AGREES : INITIAL_ELSEWHERE;
        else if (same != 0 || start >= 3 || (start >= 2 && start == word.n) ||
                 (word.n >= 5 && own.n >= 5 && cue_distance(word, own, 16) <= 16))
            score = GIVEN_LIKE;
        best = score > best ? score : best;
    }
    return best;
}

static int given_score(const Linking *linking, const Mention *mention, const NameEntry *entry) {
    const Scan *scan = &linking->job->scans[mention->part];
    uint32_t tokens[8];
    int sum = 0, worst = 0;
    size_t n = mention->given_alone ? 0 : mention_grammar_given(scan, mention, tokens);
    if (entry->given_count == 0)
        return 0;
    for (size_t i = 0; i < n; i++) {
        Str word = scan_folded(scan, tokens[i]);
        int score = 0;
        if (scan_at(scan, tokens[i])->shape == SHAPE_UPPER && word.n > 1 && word.n <= 3 &&
            scan_is_mark(scan, tokens[i] + 1, '.'))
            score = given_word_score(linking->list, entry, str_slice(word, 0, 1), i);
        else
            score = given_word_score(linking->list, entry, word, i);
        if (n == 1 && score < 0 && str_is(word, "m"))
            score = 0;  // Monsieur
        worst = score < worst ? score : worst;
        sum += score > 0 ? score : 0;
    }
    return worst >= 0 ? sum : sum >= GIVEN_AGREES ? worst / 3 : worst;
}

/* The whole form in the people's order holds the given names itself. */
static int form_score(const NameUse *use) {
    return use->kind == NAME_WHOLE  ? GIVEN_AGREES
           : use->kind == NAME_PART ? FORM_PART

           : use->kind == NAME_CALLED      ? FORM_CALLED
           : use->kind >= NAME_GIVEN_ALONE ? FORM_GIVEN
                                           : 0;
}

/* No woman's title, and a given name that only men bear. */
static bool is_mans(const NameList *list, const NameEntry *entry) {
    if ((entry->ranks & RANK_BIT(WOMAN)) != 0 || entry->given_count == 0)
        return false;
    Str given = list->words.p[entry->given[0]].form;
    CueSet classes = cue_classes(cue_find(given, cue_hash(given)));
    return (classes & CUE(GIVEN)) != 0 && (classes & CUE(WOMAN)) == 0;
}

static size_t candidates_of(const Linking *linking, const Mention *mention,
                            Candidate candidates[CANDIDATES_MAX]) {
    const NameList *list = linking->list;
    const uint64_t titled =
        RANK_BIT(KNIGHT) | RANK_BIT(KING) | RANK_BIT(PRINCE) | RANK_BIT(SHEIKH) | RANK_BIT(CLERGY);
    size_t n = 0;
    for (uint32_t at = list->forms.p[mention->form]; at != 0 && n < CANDIDATES_MAX;
         at = list->uses.p[at].next) {
        const NameUse *use = &list->uses.p[at];
        if (use->kind == NAME_GIVEN_TITLED && (mention->ranks & titled) == 0)
            continue;
        const NameEntry *entry = &list->entries.p[list->entries.p[use->entry].person];
        // "Mrs. Kennedy" is not the President, nor is "Mrs. John F. Kennedy".
        if ((mention->ranks & RANK_BIT(WOMAN)) != 0 && is_mans(list, entry))
            continue;
        Candidate *one = &candidates[n++];
        *one = (Candidate){.entry = use->entry};
        one->given = use->kind == NAME_WHOLE ? 0 : given_score(linking, mention, entry);
        one->rank = rank_score(mention->ranks, entry->ranks);
        one->score = form_score(use) + one->given + one->rank;
    }
    return n;
}

static void choose(Mention *mention, const Candidate *candidates, size_t n, int *margin) {
    const Candidate *best = NULL, *second = NULL;
    for (size_t i = 0; i < n; i++) {
        const Candidate *one = &candidates[i];
        if (best == NULL || one->score > best->score) {
            second = best;
            best = one;
        } else if (second == NULL || one->score > second->score) {
            second = one;
        }
    }
    mention->entry = best != NULL && best->score >= ENOUGH ? best->entry + 1 : 0;
    mention->second = second != NULL && second->score >= ENOUGH ? second->entry + 1 : 0;
    *margin = second == NULL ? 100 : best->score - second->score;
    mention->rule = LINK_NONE;
    if (mention->entry != 0)
        mention->rule = mention->second != 0 && *margin < MARGIN         ? LINK_OPEN
                        : mention->cost > 0                              ? LINK_MISREAD
                        : n == 1                                         ? LINK_ONLY
                        : best->given > 0 || best->score >= GIVEN_AGREES ? LINK_GIVEN
                        : best->rank > 0                                 ? LINK_TITLE
                                                                         : LINK_GIVEN;
}

static uint16_t certainty_of(const Mention *mention) {
    static const uint16_t certainties[] = {
        [LINK_ONLY] = 985,     [LINK_GIVEN] = 985,  [LINK_TITLE] = 940,
        [LINK_DOCUMENT] = 920, [LINK_OFFICE] = 800, [LINK_MISREAD] = 980,
        [LINK_OPEN] = 450,     [LINK_NONE] = 900,   [LINK_DESCRIBED] = 850};
    return certainties[mention->rule];
}

static void note(Linking *linking, const Mention *mention, uint32_t number) {
    if (mention->entry == 0 || mention->rule == LINK_OPEN)
        return;
    uint32_t entry = mention->entry - 1;
    bool full = mention->of_file || mention->first < mention->family ||
                mention->rule == LINK_GIVEN || mention->rule == LINK_TITLE;
    linking->full[entry] += full;
    linking->last[entry] = number;
}

/* What the document says elsewhere. */
static void add_context(const Linking *linking, Candidate *candidates, size_t n) {
    uint32_t last = 0;
    for (size_t i = 0; i < n; i++)
        if (linking->full[candidates[i].entry] > 0 && linking->last[candidates[i].entry] > last)
            last = linking->last[candidates[i].entry];
    for (size_t i = 0; i < n; i++) {
        uint32_t entry = candidates[i].entry;
        if (linking->full[entry] > 0)
            candidates[i].score += NAMED_IN_FULL;
        if (last > 0 && linking->last[entry] == last)
            candidates[i].score += NAMED_LAST;
        if ((linking->list->entries.p[entry].ranks & high) != 0)
            candidates[i].score += HIGH_OFFICE;
    }
}

static void resolve_open(Linking *linking, Mention *mention, uint32_t number) {
    Candidate candidates[CANDIDATES_MAX];
    int margin;
    size_t n = candidates_of(linking, mention, candidates);
    add_context(linking, candidates, n);
    choose(mention, candidates, n, &margin);
    if (mention->entry != 0 && mention->rule != LINK_OPEN)
        mention->rule = linking->full[mention->entry - 1] > 0 ? LINK_DOCUMENT : LINK_OFFICE;
    mention->certainty = certainty_of(mention);
    if (mention->entry != 0 && mention->rule != LINK_OPEN)
        linking->last[mention->entry - 1] = number;
}

void link_resolve(const RuleJob *job, const NameList *list, MentionList *mentions) {
    Linking linking = {.job = job, .list = list};
    linking.full = ARENA_ARRAY(job->job, uint32_t, list->entries.n + 1);
    linking.last = ARENA_ARRAY(job->job, uint32_t, list->entries.n + 1);
    for (size_t i = 0; i < mentions->n; i++) {
        Mention *mention = &mentions->p[i];
        Candidate candidates[CANDIDATES_MAX];
        int margin = 100;
        if (mention->form != 0) {
            size_t n = candidates_of(&linking, mention, candidates);
            choose(mention, candidates, n, &margin);
        } else if (mention->described) {
            mention->rule = LINK_DESCRIBED;
        }
        if (!mention->of_file)
            mention->certainty = certainty_of(mention);
        note(&linking, mention, 0);
    }
    for (size_t i = 0; i < mentions->n; i++) {
        Mention *mention = &mentions->p[i];
        if (mention->rule == LINK_OPEN)
            resolve_open(&linking, mention, (uint32_t)i + 1);
        else if (mention->entry != 0)
            linking.last[mention->entry - 1] = (uint32_t)i + 1;
    }
}
