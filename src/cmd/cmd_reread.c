/* fonds reread: new readings of what is kept. */
#include "archive/reread.h"
#include "cmd/command.h"
#include <stdint.h>

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"dry-run", 'n', NULL, "read, and say what would change; change nothing"},
    {"workers", 'j', "N", "processes that read; else as fonds.conf says"},
};

static const CommandText text = {
    "reread",
    "[DEPOSIT...]",
    "reads originals anew, where the rules of reading changed",
    COMMAND_OPTIONS(options),
    0,
    SIZE_MAX,
    "A reading that comes out the same makes no new version. Block ids are inherited; citations "
    "stay good.\n",
};

static void tell_progress(void *context, uint64_t done, uint64_t all) {
    struct arena *process = context;
    ArenaMark mark = arena_mark(process);
    output_progress(str_format(process, "%llu of %llu deposits", (unsigned long long)done,
                               (unsigned long long)all));
    arena_reset(process, mark);
}

static void tell_line(void *context, const IngestLine *line) {
    struct arena *process = context;
    ArenaMark mark = arena_mark(process);
    output_progress_end();
    bool failed = line->outcome == INGEST_NOT_READ;
    output_format("%s: %.*s  %.*s", failed ? "not read" : "new reading", STR_ARG(line->deposit),
                  STR_ARG(output_safe(process, line->path)));
    if (failed)
        output_format(": %.*s", STR_ARG(output_safe(process, line->reason)));
    output_format("\n");
    arena_reset(process, mark);
}

static int run(const struct opts *opts, struct arena *process) {
    Fail fail;
    uint64_t workers;
    RereadCount count;
    if (!opts_number(opts, "workers", (NumberRange){1, 64, 0}, &workers, &fail))
        return output_fail("reread", &fail);
    struct archive *archive = command_open(opts, ARCHIVE_WRITE, process);
    if (archive == NULL)
        return EXIT_FAILED;
    struct arena *telling = arena_create();
    RereadRequest request = {opts->arguments,   opts_flag(opts, "dry-run"),
                             (uint32_t)workers, tell_line,
                             tell_progress,     telling};
    bool ok = reread_run(archive, &request, &count, &fail);
    output_progress_end();
    archive_close(archive);
    arena_destroy(telling);
    if (!ok)
        return output_fail("reread", &fail);
    uint64_t before = count.kept_blocks + count.lost_blocks;
    output_format("%.*s deposits: %.*s as before, %.*s %s, %.*s could not be read.\n",
                  STR_ARG(output_count(process, count.deposits)),
                  STR_ARG(output_count(process, count.unchanged)),
                  STR_ARG(output_count(process, count.changed)),
                  request.dry_run ? "would change" : "changed",
                  STR_ARG(output_count(process, count.failed)));
    if (before > 0)
        output_format("Blocks: %.*s kept their ids (%.2f %%), %.*s are new, %.*s are lost and left "
                      "a tombstone.\n",
                      STR_ARG(output_count(process, count.kept_blocks)),
                      100.0 * (double)count.kept_blocks / (double)before,
                      STR_ARG(output_count(process, count.fresh_blocks)),
                      STR_ARG(output_count(process, count.lost_blocks)));
    return count.failed > 0 ? EXIT_NO : EXIT_DONE;
}

const struct command cmd_reread = {&text, run};
