/*
 * first_page: what the first page shows of a holding: one event in its columns, four things to try
 * with their answers counted, people. fonds.conf may name them ([home], [try]); what it does not
 * name is found by rules that know nothing of any one holding.
 */
#ifndef FONDS_WEB_FIRST_PAGE_H
#define FONDS_WEB_FIRST_PAGE_H

#include "archive/archive.h"
#include "web/page_home.h"

struct first_page;

struct first_page *first_page_create(void);
void first_page_destroy(struct first_page *first);  // NULL is welcome
/*
 * Counting costs more than the rest of the page, so what was found is kept until the catalog's
 * watermark moves. What cannot be found is left out: the page is whole without.
 */
const PageHomeFound *first_page_find(struct first_page *first, struct archive *archive);

#endif
