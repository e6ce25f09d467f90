/*
 * One arena for a request, emptied before the next; one buffer for its body, kept. The archive's
 * handle is opened again when catalog.db is another file than it was: a rebuild puts a new one in
 * its place.
 */
#include "web/reading_room.h"
#include "archive/archive.h"
#include "archive/rules.h"
#include "base/file.h"
#include "base/log.h"
#include "read/export.h"
#include "web/address.h"
#include "web/answer_days.h"
#include "web/answer_event.h"
#include "web/answer_people.h"
#include "web/answer_references.h"
#include "web/answer_search.h"
#include "web/assets.h"
#include "web/examples.h"
#include "web/first_page.h"
#include "web/json_api.h"
#include "web/page_about.h"
#include "web/page_deposit.h"
#include "web/page_rules.h"
#include "web/router.h"
#include <string.h>

enum { PASSAGE_QUERY_MAX = 2000, UNREAD_SHOWN = 200 };

struct reading_room {
    struct arena *process, *request;
    ArenaMark empty;
    struct archive *archive;
    Str folder, catalog_path, style, picture;
    Str base_url;  // as fonds.conf has it
    uint64_t catalog_inode;
    struct first_page *first;  // what it shows, until the holding changes
    struct examples *examples;
    Buf body;
};

/* --- opening ------------------------------------------------------------------------- */

static uint64_t inode_of(Str path) {
    FileState state;
    Fail ignored;
    return file_state(path, true, &state, &ignored) ? state.inode : 0;
}

enum { RELATED_MAX = 60 };  // names that are asked for on one page

/* Of names that no list of the document's own file explains: who may be meant in the others. */
static const RelatedPerson *relate_named(Answer *a, const NamedPersonList *named) {
    RelatedPerson *related = ARENA_ARRAY(a->page.request, RelatedPerson, named->n + 1);
    size_t asked = 0;
    for (size_t i = 0; i < named->n && asked < RELATED_MAX; i++) {
        Fail ignored;  // then nobody is proposed
        if (named->p[i].ref.n > 0 || named->p[i].open)
            continue;
        asked++;
        if (!relate_name(archive_catalog(a->archive), named_shown(&named->p[i]), a->page.request,
                         &related[i], &ignored))
            related[i].certainty = 0;
    }
    return related;
}

static bool open_archive(struct reading_room *room, Fail *fail) {
    archive_close(room->archive);
    room->archive = NULL;
    room->catalog_inode = inode_of(room->catalog_path);
    if (!archive_open(room->folder, ARCHIVE_READ, &room->archive, fail))
        return false;
    room->base_url = archive_config(room->archive)->base_url;
    return true;
}

/* Nothing but letters, digits, points, colons, hyphens and the brackets of IPv6. */
static bool is_host(Str host) {
    for (size_t i = 0; i < host.n; i++) {
        char c = host.p[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && strchr(".:-[]", c) == NULL)
            return false;
    }
    return host.n > 0 && host.n <= 255;
}

bool reading_room_open(Str folder, struct reading_room **out, Fail *fail) {
    struct arena *process = arena_create();
    struct reading_room *room = ARENA_NEW(process, struct reading_room);
    room->process = process;
    room->request = arena_create();
    room->empty = arena_mark(room->request);
    room->folder = str_copy(process, folder);
    room->catalog_path = file_join(process, folder, STR("catalog.db"));
    room->first = first_page_create();
    room->examples = examples_create();
    room->style = assets_address(process, "reading_room");
    room->picture = assets_address(process, "fonds");
    if (!open_archive(room, fail)) {
        reading_room_close(room);
        return false;
    }
    *out = room;
    return true;
}

void reading_room_close(struct reading_room *room) {
    if (room == NULL)
        return;
    archive_close(room->archive);
    buf_free(&room->body);
    first_page_destroy(room->first);
    examples_destroy(room->examples);
    arena_destroy(room->request);
    arena_destroy(room->process);
}

/* --- documents ----------------------------------------------------------------------- */

static void answer_download(Answer *a, const ArchivePage *page) {
    static const struct {
        const char *type;
        CiteStyle style;
    } forms[FORM_COUNT] = {
        [FORM_TEXT] = {"text/plain; charset=utf-8", CITE_STYLE_COUNT},
        [FORM_TEI] = {"application/tei+xml; charset=utf-8", CITE_STYLE_COUNT},
        [FORM_BIBTEX] = {"application/x-bibtex; charset=utf-8", CITE_BIBTEX},
        [FORM_RIS] = {"application/x-research-info-systems; charset=utf-8", CITE_RIS},
        [FORM_CSL] = {"application/vnd.citationstyles.csl+json", CITE_CSL_JSON},
    };
    CiteInput cite = archive_cite_input(a->archive, page, a->page.request);
    Form form = a->route.form;
    answer_head(a->response, 200, forms[form].type, answer_file_policy);
    exchange_header(a->response, "Access-Control-Allow-Origin", STR("*"));
    exchange_header(a->response, "Content-Disposition",
                    str_format(a->page.request, "%s; filename=\"%.*s%s\"",
                               form == FORM_TEXT ? "inline" : "attachment", STR_ARG(page->row.id),
                               router_suffix(form)));
    if (form == FORM_TEXT)
        export_text(&cite, a->page.out);
    else if (form == FORM_TEI)
        export_tei(&cite, a->page.out);
    else
        cite_write(forms[form].style, &cite, a->page.out);
}

static void answer_page(Answer *a, const ArchivePage *page) {
    struct arena *request = a->page.request;
    Str query = str_slice(exchange_parameter(a->request, "q"), 0, PASSAGE_QUERY_MAX);
    const ViewHitList *hits = NULL;
    if (query.n > 0) {
        Query parsed;
        SearchMarkList marks = {0};
        SearchRequest asked = {.text = query};
        archive_understand(a->room->archive, &asked, request, &parsed);
        search_marks(&parsed, &page->document, request, &marks);
        hits = page_document_hits(&page->document, &marks, request);
    }
    CiteInput cite = archive_cite_input(a->archive, page, request);
    uint64_t from = exchange_number(a->request, "from", 1);
    Str back = page_search_state(request, from > INT32_MAX ? 1 : from,
                                 page_search_order(exchange_parameter(a->request, "order")));
    struct map *people = NULL;
    Fail ignored;  // then names are not links
    bool knows =
        page->head.apparatus_count > 0 &&
        people_ids(archive_catalog(a->archive), page->row.deposit, request, &people, &ignored);
    NamedPersonList named;
    PlacedNameList placed, bodies;
    named_list(&page->document, request, &named);
    placed_list(&page->document, "place", request, &placed);
    placed_list(&page->document, "body", request, &bodies);
    answer_page_head(a, 200);
    page_document_write(&a->page, &(PageDocument){.page = page,
                                                  .cite = &cite,
                                                  .query = query,
                                                  .back = back,
                                                  .hits = hits,
                                                  .people = knows ? people : NULL,
                                                  .named = named,
                                                  .placed = placed,
                                                  .bodies = bodies,
                                                  .related = relate_named(a, &named)});
}

/* What is no document: a collection of that name, a deposit that could not be read, or nothing. */
static void answer_other_name(Answer *a, Str name) {
    struct catalog *catalog = archive_catalog(a->archive);
    struct arena *request = a->page.request;
    Named named;
    Fail fail = {0};
    DepositRow deposit;
    ReceiptRowList receipts = {0};
    KeptOut kept = {.deposit = &deposit, .receipts = &receipts};
    if (!catalog_resolve(catalog, name, request, &named, &fail)) {
        answer_failure(a, &fail);
    } else if (named.kind == NAMED_COLLECTION) {
        answer_redirect(
            a, address_collection(request, named.id, a->route.form == FORM_JSON ? ".json" : ""));
    } else if (named.kind == NAMED_EVENT) {
        answer_redirect(
            a, address_event(request, named.id, a->route.form == FORM_JSON ? ".json" : ""));
    } else if (named.kind != NAMED_DEPOSIT) {
        answer_missing(a, name);
    } else if (!catalog_deposit(catalog, named.id, request, &deposit, &fail) ||
               !catalog_receipts(catalog, named.id, request, &receipts, &fail) ||
               !catalog_last_check(catalog, named.id, &kept.checked, &kept.check_sound, &fail)) {
        answer_failure(a, &fail);
    } else {
        kept.id = named.id;
        bool is_json = a->route.form == FORM_JSON;
        (is_json ? answer_json_head : answer_page_head)(a, 200);
        (is_json ? json_api_deposit : page_deposit_write)(&a->page, &kept);
    }
}

/* Whether a reading was asked for that is not the one in force; of what is hidden there is none. */
static bool is_older(const Answer *a, const ArchivePage *page) {
    DocumentState state = page->row.state;
    return a->route.reading > 0 &&
           (state == STATE_LOST ||
            (state == STATE_VISIBLE && a->route.reading != page->deposit.reading));
}

/* The same reading in the same form under the document's own name. */
static Str address_reading(const Answer *a, Str id) {
    const char *suffix = router_suffix(a->route.form);
    if (a->route.reading == 0)
        return address_document(a->page.request, id, suffix);
    Str whole = str_format(a->page.request, "@%u%s", a->route.reading, suffix);
    return address_document(a->page.request, id, str_to_c(a->page.request, whole));
}

/* In the manner of what was asked for: a line of text, not JSON. */
static void answer_tombstone_text(Answer *a, const ArchivePage *page) {
    const DocumentRow *row = &page->row;
    bool lost = row->state == STATE_LOST;
    answer_head(a->response, 410, "text/plain; charset=utf-8", answer_file_policy);
    if (lost)
        buf_format(
            a->page.out,
            "%.*s stood in an earlier reading of its file; the present one has it no more.\n",
            STR_ARG(row->id));
    else
        buf_format(a->page.out, "%.*s was %s%s%.*s.\n", STR_ARG(row->id),
                   row->state == STATE_WITHDRAWN ? "withdrawn" : "destroyed",
                   row->state_reason.n > 0 ? ": " : "", STR_ARG(row->state_reason));
}

static void answer_document(Answer *a) {
    struct arena *request = a->page.request;
    ArchivePage *page = ARENA_NEW(request, ArchivePage);
    Fail fail = {0};
    bool ok = archive_page(a->archive, a->route.name, request, page, &fail);
    if (!ok && fail.code == FAIL_MISSING && !str_equal(a->route.name, a->route.whole_name)) {
        Fail second = {0};  // a name that ends like a form: letter.txt
        ok = archive_page(a->archive, a->route.whole_name, request, page, &second);
        if (ok) {
            a->route.form = FORM_HTML;
            a->route.reading = 0;
        }
    }
    if (!ok && fail.code == FAIL_MISSING) {
        answer_other_name(a, a->route.name);
    } else if (!ok) {
        answer_failure(a, &fail);
    } else if (page->asked.n > 0) {
        answer_redirect(a, address_reading(a, page->row.id));
    } else if (is_older(a, page) &&
               !archive_page_older(a->archive, a->route.reading, request, page, &fail)) {
        if (fail.code == FAIL_MISSING)
            answer_missing(a, a->route.whole_name);
        else
            answer_failure(a, &fail);
    } else if (page->row.state != STATE_VISIBLE) {
        if (a->route.form == FORM_HTML) {
            answer_page_head(a, 410);
            page_document_tombstone(&a->page, page);
        } else if (a->route.form == FORM_TEXT) {
            answer_tombstone_text(a, page);
        } else {
            answer_json_head(a, 410);
            json_api_document(&a->page, page);
        }
    } else if (a->route.form == FORM_HTML) {
        answer_page(a, page);
    } else if (a->route.form == FORM_JSON) {
        answer_json_head(a, 200);
        json_api_document(&a->page, page);
    } else {
        answer_download(a, page);
    }
}

/* A file is handed out whole or not at all. */
static void say_withheld(Answer *a, Str deposit) {
    answer_say(
        a, 410,
        &(PageMessage){.title = STR("This file is not handed out"),
                       .what = STR("It is kept unchanged, but it holds a document that was "
                                   "withdrawn, and a file is handed out whole or not at all."),
                       .remedy = STR("The other documents in it can be read, and had as JSON, TEI "
                                     "or text, one by one."),
                       .link = address_document(a->page.request, deposit, ""),
                       .link_words = STR("What else the file holds")});
}

/* The deposit whose file is asked for, by its own id or by a document in it. */
static bool deposit_of(Answer *a, Str *deposit, DocumentRow *row, Fail *fail) {
    struct catalog *catalog = archive_catalog(a->archive);
    Named named;
    *row = (DocumentRow){.state = STATE_VISIBLE};
    if (!catalog_resolve(catalog, a->route.name, a->page.request, &named, fail))
        return false;
    if (named.kind == NAMED_NOTHING)
        return fail_set(fail, FAIL_MISSING, "nothing of that name");
    *deposit = named.id;
    if (named.kind == NAMED_DOCUMENT) {
        if (!catalog_row(catalog, named.id, a->page.request, row, fail))
            return false;
        *deposit = row->deposit;
    }
    size_t point;
    if (str_find_char(*deposit, '.', &point))
        *deposit = str_slice(*deposit, 0, point);
    return true;
}

static void answer_original(Answer *a) {
    struct arena *request = a->page.request;
    Str deposit, bytes;
    DocumentRow row;
    DepositRow holder;
    Fail fail = {0};
    if (!deposit_of(a, &deposit, &row, &fail)) {
        answer_failure(a, &fail);
        return;
    }
    if (row.state == STATE_WITHDRAWN || row.state == STATE_DESTROYED) {
        answer_document(a);  // its notice
        return;
    }
    if (!catalog_deposit(archive_catalog(a->archive), deposit, request, &holder, &fail)) {
        answer_failure(a, &fail);
        return;
    }
    if (holder.withheld) {
        say_withheld(a, deposit);
        return;
    }
    if (!archive_original(a->archive, &(OriginalName){deposit, a->route.file, 0}, request, &bytes,
                          &fail)) {
        answer_failure(a, &fail);
        return;
    }
    Buf disposition = {0};
    buf_c(&disposition, "attachment; filename*=UTF-8''");
    address_encode(&disposition, file_name(a->route.file), false);
    answer_head(a->response, 200, "application/octet-stream", answer_file_policy);
    exchange_header(a->response, "Content-Disposition",
                    str_copy(request, buf_as_str(&disposition)));
    buf_free(&disposition);
    a->response->body = bytes;
    a->response->ranged = true;
}

/* --- search, trees, first page ------------------------------------------------------- */

/* Deposits that are kept and have no document to be listed by. */
static bool find_unread(Answer *a, PageUnreadList *unread, Fail *fail) {
    struct catalog *catalog = archive_catalog(a->archive);
    StrList ids = {0};
    if (!browse_not_read(catalog, a->page.request, &ids, fail))
        return false;
    for (size_t i = 0; i < ids.n && i < UNREAD_SHOWN; i++) {
        DepositRow row;
        if (!catalog_deposit(catalog, ids.p[i], a->page.request, &row, fail))
            return false;
        *LIST_ADD(a->page.request, unread) = (PageUnread){row.id, row.received_as, row.failure};
    }
    return true;
}

static void answer_collection(Answer *a) {
    struct catalog *catalog = archive_catalog(a->archive);
    struct arena *request = a->page.request;
    CollectionRow row;
    CollectionRowList path = {0}, children = {0};
    DocumentRowList documents = {0};
    PageUnreadList unread = {0};
    ReadingHead reading = {0};
    Named named = {0};
    Fail fail = {0};
    bool one = a->route.kind == ROUTE_COLLECTION;
    uint64_t first = exchange_number(a->request, "from", 1);
    first = first > INT32_MAX ? INT32_MAX : first;
    if (one && !catalog_resolve(catalog, a->route.name, request, &named, &fail)) {
        answer_failure(a, &fail);
        return;
    }
    if (one && named.kind == NAMED_DOCUMENT) {
        answer_redirect(a, address_document(request, named.id, router_suffix(a->route.form)));
        return;
    }
    if (one && named.redirected && named.kind == NAMED_COLLECTION) {
        answer_redirect(a, address_collection(request, named.id, router_suffix(a->route.form)));
        return;
    }
    BrowseRange range = {named.id, (size_t)first - 1, PAGE_COLLECTION_ROWS + 1};
    if ((one && !browse_collection(catalog, a->route.name, request, &row, &fail)) ||
        !browse_children(catalog, named.id, request, &children, &fail) ||
        !browse_path(catalog, named.id, request, &path, &fail) ||
        !browse_documents(catalog, &range, request, &documents, &fail) ||
        (!one && !find_unread(a, &unread, &fail))) {
        answer_failure(a, &fail);
        return;
    }
    if (path.n > 0)
        path.n--;  // without itself
    PageCollection page = {.path = &path,
                           .children = &children,
                           .documents = &documents,
                           .first = range.first,
                           .unread = &unread};
    if (one) {
        page.row = &row;
        page.canonical =
            str_format(request, "%.*s%.*s", STR_ARG(archive_config(a->archive)->base_url),
                       STR_ARG(address_collection(request, row.id, "")));
        Fail ignored;  // a collection without a reading of its own has no description
        if (row.parent.n == 0 && catalog_head(catalog, row.id, request, &reading, &ignored))
            page.description = &reading.description;
    }
    if (a->route.form == FORM_JSON) {
        answer_json_head(a, 200);
        json_api_collection(&a->page, &page);
    } else {
        answer_page_head(a, 200);
        page_collection_write(&a->page, &page);
    }
}

static void answer_home(Answer *a) {
    struct catalog *catalog = archive_catalog(a->archive);
    struct arena *request = a->page.request;
    HoldingCount holding = {0};
    YearCountList years = {0};
    CollectionRowList collections = {0};
    uint64_t events = 0;
    Fail fail = {0};
    if (!browse_holding(catalog, &holding, &fail) || !event_rows_count(catalog, &events, &fail) ||
        !browse_years(catalog, request, &years, &fail) ||
        !browse_children(catalog, (Str){0}, request, &collections, &fail)) {
        answer_failure(a, &fail);
        return;
    }
    PageHome home = {.config = archive_config(a->archive),
                     .holding = &holding,
                     .years = &years,
                     .collections = &collections,
                     .events = events,
                     .found = first_page_find(a->room->first, a->archive)};
    if (a->route.form == FORM_JSON) {
        answer_json_head(a, 200);
        json_api_home(&a->page, &home);
    } else {
        answer_page_head(a, 200);
        page_home_write(&a->page, &home);
    }
}

/* --- small things -------------------------------------------------------------------- */

static void answer_asset(Answer *a) {
    Asset asset;
    if (!assets_find(a->route.file, &asset)) {
        answer_missing(a, a->route.file);
        return;
    }
    answer_head(a->response, 200, asset.type, answer_file_policy);
    exchange_replace(a->response, "Cache-Control", STR("public, max-age=31536000, immutable"));
    a->response->body = asset.bytes;
}

static void answer_opensearch(Answer *a) {
    const Config *config = archive_config(a->archive);
    Buf *out = a->page.out;
    answer_head(a->response, 200, "application/opensearchdescription+xml; charset=utf-8",
                answer_file_policy);
    buf_c(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
               "<ShortName>");
    markup_escape(out, config->title);
    buf_c(out, "</ShortName>\n<Description>Search ");
    markup_escape(out, config->title);
    buf_c(out, "</Description>\n<InputEncoding>UTF-8</InputEncoding>\n"
               "<Url type=\"text/html\" template=\"");
    markup_escape(out, config->base_url);
    buf_c(out, "/search?q={searchTerms}\"/>\n"
               "<Url type=\"application/json\" template=\"");
    markup_escape(out, config->base_url);
    buf_c(out, "/search.json?q={searchTerms}\"/>\n</OpenSearchDescription>\n");
}

static void answer_plain(Answer *a, const char *text) {
    answer_head(a->response, 200, "text/plain; charset=utf-8", answer_file_policy);
    buf_c(a->page.out, text);
}

static void answer_health(Answer *a) {
    HoldingCount holding;
    Fail fail = {0};
    if (browse_holding(archive_catalog(a->archive), &holding, &fail))
        answer_plain(a, "ok\n");
    else
        answer_failure(a, &fail);
}

static bool example_hits(void *context, Str query) {
    Answer *a = context;
    return examples_hit(a->room->examples, a->archive, query);
}

static void answer_prose(Answer *a) {
    answer_page_head(a, 200);
    if (a->route.kind == ROUTE_TIPS)
        page_about_searching(&a->page, &(ExampleLinks){example_hits, a});
    else
        page_about_archive(&a->page, archive_config(a->archive));
}

static void answer_rules(Answer *a) {
    RuleTextList rules = rules_list(a->page.request);
    if (a->route.form == FORM_JSON) {
        answer_json_head(a, 200);
        page_rules_json(&a->page, &rules);
    } else {
        answer_page_head(a, 200);
        page_rules_write(&a->page, &rules);
    }
}

static void answer_route(Answer *a) {
    switch (a->route.kind) {
    case ROUTE_HOME:
        answer_home(a);
        break;
    case ROUTE_SEARCH:
        answer_search(a);
        break;
    case ROUTE_VALUES:
        answer_search_values(a);
        break;
    case ROUTE_DOCUMENT:
        answer_document(a);
        break;
    case ROUTE_ACCOUNTS:
        answer_accounts(a);
        break;
    case ROUTE_ORIGINAL:
        answer_original(a);
        break;
    case ROUTE_COLLECTIONS:
    case ROUTE_COLLECTION:
        answer_collection(a);
        break;
    case ROUTE_DAYS:
        answer_days(a);
        break;
    case ROUTE_PEOPLE:
        answer_people(a, first_page_find(a->room->first, a->archive));
        break;
    case ROUTE_PERSON:
        answer_people_one(a);
        break;
    case ROUTE_REFERENCES:
        answer_references(a);
        break;
    case ROUTE_LOOK:
        answer_look(a);
        break;
    case ROUTE_EVENTS:
        answer_events(a);
        break;
    case ROUTE_EVENT:
        answer_event(a);
        break;
    case ROUTE_ABOUT:
    case ROUTE_TIPS:
        answer_prose(a);
        break;
    case ROUTE_RULES:
        answer_rules(a);
        break;
    case ROUTE_ASSET:
        answer_asset(a);
        break;
    case ROUTE_HEALTH:
        answer_health(a);
        break;
    case ROUTE_OPENSEARCH:
        answer_opensearch(a);
        break;
    case ROUTE_ROBOTS:
        answer_plain(
            a, "User-agent: *\nDisallow: /search\nDisallow: /look\nDisallow: /d/*/accounts\n");
        break;
    case ROUTE_NOTHING:
        answer_missing(a, address_decode(a->page.request, a->request->path, false));
        break;
    }
}

static bool has_events(struct reading_room *room) {
    uint64_t count;
    Fail ignored;  // then there is no way to them, and their page tells what is wrong
    return event_rows_count(archive_catalog(room->archive), &count, &ignored) && count > 0;
}

static Answer begin_answer(struct reading_room *room, Response *response) {
    arena_reset(room->request, room->empty);
    buf_clear(&room->body);
    *response = (Response){.status = 200};
    archive_use_base_url(room->archive, room->base_url);  // that of the last request is gone
    return (Answer){.room = room,
                    .archive = room->archive,
                    .response = response,
                    .page = {.request = room->request,
                             .out = &room->body,
                             .archive = archive_config(room->archive)->title,
                             .style = room->style,
                             .events = has_events(room),
                             .picture = room->picture}};
}

void reading_room_answer(struct reading_room *room, const Request *request, Response *response) {
    Fail fail = {0};
    if ((room->archive == NULL || inode_of(room->catalog_path) != room->catalog_inode) &&
        !open_archive(room, &fail)) {
        log_error("web: the archive does not open again, reason=%s", fail.message);
        answer_head(response, 503, "text/plain; charset=utf-8", answer_file_policy);
        response->body = STR("The archive is being made again. Try again in a moment.\n");
        return;
    }
    Answer answer = begin_answer(room, response);
    if (is_host(request->host))
        archive_use_base_url(room->archive,
                             str_format(room->request, "http://%.*s", STR_ARG(request->host)));
    answer.request = request;
    answer.page.look = page_frame_look(exchange_cookie(request, "look"));
    answer.page.here = request->query.n == 0
                           ? request->path
                           : str_format(room->request, "%.*s?%.*s", STR_ARG(request->path),
                                        STR_ARG(request->query));
    router_find(request->path, room->request, &answer.route);
    if (answer.route.form == FORM_HTML && answer.route.kind != ROUTE_ASSET)
        answer.page.typed = examples_typed(room->examples, room->archive);
    answer_route(&answer);
    if (response->body.n == 0)
        response->body = buf_as_str(&room->body);
}

void reading_room_refuse(struct reading_room *room, unsigned status, Str why, Response *response) {
    if (room->archive == NULL) {
        answer_head(response, status, "text/plain; charset=utf-8", answer_file_policy);
        response->body = STR("This request cannot be answered.\n");
        return;
    }
    Answer answer = begin_answer(room, response);
    answer_say(&answer, status,
               &(PageMessage){.title = str_from_c(exchange_status_name(status)), .what = why});
    response->body = buf_as_str(&room->body);
}
