/* Dispatch by name. "fonds --version" and "fonds --help" are words of their own; everything else is
 * a command's. */
#include "cmd/command.h"
#include "base/stamp.h"

const struct command *const command_list[] = {
    &cmd_init,    &cmd_add,    &cmd_inspect, &cmd_search, &cmd_show,
    &cmd_cite,    &cmd_edit,   &cmd_undo,    &cmd_log,    &cmd_verify,
    &cmd_rebuild, &cmd_reread, &cmd_export,  &cmd_serve,  &cmd_help,
};
const size_t command_count = sizeof command_list / sizeof *command_list;

const struct command *command_find(Str name) {
    for (size_t i = 0; i < command_count; i++)
        if (str_is(name, command_list[i]->text->name))
            return command_list[i];
    return NULL;
}

bool command_folder(const struct opts *opts, struct arena *process, Str *folder, Fail *fail) {
    Str named = opts_text(opts, "archive");
    return archive_find(named.n > 0 ? named : STR("."), process, folder, fail);
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
    return archive;
}

static int run(const struct command *command, Words words, struct arena *process) {
    struct opts opts;
    Fail fail;
    if (!opts_parse(command->text, words, process, &opts, &fail)) {
        (void)output_fail(command->text->name, &fail);
        return EXIT_USAGE;
    }
    if (opts.help) {
        output_str(opts_help(command->text, process));
        return EXIT_DONE;
    }
    return command->run(&opts, process);
}

int command_main(int argc, char **argv) {
    struct arena *process = arena_create();
    Fail fail;
    int code = EXIT_USAGE;
    Str name = argc > 1 ? str_from_c(argv[1]) : STR("help");
    if (str_is(name, "--help") || str_is(name, "-h"))
        name = STR("help");
    const struct command *command = command_find(name);
    if (!stamp_init(&fail)) {
        code = output_fail("", &fail);
    } else if (str_is(name, "--version")) {
        output_format("fonds %s\n", FONDS_VERSION);
        code = EXIT_DONE;
    } else if (command == NULL) {
        output_note("fonds: \"%.*s\" is not a command; see: fonds help",
                    STR_ARG(output_safe(process, name)));
    } else {
        code = run(command, (Words){argc > 2 ? argc - 2 : 0, argv + 2}, process);
    }
    if (!output_flush() && code == EXIT_DONE)
        code = EXIT_FAILED;
    arena_destroy(process);
    return code;
}
