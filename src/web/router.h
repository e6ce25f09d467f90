/*
 * router: from the path of an address to what is asked. Any bytes may be given.
 */
#ifndef FONDS_WEB_ROUTER_H
#define FONDS_WEB_ROUTER_H

#include "base/str.h"

typedef enum {
    ROUTE_NOTHING,
    ROUTE_HOME,         // /
    ROUTE_SEARCH,       // /search?q=
    ROUTE_VALUES,       // /search/values?field=&q=
    ROUTE_DOCUMENT,     // /d/NAME, /d/NAME@2
    ROUTE_ORIGINAL,     // /d/NAME/original/FILE
    ROUTE_ACCOUNTS,     // /d/NAME/accounts
    ROUTE_COLLECTIONS,  // /collection
    ROUTE_COLLECTION,   // /collection/NAME
    ROUTE_DAYS,         // /days, /days/1962, /days/1962-10
    ROUTE_PEOPLE,       // /people?letter=&q=
    ROUTE_PERSON,       // /person/ID
    ROUTE_REFERENCES,   // /references/ID
    ROUTE_LOOK,         // /look?as=dark&to=
    ROUTE_EVENTS,       // /events
    ROUTE_EVENT,        // /event/NAME
    ROUTE_ABOUT,        // /about
    ROUTE_TIPS,         // /search-tips
    ROUTE_RULES,        // /rules
    ROUTE_ASSET,        // /assets/FILE
    ROUTE_HEALTH,       // /healthz
    ROUTE_OPENSEARCH,   // /opensearch.xml
    ROUTE_ROBOTS        // /robots.txt
} RouteKind;

typedef enum {
    FORM_HTML,
    FORM_JSON,
    FORM_TEXT,
    FORM_TEI,
    FORM_BIBTEX,
    FORM_RIS,
    FORM_CSL,
    FORM_COUNT
} Form;

typedef struct {
    RouteKind kind;
    Form form;
    Str name;  // of a document, collection, event, person or stretch of days, decoded, without
               // form and reading
    Str whole_name;    // the same before the form was taken off: a document may be named a.txt
    Str file;          // of an original or asset, decoded
    uint32_t reading;  // of @2; 0: none was named
} Route;

void router_find(Str path, struct arena *results, Route *route);
const char *router_suffix(Form form);  // "" for the page, ".json", ".txt", ...

#endif
