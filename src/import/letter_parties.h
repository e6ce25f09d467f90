/*
 * letter_parties: who writes to whom in a plain text, and when, as it is printed: what its head
 * says, else the greeting, the name below the text, and the line of the date. Good enough for a
 * title; what is said of the document is annotate's.
 */
#ifndef FONDS_IMPORT_LETTER_PARTIES_H
#define FONDS_IMPORT_LETTER_PARTIES_H

#include "import/letter_head.h"

typedef struct {
    Str sender, recipient, date;  // empty: not seen
    size_t greeting;              // index of its line; behind the last one: none was seen
    size_t named;                 // of the line that names the recipient: greeting or address
    bool by_head;                 // labelled lines say it
} LetterParties;

void letter_parties_find(const TidyLineList *lines, const LetterHeadValueList *head,
                         struct arena *results, LetterParties *parties);
/* "Jane Addams to Mary Smith, 3 May 1910"; empty where nobody is known. */
Str letter_parties_title(const LetterParties *parties, struct arena *results);

/* "26 October 1962", "Berlin, den 26. Oktober 1962", "Moscow, October 26, 1962, 5 p.m." *date is
 * the line without the place. */
bool letter_parties_is_date(Str line, struct arena *results, Str *date);

#endif
