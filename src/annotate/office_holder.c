/*
 * An office is known by its words, folded: "secretary", "secretary of defense". Short words stand
 * for longer ones in a document that uses those: "the Secretary" after "Secretary of State Rusk".
 * Few offices occur in a document, so they are kept in a list and found by walking it; a text that
 * names more than OFFICES_MAX is read no further for new ones.
 */
#include "annotate/office_holder.h"
#include "annotate/link.h"

enum { OFFICES_MAX = 40 };

typedef struct {
    Str words;  // folded, parted by a space
    int32_t rank;
    uint32_t entry, second;  // from 1
    uint16_t certainty;
    HolderBy by;
} Office;

typedef struct {
    const RuleJob *job;
    const NameList *list;
    const MentionList *mentions;
    Office offices[OFFICES_MAX];
    size_t n;
    uint32_t *counts;  // by entry, scratch
    int16_t year;      // of the document, 0: not known
} Offices;

#define RANK_BIT(name) ((uint64_t)1 << CUE_RANK_##name)

/* Ranks whose bearer is spoken of by them alone. */
static const uint64_t spoken_of =
    RANK_BIT(PRESIDENT) | RANK_BIT(VICE_PRESIDENT) | RANK_BIT(SECRETARY) | RANK_BIT(DEPUTY) |
    RANK_BIT(FOREIGN_MINISTER) | RANK_BIT(PRIME_MINISTER) | RANK_BIT(MINISTER) |
    RANK_BIT(CHANCELLOR) | RANK_BIT(AMBASSADOR) | RANK_BIT(GENERAL) | RANK_BIT(ADMIRAL) |
    RANK_BIT(MARSHAL) | RANK_BIT(GOVERNOR) | RANK_BIT(KING) | RANK_BIT(PRINCE) |
    RANK_BIT(CHAIRMAN) | RANK_BIT(SECRETARY_GENERAL) | RANK_BIT(JUDGE);

static bool is_lead(Str words, Str office) {
    return str_equal(words, office) ||
           (str_starts(words, office) && words.n > office.n && words.p[office.n] == ' ');
}

static void forget_counts(const Offices *offices) {
    for (size_t i = 0; i < offices->mentions->n; i++)
        offices->counts[offices->mentions->p[i].entry] = 0;
}

/* Who is called by the office in this text, and how often. */
static bool by_titles(Offices *offices, Office *office) {
    const MentionList *mentions = offices->mentions;
    uint32_t total = 0, best = 0, second = 0, *counts = offices->counts;
    for (size_t i = 0; i < mentions->n; i++) {
        const Mention *mention = &mentions->p[i];
        if (mention->entry == 0 || (mention->ranks >> office->rank & 1) == 0 ||
            mention->rule == LINK_OPEN)
            continue;
        const Scan *scan = &offices->job->scans[mention->part];
        Str title = name_list_phrase(scan, mention->title, mention->first, offices->job->job);
        if (!is_lead(title, office->words))
            continue;
        uint32_t count = ++counts[mention->entry];
        total++;
        if (best == 0 || count > counts[best] || mention->entry == best) {
            second = mention->entry == best ? second : best;
            best = mention->entry;
        } else if (mention->entry != best && (second == 0 || count > counts[second])) {
            second = mention->entry;
        }
    }
    office->entry = best;
    office->second = second;
    office->by = HOLDER_IN_TEXT;
    if (best != 0)
        office->certainty = (uint16_t)(880 * counts[best] / total);
    forget_counts(offices);
    return best != 0;
}

/* In the document's year, by the words of the list, or by longer ones that begin with them. */
static const NameOffice *borne_by(const Offices *offices, const NameEntry *entry,
                                  const Office *office, bool longer) {
    for (size_t i = 0; i < entry->office_count; i++) {
        const NameOffice *one = &entry->offices[i];
        bool same =
            longer ? is_lead(one->words, office->words) : str_equal(one->words, office->words);
        if (same && one->rank == office->rank &&
            (offices->year == 0 || (one->from <= offices->year && offices->year <= one->to)))
            return one;
    }
    return NULL;
}

/* The bearer of one's own state is the one whom nobody names: "the President". */
static bool by_home(const Offices *offices, Office *office) {
    const NameList *list = offices->list;
    const uint64_t of_states = RANK_BIT(PRESIDENT) | RANK_BIT(VICE_PRESIDENT) |
                               RANK_BIT(PRIME_MINISTER) | RANK_BIT(CHANCELLOR) | RANK_BIT(KING) |
                               RANK_BIT(JUDGE) | RANK_BIT(SECRETARY);
    size_t word_end;
    if ((of_states >> office->rank & 1) == 0 ||
        (office->rank == CUE_RANK_SECRETARY && !str_find_char(office->words, ' ', &word_end)))
        return false;  // of several departments
    for (uint32_t e = 0; e < list->entries.n; e++) {
        const NameOffice *one = borne_by(offices, &list->entries.p[e], office, false);
        if (one == NULL || !one->at_home || list->entries.p[e].person != e)
            continue;
        office->second = office->entry;
        office->entry = e + 1;
    }
    office->by = HOLDER_IN_LIST;
    office->certainty = office->second != 0 ? 500 : 900;
    return office->entry != 0;
}

/* The only bearer of it among those whom the text names; of several, the one of one's own state. */
static bool by_named(const Offices *offices, Office *office) {
    const NameList *list = offices->list;
    uint32_t count = 0, home = 0, homes = 0;
    for (size_t i = 0; i < offices->mentions->n; i++) {
        const Mention *mention = &offices->mentions->p[i];
        if (mention->entry == 0 || mention->rule == LINK_OPEN ||
            offices->counts[mention->entry]++ > 0)
            continue;
        const NameOffice *one =
            borne_by(offices, &list->entries.p[mention->entry - 1], office, true);
        if (one == NULL)
            continue;
        office->second = office->entry;
        office->entry = mention->entry;
        count++;
        home = one->at_home ? mention->entry : home;
        homes += one->at_home;
    }
    forget_counts(offices);
    office->by = HOLDER_NAMED;
    office->certainty = count > 1 ? 700 : 800;
    if (count > 1 && homes == 1) {
        office->second = office->entry == home ? office->second : office->entry;
        office->entry = home;
    } else if (count > 1) {
        office->entry = office->second = 0;
    }
    return office->entry != 0;
}

static const Office *office_of(Offices *offices, Str words, int32_t rank) {
    for (size_t i = 0; i < offices->n; i++)
        if (str_equal(offices->offices[i].words, words))
            return &offices->offices[i];
    if (offices->n == OFFICES_MAX)
        return NULL;
    Office *office = &offices->offices[offices->n++];
    *office = (Office){.words = words, .rank = rank};
    if (!by_home(offices, office) && !by_titles(offices, office))
        (void)by_named(offices, office);
    return office;
}

/* Of the date that the file or a rule gives the document; 0: none. */
static int16_t year_of(const struct document *document) {
    const Value *date = description_find(&document->description, FIELD_DATE, 0);
    int year = 0;
    for (size_t i = 0; date != NULL && i < 4; i++) {
        if (date->norm.n < 4 || date->norm.p[i] < '0' || date->norm.p[i] > '9')
            return 0;
        year = year * 10 + date->norm.p[i] - '0';
    }
    return (int16_t)year;
}

/* "the Ambassador in Moscow", "the Minister of the Interior": another than the bare words say. */
static bool goes_on(const Scan *scan, size_t end) {
    const Tok *tok = scan_at(scan, end);
    return (tok->shape >= SHAPE_CAPITAL && tok->shape <= SHAPE_MIXED &&
            (tok->flags & TOK_BLOCK) == 0) ||
           (tok->shape == SHAPE_LOWER &&
            scan_is(scan, end, CUE(OF) | CUE(IN) | CUE(AT) | CUE(FROM))) ||
           scan_is_mark(scan, end, '-') || scan_is_mark(scan, end, '(');
}

static void find_at(Offices *offices, const Scan *scan, size_t i, OfficeMentionList *found) {
    int32_t rank;
    size_t end;
    Zone zone = scan_zone(scan, i);
    if ((zone != ZONE_BODY && zone != ZONE_NOTES && zone != ZONE_LIST) ||
        !name_list_rank(scan, i, &rank, &end) || (spoken_of >> rank & 1) == 0 || goes_on(scan, end))
        return;
    const Office *office =
        office_of(offices, name_list_phrase(scan, i, end, offices->job->job), rank);
    if (office == NULL || office->entry == 0)
        return;
    *LIST_ADD(offices->job->job, found) = (OfficeMention){.part = scan->part_index,
                                                          .first = (uint32_t)i,
                                                          .end = (uint32_t)end,
                                                          .entry = office->entry,
                                                          .second = office->second,
                                                          .certainty = office->certainty,
                                                          .by = office->by};
}

void office_holder_find(const RuleJob *job, const NameList *list, const MentionList *mentions,
                        OfficeMentionList *found) {
    Offices offices = {.job = job, .list = list, .mentions = mentions};
    size_t at = 0;
    if (list->entries.n == 0)
        return;
    offices.year = year_of(job->document);
    offices.counts = ARENA_ARRAY(job->job, uint32_t, list->entries.n + 1);
    for (size_t p = 0; p < job->document->parts.n; p++) {
        const Scan *scan = &job->scans[p];
        for (size_t i = 1; i < scan->n; i++) {
            if ((scan->classes[i] & CUE(RANK)) == 0 || (scan->classes[i - 1] & CUE(ARTICLE)) == 0)
                continue;
            while (at < mentions->n && (mentions->p[at].part < p ||
                                        (mentions->p[at].part == p && mentions->p[at].end <= i)))
                at++;
            if (at == mentions->n || mentions->p[at].part != p || mentions->p[at].title > i)
                find_at(&offices, scan, i, found);
        }
    }
}
