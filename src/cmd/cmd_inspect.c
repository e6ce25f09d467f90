/*
 * fonds inspect: what Fonds understands of files, without an archive; faults of the copy by the
 * words of one that is named.
 */
#include "archive/inspect.h"
#include "base/file.h"
#include "cmd/command.h"
#include "cmd/label.h"
#include "cmd/progress.h"
#include "doc/date.h"
#include "doc/doc_json.h"
#include "read/corrected.h"
#include "read/named.h"
#include "read/placed.h"
#include <stdint.h>

static const Option options[] = {
    {"json", 0, NULL, "the canonical documents, one a line"},
    {"as-one", 0, NULL, "each folder is one deposit, as fonds add --as-one takes it"},
    {"archive", 'C', "FOLDER", "look for faults of the copy, too, by the words of this archive"},
    {"plain", 0, NULL, "only what the file says, without what rules judge"},
};

static const CommandText text = {
    "inspect",
    "PATH...",
    "shows what Fonds understands of files, without adding them",
    COMMAND_OPTIONS(options),
    1,
    SIZE_MAX,
    "Of a folder every file in it is inspected, as fonds add would take it.\n",
};

struct telling {
    struct arena *process;
    bool json;
    Str path;      // of the file under way
    bool named;    // it is told: something was read of it
    size_t width;  // of the labels of the document under way
};

/* The file's name stands over what was read of it; of one that was not, its reason stands. */
static void tell_name(struct telling *telling) {
    if (!telling->json && !telling->named)
        output_format("%.*s\n", STR_ARG(file_show(telling->process, telling->path)));
    telling->named = true;
}

static void tell_label(const struct telling *telling, Str label) {
    output_str(STR("  "));
    label_tell(label, telling->width);
}

static const char *how_often(const struct telling *telling, uint32_t times) {
    return times == 1 ? "once"
                      : str_to_c(telling->process, str_format(telling->process, "%u times", times));
}

static void tell_value(const struct telling *telling, const Value *value) {
    Str text_shown = value->asked_empty ? STR("(asked for, and empty)")
                     : value->field == FIELD_FILE
                         ? file_show(telling->process, value->value)  // with its line breaks seen
                         : output_safe(telling->process, value->value);
    const char *who = value->source.kind == SOURCE_FILE   ? "the file"
                      : value->source.kind == SOURCE_RULE ? "a rule"
                                                          : "a person";
    tell_label(telling, label_of(value, telling->process));
    output_str(text_shown);
    if (value->norm.n > 0 && !str_equal(value->norm, value->value))
        output_format("  [%.*s]", STR_ARG(value->norm));
    if (value->role.n > 0)
        output_format("  (%.*s)", STR_ARG(value->role));
    output_format("  : %s", who);
    if (value->source.kind == SOURCE_RULE)
        output_format(", %.*s, %u %%", STR_ARG(value->source.name), value->certainty / 10u);
    output_format("\n");
}

static void tell_persons(const struct telling *telling, const struct document *document) {
    NamedPersonList named;
    ArenaMark mark = arena_mark(telling->process);
    named_list(document, telling->process, &named);
    for (size_t i = 0; i < named.n; i++) {
        const NamedPerson *one = &named.p[i];
        bool rule = one->said.source.kind == SOURCE_RULE;
        tell_label(telling, STR("Person named"));
        output_str(output_safe(telling->process, named_shown(one)));
        if (one->ref.n > 0)
            output_format("  [%.*s]", STR_ARG(output_safe(telling->process, one->ref)));
        output_format("  (%s%s)  : %s", how_often(telling, one->said.places),
                      one->open ? ", one of several" : "", rule ? "a rule" : "the file");
        if (rule)
            output_format(", %.*s, %u %%", STR_ARG(one->said.source.name),
                          one->said.certainty / 10U);
        output_format("\n");
    }
    arena_reset(telling->process, mark);
}

static void tell_things(const struct telling *telling, const struct document *document,
                        const char *type, const char *label) {
    PlacedNameList placed;
    ArenaMark mark = arena_mark(telling->process);
    placed_list(document, type, telling->process, &placed);
    for (size_t i = 0; i < placed.n; i++) {
        const PlacedName *one = &placed.p[i];
        bool rule = one->said.source.kind == SOURCE_RULE;
        char bytes[GAZETTEER_GEO_BYTES];
        tell_label(telling, str_from_c(label));
        output_str(output_safe(telling->process, one->name));
        if (one->form.n > 0)
            output_format(", %.*s", STR_ARG(output_safe(telling->process, one->form)));
        Str geo = one->place == NULL ? (Str){NULL, 0} : gazetteer_geo(one->place, bytes);
        if (geo.n > 0)
            output_format("  [%.*s]", STR_ARG(geo));
        output_format("  (%s)  : %s", how_often(telling, one->said.places),
                      rule ? "a rule" : "the file");
        if (rule)
            output_format(", %.*s, %u %%", STR_ARG(one->said.source.name),
                          one->said.certainty / 10U);
        output_format("\n");
    }
    arena_reset(telling->process, mark);
}

static void tell_corrections(const struct telling *telling, const struct document *document) {
    CorrectedList list;
    ArenaMark mark = arena_mark(telling->process);
    corrected_list(document, telling->process, &list);
    for (size_t i = 0; i < list.n; i++) {
        tell_label(telling, STR("Fault of the copy"));
        output_format(
            "\"%.*s\" in b%u: %.*s\n", STR_ARG(output_safe(telling->process, list.p[i].seen)),
            list.p[i].block,
            STR_ARG(output_safe(telling->process, corrected_words(&list.p[i], telling->process))));
    }
    arena_reset(telling->process, mark);
}

static bool tell(void *context, const struct document *document, Fail *fail) {
    struct telling *telling = context;
    (void)fail;
    tell_name(telling);
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
    output_format("  %s %.*s: %zu part%s, %zu block%s, %zu note%s, %zu gap%s, %zu bytes of text\n",
                  document->role == ROLE_APPARATUS ? "apparatus" : "document",
                  STR_ARG(document->local_id), document->parts.n, document->parts.n == 1 ? "" : "s",
                  blocks, blocks == 1 ? "" : "s", notes, notes == 1 ? "" : "s", gaps,
                  gaps == 1 ? "" : "s", bytes);
    telling->width = label_width(&document->description, telling->process);
    for (size_t i = 0; i < document->description.n; i++)
        tell_value(telling, &document->description.p[i]);
    tell_persons(telling, document);
    tell_things(telling, document, "body", "Body named");
    tell_things(telling, document, "place", "Place named");
    tell_corrections(telling, document);
    for (size_t i = 0; i < document->relations.n; i++) {
        const Relation *relation = &document->relations.p[i];
        tell_label(telling, STR("Relation"));
        output_format("%s, %s\n", document_relation_name(relation->kind),
                      relation->held ? "held" : "not held");
    }
    return true;
}

static void tell_head(struct telling *telling, const ReadingHead *head) {
    tell_name(telling);
    if (telling->json)
        return;
    output_format("  %u document%s, %u of apparatus, %zu collections", head->document_count,
                  head->document_count == 1 ? "" : "s", head->apparatus_count, head->collections.n);
    if (head->title.n > 0)
        output_format("; %.*s", STR_ARG(output_safe(telling->process, head->title)));
    output_format("\n");
    for (size_t i = 0; i < head->reports.n; i++)
        output_format("  report: %.*s: %.*s\n", STR_ARG(head->reports.p[i].code),
                      STR_ARG(output_safe(telling->process, head->reports.p[i].detail)));
}

/* What was inspected, where that was more or less than one file. */
static void tell_sums(const struct telling *telling, const Plan *plan, size_t failed) {
    size_t files = 0;
    for (size_t i = 0; i < plan->deposits.n; i++)
        files += plan->deposits.p[i].files.n > 0 ? plan->deposits.p[i].files.n : 1;
    if (telling->json || plan->deposits.n == 1)
        return;
    if (files == 0)
        output_format("No file to inspect: the folder is empty, or holds hidden files only.\n");
    else if (failed == 0)
        output_format("Inspected %zu files.\n", files);
    else
        output_format("Inspected %zu files.\nNot read: %zu (told above).\n", files, failed);
}

static void tell_not_read(const struct telling *telling, Str path, const Fail *fail) {
    Str reason = str_from_c(fail->message);
    if (telling->json)
        (void)output_fail("inspect", fail);
    else
        output_format("not read: %.*s: %.*s\n", STR_ARG(file_show(telling->process, path)),
                      STR_ARG(output_safe(telling->process, command_reason(reason, path))));
}

/* The judge of faults, where an archive is named. */
static bool open_judge(const struct opts *opts, struct arena *process, struct archive **archive,
                       struct faults_judge **judge) {
    Fail fail;
    *archive = NULL;
    *judge = NULL;
    if (opts_text(opts, "archive").n == 0)
        return true;
    *archive = command_open(opts, ARCHIVE_READ, process);
    if (*archive == NULL)
        return false;
    if (faults_judge_open(*archive, judge, &fail))
        return true;
    (void)output_fail("inspect", &fail);
    archive_close(*archive);
    return false;
}

static int run(const struct opts *opts, struct arena *process) {
    struct telling telling = {.process = process, .json = opts_flag(opts, "json")};
    struct archive *archive;
    struct faults_judge *judge;
    Plan plan;
    size_t failed = 0;
    if (!open_judge(opts, process, &archive, &judge))
        return EXIT_FAILED;
    plan_make(opts->arguments, opts_flag(opts, "as-one"), process, &plan);
    for (size_t i = 0; i < plan.deposits.n; i++) {
        ArenaMark mark = arena_mark(process);
        Fail fail;
        ReadingHead head = {0};
        const PlanDeposit *deposit = &plan.deposits.p[i];
        InspectRequest request = {deposit, opts_flag(opts, "plain"), judge, tell, &telling};
        if (plan.deposits.n > 1)
            progress_show(&(Progress){.what = "files", .done = i, .all = plan.deposits.n});
        progress_hide();
        telling.path = deposit->received_as;
        telling.named = false;
        if (inspect_deposit(&request, process, &head, &fail)) {
            tell_head(&telling, &head);
        } else {
            tell_not_read(&telling, deposit->received_as, &fail);
            failed++;
        }
        arena_reset(process, mark);
    }
    progress_end();
    faults_judge_close(judge);
    archive_close(archive);
    tell_sums(&telling, &plan, failed);
    return failed == 0 ? EXIT_DONE : EXIT_FAILED;
}

const struct command cmd_inspect = {&text, run};
