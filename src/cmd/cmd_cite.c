/* fonds cite: a document as scholars cite it. */
#include "cmd/command.h"
#include "read/cite.h"
#include <stdint.h>

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"style", 's', "WORD", "chicago (normal), mla, bibtex, ris or csl-json"},
};

static const CommandText text = {
    "cite",
    "ID...",
    "cites documents in Chicago, MLA, BibTeX, RIS or CSL-JSON",
    COMMAND_OPTIONS(options),
    1,
    SIZE_MAX,
    NULL,
};

static int cite_one(struct archive *archive, struct arena *process, Str id, CiteStyle style) {
    ArchivePage page;
    Fail fail;
    if (!archive_page(archive, id, process, &page, &fail)) {
        int code = output_fail("cite", &fail);
        return fail.code == FAIL_MISSING ? EXIT_NO : code;
    }
    if (page.row.state != STATE_VISIBLE) {
        output_note("fonds cite: %.*s cannot be seen any more; fonds show tells why",
                    STR_ARG(page.row.id));
        return EXIT_NO;
    }
    CiteInput input = archive_cite_input(archive, &page, process);
    Buf out = {0};
    cite_write(style, &input, &out);
    output_str(buf_as_str(&out));
    if (out.n > 0 && out.p[out.n - 1] != '\n')
        output_str(STR("\n"));
    buf_free(&out);
    return EXIT_DONE;
}

static int run(const struct opts *opts, struct arena *process) {
    Str name = opts_text(opts, "style");
    CiteStyle style = CITE_CHICAGO;
    if (name.n > 0 && !cite_style_find(name, &style)) {
        output_note("fonds cite: --style takes chicago, mla, bibtex, ris or csl-json, not \"%.*s\"",
                    STR_ARG(output_safe(process, name)));
        return EXIT_USAGE;
    }
    struct archive *archive = command_open(opts, ARCHIVE_READ, process);
    if (archive == NULL)
        return EXIT_FAILED;
    int code = EXIT_DONE;
    for (size_t i = 0; i < opts->arguments.n; i++) {
        int one = cite_one(archive, process, opts->arguments.p[i], style);
        code = one > code ? one : code;
    }
    archive_close(archive);
    return code;
}

const struct command cmd_cite = {&text, run};
