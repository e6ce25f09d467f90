/*
 * frus_volumes: the 24 volumes of ../shared for tests, unpacked for as long as a test runs.
 */
#ifndef FONDS_TESTS_UNIT_IMPORT_FRUS_VOLUMES_H
#define FONDS_TESTS_UNIT_IMPORT_FRUS_VOLUMES_H

#include "base/str.h"

/* The paths of the volumes, in order; an empty list, with a line that says so, where there are
 * none. */
StrList frus_volumes_open(struct arena *arena);
void frus_volumes_close(void);

#endif
