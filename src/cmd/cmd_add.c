/*
 * fonds add: files in. The ledger tells every failure with its reason as it happens, and the sums
 * at the end; on a terminal a line below shows rate and time left.
 */
#include "archive/ingest.h"
#include "archive/reread.h"
#include "base/file.h"
#include "base/json.h"
#include "cmd/command.h"
#include <signal.h>
#include <stdint.h>

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"as-one", 0, NULL, "each folder is one deposit, its paths part of its identity"},
    {"replaces", 0, "ID", "the file is a new version of this deposit"},
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
    "Every byte is kept as it came; what can be read becomes documents. Reads plain text, HTML, "
    "TEI and pages saved from\n"
    "digital archives. Names that begin with a dot are passed over inside folders. Stopped with "
    "Ctrl-C it ends cleanly;\n"
    "the same words again go on where it stopped.\n",
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

static void tell_json(const IngestLine *line, bool dry_run) {
    Buf out = {0};
    buf_c(&out, "{\"code\":");
    json_print_text(line->code == FAIL_NONE ? STR("") : str_from_c(fail_code_name(line->code)),
                    &out);
    buf_c(&out, ",\"deposit\":");
    json_print_text(line->deposit, &out);
    buf_format(&out, ",\"documents\":%u,\"outcome\":", line->document_count);
    json_print_text(str_from_c(outcome_word(line, dry_run)), &out);
    buf_c(&out, ",\"path\":");
    struct arena *scratch = arena_create();
    json_print_text(file_show(scratch, line->path), &out);
    arena_destroy(scratch);
    buf_c(&out, ",\"reason\":");
    json_print_text(line->reason, &out);
    buf_c(&out, "}\n");
    output_str(buf_as_str(&out));
    buf_free(&out);
}

/* A reason that begins with the path says it a second time. */
static Str without_path(Str reason, Str path) {
    Str rest = str_skip(reason, path.n);
    return str_starts(reason, path) && str_starts(rest, STR(": ")) ? str_skip(rest, 2) : reason;
}

static void tell_line(void *context, const IngestLine *line) {
    const struct telling *telling = context;
    bool trouble = line->outcome == INGEST_REFUSED || line->outcome == INGEST_NOT_READ;
    if (telling->json) {
        tell_json(line, telling->dry_run);
        return;
    }
    if (!trouble && !telling->verbose)
        return;
    ArenaMark mark = arena_mark(telling->process);
    Str path = file_show(telling->process, line->path);
    output_progress_end();
    if (trouble)
        output_format(
            "%s: %.*s: %.*s\n", outcome_word(line, telling->dry_run), STR_ARG(path),
            STR_ARG(output_safe(telling->process, without_path(line->reason, line->path))));
    else
        output_format("%s: %.*s  %.*s  %u document%s\n", outcome_word(line, telling->dry_run),
                      STR_ARG(path), STR_ARG(line->deposit), line->document_count,
                      line->document_count == 1 ? "" : "s");
    arena_reset(telling->process, mark);
}

static void tell_progress(void *context, const IngestCount *count) {
    const struct telling *telling = context;
    ArenaMark mark = arena_mark(telling->process);
    uint64_t ms = count->elapsed_ms == 0 ? 1 : count->elapsed_ms;
    uint64_t left =
        count->done_bytes == 0 ? 0 : (count->bytes - count->done_bytes) * ms / count->done_bytes;
    Str line =
        str_format(telling->process, "%.*s of %.*s files, %.*s of %.*s, %.*s a second, %.*s left",
                   STR_ARG(output_count(telling->process, count->done_files)),
                   STR_ARG(output_count(telling->process, count->files)),
                   STR_ARG(output_bytes(telling->process, count->done_bytes)),
                   STR_ARG(output_bytes(telling->process, count->bytes)),
                   STR_ARG(output_bytes(telling->process, count->done_bytes * 1000 / ms)),
                   STR_ARG(output_time(telling->process, left)));
    output_progress(line);
    arena_reset(telling->process, mark);
}

static void tell_sums(struct arena *process, const IngestCount *count, bool dry_run) {
    Str time = output_time(process, count->elapsed_ms);
    output_format(
        "%s %.*s file%s (%.*s document%s, %.*s prefaces and lists) in %.*s",
        dry_run ? "Would keep" : "Kept",
        STR_ARG(output_count(process, count->kept + count->not_read + count->new_versions)),
        count->kept + count->not_read + count->new_versions == 1 ? "" : "s",
        STR_ARG(output_count(process, count->documents)), count->documents == 1 ? "" : "s",
        STR_ARG(output_count(process, count->apparatus)), STR_ARG(time));
    if (count->new_versions > 0)
        output_format("; %.*s of them new versions",
                      STR_ARG(output_count(process, count->new_versions)));
    output_format(".\n");
    if (count->not_read > 0)
        output_format(
            "Kept but not read: %.*s (told above; fonds add --retry-failed tries again).\n",
            STR_ARG(output_count(process, count->not_read)));
    if (count->known > 0)
        output_format("Had come before: %.*s.\n", STR_ARG(output_count(process, count->known)));
    if (count->refused > 0)
        output_format("Not kept: %.*s (told above).\n",
                      STR_ARG(output_count(process, count->refused)));
    if (count->hidden > 0)
        output_format("Passed over: %.*s names that begin with a dot.\n",
                      STR_ARG(output_count(process, count->hidden)));
    if (count->stopped)
        output_format("Stopped with %.*s files left; the same words again go on from here.\n",
                      STR_ARG(output_count(process, count->files - count->done_files)));
}

static void tell_retried(void *context, const IngestLine *line) {
    const struct telling *telling = context;
    bool failed = line->outcome == INGEST_NOT_READ;
    if (telling->json) {
        tell_json(line, telling->dry_run);
        return;
    }
    ArenaMark mark = arena_mark(telling->process);
    output_format("%s: %.*s%s%.*s\n",
                  failed             ? "not read"
                  : telling->dry_run ? "would be read now"
                                     : "read now",
                  STR_ARG(file_show(telling->process, line->path)), failed ? ": " : "",
                  STR_ARG(output_safe(telling->process, line->reason)));
    arena_reset(telling->process, mark);
}

static int retry(struct archive *archive, const struct opts *opts, struct arena *process) {
    Fail fail;
    uint64_t workers;
    struct telling telling = {process, true, opts_flag(opts, "json"), opts_flag(opts, "dry-run")};
    RereadRequest request = {.dry_run = telling.dry_run, .line = tell_retried, .context = &telling};
    RereadCount count;
    if (!opts_number(opts, "workers", (NumberRange){1, 64, 0}, &workers, &fail) ||
        !browse_not_read(archive_catalog(archive), process, &request.deposits, &fail))
        return output_fail("add", &fail);
    request.workers = (uint32_t)workers;
    if (request.deposits.n == 0) {
        if (!telling.json)
            output_format("Nothing that was kept is unread.\n");
        return EXIT_DONE;
    }
    if (!reread_run(archive, &request, &count, &fail))
        return output_fail("add", &fail);
    if (!telling.json)
        output_format("Tried %zu, read %llu of them now.\n", request.deposits.n,
                      (unsigned long long)(count.deposits - count.failed));
    return count.failed > 0 ? EXIT_NO : EXIT_DONE;
}

static int add(struct archive *archive, const struct opts *opts, struct arena *process) {
    Fail fail;
    uint64_t workers;
    if (!opts_number(opts, "workers", (NumberRange){1, 64, 0}, &workers, &fail))
        return output_fail("add", &fail);
    struct telling telling = {process, opts_flag(opts, "verbose"), opts_flag(opts, "json"),
                              opts_flag(opts, "dry-run")};
    IngestRequest request = {
        .paths = opts->arguments,
        .as_one = opts_flag(opts, "as-one"),
        .dry_run = telling.dry_run,
        .replaces = opts_text(opts, "replaces"),
        .workers = (uint32_t)workers,
        .line = tell_line,
        .progress = telling.json ? NULL : tell_progress,
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
    output_progress_end();
    count.stopped = count.stopped || (!ok && count.done_files > 0);
    if (!telling.json && (ok || count.stopped))
        tell_sums(process, &count, telling.dry_run);
    if (!ok)
        return output_fail("add", &fail);
    if (count.stopped)
        return EXIT_FAILED;
    return count.refused > 0 || count.not_read > 0 ? EXIT_NO : EXIT_DONE;
}

static int run(const struct opts *opts, struct arena *process) {
    bool retry_failed = opts_flag(opts, "retry-failed");
    if (retry_failed != (opts->arguments.n == 0)) {
        output_note("fonds add: %s; see: fonds add --help",
                    retry_failed ? "--retry-failed takes no PATH" : "wants PATH...");
        return EXIT_USAGE;
    }
    struct archive *archive =
        command_open(opts, opts_flag(opts, "dry-run") ? ARCHIVE_READ : ARCHIVE_WRITE, process);
    if (archive == NULL)
        return EXIT_FAILED;
    int code = retry_failed ? retry(archive, opts, process) : add(archive, opts, process);
    archive_close(archive);
    return code;
}

const struct command cmd_add = {&text, run};
