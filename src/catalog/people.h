/*
 * people: persons as the volumes' own lists name them, and where the volumes' texts link to them.
 * An entry is its volume's: two volumes that print the same name have two. Merging them is nobody's
 * here.
 */
#ifndef FONDS_CATALOG_PEOPLE_H
#define FONDS_CATALOG_PEOPLE_H

#include "base/map.h"
#include "catalog/catalog.h"

typedef struct {
    Str id;              // deposit.list-id
    Str document;        // the list that has it, full id
    uint32_t block;      // of the list
    Str name, wording;   // as printed: the name alone, the whole entry
    Str volume;          // title of the deposit
    uint64_t documents;  // visible ones that link to it
} PersonRow;
typedef LIST_OF(PersonRow) PersonRowList;

typedef struct {
    DocumentRow document;
    uint64_t places;   // in it
    uint32_t block;    // of the first one
    StrList wordings;  // there, different ones, in their order; the first few
} MentionRow;
typedef LIST_OF(MentionRow) MentionRowList;

typedef struct {
    Str letter;  // upper case, or "#"
    uint64_t count;
} LetterCount;
typedef LIST_OF(LetterCount) LetterCountList;

typedef struct {
    Str letter;        // or empty: all
    Str words;         // each begins a word of the name; or empty
    bool most_linked;  // those with most documents first, else by name
    size_t first, count;
} PeopleRange;

/* For catalog/ only. A reading takes away what the one before said of persons, then puts its own
 * documents one by one; counts are made again with the deposit's others. */
MUST_USE bool people_take_away(struct catalog *catalog, Str deposit, Fail *fail);
MUST_USE bool people_put(struct catalog *catalog, Str id, const struct document *document,
                         Fail *fail);
MUST_USE bool people_tally(struct catalog *catalog, Str deposit, Fail *fail);

/* What follows leaves out entries of lists that are not visible. */
MUST_USE bool people_letters(struct catalog *catalog, struct arena *results,
                             LetterCountList *letters, Fail *fail);
MUST_USE bool people_list(struct catalog *catalog, const PeopleRange *range, struct arena *results,
                          PersonRowList *rows, Fail *fail);
MUST_USE bool people_get(struct catalog *catalog, Str id, struct arena *results, PersonRow *row,
                         Fail *fail);  // MISSING
/* The list ids of all entries of a deposit, in a map. */
MUST_USE bool people_ids(struct catalog *catalog, Str deposit, struct arena *results,
                         struct map **ids, Fail *fail);
/* Entries of other volumes with the same name, letter for letter but for case and accents. */
MUST_USE bool people_same_name(struct catalog *catalog, const PersonRow *row, struct arena *results,
                               PersonRowList *rows, Fail *fail);
/* By date, the undated last. */
typedef struct {
    Str person;
    size_t first, count;
} MentionRange;
MUST_USE bool people_mentions(struct catalog *catalog, const MentionRange *range,
                              struct arena *results, MentionRowList *rows, Fail *fail);

#endif
