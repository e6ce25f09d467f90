/*
 * cross_ref: what a text refers to by number: a document of its own volume, a note, a page, another
 * volume, a telegram. "Documents 236 and 238", "footnote 3, Document 35", "Foreign Relations,
 * 1961-1963, vol. XV, Document 135", "ibid., Document 9", "telegram 1436 from Moscow, October 18".
 *
 * Each becomes a span `reference` whose target is an address as TEI volumes write it: #d236,
 * #d35fn3, #pg_447, frus1961-63v15#d135, frus1961-63v15; a telegram has number, from and date
 * instead. What the file marks itself is left to it. Whether the target is held is nobody's
 * question here: the catalog answers it at every page (docs/formats/catalog.md, "reference").
 */
#ifndef FONDS_ANNOTATE_CROSS_REF_H
#define FONDS_ANNOTATE_CROSS_REF_H

#include "annotate/rule.h"

/*
 * The file has marked a reference that overlaps tokens [first, end). *cursor starts as 0 for a
 * part, whose tokens are asked in their order.
 */
bool cross_ref_is_marked(const Scan *scan, size_t first, size_t end, size_t *cursor);
extern const RuleRow cross_ref_row;

#endif
