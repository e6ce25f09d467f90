/* holding: an archive in a folder of the test's own, and what tests do with one. */
#ifndef FONDS_TESTS_UNIT_ARCHIVE_HOLDING_H
#define FONDS_TESTS_UNIT_ARCHIVE_HOLDING_H

#include "archive/handle.h"
#include "archive/ingest.h"
#include "test.h"

struct holding {
    struct arena *arena;
    char folder[64];          // of the test; the archive stands in its a/
    struct archive *archive;  // open for writing
};

int holding_setup(void **state);  // for cmocka
int holding_teardown(void **state);
Str holding_path(struct holding *h, const char *name);                    // in the test's folder
void holding_put(struct holding *h, const char *name, const char *text);  // a file there
IngestCount holding_add(struct holding *h, const char *name);  // hands it over; must not fail
void holding_reopen(struct holding *h);
uint64_t holding_count(struct holding *h, const char *query);  // documents found
Str holding_first(struct holding *h, const char *query);       // id of the first hit; must be one

#endif
