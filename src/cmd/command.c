/* Dispatch by name. "fonds --version" and "fonds --help" are words of their own; everything else is
 * a command's. */
#include "cmd/command.h"
#include "archive/naming.h"
#include "archive/open_room.h"
#include "base/file.h"
#include "base/stamp.h"
#include "cmd/nearest.h"
#include "doc/date.h"
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const struct command *const command_list[] = {
    &cmd_init,   &cmd_add,    &cmd_inspect,    &cmd_search,  &cmd_show,
    &cmd_cite,   &cmd_edit,   &cmd_undo,       &cmd_names,   &cmd_corrections,
    &cmd_log,    &cmd_events, &cmd_verify,     &cmd_rebuild, &cmd_reread,
    &cmd_export, &cmd_serve,  &cmd_completion, &cmd_help,
};
const size_t command_count = sizeof command_list / sizeof *command_list;

const struct command *command_find(Str name) {
    for (size_t i = 0; i < command_count; i++)
        if (str_is(name, command_list[i]->text->name))
            return command_list[i];
    return NULL;
}

bool command_new_folder(Str folder, struct arena *process, Fail *fail) {
    FileEntryList entries = {0};
    if (!file_make_folders(folder, fail) || !file_list(folder, process, &entries, fail))
        return false;
    return entries.n == 0 ||
           fail_set(fail, FAIL_EXISTS, "%.*s holds files already; name a new folder",
                    STR_ARG(folder));
}

bool command_folder(const struct opts *opts, struct arena *process, Str *folder, Fail *fail) {
    Str named = opts_text(opts, "archive");
    char here[PATH_MAX];
    if (!archive_find(named.n > 0 ? named : STR("."), process, folder, fail))
        return false;
    if (named.n == 0 && !opts_flag(opts, "json") && getcwd(here, sizeof here) != NULL &&
        str_starts(*folder, str_from_c(here)) && folder->n > strlen(here))
        output_note("fonds %s: in the archive %.*s", opts->text->name,
                    STR_ARG(output_safe(process, file_name(*folder))));
    return true;
}

struct archive *command_open(const struct opts *opts, ArchiveMode mode, struct arena *process) {
    Str folder;
    Fail fail;
    struct archive *archive = NULL;
    if (!command_folder(opts, process, &folder, &fail) ||
        !archive_open(folder, mode, &archive, &fail)) {
        (void)output_fail(opts->text->name, &fail);
        return NULL;
    }
    Str room;
    if (open_room_find(folder, process, &room))
        archive_use_base_url(archive, room);
    return archive;
}

int command_usage(const struct opts *opts, const char *format, ...) {
    Fail fail;
    va_list args;
    va_start(args, format);
    fail.code = FAIL_INVALID;
    (void)vsnprintf(fail.message, sizeof fail.message, format, args);
    va_end(args);
    return output_fail(opts->text->name, &fail);
}

bool command_deposit(struct archive *archive, Str words, struct arena *process, Str *deposit,
                     Fail *fail) {
    Naming naming;
    Named named;
    Str rest;
    if (!naming_read(words, archive_config(archive)->base_url, process, &naming, fail) ||
        !catalog_resolve(archive_catalog(archive), naming.name, process, &named, fail))
        return false;
    if (named.kind == NAMED_NOTHING)
        return fail_set(fail, FAIL_MISSING,
                        "nothing is named \"%.*s\"; fonds search finds what there is",
                        STR_ARG(words));
    (void)str_cut(named.id, '.', deposit, &rest);
    return true;
}

Str command_reason(Str reason, Str path) {
    while (path.n > 0 && str_starts(reason, path) &&
           str_starts(str_skip(reason, path.n), STR(": ")))
        reason = str_skip(reason, path.n + 2);
    return reason;
}

/* The value; a date also in words, so that nobody takes 1910-21 for a slip. */
static Str said_of(const Act *act, struct arena *process) {
    Str value = output_safe(process, act->after);
    if (field_info(act->field)->type != FIELD_AS_DATE)
        return value;
    Str words = date_words(act->after, process);
    return str_equal(words, value)
               ? value
               : str_format(process, "%.*s (%.*s)", STR_ARG(value), STR_ARG(words));
}

static void tell_act(const Act *act, bool dry_run, struct arena *process) {
    unsigned long long seq = act->seq, undoes = act->undoes;
    if (dry_run)
        output_format("Would write: %.*s\n", STR_ARG(output_safe(process, act->line)));
    else if (act->kind == ACT_UNDO)
        output_format("Act %llu: undoes act %llu. Taken back with: fonds undo %llu\n", seq, undoes,
                      seq);
    else if (act->kind == ACT_DESCRIBE && act->after.n > 0)
        output_format("Act %llu: describe %.*s, %s is now %.*s. Taken back with: fonds undo %llu\n",
                      seq, STR_ARG(act->document), field_info(act->field)->name,
                      STR_ARG(said_of(act, process)), seq);
    else
        output_format("Act %llu: %s %.*s. Taken back with: fonds undo %llu\n", seq,
                      act_kind_name(act->kind), STR_ARG(act->document), seq);
}

int command_decide(const struct opts *opts, const Decision *decision, struct arena *process) {
    Act act;
    Fail fail;
    struct archive *archive = command_open(opts, ARCHIVE_WRITE, process);
    if (archive == NULL)
        return EXIT_FAILED;
    bool ok = decide_run(archive, decision, process, &act, &fail);
    archive_close(archive);
    if (!ok)
        return output_fail_or_no(opts->text->name, &fail);
    if (opts_flag(opts, "json"))
        output_format("%.*s\n", STR_ARG(act.line));
    else
        tell_act(&act, decision->dry_run, process);
    return EXIT_DONE;
}

/* What stands for no command: the nearest, if one is near. */
static int unknown(Str name) {
    Nearest nearest = {.word = name};
    Fail fail;
    for (size_t i = 0; i < command_count; i++)
        nearest_try(&nearest, command_list[i]->text->name);
    if (nearest.best != NULL)
        (void)fail_set(&fail, FAIL_INVALID, "\"%.*s\" is not a command; did you mean: fonds %s",
                       STR_ARG(name), nearest.best);
    else
        (void)fail_set(&fail, FAIL_INVALID, "\"%.*s\" is not a command; see: fonds help",
                       STR_ARG(name));
    return output_fail("", &fail);
}

static int run(const struct command *command, Words words, struct arena *process) {
    struct opts opts;
    Fail fail;
    if (!opts_parse(command->text, words, process, &opts, &fail)) {
        (void)output_fail(command->text->name, &fail);
        return EXIT_USAGE;
    }
    if (opts.help) {
        output_str(opts_help(command->text, output_page_width(), process));
        return EXIT_DONE;
    }
    return command->run(&opts, process);
}

/* "fonds -C mine serve" is "fonds serve -C mine": how many words say so before the command. */
static int words_of_archive(int argc, char **argv) {
    Str first = argc > 1 ? str_from_c(argv[1]) : STR("");
    if (str_is(first, "-C") || str_is(first, "--archive"))
        return argc > 2 ? 2 : 0;
    return str_starts(first, STR("-C")) || str_starts(first, STR("--archive=")) ? 1 : 0;
}

/* Puts them behind the command, in a list that `process` holds. */
static void put_command_first(int argc, char ***argv, struct arena *process) {
    int said = words_of_archive(argc, *argv), at = 0;
    if (said == 0 || argc < said + 2)
        return;
    char **words = ARENA_ARRAY(process, char *, (size_t)argc + 1);
    words[at++] = (*argv)[0];
    words[at++] = (*argv)[said + 1];
    for (int i = 1; i <= said; i++)
        words[at++] = (*argv)[i];
    for (int i = said + 2; i < argc; i++)
        words[at++] = (*argv)[i];
    words[at] = NULL;
    *argv = words;
}

int command_main(int argc, char **argv) {
    struct arena *process = arena_create();
    Fail fail;
    int code = EXIT_USAGE;
    put_command_first(argc, &argv, process);
    Str name = argc > 1 ? str_from_c(argv[1]) : STR("help");
    if (str_is(name, "--help") || str_is(name, "-h"))
        name = STR("help");
    const struct command *command = command_find(name);
    Words words = {argc > 2 ? argc - 2 : 0, argv + 2};
    if (opts_want_json(words))
        output_as_json();
    if (!stamp_init(&fail)) {
        code = output_fail("", &fail);
    } else if (str_is(name, "--version")) {
        output_format("fonds %s\n", FONDS_VERSION);
        code = EXIT_DONE;
    } else if (command == NULL) {
        code = unknown(name);
    } else {
        code = run(command, words, process);
    }
    if (!output_flush() && code == EXIT_DONE)
        code = EXIT_FAILED;
    arena_destroy(process);
    return code;
}
