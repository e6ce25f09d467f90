/*
 * name_around: what stands around a name in a text: the beginning of a sentence or block, initials,
 * hyphens, "Jr.", titles.
 */
#ifndef FONDS_ANNOTATE_NAME_AROUND_H
#define FONDS_ANNOTATE_NAME_AROUND_H

#include "annotate/scan.h"

/* Where lines are blocks a sentence goes on over them, and an item of a list does not. */
bool name_around_begins_block(const Scan *scan, size_t i);
/* A capital says nothing there. */
bool name_around_begins_sentence(const Scan *scan, size_t i);
bool name_around_has_hint(const Scan *scan, size_t i, CueNameHint hint);
bool name_around_is_initial(const Scan *scan, size_t i);       // "N.", not that of "U.S."
bool name_around_is_monsieur(const Scan *scan, size_t i);      // "M." of a French text: no initial
bool name_around_is_hyphen(const Scan *scan, size_t i);        // not a dash
size_t name_around_behind_suffix(const Scan *scan, size_t i);  // ", Jr.", "II": token behind it
size_t name_around_behind_initials(const Scan *scan, size_t i);  // at most two: "Gromyko A.A."
/*
 * Where the titles before token `first` begin ("Acting Secretary of State"), first itself where
 * none does; *ranks are their bits of CueRank.
 */
uint32_t name_around_titles(const Scan *scan, uint32_t first, uint64_t *ranks);

#endif
