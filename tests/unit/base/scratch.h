/* A folder of a test's own under $TMPDIR or /tmp, gone when the test is over. */
#ifndef FONDS_TESTS_UNIT_BASE_SCRATCH_H
#define FONDS_TESTS_UNIT_BASE_SCRATCH_H

#include "base/str.h"

Str scratch_create(struct arena *results);
void scratch_destroy(Str folder);

#endif
