/*
 * zone: what each line of a part is: heading, dateline, list of participants, body, notes ... What
 * the markup says is taken; in plain text it is judged from the line's words, length and place.
 * Grammars read a zone as evidence, never as a wall.
 */
#ifndef FONDS_ANNOTATE_ZONE_H
#define FONDS_ANNOTATE_ZONE_H

#include "annotate/scan.h"

/* Gives each line of a part that was cut its zone and how certain that is. Linear. */
void zone_judge(Scan *scan);

/* "On 12 August 1961 the Senate met.": a line with words enough in small letters that stand beside
 * no date or place, or an item that counts on from one above; so that a day in it is named in
 * passing. False in a text full of misreadings. */
bool zone_runs_on(const Scan *scan, const ScanLine *line);
/* "Dear Mary,": with a mark at its end, so that "Sir Harold Caccia" is none; of a ZONE_SALUTE. */
bool zone_greets(const Scan *scan, const ScanLine *line);

#endif
