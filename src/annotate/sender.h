/*
 * sender: who wrote a record and to whom: from its heading, from lines with a label (TO, FROM),
 * from its signature; and who drafted it, from the note on its source. Names are as printed; whose
 * they are is said by others.
 */
#ifndef FONDS_ANNOTATE_SENDER_H
#define FONDS_ANNOTATE_SENDER_H

#include "annotate/rule.h"

/* Says FIELD_AUTHOR (roles sender, signer, drafter) and FIELD_RECIPIENT. */
extern const RuleRow sender_row;

#endif
