/*
 * date_role: which date is the date of what; and the row of rules that reads dates. The document's
 * own date is the one whose place and surroundings speak most for it: the dateline, a line "Date:",
 * the heading, the file number of its archive, the closing lines.
 */
#ifndef FONDS_ANNOTATE_DATE_ROLE_H
#define FONDS_ANNOTATE_DATE_ROLE_H

#include "annotate/rule.h"

/*
 * Marks every date of a record (SPAN_DATE; Mark.value is a DateValue), and says FIELD_DATE and
 * FIELD_TIME of the document.
 */
extern const RuleRow date_role_row;

#endif
