/*
 * Opening checks the settings first and the largest things last; each door tells its own failures.
 * A reader opens catalog and index only: the store is opened with them because originals are served
 * from it.
 */
#include "archive/archive.h"
#include "annotate/place_form.h"
#include "archive/handle.h"
#include "archive/lexicon_fill.h"
#include "archive/naming.h"
#include "archive/older.h"
#include "archive/rules.h"
#include "archive/writer.h"
#include "base/stamp.h"
#include "catalog/authority_rows.h"
#include "text/unicode.h"
#include <errno.h>
#include <limits.h>
#include <stdlib.h>

static const uint64_t original_bytes_max = (uint64_t)4 << 30;

/* What was made before a crash; the settings under their first name say that it is all ours. */
static bool remove_half_made(const ArchivePaths *paths, struct arena *scratch, Fail *fail) {
    Str wal = str_format(scratch, "%.*s-wal", STR_ARG(paths->catalog));
    Str shm = str_format(scratch, "%.*s-shm", STR_ARG(paths->catalog));
    return file_remove_tree(paths->store, fail) && file_remove_tree(paths->journal, fail) &&
           file_remove_tree(paths->catalog, fail) && file_remove_tree(wal, fail) &&
           file_remove_tree(shm, fail) && file_remove_tree(paths->index, fail);
}

/* A folder may hold anything but what would be taken for a part of the archive. */
static bool check_free(const ArchivePaths *paths, Fail *fail) {
    const Str names[] = {paths->store, paths->journal, paths->catalog, paths->index};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (file_exists(names[i]))
            return fail_set(fail, FAIL_EXISTS,
                            "%.*s is there already and an archive would use that name; choose "
                            "another folder, or put fonds.conf back where an archive lost it",
                            STR_ARG(names[i]));
    return true;
}

/*
 * The settings come first, under another name, and get their own last: without fonds.conf nothing
 * is an archive, and with fonds.conf.new what else is there is of a making that was stopped.
 */
bool archive_make(Str folder, Str title, Fail *fail) {
    struct arena *scratch = arena_create();
    ArchivePaths paths = handle_paths(folder, scratch);
    Str making = str_format(scratch, "%.*s.new", STR_ARG(paths.conf));
    bool ok = !file_exists(paths.conf) ||
              fail_set(fail, FAIL_EXISTS,
                       "%.*s is an archive already; add to it with: fonds add -C %.*s PATH...",
                       STR_ARG(folder), STR_ARG(folder));
    ok = ok && (file_exists(making) ? remove_half_made(&paths, scratch, fail)
                                    : check_free(&paths, fail) && file_make_folders(folder, fail));
    ok = ok && file_write(making, config_default(scratch, title), true, fail) &&
         ocfl_root_make(paths.store, fail) && journal_make(paths.journal, fail) &&
         catalog_make(paths.catalog, rules_digest(), fail) &&
         file_make_folders(paths.index, fail) && engine_make(paths.index, fail) &&
         file_rename(making, paths.conf, fail) && file_sync_folder(folder, fail);
    arena_destroy(scratch);
    return ok;
}

static bool is_archive(Str folder, struct arena *scratch) {
    return file_exists(file_join(scratch, folder, STR("fonds.conf"))) &&
           file_exists(file_join(scratch, folder, STR("store")));
}

/*
 * Where one has just said `fonds init mine`, the archive is a step below. Only a single one is
 * taken: which of several is meant is not ours to guess.
 */
static bool find_below(Str at, struct arena *results, Str *folder, Fail *fail) {
    FileEntryList entries;
    StrList found = {0};
    if (!file_list(at, results, &entries, fail))
        return false;
    for (size_t i = 0; i < entries.n; i++) {
        Str below = file_join(results, at, entries.p[i].name);
        if (entries.p[i].kind == FILE_FOLDER && is_archive(below, results))
            str_list_add(results, &found, entries.p[i].name);
    }
    if (found.n == 0)
        return fail_set(fail, FAIL_MISSING,
                        "no archive in %.*s or above it; make one with: fonds init NAME, or name "
                        "one with: -C FOLDER",
                        STR_ARG(file_show(results, at)));
    if (found.n > 1)
        return fail_set(fail, FAIL_MISSING,
                        "%zu archives are in %.*s, as %.*s and %.*s; name one with: -C FOLDER",
                        found.n, STR_ARG(file_show(results, at)), STR_ARG(found.p[0]),
                        STR_ARG(found.p[1]));
    *folder = file_join(results, at, found.p[0]);
    return true;
}

bool archive_around(Str folder, struct arena *results, Str *around) {
    char *room = arena_alloc(results, PATH_MAX);
    if (realpath(str_to_c(results, folder), room) == NULL)
        return false;
    for (Str at = str_from_c(room);; at = file_folder(at)) {
        *around = at;
        if (is_archive(at, results))
            return true;
        if (at.n <= 1)
            return false;
    }
}

bool archive_find(Str from, struct arena *results, Str *folder, Fail *fail) {
    char *room = arena_alloc(results, PATH_MAX);
    if (realpath(str_to_c(results, from), room) == NULL) {
        Str shown = file_show(results, from);
        return errno == ENOENT ? fail_set(fail, FAIL_MISSING,
                                          "there is no folder %.*s; check the spelling, or make an "
                                          "archive with: fonds init %.*s",
                                          STR_ARG(shown), STR_ARG(shown))
                               : fail_errno(fail, "%.*s", STR_ARG(shown));
    }
    Str start = str_from_c(room);
    return archive_around(start, results, folder) || find_below(start, results, folder, fail);
}

static bool open_parts(struct archive *archive, Fail *fail) {
    return config_read(archive->paths.conf, archive->process, &archive->config, fail) &&
           ocfl_root_open(archive->paths.store, &archive->root, fail) &&
           handle_open_databases(archive, fail);
}

bool archive_open(Str folder, ArchiveMode mode, struct archive **out, Fail *fail) {
    struct arena *process = arena_create();
    struct archive *archive = ARENA_NEW(process, struct archive);
    archive->process = process;
    archive->mode = mode;
    archive->lock = -1;
    archive->paths = handle_paths(str_copy(process, folder), process);
    archive->analyzer = analyzer_create();
    archive->heads = heads_create();
    *out = NULL;
    if (!open_parts(archive, fail)) {
        archive_close(archive);
        return false;
    }
    *out = archive;
    return true;
}

void archive_close(struct archive *archive) {
    if (archive == NULL)
        return;
    writer_end(archive);
    engine_close(archive->engine);
    catalog_close(archive->catalog);
    ocfl_root_close(archive->root);
    analyzer_destroy(archive->analyzer);
    heads_destroy(archive->heads);
    arena_destroy(archive->process);
}

const Config *archive_config(const struct archive *archive) {
    return &archive->config;
}

void archive_use_base_url(struct archive *archive, Str base_url) {
    if (archive->config.base_is_local)
        archive->config.base_url = base_url;
}

Str archive_folder(const struct archive *archive) {
    return archive->paths.folder;
}

struct catalog *archive_catalog(struct archive *archive) {
    return archive->catalog;
}

/* --- search -------------------------------------------------------------------------- */

/* "1961-63, XV > Berlin": titles of the collections above, the volume's own cut short by nobody
 * here. */
Str archive_place(struct archive *archive, Str collection, struct arena *results) {
    CollectionRowList path = {0};
    Fail ignored;
    if (collection.n == 0 || !browse_path(archive->catalog, collection, results, &path, &ignored))
        return (Str){NULL, 0};
    StrList titles = {0};
    for (size_t i = 0; i < path.n; i++)
        str_list_add(results, &titles, path.p[i].title);
    return str_join(results, titles, STR(" \xE2\x80\xBA "));
}

static bool load(void *context, Str id, struct arena *results, struct document *document,
                 Str *place, Fail *fail) {
    struct archive *archive = context;
    DocumentRow row;
    if (!catalog_row(archive->catalog, id, results, &row, fail) ||
        !catalog_document(archive->catalog, id, results, document, fail))
        return false;
    *place = archive_place(archive, row.collection, results);
    return true;
}

/* A volume by the source's own id, which is an alias of its deposit. */
static bool find_collection(void *context, Str name, struct arena *results, Str *id, Str *title) {
    struct archive *archive = context;
    Named named;
    CollectionRow row;
    Fail ignored;  // then the name is taken for an id
    if (!catalog_resolve(archive->catalog, name, results, &named, &ignored) ||
        named.kind != NAMED_COLLECTION ||
        !browse_collection(archive->catalog, named.id, results, &row, &ignored))
        return false;
    *id = row.id;
    *title = row.title;
    return true;
}

static bool find_place(Str name, struct arena *results, Str *shown) {
    return place_form_shown(unicode_fold(name, results), shown);
}

/* The index knows collections by their ids; readers know them by their titles. */
static void label_collections(struct archive *archive, struct arena *results,
                              FacetCountList *facets) {
    for (size_t i = 0; i < facets->n; i++) {
        CollectionRow row;
        Fail ignored;  // then the value, which is an id or the source's own name, stands for itself
        if (facets->p[i].field == FIELD_COLLECTION &&
            browse_collection(archive->catalog, facets->p[i].value, results, &row, &ignored))
            facets->p[i].label = row.title;
    }
}

/* Names of persons that somebody merged, read when a search first asks for some. */
struct searching {
    struct archive *archive;
    AuthorityNameList merged;
    bool read;
};

static bool load_for(void *context, Str id, struct arena *results, struct document *document,
                     Str *place, Fail *fail) {
    return load(((struct searching *)context)->archive, id, results, document, place, fail);
}

static bool collection_for(void *context, Str name, struct arena *results, Str *id, Str *title) {
    return find_collection(((struct searching *)context)->archive, name, results, id, title);
}

/* All names of the first group that has this one; a name alone in its group is none. */
static void same_names(void *context, Str name, struct arena *results, StrList *names) {
    struct searching *searching = context;
    AuthorityNameList *all = &searching->merged;
    Fail ignored;  // then each name stands for itself
    *names = (StrList){0};
    if (!searching->read &&
        !authority_rows_all_names(searching->archive->catalog, results, all, &ignored))
        *all = (AuthorityNameList){0};
    searching->read = true;
    for (size_t i = 0; i < all->n; i++) {
        if (!str_equal(all->p[i].name, name))
            continue;
        for (size_t k = 0; k < all->n; k++)
            if (str_equal(all->p[k].lead, all->p[i].lead))
                str_list_add(results, names, all->p[k].name);
        return;
    }
}

static SearchSource source_of(struct searching *searching, const Lexicon *lexicon) {
    return (SearchSource){.load = load_for,
                          .collection = collection_for,
                          .context = searching,
                          .lexicon = lexicon,
                          .place = find_place,
                          .same = same_names};
}

bool archive_search(struct archive *archive, const SearchRequest *request, struct arena *results,
                    SearchAnswer *answer, Fail *fail) {
    Lexicon lexicon = lexicon_fill_from(archive->engine, archive->catalog, results);
    struct searching searching = {.archive = archive};
    SearchSource source = source_of(&searching, &lexicon);
    if (!search_run(archive->engine, request, &source, results, answer, fail))
        return false;
    label_collections(archive, results, &answer->counts.facets);
    return true;
}

void archive_understand(struct archive *archive, const SearchRequest *request,
                        struct arena *results, Query *query) {
    Lexicon lexicon = lexicon_fill_from(archive->engine, archive->catalog, results);
    struct searching searching = {.archive = archive};
    SearchSource source = source_of(&searching, &lexicon);
    search_understand(archive->engine, request, &source, results, query);
}

/* --- one document -------------------------------------------------------------------- */

static bool page_references(struct catalog *catalog, struct arena *results, ArchivePage *page,
                            Fail *fail) {
    ReferrerRange first = {page->row.id, 0, ARCHIVE_REFERRERS};
    return referral_of(catalog, page->row.id, &page->document, results, &page->refers, fail) &&
           referral_to(catalog, &first, results, &page->referrers, &page->referrer_count, fail);
}

static bool page_rows(struct archive *archive, struct arena *results, ArchivePage *page,
                      Fail *fail) {
    struct catalog *catalog = archive->catalog;
    Str id = page->row.id, deposit = page->row.deposit;
    bool has_text = page->row.state == STATE_VISIBLE;
    return heads_get(archive->heads, catalog, deposit, &page->head, fail) &&
           (!has_text || catalog_document(catalog, id, results, &page->document, fail)) &&
           catalog_deposit(catalog, deposit, results, &page->deposit, fail) &&
           catalog_receipts(catalog, deposit, results, &page->receipts, fail) &&
           browse_path(catalog, page->row.collection, results, &page->path, fail) &&
           browse_neighbours(catalog, id, results, &page->before, &page->after, fail) &&
           catalog_last_check(catalog, deposit, &page->checked, &page->check_sound, fail) &&
           event_rows_of_document(catalog, id, results, &page->events, fail) &&
           (!has_text || page_references(catalog, results, page, fail)) &&
           (!page->row.has_acts || catalog_acts(catalog, id, results, &page->acts, fail));
}

bool archive_page(struct archive *archive, Str name, struct arena *results, ArchivePage *page,
                  Fail *fail) {
    Named named;
    *page = (ArchivePage){0};
    if (!catalog_begin(archive->catalog, fail))
        return false;
    bool ok = catalog_resolve(archive->catalog, name, results, &named, fail);
    if (ok && named.kind != NAMED_DOCUMENT)
        ok = fail_set(fail, FAIL_MISSING,
                      "no document is named \"%.*s\"; find its id with: fonds search",
                      STR_ARG(name));
    ok = ok && catalog_row(archive->catalog, named.id, results, &page->row, fail) &&
         page_rows(archive, results, page, fail);
    catalog_rollback(archive->catalog);
    if (!ok || !older_history(archive, &page->deposit, results, &page->history, fail))
        return false;
    page->address = str_format(results, "%.*s/d/%.*s", STR_ARG(archive->config.base_url),
                               STR_ARG(page->row.id));
    if (named.redirected)
        page->asked = name;
    return true;
}

enum { FILES_MAX = 50 };  // documents of one file's name that are listed

/* Documents that came in a file of this name; the page is that of the last one. */
static bool find_by_file(struct archive *archive, Str name, struct arena *results, StrList *ids,
                         ArchivePage *page, Fail *fail) {
    SearchAnswer answer;
    size_t quote;
    SearchRequest asked = {.text = str_format(results, "file:=\"%.*s\"", STR_ARG(name)),
                           .count = FILES_MAX,
                           .bare = true,
                           .no_variants = true};
    if (name.n == 0 || str_find_char(name, '"', &quote))
        return true;
    if (!archive_search(archive, &asked, results, &answer, fail))
        return false;
    for (size_t i = 0; i < answer.hits.n; i++) {
        ArchivePage one;
        if (!archive_page(archive, answer.hits.p[i].hit.id, results, &one, fail))
            return false;
        if (!str_equal(description_text(&one.document.description, FIELD_FILE), name))
            continue;
        str_list_add(results, ids, one.row.id);
        *page = one;
    }
    return true;
}

/* A name that is no document's, but that of the file in which one came. */
static bool page_of_file(struct archive *archive, Str words, struct arena *results,
                         ArchivePage *page, Fail *fail) {
    StrList ids = {0};
    Fail other;
    if (fail->code != FAIL_MISSING || !find_by_file(archive, words, results, &ids, page, &other) ||
        ids.n == 0)
        return false;
    return ids.n == 1 ||
           fail_set(fail, FAIL_MISSING,
                    "%zu documents came in a file named %.*s; name one by its id: %.*s", ids.n,
                    STR_ARG(words), STR_ARG(str_join(results, ids, STR(" "))));
}

/* A name that fits no document may be that of something that holds several. */
static bool say_what_it_is(struct archive *archive, const Naming *naming, struct arena *results,
                           Fail *fail) {
    Named named;
    Fail ignored;
    if (fail->code != FAIL_MISSING ||
        !catalog_resolve(archive->catalog, naming->name, results, &named, &ignored))
        return false;
    if (named.kind == NAMED_COLLECTION)
        return fail_set(fail, FAIL_MISSING,
                        "%.*s is a collection; fonds show %.*s lists its documents",
                        STR_ARG(naming->name), STR_ARG(named.id));
    if (named.kind == NAMED_DEPOSIT)
        return fail_set(fail, FAIL_MISSING,
                        "%.*s is kept, and no document was read from it; fonds show %.*s says why",
                        STR_ARG(naming->name), STR_ARG(named.id));
    return false;
}

bool archive_page_named(struct archive *archive, Str words, struct arena *results,
                        ArchivePage *page, uint32_t *block, Fail *fail) {
    Naming naming;
    if (!naming_read(words, archive->config.base_url, results, &naming, fail))
        return false;
    if (!archive_page(archive, naming.name, results, page, fail) &&
        !page_of_file(archive, words, results, page, fail))
        return say_what_it_is(archive, &naming, results, fail);
    *block = naming.block;
    bool present = page->row.state == STATE_VISIBLE && naming.reading == page->deposit.reading;
    bool hidden = page->row.state == STATE_WITHDRAWN || page->row.state == STATE_DESTROYED;
    return naming.reading == 0 || present || hidden ||
           archive_page_older(archive, naming.reading, results, page, fail);
}

CiteInput archive_cite_input(struct archive *archive, const ArchivePage *page,
                             struct arena *results) {
    // A deposit that is this one document is no volume: what its head says is said of the document.
    bool alone = page->head.document_count + page->head.apparatus_count <= 1;
    return (CiteInput){
        .document = &page->document,
        .id = page->row.id,
        .address = page->address,
        .archive_title = archive->config.title,
        .volume_title = alone ? (Str){NULL, 0} : page->head.title,
        .volume = &page->head.description,
        .accessed = str_slice(stamp_text(results, stamp_now()), 0, 10),
        .reading = page->row.reading > 1 || page->older.reading > 0 ? page->row.reading : 0,
    };
}

/* --- one event ----------------------------------------------------------------------- */

static bool event_texts(struct archive *archive, struct arena *results, ArchiveEvent *event,
                        Fail *fail) {
    const AccountRowList *accounts = &event->row.accounts;
    event->documents = ARENA_ARRAY(results, struct document, accounts->n);
    size_t loaded = 0;
    for (size_t i = 0; i < accounts->n; i++) {
        const DocumentRow *row = &accounts->p[i].row;
        bool visible = row->state == STATE_VISIBLE;
        str_list_add(results, &event->places,
                     visible ? archive_place(archive, row->collection, results) : (Str){NULL, 0});
        if (visible && loaded++ < ARCHIVE_EVENT_TEXTS &&
            !catalog_document(archive->catalog, row->id, results, &event->documents[i], fail))
            return false;
    }
    return true;
}

bool archive_event(struct archive *archive, Str name, struct arena *results, ArchiveEvent *event,
                   Fail *fail) {
    Named named;
    *event = (ArchiveEvent){0};
    if (!catalog_begin(archive->catalog, fail))
        return false;
    bool ok = catalog_resolve(archive->catalog, name, results, &named, fail);
    if (ok && named.kind != NAMED_EVENT)
        ok = fail_set(fail, FAIL_MISSING, "no event is named \"%.*s\"; fonds events lists them",
                      STR_ARG(name));
    ok = ok && event_rows_get(archive->catalog, named.id, results, &event->row, fail) &&
         event_texts(archive, results, event, fail) &&
         catalog_acts(archive->catalog, named.id, results, &event->acts, fail);
    catalog_rollback(archive->catalog);
    if (!ok)
        return false;
    event->address = str_format(results, "%.*s/event/%.*s", STR_ARG(archive->config.base_url),
                                STR_ARG(named.id));
    if (named.redirected)
        event->asked = name;
    return true;
}

bool archive_original(struct archive *archive, const OriginalName *name, struct arena *results,
                      Str *bytes, Fail *fail) {
    OcflObject object;
    const OcflVersion *version = NULL;
    if (!ocfl_object_open(archive->root, name->deposit, results, &object, fail))
        return false;
    must(object.versions.n > 0);
    for (size_t i = 0; i < object.versions.n; i++)
        if (name->version == 0 || object.versions.p[i].number == name->version)
            version = &object.versions.p[i];
    if (version == NULL)
        return fail_set(fail, FAIL_MISSING, "deposit %.*s has no version %u; it has %zu",
                        STR_ARG(name->deposit), name->version, object.versions.n);
    Str logical = str_format(results, "original/%.*s", STR_ARG(name->path));
    const OcflEntry *entry = ocfl_object_find(version, logical);
    if (entry == NULL)
        return fail_set(fail, FAIL_MISSING,
                        "version %u of deposit %.*s has no file \"%.*s\"; fonds show --as "
                        "description %.*s names its files",
                        version->number, STR_ARG(name->deposit), STR_ARG(name->path),
                        STR_ARG(name->deposit));
    return ocfl_object_read(entry, original_bytes_max, results, bytes, fail);
}
