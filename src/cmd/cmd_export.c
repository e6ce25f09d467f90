/* fonds export: all documents that can be seen, as JSON Lines on stdout or as files in a folder. */
#include "base/file.h"
#include "cmd/command.h"
#include "cmd/progress.h"
#include "doc/doc_json.h"
#include "read/export.h"

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"as", 0, "json|tei|text",
     "json, where it is not given: one line a document; tei, text: a file"},
    {"to", 0, "FOLDER", "where files go; must be new or empty"},
    {"json", 0, NULL, "the same as --as json; with --to: how many files, as JSON"},
};

static const CommandText text = {
    "export",
    "",
    "writes all documents in a form that others read",
    COMMAND_OPTIONS(options),
    0,
    0,
    "  fonds export > all.jsonl\n  fonds export --as tei --to out\nWithdrawn documents are left "
    "out.\n",
};

typedef enum { AS_JSON, AS_TEI, AS_TEXT } ExportForm;

struct exporting {
    struct archive *archive;
    struct arena *job;
    ExportForm form;
    Str folder;
    uint64_t count, all;
};

static bool export_one(void *context, const DocumentRow *row, Fail *fail) {
    struct exporting *exporting = context;
    if (row->state != STATE_VISIBLE)
        return true;
    Str id = str_copy(exporting->job, row->id);
    ArchivePage page;
    Buf out = {0};
    if (!archive_page(exporting->archive, id, exporting->job, &page, fail))
        return false;
    size_t slash;
    if (page.row.state != STATE_VISIBLE) /* withdrawn since the row was read */
        return true;
    if (str_find_char(id, '/', &slash))
        return fail_set(fail, FAIL_CORRUPT, "\"%.*s\" is no id of a document; see: fonds verify",
                        STR_ARG(id));
    CiteInput input = archive_cite_input(exporting->archive, &page, exporting->job);
    bool ok = true;
    if (exporting->form == AS_JSON) {
        doc_json_print(&page.document, &out);
        output_format("{\"deposit\":\"%.*s\",\"document\":", STR_ARG(page.row.deposit));
        output_str(buf_as_str(&out));
        output_str(STR("}\n"));
    } else {
        bool tei = exporting->form == AS_TEI;
        if (tei)
            export_tei(&input, &out);
        else
            export_text(&input, &out);
        Str name = str_format(exporting->job, "%.*s%s", STR_ARG(id), tei ? ".xml" : ".txt");
        ok = file_write_new(file_join(exporting->job, exporting->folder, name), buf_as_str(&out),
                            fail);
    }
    exporting->count++;
    if (exporting->form != AS_JSON || !output_is_terminal())
        progress_count("documents", exporting->count, exporting->all);
    buf_free(&out);
    arena_reset(exporting->job, (ArenaMark){NULL, 0});
    return ok;
}

static bool request_of(const struct opts *opts, struct arena *process, struct exporting *exporting,
                       Fail *fail) {
    Str as = opts_text(opts, "as");
    exporting->folder = opts_text(opts, "to");
    if (as.n == 0 || str_is(as, "json"))
        exporting->form = AS_JSON;
    else if (str_is(as, "tei"))
        exporting->form = AS_TEI;
    else
        exporting->form = AS_TEXT;
    if ((exporting->form != AS_JSON) != (exporting->folder.n > 0))
        return fail_set(
            fail, FAIL_INVALID,
            "--to goes with --as tei or --as text, and they with it; JSON goes to stdout");
    return exporting->folder.n == 0 || command_new_folder(exporting->folder, process, fail);
}

static void tell_json(const struct exporting *exporting, struct arena *process) {
    Json *one = json_new_object();
    json_set_number(one, "documents", (int64_t)exporting->count);
    json_set_text(one, "folder", file_show(process, exporting->folder));
    output_json(one);
}

static int run(const struct opts *opts, struct arena *process) {
    Fail fail;
    struct exporting exporting = {0};
    if (!request_of(opts, process, &exporting, &fail))
        return output_fail("export", &fail);
    exporting.archive = command_open(opts, ARCHIVE_READ, process);
    if (exporting.archive == NULL)
        return EXIT_FAILED;
    exporting.job = arena_create();
    /* A second handle walks the rows, because a page begins a view of its own. */
    struct archive *rows = command_open(opts, ARCHIVE_READ, process);
    HoldingCount holding = {0};
    bool ok = rows != NULL && browse_holding(archive_catalog(rows), &holding, &fail);
    exporting.all = holding.documents + holding.apparatus;
    ok = ok && browse_each_document(archive_catalog(rows), export_one, &exporting, &fail);
    progress_end();
    archive_close(exporting.archive);
    arena_destroy(exporting.job);
    if (rows == NULL)
        return EXIT_FAILED;
    archive_close(rows);
    if (!ok)
        return output_fail("export", &fail);
    if (exporting.form != AS_JSON && opts_flag(opts, "json"))
        tell_json(&exporting, process);
    output_note("%.*s documents, prefaces and lists.",
                STR_ARG(output_count(process, exporting.count)));
    return EXIT_DONE;
}

const struct command cmd_export = {&text, run};
