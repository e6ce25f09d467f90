/*
 * json_browse: the JSON twins of the calendar and of people. See json_api.h.
 */
#ifndef FONDS_WEB_JSON_BROWSE_H
#define FONDS_WEB_JSON_BROWSE_H

#include "web/json_out.h"
#include "web/page_days.h"
#include "web/page_people.h"

/* The members that say which document it is: id, address, title, number, date. */
void json_browse_document(JsonOut *json, struct arena *request, const DocumentRow *row);
void json_browse_days(const PageContext *context, const PageDays *page);
void json_browse_people(const PageContext *context, const PagePeople *page);
void json_browse_person(const PageContext *context, const PagePerson *page);

/* Those whom descriptions name, as a list of objects. */
void json_browse_named(JsonOut *json, const char *key, const PageHomePersonList *names);

#endif
