/*
 * Fixed paths are a table; what is under /d/, /collection/, /days/, /event/, /person/ and /assets/
 * is a name. A form's suffix is taken off before decoding, so that %2Ejson is part of a name; @2
 * after it, from the end, so that a name may hold '@'.
 */
#include "web/router.h"
#include "base/num.h"
#include "web/address.h"

static const char *const suffixes[FORM_COUNT] = {
    [FORM_HTML] = "",         [FORM_JSON] = ".json",  [FORM_TEXT] = ".txt",
    [FORM_TEI] = ".tei.xml",  [FORM_BIBTEX] = ".bib", [FORM_RIS] = ".ris",
    [FORM_CSL] = ".csl.json",
};

static const struct {
    const char *path;
    RouteKind kind;
    Form form;
} fixed[] = {
    {"/", ROUTE_HOME, FORM_HTML},
    {"/index.json", ROUTE_HOME, FORM_JSON},
    {"/search", ROUTE_SEARCH, FORM_HTML},
    {"/search.json", ROUTE_SEARCH, FORM_JSON},
    {"/search/values", ROUTE_VALUES, FORM_HTML},
    {"/search/values.json", ROUTE_VALUES, FORM_JSON},
    {"/collection", ROUTE_COLLECTIONS, FORM_HTML},
    {"/collection/", ROUTE_COLLECTIONS, FORM_HTML},
    {"/collection.json", ROUTE_COLLECTIONS, FORM_JSON},
    {"/days", ROUTE_DAYS, FORM_HTML},
    {"/days.json", ROUTE_DAYS, FORM_JSON},
    {"/people", ROUTE_PEOPLE, FORM_HTML},
    {"/people.json", ROUTE_PEOPLE, FORM_JSON},
    {"/look", ROUTE_LOOK, FORM_HTML},
    {"/events", ROUTE_EVENTS, FORM_HTML},
    {"/events.json", ROUTE_EVENTS, FORM_JSON},
    {"/about", ROUTE_ABOUT, FORM_HTML},
    {"/search-tips", ROUTE_TIPS, FORM_HTML},
    {"/rules", ROUTE_RULES, FORM_HTML},
    {"/rules.json", ROUTE_RULES, FORM_JSON},
    {"/healthz", ROUTE_HEALTH, FORM_TEXT},
    {"/opensearch.xml", ROUTE_OPENSEARCH, FORM_HTML},
    {"/robots.txt", ROUTE_ROBOTS, FORM_TEXT},
};

const char *router_suffix(Form form) {
    return suffixes[form];
}

/* The longest suffix wins: .csl.json before .json. */
static Str take_form(Str name, Form last, Form *form) {
    for (Form f = last; f > FORM_HTML; f--) {
        Str suffix = str_from_c(suffixes[f]);
        if (name.n > suffix.n && str_ends(name, suffix)) {
            *form = f;
            return str_slice(name, 0, name.n - suffix.n);
        }
    }
    return name;
}

static Str take_reading(Str name, uint32_t *reading) {
    for (size_t at = name.n; at-- > 1;) {
        uint64_t number;
        if (name.p[at] != '@')
            continue;
        Str digits = str_skip(name, at + 1);
        if (digits.n > 9 || !num_parse_u64(digits, &number) || !num_u32(number, reading))
            break;
        return str_slice(name, 0, at);
    }
    return name;
}

static void find_document(Str rest, struct arena *results, Route *route) {
    size_t at;
    Str original = STR("/original/");
    if (str_find(rest, original, &at) && at > 0 && rest.n > at + original.n) {
        route->kind = ROUTE_ORIGINAL;
        route->name = address_decode(results, str_slice(rest, 0, at), false);
        route->file = address_decode(results, str_skip(rest, at + original.n), false);
        return;
    }
    Form form = FORM_HTML;
    Str accounts = STR("/accounts"), plain = take_form(rest, FORM_JSON, &form);
    if (str_ends(plain, accounts) && plain.n > accounts.n) {
        route->kind = ROUTE_ACCOUNTS;
        route->form = form;
        route->whole_name =
            address_decode(results, str_slice(plain, 0, plain.n - accounts.n), false);
        route->name = route->whole_name;
        return;
    }
    if (rest.n == 0)
        return;
    route->kind = ROUTE_DOCUMENT;
    route->whole_name = address_decode(results, rest, false);
    Str name = take_reading(take_form(rest, FORM_CSL, &route->form), &route->reading);
    route->name = address_decode(results, name, false);
}

void router_find(Str path, struct arena *results, Route *route) {
    *route = (Route){0};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (str_is(path, fixed[i].path)) {
            route->kind = fixed[i].kind;
            route->form = fixed[i].form;
            return;
        }
    size_t at;
    if (str_find(path, STR("%00"), &at))  // no name holds one, and a file's name would end there
        return;
    static const struct {
        const char *folder;
        RouteKind kind;
    } named[] = {{"/collection/", ROUTE_COLLECTION},
                 {"/event/", ROUTE_EVENT},
                 {"/days/", ROUTE_DAYS},
                 {"/person/", ROUTE_PERSON},
                 {"/references/", ROUTE_REFERENCES}};
    Str documents = STR("/d/"), assets = STR("/assets/");
    if (str_starts(path, documents)) {
        find_document(str_skip(path, documents.n), results, route);
    } else if (str_starts(path, assets)) {
        route->kind = ROUTE_ASSET;
        route->file = address_decode(results, str_skip(path, assets.n), false);
    }
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        Str folder = str_from_c(named[i].folder);
        if (!str_starts(path, folder))
            continue;
        Str rest = str_skip(path, folder.n);
        route->kind = named[i].kind;
        route->whole_name = address_decode(results, rest, false);
        route->name = address_decode(results, take_form(rest, FORM_JSON, &route->form), false);
    }
}
