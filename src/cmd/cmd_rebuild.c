/* fonds rebuild: catalog and index again from store and journal. */
#include "archive/rebuild.h"
#include "cmd/command.h"
#include "cmd/progress.h"
#include "text/utf8.h"

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"workers", 'j', "N", "processes that read; else as fonds.conf says"},
    COMMAND_OPTION_JSON,
};

static const CommandText text = {
    "rebuild",
    "",
    "makes catalog and index again from what is kept",
    COMMAND_OPTIONS(options),
    0,
    0,
    "Nothing that is kept changes. Readers have the old ones until the new ones are\n"
    "whole.\n",
};

static Json *texts(StrList list) {
    Json *all = json_new_list();
    struct arena *scratch = arena_create();
    for (size_t i = 0; i < list.n; i++) {
        Utf8DamageList damage = {0};
        json_add(all, json_new_text(utf8_repair(list.p[i], scratch, &damage)));
    }
    arena_destroy(scratch);
    return all;
}

static void tell_json(const RebuildCount *count) {
    Json *all = json_new_object();
    json_set_number(all, "lines", (int64_t)count->lines);
    json_set_number(all, "documents", (int64_t)count->documents);
    json_set(all, "changed", texts(count->changed));
    json_set(all, "damaged", texts(count->damaged));
    output_json(all);
}

static void tell(struct arena *process, const RebuildCount *count) {
    output_format("Rebuilt from %.*s journal lines: %.*s documents, prefaces and lists.\n",
                  STR_ARG(output_count(process, count->lines)),
                  STR_ARG(output_count(process, count->documents)));
    for (size_t i = 0; i < count->changed.n; i++)
        output_format("changed: %.*s\n", STR_ARG(count->changed.p[i]));
    for (size_t i = 0; i < count->damaged.n; i++)
        output_format("damaged: %.*s\n", STR_ARG(output_safe(process, count->damaged.p[i])));
    if (count->damaged.n > 0)
        output_format("Listed as not read: %.*s. fonds verify tells all that is damaged; restore "
                      "it from a second copy, then: fonds rebuild\n",
                      STR_ARG(output_count(process, count->damaged.n)));
}

static int run(const struct opts *opts, struct arena *process) {
    Fail fail;
    Str folder;
    uint64_t workers;
    RebuildCount count;
    if (!opts_number(opts, "workers", (NumberRange){1, 64, 0}, &workers, &fail) ||
        !command_folder(opts, process, &folder, &fail))
        return output_fail("rebuild", &fail);
    RebuildRequest request = {(uint32_t)workers, progress_count, progress_words, "journal lines"};
    bool ok = rebuild_run(folder, &request, process, &count, &fail);
    progress_end();
    if (!ok)
        return output_fail("rebuild", &fail);
    if (opts_flag(opts, "json"))
        tell_json(&count);
    else
        tell(process, &count);
    return count.damaged.n == 0 ? EXIT_DONE : EXIT_NO;
}

const struct command cmd_rebuild = {&text, run};
