/* fonds init: a new archive. */
#include "base/file.h"
#include "cmd/command.h"
#include "text/utf8.h"
#include <limits.h>
#include <stdlib.h>

static const Option options[] = {
    {"title", 't', "TEXT", "the name at the head of every page; else the folder's name"},
    {"dry-run", 'n', NULL, "only say what would be made"},
    COMMAND_OPTION_JSON,
};

static const CommandText text = {
    "init",
    "FOLDER",
    "makes a new archive",
    COMMAND_OPTIONS(options),
    1,
    1,
    "The folder is made where it is missing. Its settings stand in FOLDER/fonds.conf.\n"
    "Then: fonds add -C FOLDER PATH...\n",
};

/* The folder's name; of "." and the like the name that it really has. */
static Str name_of(Str folder, struct arena *process) {
    Str name = file_name(folder);
    if (!str_is(name, ".") && !str_is(name, ".."))
        return name;
    const char *real = realpath(str_to_c(process, folder), arena_alloc(process, PATH_MAX));
    return real == NULL ? name : str_copy(process, file_name(str_from_c(real)));
}

static void tell_json(Str folder, Str title, bool dry_run, struct arena *process) {
    Json *one = json_new_object();
    Utf8DamageList damage = {0};
    json_set_text(one, "archive", file_show(process, folder));
    json_set_text(one, "title", utf8_repair(title, process, &damage));
    json_set(one, "dry_run", json_new_bool(dry_run));
    output_json(one);
}

static int run(const struct opts *opts, struct arena *process) {
    Fail fail;
    Str folder = opts->arguments.p[0], title = opts_text(opts, "title");
    Str shown = output_safe(process, folder);
    bool dry_run = opts_flag(opts, "dry-run");
    if (title.n == 0)
        title = name_of(folder, process);
    Str around;
    bool inside = archive_around(file_folder(folder), process, &around);
    if (!dry_run && !archive_make(folder, title, &fail))
        return output_fail("init", &fail);
    if (opts_flag(opts, "json"))
        tell_json(folder, title, dry_run, process);
    else if (dry_run)
        output_format("would make an archive in %.*s\n", STR_ARG(shown));
    else
        output_format("Made an archive in %.*s. Next: fonds add -C %.*s PATH...\n", STR_ARG(shown),
                      STR_ARG(shown));
    if (inside)
        output_note(
            "note: it lies inside the archive %.*s and is one of its own; commands in it work "
            "on it alone",
            STR_ARG(output_safe(process, around)));
    return EXIT_DONE;
}

const struct command cmd_init = {&text, run};
