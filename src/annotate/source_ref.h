/*
 * source_ref: where a document is kept, as its source note says: archive, and the parts of the
 * reference (group, series, box, volume, file, item, pages) in the habits of the countries whose
 * archives are cited most. The value is the reference as printed; the parts are its attributes; the
 * archive's full name is the value of the field archive, so that "АВП РФ" and "AVP RF" are one.
 */
#ifndef FONDS_ANNOTATE_SOURCE_REF_H
#define FONDS_ANNOTATE_SOURCE_REF_H

#include "annotate/rule.h"

extern const RuleRow source_ref_row;

#endif
