/* fonds undo: takes an act back, by an act. */
#include "archive/decide.h"
#include "base/num.h"
#include "cmd/command.h"

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"reason", 'r', "TEXT", "why; kept with the act"},
    {"dry-run", 'n', NULL, "only say what would be done"},
};

static const CommandText text = {
    "undo", "SEQ", "takes an act back; fonds log shows the numbers",     COMMAND_OPTIONS(options),
    1,      1,     "An undo is an act of its own, and can be undone.\n",
};

static int run(const struct opts *opts, struct arena *process) {
    Decision decision = {.kind = ACT_UNDO,
                         .reason = opts_text(opts, "reason"),
                         .dry_run = opts_flag(opts, "dry-run")};
    Act act;
    Fail fail;
    if (!num_parse_u64(opts->arguments.p[0], &decision.undoes) || decision.undoes == 0) {
        output_note("fonds undo: wants the number of an act, as fonds log shows it");
        return EXIT_USAGE;
    }
    struct archive *archive = command_open(opts, ARCHIVE_WRITE, process);
    if (archive == NULL)
        return EXIT_FAILED;
    bool ok = decide_run(archive, &decision, process, &act, &fail);
    archive_close(archive);
    if (!ok) {
        int code = output_fail("undo", &fail);
        return fail.code == FAIL_MISSING ? EXIT_NO : code;
    }
    output_format("%s: act %llu is undone by act %llu.\n", decision.dry_run ? "Would be" : "Done",
                  (unsigned long long)act.undoes, (unsigned long long)act.seq);
    return EXIT_DONE;
}

const struct command cmd_undo = {&text, run};
