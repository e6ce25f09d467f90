/*
 * A file of a hostile or merely foreign kind can be odd in every line; the reading's head must
 * stay small all the same. So the first hundred of a code are listed and the rest is a number.
 */
#include "import/tei_report.h"
#include "text/utf8.h"
#include <stdarg.h>
#include <stdio.h>

enum { DETAIL_BYTES = 300 };  // of one report, at most

void tei_report_start(struct tei_report *report, struct arena *results) {
    *report = (struct tei_report){.results = results, .counts = map_create(results)};
}

void tei_report_add(struct tei_report *report, const char *code, Origin origin, const char *format,
                    ...) {
    uint64_t *count = map_put(report->counts, str_from_c(code), NULL);
    if ((*count)++ >= TEI_REPORTS_MAX)
        return;
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    must(n >= 0);
    char *words = arena_alloc(report->results, (size_t)n + 1);
    vsnprintf(words, (size_t)n + 1, format, again);
    va_end(again);
    va_end(args);
    Str detail = {words, (size_t)n};
    *LIST_ADD(report->results, &report->list) =
        (Report){.code = str_from_c(code),
                 .detail = str_slice(detail, 0, utf8_floor(detail, DETAIL_BYTES)),
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
