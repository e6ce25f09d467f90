/*
 * mhtml: a page that a browser saved as one file of MIME parts (RFC 2557). Which part is the page,
 * and what the headers say of its address and of the day. Pictures and styles are passed over
 * undecoded.
 */
#ifndef FONDS_IMPORT_MHTML_H
#define FONDS_IMPORT_MHTML_H

#include "base/fail.h"
#include "base/str.h"

typedef struct {
    Str page;     // the page's bytes, their transfer encoding undone; may point into the file
    Str charset;  // as its part declares; or empty
    Str address;  // where it was saved from; or empty
    Str date;     // when, as printed; or empty
    bool cut;     // the file ends before its last part does
} Mhtml;

/* Whether bytes (the first few thousand will do) are of that kind; `name` decides doubtful cases.
 */
bool mhtml_is(Str bytes, Str name);

/*
 * Finds and decodes the page.
 *
 * memory  linear in the file; what is decoded lives in results
 * errors  UNSUPPORTED: no part is HTML; LIMIT: parts nest deeper than 4
 */
MUST_USE bool mhtml_read(Str bytes, struct arena *results, Mhtml *mhtml, Fail *fail);

#endif
