/*
 * side: the words that name a side of a talk: "US", "For the Soviet Union:", "British Delegation",
 * "Interpreters".
 */
#ifndef FONDS_ANNOTATE_SIDE_H
#define FONDS_ANNOTATE_SIDE_H

#include "annotate/scan.h"

typedef struct {
    Stretch words;      // without the marks around them
    int32_t country;    // number of ISO 3166; 0: a body of no one country, or none of the table
    CueTalk function;   // of all persons of a side that is none ("Interpreters"); 0 for none
    bool known, exact;  // a form of the table; as printed, not misread
} Side;

/*
 * Does a whole stretch name a side and nothing else? What the table has not is one only by its
 * form: a few words with a colon behind them, or one word in capitals.
 */
bool side_read(const Scan *scan, Stretch line, Side *side);
/* The country that holds the office or body which a stretch names ("Ambassador of Israel",
 * "French Foreign Ministry", "India"); 0 where it names none, or several. */
int32_t side_of_office(const Scan *scan, Stretch office);
Str side_country(int32_t country);  // in English, empty for 0

#endif
