/*
 * tei_report: what was odd in a TEI file. Many of one kind are counted, not listed.
 */
#ifndef FONDS_IMPORT_TEI_REPORT_H
#define FONDS_IMPORT_TEI_REPORT_H

#include "base/map.h"
#include "doc/reading.h"

enum { TEI_REPORTS_MAX = 100 };  // listed of one code

struct tei_report {
    struct arena *results;
    struct map *counts;  // by code
    ReportList list;
};

void tei_report_start(struct tei_report *report, struct arena *results);
/* code: a literal. */
__attribute__((format(printf, 4, 5))) void tei_report_add(struct tei_report *report,
                                                          const char *code, Origin origin,
                                                          const char *format, ...);
/* Adds a line for each code of which some were not listed. */
void tei_report_finish(struct tei_report *report);

#endif
