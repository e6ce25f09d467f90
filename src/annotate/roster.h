/*
 * roster: persons as lists and sentences name them, "Mr. Gerard C. Smith, S/P", "NEA—Mr. Rountree",
 * "The Secretary", taken apart and said as participants.
 */
#ifndef FONDS_ANNOTATE_ROSTER_H
#define FONDS_ANNOTATE_ROSTER_H

#include "annotate/person_name.h"
#include "annotate/side.h"

enum { ROSTER_MAX = 200 };  // a document has not more participants

struct roster {
    const RuleJob *job;
    const Scan *scan;
    const struct person_list *names;
    const Rule *rule;
    const uint16_t *certainties;  // by NameKnowledge
    bool sided;
    Side side;  // under which the next ones stand
    size_t count;
    bool in_title;  // the scan is of the title that the file gives: its words are no evidence
    bool one_line;  // the whole list stands on one line: commas part persons
};

/* Says the persons of an item; false: there are none. */
bool roster_add(struct roster *roster, Stretch item);
/* Parts of an enumeration ("Rusk, Thompson and Akalovsky"): how many, 0 where one is no person. */
enum { ROSTER_PARTS = 40 };
size_t roster_parts(const Scan *scan, Stretch words, Stretch parts[ROSTER_PARTS]);

#endif
