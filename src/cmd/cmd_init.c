/* fonds init: a new archive. */
#include "base/file.h"
#include "cmd/command.h"
#include <limits.h>
#include <stdlib.h>

static const Option options[] = {
    {"title", 't', "TEXT", "the name at the head of every page; else the folder's name"},
    {"dry-run", 'n', NULL, "only say what would be made"},
};

static const CommandText text = {
    "init",
    "FOLDER",
    "makes a new archive",
    COMMAND_OPTIONS(options),
    1,
    1,
    "The folder is made where it is missing. Its settings stand in FOLDER/fonds.conf. Then: fonds "
    "add -C FOLDER PATH...\n",
};

/* The folder's name; of "." and the like the name that it really has. */
static Str name_of(Str folder, struct arena *process) {
    Str name = file_name(folder);
    if (!str_is(name, ".") && !str_is(name, ".."))
        return name;
    const char *real = realpath(str_to_c(process, folder), arena_alloc(process, PATH_MAX));
    return real == NULL ? name : str_copy(process, file_name(str_from_c(real)));
}

static int run(const struct opts *opts, struct arena *process) {
    Fail fail;
    Str folder = opts->arguments.p[0], title = opts_text(opts, "title");
    if (title.n == 0)
        title = name_of(folder, process);
    if (opts_flag(opts, "dry-run")) {
        output_format("would make an archive in %.*s\n", STR_ARG(output_safe(process, folder)));
        return EXIT_DONE;
    }
    if (!archive_make(folder, title, &fail))
        return output_fail("init", &fail);
    output_format("Made an archive in %.*s. Next: fonds add -C %.*s PATH...\n",
                  STR_ARG(output_safe(process, folder)), STR_ARG(output_safe(process, folder)));
    return EXIT_DONE;
}

const struct command cmd_init = {&text, run};
