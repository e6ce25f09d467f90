/* fonds verify: fixity and agreement. Damage is the answer 1; what is only told (orphaned acts,
 * unread deposits) is not. */
#include "archive/verify.h"
#include "cmd/command.h"

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"quick", 0, NULL, "without the digests of contents"},
};

static const CommandText text = {
    "verify",
    "",
    "checks fixity, and that store, journal, catalog and index agree",
    COMMAND_OPTIONS(options),
    0,
    0,
    NULL,
};

static void tell_progress(void *context, uint64_t done, uint64_t all) {
    struct arena *process = context;
    ArenaMark mark = arena_mark(process);
    output_progress(str_format(process, "%llu of %llu objects", (unsigned long long)done,
                               (unsigned long long)all));
    arena_reset(process, mark);
}

static int run(const struct opts *opts, struct arena *process) {
    Fail fail;
    VerifyAnswer answer;
    struct arena *progress = arena_create();
    VerifyRequest request = {opts_flag(opts, "quick"), tell_progress, progress};
    struct archive *archive =
        command_open(opts, opts_flag(opts, "quick") ? ARCHIVE_READ : ARCHIVE_WRITE, process);
    if (archive == NULL) {
        arena_destroy(progress);
        return EXIT_FAILED;
    }
    bool ok = verify_run(archive, &request, process, &answer, &fail);
    output_progress_end();
    archive_close(archive);
    arena_destroy(progress);
    if (!ok)
        return output_fail("verify", &fail);
    for (size_t i = 0; i < answer.findings.n; i++) {
        const VerifyFinding *finding = &answer.findings.p[i];
        output_format("%.*s: %.*s: %.*s\n", STR_ARG(finding->code),
                      STR_ARG(output_safe(process, finding->where)),
                      STR_ARG(output_safe(process, finding->detail)));
    }
    output_format(
        "%s: %.*s objects, %.*s documents, %.*s journal lines, %.*s acts.\n",
        answer.damaged ? "Damaged" : "Sound", STR_ARG(output_count(process, answer.objects)),
        STR_ARG(output_count(process, answer.documents)),
        STR_ARG(output_count(process, answer.lines)), STR_ARG(output_count(process, answer.acts)));
    return answer.damaged ? EXIT_NO : EXIT_DONE;
}

const struct command cmd_verify = {&text, run};
