/* One read of the catalog for each page; which two accounts stand side by side is event_out.c's. */
#include "web/answer_event.h"
#include "web/address.h"
#include "web/json_event.h"
#include "web/page_accounts.h"
#include "web/page_event.h"
#include "web/page_events.h"

void answer_events(Answer *a) {
    struct catalog *catalog = archive_catalog(a->archive);
    EventRowList rows = {0};
    PageEvents page = {.rows = &rows};
    Fail fail = {0};
    uint64_t first = exchange_number(a->request, "from", 1);
    page.first = first > INT32_MAX ? INT32_MAX : (size_t)(first - 1);
    EventRange range = {page.first, PAGE_EVENTS_ROWS};
    if (!event_rows_count(catalog, &page.total, &fail) ||
        !event_rows_list(catalog, range, a->page.request, &rows, &fail)) {
        answer_failure(a, &fail);
    } else if (a->route.form == FORM_JSON) {
        answer_json_head(a, 200);
        json_event_list(a->page.out, a->page.request, &page);
    } else {
        answer_page_head(a, 200);
        page_events_write(&a->page, &page);
    }
}

void answer_event(Answer *a) {
    struct arena *request = a->page.request;
    ArchiveEvent event;
    Fail fail = {0};
    if (!archive_event(a->archive, a->route.name, request, &event, &fail)) {
        answer_failure(a, &fail);
        return;
    }
    if (event.asked.n > 0) {
        answer_redirect(a, address_event(request, event.row.id, router_suffix(a->route.form)));
        return;
    }
    unsigned status = event.row.taken_back ? 410 : 200;
    if (a->route.form == FORM_JSON) {
        answer_json_head(a, status);
        json_event_write(a->page.out, request, &event);
    } else if (event.row.taken_back) {
        answer_page_head(a, status);
        page_event_tombstone(&a->page, &event);
    } else {
        EventPair pair = event_out_pair(&event.row, exchange_number(a->request, "left", 0),
                                        exchange_number(a->request, "right", 0));
        answer_page_head(a, status);
        page_event_write(&a->page, &(PageEvent){&event, pair});
    }
}

void answer_accounts(Answer *a) {
    struct arena *request = a->page.request;
    ArchivePage of;
    ProposalList proposals;
    PageAccounts page = {.of = &of, .proposals = &proposals};
    Fail fail = {0};
    bool ok = archive_page(a->archive, a->route.name, request, &of, &fail);
    if (ok && of.asked.n > 0) {
        answer_redirect(
            a, address_document(request, of.row.id,
                                a->route.form == FORM_JSON ? "/accounts.json" : "/accounts"));
        return;
    }
    if (ok && of.row.state != STATE_VISIBLE)
        ok = fail_set(&fail, FAIL_MISSING, "%.*s is not to be seen", STR_ARG(of.row.id));
    ProposeRequest asked = {.document = of.row.id, .least = PAGE_ACCOUNTS_LEAST};
    if (!ok || !propose_accounts(a->archive, &asked, request, &proposals, &fail)) {
        answer_failure(a, &fail);
        return;
    }
    for (size_t i = 0; i < proposals.n; i++)
        str_list_add(request, &page.places,
                     archive_place(a->archive, proposals.p[i].other.collection, request));
    if (a->route.form == FORM_JSON) {
        answer_json_head(a, 200);
        page_accounts_json(&a->page, &page);
    } else {
        answer_page_head(a, 200);
        page_accounts_write(&a->page, &page);
    }
}
