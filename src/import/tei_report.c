/*
 * A file of a hostile or merely foreign kind can be odd in every line; the reading's head must stay
 * small all the same. So the first hundred of a code are listed and the rest is a number.
 */
#include "import/tei_report.h"
#include <stdarg.h>
#include <stdio.h>

void tei_report_start(struct tei_report *report, struct arena *results) {
    *report = (struct tei_report){.results = results, .counts = map_create(results)};
}

void tei_report_add(struct tei_report *report, const char *code, Origin origin, const char *format,
                    ...) {
    uint64_t *count = map_put(report->counts, str_from_c(code), NULL);
    if ((*count)++ >= TEI_REPORTS_MAX)
        return;
    char detail[300];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(detail, sizeof detail, format, args);
    va_end(args);
    must(n >= 0);
    size_t length = (size_t)n < sizeof detail ? (size_t)n : sizeof detail - 1;
    while (length > 0 && length == sizeof detail - 1 && (detail[length] & 0xC0) == 0x80)
        length--;
    *LIST_ADD(report->results, &report->list) =
        (Report){.code = str_from_c(code),
                 .detail = str_copy(report->results, (Str){detail, length}),
                 .origin = origin};
}

void tei_report_finish(struct tei_report *report) {
    for (size_t i = 0; i < map_count(report->counts); i++) {
        Str code;
        uint64_t count;
        map_at(report->counts, i, &code, &count);
        if (count > TEI_REPORTS_MAX)
            *LIST_ADD(report->results, &report->list) =
                (Report){.code = code,
                         .detail = str_format(report->results, "and %llu more like these",
                                              (unsigned long long)(count - TEI_REPORTS_MAX))};
    }
}
