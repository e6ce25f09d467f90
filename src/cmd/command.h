/*
 * command: one command: its words and what it does. commands.c lists them all; each stands in a
 * cmd_<name>.c of its own.
 */
#ifndef FONDS_CMD_COMMAND_H
#define FONDS_CMD_COMMAND_H

#include "archive/decide.h"
#include "cmd/opts.h"
#include "cmd/output.h"

struct command {
    const CommandText *text;
    int (*run)(const struct opts *opts, struct arena *process);  // gives the exit code
};

extern const struct command cmd_init, cmd_add, cmd_inspect, cmd_search, cmd_show, cmd_cite,
    cmd_edit, cmd_undo, cmd_log, cmd_verify, cmd_rebuild, cmd_reread, cmd_export, cmd_events,
    cmd_serve, cmd_completion, cmd_help, cmd_names, cmd_corrections;

/* All commands, in the order in which help shows them; the last has no text. */
extern const struct command *const command_list[];
extern const size_t command_count;
const struct command *command_find(Str name);  // NULL where there is none

/* Runs `fonds` with its words; gives the exit code. */
int command_main(int argc, char **argv);

/*
 * The archive that -C names, or the one at or above the working folder, or the only one in it,
 * which is then told on stderr. Prints what went wrong; NULL then.
 */
struct archive *command_open(const struct opts *opts, ArchiveMode mode, struct arena *process);
/* Says why the words are wrong; the code for it. */
__attribute__((format(printf, 2, 3))) int command_usage(const struct opts *opts, const char *format,
                                                        ...);
/* Makes the folder that files are to go to; EXISTS where it holds some. */
MUST_USE bool command_new_folder(Str folder, struct arena *process, Fail *fail);
MUST_USE bool command_folder(const struct opts *opts, struct arena *process, Str *folder,
                             Fail *fail);

/*
 * The deposit that is named: by its own id, or by any name of a document or collection in it (an
 * address, too). MISSING where there is none.
 */
MUST_USE bool command_deposit(struct archive *archive, Str words, struct arena *process,
                              Str *deposit, Fail *fail);

/* Why a file was not kept or not read, without the path where it begins with it: that is told. */
Str command_reason(Str reason, Str path);

/* Runs a decision and tells what was written, or would be; gives the exit code. */
int command_decide(const struct opts *opts, const Decision *decision, struct arena *process);

/* The table row of -C, and of --json, for commands that have them. */
#define COMMAND_OPTION_ARCHIVE                                                                     \
    {                                                                                              \
        "archive", 'C', "FOLDER",                                                                  \
            "the archive; else the one at or above the working folder, or in it"                   \
    }
#define COMMAND_OPTION_JSON                                                                        \
    { "json", 0, NULL, "the answer as JSON" }
#define COMMAND_OPTIONS(table) table, sizeof(table) / sizeof *(table)

#endif
