/* Only of what is visible: of a document that was withdrawn its references say something too. */
#include "web/answer_references.h"
#include "web/address.h"
#include "web/page_references.h"

static size_t first_of(Answer *a) {
    uint64_t first = exchange_number(a->request, "from", 1);
    return first > INT32_MAX ? INT32_MAX : (size_t)(first - 1);
}

static bool find_row(Answer *a, DocumentRow *row, Named *named, Fail *fail) {
    struct catalog *catalog = archive_catalog(a->archive);
    struct arena *request = a->page.request;
    if (!catalog_resolve(catalog, a->route.name, request, named, fail))
        return false;
    if (named->kind != NAMED_DOCUMENT)
        return fail_set(fail, FAIL_MISSING, "no document is named \"%.*s\"",
                        STR_ARG(a->route.name));
    return catalog_row(catalog, named->id, request, row, fail) &&
           (row->state == STATE_VISIBLE ||
            fail_set(fail, FAIL_MISSING, "%.*s is not shown", STR_ARG(named->id)));
}

void answer_references(Answer *a) {
    struct catalog *catalog = archive_catalog(a->archive);
    struct arena *request = a->page.request;
    DocumentRow row;
    Named named;
    Fail fail = {0};
    ReferralRowList refers;
    ReferrerRowList referrers;
    PageReferences page = {
        .row = &row, .refers = &refers, .referrers = &referrers, .first = first_of(a)};
    if (!find_row(a, &row, &named, &fail)) {
        answer_failure(a, &fail);
        return;
    }
    if (named.redirected) {
        const char *suffix = a->route.form == FORM_JSON ? ".json" : "";
        answer_redirect(a, address_references(request, named.id, suffix));
        return;
    }
    ReferrerRange range = {row.id, page.first, PAGE_REFERENCES_ROWS};
    if (!referral_from(catalog, row.id, request, &refers, &fail) ||
        !referral_to(catalog, &range, request, &referrers, &page.total, &fail)) {
        answer_failure(a, &fail);
    } else if (a->route.form == FORM_JSON) {
        answer_json_head(a, 200);
        page_references_json(&a->page, &page);
    } else {
        answer_page_head(a, 200);
        page_references_write(&a->page, &page);
    }
}
