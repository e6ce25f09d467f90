/* What ends the program is tried in a child process. */
#ifndef FONDS_TESTS_UNIT_BASE_ENDING_H
#define FONDS_TESTS_UNIT_BASE_ENDING_H

#include "base/str.h"

/*
 * Runs `act` in a child: its exit code, or -1 where a signal ended it; what it wrote to stderr in
 * *said.
 */
int ending_of(void (*act)(void), struct arena *results, Str *said);

#endif
