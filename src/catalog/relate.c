/*
 * The lists are sorted by family name, so those of one name stand together. Entries whose given
 * names do not contradict each other are taken for one person, unless people parted them; where
 * that leaves one person, and his given names do not contradict those printed, it is he.
 *
 * Certainties are what was right when each volume of the dev set was read without its own list:
 * 0.97 and 0.96 where several lists have the person (family name alone; given name too), 0.85 and
 * 0.88 where one has; less a tenth for a family name alone, because those were persons of lists.
 */
#include "catalog/relate.h"
#include "catalog/authority_rows.h"
#include "catalog/catalog_inside.h"
#include "text/name_relation.h"
#include "text/unicode.h"

enum { ROWS_MAX = 200, WORDS_MAX = 10, LIKE = 3 };

typedef struct {
    Str words[WORDS_MAX];
    size_t n;
} Words;

static bool parts_words(char c) {
    return c == ' ' || c == '.' || c == ',' || c == '\n' || c == '"';
}

/* Up to what stands in brackets; "jr" and "ii" are no names. */
static Words words_of(Str text) {
    Words words = {.n = 0};
    size_t at = 0;
    while (at < text.n && text.p[at] != '(' && words.n < WORDS_MAX) {
        size_t end = at;
        while (end < text.n && !parts_words(text.p[end]) && text.p[end] != '(')
            end++;
        Str word = str_slice(text, at, end);
        if (word.n > 0 && !str_is(word, "jr") && !str_is(word, "sr") && !str_is(word, "ii") &&
            !str_is(word, "iii"))
            words.words[words.n++] = word;
        at = end + (end < text.n && text.p[end] != '(');
    }
    return words;
}

/* "Viktor" and "Victor". */
static bool sound_alike(Str a, Str b, struct arena *scratch) {
    NameForm one, other;
    if (a.n <= LIKE || b.n <= LIKE)
        return false;
    name_relation_form(a, scratch, &one);
    name_relation_form(b, scratch, &other);
    return name_relation_between(&one, &other).strength >= NAME_NEAR;
}

static bool may_be_one(Str a, Str b, struct arena *scratch) {
    size_t n = 0;
    while (n < a.n && n < b.n && a.p[n] == b.p[n])
        n++;
    return n >= LIKE || (n > 0 && (n == a.n || n == b.n) && (a.n == 1 || b.n == 1)) ||
           (n == a.n && n == b.n) || (n > 0 && sound_alike(a, b, scratch));
}

/* From some word of `given` on ("Admiral Arthur W."), as long as both go on. */
static bool run_together(const Words *given, const Words *other, struct arena *scratch) {
    if (given->n == 0 || other->n == 0)
        return true;
    for (size_t from = 0; from < given->n; from++) {
        size_t i = 0;
        while (from + i < given->n && i < other->n &&
               may_be_one(given->words[from + i], other->words[i], scratch))
            i++;
        if (from + i == given->n || i == other->n)
            return true;
    }
    return false;
}

static bool agree(const Words *a, const Words *b, struct arena *scratch) {
    return run_together(a, b, scratch) || run_together(b, a, scratch);
}

typedef struct {
    Str id, lead;
    Words given;
    uint64_t documents;
    size_t bytes;  // of the name
} Entry;
typedef LIST_OF(Entry) EntryList;

/* "gromyko, andrei a.", "chiang kai-shek": what stands behind the family name. */
static bool given_of(Str sort, Str family, Words *given) {
    size_t at;
    Str rest = str_skip(sort, family.n);
    *given = (Words){.n = 0};
    if (rest.n == 0)
        return true;
    if (rest.p[0] == ' ' && str_find_char(rest, ',', &at))
        return rest.n > 1 && rest.p[1] == '(';  // a compound of which this is a part
    *given = words_of(rest);
    return rest.p[0] == ',' || rest.p[0] == ' ';
}

static bool find_entries(struct catalog *catalog, Str family, const Words *printed,
                         struct arena *results, EntryList *entries, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db,
                  "SELECT p.id, p.sort, p.documents FROM person AS p JOIN document AS d"
                  " ON d.id = p.document AND d.state = 0"
                  " WHERE p.sort >= ?1 AND p.sort < ?2 ORDER BY p.sort, p.id LIMIT ?3",
                  &q, fail))
        return false;
    db_bind_text(q, 1, family);
    db_bind_text(q, 2, str_format(results, "%.*s-", STR_ARG(family)));
    db_bind_int(q, 3, ROWS_MAX);
    while (db_step(q)) {
        Str sort = str_copy(results, db_text(q, 1));
        Words given;
        if (given_of(sort, family, &given) && agree(&given, printed, results))
            *LIST_ADD(results, entries) = (Entry){.id = str_copy(results, db_text(q, 0)),
                                                  .given = given,
                                                  .documents = (uint64_t)db_int(q, 2),
                                                  .bytes = sort.n};
    }
    return db_end(q, fail);
}

/* All are one person: merged by people, or of given names that agree, and parted by nobody. */
static bool are_one(struct catalog *catalog, EntryList *entries, struct arena *results, bool *one,
                    Fail *fail) {
    *one = entries->n > 0 && entries->n < ROWS_MAX;
    for (size_t i = 0; i < entries->n && *one; i++)
        if (!authority_rows_lead(catalog, entries->p[i].id, results, &entries->p[i].lead, fail))
            return false;
    for (size_t i = 1; i < entries->n && *one; i++) {
        const Entry *first = &entries->p[0], *other = &entries->p[i];
        bool apart;
        if (str_equal(first->lead, other->lead))
            continue;
        if (!authority_rows_are_apart(catalog, first->lead, other->lead, &apart, fail))
            return false;
        *one = !apart && agree(&first->given, &other->given, results);
    }
    // Two may agree with a third that has initials only and not with each other.
    for (size_t i = 1; i < entries->n && *one; i++)
        for (size_t k = i + 1; k < entries->n && *one; k++)
            *one = str_equal(entries->p[i].lead, entries->p[k].lead) ||
                   agree(&entries->p[i].given, &entries->p[k].given, results);
    return true;
}

/* More documents link to it; it gives the fuller name. */
static bool is_better(const Entry *a, const Entry *b) {
    if (a->documents != b->documents)
        return a->documents > b->documents;
    if (a->bytes != b->bytes)
        return a->bytes > b->bytes;
    return str_compare(a->id, b->id) < 0;
}

static bool relate_family(struct catalog *catalog, Str family, const Words *printed,
                          struct arena *results, RelatedPerson *related, Fail *fail) {
    static const uint16_t certainties[2][2] = {{750, 870}, {880, 960}};
    EntryList entries = {0};
    bool one = false;
    if (!find_entries(catalog, family, printed, results, &entries, fail) ||
        !are_one(catalog, &entries, results, &one, fail))
        return false;
    if (!one)
        return true;
    const Entry *best = &entries.p[0];
    for (size_t i = 1; i < entries.n; i++)
        if (is_better(&entries.p[i], best))
            best = &entries.p[i];
    Fail gone;  // whoever leads may be in no visible list
    if (!people_get(catalog, best->lead, results, &related->person, &gone) &&
        !people_get(catalog, best->id, results, &related->person, fail))
        return false;
    related->lists = (uint32_t)entries.n;
    related->certainty = certainties[printed->n > 0][entries.n > 1];
    return true;
}

bool relate_name(struct catalog *catalog, Str name, struct arena *results, RelatedPerson *related,
                 Fail *fail) {
    Str folded = str_trim(unicode_fold(name, results));
    Words words = words_of(folded);
    *related = (RelatedPerson){.certainty = 0};
    if (words.n == 0)
        return true;
    // In the people's order ("chiang kai-shek"), then by the last word, then by the last two.
    Words none = {.n = 0}, given = words;
    if (words.n > 1 && !relate_family(catalog, folded, &none, results, related, fail))
        return false;
    for (size_t n = 1; n <= 2 && n <= words.n && related->certainty == 0; n++) {
        Str family = words.words[words.n - n], last = words.words[words.n - 1];
        family.n = (size_t)(last.p + last.n - family.p);
        given.n = words.n - n;
        if (!relate_family(catalog, family, &given, results, related, fail))
            return false;
    }
    return true;
}
