/*
 * Log odds added up, as Fellegi and Sunter (1969) link records. On what the weights were set and
 * what was measured stands in docs/formats/events.md. Records of one day whose people are the same
 * but whose hours are apart are two meetings.
 */
#include "compare/account_match.h"
#include "text/name_relation.h"
#include "text/utf8.h"
#include <math.h>
#include <stdio.h>

enum {
    SAME_MINUTES = 15,   // begun so near to each other: one meeting
    NEAR_MINUTES = 60,   // perhaps
    APART_MINUTES = 90,  // so far apart: two, unless one lasted as long
    NAMES_SHOWN = 4,
    HEARD_LEAST = 5,      // letters of a name that is sought by its sound
    HEARD_APART = 4,      // letters more or less, in other writing
    NEAR_NAME_BYTES = 6,  // a shorter name is another with one letter changed
    REASON_BYTES = 1200   // four names of the longest word and what is said of them
};

static const double prior = -3, same_words = 0.8;

typedef struct {
    const Account *one, *other;
    struct arena *results;
    bool said;   // one says that the other is a record of it
    bool tells;  // of the day of the other, which is a record of people who met
    double odds;
    AccountMatch match;
} Matching;

__attribute__((format(printf, 3, 4))) static void add(Matching *matching, double odds,
                                                      const char *format, ...) {
    matching->odds += odds;
    if (format == NULL)
        return;
    char words[REASON_BYTES];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(words, sizeof words, format, args);
    va_end(args);
    str_list_add(matching->results, &matching->match.reasons,
                 str_copy(matching->results, str_from_c(words)));
}

/* --- days ---------------------------------------------------------------------------- */

/* The least days between two that are known to a few days; -1: none is. */
static int64_t days_between(const DateDaysList *one, const DateDaysList *other) {
    enum { VAGUE = 3 };
    int64_t least = -1;
    for (size_t i = 0; i < one->n; i++)
        for (size_t k = 0; k < other->n; k++) {
            const DateDays *a = &one->p[i], *b = &other->p[k];
            if ((int64_t)a->b2 - a->a1 > VAGUE || (int64_t)b->b2 - b->a1 > VAGUE)
                continue;
            int64_t gap = a->a1 > b->b2 ? (int64_t)a->a1 - b->b2 : (int64_t)b->a1 - a->b2;
            gap = gap < 0 ? 0 : gap;
            least = least < 0 || gap < least ? gap : least;
        }
    return least;
}

/* --- references ---------------------------------------------------------------------- */

/* Texts that stand outside of any volume may be of one: their numbers and their day must agree. */
static bool may_be_of(const AccountReference *reference, const Account *from, const Account *to) {
    if (reference->source.n > 0)
        return str_equal(reference->source, to->source);
    return str_equal(from->deposit, to->deposit) || (from->source.n == 0 && to->source.n == 0);
}

/* 2: as to a record of the same event, 1: otherwise, 0: not. */
static int refers(const Account *from, const Account *to) {
    int best = 0;
    for (size_t i = 0; i < from->references.n && best < 2; i++) {
        const AccountReference *reference = &from->references.p[i];
        if (may_be_of(reference, from, to) && str_equal(reference->number, to->number))
            best = reference->of_the_event ? 2 : best == 0 ? 1 : best;
    }
    return best;
}

static bool weigh_references(Matching *matching) {
    int there = refers(matching->one, matching->other),
        back = refers(matching->other, matching->one);
    if (there == 2 && back == 2)
        add(matching, 6, "each says that the other is a record of it");
    else if (there == 2 || back == 2)
        add(matching, 5, "one says that the other is a record of it");
    else if (there > 0 || back > 0)
        add(matching, 1, "one refers to the other");
    return there == 2 || back == 2;
}

/* --- hours, places, people ----------------------------------------------------------- */

/* An hour is the event's only in a record of people who met: that of a telegram is its sending. */
static void weigh_hours(Matching *matching, bool same_people) {
    const Account *first = matching->one, *second = matching->other;
    if (first->start < 0 || second->start < 0 || !first->is_talk || !second->is_talk)
        return;
    if (first->start > second->start) {
        first = matching->other;
        second = matching->one;
    }
    int32_t apart = second->start - first->start;
    if (apart > 0 && first->end >= 0 && first->end <= second->start)
        add(matching, -4, NULL);  // one was over when the other began
    else if (apart == 0)
        add(matching, same_people ? 4 : 2, "both begin at %d:%02d", first->start / 60,
            first->start % 60);
    else if (apart <= NEAR_MINUTES)
        add(matching,
            !same_people            ? 1
            : apart <= SAME_MINUTES ? 4
                                    : 2,
            "they begin within the hour");
    else if (apart >= APART_MINUTES && first->end < 0)
        add(matching, -4, NULL);
}

/* One letter more, less or another, in a name that is long enough: Suhodrev, Sukhodrev. */
static bool nearly_equal(Str one, Str other) {
    if (one.n > other.n) {
        Str swapped = one;
        one = other;
        other = swapped;
    }
    if (one.n < NEAR_NAME_BYTES || other.n - one.n > 1)
        return false;
    size_t from = 0, end = 0;
    while (from < one.n && one.p[from] == other.p[from])
        from++;
    while (end < one.n - from && one.p[one.n - 1 - end] == other.p[other.n - 1 - end])
        end++;
    return from + end + 1 >= other.n;
}

static bool is_ascii(Str name) {
    return utf8_ascii(name) == name.n;
}

/* The same name in other letters, also in another case: Rusk, Раском. */
static bool is_other_writing(Str one, Str other, struct arena *scratch) {
    if (is_ascii(one) == is_ascii(other))
        return false;
    NameForm a, b;
    ArenaMark mark = arena_mark(scratch);
    name_relation_form(one, scratch, &a);
    name_relation_form(other, scratch, &b);
    bool same = name_relation_between(&a, &b).strength >= NAME_NEAR;
    arena_reset(scratch, mark);
    return same;
}

/* Names of both lists; of those of one list that are nearly one of the other's, the former's. */
static StrList shared_people(const StrList *one, const StrList *other, struct arena *results) {
    StrList shared = {0};
    bool *taken = ARENA_ARRAY(results, bool, other->n + 1);
    struct arena *scratch = arena_create();
    for (int nearly = 0; nearly < 3; nearly++)
        for (size_t i = 0; i < one->n; i++) {
            bool known = false;
            for (size_t k = 0; k < shared.n && !known; k++)
                known = str_equal(shared.p[k], one->p[i]);
            for (size_t k = 0; k < other->n && !known; k++) {
                known = !taken[k] &&
                        (nearly == 0   ? str_equal(one->p[i], other->p[k])
                         : nearly == 1 ? nearly_equal(one->p[i], other->p[k])
                                       : is_other_writing(one->p[i], other->p[k], scratch));
                if (known) {
                    taken[k] = true;
                    str_list_add(results, &shared, one->p[i]);
                }
            }
        }
    arena_destroy(scratch);
    str_list_sort(shared);
    return shared;
}

static Str name_some(const StrList *names, struct arena *results) {
    StrList some = {0};
    for (size_t i = 0; i < names->n && i < NAMES_SHOWN; i++) {
        char *name = str_to_c(results, names->p[i]);
        if (name[0] >= 'a' && name[0] <= 'z')
            name[0] = (char)(name[0] - 'a' + 'A');
        str_list_add(results, &some, str_from_c(name));
    }
    return str_join(results, some, STR(", "));
}

static const AccountWord *find_word(const AccountWordList *words, Str word) {
    size_t low = 0, high = words->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(words->p[middle].word, word);
        if (order == 0)
            return &words->p[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/*
 * Those who were with a minister in the morning are with him in the afternoon: what tells is how
 * many of either's list the other lacks, and whether one editor chose both.
 */
static bool weigh_listed_in_both(Matching *matching, const StrList *one, const StrList *other) {
    StrList shared = shared_people(one, other, matching->results);
    double n = (double)shared.n, all = (double)(one->n + other->n) - n;
    double shorter = (double)(one->n < other->n ? one->n : other->n);
    if (shared.n < 2) {
        add(matching, shared.n == 1 ? -1 : -4, NULL);
        return false;
    }
    bool one_volume = str_equal(matching->one->deposit, matching->other->deposit);
    double odds =
        -3.7 + 0.14 * (n < 6 ? n : 6) + 2.1 * n / shorter + 2.9 * n / all + (one_volume ? 0 : 2.5);
    add(matching, matching->said && odds < 0 ? 0 : odds, "%zu of %.0f people are in both: %.*s%s",
        shared.n, all, STR_ARG(name_some(&shared, matching->results)),
        shared.n > NAMES_SHOWN ? " ..." : "");
    return true;
}

/* A listed name that is looked for in a text of other letters. */
typedef struct {
    Str name;
    size_t letters;
    NameForm form;
    bool stands;
} Heard;
typedef LIST_OF(Heard) HeardList;

/*
 * By their sound, in a text of other letters. Any word may be one, so that the sound must be the
 * same, and short names ("Ball", "Dean") are not looked for: some word sounds like each. Each word
 * is made ready once.
 */
static void hear(HeardList *names, const AccountWordList *words, struct arena *scratch) {
    for (size_t i = 0; names->n > 0 && i < words->n; i++) {
        Str word = words->p[i].word;
        ArenaMark mark = arena_mark(scratch);
        NameForm form;
        size_t letters = utf8_count(word);
        bool ready = false;
        for (size_t k = 0; k < names->n && letters >= HEARD_LEAST; k++) {
            Heard *name = &names->p[k];
            size_t apart =
                letters > name->letters ? letters - name->letters : name->letters - letters;
            if (name->stands || apart > HEARD_APART || is_ascii(word) == is_ascii(name->name))
                continue;
            if (!ready)
                name_relation_form(word, scratch, &form);
            ready = true;
            name->stands = name_relation_between(&name->form, &form).strength == NAME_SAME;
        }
        arena_reset(scratch, mark);
    }
}

/* Those of the names that stand in a text, also in other letters, where the text is in these. */
static StrList find_standing(const StrList *names, const AccountWordList *words,
                             struct arena *results, struct arena *scratch) {
    HeardList heard = {0};
    StrList found = {0};
    for (size_t i = 0; i < names->n; i++) {
        Str name = names->p[i];
        if (find_word(words, name) != NULL) {
            str_list_add(results, &found, name);
        } else if (utf8_count(name) >= HEARD_LEAST) {
            Heard *one = LIST_ADD(scratch, &heard);
            *one = (Heard){.name = name, .letters = utf8_count(name)};
            name_relation_form(name, scratch, &one->form);
        }
    }
    hear(&heard, words, scratch);
    for (size_t i = 0; i < heard.n; i++)
        if (heard.p[i].stands)
            str_list_add(results, &found, heard.p[i].name);
    str_list_sort(found);
    return found;
}

static bool is_among(Str name, const StrList *names, struct arena *scratch) {
    for (size_t i = 0; i < names->n; i++)
        if (str_equal(name, names->p[i]) || is_other_writing(name, names->p[i], scratch))
            return true;
    return false;
}

static void weigh_listed_in_one(Matching *matching, const StrList *listed, const Account *told) {
    struct arena *scratch = arena_create();
    StrList found = find_standing(listed, &told->words, matching->results, scratch);
    if (found.n >= 2)
        add(matching,
            (found.n < 4 ? 0.5 * (double)found.n : 2) * (double)found.n / (double)listed->n,
            "%zu of the %zu people of one stand in the other: %.*s%s", found.n, listed->n,
            STR_ARG(name_some(&found, matching->results)), found.n > NAMES_SHOWN ? " ..." : "");
    else
        add(matching, -1, NULL);
    for (size_t i = 0; found.n >= 2 && matching->tells && i < told->writers.n; i++)
        if (is_among(told->writers.p[i], listed, scratch)) {
            add(matching, 1.5, "who writes the one is in the other");
            break;
        }
    arena_destroy(scratch);
}

/* Whether the same people are listed in both. */
static bool weigh_people(Matching *matching) {
    const StrList *one = &matching->one->people, *other = &matching->other->people;
    if (one->n >= 2 && other->n >= 2)
        return weigh_listed_in_both(matching, one, other);
    if (one->n >= 2)
        weigh_listed_in_one(matching, one, matching->other);
    else if (other->n >= 2)
        weigh_listed_in_one(matching, other, matching->one);
    return false;
}

/* --- words --------------------------------------------------------------------------- */

/* The cosine of both; 1: the same text. */
static double shared_words(const AccountWordList *one, const AccountWordList *other) {
    double sum = 0;
    for (size_t i = 0, k = 0; i < one->n && k < other->n;) {
        int order = str_compare(one->p[i].word, other->p[k].word);
        if (order == 0)
            sum += one->p[i].weight * other->p[k].weight;
        i += order <= 0;
        k += order >= 0;
    }
    return sum;
}

/* A paper of the next day says that it tells of yesterday: "Yesterday evening I saw ..." */
static bool tells_of(const Account *paper, const Account *talk) {
    return talk->is_talk && days_between(&paper->told, &talk->days) == 0;
}

static void weigh_next_day(Matching *matching) {
    const Account *one = matching->one, *other = matching->other;
    matching->tells = tells_of(one, other) || tells_of(other, one);
    if (matching->tells)
        add(matching, 1, "of the next day, and tells of the day before");
    else
        add(matching,
            matching->said                     ? -0.5
            : one->says_day && other->says_day ? -5
                                               : -1.5,
            "of the next day");
}

AccountMatch account_match(const Account *one, const Account *other, struct arena *results) {
    Matching matching = {.one = one, .other = other, .results = results, .odds = prior};
    AccountMatch nothing = {0};
    int64_t days = days_between(&one->days, &other->days);
    double words = shared_words(&one->words, &other->words);
    if (days < 0 || days > 1 || words > same_words)  // no account of it: the same text again
        return nothing;
    matching.said = weigh_references(&matching);
    if (days == 0)
        add(&matching, 0, "of the same day");
    else
        weigh_next_day(&matching);
    bool same_people = weigh_people(&matching);
    if (days == 0)
        weigh_hours(&matching, same_people);
    if (one->place.n > 0 && other->place.n > 0 && !str_equal(one->place, other->place))
        add(&matching, -1.5, NULL);
    bool both_list = one->people.n >= 2 && other->people.n >= 2;
    add(&matching, (both_list ? 1 : 4) * words,
        words >= 0.25 ? "they share many rare words" : NULL);
    add(&matching,
        one->is_talk && other->is_talk   ? 1
        : one->is_talk || other->is_talk ? 0
                                         : -2,
        NULL);
    long certainty = lround(1000 / (1 + exp(-matching.odds)));
    matching.match.certainty =
        (uint16_t)(certainty > ACCOUNT_MATCH_MOST ? ACCOUNT_MATCH_MOST : certainty);
    return matching.match;
}
