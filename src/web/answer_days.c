/*
 * A stretch of days is a search for it, limited to what the reader asked besides, so that the
 * calendar counts as searches do. Dates typed in that query would be a second calendar: they go.
 */
#include "web/answer_days.h"
#include "base/num.h"
#include "doc/plain_date.h"
#include "query/query_edit.h"
#include "web/address.h"
#include "web/json_browse.h"
#include "web/page_days.h"

/* "1962" or "1962-10"; month 0: the whole year. */
static bool read_stretch(Str name, int64_t *year, unsigned *month) {
    uint64_t y = 0, m = 0;
    if (name.n != 4 && !(name.n == 7 && name.p[4] == '-'))
        return false;
    if (!num_parse_u64(str_slice(name, 0, 4), &y) || y == 0)
        return false;
    if (name.n == 7 && (!num_parse_u64(str_skip(name, 5), &m) || m < 1 || m > 12))
        return false;
    *year = (int64_t)y;
    *month = (unsigned)m;
    return true;
}

static void collect_years(const SearchAnswer *answer, struct arena *request, YearCountList *years) {
    for (size_t i = 0; i < answer->counts.facets.n; i++) {
        const FacetCount *facet = &answer->counts.facets.p[i];
        int64_t year;
        if (facet->field == FIELD_DATE && num_parse_i64(facet->value, &year) && year > 0)
            *LIST_ADD(request, years) = (YearCount){(int32_t)year, facet->certain, facet->possible};
    }
}

static bool collect_rows(Answer *a, const SearchAnswer *answer, DocumentRowList *rows, Fail *fail) {
    struct catalog *catalog = archive_catalog(a->archive);
    for (size_t i = 0; i < answer->hits.n; i++) {
        DocumentRow row;
        Fail told;
        if (catalog_row(catalog, answer->hits.p[i].hit.id, a->page.request, &row, &told))
            *LIST_ADD(a->page.request, rows) = row;
        else if (told.code != FAIL_MISSING) {
            *fail = told;
            return false;
        }
    }
    return true;
}

/* The years of all that the query finds, and the months of one of them. */
static bool count_years(Answer *a, PageDays *page, SearchAnswer *answer, Fail *fail) {
    struct arena *request = a->page.request;
    CalendarCountList *months = ARENA_NEW(request, CalendarCountList);
    YearCountList *years = ARENA_NEW(request, YearCountList);
    SearchRequest asked = {.text = page->query, .facets = true};
    if (page->has_year) {
        calendar_make(page->year, 0, request, months);
        asked.calendar = months;
    }
    if (!archive_search(a->archive, &asked, request, answer, fail))
        return false;
    collect_years(answer, request, years);
    page->answer = answer;
    page->years = years;
    page->months = months;
    return true;
}

/* The stretch by itself: its buckets, and of a month its days and documents. */
static bool count_stretch(Answer *a, PageDays *page, SearchAnswer *answer, Fail *fail) {
    struct arena *request = a->page.request;
    CalendarCountList *days = ARENA_NEW(request, CalendarCountList);
    DocumentRowList *rows = ARENA_NEW(request, DocumentRowList);
    Query *query = ARENA_NEW(request, Query);
    query_parse(page->query, request, query);
    Str term = str_format(request, "date:%.*s", STR_ARG(a->route.name));
    SearchRequest asked = {
        .text = query_edit_narrow(query, term, request), .order = ORDER_DATE, .bare = true};
    if (page->month > 0) {
        calendar_make(page->year, page->month, request, days);
        asked.calendar = days;
        asked.count = PAGE_DAYS_DOCUMENTS;
    }
    if (!archive_search(a->archive, &asked, request, answer, fail) ||
        !collect_rows(a, answer, rows, fail))
        return false;
    page->answer = answer;
    page->days = days;
    page->documents = rows;
    return true;
}

/* A holding of one year shows that year's months: one bar would say nothing. */
static bool choose_only_year(Answer *a, PageDays *page, Fail *fail) {
    if (!count_years(a, page, ARENA_NEW(a->page.request, SearchAnswer), fail))
        return false;
    if (page->years->n != 1 || page->years->p[0].year > 9999)
        return true;
    page->has_year = true;
    page->year = page->years->p[0].year;
    a->route.name = str_format(a->page.request, "%04d", (int)page->year);
    return true;
}

/* A single day is a search: for it, and for what the reader asked besides. */
static void answer_day(Answer *a, Str edtf) {
    struct arena *request = a->page.request;
    Query *query = ARENA_NEW(request, Query);
    query_parse(exchange_parameter(a->request, "q"), request, query);
    Str rest = query_edit_without_dates(query, request);
    Str words =
        str_format(request, "%.*s%sdate:%.*s", STR_ARG(rest), rest.n > 0 ? " " : "", STR_ARG(edtf));
    Request *plain = ARENA_NEW(request, Request);
    *plain = *a->request;
    plain->query = (Str){NULL, 0};  // it is in the words
    a->request = plain;
    answer_redirect(a,
                    address_search(request, a->route.form == FORM_JSON ? "/search.json" : "/search",
                                   words, ""));
}

void answer_days(Answer *a) {
    struct arena *request = a->page.request;
    PageDays page = {.has_year = a->route.name.n > 0};
    Query *query = ARENA_NEW(request, Query);
    Fail fail = {0};
    Str edtf;
    if (a->route.name.n > 7 && plain_date_read(a->route.name, request, &edtf)) {
        answer_day(a, edtf);
        return;
    }
    if (page.has_year && !read_stretch(a->route.name, &page.year, &page.month)) {
        answer_missing(a, a->route.whole_name);
        return;
    }
    query_parse(exchange_parameter(a->request, "q"), request, query);
    page.query = query_edit_without_dates(query, request);
    if (!page.has_year && a->route.form != FORM_JSON && !choose_only_year(a, &page, &fail)) {
        answer_failure(a, &fail);
        return;
    }
    if (!count_years(a, &page, ARENA_NEW(request, SearchAnswer), &fail) ||
        (page.has_year && !count_stretch(a, &page, ARENA_NEW(request, SearchAnswer), &fail))) {
        answer_failure(a, &fail);
    } else if (a->route.form == FORM_JSON) {
        answer_json_head(a, 200);
        json_browse_days(&a->page, &page);
    } else {
        answer_page_head(a, 200);
        page_days_write(&a->page, &page);
    }
}
