/* A text cut into tokens, for tests of what stands on scan.h. */
#ifndef FONDS_TESTS_UNIT_ANNOTATE_SCAN_CASE_H
#define FONDS_TESTS_UNIT_ANNOTATE_SCAN_CASE_H

#include "annotate/scan.h"

typedef struct {
    struct arena *arena;
    struct scanner *scanner;
    struct document document;
    Scan scan;
} ScanCase;

/* Imports the text as a plain text file and cuts its one part. */
void scan_case_open(ScanCase *scan_case, const char *text);
void scan_case_close(ScanCase *scan_case);
/* The tokens, each in | |, a joined or odd one as it is printed. */
Str scan_case_tokens(const ScanCase *scan_case);

#endif
