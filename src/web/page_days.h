/*
 * page_days: the calendar: years, the months of one, the days of a month with their documents.
 */
#ifndef FONDS_WEB_PAGE_DAYS_H
#define FONDS_WEB_PAGE_DAYS_H

#include "archive/archive.h"
#include "web/page_frame.h"

enum { PAGE_DAYS_DOCUMENTS = 300 };  // listed under a month

typedef struct {
    const SearchAnswer *answer;  // of the stretch; its query's words are the reader's
    Str query;                   // what the calendar is limited to, without dates; may be empty
    int64_t year;                // of a month or a year; without meaning where has_year is not
    unsigned month;              // 0: a year, or all of them
    bool has_year;
    const YearCountList *years;        // of all years, for the ways before and after, too
    const CalendarCountList *months;   // of the year, where there is one
    const CalendarCountList *days;     // of a month
    const DocumentRowList *documents;  // of a month, by date
} PageDays;

void page_days_write(const PageContext *context, const PageDays *page);
/* "/days", "/days/1962", "/days/1962-10", each with suffix and query. */
Str page_days_address(struct arena *request, const PageDays *page, const char *suffix);

#endif
