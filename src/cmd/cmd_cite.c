/* fonds cite: a document as scholars cite it. */
#include "cmd/command.h"
#include "read/cite.h"
#include <stdint.h>

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"style", 's', "chicago|mla|bibtex|ris|csl-json", "chicago, where it is not given"},
    {"json", 0, NULL, "the same as --style csl-json"},
};

static const CommandText text = {
    "cite",
    "ID...",
    "cites documents in Chicago, MLA, BibTeX, RIS or CSL-JSON",
    COMMAND_OPTIONS(options),
    1,
    SIZE_MAX,
    "ID is any name that fonds show takes; ID#b12 cites a block, ID@1 a reading.\n",
};

static int cite_one(struct archive *archive, struct arena *process, Str id, CiteList *list) {
    ArchivePage page;
    uint32_t block = 0;
    Fail fail;
    if (!archive_page_named(archive, id, process, &page, &block, &fail))
        return output_fail_or_no("cite", &fail);
    const Part *part;
    if (block > 0 && document_find_block(&page.document, block, &part) == NULL) {
        (void)fail_set(&fail, FAIL_MISSING,
                       "%.*s has no block b%u; its page shows the numbers of its blocks",
                       STR_ARG(page.row.id), block);
        return output_fail_or_no("cite", &fail);
    }
    if (page.row.state != STATE_VISIBLE && page.older.reading == 0) {
        (void)fail_set(&fail, FAIL_MISSING, "%.*s cannot be seen any more; fonds show tells why",
                       STR_ARG(page.row.id));
        return output_fail_or_no("cite", &fail);
    }
    CiteInput input = archive_cite_input(archive, &page, process);
    input.block = block;
    cite_list_add(list, &input);
    return EXIT_DONE;
}

static int run(const struct opts *opts, struct arena *process) {
    Str name = opts_flag(opts, "json") ? STR("csl-json") : opts_text(opts, "style");
    CiteStyle style = CITE_CHICAGO;
    must(name.n == 0 || cite_style_find(name, &style));
    struct archive *archive = command_open(opts, ARCHIVE_READ, process);
    if (archive == NULL)
        return EXIT_FAILED;
    CiteList list = {style, NULL, {0}};
    int code = EXIT_DONE;
    for (size_t i = 0; i < opts->arguments.n; i++) {
        int one = cite_one(archive, process, opts->arguments.p[i], &list);
        code = one > code ? one : code;
    }
    Buf out = {0};
    cite_list_end(&list, &out);
    output_str(buf_as_str(&out));
    buf_free(&out);
    if (code == EXIT_DONE && archive_config(archive)->base_is_local)
        output_note(
            "note: the address is of this machine only; set base_url in fonds.conf to where "
            "others find the archive");
    archive_close(archive);
    return code;
}

const struct command cmd_cite = {&text, run};
