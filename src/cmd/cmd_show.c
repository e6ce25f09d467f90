/*
 * fonds show: a document as text, JSON, TEI, its description, one block of it, as an earlier
 * reading had it, or an original file; of what holds several documents, their list.
 */
#include "archive/naming.h"
#include "base/file.h"
#include "base/stamp.h"
#include "cmd/command.h"
#include "cmd/label.h"
#include "doc/date.h"
#include "doc/doc_json.h"
#include "read/corrected.h"
#include "read/export.h"
#include "read/view.h"
#include "text/utf8.h"

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"as", 0, "text|json|tei|description", "text, where it is not given"},
    {"original", 0, "NAME", "the bytes of this file of it as they were received"},
    {"version", 0, "N", "with --original: as version N of the deposit had it"},
    {"json", 0, NULL, "the same as --as json"},
};

static const CommandText text = {
    "show",
    "ID",
    "shows a document, a block of it, or an original file",
    COMMAND_OPTIONS(options),
    1,
    1,
    "ID is any name of the document: its own, VOLUME/NUMBER (frus1961-63v15/d135),\n"
    "record:NUMBER, an address it had, that of its page, or the name of its file. ID#b12 is one "
    "block of\n"
    "it, ID@1 what reading 1 had. The id of a volume or deposit lists what it holds.\n"
    "In text [-words-] were struck out, {+words+} added, [...] is a gap, [1] a note.\n",
};

/* --- the description ----------------------------------------------------------------- */

/* The version whose bytes a receipt was of: before the second came there was but one. */
static void show_receipt(struct arena *process, const ArchivePage *page, const ReceiptRow *receipt,
                         size_t width) {
    bool before = page->deposit.version > 1 && receipt->time < page->deposit.received;
    label_tell(STR("Received again"), width);
    output_format("%.*s, as %.*s%s\n", STR_ARG(stamp_text(process, receipt->time)),
                  STR_ARG(output_safe(process, receipt->path)),
                  before                      ? " (bytes of an earlier version)"
                  : page->deposit.version > 1 ? " (bytes of this or an earlier version)"
                                              : "");
}

static void show_history(struct arena *process, const ArchivePage *page, size_t width) {
    for (size_t i = 0; i < page->history.n; i++) {
        const ProvenanceEvent *event = &page->history.p[i];
        Str when = stamp_text(process, event->time);
        if (event->kind == PROVENANCE_INGESTION) {
            label_tell(str_format(process, "Version %u", event->version), width);
            output_format("%.*s, as %.*s, by %.*s\n", STR_ARG(when),
                          STR_ARG(output_safe(process, event->received_as)),
                          STR_ARG(output_safe(process, event->who)));
        } else if (event->kind == PROVENANCE_READING && event->reading > 0) {
            label_tell(str_format(process, "Reading %u", event->reading), width);
            output_format("%.*s, of version %u, by %.*s\n", STR_ARG(when), event->version,
                          STR_ARG(output_safe(process, event->program)));
        }
    }
}

static void show_files(struct arena *process, const DepositFileList *files, size_t width) {
    for (size_t i = 0; i < files->n; i++) {
        label_tell(STR("Original"), width);
        output_format("%.*s (%.*s)\n", STR_ARG(output_safe(process, files->p[i].path)),
                      STR_ARG(output_bytes(process, files->p[i].size_bytes)));
        label_tell(STR("SHA-512"), width);
        output_format("%.*s\n", STR_ARG(files->p[i].sha512));
    }
}

static void show_received(struct arena *process, const DepositRow *deposit, size_t width) {
    label_tell(STR("Received"), width);
    output_format("%.*s, as %.*s\n", STR_ARG(stamp_text(process, deposit->received)),
                  STR_ARG(file_show(process, deposit->received_as)));
}

static void show_kept(struct arena *process, const ArchivePage *page, size_t width) {
    output_format("\nKept\n");
    if (page->history.n == 0)
        show_received(process, &page->deposit, width);
    show_history(process, page, width);
    for (size_t i = 0; i < page->receipts.n; i++)
        show_receipt(process, page, &page->receipts.p[i], width);
    show_files(process, &page->deposit.files, width);
}

static const char *who_says(const Source *source) {
    return source->kind == SOURCE_FILE   ? "the file"
           : source->kind == SOURCE_RULE ? "a rule"
                                         : "a person";
}

static void show_corrections(struct arena *process, const struct document *document, size_t width) {
    CorrectedList list;
    corrected_list(document, process, &list);
    output_format("%s", list.n > 0 ? "\nFaults of the copy\n" : "");
    for (size_t i = 0; i < list.n; i++) {
        label_tell(str_format(process, "b%u", list.p[i].block), width);
        output_format("\"%.*s\": %.*s\n", STR_ARG(output_safe(process, list.p[i].seen)),
                      STR_ARG(output_safe(process, corrected_words(&list.p[i], process))));
    }
}

static void show_description(struct arena *process, const ArchivePage *page) {
    output_format("%.*s\n%.*s\n\n", STR_ARG(output_safe(process, page->row.title)),
                  STR_ARG(page->address));
    size_t width = label_width(&page->document.description, process);
    if (page->path.n > 0)
        label_tell(STR("In"), width);
    for (size_t i = 0; i < page->path.n; i++)
        output_format("%s%.*s", i == 0 ? "" : " > ",
                      STR_ARG(output_safe(process, page->path.p[i].title)));
    output_format("%s", page->path.n > 0 ? "\n" : "");
    for (size_t i = 0; i < page->document.description.n; i++) {
        const Value *value = &page->document.description.p[i];
        Str shown = !value->asked_empty                   ? output_safe(process, value->value)
                    : value->source.kind == SOURCE_PERSON ? STR("(taken away)")
                                                          : STR("(asked for, and empty)");
        label_tell(label_of(value, process), width);
        output_format("%.*s", STR_ARG(shown));
        if (value->role.n > 0 && !description_is_replaced(value))
            output_format("  (%.*s)", STR_ARG(output_safe(process, value->role)));
        output_format("  : %s", who_says(&value->source));
        if (value->source.kind == SOURCE_RULE)
            output_format(", %u %%", value->certainty / 10u);
        output_format("\n");
    }
    show_corrections(process, &page->document, width);
    show_kept(process, page, width);
}

/* --- what is not there any more ------------------------------------------------------ */

static const char *state_word(DocumentState state) {
    return state == STATE_LOST ? "lost" : state == STATE_WITHDRAWN ? "withdrawn" : "destroyed";
}

static int json_tombstone(struct arena *process, const ArchivePage *page) {
    Json *all = json_new_object(), *one = json_new_object();
    json_set_text(one, "id", page->row.id);
    json_set_text(one, "state", str_from_c(state_word(page->row.state)));
    json_set_text(one, "reason", page->row.state_reason);
    json_set_text(one, "who", page->row.state_who);
    if (page->row.state_time != 0)
        json_set_text(one, "time", stamp_text(process, page->row.state_time));
    json_set(all, "tombstone", one);
    output_json(all);
    return EXIT_NO;
}

/* What is withdrawn shows why, and nothing else. */
static int show_tombstone(struct arena *process, const ArchivePage *page, bool json) {
    if (json)
        return json_tombstone(process, page);
    if (page->row.state == STATE_LOST) {
        output_format("%.*s stood in an earlier reading of its file; the present one has it no "
                      "more. fonds show %.*s@%u shows what it was.\n",
                      STR_ARG(page->row.id), STR_ARG(page->row.id), page->row.reading);
        return EXIT_NO;
    }
    Str when = stamp_text(process, page->row.state_time);
    output_format("%.*s was %s on %.*s by %.*s: %.*s\n", STR_ARG(page->row.id),
                  state_word(page->row.state), STR_ARG(when),
                  STR_ARG(output_safe(process, page->row.state_who)),
                  STR_ARG(output_safe(process, page->row.state_reason)));
    return EXIT_NO;
}

/* --- what holds several documents ---------------------------------------------------- */

struct listing {
    struct catalog *catalog;
    struct arena *process;
    Json *documents;  // NULL: as text
};

static void list_document(const struct listing *listing, const DocumentRow *row, unsigned depth) {
    bool apparatus = row->role == ROLE_APPARATUS;
    if (listing->documents != NULL) {
        Json *one = json_new_object();
        json_set_text(one, "id", row->id);
        json_set_text(one, "title", row->title);
        json_set_text(one, "date", row->date_edtf);
        json_set(one, "apparatus", json_new_bool(apparatus));
        json_add(listing->documents, one);
        return;
    }
    Str day = row->date_edtf.n > 0 ? date_words(row->date_edtf, listing->process) : STR("undated");
    output_format("%*s%.*s  %.*s", (int)(2 * depth), "", STR_ARG(row->id),
                  STR_ARG(output_safe(listing->process, row->title)));
    if (!apparatus)
        output_format(", %.*s", STR_ARG(day));
    output_format("\n");
}

static bool list_collection(const struct listing *listing, Str id, unsigned depth, Fail *fail) {
    DocumentRowList rows = {0};
    CollectionRowList children = {0};
    if (!browse_documents(listing->catalog, &(BrowseRange){id, 0, 0}, listing->process, &rows,
                          fail) ||
        !browse_children(listing->catalog, id, listing->process, &children, fail))
        return false;
    for (size_t i = 0; i < rows.n; i++)
        if (rows.p[i].state == STATE_VISIBLE)
            list_document(listing, &rows.p[i], depth);
    for (size_t i = 0; i < children.n; i++) {
        if (listing->documents == NULL)
            output_format("%*s%.*s\n", (int)(2 * depth), "",
                          STR_ARG(output_safe(listing->process, children.p[i].title)));
        if (!list_collection(listing, children.p[i].id, depth + 1, fail))
            return false;
    }
    return true;
}

static int show_collection(struct archive *archive, Str id, struct arena *process, bool json) {
    struct listing listing = {archive_catalog(archive), process, json ? json_new_list() : NULL};
    CollectionRow row;
    Fail fail;
    if (!browse_collection(listing.catalog, id, process, &row, &fail))
        return output_fail("show", &fail);
    if (!json)
        output_format("%.*s: %.*s document%s\n", STR_ARG(output_safe(process, row.title)),
                      STR_ARG(output_count(process, row.document_count)),
                      row.document_count == 1 ? "" : "s");
    bool ok = list_collection(&listing, id, 1, &fail);
    if (json) {
        Json *all = json_new_object();
        json_set_text(all, "collection", id);
        json_set_text(all, "title", row.title);
        json_set(all, "documents", listing.documents);
        if (ok)
            output_json(all);
        else
            json_free(all);
    }
    return ok ? EXIT_DONE : output_fail("show", &fail);
}

/* --- a document ---------------------------------------------------------------------- */

static int show_original(struct archive *archive, struct arena *process, const DepositRow *deposit,
                         const struct opts *opts) {
    Str bytes;
    uint64_t version;
    Fail fail;
    OriginalName name = {.deposit = deposit->id, .path = opts_text(opts, "original")};
    if (!opts_number(opts, "version", (NumberRange){1, UINT32_MAX, 0}, &version, &fail))
        return output_fail("show", &fail);
    name.version = (uint32_t)version;
    if (deposit->withheld) {
        (void)fail_set(&fail, FAIL_MISSING,
                       "%.*s is not handed out: it also holds a document that was withdrawn (fonds "
                       "log tells who decided it)",
                       STR_ARG(name.path));
        return output_fail_or_no("show", &fail);
    }
    if (!archive_original(archive, &name, process, &bytes, &fail))
        return output_fail_or_no("show", &fail);
    output_str(bytes);
    return EXIT_DONE;
}

static int show_block(const struct opts *opts, struct arena *process, const ArchivePage *page,
                      uint32_t id) {
    const Part *part = NULL;
    const Block *block = document_find_block(&page->document, id, &part);
    Str as = opts_text(opts, "as");
    Fail fail;
    if (as.n > 0 && !str_is(as, "text") && !str_is(as, "json"))
        return command_usage(opts, "a block is shown as text or json, not as %.*s", STR_ARG(as));
    if (block == NULL) {
        (void)fail_set(&fail, FAIL_MISSING,
                       "%.*s has no block b%u; its page shows the numbers of its blocks",
                       STR_ARG(page->row.id), id);
        return output_fail_or_no("show", &fail);
    }
    Str words = view_block_words(part, block, process);
    if (opts_flag(opts, "json") || str_is(as, "json")) {
        Json *one = json_new_object();
        json_set_text(one, "id", page->row.id);
        json_set_number(one, "block", id);
        json_set_text(one, "kind", str_from_c(document_block_name(block->kind)));
        json_set_text(one, "text", words);
        output_json(one);
    } else {
        output_format("%.*s\n", STR_ARG(output_safe(process, words)));
    }
    return EXIT_DONE;
}

static int show_as(struct archive *archive, const struct opts *opts, struct arena *process,
                   const ArchivePage *page) {
    Str as = opts_flag(opts, "json") ? STR("json") : opts_text(opts, "as");
    CiteInput input = archive_cite_input(archive, page, process);
    Buf out = {0};
    if (page->older.reading > 0)
        output_note("Reading %u of %.*s; the present one is %u. Decisions are not applied.",
                    page->older.reading, STR_ARG(page->row.id), page->deposit.reading);
    if (str_is(as, "json")) {
        doc_json_print(&page->document, &out);
        buf_char(&out, '\n');
    } else if (str_is(as, "tei")) {
        export_tei(&input, &out);
    } else if (str_is(as, "description")) {
        show_description(process, page);
    } else {
        export_text(&input, &out);
    }
    Str shown = buf_as_str(&out);
    output_str(output_is_terminal() ? output_safe(process, shown) : shown);
    buf_free(&out);
    return EXIT_DONE;
}

/* A deposit that no document was read from: how it is kept, and why it was not read. */
static int show_deposit(const struct opts *opts, struct arena *process, const DepositRow *deposit) {
    Str received = stamp_text(process, deposit->received);
    if (opts_flag(opts, "json")) {
        Json *one = json_new_object(), *files = json_new_list();
        Utf8DamageList damage = {0};
        json_set_text(one, "deposit", deposit->id);
        json_set_text(one, "received", received);
        json_set_text(one, "received_as", file_show(process, deposit->received_as));
        json_set_text(one, "code", deposit->failure_code);
        json_set_text(one, "reason", utf8_repair(deposit->failure, process, &damage));
        for (size_t i = 0; i < deposit->files.n; i++) {
            Json *file = json_new_object();
            json_set_text(file, "path", file_show(process, deposit->files.p[i].path));
            json_set_text(file, "sha512", deposit->files.p[i].sha512);
            json_set_number(file, "bytes", (int64_t)deposit->files.p[i].size_bytes);
            json_add(files, file);
        }
        json_set(one, "files", files);
        output_json(one);
        return EXIT_DONE;
    }
    output_format("%.*s is kept; no document was read from it: %.*s\n\nKept\n",
                  STR_ARG(deposit->id), STR_ARG(output_safe(process, deposit->failure)));
    show_received(process, deposit, LABEL_LEAST);
    show_files(process, &deposit->files, LABEL_LEAST);
    return EXIT_DONE;
}

/* Deposits that came as a file of this name and could not be read; the row is that of the last. */
static bool find_not_read(struct catalog *catalog, Str name, struct arena *process, StrList *found,
                          DepositRow *row, Fail *fail) {
    StrList ids;
    if (!browse_not_read(catalog, process, &ids, fail))
        return false;
    for (size_t i = 0; i < ids.n; i++) {
        ArenaMark mark = arena_mark(process);
        DepositRow one;
        if (!catalog_deposit(catalog, ids.p[i], process, &one, fail))
            return false;
        if (!str_equal(one.received_as, name) && !str_equal(file_name(one.received_as), name)) {
            arena_reset(process, mark);
            continue;
        }
        str_list_add(process, found, ids.p[i]);
        *row = one;
    }
    return true;
}

/* A name that is nothing's may be that of a file that is kept and was not read. */
static int show_not_read(struct archive *archive, const struct opts *opts, struct arena *process,
                         const Fail *fail) {
    StrList found = {0};
    DepositRow row;
    Fail other;
    Str name = opts->arguments.p[0];
    if (fail->code != FAIL_MISSING)
        return output_fail_or_no("show", fail);
    if (!find_not_read(archive_catalog(archive), name, process, &found, &row, &other))
        return output_fail("show", &other);
    if (found.n > 1) {
        output_note("%zu files named %.*s are kept and were not read; show one of them by its id:",
                    found.n, STR_ARG(output_safe(process, name)));
        for (size_t i = 0; i < found.n; i++)
            output_format("%.*s\n", STR_ARG(found.p[i]));
        return EXIT_NO;
    }
    if (found.n == 0)
        return output_fail_or_no("show", fail);
    if (opts_given(opts, "original"))
        return show_original(archive, process, &row, opts);
    if (!opts_given(opts, "as"))
        return show_deposit(opts, process, &row);
    (void)fail_set(&other, FAIL_MISSING,
                   "%.*s is kept; no document was read from it, so that there is nothing to show "
                   "as %.*s: %.*s",
                   STR_ARG(row.id), STR_ARG(opts_text(opts, "as")), STR_ARG(row.failure));
    return output_fail_or_no("show", &other);
}

/* What a name is that is no document's: a collection's, a deposit's, or nothing's. */
static int show_other(struct archive *archive, const struct opts *opts, struct arena *process,
                      const Fail *fail) {
    struct catalog *catalog = archive_catalog(archive);
    Named named;
    Naming naming;
    Fail other;
    Str deposit, rest;
    DepositRow row;
    if (fail->code != FAIL_MISSING || opts_given(opts, "as") ||
        !naming_read(opts->arguments.p[0], archive_config(archive)->base_url, process, &naming,
                     &other) ||
        !catalog_resolve(catalog, naming.name, process, &named, &other) ||
        (named.kind != NAMED_COLLECTION && named.kind != NAMED_DEPOSIT) || naming.reading > 0 ||
        naming.block > 0)
        return show_not_read(archive, opts, process, fail);
    if (named.kind == NAMED_COLLECTION && !opts_given(opts, "original"))
        return show_collection(archive, named.id, process, opts_flag(opts, "json"));
    (void)str_cut(named.id, '.', &deposit, &rest);
    if (!catalog_deposit(catalog, deposit, process, &row, &other))
        return output_fail("show", &other);
    return opts_given(opts, "original") ? show_original(archive, process, &row, opts)
                                        : show_deposit(opts, process, &row);
}

static int show(struct archive *archive, const struct opts *opts, struct arena *process) {
    Fail fail;
    ArchivePage page;
    uint32_t block = 0;
    if (opts_given(opts, "version") && !opts_given(opts, "original"))
        return command_usage(opts, "--version goes with --original; ID@1 is an earlier reading");
    if (opts_given(opts, "original") && opts_flag(opts, "json"))
        return command_usage(opts, "--original writes bytes, not JSON");
    if (!archive_page_named(archive, opts->arguments.p[0], process, &page, &block, &fail))
        return show_other(archive, opts, process, &fail);
    if (page.row.state != STATE_VISIBLE)
        return show_tombstone(process, &page, opts_flag(opts, "json"));
    if (opts_given(opts, "original"))
        return show_original(archive, process, &page.deposit, opts);
    return block > 0 ? show_block(opts, process, &page, block)
                     : show_as(archive, opts, process, &page);
}

static int run(const struct opts *opts, struct arena *process) {
    struct archive *archive = command_open(opts, ARCHIVE_READ, process);
    if (archive == NULL)
        return EXIT_FAILED;
    int code = show(archive, opts, process);
    archive_close(archive);
    return code;
}

const struct command cmd_show = {&text, run};
