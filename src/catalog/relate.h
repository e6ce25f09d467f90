/*
 * relate: whom a name may mean that no list of its own file explains: the one person of that name
 * in the lists of all volumes. A proposal, made when it is asked for: it follows from the rows
 * alone, so the order in which volumes came does not matter, and an undone act leaves no trace.
 *
 *   Gromyko, A. Gromyko    Gromyko, Andrei A. (4 lists)
 *   Chiang Kai-shek        Chiang Kai-shek (6 lists)
 *   Bundy                  nobody: two of that name are in the lists
 */
#ifndef FONDS_CATALOG_RELATE_H
#define FONDS_CATALOG_RELATE_H

#include "catalog/people.h"

typedef struct {
    PersonRow person;    // who most documents link to, led on where people were merged
    uint32_t lists;      // that have this person
    uint16_t certainty;  // per mille; 0: nobody, or several
} RelatedPerson;

/* Name as printed: "A. A. Gromyko". Nobody is no failure. */
MUST_USE bool relate_name(struct catalog *catalog, Str name, struct arena *results,
                          RelatedPerson *related, Fail *fail);

#endif
