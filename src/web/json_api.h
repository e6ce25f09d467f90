/*
 * json_api: the JSON twin of each page, from the same shapes. Times are RFC 3339, dates EDTF,
 * addresses whole paths.
 */
#ifndef FONDS_WEB_JSON_API_H
#define FONDS_WEB_JSON_API_H

#include "web/kept_out.h"
#include "web/page_collection.h"
#include "web/page_document.h"
#include "web/page_facets.h"
#include "web/page_home.h"
#include "web/page_search.h"

void json_api_document(const PageContext *context, const ArchivePage *page);
void json_api_deposit(const PageContext *context, const KeptOut *kept);  // that was not read
void json_api_search(const PageContext *context, const PageSearch *page);
void json_api_home(const PageContext *context, const PageHome *home);
void json_api_collection(const PageContext *context, const PageCollection *page);
void json_api_values(const PageContext *context, const PageValues *page);
void json_api_message(const PageContext *context, unsigned status, Str what);

#endif
