/*
 * fonds add: files in. The ledger tells every failure with its reason as it happens, and the sums
 * at the end; on a terminal a line below shows rate and time left.
 */
#include "archive/ingest.h"
#include "archive/reread.h"
#include "base/file.h"
#include "cmd/command.h"
#include "cmd/progress.h"
#include "text/utf8.h"
#include <signal.h>
#include <stdint.h>

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"as-one", 0, NULL,
     "each folder is one deposit; every file of it that can be read becomes documents"},
    {"replaces", 0, "ID", "the file is a new version of what has this name"},
    {"retry-failed", 0, NULL, "read again what was kept and could not be read; takes no PATH"},
    {"dry-run", 'n', NULL, "read, and say what would be kept; change nothing"},
    {"workers", 'j', "N", "processes that read; else as fonds.conf says"},
    {"verbose", 'v', NULL,
     "a line for every file, not only for those that could not be kept or read"},
    COMMAND_OPTION_JSON,
};

static const CommandText text = {
    "add",
    "PATH...",
    "takes files and folders into the archive",
    COMMAND_OPTIONS(options),
    0,
    SIZE_MAX,
    "Every byte is kept as it came; what can be read becomes documents. Reads plain\n"
    "text, HTML, TEI and pages saved from digital archives. Names that begin with a\n"
    "dot are passed over inside folders. Stopped with Ctrl-C it ends cleanly; the\n"
    "same words again go on where it stopped.\n",
};

static volatile int stop_asked;

static void ask_to_stop(int number) {
    (void)number;
    stop_asked = 1;
}

struct telling {
    struct arena *process;
    bool verbose, json, dry_run;
};

static const char *outcome_word(const IngestLine *line, bool dry_run) {
    switch (line->outcome) {
    case INGEST_KEPT:
        return dry_run ? "would keep" : "kept";
    case INGEST_NOT_READ:
        return dry_run ? "would keep, not read" : "kept, not read";
    case INGEST_KNOWN:
        return "came before";
    case INGEST_REFUSED:
        return "not kept";
    case INGEST_NEW_VERSION:
        return dry_run ? "would be a new version" : "new version";
    }
    return "";
}

/* For programs: the same words whether it was done or would be. */
static const char *outcome_name(IngestOutcome outcome) {
    static const char *const names[] = {"kept", "not-read", "known", "refused", "new-version"};
    return names[outcome];
}

static void tell_json(const IngestLine *line) {
    struct arena *scratch = arena_create();
    Json *one = json_new_object();
    json_set_text(one, "path", file_show(scratch, line->path));
    json_set_text(one, "outcome", str_from_c(outcome_name(line->outcome)));
    json_set_text(one, "deposit", line->deposit);
    json_set_number(one, "documents", line->document_count);
    json_set_number(one, "apparatus", line->apparatus_count);
    json_set_number(one, "bytes", (int64_t)line->size_bytes);
    json_set_number(one, "files", line->file_count);
    if (line->unread > 0) {
        Utf8DamageList damage = {0};
        json_set_number(one, "unread", line->unread);
        json_set_text(one, "unread_first", utf8_repair(line->unread_first, scratch, &damage));
    }
    if (line->code != FAIL_NONE)
        json_set_text(one, "code", str_from_c(fail_code_name(line->code)));
    if (line->reason.n > 0) {
        Utf8DamageList damage = {0};
        json_set_text(one, "reason", utf8_repair(line->reason, scratch, &damage));
    }
    output_json(one);
    arena_destroy(scratch);
}

static void json_sums(const IngestCount *count, bool dry_run) {
    Json *all = json_new_object(), *sums = json_new_object();
    const OutputNumber numbers[] = {
        {"files", count->files},
        {"left", count->files - count->done_files},
        {"kept", count->kept},
        {"kept_files", count->kept_files},
        {"not_read", count->not_read},
        {"read_in_part", count->read_in_part},
        {"known", count->known},
        {"refused", count->refused},
        {"new_versions", count->new_versions},
        {"documents", count->documents},
        {"apparatus", count->apparatus},
        {"hidden", count->hidden},
        {"bytes", count->done_bytes},
        {"searchable_ms", count->searchable_ms},
        {"ms", count->elapsed_ms},
    };
    output_json_numbers(sums, numbers, sizeof numbers / sizeof *numbers);
    json_set(sums, "dry_run", json_new_bool(dry_run));
    json_set(sums, "stopped", json_new_bool(count->stopped));
    json_set(all, "summary", sums);
    output_json(all);
}

/* Of a deposit of several files also how many: a page's pictures are kept and not read. */
static void tell_kept(const IngestLine *line, Str path, bool dry_run) {
    output_format("%s: %.*s  %.*s  %u document%s", outcome_word(line, dry_run), STR_ARG(path),
                  STR_ARG(line->deposit), line->document_count,
                  line->document_count == 1 ? "" : "s");
    if (line->file_count > 1)
        output_format(", %u files", line->file_count);
    output_format("\n");
}

static void tell_in_part(struct arena *process, const IngestLine *line, Str path, bool dry_run) {
    output_format("%s, read in part: %.*s  %.*s  %u document%s; %u of %u files not read, the "
                  "first: %.*s\n",
                  outcome_word(line, dry_run), STR_ARG(path), STR_ARG(line->deposit),
                  line->document_count, line->document_count == 1 ? "" : "s", line->unread,
                  line->file_count, STR_ARG(output_safe(process, line->unread_first)));
}

static void tell_line(void *context, const IngestLine *line) {
    struct telling *telling = context;
    bool trouble =
        line->outcome == INGEST_REFUSED || line->outcome == INGEST_NOT_READ || line->unread > 0;
    if (telling->json) {
        tell_json(line);
        return;
    }
    if (!trouble && !telling->verbose)
        return;
    ArenaMark mark = arena_mark(telling->process);
    Str path = file_show(telling->process, line->path);
    progress_hide();
    if (line->unread > 0)
        tell_in_part(telling->process, line, path, telling->dry_run);
    else if (trouble)
        output_format(
            "%s: %.*s: %.*s\n", outcome_word(line, telling->dry_run), STR_ARG(path),
            STR_ARG(output_safe(telling->process, command_reason(line->reason, line->path))));
    else
        tell_kept(line, path, telling->dry_run);
    arena_reset(telling->process, mark);
}

static void tell_progress(void *context, const IngestCount *count) {
    (void)context;
    progress_show(
        &(Progress){"files", count->done_files, count->files, count->done_bytes, count->bytes});
}

enum { TOLD_MS = 100 };  // what is quicker is not worth a line

static void tell_sums(struct arena *process, const IngestCount *count, bool dry_run) {
    uint64_t deposits = count->kept + count->not_read + count->new_versions;
    output_format("%s %.*s file%s", dry_run ? "Would keep" : "Kept",
                  STR_ARG(output_count(process, count->kept_files)),
                  count->kept_files == 1 ? "" : "s");
    if (deposits != count->kept_files)
        output_format(" in %.*s deposit%s", STR_ARG(output_count(process, deposits)),
                      deposits == 1 ? "" : "s");
    output_format(" (%.*s document%s", STR_ARG(output_count(process, count->documents)),
                  count->documents == 1 ? "" : "s");
    if (count->apparatus > 0)
        output_format(", %.*s %s", STR_ARG(output_count(process, count->apparatus)),
                      count->apparatus == 1 ? "preface or list" : "prefaces and lists");
    output_format(") in %.*s", STR_ARG(output_time(process, count->searchable_ms)));
    if (count->new_versions > 0)
        output_format("; %.*s of them new versions",
                      STR_ARG(output_count(process, count->new_versions)));
    output_format(".\n");
    if (count->elapsed_ms - count->searchable_ms >= TOLD_MS)
        output_format("Looked for faults of the copy in %.*s more.\n",
                      STR_ARG(output_time(process, count->elapsed_ms - count->searchable_ms)));
    if (count->not_read > 0)
        output_format(
            "Kept but not read: %.*s (told above; fonds add --retry-failed tries again).\n",
            STR_ARG(output_count(process, count->not_read)));
    if (count->read_in_part > 0)
        output_format("Read in part: %.*s (told above).\n",
                      STR_ARG(output_count(process, count->read_in_part)));
    if (count->known > 0)
        output_format("Had come before: %.*s.\n", STR_ARG(output_count(process, count->known)));
    if (count->refused > 0)
        output_format("Not kept: %.*s (told above).\n",
                      STR_ARG(output_count(process, count->refused)));
    if (count->hidden > 0)
        output_format("Passed over: %.*s names that begin with a dot.\n",
                      STR_ARG(output_count(process, count->hidden)));
    if (count->archives > 0)
        output_format(
            "Passed over: %.*s inside it, whole as it is.\n",
            STR_ARG(str_format(process, count->archives == 1 ? "an archive" : "%llu archives",
                               (unsigned long long)count->archives)));
    if (count->stopped)
        output_format("Stopped with %.*s files left; the same words again go on from here.\n",
                      STR_ARG(output_count(process, count->files - count->done_files)));
}

static void tell_retried(void *context, const IngestLine *line) {
    const struct telling *telling = context;
    bool failed = line->outcome == INGEST_NOT_READ;
    if (telling->json) {
        tell_json(line);
        return;
    }
    ArenaMark mark = arena_mark(telling->process);
    progress_hide();
    output_format("%s: %.*s%s%.*s\n",
                  failed             ? "not read"
                  : telling->dry_run ? "would be read now"
                                     : "read now",
                  STR_ARG(file_show(telling->process, line->path)), failed ? ": " : "",
                  STR_ARG(output_safe(telling->process, line->reason)));
    arena_reset(telling->process, mark);
}

static void tell_retrying(void *context, uint64_t done, uint64_t all) {
    (void)context;
    progress_show(&(Progress){.what = "deposits", .done = done, .all = all});
}

static void json_retried(const RereadCount *count, size_t tried) {
    Json *all = json_new_object(), *sums = json_new_object();
    json_set_number(sums, "tried", (int64_t)tried);
    json_set_number(sums, "read", (int64_t)(count->deposits - count->failed));
    json_set_number(sums, "not_read", (int64_t)count->failed);
    json_set(all, "summary", sums);
    output_json(all);
}

static int retry(struct archive *archive, const struct opts *opts, struct arena *process) {
    Fail fail;
    uint64_t workers;
    struct telling telling = {process, true, opts_flag(opts, "json"), opts_flag(opts, "dry-run")};
    RereadRequest request = {.dry_run = telling.dry_run,
                             .line = tell_retried,
                             .progress = tell_retrying,
                             .faults = progress_words,
                             .context = &telling};
    RereadCount count;
    if (!opts_number(opts, "workers", (NumberRange){1, 64, 0}, &workers, &fail) ||
        !browse_not_read(archive_catalog(archive), process, &request.deposits, &fail))
        return output_fail("add", &fail);
    request.workers = (uint32_t)workers;
    count = (RereadCount){0};
    if (request.deposits.n == 0 && !telling.json) {
        output_format("Nothing that was kept is unread.\n");
        return EXIT_DONE;
    }
    if (request.deposits.n > 0 && !reread_run(archive, &request, &count, &fail))
        return output_fail("add", &fail);
    progress_end();
    if (telling.json)
        json_retried(&count, request.deposits.n);
    else
        output_format("Tried %zu, read %llu of them now.\n", request.deposits.n,
                      (unsigned long long)(count.deposits - count.failed));
    return count.failed > 0 ? EXIT_NO : EXIT_DONE;
}

static int add(struct archive *archive, const struct opts *opts, struct arena *process) {
    Fail fail;
    uint64_t workers;
    if (!opts_number(opts, "workers", (NumberRange){1, 64, 0}, &workers, &fail))
        return output_fail("add", &fail);
    Str replaces = opts_text(opts, "replaces");
    if (opts_given(opts, "replaces") &&
        !command_deposit(archive, replaces, process, &replaces, &fail))
        return output_fail_or_no("add", &fail);
    struct telling telling = {process, opts_flag(opts, "verbose"), opts_flag(opts, "json"),
                              opts_flag(opts, "dry-run")};
    IngestRequest request = {
        .paths = opts->arguments,
        .as_one = opts_flag(opts, "as-one"),
        .dry_run = telling.dry_run,
        .replaces = replaces,
        .workers = (uint32_t)workers,
        .line = tell_line,
        .progress = tell_progress,
        .faults = progress_words,
        .context = &telling,
        .stop = &stop_asked,
    };
    /* The first one asks; a second one ends the program where it stands, as the archive allows. */
    struct sigaction action = {.sa_handler = ask_to_stop,
                               .sa_flags = SA_RESTART | (int)SA_RESETHAND};
    (void)sigaction(SIGINT, &action, NULL);
    (void)sigaction(SIGTERM, &action, NULL);
    IngestCount count;
    bool ok = ingest_run(archive, &request, &count, &fail);
    progress_end();
    count.stopped = count.stopped || (!ok && count.done_files > 0);
    if (telling.json && (ok || count.stopped))
        json_sums(&count, telling.dry_run);
    else if (ok || count.stopped)
        tell_sums(process, &count, telling.dry_run);
    if (!ok)
        return output_fail("add", &fail);
    if (count.stopped)
        return EXIT_FAILED;
    // What is kept is safe, and can be read later; the answer is no where bytes were left outside.
    return count.refused == 0 ? EXIT_DONE : EXIT_NO;
}

static int run(const struct opts *opts, struct arena *process) {
    bool retry_failed = opts_flag(opts, "retry-failed");
    if (retry_failed != (opts->arguments.n == 0))
        return command_usage(opts, "%s; see: fonds add --help",
                             retry_failed ? "--retry-failed takes no PATH" : "wants PATH...");
    struct archive *archive =
        command_open(opts, opts_flag(opts, "dry-run") ? ARCHIVE_READ : ARCHIVE_WRITE, process);
    if (archive == NULL)
        return EXIT_FAILED;
    int code = retry_failed ? retry(archive, opts, process) : add(archive, opts, process);
    archive_close(archive);
    return code;
}

const struct command cmd_add = {&text, run};
