/* fonds rebuild: catalog and index again from store and journal. */
#include "archive/rebuild.h"
#include "cmd/command.h"

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"workers", 'j', "N", "processes that read; else as fonds.conf says"},
};

static const CommandText text = {
    "rebuild",
    "",
    "makes catalog and index again from what is kept",
    COMMAND_OPTIONS(options),
    0,
    0,
    "Nothing that is kept changes. Readers have the old ones until the new ones are whole.\n",
};

static void tell_progress(void *context, uint64_t done, uint64_t all) {
    struct arena *process = context;
    ArenaMark mark = arena_mark(process);
    output_progress(str_format(process, "%llu of %llu journal lines", (unsigned long long)done,
                               (unsigned long long)all));
    arena_reset(process, mark);
}

static int run(const struct opts *opts, struct arena *process) {
    Fail fail;
    Str folder;
    uint64_t workers;
    RebuildCount count;
    if (!opts_number(opts, "workers", (NumberRange){1, 64, 0}, &workers, &fail) ||
        !command_folder(opts, process, &folder, &fail))
        return output_fail("rebuild", &fail);
    struct arena *progress = arena_create();
    RebuildRequest request = {(uint32_t)workers, tell_progress, progress};
    bool ok = rebuild_run(folder, &request, process, &count, &fail);
    output_progress_end();
    arena_destroy(progress);
    if (!ok)
        return output_fail("rebuild", &fail);
    output_format("Rebuilt from %.*s journal lines: %.*s documents, prefaces and lists.\n",
                  STR_ARG(output_count(process, count.lines)),
                  STR_ARG(output_count(process, count.documents)));
    for (size_t i = 0; i < count.changed.n; i++)
        output_format("changed: %.*s\n", STR_ARG(count.changed.p[i]));
    for (size_t i = 0; i < count.damaged.n; i++)
        output_format("damaged: %.*s\n", STR_ARG(output_safe(process, count.damaged.p[i])));
    if (count.damaged.n == 0)
        return EXIT_DONE;
    output_format(
        "Listed as not read: %.*s. fonds verify tells all that is damaged; restore it from a "
        "second copy, then: fonds rebuild\n",
        STR_ARG(output_count(process, count.damaged.n)));
    return EXIT_NO;
}

const struct command cmd_rebuild = {&text, run};
