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

#endif
