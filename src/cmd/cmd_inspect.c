/* fonds inspect: what Fonds understands of files, without an archive. */
#include "archive/inspect.h"
#include "base/file.h"
#include "cmd/command.h"
#include "doc/date.h"
#include "doc/doc_json.h"
#include <stdint.h>

static const Option options[] = {
    {"json", 0, NULL, "the canonical documents, one a line"},
    {"plain", 0, NULL, "only what the file says, without what rules judge"},
};

static const CommandText text = {
    "inspect",
    "FILE...",
    "shows what Fonds understands of files, without an archive",
    COMMAND_OPTIONS(options),
    1,
    SIZE_MAX,
    NULL,
};

struct telling {
    struct arena *process;
    bool json;
};

static void tell_value(const struct telling *telling, const Value *value) {
    Str text_shown = value->asked_empty ? STR("(asked for, and empty)")
                                        : output_safe(telling->process, value->value);
    const char *who = value->source.kind == SOURCE_FILE   ? "the file"
                      : value->source.kind == SOURCE_RULE ? "a rule"
                                                          : "a person";
    output_format("    %-18s %.*s", field_info(value->field)->label, STR_ARG(text_shown));
    if (value->norm.n > 0 && !str_equal(value->norm, value->value))
        output_format("  [%.*s]", STR_ARG(value->norm));
    if (value->role.n > 0)
        output_format("  (%.*s)", STR_ARG(value->role));
    output_format("  : %s", who);
    if (value->source.kind == SOURCE_RULE)
        output_format(", %.*s, %u %%", STR_ARG(value->source.name), value->certainty / 10u);
    output_format("\n");
}

static bool tell(void *context, const struct document *document, Fail *fail) {
    const struct telling *telling = context;
    (void)fail;
    if (telling->json) {
        Buf line = {0};
        doc_json_print(document, &line);
        buf_char(&line, '\n');
        output_str(buf_as_str(&line));
        buf_free(&line);
        return true;
    }
    size_t blocks = 0, notes = 0, gaps = 0, bytes = 0;
    for (size_t i = 0; i < document->parts.n; i++) {
        const Part *part = &document->parts.p[i];
        blocks += part->blocks.n;
        bytes += part->text.n;
        for (size_t j = 0; j < part->spans.n; j++) {
            notes += part->spans.p[j].kind == SPAN_NOTE;
            gaps += part->spans.p[j].kind == SPAN_GAP;
        }
    }
    output_format("  %s %.*s: %zu part%s, %zu blocks, %zu notes, %zu gaps, %zu bytes of text\n",
                  document->role == ROLE_APPARATUS ? "apparatus" : "document",
                  STR_ARG(document->local_id), document->parts.n, document->parts.n == 1 ? "" : "s",
                  blocks, notes, gaps, bytes);
    for (size_t i = 0; i < document->description.n; i++)
        tell_value(telling, &document->description.p[i]);
    for (size_t i = 0; i < document->relations.n; i++) {
        const Relation *relation = &document->relations.p[i];
        output_format("    %-18s %s, %s\n", "Relation", document_relation_name(relation->kind),
                      relation->held ? "held" : "not held");
    }
    return true;
}

static void tell_head(const struct telling *telling, const ReadingHead *head) {
    if (telling->json)
        return;
    output_format("  %u documents, %u of apparatus, %zu collections", head->document_count,
                  head->apparatus_count, head->collections.n);
    if (head->title.n > 0)
        output_format("; %.*s", STR_ARG(output_safe(telling->process, head->title)));
    output_format("\n");
    for (size_t i = 0; i < head->reports.n; i++)
        output_format("  report: %.*s: %.*s\n", STR_ARG(head->reports.p[i].code),
                      STR_ARG(output_safe(telling->process, head->reports.p[i].detail)));
}

static int run(const struct opts *opts, struct arena *process) {
    struct telling telling = {process, opts_flag(opts, "json")};
    int code = EXIT_DONE;
    for (size_t i = 0; i < opts->arguments.n; i++) {
        Fail fail;
        ReadingHead head = {0};
        Str path = opts->arguments.p[i];
        InspectRequest request = {path, opts_flag(opts, "plain"), tell, &telling};
        if (!telling.json)
            output_format("%.*s\n", STR_ARG(file_show(process, path)));
        if (inspect_file(&request, process, &head, &fail)) {
            tell_head(&telling, &head);
        } else {
            (void)output_fail("inspect", &fail);
            code = EXIT_FAILED;
        }
    }
    return code;
}

const struct command cmd_inspect = {&text, run};
