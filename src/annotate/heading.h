/*
 * heading: the line that names a record, taken apart: "Telegram From the Embassy in France to the
 * Department of State" is a kind and two parties. What it says of them is said by kind and sender.
 */
#ifndef FONDS_ANNOTATE_HEADING_H
#define FONDS_ANNOTATE_HEADING_H

#include "annotate/rule.h"

typedef struct {
    const Scan *scan;  // NULL: there is no heading
    bool in_text;      // else it is the title that the file gives
    bool leads;        // no line of the text but a note on its source stands before it
    Stretch words;     // without number and note marks
    CueClass joints;   // the class of its words between parties
    CueRecord kind;    // CUE_RECORD_NONE: it names none
    Stretch kind_words;
    uint16_t certainty;         // that the words of the kind are read right, per mille
    Stretch sender, recipient;  // as they stand there, with office and name
} Heading;

/* The heading of a document; costs a few visits for each token of it. */
void heading_find(const RuleJob *job, Heading *heading);
/* The words of its kind are all that stands there: "TELEGRAM". */
bool heading_is_kind_alone(const Heading *heading);
/* Reads the words of a heading, all else of it being set. */
void heading_read(Heading *heading);
/* Value of a cue that stands at a token as printed or misread; 0 for none. *end as scan_cue(). */
int32_t heading_cue(const Scan *scan, size_t i, CueClass class, size_t *end, uint16_t *certainty);
/* The same of a label of a head (CueLabel); a misread one only where `guess`, and of a capital. */
int32_t heading_label(const Scan *scan, size_t i, bool guess, size_t *end);

#endif
