/* fonds help: the commands, one of them, or the fields of a description. */
#include "cmd/command.h"

static const CommandText text = {
    "help", "[COMMAND|fields]", "shows the commands, one of them, or the fields", NULL, 0, 0, 1,
    NULL};

static void tell_fields(void) {
    output_format("Fields of a description, as in: fonds edit ID FIELD=VALUE\n\n");
    for (Field field = 0; field < FIELD_COUNT; field++) {
        const FieldInfo *info = field_info(field);
        output_format("  %-18s %s%s\n", info->name, info->label,
                      info->repeats ? " (any number)" : "");
    }
}

static int run(const struct opts *opts, struct arena *process) {
    if (opts->arguments.n == 0) {
        output_format("fonds: a digital archive for the documentary record\n\nUsage: fonds COMMAND "
                      "[options] ...\n\n");
        for (size_t i = 0; i < command_count; i++)
            output_format("  %-9s %s\n", command_list[i]->text->name,
                          command_list[i]->text->summary);
        output_format("\nThe archive is the one that -C FOLDER names, or the one at or above the "
                      "working folder.\n"
                      "fonds COMMAND --help tells more; fonds --version the version.\n");
        return EXIT_DONE;
    }
    if (str_is(opts->arguments.p[0], "fields")) {
        tell_fields();
        return EXIT_DONE;
    }
    const struct command *command = command_find(opts->arguments.p[0]);
    if (command == NULL) {
        output_note("fonds help: \"%.*s\" is not a command; see: fonds help",
                    STR_ARG(output_safe(process, opts->arguments.p[0])));
        return EXIT_USAGE;
    }
    output_str(opts_help(command->text, process));
    return EXIT_DONE;
}

const struct command cmd_help = {&text, run};
