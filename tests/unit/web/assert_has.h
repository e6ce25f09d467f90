/* What a page must say. */
#ifndef FONDS_TESTS_UNIT_WEB_ASSERT_HAS_H
#define FONDS_TESTS_UNIT_WEB_ASSERT_HAS_H

#include "base/str.h"

/* Fails the test, and shows the whole, where it does not hold the part. */
void assert_has(Str whole, const char *part);

#endif
