/*
 * Names alone say what belongs together, so that a reading made anew comes out the same. A file of
 * a folder is read twice: first to see whether it can be read at all, because documents that were
 * handed on cannot be taken back, and for what must be known of the whole before its first
 * document; then for good.
 */
#include "archive/folder_reading.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/map.h"
#include "import/saved_page.h"
#include "import/sniff.h"

enum { FOLDER_RULE_VERSION = 1, DIGEST_LETTERS = 8 };

/* A file of a folder that can be read. */
typedef struct {
    const ImportFile *file;
    Str id;
    bool is_volume;  // it has ids of its own, and a place in the tree
} FolderFile;

struct folder {
    const FolderReading *reading;
    struct arena *results;
    const ImportFile **pages;  // of each file: the page that it was saved with, or NULL
    ReadingHead *head;
    struct map *ids;           // of documents and collections that were given
    LexiconEntryList entries;  // of all lists that the files print
    LIST_OF(FolderFile) files;
    const FolderFile *now;  // being read for good
    struct arena *document;
};

/* --- what belongs together ----------------------------------------------------------- */

/* The first file of each page's stem. */
static struct map *stems_of(const ImportFileList *files, struct arena *results) {
    struct map *stems = map_create(results);
    for (size_t i = 0; i < files->n; i++) {
        Str stem = saved_page_stem(files->p[i].name);
        bool is_new;
        uint64_t *place = stem.n > 0 ? map_put(stems, stem, &is_new) : NULL;
        if (place != NULL && is_new)
            *place = i;
    }
    return stems;
}

/* Of "a/b_files/c/d" and "a/b-Dateien/d" the page is a/b.html or the like. */
static const ImportFile *page_of(const ImportFileList *files, const struct map *stems, Str name) {
    for (size_t i = 0; i < name.n; i++) {
        if (name.p[i] != '/')
            continue;
        Str stem = saved_page_folder_stem(str_slice(name, 0, i));
        const uint64_t *page = stem.n > 0 ? map_find(stems, stem) : NULL;
        if (page != NULL)
            return &files->p[*page];
    }
    return NULL;
}

static bool is_too_large(const FolderReading *reading, Str name) {
    for (size_t i = 0; i < reading->too_large.n; i++)
        if (str_equal(reading->too_large.p[i], name))
            return true;
    return false;
}

typedef struct {
    ReadingVisit call;
    ImportBegin begin;
    void *context;
} Visitor;

/* One file, and what was saved with it, by the importer that knows it. */
static bool read_one(const struct folder *folder, const ImportFile *chief, Visitor visitor,
                     struct arena *results, ReadingHead *head, Fail *fail) {
    const FolderReading *reading = folder->reading;
    ImportFileList files = {0};
    if (is_too_large(reading, chief->name))
        return fail_set(fail, FAIL_LIMIT,
                        "larger than %llu MB; raise text_mb in fonds.conf, then: fonds add "
                        "--retry-failed",
                        (unsigned long long)(reading->limits.text_bytes >> 20));
    *LIST_ADD(results, &files) = *chief;
    for (size_t i = 0; i < reading->files->n; i++)
        if (folder->pages[i] == chief && !is_too_large(reading, reading->files->p[i].name))
            *LIST_ADD(results, &files) = reading->files->p[i];
    ImportTask task = {&files, reading->limits, visitor.call, visitor.context, visitor.begin};
    return import_read(&task, results, head, fail);
}

/* --- ids ----------------------------------------------------------------------------- */

/* The second of a name gets -2, the third -3. */
static Str unique(struct folder *folder, Str id) {
    Str tried = id;
    for (unsigned n = 2;; n++) {
        bool is_new;
        (void)map_put(folder->ids, tried, &is_new);
        if (is_new)
            return tried;
        tried = str_format(folder->results, "%.*s-%u", STR_ARG(id), n);
    }
}

static bool is_id_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/*
 * What of a path can stand in an id: "letters/To Anna.txt" is letters.To-Anna-txt. No id ends like
 * a form of a page (.txt, .json). A path that loses a letter by that gets some from its digest, so
 * that two such paths stay two.
 */
static Str id_of_name(Str name, struct arena *results) {
    Buf id = {0};
    bool lost = false;
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        if (c == '/')
            buf_char(&id, '.');
        else if (is_id_letter(c))
            buf_char(&id, c);
        else if (id.n > 0 && id.p[id.n - 1] != '-' && id.p[id.n - 1] != '.')
            buf_char(&id, '-');
        lost |= c != '/' && c != ' ' && c != '-' && c != '.' && !is_id_letter(c);
    }
    if (lost)
        buf_char(&id, '-');
    if (lost)
        buf_str(&id, digest_crockford(results, name, DIGEST_LETTERS));
    Str text = str_copy(results, buf_as_str(&id));
    buf_free(&id);
    return text;
}

static Str inner_id(Str file_id, Str id, struct arena *results) {
    return str_format(results, "%.*s.%.*s", STR_ARG(file_id), STR_ARG(id));
}

/* --- first: which files can be read, and what of the whole is known then ---------------- */

static bool only_look(void *context, const struct document *document, Fail *fail) {
    (void)context;
    (void)document;
    (void)fail;
    return true;
}

/* The importer's lists end with its reading, so they are copied. */
static void note_lists(void *context, const ReadingHead *head, const LexiconEntryList *entries) {
    struct folder *folder = context;
    (void)head;
    for (size_t i = 0; i < entries->n; i++) {
        const LexiconEntry *from = &entries->p[i];
        *LIST_ADD(folder->results, &folder->entries) = (LexiconEntry){
            str_copy(folder->results, from->id), str_copy(folder->results, from->type),
            str_copy(folder->results, from->name), str_copy(folder->results, from->note)};
    }
}

static void add_rule(struct folder *folder, RuleVersion rule) {
    for (size_t i = 0; i < folder->head->rules.n; i++)
        if (str_equal(folder->head->rules.p[i].name, rule.name))
            return;
    *LIST_ADD(folder->results, &folder->head->rules) = rule;
}

/* What the head of one file says becomes part of the whole's. */
static void join_head(struct folder *folder, const ReadingHead *head, const FolderFile *from) {
    for (size_t i = 0; i < head->rules.n; i++)
        add_rule(folder, head->rules.p[i]);
    for (size_t i = 0; i < head->reports.n; i++)
        *LIST_ADD(folder->results, &folder->head->reports) = head->reports.p[i];
    folder->head->document_count += head->document_count;
    folder->head->apparatus_count += head->apparatus_count;
    if (!from->is_volume)
        return;
    *LIST_ADD(folder->results, &folder->head->collections) =
        (Collection){.local_id = from->id,
                     .kind = COLLECTION_VOLUME,
                     .title = head->title.n > 0 ? head->title : from->file->name,
                     .description = head->description};
    for (size_t i = 0; i < head->collections.n; i++) {
        Collection below = head->collections.p[i];
        below.parent =
            below.parent.n > 0 ? inner_id(from->id, below.parent, folder->results) : from->id;
        below.local_id = inner_id(from->id, below.local_id, folder->results);
        *LIST_ADD(folder->results, &folder->head->collections) = below;
    }
}

static bool look_at(struct folder *folder, const ImportFile *file, Fail *fail) {
    ReadingHead head = {0};
    size_t known = folder->entries.n;
    if (!read_one(folder, file, (Visitor){only_look, note_lists, folder}, folder->results, &head,
                  fail)) {
        folder->entries.n = known;
        return false;
    }
    FolderFile *found = LIST_ADD(folder->results, &folder->files);
    found->file = file;
    found->id = unique(folder, id_of_name(file->name, folder->results));
    found->is_volume = sniff_bytes(file->name, file->bytes, folder->results).kind == SNIFF_TEI;
    join_head(folder, &head, found);
    return true;
}

static bool look_at_all(struct folder *folder, Fail *fail) {
    const ImportFileList *files = folder->reading->files;
    Fail first = {0};
    add_rule(folder, (RuleVersion){STR("folder"), FOLDER_RULE_VERSION});
    for (size_t i = 0; i < files->n; i++) {
        Fail why = {0};
        if (folder->pages[i] != NULL || look_at(folder, &files->p[i], &why))
            continue;
        (void)fail_add(&why, "%.*s", STR_ARG(files->p[i].name));
        if (first.code == FAIL_NONE)
            first = why;
        *LIST_ADD(folder->results, &folder->head->reports) = (Report){
            .code = STR("not-read"), .detail = str_copy(folder->results, str_from_c(why.message))};
    }
    if (folder->files.n == 0)
        *fail = first;
    return folder->files.n > 0;
}

/* --- then: their documents ------------------------------------------------------------- */

static bool pass_on(void *context, const struct document *document, Fail *fail) {
    struct folder *folder = context;
    const FolderFile *now = folder->now;
    ArenaMark mark = arena_mark(folder->document);
    struct document named = *document;
    /* The first document of a text is called as its file is; that name is taken already. */
    if (!now->is_volume && str_is(document->local_id, "1"))
        named.local_id = now->id;
    else
        named.local_id = unique(folder, inner_id(now->id, document->local_id, folder->results));
    named.collections = (StrList){0};
    for (size_t i = 0; i < document->collections.n; i++)
        str_list_add(folder->document, &named.collections,
                     inner_id(now->id, document->collections.p[i], folder->document));
    if (now->is_volume && named.collections.n == 0)
        str_list_add(folder->document, &named.collections, now->id);
    bool ok = folder->reading->visit(folder->reading->context, &named, fail);
    arena_reset(folder->document, mark);
    return ok;
}

static bool read_all(struct folder *folder, Fail *fail) {
    const FolderReading *reading = folder->reading;
    bool ok = true;
    if (reading->begin != NULL)
        reading->begin(reading->context, folder->head, &folder->entries);
    for (size_t i = 0; ok && i < folder->files.n; i++) {
        struct arena *scratch = arena_create();
        ReadingHead known = {0};
        folder->now = &folder->files.p[i];
        ok = read_one(folder, folder->now->file, (Visitor){pass_on, NULL, folder}, scratch, &known,
                      fail);
        arena_destroy(scratch);
    }
    return ok;
}

bool folder_reading_make(const FolderReading *reading, struct arena *results, ReadingHead *head,
                         Fail *fail) {
    const ImportFileList *files = reading->files;
    struct folder folder = {.reading = reading,
                            .results = results,
                            .pages = ARENA_ARRAY(results, const ImportFile *, files->n),
                            .head = head,
                            .ids = map_create(results)};
    const struct map *stems = stems_of(files, results);
    const ImportFile *chief = NULL;
    size_t count = 0;
    *head = (ReadingHead){0};
    for (size_t i = 0; i < files->n; i++) {
        folder.pages[i] = page_of(files, stems, files->p[i].name);
        if (folder.pages[i] == NULL && count++ == 0)
            chief = &files->p[i];
    }
    if (chief == NULL)
        return fail_set(fail, FAIL_INVALID, "the deposit holds no file");
    if (count == 1)
        return read_one(&folder, chief, (Visitor){reading->visit, reading->begin, reading->context},
                        results, head, fail);
    folder.document = arena_create();
    bool ok = look_at_all(&folder, fail) && read_all(&folder, fail);
    arena_destroy(folder.document);
    return ok;
}
