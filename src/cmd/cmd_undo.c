/* fonds undo: takes an act back, by an act. */
#include "base/num.h"
#include "cmd/command.h"

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"reason", 'r', "TEXT", "why; kept with the act"},
    {"dry-run", 'n', NULL, "only say what would be done"},
    COMMAND_OPTION_JSON,
};

static const CommandText text = {
    "undo", "SEQ", "takes an act back; fonds log shows the numbers",     COMMAND_OPTIONS(options),
    1,      1,     "An undo is an act of its own, and can be undone.\n",
};

static int run(const struct opts *opts, struct arena *process) {
    Decision decision = {.kind = ACT_UNDO,
                         .reason = opts_text(opts, "reason"),
                         .dry_run = opts_flag(opts, "dry-run")};
    if (!num_parse_u64(opts->arguments.p[0], &decision.undoes) || decision.undoes == 0)
        return command_usage(opts, "wants the number of an act, not \"%.*s\"; fonds log shows them",
                             STR_ARG(opts->arguments.p[0]));
    return command_decide(opts, &decision, process);
}

const struct command cmd_undo = {&text, run};
