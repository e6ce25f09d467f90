/* fonds reread: new readings of what is kept. */
#include "archive/reread.h"
#include "base/file.h"
#include "cmd/command.h"
#include "cmd/progress.h"
#include "text/utf8.h"
#include <stdint.h>

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"dry-run", 'n', NULL, "read, and say what would change; change nothing"},
    {"workers", 'j', "N", "processes that read; else as fonds.conf says"},
    COMMAND_OPTION_JSON,
};

static const CommandText text = {
    "reread",
    "[DEPOSIT...]",
    "reads originals anew, where the rules of reading changed",
    COMMAND_OPTIONS(options),
    0,
    SIZE_MAX,
    "A reading that comes out the same makes no new version. Block ids are inherited;\n"
    "citations stay good.\n",
};

struct telling {
    struct arena *arena;
    bool json, dry_run;
};

static void tell_progress(void *context, uint64_t done, uint64_t all) {
    (void)context;
    progress_show(&(Progress){.what = "deposits", .done = done, .all = all});
}

static void json_line(const struct telling *telling, const IngestLine *line) {
    Json *one = json_new_object();
    Utf8DamageList damage = {0};
    json_set_text(one, "deposit", line->deposit);
    json_set_text(one, "path", file_show(telling->arena, line->path));
    json_set_text(one, "outcome",
                  line->outcome == INGEST_NOT_READ ? STR("not-read") : STR("new-reading"));
    if (line->reason.n > 0)
        json_set_text(one, "reason", utf8_repair(line->reason, telling->arena, &damage));
    output_json(one);
}

static void tell_line(void *context, const IngestLine *line) {
    const struct telling *telling = context;
    ArenaMark mark = arena_mark(telling->arena);
    bool failed = line->outcome == INGEST_NOT_READ;
    progress_hide();
    if (telling->json) {
        json_line(telling, line);
    } else {
        output_format("%s: %.*s  %.*s",
                      failed             ? "not read"
                      : telling->dry_run ? "would be a new reading"
                                         : "new reading",
                      STR_ARG(line->deposit), STR_ARG(file_show(telling->arena, line->path)));
        if (failed)
            output_format(": %.*s", STR_ARG(output_safe(telling->arena, line->reason)));
        output_format("\n");
    }
    arena_reset(telling->arena, mark);
}

static void json_sums(const RereadCount *count, bool dry_run) {
    Json *all = json_new_object(), *sums = json_new_object();
    const OutputNumber numbers[] = {
        {"deposits", count->deposits},       {"unchanged", count->unchanged},
        {"changed", count->changed},         {"not_read", count->failed},
        {"kept_blocks", count->kept_blocks}, {"fresh_blocks", count->fresh_blocks},
        {"lost_blocks", count->lost_blocks},
    };
    output_json_numbers(sums, numbers, sizeof numbers / sizeof *numbers);
    json_set(sums, "dry_run", json_new_bool(dry_run));
    json_set(all, "summary", sums);
    output_json(all);
}

static void tell_sums(struct arena *process, const RereadCount *count, bool dry_run) {
    uint64_t before = count->kept_blocks + count->lost_blocks;
    output_format("%.*s deposits: %.*s as before, %.*s %s, %.*s could not be read.\n",
                  STR_ARG(output_count(process, count->deposits)),
                  STR_ARG(output_count(process, count->unchanged)),
                  STR_ARG(output_count(process, count->changed)),
                  dry_run ? "would change" : "changed",
                  STR_ARG(output_count(process, count->failed)));
    if (before > 0)
        output_format("Blocks: %.*s kept their ids (%.2f %%), %.*s are new, %.*s are lost and left "
                      "a tombstone.\n",
                      STR_ARG(output_count(process, count->kept_blocks)),
                      100.0 * (double)count->kept_blocks / (double)before,
                      STR_ARG(output_count(process, count->fresh_blocks)),
                      STR_ARG(output_count(process, count->lost_blocks)));
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
    StrList deposits = {0};
    for (size_t i = 0; i < opts->arguments.n; i++) {
        Str deposit;
        if (!command_deposit(archive, opts->arguments.p[i], process, &deposit, &fail)) {
            archive_close(archive);
            return output_fail_or_no("reread", &fail);
        }
        str_list_add(process, &deposits, deposit);
    }
    struct telling telling = {arena_create(), opts_flag(opts, "json"), opts_flag(opts, "dry-run")};
    RereadRequest request = {.deposits = deposits,
                             .dry_run = telling.dry_run,
                             .workers = (uint32_t)workers,
                             .line = tell_line,
                             .progress = tell_progress,
                             .faults = progress_words,
                             .context = &telling};
    bool ok = reread_run(archive, &request, &count, &fail);
    progress_end();
    archive_close(archive);
    arena_destroy(telling.arena);
    if (!ok)
        return output_fail("reread", &fail);
    if (telling.json)
        json_sums(&count, telling.dry_run);
    else
        tell_sums(process, &count, telling.dry_run);
    return count.failed > 0 ? EXIT_NO : EXIT_DONE;
}

const struct command cmd_reread = {&text, run};
