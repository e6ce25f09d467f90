/*
 * The rules, where the settings are silent. The event: most sides (two are enough), then most
 * accounts, then the earliest. A name: one that is not written in Latin letters before all others,
 * then the most frequent. A date: the year with most documents that are only possibly of it. The
 * tree: the collection with most documents. A page: of the event's documents, else of the newest
 * answer to an empty search, the one of whose description rules say most.
 */
#include "web/first_page.h"
#include "doc/agent_name.h"
#include "doc/date.h"
#include "text/utf8.h"
#include "web/address.h"
#include "web/words.h"
#include <stdlib.h>

enum { TREE_DOCUMENTS_LEAST = 2 };  // a file that is one document is no tree to walk in

enum {
    EVENTS_WEIGHED = 500,
    PAGES_WEIGHED = 20,
    PEOPLE_COUNTED = 12,  // and as many bodies: each is a search
    MONTHS_OF_YEARS = 2
};

struct first_page {
    struct arena *process;
    struct arena *kept;  // what was found; NULL: nothing yet
    uint64_t watermark;
    PageHomeFound found;
    struct archive *archive;  // while finding
};

struct first_page *first_page_create(void) {
    struct arena *process = arena_create();
    struct first_page *first = ARENA_NEW(process, struct first_page);
    first->process = process;
    return first;
}

void first_page_destroy(struct first_page *first) {
    if (first == NULL)
        return;
    arena_destroy(first->kept);
    arena_destroy(first->process);
}

/* --- the event ----------------------------------------------------------------------- */

static int weigh(const EventRow *row) {
    bool two_sides = false;
    Str side = {NULL, 0};
    for (size_t i = 0; i < row->accounts.n; i++) {
        const AccountRow *account = &row->accounts.p[i];
        if (account->row.state != STATE_VISIBLE)
            continue;
        two_sides = two_sides || (side.p != NULL && !str_equal(side, account->account.side));
        side = account->account.side.p != NULL ? account->account.side : STR("");
    }
    return row->visible < 2 ? 0 : (two_sides ? 1000 : 0) + (int)row->visible;
}

static void find_event(struct first_page *first) {
    struct catalog *catalog = archive_catalog(first->archive);
    Str name = archive_config(first->archive)->home_event;
    EventRowList rows = {0};
    Fail ignored;
    int best = 0;
    if (name.n == 0 &&
        !event_rows_list(catalog, (EventRange){0, EVENTS_WEIGHED}, first->kept, &rows, &ignored))
        return;
    for (size_t i = 0; i < rows.n; i++)
        if (weigh(&rows.p[i]) > best) {  // the first of equals is the earliest
            best = weigh(&rows.p[i]);
            name = rows.p[i].id;
        }
    if (name.n == 0)
        return;
    ArchiveEvent *event = ARENA_NEW(first->kept, ArchiveEvent);
    if (archive_event(first->archive, name, first->kept, event, &ignored) && event->row.visible > 0)
        first->found.event = event;
}

/* --- things to try ------------------------------------------------------------------- */

static bool ask(struct first_page *first, Str query, size_t hits, SearchAnswer *answer) {
    SearchRequest asked = {.text = query, .count = hits, .facets = query.n == 0};
    Fail ignored;
    return archive_search(first->archive, &asked, first->kept, answer, &ignored);
}

static void add_try(struct first_page *first, const char *kind, Str words, Str address,
                    Str counted) {
    *LIST_ADD(first->kept, &first->found.tries) =
        (PageHomeTry){str_from_c(kind), words, address, counted};
}

static void add_search(struct first_page *first, const char *kind, Str query,
                       const SearchAnswer *answer) {
    const EngineAnswer *counts = &answer->counts;
    Str counted = answer->query.has_date
                      ? str_format(first->kept, "%.*s certainly, %.*s possibly",
                                   STR_ARG(words_count(first->kept, counts->certain)),
                                   STR_ARG(words_count(first->kept, counts->possible)))
                      : words_some(first->kept, counts->total, "document", "documents");
    if (counts->total > 0)
        add_try(first, kind, query, address_search(first->kept, "/search", query, ""), counted);
}

/* It has a letter of another script than the Latin one. */
static bool is_foreign(Str name) {
    size_t at = 0;
    uint32_t c;
    while (utf8_next(name, &at, &c))
        if (c >= 0x370 && !(c >= 0x1E00 && c < 0x1F00) && !(c >= 0x2000 && c < 0x2C00))
            return true;
    return false;
}

static bool is_cyrillic(Str name) {
    size_t at = 0;
    uint32_t c;
    while (utf8_next(name, &at, &c))
        if (c >= 0x400 && c < 0x530)
            return true;
    return false;
}

static bool names_people(Field field) {
    return field == FIELD_AUTHOR || field == FIELD_RECIPIENT || field == FIELD_PARTICIPANT ||
           field == FIELD_PERSON;
}

static Str person_query(struct first_page *first, Str name) {
    size_t quote;
    return str_find_char(name, '"', &quote)
               ? str_format(first->kept, "person:%.*s", STR_ARG(str_slice(name, 0, quote)))
               : str_format(first->kept, "person:\"%.*s\"", STR_ARG(name));
}

static void try_name(struct first_page *first, const FacetCountList *facets) {
    Str query = archive_config(first->archive)->try_name;
    SearchAnswer answer;
    bool given = query.n > 0;
    const FacetCount *best = NULL;
    for (size_t i = 0; i < facets->n && !given; i++) {
        const FacetCount *facet = &facets->p[i];
        if (!names_people(facet->field) || facet->value.n == 0)
            continue;
        if (best == NULL || is_foreign(facet->value) > is_foreign(best->value) ||
            (is_foreign(facet->value) == is_foreign(best->value) &&
             facet->certain + facet->possible > best->certain + best->possible))
            best = facet;
    }
    if (best != NULL)
        query = person_query(first, best->value);
    if (query.n > 0 && ask(first, query, 1, &answer))
        add_search(first,
                   is_cyrillic(query) ? "A name in Cyrillic"
                   : given            ? "A name, misspelt"
                                      : "A name",
                   query, &answer);
}

static void try_date(struct first_page *first) {
    Str query = archive_config(first->archive)->try_date;
    YearCountList years = {0};
    const YearCount *best = NULL;
    SearchAnswer answer;
    Fail ignored;
    if (query.n == 0 &&
        !browse_years(archive_catalog(first->archive), first->kept, &years, &ignored))
        return;
    for (size_t i = 0; i < years.n; i++)
        if (best == NULL || years.p[i].possible > best->possible ||
            (years.p[i].possible == best->possible && years.p[i].certain > best->certain))
            best = &years.p[i];
    if (best != NULL)
        query = str_format(first->kept, best->year < 0 ? "date:%05d" : "date:%04d", best->year);
    bool asked = query.n > 0 && best == NULL;
    if (query.n > 0 && ask(first, query, 1, &answer) && (asked || answer.counts.possible > 0))
        add_search(first, answer.counts.possible > 0 ? "A date in doubt" : "A date", query,
                   &answer);
}

static void try_tree(struct first_page *first) {
    struct catalog *catalog = archive_catalog(first->archive);
    Str name = archive_config(first->archive)->try_tree;
    CollectionRowList roots = {0};
    CollectionRow row = {0};
    Named named;
    Fail ignored;
    if (name.n > 0) {
        if (!catalog_resolve(catalog, name, first->kept, &named, &ignored) ||
            named.kind != NAMED_COLLECTION ||
            !browse_collection(catalog, named.id, first->kept, &row, &ignored))
            return;
    } else if (!browse_children(catalog, (Str){0}, first->kept, &roots, &ignored)) {
        return;
    }
    for (size_t i = 0; i < roots.n; i++)
        if (roots.p[i].document_count > row.document_count)
            row = roots.p[i];
    if (row.document_count < (name.n > 0 ? 1 : TREE_DOCUMENTS_LEAST))
        return;
    Str counted = words_some(first->kept, row.document_count, "document", "documents");
    if (row.child_count > 0)
        counted = str_format(first->kept, "%.*s in %.*s", STR_ARG(counted),
                             STR_ARG(words_some(first->kept, row.child_count, "part", "parts")));
    add_try(first, "The tree", row.title, address_collection(first->kept, row.id, ""), counted);
}

/* How much is said of a document, and how much of that by a rule or a person. */
static void count_said(const Description *said, uint32_t *all, uint32_t *judged) {
    *all = *judged = 0;
    for (size_t i = 0; i < said->n; i++) {
        *all += said->p[i].field != FIELD_OTHER;
        *judged += said->p[i].field != FIELD_OTHER && said->p[i].source.kind != SOURCE_FILE;
    }
}

typedef struct {
    Str id, title;
    uint32_t all, judged;
    const struct document *document;
} Page;

static void weigh_page(Page *best, Str id, const struct document *document) {
    Page page = {.id = id,
                 .title = description_text(&document->description, FIELD_TITLE),
                 .document = document};
    count_said(&document->description, &page.all, &page.judged);
    if (best->id.n == 0 || page.judged > best->judged ||
        (page.judged == best->judged && page.all > best->all))
        *best = page;
}

static void weigh_named(struct first_page *first, Page *best, Str name) {
    struct catalog *catalog = archive_catalog(first->archive);
    struct document *document = ARENA_NEW(first->kept, struct document);
    Named named;
    DocumentRow row;
    Fail ignored;
    if (catalog_resolve(catalog, name, first->kept, &named, &ignored) &&
        named.kind == NAMED_DOCUMENT &&
        catalog_row(catalog, named.id, first->kept, &row, &ignored) && row.state == STATE_VISIBLE &&
        catalog_document(catalog, named.id, first->kept, document, &ignored))
        weigh_page(best, named.id, document);
}

static void try_evidence(struct first_page *first) {
    Str name = archive_config(first->archive)->try_evidence;
    const ArchiveEvent *event = first->found.event;
    SearchAnswer answer;
    Page best = {0};
    if (name.n > 0)
        weigh_named(first, &best, name);
    for (size_t i = 0; name.n == 0 && event != NULL && i < event->row.accounts.n; i++)
        if (event->documents[i].parts.n > 0)
            weigh_page(&best, event->row.accounts.p[i].row.id, &event->documents[i]);
    if (name.n == 0 && event == NULL && ask(first, (Str){0}, PAGES_WEIGHED, &answer))
        for (size_t i = 0; i < answer.hits.n; i++)
            weigh_named(first, &best, answer.hits.p[i].hit.id);
    if (best.id.n == 0 || best.all == 0)
        return;
    Str counted = words_some(first->kept, best.all, "statement", "statements");
    if (best.judged > 0)
        counted =
            str_format(first->kept, "%.*s, %u by rules or people", STR_ARG(counted), best.judged);
    if (event == NULL) {
        first->found.opening = best.id;
        first->found.opening_title = best.title;
        first->found.opening_document = best.document;
    }
    add_try(first, "Who says so", best.title.n > 0 ? best.title : best.id,
            address_document(first->kept, best.id, "#about"), counted);
}

/* --- people -------------------------------------------------------------------------- */

static int more_first(const void *left, const void *right) {
    const PageHomePerson *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return str_compare(a->name, b->name);
}

/* A name in another script that finds as many documents as one that is listed is the same person's.
 */
static bool is_listed_otherwise(const PageHomePersonList *people, Str name, uint64_t count) {
    for (size_t i = 0; i < people->n; i++)
        if (people->p[i].count == count && is_foreign(name) != is_foreign(people->p[i].name))
            return true;
    return false;
}

static void sort_people(PageHomePersonList *people) {
    if (people->n > 1)
        qsort(people->p, people->n, sizeof *people->p, more_first);
}

/* A person writes, receives and takes part: all of it together is what a search counts. */
static void find_people(struct first_page *first, const FacetCountList *facets) {
    for (size_t i = 0; i < facets->n; i++) {
        const FacetCount *facet = &facets->p[i];
        if (!names_people(facet->field) || facet->value.n == 0)
            continue;
        bool body = agent_name_is_body(facet->value, first->kept), known = false;
        PageHomePersonList *people = body ? &first->found.bodies : &first->found.people;
        for (size_t j = 0; j < people->n && !known; j++)
            known = str_equal(people->p[j].name, facet->value);
        if (!known && people->n == PEOPLE_COUNTED) {
            *(body ? &first->found.more_bodies : &first->found.more_people) = true;
            continue;
        }
        SearchAnswer answer;
        Str query = person_query(first, facet->value);
        if (known || !ask(first, query, 1, &answer) || answer.counts.total == 0 ||
            is_listed_otherwise(people, facet->value, answer.counts.total))
            continue;
        *LIST_ADD(first->kept, people) = (PageHomePerson){
            facet->value, address_search(first->kept, "/search", query, ""), answer.counts.total};
    }
    sort_people(&first->found.people);
    sort_people(&first->found.bodies);
}

/* --- months -------------------------------------------------------------------------- */

/* From the first to the last that is certainly somebody's: what is only "1962" is of all of them.
 */
static void find_months(struct first_page *first) {
    YearCountList years = {0};
    Fail ignored;
    size_t last = 0;
    if (!browse_years(archive_catalog(first->archive), first->kept, &years, &ignored) ||
        years.n == 0 || years.n > MONTHS_OF_YEARS)
        return;
    for (size_t i = 0; i < years.n; i++)
        for (int month = 1; month <= 12 && years.p[i].year > 0; month++) {
            SearchAnswer answer;
            Str query = str_format(first->kept, "date:%04d-%02d", years.p[i].year, month);
            if (!ask(first, query, 1, &answer))
                return;
            if (first->found.months.n == 0 && answer.counts.certain == 0)
                continue;
            *LIST_ADD(first->kept, &first->found.months) =
                (YearCount){.year = years.p[i].year * 12 + month - 1,
                            .certain = answer.counts.certain,
                            .possible = answer.counts.possible};
            if (answer.counts.certain > 0)
                last = first->found.months.n;
        }
    first->found.months.n = last;
}

/* --- all ----------------------------------------------------------------------------- */

static void find_all(struct first_page *first) {
    SearchAnswer all = {0};
    find_event(first);
    if (ask(first, (Str){0}, 1, &all)) {
        try_name(first, &all.counts.facets);
        try_date(first);
        try_tree(first);
        try_evidence(first);
        find_people(first, &all.counts.facets);
        find_months(first);
    }
}

const PageHomeFound *first_page_find(struct first_page *first, struct archive *archive) {
    uint64_t watermark = catalog_watermark(archive_catalog(archive));
    if (first->kept != NULL && first->watermark == watermark)
        return &first->found;
    arena_destroy(first->kept);
    first->kept = arena_create();
    first->found = (PageHomeFound){0};
    first->watermark = watermark;
    first->archive = archive;
    find_all(first);
    return &first->found;
}
