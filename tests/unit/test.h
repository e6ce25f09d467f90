/* The one way for tests to reach cmocka, and what many of them need. */
#ifndef FONDS_TESTS_UNIT_TEST_H
#define FONDS_TESTS_UNIT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/fail.h"
#include "base/str.h"

/* Compares slices and shows both when they differ. */
#define assert_str(got, expected_literal)                                                          \
    do {                                                                                           \
        Str got_ = (got);                                                                          \
        const char *expected_ = (expected_literal);                                                \
        if (!str_equal(got_, str_from_c(expected_)))                                               \
            fail_msg("got \"%.*s\", expected \"%s\"", STR_ARG(got_), expected_);                   \
    } while (0)

/* A call that returns bool and fills `fail`. */
#define assert_ok(call)                                                                            \
    do {                                                                                           \
        if (!(call))                                                                               \
            fail_msg("%s failed: %s", #call, fail.message);                                        \
    } while (0)

#endif
