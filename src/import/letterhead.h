/*
 * letterhead: what a text is called whose first line only says from which house it came ("FOREIGN
 * OFFICE", "MINISTÈRE DES AFFAIRES ÉTRANGÈRES"), how secret it is, or of what kind: its subject,
 * else its kind with who writes to whom and the date, as they are read.
 */
#ifndef FONDS_IMPORT_LETTERHEAD_H
#define FONDS_IMPORT_LETTERHEAD_H

#include "import/letter_parties.h"

/* Such a line; it is no title. */
bool letterhead_is(Str line, struct arena *scratch);
/* "10 Downing Street", "Wilhelmstraße 76": a house, and nothing that a text could be about. */
bool letterhead_is_address(Str line, struct arena *scratch);

/*
 * False where the lines below a letterhead say nothing better, or the first line is none. *line is
 * that of the subject; NULL: the title is made of several.
 */
bool letterhead_title(const TidyLineList *lines, const LetterParties *parties,
                      struct arena *results, Str *title, const TidyLine **line);
/* Else the heading that stands alone below it, of whatever kind; NULL: there is none. */
const TidyLine *letterhead_heading(const TidyLineList *lines, struct arena *scratch);

#endif
