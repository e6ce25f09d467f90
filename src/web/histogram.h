/*
 * histogram: documents by year, or by month, as bars: solid for certainly, hatched for possibly;
 * each bar leads to its time.
 */
#ifndef FONDS_WEB_HISTOGRAM_H
#define FONDS_WEB_HISTOGRAM_H

#include "archive/archive.h"
#include "web/markup.h"

/* query: what is searched within a year, without a date; NULL: everything. Nothing is written for
 * fewer than two years. */
void histogram_write(Markup *m, struct arena *request, const YearCountList *years,
                     const Query *query);

/* The same by month, for a holding of few years: each count's `year` is year * 12 + month - 1. */
void histogram_write_months(Markup *m, struct arena *request, const YearCountList *months);

#endif
