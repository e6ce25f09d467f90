/* fonds show: a document as text, JSON, TEI, its description, or an original file. */
#include "base/stamp.h"
#include "cmd/command.h"
#include "doc/doc_json.h"
#include "read/export.h"

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"as", 0, "text|json|tei|description", "text, where it is not given"},
    {"original", 0, "NAME", "the bytes of this file of it as they were received"},
    {"json", 0, NULL, "the same as --as json"},
};

static const CommandText text = {
    "show",
    "ID",
    "shows a document, or an original file of it",
    COMMAND_OPTIONS(options),
    1,
    1,
    "ID is any name of the document: its own, VOLUME/NUMBER (frus1961-63v15/d135),\n"
    "record:NUMBER, or an address it had.\n",
};

static void show_files(struct arena *process, const ArchivePage *page) {
    Str received = stamp_text(process, page->deposit.received);
    output_format("\nKept\n  %-20s %.*s, as %.*s\n", "Received", STR_ARG(received),
                  STR_ARG(output_safe(process, page->deposit.received_as)));
    for (size_t i = 0; i < page->receipts.n; i++) {
        Str again = stamp_text(process, page->receipts.p[i].time);
        output_format("  %-20s %.*s, as %.*s\n", "Received again", STR_ARG(again),
                      STR_ARG(output_safe(process, page->receipts.p[i].path)));
    }
    for (size_t i = 0; i < page->deposit.files.n; i++) {
        const DepositFile *file = &page->deposit.files.p[i];
        output_format("  %-20s %.*s (%.*s)\n  %-20s %.*s\n", "Original",
                      STR_ARG(output_safe(process, file->path)),
                      STR_ARG(output_bytes(process, file->size_bytes)), "SHA-512",
                      STR_ARG(file->sha512));
    }
}

static const char *who_says(const Source *source) {
    return source->kind == SOURCE_FILE   ? "the file"
           : source->kind == SOURCE_RULE ? "a rule"
                                         : "a person";
}

static void show_description(struct arena *process, const ArchivePage *page) {
    output_format("%.*s\n%.*s\n\n", STR_ARG(output_safe(process, page->row.title)),
                  STR_ARG(page->address));
    for (size_t i = 0; i < page->path.n; i++)
        output_format("%s%.*s", i == 0 ? "  In                   " : " > ",
                      STR_ARG(output_safe(process, page->path.p[i].title)));
    output_format("%s", page->path.n > 0 ? "\n" : "");
    for (size_t i = 0; i < page->document.description.n; i++) {
        const Value *value = &page->document.description.p[i];
        Str shown =
            value->asked_empty ? STR("(asked for, and empty)") : output_safe(process, value->value);
        output_format("  %-20s %.*s", field_info(value->field)->label, STR_ARG(shown));
        output_format("  : %s", who_says(&value->source));
        if (value->source.kind == SOURCE_RULE)
            output_format(", %u %%", value->certainty / 10u);
        output_format("\n");
    }
    show_files(process, page);
}

/* What is withdrawn shows why, and nothing else. */
static int show_tombstone(struct arena *process, const ArchivePage *page) {
    if (page->row.state == STATE_LOST) {
        output_format("%.*s stood in an earlier reading of its file; the present one has it no "
                      "more.\n",
                      STR_ARG(page->row.id));
        return EXIT_NO;
    }
    Str when = stamp_text(process, page->row.state_time);
    output_format("%.*s was %s on %.*s by %.*s: %.*s\n", STR_ARG(page->row.id),
                  page->row.state == STATE_WITHDRAWN ? "withdrawn" : "destroyed", STR_ARG(when),
                  STR_ARG(output_safe(process, page->row.state_who)),
                  STR_ARG(output_safe(process, page->row.state_reason)));
    return EXIT_NO;
}

static int show_original(struct archive *archive, struct arena *process, const ArchivePage *page,
                         Str path) {
    Str bytes;
    Fail fail;
    if (!archive_original(archive, page->row.deposit, path, process, &bytes, &fail))
        return output_fail("show", &fail);
    output_str(bytes);
    return EXIT_DONE;
}

static int show_as(struct archive *archive, const struct opts *opts, struct arena *process,
                   const ArchivePage *page) {
    Str as = opts_flag(opts, "json") ? STR("json") : opts_text(opts, "as");
    CiteInput input = archive_cite_input(archive, page, process);
    Buf out = {0};
    if (as.n == 0 || str_is(as, "text")) {
        export_text(&input, &out);
    } else if (str_is(as, "json")) {
        doc_json_print(&page->document, &out);
        buf_char(&out, '\n');
    } else if (str_is(as, "tei")) {
        export_tei(&input, &out);
    } else if (str_is(as, "description")) {
        show_description(process, page);
    } else {
        output_note("fonds show: --as takes text, json, tei or description, not \"%.*s\"",
                    STR_ARG(output_safe(process, as)));
        return EXIT_USAGE;
    }
    Str shown = buf_as_str(&out);
    output_str(output_is_terminal() ? output_safe(process, shown) : shown);
    buf_free(&out);
    return EXIT_DONE;
}

static int run(const struct opts *opts, struct arena *process) {
    Fail fail;
    ArchivePage page;
    struct archive *archive = command_open(opts, ARCHIVE_READ, process);
    if (archive == NULL)
        return EXIT_FAILED;
    int code;
    if (!archive_page(archive, opts->arguments.p[0], process, &page, &fail)) {
        code = output_fail("show", &fail);
        if (fail.code == FAIL_MISSING)
            code = EXIT_NO;
    } else if (page.row.state != STATE_VISIBLE) {
        code = show_tombstone(process, &page);
    } else if (opts_given(opts, "original")) {
        code = show_original(archive, process, &page, opts_text(opts, "original"));
    } else {
        code = show_as(archive, opts, process, &page);
    }
    archive_close(archive);
    return code;
}

const struct command cmd_show = {&text, run};
