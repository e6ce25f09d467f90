/* account_case: small documents as accounts, for tests that want to say what stands in them. */
#ifndef FONDS_TESTS_UNIT_COMPARE_ACCOUNT_CASE_H
#define FONDS_TESTS_UNIT_COMPARE_ACCOUNT_CASE_H

#include "compare/account.h"
#include "test.h"

typedef struct {
    const char *id, *number, *date, *time, *title;
    const char *people;  // parted by "|"
    const char *text;    // lines as plain_document() takes them
    const char *writer;  // who signed; or NULL
    const char *told;    // EDTF of a day reckoned from the first word of the text; or NULL
    const char *refers;  // target of a reference over the first "Document" of the text; or NULL
    bool event;          // the date is the event's
} AccountCase;

struct document account_case_document(struct arena *arena, const AccountCase *one);
/* Read with a lexicon in which every word stands in 2 of 1000 documents, but "the" in all. */
Account account_case(struct arena *arena, const AccountCase *one);

#endif
